//! The charts of a report. Each stands beside the table with the same numbers.

use plenum_core::recommend::ResultBody;
use plenum_core::response::Status;
use plenum_core::rubric::{RubricBody, ScoresBody};
use plenum_core::time::Date;
use plenum_judge::scoring::Summary;

use super::Maker;
use crate::model::{Chart, Figure, Part, Point, Run, Section, Spread, Stack, plain};

/// More rows than this are read in the table, not in a picture.
const MOST: usize = 40;

impl Maker<'_> {
    /// Medians of one criterion, in the order of the recommendations.
    pub(super) fn rating_figure(
        &self,
        criterion: &str,
        summary: impl Fn(&ResultBody) -> Option<&Summary>,
    ) -> Option<Part> {
        let rows = self.view.recommendations.iter().filter_map(|r| {
            let result = self.view.results.get(&r.id)?;
            Some(spread(self.run(r.number.clone()), summary(result)?))
        });
        self.spreads(&format!("figure-{criterion}"), (1, 9), rows.collect())
    }

    /// Medians of a round of scoring, widest spread first.
    pub(super) fn score_figure(&self, rubric: &RubricBody, round: &ScoresBody) -> Option<Part> {
        let steps = |cell: &plenum_core::rubric::CellBody| {
            Some((*cell.steps.first()?, *cell.steps.last()?))
        };
        let scale = round.cells.iter().find_map(steps)?;
        let shown = round.cells.iter().filter(|cell| steps(cell) == Some(scale));
        let rows = shown.filter_map(|cell| {
            let subject = self.subject(cell.subject);
            let criterion = self.criterion(&rubric.rubric, &cell.criterion);
            let words = criterion
                .lines
                .first()
                .map_or_else(String::new, |line| plain(line));
            let lang = criterion.lines.first().and_then(|line| line.first());
            let lang = lang.map_or_else(|| self.words.lang(), |run| run.lang.as_str());
            let label = if round.subjects.len() > 1 {
                Run::new(lang, self.words.labelled(&plain(&subject), &words))
            } else {
                Run::new(lang, words)
            };
            Some(spread(label, cell.summary.as_ref()?))
        });
        self.spreads("figure-scores", scale, rows.collect())
    }

    fn spreads(&self, caption: &str, scale: (u32, u32), rows: Vec<Spread>) -> Option<Part> {
        if rows.is_empty() || rows.len() > MOST {
            return None;
        }
        let told = rows.iter().map(|row| {
            let median = plenum_judge::scoring::Quarters(row.quarters[2]);
            let median = self.words.quarters(median);
            vec![self.run(self.words.labelled(&row.label.text, &median))]
        });
        let alt = plain(&self.joined(told, &self.words.text("semicolon")));
        Some(self.figure(caption, alt, Chart::Spread { scale, rows }))
    }

    /// The voices of the organisations on each recommendation.
    pub(super) fn support_figure(&self) -> Option<Part> {
        let rows: Vec<Stack> = self
            .view
            .recommendations
            .iter()
            .filter_map(|recommendation| {
                let voices = self.view.endorsements.get(&recommendation.id)?;
                Some(Stack {
                    label: self.run(recommendation.number.clone()),
                    counts: vec![voices.support, voices.can_live_with, voices.object],
                })
            })
            .collect();
        if rows.is_empty() || rows.len() > MOST {
            return None;
        }
        let parts = ["voice-support", "voice-can_live_with", "voice-object"];
        let told = rows.iter().map(|row| {
            let counts: Vec<_> = row.counts.iter().map(|n| self.words.whole(*n)).collect();
            vec![self.run(self.words.labelled(&row.label.text, &counts.join("/")))]
        });
        let alt = plain(&self.joined(told, &self.words.text("semicolon")));
        let parts = parts.map(|part| self.label(part)).to_vec();
        Some(self.figure("figure-support", alt, Chart::Stacked { parts, rows }))
    }

    /// How many actions stand where.
    pub(super) fn status_figure(&self) -> Option<Part> {
        let statuses = [
            Status::Done,
            Status::OnTrack,
            Status::Planned,
            Status::Late,
            Status::Dropped,
        ];
        let count = |status| {
            let of = self.view.actions.iter().filter(|a| a.shown == status);
            u32::try_from(of.count()).unwrap_or(u32::MAX)
        };
        if self.view.actions.is_empty() {
            return None;
        }
        let rows: Vec<Stack> = statuses
            .iter()
            .map(|status| Stack {
                label: self.word("status", status),
                counts: vec![count(*status)],
            })
            .collect();
        let told = rows.iter().map(|row| {
            let counted: u32 = row.counts.iter().sum();
            let counted = self.words.whole(counted);
            vec![self.run(self.words.labelled(&row.label.text, &counted))]
        });
        let alt = plain(&self.joined(told, &self.words.text("semicolon")));
        let parts = vec![self.label("actions")];
        Some(self.figure("figure-status", alt, Chart::Stacked { parts, rows }))
    }

    /// The phases and the days of the workshop on a line, and their dates in a table.
    pub(super) fn timeline(&self) -> Section {
        let Some(workshop) = self.view.workshop else {
            return self.section("timeline", Vec::new());
        };
        let point = |date: Date, label: Run| Point {
            day: days_since_1970(date),
            date: self.day(date),
            label,
        };
        let mut points: Vec<Point> = workshop
            .deadlines
            .iter()
            .map(|line| {
                let date = self.words.day_of(line.at, self.zone);
                point(date, self.word("phase", &line.phase))
            })
            .collect();
        points.push(point(workshop.first_day, self.label("first-day")));
        points.push(point(workshop.last_day, self.label("last-day")));
        points.sort_by_key(|point| point.day);
        let rows = points
            .iter()
            .map(|point| vec![point.date.clone().into(), point.label.clone().into()])
            .collect();
        let told = points
            .iter()
            .map(|point| vec![self.run(self.words.labelled(&point.date.text, &point.label.text))]);
        let alt = plain(&self.joined(told, &self.words.text("semicolon")));
        let figure = self.figure("figure-timeline", alt, Chart::Timeline { points });
        let table = self.table("timeline-table", &["day", "what"], rows);
        self.section("timeline", vec![figure, table])
    }

    fn figure(&self, caption: &str, alt: String, chart: Chart) -> Part {
        Part::Figure(Figure {
            caption: self.label(caption),
            alt: self.run(alt),
            chart,
        })
    }
}

fn spread(label: Run, summary: &Summary) -> Spread {
    Spread {
        label,
        quarters: [
            summary.lowest * 4,
            summary.q1.0,
            summary.median.0,
            summary.q3.0,
            summary.highest * 4,
        ],
        n: summary.n,
    }
}

/// Days since 1970-01-01.
pub(super) fn days_since_1970(date: Date) -> i64 {
    let day = jiff::civil::Date::new(
        i16::try_from(date.year).unwrap_or(1970),
        i8::try_from(date.month).unwrap_or(1),
        i8::try_from(date.day).unwrap_or(1),
    );
    let day = day.unwrap_or(jiff::civil::Date::constant(1970, 1, 1));
    let days = day.duration_since(jiff::civil::Date::constant(1970, 1, 1));
    days.as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let of = |text: &str| days_since_1970(text.parse().unwrap());

        assert_eq!(
            [of("1970-01-02"), of("2014-03-12"), of("1969-12-31")],
            [1, 16_141, -1]
        );
    }
}

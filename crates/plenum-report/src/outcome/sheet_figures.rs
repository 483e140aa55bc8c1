//! The tables of figures: ratings, scores, and how often each value was given.

use plenum_judge::scoring::Summary;
use plenum_judge::scoring::exact::Fraction;

use super::Maker;
use super::sheets::{first, passage};
use crate::model::{Passage, plain};
use crate::tables::{Cell, Sheet, SheetChart};

impl Maker<'_> {
    pub(super) fn sheet_ratings(&self) -> Sheet {
        let mut rows = Vec::new();
        for r in &self.view.recommendations {
            let Some(result) = self.view.results.get(&r.id) else {
                continue;
            };
            let earlier = result.earlier.iter();
            let rounds = earlier
                .map(|round| (round.block, &round.importance, &round.feasibility))
                .chain([(result.block, &result.importance, &result.feasibility)]);
            for (block, importance, feasibility) in rounds {
                for (name, summary) in [("importance", importance), ("feasibility", feasibility)] {
                    let mut row = vec![
                        Cell::Text(r.number.clone()),
                        Cell::Text(self.words.text(name)),
                        passage(&Passage::line(self.block(block))),
                    ];
                    row.extend(figures(summary.as_ref()));
                    rows.push(row);
                }
            }
        }
        let mut columns = vec![("number", 9), ("criterion", 14), ("round", 28)];
        columns.extend(FIGURES);
        let mut sheet = self.sheet("ratings", &columns, rows);
        sheet.chart = Some(SheetChart {
            names: (0, 1),
            first: 4,
            last: 4,
            stacked: false,
        });
        sheet
    }

    /// How often each value was given: the raw answers as far as they may be shown, for sheets are sealed.
    pub(super) fn sheet_counts(&self) -> Sheet {
        let mut rows = Vec::new();
        let mut add = |number: &str,
                       subject: String,
                       criterion: String,
                       steps: &[u32],
                       summary: Option<&Summary>| {
            for (step, count) in steps.iter().zip(summary.iter().flat_map(|s| &s.histogram)) {
                rows.push(vec![
                    Cell::Text(number.to_owned()),
                    Cell::Text(subject.clone()),
                    Cell::Text(criterion.clone()),
                    Cell::Whole((*step).into()),
                    Cell::Whole((*count).into()),
                ]);
            }
        };
        let steps: Vec<u32> = (1..=9).collect();
        for r in &self.view.recommendations {
            let Some(result) = self.view.results.get(&r.id) else {
                continue;
            };
            let both = [
                ("importance", result.importance.as_ref()),
                ("feasibility", result.feasibility.as_ref()),
            ];
            for (name, summary) in both {
                add(
                    &r.number,
                    String::new(),
                    self.words.text(name),
                    &steps,
                    summary,
                );
            }
        }
        for scoring in &self.view.scorings {
            let Some(rubric) = self.view.rubrics.get(&(scoring.rubric, scoring.version)) else {
                continue;
            };
            for cell in self
                .rounds(scoring)
                .last()
                .into_iter()
                .flat_map(|round| &round.cells)
            {
                let subject = plain(&self.subject(cell.subject));
                let criterion = self.criterion(&rubric.rubric, &cell.criterion);
                add(
                    &scoring.number,
                    subject,
                    first(&criterion),
                    &cell.steps,
                    cell.summary.as_ref(),
                );
            }
        }
        let columns = [
            ("number", 9),
            ("score-subject", 24),
            ("criterion", 40),
            ("score-value", 8),
            ("times", 8),
        ];
        self.sheet("counts", &columns, rows)
    }

    pub(super) fn sheet_scores(&self) -> Sheet {
        let mut rows = Vec::new();
        for scoring in &self.view.scorings {
            let Some(rubric) = self.view.rubrics.get(&(scoring.rubric, scoring.version)) else {
                continue;
            };
            for round in self.rounds(scoring) {
                for cell in &round.cells {
                    let mut row = vec![
                        Cell::Text(scoring.number.clone()),
                        Cell::Whole(round.n.into()),
                        passage(&Passage::line(self.subject(cell.subject))),
                        Cell::Text(first(&self.criterion(&rubric.rubric, &cell.criterion))),
                    ];
                    row.extend(figures(cell.summary.as_ref()));
                    row.extend([Cell::Empty, Cell::Empty]);
                    rows.push(row);
                }
                for subject in &round.subjects {
                    let Some(score) = &subject.score else {
                        continue;
                    };
                    let mut row = vec![
                        Cell::Text(scoring.number.clone()),
                        Cell::Whole(round.n.into()),
                        passage(&Passage::line(self.subject(subject.subject))),
                        Cell::Text(self.words.text("score-of")),
                        Cell::Whole(score.n.into()),
                    ];
                    row.resize(FIGURES.len() + 4, Cell::Empty);
                    row.extend([hundredths(score.mean), hundredths(score.median)]);
                    rows.push(row);
                }
            }
        }
        let mut columns = vec![
            ("number", 9),
            ("round", 8),
            ("score-subject", 24),
            ("criterion", 50),
        ];
        columns.extend(FIGURES);
        columns.extend([("score-mean", 10), ("score-median", 10)]);
        let mut sheet = self.sheet("scores", &columns, rows);
        sheet.chart = Some(SheetChart {
            names: (3, 3),
            first: 5,
            last: 5,
            stacked: false,
        });
        sheet
    }
}

const FIGURES: [(&str, u16); 7] = [
    ("n", 6),
    ("median", 9),
    ("q1", 8),
    ("q3", 8),
    ("spread", 9),
    ("lowest", 9),
    ("highest", 9),
];

fn figures(summary: Option<&Summary>) -> [Cell; 7] {
    let Some(summary) = summary else {
        return [(); 7].map(|()| Cell::Empty);
    };
    [
        Cell::Whole(summary.n.into()),
        Cell::Quarters(summary.median.0),
        Cell::Quarters(summary.q1.0),
        Cell::Quarters(summary.q3.0),
        Cell::Quarters(summary.spread.0),
        Cell::Whole(summary.lowest.into()),
        Cell::Whole(summary.highest.into()),
    ]
}

fn hundredths(value: Fraction) -> Cell {
    let rounded = value
        .checked_mul(Fraction::whole(100))
        .map(Fraction::half_even);
    rounded.map_or(Cell::Empty, |n| {
        i64::try_from(n).map_or(Cell::Empty, Cell::Hundredths)
    })
}

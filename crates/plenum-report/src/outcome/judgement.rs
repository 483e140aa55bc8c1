//! Tables and what they returned, who reviewed what in numbers, and score sheets: what a count found, never who said it.

use plenum_core::Item;
use plenum_core::rubric::{
    CellBody, Rubric, RubricBody, Score, ScoreUnit, ScoresBody, ScoringBody, Subject, SubjectBody,
};
use plenum_judge::scoring::exact::Fraction;

use super::Maker;
use super::front::anchor;
use crate::model::{Line, Part, Passage, Section};

impl<'a> Maker<'a> {
    /// The rounds at tables, and the notes that came back to the plenary.
    pub(super) fn tables(&self) -> Section {
        let mut parts = Vec::new();
        let laid = self.view.tables.iter().filter(|tables| tables.round > 0);
        for tables in laid {
            let counts = [
                ("rounds", tables.rounds),
                ("met", tables.met),
                ("pairs", tables.pairs),
                ("repeats", tables.repeats),
            ];
            let rows: Vec<Vec<Passage>> = tables
                .tables
                .iter()
                .map(|table| {
                    vec![
                        self.text(&table.title),
                        self.text_or_dash(table.topic.as_ref()),
                        table.host.map_or_else(
                            || self.run("–").into(),
                            |host| Passage::line(self.seat(host)),
                        ),
                    ]
                })
                .collect();
            let title = |table| {
                let line = tables.tables.iter().find(|line| line.table == table);
                line.map_or_else(|| self.run("–").into(), |line| self.text(&line.title))
            };
            let notes = self.view.table_notes.iter();
            let notes: Vec<Vec<Passage>> = notes
                .filter(|note| note.block == tables.block)
                .map(|note| {
                    vec![
                        title(note.table),
                        self.number(note.round),
                        self.text(&note.text),
                    ]
                })
                .collect();
            let mut inner = vec![
                Part::Paragraph(self.run(self.words.counts("tables-met", &counts)).into()),
                self.table(
                    "tables-laid",
                    &["table-name", "table-topic", "table-host"],
                    rows,
                ),
            ];
            if !notes.is_empty() && self.profile.keeps_raw() {
                inner.push(self.table("tables-returned", &["table-name", "round", "note"], notes));
            }
            let name = format!("tables-{}", tables.block);
            parts.push(Self::subsection(name, self.block(tables.block), inner));
        }
        self.section("tables", parts)
    }

    /// Who reviewed what, in numbers: names of reviewers are no part of an outcome.
    pub(super) fn assignments(&self) -> Section {
        let assigned = self.view.assigned.iter();
        let parts = assigned.map(|assigned| {
            let counts = [
                ("submissions", assigned.submissions),
                ("reviewers", assigned.reviewers),
                ("reviews", assigned.reviews),
                ("mutual", assigned.mutual_pairs),
            ];
            let proof = match (assigned.proven, assigned.gap) {
                (true, _) => self.label("assigned-proven"),
                (false, Some(gap)) => {
                    self.run(self.words.say("assigned-gap", &[("gap", gap)], &[]))
                }
                (false, None) => self.label("assigned-by-hand"),
            };
            let mut facts = vec![
                self.fact(
                    "assigned-reviews",
                    self.run(self.words.counts("assigned-counts", &counts)),
                ),
                self.fact("assigned-quality", proof),
                self.fact("assigned-done", self.number(assigned.done)),
            ];
            if let Some(receipt) = &assigned.receipt {
                facts.push(self.fact("assigned-seed", self.run(receipt.seed.clone())));
                facts.push(self.fact("assigned-digest", self.run(receipt.digest.clone())));
            }
            let name = format!("assigned-{}", assigned.assignment);
            Self::subsection(
                name,
                self.heading(&assigned.title),
                vec![Part::Facts(facts)],
            )
        });
        self.section("assignments", parts.collect())
    }

    /// What the score sheets say, round by round, widest disagreement first.
    pub(super) fn scores(&self) -> Section {
        let scorings = self.view.scorings.iter();
        let parts = scorings.filter_map(|scoring| self.scoring(scoring));
        self.section("scores", parts.collect())
    }

    /// The counted rounds of a scoring, in order.
    pub(super) fn rounds(&self, scoring: &ScoringBody) -> Vec<&'a ScoresBody> {
        let all = self.view.scores.iter().copied();
        let mut rounds: Vec<_> = all.filter(|scores| scores.scoring == scoring.id).collect();
        rounds.sort_by_key(|round| round.n);
        rounds
    }

    fn scoring(&self, scoring: &ScoringBody) -> Option<Part> {
        let rubric = self.view.rubrics.get(&(scoring.rubric, scoring.version))?;
        let rounds = self.rounds(scoring);
        let mut parts = vec![Part::Facts(vec![
            self.fact("rubric", self.text(&rubric.rubric.title)),
            self.fact("rubric-version", self.number(rubric.version)),
            self.fact("score-scorers", self.number(scoring.people)),
        ])];
        parts.push(self.paragraph("score-sealed"));
        for round in &rounds {
            let head = [
                "score-subject",
                "criterion",
                "n",
                "median",
                "q1",
                "q3",
                "spread",
                "range",
            ];
            let rows = round
                .cells
                .iter()
                .map(|cell| self.cell(rubric, cell))
                .collect();
            let counts = [("n", round.n)];
            parts.push(Part::Paragraph(
                self.run(self.words.counts("score-round", &counts)).into(),
            ));
            parts.extend(self.score_figure(rubric, round));
            parts.push(self.table("score-table", &head, rows));
            parts.extend(
                round
                    .subjects
                    .iter()
                    .flat_map(|subject| self.subject_part(rubric, subject)),
            );
            let comments: Vec<Passage> = round
                .cells
                .iter()
                .flat_map(|cell| &cell.comments)
                .map(|comment| self.text(comment))
                .collect();
            if !comments.is_empty() && self.profile.keeps_raw() {
                parts.push(self.paragraph("comments"));
                parts.push(Part::List(comments));
            }
        }
        let mut heading = self.lead(&scoring.number);
        heading.extend(self.heading(&scoring.title));
        (!rounds.is_empty()).then(|| Self::subsection(anchor(&scoring.number), heading, parts))
    }

    fn cell(&self, rubric: &RubricBody, cell: &CellBody) -> Vec<Passage> {
        let mut row = vec![
            Passage::line(self.subject(cell.subject)),
            self.criterion(&rubric.rubric, &cell.criterion),
        ];
        row.extend(self.figures(cell.summary.as_ref()));
        row
    }

    /// The score over all criteria, why views changed, and the host's own view, which stands beside and is never mixed in.
    fn subject_part(&self, rubric: &RubricBody, subject: &SubjectBody) -> Vec<Part> {
        let mut parts = Vec::new();
        if let Some(score) = &subject.score {
            let facts = vec![
                self.fact("score-of", Passage::line(self.subject(subject.subject))),
                self.fact("score-mean", self.run(self.score(score, score.mean))),
                self.fact("score-median", self.run(self.score(score, score.median))),
                self.fact("n", self.number(score.n)),
            ];
            parts.push(Part::Facts(facts));
        }
        if !subject.changes.is_empty() {
            parts.push(self.paragraph("score-changes"));
            parts.push(Part::List(
                subject.changes.iter().map(|text| self.text(text)).collect(),
            ));
        }
        if let Some(view) = &subject.own_view {
            let rows = view.iter().map(|own| {
                let value = own
                    .number
                    .map_or_else(|| "–".to_owned(), |n| self.words.whole(n));
                vec![
                    self.criterion(&rubric.rubric, &own.criterion),
                    self.run(value).into(),
                    self.text_or_dash(own.comment.as_ref()),
                ]
            });
            parts.push(self.table(
                "score-own-view",
                &["criterion", "score-value", "score-comment"],
                rows.collect(),
            ));
        }
        parts
    }

    pub(super) fn criterion(&self, rubric: &Rubric, key: &str) -> Passage {
        match rubric.criterion(key) {
            Some((_, criterion)) => self.text(&criterion.prompt),
            None => self.run(key).into(),
        }
    }

    pub(super) fn subject(&self, subject: Subject) -> Line {
        match subject {
            Subject::Programme => vec![self.label("subject-programme")],
            Subject::Item(item) => self.item(item),
            Subject::Organisation(id) => self.organisation(id),
            Subject::Submission(_) => vec![self.label("subject-submission")],
        }
    }

    /// A figure with two decimals, rounded once, here; with its unit.
    pub(super) fn score(&self, score: &Score, value: Fraction) -> String {
        let text = self.decimal(value);
        match score.unit {
            ScoreUnit::Scale(lowest, highest) => self.words.say(
                "score-on-scale",
                &[
                    ("lowest", i64::from(lowest)),
                    ("highest", i64::from(highest)),
                ],
                &[("value", &text)],
            ),
            ScoreUnit::Percent => self.words.say("score-percent", &[], &[("value", &text)]),
        }
    }

    /// A figure with two decimals.
    pub(super) fn decimal(&self, value: Fraction) -> String {
        self.words.decimal(hundredths(value))
    }

    /// An item of the workshop that has a scoring of its own is named where it stands.
    pub(super) fn scoring_number(&self, item: Item) -> Option<String> {
        let Item::Scoring(id) = item else {
            return None;
        };
        let scoring = self.view.scorings.iter().find(|scoring| scoring.id == id)?;
        Some(scoring.number.clone())
    }
}

/// Hundredths, halves to even.
fn hundredths(value: Fraction) -> i128 {
    value
        .checked_mul(Fraction::whole(100))
        .map_or(0, Fraction::half_even)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn scores_are_rounded_once_and_without_needless_zeros() {
        let words = Catalogue::english();
        let of = |num, den| words.decimal(hundredths(Fraction::new(num, den).unwrap()));

        assert_eq!([of(20, 3), of(13, 2), of(5, 1)], ["6.67", "6.5", "5"]);
        assert_eq!([of(-1, 8), of(1, 8)], ["-0.12", "0.12"]);
    }
}

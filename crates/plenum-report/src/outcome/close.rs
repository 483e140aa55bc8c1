//! Evaluation, next dates, and the receipt that lets anybody check the record.

use plenum_core::Head;

use super::Maker;
use crate::model::{Part, Passage, Section};

impl Maker<'_> {
    pub(super) fn evaluation(&self) -> Section {
        let mut rows = Vec::new();
        let mut comments = Vec::new();
        for question in &self.view.evaluation {
            let mut row: Vec<Passage> = vec![
                self.word("evaluation", &question.question).into(),
                self.number(question.answered),
            ];
            row.extend(self.figures(question.summary.as_ref()));
            rows.push(row);
            comments.extend(question.comments.iter().map(|comment| self.text(comment)));
        }
        let mut parts = Vec::new();
        if !rows.is_empty() {
            parts.push(self.paragraph("evaluation-scale"));
            let head = [
                "question",
                "answers-given",
                "n",
                "median",
                "q1",
                "q3",
                "spread",
                "range",
            ];
            parts.push(self.table("evaluation-table", &head, rows));
        }
        if !comments.is_empty() && self.profile.keeps_raw() {
            parts.push(self.paragraph("comments"));
            parts.push(Part::List(comments));
        }
        self.section("evaluation", parts)
    }

    pub(super) fn dates(&self) -> Section {
        let mut parts = Vec::new();
        let agreed = self.view.dates.into_iter().flat_map(|dates| &dates.dates);
        let rows: Vec<_> = agreed
            .map(|line| vec![self.day(line.date).into(), self.text(&line.what)])
            .collect();
        if !rows.is_empty() {
            parts.push(self.table("dates-table", &["day", "what"], rows));
        }
        let deadlines = self
            .view
            .workshop
            .into_iter()
            .flat_map(|workshop| &workshop.deadlines);
        let rows: Vec<_> = deadlines
            .map(|line| {
                vec![
                    self.word("phase", &line.phase).into(),
                    self.instant(line.at).into(),
                ]
            })
            .collect();
        if !rows.is_empty() {
            parts.push(self.table("deadlines-table", &["phase", "until"], rows));
        }
        self.section("dates", parts)
    }

    pub(super) fn receipt(&self, head: &Head) -> Section {
        let count = u32::try_from(head.seq).unwrap_or(u32::MAX);
        let parts = vec![
            Part::Facts(vec![
                self.fact("workshop-id", self.run(head.workshop.to_string())),
                self.fact("commits", self.run(self.words.count("commit-count", count))),
                self.fact("head-hash", self.run(head.hash.clone())),
            ]),
            self.paragraph("how-to-verify"),
            self.paragraph("what-it-proves"),
        ];
        self.section("receipt", parts)
    }
}

//! The initial report and the desk review: what was written before the workshop, and what became of it.

use plenum_core::text::Text;

use super::Maker;
use crate::model::{Line, Part, Passage, Section};

impl Maker<'_> {
    pub(super) fn initial_report(&self) -> Section {
        let sections = self.view.sections.iter().map(|section| {
            let version = self.words.count("version", section.version);
            let heading = vec![self.word("report-section", &section.section)];
            let state = vec![
                self.word("section-state", &section.state),
                self.separator(),
                self.run(version),
            ];
            let mut parts = vec![Part::Paragraph(Passage::line(state))];
            parts.extend(
                section
                    .body
                    .as_ref()
                    .map(|body| Part::Quote(self.title_text(body))),
            );
            if let Some(remark) = &section.remark {
                parts.push(Part::Facts(vec![self.fact("remark", self.text(remark))]));
            }
            let name = heading
                .first()
                .map(|run| run.text.to_ascii_lowercase().replace(' ', "-"))
                .unwrap_or_default();
            Self::subsection(format!("initial-{name}"), heading, parts)
        });
        self.section("initial", sections.collect())
    }

    pub(super) fn desk_review(&self) -> Section {
        let tables = [
            self.hypotheses(),
            self.questions(),
            self.requests(),
            self.invitations(),
            self.coverage(),
        ];
        self.section("desk", tables.into_iter().flatten().collect())
    }

    fn hypotheses(&self) -> Option<Part> {
        let rows: Vec<_> = self
            .view
            .hypotheses
            .iter()
            .map(|hypothesis| {
                let verdict = match (hypothesis.verdict, hypothesis.merged_into) {
                    (Some(verdict), _) => vec![self.word("verdict", &verdict)],
                    (None, Some(survivor)) => {
                        self.merged_into(self.item(plenum_core::Item::Hypothesis(survivor)))
                    }
                    (None, None) => vec![self.word("hypothesis-state", &hypothesis.state)],
                };
                vec![
                    self.run(hypothesis.number.clone()).into(),
                    Passage::line(self.organisation(hypothesis.by)),
                    self.text(&hypothesis.statement),
                    self.text_or_dash(hypothesis.why.as_ref()),
                    self.text_or_dash(hypothesis.would_change.as_ref()),
                    Passage::line(verdict),
                ]
            })
            .collect();
        let head = [
            "number",
            "by",
            "hypothesis",
            "why",
            "would-change",
            "verdict",
        ];
        (!rows.is_empty()).then(|| self.table("hypotheses", &head, rows))
    }

    fn questions(&self) -> Option<Part> {
        let rows: Vec<_> = self
            .view
            .questions
            .iter()
            .map(|question| {
                let mut state = vec![self.word("question-state", &question.state)];
                if let Some(survivor) = question.merged_into {
                    state = self.merged_into(self.item(plenum_core::Item::Question(survivor)));
                }
                let path = question
                    .path
                    .map_or_else(|| self.run("–"), |path| self.word("path", &path));
                vec![
                    self.run(question.number.clone()).into(),
                    Passage::line(self.organisation(question.by)),
                    self.text(&question.question),
                    self.word("question-kind", &question.kind).into(),
                    path.into(),
                    self.text_or_dash(question.answer.as_ref()),
                    Passage::line(state),
                ]
            })
            .collect();
        let head = [
            "number",
            "by",
            "question",
            "question-kind",
            "path",
            "answer",
            "state",
        ];
        (!rows.is_empty()).then(|| self.table("questions", &head, rows))
    }

    fn requests(&self) -> Option<Part> {
        let rows: Vec<_> = self
            .view
            .requests
            .iter()
            .map(|request| {
                let delivery = request
                    .delivery
                    .map_or_else(|| self.label("no-answer"), |d| self.word("delivery", &d));
                vec![
                    self.run(request.number.clone()).into(),
                    Passage::line(self.organisation(request.by)),
                    self.text(&request.what),
                    self.text_or_dash(request.why.as_ref()),
                    self.with_note(vec![delivery], request.note.as_ref()),
                ]
            })
            .collect();
        (!rows.is_empty()).then(|| {
            self.table(
                "requests",
                &["number", "by", "request", "what-for", "delivery"],
                rows,
            )
        })
    }

    fn invitations(&self) -> Option<Part> {
        let rows: Vec<_> = self
            .view
            .invitations
            .iter()
            .map(|invitation| {
                let state = vec![self.word("invitation-state", &invitation.state)];
                vec![
                    self.run(invitation.number.clone()).into(),
                    Passage::line(self.organisation(invitation.by)),
                    self.text(&invitation.who),
                    self.text_or_dash(invitation.why.as_ref()),
                    self.word("sector", &invitation.sector).into(),
                    self.with_note(state, invitation.reason.as_ref()),
                ]
            })
            .collect();
        (!rows.is_empty()).then(|| {
            self.table(
                "invitations",
                &["number", "by", "who", "why", "sector", "state"],
                rows,
            )
        })
    }

    fn coverage(&self) -> Option<Part> {
        let coverage = self.view.coverage?;
        let sectors = |list: &[plenum_core::prepare::Sector]| {
            self.list(list.iter().map(|s| vec![self.word("sector", s)]))
        };
        let mut facts = vec![
            self.fact("sectors-present", sectors(&coverage.present)),
            self.fact("sectors-missing", sectors(&coverage.missing)),
        ];
        facts.extend(
            coverage
                .confirmed_at
                .map(|at| self.fact("plan-confirmed", self.instant(at))),
        );
        facts.extend(
            coverage
                .reason
                .as_ref()
                .map(|reason| self.fact("coverage-reason", self.text(reason))),
        );
        Some(Part::Facts(facts))
    }

    pub(super) fn merged_into(&self, survivor: Line) -> Line {
        let mut line = vec![self.label("merged-into"), self.run(" ")];
        line.extend(survivor);
        line
    }

    fn with_note(&self, state: Line, note: Option<&Text>) -> Passage {
        let passage = Passage::line(state);
        match note {
            Some(note) => passage.and(self.text(note)),
            None => passage,
        }
    }
}

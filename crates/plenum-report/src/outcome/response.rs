//! The host's answer: first stances in the room, the formal response, actions and their two progress checks.

use plenum_core::agenda::Phase;
use plenum_core::response::ActionBody;

use super::Maker;
use super::front::anchor;
use crate::model::{Part, Passage, Section};

impl Maker<'_> {
    pub(super) fn stances(&self) -> Section {
        let rows: Vec<_> = self
            .view
            .recommendations
            .iter()
            .filter_map(|recommendation| {
                let response = self.view.responses.get(&recommendation.id)?;
                let stance = response.stance.map_or_else(
                    || self.label("no-stance"),
                    |stance| self.word("stance", &stance),
                );
                let mut remarks = response
                    .remark
                    .iter()
                    .chain(&response.remarks)
                    .map(|remark| self.text(remark));
                let first = remarks.next().unwrap_or_else(|| self.run("–").into());
                let remarks = remarks.fold(first, Passage::and);
                Some(vec![
                    self.run(recommendation.number.clone()).into(),
                    stance.into(),
                    remarks,
                ])
            })
            .collect();
        let table = (!rows.is_empty())
            .then(|| self.table("stances-table", &["number", "stance", "remarks"], rows));
        self.section("stances", table.into_iter().collect())
    }

    pub(super) fn formal_responses(&self) -> Section {
        let mut parts = Vec::new();
        if let Some(formal) = self.view.formal {
            parts.push(Part::Facts(vec![
                self.fact("published", self.instant(formal.published_at)),
                self.fact("signed-by", Passage::line(self.seat(formal.signed_by))),
            ]));
            parts.extend(
                formal
                    .statement
                    .as_ref()
                    .map(|statement| Part::Quote(self.text(statement))),
            );
        }
        let rows: Vec<_> = self
            .view
            .recommendations
            .iter()
            .filter_map(|recommendation| {
                let response = self.view.responses.get(&recommendation.id)?;
                let decision = response.decision?;
                let actions = self
                    .view
                    .actions
                    .iter()
                    .filter(|action| action.recommendations.contains(&recommendation.id));
                Some(vec![
                    self.run(recommendation.number.clone()).into(),
                    self.word("decision", &decision).into(),
                    self.text_or_dash(response.reason.as_ref()),
                    self.list(actions.map(|action| vec![self.run(action.number.clone())])),
                ])
            })
            .collect();
        if !rows.is_empty() {
            parts.push(self.table(
                "formal-table",
                &["number", "decision", "reason", "actions"],
                rows,
            ));
        }
        self.section("formal", parts)
    }

    pub(super) fn actions(&self) -> Section {
        let mut parts: Vec<_> = self
            .view
            .actions
            .iter()
            .map(|action| self.action(action))
            .collect();
        for check in &self.view.checks {
            let rows = check.actions.iter().map(|line| {
                let action = self.item(plenum_core::Item::Action(line.action));
                vec![
                    Passage::line(action),
                    self.word("status", &line.reported).into(),
                    self.word("status", &line.shown).into(),
                ]
            });
            let mut inner = vec![Part::Facts(vec![
                self.fact("submitted", self.instant(check.submitted_at)),
            ])];
            inner.extend(
                check
                    .statement
                    .as_ref()
                    .map(|statement| Part::Quote(self.text(statement))),
            );
            inner.push(self.table(
                "check-table",
                &["action", "reported", "shown"],
                rows.collect(),
            ));
            let name = if check.phase == Phase::Follow6 {
                "check-6"
            } else {
                "check-12"
            };
            parts.push(Self::subsection(
                name.to_owned(),
                vec![self.word("phase", &check.phase)],
                inner,
            ));
        }
        self.section("actions", parts)
    }

    fn action(&self, action: &ActionBody) -> Part {
        let heading = vec![
            self.run(action.number.clone()),
            self.run(" – "),
            self.word("status", &action.shown),
        ];
        let mut facts = vec![
            self.fact(
                "serves",
                self.list(
                    action
                        .recommendations
                        .iter()
                        .map(|id| self.recommendation(*id)),
                ),
            ),
        ];
        facts.extend(self.fact_of("owner", action.owner.as_ref()));
        facts.extend(action.due.map(|due| self.fact("due", self.day(due))));
        facts.extend(self.fact_of("dependence", action.dependence.as_ref()));
        facts.push(self.fact("reported", self.word("status", &action.reported)));
        let mut parts = vec![Part::Quote(self.text(&action.text)), Part::Facts(facts)];
        let rows: Vec<_> = action
            .history
            .iter()
            .map(|line| {
                let status = self.word("status", &line.status).into();
                vec![
                    self.instant(line.at).into(),
                    status,
                    self.text_or_dash(line.evidence.as_ref()),
                ]
            })
            .collect();
        if !rows.is_empty() {
            parts.push(self.table("history-table", &["when", "status", "shown-by"], rows));
        }
        if !action.remarks.is_empty() {
            parts.push(self.paragraph("peer-remarks"));
            parts.push(Part::List(
                action
                    .remarks
                    .iter()
                    .map(|remark| self.text(remark))
                    .collect(),
            ));
        }
        Self::subsection(anchor(&action.number), heading, parts)
    }
}

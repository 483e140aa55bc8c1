//! Agreements between organisations: who, from when, who does and pays what, signed in which function.

use plenum_core::agreements::AgreementBody;

use super::Maker;
use crate::model::{Part, Passage, Section};

impl Maker<'_> {
    pub(super) fn agreements(&self) -> Section {
        let parts = self.view.agreements.iter().map(|one| self.agreement(one));
        self.section("agreements", parts.collect())
    }

    fn agreement(&self, agreement: &AgreementBody) -> Part {
        let mut heading = vec![self.run(format!("{} ", agreement.number))];
        heading.extend(self.heading(&agreement.title));
        let mut facts = vec![self.fact("valid-from", self.day(agreement.from))];
        facts.extend(
            agreement
                .until
                .map(|until| self.fact("valid-until", self.day(until))),
        );
        facts.extend(self.fact_of("money", agreement.money.as_ref()));
        facts.extend(self.fact_of("ended-because", agreement.ended.as_ref()));
        let rows = agreement.parties.iter().map(|party| {
            let signed = party.function.as_ref().map(|function| {
                let day = party.signed_at.map(|at| vec![self.instant(at)]);
                self.text(function).and(Passage::lines(day))
            });
            vec![
                Passage::line(self.organisation(party.organisation)),
                self.text(&party.contact),
                self.text(&party.duties),
                signed.unwrap_or_else(|| self.run("–").into()),
            ]
        });
        let head = ["organisation", "contact", "duties", "signed-in-function"];
        Self::subsection(
            format!("agreement-{}", agreement.number),
            heading,
            vec![
                Part::Facts(facts),
                self.table("agreement-table", &head, rows.collect()),
            ],
        )
    }
}

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
        let mut heading = self.lead(&agreement.number);
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

#[cfg(test)]
mod tests {
    use plenum_core::Audience;
    use plenum_core::agreements::{AgreementBody, PartyLine};
    use plenum_core::id::{AgreementId, OrganisationId};
    use plenum_core::time::Timestamp;
    use uuid::Uuid;

    use crate::outcome::tests::{page, text};

    #[test]
    fn an_agreement_is_printed_with_parties_duties_and_functions() {
        let page = page(vec![(
            Audience::Room,
            AgreementBody {
                id: AgreementId(Uuid::from_u128(1)),
                number: "AG1".to_owned(),
                title: text("en", "Exchange of trainers"),
                parties: vec![PartyLine {
                    organisation: OrganisationId(Uuid::from_u128(2)),
                    contact: text("en", "Head of training"),
                    duties: text("en", "Sends two trainers a year"),
                    function: Some(text("en", "Director")),
                    signed_at: Some(Timestamp(1_394_700_000_000)),
                }],
                money: Some(text("en", "Each pays its own travel")),
                from: "2014-04-01".parse().unwrap(),
                until: None,
                signed: true,
                ended: None,
            }
            .into(),
        )]);

        for words in [
            "AG1",
            "Exchange of trainers",
            "Sends two trainers a year",
            "Director",
            "Each pays its own travel",
            "13 March 2014",
        ] {
            assert!(page.contains(words), "no “{words}”");
        }
    }
}

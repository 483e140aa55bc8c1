//! What screens show of agreements.

use std::collections::BTreeSet;

use super::{Agreement, AgreementBody, Event, PartyLine};
use crate::people::Role;
use crate::visibility::{Audience, Body, Records, Topic, policy};
use crate::workshop::Workshop;

/// What an event touches.
pub fn touched(event: &Event) -> BTreeSet<Topic> {
    match event {
        Event::Proposed { id, .. }
        | Event::Signed { agreement: id, .. }
        | Event::Ended { agreement: id, .. } => [Topic::Agreement(*id)].into(),
    }
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    topics.extend(
        workshop
            .agreements
            .iter()
            .map(|(id, _)| Topic::Agreement(id)),
    );
}

/// The records of a topic.
pub fn records(workshop: &Workshop, topic: Topic, out: &mut Records) {
    let Topic::Agreement(id) = topic else { return };
    let Some(agreement) = workshop.agreements.get(id) else {
        return;
    };
    let line = |party: &super::Party| {
        let signature = agreement.signed.get(&party.organisation);
        PartyLine {
            organisation: party.organisation,
            contact: party.contact.clone(),
            duties: party.duties.clone(),
            function: signature.map(|signature| signature.function.clone()),
            signed_at: signature.map(|signature| signature.at),
        }
    };
    let body: Body = AgreementBody {
        id,
        number: format!("AG{}", agreement.number),
        title: agreement.title.clone(),
        parties: agreement.parties.iter().map(line).collect(),
        money: agreement.money.clone(),
        from: agreement.from,
        until: agreement.until,
        signed: agreement.is_signed(),
        ended: agreement.ended.as_ref().map(|(reason, _)| reason.clone()),
    }
    .into();
    for audience in readers(agreement) {
        out.insert((audience, format!("agreement/{id}")), body.clone());
    }
}

/// What is not signed yet is between the parties, and those who keep the record.
fn readers(agreement: &Agreement) -> Vec<Audience> {
    if agreement.is_signed() {
        return policy::room();
    }
    let parties = agreement.parties.iter();
    parties
        .map(|party| Audience::Organisation(party.organisation))
        .chain([
            Audience::Desk,
            Audience::Role(Role::Convenor),
            Audience::Role(Role::Secretariat),
        ])
        .collect()
}

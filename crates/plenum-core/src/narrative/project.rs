//! What screens show of the written parts.

use std::collections::BTreeSet;

use super::{Event, NarrativeBody, NarrativePart, RemarkBody, SignaturesBody, VersionLine};
use crate::id::RemarkId;
use crate::people::Role;
use crate::visibility::{Audience, Body, Records, Topic, policy};
use crate::workshop::Workshop;

/// What an event touches.
pub fn touched(event: &Event) -> BTreeSet<Topic> {
    match event {
        Event::Written { part, .. } => [Topic::Narrative(*part), Topic::Signatures].into(),
        Event::Remarked { id, .. } | Event::Settled { remark: id, .. } => {
            [Topic::Remark(*id), Topic::Signatures].into()
        }
        Event::Signed { .. } => [Topic::Signatures].into(),
    }
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    let state = &workshop.narrative;
    topics.extend(state.written().map(Topic::Narrative));
    topics.extend(state.remarks.ids().map(Topic::Remark));
    topics.insert(Topic::Signatures);
}

/// The records of a topic.
pub fn records(workshop: &Workshop, topic: Topic, out: &mut Records) {
    if let Topic::Narrative(part) = topic {
        narrative(workshop, part, out);
    } else if let Topic::Remark(id) = topic {
        remark(workshop, id, out);
    } else if topic == Topic::Signatures {
        signatures(workshop, out);
    }
}

fn remark(workshop: &Workshop, id: RemarkId, out: &mut Records) {
    let Some(remark) = workshop.narrative.remarks.get(id) else {
        return;
    };
    let body = RemarkBody {
        id,
        part: remark.part,
        version: remark.version,
        kind: remark.kind,
        by: remark.by,
        quote: remark.quote.clone(),
        text: remark.text.clone(),
        state: remark.state,
        answer: remark.answer.clone(),
    };
    show(
        out,
        policy::participants(),
        &format!("remark/{id}"),
        &body.into(),
    );
}

fn narrative(workshop: &Workshop, part: NarrativePart, out: &mut Records) {
    let Some(current) = workshop.narrative.current(part) else {
        return;
    };
    let line = |version: &super::Version| VersionLine {
        number: version.number,
        by: version.by,
        at: version.at,
    };
    let body = NarrativeBody {
        part,
        version: current.number,
        text: current.text.clone(),
        cites: current.cites.clone(),
        versions: workshop.narrative.versions(part).iter().map(line).collect(),
    };
    let key = format!("narrative/{}", part.key());
    show(out, readers(workshop), &key, &body.into());
}

fn signatures(workshop: &Workshop, out: &mut Records) {
    let state = &workshop.narrative;
    if state.edition == 0 {
        return;
    }
    let body = SignaturesBody {
        edition: state.edition,
        signed: state.signed.iter().map(|(role, at)| (*role, *at)).collect(),
        open_facts: u32::try_from(state.open_facts()).unwrap_or(u32::MAX),
    };
    show(out, readers(workshop), "signatures", &body.into());
}

fn readers(workshop: &Workshop) -> Vec<Audience> {
    if workshop.close.has_final_report() {
        policy::room()
    } else if workshop.narrative_is_out() {
        policy::participants()
    } else {
        vec![Audience::Desk, Audience::Role(Role::Convenor)]
    }
}

fn show(out: &mut Records, audiences: Vec<Audience>, key: &str, body: &Body) {
    for audience in audiences {
        out.insert((audience, key.to_owned()), body.clone());
    }
}

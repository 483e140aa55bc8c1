//! What screens show of the floor.

use std::collections::BTreeSet;

use super::decide::is_heard;
use super::{
    AirtimeBody, AirtimeLine, AttentionBody, Event, Hearing, HearingBody, NoteBody,
    PresentationBody, PrivateBody, QueueBody, speaking_order,
};
use crate::agenda::{Block, HostMode, Preset};
use crate::entries::translated;
use crate::id::{BlockId, NoteId, PresentationId};
use crate::keys::Keyring;
use crate::people::Role;
use crate::visibility::{Audience, Body, Records, Topic, policy};
use crate::workshop::Workshop;
use plenum_judge::scoring::MINIMUM_CELL;

/// What an event touches.
pub fn touched(_workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    BTreeSet::from([match event {
        Event::Presented { id, .. } => Topic::Presentation(*id),
        Event::HearingNoted { id: note, .. } | Event::HearingChecked { note } => {
            Topic::Hearing(*note)
        }
        Event::Noted { id, .. } => Topic::Note(*id),
        Event::PrivateKept { id: note, .. } | Event::PrivateRevised { note, .. } => {
            Topic::Private(*note)
        }
        Event::HandRaised { .. }
        | Event::HandLowered { .. }
        | Event::FloorGiven { .. }
        | Event::TurnEnded { .. }
        | Event::HandSkipped { .. }
        | Event::QueueCleared {}
        | Event::QueueSet { .. } => Topic::Queue,
        Event::AttentionHeld { .. } | Event::AttentionReleased {} => Topic::Attention,
    }])
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    let state = &workshop.floor;
    topics.extend(state.presentations.ids().map(Topic::Presentation));
    topics.extend(state.hearings.ids().map(Topic::Hearing));
    topics.extend(state.notes.ids().map(Topic::Note));
    topics.extend(state.privates.ids().map(Topic::Private));
    topics.extend([Topic::Queue, Topic::Attention]);
}

/// The records of a topic.
pub fn records(workshop: &Workshop, keys: &Keyring, topic: Topic, out: &mut Records) {
    if let Topic::Presentation(id) = topic {
        presentation(workshop, id, out);
    }
    if let Topic::Hearing(id) = topic
        && let Some(hearing) = workshop.floor.hearings.get(id)
    {
        show_hearing(workshop, keys, id, hearing, out);
    }
    if let Topic::Note(id) = topic {
        note(workshop, id, out);
    }
    if let Topic::Private(id) = topic
        && let Some(private) = workshop.floor.privates.get(id)
    {
        let body: Body = PrivateBody {
            id,
            block: private.block,
            text: private.text.clone(),
        }
        .into();
        show(
            policy::person(private.by),
            &format!("private/{id}"),
            &body,
            out,
        );
    }
    if topic == Topic::Queue {
        queue(workshop, out);
        airtime(workshop, out);
    }
    if topic == Topic::Attention {
        attention(workshop, out);
    }
}

fn show(audiences: Vec<Audience>, key: &str, body: &Body, out: &mut Records) {
    out.extend(
        audiences
            .into_iter()
            .map(|audience| ((audience, key.to_owned()), body.clone())),
    );
}

/// Content of the block it belongs to; what belongs to none is the desk's until the days are over.
fn content(workshop: &Workshop, block: Option<BlockId>) -> Vec<Audience> {
    match block.and_then(|id| workshop.agenda.block(id)) {
        Some(block) => policy::content(workshop, block),
        None if policy::days_over(workshop) => policy::room(),
        None => policy::desk(),
    }
}

fn presentation(workshop: &Workshop, id: PresentationId, out: &mut Records) {
    let Some(presentation) = workshop.floor.presentations.get(id) else {
        return;
    };
    let body: Body = PresentationBody {
        id,
        block: presentation.block,
        organisation: presentation.organisation,
        title: presentation.title.clone(),
        message: presentation.message.clone(),
    }
    .into();
    show(
        content(workshop, Some(presentation.block)),
        &format!("presentation/{id}"),
        &body,
        out,
    );
}

fn show_hearing(
    workshop: &Workshop,
    keys: &Keyring,
    id: NoteId,
    hearing: &Hearing,
    out: &mut Records,
) {
    let key = format!("hearing/{id}");
    let mut body = HearingBody {
        id,
        block: hearing.block,
        source: hearing.source,
        statement: Some(hearing.statement.clone()),
        checked: hearing.checked,
    };
    let full = Body::from(body.clone());
    let withheld = gives_away(workshop, hearing);
    if withheld {
        body.statement = translated(workshop, &hearing.statement);
    }
    show(
        content(workshop, Some(hearing.block)),
        &key,
        &body.into(),
        out,
    );
    if withheld {
        show(
            vec![Audience::Role(Role::Interpreter), Audience::Desk],
            &key,
            &full,
            out,
        );
        let noter = keys.seat_of(hearing.author, hearing.subject(id));
        show(
            noter.map(policy::person).unwrap_or_default(),
            &key,
            &full,
            out,
        );
    }
}

/// Whether the language of a note would tell who was heard. The working language tells nothing: whatever was said, this
/// is the language in which most notes are taken.
fn gives_away(workshop: &Workshop, hearing: &Hearing) -> bool {
    let lang = &hearing.statement.original.lang;
    let speakers = workshop
        .people
        .seats()
        .filter(|seat| is_heard(seat) && seat.langs.contains(lang))
        .count();
    workshop.setup.langs.first() != Some(lang)
        && u32::try_from(speakers).is_ok_and(|speakers| speakers < MINIMUM_CELL)
}

fn note(workshop: &Workshop, id: NoteId, out: &mut Records) {
    let Some(note) = workshop.floor.notes.get(id) else {
        return;
    };
    let body: Body = NoteBody {
        id,
        block: note.block,
        theme: note.theme.clone(),
        text: note.text.clone(),
    }
    .into();
    show(
        content(workshop, note.block),
        &format!("note/{id}"),
        &body,
        out,
    );
}

fn queue(workshop: &Workshop, out: &mut Records) {
    let Some(block) = workshop.agenda.running_block() else {
        return;
    };
    let state = &workshop.floor;
    let body: Body = QueueBody {
        block: Some(block.id),
        speaking: state.speaking.map(|turn| turn.seat),
        since: state.speaking.map(|turn| turn.since),
        waiting: speaking_order(state, &workshop.people),
        points_of_order: state
            .waiting
            .iter()
            .filter(|hand| hand.point_of_order)
            .map(|hand| hand.seat)
            .collect(),
        order: state.order,
        seconds: state.seconds,
    }
    .into();
    show(those_in_the_room(workshop, block), "queue", &body, out);
}

/// Who is in the room looks up; between blocks that is everybody.
fn attention(workshop: &Workshop, out: &mut Records) {
    let Some(attention) = &workshop.floor.attention else {
        return;
    };
    let body: Body = AttentionBody {
        by: attention.by,
        words: attention.words.clone(),
        since: attention.since,
    }
    .into();
    let audiences = match workshop.agenda.running_block() {
        Some(block) => those_in_the_room(workshop, block),
        None => policy::room(),
    };
    show(audiences, "attention", &body, out);
}

/// Who is in the room while a block runs. In a hearing without the host the stakeholders are.
fn those_in_the_room(workshop: &Workshop, block: &Block) -> Vec<Audience> {
    if block.settings.host_mode != HostMode::OutOfRoom {
        return policy::room();
    }
    let mut audiences = policy::content(workshop, block);
    if block.preset == Preset::Hearing {
        audiences.push(Audience::Role(Role::Stakeholder));
    }
    audiences
}

/// Shares of the floor are for the desk, never for the room (METHOD 7.2.7).
fn airtime(workshop: &Workshop, out: &mut Records) {
    let lines: Vec<_> = workshop
        .people
        .organisations()
        .filter_map(|organisation| {
            let share = workshop.floor.airtime.get(&organisation.id)?;
            let seconds = u32::try_from(share.millis / 1_000).unwrap_or(u32::MAX);
            Some(AirtimeLine {
                organisation: organisation.id,
                turns: share.turns,
                seconds,
            })
        })
        .collect();
    if !lines.is_empty() {
        show(
            policy::desk(),
            "airtime",
            &AirtimeBody { lines }.into(),
            out,
        );
    }
}

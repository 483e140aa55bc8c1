//! Rules of the floor: presentations and notes; the queue has a file of its own.

mod queue;

use super::{Command, Event};
use crate::agenda::{Phase, Preset};
use crate::context::Context;
use crate::id::{NoteId, OrganisationId, PresentationId, SeatId};
use crate::item::Item;
use crate::people::{Right, Role, Seat};
use crate::refusal::Refusal;
use crate::text::{Limit, Text, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};
use plenum_judge::scoring::MINIMUM_CELL;

/// Decides a command about the floor.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::Present {
            organisation,
            title,
            message,
        } => present(workshop, ctx, *organisation, title, message.as_ref())?,
        Command::NoteHearing { heard, statement } => {
            note_hearing(workshop, ctx, *heard, statement)?
        }
        Command::CheckHearing { note } => check_hearing(workshop, ctx, *note)?,
        Command::Note { theme, text } => {
            let seat = workshop.permitted(ctx, Right::TakeNotes)?;
            workshop.in_phase(Phase::Days)?;
            Event::Noted {
                id: NoteId(ctx.command.derive()),
                block: workshop.agenda.running(),
                by: seat.id,
                theme: optional(theme.as_ref(), Limit::Name)?,
                text: text.parse(Limit::Note)?,
            }
        }
        Command::KeepPrivate { text } => Event::PrivateKept {
            id: NoteId(ctx.command.derive()),
            by: anybody(workshop, ctx)?.id,
            block: workshop.agenda.running(),
            text: text.parse(Limit::Note)?,
        },
        Command::RevisePrivate { note, text } => {
            let seat = anybody(workshop, ctx)?;
            let own = workshop
                .floor
                .privates
                .get(*note)
                .is_some_and(|private| private.by == seat.id);
            if !own {
                // Of somebody else's note nobody learns that it exists.
                return Err(Refusal::no_such(Item::Note(*note)));
            }
            Event::PrivateRevised {
                note: *note,
                text: text.parse(Limit::Note)?,
            }
        }
        Command::RaiseHand { point_of_order } => queue::raise(workshop, ctx, *point_of_order)?,
        Command::LowerHand {} => queue::lower(workshop, ctx)?,
        Command::GiveFloor { seat } => queue::give(workshop, ctx, *seat)?,
        Command::EndTurn {} => queue::end_turn(workshop, ctx)?,
        Command::SkipHand { seat } => queue::skip(workshop, ctx, *seat)?,
        Command::ClearQueue {} => queue::clear(workshop, ctx)?,
        Command::SetQueue { order, seconds } => queue::set(workshop, ctx, *order, *seconds)?,
        Command::HoldAttention { words } => Event::AttentionHeld {
            by: workshop.permitted(ctx, Right::RunRoom)?.id,
            words: optional(words.as_ref(), Limit::Name)?,
            at: ctx.now,
        },
        Command::ReleaseAttention {} => {
            workshop.permitted(ctx, Right::RunRoom)?;
            if workshop.floor.attention.is_none() {
                return Err(Refusal::AlreadyDone);
            }
            Event::AttentionReleased {}
        }
    };
    Ok(vec![AnyEvent::Floor(event)])
}

/// An organisation records its own presentation; the desk records any.
fn present(
    workshop: &Workshop,
    ctx: &Context<'_>,
    organisation: OrganisationId,
    title: &TextInput,
    message: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::Present)?;
    workshop.in_phase(Phase::Days)?;
    let block = workshop.running()?.id;
    workshop.host_may_write(seat)?;
    workshop
        .people
        .organisation(organisation)
        .ok_or(Refusal::NoSuchItem { item: None })?;
    if !seat.role.is_desk() && seat.organisation != organisation {
        return Err(Refusal::NotYours);
    }
    Ok(Event::Presented {
        id: PresentationId(ctx.command.derive()),
        block,
        organisation,
        title: title.parse(Limit::Name)?,
        message: optional(message, Limit::Note)?,
    })
}

/// The seat that was heard is asked for so that the size of its group can be known here; it goes no further.
fn note_hearing(
    workshop: &Workshop,
    ctx: &Context<'_>,
    heard: SeatId,
    statement: &TextInput,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::NoteHearing)?;
    workshop.in_phase(Phase::Days)?;
    let block = workshop.running()?;
    if block.preset != Preset::Hearing {
        return Err(Refusal::NotInThisBlock {
            block: Some(block.id),
        });
    }
    if !workshop.agenda.writing_open() {
        return Err(Refusal::WrongState {
            state: "locked".to_owned(),
        });
    }
    let heard = workshop.people.seat(heard).ok_or(Refusal::NoSeat)?;
    if !is_heard(heard) {
        let problem = "stakeholders and experts are heard";
        return Err(Refusal::Malformed {
            field: "heard".to_owned(),
            problem: problem.to_owned(),
        });
    }
    let id = NoteId(ctx.command.derive());
    let group = workshop
        .people
        .seats()
        .filter(|seat| is_heard(seat) && seat.organisation == heard.organisation)
        .count();
    let large = u32::try_from(group).is_ok_and(|group| group >= MINIMUM_CELL);
    Ok(Event::HearingNoted {
        id,
        block: block.id,
        author: workshop.author(ctx, seat.id, block.id, block.settings.attribution, id.0)?,
        source: large.then_some(heard.organisation),
        statement: statement.parse(Limit::Note)?,
    })
}

fn check_hearing(workshop: &Workshop, ctx: &Context<'_>, note: NoteId) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::NoteHearing)?;
    workshop.in_phase(Phase::Days)?;
    let hearing = workshop
        .floor
        .hearings
        .get(note)
        .ok_or_else(|| Refusal::no_such(Item::Note(note)))?;
    if hearing.checked {
        Err(Refusal::AlreadyDone)
    } else {
        Ok(Event::HearingChecked { note })
    }
}

/// Whether a seat is one of those who are heard in a hearing.
pub(super) fn is_heard(seat: &Seat) -> bool {
    matches!(seat.role, Role::Stakeholder | Role::Expert)
}

/// Every seat keeps private notes, in any block, host mode and phase.
fn anybody<'a>(workshop: &'a Workshop, ctx: &Context<'_>) -> Result<&'a Seat, Refusal> {
    workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)
}

fn optional(text: Option<&TextInput>, limit: Limit) -> Result<Option<Text>, Refusal> {
    text.map(|text| text.parse(limit)).transpose()
}

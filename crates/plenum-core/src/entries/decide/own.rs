//! What authors do with their own entries. The commit carries the author's pseudonym, as that of the writing did.

use super::write;
use crate::agenda::{Grade, Phase};
use crate::context::Context;
use crate::entries::{ClusterState, Entry, EntryState, Event};
use crate::id::EntryId;
use crate::item::Item;
use crate::people::Seat;
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::workshop::Workshop;

/// Changes an entry before its reveal. A locked clock locks this as well.
pub(super) fn revise(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: EntryId,
    text: &TextInput,
    grade: Grade,
) -> Result<Event, Refusal> {
    let (seat, entry) = own(workshop, ctx, id)?;
    workshop.host_may_write(seat)?;
    if entry.state != EntryState::Submitted {
        return Err(Refusal::state(&entry.state));
    }
    if workshop.agenda.running() == Some(entry.block) && !workshop.agenda.writing_open() {
        return Err(Refusal::WrongState {
            state: "locked".to_owned(),
        });
    }
    if let Some(block) = workshop.agenda.block(entry.block) {
        write::goes_no_further(block, grade)?;
    }
    Ok(Event::Revised {
        entry: id,
        author: entry.author,
        text: text.parse(Limit::Note)?,
        grade,
    })
}

/// Takes an entry back, until its cluster is agreed. A silent host may do this too: it writes nothing.
pub(super) fn withdraw(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: EntryId,
) -> Result<Event, Refusal> {
    let (_, entry) = own(workshop, ctx, id)?;
    if entry.state == EntryState::Withdrawn {
        return Err(Refusal::AlreadyDone);
    }
    match workshop.entries.cluster_of(entry) {
        Some(cluster) if cluster.state == ClusterState::Agreed => {
            Err(Refusal::state(&cluster.state))
        }
        Some(_) | None => Ok(Event::Withdrawn {
            entry: id,
            author: entry.author,
        }),
    }
}

/// Consents to showing the original.
pub(super) fn show_original(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: EntryId,
) -> Result<Event, Refusal> {
    let (_, entry) = own(workshop, ctx, id)?;
    if entry.state == EntryState::Withdrawn {
        return Err(Refusal::state(&entry.state));
    }
    if entry.show_original {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::OriginalShown {
        entry: id,
        author: entry.author,
    })
}

/// The acting seat and its own entry. Of what is under seal others do not even learn that it exists.
fn own<'a>(
    workshop: &'a Workshop,
    ctx: &Context<'_>,
    id: EntryId,
) -> Result<(&'a Seat, &'a Entry), Refusal> {
    let seat = workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?;
    workshop.in_phase(Phase::Days)?;
    let entry = workshop
        .entries
        .get(id)
        .ok_or_else(|| Refusal::no_such(Item::Entry(id)))?;
    if entry.is_by(ctx.keys, seat.id) {
        Ok((seat, entry))
    } else if entry.is_visible() {
        Err(Refusal::NotYours)
    } else {
        Err(Refusal::no_such(Item::Entry(id)))
    }
}

//! The speaker queue: true order, and the chair decides.

use crate::agenda::{Phase, Speaks};
use crate::context::Context;
use crate::floor::Event;
use crate::id::SeatId;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::workshop::Workshop;

pub(super) fn raise(workshop: &Workshop, ctx: &Context<'_>) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::RaiseHand)?;
    workshop.in_phase(Phase::Days)?;
    let block = workshop.running()?;
    // A host that may not write may not speak either.
    workshop.host_may_write(seat)?;
    if block.settings.speaks == Speaks::Nobody {
        return Err(Refusal::NotInThisBlock {
            block: Some(block.id),
        });
    }
    let floor = &workshop.floor;
    if floor.waiting.contains(&seat.id) || floor.speaking.is_some_and(|turn| turn.seat == seat.id) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::HandRaised { seat: seat.id })
}

pub(super) fn lower(workshop: &Workshop, ctx: &Context<'_>) -> Result<Event, Refusal> {
    let seat = workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?.id;
    if workshop.floor.waiting.contains(&seat) {
        Ok(Event::HandLowered { seat })
    } else {
        Err(Refusal::AlreadyDone)
    }
}

/// Gives the floor to the one named, or to the first who is still there. A hand that was lowered meanwhile is respected.
pub(super) fn give(
    workshop: &Workshop,
    ctx: &Context<'_>,
    to: Option<SeatId>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::GiveFloor)?;
    workshop.in_phase(Phase::Days)?;
    workshop.running()?;
    let mut waiting = workshop
        .floor
        .waiting
        .iter()
        .filter_map(|id| workshop.people.seat(*id));
    let next = waiting
        .find(|seat| to.is_none_or(|to| to == seat.id))
        .ok_or(Refusal::NoSuchItem { item: None })?;
    Ok(Event::FloorGiven {
        seat: next.id,
        organisation: next.organisation,
        at: ctx.now,
    })
}

pub(super) fn end_turn(workshop: &Workshop, ctx: &Context<'_>) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::GiveFloor)?;
    if workshop.floor.speaking.is_none() {
        Err(Refusal::AlreadyDone)
    } else {
        Ok(Event::TurnEnded { at: ctx.now })
    }
}

pub(super) fn clear(workshop: &Workshop, ctx: &Context<'_>) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::GiveFloor)?;
    if workshop.floor.waiting.is_empty() {
        Err(Refusal::AlreadyDone)
    } else {
        Ok(Event::QueueCleared {})
    }
}

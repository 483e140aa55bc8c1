//! The speaker queue: true order, and the chair decides.

use crate::agenda::{Phase, Speaks};
use crate::context::Context;
use crate::floor::{Event, Hand, QueueOrder, speaking_order};
use crate::id::SeatId;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::workshop::Workshop;

pub(super) fn raise(
    workshop: &Workshop,
    ctx: &Context<'_>,
    point_of_order: bool,
) -> Result<Event, Refusal> {
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
    // A hand that is up may become a point of order; a point of order stays one until it is lowered.
    let nothing_new = |hand: &Hand| hand.point_of_order || !point_of_order;
    if floor.hand(seat.id).is_some_and(nothing_new)
        || floor.speaking.is_some_and(|turn| turn.seat == seat.id)
    {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::HandRaised {
        seat: seat.id,
        point_of_order,
    })
}

pub(super) fn lower(workshop: &Workshop, ctx: &Context<'_>) -> Result<Event, Refusal> {
    let seat = workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?.id;
    if workshop.floor.hand(seat).is_some() {
        Ok(Event::HandLowered { seat })
    } else {
        Err(Refusal::AlreadyDone)
    }
}

/// Gives the floor to the one named, or to the first in the order that is set. A hand that was lowered meanwhile is respected.
pub(super) fn give(
    workshop: &Workshop,
    ctx: &Context<'_>,
    to: Option<SeatId>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::GiveFloor)?;
    workshop.in_phase(Phase::Days)?;
    workshop.running()?;
    let next = speaking_order(&workshop.floor, &workshop.people)
        .into_iter()
        .filter_map(|id| workshop.people.seat(id))
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

pub(super) fn skip(workshop: &Workshop, ctx: &Context<'_>, seat: SeatId) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::GiveFloor)?;
    let waiting = &workshop.floor.waiting;
    match workshop.floor.hand(seat) {
        None => Err(Refusal::NoSuchItem { item: None }),
        // At the end already, and alone there is no end to go to.
        Some(hand) if waiting.last() == Some(hand) && !hand.point_of_order => {
            Err(Refusal::AlreadyDone)
        }
        Some(_) => Ok(Event::HandSkipped { seat }),
    }
}

pub(super) fn set(
    workshop: &Workshop,
    ctx: &Context<'_>,
    order: QueueOrder,
    seconds: Option<u32>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::GiveFloor)?;
    if seconds.is_some_and(|seconds| !TURN.contains(&seconds)) {
        return Err(Refusal::Malformed {
            field: "seconds".to_owned(),
            problem: "a turn takes from 10 to 3600 seconds".to_owned(),
        });
    }
    let floor = &workshop.floor;
    if (floor.order, floor.seconds) == (order, seconds) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::QueueSet { order, seconds })
}

pub(super) fn clear(workshop: &Workshop, ctx: &Context<'_>) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::GiveFloor)?;
    if workshop.floor.waiting.is_empty() {
        Err(Refusal::AlreadyDone)
    } else {
        Ok(Event::QueueCleared {})
    }
}

/// How long a turn may be made, in seconds.
const TURN: std::ops::RangeInclusive<u32> = 10..=3_600;

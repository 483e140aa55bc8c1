//! Seating one person: by the desk, and by her own choice.

use super::{before_the_end, laid, malformed};
use crate::context::Context;
use crate::id::{BlockId, SeatId, TableId};
use crate::people::Right;
use crate::refusal::Refusal;
use crate::tables::people::has_room;
use crate::tables::{Event, Laid, Seating, TablesState, emptiest, may_sit};
use crate::workshop::Workshop;

/// The desk moves somebody: in the running round, in the first before it begins, or in one to come. Languages are not
/// asked here: people see for themselves, and the desk is told.
pub(super) fn put(
    workshop: &Workshop,
    ctx: &Context<'_>,
    block: BlockId,
    seat: SeatId,
    table: TableId,
    round: Option<u32>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunTables)?;
    before_the_end(workshop)?;
    let laid = laid(workshop, block)?;
    if laid.state == TablesState::Closed {
        return Err(Refusal::state(&laid.state));
    }
    let now = laid.shown();
    let round = round.unwrap_or(now);
    if round < now || round > laid.rounds {
        return Err(Refusal::OutsideScale {
            value: round.into(),
            lowest: now.into(),
            highest: laid.rounds.into(),
        });
    }
    // Rounds follow each other without a gap.
    let seated = u32::try_from(laid.plan.len()).unwrap_or(u32::MAX);
    if round > seated.saturating_add(1) {
        return Err(Refusal::Missing {
            fields: vec!["seating".to_owned()],
        });
    }
    fits(workshop, block, laid, seat, table, round)?;
    let later = (round.saturating_add(1)..=seated).filter_map(|later| {
        let seating = laid.seating(later)?;
        let has_place = seating.table_of(seat).is_some() || seating.resting.contains(&seat);
        let table = emptiest(workshop, laid, Some(seating), seat)?;
        (!has_place).then_some((later, table))
    });
    Ok(Event::Moved {
        block,
        seat,
        round,
        table,
        later: later.collect(),
    })
}

/// A person chooses her own table. The first to come has the chair.
pub(super) fn choose(
    workshop: &Workshop,
    ctx: &Context<'_>,
    block: BlockId,
    table: TableId,
) -> Result<Event, Refusal> {
    let seat = workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?.id;
    before_the_end(workshop)?;
    let laid = laid(workshop, block)?;
    if laid.seating != Seating::Choice {
        return Err(Refusal::NotInThisBlock { block: Some(block) });
    }
    if laid.state == TablesState::Closed {
        return Err(Refusal::state(&laid.state));
    }
    let round = choosing(workshop, block, laid, seat).ok_or_else(|| Refusal::WrongState {
        state: "last_round".to_owned(),
    })?;
    fits(workshop, block, laid, seat, table, round)?;
    Ok(Event::Chosen {
        block,
        seat,
        round,
        table,
    })
}

/// The round for which a seat may choose: the next, or the running one if she has no chair in it.
pub(in crate::tables) fn choosing(
    workshop: &Workshop,
    block: BlockId,
    laid: &Laid,
    seat: SeatId,
) -> Option<u32> {
    let may = laid.seating == Seating::Choice
        && laid.state != TablesState::Closed
        && may_sit(workshop, block, seat);
    let sits = laid
        .seating(laid.round)
        .is_some_and(|round| round.table_of(seat).is_some());
    let round = if sits || laid.round == 0 {
        laid.round.saturating_add(1)
    } else {
        laid.round
    };
    (may && round <= laid.rounds).then_some(round)
}

/// Whether a seat may sit at a table in a round.
fn fits(
    workshop: &Workshop,
    block: BlockId,
    laid: &Laid,
    seat: SeatId,
    table: TableId,
    round: u32,
) -> Result<(), Refusal> {
    workshop.people.seat(seat).ok_or(Refusal::NoSeat)?;
    if !may_sit(workshop, block, seat) {
        return Err(malformed(
            "seat",
            "this seat does not belong at these tables",
        ));
    }
    let laid_out = laid
        .table(table)
        .ok_or(Refusal::NoSuchItem { item: None })?;
    let at = laid
        .seating(round)
        .map_or(&[] as &[SeatId], |round| round.at(table));
    if at.contains(&seat) {
        return Err(Refusal::AlreadyDone);
    }
    if laid.hosted_by(seat).is_some_and(|own| own != table) {
        return Err(malformed("table", "a host stays at her table"));
    }
    if !has_room(laid_out.capacity, at.len()) {
        let chairs = laid_out.capacity.unwrap_or(0);
        return Err(Refusal::OutsideScale {
            value: i64::from(chairs) + 1,
            lowest: 0,
            highest: chairs.into(),
        });
    }
    if at.iter().any(|other| laid.are_apart(seat, *other)) {
        return Err(malformed(
            "table",
            "two who are to be kept apart would share it",
        ));
    }
    Ok(())
}

//! Running the tables: rounds and their time, what is said to all, calls for help, the end.

use super::{of_running, open};
use crate::context::Context;
use crate::id::{BlockId, TableId};
use crate::people::Right;
use crate::refusal::Refusal;
use crate::tables::{Event, TablesState};
use crate::text::{Limit, TextInput};
use crate::workshop::Workshop;

/// Begins the next round, if anybody is seated in it. Tables that were closed by hand open again.
pub(super) fn next(
    workshop: &Workshop,
    ctx: &Context<'_>,
    block: BlockId,
    expected: u32,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunTables)?;
    let laid = of_running(workshop, block)?;
    let now = laid.round;
    if expected != now {
        return Err(Refusal::StalePosition { expected, now });
    }
    if now >= laid.rounds {
        return Err(Refusal::AlreadyDone);
    }
    let round = now.saturating_add(1);
    let anybody = laid
        .seating(round)
        .is_some_and(|round| round.tables.iter().any(|table| !table.seats.is_empty()));
    if !anybody {
        return Err(Refusal::Missing {
            fields: vec!["seating".to_owned()],
        });
    }
    let at = ctx.now;
    Ok(Event::RoundBegun { block, round, at })
}

pub(super) fn extend(
    workshop: &Workshop,
    ctx: &Context<'_>,
    block: BlockId,
    minutes: i32,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunTables)?;
    open(workshop, block)?;
    if minutes == 0 {
        return Err(Refusal::AlreadyDone);
    }
    let most = i32::try_from(super::MOST_MINUTES).unwrap_or(i32::MAX);
    if !(-most..=most).contains(&minutes) {
        return Err(Refusal::OutsideScale {
            value: minutes.into(),
            lowest: (-most).into(),
            highest: most.into(),
        });
    }
    let at = ctx.now;
    Ok(Event::RoundExtended { block, minutes, at })
}

pub(super) fn broadcast(
    workshop: &Workshop,
    ctx: &Context<'_>,
    block: BlockId,
    text: &TextInput,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunTables)?;
    of_running(workshop, block)?;
    let text = text.parse(Limit::Note)?;
    let at = ctx.now;
    Ok(Event::Announced { block, text, at })
}

/// Anybody at a table may call the desk; one call a table is enough.
pub(super) fn ask_help(
    workshop: &Workshop,
    ctx: &Context<'_>,
    block: BlockId,
) -> Result<Event, Refusal> {
    let seat = workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?.id;
    let laid = open(workshop, block)?;
    let table = workshop.table_of(seat).ok_or(Refusal::NotYours)?;
    if laid.help.contains_key(&table) {
        return Err(Refusal::AlreadyDone);
    }
    let at = ctx.now;
    Ok(Event::HelpAsked { block, table, at })
}

/// The desk came, or the table needs it no more.
pub(super) fn helped(
    workshop: &Workshop,
    ctx: &Context<'_>,
    table: TableId,
) -> Result<Event, Refusal> {
    let seat = workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?.id;
    if workshop.table_of(seat) != Some(table) {
        workshop.permitted(ctx, Right::HelpTables)?;
    }
    let (block, laid) = workshop
        .tables
        .with(table)
        .ok_or(Refusal::NoSuchItem { item: None })?;
    if laid.help.contains_key(&table) {
        Ok(Event::Helped { block, table })
    } else {
        Err(Refusal::AlreadyDone)
    }
}

pub(super) fn close(
    workshop: &Workshop,
    ctx: &Context<'_>,
    block: BlockId,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunTables)?;
    let laid = of_running(workshop, block)?;
    match laid.state {
        TablesState::Open => Ok(Event::Closed { block }),
        TablesState::Waiting | TablesState::Closed => Err(Refusal::state(&laid.state)),
    }
}

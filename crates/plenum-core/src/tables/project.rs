//! What screens show of tables.

use std::collections::BTreeSet;

use super::check::count;
use super::decide::{choosing, may_note};
use super::people::share_a_language;
use super::{
    AnnouncementBody, Event, Laid, MyRound, MyTableBody, SeatedRound, Seating, Table,
    TableHelpBody, TableLine, TableNoteBody, TablesBody, TablesDeskBody, TablesState, UnseatedLine,
    emptiest, unseated,
};
use crate::agenda::Block;
use crate::id::{BlockId, SeatId, TableId};
use crate::keys::Keyring;
use crate::people::Seat;
use crate::visibility::{Audience, Body, Records, Topic, policy};
use crate::workshop::Workshop;

/// What an event touches.
pub fn touched(_workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    let tables = Topic::Tables(event.block());
    if event.moves_people() {
        // Who sits somewhere has something to do there.
        BTreeSet::from([tables, Topic::Tasks])
    } else {
        BTreeSet::from([tables])
    }
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    topics.extend(workshop.tables.blocks().map(|(id, _)| Topic::Tables(id)));
}

/// The records of a topic.
pub fn records(workshop: &Workshop, _keys: &Keyring, topic: Topic, out: &mut Records) {
    let Topic::Tables(id) = topic else {
        return;
    };
    let (Some(laid), Some(block)) = (workshop.tables.of(id), workshop.agenda.block(id)) else {
        return;
    };
    let key = format!("tables/{id}");
    show(
        out,
        policy::content(workshop, block),
        &key,
        &overview(id, laid).into(),
    );
    if laid.state != TablesState::Closed {
        let body = desk(workshop, id, laid).into();
        show(out, policy::desk(), &format!("tables_desk/{id}"), &body);
        for seat in workshop.people.seats() {
            if let Some(body) = mine(workshop, id, laid, seat) {
                show(
                    out,
                    policy::person(seat.id),
                    &format!("my_table/{id}"),
                    &body.into(),
                );
            }
        }
    }
    for (table, since) in &laid.help {
        let body = TableHelpBody {
            block: id,
            table: *table,
            since: *since,
        };
        show(
            out,
            policy::desk(),
            &format!("table_help/{table}"),
            &body.into(),
        );
    }
    announcement(workshop, block, laid, out);
    for (note, found) in workshop.tables.notes_of(id) {
        let body = TableNoteBody {
            id: note,
            block: id,
            table: found.table,
            round: found.round,
            text: found.text.clone(),
            harvested: found.harvested,
            entry: found.entry,
        };
        let readers = policy::table_note(workshop, block, found.table, found.harvested);
        show(out, readers, &format!("table_note/{note}"), &body.into());
    }
}

fn show(out: &mut Records, audiences: Vec<Audience>, key: &str, body: &Body) {
    for audience in audiences {
        out.insert((audience, key.to_owned()), body.clone());
    }
}

fn announcement(workshop: &Workshop, block: &Block, laid: &Laid, out: &mut Records) {
    let Some(said) = &laid.announced else {
        return;
    };
    let body = AnnouncementBody {
        block: block.id,
        n: said.n,
        text: said.text.clone(),
        at: said.at,
    };
    let tables = laid.tables.iter().map(|table| table.id);
    let readers = policy::all_tables(workshop, block, tables);
    show(
        out,
        readers,
        &format!("announcement/{}", block.id),
        &body.into(),
    );
}

fn overview(block: BlockId, laid: &Laid) -> TablesBody {
    let shown = laid.seating(laid.shown());
    let line = |table: &Table| TableLine {
        table: table.id,
        title: table.title.clone(),
        topic: table.topic.clone(),
        host: table.host,
        langs: table.langs.clone(),
        capacity: table.capacity,
        seats: shown.map_or_else(Vec::new, |round| round.at(table.id).to_vec()),
    };
    let counted = count(&[], &laid.plan);
    TablesBody {
        block,
        state: laid.state,
        seating: laid.seating,
        tables: laid.tables.iter().map(line).collect(),
        resting: shown.map(|round| round.resting.clone()).unwrap_or_default(),
        round: laid.round,
        rounds: laid.rounds,
        seated: u32::try_from(laid.plan.len()).unwrap_or(u32::MAX),
        minutes: laid.minutes,
        ends_at: laid.ends_at,
        remaining: laid.remaining,
        by: laid.by,
        repeats: counted.repeats,
        repeats_bound: laid.repeats_bound,
        met: counted.met,
        pairs: counted.pairs,
        revision: laid.revision,
    }
}

/// What needs a hand. Before a seating nobody is missing from it, unless people are to choose.
fn desk(workshop: &Workshop, block: BlockId, laid: &Laid) -> TablesDeskBody {
    let round = laid.shown();
    let shown = laid.seating(round);
    let waits = shown.is_some() || laid.seating == Seating::Choice;
    let without = if waits {
        unseated(workshop, block, laid, round)
    } else {
        Vec::new()
    };
    let line = |seat: SeatId| UnseatedLine {
        seat,
        suggested: emptiest(workshop, laid, shown, seat),
    };
    let sitting = |table: TableId| -> Vec<&Seat> {
        let at = shown.map_or(&[] as &[SeatId], |round| round.at(table));
        at.iter()
            .filter_map(|id| workshop.people.seat(*id))
            .collect()
    };
    let speechless = |table: &&Table| !share_a_language(&sitting(table.id));
    let seated = shown
        .iter()
        .flat_map(|round| &round.tables)
        .flat_map(|table| &table.seats);
    TablesDeskBody {
        block,
        unseated: without.into_iter().map(line).collect(),
        away: seated
            .copied()
            .filter(|id| workshop.people.seat(*id).is_none_or(|seat| !seat.present))
            .collect(),
        speechless: laid
            .tables
            .iter()
            .filter(speechless)
            .map(|table| table.id)
            .collect(),
        changes: laid.changes.clone(),
        seed: laid.seed,
    }
}

/// What a person is told of her own places; nothing if she belongs to no table.
fn mine(workshop: &Workshop, block: BlockId, laid: &Laid, seat: &Seat) -> Option<MyTableBody> {
    let round = |number: u32| -> Option<MyRound> {
        let seated = laid.seating(number)?;
        let table = laid.table(seated.table_of(seat.id)?)?;
        Some(my_round(number, seated, table, seat.id))
    };
    let now = round(laid.round);
    let first = laid.round.saturating_add(1);
    let next: Vec<_> = (first..=laid.rounds).filter_map(round).collect();
    let choosing = choosing(workshop, block, laid, seat.id);
    let current = laid.seating(laid.round);
    let resting = current.is_some_and(|round| round.resting.contains(&seat.id));
    let belongs = now.is_some() || resting || !next.is_empty() || choosing.is_some();
    let table = workshop
        .table_of(seat.id)
        .filter(|table| laid.table(*table).is_some());
    belongs.then(|| MyTableBody {
        block,
        round: laid.round,
        rounds: laid.rounds,
        resting,
        next,
        ends_at: laid.ends_at,
        may_note: table.is_some_and(|table| may_note(workshop, laid, table, seat)),
        help: table.is_some_and(|table| laid.help.contains_key(&table)),
        choosing,
        now,
    })
}

fn my_round(number: u32, seated: &SeatedRound, table: &Table, seat: SeatId) -> MyRound {
    let others = seated.at(table.id).iter().copied();
    MyRound {
        round: number,
        table: table.id,
        title: table.title.clone(),
        topic: table.topic.clone(),
        host: table.host,
        with: others.filter(|other| *other != seat).collect(),
    }
}

/// Whether a seat has a chair in this round or in one to come, or may choose one: it then has something to do there.
pub fn has_place(workshop: &Workshop, block: BlockId, seat: SeatId) -> bool {
    let Some(laid) = workshop.tables.of(block) else {
        return false;
    };
    let current = laid.seating(laid.round).into_iter();
    let sits = current
        .chain(laid.coming())
        .any(|round| round.table_of(seat).is_some() || round.resting.contains(&seat));
    laid.state != TablesState::Closed && (sits || choosing(workshop, block, laid, seat).is_some())
}

//! Rules of tables: given, when, then. By topic: laying and seating, running, what others see, and random histories.

mod histories;
mod notes;
mod running;
mod seating;
mod seeing;

use uuid::Uuid;

use super::{
    Command as TablesCommand, Mixing, MyTableBody, SeatedBy, SeatedRound, SeatedTable, Seating,
    TablePlan, TablesBody, TablesDeskBody, WhoSits, count,
};
use crate::id::{BlockId, SeatId, TableId, TableNoteId};
use crate::people::Side;
use crate::refusal::Refusal;
use crate::testing::{FACILITATOR, PEER, Room, text};
use crate::visibility::Body;
use crate::workshop::Command;

const fn table(n: u128) -> TableId {
    TableId(Uuid::from_u128(0x7AB1_E000 + n))
}

/// Two tables of four peers each.
const A: TableId = table(1);
const B: TableId = table(2);

fn tables(command: TablesCommand) -> Command {
    Command::Tables(command)
}

fn plan(id: TableId) -> TablePlan {
    TablePlan {
        id,
        title: text("A table"),
        topic: None,
        host: None,
        langs: Vec::new(),
        capacity: None,
    }
}

fn peers() -> WhoSits {
    WhoSits {
        sides: vec![Side::Peers],
        ..WhoSits::default()
    }
}

/// Everything that `Set` says, to be changed in a test.
#[derive(Clone, Debug)]
struct Lay {
    tables: Vec<TablePlan>,
    rounds: u32,
    minutes: u32,
    who: WhoSits,
    seating: Seating,
    mixing: Mixing,
}

impl Default for Lay {
    fn default() -> Self {
        Self {
            tables: vec![plan(A), plan(B)],
            rounds: 2,
            minutes: 20,
            who: peers(),
            seating: Seating::Rotation,
            mixing: Mixing::default(),
        }
    }
}

impl Lay {
    fn rounds(rounds: u32) -> Self {
        Self {
            rounds,
            ..Self::default()
        }
    }

    fn set(self, room: &mut Room, block: BlockId) -> Result<(), Refusal> {
        room.run(
            FACILITATOR,
            tables(TablesCommand::Set {
                block,
                tables: self.tables,
                rounds: self.rounds,
                minutes: self.minutes,
                who: self.who,
                seating: self.seating,
                mixing: self.mixing,
            }),
        )
    }
}

/// A round in which these peers, by number, sit at the two tables.
fn round(a: &[usize], b: &[usize]) -> SeatedRound {
    let seats = |peers: &[usize]| peers.iter().map(|n| PEER[*n]).collect();
    SeatedRound {
        tables: vec![
            SeatedTable {
                table: A,
                seats: seats(a),
            },
            SeatedTable {
                table: B,
                seats: seats(b),
            },
        ],
        resting: Vec::new(),
    }
}

/// Organisations apart, then together.
fn two_rounds() -> Vec<SeatedRound> {
    vec![
        round(&[0, 2, 4, 6], &[1, 3, 5, 7]),
        round(&[0, 1, 2, 3], &[4, 5, 6, 7]),
    ]
}

/// Adopts rounds, counting their repeats as the sender should.
fn adopt(room: &mut Room, block: BlockId, rounds: Vec<SeatedRound>) -> Result<(), Refusal> {
    let laid = room.workshop.tables.of(block).unwrap();
    let repeats = count(laid.begun(), &rounds).repeats;
    let revision = laid.revision;
    room.run(
        FACILITATOR,
        tables(TablesCommand::Adopt {
            block,
            revision,
            rounds,
            by: SeatedBy::Search,
            seed: 7,
            repeats,
            repeats_bound: 0,
        }),
    )
}

fn next_round(room: &mut Room, block: BlockId) -> Result<(), Refusal> {
    let expected = room.workshop.tables.of(block).unwrap().round;
    room.run(
        FACILITATOR,
        tables(TablesCommand::NextRound { block, expected }),
    )
}

fn put(room: &mut Room, block: BlockId, seat: SeatId, table: TableId) -> Result<(), Refusal> {
    let command = TablesCommand::Move {
        block,
        seat,
        table,
        round: None,
    };
    room.run(FACILITATOR, tables(command))
}

fn note(room: &mut Room, by: SeatId, table: TableId, words: &str) -> Result<TableNoteId, Refusal> {
    let command = TablesCommand::Note {
        table,
        text: text(words),
    };
    let id = room.act(crate::Actor::Seat(by), &tables(command))?;
    Ok(TableNoteId(id.derive()))
}

/// Two rounds of two tables in the running block; the first round runs.
fn seated() -> (Room, BlockId) {
    let mut room = Room::in_days();
    let block = room.start(crate::agenda::Preset::TableRotation);
    Lay::default().set(&mut room, block).unwrap();
    adopt(&mut room, block, two_rounds()).unwrap();
    next_round(&mut room, block).unwrap();
    (room, block)
}

fn overview(room: &Room, by: SeatId, block: BlockId) -> Option<TablesBody> {
    let body = room.sees(by, &format!("tables/{block}"))?;
    let Body::Tables(body) = body else {
        panic!("not tables: {body:?}")
    };
    Some(body)
}

fn mine(room: &Room, by: SeatId, block: BlockId) -> Option<MyTableBody> {
    let body = room.sees(by, &format!("my_table/{block}"))?;
    let Body::MyTable(body) = body else {
        panic!("not my table: {body:?}")
    };
    Some(body)
}

fn desk(room: &Room, block: BlockId) -> Option<TablesDeskBody> {
    let body = room.sees(FACILITATOR, &format!("tables_desk/{block}"))?;
    let Body::TablesDesk(body) = body else {
        panic!("not the desk's: {body:?}")
    };
    Some(body)
}

/// What was wrong with a field.
fn problem_of(refusal: &Result<(), Refusal>) -> &str {
    match refusal {
        Err(Refusal::Malformed { problem, .. }) => problem,
        other => panic!("not malformed: {other:?}"),
    }
}

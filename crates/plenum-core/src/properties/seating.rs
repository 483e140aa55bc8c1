//! The tables of the random histories: two for the peers, and seatings that no planner made.

use super::*;

/// The two tables of a block.
pub(super) fn two_tables(block: BlockId) -> [TableId; 2] {
    [1, 2].map(|n| TableId(Uuid::from_u128((block.0.as_u128() << 8) + n)))
}

pub(super) fn table_of(block: BlockId, table: TableId) -> bool {
    two_tables(block).contains(&table)
}

/// The chair of a seat in the running round of the running block.
pub(super) fn sits(workshop: &Workshop, seat: SeatId) -> Option<TableId> {
    let laid = workshop.tables.of(workshop.agenda.running()?)?;
    let open = laid.state == tables::TablesState::Open;
    let chair = |table: &&tables::SeatedTable| table.seats.contains(&seat);
    let round = laid
        .plan
        .get(usize::try_from(laid.round).ok()?.checked_sub(1)?)?;
    round
        .tables
        .iter()
        .find(chair)
        .filter(|_| open)
        .map(|table| table.table)
}

/// Two tables for the peers, and whoever else is named.
pub(super) fn lay(block: BlockId) -> Command {
    let plan = |id| tables::TablePlan {
        id,
        title: text("A table"),
        topic: None,
        host: None,
        langs: Vec::new(),
        capacity: None,
    };
    Command::Tables(tables::Command::Set {
        block,
        tables: two_tables(block).map(plan).to_vec(),
        rounds: 3,
        minutes: 10,
        who: tables::WhoSits {
            sides: vec![Side::Peers, Side::Host],
            seats: vec![STAKEHOLDER],
            ..tables::WhoSits::default()
        },
        seating: tables::Seating::Rotation,
        mixing: tables::Mixing::default(),
    })
}

/// A seating of all coming rounds in which everybody moves on; no planner is asked.
pub(super) fn adopt(workshop: &Workshop, block: BlockId, shift: usize) -> Option<Command> {
    let task = tables::problem(workshop, block).ok()?;
    let round = |n: u32| {
        let at = |place: usize| {
            let seats = task.seats.iter().enumerate();
            let turn = usize::try_from(n).unwrap_or(0) + shift;
            seats
                .filter(|(i, _)| (i * (turn % 3 + 1) / 2 + turn) % 2 == place)
                .map(|(_, seat)| *seat)
                .collect::<Vec<_>>()
        };
        let tables = two_tables(block).into_iter().zip([at(0), at(1)]);
        tables::SeatedRound {
            tables: tables
                .map(|(table, seats)| tables::SeatedTable { table, seats })
                .collect(),
            resting: Vec::new(),
        }
    };
    let rounds: Vec<_> = (0..task.left).map(round).collect();
    let laid = workshop.tables.of(block)?;
    Some(Command::Tables(tables::Command::Adopt {
        block,
        revision: laid.revision,
        repeats: tables::count(laid.begun(), &rounds).repeats,
        rounds,
        by: tables::SeatedBy::Hand,
        seed: 0,
        repeats_bound: 0,
    }))
}

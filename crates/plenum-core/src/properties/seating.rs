//! The tables of the random histories: two for the peers, and seatings that no planner made.

use super::*;

/// What is said at or to tables.
#[derive(Clone, Copy, Debug)]
pub(super) enum Secret {
    /// A note of a table.
    Note {
        author: SeatId,
        block: BlockId,
        table: TableId,
    },
    /// What the desk said to all tables of a block.
    Announcement(BlockId),
}

/// Who looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Eyes {
    pub(super) seat: SeatId,
    pub(super) desk: bool,
    pub(super) inner: bool,
    pub(super) days_over: bool,
}

/// Who may see it, in plain words.
pub(super) fn may_see(secret: &Secret, word: &str, eyes: Eyes, workshop: &Workshop) -> bool {
    let (Secret::Note { block, .. } | Secret::Announcement(block)) = secret;
    let kept = workshop
        .agenda
        .block(*block)
        .is_some_and(|b| b.settings.host_mode == HostMode::OutOfRoom);
    let by_the_block = eyes.inner || !kept || eyes.days_over;
    let here = sits(workshop, eyes.seat);
    match secret {
        Secret::Note { author, table, .. } => {
            let mut notes = workshop.tables.notes_of(*block);
            let note = notes.find(|(_, note)| note.text.original.text == word);
            let returned = note.is_some_and(|(_, note)| note.harvested);
            // A note that became a card is her own card, wherever she sits now.
            let her_card = *author == eyes.seat && note.is_some_and(|(_, n)| n.entry.is_some());
            eyes.desk || her_card || here == Some(*table) || (returned && by_the_block)
        }
        Secret::Announcement(_) => {
            by_the_block || here.is_some_and(|table| table_of(*block, table))
        }
    }
}

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

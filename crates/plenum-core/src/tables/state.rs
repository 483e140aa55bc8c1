//! The tables as they stand.

use std::collections::BTreeMap;

use super::record::SeatChange;
use super::{Mixing, SeatedBy, SeatedRound, Seating, Table, TablesState, WhoSits};
use crate::id::{BlockId, EntryId, SeatId, TableId, TableNoteId};
use crate::keys::Author;
use crate::text::Text;
use crate::time::Timestamp;
use crate::workshop::{Shelf, Workshop};

/// The tables of all blocks, and their notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub(super) blocks: BTreeMap<BlockId, Laid>,
    pub(super) notes: Shelf<TableNoteId, TableNote>,
}

/// The tables of one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// The tables in order.
    pub tables: Vec<Table>,
    /// How many rounds.
    pub rounds: u32,
    /// Minutes of a round; 0 for no time of its own.
    pub minutes: u32,
    /// Who is seated.
    pub who: WhoSits,
    /// How people come to their tables.
    pub seating: Seating,
    /// What a seating must keep.
    pub mixing: Mixing,
    /// The rounds that have a seating: past, running, coming.
    pub plan: Vec<SeatedRound>,
    /// Where the tables stand.
    pub state: TablesState,
    /// The round, from 1; 0 before the first.
    pub round: u32,
    /// When the running round ends.
    pub ends_at: Option<Timestamp>,
    /// Milliseconds left while the clock of the block stands.
    pub remaining: Option<i64>,
    /// How the last seating was made.
    pub by: Option<SeatedBy>,
    /// The seed of the last seating.
    pub seed: Option<u64>,
    /// The bound of the last seating, until somebody is moved by hand.
    pub repeats_bound: Option<u32>,
    /// Who changed seat in the coming rounds with the last seating.
    pub changes: Vec<SeatChange>,
    /// Tables that wait for help.
    pub help: BTreeMap<TableId, Timestamp>,
    /// What was said to all tables last.
    pub announced: Option<Announced>,
    /// Counts each change of the seating.
    pub revision: u32,
}

/// What was said to all tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// How many there have been.
    pub n: u32,
    /// What.
    pub text: Text,
    /// When.
    pub at: Timestamp,
}

/// What a table noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableNote {
    /// The block.
    pub block: BlockId,
    /// The table.
    pub table: TableId,
    /// In which round.
    pub round: u32,
    /// Who noted it, as far as the log knows.
    pub author: Author,
    /// What.
    pub text: Text,
    /// Whether it was returned to the plenary.
    pub harvested: bool,
    /// The entry that it became.
    pub entry: Option<EntryId>,
}

impl Laid {
    /// A table.
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// A round, from 1, if it has a seating.
    pub fn seating(&self, round: u32) -> Option<&SeatedRound> {
        let place = usize::try_from(round.checked_sub(1)?).ok()?;
        self.plan.get(place)
    }

    /// The round that screens show: the running one, or the first.
    pub fn shown(&self) -> u32 {
        self.round.max(1)
    }

    /// The rounds that have begun.
    pub fn begun(&self) -> &[SeatedRound] {
        self.plan.get(..self.done()).unwrap_or(&self.plan)
    }

    /// The rounds to come that have a seating.
    pub fn coming(&self) -> &[SeatedRound] {
        self.plan.get(self.done()..).unwrap_or_default()
    }

    /// The table that a seat hosts.
    pub fn hosted_by(&self, seat: SeatId) -> Option<TableId> {
        self.tables
            .iter()
            .find(|table| table.host == Some(seat))
            .map(|table| table.id)
    }

    /// Whether two must not share a table.
    pub fn are_apart(&self, one: SeatId, other: SeatId) -> bool {
        let pair =
            |(a, b): &(SeatId, SeatId)| (*a == one && *b == other) || (*a == other && *b == one);
        self.mixing.apart.iter().any(pair)
    }

    /// How many rounds have begun.
    pub(super) fn done(&self) -> usize {
        usize::try_from(self.round).unwrap_or(usize::MAX)
    }
}

impl State {
    /// The tables of a block.
    pub fn of(&self, block: BlockId) -> Option<&Laid> {
        self.blocks.get(&block)
    }

    /// All blocks that have tables.
    pub fn blocks(&self) -> impl Iterator<Item = (BlockId, &Laid)> {
        self.blocks.iter().map(|(block, laid)| (*block, laid))
    }

    /// The block of a table, and its tables.
    pub fn with(&self, table: TableId) -> Option<(BlockId, &Laid)> {
        self.blocks().find(|(_, laid)| laid.table(table).is_some())
    }

    /// A note.
    pub fn note(&self, id: TableNoteId) -> Option<&TableNote> {
        self.notes.get(id)
    }

    /// The notes of a block, in the order in which they were taken.
    pub fn notes_of(
        &self,
        block: BlockId,
    ) -> impl DoubleEndedIterator<Item = (TableNoteId, &TableNote)> {
        self.notes
            .iter()
            .filter(move |(_, note)| note.block == block)
    }
}

impl Workshop {
    /// The tables of the running block, while a round runs.
    pub(crate) fn open_tables(&self) -> Option<(BlockId, &Laid)> {
        let block = self.agenda.running()?;
        let laid = self.tables.of(block)?;
        (laid.state == TablesState::Open).then_some((block, laid))
    }

    /// The table at which a seat sits now.
    pub(crate) fn table_of(&self, seat: SeatId) -> Option<TableId> {
        let (_, laid) = self.open_tables()?;
        laid.seating(laid.round)?.table_of(seat)
    }
}

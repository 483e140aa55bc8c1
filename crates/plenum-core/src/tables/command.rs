//! Commands about tables, rounds and seats.

use serde::{Deserialize, Serialize};

use super::{Mixing, SeatedBy, SeatedRound, Seating, WhoSits};
use crate::agenda::EntryKind;
use crate::id::{BlockId, SeatId, TableId, TableNoteId};
use crate::text::{Lang, TextInput};

/// What can be asked for. In JSON: `{"noun": "tables", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "TablesCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Lays tables for a block that is planned or runs, or changes them. A plan of coming rounds stays if only words,
    /// languages or minutes change; else it has to be made again.
    Set {
        /// The block.
        block: BlockId,
        /// The tables, in the order in which they are shown.
        tables: Vec<TablePlan>,
        /// How many rounds.
        #[serde(default = "one")]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
        rounds: u32,
        /// Minutes of a round; 0 for no time of its own.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
        minutes: u32,
        /// Who is seated.
        who: WhoSits,
        /// How people come to their tables.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Seating>"))]
        seating: Seating,
        /// What a seating must keep.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Mixing>"))]
        mixing: Mixing,
    },
    /// Takes over a seating for all coming rounds. It is checked against the rules and against who is here; past rounds
    /// and the running one stay as they are.
    Adopt {
        /// The block.
        block: BlockId,
        /// The revision of the tables for which it was made.
        revision: u32,
        /// The coming rounds.
        rounds: Vec<SeatedRound>,
        /// How it was made.
        by: SeatedBy,
        /// The seed it was made with, below 2^53.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
        seed: u64,
        /// Meetings of pairs who have met before; it is counted again, and must be right.
        repeats: u32,
        /// No seating has fewer repeats than this.
        repeats_bound: u32,
    },
    /// Puts a seat at a table: in the running round, or in the first if none has begun, or in a coming one. Her later
    /// rounds stay; a newcomer gets the emptiest tables there.
    Move {
        /// The block.
        block: BlockId,
        /// Whom.
        seat: SeatId,
        /// Where to.
        table: TableId,
        /// The round, from 1; none means the present one.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
        round: Option<u32>,
    },
    /// Chooses one's table for the next round, or for the running one as a latecomer.
    Choose {
        /// The block.
        block: BlockId,
        /// The table.
        table: TableId,
    },
    /// Begins the first or the next round.
    NextRound {
        /// The block.
        block: BlockId,
        /// The round the sender sees, 0 before the first, so that two taps move the room once.
        expected: u32,
    },
    /// Gives the running round more minutes, or takes some away.
    ExtendRound {
        /// The block.
        block: BlockId,
        /// Minutes to add; negative shortens.
        minutes: i32,
    },
    /// Says something to all tables at once.
    Broadcast {
        /// The block.
        block: BlockId,
        /// What.
        text: TextInput,
    },
    /// Asks the desk to come to one's table.
    AskHelp {
        /// The block.
        block: BlockId,
    },
    /// Says that a table got its help.
    Helped {
        /// The table.
        table: TableId,
    },
    /// Notes something for the table: its host, or any who sits there if it has none; facilitator and rapporteur too.
    Note {
        /// The table.
        table: TableId,
        /// What.
        text: TextInput,
    },
    /// Returns notes of tables to the plenary.
    Harvest {
        /// The notes.
        notes: Vec<TableNoteId>,
        /// Whether they become entries of this kind, which can be grouped like all others.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<EntryKind>"))]
        entry: Option<EntryKind>,
    },
    /// Ends the tables of the running block: all are back in the plenary.
    Close {
        /// The block.
        block: BlockId,
    },
}

/// A table as it is laid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TablePlan {
    /// Its id, made by the sender.
    pub id: TableId,
    /// Its name.
    pub title: TextInput,
    /// What is talked about there.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
    pub topic: Option<TextInput>,
    /// Who hosts it, and stays while the others move.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<SeatId>"))]
    pub host: Option<SeatId>,
    /// The languages spoken there, as people are told; not a rule.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<Lang>>"))]
    pub langs: Vec<Lang>,
    /// How many chairs it has; none for no limit.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
    pub capacity: Option<u32>,
}

fn one() -> u32 {
    1
}

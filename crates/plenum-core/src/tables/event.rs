//! What happened at the tables.

use serde::{Deserialize, Serialize};

use super::{Mixing, SeatedBy, SeatedRound, Seating, WhoSits};
use crate::id::{BlockId, EntryId, SeatId, TableId, TableNoteId};
use crate::keys::Author;
use crate::text::{Lang, Text};
use crate::time::Timestamp;

/// A fact. In JSON: `{"noun": "tables", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// Tables were laid for a block, or changed.
    Laid {
        /// The block.
        block: BlockId,
        /// The tables in order.
        tables: Vec<Table>,
        /// How many rounds.
        rounds: u32,
        /// Minutes of a round; 0 for no time of its own.
        minutes: u32,
        /// Who is seated.
        who: WhoSits,
        /// How people come to their tables.
        seating: Seating,
        /// What a seating must keep.
        mixing: Mixing,
    },
    /// A seating for all coming rounds was taken over.
    Adopted {
        /// The block.
        block: BlockId,
        /// The coming rounds, each table in the order in which they were laid.
        rounds: Vec<SeatedRound>,
        /// How it was made.
        by: SeatedBy,
        /// The seed it was made with.
        seed: u64,
        /// Meetings of pairs who have met before, as they were counted.
        repeats: u32,
        /// The bound that was claimed and is not contradicted by the count.
        repeats_bound: u32,
    },
    /// A seat was put at a table.
    Moved {
        /// The block.
        block: BlockId,
        /// Who.
        seat: SeatId,
        /// The round, from 1.
        round: u32,
        /// Where to.
        table: TableId,
        /// Later rounds in which she had no chair, and the table she got there.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        later: Vec<(u32, TableId)>,
    },
    /// Somebody chose a table.
    Chosen {
        /// The block.
        block: BlockId,
        /// Who.
        seat: SeatId,
        /// The round, from 1.
        round: u32,
        /// Which.
        table: TableId,
    },
    /// A round began; the one before it ended.
    RoundBegun {
        /// The block.
        block: BlockId,
        /// The round, from 1.
        round: u32,
        /// When.
        at: Timestamp,
    },
    /// The running round got more minutes, or fewer.
    RoundExtended {
        /// The block.
        block: BlockId,
        /// Minutes; negative shortens.
        minutes: i32,
        /// When.
        at: Timestamp,
    },
    /// Something was said to all tables.
    Announced {
        /// The block.
        block: BlockId,
        /// What.
        text: Text,
        /// When.
        at: Timestamp,
    },
    /// A table asked for help.
    HelpAsked {
        /// The block.
        block: BlockId,
        /// The table.
        table: TableId,
        /// When.
        at: Timestamp,
    },
    /// A table got its help.
    Helped {
        /// The block.
        block: BlockId,
        /// The table.
        table: TableId,
    },
    /// Something was noted for a table.
    Noted {
        /// Its id.
        id: TableNoteId,
        /// The block.
        block: BlockId,
        /// The table.
        table: TableId,
        /// The round, from 1; 0 where none runs.
        round: u32,
        /// Who noted it, as far as the log may know.
        author: Author,
        /// What.
        text: Text,
    },
    /// Notes were returned to the plenary.
    Harvested {
        /// The block.
        block: BlockId,
        /// Who did it.
        by: SeatId,
        /// The notes, each with the entry that it became, if it did.
        notes: Vec<(TableNoteId, Option<EntryId>)>,
    },
    /// The tables were closed.
    Closed {
        /// The block.
        block: BlockId,
    },
}

impl Event {
    /// The author whose commit this is, where it must not name anybody.
    pub fn author(&self) -> Option<Author> {
        match self {
            Self::Noted { author, .. } => Some(*author),
            // Entries may follow in the same commit; it is not their authors who speak.
            Self::Harvested { by, .. } => Some(Author::Seat(*by)),
            Self::Laid { .. }
            | Self::Adopted { .. }
            | Self::Moved { .. }
            | Self::Chosen { .. }
            | Self::RoundBegun { .. }
            | Self::RoundExtended { .. }
            | Self::Announced { .. }
            | Self::HelpAsked { .. }
            | Self::Helped { .. }
            | Self::Closed { .. } => None,
        }
    }

    /// Whether people sit elsewhere afterwards: then they see other things, too.
    pub fn moves_people(&self) -> bool {
        match self {
            Self::Laid { .. }
            | Self::Adopted { .. }
            | Self::Moved { .. }
            | Self::Chosen { .. }
            | Self::RoundBegun { .. }
            | Self::Closed { .. } => true,
            Self::RoundExtended { .. }
            | Self::Announced { .. }
            | Self::HelpAsked { .. }
            | Self::Helped { .. }
            | Self::Noted { .. }
            | Self::Harvested { .. } => false,
        }
    }

    /// The block whose tables it concerns.
    pub fn block(&self) -> BlockId {
        match self {
            Self::Laid { block, .. }
            | Self::Adopted { block, .. }
            | Self::Moved { block, .. }
            | Self::Chosen { block, .. }
            | Self::RoundBegun { block, .. }
            | Self::RoundExtended { block, .. }
            | Self::Announced { block, .. }
            | Self::HelpAsked { block, .. }
            | Self::Helped { block, .. }
            | Self::Noted { block, .. }
            | Self::Harvested { block, .. }
            | Self::Closed { block } => *block,
        }
    }
}

/// A table as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its id.
    pub id: TableId,
    /// Its name.
    pub title: Text,
    /// What is talked about there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Text>,
    /// Who hosts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<SeatId>,
    /// The languages spoken there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub langs: Vec<Lang>,
    /// How many chairs it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
}

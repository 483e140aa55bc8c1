//! What screens show of tables.

use serde::{Deserialize, Serialize};

use super::{SeatedBy, Seating, TablesState};
use crate::id::{BlockId, EntryId, SeatId, TableId, TableNoteId};
use crate::text::{Lang, Text};
use crate::time::Timestamp;

/// `tables/{block}`, to those who see the content of the block, that is to the room unless the host is kept out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TablesBody {
    /// The block.
    pub block: BlockId,
    /// Where they stand.
    pub state: TablesState,
    /// How people come to their tables.
    pub seating: Seating,
    /// The tables with those who sit there: in the running round, in the first before it begins, in the last when all is over.
    pub tables: Vec<TableLine>,
    /// Who sits out this round.
    pub resting: Vec<SeatId>,
    /// The round, from 1; 0 before the first.
    pub round: u32,
    /// Of how many.
    pub rounds: u32,
    /// How many rounds have a seating.
    pub seated: u32,
    /// Minutes of a round; 0 for no time of its own.
    pub minutes: u32,
    /// When the running round ends. Nothing happens then but that screens say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub ends_at: Option<Timestamp>,
    /// Milliseconds left while the clock of the block stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "number"))]
    pub remaining: Option<i64>,
    /// How the seating was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub by: Option<SeatedBy>,
    /// Meetings, in all rounds that have a seating, of pairs who met in an earlier one.
    pub repeats: u32,
    /// No seating of these rounds has fewer, as far as is proven; equal to `repeats` means that it is the best there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub repeats_bound: Option<u32>,
    /// Pairs who meet at least once in these rounds.
    pub met: u32,
    /// Of how many pairs.
    pub pairs: u32,
    /// Rises with each change of the seating; a new seating names it.
    pub revision: u32,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TableLine {
    /// The table.
    pub table: TableId,
    /// Its name.
    pub title: Text,
    /// What is talked about there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub topic: Option<Text>,
    /// Who hosts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub host: Option<SeatId>,
    /// The languages spoken there.
    pub langs: Vec<Lang>,
    /// How many chairs it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub capacity: Option<u32>,
    /// Who sits there.
    pub seats: Vec<SeatId>,
}

/// `my_table/{block}`, to the person alone: where she sits now and next. Gone when the tables are closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MyTableBody {
    /// The block.
    pub block: BlockId,
    /// The round, from 1; 0 before the first.
    pub round: u32,
    /// Of how many.
    pub rounds: u32,
    /// Her table in this round; none before the first, or if she has no chair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub now: Option<MyRound>,
    /// Whether she sits out this round.
    pub resting: bool,
    /// Her tables in the coming rounds.
    pub next: Vec<MyRound>,
    /// When the running round ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub ends_at: Option<Timestamp>,
    /// Whether she may note for her table.
    pub may_note: bool,
    /// Whether her table waits for help.
    pub help: bool,
    /// The round for which she may choose a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub choosing: Option<u32>,
}

/// Where somebody sits in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MyRound {
    /// The round, from 1.
    pub round: u32,
    /// The table.
    pub table: TableId,
    /// Its name.
    pub title: Text,
    /// What is talked about there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub topic: Option<Text>,
    /// Who hosts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub host: Option<SeatId>,
    /// Who sits with her.
    pub with: Vec<SeatId>,
}

/// `tables_desk/{block}`, to the desk: what needs a hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TablesDeskBody {
    /// The block.
    pub block: BlockId,
    /// Who should be seated and has no chair in this round, with the emptiest table that suits.
    pub unseated: Vec<UnseatedLine>,
    /// Who has a chair in this round and is not here.
    pub away: Vec<SeatId>,
    /// Tables whose people share no language, and no interpreter helps.
    pub speechless: Vec<TableId>,
    /// Who changed seat in the coming rounds when the last seating was adopted.
    pub changes: Vec<SeatChange>,
    /// The seed of the last seating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "number"))]
    pub seed: Option<u64>,
}

/// Somebody without a chair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct UnseatedLine {
    /// Who.
    pub seat: SeatId,
    /// The emptiest table that suits, if any has a free chair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub suggested: Option<TableId>,
}

/// Somebody who sits elsewhere than was planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SeatChange {
    /// The round, from 1.
    pub round: u32,
    /// Who.
    pub seat: SeatId,
    /// Her table so far; none if she had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub from: Option<TableId>,
    /// Her table now; none if she has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub to: Option<TableId>,
}

/// `table_note/{id}`, to those who sit at the table now and to the desk; after the harvest to those who see the content
/// of the block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TableNoteBody {
    /// Its id.
    pub id: TableNoteId,
    /// The block.
    pub block: BlockId,
    /// The table.
    pub table: TableId,
    /// In which round it was taken.
    pub round: u32,
    /// What it says.
    pub text: Text,
    /// Whether it was returned to the plenary.
    pub harvested: bool,
    /// The entry that it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub entry: Option<EntryId>,
}

/// `table_help/{table}`, to the desk: a table waits for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TableHelpBody {
    /// The block.
    pub block: BlockId,
    /// The table.
    pub table: TableId,
    /// Since when.
    pub since: Timestamp,
}

/// `announcement/{block}`: what was said to all tables last, to those who see the content of the block and to all who
/// sit at its tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AnnouncementBody {
    /// The block.
    pub block: BlockId,
    /// How many there have been in this block.
    pub n: u32,
    /// What.
    pub text: Text,
    /// When.
    pub at: Timestamp,
}

//! What screens show of this noun.

use serde::{Deserialize, Serialize};

use super::QueueOrder;
use crate::id::{BlockId, NoteId, OrganisationId, PresentationId, SeatId};
use crate::text::Text;
use crate::time::Timestamp;

/// `presentation/{id}`, to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PresentationBody {
    /// Its id.
    pub id: PresentationId,
    /// Where it was given.
    pub block: BlockId,
    /// Who gave it.
    pub organisation: OrganisationId,
    /// Its title.
    pub title: Text,
    /// The main message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub message: Option<Text>,
}

/// `hearing/{id}`, to peers and desk; to the room, without the group if it is small, once the days are over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct HearingBody {
    /// Its id.
    pub id: NoteId,
    /// Where it was said.
    pub block: BlockId,
    /// The group, absent where fewer than five people of it were heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub source: Option<OrganisationId>,
    /// What was said; absent where its language would give the speaker away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub statement: Option<Text>,
    /// Whether it was confirmed.
    pub checked: bool,
}

/// `note/{id}`: the rapporteur's note, to those who took part in the block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NoteBody {
    /// Its id.
    pub id: NoteId,
    /// Where it was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub block: Option<BlockId>,
    /// The theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub theme: Option<Text>,
    /// The note.
    pub text: Text,
}

/// `private/{id}`, to its author alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PrivateBody {
    /// Its id.
    pub id: NoteId,
    /// Where it was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub block: Option<BlockId>,
    /// The note.
    pub text: Text,
}

/// `queue`, to the room: the speaker queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct QueueBody {
    /// The block it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub block: Option<BlockId>,
    /// Who has the floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub speaking: Option<SeatId>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub since: Option<Timestamp>,
    /// Who waits, in the order in which they will speak.
    pub waiting: Vec<SeatId>,
    /// Who of them has a point of order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<SeatId>>"))]
    pub points_of_order: Vec<SeatId>,
    /// In which order they speak.
    #[serde(default)]
    pub order: QueueOrder,
    /// Seconds for each turn; absent where no time is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub seconds: Option<u32>,
}

/// `attention`, to the room: everybody is asked to look up. Gone as soon as they are released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AttentionBody {
    /// Who asked.
    pub by: SeatId,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub words: Option<Text>,
    /// Since when.
    pub since: Timestamp,
}

/// `airtime`, to the desk: turns and seconds per organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AirtimeBody {
    /// In order of organisation.
    pub lines: Vec<AirtimeLine>,
}

/// One organisation's share of the floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AirtimeLine {
    /// Whose.
    pub organisation: OrganisationId,
    /// How often.
    pub turns: u32,
    /// How long.
    pub seconds: u32,
}

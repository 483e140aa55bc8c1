//! What screens show of this noun.

use serde::{Deserialize, Serialize};

use super::{ClusterState, EntryState, Evidence};
use crate::agenda::{Attribution, EntryKind, Grade};
use crate::id::{BlockId, ClusterId, EntryId, OrganisationId, SeatId};
use crate::item::Item;
use crate::people::Side;
use crate::text::Text;

/// `entry/{id}`: to its author in full; to those who may see it, as far as the level allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct EntryBody {
    /// Its id.
    pub id: EntryId,
    /// Where it was written.
    pub block: BlockId,
    /// Its printed number, such as `CH4`; a live entry has it at once, others from the first cluster on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub number: Option<String>,
    /// Its place in the shuffled order of the reveal, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub place: Option<u32>,
    /// Its kind.
    pub kind: EntryKind,
    /// How far it goes.
    pub grade: Grade,
    /// What became of it.
    pub state: EntryState,
    /// What it says; absent when hidden or withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub text: Option<Text>,
    /// The original is kept back, since its language would give the author away; a translation may be shown.
    pub original_withheld: bool,
    /// How much of the author is shown.
    pub attribution: Attribution,
    /// Who wrote it, as far as the level allows.
    pub author: ShownAuthor,
    /// In the author's own record.
    pub mine: bool,
    /// Who typed the paper card; to author and desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub typed_by: Option<SeatId>,
    /// The entry whose number it shares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub merged_into: Option<EntryId>,
    /// How many cards share its number, itself included.
    pub cards: u32,
    /// Where it is grouped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub cluster: Option<ClusterId>,
    /// Why it was hidden; to author and desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub hidden_reason: Option<Text>,
}

/// An author as far as the attribution level allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ShownAuthor {
    /// At level `named`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub seat: Option<SeatId>,
    /// At levels `named` and `organisation`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub organisation: Option<OrganisationId>,
    /// "a peer" or "the host", at level `group`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub side: Option<Side>,
}

/// `cluster/{id}`, to the room, or to peers and desk while the host is out of the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ClusterBody {
    /// Its id.
    pub id: ClusterId,
    /// Its printed number, such as `K3`.
    pub number: String,
    /// Its title.
    pub title: Text,
    /// Its entries.
    pub entries: Vec<EntryId>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub evidence: Option<Evidence>,
    /// Documents, answers, hearing notes.
    pub links: Vec<Item>,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub note: Option<Text>,
    /// Open or agreed.
    pub state: ClusterState,
}

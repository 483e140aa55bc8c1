//! Commands about entries and clusters.

use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::agenda::{Attribution, EntryKind, Grade};
use crate::id::{BlockId, ClusterId, EntryId, SeatId};
use crate::item::Item;
use crate::text::TextInput;

/// What can be asked for. In JSON: `{"noun": "entries", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "EntriesCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Writes an entry in the running block.
    Write {
        /// Its kind.
        entry: EntryKind,
        /// How far it goes.
        grade: Grade,
        /// What it says.
        text: TextInput,
        /// A stricter level than the block's, for this entry.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Attribution>"))]
        stricter: Option<Attribution>,
        /// The author of a paper card that the desk types in.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<SeatId>"))]
        on_behalf_of: Option<SeatId>,
        /// Whether the original may be shown where its language would give the author away.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
        show_original: Option<bool>,
    },
    /// Changes one's own entry before the reveal.
    Revise {
        /// Which one.
        entry: EntryId,
        /// The new text.
        text: TextInput,
        /// The new grade.
        grade: Grade,
    },
    /// Takes one's own entry back, until its cluster is agreed.
    Withdraw {
        /// Which one.
        entry: EntryId,
    },
    /// Hides an entry, with a reason that its author sees.
    Hide {
        /// Which one.
        entry: EntryId,
        /// Why.
        reason: TextInput,
    },
    /// Consents to showing the original of one's own entry.
    ShowOriginal {
        /// Which one.
        entry: EntryId,
    },
    /// Reveals what was written under seal, all together and shuffled.
    Reveal {
        /// The block whose reveal it is.
        block: BlockId,
    },
    /// Joins identical cards under one number.
    Merge {
        /// The cards that join.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<EntryId>>"))]
        cards: Vec<EntryId>,
        /// The one whose words stand for all.
        into: EntryId,
    },
    /// Opens a cluster.
    OpenCluster {
        /// Its title.
        title: TextInput,
        /// Its first entries.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<EntryId>>"))]
        entries: Vec<EntryId>,
    },
    /// Changes the title of a cluster.
    RenameCluster {
        /// Which one.
        cluster: ClusterId,
        /// The new title.
        title: TextInput,
    },
    /// Puts an entry into a cluster, or takes it out of all.
    Place {
        /// The entry.
        entry: EntryId,
        /// Where to; none means loose.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<ClusterId>"))]
        cluster: Option<ClusterId>,
    },
    /// Says what a cluster rests on.
    SetEvidence {
        /// Which one.
        cluster: ClusterId,
        /// The level; `impression` where there is none.
        level: Evidence,
        /// Documents, answers, hearing notes.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<Item>>"))]
        links: Vec<Item>,
        /// In words.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        note: Option<TextInput>,
    },
    /// Agrees a cluster; a later change reopens it.
    AgreeCluster {
        /// Which one.
        cluster: ClusterId,
    },
}

//! What happened to entries and clusters.

use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::agenda::{Attribution, EntryKind, Grade};
use crate::id::{BlockId, ClusterId, EntryId, OrganisationId, SeatId, TableId};
use crate::item::Item;
use crate::keys::Author;
use crate::people::Side;
use crate::text::Text;

/// A fact. In JSON: `{"noun": "entries", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// An entry was written.
    Written {
        /// Its id.
        id: EntryId,
        /// In which block.
        block: BlockId,
        /// By whom, as far as the log may know.
        author: Author,
        /// How much of the author is shown.
        level: Attribution,
        /// The author's organisation, at levels `named` and `organisation`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organisation: Option<OrganisationId>,
        /// The author's side, at level `group`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        side: Option<Side>,
        /// Its kind.
        kind: EntryKind,
        /// How far it goes.
        grade: Grade,
        /// What it says.
        text: Text,
        /// Its number within its kind, in a live block.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<u32>,
        /// Whether it is visible at once.
        visible: bool,
        /// Whether the author consents to showing the original.
        show_original: bool,
        /// Who typed the paper card.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        typed_by: Option<SeatId>,
        /// The table at which its author sat, at levels `named` and `organisation`, where tables see what is written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<TableId>,
    },
    /// An entry was changed before its reveal.
    Revised {
        /// Which one.
        entry: EntryId,
        /// Its author.
        author: Author,
        /// The new text.
        text: Text,
        /// The new grade.
        grade: Grade,
    },
    /// An entry was taken back.
    Withdrawn {
        /// Which one.
        entry: EntryId,
        /// Its author.
        author: Author,
    },
    /// The author consented to showing the original.
    OriginalShown {
        /// Which one.
        entry: EntryId,
        /// Its author.
        author: Author,
    },
    /// An entry was hidden by the facilitator.
    Hidden {
        /// Which one.
        entry: EntryId,
        /// Why.
        reason: Text,
    },
    /// What was sealed was shown, all together.
    Revealed {
        /// The block whose reveal it was.
        block: BlockId,
        /// The entries in their shuffled order.
        order: Vec<EntryId>,
        /// The place of the first of them, from 1.
        first: u32,
    },
    /// Identical cards were joined under one number.
    Merged {
        /// The cards that joined.
        cards: Vec<EntryId>,
        /// The one whose words stand for all.
        into: EntryId,
    },
    /// A cluster was opened. What was revealed and had no number got one.
    ClusterOpened {
        /// Its id.
        id: ClusterId,
        /// Its number.
        number: u32,
        /// In which block.
        block: BlockId,
        /// Its title.
        title: Text,
        /// Its first entries.
        entries: Vec<EntryId>,
        /// Numbers given now, each within its kind.
        numbers: Vec<(EntryId, u32)>,
    },
    /// A cluster got another title.
    ClusterRenamed {
        /// Which one.
        cluster: ClusterId,
        /// The new title.
        title: Text,
    },
    /// An entry was put into a cluster or taken out of all.
    Placed {
        /// The entry.
        entry: EntryId,
        /// Where to; none means loose.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cluster: Option<ClusterId>,
    },
    /// It was said what a cluster rests on.
    EvidenceSet {
        /// Which one.
        cluster: ClusterId,
        /// The level.
        level: Evidence,
        /// Documents, answers, hearing notes.
        links: Vec<Item>,
        /// In words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Text>,
    },
    /// A cluster was agreed.
    ClusterAgreed {
        /// Which one.
        cluster: ClusterId,
    },
}

impl Event {
    /// The author whose commit this is, where it must not name anybody else.
    pub fn author(&self) -> Option<Author> {
        match self {
            Self::Written { author, .. }
            | Self::Revised { author, .. }
            | Self::Withdrawn { author, .. }
            | Self::OriginalShown { author, .. } => Some(*author),
            Self::Hidden { .. }
            | Self::Revealed { .. }
            | Self::Merged { .. }
            | Self::ClusterOpened { .. }
            | Self::ClusterRenamed { .. }
            | Self::Placed { .. }
            | Self::EvidenceSet { .. }
            | Self::ClusterAgreed { .. } => None,
        }
    }
}

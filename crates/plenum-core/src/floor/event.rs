//! What happened on the floor.

use serde::{Deserialize, Serialize};

use crate::id::{BlockId, NoteId, OrganisationId, PresentationId, SeatId};
use crate::keys::Author;
use crate::text::Text;
use crate::time::Timestamp;

/// A fact. In JSON: `{"noun": "floor", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// A presentation was given.
    Presented {
        /// Its id.
        id: PresentationId,
        /// In which block.
        block: BlockId,
        /// Who presented.
        organisation: OrganisationId,
        /// Its title.
        title: Text,
        /// The main message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<Text>,
    },
    /// It was noted what a stakeholder said. Who said it is not here.
    HearingNoted {
        /// Its id.
        id: NoteId,
        /// In which block.
        block: BlockId,
        /// Who noted it, as far as the log may know.
        author: Author,
        /// The group that was heard, if it is large enough.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<OrganisationId>,
        /// What was said.
        statement: Text,
    },
    /// A hearing note was confirmed.
    HearingChecked {
        /// The note.
        note: NoteId,
    },
    /// The rapporteur or a table host took a note.
    Noted {
        /// Its id.
        id: NoteId,
        /// In which block.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        block: Option<BlockId>,
        /// Who took it.
        by: SeatId,
        /// The theme.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        theme: Option<Text>,
        /// The note.
        text: Text,
    },
    /// A private note was kept.
    PrivateKept {
        /// Its id.
        id: NoteId,
        /// Whose it is.
        by: SeatId,
        /// In which block.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        block: Option<BlockId>,
        /// The note.
        text: Text,
    },
    /// A private note was corrected.
    PrivateRevised {
        /// The note.
        note: NoteId,
        /// The new text.
        text: Text,
    },
    /// Somebody asked for the floor.
    HandRaised {
        /// Who.
        seat: SeatId,
    },
    /// Somebody took the hand down.
    HandLowered {
        /// Who.
        seat: SeatId,
    },
    /// Somebody has the floor; the turn before it ended.
    FloorGiven {
        /// Who.
        seat: SeatId,
        /// For whom that person speaks.
        organisation: OrganisationId,
        /// When.
        at: Timestamp,
    },
    /// The present turn ended.
    TurnEnded {
        /// When.
        at: Timestamp,
    },
    /// The queue was emptied.
    QueueCleared {},
}

impl Event {
    /// The author whose commit this is, where it must not name anybody.
    pub fn author(&self) -> Option<Author> {
        match self {
            Self::HearingNoted { author, .. } => Some(*author),
            Self::Noted { by, .. } | Self::PrivateKept { by, .. } => Some(Author::Seat(*by)),
            Self::Presented { .. }
            | Self::HearingChecked { .. }
            | Self::PrivateRevised { .. }
            | Self::HandRaised { .. }
            | Self::HandLowered { .. }
            | Self::FloorGiven { .. }
            | Self::TurnEnded { .. }
            | Self::QueueCleared {} => None,
        }
    }
}

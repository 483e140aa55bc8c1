//! What happened on the floor.

use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::QueueOrder;
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
        /// For a point of order.
        #[serde(default, skip_serializing_if = "Not::not")]
        point_of_order: bool,
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
    /// Somebody was put at the end of the queue.
    HandSkipped {
        /// Who.
        seat: SeatId,
    },
    /// The queue was emptied.
    QueueCleared {},
    /// The order of the queue and the time of a turn were set.
    QueueSet {
        /// The order.
        order: QueueOrder,
        /// Seconds for each turn; none sets no time.
        seconds: Option<u32>,
    },
    /// Everybody was asked to look up.
    AttentionHeld {
        /// Who asked.
        by: SeatId,
        /// What for.
        words: Option<Text>,
        /// When.
        at: Timestamp,
    },
    /// Everybody was released.
    AttentionReleased {},
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
            | Self::HandSkipped { .. }
            | Self::QueueCleared {}
            | Self::QueueSet { .. }
            | Self::AttentionHeld { .. }
            | Self::AttentionReleased {} => None,
        }
    }
}

//! Commands about presentations, hearings, notes and the speaker queue.

use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::QueueOrder;
use crate::id::{NoteId, OrganisationId, SeatId};
use crate::text::TextInput;

/// What can be asked for. In JSON: `{"noun": "floor", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FloorCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Records a presentation in the running block.
    Present {
        /// Who presented.
        organisation: OrganisationId,
        /// Its title.
        title: TextInput,
        /// The main message.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        message: Option<TextInput>,
    },
    /// Notes what a stakeholder said. It is never attributed to a person.
    NoteHearing {
        /// The seat that was heard.
        heard: SeatId,
        /// What was said.
        statement: TextInput,
    },
    /// Confirms a hearing note as right.
    CheckHearing {
        /// The note.
        note: NoteId,
    },
    /// Notes what was said in a discussion, as rapporteur or table host.
    Note {
        /// The theme.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        theme: Option<TextInput>,
        /// The note.
        text: TextInput,
    },
    /// Keeps a private note. Nobody else ever sees it.
    KeepPrivate {
        /// The note.
        text: TextInput,
    },
    /// Corrects one's own private note.
    RevisePrivate {
        /// The note.
        note: NoteId,
        /// The new text.
        text: TextInput,
    },
    /// Asks for the floor.
    RaiseHand {
        /// For a point of order: about how the room works, not about the matter. It comes before all others. A hand that is
        /// up already may become one.
        #[serde(default, skip_serializing_if = "Not::not")]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
        point_of_order: bool,
    },
    /// Takes the hand down.
    LowerHand {},
    /// Gives the floor to somebody in the queue, or to the first.
    GiveFloor {
        /// Whom; none means the first in the queue.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<SeatId>"))]
        seat: Option<SeatId>,
    },
    /// Ends the present turn.
    EndTurn {},
    /// Puts somebody at the end of the queue, for example because the place is empty just now.
    SkipHand {
        /// Whom.
        seat: SeatId,
    },
    /// Empties the queue.
    ClearQueue {},
    /// Says in which order people speak, and how long each.
    SetQueue {
        /// The order.
        order: QueueOrder,
        /// Seconds for each turn, 10 to 3,600; none sets no time.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
        seconds: Option<u32>,
    },
    /// Asks everybody to look up: all screens say so until they are released.
    HoldAttention {
        /// What for.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        words: Option<TextInput>,
    },
    /// Lets everybody return to the task.
    ReleaseAttention {},
}

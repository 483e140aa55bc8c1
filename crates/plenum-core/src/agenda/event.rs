//! What happened to the agenda, the position and the phases.

use serde::{Deserialize, Serialize};

use super::{Phase, Preset, Settings, Step};
use crate::id::{ActionId, AssignmentId, BlockId, OrganisationId, SeatId};
use crate::refusal::Unmet;
use crate::text::Text;
use crate::time::{Date, Timestamp};

/// A fact. In JSON: `{"noun": "agenda", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The whole agenda was set.
    Planned {
        /// The blocks in order.
        blocks: Vec<Planned>,
    },
    /// A block was put in.
    Inserted {
        /// The block.
        block: Planned,
        /// Its place in the sequence, from 0.
        place: u32,
    },
    /// A block was moved.
    Moved {
        /// The block.
        block: BlockId,
        /// Its new place in the sequence, from 0.
        place: u32,
    },
    /// A block was passed over.
    Skipped {
        /// The block.
        block: BlockId,
    },
    /// A block started; the one before it ended.
    Started {
        /// The block.
        block: BlockId,
        /// When.
        at: Timestamp,
        /// Why, where it was not simply the next one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
    /// The last block ended and none follows.
    Ended {
        /// When.
        at: Timestamp,
    },
    /// Times were moved: the running block got minutes, later blocks gave some.
    Retimed {
        /// Room minutes of each block that changed.
        minutes: Vec<(BlockId, u32)>,
        /// Slack left in each block that changed.
        slack: Vec<(BlockId, u32)>,
    },
    /// The clock was stopped.
    Paused {
        /// When.
        at: Timestamp,
    },
    /// The clock runs again.
    Resumed {
        /// When.
        at: Timestamp,
    },
    /// The clock was shown or hidden.
    ClockShown {
        /// Shown or hidden.
        shown: bool,
    },
    /// The host got a question of its own.
    HostTaskSet {
        /// The block.
        block: BlockId,
        /// The question.
        task: Text,
    },
    /// The time of a block ran out.
    Expired {
        /// The block.
        block: BlockId,
        /// Whether writing is locked from here on.
        locks: bool,
    },
    /// A phase of the review was closed.
    PhaseClosed {
        /// The phase that is over.
        phase: Phase,
        /// The phase that begins.
        next: Phase,
        /// When.
        at: Timestamp,
    },
    /// A guard was stepped over.
    Overridden {
        /// What was unmet.
        unmet: Vec<Unmet>,
        /// Why.
        reason: Text,
        /// Who decided it.
        by: SeatId,
        /// When.
        at: Timestamp,
    },
}

/// A block as it was planned, with everything resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// Its id.
    pub id: BlockId,
    /// Its label.
    pub label: String,
    /// Its title.
    pub title: Text,
    /// Its preset.
    pub preset: Preset,
    /// Its step.
    pub step: Step,
    /// Its day.
    pub day: Date,
    /// Planned start.
    pub start: Timestamp,
    /// Its settings.
    pub settings: Settings,
    /// Who presents.
    pub presenter: Option<OrganisationId>,
    /// Who leads it.
    pub lead: Option<SeatId>,
}

/// Why the room should wake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The time of a block runs out.
    Block {
        /// The block.
        block: BlockId,
        /// The clock's revision, so that an extension makes an older deadline void.
        revision: u32,
    },
    /// An action falls due.
    Action(ActionId),
    /// A lease in a queue of reviews runs out.
    Lease(AssignmentId),
}

//! Commands about the agenda, the running position and the phases of the review.

use serde::{Deserialize, Serialize};

use super::{BlockPlan, Phase};
use crate::id::BlockId;
use crate::text::TextInput;

/// What can be asked for. In JSON: `{"noun": "agenda", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AgendaCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Sets the whole agenda; possible until the first block has started.
    Plan {
        /// The blocks in order.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<BlockPlan>>"))]
        blocks: Vec<BlockPlan>,
    },
    /// Puts a block into the agenda.
    Insert {
        /// The block.
        block: BlockPlan,
        /// The block before it; none means first of those to come.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<BlockId>"))]
        after: Option<BlockId>,
    },
    /// Moves a block that has not started.
    Move {
        /// The block.
        block: BlockId,
        /// The block before it; none means first of those to come.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<BlockId>"))]
        after: Option<BlockId>,
    },
    /// Passes over a block that has not started.
    Skip {
        /// The block.
        block: BlockId,
    },
    /// Ends the running block and starts the next planned one.
    Next {
        /// The position the sender sees, so that two taps move the room once.
        expected: u32,
        /// Overrides unmet guards; printed in the record.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Returns to the block before.
    Back {
        /// The position the sender sees.
        expected: u32,
        /// Why; printed in the record.
        reason: TextInput,
    },
    /// Goes to any block: forward, back, or again.
    Jump {
        /// The position the sender sees.
        expected: u32,
        /// Where to.
        to: BlockId,
        /// Why; printed in the record.
        reason: TextInput,
    },
    /// Gives the running block more minutes, or takes some away.
    Extend {
        /// Minutes to add; negative shortens.
        minutes: i32,
        /// Minutes that later blocks give up, where slack is not enough.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<Give>>"))]
        take_from: Vec<Give>,
    },
    /// Stops the clock of the running block.
    Pause {},
    /// Starts the clock again with the time that was left.
    Resume {},
    /// Hides or shows the clock on phones and projector.
    ShowClock {
        /// Shown or hidden.
        shown: bool,
    },
    /// Gives the host a question of its own while it is out of the room.
    SetHostTask {
        /// The block.
        block: BlockId,
        /// The question.
        task: TextInput,
    },
    /// Closes the present phase of the review and opens the next.
    ClosePhase {
        /// The phase the sender sees, so that two taps close one phase.
        phase: Phase,
        /// Overrides unmet guards; printed in the record.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// A deadline fired. Only the clock sends this.
    Expire {
        /// What fell due.
        due: super::Reason,
    },
}

/// Minutes that a later block gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Give {
    /// The block.
    pub block: BlockId,
    /// How many minutes.
    pub minutes: u32,
}

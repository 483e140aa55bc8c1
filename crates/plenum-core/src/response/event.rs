//! What the host said and did after the handover.

use serde::{Deserialize, Serialize};

use super::{FirstStance, FormalDecision, Status};
use crate::agenda::Phase;
use crate::id::{ActionId, RecommendationId, SeatId};
use crate::text::Text;
use crate::time::{Date, Timestamp};

/// A fact. In JSON: `{"noun": "response", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// A first stance was taken.
    StanceTaken {
        /// On which one.
        recommendation: RecommendationId,
        /// Welcome, needs study or difficult.
        stance: FirstStance,
        /// In words.
        remark: Option<Text>,
    },
    /// The host remarked beside a frozen recommendation.
    Remarked {
        /// Beside which one.
        recommendation: RecommendationId,
        /// The remark.
        remark: Text,
    },
    /// A formal response was drafted.
    Responded {
        /// To which one.
        recommendation: RecommendationId,
        /// The decision.
        decision: FormalDecision,
        /// Why.
        reason: Option<Text>,
    },
    /// All formal responses were published.
    ResponsesPublished {
        /// An overall statement.
        statement: Option<Text>,
        /// Who signed.
        by: SeatId,
        /// When.
        at: Timestamp,
    },
    /// An action was planned.
    ActionPlanned {
        /// Its id.
        id: ActionId,
        /// Its number.
        number: u32,
        /// What will be done.
        text: Text,
        /// What it serves.
        recommendations: Vec<RecommendationId>,
        /// Who answers for it.
        owner: Option<Text>,
        /// Until when.
        due: Option<Due>,
        /// What it costs or depends on.
        dependence: Option<Text>,
    },
    /// The owner or the date of an action was named.
    ActionSet {
        /// Which one.
        action: ActionId,
        /// The owner; none leaves it.
        owner: Option<Text>,
        /// The date; none leaves it.
        due: Option<Due>,
    },
    /// An action is open after its due date.
    ActionFellDue {
        /// Which one.
        action: ActionId,
    },
    /// Progress was reported.
    ProgressReported {
        /// On which action.
        action: ActionId,
        /// As the host sees it.
        status: Status,
        /// What shows it.
        evidence: Option<Text>,
        /// When.
        at: Timestamp,
    },
    /// A peer remarked on an action.
    ActionRemarked {
        /// On which one.
        action: ActionId,
        /// The remark.
        remark: Text,
    },
    /// The progress statement of a check was submitted.
    ProgressSubmitted {
        /// After six or after twelve months.
        phase: Phase,
        /// An overall statement.
        statement: Option<Text>,
        /// Each action as it was shown then.
        actions: Vec<Shown>,
        /// When.
        at: Timestamp,
    },
}

/// A due date: the day, and the instant of its last minute in the workshop's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// The day.
    pub date: Date,
    /// Its last minute.
    pub at: Timestamp,
}

impl Due {
    /// The first instant after the due date.
    pub fn over(self) -> Timestamp {
        self.at.plus_minutes(1)
    }
}

/// An action as it was shown at a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// Which one.
    pub action: ActionId,
    /// As reported.
    pub reported: Status,
    /// As shown.
    pub shown: Status,
}

//! Commands of the host after the handover: stances, formal response, actions, progress.

use serde::{Deserialize, Serialize};

use super::{FirstStance, FormalDecision, Status};
use crate::id::{ActionId, RecommendationId};
use crate::text::TextInput;
use crate::time::Date;

/// What can be asked for. In JSON: `{"noun": "response", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "ResponseCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Takes a first stance in the room.
    TakeStance {
        /// On which one.
        recommendation: RecommendationId,
        /// Welcome, needs study or difficult.
        stance: FirstStance,
        /// In words.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        remark: Option<TextInput>,
    },
    /// Adds a remark of the host beside a frozen recommendation.
    Remark {
        /// Beside which one.
        recommendation: RecommendationId,
        /// The remark.
        remark: TextInput,
    },
    /// Drafts the formal response to one recommendation.
    Respond {
        /// To which one.
        recommendation: RecommendationId,
        /// The decision.
        decision: FormalDecision,
        /// Required unless accepted.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Publishes all formal responses, signed by function.
    PublishResponses {
        /// An overall statement.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        statement: Option<TextInput>,
        /// Overrides unmet guards.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Plans an action.
    PlanAction {
        /// What will be done.
        text: TextInput,
        /// What it serves.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<RecommendationId>>"))]
        recommendations: Vec<RecommendationId>,
        /// The function that answers for it.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        owner: Option<TextInput>,
        /// Until the end of which day.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Date>"))]
        due: Option<Date>,
        /// What it costs or depends on.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        dependence: Option<TextInput>,
    },
    /// Names the owner or the date of an action.
    SetAction {
        /// Which one.
        action: ActionId,
        /// The owner; none leaves it.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        owner: Option<TextInput>,
        /// The date; none leaves it.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Date>"))]
        due: Option<Date>,
    },
    /// Reports progress on an action.
    Report {
        /// Which one.
        action: ActionId,
        /// As the host sees it.
        status: Status,
        /// What shows it; required for `done` and `dropped`.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        evidence: Option<TextInput>,
    },
    /// Adds a peer's remark to an action.
    RemarkAction {
        /// Which one.
        action: ActionId,
        /// The remark.
        remark: TextInput,
    },
    /// Submits the progress statement of the present check.
    SubmitProgress {
        /// An overall statement.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        statement: Option<TextInput>,
    },
}

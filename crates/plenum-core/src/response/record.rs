//! What screens show of this noun.

use serde::{Deserialize, Serialize};

use super::{FirstStance, FormalDecision, Status};
use crate::agenda::Phase;
use crate::id::{ActionId, RecommendationId, SeatId};
use crate::text::Text;
use crate::time::{Date, Timestamp};

/// `response/{recommendation}`: the stance and remarks to the room, the formal response to the host until it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ResponseBody {
    /// To which one.
    pub recommendation: RecommendationId,
    /// The first stance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub stance: Option<FirstStance>,
    /// With the stance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub remark: Option<Text>,
    /// The host's remarks beside the frozen wording.
    pub remarks: Vec<Text>,
    /// The formal response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub decision: Option<FormalDecision>,
    /// Its reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub reason: Option<Text>,
    /// Whether it is published.
    pub published: bool,
}

/// `responses`, to the room: the formal response as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ResponsesBody {
    /// When.
    pub published_at: Timestamp,
    /// Who signed, by function.
    pub signed_by: SeatId,
    /// The overall statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub statement: Option<Text>,
}

/// `action/{id}`: to the host until published, then to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ActionBody {
    /// Its id.
    pub id: ActionId,
    /// Its printed number, such as `A7`.
    pub number: String,
    /// What will be done.
    pub text: Text,
    /// What it serves.
    pub recommendations: Vec<RecommendationId>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub owner: Option<Text>,
    /// Until the end of which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub due: Option<Date>,
    /// What it costs or depends on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub dependence: Option<Text>,
    /// As the host sees it.
    pub reported: Status,
    /// As shown: late also when it is open after its due date.
    pub shown: Status,
    /// What was reported, oldest first.
    pub history: Vec<ProgressLine>,
    /// Remarks of the peers.
    pub remarks: Vec<Text>,
}

/// One report on an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ProgressLine {
    /// When.
    pub at: Timestamp,
    /// As the host sees it.
    pub status: Status,
    /// What shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub evidence: Option<Text>,
}

/// `check/{phase}`, to the room: a progress check as it was submitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CheckBody {
    /// After six or after twelve months.
    pub phase: Phase,
    /// When.
    pub submitted_at: Timestamp,
    /// The overall statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub statement: Option<Text>,
    /// Each action as shown then.
    pub actions: Vec<CheckLine>,
}

/// One action at a progress check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CheckLine {
    /// Which one.
    pub action: ActionId,
    /// As reported.
    pub reported: Status,
    /// As shown then.
    pub shown: Status,
}

//! What screens show of this noun.

use serde::{Deserialize, Serialize};

use super::{ConclusionState, EvaluationQuestion, ReportStage};
use crate::id::{ConclusionId, OrganisationId};
use crate::text::Text;
use crate::time::{Date, Timestamp};
use plenum_judge::scoring::Summary;

/// `conclusion/{id}`, to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ConclusionBody {
    /// Its id.
    pub id: ConclusionId,
    /// Its printed number, such as `KC6`.
    pub number: String,
    /// The sentence.
    pub sentence: Text,
    /// Proposed, agreed or with dissent.
    pub state: ConclusionState,
    /// Who agreed.
    pub agreed: Vec<OrganisationId>,
    /// Who did not, on what.
    pub dissents: Vec<DissentLine>,
}

/// One organisation's dissent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct DissentLine {
    /// Whose.
    pub organisation: OrganisationId,
    /// On what.
    pub note: Text,
}

/// `dates`, to the room: the next dates agreed in the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct DatesBody {
    /// In order of day.
    pub dates: Vec<DateLine>,
}

/// One date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct DateLine {
    /// The day.
    pub date: Date,
    /// What falls on it.
    pub what: Text,
}

/// `my_evaluation/{question}`, to one person until the count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MyEvaluationBody {
    /// What was rated.
    pub question: EvaluationQuestion,
    /// 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub value: Option<u8>,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub comment: Option<Text>,
}

/// `evaluation/{question}`, to the room once counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct EvaluationBody {
    /// What was rated.
    pub question: EvaluationQuestion,
    /// How many answered.
    pub answered: u32,
    /// Absent where fewer than five people answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub summary: Option<Summary>,
    /// Shuffled, without names; none where fewer than five people answered.
    pub comments: Vec<Text>,
}

/// `report/{stage}`: the draft to participants, the final report to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ReportBody {
    /// Which stage.
    pub stage: ReportStage,
    /// When it was filed.
    pub at: Timestamp,
    /// The summary.
    pub summary: Text,
}

/// `correction/{n}`, to the desk and the host: a fact to correct.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CorrectionBody {
    /// Its number.
    pub n: u32,
    /// Where.
    pub place: Text,
    /// What is right.
    pub correction: Text,
}

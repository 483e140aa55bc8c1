//! What screens show of this noun.

use serde::{Deserialize, Serialize};

use super::{
    AnswerPath, Delivery, HypothesisState, InvitationState, QuestionKind, QuestionState,
    SectionKind, SectionState, Sector, Verdict,
};
use crate::id::{HypothesisId, InvitationId, OrganisationId, QuestionId, RequestId, SeatId};
use crate::text::Text;
use crate::time::Timestamp;

/// `mandate`, to convenor, host and desk; to the room once confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MandateBody {
    /// What the review is for.
    pub purpose: Text,
    /// What the host wants to know.
    pub guiding_questions: Vec<Text>,
    /// Who confirmed it.
    pub confirmed_by: Vec<SeatId>,
    /// Whether convenor and host lead did.
    pub confirmed: bool,
}

/// `section/{kind}`, to the host and the desk; to the room once released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SectionBody {
    /// Which one.
    pub section: SectionKind,
    /// Whether it must be filled.
    pub mandatory: bool,
    /// Empty, draft or released.
    pub state: SectionState,
    /// Rises with each release.
    pub version: u32,
    /// Its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub body: Option<Text>,
    /// Why it has no number or map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub remark: Option<Text>,
    /// Its length in hundredths of a page.
    pub pages: u32,
}

/// `hypothesis/{id}`, to the organisation while the desk review is open, then to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct HypothesisBody {
    /// Its id.
    pub id: HypothesisId,
    /// Its printed number, such as `H3`.
    pub number: String,
    /// Whose it is.
    pub by: OrganisationId,
    /// What is supposed.
    pub statement: Text,
    /// Why we think so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub why: Option<Text>,
    /// What would change our mind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub would_change: Option<Text>,
    /// Proposed, merged or taken up.
    pub state: HypothesisState,
    /// The survivor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub merged_into: Option<HypothesisId>,
    /// What became of it; to peers and desk, to the room after the handover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub verdict: Option<Verdict>,
}

/// `question/{id}`, to the organisation while the desk review is open, then to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct QuestionBody {
    /// Its id.
    pub id: QuestionId,
    /// Its printed number, such as `Q3`.
    pub number: String,
    /// Whose it is.
    pub by: OrganisationId,
    /// The question.
    pub question: Text,
    /// Facts, or reasons.
    pub kind: QuestionKind,
    /// What became of it.
    pub state: QuestionState,
    /// How it will be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub path: Option<AnswerPath>,
    /// The answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub answer: Option<Text>,
    /// The survivor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub merged_into: Option<QuestionId>,
}

/// `request/{id}`, to the organisation while the desk review is open, then to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RequestBody {
    /// Its id.
    pub id: RequestId,
    /// Its printed number, such as `I3`.
    pub number: String,
    /// Whose it is.
    pub by: OrganisationId,
    /// What is wanted.
    pub what: Text,
    /// What for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub why: Option<Text>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub delivery: Option<Delivery>,
    /// Reason or remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub note: Option<Text>,
}

/// `invitation/{id}`, to the organisation while the desk review is open, then to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct InvitationBody {
    /// Its id.
    pub id: InvitationId,
    /// Its printed number, such as `INV3`.
    pub number: String,
    /// Whose it is.
    pub by: OrganisationId,
    /// Function or group.
    pub who: Text,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub why: Option<Text>,
    /// One of the four groups.
    pub sector: Sector,
    /// What became of it.
    pub state: InvitationState,
    /// Why it was declined, or why they cannot come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub reason: Option<Text>,
    /// The seat of the person who came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub seat: Option<SeatId>,
}

/// `desk_review/{organisation}`, to the organisation and the desk; without content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct DeskReviewBody {
    /// Whose.
    pub organisation: OrganisationId,
    /// Handed in.
    pub submitted: bool,
    /// Let go.
    pub waived: bool,
    /// How many.
    pub hypotheses: u32,
    /// How many.
    pub questions: u32,
    /// How many.
    pub requests: u32,
    /// How many.
    pub invitations: u32,
}

/// `coverage`, to the host and the desk, then to the room: which groups will be heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CoverageBody {
    /// Sectors among those accepted.
    pub present: Vec<Sector>,
    /// Sectors that are not.
    pub missing: Vec<Sector>,
    /// Whether the answer plan is confirmed.
    pub confirmed: bool,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub confirmed_at: Option<Timestamp>,
    /// Why it was confirmed although a sector will not be heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub reason: Option<Text>,
}

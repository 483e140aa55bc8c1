//! The words of this noun.

use serde::{Deserialize, Serialize};

/// The sections of an initial report (METHOD 4.2), in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// The city and its challenges as far as they matter.
    Frame,
    /// The project in condensed form, money and legal basis.
    Overview,
    /// Other projects on the same problem.
    Related,
    /// Main challenges.
    Challenges,
    /// Who decides, delivers, is affected.
    Actors,
    /// What has been done, results, data.
    State,
    /// Three to five guiding questions.
    Guiding,
    /// Maps, organigram, budget table, legal texts.
    Annexes,
}

/// The life of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SectionState {
    /// Nothing is written.
    Empty,
    /// Written, seen by the host and the facilitator.
    Draft,
    /// Frozen and shown.
    Released,
}

/// What became of a hypothesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It held.
    Confirmed,
    /// It held in part.
    Partly,
    /// It did not hold.
    Refuted,
    /// It could not be told.
    Open,
}

/// The life of a hypothesis before its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HypothesisState {
    /// Written by a peer.
    Proposed,
    /// Joined with another.
    Merged,
    /// On the list of the workshop.
    TakenUp,
}

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Facts.
    Clarifying,
    /// Reasons, alternatives.
    Probing,
}

/// The life of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    /// Asked.
    Proposed,
    /// Joined with another.
    Merged,
    /// Answered before the workshop.
    AnsweredInWriting,
    /// Answered in the workshop.
    AnsweredInRoom,
    /// Set aside on a visible list.
    Parked,
    /// Given up.
    Dropped,
}

/// How a question will be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AnswerPath {
    /// In writing, before the workshop.
    Writing,
    /// In the room.
    Room,
    /// Set aside, visibly.
    Parked,
}

/// What became of an information request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// It will come.
    Promised,
    /// It came, whole.
    Delivered,
    /// It came in part.
    Part,
    /// It cannot come, with a reason.
    NotAvailable,
}

/// The four groups that should be heard (METHOD 8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Sector {
    /// Civil society.
    CivilSociety,
    /// Business.
    Business,
    /// Governance bodies.
    Governance,
    /// Research bodies.
    Research,
}

/// The host's decision on an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Will be invited.
    Accepted,
    /// Will not, with a reason.
    Declined,
}

/// What came of an accepted invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    /// Was asked.
    Invited,
    /// Cannot come, with a reason.
    Unable,
    /// Will come.
    Confirmed,
    /// Was there.
    Attended,
}

/// The life of an invitation proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// Put forward by a peer.
    Proposed,
    /// Declined by the host.
    Declined,
    /// Accepted by the host.
    Accepted,
    /// Was asked.
    Invited,
    /// Cannot come.
    Unable,
    /// Will come.
    Confirmed,
    /// Was there.
    Attended,
}

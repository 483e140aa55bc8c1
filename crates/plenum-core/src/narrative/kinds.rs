//! The words of this noun.

use serde::{Deserialize, Serialize};

/// A part of the report that is written, in the order of METHOD 9.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum NarrativePart {
    /// Half to two pages, readable alone in five minutes.
    Summary,
    /// Background and method.
    Background,
    /// The peers and why they were invited.
    Peers,
    /// The initial report in short.
    InitialReport,
    /// What the peers supposed, and what became of it.
    DeskReview,
    /// The workshop as it ran, and what was presented.
    Workshop,
    /// The first discussion by theme.
    Discussion,
    /// Strengths and challenges.
    Feedback,
    /// The recommendations and what they rest on.
    Recommendations,
    /// What the scores say, and what they do not.
    Scores,
    /// The host's first response, conclusions, next steps.
    Response,
}

impl NarrativePart {
    /// All parts.
    pub const ALL: [Self; 11] = [
        Self::Summary,
        Self::Background,
        Self::Peers,
        Self::InitialReport,
        Self::DeskReview,
        Self::Workshop,
        Self::Discussion,
        Self::Feedback,
        Self::Recommendations,
        Self::Scores,
        Self::Response,
    ];

    /// Its word in keys and addresses, as in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Background => "background",
            Self::Peers => "peers",
            Self::InitialReport => "initial_report",
            Self::DeskReview => "desk_review",
            Self::Workshop => "workshop",
            Self::Discussion => "discussion",
            Self::Feedback => "feedback",
            Self::Recommendations => "recommendations",
            Self::Scores => "scores",
            Self::Response => "response",
        }
    }
}

/// What a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    /// Wording, weight, what is missing: for the rapporteur to judge.
    Comment,
    /// Something is not so: for the rapporteur to check.
    Fact,
}

/// What became of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RemarkState {
    /// Nobody decided yet.
    Open,
    /// It changed the text.
    Taken,
    /// It did not; the answer says why.
    Declined,
}

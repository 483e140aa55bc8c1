//! The words of this noun.

use serde::{Deserialize, Serialize};

/// Until when a recommendation should be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Horizon {
    /// Up to 6 months.
    Short,
    /// 6 to 18 months.
    Medium,
    /// More than 18 months.
    Long,
}

/// What a recommendation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RecommendationKind {
    /// Something new.
    Do,
    /// Something existing otherwise.
    Change,
    /// Something to end.
    Stop,
    /// Something to find out.
    Study,
}

/// The life of a recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RecommendationState {
    /// Being written.
    Draft,
    /// Joined with another.
    Merged,
    /// Up for rating; its text is quiet.
    ForRating,
    /// Carried by the peers.
    Endorsed,
    /// Passed to the host; frozen for good.
    HandedOver,
    /// Kept in the record, not in the list.
    NotCarried,
}

/// The voice of one organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Supports it.
    Support,
    /// Can live with it.
    CanLiveWith,
    /// Objects, with a reason.
    Object,
    /// Has no voice on it; counts as neither.
    Abstain,
}

//! The words of this noun.

use serde::{Deserialize, Serialize};

/// The host's stance in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FirstStance {
    /// Welcome.
    Welcome,
    /// Needs study.
    NeedsStudy,
    /// Difficult.
    Difficult,
}

/// The host's written decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FormalDecision {
    /// Accepted.
    Accepted,
    /// Accepted in part, with a reason.
    Partly,
    /// Not accepted, with a reason.
    NotAccepted,
    /// Somebody else must decide, with a reason.
    NeedsOtherAuthority,
}

/// The status of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Planned.
    Planned,
    /// On track.
    OnTrack,
    /// Late: as reported, or open after its due date.
    Late,
    /// Done.
    Done,
    /// Dropped, with a reason.
    Dropped,
}

//! The words of this noun.

use serde::{Deserialize, Serialize};

/// What a cluster rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A document or a written answer.
    Document,
    /// A hearing.
    Hearing,
    /// Seen on site.
    SeenOnSite,
    /// Nothing yet: an impression.
    Impression,
}

/// The life of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// Stored, and not shown to the room: under seal, or live to fewer.
    Submitted,
    /// Visible.
    Revealed,
    /// Joined with another under one number.
    Merged,
    /// Hidden by the facilitator with a reason.
    Hidden,
    /// Taken back: its number remains without text.
    Withdrawn,
}

/// The life of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ClusterState {
    /// Being made.
    Open,
    /// Title and evidence are set.
    Agreed,
}

//! The words of this noun: in which order people speak.

use serde::{Deserialize, Serialize};

/// In which order the speaker queue gives the floor. Points of order come before all others, in order of arrival; the
/// chair may always name somebody else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum QueueOrder {
    /// As the hands went up.
    #[default]
    Arrival,
    /// Whoever spoke least often in this block first; among equals as the hands went up.
    FewestTurns,
    /// The organisation that had the floor least often in this block first, and never the same one twice in a row while
    /// another waits; among equals as the hands went up.
    AlternateOrganisations,
}

impl QueueOrder {
    /// All orders.
    pub const ALL: [Self; 3] = [
        Self::Arrival,
        Self::FewestTurns,
        Self::AlternateOrganisations,
    ];
}

//! What screens show of this noun.

use std::ops::Not;

use serde::{Deserialize, Serialize};

use super::{Role, Side};
use crate::id::{OrganisationId, SeatId};
use crate::text::{Lang, Text};

/// `organisation/{id}`, to the room: a party at the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OrganisationBody {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: Text,
    /// Its city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub city: Option<Text>,
    /// Its country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub country: Option<Text>,
    /// Host, peers or neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub side: Option<Side>,
}

/// `seat/{id}`, to the room: a person's place, shown by function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SeatBody {
    /// Its id.
    pub id: SeatId,
    /// The function, from the directory; absent when it was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub name: Option<String>,
    /// Whom it belongs to.
    pub organisation: OrganisationId,
    /// Its role.
    pub role: Role,
    /// Whether it is the speaker of the peers.
    pub speaker: bool,
    /// Languages read and spoken.
    pub langs: Vec<Lang>,
    /// Whether the person has joined.
    pub present: bool,
    /// Whether it leads the room.
    #[serde(default, skip_serializing_if = "Not::not")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
    pub lead: bool,
}

/// `warnings`, to the desk: what a facilitator should know before it hurts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct WarningsBody {
    /// People who speak none of the languages covered in the room.
    pub without_language: Vec<SeatId>,
    /// A convenor or the host lead is missing.
    pub missing_leads: bool,
    /// The longest stretch without a break, in minutes.
    pub long_stretch: u32,
}

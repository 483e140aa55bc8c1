//! What whoever leads the room is told of it, and how the lead is taken over.

use plenum_core::id::{OrganisationId, SeatId, WorkshopId};
use plenum_core::time::Timestamp;
use serde::{Deserialize, Serialize};

/// How one organisation is connected. Nothing here names a person, and nothing of it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OrganisationHealth {
    /// Which one.
    pub organisation: OrganisationId,
    /// Its seats.
    pub seats: u32,
    /// Of these, connected.
    pub connected: u32,
    /// Of these, without a word for 20 seconds.
    pub silent: u32,
    /// Drafts and commands on its devices that are not stored by the server, as its pages last said.
    pub unsent: u32,
    /// When a command of it was last stored, since the server opened the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub acknowledged: Option<Timestamp>,
}

impl OrganisationHealth {
    /// Of an organisation of which nobody is here.
    pub fn of(organisation: OrganisationId) -> Self {
        Self {
            organisation,
            seats: 0,
            connected: 0,
            silent: 0,
            unsent: 0,
            acknowledged: None,
        }
    }
}

/// The answer to `POST /api/workshops/{id}/recovery`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RecoveryLink {
    /// The workshop.
    pub workshop: WorkshopId,
    /// Its recovery token, shown once; the link is `/c#k=TOKEN`.
    pub token: String,
}

/// `POST /api/recover`: takes a room over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RecoverInput {
    /// The recovery token.
    pub token: String,
    /// Whose seat is taken, on neither side; without one that of the facilitator who leads.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub seat: Option<SeatId>,
}

/// The answer to `POST /api/recover`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RecoverOutput {
    /// The workshop.
    pub workshop: WorkshopId,
    /// The seat that now leads.
    pub seat: SeatId,
    /// Its fresh token; the old one ended.
    pub token: String,
}

//! The words of this noun: sides and roles.

use serde::{Deserialize, Serialize};

/// The unit of rooms, silence and handover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The city whose programme is reviewed.
    Host,
    /// Its colleagues, the critical friends.
    Peers,
}

/// The one role of a seat (METHOD 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Owns the programme, signs off, publishes, closes.
    Convenor,
    /// Network office: accounts, archive, publication check.
    Secretariat,
    /// Runs the room.
    Facilitator,
    /// Facilitates one table or one block.
    TableHost,
    /// Notes, clusters, types for others, drafts the report.
    Rapporteur,
    /// Speaks and signs for the host.
    HostLead,
    /// Answers, presents, listens.
    HostDelegate,
    /// Speaks for one peer organisation.
    PeerLead,
    /// Desk review, entries, ratings.
    PeerDelegate,
    /// Invited because the peers asked.
    Stakeholder,
    /// Input on demand, no vote.
    Expert,
    /// Texts early, translations.
    Interpreter,
    /// Reads released material.
    Observer,
}

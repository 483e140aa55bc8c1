//! Ids: one newtype per noun, never a bare UUID or string.
//!
//! Nothing in the core mints an id at random. A thing that a command creates is named after that command
//! ([`CommandId::derive`]), so the device that wrote it knows its id before the answer arrives, and a repeated
//! command names the same thing. The derivation is one-way: a stored id does not betray when it was made.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// One workshop, that is one review from mandate to archive.
    WorkshopId,
    /// A command as its device named it (UUID version 7). It never enters the log: see [`CommandKey`].
    CommandId,
    /// The stored trace of a command id, a one-way derivation of it.
    CommandKey,
    /// The party at the table.
    OrganisationId,
    /// A person's place in one workshop.
    SeatId,
    /// The smallest timed unit of the agenda.
    BlockId,
    /// One written contribution.
    EntryId,
    /// A titled group of entries.
    ClusterId,
    /// A peer's supposition to be tested.
    HypothesisId,
    /// A question of a peer.
    QuestionId,
    /// What is missing beyond the initial report.
    RequestId,
    /// A person or group the peers want to hear.
    InvitationId,
    /// A note: of a hearing, of the rapporteur, or private.
    NoteId,
    /// A presentation given in a block.
    PresentationId,
    /// Advice of the peers to the host.
    RecommendationId,
    /// What the host will do.
    ActionId,
    /// One sentence of the text agreed before leaving.
    ConclusionId,
    /// A set of criteria by which something is judged.
    RubricId,
    /// A scoring: subjects judged by one rubric, in one or more rounds.
    ScoringId,
    /// One pass of a scoring.
    ScoringRoundId,
    /// An assignment: who reviews what.
    AssignmentId,
    /// What is reviewed in an assignment.
    SubmissionId,
    /// Who reviews in an assignment: the id of an organisation or of a seat, by the mode of the assignment.
    UnitId,
    /// A small working group.
    TableId,
    /// What a table hands back to the plenary.
    TableNoteId,
    /// What somebody says about a written part of the report.
    RemarkId,
    /// An agreement between organisations.
    AgreementId,
}

impl CommandId {
    /// The id of the thing that this command creates.
    pub fn derive(self) -> Uuid {
        self.hashed(b"plenum thing")
    }

    /// What the log keeps of this id, to recognise a repeated command.
    pub fn key(self) -> CommandKey {
        CommandKey(self.hashed(b"plenum command"))
    }

    fn hashed(self, domain: &[u8]) -> Uuid {
        let digest = Sha256::new()
            .chain_update(domain)
            .chain_update(self.0.as_bytes())
            .finalize();
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(digest) {
            *to = from;
        }
        Builder::from_custom_bytes(bytes).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derived_id_is_stable_and_differs_from_the_stored_key() {
        let id = CommandId(Uuid::from_u128(7));

        assert_eq!(id.derive(), id.derive());
        assert_ne!(id.derive(), id.key().0);
        assert_ne!(id.derive(), CommandId(Uuid::from_u128(8)).derive());
    }
}

//! What happened to agreements.

use serde::{Deserialize, Serialize};

use crate::id::{AgreementId, OrganisationId};
use crate::text::Text;
use crate::time::{Date, Timestamp};

/// A fact. In JSON: `{"noun": "agreements", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// An agreement was proposed, or changed; signatures are void.
    Proposed {
        /// Its id.
        id: AgreementId,
        /// Its number, from 1.
        number: u32,
        /// What it is called.
        title: Text,
        /// Who agrees.
        parties: Vec<Party>,
        /// Who pays what.
        money: Option<Text>,
        /// From when.
        from: Date,
        /// Until when.
        until: Option<Date>,
    },
    /// A party signed.
    Signed {
        /// Which agreement.
        agreement: AgreementId,
        /// For whom.
        organisation: OrganisationId,
        /// In which function.
        function: Text,
        /// When.
        at: Timestamp,
    },
    /// An agreement ended.
    Ended {
        /// Which one.
        agreement: AgreementId,
        /// Why.
        reason: Text,
        /// When.
        at: Timestamp,
    },
}

/// A party of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Which organisation.
    pub organisation: OrganisationId,
    /// Whom to turn to there.
    pub contact: Text,
    /// What it will do.
    pub duties: Text,
}

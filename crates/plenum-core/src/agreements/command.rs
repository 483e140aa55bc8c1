//! Commands about agreements.

use serde::{Deserialize, Serialize};

use crate::id::{AgreementId, OrganisationId};
use crate::text::TextInput;
use crate::time::Date;

/// What can be asked for. In JSON: `{"noun": "agreements", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AgreementsCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Proposes an agreement, or changes one with all that it says; then it is signed anew.
    Propose {
        /// The agreement to change; none makes one.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional))]
        agreement: Option<AgreementId>,
        /// What it is called.
        title: TextInput,
        /// Who agrees: two organisations or more.
        parties: Vec<PartyInput>,
        /// Who pays what.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        money: Option<TextInput>,
        /// From when.
        from: Date,
        /// Until when; none is open-ended.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Date>"))]
        until: Option<Date>,
    },
    /// Signs for the sender's organisation.
    Sign {
        /// Which one.
        agreement: AgreementId,
        /// In which function.
        function: TextInput,
    },
    /// Ends an agreement.
    End {
        /// Which one.
        agreement: AgreementId,
        /// Why.
        reason: TextInput,
    },
}

/// A party of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PartyInput {
    /// Which organisation.
    pub organisation: OrganisationId,
    /// Whom to turn to there: a function, not a person.
    pub contact: TextInput,
    /// What it will do.
    pub duties: TextInput,
}

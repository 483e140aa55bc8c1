//! What screens show of agreements.

use serde::{Deserialize, Serialize};

use crate::id::{AgreementId, OrganisationId};
use crate::text::Text;
use crate::time::{Date, Timestamp};

/// `agreement/{id}`: its parties, the desk, convenor and secretariat; the room once every party has signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AgreementBody {
    /// Its id.
    pub id: AgreementId,
    /// Its printed number, such as `AG1`.
    pub number: String,
    /// What it is called.
    pub title: Text,
    /// Who agrees.
    pub parties: Vec<PartyLine>,
    /// Who pays what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub money: Option<Text>,
    /// From when.
    pub from: Date,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub until: Option<Date>,
    /// Whether every party has signed.
    pub signed: bool,
    /// Why it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub ended: Option<Text>,
}

/// A party and its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PartyLine {
    /// Which organisation.
    pub organisation: OrganisationId,
    /// Whom to turn to there.
    pub contact: Text,
    /// What it will do.
    pub duties: Text,
    /// In which function it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub function: Option<Text>,
    /// When it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub signed_at: Option<Timestamp>,
}

//! What screens show of the written parts.

use serde::{Deserialize, Serialize};

use super::{NarrativePart, RemarkKind, RemarkState};
use crate::id::{OrganisationId, RemarkId, SeatId};
use crate::people::Role;
use crate::text::Text;
use crate::time::Timestamp;

/// `narrative/{part}`: the desk and the convenor from the first word on, participants once the draft is filed, the room once
/// the report is final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NarrativeBody {
    /// Which part.
    pub part: NarrativePart,
    /// The present version.
    pub version: u32,
    /// Its text.
    pub text: Text,
    /// The printed numbers it points to.
    pub cites: Vec<String>,
    /// The versions so far, this one last.
    pub versions: Vec<VersionLine>,
}

/// A version in the list of versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct VersionLine {
    /// Its number.
    pub number: u32,
    /// Who wrote it.
    pub by: SeatId,
    /// When.
    pub at: Timestamp,
}

/// `remark/{id}`, to whoever reads the draft, and to the room never.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RemarkBody {
    /// Its id.
    pub id: RemarkId,
    /// On which part.
    pub part: NarrativePart,
    /// On which version of it.
    pub version: u32,
    /// A comment or a fact.
    pub kind: RemarkKind,
    /// For whom.
    pub by: OrganisationId,
    /// The words it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub quote: Option<Text>,
    /// What was said.
    pub text: Text,
    /// What became of it.
    pub state: RemarkState,
    /// Why not, or what was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub answer: Option<Text>,
}

/// `signatures`: whoever reads the draft, and the room once the report is final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SignaturesBody {
    /// The edition that stands.
    pub edition: u32,
    /// Who signed it, and when.
    pub signed: Vec<(Role, Timestamp)>,
    /// Facts that nobody settled yet; they must be before anybody signs.
    pub open_facts: u32,
}

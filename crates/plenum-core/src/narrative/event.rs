//! What happened to the written parts of the report.

use serde::{Deserialize, Serialize};

use super::{NarrativePart, RemarkKind};
use crate::id::{OrganisationId, RemarkId, SeatId};
use crate::people::Role;
use crate::text::Text;
use crate::time::Timestamp;

/// A fact. In JSON: `{"noun": "narrative", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// A part has a new version.
    Written {
        /// Which part.
        part: NarrativePart,
        /// The number of the version, from 1.
        version: u32,
        /// Its whole text.
        text: Text,
        /// The printed numbers it points to, in order, each once.
        cites: Vec<String>,
        /// Who wrote it.
        by: SeatId,
        /// When.
        at: Timestamp,
    },
    /// Somebody said something about a part.
    Remarked {
        /// Its id.
        id: RemarkId,
        /// On which part.
        part: NarrativePart,
        /// On which version of it.
        version: u32,
        /// A comment or a fact.
        kind: RemarkKind,
        /// For whom.
        by: OrganisationId,
        /// The words it is about.
        quote: Option<Text>,
        /// What was said.
        text: Text,
    },
    /// A remark was settled.
    Settled {
        /// Which one.
        remark: RemarkId,
        /// Whether it changed the text.
        taken: bool,
        /// Why not, or what was done.
        answer: Option<Text>,
    },
    /// The report was signed as it stands.
    Signed {
        /// The edition.
        edition: u32,
        /// In which function: convenor or host lead.
        role: Role,
        /// When.
        at: Timestamp,
    },
}

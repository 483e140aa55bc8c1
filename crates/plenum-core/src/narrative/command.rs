//! Commands about the written parts of the report.

use serde::{Deserialize, Serialize};

use super::{NarrativePart, RemarkKind};
use crate::id::RemarkId;
use crate::text::TextInput;

/// What can be asked for. In JSON: `{"noun": "narrative", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "NarrativeCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Writes a new version of a part. Square brackets with numbers in them, such as `[ST3, R5]`, point to what the sentence
    /// rests on; each must be something that the room has seen.
    Write {
        /// Which part.
        part: NarrativePart,
        /// Its whole text.
        text: TextInput,
        /// The version that the writer had before her; 0 for none.
        base: u32,
    },
    /// Says something about a part to the rapporteur. The host corrects facts only.
    Remark {
        /// On which part.
        part: NarrativePart,
        /// A comment or a fact.
        kind: RemarkKind,
        /// The words it is about, as they stand.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        quote: Option<TextInput>,
        /// What is to be said.
        text: TextInput,
    },
    /// Settles a remark.
    Settle {
        /// Which one.
        remark: RemarkId,
        /// Whether it changed the text.
        taken: bool,
        /// Why not, where it did not; otherwise what was done.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        answer: Option<TextInput>,
    },
    /// Signs the report as it stands, for the convenor or the host.
    Sign {
        /// The edition that was read.
        edition: u32,
    },
}

//! Commands that set a workshop up.

use serde::{Deserialize, Serialize};

use crate::text::{Lang, TextInput};
use crate::time::Date;

/// What can be asked for. In JSON: `{"noun": "setup", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "SetupCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Creates the workshop. Always its first command.
    Create {
        /// Its title.
        title: TextInput,
        /// What is reviewed.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        subject: Option<TextInput>,
        /// The template, such as `metropolis`.
        template: String,
        /// The time zone, as the IANA data base names it.
        zone: String,
        /// Working language first, then the languages covered in the room.
        langs: Vec<Lang>,
        /// First workshop day (T).
        first_day: Date,
        /// Last workshop day (E).
        last_day: Date,
    },
    /// Moves the workshop days; the deadlines follow. Possible until the first block has started.
    SetDays {
        /// First workshop day (T).
        first_day: Date,
        /// Last workshop day (E).
        last_day: Date,
    },
}

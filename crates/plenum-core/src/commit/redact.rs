//! What a publication leaves out of a commit. The hash stays: whoever holds the original sees that this is the same link.

use serde_json::Value;

use super::{Commit, CommitError, Stored, commitment, each_text, text_commitment, upcast};
use crate::workshop::Event;

/// What is left out of one commit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Events.
    pub events: u32,
    /// Texts of the events that stay.
    pub texts: u32,
}

impl Commit {
    /// This commit without the events for which `withheld` names a kind of thing, and without the texts that `shown` does not
    /// want (it is asked with language and text). The commitments stay in their places; their salts go, so that nobody can try
    /// out what may have stood there. Where anything goes, so does the salt of the command, which held the same words.
    ///
    /// # Errors
    /// An event cannot be read; then nothing may be published.
    pub fn redacted(
        &self,
        withheld: impl Fn(&Event, &Value) -> Option<&'static str>,
        shown: impl Fn(&str, &str) -> bool,
    ) -> Result<(Self, LeftOut), CommitError> {
        let mut commit = self.clone();
        let mut left_out = LeftOut::default();
        for stored in &mut commit.events {
            let Stored::Open { body, .. } = &*stored else {
                continue;
            };
            if let Some(what) = withheld(&upcast(self.format, body)?, body) {
                left_out.events += 1;
                *stored = Stored::Withheld {
                    commitment: commitment(stored),
                    what: what.to_owned(),
                };
            } else {
                left_out.texts += blank(stored, &shown);
            }
        }
        if left_out != LeftOut::default() {
            commit.command.salt.clear();
        }
        Ok((commit, left_out))
    }

    /// The kinds of things that were left out of it.
    pub fn withheld(&self) -> impl Iterator<Item = &str> {
        self.events.iter().filter_map(|stored| match stored {
            Stored::Withheld { what, .. } => Some(what.as_str()),
            Stored::Open { .. } => None,
        })
    }

    /// How many texts in it were blanked.
    pub fn blanked(&self) -> u32 {
        let mut count = 0;
        for stored in &self.events {
            if let Stored::Open { body, .. } = stored {
                each_text(body, &mut String::new(), &mut |_, text| {
                    count += u32::from(text.contains_key("blanked"));
                });
            }
        }
        count
    }
}

/// Blanks the texts of an event that are not shown, and returns how many.
fn blank(stored: &mut Stored, shown: &impl Fn(&str, &str) -> bool) -> u32 {
    let Stored::Open { body, texts, .. } = stored else {
        return 0;
    };
    let mut blanked = Vec::new();
    each_text(body, &mut String::new(), &mut |pointer, object| {
        let part = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or_default();
        if !object.contains_key("blanked") && !shown(part("lang"), part("text")) {
            let salt = texts.get(pointer).map_or("", String::as_str);
            blanked.push((pointer.to_owned(), text_commitment(object, salt)));
        }
    });
    for (pointer, commitment) in &blanked {
        texts.remove(pointer);
        if let Some(place) = body.pointer_mut(pointer) {
            // A rare language would tell as much as a name.
            *place = serde_json::json!({ "lang": UNDETERMINED, "blanked": commitment });
        }
    }
    u32::try_from(blanked.len()).unwrap_or(u32::MAX)
}

/// The language of a text of which nothing is told.
const UNDETERMINED: &str = "und";

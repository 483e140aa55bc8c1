//! What a publication leaves out of a commit. The hash stays: whoever holds the original sees that this is the same link.

use serde_json::Value;

use super::{Commit, CommitError, Stored, commitment, each_text, text_commitment, upcast};
use crate::workshop::Event;

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
    ) -> Result<Self, CommitError> {
        let mut commit = self.clone();
        let mut less = false;
        for stored in &mut commit.events {
            let Stored::Open { body, .. } = &*stored else {
                continue;
            };
            if let Some(what) = withheld(&upcast(self.format, body)?, body) {
                less = true;
                *stored = Stored::Withheld {
                    commitment: commitment(stored),
                    what: what.to_owned(),
                };
            } else {
                less |= blank(stored, &shown);
            }
        }
        if less {
            commit.command.salt.clear();
        }
        Ok(commit)
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

/// Blanks the texts of an event that are not shown, and returns whether there were any.
fn blank(stored: &mut Stored, shown: &impl Fn(&str, &str) -> bool) -> bool {
    let Stored::Open { body, texts, .. } = stored else {
        return false;
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
    !blanked.is_empty()
}

/// The language of a text of which nothing is told.
const UNDETERMINED: &str = "und";

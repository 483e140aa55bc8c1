//! The archive for others: what remains still verifies against the original chain.
//!
//! ```text
//! {"plenum_archive":1,…,"directory":{},"head":{…},"redacted":{"profile":"chatham","withheld":{"rating":88,…},"blanked":41},
//! "commits":[
//! {…}                     as in the original, with commitments in the place of what was left out
//! ],
//! "records":[
//! ]}
//! ```
//!
//! The head is that of the original: whoever has both sees that they are one log. The file says what kind of thing was left
//! out and how often, and that count is checked. The state cannot be rebuilt from it, so it holds no records. The actor of a
//! commit stays, for it is part of the hash: the id of a seat, which nothing in the file ties to a person.
//!
//! | profile | names behind seats | events | texts |
//! |---|---|---|---|
//! | `organisation` | no | nothing of one person | what the room saw at the end |
//! | `chatham` | no | as before, and nothing that names an organisation or a seat | as before, none in a language that would tell who wrote it |
//! | `public` | no | as `chatham`, with the list of organisations | as before |

use std::collections::{BTreeMap, BTreeSet};

use plenum_core::agenda::Phase;
use plenum_core::text::Lang;
use plenum_core::visibility::publication::{names_a_source, personal, sources, tells_who};
use plenum_core::{Audience, Commit, Event, Head, people};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    BETWEEN, COMMITS, Damage, HeadLine, Header, Lines, RECORDS, VERSION, Verified, check_end,
    read_commits, section,
};
use crate::order::Profile;

/// What a publication leaves out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redaction {
    /// For whom it is.
    pub profile: Profile,
    /// How many events of each kind were left out.
    pub withheld: BTreeMap<String, u32>,
    /// How many texts were blanked in the events that stay.
    pub blanked: u32,
}

/// A publication whose chain holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The last link, the same as in the original.
    pub head: Head,
    /// What was left out.
    pub redaction: Redaction,
}

/// Writes the publication of a verified archive. For [`Profile::Full`] nothing is left out: that is the archive itself.
///
/// # Errors
/// [`Damage::NotYet`], or an event cannot be read; then nothing is published.
pub fn redact(original: &Verified, profile: Profile) -> Result<String, Damage> {
    // Texts that the room has not seen are blanked at any time. Voices and decisions are no texts: they wait until they are out.
    let phase = original.state.agenda.phase;
    if phase <= Phase::Days || phase == Phase::Formal {
        return Err(Damage::NotYet);
    }
    let texts = shown_to_the_room(original);
    let sources = sources(&original.state);
    let hides_sources = matches!(profile, Profile::Chatham | Profile::Public);
    let withheld = |event: &Event, body: &Value| {
        let listed = profile == Profile::Public
            && matches!(event, Event::People(people::Event::OrganisationSet { .. }));
        personal(event).or_else(|| {
            (hides_sources && !listed && names_a_source(body, &sources)).then_some("attributed")
        })
    };
    let shown = |lang: &str, text: &str| {
        let tells =
            hides_sources && Lang::new(lang).map_or(true, |lang| tells_who(&original.state, &lang));
        !tells && texts.contains(&(lang.to_owned(), text.to_owned()))
    };

    let mut lines = Vec::with_capacity(original.commits.len());
    let mut redaction = Redaction {
        profile,
        withheld: BTreeMap::new(),
        blanked: 0,
    };
    for commit in &original.commits {
        let commit = if profile == Profile::Full {
            commit.clone()
        } else {
            commit
                .redacted(withheld, shown)
                .map_err(|problem| Damage::Commit {
                    position: commit.seq,
                    problem,
                })?
        };
        redaction.count(&commit);
        lines.push(commit.line());
    }
    let header = Header {
        plenum_archive: VERSION,
        workshop: original.head.workshop,
        directory: BTreeMap::new(),
        head: HeadLine {
            seq: original.head.seq,
            hash: original.head.hash.clone(),
        },
        redacted: Some(redaction),
    };
    let mut out = header.line();
    out.push('\n');
    section(&mut out, COMMITS, lines.into_iter());
    out.push_str(BETWEEN);
    out.push('\n');
    section(&mut out, RECORDS, std::iter::empty());
    out.push_str(super::END);
    out.push('\n');
    Ok(out)
}

/// Reads a publication and proves it: frame, chain, head, and that what was left out is what it says.
///
/// # Errors
/// The first thing that is wrong, by its place.
pub fn verify(bytes: &[u8]) -> Result<Published, Damage> {
    let mut lines = Lines {
        rest: Some(bytes),
        number: 0,
    };
    let header = Header::read(lines.next().unwrap_or_default())?;
    let told = header
        .redacted
        .ok_or_else(|| Damage::Header("it is a whole archive, no publication".to_owned()))?;
    if !header.directory.is_empty() {
        return Err(Damage::Header("a publication names nobody".to_owned()));
    }
    let mut head = Head::empty(header.workshop);
    let mut found = Redaction {
        profile: told.profile,
        withheld: BTreeMap::new(),
        blanked: 0,
    };
    read_commits(&mut lines, |text| {
        let position = head.seq + 1;
        let wrong = |problem| Damage::Commit { position, problem };
        let commit = Commit::read(text).map_err(wrong)?;
        commit.follows(&head).map_err(wrong)?;
        found.count(&commit);
        head.advance(&commit);
        Ok(())
    })?;
    header.head.check(&head)?;
    if found != told {
        return Err(Damage::Header(
            "more or other things are left out than it says".to_owned(),
        ));
    }
    lines.expect(RECORDS)?;
    check_end(&mut lines)?;
    Ok(Published {
        head,
        redaction: told,
    })
}

/// Whether an archive says of itself that it is a publication.
pub fn is_publication(bytes: &[u8]) -> bool {
    let first = bytes.split(|byte| *byte == b'\n').next();
    first
        .and_then(|line| Header::read(line).ok())
        .is_some_and(|header| header.redacted.is_some())
}

impl Redaction {
    fn count(&mut self, commit: &Commit) {
        for what in commit.withheld() {
            *self.withheld.entry(what.to_owned()).or_default() += 1;
        }
        self.blanked += commit.blanked();
    }
}

/// Every text that the whole room sees at the end, with its language: that, and no earlier wording.
fn shown_to_the_room(original: &Verified) -> BTreeSet<(String, String)> {
    let mut texts = BTreeSet::new();
    for ((audience, _), body) in &original.records {
        if *audience == Audience::Room
            && let Ok(body) = serde_json::to_value(body)
        {
            collect(&body, &mut texts);
        }
    }
    texts
}

fn collect(value: &Value, texts: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Object(fields) => {
            if let (Some(Value::String(lang)), Some(Value::String(text))) =
                (fields.get("lang"), fields.get("text"))
            {
                texts.insert((lang.clone(), text.clone()));
            }
            for field in fields.values() {
                collect(field, texts);
            }
        }
        Value::Array(items) => {
            for item in items {
                collect(item, texts);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

//! The commit: one accepted command, one durable unit, one link of a hash chain.
//!
//! ```text
//! commit hash = H(header, previous hash, commitment of event 1, commitment of event 2, …)
//! event       = H(salt, the event with each text replaced by its commitment)
//! text        = H(salt, language, text)
//! ```
//!
//! Each event and each text has a salt of its own. A publication may leave an event out, and a text may be blanked on
//! request: the commitment stays in its place, the chain still verifies, and nothing can be guessed from what is left.
//!
//! Hashing reads the stored JSON in a canonical form (keys sorted, no white space), never the Rust types, so that a
//! commit of an older format keeps its hash for ever; [`Commit::events`] brings old forms up to date on read.

mod redact;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::context::{CommitActor, Seed};
use crate::id::{CommandId, CommandKey, WorkshopId};
use crate::keys::{hex, unhex};
use crate::time::Timestamp;
use crate::workshop::{Command, Event};

/// The stored form that this version writes. It rises when an older reader would misread.
pub const FORMAT: u16 = 1;

/// The hash before the first commit.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One link of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commit {
    /// The workshop it belongs to.
    pub workshop: WorkshopId,
    /// Its place, from 1, without gaps.
    pub seq: u64,
    /// When it was accepted; coarse (the start of the block) where the author is protected.
    pub at: Timestamp,
    /// Who sent it: a seat, a pseudonym, the operator or a deadline.
    pub actor: CommitActor,
    /// The trace of the command.
    pub command: Receipt,
    /// The stored form of the events.
    pub format: u16,
    /// The hash of the commit before it.
    pub previous: String,
    /// What happened.
    pub events: Vec<Stored>,
    /// The hash of this commit.
    pub hash: String,
}

/// The trace of a command in the log: enough to recognise a repetition, too little to tell when or by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The derived id.
    pub key: CommandKey,
    /// Salt of the digest; removed when a text of the command is blanked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub salt: String,
    /// Commitment to the salt, which stays when the salt is removed: a salt that is there is the one that was drawn.
    pub salted: String,
    /// Salted digest of the command's body: the same id with another body is a conflict.
    pub digest: String,
}

/// One event in its stored form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Stored {
    /// Present.
    Open {
        /// The event as it was written.
        body: Value,
        /// Salt of the event's commitment.
        salt: String,
        /// Salts of the texts inside it, by JSON pointer.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        texts: BTreeMap<String, String>,
    },
    /// Left out of a publication.
    Withheld {
        /// Its commitment.
        commitment: String,
        /// What kind of thing is left out, for the reader.
        what: String,
    },
}

/// Why a commit cannot be accepted as a link of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommitError {
    /// The line is not a commit in canonical form.
    #[error("is damaged: {0}")]
    Unreadable(String),
    /// It belongs to another workshop.
    #[error("belongs to another workshop")]
    WrongWorkshop,
    /// It is out of order.
    #[error("is out of order: its number is {found}, expected was {expected}")]
    WrongSequence {
        /// The number it carries.
        found: u64,
        /// The number due.
        expected: u64,
    },
    /// It does not follow the commit before it.
    #[error("does not follow the commit before it")]
    WrongPrevious,
    /// Its content does not match its hash.
    #[error("was altered: its content does not match its hash")]
    WrongHash,
    /// A newer version of the program wrote it.
    #[error("was written by a newer version (format {0}); this one reads up to {FORMAT}")]
    NewerFormat(u16),
    /// An event is left out, so the state cannot be rebuilt from here on.
    #[error("has an event left out of this publication ({0})")]
    Withheld(String),
    /// An event is unknown in its format.
    #[error("holds an event that cannot be read: {0}")]
    UnknownEvent(String),
}

/// The place in the chain that a new commit takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The workshop.
    pub workshop: WorkshopId,
    /// Number of the last commit, 0 if there is none.
    pub seq: u64,
    /// Its hash.
    pub hash: String,
}

impl Head {
    /// The head of an empty log.
    pub fn empty(workshop: WorkshopId) -> Self {
        Self {
            workshop,
            seq: 0,
            hash: GENESIS.to_owned(),
        }
    }

    /// Moves over a commit.
    pub fn advance(&mut self, commit: &Commit) {
        self.seq = commit.seq;
        self.hash.clone_from(&commit.hash);
    }
}

impl Receipt {
    /// Whether this is the trace of the command `id` with the body `command`; `None` if of another id. Where the salt was
    /// removed, the body cannot be compared any more and a repetition is taken for what it almost surely is.
    pub fn is_of(&self, id: CommandId, command: &Command) -> Option<bool> {
        (self.key == id.key())
            .then(|| self.salt.is_empty() || self.digest == digest(command, &self.salt))
    }
}

impl Commit {
    /// Seals the events of one accepted command as the next link after `head`.
    pub fn seal(
        head: &Head,
        at: Timestamp,
        actor: CommitActor,
        (id, command): (CommandId, &Command),
        events: &[Event],
        seed: Seed,
    ) -> Self {
        let mut salts = Salts { seed, drawn: 0 };
        let salt = salts.next();
        let mut commit = Self {
            workshop: head.workshop,
            seq: head.seq + 1,
            at,
            actor,
            command: Receipt {
                key: id.key(),
                digest: digest(command, &salt),
                salted: salted(&salt),
                salt,
            },
            format: FORMAT,
            previous: head.hash.clone(),
            events: events
                .iter()
                .map(|event| store(event, &mut salts))
                .collect(),
            hash: String::new(),
        };
        commit.hash = commit.computed_hash();
        commit
    }

    /// The canonical line of this commit, as it is stored and exported.
    pub fn line(&self) -> String {
        #[expect(clippy::expect_used, reason = "a commit has string keys only")]
        let value = serde_json::to_value(self).expect("a commit is always JSON");
        canonical(&value)
    }

    /// Reads a line and holds it to the canonical form, so that no byte of it can be changed unnoticed.
    ///
    /// # Errors
    /// [`CommitError::Unreadable`] and [`CommitError::NewerFormat`].
    pub fn read(line: &str) -> Result<Self, CommitError> {
        let commit: Self =
            serde_json::from_str(line).map_err(|e| CommitError::Unreadable(e.to_string()))?;
        if commit.format > FORMAT {
            return Err(CommitError::NewerFormat(commit.format));
        }
        if commit.line() != line {
            return Err(CommitError::Unreadable(
                "it is not in canonical form".to_owned(),
            ));
        }
        Ok(commit)
    }

    /// Checks that this is the next link after `head`.
    ///
    /// # Errors
    /// The first condition that fails, in the order of [`CommitError`].
    pub fn follows(&self, head: &Head) -> Result<(), CommitError> {
        if self.workshop != head.workshop {
            return Err(CommitError::WrongWorkshop);
        }
        if self.seq != head.seq + 1 {
            return Err(CommitError::WrongSequence {
                found: self.seq,
                expected: head.seq + 1,
            });
        }
        if self.previous != head.hash {
            return Err(CommitError::WrongPrevious);
        }
        let salt = &self.command.salt;
        let salt_holds = salt.is_empty() || self.command.salted == salted(salt);
        if !salt_holds || self.hash != self.computed_hash() {
            return Err(CommitError::WrongHash);
        }
        Ok(())
    }

    /// The events in today's form.
    ///
    /// # Errors
    /// [`CommitError::Withheld`] in a redacted archive, [`CommitError::UnknownEvent`] otherwise.
    pub fn events(&self) -> Result<Vec<Event>, CommitError> {
        self.events
            .iter()
            .map(|stored| match stored {
                Stored::Open { body, .. } => upcast(self.format, body),
                Stored::Withheld { what, .. } => Err(CommitError::Withheld(what.clone())),
            })
            .collect()
    }

    /// Whether this commit was made by the command `id` with the body `command`; `None` if by another id.
    pub fn is_of(&self, id: CommandId, command: &Command) -> Option<bool> {
        self.command.is_of(id, command)
    }

    fn computed_hash(&self) -> String {
        let header = serde_json::json!({
            "workshop": self.workshop, "seq": self.seq, "at": self.at, "actor": self.actor,
            "command": { "key": self.command.key, "salted": self.command.salted, "digest": self.command.digest },
            "format": self.format, "previous": self.previous,
        });
        let mut hash = Sha256::new()
            .chain_update(b"plenum commit\n")
            .chain_update(canonical(&header));
        for event in &self.events {
            hash.update(b"\n");
            hash.update(commitment(event));
        }
        hex(&hash.finalize())
    }
}

/// Salts for one commit, none of which tells anything about another.
struct Salts {
    seed: Seed,
    drawn: u32,
}

impl Salts {
    fn next(&mut self) -> String {
        self.drawn += 1;
        let digest = Sha256::new()
            .chain_update(b"plenum salt\n")
            .chain_update(self.seed.0)
            .chain_update(self.drawn.to_be_bytes())
            .finalize();
        hex(digest.get(..16).unwrap_or_default())
    }
}

/// Brings an event of an older format up to date: one function per version step, applied in order.
fn upcast(format: u16, body: &Value) -> Result<Event, CommitError> {
    debug_assert!(format <= FORMAT, "read() refuses newer formats");
    Event::deserialize(body).map_err(|e| CommitError::UnknownEvent(e.to_string()))
}

fn store(event: &Event, salts: &mut Salts) -> Stored {
    #[expect(clippy::expect_used, reason = "events have string keys only")]
    let body = serde_json::to_value(event).expect("an event is always JSON");
    let salt = salts.next();
    let mut texts = BTreeMap::new();
    each_text(&body, &mut String::new(), &mut |pointer, _| {
        texts.insert(pointer.to_owned(), salts.next());
    });
    Stored::Open { body, salt, texts }
}

/// Calls `visit` for each text (an object with `lang` and `text` or `blanked`), in canonical order.
fn each_text<'a>(
    value: &'a Value,
    pointer: &mut String,
    visit: &mut impl FnMut(&str, &'a serde_json::Map<String, Value>),
) {
    let length = pointer.len();
    match value {
        Value::Object(object) if is_text(object) => visit(pointer, object),
        Value::Object(object) => {
            let mut keys: Vec<_> = object.iter().collect();
            keys.sort_by_key(|(key, _)| *key);
            for (key, child) in keys {
                pointer.push('/');
                pointer.push_str(key);
                each_text(child, pointer, visit);
                pointer.truncate(length);
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter().enumerate() {
                pointer.push('/');
                pointer.push_str(&index.to_string());
                each_text(child, pointer, visit);
                pointer.truncate(length);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_text(object: &serde_json::Map<String, Value>) -> bool {
    object.contains_key("lang") && (object.contains_key("text") || object.contains_key("blanked"))
}

fn commitment(event: &Stored) -> String {
    match event {
        Stored::Withheld { commitment, .. } => commitment.clone(),
        Stored::Open { body, salt, texts } => {
            let mut replaced = Vec::new();
            each_text(body, &mut String::new(), &mut |pointer, object| {
                let text_salt = texts.get(pointer).map_or("", String::as_str);
                replaced.push((pointer.to_owned(), text_commitment(object, text_salt)));
            });
            let mut skeleton = body.clone();
            for (pointer, commitment) in replaced {
                if let Some(place) = skeleton.pointer_mut(&pointer) {
                    *place = Value::String(commitment);
                }
            }
            let hash = Sha256::new()
                .chain_update(b"plenum event\n")
                .chain_update(salt)
                .chain_update(b"\n")
                .chain_update(canonical(&skeleton));
            hex(&hash.finalize())
        }
    }
}

fn text_commitment(object: &serde_json::Map<String, Value>, salt: &str) -> String {
    if let Some(Value::String(blanked)) = object.get("blanked") {
        return blanked.clone();
    }
    let part = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or_default();
    let hash = Sha256::new()
        .chain_update(b"plenum text\n")
        .chain_update(salt)
        .chain_update(b"\n")
        .chain_update(part("lang"))
        .chain_update(b"\n")
        .chain_update(part("text"));
    hex(&hash.finalize())
}

fn digest(command: &Command, salt: &str) -> String {
    #[expect(clippy::expect_used, reason = "commands have string keys only")]
    let body = serde_json::to_value(command).expect("a command is always JSON");
    let hash = Sha256::new()
        .chain_update(b"plenum command\n")
        .chain_update(salt)
        .chain_update(b"\n")
        .chain_update(canonical(&body));
    hex(&hash.finalize())
}

fn salted(salt: &str) -> String {
    hex(&Sha256::new()
        .chain_update(b"plenum receipt\n")
        .chain_update(salt)
        .finalize())
}

/// JSON with sorted keys and no white space. Sorting is done here and not left to a feature of the JSON library.
pub fn canonical(value: &Value) -> String {
    fn write(value: &Value, out: &mut String) {
        match value {
            Value::Object(object) => {
                let mut entries: Vec<_> = object.iter().collect();
                entries.sort_by_key(|(key, _)| *key);
                out.push('{');
                for (index, (key, child)) in entries.into_iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    out.push_str(&Value::String(key.clone()).to_string());
                    out.push(':');
                    write(child, out);
                }
                out.push('}');
            }
            Value::Array(items) => {
                out.push('[');
                for (index, child) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    write(child, out);
                }
                out.push(']');
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                out.push_str(&value.to_string());
            }
        }
    }
    let mut out = String::new();
    write(value, &mut out);
    out
}

/// The bytes of a hash in hexadecimal, for those who compare heads of nodes.
pub fn hash_bytes(hash: &str) -> Option<[u8; 32]> {
    unhex(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{PEER, Room, text};
    use crate::workshop::Command;

    fn log() -> Vec<Commit> {
        let mut room = Room::in_days();
        room.run(
            PEER[0],
            Command::Floor(crate::floor::Command::KeepPrivate {
                text: text("a thought"),
            }),
        )
        .unwrap();
        room.log
    }

    fn verify(commits: &[Commit]) -> Result<(), (u64, CommitError)> {
        let Some(first) = commits.first() else {
            return Ok(());
        };
        let mut head = Head::empty(first.workshop);
        for (number, commit) in (1..).zip(commits) {
            commit.follows(&head).map_err(|e| (number, e))?;
            head.advance(commit);
        }
        Ok(())
    }

    #[test]
    fn a_log_is_a_chain() {
        assert_eq!(verify(&log()), Ok(()));
    }

    #[test]
    fn every_changed_byte_of_a_line_is_noticed() {
        let commits = log();
        let last = commits.last().unwrap();
        let line = last.line();
        let before = Head {
            workshop: last.workshop,
            seq: last.seq - 1,
            hash: last.previous.clone(),
        };

        for place in 0..line.len() {
            let mut bytes = line.clone().into_bytes();
            bytes[place] ^= 1;
            let Ok(changed) = String::from_utf8(bytes) else {
                continue;
            };
            let accepted = Commit::read(&changed).and_then(|commit| commit.follows(&before));
            assert!(accepted.is_err(), "byte {place} can be changed: {changed}");
        }
    }

    #[test]
    fn a_text_can_be_blanked_and_the_chain_still_verifies() {
        let mut commits = log();
        let last = commits.last_mut().unwrap();
        let Stored::Open { body, texts, .. } = &mut last.events[0] else {
            panic!("the event is open")
        };
        let (pointer, salt) = texts.pop_first().unwrap();
        let place = body.pointer_mut(&pointer).unwrap();
        let commitment = text_commitment(place.as_object().unwrap(), &salt);
        *place = serde_json::json!({ "lang": "en", "blanked": commitment });
        last.command.salt.clear();

        assert_eq!(verify(&commits), Ok(()));
        let events = commits.last().unwrap().events().unwrap();
        assert!(!format!("{events:?}").contains("thought"));
    }

    #[test]
    fn an_event_can_be_withheld_and_the_chain_still_verifies() {
        let mut commits = log();
        let last = commits.last_mut().unwrap();
        let commitment = commitment(&last.events[0]);
        last.events[0] = Stored::Withheld {
            commitment,
            what: "private note".to_owned(),
        };

        assert_eq!(verify(&commits), Ok(()));
        assert!(matches!(
            commits.last().unwrap().events(),
            Err(CommitError::Withheld(_))
        ));
    }

    #[test]
    fn a_newer_format_is_refused_and_never_skipped() {
        let line = log()
            .last()
            .unwrap()
            .line()
            .replace(r#""format":1"#, r#""format":2"#);

        assert_eq!(Commit::read(&line), Err(CommitError::NewerFormat(2)));
    }

    #[test]
    fn a_repeated_command_is_recognised_by_id_and_body() {
        let command = Command::Floor(crate::floor::Command::RaiseHand {
            point_of_order: false,
        });
        let other = Command::Floor(crate::floor::Command::LowerHand {});
        let id = CommandId(uuid::Uuid::from_u128(5));
        let head = Head::empty(WorkshopId(uuid::Uuid::nil()));
        let commit = Commit::seal(
            &head,
            Timestamp(0),
            CommitActor::Clock,
            (id, &command),
            &[],
            Seed([1; 32]),
        );

        assert_eq!(commit.is_of(id, &command), Some(true));
        assert_eq!(commit.is_of(id, &other), Some(false));
        assert_eq!(
            commit.is_of(CommandId(uuid::Uuid::from_u128(6)), &command),
            None
        );
    }
}

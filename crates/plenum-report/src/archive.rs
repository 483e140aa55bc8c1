//! The JSON archive: the whole log, the names behind the seats, and what the room saw at the end.
//!
//! ```text
//! {"plenum_archive":1,"workshop":…,"directory":{…},"head":{…},     frame
//! "commits":[
//! {…},                                                             one commit a line, in canonical form
//! {…}
//! ],
//! "records":[
//! {…},                                                             one record a line
//! {…}
//! ]}
//! ```
//!
//! The file is ordinary JSON, laid out so that damage is always attributable: every byte belongs to one line, every line
//! has one correct form. Reading works on bytes and never panics; it names the first line that is wrong. The records are
//! those of the final state without keys, as anybody who replays the log gets them.

pub mod publication;

use std::collections::BTreeMap;

use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::{
    Audience, Body, Commit, CommitError, Head, Keyring, Records, Workshop, apply, commit, records,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use publication::Redaction;

/// The form of the archive that this version writes and reads.
pub const VERSION: u32 = 1;

/// An archive that was read whole, whose chain holds and whose records follow from its commits.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The commits in order.
    pub commits: Vec<Commit>,
    /// The last link.
    pub head: Head,
    /// The functions that seats are shown by.
    pub names: BTreeMap<SeatId, String>,
    /// The state after the last commit.
    pub state: Workshop,
    /// What is visible of it.
    pub records: Records,
}

/// What is wrong with an archive, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Damage {
    /// It is not an archive, or of a version that this program does not know.
    #[error("line 1 is damaged: {0}")]
    Header(String),
    /// It is a publication: what was left out cannot be rebuilt. [`publication::verify`] reads it.
    #[error("this is a publication that leaves things out; only a whole archive can be read again")]
    Redacted,
    /// Things were decided that the room has not seen yet, and a publication would tell of them.
    #[error(
        "a publication is made when the workshop days are over, and not while the formal response is being written: before, it would tell what the room has not seen yet"
    )]
    NotYet,
    /// A newer version of the program wrote it.
    #[error("this archive has form {0}; this program reads form {VERSION}")]
    NewerForm(u32),
    /// A line that only frames the others is not what it must be.
    #[error("line {line} is damaged: expected `{expected}`")]
    Frame {
        /// Its number, from 1.
        line: usize,
        /// What must stand there.
        expected: &'static str,
    },
    /// A commit cannot be accepted.
    #[error("commit {position} {problem}")]
    Commit {
        /// Its place, from 1.
        position: u64,
        /// Why not.
        problem: CommitError,
    },
    /// The archive ends before its head.
    #[error("commits {} to {head} are missing: the archive was cut off", .last + 1)]
    Missing {
        /// The last commit that is there.
        last: u64,
        /// The number of the head.
        head: u64,
    },
    /// The head does not name the last commit.
    #[error("line 1 is damaged: its head is not commit {last}, the last one")]
    Head {
        /// The last commit that is there.
        last: u64,
    },
    /// A record is not what the commits say.
    #[error("record {position} ({key}) is damaged: it does not follow from the commits")]
    Record {
        /// Its place, from 1.
        position: usize,
        /// Its key.
        key: String,
    },
    /// There are fewer records than the commits yield.
    #[error("record {position} ({key}) is missing: the archive was cut off")]
    MissingRecord {
        /// Its place, from 1.
        position: usize,
        /// Its key.
        key: String,
    },
    /// Something follows the end.
    #[error("line {0} is damaged: nothing may follow the end of the archive")]
    Trailing(usize),
}

/// The first line, without its last byte (the line goes on with the commits).
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    plenum_archive: u32,
    workshop: WorkshopId,
    directory: BTreeMap<SeatId, String>,
    head: HeadLine,
    /// What a publication leaves out; absent in a whole archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    redacted: Option<Redaction>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadLine {
    seq: u64,
    hash: String,
}

#[derive(Serialize)]
struct RecordLine<'a> {
    audience: Audience,
    key: &'a str,
    body: &'a Body,
}

const COMMITS: &str = "\"commits\":[";
const RECORDS: &str = "\"records\":[";
const BETWEEN: &str = "],";
const END: &str = "]}";

/// Writes the archive of a log. Names without a seat are left out.
///
/// # Errors
/// The first commit that is not a link of the chain: a damaged log is never archived.
pub fn write(
    workshop: WorkshopId,
    commits: &[Commit],
    names: &BTreeMap<SeatId, String>,
) -> Result<String, Damage> {
    let mut replay = Replay::new(workshop);
    for commit in commits {
        replay.step(commit.clone())?;
    }
    let records = replay.records(names);
    let header = Header {
        plenum_archive: VERSION,
        workshop,
        directory: seated(names, &records),
        head: HeadLine {
            seq: replay.head.seq,
            hash: replay.head.hash,
        },
        redacted: None,
    };
    let mut out = header.line();
    out.push('\n');
    section(&mut out, COMMITS, commits.iter().map(Commit::line));
    out.push_str(BETWEEN);
    out.push('\n');
    section(&mut out, RECORDS, records.iter().map(record_line));
    out.push_str(END);
    out.push('\n');
    Ok(out)
}

/// Reads an archive and proves it: the frame, each commit, the chain, the head, and each record.
///
/// # Errors
/// The first thing that is wrong, by its place.
pub fn verify(bytes: &[u8]) -> Result<Verified, Damage> {
    let mut lines = Lines {
        rest: Some(bytes),
        number: 0,
    };
    let header = Header::read(lines.next().unwrap_or_default())?;
    if header.redacted.is_some() {
        return Err(Damage::Redacted);
    }
    let mut replay = Replay::new(header.workshop);
    read_commits(&mut lines, |text| replay.read(text))?;
    header.head.check(&replay.head)?;
    let records = replay.records(&header.directory);
    if seated(&header.directory, &records) != header.directory {
        return Err(Damage::Header(
            "its directory names a seat that is not part of the workshop".to_owned(),
        ));
    }
    check_records(&mut lines, &records)?;
    Ok(Verified {
        commits: replay.commits,
        head: replay.head,
        names: header.directory,
        state: replay.state,
        records,
    })
}

impl Header {
    fn line(&self) -> String {
        #[expect(clippy::expect_used, reason = "a header has string keys only")]
        let json = serde_json::to_string(self).expect("a header is always JSON");
        let mut line = json.strip_suffix('}').unwrap_or(&json).to_owned();
        line.push(',');
        line
    }

    fn read(line: &[u8]) -> Result<Self, Damage> {
        let damaged = |problem: &str| Damage::Header(problem.to_owned());
        let text = std::str::from_utf8(line).map_err(|_| damaged("it is not text"))?;
        let json = text
            .strip_suffix(',')
            .ok_or_else(|| damaged("this is not the beginning of a Plenum archive"))?;
        let header: Self = serde_json::from_str(&format!("{json}}}"))
            .map_err(|_| damaged("this is not the beginning of a Plenum archive"))?;
        if header.plenum_archive > VERSION {
            return Err(Damage::NewerForm(header.plenum_archive));
        }
        if header.plenum_archive != VERSION || header.line() != text {
            return Err(damaged(
                "it is not in the form in which archives are written",
            ));
        }
        Ok(header)
    }
}

impl HeadLine {
    fn check(&self, found: &Head) -> Result<(), Damage> {
        if self.seq > found.seq {
            return Err(Damage::Missing {
                last: found.seq,
                head: self.seq,
            });
        }
        if self.seq < found.seq || self.hash != found.hash {
            return Err(Damage::Head { last: found.seq });
        }
        Ok(())
    }
}

/// The log as far as it was read.
struct Replay {
    commits: Vec<Commit>,
    head: Head,
    state: Workshop,
}

impl Replay {
    fn new(workshop: WorkshopId) -> Self {
        Self {
            commits: Vec::new(),
            head: Head::empty(workshop),
            state: Workshop::new(workshop),
        }
    }

    /// Takes the next commit.
    fn read(&mut self, text: &str) -> Result<(), Damage> {
        let position = self.head.seq + 1;
        let commit = Commit::read(text).map_err(|problem| Damage::Commit { position, problem })?;
        self.step(commit)
    }

    fn step(&mut self, commit: Commit) -> Result<(), Damage> {
        let position = self.head.seq + 1;
        let wrong = |problem| Damage::Commit { position, problem };
        if position == 1
            && commit.follows(&Head::empty(commit.workshop)).is_ok()
            && commit.workshop != self.head.workshop
        {
            return Err(Damage::Header(
                "it names another workshop than the commits".to_owned(),
            ));
        }
        commit.follows(&self.head).map_err(wrong)?;
        for event in &commit.events().map_err(wrong)? {
            apply(&mut self.state, event);
        }
        self.head.advance(&commit);
        self.commits.push(commit);
        Ok(())
    }

    /// What is visible with names and without keys: after the archive nobody can tell who wrote what was protected.
    fn records(&self, names: &BTreeMap<SeatId, String>) -> Records {
        let mut keyring = Keyring::default();
        for (seat, name) in names {
            keyring.set_name(*seat, name.clone());
        }
        records(&self.state, &keyring)
    }
}

/// Hands over the text of each commit in order; every line but the last ends with a comma.
fn read_commits(
    lines: &mut Lines<'_>,
    mut take: impl FnMut(&str) -> Result<(), Damage>,
) -> Result<(), Damage> {
    lines.expect(COMMITS)?;
    let mut position = 0;
    while let Some(line) = lines.next() {
        let cut_off_after_a_line = line.is_empty() && lines.rest.is_none();
        if line == BETWEEN.as_bytes() || cut_off_after_a_line {
            break;
        }
        position += 1;
        let damaged = |problem: &str| Damage::Commit {
            position,
            problem: CommitError::Unreadable(problem.to_owned()),
        };
        let is_last = lines.peek() == Some(BETWEEN.as_bytes());
        let text = std::str::from_utf8(line).map_err(|_| damaged("it is not text"))?;
        let text = match (text.strip_suffix(','), is_last) {
            (Some(text), false) => text,
            (None, true) => text,
            (None, false) => {
                return Err(damaged(
                    "its line does not end with a comma, or what follows it is missing",
                ));
            }
            (Some(_), true) => {
                return Err(damaged("its line ends with a comma, but no commit follows"));
            }
        };
        take(text)?;
    }
    Ok(())
}

/// The lines of the archive, without their line feeds.
struct Lines<'a> {
    rest: Option<&'a [u8]>,
    number: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest?;
        self.number += 1;
        let split = rest
            .iter()
            .position(|byte| *byte == b'\n')
            .and_then(|at| rest.split_at_checked(at));
        let (line, after) = split.map_or((rest, None), |(line, after)| (line, after.get(1..)));
        self.rest = after;
        Some(line)
    }

    fn peek(&self) -> Option<&'a [u8]> {
        Lines {
            rest: self.rest,
            number: self.number,
        }
        .next()
    }

    fn expect(&mut self, expected: &'static str) -> Result<(), Damage> {
        let found = self.next();
        if found == Some(expected.as_bytes()) {
            Ok(())
        } else {
            Err(Damage::Frame {
                line: self.number,
                expected,
            })
        }
    }
}

fn check_records(lines: &mut Lines<'_>, records: &Records) -> Result<(), Damage> {
    lines.expect(RECORDS)?;
    for (index, record) in records.iter().enumerate() {
        let (position, key) = (index + 1, record.0.1.clone());
        let mut expected = record_line(record);
        if position < records.len() {
            expected.push(',');
        }
        match lines.next() {
            Some(line) if line == expected.as_bytes() => {}
            None => return Err(Damage::MissingRecord { position, key }),
            Some(line) if line == END.as_bytes() || (line.is_empty() && lines.rest.is_none()) => {
                return Err(Damage::MissingRecord { position, key });
            }
            Some(_) => return Err(Damage::Record { position, key }),
        }
    }
    check_end(lines)
}

fn check_end(lines: &mut Lines<'_>) -> Result<(), Damage> {
    lines.expect(END)?;
    match (lines.next(), lines.rest) {
        (Some(b""), None) => Ok(()),
        (None, _) => Err(Damage::Frame {
            line: lines.number,
            expected: "a line feed at the end",
        }),
        (Some(_), _) => Err(Damage::Trailing(lines.number)),
    }
}

fn record_line(((audience, key), body): (&(Audience, String), &Body)) -> String {
    #[expect(clippy::expect_used, reason = "a record has string keys only")]
    let value = serde_json::to_value(RecordLine {
        audience: *audience,
        key,
        body,
    })
    .expect("a record is always JSON");
    commit::canonical(&value)
}

/// The names that some seat of these records is shown by.
fn seated(names: &BTreeMap<SeatId, String>, records: &Records) -> BTreeMap<SeatId, String> {
    let mut seated = BTreeMap::new();
    for body in records.values() {
        if let Body::Seat(seat) = body
            && let Some(name) = names.get(&seat.id)
        {
            seated.insert(seat.id, name.clone());
        }
    }
    seated
}

fn section(out: &mut String, opening: &str, lines: impl Iterator<Item = String>) {
    out.push_str(opening);
    let mut first = true;
    for line in lines {
        out.push_str(if first { "\n" } else { ",\n" });
        out.push_str(&line);
        first = false;
    }
    out.push('\n');
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;

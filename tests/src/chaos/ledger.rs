//! All accounts against the log: what was acknowledged stands there, once, at the number that was named.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use anyhow::{Context, Result};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// One command of somebody.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its id.
    pub id: Uuid,
    /// What was asked for.
    pub command: Value,
    /// The commit that was acknowledged.
    pub seq: Option<u64>,
    /// How often it was sent.
    pub tries: u64,
}

/// What a run came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Disturbances.
    pub cycles: u64,
    /// Commands.
    pub commands: u64,
    /// Of these acknowledged.
    pub acknowledged: u64,
    /// Of these sent more than once.
    pub again: u64,
    /// Acknowledged and not in the log, or elsewhere in it.
    pub lost: u64,
    /// In the log more than once.
    pub doubled: u64,
}

impl Figures {
    /// Adds another run.
    pub fn add(&mut self, other: Self) {
        self.cycles += other.cycles;
        self.commands += other.commands;
        self.acknowledged += other.acknowledged;
        self.again += other.again;
        self.lost += other.lost;
        self.doubled += other.doubled;
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} cycles, {} commands ({} sent again), {} acknowledged, {} lost, {} doubled",
            self.cycles, self.commands, self.again, self.acknowledged, self.lost, self.doubled
        )
    }
}

/// The log as it lies in the folder of a server that is dead.
///
/// # Errors
/// Where it cannot be read.
pub fn commits(data: &Path) -> Result<Vec<Value>> {
    let file = data.join("log.db");
    let database = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .with_context(|| format!("{} cannot be opened", file.display()))?;
    let mut rows = database.prepare("SELECT line FROM commits ORDER BY workshop, seq")?;
    let lines = rows.query_map((), |row| row.get::<_, String>(0))?;
    lines
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect()
}

/// Holds commands against the log.
pub fn audit(commits: &[Value], lines: &[Line]) -> Figures {
    let mut stored: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for commit in commits {
        let key = commit["command"]["key"].as_str().unwrap_or_default();
        let seq = commit["seq"].as_u64().unwrap_or_default();
        stored.entry(key).or_default().push(seq);
    }
    let mut figures = Figures {
        doubled: u64::try_from(stored.values().filter(|seqs| seqs.len() > 1).count()).unwrap_or(0),
        ..Figures::default()
    };
    for line in lines {
        figures.commands += 1;
        figures.again += u64::from(line.tries > 1);
        if let Some(seq) = line.seq {
            figures.acknowledged += 1;
            let found = stored.get(key(line.id).to_string().as_str());
            figures.lost += u64::from(found.is_none_or(|seqs| !seqs.contains(&seq)));
        }
    }
    figures
}

/// What the log keeps of the id of a command.
fn key(command: Uuid) -> Uuid {
    let digest = Sha256::new()
        .chain_update(b"plenum command")
        .chain_update(command.as_bytes())
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

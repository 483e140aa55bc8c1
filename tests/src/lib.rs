//! What whole-system tests share: the binary, and reading an outcome as an outsider would.
//!
//! These tests know the program only from outside: its command line, its sockets, its files.

pub mod chaos;
pub mod client;
pub mod demo;
pub mod hall;
pub mod meanwhile;
pub mod post;
#[cfg(unix)]
pub mod power;
pub mod random;
pub mod reports;
pub mod served;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

/// The binary under test: `PLENUM_BIN`, or the one that was built beside this test.
///
/// # Panics
/// With the command to type, if there is none.
pub fn binary() -> PathBuf {
    if let Some(path) = std::env::var_os("PLENUM_BIN") {
        return PathBuf::from(path);
    }
    let test = std::env::current_exe().unwrap_or_default();
    let folder = test
        .parent()
        .and_then(Path::parent)
        .map(Path::to_path_buf)
        .unwrap_or_default();
    let path = folder.join("plenum");
    assert!(
        path.exists(),
        "there is no {}; type: cargo build -p plenum",
        path.display()
    );
    path
}

/// The outcome of the Seoul workshop, played once per test process through the real server.
///
/// # Panics
/// If the play fails; with what the program said.
pub fn seoul() -> &'static Outcome {
    static SEOUL: OnceLock<Outcome> = OnceLock::new();
    SEOUL.get_or_init(|| {
        let mut outcomes = play("seoul-2014");
        assert_eq!(outcomes.len(), 1, "one workshop");
        outcomes
            .remove("")
            .unwrap_or_else(|| panic!("no outcome of the workshop"))
    })
}

/// The outcomes of the five cities by the name of the workshop, played once per test process through the real server.
///
/// # Panics
/// If the play fails; with what the program said.
pub fn five_cities() -> &'static BTreeMap<String, Outcome> {
    static CITIES: OnceLock<BTreeMap<String, Outcome>> = OnceLock::new();
    CITIES.get_or_init(|| play("five-cities"))
}

/// Plays a scenario to its end. The outcomes lie by the name of the workshop, that of a single one without a name.
fn play(scenario: &str) -> BTreeMap<String, Outcome> {
    let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("no folder for the outcome: {e}"));
    let output = Command::new(binary())
        .args([
            "demo",
            "--scenario",
            scenario,
            "--headless",
            "--speed",
            "max",
            "--until",
            "end",
            "--out",
        ])
        .arg(folder.path())
        .output()
        .unwrap_or_else(|e| panic!("the program does not start: {e}"));
    assert!(
        output.status.success(),
        "the play failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let read = |path: &Path| {
        std::fs::read_to_string(path)
            .unwrap_or_else(|e| panic!("{} cannot be read: {e}", path.display()))
    };
    let outcome = |folder: &Path| {
        Outcome::new(
            read(&folder.join("outcome.json")),
            read(&folder.join("outcome.html")),
        )
    };
    let written = std::fs::read_dir(folder.path())
        .unwrap_or_else(|e| panic!("the outcomes cannot be listed: {e}"));
    let mut outcomes: BTreeMap<String, Outcome> = written
        .filter_map(|entry| entry.ok().filter(|entry| entry.path().is_dir()))
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, outcome(&entry.path()))
        })
        .collect();
    if outcomes.is_empty() {
        outcomes.insert(String::new(), outcome(folder.path()));
    }
    outcomes
}

/// An outcome as an outsider reads it.
#[derive(Debug)]
pub struct Outcome {
    /// The archive as text.
    pub json: String,
    /// The readable record as text.
    pub html: String,
    archive: Value,
}

impl Outcome {
    fn new(json: String, html: String) -> Self {
        let archive =
            serde_json::from_str(&json).unwrap_or_else(|e| panic!("the archive is not JSON: {e}"));
        Self {
            json,
            html,
            archive,
        }
    }

    /// The lines of the log as they stand in the archive.
    pub fn commits(&self) -> &Vec<Value> {
        self.archive["commits"]
            .as_array()
            .unwrap_or_else(|| panic!("the archive has no commits"))
    }

    /// All events of the log, in order.
    pub fn events(&self) -> impl Iterator<Item = &Value> {
        self.commits()
            .iter()
            .flat_map(|c| c["events"].as_array().into_iter().flatten())
            .map(|e| &e["open"]["body"])
    }

    /// The final records of one kind, as the widest audience sees them: by key, each once.
    pub fn all(&self, kind: &str) -> Vec<&Value> {
        let records = self.archive["records"]
            .as_array()
            .unwrap_or_else(|| panic!("the archive has no records"));
        let mut seen = BTreeMap::new();
        for record in records.iter().filter(|r| r["body"]["is"] == kind) {
            let key = record["key"].as_str().unwrap_or_default();
            let room = record["audience"] == "room";
            if room || !seen.contains_key(key) {
                seen.insert(key.to_owned(), &record["body"]);
            }
        }
        seen.into_values().collect()
    }

    /// The final records of one kind that the whole room sees.
    pub fn room(&self, kind: &str) -> Vec<&Value> {
        let records = self.archive["records"].as_array().into_iter().flatten();
        records
            .filter(|r| r["body"]["is"] == kind && r["audience"] == "room")
            .map(|r| &r["body"])
            .collect()
    }

    /// The record of one kind with a printed number.
    pub fn numbered(&self, kind: &str, number: &str) -> &Value {
        self.all(kind)
            .into_iter()
            .find(|b| b["number"] == number)
            .unwrap_or_else(|| panic!("there is no {kind} {number}"))
    }
}

/// How many values pass.
pub fn count<'a>(
    values: impl IntoIterator<Item = &'a Value>,
    pass: impl Fn(&Value) -> bool,
) -> usize {
    values.into_iter().filter(|v| pass(v)).count()
}

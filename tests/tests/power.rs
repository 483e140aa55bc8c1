//! The log survives losing everything that was not synced, and so does the directory.
//!
//! A writer in a process of its own appends under the settings of the product and says which commits were acknowledged. It
//! is killed at a moment that nobody chose, the power goes, and the store is opened again. In a control run syncs do
//! nothing; if that loses no commits, the harness sees nothing and the test fails.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use plenum_core::Head;
use plenum_log::conformance::{commits, workshop};
use plenum_log::{Directory, EventLog, Sqlite};
use plenum_tests::power::{Disk, FLAVOUR, Keeps, SETTING};
use plenum_tests::random::{self, Random};
use tokio::runtime::Runtime;

#[test]
fn p02_what_was_acknowledged_survives_power_loss() -> Result<()> {
    let (seed, cycles) = (random::seed(), random::cycles(100));
    println!("PLENUM_SEED={seed}");
    let mut random = Random::new(seed);
    for keeps in [Keeps::Synced, Keeps::SomePages] {
        let sum = lose_power(cycles / 2, keeps, true, &mut random)?;
        println!("{keeps:?}: {sum}");
        assert_eq!(
            (sum.lost, sum.settings_lost),
            (0, 0),
            "PLENUM_SEED={seed} loses what was acknowledged"
        );
        assert!(sum.acknowledged >= cycles, "hardly anything was written");
    }
    let control = lose_power((cycles / 5).max(20), Keeps::Synced, false, &mut random)?;
    println!("control without syncs: {control}");
    assert!(
        control.losing * 100 >= control.writing * 95,
        "the harness is broken: without syncs only {} of {} cycles lost something",
        control.losing,
        control.writing
    );
    Ok(())
}

/// What many power losses did.
#[derive(Debug, Default)]
struct Sum {
    cycles: u64,
    acknowledged: u64,
    lost: u64,
    settings_lost: u64,
    /// Cycles that acknowledged something, and those of them that lost something.
    writing: u64,
    losing: u64,
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} cycles, {} commits acknowledged, {} lost in {} cycles, {} settings lost",
            self.cycles, self.acknowledged, self.lost, self.losing, self.settings_lost
        )
    }
}

/// What a writer said before it was killed: the last acknowledged commit of each log, and the last setting.
#[derive(Debug, Default)]
struct Said {
    commits: BTreeMap<u64, u64>,
    setting: u64,
}

fn lose_power(cycles: u64, keeps: Keeps, syncs: bool, random: &mut Random) -> Result<Sum> {
    let runtime = Runtime::new()?;
    let folder = folder()?;
    let disk = Disk::new(folder.path())?;
    if !syncs {
        // A store that lies there for good, so that only rows can be lost.
        drop(Sqlite::open(&disk.live)?);
    }
    let mut sum = Sum::default();
    let mut kept: BTreeMap<u64, u64> = BTreeMap::new();
    let mut setting = 0;
    for cycle in 1..=cycles {
        let fresh = syncs && cycle.is_multiple_of(10);
        if fresh {
            // Power also goes while a store is being made.
            std::fs::remove_dir_all(&disk.live)?;
            std::fs::create_dir(&disk.live)?;
            kept.clear();
            setting = 0;
        }
        let opening = fresh || (syncs && random.chance(200));
        let said = write_and_die(&disk, cycle, (syncs, opening), random)?;
        disk.lose_power(keeps, random)?;
        let acknowledged: u64 = said.commits.values().sum();
        setting = said.setting.max(setting);
        let store = Sqlite::open(&disk.live).with_context(|| format!("cycle {cycle}"))?;
        let mut lost = 0;
        for (log, last) in &said.commits {
            let found = check(&runtime, &store, *log)?;
            lost += last.saturating_sub(found);
            kept.insert(*log, found);
        }
        let stored = runtime.block_on(store.setting(SETTING))?;
        let stored: u64 = stored.map_or(Ok(0), |stored| stored.parse())?;
        sum.settings_lost += u64::from(stored < setting);
        setting = stored;
        // What survived once survives the following times.
        if cycle.is_multiple_of(50) || cycle == cycles {
            for (log, found) in &kept {
                let stored = runtime.block_on(store.read(workshop(u128::from(*log)), 0))?;
                ensure!(
                    u64::try_from(stored.len())? == *found,
                    "log {log} changed in a later cycle"
                );
            }
        }
        drop(store);
        integrity(&disk.live)?;
        sum.cycles += 1;
        sum.acknowledged += acknowledged;
        sum.lost += lost;
        sum.writing += u64::from(acknowledged > 0);
        sum.losing += u64::from(lost > 0);
    }
    Ok(sum)
}

/// A folder in memory, where there is much of it: what is tested is which syncs are asked for, not how long a disk takes.
fn folder() -> Result<tempfile::TempDir> {
    let df = Command::new("df").args(["-Pk", "/dev/shm"]).output();
    let free = df.ok().and_then(|output| {
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = said.lines().nth(1)?;
        line.split_whitespace().nth(3)?.parse::<u64>().ok()
    });
    Ok(if free.is_some_and(|kilobytes| kilobytes > 1_000_000) {
        tempfile::tempdir_in("/dev/shm")?
    } else {
        tempfile::tempdir()?
    })
}

/// Starts a writer and kills it, mostly while it writes and sometimes while it opens the store.
fn write_and_die(
    disk: &Disk,
    cycle: u64,
    (syncs, opening): (bool, bool),
    random: &mut Random,
) -> Result<Said> {
    let mut writer = Command::new(env!("CARGO_BIN_EXE_power-writer"));
    writer
        .arg(&disk.live)
        .arg(cycle.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    disk.watch(&mut writer, syncs)?;
    let mut writer = writer.spawn()?;
    let output = BufReader::new(writer.stdout.take().context("no output")?);
    let moment = if opening {
        random.millis(2, 100)
    } else if cycle % 40 == 7 {
        // Long enough for the log to be moved into the database while it is written.
        random.millis(500, 1_000)
    } else {
        random.millis(5, 120)
    };
    let (heard, open) = std::sync::mpsc::channel();
    let listener = std::thread::spawn(move || {
        let mut said = Said::default();
        for line in output.lines().map_while(Result::ok) {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["open"] => drop(heard.send(())),
                ["commit", log, seq] => {
                    said.commits
                        .insert(log.parse().unwrap(), seq.parse().unwrap());
                }
                ["setting", number] => said.setting = number.parse().unwrap(),
                _ => {}
            }
        }
        said
    });
    if !opening {
        open.recv_timeout(Duration::from_mins(1))
            .context("the writer does not open its store")?;
    }
    std::thread::sleep(moment);
    ensure!(
        writer.try_wait()?.is_none(),
        "the writer could not go on writing"
    );
    writer.kill()?;
    writer.wait()?;
    Ok(listener.join().expect("the listener does not panic"))
}

/// Reads a log, which verifies its chain, and returns how far it goes; what is there is what was written.
fn check(runtime: &Runtime, store: &Sqlite, log: u64) -> Result<u64> {
    let room = workshop(u128::from(log));
    let stored = runtime.block_on(store.read(room, 0))?;
    let mut head = Head::empty(room);
    let written = commits(&mut head, u64::try_from(stored.len())?, FLAVOUR);
    ensure!(stored == written, "log {log} holds something else");
    Ok(head.seq)
}

fn integrity(folder: &Path) -> Result<()> {
    for file in ["log.db", "directory.db"] {
        let database = rusqlite::Connection::open(folder.join(file))?;
        let verdict: String = database.query_row("PRAGMA integrity_check", (), |row| row.get(0))?;
        ensure!(verdict == "ok", "{file}: {verdict}");
    }
    Ok(())
}

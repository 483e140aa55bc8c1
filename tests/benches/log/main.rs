//! `cargo xtask bench log`: what a durable command costs, beside the bare sync of the same disk in the same run (TARGETS 2).
//!
//! One room, as its task works: commands are decided and applied one by one, appended in batches of 64, and counted when the
//! append has returned.

#![expect(
    clippy::print_stdout,
    reason = "a measurement speaks through its output"
)]

mod room;

use std::fs::File;
use std::hint::black_box;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use plenum_core::{Actor, Command, Commit};
use plenum_log::{EventLog, Sqlite};

use room::{FACILITATOR, Room, note};

fn main() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .build()?;
    runtime.block_on(measure())
}

async fn measure() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (mut room, setup) = Room::build(SEATS)?;
    let actor = Actor::Seat(FACILITATOR);
    let commands: Vec<Command> = (0..COMMANDS).map(note).collect::<Result<_>>()?;

    // The core, on a state of its own.
    let (mut core, _) = Room::build(SEATS)?;
    let began = Instant::now();
    for command in &commands[..CORE] {
        black_box(core.run_unsealed(actor, command)?);
    }
    line(
        "core: decide, apply, project",
        per_second(CORE, began),
        "commands/s",
        "target 300,000",
    );
    let (mut core, _) = Room::build(SEATS)?;
    let began = Instant::now();
    for command in &commands[..CORE] {
        black_box(core.run(actor, command)?);
    }
    line(
        "the same, and sealed in the chain",
        per_second(CORE, began),
        "commands/s",
        "",
    );

    // The long log, written through all of it.
    let log = Sqlite::open(&folder.path().join("log"))?;
    let workshop = room.workshop.id;
    log.append(workshop, 0, setup).await?;
    let mut rates = Vec::new();
    let mut began = Instant::now();
    let whole = Instant::now();
    for (batch, some) in commands.chunks(BATCH).enumerate() {
        let expected = room.head.seq;
        let mut commits = Vec::with_capacity(some.len());
        for command in some {
            let (commit, changes) = room.run(actor, command)?;
            black_box(serde_json::to_string(&changes)?);
            commits.push(commit);
        }
        log.append(workshop, expected, commits).await?;
        if (batch + 1) % WINDOW == 0 {
            rates.push(per_second(WINDOW * BATCH, began));
            began = Instant::now();
        }
    }
    let all = per_second(commands.len(), whole);
    line(
        "decide, append, apply, project, serialise",
        all,
        "commands/s",
        "target 25,000",
    );
    let (first, last) = (median(&rates[..EDGE]), median(&rates[rates.len() - EDGE..]));
    let growth = format!("{:.2} of the first, target 0.90 to 1.10", last / first);
    line("  the first commits of the room", first, "commands/s", "");
    line("  after 100,000 commits", last, "commands/s", &growth);

    // The log alone: rows that are there already, into a fresh file.
    let began = Instant::now();
    let commits = log.read(workshop, 0).await?;
    let read = began.elapsed();
    let replayed = Room::replay(workshop, &commits)?;
    let opened = began.elapsed();
    assert_eq!(
        replayed.head, room.head,
        "a replay ends where the room does"
    );
    drop((replayed, log));
    let fresh = Sqlite::open(&folder.path().join("rows"))?;
    let batches: Vec<Vec<Commit>> = commits.chunks(BATCH).map(<[Commit]>::to_vec).collect();
    let began = Instant::now();
    let mut at = 0;
    for batch in batches {
        let rows = batch.len() as u64;
        fresh.append(workshop, at, batch).await?;
        at += rows;
    }
    line(
        "acknowledged rows, 64 in a commit",
        per_second(commits.len(), began),
        "rows/s",
        "target 100,000",
    );
    drop(fresh);

    // One row in a commit, and the bare sync: by turns, for a disk has moods.
    let (mut singles, mut syncs) = (Vec::new(), Vec::new());
    let single = Sqlite::open(&folder.path().join("single"))?;
    let mut raw = preallocated(&folder.path().join("raw"))?;
    let mut rows = commits.iter();
    for commit in rows.by_ref().take(WARM) {
        single
            .append(workshop, commit.seq - 1, vec![commit.clone()])
            .await?;
    }
    for _ in 0..TURNS {
        let began = Instant::now();
        for commit in rows.by_ref().take(SINGLE) {
            single
                .append(workshop, commit.seq - 1, vec![commit.clone()])
                .await?;
        }
        singles.push(per_second(SINGLE, began));
        syncs.push(bare_syncs(&mut raw)?);
    }
    let (single, sync) = (median(&singles), median(&syncs));
    line(
        "bare fdatasync into a preallocated file",
        sync,
        "syncs/s",
        "",
    );
    let ratio = format!("{:.2} of bare, target 0.80", single / sync);
    line("durable commits, one row each", single, "commits/s", &ratio);

    let text = format!(
        "read and verified in {} ms, target 1,000 in all",
        read.as_millis()
    );
    line(
        "replay of the whole log",
        opened.as_secs_f64() * 1e3,
        "ms",
        &text,
    );
    let usual = Sqlite::open(&folder.path().join("usual"))?;
    for some in commits[..USUAL].chunks(BATCH * 8) {
        let expected = some[0].seq - 1;
        usual.append(workshop, expected, some.to_vec()).await?;
    }
    let mut opens = Vec::new();
    for _ in 0..5 {
        let began = Instant::now();
        let commits = usual.read(workshop, 0).await?;
        black_box(Room::replay(workshop, &commits)?);
        opens.push(began.elapsed().as_secs_f64() * 1e3);
    }
    line(
        "a usual workshop of 5,000 commits opens",
        median(&opens),
        "ms",
        "target 50",
    );
    Ok(())
}

/// A file of zeros that need not grow.
fn preallocated(path: &Path) -> Result<File> {
    let mut file = File::create(path)?;
    for _ in 0..RAW / PAGE {
        file.write_all(&[0; PAGE])?;
    }
    file.sync_all()?;
    Ok(file)
}

/// Writes a page and syncs it, over and over.
fn bare_syncs(file: &mut File) -> Result<f64> {
    file.seek(SeekFrom::Start(0))?;
    let began = Instant::now();
    for _ in 0..SINGLE {
        file.write_all(&[1; PAGE])?;
        file.sync_data()?;
    }
    Ok(per_second(SINGLE, began))
}

#[expect(clippy::cast_precision_loss, reason = "nobody counts to 2^52 here")]
fn per_second(count: usize, began: Instant) -> f64 {
    count as f64 / began.elapsed().max(Duration::from_nanos(1)).as_secs_f64()
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn line(what: &str, value: f64, unit: &str, beside: &str) {
    println!("{what:<45} {value:>10.0} {unit:<11} {beside}");
}

const SEATS: u128 = 30;
const COMMANDS: u64 = 100_000;
const CORE: usize = 50_000;
const BATCH: usize = 64;
/// Batches in one window of the growth figure: about 1,000 commands.
const WINDOW: usize = 16;
/// Windows at either end.
const EDGE: usize = 7;
const WARM: usize = 500;
const SINGLE: usize = 500;
const TURNS: usize = 7;
const USUAL: usize = 5_000;
const PAGE: usize = 4_096;
const RAW: usize = 16 << 20;

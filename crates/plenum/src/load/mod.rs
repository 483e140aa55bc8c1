//! `plenum load`: rooms full of scripted people against a real server, with an account of every command.
//!
//! ```text
//! halls are built over HTTP ─▶ all seats connect at once ─▶ people write, raise hands, lose the wifi; desks watch
//!                           ─▶ replicas against fresh snapshots, commands against the log ─▶ figures, exit code
//! ```
//!
//! The people are the typed client, one socket each, in this process. Their reading is part of what is measured.

mod bounds;
mod figures;
mod hall;
mod ledger;
mod person;
mod screen;
mod watch;

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use plenum_log::{EventLog, Sqlite};
use plenum_server::client::ClientError;
use plenum_server::{Limits, Rate, SystemClock};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::cli::Load;
use crate::say;
use crate::seat::Place;
use crate::start::{StopSignal, start};
use figures::{Report, peak_memory};
use hall::Hall;
use ledger::{Kept, audit};
use person::{Person, Script};
use screen::Screen;
use watch::Watch;

/// Puts load on a server and says what came of it.
///
/// # Errors
/// The bounds are not kept, or the server cannot be started or does not let the people in.
pub async fn load(args: Load) -> Result<ExitCode> {
    bounds::check(&args)?;
    let stop = StopSignal::listen();
    let report = tokio::select! {
        report = Box::pin(measure(&args)) => report?,
        () = stop.told() => bail!("the load was interrupted"),
    };
    for line in report.lines() {
        say::out(&line);
    }
    Ok(if report.is_clean() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The server under load.
struct Target {
    server: String,
    operator: String,
    /// The log, where the server is our own.
    store: Option<Arc<Sqlite>>,
}

/// Against a server that runs, or against one of our own, which is stopped in either case.
async fn measure(args: &Load) -> Result<Report> {
    if let Some(server) = &args.server {
        let operator = args.operator.as_deref().unwrap_or_default();
        let target = Target {
            server: server.trim_end_matches('/').to_owned(),
            operator: bounds::token(operator).to_owned(),
            store: None,
        };
        return drive(args, &target).await;
    }
    let folder = tempfile::tempdir().context("there is no place for temporary files")?;
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let clock = Arc::new(SystemClock::new());
    let running = start(folder.path(), listen, clock, limits(args)).await?;
    let target = Target {
        server: format!("http://{}", running.address),
        operator: running.server.new_operator().await?,
        store: Some(Arc::clone(&running.store)),
    };
    let driven = drive(args, &target).await;
    drop(target);
    let stopped = running.stop().await;
    let mut report = driven?;
    stopped?;
    report.memory = peak_memory();
    Ok(report)
}

/// What the tasks of one room share.
#[derive(Debug)]
struct Shared {
    /// When an entry was sent, by the key of its record, until the desk has seen it.
    sent: Mutex<HashMap<String, Instant>>,
    /// Everybody has their answers: nothing changes any more.
    over: CancellationToken,
    /// Fresh snapshots at once, over all rooms.
    fresh: Arc<Semaphore>,
}

impl Shared {
    fn note(&self, key: String) {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.insert(key, Instant::now());
    }

    fn arrived(&self, key: &str) -> Option<Duration> {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.remove(key).map(|at| at.elapsed())
    }
}

/// The tasks of one room.
struct Room {
    watch: JoinHandle<watch::Findings>,
    people: Vec<JoinHandle<person::Findings>>,
}

async fn drive(args: &Load, target: &Target) -> Result<Report> {
    let mut halls = Vec::new();
    for number in 0..args.rooms {
        let seats = bounds::share(args.seats, args.rooms, number);
        let hall = Hall::build(&target.server, &target.operator, number, seats);
        let hall = hall
            .await
            .with_context(|| format!("room {} cannot be prepared", number + 1))?;
        halls.push(hall);
    }
    let mut desks = Vec::new();
    for hall in &halls {
        desks.push(Screen::open(hall.desk.clone()).await?);
    }
    let (screens, joined) = join(&halls).await.context("not everybody got in")?;
    let mut report = Report {
        seats: args.seats,
        rooms: args.rooms,
        seconds: args.seconds,
        rate: args.rate,
        joined,
        logged: target.store.is_some(),
        ..Report::default()
    };
    let over = CancellationToken::new();
    let fresh = Arc::new(Semaphore::new(FRESH_AT_ONCE));
    // Nothing is ever sent here: when every person has dropped its end, all scripts are over.
    let (busy, mut all_done) = mpsc::channel::<()>(1);
    let begin = Instant::now();
    let mut rooms = Vec::new();
    for ((number, desk), screens) in (0..).zip(desks).zip(screens) {
        let shared = Arc::new(Shared {
            sent: Mutex::default(),
            over: over.clone(),
            fresh: Arc::clone(&fresh),
        });
        let watch = tokio::spawn(Watch::new(desk, Arc::clone(&shared)).run());
        let scripts = Script::all(args, number, screens.len(), begin);
        let people = screens.into_iter().zip(scripts).map(|(screen, script)| {
            let person = Person::new(screen, script, Arc::clone(&shared));
            tokio::spawn(person.run(busy.clone()))
        });
        let people = people.collect();
        rooms.push(Room { watch, people });
    }
    drop(busy);
    while all_done.recv().await.is_some() {}
    report.worked = begin.elapsed();
    over.cancel();
    for (hall, room) in halls.iter().zip(rooms) {
        account(&mut report, target, hall, room).await?;
    }
    Ok(report)
}

/// Everybody comes at once. Screens by room, and how long it took until the last one had its first snapshot.
async fn join(halls: &[Hall]) -> Result<(Vec<Vec<Screen>>, Duration)> {
    let begin = Instant::now();
    let mut joining = JoinSet::new();
    for (room, hall) in halls.iter().enumerate() {
        for (seat, place) in hall.seats.iter().enumerate() {
            let place: Place = place.clone();
            joining.spawn(async move {
                let screen = Screen::open(place).await?;
                Ok::<_, ClientError>((room, seat, screen))
            });
        }
    }
    let mut joined = Vec::new();
    while let Some(screen) = joining.join_next().await {
        joined.push(screen??);
    }
    let took = begin.elapsed();
    joined.sort_by_key(|(room, seat, _)| (*room, *seat));
    let mut rooms: Vec<Vec<Screen>> = halls.iter().map(|_| Vec::new()).collect();
    for (room, _, screen) in joined {
        if let Some(screens) = rooms.get_mut(room) {
            screens.push(screen);
        }
    }
    Ok((rooms, took))
}

/// Adds one room to the report.
async fn account(report: &mut Report, target: &Target, hall: &Hall, room: Room) -> Result<()> {
    let mut lines = Vec::new();
    for person in room.people {
        let found = person.await.context("somebody fell over")?;
        report.tally.add(found.tally);
        report.acknowledged.extend(found.acknowledged);
        report.stray += found.stray;
        found
            .replica
            .into_iter()
            .for_each(|replica| report.compared(replica));
        lines.extend(found.lines);
    }
    let found = room.watch.await.context("a desk fell over")?;
    report.tally.add(found.tally);
    report.delivered.extend(found.delivered);
    report.compared(found.replica);
    let mut kept = Kept {
        texts: found.texts,
        commits: None,
    };
    if let Some(store) = &target.store {
        let commits = store.read(hall.workshop, 0).await?;
        kept.commits = Some(Kept::by_command(
            commits
                .iter()
                .map(|commit| (commit.command.key, commit.seq)),
        ));
    }
    for line in &lines {
        if let Some(code) = &line.refused {
            *report.codes.entry(code.clone()).or_default() += 1;
        }
    }
    report.ledger.add(audit(&lines, &kept));
    Ok(())
}

/// The published limits are for people in a hall; all of these come from one address, and some of them in a hurry.
fn limits(args: &Load) -> Limits {
    let seats = usize::try_from(args.seats).unwrap_or(usize::MAX);
    Limits {
        commands: Rate {
            burst: 100_000,
            per_minute: 1_000_000,
        },
        connections_per_address: seats.saturating_mul(2).saturating_add(1_000),
        ..Limits::default()
    }
}

/// Fresh snapshots at once: enough to be quick, few enough to be no storm of their own.
const FRESH_AT_ONCE: usize = 8;

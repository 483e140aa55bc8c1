//! The live room in deterministic simulation (PROMISES 10).
//!
//! ```text
//!  seed ─▶ fate ─▶ order of polls, latencies, faults, wishes, random bytes
//!                        │
//!   client ⇄ net ⇄ node: Task, Live, Screens, Sockets, Outbox, the same code as in a server
//!                        │
//!                       disk      every answer and every frame is held against the oracle
//! ```
//!
//! A seed is a whole workshop's hour in some milliseconds: pages that write, rate, raise hands and press next; connections
//! that are cut, wander and fall asleep; rooms, servers and the power that fail; a disk that is full, lies and forgets what
//! was not safe; clocks that jump; a second server over the same log; a store that is set back to a copy.
//!
//! `PLENUM_SEEDS=100000` runs more seeds, `PLENUM_SEED=7` that one alone, `PLENUM_FIRST=10000` others than those of every day.

mod client;
mod disk;
mod executor;
mod fate;
mod house;
mod net;
mod node;
mod oracle;
mod replica;
mod world;

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use disk::Flaw;
use oracle::Counts;
use world::World;

/// What a run did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Report {
    counts: Counts,
    trace: u64,
}

/// Runs one seed to its end. The error says what was broken.
fn run(seed: u64, flaw: Option<Flaw>) -> Result<Report, String> {
    catch_unwind(AssertUnwindSafe(|| simulate(seed, flaw)))
        .unwrap_or_else(|_| Err("it panicked".to_owned()))
}

fn simulate(seed: u64, flaw: Option<Flaw>) -> Result<Report, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    // The budget of tokio is for tasks that share a thread with others.
    runtime.block_on(tokio::task::unconstrained(async {
        let world = World::new(seed, flaw);
        world.begin();
        let run = poll_fn(|cx| world.executor.poll(cx, &world.fate, || world.is_over()));
        let in_time = tokio::time::timeout(LONGEST, run).await.is_ok();
        let (counts, broken) = {
            let oracle = world.oracle.borrow();
            (oracle.counts, oracle.broken().map(str::to_owned))
        };
        // What runs holds the world, and the world what runs.
        world.executor.clear();
        debug_assert_eq!(Rc::strong_count(&world), 1);
        match broken {
            Some(broken) => Err(broken),
            None if !in_time => Err("it never ended".to_owned()),
            None => Ok(Report {
                counts,
                trace: world.fate.trace(),
            }),
        }
    }))
}

/// A run has ended long before, in virtual time.
const LONGEST: Duration = Duration::from_hours(6);

mod tests {
    use super::*;

    fn setting(name: &str) -> Option<u64> {
        std::env::var(name).ok().and_then(|text| text.parse().ok())
    }

    #[test]
    fn ten_thousand_seeds() {
        let (first, count) = match setting("PLENUM_SEED") {
            Some(seed) => (seed, 1),
            None => (
                setting("PLENUM_FIRST").unwrap_or(0),
                setting("PLENUM_SEEDS").unwrap_or(10_000),
            ),
        };
        let seeds = first..first + count;
        let start = Instant::now();
        let next = AtomicU64::new(seeds.start);
        let (broken, total) = (Mutex::new(None), Mutex::new(Counts::default()));
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    loop {
                        let seed = next.fetch_add(1, Ordering::Relaxed);
                        if seed >= seeds.end || broken.lock().unwrap().is_some() {
                            return;
                        }
                        match run(seed, None) {
                            Ok(report) => total.lock().unwrap().add(report.counts),
                            Err(what) => *broken.lock().unwrap() = Some((seed, what)),
                        }
                    }
                });
            }
        });
        let total = total.into_inner().unwrap();
        println!("{seeds:?} in {:?}: {total:?}", start.elapsed());
        if let Some((seed, what)) = broken.into_inner().unwrap() {
            panic!(
                "seed {seed}: {what}\nreplay it with:\n  PLENUM_SEED={seed} cargo test -p plenum-server --lib ten_thousand_seeds"
            );
        }
        // The runs were not idle.
        if count >= 100 {
            let Counts {
                done,
                refused,
                resumed,
                deadlines,
                faults,
                ..
            } = total;
            for (what, often) in [
                ("done", done),
                ("refused", refused),
                ("resumed", resumed),
                ("deadlines", 10 * deadlines),
                ("faults", faults),
            ] {
                assert!(often >= count, "{what} too rarely: {total:?}");
            }
        }
    }

    #[test]
    fn a_seed_replays_exactly() {
        for seed in 0..20 {
            assert_eq!(run(seed, None), run(seed, None), "seed {seed}");
        }
    }

    #[test]
    fn a_store_that_breaks_its_promise_is_caught() {
        for flaw in [Flaw::Forgets, Flaw::TooEarly, Flaw::Overwrites] {
            let run = |seed| run(seed, Some(flaw)).err();
            let Some((seed, breach)) = (0..400).find_map(|seed| Some((seed, run(seed)?))) else {
                panic!("{flaw:?} goes unnoticed");
            };
            println!("{flaw:?} is caught by seed {seed}: {breach}");
            assert_eq!(run(seed), Some(breach), "what breaks, breaks again");
        }
    }
}

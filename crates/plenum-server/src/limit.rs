//! Limits, published in one place (PROMISES 6.1), and the token bucket that counts.
//!
//! A hall shares one public address: whatever is counted by address leaves room for a thousand phones, and nothing locks
//! a room. Counters live in memory only.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use plenum_core::id::WorkshopId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What a client may do at once and over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// At once.
    pub burst: u32,
    /// Sustained.
    pub per_minute: u32,
}

/// The limits of a server. The defaults are the published ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Commands per socket, and over HTTP per seat.
    pub commands: Rate,
    /// Wrong join codes per address.
    pub wrong_codes: Rate,
    /// Requests to be let in per address.
    pub knocks: Rate,
    /// Open connections per address.
    pub connections_per_address: usize,
    /// Until the headers and until the first frame must be there.
    pub first: Duration,
    /// A socket on which nothing arrives for so long is closed.
    pub idle: Duration,
    /// A room without sockets stops after so long.
    pub room_idle: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            commands: Rate {
                burst: 20,
                per_minute: 120,
            },
            wrong_codes: Rate {
                burst: 60,
                per_minute: 60,
            },
            knocks: Rate {
                burst: 1_000,
                per_minute: 1_000,
            },
            connections_per_address: 4_096,
            first: Duration::from_secs(10),
            idle: Duration::from_secs(45),
            room_idle: Duration::from_mins(10),
        }
    }
}

/// A message on a socket, and a body over HTTP.
pub(crate) const MESSAGE_BYTES: usize = 64 << 10;
/// A command. An agenda is set in one command and may take the whole message.
pub(crate) const COMMAND_BYTES: usize = 16 << 10;
/// Brackets inside brackets.
pub(crate) const JSON_DEPTH: usize = 16;

/// How much of a [`Rate`] one client has left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bucket {
    rate: Rate,
    left: f64,
    since: Instant,
}

impl Bucket {
    pub(crate) fn new(rate: Rate) -> Self {
        Self {
            rate,
            left: f64::from(rate.burst),
            since: Instant::now(),
        }
    }

    /// Takes one, or says in how many milliseconds there is one.
    pub(crate) fn take(&mut self) -> Result<(), u64> {
        self.take_at(Instant::now())
    }

    fn take_at(&mut self, now: Instant) -> Result<(), u64> {
        let per_ms = f64::from(self.rate.per_minute) / 60_000.0;
        let elapsed = now.saturating_duration_since(self.since).as_secs_f64() * 1_000.0;
        self.left = (self.left + elapsed * per_ms).min(f64::from(self.rate.burst));
        self.since = now;
        if self.left >= 1.0 {
            self.left -= 1.0;
            return Ok(());
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to one minute"
        )]
        let wait = ((1.0 - self.left) / per_ms).ceil().clamp(1.0, 60_000.0) as u64;
        Err(wait)
    }

    fn is_full_at(&self, now: Instant) -> bool {
        let missing = f64::from(self.rate.burst) - self.left;
        now.saturating_duration_since(self.since).as_secs_f64() * f64::from(self.rate.per_minute)
            >= missing * 60.0
    }
}

/// A bucket per client.
#[derive(Debug)]
pub(crate) struct Buckets<K> {
    rate: Rate,
    buckets: Mutex<HashMap<K, Bucket>>,
}

impl<K: Hash + Eq> Buckets<K> {
    pub(crate) fn new(rate: Rate) -> Self {
        Self {
            rate,
            buckets: Mutex::default(),
        }
    }

    /// Takes one for this client, or says how many milliseconds to wait.
    pub(crate) fn take(&self, client: K) -> Result<(), u64> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST_CLIENTS {
            let now = Instant::now();
            buckets.retain(|_, bucket| !bucket.is_full_at(now));
        }
        if buckets.len() >= 2 * MOST_CLIENTS {
            // A flood from very many addresses: forgetting is better than growing.
            buckets.clear();
        }
        buckets
            .entry(client)
            .or_insert_with(|| Bucket::new(self.rate))
            .take()
    }
}

/// The solvers that run: one a workshop, and a few in all, so that the rooms keep their processors.
#[derive(Clone, Debug)]
pub(crate) struct Solves {
    running: Arc<Mutex<HashSet<WorkshopId>>>,
    places: Arc<Semaphore>,
}

/// The right to run a solver; given back when it is dropped, also by a solver that panicked.
#[derive(Debug)]
pub(crate) struct Solving {
    workshop: WorkshopId,
    running: Arc<Mutex<HashSet<WorkshopId>>>,
    _place: OwnedSemaphorePermit,
}

impl Default for Solves {
    fn default() -> Self {
        Self {
            running: Arc::default(),
            places: Arc::new(Semaphore::new(SOLVES)),
        }
    }
}

impl Solves {
    /// The right to run a solver for a workshop; none while one runs for it, or too many run in all.
    pub(crate) fn begin(&self, workshop: WorkshopId) -> Option<Solving> {
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.insert(workshop).then(|| Solving {
            workshop,
            running: Arc::clone(&self.running),
            _place: place,
        })
    }
}

impl Drop for Solving {
    fn drop(&mut self) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.remove(&self.workshop);
    }
}

const MOST_CLIENTS: usize = 10_000;
/// Solvers at once.
const SOLVES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_the_rate_counts() {
        let mut bucket = Bucket::new(Rate {
            burst: 20,
            per_minute: 120,
        });
        let start = bucket.since;

        assert!((0..20).all(|_| bucket.take_at(start).is_ok()));
        assert_eq!(bucket.take_at(start), Err(500));
        assert_eq!(
            bucket
                .take_at(start + Duration::from_millis(499))
                .map_err(|ms| ms < 3),
            Err(true)
        );
        assert_eq!(bucket.take_at(start + Duration::from_millis(501)), Ok(()));
    }

    #[test]
    fn one_solver_runs_for_a_workshop_and_few_in_all() {
        let solves = Solves::default();
        let id = |n: u128| WorkshopId(uuid::Uuid::from_u128(n));
        let first = solves.begin(id(1));

        assert!(first.is_some() && solves.begin(id(1)).is_none());
        let others: Vec<_> = (2..=4).map(|n| solves.begin(id(n))).collect();
        assert!(others.iter().all(Option::is_some));
        assert!(solves.begin(id(5)).is_none(), "all places are taken");
        drop(first);
        assert!(solves.begin(id(1)).is_some());
    }

    #[test]
    fn one_client_does_not_use_up_the_share_of_another() {
        let buckets = Buckets::new(Rate {
            burst: 1,
            per_minute: 1,
        });

        assert!(buckets.take("a").is_ok());
        assert!(buckets.take("a").is_err());
        assert!(buckets.take("b").is_ok());
    }
}

//! The time, as rooms read it and wait for it.
//!
//! [`SystemClock`] counts on the monotonic clock from the wall time at its start, so that a step of the system time
//! neither shortens nor lengthens a block; it creeps towards the wall time at 500 parts per million, so that a server
//! that runs for months does not drift away. [`SettableClock`] stands still until a scenario or a test moves it. Neither
//! ever goes back.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use plenum_core::time::Timestamp;
use tokio::sync::watch;

/// Where a room gets its time from.
pub trait Clock: Send + Sync + 'static {
    /// The time now; never earlier than an answer given before.
    fn now(&self) -> Timestamp;

    /// Resolves once [`now`](Self::now) has reached `at`.
    fn wait_until(&self, at: Timestamp) -> BoxFuture<'_, ()>;
}

/// The clock of a real server.
pub struct SystemClock {
    anchor: Mutex<(Instant, i64)>,
}

impl SystemClock {
    /// Starts at the present wall time.
    pub fn new() -> Self {
        Self {
            anchor: Mutex::new((Instant::now(), wall())),
        }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for SystemClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SystemClock({})", self.now().0)
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let mut anchor = self.anchor.lock().unwrap_or_else(PoisonError::into_inner);
        let (moved, now) = creep(*anchor, Instant::now(), wall());
        *anchor = moved;
        Timestamp(now)
    }

    fn wait_until(&self, at: Timestamp) -> BoxFuture<'_, ()> {
        async move {
            loop {
                let Ok(left @ 1..) = u64::try_from(at.since(self.now())) else {
                    return;
                };
                tokio::time::sleep(Duration::from_millis(left.min(LONGEST_SLEEP_MS))).await;
            }
        }
        .boxed()
    }
}

/// Reads the time at `instant` from an anchor and, every ten seconds, moves the anchor a little towards the wall.
pub(crate) fn creep(
    (since, base): (Instant, i64),
    instant: Instant,
    wall: i64,
) -> ((Instant, i64), i64) {
    let elapsed =
        i64::try_from(instant.saturating_duration_since(since).as_millis()).unwrap_or(i64::MAX);
    let now = base.saturating_add(elapsed);
    if elapsed < 10_000 {
        return ((since, base), now);
    }
    let step = elapsed / 2_000;
    let now = now.saturating_add((wall - now).clamp(-step, step));
    ((instant, now), now)
}

fn wall() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// A year-long deadline is waited for in pieces, so that creeping is taken into account.
const LONGEST_SLEEP_MS: u64 = 600_000;

/// A clock that somebody sets.
#[derive(Debug)]
pub struct SettableClock {
    now: watch::Sender<Timestamp>,
}

impl SettableClock {
    /// Stands at `now`.
    pub fn new(now: Timestamp) -> Self {
        Self {
            now: watch::Sender::new(now),
        }
    }

    /// Moves to `now` and wakes who waited for it. An earlier time is ignored.
    pub fn set(&self, now: Timestamp) {
        self.now.send_if_modified(|at| {
            let forward = now > *at;
            if forward {
                *at = now;
            }
            forward
        });
    }

    /// Moves on by so many milliseconds.
    pub fn advance(&self, millis: i64) {
        self.set(self.now().plus_millis(millis));
    }
}

impl Clock for SettableClock {
    fn now(&self) -> Timestamp {
        *self.now.borrow()
    }

    fn wait_until(&self, at: Timestamp) -> BoxFuture<'_, ()> {
        let mut watcher = self.now.subscribe();
        async move {
            // The sender lives as long as `self`, so the error of a closed channel cannot come.
            let _open = watcher.wait_for(|now| *now >= at).await;
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_of_the_wall_clock_is_followed_slowly() {
        let start = Instant::now();
        let hour = 3_600_000;

        let (_, soon) = creep((start, 0), start + Duration::from_secs(5), hour);
        let ((_, base), minute) = creep((start, 0), start + Duration::from_mins(1), hour);
        let (_, back) = creep((start, hour), start + Duration::from_mins(1), 0);

        assert_eq!(soon, 5_000);
        assert_eq!((base, minute), (60_030, 60_030));
        assert_eq!(back, hour + 60_000 - 30);
    }

    #[tokio::test]
    async fn a_set_clock_wakes_and_never_goes_back() {
        let clock = SettableClock::new(Timestamp(100));
        let mut waiting = clock.wait_until(Timestamp(200));
        assert!(futures_util::poll!(&mut waiting).is_pending());

        clock.set(Timestamp(200));
        clock.set(Timestamp(50));
        waiting.await;

        assert_eq!(clock.now(), Timestamp(200));
    }
}

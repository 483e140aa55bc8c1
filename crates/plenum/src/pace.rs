//! The clock of a play: scenario time, faster than real time, and real time once a person has taken over.
//!
//! A server under play has a clock that somebody sets. Between two steps the clock moves evenly, so that deadlines fire
//! when they should and countdowns on the screens run; long idle gaps pass in half a second.

use std::sync::Arc;
use std::time::{Duration, Instant};

use plenum_core::time::{MINUTE, Timestamp};
use plenum_server::{Clock, SettableClock};

use crate::cli::Speed;

/// Moves the clock.
#[derive(Clone, Debug)]
pub struct Pace {
    clock: Arc<SettableClock>,
    speed: Speed,
}

impl Pace {
    /// Moves this clock at a speed.
    pub fn new(clock: Arc<SettableClock>, speed: Speed) -> Self {
        Self { clock, speed }
    }

    /// Lets the time pass until `at`.
    pub async fn pass(&self, at: Timestamp) {
        let from = self.clock.now();
        let gap = at.since(from);
        let lasts = real(gap, self.speed);
        let started = Instant::now();
        while let Some(left) = lasts
            .checked_sub(started.elapsed())
            .filter(|left| !left.is_zero())
        {
            tokio::time::sleep(left.min(TICK)).await;
            let passed = started.elapsed().min(lasts).as_millis();
            let moved = i128::from(gap) * i128::try_from(passed).unwrap_or(0)
                / i128::try_from(lasts.as_millis()).unwrap_or(1).max(1);
            self.clock
                .set(from.plus_millis(i64::try_from(moved).unwrap_or(gap)));
        }
        self.clock.set(at);
    }

    /// Lets the clock run in real time from where it stands, until the future is dropped.
    pub async fn run_on(&self) {
        let (from, started) = (self.clock.now(), Instant::now());
        loop {
            tokio::time::sleep(TICK).await;
            self.clock.set(
                from.plus_millis(i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX)),
            );
        }
    }
}

/// How long a gap of scenario milliseconds lasts.
fn real(gap: i64, speed: Speed) -> Duration {
    match (speed, u64::try_from(gap)) {
        (Speed::Max, _) | (_, Err(_)) => Duration::ZERO,
        (Speed::Times(_), Ok(_)) if gap > IDLE => SHORTENED,
        (Speed::Times(times), Ok(gap)) => Duration::from_millis(gap) / times,
    }
}

const TICK: Duration = Duration::from_millis(50);
/// Longer gaps than this, in scenario milliseconds, are idle.
const IDLE: i64 = 20 * MINUTE;
const SHORTENED: Duration = Duration::from_millis(500);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_gap_passes_at_once_and_a_short_one_at_speed() {
        assert_eq!(real(20 * MINUTE, Speed::Times(240)), Duration::from_secs(5));
        assert_eq!(real(21 * MINUTE, Speed::Times(240)), SHORTENED);
        assert_eq!(real(30 * 24 * 60 * MINUTE, Speed::Times(1)), SHORTENED);
        assert_eq!(real(30 * 24 * 60 * MINUTE, Speed::Max), Duration::ZERO);
        assert_eq!(real(-5, Speed::Times(1)), Duration::ZERO);
    }

    #[tokio::test]
    async fn the_clock_moves_evenly_to_the_next_step() {
        let clock = Arc::new(SettableClock::new(Timestamp(1_000)));
        let pace = Pace::new(Arc::clone(&clock), Speed::Times(1_000));
        let half_way =
            tokio::time::timeout(Duration::from_secs(5), clock.wait_until(Timestamp(101_000)));

        let (reached, ()) = tokio::join!(half_way, pace.pass(Timestamp(201_000)));

        assert!(reached.is_ok());
        assert_eq!(clock.now(), Timestamp(201_000));
    }

    #[tokio::test]
    async fn without_waiting_the_clock_jumps() {
        let clock = Arc::new(SettableClock::new(Timestamp(0)));

        Pace::new(Arc::clone(&clock), Speed::Max)
            .pass(Timestamp(1_000_000_000))
            .await;

        assert_eq!(clock.now(), Timestamp(1_000_000_000));
    }
}

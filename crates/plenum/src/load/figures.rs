//! The figures of a run, as they are printed.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::ledger::Totals;
use super::screen::{Replica, Tally};

/// Everything that a run came to.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    pub(super) seats: u32,
    pub(super) rooms: u32,
    pub(super) seconds: u32,
    pub(super) rate: u32,
    /// Until the last seat had its first snapshot.
    pub(super) joined: Duration,
    /// From the first command until everybody had their answers.
    pub(super) worked: Duration,
    pub(super) ledger: Totals,
    /// Answers to commands that the seat had not sent.
    pub(super) stray: u32,
    /// Refusals by code.
    pub(super) codes: BTreeMap<String, u32>,
    pub(super) tally: Tally,
    pub(super) replicas: u32,
    pub(super) diverged: u32,
    /// Screens without a fresh snapshot to compare with.
    pub(super) unread: u32,
    /// From sending to the acknowledgement.
    pub(super) acknowledged: Vec<Duration>,
    /// From sending to the change on the desk's screen.
    pub(super) delivered: Vec<Duration>,
    /// Whether the log could be read.
    pub(super) logged: bool,
    /// Peak of this process in kB, where it is the server.
    pub(super) memory: Option<u64>,
}

impl Report {
    /// Counts a replica.
    pub(super) fn compared(&mut self, replica: Replica) {
        self.replicas += u32::from(replica != Replica::Unread);
        self.diverged += u32::from(replica == Replica::Differs);
        self.unread += u32::from(replica == Replica::Unread);
    }

    /// Whether nothing was lost, doubled, left without an answer, or seen differently.
    pub(super) fn is_clean(&self) -> bool {
        let Totals {
            unanswered,
            lost,
            doubled,
            ..
        } = self.ledger;
        [
            unanswered,
            lost,
            doubled,
            self.stray,
            self.diverged,
            self.unread,
            self.tally.backwards,
        ]
        .iter()
        .all(|count| *count == 0)
    }

    /// What is printed.
    pub(super) fn lines(&self) -> Vec<String> {
        let Totals {
            commands,
            again,
            acknowledged,
            refused,
            unanswered,
            lost,
            doubled,
        } = self.ledger;
        let against = if self.logged {
            "log and desk"
        } else {
            "the desk's screen"
        };
        let codes: Vec<_> = self.codes.iter().map(|(c, n)| format!("{n} {c}")).collect();
        let mut lines = vec![
            format!(
                "load: {} seats in {} rooms for {} s, {} commands asked for per second and room",
                self.seats, self.rooms, self.seconds, self.rate
            ),
            format!("joined: all in {} ms", self.joined.as_millis()),
            format!(
                "commands: {commands} sent, {acknowledged} acknowledged, {refused} refused, {unanswered} unanswered, {lost} lost, {} doubled (against {against})",
                doubled + self.stray
            ),
        ];
        if !codes.is_empty() {
            lines.push(format!("refused: {}", codes.join(", ")));
        }
        lines.extend([
            format!(
                "again: {again} commands sent more than once; {} screens came back, {} of them without a snapshot; {} connections lost unasked",
                self.tally.returns, self.tally.resumed, self.tally.lost
            ),
            format!(
                "replicas: {} compared, {} diverged, {} could not be read, {} numbers backwards",
                self.replicas, self.diverged, self.unread, self.tally.backwards
            ),
            format!("acknowledged after: {}", Spread::of(&self.acknowledged)),
            format!("on the desk after: {}", Spread::of(&self.delivered)),
            format!(
                "throughput: {:.1} commands per second over all rooms",
                f64::from(acknowledged) / self.worked.as_secs_f64().max(0.001)
            ),
        ]);
        if let Some(kb) = self.memory {
            lines.push(format!(
                "memory: {} MB at most, server and all {} clients in one process",
                kb / 1_024,
                self.seats
            ));
        }
        lines
    }
}

/// Durations in order.
#[derive(Debug)]
pub(super) struct Spread {
    sorted: Vec<Duration>,
}

impl Spread {
    pub(super) fn of(durations: &[Duration]) -> Self {
        let mut sorted = durations.to_vec();
        sorted.sort_unstable();
        Self { sorted }
    }

    /// The smallest duration that at least so many of a hundred do not exceed (nearest rank).
    pub(super) fn percentile(&self, percent: usize) -> Option<Duration> {
        let rank = (self.sorted.len() * percent).div_ceil(100).max(1);
        self.sorted.get(rank - 1).copied()
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = [("p50", 50), ("p90", 90), ("p99", 99), ("max", 100)];
        for (name, percent) in shown {
            match self.percentile(percent) {
                Some(duration) => write!(f, "{name} {:.1} ms, ", duration.as_secs_f64() * 1_000.0)?,
                None => write!(f, "{name} -, ")?,
            }
        }
        write!(f, "of {}", self.sorted.len())
    }
}

/// The most memory this process ever held, in kB. Only Linux tells.
pub(super) fn peak_memory() -> Option<u64> {
    peak(&std::fs::read_to_string("/proc/self/status").ok()?)
}

fn peak(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(values: impl IntoIterator<Item = u64>) -> Spread {
        let durations: Vec<_> = values.into_iter().map(Duration::from_millis).collect();
        Spread::of(&durations)
    }

    #[test]
    fn a_percentile_is_a_value_that_was_measured() {
        let hundred = millis((1..=100).rev());
        let at = |spread: &Spread, percent| spread.percentile(percent).map(|d| d.as_millis());

        assert_eq!(at(&hundred, 50), Some(50));
        assert_eq!(at(&hundred, 99), Some(99));
        assert_eq!(at(&hundred, 100), Some(100));
        let three = millis([30, 10, 20]);
        assert_eq!((at(&three, 50), at(&three, 99)), (Some(20), Some(30)));
        assert_eq!(at(&millis([7]), 1), Some(7));
        assert_eq!(at(&millis([]), 50), None);
    }

    #[test]
    fn a_spread_is_printed_in_milliseconds() {
        assert_eq!(
            millis([1, 2]).to_string(),
            "p50 1.0 ms, p90 2.0 ms, p99 2.0 ms, max 2.0 ms, of 2"
        );
        assert_eq!(millis([]).to_string(), "p50 -, p90 -, p99 -, max -, of 0");
    }

    #[test]
    fn a_run_is_clean_only_without_loss_doubling_and_divergence() {
        let clean = Report::default();
        assert!(clean.is_clean());
        let spoilt: [fn(&mut Report); 7] = [
            |report| report.ledger.lost = 1,
            |report| report.ledger.doubled = 1,
            |report| report.ledger.unanswered = 1,
            |report| report.stray = 1,
            |report| report.tally.backwards = 1,
            |report| report.compared(Replica::Differs),
            |report| report.compared(Replica::Unread),
        ];
        for spoil in spoilt {
            let mut report = clean.clone();
            spoil(&mut report);
            assert!(!report.is_clean(), "{report:?}");
        }
    }

    #[test]
    fn the_peak_is_read_from_the_status() {
        assert_eq!(
            peak("VmPeak:\t  9 kB\nVmHWM:\t   12345 kB\nVmRSS:\t 1 kB\n"),
            Some(12_345)
        );
        assert_eq!(peak("VmRSS:\t 1 kB\n"), None);
    }
}

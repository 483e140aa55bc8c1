//! What the server counts, in the text form of Prometheus. Numbers of the machine room only: nothing says who did what.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The counters of one server. Everything is counted since its start.
#[derive(Debug)]
pub(crate) struct Metrics {
    started: Instant,
    accepted: AtomicU64,
    repeated: AtomicU64,
    refused: AtomicU64,
    busy: AtomicU64,
    batches: AtomicU64,
    failed: AtomicU64,
    conflicts: AtomicU64,
    sockets: AtomicU64,
    opened: AtomicU64,
    streams: AtomicU64,
    resumed: AtomicU64,
    snapshots: AtomicU64,
    backups: AtomicU64,
    /// Batches that took no longer than the bound at the same place, then all others.
    appends: [AtomicU64; BOUNDS.len() + 1],
    append_micros: AtomicU64,
}

/// What became of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// It is durable now.
    Accepted,
    /// It was known, or changed nothing.
    Repeated,
    /// A rule refused it.
    Refused,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            accepted: AtomicU64::default(),
            repeated: AtomicU64::default(),
            refused: AtomicU64::default(),
            busy: AtomicU64::default(),
            batches: AtomicU64::default(),
            failed: AtomicU64::default(),
            conflicts: AtomicU64::default(),
            sockets: AtomicU64::default(),
            opened: AtomicU64::default(),
            streams: AtomicU64::default(),
            resumed: AtomicU64::default(),
            snapshots: AtomicU64::default(),
            backups: AtomicU64::default(),
            appends: Default::default(),
            append_micros: AtomicU64::default(),
        }
    }
}

impl Metrics {
    /// Counts an answered command.
    pub(crate) fn told(&self, told: Told) {
        let counter = match told {
            Told::Accepted => &self.accepted,
            Told::Repeated => &self.repeated,
            Told::Refused => &self.refused,
        };
        add(counter);
    }

    /// Counts commands that were told to come again.
    pub(crate) fn busy(&self, commands: usize) {
        self.busy
            .fetch_add(commands.try_into().unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// Counts a batch that became durable.
    pub(crate) fn appended(&self, took: Duration) {
        add(&self.batches);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.append_micros.fetch_add(micros, Ordering::Relaxed);
        let place = BOUNDS
            .iter()
            .position(|(most, _)| micros <= *most)
            .unwrap_or(BOUNDS.len());
        if let Some(bucket) = self.appends.get(place) {
            add(bucket);
        }
    }

    /// Counts a batch that could not be stored.
    pub(crate) fn not_stored(&self) {
        add(&self.failed);
    }

    /// Counts a batch for which another node was faster.
    pub(crate) fn conflict(&self) {
        add(&self.conflicts);
    }

    /// Counts a socket until the guard is dropped.
    pub(crate) fn socket(self: &std::sync::Arc<Self>) -> Open {
        add(&self.opened);
        add(&self.sockets);
        Open(std::sync::Arc::clone(self), |metrics| &metrics.sockets)
    }

    /// Counts an event stream, the way in where sockets are blocked, until the guard is dropped.
    pub(crate) fn stream(self: &std::sync::Arc<Self>) -> Open {
        add(&self.opened);
        add(&self.streams);
        Open(std::sync::Arc::clone(self), |metrics| &metrics.streams)
    }

    /// Counts a page that came back and needed only what it missed.
    pub(crate) fn resumed(&self) {
        add(&self.resumed);
    }

    /// Counts a snapshot.
    pub(crate) fn snapshot(&self) {
        add(&self.snapshots);
    }

    /// Counts a backup.
    pub(crate) fn backed_up(&self) {
        add(&self.backups);
    }

    /// The text that a collector reads.
    pub(crate) fn text(&self, rooms: usize) -> String {
        let mut out = String::new();
        let of = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let mut line = |name: &str, kind: &str, help: &str, values: &[(&str, u64)]| {
            // Writing to a string cannot fail.
            let _written = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}");
            for (labels, value) in values {
                let _written = writeln!(out, "{name}{labels} {value}");
            }
        };
        line(
            "plenum_uptime_seconds",
            "gauge",
            "Seconds since the server started.",
            &[("", self.started.elapsed().as_secs())],
        );
        line(
            "plenum_rooms",
            "gauge",
            "Workshops that are open in memory.",
            &[("", rooms.try_into().unwrap_or(u64::MAX))],
        );
        line(
            "plenum_connections",
            "gauge",
            "Screens that are connected.",
            &[
                ("{transport=\"websocket\"}", of(&self.sockets)),
                ("{transport=\"events\"}", of(&self.streams)),
            ],
        );
        line(
            "plenum_connections_total",
            "counter",
            "Screens that ever connected.",
            &[("", of(&self.opened))],
        );
        line(
            "plenum_joins_total",
            "counter",
            "How screens were brought up to date.",
            &[
                ("{with=\"snapshot\"}", of(&self.snapshots)),
                ("{with=\"changes\"}", of(&self.resumed)),
            ],
        );
        line(
            "plenum_commands_total",
            "counter",
            "Commands by what became of them.",
            &[
                ("{outcome=\"accepted\"}", of(&self.accepted)),
                ("{outcome=\"repeated\"}", of(&self.repeated)),
                ("{outcome=\"refused\"}", of(&self.refused)),
                ("{outcome=\"busy\"}", of(&self.busy)),
            ],
        );
        line(
            "plenum_batches_total",
            "counter",
            "Batches of commands by what became of them.",
            &[
                ("{outcome=\"durable\"}", of(&self.batches)),
                ("{outcome=\"not_stored\"}", of(&self.failed)),
                ("{outcome=\"conflict\"}", of(&self.conflicts)),
            ],
        );
        line(
            "plenum_backups_total",
            "counter",
            "Backups that were made.",
            &[("", of(&self.backups))],
        );
        self.histogram(&mut out);
        out
    }

    fn histogram(&self, out: &mut String) {
        let name = "plenum_append_seconds";
        let _written = writeln!(
            out,
            "# HELP {name} Time until a batch was durable.\n# TYPE {name} histogram"
        );
        let mut below = 0;
        let labels = BOUNDS.iter().map(|(_, label)| *label).chain(["+Inf"]);
        for (bucket, label) in self.appends.iter().zip(labels) {
            below += bucket.load(Ordering::Relaxed);
            let _written = writeln!(out, "{name}_bucket{{le=\"{label}\"}} {below}");
        }
        let micros = self.append_micros.load(Ordering::Relaxed);
        let (seconds, rest) = (micros / 1_000_000, micros % 1_000_000);
        let _written = writeln!(out, "{name}_sum {seconds}.{rest:06}\n{name}_count {below}");
    }
}

/// A connection that is counted as open.
#[derive(Debug)]
pub(crate) struct Open(std::sync::Arc<Metrics>, fn(&Metrics) -> &AtomicU64);

impl Drop for Open {
    fn drop(&mut self) {
        (self.1)(&self.0).fetch_sub(1, Ordering::Relaxed);
    }
}

fn add(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

/// Microseconds, and the same in seconds as a label.
const BOUNDS: [(u64, &str); 10] = [
    (500, "0.0005"),
    (1_000, "0.001"),
    (2_500, "0.0025"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (25_000, "0.025"),
    (50_000, "0.05"),
    (100_000, "0.1"),
    (500_000, "0.5"),
    (2_000_000, "2"),
];

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_collector_can_read_every_line() {
        let metrics = Arc::new(Metrics::default());
        metrics.told(Told::Accepted);
        metrics.told(Told::Accepted);
        metrics.told(Told::Refused);
        metrics.appended(Duration::from_micros(700));
        metrics.appended(Duration::from_secs(3));
        let open = metrics.socket();
        drop(metrics.socket());

        let text = metrics.text(2);

        for line in [
            "plenum_rooms 2",
            "plenum_connections{transport=\"websocket\"} 1",
            "plenum_connections_total 2",
            "plenum_commands_total{outcome=\"accepted\"} 2",
            "plenum_commands_total{outcome=\"refused\"} 1",
            "plenum_append_seconds_bucket{le=\"0.0005\"} 0",
            "plenum_append_seconds_bucket{le=\"0.001\"} 1",
            "plenum_append_seconds_bucket{le=\"2\"} 1",
            "plenum_append_seconds_bucket{le=\"+Inf\"} 2",
            "plenum_append_seconds_sum 3.000700",
            "plenum_append_seconds_count 2",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (name, value) = line.rsplit_once(' ').unwrap();
            assert!(name.starts_with("plenum_") && value.parse::<f64>().is_ok());
        }
        drop(open);
        assert!(
            metrics
                .text(0)
                .contains("plenum_connections{transport=\"websocket\"} 0")
        );
    }
}

//! What the measurements share: CPU seconds, the least of several runs, and a Python that may hold what is compared to.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads a clock and the environment and speaks through its output; what it measures does not"
)]

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

/// Whether to measure at all, and whether the short form is asked for. `cargo test` and a linter's run pass no `--bench`.
pub(crate) fn asked() -> Option<bool> {
    let args: Vec<String> = std::env::args().collect();
    let has = |word: &str| args.iter().any(|arg| arg == word);
    has("--bench").then(|| has("quick"))
}

/// The least CPU seconds of several runs, with what the last run gave. Machines are noisy: the least is what the work costs,
/// and figures are quoted as ratios of one run.
pub(crate) fn least<T>(repeats: u32, mut run: impl FnMut() -> T) -> (f64, T) {
    let mut best = Duration::MAX;
    let mut last = None;
    for _ in 0..repeats.max(1) {
        let started = cpu();
        last = Some(run());
        best = best.min(cpu().saturating_sub(started));
    }
    (best.as_secs_f64(), last.expect("at least one run"))
}

/// CPU time of this thread so far.
#[cfg(target_os = "linux")]
fn cpu() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).expect("a thread has run for no less than nothing")
}

/// Time on the wall, where the system is not asked for the CPU time of a thread.
#[cfg(not(target_os = "linux"))]
fn cpu() -> Duration {
    #[expect(clippy::disallowed_types, reason = "a measurement reads a clock")]
    type Clock = std::time::Instant;
    thread_local!(static START: Clock = Clock::now());
    START.with(Clock::elapsed)
}

/// A Python with these modules, if there is one: `PLENUM_PYTHON`, or `python3`. Says in one line if there is none.
pub(crate) fn python_with(modules: &str) -> Option<String> {
    let python = std::env::var("PLENUM_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has = Command::new(&python)
        .args(["-c", &format!("import {modules}")])
        .stderr(Stdio::null())
        .status();
    if has.is_ok_and(|status| status.success()) {
        return Some(python);
    }
    println!("Not compared: no Python with {modules} here; PLENUM_PYTHON names one that has it.\n");
    None
}

/// Runs a script beside the benches and reads the JSON it prints.
///
/// A script that fails ends the measurement: what is installed and does not answer is a fault, not an empty column.
pub(crate) fn script(python: &str, name: &str, args: &[&dyn Display]) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("benches")
        .join(name);
    let output = Command::new(python)
        .arg(path)
        .args(args.iter().map(ToString::to_string))
        // One thread, as on our side.
        .envs(
            ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map(|name| (name, "1")),
        )
        .stderr(Stdio::inherit())
        .output()
        .expect("the interpreter just ran");
    serde_json::from_slice(&output.stdout).expect("the script prints JSON")
}

/// Writes a file that a script reads, and says where it is.
pub(crate) fn hand_over(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("the build folder can be written");
    path
}

/// Seconds, in a unit that can be read.
pub(crate) fn seconds(seconds: f64) -> String {
    if seconds < 1e-3 {
        format!("{:.0} µs", seconds * 1e6)
    } else if seconds < 1.0 {
        format!("{:.1} ms", seconds * 1e3)
    } else {
        format!("{seconds:.2} s")
    }
}

/// Their time over ours: above 1 we are faster.
pub(crate) fn times(theirs: f64, ours: f64) -> String {
    let ratio = theirs / ours;
    if ratio < 10.0 {
        format!("{ratio:.2}")
    } else {
        format!("{ratio:.0}")
    }
}

/// A table in Markdown, so that a run can be pasted as it is.
pub(crate) fn table(title: &str, head: &[&str], rows: &[Vec<String>]) {
    println!("**{title}**\n");
    println!("| {} |", head.join(" | "));
    println!("|{}", "---|".repeat(head.len()));
    for row in rows {
        println!("| {} |", row.join(" | "));
    }
    println!();
}

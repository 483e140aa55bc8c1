//! What the measurements share: CPU seconds, the least of several runs, and a Python that may hold what is compared to.

use std::fmt::Display;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;

/// The least CPU seconds of several runs, with what the last run gave. Machines are noisy: the least is what the work costs,
/// and figures are quoted as ratios of one run.
pub(crate) fn least<T>(repeats: u32, mut run: impl FnMut() -> T) -> (f64, T) {
    let mut best = f64::INFINITY;
    let mut result = None;
    for _ in 0..repeats.max(1) {
        let started = cpu();
        let done = run();
        best = best.min(cpu() - started);
        result = Some(done);
    }
    (best, result.expect("at least one run"))
}

/// CPU seconds of this thread so far; where the system does not tell, those of the wall.
fn cpu() -> f64 {
    thread_local!(static START: Instant = Instant::now());
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or_else(
        || START.with(|start| start.elapsed().as_secs_f64()),
        |n| n / 1e9,
    )
}

/// A Python with a module, if there is one: `PLENUM_PYTHON`, or `python3`.
pub(crate) fn python_with(module: &str) -> Option<String> {
    let python = std::env::var("PLENUM_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has = Command::new(&python)
        .args(["-c", &format!("import {module}")])
        .stderr(Stdio::null())
        .status();
    has.is_ok_and(|status| status.success()).then_some(python)
}

/// Runs a script beside the benches and reads the JSON it prints.
pub(crate) fn script(python: &str, name: &str, args: &[&dyn Display]) -> Option<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("benches")
        .join(name);
    let output = Command::new(python)
        .arg(path)
        .args(args.iter().map(ToString::to_string))
        // One thread, as on our side.
        .env("OMP_NUM_THREADS", "1")
        .output()
        .ok()?;
    serde_json::from_slice(&output.stdout).ok()
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

/// A table in Markdown, so that a run can be pasted as it is.
pub(crate) fn table(head: &[&str], rows: &[Vec<String>]) {
    println!("| {} |", head.join(" | "));
    println!("|{}", "---|".repeat(head.len()));
    for row in rows {
        println!("| {} |", row.join(" | "));
    }
    println!();
}

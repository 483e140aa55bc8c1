//! Measures, beside what each figure is compared to, in one run.
//!
//! The measurements are benches of the packages `plenum-judge` and `plenum-report`, built with optimisation. What they are compared to is
//! used where it is installed; `PLENUM_PYTHON` names a Python that has it.

use crate::shell::{command, run};

/// What can be measured.
pub(crate) const SUBJECTS: [&str; 3] = ["assign", "score", "report"];

/// Runs one measurement.
pub(crate) fn bench(subject: &str, args: &[&str]) -> Result<(), String> {
    if !SUBJECTS.contains(&subject) {
        return Err(format!(
            "there is nothing called {subject} to measure; there is {}",
            SUBJECTS.join(", ")
        ));
    }
    let package = if subject == "report" {
        "plenum-report"
    } else {
        "plenum-judge"
    };
    let mut bench = command(
        "cargo",
        &[
            "bench",
            "--quiet",
            "--package",
            package,
            "--bench",
            subject,
            "--",
        ],
    );
    bench.args(args);
    run(bench)
}

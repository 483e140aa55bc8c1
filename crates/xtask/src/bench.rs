//! Measures, beside what each figure is compared to, in one run.
//!
//! The measurements are benches of the package that is measured, built with optimisation. What they are compared to is
//! used where it is installed; `PLENUM_PYTHON` names a Python that has it.

use crate::shell::{command, run};

/// What can be measured, and in which package.
pub(crate) const SUBJECTS: [(&str, &str); 4] = [
    ("assign", "plenum-judge"),
    ("score", "plenum-judge"),
    ("report", "plenum-report"),
    ("pdf", "plenum-typeset"),
];

/// Runs one measurement.
pub(crate) fn bench(subject: &str, args: &[&str]) -> Result<(), String> {
    let Some((_, package)) = SUBJECTS.iter().find(|(name, _)| *name == subject) else {
        let names: Vec<_> = SUBJECTS.iter().map(|(name, _)| *name).collect();
        return Err(format!(
            "there is nothing called {subject} to measure; there is {}",
            names.join(", ")
        ));
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

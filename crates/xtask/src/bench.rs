//! Measures, beside what each figure is compared to, in one run.
//!
//! The measurements are benches of packages, built with optimisation. What they are compared to is used where it is
//! installed: `PLENUM_PYTHON` names a Python that has the solvers; the servers for `live` are installed here, from the
//! lock file beside them.

use std::path::PathBuf;

use crate::shell::{cargo, command, root, run, target};
use crate::tools;

/// What can be measured, and the package that does it.
const SUBJECTS: [(&str, &str); 5] = [
    ("assign", "plenum-judge"),
    ("score", "plenum-judge"),
    ("live", "plenum-tests"),
    ("log", "plenum-tests"),
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
    if subject == "live" {
        cargo(&["build", "--release", "--package", "plenum"])?;
        bench.env("PLENUM_BIN", target().join("release").join("plenum"));
        bench.env("PLENUM_PEERS", peers()?);
    }
    run(bench)
}

/// Installs the servers that ours is compared to, where cargo builds, and says where.
fn peers() -> Result<PathBuf, String> {
    tools::node()?;
    let (from, to) = (
        root().join("tests/benches/live/peers"),
        target().join("peers"),
    );
    let failed = |e: std::io::Error| format!("the peers cannot be installed: {e}");
    std::fs::create_dir_all(&to).map_err(failed)?;
    for entry in std::fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.path().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).map_err(failed)?;
        }
    }
    let mut npm = command(
        "npm",
        &["ci", "--no-audit", "--no-fund", "--ignore-scripts"],
    );
    npm.current_dir(&to);
    run(npm)?;
    Ok(to)
}

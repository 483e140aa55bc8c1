//! The types of the wire in TypeScript: written once, in Rust, and generated into one file.

use std::fs;
use std::path::PathBuf;

use crate::shell::{command, output, root, target};

/// Writes the file.
pub(crate) fn write() -> Result<(), String> {
    let types = generate()?;
    fs::write(path(), types).map_err(|e| format!("cannot write {}: {e}", path().display()))
}

/// Compares the file with what would be written. The generator is an example, which the build of the tests has made.
pub(crate) fn check() -> Result<(), String> {
    let written =
        fs::read_to_string(path()).map_err(|e| format!("cannot read {}: {e}", path().display()))?;
    let generator = target().join("debug").join("examples").join("types");
    let wanted = output(std::process::Command::new(generator))?;
    if written == wanted {
        return Ok(());
    }
    let line = written
        .lines()
        .zip(wanted.lines())
        .take_while(|(a, b)| a == b)
        .count()
        + 1;
    Err(format!(
        "{} differs from the Rust types from line {line} on; type: cargo xtask types",
        path().display()
    ))
}

fn generate() -> Result<String, String> {
    output(command(
        "cargo",
        &[
            "run",
            "--quiet",
            "--package",
            "plenum-server",
            "--features",
            "types",
            "--example",
            "types",
        ],
    ))
}

fn path() -> PathBuf {
    root().join("web/src/lib/wire.ts")
}

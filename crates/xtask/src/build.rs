//! Builds the pages where they changed, then the binary, and plays the demo.
//!
//! Whether the pages changed is told by a fingerprint of their sources, not by times: a fresh clone has only new times.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::{fs, io};

use crate::shell::{cargo, command, npm, root, run, target, web};
use crate::tools;

/// The release binary. The typesetter is built by a command of its own, here and in [`demo`]: chosen together, they would
/// have other features in common, and each command would build again what the other one has built.
const BINARY: [&str; 4] = ["build", "--release", "--package", "plenum"];

/// The typesetter, which takes as long to compile as all else together.
const TYPESETTER: [&str; 4] = ["build", "--release", "--package", "plenum-typeset"];

/// Builds the pages, the release binary, and the typesetter beside it.
pub(crate) fn build() -> Result<(), String> {
    pages()?;
    cargo(&BINARY)?;
    cargo(&TYPESETTER)
}

/// Builds, then plays the workshop. The first page does not wait for the typesetter: until it is built, which happens
/// beside the server on one processor, whoever asks for a PDF reads that it is not there yet.
pub(crate) fn demo(args: &[&str]) -> Result<(), String> {
    pages()?;
    cargo(&BINARY)?;
    let written = args
        .iter()
        .any(|arg| arg.starts_with("--out") || *arg == "--headless");
    if written {
        // Reports are written before anybody could wait for a typesetter.
        cargo(&TYPESETTER)?;
    }
    let binary = target().join("release/plenum");
    let mut demo = Command::new(binary)
        .arg("demo")
        .args(args)
        .current_dir(root())
        .spawn()
        .map_err(|e| format!("cannot start the demo: {e}"))?;
    let typesetter = if written {
        None
    } else {
        Some(beside(&TYPESETTER)?)
    };
    let status = demo.wait();
    if let Some(mut typesetter) = typesetter {
        // If it is still being built, the next command goes on where this one stops.
        let _ended = typesetter.kill();
        let _status = typesetter.wait();
    }
    let status = status.map_err(|e| format!("cannot wait for the demo: {e}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("the demo ended early ({status})"))
    }
}

/// Starts a build that leaves a processor to the server and says nothing unless it fails.
fn beside(args: &[&str]) -> Result<Child, String> {
    command("cargo", args)
        .args(["--quiet", "--jobs", "1"])
        .stdin(Stdio::null())
        .spawn()
        .map_err(|e| format!("cannot start cargo: {e}"))
}

/// Builds the pages, unless their sources are those of the last build.
fn pages() -> Result<(), String> {
    let sources = fingerprint(&web(), SKIPPED).map_err(|e| format!("cannot read web/: {e}"))?;
    let stamp = target().join("pages.fingerprint");
    let built = web().join("dist/index.html").exists()
        && fs::read_to_string(&stamp).is_ok_and(|old| old == sources);
    if built {
        return Ok(());
    }
    tools::node()?;
    packages()?;
    npm(&["run", "build"])?;
    fs::create_dir_all(target())
        .and_then(|()| fs::write(&stamp, sources))
        .map_err(|e| format!("cannot write {}: {e}", stamp.display()))
}

/// Installs the packages of the pages exactly as locked, unless they are there.
pub(crate) fn packages() -> Result<(), String> {
    let lock = fs::read_to_string(web().join("package-lock.json"))
        .map_err(|e| format!("cannot read web/package-lock.json: {e}"))?;
    let stamp = web().join("node_modules/.plenum-lock");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    let mut ci = command(
        "npm",
        &["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    );
    ci.current_dir(web());
    run(ci)?;
    fs::write(&stamp, lock).map_err(|e| format!("cannot write {}: {e}", stamp.display()))
}

/// What is made from the sources, or tests them.
const SKIPPED: &[&str] = &[
    "node_modules",
    "dist",
    "test-results",
    "playwright-report",
    ".svelte-kit",
];

/// A fingerprint of all files below a folder, by path and content.
fn fingerprint(folder: &Path, skipped: &[&str]) -> io::Result<String> {
    let mut files = Vec::new();
    walk(folder, skipped, &mut files)?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        file.strip_prefix(folder).unwrap_or(file).hash(&mut hasher);
        fs::read(file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x} of {} files", hasher.finish(), files.len()))
}

/// All files below a folder, except in folders with these names.
pub(crate) fn walk(folder: &Path, skipped: &[&str], files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name();
        if entry.file_type()?.is_dir() {
            if !skipped.iter().any(|skipped| name == *skipped) {
                walk(&path, skipped, files)?;
            }
        } else {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_follows_content_and_not_time() {
        let folder = root().join("crates/xtask/src");
        let once = fingerprint(&folder, &[]).unwrap();

        assert_eq!(once, fingerprint(&folder, &[]).unwrap());
        assert_ne!(
            once,
            fingerprint(&root().join("crates/plenum/src"), &[]).unwrap()
        );
        assert_ne!(
            once,
            fingerprint(&root().join("crates/xtask"), &[]).unwrap()
        );
    }
}

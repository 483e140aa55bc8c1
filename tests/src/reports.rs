//! The reports of the Seoul workshop, written by the program, and the office suite that opens them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::{binary, seoul};

/// A folder with all reports of Seoul in English and in Arabic, written once per test process by one command.
///
/// # Panics
/// If the command fails; with what it said.
pub fn seoul_reports() -> &'static Path {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap_or_else(|e| panic!("no folder: {e}"));
        let archive = folder.path().join("archive.json");
        std::fs::write(&archive, &seoul().json).unwrap_or_else(|e| panic!("no archive: {e}"));
        report(
            &archive,
            &["--all", "--language", "en,ar"],
            &folder.path().join("all"),
        );
        folder
    });
    PATH.get_or_init(|| folder.path().join("all"))
}

/// Runs `plenum report` on an archive.
///
/// # Panics
/// If it fails; with what it said.
pub fn report(archive: &Path, args: &[&str], out: &Path) {
    let output = Command::new(binary())
        .arg("report")
        .arg(archive)
        .args(args)
        .arg("--out")
        .arg(out)
        // Pages are looked at in tests of their own; here they would only take time.
        .env("PLENUM_TYPESET", "none")
        .output()
        .unwrap_or_else(|e| panic!("the program does not start: {e}"));
    assert!(
        output.status.success(),
        "no report: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A file of the reports.
///
/// # Panics
/// If it is not there.
pub fn read(name: &str) -> Vec<u8> {
    let path = seoul_reports().join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Opens files in LibreOffice, all in one start, and saves them in another form.
///
/// # Panics
/// If LibreOffice is not there, or refuses a file.
pub fn office(files: &[PathBuf], form: &str, out: &Path) {
    let profile = tempfile::tempdir().unwrap_or_else(|e| panic!("no folder: {e}"));
    let output = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.path().display()
        ))
        .args([
            "--headless",
            "--norestore",
            "--convert-to",
            form,
            "--outdir",
        ])
        .arg(out)
        .args(files)
        .output()
        .unwrap_or_else(|e| {
            panic!("LibreOffice does not start ({e}); type: cargo xtask test, or install it")
        });
    assert!(
        output.status.success(),
        "LibreOffice: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

//! Starts other programs from the root of the repository.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest
        .ancestors()
        .nth(2)
        .unwrap_or(manifest)
        .to_path_buf()
}

/// The folder of the pages.
pub(crate) fn web() -> PathBuf {
    root().join("web")
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A command in the root of the repository.
pub(crate) fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    command
}

/// Runs a command that speaks for itself.
pub(crate) fn run(mut command: Command) -> Result<(), String> {
    let said = format!("{command:?}").replace('"', "");
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|e| format!("cannot start {said}: {e}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{said} failed ({status})"))
    }
}

/// Runs a command beside others: what it says is printed in one piece at its end.
pub(crate) fn run_beside_others(mut command: Command) -> Result<(), String> {
    let said = format!("{command:?}").replace('"', "");
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|e| format!("cannot start {said}: {e}"))?;
    println!("{}", String::from_utf8_lossy(&output.stdout));
    eprintln!("{}", String::from_utf8_lossy(&output.stderr));
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("{said} failed ({})", output.status))
    }
}

/// Runs cargo.
pub(crate) fn cargo(args: &[&str]) -> Result<(), String> {
    run(command("cargo", args))
}

/// Runs npm in the folder of the pages.
pub(crate) fn npm(args: &[&str]) -> Result<(), String> {
    let mut npm = command("npm", args);
    npm.current_dir(web());
    run(npm)
}

/// What a command prints, if it succeeds.
pub(crate) fn output(mut command: Command) -> Result<String, String> {
    let said = format!("{command:?}").replace('"', "");
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output();
    let output = output.map_err(|e| format!("cannot start {said}: {e}"))?;
    if !output.status.success() {
        return Err(format!("{said} failed ({})", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("{said} did not print text"))
}

/// Whether a program can be started.
pub(crate) fn has(program: &str, args: &[&str]) -> bool {
    let mut command = Command::new(program);
    command
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

//! Everything that must hold before a change lands, as steps.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{cargo, command, has, npm, root, run, target, web};
use crate::steps::Steps;
use crate::{build, tools, types};

/// Runs all steps and prints the count.
pub(crate) fn test() -> Result<(), String> {
    let mut steps = Steps::default();
    steps.step("tools", tools::all);
    steps.step("pages: packages", build::packages);
    for (name, script) in [
        ("types", "check"),
        ("lint", "lint"),
        ("unit tests", "test"),
        ("build", "build"),
        ("size", "size"),
    ] {
        steps.step(&format!("pages: {name}"), || npm(&["run", script]));
    }
    steps.step("format", || cargo(&["fmt", "--all", "--check"]));
    steps.step("lints", || {
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "--deny",
            "warnings",
        ])
    });
    steps.step("documentation", documentation);
    steps.step("types of the wire", types::check);
    // One selection of packages for all that is built, so that features agree and nothing is built twice.
    steps.step("binary and tests: build", || {
        cargo(&["test", "--quiet", "--workspace", "--no-run"])
    });
    steps.step("tests", tests);
    steps.step("examples in the documentation", || {
        cargo(&["test", "--quiet", "--workspace", "--doc"])
    });
    steps.step("scenarios", scenarios);
    steps.step("whole system", whole_system);
    steps.step("browser", browser);
    licences(&mut steps);
    steps.finish()
}

/// The tests of reliability with a thousand cycles instead of those the ordinary run has time for.
pub(crate) fn soak() -> Result<(), String> {
    cargo(&["test", "--quiet", "--workspace", "--no-run"])?;
    let mut test = command("cargo", &["test", "--quiet", "--workspace"]);
    test.args(["--test", "power", "--test", "chaos", "--", "--nocapture"])
        .env("PLENUM_CYCLES", "1000");
    run(test)
}

fn documentation() -> Result<(), String> {
    let mut doc = command("cargo", &["doc", "--quiet", "--workspace", "--no-deps"]);
    doc.env("RUSTDOCFLAGS", "--deny warnings");
    run(doc)
}

fn tests() -> Result<(), String> {
    if has("cargo", &["nextest", "--version"]) {
        cargo(&[
            "nextest",
            "run",
            "--workspace",
            "--filterset",
            "not package(plenum-tests)",
            "--status-level",
            "fail",
            "--final-status-level",
            "fail",
        ])
    } else {
        println!("cargo-nextest is not installed: using cargo test");
        let mut test = command("cargo", &["test", "--quiet", "--lib", "--bins", "--tests"]);
        test.args(["--workspace", "--exclude", "plenum-tests"]);
        run(test)
    }
}

/// Not with nextest: these tests share one play of a scenario, and nextest starts a process for each.
fn whole_system() -> Result<(), String> {
    let folder = root().join("tests/tests");
    let cannot = |e| format!("cannot list {}: {e}", folder.display());
    let mut test = command("cargo", &["test", "--quiet", "--workspace"]);
    let mut found = 0;
    for file in fs::read_dir(&folder).map_err(cannot)? {
        let path = file.map_err(cannot)?.path();
        if let Some(name) = path
            .file_stem()
            .filter(|_| path.extension() == Some("rs".as_ref()))
        {
            test.arg("--test").arg(name);
            found += 1;
        }
    }
    if found == 0 {
        return Err(format!("there are no tests in {}", folder.display()));
    }
    run(test)
}

/// Plays each scenario through the real server to the end, and verifies what it left.
fn scenarios() -> Result<(), String> {
    for name in ["seoul-2014", "five-cities"] {
        let out = target().join("scenario").join(name);
        fs::create_dir_all(&out).map_err(|e| format!("cannot create {}: {e}", out.display()))?;
        let mut demo = std::process::Command::new(binary());
        demo.args(["demo", "--headless", "--scenario", name])
            .args(["--speed", "max", "--until", "end", "--out"])
            .arg(&out);
        run(demo)?;
        for archive in archives(&out)? {
            let mut verify = std::process::Command::new(binary());
            verify.arg("verify").arg(archive);
            run(verify)?;
        }
    }
    Ok(())
}

/// The archive of a folder of outcomes, or those of its workshops.
fn archives(out: &Path) -> Result<Vec<PathBuf>, String> {
    let cannot = |e| format!("cannot list {}: {e}", out.display());
    let mut folders = vec![out.to_path_buf()];
    for entry in fs::read_dir(out).map_err(cannot)? {
        folders.push(entry.map_err(cannot)?.path());
    }
    let found: Vec<_> = folders
        .into_iter()
        .map(|folder| folder.join("outcome.json"))
        .filter(|archive| archive.is_file())
        .collect();
    if found.is_empty() {
        return Err(format!("there is no outcome in {}", out.display()));
    }
    Ok(found)
}

fn browser() -> Result<(), String> {
    let mut playwright = command("npx", &["--no-install", "playwright", "test"]);
    playwright
        .current_dir(web())
        .env("PLENUM_BIN", binary())
        .env("CI", "true");
    if let Some(browser) = tools::browser() {
        playwright.env("PLENUM_CHROMIUM", browser);
    }
    run(playwright)
}

/// Licences and advisories, where the tool is installed; what was not checked is said.
fn licences(steps: &mut Steps) {
    if has("cargo", &["deny", "--version"]) {
        steps.step("licences and advisories", || {
            cargo(&["deny", "--workspace", "check"])
        });
    } else {
        println!("\n== licences and advisories: not checked, cargo-deny is not installed");
    }
}

fn binary() -> PathBuf {
    target().join("debug/plenum")
}

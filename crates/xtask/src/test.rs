//! Everything that must hold before a change lands, as steps.

use std::fs;

use crate::shell::{cargo, command, has, npm, run, target, web};
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
    steps.step("binary", || {
        cargo(&["build", "--quiet", "--package", "plenum"])
    });
    steps.step("tests", tests);
    steps.step("examples in the documentation", || {
        cargo(&["test", "--quiet", "--workspace", "--doc"])
    });
    steps.step("scenario", scenario);
    // Not with nextest: these tests share one play of the workshop, and nextest starts a process for each.
    steps.step("whole system", || {
        cargo(&["test", "--quiet", "--package", "plenum-tests"])
    });
    steps.step("browser", browser);
    licences(&mut steps);
    steps.finish()
}

fn documentation() -> Result<(), String> {
    let mut doc = command("cargo", &["doc", "--quiet", "--workspace", "--no-deps"]);
    doc.env("RUSTDOCFLAGS", "--deny warnings");
    run(doc)
}

fn tests() -> Result<(), String> {
    let others = ["--workspace", "--exclude", "plenum-tests"];
    if has("cargo", &["nextest", "--version"]) {
        let mut nextest = command("cargo", &["nextest", "run"]);
        nextest
            .args(others)
            .args(["--status-level", "fail", "--final-status-level", "fail"]);
        run(nextest)
    } else {
        println!("cargo-nextest is not installed: using cargo test");
        let mut test = command("cargo", &["test", "--quiet", "--lib", "--bins", "--tests"]);
        test.args(others);
        run(test)
    }
}

/// Plays the Seoul workshop through the real server to the end, and verifies what it left.
fn scenario() -> Result<(), String> {
    let out = target().join("scenario");
    fs::create_dir_all(&out).map_err(|e| format!("cannot create {}: {e}", out.display()))?;
    let mut demo = std::process::Command::new(binary());
    demo.args([
        "demo",
        "--headless",
        "--speed",
        "max",
        "--until",
        "end",
        "--out",
    ])
    .arg(&out);
    run(demo)?;
    let mut verify = std::process::Command::new(binary());
    verify.arg("verify").arg(out.join("outcome.json"));
    run(verify)
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

fn binary() -> std::path::PathBuf {
    target().join("debug/plenum")
}

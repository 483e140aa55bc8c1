//! Everything that must hold before a change lands, as steps.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use crate::shell::{cargo, command, has, npm, output, root, run, run_beside_others, target, web};
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
        run(built(
            "clippy",
            &["--all-targets", "--quiet", "--", "--deny", "warnings"],
        ))
    });
    steps.step("documentation", documentation);
    steps.step("binary and tests: build", build_all);
    steps.step("types of the wire", types::check);
    steps.step("tests", tests);
    steps.step("examples in the documentation", || {
        run(built("test", &["--quiet", "--doc"]))
    });
    steps.step("scenarios", scenarios);
    steps.step("whole system", whole_system);
    steps.step("browser", browser);
    licences(&mut steps);
    steps.finish()
}

/// The tests of reliability with a thousand cycles instead of those the ordinary run has time for.
pub(crate) fn soak() -> Result<(), String> {
    build_all()?;
    let mut test = built("test", &["--quiet"]);
    test.args(["--test", "power", "--test", "chaos", "--", "--nocapture"])
        .env("PLENUM_CYCLES", "1000");
    run(test)
}

/// All packages, with the types of the wire.
const ALL: [&str; 3] = ["--workspace", "--features", "plenum-server/types"];

/// A command of cargo with the one selection of packages and features of all steps, so that nothing is built twice: the
/// generator of the types of the wire comes with the tests.
fn built(name: &str, args: &[&str]) -> Command {
    let mut cargo = command("cargo", &[name]);
    cargo.args(ALL).args(args);
    cargo
}

fn build_all() -> Result<(), String> {
    run(built("test", &["--quiet", "--no-run"]))
}

fn documentation() -> Result<(), String> {
    let mut doc = built("doc", &["--quiet", "--no-deps"]);
    doc.env("RUSTDOCFLAGS", "--deny warnings");
    run(doc)
}

fn tests() -> Result<(), String> {
    if has("cargo", &["nextest", "--version"]) {
        let mut nextest = command("cargo", &["nextest", "run"]);
        nextest
            .args(ALL)
            .args(["--filterset", "not package(plenum-tests)"])
            .args(["--status-level", "fail", "--final-status-level", "fail"]);
        run(nextest)
    } else {
        println!("cargo-nextest is not installed: using cargo test");
        run(built(
            "test",
            &[
                "--quiet",
                "--lib",
                "--bins",
                "--tests",
                "--exclude",
                "plenum-tests",
            ],
        ))
    }
}

/// Not with nextest: these tests share one play of a scenario, and nextest starts a process for each. Not with cargo either,
/// which lets one of its kind run tests at a time: they wait more than they compute (outages, idle limits, programs that
/// convert documents), so two lanes share the files between them.
fn whole_system() -> Result<(), String> {
    let next = Mutex::new(system_tests()?.into_iter());
    let lane = || {
        let mut outcome = Ok(());
        loop {
            let taken = next.lock().map(|mut tests| tests.next());
            let Ok(Some(program)) = taken else {
                return outcome;
            };
            let mut test = Command::new(program);
            test.arg("--quiet").current_dir(root().join("tests"));
            // The others run all the same.
            let ran = run_beside_others(test);
            outcome = outcome.and(ran);
        }
    };
    let (one, two) = thread::scope(|scope| {
        let other = scope.spawn(lane);
        let one = lane();
        let two = other.join();
        (
            one,
            two.unwrap_or_else(|_| Err("the second lane panicked".to_owned())),
        )
    });
    one.and(two)
}

/// The programs of the tests of the whole system, one for each file or folder in `tests/tests`.
fn system_tests() -> Result<Vec<PathBuf>, String> {
    let folder = root().join("tests/tests");
    let told = output(built(
        "test",
        &["--quiet", "--no-run", "--message-format", "json"],
    ))?;
    let source = format!("\"src_path\":\"{}/", folder.display());
    let programs = told.lines().filter(|line| line.contains(&source));
    let programs: Vec<PathBuf> = programs
        .filter_map(|line| line.split_once("\"executable\":\"")?.1.split('"').next())
        .map(PathBuf::from)
        .collect();
    let cannot = |e| format!("cannot list {}: {e}", folder.display());
    let mut files = 0;
    for file in fs::read_dir(&folder).map_err(cannot)? {
        let path = file.map_err(cannot)?.path();
        let is_test = path.extension() == Some("rs".as_ref()) || path.join("main.rs").exists();
        files += usize::from(is_test);
    }
    if files == 0 || programs.len() != files {
        return Err(format!(
            "{} holds {files} tests, and cargo built {}",
            folder.display(),
            programs.len()
        ));
    }
    Ok(programs)
}

/// Plays each scenario through the real server to the end, and verifies what it left.
fn scenarios() -> Result<(), String> {
    for name in ["seoul-2014", "five-cities"] {
        let out = target().join("scenario").join(name);
        fs::create_dir_all(&out).map_err(|e| format!("cannot create {}: {e}", out.display()))?;
        let mut demo = Command::new(binary());
        demo.args(["demo", "--headless", "--scenario", name])
            .args(["--speed", "max", "--until", "end", "--out"])
            .arg(&out);
        run(demo)?;
        for archive in archives(&out)? {
            let mut verify = Command::new(binary());
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

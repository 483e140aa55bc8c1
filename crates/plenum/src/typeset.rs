//! The seam to `plenum-typeset`, the program that makes PDFs.
//!
//! ```text
//! Document ── JSON ──▶ stdin ┐                       ┌ stdout ──▶ PDF, if it ends well and in time
//!                            └ plenum-typeset, limited ┘
//! ```
//!
//! It runs apart: no environment, no more memory and time than it is given, and not more than two at once. Whatever a
//! document does to it, this process only hears of it. The calls here wait, so an asynchronous caller uses a thread for
//! them.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use plenum_report::model::Document;
use plenum_report::{Typesetter, WriteError};

/// The name of the program, beside this one.
const NAME: &str = "plenum-typeset";

/// Runs at once, in the whole process.
const MOST_RUNS: usize = 2;

/// What a run may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From start to end, and to get a turn.
    pub wall: Duration,
    /// Processor time, in seconds.
    pub cpu_seconds: u64,
    /// Address space, in MiB.
    pub memory_mib: u64,
    /// The largest file, in bytes.
    pub output: u64,
}

impl Limits {
    /// Several times what the report of a workshop with 500 participants needs.
    pub const ORDINARY: Self = Self {
        wall: Duration::from_mins(2),
        cpu_seconds: 120,
        memory_mib: 2_048,
        output: 256 << 20,
    };
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The program is not there.
    #[error(
        "the typesetter that makes PDFs is not there yet ({}): `cargo xtask build` and `cargo xtask demo` build it; other formats work without it",
        .0.display()
    )]
    Missing(PathBuf),
    /// Others are at it.
    #[error("other PDFs are being made: try again in a minute")]
    Busy,
    /// It took too long.
    #[error("the PDF would have taken more than {} seconds: ask for a shorter report, or for another format", .0.as_secs())]
    TooLong(Duration),
    /// It needed too much.
    #[error(
        "the PDF would have needed more than {0} MiB of memory: ask for a shorter report, or for another format"
    )]
    TooMuch(u64),
    /// The file would be larger than allowed.
    #[error("the PDF would have been larger than {} MiB: ask for a shorter report, or for another format", .0 >> 20)]
    TooLarge(u64),
    /// Anything else, with what the program said.
    #[error("the PDF could not be made: {0}")]
    Failed(String),
}

/// A document as a PDF, by the typesetter that belongs to this program.
///
/// # Errors
/// It is missing, busy, or ended without a PDF.
pub fn pdf(document: &Document) -> Result<Vec<u8>, Failure> {
    Program::found()?.pdf(document)
}

/// The typesetter as report writers know it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pages;

impl Typesetter for Pages {
    fn pdf(&self, document: &Document) -> Result<Vec<u8>, WriteError> {
        pdf(document).map_err(|failure| WriteError(failure.to_string()))
    }
}

/// A typesetter and what it may use.
#[derive(Clone, Debug)]
pub struct Program {
    program: PathBuf,
    limits: Limits,
}

impl Program {
    /// The one that `PLENUM_TYPESET` names, or the one beside this program.
    ///
    /// # Errors
    /// It is not there.
    pub fn found() -> Result<Self, Failure> {
        let named = std::env::var_os("PLENUM_TYPESET").map(PathBuf::from);
        let program = named.unwrap_or_else(|| beside(std::env::current_exe().ok().as_deref()));
        Self::at(program, Limits::ORDINARY)
    }

    /// The one at a place, with limits.
    ///
    /// # Errors
    /// It is not there.
    pub fn at(program: PathBuf, limits: Limits) -> Result<Self, Failure> {
        if program.is_file() {
            Ok(Self { program, limits })
        } else {
            Err(Failure::Missing(program))
        }
    }

    /// What it says of itself: its version, and that its fonts are there.
    ///
    /// # Errors
    /// It does not start, or is damaged.
    pub fn check(&self) -> Result<String, Failure> {
        let said = self.run(&["--check"], &[])?;
        Ok(String::from_utf8_lossy(&said).trim().to_owned())
    }

    /// A document as a PDF.
    ///
    /// # Errors
    /// It is busy, or ended without a PDF.
    pub fn pdf(&self, document: &Document) -> Result<Vec<u8>, Failure> {
        let json =
            serde_json::to_vec(document).map_err(|error| Failure::Failed(error.to_string()))?;
        let (memory, cpu) = (
            self.limits.memory_mib.to_string(),
            self.limits.cpu_seconds.to_string(),
        );
        let file = self.run(&["--memory", &memory, "--cpu", &cpu], &json)?;
        if file.starts_with(b"%PDF-") {
            Ok(file)
        } else {
            Err(Failure::Failed("what came is not a PDF".to_owned()))
        }
    }

    fn run(&self, args: &[&str], input: &[u8]) -> Result<Vec<u8>, Failure> {
        let _turn = Turn::taken(self.limits.wall)?;
        let mut child = Command::new(&self.program)
            .args(args)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| Failure::Failed(format!("it cannot be started: {error}")))?;
        let until = Instant::now() + self.limits.wall;
        let (stdin, stdout, stderr) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (ended, file, said) = thread::scope(|scope| {
            scope.spawn(move || {
                if let Some(mut stdin) = stdin {
                    // It may end before it has read everything; its exit says why.
                    let _closed = stdin.write_all(input);
                }
            });
            let file = scope.spawn(move || read(stdout, self.limits.output));
            let said = scope.spawn(move || read(stderr, 4_096));
            let ended = waited(&mut child, until);
            (
                ended,
                file.join().unwrap_or_default(),
                said.join().unwrap_or_default(),
            )
        });
        let ended = ended.map_err(|error| Failure::Failed(error.to_string()))?;
        let too_long = Failure::TooLong(self.limits.wall);
        match ended {
            Some(status) if status.success() && file.len() as u64 > self.limits.output => {
                Err(Failure::TooLarge(self.limits.output))
            }
            Some(status) if status.success() => Ok(file),
            Some(status) => Err(self.told(status, &String::from_utf8_lossy(&said), file.len())),
            None => Err(too_long),
        }
    }

    /// What an end without a PDF means.
    fn told(&self, status: ExitStatus, said: &str, written: usize) -> Failure {
        let limits = self.limits;
        if written as u64 > limits.output {
            return Failure::TooLarge(limits.output);
        }
        if said.contains("memory allocation of") {
            return Failure::TooMuch(limits.memory_mib);
        }
        match status.signal() {
            Some(XCPU | KILL) => Failure::TooLong(Duration::from_secs(limits.cpu_seconds)),
            Some(ABRT) if said.is_empty() => Failure::TooMuch(limits.memory_mib),
            _ => Failure::Failed(format!("{} ({status})", said.trim())),
        }
    }
}

/// Signals of the system that end a run over its limits.
const ABRT: i32 = 6;
const KILL: i32 = 9;
const XCPU: i32 = 24;

fn beside(program: Option<&Path>) -> PathBuf {
    program.map_or_else(|| NAME.into(), |path| path.with_file_name(NAME))
}

/// What comes, up to one byte more than allowed; then the pipe is closed and the writer fails.
fn read(from: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(from) = from {
        // What came before an error is judged by how the program ended.
        let _broken = from.take(most + 1).read_to_end(&mut bytes);
    }
    bytes
}

/// Waits for the end until an instant, then makes one.
fn waited(child: &mut Child, until: Instant) -> std::io::Result<Option<ExitStatus>> {
    let mut pause = Duration::from_millis(2);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= until {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}

/// How many runs there are. Held only to count.
static RUNS: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

/// A place among the runs, given back when it is dropped.
struct Turn;

impl Turn {
    fn taken(patience: Duration) -> Result<Self, Failure> {
        let runs = RUNS.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut runs, waited) = ENDED
            .wait_timeout_while(runs, patience, |runs| *runs >= MOST_RUNS)
            .unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return Err(Failure::Busy);
        }
        *runs += 1;
        Ok(Self)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut runs = RUNS.lock().unwrap_or_else(PoisonError::into_inner);
        *runs = runs.saturating_sub(1);
        ENDED.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A typesetter that is a few lines of shell.
    fn typesetter(script: &str, limits: Limits) -> (tempfile::TempDir, Program) {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("typesetter");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
        let typesetter = Program::at(program, limits).unwrap();
        (folder, typesetter)
    }

    fn run(script: &str, limits: Limits) -> Result<Vec<u8>, Failure> {
        let (_folder, typesetter) = typesetter(script, limits);
        typesetter.run(&[], b"{}")
    }

    #[test]
    fn what_it_writes_comes_back_and_it_sees_no_environment() {
        let seen = run(
            "cat; env | grep -c -v -E '^(PWD|_|SHLVL|OLDPWD)='",
            Limits::ORDINARY,
        );

        // grep counts nothing and says so with its exit.
        assert!(matches!(&seen, Err(Failure::Failed(_))), "{seen:?}");
        assert_eq!(run("cat", Limits::ORDINARY).unwrap(), b"{}");
    }

    #[test]
    fn one_that_does_not_end_is_ended() {
        let limits = Limits {
            wall: Duration::from_millis(100),
            ..Limits::ORDINARY
        };

        let ended = run("exec sleep 60", limits);

        assert!(matches!(ended, Err(Failure::TooLong(_))), "{ended:?}");
    }

    #[test]
    fn more_than_allowed_is_not_taken() {
        let limits = Limits {
            output: 1_000,
            ..Limits::ORDINARY
        };

        let ended = run("exec head -c 100000 /dev/zero", limits);

        assert!(matches!(ended, Err(Failure::TooLarge(1_000))), "{ended:?}");
    }

    #[test]
    fn what_it_said_is_told() {
        let ended = run("echo no such thing >&2; exit 3", Limits::ORDINARY);

        let words = ended.unwrap_err().to_string();
        assert!(words.contains("no such thing"), "{words}");
    }

    #[test]
    fn without_the_program_the_words_say_how_to_get_it() {
        let nowhere = Program::at("nowhere/plenum-typeset".into(), Limits::ORDINARY);

        let words = nowhere.unwrap_err().to_string();
        assert!(words.contains("cargo xtask build"), "{words}");
    }

    #[test]
    fn it_is_looked_for_beside_the_program() {
        assert_eq!(
            beside(Some(Path::new("bin/plenum"))),
            Path::new("bin/plenum-typeset")
        );
    }
}

//! Reads a document as JSON from standard input and writes the PDF to standard output.
//!
//! ```text
//! plenum-typeset [--memory MIB] [--cpu SECONDS] [--figures 1] < document.json > report.pdf
//! plenum-typeset --check        says what it is, and whether all fonts are there
//! ```
//!
//! With `--figures 1` it prints the most memory it used, in MiB, to standard error.
//!
//! The first thing it does is to limit itself. Exit codes: 0 done, 2 not a document or not such an argument, 3 the
//! typesetter failed. A run over its limits is ended by the system.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use plenum_report::model::Document;
use plenum_typeset::limits::{self, Limits};
use plenum_typeset::{fonts, pdf};

/// The most that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// Deep enough for every nesting that the template allows.
const STACK: usize = 64 << 20;

/// Pages and fonts are worked on side by side.
const THREADS: usize = 2;

enum Failure {
    /// What was given.
    Given(String),
    /// What could not be done.
    Done(String),
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (code, words) = match started(&args) {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Given(words)) => (2, words),
        Err(Failure::Done(words)) => (3, words),
    };
    // Nobody may be reading any more; the exit code tells it as well.
    let _unread = writeln!(io::stderr(), "{words}");
    ExitCode::from(code)
}

fn started(args: &[&str]) -> Result<(), Failure> {
    if args == ["--check"] {
        return check();
    }
    let (limits, figures) = settings(args)?;
    limits.set().map_err(Failure::Done)?;
    // On a machine with many processors each thread would take address space from the same limit.
    rayon::ThreadPoolBuilder::new()
        .num_threads(THREADS)
        .stack_size(STACK)
        .build_global()
        .map_err(|error| Failure::Done(format!("no threads can be started: {error}")))?;
    let thread = std::thread::Builder::new().stack_size(STACK);
    let run = thread
        .spawn(typeset)
        .map_err(|error| Failure::Done(format!("no thread can be started: {error}")))?;
    run.join()
        .unwrap_or_else(|_panic| Err(Failure::Done("the typesetter stopped".to_owned())))?;
    if figures && let Some(most) = limits::peak_mib() {
        let _unread = writeln!(io::stderr(), "{most}");
    }
    Ok(())
}

fn check() -> Result<(), Failure> {
    let missing = fonts::unreadable();
    if !missing.is_empty() {
        let words = format!("fonts that cannot be read: {}", missing.join(", "));
        return Err(Failure::Done(words));
    }
    writeln!(
        io::stdout(),
        "plenum-typeset {}, {} fonts",
        env!("CARGO_PKG_VERSION"),
        fonts::all().len()
    )
    .map_err(|error| Failure::Done(error.to_string()))
}

/// The limits, and whether figures are wanted.
fn settings(args: &[&str]) -> Result<(Limits, bool), Failure> {
    let mut figures = false;
    let mut limits = Limits {
        memory_mib: 2_048,
        cpu_seconds: 120,
    };
    for pair in args.chunks(2) {
        let number = pair.get(1).and_then(|number| number.parse().ok());
        match (pair.first().copied(), number) {
            (Some("--memory"), Some(mib)) => limits.memory_mib = mib,
            (Some("--cpu"), Some(seconds)) => limits.cpu_seconds = seconds,
            (Some("--figures"), Some(wanted)) => figures = wanted > 0,
            _ => {
                return Err(Failure::Given(format!(
                    "not understood: {}",
                    pair.join(" ")
                )));
            }
        }
    }
    Ok((limits, figures))
}

fn typeset() -> Result<(), Failure> {
    let mut json = Vec::new();
    io::stdin()
        .take(LARGEST + 1)
        .read_to_end(&mut json)
        .map_err(|error| Failure::Given(format!("the document cannot be read: {error}")))?;
    if json.len() as u64 > LARGEST {
        return Err(Failure::Given("the document is too large".to_owned()));
    }
    let document: Document = serde_json::from_slice(&json)
        .map_err(|error| Failure::Given(format!("not a document: {error}")))?;
    drop(json);
    let file = pdf(&document).map_err(Failure::Done)?;
    io::stdout()
        .write_all(&file)
        .map_err(|error| Failure::Done(format!("the file cannot be written: {error}")))
}

//! Developer commands. `cargo xtask` lists them.
//!
//! One entry point for what people type and what CI runs, so that the two cannot differ. It only starts other programs
//! and says what they did; checks on our own sources are its tests.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line speaks through its output"
)]

mod bench;
mod build;
mod shell;
mod steps;
mod test;
#[cfg(test)]
mod tidy;
mod tools;
mod types;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  build            builds the pages, the release binary, and the typesetter beside it
  demo [ARGS]      builds, then plays the Seoul workshop and lets you take over; ARGS go to `plenum demo`
  test             everything that must hold before a change lands
  soak             power loss and chaos, a thousand cycles of each; hours
  bench WHAT       measures assign, score, live, log or pdf, beside what it is compared to
  types [--check]  writes web/src/lib/wire.ts from the Rust types, or only compares";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["build"] => build::build(),
        ["demo", rest @ ..] => build::demo(rest),
        ["test"] => test::test(),
        ["soak"] => test::soak(),
        ["bench", subject, rest @ ..] => bench::bench(subject, rest),
        ["types"] => types::write(),
        ["types", "--check"] => types::check(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("there is no such command\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

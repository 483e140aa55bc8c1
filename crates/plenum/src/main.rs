//! Parses the command line and returns an exit code; all else is in the library of this crate.

use std::process::ExitCode;

use clap::Parser;
use plenum::{cli::Cli, run, say};

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(problem) => {
            say::err(&format!("plenum: {problem:#}"));
            ExitCode::FAILURE
        }
    }
}

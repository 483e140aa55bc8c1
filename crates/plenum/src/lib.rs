//! The program: `serve`, `demo`, `verify`, `report`, `export`, `import`, `backup`, `restore`, `contacts`, `reminders`, `doctor`, `assign`, `score`, `load`.
//!
//! It puts the parts together (store, server, clock, report writers) and speaks with the person at the terminal. It knows
//! no rule of a workshop. Every failure that a person can do something about is one line that says what to do.

pub mod archive;
pub mod assign;
pub mod backup;
pub mod cli;
pub mod contacts;
pub mod control;
pub mod demo;
pub mod doctor;
pub mod export;
pub mod links;
pub mod load;
pub mod mail;
pub mod pace;
pub mod player;
pub mod reminders;
pub mod report;
pub mod say;
pub mod scenario;
pub mod score;
pub mod seat;
pub mod serve;
pub mod start;
pub mod typeset;
pub mod verify;

use std::process::ExitCode;

use anyhow::{Context, Result};
use cli::{Cli, Command, LogForm};

/// Does what the command line says.
///
/// # Errors
/// What could not be done; printed with `{:#}` it is one line.
pub fn run(cli: Cli) -> Result<ExitCode> {
    match cli.command {
        Command::Serve(args) => runtime("info", args.log_form)?.block_on(serve::serve(args))?,
        Command::Demo(args) => runtime("warn", LogForm::Text)?.block_on(demo::demo(args))?,
        Command::Verify(args) => say::out(&verify::verify(&args)?),
        Command::Export(args) => say::out(&archive::export(&args)?),
        Command::Import(args) => say::out(&archive::import(&args)?),
        Command::Report(args) => report::report(&args)?
            .iter()
            .for_each(|line| say::out(line)),
        Command::Backup(args) => say::out(&backup::backup(&args)?),
        Command::Restore(args) => say::out(&backup::restore(&args)?),
        Command::Contacts(args) => contacts::contacts(&args)?
            .iter()
            .for_each(|line| say::out(line)),
        Command::Reminders(args) => reminders::list(&args)?
            .iter()
            .for_each(|line| say::out(line)),
        Command::Doctor(args) => return Ok(doctor::doctor(&args)),
        Command::Assign(args) => return assign::assign(&args),
        Command::Score(args) => return score::score(&args),
        Command::Load(args) => return runtime("warn", LogForm::Text)?.block_on(load::load(args)),
    }
    Ok(ExitCode::SUCCESS)
}

/// A runtime, with the log on standard error: `PLENUM_LOG` takes a filter such as `debug` or `plenum_server=debug`.
fn runtime(level: &str, form: LogForm) -> Result<tokio::runtime::Runtime> {
    let filter =
        tracing_subscriber::EnvFilter::try_from_env("PLENUM_LOG").unwrap_or_else(|_| level.into());
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second subscriber in one process is a test's; the first one stays.
    let _already_set = match form {
        LogForm::Text => subscriber.try_init(),
        LogForm::Json => subscriber.json().try_init(),
    };
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the runtime cannot be started")
}

//! `plenum score`: what ratings add up to, and how far reviewers agree, from a file, without a server.
//!
//! The arithmetic is that of the core. This folder reads the file, names what the core counts, and writes figures rounded
//! once, at the very end.

mod figures;
mod format;
pub mod input;
mod output;

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::assign::{source, write};
use crate::cli::Score;
use crate::say;

/// Scores a file.
///
/// # Errors
/// The input cannot be used, or a file cannot be read or written.
pub fn score(args: &Score) -> Result<ExitCode> {
    if args.help_format {
        say::out(format::HELP);
        return Ok(ExitCode::SUCCESS);
    }
    let path = args
        .input
        .as_deref()
        .context("name the input with --input FILE, or see --help-format")?;
    let scale = args.scale.clone().unwrap_or_default();
    let mut file = BufReader::new(source(path)?);
    let input = if is_json(path, &mut file)? {
        input::read_json(file, &scale)
    } else {
        input::read_csv(file, &scale)
    }?;
    let weights = args.weights.clone().unwrap_or_default();
    for name in weights.0.keys() {
        if !input.criteria.contains(name) && !input.criteria.is_empty() {
            anyhow::bail!(
                "there is no criterion `{name}` to weigh; there is {}",
                input.criteria.join(", ")
            );
        }
    }
    let answer = output::answer(&input, &weights, args.seed)?;
    write(args.output.as_deref(), &answer)?;
    Ok(ExitCode::SUCCESS)
}

/// JSON by its name, or by its first character where the name does not tell.
fn is_json(path: &Path, file: &mut BufReader<Box<dyn Read>>) -> Result<bool> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("json") => Ok(true),
        Some("csv") => Ok(false),
        Some(_) | None => {
            let start = file.fill_buf().context("the input cannot be read")?;
            Ok(start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'['))
        }
    }
}

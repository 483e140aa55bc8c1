//! `plenum backup` and `plenum restore`.
//!
//! A running server makes the copy itself, for nobody else may touch its files; without one the folder is opened here.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use plenum_core::time::Timestamp;
use plenum_log::sqlite::backup;
use plenum_log::{BackUp, Manifest, Sqlite};
use plenum_server::{Clock, SystemClock};
use serde_json::json;

use crate::cli::{Backup, Restore};
use crate::control::Control;
use crate::start::advise_store;

/// Copies the data and says what was copied.
///
/// # Errors
/// There is no data, or the target cannot be written; one line that says what to do.
pub fn backup(args: &Backup) -> Result<String> {
    if !args.data.join("log.db").is_file() {
        bail!(
            "there is no data in {}: name the folder of the server with --data",
            args.data.display()
        );
    }
    let to = std::path::absolute(&args.to)
        .with_context(|| format!("{} is no path", args.to.display()))?;
    let (manifest, how) = match Sqlite::open(&args.data) {
        Ok(store) => (alone(&store, to.clone())?, "no server runs"),
        Err(in_use) => match Control::load(&args.data) {
            Some(control) => (through(&control, &to)?, "through the running server"),
            None => return Err(advise_store(&in_use)),
        },
    };
    // What was written is read again before anybody relies on it.
    backup::check(&to).map_err(|error| advise_store(&error))?;
    Ok(format!(
        "copied {} to {} ({how}): {}",
        args.data.display(),
        to.display(),
        told(&manifest)
    ))
}

/// Restores a backup, or only checks it.
///
/// # Errors
/// The backup is not whole, or the folder holds data; one line that says what to do.
pub fn restore(args: &Restore) -> Result<String> {
    let advise = |error| advise_store(&error);
    if args.check {
        let manifest = backup::check(&args.from).map_err(advise)?;
        return Ok(format!(
            "{} is whole: {}",
            args.from.display(),
            told(&manifest)
        ));
    }
    let (manifest, erased) =
        backup::restore(&args.from, &args.data, &args.erased).map_err(advise)?;
    let people = if args.erased.is_empty() {
        "Whoever was erased after the backup was made is in it again: name the old data folder or a newer backup with --erased, or erase them once more.".to_owned()
    } else {
        format!("Erasures carried out again: {erased}.")
    };
    Ok(format!(
        "restored {} into {}: {}. Links and codes are those of the backup; pages that were ahead of it start afresh and send again what they hold. {people}",
        args.from.display(),
        args.data.display(),
        told(&manifest)
    ))
}

fn alone(store: &Sqlite, to: PathBuf) -> Result<Manifest> {
    let Timestamp(now) = SystemClock::new().now();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .context("the runtime cannot be started")?;
    runtime
        .block_on(store.back_up(to, now))
        .map_err(|error| advise_store(&error))
}

fn through(control: &Control, to: &Path) -> Result<Manifest> {
    let answer = control.post("/api/backup", &serde_json::to_vec(&json!({ "to": to }))?)?;
    serde_json::from_str(&answer).context("the server has another version")
}

fn told(manifest: &Manifest) -> String {
    let commits: u64 = manifest.workshops.values().map(|head| head.seq).sum();
    let bytes: u64 = manifest.files.values().map(|file| file.bytes).sum();
    let made = jiff::Timestamp::from_millisecond(manifest.made_at)
        .map_or_else(|_| manifest.made_at.to_string(), |at| at.to_string());
    format!(
        "{} workshops, {commits} commits, {bytes} bytes, every chain verified, as of {made}",
        manifest.workshops.len()
    )
}

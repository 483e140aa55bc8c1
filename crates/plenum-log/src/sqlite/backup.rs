//! Copies of the data folder while it is in use, and the way back.
//!
//! ```text
//! backup/
//!   log.db         first: every author it names has a key in the directory, since keys are stored before commits
//!   directory.db   second: what was destroyed meanwhile stays destroyed
//!   backup.json    last: sizes, hashes and heads; a copy without it is not complete
//! ```
//!
//! SQLite's online backup reads each file in one transaction: rooms go on writing, and the copy is what was durable when it
//! began. Restoring checks every byte and every chain before the first file is put in place, and gives the store a new
//! epoch, so that pages which are ahead of the copy start afresh and send again what they hold.

use std::collections::BTreeMap;
use std::fs::{self, File as Handle};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use futures_util::future::{BoxFuture, FutureExt};
use plenum_core::Head;
use plenum_core::id::WorkshopId;
use plenum_core::keys::hex;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::file::File;
use super::reader::blocking;
use super::{DIRECTORY_DB, LOG_DB, Sqlite, directory, erasures, folder, log};
use crate::{LogError, chain};

/// What a backup says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the backup.
    pub plenum_backup: u32,
    /// When it was made, in milliseconds since 1970, by the clock of the server.
    pub made_at: i64,
    /// The version of the program that made it.
    pub version: String,
    /// Size and SHA-256 of each file, by name.
    pub files: BTreeMap<String, FileFacts>,
    /// Where the log of each workshop ends.
    pub workshops: BTreeMap<WorkshopId, HeadFacts>,
}

/// A file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// The end of a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadFacts {
    /// The number of its last commit.
    pub seq: u64,
    /// The hash of that commit.
    pub hash: String,
}

/// A store that can be copied while it is in use.
pub trait BackUp: Send + Sync + 'static {
    /// Copies everything into a folder that does not exist yet, and verifies the copy.
    fn back_up(&self, to: PathBuf, made_at: i64) -> BoxFuture<'_, Result<Manifest, LogError>>;
}

impl BackUp for Sqlite {
    fn back_up(&self, to: PathBuf, made_at: i64) -> BoxFuture<'_, Result<Manifest, LogError>> {
        async move {
            let sources = [
                (LOG_DB, self.reading(&self.log)?.file().clone()),
                (DIRECTORY_DB, self.reading(&self.directory)?.file().clone()),
            ];
            blocking(move || {
                make(&to)?;
                for (name, source) in &sources {
                    let from = source.open_to_read()?;
                    copy(&from, &to.join(name)).map_err(|error| {
                        LogError::Storage(format!("{name} could not be copied: {error}"))
                    })?;
                }
                let manifest = Manifest {
                    plenum_backup: FORM,
                    made_at,
                    version: env!("CARGO_PKG_VERSION").to_owned(),
                    files: files(&to)?,
                    workshops: heads(&to.join(LOG_DB))?,
                };
                let text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
                fs::write(to.join(MANIFEST), text + "\n")
                    .and_then(|()| Handle::open(to.join(MANIFEST))?.sync_all())
                    .map_err(|error| cannot(&to, &error))?;
                folder::sync(&to)?;
                Ok(manifest)
            })
            .await?
        }
        .boxed()
    }
}

/// Reads a backup and checks every byte and every chain of it.
///
/// # Errors
/// [`LogError::Unusable`] with what is wrong and what to do.
pub fn check(backup: &Path) -> Result<Manifest, LogError> {
    let path = backup.join(MANIFEST);
    let text = fs::read_to_string(&path).map_err(|error| {
        LogError::Unusable(format!(
            "{} cannot be read ({error}): a backup is the whole folder that `plenum backup` made",
            path.display()
        ))
    })?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|error| {
        LogError::Unusable(format!("{} is no backup ({error})", path.display()))
    })?;
    if manifest.plenum_backup != FORM {
        return Err(LogError::Unusable(format!(
            "{} has form {}; this version reads form {FORM}: install the version that made it",
            path.display(),
            manifest.plenum_backup
        )));
    }
    let found = files(backup)?;
    for (name, facts) in &manifest.files {
        if found.get(name) != Some(facts) {
            return Err(LogError::Unusable(format!(
                "{} is not as it was when the backup was made: take another backup",
                backup.join(name).display()
            )));
        }
    }
    if heads(&backup.join(LOG_DB))? != manifest.workshops {
        return Err(LogError::Unusable(format!(
            "the logs in {} do not end where the backup says: take another backup",
            backup.display()
        )));
    }
    Ok(manifest)
}

/// Puts a backup into a data folder that holds no data yet. The store has a new epoch when it is opened next. People who
/// were erased after the backup was made are erased from it again, as far as the folders in `erased` (data folders or
/// newer backups) know of them; how many is returned.
///
/// # Errors
/// [`LogError::Unusable`]: the backup is not whole, the folder is in use or not empty, or one of `erased` cannot be read.
/// The folder holds no data then.
pub fn restore(
    backup: &Path,
    data: &Path,
    erased: &[PathBuf],
) -> Result<(Manifest, usize), LogError> {
    let manifest = check(backup)?;
    let lock = folder::take(data)?;
    for name in [LOG_DB, DIRECTORY_DB] {
        if folder::has_content(&data.join(name)) {
            return Err(LogError::Unusable(format!(
                "{} holds data already: restore into a new folder, or move that one away",
                data.display()
            )));
        }
    }
    let half = |name: &str| data.join(format!("{name}.restoring"));
    for name in [DIRECTORY_DB, LOG_DB] {
        fs::copy(backup.join(name), half(name)).map_err(|error| cannot(data, &error))?;
    }
    let directory = File {
        path: half(DIRECTORY_DB),
        steps: directory::SCHEMA,
    };
    let mut again = 0;
    for other in erased {
        again += erasures::catch_up(&directory, other)?;
    }
    new_epoch(&directory.path).map_err(|error| cannot(data, &io::Error::other(error)))?;
    // The log comes last: a folder with a directory alone is refused at the next start, so half a restore is noticed.
    for name in [DIRECTORY_DB, LOG_DB] {
        Handle::open(half(name))
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(half(name), data.join(name)))
            .map_err(|error| cannot(data, &error))?;
        folder::sync(data)?;
    }
    drop(lock);
    Ok((manifest, again))
}

/// Forgets the epoch: the next start draws another one.
fn new_epoch(directory: &Path) -> Result<(), rusqlite::Error> {
    let connection = Connection::open(directory)?;
    connection.execute("DELETE FROM settings WHERE name = 'epoch'", ())?;
    super::file::truncate_wal(&connection)?;
    connection.close().map_err(|(_, error)| error)
}

/// One read transaction: other connections may write meanwhile, and the copy does not see it.
fn copy(from: &Connection, to: &Path) -> Result<(), rusqlite::Error> {
    let mut target = Connection::open(to)?;
    target.pragma_update(None, "synchronous", "FULL")?;
    let backup = Backup::new(from, &mut target)?;
    let mut waited = 0;
    loop {
        let step = backup.step(-1)?;
        if step == StepResult::Done {
            break;
        }
        if waited == PATIENCE {
            let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
            return Err(rusqlite::Error::SqliteFailure(code, None));
        }
        if step != StepResult::More {
            // The writer holds the file for a moment, at a checkpoint.
            std::thread::sleep(std::time::Duration::from_millis(10));
            waited += 1;
        }
    }
    drop(backup);
    // A copy that is one file: nothing waits in a log beside it.
    target.query_row("PRAGMA journal_mode = DELETE", (), |_| Ok(()))?;
    target.close().map_err(|(_, error)| error)
}

fn make(folder: &Path) -> Result<(), LogError> {
    if folder.exists() {
        return Err(LogError::Unusable(format!(
            "{} is there already: name a folder that does not exist yet",
            folder.display()
        )));
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| cannot(folder, &error))
}

fn files(folder: &Path) -> Result<BTreeMap<String, FileFacts>, LogError> {
    [LOG_DB, DIRECTORY_DB]
        .into_iter()
        .map(|name| {
            let path = folder.join(name);
            let facts = facts(&path).map_err(|error| cannot(&path, &error))?;
            Ok((name.to_owned(), facts))
        })
        .collect()
}

fn facts(path: &Path) -> io::Result<FileFacts> {
    let mut file = Handle::open(path)?;
    let mut hash = Sha256::new();
    let mut bytes = 0;
    let mut piece = vec![0; 64 << 10];
    loop {
        let read = file.read(&mut piece)?;
        let Some(part) = piece.get(..read).filter(|part| !part.is_empty()) else {
            break;
        };
        hash.update(part);
        bytes += u64::try_from(read).unwrap_or_default();
    }
    Ok(FileFacts {
        bytes,
        sha256: hex(&hash.finalize()),
    })
}

/// Reads every chain of a log to its end.
fn heads(path: &Path) -> Result<BTreeMap<WorkshopId, HeadFacts>, LogError> {
    let failed = |error: rusqlite::Error| {
        LogError::Unusable(format!(
            "{} cannot be read ({error}): take another backup",
            path.display()
        ))
    };
    let connection = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(failed)?;
    let mut heads = BTreeMap::new();
    for workshop in log::workshops(&connection).map_err(failed)? {
        let mut head = Head::empty(workshop);
        for (seq, line) in log::rows(&connection, workshop, 0).map_err(failed)? {
            chain::verified(&mut head, seq, &line)?;
        }
        let facts = HeadFacts {
            seq: head.seq,
            hash: head.hash,
        };
        heads.insert(workshop, facts);
    }
    Ok(heads)
}

fn cannot(path: &Path, error: &io::Error) -> LogError {
    LogError::Unusable(format!(
        "{} cannot be written or read ({error}): check its rights and the free space of the disk",
        path.display()
    ))
}

const MANIFEST: &str = "backup.json";
const FORM: u32 = 1;
/// Times ten milliseconds.
const PATIENCE: u32 = 500;

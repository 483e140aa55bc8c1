//! The default engine: two SQLite databases in one folder, written by one thread each.
//!
//! ```text
//! folder/
//!   plenum.lock      held by the one process that uses the folder
//!   log.db           commits, as canonical lines; only ever grows
//!   directory.db     tokens, names, keys, settings, contacts: what must be erasable; who was erased, by id
//! ```
//!
//! The directory is a file of its own so that destroying keys rewrites a small file and not the log, and so that a copy of
//! the log holds nothing personal. Both run in WAL mode with `synchronous=FULL`: "saved" is said after the sync of the
//! commit returned. `mmap_size=0`, because a failing disk must give an error and not a signal; `trusted_schema=OFF`,
//! because a prepared file must not run code; `secure_delete=ON`; the writer alone checkpoints, every 4,000 pages.
//!
//! Not chosen: `locking_mode=EXCLUSIVE`, which would send all reads through the writer, and a hash column, since each line
//! carries its own hash and is checked against the chain whenever it is read.

pub mod backup;
mod contacts;
mod directory;
mod erasures;
mod file;
mod folder;
mod log;
mod reader;
mod writer;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use self::file::File;
use self::log::Heads;
use self::reader::Reader;
use self::writer::Writer;
use crate::LogError;

/// A log and a directory in a folder of this machine.
#[derive(Debug)]
pub struct Sqlite {
    log: Database<Heads>,
    directory: Database<()>,
    closed: AtomicBool,
    /// Let go last, when nothing writes any more.
    lock: Mutex<Option<std::fs::File>>,
}

/// One file: the thread that writes it and the connection that reads it.
#[derive(Debug)]
struct Database<S> {
    // Fields drop in this order: the writer closes first.
    writer: Writer<S>,
    reader: Reader,
}

/// The version of the SQLite that was built in.
pub fn version() -> &'static str {
    rusqlite::version()
}

/// The directory's file in a data folder.
fn directory_in(folder: &Path) -> File {
    File {
        path: folder.join(DIRECTORY_DB),
        steps: directory::SCHEMA,
    }
}

impl Sqlite {
    /// Opens the data folder, and makes it where it is missing.
    ///
    /// # Errors
    /// [`LogError::Unusable`] with one line that says what to do: the folder cannot be written, another process uses it, it
    /// is on a network, a file is damaged, was written by a newer version or is not ours.
    pub fn open(folder: &Path) -> Result<Self, LogError> {
        file::check_version(rusqlite::version_number())?;
        let lock = folder::take(folder)?;
        let log = File {
            path: folder.join(LOG_DB),
            steps: log::SCHEMA,
        };
        let directory = directory_in(folder);
        if folder::has_content(&directory.path) && !folder::has_content(&log.path) {
            return Err(LogError::Unusable(format!(
                "{} is missing or empty although {} is there: restore the last backup",
                log.path.display(),
                directory.path.display()
            )));
        }
        let log = Database::open(log, Some(RESERVED_WAL), file::truncate_wal)?;
        folder::sync(folder)?;
        // A crash may have come between the deletion of keys and the removal of their traces.
        let directory = Database::open(directory, None, writer::remove_traces)?;
        folder::sync(folder)?;
        Ok(Self {
            log,
            directory,
            closed: AtomicBool::new(false),
            lock: Mutex::new(Some(lock)),
        })
    }

    /// Durable transactions of the log since it was opened: fewer than appends where several were joined in one.
    pub fn transactions(&self) -> u64 {
        self.log.writer.transactions()
    }

    /// Has what waits written, answers it, and lets the folder go. Waits for the disk; later operations are refused with
    /// [`LogError::Closed`]. Dropping does the same.
    pub fn close(&self) {
        self.closed.store(true, Ordering::Release);
        self.log.writer.close();
        self.directory.writer.close();
        self.lock
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
    }

    /// The reader of one of the databases, unless the store is closed.
    fn reading<'a, S>(&self, database: &'a Database<S>) -> Result<&'a Reader, LogError> {
        if self.closed.load(Ordering::Acquire) {
            Err(LogError::Closed)
        } else {
            Ok(&database.reader)
        }
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        self.close();
    }
}

impl<S: Default + Send + 'static> Database<S> {
    fn open(
        file: File,
        reserve: Option<u64>,
        prepare: impl FnOnce(&rusqlite::Connection) -> Result<(), rusqlite::Error>,
    ) -> Result<Self, LogError> {
        let connection = file.open()?;
        prepare(&connection).map_err(|e| file.unusable(&e))?;
        let reader = Reader::open(file.clone())?;
        let writer = Writer::start(file, connection, reserve)?;
        Ok(Self { writer, reader })
    }
}

/// Room for the 4,000 pages after which a checkpoint begins, and for what comes while it runs.
const RESERVED_WAL: u64 = 24 * 1024 * 1024;
const LOG_DB: &str = "log.db";
const DIRECTORY_DB: &str = "directory.db";

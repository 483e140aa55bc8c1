//! One database file: how it is opened, which settings it runs with, how its schema moves on, how failures read.
//!
//! Nothing is written to a file before its schema was found to be one that this version knows, so that an older server
//! leaves the data of a newer one alone.

use std::path::PathBuf;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::LogError;

/// Where a database lies and what it should look like.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// The file.
    pub(super) path: PathBuf,
    /// The steps of its schema; the number of steps taken is kept in the file. A step, once released, is never edited.
    pub(super) steps: &'static [&'static str],
}

impl File {
    /// Opens the connection that writes and checkpoints, and brings the schema up to date.
    pub(super) fn open(&self) -> Result<Connection, LogError> {
        let mut connection =
            Connection::open_with_flags(&self.path, FLAGS | OpenFlags::SQLITE_OPEN_CREATE)
                .map_err(|e| self.unusable(&e))?;
        let known = self.known_schema(&connection)?;
        configure(&connection).map_err(|e| self.unusable(&e))?;
        self.migrate(&mut connection, known)
            .map_err(|e| self.unusable(&e))?;
        Ok(connection)
    }

    /// Opens a connection that only reads. It never checkpoints, not even as the last one to close.
    pub(super) fn open_to_read(&self) -> Result<Connection, LogError> {
        let open = || {
            let connection = Connection::open_with_flags(&self.path, FLAGS)?;
            configure(&connection)?;
            connection.pragma_update(None, "query_only", true)?;
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            Ok(connection)
        };
        open().map_err(|e| self.unusable(&e))
    }

    /// The write-ahead log beside the file.
    pub(super) fn wal(&self) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push("-wal");
        name.into()
    }

    /// A failure of an operation on an open file.
    pub(super) fn failed(&self, error: &rusqlite::Error) -> LogError {
        if is_damage(error) {
            self.unusable(error)
        } else {
            LogError::Storage(format!("{}: {error}", self.name()))
        }
    }

    /// A failure to open the file.
    pub(super) fn unusable(&self, error: &rusqlite::Error) -> LogError {
        let path = self.path.display();
        LogError::Unusable(if is_damage(error) {
            format!(
                "{path} is damaged ({error}): move it away and restore the last backup in its place"
            )
        } else {
            format!(
                "{path} cannot be used ({error}): check its rights and the free space of the disk"
            )
        })
    }

    fn name(&self) -> String {
        self.path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }

    /// The number of schema steps that the file has taken, if this version knows them all.
    fn known_schema(&self, connection: &Connection) -> Result<usize, LogError> {
        let path = self.path.display();
        let read =
            |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
        let empty = || {
            connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", (), |row| {
                row.get(0)
            })
        };
        let (application, version, empty) =
            (|| Ok((read("application_id")?, read("user_version")?, empty()?)))()
                .map_err(|e| self.unusable(&e))?;
        if empty && application == 0 && version == 0 {
            return Ok(0);
        }
        if application != APPLICATION {
            return Err(LogError::Unusable(format!(
                "{path} is not a database of Plenum: choose another data folder, or move the file away"
            )));
        }
        let newest = self.steps.len();
        usize::try_from(version).ok().filter(|version| *version <= newest).ok_or_else(|| {
            LogError::Unusable(format!(
                "{path} was written by a newer Plenum (schema {version}; this one knows {newest}): install that version"
            ))
        })
    }

    /// Takes the missing steps, all or none.
    fn migrate(&self, connection: &mut Connection, known: usize) -> Result<(), rusqlite::Error> {
        let missing = self.steps.get(known..).unwrap_or_default();
        if missing.is_empty() {
            return Ok(());
        }
        let transaction = connection.transaction()?;
        for step in missing {
            transaction.execute_batch(step)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(
            None,
            "user_version",
            i64::try_from(self.steps.len()).unwrap_or(i64::MAX),
        )?;
        transaction.commit()
    }
}

/// Moves everything from the write-ahead log into the database and leaves the log empty.
pub(super) fn truncate_wal(connection: &Connection) -> Result<(), rusqlite::Error> {
    let busy: bool =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0))?;
    if busy {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
        return Err(rusqlite::Error::SqliteFailure(
            code,
            Some("somebody else is reading the database".to_owned()),
        ));
    }
    Ok(())
}

/// Refuses a SQLite in which a checkpoint that races a commit can drop committed pages.
pub(super) fn check_version(number: i32) -> Result<(), LogError> {
    if number >= OLDEST_SQLITE {
        return Ok(());
    }
    Err(LogError::Unusable(format!(
        "this program was built with SQLite {}.{}.{}, which can lose data: build it with the bundled SQLite, 3.51.3 or newer",
        number / 1_000_000,
        number / 1_000 % 1_000,
        number % 1_000
    )))
}

fn configure(connection: &Connection) -> Result<(), rusqlite::Error> {
    // The reasons are in the documentation of the engine; `fullfsync` matters on macOS and is ignored elsewhere.
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", (), |row| row.get(0))?;
    if mode != "wal" {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CANTOPEN);
        return Err(rusqlite::Error::SqliteFailure(
            code,
            Some("no write-ahead log is possible here".to_owned()),
        ));
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}

const FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// "PLNM", which marks our files.
const APPLICATION: i64 = 0x504C_4E4D;

const OLDEST_SQLITE: i32 = 3_051_003;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sqlite_that_can_lose_pages_is_refused() {
        assert!(check_version(rusqlite::version_number()).is_ok());
        assert!(check_version(3_051_003).is_ok());

        let refusal = check_version(3_050_002).unwrap_err().to_string();

        assert!(refusal.contains("SQLite 3.50.2"), "{refusal}");
    }
}

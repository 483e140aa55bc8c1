//! Erasing people, once and again after a restore.
//!
//! A backup knows those who were erased after it was made. The directory therefore keeps a journal of erasures (ids and
//! moments, nothing personal), and a restore carries out those of a newer directory that the backup has not seen.

use std::fs;
use std::path::Path;

use plenum_core::id::{SeatId, WorkshopId};
use rusqlite::{Connection, params};
use uuid::Uuid;

use super::file::{File, truncate_wal};
use super::writer::remove_traces;
use super::{DIRECTORY_DB, contacts, directory_in};
use crate::LogError;

/// The step of the directory's schema that the journal lives in. Once released, it is never edited.
pub(super) const SCHEMA: &str = "
CREATE TABLE erased (
    workshop BLOB NOT NULL,
    seat     BLOB NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (workshop, seat, at)
) WITHOUT ROWID, STRICT;
";

/// A line of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Erasure {
    pub(super) workshop: WorkshopId,
    pub(super) seat: SeatId,
    /// Milliseconds since 1970, by the clock of the machine on which it happened.
    pub(super) at: i64,
}

/// Deletes what is known of a person, writes it down, and returns how many rows went.
pub(super) fn carry_out(
    connection: &Connection,
    erasure: &Erasure,
) -> Result<usize, rusqlite::Error> {
    let (workshop, seat) = (erasure.workshop, erasure.seat);
    let person = params![workshop.0.as_bytes(), seat.0.as_bytes()];
    let mut gone = contacts::erase(connection, workshop, seat)?;
    for rows in [
        "DELETE FROM grants WHERE workshop = ?1 AND seat = ?2",
        "DELETE FROM names WHERE workshop = ?1 AND seat = ?2",
        "DELETE FROM keys WHERE workshop = ?1 AND seat = ?2",
    ] {
        gone += connection.prepare_cached(rows)?.execute(person)?;
    }
    connection
        .prepare_cached("INSERT OR IGNORE INTO erased (workshop, seat, at) VALUES (?1, ?2, ?3)")?
        .execute(params![
            workshop.0.as_bytes(),
            seat.0.as_bytes(),
            erasure.at
        ])?;
    Ok(gone)
}

/// Carries out in one directory the erasures that another folder (of data, or a backup) knows and it does not; returns how
/// many. Nothing in the other folder is touched: its directory is read from a copy, for the folder may be damaged, hold
/// what was written after its last checkpoint, or be sealed by hashes.
pub(super) fn catch_up(directory: &File, other: &Path) -> Result<usize, LogError> {
    let scratch = directory.path.with_extension("erasures");
    let known = read_copy(other, &scratch);
    let cleared = fs::remove_dir_all(&scratch);
    let known = known?;
    cleared.map_err(|error| cannot(&scratch, &error))?;

    let mut connection = directory.open()?;
    let apply = |connection: &mut Connection| {
        let own = journal(connection)?;
        let transaction = connection.transaction()?;
        let mut count = 0;
        for erasure in known.iter().filter(|erasure| !own.contains(erasure)) {
            carry_out(&transaction, erasure)?;
            count += 1;
        }
        transaction.commit()?;
        if count > 0 {
            remove_traces(connection)?;
        }
        Ok(count)
    };
    apply(&mut connection).map_err(|error| directory.unusable(&error))
}

fn read_copy(other: &Path, scratch: &Path) -> Result<Vec<Erasure>, LogError> {
    let source = other.join(DIRECTORY_DB);
    if !source.is_file() {
        return Err(LogError::Unusable(format!(
            "{} is missing: name the data folder, or the backup, that knows who was erased",
            source.display()
        )));
    }
    fs::create_dir_all(scratch).map_err(|error| cannot(scratch, &error))?;
    let copy = directory_in(scratch);
    let original = directory_in(other);
    fs::copy(&original.path, &copy.path).map_err(|error| cannot(&source, &error))?;
    if original.wal().is_file() {
        fs::copy(original.wal(), copy.wal()).map_err(|error| cannot(&original.wal(), &error))?;
    }
    let connection = copy.open().map_err(|_| {
        LogError::Unusable(format!(
            "{} cannot be read: name another folder that knows who was erased, or erase those people again",
            source.display()
        ))
    })?;
    let known = journal(&connection)
        .and_then(|known| truncate_wal(&connection).map(|()| known))
        .map_err(|error| copy.unusable(&error));
    drop(connection);
    known
}

fn journal(connection: &Connection) -> Result<Vec<Erasure>, rusqlite::Error> {
    connection
        .prepare_cached("SELECT workshop, seat, at FROM erased ORDER BY at, workshop, seat")?
        .query_map((), |row| {
            Ok(Erasure {
                workshop: WorkshopId(Uuid::from_bytes(row.get(0)?)),
                seat: SeatId(Uuid::from_bytes(row.get(1)?)),
                at: row.get(2)?,
            })
        })?
        .collect()
}

fn cannot(path: &Path, error: &std::io::Error) -> LogError {
    LogError::Unusable(format!(
        "{} cannot be written or read ({error}): check its rights and the free space of the disk",
        path.display()
    ))
}

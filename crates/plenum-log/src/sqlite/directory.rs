//! The directory: tokens (hashed), names, keys, settings.
//!
//! Destroying is answered only when the file was rewritten without the rows and its write-ahead log is empty, so that the
//! bytes are in no file of the folder.

use futures_util::future::{BoxFuture, FutureExt};
use plenum_core::id::{BlockId, ScoringRoundId, SeatId, WorkshopId};
use plenum_core::{Key, KeyScope};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::Sqlite;
use super::erasures::{self, Erasure};
use super::writer::{Failure, Written};
use crate::{Directory, Grant, LogError, ScopedKey};

/// The steps of the schema. A step, once released, is never edited. `block` is empty for the scope of all `group` writing.
pub(super) const SCHEMA: &[&str] = &[
    "
CREATE TABLE grants (
    token    BLOB PRIMARY KEY NOT NULL,
    kind     TEXT NOT NULL,
    workshop BLOB,
    seat     BLOB
) WITHOUT ROWID, STRICT;
CREATE INDEX grants_by_holder ON grants (workshop, seat, kind);
CREATE TABLE names (
    workshop BLOB NOT NULL,
    seat     BLOB NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (workshop, seat)
) WITHOUT ROWID, STRICT;
CREATE TABLE keys (
    workshop BLOB NOT NULL,
    block    BLOB NOT NULL,
    seat     BLOB NOT NULL,
    key      BLOB NOT NULL,
    PRIMARY KEY (workshop, block, seat)
) WITHOUT ROWID, STRICT;
CREATE TABLE settings (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID, STRICT;
",
    super::contacts::SCHEMA,
    erasures::SCHEMA,
];

impl Sqlite {
    pub(super) fn change(
        &self,
        change: impl FnOnce(&Connection) -> Result<Written, rusqlite::Error> + Send + 'static,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        let work =
            move |(): &mut (), connection: &Connection| change(connection).map_err(Failure::Broken);
        self.directory.writer.write(Box::new(work)).boxed()
    }

    pub(super) fn look_up<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, rusqlite::Error> + Send + 'static,
    ) -> BoxFuture<'_, Result<T, LogError>> {
        async move { self.reading(&self.directory)?.read(query).await }.boxed()
    }
}

impl Directory for Sqlite {
    fn grant(&self, token_hash: [u8; 32], grant: Grant) -> BoxFuture<'_, Result<(), LogError>> {
        self.change(move |connection| {
            let (kind, workshop, seat) = columns(grant);
            connection
                .prepare_cached("INSERT OR REPLACE INTO grants (token, kind, workshop, seat) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![token_hash, kind, workshop, seat])?;
            Ok(Written::Rows)
        })
    }

    fn holder(&self, token_hash: [u8; 32]) -> BoxFuture<'_, Result<Option<Grant>, LogError>> {
        self.look_up(move |connection| {
            connection
                .prepare_cached("SELECT kind, workshop, seat FROM grants WHERE token = ?1")?
                .query_row([token_hash], |row| {
                    grant(row.get_ref(0)?.as_str()?, row.get(1)?, row.get(2)?)
                })
                .optional()
        })
    }

    fn revoke(&self, grant: Grant) -> BoxFuture<'_, Result<(), LogError>> {
        self.change(move |connection| {
            withdraw(connection, grant)?;
            Ok(Written::Rows)
        })
    }

    fn set_name(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        name: String,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.change(move |connection| {
            connection
                .prepare_cached(
                    "INSERT OR REPLACE INTO names (workshop, seat, name) VALUES (?1, ?2, ?3)",
                )?
                .execute(params![workshop.0.as_bytes(), seat.0.as_bytes(), name])?;
            Ok(Written::Rows)
        })
    }

    fn names(
        &self,
        workshop: WorkshopId,
    ) -> BoxFuture<'_, Result<Vec<(SeatId, String)>, LogError>> {
        self.look_up(move |connection| {
            connection
                .prepare_cached("SELECT seat, name FROM names WHERE workshop = ?1 ORDER BY seat")?
                .query_map([workshop.0.as_bytes()], |row| {
                    Ok((SeatId(Uuid::from_bytes(row.get(0)?)), row.get(1)?))
                })?
                .collect()
        })
    }

    fn put_keys(
        &self,
        workshop: WorkshopId,
        keys: Vec<ScopedKey>,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.change(move |connection| {
            let mut insert = connection.prepare_cached(
                "INSERT INTO keys (workshop, block, seat, key) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?;
            for (scope, seat, key) in keys {
                insert.execute(params![workshop.0.as_bytes(), block(scope), seat.0.as_bytes(), key.0])?;
            }
            Ok(Written::Rows)
        })
    }

    fn keys(&self, workshop: WorkshopId) -> BoxFuture<'_, Result<Vec<ScopedKey>, LogError>> {
        self.look_up(move |connection| {
            connection
                .prepare_cached(
                    "SELECT block, seat, key FROM keys WHERE workshop = ?1 ORDER BY block, seat",
                )?
                .query_map([workshop.0.as_bytes()], |row| {
                    let scope = match row.get_ref(0)?.as_blob()? {
                        [] => KeyScope::Group,
                        [SCORES, round @ ..] if round.len() == 16 => KeyScope::Scores(
                            ScoringRoundId(Uuid::from_slice(round).unwrap_or_default()),
                        ),
                        _ => KeyScope::Sealed(BlockId(Uuid::from_bytes(row.get(0)?))),
                    };
                    Ok((
                        scope,
                        SeatId(Uuid::from_bytes(row.get(1)?)),
                        Key(row.get(2)?),
                    ))
                })?
                .collect()
        })
    }

    fn destroy_keys(
        &self,
        workshop: WorkshopId,
        scope: KeyScope,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.change(move |connection| {
            connection
                .prepare_cached("DELETE FROM keys WHERE workshop = ?1 AND block = ?2")?
                .execute(params![workshop.0.as_bytes(), block(scope)])
                .map(Written::Destroyed)
        })
    }

    fn erase(&self, workshop: WorkshopId, seat: SeatId) -> BoxFuture<'_, Result<(), LogError>> {
        self.change(move |connection| {
            let erasure = Erasure {
                workshop,
                seat,
                at: connection.query_row(NOW, (), |row| row.get(0))?,
            };
            erasures::carry_out(connection, &erasure).map(Written::Destroyed)
        })
    }

    fn setting(&self, name: &'static str) -> BoxFuture<'_, Result<Option<String>, LogError>> {
        self.look_up(move |connection| {
            connection
                .prepare_cached("SELECT value FROM settings WHERE name = ?1")?
                .query_row([name], |row| row.get(0))
                .optional()
        })
    }

    fn set_setting(
        &self,
        name: &'static str,
        value: String,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.change(move |connection| {
            connection
                .prepare_cached("INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)")?
                .execute(params![name, value])?;
            Ok(Written::Rows)
        })
    }
}

/// Milliseconds since 1970, by the clock of this machine.
const NOW: &str = "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)";

fn withdraw(connection: &Connection, grant: Grant) -> Result<usize, rusqlite::Error> {
    let (kind, workshop, seat) = columns(grant);
    connection
        .prepare_cached("DELETE FROM grants WHERE workshop IS ?1 AND seat IS ?2 AND kind = ?3")?
        .execute(params![workshop, seat, kind])
}

/// The first byte of the scope of a scoring round, before the round's id.
const SCORES: u8 = 1;

/// A scope as its block's id; no bytes for the scope of all `group` writing.
fn block(scope: KeyScope) -> Vec<u8> {
    match scope {
        KeyScope::Group => Vec::new(),
        KeyScope::Sealed(block) => block.0.as_bytes().to_vec(),
        KeyScope::Scores(round) => std::iter::once(SCORES).chain(*round.0.as_bytes()).collect(),
    }
}

type Id = [u8; 16];

fn columns(grant: Grant) -> (&'static str, Option<Id>, Option<Id>) {
    match grant {
        Grant::Operator => ("operator", None, None),
        Grant::Seat { workshop, seat } => (
            "seat",
            Some(workshop.0.into_bytes()),
            Some(seat.0.into_bytes()),
        ),
        Grant::Projector { workshop } => ("projector", Some(workshop.0.into_bytes()), None),
        Grant::Recovery { workshop } => ("recovery", Some(workshop.0.into_bytes()), None),
        Grant::JoinCode { workshop } => ("join_code", Some(workshop.0.into_bytes()), None),
    }
}

fn grant(kind: &str, workshop: Option<Id>, seat: Option<Id>) -> Result<Grant, rusqlite::Error> {
    let workshop = workshop.map(|id| WorkshopId(Uuid::from_bytes(id)));
    let seat = seat.map(|id| SeatId(Uuid::from_bytes(id)));
    match (kind, workshop, seat) {
        ("operator", None, None) => Ok(Grant::Operator),
        ("seat", Some(workshop), Some(seat)) => Ok(Grant::Seat { workshop, seat }),
        ("projector", Some(workshop), None) => Ok(Grant::Projector { workshop }),
        ("recovery", Some(workshop), None) => Ok(Grant::Recovery { workshop }),
        ("join_code", Some(workshop), None) => Ok(Grant::JoinCode { workshop }),
        _ => Err(rusqlite::Error::InvalidQuery),
    }
}

//! The log: each commit is one row that holds its canonical line, and is checked against the chain when it is read.

use std::collections::BTreeMap;

use futures_util::future::{BoxFuture, FutureExt};
use plenum_core::id::WorkshopId;
use plenum_core::{Commit, CommitError, Head};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::Sqlite;
use super::reader::blocking;
use super::writer::{Failure, Written};
use crate::chain::{linked, may_follow, verified};
use crate::{EventLog, LogError};

/// The steps of the schema. A step, once released, is never edited.
pub(super) const SCHEMA: &[&str] = &["
CREATE TABLE commits (
    workshop BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    line     TEXT NOT NULL,
    PRIMARY KEY (workshop, seq)
) WITHOUT ROWID, STRICT;
"];

/// Where the log of each workshop ends, as far as the writer has met it.
#[derive(Debug, Default)]
pub(super) struct Heads(BTreeMap<WorkshopId, Head>);

impl EventLog for Sqlite {
    fn append(
        &self,
        workshop: WorkshopId,
        expected: u64,
        commits: Vec<Commit>,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        async move {
            let Some((previous, after)) = linked(workshop, expected, &commits)? else {
                return Ok(());
            };
            // Serialised here, on the caller's side, because there is one writer and many rooms.
            let lines: Vec<String> = commits.iter().map(Commit::line).collect();
            drop(commits);
            let work = move |heads: &mut Heads, connection: &Connection| {
                let head = heads.of(connection, workshop)?;
                may_follow(head, expected, &previous).map_err(Failure::Refused)?;
                let mut insert = connection.prepare_cached(
                    "INSERT INTO commits (workshop, seq, line) VALUES (?1, ?2, ?3)",
                )?;
                for (seq, line) in (expected + 1..).zip(&lines) {
                    insert.execute(params![workshop.0.as_bytes(), number(seq), line])?;
                }
                *head = after;
                Ok(Written::Rows)
            };
            self.log.writer.write(Box::new(work)).await
        }
        .boxed()
    }

    fn read(
        &self,
        workshop: WorkshopId,
        after: u64,
    ) -> BoxFuture<'_, Result<Vec<Commit>, LogError>> {
        async move {
            // The commit before is read too, for the first one asked for hangs on it.
            let rows = self
                .reading(&self.log)?
                .read(move |connection| rows(connection, workshop, after))
                .await?;
            blocking(move || chain(workshop, after, rows)).await?
        }
        .boxed()
    }

    fn workshops(&self) -> BoxFuture<'_, Result<Vec<WorkshopId>, LogError>> {
        async move { self.reading(&self.log)?.read(workshops).await }.boxed()
    }
}

impl Heads {
    /// The head of a workshop, from memory or from the last row.
    fn of(&mut self, connection: &Connection, workshop: WorkshopId) -> Result<&mut Head, Failure> {
        use std::collections::btree_map::Entry;

        let vacant = match self.0.entry(workshop) {
            Entry::Occupied(known) => return Ok(known.into_mut()),
            Entry::Vacant(vacant) => vacant,
        };
        let last = connection
            .prepare_cached(
                "SELECT seq, line FROM commits WHERE workshop = ?1 ORDER BY seq DESC LIMIT 1",
            )?
            .query_row([workshop.0.as_bytes()], row)
            .optional()?;
        let mut head = Head::empty(workshop);
        if let Some((seq, line)) = last {
            head.advance(&before(workshop, seq, &line).map_err(Failure::Refused)?);
        }
        Ok(vacant.insert(head))
    }
}

pub(super) type Row = (u64, Vec<u8>);

pub(super) fn rows(
    connection: &Connection,
    workshop: WorkshopId,
    from: u64,
) -> Result<Vec<Row>, rusqlite::Error> {
    connection
        .prepare_cached(
            "SELECT seq, line FROM commits WHERE workshop = ?1 AND seq >= ?2 ORDER BY seq",
        )?
        .query_map(params![workshop.0.as_bytes(), number(from)], row)?
        .collect()
}

/// A row with its line as bytes, for a damaged line may be no text at all.
fn row(row: &rusqlite::Row<'_>) -> Result<Row, rusqlite::Error> {
    let seq = row.get::<_, i64>(0)?.cast_unsigned();
    let line = row.get_ref(1)?.as_bytes()?.to_vec();
    Ok((seq, line))
}

/// Checks rows that begin at number `after` (or at 1), and leaves that one out.
fn chain(workshop: WorkshopId, after: u64, rows: Vec<Row>) -> Result<Vec<Commit>, LogError> {
    let mut rows = rows.into_iter().peekable();
    let mut head = Head::empty(workshop);
    if after > 0 {
        match rows.next() {
            None => return Ok(Vec::new()),
            Some((seq, line)) if seq == after => head.advance(&before(workshop, seq, &line)?),
            Some((seq, _)) => {
                let source = CommitError::WrongSequence {
                    found: seq,
                    expected: after,
                };
                return Err(LogError::Damaged {
                    workshop,
                    seq,
                    source,
                });
            }
        }
    }
    rows.map(|(seq, line)| verified(&mut head, seq, &line))
        .collect()
}

/// Reads a commit by itself: its own hash is checked, and that it stands where it belongs.
fn before(workshop: WorkshopId, seq: u64, line: &[u8]) -> Result<Commit, LogError> {
    let damaged = |source| LogError::Damaged {
        workshop,
        seq,
        source,
    };
    let text =
        std::str::from_utf8(line).map_err(|e| damaged(CommitError::Unreadable(e.to_string())))?;
    let commit = Commit::read(text).map_err(damaged)?;
    let head = Head {
        workshop,
        seq: seq.saturating_sub(1),
        hash: commit.previous.clone(),
    };
    commit.follows(&head).map_err(damaged)?;
    Ok(commit)
}

/// Leaps from workshop to workshop instead of reading every row.
pub(super) fn workshops(connection: &Connection) -> Result<Vec<WorkshopId>, rusqlite::Error> {
    connection
        .prepare_cached(
            "WITH RECURSIVE found (id) AS (
                 SELECT min(workshop) FROM commits
                 UNION ALL
                 SELECT (SELECT min(workshop) FROM commits WHERE workshop > found.id) FROM found WHERE id IS NOT NULL
             )
             SELECT id FROM found WHERE id IS NOT NULL",
        )?
        .query_map((), |row| Ok(WorkshopId(Uuid::from_bytes(row.get(0)?))))?
        .collect()
}

/// SQLite's integers are signed; a log that long is not of this world.
fn number(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

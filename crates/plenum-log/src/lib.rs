//! Durable logs of workshops, and the directory beside them.
//!
//! [`EventLog`] holds commits and nothing else; [`Directory`] holds what must be erasable: names, keys, tokens. Both are
//! small so that another engine can be added: implement the two traits, then run [`conformance`] over them. The rules an
//! implementation must keep:
//!
//! * `append` returns only when the commits are durable, all of them or none;
//! * it refuses when the log does not end at `expected`, so that two writers never both win, and commits that do not
//!   continue the chain (their workshop, number, hash of the commit before);
//! * `read` returns commits in order, without gaps, exactly as they were appended;
//! * a directory's `destroy_keys` leaves no copy behind (secure delete, truncated write-ahead log).

mod chain;
pub mod conformance;
mod contacts;
mod memory;
pub mod sqlite;

use futures_util::future::BoxFuture;
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::{Commit, Key, KeyScope};
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use contacts::{Contact, Contacts, MailState, Mailing, Settled};
pub use memory::Memory;
pub use sqlite::Sqlite;
pub use sqlite::backup::{BackUp, Manifest};

/// A durable sequence of commits for each workshop.
pub trait EventLog: Send + Sync + 'static {
    /// Appends commits that follow number `expected` (0 for the first). Durable when it returns.
    fn append(
        &self,
        workshop: WorkshopId,
        expected: u64,
        commits: Vec<Commit>,
    ) -> BoxFuture<'_, Result<(), LogError>>;

    /// All commits after number `after`, in order.
    fn read(
        &self,
        workshop: WorkshopId,
        after: u64,
    ) -> BoxFuture<'_, Result<Vec<Commit>, LogError>>;

    /// The workshops that have a commit, in order of id.
    fn workshops(&self) -> BoxFuture<'_, Result<Vec<WorkshopId>, LogError>>;
}

/// What must be erasable and therefore never enters the log.
pub trait Directory: Send + Sync + 'static {
    /// Stores who holds a token, by the SHA-256 of the token.
    fn grant(&self, token_hash: [u8; 32], grant: Grant) -> BoxFuture<'_, Result<(), LogError>>;

    /// Who holds a token.
    fn holder(&self, token_hash: [u8; 32]) -> BoxFuture<'_, Result<Option<Grant>, LogError>>;

    /// Withdraws all tokens of this grant.
    fn revoke(&self, grant: Grant) -> BoxFuture<'_, Result<(), LogError>>;

    /// Stores the function (or name) that a seat is shown by.
    fn set_name(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        name: String,
    ) -> BoxFuture<'_, Result<(), LogError>>;

    /// All names of a workshop.
    fn names(&self, workshop: WorkshopId)
    -> BoxFuture<'_, Result<Vec<(SeatId, String)>, LogError>>;

    /// Stores keys. A key that exists is never replaced.
    fn put_keys(
        &self,
        workshop: WorkshopId,
        keys: Vec<ScopedKey>,
    ) -> BoxFuture<'_, Result<(), LogError>>;

    /// All living keys of a workshop.
    fn keys(&self, workshop: WorkshopId) -> BoxFuture<'_, Result<Vec<ScopedKey>, LogError>>;

    /// Destroys all keys of a scope, for good.
    fn destroy_keys(
        &self,
        workshop: WorkshopId,
        scope: KeyScope,
    ) -> BoxFuture<'_, Result<(), LogError>>;

    /// Erases a person: name, keys and tokens of a seat.
    fn erase(&self, workshop: WorkshopId, seat: SeatId) -> BoxFuture<'_, Result<(), LogError>>;

    /// Reads a setting of the server, such as its epoch.
    fn setting(&self, name: &'static str) -> BoxFuture<'_, Result<Option<String>, LogError>>;

    /// Stores a setting of the server.
    fn set_setting(&self, name: &'static str, value: String)
    -> BoxFuture<'_, Result<(), LogError>>;
}

/// A key with what it protects and whose it is.
pub type ScopedKey = (KeyScope, SeatId, Key);

/// What the holder of a token may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grant {
    /// The operator of the server, who creates workshops.
    Operator,
    /// A person in a workshop.
    Seat {
        /// The workshop.
        workshop: WorkshopId,
        /// The seat.
        seat: SeatId,
    },
    /// A projector of a workshop: sees what the room sees, says nothing.
    Projector {
        /// The workshop.
        workshop: WorkshopId,
    },
    /// The recovery link of a workshop: its holder may take the lead of the room.
    Recovery {
        /// The workshop.
        workshop: WorkshopId,
    },
    /// The short join code of a workshop: names it, opens nothing by itself.
    JoinCode {
        /// The workshop.
        workshop: WorkshopId,
    },
}

/// Why the store could not do it.
#[derive(Debug, Error)]
pub enum LogError {
    /// Another writer was faster: catch up and decide again.
    #[error("the log ends at {found}, not at {expected}")]
    Conflict {
        /// The number given.
        expected: u64,
        /// The number of the last commit.
        found: u64,
    },
    /// A stored commit cannot be read or breaks the chain.
    #[error("commit {seq} of workshop {workshop} {source}")]
    Damaged {
        /// The workshop.
        workshop: WorkshopId,
        /// The commit.
        seq: u64,
        /// What is wrong with it.
        source: plenum_core::CommitError,
    },
    /// The disk is full or not writable; nothing was stored.
    #[error("the data could not be written: {0}")]
    Storage(String),
    /// The data folder cannot be used; the text says what to do.
    #[error("{0}")]
    Unusable(String),
    /// The store is shutting down.
    #[error("the store is closed")]
    Closed,
}

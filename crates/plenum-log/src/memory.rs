//! An engine that forgets everything when it is dropped: for tests, rehearsals and the conformance suite itself.
//!
//! It keeps every rule of the traits but durability. One mutex guards all; it is never held over an await.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures_util::future::{BoxFuture, FutureExt, ready};
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::{Commit, Head, Key, KeyScope};

use crate::chain::{linked, may_follow};
use crate::{Directory, EventLog, Grant, LogError, ScopedKey};

/// A log and a directory in memory.
#[derive(Debug, Default)]
pub struct Memory {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    commits: BTreeMap<WorkshopId, Vec<Commit>>,
    grants: BTreeMap<[u8; 32], Grant>,
    names: BTreeMap<(WorkshopId, SeatId), String>,
    keys: BTreeMap<(WorkshopId, KeyScope, SeatId), Key>,
    settings: BTreeMap<&'static str, String>,
}

impl Memory {
    /// An empty log and an empty directory.
    pub fn new() -> Self {
        Self::default()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // No operation can leave half a change behind, so what a panicking thread left is whole.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs an operation now and wraps its result, for nothing here waits.
    fn now<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&mut Kept) -> Result<T, LogError>,
    ) -> BoxFuture<'_, Result<T, LogError>> {
        ready(operation(&mut self.kept())).boxed()
    }
}

impl EventLog for Memory {
    fn append(
        &self,
        workshop: WorkshopId,
        expected: u64,
        commits: Vec<Commit>,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.now(|kept| {
            let Some((previous, _)) = linked(workshop, expected, &commits)? else {
                return Ok(());
            };
            let mut head = Head::empty(workshop);
            if let Some(last) = kept.commits.get(&workshop).and_then(|stored| stored.last()) {
                head.advance(last);
            }
            may_follow(&head, expected, &previous)?;
            kept.commits.entry(workshop).or_default().extend(commits);
            Ok(())
        })
    }

    fn read(
        &self,
        workshop: WorkshopId,
        after: u64,
    ) -> BoxFuture<'_, Result<Vec<Commit>, LogError>> {
        self.now(|kept| {
            let stored = kept
                .commits
                .get(&workshop)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let start =
                usize::try_from(after).map_or(stored.len(), |after| after.min(stored.len()));
            Ok(stored[start..].to_vec())
        })
    }

    fn workshops(&self) -> BoxFuture<'_, Result<Vec<WorkshopId>, LogError>> {
        self.now(|kept| Ok(kept.commits.keys().copied().collect()))
    }
}

impl Directory for Memory {
    fn grant(&self, token_hash: [u8; 32], grant: Grant) -> BoxFuture<'_, Result<(), LogError>> {
        self.now(|kept| {
            kept.grants.insert(token_hash, grant);
            Ok(())
        })
    }

    fn holder(&self, token_hash: [u8; 32]) -> BoxFuture<'_, Result<Option<Grant>, LogError>> {
        self.now(|kept| Ok(kept.grants.get(&token_hash).copied()))
    }

    fn revoke(&self, grant: Grant) -> BoxFuture<'_, Result<(), LogError>> {
        self.now(|kept| {
            kept.grants.retain(|_, held| *held != grant);
            Ok(())
        })
    }

    fn set_name(
        &self,
        workshop: WorkshopId,
        seat: SeatId,
        name: String,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.now(|kept| {
            kept.names.insert((workshop, seat), name);
            Ok(())
        })
    }

    fn names(
        &self,
        workshop: WorkshopId,
    ) -> BoxFuture<'_, Result<Vec<(SeatId, String)>, LogError>> {
        self.now(|kept| {
            let names = kept.names.iter().filter(|((of, _), _)| *of == workshop);
            Ok(names
                .map(|((_, seat), name)| (*seat, name.clone()))
                .collect())
        })
    }

    fn put_keys(
        &self,
        workshop: WorkshopId,
        keys: Vec<ScopedKey>,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.now(|kept| {
            for (scope, seat, key) in keys {
                kept.keys.entry((workshop, scope, seat)).or_insert(key);
            }
            Ok(())
        })
    }

    fn keys(&self, workshop: WorkshopId) -> BoxFuture<'_, Result<Vec<ScopedKey>, LogError>> {
        self.now(|kept| {
            let keys = kept.keys.iter().filter(|((of, _, _), _)| *of == workshop);
            Ok(keys
                .map(|((_, scope, seat), key)| (*scope, *seat, *key))
                .collect())
        })
    }

    fn destroy_keys(
        &self,
        workshop: WorkshopId,
        scope: KeyScope,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.now(|kept| {
            kept.keys
                .retain(|(of, s, _), _| (*of, *s) != (workshop, scope));
            Ok(())
        })
    }

    fn erase(&self, workshop: WorkshopId, seat: SeatId) -> BoxFuture<'_, Result<(), LogError>> {
        self.now(|kept| {
            kept.names.remove(&(workshop, seat));
            kept.keys
                .retain(|(of, _, s), _| (*of, *s) != (workshop, seat));
            kept.grants
                .retain(|_, held| *held != Grant::Seat { workshop, seat });
            Ok(())
        })
    }

    fn setting(&self, name: &'static str) -> BoxFuture<'_, Result<Option<String>, LogError>> {
        self.now(|kept| Ok(kept.settings.get(name).cloned()))
    }

    fn set_setting(
        &self,
        name: &'static str,
        value: String,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.now(|kept| {
            kept.settings.insert(name, value);
            Ok(())
        })
    }
}

//! What a room asks of the log and the directory beside its appends: building the state, keys, and what follows a commit.

use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::{Change, Key, KeyScope, Keyring};
use plenum_log::{Grant, LogError};

use super::Env;
use super::live::{Live, Replayed};

/// What a durable commit asks of the directory.
#[derive(Clone, Copy, Debug)]
pub(super) enum Chore {
    /// The keys of a scope are gone for good.
    Destroy(KeyScope),
    /// The links of a seat are void.
    Revoke(SeatId),
}

/// Builds the working state of a room from its log, verified, and its keys and names; with what the last commit changed, if
/// that can be told.
pub(super) async fn load(
    env: &Env,
    workshop: WorkshopId,
) -> Result<(Live, Option<Vec<Change>>), LogError> {
    let commits = env.log.read(workshop, 0).await?;
    let replayed = Replayed::of(workshop, &commits).map_err(|(seq, source)| LogError::Damaged {
        workshop,
        seq,
        source,
    })?;
    drop(commits);
    // A crash between a commit and the destruction of its keys must not leave them behind.
    for scope in &replayed.cuts {
        env.directory.destroy_keys(workshop, *scope).await?;
    }
    let mut keys = Keyring::default();
    for (seat, name) in env.directory.names(workshop).await? {
        keys.set_name(seat, name);
    }
    for (scope, seat, key) in env.directory.keys(workshop).await? {
        if !replayed.cuts.contains(&scope) {
            keys.insert(scope, seat, key);
        }
    }
    Ok(replayed.with_keys(keys))
}

/// Whether the log holds commits that this state does not know.
pub(super) async fn moved_on(env: &Env, live: &Live) -> Result<bool, LogError> {
    let later = env.log.read(live.workshop.id, live.head.seq).await?;
    Ok(!later.is_empty())
}

/// Sees to it that each seat has a key for each scope in which it may write now, in the directory before anywhere else.
pub(super) async fn ensure_keys(env: &Env, live: &mut Live) -> Result<(), LogError> {
    let missing = live.missing_keys();
    if missing.is_empty() {
        return Ok(());
    }
    let workshop = live.workshop.id;
    let fresh = missing
        .into_iter()
        .map(|(scope, seat)| (scope, seat, Key((env.draw)())))
        .collect();
    env.directory.put_keys(workshop, fresh).await?;
    // Another node may have been faster; what the directory holds counts.
    live.take_keys(env.directory.keys(workshop).await?);
    Ok(())
}

/// Does what commits ask of the directory, and returns what failed, to be tried again.
pub(super) async fn do_chores(env: &Env, workshop: WorkshopId, chores: Vec<Chore>) -> Vec<Chore> {
    let mut left = Vec::new();
    for chore in chores {
        let done = match chore {
            Chore::Destroy(scope) => env.directory.destroy_keys(workshop, scope).await,
            Chore::Revoke(seat) => env.directory.revoke(Grant::Seat { workshop, seat }).await,
        };
        if let Err(error) = done {
            tracing::error!(room.id = %workshop, %error, ?chore, "the directory could not follow a commit; trying again");
            left.push(chore);
        }
    }
    left
}

//! A workshop that comes from another server: its whole log, and the functions its seats are shown by.
//!
//! The commits are taken as they are, with their hashes, so that an export of the imported workshop is the archive that came
//! in, byte for byte. What an archive never holds is made here: a projector's token and the join code. Links of seats are
//! made anew by whoever manages people. Keys do not travel: who wrote under protection is not known here any more.

use std::collections::BTreeMap;

use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::{Commit, Head};
use plenum_log::{Grant, LogError};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::shared::Shared;
use crate::{Server, token};

/// The content of an archive, proved by whoever read it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The workshop.
    pub workshop: WorkshopId,
    /// Its commits from the first on.
    pub commits: Vec<Commit>,
    /// The functions its seats are shown by.
    pub names: BTreeMap<SeatId, String>,
}

/// What was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The workshop.
    pub workshop: WorkshopId,
    /// How many commits.
    pub commits: u64,
    /// The hash of the last one.
    pub hash: String,
    /// The secret of its projector, shown once.
    pub projector_token: String,
    /// The short code for those who join.
    pub join_code: String,
}

/// Why a workshop is not taken in.
#[derive(Debug, Error)]
pub enum ImportError {
    /// It is here already.
    #[error("this workshop is here already, with {0} commits: nothing was changed")]
    Known(u64),
    /// It has no commit, or its commits are no chain.
    #[error("the archive holds no whole log")]
    NotWhole,
    /// The store cannot be read or written.
    #[error("{0}")]
    Store(#[from] LogError),
}

impl Server {
    /// Takes a workshop in.
    ///
    /// # Errors
    /// [`ImportError`]; nothing of the log was written then.
    pub async fn import(&self, whole: Whole) -> Result<Imported, ImportError> {
        import(&self.shared, whole).await
    }
}

pub(crate) async fn import(shared: &Shared, whole: Whole) -> Result<Imported, ImportError> {
    let Whole {
        workshop,
        commits,
        names,
    } = whole;
    let mut head = Head::empty(workshop);
    for commit in &commits {
        commit.follows(&head).map_err(|_| ImportError::NotWhole)?;
        commit.events().map_err(|_| ImportError::NotWhole)?;
        head.advance(commit);
    }
    if head.seq == 0 {
        return Err(ImportError::NotWhole);
    }
    let env = &shared.env;
    let known = env.log.read(workshop, 0).await?;
    if let Some(last) = known.last() {
        return Err(ImportError::Known(last.seq));
    }
    // Names first: should the machine fail in between, a second try finds no log and begins again.
    for (seat, name) in names {
        env.directory.set_name(workshop, seat, name).await?;
    }
    env.log
        .append(workshop, 0, commits)
        .await
        .map_err(|error| match error {
            LogError::Conflict { found, .. } => ImportError::Known(found),
            error @ (LogError::Damaged { .. }
            | LogError::Storage(_)
            | LogError::Unusable(_)
            | LogError::Closed) => ImportError::Store(error),
        })?;
    let join_code = env.join_code(workshop);
    let hash = token::join_code_hash(&join_code);
    env.directory
        .grant(hash, Grant::JoinCode { workshop })
        .await?;
    // Somebody may have looked for the workshop before it was here: that room knows nothing of it.
    shared.forget(workshop);
    tracing::info!(room.id = %workshop, event.seq = head.seq, "a workshop was imported");
    Ok(Imported {
        workshop,
        commits: head.seq,
        hash: head.hash,
        projector_token: shared.issue(Grant::Projector { workshop }).await?,
        join_code,
    })
}

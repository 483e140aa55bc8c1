//! What every engine checks about commits, so that no engine stores or serves a broken chain.
//!
//! Before a write the links are compared; the hash itself was computed an instant ago in this process and is not
//! computed again. After a read everything is checked, for the disk is not trusted.

use plenum_core::id::WorkshopId;
use plenum_core::{Commit, CommitError, Head};

use crate::LogError;

/// Checks that commits are one chain of `workshop` that begins after number `expected`. Returns the hash it hangs on and
/// the head it leads to; `None` for no commits.
pub(crate) fn linked(
    workshop: WorkshopId,
    expected: u64,
    commits: &[Commit],
) -> Result<Option<(String, Head)>, LogError> {
    let Some(first) = commits.first() else {
        return Ok(None);
    };
    let mut head = Head {
        workshop,
        seq: expected,
        hash: first.previous.clone(),
    };
    for commit in commits {
        link(&head, commit).map_err(|source| LogError::Damaged {
            workshop,
            seq: commit.seq,
            source,
        })?;
        head.advance(commit);
    }
    Ok(Some((first.previous.clone(), head)))
}

/// Checks that a chain that begins after `expected` and hangs on the hash `previous` may follow the stored head.
pub(crate) fn may_follow(head: &Head, expected: u64, previous: &str) -> Result<(), LogError> {
    if head.seq != expected {
        return Err(LogError::Conflict {
            expected,
            found: head.seq,
        });
    }
    if head.hash != previous {
        let (workshop, seq) = (head.workshop, head.seq + 1);
        return Err(LogError::Damaged {
            workshop,
            seq,
            source: CommitError::WrongPrevious,
        });
    }
    Ok(())
}

/// Reads one stored line as the commit after `head`, checks everything and moves the head over it.
pub(crate) fn verified(head: &mut Head, seq: u64, line: &[u8]) -> Result<Commit, LogError> {
    let checked = std::str::from_utf8(line)
        .map_err(|e| CommitError::Unreadable(e.to_string()))
        .and_then(Commit::read)
        .and_then(|commit| commit.follows(head).map(|()| commit));
    let commit = checked.map_err(|source| LogError::Damaged {
        workshop: head.workshop,
        seq,
        source,
    })?;
    head.advance(&commit);
    Ok(commit)
}

fn link(head: &Head, commit: &Commit) -> Result<(), CommitError> {
    if commit.workshop != head.workshop {
        return Err(CommitError::WrongWorkshop);
    }
    if commit.seq != head.seq + 1 {
        return Err(CommitError::WrongSequence {
            found: commit.seq,
            expected: head.seq + 1,
        });
    }
    if commit.previous != head.hash {
        return Err(CommitError::WrongPrevious);
    }
    Ok(())
}

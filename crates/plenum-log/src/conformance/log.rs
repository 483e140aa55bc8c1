//! The cases of [`EventLog`]: order, conflicts, the chain, many appenders at once.

use std::sync::Arc;

use futures_util::future::join_all;
use plenum_core::{CommitError, Head};

use super::{case, commits, workshop};
use crate::{EventLog, LogError};

/// The cases of [`EventLog`] alone.
///
/// # Panics
/// Where the engine breaks a rule.
pub async fn log<L: EventLog>(make: impl Fn() -> L) {
    case("an empty log reads as nothing", empty(make())).await;
    case(
        "commits are read in order, exactly as appended",
        in_order(make()),
    )
    .await;
    case("a conflict is refused and stores nothing", conflict(make())).await;
    case(
        "a broken chain is refused and stores nothing",
        broken_chain(make()),
    )
    .await;
    case("no commits are no change", no_commits(make())).await;
    case(
        "workshops do not disturb each other",
        side_by_side(Arc::new(make())),
    )
    .await;
    case("of many appenders exactly one wins", race(Arc::new(make()))).await;
}

async fn empty(log: impl EventLog) -> Result<(), LogError> {
    assert_eq!(
        log.read(workshop(1), 0).await?,
        [],
        "a workshop without commits"
    );
    assert_eq!(
        log.read(workshop(1), 7).await?,
        [],
        "after a number that does not exist"
    );
    assert_eq!(log.workshops().await?, [], "no workshop yet");
    Ok(())
}

async fn in_order(log: impl EventLog) -> Result<(), LogError> {
    let mut head = Head::empty(workshop(1));
    let all = commits(&mut head, 25, 1);
    log.append(workshop(1), 0, all[..1].to_vec()).await?;
    log.append(workshop(1), 1, all[1..10].to_vec()).await?;
    log.append(workshop(1), 10, all[10..].to_vec()).await?;

    assert_eq!(log.read(workshop(1), 0).await?, all, "from the start");
    assert_eq!(
        log.read(workshop(1), 10).await?,
        all[10..],
        "from the middle"
    );
    assert_eq!(log.read(workshop(1), 24).await?, all[24..], "the last one");
    assert_eq!(log.read(workshop(1), 25).await?, [], "after the end");
    assert_eq!(
        log.read(workshop(1), u64::MAX).await?,
        [],
        "far after the end"
    );
    Ok(())
}

async fn conflict(log: impl EventLog) -> Result<(), LogError> {
    let mut head = Head::empty(workshop(1));
    let stored = commits(&mut head, 3, 1);
    log.append(workshop(1), 0, stored.clone()).await?;

    let mut behind = Head::empty(workshop(1));
    for commit in &stored[..2] {
        behind.advance(commit);
    }
    let late = log.append(workshop(1), 2, commits(&mut behind, 2, 2)).await;
    assert!(
        matches!(
            late,
            Err(LogError::Conflict {
                expected: 2,
                found: 3
            })
        ),
        "behind the end: {late:?}"
    );

    let mut ahead = head.clone();
    commits(&mut ahead, 2, 1);
    let early = log.append(workshop(1), 5, commits(&mut ahead, 1, 1)).await;
    assert!(
        matches!(
            early,
            Err(LogError::Conflict {
                expected: 5,
                found: 3
            })
        ),
        "beyond the end: {early:?}"
    );

    let again = log.append(workshop(1), 0, stored.clone()).await;
    assert!(
        matches!(
            again,
            Err(LogError::Conflict {
                expected: 0,
                found: 3
            })
        ),
        "the same again: {again:?}"
    );

    assert_eq!(
        log.read(workshop(1), 0).await?,
        stored,
        "nothing was stored"
    );
    log.append(workshop(1), 3, commits(&mut head, 1, 1)).await
}

async fn broken_chain(log: impl EventLog) -> Result<(), LogError> {
    let mut head = Head::empty(workshop(1));
    let stored = commits(&mut head, 2, 1);
    log.append(workshop(1), 0, stored.clone()).await?;

    let mut next = head.clone();
    let mut gap = commits(&mut next, 5, 1);
    gap.remove(3);
    let refused = log.append(workshop(1), 2, gap).await;
    assert!(
        matches!(
            refused,
            Err(LogError::Damaged {
                seq: 7,
                source: CommitError::WrongSequence { .. },
                ..
            })
        ),
        "all or nothing: {refused:?}"
    );

    let mut forked = Head {
        hash: stored[0].hash.clone(),
        ..head.clone()
    };
    let refused = log.append(workshop(1), 2, commits(&mut forked, 1, 1)).await;
    assert!(
        matches!(
            refused,
            Err(LogError::Damaged {
                seq: 3,
                source: CommitError::WrongPrevious,
                ..
            })
        ),
        "another history: {refused:?}"
    );

    let mut elsewhere = Head {
        workshop: workshop(2),
        ..head.clone()
    };
    let refused = log
        .append(workshop(1), 2, commits(&mut elsewhere, 1, 1))
        .await;
    assert!(
        matches!(
            refused,
            Err(LogError::Damaged {
                source: CommitError::WrongWorkshop,
                ..
            })
        ),
        "another workshop: {refused:?}"
    );

    assert_eq!(
        log.read(workshop(1), 0).await?,
        stored,
        "nothing was stored"
    );
    log.append(workshop(1), 2, commits(&mut head, 1, 1)).await
}

async fn no_commits(log: impl EventLog) -> Result<(), LogError> {
    log.append(workshop(1), 0, Vec::new()).await?;
    assert_eq!(log.workshops().await?, [], "nothing was stored");
    Ok(())
}

async fn side_by_side(log: Arc<impl EventLog>) -> Result<(), LogError> {
    let rooms = [workshop(3), workshop(1), workshop(2)];
    let writers = rooms.into_iter().zip(1..).map(|(workshop, flavour)| {
        let log = Arc::clone(&log);
        tokio::spawn(async move {
            let mut head = Head::empty(workshop);
            let mut written = Vec::new();
            for count in [1, 4, 2, 7, 1, 3] {
                let expected = head.seq;
                let batch = commits(&mut head, count, flavour);
                written.extend_from_slice(&batch);
                log.append(workshop, expected, batch).await?;
            }
            Ok::<_, LogError>((workshop, written))
        })
    });
    for writer in join_all(writers).await {
        let Ok(written) = writer else {
            panic!("an appender panicked")
        };
        let (workshop, written) = written?;
        assert_eq!(
            log.read(workshop, 0).await?,
            written,
            "each has its own commits"
        );
    }
    assert_eq!(
        log.workshops().await?,
        [workshop(1), workshop(2), workshop(3)],
        "in order of id"
    );
    Ok(())
}

async fn race(log: Arc<impl EventLog>) -> Result<(), LogError> {
    const ROUNDS: u64 = 20;
    let mut head = Head::empty(workshop(1));
    for round in 0..ROUNDS {
        let rivals = (1..=8_u8).map(|flavour| {
            let (log, mut head) = (Arc::clone(&log), head.clone());
            tokio::spawn(async move {
                let mine = commits(&mut head, 1, flavour);
                (log.append(workshop(1), round, mine.clone()).await, mine)
            })
        });
        let mut winners = Vec::new();
        for rival in join_all(rivals).await {
            let Ok((outcome, mine)) = rival else {
                panic!("an appender panicked")
            };
            match outcome {
                Ok(()) => winners.extend(mine),
                Err(LogError::Conflict { expected, found }) => {
                    assert_eq!((expected, found), (round, round + 1));
                }
                Err(error) => return Err(error),
            }
        }
        assert_eq!(winners.len(), 1, "exactly one wins in round {round}");
        assert_eq!(
            log.read(workshop(1), round).await?,
            winners,
            "and it is the one that is stored"
        );
        for commit in &winners {
            head.advance(commit);
        }
    }
    assert_eq!(
        log.read(workshop(1), 0).await?.len() as u64,
        ROUNDS,
        "one commit a round"
    );
    Ok(())
}

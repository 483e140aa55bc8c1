//! The SQLite engine over restarts, copies of its files, a full disk and a shutdown.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests are tests too; one process reads the output of another"
)]

use std::path::Path;
use std::time::Duration;

use futures_util::future::join_all;
use plenum_core::{Commit, Head, Key, KeyScope};
use plenum_log::conformance::{commits, seat, workshop};
use plenum_log::{Directory, EventLog, Grant, LogError, Sqlite};

#[tokio::test]
async fn reopening_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let grant = Grant::Seat {
        workshop: workshop(1),
        seat: seat(1),
    };
    let key = (KeyScope::Group, seat(1), Key([7; 32]));
    let mut head = Head::empty(workshop(1));
    let mut written = commits(&mut head, 10, 1);
    {
        let store = Sqlite::open(folder.path()).unwrap();
        store.append(workshop(1), 0, written.clone()).await.unwrap();
        store.grant([1; 32], grant).await.unwrap();
        store
            .set_name(workshop(1), seat(1), "Director".to_owned())
            .await
            .unwrap();
        store.put_keys(workshop(1), vec![key]).await.unwrap();
        store.set_setting("epoch", "1".to_owned()).await.unwrap();
    }

    let store = Sqlite::open(folder.path()).unwrap();
    assert_eq!(store.read(workshop(1), 0).await.unwrap(), written);
    assert_eq!(store.workshops().await.unwrap(), [workshop(1)]);
    assert_eq!(store.holder([1; 32]).await.unwrap(), Some(grant));
    assert_eq!(
        store.names(workshop(1)).await.unwrap(),
        [(seat(1), "Director".to_owned())]
    );
    assert_eq!(store.keys(workshop(1)).await.unwrap(), [key]);
    assert_eq!(store.setting("epoch").await.unwrap().as_deref(), Some("1"));

    let conflict = store.append(workshop(1), 0, written.clone()).await;
    assert!(
        matches!(
            conflict,
            Err(LogError::Conflict {
                expected: 0,
                found: 10
            })
        ),
        "{conflict:?}"
    );
    let more = commits(&mut head, 2, 1);
    store.append(workshop(1), 10, more.clone()).await.unwrap();
    written.extend(more);
    assert_eq!(store.read(workshop(1), 0).await.unwrap(), written);
}

#[tokio::test]
async fn appends_that_wait_are_joined_in_one_transaction() {
    let folder = tempfile::tempdir().unwrap();
    let store = Sqlite::open(folder.path()).unwrap();
    let other = rusqlite::Connection::open(folder.path().join("log.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();

    let rooms = (1..=100).map(|number| {
        let mut head = Head::empty(workshop(number));
        let mut batch = commits(&mut head, 2, 1);
        // Every tenth asks for what cannot be: it is refused, and its neighbours are not.
        let late = number % 10 == 0;
        if late {
            batch.remove(0);
        }
        store.append(workshop(number), u64::from(late), batch)
    });
    let mut all = Box::pin(join_all(rooms));
    let waiting = tokio::time::timeout(Duration::from_millis(50), &mut all).await;
    assert!(
        waiting.is_err(),
        "nothing is answered while another holds the file"
    );
    other.execute_batch("ROLLBACK").unwrap();

    let outcomes = all.await;
    assert_eq!(
        outcomes.iter().filter(|outcome| outcome.is_ok()).count(),
        90
    );
    assert_eq!(
        outcomes
            .iter()
            .filter(|o| matches!(
                o,
                Err(LogError::Conflict {
                    expected: 1,
                    found: 0
                })
            ))
            .count(),
        10
    );
    assert!(
        store.transactions() <= 3,
        "{} transactions for 100 appends",
        store.transactions()
    );
    assert_eq!(store.workshops().await.unwrap().len(), 90);
}

#[tokio::test]
async fn a_copy_of_the_files_at_any_moment_holds_what_was_acknowledged() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = Sqlite::open(folder.path()).unwrap();
    let mut head = Head::empty(workshop(1));
    let mut written = Vec::new();
    let mut append = async |count: u64| {
        for _ in 0..count {
            let batch = commits(&mut head, 1, 1);
            store
                .append(workshop(1), batch[0].seq - 1, batch.clone())
                .await
                .unwrap();
            written.extend(batch);
        }
        written.clone()
    };

    let before_growth = append(5).await;
    assert_eq!(
        read_copy(folder.path(), &copy.path().join("before")).await,
        before_growth
    );

    append(60).await;
    let wal = folder.path().join("log.db-wal");
    let grown = || wal.metadata().unwrap().len() >= 24 * 1024 * 1024;
    for _ in 0..500 {
        if grown() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(grown(), "a busy store grows its write-ahead log");

    let after_growth = append(5).await;
    assert_eq!(
        read_copy(folder.path(), &copy.path().join("after")).await,
        after_growth
    );
}

#[tokio::test]
async fn closing_answers_what_waits_and_lets_the_folder_go() {
    let folder = tempfile::tempdir().unwrap();
    let store = Sqlite::open(folder.path()).unwrap();
    let mut batches = Vec::new();
    for number in 1..=40 {
        batches.push((
            workshop(number),
            commits(&mut Head::empty(workshop(number)), 1, 1),
        ));
    }
    let appends = batches
        .iter()
        .map(|(workshop, batch)| store.append(*workshop, 0, batch.clone()));
    let mut all = Box::pin(join_all(appends));
    let _ = futures_util::future::select(&mut all, std::future::ready(())).await;

    store.close();

    let outcomes = all.await;
    assert!(
        outcomes.iter().all(Result::is_ok),
        "what was handed over is written: {outcomes:?}"
    );
    let late = store
        .append(
            workshop(50),
            0,
            commits(&mut Head::empty(workshop(50)), 1, 1),
        )
        .await;
    assert!(matches!(late, Err(LogError::Closed)), "{late:?}");
    assert!(matches!(
        store.read(workshop(1), 0).await,
        Err(LogError::Closed)
    ));
    assert!(matches!(store.holder([0; 32]).await, Err(LogError::Closed)));
    store.close();

    let again = Sqlite::open(folder.path()).unwrap();
    assert_eq!(again.workshops().await.unwrap().len(), 40);
}

/// The disk is full for a process whose files may not grow: this test runs itself under such a limit.
#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() {
    const NAME: &str = "a_full_disk_loses_nothing_that_was_acknowledged";
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if let Some(folder) = std::env::var_os("PLENUM_TEST_FULL_DISK") {
        runtime.block_on(fill(Path::new(&folder)));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let output = std::process::Command::new("sh")
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 1500; exec \"$0\" --exact --nocapture \"$1\"",
        ])
        .arg(std::env::current_exe().unwrap())
        .arg(NAME)
        .env("PLENUM_TEST_FULL_DISK", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let acknowledged: usize = said
        .lines()
        .find_map(|l| l.strip_prefix("acknowledged "))
        .unwrap()
        .parse()
        .unwrap();

    let store = Sqlite::open(folder.path()).unwrap();
    let stored = runtime.block_on(store.read(workshop(1), 0)).unwrap();
    assert_eq!(stored.len(), acknowledged, "after the disk has room again");
    let mut head = Head::empty(workshop(1));
    for commit in &stored {
        head.advance(commit);
    }
    runtime
        .block_on(store.append(workshop(1), head.seq, commits(&mut head, 1, 1)))
        .unwrap();
}

async fn fill(folder: &Path) {
    let store = Sqlite::open(folder).unwrap();
    let mut head = Head::empty(workshop(1));
    let mut acknowledged: Vec<Commit> = Vec::new();
    let error = loop {
        let mut next = head.clone();
        let batch = commits(&mut next, 20, 1);
        match store.append(workshop(1), head.seq, batch.clone()).await {
            Ok(()) => acknowledged.extend(batch),
            Err(error) => break error,
        }
        head = next;
        assert!(head.seq < 100_000, "the limit was never met");
    };
    assert!(matches!(error, LogError::Storage(_)), "{error:?}");
    assert_eq!(
        store.read(workshop(1), 0).await.unwrap(),
        acknowledged,
        "still readable, and nothing more"
    );
    let again = store
        .append(workshop(1), head.seq, commits(&mut head.clone(), 20, 1))
        .await;
    assert!(
        matches!(again, Err(LogError::Storage(_))),
        "no false promise afterwards: {again:?}"
    );
    println!("\nacknowledged {}", acknowledged.len());
}

/// Copies the files as they lie on the disk now, and reads the log of the copy.
async fn read_copy(from: &Path, to: &Path) -> Vec<Commit> {
    std::fs::create_dir(to).unwrap();
    for file in ["log.db", "log.db-wal", "directory.db", "directory.db-wal"] {
        std::fs::copy(from.join(file), to.join(file)).unwrap();
    }
    Sqlite::open(to)
        .unwrap()
        .read(workshop(1), 0)
        .await
        .unwrap()
}

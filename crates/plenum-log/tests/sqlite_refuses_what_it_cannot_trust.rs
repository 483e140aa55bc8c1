//! The SQLite engine refuses folders and files that it cannot trust: in one line, with what to do, and without a panic.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use std::fs;
use std::path::Path;

use plenum_core::{CommitError, Head};
use plenum_log::conformance::{commits, workshop};
use plenum_log::{EventLog, LogError, Sqlite};
use rusqlite::Connection;

#[test]
fn a_second_server_on_the_same_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let first = Sqlite::open(folder.path()).unwrap();

    let refusal = refusal(folder.path());
    assert!(refusal.contains("in use by another Plenum"), "{refusal}");
    assert!(
        refusal.contains(&format!("process {}", std::process::id())),
        "{refusal}"
    );

    drop(first);
    assert!(Sqlite::open(folder.path()).is_ok());
}

#[test]
fn a_folder_that_cannot_be_made_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();

    let refusal = refusal(&folder.path().join("file/data"));
    assert!(refusal.contains("make it writable"), "{refusal}");
}

#[test]
fn a_folder_is_made_with_its_parents_and_private() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("var/plenum");

    drop(Sqlite::open(&folder).unwrap());

    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&folder.metadata().unwrap().permissions()) & 0o777,
        0o700
    );
}

#[tokio::test]
async fn garbage_and_truncated_files_are_refused() {
    let whole = tempfile::tempdir().unwrap();
    fill(whole.path(), 400).await;
    for file in ["log.db", "directory.db"] {
        let content = fs::read(whole.path().join(file)).unwrap();
        let garbage = vec![0xA5; content.len()];
        let mut header = content.clone();
        header[..100].fill(0);
        let damaged = [
            content[..content.len() / 2].to_vec(),
            content[..1_000].to_vec(),
            content[..50].to_vec(),
            garbage,
            header,
        ];
        for bytes in damaged {
            let folder = tempfile::tempdir().unwrap();
            copy(whole.path(), folder.path());
            fs::write(folder.path().join(file), &bytes).unwrap();

            let refusal = refusal(folder.path());

            assert!(
                refusal.contains(file) && refusal.contains("restore the last backup"),
                "{refusal}"
            );
            assert_eq!(
                fs::read(folder.path().join(file)).unwrap(),
                bytes,
                "left as it was found"
            );
        }
    }
}

#[tokio::test]
async fn a_lost_log_beside_a_directory_is_not_taken_for_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 1).await;

    fs::write(folder.path().join("log.db"), "").unwrap();
    assert!(refusal(folder.path()).contains("restore the last backup"));
    fs::remove_file(folder.path().join("log.db")).unwrap();
    assert!(refusal(folder.path()).contains("restore the last backup"));
    assert!(
        !folder.path().join("log.db").exists(),
        "and nothing is made in its place"
    );
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 1).await;
    for (file, newest) in [("log.db", 1), ("directory.db", 3)] {
        let path = folder.path().join(file);
        let set = |version: i64| {
            Connection::open(&path)
                .unwrap()
                .pragma_update(None, "user_version", version)
                .unwrap();
        };
        set(99);
        let before = fs::read(&path).unwrap();

        let refusal = refusal(folder.path());

        let why = format!("written by a newer Plenum (schema 99; this one knows {newest})");
        assert!(refusal.contains(&why), "{refusal}");
        assert_eq!(fs::read(&path).unwrap(), before);
        set(newest);
    }
    assert!(Sqlite::open(folder.path()).is_ok());
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.db");
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE commits (note TEXT)")
        .unwrap();
    let before = fs::read(&path).unwrap();

    let refusal = refusal(folder.path());

    assert!(refusal.contains("not a database of Plenum"), "{refusal}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[tokio::test]
async fn a_damaged_commit_is_named_and_never_served() {
    let damages = [
        (
            "UPDATE commits SET line = replace(line, 'true', 'false') WHERE seq = 3",
            "altered",
        ),
        (
            "UPDATE commits SET line = replace(line, ',', ', ') WHERE seq = 3",
            "canonical",
        ),
        (
            "UPDATE commits SET line = substr(line, 1, 200) WHERE seq = 3",
            "damaged",
        ),
        (
            "UPDATE commits SET line = CAST(x'ff00ff' AS TEXT) WHERE seq = 3",
            "damaged",
        ),
        ("UPDATE commits SET line = '' WHERE seq = 3", "damaged"),
        (
            "UPDATE commits SET line = (SELECT line FROM commits WHERE seq = 2) WHERE seq = 3",
            "out of order",
        ),
        (
            "UPDATE commits SET line = replace(line, '\"format\":1', '\"format\":9') WHERE seq = 3",
            "newer version",
        ),
    ];
    for (damage, expected) in damages {
        let folder = tempfile::tempdir().unwrap();
        let head = fill(folder.path(), 5).await;
        assert_eq!(
            Connection::open(folder.path().join("log.db"))
                .unwrap()
                .execute(damage, ())
                .unwrap(),
            1
        );

        let store = Sqlite::open(folder.path()).unwrap();

        for after in [0, 2, 3] {
            let error = store.read(workshop(1), after).await.unwrap_err();
            assert!(
                matches!(error, LogError::Damaged { seq: 3, .. }),
                "{damage}: {error:?}"
            );
            let text = error.to_string();
            assert!(
                text.contains(&format!("commit 3 of workshop {}", workshop(1)))
                    && text.contains(expected),
                "{text}"
            );
        }
        assert_eq!(
            store.read(workshop(1), 4).await.unwrap().len(),
            1,
            "what hangs on a sound commit"
        );
        store
            .append(workshop(1), 5, commits(&mut head.clone(), 1, 2))
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_missing_commit_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), 5).await;
    Connection::open(folder.path().join("log.db"))
        .unwrap()
        .execute("DELETE FROM commits WHERE seq = 3", ())
        .unwrap();

    let store = Sqlite::open(folder.path()).unwrap();

    for (after, named) in [(0, 4), (2, 4), (3, 4)] {
        let error = store.read(workshop(1), after).await.unwrap_err();
        let LogError::Damaged {
            seq,
            source: CommitError::WrongSequence { .. },
            ..
        } = error
        else {
            panic!("{error:?}")
        };
        assert_eq!(seq, named, "the commit after the gap");
    }
}

#[tokio::test]
async fn nothing_is_appended_to_a_damaged_end() {
    let folder = tempfile::tempdir().unwrap();
    let head = fill(folder.path(), 3).await;
    let database = Connection::open(folder.path().join("log.db")).unwrap();
    database
        .execute(
            "UPDATE commits SET line = replace(line, 'true', 'false') WHERE seq = 3",
            (),
        )
        .unwrap();
    drop(database);

    let store = Sqlite::open(folder.path()).unwrap();
    let error = store
        .append(workshop(1), 3, commits(&mut head.clone(), 1, 1))
        .await
        .unwrap_err();

    assert!(
        matches!(
            error,
            LogError::Damaged {
                seq: 3,
                source: CommitError::WrongHash,
                ..
            }
        ),
        "{error:?}"
    );
}

/// Opens and must be refused, in one line.
fn refusal(folder: &Path) -> String {
    let error = Sqlite::open(folder).unwrap_err();
    assert!(matches!(error, LogError::Unusable(_)), "{error:?}");
    let text = error.to_string();
    assert_eq!(text.lines().count(), 1, "{text}");
    text
}

async fn fill(folder: &Path, count: u64) -> Head {
    let mut head = Head::empty(workshop(1));
    let batch = commits(&mut head, count, 2);
    Sqlite::open(folder)
        .unwrap()
        .append(workshop(1), 0, batch)
        .await
        .unwrap();
    head
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

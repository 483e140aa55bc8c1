//! Destroyed keys and erased persons are in no file of the folder, whatever SQLite moved about before.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use futures_util::future::join_all;
use plenum_core::id::BlockId;
use plenum_core::{Key, KeyScope};
use plenum_log::conformance::{seat, workshop};
use plenum_log::sqlite::backup;
use plenum_log::{BackUp, Directory, LogError, Sqlite};
use uuid::Uuid;

#[tokio::test]
async fn destroyed_keys_are_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = Sqlite::open(folder.path()).unwrap();
    let scopes: Vec<_> = std::iter::once(KeyScope::Group)
        .chain((1..=8).map(sealed))
        .collect();
    let mut all = Vec::new();
    // In changing order and over several rooms, so that pages are split and rebalanced.
    for step in 0..1_800_u64 {
        let (room, person, scope) = (
            step / 9 % 3,
            step * 131 % 1_009,
            scopes[usize::try_from(step % 9).unwrap()],
        );
        let (room, person) = (workshop(room.into()), seat(person.into()));
        all.push((room, scope, person, key(step)));
    }
    for together in all.chunks(50) {
        let puts = together
            .iter()
            .map(|(room, scope, seat, key)| store.put_keys(*room, vec![(*scope, *seat, *key)]));
        assert!(join_all(puts).await.iter().all(Result::is_ok));
    }
    let kept = store.keys(workshop(1)).await.unwrap();

    for cut in &scopes[..5] {
        let doomed: Vec<_> = kept
            .iter()
            .filter(|(scope, _, _)| scope == cut)
            .map(|(_, _, key)| *key)
            .collect();
        assert!(doomed.len() > 30, "a scope with keys");
        assert_eq!(found(folder.path(), &doomed), doomed.len(), "there before");

        store.destroy_keys(workshop(1), *cut).await.unwrap();

        assert_eq!(found(folder.path(), &doomed), 0, "gone after");
    }
    let living: Vec<_> = store
        .keys(workshop(1))
        .await
        .unwrap()
        .into_iter()
        .map(|(_, _, key)| key)
        .collect();
    assert_eq!(
        found(folder.path(), &living),
        living.len(),
        "the others are still there"
    );
}

#[tokio::test]
async fn an_erased_name_is_in_no_file_nor_is_the_one_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = Sqlite::open(folder.path()).unwrap();
    for number in 0..500 {
        store
            .set_name(workshop(1), seat(number), format!("Canary-{number}-before"))
            .await
            .unwrap();
    }
    for number in (0..500).rev() {
        store
            .set_name(
                workshop(1),
                seat(number),
                format!("Canary-{number}-and-after-that"),
            )
            .await
            .unwrap();
    }

    for number in [3, 250, 499] {
        let canaries = [
            format!("Canary-{number}-before"),
            format!("Canary-{number}-and-after-that"),
        ];
        store.erase(workshop(1), seat(number)).await.unwrap();
        for canary in canaries {
            assert!(!is_found(folder.path(), canary.as_bytes()), "{canary}");
        }
    }
    assert!(is_found(folder.path(), b"Canary-4-and-after-that"));
}

#[tokio::test]
async fn an_interrupted_destruction_is_completed_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let doomed = key(1);
    let store = Sqlite::open(folder.path()).unwrap();
    store
        .put_keys(workshop(1), vec![(KeyScope::Group, seat(1), doomed)])
        .await
        .unwrap();
    drop(store);
    let raw = rusqlite::Connection::open(folder.path().join("directory.db")).unwrap();
    raw.pragma_update(None, "secure_delete", false).unwrap();
    raw.execute("DELETE FROM keys", ()).unwrap();
    drop(raw);
    assert!(
        is_found(folder.path(), &doomed.0),
        "a row is gone, its bytes are not"
    );

    let store = Sqlite::open(folder.path()).unwrap();

    assert!(!is_found(folder.path(), &doomed.0));
    assert_eq!(store.keys(workshop(1)).await.unwrap(), []);
}

#[tokio::test]
async fn a_restored_backup_forgets_again_who_was_erased_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let store = Sqlite::open(&place("data")).unwrap();
    let name =
        |number: u128, name: &str| store.set_name(workshop(1), seat(number), name.to_owned());
    for (number, canary) in [(1, "Canary-one"), (2, "Canary-two"), (3, "Canary-three")] {
        name(number, canary).await.unwrap();
    }
    store.erase(workshop(1), seat(3)).await.unwrap();
    // Somebody else takes that seat: an erasure that the backup has seen is not repeated.
    name(3, "Successor-three").await.unwrap();
    store.back_up(place("old"), 0).await.unwrap();
    store.erase(workshop(1), seat(1)).await.unwrap();
    store.back_up(place("new"), 0).await.unwrap();
    store.erase(workshop(1), seat(2)).await.unwrap();

    let (_, without) = backup::restore(&place("old"), &place("without"), &[]).unwrap();
    let (_, newer) = backup::restore(&place("old"), &place("newer"), &[place("new")]).unwrap();
    // The old folder need not be closed in good order: its last writes may stand beside the file.
    let both = [place("new"), place("data")];
    let (_, both) = backup::restore(&place("old"), &place("both"), &both).unwrap();
    let nowhere = backup::restore(&place("old"), &place("nowhere"), &[place("missing")]);

    assert_eq!((without, newer, both), (0, 1, 2));
    assert!(is_found(&place("without"), b"Canary-one"));
    assert!(!is_found(&place("newer"), b"Canary-one"));
    assert!(is_found(&place("newer"), b"Canary-two"));
    assert!(!is_found(&place("both"), b"Canary-one"));
    assert!(!is_found(&place("both"), b"Canary-two"));
    let restored = Sqlite::open(&place("both")).unwrap();
    let names = restored.names(workshop(1)).await.unwrap();
    assert_eq!(names, [(seat(3), "Successor-three".to_owned())]);
    assert!(matches!(nowhere, Err(LogError::Unusable(advice)) if advice.contains("missing")));
    assert!(!place("nowhere").join("directory.db").exists());
    backup::check(&place("new")).unwrap();
}

fn sealed(block: u128) -> KeyScope {
    KeyScope::Sealed(BlockId(Uuid::from_u128(block)))
}

/// Thirty-two bytes that no other step has (splitmix64).
fn key(step: u64) -> Key {
    let mut bytes = [0; 32];
    for (place, chunk) in (1..).zip(bytes.chunks_exact_mut(8)) {
        let mut z = (step * 4 + place).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes());
    }
    Key(bytes)
}

/// How many of the keys are in any file of the folder.
fn found(folder: &Path, keys: &[Key]) -> usize {
    let bytes = content(folder);
    // Most places are passed over by their first two bytes.
    let place = |bytes: &[u8]| usize::from(u16::from_le_bytes([bytes[0], bytes[1]]));
    let mut begins = vec![false; 1 << 16];
    for key in keys {
        begins[place(&key.0)] = true;
    }
    let wanted: HashSet<&[u8]> = keys.iter().map(|key| &key.0[..]).collect();
    let seen: HashSet<&[u8]> = bytes
        .windows(32)
        .filter(|w| begins[place(w)] && wanted.contains(w))
        .collect();
    seen.len()
}

fn is_found(folder: &Path, wanted: &[u8]) -> bool {
    content(folder)
        .windows(wanted.len())
        .any(|window| window == wanted)
}

/// All bytes of all files of the folder.
fn content(folder: &Path) -> Vec<u8> {
    fs::read_dir(folder)
        .unwrap()
        .flat_map(|entry| fs::read(entry.unwrap().path()).unwrap())
        .collect()
}

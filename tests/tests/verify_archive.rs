//! The archive proves that nothing in it was changed: any byte of any commit.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::process::Command;

use plenum_core::{Commit, Head};
use plenum_tests::{binary, seoul};

/// The lines of the archive that hold commits, without their comma.
fn commit_lines() -> Vec<String> {
    let json = &seoul().json;
    let mut lines = json
        .lines()
        .skip_while(|line| !line.contains("\"commits\":["))
        .skip(1);
    let mut commits = Vec::new();
    for line in lines.by_ref() {
        if line.starts_with(']') {
            break;
        }
        commits.push(line.trim_end_matches(',').to_owned());
    }
    commits
}

fn verify(archive: &[u8]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("outcome.json");
    std::fs::write(&path, archive).unwrap();
    let output = Command::new(binary())
        .arg("verify")
        .arg(&path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked"), "{said}");
    (output.status.success(), said)
}

#[test]
fn the_archive_is_accepted_as_it_is() {
    let (accepted, said) = verify(seoul().json.as_bytes());

    assert!(accepted, "{said}");
}

#[test]
fn every_byte_of_every_commit_is_covered() {
    let lines = commit_lines();
    assert_eq!(lines.len(), seoul().commits().len());
    let first = Commit::read(&lines[0]).unwrap();
    let mut head = Head::empty(first.workshop);
    let mut tried = 0;

    for (number, line) in (1_usize..).zip(&lines) {
        // Every byte of a few commits, every seventeenth of the others, each time from another start.
        let step = if number % 97 == 1 { 1 } else { 17 };
        for place in (number % step..line.len()).step_by(step) {
            let mut bytes = line.clone().into_bytes();
            bytes[place] ^= 1 << (number % 7);
            let accepted = String::from_utf8(bytes).is_ok_and(|changed| {
                changed != *line
                    && Commit::read(&changed)
                        .and_then(|commit| commit.follows(&head))
                        .is_ok()
            });
            assert!(!accepted, "byte {place} of commit {number} can be changed");
            tried += 1;
        }
        head.advance(&Commit::read(line).unwrap());
    }
    assert!(tried > 10_000, "only {tried} bytes were tried");
}

#[test]
fn the_changed_commit_is_named_for_each_commit() {
    let json = seoul().json.as_bytes();
    let lines = commit_lines();
    let mut start = seoul().json.find("\"commits\":[\n").unwrap() + "\"commits\":[\n".len();

    for (number, line) in (1..).zip(&lines) {
        let place = start + line.len() / 2 + number % 13;
        let mut changed = json.to_vec();
        changed[place] = if changed[place] == b'7' { b'8' } else { b'7' };
        let damage = plenum_report::archive::verify(&changed)
            .unwrap_err()
            .to_string();
        assert!(
            damage.contains(&format!("commit {number} ")),
            "commit {number} was changed, it said: {damage}"
        );
        start += line.len() + ",\n".len();
    }
}

#[test]
fn the_program_names_the_commit_and_fails() {
    let lines = commit_lines();
    for number in [1, lines.len() / 2, lines.len()] {
        let wrong = lines[number - 1].replace("\"format\":1", "\"format\":0");
        let (accepted, said) = verify(seoul().json.replace(&lines[number - 1], &wrong).as_bytes());
        assert!(!accepted);
        assert!(said.contains(&format!("commit {number} ")), "{said}");
    }
}

#[test]
fn a_truncated_archive_is_refused_with_words() {
    let json = seoul().json.as_bytes();
    for part in [0, 1, json.len() / 3, json.len() - 2] {
        let (accepted, said) = verify(&json[..part]);
        assert!(!accepted, "{part} bytes were accepted");
        assert!(!said.trim().is_empty());
    }
}

#[test]
fn a_commit_left_out_at_the_end_is_noticed() {
    let lines = commit_lines();
    let last = format!(",\n{}\n]", lines[lines.len() - 1]);
    let shorter = seoul().json.replacen(&last, "\n]", 1);
    assert_ne!(shorter, seoul().json);

    assert!(!verify(shorter.as_bytes()).0);
}

#[test]
fn a_changed_record_is_noticed() {
    let changed =
        seoul()
            .json
            .replacen("\"state\":\"not_carried\"", "\"state\":\"handed_over\"", 1);
    assert_ne!(changed, seoul().json);

    let (accepted, said) = verify(changed.as_bytes());
    assert!(!accepted);
    assert!(said.contains("record"), "{said}");
}

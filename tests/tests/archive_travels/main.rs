//! The archive leaves one server and is taken in by another; a publication of it proves what it shows and leaks nothing.
//! What was taken in goes on: whoever asked for it is reminded of what is due.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

mod reminded;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use plenum_report::archive;
use plenum_tests::demo::Demo;
use plenum_tests::hall::Hall;
use plenum_tests::meanwhile::{Acknowledged, take_record, write_while};
use plenum_tests::served::Served;
use plenum_tests::{binary, seoul};
use serde_json::Value;

fn plenum(args: &[&str]) -> (bool, String) {
    let output = Command::new(binary())
        .args(args)
        .env_remove("PLENUM_DATA")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Every text of a JSON value, with its language.
fn texts(value: &Value, found: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Object(fields) => {
            if let (Some(lang), Some(text)) = (fields.get("lang"), fields.get("text"))
                && let (Some(lang), Some(text)) = (lang.as_str(), text.as_str())
            {
                found.insert((lang.to_owned(), text.to_owned()));
            }
            fields.values().for_each(|field| texts(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn an_archive_goes_into_a_fresh_server_and_comes_out_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let original = folder.path().join("outcome.json");
    std::fs::write(&original, &seoul().json).unwrap();
    let data = folder.path().join("data");
    let again = folder.path().join("again.json");

    let (taken, said) = plenum(&["import", text(&original), "--data", text(&data)]);
    assert!(taken, "{said}");
    assert!(
        said.contains("imported") && said.contains("/s#k="),
        "{said}"
    );
    let (wrote, said) = plenum(&["export", "--data", text(&data), "--out", text(&again)]);
    assert!(wrote, "{said}");

    assert!(
        std::fs::read(&again).unwrap() == seoul().json.as_bytes(),
        "what came out is not what went in"
    );
    let (taken, said) = plenum(&["import", text(&original), "--data", text(&data)]);
    assert!(!taken && said.contains("is here already"), "{said}");
    let (wrote, said) = plenum(&["export", "--data", text(&data), "--out", text(&again)]);
    assert!(!wrote && said.contains("is there already"), "{said}");
}

#[test]
fn a_running_server_exports_and_takes_in_without_giving_up_its_folder() -> Result<()> {
    let mut demo = Demo::until("B01")?;
    demo.kill()?;
    demo.serve_again("2014-03-12T09:05:00+09:00")?;
    let folder = tempfile::tempdir()?;
    let original = folder.path().join("outcome.json");
    std::fs::write(&original, &seoul().json)?;
    let data = demo.data.path().join("data");

    // The demonstration and the archive are one workshop: an id is never there twice.
    let (taken, said) = plenum(&["import", text(&original), "--data", text(&data)]);
    assert!(!taken && said.contains("is here already"), "{said}");
    let out = folder.path().join("live.json");
    let (wrote, said) = plenum(&["export", "--data", text(&data), "--out", text(&out)]);
    assert!(wrote, "{said}");

    // Voices that are not shown yet would be told by a publication, though no text of theirs.
    let early = folder.path().join("early.json");
    let profile = ["--profile", "chatham", "--out", text(&early)];
    let (wrote, said) = plenum(&[&["export", text(&out)][..], &profile[..]].concat());
    assert!(!wrote && said.contains("days are over"), "{said}");
    assert!(!early.exists());

    let fresh = folder.path().join("fresh");
    let (taken, said) = plenum(&["import", text(&out), "--data", text(&fresh)]);
    assert!(taken, "{said}");
    assert!(
        said.contains("An activity was running"),
        "mid-workshop is said: {said}"
    );
    Ok(())
}

/// How long people wait meanwhile is printed, with `--nocapture`; `cargo xtask bench live` measures it with optimisation.
#[test]
fn the_record_is_taken_while_people_write_and_nothing_is_lost() -> Result<()> {
    let served = Served::start()?;
    let hall = Hall::build(&served.host, &served.operator, 12)?;
    let done = Acknowledged::default();
    let pause = || {
        std::thread::sleep(std::time::Duration::from_millis(10));
        Ok(())
    };
    let without = write_while(&served.host, &hall, CARDS, &done, pause)?;

    // Whoever is cut off meanwhile makes it fail; so does an archive that is no whole one, or lacks what was acknowledged
    // before it was asked for.
    let mut taken = 0;
    let take = || {
        let before = done.so_far();
        let text = take_record(&served.host, &hall, &served.operator)?;
        archive::verify(text.as_bytes())?;
        for mark in &before {
            assert!(text.contains(mark.as_str()), "{mark} is lost");
        }
        taken += 1;
        Ok(())
    };
    let with = write_while(&served.host, &hall, CARDS, &done, take)?;

    assert!(taken > 0);
    assert_eq!((without.count(), with.count()), (12 * CARDS, 12 * CARDS));
    let text = take_record(&served.host, &hall, &served.operator)?;
    let verified = archive::verify(text.as_bytes())?;
    let cards = verified.records.values().filter_map(|body| {
        if let plenum_core::Body::Entry(entry) = body {
            entry.text.as_ref()
        } else {
            None
        }
    });
    let cards: BTreeSet<_> = cards.map(|text| text.original.text.clone()).collect();
    assert_eq!(cards.len(), 2 * 12 * CARDS, "each card is there once");
    println!("without: {without}");
    println!("while the record was taken {taken} times: {with}");
    Ok(())
}

#[test]
fn a_publication_verifies_against_the_original_and_leaks_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let original = folder.path().join("outcome.json");
    std::fs::write(&original, &seoul().json).unwrap();
    let whole: Value = serde_json::from_str(&seoul().json).unwrap();
    let head = whole["head"]["hash"].as_str().unwrap();
    let mut written = BTreeSet::new();
    texts(&whole["commits"], &mut written);
    let mut shown = BTreeSet::new();
    for record in whole["records"].as_array().unwrap() {
        if record["audience"] == "room" {
            texts(record, &mut shown);
        }
    }
    let hidden: Vec<_> = written.difference(&shown).collect();
    assert!(
        hidden.len() > 20,
        "private notes, earlier wordings: {}",
        hidden.len()
    );
    let names: Vec<_> = whole["directory"]
        .as_object()
        .unwrap()
        .values()
        .map(|name| name.as_str().unwrap().to_owned())
        // The owner of an action is not the source of a statement and stays: "Director, SHRDC" owns several.
        .filter(|name| !shown.iter().any(|(_, text)| text == name))
        .collect();
    let mut organisations = BTreeSet::new();
    for record in whole["records"].as_array().unwrap() {
        if record["body"]["is"] == "organisation" {
            organisations.insert(record["body"]["name"]["original"]["text"].as_str().unwrap());
        }
    }
    assert!(
        names.len() > 15 && organisations.len() > 4,
        "{} {}",
        names.len(),
        organisations.len()
    );

    for profile in ["organisation", "chatham", "public"] {
        let out = folder.path().join(format!("{profile}.json"));
        let (wrote, said) = plenum(&[
            "export",
            text(&original),
            "--profile",
            profile,
            "--out",
            text(&out),
        ]);
        assert!(wrote, "{said}");
        let (verified, said) = plenum(&["verify", text(&out)]);
        assert!(verified && said.contains(head), "the same chain: {said}");
        assert!(
            said.contains("rating") && said.contains("private_note"),
            "{said}"
        );

        let published = std::fs::read_to_string(&out).unwrap();
        let mut left = BTreeSet::new();
        texts(&serde_json::from_str(&published).unwrap(), &mut left);
        for (lang, secret) in &hidden {
            assert!(
                !left.contains(&(lang.clone(), secret.clone())),
                "{profile} shows {secret}"
            );
        }
        for name in &names {
            assert!(
                !published.contains(&format!("\"{name}\"")),
                "{profile} names {name}"
            );
        }
        let sources = organisations
            .iter()
            .filter(|name| published.contains(&format!("\"{name}\"")))
            .count();
        match profile {
            "chatham" => assert_eq!(sources, 0),
            _ => assert_eq!(sources, organisations.len(), "{profile}"),
        }
        if profile != "organisation" {
            // Persian, Arabic and Spanish are written by fewer than five people each.
            let rare: Vec<_> = left
                .iter()
                .filter(|(lang, _)| ["fa", "ar", "es"].contains(&lang.as_str()))
                .collect();
            assert_eq!(rare, [] as [&(String, String); 0], "{profile}");
        }
    }
}

#[test]
fn a_publication_that_was_altered_or_hides_more_than_it_says_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let original = folder.path().join("outcome.json");
    std::fs::write(&original, &seoul().json).unwrap();
    let out = folder.path().join("chatham.json");
    let args = ["export", text(&original), "--profile", "chatham", "--out"];
    let (wrote, said) = plenum(&[&args[..], &[text(&out)]].concat());
    assert!(wrote, "{said}");
    let published = std::fs::read_to_string(&out).unwrap();

    for (from, to) in [
        ("MITI: Achievements", "MITI: Failures"),
        ("\"what\":\"rating\"", "\"what\":\"nothing\""),
        ("\"rating\":", "\"ratings\":"),
    ] {
        assert!(published.contains(from), "{from}");
        std::fs::write(&out, published.replacen(from, to, 1)).unwrap();
        let (verified, said) = plenum(&["verify", text(&out)]);
        assert!(!verified, "{from} became {to}: {said}");
    }
    let (taken, said) = {
        std::fs::write(&out, &published).unwrap();
        let data = folder.path().join("data");
        plenum(&["import", text(&out), "--data", text(&data)])
    };
    assert!(!taken && said.contains("publication"), "{said}");
}

/// Within what a socket may send at once.
const CARDS: usize = 12;

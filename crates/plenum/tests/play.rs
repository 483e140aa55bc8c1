//! A small scenario played by the real program: expectations, an outage, taking over at a block, and the outcome.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

/// An opening with two people, one of whom loses the network for a few minutes.
fn scenario() -> Value {
    let next = json!({"noun": "agenda", "do": "next", "expected": "@position", "reason": {"lang": "en", "text": "A rehearsal."}});
    let close = |phase: &str| json!({"noun": "agenda", "do": "close_phase", "phase": phase, "reason": {"lang": "en", "text": "A rehearsal."}});
    json!({
        "format": 1,
        "name": "small",
        "create": {
            "noun": "setup", "do": "create", "title": {"lang": "en", "text": "A small review"}, "template": "metropolis",
            "zone": "Asia/Seoul", "langs": ["en"], "first_day": "2014-03-12", "last_day": "2014-03-12"
        },
        "organisations": [
            {"key": "seo", "name": "Seoul", "side": "host"},
            {"key": "cai", "name": "Cairo", "city": "Cairo", "side": "peers"},
            {"key": "met", "name": "Network office"}
        ],
        "people": [
            {"key": "P01", "name": "President", "organisation": "seo", "role": "host_lead", "langs": ["en"]},
            {"key": "P02", "name": "Head of planning", "organisation": "cai", "role": "peer_lead", "langs": ["en"]},
            {"key": "P03", "name": "Facilitator", "organisation": "met", "role": "facilitator", "langs": ["en"]},
            {"key": "P04", "name": "Convenor", "organisation": "met", "role": "convenor", "langs": ["en"]}
        ],
        "absent": ["P04"],
        "agenda": [
            {"label": "B01", "title": {"lang": "en", "text": "Opening"}, "preset": "opening", "step": "open",
             "start": "2014-03-12T09:00", "minutes": 30, "lead": "P03"},
            {"label": "B02", "title": {"lang": "en", "text": "A break"}, "preset": "break", "step": "between",
             "start": "2014-03-12T09:30", "minutes": 10}
        ],
        "agenda_at": "2014-02-03T10:00",
        "agenda_by": "P03",
        "steps": [
            {"at": "2014-02-04T10:00", "by": "P04", "do": {"noun": "people", "do": "join"}},
            {"at": "2014-02-05T10:00", "by": "P03", "do": close("mandate")},
            {"at": "2014-02-06T10:00", "by": "P03", "do": close("initial")},
            {"at": "2014-02-07T10:00", "by": "P03", "do": close("desk")},
            {"at": "2014-02-08T10:00", "by": "P03", "do": close("merge")},
            {"at": "2014-03-12T08:55", "by": "P02", "do": next, "refused": "not_permitted"},
            {"at": "2014-03-12T09:00", "by": "P03", "do": next},
            {"at": "2014-03-12T09:01", "offline": "P02", "until": "2014-03-12T09:10"},
            {"at": "2014-03-12T09:02", "block": "B01", "by": "P02", "do": {"noun": "people", "do": "join"}},
            {"at": "2014-03-12T09:03", "block": "B01", "by": "P01", "do": {"noun": "people", "do": "join"}},
            {"at": "2014-03-12T09:30", "block": "B01", "by": "P03", "do": next}
        ]
    })
}

fn demo(folder: &Path, scenario: &Value, args: &[&str]) -> Output {
    let file = folder.join("small.json");
    std::fs::write(&file, scenario.to_string()).unwrap();
    let mut demo = Command::new(env!("CARGO_BIN_EXE_plenum"));
    demo.args(["demo", "--headless", "--speed", "max", "--scenario"])
        .arg(file)
        .args(args)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn a_play_leaves_an_outcome_that_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let played = demo(
        folder.path(),
        &scenario(),
        &["--until", "end", "--out", out.to_str().unwrap()],
    );
    assert!(played.status.success(), "{}", said(&played));
    assert!(
        said(&played).contains("1 refused as expected, 1 sent again with the same answer"),
        "{}",
        said(&played)
    );

    let verified = Command::new(env!("CARGO_BIN_EXE_plenum"))
        .arg("verify")
        .arg(out.join("outcome.json"))
        .output()
        .unwrap();
    assert!(verified.status.success(), "{}", said(&verified));
    assert_eq!(said(&verified).lines().count(), 1);

    let page = std::fs::read_to_string(out.join("outcome.html")).unwrap();
    assert!(page.contains("A small review") && page.contains("Head of planning"));
    let archive: Value =
        serde_json::from_str(&std::fs::read_to_string(out.join("outcome.json")).unwrap()).unwrap();
    assert!(
        page.contains(archive["head"]["hash"].as_str().unwrap()),
        "the page names the head of the archive"
    );
}

#[test]
fn what_was_queued_offline_arrives_after_what_others_did_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let played = demo(
        folder.path(),
        &scenario(),
        &["--until", "end", "--out", out.to_str().unwrap()],
    );
    assert!(played.status.success(), "{}", said(&played));

    let archive: Value =
        serde_json::from_str(&std::fs::read_to_string(out.join("outcome.json")).unwrap()).unwrap();
    let joined: Vec<_> = archive["commits"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|commit| commit["events"][0]["open"]["body"]["was"] == "presence_marked")
        .collect();
    let minute = |commit: &Value| (commit["at"].as_i64().unwrap() / 60_000) % 60;
    assert_eq!(joined.len(), 3);
    assert_eq!(
        (minute(joined[1]), minute(joined[2])),
        (3, 10),
        "the queued one counts from when it arrived"
    );
}

#[test]
fn a_play_can_stop_at_a_block() {
    let folder = tempfile::tempdir().unwrap();
    let links = folder.path().join("links.json");
    let played = demo(
        folder.path(),
        &scenario(),
        &["--until", "B01", "--links-json", links.to_str().unwrap()],
    );

    assert!(played.status.success(), "{}", said(&played));
    assert!(
        said(&played).starts_with("played small until B01: "),
        "{}",
        said(&played)
    );
    let links: Value = serde_json::from_str(&std::fs::read_to_string(links).unwrap()).unwrap();
    assert_eq!(links["seats"].as_array().unwrap().len(), 4);
    assert!(
        links["seats"][2]["link"]
            .as_str()
            .unwrap()
            .contains("/c#k=")
    );
    assert!(
        links["projector"]["link"]
            .as_str()
            .unwrap()
            .contains("/s#k=")
    );
}

#[test]
fn a_play_ends_at_the_first_answer_that_is_not_expected() {
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = scenario();
    wrong["steps"][5]["refused"] = "host_silent".into();
    let played = demo(folder.path(), &wrong, &["--until", "end"]);
    assert_eq!(played.status.code(), Some(1));
    assert!(said(&played).contains("steps[5] (step 5, P02): must be refused with host_silent, was refused with not_permitted"), "{}", said(&played));

    wrong["steps"][5].as_object_mut().unwrap().remove("refused");
    let played = demo(folder.path(), &wrong, &["--until", "end"]);
    assert!(
        said(&played).contains("steps[5] (step 5, P02): was refused with not_permitted"),
        "{}",
        said(&played)
    );

    let played = demo(folder.path(), &scenario(), &["--until", "B99"]);
    assert!(
        said(&played).contains("the scenario has no block `B99`; it has B01, B02"),
        "{}",
        said(&played)
    );
}

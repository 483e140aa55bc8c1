//! The check values of the reference workshop: people, agenda, desk work, dates. Read from `outcome.json` and from
//! nothing else.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use plenum_tests::{Outcome, count, seoul};
use serde_json::Value;

const HOUR: i64 = 3_600_000;

/// Instants of the scenario's calendar at UTC+9, in milliseconds.
fn seoul_time(day: i64, hour: i64, minute: i64) -> i64 {
    // 12 March 2014 00:00 in Seoul.
    1_394_550_000_000 + (day - 12) * 24 * HOUR + hour * HOUR + minute * 60_000
}

fn label(block: &Value) -> &str {
    block["label"].as_str().unwrap()
}

fn agenda(outcome: &Outcome) -> Vec<Value> {
    outcome.room("agenda")[0]["blocks"]
        .as_array()
        .unwrap()
        .clone()
}

fn block(outcome: &Outcome, wanted: &str) -> Value {
    agenda(outcome)
        .into_iter()
        .find(|b| label(b) == wanted)
        .unwrap()
}

fn organisation(outcome: &Outcome, id: &Value) -> String {
    let found = outcome
        .room("organisation")
        .into_iter()
        .find(|o| o["id"] == *id)
        .unwrap();
    found["name"]["original"]["text"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn seats_and_roles() {
    let seats = seoul().room("seat");
    let with = |role: &str| count(seats.iter().copied(), |s| s["role"] == role);

    assert_eq!(seats.len(), 25);
    assert_eq!(count(seats.iter().copied(), |s| s["present"] == true), 24);
    for (role, number) in [
        ("convenor", 1),
        ("secretariat", 1),
        ("facilitator", 1),
        ("table_host", 1),
        ("rapporteur", 1),
        ("host_lead", 1),
        ("host_delegate", 4),
        ("peer_lead", 4),
        ("peer_delegate", 4),
        ("stakeholder", 3),
        ("expert", 1),
        ("interpreter", 2),
        ("observer", 1),
    ] {
        assert_eq!(with(role), number, "{role}");
    }
    assert_eq!(
        count(seoul().room("organisation"), |o| o["side"] == "peers"),
        4
    );
}

#[test]
fn two_participants_have_no_covered_language() {
    let outcome = seoul();
    let warnings = outcome.all("warnings")[0];
    let name = |id: &Value| {
        outcome
            .room("seat")
            .into_iter()
            .find(|s| s["id"] == *id)
            .unwrap()["name"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let mut names: Vec<_> = warnings["without_language"]
        .as_array()
        .unwrap()
        .iter()
        .map(name)
        .collect();
    names.sort();

    assert_eq!(
        names,
        [
            "Academic Coordinator, Regional Centre Mexico City",
            "Training Manager of a member city without a centre"
        ]
    );
    // 95 as planned; 100 since the first discussion was extended by ten minutes.
    assert_eq!(warnings["long_stretch"], 100);
}

#[test]
fn blocks_and_minutes_by_day() {
    let blocks = agenda(seoul());
    let days: Vec<Vec<&Value>> = ["2014-03-12", "2014-03-13", "2014-03-14"]
        .iter()
        .map(|day| blocks.iter().filter(|b| b["day"] == *day).collect())
        .collect();

    assert_eq!(blocks.len(), 41);
    assert_eq!(days.iter().map(Vec::len).collect::<Vec<_>>(), [17, 11, 13]);
    let planned = |b: &Value| b["planned"].as_i64().unwrap();
    assert_eq!(planned(days[0][0]), seoul_time(12, 9, 0));
    assert_eq!(planned(days[1][7]), seoul_time(13, 13, 30));
    assert_eq!(planned(days[2][12]), seoul_time(14, 15, 10));
}

#[test]
fn an_extension_of_ten_minutes_eats_slack_and_stops_before_the_ceremony() {
    let outcome = seoul();
    let started = |b: &str| block(outcome, b)["started"].as_i64().unwrap();

    for (name, hour, minute) in [
        ("B20", 10, 40),
        ("B21", 11, 0),
        ("B22", 11, 20),
        ("B23", 11, 25),
        ("B24", 12, 10),
        ("B25", 13, 30),
    ] {
        assert_eq!(started(name), seoul_time(13, hour, minute), "{name}");
    }
    assert_eq!(block(outcome, "B24")["slack"], 5);
    assert_eq!(block(outcome, "B26")["slack"], 15);
    assert_eq!(
        block(outcome, "B28")["ended"].as_i64().unwrap(),
        seoul_time(14, 9, 0),
        "it ends when the next day begins"
    );
}

#[test]
fn the_desk_work() {
    let outcome = seoul();
    let hypotheses = outcome.all("hypothesis");
    let verdict = |v: &str| count(hypotheses.iter().copied(), |h| h["verdict"] == v);
    assert_eq!(
        (
            verdict("confirmed"),
            verdict("partly"),
            verdict("refuted"),
            verdict("open")
        ),
        (4, 2, 0, 2)
    );

    let questions = outcome.all("question");
    assert_eq!(questions.len(), 9);
    assert_eq!(
        count(questions.iter().copied(), |q| q["kind"] == "clarifying"),
        5
    );
    let state = |s: &str| count(questions.iter().copied(), |q| q["state"] == s);
    assert_eq!(
        (
            state("answered_in_writing"),
            state("answered_in_room"),
            state("parked")
        ),
        (3, 5, 1)
    );

    let requests = outcome.all("request");
    let delivery = |d: &str| count(requests.iter().copied(), |r| r["delivery"] == d);
    assert_eq!(
        (
            delivery("delivered"),
            delivery("part"),
            delivery("not_available")
        ),
        (4, 1, 1)
    );

    let invitations = outcome.all("invitation");
    let came = |s: &str| count(invitations.iter().copied(), |i| i["state"] == s);
    assert_eq!(
        (came("attended"), came("unable"), came("declined")),
        (3, 1, 2)
    );
    assert_eq!(
        outcome.all("coverage")[0]["missing"],
        serde_json::json!(["civil_society", "business"])
    );
}

#[test]
fn desk_work_per_organisation() {
    let outcome = seoul();
    let per = |kind: &str| {
        let mut counts = std::collections::BTreeMap::<String, u32>::new();
        for item in outcome.all(kind) {
            let name = organisation(outcome, &item["by"]);
            let short = ["Cairo", "Mashhad", "Mexico City", "Paris"]
                .into_iter()
                .find(|n| name.contains(n))
                .unwrap();
            *counts.entry(short.to_owned()).or_default() += 1;
        }
        counts
            .into_iter()
            .map(|(k, v)| format!("{k} {v}"))
            .collect::<Vec<_>>()
            .join(", ")
    };

    assert_eq!(
        per("hypothesis"),
        "Cairo 2, Mashhad 2, Mexico City 2, Paris 2"
    );
    assert_eq!(
        per("question"),
        "Cairo 2, Mashhad 2, Mexico City 2, Paris 3"
    );
}

#[test]
fn six_presentations() {
    assert_eq!(seoul().all("presentation").len(), 6);
}

#[test]
fn one_guard_was_overridden_in_the_whole_review() {
    let overrides = seoul().room("override");

    assert_eq!(overrides.len(), 1);
    assert_eq!(overrides[0]["unmet"][0]["check"], "draft_complete");
    assert_eq!(
        overrides[0]["unmet"][0]["names"],
        serde_json::json!(["addressee", "horizon"])
    );
    assert_eq!(
        overrides[0]["reason"]["original"]["text"],
        "The peers want to settle fees by vote"
    );
}

#[test]
fn deadlines_are_instants_in_the_zone_of_the_workshop() {
    let outcome = seoul();
    let deadlines = outcome.room("workshop")[0]["deadlines"].as_array().unwrap();
    let at = |phase: &str| {
        deadlines.iter().find(|d| d["phase"] == phase).unwrap()["at"]
            .as_i64()
            .unwrap()
    };

    // 26 February 2014 23:59 in Seoul is 14:59 UTC; 27 March 2015 likewise.
    assert_eq!(at("desk"), 1_393_426_740_000);
    assert_eq!(at("mandate"), 1_389_797_940_000);
    assert_eq!(at("follow12"), 1_427_468_340_000);
}

#[test]
fn the_original_scripts_arrive_unharmed() {
    let html = &seoul().html;
    // Hangul, Arabic inside Latin brackets, Persian with its zero-width non-joiner and digits, French narrow spaces.
    assert!(html.contains("우리의 과제는 국내 교육기관을 국제 교육의 거점으로 바꾸되"));
    assert!(html.contains("تتحدث مذكرات التفاهم عن الصداقة"));
    assert!(html.contains("تعیین می‌کند"));
    assert!(html.contains("dir=\"rtl\""));
}

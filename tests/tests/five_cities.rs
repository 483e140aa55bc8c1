//! Five cities host once and review twice each: one common day, then five reviews with the same people in other roles.
//! Read from the outcomes and from nothing else.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use plenum_core::context::Seed;
use plenum_core::id::{CommandId, WorkshopId};
use plenum_core::{Commit, Event, Head};
use plenum_report::archive;
use plenum_tests::{Outcome, binary, count, five_cities};
use serde_json::{Value, json};

const CITIES: [&str; 5] = ["cairo", "mashhad", "mexico-city", "paris", "seoul"];

fn common_day() -> &'static Outcome {
    &five_cities()["common-day"]
}

/// The English name of an organisation.
fn name(organisation: &Value) -> &str {
    organisation["name"]["original"]["text"].as_str().unwrap()
}

/// The organisations of a side, by name.
fn side<'a>(outcome: &'a Outcome, side: &str) -> BTreeSet<&'a str> {
    let all = outcome.all("organisation").into_iter();
    all.filter(|o| o["side"] == side).map(name).collect()
}

#[test]
fn everything_plays_to_the_end() {
    let played: Vec<_> = five_cities().keys().map(String::as_str).collect();
    assert_eq!(
        played,
        [
            "cairo",
            "common-day",
            "mashhad",
            "mexico-city",
            "paris",
            "seoul"
        ]
    );
    for (city, outcome) in five_cities() {
        assert_eq!(outcome.room("workshop")[0]["phase"], "report", "{city}");
    }
}

#[test]
fn each_city_hosts_once_and_reviews_twice() {
    let mut hosted = BTreeMap::new();
    let mut reviewed = BTreeMap::new();
    for city in CITIES {
        let outcome = &five_cities()[city];
        for host in side(outcome, "host") {
            *hosted.entry(host).or_insert(0) += 1;
        }
        for peer in side(outcome, "peers") {
            *reviewed.entry(peer).or_insert(0) += 1;
        }
    }
    assert_eq!(hosted.len(), 5);
    assert!(hosted.values().all(|n| *n == 1), "{hosted:?}");
    assert_eq!(
        reviewed.keys().collect::<Vec<_>>(),
        hosted.keys().collect::<Vec<_>>()
    );
    assert!(reviewed.values().all(|n| *n == 2), "{reviewed:?}");
}

#[test]
fn the_assignment_is_proven_best_and_the_reviews_follow_it() {
    let outcome = common_day();
    let assignment = outcome.all("assignment")[0];
    let plan = &assignment["plan"];

    assert_eq!(
        (&plan["total"], &plan["bound"]),
        (&70_000.into(), &70_000.into())
    );
    assert_eq!(
        (&plan["weakest"], &plan["weakest_bound"]),
        (&13_000.into(), &13_000.into())
    );
    assert_eq!(plan["mutual_pairs"], 0);

    let organisations: BTreeMap<_, _> = outcome
        .all("organisation")
        .into_iter()
        .map(|o| (o["id"].as_str().unwrap(), name(o)))
        .collect();
    let called = |id: &Value| organisations[id.as_str().unwrap()];
    for submission in outcome.all("submission") {
        let owner = called(&submission["submission"]["organisation"]);
        let reviewers: BTreeSet<_> = submission["reviews"]
            .as_array()
            .unwrap()
            .iter()
            .map(|review| called(&review["unit"]))
            .collect();
        let review = five_cities()
            .values()
            .find(|o| side(o, "host").contains(owner))
            .unwrap();
        assert_eq!(side(review, "peers"), reviewers, "{owner}");
    }
}

#[test]
fn three_rounds_of_tables_and_nobody_meets_twice() {
    let outcome = common_day();
    let adopted = outcome
        .events()
        .find(|e| e["noun"] == "tables" && e["was"] == "adopted")
        .unwrap();
    let rounds = adopted["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), 3);

    let mut met = BTreeSet::new();
    for table in rounds.iter().flat_map(|r| r["tables"].as_array().unwrap()) {
        let seats: Vec<_> = table["seats"]
            .as_array()
            .unwrap()
            .iter()
            .map(Value::to_string)
            .collect();
        for (n, one) in seats.iter().enumerate() {
            for other in &seats[n + 1..] {
                let pair = (one.min(other).clone(), one.max(other).clone());
                assert!(met.insert(pair), "{one} and {other} meet twice");
            }
        }
    }
    assert_eq!(met.len(), 45, "three rounds of five tables of three");
    assert_eq!(outcome.room("tables")[0]["round"], 3);
}

#[test]
fn s19_the_same_people_have_other_roles_and_nothing_leaks_between_the_reviews() {
    let mut roles: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for city in CITIES {
        for seat in five_cities()[city].all("seat") {
            let of_person = roles.entry(seat["name"].as_str().unwrap()).or_default();
            of_person.insert(seat["role"].as_str().unwrap());
        }
    }
    let lead = BTreeSet::from(["host_lead", "peer_lead"]);
    let swapped = roles.values().filter(|roles| **roles == lead).count();
    assert_eq!(
        swapped, 5,
        "each city's head of programme hosts and reviews"
    );

    for city in CITIES {
        let own = &five_cities()[city];
        let kept = [
            "entry",
            "recommendation",
            "scoring",
            "conclusion",
            "response",
            "seat",
        ];
        let secrets: Vec<_> = kept
            .iter()
            .flat_map(|kind| own.all(kind))
            .filter_map(|record| record["id"].as_str())
            .collect();
        assert!(secrets.len() > 20, "{city}");
        for (other, outcome) in five_cities().iter().filter(|(other, _)| *other != city) {
            let leaked = secrets
                .iter()
                .find(|id| outcome.json.contains(**id) || outcome.html.contains(**id));
            assert_eq!(leaked, None, "of {city} in {other}");
        }
    }
}

#[test]
fn each_review_is_scored_in_two_rounds_without_the_host() {
    for city in CITIES {
        let outcome = &five_cities()[city];
        let rounds = outcome.room("scores");
        assert_eq!(rounds.len(), 2, "{city}");
        for cell in rounds.iter().flat_map(|r| r["cells"].as_array().unwrap()) {
            assert_eq!(cell["answered"], 6, "{city}: two cities of three people");
        }
        let hosts = outcome.all("seat");
        assert_eq!(
            count(hosts, |s| s["role"] == "host_lead"
                || s["role"] == "host_delegate"),
            3,
            "{city}"
        );
    }
}

/// The archive of the same review as if it had been held a year before: another workshop, another chain.
fn a_year_earlier(outcome: &Outcome) -> String {
    let whole = archive::verify(outcome.json.as_bytes()).unwrap();
    let mut head = Head::empty(WorkshopId(uuid::Uuid::from_u128(7)));
    let command = json!({ "noun": "agenda", "do": "next", "expected": 0 });
    let command = serde_json::from_value(command).unwrap();
    let mut commits = Vec::new();
    for commit in &whole.commits {
        let events = serde_json::to_string(&commit.events().unwrap()).unwrap();
        let events: Vec<Event> =
            serde_json::from_str(&events.replace("\"2027-", "\"2026-")).unwrap();
        let id = CommandId(uuid::Uuid::from_u128(commit.seq.into()));
        let seed = Seed([1; 32]);
        let sealed = Commit::seal(
            &head,
            commit.at,
            commit.actor.clone(),
            (id, &command),
            &events,
            seed,
        );
        head.advance(&sealed);
        commits.push(sealed);
    }
    archive::write(head.workshop, &commits, &whole.names).unwrap()
}

#[test]
fn a_report_stands_beside_the_same_review_a_year_earlier() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (now, then, other) = (path("now.json"), path("then.json"), path("other.json"));
    std::fs::write(&now, &five_cities()["cairo"].json).unwrap();
    let earlier = a_year_earlier(&five_cities()["cairo"]);
    std::fs::write(&then, &earlier).unwrap();
    std::fs::write(&other, &five_cities()["mashhad"].json).unwrap();
    let out = path("report");
    let report = |of: &Path, earlier: &Path, more: &[&str]| {
        let mut plenum = Command::new(binary());
        plenum.arg("report").arg(of).arg("--earlier").arg(earlier);
        let output = plenum.args(more).arg("--out").arg(&out).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), said)
    };

    let (wrote, said) = report(&now, &then, &["--format", "md"]);
    assert!(wrote, "{said}");
    let page = std::fs::read_to_string(&out).unwrap();
    assert!(page.contains("Since the earlier workshop"));
    assert!(page.contains("5 criteria are the same on the same scale and are compared."));
    for format in ["xlsx", "ods", "docx", "csv", "html"] {
        let (wrote, said) = report(&now, &then, &["--kind", "tracker", "--format", format]);
        assert!(wrote, "{format}: {said}");
    }
    let (wrote, said) = report(&now, &then, &["--format", "json", "--profile", "chatham"]);
    assert!(wrote, "{said}");
    let data: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    let sections = data["sections"].as_array().unwrap();
    assert!(
        sections
            .iter()
            .any(|section| section["anchor"] == "earlier")
    );

    let altered = path("altered.json");
    std::fs::write(&altered, earlier.replacen("Cairo", "Kairo", 1)).unwrap();
    for (of, earlier, more, why) in [
        (&now, &other, &[][..], "its host is Mashhad"),
        (&then, &now, &[], "it is not earlier"),
        (&now, &now, &[], "it is the same workshop"),
        (&now, &altered, &[], "is damaged"),
        (
            &now,
            &then,
            &["--kind", "raw"],
            "in the full report and in the tracker",
        ),
    ] {
        let (wrote, said) = report(of, earlier, more);
        assert!(!wrote && said.contains(why), "{why}: {said}");
    }
}

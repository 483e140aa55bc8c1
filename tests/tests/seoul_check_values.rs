//! The check values of the reference workshop, read from `outcome.json` and from nothing else.

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

fn quarters(value: &Value) -> f64 {
    f64::from(u32::try_from(value.as_u64().unwrap()).unwrap()) / 4.0
}

fn results(outcome: &Outcome) -> Vec<(String, Value)> {
    let recommendations = outcome.all("recommendation");
    let mut rows: Vec<_> = outcome
        .all("result")
        .into_iter()
        .map(|result| {
            let rec = recommendations
                .iter()
                .find(|r| r["id"] == result["recommendation"])
                .unwrap();
            (rec["number"].as_str().unwrap().to_owned(), result.clone())
        })
        .collect();
    rows.sort_by_key(|(number, _)| number[1..].parse::<u32>().unwrap());
    rows
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
fn entries_cards_and_clusters() {
    let outcome = seoul();
    let blocks = agenda(outcome);
    let id = |name: &str| blocks.iter().find(|b| label(b) == name).unwrap()["block"].clone();
    let sealed: Vec<_> = outcome
        .all("entry")
        .into_iter()
        .filter(|e| e["block"] == id("B16") || e["block"] == id("B21"))
        .collect();
    let numbered: Vec<_> = sealed
        .iter()
        .filter(|e| e["number"].is_string() && e["merged_into"].is_null())
        .collect();
    let peers: Vec<_> = numbered.iter().filter(|e| e["number"] != "ID1").collect();

    assert_eq!(sealed.len(), 33, "all cards with ID1");
    assert_eq!(peers.len(), 18);
    assert_eq!(
        peers
            .iter()
            .map(|e| e["cards"].as_u64().unwrap())
            .sum::<u64>(),
        32
    );
    assert_eq!(
        count(sealed.iter().copied(), |e| e["block"] == id("B16")),
        3
    );
    for (number, cards) in [
        ("ST1", 3),
        ("ST5", 2),
        ("CH1", 4),
        ("CH2", 3),
        ("CH3", 4),
        ("CH4", 3),
        ("CH6", 2),
        ("CH10", 1),
        ("WO2", 1),
    ] {
        assert_eq!(
            outcome.numbered("entry", number)["cards"],
            cards,
            "{number}"
        );
    }

    let clusters: Vec<_> = (1..=7)
        .map(|n| outcome.numbered("cluster", &format!("K{n}")))
        .collect();
    let sizes: Vec<_> = clusters
        .iter()
        .map(|c| c["entries"].as_array().unwrap().len())
        .collect();
    assert_eq!(sizes, [2, 2, 1, 3, 4, 3, 3]);
    let impressions: Vec<_> = clusters
        .iter()
        .filter(|c| c["evidence"] == "impression")
        .map(|c| &c["number"])
        .collect();
    assert_eq!(impressions, ["K7"]);
}

#[test]
fn nobody_can_tell_who_wrote_what() {
    let outcome = seoul();
    let mut protected = 0;
    for event in outcome
        .events()
        .filter(|e| e["noun"] == "entries" && e["was"] == "written")
    {
        if event["level"] == "group" || event["level"] == "sealed" {
            protected += 1;
            assert!(
                event["author"]["hidden"].is_object(),
                "an author stands in the log: {event}"
            );
        }
    }
    assert_eq!(protected, 33, "all cards of the silent writing");
    for entry in outcome
        .all("entry")
        .into_iter()
        .filter(|e| e["attribution"] == "group" || e["attribution"] == "sealed")
    {
        assert!(
            entry["author"]["seat"].is_null() && entry["author"]["organisation"].is_null(),
            "{entry}"
        );
    }
}

#[test]
fn importance_feasibility_and_spread() {
    let rows = results(seoul());
    let numbers: Vec<_> = rows.iter().map(|(n, _)| n.as_str()).collect();
    assert_eq!(
        numbers,
        [
            "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11"
        ]
    );

    let expected = [
        (9.0, 8, 9, 8.0, 69, 64),
        (8.0, 7, 9, 7.0, 64, 56),
        (8.0, 6, 9, 9.0, 62, 70),
        (9.0, 7, 9, 6.0, 68, 46),
        (8.0, 6, 9, 8.0, 63, 64),
        (7.0, 3, 9, 5.0, 53, 38),
        (6.0, 3, 8, 6.0, 46, 48),
        (8.0, 5, 9, 3.0, 60, 23),
        (7.0, 5, 8, 7.0, 55, 56),
        (7.0, 4, 9, 6.0, 54, 46),
        (3.0, 1, 7, 4.0, 28, 34),
    ];
    for ((number, result), (median, lowest, highest, feasible, importance_sum, feasibility_sum)) in
        rows.iter().zip(expected)
    {
        let (importance, feasibility) = (&result["importance"], &result["feasibility"]);
        assert_eq!(importance["n"], 8, "{number}");
        assert!(
            (quarters(&importance["median"]) - median).abs() < f64::EPSILON,
            "{number}"
        );
        assert_eq!(
            (
                importance["lowest"].as_u64(),
                importance["highest"].as_u64()
            ),
            (Some(lowest), Some(highest)),
            "{number}"
        );
        assert!(
            (quarters(&feasibility["median"]) - feasible).abs() < f64::EPSILON,
            "{number}"
        );
        assert_eq!(
            (importance["sum"].as_u64(), feasibility["sum"].as_u64()),
            (Some(importance_sum), Some(feasibility_sum)),
            "{number}"
        );
    }
    let quartiles = |n: &str| {
        let result = &rows.iter().find(|(number, _)| number == n).unwrap().1["importance"];
        (quarters(&result["q1"]), quarters(&result["q3"]))
    };
    assert_eq!(quartiles("R6"), (5.5, 8.25));
    assert_eq!(quartiles("R10"), (5.75, 8.0));

    let mut by_spread: Vec<_> = rows.iter().collect();
    by_spread.sort_by_key(|(_, result)| result["spread_place"].as_u64());
    let order: Vec<_> = by_spread.iter().map(|(n, _)| n.as_str()).collect();
    assert_eq!(
        order,
        [
            "R6", "R11", "R10", "R7", "R8", "R3", "R4", "R1", "R5", "R9", "R2"
        ]
    );

    let total: u64 = rows
        .iter()
        .flat_map(|(_, r)| [&r["importance"]["sum"], &r["feasibility"]["sum"]])
        .filter_map(Value::as_u64)
        .sum();
    assert_eq!(total, 1167);
}

#[test]
fn the_first_round_is_kept() {
    let rows = results(seoul());
    let first = |n: &str| {
        let result = &rows.iter().find(|(number, _)| number == n).unwrap().1;
        let importance = &result["earlier"][0]["importance"];
        (
            quarters(&importance["median"]),
            quarters(&importance["q1"]),
            quarters(&importance["q3"]),
        )
    };

    assert_eq!(first("R6"), (7.5, 4.5, 9.0));
    assert_eq!(first("R7"), (5.5, 3.75, 6.75));
    assert_eq!(first("R11"), (3.5, 1.75, 5.75));
    assert_eq!(
        count(rows.iter().map(|(_, r)| r), |r| r["earlier"]
            .as_array()
            .is_some_and(|e| !e.is_empty())),
        3
    );
}

#[test]
fn the_order_by_spread_after_the_first_round() {
    let rows = results(seoul());
    let mut first: Vec<(u64, u64, u32, &str)> = rows
        .iter()
        .map(|(number, result)| {
            let importance = result["earlier"]
                .as_array()
                .and_then(|e| e.first())
                .map_or(&result["importance"], |e| &e["importance"]);
            let range =
                importance["highest"].as_u64().unwrap() - importance["lowest"].as_u64().unwrap();
            (
                importance["spread"].as_u64().unwrap(),
                range,
                number[1..].parse().unwrap(),
                number.as_str(),
            )
        })
        .collect();
    first.sort_by_key(|(spread, range, number, _)| {
        (
            std::cmp::Reverse(*spread),
            std::cmp::Reverse(*range),
            *number,
        )
    });
    let order: Vec<_> = first.iter().map(|row| row.3).collect();

    assert_eq!(
        order,
        [
            "R6", "R11", "R7", "R10", "R8", "R3", "R4", "R1", "R5", "R9", "R2"
        ]
    );
}

#[test]
fn counted_and_superseded_pairs() {
    let weighing = seoul().all("weighing")[0];

    assert_eq!(
        (
            weighing["counted"].as_u64(),
            weighing["superseded_by_round"].as_u64(),
            weighing["superseded_by_change"].as_u64()
        ),
        (Some(88), Some(24), Some(6))
    );
}

#[test]
fn what_was_carried() {
    let outcome = seoul();
    let state = |s: &str| count(outcome.all("recommendation"), |r| r["state"] == s);
    assert_eq!(outcome.all("recommendation").len(), 12);
    assert_eq!(
        (state("handed_over"), state("not_carried"), state("merged")),
        (10, 1, 1)
    );
    assert_eq!(
        outcome.numbered("recommendation", "R11")["state"],
        "not_carried"
    );
    assert_eq!(outcome.numbered("recommendation", "R12")["state"], "merged");

    let number = |id: &Value| {
        outcome
            .all("recommendation")
            .into_iter()
            .find(|r| r["id"] == *id)
            .unwrap()["number"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let handover = outcome.room("handover")[0];
    let list = |field: &str| {
        handover[field]
            .as_array()
            .unwrap()
            .iter()
            .map(number)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        list("carried"),
        ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10"]
    );
    assert_eq!(
        list("tracker"),
        ["R1", "R4", "R3", "R5", "R2", "R8", "R9", "R10", "R6", "R7"]
    );
    assert_eq!(list("strong"), ["R1", "R2", "R3", "R5", "R9"]);
}

#[test]
fn endorsements_and_objections() {
    let outcome = seoul();
    let endorsements = outcome.room("endorsement");
    let sum = |field: &str| {
        endorsements
            .iter()
            .map(|e| e[field].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(
        (sum("support"), sum("can_live_with"), sum("object")),
        (34, 7, 3)
    );

    let of = |n: &str| {
        let id = &outcome.numbered("recommendation", n)["id"];
        let found = endorsements
            .iter()
            .find(|e| e["recommendation"] == *id)
            .unwrap();
        (
            found["support"].as_u64().unwrap(),
            found["can_live_with"].as_u64().unwrap(),
            found["carried"].as_bool().unwrap(),
        )
    };
    assert_eq!(of("R6"), (2, 1, true));
    assert_eq!(of("R7"), (2, 2, true));
    assert_eq!(of("R11"), (1, 1, false));

    // The objection stands in the record in both languages.
    assert!(
        outcome
            .html
            .contains("الحاقیه نخست باید در شهرداری مشهد تصویب شود")
    );
    assert!(
        outcome
            .html
            .contains("The annex must first be approved by the Municipality of Mashhad")
    );
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
fn the_hosts_answer() {
    let outcome = seoul();
    let responses = outcome.room("response");
    let stance = |s: &str| count(responses.iter().copied(), |r| r["stance"] == s);
    assert_eq!(
        (
            stance("welcome"),
            stance("needs_study"),
            stance("difficult")
        ),
        (6, 2, 2)
    );

    let decision = |d: &str| count(responses.iter().copied(), |r| r["decision"] == d);
    assert_eq!(
        (
            decision("accepted"),
            decision("partly"),
            decision("not_accepted"),
            decision("needs_other_authority")
        ),
        (6, 2, 1, 1)
    );
}

#[test]
fn actions_at_both_checks() {
    let outcome = seoul();
    let actions = outcome.room("action");
    assert_eq!(actions.len(), 11);
    let number = |id: &Value| {
        actions.iter().find(|a| a["id"] == *id).unwrap()["number"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let check = |phase: &str| {
        let check = outcome
            .room("check")
            .into_iter()
            .find(|c| c["phase"] == phase)
            .unwrap();
        let lines = check["actions"].as_array().unwrap();
        let shown = |s: &str| lines.iter().filter(|l| l["shown"] == s).count();
        let late: Vec<_> = lines
            .iter()
            .filter(|l| l["shown"] == "late")
            .map(|l| number(&l["action"]))
            .collect();
        (
            [
                shown("done"),
                shown("on_track"),
                shown("late"),
                shown("planned"),
            ],
            late,
        )
    };

    assert_eq!(
        check("follow6"),
        ([2, 1, 2, 6], vec!["A3".to_owned(), "A5".to_owned()])
    );
    assert_eq!(
        check("follow12"),
        (
            [6, 1, 3, 1],
            vec!["A5".to_owned(), "A7".to_owned(), "A10".to_owned()]
        )
    );
}

#[test]
fn key_conclusions() {
    let outcome = seoul();
    let conclusions = outcome.room("conclusion");

    assert_eq!(
        count(conclusions.iter().copied(), |c| c["state"] == "agreed"),
        6
    );
    assert_eq!(
        outcome.numbered("conclusion", "KC6")["state"],
        "dissent_noted"
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

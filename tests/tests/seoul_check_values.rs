//! The check values of the reference workshop: entries, ratings, endorsements, responses, actions. Read from
//! `outcome.json` and from nothing else.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use plenum_tests::{Outcome, count, seoul};
use serde_json::Value;

fn label(block: &Value) -> &str {
    block["label"].as_str().unwrap()
}

fn agenda(outcome: &Outcome) -> Vec<Value> {
    outcome.room("agenda")[0]["blocks"]
        .as_array()
        .unwrap()
        .clone()
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

//! The optional scores of the institute and the two tables of the reference workshop, read from its outcome alone.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use plenum_tests::seoul;
use serde_json::Value;

/// The cells of a round, widest first.
fn cells(round: u64) -> Vec<Value> {
    let scores = seoul().room("scores");
    let of_round = scores.into_iter().find(|s| s["n"] == round).unwrap();
    of_round["cells"].as_array().unwrap().clone()
}

/// Criterion, median, quartiles, lowest and highest of a cell; the first three in quarters.
fn row(cell: &Value) -> (&str, [u64; 5]) {
    let of = |figure: &str| cell["summary"][figure].as_u64().unwrap();
    (
        cell["criterion"].as_str().unwrap(),
        ["median", "q1", "q3", "lowest", "highest"].map(of),
    )
}

#[test]
fn check_value_42_the_widest_spread_is_that_of_lasting_finance() {
    let cells = cells(1);

    assert_eq!(cells[0]["criterion"], "S8");
    assert_eq!(cells[0]["summary"]["spread"], 16, "4, in quarters");
    assert_eq!(
        cells[0]["explanation"]["says"], "apart",
        "three low, five high: said in words"
    );
}

#[test]
fn the_scores_of_the_institute_widest_first() {
    let cells = cells(1);
    let expected: [(&str, [u64; 5]); 8] = [
        ("S8", [20, 12, 28, 2, 8]),
        ("S5", [16, 12, 20, 2, 7]),
        ("S3", [20, 16, 24, 3, 7]),
        ("S4", [16, 12, 20, 2, 6]),
        ("S6", [12, 8, 16, 1, 5]),
        ("S7", [24, 20, 28, 4, 8]),
        ("S1", [32, 28, 32, 6, 9]),
        ("S2", [32, 32, 36, 7, 9]),
    ];

    assert_eq!(cells.iter().map(row).collect::<Vec<_>>(), expected);
    assert!(cells.iter().all(|cell| cell["summary"]["n"] == 8));
}

#[test]
fn the_second_round_asks_the_widest_three_again_and_keeps_what_was() {
    let (first, second) = (cells(1), cells(2));
    let again: Vec<_> = second.iter().map(|c| c["criterion"].clone()).collect();

    assert_eq!(again, ["S8", "S5", "S3"]);
    for (before, now) in first.iter().zip(&second) {
        assert_eq!(now["before"], before["summary"]);
    }
    let spread = |cells: &[Value]| cells[0]["summary"]["spread"].as_u64().unwrap();
    assert!(
        spread(&second) < spread(&first),
        "the talk brought them closer"
    );

    let scores = seoul().room("scores");
    let reasons: Vec<_> = scores
        .iter()
        .flat_map(|s| s["subjects"].as_array().unwrap())
        .filter_map(|s| s["changes"].as_array())
        .flatten()
        .collect();
    assert_eq!(reasons.len(), 6, "six of eight gave a reason");
    assert!(reasons.iter().all(|r| r["original"]["text"].is_string()));
}

#[test]
fn no_figure_and_no_line_of_the_log_names_who_scored() {
    let outcome = seoul();
    let seats: Vec<_> = outcome
        .all("seat")
        .iter()
        .map(|s| s["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(seats.len(), 25);
    for shown in outcome.room("scores") {
        let shown = shown.to_string();
        assert!(
            !seats.iter().any(|seat| shown.contains(seat)),
            "a seat stands in the scores"
        );
    }
    let sheets: Vec<_> = outcome
        .events()
        .filter(|e| e["noun"] == "rubric" && e["was"] == "saved")
        .collect();
    assert_eq!(
        sheets.len(),
        17,
        "nine of the first round, eight of the second"
    );
    for sheet in sheets {
        assert!(sheet["author"]["hidden"].is_object(), "{sheet}");
    }
}

#[test]
fn w9_rotates_over_two_hosted_tables_as_well_as_can_be() {
    let outcome = seoul();
    let tables = outcome.room("tables")[0];

    assert_eq!(
        (&tables["rounds"], &tables["seating"]),
        (&2.into(), &"rotation".into())
    );
    assert_eq!(tables["repeats"], tables["repeats_bound"], "proven best");
    assert_eq!(tables["state"], "closed");

    let adopted = outcome
        .events()
        .find(|e| e["noun"] == "tables" && e["was"] == "adopted")
        .unwrap();
    let rounds = adopted["rounds"].as_array().unwrap();
    let seats = |round: &Value| {
        let tables = round["tables"].as_array().unwrap().iter();
        tables
            .map(|t| t["seats"].as_array().unwrap().clone())
            .collect::<Vec<_>>()
    };
    for round in rounds {
        let sizes: Vec<_> = seats(round).iter().map(Vec::len).collect();
        assert_eq!(sizes, [5, 5]);
    }
    for (place, table) in tables["tables"].as_array().unwrap().iter().enumerate() {
        for round in rounds {
            assert!(
                seats(round)[place].contains(&table["host"]),
                "the host of a table stays"
            );
        }
    }
    let moved = seats(&rounds[0])[0]
        .iter()
        .filter(|seat| !seats(&rounds[1])[0].contains(seat))
        .count();
    assert!(moved > 0, "the others rotate");
    assert_eq!(
        outcome.room("table_note").len(),
        3,
        "the notes came back to the room"
    );
}

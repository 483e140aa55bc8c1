//! The scores of the institute of Seoul, 2014: the table of section 10 and check value 42.

use super::{RubricCommand, RubricTemplate, close, open_of, rubric, scores, step, submit};
use crate::id::ScoringId;
use crate::rubric::Explanation;
use crate::testing::{FACILITATOR, HOST_LEAD, OBSERVER, PEER, RAPPORTEUR, Room};
use crate::visibility::Body;
use plenum_judge::scoring::Quarters;
use plenum_judge::scoring::exact::Fraction;

/// Criterion, P06 to P13, median, Q1, Q3, lowest, highest.
type Line = (&'static str, [u32; 8], [u32; 3], [u32; 2]);

const TABLE: [Line; 8] = [
    ("S1", [8, 8, 7, 6, 8, 7, 9, 8], [8, 7, 8], [6, 9]),
    ("S2", [9, 8, 9, 8, 8, 8, 7, 9], [8, 8, 9], [7, 9]),
    ("S3", [3, 4, 5, 6, 4, 5, 6, 7], [5, 4, 6], [3, 7]),
    ("S4", [4, 5, 3, 5, 4, 6, 2, 3], [4, 3, 5], [2, 6]),
    ("S5", [4, 3, 2, 3, 5, 4, 7, 5], [4, 3, 5], [2, 7]),
    ("S6", [3, 4, 4, 5, 2, 1, 3, 2], [3, 2, 4], [1, 5]),
    ("S7", [5, 6, 8, 7, 6, 7, 5, 4], [6, 5, 7], [4, 8]),
    ("S8", [2, 3, 7, 5, 5, 3, 8, 7], [5, 3, 7], [2, 8]),
];

fn seoul() -> (Room, ScoringId) {
    let mut room = Room::in_days();
    let institute = super::use_template(&mut room, RubricTemplate::Institute);
    let scoring = ScoringId(room.make(FACILITATOR, rubric(open_of(institute))));
    for (person, seat) in PEER.into_iter().enumerate() {
        let answers = TABLE.iter().map(|line| step(line.0, line.1[person]));
        room.run(seat, submit(scoring, 0, answers.collect()))
            .unwrap();
    }
    close(&mut room, scoring, false).unwrap();
    (room, scoring)
}

#[test]
fn check_value_42_the_widest_spread_is_s8_with_4() {
    let (room, scoring) = seoul();

    let body = scores(&room, PEER[0], scoring).unwrap();

    let order: Vec<_> = body.cells.iter().map(|c| c.criterion.as_str()).collect();
    assert_eq!(order, ["S8", "S5", "S3", "S4", "S6", "S7", "S1", "S2"]);
    let widest = body.cells[0].summary.as_ref().unwrap();
    assert_eq!(widest.spread, Quarters(16));
    assert_eq!(body.cells[0].spread_place, Some(1));
    assert_eq!(
        body.cells[0].explanation,
        Explanation::Apart {
            n: 8,
            below: 3,
            above: 5,
            without: 0
        },
        "two, three, three; nobody on four; five, five, seven, seven, eight"
    );
}

#[test]
fn every_median_quartile_and_range_is_that_of_the_table() {
    let (room, scoring) = seoul();
    let body = scores(&room, FACILITATOR, scoring).unwrap();

    for (criterion, values, [median, q1, q3], [lowest, highest]) in TABLE {
        let cell = body
            .cells
            .iter()
            .find(|c| c.criterion == criterion)
            .unwrap();
        let summary = cell.summary.as_ref().unwrap();
        assert_eq!(
            (summary.median, summary.q1, summary.q3),
            (Quarters(4 * median), Quarters(4 * q1), Quarters(4 * q3)),
            "{criterion}"
        );
        assert_eq!((summary.lowest, summary.highest), (lowest, highest));
        assert_eq!((summary.n, cell.answered, cell.missing), (8, 8, 0));
        let counted: Vec<u32> = (1..=9)
            .map(|step| {
                values
                    .iter()
                    .filter(|v| **v == step)
                    .count()
                    .try_into()
                    .unwrap()
            })
            .collect();
        assert_eq!(summary.histogram, counted, "{criterion}");
        assert_eq!(cell.steps, (1..=9).collect::<Vec<_>>());
    }
}

#[test]
fn the_score_is_the_mean_of_all_values_where_nothing_is_left_out() {
    let (room, scoring) = seoul();
    let body = scores(&room, PEER[0], scoring).unwrap();

    let all: u32 = TABLE.iter().flat_map(|line| line.1).sum();
    let score = body.subjects[0].score.as_ref().unwrap();

    assert_eq!(score.mean, Fraction::new(i128::from(all), 64).unwrap());
    assert_eq!((score.n, score.gaps), (8, 0));
    assert_eq!(score.unit, crate::rubric::ScoreUnit::Scale(1, 9));
}

#[test]
fn the_peers_see_the_totals_and_the_host_does_not_until_they_are_shown() {
    let (mut room, scoring) = seoul();
    for seat in [PEER[0], PEER[7], FACILITATOR, RAPPORTEUR] {
        assert!(scores(&room, seat, scoring).is_some(), "{seat:?}");
    }
    for seat in [HOST_LEAD, OBSERVER] {
        assert_eq!(scores(&room, seat, scoring), None);
        assert_eq!(room.sees(seat, &format!("scoring/{scoring}")), None);
    }

    room.run(FACILITATOR, rubric(RubricCommand::Show { scoring }))
        .unwrap();

    assert!(scores(&room, HOST_LEAD, scoring).is_some());
    assert!(matches!(
        room.sees(OBSERVER, &format!("scoring/{scoring}")),
        Some(Body::Scoring(_))
    ));
}

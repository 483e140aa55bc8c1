//! What must be found, and what must be left alone.

use super::*;
use crate::scoring::calibrate::{Model, calibrate};
use crate::scoring::random::Xoshiro;
use crate::scoring::ratings::Rating;

/// Reviewer `r` of 12 rates 6 of 12 submissions; quality, leniency and noise from a fixed seed.
fn room() -> Vec<Rating> {
    let mut generator = Xoshiro::new(21);
    let quality: Vec<f64> = (0..12).map(|_| generator.normal()).collect();
    let leniency: Vec<f64> = (0..12).map(|_| 0.7 * generator.normal()).collect();
    let mut list = vec![];
    for submission in 0..12_u32 {
        for shift in [0, 1, 3, 7, 8, 10] {
            let reviewer = (submission + shift) % 12;
            let y =
                5.0 + quality[at(submission)] + leniency[at(reviewer)] + 0.5 * generator.normal();
            list.push(Rating {
                submission,
                reviewer,
                value: Micro::from_f64(y).unwrap().0 / 1_000,
                weight: 1,
            });
        }
    }
    list
}

fn fit(list: Vec<Rating>) -> (Ratings, Calibrated) {
    let ratings = Ratings::new(12, 12, list).unwrap();
    let model = Model {
        sweeps: 0,
        ..Model::default()
    };
    let calibrated = calibrate(&ratings, &model, 1).unwrap();
    (ratings, calibrated)
}

#[test]
fn a_review_far_from_all_others_is_found() {
    let mut list = room();
    let (ratings, calibrated) = fit(list.clone());
    let quiet = flags(&ratings, &calibrated, Circumstances::default());
    assert!(
        !quiet
            .iter()
            .any(|flag| matches!(flag, Flag::FarReview { .. })),
        "{quiet:?}"
    );

    list[10].value += 4_000;
    let (ratings, calibrated) = fit(list.clone());
    let far: Vec<_> = flags(&ratings, &calibrated, Circumstances::default())
        .into_iter()
        .filter(|flag| matches!(flag, Flag::FarReview { .. }))
        .collect();
    let [
        Flag::FarReview {
            submission,
            reviewer,
            z,
            ..
        },
    ] = far[..]
    else {
        panic!("{far:?}");
    };
    let moved = list[10];
    assert_eq!((submission, reviewer), (moved.submission, moved.reviewer));
    assert!(z > Micro(3_000_000));
}

#[test]
fn the_closed_form_is_what_leaving_out_gives() {
    let list = room();
    let (ratings, calibrated) = fit(list);
    let distances = Distances::new(&ratings, &calibrated).unwrap();
    let ratio = |a: Micro| {
        let ratio = a.to_f64() / calibrated.sd.residual.to_f64();
        ratio * ratio
    };
    let ratios = Ratios {
        submission: ratio(calibrated.sd.submission),
        reviewer: ratio(calibrated.sd.reviewer),
    };
    for place in 0..ratings.len() {
        let mut others = ratings.all().to_vec();
        let out = others.remove(place);
        let layout = Layout::new(&Ratings::new(12, 12, others).unwrap(), false).unwrap();
        let solution = Mixed::new(&layout, ratios).unwrap().solve();
        let predicted = solution.mean
            + solution.submission[at(out.submission)]
            + solution.reviewer[at(out.reviewer)];
        let value = crate::scoring::calibrate::layout::value(out.value);
        let left_out = value - layout.centre - layout.scale * predicted;
        assert!((left_out - distances.left_out[place]).abs() < 1e-9);
    }
}

#[test]
fn one_mark_for_everything_is_found() {
    let mut list = room();
    for rating in list.iter_mut().filter(|r| r.reviewer == 4) {
        rating.value = 5_000;
    }
    let (ratings, calibrated) = fit(list);
    let found = flags(&ratings, &calibrated, Circumstances::default());

    let n = count(ratings.by_reviewer(4).len());
    assert!(found.contains(&Flag::Uniform { reviewer: 4, n }));
    assert_eq!(
        found
            .iter()
            .filter(|f| matches!(f, Flag::Uniform { .. }))
            .count(),
        1
    );
}

#[test]
fn camps_need_a_gap_and_two_people_each() {
    let list = |values: [i64; 4]| {
        let rows = values.into_iter().zip(0..).map(|(value, reviewer)| Rating {
            submission: 0,
            reviewer,
            value: 1_000 * value,
            weight: 1,
        });
        Ratings::new(1, 4, rows.collect()).unwrap()
    };
    let found = |values| {
        let mut flags = vec![];
        camps(&list(values), 1_000, &mut flags);
        flags
    };

    assert_eq!(
        found([5, 2, 1, 4]),
        [Flag::Camps {
            submission: 0,
            lower: (2, 2_000),
            upper: (2, 4_000)
        }]
    );
    assert_eq!(found([1, 2, 3, 4]), []);
    assert_eq!(found([1, 5, 5, 6]), []);
}

#[test]
fn spread_and_silence_are_asked_about() {
    let mut list = room();
    for (turn, rating) in (0_i64..).zip(list.iter_mut().filter(|r| r.submission == 7)) {
        rating.value += 3_000 * (turn % 2);
    }
    let (ratings, calibrated) = fit(list);
    let silent = [(3, 4), (1, 2), (3, 4)];
    let circumstances = Circumstances {
        step: None,
        without_comment: &silent,
    };
    let found = flags(&ratings, &calibrated, circumstances);

    assert!(
        found
            .iter()
            .any(|f| matches!(f, Flag::Spread { submission: 7, .. })),
        "{found:?}"
    );
    let comments: Vec<_> = found
        .iter()
        .filter(|f| matches!(f, Flag::NoComment { .. }))
        .collect();
    assert_eq!(
        comments,
        [
            &Flag::NoComment {
                submission: 1,
                reviewer: 2
            },
            &Flag::NoComment {
                submission: 3,
                reviewer: 4
            }
        ]
    );
}

#[test]
fn an_erratic_reviewer_is_found() {
    let mut list = room();
    for (turn, rating) in (0_i64..).zip(list.iter_mut().filter(|r| r.reviewer == 2)) {
        rating.value += 2_500 * (2 * (turn % 2) - 1);
    }
    let (ratings, calibrated) = fit(list);
    let found = flags(&ratings, &calibrated, Circumstances::default());

    assert!(
        found
            .iter()
            .any(|f| matches!(f, Flag::Unusual { reviewer: 2, .. })),
        "{found:?}"
    );
}

#[test]
fn criteria_that_split_people_come_first() {
    let (_, calibrated) = fit(room());
    let with = |reliability: i64| {
        let mut calibrated = calibrated.clone();
        calibrated.reliability.average = Micro(reliability);
        Some(calibrated)
    };
    let contested = contested_criteria(&[with(400_000), None, with(800_000), with(100_000)]);

    let order: Vec<_> = contested
        .iter()
        .filter_map(|flag| {
            if let Flag::Criterion {
                criterion,
                disagreement,
                ..
            } = flag
            {
                Some((*criterion, *disagreement))
            } else {
                None
            }
        })
        .collect();
    assert_eq!(order, [(3, Micro(900_000)), (0, Micro(600_000))]);
}

//! Exact figures against examples worked by hand.

use proptest::prelude::*;

use super::*;
use crate::scoring::ratings::of_one_submission;

fn f(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).unwrap()
}

/// Ratings of submission 0, in points.
fn scores(values: &[i64]) -> Ratings {
    Ratings::new(2, 1_000, of_one_submission(values)).unwrap()
}

fn by(values: &[i64], rule: Rule) -> Fraction {
    aggregate(&scores(values), &rule)[0].unwrap().value
}

#[test]
fn a_gap_renormalises_and_is_flagged() {
    let criterion = |weight, value: Option<i64>| Criterion {
        weight,
        value: value.map(|v| v * 1_000),
    };

    // 80 of weight 1, 65 of weight 2, one unanswered, one that does not count.
    let combined = combine(&[
        criterion(1, Some(80)),
        criterion(2, Some(65)),
        criterion(3, None),
        criterion(0, Some(90)),
    ])
    .unwrap();

    assert_eq!(combined.value, f(70, 1));
    assert_eq!((combined.answered, combined.of), (2, 3));
    assert!(combined.renormalised);
    assert!(!combine(&[criterion(1, Some(3))]).unwrap().renormalised);
    assert_eq!(combine(&[criterion(0, Some(90)), criterion(1, None)]), None);
    assert_eq!(combine(&[]), None);
}

#[test]
fn every_rule_on_one_set() {
    // R6 of the Seoul workshop, round 2.
    let values = [8, 7, 3, 4, 7, 6, 9, 9];

    assert_eq!(by(&values, Rule::Mean), f(53, 8));
    assert_eq!(by(&values, Rule::Median), f(7, 1));
    assert_eq!(by(&values, Rule::FirstQuartile), f(11, 2));
    assert_eq!(by(&values, Rule::ThirdQuartile), f(33, 4));
    assert_eq!(by(&values, Rule::Spread), f(11, 4));
    assert_eq!(by(&values, Rule::Lowest), f(3, 1));
    assert_eq!(by(&values, Rule::Highest), f(9, 1));
    assert_eq!(by(&values, Rule::Range), f(6, 1));
    // Σ y² = 385: 385/8 - (53/8)² = 271/64.
    assert_eq!(by(&values, Rule::Variance), f(271, 64));
    // Distances from 7: 0 0 1 1 2 2 3 4.
    assert_eq!(by(&values, Rule::MedianDeviation), f(3, 2));
    let share = Share::new(1, 8).unwrap();
    assert_eq!(by(&values, Rule::Trimmed { share }), f(41, 6));
    assert_eq!(
        by(
            &values,
            Rule::Trimmed {
                share: Share::TENTH
            }
        ),
        f(53, 8)
    );
}

#[test]
fn one_wild_mark_moves_hodges_lehmann_little() {
    // Means of pairs of 1, 2, 9: 1, 1.5, 2, 5, 5.5, 9; their median is 3.5.
    assert_eq!(by(&[1, 2, 9], Rule::HodgesLehmann), f(7, 2));
    assert_eq!(by(&[4], Rule::HodgesLehmann), f(4, 1));
}

#[test]
fn confidence_weights_the_mean() {
    let rating = |reviewer, value, weight| Rating {
        submission: 0,
        reviewer,
        value,
        weight,
    };
    let ratings = Ratings::new(1, 2, vec![rating(0, 4_000, 3), rating(1, 8_000, 1)]).unwrap();

    let mean = aggregate(&ratings, &Rule::Mean)[0].unwrap();

    assert_eq!((mean.value, mean.n, mean.rule), (f(5, 1), 2, Rule::Mean));
    assert_eq!(figures(ratings.all()).unwrap().median, f(6, 1));
}

#[test]
fn without_scores_there_is_no_figure() {
    assert_eq!(aggregate(&scores(&[1]), &Rule::Mean)[1], None);
    assert_eq!(figure(&[], &Rule::HodgesLehmann), None);
    assert_eq!(figures(&[]), None);
}

#[test]
fn a_histogram_counts_what_is_off_the_scale() {
    let counted = histogram(&[1_000, 2_000, 2_500, 9_000, i64::MIN], 1_000, 1_000, 3).unwrap();

    assert_eq!((counted.counts, counted.outside), (vec![1, 2, 0], 2));
    assert_eq!(histogram(&[], 0, 0, 3), None);
    assert_eq!(histogram(&[], 0, 1, u32::MAX), None);
}

#[test]
fn a_share_is_below_one_half() {
    assert_eq!(Share::new(1, 2), Err(NotBelowHalf));
    assert_eq!(Share::new(0, 0), Err(NotBelowHalf));
    assert!(serde_json::from_str::<Share>("[1,10]").is_ok());
    assert!(serde_json::from_str::<Share>("[9,10]").is_err());
}

#[test]
fn the_largest_values_and_weights_have_figures() {
    let most = super::super::ratings::MOST_VALUE;
    let ratings = (0..1_000)
        .map(|reviewer| Rating {
            submission: 0,
            reviewer,
            value: if reviewer % 2 == 0 { most } else { -most },
            weight: u32::MAX,
        })
        .collect();
    let ratings = Ratings::new(1, 1_000, ratings).unwrap();

    let figures = figures(ratings.all()).unwrap();

    assert_eq!(
        (figures.mean, figures.median),
        (Fraction::ZERO, Fraction::ZERO)
    );
    assert_eq!(figures.variance, f(1_000_000_000_000, 1));
}

const RULES: [Rule; 12] = [
    Rule::Mean,
    Rule::Median,
    Rule::Trimmed {
        share: Share::TENTH,
    },
    Rule::FirstQuartile,
    Rule::ThirdQuartile,
    Rule::Spread,
    Rule::Lowest,
    Rule::Highest,
    Rule::Range,
    Rule::Variance,
    Rule::HodgesLehmann,
    Rule::MedianDeviation,
];

proptest! {
    #[test]
    fn figures_do_not_depend_on_who_said_what(
        values in proptest::collection::vec(-50_i64..50, 1..40), turn in 0_usize..40,
    ) {
        let mut turned = values.clone();
        let by_places = turn % values.len();
        turned.rotate_left(by_places);
        for rule in RULES {
            prop_assert_eq!(by(&values, rule), by(&turned, rule));
        }
    }

    #[test]
    fn figures_keep_their_bounds(values in proptest::collection::vec(-50_i64..50, 1..40)) {
        let (low, high) = (by(&values, Rule::Lowest), by(&values, Rule::Highest));
        for rule in [Rule::Mean, Rule::Median, Rule::Trimmed { share: Share::TENTH }, Rule::HodgesLehmann] {
            let value = by(&values, rule);
            prop_assert!(low <= value && value <= high, "{:?}", rule);
        }
        prop_assert!(by(&values, Rule::FirstQuartile) <= by(&values, Rule::Median));
        prop_assert!(by(&values, Rule::Median) <= by(&values, Rule::ThirdQuartile));
        prop_assert!(by(&values, Rule::Variance) >= Fraction::ZERO);
    }

    #[test]
    fn hodges_lehmann_is_the_median_of_all_pairs(values in proptest::collection::vec(-20_i64..20, 1..25)) {
        let mut means = vec![];
        for (i, a) in values.iter().enumerate() {
            means.extend(values[i..].iter().map(|b| (a + b) * 500));
        }
        let expected = Sorted::new(means).unwrap().median().unwrap();
        prop_assert_eq!(by(&values, Rule::HodgesLehmann), expected);
    }
}

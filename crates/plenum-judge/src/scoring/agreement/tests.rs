//! Agreement against published reference cases.

#![expect(clippy::cast_precision_loss, reason = "small numbers")]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::scoring::ratings::{MOST_VALUE, Rating};

/// A table in points, one row for each submission; 0 where nothing was rated.
fn table(rows: &[&[i64]]) -> Ratings {
    let mut ratings = vec![];
    for (submission, row) in (0_u32..).zip(rows) {
        for (reviewer, value) in (0_u32..).zip(*row) {
            if *value != 0 {
                ratings.push(Rating {
                    submission,
                    reviewer,
                    value: value * 1_000,
                    weight: 1,
                });
            }
        }
    }
    Ratings::new(100, 100, ratings).unwrap()
}

/// Rounded to so many decimals.
fn rounded(figure: Result<Stat, Undefined>, decimals: u32) -> i64 {
    let unit = 10_i64.pow(6 - decimals);
    (figure.unwrap().value.0 + unit / 2).div_euclid(unit)
}

/// Krippendorff's canonical data, four observers, twelve units, with gaps ("Computing Krippendorff's alpha-reliability", 2011).
const CANONICAL: [&[i64]; 12] = [
    &[1, 1, 0, 1],
    &[2, 2, 3, 2],
    &[3, 3, 3, 3],
    &[3, 3, 3, 3],
    &[2, 2, 2, 2],
    &[1, 2, 3, 4],
    &[4, 4, 4, 4],
    &[1, 1, 2, 1],
    &[2, 2, 2, 2],
    &[0, 5, 5, 5],
    &[0, 0, 1, 1],
    &[0, 3, 0, 0],
];

/// Four judges, six targets (Shrout and Fleiss 1979, table 2).
const SHROUT_FLEISS: [&[i64]; 6] = [
    &[9, 2, 5, 8],
    &[6, 1, 3, 2],
    &[8, 4, 6, 8],
    &[7, 1, 2, 6],
    &[10, 5, 6, 9],
    &[6, 2, 4, 7],
];

#[test]
fn krippendorffs_canonical_data() {
    let figures = agreement(&table(&CANONICAL), None);

    assert_eq!(rounded(figures.nominal, 3), 743);
    assert_eq!(rounded(figures.ordinal, 3), 815);
    assert_eq!(rounded(figures.interval, 3), 849);
    assert_eq!(rounded(figures.ratio, 3), 797);
    // The unit with a single value cannot be paired.
    assert_eq!(figures.nominal.unwrap().n, 40);
}

#[test]
fn krippendorffs_two_observers() {
    // Ten units, two observers, two values (the same paper, section A).
    let ratings = table(&[
        &[1, 2],
        &[2, 2],
        &[1, 2],
        &[1, 1],
        &[1, 1],
        &[1, 2],
        &[1, 1],
        &[1, 1],
        &[2, 1],
        &[1, 1],
    ]);

    let figures = agreement(&ratings, None);

    assert_eq!(rounded(figures.nominal, 3), 95);
    // Of two values there is only one distance.
    assert_eq!(figures.nominal, figures.interval);
    assert_eq!(figures.nominal, figures.ratio);
}

#[test]
fn shrout_and_fleiss() {
    let icc = icc::icc(&table(&SHROUT_FLEISS));

    assert_eq!(
        [
            icc.icc1, icc.icc2, icc.icc3, icc.icc1k, icc.icc2k, icc.icc3k
        ]
        .map(|f| rounded(f, 2)),
        [17, 29, 71, 44, 62, 91]
    );
}

#[test]
fn intraclass_correlations_have_intervals() {
    let icc = icc::icc(&table(&SHROUT_FLEISS));

    // As printed by the function ICC of the package psych for the same data.
    let two = |end: Option<Micro>| (end.unwrap().0 + 5_000).div_euclid(10_000);
    let ends = [
        icc.icc1, icc.icc2, icc.icc3, icc.icc1k, icc.icc2k, icc.icc3k,
    ]
    .map(|figure| figure.unwrap())
    .map(|stat| (two(stat.lo), two(stat.hi)));
    assert_eq!(
        ends,
        [(-13, 72), (2, 76), (34, 95), (-88, 91), (7, 93), (68, 99)]
    );
}

#[test]
fn unequal_numbers_leave_the_one_way_figures() {
    let icc = icc::icc(&table(&[&[1, 2, 0], &[4, 5, 6], &[8, 0, 9]]));

    // Means 1.5, 5, 8.5 of 2, 3 and 2: between 49/2, within 3/4, n0 = (7 - 17/7) / 2 = 16/7.
    // (24.5 - .75) / (24.5 + 9/7 · .75) = .932679
    assert_eq!(rounded(icc.icc1, 6), 932_679);
    assert_eq!(icc.icc1k.unwrap().value, Micro(969_388));
    assert_eq!(icc.icc2, Err(Undefined::NotComplete));
    assert_eq!(icc.icc3k, Err(Undefined::NotComplete));
}

#[test]
fn leniency_alone_is_no_variance_between_submissions() {
    let icc = icc::icc(&table(&[&[3, 5], &[3, 5], &[3, 5]]));

    assert_eq!(icc.icc3, Err(Undefined::NoVariance));
    assert_eq!(icc.icc3k, Err(Undefined::NoVariance));
    assert_eq!(icc.icc2.unwrap().value, Micro(0));
}

#[test]
fn concordance_with_ties() {
    // Three rankings of ten with ties (Kendall 1948; Siegel 1956, p. 234), doubled: S = 591, W = .828.
    let rankings = [
        [2, 9, 4, 9, 6, 15, 12, 18, 15, 20],
        [5, 2, 5, 9, 9, 16, 18, 13, 20, 13],
        [4, 2, 9, 9, 9, 9, 16, 16, 16, 20],
    ];
    let rows: Vec<[i64; 3]> = (0..10).map(|item| rankings.map(|r| r[item])).collect();
    let rows: Vec<&[i64]> = rows.iter().map(|row| &row[..]).collect();

    let concordance = kendall::concordance(&table(&rows)).unwrap();

    assert_eq!(rounded(Ok(concordance.w), 3), 828);
    assert_eq!(
        (concordance.chi_square, concordance.degrees),
        (Micro(22_348_739), 9)
    );
    assert_eq!(
        kendall::concordance(&table(&CANONICAL)),
        Err(Undefined::NotComplete)
    );
}

#[test]
fn one_order_is_full_concordance() {
    let concordance = kendall::concordance(&table(&[&[1, 4], &[2, 6], &[7, 8]])).unwrap();

    assert_eq!(concordance.w.value, Micro::ONE);
}

#[test]
fn tau_b_with_ties() {
    let tau = kendall::tau_b(&[1, 2, 2, 4, 5], &[1, 2, 3, 3, 2]);

    let (mut difference, mut left, mut right) = (0, 0, 0);
    let (x, y) = ([1_i64, 2, 2, 4, 5], [1_i64, 2, 3, 3, 2]);
    for i in 0..5 {
        for j in 0..i {
            difference += (x[i] - x[j]).signum() * (y[i] - y[j]).signum();
            left += (x[i] - x[j]).signum().abs();
            right += (y[i] - y[j]).signum().abs();
        }
    }
    assert_eq!((difference, left, right), (3, 9, 8));
    // 3 / √72
    assert_eq!(tau.unwrap().value, Micro(353_553));
    assert_eq!(kendall::tau_b(&[1, 1], &[1, 2]), Err(Undefined::AllEqual));
    assert_eq!(kendall::tau_b(&[], &[1, 2]), Err(Undefined::NoValues));
    assert_eq!(
        kendall::tau_b(&[i64::MIN, i64::MAX], &[i64::MAX, i64::MIN]).map(|t| t.value),
        Ok(Micro(-1_000_000))
    );
}

/// Ratings from how often each category was given.
fn counted(rows: &[&[u32]]) -> Ratings {
    let rows: Vec<Vec<i64>> = rows
        .iter()
        .map(|row| {
            (1..)
                .zip(*row)
                .flat_map(|(category, count)| (0..*count).map(move |_| category))
                .collect()
        })
        .collect();
    let rows: Vec<&[i64]> = rows.iter().map(|row| &row[..]).collect();
    table(&rows)
}

#[test]
fn fleiss_fourteen_raters() {
    // Ten subjects, fourteen raters, five categories: .210 (the widely printed example).
    let ratings = counted(&[
        &[0, 0, 0, 0, 14],
        &[0, 2, 6, 4, 2],
        &[0, 0, 3, 5, 6],
        &[0, 3, 9, 2, 0],
        &[2, 2, 8, 1, 1],
        &[7, 7, 0, 0, 0],
        &[3, 2, 6, 3, 0],
        &[2, 5, 3, 2, 2],
        &[6, 5, 2, 1, 0],
        &[0, 2, 2, 3, 7],
    ]);

    assert_eq!(rounded(kappa::fleiss(&ratings), 3), 210);
    assert_eq!(
        kappa::fleiss(&table(&CANONICAL)),
        Err(Undefined::UnequalNumbers)
    );
}

/// Two reviewers over a table of counts, [[both 1, 1 then 2], [2 then 1, both 2]].
fn two_by_two(counts: [[usize; 2]; 2]) -> Ratings {
    let mut ratings = vec![];
    let mut submission = 0;
    for (row, first) in counts.iter().zip([1, 2]) {
        for (count, second) in row.iter().zip([1, 2]) {
            for _ in 0..*count {
                for (reviewer, value) in [(0, first), (1, second)] {
                    ratings.push(Rating {
                        submission,
                        reviewer,
                        value,
                        weight: 1,
                    });
                }
                submission += 1;
            }
        }
    }
    Ratings::new(submission, 2, ratings).unwrap()
}

#[test]
fn where_one_category_dominates_kappa_misleads() {
    // Gwet's example of 125 subjects: kappa -.0234, AC1 .9408.
    let ratings = two_by_two([[118, 5], [2, 0]]);

    assert_eq!(kappa::cohen(&ratings, 0, 1).unwrap().value, Micro(-23_392));
    assert_eq!(kappa::ac1(&ratings, 2).unwrap().value, Micro(940_776));
}

#[test]
fn cohens_kappa() {
    // The widely printed grant example: 50 proposals, 20 + 15 agreed, kappa .4.
    let ratings = two_by_two([[20, 5], [10, 15]]);

    assert_eq!(kappa::cohen(&ratings, 0, 1).unwrap().value, Micro(400_000));
    assert_eq!(kappa::cohen(&ratings, 0, 0), Err(Undefined::TooFewRaters));
    assert_eq!(kappa::cohen(&ratings, 0, 9), Err(Undefined::TooFewRaters));
    assert_eq!(
        kappa::cohen(&two_by_two([[9, 0], [0, 0]]), 0, 1),
        Err(Undefined::AllEqual)
    );
}

#[test]
fn gwets_coefficient_with_gaps() {
    // The canonical data as published with the package irrCAC: AC1 = .77544.
    assert_eq!(rounded(kappa::ac1(&table(&CANONICAL), 5), 5), 77_544);
    assert_eq!(
        kappa::ac1(&table(&CANONICAL), 0),
        kappa::ac1(&table(&CANONICAL), 5)
    );
}

#[test]
fn what_cannot_be_said_has_its_reason() {
    let reasons = |rows: &[&[i64]]| {
        let figures = agreement(&table(rows), None);
        [
            figures.interval.err(),
            figures.icc.icc1.err(),
            figures.icc.icc2.err(),
            figures.concordance.err(),
            figures.fleiss.err(),
            figures.ac1.err(),
        ]
    };

    assert_eq!(reasons(&[]), [Some(Undefined::NoValues); 6]);
    assert_eq!(reasons(&[&[4, 4], &[4, 4]]), [Some(Undefined::AllEqual); 6]);
    assert_eq!(reasons(&[&[4], &[5]])[0], Some(Undefined::TooFewRatings));
    assert_eq!(
        reasons(&[&[4], &[5]])[1..],
        [Some(Undefined::TooFewRaters); 5]
    );
    assert_eq!(reasons(&[&[4, 5]]), [Some(Undefined::TooFewSubmissions); 6]);
    // Everyone rates one submission of their own.
    assert_eq!(
        reasons(&[&[4, 0], &[0, 5]])[1],
        Some(Undefined::TooFewRatings)
    );
}

#[test]
fn ratios_need_values_from_zero_up() {
    let negative = table(&[&[-4, 5], &[3, 3]]);

    let figures = agreement(&negative, None);

    assert_eq!(figures.ratio, Err(Undefined::NegativeValues));
    assert!(figures.interval.is_ok());
}

#[test]
fn a_seed_gives_one_interval() {
    let ratings = table(&CANONICAL);
    let with = |seed| Bootstrap {
        seed: [seed; 32],
        resamples: 1_000,
    };

    let first = agreement(&ratings, Some(&with(1)));

    assert_eq!(first, agreement(&ratings, Some(&with(1))));
    assert_ne!(first, agreement(&ratings, Some(&with(2))));
    for figure in [first.nominal, first.ordinal, first.interval, first.ratio] {
        let figure = figure.unwrap();
        assert!(figure.lo.unwrap() < figure.value && figure.value < figure.hi.unwrap());
    }
}

#[test]
fn the_largest_values_have_figures() {
    let rows = [
        [MOST_VALUE, -MOST_VALUE],
        [MOST_VALUE, MOST_VALUE],
        [-MOST_VALUE, -MOST_VALUE],
    ];
    let mut ratings = vec![];
    for (submission, row) in (0..).zip(rows) {
        for (reviewer, value) in (0..).zip(row) {
            ratings.push(Rating {
                submission,
                reviewer,
                value,
                weight: u32::MAX,
            });
        }
    }
    let figures = agreement(&Ratings::new(3, 2, ratings).unwrap(), None);

    assert_eq!(figures.nominal, figures.interval);
    assert!(figures.icc.icc2.is_ok() && figures.concordance.is_ok());
}

/// Alpha by its definition, from the matrix of coincidences.
fn alpha_by_definition(
    rows: &[Vec<i64>],
    delta: impl Fn(i64, i64, &[(i64, f64)]) -> f64,
) -> Option<f64> {
    let mut coincidences: BTreeMap<(i64, i64), f64> = BTreeMap::new();
    for row in rows {
        let values: Vec<i64> = row.iter().copied().filter(|v| *v != 0).collect();
        for (i, c) in values.iter().enumerate() {
            for (j, k) in values.iter().enumerate() {
                if i != j {
                    *coincidences.entry((*c, *k)).or_default() += 1.0 / (values.len() as f64 - 1.0);
                }
            }
        }
    }
    let mut margins: BTreeMap<i64, f64> = BTreeMap::new();
    for ((c, _), o) in &coincidences {
        *margins.entry(*c).or_default() += o;
    }
    let margins: Vec<_> = margins.into_iter().collect();
    let n: f64 = margins.iter().map(|(_, n)| n).sum();
    let observed: f64 = coincidences
        .iter()
        .map(|((c, k), o)| o * delta(*c, *k, &margins))
        .sum();
    let mut expected = 0.0;
    for (c, n_c) in &margins {
        for (k, n_k) in &margins {
            expected += n_c * n_k * delta(*c, *k, &margins);
        }
    }
    (expected > 0.0).then(|| 1.0 - (n - 1.0) * observed / expected)
}

proptest! {
    #[test]
    fn alpha_is_what_its_definition_says(
        rows in proptest::collection::vec(proptest::collection::vec(0_i64..6, 2..6), 2..12),
    ) {
        let refs: Vec<&[i64]> = rows.iter().map(|row| &row[..]).collect();
        let figures = agreement(&table(&refs), None);
        let ordinal = |c: i64, k: i64, margins: &[(i64, f64)]| {
            let (c, k) = (c.min(k), c.max(k));
            let at = |v| margins.iter().find(|(g, _)| *g == v).unwrap().1;
            let between: f64 = margins.iter().filter(|(g, _)| (c..=k).contains(g)).map(|(_, n)| n).sum();
            let distance = between - f64::midpoint(at(c), at(k));
            distance * distance
        };
        let expected = [
            alpha_by_definition(&rows, |c, k, _| f64::from(u8::from(c != k))),
            alpha_by_definition(&rows, ordinal),
            alpha_by_definition(&rows, |c, k, _| ((c - k) as f64).powi(2)),
            alpha_by_definition(&rows, |c, k, _| ((c - k) as f64 / (c + k) as f64).powi(2)),
        ];
        for (figure, expected) in [figures.nominal, figures.ordinal, figures.interval, figures.ratio].into_iter().zip(expected) {
            if let Ok(figure) = figure {
                prop_assert!((figure.value.to_f64() - expected.unwrap()).abs() < 1e-6);
                prop_assert!(figure.value <= Micro::ONE);
            }
        }
    }

    #[test]
    fn figures_do_not_depend_on_order_and_unit(
        rows in proptest::collection::vec(proptest::collection::vec(1_i64..6, 4), 2..12), turn in 0_usize..12,
    ) {
        let refs: Vec<&[i64]> = rows.iter().map(|row| &row[..]).collect();
        let mut turned: Vec<Vec<i64>> = rows.iter().map(|row| row.iter().map(|v| v * 3 + 100).collect()).collect();
        let by = turn % turned.len();
        turned.rotate_left(by);
        let turned: Vec<&[i64]> = turned.iter().map(|row| &row[..]).collect();
        let (a, b) = (agreement(&table(&refs), None), agreement(&table(&turned), None));

        prop_assert_eq!(a.nominal, b.nominal);
        prop_assert_eq!(a.concordance, b.concordance);
        prop_assert_eq!(a.fleiss, b.fleiss);
        for (a, b) in [(a.interval, b.interval), (a.icc.icc1, b.icc.icc1), (a.icc.icc2k, b.icc.icc2k), (a.icc.icc3, b.icc.icc3)] {
            match (a, b) {
                (Ok(a), Ok(b)) => prop_assert!((a.value.0 - b.value.0).abs() <= 1, "{:?} {:?}", a, b),
                (a, b) => prop_assert_eq!(a, b),
            }
        }
        if let Ok(concordance) = a.concordance {
            prop_assert!((Micro(0)..=Micro::ONE).contains(&concordance.w.value));
        }
        for figure in [a.icc.icc1, a.icc.icc2, a.icc.icc3, a.fleiss, a.ac1].into_iter().flatten() {
            prop_assert!(figure.value <= Micro::ONE);
        }
    }

    #[test]
    fn tau_counts_pairs(pairs in proptest::collection::vec((0_i64..6, 0_i64..6), 2..30)) {
        let (x, y): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
        let (mut difference, mut left, mut right) = (0, 0, 0);
        for i in 0..x.len() {
            for j in 0..i {
                let (a, b) = ((x[i] - x[j]).signum(), (y[i] - y[j]).signum());
                difference += a * b;
                left += a.abs();
                right += b.abs();
            }
        }
        match kendall::tau_b(&x, &y) {
            Ok(tau) => {
                let expected = difference as f64 / ((left * right) as f64).sqrt();
                prop_assert!((tau.value.to_f64() - expected).abs() < 1e-6);
                prop_assert_eq!(kendall::tau_b(&y, &x), Ok(tau));
            }
            Err(reason) => {
                prop_assert_eq!(reason, Undefined::AllEqual);
                prop_assert_eq!(left * right, 0);
            }
        }
    }
}

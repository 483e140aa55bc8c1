//! Published fits, closed forms, and what must be refused.

use proptest::prelude::*;

use super::dense::{Cholesky, dot};
use super::*;
use crate::scoring::random::Xoshiro;
use crate::scoring::ratings::Rating;

/// Diameters of the zones of inhibition of 6 samples of penicillin (columns) on each of 24 plates: Davies and Goldsmith,
/// "Statistical methods in research and production" (1972), section 6.6, as in the R package lme4.
const PENICILLIN: [[i64; 6]; 24] = [
    [27, 23, 26, 23, 23, 21],
    [27, 23, 26, 23, 23, 21],
    [25, 21, 25, 24, 24, 20],
    [26, 23, 25, 23, 23, 20],
    [25, 22, 26, 22, 23, 20],
    [24, 22, 25, 23, 22, 19],
    [24, 20, 23, 21, 22, 19],
    [26, 22, 26, 24, 24, 21],
    [24, 21, 24, 22, 22, 20],
    [24, 21, 24, 23, 22, 19],
    [26, 23, 26, 24, 24, 21],
    [25, 22, 26, 24, 24, 20],
    [26, 24, 26, 24, 25, 22],
    [26, 23, 26, 23, 23, 20],
    [26, 23, 25, 24, 24, 22],
    [25, 22, 25, 23, 23, 20],
    [25, 21, 24, 23, 23, 20],
    [25, 22, 24, 23, 23, 19],
    [24, 21, 23, 21, 21, 19],
    [26, 23, 26, 24, 24, 21],
    [25, 21, 24, 22, 22, 18],
    [25, 22, 25, 22, 22, 20],
    [24, 21, 24, 22, 24, 19],
    [24, 21, 24, 22, 21, 18],
];

fn ratings(cells: impl IntoIterator<Item = (u32, u32, i64)>) -> Ratings {
    let list: Vec<Rating> = cells
        .into_iter()
        .map(|(submission, reviewer, value)| Rating {
            submission,
            reviewer,
            value,
            weight: 1,
        })
        .collect();
    let submissions = list.iter().map(|r| r.submission + 1).max().unwrap_or(0);
    let reviewers = list.iter().map(|r| r.reviewer + 1).max().unwrap_or(0);
    Ratings::new(submissions, reviewers, list).unwrap()
}

fn penicillin() -> Ratings {
    ratings((0_u32..).zip(PENICILLIN).flat_map(|(plate, row)| {
        (0_u32..)
            .zip(row)
            .map(move |(sample, diameter)| (plate, sample, 1_000 * diameter))
    }))
}

const PLAIN: Model = Model {
    weighted: false,
    precision: false,
    top: 3,
    sweeps: 0,
};

fn close(value: Micro, expected: f64, tolerance: f64) {
    assert!(
        (value.to_f64() - expected).abs() <= tolerance,
        "{value:?} is not {expected}"
    );
}

#[test]
fn penicillin_as_fitted_by_lme4() {
    let fit = calibrate(&penicillin(), &PLAIN, 1).unwrap();

    // lmer(diameter ~ (1|plate) + (1|sample)): variances .716908, 3.730918, .302415; intercept 22.9722.
    close(fit.sd.submission, 0.846_70, 1e-5);
    close(fit.sd.reviewer, 1.931_56, 1e-5);
    close(fit.sd.residual, 0.549_92, 1e-5);
    close(fit.variance.submission, 0.716_908, 1e-6);
    close(fit.variance.reviewer, 3.730_92, 1e-5);
    close(fit.variance.residual, 0.302_415, 1e-6);
    close(fit.mean.value, 22.972_2, 5e-5);
    assert_eq!(fit.failed, []);
}

/// Mean squares of a complete table: between rows, between columns, left over.
fn mean_squares(table: &[Vec<f64>]) -> [f64; 3] {
    let mean = |x: &[f64]| x.iter().sum::<f64>() / f64::from(count(x.len()));
    let rows: Vec<f64> = table.iter().map(|row| mean(row)).collect();
    let columns: Vec<f64> = (0..table[0].len())
        .map(|c| mean(&table.iter().map(|row| row[c]).collect::<Vec<_>>()))
        .collect();
    let all = mean(&rows);
    let (a, b) = (
        f64::from(count(rows.len())),
        f64::from(count(columns.len())),
    );
    let around = |x: &[f64]| x.iter().map(|m| (m - all) * (m - all)).sum::<f64>();
    let mut rest = 0.0;
    for (row, values) in rows.iter().zip(table) {
        for (column, value) in columns.iter().zip(values) {
            let left = value - row - column + all;
            rest += left * left;
        }
    }
    [
        around(&rows) * b / (a - 1.0),
        around(&columns) * a / (b - 1.0),
        rest / ((a - 1.0) * (b - 1.0)),
    ]
}

fn complete(table: &[Vec<f64>]) -> Ratings {
    ratings((0_u32..).zip(table).flat_map(|(p, row)| {
        (0_u32..)
            .zip(row)
            .map(move |(r, y)| (p, r, Micro::from_f64(*y).unwrap().0 / 1_000))
    }))
}

/// A complete table of 9 submissions and 5 reviewers with whole thousandths.
fn table(leniency: f64, seed: u64) -> Vec<Vec<f64>> {
    let mut generator = Xoshiro::new(seed);
    let columns: Vec<f64> = (0..5).map(|_| leniency * generator.normal()).collect();
    (0..9)
        .map(|_| {
            let row = generator.normal();
            let cell = |column: &f64| {
                (1_000.0 * (5.0 + row + column + 0.6 * generator.normal())).round() / 1_000.0
            };
            columns.iter().map(cell).collect()
        })
        .collect()
}

#[test]
fn a_balanced_table_has_a_closed_form() {
    let table = table(0.7, 17);
    let [rows, columns, rest] = mean_squares(&table);
    let fit = calibrate(&complete(&table), &PLAIN, 1).unwrap();

    close(fit.variance.residual, rest, 1e-6);
    close(fit.variance.submission, (rows - rest) / 5.0, 1e-6);
    close(fit.variance.reviewer, (columns - rest) / 9.0, 1e-6);
}

#[test]
fn leniency_below_zero_is_zero() {
    let table = table(0.0, 2);
    let [rows, columns, rest] = mean_squares(&table);
    assert!(columns < rest);
    let fit = calibrate(&complete(&table), &PLAIN, 1).unwrap();

    // Without leniency the columns belong to the noise: 4 and 32 degrees of freedom together.
    let pooled = (4.0 * columns + 32.0 * rest) / 36.0;
    assert_eq!(fit.variance.reviewer, Micro(0));
    close(fit.variance.residual, pooled, 1e-6);
    close(fit.variance.submission, (rows - pooled) / 5.0, 1e-6);
    assert_eq!(
        fit.failed,
        [Condition::LittleLeniency {
            share: Micro(0),
            needed: design::LENIENCY_NEEDED
        }]
    );
}

/// Random sheets: `submissions` of which each has about `each` ratings by `reviewers`, with weights.
fn sheets(submissions: u32, reviewers: u32, each: u32, seed: u64) -> Ratings {
    let mut generator = Xoshiro::new(seed);
    let quality: Vec<f64> = (0..submissions).map(|_| generator.normal()).collect();
    let leniency: Vec<f64> = (0..reviewers).map(|_| 0.7 * generator.normal()).collect();
    let mut list = vec![];
    for submission in 0..submissions {
        for reviewer in 0..reviewers {
            if generator.below(u64::from(reviewers)) < u64::from(each) {
                let noise = 0.8 * generator.normal();
                let y = 5.0 + quality[at(submission)] + leniency[at(reviewer)] + noise;
                list.push(Rating {
                    submission,
                    reviewer,
                    value: Micro::from_f64(y).unwrap().0 / 1_000,
                    weight: 1 + u32::try_from(generator.below(3)).unwrap(),
                });
            }
        }
    }
    Ratings::new(submissions, reviewers, list).unwrap()
}

/// V⁻¹ and P in full, from their definitions.
fn in_full(layout: &Layout, ratios: Ratios) -> (Vec<f64>, Vec<f64>, f64) {
    let n = layout.y.len();
    let same = |of: &[u32], i: usize, j: usize| f64::from(u8::from(of[i] == of[j]));
    let v: Vec<f64> = (0..n * n)
        .map(|k| {
            let (i, j) = (k / n, k % n);
            let noise = if i == j { 1.0 / layout.w[i] } else { 0.0 };
            noise
                + ratios.submission * same(&layout.submissions.of, i, j)
                + ratios.reviewer * same(&layout.reviewers.of, i, j)
        })
        .collect();
    let factor = Cholesky::new(n, v).unwrap();
    let inverse = factor.inverse();
    let ones: Vec<f64> = (0..n).map(|i| inverse[i * n..][..n].iter().sum()).collect();
    let information: f64 = ones.iter().sum();
    let p = (0..n * n)
        .map(|k| inverse[k] - ones[k / n] * ones[k % n] / information)
        .collect();
    let ln = crate::scoring::special::ln;
    let weights: f64 = layout.w.iter().map(|w| ln(*w)).sum();
    (inverse, p, factor.ln_det(ln) + weights + ln(information))
}

#[test]
fn eliminating_a_side_changes_nothing() {
    let ratios = Ratios {
        submission: 1.3,
        reviewer: 0.6,
    };
    // Either side may be the larger; below the limit the system is factored, above it is solved by steps.
    for (submissions, reviewers, limit) in [(20, 8, 100), (8, 20, 100), (20, 8, 0), (8, 20, 0)] {
        let ratings = sheets(submissions, reviewers, 5, 3);
        let layout = Layout::new(&ratings, true).unwrap();
        let mixed = Mixed::dense_up_to(limit, &layout, ratios).unwrap();
        let solution = mixed.solve();
        let n = layout.y.len();
        let (inverse, p, ln_det) = in_full(&layout, ratios);

        let gls = |x: &[f64]| -> f64 { (0..n).map(|i| dot(&inverse[i * n..][..n], x)).sum() };
        assert!((solution.mean - gls(&layout.y) / gls(&vec![1.0; n])).abs() < 1e-10);
        let residual: Vec<f64> = (0..n).map(|i| dot(&p[i * n..][..n], &layout.y)).collect();
        for (found, expected) in solution.residual.iter().zip(&residual) {
            assert!((found - expected).abs() < 1e-10);
        }
        let q = layout.submissions.sums(&vec![1.0; n], &residual);
        for (found, sum) in solution.submission.iter().zip(&q) {
            assert!((found - ratios.submission * sum).abs() < 1e-10);
        }
        let b = layout.reviewers.sums(&vec![1.0; n], &residual);
        for (found, sum) in solution.reviewer.iter().zip(&b) {
            assert!((found - ratios.reviewer * sum).abs() < 1e-10);
        }
        if limit == 0 {
            assert_eq!(mixed.traces(&solution), None);
            continue;
        }
        assert!((mixed.ln_det(&solution).unwrap() - ln_det).abs() < 1e-9);
        for (i, found) in mixed.precision(&solution).iter().enumerate() {
            assert!((found - p[i * n + i]).abs() < 1e-10);
        }
        let trace = |of: &[u32]| -> f64 {
            let pairs = (0..n * n).filter(|k| of[k / n] == of[k % n]);
            pairs.map(|k| p[k]).sum()
        };
        let traces = mixed.traces(&solution).unwrap();
        assert!((traces.submission - trace(&layout.submissions.of)).abs() < 1e-9);
        assert!((traces.reviewer - trace(&layout.reviewers.of)).abs() < 1e-9);
    }
}

#[test]
fn no_nearby_variances_are_more_likely() {
    let criterion = |layout: &Layout, ratios: Ratios| {
        let n = layout.y.len();
        let (_, p, ln_det) = in_full(layout, ratios);
        let square: f64 = (0..n)
            .map(|i| layout.y[i] * dot(&p[i * n..][..n], &layout.y))
            .sum();
        ln_det + f64::from(count(n) - 1) * crate::scoring::special::ln(square)
    };
    for seed in 0..6 {
        let layout = Layout::new(&sheets(14, 10, 4, seed), true).unwrap();
        let fit = reml::fit(&layout).unwrap();
        assert!(fit.converged);
        let best = criterion(&layout, fit.ratios);
        for (a, b) in [(1.01, 1.0), (0.99, 1.0), (1.0, 1.01), (1.0, 0.99)] {
            let near = Ratios {
                submission: fit.ratios.submission * a,
                reviewer: fit.ratios.reviewer * b,
            };
            assert!(criterion(&layout, near) >= best - 1e-9, "seed {seed}");
        }
    }
}

#[test]
fn variances_of_rooms_that_can_be_told_apart_are_found() {
    for seed in 0..200 {
        let ratings = sheets(12, 8, 4, 1_000 + seed);
        // Marks on a coarse scale, where many variances are zero.
        let coarse = ratings.all().iter().map(|rating| Rating {
            value: (rating.value / 2_000) * 1_000,
            ..*rating
        });
        let coarse = Ratings::new(12, 8, coarse.collect()).unwrap();
        for ratings in [ratings, coarse] {
            if let Ok(fit) = calibrate(&ratings, &PLAIN, 1) {
                assert!(
                    !fit.failed.contains(&Condition::NotConverged),
                    "seed {seed}"
                );
            }
        }
    }
}

#[test]
fn what_cannot_be_estimated_has_a_name() {
    let refused = |cells: &[(u32, u32, i64)]| {
        calibrate(&ratings(cells.iter().copied()), &Model::default(), 1).unwrap_err()
    };

    assert_eq!(refused(&[]), Undefined::NoValues);
    assert_eq!(
        refused(&[(0, 0, 1), (0, 1, 2)]),
        Undefined::TooFewSubmissions
    );
    assert_eq!(refused(&[(0, 0, 1), (1, 0, 2)]), Undefined::TooFewRaters);
    assert_eq!(refused(&[(0, 0, 1), (1, 1, 2)]), Undefined::TooFewRatings);
    assert_eq!(
        refused(&[(0, 0, 5), (0, 1, 5), (1, 0, 5), (1, 1, 5)]),
        Undefined::AllEqual
    );
    let far = crate::scoring::ratings::MOST_VALUE;
    assert_eq!(
        refused(&[(0, 0, far), (0, 1, far), (1, 0, -far), (1, 1, 1 - far)]),
        Undefined::TooLarge
    );
}

#[test]
fn what_may_not_serve_a_decision_is_estimated_and_says_why() {
    // Two rooms that share nobody; each submission has two reviews.
    let mut generator = Xoshiro::new(2);
    let cells =
        (0..8_u32).flat_map(|p| [p % 2 + 4 * (p / 4), 2 + p % 2 + 4 * (p / 4)].map(|r| (p, r)));
    let cells: Vec<_> = cells
        .map(|(p, r)| {
            (
                p,
                r,
                i64::from(p) * 500 + i64::try_from(generator.below(900)).unwrap(),
            )
        })
        .collect();
    let fit = calibrate(&ratings(cells), &Model::default(), 1).unwrap();

    assert_eq!(fit.components, 4);
    assert!(fit.failed.contains(&Condition::Disconnected { parts: 4 }));
    assert!(fit.failed.contains(&Condition::FewReviews {
        submissions: 8,
        fewest: 2,
        needed: 3
    }));
    assert!(fit.score.iter().all(Option::is_some));
}

#[test]
fn ratings_that_agree_exactly_leave_no_noise() {
    let cells = (0..6_u32).flat_map(|p| (0..4_u32).map(move |r| (p, r)));
    let cells = cells.map(|(p, r)| (p, r, i64::from(p * p) * 1_000 + i64::from(r) * 300));
    let fit = calibrate(&ratings(cells), &Model::default(), 1).unwrap();

    assert!(fit.failed.contains(&Condition::Inseparable));
    assert_eq!(fit.sd.residual, Micro(0));
    // What is shown is the truth: the mean of 0, 1, 4, 9, 16, 25, the average leniency of 0.45 included.
    close(fit.score[3].unwrap().value, 9.45, 1e-3);
    close(fit.leniency[0].unwrap().value, -0.45, 1e-3);
}

#[test]
fn the_unrated_have_no_score() {
    let list = [(1, 0, 1), (1, 2, 4), (3, 0, 7), (3, 2, 8)];
    let list = list.map(|(submission, reviewer, value)| Rating {
        submission,
        reviewer,
        value: 1_000 * value,
        weight: 1,
    });
    let fit = calibrate(
        &Ratings::new(5, 4, list.to_vec()).unwrap(),
        &Model::default(),
        1,
    )
    .unwrap();

    let there = |list: &[Option<Stat>]| list.iter().map(Option::is_some).collect::<Vec<_>>();
    assert_eq!(there(&fit.score), [false, true, false, true, false]);
    assert_eq!(there(&fit.leniency), [true, false, true, false]);
    assert!(fit.p_top[0].is_none() && fit.places[1].is_some());
    assert_eq!((fit.receipt.submissions, fit.receipt.ratings), (2, 4));
}

#[test]
fn confidence_draws_the_score_to_the_confident() {
    let weights = |weight| {
        let mut list = sheets(12, 8, 5, 8).all().to_vec();
        for (turn, rating) in list.iter_mut().enumerate() {
            rating.weight = if turn == 0 { weight } else { 1 };
        }
        let ratings = Ratings::new(12, 8, list).unwrap();
        let model = Model {
            weighted: true,
            ..PLAIN
        };
        let fit = calibrate(&ratings, &model, 1).unwrap();
        let first = ratings.all()[0];
        let score = fit.score[at(first.submission)].unwrap().value.to_f64();
        let leniency = fit.leniency[at(first.reviewer)].unwrap().value.to_f64();
        (layout::value(first.value) - leniency - score).abs()
    };

    assert!(weights(9) < weights(1));
}

#[test]
fn least_squares_recover_an_exact_sum() {
    let cells = [
        (0, 0),
        (0, 1),
        (1, 1),
        (1, 2),
        (2, 2),
        (2, 0),
        (3, 0),
        (3, 1),
    ];
    let (q, b) = ([1, -4, 2, 1], [300, -200, -100]);
    let cells = cells.map(|(p, r): (u32, u32)| {
        (
            p,
            r,
            7_000 + 1_000 * q[usize::try_from(p).unwrap()] + b[usize::try_from(r).unwrap()],
        )
    });
    let fit = least_squares(&ratings(cells), false).unwrap();

    assert_eq!(fit.mean, Micro(7_000_000));
    assert_eq!(fit.effect, q.map(|q| Some(Micro(1_000_000 * q))));
    assert_eq!(fit.leniency, b.map(|b| Some(Micro(1_000 * b))));
    assert_eq!(fit.residual, Some((Micro(0), 2)));
    let apart = [(0, 0, 1), (0, 1, 2), (1, 2, 3), (1, 3, 4)];
    assert_eq!(
        least_squares(&ratings(apart), false),
        Err(Undefined::Disconnected)
    );
}

#[test]
fn least_squares_agree_with_very_wide_variances() {
    let ratings = sheets(15, 9, 4, 12);
    let layout = Layout::new(&ratings, true).unwrap();
    let wide = Ratios {
        submission: 1e7,
        reviewer: 1e7,
    };
    let solution = Mixed::new(&layout, wide).unwrap().solve();
    let fit = least_squares(&ratings, true).unwrap();

    let centre = solution.submission.iter().sum::<f64>() / 15.0;
    for (found, expected) in fit.effect.iter().zip(&solution.submission) {
        close(found.unwrap(), layout.scale * (expected - centre), 1e-5);
    }
}

#[test]
fn the_same_seed_gives_the_same_figures_for_ever() {
    let model = Model {
        sweeps: 100,
        ..Model::default()
    };
    let fit = calibrate(&penicillin(), &model, 7).unwrap();

    let figures = |stat: Stat| [stat.lo.unwrap().0, stat.value.0, stat.hi.unwrap().0];
    let found = [
        figures(fit.mean),
        figures(fit.score[12].unwrap()),
        figures(fit.leniency[5].unwrap()),
    ];
    assert_eq!(
        found,
        [
            [21_411_846, 22_972_222, 24_490_234],
            [22_939_847, 24_399_644, 25_898_312],
            [-4_483_737, -3_003_744, -1_535_697],
        ]
    );
    assert_eq!(fit.p_top[0], Some(Micro(137_500)));
}

proptest! {
    #[test]
    fn any_ratings_have_an_answer(
        cells in proptest::collection::btree_map(
            (0_u32..6, 0_u32..5), (-3_i64..4, prop_oneof![1_u32..4, Just(u32::MAX)]), 0..25,
        ),
        weighted: bool, precision: bool, top in 0_u32..9, sweeps in 0_u32..40, unit in 0_u32..9,
    ) {
        let list: Vec<Rating> = cells
            .iter()
            .map(|((submission, reviewer), (value, weight))| Rating {
                submission: *submission,
                reviewer: *reviewer,
                value: value * 10_i64.pow(unit),
                weight: *weight,
            })
            .collect();
        let model = Model { weighted, precision, top, sweeps };
        let fit = calibrate(&Ratings::new(6, 5, list.clone()).unwrap(), &model, 3);
        let mut turned = list;
        turned.reverse();
        prop_assert_eq!(&calibrate(&Ratings::new(6, 5, turned).unwrap(), &model, 3), &fit);
        if let Ok(fit) = fit {
            for stat in fit.score.iter().chain(&fit.effect).chain(&fit.leniency).flatten() {
                prop_assert!(stat.lo.is_none_or(|lo| lo <= stat.value));
                prop_assert!(stat.hi.is_none_or(|hi| hi >= stat.value));
            }
            for share in [fit.reliability.single, fit.reliability.average, fit.leniency_share] {
                prop_assert!((Micro(0)..=Micro::ONE).contains(&share));
            }
            if fit.places[0].is_some() && top > 0 {
                let sum: i64 = fit.p_top.iter().flatten().map(|p| p.0).sum();
                let places = i64::from(top.min(fit.receipt.submissions)) * 1_000_000;
                prop_assert!((sum - places).abs() < 10, "{} of {}", sum, places);
            }
        }
    }
}

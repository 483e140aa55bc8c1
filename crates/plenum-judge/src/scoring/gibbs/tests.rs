//! Coverage by simulation, and agreement with maximum likelihood.

use super::*;
use crate::scoring::calibrate::layout::value;
use crate::scoring::calibrate::{Calibrated, calibrate};
use crate::scoring::ratings::{Micro, Rating, Ratings};

/// A room of 24 submissions and 24 reviewers, 4 reviews each, with the true qualities.
fn room(leniency: f64, noise: impl Fn(u32) -> f64, seed: u64) -> (Ratings, Vec<f64>) {
    let mut generator = Xoshiro::new(seed);
    let quality: Vec<f64> = (0..24).map(|_| generator.normal()).collect();
    let severity: Vec<f64> = (0..24).map(|_| leniency * generator.normal()).collect();
    let mut list = vec![];
    for submission in 0..24_u32 {
        for shift in [1, 4, 9, 15] {
            let reviewer = (submission + shift) % 24;
            let y = quality[at(submission)] + severity[at(reviewer)];
            let y = y + noise(reviewer) * generator.normal();
            list.push(Rating {
                submission,
                reviewer,
                value: Micro::from_f64(y).unwrap().0 / 1_000,
                weight: 1,
            });
        }
    }
    (Ratings::new(24, 24, list).unwrap(), quality)
}

fn covered(fit: &Calibrated, quality: &[f64]) -> u32 {
    let held = fit.score.iter().zip(quality).filter(|(score, quality)| {
        let stat = score.unwrap();
        (stat.lo.unwrap().to_f64()..=stat.hi.unwrap().to_f64()).contains(quality)
    });
    u32::try_from(held.count()).unwrap()
}

#[test]
fn nine_in_ten_intervals_hold_the_truth() {
    let model = Model {
        sweeps: 250,
        ..Model::default()
    };
    let mut held = 0;
    for seed in 0..100 {
        let (ratings, quality) = room(0.7, |_| 0.8, 100 + seed);
        held += covered(&calibrate(&ratings, &model, seed).unwrap(), &quality);
    }

    // 2,400 intervals; those of one room share its mean.
    assert!((2_112..=2_208).contains(&held), "{held}");
}

#[test]
fn zero_leniency_is_within_reach() {
    let (ratings, _) = room(0.0, |_| 0.8, 6);
    let layout = Layout::new(&ratings, false).unwrap();
    let found = simulate(&layout, None, &Model::default(), 1_000, 1).unwrap();

    assert!(found.ratios.reviewer < 0.1, "{:?}", found.ratios);
    assert!(found.ratios.submission > 0.5);
}

#[test]
fn variances_agree_with_maximum_likelihood_where_data_abound() {
    let mut generator = Xoshiro::new(3);
    let (quality, leniency): (Vec<f64>, Vec<f64>) = (0..150)
        .map(|_| (generator.normal(), 0.6 * generator.normal()))
        .unzip();
    let mut list = vec![];
    for submission in 0..150_u32 {
        for shift in 0..12_u32 {
            let reviewer = (submission + shift * shift) % 150;
            let y = quality[at(submission)] + leniency[at(reviewer)] + 0.8 * generator.normal();
            list.push(Rating {
                submission,
                reviewer,
                value: Micro::from_f64(y).unwrap().0 / 1_000,
                weight: 1,
            });
        }
    }
    let ratings = Ratings::new(150, 150, list).unwrap();
    let layout = Layout::new(&ratings, false).unwrap();
    let plain = Model {
        sweeps: 0,
        ..Model::default()
    };
    let fit = calibrate(&ratings, &plain, 1).unwrap();
    let found = simulate(&layout, None, &Model::default(), 1_000, 4).unwrap();

    let sd = |ratio: f64| layout.scale * (ratio * found.residual).sqrt();
    let near = |a: f64, b: Micro| assert!((a / b.to_f64() - 1.0).abs() < 0.03, "{a} {b:?}");
    near(sd(1.0), fit.sd.residual);
    near(sd(found.ratios.submission), fit.sd.submission);
    near(sd(found.ratios.reviewer), fit.sd.reviewer);
}

#[test]
fn careless_reviewers_count_less() {
    let noise = |reviewer: u32| if reviewer.is_multiple_of(6) { 3.0 } else { 0.4 };
    let (ratings, _) = room(0.3, noise, 12);
    let model = Model {
        precision: true,
        ..Model::default()
    };
    let fit = calibrate(&ratings, &model, 2).unwrap();

    let mean = |careless: bool| {
        let of = fit.precision.iter().enumerate();
        let list: Vec<i64> = of
            .filter(|(r, _)| (r % 6 == 0) == careless)
            .map(|(_, p)| p.unwrap().0)
            .collect();
        list.iter().sum::<i64>() / i64::try_from(list.len()).unwrap()
    };
    assert!(
        2 * mean(true) < mean(false),
        "{} {}",
        mean(true),
        mean(false)
    );
}

#[test]
fn the_best_are_among_the_best() {
    let (ratings, quality) = room(0.5, |_| 0.3, 9);
    let fit = calibrate(&ratings, &Model::default(), 2).unwrap();
    let best = (0..24)
        .max_by(|a, b| quality[*a].total_cmp(&quality[*b]))
        .unwrap();
    let worst = (0..24)
        .min_by(|a, b| quality[*a].total_cmp(&quality[*b]))
        .unwrap();

    assert!(fit.p_top[best] > Some(Micro(800_000)) && fit.p_top[worst] < Some(Micro(10_000)));
    let places = fit.places[best].unwrap();
    assert!(places.from == 1 && places.to <= 4, "{places:?}");
    assert!(fit.places[worst].unwrap().from > 15);
}

#[test]
fn evened_out_scores_are_nearer_to_the_truth() {
    let model = Model {
        sweeps: 0,
        ..Model::default()
    };
    let (mut plain, mut evened) = (0.0, 0.0);
    for seed in 0..40 {
        let (ratings, quality) = room(0.7, |_| 0.8, 500 + seed);
        let fit = calibrate(&ratings, &model, 1).unwrap();
        for (p, quality) in quality.iter().enumerate() {
            let row = ratings.of_submission(p);
            let mean = row.iter().map(|r| value(r.value)).sum::<f64>() / 4.0;
            let score = fit.score[p].unwrap().value.to_f64();
            plain += (mean - quality) * (mean - quality);
            evened += (score - quality) * (score - quality);
        }
    }

    // ALGORITHMS 4.1 found .413 against .461 after rescaling, which the raw mean here is not granted.
    let ratio: f64 = evened / plain;
    assert!(ratio.sqrt() < 0.9, "{ratio}");
}

//! Figures without a counterpart among the usual packages: calibration of large rooms by simulation, Kemeny's order, bands.
//! Quality is measured beside time: how many intervals hold the truth the ratings were drawn from.

use plenum_judge::scoring::calibrate::{Calibrated, Method, Model, calibrate};
use plenum_judge::scoring::random::Xoshiro;
use plenum_judge::scoring::rank::bands::{Spanned, from_intervals};
use plenum_judge::scoring::rank::kemeny::kemeny;
use plenum_judge::scoring::rank::plackett_luce::plackett_luce;
use plenum_judge::scoring::rank::{Ballots, Pairwise};
use plenum_judge::scoring::{Rating, Ratings};

use crate::common::{least, seconds, table};
use crate::thousandths;

/// Ratings, and the scores without leniency and noise that they were drawn from.
pub(crate) struct Room {
    pub(crate) ratings: Ratings,
    truth: Vec<f64>,
}

/// Draws ratings of so many submissions by so many reviewers, so many of each submission, around 5.5; standard deviations are
/// 1.2 of quality, 0.8 of leniency, 1 of noise.
pub(crate) fn room(
    dice: &mut Xoshiro,
    [submissions, reviewers, each]: [u32; 3],
    value: impl Fn(f64) -> i64,
) -> Room {
    let truth: Vec<f64> = (0..submissions)
        .map(|_| 5.5 + 1.2 * dice.normal())
        .collect();
    let leniency: Vec<f64> = (0..reviewers).map(|_| 0.8 * dice.normal()).collect();
    let mut order: Vec<u32> = (0..reviewers).collect();
    dice.shuffle(&mut order);
    let mut steps: Vec<u32> = (0..reviewers).collect();
    dice.shuffle(&mut steps);
    let mut ratings = Vec::new();
    for (submission, truth) in (0..).zip(&truth) {
        for step in steps.iter().take(place(each)) {
            let reviewer = order[place((submission + step) % reviewers)];
            let y = truth + leniency[place(reviewer)] + dice.normal();
            ratings.push(Rating {
                submission,
                reviewer,
                value: value(y),
                weight: 1,
            });
        }
    }
    Room {
        ratings: Ratings::new(submissions, reviewers, ratings).expect("each pair once"),
        truth,
    }
}

fn place(index: u32) -> usize {
    usize::try_from(index).expect("a small number")
}

pub(crate) fn measure(quick: bool) {
    let repeats = if quick { 1 } else { 5 };
    calibrations(repeats);
    orders(repeats);
}

fn calibrations(repeats: u32) {
    let mut rows = Vec::new();
    // Rooms enough that the share of intervals is not a matter of luck.
    for (size, rooms) in [(100, 40), (1_000, 4), (10_000, 1)] {
        let mut dice = Xoshiro::new(2);
        let (mut inside, mut all, mut method) = (0, 0, Method::Reml);
        let (mut best, mut variances) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..rooms {
            let room = room(&mut dice, [size, size, 5], thousandths);
            let (time, found) = least(repeats, || {
                calibrate(&room.ratings, &Model::default(), 1)
                    .expect("there is something to estimate")
            });
            best = best.min(time);
            let alone = Model {
                sweeps: 0,
                ..Model::default()
            };
            let (time, _) = least(repeats, || calibrate(&room.ratings, &alone, 1));
            variances = variances.min(time);
            method = found.receipt.method;
            inside += covered(&found, &room.truth);
            all += size;
        }
        rows.push(vec![
            format!("{size} x 5"),
            format!("{method:?}"),
            seconds(best),
            seconds(variances),
            format!("{:.1} %", 100.0 * share(inside, all)),
        ]);
    }
    table(
        "Calibration with 500 sweeps",
        &[
            "submissions x ratings",
            "variances by",
            "Plenum",
            "without intervals (fewest sweeps where they give the variances)",
            "90 % intervals that hold the truth",
        ],
        &rows,
    );
}

fn share(of: u32, out_of: u32) -> f64 {
    f64::from(of) / f64::from(out_of)
}

/// How many intervals hold the score the ratings were drawn from.
fn covered(found: &Calibrated, truth: &[f64]) -> u32 {
    let scores = found.score.iter().flatten().zip(truth);
    scores
        .filter(|(score, truth)| {
            let [lo, hi] = [score.lo, score.hi].map(|end| end.expect("an interval").to_f64());
            (lo..=hi).contains(truth)
        })
        .count()
        .try_into()
        .expect("a small number")
}

fn orders(repeats: u32) {
    let mut rows = Vec::new();
    for items in [12, 30, 100] {
        let mut dice = Xoshiro::new(3);
        let ratings = room(&mut dice, [items, 40, 40], thousandths).ratings;
        let ballots = Ballots::from_ratings(&ratings);
        let (time, found) = least(repeats, || {
            kemeny(&Pairwise::new(&ballots).expect("few items"))
        });
        rows.push(vec![
            format!("Kemeny's order, {items} items, 40 ballots"),
            seconds(time),
            format!(
                "{} pairs against it, at least {}{}",
                found.against / 2,
                found.bound.div_ceil(2),
                if found.proven { ", proven best" } else { "" }
            ),
        ]);
        let (time, _) = least(repeats, || {
            plackett_luce(&ballots).expect("strengths exist")
        });
        rows.push(vec![
            format!("Plackett-Luce, {items} items, 40 ballots"),
            seconds(time),
            "–".to_owned(),
        ]);
    }
    let mut dice = Xoshiro::new(4);
    let ratings = room(&mut dice, [40, 40, 20], thousandths).ratings;
    let found = calibrate(&ratings, &Model::default(), 1).expect("there is something to estimate");
    let scores: Vec<Spanned> = found
        .score
        .iter()
        .flatten()
        .map(|score| Spanned {
            value: score.value,
            lo: score.lo.expect("an interval"),
            hi: score.hi.expect("an interval"),
        })
        .collect();
    let (time, bands) = least(repeats, || from_intervals(&scores));
    rows.push(vec![
        "bands from the intervals of 40 submissions, 20 ratings each".to_owned(),
        seconds(time),
        format!("{} bands", bands.len()),
    ]);
    table("Orders", &["figure", "Plenum", "result"], &rows);
}

//! `cargo xtask bench score`: agreement, calibration and orders, beside the usual Python packages where they are installed.
//!
//! Both sides have the same data, each in the form it likes best; the values must agree to a millionth where the method is the
//! same.

mod common;
mod own;

use common::{asked, hand_over, least, python_with, script, seconds, table, times};
use plenum_judge::scoring::agreement::alpha::{Bootstrap, Measurement, Units};
use plenum_judge::scoring::agreement::{icc, kappa, kendall};
use plenum_judge::scoring::calibrate::{Model, calibrate};
use plenum_judge::scoring::random::Xoshiro;
use plenum_judge::scoring::rank::bradley_terry::{Anchor, bradley_terry};
use plenum_judge::scoring::rank::{Pairwise, Strength};
use plenum_judge::scoring::{Micro, Rating, Ratings, Stat};
use serde_json::{Value, json};

const RESAMPLES: u32 = 1_000;

/// A millionth: figures are published in millionths, so no two that agree are further apart.
const SAME: f64 = 1e-6;

fn main() {
    let Some(quick) = asked() else { return };
    compared(if quick { 1 } else { 7 });
    own::measure(quick);
}

/// A figure of ours, its name in the script, and how far the other side may be from it.
struct Figure {
    what: &'static str,
    name: &'static str,
    seconds: f64,
    values: Vec<f64>,
    tolerance: f64,
    /// Whether the other side is what people would use; otherwise it only checks the values, by a plain and slow way.
    contest: bool,
}

/// What both sides are given.
struct Data {
    /// 3,000 ratings from 1 to 10, five of each submission.
    sheet: Ratings,
    /// 500 ratings, in thousandths.
    small: Ratings,
    /// 100 submissions, rated by the same ten reviewers.
    complete: Ratings,
    /// Two rows of numbers with ties.
    left: Vec<i64>,
    right: Vec<i64>,
    /// Contests of 30 items.
    wins: Vec<Vec<u32>>,
}

impl Data {
    fn new() -> Self {
        let mut dice = Xoshiro::new(1);
        let whole = |y: f64| thousandths(y.round().clamp(1.0, 10.0));
        let sheet = own::room(&mut dice, [600, 600, 5], whole).ratings;
        let small = own::room(&mut dice, [100, 50, 5], thousandths).ratings;
        let complete = own::room(&mut dice, [100, 10, 10], whole).ratings;
        let left: Vec<i64> = (0..10_000).map(|_| draw(&mut dice, 100)).collect();
        let right = left.iter().map(|x| x + draw(&mut dice, 60)).collect();
        let wins = (0..30)
            .map(|one| {
                (0..30)
                    .map(|other| contests(&mut dice, one, other))
                    .collect()
            })
            .collect();
        Self {
            sheet,
            small,
            complete,
            left,
            right,
            wins,
        }
    }

    fn json(&self) -> Value {
        let long = |ratings: &Ratings| -> Vec<(u32, u32, i64)> {
            let all = ratings.all().iter();
            all.map(|r: &Rating| (r.submission, r.reviewer, r.value))
                .collect()
        };
        json!({
            "sheet": long(&self.sheet),
            "small": long(&self.small),
            "complete": long(&self.complete),
            "left": self.left,
            "right": self.right,
            "wins": self.wins,
            "resamples": RESAMPLES,
        })
    }
}

fn thousandths(y: f64) -> i64 {
    Micro::from_f64(y).expect("a small number").0 / 1_000
}

fn draw(dice: &mut Xoshiro, bound: u64) -> i64 {
    i64::try_from(dice.below(bound)).expect("a small number")
}

/// How often one item beat another: items of a lower number are a little stronger.
fn contests(dice: &mut Xoshiro, one: u64, other: u64) -> u32 {
    let wins = (0..6).filter(|_| dice.below(60) < 30 + other - one.min(other + 20).min(30));
    u32::try_from(wins.count()).expect("at most six")
}

fn stat(found: Result<Stat, impl std::fmt::Debug>) -> f64 {
    found.expect("the figure exists").value.to_f64()
}

fn compared(repeats: u32) {
    let data = Data::new();
    let figures = [
        agreement(&data, repeats),
        interval(&data, repeats),
        correlations(&data, repeats),
        kappas(&data, repeats),
        taus(&data, repeats),
        variances(&data, repeats, "reml", 1e-3),
        variances(&data, repeats, "reml_equations", 2.0 * SAME),
        strengths(&data, repeats),
    ];
    let theirs = python_with("numpy").map_or(Value::Null, |python| {
        let file = hand_over("score.json", data.json().to_string().as_bytes());
        script(&python, "score.py", &[&file.display(), &repeats])
    });
    let rows: Vec<Vec<String>> = figures
        .iter()
        .map(|figure| beside(figure, &theirs[figure.name]))
        .collect();
    table(
        "Figures that others have too",
        &[
            "figure",
            "Plenum",
            "beside",
            "its time",
            "times faster",
            "largest difference",
            "allowed",
        ],
        &rows,
    );
}

/// A row of the table; ends the measurement if the values differ.
fn beside(ours: &Figure, theirs: &Value) -> Vec<String> {
    let mut row = vec![ours.what.to_owned(), seconds(ours.seconds)];
    let (Some(by), Some(time), Some(values)) = (
        theirs["by"].as_str(),
        theirs["seconds"].as_f64(),
        theirs["values"].as_array(),
    ) else {
        row.extend(["not installed", "–", "–", "–", "–"].map(str::to_owned));
        return row;
    };
    assert_eq!(values.len(), ours.values.len(), "{}", ours.what);
    let difference = values
        .iter()
        .zip(&ours.values)
        .map(|(theirs, ours)| (theirs.as_f64().expect("a number") - ours).abs())
        .fold(0.0, f64::max);
    assert!(
        difference <= ours.tolerance,
        "{}: {values:?} there, {:?} here",
        ours.what,
        ours.values
    );
    row.extend([
        by.to_owned(),
        seconds(time),
        if ours.contest {
            times(time, ours.seconds)
        } else {
            "–".to_owned()
        },
        format!("{difference:.1e}"),
        format!("{:.0e}", ours.tolerance),
    ]);
    row
}

fn agreement(data: &Data, repeats: u32) -> Figure {
    let levels = [
        Measurement::Nominal,
        Measurement::Ordinal,
        Measurement::Interval,
        Measurement::Ratio,
    ];
    let (seconds, values) = least(repeats, || {
        let units = Units::new(&data.sheet).expect("units with two ratings");
        levels.map(|level| stat(units.alpha(level, None)))
    });
    Figure {
        what: "Krippendorff's alpha, four levels, 3,000 ratings",
        name: "alpha",
        seconds,
        values: values.to_vec(),
        tolerance: SAME,
        contest: true,
    }
}

fn interval(data: &Data, repeats: u32) -> Figure {
    let bootstrap = Bootstrap {
        seed: [1; 32],
        resamples: RESAMPLES,
    };
    let (seconds, found) = least(repeats, || {
        let units = Units::new(&data.sheet).expect("units with two ratings");
        let found = units.alpha(Measurement::Interval, Some(&bootstrap));
        found.expect("the figure exists")
    });
    let ends = [found.lo, found.hi].map(|end| end.expect("an interval was asked for").to_f64());
    Figure {
        what: "its 95 % interval, 1,000 resamples (other draws on either side)",
        name: "alpha_interval",
        seconds,
        values: ends.to_vec(),
        tolerance: 0.01,
        contest: true,
    }
}

fn correlations(data: &Data, repeats: u32) -> Figure {
    let (seconds, found) = least(repeats, || icc::icc(&data.complete));
    Figure {
        what: "six intraclass correlations, 100 x 10",
        name: "icc",
        seconds,
        values: [
            found.icc1,
            found.icc2,
            found.icc3,
            found.icc1k,
            found.icc2k,
            found.icc3k,
        ]
        .map(stat)
        .to_vec(),
        tolerance: SAME,
        contest: true,
    }
}

fn kappas(data: &Data, repeats: u32) -> Figure {
    let (seconds, value) = least(repeats, || stat(kappa::fleiss(&data.complete)));
    Figure {
        what: "Fleiss' kappa, 100 x 10",
        name: "fleiss",
        seconds,
        values: vec![value],
        tolerance: SAME,
        contest: true,
    }
}

fn taus(data: &Data, repeats: u32) -> Figure {
    let (seconds, value) = least(repeats, || stat(kendall::tau_b(&data.left, &data.right)));
    Figure {
        what: "Kendall's tau-b, 10,000 pairs with ties",
        name: "tau",
        seconds,
        values: vec![value],
        tolerance: SAME,
        contest: true,
    }
}

fn variances(data: &Data, repeats: u32, name: &'static str, tolerance: f64) -> Figure {
    let model = Model {
        sweeps: 0,
        ..Model::default()
    };
    let (seconds, found) = least(repeats, || {
        calibrate(&data.small, &model, 1).expect("variances exist")
    });
    let variance = found.variance;
    Figure {
        what: match name {
            "reml" => "REML and calibrated scores, 500 ratings (the package stops earlier)",
            _ => "the same, checked by solving the slopes of the likelihood in full",
        },
        name,
        seconds,
        values: [variance.submission, variance.reviewer, variance.residual]
            .map(Micro::to_f64)
            .to_vec(),
        tolerance,
        contest: name == "reml",
    }
}

fn strengths(data: &Data, repeats: u32) -> Figure {
    let (seconds, found) = least(repeats, || {
        let pairs = Pairwise::from_wins(&data.wins).expect("few items");
        bradley_terry(&pairs, Anchor::Item(0)).expect("everybody lost once")
    });
    Figure {
        what: "Bradley-Terry strengths, 30 items, errors included",
        name: "bradley_terry",
        seconds,
        values: found
            .iter()
            .skip(1)
            .map(|s: &Strength| s.log.to_f64())
            .collect(),
        tolerance: SAME,
        contest: true,
    }
}

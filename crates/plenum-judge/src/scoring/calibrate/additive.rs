//! Additive least squares, y = mean + q + b: a diagnosis, not a result.
//!
//! It takes every difference at face value and so is noisy at few reviews; between parts that share no reviewer it is
//! undefined. Beside the calibrated scores it shows how much shrinking did.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use serde::{Deserialize, Serialize};

use super::dense::dot;
use super::layout::{Layout, at};
use super::micro;
use crate::scoring::design;
use crate::scoring::ratings::{Micro, Ratings, Undefined};

/// Effects by least squares; those of submissions and those of reviewers each add up to zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Additive {
    /// The overall mean.
    pub mean: Micro,
    /// Each submission against the mean; `None` without a rating.
    pub effect: Vec<Option<Micro>>,
    /// Leniency of each reviewer; `None` without a rating.
    pub leniency: Vec<Option<Micro>>,
    /// Mean square of what is left over, with its degrees of freedom; `None` without any.
    pub residual: Option<(Micro, u32)>,
}

/// Fits the additive model by least squares.
///
/// # Errors
/// [`Undefined::Disconnected`] where submissions share no chain of reviewers, [`Undefined::NotConverged`] where the
/// chain is too thin for the numbers, and what the layout lacks.
pub fn least_squares(ratings: &Ratings, weighted: bool) -> Result<Additive, Undefined> {
    let layout = Layout::new(ratings, weighted)?;
    if design::design(ratings).components > 1 {
        return Err(Undefined::Disconnected);
    }
    let (q, b) = effects(&layout)?;
    let (submissions, reviewers) = (&layout.submissions, &layout.reviewers);
    let mean_of = |x: &[f64]| x.iter().sum::<f64>() / f64::from(super::count(x.len()));
    let (mean_q, mean_b) = (mean_of(&q), mean_of(&b));
    let square: f64 = (0..layout.y.len())
        .map(|i| {
            let fitted = q[at(submissions.of[i])] + b[at(reviewers.of[i])];
            layout.w[i] * (layout.y[i] - fitted) * (layout.y[i] - fitted)
        })
        .sum();
    let freedom = super::count((layout.y.len() + 1).saturating_sub(q.len() + b.len()));
    let scale = layout.scale;
    Ok(Additive {
        mean: micro(layout.centre + scale * (mean_q + mean_b))?,
        effect: super::spread(ratings.submissions(), &submissions.units, |unit| {
            micro(scale * (q[unit] - mean_q))
        })?,
        leniency: super::spread(ratings.reviewers(), &reviewers.units, |unit| {
            micro(scale * (b[unit] - mean_b))
        })?,
        residual: if freedom > 0 {
            let mean_square = scale * scale * square / f64::from(freedom);
            Some((micro(mean_square)?, freedom))
        } else {
            None
        },
    })
}

/// q = (sums - N b)/n put into the equations of b leaves a singular but consistent system, which conjugate gradients
/// solve up to a constant that the centring takes away.
fn effects(layout: &Layout) -> Result<(Vec<f64>, Vec<f64>), Undefined> {
    let (a, c) = (&layout.submissions, &layout.reviewers);
    let pairs = || a.of.iter().zip(&c.of).zip(&layout.w);
    let through = |b: &[f64]| -> Vec<f64> {
        let mut sums = vec![0.0; a.len()];
        for ((p, r), w) in pairs() {
            sums[at(*p)] += w * b[at(*r)];
        }
        sums.iter().zip(&a.weight).map(|(s, n)| s / n).collect()
    };
    let back = |q: &[f64]| -> Vec<f64> {
        let mut sums = vec![0.0; c.len()];
        for ((p, r), w) in pairs() {
            sums[at(*r)] += w * q[at(*p)];
        }
        sums
    };
    let means: Vec<f64> = a
        .sums(&layout.w, &layout.y)
        .iter()
        .zip(&a.weight)
        .map(|(s, n)| s / n)
        .collect();
    let mut left: Vec<f64> = c
        .sums(&layout.w, &layout.y)
        .iter()
        .zip(back(&means))
        .map(|(own, other)| own - other)
        .collect();
    let mut b = vec![0.0; c.len()];
    let scaled = |x: &[f64]| -> Vec<f64> { x.iter().zip(&c.weight).map(|(x, n)| x / n).collect() };
    let mut z = scaled(&left);
    let mut direction = z.clone();
    let mut product = dot(&left, &z);
    // Against the size of the right-hand side, which may itself be nothing but rounding.
    let goal = (product * 1e-24).max(1e-26 * dot(&c.weight, &vec![1.0; c.len()]));
    for _ in 0..4 * c.len() + 100 {
        if product <= goal {
            let q = means.iter().zip(through(&b)).map(|(m, t)| m - t).collect();
            return Ok((q, b));
        }
        let across = back(&through(&direction));
        let image: Vec<f64> = direction
            .iter()
            .zip(&c.weight)
            .zip(&across)
            .map(|((d, n), t)| n * d - t)
            .collect();
        let curve = dot(&direction, &image);
        if curve <= 0.0 {
            break;
        }
        let step = product / curve;
        for (((b, left), direction), image) in
            b.iter_mut().zip(&mut left).zip(&direction).zip(&image)
        {
            *b += step * direction;
            *left -= step * image;
        }
        z = scaled(&left);
        let next = dot(&left, &z);
        let turn = next / product;
        product = next;
        for (direction, z) in direction.iter_mut().zip(&z) {
            *direction = z + turn * *direction;
        }
    }
    Err(Undefined::NotConverged)
}

//! Variances by restricted maximum likelihood.
//!
//! Minimises f = ln det V + ln(1'V⁻¹1) + (n - 1) ln(y'Py) over the two ratios of variance, the residual variance being
//! known then: s_e² = y'Py/(n - 1). Steps are Newton's with the average of observed and expected information (Gilmour,
//! Thompson and Cullis, "Average information REML", Biometrics 51, 1995), which needs only products; a ratio that is
//! driven below zero rests at zero until its slope points inwards again, and a step that does not improve f is halved.

use super::dense::dot;
use super::layout::{Layout, at};
use super::mixed::{Mixed, Ratios};
use crate::scoring::special::ln;

/// The variances found, in units of the layout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scoring) struct Fit {
    /// Ratios to the residual variance.
    pub(in crate::scoring) ratios: Ratios,
    /// The residual variance.
    pub(in crate::scoring) residual: f64,
    /// Steps taken.
    pub(in crate::scoring) iterations: u32,
    /// Whether the slopes vanished, or the fit is exact.
    pub(in crate::scoring) converged: bool,
    /// Whether there is no noise at all.
    pub(in crate::scoring) exact: bool,
}

/// Finds the variances; `None` where no dense system exists.
pub(super) fn fit(layout: &Layout) -> Option<Fit> {
    // With one rating each, the effects of reviewers are noise by another name.
    let free = [true, layout.reviewers.repeats()];
    let start = [1.0, if free[1] { 0.5 } else { 0.0 }];
    let mut here = Point::new(layout, start)?;
    let mut iterations = 0;
    let mut converged = false;
    while iterations < MOST_STEPS {
        iterations += 1;
        let (step, decrease) = here.step(free);
        if decrease < TOLERANCE || here.exact() {
            converged = true;
            break;
        }
        let Some(next) = here.improve(layout, step) else {
            // No step improves f any more: at the limit of the numbers, or the slope is wrong.
            converged = decrease < LOOSE_TOLERANCE;
            break;
        };
        here = next;
    }
    Some(Fit {
        ratios: here.ratios(),
        residual: here.residual,
        iterations,
        converged,
        exact: here.exact(),
    })
}

/// The function with its slopes at one pair of ratios.
struct Point {
    g: [f64; 2],
    f: f64,
    residual: f64,
    slope: [f64; 2],
    curve: [[f64; 2]; 2],
}

impl Point {
    fn new(layout: &Layout, g: [f64; 2]) -> Option<Self> {
        let mixed = Mixed::new(layout, ratios(g))?;
        let solution = mixed.solve();
        let freedom = f64::from(u32::try_from(layout.y.len()).unwrap_or(u32::MAX)) - 1.0;
        let square = solution.square.max(SMALLEST_SQUARE);
        let residual = square / freedom;
        let f = mixed.ln_det(&solution)? + freedom * ln(square);
        let traces = mixed.traces(&solution)?;
        let traces = [traces.submission, traces.reviewer];
        let sides = [&layout.submissions, &layout.reviewers];
        let ones = vec![1.0; layout.y.len()];
        // Z'Py and W'Py, spread back over the ratings, and projected.
        let sums = sides.map(|side| side.sums(&ones, &solution.residual));
        let spread: [Vec<f64>; 2] =
            std::array::from_fn(|k| sides[k].of.iter().map(|unit| sums[k][at(*unit)]).collect());
        let projected = spread.each_ref().map(|x| mixed.project(&solution, x));
        let form: [f64; 2] = std::array::from_fn(|k| dot(&sums[k], &sums[k]) / residual);
        let slope = std::array::from_fn(|k| traces[k] - form[k]);
        let curve = std::array::from_fn(|i| {
            std::array::from_fn(|j| {
                dot(&spread[i], &projected[j]) / residual - form[i] * form[j] / freedom
            })
        });
        (f.is_finite()).then_some(Self {
            g,
            f,
            residual,
            slope,
            curve,
        })
    }

    fn ratios(&self) -> Ratios {
        ratios(self.g)
    }

    /// Whether the likelihood would go on for ever: mean and effects leave nothing for the noise.
    fn exact(&self) -> bool {
        self.residual < SMALLEST_RESIDUAL || self.g.iter().any(|g| *g >= MOST_RATIO)
    }

    /// Newton's step over the ratios that may move, and the decrease of f it promises, doubled.
    fn step(&self, free: [bool; 2]) -> ([f64; 2], f64) {
        let moves: [bool; 2] = std::array::from_fn(|k| {
            free[k]
                && !(self.g[k] <= 0.0 && self.slope[k] >= 0.0)
                && !(self.g[k] >= MOST_RATIO && self.slope[k] <= 0.0)
        });
        let [[aa, ab], [_, bb]] = self.curve;
        let alone = |k: usize| {
            if moves[k] {
                -self.slope[k] / self.curve[k][k].max(f64::MIN_POSITIVE)
            } else {
                0.0
            }
        };
        let det = aa * bb - ab * ab;
        let step = if moves[0] && moves[1] && det > 1e-10 * aa * bb {
            [
                (ab * self.slope[1] - bb * self.slope[0]) / det,
                (ab * self.slope[0] - aa * self.slope[1]) / det,
            ]
        } else if moves[0] && moves[1] {
            // The two can hardly be told apart: each as if alone, at half the length.
            [0.5 * alone(0), 0.5 * alone(1)]
        } else {
            [alone(0), alone(1)]
        };
        let decrease = -(step[0] * self.slope[0] + step[1] * self.slope[1]);
        (step, decrease)
    }

    /// The first of the halved steps that does not raise f.
    fn improve(&self, layout: &Layout, step: [f64; 2]) -> Option<Self> {
        let mut length = 1.0;
        for _ in 0..40 {
            let g: [f64; 2] = std::array::from_fn(|k| {
                // At most tenfold at once; beyond, the parabola says nothing.
                (self.g[k] + length * step[k])
                    .clamp(0.0, (10.0 * self.g[k].max(0.1)).min(MOST_RATIO))
            });
            if g.map(f64::to_bits) == self.g.map(f64::to_bits) {
                return None;
            }
            let slack = 1e-12 * (1.0 + self.f.abs());
            if let Some(next) = Self::new(layout, g)
                && next.f <= self.f + slack
            {
                return Some(next);
            }
            length *= 0.5;
        }
        None
    }
}

fn ratios(g: [f64; 2]) -> Ratios {
    Ratios {
        submission: g[0],
        reviewer: g[1],
    }
}

const MOST_STEPS: u32 = 200;

/// Twice the decrease of f below which the ratios are right to about eight digits.
const TOLERANCE: f64 = 1e-15;

/// The same where rounding ends the search.
const LOOSE_TOLERANCE: f64 = 1e-9;

/// Beyond this ratio the noise is zero for every purpose: the ratings agree exactly.
const MOST_RATIO: f64 = 1e7;

/// The same said by the residual variance, the ratings having variance 1.
const SMALLEST_RESIDUAL: f64 = 1e-7;

/// Smallest sum of squares that is not taken for zero, on the scale of the layout.
const SMALLEST_SQUARE: f64 = 1e-24;

//! Linear algebra of the crossed model: V = I/w + g_a ZZ' + g_b WW', in units of the residual variance.
//!
//! One side's effects (Z, the larger) are eliminated one by one; what remains is a system in the other side (W),
//! S = I + g_b W'V_a⁻¹W with V_a = I/w + g_a ZZ'. It is factored up to [`DENSE_LIMIT`] units and solved by conjugate
//! gradients above. Solving for a vector x yields the effects (u, d) with V⁻¹x = w (x - Zu - Wd), which are Henderson's
//! solution for known mean; all is well defined at zero variance too.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use super::dense::{Cholesky, dot};
use super::layout::{Layout, Side, at};
use crate::scoring::special::ln;

/// Units of the smaller side up to which its system is kept as a dense matrix.
pub(in crate::scoring) const DENSE_LIMIT: usize = 1_000;

/// The two ratios of a variance to the residual variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scoring) struct Ratios {
    /// Of submissions.
    pub(in crate::scoring) submission: f64,
    /// Of reviewers.
    pub(in crate::scoring) reviewer: f64,
}

/// The model at given ratios, ready to solve.
#[derive(Debug)]
pub(in crate::scoring) struct Mixed<'a> {
    layout: &'a Layout,
    /// Whether the submissions are the eliminated side.
    submissions_first: bool,
    g_a: f64,
    g_b: f64,
    /// 1 / (1 + g_a n) of each unit of the eliminated side.
    shrink: Vec<f64>,
    system: System,
}

#[derive(Debug)]
enum System {
    Dense {
        factor: Cholesky,
        /// W'V_a⁻¹W.
        m: Vec<f64>,
    },
    Sparse {
        diagonal: Vec<f64>,
    },
}

/// Effects of the eliminated side and of the other.
#[derive(Clone, Debug)]
struct Effects {
    a: Vec<f64>,
    b: Vec<f64>,
    converged: bool,
}

/// The mean and the effects that the data predict, Henderson's solution.
#[derive(Clone, Debug)]
pub(in crate::scoring) struct Solution {
    /// The overall mean.
    pub(in crate::scoring) mean: f64,
    /// The effect of each submission.
    pub(in crate::scoring) submission: Vec<f64>,
    /// The effect of each reviewer.
    pub(in crate::scoring) reviewer: Vec<f64>,
    /// Weighted residuals, Py of the literature.
    pub(in crate::scoring) residual: Vec<f64>,
    /// y'Py.
    pub(in crate::scoring) square: f64,
    /// V⁻¹1.
    ones: Vec<f64>,
    /// 1'V⁻¹1.
    information: f64,
    /// Whether the solution is exact; false if conjugate gradients ran out of steps.
    pub(in crate::scoring) converged: bool,
}

impl<'a> Mixed<'a> {
    /// Prepares the model; `None` if the ratios are no proper ones.
    pub(in crate::scoring) fn new(layout: &'a Layout, ratios: Ratios) -> Option<Self> {
        Self::dense_up_to(DENSE_LIMIT, layout, ratios)
    }

    /// The same with another limit of the dense system.
    pub(super) fn dense_up_to(limit: usize, layout: &'a Layout, ratios: Ratios) -> Option<Self> {
        let submissions_first = layout.submissions.len() >= layout.reviewers.len();
        let (g_a, g_b) = if submissions_first {
            (ratios.submission, ratios.reviewer)
        } else {
            (ratios.reviewer, ratios.submission)
        };
        if !(g_a >= 0.0 && g_b >= 0.0 && g_a.is_finite() && g_b.is_finite()) {
            return None;
        }
        let (a, b) = sides(layout, submissions_first);
        let shrink: Vec<f64> = a.weight.iter().map(|n| 1.0 / (1.0 + g_a * n)).collect();
        let system = if b.len() <= limit {
            let m = cross(layout, a, b, g_a, &shrink);
            let mut s: Vec<f64> = m.iter().map(|entry| g_b * entry).collect();
            for unit in 0..b.len() {
                s[unit * b.len() + unit] += 1.0;
            }
            System::Dense {
                factor: Cholesky::new(b.len(), s)?,
                m,
            }
        } else {
            let mut diagonal: Vec<f64> = b.weight.iter().map(|n| 1.0 + g_b * n).collect();
            for ((a, b), w) in a.of.iter().zip(&b.of).zip(&layout.w) {
                diagonal[at(*b)] -= g_b * g_a * shrink[at(*a)] * w * w;
            }
            System::Sparse { diagonal }
        };
        Some(Self {
            layout,
            submissions_first,
            g_a,
            g_b,
            shrink,
            system,
        })
    }

    /// Henderson's solution: generalised least squares for the mean, best predictions for the effects.
    pub(in crate::scoring) fn solve(&self) -> Solution {
        let layout = self.layout;
        let ones = vec![1.0; layout.y.len()];
        let of_ones = self.effects(&ones);
        let of_y = self.effects(&layout.y);
        let ones = self.residual(&ones, &of_ones);
        let raw = self.residual(&layout.y, &of_y);
        let information: f64 = ones.iter().sum();
        let mean = raw.iter().sum::<f64>() / information;
        let residual: Vec<f64> = raw.iter().zip(&ones).map(|(r, o)| r - mean * o).collect();
        let less = |y: &[f64], one: &[f64]| -> Vec<f64> {
            y.iter().zip(one).map(|(y, one)| y - mean * one).collect()
        };
        let (a, b) = (less(&of_y.a, &of_ones.a), less(&of_y.b, &of_ones.b));
        let (submission, reviewer) = if self.submissions_first {
            (a, b)
        } else {
            (b, a)
        };
        Solution {
            mean,
            submission,
            reviewer,
            square: dot(&layout.y, &residual),
            residual,
            ones,
            information,
            converged: of_ones.converged && of_y.converged,
        }
    }

    /// P x: what of x is neither mean nor predicted effect, weighted.
    pub(in crate::scoring) fn project(&self, solution: &Solution, x: &[f64]) -> Vec<f64> {
        let mut projected = self.residual(x, &self.effects(x));
        let mean = projected.iter().sum::<f64>() / solution.information;
        for (value, one) in projected.iter_mut().zip(&solution.ones) {
            *value -= mean * one;
        }
        projected
    }

    /// ln det V + ln(1'V⁻¹1), up to a constant; `None` above the dense limit.
    pub(in crate::scoring) fn ln_det(&self, solution: &Solution) -> Option<f64> {
        let System::Dense { factor, .. } = &self.system else {
            return None;
        };
        let eliminated: f64 = self.shrink.iter().map(|shrink| -ln(*shrink)).sum();
        Some(eliminated + factor.ln_det(ln) + ln(solution.information))
    }

    /// The traces of P ZZ' and P WW', as ratios are ordered; `None` above the dense limit.
    pub(in crate::scoring) fn traces(&self, solution: &Solution) -> Option<Ratios> {
        let System::Dense { factor, m } = &self.system else {
            return None;
        };
        let (a, b) = sides(self.layout, self.submissions_first);
        let inverse = factor.inverse();
        let mut of_b = dot(&inverse, m);
        let mut of_a = 0.0;
        for (unit, shrink) in self.shrink.iter().enumerate() {
            let shared = self.shared(a, b, &inverse, unit);
            of_a += shrink * a.weight[unit] - self.g_b * shrink * shrink * shared;
        }
        // What the mean takes away.
        let square = |side: &Side| -> f64 {
            let sums = side.sums(&vec![1.0; self.layout.y.len()], &solution.ones);
            dot(&sums, &sums) / solution.information
        };
        of_a -= square(a);
        of_b -= square(b);
        Some(if self.submissions_first {
            Ratios {
                submission: of_a,
                reviewer: of_b,
            }
        } else {
            Ratios {
                submission: of_b,
                reviewer: of_a,
            }
        })
    }

    /// The diagonal of P: the precision of each rating given all others, in units of the residual variance.
    ///
    /// Above the dense limit the inverse of S is replaced by its diagonal, which leaves out the paths over third
    /// submissions: a small share of a leverage that is itself small in a room of that size.
    pub(in crate::scoring) fn precision(&self, solution: &Solution) -> Vec<f64> {
        let (a, b) = sides(self.layout, self.submissions_first);
        let size = b.len();
        let inverse = match &self.system {
            System::Dense { factor, .. } => Some(factor.inverse()),
            System::Sparse { .. } => None,
        };
        let entry = |i: usize, j: usize| match (&inverse, &self.system) {
            (Some(inverse), _) => inverse[i * size + j],
            (None, System::Sparse { diagonal }) if i == j => 1.0 / diagonal[i],
            (None, System::Sparse { .. } | System::Dense { .. }) => 0.0,
        };
        let mut precision = vec![0.0; self.layout.y.len()];
        let w = &self.layout.w;
        for unit in 0..a.len() {
            let places = a.places(unit);
            let c = self.g_a * self.shrink[unit];
            // V_a⁻¹ of one rating i has w_i [i = j] - c w_i w_j at the ratings j of the same unit.
            let mut weighted = vec![0.0; places.len()];
            for (row, i) in weighted.iter_mut().zip(places) {
                *row = places
                    .iter()
                    .map(|j| w[at(*j)] * entry(at(b.of[at(*i)]), at(b.of[at(*j)])))
                    .sum();
            }
            let all: f64 = places
                .iter()
                .zip(&weighted)
                .map(|(i, s)| w[at(*i)] * s)
                .sum();
            for (i, sum) in places.iter().zip(&weighted) {
                let (i, own) = (at(*i), at(b.of[at(*i)]));
                let within = entry(own, own) - 2.0 * c * sum + c * c * all;
                let v = w[i] - c * w[i] * w[i] - self.g_b * w[i] * w[i] * within;
                let one = solution.ones[i];
                precision[i] = v - one * one / solution.information;
            }
        }
        precision
    }

    /// The effects (u, d) predicted from x with mean zero.
    fn effects(&self, x: &[f64]) -> Effects {
        let (a, b) = sides(self.layout, self.submissions_first);
        let w = &self.layout.w;
        let sums = a.sums(w, x);
        let raw: Vec<f64> = sums
            .iter()
            .zip(&self.shrink)
            .map(|(sum, shrink)| self.g_a * shrink * sum)
            .collect();
        let mut right = b.sums(w, x);
        for ((unit_a, unit_b), w) in a.of.iter().zip(&b.of).zip(w) {
            right[at(*unit_b)] -= w * raw[at(*unit_a)];
        }
        for entry in &mut right {
            *entry *= self.g_b;
        }
        let (d, converged) = match &self.system {
            System::Dense { factor, .. } => (factor.solve(&right), true),
            System::Sparse { diagonal } => self.gradients(&right, diagonal),
        };
        let through = self.across(&d);
        let u = raw.iter().zip(&through).map(|(u, t)| u - t).collect();
        Effects {
            a: u,
            b: d,
            converged,
        }
    }

    /// g_a / (1 + g_a n) times the weighted sums of the other side's effects, for each eliminated unit.
    fn across(&self, d: &[f64]) -> Vec<f64> {
        let (a, b) = sides(self.layout, self.submissions_first);
        let mut sums = vec![0.0; a.len()];
        for ((unit_a, unit_b), w) in a.of.iter().zip(&b.of).zip(&self.layout.w) {
            sums[at(*unit_a)] += w * d[at(*unit_b)];
        }
        for (sum, shrink) in sums.iter_mut().zip(&self.shrink) {
            *sum *= self.g_a * shrink;
        }
        sums
    }

    fn residual(&self, x: &[f64], effects: &Effects) -> Vec<f64> {
        let (a, b) = sides(self.layout, self.submissions_first);
        x.iter()
            .zip(&self.layout.w)
            .zip(a.of.iter().zip(&b.of))
            .map(|((x, w), (unit_a, unit_b))| {
                w * (x - effects.a[at(*unit_a)] - effects.b[at(*unit_b)])
            })
            .collect()
    }

    /// Σ over pairs of one unit's ratings of w w' S⁻¹.
    fn shared(&self, a: &Side, b: &Side, inverse: &[f64], unit: usize) -> f64 {
        let (w, size) = (&self.layout.w, b.len());
        let places = a.places(unit);
        let mut sum = 0.0;
        for i in places {
            let row = &inverse[at(b.of[at(*i)]) * size..][..size];
            let inner: f64 = places
                .iter()
                .map(|j| w[at(*j)] * row[at(b.of[at(*j)])])
                .sum();
            sum += w[at(*i)] * inner;
        }
        sum
    }

    /// Solves S d = right by conjugate gradients, scaled by the diagonal.
    fn gradients(&self, right: &[f64], diagonal: &[f64]) -> (Vec<f64>, bool) {
        let (_, b) = sides(self.layout, self.submissions_first);
        let mut d = vec![0.0; right.len()];
        let mut left = right.to_vec();
        let scaled =
            |left: &[f64]| -> Vec<f64> { left.iter().zip(diagonal).map(|(l, d)| l / d).collect() };
        let mut z = scaled(&left);
        let mut direction = z.clone();
        let mut product = dot(&left, &z);
        let goal = product * 1e-26;
        for _ in 0..MOST_GRADIENTS {
            if product <= goal {
                return (d, true);
            }
            let image = self.times_s(b, &direction);
            let step = product / dot(&direction, &image);
            for (((d, left), direction), image) in
                d.iter_mut().zip(&mut left).zip(&direction).zip(&image)
            {
                *d += step * direction;
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
        (d, product <= goal)
    }

    fn times_s(&self, b: &Side, d: &[f64]) -> Vec<f64> {
        let (a, _) = sides(self.layout, self.submissions_first);
        let through = self.across(d);
        let mut image: Vec<f64> = b.weight.iter().zip(d).map(|(n, d)| n * d).collect();
        for ((unit_a, unit_b), w) in a.of.iter().zip(&b.of).zip(&self.layout.w) {
            image[at(*unit_b)] -= w * through[at(*unit_a)];
        }
        for (image, d) in image.iter_mut().zip(d) {
            *image = d + self.g_b * *image;
        }
        image
    }
}

/// Steps of conjugate gradients before they are given up.
const MOST_GRADIENTS: u32 = 1_000;

/// The eliminated side and the other.
fn sides(layout: &Layout, submissions_first: bool) -> (&Side, &Side) {
    if submissions_first {
        (&layout.submissions, &layout.reviewers)
    } else {
        (&layout.reviewers, &layout.submissions)
    }
}

/// W'V_a⁻¹W as a dense matrix.
fn cross(layout: &Layout, a: &Side, b: &Side, g_a: f64, shrink: &[f64]) -> Vec<f64> {
    let size = b.len();
    let mut m = vec![0.0; size * size];
    for (unit, n) in b.weight.iter().enumerate() {
        m[unit * size + unit] = *n;
    }
    for (unit, shrink) in shrink.iter().enumerate() {
        let c = g_a * shrink;
        for i in a.places(unit) {
            let (row, w) = (at(b.of[at(*i)]) * size, c * layout.w[at(*i)]);
            for j in a.places(unit) {
                m[row + at(b.of[at(*j)])] -= w * layout.w[at(*j)];
            }
        }
    }
    m
}

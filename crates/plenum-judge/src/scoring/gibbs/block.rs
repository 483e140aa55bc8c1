//! One block of effects of the sampler, quality or leniency, and what is seen of it.

use super::super::calibrate::layout::{Layout, Side, at};
use super::super::random::{Xoshiro, Ziggurat};
use super::{Moments, SMALLEST};

/// One block of effects: quality or leniency.
pub(super) struct Block {
    /// The other side's unit of each rating, grouped by this side's units.
    other: Vec<u32>,
    starts: Vec<u32>,
    /// Weights in the same order; empty if all are 1.
    weights: Vec<f64>,
    /// Place of each rating in the layout, in the same order.
    places: Vec<u32>,
    /// Sum of weights, and of weighted values, of each unit.
    pub(super) n: Vec<f64>,
    pub(super) sum: Vec<f64>,
    pub(super) effect: Vec<f64>,
    /// Sum of the other side's effects over each unit's ratings.
    pub(super) across: Vec<f64>,
    /// The effect is `stretch` times a raw effect of variance `raw_variance`.
    stretch: f64,
    raw_variance: f64,
}

/// Conditional moments of a block's effects during one sweep.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) effect: Vec<Sums>,
    pub(super) score: Vec<Sums>,
}

/// Sums of a conditional mean, of its square, and of the conditional variance.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    mean: f64,
    square: f64,
    variance: f64,
}

impl Sums {
    pub(super) fn add(&mut self, mean: f64, variance: f64) {
        self.mean += mean;
        self.square += mean * mean;
        self.variance += variance;
    }

    /// The variance is the mean of the variances and the variance of the means.
    pub(super) fn close(self, kept: f64) -> Moments {
        let mean = self.mean / kept;
        Moments {
            mean,
            variance: self.variance / kept + (self.square / kept - mean * mean).max(0.0),
        }
    }
}

impl Block {
    pub(super) fn new(side: &Side, other: &Side, layout: &Layout, variance: f64) -> Self {
        let even = layout.w.iter().all(|w| w.to_bits() == 1.0_f64.to_bits());
        Self {
            other: side.places.iter().map(|i| other.of[at(*i)]).collect(),
            starts: side.starts.clone(),
            weights: if even {
                vec![]
            } else {
                side.places.iter().map(|i| layout.w[at(*i)]).collect()
            },
            places: side.places.clone(),
            n: side.weight.clone(),
            sum: side.sums(&layout.w, &layout.y),
            effect: vec![0.0; side.len()],
            across: vec![0.0; side.len()],
            stretch: variance.sqrt(),
            raw_variance: 1.0,
        }
    }

    pub(super) fn variance(&self) -> f64 {
        self.stretch * self.stretch * self.raw_variance
    }

    /// Adds up the other side's effects over each unit's ratings.
    pub(super) fn look_across(&mut self, other: &[f64]) {
        let units = self.starts.windows(2);
        for (across, range) in self.across.iter_mut().zip(units) {
            let range = at(range[0])..at(range[1]);
            let ratings = &self.other[range.clone()];
            *across = if self.weights.is_empty() {
                ratings.iter().map(|unit| other[at(*unit)]).sum()
            } else {
                let weights = &self.weights[range];
                let weighted = ratings.iter().zip(weights);
                weighted.map(|(unit, w)| w * other[at(*unit)]).sum()
            };
        }
    }

    /// Draws the mean with the effects integrated out, then the effects, then their scale; returns the mean.
    pub(super) fn draw(
        &mut self,
        noise: f64,
        (generator, normal): (&mut Xoshiro, &Ziggurat),
        seen: Option<&mut Seen>,
    ) -> f64 {
        let variance = self.variance();
        let (mut information, mut weighted) = (0.0, 0.0);
        for ((n, sum), across) in self.n.iter().zip(&self.sum).zip(&self.across) {
            let each = 1.0 / (n * variance + noise);
            information += n * each;
            weighted += each * (sum - across);
        }
        let mean = weighted / information + generator.normal() / information.sqrt();
        if let Some(seen) = seen {
            self.observe(mean, noise, seen);
        }
        let (raw_precision, stretch) = (noise / self.raw_variance, self.stretch);
        let root = noise.sqrt();
        let (mut squares, mut products, mut raw_squares) = (0.0, 0.0, 0.0);
        let units = self.n.iter().zip(&self.sum).zip(&self.across);
        for (((n, sum), across), effect) in units.zip(&mut self.effect) {
            let left = sum - across - n * mean;
            // One over the precision, in units of the noise.
            let spread = 1.0 / (stretch * stretch * n + raw_precision);
            let raw = stretch * left * spread + normal.draw(generator) * (root * spread.sqrt());
            squares += n * raw * raw;
            products += raw * left;
            raw_squares += raw * raw;
            *effect = raw;
        }
        let precision = squares / noise + 1.0 / (PRIOR_SCALE * PRIOR_SCALE);
        self.stretch = products / noise / precision + generator.normal() / precision.sqrt();
        let count = f64::from(u32::try_from(self.n.len()).unwrap_or(u32::MAX));
        self.raw_variance = generator
            .inverse_gamma(
                0.5 * (PRIOR_DEGREES + count),
                0.5 * (PRIOR_DEGREES + raw_squares),
            )
            .clamp(SMALLEST, 1.0 / SMALLEST);
        for effect in &mut self.effect {
            *effect *= self.stretch;
        }
        mean
    }

    /// The conditional moments of each effect, given the mean, the other side and the variances.
    fn observe(&self, mean: f64, noise: f64, seen: &mut Seen) {
        let variance = self.variance();
        let units = self.n.iter().zip(&self.sum).zip(&self.across);
        for (unit, ((n, sum), across)) in units.enumerate() {
            let share = variance / (noise + n * variance);
            let expected = share * (sum - across - n * mean);
            seen.effect[unit].add(expected, share * noise);
            if let Some(score) = seen.score.get_mut(unit) {
                score.add(mean + expected, share * noise);
            }
        }
    }

    /// New weights per rating, in the order of the layout.
    pub(super) fn reweigh(&mut self, layout: &Layout, w: &[f64]) {
        self.weights = self.places.iter().map(|i| w[at(*i)]).collect();
        for (unit, range) in self.starts.windows(2).enumerate() {
            let range = at(range[0])..at(range[1]);
            self.n[unit] = self.weights[range.clone()].iter().sum();
            self.sum[unit] = self.weights[range.clone()]
                .iter()
                .zip(&self.places[range])
                .map(|(w, i)| w * layout.y[at(*i)])
                .sum();
        }
    }
}

/// Degrees of freedom and scale of the half-t prior of a standard deviation; the scale is that of the ratings.
const PRIOR_DEGREES: f64 = 3.0;
const PRIOR_SCALE: f64 = 1.0;

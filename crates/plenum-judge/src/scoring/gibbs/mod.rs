//! Intervals and places by simulation from the posterior of the crossed model.
//!
//! A collapsed Gibbs sampler: the mean is drawn together with each block of effects, so that the two do not hold each
//! other up. The standard deviations of quality and of leniency have half-t priors on the scale of the data, reached by
//! an expanded parameter (Gelman, "Prior distributions for variance parameters in hierarchical models", 2006), so that
//! zero leniency is within reach and is left again. Intervals rest on the means and variances of each sweep's
//! conditional distributions rather than on the draws, which makes a few hundred sweeps enough.
//! Two passes over the ratings a sweep; nothing is allocated inside.

mod block;
#[cfg(test)]
mod tests;

use self::block::{Block, Seen, Sums};

use super::calibrate::Model;
use super::calibrate::layout::{Layout, at};
use super::calibrate::mixed::Ratios;
use super::random::{Xoshiro, Ziggurat};

/// The fewest sweeps where variances come from them.
pub(super) const FEWEST_SWEEPS: u32 = 100;

/// The most sweeps.
pub(super) const MOST_SWEEPS: u32 = 1_000_000;

/// Mean and variance of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Moments {
    /// Mean.
    pub(super) mean: f64,
    /// Variance.
    pub(super) variance: f64,
}

impl Moments {
    /// The 90 % interval.
    pub(super) fn interval(self) -> (f64, f64) {
        let half = NINETY * self.variance.max(0.0).sqrt();
        (self.mean - half, self.mean + half)
    }
}

/// What the simulation says, in units of the layout.
#[derive(Clone, Debug)]
pub(super) struct Simulated {
    pub(super) mean: Moments,
    pub(super) effect: Vec<Moments>,
    pub(super) score: Vec<Moments>,
    pub(super) leniency: Vec<Moments>,
    pub(super) ratios: Ratios,
    pub(super) residual: f64,
    /// How often each submission was among the best.
    pub(super) top: Vec<f64>,
    /// The 5 % and 95 % place of each submission.
    pub(super) places: Vec<(u32, u32)>,
    /// Relative precision of reviewers; empty unless asked for.
    pub(super) precision: Vec<f64>,
}

/// Runs the sampler from the given variances, or from even ones; `None` without sweeps.
pub(super) fn simulate(
    layout: &Layout,
    start: Option<(Ratios, f64)>,
    model: &Model,
    sweeps: u32,
    seed: u64,
) -> Option<Simulated> {
    let kept = sweeps - sweeps / 5;
    if kept == 0 {
        return None;
    }
    let mut chain = Chain::new(layout, start, model.precision, seed);
    for _ in 0..sweeps - kept {
        chain.sweep(None);
    }
    let mut record = Record::new(layout, model.top, kept);
    for sweep in 0..kept {
        chain.sweep(Some(&mut record));
        record.places(&chain.quality.effect, sweep);
    }
    Some(record.close(kept, model.precision))
}

/// The state of the sampler.
struct Chain<'a> {
    layout: &'a Layout,
    generator: Xoshiro,
    normal: Ziggurat,
    mean: f64,
    noise: f64,
    quality: Block,
    leniency: Block,
    /// Σ w y², Σ w y.
    squares: f64,
    values: f64,
    weight: f64,
    /// Relative precision of each reviewer; empty unless asked for.
    precision: Vec<f64>,
}

impl<'a> Chain<'a> {
    fn new(layout: &'a Layout, start: Option<(Ratios, f64)>, precision: bool, seed: u64) -> Self {
        let (ratios, noise) = start.unwrap_or((
            Ratios {
                submission: 1.0,
                reviewer: 0.5,
            },
            0.4,
        ));
        let noise = noise.max(SMALLEST);
        let (submissions, reviewers) = (&layout.submissions, &layout.reviewers);
        let variance = |ratio: f64| (ratio * noise).clamp(1e-4, 4.0);
        let mut chain = Self {
            layout,
            generator: Xoshiro::new(seed),
            normal: Ziggurat::new(),
            mean: 0.0,
            noise,
            quality: Block::new(submissions, reviewers, layout, variance(ratios.submission)),
            leniency: Block::new(reviewers, submissions, layout, variance(ratios.reviewer)),
            squares: 0.0,
            values: 0.0,
            weight: 0.0,
            precision: vec![1.0; if precision { reviewers.len() } else { 0 }],
        };
        let w = layout.w.clone();
        chain.totals(&w);
        chain
    }

    fn totals(&mut self, w: &[f64]) {
        let pairs = || w.iter().zip(&self.layout.y);
        self.squares = pairs().map(|(w, y)| w * y * y).sum();
        self.values = pairs().map(|(w, y)| w * y).sum();
        self.weight = w.iter().sum();
    }

    fn sweep(&mut self, record: Option<&mut Record>) {
        let (mut quality, mut leniency) = (None, None);
        let record = record.map(|record| {
            quality = Some(&mut record.quality);
            leniency = Some(&mut record.leniency);
            &mut record.totals
        });
        if !self.precision.is_empty() {
            self.draw_precision();
        }
        self.quality.look_across(&self.leniency.effect);
        self.draw_noise();
        self.mean = self
            .quality
            .draw(self.noise, (&mut self.generator, &self.normal), quality);
        self.leniency.look_across(&self.quality.effect);
        let mean = self
            .leniency
            .draw(self.noise, (&mut self.generator, &self.normal), leniency);
        self.mean = mean;
        if let Some(totals) = record {
            totals.mean.add(mean, 0.0);
            totals.noise += self.noise;
            totals.quality += self.quality.variance();
            totals.leniency += self.leniency.variance();
            for (sum, precision) in totals.precision.iter_mut().zip(&self.precision) {
                *sum += precision;
            }
        }
    }

    /// The variance of the noise, from the squares of what mean and effects leave; the products over ratings are those
    /// already added up across.
    fn draw_noise(&mut self) {
        let mean = self.mean;
        let mut square = self.squares - 2.0 * mean * self.values + mean * mean * self.weight;
        for block in [&self.quality, &self.leniency] {
            for ((effect, n), sum) in block.effect.iter().zip(&block.n).zip(&block.sum) {
                square += effect * (n * effect - 2.0 * (sum - mean * n));
            }
        }
        for (effect, across) in self.quality.effect.iter().zip(&self.quality.across) {
            square += 2.0 * effect * across;
        }
        let count = f64::from(u32::try_from(self.layout.y.len()).unwrap_or(u32::MAX));
        self.noise = self
            .generator
            .inverse_gamma(0.5 * count, 0.5 * square.max(0.0))
            .max(SMALLEST);
    }

    /// Each reviewer's precision, gamma with mean 1 before the data.
    fn draw_precision(&mut self) {
        let layout = self.layout;
        let mut squares = vec![0.0; self.precision.len()];
        for i in 0..layout.y.len() {
            let (p, r) = (at(layout.submissions.of[i]), at(layout.reviewers.of[i]));
            let left = layout.y[i] - self.mean - self.quality.effect[p] - self.leniency.effect[r];
            squares[r] += layout.w[i] * left * left;
        }
        for (r, (precision, square)) in self.precision.iter_mut().zip(&squares).enumerate() {
            let shape = PRECISION_SHAPE + 0.5 * f64::from(layout.reviewers.count(r));
            let rate = PRECISION_SHAPE + 0.5 * square / self.noise;
            *precision = (self.generator.gamma(shape) / rate).clamp(1e-3, 1e3);
        }
        let w: Vec<f64> = layout
            .w
            .iter()
            .zip(&layout.reviewers.of)
            .map(|(w, r)| w * self.precision[at(*r)])
            .collect();
        self.quality.reweigh(layout, &w);
        self.leniency.reweigh(layout, &w);
        self.totals(&w);
    }
}

/// What is kept of the sweeps.
struct Record {
    quality: Seen,
    leniency: Seen,
    totals: Totals,
    top: usize,
    /// How often each submission was among the best.
    among: Vec<u32>,
    /// Every how many sweeps places are taken.
    every: u32,
    /// The places of each submission in those sweeps, sweep after sweep.
    ranks: Vec<u32>,
    scratch: Vec<f64>,
    order: Vec<(f64, u32)>,
}

#[derive(Default)]
struct Totals {
    mean: Sums,
    noise: f64,
    quality: f64,
    leniency: f64,
    precision: Vec<f64>,
}

impl Record {
    fn new(layout: &Layout, top: u32, kept: u32) -> Self {
        let (submissions, reviewers) = (layout.submissions.len(), layout.reviewers.len());
        let sums = |n: usize| vec![Sums::default(); n];
        // All places of a room; of thousands, enough to see the two ends.
        let wanted = (RANKS_KEPT / u32::try_from(submissions).unwrap_or(u32::MAX)).max(50);
        Self {
            quality: Seen {
                effect: sums(submissions),
                score: sums(submissions),
            },
            leniency: Seen {
                effect: sums(reviewers),
                score: vec![],
            },
            totals: Totals {
                precision: vec![0.0; reviewers],
                ..Totals::default()
            },
            top: at(top).min(submissions),
            among: vec![0; submissions],
            every: kept.div_ceil(wanted.min(kept)),
            ranks: vec![],
            scratch: vec![],
            order: vec![],
        }
    }

    fn places(&mut self, effect: &[f64], sweep: u32) {
        if self.top > 0 {
            self.scratch.clear();
            self.scratch.extend_from_slice(effect);
            let place = effect.len() - self.top;
            let (_, limit, _) = self.scratch.select_nth_unstable_by(place, f64::total_cmp);
            let limit = *limit;
            for (among, effect) in self.among.iter_mut().zip(effect) {
                *among += u32::from(*effect >= limit);
            }
        }
        if sweep.is_multiple_of(self.every) {
            self.order.clear();
            self.order.extend(effect.iter().copied().zip(0..));
            self.order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
            let first = self.ranks.len();
            self.ranks.resize(first + effect.len(), 0);
            for (rank, (_, unit)) in (1..).zip(&self.order) {
                self.ranks[first + at(*unit)] = rank;
            }
        }
    }

    fn close(mut self, kept: u32, precision: bool) -> Simulated {
        let kept = f64::from(kept);
        let close = |sums: &[Sums]| sums.iter().map(|s| s.close(kept)).collect();
        let residual = self.totals.noise / kept;
        let units = self.among.len();
        let draws = self.ranks.len() / units.max(1);
        let mut column = vec![0; draws];
        let places = (0..units)
            .map(|unit| {
                for (draw, rank) in column.iter_mut().enumerate() {
                    *rank = self.ranks[draw * units + unit];
                }
                // One draw in twenty is better, one is worse.
                let beyond = draws / 20;
                let (_, from, _) = column.select_nth_unstable(beyond);
                let from = *from;
                let (_, to, _) = column.select_nth_unstable(draws - 1 - beyond);
                (from, *to)
            })
            .collect();
        for sum in &mut self.totals.precision {
            *sum /= kept;
        }
        Simulated {
            mean: self.totals.mean.close(kept),
            effect: close(&self.quality.effect),
            score: close(&self.quality.score),
            leniency: close(&self.leniency.effect),
            ratios: Ratios {
                submission: self.totals.quality / kept / residual,
                reviewer: self.totals.leniency / kept / residual,
            },
            residual,
            top: self.among.iter().map(|n| f64::from(*n) / kept).collect(),
            places,
            precision: if precision {
                self.totals.precision
            } else {
                vec![]
            },
        }
    }
}

/// Shape of the gamma prior of a reviewer's relative precision.
const PRECISION_SHAPE: f64 = 3.0;

/// The smallest variance of noise: below, the ratings agree exactly for every purpose.
const SMALLEST: f64 = 1e-9;

/// Places kept in all, while there are at least fifty sweeps of them.
const RANKS_KEPT: u32 = 100_000;

/// The 95 % point of the normal distribution.
const NINETY: f64 = 1.644_853_626_951_472_7;

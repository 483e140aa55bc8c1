//! Krippendorff's alpha: 1 less observed over expected disagreement, for any number of reviewers and with gaps.
//!
//! Krippendorff, "Computing Krippendorff's alpha-reliability" (2011): `α = 1 - (n-1) Σ o_ck δ_ck / Σ n_c n_k δ_ck`. For ranks,
//! `δ` is the squared difference of the middles of two values' places, so that ranks and distances need one pass
//! each instead of a table of all pairs of values. The interval is a percentile bootstrap over units: seeded, with
//! the generator ChaCha20, whose output is specified.

use std::collections::BTreeSet;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use super::{float, rated, wide};
use crate::scoring::ratings::{Micro, Ratings, Stat, Undefined};

/// The most resamples of a bootstrap; more are not drawn.
pub const MOST_RESAMPLES: u32 = 10_000;

/// The most different values for a ratio alpha, which compares all pairs of values.
pub const MOST_RATIO_VALUES: usize = 20_000;

/// The most different values for the interval of a ratio alpha.
pub const MOST_RATIO_RESAMPLED: usize = 300;

/// What the difference of two values means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Measurement {
    /// Equal or not.
    Nominal,
    /// How many values lie between.
    Ordinal,
    /// How far apart.
    Interval,
    /// How far apart in proportion to their size; values from zero up.
    Ratio,
}

/// A drawing of units with replacement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bootstrap {
    /// The seed: the same seed gives the same interval.
    pub seed: [u8; 32],
    /// How many resamples, at most [`MOST_RESAMPLES`].
    pub resamples: u32,
}

/// The share of resamples outside the interval, below and above: 1/40 each, for 95 %.
const OUTSIDE: usize = 40;

/// Ratings by unit, for alpha at any level of measurement: the units with at least two ratings.
#[derive(Clone, Debug)]
pub struct Units {
    /// The values that occur, ascending.
    values: Vec<i64>,
    /// For each rating the place of its value in `values`; sorted within a unit.
    levels: Vec<u32>,
    /// Where each unit begins in `levels`, and the end of the last.
    starts: Vec<usize>,
}

/// The parts of alpha: disagreement observed and expected, both as sums.
struct Sums {
    n: i128,
    observed: f64,
    expected: f64,
}

impl Units {
    /// Takes the units with at least two ratings.
    ///
    /// # Errors
    /// Fewer than two such units.
    pub fn new(ratings: &Ratings) -> Result<Self, Undefined> {
        if ratings.is_empty() {
            return Err(Undefined::NoValues);
        }
        let units = || rated(ratings).filter(|row| row.len() >= 2);
        match units().take(2).count() {
            0 => return Err(Undefined::TooFewRatings),
            1 => return Err(Undefined::TooFewSubmissions),
            _ => {}
        }
        let values: BTreeSet<i64> = units().flatten().map(|r| r.value).collect();
        let values: Vec<i64> = values.into_iter().collect();
        let mut levels = Vec::with_capacity(ratings.len());
        let mut starts = vec![0];
        for row in units() {
            let from = levels.len();
            levels.extend(row.iter().map(|r| {
                let place = values.partition_point(|value| *value < r.value);
                u32::try_from(place).unwrap_or(u32::MAX)
            }));
            if let Some(unit) = levels.get_mut(from..) {
                unit.sort_unstable();
            }
            starts.push(levels.len());
        }
        Ok(Self {
            values,
            levels,
            starts,
        })
    }

    /// Krippendorff's alpha, with its 95 % interval if a bootstrap is given.
    ///
    /// The interval is left out when fewer than half of the resamples have an alpha, and for a ratio alpha over more
    /// than [`MOST_RATIO_RESAMPLED`] different values.
    ///
    /// # Errors
    /// All values equal; for ratios, a value below zero or more than [`MOST_RATIO_VALUES`] different values.
    pub fn alpha(
        &self,
        measurement: Measurement,
        bootstrap: Option<&Bootstrap>,
    ) -> Result<Stat, Undefined> {
        if self.values.len() < 2 {
            return Err(Undefined::AllEqual);
        }
        if measurement == Measurement::Ratio {
            if self.values.first().is_some_and(|lowest| *lowest < 0) {
                return Err(Undefined::NegativeValues);
            }
            if self.values.len() > MOST_RATIO_VALUES {
                return Err(Undefined::TooLarge);
            }
        }
        let once = vec![1; self.len()];
        let alpha = self
            .sums(measurement, &once, &self.disagreements(measurement))
            .and_then(|sums| sums.alpha())
            .ok_or(Undefined::TooLarge)?;
        let (lo, hi) = bootstrap
            .and_then(|bootstrap| self.interval(measurement, bootstrap))
            .unzip();
        Ok(Stat {
            value: Micro::from_f64(alpha).ok_or(Undefined::TooLarge)?,
            lo,
            hi,
            n: u32::try_from(self.levels.len()).unwrap_or(u32::MAX),
        })
    }

    /// How many units.
    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn units(&self) -> impl Iterator<Item = &[u32]> {
        self.starts.windows(2).map(|ends| match ends {
            [from, to] => self.levels.get(*from..*to).unwrap_or_default(),
            _ => &[],
        })
    }

    /// `Σ δ / (m - 1)` over the ordered pairs of each unit, where that does not depend on the other units.
    fn disagreements(&self, measurement: Measurement) -> Vec<f64> {
        let lowest = self.values.first().copied().unwrap_or(0);
        let value = |level: u32| i128::from(self.value(level)) - i128::from(lowest);
        match measurement {
            Measurement::Nominal => self.units().map(unequal_pairs).collect(),
            Measurement::Interval => self
                .units()
                .map(|unit| squared_distances(unit, value))
                .collect(),
            Measurement::Ratio => self
                .units()
                .map(|unit| {
                    let mut sum = 0.0;
                    for (place, c) in unit.iter().enumerate() {
                        for k in unit.iter().skip(place + 1) {
                            sum += 2.0 * proportion(self.value(*c), self.value(*k));
                        }
                    }
                    sum / float(wide(unit.len()) - 1)
                })
                .collect(),
            // The places of values depend on how often each occurs in all units together.
            Measurement::Ordinal => vec![],
        }
    }

    fn value(&self, level: u32) -> i64 {
        self.values
            .get(usize::try_from(level).unwrap_or(usize::MAX))
            .copied()
            .unwrap_or(0)
    }

    /// The sums of a sample in which each unit occurs so many times; `None` if they do not fit.
    fn sums(&self, measurement: Measurement, times: &[u32], each: &[f64]) -> Option<Sums> {
        let mut occurs = vec![0_i128; self.values.len()];
        let mut n = 0_i128;
        for (unit, times) in self.units().zip(times) {
            let times = i128::from(*times);
            if times > 0 {
                n += times * wide(unit.len());
                for level in unit {
                    if let Some(count) = occurs.get_mut(usize::try_from(*level).ok()?) {
                        *count += times;
                    }
                }
            }
        }
        let of_units = |each: &[f64]| {
            let mut sum = 0.0;
            for (disagreement, times) in each.iter().zip(times) {
                sum += disagreement * f64::from(*times);
            }
            sum
        };
        let lowest = i128::from(self.values.first().copied().unwrap_or(0));
        let (observed, expected) = match measurement {
            Measurement::Nominal => {
                let equal = sum_of(occurs.iter().map(|c| c.checked_mul(*c)))?;
                (of_units(each), float(n.checked_mul(n)?.checked_sub(equal)?))
            }
            Measurement::Interval => {
                let values = self.values.iter().map(|v| i128::from(*v) - lowest);
                (
                    of_units(each),
                    spread(n, occurs.iter().copied().zip(values))?,
                )
            }
            Measurement::Ratio => (of_units(each), self.expected_ratio(&occurs)),
            Measurement::Ordinal => {
                // Twice the middle of the places that each value takes in the order of all.
                let mut before = 0;
                let middles: Vec<i128> = occurs
                    .iter()
                    .map(|count| {
                        let middle = 2 * before + count;
                        before += count;
                        middle
                    })
                    .collect();
                let middle = |level: u32| {
                    usize::try_from(level)
                        .ok()
                        .and_then(|level| middles.get(level))
                        .copied()
                        .unwrap_or(0)
                };
                let mut observed = 0.0;
                for (unit, times) in self.units().zip(times) {
                    if *times > 0 {
                        observed += squared_distances(unit, middle) * f64::from(*times);
                    }
                }
                let expected = spread(n, occurs.iter().copied().zip(middles.iter().copied()))?;
                (observed, expected)
            }
        };
        Some(Sums {
            n,
            observed,
            expected,
        })
    }

    fn expected_ratio(&self, occurs: &[i128]) -> f64 {
        let used: Vec<(i64, f64)> = self
            .values
            .iter()
            .zip(occurs)
            .filter(|(_, count)| **count > 0)
            .map(|(value, count)| (*value, float(*count)))
            .collect();
        let mut sum = 0.0;
        for (place, (c, n_c)) in used.iter().enumerate() {
            for (k, n_k) in used.iter().skip(place + 1) {
                sum += 2.0 * n_c * n_k * proportion(*c, *k);
            }
        }
        sum
    }

    fn interval(&self, measurement: Measurement, bootstrap: &Bootstrap) -> Option<(Micro, Micro)> {
        if measurement == Measurement::Ratio && self.values.len() > MOST_RATIO_RESAMPLED {
            return None;
        }
        let each = self.disagreements(measurement);
        let mut rng = ChaCha20Rng::from_seed(bootstrap.seed);
        let wanted = usize::try_from(bootstrap.resamples.min(MOST_RESAMPLES)).ok()?;
        let mut alphas = Vec::with_capacity(wanted);
        for _ in 0..wanted {
            let mut times = vec![0_u32; self.len()];
            for _ in 0..self.len() {
                if let Some(count) = times.get_mut(below(&mut rng, self.len())) {
                    *count += 1;
                }
            }
            let sums = self.sums(measurement, &times, &each);
            alphas.extend(sums.and_then(|sums| Micro::from_f64(sums.alpha()?)));
        }
        if alphas.is_empty() || alphas.len() * 2 < wanted {
            return None;
        }
        alphas.sort_unstable();
        let cut = alphas.len() / OUTSIDE;
        let (lo, hi) = (alphas.get(cut)?, alphas.get(alphas.len() - 1 - cut)?);
        Some((*lo, *hi))
    }
}

impl Sums {
    /// `None` when nothing is expected to differ.
    fn alpha(&self) -> Option<f64> {
        (self.expected > 0.0).then(|| 1.0 - float(self.n - 1) * self.observed / self.expected)
    }
}

/// `(m² - Σ n²) / (m - 1)` of the levels of a unit, sorted.
fn unequal_pairs(unit: &[u32]) -> f64 {
    let equal: i128 = unit
        .chunk_by(|a, b| a == b)
        .map(|run| wide(run.len()) * wide(run.len()))
        .sum();
    let m = wide(unit.len());
    float(m * m - equal) / float(m - 1)
}

/// `Σ (x - y)² / (m - 1)` over the ordered pairs of a unit.
fn squared_distances(unit: &[u32], position: impl Fn(u32) -> i128) -> f64 {
    let (mut sum, mut squares) = (0_i128, 0_i128);
    for level in unit {
        let x = position(*level);
        sum += x;
        squares += x * x;
    }
    let m = wide(unit.len());
    2.0 * float(m * squares - sum * sum) / float(m - 1)
}

/// `Σ n_c n_k (x_c - x_k)²` over the ordered pairs of values, each given as how often it occurs and where it lies.
fn spread(n: i128, values: impl Iterator<Item = (i128, i128)> + Clone) -> Option<f64> {
    let sum = sum_of(values.clone().map(|(count, x)| count.checked_mul(x)))?;
    let squares = sum_of(values.map(|(count, x)| count.checked_mul(x)?.checked_mul(x)))?;
    let difference = n.checked_mul(squares)?.checked_sub(sum.checked_mul(sum)?)?;
    Some(2.0 * float(difference))
}

fn sum_of(mut parts: impl Iterator<Item = Option<i128>>) -> Option<i128> {
    parts.try_fold(0_i128, |sum, part| sum.checked_add(part?))
}

/// `((c - k) / (c + k))²` of two different values from zero up.
fn proportion(c: i64, k: i64) -> f64 {
    let (c, k) = (i128::from(c), i128::from(k));
    if c == k {
        return 0.0;
    }
    let share = float(c - k) / float(c + k);
    share * share
}

/// A number in `0..bound`, each equally likely.
fn below(rng: &mut ChaCha20Rng, bound: usize) -> usize {
    let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
    let zone = u64::MAX - u64::MAX % bound;
    loop {
        let drawn = rng.next_u64();
        if drawn < zone {
            return usize::try_from(drawn % bound).unwrap_or(0);
        }
    }
}

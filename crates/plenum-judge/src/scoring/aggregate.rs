//! Many scores to one: criteria to a score, scores to the figures of a submission (ALGORITHMS 4.1). All exact.
//!
//! Missing is never zero: a submission without ratings has no figure. The name of the rule and the number of scores
//! travel with the figure ([`Exact`]). Nothing is weighted, trimmed or calibrated silently.
//!
//! Quartiles are of type 7 (Hyndman and Fan, "Sample quantiles in statistical packages", 1996); Hodges-Lehmann is the
//! median of the means of all pairs, a value with itself included (Hodges and Lehmann, 1963).

use serde::{Deserialize, Serialize};

use super::exact::Fraction;
use super::ratings::{Rating, Ratings};

/// The most bins of a histogram.
pub const MOST_BINS: u32 = 10_000;

/// A score on one criterion, or its absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// How much the criterion counts; a criterion of weight 0 is shown and not counted.
    pub weight: u32,
    /// The score in thousandths; `None` where it was left open or does not apply.
    pub value: Option<i64>,
}

/// The one score of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Combined {
    /// The weighted mean of the answered criteria, in points.
    pub value: Fraction,
    /// How many criteria that count were answered.
    pub answered: u32,
    /// How many criteria count.
    pub of: u32,
    /// Whether a gap was bridged by sharing its weight among the others.
    pub renormalised: bool,
}

/// The weighted mean of the answered criteria, `Σ w y / Σ w`; `None` when none that counts was answered.
pub fn combine(criteria: &[Criterion]) -> Option<Combined> {
    let counted = || criteria.iter().filter(|c| c.weight > 0);
    let answered = || counted().filter_map(|c| Some((c.weight, c.value?)));
    let weight: i128 = answered().map(|(w, _)| i128::from(w)).sum();
    // Below 2^32 scores times 2^32 times 2^63 it could overflow only with more criteria than memory holds.
    let sum: i128 = answered().map(|(w, v)| i128::from(w) * i128::from(v)).sum();
    let (n, of) = (count(answered()), count(counted()));
    Some(Combined {
        value: Fraction::new(sum, weight.checked_mul(1_000)?)?,
        answered: n,
        of,
        renormalised: n < of,
    })
}

/// A share below one half, cut from each end by a trimmed mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "[number, number]"))]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Share {
    part: u32,
    of: u32,
}

/// A share that is not below one half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the share cut from each end must be below one half")]
pub struct NotBelowHalf;

impl Share {
    /// A tenth from each end.
    pub const TENTH: Self = Self { part: 1, of: 10 };

    /// `part / of`, which must be below one half.
    ///
    /// # Errors
    /// [`NotBelowHalf`], also for a share of nothing.
    pub fn new(part: u32, of: u32) -> Result<Self, NotBelowHalf> {
        if u64::from(part) * 2 < u64::from(of) {
            Ok(Self { part, of })
        } else {
            Err(NotBelowHalf)
        }
    }

    /// How many of `n` values are cut from each end: the share, rounded down.
    pub(super) fn cut(self, n: u32) -> u32 {
        let cut = u64::from(n) * u64::from(self.part) / u64::from(self.of);
        u32::try_from(cut).unwrap_or(0)
    }
}

impl TryFrom<(u32, u32)> for Share {
    type Error = NotBelowHalf;

    fn try_from((part, of): (u32, u32)) -> Result<Self, NotBelowHalf> {
        Self::new(part, of)
    }
}

impl From<Share> for (u32, u32) {
    fn from(share: Share) -> Self {
        (share.part, share.of)
    }
}

/// How the scores of a submission become one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum Rule {
    /// The mean, by confidence weight where there are weights.
    Mean,
    /// The middle value, or the mean of the two middle values.
    Median,
    /// The mean of what is left when a share of the values, rounded down, is cut from each end.
    Trimmed {
        /// The share cut from each end.
        share: Share,
    },
    /// First quartile, type 7.
    FirstQuartile,
    /// Third quartile, type 7.
    ThirdQuartile,
    /// Third quartile less the first.
    Spread,
    /// The lowest score.
    Lowest,
    /// The highest score.
    Highest,
    /// Highest less lowest.
    Range,
    /// Population variance, without weights.
    Variance,
    /// Median of the means of all pairs.
    HodgesLehmann,
    /// Median distance from the median.
    MedianDeviation,
}

/// An exact figure, what it rests on and the rule that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Exact {
    /// The figure in points (for a variance, points squared).
    pub value: Fraction,
    /// How many scores it rests on.
    pub n: u32,
    /// How it was made.
    #[serde(flatten)]
    pub rule: Rule,
}

/// The figure of every submission by one rule; `None` for a submission without scores.
pub fn aggregate(ratings: &Ratings, rule: &Rule) -> Vec<Option<Exact>> {
    (0..ratings.submissions())
        .map(|submission| figure(ratings.of_submission(submission), rule))
        .collect()
}

/// The figure of one submission by one rule; `None` without scores.
pub fn figure(ratings: &[Rating], rule: &Rule) -> Option<Exact> {
    let value = match rule {
        Rule::Mean => weighted_mean(ratings)?,
        Rule::Median
        | Rule::Trimmed { .. }
        | Rule::FirstQuartile
        | Rule::ThirdQuartile
        | Rule::Spread
        | Rule::Lowest
        | Rule::Highest
        | Rule::Range
        | Rule::Variance
        | Rule::HodgesLehmann
        | Rule::MedianDeviation => {
            Sorted::new(ratings.iter().map(|r| r.value).collect())?.by(rule)?
        }
    };
    Some(Exact {
        value,
        n: count(ratings.iter()),
        rule: *rule,
    })
}

/// What is shown side by side of the scores of one submission (LESSONS P6), in points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Figures {
    /// How many scores.
    pub n: u32,
    /// The mean, by weight.
    pub mean: Fraction,
    /// The median.
    pub median: Fraction,
    /// First quartile.
    pub q1: Fraction,
    /// Third quartile.
    pub q3: Fraction,
    /// The lowest score.
    pub lowest: Fraction,
    /// The highest score.
    pub highest: Fraction,
    /// Population variance.
    pub variance: Fraction,
}

/// Mean and median side by side, with n and spread; `None` without scores.
pub fn figures(ratings: &[Rating]) -> Option<Figures> {
    let sorted = Sorted::new(ratings.iter().map(|r| r.value).collect())?;
    Some(Figures {
        n: count(ratings.iter()),
        mean: weighted_mean(ratings)?,
        median: sorted.quartile(2)?,
        q1: sorted.quartile(1)?,
        q3: sorted.quartile(3)?,
        lowest: sorted.by(&Rule::Lowest)?,
        highest: sorted.by(&Rule::Highest)?,
        variance: sorted.variance()?,
    })
}

/// How many values fall on each step of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Histogram {
    /// The lowest step, in thousandths.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub lowest: i64,
    /// The width of a step, in thousandths.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub step: i64,
    /// How many values lie from each step up to, but not including, the next.
    pub counts: Vec<u32>,
    /// How many values lie outside all steps.
    pub outside: u32,
}

/// Counts values, in thousandths, by step; `None` for a step of nothing or less, or more than [`MOST_BINS`] steps.
pub fn histogram(values: &[i64], lowest: i64, step: i64, steps: u32) -> Option<Histogram> {
    if step <= 0 || steps > MOST_BINS {
        return None;
    }
    let mut counts = vec![0_u32; usize::try_from(steps).ok()?];
    let mut outside = 0;
    for value in values {
        let place = (i128::from(*value) - i128::from(lowest)).div_euclid(i128::from(step));
        let bin = usize::try_from(place).ok().and_then(|p| counts.get_mut(p));
        *bin.unwrap_or(&mut outside) += 1;
    }
    Some(Histogram {
        lowest,
        step,
        counts,
        outside,
    })
}

/// `Σ w y / Σ w` in points.
fn weighted_mean(ratings: &[Rating]) -> Option<Fraction> {
    let weight: i128 = ratings.iter().map(|r| i128::from(r.weight)).sum();
    let sum: i128 = ratings
        .iter()
        .map(|r| i128::from(r.weight) * i128::from(r.value))
        .sum();
    Fraction::new(sum, weight * 1_000)
}

/// Values in thousandths, sorted, at least one.
#[derive(Clone, Debug)]
pub(super) struct Sorted(Vec<i64>);

impl Sorted {
    /// `None` without values.
    pub(super) fn new(mut values: Vec<i64>) -> Option<Self> {
        values.sort_unstable();
        (!values.is_empty()).then_some(Self(values))
    }

    /// The median in points.
    pub(super) fn median(&self) -> Option<Fraction> {
        self.quartile(2)
    }

    fn by(&self, rule: &Rule) -> Option<Fraction> {
        let (lowest, highest) = (self.at(0), self.at(self.0.len() - 1));
        match rule {
            Rule::Mean => mean(&self.0),
            Rule::Median => self.median(),
            Rule::Trimmed { share } => {
                let cut = usize::try_from(share.cut(count(self.0.iter()))).ok()?;
                mean(self.0.get(cut..self.0.len() - cut)?)
            }
            Rule::FirstQuartile => self.quartile(1),
            Rule::ThirdQuartile => self.quartile(3),
            Rule::Spread => self.quartile(3)?.checked_sub(self.quartile(1)?),
            Rule::Lowest => Fraction::new(lowest, 1_000),
            Rule::Highest => Fraction::new(highest, 1_000),
            Rule::Range => Fraction::new(highest - lowest, 1_000),
            Rule::Variance => self.variance(),
            Rule::HodgesLehmann => self.hodges_lehmann(),
            Rule::MedianDeviation => self.median_deviation(),
        }
    }

    fn at(&self, index: usize) -> i128 {
        self.0.get(index).copied().map_or(0, i128::from)
    }

    /// The value at `quarter`/4 of the way through, in points.
    fn quartile(&self, quarter: usize) -> Option<Fraction> {
        let position = (self.0.len() - 1) * quarter;
        let (index, rest) = (position / 4, wide(position % 4));
        let next = (index + 1).min(self.0.len() - 1);
        Fraction::new(
            self.at(index) * (4 - rest) + self.at(next) * rest,
            4 * 1_000,
        )
    }

    /// `(n Σ y² - (Σ y)²) / n²`.
    fn variance(&self) -> Option<Fraction> {
        let n = wide(self.0.len());
        // From the lowest value, so that the squares stay small.
        let lowest = self.at(0);
        let (mut sum, mut squares) = (0_i128, 0_i128);
        for value in &self.0 {
            let value = i128::from(*value) - lowest;
            sum += value;
            squares = squares.checked_add(value.checked_mul(value)?)?;
        }
        let num = n.checked_mul(squares)?.checked_sub(sum.checked_mul(sum)?)?;
        Fraction::new(num, n.checked_mul(n)?)?.checked_mul(Fraction::new(1, 1_000_000)?)
    }

    /// The median of the means of all pairs, each value with itself included.
    fn hodges_lehmann(&self) -> Option<Fraction> {
        let n = wide(self.0.len());
        let pairs = n * (n + 1) / 2;
        let (lower, upper) = ((pairs + 1) / 2, pairs / 2 + 1);
        let sum = self.pair_sum(lower)
            + if upper == lower {
                self.pair_sum(lower)
            } else {
                self.pair_sum(upper)
            };
        // The mean of two pair sums, each of two values: a quarter.
        Fraction::new(sum, 4 * 1_000)
    }

    /// The sum of the pair in place `rank`, from 1, of all pairs in order of their sums: by halving the range of
    /// sums, so that it takes n steps for each bit of a value instead of all pairs.
    fn pair_sum(&self, rank: i128) -> i128 {
        let (mut low, mut high) = (2 * self.at(0), 2 * self.at(self.0.len() - 1));
        while low < high {
            let middle = low + (high - low).div_euclid(2);
            if self.pairs_up_to(middle) >= rank {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// How many pairs, a value with itself included, have a sum of at most `limit`.
    fn pairs_up_to(&self, limit: i128) -> i128 {
        let mut end = self.0.len();
        let mut pairs = 0;
        for (index, value) in self.0.iter().enumerate() {
            while end > index && i128::from(*value) + self.at(end - 1) > limit {
                end -= 1;
            }
            if end <= index {
                break;
            }
            pairs += wide(end - index);
        }
        pairs
    }

    /// The median of the distances from the median.
    fn median_deviation(&self) -> Option<Fraction> {
        let len = self.0.len();
        let twice_median = self.at((len - 1) / 2) + self.at(len / 2);
        let mut twice: Vec<i128> = self
            .0
            .iter()
            .map(|v| (2 * i128::from(*v) - twice_median).abs())
            .collect();
        twice.sort_unstable();
        let at = |index: usize| twice.get(index).copied().unwrap_or(0);
        Fraction::new(at((len - 1) / 2) + at(len / 2), 4 * 1_000)
    }
}

/// The mean in points; `None` without values.
fn mean(values: &[i64]) -> Option<Fraction> {
    let sum: i128 = values.iter().map(|v| i128::from(*v)).sum();
    Fraction::new(sum, wide(values.len()) * 1_000)
}

/// A length as wide as the sums.
fn wide(length: usize) -> i128 {
    i128::try_from(length).unwrap_or(i128::MAX)
}

fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;

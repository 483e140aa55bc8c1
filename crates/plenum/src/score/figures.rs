//! From the scores of a file to the ratings of the core, and back to figures.
//!
//! A reviewer's criteria become one number, a weighted mean, which is a fraction. The core counts in whole thousandths; all
//! fractions are multiplied by one common factor so that they stay exact wherever that factor is not too large, and every
//! figure is divided by it again.

use std::collections::BTreeMap;

use plenum_judge::scoring::aggregate::{Criterion, combine};
use plenum_judge::scoring::exact::Fraction;
use plenum_judge::scoring::{Micro, Rating, Ratings, RatingsError};

use super::input::{Input, Weights};

/// The largest value of a rating that the core takes, in thousandths.
const MOST: i128 = 1_000_000_000;

/// The ratings of a file, one number for each reviewer and submission.
#[derive(Debug)]
pub(super) struct Figures {
    pub(super) ratings: Ratings,
    /// What every value was multiplied by.
    factor: i64,
    /// Sheets with a criterion left out, by submission.
    pub(super) incomplete: BTreeMap<u32, u32>,
}

impl Figures {
    /// The overall scores: the weighted mean of the criteria that were answered.
    pub(super) fn overall(input: &Input, weights: &Weights) -> Result<Self, RatingsError> {
        let weight = |criterion: usize| {
            let name = input.criteria.get(criterion);
            name.and_then(|name| weights.0.get(name))
                .copied()
                .unwrap_or(1)
        };
        let mut sheets: BTreeMap<(u32, u32), Vec<Criterion>> = BTreeMap::new();
        for score in &input.scores {
            let sheet = sheets
                .entry((score.submission, score.reviewer))
                .or_insert_with(|| {
                    let criteria = 0..input.criteria.len();
                    criteria
                        .map(|criterion| Criterion {
                            weight: weight(criterion),
                            value: None,
                        })
                        .collect()
                });
            if let Some(criterion) = sheet.get_mut(score.criterion as usize) {
                criterion.value = score.value;
            }
        }
        let mut incomplete = BTreeMap::new();
        let mut values = Vec::new();
        for ((submission, reviewer), sheet) in sheets {
            if let Some(combined) = combine(&sheet) {
                if combined.renormalised {
                    *incomplete.entry(submission).or_default() += 1;
                }
                values.push((submission, reviewer, combined.value));
            }
        }
        Self::of(input, &values, incomplete)
    }

    /// The scores by one criterion alone.
    pub(super) fn of_criterion(input: &Input, criterion: u32) -> Result<Self, RatingsError> {
        let scores = input
            .scores
            .iter()
            .filter(|score| score.criterion == criterion);
        let values: Vec<_> = scores
            .filter_map(|score| {
                let value = Fraction::from_milli(score.value?);
                Some((score.submission, score.reviewer, value))
            })
            .collect();
        Self::of(input, &values, BTreeMap::new())
    }

    fn of(
        input: &Input,
        values: &[(u32, u32, Fraction)],
        incomplete: BTreeMap<u32, u32>,
    ) -> Result<Self, RatingsError> {
        let factor = factor(values);
        let scaled = values.iter().map(|(submission, reviewer, value)| {
            let scaled = value
                .checked_mul(Fraction::whole(factor))
                .and_then(Fraction::to_milli);
            Rating {
                submission: *submission,
                reviewer: *reviewer,
                // The factor was chosen so that this fits.
                value: scaled.unwrap_or(0),
                weight: 1,
            }
        });
        let count = |names: &[String]| u32::try_from(names.len()).unwrap_or(u32::MAX);
        Ok(Self {
            ratings: Ratings::new(
                count(&input.submissions),
                count(&input.reviewers),
                scaled.collect(),
            )?,
            factor,
            incomplete,
        })
    }

    /// An exact figure in the units of the file, rounded to millionths.
    pub(super) fn exact(&self, value: Fraction) -> Option<f64> {
        let value = value.checked_div(Fraction::whole(self.factor))?;
        value.to_micro().map(Micro::to_f64)
    }

    /// A derived figure in the units of the file.
    pub(super) fn derived(&self, value: Micro) -> Option<f64> {
        self.exact(Fraction::new(i128::from(value.0), 1_000_000)?)
    }

    /// A derived figure in squared units.
    pub(super) fn squared(&self, value: Micro) -> Option<f64> {
        let factor = i128::from(self.factor);
        let value = Fraction::new(i128::from(value.0), 1_000_000 * factor * factor)?;
        value.to_micro().map(Micro::to_f64)
    }
}

/// The smallest factor that makes every value a whole number of thousandths, or the largest power of ten that fits.
fn factor(values: &[(u32, u32, Fraction)]) -> i64 {
    let largest = values
        .iter()
        .filter_map(|(.., value)| value.abs().scaled(1000));
    let largest = largest.max().unwrap_or(0).max(1);
    let room = MOST / (largest + 1);
    let common = values.iter().try_fold(1_i128, |common, (.., value)| {
        let thousandths = value.checked_mul(Fraction::whole(1000))?;
        let both = common / greatest_common_divisor(common, thousandths.den());
        both.checked_mul(thousandths.den())
            .filter(|common| *common <= room)
    });
    let power = || {
        let powers = (0..9_u32).map(|power| 10_i128.pow(power));
        powers
            .take_while(|power| *power <= room)
            .last()
            .unwrap_or(1)
    };
    i64::try_from(common.unwrap_or_else(power)).unwrap_or(1)
}

fn greatest_common_divisor(mut one: i128, mut other: i128) -> i128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

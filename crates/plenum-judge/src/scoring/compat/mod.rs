//! The rules by which other systems make a grade, so that results can be compared with theirs (LESSONS 6.2).
//!
//! Each rule is calculated in exact fractions and rounded once, where its system rounds on purpose; the rule's name
//! belongs beside the number (LESSONS P7). Where a system rounds on the way, we do not: its last decimal may differ.
//! None of these rules is a default of ours.

pub mod best;
pub mod moodle;
pub mod ora2;
pub mod others;

use serde::{Deserialize, Serialize};

use super::exact::Fraction;

/// A grade with its weight, or the absence of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// The grade; `None` where nothing was answered.
    pub value: Option<Fraction>,
    /// How much it counts; 0 means shown and not counted.
    pub weight: u32,
}

/// Why a rule gives no grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NoGrade {
    /// Nothing that counts was answered.
    #[error("nothing that counts was answered")]
    NoValues,
    /// A scale from a value to the same value.
    #[error("the scale has no range")]
    NoScale,
    /// A value that is not on its scale, or the wrong number of values.
    #[error("the values do not belong to the scales")]
    NotOnScale,
    /// The exact result cannot be kept.
    #[error("the values are too large")]
    TooLarge,
}

/// The plain mean.
fn mean(values: &[Fraction]) -> Result<Fraction, NoGrade> {
    let sum = Fraction::sum(values.iter().copied()).ok_or(NoGrade::TooLarge)?;
    let n = i64::try_from(values.len()).map_err(|_| NoGrade::TooLarge)?;
    if n == 0 {
        return Err(NoGrade::NoValues);
    }
    sum.checked_div(Fraction::whole(n)).ok_or(NoGrade::TooLarge)
}

/// The middle value, or the mean of the two middle values.
fn median(mut values: Vec<Fraction>) -> Result<Fraction, NoGrade> {
    values.sort_unstable();
    let last = values.len().checked_sub(1).ok_or(NoGrade::NoValues)?;
    let middle = values
        .get(last / 2..=values.len() / 2)
        .ok_or(NoGrade::NoValues)?;
    mean(middle)
}

/// `Σ value × weight / Σ weight` over what is answered and counts.
fn weighted(grades: impl Iterator<Item = (Fraction, u32)>) -> Result<Fraction, NoGrade> {
    let (mut sum, mut weights) = (Fraction::ZERO, 0_i64);
    for (value, weight) in grades {
        sum = value
            .checked_mul(Fraction::whole(weight.into()))
            .and_then(|part| sum.checked_add(part))
            .ok_or(NoGrade::TooLarge)?;
        weights += i64::from(weight);
    }
    if weights == 0 {
        return Err(NoGrade::NoValues);
    }
    sum.checked_div(Fraction::whole(weights))
        .ok_or(NoGrade::TooLarge)
}

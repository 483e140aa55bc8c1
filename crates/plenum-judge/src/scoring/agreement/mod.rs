//! How far reviewers agree (ALGORITHMS 4.2): Krippendorff's alpha, intraclass correlations, Kendall's W and tau-b, the
//! kappas of Fleiss and Cohen, and Gwet's AC1.
//!
//! Each figure is a [`Stat`] or the reason why there is none ([`Undefined`]). Sums are taken in whole numbers as far as the
//! formula allows and in a fixed order beyond, so that the bits are the same everywhere. Units without ratings and
//! reviewers without ratings are not there: they neither help nor hinder. Confidence weights do not enter.
//!
//! A figure on agreement judges a procedure, not a person; what it is used for is decided elsewhere.

pub mod alpha;
pub mod icc;
pub mod kappa;
pub mod kendall;

use serde::{Deserialize, Serialize};

use super::ratings::{Micro, Ratings, Stat, Undefined};
use alpha::{Bootstrap, Measurement, Units};
use icc::Icc;
use kendall::Concordance;

/// All figures of agreement of one set of ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Krippendorff's alpha, values as names.
    pub nominal: Result<Stat, Undefined>,
    /// Krippendorff's alpha, values as ranks.
    pub ordinal: Result<Stat, Undefined>,
    /// Krippendorff's alpha, values as distances.
    pub interval: Result<Stat, Undefined>,
    /// Krippendorff's alpha, values as proportions.
    pub ratio: Result<Stat, Undefined>,
    /// Intraclass correlations.
    pub icc: Icc,
    /// Kendall's W.
    pub concordance: Result<Concordance, Undefined>,
    /// Fleiss' kappa.
    pub fleiss: Result<Stat, Undefined>,
    /// Gwet's AC1, on the values that occur.
    pub ac1: Result<Stat, Undefined>,
}

/// All figures of agreement; with intervals of the alphas if a bootstrap is asked for.
pub fn agreement(ratings: &Ratings, bootstrap: Option<&Bootstrap>) -> Agreement {
    let units = Units::new(ratings);
    let alpha = |measurement| {
        units
            .as_ref()
            .map_err(|reason| *reason)
            .and_then(|units| units.alpha(measurement, bootstrap))
    };
    Agreement {
        nominal: alpha(Measurement::Nominal),
        ordinal: alpha(Measurement::Ordinal),
        interval: alpha(Measurement::Interval),
        ratio: alpha(Measurement::Ratio),
        icc: icc::icc(ratings),
        concordance: kendall::concordance(ratings),
        fleiss: kappa::fleiss(ratings),
        ac1: kappa::ac1(ratings, 0),
    }
}

/// A table in which every reviewer with ratings rated every submission with ratings.
struct Complete {
    /// Values, one row for each submission, reviewers in the same order in each.
    rows: Vec<Vec<i128>>,
    /// How many reviewers.
    raters: usize,
}

impl Complete {
    /// At least two submissions and two reviewers.
    fn new(ratings: &Ratings) -> Result<Self, Undefined> {
        if ratings.is_empty() {
            return Err(Undefined::NoValues);
        }
        let raters = raters(ratings);
        if raters < 2 {
            return Err(Undefined::TooFewRaters);
        }
        let rows: Vec<Vec<i128>> = rated(ratings)
            .map(|row| row.iter().map(|r| i128::from(r.value)).collect())
            .collect();
        if rows.len() < 2 {
            return Err(Undefined::TooFewSubmissions);
        }
        // A pair occurs once: as many ratings as reviewers means each of them, and rows are in order of reviewer.
        if rows.iter().any(|row: &Vec<i128>| row.len() != raters) {
            return Err(Undefined::NotComplete);
        }
        Ok(Self { rows, raters })
    }
}

/// How many reviewers have a rating.
fn raters(ratings: &Ratings) -> usize {
    (0..ratings.reviewers())
        .filter(|reviewer| !ratings.places_of_reviewer(*reviewer).is_empty())
        .count()
}

/// The submissions with ratings.
fn rated(ratings: &Ratings) -> impl Iterator<Item = &[super::ratings::Rating]> {
    (0..ratings.submissions())
        .map(|submission| ratings.of_submission(submission))
        .filter(|row| !row.is_empty())
}

/// A figure without an interval.
fn stat(value: f64, n: usize) -> Result<Stat, Undefined> {
    Ok(Stat {
        value: Micro::from_f64(value).ok_or(Undefined::TooLarge)?,
        lo: None,
        hi: None,
        n: u32::try_from(n).unwrap_or(u32::MAX),
    })
}

/// The nearest floating-point number to an exact sum.
#[expect(
    clippy::cast_precision_loss,
    reason = "exact sums are rounded once, to nearest, the same on every machine"
)]
fn float(exact: i128) -> f64 {
    exact as f64
}

/// A length as wide as the sums.
fn wide(length: usize) -> i128 {
    i128::try_from(length).unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests;

//! The many-facet Rasch model, for ordinal rubrics: log(P_x / P_{x-1}) = B_p - C_r - D_c - F_x.
//!
//! Quality B of submissions, severity C of reviewers, difficulty D of criteria and the thresholds F of the levels stand
//! on one scale of logits; severities, difficulties and thresholds each average zero. Joint maximum likelihood, whose
//! estimates are known to be somewhat too far apart with few marks each; so it is offered from five ratings per reviewer
//! on and serves to understand a rubric, not to decide. Sources: Linacre, "Many-facet Rasch measurement" (1989); Wright
//! and Masters, "Rating scale analysis" (1982), for fit statistics.

mod curve;
mod estimate;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::estimate::Estimates;
use super::ratings::{Micro, Undefined};

/// One mark: the level that a reviewer gave a submission on a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Mark {
    /// Which submission, from 0.
    pub submission: u32,
    /// Which reviewer, from 0.
    pub reviewer: u32,
    /// Which criterion, from 0.
    pub criterion: u32,
    /// The level; levels need not be consecutive, only their order counts.
    pub level: u32,
}

/// Where a submission, reviewer or criterion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Measure {
    /// The measure in logits.
    pub value: Micro,
    /// Its standard error in logits.
    pub error: Micro,
    /// Information-weighted mean square of the residuals, 1 where marks vary as the model says; `None` if `extreme`.
    pub infit: Option<Micro>,
    /// Plain mean square of the standardised residuals; `None` if `extreme`.
    pub outfit: Option<Micro>,
    /// Marks.
    pub n: u32,
    /// Whether all marks were the lowest or all the highest: the measure then follows from a sum moved inwards by 0.3.
    pub extreme: bool,
}

/// A fitted model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Rasch {
    /// Quality of each submission; `None` without a mark.
    pub submission: Vec<Option<Measure>>,
    /// Severity of each reviewer, above zero if strict; `None` without a mark.
    pub reviewer: Vec<Option<Measure>>,
    /// Difficulty of each criterion; `None` without a mark.
    pub criterion: Vec<Option<Measure>>,
    /// The mark each submission would get from a reviewer of average severity on an average criterion, in levels.
    pub fair: Vec<Option<Micro>>,
    /// The levels in use, from the lowest.
    pub levels: Vec<u32>,
    /// The threshold in logits between each level in use and the one before it.
    pub thresholds: Vec<Micro>,
    /// Passes over the marks.
    pub passes: u32,
}

/// Fits the model.
///
/// # Errors
/// Why there is no estimate: no marks, nothing but extremes, parts that share no reviewer or criterion, too large a
/// table, or no rest within the steps.
pub fn rasch(marks: &[Mark]) -> Result<Rasch, Undefined> {
    let mut sorted = marks.to_vec();
    sorted.sort_unstable();
    let estimates = Estimates::new(&sorted)?;
    let [submission, reviewer, criterion] =
        std::array::from_fn(|facet| measures(&estimates, facet));
    let fair = estimates.measure[0]
        .iter()
        .zip(&estimates.count[0])
        .map(|(quality, n)| (*n > 0).then(|| estimates.fair(*quality)))
        .map(|fair| fair.map(micro).transpose())
        .collect::<Result<_, _>>()?;
    Ok(Rasch {
        submission: submission?,
        reviewer: reviewer?,
        criterion: criterion?,
        fair,
        thresholds: estimates
            .curve
            .thresholds()
            .iter()
            .map(|f| micro(*f))
            .collect::<Result<_, _>>()?,
        levels: estimates.levels,
        passes: estimates.passes,
    })
}

/// Sums of one element over its marks.
#[derive(Clone, Copy, Default)]
struct Fit {
    information: f64,
    squares: f64,
    standardised: f64,
    n: u32,
}

fn measures(estimates: &Estimates, facet: usize) -> Result<Vec<Option<Measure>>, Undefined> {
    let mut fits = vec![Fit::default(); estimates.measure[facet].len()];
    for mark in &estimates.marks {
        let place = mark.at[facet];
        // The marks of others tell about an extreme one's fit no more than its own do; both are left out elsewhere too.
        if !mark.used && !estimates.extreme[facet][place] {
            continue;
        }
        let (expected, variance) = estimates.expected(mark);
        let left = f64::from(mark.step) - expected;
        let fit = &mut fits[place];
        fit.information += variance;
        fit.squares += left * left;
        fit.standardised += left * left / variance.max(f64::MIN_POSITIVE);
        fit.n += 1;
    }
    let list = fits.iter().enumerate();
    list.map(|(place, fit)| {
        let (n, extreme) = (
            estimates.count[facet][place],
            estimates.extreme[facet][place],
        );
        if n == 0 {
            return Ok(None);
        }
        let known = !extreme && fit.n > 0 && fit.information > 0.0;
        let ratio = |above: f64, below: f64| known.then(|| micro(above / below)).transpose();
        Ok(Some(Measure {
            value: micro(estimates.measure[facet][place])?,
            error: micro(1.0 / fit.information.max(1e-12).sqrt())?,
            infit: ratio(fit.squares, fit.information)?,
            outfit: ratio(fit.standardised, f64::from(fit.n))?,
            n,
            extreme,
        }))
    })
    .collect()
}

fn micro(x: f64) -> Result<Micro, Undefined> {
    Micro::from_f64(x).ok_or(Undefined::TooLarge)
}

//! Calibration: scores evened out for strict and generous reviewers, with what they rest on.
//!
//! y = mean + q + b + e with quality q, leniency b and noise e normal (crossed random effects): variances by restricted
//! maximum likelihood, effects by Henderson's mixed model equations, intervals and places by simulation
//! ([`super::gibbs`]). An estimate is given wherever there is something to estimate; whether it may serve a decision is
//! another question, answered by [`Calibrated::failed`] (ALGORITHMS 4.1 and 4.3). Calibrated scores never replace raw
//! ones, and ratings of recommendations are never calibrated.

mod additive;
pub(super) mod dense;
pub(super) mod layout;
pub(super) mod mixed;
mod reml;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use additive::{Additive, least_squares};

use self::layout::{Layout, at};
use self::mixed::{DENSE_LIMIT, Mixed, Ratios};
use super::design::{self, Condition};
use super::gibbs::{self, Moments, Simulated};
use super::ratings::{Micro, Ratings, Stat, Undefined};

/// The version of this calculation: another number may follow from the same ratings only under another version.
pub const VERSION: u32 = 1;

/// What is fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Model {
    /// Whether a rating of twice the confidence counts as two; otherwise all count alike.
    pub weighted: bool,
    /// Whether reviewers may differ in precision: careless ones then count less (after PG1 of Piech et al.,
    /// "Tuned models of peer assessment in MOOCs", 2013).
    pub precision: bool,
    /// The k of "sure to be among the best k".
    pub top: u32,
    /// Sweeps of the simulation, a fifth of which is warm-up; 0 for no intervals. At most a million.
    pub sweeps: u32,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            weighted: false,
            precision: false,
            top: 3,
            sweeps: 500,
        }
    }
}

/// The three variances, or the three standard deviations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct VarComp {
    /// Between submissions: quality.
    pub submission: Micro,
    /// Between reviewers: leniency.
    pub reviewer: Micro,
    /// Of a single rating of weight 1: noise.
    pub residual: Micro,
}

/// Shares of quality in what is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Reliability {
    /// Of a single rating.
    pub single: Micro,
    /// Of the raw mean of a submission's ratings: the figure behind the agreement light.
    pub average: Micro,
    /// Of the calibrated score.
    pub calibrated: Micro,
}

/// The places a submission may have, of nine in ten draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Places {
    /// The best of them; 1 is the best of all.
    pub from: u32,
    /// The worst of them.
    pub to: u32,
}

/// How the variances were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Restricted maximum likelihood.
    Reml,
    /// The mean of the simulation: rooms too large for the former, or reviewers of different precision.
    Gibbs,
}

/// What a result can be recomputed from, besides the ratings themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Receipt {
    /// [`VERSION`].
    pub version: u32,
    /// The model.
    pub model: Model,
    /// The seed of the simulation.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub seed: u64,
    /// Where the variances come from.
    pub method: Method,
    /// Steps to the variances.
    pub iterations: u32,
    /// Submissions with ratings.
    pub submissions: u32,
    /// Reviewers with ratings.
    pub reviewers: u32,
    /// Ratings.
    pub ratings: u32,
}

/// A calibration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Calibrated {
    /// The overall mean, with a 90 % interval.
    pub mean: Stat,
    /// Quality of each submission against the mean, with a 90 % interval; `None` without a rating.
    pub effect: Vec<Option<Stat>>,
    /// The evened-out score of each submission, mean and effect together; `None` without a rating.
    pub score: Vec<Option<Stat>>,
    /// Leniency of each reviewer, above zero if generous; `None` without a rating. For the facilitator alone.
    pub leniency: Vec<Option<Stat>>,
    /// Variances.
    pub variance: VarComp,
    /// Their square roots.
    pub sd: VarComp,
    /// The share of leniency in the disagreement, s_b²/(s_b² + s_e²).
    pub leniency_share: Micro,
    /// How well scores are determined.
    pub reliability: Reliability,
    /// How sure it is that a submission is among the best [`Model::top`]; `None` without a rating or a simulation.
    pub p_top: Vec<Option<Micro>>,
    /// The places it may have; `None` without a rating or a simulation.
    pub places: Vec<Option<Places>>,
    /// Relative precision of each reviewer, 1 on average; `None` unless the model asks.
    pub precision: Vec<Option<Micro>>,
    /// Parts of the design that share nothing.
    pub components: u32,
    /// The conditions for use in decisions that fail; empty if these scores may serve one.
    pub failed: Vec<Condition>,
    /// Where all of this comes from.
    pub receipt: Receipt,
}

/// Calibrates the ratings.
///
/// # Errors
/// Why there is nothing to estimate: no ratings, one submission or reviewer only, no submission with two ratings, all
/// values equal, or figures beyond what can be published.
pub fn calibrate(ratings: &Ratings, model: &Model, seed: u64) -> Result<Calibrated, Undefined> {
    let layout = Layout::new(ratings, model.weighted)?;
    let smaller = layout.submissions.len().min(layout.reviewers.len());
    let fit = if model.precision || smaller > DENSE_LIMIT {
        None
    } else {
        reml::fit(&layout)
    };
    let start = fit.map(|fit| (fit.ratios, fit.residual));
    let sweeps = match start {
        Some(_) => model.sweeps.min(gibbs::MOST_SWEEPS),
        None => model.sweeps.clamp(gibbs::FEWEST_SWEEPS, gibbs::MOST_SWEEPS),
    };
    let simulated = gibbs::simulate(&layout, start, model, sweeps, seed);
    let found = fit
        .map(|fit| Found {
            ratios: fit.ratios,
            residual: fit.residual,
            method: Method::Reml,
            iterations: fit.iterations,
            converged: fit.converged,
            exact: fit.exact,
        })
        .or_else(|| {
            simulated.as_ref().map(|simulated| Found {
                ratios: simulated.ratios,
                residual: simulated.residual,
                method: Method::Gibbs,
                iterations: sweeps,
                converged: true,
                exact: false,
            })
        })
        .ok_or(Undefined::NotConverged)?;
    let mixed = Mixed::new(&layout, found.ratios).ok_or(Undefined::NotConverged)?;
    let solution = mixed.solve();
    let mut points = Points {
        mean: solution.mean,
        submission: solution.submission,
        reviewer: solution.reviewer,
    };
    if model.precision
        && let Some(simulated) = &simulated
    {
        points = Points::of(simulated);
    }
    let results = Results {
        ratings,
        layout: &layout,
        found: &found,
        points: &points,
        simulated: simulated.as_ref(),
    };
    results.publish(*model, seed, found.converged && solution.converged)
}

/// Variances with their origin.
struct Found {
    ratios: Ratios,
    residual: f64,
    method: Method,
    iterations: u32,
    converged: bool,
    exact: bool,
}

/// Point estimates, in units of the layout.
struct Points {
    mean: f64,
    submission: Vec<f64>,
    reviewer: Vec<f64>,
}

impl Points {
    fn of(simulated: &Simulated) -> Self {
        let means = |moments: &[Moments]| moments.iter().map(|m| m.mean).collect();
        Self {
            mean: simulated.mean.mean,
            submission: means(&simulated.effect),
            reviewer: means(&simulated.leniency),
        }
    }
}

/// Everything that was found, before it is rounded.
struct Results<'a> {
    ratings: &'a Ratings,
    layout: &'a Layout,
    found: &'a Found,
    points: &'a Points,
    simulated: Option<&'a Simulated>,
}

impl Results<'_> {
    fn publish(&self, model: Model, seed: u64, converged: bool) -> Result<Calibrated, Undefined> {
        let (layout, points) = (self.layout, self.points);
        let Ratios {
            submission,
            reviewer,
        } = self.found.ratios;
        let square = self.found.residual * layout.scale * layout.scale;
        let exact = self.found.exact;
        let variance = [
            submission * square,
            reviewer * square,
            if exact { 0.0 } else { square },
        ];
        let share = reviewer / (reviewer + 1.0);
        let leniency_share = micro(share)?;
        let design = design::design(self.ratings);
        let mut failed = design.failed();
        if exact || !layout.reviewers.repeats() {
            failed.push(Condition::Inseparable);
        } else if leniency_share < design::LENIENCY_NEEDED {
            failed.push(Condition::LittleLeniency {
                share: leniency_share,
                needed: design::LENIENCY_NEEDED,
            });
        }
        if !converged {
            failed.push(Condition::NotConverged);
        }
        let (submissions, reviewers) = (&layout.submissions, &layout.reviewers);
        let simulated = self.simulated;
        let mean = self.stat(
            points.mean,
            simulated.map(|s| s.mean),
            layout.centre,
            count(layout.y.len()),
        )?;
        let of_submissions = |unit: usize| submissions.count(unit);
        let effect = spread(self.ratings.submissions(), &submissions.units, |unit| {
            let moments = simulated.map(|s| s.effect[unit]);
            self.stat(points.submission[unit], moments, 0.0, of_submissions(unit))
        })?;
        let score = spread(self.ratings.submissions(), &submissions.units, |unit| {
            let moments = simulated.map(|s| s.score[unit]);
            let value = points.mean + points.submission[unit];
            self.stat(value, moments, layout.centre, of_submissions(unit))
        })?;
        let leniency = spread(self.ratings.reviewers(), &reviewers.units, |unit| {
            let moments = simulated.map(|s| s.leniency[unit]);
            let n = reviewers.count(unit);
            self.stat(points.reviewer[unit], moments, 0.0, n)
        })?;
        let p_top = self.drawn(submissions.len(), &submissions.units, |s, unit| {
            micro(s.top[unit])
        })?;
        let places = self.drawn(submissions.len(), &submissions.units, |s, unit| {
            let (from, to) = s.places[unit];
            Ok(Places { from, to })
        })?;
        let precision = match simulated.map(|s| &s.precision) {
            Some(precision) if !precision.is_empty() => {
                spread(self.ratings.reviewers(), &reviewers.units, |unit| {
                    micro(precision[unit])
                })?
            }
            Some(_) | None => vec![None; self.ratings.reviewers()],
        };
        Ok(Calibrated {
            mean,
            effect,
            score,
            leniency,
            variance: components(variance)?,
            sd: components(variance.map(f64::sqrt))?,
            leniency_share,
            reliability: self.reliability()?,
            p_top,
            places,
            precision,
            components: design.components,
            failed,
            receipt: Receipt {
                version: VERSION,
                model,
                seed,
                method: self.found.method,
                iterations: self.found.iterations,
                submissions: count(submissions.len()),
                reviewers: count(reviewers.len()),
                ratings: count(layout.y.len()),
            },
        })
    }

    /// A figure of the layout as it is published; its interval always holds the figure.
    fn stat(
        &self,
        value: f64,
        moments: Option<Moments>,
        origin: f64,
        n: u32,
    ) -> Result<Stat, Undefined> {
        let out = |x: f64| micro(origin + self.layout.scale * x);
        let (lo, hi) = match moments {
            Some(moments) => {
                let (lo, hi) = moments.interval();
                (Some(out(lo.min(value))?), Some(out(hi.max(value))?))
            }
            None => (None, None),
        };
        Ok(Stat {
            value: out(value)?,
            lo,
            hi,
            n,
        })
    }

    /// A figure per submission that only a simulation gives.
    fn drawn<T: Clone>(
        &self,
        units: usize,
        numbers: &[u32],
        of: impl Fn(&Simulated, usize) -> Result<T, Undefined>,
    ) -> Result<Vec<Option<T>>, Undefined> {
        match self.simulated {
            Some(simulated) if units > 0 => spread(self.ratings.submissions(), numbers, |unit| {
                of(simulated, unit)
            }),
            Some(_) | None => Ok(vec![None; self.ratings.submissions()]),
        }
    }

    fn reliability(&self) -> Result<Reliability, Undefined> {
        let Ratios {
            submission: q,
            reviewer: b,
        } = self.found.ratios;
        let units = &self.layout.submissions;
        // The mean of 1/k: what a variance of single ratings amounts to in a submission's mean, on average.
        let inverse: f64 = (0..units.len())
            .map(|unit| 1.0 / f64::from(units.count(unit)))
            .sum();
        let per_rating = inverse / f64::from(count(units.len()));
        Ok(Reliability {
            single: micro(q / (q + b + 1.0))?,
            average: micro(q / (q + (b + 1.0) * per_rating))?,
            calibrated: micro(q / (q + per_rating))?,
        })
    }
}

/// Figures of the rated units, put back among all units.
fn spread<T: Clone>(
    all: usize,
    numbers: &[u32],
    of: impl Fn(usize) -> Result<T, Undefined>,
) -> Result<Vec<Option<T>>, Undefined> {
    let mut list = vec![None; all];
    for (unit, number) in numbers.iter().enumerate() {
        if let Some(slot) = list.get_mut(at(*number)) {
            *slot = Some(of(unit)?);
        }
    }
    Ok(list)
}

fn components([submission, reviewer, residual]: [f64; 3]) -> Result<VarComp, Undefined> {
    Ok(VarComp {
        submission: micro(submission)?,
        reviewer: micro(reviewer)?,
        residual: micro(residual)?,
    })
}

fn micro(x: f64) -> Result<Micro, Undefined> {
    Micro::from_f64(x).ok_or(Undefined::TooLarge)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

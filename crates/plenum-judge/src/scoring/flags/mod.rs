//! What a facilitator may want to look at: reviews far from all others, reviewers with one mark for everything,
//! submissions and criteria on which people split.
//!
//! A flag is a question to a person. It removes nothing, weighs nothing down, and names indices only; who may see it is
//! decided in `visibility`. Formulas: ALGORITHMS 4.2; Benjamini and Hochberg, "Controlling the false discovery rate"
//! (1995).

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::calibrate::Calibrated;
use super::calibrate::layout::{Layout, Side, at};
use super::calibrate::mixed::{Mixed, Ratios};
use super::explain::AMBER_FROM;
use super::ratings::{Micro, Ratings};
use super::special::{chi_square_cdf, chi_square_quantile, chi_square_sf, erfc};

/// Standard deviations from which a single review is far.
const FAR: f64 = 3.0;

/// The share of false alarms that is put up with among far reviews.
const FALSE_ALARMS: f64 = 0.1;

/// Reviews from which one mark for everything is remarkable.
const UNIFORM_FROM: u32 = 3;

/// Reviews from which a reviewer's outfit is looked at, its usual limits, and the chance at which it is left alone.
const OUTFIT_FROM: u32 = 5;
const OUTFIT: (f64, f64) = (0.5, 1.5);
const OUTFIT_CHANCE: f64 = 0.01;

/// The share of submissions whose spread the model expects to be smaller.
const SPREAD: f64 = 0.9;

/// Steps between two camps, and people in each.
const CAMP_STEPS: i64 = 2;
const CAMP_SIZE: usize = 2;

/// A question to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "flag")]
pub enum Flag {
    /// A review that all other reviews make unlikely.
    FarReview {
        /// The submission.
        submission: u32,
        /// The reviewer.
        reviewer: u32,
        /// The value that all other reviews predict here.
        expected: Micro,
        /// The distance from it in its standard deviations.
        z: Micro,
    },
    /// A reviewer who gave one mark for everything.
    Uniform {
        /// The reviewer.
        reviewer: u32,
        /// Reviews.
        n: u32,
    },
    /// A reviewer whose marks stray more, or less, than noise explains.
    Unusual {
        /// The reviewer.
        reviewer: u32,
        /// The mean square of the distances; 1 is usual, above 1.5 erratic, below 0.5 suspiciously smooth.
        outfit: Micro,
        /// Reviews.
        n: u32,
    },
    /// A submission whose reviewers differ more than nine in ten submissions should.
    Spread {
        /// The submission.
        submission: u32,
        /// Standard deviation within the submission, leniency taken out.
        sd: Micro,
        /// What nine in ten stay below.
        limit: Micro,
    },
    /// A submission on which people split into two camps with nobody between.
    Camps {
        /// The submission.
        submission: u32,
        /// How many are in the lower camp, and their highest value in thousandths.
        #[cfg_attr(feature = "types", ts(type = "[number, number]"))]
        lower: (u32, i64),
        /// How many are in the upper camp, and their lowest value in thousandths.
        #[cfg_attr(feature = "types", ts(type = "[number, number]"))]
        upper: (u32, i64),
    },
    /// A criterion on which reviewers do not see the same thing.
    Criterion {
        /// The criterion.
        criterion: u32,
        /// Share of disagreement in the averaged score.
        disagreement: Micro,
        /// How much of the disagreement is leniency.
        leniency_share: Micro,
    },
    /// A review without a word.
    NoComment {
        /// The submission.
        submission: u32,
        /// The reviewer.
        reviewer: u32,
    },
}

/// What flags need besides the ratings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances<'a> {
    /// One step of the scale, in thousandths; without steps no camps are looked for.
    pub step: Option<i64>,
    /// Reviews (submission, reviewer) that came without a comment where one was hoped for.
    pub without_comment: &'a [(u32, u32)],
}

/// All flags of one set of ratings, in the order of the kinds above, then of the indices.
pub fn flags(
    ratings: &Ratings,
    calibrated: &Calibrated,
    circumstances: Circumstances,
) -> Vec<Flag> {
    let mut flags = vec![];
    let distances = Distances::new(ratings, calibrated);
    if let Some(distances) = &distances {
        distances.far(ratings, &mut flags);
    }
    uniform(ratings, &mut flags);
    if let Some(distances) = &distances {
        distances.unusual(&mut flags);
        distances.spread(calibrated, &mut flags);
    }
    if let Some(step) = circumstances.step.filter(|step| *step > 0) {
        camps(ratings, step, &mut flags);
    }
    let mut silent = circumstances.without_comment.to_vec();
    silent.sort_unstable();
    silent.dedup();
    flags.extend(
        silent
            .into_iter()
            .map(|(submission, reviewer)| Flag::NoComment {
                submission,
                reviewer,
            }),
    );
    flags
}

/// The criteria whose averaged score is mostly disagreement, given a calibration of each; most disagreement first.
pub fn contested_criteria(criteria: &[Option<Calibrated>]) -> Vec<Flag> {
    let mut contested: Vec<(Micro, u32, Micro)> = (0_u32..)
        .zip(criteria)
        .filter_map(|(criterion, calibrated)| {
            let calibrated = calibrated.as_ref()?;
            let reliability = calibrated.reliability.average;
            let disagreement = Micro(Micro::ONE.0 - reliability.0);
            (reliability < AMBER_FROM).then_some((
                disagreement,
                criterion,
                calibrated.leniency_share,
            ))
        })
        .collect();
    contested
        .sort_by_key(|(disagreement, criterion, _)| (std::cmp::Reverse(*disagreement), *criterion));
    contested
        .into_iter()
        .map(
            |(disagreement, criterion, leniency_share)| Flag::Criterion {
                criterion,
                disagreement,
                leniency_share,
            },
        )
        .collect()
}

/// How far each review is from what all others predict, without refitting: with P the matrix that takes mean and effects
/// out of y, the left-out residual of review i is (Py)_i / P_ii and its variance s_e² / P_ii.
struct Distances {
    layout: Layout,
    /// Standardised, by place.
    z: Vec<f64>,
    /// Left-out residual in units of the scale, by place.
    left_out: Vec<f64>,
    /// Leniency of each unit of reviewers, and the residual variance, in units of the layout.
    leniency: Vec<f64>,
    noise: f64,
}

impl Distances {
    /// `None` where nothing can be judged: no noise, or ratings that do not belong to the calibration.
    fn new(ratings: &Ratings, calibrated: &Calibrated) -> Option<Self> {
        let layout = Layout::new(ratings, calibrated.receipt.model.weighted).ok()?;
        let sd = calibrated.sd;
        if sd.residual.0 <= 0 {
            return None;
        }
        let square = |a: Micro, b: f64| {
            let ratio = a.to_f64() / b;
            ratio * ratio
        };
        let ratios = Ratios {
            submission: square(sd.submission, sd.residual.to_f64()),
            reviewer: square(sd.reviewer, sd.residual.to_f64()),
        };
        let noise = square(sd.residual, layout.scale);
        let mixed = Mixed::new(&layout, ratios)?;
        let solution = mixed.solve();
        let precision = mixed.precision(&solution);
        let mut z = vec![];
        let mut left_out = vec![];
        for (residual, precision) in solution.residual.iter().zip(&precision) {
            // A review that alone decides a figure has no distance from it.
            if *precision > 1e-9 {
                z.push(residual / (noise * precision).sqrt());
                left_out.push(layout.scale * residual / precision);
            } else {
                z.push(0.0);
                left_out.push(0.0);
            }
        }
        Some(Self {
            leniency: solution.reviewer,
            layout,
            z,
            left_out,
            noise,
        })
    }

    fn far(&self, ratings: &Ratings, flags: &mut Vec<Flag>) {
        let chance = |z: f64| erfc(z.abs() * std::f64::consts::FRAC_1_SQRT_2);
        let mut chances: Vec<f64> = self.z.iter().map(|z| chance(*z)).collect();
        chances.sort_unstable_by(f64::total_cmp);
        let n = f64::from(count(chances.len()));
        // The largest p-value that stays below its share of the allowed false alarms.
        let limit = (1_u32..)
            .zip(&chances)
            .filter(|(rank, p)| **p <= FALSE_ALARMS * f64::from(*rank) / n)
            .map(|(_, p)| *p)
            .last();
        for (rating, (z, left_out)) in ratings.all().iter().zip(self.z.iter().zip(&self.left_out)) {
            if z.abs() > FAR || limit.is_some_and(|limit| chance(*z) <= limit) {
                let expected = super::calibrate::layout::value(rating.value) - left_out;
                if let (Some(expected), Some(z)) = (Micro::from_f64(expected), Micro::from_f64(*z))
                {
                    flags.push(Flag::FarReview {
                        submission: rating.submission,
                        reviewer: rating.reviewer,
                        expected,
                        z,
                    });
                }
            }
        }
    }

    /// The usual limits of outfit alone would stop half of all reviewers with a handful of reviews; so the figure must
    /// also be improbable by chance.
    fn unusual(&self, flags: &mut Vec<Flag>) {
        for_each(&self.layout.reviewers, OUTFIT_FROM, |unit, reviewer, n| {
            let places = self.layout.reviewers.places(unit);
            let sum: f64 = places.iter().map(|i| self.z[at(*i)] * self.z[at(*i)]).sum();
            let (outfit, degrees) = (sum / f64::from(n), f64::from(n));
            let chance = if outfit > OUTFIT.1 {
                chi_square_sf(sum, degrees)
            } else if outfit < OUTFIT.0 {
                chi_square_cdf(sum, degrees)
            } else {
                None
            };
            if chance.is_some_and(|chance| chance < OUTFIT_CHANCE)
                && let Some(outfit) = Micro::from_f64(outfit)
            {
                flags.push(Flag::Unusual {
                    reviewer,
                    outfit,
                    n,
                });
            }
        });
    }

    fn spread(&self, calibrated: &Calibrated, flags: &mut Vec<Flag>) {
        let (layout, side) = (&self.layout, &self.layout.submissions);
        for_each(side, 2, |unit, submission, n| {
            let places = side.places(unit);
            let value = |i: usize| layout.y[i] - self.leniency[at(layout.reviewers.of[i])];
            let sum: f64 = places
                .iter()
                .map(|i| layout.w[at(*i)] * value(at(*i)))
                .sum();
            let mean = sum / side.weight[unit];
            let square: f64 = places
                .iter()
                .map(|i| layout.w[at(*i)] * (value(at(*i)) - mean) * (value(at(*i)) - mean))
                .sum();
            let degrees = f64::from(n - 1);
            let Some(most) = chi_square_quantile(SPREAD, degrees) else {
                return;
            };
            let sd = layout.scale * (square / degrees).sqrt();
            let limit = calibrated.sd.residual.to_f64() * (most / degrees).sqrt();
            if square > self.noise * most
                && let (Some(sd), Some(limit)) = (Micro::from_f64(sd), Micro::from_f64(limit))
            {
                flags.push(Flag::Spread {
                    submission,
                    sd,
                    limit,
                });
            }
        });
    }
}

fn uniform(ratings: &Ratings, flags: &mut Vec<Flag>) {
    for (reviewer, n) in (0_u32..).zip((0..ratings.reviewers()).map(|r| ratings.by_reviewer(r))) {
        let mut values = n.map(|rating| rating.value);
        let n = count(values.len());
        let first = values.next();
        if n >= UNIFORM_FROM && values.all(|value| Some(value) == first) {
            flags.push(Flag::Uniform { reviewer, n });
        }
    }
}

fn camps(ratings: &Ratings, step: i64, flags: &mut Vec<Flag>) {
    let gap = step.saturating_mul(CAMP_STEPS);
    for (submission, index) in (0_u32..).zip(0..ratings.submissions()) {
        let mut values: Vec<i64> = ratings
            .of_submission(index)
            .iter()
            .map(|r| r.value)
            .collect();
        values.sort_unstable();
        // The widest gap with enough people on both sides, the lowest of equal ones.
        let cut = (CAMP_SIZE..=values.len().saturating_sub(CAMP_SIZE))
            .filter(|cut| values[*cut] - values[cut - 1] >= gap)
            .max_by_key(|cut| (values[*cut] - values[cut - 1], std::cmp::Reverse(*cut)));
        if let Some(cut) = cut {
            flags.push(Flag::Camps {
                submission,
                lower: (count(cut), values[cut - 1]),
                upper: (count(values.len() - cut), values[cut]),
            });
        }
    }
}

/// Calls with unit, index and number of ratings of each unit that has at least `least`.
fn for_each(side: &Side, least: u32, mut with: impl FnMut(usize, u32, u32)) {
    for (unit, index) in side.units.iter().enumerate() {
        let n = side.count(unit);
        if n >= least {
            with(unit, *index, n);
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

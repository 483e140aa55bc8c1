//! Explanations that add up, and the agreement light.
//!
//! Henderson's solution is, exactly, raw mean - mean leniency of its reviewers - (1 - w)(raw mean - mean leniency -
//! overall mean) with w = k/(k + s_e²/s_q²), so a calibrated score is told in three terms: "raw 6.3; your reviewers were
//! strict by .4, so + .4; few reviews, so .1 towards the average; shown 6.6" (ALGORITHMS 4.5). What is shown and the
//! first two terms are rounded once; the third takes the remainder, so the printed figures add up for everyone who tries.
//! This module gives numbers; the words are in the catalogues.

use serde::{Deserialize, Serialize};

use super::calibrate::Calibrated;
use super::ratings::{Micro, Ratings};

/// Decimals a figure may be printed with; beyond, millionths are all there is.
pub const MOST_DECIMALS: u8 = 6;

/// The terms of one calibrated score, in whole units of the last printed decimal:
/// `raw + leniency + shrinkage == shown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Terms {
    /// Decimals of all figures.
    pub decimals: u8,
    /// The mean of the ratings as they were given.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub raw: i64,
    /// What the leniency of these reviewers adds: above zero if they were strict.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub leniency: i64,
    /// The way towards the overall mean, because a few reviews prove little; with all that rounding left.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub shrinkage: i64,
    /// The calibrated score.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub shown: i64,
    /// Its 90 % interval, if there was a simulation.
    #[cfg_attr(feature = "types", ts(type = "[number, number] | null"))]
    pub interval: Option<(i64, i64)>,
    /// Ratings behind it.
    pub n: u32,
}

/// Explains the calibrated score of a submission; `None` without a rating, or if `calibrated` is of other ratings.
///
/// Halves are rounded to even. `decimals` above [`MOST_DECIMALS`] count as that many.
pub fn explain(
    ratings: &Ratings,
    calibrated: &Calibrated,
    submission: usize,
    decimals: u8,
) -> Option<Terms> {
    let decimals = decimals.min(MOST_DECIMALS);
    let score = (*calibrated.score.get(submission)?)?;
    let weighted = calibrated.receipt.model.weighted;
    let (mut weight, mut values, mut leniencies) = (0_i128, 0_i128, 0_i128);
    for rating in ratings.of_submission(submission) {
        let w = if weighted {
            i128::from(rating.weight)
        } else {
            1
        };
        let reviewer = usize::try_from(rating.reviewer).ok()?;
        let leniency = (*calibrated.leniency.get(reviewer)?)?;
        weight += w;
        values += w * i128::from(rating.value);
        leniencies += w * i128::from(leniency.value.0);
    }
    if weight == 0 {
        return None;
    }
    // Values are in thousandths, everything else in millionths.
    let unit = 10_i128.pow(u32::from(MOST_DECIMALS - decimals));
    let raw = round(values * 1_000, weight * unit);
    let leniency = round(-leniencies, weight * unit);
    let printed = |micro: Micro| round(i128::from(micro.0), unit);
    let shown = printed(score.value);
    Some(Terms {
        decimals,
        raw,
        leniency,
        shrinkage: shown - raw - leniency,
        shown,
        interval: score
            .lo
            .zip(score.hi)
            .map(|(lo, hi)| (printed(lo), printed(hi))),
        n: score.n,
    })
}

/// Reliability from which the light is green.
pub const GREEN_FROM: Micro = Micro(700_000);

/// Reliability from which the light is amber.
pub const AMBER_FROM: Micro = Micro(500_000);

/// Submissions with at least two ratings that a light needs.
pub const SHARED_NEEDED: u32 = 5;

/// How far an order of submissions can be trusted, on the reliability of the averaged score (ALGORITHMS 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "light")]
pub enum Light {
    /// Reviewers see the same thing.
    Green {
        /// The reliability.
        reliability: Micro,
    },
    /// The order is to be taken with care.
    Amber {
        /// The reliability.
        reliability: Micro,
    },
    /// Talk before you rank.
    Red {
        /// The reliability.
        reliability: Micro,
    },
    /// Too few shared reviews to say.
    Grey {
        /// Submissions with at least two ratings.
        shared: u32,
    },
}

/// The light for these ratings; grey where they are too few or there is no calibration.
pub fn light(ratings: &Ratings, calibrated: Option<&Calibrated>) -> Light {
    let shared = (0..ratings.submissions())
        .filter(|p| ratings.of_submission(*p).len() >= 2)
        .count();
    let shared = u32::try_from(shared).unwrap_or(u32::MAX);
    match calibrated {
        Some(calibrated) if shared >= SHARED_NEEDED => {
            let reliability = calibrated.reliability.average;
            if reliability >= GREEN_FROM {
                Light::Green { reliability }
            } else if reliability >= AMBER_FROM {
                Light::Amber { reliability }
            } else {
                Light::Red { reliability }
            }
        }
        Some(_) | None => Light::Grey { shared },
    }
}

/// A fraction with a positive denominator as a whole number, halves to even.
fn round(numerator: i128, denominator: i128) -> i64 {
    let whole = numerator.div_euclid(denominator);
    let twice = 2 * numerator.rem_euclid(denominator);
    let up = twice > denominator || (twice == denominator && whole % 2 != 0);
    let rounded = whole + i128::from(up);
    i64::try_from(rounded).unwrap_or(if rounded < 0 {
        i64::MIN / 4
    } else {
        i64::MAX / 4
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scoring::calibrate::{Model, calibrate};
    use crate::scoring::ratings::Rating;

    #[test]
    fn halves_are_rounded_to_even() {
        assert_eq!(
            [round(5, 2), round(7, 2), round(-5, 2), round(-7, 2)],
            [2, 4, -2, -4]
        );
        assert_eq!([round(1, 3), round(2, 3), round(-2, 3)], [0, 1, -1]);
    }

    fn sheets() -> impl Strategy<Value = Ratings> {
        let cell = (-50_i64..=100, 1_u32..4);
        proptest::collection::btree_map((0_u32..7, 0_u32..6), cell, 4..30).prop_map(|cells| {
            let list = cells
                .into_iter()
                .map(|((submission, reviewer), (value, weight))| Rating {
                    submission,
                    reviewer,
                    value: 125 * value,
                    weight,
                })
                .collect();
            Ratings::new(7, 6, list).unwrap()
        })
    }

    proptest! {
        #[test]
        fn printed_terms_add_up_and_mean_what_they_say(
            ratings in sheets(), weighted: bool, decimals in 0_u8..8,
        ) {
            let model = Model { weighted, sweeps: 20, ..Model::default() };
            if let Ok(fit) = calibrate(&ratings, &model, 5) {
                for p in 0..ratings.submissions() {
                    let Some(terms) = explain(&ratings, &fit, p, decimals) else {
                        prop_assert!(ratings.of_submission(p).is_empty());
                        continue;
                    };
                    prop_assert_eq!(terms.raw + terms.leniency + terms.shrinkage, terms.shown);
                    let (lo, hi) = terms.interval.unwrap();
                    prop_assert!(lo <= terms.shown && terms.shown <= hi);

                    // The remainder is the third term of the formula, but for three roundings of half a unit.
                    let unit = (0..u32::from(terms.decimals)).fold(1.0, |unit, _| unit / 10.0);
                    let all = ratings.of_submission(p);
                    let w = |r: &Rating| if weighted { f64::from(r.weight) } else { 1.0 };
                    let k: f64 = all.iter().map(w).sum();
                    let (q, e) = (fit.variance.submission.to_f64(), fit.variance.residual.to_f64());
                    let printed = |n: i64| f64::from(i32::try_from(n).unwrap()) * unit;
                    let even = printed(terms.raw) + printed(terms.leniency);
                    if q + e == 0.0 {
                        // Leniency alone explains everything; how the rest is shared is below a millionth.
                        continue;
                    }
                    let kept = k * q / (k * q + e);
                    let expected = -(1.0 - kept) * (even - fit.mean.value.to_f64());
                    let slack = 2.0 * unit + 1e-3;
                    prop_assert!((printed(terms.shrinkage) - expected).abs() <= slack,
                        "{:?} against {}", terms, expected);
                }
            }
            prop_assert_eq!(explain(&ratings, &fit_of_nothing(), 0, decimals), None);
        }
    }

    /// A calibration of other, fewer submissions.
    fn fit_of_nothing() -> Calibrated {
        let rating = |submission, reviewer, value| Rating {
            submission,
            reviewer,
            value,
            weight: 1,
        };
        let list = vec![
            rating(1, 0, 1),
            rating(1, 1, 2),
            rating(2, 0, 3),
            rating(2, 1, 9),
        ];
        let ratings = Ratings::new(3, 2, list).unwrap();
        calibrate(&ratings, &Model::default(), 1).unwrap()
    }

    #[test]
    fn lights_need_shared_reviews() {
        let list = |submissions: u32| {
            let cells = (0..submissions).flat_map(|p| (0..3).map(move |r| (p, r)));
            let list = cells
                .map(|(submission, reviewer)| Rating {
                    submission,
                    reviewer,
                    value: i64::from(1_000 * submission + 10 * (submission * reviewer % 5)),
                    weight: 1,
                })
                .collect();
            Ratings::new(submissions, 3, list).unwrap()
        };
        let (few, enough) = (list(4), list(5));
        let fit = |ratings| calibrate(ratings, &Model::default(), 1).unwrap();

        assert_eq!(light(&few, Some(&fit(&few))), Light::Grey { shared: 4 });
        assert!(matches!(
            light(&enough, Some(&fit(&enough))),
            Light::Green { .. }
        ));
        assert_eq!(light(&enough, None), Light::Grey { shared: 5 });
    }

    #[test]
    fn lights_change_at_their_limits() {
        let list = (0..15)
            .map(|cell| Rating {
                submission: cell / 3,
                reviewer: cell % 3,
                value: i64::from(cell * cell % 7),
                weight: 1,
            })
            .collect();
        let ratings = Ratings::new(5, 3, list).unwrap();
        let mut fit = calibrate(&ratings, &Model::default(), 1).unwrap();
        let mut at = |reliability: i64| {
            fit.reliability.average = Micro(reliability);
            light(&ratings, Some(&fit))
        };

        assert!(matches!(at(700_000), Light::Green { .. }));
        assert!(matches!(at(699_999), Light::Amber { .. }));
        assert!(matches!(at(500_000), Light::Amber { .. }));
        assert!(matches!(at(499_999), Light::Red { .. }));
    }
}

//! Moodle's workshop: the grade for a submission, the grade for assessing and the four grading strategies.
//!
//! Sources: `mod/workshop/locallib.php` (`aggregate_submission_grades_process`, `aggregate_grading_grades_process`) and
//! `mod/workshop/form/*/lib.php` (`calculate_peer_grade`). Results on 0 to 100; Moodle keeps five decimals.

use std::collections::BTreeMap;

use super::{Grade, NoGrade, mean, weighted};
use crate::scoring::exact::Fraction;

/// The grade of a submission: `Σ g w / Σ w` over the answered grades of a weight above 0.
///
/// # Errors
/// [`NoGrade::NoValues`] when none is left: no grade, never 0.
pub fn weighted_mean(grades: &[Grade]) -> Result<Fraction, NoGrade> {
    weighted(grades.iter().filter_map(|g| Some((g.value?, g.weight))))
}

/// What one assessment earned its reviewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessing {
    /// The grade calculated by comparison.
    pub computed: Option<Fraction>,
    /// The grade a person put in its place.
    pub overridden: Option<Fraction>,
}

/// The grade for assessing: the plain mean over a reviewer's assessments, an override in the place of the calculated one.
///
/// # Errors
/// [`NoGrade::NoValues`] when no assessment has a grade.
pub fn reviewer_mean(assessments: &[Assessing]) -> Result<Fraction, NoGrade> {
    let grades: Vec<_> = assessments
        .iter()
        .filter_map(|a| a.overridden.or(a.computed))
        .collect();
    mean(&grades)
}

/// One aspect of the accumulative strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aspect {
    /// The grade given.
    pub grade: i64,
    /// The largest grade.
    pub most: i64,
    /// How much the aspect counts.
    pub weight: u32,
}

impl Aspect {
    /// An aspect on a worded scale: item 1 is the lowest of `items`.
    pub fn worded(item: u32, items: u32, weight: u32) -> Self {
        Self {
            grade: i64::from(item) - 1,
            most: i64::from(items) - 1,
            weight,
        }
    }
}

/// Accumulative grading: `100 · Σ (g/M · w) / Σ w`.
///
/// # Errors
/// [`NoGrade`]: no aspect that counts; a largest grade of 0 or less; a grade beyond its scale.
pub fn accumulative(aspects: &[Aspect]) -> Result<Fraction, NoGrade> {
    let mut shares = Vec::with_capacity(aspects.len());
    for aspect in aspects {
        if aspect.most <= 0 {
            return Err(NoGrade::NoScale);
        }
        if !(0..=aspect.most).contains(&aspect.grade) {
            return Err(NoGrade::NotOnScale);
        }
        let share = Fraction::new(aspect.grade.into(), aspect.most.into());
        shares.push((share.ok_or(NoGrade::TooLarge)?, aspect.weight));
    }
    percent(weighted(shares.into_iter())?)
}

/// One criterion of a rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    /// The grades of its levels, in any order.
    pub levels: Vec<i64>,
    /// The grade of the chosen level.
    pub chosen: i64,
}

/// Rubric grading: `100 · (Σ chosen - Σ min) / (Σ max - Σ min)`.
///
/// # Errors
/// [`NoGrade`]: no criterion; every criterion has one level only; a choice that is not a level.
pub fn rubric(criteria: &[Levels]) -> Result<Fraction, NoGrade> {
    if criteria.is_empty() {
        return Err(NoGrade::NoValues);
    }
    let (mut chosen, mut range) = (0_i128, 0_i128);
    for criterion in criteria {
        let levels = &criterion.levels;
        if !levels.contains(&criterion.chosen) {
            return Err(NoGrade::NotOnScale);
        }
        let (Some(lowest), Some(highest)) = (levels.iter().min(), levels.iter().max()) else {
            return Err(NoGrade::NoScale);
        };
        chosen += i128::from(criterion.chosen) - i128::from(*lowest);
        range += i128::from(*highest) - i128::from(*lowest);
    }
    percent(Fraction::new(chosen, range).ok_or(NoGrade::NoScale)?)
}

/// Grading by number of errors: the weights of the failed assertions are added up; of the table, from errors to a
/// grade in percent, the entry with the largest key not above the sum counts. No entry, or no error: 100.
pub fn number_of_errors(failed: &[u32], table: &BTreeMap<u64, u32>) -> Fraction {
    let errors: u64 = failed.iter().map(|weight| u64::from(*weight)).sum();
    let entry = (errors > 0)
        .then(|| table.range(1..=errors).next_back())
        .flatten();
    Fraction::whole(entry.map_or(100, |(_, grade)| i64::from(*grade)))
}

/// Comments only: 100 for having answered. Better is no number at all, which is what we show.
///
/// # Errors
/// [`NoGrade::NoValues`] without an answer.
pub fn comments_only(answered: bool) -> Result<Fraction, NoGrade> {
    if answered {
        Ok(Fraction::whole(100))
    } else {
        Err(NoGrade::NoValues)
    }
}

fn percent(share: Fraction) -> Result<Fraction, NoGrade> {
    share
        .checked_mul(Fraction::whole(100))
        .ok_or(NoGrade::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(value: i64) -> Fraction {
        Fraction::whole(value)
    }

    /// Five decimals, as Moodle shows them.
    fn five(value: Result<Fraction, NoGrade>) -> i128 {
        value.unwrap().scaled(100_000).unwrap()
    }

    #[test]
    fn gaps_and_weightless_grades_are_ignored() {
        let grade = |value: Option<i64>, weight| Grade {
            value: value.map(whole),
            weight,
        };

        let grades = [
            grade(Some(80), 1),
            grade(Some(65), 2),
            grade(None, 1),
            grade(Some(90), 0),
        ];

        assert_eq!(weighted_mean(&grades), Ok(whole(70)));
        assert_eq!(weighted_mean(&grades[2..]), Err(NoGrade::NoValues));
        assert_eq!(weighted_mean(&[]), Err(NoGrade::NoValues));
    }

    #[test]
    fn an_override_stands_in_the_place_of_the_calculated_grade() {
        let grade = |computed: Option<i64>, overridden: Option<i64>| Assessing {
            computed: computed.map(whole),
            overridden: overridden.map(whole),
        };

        let mean = reviewer_mean(&[
            grade(Some(80), None),
            grade(Some(10), Some(90)),
            grade(None, None),
        ]);

        assert_eq!(mean, Ok(whole(85)));
        assert_eq!(reviewer_mean(&[grade(None, None)]), Err(NoGrade::NoValues));
    }

    #[test]
    fn accumulative_scales_each_aspect() {
        let aspect = |grade, most, weight| Aspect {
            grade,
            most,
            weight,
        };

        assert_eq!(
            five(accumulative(&[aspect(4, 5, 2), aspect(15, 20, 1)])),
            7_833_333
        );
        assert_eq!(
            accumulative(&[Aspect::worded(2, 5, 1)]),
            Ok(Fraction::whole(25))
        );
        assert_eq!(
            accumulative(&[Aspect::worded(1, 1, 1)]),
            Err(NoGrade::NoScale)
        );
        assert_eq!(accumulative(&[aspect(6, 5, 1)]), Err(NoGrade::NotOnScale));
        assert_eq!(accumulative(&[aspect(4, 5, 0)]), Err(NoGrade::NoValues));
        let primes = [i64::MAX, i64::MAX - 24, i64::MAX - 164].map(|most| aspect(1, most, 1));
        assert_eq!(accumulative(&primes), Err(NoGrade::TooLarge));
    }

    #[test]
    fn rubric_is_the_share_of_the_range() {
        let levels = |levels: &[i64], chosen| Levels {
            levels: levels.to_vec(),
            chosen,
        };

        assert_eq!(
            five(rubric(&[levels(&[1, 2, 3, 4], 3), levels(&[0, 5, 10], 5)])),
            5_384_615
        );
        assert_eq!(rubric(&[levels(&[3], 3)]), Err(NoGrade::NoScale));
        assert_eq!(rubric(&[levels(&[1, 2], 3)]), Err(NoGrade::NotOnScale));
        assert_eq!(rubric(&[]), Err(NoGrade::NoValues));
        assert_eq!(
            rubric(&[levels(&[i64::MIN, i64::MAX], i64::MAX)]),
            Ok(Fraction::whole(100))
        );
    }

    #[test]
    fn errors_are_looked_up_downwards() {
        let table = BTreeMap::from([(1, 90), (3, 60), (5, 20)]);

        assert_eq!(number_of_errors(&[3, 1], &table), whole(60));
        assert_eq!(number_of_errors(&[], &table), whole(100));
        assert_eq!(number_of_errors(&[2], &table), whole(90));
        assert_eq!(number_of_errors(&[u32::MAX; 3], &table), whole(20));
        assert_eq!(number_of_errors(&[1], &BTreeMap::new()), whole(100));
    }

    #[test]
    fn comments_earn_all_or_nothing() {
        assert_eq!(comments_only(true), Ok(whole(100)));
        assert_eq!(comments_only(false), Err(NoGrade::NoValues));
    }
}

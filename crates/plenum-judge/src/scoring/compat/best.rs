//! Moodle's "comparison with the best assessment": a grade for reviewing, by nearness to the assessment nearest to the
//! average one. Optional and off by default with us.
//!
//! Source: `mod/workshop/eval/best/lib.php`, steps as in LESSONS 6.2. Two known differences: Moodle rounds scaled grades,
//! averages and distances to five decimals on the way and we only at the end; and where several assessments are best,
//! Moodle's loop can measure one of them against another, while here a best assessment always gets 100.

use serde::{Deserialize, Serialize};

use super::{NoGrade, weighted};
use crate::scoring::exact::Fraction;

/// How hard a distance is punished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strictness {
    /// Divides distances by 9.
    VeryLax,
    /// Divides distances by 7.
    Lax,
    /// Divides distances by 5.
    Fair,
    /// Divides distances by 3.
    Strict,
    /// Takes distances as they are.
    VeryStrict,
}

impl Strictness {
    fn divisor(self) -> i64 {
        match self {
            Self::VeryLax => 9,
            Self::Lax => 7,
            Self::Fair => 5,
            Self::Strict => 3,
            Self::VeryStrict => 1,
        }
    }
}

/// A dimension of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// The smallest grade.
    pub lowest: i64,
    /// The largest grade.
    pub highest: i64,
    /// How much the dimension counts.
    pub weight: u32,
}

/// One assessment of the submission.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// How much it counts in the average.
    pub weight: u32,
    /// The grade on each dimension, in order.
    pub grades: Vec<i64>,
}

/// The grade for each assessment of one submission, from 0 to 100.
///
/// # Errors
/// [`NoGrade::NoValues`] when all weights are 0, [`NoGrade::NotOnScale`] for the wrong number of grades,
/// [`NoGrade::TooLarge`] when a distance cannot be kept exactly.
pub fn compare(
    dimensions: &[Dimension],
    assessments: &[Assessment],
    strictness: Strictness,
) -> Result<Vec<Fraction>, NoGrade> {
    let scaled = assessments
        .iter()
        .map(|assessment| scale(dimensions, assessment))
        .collect::<Result<Vec<_>, _>>()?;
    let column = |dimension: usize| {
        assessments
            .iter()
            .zip(&scaled)
            .filter_map(move |(a, grades)| Some((*grades.get(dimension)?, a.weight)))
    };
    let average = (0..dimensions.len())
        .map(|dimension| weighted(column(dimension)))
        .collect::<Result<Vec<_>, _>>()?;
    let measures = dimensions
        .iter()
        .zip(&average)
        .enumerate()
        .map(|(index, (dimension, average))| {
            Ok(Measure {
                weight: dimension.weight,
                variance: variance(column(index), *average)?,
            })
        })
        .collect::<Result<Vec<_>, NoGrade>>()?;
    let divisor = Fraction::whole(strictness.divisor());
    let to_average = distances(&scaled, &average, &measures, divisor)?;
    let best = to_average.iter().min().copied();
    let mut nearest: Vec<Option<Fraction>> = vec![None; scaled.len()];
    // Equal assessments have equal distances: each different best one is measured once.
    let mut bests: Vec<&Vec<Fraction>> = scaled
        .iter()
        .zip(&to_average)
        .filter(|(_, distance)| Some(**distance) == best)
        .map(|(grades, _)| grades)
        .collect();
    bests.sort_unstable();
    bests.dedup();
    for reference in bests {
        let to_best = distances(&scaled, reference, &measures, divisor)?;
        for (least, distance) in nearest.iter_mut().zip(to_best) {
            *least = Some(least.map_or(distance, |least| least.min(distance)));
        }
    }
    let hundred = Fraction::whole(100);
    nearest
        .into_iter()
        .map(|distance| {
            let grade = hundred
                .checked_sub(distance.unwrap_or(hundred))
                .ok_or(NoGrade::TooLarge)?;
            Ok(grade.clamp(Fraction::ZERO, hundred))
        })
        .collect()
}

/// What a dimension contributes to a distance.
struct Measure {
    weight: u32,
    /// `None` with fewer than two counted values, or so near zero that small changes would weigh too much.
    variance: Option<Fraction>,
}

fn scale(dimensions: &[Dimension], assessment: &Assessment) -> Result<Vec<Fraction>, NoGrade> {
    if dimensions.len() != assessment.grades.len() {
        return Err(NoGrade::NotOnScale);
    }
    dimensions
        .iter()
        .zip(&assessment.grades)
        .map(|(dimension, grade)| {
            let from_lowest = |value: i64| i128::from(value) - i128::from(dimension.lowest);
            if dimension.lowest == dimension.highest {
                return Ok(Fraction::whole(dimension.highest));
            }
            Fraction::new(from_lowest(*grade) * 100, from_lowest(dimension.highest))
                .ok_or(NoGrade::TooLarge)
        })
        .collect()
}

/// The weighted population variance, if there are two counted values and it is above 0.01.
fn variance(
    column: impl Iterator<Item = (Fraction, u32)>,
    average: Fraction,
) -> Result<Option<Fraction>, NoGrade> {
    let mut squares = Vec::new();
    for (value, weight) in column.filter(|(_, weight)| *weight > 0) {
        let off = value.checked_sub(average).ok_or(NoGrade::TooLarge)?;
        squares.push((off.checked_mul(off).ok_or(NoGrade::TooLarge)?, weight));
    }
    if squares.len() < 2 {
        return Ok(None);
    }
    let variance = weighted(squares.into_iter())?;
    let counts = Fraction::new(1, 100).is_some_and(|least| variance > least);
    Ok(counts.then_some(variance))
}

/// `Σ |a - r| · (a - r)² / (c · var) · w / Σ w` for each assessment, over dimensions that vary and differ.
fn distances(
    assessments: &[Vec<Fraction>],
    reference: &[Fraction],
    measures: &[Measure],
    divisor: Fraction,
) -> Result<Vec<Fraction>, NoGrade> {
    assessments
        .iter()
        .map(|grades| {
            let mut parts = Vec::new();
            for ((a, r), measure) in grades.iter().zip(reference).zip(measures) {
                let Some(variance) = measure.variance.filter(|_| a != r) else {
                    continue;
                };
                let part = distance(*a, *r, variance, divisor).ok_or(NoGrade::TooLarge)?;
                parts.push((part, measure.weight));
            }
            match weighted(parts.into_iter()) {
                Err(NoGrade::NoValues) => Ok(Fraction::ZERO),
                distance => distance,
            }
        })
        .collect()
}

fn distance(a: Fraction, r: Fraction, variance: Fraction, divisor: Fraction) -> Option<Fraction> {
    let off = a.checked_sub(r)?.abs();
    off.checked_mul(off)?
        .checked_div(variance)?
        .checked_mul(off)?
        .checked_div(divisor)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN_POINTS: Dimension = Dimension {
        lowest: 0,
        highest: 10,
        weight: 1,
    };

    fn assessments(grades: &[&[i64]]) -> Vec<Assessment> {
        let assessment = |grades: &&[i64]| Assessment {
            weight: 1,
            grades: grades.to_vec(),
        };
        grades.iter().map(assessment).collect()
    }

    /// Grades of 9, 7 and 2 out of ten, in five decimals.
    fn five(strictness: Strictness) -> Vec<i128> {
        let given = assessments(&[&[9], &[7], &[2]]);
        compare(&[TEN_POINTS], &given, strictness)
            .unwrap()
            .into_iter()
            .map(|grade| grade.scaled(100_000).unwrap())
            .collect()
    }

    #[test]
    fn the_worked_example() {
        assert_eq!(five(Strictness::Fair), [9_815_385, 10_000_000, 7_115_385]);
        assert_eq!(
            five(Strictness::VeryLax),
            [9_897_436, 10_000_000, 8_397_436]
        );
        assert_eq!(five(Strictness::VeryStrict), [9_076_923, 10_000_000, 0]);
    }

    #[test]
    fn stricter_is_never_better() {
        let grades = [
            Strictness::VeryLax,
            Strictness::Lax,
            Strictness::Fair,
            Strictness::Strict,
            Strictness::VeryStrict,
        ]
        .map(|s| five(s)[2]);

        assert!(grades.is_sorted_by(|a, b| a > b), "{grades:?}");
    }

    #[test]
    fn all_ties_are_best() {
        // 4 and 6 are equally near to their average.
        let grades = compare(
            &[TEN_POINTS],
            &assessments(&[&[4], &[6]]),
            Strictness::VeryStrict,
        );

        assert_eq!(grades, Ok(vec![Fraction::whole(100); 2]));
    }

    #[test]
    fn a_single_assessment_is_best() {
        let grades = compare(&[TEN_POINTS], &assessments(&[&[4]]), Strictness::Fair);

        assert_eq!(grades, Ok(vec![Fraction::whole(100)]));
    }

    #[test]
    fn a_dimension_without_range_or_weight_does_not_matter() {
        let flat = Dimension {
            lowest: 3,
            highest: 3,
            weight: 7,
        };
        let unweighted = Dimension {
            weight: 0,
            ..TEN_POINTS
        };
        let given = assessments(&[&[9, 3, 1], &[7, 3, 10], &[2, 3, 5]]);

        // The unweighted dimension adds nothing: the grades are those of the first one alone.
        let grades = compare(&[TEN_POINTS, flat, unweighted], &given, Strictness::Fair).unwrap();

        assert_eq!(grades[2].scaled(100_000), Some(7_115_385));
    }

    #[test]
    fn what_cannot_be_compared_is_refused() {
        let given = assessments(&[&[9], &[7, 3]]);
        assert_eq!(
            compare(&[TEN_POINTS], &given, Strictness::Fair),
            Err(NoGrade::NotOnScale)
        );
        let mut weightless = assessments(&[&[9], &[7]]);
        for assessment in &mut weightless {
            assessment.weight = 0;
        }
        assert_eq!(
            compare(&[TEN_POINTS], &weightless, Strictness::Fair),
            Err(NoGrade::NoValues)
        );
        let huge = assessments(&[&[i64::MAX], &[i64::MIN], &[1]]);
        assert_eq!(
            compare(&[TEN_POINTS], &huge, Strictness::Fair),
            Err(NoGrade::TooLarge)
        );
        assert_eq!(compare(&[], &[], Strictness::Fair), Ok(vec![]));
    }
}

//! The rules of pretalx, Indico, Peergrade, CrowdGrader and HotCRP, each by its documentation and code (LESSONS 6.2).

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{Grade, NoGrade, mean, median};
use crate::scoring::exact::Fraction;
use crate::scoring::ratings::Micro;

/// pretalx: the score of one review, `Σ value · weight`, abstentions skipped (`submission/models/review.py`).
///
/// # Errors
/// [`NoGrade::NoValues`] when everything was abstained from.
pub fn weighted_sum(scores: &[Grade]) -> Result<Fraction, NoGrade> {
    let mut sum = None;
    for (value, weight) in scores.iter().filter_map(|s| Some((s.value?, s.weight))) {
        let part = value
            .checked_mul(Fraction::whole(weight.into()))
            .and_then(|part| sum.unwrap_or(Fraction::ZERO).checked_add(part));
        sum = Some(part.ok_or(NoGrade::TooLarge)?);
    }
    sum.ok_or(NoGrade::NoValues)
}

/// Which figure a proposal gets from its reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Middle {
    /// The median.
    Median,
    /// The mean.
    Mean,
}

/// pretalx: the score of a proposal from those of its reviews, in whole tenths (ties to even), abstentions skipped.
///
/// # Errors
/// [`NoGrade::NoValues`] without a score.
pub fn in_tenths(reviews: &[Option<Fraction>], middle: Middle) -> Result<i128, NoGrade> {
    let scores: Vec<_> = reviews.iter().copied().flatten().collect();
    let figure = match middle {
        Middle::Median => median(scores)?,
        Middle::Mean => mean(&scores)?,
    };
    figure.scaled(10).ok_or(NoGrade::TooLarge)
}

/// Indico's two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeanDeviation {
    /// How many scores.
    pub n: u32,
    /// The mean.
    pub mean: Fraction,
    /// The population variance.
    pub variance: Fraction,
    /// Its square root, the population standard deviation.
    pub deviation: Micro,
}

/// Indico: mean and population standard deviation, missing scores skipped.
///
/// # Errors
/// [`NoGrade::NoValues`] without a score.
pub fn mean_deviation(scores: &[Option<Fraction>]) -> Result<MeanDeviation, NoGrade> {
    let scores: Vec<_> = scores.iter().copied().flatten().collect();
    let mean_score = mean(&scores)?;
    let squares = scores
        .iter()
        .map(|score| {
            let off = score.checked_sub(mean_score)?;
            off.checked_mul(off)
        })
        .collect::<Option<Vec<_>>>()
        .ok_or(NoGrade::TooLarge)?;
    let variance = mean(&squares)?;
    Ok(MeanDeviation {
        n: u32::try_from(scores.len()).unwrap_or(u32::MAX),
        mean: mean_score,
        variance,
        deviation: Micro::from_f64(variance.to_f64().sqrt()).ok_or(NoGrade::TooLarge)?,
    })
}

/// A value on its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnScale {
    /// The value given.
    pub value: i64,
    /// The smallest value of the scale.
    pub lowest: i64,
    /// The largest value of the scale.
    pub highest: i64,
}

/// Peergrade: for each review the mean of its criteria scaled to 0 to 100, then the mean over the reviews; a review without
/// an answer is skipped.
///
/// # Errors
/// [`NoGrade`]: no answers; a scale without range; a value off its scale.
pub fn scaled_mean_of_means(reviews: &[Vec<OnScale>]) -> Result<Fraction, NoGrade> {
    let mut means = Vec::with_capacity(reviews.len());
    for review in reviews.iter().filter(|review| !review.is_empty()) {
        let scaled = review
            .iter()
            .map(|on| {
                if on.lowest >= on.highest {
                    return Err(NoGrade::NoScale);
                }
                if !(on.lowest..=on.highest).contains(&on.value) {
                    return Err(NoGrade::NotOnScale);
                }
                let from_lowest = |value: i64| i128::from(value) - i128::from(on.lowest);
                Fraction::new(from_lowest(on.value) * 100, from_lowest(on.highest))
                    .ok_or(NoGrade::TooLarge)
            })
            .collect::<Result<Vec<_>, _>>()?;
        means.push(mean(&scaled)?);
    }
    mean(&means)
}

/// CrowdGrader: the median of each item of the rubric, added up; an item without values is skipped.
///
/// # Errors
/// [`NoGrade::NoValues`] when no item has a value.
pub fn consensus_median(items: &[Vec<Fraction>]) -> Result<Fraction, NoGrade> {
    let medians = items
        .iter()
        .filter(|item| !item.is_empty())
        .map(|item| median(item.clone()))
        .collect::<Result<Vec<_>, _>>()?;
    if medians.is_empty() {
        return Err(NoGrade::NoValues);
    }
    Fraction::sum(medians).ok_or(NoGrade::TooLarge)
}

/// HotCRP, "counts": the order of two profiles of whole scores, the greater one the better. Sorted scores are compared from
/// the top; where one list ends, it goes on with one below its own lowest score. Without any score: below all others.
pub fn profile_order(left: &[i64], right: &[i64]) -> Ordering {
    let profile = |scores: &[i64]| {
        let mut sorted: Vec<_> = scores.iter().copied().map(i128::from).collect();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        let tail = sorted.last().map(|lowest| lowest - 1);
        (sorted, tail)
    };
    let ((left, left_tail), (right, right_tail)) = (profile(left), profile(right));
    (0..left.len().max(right.len()))
        .map(|place| {
            let left = left.get(place).copied().or(left_tail);
            let right = right.get(place).copied().or(right_tail);
            left.cmp(&right)
        })
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// HotCRP's spread of the scores of one paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// How many scores.
    pub n: u32,
    /// Largest less smallest.
    pub range: Fraction,
    /// First quartile, type 7.
    pub q1: Fraction,
    /// Third quartile, type 7.
    pub q3: Fraction,
    /// Population variance.
    pub variance: Fraction,
}

/// HotCRP: range, quartiles and population variance, always with n.
///
/// # Errors
/// [`NoGrade::NoValues`] without a score.
pub fn spread(scores: &[i64]) -> Result<Spread, NoGrade> {
    let mut sorted: Vec<_> = scores.iter().copied().map(Fraction::whole).collect();
    sorted.sort_unstable();
    let (Some(lowest), Some(highest)) = (sorted.first(), sorted.last()) else {
        return Err(NoGrade::NoValues);
    };
    let range = highest.checked_sub(*lowest).ok_or(NoGrade::TooLarge)?;
    let all: Vec<_> = sorted.iter().copied().map(Some).collect();
    Ok(Spread {
        n: u32::try_from(sorted.len()).unwrap_or(u32::MAX),
        range,
        q1: quartile(&sorted, 1).ok_or(NoGrade::TooLarge)?,
        q3: quartile(&sorted, 3).ok_or(NoGrade::TooLarge)?,
        variance: mean_deviation(&all)?.variance,
    })
}

/// The value at `quarter`/4 of the way through, type 7.
fn quartile(sorted: &[Fraction], quarter: usize) -> Option<Fraction> {
    let position = sorted.len().checked_sub(1)? * quarter;
    let below = *sorted.get(position / 4)?;
    let above = sorted.get(position / 4 + 1).copied().unwrap_or(below);
    let part = Fraction::new(i128::try_from(position % 4).ok()?, 4)?;
    above
        .checked_sub(below)?
        .checked_mul(part)?
        .checked_add(below)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(value: i64) -> Fraction {
        Fraction::whole(value)
    }

    fn f(num: i128, den: i128) -> Fraction {
        Fraction::new(num, den).unwrap()
    }

    #[test]
    fn pretalx_skips_abstentions() {
        let grade = |value: Option<i64>, weight| Grade {
            value: value.map(whole),
            weight,
        };

        let review = weighted_sum(&[grade(Some(3), 2), grade(None, 5), grade(Some(9), 0)]);

        assert_eq!(review, Ok(whole(6)));
        assert_eq!(weighted_sum(&[grade(None, 1)]), Err(NoGrade::NoValues));
        // Shown and not counted is still an answer.
        assert_eq!(weighted_sum(&[grade(Some(9), 0)]), Ok(whole(0)));
        let reviews = [Some(whole(6)), None, Some(whole(7)), Some(whole(9))];
        assert_eq!(in_tenths(&reviews, Middle::Median), Ok(70));
        assert_eq!(in_tenths(&reviews, Middle::Mean), Ok(73));
        assert_eq!(in_tenths(&[None], Middle::Mean), Err(NoGrade::NoValues));
    }

    #[test]
    fn indico_divides_by_n() {
        let scores = [2, 4, 4, 4, 5, 5, 7, 9].map(|v| Some(whole(v)));

        let figures = mean_deviation(&scores).unwrap();

        assert_eq!((figures.mean, figures.variance), (whole(5), whole(4)));
        assert_eq!((figures.deviation, figures.n), (Micro(2_000_000), 8));
        assert_eq!(mean_deviation(&[None]), Err(NoGrade::NoValues));
    }

    #[test]
    fn peergrade_takes_the_mean_of_means() {
        let on = |value, highest| OnScale {
            value,
            lowest: 1,
            highest,
        };

        // 50 and 100 in the first review, 0 in the second: (75 + 0) / 2.
        let reviews = [vec![on(3, 5), on(2, 2)], vec![on(1, 5)], vec![]];

        assert_eq!(scaled_mean_of_means(&reviews), Ok(f(75, 2)));
        assert_eq!(
            scaled_mean_of_means(&[vec![on(1, 1)]]),
            Err(NoGrade::NoScale)
        );
        assert_eq!(
            scaled_mean_of_means(&[vec![on(6, 5)]]),
            Err(NoGrade::NotOnScale)
        );
        assert_eq!(scaled_mean_of_means(&[]), Err(NoGrade::NoValues));
    }

    #[test]
    fn crowdgrader_adds_medians() {
        let items = [vec![whole(1), whole(4)], vec![whole(9)], vec![]];

        assert_eq!(consensus_median(&items), Ok(f(23, 2)));
        assert_eq!(consensus_median(&[vec![]]), Err(NoGrade::NoValues));
    }

    #[test]
    fn profiles_are_compared_from_the_top() {
        assert_eq!(profile_order(&[1, 5], &[4, 4]), Ordering::Greater);
        assert_eq!(profile_order(&[5, 3], &[3, 5]), Ordering::Equal);
        // 5 4 4 against 5 4 (3).
        assert_eq!(profile_order(&[4, 5, 4], &[5, 4]), Ordering::Greater);
        // 5 4 2 against 5 4 (3).
        assert_eq!(profile_order(&[2, 5, 4], &[5, 4]), Ordering::Less);
        assert_eq!(profile_order(&[], &[i64::MIN]), Ordering::Less);
        assert_eq!(profile_order(&[], &[]), Ordering::Equal);
    }

    #[test]
    fn spread_comes_with_n() {
        let figures = spread(&[8, 7, 3, 4, 7, 6, 9, 9]).unwrap();

        assert_eq!((figures.n, figures.range), (8, whole(6)));
        assert_eq!((figures.q1, figures.q3), (f(11, 2), f(33, 4)));
        assert_eq!(figures.variance, f(271, 64));
        assert_eq!(spread(&[]), Err(NoGrade::NoValues));
        assert_eq!(spread(&[i64::MIN, i64::MAX]), Err(NoGrade::TooLarge));
    }
}

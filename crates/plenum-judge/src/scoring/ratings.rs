//! What scoring calculates on: ratings as numbers, and the forms of a derived figure.
//!
//! [`Ratings`] keeps one number per pair of submission and reviewer, in order of submission and reachable by reviewer
//! (compressed rows both ways). It knows no names, no sheets and no rights: who may see a figure is decided in
//! `visibility`. Values are whole thousandths, so that half points and averages of criteria stay exact; a derived
//! figure is published as whole millionths ([`Micro`]) and says why when it does not exist ([`Undefined`]).

use serde::{Deserialize, Serialize};

/// The largest value of a rating, in thousandths, either way.
pub const MOST_VALUE: i64 = 1_000_000_000;

/// The most submissions, and the most reviewers, of one set of ratings.
pub const MOST_UNITS: u32 = 10_000_000;

/// The most ratings of one set: with it, sums of products over all ratings stay within 128 bits.
pub const MOST_RATINGS: usize = 100_000_000;

/// One score: a number by one reviewer on one submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Which submission, from 0.
    pub submission: u32,
    /// Which reviewer, from 0.
    pub reviewer: u32,
    /// The score in thousandths, so that halves and averages of criteria stay whole numbers.
    pub value: i64,
    /// How much the score counts (confidence); 1 where nothing was said.
    pub weight: u32,
}

/// Why a list of ratings was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "error")]
pub enum RatingsError {
    /// More submissions, reviewers or ratings than can be kept.
    #[error("more than {MOST_UNITS} submissions or reviewers, or more than {MOST_RATINGS} ratings")]
    TooMany,
    /// A rating of a submission that is not there.
    #[error("there is no submission {submission}")]
    NoSuchSubmission {
        /// The index it names.
        submission: u32,
    },
    /// A rating by a reviewer who is not there.
    #[error("there is no reviewer {reviewer}")]
    NoSuchReviewer {
        /// The index it names.
        reviewer: u32,
    },
    /// Two ratings of one submission by one reviewer.
    #[error("submission {submission} is rated twice by reviewer {reviewer}")]
    Twice {
        /// The submission.
        submission: u32,
        /// The reviewer.
        reviewer: u32,
    },
    /// A value beyond [`MOST_VALUE`].
    #[error("the value of submission {submission} by reviewer {reviewer} is too large")]
    ValueTooLarge {
        /// The submission.
        submission: u32,
        /// The reviewer.
        reviewer: u32,
    },
    /// A weight of zero; what does not count is left out.
    #[error("the weight of submission {submission} by reviewer {reviewer} is zero")]
    NoWeight {
        /// The submission.
        submission: u32,
        /// The reviewer.
        reviewer: u32,
    },
}

/// Ratings by submission and by reviewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratings {
    /// Sorted by submission, then reviewer.
    all: Vec<Rating>,
    /// Where the ratings of each submission begin in `all`, and the end of the last.
    submission_starts: Vec<u32>,
    /// Where the entries of each reviewer begin in `by_reviewer`, and the end of the last.
    reviewer_starts: Vec<u32>,
    /// Places in `all`, grouped by reviewer, in order of submission.
    by_reviewer: Vec<u32>,
}

impl Ratings {
    /// Takes ratings in any order; the result does not depend on the order.
    ///
    /// # Errors
    /// The first fault in the order of submission and reviewer.
    pub fn new(
        submissions: u32,
        reviewers: u32,
        mut ratings: Vec<Rating>,
    ) -> Result<Self, RatingsError> {
        if submissions.max(reviewers) > MOST_UNITS || ratings.len() > MOST_RATINGS {
            return Err(RatingsError::TooMany);
        }
        // The value and weight only matter for equal pairs, which are refused: they make the fault the same in any order.
        ratings.sort_unstable_by_key(|r| (r.submission, r.reviewer, r.value, r.weight));
        let mut before = None;
        for rating in &ratings {
            check(rating, submissions, reviewers)?;
            let (submission, reviewer) = (rating.submission, rating.reviewer);
            if before == Some((submission, reviewer)) {
                return Err(RatingsError::Twice {
                    submission,
                    reviewer,
                });
            }
            before = Some((submission, reviewer));
        }
        let submission_starts = starts(submissions, ratings.iter().map(|r| r.submission));
        let reviewer_starts = starts(reviewers, ratings.iter().map(|r| r.reviewer));
        let mut next = reviewer_starts.clone();
        let mut by_reviewer = vec![0; ratings.len()];
        for (place, rating) in (0_u32..).zip(&ratings) {
            if let Some(free) = next.get_mut(index(rating.reviewer)) {
                if let Some(slot) = by_reviewer.get_mut(index(*free)) {
                    *slot = place;
                }
                *free += 1;
            }
        }
        Ok(Self {
            all: ratings,
            submission_starts,
            reviewer_starts,
            by_reviewer,
        })
    }

    /// How many submissions there are, rated or not.
    pub fn submissions(&self) -> usize {
        self.submission_starts.len() - 1
    }

    /// How many reviewers there are, with or without ratings.
    pub fn reviewers(&self) -> usize {
        self.reviewer_starts.len() - 1
    }

    /// How many ratings there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are no ratings.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All ratings, by submission, then by reviewer.
    pub fn all(&self) -> &[Rating] {
        &self.all
    }

    /// The ratings of one submission, by reviewer; none for an unknown one.
    pub fn of_submission(&self, submission: usize) -> &[Rating] {
        row(&self.submission_starts, submission)
            .and_then(|places| self.all.get(places))
            .unwrap_or_default()
    }

    /// The ratings by one reviewer, by submission; none for an unknown one.
    pub fn by_reviewer(&self, reviewer: usize) -> impl ExactSizeIterator<Item = &Rating> + Clone {
        self.places_of_reviewer(reviewer)
            .iter()
            .map(|place| &self.all[index(*place)])
    }

    /// The places in [`Self::all`] of one reviewer's ratings, by submission; none for an unknown one.
    pub fn places_of_reviewer(&self, reviewer: usize) -> &[u32] {
        row(&self.reviewer_starts, reviewer)
            .and_then(|places| self.by_reviewer.get(places))
            .unwrap_or_default()
    }
}

fn check(rating: &Rating, submissions: u32, reviewers: u32) -> Result<(), RatingsError> {
    let (submission, reviewer) = (rating.submission, rating.reviewer);
    if submission >= submissions {
        return Err(RatingsError::NoSuchSubmission { submission });
    }
    if reviewer >= reviewers {
        return Err(RatingsError::NoSuchReviewer { reviewer });
    }
    if rating.value.unsigned_abs() > MOST_VALUE.unsigned_abs() {
        return Err(RatingsError::ValueTooLarge {
            submission,
            reviewer,
        });
    }
    if rating.weight == 0 {
        return Err(RatingsError::NoWeight {
            submission,
            reviewer,
        });
    }
    Ok(())
}

/// Where each of `rows` rows begins when entries are grouped by row, and the end of the last.
fn starts(rows: u32, of: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0_u32; index(rows) + 1];
    for row in of {
        if let Some(count) = starts.get_mut(index(row) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}

fn row(starts: &[u32], row: usize) -> Option<std::ops::Range<usize>> {
    let first = *starts.get(row)?;
    let end = *starts.get(row.checked_add(1)?)?;
    Some(index(first)..index(end))
}

/// An index as the machine counts.
fn index(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// A derived figure in millionths, as it is published and stored.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "number"))]
#[serde(transparent)]
pub struct Micro(pub i64);

impl Micro {
    /// One.
    pub const ONE: Self = Self(1_000_000);

    /// Rounds to millionths, ties to even; `None` when it is no number, infinite or beyond a thousand million.
    pub fn from_f64(value: f64) -> Option<Self> {
        let scaled = (value * 1e6).round_ties_even();
        // Below 2^53 every whole number is exact, and so is the conversion.
        if scaled.abs() <= 1e15 {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
            Some(Self(scaled as i64))
        } else {
            None
        }
    }

    /// The number itself, for further calculation.
    pub fn to_f64(self) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "figures are below 2^53, and a larger one is only approximate here"
        )]
        let value = self.0 as f64;
        value / 1e6
    }
}

/// A derived figure with its interval, where there is one, and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Stat {
    /// The figure.
    pub value: Micro,
    /// Lower end of the interval, if one was asked for.
    pub lo: Option<Micro>,
    /// Upper end of the interval, if one was asked for.
    pub hi: Option<Micro>,
    /// How many ratings it rests on.
    pub n: u32,
}

/// Why a figure does not exist.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    thiserror::Error,
)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Undefined {
    /// Nothing was rated.
    #[error("there are no values")]
    NoValues,
    /// Fewer than two reviewers.
    #[error("there are too few reviewers")]
    TooFewRaters,
    /// Fewer than two submissions.
    #[error("there are too few submissions")]
    TooFewSubmissions,
    /// No submission, or too few, with the number of ratings the figure needs.
    #[error("there are too few ratings of the same submission")]
    TooFewRatings,
    /// All values are equal: nothing can be told apart.
    #[error("all values are equal")]
    AllEqual,
    /// What the figure divides by is zero.
    #[error("there is no variance")]
    NoVariance,
    /// The figure needs every reviewer's rating of every submission.
    #[error("not every reviewer rated every submission")]
    NotComplete,
    /// The figure needs the same number of ratings of each submission.
    #[error("the submissions have unequal numbers of ratings")]
    UnequalNumbers,
    /// The figure needs values of zero or more.
    #[error("there are values below zero")]
    NegativeValues,
    /// Reviewers and submissions fall into parts that share nothing.
    #[error("the ratings fall into separate parts")]
    Disconnected,
    /// The calculation did not come to rest within its steps.
    #[error("the calculation did not converge")]
    NotConverged,
    /// The figure cannot be kept in millionths.
    #[error("the figure is too large")]
    TooLarge,
}

/// Ratings of submission 0 by one reviewer after the other, in points.
#[cfg(test)]
pub(super) fn of_one_submission(points: &[i64]) -> Vec<Rating> {
    let by_reviewer = (0_u32..).zip(points);
    by_reviewer
        .map(|(reviewer, points)| Rating {
            submission: 0,
            reviewer,
            value: points * 1_000,
            weight: 1,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rating(submission: u32, reviewer: u32, value: i64) -> Rating {
        Rating {
            submission,
            reviewer,
            value,
            weight: 1,
        }
    }

    #[test]
    fn rows_and_columns_agree() {
        let ratings = Ratings::new(
            3,
            2,
            vec![rating(2, 0, 5), rating(0, 1, 3), rating(0, 0, 4)],
        )
        .unwrap();

        assert_eq!(
            (ratings.submissions(), ratings.reviewers(), ratings.len()),
            (3, 2, 3)
        );
        assert_eq!(ratings.of_submission(0), [rating(0, 0, 4), rating(0, 1, 3)]);
        assert!(ratings.of_submission(1).is_empty());
        assert!(ratings.of_submission(usize::MAX).is_empty());
        let first: Vec<_> = ratings.by_reviewer(0).copied().collect();
        assert_eq!(first, [rating(0, 0, 4), rating(2, 0, 5)]);
        assert_eq!(ratings.by_reviewer(7).len(), 0);
    }

    #[test]
    fn faults_are_named() {
        let refused = |ratings| Ratings::new(2, 2, ratings).unwrap_err();

        assert_eq!(
            refused(vec![rating(2, 0, 1)]),
            RatingsError::NoSuchSubmission { submission: 2 }
        );
        assert_eq!(
            refused(vec![rating(0, 2, 1)]),
            RatingsError::NoSuchReviewer { reviewer: 2 }
        );
        assert_eq!(
            refused(vec![rating(1, 0, 1), rating(0, 0, 1), rating(1, 0, 2)]),
            RatingsError::Twice {
                submission: 1,
                reviewer: 0
            }
        );
        for value in [i64::MIN, -MOST_VALUE - 1, MOST_VALUE + 1, i64::MAX] {
            assert_eq!(
                refused(vec![rating(1, 1, value)]),
                RatingsError::ValueTooLarge {
                    submission: 1,
                    reviewer: 1
                }
            );
        }
        let weightless = Rating {
            weight: 0,
            ..rating(0, 1, 1)
        };
        assert_eq!(
            refused(vec![weightless]),
            RatingsError::NoWeight {
                submission: 0,
                reviewer: 1
            }
        );
        assert_eq!(
            Ratings::new(u32::MAX, 1, vec![]),
            Err(RatingsError::TooMany)
        );
    }

    #[test]
    fn nothing_is_a_set_of_ratings_too() {
        let ratings = Ratings::new(0, 0, vec![]).unwrap();

        assert_eq!((ratings.submissions(), ratings.reviewers()), (0, 0));
        assert!(ratings.is_empty());
    }

    #[test]
    fn millionths_are_rounded_to_even() {
        assert_eq!(Micro::from_f64(0.000_000_5), Some(Micro(0)));
        assert_eq!(Micro::from_f64(0.000_001_5), Some(Micro(2)));
        assert_eq!(Micro::from_f64(-0.000_001_5), Some(Micro(-2)));
        assert_eq!(Micro::from_f64(-0.0), Some(Micro(0)));
        for no_number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX] {
            assert_eq!(Micro::from_f64(no_number), None);
        }
    }

    proptest! {
        #[test]
        fn the_order_of_the_input_does_not_matter(
            cells in proptest::collection::btree_map((0_u32..9, 0_u32..9), -9_i64..9, 0..40),
            turn in 0_usize..40,
        ) {
            let mut list: Vec<_> = cells.iter().map(|((s, r), v)| rating(*s, *r, *v)).collect();
            let straight = Ratings::new(9, 9, list.clone()).unwrap();
            let by = turn.min(list.len());
            list.rotate_left(by);
            let turned = Ratings::new(9, 9, list).unwrap();

            prop_assert_eq!(&straight, &turned);
            let columns: usize = (0..9).map(|r| straight.by_reviewer(r).len()).sum();
            prop_assert_eq!(columns, straight.len());
        }
    }
}

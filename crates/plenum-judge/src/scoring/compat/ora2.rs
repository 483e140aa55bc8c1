//! Open edX's open response assessment (ORA2): rounding up, the first reviews only, staff before peers before oneself.
//!
//! Sources: `openassessment/assessment/models/base.py` (`get_median_score_dict`, `get_mean_score_dict`) and the order of
//! steps in `openassessment/workflow/models.py`. Points are whole numbers.

use serde::{Deserialize, Serialize};

use crate::scoring::exact::Fraction;

/// Which figure each criterion is reduced to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Middle {
    /// The middle value; of an even count the mean of the two middle ones, rounded up to a whole number.
    Median,
    /// The mean, rounded up to a whole number (the newer choice).
    Mean,
}

/// The points of a submission: the figure of each criterion, added up. A criterion without points gives 0, as there.
///
/// `criteria` holds for each criterion the points of every counted review.
pub fn points(criteria: &[Vec<i64>], middle: Middle) -> i128 {
    criteria.iter().map(|points| figure(points, middle)).sum()
}

fn figure(points: &[i64], middle: Middle) -> i128 {
    let (sum, n) = match middle {
        Middle::Median => {
            let mut sorted = points.to_vec();
            sorted.sort_unstable();
            let at = |index: usize| sorted.get(index).copied().map_or(0, i128::from);
            (
                at(sorted.len().saturating_sub(1) / 2) + at(sorted.len() / 2),
                2,
            )
        }
        Middle::Mean => (
            points.iter().copied().map(i128::from).sum(),
            i128::try_from(points.len()).unwrap_or(i128::MAX),
        ),
    };
    // No points: 0 of 0, which is no fraction.
    Fraction::new(sum, n).map_or(0, Fraction::ceil)
}

/// The reviews that enter: only the first `required`, in the order they were handed in, so that a score once set is not
/// moved by later ones; none before there are that many.
pub fn counted<T>(handed_in: &[T], required: usize) -> Option<&[T]> {
    handed_in.get(..required)
}

/// Who gave the score that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The staff.
    Staff,
    /// The peers.
    Peers,
    /// The author.
    Oneself,
}

/// The score that counts: that of the staff, else of the peers, else one's own.
pub fn prevailing<T>(
    staff: Option<T>,
    peers: Option<T>,
    oneself: Option<T>,
) -> Option<(Source, T)> {
    staff
        .map(|score| (Source::Staff, score))
        .or_else(|| peers.map(|score| (Source::Peers, score)))
        .or_else(|| oneself.map(|score| (Source::Oneself, score)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_are_rounded_up_and_added() {
        assert_eq!(points(&[vec![4, 7]], Middle::Median), 6);
        assert_eq!(points(&[vec![7, 1, 4], vec![1, 2]], Middle::Median), 6);
        assert_eq!(points(&[vec![], vec![5]], Middle::Median), 5);
        assert_eq!(points(&[], Middle::Median), 0);
        assert_eq!(
            points(&[vec![i64::MAX, i64::MAX]], Middle::Median),
            i64::MAX.into()
        );
    }

    #[test]
    fn means_are_rounded_up_and_added() {
        assert_eq!(points(&[vec![1, 1, 2], vec![3, 3]], Middle::Mean), 5);
        assert_eq!(points(&[vec![]], Middle::Mean), 0);
    }

    #[test]
    fn later_reviews_do_not_move_a_score() {
        assert_eq!(counted(&[3, 5, 1], 2), Some(&[3, 5][..]));
        assert_eq!(counted(&[3], 2), None);
    }

    #[test]
    fn staff_prevail_over_peers_over_oneself() {
        assert_eq!(
            prevailing(Some(1), Some(2), Some(3)),
            Some((Source::Staff, 1))
        );
        assert_eq!(prevailing(None, Some(2), Some(3)), Some((Source::Peers, 2)));
        assert_eq!(prevailing(None, None, Some(3)), Some((Source::Oneself, 3)));
        assert_eq!(prevailing::<u8>(None, None, None), None);
    }
}

//! Pure functions on numbers. They know nothing of workshops; who may see a figure is decided in `visibility`.
//!
//! Stored figures are integers: a median or quartile of whole numbers is always a whole number of quarters. Figures over
//! weights and thousandths are exact fractions ([`exact`]); statistics that need more are calculated in a fixed order of
//! operations and published in millionths ([`Micro`]). A figure that does not exist says why ([`Undefined`]).

pub mod aggregate;
pub mod agreement;
pub mod calibrate;
pub mod compat;
pub mod design;
pub mod exact;
pub mod explain;
pub mod flags;
pub mod gibbs;
pub mod random;
pub mod rank;
pub mod rasch;
pub mod ratings;
pub mod sentence;
pub mod special;
pub mod votes;

use serde::{Deserialize, Serialize};

pub use ratings::{Micro, Rating, Ratings, RatingsError, Stat, Undefined};

/// A number in quarters: 7.75 is 31. Never a float, so that it is the same everywhere.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "number"))]
#[serde(transparent)]
pub struct Quarters(pub u32);

/// What is shown of a set of whole-number answers (METHOD 7.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Summary {
    /// How many values; abstentions are not values.
    pub n: u32,
    /// Middle value, or the mean of the two middle values.
    pub median: Quarters,
    /// First quartile, type 7.
    pub q1: Quarters,
    /// Third quartile, type 7.
    pub q3: Quarters,
    /// `q3 - q1`.
    pub spread: Quarters,
    /// Lowest value.
    pub lowest: u32,
    /// Highest value.
    pub highest: u32,
    /// Sum of all values.
    pub sum: u32,
    /// How many answers each step of the scale has, from its lowest step.
    pub histogram: Vec<u32>,
}

/// The fewest people a shown figure over sealed answers may rest on (METHOD 7.2).
pub const MINIMUM_CELL: u32 = 5;

/// Summarises whole-number answers on the scale `lowest..=highest`; `None` without a value.
///
/// Quartiles by linear interpolation at position `1 + (n - 1) p` of the sorted values (type 7 of Hyndman and Fan,
/// "Sample quantiles in statistical packages", 1996). With whole numbers and p of 1/4, 1/2, 3/4 each is an exact
/// multiple of a quarter.
pub fn summarise(values: &[u32], (lowest, highest): (u32, u32)) -> Option<Summary> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let (first, last) = (*sorted.first()?, *sorted.last()?);
    let [q1, median, q3] = [1, 2, 3].map(|quarter| quantile(&sorted, quarter));
    Some(Summary {
        n: u32::try_from(sorted.len()).unwrap_or(u32::MAX),
        median,
        q1,
        q3,
        spread: Quarters(q3.0 - q1.0),
        lowest: first,
        highest: last,
        sum: sorted.iter().sum(),
        histogram: (lowest..=highest)
            .map(|step| count(&sorted, step))
            .collect(),
    })
}

/// The value at `quarter`/4 of the way through the sorted values, in quarters.
fn quantile(sorted: &[u32], quarter: usize) -> Quarters {
    let position = (sorted.len() - 1) * quarter;
    let (index, rest) = (position / 4, u32::try_from(position % 4).unwrap_or(0));
    let at = |index: usize| {
        sorted
            .get(index)
            .or_else(|| sorted.last())
            .copied()
            .unwrap_or(0)
    };
    Quarters(at(index) * (4 - rest) + at(index + 1) * rest)
}

fn count(sorted: &[u32], value: u32) -> u32 {
    u32::try_from(sorted.iter().filter(|v| **v == value).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_of_type_seven() {
        // R6 of the Seoul workshop, round 2: the row that tells definitions apart (5.5 by type 7, 4.5 by type 6, 5 by hinges).
        let summary = summarise(&[8, 7, 3, 4, 7, 6, 9, 9], (1, 9)).unwrap();

        assert_eq!(
            (summary.q1, summary.median, summary.q3),
            (Quarters(22), Quarters(28), Quarters(33))
        );
        assert_eq!(summary.spread, Quarters(11));
        assert_eq!((summary.lowest, summary.highest, summary.sum), (3, 9, 53));
        assert_eq!(summary.histogram, [0, 0, 1, 1, 0, 1, 2, 1, 2]);
    }

    #[test]
    fn one_value_is_its_own_quartiles() {
        let summary = summarise(&[4], (1, 9)).unwrap();

        assert_eq!(
            (summary.q1, summary.median, summary.q3, summary.spread),
            (Quarters(16), Quarters(16), Quarters(16), Quarters(0))
        );
    }

    #[test]
    fn nothing_has_no_summary() {
        assert_eq!(summarise(&[], (1, 9)), None);
    }
}

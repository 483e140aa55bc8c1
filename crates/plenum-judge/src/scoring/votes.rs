//! Votes by dots: count, share, its uncertainty, and what the unspent dots could still change.
//!
//! Counts and places are exact. The interval of a share is Wilson's ("Probable inference, the law of succession, and
//! statistical inference", 1927) at 95 %; it takes dots as independent, which those of one person are not, and is
//! therefore rather too narrow.

use serde::{Deserialize, Serialize};

use super::exact::Fraction;
use super::ratings::{Micro, Undefined};

/// The 97.5th percentile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The dots on one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Dots {
    /// How many dots.
    pub count: u32,
    /// Their share of all dots placed; `None` before any was.
    pub share: Option<Fraction>,
    /// Lower end of the share's interval.
    pub lo: Option<Micro>,
    /// Upper end of the share's interval.
    pub hi: Option<Micro>,
    /// The place among all items, from 1; tied items share the best place.
    pub place: u32,
    /// The best place the unspent dots could bring.
    pub best: u32,
    /// The worst place the unspent dots could bring.
    pub worst: u32,
}

/// The state of a vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Tally {
    /// The items in their given order.
    pub items: Vec<Dots>,
    /// How many dots were placed.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub placed: u64,
    /// How many are still to be placed.
    pub unspent: u32,
    /// Whether they could change any place, a tie made or broken included.
    pub open: bool,
}

impl Tally {
    /// The items that are sure to be among the first `k`, wherever the unspent dots go.
    pub fn certain(&self, k: u32) -> Vec<u32> {
        (0..)
            .zip(&self.items)
            .filter(|(_, dots)| dots.worst <= k)
            .map(|(item, _)| item)
            .collect()
    }
}

/// Counts a vote. `at_most` is how many of the unspent dots can still go to one item, if that is limited.
///
/// # Errors
/// [`Undefined::NoValues`] without items.
pub fn tally(counts: &[u32], unspent: u32, at_most: Option<u32>) -> Result<Tally, Undefined> {
    if counts.is_empty() {
        return Err(Undefined::NoValues);
    }
    let placed: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let mut sorted: Vec<u64> = counts.iter().map(|count| u64::from(*count)).collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let gain = u64::from(unspent.min(at_most.unwrap_or(unspent)));
    let items: Vec<Dots> = counts
        .iter()
        .map(|count| {
            let own = u64::from(*count);
            let (lo, hi) = wilson(own, placed).unzip();
            Dots {
                count: *count,
                share: Fraction::new(own.into(), placed.into()),
                lo,
                hi,
                place: place(&sorted, own),
                best: place(&sorted, own + gain),
                worst: worst(&sorted, own, unspent.into(), gain),
            }
        })
        .collect();
    let open = items.iter().any(|dots| dots.best != dots.worst);
    Ok(Tally {
        items,
        placed,
        unspent,
        open,
    })
}

/// One more than the number of items with more dots.
fn place(sorted: &[u64], own: u64) -> u32 {
    let above = sorted.partition_point(|count| *count > own);
    u32::try_from(above).unwrap_or(u32::MAX).saturating_add(1)
}

/// The place when the unspent dots go where they lift most others above: to the nearest ones first.
fn worst(sorted: &[u64], own: u64, unspent: u64, gain: u64) -> u32 {
    let above = sorted.partition_point(|count| *count > own);
    let (mut left, mut lifted) = (unspent, 0);
    // The first of those not above is the item itself, or one equal to it.
    for count in sorted.iter().skip(above + 1) {
        let needed = own + 1 - count;
        if needed > gain || needed > left {
            break;
        }
        left -= needed;
        lifted += 1;
    }
    u32::try_from(above + lifted)
        .unwrap_or(u32::MAX)
        .saturating_add(1)
}

/// `(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)`; `None` of nothing.
pub fn wilson(count: u64, of: u64) -> Option<(Micro, Micro)> {
    if of == 0 || count > of {
        return None;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts rounded to nearest, the same on every machine"
    )]
    let (k, n) = (count as f64, of as f64);
    let p = k / n;
    let square = Z * Z;
    let middle = p + square / (2.0 * n);
    let width = Z * (p * (1.0 - p) / n + square / (4.0 * n * n)).sqrt();
    let scale = 1.0 + square / n;
    // Rounding could carry an end just beyond nought or one.
    let end = |end: f64| Micro::from_f64((end / scale).clamp(0.0, 1.0));
    Some((end(middle - width)?, end(middle + width)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wilsons_interval() {
        // 81 of 263 and 0 of 20, after Newcombe (1998), table I: .2553 to .3662, and 0 to .1611; 1 of 29: .0061 to .1718.
        let four = |(lo, hi): (Micro, Micro)| ((lo.0 + 50) / 100, (hi.0 + 50) / 100);
        assert_eq!(four(wilson(81, 263).unwrap()), (2_553, 3_662));
        assert_eq!(four(wilson(0, 20).unwrap()), (0, 1_611));
        assert_eq!(four(wilson(1, 29).unwrap()), (61, 1_718));
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(2, 1), None);
    }

    #[test]
    fn unspent_dots_can_change_the_order() {
        let vote = tally(&[5, 3, 3, 0], 1, None).unwrap();

        assert_eq!(vote.placed, 11);
        assert_eq!(vote.items[0].share, Fraction::new(5, 11));
        let places: Vec<_> = vote
            .items
            .iter()
            .map(|d| (d.best, d.place, d.worst))
            .collect();
        // One dot breaks the tie of the second place and nothing else.
        assert_eq!(places, [(1, 1, 1), (2, 2, 3), (2, 2, 3), (4, 4, 4)]);
        assert!(vote.open);
        assert_eq!(vote.certain(1), [0]);
        assert_eq!(vote.certain(3), [0, 1, 2]);
    }

    #[test]
    fn a_limit_on_an_item_keeps_the_lead() {
        assert!(!tally(&[9, 5, 1], 3, None).unwrap().open);
        assert!(tally(&[9, 5, 1], 4, None).unwrap().open);
        assert!(!tally(&[9, 5, 1], 12, Some(2)).unwrap().open);
        assert!(!tally(&[9, 9], 0, None).unwrap().open);
    }

    #[test]
    fn before_the_first_dot() {
        let vote = tally(&[0, 0], 6, None).unwrap();

        assert_eq!((vote.items[0].share, vote.items[0].lo), (None, None));
        assert!(vote.open);
        assert_eq!(tally(&[], 6, None), Err(Undefined::NoValues));
        let most = tally(&[u32::MAX; 3], u32::MAX, None).unwrap();
        assert_eq!(most.placed, 3 * u64::from(u32::MAX));
    }

    /// All ways to place the dots.
    fn outcomes(counts: &[u32], unspent: u32, at_most: u32) -> Vec<Vec<u32>> {
        let mut all = vec![(counts.to_vec(), 0)];
        for item in 0..counts.len() {
            all = all
                .into_iter()
                .flat_map(|(counts, spent)| {
                    (0..=at_most.min(unspent - spent)).map(move |more| {
                        let mut counts = counts.clone();
                        counts[item] += more;
                        (counts, spent + more)
                    })
                })
                .collect();
        }
        all.into_iter().map(|(counts, _)| counts).collect()
    }

    proptest! {
        #[test]
        fn best_and_worst_places_are_those_of_some_outcome(
            counts in proptest::collection::vec(0_u32..6, 1..5), unspent in 0_u32..5, at_most in 0_u32..5,
        ) {
            let vote = tally(&counts, unspent, Some(at_most)).unwrap();
            let outcomes = outcomes(&counts, unspent, at_most);
            for (item, dots) in vote.items.iter().enumerate() {
                let places = || outcomes.iter().map(|counts| {
                    1 + counts.iter().filter(|count| **count > counts[item]).count()
                });
                prop_assert_eq!(places().min(), Some(dots.best as usize));
                prop_assert_eq!(places().max(), Some(dots.worst as usize));
            }
        }

        #[test]
        fn a_share_lies_in_its_interval(count in 0_u64..1_000, more in 0_u64..1_000) {
            if let Some((lo, hi)) = wilson(count, count + more) {
                let share = Fraction::new(count.into(), (count + more).into()).unwrap().to_micro().unwrap();
                prop_assert!(Micro(0) <= lo && lo <= share && share <= hi && hi <= Micro::ONE);
            }
        }
    }
}

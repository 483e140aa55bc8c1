//! Borda's count: points for each place, in halves so that ties stay whole.

use std::collections::BTreeMap;

use super::{Ballots, Halves, index};
use crate::scoring::ratings::Micro;

/// The points of every item: of n items the first of a ballot gets n - 1, the last 0.
///
/// Tied items share the mean of their places. The items a ballot leaves out share what is left: with partial ballots over
/// different items, as in peer review, that favours what was seen by many; [`of_seen`] does not.
pub fn borda(ballots: &Ballots) -> Vec<Halves> {
    let items = halves(ballots.items());
    let mut points = vec![0_i64; ballots.items()];
    // What every item gets as if unranked; a ranked one gets the difference.
    let mut unranked_points = 0_i64;
    for ballot in ballots.all() {
        let times = i64::from(ballot.times);
        let ranked: i64 = ballot.groups.iter().map(|group| halves(group.len())).sum();
        let unranked = items - 1 - ranked;
        unranked_points += unranked * times;
        let mut before = 0;
        for group in &ballot.groups {
            let tied = halves(group.len());
            let each = 2 * (items - 1 - before) - (tied - 1);
            for item in group {
                if let Some(points) = points.get_mut(index(*item)) {
                    *points += (each - unranked) * times;
                }
            }
            before += tied;
        }
    }
    points
        .into_iter()
        .map(|ranked| Halves(ranked + unranked_points))
        .collect()
}

/// The mean share of the other items of a ballot that an item stands before, from 0 to 1, ties counted by half, over the
/// ballots that rank it among others; `None` for an item no such ballot ranks.
pub fn of_seen(ballots: &Ballots) -> Vec<Option<Micro>> {
    // By the number of others, so that the sums are whole numbers and the order of ballots does not matter.
    let mut shares: Vec<BTreeMap<i64, (i64, i64)>> = vec![BTreeMap::new(); ballots.items()];
    for ballot in ballots.all() {
        let times = i64::from(ballot.times);
        let ranked: i64 = ballot.groups.iter().map(|group| halves(group.len())).sum();
        if ranked < 2 || times == 0 {
            continue;
        }
        let mut before = 0;
        for group in &ballot.groups {
            let tied = halves(group.len());
            let points = 2 * (ranked - 1 - before) - (tied - 1);
            for item in group {
                if let Some(shares) = shares.get_mut(index(*item)) {
                    let (sum, count) = shares.entry(ranked - 1).or_default();
                    *sum += points * times;
                    *count += times;
                }
            }
            before += tied;
        }
    }
    shares.iter().map(mean_share).collect()
}

fn mean_share(shares: &BTreeMap<i64, (i64, i64)>) -> Option<Micro> {
    let (mut sum, mut ballots) = (0.0, 0);
    for (others, (halves, count)) in shares {
        sum += float(*halves) / float(2 * others);
        ballots += count;
    }
    // No ballot: nought by nought, which is no number and therefore no figure.
    Micro::from_f64(sum / float(ballots))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "whole numbers rounded to nearest, the same on every machine"
)]
fn float(value: i64) -> f64 {
    value as f64
}

fn halves(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

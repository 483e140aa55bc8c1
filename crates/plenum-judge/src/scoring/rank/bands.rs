//! Bands of places that cannot be told apart: "1; 2-4; 5-9".
//!
//! A line is drawn below a place only if everything above it is separable from everything below: by intervals that do
//! not touch, or by chances of standing above the line. What no line separates is one band.

use serde::{Deserialize, Serialize};

use super::number;
use crate::scoring::ratings::Micro;

/// Places that are not separable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Band {
    /// The first place, from 1.
    pub from: u32,
    /// The last place; the same as the first when the place is certain.
    pub to: u32,
    /// The items, by number: within a band there is no order.
    pub items: Vec<u32>,
}

/// A figure with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned {
    /// The figure, higher is better.
    pub value: Micro,
    /// Lower end of its interval.
    pub lo: Micro,
    /// Upper end of its interval.
    pub hi: Micro,
}

/// Bands from intervals: a line where every interval above lies wholly above every interval below.
pub fn from_intervals(figures: &[Spanned]) -> Vec<Band> {
    let mut order: Vec<usize> = (0..figures.len()).collect();
    order.sort_by(|a, b| {
        let value = |i: &usize| figures.get(*i).map(|figure| figure.value);
        value(b).cmp(&value(a)).then(a.cmp(b))
    });
    let ends = |i: &usize| {
        figures
            .get(*i)
            .map_or((Micro(0), Micro(0)), |f| (f.lo, f.hi))
    };
    // The highest upper end from each place on.
    let mut highest: Vec<Micro> = Vec::with_capacity(order.len());
    for item in order.iter().rev() {
        let hi = ends(item).1;
        highest.push(highest.last().map_or(hi, |below| hi.max(*below)));
    }
    highest.reverse();
    let mut lowest: Option<Micro> = None;
    let lines: Vec<bool> = order
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let lo = ends(item).0;
            let above = lowest.map_or(lo, |above| lo.min(above));
            lowest = Some(above);
            highest.get(place + 1).is_none_or(|below| above > *below)
        })
        .collect();
    split(&order, &lines)
}

/// Bands from chances: `chances[item][k - 1]` is the chance that an item is among the first k, and a line is drawn below place
/// k where each of the first k is at least `sure` to be among them. A chance that is not given is 0.
///
/// Items are in the order of their expected place. `sure` should be above one half; .9 is usual.
pub fn from_chances(chances: &[Vec<Micro>], sure: Micro) -> Vec<Band> {
    let items = chances.len();
    let chance = |item: usize, k: usize| {
        chances
            .get(item)
            .and_then(|row| row.get(k))
            .map_or(0, |chance| i128::from(chance.0))
    };
    // The sum of the chances is the number of items less the expected place, plus one.
    let sums: Vec<i128> = (0..items)
        .map(|item| (0..items).map(|k| chance(item, k)).sum())
        .collect();
    let mut order: Vec<usize> = (0..items).collect();
    order.sort_by(|a, b| sums.get(*b).cmp(&sums.get(*a)).then(a.cmp(b)));
    let lines: Vec<bool> = (0..items)
        .map(|place| {
            place + 1 == items
                || order
                    .iter()
                    .take(place + 1)
                    .all(|item| chance(*item, place) >= i128::from(sure.0))
        })
        .collect();
    split(&order, &lines)
}

/// Cuts an order into bands after the places that have a line.
fn split(order: &[usize], lines: &[bool]) -> Vec<Band> {
    let mut bands = vec![];
    let mut items = vec![];
    for (place, (item, line)) in order.iter().zip(lines).enumerate() {
        items.push(number(*item));
        if *line {
            items.sort_unstable();
            bands.push(Band {
                from: number(place + 2 - items.len()),
                to: number(place + 1),
                items: std::mem::take(&mut items),
            });
        }
    }
    bands
}

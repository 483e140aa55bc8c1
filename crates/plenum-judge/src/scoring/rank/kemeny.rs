//! Kemeny's order: the one that contradicts the ballots least, pair by pair.
//!
//! Exact by dynamic programming over sets of items to [`MOST_EXACT`] items. Beyond, the order by Copeland is improved by
//! moving single items until no move helps; that is proven best only when it meets the bound, the sum over all pairs of
//! the smaller side.

use serde::{Deserialize, Serialize};

use super::copeland::copeland;
use super::{Pairwise, number};

/// The most items for which the order is found exactly.
pub const MOST_EXACT: usize = 12;

/// Rounds of the search beyond that; each strictly lowers the contradictions, and few are needed.
const MOST_ROUNDS: u32 = 200;

/// An order that contradicts the ballots little.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Kemeny {
    /// The items, best first; of several best orders the first by number.
    pub order: Vec<u32>,
    /// How many pairs of the ballots it contradicts, in halves: a tie of two items on a ballot counts one half.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub against: u64,
    /// No order contradicts fewer than so many, in halves.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub bound: u64,
    /// Whether no order is better.
    pub proven: bool,
    /// How many orders are equally good, where that was counted; more than one means that the order is not the only answer.
    #[cfg_attr(feature = "types", ts(type = "number | null"))]
    pub equally_good: Option<u64>,
}

/// Finds the order with the fewest contradictions, or a good one if there are many items.
pub fn kemeny(pairs: &Pairwise) -> Kemeny {
    if pairs.items() <= MOST_EXACT {
        exact(pairs)
    } else {
        search(pairs)
    }
}

/// Best completion of an order whose head is a set of items.
#[derive(Clone, Copy)]
struct Best {
    against: u64,
    first: usize,
    orders: u64,
}

fn exact(pairs: &Pairwise) -> Kemeny {
    let items = pairs.items();
    let all = (1_usize << items) - 1;
    // For each set of items already placed: the best way to place the rest.
    let mut best = vec![
        Best {
            against: 0,
            first: 0,
            orders: 1,
        };
        all + 1
    ];
    for placed in (0..all).rev() {
        let mut found: Option<Best> = None;
        for item in (0..items).filter(|item| placed >> item & 1 == 0) {
            let with = placed | 1 << item;
            let Some(rest) = best.get(with).copied() else {
                continue;
            };
            // Everybody placed later is said to be behind this item.
            let behind: u64 = (0..items)
                .filter(|other| with >> other & 1 == 0)
                .map(|other| u64::from(pairs.wins(other, item)))
                .sum();
            let against = rest.against + behind;
            match &mut found {
                Some(found) if found.against < against => {}
                Some(found) if found.against == against => {
                    found.orders = found.orders.saturating_add(rest.orders);
                }
                Some(_) | None => {
                    found = Some(Best {
                        against,
                        first: item,
                        orders: rest.orders,
                    });
                }
            }
        }
        if let (Some(slot), Some(found)) = (best.get_mut(placed), found) {
            *slot = found;
        }
    }
    let mut order = Vec::with_capacity(items);
    let mut placed = 0;
    while placed != all {
        let Some(next) = best.get(placed) else { break };
        order.push(number(next.first));
        placed |= 1 << next.first;
    }
    let (against, orders) = best.first().map_or((0, 1), |b| (b.against, b.orders));
    Kemeny {
        order,
        against,
        bound: against,
        proven: true,
        equally_good: Some(orders),
    }
}

fn search(pairs: &Pairwise) -> Kemeny {
    let points = copeland(pairs);
    let mut order: Vec<usize> = (0..pairs.items()).collect();
    order.sort_by(|a, b| points.get(*b).cmp(&points.get(*a)).then(a.cmp(b)));
    for _ in 0..MOST_ROUNDS {
        let mut moved = false;
        for item in 0..pairs.items() {
            moved |= move_to_best(pairs, &mut order, item);
        }
        if !moved {
            break;
        }
    }
    let against = against(pairs, &order);
    let mut bound = 0;
    for one in 0..pairs.items() {
        for other in 0..one {
            bound += u64::from(pairs.wins(one, other).min(pairs.wins(other, one)));
        }
    }
    Kemeny {
        order: order.into_iter().map(number).collect(),
        against,
        bound,
        proven: against == bound,
        equally_good: None,
    }
}

/// Moves one item to where it contradicts least; says whether that is better than before.
fn move_to_best(pairs: &Pairwise, order: &mut Vec<usize>, item: usize) -> bool {
    let Some(from) = order.iter().position(|i| *i == item) else {
        return false;
    };
    // What passing each neighbour costs, counted from where the item stands.
    let (mut best, mut target) = (0, from);
    let mut change = 0_i64;
    for place in (0..from).rev() {
        let Some(passed) = order.get(place) else {
            break;
        };
        change += i64::from(pairs.wins(*passed, item)) - i64::from(pairs.wins(item, *passed));
        if change < best {
            (best, target) = (change, place);
        }
    }
    change = 0;
    for place in from + 1..order.len() {
        let Some(passed) = order.get(place) else {
            break;
        };
        change += i64::from(pairs.wins(item, *passed)) - i64::from(pairs.wins(*passed, item));
        if change < best {
            (best, target) = (change, place);
        }
    }
    if target != from {
        order.remove(from);
        order.insert(target, item);
    }
    target != from
}

fn against(pairs: &Pairwise, order: &[usize]) -> u64 {
    let mut sum = 0;
    for (place, item) in order.iter().enumerate() {
        for behind in order.iter().skip(place + 1) {
            sum += u64::from(pairs.wins(*behind, *item));
        }
    }
    sum
}

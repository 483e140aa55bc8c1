//! Copeland's count and Condorcet's winner: duels of two, decided by the majority of the ballots that rank both.

use serde::{Deserialize, Serialize};

use super::{Halves, Pairwise, number};

/// The duels of each item: 1 for a win, one half for a tie, in halves. Two items nobody compared are tied.
pub fn copeland(pairs: &Pairwise) -> Vec<Halves> {
    let points = |one: usize| {
        (0..pairs.items())
            .filter(|other| *other != one)
            .map(
                |other| match (pairs.beats(one, other), pairs.beats(other, one)) {
                    (true, _) => 2,
                    (false, false) => 1,
                    (false, true) => 0,
                },
            )
            .sum()
    };
    (0..pairs.items()).map(|one| Halves(points(one))).collect()
}

/// Who stands at the top of all duels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Condorcet {
    /// One item beats every other.
    Winner {
        /// The item.
        item: u32,
    },
    /// No item beats every other: at the top each of these beats the next, and the last the first.
    Cycle {
        /// The shortest cycle through its lowest number, which comes first.
        items: Vec<u32>,
    },
    /// No item beats every other: these beat all others and among them duels are tied, without a cycle.
    Tied {
        /// The items, by number.
        items: Vec<u32>,
    },
    /// There are no items.
    Nobody,
}

/// Finds the item that beats every other, or names what stands in its place.
pub fn condorcet(pairs: &Pairwise) -> Condorcet {
    let top = top(pairs);
    match top.as_slice() {
        [] => Condorcet::Nobody,
        [item] => Condorcet::Winner {
            item: number(*item),
        },
        several => match cycle(pairs, several) {
            Some(items) => Condorcet::Cycle {
                items: items.into_iter().map(number).collect(),
            },
            None => Condorcet::Tied {
                items: several.iter().map(|item| number(*item)).collect(),
            },
        },
    }
}

/// The smallest set whose members beat all others (Smith's set), by number: always the head of the order by Copeland.
fn top(pairs: &Pairwise) -> Vec<usize> {
    let points = copeland(pairs);
    let mut order: Vec<usize> = (0..pairs.items()).collect();
    order.sort_by(|a, b| points.get(*b).cmp(&points.get(*a)).then(a.cmp(b)));
    let mut size = order.len().min(1);
    let mut checked = 0;
    while checked < size {
        let Some(member) = order.get(checked) else {
            break;
        };
        // Whoever a member does not beat belongs to the set, with all who stand between.
        let last_unbeaten = (size..order.len()).rev().find(|place| {
            order
                .get(*place)
                .is_some_and(|other| !pairs.beats(*member, *other))
        });
        size = last_unbeaten.map_or(size, |place| place + 1);
        checked += 1;
    }
    order.truncate(size);
    order.sort_unstable();
    order
}

/// A cycle of wins within the set, if there is one.
fn cycle(pairs: &Pairwise, set: &[usize]) -> Option<Vec<usize>> {
    let mut left = set.to_vec();
    // Whoever beats nobody left, or is beaten by nobody left, is on no cycle.
    loop {
        let before = left.len();
        let kept: Vec<usize> = left
            .iter()
            .copied()
            .filter(|one| {
                left.iter().any(|other| pairs.beats(*one, *other))
                    && left.iter().any(|other| pairs.beats(*other, *one))
            })
            .collect();
        left = kept;
        if left.len() == before {
            break;
        }
    }
    // Everyone left beats somebody left: a walk must return.
    let mut walk = vec![*left.first()?];
    let on_cycle = loop {
        let last = *walk.last()?;
        let next = left
            .iter()
            .copied()
            .find(|other| pairs.beats(last, *other))?;
        if let Some(start) = walk.iter().position(|seen| *seen == next) {
            break walk.get(start..)?.iter().copied().min()?;
        }
        walk.push(next);
    };
    shortest(pairs, &left, on_cycle)
}

/// The shortest way from an item back to itself, by breadth first, lower numbers first.
fn shortest(pairs: &Pairwise, among: &[usize], start: usize) -> Option<Vec<usize>> {
    let mut reached: Vec<(usize, Option<usize>)> = vec![(start, None)];
    let mut unseen: Vec<usize> = among.iter().copied().filter(|i| *i != start).collect();
    let mut next = 0;
    while let Some((item, _)) = reached.get(next).copied() {
        if item != start && pairs.beats(item, start) {
            let mut way = vec![];
            let mut at = Some(next);
            while let Some((item, from)) = at.and_then(|at| reached.get(at)).copied() {
                way.push(item);
                at = from;
            }
            way.reverse();
            // Named from its lowest number.
            let lowest = way.iter().copied().min()?;
            let turn = way.iter().position(|item| *item == lowest)?;
            way.rotate_left(turn);
            return Some(way);
        }
        let (beaten, rest): (Vec<usize>, Vec<usize>) = unseen
            .into_iter()
            .partition(|other| pairs.beats(item, *other));
        unseen = rest;
        reached.extend(beaten.into_iter().map(|other| (other, Some(next))));
        next += 1;
    }
    None
}

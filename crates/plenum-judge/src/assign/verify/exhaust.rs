//! The proof by trying everything, for small rooms: staffs one submission after the other in every way that keeps the
//! rules, and turns back where even the best of what is left cannot exceed the bound. Written apart from the solver's own
//! search; the prices of places in the certificate only help to turn back earlier.

use super::super::certificate::{Certificate, Search};
use super::super::impartial::submission_cells;
use super::super::model::{Mutual, Pair, Problem};
use super::bound::Facts;
use super::{bar, breaches, index, mutual_pairs, points, sparse};

/// The most steps; a search that needs more proves nothing.
const STEPS: u64 = 1_500_000;

/// The most units whose subsets are listed.
const UNITS: usize = 16;

/// The most ways in all.
const WAYS: usize = 40_000;

/// What trying everything came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Nothing exceeds the bound.
    Proven,
    /// Something does.
    Refuted,
    /// Not everything could be tried.
    TooLarge,
}

/// Whether a plan under the conditions of the certificate has more points than the search says (less the price of its
/// mutual pairs, where they are priced).
pub(super) fn total(p: &Problem, c: &Certificate, search: &Search, facts: &Facts) -> Answer {
    let price = match p.rules.mutual {
        Mutual::Avoid { price } => i64::from(price),
        Mutual::Allow | Mutual::Forbid => 0,
    };
    let goal = i128::from(search.bound) - i128::from(price) * i128::from(facts.mutual_pairs) + 1;
    run(p, c, search, c.total.floor, goal, price)
}

/// Whether a plan has a stronger weakest submission than the search says.
pub(super) fn weakest(p: &Problem, c: &Certificate, search: &Search, _: &Facts) -> Answer {
    let mut open = c.clone();
    open.even = None;
    run(
        p,
        &open,
        search,
        search.bound.saturating_add(1),
        i128::MIN,
        0,
    )
}

/// A way to staff a submission.
struct Way {
    units: u32,
    points: i64,
    /// Points less the prices of the places, scaled.
    net: i128,
}

struct Run<'a> {
    p: &'a Problem,
    /// By submission in the order of the search.
    ways: Vec<(u32, Vec<Way>)>,
    /// The best that the submissions from a position on can add, scaled.
    rest: Vec<i128>,
    /// What a plan must reach, in points.
    goal: i128,
    /// The same for the scaled upper bound, less what the places can pay.
    bar: i128,
    squares: Option<i64>,
    price: i64,
    loads: Vec<u32>,
    pairs: Vec<Pair>,
    steps: u64,
}

fn run(
    p: &Problem,
    c: &Certificate,
    search: &Search,
    floor: i64,
    goal: i128,
    price: i64,
) -> Answer {
    if p.units.len() > UNITS || search.load.len() != p.units.len() {
        return Answer::TooLarge;
    }
    let mut ways = Vec::new();
    let mut count = 0;
    for at in 0..u32::try_from(p.submissions.len()).unwrap_or(u32::MAX) {
        let mut list = ways_of(p, c, search, at, floor);
        count += list.len();
        if count > WAYS {
            return Answer::TooLarge;
        }
        list.sort_by_key(|way| std::cmp::Reverse(way.net));
        ways.push((at, list));
    }
    ways.sort_by_key(|(_, list)| list.len());
    let mut rest = vec![0_i128; ways.len() + 1];
    for (at, (_, list)) in ways.iter().enumerate().rev() {
        let Some(best) = list.first() else {
            return Answer::Proven;
        };
        rest[at] = rest[at + 1] + best.net;
    }
    let places: i128 = p
        .units
        .iter()
        .zip(&search.load)
        .map(|(unit, price)| {
            (i128::from(*price) * i128::from(unit.least))
                .max(i128::from(*price) * i128::from(unit.most))
        })
        .sum();
    let mut run = Run {
        p,
        ways,
        rest,
        goal,
        bar: goal
            .saturating_mul(i128::from(c.scale))
            .saturating_sub(places),
        squares: c.even.map(|even| even.squares),
        price,
        loads: vec![0; p.units.len()],
        pairs: Vec::new(),
        steps: 0,
    };
    match run.descend(0, 0, 0) {
        Some(true) => Answer::Refuted,
        Some(false) => Answer::Proven,
        None => Answer::TooLarge,
    }
}

/// Every way to staff one submission that keeps its own rules and the floor.
fn ways_of(p: &Problem, c: &Certificate, search: &Search, at: u32, floor: i64) -> Vec<Way> {
    let sparse = sparse(p);
    let submission = &p.submissions[index(at)];
    let cell = submission_cells(p, &c.cells)[index(at)].filter(|_| p.rules.partition);
    let n = u32::try_from(p.units.len()).unwrap_or(0);
    let allowed: Vec<bool> = (0..n)
        .map(|unit| {
            let crosses = cell.is_none_or(|cell| c.cells.get(index(unit)) != Some(&cell));
            crosses
                && bar(
                    p,
                    Pair {
                        submission: at,
                        unit,
                    },
                )
                .is_none()
        })
        .collect();
    let locked: u32 = p
        .locked
        .iter()
        .filter(|lock| lock.submission == at)
        .fold(0, |mask, lock| mask | 1 << lock.unit);
    // The rules about this submission alone, checked by the code that checks plans.
    let mut alone = p.clone();
    alone.affinity = p.affinity.clone();
    alone.locked.clear();
    alone.rules.partition = false;
    alone.rules.mutual = Mutual::Allow;
    alone
        .units
        .iter_mut()
        .for_each(|unit| (unit.least, unit.most) = (0, u32::MAX));
    for (other, of) in (0..).zip(&mut alone.submissions) {
        if other != at {
            of.demand = 0;
        }
    }
    let mut found = Vec::new();
    for units in 0_u32..1 << n {
        if units.count_ones() != submission.demand || units & locked != locked {
            continue;
        }
        let pairs: Vec<Pair> = (0..n)
            .filter(|unit| units >> unit & 1 == 1)
            .map(|unit| Pair {
                submission: at,
                unit,
            })
            .collect();
        if !pairs.iter().all(|pair| allowed[index(pair.unit)])
            || !breaches(&alone, &pairs).is_empty()
        {
            continue;
        }
        let points: i64 = pairs.iter().map(|pair| points(p, &sparse, *pair)).sum();
        if points >= floor {
            let paid: i128 = pairs
                .iter()
                .map(|pair| i128::from(search.load[index(pair.unit)]))
                .sum();
            found.push(Way {
                units,
                points,
                net: i128::from(points) * i128::from(c.scale) - paid,
            });
        }
    }
    found
}

impl Run<'_> {
    /// Whether a plan that exceeds the bound lies below; `None` when the steps run out.
    fn descend(&mut self, at: usize, points: i64, net: i128) -> Option<bool> {
        let Some((submission, count)) = self
            .ways
            .get(at)
            .map(|(submission, list)| (*submission, list.len()))
        else {
            return Some(self.exceeds(points));
        };
        for number in 0..count {
            self.steps += 1;
            if self.steps > STEPS {
                return None;
            }
            let way = &self.ways[at].1[number];
            let (units, more, with) = (way.units, way.points, net + way.net);
            if with + self.rest[at + 1] < self.bar {
                // The list is in falling order.
                break;
            }
            let members: Vec<u32> = (0..32).filter(|unit| units >> unit & 1 == 1).collect();
            if members
                .iter()
                .any(|unit| self.loads[index(*unit)] >= self.p.units[index(*unit)].most)
            {
                continue;
            }
            let before = self.pairs.len();
            for unit in members {
                self.loads[index(unit)] += 1;
                self.pairs.push(Pair { submission, unit });
            }
            let clash = self.p.rules.mutual == Mutual::Forbid
                && !mutual_pairs(self.p, &self.pairs).is_empty();
            let below = if clash {
                Some(false)
            } else {
                self.descend(at + 1, points + more, with)
            };
            for pair in self.pairs.drain(before..) {
                self.loads[index(pair.unit)] -= 1;
            }
            if below != Some(false) {
                return below;
            }
        }
        Some(false)
    }

    fn exceeds(&self, points: i64) -> bool {
        let loads = self
            .loads
            .iter()
            .zip(&self.p.units)
            .all(|(load, unit)| *load >= unit.least);
        let squares: i64 = self
            .loads
            .iter()
            .map(|load| i64::from(*load) * i64::from(*load))
            .sum();
        let mutual = if self.price == 0 {
            0
        } else {
            mutual_pairs(self.p, &self.pairs).len()
        };
        let paid = i128::from(self.price) * i128::try_from(mutual).unwrap_or(i128::MAX / 2);
        let worth = i128::from(points) - paid;
        loads && self.squares.is_none_or(|most| squares <= most) && worth >= self.goal
    }
}

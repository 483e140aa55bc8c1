//! The best total among the plans with the fewest new pairs: the optimal face of `fewest.rs`. A pair, a load or a full group
//! whose reduced cost is not 0 is the same in all of them; the rest is one more network, usually a small one.

use std::collections::BTreeMap;

use super::super::columns::scale_for;
use super::super::feasible::{Terms, bits};
use super::super::simplex::{Arc, Simplex};
use super::super::tie::hash8;
use super::super::verify::index;
use super::fewest::Least;

/// The best plan of the face.
#[derive(Debug)]
pub(super) struct Best {
    /// The pairs, as ranks `(submission, unit)`.
    pub(super) pairs: Vec<(u32, u32)>,
    /// Prices of places by rank, scaled by [`scale_for`] of all reviews.
    pub(super) places: Vec<i64>,
}

/// Solves the face. `fit` gives the points of ranks `(submission, unit)`.
pub(super) fn best(terms: &Terms, least: &Least, fit: &dyn Fn(u32, u32) -> i64, seed: u64) -> Best {
    let (n, u) = (terms.submissions.len(), terms.units.len());
    let mut forced: Vec<(u32, u32)> = Vec::new();
    for (submission, unit, cost) in &least.pairs {
        if reduced(least, *submission, *unit, *cost) != Some(0) {
            forced.push((*submission, *unit));
        }
    }
    let free = free_pairs(terms, least);
    let mut net = Net::new(terms, least, &forced);
    for (submission, unit) in &free {
        net.join(terms, least, &forced, *submission, *unit);
    }
    let reviews: i64 = least.pairs.len().try_into().unwrap_or(i64::MAX / 2);
    let fixed: usize = terms.fixed.iter().map(Vec::len).sum();
    let scale = scale_for(reviews + i64::try_from(fixed).unwrap_or(0), 8);
    let mut simplex = Simplex::new(&net.supply);
    for (from, to, capacity) in &net.links {
        simplex.add_arc(*from, *to, *capacity, 0);
    }
    let mut arcs: Vec<Arc> = Vec::with_capacity(free.len());
    for ((submission, unit), from) in free.iter().zip(&net.tails) {
        let worth = fit(*submission, *unit) * scale + i64::from(hash8(seed, *unit, *submission));
        arcs.push(simplex.add_arc(*from, node(n) + unit, 1, -worth));
    }
    if !simplex.solve() {
        // The flow that made the face lies on it, so this cannot be; that flow is an answer all the same.
        return Best {
            pairs: least
                .pairs
                .iter()
                .map(|(submission, unit, _)| (*submission, *unit))
                .collect(),
            places: vec![0; u],
        };
    }
    let chosen = free
        .iter()
        .zip(&arcs)
        .filter(|(_, arc)| simplex.flow(**arc) > 0)
        .map(|(pair, _)| *pair);
    let mut pairs: Vec<(u32, u32)> = chosen.chain(forced.iter().copied()).collect();
    pairs.sort_unstable();
    let sink = simplex.potential(node(n + u));
    Best {
        pairs,
        places: (0..node(u))
            .map(|unit| sink - simplex.potential(node(n) + unit))
            .collect(),
    }
}

/// The reduced cost of a pair; `None` where a group of fixed pairs shuts it out.
fn reduced(least: &Least, submission: u32, unit: u32, cost: i32) -> Option<i32> {
    let has = |members: &[u64]| members[index(unit) / 64] >> (unit % 64) & 1 == 1;
    let part = least.parts[index(submission)]
        .iter()
        .find(|part| has(&part.members))?;
    Some(cost + part.level - least.unit[index(unit)])
}

/// The pairs that are in some plans of the face and not in others.
fn free_pairs(terms: &Terms, least: &Least) -> Vec<(u32, u32)> {
    // Units by potential, as rows.
    let mut by_level: BTreeMap<i32, Vec<u64>> = BTreeMap::new();
    for (unit, level) in least.unit.iter().enumerate() {
        by_level
            .entry(*level)
            .or_insert_with(|| vec![0; terms.words])[unit / 64] |= 1 << (unit % 64);
    }
    let mut free = Vec::new();
    for at in 0..node(terms.submissions.len()) {
        for part in &least.parts[index(at)] {
            for (cost, row) in [(0, &least.old[index(at)]), (1, &terms.rows[index(at)])] {
                let Some(level) = by_level.get(&(part.level + cost)) else {
                    continue;
                };
                let words = part
                    .members
                    .iter()
                    .zip(level)
                    .zip(row)
                    .zip(&least.old[index(at)]);
                let here: Vec<u64> = words
                    .map(|(((part, level), row), old)| {
                        part & level & row & if cost == 0 { *old } else { !old }
                    })
                    .collect();
                free.extend(bits(&here).map(|unit| (at, unit)));
            }
        }
    }
    free.sort_unstable();
    free
}

/// The network of what is free: submission, its full or capped groups from the outer to the inner, unit, sink.
struct Net {
    supply: Vec<i64>,
    /// Arcs without points: from, to, capacity.
    links: Vec<(u32, u32, i64)>,
    groups: BTreeMap<(u32, u32), u32>,
    /// The node from which each free pair starts.
    tails: Vec<u32>,
}

impl Net {
    fn new(terms: &Terms, least: &Least, forced: &[(u32, u32)]) -> Self {
        let (n, u) = (terms.submissions.len(), terms.units.len());
        let mut supply = vec![0_i64; n + u + 1];
        let mut load = vec![0_i64; u];
        let mut total = vec![0_i64; u];
        for (submission, unit, _) in &least.pairs {
            supply[index(*submission)] += 1;
            total[index(*unit)] += 1;
        }
        for (submission, unit) in forced {
            supply[index(*submission)] -= 1;
            load[index(*unit)] += 1;
        }
        let mut links = Vec::with_capacity(u);
        for unit in 0..u {
            let (mut low, mut high) = (terms.least[unit].max(0), terms.most[unit].max(0));
            if least.unit[unit] != least.sink {
                (low, high) = (total[unit], total[unit]);
            }
            low = (low - load[unit]).max(0);
            high = (high - load[unit]).max(low);
            supply[n + unit] = -low;
            links.push((node(n + unit), node(n + u), high - low));
        }
        supply[n + u] = -supply.iter().sum::<i64>();
        Self {
            supply,
            links,
            groups: BTreeMap::new(),
            tails: Vec::new(),
        }
    }

    /// Adds a free pair and the groups it passes through.
    fn join(
        &mut self,
        terms: &Terms,
        least: &Least,
        forced: &[(u32, u32)],
        submission: u32,
        unit: u32,
    ) {
        let mut chain: Vec<(u32, u32)> = terms
            .groups_of(submission, unit)
            .map(|(number, group)| (number, group.most))
            .collect();
        chain.reverse();
        let mut tail = submission;
        for (number, most) in chain {
            let next = node(self.supply.len());
            let known = *self.groups.entry((submission, number)).or_insert(next);
            if known == next {
                self.supply.push(0);
                let first = forced.partition_point(|pair| pair.0 < submission);
                let forced = forced[first..]
                    .iter()
                    .take_while(|pair| pair.0 == submission)
                    .map(|pair| pair.1);
                let taken = forced
                    .chain(terms.fixed[index(submission)].iter().copied())
                    .filter(|other| {
                        terms
                            .groups_of(submission, *other)
                            .any(|(group, _)| group == number)
                    })
                    .count();
                let places = (i64::from(most) - i64::try_from(taken).unwrap_or(0)).max(0);
                let stays = least.gates[index(submission)]
                    .iter()
                    .any(|gate| gate.number == number && gate.level != gate.outside);
                if stays {
                    // Full in every plan of the face.
                    self.supply[index(tail)] -= places;
                    self.supply[index(known)] += places;
                } else {
                    self.links.push((tail, known, places));
                }
            }
            tail = known;
        }
        self.tails.push(tail);
    }
}

fn node(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

//! The right side of the formula in `certificate.rs`, for one set of prices. All sums over pairs are taken in 128 bits; the
//! inner loop uses 64 where a first look at the sizes shows that nothing can overflow.

use std::collections::{BTreeMap, BTreeSet};

use super::super::certificate::{Certificate, Group, Prices};
use super::super::impartial::submission_cells;
use super::super::model::{Affinity, Languages, Pair, Problem};
use super::super::random::PARTS;
use super::{excluded, index, points, reads, sparse, unread};

/// Which pairs are allowed, a row of bits per unit, and the points by unit.
pub(super) struct Table<'p> {
    barred: Vec<Vec<u64>>,
    listed: Vec<Vec<(u32, u16)>>,
    p: &'p Problem,
}

impl<'p> Table<'p> {
    /// The table for a problem and the cells of its certificate.
    pub(super) fn new(p: &'p Problem, c: &Certificate) -> Self {
        let words = p.submissions.len().div_ceil(64);
        let mut barred = vec![vec![0_u64; words]; p.units.len()];
        let mut bar = |unit: usize, at: usize| barred[unit][at / 64] |= 1 << (at % 64);
        for pair in &p.forbidden {
            if index(pair.unit) < p.units.len() && index(pair.submission) < p.submissions.len() {
                bar(index(pair.unit), index(pair.submission));
            }
        }
        let mut homes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (unit, of) in p.units.iter().enumerate() {
            if let Some(home) = &of.organisation {
                homes.entry(home).or_default().push(unit);
            }
        }
        let cells = submission_cells(p, &c.cells);
        for (at, submission) in (0_u32..).zip(&p.submissions) {
            let own = submission
                .organisation
                .as_deref()
                .and_then(|home| homes.get(home))
                .into_iter()
                .flatten()
                .copied();
            let authors = submission
                .authors
                .iter()
                .map(|author| index(*author))
                .filter(|author| *author < p.units.len());
            for unit in own.chain(authors) {
                let pair = Pair {
                    submission: at,
                    unit: u32::try_from(unit).unwrap_or(u32::MAX),
                };
                if excluded(p, pair).is_some() {
                    bar(unit, index(at));
                }
            }
            let cell = cells[index(at)].filter(|_| p.rules.partition);
            if p.rules.languages == Languages::Require || cell.is_some() {
                for unit in 0..u32::try_from(p.units.len()).unwrap_or(u32::MAX) {
                    let same = cell.is_some_and(|cell| c.cells[index(unit)] == cell);
                    if same
                        || unread(
                            p,
                            Pair {
                                submission: at,
                                unit,
                            },
                        )
                        .is_some()
                    {
                        bar(index(unit), index(at));
                    }
                }
            }
        }
        for pair in shut_out(p) {
            bar(index(pair.unit), index(pair.submission));
        }
        let mut listed = Vec::new();
        if let Affinity::Pairs(pairs) = &p.affinity {
            listed = vec![Vec::new(); p.units.len()];
            for (pair, points) in pairs {
                if let Some(row) = listed.get_mut(index(pair.unit)) {
                    row.push((pair.submission, *points));
                }
            }
        }
        Self { barred, listed, p }
    }

    /// Whether a pair that exists is allowed.
    pub(super) fn allows(&self, pair: Pair) -> bool {
        self.barred[index(pair.unit)][index(pair.submission) / 64] >> (pair.submission % 64) & 1
            == 0
    }

    /// The points of a unit with each submission.
    fn row<'a>(&'a self, unit: usize, spare: &'a mut Vec<u16>) -> &'a [u16] {
        let m = self.p.submissions.len();
        match &self.p.affinity {
            Affinity::Dense(all) => &all[unit * m..(unit + 1) * m],
            Affinity::Equal | Affinity::Pairs(_) => {
                spare.clear();
                spare.resize(m, 0);
                for (at, points) in self.listed.get(unit).into_iter().flatten() {
                    if let Some(entry) = spare.get_mut(index(*at)) {
                        *entry = *points;
                    }
                }
                spare
            }
        }
    }

    /// The right side of the formula; with a limit per pair in parts, the whole of it times [`PARTS`].
    pub(super) fn right_side(
        &self,
        p: &Problem,
        c: &Certificate,
        prices: &Prices,
        limit: Option<u32>,
    ) -> i128 {
        let (linear, locked, positive) = self.parts(p, c, prices);
        limit.map_or(linear + locked + positive, |limit| {
            (linear + locked) * i128::from(PARTS) + positive * i128::from(limit)
        })
    }

    /// The sums over prices, over locked pairs, and over what is positive of the other pairs.
    fn parts(&self, p: &Problem, c: &Certificate, prices: &Prices) -> (i128, i128, i128) {
        let (price, squares) = c
            .even
            .filter(|_| prices.base == 1)
            .map_or((0, 0), |even| (even.price, even.squares));
        let mut linear = i128::from(price) * i128::from(squares);
        for (submission, price) in p.submissions.iter().zip(&prices.submission) {
            linear += i128::from(submission.demand) * i128::from(*price);
        }
        linear -= i128::from(prices.floor)
            * prices
                .lift
                .iter()
                .map(|lift| i128::from(*lift))
                .sum::<i128>();
        let most = i64::try_from(p.submissions.len()).unwrap_or(i64::MAX);
        for (unit, place) in p.units.iter().zip(&prices.load) {
            linear += best_load(
                *place,
                price,
                i64::from(unit.least),
                i64::from(unit.most).min(most).max(i64::from(unit.least)),
            );
        }
        for group in &prices.groups {
            linear += i128::from(group.price)
                * match &group.group {
                    Group::Organisation(_) => i128::from(p.rules.most_of_organisation.unwrap_or(0)),
                    Group::Region(_) => i128::from(p.rules.most_of_region.unwrap_or(0)),
                    Group::Readers | Group::Experts => -1,
                };
        }
        linear += prices
            .mutual
            .iter()
            .map(|mutual| i128::from(mutual.price))
            .sum::<i128>();
        let extra = Self::extra(p, prices);
        let (locked, positive) = self.over_pairs(p, c, prices, &extra);
        (linear, locked, positive)
    }

    /// What groups and mutual pairs add to the price of single pairs, by unit: `(unit, submission, price)`.
    fn extra(p: &Problem, prices: &Prices) -> Vec<(u32, u32, i128)> {
        let mut found: Vec<(u32, u32, i128)> = Vec::new();
        let mut organisations: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let mut regions: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for (at, unit) in (0_u32..).zip(&p.units) {
            if let Some(name) = &unit.organisation {
                organisations.entry(name).or_default().push(at);
            }
            if let Some(name) = &unit.region {
                regions.entry(name).or_default().push(at);
            }
        }
        let sparse = if p.rules.expert.is_some() {
            sparse(p)
        } else {
            BTreeMap::new()
        };
        let every = 0..u32::try_from(p.units.len()).unwrap_or(u32::MAX);
        for group in &prices.groups {
            let at = group.submission;
            let pair = |unit: u32| Pair {
                submission: at,
                unit,
            };
            let expert = i64::from(p.rules.expert.unwrap_or(0));
            let (members, sign): (Vec<u32>, i128) = match &group.group {
                Group::Organisation(name) => (
                    organisations
                        .get(name.as_str())
                        .cloned()
                        .unwrap_or_default(),
                    1,
                ),
                Group::Region(name) => (regions.get(name.as_str()).cloned().unwrap_or_default(), 1),
                Group::Readers => (
                    every.clone().filter(|unit| reads(p, pair(*unit))).collect(),
                    -1,
                ),
                Group::Experts => (
                    every
                        .clone()
                        .filter(|unit| points(p, &sparse, pair(*unit)) >= expert)
                        .collect(),
                    -1,
                ),
            };
            found.extend(
                members
                    .into_iter()
                    .map(|unit| (unit, at, sign * i128::from(group.price))),
            );
        }
        for mutual in &prices.mutual {
            for pair in [mutual.first, mutual.second] {
                found.push((pair.unit, pair.submission, i128::from(mutual.price)));
            }
        }
        found.sort_unstable();
        found
    }

    fn over_pairs(
        &self,
        p: &Problem,
        c: &Certificate,
        prices: &Prices,
        extra: &[(u32, u32, i128)],
    ) -> (i128, i128) {
        let base = i128::from(prices.base) * i128::from(c.scale);
        let lift = |at: usize| i128::from(prices.lift.get(at).copied().unwrap_or(0));
        let weight: Vec<i128> = (0..p.submissions.len()).map(|at| base + lift(at)).collect();
        let largest = weight
            .iter()
            .map(|weight| weight * i128::from(u16::MAX))
            .max()
            .unwrap_or(0)
            + prices
                .submission
                .iter()
                .map(|price| i128::from(*price).abs())
                .max()
                .unwrap_or(0)
            + prices
                .load
                .iter()
                .map(|price| i128::from(*price).abs())
                .max()
                .unwrap_or(0);
        let count = i128::try_from(p.submissions.len())
            .unwrap_or(i128::MAX / 2)
            .max(1);
        let small = largest < (1_i128 << 62) / count;
        let short: Vec<i64> = weight
            .iter()
            .map(|weight| i64::try_from(*weight).unwrap_or(0))
            .collect();
        let locks: BTreeSet<Pair> = p.locked.iter().copied().collect();
        // Where points do not count and no price is below nothing, nothing is gained: with one lifted submission, only that
        // one is looked at.
        let cheapest = prices.load.iter().min().copied().unwrap_or(0);
        let gains = |at: usize| {
            weight[at] > 0 || i128::from(prices.submission[at]) + i128::from(cheapest) < 0
        };
        let mut idle = vec![0_u64; p.submissions.len().div_ceil(64)];
        (0..p.submissions.len())
            .filter(|at| !gains(*at))
            .for_each(|at| idle[at / 64] |= 1 << (at % 64));
        let (mut locked, mut positive) = (0_i128, 0_i128);
        let mut spare = Vec::new();
        let mut rest = extra;
        let mut skip = vec![0_u64; p.submissions.len().div_ceil(64)];
        for unit in 0..u32::try_from(p.units.len()).unwrap_or(u32::MAX) {
            let end = rest.partition_point(|entry| entry.0 == unit);
            let (own, later) = rest.split_at(end);
            rest = later;
            // Pairs with a price of their own, and locked ones, are taken one by one below.
            skip.iter_mut()
                .zip(&self.barred[index(unit)])
                .zip(&idle)
                .for_each(|((skip, barred), idle)| *skip = barred | idle);
            let mut single: BTreeMap<u32, i128> = BTreeMap::new();
            for (_, at, price) in own {
                *single.entry(*at).or_default() += price;
            }
            if !locks.is_empty() {
                for lock in locks.iter().filter(|lock| lock.unit == unit) {
                    single.entry(lock.submission).or_default();
                }
            }
            let row = self.row(index(unit), &mut spare);
            let place = prices.load[index(unit)];
            for (at, price) in single {
                let pair = Pair {
                    submission: at,
                    unit,
                };
                let at = index(at);
                let term = weight[at] * i128::from(row[at])
                    - i128::from(prices.submission[at])
                    - i128::from(place)
                    - price;
                if locks.contains(&pair) {
                    locked += term;
                } else if self.allows(pair) {
                    positive += term.max(0);
                }
                skip[at / 64] |= 1 << (at % 64);
            }
            positive += if small {
                i128::from(sum_short(row, &short, &prices.submission, place, &skip))
            } else {
                sum_long(row, &weight, &prices.submission, place, &skip)
            };
        }
        (locked, positive)
    }
}

/// Pairs that a cap of none at all, or an only review that must be by a reader or an expert, excludes.
fn shut_out(p: &Problem) -> Vec<Pair> {
    let no_organisation = p.rules.most_of_organisation == Some(0);
    let no_region = p.rules.most_of_region == Some(0);
    let asked = p.rules.languages == Languages::One || p.rules.expert.is_some();
    if !(no_organisation || no_region || asked) {
        return Vec::new();
    }
    let sparse = if p.rules.expert.is_some() {
        sparse(p)
    } else {
        BTreeMap::new()
    };
    let expert = p.rules.expert.map_or(i64::MIN, i64::from);
    let mut found = Vec::new();
    for (submission, of) in (0..).zip(&p.submissions) {
        for (unit, who) in (0..).zip(&p.units) {
            let pair = Pair { submission, unit };
            let capped =
                no_organisation && who.organisation.is_some() || no_region && who.region.is_some();
            let only = of.demand == 1
                && (p.rules.languages == Languages::One && !reads(p, pair)
                    || points(p, &sparse, pair) < expert);
            if capped || only {
                found.push(pair);
            }
        }
    }
    found
}

/// The sum of what is positive, where 64 bits are enough.
fn sum_short(row: &[u16], weight: &[i64], price: &[i64], place: i64, skip: &[u64]) -> i64 {
    let mut sum = 0_i64;
    let chunks = row
        .chunks(64)
        .zip(weight.chunks(64))
        .zip(price.chunks(64))
        .zip(skip);
    for (((row, weight), price), skip) in chunks {
        if *skip == u64::MAX {
            continue;
        }
        if *skip == 0 {
            for ((points, weight), price) in row.iter().zip(weight).zip(price) {
                sum += (weight * i64::from(*points) - price - place).max(0);
            }
        } else {
            for (bit, ((points, weight), price)) in row.iter().zip(weight).zip(price).enumerate() {
                if skip >> bit & 1 == 0 {
                    sum += (weight * i64::from(*points) - price - place).max(0);
                }
            }
        }
    }
    sum
}

fn sum_long(row: &[u16], weight: &[i128], price: &[i64], place: i64, skip: &[u64]) -> i128 {
    row.iter()
        .zip(weight)
        .zip(price)
        .enumerate()
        .filter(|(at, _)| skip[at / 64] >> (at % 64) & 1 == 0)
        .map(|(_, ((points, weight), price))| {
            (weight * i128::from(*points) - i128::from(*price) - i128::from(place)).max(0)
        })
        .sum()
}

/// The largest `q l - e l l` over whole loads between the limits; `e` is not below 0.
fn best_load(q: i64, e: i64, least: i64, most: i64) -> i128 {
    let at = |load: i64| {
        i128::from(q) * i128::from(load) - i128::from(e) * i128::from(load) * i128::from(load)
    };
    if e == 0 {
        return at(least).max(at(most));
    }
    let peak = q.div_euclid(e.saturating_mul(2).max(1));
    at(peak.clamp(least, most)).max(at(peak.saturating_add(1).clamp(least, most)))
}

//! The bounds of a certificate, by weak duality: the formula stands in `certificate.rs`, its right side is
//! computed in `right.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::certificate::{Certificate, Draw, Group, Prices, VERSION, digest};
use super::super::feasible::{Cells, Terms};
use super::super::impartial::submission_cells;
use super::super::model::{Affinity, Languages, Mutual, Objective, Pair, Problem, Share};
use super::super::random::{PARTS, round};
use super::right::Table;
use super::{Verified, Violation, exhaust, index, mutual_pairs, points, sparse};

/// Checks a certificate; the plan keeps the rules.
pub(super) fn verify(
    p: &Problem,
    pairs: &[Pair],
    c: &Certificate,
) -> Result<Verified, Vec<Violation>> {
    let mut faults = BTreeSet::new();
    let mut wrong = |holds: bool, what: &str| {
        if !holds {
            faults.insert(Violation::Certificate {
                what: what.to_owned(),
            });
        }
        holds
    };
    wrong(c.version == VERSION, "version");
    wrong(c.digest == digest(p), "digest");
    let scaled = wrong(c.scale > 0, "range");
    let shaped = wrong(shape_fits(p, c), "shape");
    let shared = wrong(cells_fit(p, pairs, c), "cells");
    let facts = Facts::new(p, pairs);
    let squares: i64 = facts
        .loads
        .iter()
        .map(|load| i64::from(*load) * i64::from(*load))
        .sum();
    wrong(
        c.total.base == 1 && c.weakest.base == 0 && c.weakest.floor == 0,
        "range",
    );
    wrong(
        facts.weakest >= c.total.floor && c.total.floor >= 0,
        "floor",
    );
    let even = c.even.is_none_or(|even| {
        even.price >= 0 && even.squares == squares && c.objective == Objective::Balanced
    });
    wrong(even, "even");
    wrong(c.draw.is_some() == p.rules.per_pair_limit.is_some(), "draw");
    if !(scaled && shaped && shared) {
        return Err(faults.into_iter().collect());
    }
    for prices in [&c.total, &c.weakest] {
        for what in prices_wrong(p, c, prices) {
            wrong(false, what);
        }
    }
    if !faults.is_empty() {
        return Err(faults.into_iter().collect());
    }
    let cut = |faults: BTreeSet<Violation>| faults.into_iter().collect::<Vec<Violation>>();
    let table = Table::new(p, c);
    let mut verified = match &c.draw {
        None => facts.without_draw(p, c, &table),
        Some(draw) => facts.with_draw(p, pairs, c, draw, &table),
    }
    .map_err(|what| {
        cut(BTreeSet::from([Violation::Certificate {
            what: what.to_owned(),
        }]))
    })?;
    let lifts: i128 = c.weakest.lift.iter().map(|lift| i128::from(*lift)).sum();
    verified.weakest_bound = if lifts > 0 {
        narrow(table.right_side(p, c, &c.weakest, None).div_euclid(lifts))
    } else {
        i64::MAX
    };
    if let Some(search) = &c.weakest_search {
        match exhaust::weakest(p, c, search, &facts) {
            exhaust::Answer::Proven => {
                verified.weakest_bound = verified.weakest_bound.min(search.bound);
            }
            exhaust::Answer::TooLarge => {}
            exhaust::Answer::Refuted => {
                return Err(vec![Violation::Certificate {
                    what: "search".to_owned(),
                }]);
            }
        }
    }
    let honest = verified.weakest <= verified.weakest_bound
        && (c.draw.is_some() || verified.total <= verified.bound);
    if honest {
        Ok(verified)
    } else {
        Err(vec![Violation::Certificate {
            what: "bound".to_owned(),
        }])
    }
}

/// What the plan itself says.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) total: i64,
    pub(super) weakest: i64,
    pub(super) mutual_pairs: u32,
    pub(super) loads: Vec<u32>,
}

impl Facts {
    fn new(p: &Problem, pairs: &[Pair]) -> Self {
        let sparse = sparse(p);
        let mut by_submission = vec![0_i64; p.submissions.len()];
        let mut loads = vec![0_u32; p.units.len()];
        for pair in pairs {
            by_submission[index(pair.submission)] += points(p, &sparse, *pair);
            loads[index(pair.unit)] += 1;
        }
        Self {
            total: by_submission.iter().sum(),
            weakest: by_submission.iter().min().copied().unwrap_or(0),
            mutual_pairs: u32::try_from(mutual_pairs(p, pairs).len()).unwrap_or(u32::MAX),
            loads,
        }
    }

    fn verified(&self, bound: i64, optimal: bool) -> Verified {
        Verified {
            total: self.total,
            bound,
            optimal,
            weakest: self.weakest,
            weakest_bound: i64::MAX,
            mutual_pairs: self.mutual_pairs,
            loads: self.loads.clone(),
        }
    }

    fn without_draw(
        &self,
        p: &Problem,
        c: &Certificate,
        table: &Table<'_>,
    ) -> Result<Verified, &'static str> {
        let paid = match p.rules.mutual {
            Mutual::Avoid { price } => i128::from(price) * i128::from(self.mutual_pairs),
            Mutual::Allow | Mutual::Forbid => 0,
        };
        let right = table.right_side(p, c, &c.total, None);
        let mut bound = narrow(right.div_euclid(i128::from(c.scale)) + paid);
        if let Some(search) = &c.total_search {
            match exhaust::total(p, c, search, self) {
                exhaust::Answer::Proven => bound = bound.min(search.bound),
                exhaust::Answer::TooLarge => {}
                exhaust::Answer::Refuted => return Err("search"),
            }
        }
        Ok(self.verified(bound, bound == self.total))
    }

    /// A draw: probabilities within the limit that meet every rule on average, the dice thrown again, and the bound of the
    /// expected total, in which no pair counts for more than the limit.
    fn with_draw(
        &self,
        p: &Problem,
        pairs: &[Pair],
        c: &Certificate,
        draw: &Draw,
        table: &Table<'_>,
    ) -> Result<Verified, &'static str> {
        if draw.limit != limit(p.rules.per_pair_limit) || !chances_fit(p, draw, table) {
            return Err("draw");
        }
        let cells = stored_cells(p, c);
        let terms = Terms::new(p, cells.as_ref());
        let mut drawn = round(&terms, &draw.chances, c.seed);
        let mut stored = pairs.to_vec();
        drawn.sort_unstable();
        stored.sort_unstable();
        if drawn != stored {
            return Err("draw");
        }
        let sparse = sparse(p);
        let expected: i128 = draw
            .chances
            .iter()
            .map(|(pair, parts)| i128::from(*parts) * i128::from(points(p, &sparse, *pair)))
            .chain(
                p.locked
                    .iter()
                    .map(|lock| i128::from(PARTS) * i128::from(points(p, &sparse, *lock))),
            )
            .sum();
        if expected != i128::from(draw.expected) {
            return Err("draw");
        }
        let right = table.right_side(p, c, &c.total, Some(draw.limit));
        let most = right.div_euclid(i128::from(c.scale));
        if expected > most {
            return Err("bound");
        }
        Ok(self.verified(narrow(most.div_euclid(i128::from(PARTS))), expected == most))
    }
}

/// The limit per pair in parts.
pub(in super::super) fn limit(share: Option<Share>) -> u32 {
    let Some(share) = share else { return PARTS };
    let parts = u64::from(share.of) * u64::from(PARTS) / u64::from(share.out_of).max(1);
    u32::try_from(parts).unwrap_or(PARTS).min(PARTS)
}

/// Whether the probabilities are within the limit and meet demands, loads and caps on average.
fn chances_fit(p: &Problem, draw: &Draw, table: &Table<'_>) -> bool {
    let mut demand: Vec<i64> = p
        .submissions
        .iter()
        .map(|submission| i64::from(submission.demand) * i64::from(PARTS))
        .collect();
    let mut load = vec![0_i64; p.units.len()];
    let locks: BTreeSet<Pair> = p.locked.iter().copied().collect();
    let mut seen = BTreeSet::new();
    for lock in &locks {
        demand[index(lock.submission)] -= i64::from(PARTS);
        load[index(lock.unit)] += i64::from(PARTS);
    }
    for (pair, parts) in &draw.chances {
        let known =
            index(pair.unit) < p.units.len() && index(pair.submission) < p.submissions.len();
        let fits = known
            && *parts > 0
            && u32::from(*parts) <= draw.limit
            && !locks.contains(pair)
            && seen.insert(*pair);
        if !fits || !table.allows(*pair) {
            return false;
        }
        demand[index(pair.submission)] -= i64::from(*parts);
        load[index(pair.unit)] += i64::from(*parts);
    }
    let loads_fit = load.iter().zip(&p.units).all(|(load, unit)| {
        (i64::from(unit.least) * i64::from(PARTS)..=i64::from(unit.most) * i64::from(PARTS))
            .contains(load)
    });
    demand.iter().all(|left| *left == 0) && loads_fit
}

fn shape_fits(p: &Problem, c: &Certificate) -> bool {
    let fits = |prices: &Prices| {
        prices.submission.len() == p.submissions.len()
            && prices.load.len() == p.units.len()
            && (prices.lift.is_empty() || prices.lift.len() == p.submissions.len())
    };
    let cells = if p.rules.partition { p.units.len() } else { 0 };
    let dense = match &p.affinity {
        Affinity::Equal | Affinity::Pairs(_) => true,
        Affinity::Dense(all) => p.units.len().checked_mul(p.submissions.len()) == Some(all.len()),
    };
    fits(&c.total) && fits(&c.weakest) && c.cells.len() == cells && dense
}

fn stored_cells(p: &Problem, c: &Certificate) -> Option<Cells> {
    p.rules.partition.then(|| Cells {
        units: c.cells.clone(),
        submissions: submission_cells(p, &c.cells),
    })
}

/// Cells are whole organisations, the authors of a work lie in one, and every pair crosses.
fn cells_fit(p: &Problem, pairs: &[Pair], c: &Certificate) -> bool {
    if !p.rules.partition {
        return true;
    }
    if c.cells.len() != p.units.len() || c.cells.iter().any(|cell| *cell > 1) {
        return false;
    }
    let submissions = submission_cells(p, &c.cells);
    let cell = |at: usize| {
        c.cells
            .get(at)
            .copied()
            .or_else(|| submissions.get(at - c.cells.len()).copied().flatten())
    };
    let together = super::bonds(p)
        .into_iter()
        .all(|(a, b)| match (cell(a), cell(b)) {
            (Some(a), Some(b)) => a == b,
            (Some(_) | None, None) | (None, Some(_)) => true,
        });
    together
        && pairs.iter().all(|pair| {
            submissions[index(pair.submission)].is_none_or(|own| own != c.cells[index(pair.unit)])
        })
}

/// What is wrong with prices, in one word each.
fn prices_wrong(p: &Problem, c: &Certificate, prices: &Prices) -> Vec<&'static str> {
    let mut found = Vec::new();
    if prices.lift.iter().any(|lift| *lift < 0) || prices.groups.iter().any(|group| group.price < 0)
    {
        found.push("negative");
    }
    let group_fits = |submission: u32, group: &Group| {
        p.submissions
            .get(index(submission))
            .is_some_and(|of| match group {
                Group::Organisation(_) => p.rules.most_of_organisation.is_some(),
                Group::Region(_) => p.rules.most_of_region.is_some(),
                Group::Readers => {
                    p.rules.languages == Languages::One && !of.languages.is_empty() && of.demand > 0
                }
                Group::Experts => p.rules.expert.is_some() && of.demand > 0,
            })
    };
    if !prices
        .groups
        .iter()
        .all(|group| group_fits(group.submission, &group.group))
    {
        found.push("group");
    }
    let mut paid: BTreeMap<(u32, u32), i128> = BTreeMap::new();
    let mut honest = p.rules.mutual != Mutual::Allow || prices.mutual.is_empty();
    for mutual in &prices.mutual {
        honest &= mutual.price >= 0 && is_mutual(p, mutual.first, mutual.second);
        let (a, b) = (mutual.first.unit, mutual.second.unit);
        *paid.entry((a.min(b), a.max(b))).or_default() += i128::from(mutual.price);
    }
    if let Mutual::Avoid { price } = p.rules.mutual {
        // The weakest submission pays nothing for mutual pairs, so no price of theirs may lower its bound.
        let most = i128::from(prices.base) * i128::from(c.scale) * i128::from(price);
        honest &= paid.values().all(|paid| *paid <= most);
    }
    if !honest {
        found.push("mutual");
    }
    found
}

/// Whether the units of two pairs review each other's work in them.
fn is_mutual(p: &Problem, first: Pair, second: Pair) -> bool {
    let wrote = |unit: u32, at: u32| {
        p.submissions
            .get(index(at))
            .is_some_and(|of| of.authors.contains(&unit))
    };
    let known = index(first.unit) < p.units.len() && index(second.unit) < p.units.len();
    known
        && first.unit != second.unit
        && wrote(first.unit, second.submission)
        && wrote(second.unit, first.submission)
}

/// A number as 64 bits, or the largest there is.
fn narrow(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

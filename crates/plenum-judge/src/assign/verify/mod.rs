//! The second code path: checks a plan against the rules, and its certificate against the problem, without any solver.
//!
//! [`breaches`] looks at the rules alone, pair by pair; every plan that is adopted, by a solver or by hand, passes
//! through it. [`verify`] adds the proof: it recomputes the upper bound of the certificate from its dual values (the
//! formula stands in `bound.rs`). It shares nothing with the solvers but the types, and it never trusts an index.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::certificate::Certificate;
use super::model::{Affinity, Languages, Mutual, OwnOrganisation, Pair, Problem};

mod bound;
mod exhaust;
mod right;
#[cfg(test)]
mod tamper;
#[cfg(test)]
mod tests;
mod violation;

pub use violation::{Bar, Violation};

pub(super) use bound::limit;

/// What a plan is worth and how good any plan can be, as recomputed from the certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    /// The points of all pairs.
    pub total: i64,
    /// No plan under the same conditions has more points; with a limit per pair, no draw expects more.
    pub bound: i64,
    /// Whether the bound is reached: by the total, or by the expected total of a draw.
    pub optimal: bool,
    /// The fewest points of a submission.
    pub weakest: i64,
    /// No plan has a weakest submission above this.
    pub weakest_bound: i64,
    /// How many pairs of units review each other.
    pub mutual_pairs: u32,
    /// Reviews by unit.
    pub loads: Vec<u32>,
}

/// Checks a plan and its certificate against a problem: every rule, the digest, and the bounds, recomputed in whole
/// numbers. A bound that says less than the solver knew is no fault; a bound below what the plan has is one.
///
/// # Errors
/// All violations of the rules; if there are none, all faults of the certificate.
pub fn verify(p: &Problem, pairs: &[Pair], c: &Certificate) -> Result<Verified, Vec<Violation>> {
    let violations = breaches(p, pairs);
    if violations.is_empty() {
        bound::verify(p, pairs, c)
    } else {
        Err(violations)
    }
}

/// Every rule that the pairs break; empty for a valid plan. The list is sorted and free of repetitions.
///
/// The price of a mutual pair under [`Mutual::Avoid`] and the limit per pair are no rules of a plan and are not looked at.
pub fn breaches(p: &Problem, pairs: &[Pair]) -> Vec<Violation> {
    let mut found = BTreeSet::new();
    let known = known_pairs(p, pairs, &mut found);
    per_pair(p, &known, &mut found);
    loads_and_demands(p, &known, &mut found);
    mixing(p, &known, &mut found);
    if p.rules.mutual == Mutual::Forbid {
        for (unit, other) in mutual_pairs(p, &known) {
            found.insert(Violation::Mutual {
                unit: unit_id(p, unit),
                other: unit_id(p, other),
            });
        }
    }
    if p.rules.partition {
        cells_exist(p, &known, &mut found);
    }
    found.into_iter().collect()
}

/// Why `pair` is not allowed, if it is not. The rule of cells depends on a division and is not looked at here.
///
/// A pair that points nowhere is not barred by anything.
pub fn bar(p: &Problem, pair: Pair) -> Option<Bar> {
    excluded(p, pair).or_else(|| {
        p.forbidden
            .contains(&pair)
            .then_some(Bar::Conflict)
            .or_else(|| unread(p, pair))
    })
}

/// The unordered pairs of units that review each other in a plan, each once: the unit with the smaller id first.
pub fn mutual_pairs(p: &Problem, pairs: &[Pair]) -> Vec<(u32, u32)> {
    let mut reviews = BTreeSet::new();
    for pair in pairs {
        for author in p
            .submissions
            .get(index(pair.submission))
            .map_or(&[][..], |s| &s.authors)
        {
            if *author != pair.unit {
                reviews.insert((pair.unit, *author));
            }
        }
    }
    let mut found: Vec<(u32, u32)> = reviews
        .iter()
        .filter(|(a, b)| unit_id(p, *a) < unit_id(p, *b) && reviews.contains(&(*b, *a)))
        .copied()
        .collect();
    found.sort_by_cached_key(|(a, b)| (unit_id(p, *a), unit_id(p, *b)));
    found
}

/// The points of a pair.
pub(super) fn points(p: &Problem, sparse: &BTreeMap<Pair, u16>, pair: Pair) -> i64 {
    match &p.affinity {
        Affinity::Equal => 0,
        Affinity::Dense(all) => {
            let at = index(pair.unit)
                .checked_mul(p.submissions.len())
                .and_then(|row| row.checked_add(index(pair.submission)));
            at.and_then(|at| all.get(at)).copied().map_or(0, i64::from)
        }
        Affinity::Pairs(_) => sparse.get(&pair).copied().map_or(0, i64::from),
    }
}

/// The listed affinities by pair; empty where they are not listed.
pub(super) fn sparse(p: &Problem) -> BTreeMap<Pair, u16> {
    match &p.affinity {
        Affinity::Equal | Affinity::Dense(_) => BTreeMap::new(),
        Affinity::Pairs(listed) => listed.iter().copied().collect(),
    }
}

/// An index of the problem as a position; too large a one points nowhere.
pub(super) fn index(of: u32) -> usize {
    usize::try_from(of).unwrap_or(usize::MAX)
}

/// The pairs that point somewhere, each once and in order; the others are breaches.
fn known_pairs(p: &Problem, pairs: &[Pair], found: &mut BTreeSet<Violation>) -> Vec<Pair> {
    let mut known: Vec<Pair> = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let unit = index(pair.unit) < p.units.len();
        let submission = index(pair.submission) < p.submissions.len();
        if !unit {
            found.insert(Violation::UnknownIndex {
                what: "unit".to_owned(),
                index: pair.unit,
            });
        }
        if !submission {
            found.insert(Violation::UnknownIndex {
                what: "submission".to_owned(),
                index: pair.submission,
            });
        }
        if unit && submission {
            known.push(*pair);
        }
    }
    known.sort_unstable();
    for pair in known
        .windows(2)
        .filter(|two| two[0] == two[1])
        .map(|two| two[0])
    {
        found.insert(Violation::PairTwice {
            unit: unit_id(p, pair.unit),
            submission: submission_id(p, pair.submission),
        });
    }
    known.dedup();
    known
}

fn per_pair(p: &Problem, known: &[Pair], found: &mut BTreeSet<Violation>) {
    let forbidden: BTreeSet<Pair> = p.forbidden.iter().copied().collect();
    for pair in known {
        let because = excluded(p, *pair)
            .or_else(|| forbidden.contains(pair).then_some(Bar::Conflict))
            .or_else(|| unread(p, *pair));
        if let Some(because) = because {
            found.insert(Violation::Barred {
                unit: unit_id(p, pair.unit),
                submission: submission_id(p, pair.submission),
                because,
            });
        }
    }
    for lock in &p.locked {
        if known.binary_search(lock).is_err() {
            found.insert(Violation::LockMissing {
                unit: unit_id(p, lock.unit),
                submission: submission_id(p, lock.submission),
            });
        }
    }
}

/// Own work and own organisation.
pub(super) fn excluded(p: &Problem, pair: Pair) -> Option<Bar> {
    let (unit, submission) = (
        p.units.get(index(pair.unit))?,
        p.submissions.get(index(pair.submission))?,
    );
    if submission.authors.contains(&pair.unit) {
        return Some(Bar::OwnWork);
    }
    let same = unit.organisation.is_some() && unit.organisation == submission.organisation;
    (same && p.rules.own_organisation == OwnOrganisation::Forbid).then_some(Bar::OwnOrganisation)
}

/// A language that every reviewer must read.
pub(super) fn unread(p: &Problem, pair: Pair) -> Option<Bar> {
    (p.rules.languages == Languages::Require && !reads(p, pair)).then_some(Bar::Language)
}

/// Whether the unit reads a language of the submission. A submission without languages is for everyone.
pub(super) fn reads(p: &Problem, pair: Pair) -> bool {
    let (Some(unit), Some(submission)) = (
        p.units.get(index(pair.unit)),
        p.submissions.get(index(pair.submission)),
    ) else {
        return false;
    };
    submission.languages.is_empty() || !submission.languages.is_disjoint(&unit.languages)
}

fn loads_and_demands(p: &Problem, known: &[Pair], found: &mut BTreeSet<Violation>) {
    let mut loads = vec![0_u32; p.units.len()];
    let mut reviews = vec![0_u32; p.submissions.len()];
    for pair in known {
        loads[index(pair.unit)] += 1;
        reviews[index(pair.submission)] += 1;
    }
    for (unit, load) in p.units.iter().zip(loads) {
        if load < unit.least {
            found.insert(Violation::LoadBelow {
                unit: unit.id.clone(),
                least: unit.least,
                found: load,
            });
        }
        if load > unit.most {
            found.insert(Violation::LoadAbove {
                unit: unit.id.clone(),
                most: unit.most,
                found: load,
            });
        }
    }
    for (submission, reviews) in p.submissions.iter().zip(reviews) {
        if reviews != submission.demand {
            found.insert(Violation::Demand {
                submission: submission.id.clone(),
                needed: submission.demand,
                found: reviews,
            });
        }
    }
}

/// Caps per organisation and region, readers, experts: everything that looks at the reviewers of one submission.
fn mixing(p: &Problem, known: &[Pair], found: &mut BTreeSet<Violation>) {
    let sparse = sparse(p);
    for (at, submission) in (0_u32..).zip(&p.submissions) {
        let first = known.partition_point(|pair| pair.submission < at);
        let reviewers = known[first..]
            .iter()
            .take_while(|pair| pair.submission == at);
        let mut organisations: BTreeMap<&str, u32> = BTreeMap::new();
        let mut regions: BTreeMap<&str, u32> = BTreeMap::new();
        let (mut reader, mut expert) = (false, false);
        for pair in reviewers {
            let unit = &p.units[index(pair.unit)];
            if let Some(organisation) = &unit.organisation {
                *organisations.entry(organisation).or_default() += 1;
            }
            if let Some(region) = &unit.region {
                *regions.entry(region).or_default() += 1;
            }
            reader |= reads(p, *pair);
            expert |= p
                .rules
                .expert
                .is_none_or(|least| points(p, &sparse, *pair) >= i64::from(least));
        }
        if let Some(most) = p.rules.most_of_organisation {
            for (organisation, count) in organisations.iter().filter(|(_, count)| **count > most) {
                found.insert(Violation::OrganisationCap {
                    submission: submission.id.clone(),
                    organisation: (*organisation).to_owned(),
                    most,
                    found: *count,
                });
            }
        }
        if let Some(most) = p.rules.most_of_region {
            for (region, count) in regions.iter().filter(|(_, count)| **count > most) {
                found.insert(Violation::RegionCap {
                    submission: submission.id.clone(),
                    region: (*region).to_owned(),
                    most,
                    found: *count,
                });
            }
        }
        if submission.demand == 0 {
            continue;
        }
        if p.rules.languages == Languages::One && !submission.languages.is_empty() && !reader {
            found.insert(Violation::NoReader {
                submission: submission.id.clone(),
            });
        }
        if let (Some(points), false) = (p.rules.expert, expert) {
            found.insert(Violation::NoExpert {
                submission: submission.id.clone(),
                points,
            });
        }
    }
}

/// Whether the organisations can be divided so that each pair crosses from one cell to the other: a union of units and
/// submissions with the parity of their cells. Units of one organisation, the authors of a submission and the
/// submission itself lie in one cell; a reviewer lies in the other.
fn cells_exist(p: &Problem, known: &[Pair], found: &mut BTreeSet<Violation>) {
    let mut parity = Parity::new(p.units.len() + p.submissions.len());
    for (a, b) in bonds(p) {
        parity.join(a, b, false);
    }
    let housed = housed(p);
    for pair in known.iter().filter(|pair| housed[index(pair.submission)]) {
        if !parity.join(
            index(pair.unit),
            p.units.len() + index(pair.submission),
            true,
        ) {
            found.insert(Violation::NoCells {
                unit: unit_id(p, pair.unit),
                submission: submission_id(p, pair.submission),
            });
        }
    }
}

/// Whether a submission lies in a cell: it has authors, or comes from the organisation of a unit. Work of nobody may be
/// reviewed from both cells.
pub(super) fn housed(p: &Problem) -> Vec<bool> {
    let homes: BTreeSet<&str> = p
        .units
        .iter()
        .filter_map(|unit| unit.organisation.as_deref())
        .collect();
    p.submissions
        .iter()
        .map(|submission| {
            let written = submission
                .authors
                .iter()
                .any(|author| index(*author) < p.units.len());
            written
                || submission
                    .organisation
                    .as_deref()
                    .is_some_and(|home| homes.contains(home))
        })
        .collect()
}

/// What lies in one cell, as positions: units first, then submissions.
pub(super) fn bonds(p: &Problem) -> Vec<(usize, usize)> {
    let mut bonds = Vec::new();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, unit) in p.units.iter().enumerate() {
        if let Some(organisation) = &unit.organisation {
            bonds.push((*first.entry(organisation).or_insert(at), at));
        }
    }
    for (at, submission) in p.submissions.iter().enumerate() {
        let at = p.units.len() + at;
        for author in submission.authors.iter().map(|author| index(*author)) {
            if author < p.units.len() {
                bonds.push((author, at));
            }
        }
        if let Some(organisation) = &submission.organisation {
            bonds.push((*first.entry(organisation).or_insert(at), at));
        }
    }
    bonds
}

/// Union-find in which each member knows whether it lies on the side of its root.
#[derive(Clone, Debug)]
pub(super) struct Parity {
    parent: Vec<usize>,
    flipped: Vec<bool>,
}

impl Parity {
    /// `n` members, each alone.
    pub(super) fn new(n: usize) -> Self {
        Self {
            parent: (0..n).collect(),
            flipped: vec![false; n],
        }
    }

    /// The root of `of`, and whether `of` lies on the other side than its root.
    pub(super) fn root(&mut self, of: usize) -> (usize, bool) {
        let mut path = Vec::new();
        let mut at = of;
        while self.parent[at] != at {
            path.push(at);
            at = self.parent[at];
        }
        let mut flipped = false;
        for member in path.into_iter().rev() {
            flipped ^= self.flipped[member];
            self.flipped[member] = flipped;
            self.parent[member] = at;
        }
        (at, flipped)
    }

    /// Puts `a` and `b` on the same side, or on different sides; false where they already lie otherwise.
    pub(super) fn join(&mut self, a: usize, b: usize, different: bool) -> bool {
        let ((a, a_flipped), (b, b_flipped)) = (self.root(a), self.root(b));
        if a == b {
            return (a_flipped ^ b_flipped) == different;
        }
        self.parent[b] = a;
        self.flipped[b] = a_flipped ^ b_flipped ^ different;
        true
    }
}

/// The id of a unit; a made-up one for an index that points nowhere.
pub(super) fn unit_id(p: &Problem, at: u32) -> String {
    p.units
        .get(index(at))
        .map_or_else(|| format!("#{at}"), |unit| unit.id.clone())
}

/// The id of a submission; a made-up one for an index that points nowhere.
pub(super) fn submission_id(p: &Problem, at: u32) -> String {
    p.submissions
        .get(index(at))
        .map_or_else(|| format!("#{at}"), |submission| submission.id.clone())
}

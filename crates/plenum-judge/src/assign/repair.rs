//! Mending a plan when somebody leaves, arrives, withdraws, or declares a conflict: as few changed pairs as possible, then
//! the most points.
//!
//! Started reviews are fixed. Two solves, one after the other and without giant weights (`fewest.rs`, `face.rs`): first
//! the fewest new pairs, a flow of costs 0 and 1 whose potentials prove that fewer are impossible; then the best total on
//! its optimal face, where everything with a reduced cost other than 0 stays as it is. Rules about pairs of pairs
//! (mutual reviews, caps that cross) are kept by best-first branching over these two: the first plan that keeps them all
//! is the best; where the steps run out, the bound so far and the plan of a dive are given.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::certificate::Certificate;
use super::check::check;
use super::columns::{Columns, Loads};
use super::feasible::{Cells, Mixture, Terms, crossing, diagnose, fixed_break};
use super::impartial;
use super::instance::Instance;
use super::model::{Affinity, Mutual, Pair, Problem};
use super::solve::{Failure, Plan};
use super::verify::{breaches, index, points, sparse};

mod face;
mod fewest;
pub(super) mod worth;

/// What a change is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stay {
    /// As few changed pairs as possible, whatever it costs in points.
    #[default]
    Fewest,
    /// A changed pair must be worth at least this many points.
    Points(u16),
}

/// A mended plan and what changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repaired {
    /// The new plan. Its bounds hold for every plan, changed little or much, so a gap is no fault of the repair.
    pub plan: Plan,
    /// Pairs that were not in the old plan, by the ids of submission and unit.
    pub added: Vec<Pair>,
    /// Pairs of the old plan that are gone, in the same order; those that point nowhere any more are left out.
    pub dropped: Vec<Pair>,
    /// No plan that keeps the rules changes fewer pairs, added and dropped ones counted together (under a partition: no
    /// plan with the same cells).
    pub fewest: u32,
    /// No plan with as few changes has more points; under [`Stay::Points`], less the points for what stays. It is above the
    /// plan's total only where rules about pairs of pairs stopped the search.
    pub best: i64,
}

/// How many times the two solves may run for rules about pairs of pairs, in a small problem.
const STEPS: usize = 400;

/// Mends a plan so that it fits the problem as it is now: a unit that did not come has no places, a withdrawn submission
/// needs no reviews, a latecomer is a new unit, a new conflict is a forbidden pair. `started` are pairs that must stay.
///
/// The price of mutual pairs under [`Mutual::Avoid`] is not weighed; the plan says how many there are.
///
/// # Errors
/// [`Failure::Faults`] if the problem with the started pairs is wrong in itself (a started pair that is now forbidden, for
/// instance), [`Failure::Blocked`] with a cause if no plan exists, [`Failure::NotFound`] if none was found.
pub fn repair(
    p: &Problem,
    old: &[Pair],
    started: &[Pair],
    stay: Stay,
    seed: u64,
) -> Result<Repaired, Failure> {
    let mut fixed = p.clone();
    // A pair that is fixed twice in the problem stays twice, so that it is found as a fault.
    let fresh: BTreeSet<Pair> = started.iter().copied().collect();
    let fresh = fresh.into_iter().filter(|pair| !p.locked.contains(pair));
    fixed.locked.extend(fresh);
    fixed.locked.sort_unstable();
    let faults = check(&fixed);
    if !faults.is_empty() {
        return Err(Failure::Faults(faults));
    }
    let known = |pair: &&Pair| {
        index(pair.unit) < p.units.len() && index(pair.submission) < p.submissions.len()
    };
    let old: BTreeSet<Pair> = old.iter().filter(known).copied().collect();
    let cells = if p.rules.partition {
        Some(keep_cells(&fixed, &old, seed).ok_or_else(|| blocked(&fixed, 0))?)
    } else {
        None
    };
    let terms = Terms::new(&fixed, cells.as_ref());
    if fixed_break(&fixed, &terms) {
        return Err(blocked(&fixed, 0));
    }
    let job = Job {
        p: &fixed,
        old: &old,
        terms: &terms,
        cells: cells.as_ref(),
        stay,
        marked: match stay {
            Stay::Fewest => None,
            Stay::Points(extra) => Some(marked(&fixed, &old, extra)),
        },
        seed,
        sparse: sparse(&fixed),
        mixture: Mixture::new(&fixed),
    };
    job.run(p)
}

/// The cause, as far as it can be named.
fn blocked(p: &Problem, tried: u32) -> Failure {
    diagnose(p)
        .err()
        .map_or(Failure::NotFound { tried }, Failure::Blocked)
}

/// The cells of the old plan if they still serve, else new ones.
fn keep_cells(p: &Problem, old: &BTreeSet<Pair>, seed: u64) -> Option<Cells> {
    let mut held = p.clone();
    held.locked.extend(old.iter().copied());
    let same = impartial::balanced(&held, seed).filter(|cells| impartial::serves(p, cells));
    same.or_else(|| impartial::cells(p, seed).ok())
}

/// The problem with extra points on the old pairs.
fn marked(p: &Problem, old: &BTreeSet<Pair>, extra: u16) -> Problem {
    let m = p.submissions.len();
    let sparse = sparse(p);
    let mut fits = match &p.affinity {
        Affinity::Dense(all) => all.clone(),
        Affinity::Equal | Affinity::Pairs(_) => vec![0; p.units.len() * m],
    };
    let place = |pair: &Pair| index(pair.unit) * m + index(pair.submission);
    for (pair, points) in &sparse {
        fits[place(pair)] = *points;
    }
    for pair in old {
        fits[place(pair)] = fits[place(pair)].saturating_add(extra);
    }
    Problem {
        affinity: Affinity::Dense(fits),
        ..p.clone()
    }
}

/// One call of [`repair`].
struct Job<'a> {
    p: &'a Problem,
    old: &'a BTreeSet<Pair>,
    terms: &'a Terms,
    cells: Option<&'a Cells>,
    stay: Stay,
    /// The problem in which what stays has extra points, under [`Stay::Points`].
    marked: Option<Problem>,
    seed: u64,
    sparse: BTreeMap<Pair, u16>,
    mixture: Mixture,
}

/// A relaxed optimum with some pairs forbidden: new pairs first, then points, the better one is the smaller.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    /// New pairs at least; 0 under [`Stay::Points`].
    new: u32,
    /// Points, negated; under [`Stay::Points`] with the points for what stays.
    loss: i64,
    forbidden: Vec<Pair>,
    pairs: Vec<Pair>,
    /// Prices of places, scaled, by index of the unit.
    places: Vec<i64>,
}

impl Job<'_> {
    fn run(&self, original: &Problem) -> Result<Repaired, Failure> {
        let Some(root) = self.evaluate(Vec::new()) else {
            return Err(blocked(self.p, 1));
        };
        let hard = self.p.rules.mutual == Mutual::Forbid || !self.terms.complete;
        let fewest_new = match self.stay {
            Stay::Fewest => root.new,
            Stay::Points(_) => {
                fewest::fewest(self.terms, &self.old_rows(self.terms)).map_or(0, |least| least.new)
            }
        };
        let (found, bound) = if hard {
            self.branch(&root)?
        } else {
            (root.clone(), root)
        };
        let fewest_new = if self.stay == Stay::Fewest {
            bound.new
        } else {
            fewest_new
        };
        let mut pairs = found.pairs;
        pairs.sort_by_key(|pair| self.terms.ranks(*pair));
        let new: BTreeSet<Pair> = pairs.iter().copied().collect();
        let in_order = |mut pairs: Vec<Pair>| {
            pairs.sort_by_key(|pair| self.terms.ranks(*pair));
            pairs
        };
        let added = in_order(new.difference(self.old).copied().collect());
        let dropped = in_order(self.old.difference(&new).copied().collect());
        // Every plan has as many pairs, so each new one drives an old one out, beside those that must go anyway.
        let surplus = count(self.old.len()) - count(new.len());
        let locks_added = count(
            self.p
                .locked
                .iter()
                .filter(|lock| !self.old.contains(lock))
                .count(),
        );
        let fewest = 2 * (i64::from(fewest_new) + locks_added) + surplus;
        let best = match self.stay {
            Stay::Fewest if bound.new == found.new => -bound.loss + self.fixed_points(),
            Stay::Fewest => i64::MAX,
            Stay::Points(_) => -bound.loss + self.fixed_points(),
        };
        let plan = worth::plan(
            original,
            self.p,
            self.terms,
            self.cells,
            pairs,
            &found.places,
            self.seed,
        );
        Ok(Repaired {
            plan,
            added,
            dropped,
            fewest: u32::try_from(fewest.max(0)).unwrap_or(u32::MAX),
            best,
        })
    }

    fn fixed_points(&self) -> i64 {
        self.p
            .locked
            .iter()
            .map(|lock| points(self.p, &self.sparse, *lock))
            .sum()
    }

    /// The optimum without the rules about pairs of pairs.
    fn evaluate(&self, forbidden: Vec<Pair>) -> Option<Node> {
        match self.stay {
            Stay::Fewest => self.fewest_then_best(forbidden),
            Stay::Points(_) => self.weighed(forbidden),
        }
    }

    fn fewest_then_best(&self, forbidden: Vec<Pair>) -> Option<Node> {
        let mut narrowed;
        let terms = if forbidden.is_empty() {
            self.terms
        } else {
            narrowed = self.terms.clone();
            narrowed.forbid(&forbidden);
            &narrowed
        };
        let old = self.old_rows(terms);
        let least = fewest::fewest(terms, &old)?;
        let fit =
            |submission: u32, unit: u32| points(self.p, &self.sparse, terms.pair(submission, unit));
        let best = face::best(terms, &least, &fit, self.seed);
        let mut places = vec![0; self.p.units.len()];
        for (rank, price) in best.places.iter().enumerate() {
            places[index(terms.units[rank])] = *price;
        }
        Some(Node {
            new: least.new,
            loss: -best
                .pairs
                .iter()
                .map(|(submission, unit)| fit(*submission, *unit))
                .sum::<i64>(),
            forbidden,
            pairs: self.with_fixed(
                best.pairs
                    .iter()
                    .map(|(submission, unit)| terms.pair(*submission, *unit)),
            ),
            places,
        })
    }

    /// One solve in which what stays has extra points.
    fn weighed(&self, forbidden: Vec<Pair>) -> Option<Node> {
        let mut q = self.marked.clone()?;
        q.forbidden.extend(&forbidden);
        let instance = Instance::new(&q, self.cells, self.seed);
        let loads = Loads {
            least: instance.least.clone(),
            most: instance.most.clone(),
            square: 0,
        };
        let mut columns = Columns::new(&instance, loads, 1, 8);
        if instance.broken || !columns.solve_all() {
            return None;
        }
        let chosen: Vec<(u32, u32)> = columns
            .chosen()
            .into_iter()
            .map(|column| columns.pairs[index(column)])
            .collect();
        let mut places = vec![0; self.p.units.len()];
        for unit in 0..u32::try_from(places.len()).unwrap_or(u32::MAX) {
            places[index(instance.unit_given[index(unit)])] = columns.of_place[index(unit)];
        }
        Some(Node {
            new: 0,
            loss: -chosen
                .iter()
                .map(|(unit, submission)| instance.points(*unit, *submission))
                .sum::<i64>(),
            forbidden,
            pairs: self.with_fixed(
                chosen
                    .iter()
                    .map(|(unit, submission)| instance.pair(*unit, *submission)),
            ),
            places,
        })
    }

    fn with_fixed(&self, pairs: impl Iterator<Item = Pair>) -> Vec<Pair> {
        let mut all: Vec<Pair> = pairs.chain(self.p.locked.iter().copied()).collect();
        all.sort_unstable();
        all
    }

    /// The old pairs that are allowed and not fixed, as rows.
    fn old_rows(&self, terms: &Terms) -> Vec<Vec<u64>> {
        let mut rows = vec![vec![0; terms.words]; terms.submissions.len()];
        for pair in self.old {
            let (submission, unit) = terms.ranks(*pair);
            rows[index(submission)][index(unit) / 64] |= 1 << (unit % 64);
        }
        rows.iter_mut().zip(&terms.rows).for_each(|(row, allowed)| {
            row.iter_mut()
                .zip(allowed)
                .for_each(|(word, allowed)| *word &= allowed);
        });
        rows
    }

    /// Best first: of each set of pairs that cannot all stay, forbid one in turn. Returns the plan and the best node that
    /// may still hide a better one.
    fn branch(&self, root: &Node) -> Result<(Node, Node), Failure> {
        let steps = (STEPS * 200 / root.pairs.len().max(200)).max(8);
        let mut open = BTreeSet::from([root.clone()]);
        let mut seen: BTreeSet<Vec<Pair>> = BTreeSet::new();
        let mut tried = 0;
        while let Some(node) = open.pop_first() {
            let Some(culprits) = self.culprits(&node) else {
                return Ok((node.clone(), node));
            };
            if tried >= steps {
                let found = self
                    .dive(node.clone(), culprits)
                    .ok_or_else(|| blocked(self.p, count_u32(tried)))?;
                return Ok((found, node));
            }
            for pair in culprits {
                let mut forbidden = node.forbidden.clone();
                forbidden.push(pair);
                forbidden.sort_unstable();
                if seen.insert(forbidden.clone()) {
                    tried += 1;
                    open.extend(self.evaluate(forbidden));
                }
            }
        }
        Err(blocked(self.p, count_u32(tried)))
    }

    /// Goes down the best branch each time until the rules hold.
    fn dive(&self, mut node: Node, mut culprits: Vec<Pair>) -> Option<Node> {
        loop {
            let children = culprits.into_iter().filter_map(|pair| {
                let mut forbidden = node.forbidden.clone();
                forbidden.push(pair);
                self.evaluate(forbidden)
            });
            node = children.min()?;
            culprits = match self.culprits(&node) {
                None => return Some(node),
                Some(culprits) => culprits,
            };
        }
    }

    /// The pairs of which one must go, for the first rule broken; fixed ones cannot.
    fn culprits(&self, node: &Node) -> Option<Vec<Pair>> {
        let broken = crossing(
            self.p,
            &self.mixture,
            &node.pairs,
            self.p.rules.mutual == Mutual::Forbid,
        )?;
        Some(
            broken
                .into_iter()
                .filter(|pair| self.p.locked.binary_search(pair).is_err())
                .collect(),
        )
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn count_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Whether a mended plan is what it says, for callers that want to be sure: its rules hold and its certificate fits.
pub fn holds(p: &Problem, repaired: &Repaired) -> bool {
    let certificate: &Certificate = &repaired.plan.certificate;
    breaches(p, &repaired.plan.pairs).is_empty()
        && super::verify::verify(p, &repaired.plan.pairs, certificate).is_ok()
}

#[cfg(test)]
mod tests;

//! The probabilities of a draw: the flow with the most expected points in which no pair has more than its limit, in whole
//! 1,024ths, by the same simplex with a list of promising pairs that grows until no other pair would help.

use std::collections::BTreeMap;

use super::super::certificate::{Certificate, Draw, Group, GroupPrice, Prices, VERSION, digest};
use super::super::feasible::{
    Blocked, Cells, Change, Flow, Reach, Repair, Rule, Terms, Why, bits, fixed_break, meet_loads,
};
use super::super::model::{Objective, Pair, Problem};
use super::super::repair::worth;
use super::super::simplex::{Arc, Simplex};
use super::super::solve::Plan;
use super::super::verify::{index, limit, mutual_pairs, points, sparse};
use super::{PARTS, round};

/// Pairs that each submission and unit starts with, beyond those it needs.
const SPARE: usize = 8;

/// Pairs that a round of pricing adds to a submission at most.
const PER_ROUND: usize = 8;

/// Draws a plan under the limit per pair. The problem has no faults.
///
/// # Errors
/// What blocks it, if it is the limit (`Some`) or something else (`None`: ask `diagnose`).
pub(in super::super) fn drawn(
    p: &Problem,
    cells: Option<&Cells>,
    seed: u64,
) -> Result<Plan, Option<Box<Blocked>>> {
    let terms = Terms::new(p, cells);
    if fixed_break(p, &terms) {
        return Err(None);
    }
    if !terms.complete {
        return Err(Some(Box::new(crossing_caps(p, &terms))));
    }
    if !meet_loads(&mut Flow::new(&terms), &mut Reach::default()) {
        return Err(None);
    }
    let most = limit(p.rules.per_pair_limit);
    let Some(mut market) = Market::new(p, &terms, most).solved() else {
        return Err(Some(Box::new(too_low(p, &terms, most))));
    };
    let chances = market.chances();
    let pairs = round(&terms, &chances, seed);
    let (total, right) = market.prices(p);
    let sparse = sparse(p);
    let fit = |pair: &Pair| points(p, &sparse, *pair);
    let expected = chances
        .iter()
        .map(|(pair, parts)| i64::from(*parts) * fit(pair))
        .sum::<i64>()
        + p.locked
            .iter()
            .map(|lock| i64::from(PARTS) * fit(lock))
            .sum::<i64>();
    let mut loads = vec![0_u32; p.units.len()];
    let mut by_submission = vec![0_i64; p.submissions.len()];
    for pair in &pairs {
        loads[index(pair.unit)] += 1;
        by_submission[index(pair.submission)] += fit(pair);
    }
    let (weakest, weakest_bound) = worth::weakest(p, &terms, 1);
    Ok(Plan {
        total: by_submission.iter().sum(),
        bound: i64::try_from(right.div_euclid(i128::from(PARTS))).unwrap_or(i64::MAX),
        weakest: by_submission.iter().min().copied().unwrap_or(0),
        weakest_bound,
        loads,
        mutual_pairs: u32::try_from(mutual_pairs(p, &pairs).len()).unwrap_or(u32::MAX),
        certificate: Certificate {
            version: VERSION,
            seed,
            digest: digest(p),
            objective: Objective::Total,
            scale: 1,
            cells: cells.map_or_else(Vec::new, |cells| cells.units.clone()),
            total,
            weakest,
            even: None,
            total_search: None,
            weakest_search: None,
            draw: Some(Draw {
                limit: most,
                expected,
                chances,
            }),
        },
        pairs,
    })
}

/// A draw keeps caps that cross each other on average only, so it is refused.
fn crossing_caps(p: &Problem, terms: &Terms) -> Blocked {
    let rule = if p.rules.most_of_organisation.is_some() && p.rules.most_of_region.is_some() {
        Rule::RegionCap
    } else if p.rules.expert.is_some() {
        Rule::Expert
    } else {
        Rule::Reader
    };
    Blocked {
        reviewers: terms.units.clone(),
        submissions: terms.submissions.clone(),
        why: Why::PairRule {
            rule,
            unavoidable: 0,
            exhausted: true,
        },
        repairs: Vec::new(),
    }
}

/// The limit is too low: the lowest that works, by halving.
fn too_low(p: &Problem, terms: &Terms, most: u32) -> Blocked {
    let (mut low, mut high) = (most, PARTS);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if Market::new(p, terms, middle).solved().is_some() {
            high = middle;
        } else {
            low = middle;
        }
    }
    Blocked {
        reviewers: terms.units.clone(),
        submissions: terms.submissions.clone(),
        why: Why::Limit {
            limit: most,
            least: high,
        },
        repairs: vec![Repair {
            changes: vec![Change::Likelier { parts: high }],
            price: 16,
        }],
    }
}

/// The network: submission -> (outer group -> region -> organisation ->) unit -> sink, in 1,024ths.
struct Market<'a> {
    terms: &'a Terms,
    net: Simplex,
    limit: i64,
    fits: Vec<Vec<i64>>,
    /// The pairs in the list, `(submission, unit)` by rank, and their arcs.
    pairs: Vec<(u32, u32)>,
    arcs: Vec<Arc>,
    present: Vec<Vec<u64>>,
    /// Nodes of groups and the arcs that lead into them, by submission and group.
    groups: BTreeMap<(u32, u32), (u32, Arc)>,
}

impl<'a> Market<'a> {
    fn new(p: &'a Problem, terms: &'a Terms, limit: u32) -> Self {
        let (n, u) = (terms.submissions.len(), terms.units.len());
        let parts = i64::from(PARTS);
        let mut supply: Vec<i64> = terms.need.iter().map(|need| need * parts).collect();
        supply.extend(terms.least.iter().map(|least| -least * parts));
        supply.push(-supply.iter().sum::<i64>());
        let mut net = Simplex::new(&supply);
        for (unit, (least, most)) in (narrow(n)..).zip(terms.least.iter().zip(&terms.most)) {
            net.add_arc(unit, narrow(n + u), (most - least).max(0) * parts, 0);
        }
        let sparse = sparse(p);
        let fits = (0..narrow(n))
            .map(|at| {
                (0..narrow(u))
                    .map(|unit| points(p, &sparse, terms.pair(at, unit)))
                    .collect()
            })
            .collect();
        let mut market = Self {
            terms,
            net,
            limit: i64::from(limit),
            fits,
            pairs: Vec::new(),
            arcs: Vec::new(),
            present: vec![vec![0; terms.words]; n],
            groups: BTreeMap::new(),
        };
        for (at, unit) in market.promising() {
            market.add(at, unit);
        }
        market
    }

    /// The best pairs of each submission and each unit.
    fn promising(&self) -> Vec<(u32, u32)> {
        let wanted = |reviews: i64| {
            let least = reviews.max(0) * i64::from(PARTS) / self.limit.max(1) + 1;
            usize::try_from(least)
                .unwrap_or(usize::MAX)
                .saturating_add(SPARE)
        };
        let mut found = Vec::new();
        let mut of_unit: Vec<Vec<(i64, u32)>> = vec![Vec::new(); self.terms.units.len()];
        for at in 0..narrow(self.terms.submissions.len()) {
            let mut all: Vec<(i64, u32)> = bits(&self.terms.rows[index(at)])
                .map(|unit| (-self.fits[index(at)][index(unit)], unit))
                .collect();
            for (fit, unit) in &all {
                of_unit[index(*unit)].push((*fit, at));
            }
            keep(&mut all, wanted(self.terms.need[index(at)]));
            found.extend(all.into_iter().map(|(_, unit)| (at, unit)));
        }
        for (unit, mut all) in (0..).zip(of_unit) {
            keep(&mut all, wanted(self.terms.most[index(unit)].min(64)));
            found.extend(all.into_iter().map(|(_, at)| (at, unit)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn add(&mut self, at: u32, unit: u32) {
        let mut chain: Vec<(u32, i64)> = self
            .terms
            .groups_of(at, unit)
            .map(|(number, group)| {
                let taken = self.terms.fixed[index(at)]
                    .iter()
                    .filter(|fixed| holds(&group.members, **fixed))
                    .count();
                (
                    number,
                    i64::from(group.most) - i64::try_from(taken).unwrap_or(0),
                )
            })
            .collect();
        chain.reverse();
        let mut tail = at;
        for (number, places) in chain {
            let known = self.groups.get(&(at, number)).copied();
            let (node, _) = known.unwrap_or_else(|| {
                let node = self.net.add_node();
                let arc = self
                    .net
                    .add_arc(tail, node, places.max(0) * i64::from(PARTS), 0);
                self.groups.insert((at, number), (node, arc));
                (node, arc)
            });
            tail = node;
        }
        let head = narrow(self.terms.submissions.len()) + unit;
        self.present[index(at)][index(unit) / 64] |= 1 << (unit % 64);
        self.pairs.push((at, unit));
        self.arcs.push(self.net.add_arc(
            tail,
            head,
            self.limit,
            -self.fits[index(at)][index(unit)],
        ));
    }

    /// Solves over all pairs; `None` if the demands cannot be met.
    fn solved(mut self) -> Option<Self> {
        loop {
            let met = self.net.solve();
            let more = self.helpful();
            if more.is_empty() {
                return met.then_some(self);
            }
            for (at, unit) in more {
                self.add(at, unit);
            }
        }
    }

    /// Pairs outside the list that would help at the present prices, the best few of each submission.
    fn helpful(&self) -> Vec<(u32, u32)> {
        let n = narrow(self.terms.submissions.len());
        let mut found = Vec::new();
        for at in 0..n {
            let own = self.net.potential(at);
            let rest: Vec<u64> = self.terms.rows[index(at)]
                .iter()
                .zip(&self.present[index(at)])
                .map(|(row, present)| row & !present)
                .collect();
            let mut gains: Vec<(i64, u32)> = bits(&rest)
                .filter_map(|unit| {
                    let tail = self
                        .terms
                        .groups_of(at, unit)
                        .find_map(|(number, _)| self.groups.get(&(at, number)));
                    let tail = tail.map_or(own, |(node, _)| self.net.potential(*node));
                    let reduced =
                        tail - self.fits[index(at)][index(unit)] - self.net.potential(n + unit);
                    (reduced < 0).then_some((reduced, unit))
                })
                .collect();
            keep(&mut gains, PER_ROUND);
            found.extend(gains.into_iter().map(|(_, unit)| (at, unit)));
        }
        found
    }

    /// The probabilities above 0, by ids.
    fn chances(&self) -> Vec<(Pair, u16)> {
        let mut found: Vec<((u32, u32), u16)> = self
            .pairs
            .iter()
            .zip(&self.arcs)
            .map(|(pair, arc)| (*pair, u16::try_from(self.net.flow(*arc)).unwrap_or(0)))
            .filter(|(_, parts)| *parts > 0)
            .collect();
        found.sort_unstable();
        found
            .into_iter()
            .map(|((at, unit), parts)| (self.terms.pair(at, unit), parts))
            .collect()
    }

    /// The prices in the form of a certificate, and the right side of its formula in 1,024ths.
    fn prices(&mut self, p: &Problem) -> (Prices, i128) {
        let (n, u) = (self.terms.submissions.len(), self.terms.units.len());
        let sink = self.net.potential(narrow(n + u));
        let mut prices = Prices {
            base: 1,
            submission: vec![0; n],
            load: vec![0; u],
            ..Prices::default()
        };
        for rank in 0..narrow(n) {
            prices.submission[index(self.terms.submissions[index(rank)])] =
                self.net.potential(rank) - sink;
        }
        for rank in 0..narrow(u) {
            let at = self.terms.units[index(rank)];
            let place = sink - self.net.potential(narrow(n) + rank);
            // Who need do no more than what is fixed can stay idle, so that a place never costs less than nothing.
            let idle = self.terms.least[index(rank)] == 0;
            prices.load[index(at)] = if idle { place.max(0) } else { place };
        }
        for ((at, number), (_, arc)) in &self.groups {
            let price = -self.net.reduced_cost(*arc);
            let Some(group) = self.terms.group(*at, *number).filter(|_| price > 0) else {
                continue;
            };
            let submission = self.terms.submissions[index(*at)];
            let member = bits(&group.members)
                .next()
                .map(|unit| &p.units[index(self.terms.units[index(unit)])]);
            let named = match group.rule {
                Rule::RegionCap => member
                    .and_then(|unit| unit.region.clone())
                    .map(Group::Region),
                Rule::OrganisationCap => member
                    .and_then(|unit| unit.organisation.clone())
                    .map(Group::Organisation),
                // "At most d - 1 of the others" as "at least one": the price moves to the review.
                Rule::Reader => Some(Group::Readers),
                Rule::Expert => Some(Group::Experts),
                Rule::OwnWork
                | Rule::OwnOrganisation
                | Rule::Conflict
                | Rule::Language
                | Rule::Cell
                | Rule::Mutual
                | Rule::Limit
                | Rule::Demand
                | Rule::Load => None,
            };
            if matches!(named, Some(Group::Readers | Group::Experts)) {
                prices.submission[index(submission)] += price;
            }
            prices.groups.extend(named.map(|group| GroupPrice {
                submission,
                group,
                price,
            }));
        }
        let expected: i128 = self
            .pairs
            .iter()
            .zip(&self.arcs)
            .map(|((at, unit), arc)| {
                i128::from(self.net.flow(*arc)) * i128::from(self.fits[index(*at)][index(*unit)])
            })
            .sum();
        let sparse = sparse(p);
        let fixed: i128 = p
            .locked
            .iter()
            .map(|lock| i128::from(points(p, &sparse, *lock)))
            .sum();
        (prices, expected + fixed * i128::from(PARTS))
    }
}

/// Keeps the smallest entries.
fn keep(list: &mut Vec<(i64, u32)>, most: usize) {
    if list.len() > most {
        list.select_nth_unstable(most);
        list.truncate(most);
    }
    list.sort_unstable();
}

fn holds(members: &[u64], unit: u32) -> bool {
    members[index(unit) / 64] >> (unit % 64) & 1 == 1
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

//! Minimal blocking sets: which submissions, or which units, cannot all be served, and the rules that keep others from
//! helping.
//!
//! A set of submissions blocks when its demand cannot be met even if it has every unit for itself. The minimum cut of a
//! maximum flow gives such a set; members are then dropped in the order of their ids for as long as the rest still
//! blocks. Since a set inside one that can be served can be served, what is left is minimal: without any one member the
//! others can be served. The same is done with units that must have more work than there is for them.

use std::collections::{BTreeMap, BTreeSet};

use super::super::impartial;
use super::super::model::{Mutual, Pair, Problem};
use super::super::verify::{Bar, excluded, index, unread};
use super::network::{Flow, Until};
use super::reach::Reach;
use super::search::{self, Outcome, search};
use super::terms::{Terms, bits, has, narrow};
use super::{Blocked, Crossing, Rule, Why};

/// What blocks the flow part of the rules, if anything does.
pub(super) fn of_flow(p: &Problem, terms: &Terms) -> Option<Blocked> {
    fixed_pairs(p, terms)
        .or_else(|| alone(p, terms))
        .or_else(|| idle(p, terms))
        .or_else(|| crowded(p, terms))
}

/// What blocks a problem with a partition: what blocks it without one, or too few places across the cells.
pub(super) fn of_cells(p: &Problem) -> Option<Blocked> {
    let mut open = p.clone();
    open.rules.partition = false;
    super::cause(&open).or_else(|| match impartial::cells(p, 0) {
        Ok(_) => None,
        Err(uneven) => Some(Blocked {
            reviewers: Vec::new(),
            submissions: Vec::new(),
            why: Why::Cells {
                tried: uneven.tried,
                all: uneven.all,
                missing: uneven.missing,
            },
            repairs: Vec::new(),
        }),
    })
}

/// What blocks the rules about pairs of pairs, although the flow part can be met.
pub(super) fn of_pairs(p: &Problem, terms: &Terms) -> Option<Blocked> {
    let unavoidable = if p.rules.mutual == Mutual::Forbid {
        search::unavoidable(p, terms)
    } else {
        0
    };
    let exhausted = unavoidable == 0;
    if exhausted && !matches!(search(p, terms, search::steps(p)), Outcome::Refuted) {
        return None;
    }
    let rule = if unavoidable > 0 {
        Rule::Mutual
    } else {
        guilty(p, terms)
    };
    Some(Blocked {
        reviewers: terms.units.clone(),
        submissions: terms.submissions.clone(),
        why: Why::PairRule {
            rule,
            unavoidable,
            exhausted,
        },
        repairs: Vec::new(),
    })
}

/// The rule about pairs of pairs without which a plan is found; the first in the order tried where several are needed.
fn guilty(p: &Problem, terms: &Terms) -> Rule {
    if p.rules.mutual == Mutual::Forbid {
        let mut without = p.clone();
        without.rules.mutual = Mutual::Allow;
        if terms.complete || matches!(search(&without, terms, search::steps(p)), Outcome::Found(_))
        {
            return Rule::Mutual;
        }
    }
    if p.rules.most_of_organisation.is_some() && p.rules.most_of_region.is_some() {
        let mut without = p.clone();
        without.rules.most_of_region = None;
        let terms = Terms::new(&without, None);
        if matches!(
            search(&without, &terms, search::steps(p)),
            Outcome::Found(_)
        ) {
            return Rule::RegionCap;
        }
    }
    if p.rules.expert.is_some() {
        Rule::Expert
    } else {
        Rule::Reader
    }
}

/// Fixed pairs that break a rule by themselves.
pub(super) fn fixed_pairs(p: &Problem, terms: &Terms) -> Option<Blocked> {
    let blocked =
        |reviewers: Vec<u32>, submissions: Vec<u32>, fixed: u32, most: u32, rule: Rule| Blocked {
            reviewers,
            submissions,
            why: Why::Fixed { fixed, most, rule },
            repairs: Vec::new(),
        };
    for (rank, fixed) in terms.fixed.iter().enumerate() {
        let at = terms.submissions[rank];
        let units = |ranks: &[u32]| {
            ranks
                .iter()
                .map(|unit| terms.units[index(*unit)])
                .collect::<Vec<u32>>()
        };
        if terms.need[rank] < 0 {
            let demand = p.submissions[index(at)].demand;
            return Some(blocked(
                units(fixed),
                vec![at],
                narrow(fixed.len()),
                demand,
                Rule::Demand,
            ));
        }
        for unit in fixed {
            for (_, group) in terms.groups_of(narrow(rank), *unit) {
                let members: Vec<u32> = fixed
                    .iter()
                    .copied()
                    .filter(|unit| has(&group.members, *unit))
                    .collect();
                if narrow(members.len()) > group.most {
                    return Some(blocked(
                        units(&members),
                        vec![at],
                        narrow(members.len()),
                        group.most,
                        group.rule,
                    ));
                }
            }
        }
    }
    for (rank, most) in terms.most.iter().enumerate() {
        if *most < 0 {
            let at = terms.units[rank];
            let on: Vec<u32> = fixed_on(terms, narrow(rank))
                .map(|submission| terms.submissions[index(submission)])
                .collect();
            let fixed = narrow(on.len());
            return Some(blocked(
                vec![at],
                on,
                fixed,
                p.units[index(at)].most,
                Rule::Load,
            ));
        }
    }
    None
}

/// A submission that cannot be served even if everybody is free for it.
fn alone(p: &Problem, terms: &Terms) -> Option<Blocked> {
    let mut flow = Flow::new(terms);
    for rank in 0..narrow(terms.submissions.len()) {
        if flow.need[index(rank)] == 0 {
            continue;
        }
        let found = flow.serve_alone(rank);
        let needed = flow.need[index(rank)];
        if found < needed {
            let taken: Vec<u32> = flow.on[index(rank)].clone();
            let fixed = terms.fixed[index(rank)].len();
            let mut reviewers: Vec<u32> = taken
                .iter()
                .chain(&terms.fixed[index(rank)])
                .copied()
                .collect();
            reviewers.sort_unstable();
            let mut rules = Tally::default();
            rules.exclusions(p, terms, &[rank], |_| true);
            rules.caps(terms, &flow, rank, |unit| terms.most[index(unit)] > 0);
            let full = bits(&terms.rows[index(rank)])
                .filter(|unit| terms.most[index(*unit)] <= 0)
                .count();
            rules.add(Rule::Load, narrow(full));
            return Some(Blocked {
                reviewers: reviewers
                    .into_iter()
                    .map(|unit| terms.units[index(unit)])
                    .collect(),
                submissions: vec![terms.submissions[index(rank)]],
                why: Why::FewReviewers {
                    needed: narrow(needed + fixed),
                    possible: narrow(found + fixed),
                    rules: rules.crossings(),
                },
                repairs: Vec::new(),
            });
        }
        for unit in flow.on[index(rank)].clone() {
            flow.remove(rank, unit);
        }
    }
    None
}

/// Units that must do more than there is for them.
fn idle(p: &Problem, terms: &Terms) -> Option<Blocked> {
    if terms.least.iter().all(|least| *least == 0) {
        return None;
    }
    let mut reach = Reach::default();
    let mut flow = Flow::new(terms);
    flow.limit = terms
        .least
        .iter()
        .map(|least| usize::try_from(*least).unwrap_or(0))
        .collect();
    flow.fill(&mut reach);
    let short = |flow: &Flow<'_>| -> usize {
        (0..narrow(flow.of.len()))
            .map(|unit| flow.limit[index(unit)] - flow.of[index(unit)].len())
            .sum()
    };
    if short(&flow) == 0 {
        return None;
    }
    // What an open submission still reaches is served; the rest is the cut.
    let open: Vec<u32> = (0..narrow(flow.on.len()))
        .filter(|at| flow.missing(*at) > 0)
        .collect();
    reach.sweep(&flow, &open, &[], Until::Everything);
    let mut members: Vec<u32> = (0..narrow(flow.of.len()))
        .filter(|unit| flow.limit[index(*unit)] > 0)
        .collect();
    let (cut, apart): (Vec<u32>, Vec<u32>) = members
        .iter()
        .partition(|unit| reach.unit(**unit).is_none());
    members = cut;
    for unit in apart {
        release(&mut flow, unit);
    }
    for unit in members.clone() {
        let places = flow.limit[index(unit)];
        release(&mut flow, unit);
        flow.fill(&mut reach);
        if short(&flow) == 0 {
            flow.limit[index(unit)] = places;
            flow.fill(&mut reach);
        } else {
            members.retain(|other| *other != unit);
        }
    }
    let inside = |unit: u32| members.binary_search(&unit).is_ok();
    let submissions: Vec<u32> = (0..narrow(flow.on.len()))
        .filter(|at| flow.need[index(*at)] > 0 && bits(&terms.rows[index(*at)]).any(inside))
        .collect();
    let least: i64 = members
        .iter()
        .map(|unit| i64::from(p.units[index(terms.units[index(*unit)])].least))
        .sum();
    let missing = i64::try_from(short(&flow)).unwrap_or(i64::MAX);
    let mut rules = Tally::default();
    let all: Vec<u32> = (0..narrow(flow.on.len()))
        .filter(|at| flow.need[index(*at)] > 0)
        .collect();
    rules.exclusions(p, terms, &all, inside);
    for rank in &all {
        rules.caps(terms, &flow, *rank, inside);
    }
    Some(Blocked {
        reviewers: members
            .iter()
            .map(|unit| terms.units[index(*unit)])
            .collect(),
        submissions: submissions
            .iter()
            .map(|at| terms.submissions[index(*at)])
            .collect(),
        why: Why::Idle {
            least: clamp(least),
            possible: clamp(least - missing),
            rules: rules.crossings(),
        },
        repairs: Vec::new(),
    })
}

/// Takes all work and all places from a unit.
fn release(flow: &mut Flow<'_>, unit: u32) {
    flow.limit[index(unit)] = 0;
    for submission in flow.of[index(unit)].clone() {
        flow.remove(submission, unit);
    }
}

/// Submissions that crowd upon too few places.
fn crowded(p: &Problem, terms: &Terms) -> Option<Blocked> {
    let mut reach = Reach::default();
    let mut flow = Flow::new(terms);
    if flow.fill(&mut reach) {
        return None;
    }
    let members = shrink(&mut flow, &mut reach);
    reach.sweep(&flow, &open(&flow), &[], Until::Everything);
    let inside = |unit: u32| reach.unit(unit).is_some();
    let reviewers: Vec<u32> = (0..narrow(flow.of.len()))
        .filter(|unit| inside(*unit))
        .collect();
    let at_home = |rank: u32| members.binary_search(&rank).is_ok();
    let needed: i64 = members
        .iter()
        .map(|at| i64::from(p.submissions[index(terms.submissions[index(*at)])].demand))
        .sum();
    let places: i64 = reviewers
        .iter()
        .map(|unit| {
            terms.most[index(*unit)].max(0)
                + count(fixed_on(terms, *unit).filter(|at| at_home(*at)))
        })
        .sum();
    let elsewhere: i64 = members
        .iter()
        .map(|at| {
            count(
                flow.on[index(*at)]
                    .iter()
                    .chain(&terms.fixed[index(*at)])
                    .filter(|unit| !inside(**unit)),
            )
        })
        .sum();
    let mut rules = Tally::default();
    rules.exclusions(p, terms, &members, |unit| !inside(unit));
    for rank in &members {
        rules.caps(terms, &flow, *rank, |unit| !inside(unit));
    }
    Some(Blocked {
        reviewers: reviewers
            .iter()
            .map(|unit| terms.units[index(*unit)])
            .collect(),
        submissions: members
            .iter()
            .map(|at| terms.submissions[index(*at)])
            .collect(),
        why: Why::Crowded {
            needed: clamp(needed),
            places: clamp(places),
            elsewhere: clamp(elsewhere),
            rules: rules.crossings(),
        },
        repairs: Vec::new(),
    })
}

/// Drops submissions from a maximum flow that falls short, as long as the rest falls short; the members left, in order.
///
/// A member is needed exactly if the whole shortage can be moved onto it, so that the others are served. If it cannot, then
/// whatever is left to the member is out of reach for the others, and the flow stays a maximum without it.
fn shrink(flow: &mut Flow<'_>, reach: &mut Reach) -> Vec<u32> {
    keep_reached(flow, reach);
    let mut short = open(flow);
    for at in 0..narrow(flow.on.len()) {
        if flow.need[index(at)] == 0 {
            continue;
        }
        let all_moved = gather(flow, reach, at, &mut short);
        if !all_moved {
            let cut_off = !flow.on[index(at)].is_empty();
            drop_submission(flow, at);
            short.retain(|other| *other != at);
            if cut_off {
                keep_reached(flow, reach);
            }
        }
    }
    (0..narrow(flow.on.len()))
        .filter(|at| flow.need[index(*at)] > 0)
        .collect()
}

/// Moves as much of the shortage as possible onto one submission; true if no other falls short afterwards. `short` is the
/// list of all that fall short.
fn gather(flow: &mut Flow<'_>, reach: &mut Reach, onto: u32, short: &mut Vec<u32>) -> bool {
    while short.iter().any(|at| *at != onto) {
        // Most often one that falls short may simply take a unit over.
        let direct = flow.on[index(onto)].iter().find_map(|unit| {
            let takes = |at: &&u32| **at != onto && flow.may_join(**at, *unit);
            short.iter().find(takes).map(|at| (*at, *unit))
        });
        if let Some((at, unit)) = direct {
            flow.remove(onto, unit);
            flow.add(at, unit);
        } else {
            let others: Vec<u32> = short.iter().copied().filter(|at| *at != onto).collect();
            reach.sweep(flow, &others, &[], Until::Everything);
            let Some(unit) = reach.entered_from(onto) else {
                return false;
            };
            flow.walk(&reach.path(flow, unit));
            flow.remove(onto, unit);
        }
        short.retain(|at| *at == onto || flow.missing(*at) > 0);
        if !short.contains(&onto) {
            short.push(onto);
        }
    }
    true
}

/// Drops the submissions that no open one reaches: the rest is the nearest minimum cut.
fn keep_reached(flow: &mut Flow<'_>, reach: &mut Reach) {
    reach.sweep(flow, &open(flow), &[], Until::Everything);
    for at in 0..narrow(flow.on.len()) {
        if flow.need[index(at)] > 0 && reach.submission(at).is_none() {
            drop_submission(flow, at);
        }
    }
}

fn drop_submission(flow: &mut Flow<'_>, at: u32) {
    flow.need[index(at)] = 0;
    for unit in flow.on[index(at)].clone() {
        flow.remove(at, unit);
    }
}

fn open(flow: &Flow<'_>) -> Vec<u32> {
    (0..narrow(flow.on.len()))
        .filter(|at| flow.missing(*at) > 0)
        .collect()
}

fn fixed_on(terms: &Terms, unit: u32) -> impl Iterator<Item = u32> {
    (0..)
        .zip(&terms.fixed)
        .filter(move |(_, fixed)| fixed.contains(&unit))
        .map(|(rank, _)| rank)
}

/// Counts of pairs by the rule that takes them away.
#[derive(Debug, Default)]
struct Tally(BTreeMap<Rule, u32>);

impl Tally {
    fn add(&mut self, rule: Rule, pairs: u32) {
        if pairs > 0 {
            *self.0.entry(rule).or_default() += pairs;
        }
    }

    /// Pairs of the submissions (ranks) with the units of a kind that are barred for good.
    fn exclusions(
        &mut self,
        p: &Problem,
        terms: &Terms,
        submissions: &[u32],
        of: impl Fn(u32) -> bool,
    ) {
        let forbidden: BTreeSet<Pair> = p.forbidden.iter().copied().collect();
        for rank in submissions {
            for unit in 0..narrow(terms.units.len()) {
                if terms.allows(*rank, unit)
                    || !of(unit)
                    || terms.fixed[index(*rank)].contains(&unit)
                {
                    continue;
                }
                let pair = terms.pair(*rank, unit);
                let conflict = || forbidden.contains(&pair).then_some(Bar::Conflict);
                let because = excluded(p, pair)
                    .or_else(conflict)
                    .or_else(|| unread(p, pair));
                self.add(because.map_or(Rule::Cell, Rule::from), 1);
            }
        }
    }

    /// Pairs of a submission with units of a kind that full groups shut out.
    fn caps(&mut self, terms: &Terms, flow: &Flow<'_>, rank: u32, of: impl Fn(u32) -> bool) {
        let full = flow.full(rank);
        for unit in bits(&terms.rows[index(rank)]).filter(|unit| of(*unit)) {
            if !flow.on[index(rank)].contains(&unit) {
                let shut = terms
                    .groups_of(rank, unit)
                    .find(|(number, _)| full.contains(number));
                if let Some((_, group)) = shut {
                    self.add(group.rule, 1);
                }
            }
        }
    }

    fn crossings(self) -> Vec<Crossing> {
        self.0
            .into_iter()
            .map(|(rule, pairs)| Crossing { rule, pairs })
            .collect()
    }
}

fn count<T>(of: impl Iterator<Item = T>) -> i64 {
    i64::try_from(of.count()).unwrap_or(i64::MAX)
}

fn clamp(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

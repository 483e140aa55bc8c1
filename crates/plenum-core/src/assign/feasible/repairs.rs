//! Ways out of a blocked problem, with prices.
//!
//! An elastic flow: the places, demands and declared conflicts that may be changed become arcs with a price, and each
//! missing review takes the cheapest path (successive shortest paths; Ahuja, Magnanti and Orlin 1993, ch. 9). Rules for
//! everybody are tried one by one. Own work is never offered. The cheapest way comes first; each of the two after it is
//! found with the kinds of change of the ones before it ruled out. Nothing is offered that was not tried on the whole
//! problem.

mod sum;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::super::impartial;
use super::super::model::{Affinity, BEST_FIT, Mutual, OwnOrganisation, Pair, Problem, Share};
use super::super::random::PARTS;
use super::super::verify::index;
use super::network::{Flow, Reach, Until};
use super::search::{Outcome, search, steps};
use super::terms::{Cells, Terms, bits, narrow};
use super::{Blocked, Rule, Why, cause, weaker};
use sum::{kind, merge, price};

/// One way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// What is changed.
    pub changes: Vec<Change>,
    /// What it costs, in units of one more review for somebody.
    pub price: u32,
}

/// One change of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// A unit can do more reviews. Price: 1 for the first, 2 for the second, and so on.
    More {
        /// Index of the unit.
        unit: u32,
        /// How many more.
        by: u32,
    },
    /// A unit may do fewer reviews than it must. Price as for `More`.
    Lower {
        /// Index of the unit.
        unit: u32,
        /// How many fewer.
        by: u32,
    },
    /// A submission is content with fewer reviews, but at least one. Price: 4 for the first, 8 for the second, and so on.
    Less {
        /// Index of the submission.
        submission: u32,
        /// How many fewer.
        by: u32,
    },
    /// A submission gets more reviews than it needs. Price as for `Less`.
    Extra {
        /// Index of the submission.
        submission: u32,
        /// How many more.
        by: u32,
    },
    /// A rule for everybody is one step weaker: a cap is one higher, "every reviewer reads it" becomes "one reads it",
    /// "never each other" becomes "each other only at a high price", any other rule is dropped. Price: 16; 24 for
    /// languages, 48 for the cells, 128 for the own organisation.
    Relax {
        /// The rule.
        rule: Rule,
    },
    /// The limit on how likely a pair may be is higher. Price: 16.
    Likelier {
        /// The new limit, in 1,024ths.
        parts: u32,
    },
    /// A fixed pair may be chosen again, and need not be. Price: 32.
    Release {
        /// The pair.
        pair: Pair,
    },
    /// A declared conflict is lifted; this needs a written reason. Price: 64.
    Lift {
        /// The pair.
        pair: Pair,
    },
}

/// The kinds of change, to rule them out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    More,
    Lower,
    Less,
    Extra,
    Relax(Rule),
    Likelier,
    Release,
    Lift,
}

const LESS: u32 = 4;
const LIFT: u32 = 64;

/// How many ways out are offered.
const WAYS: usize = 3;

/// How often a part that turns out to be blocked after a change may be changed again.
const ROUNDS: u32 = 8;

/// The problem after a change. Changes that point nowhere, or go below nothing, change nothing there.
pub fn apply(p: &Problem, repair: &Repair) -> Problem {
    let mut changed = p.clone();
    repair
        .changes
        .iter()
        .for_each(|change| change_one(&mut changed, *change));
    changed
}

fn change_one(p: &mut Problem, change: Change) {
    match change {
        Change::More { unit, by } => {
            if let Some(unit) = p.units.get_mut(index(unit)) {
                unit.most = unit.most.saturating_add(by);
            }
        }
        Change::Lower { unit, by } => {
            if let Some(unit) = p.units.get_mut(index(unit)) {
                unit.least = unit.least.saturating_sub(by);
            }
        }
        Change::Less { submission, by } => {
            if let Some(submission) = p.submissions.get_mut(index(submission)) {
                submission.demand = submission.demand.saturating_sub(by);
            }
        }
        Change::Extra { submission, by } => {
            if let Some(submission) = p.submissions.get_mut(index(submission)) {
                submission.demand = submission.demand.saturating_add(by);
            }
        }
        Change::Relax { rule } => relax(p, rule),
        Change::Likelier { parts } => {
            p.rules.per_pair_limit = Some(Share {
                of: parts,
                out_of: PARTS,
            });
        }
        Change::Release { pair } => p.locked.retain(|other| *other != pair),
        Change::Lift { pair } => p.forbidden.retain(|other| *other != pair),
    }
}

fn relax(p: &mut Problem, rule: Rule) {
    let rules = &mut p.rules;
    match rule {
        Rule::OrganisationCap => {
            rules.most_of_organisation = rules
                .most_of_organisation
                .and_then(|most| most.checked_add(1));
        }
        Rule::RegionCap => {
            rules.most_of_region = rules.most_of_region.and_then(|most| most.checked_add(1));
        }
        Rule::Language | Rule::Reader => {
            rules.languages = weaker(rules.languages).unwrap_or_default();
        }
        Rule::Expert => rules.expert = None,
        Rule::Mutual => {
            rules.mutual = Mutual::Avoid {
                price: u32::from(BEST_FIT),
            }
        }
        Rule::OwnOrganisation => rules.own_organisation = OwnOrganisation::Allow,
        Rule::Cell => rules.partition = false,
        Rule::OwnWork | Rule::Conflict | Rule::Limit | Rule::Demand | Rule::Load => {}
    }
}

/// Up to three ways out, cheapest first.
pub(super) fn repairs(p: &Problem, blocked: &Blocked) -> Vec<Repair> {
    let p = &light(p);
    let mut barred = BTreeSet::new();
    let mut ways: Vec<Repair> = Vec::new();
    while ways.len() < WAYS {
        let Some(way) = cheapest(p, blocked, &barred) else {
            break;
        };
        barred.extend(way.changes.iter().map(|change| kind(*change)));
        ways.push(way);
    }
    ways.sort_by_key(|way| way.price);
    ways
}

/// The problem without affinities where no rule looks at them.
fn light(p: &Problem) -> Problem {
    Problem {
        affinity: if p.rules.expert.is_some() {
            p.affinity.clone()
        } else {
            Affinity::Equal
        },
        units: p.units.clone(),
        submissions: p.submissions.clone(),
        forbidden: p.forbidden.clone(),
        locked: p.locked.clone(),
        rules: p.rules.clone(),
    }
}

/// The cheapest way that uses no kind that is ruled out.
fn cheapest(p: &Problem, blocked: &Blocked, barred: &BTreeSet<Kind>) -> Option<Repair> {
    let mut best = elastic(p, &[], barred);
    for rule in relaxable(p) {
        let change = Change::Relax { rule };
        if barred.contains(&kind(change))
            || best
                .as_ref()
                .is_some_and(|best| best.price <= price(&[change]))
        {
            continue;
        }
        let way = elastic(p, &[change], barred);
        if way
            .as_ref()
            .is_some_and(|way| best.as_ref().is_none_or(|best| way.price < best.price))
        {
            best = way;
        }
    }
    if matches!(blocked.why, Why::PairRule { .. })
        && !barred.contains(&Kind::Less)
        && !barred.contains(&Kind::Lower)
    {
        let limit = best.as_ref().map_or(u32::MAX, |best| best.price);
        best = fewer_for_all(p, limit).or(best);
    }
    best.or_else(|| several(p, barred))
}

/// Several rules at once, where no single one helps: all of them, less those that are not needed.
fn several(p: &Problem, barred: &BTreeSet<Kind>) -> Option<Repair> {
    let all = relaxable(p).into_iter().map(|rule| Change::Relax { rule });
    let mut first: Vec<Change> = all
        .filter(|change| !barred.contains(&kind(*change)))
        .collect();
    first.extend(first.clone().into_iter().filter(|change| {
        matches!(
            change,
            Change::Relax {
                rule: Rule::OrganisationCap | Rule::RegionCap | Rule::Language
            }
        )
    }));
    let mut best = elastic(p, &first, barred)?;
    let mut at = 0;
    while at < first.len() {
        let mut fewer = first.clone();
        fewer.remove(at);
        match elastic(p, &fewer, barred) {
            Some(way) if way.price <= best.price => (best, first) = (way, fewer),
            _ => at += 1,
        }
    }
    Some(best)
}

/// The rules for everybody that the problem has.
fn relaxable(p: &Problem) -> Vec<Rule> {
    let rules = &p.rules;
    let mut found = Vec::new();
    let mut add = |has: bool, rule: Rule| {
        if has {
            found.push(rule);
        }
    };
    add(rules.mutual == Mutual::Forbid, Rule::Mutual);
    add(rules.most_of_organisation.is_some(), Rule::OrganisationCap);
    add(rules.most_of_region.is_some(), Rule::RegionCap);
    add(rules.expert.is_some(), Rule::Expert);
    add(weaker(rules.languages).is_some(), Rule::Language);
    add(rules.partition, Rule::Cell);
    add(
        rules.own_organisation == OwnOrganisation::Forbid,
        Rule::OwnOrganisation,
    );
    found
}

/// One review less for every submission, and one less that everyone must do, until a plan is found or the price is as high
/// as the limit.
fn fewer_for_all(p: &Problem, limit: u32) -> Option<Repair> {
    let most = p
        .submissions
        .iter()
        .map(|submission| submission.demand)
        .max()?;
    (1..most)
        .map_while(|by| {
            let less = (0..)
                .zip(&p.submissions)
                .filter(|(_, submission)| submission.demand > by);
            let lower = (0..).zip(&p.units).filter(|(_, unit)| unit.least > 0);
            let mut changes: Vec<Change> = less
                .map(|(submission, _)| Change::Less { submission, by })
                .collect();
            changes.extend(lower.map(|(unit, of)| Change::Lower {
                unit,
                by: by.min(of.least),
            }));
            (price(&changes) < limit).then_some(changes)
        })
        .find_map(|changes| tried(p, changes))
}

/// Changes that make a plan possible, with their price; `None` if they do not.
fn tried(p: &Problem, mut changes: Vec<Change>) -> Option<Repair> {
    changes.sort_unstable();
    let repair = Repair {
        price: price(&changes),
        changes,
    };
    works(&apply(p, &repair)).then_some(repair)
}

/// Whether a plan is known to exist.
fn works(p: &Problem) -> bool {
    if cause(p).is_some() {
        return false;
    }
    let terms = Terms::new(p, None);
    let flow = terms.complete && p.rules.mutual != Mutual::Forbid;
    p.rules.partition || flow || matches!(search(p, &terms, steps(p)), Outcome::Found(_))
}

/// The elastic flow after `first`: fixes what blocks, part by part, until nothing does.
fn elastic(p: &Problem, first: &[Change], barred: &BTreeSet<Kind>) -> Option<Repair> {
    let mut changed = p.clone();
    for change in first {
        change_one(&mut changed, *change);
    }
    let mut changes = first.to_vec();
    for _ in 0..ROUNDS {
        let cells = if changed.rules.partition {
            Some(impartial::balanced(&changed, 0)?)
        } else {
            None
        };
        let terms = Terms::new(&changed, cells.as_ref());
        let more = fix_fixed(&changed, &terms, barred).or_else(|| {
            let lifts = liftable(&changed, &terms, cells.as_ref(), barred);
            fix_idle(&terms, &lifts, barred).or_else(|| fix_crowded(&terms, &lifts, barred))
        });
        match more {
            None => break,
            Some(Ok(more)) => {
                for change in &more {
                    change_one(&mut changed, *change);
                }
                changes.extend(more);
            }
            Some(Err(Stuck)) => return None,
        }
    }
    if changes.is_empty() {
        None
    } else {
        tried(p, merge(changes))
    }
}

/// No change of an allowed kind helps.
struct Stuck;

/// Releases fixed pairs that break a rule, or makes room for them.
fn fix_fixed(
    p: &Problem,
    terms: &Terms,
    barred: &BTreeSet<Kind>,
) -> Option<Result<Vec<Change>, Stuck>> {
    let blocked = super::blocking::fixed_pairs(p, terms)?;
    let Why::Fixed { fixed, most, rule } = blocked.why else {
        return None;
    };
    let by = fixed.saturating_sub(most);
    let room = match (rule, blocked.reviewers.first(), blocked.submissions.first()) {
        (Rule::Load, Some(unit), _) => Some(Change::More { unit: *unit, by }),
        (Rule::Demand, _, Some(submission)) => Some(Change::Extra {
            submission: *submission,
            by,
        }),
        _ => None,
    };
    if let Some(room) = room.filter(|room| !barred.contains(&kind(*room))) {
        return Some(Ok(vec![room]));
    }
    if barred.contains(&Kind::Release) {
        return Some(Err(Stuck));
    }
    let here = |pair: &&Pair| {
        blocked.reviewers.contains(&pair.unit) && blocked.submissions.contains(&pair.submission)
    };
    let mut mine: Vec<Pair> = p.locked.iter().filter(here).copied().collect();
    mine.sort_by_key(|pair| terms.ranks(*pair));
    Some(Ok(mine
        .into_iter()
        .take(index(by))
        .map(|pair| Change::Release { pair })
        .collect()))
}

/// Finds work for units that must have more, or asks less of them.
fn fix_idle(
    terms: &Terms,
    lifts: &[Vec<u64>],
    barred: &BTreeSet<Kind>,
) -> Option<Result<Vec<Change>, Stuck>> {
    let mut reach = Reach::default();
    let mut flow = Flow::new(terms);
    flow.limit = terms
        .least
        .iter()
        .map(|least| usize::try_from(*least).unwrap_or(0))
        .collect();
    flow.fill(&mut reach);
    let mut flow = flow.priced(&terms.rows, lifts);
    let mut changes = Vec::new();
    let mut extra = vec![0_u32; terms.submissions.len()];
    loop {
        let short = |flow: &Flow<'_>| (0..narrow(flow.of.len())).find(|unit| flow.has_place(*unit));
        let Some(unit) = short(&flow) else { break };
        if !barred.contains(&Kind::Lower) {
            changes.push(Change::Lower {
                unit: terms.units[index(unit)],
                by: 1,
            });
            flow.limit[index(unit)] -= 1;
            continue;
        }
        let open: Vec<u32> = (0..narrow(flow.on.len()))
            .filter(|at| flow.missing(*at) > 0)
            .collect();
        reach.sweep(&flow, &open, &[], Until::Everything);
        let lifted = near(&flow, &reach).map(|(level, unit)| (LIFT.saturating_mul(level), unit));
        let mut all: Vec<u32> = Vec::new();
        if !barred.contains(&Kind::Extra) {
            all.extend(0..narrow(flow.on.len()));
            all.sort_by_key(|at| extra[index(*at)]);
        }
        let mut wide = Reach::default();
        wide.sweep(&flow, &all, &[], Until::Everything);
        let grown = near(&flow, &wide)
            .map(|(level, unit)| (LIFT.saturating_mul(level).saturating_add(LESS), unit));
        match (lifted, grown) {
            (Some((price, unit)), other) if other.is_none_or(|(other, _)| price <= other) => {
                flow.walk(&reach.path(&flow, unit));
            }
            (_, Some((_, unit))) => {
                let path = wide.path(&flow, unit);
                if let Some(step) = path.first() {
                    let submission = step.submission;
                    flow.need[index(submission)] += 1;
                    extra[index(submission)] += 1;
                    changes.push(Change::Extra {
                        submission: terms.submissions[index(submission)],
                        by: 1,
                    });
                }
                flow.walk(&path);
            }
            _ => return Some(Err(Stuck)),
        }
    }
    changes.extend(lifted(terms, &flow));
    (!changes.is_empty()).then_some(Ok(changes))
}

/// Finds places for reviews that have none, or does without them.
fn fix_crowded(
    terms: &Terms,
    lifts: &[Vec<u64>],
    barred: &BTreeSet<Kind>,
) -> Option<Result<Vec<Change>, Stuck>> {
    let mut reach = Reach::default();
    let mut flow = Flow::new(terms);
    if flow.fill(&mut reach) {
        return None;
    }
    let mut flow = flow.priced(&terms.rows, lifts);
    let mut more = vec![0_u32; terms.units.len()];
    let mut less = vec![0_u32; terms.submissions.len()];
    while let Some(first) = (0..narrow(flow.on.len())).find(|at| flow.missing(*at) > 0) {
        // What is as cheap as anything could be is taken without looking further.
        let one_more = more
            .iter()
            .min()
            .filter(|_| !barred.contains(&Kind::More))
            .map(|more| 1 + more);
        let one_less = less
            .iter()
            .min()
            .filter(|_| !barred.contains(&Kind::Less))
            .map(|less| LESS * (1 + less));
        if one_more.is_some_and(|one_more| one_less.is_none_or(|one_less| one_more < one_less)) {
            let row = &terms.rows[index(first)];
            let direct = bits(row).find(|unit| {
                Some(1 + more[index(*unit)]) == one_more && flow.may_join(first, *unit)
            });
            if let Some(unit) = direct {
                more[index(unit)] += 1;
                flow.limit[index(unit)] += 1;
                flow.add(first, unit);
                continue;
            }
        }
        let open: Vec<u32> = (0..narrow(flow.on.len()))
            .filter(|at| flow.missing(*at) > 0)
            .collect();
        reach.sweep(&flow, &open, &[], Until::Everything);
        let level =
            |level: i32| LIFT.saturating_mul(u32::try_from(level.max(0)).unwrap_or(u32::MAX));
        let units = (0..narrow(flow.of.len())).filter_map(|unit| {
            let base = level(reach.unit(unit)?);
            let place = if flow.has_place(unit) {
                0
            } else {
                1 + more[index(unit)]
            };
            (place == 0 || !barred.contains(&Kind::More)).then_some((
                base.saturating_add(place),
                0,
                unit,
            ))
        });
        let submissions = (0..narrow(flow.on.len())).filter_map(|at| {
            let base = level(reach.submission(at)?);
            let left = flow.need[index(at)] + terms.fixed[index(at)].len();
            let possible = left > 1 && flow.need[index(at)] > 0 && !barred.contains(&Kind::Less);
            possible.then_some((base.saturating_add(LESS * (1 + less[index(at)])), 1, at))
        });
        match units.chain(submissions).min() {
            Some((_, 0, unit)) => {
                if !flow.has_place(unit) {
                    more[index(unit)] += 1;
                    flow.limit[index(unit)] += 1;
                }
                flow.walk(&reach.path(&flow, unit));
            }
            Some((_, _, at)) => {
                less[index(at)] += 1;
                if let Some(unit) = reach.entered_from(at) {
                    flow.walk(&reach.path(&flow, unit));
                    flow.remove(at, unit);
                }
                flow.need[index(at)] -= 1;
            }
            None => return Some(Err(Stuck)),
        }
    }
    let mut changes: Vec<Change> = lifted(terms, &flow).collect();
    changes.extend(some(&more).map(|(unit, by)| Change::More {
        unit: terms.units[unit],
        by,
    }));
    changes.extend(some(&less).map(|(at, by)| Change::Less {
        submission: terms.submissions[at],
        by,
    }));
    Some(Ok(changes))
}

fn some(numbers: &[u32]) -> impl Iterator<Item = (usize, u32)> {
    numbers
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, by)| *by > 0)
}

/// The unit with a free place that is reached at the lowest cost.
fn near(flow: &Flow<'_>, reach: &Reach) -> Option<(u32, u32)> {
    (0..narrow(flow.of.len()))
        .filter(|unit| flow.has_place(*unit))
        .filter_map(|unit| Some((u32::try_from(reach.unit(unit)?.max(0)).ok()?, unit)))
        .min()
}

/// The declared conflicts that may be lifted, as rows: every other rule allows them.
fn liftable(
    p: &Problem,
    terms: &Terms,
    cells: Option<&Cells>,
    barred: &BTreeSet<Kind>,
) -> Vec<Vec<u64>> {
    if barred.contains(&Kind::Lift) || p.forbidden.is_empty() {
        return vec![vec![0; terms.words]; terms.submissions.len()];
    }
    let mut open = p.clone();
    open.forbidden.clear();
    let mut rows = Terms::new(&open, cells).rows;
    for (row, allowed) in rows.iter_mut().zip(&terms.rows) {
        super::terms::minus(row, allowed);
    }
    rows
}

fn lifted<'a>(terms: &'a Terms, flow: &'a Flow<'_>) -> impl Iterator<Item = Change> + 'a {
    let dear = flow
        .pairs()
        .filter(|(submission, unit)| flow.is_dear(*submission, *unit));
    dear.map(|(submission, unit)| Change::Lift {
        pair: terms.pair(submission, unit),
    })
}

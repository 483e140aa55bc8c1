//! Ways out of a blocked problem, with prices.
//!
//! An elastic flow: the places, demands and declared conflicts that may be changed become arcs with a price, and each
//! missing review takes the cheapest path (successive shortest paths; Ahuja, Magnanti and Orlin 1993, ch. 9). Rules for
//! everybody are tried one by one. Own work is never offered. The cheapest way comes first; each of the two after it is
//! found with the kinds of change of the ones before it ruled out. Nothing is offered that was not tried on the whole
//! problem.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::super::model::{Affinity, BEST_FIT, Mutual, OwnOrganisation, Pair, Problem, Share};
use super::super::random::PARTS;
use super::super::verify::index;
use super::elastic::elastic;
use super::search::{Outcome, search, steps};
use super::terms::Terms;
use super::{Blocked, Rule, Why, cause, weaker};

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
pub(super) enum Kind {
    More,
    Lower,
    Less,
    Extra,
    Relax(Rule),
    Likelier,
    Release,
    Lift,
}

pub(super) const LESS: u32 = 4;
pub(super) const LIFT: u32 = 64;

/// How many ways out are offered.
const WAYS: usize = 3;

/// The problem after a change. Changes that point nowhere, or go below nothing, change nothing there.
pub fn apply(p: &Problem, repair: &Repair) -> Problem {
    let mut changed = p.clone();
    repair
        .changes
        .iter()
        .for_each(|change| change_one(&mut changed, *change));
    changed
}

pub(super) fn change_one(p: &mut Problem, change: Change) {
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
            };
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
pub(super) fn tried(p: &Problem, mut changes: Vec<Change>) -> Option<Repair> {
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

/// Changes of the same number added up.
pub(super) fn merge(changes: Vec<Change>) -> Vec<Change> {
    let mut numbers: BTreeMap<(Kind, u32), u32> = BTreeMap::new();
    let mut others = Vec::new();
    for change in changes {
        match change {
            Change::More { unit: at, by }
            | Change::Lower { unit: at, by }
            | Change::Less { submission: at, by }
            | Change::Extra { submission: at, by } => {
                *numbers.entry((kind(change), at)).or_default() += by;
            }
            Change::Relax { .. }
            | Change::Likelier { .. }
            | Change::Release { .. }
            | Change::Lift { .. } => {
                others.push(change);
            }
        }
    }
    let merged = numbers
        .into_iter()
        .filter_map(|((kind, at), by)| match kind {
            Kind::More => Some(Change::More { unit: at, by }),
            Kind::Lower => Some(Change::Lower { unit: at, by }),
            Kind::Less => Some(Change::Less { submission: at, by }),
            Kind::Extra => Some(Change::Extra { submission: at, by }),
            Kind::Relax(_) | Kind::Likelier | Kind::Release | Kind::Lift => None,
        });
    merged.chain(others).collect()
}

pub(super) fn kind(change: Change) -> Kind {
    match change {
        Change::More { .. } => Kind::More,
        Change::Lower { .. } => Kind::Lower,
        Change::Less { .. } => Kind::Less,
        Change::Extra { .. } => Kind::Extra,
        Change::Relax { rule } => Kind::Relax(rule),
        Change::Likelier { .. } => Kind::Likelier,
        Change::Release { .. } => Kind::Release,
        Change::Lift { .. } => Kind::Lift,
    }
}

fn price(changes: &[Change]) -> u32 {
    let rising = |by: u32| by.saturating_mul(by.saturating_add(1)) / 2;
    let prices = changes.iter().map(|change| match change {
        Change::More { by, .. } | Change::Lower { by, .. } => rising(*by),
        Change::Less { by, .. } | Change::Extra { by, .. } => LESS.saturating_mul(rising(*by)),
        Change::Relax { rule } => match rule {
            Rule::Cell => 48,
            Rule::Language => 24,
            Rule::OwnOrganisation => 128,
            Rule::OwnWork
            | Rule::Conflict
            | Rule::Reader
            | Rule::Expert
            | Rule::OrganisationCap
            | Rule::RegionCap
            | Rule::Mutual
            | Rule::Limit
            | Rule::Demand
            | Rule::Load => 16,
        },
        Change::Likelier { .. } => 16,
        Change::Release { .. } => 32,
        Change::Lift { .. } => LIFT,
    });
    prices.fold(0, u32::saturating_add)
}

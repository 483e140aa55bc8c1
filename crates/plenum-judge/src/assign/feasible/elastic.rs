//! The elastic flow: places, demands, least loads, fixed pairs and declared conflicts that may be changed at a price, and the
//! cheapest path for each missing review.

use std::collections::BTreeSet;

use super::super::impartial;
use super::super::model::{Pair, Problem};
use super::super::verify::index;
use super::network::{Flow, Until};
use super::reach::Reach;
use super::repairs::{Change, Kind, LESS, LIFT, Repair, change_one, kind, merge, tried};
use super::terms::{Cells, Terms, bits, narrow};
use super::{Rule, Why};

/// How often a part that turns out to be blocked after a change may be changed again.
const ROUNDS: u32 = 8;

/// The elastic flow after `first`: fixes what blocks, part by part, until nothing does.
pub(super) fn elastic(p: &Problem, first: &[Change], barred: &BTreeSet<Kind>) -> Option<Repair> {
    let mut changed = p.clone();
    for change in first {
        change_one(&mut changed, *change);
    }
    let mut changes = first.to_vec();
    let beyond = beyond(p);
    if beyond.iter().any(|change| barred.contains(&kind(*change))) {
        return None;
    }
    for change in beyond {
        change_one(&mut changed, change);
        changes.push(change);
    }
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

/// What no other change can spare: nobody reviews a work twice, so a work gets no more reviews than there are units, and a
/// unit does no more than there are works. Taken at once, or a demand of millions would be brought down one by one.
fn beyond(p: &Problem) -> Vec<Change> {
    let (units, works) = (narrow(p.units.len()), narrow(p.submissions.len()));
    let less = (0..).zip(&p.submissions).filter_map(|(submission, of)| {
        let by = of.demand.saturating_sub(units);
        (by > 0).then_some(Change::Less { submission, by })
    });
    let lower = (0..).zip(&p.units).filter_map(|(unit, of)| {
        let by = of.least.saturating_sub(works);
        (by > 0).then_some(Change::Lower { unit, by })
    });
    less.chain(lower).collect()
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

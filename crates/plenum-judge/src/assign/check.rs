//! What is wrong with a problem before anybody solves it: all faults at once, in the terms of its ids.

use std::collections::BTreeSet;

use super::model::{
    Affinity, BEST_FIT, Fault, Languages, Mutual, OwnOrganisation, Pair, Problem, Submission, Unit,
};

/// The most units and the most submissions.
pub const MOST: u32 = 12_000;

/// All faults of a problem, sorted, each once. None means that it can be solved or that the rules are to blame.
pub fn check(p: &Problem) -> Vec<Fault> {
    let mut faults = Vec::new();
    sizes_and_ids(p, &mut faults);
    for unit in &p.units {
        if unit.least > unit.most {
            faults.push(Fault::LeastAboveMost {
                id: unit.id.clone(),
                least: unit.least,
                most: unit.most,
            });
        }
    }
    for submission in &p.submissions {
        for &author in &submission.authors {
            if p.units.get(author as usize).is_none() {
                faults.push(unknown("unit", author));
            }
        }
    }
    affinity(p, &mut faults);
    list(p, "forbidden", p.forbidden.iter().copied(), &mut faults);
    list(p, "locked", p.locked.iter().copied(), &mut faults);
    locked_and_excluded(p, &mut faults);
    if let Some(share) = p.rules.per_pair_limit {
        if share.of == 0 || share.out_of == 0 || share.of > share.out_of {
            faults.push(Fault::NotAShare);
        }
        match p.rules.mutual {
            Mutual::Allow => {}
            Mutual::Avoid { .. } | Mutual::Forbid => faults.push(Fault::DrawnPlanCannotKeep {
                rule: "mutual".to_owned(),
            }),
        }
    }
    faults.sort();
    faults.dedup();
    faults
}

fn unknown(what: &str, index: u32) -> Fault {
    Fault::UnknownIndex {
        what: what.to_owned(),
        index,
    }
}

fn sizes_and_ids(p: &Problem, faults: &mut Vec<Fault>) {
    if p.units.is_empty() {
        faults.push(Fault::NoUnits);
    }
    if p.submissions.is_empty() {
        faults.push(Fault::NoSubmissions);
    }
    let most = MOST as usize;
    if p.units.len() > most || p.submissions.len() > most {
        faults.push(Fault::TooLarge { most: MOST });
    }
    for id in twice(p.units.iter().map(|u| u.id.as_str())) {
        faults.push(Fault::UnitTwice { id });
    }
    for id in twice(p.submissions.iter().map(|s| s.id.as_str())) {
        faults.push(Fault::SubmissionTwice { id });
    }
    let empty =
        p.units.iter().any(|u| u.id.is_empty()) || p.submissions.iter().any(|s| s.id.is_empty());
    if empty {
        faults.push(Fault::EmptyId);
    }
}

/// The ids that occur more than once.
fn twice<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut sorted: Vec<&str> = ids.collect();
    sorted.sort_unstable();
    sorted
        .windows(2)
        .filter(|w| w[0] == w[1])
        .map(|w| w[0].to_owned())
        .collect()
}

/// The unit and the submission of a pair, if both exist.
fn ends(p: &Problem, pair: Pair) -> Option<(&Unit, &Submission)> {
    Some((
        p.units.get(pair.unit as usize)?,
        p.submissions.get(pair.submission as usize)?,
    ))
}

fn affinity(p: &Problem, faults: &mut Vec<Fault>) {
    match &p.affinity {
        Affinity::Equal => {}
        Affinity::Dense(points) => {
            let expected = p.units.len() as u64 * p.submissions.len() as u64;
            if points.len() as u64 != expected {
                faults.push(Fault::WrongShape {
                    found: points.len() as u64,
                    expected,
                });
                return;
            }
            for (i, &points) in points.iter().enumerate().filter(|(_, x)| **x > BEST_FIT) {
                faults.push(Fault::FitTooLarge {
                    unit: p.units[i / p.submissions.len()].id.clone(),
                    submission: p.submissions[i % p.submissions.len()].id.clone(),
                    points,
                });
            }
        }
        Affinity::Pairs(pairs) => {
            list(p, "fit", pairs.iter().map(|(pair, _)| *pair), faults);
            for &(pair, points) in pairs.iter().filter(|(_, x)| *x > BEST_FIT) {
                if let Some((unit, submission)) = ends(p, pair) {
                    faults.push(Fault::FitTooLarge {
                        unit: unit.id.clone(),
                        submission: submission.id.clone(),
                        points,
                    });
                }
            }
        }
    }
}

/// Indices that point nowhere and pairs that are there twice.
fn list(p: &Problem, name: &str, pairs: impl Iterator<Item = Pair>, faults: &mut Vec<Fault>) {
    let mut sorted: Vec<Pair> = pairs.collect();
    sorted.sort_unstable();
    for pair in &sorted {
        if pair.unit as usize >= p.units.len() {
            faults.push(unknown("unit", pair.unit));
        }
        if pair.submission as usize >= p.submissions.len() {
            faults.push(unknown("submission", pair.submission));
        }
    }
    for w in sorted.windows(2).filter(|w| w[0] == w[1]) {
        if let Some((unit, submission)) = ends(p, w[0]) {
            faults.push(Fault::PairTwice {
                list: name.to_owned(),
                unit: unit.id.clone(),
                submission: submission.id.clone(),
            });
        }
    }
}

fn locked_and_excluded(p: &Problem, faults: &mut Vec<Fault>) {
    let mut forbidden: BTreeSet<Pair> = BTreeSet::new();
    if !p.locked.is_empty() {
        forbidden.extend(&p.forbidden);
    }
    for &pair in &p.locked {
        let Some((unit, submission)) = ends(p, pair) else {
            continue;
        };
        let because = if submission.authors.contains(&pair.unit) {
            "own_work"
        } else if own_organisation(p, unit, submission) {
            "own_organisation"
        } else if forbidden.contains(&pair) {
            "conflict"
        } else if unreadable(p, unit, submission) {
            "language"
        } else {
            continue;
        };
        faults.push(Fault::LockedAndExcluded {
            unit: unit.id.clone(),
            submission: submission.id.clone(),
            because: because.to_owned(),
        });
    }
}

fn own_organisation(p: &Problem, unit: &Unit, submission: &Submission) -> bool {
    match p.rules.own_organisation {
        OwnOrganisation::Forbid => {
            unit.organisation.is_some() && unit.organisation == submission.organisation
        }
        OwnOrganisation::Allow => false,
    }
}

fn unreadable(p: &Problem, unit: &Unit, submission: &Submission) -> bool {
    match p.rules.languages {
        Languages::Ignore | Languages::One => false,
        Languages::Require => {
            !submission.languages.is_empty() && submission.languages.is_disjoint(&unit.languages)
        }
    }
}

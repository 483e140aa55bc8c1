//! Why this unit reviews this submission: facts and numbers, no prose; the shell words them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::model::{Languages, Pair, Problem};
use super::verify::{Bar, excluded, index, points, reads, sparse, unread};

/// The facts about one pair of a plan (or about a pair that is not in it).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The pair.
    pub pair: Pair,
    /// Whether it is in the plan.
    pub chosen: bool,
    /// Whether it was fixed.
    pub fixed: bool,
    /// Why it is not allowed, if it is not.
    pub barred: Option<Bar>,
    /// Its points.
    pub points: i64,
    /// Its place among all units that may review the submission: 1 for the best fit; those with equal points share one.
    pub place: u32,
    /// How many units may review the submission.
    pub allowed: u32,
    /// How many of them read a language of the submission, where it has any.
    pub readers: Option<u32>,
    /// The best unit that may review the submission, does not, and has a place left.
    pub next_free: Option<Rival>,
    /// The best unit that may review the submission, does not, and is busy elsewhere.
    pub next_busy: Option<Rival>,
    /// Units that fit better and are not on it, with what they do instead, best first; at most three.
    pub better_elsewhere: Vec<Elsewhere>,
    /// Reviewers of the submission from the unit's organisation, the unit included.
    pub of_organisation: u32,
    /// The points of all reviewers of the submission in the plan.
    pub submission_points: i64,
    /// The reviews of the unit in the plan.
    pub load: u32,
}

/// Another unit for the same submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rival {
    /// Index of the unit.
    pub unit: u32,
    /// Its points with the submission.
    pub points: i64,
}

/// A unit that fits better and is needed elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The unit.
    pub rival: Rival,
    /// What it reviews instead: submissions by index, with the points there, as in the plan.
    pub reviews: Vec<(u32, i64)>,
}

/// The facts about a pair. A pair that points nowhere has no facts: nothing is allowed and all numbers are 0.
pub fn explain(p: &Problem, pairs: &[Pair], pair: Pair) -> Explanation {
    let sparse = sparse(p);
    let forbidden: BTreeSet<Pair> = p.forbidden.iter().copied().collect();
    let reason = |pair: Pair| {
        let conflict = || forbidden.contains(&pair).then_some(Bar::Conflict);
        excluded(p, pair)
            .or_else(conflict)
            .or_else(|| unread(p, pair))
    };
    let own = points(p, &sparse, pair);
    let known = index(pair.unit) < p.units.len() && index(pair.submission) < p.submissions.len();
    let at = |unit: u32| Pair {
        submission: pair.submission,
        unit,
    };
    let count = u32::try_from(p.units.len()).unwrap_or(u32::MAX);
    let mut allowed: Vec<Rival> = (0..count)
        .filter(|unit| known && reason(at(*unit)).is_none())
        .map(|unit| Rival {
            unit,
            points: points(p, &sparse, at(unit)),
        })
        .collect();
    let id = |unit: u32| p.units.get(index(unit)).map(|unit| unit.id.as_str());
    allowed.sort_by_key(|rival| (std::cmp::Reverse(rival.points), id(rival.unit)));
    let load = |unit: u32| {
        u32::try_from(pairs.iter().filter(|other| other.unit == unit).count()).unwrap_or(u32::MAX)
    };
    let here: BTreeSet<u32> = pairs
        .iter()
        .filter(|other| other.submission == pair.submission)
        .map(|other| other.unit)
        .collect();
    let has_place = |unit: u32| {
        p.units
            .get(index(unit))
            .is_some_and(|of| load(unit) < of.most)
    };
    let others = || {
        allowed
            .iter()
            .filter(|rival| rival.unit != pair.unit && !here.contains(&rival.unit))
            .copied()
    };
    let languages = p
        .submissions
        .get(index(pair.submission))
        .map(|submission| &submission.languages);
    let speaks = languages.is_some_and(|languages| !languages.is_empty())
        && p.rules.languages != Languages::Ignore;
    let home = |unit: u32| {
        p.units
            .get(index(unit))
            .and_then(|unit| unit.organisation.as_ref())
    };
    let better = others()
        .filter(|rival| rival.points > own && !has_place(rival.unit))
        .take(3)
        .map(|rival| Elsewhere {
            rival,
            reviews: pairs
                .iter()
                .filter(|other| other.unit == rival.unit)
                .map(|other| (other.submission, points(p, &sparse, *other)))
                .collect(),
        });
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Explanation {
        pair,
        chosen: pairs.contains(&pair),
        fixed: p.locked.contains(&pair),
        barred: if known { reason(pair) } else { None },
        points: if known { own } else { 0 },
        place: number(allowed.iter().filter(|rival| rival.points > own).count())
            .saturating_add(u32::from(known)),
        allowed: number(allowed.len()),
        readers: speaks.then(|| {
            number(
                allowed
                    .iter()
                    .filter(|rival| reads(p, at(rival.unit)))
                    .count(),
            )
        }),
        next_free: others().find(|rival| has_place(rival.unit)),
        next_busy: others().find(|rival| !has_place(rival.unit)),
        better_elsewhere: better.collect(),
        of_organisation: home(pair.unit).map_or(0, |own| {
            number(here.iter().filter(|unit| home(**unit) == Some(own)).count())
        }),
        submission_points: here.iter().map(|unit| points(p, &sparse, at(*unit))).sum(),
        load: load(pair.unit),
    }
}

#[cfg(test)]
mod tests {
    use super::super::feasible::small::{Mix, plans, problem};
    use super::*;

    #[test]
    fn the_next_best_and_the_place_are_right_in_small_plans() {
        let mut seen = 0;
        for seed in 0..400 {
            let p = problem(seed, Mix::Plain);
            let Some(plan) = plans(&p).into_iter().next() else {
                continue;
            };
            let super::super::model::Affinity::Dense(all) = &p.affinity else {
                panic!()
            };
            let fit = |pair: Pair| {
                i64::from(all[pair.unit as usize * p.submissions.len() + pair.submission as usize])
            };
            for pair in &plan {
                seen += 1;
                let facts = explain(&p, &plan, *pair);
                assert!(facts.chosen && facts.barred.is_none());
                assert_eq!(facts.points, fit(*pair));
                assert!(facts.place >= 1 && facts.place <= facts.allowed);
                if let Some(rival) = facts.next_free {
                    let other = Pair {
                        unit: rival.unit,
                        ..*pair
                    };
                    assert_eq!(rival.points, fit(other));
                    assert!(
                        !plan.contains(&other) && super::super::verify::bar(&p, other).is_none()
                    );
                    let load = plan.iter().filter(|pair| pair.unit == rival.unit).count();
                    assert!(load < p.units[rival.unit as usize].most as usize);
                }
                for elsewhere in &facts.better_elsewhere {
                    assert!(elsewhere.rival.points > facts.points);
                    assert!(elsewhere.reviews.iter().all(|(at, _)| plan.contains(&Pair {
                        submission: *at,
                        unit: elsewhere.rival.unit
                    })));
                }
            }
        }
        assert!(seen > 200, "{seen}");
    }

    #[test]
    fn a_pair_that_points_nowhere_has_no_facts() {
        let p = problem(3, Mix::Hard);
        let facts = explain(
            &p,
            &[],
            Pair {
                submission: 99,
                unit: 99,
            },
        );
        assert_eq!(
            (facts.points, facts.allowed, facts.place, facts.chosen),
            (0, 0, 0, false)
        );
    }
}

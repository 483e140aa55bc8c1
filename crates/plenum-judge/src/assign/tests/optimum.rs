//! Thousands of small problems: the plan is the best one, its bounds hold, and no plan means that there is none.

use super::super::certificate::{Certificate, Group, Prices};
use super::super::check::check;
use super::super::model::{Goal, Languages, Mutual, Objective, Pair, Problem};
use super::super::solve::{Failure, Plan, solve};
use super::super::verify::{bar, breaches, verify};
use super::brute::{best, by_submission, merit, points, random};
use crate::xoshiro::Xoshiro256;

/// The right side of the formula in `certificate.rs`, for the plans the certificate speaks of.
fn dual(p: &Problem, c: &Certificate, prices: &Prices) -> i128 {
    let lift = |s: usize| i128::from(prices.lift.get(s).copied().unwrap_or(0));
    let mut bound: i128 = 0;
    for (s, submission) in p.submissions.iter().enumerate() {
        bound += i128::from(submission.demand) * i128::from(prices.submission[s])
            - i128::from(prices.floor) * lift(s);
    }
    let even = if prices.base == 1 { c.even } else { None };
    let price = even.map_or(0, |e| i128::from(e.price));
    bound += even.map_or(0, |e| i128::from(e.squares)) * price;
    for (u, unit) in p.units.iter().enumerate() {
        let q = i128::from(prices.load[u]);
        let loads = unit.least..=unit.most.min(u32::try_from(p.submissions.len()).unwrap());
        bound += loads
            .map(|l| q * i128::from(l) - price * i128::from(l) * i128::from(l))
            .max()
            .unwrap_or(0);
    }
    for group in &prices.groups {
        assert!(group.price >= 0);
        bound += i128::from(group.price)
            * match group.group {
                Group::Organisation(_) => i128::from(p.rules.most_of_organisation.unwrap()),
                Group::Region(_) => i128::from(p.rules.most_of_region.unwrap()),
                Group::Readers | Group::Experts => -1,
            };
    }
    for m in &prices.mutual {
        assert!(m.price >= 0);
        bound += i128::from(m.price);
    }
    for s in 0..u32::try_from(p.submissions.len()).unwrap() {
        for u in 0..u32::try_from(p.units.len()).unwrap() {
            let pair = Pair {
                submission: s,
                unit: u,
            };
            let locked = p.locked.contains(&pair);
            let same_cell = !c.cells.is_empty() && !locked && {
                let sub = &p.submissions[s as usize];
                let home = sub
                    .authors
                    .first()
                    .map(|&a| c.cells[a as usize])
                    .or_else(|| {
                        let of = sub.organisation.as_ref()?;
                        let mate = p
                            .units
                            .iter()
                            .position(|x| x.organisation.as_ref() == Some(of))?;
                        Some(c.cells[mate])
                    });
                home == Some(c.cells[u as usize])
            };
            if bar(p, pair).is_some() || same_cell {
                continue;
            }
            let unit = &p.units[u as usize];
            let mut t = (i128::from(prices.base) * i128::from(c.scale) + lift(s as usize))
                * i128::from(points(p, u, s))
                - i128::from(prices.submission[s as usize])
                - i128::from(prices.load[u as usize]);
            for group in prices.groups.iter().filter(|g| g.submission == s) {
                let price = i128::from(group.price);
                match &group.group {
                    Group::Organisation(o) if unit.organisation.as_ref() == Some(o) => t -= price,
                    Group::Region(r) if unit.region.as_ref() == Some(r) => t -= price,
                    Group::Organisation(_) | Group::Region(_) => {}
                    Group::Readers => {
                        let of = &p.submissions[s as usize].languages;
                        if of.is_empty() || !of.is_disjoint(&unit.languages) {
                            t += price;
                        }
                    }
                    Group::Experts => {
                        if points(p, u, s) >= i64::from(p.rules.expert.unwrap()) {
                            t += price;
                        }
                    }
                }
            }
            for m in prices
                .mutual
                .iter()
                .filter(|m| m.first == pair || m.second == pair)
            {
                t -= i128::from(m.price);
            }
            bound += if locked { t } else { t.max(0) };
        }
    }
    bound
}

/// The bound of the total that the prices prove for a plan.
pub(super) fn proven_total(p: &Problem, plan: &Plan) -> i64 {
    let c = &plan.certificate;
    let price = match p.rules.mutual {
        Mutual::Avoid { price } => i64::from(price),
        Mutual::Allow | Mutual::Forbid => 0,
    };
    let bound = dual(p, c, &c.total).div_euclid(i128::from(c.scale));
    i64::try_from(bound).unwrap() + price * i64::from(plan.mutual_pairs)
}

/// The bound of the weakest submission that the prices prove.
pub(super) fn proven_weakest(p: &Problem, plan: &Plan) -> i64 {
    let c = &plan.certificate;
    let lifts: i128 = c.weakest.lift.iter().copied().map(i128::from).sum();
    i64::try_from(dual(p, c, &c.weakest).div_euclid(lifts)).unwrap()
}

fn against_brute_force(p: &Problem, seed: u64) -> bool {
    if !check(p).is_empty() {
        return false;
    }
    let everything = best(p, &[]);
    for (at, objective) in [Objective::Total, Objective::Fair, Objective::Balanced]
        .into_iter()
        .enumerate()
    {
        let goal = Goal {
            objective,
            ..Goal::default()
        };
        match solve(p, &goal, seed) {
            Ok(plan) => {
                assert_eq!(breaches(p, &plan.pairs), [], "{p:?}");
                let cells = &plan.certificate.cells;
                let best = if cells.is_empty() {
                    everything
                } else {
                    best(p, cells)
                };
                let best = best.expect("a plan exists")[at];
                let on = by_submission(p, &plan.pairs);
                let found = merit(p, objective, &on).expect("a plan that keeps the rules");
                assert_eq!(found, best, "{objective:?} {p:?} {plan:?}");
                assert_eq!(plan.total, plan.bound, "{objective:?} {p:?}");
                let price = match p.rules.mutual {
                    Mutual::Avoid { price } => i64::from(price),
                    Mutual::Allow | Mutual::Forbid => 0,
                };
                assert_eq!(plan.total - price * i64::from(plan.mutual_pairs), found.1);
                let verified = verify(p, &plan.pairs, &plan.certificate)
                    .unwrap_or_else(|e| panic!("{e:?} {objective:?} {p:?} {plan:?}"));
                assert_eq!(
                    (verified.total, verified.bound),
                    (plan.total, plan.bound),
                    "{objective:?} {p:?} {plan:?}"
                );
                assert_eq!(
                    (verified.weakest, verified.weakest_bound),
                    (plan.weakest, plan.weakest_bound),
                    "{objective:?} {p:?} {plan:?}"
                );
                assert!(verified.optimal);
                let proven = proven_total(p, &plan);
                if plan.certificate.total_search.is_none() {
                    assert_eq!(
                        proven, plan.bound,
                        "{objective:?} {p:?} {:?}",
                        plan.certificate
                    );
                } else {
                    assert!(proven >= plan.bound, "{objective:?} {p:?}");
                }
                let alone = proven_weakest(p, &plan);
                assert!(alone >= plan.weakest_bound);
                assert!(plan.weakest_bound >= plan.weakest);
                if objective == Objective::Fair {
                    assert_eq!(plan.weakest, plan.weakest_bound, "{p:?}");
                    assert_eq!(plan.weakest, best.0);
                }
                if plan.certificate.weakest_search.is_none() {
                    assert_eq!(alone, plan.weakest_bound, "{p:?} {plan:?}");
                }
            }
            Err(Failure::Blocked(blocked)) => {
                assert!(
                    everything.is_none() || p.rules.partition,
                    "{objective:?} {p:?} {blocked:?}"
                );
            }
            Err(other) => panic!("{objective:?} {other:?} {p:?} {everything:?}"),
        }
    }
    true
}

#[test]
fn the_plan_is_the_best_of_all() {
    let mut dice = Xoshiro256::new(20);
    let mut tried = 0;
    let mut seed = 0;
    while tried < 2_000 {
        let p = random(&mut dice, 5);
        seed += 1;
        tried += u32::from(against_brute_force(&p, seed));
    }
}

#[test]
fn the_plan_is_the_best_of_all_with_six_or_seven() {
    let mut dice = Xoshiro256::new(21);
    let mut tried = 0;
    while tried < 60 {
        let p = random(&mut dice, 7);
        if p.units.len() >= 6 && p.submissions.iter().all(|s| s.demand <= 2) {
            tried += u32::from(against_brute_force(&p, 3));
        }
    }
}

#[test]
fn languages_stay_in_use() {
    // The random problems would be worth little if they never had the rules they are made for.
    let mut dice = Xoshiro256::new(22);
    let all: Vec<Problem> = (0..200).map(|_| random(&mut dice, 6)).collect();
    assert!(
        all.iter()
            .any(|p| p.rules.languages == Languages::One && p.rules.most_of_organisation.is_some())
    );
    let solved = all
        .iter()
        .filter(|p| check(p).is_empty() && best(p, &[]).is_some());
    assert!(solved.count() > 40);
}

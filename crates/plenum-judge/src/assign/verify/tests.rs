//! The second code path refuses every plan and certificate that was tampered with.

use super::super::certificate::{Group, GroupPrice, MutualPrice};
use super::super::feasible::small::{Mix, plans, problem, total};
use super::super::generate::{Kind, generate};
use super::super::model::{Goal, Objective};
use super::super::solve::{Plan, solve};
use super::*;
use crate::xoshiro::Xoshiro256;

fn solved(seed: u64, mix: Mix, objective: Objective) -> Option<(Problem, Plan)> {
    let p = problem(seed, mix);
    let goal = Goal {
        objective,
        ..Goal::default()
    };
    let plan = solve(&p, &goal, seed).ok()?;
    Some((p, plan))
}

#[test]
fn every_plan_of_the_solver_passes_and_its_bounds_are_those_recomputed() {
    let mut seen = 0;
    for (mix, seeds) in [
        (Mix::Plain, 400),
        (Mix::Flow, 800),
        (Mix::Hard, 800),
        (Mix::All, 600),
    ] {
        for objective in [Objective::Total, Objective::Fair, Objective::Balanced] {
            for seed in 0..seeds {
                let Some((p, plan)) = solved(seed, mix, objective) else {
                    continue;
                };
                seen += 1;
                let verified = verify(&p, &plan.pairs, &plan.certificate)
                    .unwrap_or_else(|faults| panic!("{mix:?} {objective:?} {seed} {faults:?}"));
                assert_eq!(
                    (verified.total, verified.weakest),
                    (plan.total, plan.weakest),
                    "{mix:?} {objective:?} {seed}"
                );
                assert!(
                    verified.bound <= plan.bound,
                    "{mix:?} {objective:?} {seed} {} {}",
                    verified.bound,
                    plan.bound
                );
                assert!(
                    verified.weakest_bound <= plan.weakest_bound,
                    "{mix:?} {objective:?} {seed} {} {}",
                    verified.weakest_bound,
                    plan.weakest_bound
                );
                assert_eq!(
                    (verified.loads, verified.mutual_pairs),
                    (plan.loads, plan.mutual_pairs)
                );
            }
        }
    }
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn any_prices_that_pass_bound_every_plan() {
    let mut seen = 0;
    for seed in 0..1_500 {
        let Some((p, plan)) = solved(seed, Mix::Hard, Objective::Total) else {
            continue;
        };
        let best = plans(&p)
            .iter()
            .map(|pairs| total(&p, pairs))
            .max()
            .unwrap();
        let mut dice = Xoshiro256::new(seed);
        let mut noise = |spread: i64| {
            i64::try_from(dice.below(u64::try_from(2 * spread + 1).unwrap())).unwrap() - spread
        };
        for _ in 0..8 {
            let mut c = plan.certificate.clone();
            let spread = 3 * c.scale;
            c.total
                .submission
                .iter_mut()
                .for_each(|price| *price += noise(spread));
            c.total
                .load
                .iter_mut()
                .for_each(|price| *price += noise(spread));
            c.total
                .mutual
                .iter_mut()
                .for_each(|mutual| mutual.price += noise(spread).abs());
            c.total
                .groups
                .iter_mut()
                .for_each(|group| group.price += noise(spread).abs());
            for (at, submission) in (0..).zip(&p.submissions) {
                if p.rules.languages == Languages::One
                    && !submission.languages.is_empty()
                    && submission.demand > 0
                {
                    c.total.groups.push(GroupPrice {
                        submission: at,
                        group: Group::Readers,
                        price: noise(spread).abs(),
                    });
                }
                if p.rules.most_of_region.is_some() {
                    c.total.groups.push(GroupPrice {
                        submission: at,
                        group: Group::Region("north".to_owned()),
                        price: noise(spread).abs(),
                    });
                }
            }
            // The search is a proof of its own; here the prices are on trial.
            c.total_search = None;
            seen += 1;
            let verified =
                verify(&p, &plan.pairs, &c).unwrap_or_else(|faults| panic!("{seed} {faults:?}"));
            assert!(verified.bound >= best, "{seed} {} {best}", verified.bound);
        }
    }
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn no_mutated_plan_passes() {
    let mut seen = 0;
    for (mix, seeds) in [
        (Mix::Plain, 800),
        (Mix::Flow, 800),
        (Mix::Hard, 800),
        (Mix::All, 800),
    ] {
        for seed in 0..seeds {
            let p = problem(seed, mix);
            let all: BTreeSet<Vec<Pair>> = plans(&p).into_iter().map(sorted).collect();
            let Some(plan) = all.iter().next() else {
                continue;
            };
            let (n, m) = (
                u32::try_from(p.units.len()).unwrap(),
                u32::try_from(p.submissions.len()).unwrap(),
            );
            for at in 0..plan.len() {
                let mut shorter = plan.clone();
                shorter.remove(at);
                assert_ne!(breaches(&p, &shorter), []);
                let mut doubled = plan.clone();
                doubled.push(plan[at]);
                assert!(
                    breaches(&p, &doubled)
                        .iter()
                        .any(|breach| matches!(breach, Violation::PairTwice { .. }))
                );
                for (submission, unit) in
                    (0..=m).flat_map(|submission| (0..=n).map(move |unit| (submission, unit)))
                {
                    let mut moved = plan.clone();
                    moved[at] = Pair { submission, unit };
                    let moved = sorted(moved);
                    seen += 1;
                    assert_eq!(
                        breaches(&p, &moved).is_empty(),
                        all.contains(&moved),
                        "{mix:?} {seed} {moved:?}"
                    );
                }
            }
        }
    }
    assert!(seen > 5_000, "{seen}");
}

fn sorted(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_unstable();
    pairs
}

#[test]
fn breaches_are_named_one_by_one() {
    let mut p = generate(Kind::Dense, 6, 2, 1);
    for (at, unit) in p.units.iter_mut().enumerate() {
        unit.organisation = Some(["a", "b", "c"][at / 2].to_owned());
        unit.region = Some("north".to_owned());
        unit.languages = BTreeSet::from([["el", "pt"][at % 2].to_owned()]);
    }
    for (at, submission) in p.submissions.iter_mut().enumerate() {
        submission.organisation = Some(["a", "b", "c"][at / 2].to_owned());
        submission.languages = BTreeSet::from(["el".to_owned()]);
    }
    p.rules.most_of_organisation = Some(1);
    p.rules.most_of_region = Some(1);
    p.rules.languages = Languages::One;
    p.rules.mutual = Mutual::Forbid;
    p.rules.partition = true;
    let pair = |submission, unit| Pair { submission, unit };
    p.forbidden = vec![pair(0, 4)];
    p.locked = vec![pair(5, 0)];
    let found = breaches(
        &p,
        &[
            pair(0, 3),
            pair(0, 5),
            pair(0, 4),
            pair(1, 0),
            pair(2, 2),
            pair(3, 0),
            pair(9, 0),
            pair(4, 5),
            pair(4, 0),
            pair(2, 5),
        ],
    );
    let has = |wanted: &dyn Fn(&Violation) -> bool| assert!(found.iter().any(wanted), "{found:?}");
    has(&|v| matches!(v, Violation::UnknownIndex { index: 9, .. }));
    has(&|v| {
        matches!(
            v,
            Violation::Barred {
                because: Bar::OwnWork,
                ..
            }
        )
    });
    has(&|v| {
        matches!(
            v,
            Violation::Barred {
                because: Bar::OwnOrganisation,
                ..
            }
        )
    });
    has(&|v| {
        matches!(
            v,
            Violation::Barred {
                because: Bar::Conflict,
                ..
            }
        )
    });
    has(&|v| matches!(v, Violation::LockMissing { .. }));
    has(&|v| {
        matches!(
            v,
            Violation::OrganisationCap {
                found: 2,
                most: 1,
                ..
            }
        )
    });
    has(&|v| {
        matches!(
            v,
            Violation::RegionCap {
                found: 3,
                most: 1,
                ..
            }
        )
    });
    has(&|v| {
        matches!(
            v,
            Violation::Demand {
                needed: 2,
                found: 3,
                ..
            }
        )
    });
    has(&|v| {
        matches!(
            v,
            Violation::LoadBelow {
                found: 0,
                least: 2,
                ..
            }
        )
    });
    has(&|v| {
        matches!(
            v,
            Violation::LoadAbove {
                found: 3,
                most: 2,
                ..
            }
        )
    });
    has(&|v| matches!(v, Violation::Mutual { .. }));
    has(&|v| matches!(v, Violation::NoCells { .. }));
    let unread = breaches(&p, &[pair(0, 3), pair(0, 5)]);
    assert!(
        unread
            .iter()
            .any(|v| matches!(v, Violation::NoReader { .. }))
    );
    p.rules.expert = Some(10_001);
    let lay = breaches(&p, &[pair(0, 3), pair(0, 5)]);
    assert!(
        lay.iter()
            .any(|v| matches!(v, Violation::NoExpert { points: 10_001, .. }))
    );
}

#[test]
fn no_mutated_certificate_passes_for_more_than_it_is() {
    let mut seen = 0;
    for seed in 0..600 {
        let Some((p, plan)) = solved(seed, Mix::Hard, Objective::Total) else {
            continue;
        };
        let best = plans(&p)
            .iter()
            .map(|pairs| total(&p, pairs))
            .max()
            .unwrap();
        let floor = plans(&p)
            .iter()
            .map(|pairs| floor_of(&p, pairs))
            .max()
            .unwrap();
        let c = &plan.certificate;
        let mut refused = |change: &dyn Fn(&mut Certificate), what: &str| {
            let mut mutated = c.clone();
            change(&mut mutated);
            let faults = verify(&p, &plan.pairs, &mutated).unwrap_err();
            assert!(
                faults.contains(&Violation::Certificate {
                    what: what.to_owned()
                }),
                "{seed} {what} {faults:?}"
            );
            seen += 1;
        };
        refused(&|c| c.version += 1, "version");
        refused(
            &|c| {
                c.digest = c
                    .digest
                    .replace(['0', '1', '2', '3', '4', '5', '6', '7'], "8");
            },
            "digest",
        );
        refused(&|c| c.scale = 0, "range");
        refused(&|c| c.scale = -1, "range");
        refused(&|c| c.total.base = 0, "range");
        refused(&|c| c.weakest.base = 1, "range");
        refused(&|c| c.total.submission.push(0), "shape");
        refused(&|c| c.total.load.clear(), "shape");
        refused(&|c| c.cells.push(0), "shape");
        refused(
            &|c| c.total.lift = vec![-1; p.submissions.len()],
            "negative",
        );
        refused(&|c| c.total.floor = i64::MAX, "floor");
        refused(
            &|c| {
                c.total.groups.push(GroupPrice {
                    submission: 99,
                    group: Group::Readers,
                    price: 1,
                });
            },
            "group",
        );
        let twisted = MutualPrice {
            first: Pair {
                submission: 0,
                unit: 0,
            },
            second: Pair {
                submission: 0,
                unit: 0,
            },
            price: 1,
        };
        refused(&|c| c.total.mutual.push(twisted), "mutual");
        refused(
            &|c| {
                c.even = Some(super::super::certificate::Even {
                    squares: 0,
                    price: 1,
                });
            },
            "even",
        );
        let draw = super::super::certificate::Draw {
            limit: 1,
            expected: 0,
            chances: Vec::new(),
        };
        refused(&|c| c.draw = Some(draw.clone()), "draw");
        // Whatever is done to a price, the bound that comes out bounds the best plan.
        for at in 0..p.submissions.len() {
            for by in [-c.scale, -1, 1, c.scale] {
                let mut mutated = c.clone();
                mutated.total.submission[at] += by;
                mutated.weakest.submission[at] += by;
                mutated.total_search = None;
                mutated.weakest_search = None;
                let verified = verify(&p, &plan.pairs, &mutated).unwrap();
                assert!(
                    verified.bound >= best && verified.weakest_bound >= floor,
                    "{seed}"
                );
            }
        }
        // A search that claims too much is found out.
        let mut lied = c.clone();
        lied.total_search = Some(super::super::certificate::Search {
            steps: 1,
            bound: best - 1,
            load: vec![0; p.units.len()],
            mutual: Vec::new(),
        });
        let faults = verify(&p, &plan.pairs, &lied).unwrap_err();
        assert_eq!(
            faults,
            [Violation::Certificate {
                what: "search".to_owned()
            }],
            "{seed}"
        );
    }
    assert!(seen > 500, "{seen}");
}

fn floor_of(p: &Problem, pairs: &[Pair]) -> i64 {
    let of = |at: u32| {
        pairs
            .iter()
            .copied()
            .filter(|pair| pair.submission == at)
            .collect::<Vec<Pair>>()
    };
    (0..u32::try_from(p.submissions.len()).unwrap())
        .map(|at| total(p, &of(at)))
        .min()
        .unwrap_or(0)
}

#[test]
fn numbers_as_large_as_they_come_do_not_overflow() {
    let (p, plan) = (0..)
        .find_map(|seed| solved(seed, Mix::Hard, Objective::Total))
        .unwrap();
    for extreme in [i64::MAX, i64::MIN + 1] {
        let mut c = plan.certificate.clone();
        c.total
            .submission
            .iter_mut()
            .for_each(|price| *price = extreme);
        c.total.load.iter_mut().for_each(|price| *price = extreme);
        c.total_search = None;
        let _ = verify(&p, &plan.pairs, &c);
        c.scale = i64::MAX;
        let _ = verify(&p, &plan.pairs, &c);
    }
}

//! A repair changes as few pairs as possible, held against trying everything.

use super::super::feasible::small::{Mix, plans, problem, total};
use super::super::verify::{bar, verify};
use super::*;
use crate::xoshiro::Xoshiro256;

/// A problem, one of its plans, and what becomes of it: somebody is missing, a conflict appears, a work is withdrawn, a
/// unit or a place is new. `None` if there was no plan to begin with.
fn broken(seed: u64, mix: Mix) -> Option<(Problem, Vec<Pair>, Vec<Pair>)> {
    let mut p = problem(seed, mix);
    let before = plans(&p);
    let mut dice = Xoshiro256::new(seed ^ 0xabcd);
    let mut below =
        |limit: usize| usize::try_from(dice.below(u64::try_from(limit).unwrap())).unwrap();
    if before.is_empty() {
        return None;
    }
    let old = before[below(before.len())].clone();
    for _ in 0..=below(2) {
        let unit = below(p.units.len());
        let submission = below(p.submissions.len());
        match below(5) {
            0 => {
                p.units[unit].least = 0;
                p.units[unit].most = 0;
            }
            1 => {
                let pair = Pair {
                    submission: u32::try_from(submission).unwrap(),
                    unit: u32::try_from(unit).unwrap(),
                };
                if bar(&p, pair).is_none() {
                    p.forbidden.push(pair);
                }
            }
            2 => p.submissions[submission].demand = 0,
            3 => p.units[unit].most += 2,
            _ => p.submissions[submission].demand += 1,
        }
    }
    p.locked.clear();
    // Whoever is in a group of its own may step in.
    for unit in &mut p.units {
        unit.most += u32::try_from(below(2)).unwrap();
    }
    let started = old
        .iter()
        .copied()
        .filter(|pair| below(5) == 0 && bar(&p, *pair).is_none())
        .collect();
    Some((p, old, started))
}

fn changes(old: &[Pair], new: &[Pair]) -> usize {
    let (old, new): (BTreeSet<Pair>, BTreeSet<Pair>) =
        (old.iter().copied().collect(), new.iter().copied().collect());
    old.symmetric_difference(&new).count()
}

#[test]
fn a_repair_changes_as_few_pairs_as_possible_and_then_has_the_most_points() {
    let mut mended = 0;
    for (mix, seeds) in [(Mix::Plain, 3_000), (Mix::Flow, 4_000), (Mix::Hard, 4_000)] {
        for seed in 0..seeds {
            let Some((p, old, started)) = broken(seed, mix) else {
                continue;
            };
            let mut fixed = p.clone();
            fixed.locked.clone_from(&started);
            let all = plans(&fixed);
            let answer = repair(&p, &old, &started, Stay::Fewest, seed);
            let Some(least) = all.iter().map(|plan| changes(&old, plan)).min() else {
                assert!(
                    matches!(answer, Err(Failure::Blocked(_))),
                    "{mix:?} {seed} {answer:?}"
                );
                continue;
            };
            let best = all
                .iter()
                .filter(|plan| changes(&old, plan) == least)
                .map(|plan| total(&p, plan))
                .max()
                .unwrap();
            let answer = answer.unwrap_or_else(|failure| panic!("{mix:?} {seed} {failure:?}"));
            mended += 1;
            assert_eq!(changes(&old, &answer.plan.pairs), least, "{mix:?} {seed}");
            assert_eq!(answer.added.len() + answer.dropped.len(), least);
            assert_eq!(usize::try_from(answer.fewest).unwrap(), least);
            assert_eq!(
                (answer.plan.total, answer.best),
                (best, best),
                "{mix:?} {seed}"
            );
            assert!(started.iter().all(|pair| answer.plan.pairs.contains(pair)));
            let verified = verify(&p, &answer.plan.pairs, &answer.plan.certificate).unwrap();
            assert_eq!(verified.bound, answer.plan.bound, "{mix:?} {seed}");
            assert_eq!(
                (verified.weakest, verified.weakest_bound),
                (answer.plan.weakest, answer.plan.weakest_bound)
            );
        }
    }
    assert!(mended > 800, "{mended}");
}

#[test]
fn with_a_price_on_change_no_plan_is_worth_more() {
    let mut mended = 0;
    for (mix, seeds) in [(Mix::Plain, 1_500), (Mix::Hard, 3_000)] {
        for seed in 0..seeds {
            let Some((p, old, started)) = broken(seed, mix) else {
                continue;
            };
            let mut fixed = p.clone();
            fixed.locked.clone_from(&started);
            let stay = u16::try_from(seed % 4).unwrap();
            let worth = |plan: &[Pair]| {
                let kept = plan
                    .iter()
                    .filter(|pair| old.contains(pair) && !started.contains(pair))
                    .count();
                total(&p, plan) + i64::from(stay) * i64::try_from(kept).unwrap()
            };
            let Some(best) = plans(&fixed).iter().map(|plan| worth(plan)).max() else {
                continue;
            };
            let answer = repair(&p, &old, &started, Stay::Points(stay), seed).unwrap();
            mended += 1;
            assert_eq!(
                (worth(&answer.plan.pairs), answer.best),
                (best, best),
                "{mix:?} {seed}"
            );
            assert!(verify(&p, &answer.plan.pairs, &answer.plan.certificate).is_ok());
            let least = plans(&fixed)
                .iter()
                .map(|plan| changes(&old, plan))
                .min()
                .unwrap();
            assert!(usize::try_from(answer.fewest).unwrap() <= least);
        }
    }
    assert!(mended > 200, "{mended}");
}

#[test]
fn cells_of_the_old_plan_are_kept_where_they_serve() {
    let mut mended = 0;
    for seed in 0..3_000 {
        let Some((p, old, started)) = broken(seed, Mix::All) else {
            continue;
        };
        if !p.rules.partition {
            continue;
        }
        let mut fixed = p.clone();
        fixed.locked.clone_from(&started);
        let possible = plans(&fixed);
        match repair(&p, &old, &started, Stay::Fewest, seed) {
            Ok(answer) => {
                mended += 1;
                assert!(holds(&p, &answer), "{seed}");
                assert!(
                    changes(&old, &answer.plan.pairs)
                        >= possible
                            .iter()
                            .map(|plan| changes(&old, plan))
                            .min()
                            .unwrap()
                );
            }
            Err(failure) => assert!(possible.is_empty(), "{seed} {failure:?}"),
        }
    }
    assert!(mended > 40, "{mended}");
}

#[test]
fn the_same_repair_twice_is_the_same() {
    let mut seen = 0;
    for seed in 0..300 {
        let Some((p, old, started)) = broken(seed, Mix::Hard) else {
            continue;
        };
        if let Ok(first) = repair(&p, &old, &started, Stay::Fewest, 7) {
            seen += 1;
            assert_eq!(repair(&p, &old, &started, Stay::Fewest, 7), Ok(first));
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn a_started_review_against_a_new_conflict_is_a_fault() {
    let (p, old, _) = (0..)
        .find_map(|seed| broken(seed, Mix::Plain).filter(|(_, old, _)| !old.is_empty()))
        .unwrap();
    let mut p = p;
    p.forbidden = vec![old[0]];
    assert!(matches!(
        repair(&p, &old, &old[..1], Stay::Fewest, 1),
        Err(Failure::Faults(_))
    ));
}

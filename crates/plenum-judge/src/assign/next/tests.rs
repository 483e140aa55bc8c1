//! The queue hands out what is needed most and never what would make the rest impossible.

use std::collections::BTreeSet;

use super::super::feasible::small::{Mix, plans, problem};
use super::super::model::{Affinity, Rules, Submission, Unit};
use super::super::verify::breaches;
use super::*;
use crate::xoshiro::Xoshiro256;

fn room(n: u32, k: u32) -> Problem {
    Problem {
        units: (0..n)
            .map(|at| Unit {
                id: format!("u{at:03}"),
                most: k,
                ..Unit::default()
            })
            .collect(),
        submissions: (0..n)
            .map(|at| Submission {
                id: format!("s{at:03}"),
                demand: k,
                authors: vec![at],
                ..Submission::default()
            })
            .collect(),
        affinity: Affinity::Equal,
        forbidden: Vec::new(),
        locked: Vec::new(),
        rules: Rules::default(),
    }
}

/// Units ask in random order until nobody gets anything; every hand-out is handed in at once or leased.
fn play(p: &Problem, seed: u64, check: &dyn Fn(&Progress)) -> Progress {
    let mut dice = Xoshiro256::new(seed);
    let mut done = Progress::default();
    let mut idle = 0;
    while idle < 6 * p.units.len() {
        let unit = u32::try_from(dice.below(u64::try_from(p.units.len()).unwrap())).unwrap();
        if let Next::Item {
            submission, extra, ..
        } = next(p, &done, unit, seed)
        {
            assert!(!extra);
            let pair = Pair { submission, unit };
            assert!(
                !done.done.contains(&pair) && !done.leases.iter().any(|lease| lease.pair == pair),
                "twice"
            );
            if dice.below(2) == 0 {
                done.done.push(pair);
            } else {
                done.leases.push(take(pair, 0, 10).unwrap());
            }
            check(&done);
            idle = 0;
        } else {
            idle += 1;
            if let Some(lease) = done.leases.pop() {
                done.done.push(lease.pair);
            }
        }
    }
    done
}

#[test]
fn a_hand_out_never_makes_the_rest_impossible_and_all_is_met_in_the_end() {
    let mut seen = 0;
    for mix in [Mix::Plain, Mix::Flow] {
        for seed in 0..1_500 {
            let mut p = problem(seed, mix);
            p.units.iter_mut().for_each(|unit| unit.least = 0);
            if plans(&p).is_empty() {
                continue;
            }
            seen += 1;
            let check = |done: &Progress| {
                let mut fixed = p.clone();
                fixed.locked.extend(
                    done.done
                        .iter()
                        .chain(done.leases.iter().map(|lease| &lease.pair)),
                );
                fixed.locked.sort_unstable();
                fixed.locked.dedup();
                assert!(!plans(&fixed).is_empty(), "{mix:?} {seed} {done:?} {p:?}");
            };
            let done = play(&p, seed, &check);
            assert_eq!(breaches(&p, &done.done), [], "{mix:?} {seed}");
        }
    }
    assert!(seen > 150, "{seen}");
}

#[test]
fn a_tight_room_is_served_to_the_last_review() {
    for seed in 0..12 {
        for (n, k) in [(4, 3), (5, 4), (9, 2), (15, 3)] {
            let p = room(n, k);
            let done = play(&p, seed, &|_| {});
            assert_eq!(breaches(&p, &done.done), [], "{n} {k} {seed}");
        }
    }
}

#[test]
fn the_emptiest_and_then_the_oldest_comes_first_and_ties_follow_the_seed() {
    let p = room(8, 2);
    let mut done = Progress {
        since: vec![50, 40, 30, 20, 20, 20, 20, 20],
        ..Progress::default()
    };
    let firsts: BTreeSet<u32> = (0..200)
        .map(|seed| match next(&p, &done, 0, seed) {
            Next::Item { submission, .. } => submission,
            other @ (Next::Wait { .. } | Next::Finished) => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(firsts, BTreeSet::from([3, 4, 5, 6, 7]));

    // Open leases count as reviews.
    for at in [3, 4, 5, 6] {
        done.leases.push(
            take(
                Pair {
                    submission: at,
                    unit: 7,
                },
                0,
                10,
            )
            .unwrap(),
        );
    }
    assert!(matches!(
        next(&p, &done, 0, 1),
        Next::Item {
            submission: 7,
            reviews: 0,
            needed: 2,
            extra: false
        }
    ));
}

#[test]
fn nothing_withdrawn_nothing_own_nothing_twice() {
    let p = room(4, 3);
    let done = Progress {
        done: vec![Pair {
            submission: 1,
            unit: 0,
        }],
        withdrawn: vec![2],
        ..Progress::default()
    };
    let given: BTreeSet<u32> = (0..50)
        .filter_map(|seed| match next(&p, &done, 0, seed) {
            Next::Item { submission, .. } => Some(submission),
            Next::Wait { .. } | Next::Finished => None,
        })
        .collect();
    assert_eq!(given, BTreeSet::from([3]));
}

#[test]
fn whoever_waits_is_told_for_whom() {
    let p = room(3, 1);
    let lease = |submission, unit| take(Pair { submission, unit }, 0, 10).unwrap();
    let done = Progress {
        done: vec![],
        leases: vec![lease(1, 2), lease(2, 1)],
        ..Progress::default()
    };
    // Only the own work is open for unit 0; both others are under lease.
    assert_eq!(
        next(&p, &done, 0, 5),
        Next::Wait {
            for_whom: vec![1, 2]
        }
    );
    assert_eq!(
        waiting(&p, &done),
        [(0, vec![]), (1, vec![2]), (2, vec![1])]
    );
    let finished = Progress {
        done: vec![
            Pair {
                submission: 1,
                unit: 2,
            },
            Pair {
                submission: 2,
                unit: 1,
            },
        ],
        ..Progress::default()
    };
    assert_eq!(next(&p, &finished, 0, 5), Next::Finished);
}

#[test]
fn extra_reviews_are_drawn_at_random_once_everything_is_covered() {
    let mut p = room(5, 1);
    p.units[0].most = 4;
    let mut done = Progress {
        done: (0..5)
            .map(|at| Pair {
                submission: (at + 1) % 5,
                unit: at,
            })
            .collect(),
        ..Progress::default()
    };
    assert_eq!(next(&p, &done, 0, 1), Next::Finished);
    done.extra = true;
    let drawn: BTreeSet<u32> = (0..100)
        .filter_map(|seed| match next(&p, &done, 0, seed) {
            Next::Item {
                submission,
                extra: true,
                ..
            } => Some(submission),
            Next::Item { .. } | Next::Wait { .. } | Next::Finished => None,
        })
        .collect();
    assert_eq!(drawn, BTreeSet::from([2, 3, 4]));
}

#[test]
fn the_relaxed_rule_asks_for_three_tenths_but_at_least_one() {
    let asked: Vec<u32> = [0, 1, 3, 4, 6, 7, 10, 13]
        .into_iter()
        .map(|required| needed(required, true))
        .collect();
    assert_eq!(asked, [0, 1, 1, 1, 1, 2, 3, 3]);
    assert_eq!(needed(5, false), 5);
    assert_eq!(needed(u32::MAX, true), 1_288_490_188);
}

#[test]
fn a_lease_is_renewed_until_it_ends_and_not_after() {
    let pair = Pair {
        submission: 0,
        unit: 1,
    };
    let lease = take(pair, 1_000, 10).unwrap();
    assert_eq!(lease.until, 601_000);
    assert!(!has_ended(lease, 600_999) && has_ended(lease, 601_000));
    let longer = renew(lease, 600_999, 10).unwrap();
    assert_eq!((longer.taken, longer.until), (1_000, 1_200_999));
    assert_eq!(
        renew(lease, 2_000, 1).unwrap().until,
        601_000,
        "typing never shortens a lease"
    );
    assert_eq!(renew(lease, 601_000, 10), Err(LeaseFault::Ended));
    assert_eq!(take(pair, 0, 0), Err(LeaseFault::Length));
    assert_eq!(take(pair, 0, 1_441), Err(LeaseFault::Length));
    assert_eq!(take(pair, i64::MAX, 5).unwrap().until, i64::MAX);
    assert_eq!(lapsed(&[lease, longer], 700_000), [lease]);
    assert_eq!(next_end(&[longer, lease]), Some(601_000));
}

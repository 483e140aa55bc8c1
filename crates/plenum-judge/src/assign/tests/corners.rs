//! The corners of small rooms, order and seeds, and rooms of some hundred.

use std::collections::BTreeSet;

use super::super::feasible::Why;
use super::super::generate::{Kind, generate};
use super::super::model::{
    Affinity, Fault, Goal, Languages, Mutual, Objective, OwnOrganisation, Pair, Problem, Rules,
    Share, Submission, Unit,
};
use super::super::solve::{Failure, Plan, solve};
use super::super::verify::verify;
use super::brute::{best, by_submission, merit, random};
use crate::xoshiro::Xoshiro256;

/// A room of peers: each hands in one work and reviews k.
fn peers(n: u32, k: u32, affinity: Affinity) -> Problem {
    let ids = 0..n;
    Problem {
        units: ids
            .clone()
            .map(|at| Unit {
                id: format!("u{at:02}"),
                least: k,
                most: k,
                ..Unit::default()
            })
            .collect(),
        submissions: ids
            .map(|at| Submission {
                id: format!("s{at:02}"),
                demand: k,
                authors: vec![at],
                ..Submission::default()
            })
            .collect(),
        affinity,
        forbidden: Vec::new(),
        locked: Vec::new(),
        rules: Rules::default(),
    }
}

fn total(p: &Problem, seed: u64) -> Result<Plan, Failure> {
    solve(p, &Goal::default(), seed)
}

/// A plan that the second code path accepts as it describes itself.
fn checked(p: &Problem, goal: Goal, seed: u64) -> Plan {
    let plan = solve(p, &goal, seed).expect("a plan");
    let verified = verify(p, &plan.pairs, &plan.certificate).expect("a certificate that holds");
    assert_eq!(verified.total, plan.total);
    assert_eq!(verified.bound, plan.bound);
    assert_eq!(verified.weakest, plan.weakest);
    assert_eq!(verified.weakest_bound, plan.weakest_bound);
    assert_eq!(verified.mutual_pairs, plan.mutual_pairs);
    assert_eq!(verified.loads, plan.loads);
    plan
}

#[test]
fn with_one_more_unit_than_reviews_everyone_reviews_everyone() {
    for k in 1..6 {
        let p = peers(k + 1, k, Affinity::Equal);
        let plan = checked(&p, Goal::default(), 1);
        let all: Vec<Pair> = (0..=k)
            .flat_map(|submission| (0..=k).map(move |unit| Pair { submission, unit }))
            .filter(|pair| pair.unit != pair.submission)
            .collect();
        assert_eq!(plan.pairs, all);
        assert_eq!(plan.mutual_pairs, k * (k + 1) / 2);
    }
}

#[test]
fn with_no_more_units_than_reviews_there_is_no_plan() {
    let Err(Failure::Blocked(blocked)) = total(&peers(3, 3, Affinity::Equal), 1) else {
        panic!("three units cannot get three reviews each");
    };
    let Why::FewReviewers {
        needed, possible, ..
    } = blocked.why
    else {
        panic!("{:?}", blocked.why);
    };
    assert_eq!((needed, possible), (3, 2));
    assert!(!blocked.repairs.is_empty());
}

#[test]
fn mutual_pairs_that_cannot_be_avoided_are_counted() {
    for (n, k) in [(4_u32, 2_u32), (6, 3), (8, 4), (10, 5), (16, 8), (24, 13)] {
        let mut p = peers(n, k, Affinity::Equal);
        p.rules.mutual = Mutual::Forbid;
        let Err(Failure::Blocked(blocked)) = total(&p, 1) else {
            panic!("{n} units with {k} reviews cannot do without mutual pairs");
        };
        let Why::PairRule { unavoidable, .. } = blocked.why else {
            panic!("{:?}", blocked.why);
        };
        assert_eq!(unavoidable, n * k - n * (n - 1) / 2);
        p.rules.mutual = Mutual::Avoid { price: 50 };
        let plan = checked(&p, Goal::default(), 1);
        assert!(plan.mutual_pairs >= unavoidable);
        if n <= 10 {
            assert_eq!(plan.mutual_pairs, unavoidable);
        }
    }
}

#[test]
fn where_everyone_must_meet_the_best_tournament_is_proven() {
    for (n, k) in [(3, 1), (5, 2), (7, 3), (13, 6), (21, 10), (31, 15)] {
        let mut p = generate(Kind::Dense, n, k, 4);
        p.rules.own_organisation = OwnOrganisation::Allow;
        p.rules.mutual = Mutual::Forbid;
        let plan = checked(&p, Goal::default(), 1);
        assert_eq!(plan.mutual_pairs, 0);
        assert_eq!(plan.total, plan.bound);
    }
}

#[test]
fn one_organisation_alone_is_blocked_until_it_may_review_itself() {
    let mut p = peers(5, 2, Affinity::Equal);
    for (unit, submission) in p.units.iter_mut().zip(&mut p.submissions) {
        unit.organisation = Some("one".to_owned());
        submission.organisation = Some("one".to_owned());
    }
    assert!(matches!(total(&p, 1), Err(Failure::Blocked(_))));
    p.rules.own_organisation = OwnOrganisation::Allow;
    checked(&p, Goal::default(), 1);
    p.rules.most_of_organisation = Some(1);
    assert!(matches!(total(&p, 1), Err(Failure::Blocked(_))));
}

#[test]
fn a_submission_that_nobody_may_see_is_named() {
    let mut p = peers(5, 2, Affinity::Equal);
    p.forbidden = (0..5)
        .filter(|u| *u != 3)
        .map(|unit| Pair {
            submission: 3,
            unit,
        })
        .collect();
    let Err(Failure::Blocked(blocked)) = total(&p, 1) else {
        panic!("nobody may see the submission");
    };
    assert_eq!(blocked.submissions, [3]);
}

#[test]
fn a_single_bridge_between_languages_is_used() {
    let mut p = peers(6, 2, Affinity::Equal);
    for at in 0..6 {
        let word = if at < 3 { "a" } else { "b" };
        p.units[at].languages.insert(word.to_owned());
        p.submissions[at].languages.insert(word.to_owned());
    }
    p.units[0].languages.insert("b".to_owned());
    p.rules.languages = Languages::One;
    p.rules.mutual = Mutual::Forbid;
    checked(&p, Goal::default(), 1);
    // Without the bridge the two works left on one side have one reader too few between them.
    p.forbidden = vec![
        Pair {
            submission: 4,
            unit: 3,
        },
        Pair {
            submission: 4,
            unit: 5,
        },
    ];
    let plan = checked(&p, Goal::default(), 1);
    assert!(plan.pairs.contains(&Pair {
        submission: 4,
        unit: 0
    }));
    p.units[0].languages.remove("b");
    assert!(matches!(total(&p, 1), Err(Failure::Blocked(_))));
}

#[test]
fn faults_are_all_reported_at_once() {
    let mut p = peers(3, 1, Affinity::Dense(vec![1; 8]));
    p.units[1].id = p.units[0].id.clone();
    p.units[2].least = 5;
    p.forbidden = vec![Pair {
        submission: 9,
        unit: 0,
    }];
    p.locked = vec![Pair {
        submission: 0,
        unit: 0,
    }];
    let Err(Failure::Faults(faults)) = total(&p, 1) else {
        panic!("the problem is wrong");
    };
    assert_eq!(faults.len(), 5, "{faults:?}");
    let empty = Problem {
        units: Vec::new(),
        submissions: Vec::new(),
        ..peers(1, 0, Affinity::Equal)
    };
    let Err(Failure::Faults(faults)) = total(&empty, 1) else {
        panic!("there is nobody");
    };
    assert_eq!(faults, [Fault::NoUnits, Fault::NoSubmissions]);
}

#[test]
fn nothing_to_review_is_a_plan() {
    let p = peers(3, 0, Affinity::Equal);
    for objective in [Objective::Total, Objective::Fair, Objective::Balanced] {
        let goal = Goal {
            objective,
            ..Goal::default()
        };
        assert_eq!(checked(&p, goal, 1).pairs, []);
    }
}

/// The same problem with its lists in another order.
fn shuffled(p: &Problem, dice: &mut Xoshiro256) -> Problem {
    let order = |n: usize, dice: &mut Xoshiro256| {
        let mut order: Vec<usize> = (0..n).collect();
        dice.shuffle(&mut order);
        order
    };
    let units = order(p.units.len(), dice);
    let submissions = order(p.submissions.len(), dice);
    let to = |order: &[usize], old: u32| {
        u32::try_from(order.iter().position(|&o| o == old as usize).unwrap()).unwrap()
    };
    let pair = |pair: &Pair| Pair {
        submission: to(&submissions, pair.submission),
        unit: to(&units, pair.unit),
    };
    let mut q = p.clone();
    q.units = units.iter().map(|&u| p.units[u].clone()).collect();
    q.submissions = submissions
        .iter()
        .map(|&s| p.submissions[s].clone())
        .collect();
    for s in &mut q.submissions {
        for a in &mut s.authors {
            *a = to(&units, *a);
        }
        dice.shuffle(&mut s.authors);
    }
    q.affinity = match &p.affinity {
        Affinity::Equal => Affinity::Equal,
        Affinity::Dense(points) => Affinity::Dense(
            units
                .iter()
                .flat_map(|&u| {
                    submissions
                        .iter()
                        .map(move |&s| points[u * p.submissions.len() + s])
                })
                .collect(),
        ),
        Affinity::Pairs(list) => {
            let mut list: Vec<_> = list.iter().map(|(x, points)| (pair(x), *points)).collect();
            dice.shuffle(&mut list);
            Affinity::Pairs(list)
        }
    };
    q.forbidden = p.forbidden.iter().map(pair).collect();
    dice.shuffle(&mut q.forbidden);
    q.locked = p.locked.iter().map(pair).collect();
    dice.shuffle(&mut q.locked);
    q
}

/// The pairs by id.
fn named(p: &Problem, pairs: &[Pair]) -> Vec<(String, String)> {
    let name = |pair: &Pair| {
        let submission = p.submissions[pair.submission as usize].id.clone();
        (submission, p.units[pair.unit as usize].id.clone())
    };
    pairs.iter().map(name).collect()
}

#[test]
fn the_order_of_the_input_does_not_matter() {
    let mut dice = Xoshiro256::new(30);
    let mut compared = 0;
    while compared < 250 {
        let p = random(&mut dice, 6);
        let q = shuffled(&p, &mut dice);
        for objective in [Objective::Total, Objective::Fair, Objective::Balanced] {
            let goal = Goal {
                objective,
                ..Goal::default()
            };
            match (solve(&p, &goal, 5), solve(&q, &goal, 5)) {
                (Ok(a), Ok(b)) => {
                    assert_eq!(
                        named(&p, &a.pairs),
                        named(&q, &b.pairs),
                        "{objective:?} {p:?}"
                    );
                    let sums =
                        |x: &Plan| (x.total, x.bound, x.weakest, x.weakest_bound, x.mutual_pairs);
                    assert_eq!(sums(&a), sums(&b));
                    assert_eq!(a.certificate.digest, b.certificate.digest);
                    compared += 1;
                }
                (Err(_), Err(_)) => {}
                (a, b) => panic!("{a:?} {b:?} {p:?}"),
            }
        }
    }
    for kind in [Kind::Topic, Kind::Dense] {
        let mut p = generate(kind, 36, 4, 3);
        p.rules.mutual = Mutual::Forbid;
        p.rules.most_of_organisation = Some(1);
        let q = shuffled(&p, &mut dice);
        let goal = Goal {
            objective: Objective::Fair,
            ..Goal::default()
        };
        let (a, b) = (checked(&p, goal, 9), checked(&q, goal, 9));
        assert_eq!(named(&p, &a.pairs), named(&q, &b.pairs));
    }
}

#[test]
fn equal_seeds_give_equal_bytes() {
    for objective in [Objective::Total, Objective::Fair, Objective::Balanced] {
        let mut p = generate(Kind::Topic, 30, 3, 8);
        p.rules.mutual = Mutual::Forbid;
        let goal = Goal {
            objective,
            ..Goal::default()
        };
        let bytes = |seed| serde_json::to_string(&solve(&p, &goal, seed).unwrap()).unwrap();
        assert_eq!(bytes(3), bytes(3));
    }
}

#[test]
fn every_tied_optimum_comes_up_for_some_seed() {
    // Four units, one review each, all fits equal: every way to review without oneself and without mutual pairs.
    for (mutual, ways) in [(Mutual::Allow, 9), (Mutual::Forbid, 6)] {
        let mut p = peers(4, 1, Affinity::Equal);
        p.rules.mutual = mutual;
        let plans: BTreeSet<Vec<Pair>> = (0..400)
            .map(|seed| total(&p, seed).unwrap().pairs)
            .collect();
        assert_eq!(plans.len(), ways, "{mutual:?}");
    }
}

#[test]
fn a_conflict_less_is_never_worse() {
    let mut dice = Xoshiro256::new(31);
    let mut compared = 0;
    while compared < 300 {
        let mut p = random(&mut dice, 6);
        let Some(conflict) = p.forbidden.pop() else {
            continue;
        };
        p.rules.partition = false;
        let mut stricter = p.clone();
        stricter.forbidden.push(conflict);
        for objective in [Objective::Total, Objective::Fair, Objective::Balanced] {
            let goal = Goal {
                objective,
                ..Goal::default()
            };
            let Ok(strict) = solve(&stricter, &goal, 2) else {
                continue;
            };
            let free = solve(&p, &goal, 2).expect("what was possible stays possible");
            let value =
                |plan: &Plan| merit(&p, objective, &by_submission(&p, &plan.pairs)).unwrap();
            assert!(
                value(&free) >= value(&strict),
                "{objective:?} {p:?} {conflict:?}"
            );
            compared += 1;
        }
    }
}

#[test]
fn a_draw_keeps_its_limit_and_its_certificate() {
    let mut p = peers(8, 2, Affinity::Dense((0..64).map(|x| x * 7 % 50).collect()));
    p.rules.per_pair_limit = Some(Share { of: 1, out_of: 2 });
    let mut counts = std::collections::BTreeMap::new();
    let mut expected = BTreeSet::new();
    for seed in 0..200 {
        let plan = solve(&p, &Goal::default(), seed).unwrap();
        verify(&p, &plan.pairs, &plan.certificate).expect("a certificate that holds");
        let draw = plan.certificate.draw.unwrap();
        assert!(draw.chances.iter().all(|(_, parts)| *parts <= 512));
        expected.insert(draw.expected);
        assert_eq!(plan.bound, draw.expected / 1_024);
        for pair in plan.pairs {
            *counts.entry(pair).or_insert(0) += 1;
        }
    }
    assert_eq!(
        expected.len(),
        1,
        "the expected total does not depend on the seed"
    );
    assert!(counts.values().all(|&c| c < 150), "{counts:?}");
    p.rules.per_pair_limit = Some(Share { of: 1, out_of: 5 });
    assert!(
        matches!(total(&p, 1), Err(Failure::Blocked(_))),
        "seven fifths are less than two reviews"
    );
    p.rules.mutual = Mutual::Forbid;
    assert!(matches!(total(&p, 1), Err(Failure::Faults(_))));
}

#[test]
fn rooms_of_some_dozens_keep_all_rules_and_come_near_their_bounds() {
    for (kind, n, k) in [
        (Kind::Topic, 13, 5),
        (Kind::Topic, 14, 6),
        (Kind::Dense, 17, 4),
        (Kind::Topic, 40, 5),
        (Kind::Dense, 60, 3),
        (Kind::Topic, 120, 4),
    ] {
        for objective in [Objective::Total, Objective::Fair, Objective::Balanced] {
            let mut p = generate(kind, n, k, 11);
            p.rules.mutual = Mutual::Forbid;
            p.rules.own_organisation = if n > 20 {
                OwnOrganisation::Forbid
            } else {
                OwnOrganisation::Allow
            };
            if n > 20 {
                p.rules.most_of_organisation = Some(1);
                p.rules.most_of_region = Some(3);
            }
            let goal = Goal {
                objective,
                ..Goal::default()
            };
            let plan = checked(&p, goal, 1);
            assert_eq!(plan.mutual_pairs, 0);
            assert!(
                (plan.bound - plan.total) * 20 <= plan.bound,
                "{kind:?} {n} {k} {objective:?}"
            );
        }
    }
}

#[test]
fn spare_places_are_dealt_evenly_when_asked_for() {
    let mut p = generate(Kind::Topic, 50, 3, 2);
    for unit in &mut p.units {
        unit.least = 0;
        unit.most = 7;
    }
    for submission in p.submissions.iter_mut().take(20) {
        submission.demand = 2;
    }
    let goal = Goal {
        objective: Objective::Balanced,
        ..Goal::default()
    };
    let even = checked(&p, goal, 1);
    assert!(even.loads.iter().all(|l| (2..=3).contains(l)));
    let free = checked(&p, Goal::default(), 1);
    assert!(free.total > even.total);
    assert!(free.loads.iter().max() > Some(&3));
}

#[test]
fn a_plan_beside_locked_pairs_is_still_the_best() {
    let mut dice = Xoshiro256::new(33);
    let mut tried = 0;
    while tried < 200 {
        let mut p = random(&mut dice, 5);
        p.rules.partition = false;
        let Ok(plan) = total(&p, 1) else {
            continue;
        };
        // Everything of the first half of the submissions is fixed as it is.
        let half = u32::try_from(p.submissions.len() / 2).unwrap();
        p.locked = plan
            .pairs
            .iter()
            .copied()
            .filter(|x| x.submission < half)
            .collect();
        let again = total(&p, 2).expect("the plan itself is still there");
        let value = merit(&p, Objective::Total, &by_submission(&p, &again.pairs));
        assert_eq!(value, best(&p, &[]).map(|b| b[0]));
        let verified = verify(&p, &again.pairs, &again.certificate);
        let verified = verified.unwrap_or_else(|e| panic!("{e:?} {p:?} {again:?}"));
        assert_eq!(verified.bound, again.bound, "{p:?} {again:?}");
        tried += 1;
    }
}

//! Wrong input is a named fault, never a panic and never a plan.

use super::super::certificate::Certificate;
use super::super::check::check;
use super::super::explain::explain;
use super::super::feasible::{apply, diagnose};
use super::super::impartial::{Ballot, by_nomination, by_shares};
use super::super::model::{
    Affinity, Fault, Goal, Objective, Pair, Problem, Rules, Share, Submission, Unit,
};
use super::super::next::{Lease, Progress, next, waiting};
use super::super::repair::{Stay, repair};
use super::super::solve::{Failure, solve};
use super::super::verify::{breaches, verify};
use super::brute::random;
use crate::xoshiro::Xoshiro256;

fn pair(submission: u32, unit: u32) -> Pair {
    Pair { submission, unit }
}

/// Three units and three works, each unit doing one review of another's work.
fn sound() -> Problem {
    let mut p = random(&mut Xoshiro256::new(1), 5);
    p.units = (0..3)
        .map(|at| Unit {
            id: format!("u{at}"),
            most: 1,
            ..Unit::default()
        })
        .collect();
    p.submissions = (0..3)
        .map(|at| Submission {
            id: format!("s{at}"),
            demand: 1,
            authors: vec![at],
            ..Submission::default()
        })
        .collect();
    p.affinity = Affinity::Dense(vec![10; 9]);
    p.forbidden.clear();
    p.locked.clear();
    p.rules = Rules::default();
    p
}

type Mistake = (fn(&mut Problem), Fault);

#[test]
fn each_mistake_has_its_name() {
    let unknown = |what: &str, index| Fault::UnknownIndex {
        what: what.to_owned(),
        index,
    };
    let twice = |list: &str| Fault::PairTwice {
        list: list.to_owned(),
        unit: "u1".to_owned(),
        submission: "s0".to_owned(),
    };
    let mistakes: Vec<Mistake> = vec![
        (|p| p.units.clear(), Fault::NoUnits),
        (|p| p.submissions.clear(), Fault::NoSubmissions),
        (|p| p.units[0].id.clear(), Fault::EmptyId),
        (|p| p.submissions[2].id.clear(), Fault::EmptyId),
        (
            |p| p.units[0].id = "u1".to_owned(),
            Fault::UnitTwice {
                id: "u1".to_owned(),
            },
        ),
        (
            |p| p.submissions[0].id = "s2".to_owned(),
            Fault::SubmissionTwice {
                id: "s2".to_owned(),
            },
        ),
        (
            |p| p.units[0].least = 2,
            Fault::LeastAboveMost {
                id: "u0".to_owned(),
                least: 2,
                most: 1,
            },
        ),
        (|p| p.submissions[0].authors.push(3), unknown("unit", 3)),
        (
            |p| p.forbidden.push(pair(0, u32::MAX)),
            unknown("unit", u32::MAX),
        ),
        (|p| p.forbidden.push(pair(3, 0)), unknown("submission", 3)),
        (|p| p.locked.push(pair(0, 3)), unknown("unit", 3)),
        (|p| p.locked.push(pair(9, 0)), unknown("submission", 9)),
        (
            |p| p.affinity = Affinity::Pairs(vec![(pair(0, 7), 1)]),
            unknown("unit", 7),
        ),
        (|p| p.forbidden = vec![pair(0, 1); 2], twice("forbidden")),
        (|p| p.locked = vec![pair(0, 1); 2], twice("locked")),
        (
            |p| p.affinity = Affinity::Pairs(vec![(pair(0, 1), 1), (pair(0, 1), 2)]),
            twice("fit"),
        ),
        (
            |p| p.affinity = Affinity::Dense(vec![10_001; 9]),
            Fault::FitTooLarge {
                unit: "u2".to_owned(),
                submission: "s1".to_owned(),
                points: 10_001,
            },
        ),
        (
            |p| p.affinity = Affinity::Pairs(vec![(pair(1, 2), u16::MAX)]),
            Fault::FitTooLarge {
                unit: "u2".to_owned(),
                submission: "s1".to_owned(),
                points: u16::MAX,
            },
        ),
        (
            |p| p.affinity = Affinity::Dense(Vec::new()),
            Fault::WrongShape {
                found: 0,
                expected: 9,
            },
        ),
        (
            |p| p.rules.per_pair_limit = Some(Share { of: 2, out_of: 1 }),
            Fault::NotAShare,
        ),
        (
            |p| p.rules.per_pair_limit = Some(Share { of: 0, out_of: 0 }),
            Fault::NotAShare,
        ),
    ];
    assert_eq!(check(&sound()), []);
    for (mistake, fault) in mistakes {
        let mut p = sound();
        mistake(&mut p);
        assert!(check(&p).contains(&fault), "{fault:?} {:?}", check(&p));
        let answer = solve(&p, &Goal::default(), 1);
        assert!(
            matches!(&answer, Err(Failure::Faults(found)) if found.contains(&fault)),
            "{fault:?} {answer:?}"
        );
        let answer = repair(&p, &[], &[], Stay::Fewest, 1);
        assert!(matches!(answer, Err(Failure::Faults(found)) if found.contains(&fault)));
    }
}

#[test]
fn a_negative_fit_is_no_problem_at_all() {
    let stored = serde_json::to_string(&sound()).unwrap();
    assert!(serde_json::from_str::<Problem>(&stored).is_ok());
    for wrong in ["-1", "70000", "1.5", "null"] {
        let broken = stored.replacen("10,", &format!("{wrong},"), 1);
        assert_ne!(broken, stored);
        assert!(serde_json::from_str::<Problem>(&broken).is_err(), "{wrong}");
    }
}

#[test]
fn a_demand_of_millions_is_brought_down_at_once() {
    let mut p = sound();
    p.submissions[0].demand = u32::MAX;
    p.units[1].least = u32::MAX;
    p.units[1].most = u32::MAX;
    let Err(Failure::Blocked(blocked)) = solve(&p, &Goal::default(), 1) else {
        panic!("three units do not give so many reviews");
    };
    for way in &blocked.repairs {
        assert!(
            solve(&apply(&p, way), &Goal::default(), 1).is_ok(),
            "{way:?}"
        );
    }
}

/// One thing turned into something that nobody should send.
fn spoil(p: &mut Problem, dice: &mut Xoshiro256) {
    let mut below = |limit: usize| usize::try_from(dice.below(limit as u64)).unwrap();
    let odd = [0, 1, 7, 12_000, u32::MAX][below(5)];
    let far = pair([0, odd][below(2)], [0, odd][below(2)]);
    let (units, submissions) = (p.units.len().max(1), p.submissions.len().max(1));
    let (unit, submission) = (below(units), below(submissions));
    match below(16) {
        0 => p.units.clear(),
        1 => p.submissions.clear(),
        2 => p.units.iter_mut().for_each(|u| u.id.clear()),
        3 => p.submissions.iter_mut().for_each(|s| s.demand = odd),
        4 => p.submissions.iter_mut().for_each(|s| s.authors.push(odd)),
        5 => p.units.iter_mut().for_each(|u| u.least = odd),
        6 => p.units.iter_mut().for_each(|u| u.most = odd),
        7 => p.forbidden.extend([far, far]),
        8 => p.locked.push(far),
        9 => p.affinity = Affinity::Dense(vec![u16::MAX; below(40)]),
        10 => p.affinity = Affinity::Pairs(vec![(far, u16::MAX); below(3)]),
        11 => p.rules.per_pair_limit = Some(Share { of: odd, out_of: 7 }),
        12 => p.rules.most_of_organisation = Some(odd),
        13 => p.rules.expert = Some(u16::MAX),
        14 => {
            if let Some(s) = p.submissions.get_mut(submission) {
                s.demand = odd;
                s.authors = Vec::new();
            }
        }
        _ => {
            if let Some(u) = p.units.get_mut(unit) {
                u.most = odd;
                u.organisation = Some(String::new());
            }
        }
    }
}

#[test]
fn nothing_that_is_sent_makes_it_panic() {
    let mut dice = Xoshiro256::new(50);
    let certificate: Certificate = solve(&sound(), &Goal::default(), 1).unwrap().certificate;
    let (mut faulty, mut blocked) = (0, 0);
    for seed in 0..1_500 {
        let mut p = random(&mut dice, 5);
        for _ in 0..=dice.below(3) {
            spoil(&mut p, &mut dice);
        }
        let odd = [pair(0, 0), pair(0, 1), pair(0, 1), pair(u32::MAX, 7)];
        let faults = check(&p);
        faulty += u32::from(!faults.is_empty());
        for objective in [Objective::Total, Objective::Fair, Objective::Balanced] {
            let goal = Goal {
                objective,
                ..Goal::default()
            };
            match solve(&p, &goal, seed) {
                Ok(plan) => {
                    assert!(faults.is_empty(), "{faults:?} {p:?}");
                    assert!(verify(&p, &plan.pairs, &plan.certificate).is_ok(), "{p:?}");
                }
                Err(Failure::Faults(found)) => assert!(faults.iter().all(|f| found.contains(f))),
                Err(Failure::Blocked(found)) => {
                    blocked += 1;
                    assert!(faults.is_empty());
                    for way in &found.repairs {
                        assert_eq!(check(&apply(&p, way)), [], "{way:?}");
                    }
                }
                Err(Failure::NotFound { .. }) => assert!(faults.is_empty(), "{p:?}"),
            }
        }
        assert!(verify(&p, &odd, &certificate).is_err());
        assert!(!breaches(&p, &odd).is_empty());
        let _ = repair(&p, &odd, &odd[..1], Stay::Points(u16::MAX), seed);
        // The rest is asked about problems that passed the check.
        if !faults.is_empty() {
            continue;
        }
        for at in odd {
            assert_eq!(explain(&p, &odd, at).pair, at);
        }
        let _ = diagnose(&p);
        let done = Progress {
            done: odd.to_vec(),
            leases: odd
                .map(|pair| Lease {
                    pair,
                    taken: i64::MIN,
                    until: i64::MAX,
                })
                .to_vec(),
            withdrawn: vec![9, u32::MAX],
            away: vec![1, u32::MAX],
            since: vec![i64::MIN, i64::MAX],
            ..Progress::default()
        };
        for unit in [0, 1, u32::MAX] {
            let _ = next(&p, &done, unit, seed);
        }
        let _ = waiting(&p, &done);
        let ballots = odd.map(|pair| Ballot {
            pair,
            points: u32::MAX,
        });
        let _ = by_shares(&p, &[0, 1, 9], &ballots, u32::MAX, seed);
        let _ = by_nomination(&p, &ballots, u32::MAX, seed);
    }
    assert!(faulty > 300 && blocked > 100, "{faulty} {blocked}");
}

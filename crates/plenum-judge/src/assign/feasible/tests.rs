//! What blocks a plan is a smallest set, and every way out that is offered works.

use std::collections::BTreeSet;

use super::super::model::{Affinity, Languages, Mutual, Pair, Problem, Rules, Submission, Unit};
use super::repairs::LESS;
use super::small::{Mix, plans, problem};
use super::*;
use crate::xoshiro::Xoshiro256;

fn unit(id: &str, most: u32) -> Unit {
    Unit {
        id: id.to_owned(),
        most,
        ..Unit::default()
    }
}

fn submission(id: &str, demand: u32) -> Submission {
    Submission {
        id: id.to_owned(),
        demand,
        ..Submission::default()
    }
}

fn bare(units: Vec<Unit>, submissions: Vec<Submission>) -> Problem {
    Problem {
        units,
        submissions,
        affinity: Affinity::Equal,
        forbidden: Vec::new(),
        locked: Vec::new(),
        rules: Rules::default(),
    }
}

/// N units, each with one work, each reviewing and being reviewed k times.
fn ring(n: u32, k: u32) -> Problem {
    let mut p = bare(
        (0..n)
            .map(|at| Unit {
                least: k,
                ..unit(&format!("u{at:04}"), k)
            })
            .collect(),
        (0..n)
            .map(|at| submission(&format!("s{at:04}"), k))
            .collect(),
    );
    for (at, submission) in (0..).zip(&mut p.submissions) {
        submission.authors = vec![at];
    }
    p
}

#[test]
fn the_answer_is_right_for_every_kind_of_small_problem() {
    let (mut possible, mut blocked) = (0, 0);
    for (mix, seeds) in [
        (Mix::Plain, 1_000),
        (Mix::Flow, 2_500),
        (Mix::Hard, 2_500),
        (Mix::All, 1_500),
    ] {
        for seed in 0..seeds {
            let p = problem(seed, mix);
            let exists = !plans(&p).is_empty();
            let answer = diagnose(&p);
            assert_eq!(answer.is_ok(), exists, "{mix:?} {seed} {answer:?} {p:?}");
            if exists { possible += 1 } else { blocked += 1 }
        }
    }
    assert!(possible > 1_000 && blocked > 1_500, "{possible} {blocked}");
}

#[test]
fn each_way_out_works_once_applied() {
    let mut tried = 0;
    let mut without = 0;
    for mix in [Mix::Plain, Mix::Flow, Mix::Hard, Mix::All] {
        for seed in 0..600 {
            let p = problem(seed, mix);
            let Err(blocked) = diagnose(&p) else { continue };
            without += u32::from(blocked.repairs.is_empty());
            assert!(blocked.repairs.len() <= 3);
            assert!(
                blocked
                    .repairs
                    .windows(2)
                    .all(|two| two[0].price <= two[1].price)
            );
            for way in &blocked.repairs {
                tried += 1;
                let changed = apply(&p, way);
                assert!(!plans(&changed).is_empty(), "{mix:?} {seed} {way:?}");
                for change in &way.changes {
                    if let Change::Lift { pair } = change {
                        assert!(
                            !p.submissions[pair.submission as usize]
                                .authors
                                .contains(&pair.unit)
                        );
                    }
                }
            }
        }
    }
    assert!(tried > 2_000, "{tried}");
    assert_eq!(without, 0, "of {tried}");
}

#[test]
fn no_single_change_is_cheaper_than_the_first_way_out() {
    let mut seen = 0;
    for mix in [Mix::Plain, Mix::Flow] {
        for seed in 0..1_500 {
            let p = problem(seed, mix);
            let Err(blocked) = diagnose(&p) else { continue };
            let Some(first) = blocked.repairs.first() else {
                continue;
            };
            let more = (0..p.units.len()).map(|unit| Change::More {
                unit: u32::try_from(unit).unwrap(),
                by: 1,
            });
            let lower = (0..p.units.len()).map(|unit| Change::Lower {
                unit: u32::try_from(unit).unwrap(),
                by: 1,
            });
            let less = (0..p.submissions.len())
                .filter(|at| p.submissions[*at].demand > 1)
                .map(|submission| Change::Less {
                    submission: u32::try_from(submission).unwrap(),
                    by: 1,
                });
            let singles = more
                .map(|change| (change, 1))
                .chain(lower.map(|change| (change, 1)))
                .chain(less.map(|change| (change, LESS)));
            for (change, price) in singles.filter(|(_, price)| *price < first.price) {
                seen += 1;
                let way = Repair {
                    changes: vec![change],
                    price,
                };
                assert!(
                    plans(&apply(&p, &way)).is_empty(),
                    "{mix:?} {seed} {way:?} {first:?}"
                );
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

/// The submissions alone, with every unit at their disposal.
fn only(p: &Problem, members: &BTreeSet<u32>) -> Problem {
    let mut changed = p.clone();
    for (at, submission) in (0..).zip(&mut changed.submissions) {
        if !members.contains(&at) {
            submission.demand =
                u32::try_from(p.locked.iter().filter(|lock| lock.submission == at).count())
                    .unwrap();
        }
    }
    changed.units.iter_mut().for_each(|unit| unit.least = 0);
    changed
}

#[test]
fn a_blocking_set_blocks_and_loses_its_force_with_any_member() {
    let mut seen = 0;
    for mix in [Mix::Plain, Mix::Flow] {
        for seed in 0..4_000 {
            let mut p = problem(seed, mix);
            p.rules.languages = if p.rules.languages == Languages::One {
                Languages::Ignore
            } else {
                p.rules.languages
            };
            p.rules.expert = None;
            let Err(blocked) = diagnose(&p) else { continue };
            if !matches!(blocked.why, Why::Crowded { .. } | Why::FewReviewers { .. }) {
                continue;
            }
            seen += 1;
            let members: BTreeSet<u32> = blocked.submissions.iter().copied().collect();
            assert!(plans(&only(&p, &members)).is_empty(), "{mix:?} {seed}");
            for member in &members {
                let rest: BTreeSet<u32> = members
                    .iter()
                    .copied()
                    .filter(|other| other != member)
                    .collect();
                assert!(
                    !plans(&only(&p, &rest)).is_empty(),
                    "{mix:?} {seed} {member}"
                );
            }
            if let Why::Crowded {
                needed,
                places,
                elsewhere,
                ..
            } = blocked.why
            {
                assert!(needed > places + elsewhere, "{mix:?} {seed} {blocked:?}");
            }
        }
    }
    assert!(seen > 250, "{seen}");
}

#[test]
fn units_without_enough_work_are_a_minimal_set() {
    let mut seen = 0;
    for mix in [Mix::Plain, Mix::Flow] {
        for seed in 0..4_000 {
            let p = problem(seed, mix);
            let Err(blocked) = diagnose(&p) else { continue };
            let Why::Idle {
                least, possible, ..
            } = blocked.why
            else {
                continue;
            };
            seen += 1;
            assert!(least > possible);
            let with = |members: &dyn Fn(u32) -> bool| {
                let mut changed = p.clone();
                for (at, unit) in (0..).zip(&mut changed.units) {
                    unit.least = if members(at) { unit.least } else { 0 };
                }
                let terms = Terms::new(&changed, None);
                let mut flow = Flow::new(&terms);
                flow.limit = terms
                    .least
                    .iter()
                    .map(|least| usize::try_from(*least).unwrap())
                    .collect();
                flow.fill(&mut Reach::default());
                flow.of
                    .iter()
                    .zip(&flow.limit)
                    .all(|(of, limit)| of.len() == *limit)
            };
            assert!(
                !with(&|at| blocked.reviewers.contains(&at)),
                "{mix:?} {seed}"
            );
            for gone in &blocked.reviewers {
                assert!(
                    with(&|at| blocked.reviewers.contains(&at) && at != *gone),
                    "{mix:?} {seed} {gone}"
                );
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn four_proposals_that_only_three_may_see_are_named() {
    let mut p = bare(
        (0..12).map(|at| unit(&format!("u{at:02}"), 3)).collect(),
        (0..9)
            .map(|at| submission(&format!("s{at:02}"), 3))
            .collect(),
    );
    for submission in 0..4 {
        p.forbidden
            .extend((3..12).map(|unit| Pair { submission, unit }));
    }

    let blocked = diagnose(&p).unwrap_err();

    assert_eq!(blocked.submissions, [0, 1, 2, 3]);
    assert_eq!(blocked.reviewers, [0, 1, 2]);
    assert_eq!(
        blocked.why,
        Why::Crowded {
            needed: 12,
            places: 9,
            elsewhere: 0,
            rules: vec![Crossing {
                rule: Rule::Conflict,
                pairs: 36
            }],
        }
    );
    let prices: Vec<u32> = blocked.repairs.iter().map(|way| way.price).collect();
    assert_eq!(prices, [3, 12, 192]);
    assert!(matches!(
        blocked.repairs[0].changes[..],
        [
            Change::More { by: 1, .. },
            Change::More { .. },
            Change::More { .. }
        ]
    ));
    assert!(matches!(
        blocked.repairs[1].changes[..],
        [
            Change::Less { .. },
            Change::Less { .. },
            Change::Less { .. }
        ]
    ));
    assert!(matches!(
        blocked.repairs[2].changes[..],
        [
            Change::Lift { .. },
            Change::Lift { .. },
            Change::Lift { .. }
        ]
    ));
}

#[test]
fn a_hidden_blocking_set_is_found_among_many() {
    for seed in 0..200 {
        let mut dice = Xoshiro256::new(seed);
        let n = 40;
        let mut p = bare(
            (0..n).map(|at| unit(&format!("u{at:02}"), 3)).collect(),
            (0..n)
                .map(|at| submission(&format!("s{at:02}"), 3))
                .collect(),
        );
        let mut order: Vec<u32> = (0..n).collect();
        dice.shuffle(&mut order);
        let few: BTreeSet<u32> = order[..4].iter().copied().collect();
        dice.shuffle(&mut order);
        let hidden: BTreeSet<u32> = order[..5].iter().copied().collect();
        for submission in &hidden {
            p.forbidden
                .extend((0..n).filter(|unit| !few.contains(unit)).map(|unit| Pair {
                    submission: *submission,
                    unit,
                }));
        }
        let blocked = diagnose(&p).unwrap_err();
        let found: BTreeSet<u32> = blocked.submissions.iter().copied().collect();
        assert_eq!(found, hidden, "{seed}");
        assert_eq!(
            blocked.reviewers.iter().copied().collect::<BTreeSet<u32>>(),
            few
        );
    }
}

#[test]
fn rooms_too_small_to_avoid_mutual_reviews_say_so() {
    for n in 3..12 {
        for k in 1..n {
            let mut p = ring(n, k);
            p.rules.mutual = Mutual::Forbid;
            let answer = diagnose(&p);
            if n > 2 * k {
                assert!(answer.is_ok(), "{n} {k} {answer:?}");
                continue;
            }
            let blocked = answer.unwrap_err();
            let least = n * k - n * (n - 1) / 2;
            assert_eq!(
                blocked.why,
                Why::PairRule {
                    rule: Rule::Mutual,
                    unavoidable: least,
                    exhausted: false
                }
            );
            let relaxed = [Change::Relax { rule: Rule::Mutual }];
            assert!(
                blocked.repairs.iter().any(|way| way.changes == relaxed),
                "{n} {k} {:?}",
                blocked.repairs
            );
        }
    }
}

#[test]
fn everyone_reviewing_everyone_is_possible_and_one_more_is_not() {
    assert_eq!(diagnose(&ring(5, 4)), Ok(()));
    let blocked = diagnose(&ring(5, 5)).unwrap_err();
    assert!(
        matches!(
            blocked.why,
            Why::FewReviewers {
                needed: 5,
                possible: 4,
                ..
            }
        ),
        "{blocked:?}"
    );
    assert_eq!(blocked.submissions.len(), 1);
    assert!(!blocked.repairs.is_empty());
}

#[test]
fn a_single_language_bridge_is_named() {
    let mut p = bare(
        (0..6).map(|at| unit(&format!("u{at}"), 2)).collect(),
        (0..4).map(|at| submission(&format!("s{at}"), 2)).collect(),
    );
    p.units[4].languages.insert("el".to_owned());
    for at in [0, 1, 2] {
        p.submissions[at].languages.insert("el".to_owned());
    }
    p.rules.languages = Languages::One;

    let blocked = diagnose(&p).unwrap_err();

    assert_eq!(blocked.submissions, [0, 1, 2]);
    assert!(
        matches!(
            blocked.why,
            Why::Crowded { needed: 6, places: 2, elsewhere: 3, ref rules } if rules.iter().any(|c| c.rule == Rule::Reader)
        ),
        "{blocked:?}"
    );
    assert_eq!(
        blocked.repairs[0].changes,
        [Change::More { unit: 4, by: 1 }]
    );
}

#[test]
fn all_from_one_organisation_has_nobody_to_review() {
    let mut p = ring(6, 2);
    for unit in &mut p.units {
        unit.organisation = Some("Lisboa".to_owned());
    }
    for submission in &mut p.submissions {
        submission.organisation = Some("Lisboa".to_owned());
    }
    let blocked = diagnose(&p).unwrap_err();
    assert!(
        matches!(blocked.why, Why::FewReviewers { possible: 0, .. }),
        "{blocked:?}"
    );
    assert_eq!(
        blocked.repairs[0].changes,
        [Change::Relax {
            rule: Rule::OwnOrganisation
        }]
    );
}

#[test]
fn the_order_of_the_input_changes_nothing() {
    for seed in 0..500 {
        let p = problem(seed, Mix::Flow);
        let Err(blocked) = diagnose(&p) else { continue };
        let (n, m) = (p.units.len(), p.submissions.len());
        let mut turned = p.clone();
        turned.units.rotate_left(1);
        turned.submissions.rotate_left(1);
        let unit = |at: u32| (at + u32::try_from(n).unwrap() - 1) % u32::try_from(n).unwrap();
        let work = |at: u32| (at + u32::try_from(m).unwrap() - 1) % u32::try_from(m).unwrap();
        let turn = |pair: &Pair| Pair {
            submission: work(pair.submission),
            unit: unit(pair.unit),
        };
        turned
            .submissions
            .iter_mut()
            .for_each(|s| s.authors.iter_mut().for_each(|a| *a = unit(*a)));
        turned.forbidden = p.forbidden.iter().map(turn).rev().collect();
        turned.locked = p.locked.iter().map(turn).rev().collect();
        if let Affinity::Dense(points) = &p.affinity {
            let mut moved = vec![0; points.len()];
            for (at, points) in points.iter().enumerate() {
                let pair = turn(&Pair {
                    unit: u32::try_from(at / m).unwrap(),
                    submission: u32::try_from(at % m).unwrap(),
                });
                moved[pair.unit as usize * m + pair.submission as usize] = *points;
            }
            turned.affinity = Affinity::Dense(moved);
        }
        let other = diagnose(&turned).unwrap_err();
        assert_eq!(other.why, blocked.why, "{seed}");
        assert_eq!(
            other.submissions,
            blocked
                .submissions
                .iter()
                .map(|at| work(*at))
                .collect::<Vec<u32>>()
        );
        assert_eq!(
            other.reviewers,
            blocked
                .reviewers
                .iter()
                .map(|at| unit(*at))
                .collect::<Vec<u32>>()
        );
        let prices = |blocked: &Blocked| {
            blocked
                .repairs
                .iter()
                .map(|way| way.price)
                .collect::<Vec<u32>>()
        };
        assert_eq!(prices(&other), prices(&blocked));
    }
}

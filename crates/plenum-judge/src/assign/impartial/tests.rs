//! Cells of whole organisations, and quotas nobody can bend for the own work.

use super::super::generate::{Kind, generate};
use super::super::model::{Affinity, Rules, Submission, Unit};
use super::*;
use crate::xoshiro::Xoshiro256;

/// Units with one work each, in organisations of the sizes given, every unit doing `k` reviews.
fn room(sizes: &[u32], k: u32) -> Problem {
    let mut units = Vec::new();
    let mut submissions = Vec::new();
    for (organisation, size) in sizes.iter().enumerate() {
        for _ in 0..*size {
            let at = units.len();
            units.push(Unit {
                id: format!("u{at:03}"),
                least: k,
                most: k,
                organisation: Some(format!("o{organisation}")),
                ..Unit::default()
            });
            submissions.push(Submission {
                id: format!("s{at:03}"),
                demand: k,
                authors: vec![u32::try_from(at).unwrap()],
                organisation: Some(format!("o{organisation}")),
                ..Submission::default()
            });
        }
    }
    Problem {
        units,
        submissions,
        affinity: Affinity::Equal,
        forbidden: Vec::new(),
        locked: Vec::new(),
        rules: Rules {
            partition: true,
            ..Rules::default()
        },
    }
}

#[test]
fn cells_are_whole_organisations_of_equal_weight_and_follow_the_seed() {
    let p = room(&[3, 5, 2, 4, 1, 3, 6, 2, 4, 2], 2);
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..40 {
        let cells = cells(&p, seed).unwrap();
        assert_eq!(
            cells
                .units
                .iter()
                .map(|cell| 1 - u32::from(*cell))
                .sum::<u32>(),
            16,
            "both cells have 16 of 32"
        );
        for (a, b) in p
            .units
            .iter()
            .zip(&cells.units)
            .zip(p.units.iter().zip(&cells.units).skip(1))
        {
            assert!(a.0.organisation != b.0.organisation || a.1 == b.1);
        }
        for (unit, own) in cells.units.iter().zip(&cells.submissions) {
            assert_eq!(Some(*unit), *own);
        }
        seen.insert(cells.units);
    }
    assert!(seen.len() > 20, "{}", seen.len());
}

#[test]
fn organisations_that_cannot_be_balanced_say_so() {
    // Nine units with tight loads have no two equal halves.
    let uneven = cells(&room(&[3, 3, 3], 1), 1).unwrap_err();
    assert!(
        uneven.all && uneven.tried >= 4 && uneven.missing > 0,
        "{uneven:?}"
    );
    // One spare place per unit is enough.
    let mut p = room(&[3, 3, 3], 1);
    p.units
        .iter_mut()
        .for_each(|unit| (unit.least, unit.most) = (0, 2));
    assert!(cells(&p, 1).is_ok());
}

#[test]
fn the_numbers_nearest_to_a_goal_are_found() {
    let mut dice = Xoshiro256::new(1);
    for _ in 0..500 {
        let numbers: Vec<u64> = (0..=dice.below(9)).map(|_| dice.below(90)).collect();
        let goal = dice.below(300);
        let sum = |taken: &[bool]| {
            numbers
                .iter()
                .zip(taken)
                .filter(|(_, taken)| **taken)
                .map(|(number, _)| *number)
                .sum::<u64>()
        };
        let best = (0..1_u32 << numbers.len())
            .map(|mask| {
                sum(&(0..numbers.len())
                    .map(|at| mask >> at & 1 == 1)
                    .collect::<Vec<bool>>())
                .abs_diff(goal)
            })
            .min()
            .unwrap();
        assert_eq!(
            sum(&subset(&numbers, goal)).abs_diff(goal),
            best,
            "{numbers:?} {goal}"
        );
    }
}

fn ballots(p: &Problem, cells: &[u8], seed: u64) -> Vec<Ballot> {
    let mut dice = Xoshiro256::new(seed);
    let home = submission_cells(p, cells);
    let mut all = Vec::new();
    for unit in 0..u32::try_from(p.units.len()).unwrap() {
        for submission in 0..u32::try_from(p.submissions.len()).unwrap() {
            let own = home[index(submission)].is_some()
                && home[index(submission)] == cells.get(index(unit)).copied();
            if !own && submission != unit && dice.below(2) == 0 {
                all.push(Ballot {
                    pair: Pair { submission, unit },
                    points: u32::try_from(dice.below(10)).unwrap(),
                });
            }
        }
    }
    all
}

#[test]
fn nobody_helps_the_own_cell_by_how_they_review() {
    let p = room(&[2, 3, 2, 1, 2, 2], 2);
    let cells = cells(&p, 3).unwrap();
    for seed in 0..60 {
        let honest = ballots(&p, &cells.units, seed);
        let before = by_shares(&p, &cells.units, &honest, 4, seed);
        for unit in 0..12 {
            // The unit turns all its points around: the money of its own cell is what it was.
            let mut turned = honest.clone();
            for ballot in turned.iter_mut().filter(|ballot| ballot.pair.unit == unit) {
                ballot.points = 9 - ballot.points;
            }
            let after = by_shares(&p, &cells.units, &turned, 4, seed);
            assert_eq!(
                before.share, after.share,
                "every reviewer spends one dollar, whatever the points"
            );
            let own = |shares: &Shares| {
                let of_own =
                    |at: &&u32| cells.submissions[index(**at)] == Some(cells.units[index(unit)]);
                shares
                    .winners
                    .iter()
                    .filter(of_own)
                    .copied()
                    .collect::<Vec<u32>>()
            };
            assert_eq!(own(&before), own(&after), "{seed} {unit}");
        }
    }
}

/// The works of a unit's own cell among the winners.
fn of_own_cell(cells: &Cells, unit: u32, winners: &[u32]) -> Vec<u32> {
    let own = Some(cells.units[index(unit)]);
    let here = |at: &&u32| cells.submissions[index(**at)] == own;
    winners.iter().filter(here).copied().collect()
}

#[test]
fn no_ballot_changes_who_wins_in_the_own_cell() {
    // With works of neither cell, of which there are more than prizes.
    for neither in [0, 5] {
        let mut p = room(&[2, 3, 2, 1, 2, 2], 2);
        p.submissions.extend((0..neither).map(|at| Submission {
            id: format!("x{at}"),
            ..Submission::default()
        }));
        p.units.iter_mut().for_each(|unit| unit.least = 0);
        let cells = cells(&p, 3).unwrap();
        let mut dice = Xoshiro256::new(7);
        for seed in 0..150 {
            let mut honest = ballots(&p, &cells.units, seed);
            // In every third room one cell is richer than it has works, so that prizes are left over.
            if seed % 3 == 0 {
                let only = u32::from(seed % 2 == 0);
                honest.retain(|b| u32::from(cells.units[index(b.pair.unit)]) == only);
            }
            let prizes = 1 + u32::try_from(seed % 5).unwrap();
            let before = by_shares(&p, &cells.units, &honest, prizes, seed);
            for unit in 0..12 {
                let mine: Vec<u32> = (0..u32::try_from(p.submissions.len()).unwrap())
                    .filter(|at| cells.submissions[index(*at)] != Some(cells.units[index(unit)]))
                    .collect();
                if !honest.iter().any(|ballot| ballot.pair.unit == unit) {
                    continue;
                }
                let mut other: Vec<Ballot> = honest
                    .iter()
                    .filter(|b| b.pair.unit != unit)
                    .copied()
                    .collect();
                // Any points on any works, at least one ballot.
                let first = index(u32::try_from(dice.below(mine.len() as u64)).unwrap());
                for (at, submission) in mine.into_iter().enumerate() {
                    if at == first || dice.below(2) == 0 {
                        let points = u32::try_from(dice.below(3) * dice.below(10)).unwrap();
                        let pair = Pair { submission, unit };
                        other.push(Ballot { pair, points });
                    }
                }
                let after = by_shares(&p, &cells.units, &other, prizes, seed);
                assert_eq!(
                    of_own_cell(&cells, unit, &before.winners),
                    of_own_cell(&cells, unit, &after.winners),
                    "{neither} {seed} {unit} {before:?} {after:?}"
                );
            }
        }
    }
}

#[test]
fn no_ballot_and_none_withheld_changes_who_nominates_the_own_work() {
    let p = room(&[1; 7], 3);
    let mut dice = Xoshiro256::new(8);
    for seed in 0..300 {
        let honest = ballots(&p, &[], seed);
        let before = by_nomination(&p, &honest, 3, seed);
        for unit in 0..7 {
            let mut other = honest.clone();
            other.retain(|ballot| ballot.pair.unit != unit || dice.below(2) == 0);
            for ballot in other.iter_mut().filter(|ballot| ballot.pair.unit == unit) {
                ballot.points = u32::try_from(dice.below(10)).unwrap();
            }
            let after = by_nomination(&p, &other, 3, seed);
            assert_eq!(
                (
                    before.nominations[index(unit)],
                    before.winners.contains(&unit)
                ),
                (
                    after.nominations[index(unit)],
                    after.winners.contains(&unit)
                ),
                "{seed} {unit}"
            );
        }
    }
}

#[test]
fn prizes_follow_shares_on_average_and_are_never_off_by_one() {
    let p = room(&[2, 3, 2, 1, 2, 2], 2);
    let cells = cells(&p, 3).unwrap();
    let mut all = ballots(&p, &cells.units, 5);
    // One cell reviews less, so the other gets less.
    all.retain(|ballot| cells.units[index(ballot.pair.unit)] == 0 || ballot.pair.unit < 6);
    let mut sums = [0_u32; 3];
    for seed in 0..2_000 {
        let shares = by_shares(&p, &cells.units, &all, 5, seed);
        assert_eq!(shares.winners.len(), 5);
        for ((prizes, share), sum) in shares.prizes.iter().zip(shares.share).zip(&mut sums) {
            let exact = f64::from(share) * 5.0 / 1_000_000.0;
            assert!((f64::from(*prizes) - exact).abs() < 1.000_01, "{shares:?}");
            *sum += prizes;
        }
    }
    let shares = by_shares(&p, &cells.units, &all, 5, 0).share;
    for (sum, share) in sums.into_iter().zip(shares) {
        let (mean, exact) = (
            f64::from(sum) / 2_000.0,
            f64::from(share) * 5.0 / 1_000_000.0,
        );
        assert!((mean - exact).abs() < 0.06, "{mean} {exact}");
    }
}

#[test]
fn a_nomination_needs_half_of_the_reviewers() {
    let p = room(&[1, 1, 1, 1], 3);
    // Everybody ranks work 0 first where they may, and the own work does not count.
    let mut all = Vec::new();
    for unit in 0..4 {
        for submission in 0..4 {
            all.push(Ballot {
                pair: Pair { submission, unit },
                points: 10 - submission,
            });
        }
    }
    for seed in 0..50 {
        let found = by_nomination(&p, &all, 2, seed);
        assert_eq!(
            found.nominations[0],
            (3, 3),
            "one and a half of three are nominated: the first always"
        );
        assert!(found.winners.contains(&0));
        assert!(found.nominations.iter().all(|(_, reviews)| *reviews == 3));
    }
    assert!(by_nomination(&p, &[], 2, 1).winners.is_empty());
    assert_eq!(
        by_shares(&p, &[0, 0, 1, 1], &[], 2, 1).winners.len(),
        2,
        "without ballots the seed decides"
    );
}

#[test]
fn a_large_event_is_divided_quickly() {
    let mut p = generate(Kind::Topic, 600, 3, 2);
    p.rules.partition = true;
    let cells = cells(&p, 9).unwrap();
    assert_eq!(
        cells
            .units
            .iter()
            .map(|cell| 1 - u32::from(*cell))
            .sum::<u32>(),
        300
    );
}

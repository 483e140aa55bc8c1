//! First seatings, and a seat for who comes late.

use super::*;

fn cities(n: usize, cities: usize) -> Vec<Seat> {
    let mut seats = people(n);
    for (i, seat) in seats.iter_mut().enumerate() {
        seat.organisation = Some(format!("city {}", i % cities));
        seat.role = Some(["mayor", "officer"][usize::from(i % 5 > 0)].to_owned());
    }
    seats
}

#[test]
fn lots_are_repeatable_and_every_seat_can_be_hers() {
    let twelve = people(12);
    let mut tables = BTreeSet::new();
    for seed in 0..60 {
        let seated = seat(
            &twelve,
            &shape(3, 4),
            &Seating::Random,
            &Rules::default(),
            seed,
        )
        .unwrap();
        assert_eq!(
            seated,
            seat(
                &twelve,
                &shape(3, 4),
                &Seating::Random,
                &Rules::default(),
                seed
            )
            .unwrap()
        );
        tables.insert(seated.round.table_of(0));
    }
    assert_eq!(tables.len(), 3);
}

#[test]
fn balanced_tables_differ_by_at_most_one_in_each_feature() {
    let forty = cities(40, 6);
    for by in [
        vec![Feature::Organisation, Feature::Role],
        vec![Feature::Role, Feature::Organisation],
    ] {
        let seated = seat(
            &forty,
            &shape(5, 8),
            &Seating::Balanced { by },
            &Rules::default(),
            3,
        )
        .unwrap();
        let count = |value: &dyn Fn(&Seat) -> bool| {
            let per_table = seated.round.tables.iter();
            let counts: Vec<_> = per_table
                .map(|t| t.iter().filter(|&&p| value(&forty[p])).count())
                .collect();
            counts.iter().max().unwrap() - counts.iter().min().unwrap()
        };
        for city in 0..6 {
            assert!(count(&|seat| seat.organisation == Some(format!("city {city}"))) <= 1);
        }
        assert!(count(&|seat| seat.role.as_deref() == Some("mayor")) <= 1);
    }
}

#[test]
fn choices_are_served_as_well_as_capacities_allow() {
    let mut six = people(6);
    for (seat, wishes) in six
        .iter_mut()
        .zip([[0, 1], [0, 1], [0, 2], [0, 2], [1, 0], [2, 0]])
    {
        seat.wishes = wishes.to_vec();
    }
    let how = Seating::Choice {
        capacities: vec![2, 2, 2],
    };
    let seated = seat(&six, &shape(0, 0), &how, &Rules::default(), 1).unwrap();
    // Two get table 0; of the four who want it one goes to each of the others, to her second wish.
    let ranks: Vec<u32> = seated.wish.iter().map(|rank| rank.unwrap()).collect();
    assert_eq!(ranks.iter().sum::<u32>(), 2);
    assert_eq!(
        seated.round.tables.iter().map(Vec::len).collect::<Vec<_>>(),
        [2, 2, 2]
    );
    // Over many seeds each of the four gets her first wish: ties fall by lot.
    let lucky: BTreeSet<usize> = (0..40)
        .flat_map(|seed| {
            let seated = seat(&six, &shape(0, 0), &how, &Rules::default(), seed).unwrap();
            (0..4)
                .filter(|&person| seated.wish[person] == Some(0))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(lucky.len(), 4);
}

#[test]
fn choices_equal_a_brute_force() {
    let mut random = random::Random::new(11);
    for _ in 0..60 {
        let mut six = people(6);
        for seat in &mut six {
            let mut tables = vec![0, 1, 2];
            random.shuffle(&mut tables);
            tables.truncate(1 + random.below(3));
            seat.wishes = tables;
        }
        let capacities = [3, 2, 3];
        let cost = |person: usize, table: u32| {
            let rank = six[person].wishes.iter().position(|&wish| wish == table);
            rank.map_or(20_000, |rank| (rank + 1) * (rank + 1))
        };
        let mut best = usize::MAX;
        for code in 0..729_u32 {
            let at: Vec<u32> = (0..6).map(|i| code / 3_u32.pow(i) % 3).collect();
            let size = |t: u32| at.iter().filter(|&&table| table == t).count();
            if (0..3).all(|t| size(t) <= capacities[usize::try_from(t).unwrap()] && size(t) != 1) {
                best = best.min(
                    at.iter()
                        .enumerate()
                        .map(|(person, &table)| cost(person, table))
                        .sum(),
                );
            }
        }
        let how = Seating::Choice {
            capacities: vec![3, 2, 3],
        };
        let seated = seat(&six, &shape(0, 0), &how, &Rules::default(), 1).unwrap();
        let got: usize = (0..6)
            .map(|person| {
                cost(
                    person,
                    u32::try_from(seated.round.table_of(person).unwrap()).unwrap(),
                )
            })
            .sum();
        assert_eq!(got, best);
    }
}

#[test]
fn a_host_gets_company_and_a_lonely_topic_is_closed() {
    let mut six = people(6);
    six[0].host_of = Some(1);
    for seat in &mut six[1..] {
        seat.wishes = vec![0];
    }
    six[5].wishes = vec![2, 0];
    let how = Seating::Choice {
        capacities: vec![5, 5, 5],
    };
    let seated = seat(&six, &shape(0, 0), &how, &Rules::default(), 1).unwrap();
    let sizes: Vec<usize> = seated.round.tables.iter().map(Vec::len).collect();
    assert_eq!(sizes, [4, 2, 0]);
    assert!(seated.round.tables[1].contains(&0));
}

#[test]
fn seatings_by_hand_hold_with_remarks_if_everybody_sits_once() {
    let six = people(6);
    let rules = Rules {
        apart: vec![(0, 1)],
        ..Rules::default()
    };
    let by_hand =
        |tables: Vec<Vec<usize>>| seat(&six, &shape(0, 0), &Seating::ByHand { tables }, &rules, 0);
    let seated = by_hand(vec![vec![3, 0, 1, 2], vec![5, 4]]).unwrap();
    assert_eq!(seated.round.tables, [vec![0, 1, 2, 3], vec![4, 5]]);
    assert_eq!(seated.remarks.len(), 2);
    assert!(matches!(
        by_hand(vec![vec![0, 1, 2], vec![2, 4, 9]]),
        Err(Blocked::NotASeating { faults }) if faults.len() == 4
    ));
}

#[test]
fn who_comes_late_goes_to_the_smallest_table_that_suits_her() {
    let mut seven = people(7);
    let running = Held {
        tables: [
            vec!["p00000", "p00001"],
            vec!["p00002", "p00003"],
            vec!["p00004", "p00005"],
        ]
        .map(|table| table.into_iter().map(str::to_owned).collect())
        .to_vec(),
    };
    let join =
        |seven: &[Seat], rules: &Rules, past: &[Held]| join(&running, seven, 6, 3, rules, past);
    assert_eq!(join(&seven, &Rules::default(), &[]), Ok(0));
    let met = Held {
        tables: vec![vec!["p00006".to_owned(), "p00001".to_owned()]],
    };
    assert_eq!(
        join(&seven, &Rules::default(), std::slice::from_ref(&met)),
        Ok(1)
    );
    let apart = Rules {
        apart: vec![(2, 6)],
        ..Rules::default()
    };
    assert_eq!(join(&seven, &apart, &[met]), Ok(2));
    let all = Rules {
        apart: vec![(0, 6), (6, 2), (6, 4)],
        ..Rules::default()
    };
    assert!(
        matches!(join(&seven, &all, &[]), Err(Blocked::ApartNotKept { pairs }) if pairs.len() == 3)
    );
    for (i, seat) in seven.iter_mut().enumerate() {
        seat.languages = languages(&[if i == 4 || i == 5 || i == 6 {
            "fr"
        } else {
            "en"
        }]);
    }
    let common = Rules {
        language: LanguageRule::Common,
        ..Rules::default()
    };
    assert_eq!(join(&seven, &common, &[]), Ok(2));
    seven[6].host_of = Some(1);
    assert_eq!(join(&seven, &Rules::default(), &[]), Ok(1));
}

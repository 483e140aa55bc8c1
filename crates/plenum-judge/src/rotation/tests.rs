//! Plans as a room needs them, and properties of all plans.

mod causes;
mod live;
mod properties;
mod seatings;

use std::collections::BTreeSet;

use super::*;

/// So many people, named in order, of no organisation.
fn people(n: usize) -> Vec<Seat> {
    (0..n)
        .map(|i| Seat {
            id: format!("p{i:05}"),
            ..Seat::default()
        })
        .collect()
}

fn shape(tables: u32, seats: u32) -> Shape {
    Shape { tables, seats }
}

fn languages(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

/// Plans with the given seed and verifies the result.
fn planned(people: &[Seat], shape: Shape, rounds: u32, rules: &Rules, effort: Effort) -> Rotation {
    let rotation = plan(people, &shape, rounds, rules, effort, 1).unwrap();
    verify(&rotation, people, rules).unwrap();
    rotation
}

fn nobody_meets_twice(n: usize, seats: u32, rounds: u32, effort: Effort) -> Rotation {
    let rotation = planned(
        &people(n),
        shape(0, seats),
        rounds,
        &Rules::default(),
        effort,
    );
    assert_eq!(
        rotation.repeats, 0,
        "{n} in {seats}s, {rounds} rounds, by {:?}",
        rotation.by
    );
    assert_eq!(rotation.standing(), Standing::NobodyMeetsTwice);
    rotation
}

#[test]
fn known_most_rounds_without_a_repeat_are_reached() {
    // OEIS A107431, as far as the reference names it.
    let known = [
        (3, 2, 5),
        (3, 3, 4),
        (4, 3, 4),
        (4, 4, 5),
        (5, 3, 7),
        (5, 4, 5),
        (5, 5, 6),
        (6, 3, 8),
        (6, 4, 7),
        (6, 5, 6),
        (6, 6, 3),
        (7, 3, 10),
        (7, 4, 9),
        (8, 4, 10),
    ];
    for (tables, seats, rounds) in known {
        nobody_meets_twice(
            tables * usize::try_from(seats).unwrap(),
            seats,
            rounds,
            Effort::NONE,
        );
    }
}

#[test]
fn the_search_alone_reaches_known_maxima_too() {
    // The symmetric search, without the embedded base rounds.
    let mut random = random::Random::new(3);
    for (g, k, rounds) in [(5, 3, 7), (6, 3, 8), (6, 4, 7), (7, 4, 9), (6, 5, 6)] {
        let (found, _) = symmetric::symmetric(g, k, rounds, 8_000_000, &mut random);
        let found = found.unwrap_or_else(|| panic!("{g} tables of {k}, {rounds} rounds"));
        let mut met = BTreeSet::new();
        for table in found.iter().flat_map(|round| round.chunks(k)) {
            for (i, &a) in table.iter().enumerate() {
                assert!(table[..i].iter().all(|&b| met.insert((a.min(b), a.max(b)))));
            }
        }
        assert_eq!(
            (found.len(), met.len()),
            (rounds, rounds * g * k * (k - 1) / 2)
        );
    }
}

#[test]
fn swaps_alone_keep_a_small_room_apart() {
    // A rule that no construction knows: the past. Twelve people who have met in one round meet anew in two more.
    let twelve = people(12);
    let first = Held {
        tables: (0..4)
            .map(|t| (0..3).map(|i| format!("p{:05}", 3 * t + i)).collect())
            .collect(),
    };
    let rules = Rules {
        past: vec![first],
        ..Rules::default()
    };
    let rotation = planned(&twelve, shape(0, 3), 2, &rules, Effort::QUICK);
    assert_eq!((rotation.repeats, rotation.met), (0, vec![66 - 36, 36]));
}

#[test]
fn kirkmans_schoolgirls_each_walk_with_each() {
    let rotation = nobody_meets_twice(15, 3, 7, Effort::NORMAL);
    assert_eq!(rotation.met, [0, 105]);
    assert_eq!(rotation.repeats_bound, 0);
}

#[test]
fn affine_planes_bring_everybody_together_once() {
    for q in [2, 3, 4, 5, 7, 8, 9, 11, 13] {
        let n = q * q;
        let seats = u32::try_from(q).unwrap();
        let rotation = nobody_meets_twice(n, seats, seats + 1, Effort::NONE);
        assert_eq!(rotation.met, [0, u64::try_from(n * (n - 1) / 2).unwrap()]);
    }
}

#[test]
fn classes_sit_among_themselves_as_long_as_they_can() {
    // 64 in fours: 16 rounds of steps and the five of the affine plane within each class: all pairs met.
    let rotation = nobody_meets_twice(64, 4, 21, Effort::NONE);
    assert_eq!(rotation.met, [0, 2016]);
    assert_eq!(rotation.by, Method::Field);
}

#[test]
fn each_construction_is_used_where_it_applies() {
    for (n, seats, rounds, by) in [
        (20, 2, 19, Method::Circle),
        (21, 2, 21, Method::Circle),
        (500, 6, 10, Method::Cyclic),
        (32, 4, 8, Method::Field),
        (32, 4, 10, Method::Blocks),
        (100, 5, 8, Method::Differences),
    ] {
        assert_eq!(
            nobody_meets_twice(n, seats, rounds, Effort::NONE).by,
            by,
            "{n} in {seats}s"
        );
    }
}

#[test]
fn the_conditions_of_the_reference_suffice() {
    let smallest = |n: usize| {
        fields::prime_powers(n)
            .iter()
            .map(|&(p, _)| p)
            .min()
            .unwrap_or(1)
    };
    let smallest_power = |n: usize| fields::Ring::fields(n).smallest();
    let mut checked = 0;
    for g in 2..31_usize {
        for k in 2..9_usize {
            for rounds in 1..12_usize {
                let (most, least) = (k.max(rounds), k.min(rounds));
                let cyclic = (k - 1) * (rounds - 1) < g || (most <= g && least <= smallest(g));
                let fields = most <= g && least <= smallest_power(g);
                if rounds > g || k > g || !(cyclic || fields) {
                    continue;
                }
                let wanted = construct::Wanted {
                    g,
                    k,
                    n: g * k,
                    rounds,
                    staying: 0,
                    all_move: false,
                };
                assert!(
                    construct::construct(&wanted).is_some(),
                    "{g} tables of {k}, {rounds} rounds"
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 500);
}

#[test]
fn pairs_of_an_odd_number_rest_in_turn() {
    let rotation = nobody_meets_twice(7, 2, 7, Effort::NONE);
    let resting: BTreeSet<usize> = rotation
        .rounds
        .iter()
        .flat_map(|round| round.resting.clone())
        .collect();
    assert_eq!(resting.len(), 7);
    // With hosts, one who moves rests.
    let mut seven = people(7);
    for (table, host) in [0, 1, 2].into_iter().zip(&mut seven) {
        host.host_of = Some(table);
    }
    let rotation = planned(&seven, shape(3, 2), 4, &Rules::default(), Effort::QUICK);
    assert_eq!(rotation.repeats, 0);
    assert!(
        rotation
            .rounds
            .iter()
            .all(|round| round.resting.len() == 1 && round.resting[0] > 2)
    );
}

#[test]
fn uneven_tables_are_within_one_and_never_of_one() {
    for n in 2..60 {
        for seats in 2..9 {
            let rotation = planned(
                &people(n),
                shape(0, seats),
                3,
                &Rules::default(),
                Effort(2_000),
            );
            for round in &rotation.rounds {
                let sizes = || round.tables.iter().map(Vec::len);
                assert!(
                    sizes().min() >= Some(2)
                        && sizes().max().unwrap() - sizes().min().unwrap() <= 1
                );
            }
        }
    }
    // The large case of uneven tables: 500 in sixes leave four seats empty.
    nobody_meets_twice(500, 6, 10, Effort::NONE);
    nobody_meets_twice(23, 4, 5, Effort::NORMAL);
}

#[test]
fn hosts_stay_and_everybody_else_moves_on() {
    // Pro Action Cafe: 30 people, six callers at tables of five, three rounds.
    let mut thirty = people(30);
    for (table, host) in (0..6).zip(&mut thirty) {
        host.host_of = Some(table);
    }
    let rules = Rules {
        revisit_price: 5,
        ..Rules::default()
    };
    let rotation = planned(&thirty, shape(6, 5), 3, &rules, Effort::NONE);
    assert_eq!(rotation.repeats, 0);
    assert_eq!(verify(&rotation, &thirty, &rules).unwrap().revisits, 0);
    for round in &rotation.rounds {
        assert!((0..6).all(|host| round.table_of(host) == Some(host)));
    }
}

#[test]
fn topics_without_hosts_are_each_visited_once_if_that_is_asked() {
    let rules = Rules {
        revisit_price: 5,
        ..Rules::default()
    };
    let rotation = planned(&people(35), shape(7, 5), 6, &rules, Effort::NONE);
    assert_eq!((rotation.repeats, rotation.cost), (0, 0));
    assert_eq!(verify(&rotation, &people(35), &rules).unwrap().revisits, 0);
}

#[test]
fn an_interpreter_keeps_her_table_and_her_people_come_to_it() {
    // Twelve people at three tables; three speak French only, one interpreter.
    let mut twelve = people(12);
    for (i, seat) in twelve.iter_mut().enumerate() {
        seat.languages = languages(if i < 3 { &["fr"] } else { &["en"] });
    }
    twelve[11].languages = languages(&["en", "fr"]);
    twelve[11].interprets = true;
    twelve[11].stays = true;
    let rules = Rules {
        language: LanguageRule::Common,
        ..Rules::default()
    };
    let rotation = planned(&twelve, shape(3, 4), 3, &rules, Effort::QUICK);
    let tables: BTreeSet<_> = rotation
        .rounds
        .iter()
        .map(|round| round.table_of(11))
        .collect();
    assert_eq!(tables.len(), 1);
    for round in &rotation.rounds {
        assert!((0..3).all(|french| round.table_of(french) == round.table_of(11)));
    }
}

#[test]
fn pairs_kept_apart_never_meet_and_colleagues_seldom() {
    let mut forty = people(40);
    for (i, seat) in forty.iter_mut().enumerate() {
        seat.organisation = Some(format!("city {}", i % 8));
    }
    let apart = vec![(0, 1), (0, 2), (3, 4), (8, 30)];
    let rules = Rules {
        apart,
        together_price: 3,
        ..Rules::default()
    };
    let rotation = planned(&forty, shape(8, 5), 5, &rules, Effort::NORMAL);
    let found = verify(&rotation, &forty, &rules).unwrap();
    // Eight cities of five at eight tables: nobody needs to sit with a colleague.
    assert_eq!((found.repeats, found.together), (0, 0));
    assert_eq!((rotation.cost, rotation.cost_bound), (0, 0));
}

#[test]
fn wished_pairs_meet() {
    let rules = Rules {
        wished: vec![(0, 11), (1, 10), (2, 9), (0, 9)],
        wished_price: 20,
        ..Rules::default()
    };
    let rotation = planned(&people(12), shape(4, 3), 3, &rules, Effort::QUICK);
    let found = verify(&rotation, &people(12), &rules).unwrap();
    assert_eq!((found.repeats, found.unmet_wishes), (0, 0));
}

#[test]
fn forced_repeats_are_proven() {
    // Tables of six at five tables: some meet again in each round.
    let rotation = planned(
        &people(30),
        shape(5, 6),
        4,
        &Rules::default(),
        Effort::NORMAL,
    );
    assert_eq!((rotation.repeats, rotation.repeats_bound), (15, 15));
    assert_eq!(rotation.standing(), Standing::Proven);
    // One table only: everything after the first round is a repeat.
    let rotation = planned(
        &people(6),
        shape(1, 6),
        3,
        &Rules::default(),
        Effort::NORMAL,
    );
    assert_eq!(
        (rotation.repeats, rotation.repeats_bound, rotation.moves),
        (30, 30, 0)
    );
    // More rounds than partners.
    let rotation = planned(
        &people(8),
        shape(4, 2),
        10,
        &Rules::default(),
        Effort::NORMAL,
    );
    assert_eq!((rotation.repeats, rotation.repeats_bound), (12, 12));
    // One round more than is known: no better plan is known, but nothing is proven.
    let rotation = planned(
        &people(12),
        shape(4, 3),
        5,
        &Rules::default(),
        Effort::QUICK,
    );
    assert_eq!(
        (rotation.repeats_bound, rotation.standing()),
        (0, Standing::NoBetterKnown)
    );
    assert!(rotation.repeats <= 4, "{}", rotation.repeats);
}

#[test]
fn a_seed_means_the_same_plan_on_every_machine() {
    // A plan that only the search can make, by its bytes (FNV-1a): a change of the search changes this figure, a
    // change of machine must not.
    let mut twenty = people(20);
    for (i, seat) in twenty.iter_mut().enumerate() {
        seat.organisation = Some(format!("city {}", i % 6));
    }
    twenty[4].host_of = Some(2);
    let rules = Rules {
        together_price: 4,
        apart: vec![(0, 7), (3, 9)],
        ..Rules::default()
    };
    let bytes = |seed| {
        let rotation = plan(&twenty, &shape(3, 7), 4, &rules, Effort(50_000), seed).unwrap();
        assert_eq!(rotation.by, Method::Search);
        serde_json::to_vec(&rotation).unwrap()
    };
    let digest = |bytes: &[u8]| {
        bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    assert_eq!(digest(&bytes(2026)), 15_595_391_019_070_046_918);
    assert_ne!(bytes(2026), bytes(2027));
}

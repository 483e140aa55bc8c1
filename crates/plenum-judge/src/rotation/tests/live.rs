//! Plans of a running rotation: people leave and arrive between rounds.

use super::*;

fn held(rotation: &Rotation, people: &[Seat]) -> Vec<Held> {
    rotation
        .rounds
        .iter()
        .map(|round| round.held(people))
        .collect()
}

/// A room of 30 with six hosts, planned for four rounds.
fn cafe() -> (Vec<Seat>, Vec<Held>) {
    let mut thirty = people(30);
    for (table, host) in (0..6).zip(&mut thirty) {
        host.host_of = Some(table);
    }
    let rotation = planned(&thirty, shape(6, 5), 4, &Rules::default(), Effort::NORMAL);
    assert_eq!(rotation.repeats, 0);
    let rounds = held(&rotation, &thirty);
    (thirty, rounds)
}

/// The three rounds left after the first one, with those who are present, checked by the second count.
fn after_one_round(rounds: &[Held], present: &[Seat], rules: &Rules, seed: u64) -> Rotation {
    let past = &rounds[..1];
    let shape = shape(6, 5);
    let again = replan(past, present, &shape, 3, rules, Effort::NORMAL, seed).unwrap();
    verify_after(past, &again, present, rules).unwrap();
    again
}

#[test]
fn without_a_change_nothing_changes() {
    let (thirty, rounds) = cafe();
    let rules = Rules {
        previous: rounds[1..].to_vec(),
        ..Rules::default()
    };
    let again = after_one_round(&rounds, &thirty, &rules, 9);
    assert_eq!(held(&again, &thirty), rounds[1..]);
    assert_eq!(
        (again.repeats, again.changes, again.moves),
        (0, Vec::new(), 0)
    );
}

#[test]
fn who_leaves_leaves_a_gap_and_few_change_seat() {
    let (mut present, rounds) = cafe();
    let gone = present.remove(17).id;
    let rules = Rules {
        previous: rounds[1..].to_vec(),
        change_price: 1,
        ..Rules::default()
    };
    let again = after_one_round(&rounds, &present, &rules, 9);
    assert_eq!(again.repeats, 0);
    assert!(
        again
            .changes
            .iter()
            .all(|change| change.person == gone && change.to.is_none()),
        "{:?}",
        again.changes
    );
    assert_eq!(again.changes.len(), 3);
}

#[test]
fn who_arrives_finds_a_place_and_few_change_seat() {
    let (mut present, rounds) = cafe();
    present.truncate(29);
    let late = Seat {
        id: "late".to_owned(),
        ..Seat::default()
    };
    present.insert(3, late);
    let rules = Rules {
        previous: rounds[1..].to_vec(),
        change_price: 1,
        ..Rules::default()
    };
    let again = after_one_round(&rounds, &present, &rules, 9);
    // She takes the seats of the one who left, and nobody else moves.
    assert_eq!(again.repeats, 0);
    assert!(
        again
            .changes
            .iter()
            .all(|change| ["late", "p00029"].contains(&change.person.as_str()))
    );
    assert_eq!(
        again
            .changes
            .iter()
            .filter(|change| change.person == "late")
            .count(),
        3
    );
}

#[test]
fn several_leave_and_tables_stay_even_with_nobody_meeting_twice() {
    let (present, rounds) = cafe();
    let present: Vec<Seat> = present
        .into_iter()
        .enumerate()
        .filter(|(i, _)| ![7, 8, 21, 22].contains(i))
        .map(|(_, s)| s)
        .collect();
    let rules = Rules {
        previous: rounds[1..].to_vec(),
        change_price: 1,
        ..Rules::default()
    };
    let again = after_one_round(&rounds, &present, &rules, 2);
    assert_eq!(again.repeats, 0);
    let moved = again
        .changes
        .iter()
        .filter(|change| change.to.is_some())
        .count();
    assert!(moved <= 15, "{moved} of 78 seats change");
}

#[test]
fn an_interpreter_stays_where_she_sat() {
    let mut twelve = people(12);
    twelve[5].stays = true;
    let first = plan(
        &twelve,
        &shape(3, 4),
        1,
        &Rules::default(),
        Effort::QUICK,
        4,
    )
    .unwrap();
    let past = held(&first, &twelve);
    let table = first.rounds[0].table_of(5);
    for seed in 0..10 {
        let next = replan(
            &past,
            &twelve,
            &shape(3, 4),
            2,
            &Rules::default(),
            Effort::QUICK,
            seed,
        )
        .unwrap();
        verify_after(&past, &next, &twelve, &Rules::default()).unwrap();
        assert!(next.rounds.iter().all(|round| round.table_of(5) == table));
    }
}

#[test]
fn the_past_counts_after_a_change_of_shape() {
    let (thirty, rounds) = cafe();
    let mut present = thirty;
    for seat in &mut present {
        seat.host_of = None;
    }
    let again = replan(
        &rounds[..2],
        &present,
        &shape(10, 3),
        2,
        &Rules::default(),
        Effort::NORMAL,
        9,
    )
    .unwrap();
    verify_after(&rounds[..2], &again, &present, &Rules::default()).unwrap();
    assert_eq!(again.repeats, 0);
    // Two rounds at six tables of five, two at ten of three.
    assert_eq!(again.met[1], 2 * 6 * 10 + 2 * 10 * 3);
}

#[test]
fn who_rests_instead_of_sitting_at_a_table_that_is_gone_has_moved() {
    let three = people(3);
    let at_a_second_table = Held {
        tables: vec![Vec::new(), vec![three[2].id.clone()]],
    };
    let rules = Rules {
        previous: vec![at_a_second_table],
        repeat_price: 0,
        ..Rules::default()
    };

    // One table of two and one who rests: whoever the third person is, she does not keep her table.
    for seed in 0..20 {
        let one = Shape {
            tables: 1,
            seats: 2,
        };
        let rotation = plan(&three, &one, 1, &rules, Effort::NORMAL, seed);
        assert_eq!(rotation.unwrap().cost, u64::from(rules.change_price));
    }
}

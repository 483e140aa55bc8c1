//! Causes are named, plans are stored, and what was tampered with is refused.

use super::*;

#[test]
fn causes_are_named() {
    let try_plan = |people: &[Seat], tables, seats, rules: &Rules| {
        plan(people, &shape(tables, seats), 2, rules, Effort(20_000), 1).unwrap_err()
    };
    let none = Rules::default();
    assert_eq!(
        try_plan(&people(5), 3, 0, &none),
        Blocked::TooFewPeople {
            people: 5,
            tables: 3,
            most_tables: 2
        }
    );
    assert_eq!(
        try_plan(&people(0), 0, 4, &none),
        Blocked::TooFewPeople {
            people: 0,
            tables: 1,
            most_tables: 0
        }
    );
    assert_eq!(
        try_plan(&people(20), 3, 5, &none),
        Blocked::TooFewPlaces {
            people: 20,
            places: 15,
            seats_needed: 7
        }
    );
    assert_eq!(
        try_plan(&people(4), 0, 1, &none),
        Blocked::TableOfOne { table: None }
    );
    assert_eq!(
        plan(&people(4), &shape(2, 2), 0, &none, Effort::NONE, 1),
        Err(Blocked::NoRounds)
    );
    let twice = [people(2), people(2)].concat();
    assert_eq!(
        try_plan(&twice, 2, 2, &none),
        Blocked::SameId {
            id: "p00000".to_owned()
        }
    );

    let apart = |apart: &[(usize, usize)]| Rules {
        apart: apart.to_vec(),
        ..Rules::default()
    };
    assert_eq!(
        try_plan(&people(4), 2, 2, &apart(&[(0, 9)])),
        Blocked::UnknownPerson { person: 9 }
    );
    assert_eq!(
        try_plan(&people(4), 2, 2, &apart(&[(1, 1)])),
        Blocked::ApartFromSelf {
            person: "p00001".to_owned()
        }
    );
    assert_eq!(
        try_plan(&people(6), 2, 3, &apart(&[(0, 1), (0, 2), (0, 3), (4, 0)])),
        Blocked::ApartFromTooMany {
            person: "p00000".to_owned(),
            may_sit_with: 1,
            table_size: 3
        }
    );
    assert_eq!(
        try_plan(&people(8), 2, 4, &apart(&[(5, 6), (6, 7), (7, 5)])),
        Blocked::ApartGroup {
            people: ["p00005", "p00006", "p00007"].map(str::to_owned).to_vec(),
            tables: 2
        }
    );
    // A ring of five apart has no triangle, yet does not fit two tables: not found, and not said to be impossible.
    let ring = apart(&[(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]);
    assert!(
        matches!(try_plan(&people(8), 2, 4, &ring), Blocked::ApartNotKept { pairs } if !pairs.is_empty())
    );

    let mut hosts = people(6);
    hosts[3].host_of = Some(2);
    assert_eq!(
        try_plan(&hosts, 2, 3, &none),
        Blocked::NoSuchTable {
            person: "p00003".to_owned(),
            table: 2,
            tables: 2
        }
    );
    for seat in &mut hosts {
        seat.host_of = Some(1);
    }
    assert!(matches!(
        try_plan(&hosts, 2, 3, &none),
        Blocked::TooManyStay { table: 1, people, seats: 3 } if people.len() == 6
    ));
    let mut both = people(6);
    (both[0].host_of, both[5].host_of) = (Some(0), Some(0));
    assert_eq!(
        try_plan(&both, 2, 3, &apart(&[(5, 0)])),
        Blocked::ApartAtOneTable {
            pair: ("p00000".to_owned(), "p00005".to_owned()),
            table: 0
        }
    );
    // Nine at four tables: one of three, the others of two. Three stay at each of two tables.
    let mut staying = people(9);
    for (i, seat) in staying.iter_mut().take(6).enumerate() {
        seat.host_of = Some(u32::from(i > 2));
    }
    assert_eq!(
        try_plan(&staying, 4, 3, &none),
        Blocked::StayingLeaveNoRoom { people: 6 }
    );

    let mut strangers = people(4);
    for (seat, language) in strangers.iter_mut().zip(["de", "en", "en", "en"]) {
        seat.languages = languages(&[language]);
    }
    let common = Rules {
        language: LanguageRule::Common,
        ..Rules::default()
    };
    assert_eq!(
        try_plan(&strangers, 2, 2, &common),
        Blocked::NoCommonLanguage {
            person: "p00000".to_owned(),
            shares_with: 0,
            table_size: 2
        }
    );
    // Three and five: each has somebody to talk to, yet tables of four do not come out.
    let mut split = people(8);
    for (i, seat) in split.iter_mut().enumerate() {
        seat.languages = languages(&[if i < 3 { "de" } else { "en" }]);
    }
    split[0].languages = languages(&["de"]);
    assert!(matches!(
        try_plan(&split, 2, 4, &common),
        Blocked::NoCommonLanguage {
            shares_with: 2,
            table_size: 4,
            ..
        }
    ));
    assert!(matches!(
        plan(&people(3), &shape(1, 3), 5_000, &none, Effort::NONE, 1),
        Err(Blocked::TooLarge {
            what: TooLarge::Rounds,
            given: 5_000,
            ..
        })
    ));
}

#[test]
fn plans_are_stored_and_read_again() {
    let rotation = nobody_meets_twice(10, 3, 2, Effort::QUICK);
    let text = serde_json::to_string(&rotation).unwrap();
    assert_eq!(serde_json::from_str::<Rotation>(&text).unwrap(), rotation);
    assert!(text.contains(r#""repeats":0,"repeats_bound":0"#), "{text}");
    let blocked = Blocked::TableOfOne { table: Some(3) };
    assert_eq!(
        serde_json::to_string(&blocked).unwrap(),
        r#"{"kind":"table_of_one","table":3}"#
    );
    assert_eq!(
        serde_json::from_str::<Rules>("{}").unwrap(),
        Rules::default()
    );
    let seat: Seat = serde_json::from_str(r#"{"id":"a"}"#).unwrap();
    assert_eq!(
        seat,
        Seat {
            id: "a".to_owned(),
            ..Seat::default()
        }
    );
}

#[test]
fn a_plan_that_was_tampered_with_is_refused() {
    let twelve = people(12);
    let rules = Rules {
        apart: vec![(0, 1)],
        ..Rules::default()
    };
    let good = planned(&twelve, shape(4, 3), 3, &rules, Effort::QUICK);
    let faults = |change: &dyn Fn(&mut Rotation)| {
        let mut bad = good.clone();
        change(&mut bad);
        verify(&bad, &twelve, &rules).unwrap_err()
    };
    assert_eq!(
        faults(&|plan| plan.repeats += 1),
        [Violation::Miscounted {
            figure: "repeats".to_owned()
        }]
    );
    assert!(
        faults(&|plan| plan.met[0] += 1).contains(&Violation::Miscounted {
            figure: "met".to_owned()
        })
    );
    assert!(
        faults(&|plan| plan.repeats_bound = 1).contains(&Violation::Miscounted {
            figure: "repeats_bound".to_owned()
        })
    );
    let lost = faults(&|plan| {
        plan.rounds[1].tables[2].pop();
    });
    assert!(matches!(lost[0], Violation::Missing { round: 1, .. }));
    let doubled = faults(&|plan| {
        let person = plan.rounds[0].tables[0][0];
        plan.rounds[0].tables[1][0] = person;
    });
    assert!(
        doubled
            .iter()
            .any(|fault| matches!(fault, Violation::SeatedTwice { round: 0, .. }))
    );
    let together = faults(&|plan| {
        let round = &mut plan.rounds[2];
        let (t, u) = (round.table_of(0).unwrap(), round.table_of(1).unwrap());
        round.tables[u].retain(|&person| person != 1);
        round.tables[t].push(1);
    });
    assert!(
        together
            .iter()
            .any(|fault| matches!(fault, Violation::Together { round: 2, .. }))
    );
    assert!(together.iter().any(|fault| matches!(
        fault,
        Violation::Uneven {
            smallest: 2,
            largest: 4,
            ..
        }
    )));
    assert!(faults(&|plan| plan.rounds[0].tables[0].push(77)).contains(
        &Violation::UnknownPerson {
            round: 0,
            person: 77
        }
    ));
}

//! Rotations: how long a plan takes, how many meet again, and how many would if people were shuffled.

use std::collections::BTreeSet;

use plenum_judge::rotation::{Effort, Rotation, Rules, Seat, Shape, plan, verify};
use plenum_judge::scoring::random::Xoshiro;

use crate::common::{least, seconds, table};

/// People, seats at a table, rounds.
const ROOMS: [(u32, u32, u32); 6] = [
    (30, 5, 6),
    (100, 5, 8),
    (101, 5, 8),
    (500, 6, 10),
    (503, 6, 10),
    (10_000, 8, 8),
];

pub(crate) fn measure() {
    let rules = Rules::default();
    let mut rows = Vec::new();
    for (people, seats, rounds) in ROOMS {
        let room: Vec<Seat> = (0..people)
            .map(|person| Seat {
                id: format!("p{person:05}"),
                ..Seat::default()
            })
            .collect();
        let shape = Shape { tables: 0, seats };
        let (time, made) = least(3, || {
            plan(&room, &shape, rounds, &rules, Effort::NORMAL, 1).expect("everybody has a seat")
        });
        let counted = verify(&made, &room, &rules).expect("a plan keeps its rules");
        assert_eq!(counted.repeats, made.repeats);
        rows.push(vec![
            format!("{people} x {seats} x {rounds}"),
            seconds(time),
            format!("{:?}", made.by).to_lowercase(),
            counted.meetings.to_string(),
            counted.repeats.to_string(),
            made.repeats_bound.to_string(),
            shuffled(&made).to_string(),
        ]);
    }
    table(
        "Rotations",
        &[
            "people x seats x rounds",
            "Plenum",
            "made by",
            "meetings",
            "repeats",
            "fewest possible, at least",
            "repeats if shuffled",
        ],
        &rows,
    );
}

/// Repeats if people are shuffled onto the same tables before every round.
fn shuffled(made: &Rotation) -> u64 {
    let mut dice = Xoshiro::new(1);
    let mut met = BTreeSet::new();
    let mut repeats = 0;
    for round in &made.rounds {
        let mut people: Vec<usize> = round.tables.iter().flatten().copied().collect();
        dice.shuffle(&mut people);
        let mut people = people.into_iter();
        for table in &round.tables {
            let sit: Vec<usize> = people.by_ref().take(table.len()).collect();
            for (place, one) in sit.iter().enumerate() {
                for other in &sit[..place] {
                    let pair = (*one.min(other), *one.max(other));
                    repeats += u64::from(!met.insert(pair));
                }
            }
        }
    }
    repeats
}

//! The first seating: by lot, balanced, by choice with capacities, or by hand; and a seat for one who comes late.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::choice;
use super::plan::plan;
use super::problem::{index, narrow};
use super::types::{
    Blocked, Effort, Held, LanguageRule, Round, Rules, Seat, Shape, TooLarge, Violation,
};
use super::verify::check_round;

/// How people come to their first table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case", deny_unknown_fields)]
pub enum Seating {
    /// By lot, with the rules kept.
    Random,
    /// Each value of a feature spread over the tables, the first feature before the next.
    Balanced {
        /// What is balanced.
        by: Vec<Feature>,
    },
    /// By the wishes of people ([`Seat::wishes`]): the sum of squares of the ranks given is least. Tables need not be
    /// even. Where a single person would sit, the table is closed or gets company, whichever costs less; a host is
    /// never left alone. Languages are not looked at, but remarked.
    Choice {
        /// Places per table, hosts included.
        capacities: Vec<u32>,
    },
    /// As somebody has set it.
    ByHand {
        /// Who sits at which table, by position in the slice of seats.
        tables: Vec<Vec<usize>>,
    },
}

/// A feature of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// Their organisation.
    Organisation,
    /// Their set of languages.
    Language,
    /// Their role.
    Role,
}

/// A first seating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seated {
    /// The seating.
    pub round: Round,
    /// By choice: the rank of the wish each person got, from 0, by position in the slice; none if it was no wish of
    /// hers, or she had none.
    pub wish: Vec<Option<u32>>,
    /// By hand: what is unusual. The seating holds nevertheless: who sets it decides.
    pub remarks: Vec<Violation>,
}

/// Seats people for one round.
///
/// # Errors
/// As [`plan`]; by hand if somebody is seated twice, not at all, or is not in the slice.
pub fn seat(
    people: &[Seat],
    shape: &Shape,
    how: &Seating,
    rules: &Rules,
    seed: u64,
) -> Result<Seated, Blocked> {
    match how {
        Seating::Random => {
            let rules = Rules {
                repeat_price: 0,
                together_price: 0,
                same_role_price: 0,
                same_languages_price: 0,
                ..rules.clone()
            };
            one_round(people, *shape, &rules, seed)
        }
        Seating::Balanced { by } => one_round(people, *shape, &balancing(by, rules), seed),
        Seating::Choice { capacities } => {
            let (round, wish) = choice::by_choice(people, capacities, rules, seed)?;
            let remarks = check_round(0, &round, people, rules, false);
            Ok(Seated {
                round,
                wish,
                remarks,
            })
        }
        Seating::ByHand { tables } => by_hand(people, tables, rules),
    }
}

/// The first feature weighs more than all pairs of the next could.
fn balancing(by: &[Feature], rules: &Rules) -> Rules {
    let mut rules = Rules {
        repeat_price: 1,
        together_price: 0,
        same_role_price: 0,
        same_languages_price: 0,
        ..rules.clone()
    };
    for (rank, feature) in by.iter().take(3).enumerate() {
        let price = [10_000, 300, 10].get(rank).copied().unwrap_or(10);
        let field = match feature {
            Feature::Organisation => &mut rules.together_price,
            Feature::Language => &mut rules.same_languages_price,
            Feature::Role => &mut rules.same_role_price,
        };
        *field = price.max(*field);
    }
    rules
}

fn one_round(people: &[Seat], shape: Shape, rules: &Rules, seed: u64) -> Result<Seated, Blocked> {
    let made = plan(people, &shape, 1, rules, Effort::QUICK, seed)?;
    let round = made.rounds.into_iter().next().unwrap_or_default();
    Ok(Seated {
        round,
        wish: vec![None; people.len()],
        remarks: Vec::new(),
    })
}

fn by_hand(people: &[Seat], tables: &[Vec<usize>], rules: &Rules) -> Result<Seated, Blocked> {
    let mut tables = tables.to_vec();
    for table in &mut tables {
        table.sort_by(|&a, &b| {
            let id = |person: usize| people.get(person).map(|seat| &seat.id);
            id(a).cmp(&id(b)).then(a.cmp(&b))
        });
    }
    let round = Round {
        tables,
        resting: Vec::new(),
    };
    let all = check_round(0, &round, people, rules, true);
    let (faults, remarks) = all
        .into_iter()
        .partition::<Vec<_>, _>(|violation| match violation {
            Violation::UnknownPerson { .. }
            | Violation::Missing { .. }
            | Violation::SeatedTwice { .. } => true,
            Violation::TableOfOne { .. }
            | Violation::Uneven { .. }
            | Violation::Together { .. }
            | Violation::Moved { .. }
            | Violation::NoLanguage { .. }
            | Violation::Resting { .. }
            | Violation::Miscounted { .. } => false,
        });
    if faults.is_empty() {
        Ok(Seated {
            round,
            wish: vec![None; people.len()],
            remarks,
        })
    } else {
        Err(Blocked::NotASeating { faults })
    }
}

/// The table of the running round for somebody who comes late: nobody else moves. Of the tables where she is kept
/// apart from nobody, and that still understand themselves if that is asked, the one with the fewest people; then
/// with the fewest she has met in `past`, then of her organisation, then the first. A host comes to her own table.
///
/// `present` holds everybody in the round and her, at position `person`.
///
/// # Errors
/// If there is no such table, and why; tables with `seats` people (0 for no limit) are full.
pub fn join(
    running: &Held,
    present: &[Seat],
    person: usize,
    seats: u32,
    rules: &Rules,
    past: &[Held],
) -> Result<u32, Blocked> {
    let Some(her) = present.get(person) else {
        return Err(Blocked::UnknownPerson { person });
    };
    let tables = running.tables.len();
    let rounds = rules.past.iter().chain(past);
    let met: BTreeSet<&String> = rounds
        .flat_map(|held| &held.tables)
        .filter(|table| table.contains(&her.id))
        .flatten()
        .collect();
    if let Some(table) = her.host_of {
        return if index(table) < tables {
            Ok(table)
        } else {
            Err(Blocked::NoSuchTable {
                person: her.id.clone(),
                table,
                tables: narrow(tables),
            })
        };
    }
    let apart: BTreeSet<&String> = rules
        .apart
        .iter()
        .filter_map(|&(a, b)| {
            if a == person {
                Some(b)
            } else if b == person {
                Some(a)
            } else {
                None
            }
        })
        .filter_map(|other| present.get(other).map(|seat| &seat.id))
        .collect();
    let mates = |table: &Vec<String>| -> Vec<&Seat> {
        present
            .iter()
            .filter(|seat| seat.id != her.id && table.contains(&seat.id))
            .collect()
    };
    let (mut best, mut full, mut together, mut silent) = (None, 0, BTreeSet::new(), Vec::new());
    for (t, table) in running.tables.iter().enumerate() {
        let mates = mates(table);
        // A closed table stays closed: she would sit alone.
        if (seats > 0 && mates.len() >= index(seats)) || mates.is_empty() {
            full += 1;
            continue;
        }
        if let Some(other) = mates.iter().find(|mate| apart.contains(&mate.id)) {
            together.insert((
                her.id.clone().min(other.id.clone()),
                her.id.clone().max(other.id.clone()),
            ));
            continue;
        }
        let with_her: Vec<&Seat> = mates.iter().copied().chain([her]).collect();
        if rules.language == LanguageRule::Common
            && !super::verify::understand_each_other(&with_her)
        {
            silent.push((0, narrow(t)));
            continue;
        }
        let again = mates.iter().filter(|mate| met.contains(&mate.id)).count();
        let colleagues = mates
            .iter()
            .filter(|mate| her.organisation.is_some() && mate.organisation == her.organisation);
        let key = (mates.len(), again, colleagues.count(), t);
        if best.is_none_or(|known| key < known) {
            best = Some(key);
        }
    }
    if let Some((_, _, _, table)) = best {
        Ok(narrow(table))
    } else if !together.is_empty() {
        Err(Blocked::ApartNotKept {
            pairs: together.into_iter().collect(),
        })
    } else if !silent.is_empty() {
        Err(Blocked::LanguageNotKept { tables: silent })
    } else {
        let people = narrow(present.len());
        let places = u64::from(seats) * u64::from(narrow(tables - full.min(tables)));
        Err(Blocked::TooFewPlaces {
            people,
            places,
            seats_needed: seats.saturating_add(1),
        })
    }
}

/// The limit of work of a seating by choice.
pub(super) fn too_many_choices(given: u64, most: u64) -> Blocked {
    Blocked::TooLarge {
        what: TooLarge::Choices,
        given,
        most,
    }
}

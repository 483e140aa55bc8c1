//! A second look at a plan, with code of its own: who met whom is counted person by person from the finished rounds,
//! with nothing taken over from the planner.

use std::collections::{BTreeMap, BTreeSet};

use super::types::{Held, LanguageRule, Meetings, Rotation, Round, Rules, Seat, Violation};

/// Checks a plan made by [`plan`](super::plan) and counts its meetings.
///
/// # Errors
/// Every rule that the plan breaks, and every figure of it that differs from the count.
pub fn verify(
    rotation: &Rotation,
    people: &[Seat],
    rules: &Rules,
) -> Result<Meetings, Vec<Violation>> {
    verify_after(&[], rotation, people, rules)
}

/// Checks a plan made by [`replan`](super::replan) after rounds of the same rotation, and counts its meetings.
///
/// # Errors
/// As [`verify`]; also a person who stays and does not sit where she last sat.
pub fn verify_after(
    past: &[Held],
    rotation: &Rotation,
    people: &[Seat],
    rules: &Rules,
) -> Result<Meetings, Vec<Violation>> {
    let mut faults = Vec::new();
    for (r, round) in rotation.rounds.iter().enumerate() {
        faults.extend(check_round(short(r), round, people, rules, true));
    }
    faults.extend(moved(past, rotation, people));
    let meetings = count(past, &rotation.rounds, people, rules);
    if meetings.repeats != rotation.repeats {
        faults.push(Violation::Miscounted {
            figure: "repeats".to_owned(),
        });
    }
    if meetings.met != rotation.met {
        faults.push(Violation::Miscounted {
            figure: "met".to_owned(),
        });
    }
    if rotation.repeats < rotation.repeats_bound {
        faults.push(Violation::Miscounted {
            figure: "repeats_bound".to_owned(),
        });
    }
    if faults.is_empty() {
        Ok(meetings)
    } else {
        Err(faults)
    }
}

/// What is wrong with one round: everybody sits once, no table of one, even sizes if asked, apart, hosts, languages.
pub(super) fn check_round(
    number: u32,
    round: &Round,
    people: &[Seat],
    rules: &Rules,
    even: bool,
) -> Vec<Violation> {
    let mut faults = Vec::new();
    let mut seated: Vec<Option<Option<usize>>> = vec![None; people.len()];
    let at_tables = round
        .tables
        .iter()
        .enumerate()
        .flat_map(|(t, who)| who.iter().map(move |&p| (p, Some(t))));
    for (person, table) in at_tables.chain(round.resting.iter().map(|&p| (p, None))) {
        let Some(seat) = people.get(person) else {
            faults.push(Violation::UnknownPerson {
                round: number,
                person,
            });
            continue;
        };
        if seated[person].replace(table).is_some() {
            faults.push(Violation::SeatedTwice {
                round: number,
                person: seat.id.clone(),
            });
        }
        if let Some(host_of) = seat.host_of
            && table.map(short) != Some(host_of)
        {
            faults.push(Violation::Moved {
                round: number,
                person: seat.id.clone(),
            });
        }
    }
    for (seat, sits) in people.iter().zip(&seated) {
        if sits.is_none() {
            faults.push(Violation::Missing {
                round: number,
                person: seat.id.clone(),
            });
        }
    }
    let largest = round.tables.iter().map(Vec::len).max().unwrap_or(0);
    let smallest = round.tables.iter().map(Vec::len).min().unwrap_or(0);
    if even && largest - smallest > 1 {
        let (smallest, largest) = (short(smallest), short(largest));
        faults.push(Violation::Uneven {
            round: number,
            smallest,
            largest,
        });
    }
    let in_pairs = round.resting.len() == 1 && largest == 2 && people.len() % 2 == 1;
    for &person in &round.resting {
        if let Some(seat) = people.get(person)
            && !in_pairs
        {
            faults.push(Violation::Resting {
                round: number,
                person: seat.id.clone(),
            });
        }
    }
    for (t, who) in round.tables.iter().enumerate() {
        let table = short(t);
        // Where a seating need not be even, a table may be closed.
        if who.len() == 1 || (even && who.is_empty()) {
            faults.push(Violation::TableOfOne {
                round: number,
                table,
            });
        }
        if rules.language == LanguageRule::Common {
            let seats: Vec<&Seat> = who
                .iter()
                .filter_map(|&person| people.get(person))
                .collect();
            if !understand_each_other(&seats) {
                faults.push(Violation::NoLanguage {
                    round: number,
                    table,
                });
            }
        }
    }
    for &(a, b) in &rules.apart {
        let table = |person: usize| seated.get(person).copied().flatten().flatten();
        if let (Some(t), Some(u)) = (table(a), table(b))
            && t == u
        {
            let pair = (people[a.min(b)].id.clone(), people[a.max(b)].id.clone());
            let fault = Violation::Together {
                round: number,
                table: short(t),
                pair,
            };
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
    faults
}

pub(super) fn understand_each_other(table: &[&Seat]) -> bool {
    let spoken: Vec<&BTreeSet<String>> = table
        .iter()
        .map(|seat| &seat.languages)
        .filter(|languages| !languages.is_empty())
        .collect();
    let Some(first) = spoken.first() else {
        return true;
    };
    first
        .iter()
        .any(|language| spoken.iter().all(|languages| languages.contains(language)))
        || table
            .iter()
            .filter(|seat| seat.interprets)
            .any(|interpreter| {
                spoken
                    .iter()
                    .all(|languages| !languages.is_disjoint(&interpreter.languages))
            })
}

/// Those who stay and sit somewhere else than in the round before.
fn moved(past: &[Held], rotation: &Rotation, people: &[Seat]) -> Vec<Violation> {
    let mut faults = Vec::new();
    let tables = rotation
        .rounds
        .first()
        .map_or(0, |round| round.tables.len());
    for (person, seat) in people
        .iter()
        .enumerate()
        .filter(|(_, seat)| seat.stays && seat.host_of.is_none())
    {
        let sat = |held: &Held| {
            held.tables
                .iter()
                .position(|table| table.contains(&seat.id))
        };
        let mut before = past
            .iter()
            .rev()
            .find_map(sat)
            .filter(|&table| table < tables);
        for (r, round) in rotation.rounds.iter().enumerate() {
            let now = round.table_of(person);
            if before.is_some() && now != before {
                faults.push(Violation::Moved {
                    round: short(r),
                    person: seat.id.clone(),
                });
            }
            before = now;
        }
    }
    faults
}

/// Counts the meetings of a plan, person by person.
pub(super) fn count(past: &[Held], rounds: &[Round], people: &[Seat], rules: &Rules) -> Meetings {
    let n = people.len();
    let by_id: BTreeMap<&str, usize> = people
        .iter()
        .enumerate()
        .map(|(person, seat)| (seat.id.as_str(), person))
        .collect();
    let known = |table: &Vec<String>| -> Vec<usize> {
        let present: BTreeSet<usize> = table
            .iter()
            .filter_map(|id| by_id.get(id.as_str()).copied())
            .collect();
        present.into_iter().collect()
    };
    // The tables of earlier rounds; those of this rotation with their number, as they may be visited again.
    let of_rules = rules
        .past
        .iter()
        .flat_map(|held| &held.tables)
        .map(|table| (None, known(table)));
    let of_this = past.iter().flat_map(|held| held.tables.iter().enumerate());
    let earlier: Vec<(Option<usize>, Vec<usize>)> = of_rules
        .chain(of_this.map(|(t, table)| (Some(t), known(table))))
        .collect();
    let now: Vec<(usize, &Vec<usize>)> = rounds
        .iter()
        .flat_map(|round| round.tables.iter().enumerate())
        .collect();
    let mut tables_of: Vec<(Vec<u32>, Vec<u32>)> = vec![(Vec::new(), Vec::new()); n];
    for (t, (_, table)) in earlier.iter().enumerate() {
        for &person in table {
            tables_of[person].0.push(short(t));
        }
    }
    for (t, (_, table)) in now.iter().enumerate() {
        for &person in table.iter().filter(|&&person| person < n) {
            tables_of[person].1.push(short(t));
        }
    }

    let mut found = Meetings::default();
    let mut counts = vec![(0_u32, 0_u32); n];
    let mut touched = Vec::new();
    let mut met: BTreeMap<usize, u64> = BTreeMap::new();
    let mut wishes = vec![Vec::new(); n];
    for &(a, b) in &rules.wished {
        if a < n && b < n && a != b {
            wishes[a.min(b)].push(a.max(b));
        }
    }
    for person in 0..n {
        // Each pair is seen from its first person.
        let (before, coming) = &tables_of[person];
        for table in before.iter().map(|&t| &earlier[wide(t)].1) {
            for &other in table.iter().filter(|&&other| other > person) {
                if counts[other] == (0, 0) {
                    touched.push(other);
                }
                counts[other].0 += 1;
            }
        }
        for table in coming.iter().map(|&t| now[wide(t)].1) {
            for &other in table.iter().filter(|&&other| other > person && other < n) {
                if counts[other] == (0, 0) {
                    touched.push(other);
                }
                counts[other].1 += 1;
                let (one, two) = (&people[person].organisation, &people[other].organisation);
                found.together += u64::from(one.is_some() && one == two);
            }
        }
        wishes[person].sort_unstable();
        wishes[person].dedup();
        let unmet = wishes[person]
            .iter()
            .filter(|&&other| counts[other] == (0, 0))
            .count();
        found.unmet_wishes += u64::from(short(unmet));
        let strangers = n - 1 - person - touched.len();
        *met.entry(0).or_default() += u64::from(short(strangers));
        for other in touched.drain(..) {
            let (before, coming) = std::mem::take(&mut counts[other]);
            found.meetings += u64::from(coming);
            found.repeats += u64::from(if before > 0 {
                coming
            } else {
                coming.saturating_sub(1)
            });
            *met.entry(wide(before + coming)).or_default() += 1;
        }
    }
    let most = met
        .iter()
        .rev()
        .find(|(_, pairs)| **pairs > 0)
        .map_or(0, |(&times, _)| times);
    found.met = (0..=most)
        .map(|times| met.get(&times).copied().unwrap_or(0))
        .collect();

    for (seat, (before, coming)) in people.iter().zip(&tables_of) {
        if seat.stays || seat.host_of.is_some() {
            continue;
        }
        let mut been: BTreeSet<usize> = before.iter().filter_map(|&t| earlier[wide(t)].0).collect();
        for table in coming.iter().map(|&t| now[wide(t)].0) {
            found.revisits += u64::from(!been.insert(table));
        }
    }
    found
}

fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn wide(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

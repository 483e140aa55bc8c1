//! The task in the planner's own terms: people by rank of id, an even grid of seats, rules as lists per person.
//!
//! Checks everything that can be checked before planning. Empty places are people too, from [`Problem::n`] on, so
//! that every table has the same number of places; no table has two empty ones, which keeps sizes within one.

use std::collections::{BTreeMap, BTreeSet};

use super::possible;
use super::types::{Blocked, Held, LanguageRule, Rules, Seat, Shape, TooLarge};

/// At most so many people.
const MOST_PEOPLE: usize = 20_000;
/// At most so many rounds, and as many in the past.
const MOST_ROUNDS: usize = 1_000;
/// At most so many meetings in all rounds.
const MOST_MEETINGS: u64 = 10_000_000;
/// A table of the previous plan that the present one does not have.
const GONE: u32 = u32::MAX;

/// At most so many people times tables, where visits are counted.
const MOST_VISITS: usize = 40_000_000;
/// At most so many pairs in the rules.
const MOST_PAIRS: usize = 500_000;

/// A feature that people of one table should not share: a price, and the value of each person (0 for none).
#[derive(Clone, Debug)]
pub(super) struct Trait {
    pub(super) price: i64,
    pub(super) values: Vec<u32>,
}

/// A checked task. People are numbered by rank of id.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    /// Ids by rank.
    pub(super) ids: Vec<String>,
    /// Position in the slice given, by rank.
    pub(super) given: Vec<usize>,
    /// People.
    pub(super) n: usize,
    /// Tables with people, the table of those who rest left out.
    pub(super) tables: usize,
    /// Tables in the grid.
    pub(super) g: usize,
    /// Places per table.
    pub(super) k: usize,
    /// Coming rounds.
    pub(super) rounds: usize,
    /// One person rests in each round: she sits with the empty place at the last table.
    pub(super) rest: bool,
    /// The table of those who stay, by person, empty places included.
    pub(super) fixed: Vec<Option<u32>>,
    /// Whether the planner chose that table.
    pub(super) free: Vec<bool>,
    pub(super) traits: Vec<Trait>,
    /// Languages as bits; all bits if none is stated.
    pub(super) languages: Vec<u128>,
    pub(super) interprets: Vec<bool>,
    pub(super) common: bool,
    pub(super) apart: Vec<Vec<u32>>,
    pub(super) wished: Vec<Vec<u32>>,
    /// Whom each person has met in the past, sorted.
    pub(super) met_before: Vec<Vec<u32>>,
    pub(super) repeat_price: i64,
    pub(super) wished_price: i64,
    pub(super) revisit_price: i64,
    pub(super) change_price: i64,
    /// Tables of past rounds, those who have left taken out.
    pub(super) past: Vec<Vec<u32>>,
    /// How many pairs of one past round must meet again in any coming round, the most of all past rounds.
    pub(super) past_again: u64,
    /// Table visits of earlier rounds of this rotation.
    pub(super) visited: Vec<(u32, u32)>,
    /// Table in the previous plan, by round and person.
    pub(super) previous: Vec<Vec<Option<u32>>>,
}

impl Problem {
    /// Reads the task; `running` are earlier rounds of the same rotation.
    pub(super) fn read(
        people: &[Seat],
        shape: Shape,
        rounds: u32,
        rules: &Rules,
        running: &[Held],
    ) -> Result<Self, Blocked> {
        let n = people.len();
        within(TooLarge::People, n, MOST_PEOPLE)?;
        if rounds == 0 {
            return Err(Blocked::NoRounds);
        }
        let rounds = usize::try_from(rounds).unwrap_or(usize::MAX);
        within(TooLarge::Rounds, rounds, MOST_ROUNDS)?;
        within(
            TooLarge::Rounds,
            rules.past.len() + running.len(),
            MOST_ROUNDS,
        )?;
        within(
            TooLarge::Pairs,
            rules.apart.len() + rules.wished.len(),
            MOST_PAIRS,
        )?;

        let mut given: Vec<usize> = (0..n).collect();
        given.sort_by(|&a, &b| people[a].id.cmp(&people[b].id));
        if let Some(twice) = given
            .windows(2)
            .find(|pair| people[pair[0]].id == people[pair[1]].id)
        {
            return Err(Blocked::SameId {
                id: people[twice[0]].id.clone(),
            });
        }
        let ids: Vec<String> = given.iter().map(|&at| people[at].id.clone()).collect();
        let mut rank = vec![0_u32; n];
        for (r, &at) in given.iter().enumerate() {
            rank[at] = narrow(r);
        }

        let (tables, rest) = tables(n, shape)?;
        let g = tables + usize::from(rest);
        let k = n.div_ceil(g);
        let meetings = meetings_per_round(n, g, rest) * wide(rounds);
        if meetings > MOST_MEETINGS {
            return Err(Blocked::TooLarge {
                what: TooLarge::Meetings,
                given: meetings,
                most: MOST_MEETINGS,
            });
        }

        if rest || rules.revisit_price > 0 {
            within(TooLarge::People, n, MOST_VISITS / g)?;
        }

        let seats: Vec<&Seat> = given.iter().map(|&at| &people[at]).collect();
        let by_id: BTreeMap<&str, u32> = ids
            .iter()
            .enumerate()
            .map(|(r, id)| (id.as_str(), narrow(r)))
            .collect();
        let known = |held: &Held| -> Vec<Vec<u32>> {
            let present = |table: &Vec<String>| {
                let found: BTreeSet<u32> = table
                    .iter()
                    .filter_map(|id| by_id.get(id.as_str()).copied())
                    .collect();
                found.into_iter().collect()
            };
            held.tables.iter().map(present).collect()
        };
        let running: Vec<Vec<Vec<u32>>> = running.iter().map(known).collect();
        let mut visited = Vec::new();
        for round in &running {
            for (table, who) in round.iter().enumerate().take(tables) {
                visited.extend(who.iter().map(|&person| (person, narrow(table))));
            }
        }
        let previous = rules.previous.iter().take(rounds).map(|held| {
            let mut at = vec![None; n];
            for (table, who) in known(held).iter().enumerate() {
                // A table that is there no more is none that anybody can stay at, nor the place of those who rest.
                let table = if table < tables { narrow(table) } else { GONE };
                for &person in who {
                    at[index(person)].get_or_insert(table);
                }
            }
            at
        });
        let previous = previous.collect();
        let mut past: Vec<Vec<Vec<u32>>> = rules.past.iter().map(known).collect();
        past.extend(running.iter().cloned());
        // People who were seated twice in a past round would be counted twice.
        let again = |round: &Vec<Vec<u32>>| {
            let mut all: Vec<u32> = round.concat();
            all.sort_unstable();
            let once = all.windows(2).all(|pair| pair[0] != pair[1]);
            if once {
                round.iter().map(|table| spread(table.len(), g)).sum()
            } else {
                0
            }
        };
        let past_again = past.iter().map(again).max().unwrap_or(0);
        let mut past = past.concat();
        past.retain(|table| table.len() > 1);
        let past_meetings: u64 = past.iter().map(|table| pairs(wide(table.len()))).sum();
        if past_meetings > MOST_MEETINGS {
            return Err(Blocked::TooLarge {
                what: TooLarge::Meetings,
                given: past_meetings,
                most: MOST_MEETINGS,
            });
        }

        let (languages, interprets) = languages(&seats)?;
        let organisations = numbered(seats.iter().map(|seat| seat.organisation.clone()));
        let roles = numbered(seats.iter().map(|seat| seat.role.clone()));
        let sets = numbered(
            seats
                .iter()
                .map(|seat| (!seat.languages.is_empty()).then(|| seat.languages.clone())),
        );
        let traits = [
            (rules.together_price, organisations),
            (rules.same_role_price, roles),
            (rules.same_languages_price, sets),
        ];
        let traits = traits.into_iter().filter(|(price, _)| *price > 0);
        let traits = traits
            .map(|(price, values)| Trait {
                price: price.into(),
                values,
            })
            .collect();

        let mut problem = Self {
            n,
            tables,
            g,
            k,
            rounds,
            rest,
            fixed: vec![None; g * k],
            free: vec![false; g * k],
            traits,
            languages,
            interprets,
            common: rules.language == LanguageRule::Common,
            apart: neighbours(n, &rules.apart, &rank)?,
            wished: neighbours(n, &rules.wished, &rank)?,
            met_before: Vec::new(),
            repeat_price: rules.repeat_price.into(),
            wished_price: rules.wished_price.into(),
            revisit_price: rules.revisit_price.into(),
            change_price: rules.change_price.into(),
            past,
            past_again,
            visited,
            previous,
            ids,
            given,
        };
        if let Some(person) = (0..n).find(|&p| problem.apart[p].contains(&narrow(p))) {
            return Err(Blocked::ApartFromSelf {
                person: problem.ids[person].clone(),
            });
        }
        for (person, wishes) in problem.wished.iter_mut().enumerate() {
            wishes.retain(|&other| index(other) != person);
        }
        problem.met_before = problem.partners();
        problem.place_those_who_stay(&seats, &running)?;
        possible::apart(&problem)?;
        possible::languages(&problem)?;
        Ok(problem)
    }

    /// The size of the smaller tables.
    pub(super) fn smallest(&self) -> usize {
        if self.rest { self.k } else { self.n / self.g }
    }

    /// How many tables have all places taken.
    pub(super) fn full_tables(&self) -> usize {
        if self.n.is_multiple_of(self.g) {
            self.g
        } else {
            self.n % self.g
        }
    }

    /// Whether a table of these people understands itself.
    pub(super) fn understands(&self, table: &(impl Iterator<Item = u32> + Clone)) -> bool {
        let mut shared = u128::MAX;
        for person in table.clone() {
            shared &= self.languages[index(person)];
        }
        shared != 0
            || table
                .clone()
                .filter(|&person| self.interprets[index(person)])
                .any(|interpreter| {
                    let hers = self.languages[index(interpreter)];
                    table
                        .clone()
                        .all(|person| self.languages[index(person)] & hers != 0)
                })
    }

    fn partners(&self) -> Vec<Vec<u32>> {
        let mut partners = vec![Vec::new(); self.n];
        for table in &self.past {
            for &person in table {
                partners[index(person)]
                    .extend(table.iter().copied().filter(|&other| other != person));
            }
        }
        for list in &mut partners {
            list.sort_unstable();
            list.dedup();
        }
        partners
    }

    fn place_those_who_stay(
        &mut self,
        seats: &[&Seat],
        running: &[Vec<Vec<u32>>],
    ) -> Result<(), Blocked> {
        let n = self.n;
        for (person, seat) in seats.iter().enumerate() {
            let last = || {
                let round = running.iter().rev().find_map(|round| {
                    round
                        .iter()
                        .position(|table| table.contains(&narrow(person)))
                        .map(narrow)
                });
                round.filter(|&table| seat.stays && index(table) < self.tables)
            };
            let Some(table) = seat.host_of.or_else(last) else {
                continue;
            };
            if index(table) >= self.tables {
                let tables = narrow(self.tables);
                return Err(Blocked::NoSuchTable {
                    person: seat.id.clone(),
                    table,
                    tables,
                });
            }
            self.fixed[person] = Some(table);
        }
        let mut staying = vec![Vec::new(); self.tables];
        for person in 0..n {
            if let Some(table) = self.fixed[person] {
                staying[index(table)].push(person);
            }
        }
        for (person, seat) in seats.iter().enumerate() {
            if !seat.stays || self.fixed[person].is_some() {
                continue;
            }
            let fit = |table: &usize| {
                let others = &staying[*table];
                let apart = others
                    .iter()
                    .filter(|&&o| self.apart[person].contains(&narrow(o)));
                let strange = others
                    .iter()
                    .filter(|&&o| self.common && self.languages[o] & self.languages[person] == 0);
                (
                    others.len() >= self.k,
                    apart.count(),
                    strange.count(),
                    others.len(),
                    *table,
                )
            };
            let table = (0..self.tables).min_by_key(fit).unwrap_or(0);
            staying[table].push(person);
            self.fixed[person] = Some(narrow(table));
            self.free[person] = true;
        }
        for (table, who) in staying.iter().enumerate() {
            if who.len() > self.k {
                return Err(Blocked::TooManyStay {
                    table: narrow(table),
                    people: who.iter().map(|&p| self.ids[p].clone()).collect(),
                    seats: narrow(self.k),
                });
            }
            for (i, &a) in who.iter().enumerate() {
                if let Some(&b) = who[..i]
                    .iter()
                    .find(|&&b| self.apart[a].contains(&narrow(b)))
                {
                    let pair = (self.ids[b].clone(), self.ids[a].clone());
                    return Err(Blocked::ApartAtOneTable {
                        pair,
                        table: narrow(table),
                    });
                }
            }
        }
        // A table where as many stay as the largest size must be one of the full ones.
        if staying
            .iter()
            .filter(|who| who.len() > self.smallest())
            .count()
            > self.full_tables()
        {
            let people = narrow(staying.iter().map(Vec::len).sum());
            return Err(Blocked::StayingLeaveNoRoom { people });
        }
        if self.rest {
            self.fixed[n] = Some(narrow(self.tables));
        }
        Ok(())
    }
}

/// The number of tables with people, and whether somebody rests.
fn tables(n: usize, shape: Shape) -> Result<(usize, bool), Blocked> {
    let (asked, seats) = (index(shape.tables), index(shape.seats));
    let people = narrow(n);
    if seats == 1 {
        return Err(Blocked::TableOfOne { table: None });
    }
    // An odd number of people in pairs: one rests.
    if seats == 2 && n % 2 == 1 && n > 2 && (asked == 0 || asked == n / 2) {
        return Ok((n / 2, true));
    }
    let tables = match (asked, seats) {
        (0, 0) => 1,
        (0, seats) => n.div_ceil(seats),
        (asked, _) => asked,
    };
    if seats > 0 && n > tables.saturating_mul(seats) {
        return Err(Blocked::TooFewPlaces {
            people,
            places: wide(tables) * wide(seats),
            seats_needed: narrow(n.div_ceil(tables)),
        });
    }
    if n < 2 || tables > n / 2 {
        let most_tables = narrow(n / 2);
        return Err(Blocked::TooFewPeople {
            people,
            tables: narrow(tables.max(1)),
            most_tables,
        });
    }
    Ok((tables, false))
}

/// Languages as bits, and who interprets between more than one.
fn languages(seats: &[&Seat]) -> Result<(Vec<u128>, Vec<bool>), Blocked> {
    let all: BTreeSet<&String> = seats.iter().flat_map(|seat| &seat.languages).collect();
    within(TooLarge::Languages, all.len(), 128)?;
    let bits: BTreeMap<&String, u128> = all
        .into_iter()
        .enumerate()
        .map(|(bit, name)| (name, 1 << bit))
        .collect();
    let spoken = |seat: &&Seat| {
        if seat.languages.is_empty() {
            u128::MAX
        } else {
            seat.languages
                .iter()
                .filter_map(|name| bits.get(name))
                .fold(0, |mask, bit| mask | bit)
        }
    };
    // Whoever states no language has no language to interpret from.
    let interprets = |seat: &&Seat| seat.interprets && !seat.languages.is_empty();
    Ok((
        seats.iter().map(spoken).collect(),
        seats.iter().map(interprets).collect(),
    ))
}

/// Numbers the values of a feature from 1, in their order; 0 for none.
fn numbered<T: Ord + Clone>(values: impl Iterator<Item = Option<T>> + Clone) -> Vec<u32> {
    let all: BTreeSet<T> = values.clone().flatten().collect();
    let numbers: BTreeMap<T, u32> = all.into_iter().zip(1..).collect();
    values
        .map(|value| {
            value
                .and_then(|value| numbers.get(&value).copied())
                .unwrap_or(0)
        })
        .collect()
}

/// The pairs as sorted lists of neighbours.
fn neighbours(n: usize, pairs: &[(usize, usize)], rank: &[u32]) -> Result<Vec<Vec<u32>>, Blocked> {
    let mut lists = vec![Vec::new(); n];
    for &(a, b) in pairs {
        for person in [a, b] {
            if person >= n {
                return Err(Blocked::UnknownPerson { person });
            }
        }
        lists[index(rank[a])].push(rank[b]);
        lists[index(rank[b])].push(rank[a]);
    }
    for list in &mut lists {
        list.sort_unstable();
        list.dedup();
    }
    Ok(lists)
}

fn within(what: TooLarge, given: usize, most: usize) -> Result<(), Blocked> {
    if given > most {
        return Err(Blocked::TooLarge {
            what,
            given: wide(given),
            most: wide(most),
        });
    }
    Ok(())
}

/// Pairs among so many.
pub(super) const fn pairs(size: u64) -> u64 {
    size * size.saturating_sub(1) / 2
}

/// Pairs who share a table if so many people are spread as evenly as can be.
pub(super) fn spread(people: usize, tables: usize) -> u64 {
    let (low, more) = (wide(people / tables), wide(people % tables));
    more * pairs(low + 1) + (wide(tables) - more) * pairs(low)
}

/// Meetings in a round of n people at g tables of even sizes.
pub(super) fn meetings_per_round(n: usize, g: usize, rest: bool) -> u64 {
    if rest {
        return wide(n / 2);
    }
    spread(n, g)
}

/// A count as it is stored; all counts here are far below the limit.
pub(super) fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A stored count as an index.
pub(super) fn index(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// A count as a figure.
pub(super) fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

//! Checks a seating that was computed elsewhere, with plain rules and plain counting. It solves nothing and trusts nothing.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::people::{expected, share_a_language};
use super::{Laid, SeatedBy, SeatedRound};
use crate::id::{BlockId, SeatId, TableId};
use crate::people::{Role, Seat};
use crate::workshop::Workshop;

/// Why a seating is not taken. Rounds and tables count from 1, as people see them; nobody is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// Not one seating for each coming round.
    #[error("there are {need} rounds to come, {got} are given")]
    Rounds {
        /// How many were given.
        got: usize,
        /// How many are to come.
        need: usize,
    },
    /// Not each table once.
    #[error("round {round} does not name each table once")]
    Tables {
        /// The round.
        round: u32,
    },
    /// Somebody who does not belong here or is not here.
    #[error("somebody in round {round} does not belong at these tables or is not here")]
    Stranger {
        /// The round.
        round: u32,
    },
    /// Somebody has two chairs.
    #[error("somebody is seated twice in round {round}")]
    Twice {
        /// The round.
        round: u32,
    },
    /// People without a chair.
    #[error("{people} who are expected have no chair in round {round}")]
    Missing {
        /// The round.
        round: u32,
        /// How many.
        people: usize,
    },
    /// Somebody sits out although no odd number of people meets in pairs.
    #[error("somebody sits out of round {round} without need")]
    Resting {
        /// The round.
        round: u32,
    },
    /// Table sizes differ by more than one.
    #[error("the tables of round {round} have from {smallest} to {largest} people")]
    Uneven {
        /// The round.
        round: u32,
        /// People at the smallest.
        smallest: usize,
        /// People at the largest.
        largest: usize,
    },
    /// A table of one.
    #[error("somebody sits alone at table {table} in round {round}")]
    Alone {
        /// The round.
        round: u32,
        /// The table.
        table: usize,
    },
    /// More people than chairs.
    #[error("table {table} has too few chairs in round {round}")]
    Full {
        /// The round.
        round: u32,
        /// The table.
        table: usize,
    },
    /// A pair that is to be kept apart shares a table.
    #[error("two who are to be kept apart share table {table} in round {round}")]
    Together {
        /// The round.
        round: u32,
        /// The table.
        table: usize,
    },
    /// A host is not at her table.
    #[error("the host of table {table} sits elsewhere in round {round}")]
    HostMoved {
        /// The round.
        round: u32,
        /// The table.
        table: usize,
    },
    /// An interpreter changes tables.
    #[error("an interpreter changes tables in round {round}")]
    InterpreterMoved {
        /// The round.
        round: u32,
    },
    /// A table without a common language and without an interpreter for all.
    #[error("table {table} has no common language in round {round}")]
    NoLanguage {
        /// The round.
        round: u32,
        /// The table.
        table: usize,
    },
    /// The repeats were counted wrongly.
    #[error("{counted} repeats are counted, {got} are claimed")]
    Repeats {
        /// What was claimed.
        got: u32,
        /// What is counted.
        counted: u32,
    },
    /// A bound above what is reached.
    #[error("a bound of {got} is claimed for a seating with {counted} repeats")]
    Bound {
        /// What was claimed.
        got: u32,
        /// The repeats counted.
        counted: u32,
    },
}

/// What meets in a sequence of rounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Meetings in the later rounds of pairs who have met before.
    pub repeats: u32,
    /// No seating of the later rounds with these table sizes has fewer, by counting what is left to meet for each person.
    pub bound: u32,
    /// Pairs who met at least once, the past included.
    pub met: u32,
    /// Pairs there are among all who were seated.
    pub pairs: u32,
}

/// Counts meetings in `rounds`, after those in `past`.
pub fn count(past: &[SeatedRound], rounds: &[SeatedRound]) -> Count {
    let mut met = BTreeSet::new();
    let mut people = BTreeSet::new();
    for pair in past.iter().flat_map(pairs) {
        met.insert(pair);
    }
    let mut known = BTreeMap::<SeatId, usize>::new();
    for (one, other) in &met {
        *known.entry(*one).or_default() += 1;
        *known.entry(*other).or_default() += 1;
    }
    let mut meetings = BTreeMap::<SeatId, usize>::new();
    let mut repeats = 0_usize;
    for pair in rounds.iter().flat_map(pairs) {
        *meetings.entry(pair.0).or_default() += 1;
        *meetings.entry(pair.1).or_default() += 1;
        if !met.insert(pair) {
            repeats += 1;
        }
    }
    people.extend(past.iter().chain(rounds).flat_map(seats));
    // Whoever meets more often than there are new people for her, repeats; each repeat is counted by both. People who
    // have left count as people still to be met here: that makes the bound lower, never wrong.
    let forced: usize = meetings
        .iter()
        .map(|(seat, times)| {
            let new = (people.len() - 1).saturating_sub(known.get(seat).copied().unwrap_or(0));
            times.saturating_sub(new)
        })
        .sum();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Count {
        repeats: number(repeats),
        bound: number(forced.div_ceil(2)),
        met: number(met.len()),
        pairs: number(people.len() * people.len().saturating_sub(1) / 2),
    }
}

fn seats(round: &SeatedRound) -> impl Iterator<Item = SeatId> + '_ {
    let seated = round.tables.iter().flat_map(|table| &table.seats);
    seated.chain(&round.resting).copied()
}

fn pairs(round: &SeatedRound) -> impl Iterator<Item = (SeatId, SeatId)> + '_ {
    round.tables.iter().flat_map(|table| {
        table.seats.iter().enumerate().flat_map(|(place, one)| {
            let others = table.seats.iter().skip(place + 1);
            others.map(|other| ((*one).min(*other), (*one).max(*other)))
        })
    })
}

/// Checks a seating of all coming rounds against the rules of the block and those who are expected now, and counts its
/// repeats. Returns the count.
///
/// # Errors
/// The first fault.
pub(super) fn check(
    workshop: &Workshop,
    block: BlockId,
    laid: &Laid,
    rounds: &[SeatedRound],
    by: SeatedBy,
) -> Result<Count, Fault> {
    let need = usize::try_from(laid.rounds.saturating_sub(laid.round)).unwrap_or(0);
    if rounds.len() != need {
        let got = rounds.len();
        return Err(Fault::Rounds { got, need });
    }
    let people: BTreeMap<SeatId, &Seat> = expected(workshop, block, laid)
        .map(|seat| (seat.id, seat))
        .collect();
    let mut stays = interpreters(laid.begun().last(), &people);
    for (seated, round) in rounds.iter().zip(laid.round.saturating_add(1)..) {
        one_round(laid, &people, seated, round, by)?;
        for (seat, table) in interpreters(Some(seated), &people) {
            if stays
                .insert(seat, table)
                .is_some_and(|before| before != table)
            {
                return Err(Fault::InterpreterMoved { round });
            }
        }
    }
    Ok(count(laid.begun(), rounds))
}

/// The table of each interpreter.
fn interpreters(
    round: Option<&SeatedRound>,
    people: &BTreeMap<SeatId, &Seat>,
) -> BTreeMap<SeatId, TableId> {
    people
        .values()
        .filter(|seat| seat.role == Role::Interpreter)
        .filter_map(|seat| Some((seat.id, round?.table_of(seat.id)?)))
        .collect()
}

fn one_round(
    laid: &Laid,
    people: &BTreeMap<SeatId, &Seat>,
    seated: &SeatedRound,
    round: u32,
    by: SeatedBy,
) -> Result<(), Fault> {
    let mut named: Vec<_> = seated.tables.iter().map(|table| table.table).collect();
    let mut laid_out: Vec<_> = laid.tables.iter().map(|table| table.id).collect();
    named.sort_unstable();
    laid_out.sort_unstable();
    if named != laid_out {
        return Err(Fault::Tables { round });
    }
    let mut chairs = BTreeSet::new();
    for seat in seats(seated) {
        if !people.contains_key(&seat) {
            return Err(Fault::Stranger { round });
        }
        if !chairs.insert(seat) {
            return Err(Fault::Twice { round });
        }
    }
    if chairs.len() < people.len() {
        let people = people.len() - chairs.len();
        return Err(Fault::Missing { round, people });
    }
    let sizes = || seated.tables.iter().map(|table| table.seats.len());
    let in_pairs = sizes().all(|size| size == 2);
    if seated.resting.len() > usize::from(in_pairs) {
        return Err(Fault::Resting { round });
    }
    let (smallest, largest) = (sizes().min().unwrap_or(0), sizes().max().unwrap_or(0));
    if by.is_even() && largest - smallest > 1 {
        return Err(Fault::Uneven {
            round,
            smallest,
            largest,
        });
    }
    for (number, table) in (1..).zip(&laid.tables) {
        let at = seated.at(table.id);
        one_table(laid, people, at, round, number, by)?;
        let fits = table
            .capacity
            .is_none_or(|most| u32::try_from(at.len()).is_ok_and(|people| people <= most));
        if !fits {
            let table = number;
            return Err(Fault::Full { round, table });
        }
        let host = table.host.filter(|host| people.contains_key(host));
        if host.is_some_and(|host| !at.contains(&host)) {
            let table = number;
            return Err(Fault::HostMoved { round, table });
        }
    }
    Ok(())
}

fn one_table(
    laid: &Laid,
    people: &BTreeMap<SeatId, &Seat>,
    at: &[SeatId],
    round: u32,
    table: usize,
    by: SeatedBy,
) -> Result<(), Fault> {
    if by.is_even() && at.len() < 2 {
        return Err(Fault::Alone { round, table });
    }
    let together = |(one, other): &(SeatId, SeatId)| at.contains(one) && at.contains(other);
    if laid.mixing.apart.iter().any(together) {
        return Err(Fault::Together { round, table });
    }
    let sitting: Vec<&Seat> = at
        .iter()
        .filter_map(|seat| people.get(seat).copied())
        .collect();
    if laid.mixing.common_language && !share_a_language(&sitting) {
        return Err(Fault::NoLanguage { round, table });
    }
    Ok(())
}

//! Orders from ballots (ALGORITHMS 5): Borda, Copeland and Condorcet, Kemeny, Bradley-Terry, Plackett-Luce, and bands of
//! places that cannot be told apart.
//!
//! A ballot orders some of the items, with ties. Ties are shown as ties ([`places`]); where a list needs an order, it is by
//! number. Counts are whole numbers, in halves where a tie is shared; only the strengths of the two models are derived.

pub mod bands;
pub mod borda;
pub mod bradley_terry;
pub mod copeland;
pub mod kemeny;
pub mod plackett_luce;

use serde::{Deserialize, Serialize};

use super::ratings::{MOST_UNITS, Micro, Ratings, Undefined};

/// The most items that can be compared pair by pair.
pub const MOST_COMPARED: usize = 3_000;

/// The most ballots of one set, counted as often as each was cast.
pub const MOST_BALLOTS: u32 = 1_000_000_000;

/// An order of some of the items, best first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// Items by place, from 0; the items of one group are tied.
    pub groups: Vec<Vec<u32>>,
    /// How often this ballot was cast.
    pub times: u32,
}

/// Why ballots were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "error")]
pub enum BallotError {
    /// More items than can be kept, or ballots than can be counted.
    #[error("more than {MOST_UNITS} items or {MOST_BALLOTS} ballots")]
    TooMany,
    /// A ballot names an item that is not there.
    #[error("there is no item {item}")]
    NoSuchItem {
        /// The index it names.
        item: u32,
    },
    /// A ballot names an item twice.
    #[error("item {item} stands twice on a ballot")]
    Twice {
        /// The item.
        item: u32,
    },
}

/// Ballots over a number of items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballots {
    items: usize,
    ballots: Vec<Ballot>,
}

impl Ballots {
    /// Takes ballots over the items `0..items`; empty groups are dropped.
    ///
    /// # Errors
    /// The first fault in the order of the ballots.
    pub fn new(items: u32, mut ballots: Vec<Ballot>) -> Result<Self, BallotError> {
        let cast: u64 = ballots.iter().map(|b| u64::from(b.times)).sum();
        if items > MOST_UNITS || cast > u64::from(MOST_BALLOTS) {
            return Err(BallotError::TooMany);
        }
        for ballot in &mut ballots {
            ballot.groups.retain(|group| !group.is_empty());
            let mut named: Vec<u32> = ballot.groups.iter().flatten().copied().collect();
            named.sort_unstable();
            if let Some(item) = named.iter().copied().find(|item| *item >= items) {
                return Err(BallotError::NoSuchItem { item });
            }
            if let Some([item, _]) = named.array_windows().find(|[a, b]| a == b) {
                return Err(BallotError::Twice { item: *item });
            }
        }
        Ok(Self {
            items: index(items),
            ballots,
        })
    }

    /// The ballots that ratings amount to: each reviewer's scores order the submissions she scored, equal scores tied.
    pub fn from_ratings(ratings: &Ratings) -> Self {
        let ballots = (0..ratings.reviewers())
            .map(|reviewer| {
                let mut scored: Vec<_> = ratings
                    .by_reviewer(reviewer)
                    .map(|r| (r.value, r.submission))
                    .collect();
                scored.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
                let groups = scored
                    .chunk_by(|a, b| a.0 == b.0)
                    .map(|tied| tied.iter().map(|(_, submission)| *submission).collect())
                    .collect();
                Ballot { groups, times: 1 }
            })
            .filter(|ballot: &Ballot| !ballot.groups.is_empty())
            .collect();
        Self {
            items: ratings.submissions(),
            ballots,
        }
    }

    /// How many items there are, ranked or not.
    pub fn items(&self) -> usize {
        self.items
    }

    /// The ballots.
    pub fn all(&self) -> &[Ballot] {
        &self.ballots
    }
}

/// A count in halves: a win shared by two is 1.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "number"))]
#[serde(transparent)]
pub struct Halves(pub i64);

/// How often each item stands before each other, over the ballots that rank both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairwise {
    items: usize,
    /// Row by row, in halves: a win counts 2, a tie 1 for either.
    before: Vec<u32>,
}

impl Pairwise {
    /// Compares all pairs.
    ///
    /// # Errors
    /// [`Undefined::TooLarge`] above [`MOST_COMPARED`] items.
    pub fn new(ballots: &Ballots) -> Result<Self, Undefined> {
        let mut pairs = Self::empty(ballots.items)?;
        for ballot in &ballots.ballots {
            for (place, group) in ballot.groups.iter().enumerate() {
                for winner in group {
                    for loser in ballot.groups.iter().skip(place + 1).flatten() {
                        pairs.add(*winner, *loser, 2 * ballot.times);
                    }
                    for tied in group.iter().filter(|item| *item != winner) {
                        pairs.add(*winner, *tied, ballot.times);
                    }
                }
            }
        }
        Ok(pairs)
    }

    /// Takes the results of contests of two: `wins[i][j]` is how often i beat j. What is missing is 0.
    ///
    /// # Errors
    /// [`Undefined::TooLarge`] above [`MOST_COMPARED`] items or [`MOST_BALLOTS`] contests of one pair.
    pub fn from_wins(wins: &[Vec<u32>]) -> Result<Self, Undefined> {
        let mut pairs = Self::empty(wins.len())?;
        for (winner, row) in (0_u32..).zip(wins) {
            for (loser, count) in (0_u32..).zip(row.iter().take(wins.len())) {
                if *count > MOST_BALLOTS {
                    return Err(Undefined::TooLarge);
                }
                if winner != loser {
                    pairs.add(winner, loser, 2 * count);
                }
            }
        }
        Ok(pairs)
    }

    fn empty(items: usize) -> Result<Self, Undefined> {
        if items > MOST_COMPARED {
            return Err(Undefined::TooLarge);
        }
        Ok(Self {
            items,
            before: vec![0; items * items],
        })
    }

    fn add(&mut self, winner: u32, loser: u32, halves: u32) {
        let place = index(winner) * self.items + index(loser);
        if let Some(count) = self.before.get_mut(place) {
            *count += halves;
        }
    }

    /// How many items.
    pub fn items(&self) -> usize {
        self.items
    }

    /// How often `winner` stands before `loser`, in halves.
    pub fn wins(&self, winner: usize, loser: usize) -> u32 {
        if loser >= self.items {
            return 0;
        }
        self.before
            .get(winner * self.items + loser)
            .copied()
            .unwrap_or(0)
    }

    /// Whether more ballots prefer `one` to `other` than the other way round.
    pub fn beats(&self, one: usize, other: usize) -> bool {
        self.wins(one, other) > self.wins(other, one)
    }
}

/// The strength of an item in a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Strength {
    /// Natural logarithm of the strength.
    pub log: Micro,
    /// Its standard error, where it was calculated.
    pub error: Option<Micro>,
}

/// The place of each item by its score, the highest first; tied items share the best place of their group.
pub fn places<T: Ord>(scores: &[T]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores.get(*b).cmp(&scores.get(*a)));
    let mut places = vec![0; scores.len()];
    let mut place = 1_u32;
    for tied in order.chunk_by(|a, b| scores.get(*a) == scores.get(*b)) {
        for item in tied {
            if let Some(slot) = places.get_mut(*item) {
                *slot = place;
            }
        }
        place = place.saturating_add(u32::try_from(tied.len()).unwrap_or(u32::MAX));
    }
    places
}

/// An index as the machine counts.
fn index(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// A place in a list as a number; lists are far shorter than 2^32.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;

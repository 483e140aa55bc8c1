//! What a decision may know beyond the state: who acts, when, and what the shell looked up or drew.

use std::collections::BTreeMap;
use std::fmt;

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::id::{CommandId, SeatId};
use crate::keys::Keyring;
use crate::refusal::Refusal;
use crate::time::{LocalTime, Timestamp};

/// Everything a decision reads beside the state.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who acts.
    pub actor: Actor,
    /// The id that the device gave to the command.
    pub command: CommandId,
    /// The time now.
    pub now: Timestamp,
    /// Fresh randomness for this command alone. What is drawn from it is written in the event.
    pub seed: Seed,
    /// The living keys, to make and to recognise pseudonyms.
    pub keys: &'a Keyring,
    /// The instants of the local times that the command names (`Command::local_times`).
    pub calendar: &'a BTreeMap<LocalTime, Timestamp>,
}

impl Context<'_> {
    /// The instant of a local time in the workshop's zone.
    ///
    /// # Errors
    /// [`Refusal::NoSuchTime`] where the shell found none.
    pub fn instant(&self, local: LocalTime) -> Result<Timestamp, Refusal> {
        self.calendar
            .get(&local)
            .copied()
            .ok_or(Refusal::NoSuchTime { local })
    }

    /// The seat that acts.
    ///
    /// # Errors
    /// [`Refusal::NoSeat`] where a clock or the operator acts: neither has a voice.
    pub fn seat(&self) -> Result<SeatId, Refusal> {
        match self.actor {
            Actor::Seat(seat) => Ok(seat),
            Actor::Operator | Actor::Clock => Err(Refusal::NoSeat),
        }
    }

    /// A random order of `items`, drawn from the seed (Fisher and Yates, ChaCha20, rejection sampling).
    pub fn shuffled<T>(&self, mut items: Vec<T>) -> Vec<T> {
        let mut rng = ChaCha20Rng::from_seed(self.seed.0);
        for last in (1..items.len()).rev() {
            items.swap(last, below(&mut rng, last as u64 + 1));
        }
        items
    }
}

/// Who sends a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person at the table.
    Seat(SeatId),
    /// The server's operator, who sets up a workshop before it has seats.
    Operator,
    /// A deadline that fired.
    Clock,
}

/// Who sent a command, as the log keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CommitActor {
    /// A seat.
    Seat(SeatId),
    /// A person whose name is protected in this block.
    Pseudonym(crate::keys::Pseudonym),
    /// The operator.
    Operator,
    /// A deadline.
    Clock,
}

/// Thirty-two random bytes for one command.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub [u8; 32]);

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(..)")
    }
}

/// A number in `0..bound`, each equally likely.
fn below(rng: &mut ChaCha20Rng, bound: u64) -> usize {
    let zone = u64::MAX - u64::MAX % bound;
    loop {
        let drawn = rng.next_u64();
        if drawn < zone {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the bound came from a length in memory"
            )]
            return (drawn % bound) as usize;
        }
    }
}

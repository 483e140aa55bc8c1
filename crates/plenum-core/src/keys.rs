//! Keys and pseudonyms: how the log can hold what was written and not who wrote it.
//!
//! The directory (outside the log) holds random keys per seat. In a block with attribution `group` or `sealed`, what is
//! written carries a [`Pseudonym`], `HMAC-SHA-256(key, block, item)`, instead of the seat. While the key lives the room
//! can match it: the author edits, the desk sees progress, one person rates once. **Cutting the link is destroying the
//! key**; afterwards nobody can tell, not from the log and not from its backups.
//!
//! `group` has one key per seat for the whole workshop, destroyed when the workshop days close. `sealed` has one key per
//! seat and block, destroyed at the count (ratings, evaluation) or when the cluster is agreed (a sealed entry).

use std::collections::BTreeMap;
use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::Sha256;
use uuid::Uuid;

use crate::id::{BlockId, ScoringRoundId, SeatId};

/// What a key protects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum KeyScope {
    /// All writing at level `group`.
    Group,
    /// Writing at level `sealed` in one block.
    Sealed(BlockId),
    /// The score sheets of one round.
    Scores(ScoringRoundId),
}

/// A secret of one seat for one scope. Never printed, never serialised.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key(pub [u8; 32]);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// The mark of an author whose name is protected: 16 bytes, hexadecimal in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
pub struct Pseudonym(pub [u8; 16]);

impl fmt::Debug for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl Serialize for Pseudonym {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for Pseudonym {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        unhex(&text)
            .map(Self)
            .ok_or_else(|| de::Error::custom("a pseudonym is 32 hexadecimal digits"))
    }
}

/// Who wrote something, as the log keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// At levels `named` and `organisation`: the seat.
    Seat(SeatId),
    /// At levels `group` and `sealed`: a pseudonym and the scope of its key.
    Hidden {
        /// The mark.
        mark: Pseudonym,
        /// The key it was made with.
        scope: KeyScope,
    },
}

/// What a projection needs of the directory: the living keys of one workshop, and the functions people are shown by.
#[derive(Clone, Default)]
pub struct Keyring {
    keys: BTreeMap<(KeyScope, SeatId), Key>,
    names: BTreeMap<SeatId, String>,
}

/// Neither keys nor names reach a log line.
impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Keyring({} keys, {} names)",
            self.keys.len(),
            self.names.len()
        )
    }
}

impl Keyring {
    /// Adds a key.
    pub fn insert(&mut self, scope: KeyScope, seat: SeatId, key: Key) {
        self.keys.insert((scope, seat), key);
    }

    /// The key of a seat for a scope, if it lives.
    pub fn key(&self, scope: KeyScope, seat: SeatId) -> Option<Key> {
        self.keys.get(&(scope, seat)).copied()
    }

    /// Sets the function that a seat is shown by.
    pub fn set_name(&mut self, seat: SeatId, name: String) {
        self.names.insert(seat, name);
    }

    /// The function that a seat is shown by.
    pub fn name(&self, seat: SeatId) -> Option<&str> {
        self.names.get(&seat).map(String::as_str)
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = (SeatId, &str)> {
        self.names.iter().map(|(seat, name)| (*seat, name.as_str()))
    }

    /// Destroys all keys of a scope.
    pub fn cut(&mut self, scope: KeyScope) {
        self.keys.retain(|(s, _), _| *s != scope);
    }

    /// Destroys all keys of a seat and its name.
    pub fn forget(&mut self, seat: SeatId) {
        self.names.remove(&seat);
        self.keys.retain(|(_, s), _| *s != seat);
    }

    /// The seat's pseudonym for a subject: the block at level `group`, the item at level `sealed`.
    pub fn pseudonym(&self, scope: KeyScope, seat: SeatId, subject: Uuid) -> Option<Pseudonym> {
        self.key(scope, seat)
            .map(|key| pseudonym(key, scope, subject))
    }

    /// The seat behind an author, as long as its key lives. `subject` as for [`pseudonym`](Self::pseudonym).
    pub fn seat_of(&self, author: Author, subject: Uuid) -> Option<SeatId> {
        match author {
            Author::Seat(seat) => Some(seat),
            Author::Hidden { mark, scope } => self
                .keys
                .range((scope, SeatId(Uuid::nil()))..=(scope, SeatId(Uuid::max())))
                .find(|(_, key)| pseudonym(**key, scope, subject) == mark)
                .map(|((_, seat), _)| *seat),
        }
    }

    /// Whether `seat` is the author, as long as its key lives.
    pub fn is_author(&self, author: Author, subject: Uuid, seat: SeatId) -> bool {
        match author {
            Author::Seat(by) => by == seat,
            Author::Hidden { mark, scope } => self.pseudonym(scope, seat, subject) == Some(mark),
        }
    }
}

fn pseudonym(key: Key, scope: KeyScope, subject: Uuid) -> Pseudonym {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).expect("HMAC takes keys of every length");
    match scope {
        KeyScope::Group => mac.update(b"group"),
        KeyScope::Sealed(block) => {
            mac.update(b"sealed");
            mac.update(block.0.as_bytes());
        }
        KeyScope::Scores(round) => {
            mac.update(b"scores");
            mac.update(round.0.as_bytes());
        }
    }
    mac.update(subject.as_bytes());
    let digest = mac.finalize().into_bytes();
    let mut mark = [0; 16];
    for (to, from) in mark.iter_mut().zip(digest) {
        *to = from;
    }
    Pseudonym(mark)
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| char::from(DIGITS.get(usize::from(n)).copied().unwrap_or(b'0'));
    bytes
        .iter()
        .flat_map(|b| [digit(b >> 4), digit(b & 15)])
        .collect()
}

/// Reads exactly `N` bytes of lower-case hexadecimal digits.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let value = |b: u8| match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'a'..=b'f' => Some(b - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; N];
    for (to, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *to = value(*high)? << 4 | value(*low)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_leads_back_to_its_seat_until_the_key_is_cut() {
        let (scope, seat, block) = (
            KeyScope::Group,
            SeatId(Uuid::from_u128(1)),
            Uuid::from_u128(9),
        );
        let mut keys = Keyring::default();
        keys.insert(scope, seat, Key([7; 32]));
        keys.insert(scope, SeatId(Uuid::from_u128(2)), Key([8; 32]));
        let author = Author::Hidden {
            mark: keys.pseudonym(scope, seat, block).unwrap(),
            scope,
        };

        assert_eq!(keys.seat_of(author, block), Some(seat));
        assert_eq!(
            keys.seat_of(author, Uuid::from_u128(10)),
            None,
            "another block, another pseudonym"
        );

        keys.cut(scope);
        assert_eq!(keys.seat_of(author, block), None);
    }

    #[test]
    fn hexadecimal_digits_are_read_strictly() {
        assert_eq!(unhex::<2>("0aff"), Some([10, 255]));
        for wrong in ["0AFF", "0af", "0aff0", "zzzz"] {
            assert_eq!(unhex::<2>(wrong), None);
        }
    }
}

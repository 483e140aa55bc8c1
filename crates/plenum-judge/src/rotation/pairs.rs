//! How often each pair has met: a square of counters for a room, a table of the pairs that met for a large hall.

use super::problem::{index, wide};

/// Up to so many people the square is kept.
const MOST_SQUARE: usize = 4_096;

/// Counters of pairs.
#[derive(Clone, Debug)]
pub(super) enum Pairs {
    /// Counter of (a, b) at a * n + b and at b * n + a.
    Square { n: usize, counts: Vec<u16> },
    /// Open addressing with linear probing; a key is the pair plus one, 0 is an empty place.
    Sparse {
        entries: Vec<(u64, u16)>,
        used: usize,
    },
}

impl Pairs {
    pub(super) fn new(n: usize) -> Self {
        if n <= MOST_SQUARE {
            Self::Square {
                n,
                counts: vec![0; n * n],
            }
        } else {
            Self::Sparse {
                entries: vec![(0, 0); 1 << 12],
                used: 0,
            }
        }
    }

    #[inline]
    pub(super) fn get(&self, a: u32, b: u32) -> u16 {
        match self {
            Self::Square { n, counts } => counts[index(a) * n + index(b)],
            Self::Sparse { entries, .. } => entries[place(entries, key(a, b))].1,
        }
    }

    /// One meeting more; returns the number before.
    #[inline]
    pub(super) fn add(&mut self, a: u32, b: u32) -> u16 {
        match self {
            Self::Square { n, counts } => {
                let before = counts[index(a) * *n + index(b)];
                counts[index(a) * *n + index(b)] = before.saturating_add(1);
                counts[index(b) * *n + index(a)] = before.saturating_add(1);
                before
            }
            Self::Sparse { entries, used } => {
                if *used * 2 > entries.len() {
                    *used = grow(entries);
                }
                let key = key(a, b);
                let at = place(entries, key);
                let entry = &mut entries[at];
                if entry.0 == 0 {
                    *used += 1;
                    entry.0 = key;
                }
                entry.1 = entry.1.saturating_add(1);
                entry.1 - 1
            }
        }
    }

    /// One meeting less; returns the number before.
    #[inline]
    pub(super) fn remove(&mut self, a: u32, b: u32) -> u16 {
        match self {
            Self::Square { n, counts } => {
                let before = counts[index(a) * *n + index(b)];
                counts[index(a) * *n + index(b)] = before.saturating_sub(1);
                counts[index(b) * *n + index(a)] = before.saturating_sub(1);
                before
            }
            Self::Sparse { entries, .. } => {
                let at = place(entries, key(a, b));
                let before = entries[at].1;
                entries[at].1 = before.saturating_sub(1);
                before
            }
        }
    }
}

fn key(a: u32, b: u32) -> u64 {
    ((u64::from(a.min(b)) << 32) | u64::from(a.max(b))) + 1
}

fn place(entries: &[(u64, u16)], key: u64) -> usize {
    let mask = entries.len() - 1;
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut at = usize::try_from(mixed >> 32).unwrap_or(0) & mask;
    while entries[at].0 != 0 && entries[at].0 != key {
        at = (at + 1) & mask;
    }
    at
}

/// Doubles the table if it is full of pairs that still meet, and drops those that no longer do.
fn grow(entries: &mut Vec<(u64, u16)>) -> usize {
    let live: Vec<(u64, u16)> = entries
        .iter()
        .copied()
        .filter(|&(_, count)| count > 0)
        .collect();
    let size = (live.len() * 4).next_power_of_two().max(entries.len());
    *entries = vec![(0, 0); size];
    for &(key, count) in &live {
        let at = place(entries, key);
        entries[at] = (key, count);
    }
    debug_assert!(wide(live.len()) <= wide(entries.len()) / 2);
    live.len()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::random::Random;
    use super::*;

    #[test]
    fn both_forms_count_as_a_map_does() {
        for mut pairs in [
            Pairs::new(300),
            Pairs::Sparse {
                entries: vec![(0, 0); 8],
                used: 0,
            },
        ] {
            let mut random = Random::new(3);
            let mut map: BTreeMap<(u32, u32), u16> = BTreeMap::new();
            for _ in 0..60_000 {
                let a = u32::try_from(random.below(300)).unwrap();
                let b = u32::try_from(random.below(300)).unwrap();
                if a == b {
                    continue;
                }
                let count = map.entry((a.min(b), a.max(b))).or_default();
                assert_eq!(pairs.get(a, b), *count);
                if random.below(2) == 0 {
                    assert_eq!(pairs.add(b, a), *count);
                    *count += 1;
                } else if *count > 0 {
                    assert_eq!(pairs.remove(a, b), *count);
                    *count -= 1;
                }
            }
        }
    }
}

//! A limit on how likely any single pair may be: probabilities first, then a draw that keeps them exactly.
//!
//! The probabilities are a flow in 1,024ths, so that every demand is met and every load and cap is kept on average.
//! `round` then draws a plan by dependent rounding along cycles of the broken parts (Gandhi, Khuller, Parthasarathy and
//! Srinivasan, J. ACM 53(3), 2006): each step moves a cycle one way or the other until a part is whole, with odds that
//! keep every average. All in whole numbers, so demands are exact, loads and capped groups end at one of the two whole
//! numbers around their average, and each pair is drawn exactly as often as its probability says.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::feasible::Terms;
use super::model::Pair;
use super::verify::index;

mod chances;

pub(super) use chances::drawn;

/// The denominator of all probabilities.
pub const PARTS: u32 = 1_024;

/// Recorded draws: ChaCha20 from a seed and a purpose, so that no two draws of an event share their dice.
#[derive(Clone, Debug)]
pub(super) struct Draws(ChaCha20Rng);

impl Draws {
    /// Dice for a purpose of at most 24 bytes.
    pub(super) fn new(seed: u64, purpose: &[u8]) -> Self {
        let mut bytes = [0_u8; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        for (to, from) in bytes[8..].iter_mut().zip(purpose) {
            *to = *from;
        }
        Self(ChaCha20Rng::from_seed(bytes))
    }

    /// A number below `limit`, each equally likely (by rejection); 0 if the limit is 0.
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        let spare = if limit == 0 {
            return 0;
        } else {
            (u64::MAX % limit + 1) % limit
        };
        loop {
            let drawn = self.0.next_u64();
            if drawn <= u64::MAX - spare {
                return drawn % limit;
            }
        }
    }

    /// Puts a list into random order, from its end.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let limit = u64::try_from(last).unwrap_or(u64::MAX - 1) + 1;
            list.swap(last, usize::try_from(self.below(limit)).unwrap_or(last));
        }
    }
}

/// True in `of` of `out_of` cases.
fn chance(draws: &mut Draws, of: u64, out_of: u64) -> bool {
    of > 0 && draws.below(out_of) < of
}

/// Draws a plan from probabilities in 1,024ths (each pair once, below or at 1,024; what is not listed is 0). They must
/// meet the demands that the terms leave beside fixed pairs; the fixed pairs are part of the answer. Sorted by ids.
pub(super) fn round(terms: &Terms, chances: &[(Pair, u16)], seed: u64) -> Vec<Pair> {
    let mut sorted: Vec<((u32, u32), u32)> = chances
        .iter()
        .map(|(pair, parts)| (terms.ranks(*pair), u32::from(*parts)))
        .collect();
    sorted.sort_unstable();
    let mut web = Web::new(terms, &sorted);
    web.settle(&mut Draws::new(seed, b"draw"));
    let mut drawn: Vec<(u32, u32)> = sorted
        .iter()
        .zip(&web.edges)
        .filter(|(_, edge)| edge.parts == PARTS)
        .map(|((pair, _), _)| *pair)
        .collect();
    for (submission, fixed) in (0..).zip(&terms.fixed) {
        drawn.extend(fixed.iter().map(|unit| (submission, *unit)));
    }
    drawn.sort_unstable();
    drawn
        .into_iter()
        .map(|(submission, unit)| terms.pair(submission, unit))
        .collect()
}

/// An edge with a broken part: what is above the whole number below it, 0 to [`PARTS`].
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: usize,
    to: usize,
    parts: u32,
}

impl Edge {
    const fn is_broken(self) -> bool {
        self.parts > 0 && self.parts < PARTS
    }
}

/// The network of broken parts: submission, its groups from the outer to the inner, unit, sink. At every node the
/// broken parts add up to whole numbers, so none has a single broken edge, and walking on always closes a cycle.
struct Web {
    edges: Vec<Edge>,
    at: Vec<Vec<usize>>,
}

impl Web {
    fn new(terms: &Terms, chances: &[((u32, u32), u32)]) -> Self {
        let (n, u) = (terms.submissions.len(), terms.units.len());
        let sink = n + u;
        let mut next = sink + 1;
        let mut edges: Vec<Edge> = Vec::with_capacity(chances.len() + u);
        let mut inner = Vec::new();
        let mut loads = vec![0_u32; u];
        for of_one in chances.chunk_by(|a, b| a.0.0 == b.0.0) {
            let mut groups: std::collections::BTreeMap<u32, usize> =
                std::collections::BTreeMap::new();
            for ((submission, unit), parts) in of_one {
                loads[index(*unit)] += parts;
                let mut chain: Vec<u32> = terms
                    .groups_of(*submission, *unit)
                    .map(|(number, _)| number)
                    .collect();
                chain.reverse();
                let mut from = index(*submission);
                for number in chain {
                    // One edge leads into each group; `inner` holds them until the pairs are all there.
                    let slot = *groups.entry(number).or_insert_with(|| {
                        inner.push(Edge {
                            from,
                            to: next,
                            parts: 0,
                        });
                        next += 1;
                        inner.len() - 1
                    });
                    inner[slot].parts += parts;
                    from = inner[slot].to;
                }
                edges.push(Edge {
                    from,
                    to: n + index(*unit),
                    parts: *parts,
                });
            }
        }
        edges.extend(inner.into_iter().map(|edge| Edge {
            parts: edge.parts % PARTS,
            ..edge
        }));
        edges.extend(loads.into_iter().enumerate().map(|(unit, parts)| Edge {
            from: n + unit,
            to: sink,
            parts: parts % PARTS,
        }));
        let mut at = vec![Vec::new(); next];
        for (number, edge) in edges
            .iter()
            .enumerate()
            .filter(|(_, edge)| edge.is_broken())
        {
            at[edge.from].push(number);
            at[edge.to].push(number);
        }
        Self { edges, at }
    }

    /// Makes everything whole.
    fn settle(&mut self, draws: &mut Draws) {
        let mut place = vec![usize::MAX; self.at.len()];
        for start in 0..self.at.len() {
            // The walk so far: nodes, and the edge by which each was entered.
            let mut walk = vec![(start, usize::MAX)];
            place[start] = 0;
            while let Some((node, entered)) = walk.last().copied() {
                let Some(edge) = self.next_edge(node, entered) else {
                    place[node] = usize::MAX;
                    walk.pop();
                    continue;
                };
                let other = self.edges[edge].from + self.edges[edge].to - node;
                if place[other] == usize::MAX {
                    place[other] = walk.len();
                    walk.push((other, edge));
                    continue;
                }
                let first = place[other];
                let mut cycle: Vec<(usize, bool)> = walk[first + 1..]
                    .iter()
                    .map(|(node, edge)| (*edge, self.edges[*edge].to == *node))
                    .collect();
                cycle.push((edge, self.edges[edge].to == other));
                self.turn(&cycle, draws);
                for (node, _) in walk.drain(first + 1..) {
                    place[node] = usize::MAX;
                }
            }
        }
    }

    /// A broken edge at a node other than the one by which it was entered.
    fn next_edge(&mut self, node: usize, entered: usize) -> Option<usize> {
        let edges = &self.edges;
        self.at[node].retain(|edge| edges[*edge].is_broken());
        self.at[node].iter().copied().find(|edge| *edge != entered)
    }

    /// Moves a cycle one way or the other until an edge is whole, with odds that keep every average.
    fn turn(&mut self, cycle: &[(usize, bool)], draws: &mut Draws) {
        let room = |forward: bool| {
            cycle
                .iter()
                .map(|(edge, along)| {
                    if *along == forward {
                        PARTS - self.edges[*edge].parts
                    } else {
                        self.edges[*edge].parts
                    }
                })
                .min()
                .unwrap_or(0)
        };
        let (ahead, back) = (room(true), room(false));
        let forward = chance(draws, u64::from(back), u64::from(ahead) + u64::from(back));
        let step = if forward { ahead } else { back };
        for (edge, along) in cycle {
            let parts = &mut self.edges[*edge].parts;
            *parts = if *along == forward {
                *parts + step
            } else {
                *parts - step
            };
        }
    }
}

#[cfg(test)]
mod tests;

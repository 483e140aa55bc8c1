//! Small plans that repeat themselves: if everybody moves on by one place in a cycle, each round becomes the next.
//!
//! With m cycles of r people and some fixed points, one base round unfolds to r rounds, and nobody meets twice if no
//! difference occurs twice within it: a search in a space r times smaller. The known schedules of Kirkman's
//! schoolgirls and many others are of this form (Colbourn and Dinitz, *Handbook*, VI.50, "starters").

use super::problem::{index, narrow};
use super::random::Random;

/// Rounds in which nobody meets twice and all tables are full, and the moves spent; none if not found with so many
/// moves. Cycle lengths near the number of rounds are tried first.
pub(super) fn symmetric(
    g: usize,
    k: usize,
    rounds: usize,
    moves: u64,
    random: &mut Random,
) -> (Option<Vec<Vec<u32>>>, u64) {
    let points = g * k;
    if k < 2 || rounds * (k - 1) > points - 1 {
        return (None, 0);
    }
    let mut candidates: Vec<Folded> = orders(points, rounds)
        .into_iter()
        .map(|order| Folded::new(points, k, order, rounds.div_ceil(order)))
        .filter(|folded| !folded.overfull(g, k))
        .collect();
    let mut spent = 0;
    let mut slice = (moves / 40).max(2_000);
    while spent < moves && !candidates.is_empty() {
        for folded in &mut candidates {
            let (found, used) = folded.anneal(slice.min(moves.saturating_sub(spent)), random);
            spent += used.max(1);
            if found {
                return (Some(folded.unfold(rounds)), spent);
            }
        }
        slice = slice.saturating_mul(2);
    }
    (None, spent)
}

/// Cycle lengths worth trying: those that give the rounds with few to spare.
fn orders(points: usize, rounds: usize) -> Vec<usize> {
    let mut orders = Vec::new();
    for base in 1..=rounds {
        let least = rounds.div_ceil(base);
        for order in least..=least + usize::from(base == 1) * 2 {
            if order >= 2 && order <= points && !orders.contains(&order) {
                orders.push(order);
            }
        }
    }
    orders
}

/// Base rounds under a cyclic shift.
struct Folded {
    points: usize,
    k: usize,
    order: usize,
    cycles: usize,
    base: usize,
    /// Class of each pair of points under the shift.
    class: Vec<u32>,
    /// How many meetings per pair of the class one meeting in a base round unfolds to.
    times: Vec<u32>,
    count: Vec<u32>,
    /// `who[base * points + place]`.
    who: Vec<u32>,
}

impl Folded {
    fn new(points: usize, k: usize, order: usize, base: usize) -> Self {
        let cycles = points / order;
        let turning = cycles * order;
        let mut names = std::collections::BTreeMap::new();
        let mut class = vec![0; points * points];
        let (mut times, mut size) = (Vec::new(), Vec::new());
        for a in 0..points {
            for b in 0..a {
                let name = match (a < turning, b < turning) {
                    (true, true) => {
                        let (cycle_a, cycle_b) = (a / order, b / order);
                        let shift = (order + a % order - b % order) % order;
                        let shift = if cycle_a == cycle_b {
                            shift.min(order - shift)
                        } else {
                            shift
                        };
                        (cycle_a, cycle_b, shift)
                    }
                    (false, true) => (cycles + a - turning, b / order, 0),
                    (true, false) => (cycles + b - turning, a / order, 0),
                    (false, false) => (cycles + a - turning, cycles + b - turning, 0),
                };
                let next = narrow(names.len());
                let number = *names.entry(name).or_insert(next);
                if number == next {
                    times.push(0);
                    size.push(0);
                }
                size[index(number)] += 1;
                class[a * points + b] = number;
                class[b * points + a] = number;
            }
        }
        // A class of fewer pairs than the order meets more often in the unfolded rounds.
        for (times, &size) in times.iter_mut().zip(&size) {
            *times = narrow(order) / size;
        }
        let count = vec![0; size.len()];
        Self {
            points,
            k,
            order,
            cycles,
            base,
            class,
            times,
            count,
            who: Vec::new(),
        }
    }

    /// Whether the classes that may occur are fewer than the meetings of the base rounds.
    fn overfull(&self, g: usize, k: usize) -> bool {
        let usable = self.times.iter().filter(|&&times| times == 1).count();
        self.base * g * k * (k - 1) / 2 > usable
    }

    /// Anneals from a fresh deal; whether nobody meets twice.
    fn anneal(&mut self, moves: u64, random: &mut Random) -> (bool, u64) {
        self.who.clear();
        for _ in 0..self.base {
            let mut round: Vec<u32> = (0..narrow(self.points)).collect();
            random.shuffle(&mut round);
            self.who.extend(round);
        }
        self.count.fill(0);
        let mut excess = 0;
        for place in 0..self.who.len() {
            let first = place - place % self.k;
            for other in first..place {
                excess += self.add(self.who[place], self.who[other]);
            }
        }
        for done in 0..moves {
            if excess == 0 {
                return (true, done);
            }
            let base = random.below(self.base) * self.points;
            let (p, q) = (
                base + random.below(self.points),
                base + random.below(self.points),
            );
            if p / self.k == q / self.k {
                continue;
            }
            let change = self.swap(p, q);
            // Temperature from .6 to .2 of one repeated class, in 2^-16.
            let temperature = 39_000 - 26_000 * done / moves.max(1);
            let allowed = (temperature * random.exponential()) >> 32;
            if change > i64::try_from(allowed).unwrap_or(0) {
                self.swap(p, q);
            } else {
                excess += change;
            }
        }
        (excess == 0, moves)
    }

    /// Swaps two places; what it adds to the excess.
    fn swap(&mut self, p: usize, q: usize) -> i64 {
        let mut change = self.leave(p) + self.leave(q);
        self.who.swap(p, q);
        change += self.arrive(p) + self.arrive(q);
        change
    }

    fn leave(&mut self, place: usize) -> i64 {
        let first = place - place % self.k;
        let mut change = 0;
        for other in first..first + self.k {
            if other != place {
                let class = index(
                    self.class[index(self.who[place]) * self.points + index(self.who[other])],
                );
                let before = self.count[class];
                self.count[class] = before - self.times[class];
                change += i64::from(self.count[class].saturating_sub(1))
                    - i64::from(before.saturating_sub(1));
            }
        }
        change
    }

    fn arrive(&mut self, place: usize) -> i64 {
        let first = place - place % self.k;
        let mut change = 0;
        for other in first..first + self.k {
            if other != place {
                change += self.add(self.who[place], self.who[other]);
            }
        }
        change
    }

    fn add(&mut self, a: u32, b: u32) -> i64 {
        let class = index(self.class[index(a) * self.points + index(b)]);
        let before = self.count[class];
        self.count[class] = before + self.times[class];
        i64::from(self.count[class] - 1) - i64::from(before.saturating_sub(1))
    }

    /// The rounds that the base rounds unfold to, the first of them as many as asked.
    fn unfold(&self, rounds: usize) -> Vec<Vec<u32>> {
        let turning = self.cycles * self.order;
        let shifted = |point: u32, by: usize| {
            let point = index(point);
            if point >= turning {
                return narrow(point);
            }
            narrow(point - point % self.order + (point % self.order + by) % self.order)
        };
        let all = (0..self.order).flat_map(|by| {
            (0..self.base).map(move |base| {
                let from = base * self.points;
                self.who[from..from + self.points]
                    .iter()
                    .map(|&point| shifted(point, by))
                    .collect()
            })
        });
        all.take(rounds).collect()
    }
}

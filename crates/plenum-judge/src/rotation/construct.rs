//! Rounds without repeated meetings by arithmetic: circle, cyclic and field constructions, partial difference
//! matrices, rounds within the seat classes, and known small plans.
//!
//! All plans of steps have one form. Point (i, j), seat class i and number j < tables, sits in round t at table
//! j + step(i, t) of a commutative ring. Two points of classes i and i' meet when step(i, t) - step(i', t) equals
//! j' - j, so nobody meets twice exactly if these differences differ between rounds. Every such matrix is checked
//! ([`differences_differ`]); why the closed forms pass is said where they are built.

use super::blocks;
use super::fields::Ring;
use super::problem::{narrow, wide};
use super::random::Random;
use super::types::Method;

/// Rounds of points: `rounds[r][table * k + place]`. Points from the number of people on are empty places.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) rounds: Vec<Vec<u32>>,
    pub(super) by: Method,
}

/// What is to be constructed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// Tables.
    pub(super) g: usize,
    /// Places per table.
    pub(super) k: usize,
    /// People, above g (k - 1), up to g k.
    pub(super) n: usize,
    /// Rounds.
    pub(super) rounds: usize,
    /// Seat classes that stay where they are: point (i, j) of i below this sits at table j in all rounds.
    pub(super) staying: usize,
    /// Nobody may be left at her table if that can be had.
    pub(super) all_move: bool,
}

/// Steps per class and round, in a ring.
struct Steps {
    ring: Ring,
    by_class: Vec<Vec<usize>>,
    by: Method,
}

/// Tables of partial difference matrices above this are not searched: the cyclic plan serves large rooms.
const MOST_DIFFERENCES: usize = 4_000_000;
/// Differences looked at in search of a partial difference matrix, per ring and per column.
const LOOKS: usize = 3_000_000;
const LOOKS_PER_COLUMN: usize = 100_000;
/// At most so many rounds within classes.
const MOST_WITHIN: usize = 64;

/// A plan in which nobody meets twice, those of staying classes among themselves left out; none if no construction
/// gives one.
pub(super) fn construct(wanted: &Wanted) -> Option<Grid> {
    let direct = at_once(wanted);
    if direct.is_some() {
        return direct;
    }
    let Wanted {
        g,
        k,
        rounds,
        staying,
        ..
    } = *wanted;
    let moving = k - staying;
    if let Some(steps) = differences(g, moving, staying > 0, rounds) {
        return Some(steps.seated(wanted));
    }
    let within = within_classes(wanted);
    // The search is dear, so only the least is asked of it, then the most.
    [1, within.len()]
        .into_iter()
        .filter(|&fewer| fewer > 0 && fewer < rounds)
        .find_map(|fewer| {
            let steps = differences(g, moving, false, rounds - fewer)?;
            Some(steps.with_classes(wanted, within.get(..fewer)?))
        })
}

/// The constructions that need no search.
fn at_once(wanted: &Wanted) -> Option<Grid> {
    let Wanted {
        g,
        k,
        n,
        rounds,
        staying,
        all_move,
    } = *wanted;
    if rounds == 1 {
        // Nobody has met anybody yet.
        let steps = Steps {
            ring: Ring::integers(g),
            by_class: vec![vec![0]; k - staying],
            by: Method::Cyclic,
        };
        return Some(steps.seated(wanted));
    }
    if g == 1 {
        return None;
    }
    if staying == 0 && k == 2 && n == 2 * g && rounds < n {
        return Some(Grid {
            rounds: circle(g, rounds),
            by: Method::Circle,
        });
    }
    let moving = k - staying;
    if all_move
        && staying == 0
        && let Some(steps) = closed_forms(g, moving, true, rounds)
    {
        return Some(steps.seated(wanted));
    }
    if let Some(steps) = closed_forms(g, moving, staying > 0, rounds) {
        return Some(steps.seated(wanted));
    }
    let within = within_classes(wanted);
    for fewer in 1..=within.len().min(rounds.saturating_sub(1)) {
        if let Some(steps) = closed_forms(g, moving, false, rounds - fewer) {
            return Some(steps.with_classes(wanted, &within[..fewer]));
        }
    }
    let known = if staying == 0 {
        blocks::known(g, k, n, rounds)
    } else {
        None
    };
    known.map(|rounds| Grid {
        rounds,
        by: Method::Blocks,
    })
}

/// The plan that a search starts from where no construction keeps everybody apart: the cyclic one.
pub(super) fn cyclic_start(wanted: &Wanted) -> Grid {
    let Wanted {
        g,
        k,
        rounds,
        staying,
        ..
    } = *wanted;
    let steps = cyclic(g, k - staying, rounds);
    Steps {
        ring: Ring::integers(g),
        by_class: steps,
        by: Method::Search,
    }
    .seated(wanted)
}

/// The circle method (Kirkman 1847): the last point stays, the others turn about it; point t sits with it, t + i with
/// t - i modulo 2 g - 1. All pairs meet once in 2 g - 1 rounds. The last point is at the last table.
pub(super) fn circle(g: usize, rounds: usize) -> Vec<Vec<u32>> {
    let turn = 2 * g - 1;
    let round = |t: usize| {
        let mut seats = Vec::with_capacity(2 * g);
        for i in 1..g {
            seats.extend([narrow((t + i) % turn), narrow((t + turn - i) % turn)]);
        }
        seats.extend([narrow(t % turn), narrow(turn)]);
        seats
    };
    (0..rounds).map(round).collect()
}

fn cyclic(g: usize, moving: usize, rounds: usize) -> Vec<Vec<usize>> {
    (1..=moving)
        .map(|i| (0..rounds).map(|t| i * t % g).collect())
        .collect()
}

/// The cyclic and the field plan, if they pass. `zero` asks that they also differ from a class that stays.
fn closed_forms(g: usize, moving: usize, zero: bool, rounds: usize) -> Option<Steps> {
    let checked = |ring: Ring, steps: Vec<Vec<usize>>, by: Method| {
        differences_differ(&ring, g, &steps, zero).then_some(Steps {
            ring,
            by_class: steps,
            by,
        })
    };
    if rounds > g || moving > g {
        return None;
    }
    // (i - i') (t - t') is below g if (k - 1) (R - 1) < g, or has no common factor with g in one of its terms.
    let found = checked(Ring::integers(g), cyclic(g, moving, rounds), Method::Cyclic);
    if found.is_some() {
        return found;
    }
    // One of the terms is a unit: as many elements as the smallest field has differ by units.
    let ring = Ring::fields(g);
    let smallest = ring.smallest();
    let first = usize::from(zero || moving < smallest);
    let field = if moving + first <= smallest {
        let class = |i: usize| (0..rounds).map(|t| ring.mul(ring.diagonal(i), t)).collect();
        (first..first + moving).map(class).collect()
    } else if rounds <= smallest && moving + usize::from(zero) <= g {
        let first = usize::from(moving < g);
        let class = |i: usize| (0..rounds).map(|t| ring.mul(i, ring.diagonal(t))).collect();
        (first..first + moving).map(class).collect()
    } else {
        return None;
    };
    checked(ring, field, Method::Field)
}

/// Whether any two classes differ by another step in each round; with `zero` also each class from one that stays.
fn differences_differ(ring: &Ring, g: usize, steps: &[Vec<usize>], zero: bool) -> bool {
    let mut seen = vec![usize::MAX; g];
    let mut stamp = 0;
    let still = vec![0; steps.first().map_or(0, Vec::len)];
    let mut different = |a: &[usize], b: &[usize]| {
        stamp += 1;
        a.iter()
            .zip(b)
            .all(|(&x, &y)| std::mem::replace(&mut seen[ring.sub(x, y)], stamp) != stamp)
    };
    steps.iter().enumerate().all(|(i, class)| {
        steps[..i].iter().all(|other| different(class, other))
            && (!zero || different(class, &still))
    })
}

/// A matrix of steps whose differences differ, found column by column with some tries (a partial difference matrix;
/// Colbourn and Dinitz, *Handbook of Combinatorial Designs*, VI.17), in the integers modulo g, then in the product
/// of fields.
fn differences(g: usize, moving: usize, zero: bool, rounds: usize) -> Option<Steps> {
    // One class may stand still in any case: only differences matter.
    let classes = moving + usize::from(zero);
    if rounds > g || classes > g || classes * classes * g > MOST_DIFFERENCES {
        return None;
    }
    for ring in [Ring::integers(g), Ring::fields(g)] {
        let mut random = Random::new(wide(g * 1_000_003 + classes * 1_009 + rounds));
        let mut search = Columns::new(&ring, g, classes);
        let mut left = LOOKS;
        while left > 0 {
            if let Some(columns) = search.all(rounds, &mut random, &mut left) {
                let skip = usize::from(zero);
                let class = |i: usize| {
                    columns
                        .iter()
                        .map(|column: &Vec<usize>| column[i])
                        .collect()
                };
                let steps = (skip..classes).map(class).collect();
                return Some(Steps {
                    ring,
                    by_class: steps,
                    by: Method::Differences,
                });
            }
        }
    }
    None
}

/// The state of the search for a partial difference matrix.
struct Columns {
    g: usize,
    classes: usize,
    /// `difference[x * g + y]` = x - y.
    difference: Vec<usize>,
    /// Whether a difference of two classes is taken.
    taken: Vec<bool>,
}

impl Columns {
    fn new(ring: &Ring, g: usize, classes: usize) -> Self {
        let difference = if g <= 2_000 {
            (0..g * g).map(|at| ring.sub(at / g, at % g)).collect()
        } else {
            Vec::new()
        };
        Self {
            g,
            classes,
            difference,
            taken: Vec::new(),
        }
    }

    fn all(
        &mut self,
        rounds: usize,
        random: &mut Random,
        left: &mut usize,
    ) -> Option<Vec<Vec<usize>>> {
        if self.difference.is_empty() {
            *left = 0;
            return None;
        }
        self.taken = vec![false; self.classes * self.classes * self.g];
        let mut columns: Vec<Vec<usize>> = Vec::new();
        for t in 0..rounds {
            let mut column = vec![0; self.classes];
            if t == 0 {
                for i in 1..self.classes {
                    self.mark(&column, i, true);
                }
            } else {
                let mut here = LOOKS_PER_COLUMN;
                if !self.fill(&mut column, 1, random, left, &mut here) {
                    return None;
                }
            }
            columns.push(column);
        }
        Some(columns)
    }

    fn fill(
        &mut self,
        column: &mut Vec<usize>,
        class: usize,
        random: &mut Random,
        left: &mut usize,
        here: &mut usize,
    ) -> bool {
        if class == self.classes {
            return true;
        }
        let start = random.below(self.g);
        for offset in 0..self.g {
            column[class] = (start + offset) % self.g;
            if *left < class || *here < class {
                *left = left.saturating_sub(class);
                return false;
            }
            *left -= class;
            *here -= class;
            if (0..class).any(|other| self.taken[self.place(column, class, other)]) {
                continue;
            }
            self.mark(column, class, true);
            if self.fill(column, class + 1, random, left, here) {
                return true;
            }
            self.mark(column, class, false);
        }
        false
    }

    fn place(&self, column: &[usize], class: usize, other: usize) -> usize {
        let difference = self.difference[column[class] * self.g + column[other]];
        (class * self.classes + other) * self.g + difference
    }

    fn mark(&mut self, column: &[usize], class: usize, taken: bool) {
        for other in 0..class {
            let place = self.place(column, class, other);
            self.taken[place] = taken;
        }
    }
}

impl Steps {
    fn seated(&self, wanted: &Wanted) -> Grid {
        let Wanted {
            g,
            k,
            rounds,
            staying,
            ..
        } = *wanted;
        let round = |t: usize| {
            let mut seats = vec![0; g * k];
            for i in 0..k {
                let step = if i < staying {
                    0
                } else {
                    self.by_class[i - staying][t]
                };
                for j in 0..g {
                    seats[self.ring.add(j, step) * k + i] = narrow(i * g + j);
                }
            }
            seats
        };
        let planned = self.by_class.first().map_or(rounds, Vec::len);
        Grid {
            rounds: (0..planned).map(round).collect(),
            by: self.by,
        }
    }

    /// The rounds of steps, then rounds in which each class sits by itself as `within` seats its numbers.
    fn with_classes(&self, wanted: &Wanted, within: &[Vec<u32>]) -> Grid {
        let mut grid = self.seated(wanted);
        for round in within {
            let class = |i: usize| round.iter().map(move |&j| narrow(i * wanted.g) + j);
            grid.rounds.push((0..wanted.k).flat_map(class).collect());
        }
        grid
    }
}

/// Rounds of the classes among themselves, where the tables divide into them and nobody must stay: the same task
/// again, smaller, for one class, and as many rounds of it as there are.
fn within_classes(wanted: &Wanted) -> Vec<Vec<u32>> {
    let Wanted {
        g,
        k,
        n,
        rounds,
        staying,
        ..
    } = *wanted;
    if staying > 0 || n != g * k || k < 2 || !g.is_multiple_of(k) {
        return Vec::new();
    }
    let most = rounds
        .saturating_sub(1)
        .min((g - 1) / (k - 1))
        .min(MOST_WITHIN);
    let some = (1..=most).rev().find_map(|rounds| {
        at_once(&Wanted {
            g: g / k,
            k,
            n: g,
            rounds,
            staying: 0,
            all_move: false,
        })
    });
    some.map(|grid| grid.rounds).unwrap_or_default()
}

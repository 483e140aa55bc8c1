//! One attempt at the best plan under given loads and a given floor: the network, the prices of what does not fit into
//! it, dives and local searches, and in small rooms the complete search.

#![expect(
    clippy::cast_possible_wrap,
    reason = "units, submissions and pairs are far fewer than 2^63"
)]

use super::certificate::{Even, MutualPrice, Prices, Search};
use super::columns::Columns;
use super::exact;
use super::model::{BEST_FIT, Mutual};
use super::proof;
use super::relax::{Found, Relaxed};
use super::solve::Run;
use crate::xoshiro::Xoshiro256;

/// The most steps of a complete search for one question.
pub(super) const STEPS: u64 = 400_000;
/// How often a search from the same prices is tried before giving up.
const TRIES: u32 = 8;
/// The most passes of a local search.
const PASSES: u32 = 12;

/// What is proven about a total, before a plan is known.
#[derive(Clone, Debug)]
struct Proven {
    /// No plan of the same kind is worth more (scaled).
    bound: i128,
    prices: Prices,
    /// The price of one more in the sum of squares, as the certificate has it.
    even: i64,
}

/// A plan with what is proven about its total.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) found: Found,
    /// No plan of the same kind is worth more (scaled).
    pub(super) bound: i128,
    pub(super) scale: i64,
    /// The price of one more in the sum of squares that is in `bound`.
    pub(super) square: i64,
    pub(super) prices: Prices,
    pub(super) even: Option<Even>,
    pub(super) search: Option<Search>,
}

/// What became of an attempt.
#[derive(Clone, Debug)]
pub(super) enum Tried {
    Answer(Box<Answer>),
    /// There is provably no plan (under the floor and the loads of the attempt).
    Impossible,
    /// None was found.
    Nothing {
        /// Warm solves spent.
        tried: u32,
    },
}

impl Run<'_> {
    /// Whether some rule does not fit the network.
    pub(super) fn hard(&self, floor: i64) -> bool {
        let mutual = match self.i.mutual {
            Mutual::Allow => false,
            Mutual::Avoid { price } => price > 0,
            Mutual::Forbid => true,
        };
        mutual || !self.i.crossing.is_empty() || floor > 0
    }

    /// The best plan under a floor. `level` is set where loads lie around a level.
    pub(super) fn attempt(
        &self,
        mut columns: Columns<'_>,
        floor: i64,
        level: Option<i64>,
    ) -> Tried {
        if !columns.solve_all() {
            return Tried::Impossible;
        }
        let mut relaxed = Relaxed::new(columns, floor);
        if self.hard(floor) {
            return self.search(&mut relaxed, level);
        }
        let chosen = relaxed.columns.chosen();
        relaxed.offer(&chosen);
        let proven = self.proven(&relaxed, relaxed.value(), level);
        self.answer(&relaxed, proven, None)
    }

    /// The best plan under a floor, where one is known.
    pub(super) fn attempt_from(&self, mut columns: Columns<'_>, floor: i64, known: Found) -> Tried {
        if !columns.solve_all() {
            return Tried::Impossible;
        }
        let mut relaxed = Relaxed::new(columns, floor);
        relaxed.found = Some(known);
        self.search(&mut relaxed, None)
    }

    /// Whether wandering costs little here.
    pub(super) fn is_small(&self) -> bool {
        self.i.demand.iter().sum::<i64>() <= 300
    }

    /// Prices, dives and local searches; then, in a small room, the complete search.
    fn search(&self, relaxed: &mut Relaxed<'_>, level: Option<i64>) -> Tried {
        let pairs = self.i.demand.iter().sum::<i64>().max(1);
        // Solves are the cheaper the smaller the room: small ones are worth more of them.
        let more = u32::try_from((1_200 / pairs).clamp(1, 8)).unwrap_or(1);
        let effort = self.goal.effort;
        let mut dice = Xoshiro256::new(self.seed ^ 0x5eed);
        let fair = relaxed.floor > 0;
        if !relaxed.everyone() {
            // A first plan gives the steps their length.
            if !fair {
                relaxed.dive(effort, None);
            }
            if !relaxed.tighten(effort * more) {
                return Tried::Impossible;
            }
        }
        let Some(bound) = relaxed.bound() else {
            return Tried::Impossible;
        };
        let bound = bound.min(proof::value(
            &relaxed.columns,
            &relaxed.mutual,
            relaxed.floor,
        ));
        let proven = self.proven(relaxed, bound, level);
        let scale = relaxed.columns.scale;
        let whole = |worth: i128| worth.div_euclid(i128::from(scale));
        let done = |relaxed: &Relaxed<'_>| {
            relaxed
                .found
                .as_ref()
                .is_some_and(|f| whole(f.worth) >= whole(bound))
        };
        if fair {
            relaxed.dive_by_staff(effort * (1 + more) / 2 + effort / 2);
        }
        if !done(relaxed) && (!fair || relaxed.found.is_none()) {
            relaxed.dive(effort, None);
        }
        relaxed.polish(PASSES);
        let moves = u64::try_from(pairs).unwrap_or(0) * u64::from(effort) * u64::from(more) * 2;
        for _ in 0..TRIES {
            let first = relaxed.found.is_none();
            if first && fair {
                break;
            }
            if done(relaxed) || (!first && !self.is_small()) {
                break;
            }
            let start = if first { 400 } else { 60 };
            relaxed.wander(None, moves, (scale * start, scale * 3_000), &mut dice);
            relaxed.turn_directions();
            relaxed.polish(PASSES);
            if !first {
                break;
            }
            if relaxed.found.is_none() {
                relaxed.dive(effort, Some(&mut dice));
            }
        }
        if done(relaxed) {
            return self.answer(relaxed, proven, None);
        }
        self.complete(relaxed, proven, level)
    }

    /// The complete search of a small room, if it is one.
    fn complete(&self, relaxed: &mut Relaxed<'_>, mut proven: Proven, level: Option<i64>) -> Tried {
        let mut search = None;
        if let Some(outcome) = self.try_all(relaxed, level) {
            match &relaxed.found {
                None if outcome.complete => return Tried::Impossible,
                Some(found) if outcome.complete => {
                    proven.bound = proven.bound.min(found.worth);
                    search = Some(self.proof(&outcome, self.points(found)));
                }
                None | Some(_) => {}
            }
        }
        self.answer(relaxed, proven, search)
    }

    /// What the network proves as it stands, solved over all pairs.
    fn proven(&self, relaxed: &Relaxed<'_>, bound: i128, level: Option<i64>) -> Proven {
        let columns = &relaxed.columns;
        let level = level.map(|level| (level, self.level_price(columns)));
        Proven {
            bound,
            even: level.map_or(columns.loads.square, |(_, price)| price),
            prices: proof::prices(columns, &relaxed.mutual, 1, relaxed.floor, level),
        }
    }

    /// The best plan found, with what is proven.
    fn answer(&self, relaxed: &Relaxed<'_>, proven: Proven, search: Option<Search>) -> Tried {
        let columns = &relaxed.columns;
        let Some(found) = relaxed.found.clone() else {
            return Tried::Nothing {
                tried: columns.solves,
            };
        };
        let squares = self.squares(&found);
        Tried::Answer(Box::new(Answer {
            bound: proven.bound,
            scale: columns.scale,
            square: columns.loads.square,
            prices: proven.prices,
            even: (proven.even > 0).then_some(Even {
                squares,
                price: proven.even,
            }),
            search,
            found,
        }))
    }

    /// Tries everything, if that is possible. Where squared loads are priced, their least sum is looked for upwards.
    fn try_all(&self, relaxed: &mut Relaxed<'_>, level: Option<i64>) -> Option<exact::Outcome> {
        let columns = &relaxed.columns;
        let mut task = exact::Task {
            instance: self.i,
            scale: columns.scale,
            ties: columns.ties,
            floor: relaxed.floor,
            squares: self.squares_of(relaxed, level),
            above: relaxed.found.as_ref().map(|f| f.worth),
            first: false,
            steps: STEPS,
        };
        if columns.loads.square == 0 {
            return Self::try_one(relaxed, &task);
        }
        let most = match relaxed.found.as_ref() {
            Some(found) => self.squares(found),
            None => columns.loads.most.iter().map(|m| m * m).sum(),
        };
        task.above = None;
        let mut least = self.least_squares();
        while least <= most {
            task.squares = Some(least);
            let mut outcome = exact::search(task.clone())?;
            if let Some(found) = outcome.found.take() {
                let worth = relaxed.worth_of(&found.pairs);
                relaxed.offer_pairs(found.pairs, worth);
                return Some(outcome);
            }
            if !outcome.complete {
                return None;
            }
            // All sums of squares of the same number of reviews are even or all are odd.
            least += 2;
        }
        Some(exact::Outcome::nothing(self.i.units))
    }

    fn try_one(relaxed: &mut Relaxed<'_>, task: &exact::Task<'_>) -> Option<exact::Outcome> {
        let mut outcome = exact::search(task.clone())?;
        if let Some(found) = outcome.found.take() {
            relaxed.offer_pairs(found.pairs, found.worth);
        }
        if !outcome.complete
            && let Some(found) = &relaxed.found
        {
            // Not all ties could be tried: at least nothing has a whole point more?
            let whole = found.worth.div_euclid(i128::from(task.scale)) + 1;
            outcome = exact::search(exact::Task {
                above: Some(whole * i128::from(task.scale) - 1),
                ..task.clone()
            })?;
            if let Some(found) = outcome.found.take() {
                relaxed.offer_pairs(found.pairs, found.worth);
            }
        }
        Some(outcome)
    }

    fn loads(&self, found: &Found) -> Vec<i64> {
        let mut load = self.i.locked_load.clone();
        for &(u, _) in &found.pairs {
            load[u as usize] += 1;
        }
        load
    }

    fn squares(&self, found: &Found) -> i64 {
        self.loads(found).iter().map(|l| l * l).sum()
    }

    /// The points of a plan, locked pairs included.
    fn points(&self, found: &Found) -> i64 {
        let free: i64 = found.pairs.iter().map(|&(u, s)| self.i.points(u, s)).sum();
        free + self.i.locked_points.iter().sum::<i64>()
    }

    /// The least sum of squared loads that the number of reviews allows, whatever the limits.
    fn least_squares(&self) -> i64 {
        let whole = self.i.demand.iter().sum::<i64>() + self.i.locked.len() as i64;
        let units = self.i.units as i64;
        let (each, more) = (whole / units, whole % units);
        (units - more) * each * each + more * (each + 1) * (each + 1)
    }

    /// A complete search as it is stored.
    pub(super) fn proof(&self, outcome: &exact::Outcome, bound: i64) -> Search {
        let mut load = vec![0; self.i.units];
        for (u, &given) in self.i.unit_given.iter().enumerate() {
            load[given as usize] = outcome.places[u];
        }
        let mutual = outcome
            .mutual
            .iter()
            .map(|&(a, b, price)| {
                let (a, b) = (self.i.pair(a.0, a.1), self.i.pair(b.0, b.1));
                MutualPrice {
                    first: a.min(b),
                    second: a.max(b),
                    price,
                }
            })
            .collect();
        Search {
            steps: outcome.steps,
            bound,
            load,
            mutual,
        }
    }

    /// A price of squares that outweighs all other prices of loads.
    fn level_price(&self, columns: &Columns<'_>) -> i64 {
        let places = columns.of_place.iter().enumerate();
        let open = places.filter(|(u, _)| columns.loads.most[*u] > self.i.locked_load[*u]);
        let most = open.map(|(_, q)| q.abs()).max().unwrap_or(0);
        let reviews = columns.of_review.iter().zip(&self.i.demand);
        let reviews = reviews
            .filter(|(_, d)| **d > 0)
            .map(|(u, _)| u.abs())
            .max()
            .unwrap_or(0);
        1 + most + reviews + i64::from(BEST_FIT) * columns.scale
    }
}

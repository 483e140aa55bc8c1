//! Simulated annealing on a [`State`]: swaps of two people in one round, and of two people in all rounds.
//!
//! The generator is seeded, the effort is counted in moves, temperatures are whole numbers: no clock, no logarithm.

use super::problem::wide;
use super::random::Random;
use super::state::{Cost, State};

/// Which moves a search makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moves {
    /// Swaps within a round.
    Seats,
    /// Only exchanges of two people in all rounds, which keep the meetings of a constructed plan.
    People,
    /// Both.
    Both,
}

/// When a search is over: nothing hard is left and the price is at most this.
#[derive(Clone, Copy, Debug)]
pub(super) struct Goal {
    pub(super) price: i64,
    /// If no price is asked but that of repeats: repeats at most this.
    pub(super) repeats: i64,
}

impl Goal {
    pub(super) fn reached(self, cost: Cost) -> bool {
        cost.hard == 0 && cost.price <= self.price && cost.repeats <= self.repeats
    }
}

/// Temperatures, in 2^-16 of the unit of price.
#[derive(Clone, Copy, Debug)]
pub(super) struct Schedule {
    hot: u64,
    cold: u64,
    hard: i64,
}

impl Schedule {
    /// From the prices that occur: hot enough to pay the dearest, cold enough to refuse the cheapest.
    pub(super) fn of(prices: &[i64]) -> Self {
        let occurring = prices.iter().copied().filter(|&price| price > 0);
        let dearest = occurring.clone().max().unwrap_or(1);
        let cheapest = occurring.min().unwrap_or(1);
        let fixed =
            |price: i64, tenths: u64| u64::try_from(price).unwrap_or(1) * 65_536 * tenths / 100;
        Self {
            hot: fixed(dearest, HOT),
            cold: fixed(cheapest, COLD).max(1),
            hard: dearest.saturating_mul(8),
        }
    }

    /// The same, starting colder: for a plan that is good already.
    pub(super) fn gentle(self) -> Self {
        Self {
            hot: (self.hot / 3).max(self.cold),
            ..self
        }
    }
}

/// Temperatures in hundredths of a price.
const HOT: u64 = 50;
const COLD: u64 = 12;
/// Steps of cooling.
const STEPS: u64 = 64;

/// Anneals for so many moves, or until the goal is reached; leaves the best state found. Returns the moves made.
pub(super) fn anneal(
    state: &mut State<'_>,
    moves: u64,
    which: Moves,
    schedule: Schedule,
    goal: Goal,
    random: &mut Random,
) -> u64 {
    let n = state.task.n;
    let effort = state.effort();
    let mut best = state.cost;
    let mut kept: Option<(Vec<u32>, Vec<Option<u32>>)> = None;
    let mut done = 0;
    let exchange_every = match which {
        Moves::Seats => 0,
        Moves::People => 1,
        Moves::Both => 4 * state.task.rounds,
    };
    let weigh = |cost: Cost| {
        cost.hard
            .saturating_mul(schedule.hard)
            .saturating_add(cost.price)
    };
    let (mut temperature, mut step) = (schedule.hot, 0);
    while done < moves && !goal.reached(state.cost) {
        let due = STEPS * done.min(moves) / moves;
        while step < due {
            // From hot to cold in equal ratios, in whole numbers: each step by the same root, found once.
            step += 1;
            temperature = cooled(schedule, step);
        }
        let before = state.cost;
        if exchange_every > 0 && random.below(exchange_every) == 0 {
            done += effort * wide(state.task.rounds);
            let (a, b) = (random.below(n), random.below(n));
            if !state.may_exchange(a, b) {
                continue;
            }
            let change = weigh(state.exchange_people(a, b));
            if accepted(change, temperature, random) {
                if before == best && state.cost > best {
                    // Rare enough: the best is kept by going back and forth once more.
                    state.exchange_people(a, b);
                    kept = Some((state.who.clone(), state.fixed.clone()));
                    state.exchange_people(a, b);
                }
            } else {
                state.exchange_people(a, b);
            }
        } else {
            done += effort;
            let r = random.below(state.task.rounds);
            let (p, q) = (random.below(state.places), random.below(state.places));
            if !state.may_swap(r, p, q) {
                continue;
            }
            let change = state.change(r, p, q);
            if accepted(weigh(change), temperature, random) {
                let mut after = before;
                after += change;
                if before == best && after > best {
                    kept = Some((state.who.clone(), state.fixed.clone()));
                }
                state.swap(r, p, q, change);
            }
        }
        if state.cost < best {
            best = state.cost;
            kept = None;
        }
    }
    if state.cost > best
        && let Some((who, fixed)) = kept
    {
        let task = state.task;
        *state = State::new(task, who);
        state.fixed = fixed;
    }
    done
}

fn accepted(change: i64, temperature: u64, random: &mut Random) -> bool {
    let Ok(change) = u64::try_from(change) else {
        return true;
    };
    if change == 0 {
        return true;
    }
    let allowed = (u128::from(temperature) * u128::from(random.exponential())) >> 32;
    u128::from(change) <= allowed
}

/// hot * (cold / hot)^(step / STEPS) by repeated square roots of 32 binary places.
fn cooled(schedule: Schedule, step: u64) -> u64 {
    let one = 1_u128 << 32;
    let mut root = u128::from(schedule.cold) * one / u128::from(schedule.hot.max(1));
    let mut factor = one;
    let mut half = STEPS;
    // Bits of step / STEPS from the highest: 1, 1/2, 1/4, …
    loop {
        if step & half != 0 {
            factor = factor * root / one;
        }
        if half == 1 {
            break;
        }
        half /= 2;
        root = (root * one).isqrt();
    }
    u64::try_from(u128::from(schedule.hot) * factor / one).unwrap_or(schedule.hot)
}

/// Anneals in growing runs, each from where the last one ended, until the goal is reached or the effort is spent.
pub(super) fn search(
    state: &mut State<'_>,
    moves: u64,
    which: Moves,
    schedule: Schedule,
    goal: Goal,
    random: &mut Random,
) -> u64 {
    let mut done = 0;
    let mut share = 15;
    while done < moves && !goal.reached(state.cost) {
        let run = (moves / share.max(1))
            .max(wide(state.places))
            .min(moves - done);
        let mut attempt = state.clone();
        done += anneal(&mut attempt, run, which, schedule, goal, random).max(1);
        if attempt.cost <= state.cost {
            *state = attempt;
        }
        share /= 2;
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cooling_goes_from_hot_to_cold() {
        let schedule = Schedule {
            hot: 1 << 20,
            cold: 1 << 12,
            hard: 1,
        };
        assert_eq!(cooled(schedule, 0), 1 << 20);
        assert_eq!(cooled(schedule, STEPS), 1 << 12);
        let half = cooled(schedule, STEPS / 2);
        assert!((65_530..=65_540).contains(&half), "{half}");
        assert!((1..=STEPS).all(|step| cooled(schedule, step) < cooled(schedule, step - 1)));
    }
}

//! Makes a plan: a construction if there is one, then people set on its points, then swaps while the bound is not met.

use super::blocks::leave_out;
use super::bound::{Bounds, bounds};
use super::construct::{Grid, Wanted, circle, construct, cyclic_start};
use super::problem::{Problem, index, narrow};
use super::random::Random;
use super::search::{Goal, Moves, Schedule, search};
use super::start::deal;
use super::state::State;
use super::symmetric::symmetric;
use super::types::{Blocked, Change, Effort, Held, Method, Rotation, Round, Rules, Seat, Shape};
use super::verify::count;

/// Plans a rotation: everybody sits once in each round, table sizes are within one, hosts and those who stay keep
/// their table, pairs to be kept apart never share one, and as few pairs as possible meet twice.
///
/// The same people, rules, effort and seed give the same plan, in whatever order the people come.
///
/// # Errors
/// The cause, with figures, if there is no such plan or none was found: see [`Blocked`].
pub fn plan(
    people: &[Seat],
    shape: &Shape,
    rounds: u32,
    rules: &Rules,
    effort: Effort,
    seed: u64,
) -> Result<Rotation, Blocked> {
    replan(&[], people, shape, rounds, rules, effort, seed)
}

/// Plans the coming rounds of a running rotation for those who are here now. `past` are its rounds so far, the
/// running one included: they are never touched, and who met there has met. People who stay without being host keep
/// the table at which they last sat. [`Rules::previous`] is the plan so far of the coming rounds.
///
/// # Errors
/// As [`plan`].
pub fn replan(
    past: &[Held],
    present: &[Seat],
    shape: &Shape,
    left: u32,
    rules: &Rules,
    effort: Effort,
    seed: u64,
) -> Result<Rotation, Blocked> {
    let task = Problem::read(present, *shape, left, rules, past)?;
    let bounds = bounds(&task);
    let made = Planner::new(&task, bounds, effort.min(Effort::MOST).0, seed).make();
    let rounds = rounds_of(&task, &made.who);
    if let Some(state) = &made.state
        && state.cost.hard > 0
    {
        let pairs = state.pairs_not_apart();
        if pairs.is_empty() {
            return Err(Blocked::LanguageNotKept {
                tables: state.tables_without_language(),
            });
        }
        let named = pairs
            .into_iter()
            .map(|(a, b)| (task.ids[a].clone(), task.ids[b].clone()));
        return Err(Blocked::ApartNotKept {
            pairs: named.collect(),
        });
    }
    let meetings = count(past, &rounds, present, rules);
    let price = made.state.as_ref().map_or_else(
        || {
            meetings
                .repeats
                .saturating_mul(u64::try_from(task.repeat_price).unwrap_or(0))
        },
        |state| u64::try_from(state.cost.price).unwrap_or(0),
    );
    Ok(Rotation {
        changes: changes(rules, present, &task, &rounds),
        rounds,
        repeats: meetings.repeats,
        repeats_bound: bounds.repeats,
        met: meetings.met,
        cost: price,
        cost_bound: bounds.price,
        by: made.by,
        seed,
        moves: made.moves,
    })
}

/// A finished plan in the planner's terms; the state is missing if nothing had to be weighed.
struct Made<'a> {
    who: Vec<u32>,
    state: Option<State<'a>>,
    by: Method,
    moves: u64,
}

struct Planner<'a> {
    task: &'a Problem,
    goal: Goal,
    schedule: Schedule,
    /// No bound says that somebody must meet again.
    open: bool,
    /// Something besides repeats is weighed.
    weighed: bool,
    effort: u64,
    moves: u64,
    random: Random,
}

impl<'a> Planner<'a> {
    fn new(task: &'a Problem, bounds: Bounds, effort: u64, seed: u64) -> Self {
        let traits = task.traits.iter().map(|feature| feature.price);
        let wished = if task.wished.iter().all(Vec::is_empty) {
            0
        } else {
            task.wished_price
        };
        let change = if task.previous.is_empty() {
            0
        } else {
            task.change_price
        };
        let prices: Vec<i64> = traits
            .chain([task.repeat_price, wished, change, task.revisit_price])
            .collect();
        let weighed = prices.iter().filter(|&&price| price > 0).count()
            > usize::from(task.repeat_price > 0)
            || task.common
            || task.repeat_price == 0
            || task.apart.iter().any(|apart| !apart.is_empty());
        let figure = |bound: u64| i64::try_from(bound).unwrap_or(i64::MAX);
        // If repeats cost nothing, they are not looked at.
        let repeats = if task.repeat_price > 0 {
            figure(bounds.repeats)
        } else {
            i64::MAX
        };
        Self {
            task,
            goal: Goal {
                price: figure(bounds.price),
                repeats,
            },
            schedule: Schedule::of(&prices),
            open: bounds.repeats == 0,
            weighed,
            effort,
            moves: 0,
            random: Random::new(seed),
        }
    }

    fn make(mut self) -> Made<'a> {
        let task = self.task;
        let fresh = task.past.is_empty() && task.previous.is_empty() && task.visited.is_empty();
        let constructed = if task.previous.is_empty() {
            self.constructed(fresh)
        } else {
            None
        };
        if let Some(grid) = &constructed
            && let Some(who) = self.seated(grid)
        {
            if !self.weighed && fresh && !task.rest {
                return Made {
                    who,
                    state: None,
                    by: grid.by,
                    moves: self.moves,
                };
            }
            let mut state = State::new(task, who);
            self.improve_people(&mut state);
            if fresh || self.goal.reached(state.cost) {
                let kept = state.cost;
                self.improve(&mut state, true);
                let by = if state.cost.repeats == kept.repeats {
                    grid.by
                } else {
                    Method::Search
                };
                return Made {
                    who: state.who.clone(),
                    state: Some(state),
                    by,
                    moves: self.moves,
                };
            }
        }
        let dealt = deal(task, &mut self.random);
        let mut state = State::new(task, dealt);
        if task.previous.is_empty()
            && let Some(wanted) = self.wanted()
            && let Some(who) = self.seated(&cyclic_start(&wanted))
        {
            let cyclic = State::new(task, who);
            if cyclic.cost < state.cost {
                state = cyclic;
            }
        }
        let gentle = !task.previous.is_empty();
        if gentle && self.goal.reached(state.cost) {
            return Made {
                who: state.who.clone(),
                state: Some(state),
                by: Method::Search,
                moves: 0,
            };
        }
        self.improve(&mut state, gentle);
        Made {
            who: state.who.clone(),
            state: Some(state),
            by: Method::Search,
            moves: self.moves,
        }
    }

    /// What a construction must give: none if those who stay do not fit into its classes.
    fn wanted(&self) -> Option<Wanted> {
        let task = self.task;
        let people = task.n + usize::from(task.rest);
        let mut staying = vec![0; task.g];
        for table in (0..people).filter_map(|person| task.fixed[person]) {
            staying[index(table)] += 1;
        }
        let most = staying.iter().copied().max().unwrap_or(0);
        let least = staying.iter().copied().min().unwrap_or(0);
        // Full classes of those who stay, or one class of them and of others who do not move either.
        let fits = most == least || most == 1;
        (fits && most < task.k).then_some(Wanted {
            g: task.g,
            k: task.k,
            n: people,
            rounds: task.rounds,
            staying: most,
            all_move: task.revisit_price > 0,
        })
    }

    fn constructed(&mut self, fresh: bool) -> Option<Grid> {
        let task = self.task;
        if task.rest && task.fixed[..task.n].iter().all(Option::is_none) {
            let turns = task.n;
            let once = circle(task.g, task.rounds.min(turns));
            let rounds = (0..task.rounds).map(|t| once[t % turns].clone()).collect();
            return Some(Grid {
                rounds,
                by: Method::Circle,
            });
        }
        let wanted = self.wanted()?;
        if let Some(grid) = construct(&wanted) {
            return Some(grid);
        }
        let Wanted {
            g,
            k,
            n,
            rounds,
            staying,
            ..
        } = wanted;
        // Everybody has met everybody after so many rounds: then the same again.
        if k == 2 && staying == 0 && n == 2 * g {
            let once = circle(g, n - 1);
            let rounds = (0..rounds).map(|t| once[t % (n - 1)].clone()).collect();
            return Some(Grid {
                rounds,
                by: Method::Circle,
            });
        }
        if !fresh || !self.open || staying > 0 || n > MOST_SYMMETRIC {
            return None;
        }
        let (found, moves) = symmetric(g, k, rounds, self.effort / 2, &mut self.random);
        self.moves += moves;
        let rounds = leave_out(found?, k, g * k, n)?;
        Some(Grid {
            rounds,
            by: Method::Symmetric,
        })
    }

    /// Sets people on the points of a grid: those who stay at their tables, the others by lot.
    fn seated(&mut self, grid: &Grid) -> Option<Vec<u32>> {
        let task = self.task;
        let people = task.n + usize::from(task.rest);
        let points = task.g * task.k;
        let mut person_at: Vec<Option<u32>> = vec![None; points];
        let mut taken = vec![0; task.g];
        let pinned = if task.fixed[..task.n].iter().all(Option::is_none) {
            task.n
        } else {
            0
        };
        for person in pinned..people {
            let Some(table) = task.fixed[person].map(index) else {
                continue;
            };
            // Of the circle the last point stays, at the last table; of steps class i at its table.
            let point = if pinned > 0 {
                points - 1
            } else {
                taken[table] * task.g + table
            };
            taken[table] += 1;
            *person_at.get_mut(point)? = Some(narrow(person));
        }
        let mut movers: Vec<u32> = (0..narrow(task.n))
            .filter(|&person| task.fixed[index(person)].is_none())
            .collect();
        self.random.shuffle(&mut movers);
        // Empty places are the last points, as a construction leaves them; they keep their own numbers.
        let mut next = movers.into_iter().chain(narrow(people)..narrow(points));
        for person in &mut person_at {
            if person.is_none() {
                *person = next.next();
            }
        }
        let who = grid
            .rounds
            .iter()
            .flatten()
            .map(|&point| person_at[index(point)]);
        who.collect()
    }

    /// Exchanges people on the points of a plan, which keeps its meetings.
    fn improve_people(&mut self, state: &mut State<'a>) {
        let budget = (self.effort.saturating_sub(self.moves)) / 3;
        if self.weighed || !self.task.past.is_empty() {
            let (schedule, goal) = (self.schedule, self.goal);
            self.moves += search(
                state,
                budget,
                Moves::People,
                schedule,
                goal,
                &mut self.random,
            );
        }
    }

    fn improve(&mut self, state: &mut State<'a>, gentle: bool) {
        let budget = self.effort.saturating_sub(self.moves);
        let schedule = if gentle {
            self.schedule.gentle()
        } else {
            self.schedule
        };
        let which = if self.weighed {
            Moves::Both
        } else {
            Moves::Seats
        };
        self.moves += search(state, budget, which, schedule, self.goal, &mut self.random);
    }
}

/// Above so many people no symmetric plan is sought: the table of its classes grows with the square.
const MOST_SYMMETRIC: usize = 120;

/// The rounds by position in the slice given; tables in the order of ids.
fn rounds_of(task: &Problem, who: &[u32]) -> Vec<Round> {
    let places = task.g * task.k;
    let round = |seats: &[u32]| {
        let people = |table: &[u32]| -> Vec<usize> {
            let mut ranks: Vec<u32> = table
                .iter()
                .copied()
                .filter(|&p| index(p) < task.n)
                .collect();
            ranks.sort_unstable();
            ranks
                .into_iter()
                .map(|rank| task.given[index(rank)])
                .collect()
        };
        let mut tables: Vec<Vec<usize>> = seats.chunks(task.k).map(people).collect();
        let resting = tables.split_off(task.tables.min(tables.len())).concat();
        Round { tables, resting }
    };
    who.chunks(places.max(1)).map(round).collect()
}

/// Who sits elsewhere than in the previous plan, by round and id; also who was planned and has left.
fn changes(rules: &Rules, present: &[Seat], task: &Problem, rounds: &[Round]) -> Vec<Change> {
    let mut found = Vec::new();
    for (r, (held, round)) in rules.previous.iter().zip(rounds).enumerate() {
        let mut seats: std::collections::BTreeMap<&str, (Option<u32>, Option<u32>)> = task
            .ids
            .iter()
            .map(|id| (id.as_str(), (None, None)))
            .collect();
        for (t, table) in held.tables.iter().enumerate() {
            for id in table {
                seats
                    .entry(id)
                    .or_default()
                    .0
                    .get_or_insert_with(|| narrow(t));
            }
        }
        for (t, table) in round.tables.iter().enumerate() {
            for &person in table {
                seats.entry(&present[person].id).or_default().1 = Some(narrow(t));
            }
        }
        let moved = seats.into_iter().filter(|(_, (from, to))| from != to);
        found.extend(moved.map(|(id, (from, to))| Change {
            round: narrow(r),
            person: id.to_owned(),
            from,
            to,
        }));
    }
    found
}

//! A complete seating of all rounds with its price, and what a swap would change.
//!
//! `who[r * places + place]` sits at a place of a table in round r; every table has k places, an empty one is held by
//! a number from n on. The price is kept up to date by every swap; tests compare it with a fresh count.

use super::pairs::Pairs;
use super::problem::{Problem, index, narrow, wide};

/// What a seating costs. Hard faults count before prices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    /// Pairs at a table who must be apart, and tables that do not understand themselves.
    pub(super) hard: i64,
    /// All prices, repeats included.
    pub(super) price: i64,
    /// Meetings of pairs who had met.
    pub(super) repeats: i64,
}

impl std::ops::AddAssign for Cost {
    fn add_assign(&mut self, other: Self) {
        self.hard += other.hard;
        self.price += other.price;
        self.repeats += other.repeats;
    }
}

/// A seating of all rounds.
#[derive(Clone, Debug)]
pub(super) struct State<'a> {
    pub(super) task: &'a Problem,
    /// Places per round.
    pub(super) places: usize,
    pub(super) who: Vec<u32>,
    /// Place of each person by round.
    at: Vec<u32>,
    /// Table of each place.
    table: Vec<u32>,
    /// The table of those who stay; those whose table the planner chose may change it.
    pub(super) fixed: Vec<Option<u32>>,
    met: Pairs,
    /// Visits of each person to each table; empty if they cost nothing.
    visits: Vec<u16>,
    /// Price of a further visit, by table.
    visit_price: Vec<i64>,
    pub(super) cost: Cost,
}

impl<'a> State<'a> {
    pub(super) fn new(task: &'a Problem, who: Vec<u32>) -> Self {
        let places = task.g * task.k;
        let mut visit_price = vec![task.revisit_price; task.g];
        if task.rest {
            // Whoever sits out twice pays as for a repeated meeting.
            visit_price[task.tables] = task.repeat_price.max(1);
        }
        let visited = visit_price.iter().any(|&price| price > 0);
        let mut fixed = task.fixed.clone();
        fixed.resize(places, None);
        let mut state = Self {
            task,
            places,
            at: vec![0; who.len()],
            who,
            table: (0..places).map(|place| narrow(place / task.k)).collect(),
            fixed,
            met: Pairs::new(task.n),
            visits: if visited {
                vec![0; task.n * task.g]
            } else {
                Vec::new()
            },
            visit_price,
            cost: Cost::default(),
        };
        state.count();
        state
    }

    /// Counts everything afresh from `who`.
    fn count(&mut self) {
        let task = self.task;
        let (n, k, g) = (narrow(task.n), task.k, task.g);
        for people in &task.past {
            for (i, &a) in people.iter().enumerate() {
                for &b in &people[..i] {
                    self.met.add(a, b);
                }
            }
        }
        if !self.visits.is_empty() {
            for &(person, table) in &task.visited {
                self.visits[index(person) * g + index(table)] += 1;
            }
        }
        let mut cost = Cost::default();
        for r in 0..task.rounds {
            for place in 0..self.places {
                self.at[r * self.places + index(self.who[r * self.places + place])] = narrow(place);
            }
            for t in 0..g {
                let from = r * self.places + t * k;
                let table: Vec<u32> = self.who[from..from + k]
                    .iter()
                    .copied()
                    .filter(|&person| person < n)
                    .collect();
                for (i, &a) in table.iter().enumerate() {
                    for &b in &table[..i] {
                        if self.met.add(a, b) > 0 {
                            cost.repeats += 1;
                            cost.price += task.repeat_price;
                        }
                        cost.price += self.alike(a, b);
                        if task.apart[index(a)].binary_search(&b).is_ok() {
                            cost.hard += 1;
                        }
                    }
                    cost.price += self.changed(r, a, narrow(t));
                    if !self.visits.is_empty() {
                        let visits = &mut self.visits[index(a) * g + t];
                        if *visits > 0 && self.fixed[index(a)].is_none() {
                            cost.price += self.visit_price[t];
                        }
                        *visits += 1;
                    }
                }
                if task.common && !task.understands(&table.iter().copied()) {
                    cost.hard += 1;
                }
            }
        }
        for (a, wishes) in task.wished.iter().enumerate() {
            let later = wishes.iter().filter(|&&b| index(b) > a);
            let unmet = later.filter(|&&b| self.met.get(narrow(a), b) == 0).count();
            cost.price += task.wished_price * i64::from(narrow(unmet));
        }
        self.cost = cost;
    }

    /// The price of what two people of a table have in common.
    #[inline]
    fn alike(&self, a: u32, b: u32) -> i64 {
        let mut price = 0;
        for feature in &self.task.traits {
            let value = feature.values[index(a)];
            if value != 0 && value == feature.values[index(b)] {
                price += feature.price;
            }
        }
        price
    }

    #[inline]
    fn changed(&self, r: usize, person: u32, table: u32) -> i64 {
        if self.task.change_price == 0 {
            return 0;
        }
        let before = self
            .task
            .previous
            .get(r)
            .and_then(|round| round[index(person)]);
        if before.is_some_and(|before| before != table) {
            self.task.change_price
        } else {
            0
        }
    }

    /// Whether the people of two places may change places in a round: different tables, nobody of them stays, and no
    /// table gets a second empty place.
    #[inline]
    pub(super) fn may_swap(&self, round: usize, here: usize, there: usize) -> bool {
        let (tp, tq) = (self.table[here], self.table[there]);
        let base = round * self.places;
        let (one, other) = (index(self.who[base + here]), index(self.who[base + there]));
        if tp == tq || self.fixed[one].is_some() || self.fixed[other].is_some() {
            return false;
        }
        let n = self.task.n;
        if one < n && other < n {
            return true;
        }
        let table = if one < n { tp } else { tq };
        (one < n || other < n)
            && self
                .people(round, table)
                .iter()
                .all(|&person| index(person) < n)
    }

    #[inline]
    fn people(&self, r: usize, table: u32) -> &[u32] {
        let from = r * self.places + index(table) * self.task.k;
        &self.who[from..from + self.task.k]
    }

    /// What the swap of two places would change; [`State::may_swap`] must hold but for those who stay.
    #[inline]
    pub(super) fn change(&self, round: usize, here: usize, there: usize) -> Cost {
        let base = round * self.places;
        let (one, other) = (self.who[base + here], self.who[base + there]);
        let (from, to) = (self.table[here], self.table[there]);
        let mut cost = self.exchange(round, from, one, other);
        cost += self.exchange(round, to, other, one);
        if self.task.common {
            for (table, leaves, comes) in [(from, one, other), (to, other, one)] {
                let people = narrow(self.task.n);
                let before = self.people(round, table).iter().copied();
                let after = before
                    .clone()
                    .map(|person| if person == leaves { comes } else { person });
                let was = self
                    .task
                    .understands(&before.filter(|&person| person < people));
                let is = self
                    .task
                    .understands(&after.filter(|&person| person < people));
                cost.hard += i64::from(was) - i64::from(is);
            }
        }
        cost
    }

    /// What it changes if at a table one leaves and another comes.
    #[inline]
    fn exchange(&self, r: usize, table: u32, leaves: u32, comes: u32) -> Cost {
        let task = self.task;
        let n = narrow(task.n);
        let plain = task.traits.is_empty();
        let mut cost = Cost::default();
        for &other in self.people(r, table) {
            if other >= n || other == leaves {
                continue;
            }
            if leaves < n {
                cost.repeats -= i64::from(self.met.get(leaves, other) > 1);
                if !plain {
                    cost.price -= self.alike(leaves, other);
                }
            }
            if comes < n {
                cost.repeats += i64::from(self.met.get(comes, other) > 0);
                if !plain {
                    cost.price += self.alike(comes, other);
                }
            }
        }
        cost.price += cost.repeats * task.repeat_price;
        for (person, sign) in [(leaves, -1_i64), (comes, 1)] {
            if person >= n {
                continue;
            }
            let here = |&&other: &&u32| {
                let seat = self.at[r * self.places + index(other)];
                other != leaves && self.table[index(seat)] == table
            };
            let apart = task.apart[index(person)].iter().filter(here).count();
            cost.hard += sign * i64::from(narrow(apart));
            if task.wished_price > 0 {
                let met = u16::from(sign < 0);
                let turn = |other: &&u32| here(other) && self.met.get(person, **other) == met;
                let turned = task.wished[index(person)].iter().filter(turn).count();
                cost.price -= sign * i64::from(narrow(turned)) * task.wished_price;
            }
            if task.change_price > 0 {
                cost.price += sign * self.changed(r, person, table);
            }
            if !self.visits.is_empty() && self.fixed[index(person)].is_none() {
                let visits = self.visits[index(person) * task.g + index(table)];
                if visits > u16::from(sign < 0) {
                    cost.price += sign * self.visit_price[index(table)];
                }
            }
        }
        cost
    }

    /// Swaps the people of two places; `cost` is what [`State::change`] said.
    pub(super) fn swap(&mut self, round: usize, here: usize, there: usize, cost: Cost) {
        let base = round * self.places;
        let (one, two) = (self.who[base + here], self.who[base + there]);
        let (from, to) = (self.table[here], self.table[there]);
        let n = narrow(self.task.n);
        for (table, leaves, comes) in [(from, one, two), (to, two, one)] {
            let start = base + index(table) * self.task.k;
            for place in start..start + self.task.k {
                let other = self.who[place];
                if other >= n || other == leaves {
                    continue;
                }
                if leaves < n {
                    self.met.remove(leaves, other);
                }
                if comes < n {
                    self.met.add(comes, other);
                }
            }
            if !self.visits.is_empty() {
                let g = self.task.g;
                if leaves < n {
                    self.visits[index(leaves) * g + index(table)] -= 1;
                }
                if comes < n {
                    self.visits[index(comes) * g + index(table)] += 1;
                }
            }
        }
        self.who.swap(base + here, base + there);
        self.at.swap(base + index(one), base + index(two));
        self.cost += cost;
    }

    /// Lets two people change places in all rounds; what they meet stays as it is, but for whom they have met before.
    /// Both stay at a table, or none does. Returns what it changed.
    pub(super) fn exchange_people(&mut self, a: usize, b: usize) -> Cost {
        let mut total = Cost::default();
        for r in 0..self.task.rounds {
            let p = index(self.at[r * self.places + a]);
            let q = index(self.at[r * self.places + b]);
            if self.table[p] != self.table[q] {
                let cost = self.change(r, p, q);
                self.swap(r, p, q, cost);
                total += cost;
            }
        }
        self.fixed.swap(a, b);
        total
    }

    /// Whether two people may change places in all rounds.
    pub(super) fn may_exchange(&self, a: usize, b: usize) -> bool {
        let movable = |person: usize| self.fixed[person].is_none() || self.task.free[person];
        a != b && movable(a) && movable(b) && self.fixed[a].is_some() == self.fixed[b].is_some()
    }

    /// The pairs that should be apart and sit together.
    pub(super) fn pairs_not_apart(&self) -> Vec<(usize, usize)> {
        let mut found = std::collections::BTreeSet::new();
        for r in 0..self.task.rounds {
            for (a, apart) in self.task.apart.iter().enumerate() {
                let table = |person: usize| self.table[index(self.at[r * self.places + person])];
                found.extend(
                    apart
                        .iter()
                        .map(|&b| index(b))
                        .filter(|&b| b > a && table(a) == table(b))
                        .map(|b| (a, b)),
                );
            }
        }
        found.into_iter().collect()
    }

    /// The tables that do not understand themselves, as round and table.
    pub(super) fn tables_without_language(&self) -> Vec<(u32, u32)> {
        if !self.task.common {
            return Vec::new();
        }
        let n = narrow(self.task.n);
        let all = (0..self.task.rounds).flat_map(|r| (0..self.task.g).map(move |t| (r, t)));
        let silent = all.filter(|&(r, t)| {
            !self
                .task
                .understands(&self.people(r, narrow(t)).iter().copied().filter(|&x| x < n))
        });
        silent.map(|(r, t)| (narrow(r), narrow(t))).collect()
    }

    /// The effort of a swap: large tables and large halls count as several moves.
    pub(super) fn effort(&self) -> u64 {
        let tables = 1 + wide(self.task.k / 32);
        match self.met {
            Pairs::Square { .. } => tables,
            Pairs::Sparse { .. } => 4 * tables,
        }
    }
}

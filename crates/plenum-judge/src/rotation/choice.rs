//! Seating by choice: a transportation problem with few tables, solved exactly by shortest augmenting paths.
//!
//! Each person costs the square of the rank of the wish she gets, so that two second wishes are better than a first
//! and a third. Ties fall by lot. Paths run over tables, not people: from table t to u moves whoever loses least by
//! it (Ahuja, Magnanti and Orlin, *Network Flows*, chapter 9).

use super::problem::{index, narrow, wide};
use super::random::Random;
use super::seating::too_many_choices;
use super::types::{Blocked, Round, Rules, Seat};

/// At most so much work: people times tables times tables.
const MOST_WORK: u64 = 40_000_000;
/// The cost of a table that was not wished; a wish beyond rank 100 costs no more.
const UNWISHED: i64 = 20_000;
/// What a place is worth at a table that must have company: more than all chains of moves cost.
const COMPANY: i64 = 1 << 40;

/// The seating, and the rank of the wish each person got.
pub(super) fn by_choice(
    people: &[Seat],
    capacities: &[u32],
    rules: &Rules,
    seed: u64,
) -> Result<(Round, Vec<Option<u32>>), Blocked> {
    let (n, tables) = (people.len(), capacities.len());
    let work = wide(n)
        .saturating_mul(wide(tables))
        .saturating_mul(wide(tables.max(1)));
    if work > MOST_WORK {
        return Err(too_many_choices(work, MOST_WORK));
    }
    if n < 2 || tables == 0 {
        return Err(Blocked::TooFewPeople {
            people: narrow(n),
            tables: narrow(tables),
            most_tables: narrow(n / 2),
        });
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| people[a].id.cmp(&people[b].id));
    if let Some(pair) = order
        .windows(2)
        .find(|pair| people[pair[0]].id == people[pair[1]].id)
    {
        return Err(Blocked::SameId {
            id: people[pair[0]].id.clone(),
        });
    }
    for &(a, b) in &rules.apart {
        if let Some(person) = [a, b].into_iter().find(|&person| person >= n) {
            return Err(Blocked::UnknownPerson { person });
        }
        if a == b {
            return Err(Blocked::ApartFromSelf {
                person: people[a].id.clone(),
            });
        }
    }
    Random::new(seed).shuffle(&mut order);
    let mut room: Vec<Room> = capacities
        .iter()
        .map(|&capacity| Room {
            most: index(capacity).min(n),
            least: 0,
        })
        .collect();
    let mut deal = Deal::of(people, &order, &room)?;
    // Each step settles one table: closed, or with company.
    for _ in 0..tables {
        let Some(table) = deal.alone() else { break };
        let hosted = deal.pinned[deal.at[table][0]];
        let closed = (!hosted).then_some(Room { most: 0, least: 0 });
        let company = (room[table].most > 1).then_some(Room {
            least: 2,
            ..room[table]
        });
        let tried = [company, closed]
            .into_iter()
            .flatten()
            .filter_map(|settled| {
                let mut room = room.clone();
                room[table] = settled;
                let deal = Deal::of(people, &order, &room).ok()?;
                (deal.at[table].len() != 1).then_some((room, deal))
            });
        let Some((settled, cheaper)) = tried.min_by_key(|(_, deal)| deal.total()) else {
            return Err(Blocked::TableOfOne {
                table: Some(narrow(table)),
            });
        };
        (room, deal) = (settled, cheaper);
    }
    if let Some(table) = deal.alone() {
        return Err(Blocked::TableOfOne {
            table: Some(narrow(table)),
        });
    }
    deal.keep_apart(rules)?;
    Ok(deal.finished())
}

/// How many people a table takes.
#[derive(Clone, Copy, Debug)]
struct Room {
    most: usize,
    /// As many come even if they would rather not, as long as there are people.
    least: usize,
}

struct Deal<'a> {
    people: &'a [Seat],
    room: Vec<Room>,
    /// Cost of each person at each table.
    cost: Vec<i64>,
    /// Hosts.
    pinned: Vec<bool>,
    /// People at each table.
    at: Vec<Vec<usize>>,
    /// `step[t * tables + u]`: what the cheapest move from t to u costs, and who moves.
    step: Vec<Option<(i64, usize)>>,
}

impl<'a> Deal<'a> {
    /// The cheapest seating in these rooms.
    fn of(people: &'a [Seat], order: &[usize], room: &[Room]) -> Result<Self, Blocked> {
        let tables = room.len();
        let mut cost = vec![UNWISHED; people.len() * tables];
        for (person, seat) in people.iter().enumerate() {
            for (rank, &table) in seat.wishes.iter().enumerate() {
                let rank = i64::from(narrow(rank)).min(100);
                if let Some(cost) =
                    cost[person * tables..(person + 1) * tables].get_mut(index(table))
                {
                    *cost = (*cost).min((rank + 1) * (rank + 1));
                }
            }
        }
        let mut deal = Self {
            people,
            room: room.to_vec(),
            cost,
            pinned: vec![false; people.len()],
            at: vec![Vec::new(); tables],
            step: vec![None; tables * tables],
        };
        for &person in order {
            let Some(table) = people[person].host_of else {
                continue;
            };
            if index(table) >= tables {
                let person = people[person].id.clone();
                return Err(Blocked::NoSuchTable {
                    person,
                    table,
                    tables: narrow(tables),
                });
            }
            deal.pinned[person] = true;
            deal.at[index(table)].push(person);
        }
        for (t, at) in deal.at.iter().enumerate() {
            if at.len() > room[t].most {
                return Err(Blocked::TooManyStay {
                    table: narrow(t),
                    people: at.iter().map(|&person| people[person].id.clone()).collect(),
                    seats: narrow(room[t].most),
                });
            }
        }
        deal.all(order)?;
        Ok(deal)
    }

    /// A table with a single person.
    fn alone(&self) -> Option<usize> {
        self.at.iter().position(|at| at.len() == 1)
    }

    fn total(&self) -> i64 {
        let each = self
            .at
            .iter()
            .enumerate()
            .flat_map(|(t, at)| at.iter().map(move |&person| (person, t)));
        each.filter(|&(person, _)| !self.pinned[person])
            .map(|(person, t)| self.cost(person, t))
            .sum()
    }

    fn cost(&self, person: usize, table: usize) -> i64 {
        self.cost[person * self.room.len() + table]
    }

    /// Seats everybody, one by one, each time along the cheapest chain of moves.
    fn all(&mut self, order: &[usize]) -> Result<(), Blocked> {
        let tables = self.room.len();
        for &person in order {
            if self.pinned[person] {
                continue;
            }
            let mut distance: Vec<i64> = (0..tables).map(|t| self.cost(person, t)).collect();
            let mut before: Vec<Option<usize>> = vec![None; tables];
            // Bellman and Ford: moves may gain, chains never do so in a circle.
            for _ in 0..tables {
                let mut changed = false;
                for t in 0..tables {
                    for u in 0..tables {
                        if let Some((step, _)) = self.step[t * tables + u]
                            && distance[t] + step < distance[u]
                        {
                            distance[u] = distance[t] + step;
                            before[u] = Some(t);
                            changed = true;
                        }
                    }
                }
                if !changed {
                    break;
                }
            }
            let open = (0..tables).filter(|&t| self.at[t].len() < self.room[t].most);
            let wanting = |t: usize| self.at[t].len() < self.room[t].least;
            let end = |t: usize| distance[t] - if wanting(t) { COMPANY } else { 0 };
            let Some(end) = open.min_by_key(|&t| (end(t), t)) else {
                let places = self.room.iter().map(|room| wide(room.most)).sum();
                let people = narrow(self.people.len());
                let seats_needed = narrow(self.people.len().div_ceil(tables));
                return Err(Blocked::TooFewPlaces {
                    people,
                    places,
                    seats_needed,
                });
            };
            let mut chain = vec![end];
            let mut table = end;
            while let Some(earlier) = before[table] {
                // Cannot be longer than there are tables; if it were, the person goes straight to the end.
                if chain.len() > tables {
                    chain = vec![end];
                    break;
                }
                chain.push(earlier);
                table = earlier;
            }
            for pair in chain.windows(2) {
                let (to, from) = (pair[0], pair[1]);
                if let Some((_, mover)) = self.step[from * tables + to] {
                    self.at[from].retain(|&other| other != mover);
                    self.at[to].push(mover);
                }
            }
            let first = chain.last().copied().unwrap_or(end);
            self.at[first].push(person);
            for &table in &chain {
                self.steps_from(table);
            }
        }
        Ok(())
    }

    fn steps_from(&mut self, table: usize) {
        let tables = self.room.len();
        for to in 0..tables {
            let movers = self.at[table]
                .iter()
                .filter(|&&person| !self.pinned[person]);
            let step =
                movers.map(|&person| (self.cost(person, to) - self.cost(person, table), person));
            self.step[table * tables + to] = if to == table {
                None
            } else {
                step.min_by_key(|&(cost, _)| cost)
            };
        }
    }

    /// Takes apart pairs who must not share a table, by the cheapest move or swap that makes nothing else wrong.
    fn keep_apart(&mut self, rules: &Rules) -> Result<(), Blocked> {
        let n = self.people.len();
        // In the order of ids, so that ties do not depend on the order of the rules.
        let ids = |&(a, b): &(usize, usize)| (&self.people[a].id, &self.people[b].id);
        let ordered = rules.apart.iter().map(|&(a, b)| {
            if self.people[a].id <= self.people[b].id {
                (a, b)
            } else {
                (b, a)
            }
        });
        let mut pairs: Vec<(usize, usize)> = ordered.collect();
        pairs.sort_by(|one, other| ids(one).cmp(&ids(other)));
        pairs.dedup();
        let mut apart = vec![Vec::new(); n];
        for &(a, b) in &pairs {
            apart[a].push(b);
            apart[b].push(a);
        }
        let mut table = vec![0; n];
        for (t, at) in self.at.iter().enumerate() {
            for &person in at {
                table[person] = t;
            }
        }
        // Each step lowers the number of pairs, so there are at most as many steps as rules.
        loop {
            let wrong: Vec<(usize, usize)> = pairs
                .iter()
                .copied()
                .filter(|&(a, b)| table[a] == table[b])
                .collect();
            if wrong.is_empty() {
                return Ok(());
            }
            let clashes = |person: usize, t: usize, but: Option<usize>| {
                apart[person]
                    .iter()
                    .filter(|&&other| table[other] == t && Some(other) != but)
                    .count()
            };
            let mut best: Option<Step> = None;
            for person in wrong
                .iter()
                .flat_map(|&(a, b)| [a, b])
                .filter(|&person| !self.pinned[person])
            {
                let from = table[person];
                for to in (0..self.room.len()).filter(|&to| to != from && !self.at[to].is_empty()) {
                    let hers = self.cost(person, to) - self.cost(person, from);
                    let gain = clashes(person, from, None);
                    if self.at[to].len() < self.room[to].most
                        && self.at[from].len() > 2
                        && clashes(person, to, None) < gain
                    {
                        keep_least(&mut best, (hers, person, None, to));
                    }
                    for &other in self.at[to].iter().filter(|&&other| !self.pinned[other]) {
                        let was = gain + clashes(other, to, None);
                        let is =
                            clashes(person, to, Some(other)) + clashes(other, from, Some(person));
                        if is < was {
                            let theirs = self.cost(other, from) - self.cost(other, to);
                            keep_least(&mut best, (hers + theirs, person, Some(other), to));
                        }
                    }
                }
            }
            let Some((_, person, other, to)) = best else {
                let id = |person: usize| self.people[person].id.clone();
                let pairs = wrong.into_iter().map(|(a, b)| (id(a), id(b)));
                return Err(Blocked::ApartNotKept {
                    pairs: pairs.collect(),
                });
            };
            let from = std::mem::replace(&mut table[person], to);
            self.at[from].retain(|&one| one != person);
            self.at[to].push(person);
            if let Some(other) = other {
                table[other] = from;
                self.at[to].retain(|&one| one != other);
                self.at[from].push(other);
            }
        }
    }

    fn finished(self) -> (Round, Vec<Option<u32>>) {
        let people = self.people;
        let mut wish = vec![None; people.len()];
        let mut tables = self.at;
        for (t, at) in tables.iter_mut().enumerate() {
            at.sort_by(|&a, &b| people[a].id.cmp(&people[b].id));
            for &person in at.iter() {
                let rank = people[person]
                    .wishes
                    .iter()
                    .position(|&wished| index(wished) == t);
                wish[person] = rank.map(narrow);
            }
        }
        (
            Round {
                tables,
                resting: Vec::new(),
            },
            wish,
        )
    }
}

/// A move of a person, perhaps in exchange with another, to a table, and what it costs.
type Step = (i64, usize, Option<usize>, usize);

fn keep_least(best: &mut Option<Step>, step: Step) {
    if best.is_none_or(|known| step.0 < known.0) {
        *best = Some(step);
    }
}

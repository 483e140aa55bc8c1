//! A first seating where no construction applies: what was planned before, repaired, and the rest dealt one by one to
//! the table where each costs least.

use super::pairs::Pairs;
use super::problem::{Problem, index, narrow, wide};
use super::random::Random;

/// Above so many looks at a table mate, people are dealt without looking.
const MOST_LOOKS: u64 = 50_000_000;

/// Seats everybody in all rounds; those who stay at their tables. The result has the form of `State::who`.
pub(super) fn deal(task: &Problem, random: &mut Random) -> Vec<u32> {
    let mut dealer = Dealer::new(task);
    let mut who = Vec::with_capacity(task.rounds * task.g * task.k);
    for r in 0..task.rounds {
        let tables = dealer.round(r, random);
        let mut empty = narrow(task.n);
        for (t, mut table) in tables.into_iter().enumerate() {
            // The empty place of the table of those who rest is its own person and stays.
            table.retain(|&person| index(person) < task.n);
            while table.len() < task.k {
                table.push(if task.rest && t == task.tables {
                    narrow(task.n)
                } else {
                    empty
                });
                empty += 1;
            }
            who.extend(table);
        }
    }
    who
}

struct Dealer<'a> {
    task: &'a Problem,
    met: Pairs,
    visits: Vec<u16>,
    looks: bool,
}

impl<'a> Dealer<'a> {
    fn new(task: &'a Problem) -> Self {
        let mut met = Pairs::new(task.n);
        for table in &task.past {
            for (i, &a) in table.iter().enumerate() {
                for &b in &table[..i] {
                    met.add(a, b);
                }
            }
        }
        let looks = wide(task.n) * wide(task.n) * wide(task.rounds) <= MOST_LOOKS;
        let mut visits = vec![0; if looks { task.n * task.g } else { 0 }];
        if looks {
            for &(person, table) in &task.visited {
                visits[index(person) * task.g + index(table)] += 1;
            }
        }
        Self {
            task,
            met,
            visits,
            looks,
        }
    }

    fn round(&mut self, r: usize, random: &mut Random) -> Vec<Vec<u32>> {
        let task = self.task;
        let mut tables: Vec<Vec<u32>> = vec![Vec::new(); task.g];
        // Those who stay come first, so that a table never loses them.
        let everybody = task.n + usize::from(task.rest);
        for person in 0..everybody {
            if let Some(table) = task.fixed[person] {
                tables[index(table)].push(narrow(person));
            }
        }
        let mut unplaced = Vec::new();
        let mut movers: Vec<u32> = (0..narrow(task.n))
            .filter(|&person| task.fixed[index(person)].is_none())
            .collect();
        random.shuffle(&mut movers);
        let full = if task.rest {
            task.g
        } else {
            task.full_tables()
        };
        let least = if full == task.g { task.k } else { task.k - 1 };
        let mut filled = tables.iter().filter(|table| table.len() > least).count();
        // Where she was planned, as long as that leaves all tables even.
        for person in movers {
            let before = task.previous.get(r).and_then(|round| round[index(person)]);
            let before = before.map(index).filter(|&table| table < task.tables);
            match before {
                Some(table) if takes(&tables[table], least, task.k, filled, full) => {
                    filled += usize::from(tables[table].len() == least);
                    tables[table].push(person);
                }
                Some(_) | None => unplaced.push(person),
            }
        }
        let mut next = 0;
        for person in unplaced {
            let table = if self.looks {
                let open = (0..task.g).filter(|&t| takes(&tables[t], least, task.k, filled, full));
                open.min_by_key(|&t| (self.price(r, person, t, &tables[t]), tables[t].len(), t))
            } else {
                // A table that takes nobody never will again.
                while next < task.g && !takes(&tables[next], least, task.k, filled, full) {
                    next += 1;
                }
                (next < task.g).then_some(next)
            };
            // All places together are as many as people, so one is open.
            let table = table.unwrap_or(0);
            filled += usize::from(tables[table].len() == least);
            tables[table].push(person);
        }
        for (t, table) in tables.iter().enumerate() {
            for (i, &a) in table.iter().enumerate() {
                if index(a) >= task.n {
                    continue;
                }
                if self.looks {
                    self.visits[index(a) * task.g + t] += 1;
                }
                for &b in table[..i].iter().filter(|&&b| index(b) < task.n) {
                    self.met.add(a, b);
                }
            }
        }
        tables
    }

    /// What a person would add to a table.
    fn price(&self, r: usize, person: u32, table: usize, others: &[u32]) -> i64 {
        let task = self.task;
        let mut price = 0;
        for &other in others.iter().filter(|&&other| index(other) < task.n) {
            if self.met.get(person, other) > 0 {
                price += task.repeat_price;
            } else if task.wished[index(person)].binary_search(&other).is_ok() {
                price -= task.wished_price;
            }
            for feature in &task.traits {
                let value = feature.values[index(person)];
                if value != 0 && value == feature.values[index(other)] {
                    price += feature.price;
                }
            }
            if task.apart[index(person)].binary_search(&other).is_ok() {
                price += i64::from(u32::MAX) * 1_000;
            }
            if task.common && task.languages[index(person)] & task.languages[index(other)] == 0 {
                price += i64::from(u32::MAX);
            }
        }
        if self.visits[index(person) * task.g + table] > 0 {
            price += if task.rest && table == task.tables {
                task.repeat_price.max(1)
            } else {
                task.revisit_price
            };
        }
        let before = task.previous.get(r).and_then(|round| round[index(person)]);
        if before.is_some_and(|before| index(before) != table) {
            price += task.change_price;
        }
        price
    }
}

/// Whether one more may sit at a table so that sizes stay within one.
fn takes(table: &[u32], least: usize, k: usize, filled: usize, full: usize) -> bool {
    table.len() < least || (table.len() == least && least < k && filled < full)
}

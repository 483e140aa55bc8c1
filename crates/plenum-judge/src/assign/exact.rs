//! A complete search for small rooms, where prices leave a gap or no plan was found.
//!
//! For each submission all ways to staff it are listed that keep the rules about it alone (caps, readers, experts, the
//! floor). What ties submissions together are loads and mutual pairs. They are priced (the same relaxation as in
//! `relax.rs`, but over whole ways, which is tighter), and a depth-first search fixes one submission after the other,
//! the one with the most to lose first. It ends with a proof, or at its limit of steps with what it has.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "units are at most 16, ways at most some thousands"
)]

use super::instance::{At, Instance, NOBODY};
use super::model::Mutual;
use super::relax::Found;
use super::solve::mutual_pairs;

/// The most units; more have too many ways.
pub(super) const UNITS: usize = 12;
/// The most ways over all submissions.
const WAYS: usize = 24_000;
/// Rounds of pricing before the search.
const ROUNDS: u32 = 160;

/// What a search is about.
#[derive(Clone, Debug)]
pub(super) struct Task<'a> {
    pub(super) instance: &'a Instance<'a>,
    pub(super) scale: i64,
    /// Bits of a tie-break.
    pub(super) ties: u32,
    /// The fewest points of a submission.
    pub(super) floor: i64,
    /// The most the squared loads may add up to.
    pub(super) squares: Option<i64>,
    /// Plans of this worth (scaled) or less are of no interest.
    pub(super) above: Option<i128>,
    /// Any plan will do.
    pub(super) first: bool,
    /// The most steps.
    pub(super) steps: u64,
}

/// What came out.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// The best plan of interest.
    pub(super) found: Option<Found>,
    /// Nothing better exists.
    pub(super) complete: bool,
    pub(super) steps: u64,
    /// Prices of places, scaled, by unit; and of mutual pairs.
    pub(super) places: Vec<i64>,
    pub(super) mutual: Vec<(At, At, i64)>,
}

impl Outcome {
    /// Everything was tried, and there is nothing.
    pub(super) fn nothing(units: usize) -> Self {
        Self {
            found: None,
            complete: true,
            steps: 0,
            places: vec![0; units],
            mutual: Vec::new(),
        }
    }
}

/// A way to staff a submission.
#[derive(Clone, Copy, Debug)]
struct Way {
    units: u32,
    worth: i64,
    /// The worth less all prices.
    net: i64,
}

struct Search<'a> {
    task: Task<'a>,
    /// Submissions with something left to do.
    open: Vec<u32>,
    /// Ways by place in `open`, best net first.
    ways: Vec<Vec<Way>>,
    least: Vec<i64>,
    most: Vec<i64>,
    places: Vec<i64>,
    /// Pairs of pairs that are mutual, with their price; places in `open`.
    rows: Vec<Row>,
    /// Rows by place in `open` and unit.
    rows_of: Vec<Vec<Vec<u32>>>,
    constant: i128,
    // The state of the search.
    load: Vec<i64>,
    banned: Vec<Vec<u8>>,
    picked: Vec<Option<u32>>,
    best: Option<Found>,
    above: i128,
    steps: u64,
    out: bool,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    first: (usize, u32),
    second: (usize, u32),
    price: i64,
}

/// Searches. `None` if the problem is too large for it.
pub(super) fn search(task: Task<'_>) -> Option<Outcome> {
    let i = task.instance;
    if i.units > UNITS {
        return None;
    }
    let open: Vec<u32> = (0..i.submissions as u32)
        .filter(|&s| i.demand[s as usize] > 0)
        .collect();
    let mut ways = Vec::with_capacity(open.len());
    let mut count = 0;
    for &s in &open {
        let list = ways_of(&task, s);
        count += list.len();
        if count > WAYS {
            return None;
        }
        ways.push(list);
    }
    let least = i
        .least
        .iter()
        .zip(&i.locked_load)
        .map(|(l, k)| (l - k).max(0));
    let most = i
        .most
        .iter()
        .zip(&i.locked_load)
        .map(|(m, k)| (m - k).max(0));
    let mut search = Search {
        least: least.collect(),
        most: most.collect(),
        places: vec![0; i.units],
        rows: Vec::new(),
        rows_of: vec![vec![Vec::new(); i.units]; open.len()],
        constant: 0,
        load: vec![0; i.units],
        banned: vec![vec![0; i.units]; open.len()],
        picked: vec![None; open.len()],
        best: None,
        above: task.above.unwrap_or(i128::MIN),
        steps: 0,
        out: false,
        open,
        ways,
        task,
    };
    let feasible = search.floors_hold() && search.ways.iter().all(|w| !w.is_empty());
    if feasible {
        search.find_rows();
        search.price();
        search.go();
    }
    let complete = !search.out;
    let pair = |(at, unit): (usize, u32), open: &[u32]| (unit, open[at]);
    Some(Outcome {
        complete,
        steps: search.steps,
        mutual: search
            .rows
            .iter()
            .filter(|r| r.price > 0)
            .map(|r| {
                (
                    pair(r.first, &search.open),
                    pair(r.second, &search.open),
                    r.price,
                )
            })
            .collect(),
        places: search.places,
        found: search.best,
    })
}

/// All ways to staff a submission, with their worth.
fn ways_of(task: &Task<'_>, submission: u32) -> Vec<Way> {
    let i = task.instance;
    let units: Vec<u32> = (0..i.units as u32)
        .filter(|&u| i.open(u, submission))
        .collect();
    let demand = usize::try_from(i.demand[submission as usize]).unwrap_or(0);
    let mut ways = Vec::new();
    let mut chosen: Vec<u32> = Vec::with_capacity(demand);
    choose(task, submission, &units, demand, &mut chosen, &mut ways);
    ways
}

fn choose(
    task: &Task<'_>,
    submission: u32,
    rest: &[u32],
    wanted: usize,
    chosen: &mut Vec<u32>,
    ways: &mut Vec<Way>,
) {
    let i = task.instance;
    if wanted == 0 {
        let points = |u: &u32| i.points(*u, submission);
        let sum: i64 = chosen.iter().map(points).sum();
        if sum + i.locked_points[submission as usize] >= task.floor {
            let ties: i64 = chosen
                .iter()
                .map(|&u| i.tie(u, submission, task.ties))
                .sum();
            ways.push(Way {
                units: chosen.iter().fold(0, |mask, &u| mask | 1 << u),
                worth: sum * task.scale + ties,
                net: 0,
            });
        }
        return;
    }
    if rest.len() < wanted || ways.len() > WAYS {
        return;
    }
    for (at, &u) in rest.iter().enumerate() {
        let fits = i.nested.iter().chain(&i.crossing).all(|caps| {
            let group = i.group(caps.family, u, submission);
            let same = chosen
                .iter()
                .filter(|&&c| i.group(caps.family, c, submission) == group)
                .count() as i64;
            group == NOBODY || same < i.cap(caps, group, submission)
        });
        if fits {
            chosen.push(u);
            choose(task, submission, &rest[at + 1..], wanted - 1, chosen, ways);
            chosen.pop();
        }
    }
}

/// The members of a set.
fn members(mut set: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        (set != 0).then(|| {
            let unit = set.trailing_zeros();
            set &= set - 1;
            unit
        })
    })
}

impl Search<'_> {
    /// Submissions that are wholly locked must reach the floor as they are.
    fn floors_hold(&self) -> bool {
        let i = self.task.instance;
        i.demand
            .iter()
            .zip(&i.locked_points)
            .all(|(&d, &p)| d > 0 || p >= self.task.floor)
    }

    /// The pairs of pairs that would be mutual.
    fn find_rows(&mut self) {
        let i = self.task.instance;
        if i.mutual != Mutual::Forbid {
            return;
        }
        for at in 0..self.open.len() {
            for u in 0..i.units as u32 {
                for (author, work) in i.reverse(u, self.open[at]) {
                    let Ok(back) = self.open.binary_search(&work) else {
                        continue;
                    };
                    let (first, second) = ((at, u), (back, author));
                    if first < second && i.open(u, self.open[at]) && i.open(author, work) {
                        let row = self.rows.len() as u32;
                        self.rows.push(Row {
                            first,
                            second,
                            price: 0,
                        });
                        self.rows_of[at][u as usize].push(row);
                        self.rows_of[back][author as usize].push(row);
                    }
                }
            }
        }
    }

    /// Sets the net worth of all ways and the constant; returns the bound.
    fn reprice(&mut self) -> i128 {
        let units = self.places.len();
        let locked: i64 = self.task.instance.locked_points.iter().sum();
        self.constant = i128::from(locked) * i128::from(self.task.scale);
        for u in 0..units {
            let q = self.places[u];
            self.constant += i128::from(q * if q > 0 { self.most[u] } else { self.least[u] });
        }
        for row in &self.rows {
            self.constant += i128::from(row.price);
        }
        let mut bound = self.constant;
        for (at, ways) in self.ways.iter_mut().enumerate() {
            let mut price = [0_i64; 32];
            for (u, slot) in price.iter_mut().enumerate().take(units) {
                *slot = self.places[u];
                for &row in &self.rows_of[at][u] {
                    *slot += self.rows[row as usize].price;
                }
            }
            let mut best = i64::MIN;
            for way in ways.iter_mut() {
                let asked: i64 = members(way.units).map(|u| price[u as usize]).sum();
                way.net = way.worth - asked;
                best = best.max(way.net);
            }
            bound += i128::from(best);
        }
        bound
    }

    /// Moves the prices against the violations and keeps the best.
    fn price(&mut self) {
        let mut lowest = self.reprice();
        let mut kept = (self.places.clone(), self.prices());
        let mut share = 32_i128;
        let mut idle = 0;
        for _ in 0..ROUNDS {
            let mut load = vec![0_i64; self.places.len()];
            let mut on = vec![0_u32; self.open.len()];
            for (at, ways) in self.ways.iter().enumerate() {
                let best = ways
                    .iter()
                    .fold(ways[0], |a, &b| if b.net > a.net { b } else { a });
                on[at] = best.units;
                for u in members(best.units) {
                    load[u as usize] += 1;
                }
            }
            let over = |u: usize| {
                let room = if self.places[u] > 0 || (self.places[u] == 0 && load[u] > self.most[u])
                {
                    self.most[u]
                } else if self.places[u] < 0 || load[u] < self.least[u] {
                    self.least[u]
                } else {
                    load[u]
                };
                load[u] - room
            };
            let over: Vec<i64> = (0..load.len()).map(over).collect();
            let has = |(at, u): (usize, u32)| i64::from(on[at] >> u & 1);
            let twice: Vec<i64> = self
                .rows
                .iter()
                .map(|r| has(r.first) + has(r.second) - 1)
                .map(|g| if g < 0 { 0 } else { g })
                .collect();
            let slack = |at: usize, r: &Row| {
                if r.price > 0 {
                    has(r.first) + has(r.second) - 1
                } else {
                    twice[at]
                }
            };
            let moves: Vec<i64> = self
                .rows
                .iter()
                .enumerate()
                .map(|(at, r)| slack(at, r))
                .collect();
            let norm: i64 = over.iter().chain(&moves).map(|g| g * g).sum();
            if norm == 0 {
                break;
            }
            let aim = self
                .best
                .as_ref()
                .map_or(self.above, |b| b.worth.max(self.above));
            let gap = if aim == i128::MIN {
                lowest.abs() / 200 + i128::from(self.task.scale)
            } else {
                (lowest - aim).max(i128::from(self.task.scale))
            };
            let step = (gap * share / (32 * i128::from(norm))) as i64;
            for (q, g) in self.places.iter_mut().zip(&over) {
                *q += step * g;
            }
            for (row, g) in self.rows.iter_mut().zip(&moves) {
                row.price = (row.price + step * g).max(0);
            }
            let bound = self.reprice();
            if bound < lowest {
                lowest = bound;
                kept = (self.places.clone(), self.prices());
                idle = 0;
            } else {
                idle += 1;
                if idle == 6 {
                    idle = 0;
                    share /= 2;
                    if share == 0 {
                        break;
                    }
                }
            }
        }
        self.places.clone_from(&kept.0);
        for (row, price) in self.rows.iter_mut().zip(&kept.1) {
            row.price = *price;
        }
        self.reprice();
        for ways in &mut self.ways {
            ways.sort_by(|a, b| b.net.cmp(&a.net).then(a.units.cmp(&b.units)));
        }
    }

    fn prices(&self) -> Vec<i64> {
        self.rows.iter().map(|r| r.price).collect()
    }

    /// Units that cannot take one more, as a set.
    fn full(&self) -> u32 {
        (0..self.load.len())
            .filter(|&u| self.load[u] >= self.most[u])
            .fold(0, |set, u| set | 1 << u)
    }

    /// Loads that can still be met, and squares that can still be kept.
    fn loads_possible(&self) -> bool {
        let mut left: i64 = 0;
        let mut missing: i64 = 0;
        for (at, picked) in self.picked.iter().enumerate() {
            if picked.is_none() {
                left += self.task.instance.demand[self.open[at] as usize];
            }
        }
        for (l, least) in self.load.iter().zip(&self.least) {
            missing += (least - l).max(0);
        }
        if missing > left {
            return false;
        }
        let Some(squares) = self.task.squares else {
            return true;
        };
        let mut whole: Vec<i64> = self
            .load
            .iter()
            .zip(&self.task.instance.locked_load)
            .map(|(l, k)| l + k)
            .collect();
        for _ in 0..left {
            if let Some(least) = whole.iter_mut().min() {
                *least += 1;
            }
        }
        whole.iter().map(|l| l * l).sum::<i64>() <= squares
    }

    /// One step: the bound of what is left, then the submission with the most to lose, way by way.
    fn go(&mut self) {
        self.steps += 1;
        if self.steps > self.task.steps {
            self.out = true;
            return;
        }
        if !self.loads_possible() {
            return;
        }
        let full = self.full();
        let mut bound = self.constant;
        let mut pick: Option<(usize, i64)> = None;
        for at in 0..self.open.len() {
            if let Some(way) = self.picked[at] {
                bound += i128::from(self.ways[at][way as usize].net);
                continue;
            }
            let shut = self.shut(at, full);
            let mut fitting = self.ways[at].iter().filter(|w| w.units & shut == 0);
            let Some(best) = fitting.next() else {
                return;
            };
            bound += i128::from(best.net);
            let regret = fitting
                .next()
                .map_or(i64::MAX, |second| best.net - second.net);
            let lost = self.ways[at][0].net - best.net;
            let weight = regret.saturating_add(lost);
            if pick.is_none_or(|(_, most)| weight > most) {
                pick = Some((at, weight));
            }
        }
        if bound <= self.above {
            return;
        }
        let Some((at, _)) = pick else {
            self.finish();
            return;
        };
        let shut = self.shut(at, full);
        let top = self.ways[at]
            .iter()
            .find(|w| w.units & shut == 0)
            .map_or(0, |w| i128::from(w.net));
        for way in 0..self.ways[at].len() {
            let Way { units, net, .. } = self.ways[at][way];
            if bound - top + i128::from(net) <= self.above {
                break;
            }
            if units & shut != 0 {
                continue;
            }
            self.place(at, way as u32, units, 1);
            self.go();
            self.place(at, way as u32, units, -1);
            if self.out || (self.task.first && self.best.is_some()) {
                return;
            }
        }
    }

    /// Units that cannot review the submission any more.
    fn shut(&self, at: usize, full: u32) -> u32 {
        self.banned[at]
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
            .fold(full, |set, (u, _)| set | 1 << u)
    }

    /// Puts a way in or takes it out.
    fn place(&mut self, at: usize, way: u32, units: u32, by: i64) {
        self.picked[at] = (by > 0).then_some(way);
        for u in members(units) {
            self.load[u as usize] += by;
            for &row in &self.rows_of[at][u as usize] {
                let row = &self.rows[row as usize];
                let (other, unit) = if row.first == (at, u) {
                    row.second
                } else {
                    row.first
                };
                let count = &mut self.banned[other][unit as usize];
                if by > 0 {
                    *count += 1;
                } else {
                    *count -= 1;
                }
            }
        }
    }

    /// All submissions are staffed: keeps the plan if it is better.
    fn finish(&mut self) {
        let i = self.task.instance;
        if self
            .load
            .iter()
            .zip(&self.least)
            .any(|(l, least)| l < least)
        {
            return;
        }
        let mut pairs = Vec::new();
        let mut worth: i128 = 0;
        for (at, picked) in self.picked.iter().enumerate() {
            if let Some(way) = picked {
                let way = self.ways[at][*way as usize];
                worth += i128::from(way.worth);
                pairs.extend(members(way.units).map(|u| (u, self.open[at])));
            }
        }
        worth += i128::from(i.locked_points.iter().sum::<i64>()) * i128::from(self.task.scale);
        if let Mutual::Avoid { price } = i.mutual {
            let all: Vec<At> = pairs.iter().chain(&i.locked).copied().collect();
            let paid = i128::from(price) * i128::from(self.task.scale);
            worth -= paid * i128::from(mutual_pairs(i, &all));
        }
        if worth > self.above {
            self.above = worth;
            self.best = Some(Found { pairs, worth });
        }
    }
}

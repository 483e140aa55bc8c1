//! Rules the network cannot hold, kept by prices: no mutual pairs, a floor under every submission, caps that cross.
//!
//! A rule is relaxed into a price (Lagrange); the prices are moved against its violation by a smoothed subgradient
//! (the volume method, Barahona and Anbil 2000), in whole numbers, with an effort counted in warm solves. Every value of
//! the relaxed problem bounds the real one from above. From the best prices a dive makes the plan keep the rules: of
//! two pairs that exclude each other the weaker is forbidden, a floor or a cap that is missed is priced higher.

#![expect(
    clippy::cast_possible_truncation,
    reason = "rows are counted in u32; prices are clamped before they are narrowed"
)]

use std::collections::{BTreeMap, BTreeSet};

use super::bits::Bits;
use super::columns::{Column, Columns};
use super::instance::{At, NOBODY};
use super::model::Mutual;

/// A pair of columns in which two units review each other; without `second`, that one is locked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reciprocal {
    pub(super) first: Column,
    pub(super) second: Option<Column>,
    /// The locked pair, where there is no second column.
    pub(super) locked: (u32, u32),
    /// The two units, the smaller first.
    pub(super) units: (u32, u32),
    pub(super) price: i64,
}

/// A plan that keeps the rules: (unit, submission) without the locked pairs, sorted by submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) pairs: Vec<(u32, u32)>,
    /// Its worth, scaled, with ties, less the price of mutual pairs.
    pub(super) worth: i128,
}

/// What a choice of columns breaks.
#[derive(Clone, Debug, Default)]
pub(super) struct Broken {
    /// Indices into the mutual rows.
    pub(super) mutual: Vec<usize>,
    /// Submissions below the floor, and by how much.
    pub(super) floor: Vec<(u32, i64)>,
    /// Indices into the rows of caps.
    pub(super) caps: Vec<usize>,
}

impl Broken {
    pub(super) const fn none(&self) -> bool {
        self.mutual.is_empty() && self.floor.is_empty() && self.caps.is_empty()
    }
}

/// All prices at one moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Prices {
    pub(super) lift: Vec<i64>,
    pub(super) caps: Vec<i64>,
    pub(super) mutual: Vec<i64>,
}

/// A network with priced rules.
#[derive(Clone, Debug)]
pub(super) struct Relaxed<'i> {
    pub(super) columns: Columns<'i>,
    /// The fewest points of a submission, with locked ones; 0 for no floor.
    pub(super) floor: i64,
    pub(super) mutual: Vec<Reciprocal>,
    index: BTreeMap<(Column, Option<Column>, At), usize>,
    /// The price of a mutual pair, scaled, where they are avoided.
    avoid: Option<i64>,
    watch_mutual: bool,
    /// Units that review each other by locked pairs alone: nothing more can be spoilt between them.
    settled: BTreeSet<At>,
    chosen: Bits,
    pub(super) best: Prices,
    /// The least value of the relaxed problem so far, over the list.
    lowest: i128,
    pub(super) found: Option<Found>,
}

impl<'i> Relaxed<'i> {
    pub(super) fn new(columns: Columns<'i>, floor: i64) -> Self {
        let i = columns.instance;
        let avoid = match i.mutual {
            Mutual::Avoid { price } => Some(i64::from(price) * columns.scale),
            Mutual::Allow | Mutual::Forbid => None,
        };
        let mut relaxed = Self {
            floor,
            mutual: Vec::new(),
            index: BTreeMap::new(),
            avoid,
            watch_mutual: i.mutual != Mutual::Allow && avoid != Some(0),
            settled: i
                .locked_reciprocal()
                .iter()
                .map(|((a, _), (b, _))| (*a.min(b), *a.max(b)))
                .collect(),
            chosen: Bits::new(i.units, i.submissions),
            best: Prices::default(),
            lowest: i128::MAX,
            found: None,
            columns,
        };
        for &(u, s) in &i.locked {
            relaxed.chosen.set(u as usize, s as usize);
        }
        relaxed
    }

    fn is_locked(&self, unit: u32, submission: u32) -> bool {
        self.columns
            .instance
            .locked_on(submission)
            .binary_search(&(unit, submission))
            .is_ok()
    }

    /// The pairs of units that review each other among chosen columns and locked pairs, each once.
    pub(super) fn reciprocal_units(&self, chosen: &[Column]) -> usize {
        let i = self.columns.instance;
        let mut reviews: Vec<(u32, u32)> = chosen
            .iter()
            .map(|&c| self.columns.pairs[c as usize])
            .chain(i.locked.iter().copied())
            .flat_map(|(u, s)| i.authors[s as usize].iter().map(move |&a| (u, a)))
            .filter(|(u, a)| u != a)
            .collect();
        reviews.sort_unstable();
        reviews.dedup();
        reviews
            .iter()
            .filter(|(u, a)| u < a && reviews.binary_search(&(*a, *u)).is_ok())
            .count()
    }

    /// What a choice breaks; rows that are new are made.
    pub(super) fn broken(&mut self, chosen: &[Column]) -> Broken {
        let mut broken = Broken::default();
        self.broken_pairs(chosen, &mut broken);
        let i = self.columns.instance;
        if self.floor > 0 {
            let mut points = i.locked_points.clone();
            for &c in chosen {
                let (u, s) = self.columns.pairs[c as usize];
                points[s as usize] += i.points(u, s);
            }
            broken.floor = (0_u32..)
                .zip(&points)
                .filter(|(_, p)| **p < self.floor)
                .map(|(s, p)| (s, self.floor - p))
                .collect();
        }
        for (at, caps) in i.crossing.iter().enumerate() {
            let mut counts: BTreeMap<(u32, u32), i64> = BTreeMap::new();
            for &c in chosen {
                let (u, s) = self.columns.pairs[c as usize];
                let group = i.group(caps.family, u, s);
                if group != NOBODY {
                    *counts.entry((s, group)).or_insert(0) += 1;
                }
            }
            for ((s, group), count) in counts {
                if count > i.cap(caps, group, s) {
                    broken.caps.push(self.columns.row(s, at, group));
                }
            }
        }
        broken
    }

    fn broken_pairs(&mut self, chosen: &[Column], broken: &mut Broken) {
        if !self.watch_mutual {
            return;
        }
        let i = self.columns.instance;
        for &c in chosen {
            let (u, s) = self.columns.pairs[c as usize];
            self.chosen.set(u as usize, s as usize);
        }
        for &c in chosen {
            let (u, s) = self.columns.pairs[c as usize];
            for &author in &i.authors[s as usize] {
                for &work in &i.works[u as usize] {
                    let settled = self.settled.contains(&(author.min(u), author.max(u)));
                    let both = self.chosen.get(author as usize, work as usize);
                    if author == u || settled || !both {
                        continue;
                    }
                    let locked = self.is_locked(author, work);
                    if locked || (u, s) < (author, work) {
                        let second = if locked {
                            None
                        } else {
                            self.columns.find(author, work)
                        };
                        broken
                            .mutual
                            .push(self.reciprocal(c, second, (author, work), u));
                    }
                }
            }
        }
        for &c in chosen {
            let (u, s) = self.columns.pairs[c as usize];
            self.chosen.clear(u as usize, s as usize);
        }
    }

    /// The row of two columns, made on first use.
    pub(super) fn reciprocal(
        &mut self,
        first: Column,
        second: Option<Column>,
        other: (u32, u32),
        unit: u32,
    ) -> usize {
        let rows = &mut self.mutual;
        *self.index.entry((first, second, other)).or_insert_with(|| {
            rows.push(Reciprocal {
                first,
                second,
                locked: other,
                units: (unit.min(other.0), unit.max(other.0)),
                price: 0,
            });
            rows.len() - 1
        })
    }

    /// The worth of a choice that keeps the rules.
    pub(super) fn worth(&self, chosen: &[Column]) -> i128 {
        let plain: i128 = chosen
            .iter()
            .map(|&c| i128::from(self.columns.plain(c)))
            .sum();
        let mutual = match self.avoid {
            Some(price) => i128::from(price) * self.reciprocal_units(chosen) as i128,
            None => 0,
        };
        plain + self.locked_worth() - mutual - self.squares(chosen)
    }

    /// The price of the squared loads beyond the locked ones, where they are priced.
    fn squares(&self, chosen: &[Column]) -> i128 {
        if self.columns.loads.square == 0 {
            return 0;
        }
        let mut load = self.columns.instance.locked_load.clone();
        let mut sum = 0;
        for &c in chosen {
            let load = &mut load[self.columns.pairs[c as usize].0 as usize];
            *load += 1;
            sum += 2 * *load - 1;
        }
        i128::from(sum) * i128::from(self.columns.loads.square)
    }

    fn locked_worth(&self) -> i128 {
        let locked: i64 = self.columns.instance.locked_points.iter().sum();
        i128::from(locked) * i128::from(self.columns.scale)
    }

    /// The value of the relaxed problem at the present prices, over the list or over everything, whichever was solved.
    pub(super) fn value(&self) -> i128 {
        let i = self.columns.instance;
        let mut value = self.columns.optimum() + self.locked_worth();
        for row in &self.columns.rows {
            value += i128::from(row.price) * i128::from(row.cap);
        }
        for row in &self.mutual {
            if row.second.is_some() {
                value += i128::from(row.price);
            }
        }
        for (lift, locked) in self.columns.lift.iter().zip(&i.locked_points) {
            value -= i128::from(*lift) * i128::from(self.floor - locked);
        }
        if let Some(price) = self.avoid {
            value -= i128::from(price) * self.reciprocal_units(&[]) as i128;
        }
        value
    }

    pub(super) fn snapshot(&self) -> Prices {
        Prices {
            lift: self.columns.lift.clone(),
            caps: self.columns.rows.iter().map(|r| r.price).collect(),
            mutual: self.mutual.iter().map(|r| r.price).collect(),
        }
    }

    /// Sets all prices; rows made since count nothing.
    fn set(&mut self, prices: &Prices) {
        for s in 0..self.columns.lift.len() {
            let lift = prices.lift.get(s).copied().unwrap_or(0);
            self.columns.set_lift(s as u32, lift);
        }
        for row in 0..self.columns.rows.len() {
            let price = prices.caps.get(row).copied().unwrap_or(0);
            self.columns.set_row(row, price);
        }
        for (at, row) in self.mutual.iter_mut().enumerate() {
            row.price = prices.mutual.get(at).copied().unwrap_or(0);
        }
        self.penalise();
    }

    /// Puts the prices of the mutual rows onto their columns.
    pub(super) fn penalise(&mut self) {
        let mut sums: BTreeMap<Column, i64> = BTreeMap::new();
        for row in &self.mutual {
            *sums.entry(row.first).or_insert(0) += row.price;
            if let Some(second) = row.second {
                *sums.entry(second).or_insert(0) += row.price;
            }
        }
        for (column, sum) in sums {
            self.columns.set_penalty(column, sum);
        }
    }

    /// Moves prices for at most `effort` warm solves. False: not even the relaxed problem has a plan.
    pub(super) fn tighten(&mut self, effort: u32) -> bool {
        let mut direction: BTreeMap<(u8, usize), i128> = BTreeMap::new();
        let mut share = 256_i128;
        let mut idle = 0;
        let mut moved = false;
        for _ in 0..effort {
            if !self.columns.solve_list() && !self.columns.solve_all() {
                return false;
            }
            let chosen = self.columns.chosen();
            let broken = self.broken(&chosen);
            let value = self.value();
            if self.keeps(&broken) {
                self.offer(&chosen);
            }
            if value < self.lowest {
                self.lowest = value;
                self.best = self.snapshot();
                idle = 0;
            } else {
                idle += 1;
                if idle >= 4 {
                    idle = 0;
                    share /= 2;
                    if share == 0 {
                        break;
                    }
                    direction.clear();
                }
            }
            let gap = self.found.as_ref().map_or_else(
                || self.lowest.abs() / 256 + i128::from(self.columns.scale),
                |found| self.lowest - found.worth,
            );
            if gap <= 0 || (broken.none() && !self.any_price()) {
                break;
            }
            self.turn(&chosen, &broken, &mut direction);
            moved = true;
            if !self.step(&direction, gap, share) {
                break;
            }
        }
        if moved {
            let best = self.best.clone();
            self.set(&best);
        }
        true
    }

    /// Whether nothing is broken that must hold; avoided pairs only cost.
    pub(super) fn keeps(&self, broken: &Broken) -> bool {
        broken.floor.is_empty()
            && broken.caps.is_empty()
            && (self.avoid.is_some() || broken.mutual.is_empty())
    }

    /// Whether mutual pairs only cost.
    pub(super) const fn is_avoided(&self) -> bool {
        self.avoid.is_some()
    }

    fn any_price(&self) -> bool {
        self.columns.lift.iter().any(|&l| l > 0)
            || self.columns.rows.iter().any(|r| r.price > 0)
            || self.mutual.iter().any(|r| r.price > 0)
    }

    /// Keeps a choice that keeps all rules, if it is the best so far.
    pub(super) fn offer(&mut self, chosen: &[Column]) {
        let worth = self.worth(chosen);
        let mut pairs: Vec<(u32, u32)> = chosen
            .iter()
            .map(|&c| self.columns.pairs[c as usize])
            .collect();
        pairs.sort_unstable_by_key(|&(u, s)| (s, u));
        self.offer_pairs(pairs, worth);
    }

    /// Keeps a plan that keeps all rules, if it is the best so far.
    pub(super) fn offer_pairs(&mut self, pairs: Vec<(u32, u32)>, worth: i128) {
        if self.found.as_ref().is_none_or(|f| f.worth < worth) {
            self.found = Some(Found { pairs, worth });
        }
    }

    /// Turns the direction towards the present violations (one quarter new, three quarters old).
    fn turn(
        &self,
        chosen: &[Column],
        broken: &Broken,
        direction: &mut BTreeMap<(u8, usize), i128>,
    ) {
        let i = self.columns.instance;
        let mut now: BTreeMap<(u8, usize), i128> = BTreeMap::new();
        for (at, row) in self.mutual.iter().enumerate() {
            if row.price > 0 {
                let count = i128::from(self.columns.is_chosen(row.first))
                    + row
                        .second
                        .map_or(1, |c| i128::from(self.columns.is_chosen(c)));
                now.insert((0, at), count - 1);
            }
        }
        for &at in &broken.mutual {
            now.insert((0, at), 1);
        }
        for (at, row) in self.columns.rows.iter().enumerate() {
            if row.price > 0 || broken.caps.contains(&at) {
                let family = i.crossing[row.caps].family;
                let count = self.columns.of_submission[row.submission as usize]
                    .iter()
                    .filter(|&&c| {
                        self.columns.is_chosen(c)
                            && i.group(family, self.columns.pairs[c as usize].0, row.submission)
                                == row.group
                    })
                    .count();
                now.insert((1, at), count as i128 - i128::from(row.cap));
            }
        }
        if self.floor > 0 {
            let mut points = i.locked_points.clone();
            for &c in chosen {
                let (u, s) = self.columns.pairs[c as usize];
                points[s as usize] += i.points(u, s);
            }
            for (s, p) in points.iter().enumerate() {
                if *p < self.floor || self.columns.lift[s] > 0 {
                    now.insert((2, s), i128::from(self.floor - p));
                }
            }
        }
        for (key, d) in direction.iter_mut() {
            *d = *d * 3 / 4 + now.remove(key).unwrap_or(0) * 256;
        }
        for (key, g) in now {
            direction.insert(key, g * 1024);
        }
    }

    /// The squared length of the coefficients of a row.
    fn length(&self, key: (u8, usize)) -> i128 {
        match key.0 {
            0 => 2,
            1 => i128::from(self.columns.rows[key.1].cap.max(0)) + 1,
            _ => {
                let demand = self.columns.instance.whole_demand(key.1 as u32).max(1);
                (i128::from(self.floor) * i128::from(self.floor) / i128::from(demand)).max(1)
            }
        }
    }

    /// A step from the best prices. False if there is no direction.
    fn step(&mut self, direction: &BTreeMap<(u8, usize), i128>, gap: i128, share: i128) -> bool {
        // Directions are in 1,024ths, the share in 256ths.
        let norm: i128 = direction
            .iter()
            .map(|(key, d)| d * d / self.length(*key))
            .sum();
        if norm == 0 {
            return false;
        }
        let most = i128::from(self.columns.limit());
        let mut next = Prices {
            lift: vec![0; self.columns.lift.len()],
            caps: vec![0; self.columns.rows.len()],
            mutual: vec![0; self.mutual.len()],
        };
        let old = |list: &[i64], at: usize| list.get(at).copied().unwrap_or(0);
        for (to, from) in [
            (&mut next.lift, &self.best.lift),
            (&mut next.caps, &self.best.caps),
            (&mut next.mutual, &self.best.mutual),
        ] {
            for (at, slot) in to.iter_mut().enumerate() {
                *slot = old(from, at);
            }
        }
        for (&(kind, at), d) in direction {
            let by = gap * share * d * 4 / (norm * self.length((kind, at)));
            let (slot, most) = match kind {
                0 => (&mut next.mutual[at], most / 64),
                1 => (&mut next.caps[at], most / 8),
                _ => (&mut next.lift[at], most / 20_000),
            };
            *slot = (i128::from(*slot) + by).clamp(0, most) as i64;
        }
        if let Some(price) = self.avoid {
            let mut left: BTreeMap<(u32, u32), i64> = BTreeMap::new();
            for (row, slot) in self.mutual.iter().zip(&mut next.mutual) {
                let left = left.entry(row.units).or_insert(price);
                *slot = (*slot).min(*left);
                *left -= *slot;
            }
        }
        self.set(&next);
        true
    }

    /// Solves at the best prices over all pairs: the value is then a bound for everything. None if there is no plan.
    pub(super) fn bound(&mut self) -> Option<i128> {
        let best = self.best.clone();
        self.set(&best);
        if !self.columns.solve_all() {
            return None;
        }
        self.lowest = self.value();
        Some(self.lowest)
    }
}

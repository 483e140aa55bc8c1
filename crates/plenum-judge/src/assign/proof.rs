//! From the prices in a network to those of a certificate: in the indices of the problem, and completed by the prices
//! of what was taken out beforehand (full caps, locked pairs, units and submissions with nothing left to do).

#![expect(
    clippy::cast_possible_truncation,
    reason = "units and submissions are counted in u32"
)]

use std::collections::BTreeMap;

use super::certificate::{Group, GroupPrice, MutualPrice, Prices};
use super::columns::Columns;
use super::instance::{At, Caps, Family, Instance, NOBODY};
use super::model::Mutual;
use super::relax::Reciprocal;

/// Prices under construction, in sorted indices.
struct Draft<'a> {
    columns: &'a Columns<'a>,
    i: &'a Instance<'a>,
    base: i64,
    review: Vec<i64>,
    place: Vec<i64>,
    /// By submission, family and group.
    groups: BTreeMap<(u32, Family, u32), i64>,
    /// By pair: the sum of its mutual prices.
    penalty: BTreeMap<(u32, u32), i64>,
    mutual: Vec<(At, At, i64)>,
}

/// The prices of a network that was solved over all pairs. `level` is the load around which all loads lie if they were
/// evened, with the price of one more in the sum of squares.
pub(super) fn prices(
    columns: &Columns<'_>,
    reciprocal: &[Reciprocal],
    base: u8,
    floor: i64,
    level: Option<(i64, i64)>,
) -> Prices {
    let mut draft = Draft::new(columns, reciprocal, base);
    if let Some((level, price)) = level {
        draft.even(level, price);
    }
    draft.finish(base, floor)
}

/// What the prices of the total prove, scaled, without tie-breaks: the right side of the formula in `certificate.rs`
/// less the price of the squared loads.
pub(super) fn value(columns: &Columns<'_>, reciprocal: &[Reciprocal], floor: i64) -> i128 {
    Draft::new(columns, reciprocal, 1).value(floor)
}

impl<'a> Draft<'a> {
    fn new(columns: &'a Columns<'a>, reciprocal: &[Reciprocal], base: u8) -> Self {
        let mut draft = Self {
            columns,
            i: columns.instance,
            base: i64::from(base) * columns.scale,
            review: columns.of_review.clone(),
            place: columns.of_place.clone(),
            groups: BTreeMap::new(),
            penalty: BTreeMap::new(),
            mutual: Vec::new(),
        };
        draft.read(reciprocal);
        draft.close();
        draft
    }

    fn value(&self, floor: i64) -> i128 {
        let i = self.i;
        let times = |a: i64, b: i64| i128::from(a) * i128::from(b);
        let mut value = 0;
        for (s, (demand, review)) in i.demand.iter().zip(&self.review).enumerate() {
            let lift = self.columns.lift[s];
            value += times(*demand, *review) - times(lift, floor);
            value += times(self.base + lift, i.locked_points[s]);
        }
        let loads = &self.columns.loads;
        for (u, &place) in self.place.iter().enumerate() {
            let locked = i.locked_load[u];
            let least = loads.least[u].max(locked);
            // Concave in the load: its best load is an end, or near the price over twice that of squares.
            let near = if loads.square > 0 {
                place / (2 * loads.square)
            } else {
                0
            };
            let most = loads.most[u].max(least);
            let best = [least, most, near, near + 1]
                .into_iter()
                .map(|l| l.clamp(least, most))
                .map(|l| times(place, l - locked) - times(loads.square, l * l - locked * locked))
                .max();
            value += best.unwrap_or(0);
        }
        for caps in i.nested.iter().chain(&i.crossing) {
            let of_family = self
                .groups
                .iter()
                .filter(|((_, family, _), _)| *family == caps.family);
            for (&(s, _, group), &price) in of_family {
                value += times(price, i.cap(caps, group, s));
            }
        }
        let locked = |&(u, s): &At| i.locked_on(s).binary_search(&(u, s)).is_ok();
        for (first, second, price) in &self.mutual {
            let paid = i64::from(locked(first)) + i64::from(locked(second));
            value += times(*price, 1 - paid);
        }
        for u in 0..i.units as u32 {
            let place = self.place[u as usize];
            for (s, &points) in (0_u32..).zip(i.row(u as usize)) {
                let weight = self.base + self.columns.lift[s as usize];
                if weight * i64::from(points) > self.review[s as usize] + place && i.open(u, s) {
                    value += i128::from(self.left(u, s).max(0));
                }
            }
        }
        value
    }

    fn read(&mut self, reciprocal: &[Reciprocal]) {
        for s in 0..self.i.submissions as u32 {
            for (level, group, price) in self.columns.gate_prices(s) {
                let key = (s, self.i.nested[level].family, group);
                *self.groups.entry(key).or_insert(0) += price;
            }
        }
        for row in self.columns.rows.iter().filter(|r| r.price > 0) {
            let key = (row.submission, self.i.crossing[row.caps].family, row.group);
            *self.groups.entry(key).or_insert(0) += row.price;
        }
        for row in reciprocal.iter().filter(|r| r.price > 0) {
            let first = self.columns.pairs[row.first as usize];
            let second = row
                .second
                .map_or(row.locked, |c| self.columns.pairs[c as usize]);
            self.add_mutual(first, second, row.price);
        }
        // Units that review each other by locked pairs alone cost their price whatever else is chosen.
        if let (Mutual::Avoid { price }, true) = (self.i.mutual, self.base > 0) {
            for (first, second) in self.i.locked_reciprocal() {
                self.add_mutual(first, second, i64::from(price) * self.columns.scale);
            }
        }
    }

    fn add_mutual(&mut self, first: (u32, u32), second: (u32, u32), price: i64) {
        *self.penalty.entry(first).or_insert(0) += price;
        *self.penalty.entry(second).or_insert(0) += price;
        self.mutual.push((first, second, price));
    }

    /// What is left of the worth of a pair after all prices.
    fn left(&self, unit: u32, submission: u32) -> i64 {
        let weight = self.base + self.columns.lift[submission as usize];
        let mut left = weight * self.i.points(unit, submission)
            - self.review[submission as usize]
            - self.place[unit as usize];
        for caps in self.i.nested.iter().chain(&self.i.crossing) {
            left -= self.group_price(caps, unit, submission);
        }
        left - self.penalty.get(&(unit, submission)).copied().unwrap_or(0)
    }

    fn group_price(&self, caps: &Caps, unit: u32, submission: u32) -> i64 {
        if self.groups.is_empty() {
            return 0;
        }
        let group = self.i.group(caps.family, unit, submission);
        let key = (submission, caps.family, group);
        self.groups.get(&key).copied().unwrap_or(0)
    }

    /// Prices what has no place left so high that nothing seems to be gained there. Each such price costs nothing: the
    /// locked pairs that fill the places pay it.
    fn close(&mut self) {
        let i = self.i;
        let (n, m) = (i.units as u32, i.submissions as u32);
        let most = &self.columns.loads.most;
        let full: Vec<bool> = i
            .locked_load
            .iter()
            .enumerate()
            .map(|(u, locked)| most[u] <= *locked || i.most[u] <= *locked)
            .collect();
        for u in (0..n).filter(|&u| full[u as usize]) {
            self.place[u as usize] = 0;
        }
        for s in (0..m).filter(|&s| i.demand[s as usize] == 0) {
            self.review[s as usize] = 0;
            let most = (0..n).map(|u| self.left(u, s)).max().unwrap_or(0);
            self.review[s as usize] = most;
        }
        for u in (0..n).filter(|&u| full[u as usize]) {
            let most = (0..m).map(|s| self.left(u, s)).max().unwrap_or(0);
            let square = self.columns.loads.square * (2 * i.locked_load[u as usize] - 1).max(0);
            self.place[u as usize] = most.max(square);
        }
        if i.mutual == Mutual::Forbid {
            for &(u, s) in &i.locked {
                for back in i.reverse(u, s) {
                    let left = self.left(back.0, back.1);
                    if left > 0 {
                        self.add_mutual((u, s), back, left);
                    }
                }
            }
        }
        if !i.full_groups {
            return;
        }
        for caps in i.nested.iter().chain(&i.crossing) {
            for s in 0..m {
                for u in 0..n {
                    let group = i.group(caps.family, u, s);
                    if group == NOBODY || i.open(u, s) || i.cap(caps, group, s) > 0 {
                        continue;
                    }
                    let locked = i.locked_on(s).binary_search(&(u, s)).is_ok();
                    let left = self.left(u, s);
                    if !locked && left > 0 {
                        *self.groups.entry((s, caps.family, group)).or_insert(0) += left;
                    }
                }
            }
        }
    }

    /// Adds the price of squares that keeps all loads at the level or one above: it moves from the reviews to the
    /// places and changes nothing for any pair.
    fn even(&mut self, level: i64, price: i64) {
        let middle = price * (2 * level + 1);
        for (s, review) in self.review.iter_mut().enumerate() {
            if self.i.whole_demand(s as u32) > 0 {
                *review -= middle;
            }
        }
        for (u, place) in self.place.iter_mut().enumerate() {
            let locked = self.i.locked_load[u];
            *place = if locked > level + 1 {
                price * 2 * locked
            } else {
                *place + middle
            };
        }
    }

    fn finish(mut self, base: u8, floor: i64) -> Prices {
        let i = self.i;
        let mut groups = Vec::new();
        for (&(s, family, group), &price) in &self.groups {
            let group = match family {
                Family::Organisation => {
                    Group::Organisation(i.organisation_names[group as usize].clone())
                }
                Family::Region => Group::Region(i.region_names[group as usize].clone()),
                // "At most d - 1 strangers" as "at least one reader": the price moves to the review.
                Family::Strangers => {
                    self.review[s as usize] += price;
                    Group::Readers
                }
                Family::Laymen => {
                    self.review[s as usize] += price;
                    Group::Experts
                }
            };
            if price > 0 {
                groups.push(GroupPrice {
                    submission: i.submission_given[s as usize],
                    group,
                    price,
                });
            }
        }
        let mut submission = vec![0; i.submissions];
        let mut lift = vec![0; i.submissions];
        for (s, &given) in i.submission_given.iter().enumerate() {
            submission[given as usize] = self.review[s];
            lift[given as usize] = self.columns.lift[s];
        }
        if lift.iter().all(|&l| l == 0) {
            lift.clear();
        }
        let mut load = vec![0; i.units];
        for (u, &given) in i.unit_given.iter().enumerate() {
            load[given as usize] = self.place[u];
        }
        let mutual = self
            .mutual
            .iter()
            .map(|&(a, b, price)| {
                let (a, b) = (i.pair(a.0, a.1), i.pair(b.0, b.1));
                MutualPrice {
                    first: a.min(b),
                    second: a.max(b),
                    price,
                }
            })
            .collect();
        groups.sort_by(|a, b| (a.submission, &a.group).cmp(&(b.submission, &b.group)));
        let mut prices = Prices {
            base,
            floor,
            submission,
            load,
            lift,
            groups,
            mutual,
        };
        prices.mutual.sort_by_key(|m| (m.first, m.second));
        prices
    }
}

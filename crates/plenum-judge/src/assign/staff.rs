//! A dive for floors: submissions that stay below the floor get a set of reviewers of their own, chosen by the present
//! prices, and the network deals the rest anew around them.
//!
//! Afterwards the lifts are taken away, so that only points count, and the chosen sets are tried against better ones.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "submissions and units are counted in u32"
)]

use super::columns::Column;
use super::instance::NOBODY;
use super::model::Mutual;
use super::relax::Relaxed;

/// Steps of the search for the exchange rate between points and prices.
const RATES: u32 = 24;

impl Relaxed<'_> {
    /// Staffs what stays below the floor, for at most `rounds` warm solves, and offers what it finds. The network itself
    /// stays as it is.
    pub(super) fn dive_by_staff(&mut self, rounds: u32) {
        let mut copy = self.clone();
        copy.found = None;
        copy.staff(rounds);
        self.columns.solves = copy.columns.solves;
        if let Some(found) = copy.found {
            self.offer_pairs(found.pairs, found.worth);
        }
    }

    fn staff(&mut self, rounds: u32) {
        let until = self.columns.solves + rounds;
        let mut fixed = vec![false; self.columns.lift.len()];
        if !self.reach(&mut fixed, until) {
            return;
        }
        // Only points count from here on; what needed a lift keeps its reviewers.
        for s in 0..self.columns.lift.len() as u32 {
            if self.columns.lift[s as usize] > 0 {
                if !fixed[s as usize] {
                    let set = self.present(s);
                    self.fix(s, &set);
                    fixed[s as usize] = true;
                }
                self.columns.set_lift(s, 0);
            }
        }
        if self.reach(&mut fixed, until) {
            self.exchange(&mut fixed, until);
        }
    }

    /// Fixes sets until nothing is broken. False if that does not work out.
    fn reach(&mut self, fixed: &mut [bool], until: u32) -> bool {
        while self.columns.solves < until {
            if !self.columns.solve_list() {
                return false;
            }
            let chosen = self.columns.chosen();
            let broken = self.broken(&chosen);
            if self.keeps(&broken) {
                self.offer(&chosen);
                return true;
            }
            if !broken.caps.is_empty() {
                return false;
            }
            if !self.is_avoided() {
                for &at in &broken.mutual {
                    let row = self.mutual[at];
                    let (first, second) = (row.first, row.second);
                    let free = |c: &Column| !fixed[self.columns.pairs[*c as usize].1 as usize];
                    let weaker = [Some(first), second]
                        .into_iter()
                        .flatten()
                        .filter(free)
                        .min_by_key(|&c| self.columns.plain(c));
                    let Some(weaker) = weaker else {
                        return false;
                    };
                    self.columns.forbid(weaker, true);
                }
            }
            let mut short: Vec<(i64, u32)> = broken.floor.iter().map(|&(s, by)| (-by, s)).collect();
            short.sort_unstable();
            short.truncate(short.len().div_ceil(2));
            self.columns.read_prices();
            for (_, s) in short {
                if fixed[s as usize] {
                    return false;
                }
                let Some(set) = self.best_set(s, fixed) else {
                    return false;
                };
                self.fix(s, &set);
                fixed[s as usize] = true;
            }
        }
        false
    }

    /// The columns chosen for a submission.
    fn present(&self, submission: u32) -> Vec<Column> {
        self.columns.of_submission[submission as usize]
            .iter()
            .copied()
            .filter(|&c| self.columns.is_chosen(c))
            .collect()
    }

    /// The columns of the list that must not go together with one.
    fn reverse(&self, column: Column) -> Vec<Column> {
        let i = self.columns.instance;
        if i.mutual != Mutual::Forbid {
            return Vec::new();
        }
        let (u, s) = self.columns.pairs[column as usize];
        let back = i.reverse(u, s);
        back.iter()
            .filter_map(|&(u, s)| self.columns.find(u, s))
            .collect()
    }

    /// Leaves a submission only these columns, and forbids what must not go together with them.
    fn fix(&mut self, submission: u32, set: &[Column]) {
        for at in 0..self.columns.of_submission[submission as usize].len() {
            let column = self.columns.of_submission[submission as usize][at];
            self.columns.forbid(column, !set.contains(&column));
        }
        let back: Vec<Column> = set.iter().flat_map(|&c| self.reverse(c)).collect();
        for back in back {
            self.columns.forbid(back, true);
        }
    }

    /// The set of columns that reaches the floor and costs least at present prices: the first on the line between price
    /// and points that does, then improved one by one.
    fn best_set(&self, submission: u32, fixed: &[bool]) -> Option<Vec<Column>> {
        let i = self.columns.instance;
        let needed = self.floor - i.locked_points[submission as usize];
        let demand = usize::try_from(i.demand[submission as usize]).ok()?;
        // What a fixed submission has keeps its reverse out.
        let taken = |c: &Column| {
            let of = self.columns.pairs[*c as usize].1;
            fixed[of as usize] && !self.columns.is_forbidden(*c)
        };
        let list: Vec<(Column, i64, i64)> = self.columns.of_submission[submission as usize]
            .iter()
            .filter(|&&c| !self.reverse(c).iter().any(taken))
            .map(|&c| {
                let (u, s) = self.columns.pairs[c as usize];
                (c, self.columns.gain(u, s), i.points(u, s))
            })
            .collect();
        let sum = |set: &[usize]| set.iter().map(|&at| list[at].2).sum::<i64>();
        let (mut low, mut high) = (0_i64, 1_i64 << RATES);
        let mut best = self.greedy(&list, high, demand)?;
        if sum(&best) < needed {
            return None;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            match self.greedy(&list, middle, demand) {
                Some(set) if sum(&set) >= needed => {
                    best = set;
                    high = middle;
                }
                Some(_) | None => low = middle + 1,
            }
        }
        loop {
            let mut better = None;
            for place in 0..best.len() {
                for other in 0..list.len() {
                    let now = best[place];
                    let points = sum(&best) - list[now].2 + list[other].2;
                    if best.contains(&other) || points < needed || list[other].1 <= list[now].1 {
                        continue;
                    }
                    let mut set = best.clone();
                    set.swap_remove(place);
                    let gain = list[other].1 - list[now].1;
                    if better.as_ref().is_none_or(|(most, _)| gain > *most)
                        && self.goes_with(&list, &set, other)
                    {
                        set.push(other);
                        better = Some((gain, set));
                    }
                }
            }
            match better {
                Some((_, set)) => best = set,
                None => return Some(best.iter().map(|&at| list[at].0).collect()),
            }
        }
    }

    /// The best columns by gain plus points at a rate, as the caps let them.
    fn greedy(&self, list: &[(Column, i64, i64)], rate: i64, demand: usize) -> Option<Vec<usize>> {
        let scale = i128::from(self.columns.scale);
        let mut order: Vec<(i128, usize)> = list
            .iter()
            .enumerate()
            .map(|(at, (_, gain, points))| {
                let worth = i128::from(*gain) * 64 + i128::from(*points) * i128::from(rate) * scale;
                (-worth, at)
            })
            .collect();
        order.sort_unstable();
        let mut set = Vec::with_capacity(demand);
        for (_, at) in order {
            if set.len() == demand {
                break;
            }
            if self.goes_with(list, &set, at) {
                set.push(at);
            }
        }
        (set.len() == demand).then_some(set)
    }

    /// Whether the caps let one more join a set.
    fn goes_with(&self, list: &[(Column, i64, i64)], set: &[usize], one: usize) -> bool {
        let i = self.columns.instance;
        let (unit, submission) = self.columns.pairs[list[one].0 as usize];
        i.nested.iter().chain(&i.crossing).all(|caps| {
            let group = i.group(caps.family, unit, submission);
            if group == NOBODY {
                return true;
            }
            let same = set
                .iter()
                .filter(|&&at| {
                    let (other, _) = self.columns.pairs[list[at].0 as usize];
                    i.group(caps.family, other, submission) == group
                })
                .count() as i64;
            same < i.cap(caps, group, submission)
        })
    }

    /// Tries a better set for each fixed submission in turn, as long as it helps.
    fn exchange(&mut self, fixed: &mut [bool], until: u32) {
        let mut helped = true;
        while helped {
            helped = false;
            for s in 0..fixed.len() as u32 {
                if !fixed[s as usize] {
                    continue;
                }
                if self.columns.solves >= until {
                    return;
                }
                self.columns.read_prices();
                let now = self.present(s);
                let Some(set) = self.best_set(s, fixed) else {
                    continue;
                };
                if set.iter().all(|c| now.contains(c)) {
                    continue;
                }
                let before = self.found.as_ref().map(|f| f.worth);
                self.fix(s, &set);
                if self.columns.solve_list() {
                    let chosen = self.columns.chosen();
                    let broken = self.broken(&chosen);
                    if self.keeps(&broken) {
                        self.offer(&chosen);
                    }
                }
                if self.found.as_ref().map(|f| f.worth) > before {
                    helped = true;
                } else {
                    self.fix(s, &now);
                    self.columns.solve_list();
                }
            }
        }
    }
}

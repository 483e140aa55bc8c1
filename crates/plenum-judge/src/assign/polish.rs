//! A local search over plans that keep the rules: two units swap a review, or a review goes to a unit with a place free.
//!
//! Every step keeps all rules and is worth something, so the result is never worse than the start. It proves nothing;
//! bounds come from `relax.rs`.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "units and submissions are counted in u32"
)]

use super::bits::Bits;
use super::columns::Columns;
use super::instance::{Caps, Instance, NOBODY};
use super::model::Mutual;

/// A plan under the hands of the local search.
#[derive(Clone, Debug)]
pub(super) struct Polish<'a> {
    i: &'a Instance<'a>,
    floor: i64,
    least: &'a [i64],
    most: &'a [i64],
    scale: i64,
    ties: u32,
    square: i64,
    /// Reviewers by submission, without locked ones.
    pub(super) on: Vec<Vec<u32>>,
    load: Vec<i64>,
    pub(super) points: Vec<i64>,
    has: Bits,
    caps: Vec<&'a Caps>,
}

/// A change: `unit` leaves or joins `submission`.
#[derive(Clone, Copy, Debug)]
struct Change {
    unit: u32,
    submission: u32,
    joins: bool,
}

impl<'a> Polish<'a> {
    /// Takes up a plan: (unit, submission) without the locked pairs.
    pub(super) fn new(columns: &'a Columns<'a>, floor: i64, pairs: &[(u32, u32)]) -> Self {
        let i = columns.instance;
        let mut polish = Self {
            i,
            floor,
            least: &columns.loads.least,
            most: &columns.loads.most,
            scale: columns.scale,
            ties: columns.ties,
            square: columns.loads.square,
            on: vec![Vec::new(); i.submissions],
            load: i.locked_load.clone(),
            points: i.locked_points.clone(),
            has: Bits::new(i.units, i.submissions),
            caps: i.nested.iter().chain(&i.crossing).collect(),
        };
        for &(u, s) in &i.locked {
            polish.has.set(u as usize, s as usize);
        }
        for &(u, s) in pairs {
            polish.change(Change {
                unit: u,
                submission: s,
                joins: true,
            });
        }
        polish
    }

    /// The pairs, sorted by submission.
    pub(super) fn pairs(&self) -> Vec<(u32, u32)> {
        let mut pairs: Vec<(u32, u32)> = (0_u32..)
            .zip(&self.on)
            .flat_map(|(s, units)| units.iter().map(move |&u| (u, s)))
            .collect();
        pairs.sort_unstable_by_key(|&(u, s)| (s, u));
        pairs
    }

    fn change(&mut self, c: Change) {
        let (u, s) = (c.unit as usize, c.submission as usize);
        let points = self.i.points(c.unit, c.submission);
        if c.joins {
            self.on[s].push(c.unit);
            self.load[u] += 1;
            self.points[s] += points;
            self.has.set(u, s);
        } else {
            self.on[s].retain(|&x| x != c.unit);
            self.load[u] -= 1;
            self.points[s] -= points;
            self.has.clear(u, s);
        }
    }

    /// What a pair is worth, scaled, with its tie-break.
    fn worth(&self, unit: u32, submission: u32) -> i64 {
        self.scale * self.i.points(unit, submission) + self.i.tie(unit, submission, self.ties)
    }

    /// Whether a group has a place for one more on a submission.
    fn fits(&self, unit: u32, submission: u32) -> bool {
        self.caps.iter().all(|caps| {
            let group = self.i.group(caps.family, unit, submission);
            if group == NOBODY {
                return true;
            }
            let there = self.on[submission as usize]
                .iter()
                .filter(|&&x| self.i.group(caps.family, x, submission) == group)
                .count() as i64;
            there < self.i.cap(caps, group, submission)
        })
    }

    fn reviews_any(&self, unit: u32, works: &[u32]) -> bool {
        works
            .iter()
            .any(|&w| self.has.get(unit as usize, w as usize))
    }

    /// How many of these pairs of units review each other.
    fn mutual(&self, pairs: &[(u32, u32)]) -> i64 {
        pairs
            .iter()
            .filter(|&&(a, b)| {
                self.reviews_any(a, &self.i.works[b as usize])
                    && self.reviews_any(b, &self.i.works[a as usize])
            })
            .count() as i64
    }

    /// The pairs of units that the changes touch, each once.
    fn touched(&self, changes: &[Change]) -> Vec<(u32, u32)> {
        let mut pairs: Vec<(u32, u32)> = changes
            .iter()
            .flat_map(|c| {
                self.i.authors[c.submission as usize]
                    .iter()
                    .filter(|&&a| a != c.unit)
                    .map(|&a| (a.min(c.unit), a.max(c.unit)))
            })
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Makes the changes (leaving first) if the plan then keeps the rules and gains.
    fn attempt(&mut self, changes: &[Change], gain: i64) -> bool {
        let (touched, before) = match self.i.mutual {
            Mutual::Allow => (Vec::new(), 0),
            Mutual::Avoid { .. } | Mutual::Forbid => {
                let touched = self.touched(changes);
                let before = self.mutual(&touched);
                (touched, before)
            }
        };
        for (done, &c) in changes.iter().enumerate() {
            if c.joins && !self.fits(c.unit, c.submission) {
                self.undo(&changes[..done]);
                return false;
            }
            self.change(c);
        }
        let price = match self.i.mutual {
            Mutual::Avoid { price } => {
                i64::from(price) * self.scale * (self.mutual(&touched) - before)
            }
            Mutual::Forbid if self.mutual(&touched) > before => i64::MAX,
            Mutual::Allow | Mutual::Forbid => 0,
        };
        let floors = changes
            .iter()
            .all(|c| self.points[c.submission as usize] >= self.floor);
        if floors && gain > price {
            return true;
        }
        self.undo(changes);
        false
    }

    fn undo(&mut self, changes: &[Change]) {
        for c in changes.iter().rev() {
            self.change(Change {
                joins: !c.joins,
                ..*c
            });
        }
    }

    /// Searches until a pass finds nothing, at most `passes` passes.
    pub(super) fn run(&mut self, columns: &Columns<'_>, passes: u32) {
        let mut of_unit: Vec<Vec<u32>> = vec![Vec::new(); self.i.units];
        for &(u, s) in &columns.pairs {
            of_unit[u as usize].push(s);
        }
        for _ in 0..passes {
            let mut better = false;
            for (u, wished) in of_unit.iter().enumerate() {
                for &s in wished {
                    if !self.has.get(u, s as usize) {
                        better |= self.join(u as u32, s);
                    }
                }
            }
            if !better {
                return;
            }
        }
    }

    /// Tries to bring a unit onto a submission: for one of its reviewers, who takes over a review of the unit or has one
    /// too many.
    fn join(&mut self, unit: u32, submission: u32) -> bool {
        if !self.i.open(unit, submission) {
            return false;
        }
        let gain = self.worth(unit, submission);
        let others = self.on[submission as usize].clone();
        for other in others {
            let lost = self.worth(other, submission);
            let leaves = |unit, submission| Change {
                unit,
                submission,
                joins: false,
            };
            let joins = |unit, submission| Change {
                unit,
                submission,
                joins: true,
            };
            let free = self.load[unit as usize] < self.most[unit as usize]
                && self.load[other as usize] > self.least[other as usize];
            let squares =
                2 * (self.load[unit as usize] - self.load[other as usize] + 1) * self.square;
            if free && gain > lost + squares {
                let changes = [leaves(other, submission), joins(unit, submission)];
                if self.attempt(&changes, gain - lost - squares) {
                    return true;
                }
            }
            for back in self.reviews_of(unit) {
                if self.has.get(other as usize, back as usize) || !self.i.open(other, back) {
                    continue;
                }
                let whole = gain - lost + self.worth(other, back) - self.worth(unit, back);
                if whole <= 0 {
                    continue;
                }
                let changes = [
                    leaves(other, submission),
                    leaves(unit, back),
                    joins(unit, submission),
                    joins(other, back),
                ];
                if self.attempt(&changes, whole) {
                    return true;
                }
            }
        }
        false
    }

    /// What a unit reviews, without locked pairs.
    fn reviews_of(&self, unit: u32) -> Vec<u32> {
        self.has
            .columns(unit as usize)
            .filter(|&s| self.i.locked.is_empty() || self.on[s as usize].contains(&unit))
            .collect()
    }
}

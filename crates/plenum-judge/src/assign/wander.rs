//! A search that may get worse before it gets better: threshold accepting (Dueck and Scheuer 1990) over plans in which
//! rules cost instead of forbid, so that it can also start from a plan that breaks some.
//!
//! Demands, loads and closed pairs always hold. What is kept is the best plan that broke nothing on the way. Seeded; the
//! effort is a number of moves.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "units, submissions and columns are counted in u32"
)]

use super::bits::Bits;
use super::columns::Columns;
use super::instance::{Caps, Instance, NOBODY};
use super::model::Mutual;
use crate::xoshiro::Xoshiro256;

/// What breaking a rule costs.
#[derive(Clone, Copy, Debug)]
struct Costs {
    mutual: i64,
    cap: i64,
    /// Per point below the floor.
    floor: i64,
}

/// A plan on its way.
pub(super) struct Wander<'a> {
    i: &'a Instance<'a>,
    columns: &'a Columns<'a>,
    floor: i64,
    caps: Vec<&'a Caps>,
    on: Vec<Vec<u32>>,
    of: Vec<Vec<u32>>,
    load: Vec<i64>,
    points: Vec<i64>,
    has: Bits,
    costs: Costs,
    /// How much is broken at present: mutual pairs, places above caps, points below the floor.
    mutual: i64,
    over: i64,
    short: i64,
    worth: i64,
    /// By how much less points count than rules.
    dull: i64,
    /// Room for `over_caps` to count in.
    groups: Vec<u32>,
}

/// One unit takes the place of another on a submission, and gives it one of its own reviews if `back` is set.
#[derive(Clone, Copy, Debug)]
struct Move {
    joins: u32,
    leaves: u32,
    submission: u32,
    back: Option<u32>,
}

impl<'a> Wander<'a> {
    /// Takes up a choice of pairs (without the locked ones) that meets demands and loads.
    pub(super) fn new(columns: &'a Columns<'a>, floor: i64, pairs: &[(u32, u32)]) -> Self {
        let i = columns.instance;
        let typical = columns.scale * 2_000;
        let mut w = Self {
            i,
            columns,
            floor,
            caps: i.nested.iter().chain(&i.crossing).collect(),
            on: vec![Vec::new(); i.submissions],
            of: vec![Vec::new(); i.units],
            load: i.locked_load.clone(),
            points: i.locked_points.clone(),
            has: Bits::new(i.units, i.submissions),
            costs: Costs {
                mutual: match i.mutual {
                    Mutual::Allow => 0,
                    Mutual::Avoid { price } => i64::from(price) * columns.scale,
                    Mutual::Forbid => typical * 2,
                },
                cap: typical * 3,
                // Above what the lifts say that a point of the floor is worth.
                floor: columns.scale * 3 + columns.lift.iter().copied().max().unwrap_or(0) * 2,
            },
            mutual: 0,
            over: 0,
            short: 0,
            worth: 0,
            dull: 1,
            groups: Vec::new(),
        };
        for &(u, s) in &i.locked {
            w.has.set(u as usize, s as usize);
        }
        for &(u, s) in pairs {
            w.join(u, s);
        }
        for s in 0..i.submissions {
            w.over += w.over_caps(s as u32);
            w.short += (floor - w.points[s]).max(0);
        }
        let all: Vec<(u32, u32)> = pairs.iter().chain(&i.locked).copied().collect();
        w.mutual = w.reciprocal(&w.touched(&all));
        w
    }

    /// Makes rules count far more than points.
    pub(super) const fn mind_rules(mut self) -> Self {
        self.dull = 16;
        self
    }

    fn join(&mut self, u: u32, s: u32) {
        self.on[s as usize].push(u);
        self.of[u as usize].push(s);
        self.load[u as usize] += 1;
        self.points[s as usize] += self.i.points(u, s);
        self.worth += self.worth_of(u, s);
        self.has.set(u as usize, s as usize);
    }

    fn leave(&mut self, u: u32, s: u32) {
        let on = &mut self.on[s as usize];
        if let Some(at) = on.iter().position(|&x| x == u) {
            on.swap_remove(at);
        }
        let of = &mut self.of[u as usize];
        if let Some(at) = of.iter().position(|&x| x == s) {
            of.swap_remove(at);
        }
        self.load[u as usize] -= 1;
        self.points[s as usize] -= self.i.points(u, s);
        self.worth -= self.worth_of(u, s);
        self.has.clear(u as usize, s as usize);
    }

    fn worth_of(&self, u: u32, s: u32) -> i64 {
        self.columns.scale * self.i.points(u, s) + self.columns.tie(u, s)
    }

    /// Reviewers above the caps of a submission.
    fn over_caps(&mut self, s: u32) -> i64 {
        let mut over = 0;
        let mut groups = std::mem::take(&mut self.groups);
        for caps in &self.caps {
            groups.clear();
            for &u in &self.on[s as usize] {
                groups.push(self.i.group(caps.family, u, s));
            }
            groups.sort_unstable();
            for same in groups.chunk_by(|a, b| a == b) {
                // A group of one is above its cap only if nobody of it has a place, and then its pairs are closed.
                if same.len() > 1 && same[0] != NOBODY {
                    over += (same.len() as i64 - self.i.cap(caps, same[0], s)).max(0);
                }
            }
        }
        self.groups = groups;
        over
    }

    fn touched(&self, pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let mut touched = Vec::with_capacity(pairs.len());
        for &(u, s) in pairs {
            for &a in &self.i.authors[s as usize] {
                if a != u {
                    touched.push((a.min(u), a.max(u)));
                }
            }
        }
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    fn reviews_any(&self, unit: u32, works: &[u32]) -> bool {
        works
            .iter()
            .any(|&w| self.has.get(unit as usize, w as usize))
    }

    fn reciprocal(&self, units: &[(u32, u32)]) -> i64 {
        let works = &self.i.works;
        let both = |&&(a, b): &&(u32, u32)| {
            self.reviews_any(a, &works[b as usize]) && self.reviews_any(b, &works[a as usize])
        };
        units.iter().filter(both).count() as i64
    }

    fn energy(&self) -> i64 {
        self.mutual * self.costs.mutual + self.over * self.costs.cap + self.short * self.costs.floor
            - self.worth / self.dull
    }

    /// Whether nothing is broken.
    pub(super) fn keeps(&self) -> bool {
        let mutual = match self.i.mutual {
            Mutual::Allow | Mutual::Avoid { .. } => true,
            Mutual::Forbid => self.mutual == 0,
        };
        mutual && self.over == 0 && self.short == 0
    }

    fn apply(&mut self, m: Move) {
        let watch = self.i.mutual != Mutual::Allow;
        let mut pairs = vec![(m.joins, m.submission), (m.leaves, m.submission)];
        if let Some(back) = m.back {
            pairs.extend([(m.joins, back), (m.leaves, back)]);
        }
        let units = if watch {
            self.touched(&pairs)
        } else {
            Vec::new()
        };
        let submissions = [Some(m.submission), m.back];
        self.mutual -= self.reciprocal(&units);
        for s in submissions.into_iter().flatten() {
            self.over -= self.over_caps(s);
            self.short -= (self.floor - self.points[s as usize]).max(0);
        }
        self.leave(m.leaves, m.submission);
        if let Some(back) = m.back {
            self.leave(m.joins, back);
            self.join(m.leaves, back);
        }
        self.join(m.joins, m.submission);
        self.mutual += self.reciprocal(&units);
        for s in submissions.into_iter().flatten() {
            self.over += self.over_caps(s);
            self.short += (self.floor - self.points[s as usize]).max(0);
        }
    }

    /// Draws a move; `None` if what was drawn is not possible.
    fn draw(&self, pool: &[(u32, u32)], dice: &mut Xoshiro256) -> Option<Move> {
        let mut pick = |limit: usize| dice.below(limit as u64) as usize;
        let (joins, submission) = pool[pick(pool.len())];
        let on = &self.on[submission as usize];
        if on.is_empty() || self.has.get(joins as usize, submission as usize) {
            return None;
        }
        let leaves = on[pick(on.len())];
        let spare = self.load[joins as usize] < self.columns.loads.most[joins as usize]
            && self.load[leaves as usize] > self.columns.loads.least[leaves as usize]
            && self.columns.loads.square == 0;
        let of = &self.of[joins as usize];
        let at = pick(of.len() + usize::from(spare));
        let back = of.get(at).copied();
        match back {
            None if !spare => return None,
            None => {}
            Some(back) => {
                let closed = !self.i.open(leaves, back);
                if closed || self.has.get(leaves as usize, back as usize) {
                    return None;
                }
            }
        }
        Some(Move {
            joins,
            leaves,
            submission,
            back,
        })
    }

    /// Wanders for a number of moves, with a threshold falling from `start` (scaled) to nothing. Returns the best pairs
    /// that break nothing, if there were any.
    pub(super) fn run(
        &mut self,
        pool: &[(u32, u32)],
        moves: u64,
        start: i64,
        dice: &mut Xoshiro256,
    ) -> Option<Vec<(u32, u32)>> {
        if pool.is_empty() {
            return None;
        }
        let mut best: Option<(i64, Vec<(u32, u32)>)> =
            self.keeps().then(|| (self.energy(), self.pairs()));
        let stages = 64;
        for stage in 0..stages {
            let threshold = start / stages * (stages - 1 - stage);
            for _ in 0..moves / stages.unsigned_abs() {
                let Some(m) = self.draw(pool, dice) else {
                    continue;
                };
                let before = self.energy();
                self.apply(m);
                if self.energy() - before > threshold {
                    self.apply(Move {
                        joins: m.leaves,
                        leaves: m.joins,
                        ..m
                    });
                }
            }
            let better = best
                .as_ref()
                .is_none_or(|(energy, _)| self.energy() < *energy);
            if better && self.keeps() {
                best = Some((self.energy(), self.pairs()));
            }
        }
        best.map(|(_, pairs)| pairs)
    }

    /// The pairs, sorted by submission.
    fn pairs(&self) -> Vec<(u32, u32)> {
        let on = (0_u32..).zip(&self.on);
        let mut pairs: Vec<(u32, u32)> = on
            .flat_map(|(s, units)| units.iter().map(move |&u| (u, s)))
            .collect();
        pairs.sort_unstable_by_key(|&(u, s)| (s, u));
        pairs
    }
}

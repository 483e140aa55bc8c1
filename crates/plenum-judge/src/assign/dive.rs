//! From the best prices to plans that keep the rules: dives, local searches, and the best directions.

use super::columns::Column;
use super::model::Mutual;
use super::orient;
use super::polish::Polish;
use super::relax::{Found, Relaxed};
use super::wander::Wander;
use crate::xoshiro::Xoshiro256;

impl Relaxed<'_> {
    /// Makes the plan keep the rules, starting from the present prices, for at most `rounds` warm solves, and offers what
    /// it finds. `dice` decides now and then against the weaker arc, so that another try goes another way.
    pub(super) fn dive(&mut self, rounds: u32, dice: Option<&mut Xoshiro256>) -> bool {
        let mut copy = self.clone();
        copy.found = None;
        copy.dive_here(rounds, dice);
        self.columns.solves = copy.columns.solves;
        match copy.found {
            Some(found) => {
                self.offer_pairs(found.pairs, found.worth);
                true
            }
            None => false,
        }
    }

    /// The lifts of a dive: where they end up highest, submissions are in each other's way.
    pub(super) fn lifts_in_vain(&mut self, rounds: u32) -> Vec<i64> {
        self.dive_here(rounds, None);
        self.columns.lift.clone()
    }

    fn dive_here(&mut self, rounds: u32, mut dice: Option<&mut Xoshiro256>) {
        let scale = self.columns.scale;
        let most = self.columns.limit();
        for _ in 0..rounds {
            if !self.columns.solve_list() && !self.columns.solve_all() {
                return;
            }
            let chosen = self.columns.chosen();
            let broken = self.broken(&chosen);
            if self.keeps(&broken) {
                self.offer(&chosen);
            }
            if broken.none() {
                return;
            }
            for at in broken.mutual {
                let row = self.mutual[at];
                let Some(second) = row.second else {
                    self.columns.forbid(row.first, true);
                    continue;
                };
                let weaker = self.columns.plain(row.first) <= self.columns.plain(second);
                let other = dice.as_deref_mut().is_some_and(|d| d.below(4) == 0);
                let column = if weaker == other { second } else { row.first };
                self.columns.forbid(column, true);
            }
            for (s, short) in broken.floor {
                let lift = self.columns.lift[s as usize];
                // In proportion to what is missing, at least an eighth.
                let missing = short * scale / self.floor.max(1);
                let more = scale / 8 + lift / 4 + missing * 4;
                self.columns.set_lift(s, (lift + more).min(most / 20_000));
            }
            for row in broken.caps {
                let price = self.columns.rows[row].price;
                let more = price / 2 + scale * 400;
                self.columns.set_row(row, (price + more).min(most / 8));
            }
        }
    }

    /// Improves what was found by a local search, at most `passes` passes.
    pub(super) fn polish(&mut self, passes: u32) {
        let Some(found) = &self.found else {
            return;
        };
        let mut polish = Polish::new(&self.columns, self.floor, &found.pairs);
        polish.run(&self.columns, passes);
        let pairs = polish.pairs();
        let worth = self.worth_of(&pairs);
        self.offer_pairs(pairs, worth);
    }

    /// Wanders about a plan that is known or was found, or about the relaxed optimum if none was, among pairs that cost at
    /// most `limit` against it, with a threshold falling from `start`.
    pub(super) fn wander(
        &mut self,
        known: Option<&Found>,
        moves: u64,
        (start, limit): (i64, i64),
        dice: &mut Xoshiro256,
    ) {
        let from = known.or(self.found.as_ref()).map_or_else(
            || {
                let chosen = self.columns.chosen();
                chosen
                    .iter()
                    .map(|&c| self.columns.pairs[c as usize])
                    .collect()
            },
            |found| found.pairs.clone(),
        );
        let pool = self.columns.pool(limit);
        let wander = Wander::new(&self.columns, self.floor, &from);
        // On the way to a floor that nothing is known above, points do not matter.
        let mut wander = if known.is_some() {
            wander.mind_rules()
        } else {
            wander
        };
        let better = wander.run(&pool, moves, start, dice);
        if let Some(pairs) = better {
            let worth = self.worth_of(&pairs);
            self.offer_pairs(pairs, worth);
        }
    }

    /// Turns the directions of what was found so that they are best.
    pub(super) fn turn_directions(&mut self) {
        if let (Mutual::Forbid, Some(found)) = (self.columns.instance.mutual, &self.found)
            && let Some(turned) = orient::turn(&self.columns, &found.pairs)
        {
            self.offer_if_kept(turned.pairs);
        }
    }

    /// Where every pair of units has to meet, finds the best plan and its prices. True if that is so.
    pub(super) fn everyone(&mut self) -> bool {
        if self.columns.instance.mutual != Mutual::Forbid {
            return false;
        }
        let Some(all) = orient::everyone(&self.columns) else {
            return false;
        };
        for &(a, b, price) in &all.prices {
            let (a, b) = (a.min(b), a.max(b));
            let first = orient::column(&mut self.columns, a);
            let second = orient::column(&mut self.columns, b);
            if let (Some(first), Some(second)) = (first, second) {
                let row = self.reciprocal(first, Some(second), b, a.0);
                self.mutual[row].price = price;
            }
        }
        self.penalise();
        self.best = self.snapshot();
        self.offer_if_kept(all.pairs);
        true
    }

    fn offer_if_kept(&mut self, pairs: Vec<(u32, u32)>) {
        if Wander::new(&self.columns, self.floor, &pairs).keeps() {
            let worth = self.worth_of(&pairs);
            self.offer_pairs(pairs, worth);
        }
    }

    /// The worth of pairs that keep the rules.
    pub(super) fn worth_of(&mut self, pairs: &[(u32, u32)]) -> i128 {
        let columns: Vec<Column> = pairs
            .iter()
            .map(|&(u, s)| {
                self.columns
                    .find(u, s)
                    .unwrap_or_else(|| self.columns.add(u, s))
            })
            .collect();
        self.worth(&columns)
    }
}

//! Loads as even as possible: all at one level or one above it, within the limits of each unit; where the rules do not
//! let them, the sum of their squares is made as small as the rules allow, by arcs of rising price.

#![expect(
    clippy::cast_possible_wrap,
    reason = "units, submissions and pairs are far fewer than 2^63"
)]

use super::attempt::Tried;
use super::columns::{Loads, price_limit, scale_for};
use super::model::BEST_FIT;
use super::relax::Relaxed;
use super::solve::Run;

impl Run<'_> {
    /// Loads around one level if possible, else as even as the rules allow.
    pub(super) fn balanced(&self, free: Loads) -> Tried {
        let whole: i64 = self.i.demand.iter().sum::<i64>() + self.i.locked.len() as i64;
        let at = |level: i64, u: usize| {
            let least = free.least[u].max(self.i.locked_load[u]);
            level.clamp(least, free.most[u].max(least))
        };
        let sum = |level: i64| (0..self.i.units).map(|u| at(level, u)).sum::<i64>();
        let (mut low, mut high) = (0, free.most.iter().copied().max().unwrap_or(0));
        while low < high {
            let middle = low + (high - low) / 2;
            if sum(middle + 1) >= whole {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let loads = Loads {
            least: (0..self.i.units).map(|u| at(low, u)).collect(),
            most: (0..self.i.units).map(|u| at(low + 1, u)).collect(),
            square: 0,
        };
        match self.attempt(self.columns(&loads, 8), 0, Some(low)) {
            Tried::Answer(answer) => Tried::Answer(answer),
            Tried::Impossible | Tried::Nothing { .. } => self.uneven(free),
        }
    }

    /// The least sum of squares, whatever it is.
    fn uneven(&self, free: Loads) -> Tried {
        // As many bits for ties as leave room for a price of squares above everything else.
        let ties = [8, 4, 2, 1, 0].into_iter().find(|&ties| {
            let most = free.most.iter().copied().max().unwrap_or(0);
            let largest = i128::from(self.square(ties)) * i128::from(2 * most + 1);
            largest < i128::from(self.limit())
        });
        let square = self.square(ties.unwrap_or(0));
        let loads = Loads { square, ..free };
        self.attempt(self.columns(&loads, ties.unwrap_or(0)), 0, None)
    }

    /// A price of squares above all that points can add up to along a path.
    fn square(&self, ties: u32) -> i64 {
        let reviews = self.i.demand.iter().sum::<i64>() + self.i.locked.len() as i64;
        let nodes = (self.i.units + self.i.submissions) as i64;
        nodes * (i64::from(BEST_FIT) + 1) * scale_for(reviews, ties)
    }

    fn limit(&self) -> i64 {
        price_limit(self.i.units, self.i.submissions)
    }

    /// What the squared loads add up to where they are bounded.
    pub(super) fn squares_of(&self, relaxed: &Relaxed<'_>, level: Option<i64>) -> Option<i64> {
        let level = level?;
        let mut sum = 0;
        let mut left: i64 = self.i.demand.iter().sum();
        for (u, least) in relaxed.columns.loads.least.iter().enumerate() {
            let load = (*least).max(self.i.locked_load[u]);
            left -= load - self.i.locked_load[u];
            sum += load * load;
        }
        // What is left goes on top of the level, one each.
        Some(sum + left.max(0) * (2 * level + 1))
    }
}

//! Orders over counted results (METHOD 7.4). Nothing is computed here but comparisons of stored integers.

use std::cmp::Reverse;

use super::{Recommendation, State};
use crate::id::RecommendationId;
use plenum_judge::scoring::{Quarters, Summary};

/// Importance and feasibility from here on are strong: a median of 7.
const STRONG: Quarters = Quarters(28);

impl State {
    /// The importance that counts for an item.
    pub fn importance(&self, id: RecommendationId) -> Option<&Summary> {
        self.counted(id)
            .last()
            .and_then(|(_, result)| result.importance.as_ref())
    }

    /// The feasibility that counts for an item.
    pub fn feasibility(&self, id: RecommendationId) -> Option<&Summary> {
        self.counted(id)
            .last()
            .and_then(|(_, result)| result.feasibility.as_ref())
    }

    /// Items with totals, widest spread of importance first; ties by range, then by number.
    pub fn by_spread(&self) -> Vec<RecommendationId> {
        let mut rows: Vec<_> = self
            .iter()
            .filter_map(|item| {
                let importance = self.importance(item.id)?;
                let range = importance.highest - importance.lowest;
                Some((
                    Reverse(importance.spread),
                    Reverse(range),
                    item.number,
                    item.id,
                ))
            })
            .collect();
        rows.sort_unstable();
        rows.into_iter().map(|row| row.3).collect()
    }

    /// What is carried in the order of the tracker: importance, then feasibility, then number; all descending but number.
    pub fn tracker_order(&self) -> Vec<RecommendationId> {
        let median = |summary: Option<&Summary>| Reverse(summary.map_or(Quarters(0), |s| s.median));
        let row = |item: &Recommendation| {
            (
                median(self.importance(item.id)),
                median(self.feasibility(item.id)),
                item.number,
                item.id,
            )
        };
        let mut rows: Vec<_> = self.carried_items().map(row).collect();
        rows.sort_unstable();
        rows.into_iter().map(|row| row.3).collect()
    }

    /// What is carried with importance and feasibility both at 7 or more, by number.
    pub fn strong(&self) -> Vec<RecommendationId> {
        let strong = |summary: Option<&Summary>| summary.is_some_and(|s| s.median >= STRONG);
        let items = self
            .carried_items()
            .filter(|item| strong(self.importance(item.id)) && strong(self.feasibility(item.id)));
        items.map(|item| item.id).collect()
    }
}

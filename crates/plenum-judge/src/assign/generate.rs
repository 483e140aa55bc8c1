//! Seeded problems for benchmarks and tests: who reviews what in an event where each unit hands in one work and reviews
//! k others, so that no place is spare.
//!
//! Two kinds, as in the comparison with other solvers: *topic*, where units and submissions share a few of many topics
//! and the best reviewers of a work are those whose work its authors should review in turn; and *dense*, where every
//! pair fits by chance.

#![expect(
    clippy::cast_possible_truncation,
    reason = "points are cut to 1..=10,000 and counts are given in u32"
)]

use super::model::{Affinity, Problem, Rules, Submission, Unit};
use crate::xoshiro::Xoshiro256;

/// How units and submissions fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They share topics: fits are clustered and mutual.
    Topic,
    /// By chance, 1 to 10,000 points, each pair for itself.
    Dense,
}

/// A problem of `size` units, each with one submission and exactly `reviews` reviews to give and to get. Organisations
/// have one to seven units, five regions share the organisations. There are no rules but those of the default.
pub fn generate(kind: Kind, size: u32, reviews: u32, seed: u64) -> Problem {
    let mut dice = Xoshiro256::new(seed);
    let mut units = Vec::with_capacity(size as usize);
    let mut submissions = Vec::with_capacity(size as usize);
    let mut organisation = 0_u64;
    let mut places = 0;
    for at in 0..size {
        if places == 0 {
            organisation += 1;
            places = 1 + dice.below(7);
        }
        places -= 1;
        let name = format!("o{organisation:05}");
        units.push(Unit {
            id: format!("u{at:05}"),
            least: reviews,
            most: reviews,
            organisation: Some(name.clone()),
            region: Some(format!("r{}", organisation % 5)),
            ..Unit::default()
        });
        submissions.push(Submission {
            id: format!("s{at:05}"),
            demand: reviews,
            authors: vec![at],
            organisation: Some(name),
            ..Submission::default()
        });
    }
    let points = match kind {
        Kind::Dense => {
            let pairs = size as usize * size as usize;
            (0..pairs).map(|_| 1 + dice.below(10_000) as u16).collect()
        }
        Kind::Topic => by_topic(size, &mut dice),
    };
    Problem {
        units,
        submissions,
        affinity: Affinity::Dense(points),
        forbidden: Vec::new(),
        locked: Vec::new(),
        rules: Rules::default(),
    }
}

/// Each unit knows four topics and its submission is about three, two of them its own; a pair has the shared weight of
/// the topics, and a little chance.
fn by_topic(size: u32, dice: &mut Xoshiro256) -> Vec<u16> {
    let topics = u64::from(size / 12).clamp(4, 60) as usize;
    let mut knows = vec![vec![0_u32; topics]; size as usize];
    let mut about = vec![vec![0_u32; topics]; size as usize];
    for (knows, about) in knows.iter_mut().zip(&mut about) {
        for place in 0..4 {
            let topic = dice.below(topics as u64) as usize;
            knows[topic] = 30 + dice.below(71) as u32;
            if place < 2 {
                about[topic] = 30 + dice.below(71) as u32;
            }
        }
        about[dice.below(topics as u64) as usize] = 20 + dice.below(51) as u32;
    }
    let mut points = Vec::with_capacity(size as usize * size as usize);
    for knows in &knows {
        for about in &about {
            let shared: u32 = knows.iter().zip(about).map(|(a, b)| a * b / 100).sum();
            let whole: u32 = about.iter().sum();
            let fit = 9_000 * shared / whole.max(1);
            points.push((fit + 1 + dice.below(1_000) as u32).min(10_000) as u16);
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::super::check::check;
    use super::*;

    #[test]
    fn equal_seeds_give_equal_problems_without_faults() {
        for kind in [Kind::Topic, Kind::Dense] {
            let p = generate(kind, 40, 3, 5);
            assert_eq!(p, generate(kind, 40, 3, 5));
            assert_ne!(p, generate(kind, 40, 3, 6));
            assert_eq!(check(&p), []);
            let Affinity::Dense(points) = &p.affinity else {
                panic!("dense");
            };
            assert!(points.iter().all(|x| (1..=10_000).contains(x)));
        }
    }
}

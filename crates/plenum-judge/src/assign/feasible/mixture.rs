//! The first rule about pairs of pairs that a plan breaks, with the pairs of which one must go.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Languages, Pair, Problem};
use super::super::verify::{index, points, reads, sparse};

/// What a search reads again and again: organisations and regions as numbers, and points that are listed.
#[derive(Clone, Debug)]
pub(in super::super) struct Mixture {
    organisation: Vec<Option<u32>>,
    region: Vec<Option<u32>>,
    sparse: BTreeMap<Pair, u16>,
}

impl Mixture {
    /// The numbers for a problem.
    pub(in super::super) fn new(p: &Problem) -> Self {
        Self {
            organisation: numbers(p.units.iter().map(|unit| unit.organisation.as_deref())),
            region: numbers(p.units.iter().map(|unit| unit.region.as_deref())),
            sparse: if p.rules.expert.is_some() {
                sparse(p)
            } else {
                BTreeMap::new()
            },
        }
    }
}

fn numbers<'a>(names: impl Iterator<Item = Option<&'a str>>) -> Vec<Option<u32>> {
    let mut known = BTreeMap::new();
    names
        .map(|name| {
            name.map(|name| {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                *known.entry(name).or_insert(next)
            })
        })
        .collect()
}

/// The pairs of which at least one must go, for the first rule broken by a sorted plan that keeps loads and demands.
pub(in super::super) fn crossing(
    p: &Problem,
    mixture: &Mixture,
    pairs: &[Pair],
    mutual: bool,
) -> Option<Vec<Pair>> {
    pairs
        .chunk_by(|a, b| a.submission == b.submission)
        .find_map(|reviewers| mixed(p, mixture, reviewers))
        .or_else(|| if mutual { first_mutual(p, pairs) } else { None })
}

fn mixed(p: &Problem, mixture: &Mixture, reviewers: &[Pair]) -> Option<Vec<Pair>> {
    let caps = [
        (p.rules.most_of_organisation, &mixture.organisation),
        (p.rules.most_of_region, &mixture.region),
    ];
    for (most, group) in caps {
        let Some(most) = most else { continue };
        for pair in reviewers
            .iter()
            .filter(|pair| group[index(pair.unit)].is_some())
        {
            let same: Vec<Pair> = reviewers
                .iter()
                .filter(|other| group[index(other.unit)] == group[index(pair.unit)])
                .copied()
                .collect();
            if same.len() > index(most) {
                return Some(same);
            }
        }
    }
    let first = reviewers.first()?;
    let submission = &p.submissions[index(first.submission)];
    let asked = p.rules.languages == Languages::One && !submission.languages.is_empty();
    if asked && !reviewers.iter().any(|pair| reads(p, *pair)) {
        return Some(reviewers.to_vec());
    }
    let expert = |pair: &Pair| {
        p.rules
            .expert
            .is_none_or(|least| points(p, &mixture.sparse, *pair) >= i64::from(least))
    };
    (!reviewers.iter().any(expert)).then(|| reviewers.to_vec())
}

fn first_mutual(p: &Problem, pairs: &[Pair]) -> Option<Vec<Pair>> {
    let mut by: BTreeSet<(u32, u32, Pair)> = BTreeSet::new();
    for pair in pairs {
        for author in &p.submissions[index(pair.submission)].authors {
            if *author != pair.unit {
                let lowest = Pair {
                    submission: 0,
                    unit: 0,
                };
                let highest = Pair {
                    submission: u32::MAX,
                    unit: u32::MAX,
                };
                let back = by
                    .range((*author, pair.unit, lowest)..=(*author, pair.unit, highest))
                    .next();
                if let Some((_, _, back)) = back {
                    return Some(vec![*back, *pair]);
                }
                by.insert((pair.unit, *author, *pair));
            }
        }
    }
    None
}

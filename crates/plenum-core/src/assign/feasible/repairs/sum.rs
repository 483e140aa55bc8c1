//! Changes added up: of the same number into one, and what they cost together.

use std::collections::BTreeMap;

use super::{Change, Kind, LESS, LIFT};
use crate::assign::feasible::Rule;

/// Changes of the same number added up.
pub(super) fn merge(changes: Vec<Change>) -> Vec<Change> {
    let mut numbers: BTreeMap<(Kind, u32), u32> = BTreeMap::new();
    let mut others = Vec::new();
    for change in changes {
        match change {
            Change::More { unit: at, by }
            | Change::Lower { unit: at, by }
            | Change::Less { submission: at, by }
            | Change::Extra { submission: at, by } => {
                *numbers.entry((kind(change), at)).or_default() += by;
            }
            Change::Relax { .. }
            | Change::Likelier { .. }
            | Change::Release { .. }
            | Change::Lift { .. } => {
                others.push(change);
            }
        }
    }
    let merged = numbers
        .into_iter()
        .filter_map(|((kind, at), by)| match kind {
            Kind::More => Some(Change::More { unit: at, by }),
            Kind::Lower => Some(Change::Lower { unit: at, by }),
            Kind::Less => Some(Change::Less { submission: at, by }),
            Kind::Extra => Some(Change::Extra { submission: at, by }),
            Kind::Relax(_) | Kind::Likelier | Kind::Release | Kind::Lift => None,
        });
    merged.chain(others).collect()
}

pub(super) fn kind(change: Change) -> Kind {
    match change {
        Change::More { .. } => Kind::More,
        Change::Lower { .. } => Kind::Lower,
        Change::Less { .. } => Kind::Less,
        Change::Extra { .. } => Kind::Extra,
        Change::Relax { rule } => Kind::Relax(rule),
        Change::Likelier { .. } => Kind::Likelier,
        Change::Release { .. } => Kind::Release,
        Change::Lift { .. } => Kind::Lift,
    }
}

pub(super) fn price(changes: &[Change]) -> u32 {
    let rising = |by: u32| by.saturating_mul(by.saturating_add(1)) / 2;
    let prices = changes.iter().map(|change| match change {
        Change::More { by, .. } | Change::Lower { by, .. } => rising(*by),
        Change::Less { by, .. } | Change::Extra { by, .. } => LESS.saturating_mul(rising(*by)),
        Change::Relax { rule } => match rule {
            Rule::Cell => 48,
            Rule::Language => 24,
            Rule::OwnOrganisation => 128,
            Rule::OwnWork
            | Rule::Conflict
            | Rule::Reader
            | Rule::Expert
            | Rule::OrganisationCap
            | Rule::RegionCap
            | Rule::Mutual
            | Rule::Limit
            | Rule::Demand
            | Rule::Load => 16,
        },
        Change::Likelier { .. } => 16,
        Change::Release { .. } => 32,
        Change::Lift { .. } => LIFT,
    });
    prices.fold(0, u32::saturating_add)
}

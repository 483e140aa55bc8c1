//! Who of two reviews whom: with the pairs of units fixed that meet at all, the best directions are a flow.
//!
//! It applies where each unit hands in one work of its own. Each pair of units sends one review to one of the two; how
//! many reviews a unit gives then follows from how many its work needs. So the best directions are exact. Where every
//! pair must meet (2 k + 1 units with k reviews each), this is the whole problem, and its potentials are the prices of
//! mutual pairs that prove it.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "units and pairs of units are counted in u32"
)]

use super::columns::{Column, Columns};
use super::instance::{At, Instance};
use super::simplex::Simplex;

/// A pair of units of which one reviews the other, as units and the works they would review.
#[derive(Clone, Copy, Debug)]
struct Edge {
    units: (u32, u32),
    works: (u32, u32),
}

/// The best directions.
pub(super) struct Directions {
    /// (unit, submission).
    pub(super) pairs: Vec<(u32, u32)>,
    /// For each pair of units: the two pairs and the price of having one of them, scaled.
    pub(super) prices: Vec<(At, At, i64)>,
}

/// The work of each unit, if each has one at most, by itself alone, and nothing is locked.
fn own_works(i: &Instance<'_>) -> Option<Vec<Option<u32>>> {
    let alone = i.locked.is_empty()
        && i.works.iter().all(|w| w.len() <= 1)
        && i.authors.iter().all(|a| a.len() == 1);
    alone.then(|| i.works.iter().map(|w| w.first().copied()).collect())
}

/// The best directions for the pairs of units in a plan without mutual pairs; loads stay as they are.
pub(super) fn turn(columns: &Columns<'_>, pairs: &[(u32, u32)]) -> Option<Directions> {
    let i = columns.instance;
    let works = own_works(i)?;
    let mut edges = Vec::with_capacity(pairs.len());
    let mut load = vec![0; i.units];
    for &(u, s) in pairs {
        load[u as usize] += 1;
        let author = *i.authors[s as usize].first()?;
        match works[u as usize] {
            Some(own) => edges.push(Edge {
                units: (u, author),
                works: (s, own),
            }),
            // Nobody can review such a unit: the pair stays.
            None => edges.push(Edge {
                units: (u, u),
                works: (s, s),
            }),
        }
    }
    solve(columns, &edges, &load)
}

/// The best plan where every pair of units has to meet; `None` where that is not so, or there is no plan.
pub(super) fn everyone(columns: &Columns<'_>) -> Option<Directions> {
    let i = columns.instance;
    let works = own_works(i)?;
    let mut edges = Vec::new();
    for a in 0..i.units as u32 {
        for b in a + 1..i.units as u32 {
            if let (Some(own), Some(other)) = (works[a as usize], works[b as usize])
                && (i.open(a, other) || i.open(b, own))
            {
                edges.push(Edge {
                    units: (a, b),
                    works: (other, own),
                });
            }
        }
    }
    let whole: i64 = i.demand.iter().sum();
    let mut met = vec![0_i64; i.units];
    for e in &edges {
        met[e.units.0 as usize] += 1;
        met[e.units.1 as usize] += 1;
    }
    if whole != edges.len() as i64 || works.iter().any(Option::is_none) {
        return None;
    }
    let mut load = Vec::with_capacity(i.units);
    for (u, work) in works.iter().enumerate() {
        let given = met[u] - i.demand[(*work)? as usize];
        if given < columns.loads.least[u] || given > columns.loads.most[u] {
            return None;
        }
        load.push(given);
    }
    solve(columns, &edges, &load)
}

fn solve(columns: &Columns<'_>, edges: &[Edge], load: &[i64]) -> Option<Directions> {
    let i = columns.instance;
    let mut supply = vec![1; edges.len()];
    supply.extend(load.iter().map(|l| -l));
    let mut net = Simplex::new(&supply);
    let mut arcs = Vec::with_capacity(edges.len());
    for (at, e) in edges.iter().enumerate() {
        let mut arc = |unit: u32, work: u32| {
            let worth = columns.scale * i.points(unit, work) + columns.tie(unit, work);
            i.open(unit, work)
                .then(|| net.add_arc(at as u32, edges.len() as u32 + unit, 1, -worth))
        };
        let first = arc(e.units.0, e.works.0);
        let second = if e.units.0 == e.units.1 {
            None
        } else {
            arc(e.units.1, e.works.1)
        };
        arcs.push((first, second));
    }
    if !net.solve() {
        return None;
    }
    let lowest = load
        .iter()
        .enumerate()
        .map(|(u, _)| net.potential((edges.len() + u) as u32))
        .min()
        .unwrap_or(0);
    let mut pairs = Vec::with_capacity(edges.len());
    let mut prices = Vec::with_capacity(edges.len());
    for (at, (e, (first, second))) in edges.iter().zip(&arcs).enumerate() {
        let towards = |arc: &Option<u32>| arc.is_some_and(|a| net.flow(a) > 0);
        pairs.push(if towards(first) || !towards(second) {
            (e.units.0, e.works.0)
        } else {
            (e.units.1, e.works.1)
        });
        // worth - price - place <= 0, with places priced from the lowest potential downwards.
        let price = net.potential(at as u32) - lowest;
        prices.push(((e.units.0, e.works.0), (e.units.1, e.works.1), price));
    }
    pairs.sort_unstable_by_key(|&(u, s)| (s, u));
    Some(Directions { pairs, prices })
}

/// The column of a pair, made if it is open and not in the list.
pub(super) fn column(columns: &mut Columns<'_>, pair: (u32, u32)) -> Option<Column> {
    let known = columns.find(pair.0, pair.1);
    known.or_else(|| {
        columns
            .instance
            .open(pair.0, pair.1)
            .then(|| columns.add(pair.0, pair.1))
    })
}

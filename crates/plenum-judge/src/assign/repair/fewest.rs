//! The fewest new pairs: a flow in which old pairs cost nothing and new ones 1, by successive cheapest paths from what is
//! left of the old plan. A flow of cost 0 is always a cheapest one of its size, so any part of the old plan is a start.

use super::super::feasible::{Flow, Reach, Terms, Until, bits};
use super::super::verify::index;

/// A flow with the fewest new pairs, and the potentials that prove it.
#[derive(Debug)]
pub(super) struct Least {
    /// The pairs, as ranks `(submission, unit)`, with their cost.
    pub(super) pairs: Vec<(u32, u32, i32)>,
    /// How many of them are new; proven to be the least, see [`bound`].
    pub(super) new: u32,
    /// The old pairs that are allowed, as rows.
    pub(super) old: Vec<Vec<u64>>,
    /// By submission: the parts of its row that see one potential, each with that potential and its cost. Pairs outside of
    /// all parts are shut out by groups filled with fixed pairs.
    pub(super) parts: Vec<Vec<Part>>,
    /// By submission: its full groups, the inner first.
    pub(super) gates: Vec<Vec<Gate>>,
    /// Potentials of submissions, units and the sink.
    pub(super) submission: Vec<i32>,
    pub(super) unit: Vec<i32>,
    pub(super) sink: i32,
}

/// Units that see a submission at one potential.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) members: Vec<u64>,
    pub(super) level: i32,
}

/// A full group of a submission with a potential of its own.
#[derive(Debug)]
pub(super) struct Gate {
    pub(super) number: u32,
    /// Places in it beside fixed pairs.
    pub(super) places: i64,
    pub(super) level: i32,
    /// The potential of what it lies in.
    pub(super) outside: i32,
}

/// The flow; `None` if no plan exists. `old` are rows of old pairs that are allowed.
pub(super) fn fewest(terms: &Terms, old: &[Vec<u64>]) -> Option<Least> {
    let dear: Vec<Vec<u64>> = terms
        .rows
        .iter()
        .zip(old)
        .map(|(row, old)| row.iter().zip(old).map(|(row, old)| row & !old).collect())
        .collect();
    let mut flow = Flow::new(terms).priced(old, &dear);
    let (n, u) = (flow.on.len(), flow.of.len());
    let ranks = |count: usize| 0..u32::try_from(count).unwrap_or(u32::MAX);
    for submission in ranks(n) {
        for unit in bits(&old[index(submission)]) {
            if flow.missing(submission) > 0
                && flow.has_place(unit)
                && flow.may_join(submission, unit)
            {
                flow.add(submission, unit);
            }
        }
    }
    let mut reach = Reach::default();
    loop {
        let open: Vec<u32> = ranks(n).filter(|at| flow.missing(*at) > 0).collect();
        if open.is_empty() {
            break;
        }
        reach.sweep(&flow, &open, &[], Until::Everything);
        let places = ranks(u).filter(|unit| flow.has_place(*unit));
        let (_, unit) = places
            .filter_map(|unit| Some((reach.unit(unit)?, unit)))
            .min()?;
        let path = reach.path(&flow, unit);
        flow.walk(&path);
    }
    let least: Vec<usize> = terms
        .least
        .iter()
        .map(|least| usize::try_from(*least).unwrap_or(0))
        .collect();
    while let Some(idle) = ranks(u).find(|unit| flow.of[index(*unit)].len() < least[index(*unit)]) {
        let spare: Vec<u32> = ranks(u)
            .filter(|unit| flow.of[index(*unit)].len() > least[index(*unit)])
            .collect();
        reach.sweep(&flow, &[], &spare, Until::Everything);
        reach.unit(idle)?;
        let path = reach.path(&flow, idle);
        flow.walk(&path);
    }
    Some(read(terms, old, &flow, &mut reach, &least))
}

/// The potentials of a flow of least cost.
fn read(
    terms: &Terms,
    old: &[Vec<u64>],
    flow: &Flow<'_>,
    reach: &mut Reach,
    least: &[usize],
) -> Least {
    let sink = reach.potentials(flow, least);
    let pairs: Vec<(u32, u32, i32)> = flow
        .pairs()
        .map(|(submission, unit)| (submission, unit, i32::from(flow.is_dear(submission, unit))))
        .collect();
    let mut found = Least {
        new: u32::try_from(pairs.iter().filter(|pair| pair.2 == 1).count()).unwrap_or(u32::MAX),
        pairs,
        old: old.to_vec(),
        parts: Vec::with_capacity(flow.on.len()),
        gates: Vec::with_capacity(flow.on.len()),
        submission: Vec::with_capacity(flow.on.len()),
        unit: (0..flow.of.len())
            .map(|at| {
                reach
                    .unit(u32::try_from(at).unwrap_or(u32::MAX))
                    .unwrap_or(0)
            })
            .collect(),
        sink,
    };
    for at in 0..u32::try_from(flow.on.len()).unwrap_or(u32::MAX) {
        let own = reach.submission(at).unwrap_or(0);
        let mut full = flow.full(at);
        // Outer groups have higher numbers.
        full.sort_unstable_by(|a, b| b.cmp(a));
        let mut parts = vec![Part {
            members: vec![u64::MAX; terms.words],
            level: own,
        }];
        let mut gates: Vec<Gate> = Vec::new();
        for number in full {
            let Some(group) = terms.group(at, number) else {
                continue;
            };
            let here = |unit: &&u32| group.members[index(**unit) / 64] >> (**unit % 64) & 1 == 1;
            let fixed = terms.fixed[index(at)].iter().filter(here).count();
            let outside = parts
                .iter()
                .rev()
                .find(|part| meets(&part.members, &group.members))
                .map_or(own, |part| part.level);
            for part in &mut parts {
                part.members
                    .iter_mut()
                    .zip(&group.members)
                    .for_each(|(word, other)| *word &= !other);
            }
            let places = i64::from(group.most) - i64::try_from(fixed).unwrap_or(0);
            if let Some(level) = reach.gate(at, number) {
                parts.push(Part {
                    members: group.members.clone(),
                    level,
                });
                gates.push(Gate {
                    number,
                    places,
                    level,
                    outside,
                });
            }
        }
        gates.reverse();
        found.submission.push(own);
        found.parts.push(parts);
        found.gates.push(gates);
    }
    debug_assert_eq!(
        i64::from(found.new),
        bound(terms, flow, &found, least),
        "the potentials prove the cost"
    );
    found
}

/// What the potentials prove: no flow has fewer new pairs. The cost of any flow is the sum of its reduced costs less what
/// its demands and places earn at the potentials.
fn bound(terms: &Terms, flow: &Flow<'_>, least: &Least, floor: &[usize]) -> i64 {
    let mut bound = 0;
    for at in 0..flow.on.len() {
        let submission = u32::try_from(at).unwrap_or(u32::MAX);
        bound += i64::from(least.sink - least.submission[at])
            * i64::try_from(flow.need[at]).unwrap_or(0);
        bound += least.gates[at]
            .iter()
            .map(|gate| gate.places * i64::from((gate.outside - gate.level).min(0)))
            .sum::<i64>();
        for part in &least.parts[at] {
            for unit in bits(&part.members).take_while(|unit| index(*unit) < terms.units.len()) {
                if terms.allows(submission, unit) {
                    let cost = i32::from(flow.is_dear(submission, unit));
                    bound += i64::from((cost + part.level - least.unit[index(unit)]).min(0));
                }
            }
        }
    }
    for (unit, floor) in floor.iter().enumerate() {
        let reduced = i64::from(least.unit[unit] - least.sink);
        let places = if reduced < 0 {
            flow.limit[unit]
        } else {
            *floor
        };
        bound += reduced * i64::try_from(places).unwrap_or(0);
    }
    bound
}

fn meets(a: &[u64], b: &[u64]) -> bool {
    a.iter().zip(b).any(|(a, b)| a & b != 0)
}

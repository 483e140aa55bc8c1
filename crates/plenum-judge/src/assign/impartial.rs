//! For prizes: nobody can help the own work by how they review.
//!
//! `cells` divides whole organisations into two cells that review each other only, so balanced that each finds its
//! places in the other. [`by_shares`] is Exact Dollar Partition (Aziz, Lev, Mattei, Rosenschein and Walsh, Artificial
//! Intelligence 275, 2019): each reviewer divides one dollar, a cell's share of all dollars is its share of the prizes,
//! rounded by a seeded draw that keeps it on average. [`by_nomination`] is PeerNomination (Mattei, Turrini and Zhydkov,
//! IJCAI 2020), where the number of winners may differ a little. Both use whole numbers only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::feasible::{Cells, Flow, Reach, Terms, is_refuted, meet_loads};
use super::model::{Pair, Problem};
use super::random::Draws;
use super::verify::{Parity, bonds, housed, index};

/// Divisions that are tried beside the one of the seed.
const DIVISIONS: u64 = 16;

/// Up to this many parts that lie together, every division is tried.
const FEW_PARTS: usize = 9;

/// Sums of places and demands above this are scaled down before they are balanced.
const FINE: u64 = 1 << 18;

/// One dollar of a reviewer.
const DOLLAR: u64 = 1 << 32;

/// No division was found in which every review has a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uneven {
    /// Divisions tried.
    pub tried: u32,
    /// Whether these are all there are.
    pub all: bool,
    /// Reviews without a place in the best of them.
    pub missing: u32,
}

/// The points one unit gave one submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// Who reviewed what.
    pub pair: Pair,
    /// The points given.
    pub points: u32,
}

/// Who won, by shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shares {
    /// The winners, sorted.
    pub winners: Vec<u32>,
    /// For cell 0, cell 1 and the submissions of neither: the share of all dollars, in millionths, rounded down.
    pub share: [u32; 3],
    /// The prizes of each.
    pub prizes: [u32; 3],
}

/// Who won, by nomination.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nominations {
    /// The winners, sorted.
    pub winners: Vec<u32>,
    /// Nominations and reviews of each submission, by index.
    pub nominations: Vec<(u32, u32)>,
}

/// Two cells of whole organisations in which every review has a place in the other cell, under all
/// other rules as far as they can be decided (`feasible`). Authors of one submission, and the organisation it comes from, are in one cell; fixed pairs cross.
///
/// Cells are as equal as possible in places plus demands: with `D` reviews asked for and `P` places in all, each review
/// finds a place if this sum of either cell is between `D` and `P`. The seed decides who is with whom.
///
/// # Errors
/// [`Uneven`] if none of the divisions tried works.
pub(super) fn cells(p: &Problem, seed: u64) -> Result<Cells, Uneven> {
    let Some(parts) = parts(p) else {
        return Err(Uneven {
            tried: 0,
            all: true,
            missing: 0,
        });
    };
    let all = parts.len() <= FEW_PARTS;
    let mut best = Uneven {
        tried: 0,
        all,
        missing: u32::MAX,
    };
    let balanced = std::iter::once(seed)
        .chain((0..DIVISIONS).filter(|_| !all))
        .map(|seed| divide(p, &parts, seed));
    // The two cells may be exchanged, so the first part can stay where it is.
    let every = (0..if all {
        1_u32 << parts.len().saturating_sub(1)
    } else {
        0
    })
        .map(|sides| one_of_all(p, &parts, sides));
    let mut reach = Reach::default();
    for cells in balanced.chain(every) {
        match missing(p, &cells, &mut reach) {
            None => return Ok(cells),
            Some(missing) => best.missing = best.missing.min(missing),
        }
        best.tried += 1;
    }
    Err(best)
}

/// Whether a division leaves a plan, as far as that can be decided.
pub(super) fn serves(p: &Problem, cells: &Cells) -> bool {
    missing(p, cells, &mut Reach::default()).is_none()
}

/// Reviews without a place in a division; `None` if it leaves a plan.
fn missing(p: &Problem, cells: &Cells, reach: &mut Reach) -> Option<u32> {
    let terms = Terms::new(p, Some(cells));
    let mut flow = Flow::new(&terms);
    let met = meet_loads(&mut flow, reach) && !is_refuted(p, &terms);
    (!met).then(|| u32::try_from(flow.shortage()).unwrap_or(u32::MAX))
}

/// The best balanced division of one draw, whether it works or not; `None` where fixed pairs contradict the organisations.
pub(super) fn balanced(p: &Problem, seed: u64) -> Option<Cells> {
    Some(divide(p, &parts(p)?, seed))
}

/// The division in which the bits say on which side each part but the first lies.
fn one_of_all(p: &Problem, parts: &[Part], sides: u32) -> Cells {
    let mut units = vec![0_u8; p.units.len()];
    for (at, part) in parts.iter().enumerate() {
        let turned = at > 0 && sides >> (at - 1) & 1 == 1;
        for (unit, side) in &part.units {
            units[*unit] = u8::from(*side != turned);
        }
    }
    Cells {
        submissions: submission_cells(p, &units),
        units,
    }
}

/// The cell of every submission in a division of the units: that of its authors, or of the organisation it comes from.
pub(super) fn submission_cells(p: &Problem, units: &[u8]) -> Vec<Option<u8>> {
    let mut of: BTreeMap<&str, u8> = BTreeMap::new();
    for (unit, cell) in p.units.iter().zip(units) {
        if let Some(organisation) = &unit.organisation {
            of.insert(organisation, *cell);
        }
    }
    let cell = |author: &u32| units.get(index(*author)).copied();
    let home = |organisation: &String| of.get(organisation.as_str()).copied();
    p.submissions
        .iter()
        .map(|submission| {
            submission
                .authors
                .first()
                .and_then(cell)
                .or_else(|| submission.organisation.as_ref().and_then(home))
        })
        .collect()
}

/// What must lie together: for each part its members with their side, and the weight of each side.
struct Part {
    units: Vec<(usize, bool)>,
    /// On which side of the root of the union the first unit lies: sides are counted from it.
    first: bool,
    weight: [u64; 2],
}

/// The parts; `None` where fixed pairs and organisations contradict each other.
fn parts(p: &Problem) -> Option<Vec<Part>> {
    let n = p.units.len();
    let mut parity = Parity::new(n + p.submissions.len());
    for (a, b) in bonds(p) {
        parity.join(a, b, false);
    }
    let housed = housed(p);
    for lock in p
        .locked
        .iter()
        .filter(|lock| housed[index(lock.submission)])
    {
        if !parity.join(index(lock.unit), n + index(lock.submission), true) {
            return None;
        }
    }
    let reviews: u64 = p
        .submissions
        .iter()
        .map(|submission| u64::from(submission.demand))
        .sum();
    let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
    // By id, so that the order of the input plays no part.
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_unstable_by(|a, b| p.units[*a].id.cmp(&p.units[*b].id));
    let mut number = BTreeMap::new();
    for unit in order {
        let (root, side) = parity.root(unit);
        let next = number.len();
        let part = parts
            .entry(*number.entry(root).or_insert(next))
            .or_insert_with(|| Part {
                units: Vec::new(),
                first: side,
                weight: [0, 0],
            });
        let side = side != part.first;
        part.units.push((unit, side));
        part.weight[usize::from(side)] += u64::from(p.units[unit].most).min(reviews);
    }
    for (at, submission) in p.submissions.iter().enumerate() {
        let (root, side) = parity.root(n + at);
        if let Some(part) = number.get(&root).and_then(|number| parts.get_mut(number)) {
            part.weight[usize::from(side != part.first)] += u64::from(submission.demand);
        }
    }
    Some(parts.into_values().collect())
}

/// Sides for the parts so that the weight of cell 0 comes as near to half as it can (subset sums over the parts in
/// seeded order).
fn divide(p: &Problem, parts: &[Part], seed: u64) -> Cells {
    let mut draws = Draws::new(seed, b"cells");
    let mut order: Vec<(usize, bool)> = (0..parts.len()).map(|part| (part, false)).collect();
    draws.shuffle(&mut order);
    for (_, flip) in &mut order {
        *flip = draws.below(2) == 1;
    }
    let total: u64 = parts
        .iter()
        .map(|part| part.weight[0] + part.weight[1])
        .sum();
    let coarse = total / FINE + 1;
    // The lighter side of every part is in cell 0 to begin with; turning a part adds the difference.
    let turn = |part: &Part| part.weight[0].abs_diff(part.weight[1]) / coarse;
    let base: u64 = parts
        .iter()
        .map(|part| part.weight[0].min(part.weight[1]) / coarse)
        .sum();
    let half = total / coarse / 2;
    let turned = subset(
        &order
            .iter()
            .map(|(part, _)| turn(&parts[*part]))
            .collect::<Vec<u64>>(),
        half.saturating_sub(base),
    );
    let mut units = vec![0_u8; p.units.len()];
    for ((part, flip), turned) in order.into_iter().zip(turned) {
        let part = &parts[part];
        let lighter = match part.weight[0].cmp(&part.weight[1]) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => flip,
        };
        for (unit, side) in &part.units {
            units[*unit] = u8::from((*side == lighter) == turned);
        }
    }
    Cells {
        submissions: submission_cells(p, &units),
        units,
    }
}

/// Which of the numbers to take so that their sum is as near to the goal as possible, the lower one of two.
fn subset(numbers: &[u64], goal: u64) -> Vec<bool> {
    let most = usize::try_from(numbers.iter().sum::<u64>()).unwrap_or(usize::MAX - 64);
    let mut reached = vec![0_u64; most / 64 + 1];
    let mut by = vec![usize::MAX; most + 1];
    reached[0] = 1;
    for (at, number) in numbers.iter().enumerate() {
        let shift = usize::try_from(*number).unwrap_or(usize::MAX);
        if shift == 0 {
            continue;
        }
        let before = reached.clone();
        for word in (shift / 64..reached.len()).rev() {
            let from = word - shift / 64;
            let mut moved = before[from] << (shift % 64);
            if shift % 64 > 0 && from > 0 {
                moved |= before[from - 1] >> (64 - shift % 64);
            }
            let mut fresh = moved & !before[word];
            while fresh != 0 {
                let sum = word * 64 + usize::try_from(fresh.trailing_zeros()).unwrap_or(0);
                if sum <= most {
                    by[sum] = at;
                    reached[word] |= fresh & fresh.wrapping_neg();
                }
                fresh &= fresh - 1;
            }
        }
    }
    let goal = usize::try_from(goal).unwrap_or(usize::MAX);
    let is = |sum: &usize| reached[sum / 64] >> (sum % 64) & 1 == 1;
    let nearest = (0..=most).filter(is).min_by_key(|sum| sum.abs_diff(goal));
    let mut taken = vec![false; numbers.len()];
    let mut sum = nearest.unwrap_or(0);
    while sum > 0 && by[sum] != usize::MAX {
        taken[by[sum]] = true;
        sum -= usize::try_from(numbers[by[sum]]).unwrap_or(sum).min(sum);
    }
    taken
}

/// Exact Dollar Partition: the share of prizes of each cell is its share of all dollars. A reviewer's dollar is divided
/// in proportion to the points; with no points at all, evenly. Ballots on work of the reviewer's own cell do not count.
/// Within a cell the submissions with the most money win, ties by the seed. A cell that gets more prizes than it has
/// submissions leaves the rest to the works of neither cell, then to the other cell.
///
/// So no ballot changes which works of the reviewer's own cell win, as long as the works of neither cell are no fewer
/// than their prizes. Who hands in no ballot at all spends no dollar, which helps the own cell: give a missing review as
/// a ballot without points.
pub fn by_shares(p: &Problem, cells: &[u8], ballots: &[Ballot], prizes: u32, seed: u64) -> Shares {
    let home = submission_cells(p, cells);
    let cluster = |at: usize| {
        home.get(at)
            .copied()
            .flatten()
            .map_or(2, |cell| usize::from(cell & 1))
    };
    let mut money = vec![0_u64; p.submissions.len()];
    for (_, given) in counted(p, cells, ballots) {
        spend(&given, &mut money);
    }
    let mut sums = [0_u64; 3];
    let mut sizes = [0_u32; 3];
    for (at, money) in money.iter().enumerate() {
        sums[cluster(at)] += money;
        sizes[cluster(at)] += 1;
    }
    let all: u64 = sums.iter().sum();
    let mut draws = Draws::new(seed, b"shares");
    let mut shares = [0_u32; 3];
    let mut quotas = [0_u32; 3];
    if all > 0 {
        // Systematic rounding: prize number j falls where the running share passes j plus one common random part. The works
        // of neither cell stand in the middle, so that where a cell ends depends on its own money alone, and not on how its
        // members divide theirs among the rest.
        let offset = u128::from(draws.below(all));
        let mut before = 0_u128;
        let mut given = 0_u32;
        for at in [0, 2, 1] {
            let sum = sums[at];
            before += u128::from(sum) * u128::from(prizes);
            let upto = u32::try_from((before + offset) / u128::from(all))
                .unwrap_or(u32::MAX)
                .min(prizes);
            quotas[at] = upto - given;
            given = upto;
            shares[at] =
                u32::try_from(u128::from(sum) * 1_000_000 / u128::from(all)).unwrap_or(u32::MAX);
        }
    }
    let mut spare = prizes - quotas.iter().sum::<u32>();
    for (quota, size) in quotas.iter_mut().zip(sizes) {
        spare += quota.saturating_sub(size);
        *quota = (*quota).min(size);
    }
    // Neither cell first: what a cell could gain from the rest is then the same however the rest divide it.
    for at in [2, 0, 1] {
        let more = spare.min(sizes[at] - quotas[at]);
        quotas[at] += more;
        spare -= more;
    }
    let ties = places(p, &mut draws);
    let mut order: Vec<usize> = (0..money.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(money[*at]), ties[*at]));
    let mut left = quotas;
    let mut winners: Vec<u32> = Vec::new();
    for at in order {
        if left[cluster(at)] > 0 {
            left[cluster(at)] -= 1;
            winners.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
    }
    winners.sort_unstable();
    Shares {
        winners,
        share: shares,
        prizes: quotas,
    }
}

/// PeerNomination: a reviewer nominates the best `prizes / submissions` of the works reviewed, a broken number by a
/// seeded draw; a submission wins if at least half of its reviewers nominate it. About `prizes` win. Every unit has its own
/// throw of the dice, reviews or not: no ballot, and none withheld, changes who nominates the reviewer's own work.
pub fn by_nomination(p: &Problem, ballots: &[Ballot], prizes: u32, seed: u64) -> Nominations {
    let works = u64::try_from(p.submissions.len()).unwrap_or(u64::MAX);
    let mut draws = Draws::new(seed, b"nomination");
    let ties = places(p, &mut draws);
    let mut by_id: Vec<usize> = (0..p.units.len()).collect();
    by_id.sort_unstable_by(|a, b| p.units[*a].id.cmp(&p.units[*b].id));
    let mut thrown = vec![0_u64; p.units.len()];
    for unit in by_id {
        thrown[unit] = draws.below(works);
    }
    let mut nominations = vec![(0_u32, 0_u32); p.submissions.len()];
    for (unit, mut given) in counted(p, &[], ballots) {
        let share = u64::from(prizes).min(works) * u64::try_from(given.len()).unwrap_or(0);
        let whole = usize::try_from(share.checked_div(works).unwrap_or(0)).unwrap_or(usize::MAX);
        let more = thrown[unit] < share.checked_rem(works).unwrap_or(0);
        given.sort_by_key(|(at, points)| (std::cmp::Reverse(*points), ties[*at]));
        for (place, (at, _)) in given.into_iter().enumerate() {
            nominations[at].1 += 1;
            nominations[at].0 += u32::from(place < whole + usize::from(more));
        }
    }
    let wins =
        |(_, (nominated, reviews)): &(u32, &(u32, u32))| *reviews > 0 && 2 * nominated >= *reviews;
    Nominations {
        winners: (0..)
            .zip(&nominations)
            .filter(wins)
            .map(|(at, _)| at)
            .collect(),
        nominations,
    }
}

/// The ballots that count, by unit in the order of ids: each pair once, none on own work or work of the own cell.
fn counted(p: &Problem, cells: &[u8], ballots: &[Ballot]) -> Vec<(usize, Vec<(usize, u32)>)> {
    let home = submission_cells(p, cells);
    let mut by: BTreeMap<(&str, usize), BTreeMap<usize, u32>> = BTreeMap::new();
    for ballot in ballots {
        let (unit, at) = (index(ballot.pair.unit), index(ballot.pair.submission));
        let (Some(who), Some(work)) = (p.units.get(unit), p.submissions.get(at)) else {
            continue;
        };
        let same_cell = home[at].is_some() && cells.get(unit).copied() == home[at];
        if !same_cell && !work.authors.contains(&ballot.pair.unit) {
            by.entry((who.id.as_str(), unit))
                .or_default()
                .entry(at)
                .or_insert(ballot.points);
        }
    }
    by.into_iter()
        .map(|((_, unit), given)| (unit, given.into_iter().collect()))
        .collect()
}

/// Divides one dollar; what is left by rounding down goes to the largest parts.
fn spend(given: &[(usize, u32)], money: &mut [u64]) {
    let sum: u64 = given.iter().map(|(_, points)| u64::from(*points)).sum();
    let count = u64::try_from(given.len()).unwrap_or(u64::MAX).max(1);
    let mut left = DOLLAR;
    for (at, points) in given {
        let part = (DOLLAR * u64::from(*points))
            .checked_div(sum)
            .unwrap_or(DOLLAR / count);
        money[*at] += part;
        left -= part;
    }
    let mut order: Vec<&(usize, u32)> = given.iter().collect();
    order.sort_by_key(|(at, points)| (std::cmp::Reverse(*points), *at));
    for (at, _) in order
        .iter()
        .cycle()
        .take(usize::try_from(left).unwrap_or(0).min(given.len()))
    {
        money[*at] += 1;
    }
}

/// A random place for each submission, independent of the order of the input, to break ties.
fn places(p: &Problem, draws: &mut Draws) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.submissions.len()).collect();
    order.sort_unstable_by(|a, b| p.submissions[*a].id.cmp(&p.submissions[*b].id));
    draws.shuffle(&mut order);
    let mut places = vec![0; order.len()];
    for (place, at) in order.into_iter().enumerate() {
        places[at] = place;
    }
    places
}

#[cfg(test)]
mod tests;

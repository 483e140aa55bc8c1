//! The certificate of a mended plan: the prices of places left by the last solve, completed by the best price for each
//! submission, which is one look at all pairs.

use super::super::certificate::{Certificate, Prices, VERSION, digest};
use super::super::columns::scale_for;
use super::super::feasible::{Cells, Terms, bits};
use super::super::model::{Affinity, Mutual, Objective, Pair, Problem};
use super::super::solve::Plan;
use super::super::verify::{index, mutual_pairs, points, sparse};

/// The bound of the weakest submission, with the prices that prove it: the least of what each could have with its best
/// reviewers.
pub(in super::super) fn weakest(original: &Problem, terms: &Terms, scale: i64) -> (Prices, i64) {
    Open::new(original, terms).weakest(scale)
}

/// The plan with all its figures. `original` is the problem as stored, `fixed` the one with started pairs locked; `pairs`
/// are sorted by ids, `places` are prices of places by index, scaled by [`scale_for`].
pub(super) fn plan(
    original: &Problem,
    fixed: &Problem,
    terms: &Terms,
    cells: Option<&Cells>,
    pairs: Vec<Pair>,
    places: &[i64],
    seed: u64,
) -> Plan {
    let sparse = sparse(original);
    let reviews: i64 = fixed
        .submissions
        .iter()
        .map(|submission| i64::from(submission.demand))
        .sum();
    let scale = scale_for(reviews, 8);
    let mut loads = vec![0_u32; original.units.len()];
    let mut by_submission = vec![0_i64; original.submissions.len()];
    for pair in &pairs {
        loads[index(pair.unit)] += 1;
        by_submission[index(pair.submission)] += points(original, &sparse, *pair);
    }
    let open = Open::new(original, terms);
    let (review, total) = open.reviews(scale, places);
    let (weakest, weakest_bound) = open.weakest(scale);
    let mutual = u32::try_from(mutual_pairs(original, &pairs).len()).unwrap_or(u32::MAX);
    let most = i64::try_from(original.submissions.len()).unwrap_or(i64::MAX);
    let place_sum: i128 = original
        .units
        .iter()
        .zip(places)
        .map(|(unit, price)| {
            let (low, high) = (
                i64::from(unit.least),
                i64::from(unit.most).min(most).max(i64::from(unit.least)),
            );
            (i128::from(*price) * i128::from(low)).max(i128::from(*price) * i128::from(high))
        })
        .sum();
    let paid = match original.rules.mutual {
        Mutual::Avoid { price } => i128::from(price) * i128::from(mutual),
        Mutual::Allow | Mutual::Forbid => 0,
    };
    let bound = (total + place_sum).div_euclid(i128::from(scale)) + paid;
    Plan {
        total: by_submission.iter().sum(),
        bound: i64::try_from(bound).unwrap_or(i64::MAX),
        weakest: by_submission.iter().min().copied().unwrap_or(0),
        weakest_bound,
        loads,
        mutual_pairs: mutual,
        certificate: Certificate {
            version: VERSION,
            seed,
            digest: digest(original),
            objective: Objective::Total,
            scale,
            cells: cells.map_or_else(Vec::new, |cells| cells.units.clone()),
            total: Prices {
                base: 1,
                submission: review,
                load: places.to_vec(),
                ..Prices::default()
            },
            weakest,
            even: None,
            total_search: None,
            weakest_search: None,
            draw: None,
        },
        pairs,
    }
}

struct Open<'a> {
    terms: &'a Terms,
    original: &'a Problem,
    /// Points by rank of the submission, then index of the unit.
    fits: Vec<u16>,
}

impl<'a> Open<'a> {
    fn new(original: &'a Problem, terms: &'a Terms) -> Self {
        Self {
            terms,
            original,
            fits: by_submission(original, terms),
        }
    }

    /// Who may review a submission in the problem as stored (pairs that were only started are open there), and who is
    /// locked on it, as indices of units with their points.
    fn units(&self, rank: u32) -> (impl Iterator<Item = (usize, i64)>, Vec<(usize, i64)>) {
        let n = self.original.units.len();
        let fits = &self.fits[index(rank) * n..(index(rank) + 1) * n];
        let fit = |unit: u32| {
            let at = index(self.terms.units[index(unit)]);
            (at, i64::from(fits[at]))
        };
        let is_locked = |unit: &u32| self.original.locked.contains(&self.terms.pair(rank, *unit));
        let (locked, started): (Vec<u32>, Vec<u32>) = self.terms.fixed[index(rank)]
            .iter()
            .copied()
            .partition(is_locked);
        let free = bits(&self.terms.rows[index(rank)]).chain(started).map(fit);
        (free, locked.into_iter().map(fit).collect())
    }

    /// The best price of a review of each submission against the prices of places, and the sum over reviews and pairs.
    fn reviews(&self, scale: i64, places: &[i64]) -> (Vec<i64>, i128) {
        let mut prices = vec![0; self.original.submissions.len()];
        let mut sum = 0_i128;
        for rank in 0..u32::try_from(prices.len()).unwrap_or(u32::MAX) {
            let at = self.terms.submissions[index(rank)];
            let demand = index(self.original.submissions[index(at)].demand);
            let worth = |(unit, fit): (usize, i64)| scale * fit - places[unit];
            let (free, locked) = self.units(rank);
            let wanted = demand.saturating_sub(locked.len());
            let top = top(free.map(worth), wanted.max(1));
            // The price of the last one taken: any between it and the first one left gives the same sum.
            let price = match top.last() {
                Some(last) if wanted == top.len() => *last,
                Some(_) | None => top.first().map_or(0, |most| most.saturating_add(1)),
            };
            prices[index(at)] = price;
            sum += i128::from(price) * i128::try_from(demand).unwrap_or(0);
            sum += top
                .iter()
                .map(|value| i128::from((value - price).max(0)))
                .sum::<i128>();
            sum += locked
                .into_iter()
                .map(|pair| i128::from(worth(pair) - price))
                .sum::<i128>();
        }
        (prices, sum)
    }

    /// The bound of the weakest submission: the least of what each could have with its best reviewers.
    fn weakest(&self, scale: i64) -> (Prices, i64) {
        let mut least = (i64::MAX, 0, 0);
        for rank in 0..u32::try_from(self.original.submissions.len()).unwrap_or(u32::MAX) {
            let at = self.terms.submissions[index(rank)];
            let demand = index(self.original.submissions[index(at)].demand);
            let (free, locked) = self.units(rank);
            let wanted = demand.saturating_sub(locked.len());
            let held: i64 = locked.iter().map(|(_, fit)| fit).sum();
            let top = top(free.map(|(_, fit)| fit), wanted.max(1));
            let (best, last) = match top.last() {
                Some(last) if wanted == top.len() => (top.iter().sum(), *last),
                Some(_) | None if wanted == 0 => (0, top.first().map_or(0, |most| most + 1)),
                Some(_) | None => continue,
            };
            least = least.min((held + best, at, last));
        }
        let count = self.original.submissions.len();
        let mut submission = vec![0; count];
        let mut lift = vec![0; count];
        if let (Some(price), Some(extra)) = (
            submission.get_mut(index(least.1)),
            lift.get_mut(index(least.1)),
        ) {
            (*price, *extra) = (least.2 * scale, scale);
        }
        let prices = Prices {
            submission,
            load: vec![0; self.original.units.len()],
            lift,
            ..Prices::default()
        };
        (prices, if least.0 == i64::MAX { 0 } else { least.0 })
    }
}

/// The largest values, falling.
fn top(values: impl Iterator<Item = i64>, most: usize) -> Vec<i64> {
    let mut top: Vec<i64> = Vec::with_capacity(most.min(64) + 1);
    let mut bar = i64::MIN;
    for value in values {
        if top.len() < most || value > bar {
            top.insert(top.partition_point(|other| *other >= value), value);
            top.truncate(most);
            bar = top.last().copied().unwrap_or(i64::MIN);
        }
    }
    top
}

/// Points in the order in which they are read here: one row per submission.
fn by_submission(p: &Problem, terms: &Terms) -> Vec<u16> {
    let (n, m) = (p.units.len(), p.submissions.len());
    let mut fits = vec![0_u16; n * m];
    match &p.affinity {
        Affinity::Equal => {}
        Affinity::Dense(all) => {
            // In blocks, so that neither side leaves the cache.
            for units in (0..n).step_by(64) {
                for (rank, at) in terms.submissions.iter().enumerate() {
                    for unit in units..(units + 64).min(n) {
                        fits[rank * n + unit] = all[unit * m + index(*at)];
                    }
                }
            }
        }
        Affinity::Pairs(listed) => {
            for (pair, points) in listed {
                let rank = terms.submission_rank.get(index(pair.submission));
                let entry = rank.and_then(|rank| fits.get_mut(index(*rank) * n + index(pair.unit)));
                if let Some(entry) = entry {
                    *entry = *points;
                }
            }
        }
    }
    fits
}

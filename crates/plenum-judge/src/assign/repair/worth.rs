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
    let places = vec![0; original.units.len()];
    Open::new(original, terms)
        .look(scale, &places)
        .weakest(original, scale)
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
    let look = open.look(scale, places);
    let (weakest, weakest_bound) = look.weakest(original, scale);
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
    let bound = (look.sum + place_sum).div_euclid(i128::from(scale)) + paid;
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
                submission: look.prices,
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

    /// One look at all pairs: the best price of a review of each submission against the prices of places, with the sum over
    /// reviews and pairs, and the bound of the weakest submission, the least of what each could have with its best reviewers.
    fn look(&self, scale: i64, places: &[i64]) -> Look {
        let count = self.original.submissions.len();
        let mut look = Look {
            prices: vec![0; count],
            sum: 0,
            weakest: (i64::MAX, 0, 0),
        };
        for rank in 0..u32::try_from(count).unwrap_or(u32::MAX) {
            let at = self.terms.submissions[index(rank)];
            let demand = index(self.original.submissions[index(at)].demand);
            let worth = |(unit, fit): (usize, i64)| scale * fit - places[unit];
            let (free, locked) = self.units(rank);
            let wanted = demand.saturating_sub(locked.len());
            let (mut by_worth, mut by_fit) = (Top::new(wanted), Top::new(wanted));
            for (unit, fit) in free {
                by_worth.offer(worth((unit, fit)));
                by_fit.offer(fit);
            }
            let price = by_worth.price();
            look.prices[index(at)] = price;
            look.sum += i128::from(price) * i128::try_from(demand).unwrap_or(0);
            look.sum += by_worth
                .list
                .iter()
                .map(|value| i128::from((value - price).max(0)))
                .sum::<i128>();
            look.sum += locked
                .iter()
                .map(|pair| i128::from(worth(*pair) - price))
                .sum::<i128>();
            if by_fit.list.len() >= wanted {
                let held: i64 = locked.iter().map(|(_, fit)| fit).sum();
                let best: i64 = by_fit.list.iter().take(wanted).sum();
                look.weakest = look.weakest.min((held + best, at, by_fit.price()));
            }
        }
        look
    }
}

/// What a look at all pairs gives.
struct Look {
    prices: Vec<i64>,
    sum: i128,
    /// The bound, the submission that sets it, and the points of its last reviewer.
    weakest: (i64, u32, i64),
}

impl Look {
    fn weakest(&self, p: &Problem, scale: i64) -> (Prices, i64) {
        let (bound, at, last) = self.weakest;
        let mut submission = vec![0; p.submissions.len()];
        let mut lift = vec![0; p.submissions.len()];
        if let (Some(price), Some(extra)) = (submission.get_mut(index(at)), lift.get_mut(index(at)))
        {
            (*price, *extra) = (last * scale, scale);
        }
        let prices = Prices {
            submission,
            load: vec![0; p.units.len()],
            lift,
            ..Prices::default()
        };
        (prices, if bound == i64::MAX { 0 } else { bound })
    }
}

/// The largest values of a stream, falling; at least one.
struct Top {
    wanted: usize,
    list: Vec<i64>,
    bar: i64,
}

impl Top {
    fn new(wanted: usize) -> Self {
        Self {
            wanted,
            list: Vec::with_capacity(wanted.min(64) + 1),
            bar: i64::MIN,
        }
    }

    fn offer(&mut self, value: i64) {
        let most = self.wanted.max(1);
        if value > self.bar || self.list.len() < most {
            self.list
                .insert(self.list.partition_point(|other| *other >= value), value);
            self.list.truncate(most);
            if self.list.len() == most {
                self.bar = self.list[most - 1];
            }
        }
    }

    /// The value of the last one taken (any number between it and the first one left serves), or just above all values
    /// where none is wanted or too few are there.
    fn price(&self) -> i64 {
        match self.list.last() {
            Some(last) if self.wanted == self.list.len() => *last,
            Some(_) | None => self.list.first().map_or(0, |most| most.saturating_add(1)),
        }
    }
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

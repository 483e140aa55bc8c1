//! What no plan can undercut: repeats that counting forces, and the prices that follow.
//!
//! Over R rounds all tables hold a fixed number of meetings, and only so many pairs may meet for the first time; the
//! rest are repeats. The same holds for each person, and for meetings with people who stay and among those who move.

use super::problem::{Problem, index, meetings_per_round, pairs, spread, wide};

/// Lower bounds of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) repeats: u64,
    pub(super) price: u64,
}

pub(super) fn bounds(task: &Problem) -> Bounds {
    let repeats = repeats(task);
    let mut price = repeats * figure(task.repeat_price);
    for feature in &task.traits {
        price += figure(feature.price) * wide(task.rounds) * alike(task, &feature.values);
    }
    // Where so many meet that people who are alike must: each such meeting is paid for, or a repeat is.
    let total = wide(task.rounds) * meetings_per_round(task.n, task.g, task.rest);
    for feature in &task.traits {
        let mut counts = std::collections::BTreeMap::new();
        for &value in feature.values.iter().filter(|&&value| value > 0) {
            *counts.entry(value).or_insert(0_u64) += 1;
        }
        let same: u64 = counts.values().map(|&count| pairs(count)).sum();
        let paid = total.saturating_sub(pairs(wide(task.n)) - same);
        price = price.max(paid * figure(feature.price.min(task.repeat_price)));
    }
    Bounds { repeats, price }
}

/// Prices are not negative: they come from unsigned numbers.
fn figure(price: i64) -> u64 {
    u64::try_from(price).unwrap_or(0)
}

/// Pairs per round that share a value even if each value is spread over the tables as evenly as can be.
fn alike(task: &Problem, values: &[u32]) -> u64 {
    let most = index(values.iter().copied().max().unwrap_or(0));
    let mut counts = vec![0_usize; most + 1];
    for &value in values {
        counts[index(value)] += 1;
    }
    counts
        .iter()
        .skip(1)
        .map(|&count| spread(count, task.g))
        .sum()
}

/// Repeats that no plan avoids.
fn repeats(task: &Problem) -> u64 {
    let rounds = wide(task.rounds);
    // Somebody whose table the planner chose counts as if she moved: her table could be any.
    let pinned = |p: usize| if task.free[p] { None } else { task.fixed[p] };
    let mut at_table = vec![0_u64; task.g];
    for table in (0..task.n).filter_map(pinned) {
        at_table[index(table)] += 1;
    }
    let staying: u64 = at_table.iter().sum();
    let moving = wide(task.n) - staying;

    let least_with_each = wide(task.smallest().saturating_sub(1));
    let (mut both_stay, mut one_stays, mut both_move, mut by_person) = (0, 0, 0, 0);
    for p in 0..task.n {
        // Whom she may still meet for the first time, by whether they stay: not herself, nobody who stays at another
        // table if she stays too, nobody she has met, nobody from whom she is kept apart.
        let (mut movers, mut stayers) = match pinned(p) {
            Some(table) => (moving, at_table[index(table)] - 1),
            None => (moving - 1, staying),
        };
        let apart = &task.apart[p];
        let met = task.met_before[p]
            .iter()
            .filter(|other| apart.binary_search(other).is_err());
        for other in apart.iter().chain(met).map(|&other| index(other)) {
            match (pinned(p), pinned(other)) {
                (_, None) => movers -= 1,
                (Some(hers), Some(table)) if hers != table => {}
                (_, Some(_)) => stayers -= 1,
            }
        }
        if pinned(p).is_some() {
            both_stay += stayers;
            one_stays += movers;
        } else {
            one_stays += stayers;
            both_move += movers;
        }
        // Whoever may sit out sits with nobody then.
        let may_rest = task.rest && task.fixed[p].is_none();
        if !may_rest {
            by_person += (rounds * least_with_each).saturating_sub(movers + stayers);
        }
    }
    let total = rounds * meetings_per_round(task.n, task.g, task.rest);
    let combined = total.saturating_sub((both_stay + one_stays + both_move) / 2);

    // By kind of meeting, each at its least: all tables of the smaller size.
    let small = if task.rest { 0 } else { wide(task.smallest()) };
    let places = |&stay: &u64| small.saturating_sub(stay);
    let staying_pairs: u64 = at_table.iter().map(|&stay| pairs(stay)).sum();
    let mixed_pairs: u64 = at_table.iter().map(|stay| stay * places(stay)).sum();
    let moving_pairs: u64 = at_table.iter().map(|stay| pairs(places(stay))).sum();
    let by_kind = (rounds * staying_pairs).saturating_sub(both_stay / 2)
        + (rounds * mixed_pairs).saturating_sub(one_stays / 2)
        + (rounds * moving_pairs).saturating_sub(both_move / 2);

    // Where a table has more people than there are tables, some of them meet again at the next one.
    let full = task.full_tables();
    let again = wide(full) * spread(task.k, task.g)
        + wide(task.g - full) * spread(task.k.saturating_sub(1), task.g);
    let by_table = task.past_again.max(if task.rest { 0 } else { again });
    let after_first = rounds.saturating_sub(1) * by_table + task.past_again;

    combined
        .max(by_person.div_ceil(2))
        .max(by_kind)
        .max(after_first)
}

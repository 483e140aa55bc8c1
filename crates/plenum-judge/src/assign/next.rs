//! The pull queue: the next review on request, held by a lease of minutes.
//!
//! Fewest reviews first, open leases counted, then the oldest, ties by the seed; never own work, never twice, nothing
//! withdrawn, nothing another rule forbids, and never a hand-out after which the reviews still missing could not be met
//! by the units that are there (one augmenting path). Whoever has to wait is told for whom. When everything is covered,
//! further reviews may be drawn at random. A lease is a fact with a time in it: these functions read no clock.

use serde::{Deserialize, Serialize};

use super::feasible::{Flow, Reach, Terms, bits};
use super::impartial;
use super::model::{Mutual, Pair, Problem};
use super::random::Draws;
use super::tie::hash8;
use super::verify::{index, mutual_pairs};

/// Where a queue stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Reviews handed in.
    pub done: Vec<Pair>,
    /// Reviews taken and not handed in; see [`lapsed`] for those that have ended.
    pub leases: Vec<Lease>,
    /// Submissions that were withdrawn.
    pub withdrawn: Vec<u32>,
    /// Units that are not there: they get nothing and nobody counts on them.
    pub away: Vec<u32>,
    /// When each submission was handed in, in milliseconds, by index; a missing entry is older than all others.
    pub since: Vec<i64>,
    /// Whether fewer reviews are enough for now (see [`needed`]).
    pub relaxed: bool,
    /// Whether further reviews are drawn at random when everything is covered.
    pub extra: bool,
}

/// A review that somebody has taken until a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    /// Who reviews what.
    pub pair: Pair,
    /// When it was taken, in milliseconds.
    pub taken: i64,
    /// When it ends, in milliseconds.
    pub until: i64,
}

/// What a unit gets that asks for a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "next", rename_all = "snake_case")]
pub enum Next {
    /// A review.
    Item {
        /// Index of the submission.
        submission: u32,
        /// Reviews it has or is about to have without this one.
        reviews: u32,
        /// Reviews it needs.
        needed: u32,
        /// Whether it is drawn beyond what is needed.
        extra: bool,
    },
    /// Nothing now, but perhaps later.
    Wait {
        /// Units whose open leases, or whose places kept for what only they can do, stand in the way; by id.
        for_whom: Vec<u32>,
    },
    /// Nothing more to do.
    Finished,
}

/// What happens to a lease.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum LeaseFault {
    /// Leases last from one minute to a day.
    #[error("a lease lasts from 1 to 1440 minutes")]
    Length,
    /// It has ended; the review may be with somebody else.
    #[error("the lease has ended")]
    Ended,
}

/// The longest lease: a day.
const LONGEST: u32 = 24 * 60;

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;

/// Reviews that are enough: all that are required, or, relaxed, three tenths of them rounded down, but at least one (the
/// rule of Open Response Assessment 2). Nothing is enough where nothing is required.
pub fn needed(required: u32, relaxed: bool) -> u32 {
    if !relaxed || required == 0 {
        return required;
    }
    u32::try_from(u64::from(required) * 3 / 10)
        .unwrap_or(u32::MAX)
        .max(1)
}

/// A new lease.
///
/// # Errors
/// [`LeaseFault::Length`] for less than a minute or more than a day.
pub fn take(pair: Pair, now: i64, minutes: u32) -> Result<Lease, LeaseFault> {
    if !(1..=LONGEST).contains(&minutes) {
        return Err(LeaseFault::Length);
    }
    Ok(Lease {
        pair,
        taken: now,
        until: now.saturating_add(i64::from(minutes) * MINUTE),
    })
}

/// The lease after its holder typed: it ends that many minutes from now, and never earlier than before.
///
/// # Errors
/// [`LeaseFault::Ended`] once it has ended, [`LeaseFault::Length`] as for [`take`].
pub fn renew(lease: Lease, now: i64, minutes: u32) -> Result<Lease, LeaseFault> {
    if has_ended(lease, now) {
        return Err(LeaseFault::Ended);
    }
    let fresh = take(lease.pair, now, minutes)?;
    Ok(Lease {
        until: fresh.until.max(lease.until),
        ..lease
    })
}

/// Whether a lease has ended: at its last millisecond the review is free again.
pub const fn has_ended(lease: Lease, now: i64) -> bool {
    now >= lease.until
}

/// The leases that have ended, in order.
pub fn lapsed(leases: &[Lease], now: i64) -> Vec<Lease> {
    leases
        .iter()
        .copied()
        .filter(|lease| has_ended(*lease, now))
        .collect()
}

/// When the next lease ends, if any is open: the shell calls back then.
pub fn next_end(leases: &[Lease]) -> Option<i64> {
    leases.iter().map(|lease| lease.until).min()
}

/// The next review for a unit. Demands and places are those of the problem, its fixed pairs come before all others; the
/// least loads of units are not looked at, since in a queue nobody is made to review.
pub fn next(p: &Problem, done: &Progress, unit: u32, seed: u64) -> Next {
    let Some(who) = p.units.get(index(unit)) else {
        return Next::Finished;
    };
    let queue = Queue::new(p, done, seed);
    let rank = queue.terms.unit_rank[index(unit)];
    let mine = queue.taken.iter().filter(|pair| pair.unit == unit).count();
    let has_place = mine < index(who.most) && !done.away.contains(&unit);
    if let Some(open) = queue.open_lock(p, done, unit) {
        return queue.item(p, done, open, false);
    }
    if !has_place {
        return Next::Finished;
    }
    let mut may: Vec<u32> = (0..queue.count())
        .filter(|at| queue.may_review(p, *at, rank))
        .collect();
    may.sort_by_key(|at| queue.turn(done, *at, rank, seed));
    let wanting: Vec<u32> = may
        .iter()
        .copied()
        .filter(|at| queue.flow_need[index(*at)] > 0)
        .collect();
    let mut flow = queue.flow();
    let mut reach = Reach::default();
    flow.fill(&mut reach);
    if let Some(at) = wanting
        .iter()
        .find(|at| can_give(&flow, &mut reach, **at, rank))
    {
        return queue.item(p, done, *at, false);
    }
    let covered = queue.flow_need.iter().all(|need| *need == 0);
    if done.extra && covered {
        let mut draws = Draws::new(seed, b"extra");
        let open: Vec<u32> = may;
        let drawn = draws.below(u64::try_from(open.len()).unwrap_or(0));
        if let Some(at) = open.get(usize::try_from(drawn).unwrap_or(0)) {
            return queue.item(p, done, *at, true);
        }
    }
    let for_whom = queue.stands_in_the_way(p, done, &flow, &wanting, rank);
    if for_whom.is_empty() {
        Next::Finished
    } else {
        Next::Wait { for_whom }
    }
}

/// Who waits for whom: each submission that still misses reviews, with the units that hold a lease on it, both by id.
pub fn waiting(p: &Problem, done: &Progress) -> Vec<(u32, Vec<u32>)> {
    let terms = Terms::new(p, None);
    let in_order = terms
        .submissions
        .iter()
        .copied()
        .filter(|at| !done.withdrawn.contains(at));
    in_order
        .filter_map(|at| {
            let reviews = done
                .done
                .iter()
                .filter(|pair| pair.submission == at)
                .count();
            let mut holders: Vec<u32> = done
                .leases
                .iter()
                .filter(|lease| lease.pair.submission == at)
                .map(|lease| lease.pair.unit)
                .collect();
            holders.sort_by_key(|unit| terms.unit_rank.get(index(*unit)).copied());
            holders.dedup();
            let short = reviews < index(needed(p.submissions[index(at)].demand, done.relaxed));
            short.then_some((at, holders))
        })
        .collect()
}

/// A problem with what has been taken so far as fixed pairs.
struct Queue {
    terms: Terms,
    /// Reviews done or under lease, by index.
    taken: Vec<Pair>,
    /// Reviews still to be handed out, by rank of the submission.
    flow_need: Vec<usize>,
    /// Reviews done, leased or kept by fixed pairs, by rank of the submission.
    reviews: Vec<u32>,
    withdrawn: Vec<bool>,
    mutual: bool,
}

impl Queue {
    fn new(p: &Problem, done: &Progress, seed: u64) -> Self {
        let cells = if p.rules.partition {
            impartial::cells(p, seed)
                .ok()
                .or_else(|| impartial::balanced(p, seed))
        } else {
            None
        };
        let mut terms = Terms::new(p, cells.as_ref());
        let known = |pair: &Pair| {
            index(pair.unit) < p.units.len() && index(pair.submission) < p.submissions.len()
        };
        let mut taken: Vec<Pair> = done
            .done
            .iter()
            .chain(done.leases.iter().map(|lease| &lease.pair))
            .copied()
            .filter(known)
            .collect();
        taken.sort_unstable();
        taken.dedup();
        terms.fix(&taken);
        for unit in done
            .away
            .iter()
            .filter_map(|unit| terms.unit_rank.get(index(*unit)).copied())
        {
            terms.most[index(unit)] = 0;
        }
        let mut withdrawn = vec![false; p.submissions.len()];
        for at in done
            .withdrawn
            .iter()
            .filter_map(|at| terms.submission_rank.get(index(*at)).copied())
        {
            withdrawn[index(at)] = true;
        }
        let reviews: Vec<u32> = terms
            .fixed
            .iter()
            .map(|fixed| u32::try_from(fixed.len()).unwrap_or(u32::MAX))
            .collect();
        let flow_need = (0..p.submissions.len())
            .map(|rank| {
                let wanted = needed(
                    p.submissions[index(terms.submissions[rank])].demand,
                    done.relaxed,
                );
                if withdrawn[rank] {
                    0
                } else {
                    index(wanted.saturating_sub(reviews[rank]))
                }
            })
            .collect();
        Self {
            terms,
            taken,
            flow_need,
            reviews,
            withdrawn,
            mutual: p.rules.mutual == Mutual::Forbid,
        }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.flow_need.len()).unwrap_or(u32::MAX)
    }

    /// The flow of what is still to be handed out.
    fn flow(&self) -> Flow<'_> {
        let mut flow = Flow::new(&self.terms);
        flow.need.clone_from(&self.flow_need);
        flow
    }

    /// A fixed pair of the unit that nobody has taken yet.
    fn open_lock(&self, p: &Problem, done: &Progress, unit: u32) -> Option<u32> {
        let mut open: Vec<u32> = p
            .locked
            .iter()
            .filter(|lock| {
                lock.unit == unit
                    && !self.taken.contains(lock)
                    && !done.withdrawn.contains(&lock.submission)
            })
            .map(|lock| self.terms.submission_rank[index(lock.submission)])
            .collect();
        open.sort_unstable();
        open.first().copied().filter(|_| !done.away.contains(&unit))
    }

    /// Whether a unit may take a submission at all, as things stand: allowed, not withdrawn, no cap full, no mutual pair.
    fn may_review(&self, p: &Problem, at: u32, rank: u32) -> bool {
        let flow = Flow::new(&self.terms);
        if self.withdrawn[index(at)] || !flow.may_join(at, rank) {
            return false;
        }
        let mut with = self.taken.clone();
        let before = if self.mutual {
            mutual_pairs(p, &with).len()
        } else {
            0
        };
        with.push(self.terms.pair(at, rank));
        !self.mutual || mutual_pairs(p, &with).len() == before
    }

    /// The order of hand-outs: fewest reviews, then oldest, then by the seed.
    fn turn(&self, done: &Progress, at: u32, rank: u32, seed: u64) -> (u32, i64, u8, u32) {
        let since = done
            .since
            .get(index(self.terms.submissions[index(at)]))
            .copied()
            .unwrap_or(i64::MIN);
        (self.reviews[index(at)], since, hash8(seed, rank, at), at)
    }

    fn item(&self, p: &Problem, done: &Progress, at: u32, extra: bool) -> Next {
        let submission = self.terms.submissions[index(at)];
        let required = needed(p.submissions[index(submission)].demand, done.relaxed);
        let taken = self
            .taken
            .iter()
            .filter(|pair| pair.submission == submission)
            .count();
        Next::Item {
            submission,
            reviews: u32::try_from(taken).unwrap_or(u32::MAX),
            needed: required,
            extra,
        }
    }

    /// Holders of leases on what the unit could review, and units that the flow keeps for the submissions it may not take
    /// from them.
    fn stands_in_the_way(
        &self,
        p: &Problem,
        done: &Progress,
        flow: &Flow<'_>,
        wanting: &[u32],
        rank: u32,
    ) -> Vec<u32> {
        let mut ranks: Vec<u32> = Vec::new();
        for lease in &done.leases {
            let (Some(at), Some(holder)) = (
                self.terms
                    .submission_rank
                    .get(index(lease.pair.submission))
                    .copied(),
                self.terms.unit_rank.get(index(lease.pair.unit)).copied(),
            ) else {
                continue;
            };
            let only = self.terms.allows(at, rank) && !self.withdrawn[index(at)];
            let done_there = done
                .done
                .iter()
                .filter(|pair| pair.submission == lease.pair.submission)
                .count();
            let demand = needed(
                p.submissions[index(lease.pair.submission)].demand,
                done.relaxed,
            );
            if holder != rank && only && done_there < index(demand) {
                ranks.push(holder);
            }
        }
        for at in wanting {
            ranks.extend(
                flow.on[index(*at)]
                    .iter()
                    .copied()
                    .filter(|holder| *holder != rank),
            );
        }
        ranks.sort_unstable();
        ranks.dedup();
        ranks
            .into_iter()
            .map(|holder| self.terms.units[index(holder)])
            .collect()
    }
}

/// Whether the rest can be met as well as before once the unit takes the submission. The flow is as full as possible.
fn can_give(flow: &Flow<'_>, reach: &mut Reach, at: u32, unit: u32) -> bool {
    if flow.on[index(at)].contains(&unit) {
        return true;
    }
    let before = flow.shortage();
    let mut changed = flow.clone();
    let mut terms = flow.terms.clone();
    let leaves = (flow.missing(at) == 0)
        .then(|| who_leaves(flow, at, unit))
        .flatten();
    if let Some(leaves) = leaves {
        changed.remove(at, leaves);
    }
    if !flow.has_place(unit) {
        // Whatever the unit would have done instead must find somebody else.
        if let Some(other) = flow.of[index(unit)].first().copied() {
            changed.remove(other, unit);
        }
    }
    terms.fix(&[terms.pair(at, unit)]);
    let mut rest = Flow::new(&terms);
    rest.need.clone_from(&changed.need);
    rest.need[index(at)] = rest.need[index(at)].saturating_sub(1);
    (rest.on, rest.of) = (changed.on, changed.of);
    rest.fill(reach);
    rest.shortage() <= before.saturating_sub(usize::from(flow.missing(at) > 0))
}

/// Who makes room on a submission that is full: a member of the innermost full group of the newcomer, else anybody.
fn who_leaves(flow: &Flow<'_>, at: u32, unit: u32) -> Option<u32> {
    let full = flow.full(at);
    let group = flow
        .terms
        .groups_of(at, unit)
        .find(|(number, _)| full.contains(number))
        .map(|(_, group)| group.members.clone());
    let members: Option<Vec<u32>> = group.map(|members| bits(&members).collect());
    let mut on = flow.on[index(at)].iter().copied();
    on.find(|other| {
        members
            .as_ref()
            .is_none_or(|members| members.binary_search(other).is_ok())
    })
}

#[cfg(test)]
mod tests;

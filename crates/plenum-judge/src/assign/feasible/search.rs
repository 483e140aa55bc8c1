//! A plan under rules that are no flow: two units that do not review each other, caps and floors that cross each other.
//!
//! Depth first over flows: where a flow breaks such a rule, one of the pairs that break it must go, so each is forbidden
//! in turn. The branches cover every plan, hence a search that ends without one is a proof. The number of flows is
//! limited; an unfinished search proves nothing and says so.

use super::super::model::{Mutual, Pair, Problem};
use super::super::verify::index;
use super::mixture::{Mixture, crossing};
use super::network::Flow;
use super::reach::Reach;
use super::terms::{Terms, bits, clear, narrow, set};

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Outcome {
    /// A plan, in the indices of the problem.
    Found(Vec<Pair>),
    /// There is none.
    Refuted,
    /// The steps were not enough.
    Unknown,
}

/// How many flows a search may try: fewer where each is larger.
pub(super) fn steps(p: &Problem) -> u32 {
    let pairs: u64 = p
        .submissions
        .iter()
        .map(|submission| u64::from(submission.demand))
        .sum();
    let few = 200_000 / pairs.max(1);
    u32::try_from(few)
        .unwrap_or(u32::MAX)
        .clamp(40, super::STEPS)
}

/// Looks for a plan under all rules of the problem; `terms` holds its flow part.
pub(in super::super) fn search(p: &Problem, terms: &Terms, steps: u32) -> Outcome {
    let mut search = Search {
        p,
        mixture: Mixture::new(p),
        terms: terms.clone(),
        steps,
        reach: Reach::default(),
    };
    let nothing = (
        vec![Vec::new(); terms.submissions.len()],
        vec![Vec::new(); terms.units.len()],
    );
    search.descend(nothing).unwrap_or(Outcome::Refuted)
}

/// Whether the rules about pairs of pairs are known to leave no plan, although the flow part has one.
pub(in super::super) fn is_refuted(p: &Problem, terms: &Terms) -> bool {
    let hard = p.rules.mutual == Mutual::Forbid || !terms.complete;
    hard && (unavoidable(p, terms) > 0 && p.rules.mutual == Mutual::Forbid
        || search(p, terms, steps(p)) == Outcome::Refuted)
}

/// How many pairs of units must review each other, from counting alone.
///
/// Two units without a mutual pair use one direction only, so all reviews of works with one author need
/// sum over {i, j} of max(m_ij, m_ji) possible pairs at least, m_ij being the works of j that i may review. With one
/// work each and k reviews for each of N this is N k - N (N - 1) / 2.
pub(in super::super) fn unavoidable(p: &Problem, terms: &Terms) -> u32 {
    let single: Vec<u32> = (0..narrow(terms.submissions.len()))
        .filter(|rank| {
            p.submissions[index(terms.submissions[index(*rank)])]
                .authors
                .len()
                == 1
        })
        .collect();
    let allowed =
        |rank: u32| bits(&terms.rows[index(rank)]).chain(terms.fixed[index(rank)].iter().copied());
    let reviews: u64 = single
        .iter()
        .map(|rank| u64::from(p.submissions[index(terms.submissions[index(*rank)])].demand))
        .sum();
    let possible: u64 = single
        .iter()
        .map(|rank| narrow(allowed(*rank).count()))
        .map(u64::from)
        .sum();
    if possible >= 2 * reviews {
        return 0;
    }
    let mut both: std::collections::BTreeMap<(u32, u32), [u64; 2]> =
        std::collections::BTreeMap::new();
    for rank in &single {
        let author = terms.unit_rank
            [index(p.submissions[index(terms.submissions[index(*rank)])].authors[0])];
        for unit in allowed(*rank) {
            let key = (unit.min(author), unit.max(author));
            both.entry(key).or_default()[usize::from(unit > author)] += 1;
        }
    }
    let one_way: u64 = both.values().map(|ways| ways[0].max(ways[1])).sum();
    let gain = both
        .values()
        .map(|ways| ways[0].min(ways[1]))
        .max()
        .unwrap_or(0);
    let short = reviews.saturating_sub(one_way);
    if short == 0 || gain == 0 {
        0
    } else {
        u32::try_from(short.div_ceil(gain)).unwrap_or(u32::MAX)
    }
}

type Lists = (Vec<Vec<u32>>, Vec<Vec<u32>>);

struct Search<'p> {
    p: &'p Problem,
    mixture: Mixture,
    terms: Terms,
    steps: u32,
    reach: Reach,
}

impl Search<'_> {
    /// `None` means that nothing below this node is a plan.
    fn descend(&mut self, lists: Lists) -> Option<Outcome> {
        if self.steps == 0 {
            return Some(Outcome::Unknown);
        }
        self.steps -= 1;
        let mut flow = Flow::new(&self.terms);
        (flow.on, flow.of) = lists;
        if !meet_loads(&mut flow, &mut self.reach) {
            return None;
        }
        let mut pairs: Vec<Pair> = flow
            .pairs()
            .map(|(submission, unit)| self.terms.pair(submission, unit))
            .collect();
        pairs.extend(&self.p.locked);
        pairs.sort_unstable();
        pairs.dedup();
        let lists = (flow.on, flow.of);
        let Some(culprits) = crossing(
            self.p,
            &self.mixture,
            &pairs,
            self.p.rules.mutual == Mutual::Forbid,
        ) else {
            return Some(Outcome::Found(pairs));
        };
        let mut outcome = None;
        for pair in culprits {
            let (submission, unit) = self.terms.ranks(pair);
            if !self.terms.allows(submission, unit) {
                continue;
            }
            let mut lists = lists.clone();
            lists.0[index(submission)].retain(|other| *other != unit);
            lists.1[index(unit)].retain(|other| *other != submission);
            clear(&mut self.terms.rows[index(submission)], unit);
            outcome = self.descend(lists);
            set(&mut self.terms.rows[index(submission)], unit);
            if outcome.is_some() {
                break;
            }
        }
        outcome
    }
}

/// Fills a flow so that every demand and every lower load is met; false where that is impossible.
pub(in super::super) fn meet_loads(flow: &mut Flow<'_>, reach: &mut Reach) -> bool {
    let terms = flow.terms;
    if terms.least.iter().any(|least| *least > 0) {
        // Least loads first: later paths never take a review from a unit.
        let limit = flow.limit.clone();
        flow.limit = terms
            .least
            .iter()
            .map(|least| usize::try_from(*least).unwrap_or(0))
            .collect();
        shed(flow);
        flow.fill(reach);
        let met = flow
            .of
            .iter()
            .zip(&flow.limit)
            .all(|(of, limit)| of.len() == *limit);
        flow.limit = limit;
        if !met {
            return false;
        }
    }
    flow.fill(reach)
}

/// Takes from each unit what is above its limit.
fn shed(flow: &mut Flow<'_>) {
    for unit in 0..narrow(flow.of.len()) {
        for submission in flow.of[index(unit)]
            .iter()
            .skip(flow.limit[index(unit)])
            .copied()
            .collect::<Vec<u32>>()
        {
            flow.remove(submission, unit);
        }
    }
}

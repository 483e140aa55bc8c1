//! The queue: who gets what next. The choice is the solver's pure rule; here the state is put into its words.

use super::problem::Bridge;
use super::{Assignment, QueueTerms, ReviewStatus};
use crate::context::Seed;
use crate::id::{SubmissionId, UnitId};
use crate::people;
use plenum_judge::assign::next::{Lease, Next, Progress, next};

/// The answer to "what next?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Hand {
    /// This submission.
    Out(SubmissionId),
    /// Nothing now, but perhaps when these have gone on.
    Wait(Vec<UnitId>),
    /// Nothing any more.
    Finished,
}

/// What a unit gets next.
pub(super) fn hand_out(
    people: &people::State,
    assignment: &Assignment,
    terms: QueueTerms,
    unit: UnitId,
    seed: Seed,
) -> Hand {
    let bridge = Bridge::of_queue(people, assignment);
    let place = bridge.units.binary_search(&unit).ok();
    let Some(place) = place.and_then(|place| u32::try_from(place).ok()) else {
        return Hand::Finished;
    };
    let progress = progress(&bridge, assignment, terms);
    let seed = seed
        .0
        .iter()
        .take(8)
        .fold(0, |seed, byte| seed << 8 | u64::from(*byte));
    match next(&bridge.problem, &progress, place, seed) {
        Next::Item { submission, .. } => bridge
            .submission_at(submission)
            .map_or(Hand::Finished, Hand::Out),
        Next::Wait { for_whom } => Hand::Wait(
            for_whom
                .into_iter()
                .filter_map(|index| bridge.unit(index))
                .collect(),
        ),
        Next::Finished => Hand::Finished,
    }
}

/// How far everybody is. What is planned or begun without a lease is held for good: nobody else takes it.
fn progress(bridge: &Bridge, assignment: &Assignment, terms: QueueTerms) -> Progress {
    let mut progress = Progress {
        relaxed: terms.relaxed,
        extra: terms.extra,
        since: bridge
            .submissions
            .iter()
            .map(|id| {
                let submission = assignment.submissions.get(*id);
                submission.map_or(0, |submission| i64::from(submission.number))
            })
            .collect(),
        ..Progress::default()
    };
    for ((submission, unit), review) in &assignment.reviews {
        let Some(pair) = bridge.pair(*unit, *submission) else {
            continue;
        };
        match review.status {
            ReviewStatus::Done => progress.done.push(pair),
            ReviewStatus::Planned | ReviewStatus::Started => progress.leases.push(Lease {
                pair,
                taken: 0,
                until: review.until.map_or(i64::MAX, |until| until.0),
            }),
        }
    }
    progress
}

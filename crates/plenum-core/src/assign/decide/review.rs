//! Reviews as they are done: begun, handed in, taken from the queue, given back.

use super::{desk, malformed, reviewer, running, state, there};
use crate::assign::queue::{Hand, hand_out};
use crate::assign::{Assignment, Event, Review, ReviewStatus};
use crate::context::{Actor, Context};
use crate::id::{AssignmentId, SubmissionId, UnitId};
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::time::Timestamp;
use crate::workshop::{Event as AnyEvent, Workshop};

pub(super) fn start(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
    submission: SubmissionId,
) -> Result<Event, Refusal> {
    let assignment = running(workshop, id)?;
    let (unit, review) = own(workshop, ctx, assignment, submission)?;
    match review.status {
        ReviewStatus::Planned => Ok(Event::Started {
            assignment: id,
            unit,
            submission,
        }),
        ReviewStatus::Started | ReviewStatus::Done => Err(Refusal::AlreadyDone),
    }
}

/// What was not even begun can be handed in as well: it was done on paper, or in one go.
pub(super) fn hand_in(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
    submission: SubmissionId,
) -> Result<Event, Refusal> {
    let assignment = running(workshop, id)?;
    let (unit, review) = own(workshop, ctx, assignment, submission)?;
    if review.status == ReviewStatus::Done {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::HandedIn {
        assignment: id,
        unit,
        submission,
    })
}

pub(super) fn reopen(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
    (unit, submission): (UnitId, SubmissionId),
    reason: &TextInput,
) -> Result<Event, Refusal> {
    desk(workshop, ctx)?;
    let assignment = running(workshop, id)?;
    there(assignment, submission)?;
    super::reviews_here(assignment, unit)?;
    let review = assignment
        .review(unit, submission)
        .ok_or(Refusal::NoSuchItem { item: None })?;
    if review.status != ReviewStatus::Done {
        return Err(Refusal::state(&review.status));
    }
    Ok(Event::Reopened {
        assignment: id,
        unit,
        submission,
        reason: reason.parse(Limit::Note)?,
    })
}

/// The next submission on request. Leases that have ended go back into the queue first, so that nobody waits for what
/// nobody does. Who gets nothing now is noted as waiting, for the desk to see.
pub(super) fn take_next(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
) -> Result<Vec<AnyEvent>, Refusal> {
    let assignment = running(workshop, id)?;
    let (_, unit) = reviewer(workshop, ctx, assignment)?;
    let queue = assignment.queue.ok_or_else(|| state("no_queue"))?;
    if assignment
        .leases()
        .any(|(holder, _, until)| holder == unit && until > ctx.now)
    {
        return Err(state("holding"));
    }
    let mut events = Vec::new();
    let mut fresh = assignment.clone();
    if let Some(event) = ended(assignment, ctx.now) {
        fresh.take(&event);
        events.push(AnyEvent::Assign(event));
    }
    match hand_out(&workshop.people, &fresh, queue, unit, ctx.seed) {
        Hand::Out(submission) => events.push(AnyEvent::Assign(Event::HandedOut {
            assignment: id,
            unit,
            submission,
            until: ctx.now.plus_minutes(i64::from(queue.minutes)),
        })),
        Hand::Wait(for_whom) if fresh.waiting.get(&unit) == Some(&for_whom) => {
            return Err(state("waiting"));
        }
        Hand::Wait(for_whom) => events.push(AnyEvent::Assign(Event::Waited {
            assignment: id,
            unit,
            for_whom,
        })),
        Hand::Finished => return Err(Refusal::AlreadyDone),
    }
    Ok(events)
}

pub(super) fn renew(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
    submission: SubmissionId,
) -> Result<Event, Refusal> {
    let assignment = running(workshop, id)?;
    let (unit, _) = leased(workshop, ctx, assignment, submission)?;
    let queue = assignment.queue.ok_or_else(|| state("no_queue"))?;
    Ok(Event::LeaseRenewed {
        assignment: id,
        unit,
        submission,
        until: ctx.now.plus_minutes(i64::from(queue.minutes)),
    })
}

pub(super) fn give_back(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
    submission: SubmissionId,
) -> Result<Event, Refusal> {
    let assignment = running(workshop, id)?;
    let (unit, _) = leased(workshop, ctx, assignment, submission)?;
    Ok(Event::LeaseReturned {
        assignment: id,
        unit,
        submission,
    })
}

/// The clock's command when the next lease has run out.
pub(crate) fn expire(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
) -> Result<Vec<AnyEvent>, Refusal> {
    if ctx.actor != Actor::Clock {
        return Err(Refusal::NoSeat);
    }
    let assignment = running(workshop, id)?;
    let event = ended(assignment, ctx.now).ok_or(Refusal::AlreadyDone)?;
    Ok(vec![AnyEvent::Assign(event)])
}

/// The end of the leases that have run out by `now`, if there are any.
fn ended(assignment: &Assignment, now: Timestamp) -> Option<Event> {
    assignment
        .leases()
        .any(|(_, _, until)| until <= now)
        .then_some(Event::LeasesEnded {
            assignment: assignment.id,
            at: now,
        })
}

/// The review of the sender's unit, if it may see it.
fn own<'a>(
    workshop: &Workshop,
    ctx: &Context<'_>,
    assignment: &'a Assignment,
    submission: SubmissionId,
) -> Result<(UnitId, &'a Review), Refusal> {
    let (_, unit) = reviewer(workshop, ctx, assignment)?;
    there(assignment, submission)?;
    let review = assignment
        .review(unit, submission)
        .filter(|review| assignment.shows(review))
        .ok_or(Refusal::NotYours)?;
    Ok((unit, review))
}

/// The same under a lease that was not taken back yet.
fn leased<'a>(
    workshop: &Workshop,
    ctx: &Context<'_>,
    assignment: &'a Assignment,
    submission: SubmissionId,
) -> Result<(UnitId, &'a Review), Refusal> {
    let (unit, review) = own(workshop, ctx, assignment, submission)?;
    if review.until.is_none() {
        return Err(malformed("submission", "it is under no lease"));
    }
    Ok((unit, review))
}

//! Bids, conflicts, and pairs that the desk sets by hand.

use super::{desk, malformed, reviewer, reviews_here, running, state, there};
use crate::assign::problem::{Bridge, bar};
use crate::assign::{Event, ReviewStatus};
use crate::context::Context;
use crate::id::{AssignmentId, SubmissionId, UnitId};
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::workshop::Workshop;
use plenum_judge::assign::model::BEST_FIT;
use plenum_judge::assign::verify;

/// Bids are taken until the reviewers see what they got.
pub(super) fn bid(
    workshop: &Workshop,
    ctx: &Context<'_>,
    (id, submission): (AssignmentId, SubmissionId),
    points: u16,
) -> Result<Event, Refusal> {
    let assignment = running(workshop, id)?;
    let (_, unit) = reviewer(workshop, ctx, assignment)?;
    let what = there(assignment, submission)?;
    if points > BEST_FIT {
        return Err(Refusal::OutsideScale {
            value: i64::from(points),
            lowest: 0,
            highest: i64::from(BEST_FIT),
        });
    }
    if assignment.published.is_some() {
        return Err(state("published"));
    }
    if assignment.is_author(&workshop.people, unit, what) {
        return Err(malformed("submission", "nobody bids on their own work"));
    }
    let before = assignment
        .bids
        .get(&(unit, submission))
        .copied()
        .unwrap_or(0);
    if before == points {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::Bid {
        assignment: id,
        unit,
        submission,
        points,
    })
}

/// A conflict ends a review that is planned or begun, at any time; what is handed in only the desk can give back.
pub(super) fn declare(
    workshop: &Workshop,
    ctx: &Context<'_>,
    (id, submission): (AssignmentId, SubmissionId),
    reason: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let assignment = running(workshop, id)?;
    let (_, unit) = reviewer(workshop, ctx, assignment)?;
    there(assignment, submission)?;
    if assignment.conflicts.contains_key(&(unit, submission)) {
        return Err(Refusal::AlreadyDone);
    }
    if let Some(review) = assignment.review(unit, submission)
        && review.status == ReviewStatus::Done
    {
        return Err(Refusal::state(&review.status));
    }
    Ok(Event::ConflictDeclared {
        assignment: id,
        unit,
        submission,
        reason: reason.map(|text| text.parse(Limit::Note)).transpose()?,
    })
}

pub(super) fn withdraw(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
    submission: SubmissionId,
) -> Result<Event, Refusal> {
    let assignment = running(workshop, id)?;
    let (_, unit) = reviewer(workshop, ctx, assignment)?;
    if !assignment.conflicts.contains_key(&(unit, submission)) {
        return Err(Refusal::NoSuchItem { item: None });
    }
    Ok(Event::ConflictWithdrawn {
        assignment: id,
        unit,
        submission,
    })
}

/// Only a pair that the rules allow can be fixed: a rule is not broken by hand either.
pub(super) fn fix(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
    unit: UnitId,
    submission: SubmissionId,
) -> Result<Event, Refusal> {
    desk(workshop, ctx)?;
    let assignment = running(workshop, id)?;
    reviews_here(assignment, unit)?;
    there(assignment, submission)?;
    if assignment.fixed.contains(&(unit, submission)) {
        return Err(Refusal::AlreadyDone);
    }
    let bridge = Bridge::of(workshop, id).ok_or(Refusal::NoSuchItem { item: None })?;
    let pair = bridge
        .pair(unit, submission)
        .ok_or(Refusal::NoSuchItem { item: None })?;
    if let Some(because) = verify::bar(&bridge.problem, pair) {
        return Err(malformed("unit", bar(because)));
    }
    Ok(Event::Fixed {
        assignment: id,
        unit,
        submission,
    })
}

/// What was begun is not taken away, also not by hand.
pub(super) fn forbid(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
    unit: UnitId,
    submission: SubmissionId,
) -> Result<Event, Refusal> {
    desk(workshop, ctx)?;
    let assignment = running(workshop, id)?;
    reviews_here(assignment, unit)?;
    there(assignment, submission)?;
    if assignment.forbidden.contains(&(unit, submission)) {
        return Err(Refusal::AlreadyDone);
    }
    if assignment.fixed.contains(&(unit, submission)) {
        return Err(state("fixed"));
    }
    if let Some(review) = assignment.review(unit, submission)
        && review.status != ReviewStatus::Planned
    {
        return Err(Refusal::state(&review.status));
    }
    Ok(Event::Forbidden {
        assignment: id,
        unit,
        submission,
    })
}

pub(super) fn free(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
    unit: UnitId,
    submission: SubmissionId,
) -> Result<Event, Refusal> {
    desk(workshop, ctx)?;
    let assignment = running(workshop, id)?;
    let pair = (unit, submission);
    if !assignment.fixed.contains(&pair) && !assignment.forbidden.contains(&pair) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::Freed {
        assignment: id,
        unit,
        submission,
    })
}

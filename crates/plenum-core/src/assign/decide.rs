//! Rules about assignments.

mod open;
mod pairs;
mod plan;
mod review;

use super::{Assignment, Command};
use crate::agenda::Phase;
use crate::context::{Actor, Context};
use crate::id::{AssignmentId, SubmissionId, UnitId};
use crate::people::{Right, Seat};
use crate::refusal::Refusal;
use crate::workshop::{Event as AnyEvent, Workshop};

pub(crate) use review::expire;

/// Decides a command about assignments.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::Open { .. }
        | Command::Change { .. }
        | Command::SetQueue { .. }
        | Command::SetReviewer { .. }
        | Command::ReleaseReviewer { .. }
        | Command::AddSubmission { .. }
        | Command::SetDemand { .. }
        | Command::WithdrawSubmission { .. } => open::decide(workshop, ctx, command)?,
        Command::Bid {
            assignment,
            submission,
            points,
        } => pairs::bid(workshop, ctx, (*assignment, *submission), *points)?,
        Command::DeclareConflict {
            assignment,
            submission,
            reason,
        } => pairs::declare(workshop, ctx, (*assignment, *submission), reason.as_ref())?,
        Command::WithdrawConflict {
            assignment,
            submission,
        } => pairs::withdraw(workshop, ctx, *assignment, *submission)?,
        Command::Fix {
            assignment,
            unit,
            submission,
        } => pairs::fix(workshop, ctx, *assignment, *unit, *submission)?,
        Command::Forbid {
            assignment,
            unit,
            submission,
        } => pairs::forbid(workshop, ctx, *assignment, *unit, *submission)?,
        Command::Free {
            assignment,
            unit,
            submission,
        } => pairs::free(workshop, ctx, *assignment, *unit, *submission)?,
        Command::AdoptPlan {
            assignment,
            pairs,
            certificate,
            based_on,
        } => plan::adopt(
            workshop,
            ctx,
            *assignment,
            pairs,
            certificate.as_deref(),
            *based_on,
        )?,
        Command::Publish { assignment } => plan::publish(workshop, ctx, *assignment)?,
        Command::Start {
            assignment,
            submission,
        } => review::start(workshop, ctx, *assignment, *submission)?,
        Command::HandIn {
            assignment,
            submission,
        } => review::hand_in(workshop, ctx, *assignment, *submission)?,
        Command::Reopen {
            assignment,
            unit,
            submission,
            reason,
        } => review::reopen(workshop, ctx, *assignment, (*unit, *submission), reason)?,
        Command::TakeNext { assignment } => return review::take_next(workshop, ctx, *assignment),
        Command::RenewLease {
            assignment,
            submission,
        } => review::renew(workshop, ctx, *assignment, *submission)?,
        Command::ReturnLease {
            assignment,
            submission,
        } => review::give_back(workshop, ctx, *assignment, *submission)?,
        Command::Close { assignment } => {
            desk(workshop, ctx)?;
            let assignment = running(workshop, *assignment)?.id;
            super::Event::Closed { assignment }
        }
    };
    Ok(vec![AnyEvent::Assign(event)])
}

/// Lets a facilitator pass, and the operator, who prepares a workshop.
fn desk(workshop: &Workshop, ctx: &Context<'_>) -> Result<(), Refusal> {
    if ctx.actor == Actor::Operator {
        return Ok(());
    }
    workshop.permitted(ctx, Right::AssignReviews).map(|_| ())
}

/// An assignment that has not ended, in a review that has not.
fn running(workshop: &Workshop, id: AssignmentId) -> Result<&Assignment, Refusal> {
    let assignment = known(workshop, id)?;
    if assignment.closed {
        return Err(state("closed"));
    }
    let now = workshop.agenda.phase;
    if now == Phase::Archive {
        return Err(Refusal::state(&now));
    }
    Ok(assignment)
}

fn known(workshop: &Workshop, id: AssignmentId) -> Result<&Assignment, Refusal> {
    workshop
        .assign
        .get(id)
        .ok_or(Refusal::NoSuchItem { item: None })
}

/// The seat that reviews, and the unit it acts for. While a block keeps the host silent, its reviews rest as well.
fn reviewer<'a>(
    workshop: &'a Workshop,
    ctx: &Context<'_>,
    assignment: &Assignment,
) -> Result<(&'a Seat, UnitId), Refusal> {
    let seat = workshop.permitted(ctx, Right::Review)?;
    workshop.host_may_write(seat)?;
    let unit = assignment.unit_of(seat).ok_or(Refusal::NotYours)?;
    Ok((seat, unit))
}

/// Holds a submission to be there and not withdrawn.
fn there(assignment: &Assignment, id: SubmissionId) -> Result<&super::Submission, Refusal> {
    let submission = assignment
        .submissions
        .get(id)
        .ok_or(Refusal::NoSuchItem { item: None })?;
    if submission.withdrawn.is_some() {
        return Err(state("withdrawn"));
    }
    Ok(submission)
}

/// Holds a unit to be one of the assignment's that was not let go.
fn reviews_here(assignment: &Assignment, id: UnitId) -> Result<(), Refusal> {
    match assignment.units.get(&id) {
        Some(unit) if unit.released.is_none() => Ok(()),
        Some(_) => Err(state("released")),
        None => Err(Refusal::NoSuchItem { item: None }),
    }
}

fn state(name: &str) -> Refusal {
    Refusal::WrongState {
        state: name.to_owned(),
    }
}

fn malformed(field: &str, problem: &str) -> Refusal {
    Refusal::Malformed {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}

fn within(value: u32, (lowest, highest): (u32, u32)) -> Result<(), Refusal> {
    if (lowest..=highest).contains(&value) {
        return Ok(());
    }
    Err(Refusal::OutsideScale {
        value: i64::from(value),
        lowest: i64::from(lowest),
        highest: i64::from(highest),
    })
}

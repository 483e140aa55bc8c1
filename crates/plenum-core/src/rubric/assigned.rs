//! What a scoring asks of an assignment: who may score which submission, and whose it is.

use crate::assign::ReviewUnit;
use crate::id::{AssignmentId, OrganisationId, SubmissionId};
use crate::people::{Role, Seat};
use crate::workshop::Workshop;

/// Whether the assignment asks this seat for a sheet on a submission. Where a delegation reviews as one, the sheet is the
/// delegation's: its lead has the pen first, and hands it over.
pub(super) fn may_review(
    workshop: &Workshop,
    assignment: AssignmentId,
    scorers: &[Role],
    seat: &Seat,
    submission: SubmissionId,
) -> bool {
    let Some(assignment) = workshop.assign.get(assignment) else {
        return false;
    };
    let is_given = assignment.unit_of(seat).is_some_and(|unit| {
        assignment
            .review(unit, submission)
            .is_some_and(|review| assignment.shows(review))
    });
    is_given
        && match assignment.unit {
            ReviewUnit::Seat => true,
            ReviewUnit::Organisation => {
                first_pen(workshop, scorers, seat.organisation).is_some_and(|id| id.id == seat.id)
            }
        }
}

/// Who of a delegation has the pen first: its lead, else whoever of the scorers was seated first.
fn first_pen<'a>(
    workshop: &'a Workshop,
    scorers: &[Role],
    organisation: OrganisationId,
) -> Option<&'a Seat> {
    let scores = |seat: &&Seat| seat.organisation == organisation && scorers.contains(&seat.role);
    let lead = |seat: &&Seat| matches!(seat.role, Role::PeerLead | Role::HostLead);
    let mut seats = workshop.people.seats().filter(scores);
    let first = workshop.people.seats().find(scores);
    seats.find(lead).or(first)
}

/// Whether a submission is the work of the seat or of its organisation.
pub(super) fn is_own(workshop: &Workshop, seat: &Seat, submission: SubmissionId) -> bool {
    let Some((_, submission)) = workshop.assign.submission(submission) else {
        return false;
    };
    let home = |id| workshop.people.seat(id).map(|author| author.organisation);
    submission.organisation == Some(seat.organisation)
        || submission
            .authors
            .iter()
            .any(|author| home(*author) == Some(seat.organisation))
}

/// Whether the submission is there, in this assignment if one is named.
pub(super) fn knows(
    workshop: &Workshop,
    assignment: Option<AssignmentId>,
    submission: SubmissionId,
) -> bool {
    let found = workshop.assign.submission(submission);
    found.is_some_and(|(of, found)| {
        found.withdrawn.is_none() && assignment.is_none_or(|assignment| assignment == of.id)
    })
}

//! Invitations: decided by the host lead, then recorded step by step.

use super::{Event, in_merge_or_days, note};
use crate::context::Context;
use crate::id::{InvitationId, SeatId};
use crate::item::Item;
use crate::people::Right;
use crate::prepare::{Attendance, Decision, Invitation, InvitationState};
use crate::refusal::Refusal;
use crate::text::TextInput;
use crate::workshop::Workshop;

pub(super) fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: InvitationId,
    decision: Decision,
    reason: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::DecideInvitations)?;
    in_merge_or_days(workshop)?;
    workshop.host_may_write(seat)?;
    match proposal(workshop, id)?.state {
        InvitationState::Proposed | InvitationState::Accepted | InvitationState::Declined => {}
        state @ (InvitationState::Invited
        | InvitationState::Unable
        | InvitationState::Confirmed
        | InvitationState::Attended) => return Err(Refusal::state(&state)),
    }
    if decision == Decision::Declined && reason.is_none() {
        return Err(Refusal::ReasonRequired);
    }
    Ok(Event::InvitationDecided {
        invitation: id,
        decision,
        reason: note(reason)?,
    })
}

pub(super) fn record(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: InvitationId,
    outcome: Attendance,
    who: Option<SeatId>,
    reason: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::RecordInvitations)?;
    in_merge_or_days(workshop)?;
    workshop.host_may_write(seat)?;
    let state = proposal(workshop, id)?.state;
    if !follows(state, outcome) {
        return Err(Refusal::state(&state));
    }
    if outcome == Attendance::Unable && reason.is_none() {
        return Err(Refusal::ReasonRequired);
    }
    if who.is_some_and(|who| workshop.people.seat(who).is_none()) {
        return Err(Refusal::NoSuchItem { item: None });
    }
    Ok(Event::InvitationRecorded {
        invitation: id,
        outcome,
        seat: who,
        reason: note(reason)?,
    })
}

/// Accepted, invited, confirmed, attended, one after the other; an invitee may be unable at any time before attending.
fn follows(state: InvitationState, outcome: Attendance) -> bool {
    match outcome {
        Attendance::Invited => state == InvitationState::Accepted,
        Attendance::Confirmed => state == InvitationState::Invited,
        Attendance::Attended => state == InvitationState::Confirmed,
        Attendance::Unable => {
            matches!(
                state,
                InvitationState::Accepted | InvitationState::Invited | InvitationState::Confirmed
            )
        }
    }
}

fn proposal(workshop: &Workshop, id: InvitationId) -> Result<&Invitation, Refusal> {
    workshop
        .prepare
        .invitations
        .get(id)
        .ok_or_else(|| Refusal::no_such(Item::Invitation(id)))
}

//! Stances in the room, remarks beside the frozen wording, and the formal response.

use super::{Event, handed_over, note};
use crate::agenda::{Phase, overridden};
use crate::context::Context;
use crate::id::RecommendationId;
use crate::item::Item;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::response::{FirstStance, FormalDecision, unmet};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

pub(super) fn take_stance(
    workshop: &Workshop,
    ctx: &Context<'_>,
    recommendation: RecommendationId,
    stance: FirstStance,
    remark: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::TakeStance)?;
    workshop.in_phase(Phase::Days)?;
    workshop.host_may_write(seat)?;
    handed_over(workshop, recommendation)?;
    Ok(Event::StanceTaken {
        recommendation,
        stance,
        remark: note(remark)?,
    })
}

pub(super) fn remark(
    workshop: &Workshop,
    ctx: &Context<'_>,
    recommendation: RecommendationId,
    remark: &TextInput,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::RemarkAsHost)?;
    if workshop.agenda.phase == Phase::Archive {
        return Err(Refusal::WrongPhase {
            needs: Phase::Follow12,
            now: Phase::Archive,
        });
    }
    workshop.host_may_write(seat)?;
    handed_over(workshop, recommendation)?;
    Ok(Event::Remarked {
        recommendation,
        remark: remark.parse(Limit::Note)?,
    })
}

pub(super) fn respond(
    workshop: &Workshop,
    ctx: &Context<'_>,
    recommendation: RecommendationId,
    decision: FormalDecision,
    reason: Option<&TextInput>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::ProposeActions)?;
    workshop.in_phase(Phase::Formal)?;
    handed_over(workshop, recommendation)?;
    if workshop.response.published.is_some() {
        return Err(Refusal::Frozen {
            item: Some(Item::Recommendation(recommendation)),
        });
    }
    if decision != FormalDecision::Accepted && reason.is_none() {
        return Err(Refusal::ReasonRequired);
    }
    Ok(Event::Responded {
        recommendation,
        decision,
        reason: note(reason)?,
    })
}

/// Publication belongs to the host lead, who cannot override: what is unmet must be done first (METHOD 7.6).
pub(super) fn publish(
    workshop: &Workshop,
    ctx: &Context<'_>,
    statement: Option<&TextInput>,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    let seat = workshop.permitted(ctx, Right::RespondFormally)?;
    workshop.in_phase(Phase::Formal)?;
    if workshop.response.published.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let mut events = overridden(workshop, ctx, unmet::before_publication(workshop), reason)?;
    let published = Event::ResponsesPublished {
        statement: note(statement)?,
        by: seat.id,
        at: ctx.now,
    };
    events.push(AnyEvent::Response(published));
    Ok(events)
}

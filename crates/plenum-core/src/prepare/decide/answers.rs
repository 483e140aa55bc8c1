//! The answer plan: who answers which question or request and how; its confirmation; the verdicts on hypotheses.

use super::{Event, in_merge_or_days, note};
use crate::agenda::Phase;
use crate::context::Context;
use crate::id::{HypothesisId, QuestionId, RequestId};
use crate::item::Item;
use crate::people::{Right, Role};
use crate::prepare::{
    AnswerPath, Delivery, HypothesisState, Question, QuestionState, Verdict, unmet,
};
use crate::refusal::{Check, Refusal, Unmet};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

/// The host plans its answers; a facilitator may park a question.
pub(super) fn choose_path(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: QuestionId,
    path: AnswerPath,
) -> Result<Event, Refusal> {
    let seat = workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?;
    if !(seat.role == Role::Facilitator && path == AnswerPath::Parked) {
        workshop.permitted(ctx, Right::Answer)?;
        workshop.host_may_write(seat)?;
    }
    in_merge_or_days(workshop)?;
    let question = living_question(workshop, id)?;
    if question.answer.is_some() {
        return Err(Refusal::state(&question.state));
    }
    Ok(Event::PathChosen { question: id, path })
}

pub(super) fn answer_question(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: QuestionId,
    answer: &TextInput,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::Answer)?;
    in_merge_or_days(workshop)?;
    workshop.host_may_write(seat)?;
    let question = living_question(workshop, id)?;
    let state = match (question.state, workshop.agenda.phase) {
        // A correction of an answer does not change when it was given.
        (state @ (QuestionState::AnsweredInWriting | QuestionState::AnsweredInRoom), _) => state,
        (_, Phase::Days) => QuestionState::AnsweredInRoom,
        (
            _,
            Phase::Mandate
            | Phase::Initial
            | Phase::Desk
            | Phase::Merge
            | Phase::Report
            | Phase::Formal
            | Phase::Follow6
            | Phase::Follow12
            | Phase::Archive,
        ) => QuestionState::AnsweredInWriting,
    };
    Ok(Event::QuestionAnswered {
        question: id,
        answer: answer.parse(Limit::Note)?,
        state,
    })
}

pub(super) fn answer_request(
    workshop: &Workshop,
    ctx: &Context<'_>,
    request: RequestId,
    delivery: Delivery,
    remark: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::Answer)?;
    in_merge_or_days(workshop)?;
    workshop.host_may_write(seat)?;
    workshop
        .prepare
        .requests
        .get(request)
        .ok_or_else(|| Refusal::no_such(Item::Request(request)))?;
    if delivery == Delivery::NotAvailable && remark.is_none() {
        return Err(Refusal::ReasonRequired);
    }
    Ok(Event::RequestAnswered {
        request,
        delivery,
        note: note(remark)?,
    })
}

/// Missing sectors are a warning: the host lead answers for them with a reason, which is kept like every override.
/// What else is unmet must be done first.
pub(super) fn confirm_plan(
    workshop: &Workshop,
    ctx: &Context<'_>,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    workshop.permitted(ctx, Right::DecideInvitations)?;
    workshop.in_phase(Phase::Merge)?;
    if workshop.prepare.answer_plan.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let unmet = unmet::plan(workshop);
    let hard: Vec<Unmet> = unmet
        .iter()
        .filter(|unmet| unmet.check != Check::SectorsCovered)
        .cloned()
        .collect();
    // A missing sector is a warning: the host lead may go on with a reason, which stands beside the coverage. It is no
    // override of a guard, which only a facilitator may do.
    let reason = match reason {
        _ if unmet.is_empty() => None,
        Some(reason) if hard.is_empty() => Some(reason.parse(Limit::Note)?),
        Some(_) => return Err(Refusal::Guard { unmet: hard }),
        None => return Err(Refusal::Guard { unmet }),
    };
    let confirmed = Event::AnswerPlanConfirmed {
        at: ctx.now,
        reason,
    };
    Ok(vec![AnyEvent::Prepare(confirmed)])
}

/// A verdict is set in a block that asks for it; a verdict once set may change until the handover.
pub(super) fn set_verdict(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: HypothesisId,
    verdict: Verdict,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::SetVerdicts)?;
    workshop.in_phase(Phase::Days)?;
    let item = Item::Hypothesis(id);
    let hypothesis = workshop
        .prepare
        .hypotheses
        .get(id)
        .ok_or_else(|| Refusal::no_such(item))?;
    if hypothesis.merged_into.is_some() {
        return Err(Refusal::state(&HypothesisState::Merged));
    }
    if workshop.recommend.is_handed_over() {
        return Err(Refusal::Frozen { item: Some(item) });
    }
    if hypothesis.verdict.is_none() {
        let block = workshop.running()?;
        if !block.settings.writes.verdicts || !workshop.agenda.writing_open() {
            return Err(Refusal::NotInThisBlock {
                block: Some(block.id),
            });
        }
    }
    Ok(Event::VerdictSet {
        hypothesis: id,
        verdict,
    })
}

fn living_question(workshop: &Workshop, id: QuestionId) -> Result<&Question, Refusal> {
    let question = workshop
        .prepare
        .questions
        .get(id)
        .ok_or_else(|| Refusal::no_such(Item::Question(id)))?;
    if question.merged_into.is_some() {
        Err(Refusal::state(&question.state))
    } else {
        Ok(question)
    }
}

//! The desk review: four kinds of items per peer organisation, handed in together; duplicates are merged afterwards.

use super::{Event, note};
use crate::agenda::{Phase, Preset};
use crate::context::Context;
use crate::id::{HypothesisId, InvitationId, OrganisationId, QuestionId, RequestId};
use crate::item::Item;
use crate::people::{Right, Seat};
use crate::prepare::{HypothesisState, QuestionKind, QuestionState, Sector, unmet};
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::workshop::Workshop;

pub(super) fn propose_hypothesis(
    workshop: &Workshop,
    ctx: &Context<'_>,
    statement: &TextInput,
    why: Option<&TextInput>,
    would_change: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = reviewer(workshop, ctx)?;
    Ok(Event::HypothesisProposed {
        id: HypothesisId(ctx.command.derive()),
        number: following(workshop.prepare.hypotheses.len()),
        by: seat.organisation,
        statement: statement.parse(Limit::Note)?,
        why: note(why)?,
        would_change: note(would_change)?,
    })
}

/// Questions belong to the desk review; facts may also be asked in a running block of clarifying questions.
pub(super) fn ask_question(
    workshop: &Workshop,
    ctx: &Context<'_>,
    question: &TextInput,
    kind: QuestionKind,
) -> Result<Event, Refusal> {
    let seat = if workshop.agenda.phase == Phase::Days {
        let seat = workshop.permitted(ctx, Right::WriteDeskReview)?;
        let block = workshop.running()?;
        let takes =
            block.preset == Preset::Clarify && block.settings.writes.roles.contains(&seat.role);
        if !takes || kind == QuestionKind::Probing || !workshop.agenda.writing_open() {
            return Err(Refusal::NotInThisBlock {
                block: Some(block.id),
            });
        }
        seat
    } else {
        reviewer(workshop, ctx)?
    };
    Ok(Event::QuestionAsked {
        id: QuestionId(ctx.command.derive()),
        number: following(workshop.prepare.questions.len()),
        by: seat.organisation,
        question: question.parse(Limit::Note)?,
        kind,
    })
}

pub(super) fn request_information(
    workshop: &Workshop,
    ctx: &Context<'_>,
    what: &TextInput,
    why: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = reviewer(workshop, ctx)?;
    Ok(Event::InformationRequested {
        id: RequestId(ctx.command.derive()),
        number: following(workshop.prepare.requests.len()),
        by: seat.organisation,
        what: what.parse(Limit::Note)?,
        why: note(why)?,
    })
}

pub(super) fn propose_invitation(
    workshop: &Workshop,
    ctx: &Context<'_>,
    who: &TextInput,
    why: Option<&TextInput>,
    sector: Sector,
) -> Result<Event, Refusal> {
    let seat = reviewer(workshop, ctx)?;
    Ok(Event::InvitationProposed {
        id: InvitationId(ctx.command.derive()),
        number: following(workshop.prepare.invitations.len()),
        by: seat.organisation,
        who: who.parse(Limit::Note)?,
        why: note(why)?,
        sector,
    })
}

pub(super) fn submit(
    workshop: &Workshop,
    ctx: &Context<'_>,
    nobody_missing: bool,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::WriteDeskReview)?;
    workshop.in_phase(Phase::Desk)?;
    let organisation = seat.organisation;
    if workshop.prepare.desk_review(organisation).submitted {
        return Err(Refusal::AlreadyDone);
    }
    match unmet::desk_review(workshop, organisation, nobody_missing) {
        Some(unmet) => Err(Refusal::Guard { unmet: vec![unmet] }),
        None => Ok(Event::DeskReviewSubmitted {
            organisation,
            nobody_missing,
        }),
    }
}

pub(super) fn waive(
    workshop: &Workshop,
    ctx: &Context<'_>,
    organisation: OrganisationId,
    reason: &TextInput,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::WaiveDeskReview)?;
    workshop.in_phase(Phase::Desk)?;
    if !workshop
        .people
        .peer_organisations()
        .any(|peer| peer.id == organisation)
    {
        return Err(Refusal::NoSuchItem { item: None });
    }
    let review = workshop.prepare.desk_review(organisation);
    if review.submitted || review.waived {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::DeskReviewWaived {
        organisation,
        reason: reason.parse(Limit::Note)?,
    })
}

pub(super) fn merge(
    workshop: &Workshop,
    ctx: &Context<'_>,
    item: Item,
    into: Item,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::MergeDeskReview)?;
    workshop.in_phase(Phase::Merge)?;
    if item == into {
        return Err(malformed("an item is not merged with itself"));
    }
    match (item, into) {
        (Item::Hypothesis(hypothesis), Item::Hypothesis(into)) => {
            hypothesis_to_merge(workshop, hypothesis)?;
            hypothesis_to_merge(workshop, into)?;
            Ok(Event::HypothesisMerged { hypothesis, into })
        }
        (Item::Question(question), Item::Question(into)) => {
            question_to_merge(workshop, question)?;
            question_to_merge(workshop, into)?;
            Ok(Event::QuestionMerged { question, into })
        }
        (
            Item::Block(_)
            | Item::Section(_)
            | Item::Hypothesis(_)
            | Item::Question(_)
            | Item::Request(_)
            | Item::Invitation(_)
            | Item::Entry(_)
            | Item::Cluster(_)
            | Item::Presentation(_)
            | Item::Note(_)
            | Item::Recommendation(_)
            | Item::Action(_)
            | Item::Rubric(_)
            | Item::Scoring(_)
            | Item::Conclusion(_)
            | Item::Stance(_),
            _,
        ) => Err(malformed("two hypotheses or two questions are merged")),
    }
}

fn hypothesis_to_merge(workshop: &Workshop, id: HypothesisId) -> Result<(), Refusal> {
    let hypothesis = workshop
        .prepare
        .hypotheses
        .get(id)
        .ok_or_else(|| Refusal::no_such(Item::Hypothesis(id)))?;
    if hypothesis.merged_into.is_some() {
        Err(Refusal::state(&HypothesisState::Merged))
    } else {
        Ok(())
    }
}

fn question_to_merge(workshop: &Workshop, id: QuestionId) -> Result<(), Refusal> {
    let question = workshop
        .prepare
        .questions
        .get(id)
        .ok_or_else(|| Refusal::no_such(Item::Question(id)))?;
    if question.merged_into.is_some() {
        Err(Refusal::state(&QuestionState::Merged))
    } else {
        Ok(())
    }
}

/// A peer whose organisation has not handed in its desk review.
fn reviewer<'a>(workshop: &'a Workshop, ctx: &Context<'_>) -> Result<&'a Seat, Refusal> {
    let seat = workshop.permitted(ctx, Right::WriteDeskReview)?;
    workshop.in_phase(Phase::Desk)?;
    if workshop.prepare.desk_review(seat.organisation).submitted {
        return Err(Refusal::WrongState {
            state: "submitted".to_owned(),
        });
    }
    Ok(seat)
}

fn following(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}

fn malformed(problem: &str) -> Refusal {
    Refusal::Malformed {
        field: "into".to_owned(),
        problem: problem.to_owned(),
    }
}

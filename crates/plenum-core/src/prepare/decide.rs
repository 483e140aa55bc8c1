//! Rules of steps 1 and 2, by topic.

mod answers;
mod desk;
mod invitations;
mod mandate;
mod report;

use super::{Command, Event, translate};
use crate::agenda::Phase;
use crate::context::Context;
use crate::refusal::Refusal;
use crate::text::{Limit, Text, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

/// Decides a command of steps 1 and 2.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::SetMandate {
            purpose,
            guiding_questions,
        } => mandate::set(workshop, ctx, purpose, guiding_questions)?,
        Command::ConfirmMandate {} => mandate::confirm(workshop, ctx)?,
        Command::WriteSection {
            section,
            body,
            remark,
        } => report::write(workshop, ctx, *section, body, remark.as_ref())?,
        Command::ReleaseReport { reason } => {
            return report::release(workshop, ctx, reason.as_ref());
        }
        Command::ReviseReport { reason } => report::revise(workshop, ctx, reason)?,
        Command::ProposeHypothesis {
            statement,
            why,
            would_change,
        } => desk::propose_hypothesis(
            workshop,
            ctx,
            statement,
            why.as_ref(),
            would_change.as_ref(),
        )?,
        Command::AskQuestion { question, kind } => {
            desk::ask_question(workshop, ctx, question, *kind)?
        }
        Command::RequestInformation { what, why } => {
            desk::request_information(workshop, ctx, what, why.as_ref())?
        }
        Command::ProposeInvitation {
            who,
            reason,
            sector,
        } => desk::propose_invitation(workshop, ctx, who, reason.as_ref(), *sector)?,
        Command::SubmitDeskReview { nobody_missing } => {
            desk::submit(workshop, ctx, *nobody_missing)?
        }
        Command::WaiveDeskReview {
            organisation,
            reason,
        } => desk::waive(workshop, ctx, *organisation, reason)?,
        Command::MergeItem { item, into } => desk::merge(workshop, ctx, *item, *into)?,
        Command::ChoosePath { question, path } => {
            answers::choose_path(workshop, ctx, *question, *path)?
        }
        Command::AnswerQuestion { question, answer } => {
            answers::answer_question(workshop, ctx, *question, answer)?
        }
        Command::AnswerRequest {
            request,
            delivery,
            note,
        } => answers::answer_request(workshop, ctx, *request, *delivery, note.as_ref())?,
        Command::DecideInvitation {
            invitation,
            decision,
            reason,
        } => invitations::decide(workshop, ctx, *invitation, *decision, reason.as_ref())?,
        Command::RecordInvitation {
            invitation,
            outcome,
            seat,
            reason,
        } => invitations::record(workshop, ctx, *invitation, *outcome, *seat, reason.as_ref())?,
        Command::ConfirmAnswerPlan { reason } => {
            return answers::confirm_plan(workshop, ctx, reason.as_ref());
        }
        Command::SetVerdict {
            hypothesis,
            verdict,
        } => answers::set_verdict(workshop, ctx, *hypothesis, *verdict)?,
        Command::Translate { item, words } => translate::decide(workshop, ctx, *item, words)?,
    };
    Ok(vec![AnyEvent::Prepare(event)])
}

/// An optional text of note length.
fn note(input: Option<&TextInput>) -> Result<Option<Text>, Refusal> {
    input.map(|text| text.parse(Limit::Note)).transpose()
}

/// The host prepares its answers between the desk review and the end of the workshop days.
fn in_merge_or_days(workshop: &Workshop) -> Result<(), Refusal> {
    if workshop.agenda.phase == Phase::Days {
        Ok(())
    } else {
        workshop.in_phase(Phase::Merge)
    }
}

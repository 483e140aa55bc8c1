//! How each fact changes the state of steps 1 and 2.

use super::state::{
    Confirmation, Hypothesis, Invitation, Mandate, Question, Report, Request, SectionText, State,
};
use super::{AnswerPath, Attendance, Decision, Event, InvitationState, QuestionState, translate};
use crate::id::{HypothesisId, QuestionId};
use crate::time::Timestamp;
use crate::workshop::Workshop;

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.prepare;
    match event {
        Event::MandateSet {
            purpose,
            guiding_questions,
        } => {
            let (purpose, guiding_questions) = (purpose.clone(), guiding_questions.clone());
            state.mandate = Some(Mandate {
                purpose,
                guiding_questions,
                confirmations: Vec::new(),
            });
        }
        Event::MandateConfirmed { by, role } => {
            if let Some(mandate) = &mut state.mandate {
                mandate.confirmations.push(Confirmation {
                    by: *by,
                    role: *role,
                });
            }
        }
        Event::SectionWritten {
            section,
            body,
            remark,
        } => {
            state.report.draft.insert(
                *section,
                SectionText {
                    body: body.clone(),
                    remark: remark.clone(),
                },
            );
        }
        Event::ReportReleased { version, at } => release(&mut state.report, *version, *at),
        Event::ReportReopened { reason } => {
            state.report.draft.clone_from(&state.report.released);
            state.report.revision = Some(reason.clone());
        }
        Event::HypothesisProposed {
            id,
            number,
            by,
            statement,
            why,
            would_change,
        } => {
            let hypothesis = Hypothesis {
                number: *number,
                by: *by,
                statement: statement.clone(),
                why: why.clone(),
                would_change: would_change.clone(),
                merged_into: None,
                verdict: None,
            };
            state.hypotheses.put(*id, hypothesis);
        }
        Event::QuestionAsked {
            id,
            number,
            by,
            question,
            kind,
        } => {
            let question = Question {
                number: *number,
                by: *by,
                question: question.clone(),
                kind: *kind,
                state: QuestionState::Proposed,
                path: None,
                answer: None,
                merged_into: None,
            };
            state.questions.put(*id, question);
        }
        Event::InformationRequested {
            id,
            number,
            by,
            what,
            why,
        } => {
            let (what, why) = (what.clone(), why.clone());
            state.requests.put(
                *id,
                Request {
                    number: *number,
                    by: *by,
                    what,
                    why,
                    delivery: None,
                    note: None,
                },
            );
        }
        Event::InvitationProposed {
            id,
            number,
            by,
            who,
            why,
            sector,
        } => {
            let invitation = Invitation {
                number: *number,
                by: *by,
                who: who.clone(),
                why: why.clone(),
                sector: *sector,
                state: InvitationState::Proposed,
                reason: None,
                seat: None,
            };
            state.invitations.put(*id, invitation);
        }
        Event::DeskReviewSubmitted {
            organisation,
            nobody_missing,
        } => {
            let review = state.desk.entry(*organisation).or_default();
            review.submitted = true;
            review.nobody_missing = *nobody_missing;
        }
        Event::DeskReviewWaived { organisation, .. } => {
            state.desk.entry(*organisation).or_default().waived = true;
        }
        Event::HypothesisMerged { hypothesis, into } => merge_hypothesis(state, *hypothesis, *into),
        Event::QuestionMerged { question, into } => merge_question(state, *question, *into),
        Event::PathChosen { question, path } => {
            if let Some(question) = state.questions.get_mut(*question) {
                question.path = Some(*path);
                question.state = if *path == AnswerPath::Parked {
                    QuestionState::Parked
                } else {
                    QuestionState::Proposed
                };
            }
        }
        Event::QuestionAnswered {
            question,
            answer,
            state: answered,
        } => {
            if let Some(question) = state.questions.get_mut(*question) {
                question.answer = Some(answer.clone());
                question.state = *answered;
                question.path = Some(path_of(question.path, *answered));
            }
        }
        Event::RequestAnswered {
            request,
            delivery,
            note,
        } => {
            if let Some(request) = state.requests.get_mut(*request) {
                request.delivery = Some(*delivery);
                request.note.clone_from(note);
            }
        }
        Event::InvitationDecided {
            invitation,
            decision,
            reason,
        } => {
            if let Some(invitation) = state.invitations.get_mut(*invitation) {
                invitation.state = match decision {
                    Decision::Accepted => InvitationState::Accepted,
                    Decision::Declined => InvitationState::Declined,
                };
                invitation.reason.clone_from(reason);
            }
        }
        Event::InvitationRecorded {
            invitation,
            outcome,
            seat,
            reason,
        } => {
            if let Some(invitation) = state.invitations.get_mut(*invitation) {
                invitation.state = state_after(*outcome);
                invitation.seat = seat.or(invitation.seat);
                if reason.is_some() {
                    invitation.reason.clone_from(reason);
                }
            }
        }
        Event::AnswerPlanConfirmed { at, reason } => {
            state.answer_plan = Some(*at);
            state.coverage_reason.clone_from(reason);
        }
        Event::VerdictSet {
            hypothesis,
            verdict,
        } => {
            if let Some(hypothesis) = state.hypotheses.get_mut(*hypothesis) {
                hypothesis.verdict = Some(*verdict);
            }
        }
        Event::Translated { item, words } => {
            for text in translate::texts_mut(workshop, *item) {
                text.translate(words.clone());
            }
        }
    }
}

/// The state of an invitation after an outcome.
fn state_after(outcome: Attendance) -> InvitationState {
    match outcome {
        Attendance::Invited => InvitationState::Invited,
        Attendance::Unable => InvitationState::Unable,
        Attendance::Confirmed => InvitationState::Confirmed,
        Attendance::Attended => InvitationState::Attended,
    }
}

fn release(report: &mut Report, version: u32, at: Timestamp) {
    let before = std::mem::replace(&mut report.released, std::mem::take(&mut report.draft));
    if report.version > 0 {
        report.superseded.push(before);
    }
    report.version = version;
    report.released_at = Some(at);
    report.revision = None;
}

/// An answer that was given before the workshop was a written one, whatever was planned; in the room the plan stays.
fn path_of(planned: Option<AnswerPath>, answered: QuestionState) -> AnswerPath {
    match planned {
        Some(path @ (AnswerPath::Writing | AnswerPath::Room))
            if answered == QuestionState::AnsweredInRoom =>
        {
            path
        }
        Some(AnswerPath::Writing | AnswerPath::Room | AnswerPath::Parked) | None => {
            if answered == QuestionState::AnsweredInRoom {
                AnswerPath::Room
            } else {
                AnswerPath::Writing
            }
        }
    }
}

/// What was merged into the duplicate before now points to the survivor as well.
fn merge_hypothesis(state: &mut State, duplicate: HypothesisId, into: HypothesisId) {
    for id in state.hypotheses.ids().collect::<Vec<_>>() {
        if let Some(hypothesis) = state.hypotheses.get_mut(id)
            && (id == duplicate || hypothesis.merged_into == Some(duplicate))
        {
            hypothesis.merged_into = Some(into);
        }
    }
}

fn merge_question(state: &mut State, duplicate: QuestionId, into: QuestionId) {
    for id in state.questions.ids().collect::<Vec<_>>() {
        if let Some(question) = state.questions.get_mut(id)
            && (id == duplicate || question.merged_into == Some(duplicate))
        {
            question.merged_into = Some(into);
            question.state = QuestionState::Merged;
        }
    }
}

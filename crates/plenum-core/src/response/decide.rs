//! Rules of the host's answers and actions, by topic.

mod actions;
mod answers;

pub use actions::expire;

use super::{Command, Event};
use crate::agenda::Phase;
use crate::context::Context;
use crate::id::RecommendationId;
use crate::item::Item;
use crate::refusal::{Check, Refusal, Unmet};
use crate::text::{Limit, Text, TextInput};
use crate::time::LocalTime;
use crate::workshop::{Event as AnyEvent, Workshop};

/// The local times whose instants a command needs: the ends of due dates.
pub fn local_times(command: &Command) -> Vec<LocalTime> {
    match command {
        Command::PlanAction { due, .. } | Command::SetAction { due, .. } => {
            due.iter().map(|date| date.end()).collect()
        }
        Command::TakeStance { .. }
        | Command::Remark { .. }
        | Command::Respond { .. }
        | Command::PublishResponses { .. }
        | Command::Report { .. }
        | Command::RemarkAction { .. }
        | Command::SubmitProgress { .. } => Vec::new(),
    }
}

/// Decides a command of the host after the handover.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::TakeStance {
            recommendation,
            stance,
            remark,
        } => answers::take_stance(workshop, ctx, *recommendation, *stance, remark.as_ref())?,
        Command::Remark {
            recommendation,
            remark,
        } => answers::remark(workshop, ctx, *recommendation, remark)?,
        Command::Respond {
            recommendation,
            decision,
            reason,
        } => answers::respond(workshop, ctx, *recommendation, *decision, reason.as_ref())?,
        Command::PublishResponses { statement, reason } => {
            return answers::publish(workshop, ctx, statement.as_ref(), reason.as_ref());
        }
        Command::PlanAction {
            text,
            recommendations,
            owner,
            due,
            dependence,
        } => {
            let details = actions::Details {
                owner: owner.as_ref(),
                due: *due,
                dependence: dependence.as_ref(),
            };
            actions::plan(workshop, ctx, text, recommendations, &details)?
        }
        Command::SetAction { action, owner, due } => {
            actions::set(workshop, ctx, *action, owner.as_ref(), *due)?
        }
        Command::Report {
            action,
            status,
            evidence,
        } => actions::report(workshop, ctx, *action, *status, evidence.as_ref())?,
        Command::RemarkAction { action, remark } => {
            actions::remark(workshop, ctx, *action, remark)?
        }
        Command::SubmitProgress { statement } => {
            return actions::submit(workshop, ctx, statement.as_ref());
        }
    };
    Ok(vec![AnyEvent::Response(event)])
}

/// An optional text of note length.
fn note(input: Option<&TextInput>) -> Result<Option<Text>, Refusal> {
    input.map(|text| text.parse(Limit::Note)).transpose()
}

/// Holds to the recommendations that the host was given.
fn handed_over(workshop: &Workshop, recommendation: RecommendationId) -> Result<(), Refusal> {
    if !workshop.recommend.is_handed_over() {
        return Err(Refusal::Guard {
            unmet: vec![Unmet::of(Check::HandedOver)],
        });
    }
    if workshop.recommend.carried().contains(&recommendation) {
        Ok(())
    } else {
        Err(Refusal::no_such(Item::Recommendation(recommendation)))
    }
}

/// Actions are planned and reported from the formal response to the last check.
fn in_follow_up(workshop: &Workshop) -> Result<(), Refusal> {
    match workshop.agenda.phase {
        Phase::Formal | Phase::Follow6 | Phase::Follow12 => Ok(()),
        Phase::Mandate
        | Phase::Initial
        | Phase::Desk
        | Phase::Merge
        | Phase::Days
        | Phase::Report
        | Phase::Archive => workshop.in_phase(Phase::Formal),
    }
}

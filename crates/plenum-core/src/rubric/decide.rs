//! Rules about rubrics, sheets and rounds.

mod rounds;
mod rubrics;
mod sheets;

use super::{Command, Scoring};
use crate::context::Context;
use crate::id::ScoringId;
use crate::item::Item;
use crate::refusal::Refusal;
use crate::workshop::{Event as AnyEvent, Workshop};
use rounds::Terms;
use sheets::{Act, At};

/// Decides a command about rubrics and scorings.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::UseTemplate { rubric, template } => {
            rubrics::use_template(workshop, ctx, *rubric, *template)?
        }
        Command::Import { rubric, form, file } => {
            rubrics::import(workshop, ctx, *rubric, *form, file)?
        }
        Command::Set { rubric, content } => rubrics::set(workshop, ctx, *rubric, content)?,
        Command::NewVersion { rubric, content } => {
            rubrics::new_version(workshop, ctx, *rubric, content)?
        }
        Command::Reword {
            rubric,
            place,
            text,
            reason,
        } => rubrics::reword(workshop, ctx, *rubric, (place, text), reason.as_ref())?,
        Command::Translate {
            rubric,
            place,
            words,
        } => rubrics::translate(workshop, ctx, *rubric, place, words)?,
        Command::Retire { rubric } => rubrics::retire(workshop, ctx, *rubric)?,
        Command::Open {
            rubric,
            title,
            subjects,
            scorers,
            self_assessment,
            assigned,
            block,
        } => {
            let terms = Terms {
                rubric: *rubric,
                title,
                subjects,
                scorers,
                self_assessment: *self_assessment,
                assigned: *assigned,
                block: *block,
            };
            rounds::open(workshop, ctx, &terms)?
        }
        Command::SaveSheet {
            scoring,
            subject,
            revision,
            answers,
            change,
            sheet,
        } => {
            let at = At {
                scoring: *scoring,
                subject: *subject,
                revision: *revision,
                sheet: *sheet,
            };
            sheets::write(workshop, ctx, at, Act::Save(answers, change.as_ref()))?
        }
        Command::SubmitSheet {
            scoring,
            subject,
            revision,
            answers,
            change,
            sheet,
        } => {
            let at = At {
                scoring: *scoring,
                subject: *subject,
                revision: *revision,
                sheet: *sheet,
            };
            sheets::write(workshop, ctx, at, Act::Submit(answers, change.as_ref()))?
        }
        Command::Abstain {
            scoring,
            subject,
            revision,
            sheet,
        } => {
            let at = At {
                scoring: *scoring,
                subject: *subject,
                revision: *revision,
                sheet: *sheet,
            };
            sheets::write(workshop, ctx, at, Act::Abstain)?
        }
        Command::TakeBack {
            scoring,
            subject,
            seat,
            reason,
        } => sheets::take_back(workshop, ctx, *scoring, (*subject, *seat), reason)?,
        Command::Delegate { scoring, of, to } => {
            sheets::delegate(workshop, ctx, *scoring, *of, *to)?
        }
        Command::CloseRound { scoring, reason } => {
            return rounds::close(workshop, ctx, *scoring, reason.as_ref());
        }
        Command::OpenRound {
            scoring,
            cells,
            block,
        } => rounds::open_round(workshop, ctx, *scoring, cells, *block)?,
        Command::Finish { scoring } => rounds::finish(workshop, ctx, *scoring)?,
        Command::Show { scoring } => rounds::show(workshop, ctx, *scoring)?,
        Command::Rescale {
            scoring,
            version,
            map,
            reason,
        } => rounds::rescale(workshop, ctx, *scoring, (*version, map), reason)?,
    };
    Ok(vec![AnyEvent::Rubric(event)])
}

/// A scoring that is there.
fn scoring(workshop: &Workshop, id: ScoringId) -> Result<&Scoring, Refusal> {
    workshop
        .rubric
        .scoring(id)
        .ok_or_else(|| Refusal::no_such(Item::Scoring(id)))
}

fn malformed(field: &str, problem: &str) -> Refusal {
    Refusal::Malformed {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}

/// Refuses what would be more than a limit.
fn at_most(wanted: usize, most: usize) -> Result<(), Refusal> {
    if wanted <= most {
        return Ok(());
    }
    Err(Refusal::OutsideScale {
        value: i64::try_from(wanted).unwrap_or(i64::MAX),
        lowest: 0,
        highest: i64::try_from(most).unwrap_or(i64::MAX),
    })
}

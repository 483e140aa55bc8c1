//! Rules of the last hour and the report.

use super::event::QuestionResult;
use super::{
    Command, Conclusion, ConclusionState, EvaluationQuestion, Event, ReportStage, SCALE, Voice,
};
use crate::agenda::{Attribution, Phase, Preset};
use crate::context::Context;
use crate::id::ConclusionId;
use crate::item::Item;
use crate::keys::KeyScope;
use crate::people::Right;
use crate::refusal::{Check, Refusal, Unmet};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};
use plenum_judge::scoring::{MINIMUM_CELL, summarise};

/// Decides a command of the last hour.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::Propose { sentence } => {
            workshop.permitted(ctx, Right::TypeConclusions)?;
            workshop.in_phase(Phase::Days)?;
            Event::Proposed {
                id: ConclusionId(ctx.command.derive()),
                sentence: sentence.parse(Limit::Note)?,
            }
        }
        Command::Reword {
            conclusion,
            sentence,
        } => {
            workshop.permitted(ctx, Right::TypeConclusions)?;
            workshop.in_phase(Phase::Days)?;
            Event::Proposed {
                id: known(workshop, *conclusion)?.id,
                sentence: sentence.parse(Limit::Note)?,
            }
        }
        Command::Agree { conclusion } => voice(workshop, ctx, *conclusion, None)?,
        Command::Dissent { conclusion, note } => voice(workshop, ctx, *conclusion, Some(note))?,
        Command::Settle { conclusion } => settle(workshop, ctx, *conclusion)?,
        Command::SetDate { what, date } => {
            workshop.permitted(ctx, Right::SetDates)?;
            Event::DateSet {
                what: what.parse(Limit::Name)?,
                date: *date,
            }
        }
        Command::Evaluate {
            question,
            value,
            comment,
        } => evaluate(workshop, ctx, *question, *value, comment.as_ref())?,
        Command::CountEvaluation {} => return count(workshop, ctx),
        Command::FileReport { stage, summary } => file(workshop, ctx, *stage, summary)?,
        Command::CorrectFact { place, correction } => {
            workshop.permitted(ctx, Right::CorrectFacts)?;
            workshop.in_phase(Phase::Report)?;
            if workshop.close.has_final_report() {
                return Err(Refusal::Frozen { item: None });
            }
            if !workshop.close.is_filed(ReportStage::FactCheck) {
                return Err(Refusal::Missing {
                    fields: vec!["fact_check".to_owned()],
                });
            }
            Event::FactCorrected {
                place: place.parse(Limit::Name)?,
                correction: correction.parse(Limit::Note)?,
            }
        }
    };
    Ok(vec![AnyEvent::Close(event)])
}

fn known(workshop: &Workshop, id: ConclusionId) -> Result<&Conclusion, Refusal> {
    workshop
        .close
        .get(id)
        .ok_or_else(|| Refusal::no_such(Item::Conclusion(id)))
}

fn open(workshop: &Workshop, id: ConclusionId) -> Result<&Conclusion, Refusal> {
    workshop.in_phase(Phase::Days)?;
    let conclusion = known(workshop, id)?;
    match conclusion.state {
        ConclusionState::Proposed => Ok(conclusion),
        ConclusionState::Agreed | ConclusionState::DissentNoted => {
            Err(Refusal::state(&conclusion.state))
        }
    }
}

/// One voice an organisation; a later one replaces it.
fn voice(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ConclusionId,
    note: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::Agree)?;
    workshop.host_may_write(seat)?;
    let conclusion = open(workshop, id)?;
    Ok(Event::Voiced {
        conclusion: conclusion.id,
        organisation: seat.organisation,
        dissent: note.map(|note| note.parse(Limit::Note)).transpose()?,
    })
}

/// A conclusion is settled when all have spoken, or when a dissent is noted.
fn settle(workshop: &Workshop, ctx: &Context<'_>, id: ConclusionId) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::TypeConclusions)?;
    let conclusion = open(workshop, id)?;
    let parties: Vec<_> = workshop
        .people
        .organisations()
        .filter(|o| {
            workshop
                .people
                .seats()
                .any(|seat| seat.organisation == o.id && seat.role.may(Right::Agree))
        })
        .map(|o| o.id)
        .collect();
    let silent: Vec<_> = parties
        .iter()
        .copied()
        .filter(|o| !conclusion.voices.contains_key(o))
        .collect();
    let dissent = conclusion
        .voices
        .values()
        .any(|voice| matches!(voice, Voice::Dissents(_)));
    if !silent.is_empty() && !dissent {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let unmet = Unmet {
            items: vec![Item::Conclusion(id)],
            have: number(parties.len() - silent.len()),
            need: number(parties.len()),
            organisations: silent,
            ..Unmet::of(Check::ConclusionsSettled)
        };
        return Err(Refusal::Guard { unmet: vec![unmet] });
    }
    Ok(Event::Settled { conclusion: id })
}

fn evaluate(
    workshop: &Workshop,
    ctx: &Context<'_>,
    question: EvaluationQuestion,
    value: Option<u8>,
    comment: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::Evaluate)?;
    let block = workshop.running()?;
    if block.preset != Preset::Evaluate || !workshop.agenda.writing_open() {
        return Err(Refusal::NotInThisBlock {
            block: Some(block.id),
        });
    }
    if workshop.close.results.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    // A person answers once. Marks of two blocks cannot be told to be one person's, so the evaluation stays in its block.
    if workshop
        .close
        .evaluated_in
        .is_some_and(|other| other != block.id)
    {
        return Err(Refusal::NotInThisBlock {
            block: Some(block.id),
        });
    }
    if let Some(value) = value
        && !(SCALE.0..=SCALE.1).contains(&u32::from(value))
    {
        let (lowest, highest) = (i64::from(SCALE.0), i64::from(SCALE.1));
        return Err(Refusal::OutsideScale {
            value: i64::from(value),
            lowest,
            highest,
        });
    }
    Ok(Event::Evaluated {
        block: block.id,
        author: workshop.author(
            ctx,
            seat.id,
            block.id,
            Attribution::Sealed,
            question.subject(),
        )?,
        question,
        value,
        comment: comment.map(|t| t.parse(Limit::Note)).transpose()?,
    })
}

fn count(workshop: &Workshop, ctx: &Context<'_>) -> Result<Vec<AnyEvent>, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    let state = &workshop.close;
    if state.results.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let block = state.evaluated_in.ok_or_else(|| Refusal::Missing {
        fields: vec!["answers".to_owned()],
    })?;
    let result = |question: EvaluationQuestion| {
        let answers: Vec<_> = state
            .answers
            .iter()
            .filter(|((q, _), _)| *q == question)
            .map(|(_, answer)| answer)
            .collect();
        let values: Vec<u32> = answers
            .iter()
            .filter_map(|answer| answer.value)
            .map(u32::from)
            .collect();
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let answered = number(answers.len());
        // METHOD 7.2: with fewer than five answers a sealed block says how many there are and no more.
        let comments = answers
            .iter()
            .filter(|_| answered >= MINIMUM_CELL)
            .filter_map(|answer| answer.comment.clone());
        QuestionResult {
            question,
            answered,
            summary: if number(values.len()) < MINIMUM_CELL {
                None
            } else {
                summarise(&values, SCALE)
            },
            comments: ctx.shuffled(comments.collect()),
        }
    };
    let results = EvaluationQuestion::ALL.into_iter().map(result).collect();
    let mut events = vec![AnyEvent::Close(Event::EvaluationCounted { results })];
    let scope = KeyScope::Sealed(block);
    if !workshop.people.is_cut(scope) {
        events.push(AnyEvent::People(crate::people::Event::LinkCut { scope }));
    }
    Ok(events)
}

/// The stages of the report in their order; the raw record belongs to the workshop days, the rest comes after them.
fn file(
    workshop: &Workshop,
    ctx: &Context<'_>,
    stage: ReportStage,
    summary: &TextInput,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::FileReport)?;
    let filed = &workshop.close;
    let before = match stage {
        ReportStage::Raw | ReportStage::Draft => None,
        ReportStage::FactCheck => Some(ReportStage::Draft),
        ReportStage::Final => Some(ReportStage::FactCheck),
    };
    if stage != ReportStage::Raw || workshop.agenda.phase != Phase::Days {
        workshop.in_phase(Phase::Report)?;
    }
    if filed.has_final_report() {
        return Err(Refusal::Frozen { item: None });
    }
    if let Some(before) = before
        && !filed.is_filed(before)
    {
        let name = if before == ReportStage::Draft {
            "draft"
        } else {
            "fact_check"
        };
        return Err(Refusal::Missing {
            fields: vec![name.to_owned()],
        });
    }
    if stage == ReportStage::Final && !workshop.narrative.is_signed() {
        return Err(Refusal::Missing {
            fields: vec!["signatures".to_owned()],
        });
    }
    Ok(Event::ReportFiled {
        stage,
        summary: summary.parse(Limit::Section)?,
        at: ctx.now,
    })
}

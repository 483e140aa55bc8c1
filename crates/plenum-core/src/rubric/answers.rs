//! Reads the answers of a sheet: each on the scale of its criterion, none asked for nothing, and what is still missing.

use std::collections::BTreeSet;

use super::{Answer, Asked, Criterion, Given, Scale, Value};
use crate::refusal::Refusal;
use crate::text::{Limit, Text, TextInput};

/// Reads what was sent against what was asked, in the order of the rubric.
///
/// # Errors
/// [`Refusal::Malformed`] for an answer to something that was not asked, twice, or of another form;
/// [`Refusal::OutsideScale`] for a number off its scale; [`Refusal::TextTooLong`].
pub(super) fn read(asked: &[&Criterion], sent: &[Answer]) -> Result<Vec<Given>, Refusal> {
    let mut seen = BTreeSet::new();
    for answer in sent {
        if !asked.iter().any(|c| c.key == answer.criterion) {
            return Err(wrong(&answer.criterion, "it is not asked here"));
        }
        if !seen.insert(&answer.criterion) {
            return Err(wrong(&answer.criterion, "it is answered twice"));
        }
    }
    let mut given = Vec::new();
    for criterion in asked {
        let Some(answer) = sent.iter().find(|a| a.criterion == criterion.key) else {
            continue;
        };
        if let Some(read) = one(criterion, answer)? {
            given.push(read);
        }
    }
    Ok(given)
}

fn one(criterion: &Criterion, answer: &Answer) -> Result<Option<Given>, Refusal> {
    if let Some(value) = &answer.value {
        fits(criterion, value)?;
    }
    let comment = words(criterion, criterion.comment, answer.comment.as_ref())?;
    let evidence = words(criterion, criterion.evidence, answer.evidence.as_ref())?;
    if let Some(confidence) = answer.confidence {
        if !criterion.confidence {
            return Err(wrong(&criterion.key, "no confidence is asked here"));
        }
        on_scale(u32::from(confidence), CONFIDENCE)?;
    }
    let given = Given {
        criterion: criterion.key.clone(),
        value: answer.value.clone(),
        comment,
        evidence,
        confidence: answer.confidence,
    };
    let says = given.value.is_some()
        || given.comment.is_some()
        || given.evidence.is_some()
        || given.confidence.is_some();
    Ok(says.then_some(given))
}

/// A text that is asked for; a box that was cleared is no text.
fn words(
    criterion: &Criterion,
    asked: Asked,
    text: Option<&TextInput>,
) -> Result<Option<Text>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    match text.parse(Limit::Note) {
        Err(Refusal::TextEmpty) => Ok(None),
        Ok(_) if asked == Asked::No => Err(wrong(&criterion.key, "no such words are asked here")),
        read => read.map(Some),
    }
}

fn fits(criterion: &Criterion, value: &Value) -> Result<(), Refusal> {
    let key = &criterion.key;
    match (value, &criterion.scale) {
        (Value::NotApplicable, _) if criterion.not_applicable => Ok(()),
        (Value::NotApplicable, _) => Err(wrong(key, "\"not applicable\" is no answer here")),
        (Value::Level(level), Scale::Levels { .. }) if criterion.level(level).is_some() => Ok(()),
        (Value::Level(_), Scale::Levels { .. }) => Err(wrong(key, "there is no such level")),
        (Value::Step(step), Scale::Range { .. } | Scale::Points { .. }) => {
            on_scale(*step, criterion.scale.bounds().unwrap_or_default())
        }
        (Value::Failed(names), Scale::Errors { statements, .. }) => {
            let mut seen = BTreeSet::new();
            let known = |name: &&String| statements.iter().any(|s| s.key == **name);
            if names.iter().all(|name| known(&name) && seen.insert(name)) {
                Ok(())
            } else {
                Err(wrong(key, "a statement is unknown or named twice"))
            }
        }
        (Value::Level(_) | Value::Step(_) | Value::Failed(_), _) => {
            Err(wrong(key, "this is not how it is answered"))
        }
    }
}

fn on_scale(value: u32, (lowest, highest): (u32, u32)) -> Result<(), Refusal> {
    if (lowest..=highest).contains(&value) {
        return Ok(());
    }
    Err(Refusal::OutsideScale {
        value: i64::from(value),
        lowest: i64::from(lowest),
        highest: i64::from(highest),
    })
}

/// What a sheet still lacks before it can be handed in: `S3`, or `S3/comment`, `S3/evidence`.
pub(super) fn missing(asked: &[&Criterion], given: &[Given]) -> Vec<String> {
    let mut fields = Vec::new();
    for criterion in asked {
        let key = &criterion.key;
        let answer = given.iter().find(|given| given.criterion == *key);
        let value = answer.and_then(|given| given.value.as_ref());
        // What cannot be judged needs no reason.
        if value == Some(&Value::NotApplicable) {
            continue;
        }
        if criterion.has_values() && value.is_none() {
            fields.push(key.clone());
        }
        if criterion.comment == Asked::Required
            && answer.is_none_or(|given| given.comment.is_none())
        {
            fields.push(format!("{key}/comment"));
        }
        if criterion.evidence == Asked::Required
            && answer.is_none_or(|given| given.evidence.is_none())
        {
            fields.push(format!("{key}/evidence"));
        }
    }
    fields
}

/// A value as a number: points of a level, a step, per cent of an error list; none for "not applicable".
pub(super) fn number(criterion: &Criterion, value: &Value) -> Option<u32> {
    match value {
        Value::Level(key) => criterion.level(key).map(|level| level.points),
        Value::Step(step) => Some(*step),
        Value::Failed(names) => {
            let failed = criterion
                .statements()
                .iter()
                .filter(|s| names.contains(&s.key));
            Some(
                criterion
                    .scale
                    .grade_of_errors(failed.map(|s| s.weight).sum()),
            )
        }
        Value::NotApplicable => None,
    }
}

/// How sure one can be: 1 not very, 2 fairly, 3 very.
pub(super) const CONFIDENCE: (u32, u32) = (1, 3);

fn wrong(criterion: &str, problem: &str) -> Refusal {
    Refusal::Malformed {
        field: format!("answers/{criterion}"),
        problem: problem.to_owned(),
    }
}

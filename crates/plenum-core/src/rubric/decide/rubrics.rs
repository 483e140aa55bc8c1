//! Making and changing rubrics: free as a draft; in use only the wording (LESSONS P10, P11, P13).

use super::{at_most, malformed};
use crate::agenda::Phase;
use crate::context::Context;
use crate::id::RubricId;
use crate::item::Item;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::rubric::{
    Entry, Event, FileForm, RubricInput, RubricState, RubricTemplate, Version, Wording, check,
    from_csv, from_json, shipped,
};
use crate::text::{Limit, Text, TextInput, WordsInput};
use crate::workshop::Workshop;

pub(super) fn use_template(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RubricId,
    template: RubricTemplate,
) -> Result<Event, Refusal> {
    if workshop.rubric.rubric(id).is_some() {
        return Err(Refusal::AlreadyDone);
    }
    let shipped = shipped(template).ok_or(Refusal::NoSuchItem { item: None })?;
    set(workshop, ctx, id, &shipped.rubric)
}

pub(super) fn import(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RubricId,
    form: FileForm,
    file: &str,
) -> Result<Event, Refusal> {
    editor(workshop, ctx)?;
    let content = match form {
        FileForm::Json => from_json(file).map_err(|fault| vec![fault]),
        FileForm::Csv => from_csv(file),
    };
    let content = content.map_err(|faults| Refusal::FileFaults { faults })?;
    set(workshop, ctx, id, &content)
}

pub(super) fn set(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RubricId,
    content: &RubricInput,
) -> Result<Event, Refusal> {
    editor(workshop, ctx)?;
    let version = match workshop.rubric.rubric(id) {
        None => {
            at_most(workshop.rubric.rubrics().count() + 1, MOST_RUBRICS)?;
            1
        }
        Some(entry) => {
            let newest = newest(entry)?;
            match entry.state_of(newest) {
                RubricState::Draft => newest.n,
                RubricState::InUse => {
                    return Err(Refusal::Frozen {
                        item: Some(Item::Rubric(id)),
                    });
                }
                RubricState::Retired => return Err(Refusal::state(&RubricState::Retired)),
            }
        }
    };
    put(id, version, content)
}

pub(super) fn new_version(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RubricId,
    content: &RubricInput,
) -> Result<Event, Refusal> {
    editor(workshop, ctx)?;
    let entry = entry(workshop, id)?;
    let newest = newest(entry)?;
    match entry.state_of(newest) {
        RubricState::InUse => {}
        state @ (RubricState::Draft | RubricState::Retired) => return Err(Refusal::state(&state)),
    }
    at_most(entry.versions.len() + 1, MOST_VERSIONS)?;
    put(id, newest.n + 1, content)
}

pub(super) fn reword(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RubricId,
    (place, text): (&Wording, &TextInput),
    reason: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let by = editor(workshop, ctx)?;
    let entry = entry(workshop, id)?;
    let newest = newest(entry)?;
    let text = text.parse(limit(place))?;
    if *stands(newest, place)? == text {
        return Err(Refusal::AlreadyDone);
    }
    match entry.state_of(newest) {
        RubricState::Draft => {}
        // What people have answered to must not change without a trace (LESSONS P13).
        RubricState::InUse if reason.is_none() => return Err(Refusal::ReasonRequired),
        RubricState::InUse => at_most(newest.corrections.len() + 1, MOST_CORRECTIONS)?,
        RubricState::Retired => return Err(Refusal::state(&RubricState::Retired)),
    }
    let in_use = reason.filter(|_| newest.in_use);
    Ok(Event::Reworded {
        rubric: id,
        place: place.clone(),
        text,
        reason: in_use.map(|t| t.parse(Limit::Note)).transpose()?,
        by,
        at: ctx.now,
    })
}

pub(super) fn translate(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RubricId,
    place: &Wording,
    words: &WordsInput,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::Translate)?;
    not_archived(workshop)?;
    let stands = stands(newest(entry(workshop, id)?)?, place)?;
    if stands.original.lang == words.lang {
        return Err(malformed(
            "lang",
            "the text was written in this language, and a translation never replaces the original",
        ));
    }
    Ok(Event::Translated {
        rubric: id,
        place: place.clone(),
        words: words.parse(limit(place))?,
    })
}

pub(super) fn retire(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RubricId,
) -> Result<Event, Refusal> {
    editor(workshop, ctx)?;
    if entry(workshop, id)?.retired {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::Retired { rubric: id })
}

fn put(id: RubricId, version: u32, content: &RubricInput) -> Result<Event, Refusal> {
    let content = check(content).map_err(|faults| Refusal::RubricFaults { faults })?;
    Ok(Event::Set {
        rubric: id,
        version,
        content,
    })
}

fn editor(workshop: &Workshop, ctx: &Context<'_>) -> Result<crate::id::SeatId, Refusal> {
    let seat = workshop.permitted(ctx, Right::EditRubric)?;
    not_archived(workshop)?;
    Ok(seat.id)
}

fn not_archived(workshop: &Workshop) -> Result<(), Refusal> {
    if workshop.agenda.phase == Phase::Archive {
        return Err(Refusal::WrongPhase {
            needs: Phase::Follow12,
            now: Phase::Archive,
        });
    }
    Ok(())
}

fn entry(workshop: &Workshop, id: RubricId) -> Result<&Entry, Refusal> {
    workshop
        .rubric
        .rubric(id)
        .ok_or_else(|| Refusal::no_such(Item::Rubric(id)))
}

fn newest(entry: &Entry) -> Result<&Version, Refusal> {
    entry
        .newest()
        .ok_or_else(|| Refusal::no_such(Item::Rubric(entry.id)))
}

fn stands<'a>(version: &'a Version, place: &Wording) -> Result<&'a Text, Refusal> {
    version
        .content
        .text(place)
        .ok_or_else(|| malformed("place", "there is no such text"))
}

fn limit(place: &Wording) -> Limit {
    match place {
        Wording::Title
        | Wording::Prompt(_)
        | Wording::Group(_)
        | Wording::Level(_, _)
        | Wording::Step(_, _) => Limit::Name,
        Wording::Explanation
        | Wording::About(_)
        | Wording::Descriptor(_, _)
        | Wording::Statement(_, _) => Limit::Note,
    }
}

const MOST_RUBRICS: usize = 50;
const MOST_VERSIONS: usize = 20;
const MOST_CORRECTIONS: usize = 500;

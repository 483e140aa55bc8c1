//! Translations of any text: they stand beside the original and never replace it, so they may come after a release or
//! the handover too (METHOD 7.7).

use super::{Event, State};
use crate::agenda::Phase;
use crate::context::Context;
use crate::item::Item;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::text::{Limit, Text, WordsInput};
use crate::visibility::Topic;
use crate::workshop::Workshop;

pub(super) fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    item: Item,
    words: &WordsInput,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::Translate)?;
    if workshop.agenda.phase == Phase::Archive {
        return Err(Refusal::WrongPhase {
            needs: Phase::Follow12,
            now: Phase::Archive,
        });
    }
    let text = text(workshop, item).ok_or_else(|| Refusal::no_such(item))?;
    if text.original.lang == words.lang {
        let problem =
            "the text was written in this language, and a translation never replaces the original";
        return Err(Refusal::Malformed {
            field: "lang".to_owned(),
            problem: problem.to_owned(),
        });
    }
    let limit = if matches!(item, Item::Section(_)) {
        Limit::Section
    } else {
        Limit::Note
    };
    Ok(Event::Translated {
        item,
        words: words.parse(limit)?,
    })
}

/// The main text of an item.
fn text(workshop: &Workshop, item: Item) -> Option<&Text> {
    let state: &State = &workshop.prepare;
    match item {
        Item::Block(id) => workshop.agenda.block(id).map(|block| &block.title),
        Item::Section(section) => {
            let report = &state.report;
            report
                .draft
                .get(&section)
                .or_else(|| report.released.get(&section))
                .map(|section| &section.body)
        }
        Item::Hypothesis(id) => state.hypotheses.get(id).map(|h| &h.statement),
        Item::Question(id) => state.questions.get(id).map(|q| &q.question),
        Item::Request(id) => state.requests.get(id).map(|r| &r.what),
        Item::Invitation(id) => state.invitations.get(id).map(|i| &i.who),
        Item::Entry(id) => workshop.entries.text(id),
        Item::Cluster(id) => workshop.entries.cluster_title(id),
        Item::Presentation(id) => workshop.floor.presentation_title(id),
        Item::Note(id) => workshop.floor.note_text(id),
        Item::Recommendation(id) => workshop.recommend.text(id),
        Item::Action(id) => workshop.response.actions.get(id).map(|action| &action.text),
        Item::Conclusion(id) => workshop.close.sentence(id),
        Item::Stance(id) => workshop
            .response
            .stances
            .get(&id)
            .and_then(|stance| stance.remark.as_ref()),
        Item::Rubric(id) => workshop
            .rubric
            .rubric(id)
            .and_then(|entry| entry.newest())
            .map(|version| &version.content.title),
        Item::Scoring(id) => workshop.rubric.scoring(id).map(|scoring| &scoring.title),
    }
}

/// The same text to be changed. A section in revision has two copies, as long as both have the same original.
pub(super) fn texts_mut(workshop: &mut Workshop, item: Item) -> Vec<&mut Text> {
    let state: &mut State = &mut workshop.prepare;
    let one = match item {
        Item::Block(id) => workshop.agenda.title_mut(id),
        Item::Section(section) => {
            let report = &mut state.report;
            let draft = report
                .draft
                .get_mut(&section)
                .map(|section| &mut section.body);
            let released = report
                .released
                .get_mut(&section)
                .map(|section| &mut section.body);
            return match (draft, released) {
                (Some(draft), Some(released)) if draft.original == released.original => {
                    vec![draft, released]
                }
                (Some(text), _) | (None, Some(text)) => vec![text],
                (None, None) => Vec::new(),
            };
        }
        Item::Hypothesis(id) => state.hypotheses.get_mut(id).map(|h| &mut h.statement),
        Item::Question(id) => state.questions.get_mut(id).map(|q| &mut q.question),
        Item::Request(id) => state.requests.get_mut(id).map(|r| &mut r.what),
        Item::Invitation(id) => state.invitations.get_mut(id).map(|i| &mut i.who),
        Item::Entry(id) => workshop.entries.text_mut(id),
        Item::Cluster(id) => workshop.entries.cluster_title_mut(id),
        Item::Presentation(id) => workshop.floor.presentation_title_mut(id),
        Item::Note(id) => workshop.floor.note_text_mut(id),
        Item::Recommendation(id) => workshop.recommend.text_mut(id),
        Item::Action(id) => workshop
            .response
            .actions
            .get_mut(id)
            .map(|action| &mut action.text),
        Item::Conclusion(id) => workshop.close.sentence_mut(id),
        Item::Stance(id) => workshop
            .response
            .stances
            .get_mut(&id)
            .and_then(|stance| stance.remark.as_mut()),
        Item::Rubric(id) => workshop.rubric.rubric_title_mut(id),
        Item::Scoring(id) => workshop.rubric.scoring_title_mut(id),
    };
    one.into_iter().collect()
}

/// The topics in whose records the text stands.
pub(super) fn topics(item: Item) -> Vec<Topic> {
    match item {
        Item::Block(id) => vec![Topic::Block(id), Topic::Agenda],
        Item::Section(section) => vec![Topic::Section(section)],
        Item::Hypothesis(id) => vec![Topic::Hypothesis(id)],
        Item::Question(id) => vec![Topic::Question(id)],
        Item::Request(id) => vec![Topic::Request(id)],
        Item::Invitation(id) => vec![Topic::Invitation(id)],
        Item::Entry(id) => vec![Topic::Entry(id)],
        Item::Cluster(id) => vec![Topic::Cluster(id)],
        Item::Presentation(id) => vec![Topic::Presentation(id)],
        Item::Note(id) => vec![Topic::Hearing(id), Topic::Note(id)],
        Item::Recommendation(id) => vec![Topic::Recommendation(id)],
        Item::Action(id) => vec![Topic::Action(id)],
        Item::Conclusion(id) => vec![Topic::Conclusion(id)],
        Item::Stance(id) => vec![Topic::Response(id)],
        Item::Rubric(id) => vec![Topic::Rubric(id)],
        Item::Scoring(id) => vec![Topic::Scoring(id)],
    }
}

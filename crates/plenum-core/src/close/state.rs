//! Conclusions, dates, evaluation and report as they stand.

use std::collections::BTreeMap;

use super::event::QuestionResult;
use super::{ConclusionState, EvaluationQuestion, Event, ReportStage};
use crate::id::{BlockId, ConclusionId, OrganisationId, SeatId};
use crate::item::Item;
use crate::keys::{Author, Keyring};
use crate::refusal::{Check, Unmet};
use crate::text::Text;
use crate::time::{Date, Timestamp};
use crate::workshop::{Shelf, Workshop};

/// Conclusions, dates, evaluation, report versions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    conclusions: Shelf<ConclusionId, Conclusion>,
    /// Next dates, in order of day.
    pub dates: Vec<(Date, Text)>,
    /// Answers until the count, one a person and question.
    pub(super) answers: BTreeMap<(EvaluationQuestion, Author), Answer>,
    /// The block of the evaluation.
    pub(super) evaluated_in: Option<BlockId>,
    /// What came of the evaluation.
    pub results: Option<Vec<QuestionResult>>,
    /// Filed versions, oldest first.
    pub reports: Vec<(ReportStage, Text, Timestamp)>,
    /// Corrections asked for: place and what is right.
    pub corrections: Vec<(Text, Text)>,
}

/// A key conclusion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// Its id.
    pub id: ConclusionId,
    /// Its number, from 1.
    pub number: u32,
    /// The sentence.
    pub sentence: Text,
    /// What became of it.
    pub state: ConclusionState,
    /// Who said what.
    pub voices: BTreeMap<OrganisationId, Voice>,
}

/// One organisation's voice on a conclusion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// It agrees.
    Agrees,
    /// It does not, on this.
    Dissents(Text),
}

/// One person's answer in the evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) value: Option<u8>,
    pub(super) comment: Option<Text>,
}

impl State {
    /// A conclusion by id.
    pub fn get(&self, id: ConclusionId) -> Option<&Conclusion> {
        self.conclusions.get(id)
    }

    /// All conclusions, by number.
    pub fn iter(&self) -> impl Iterator<Item = &Conclusion> {
        self.conclusions.values()
    }

    /// The sentence of a conclusion.
    pub fn sentence(&self, id: ConclusionId) -> Option<&Text> {
        self.conclusions
            .get(id)
            .map(|conclusion| &conclusion.sentence)
    }

    /// The same, to add a translation.
    pub(crate) fn sentence_mut(&mut self, id: ConclusionId) -> Option<&mut Text> {
        self.conclusions
            .get_mut(id)
            .map(|conclusion| &mut conclusion.sentence)
    }

    /// Whether a stage of the report is filed.
    pub fn is_filed(&self, stage: ReportStage) -> bool {
        self.reports.iter().any(|(filed, _, _)| *filed == stage)
    }

    /// Whether the final report is filed.
    pub fn has_final_report(&self) -> bool {
        self.is_filed(ReportStage::Final)
    }

    /// Answers per participant in the evaluation of a block, and how many each should give.
    pub fn evaluated_in(
        &self,
        workshop: &Workshop,
        keys: &Keyring,
        block: BlockId,
    ) -> (BTreeMap<SeatId, u32>, u32) {
        let mut counts = BTreeMap::new();
        if self.evaluated_in == Some(block) {
            for seat in workshop.people.seats() {
                let mine = self.answers.keys().filter(|(question, author)| {
                    keys.is_author(*author, question.subject(), seat.id)
                });
                let answers = u32::try_from(mine.count()).unwrap_or(u32::MAX);
                if answers > 0 {
                    counts.insert(seat.id, answers);
                }
            }
        }
        (
            counts,
            u32::try_from(EvaluationQuestion::ALL.len()).unwrap_or(u32::MAX),
        )
    }
}

/// Conclusions that are not settled.
pub fn unmet_conclusions(workshop: &Workshop) -> Option<Unmet> {
    let open: Vec<_> = workshop
        .close
        .iter()
        .filter(|c| c.state == ConclusionState::Proposed)
        .map(|c| Item::Conclusion(c.id))
        .collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let all = workshop.close.iter().count();
    (!open.is_empty()).then(|| Unmet {
        have: count(all - open.len()),
        need: count(all),
        items: open,
        ..Unmet::of(Check::ConclusionsSettled)
    })
}

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.close;
    match event {
        Event::Proposed { id, sentence } => {
            let number = state.conclusions.get(*id).map(|c| c.number);
            let number = number
                .unwrap_or_else(|| u32::try_from(state.conclusions.len() + 1).unwrap_or(u32::MAX));
            let conclusion = Conclusion {
                id: *id,
                number,
                sentence: sentence.clone(),
                state: ConclusionState::Proposed,
                voices: BTreeMap::new(),
            };
            state.conclusions.put(*id, conclusion);
        }
        Event::Voiced {
            conclusion,
            organisation,
            dissent,
        } => {
            if let Some(conclusion) = state.conclusions.get_mut(*conclusion) {
                let voice = dissent.clone().map_or(Voice::Agrees, Voice::Dissents);
                conclusion.voices.insert(*organisation, voice);
            }
        }
        Event::Settled { conclusion } => {
            if let Some(conclusion) = state.conclusions.get_mut(*conclusion) {
                let dissent = conclusion
                    .voices
                    .values()
                    .any(|voice| matches!(voice, Voice::Dissents(_)));
                conclusion.state = if dissent {
                    ConclusionState::DissentNoted
                } else {
                    ConclusionState::Agreed
                };
            }
        }
        Event::DateSet { what, date } => {
            // The same thing on another day is a correction.
            state
                .dates
                .retain(|(_, other)| other.original != what.original);
            let place = state.dates.partition_point(|(other, _)| other <= date);
            state.dates.insert(place, (*date, what.clone()));
        }
        Event::Evaluated {
            block,
            author,
            question,
            value,
            comment,
        } => {
            state.evaluated_in = Some(*block);
            state.answers.insert(
                (*question, *author),
                Answer {
                    value: *value,
                    comment: comment.clone(),
                },
            );
        }
        Event::EvaluationCounted { results } => {
            state.results = Some(results.clone());
            state.answers.clear();
        }
        Event::ReportFiled { stage, summary, at } => {
            state.reports.push((*stage, summary.clone(), *at));
        }
        Event::FactCorrected { place, correction } => {
            state.corrections.push((place.clone(), correction.clone()));
        }
    }
}

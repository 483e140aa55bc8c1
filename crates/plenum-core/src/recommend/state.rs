//! Recommendations as they stand.

use std::collections::BTreeMap;

use super::event::ItemResult;
use super::{Horizon, RecommendationKind, RecommendationState, Stance, unmet::count};
use crate::id::{BlockId, ClusterId, EntryId, OrganisationId, RecommendationId};
use crate::keys::Author;
use crate::text::Text;
use crate::time::Timestamp;
use crate::workshop::Shelf;

mod apply;

pub use apply::apply;

/// Recommendations, rounds, voices, handover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    items: Shelf<RecommendationId, Recommendation>,
    rounds: Vec<Round>,
    voices: BTreeMap<(RecommendationId, OrganisationId), Voice>,
    handover: Option<Handover>,
    superseded_by_round: u32,
    superseded_by_change: u32,
}

/// A recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// Its id.
    pub id: RecommendationId,
    /// Its number, from 1, in order of drafting; never reused.
    pub number: u32,
    /// What is advised.
    pub text: Text,
    /// Why.
    pub reason: Option<Text>,
    /// To whom.
    pub addressee: Option<Text>,
    /// Until when.
    pub horizon: Option<Horizon>,
    /// Do, change, stop or study.
    pub kind: Option<RecommendationKind>,
    /// What it rests on.
    pub clusters: Vec<ClusterId>,
    /// The challenges it answers.
    pub challenges: Vec<EntryId>,
    /// What became of it.
    pub state: RecommendationState,
    /// Rises with each change of text.
    pub version: u32,
    /// The survivor it joined.
    pub merged_into: Option<RecommendationId>,
}

/// A round of rating: one in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its block.
    pub block: BlockId,
    /// What is rated.
    pub items: Vec<RecommendationId>,
    /// The answers, one a person and item, until the count; after it only the results are left.
    pub answers: BTreeMap<(RecommendationId, Author), Rating>,
    /// What came of it; none while it is open.
    pub results: Option<Vec<ItemResult>>,
}

impl Round {
    /// Whether answers are taken.
    pub fn is_open(&self) -> bool {
        self.results.is_none()
    }

    /// The result of one item, once counted.
    pub fn result(&self, id: RecommendationId) -> Option<&ItemResult> {
        self.results
            .as_ref()?
            .iter()
            .find(|result| result.recommendation == id)
    }

    fn answers_on(&self, id: RecommendationId) -> u32 {
        count(self.answers.keys().filter(|(item, _)| *item == id).count())
    }
}

/// One person's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// 1 to 9; none is an abstention.
    pub importance: Option<u8>,
    /// 1 to 9; none is an abstention.
    pub feasibility: Option<u8>,
    /// The reason.
    pub comment: Option<Text>,
}

impl Rating {
    /// Whether it is a pair of values and no abstention.
    pub fn has_values(&self) -> bool {
        self.importance.is_some() && self.feasibility.is_some()
    }
}

/// One organisation's voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The voice.
    pub stance: Stance,
    /// Why.
    pub reason: Option<Text>,
}

/// The handover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// When.
    pub at: Timestamp,
    /// The feedback statement.
    pub statement: Option<Text>,
}

impl State {
    /// A recommendation by id.
    pub fn get(&self, id: RecommendationId) -> Option<&Recommendation> {
        self.items.get(id)
    }

    /// All recommendations, by number.
    pub fn iter(&self) -> impl Iterator<Item = &Recommendation> {
        self.items.values()
    }

    /// The text of a recommendation.
    pub fn text(&self, id: RecommendationId) -> Option<&Text> {
        self.items.get(id).map(|item| &item.text)
    }

    /// The same, to add a translation.
    pub(crate) fn text_mut(&mut self, id: RecommendationId) -> Option<&mut Text> {
        self.items.get_mut(id).map(|item| &mut item.text)
    }

    /// Whether the recommendations were handed over.
    pub fn is_handed_over(&self) -> bool {
        self.handover.is_some()
    }

    /// The handover.
    pub fn handover(&self) -> Option<&Handover> {
        self.handover.as_ref()
    }

    /// Whether the endorsements of an item are shown and what becomes of it is settled.
    pub fn is_revealed(&self, id: RecommendationId) -> bool {
        let settled = |item: &Recommendation| match item.state {
            RecommendationState::Endorsed
            | RecommendationState::HandedOver
            | RecommendationState::NotCarried => true,
            RecommendationState::Draft
            | RecommendationState::Merged
            | RecommendationState::ForRating => false,
        };
        self.get(id).is_some_and(settled)
    }

    /// What is carried, by number.
    pub fn carried(&self) -> Vec<RecommendationId> {
        self.carried_items().map(|item| item.id).collect()
    }

    pub(super) fn carried_items(&self) -> impl Iterator<Item = &Recommendation> {
        self.iter().filter(|item| {
            matches!(
                item.state,
                RecommendationState::Endorsed | RecommendationState::HandedOver
            )
        })
    }

    /// All rounds, oldest first.
    pub fn rounds(&self) -> &[Round] {
        &self.rounds
    }

    /// The round of a block.
    pub fn round(&self, block: BlockId) -> Option<&Round> {
        self.rounds.iter().find(|round| round.block == block)
    }

    /// The round that takes answers.
    pub fn open_round(&self) -> Option<&Round> {
        self.rounds.iter().find(|round| round.is_open())
    }

    /// Counted rounds that hold a result of the item, oldest first; the last one counts.
    pub fn counted(&self, id: RecommendationId) -> Vec<(BlockId, &ItemResult)> {
        self.rounds
            .iter()
            .filter_map(|round| Some((round.block, round.result(id)?)))
            .collect()
    }

    /// The voice of an organisation.
    pub fn voice(&self, id: RecommendationId, organisation: OrganisationId) -> Option<&Voice> {
        self.voices.get(&(id, organisation))
    }

    /// All voices on an item.
    pub fn voices(&self, id: RecommendationId) -> impl Iterator<Item = (OrganisationId, &Voice)> {
        self.voices
            .iter()
            .filter(move |((item, _), _)| *item == id)
            .map(|((_, organisation), voice)| (*organisation, voice))
    }

    /// Answers dropped by a merge or a change of text, abstentions included.
    pub fn superseded_by_change(&self) -> u32 {
        self.superseded_by_change
    }

    /// Answers that count, and answers replaced by a later round; abstentions included.
    pub fn pairs(&self) -> (u32, u32) {
        (
            self.iter()
                .map(|item| self.answers_that_count(item.id))
                .sum(),
            self.superseded_by_round,
        )
    }

    fn answers_that_count(&self, id: RecommendationId) -> u32 {
        self.counted(id)
            .last()
            .map_or(0, |(_, result)| result.answered)
    }
}

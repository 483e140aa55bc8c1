//! Recommendations as they stand.

use std::collections::BTreeMap;

use super::event::ItemResult;
use super::{Event, Horizon, RecommendationKind, RecommendationState, Stance};
use crate::id::{BlockId, ClusterId, EntryId, OrganisationId, RecommendationId};
use crate::keys::Author;
use crate::text::Text;
use crate::time::Timestamp;
use crate::workshop::{Shelf, Workshop};

/// Recommendations, rounds, voices, handover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    items: Shelf<RecommendationId, Recommendation>,
    rounds: Vec<Round>,
    voices: BTreeMap<(RecommendationId, OrganisationId), Voice>,
    revealed: bool,
    handover: Option<Handover>,
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
    /// The answers, one a person and item.
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
        self.results.as_ref()?.iter().find(|result| result.recommendation == id)
    }

    fn pairs(&self, id: RecommendationId) -> u32 {
        let count = self.answers.iter().filter(|((item, _), rating)| *item == id && rating.has_values()).count();
        u32::try_from(count).unwrap_or(u32::MAX)
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

    /// Whether the endorsements are shown.
    pub fn is_revealed(&self) -> bool {
        self.revealed
    }

    /// What is carried, by number.
    pub fn carried(&self) -> Vec<RecommendationId> {
        self.carried_items().map(|item| item.id).collect()
    }

    pub(super) fn carried_items(&self) -> impl Iterator<Item = &Recommendation> {
        self.iter().filter(|item| matches!(item.state, RecommendationState::Endorsed | RecommendationState::HandedOver))
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
        self.rounds.iter().filter_map(|round| Some((round.block, round.result(id)?))).collect()
    }

    /// The voice of an organisation.
    pub fn voice(&self, id: RecommendationId, organisation: OrganisationId) -> Option<&Voice> {
        self.voices.get(&(id, organisation))
    }

    /// All voices on an item.
    pub fn voices(&self, id: RecommendationId) -> impl Iterator<Item = (OrganisationId, &Voice)> {
        self.voices.iter().filter(move |((item, _), _)| *item == id).map(|((_, organisation), voice)| (*organisation, voice))
    }

    /// Pairs dropped by a merge or a change of text.
    pub fn superseded_by_change(&self) -> u32 {
        self.superseded_by_change
    }

    /// Pairs that count, and pairs replaced by a later round.
    pub fn pairs(&self) -> (u32, u32) {
        let (mut counted, mut replaced) = (0, 0);
        for item in self.iter() {
            let mut pairs: Vec<_> = self.rounds.iter().filter(|r| r.result(item.id).is_some()).map(|r| r.pairs(item.id)).collect();
            counted += pairs.pop().unwrap_or(0);
            replaced += pairs.iter().sum::<u32>();
        }
        (counted, replaced)
    }

    /// Drops all ratings of an item: its text changed or it joined another.
    fn supersede(&mut self, id: RecommendationId) {
        for round in &mut self.rounds {
            self.superseded_by_change += round.pairs(id);
            round.answers.retain(|(item, _), _| *item != id);
            if let Some(results) = &mut round.results {
                results.retain(|result| result.recommendation != id);
            }
        }
    }

    fn set_state(&mut self, ids: &[RecommendationId], state: RecommendationState) {
        for id in ids {
            if let Some(item) = self.items.get_mut(*id) {
                item.state = state;
            }
        }
    }
}

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.recommend;
    match event {
        Event::Drafted { id, text, reason, addressee, horizon, kind, clusters, challenges } => {
            let old = state.items.get(*id);
            let changed = old.is_some_and(|item| item.text.original != text.original);
            let number = old.map_or_else(|| u32::try_from(state.items.len() + 1).unwrap_or(u32::MAX), |item| item.number);
            let item = Recommendation {
                id: *id,
                number,
                text: text.clone(),
                reason: reason.clone(),
                addressee: addressee.clone(),
                horizon: *horizon,
                kind: *kind,
                clusters: clusters.clone(),
                challenges: challenges.clone(),
                state: old.map_or(RecommendationState::Draft, |item| item.state),
                version: old.map_or(1, |item| item.version + u32::from(changed)),
                merged_into: None,
            };
            state.items.put(*id, item);
            if changed {
                state.supersede(*id);
            }
        }
        Event::Merged { recommendation, into, text } => {
            state.supersede(*recommendation);
            state.supersede(*into);
            for round in state.rounds.iter_mut().filter(|round| round.is_open()) {
                round.items.retain(|item| item != recommendation);
            }
            let Some(joined) = state.items.get_mut(*recommendation) else { return };
            joined.state = RecommendationState::Merged;
            joined.merged_into = Some(*into);
            let (clusters, challenges) = (joined.clusters.clone(), joined.challenges.clone());
            if let Some(survivor) = state.items.get_mut(*into) {
                survivor.version += 1;
                if let Some(text) = text {
                    survivor.text = text.clone();
                }
                extend(&mut survivor.clusters, clusters);
                extend(&mut survivor.challenges, challenges);
            }
        }
        Event::PutToRating { recommendations } => state.set_state(recommendations, RecommendationState::ForRating),
        Event::RoundOpened { block, items } => {
            // A round that is opened again in its block starts anew.
            state.rounds.retain(|round| round.block != *block);
            let (answers, results) = (BTreeMap::new(), None);
            state.rounds.push(Round { block: *block, items: items.clone(), answers, results });
        }
        Event::Rated { block, recommendation, author, importance, feasibility, comment } => {
            let rating = Rating { importance: *importance, feasibility: *feasibility, comment: comment.clone() };
            if let Some(round) = state.rounds.iter_mut().find(|round| round.block == *block) {
                round.answers.insert((*recommendation, *author), rating);
            }
        }
        Event::RoundClosed { block, results } => {
            if let Some(round) = state.rounds.iter_mut().find(|round| round.block == *block) {
                round.results = Some(results.clone());
            }
        }
        Event::Endorsed { recommendation, organisation, stance, reason, .. } => {
            let voice = Voice { stance: *stance, reason: reason.clone() };
            state.voices.insert((*recommendation, *organisation), voice);
        }
        Event::EndorsementsRevealed { carried, not_carried } => {
            state.revealed = true;
            state.set_state(carried, RecommendationState::Endorsed);
            state.set_state(not_carried, RecommendationState::NotCarried);
        }
        Event::HandedOver { at, statement, carried } => {
            state.handover = Some(Handover { at: *at, statement: statement.clone() });
            state.set_state(carried, RecommendationState::HandedOver);
        }
    }
}

fn extend<T: PartialEq>(to: &mut Vec<T>, from: Vec<T>) {
    for item in from {
        if !to.contains(&item) {
            to.push(item);
        }
    }
}

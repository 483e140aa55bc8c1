//! What each fact changes.

use std::collections::BTreeMap;

use super::{Handover, Rating, Recommendation, Round, State, Voice};
use crate::id::RecommendationId;
use crate::recommend::{Event, RecommendationState};
use crate::text::Text;
use crate::workshop::Workshop;

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.recommend;
    match event {
        Event::Drafted {
            id,
            text,
            reason,
            addressee,
            horizon,
            kind,
            clusters,
            challenges,
        } => {
            let old = state.items.get(*id);
            let changed = old.is_some_and(|item| item.text.original != text.original);
            let number = old.map_or_else(
                || u32::try_from(state.items.len() + 1).unwrap_or(u32::MAX),
                |item| item.number,
            );
            // An unchanged original keeps the translations that others have added to it.
            let kept = old
                .filter(|_| !changed)
                .map(|item| item.text.translations.clone())
                .unwrap_or_default();
            let mut text = text.clone();
            for words in kept {
                if text.langs().all(|lang| *lang != words.lang) {
                    text.translate(words);
                }
            }
            let item = Recommendation {
                id: *id,
                number,
                text,
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
        Event::Merged {
            recommendation,
            into,
            text,
        } => state.merge(*recommendation, *into, text.as_ref()),
        Event::PutToRating { recommendations } => {
            state.set_state(recommendations, RecommendationState::ForRating);
        }
        Event::RoundOpened { block, items } => {
            let (answers, results) = (BTreeMap::new(), None);
            state.rounds.push(Round {
                block: *block,
                items: items.clone(),
                answers,
                results,
            });
        }
        Event::Rated {
            block,
            recommendation,
            author,
            importance,
            feasibility,
            comment,
        } => {
            let rating = Rating {
                importance: *importance,
                feasibility: *feasibility,
                comment: comment.clone(),
            };
            if let Some(round) = state.rounds.iter_mut().find(|round| round.block == *block) {
                round.answers.insert((*recommendation, *author), rating);
            }
        }
        Event::RoundClosed { block, results } => {
            state.superseded_by_round += results
                .iter()
                .map(|r| state.answers_that_count(r.recommendation))
                .sum::<u32>();
            if let Some(round) = state.rounds.iter_mut().find(|round| round.block == *block) {
                round.results = Some(results.clone());
                round.answers.clear();
            }
        }
        Event::Endorsed {
            recommendation,
            organisation,
            stance,
            reason,
            ..
        } => {
            let voice = Voice {
                stance: *stance,
                reason: reason.clone(),
            };
            state.voices.insert((*recommendation, *organisation), voice);
        }
        Event::EndorsementsRevealed {
            carried,
            not_carried,
        } => {
            state.set_state(carried, RecommendationState::Endorsed);
            state.set_state(not_carried, RecommendationState::NotCarried);
        }
        Event::HandedOver {
            at,
            statement,
            carried,
        } => {
            state.handover = Some(Handover {
                at: *at,
                statement: statement.clone(),
            });
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

impl State {
    /// Drops what was said of a text that is no more, ratings and voices: everyone is asked again.
    fn supersede(&mut self, id: RecommendationId) {
        self.superseded_by_change +=
            self.answers_that_count(id) + self.open_round().map_or(0, |round| round.answers_on(id));
        for round in &mut self.rounds {
            round.answers.retain(|(item, _), _| *item != id);
            if let Some(results) = &mut round.results {
                results.retain(|result| result.recommendation != id);
            }
        }
        self.voices.retain(|(item, _), _| *item != id);
    }

    /// The survivor takes the place of what joined it: its links, and its place in the open round.
    fn merge(&mut self, from: RecommendationId, into: RecommendationId, text: Option<&Text>) {
        self.supersede(from);
        self.supersede(into);
        let Some(joined) = self.items.get_mut(from) else {
            return;
        };
        joined.state = RecommendationState::Merged;
        joined.merged_into = Some(into);
        let (clusters, challenges) = (joined.clusters.clone(), joined.challenges.clone());
        let Some(survivor) = self.items.get_mut(into) else {
            return;
        };
        survivor.version += 1;
        if let Some(text) = text {
            survivor.text = text.clone();
        }
        extend(&mut survivor.clusters, clusters);
        extend(&mut survivor.challenges, challenges);
        if survivor.state == RecommendationState::Endorsed {
            survivor.state = RecommendationState::ForRating;
        }
        let is_rated = survivor.state == RecommendationState::ForRating;
        for round in self.rounds.iter_mut().filter(|round| round.is_open()) {
            let had = round.items.contains(&from);
            round.items.retain(|item| *item != from);
            if had && is_rated && !round.items.contains(&into) {
                round.items.push(into);
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

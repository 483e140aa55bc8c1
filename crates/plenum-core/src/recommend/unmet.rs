//! What is unmet in matters of recommendations, and who is done.

use std::collections::BTreeMap;

use super::{Recommendation, RecommendationState, State};
use crate::id::{BlockId, OrganisationId, RecommendationId, SeatId};
use crate::item::Item;
use crate::keys::Keyring;
use crate::people::{Right, Role};
use crate::refusal::{Check, Unmet};
use crate::workshop::Workshop;

impl Recommendation {
    /// Details a recommendation needs before it is rated.
    pub fn missing(&self) -> Vec<String> {
        let details = [
            ("reason", self.reason.is_some()),
            ("addressee", self.addressee.is_some()),
            ("horizon", self.horizon.is_some()),
            ("clusters", !self.clusters.is_empty()),
        ];
        details
            .into_iter()
            .filter(|(_, there)| !there)
            .map(|(name, _)| name.to_owned())
            .collect()
    }
}

impl State {
    /// The round of this block, if it is not counted.
    pub fn unmet_round(&self, block: BlockId) -> Option<Unmet> {
        self.round(block)
            .filter(|round| round.is_open())
            .map(|_| Unmet::of(Check::RoundClosed))
    }

    /// Endorsements that are not shown yet, where there is something to endorse.
    pub fn unmet_endorsement(&self, workshop: &Workshop) -> Option<Unmet> {
        let waiting: Vec<_> = self
            .to_endorse()
            .map(|item| Item::Recommendation(item.id))
            .collect();
        if waiting.is_empty() {
            return None;
        }
        Some(self.missing_voices(workshop).unwrap_or_else(|| Unmet {
            items: waiting,
            ..Unmet::of(Check::Revealed)
        }))
    }

    /// A round that is open anywhere.
    pub(super) fn unmet_open_round(&self) -> Option<Unmet> {
        self.open_round().map(|round| Unmet {
            items: vec![Item::Block(round.block)],
            ..Unmet::of(Check::RoundClosed)
        })
    }

    /// Recommendations that are carried and not handed over.
    pub fn unmet_handover(&self) -> Option<Unmet> {
        (!self.is_handed_over() && self.carried_items().next().is_some())
            .then(|| Unmet::of(Check::HandedOver))
    }

    /// Organisations that have not given their voice on everything.
    pub(super) fn missing_voices(&self, workshop: &Workshop) -> Option<Unmet> {
        let organisations: Vec<OrganisationId> =
            workshop.people.peer_organisations().map(|o| o.id).collect();
        let silent = |organisation: OrganisationId, item: &Recommendation| {
            self.voice(item.id, organisation).is_none()
                && !workshop
                    .people
                    .organisation_is_recused(organisation, Item::Recommendation(item.id))
        };
        let missing: Vec<_> = organisations
            .iter()
            .copied()
            .filter(|o| self.to_endorse().any(|item| silent(*o, item)))
            .collect();
        let items = self
            .to_endorse()
            .filter(|item| missing.iter().any(|o| silent(*o, item)));
        (!missing.is_empty()).then(|| Unmet {
            items: items.map(|item| Item::Recommendation(item.id)).collect(),
            have: count(organisations.len() - missing.len()),
            need: count(organisations.len()),
            organisations: missing.clone(),
            ..Unmet::of(Check::AllEndorsed)
        })
    }

    /// What the organisations are asked about.
    pub(super) fn to_endorse(&self) -> impl Iterator<Item = &Recommendation> {
        self.iter()
            .filter(|item| item.state == RecommendationState::ForRating)
    }

    /// Answers per rater in the round of a block, and how many answers each should give. What a rater stepped out of
    /// counts as done.
    pub fn answered_in(
        &self,
        workshop: &Workshop,
        keys: &Keyring,
        block: BlockId,
    ) -> (BTreeMap<SeatId, u32>, u32) {
        let Some(round) = self.round(block) else {
            return (BTreeMap::new(), 0);
        };
        let done = |item: RecommendationId, seat: SeatId| {
            let mut authors = round
                .answers
                .keys()
                .filter(|(answered, _)| *answered == item)
                .map(|(_, author)| *author);
            workshop.people.is_recused(seat, Item::Recommendation(item))
                || authors.any(|by| keys.is_author(by, item.0, seat))
        };
        let raters = workshop
            .people
            .seats()
            .filter(|seat| seat.role.may(Right::Rate))
            .map(|seat| seat.id);
        let counts = raters.map(|seat| {
            (
                seat,
                count(round.items.iter().filter(|item| done(**item, seat)).count()),
            )
        });
        (
            counts.filter(|(_, n)| *n > 0).collect(),
            count(round.items.len()),
        )
    }

    /// Endorsements per peer lead, and how many each should give. They are the organisation's, not the person's; what an
    /// organisation stepped out of counts as done.
    pub fn endorsed_by(&self, workshop: &Workshop) -> (BTreeMap<SeatId, u32>, u32) {
        let asked: Vec<_> = self
            .iter()
            .filter(|item| {
                item.state == RecommendationState::ForRating || self.is_revealed(item.id)
            })
            .map(|item| item.id)
            .collect();
        let done = |organisation: OrganisationId, id: RecommendationId| {
            self.voice(id, organisation).is_some()
                || workshop
                    .people
                    .organisation_is_recused(organisation, Item::Recommendation(id))
        };
        let leads = workshop
            .people
            .seats()
            .filter(|seat| seat.role == Role::PeerLead);
        let counts = leads.map(|lead| {
            (
                lead.id,
                count(
                    asked
                        .iter()
                        .filter(|id| done(lead.organisation, **id))
                        .count(),
                ),
            )
        });
        (counts.filter(|(_, n)| *n > 0).collect(), count(asked.len()))
    }
}

/// A length as a count.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

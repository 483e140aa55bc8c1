//! Drafting, merging, putting up for rating.

use super::{not_frozen, open_item};
use crate::agenda::{Phase, Preset, overridden};
use crate::context::Context;
use crate::id::{ClusterId, EntryId, RecommendationId};
use crate::item::Item;
use crate::people::{Right, Seat};
use crate::recommend::{
    Event, Horizon, Recommendation, RecommendationKind, RecommendationState, unmet::count,
};
use crate::refusal::{Check, Refusal, Unmet};
use crate::text::{Limit, Text, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

/// The fields of a draft as they were sent.
#[derive(Clone, Copy)]
pub(super) struct Details<'a> {
    pub(super) text: &'a TextInput,
    pub(super) reason: Option<&'a TextInput>,
    pub(super) addressee: Option<&'a TextInput>,
    pub(super) horizon: Option<Horizon>,
    pub(super) kind: Option<RecommendationKind>,
    pub(super) clusters: &'a [ClusterId],
    pub(super) challenges: &'a [EntryId],
}

pub(super) fn draft(
    workshop: &Workshop,
    ctx: &Context<'_>,
    details: Details<'_>,
) -> Result<Event, Refusal> {
    not_frozen(workshop, None)?;
    drafter(workshop, ctx, Right::DraftRecommendations)?;
    let there = workshop.recommend.iter().count();
    if there >= MOST_DRAFTS {
        let wanted = i64::from(count(there + 1));
        return Err(Refusal::OutsideScale {
            value: wanted,
            lowest: 0,
            highest: i64::from(count(MOST_DRAFTS)),
        });
    }
    drafted(workshop, RecommendationId(ctx.command.derive()), details)
}

pub(super) fn revise(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RecommendationId,
    details: Details<'_>,
) -> Result<Event, Refusal> {
    let item = open_item(workshop, id)?;
    drafter(workshop, ctx, Right::DraftRecommendations)?;
    match item.state {
        RecommendationState::Draft | RecommendationState::ForRating => {
            drafted(workshop, id, details)
        }
        RecommendationState::Merged
        | RecommendationState::Endorsed
        | RecommendationState::HandedOver
        | RecommendationState::NotCarried => Err(Refusal::state(&item.state)),
    }
}

/// What is carried may still be joined: that is how more than ten become ten (METHOD 7.6). The survivor is rated and
/// endorsed again then.
pub(super) fn merge(
    workshop: &Workshop,
    ctx: &Context<'_>,
    from: RecommendationId,
    into: RecommendationId,
    text: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let pair = [open_item(workshop, from)?, open_item(workshop, into)?];
    drafter(workshop, ctx, Right::MergeRecommendations)?;
    if from == into {
        let problem = "a recommendation joins another, not itself".to_owned();
        return Err(Refusal::Malformed {
            field: "into".to_owned(),
            problem,
        });
    }
    if let Some(closed) = pair.into_iter().find(|item| !may_join(item)) {
        return Err(Refusal::state(&closed.state));
    }
    Ok(Event::Merged {
        recommendation: from,
        into,
        text: text.map(|t| t.parse(Limit::Note)).transpose()?,
    })
}

fn may_join(item: &Recommendation) -> bool {
    match item.state {
        RecommendationState::Draft
        | RecommendationState::ForRating
        | RecommendationState::Endorsed => true,
        RecommendationState::Merged
        | RecommendationState::HandedOver
        | RecommendationState::NotCarried => false,
    }
}

pub(super) fn put(
    workshop: &Workshop,
    ctx: &Context<'_>,
    ids: &[RecommendationId],
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    not_frozen(workshop, None)?;
    workshop.permitted(ctx, Right::RunRoom)?;
    let mut chosen = Vec::new();
    let mut unmet = Vec::new();
    for id in ids {
        let item = open_item(workshop, *id)?;
        if item.state != RecommendationState::Draft {
            return Err(Refusal::state(&item.state));
        }
        if chosen.contains(id) {
            continue;
        }
        chosen.push(*id);
        let names = item.missing();
        if !names.is_empty() {
            let (have, need) = (count(DETAILS - names.len()), count(DETAILS));
            unmet.push(Unmet {
                items: vec![Item::Recommendation(*id)],
                names,
                have,
                need,
                ..Unmet::of(Check::DraftComplete)
            });
        }
    }
    if chosen.is_empty() {
        return Err(Refusal::Missing {
            fields: vec!["recommendations".to_owned()],
        });
    }
    let mut events = overridden(workshop, ctx, unmet, reason)?;
    events.push(AnyEvent::Recommend(Event::PutToRating {
        recommendations: chosen,
    }));
    Ok(events)
}

/// Somebody who may draft in a block that takes drafts.
fn drafter<'a>(
    workshop: &'a Workshop,
    ctx: &Context<'_>,
    right: Right,
) -> Result<&'a Seat, Refusal> {
    let seat = workshop.permitted(ctx, right)?;
    workshop.in_phase(Phase::Days)?;
    workshop.host_may_write(seat)?;
    let block = workshop.running()?;
    let takes = matches!(
        block.preset,
        Preset::DraftText
            | Preset::RateRounds
            | Preset::Caucus
            | Preset::TableRotation
            | Preset::ConsultHostListens
            | Preset::Fishbowl
    );
    if takes {
        Ok(seat)
    } else {
        Err(Refusal::NotInThisBlock {
            block: Some(block.id),
        })
    }
}

fn drafted(
    workshop: &Workshop,
    id: RecommendationId,
    details: Details<'_>,
) -> Result<Event, Refusal> {
    let Details {
        text,
        reason,
        addressee,
        horizon,
        kind,
        clusters,
        challenges,
    } = details;
    let links = clusters
        .iter()
        .map(|id| Item::Cluster(*id))
        .chain(challenges.iter().map(|id| Item::Entry(*id)));
    if let Some(unknown) = links.into_iter().find(|link| !workshop.knows(*link)) {
        return Err(Refusal::no_such(unknown));
    }
    let parse = |text: Option<&TextInput>, limit: Limit| -> Result<Option<Text>, Refusal> {
        text.map(|text| text.parse(limit)).transpose()
    };
    Ok(Event::Drafted {
        id,
        text: text.parse(Limit::Note)?,
        reason: parse(reason, Limit::Note)?,
        addressee: parse(addressee, Limit::Name)?,
        horizon,
        kind,
        clusters: once_each(clusters),
        challenges: once_each(challenges),
    })
}

fn once_each<T: Copy + PartialEq>(items: &[T]) -> Vec<T> {
    let mut once = Vec::new();
    for item in items {
        if !once.contains(item) {
            once.push(*item);
        }
    }
    once
}

/// More drafts than this are no deliberation.
const MOST_DRAFTS: usize = 100;

/// Details that a recommendation needs: reason, addressee, horizon, clusters.
const DETAILS: usize = 4;

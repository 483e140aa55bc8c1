//! Drafting, merging, putting up for rating.

use super::{not_frozen, open_item};
use crate::agenda::{Phase, Preset, overridden};
use crate::context::Context;
use crate::id::{ClusterId, EntryId, RecommendationId};
use crate::item::Item;
use crate::people::{Right, Seat};
use crate::recommend::{Command, Event, Horizon, RecommendationKind, RecommendationState, unmet::count};
use crate::refusal::{Check, Refusal, Unmet};
use crate::text::{Limit, Text, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

pub(super) fn decide(workshop: &Workshop, ctx: &Context<'_>, command: &Command) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::Draft { text, reason, addressee, horizon, kind, clusters, challenges } => {
            not_frozen(workshop, None)?;
            drafter(workshop, ctx, Right::DraftRecommendations)?;
            if workshop.recommend.iter().count() >= MOST_DRAFTS {
                return Err(Refusal::OutsideScale { value: 101, lowest: 0, highest: 100 });
            }
            let id = RecommendationId(ctx.command.derive());
            drafted(workshop, id, text, reason.as_ref(), addressee.as_ref(), *horizon, *kind, clusters, challenges)?
        }
        Command::Revise { recommendation, text, reason, addressee, horizon, kind, clusters, challenges } => {
            let item = open_item(workshop, *recommendation)?;
            drafter(workshop, ctx, Right::DraftRecommendations)?;
            if !matches!(item.state, RecommendationState::Draft | RecommendationState::ForRating) {
                return Err(Refusal::state(&item.state));
            }
            drafted(workshop, item.id, text, reason.as_ref(), addressee.as_ref(), *horizon, *kind, clusters, challenges)?
        }
        Command::Merge { recommendation, into, text } => {
            let (joined, survivor) = (open_item(workshop, *recommendation)?, open_item(workshop, *into)?);
            drafter(workshop, ctx, Right::MergeRecommendations)?;
            for item in [joined, survivor] {
                if !matches!(item.state, RecommendationState::Draft | RecommendationState::ForRating) {
                    return Err(Refusal::state(&item.state));
                }
            }
            if recommendation == into || joined.state != survivor.state {
                return Err(Refusal::state(&joined.state));
            }
            Event::Merged {
                recommendation: *recommendation,
                into: *into,
                text: text.as_ref().map(|t| t.parse(Limit::Note)).transpose()?,
            }
        }
        Command::PutToRating { recommendations, reason } => return put(workshop, ctx, recommendations, reason.as_ref()),
        Command::OpenRound { .. }
        | Command::Rate { .. }
        | Command::CloseRound { .. }
        | Command::AskTotals { .. }
        | Command::Endorse { .. }
        | Command::RevealEndorsements { .. }
        | Command::HandOver { .. } => return Ok(Vec::new()),
    };
    Ok(vec![AnyEvent::Recommend(event)])
}

fn put(
    workshop: &Workshop,
    ctx: &Context<'_>,
    ids: &[RecommendationId],
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    not_frozen(workshop, None)?;
    workshop.permitted(ctx, Right::RunRoom)?;
    if ids.is_empty() {
        return Err(Refusal::Missing { fields: vec!["recommendations".to_owned()] });
    }
    let mut unmet = Vec::new();
    for id in ids {
        let item = open_item(workshop, *id)?;
        if item.state != RecommendationState::Draft {
            return Err(Refusal::state(&item.state));
        }
        let names = item.missing();
        if !names.is_empty() {
            let (have, need) = (count(4 - names.len()), 4);
            unmet.push(Unmet { items: vec![Item::Recommendation(*id)], names, have, need, ..Unmet::of(Check::DraftComplete) });
        }
    }
    let mut events = overridden(workshop, ctx, unmet, reason)?;
    events.push(AnyEvent::Recommend(Event::PutToRating { recommendations: ids.to_vec() }));
    Ok(events)
}

/// Somebody who may draft in a block that takes drafts.
fn drafter<'a>(workshop: &'a Workshop, ctx: &Context<'_>, right: Right) -> Result<&'a Seat, Refusal> {
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
    if takes { Ok(seat) } else { Err(Refusal::NotInThisBlock { block: Some(block.id) }) }
}

#[expect(clippy::too_many_arguments, reason = "the fields of one draft")]
fn drafted(
    workshop: &Workshop,
    id: RecommendationId,
    text: &TextInput,
    reason: Option<&TextInput>,
    addressee: Option<&TextInput>,
    horizon: Option<Horizon>,
    kind: Option<RecommendationKind>,
    clusters: &[ClusterId],
    challenges: &[EntryId],
) -> Result<Event, Refusal> {
    if let Some(unknown) = clusters.iter().find(|c| workshop.entries.cluster(**c).is_none()) {
        return Err(Refusal::no_such(Item::Cluster(*unknown)));
    }
    if let Some(unknown) = challenges.iter().find(|e| workshop.entries.get(**e).is_none()) {
        return Err(Refusal::no_such(Item::Entry(*unknown)));
    }
    let note = |text: Option<&TextInput>, limit: Limit| -> Result<Option<Text>, Refusal> { text.map(|t| t.parse(limit)).transpose() };
    Ok(Event::Drafted {
        id,
        text: text.parse(Limit::Note)?,
        reason: note(reason, Limit::Note)?,
        addressee: note(addressee, Limit::Name)?,
        horizon,
        kind,
        clusters: clusters.to_vec(),
        challenges: challenges.to_vec(),
    })
}

/// More drafts than this are no deliberation.
const MOST_DRAFTS: usize = 100;

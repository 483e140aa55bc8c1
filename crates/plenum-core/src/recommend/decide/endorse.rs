//! Endorsement by organisation, the rule of what is carried, the handover.

use super::{not_frozen, open_item};
use crate::agenda::{Phase, Preset, overridden};
use crate::context::Context;
use crate::id::{BlockId, RecommendationId};
use crate::item::Item;
use crate::people::{Right, Role, Seat};
use crate::recommend::{Event, Recommendation, RecommendationState, Stance, unmet::count};
use crate::refusal::{Check, Refusal, Unmet};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

pub(super) fn endorse(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RecommendationId,
    stance: Stance,
    reason: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::Endorse)?;
    let block = workshop.running()?;
    if block.preset != Preset::Endorse || !workshop.agenda.writing_open() {
        return Err(Refusal::NotInThisBlock {
            block: Some(block.id),
        });
    }
    let item = open_item(workshop, id)?;
    if item.state != RecommendationState::ForRating {
        return Err(Refusal::state(&item.state));
    }
    if seat.role == Role::PeerDelegate && lead_speaks(workshop, seat, id) {
        return Err(Refusal::NotPermitted {
            role: seat.role,
            right: Right::Endorse,
        });
    }
    let subject = Item::Recommendation(id);
    if workshop.people.is_recused(seat.id, subject)
        || workshop
            .people
            .organisation_is_recused(seat.organisation, subject)
    {
        return Err(Refusal::Recused);
    }
    if stance == Stance::Object && reason.is_none() {
        return Err(Refusal::ReasonRequired);
    }
    Ok(Event::Endorsed {
        recommendation: id,
        organisation: seat.organisation,
        seat: seat.id,
        stance,
        reason: reason.map(|t| t.parse(Limit::Note)).transpose()?,
    })
}

/// A delegate speaks for the organisation only while its lead is away or has stepped out of this item.
fn lead_speaks(workshop: &Workshop, seat: &Seat, id: RecommendationId) -> bool {
    let mut home = workshop
        .people
        .seats()
        .filter(|other| other.organisation == seat.organisation);
    home.any(|lead| {
        let recused = workshop
            .people
            .is_recused(lead.id, Item::Recommendation(id));
        lead.role == Role::PeerLead && lead.present && !recused
    })
}

pub(super) fn reveal(
    workshop: &Workshop,
    ctx: &Context<'_>,
    block: BlockId,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    not_frozen(workshop, None)?;
    workshop.in_phase(Phase::Days)?;
    let known = workshop
        .agenda
        .block(block)
        .ok_or_else(|| Refusal::no_such(Item::Block(block)))?;
    if known.preset != Preset::Endorse || known.started.is_none() {
        return Err(Refusal::NotInThisBlock { block: Some(block) });
    }
    let state = &workshop.recommend;
    if state.to_endorse().next().is_none() {
        return Err(Refusal::AlreadyDone);
    }
    let unmet = state
        .unmet_open_round()
        .into_iter()
        .chain(state.missing_voices(workshop));
    let mut events = overridden(workshop, ctx, unmet.collect(), reason)?;
    events.push(settled(workshop));
    Ok(events)
}

/// What becomes of everything the organisations were asked about.
fn settled(workshop: &Workshop) -> AnyEvent {
    let asked = workshop.recommend.to_endorse().map(|item| item.id);
    let (carried, not_carried) = asked.partition(|id| is_carried(workshop, *id));
    AnyEvent::Recommend(Event::EndorsementsRevealed {
        carried,
        not_carried,
    })
}

/// METHOD 7.5: carried if and only if support + can_live_with > N / 2 and support >= 2, where N counts the peer
/// organisations that are not recused on the item. Integers only.
fn is_carried(workshop: &Workshop, id: RecommendationId) -> bool {
    let subject = Item::Recommendation(id);
    let voters = workshop
        .people
        .peer_organisations()
        .filter(|o| !workshop.people.organisation_is_recused(o.id, subject));
    let (mut n, mut support, mut can_live) = (0, 0, 0);
    for organisation in voters {
        n += 1;
        match workshop
            .recommend
            .voice(id, organisation.id)
            .map(|voice| voice.stance)
        {
            Some(Stance::Support) => support += 1,
            Some(Stance::CanLiveWith) => can_live += 1,
            Some(Stance::Object | Stance::Abstain) | None => {}
        }
    }
    2 * (support + can_live) > n && support >= 2
}

pub(super) fn hand_over(
    workshop: &Workshop,
    ctx: &Context<'_>,
    statement: Option<&TextInput>,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    let seat = workshop.permitted(ctx, Right::HandOver)?;
    if seat.role == Role::PeerLead && !seat.speaker {
        return Err(Refusal::NotPermitted {
            role: seat.role,
            right: Right::HandOver,
        });
    }
    let state = &workshop.recommend;
    if state.is_handed_over() {
        return Err(Refusal::AlreadyDone);
    }
    workshop.in_phase(Phase::Days)?;
    // What waits for its reveal is settled by the way, if the facilitator steps over that with a reason.
    let waiting = state.unmet_endorsement(workshop);
    let rest = waiting.is_some().then(|| settled(workshop));
    let goes = |item: &Recommendation| match item.state {
        RecommendationState::Endorsed => true,
        RecommendationState::ForRating => is_carried(workshop, item.id),
        RecommendationState::Draft
        | RecommendationState::Merged
        | RecommendationState::HandedOver
        | RecommendationState::NotCarried => false,
    };
    let carried: Vec<_> = state
        .iter()
        .filter(|item| goes(item))
        .map(|item| item.id)
        .collect();
    let most = workshop
        .setup
        .template()
        .map_or(10, |template| template.most_carried);
    let too_many = (count(carried.len()) > most).then(|| Unmet {
        items: carried.iter().copied().map(Item::Recommendation).collect(),
        have: count(carried.len()),
        need: most,
        ..Unmet::of(Check::AtMostTen)
    });
    let unmet = state
        .unmet_open_round()
        .into_iter()
        .chain(waiting)
        .chain(too_many);
    let mut events = overridden(workshop, ctx, unmet.collect(), reason)?;
    events.extend(rest);
    let statement = statement.map(|t| t.parse(Limit::Note)).transpose()?;
    events.push(AnyEvent::Recommend(Event::HandedOver {
        at: ctx.now,
        statement,
        carried,
    }));
    Ok(events)
}

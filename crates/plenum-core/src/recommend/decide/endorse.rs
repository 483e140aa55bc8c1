//! Endorsement by organisation, the rule of what is carried, the handover.

use super::{not_frozen, open_item};
use crate::agenda::{Phase, Preset, overridden};
use crate::context::Context;
use crate::id::{BlockId, RecommendationId};
use crate::item::Item;
use crate::people::{Right, Role, Seat};
use crate::recommend::{Command, Event, RecommendationState, Stance, unmet::count};
use crate::refusal::{Check, Refusal, Unmet};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

pub(super) fn decide(workshop: &Workshop, ctx: &Context<'_>, command: &Command) -> Result<Vec<AnyEvent>, Refusal> {
    match command {
        Command::Endorse { recommendation, stance, reason } => {
            let event = endorse(workshop, ctx, *recommendation, *stance, reason.as_ref())?;
            Ok(vec![AnyEvent::Recommend(event)])
        }
        Command::RevealEndorsements { block, reason } => reveal(workshop, ctx, *block, reason.as_ref()),
        Command::HandOver { statement, reason } => hand_over(workshop, ctx, statement.as_ref(), reason.as_ref()),
        Command::Draft { .. }
        | Command::Revise { .. }
        | Command::Merge { .. }
        | Command::PutToRating { .. }
        | Command::OpenRound { .. }
        | Command::Rate { .. }
        | Command::CloseRound { .. }
        | Command::AskTotals { .. } => Ok(Vec::new()),
    }
}

fn endorse(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RecommendationId,
    stance: Stance,
    reason: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::Endorse)?;
    let block = workshop.running()?;
    if block.preset != Preset::Endorse || !workshop.agenda.writing_open() {
        return Err(Refusal::NotInThisBlock { block: Some(block.id) });
    }
    let item = open_item(workshop, id)?;
    if item.state != RecommendationState::ForRating {
        return Err(Refusal::state(&item.state));
    }
    if seat.role == Role::PeerDelegate && lead_is_here(workshop, seat) {
        return Err(Refusal::NotPermitted { role: seat.role, right: Right::Endorse });
    }
    let subject = Item::Recommendation(id);
    if workshop.people.is_recused(seat.id, subject) || workshop.people.organisation_is_recused(seat.organisation, subject) {
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

/// A delegate speaks for the organisation only while its lead is away.
fn lead_is_here(workshop: &Workshop, seat: &Seat) -> bool {
    workshop.people.seats().any(|other| other.organisation == seat.organisation && other.role == Role::PeerLead && other.present)
}

fn reveal(
    workshop: &Workshop,
    ctx: &Context<'_>,
    block: BlockId,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    not_frozen(workshop, None)?;
    workshop.in_phase(Phase::Days)?;
    let known = workshop.agenda.block(block).ok_or_else(|| Refusal::no_such(Item::Block(block)))?;
    if known.preset != Preset::Endorse || known.started.is_none() {
        return Err(Refusal::NotInThisBlock { block: Some(block) });
    }
    let state = &workshop.recommend;
    if state.is_revealed() || state.to_endorse().next().is_none() {
        return Err(Refusal::AlreadyDone);
    }
    let mut events = overridden(workshop, ctx, state.missing_voices(workshop).into_iter().collect(), reason)?;
    let (carried, not_carried) = state.to_endorse().map(|item| item.id).partition(|id| is_carried(workshop, *id));
    events.push(AnyEvent::Recommend(Event::EndorsementsRevealed { carried, not_carried }));
    Ok(events)
}

/// METHOD 7.5: carried if and only if support + can_live_with > N / 2 and support >= 2, where N counts the peer
/// organisations that are not recused on the item. Integers only.
fn is_carried(workshop: &Workshop, id: RecommendationId) -> bool {
    let subject = Item::Recommendation(id);
    let voters = workshop.people.peer_organisations().filter(|o| !workshop.people.organisation_is_recused(o.id, subject));
    let (mut n, mut support, mut can_live) = (0, 0, 0);
    for organisation in voters {
        n += 1;
        match workshop.recommend.voice(id, organisation.id).map(|voice| voice.stance) {
            Some(Stance::Support) => support += 1,
            Some(Stance::CanLiveWith) => can_live += 1,
            Some(Stance::Object | Stance::Abstain) | None => {}
        }
    }
    2 * (support + can_live) > n && support >= 2
}

fn hand_over(
    workshop: &Workshop,
    ctx: &Context<'_>,
    statement: Option<&TextInput>,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    let seat = workshop.permitted(ctx, Right::HandOver)?;
    if seat.role == Role::PeerLead && !seat.speaker {
        return Err(Refusal::NotPermitted { role: seat.role, right: Right::HandOver });
    }
    let state = &workshop.recommend;
    if state.is_handed_over() {
        return Err(Refusal::AlreadyDone);
    }
    workshop.in_phase(Phase::Days)?;
    if !state.is_revealed() {
        let silent = state.missing_voices(workshop).unwrap_or_else(|| Unmet::of(Check::AllEndorsed));
        return Err(Refusal::Guard { unmet: vec![silent] });
    }
    let carried = state.carried();
    let most = workshop.setup.template().map_or(10, |template| template.most_carried);
    let unmet = (count(carried.len()) > most).then(|| Unmet {
        items: carried.iter().copied().map(Item::Recommendation).collect(),
        have: count(carried.len()),
        need: most,
        ..Unmet::of(Check::AtMostTen)
    });
    let mut events = overridden(workshop, ctx, unmet.into_iter().collect(), reason)?;
    let statement = statement.map(|t| t.parse(Limit::Note)).transpose()?;
    events.push(AnyEvent::Recommend(Event::HandedOver { at: ctx.now, statement, carried }));
    Ok(events)
}

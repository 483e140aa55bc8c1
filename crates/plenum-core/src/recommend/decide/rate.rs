//! Rounds of rating and their count.

use super::{not_frozen, open_item};
use crate::agenda::{Attribution, Preset, overridden};
use crate::context::Context;
use crate::id::{RecommendationId, SeatId};
use crate::item::Item;
use crate::keys::KeyScope;
use crate::people::Right;
use crate::recommend::{Command, Event, ItemResult, Rating, RecommendationState, Round, SCALE, unmet::count};
use crate::refusal::{Check, Refusal, Unmet};
use crate::scoring::{MINIMUM_CELL, Summary, summarise};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

pub(super) fn decide(workshop: &Workshop, ctx: &Context<'_>, command: &Command) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::OpenRound { items } => open(workshop, ctx, items)?,
        Command::Rate { recommendation, importance, feasibility, comment } => {
            rate(workshop, ctx, *recommendation, (*importance, *feasibility), comment.as_ref())?
        }
        Command::CloseRound { reason } => return close(workshop, ctx, reason.as_ref()),
        Command::AskTotals { recommendation, organisation } => {
            // Totals of a part could be subtracted from the whole (METHOD 7.2): they are refused, whoever asks.
            workshop.permitted(ctx, Right::RunRoom)?;
            workshop.recommend.get(*recommendation).ok_or_else(|| Refusal::no_such(Item::Recommendation(*recommendation)))?;
            workshop.people.organisation(*organisation).ok_or(Refusal::NoSuchItem { item: None })?;
            return Err(Refusal::TooFew { least: MINIMUM_CELL });
        }
        Command::Draft { .. }
        | Command::Revise { .. }
        | Command::Merge { .. }
        | Command::PutToRating { .. }
        | Command::Endorse { .. }
        | Command::RevealEndorsements { .. }
        | Command::HandOver { .. } => return Ok(Vec::new()),
    };
    Ok(vec![AnyEvent::Recommend(event)])
}

fn open(workshop: &Workshop, ctx: &Context<'_>, items: &[RecommendationId]) -> Result<Event, Refusal> {
    not_frozen(workshop, None)?;
    workshop.permitted(ctx, Right::RunRoom)?;
    let block = workshop.running()?;
    if !matches!(block.preset, Preset::RateRounds | Preset::Rank) {
        return Err(Refusal::NotInThisBlock { block: Some(block.id) });
    }
    if workshop.recommend.open_round().is_some() || workshop.people.is_cut(KeyScope::Sealed(block.id)) {
        return Err(Refusal::AlreadyDone);
    }
    let mut chosen: Vec<_> = Vec::new();
    for id in items {
        let item = open_item(workshop, *id)?;
        if item.state != RecommendationState::ForRating {
            return Err(Refusal::state(&item.state));
        }
        if !chosen.contains(id) {
            chosen.push(*id);
        }
    }
    if items.is_empty() {
        let up = workshop.recommend.iter().filter(|item| item.state == RecommendationState::ForRating);
        chosen.extend(up.map(|item| item.id));
    }
    if chosen.is_empty() {
        return Err(Refusal::Missing { fields: vec!["items".to_owned()] });
    }
    Ok(Event::RoundOpened { block: block.id, items: chosen })
}

fn rate(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RecommendationId,
    values: (Option<u8>, Option<u8>),
    comment: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::Rate)?;
    let block = workshop.running()?;
    let round = workshop.recommend.round(block.id).filter(|round| round.is_open());
    let round = round.filter(|_| workshop.agenda.writing_open()).ok_or(Refusal::NotInThisBlock { block: Some(block.id) })?;
    let item = open_item(workshop, id)?;
    if item.state != RecommendationState::ForRating {
        return Err(Refusal::state(&item.state));
    }
    if !round.items.contains(&id) {
        return Err(Refusal::no_such(Item::Recommendation(id)));
    }
    if workshop.people.is_recused(seat.id, Item::Recommendation(id)) {
        return Err(Refusal::Recused);
    }
    let (importance, feasibility) = values;
    if importance.is_some() != feasibility.is_some() {
        let field = if importance.is_none() { "importance" } else { "feasibility" };
        return Err(Refusal::Missing { fields: vec![field.to_owned()] });
    }
    for value in [importance, feasibility].into_iter().flatten() {
        if !(SCALE.0..=SCALE.1).contains(&u32::from(value)) {
            let (lowest, highest) = (i64::from(SCALE.0), i64::from(SCALE.1));
            return Err(Refusal::OutsideScale { value: i64::from(value), lowest, highest });
        }
    }
    Ok(Event::Rated {
        block: block.id,
        recommendation: id,
        author: workshop.author(ctx, seat.id, block.id, Attribution::Sealed, id.0)?,
        importance,
        feasibility,
        comment: comment.map(|t| t.parse(Limit::Note)).transpose()?,
    })
}

fn close(workshop: &Workshop, ctx: &Context<'_>, reason: Option<&TextInput>) -> Result<Vec<AnyEvent>, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    let round = workshop.recommend.open_round().ok_or(Refusal::AlreadyDone)?;
    let raters: Vec<SeatId> =
        workshop.people.seats().filter(|seat| seat.role.may(Right::Rate)).map(|seat| seat.id).collect();
    let owes = |seat: SeatId, item: &RecommendationId| {
        !workshop.people.is_recused(seat, Item::Recommendation(*item)) && !has_answered(ctx, round, *item, seat)
    };
    let missing: Vec<_> = raters.iter().copied().filter(|seat| round.items.iter().any(|item| owes(*seat, item))).collect();
    let unmet = (!missing.is_empty()).then(|| Unmet {
        have: count(raters.len() - missing.len()),
        need: count(raters.len()),
        seats: missing.clone(),
        ..Unmet::of(Check::AllRated)
    });
    let mut events = overridden(workshop, ctx, unmet.into_iter().collect(), reason)?;
    let results = round.items.iter().map(|item| {
        let expected = raters.iter().filter(|seat| !workshop.people.is_recused(**seat, Item::Recommendation(*item))).count();
        result(ctx, round, *item, expected)
    });
    events.push(AnyEvent::Recommend(Event::RoundClosed { block: round.block, results: results.collect() }));
    events.push(AnyEvent::People(crate::people::Event::LinkCut { scope: KeyScope::Sealed(round.block) }));
    Ok(events)
}

fn has_answered(ctx: &Context<'_>, round: &Round, item: RecommendationId, seat: SeatId) -> bool {
    round.answers.keys().any(|(answered, author)| *answered == item && ctx.keys.is_author(*author, item.0, seat))
}

fn result(ctx: &Context<'_>, round: &Round, item: RecommendationId, expected: usize) -> ItemResult {
    let answers: Vec<&Rating> = round.answers.iter().filter(|((id, _), _)| *id == item).map(|(_, rating)| rating).collect();
    let totals = |value: fn(&Rating) -> Option<u8>| -> Option<Summary> {
        let values: Vec<u32> = answers.iter().filter_map(|rating| value(rating)).map(u32::from).collect();
        // METHOD 7.2: no statistic over sealed answers of fewer than five people.
        if count(values.len()) < MINIMUM_CELL { None } else { summarise(&values, SCALE) }
    };
    let comments: Vec<_> = answers.iter().filter_map(|rating| rating.comment.clone()).collect();
    ItemResult {
        recommendation: item,
        answered: count(answers.len()),
        missing: count(expected.saturating_sub(answers.len())),
        importance: totals(|rating| rating.importance),
        feasibility: totals(|rating| rating.feasibility),
        comments: ctx.shuffled(comments),
    }
}

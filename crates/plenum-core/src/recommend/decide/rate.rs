//! Rounds of rating and their count.

use super::{not_frozen, open_item};
use crate::agenda::{Attribution, Preset, overridden};
use crate::context::Context;
use crate::id::{OrganisationId, RecommendationId, SeatId};
use crate::item::Item;
use crate::keys::{Author, KeyScope};
use crate::people::Right;
use crate::recommend::{
    Event, ItemResult, Rating, RecommendationState, Round, SCALE, unmet::count,
};
use crate::refusal::{Check, Refusal, Unmet};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};
use plenum_judge::scoring::{MINIMUM_CELL, Summary, summarise};

/// Totals of one organisation are refused to everybody. Most have fewer people than the minimum cell, and where one has
/// enough, the rest could be had by subtraction (METHOD 7.2).
pub(super) fn ask_totals(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RecommendationId,
    organisation: OrganisationId,
) -> Refusal {
    let asks = ctx.seat().ok().and_then(|seat| workshop.people.seat(seat));
    if asks.is_none() {
        Refusal::NoSeat
    } else if workshop.recommend.get(id).is_none() {
        Refusal::no_such(Item::Recommendation(id))
    } else if workshop.people.organisation(organisation).is_none() {
        Refusal::NoSuchItem { item: None }
    } else {
        Refusal::TooFew {
            least: MINIMUM_CELL,
        }
    }
}

pub(super) fn open(
    workshop: &Workshop,
    ctx: &Context<'_>,
    items: &[RecommendationId],
) -> Result<Event, Refusal> {
    not_frozen(workshop, None)?;
    workshop.permitted(ctx, Right::RunRoom)?;
    let block = workshop.running()?;
    if !matches!(block.preset, Preset::RateRounds | Preset::Rank) {
        return Err(Refusal::NotInThisBlock {
            block: Some(block.id),
        });
    }
    if workshop.recommend.open_round().is_some() || workshop.recommend.round(block.id).is_some() {
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
        let up = workshop
            .recommend
            .iter()
            .filter(|item| item.state == RecommendationState::ForRating);
        chosen.extend(up.map(|item| item.id));
    }
    if chosen.is_empty() {
        return Err(Refusal::Missing {
            fields: vec!["items".to_owned()],
        });
    }
    Ok(Event::RoundOpened {
        block: block.id,
        items: chosen,
    })
}

pub(super) fn rate(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: RecommendationId,
    values: (Option<u8>, Option<u8>),
    comment: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::Rate)?;
    let block = workshop.running()?;
    let round = workshop
        .recommend
        .round(block.id)
        .filter(|round| round.is_open());
    let round =
        round
            .filter(|_| workshop.agenda.writing_open())
            .ok_or(Refusal::NotInThisBlock {
                block: Some(block.id),
            })?;
    let item = open_item(workshop, id)?;
    if item.state != RecommendationState::ForRating {
        return Err(Refusal::state(&item.state));
    }
    if !round.items.contains(&id) {
        return Err(Refusal::no_such(Item::Recommendation(id)));
    }
    if workshop
        .people
        .is_recused(seat.id, Item::Recommendation(id))
    {
        return Err(Refusal::Recused);
    }
    let (importance, feasibility) = values;
    if importance.is_some() != feasibility.is_some() {
        let field = if importance.is_none() {
            "importance"
        } else {
            "feasibility"
        };
        return Err(Refusal::Missing {
            fields: vec![field.to_owned()],
        });
    }
    for value in [importance, feasibility].into_iter().flatten() {
        if !(SCALE.0..=SCALE.1).contains(&u32::from(value)) {
            let (lowest, highest) = (i64::from(SCALE.0), i64::from(SCALE.1));
            return Err(Refusal::OutsideScale {
                value: i64::from(value),
                lowest,
                highest,
            });
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

pub(super) fn close(
    workshop: &Workshop,
    ctx: &Context<'_>,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    let round = workshop
        .recommend
        .open_round()
        .ok_or(Refusal::AlreadyDone)?;
    let recused = |seat: SeatId, item: RecommendationId| {
        workshop.people.is_recused(seat, Item::Recommendation(item))
    };
    let seats = workshop
        .people
        .seats()
        .filter(|seat| seat.role.may(Right::Rate))
        .map(|seat| seat.id);
    let raters: Vec<SeatId> = seats
        .filter(|seat| round.items.iter().any(|item| !recused(*seat, *item)))
        .collect();
    let owes = |seat: SeatId, item: RecommendationId| {
        !recused(seat, item) && !has_answered(ctx, round, item, seat)
    };
    let missing: Vec<_> = raters
        .iter()
        .copied()
        .filter(|seat| round.items.iter().any(|item| owes(*seat, *item)))
        .collect();
    let unmet = (!missing.is_empty()).then(|| Unmet {
        items: vec![Item::Block(round.block)],
        have: count(raters.len() - missing.len()),
        need: count(raters.len()),
        seats: missing,
        ..Unmet::of(Check::AllRated)
    });
    let mut events = overridden(workshop, ctx, unmet.into_iter().collect(), reason)?;
    let results = round.items.iter().map(|item| {
        let missing = raters.iter().filter(|seat| owes(**seat, *item)).count();
        let out: Vec<_> = workshop
            .people
            .seats()
            .map(|seat| seat.id)
            .filter(|seat| recused(*seat, *item))
            .collect();
        result(ctx, round, *item, &out, missing)
    });
    events.push(AnyEvent::Recommend(Event::RoundClosed {
        block: round.block,
        results: results.collect(),
    }));
    events.push(AnyEvent::People(crate::people::Event::LinkCut {
        scope: KeyScope::Sealed(round.block),
    }));
    Ok(events)
}

fn has_answered(ctx: &Context<'_>, round: &Round, item: RecommendationId, seat: SeatId) -> bool {
    round
        .answers
        .keys()
        .any(|(answered, author)| *answered == item && ctx.keys.is_author(*author, item.0, seat))
}

/// The count of one item. Whoever stepped out after answering does not count. With fewer than five answers a sealed
/// block says how many there are and no more, not even the reasons (METHOD 7.2).
fn result(
    ctx: &Context<'_>,
    round: &Round,
    item: RecommendationId,
    recused: &[SeatId],
    missing: usize,
) -> ItemResult {
    let counts = |author: Author| {
        !recused
            .iter()
            .any(|seat| ctx.keys.is_author(author, item.0, *seat))
    };
    let answers = round
        .answers
        .iter()
        .filter(|((id, author), _)| *id == item && counts(*author));
    let answers: Vec<&Rating> = answers.map(|(_, rating)| rating).collect();
    let answered = count(answers.len());
    let totals = |value: fn(&Rating) -> Option<u8>| -> Option<Summary> {
        let values: Vec<u32> = answers
            .iter()
            .filter_map(|rating| value(rating))
            .map(u32::from)
            .collect();
        if count(values.len()) < MINIMUM_CELL {
            None
        } else {
            summarise(&values, SCALE)
        }
    };
    let comments = answers
        .iter()
        .filter(|_| answered >= MINIMUM_CELL)
        .filter_map(|rating| rating.comment.clone());
    ItemResult {
        recommendation: item,
        answered,
        missing: count(missing),
        importance: totals(|rating| rating.importance),
        feasibility: totals(|rating| rating.feasibility),
        comments: ctx.shuffled(comments.collect()),
    }
}

//! Rules about recommendations.

mod draft;
mod endorse;
mod rate;

use super::{Command, Recommendation};
use crate::agenda::Phase;
use crate::context::Context;
use crate::id::RecommendationId;
use crate::item::Item;
use crate::refusal::Refusal;
use crate::workshop::{Event as AnyEvent, Workshop};
use draft::Details;

/// Decides a command about recommendations.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let event = match command {
        Command::Draft {
            text,
            reason,
            addressee,
            horizon,
            kind,
            clusters,
            challenges,
        } => {
            let (reason, addressee) = (reason.as_ref(), addressee.as_ref());
            let details = Details {
                text,
                reason,
                addressee,
                horizon: *horizon,
                kind: *kind,
                clusters,
                challenges,
            };
            draft::draft(workshop, ctx, details)?
        }
        Command::Revise {
            recommendation,
            text,
            reason,
            addressee,
            horizon,
            kind,
            clusters,
            challenges,
        } => {
            let (reason, addressee) = (reason.as_ref(), addressee.as_ref());
            let details = Details {
                text,
                reason,
                addressee,
                horizon: *horizon,
                kind: *kind,
                clusters,
                challenges,
            };
            draft::revise(workshop, ctx, *recommendation, details)?
        }
        Command::Merge {
            recommendation,
            into,
            text,
        } => draft::merge(workshop, ctx, *recommendation, *into, text.as_ref())?,
        Command::PutToRating {
            recommendations,
            reason,
        } => {
            return draft::put(workshop, ctx, recommendations, reason.as_ref());
        }
        Command::OpenRound { items } => rate::open(workshop, ctx, items)?,
        Command::Rate {
            recommendation,
            importance,
            feasibility,
            comment,
        } => rate::rate(
            workshop,
            ctx,
            *recommendation,
            (*importance, *feasibility),
            comment.as_ref(),
        )?,
        Command::CloseRound { reason } => return rate::close(workshop, ctx, reason.as_ref()),
        Command::AskTotals {
            recommendation,
            organisation,
        } => {
            return Err(rate::ask_totals(
                workshop,
                ctx,
                *recommendation,
                *organisation,
            ));
        }
        Command::Endorse {
            recommendation,
            stance,
            reason,
        } => endorse::endorse(workshop, ctx, *recommendation, *stance, reason.as_ref())?,
        Command::RevealEndorsements { block, reason } => {
            return endorse::reveal(workshop, ctx, *block, reason.as_ref());
        }
        Command::HandOver { statement, reason } => {
            return endorse::hand_over(workshop, ctx, statement.as_ref(), reason.as_ref());
        }
    };
    Ok(vec![AnyEvent::Recommend(event)])
}

/// A recommendation that is there and not frozen, in the workshop days.
fn open_item(workshop: &Workshop, id: RecommendationId) -> Result<&Recommendation, Refusal> {
    let item = workshop
        .recommend
        .get(id)
        .ok_or_else(|| Refusal::no_such(Item::Recommendation(id)))?;
    not_frozen(workshop, Some(id))?;
    workshop.in_phase(Phase::Days)?;
    Ok(item)
}

/// The wording is frozen for good once it is handed over.
fn not_frozen(workshop: &Workshop, id: Option<RecommendationId>) -> Result<(), Refusal> {
    if workshop.recommend.is_handed_over() {
        return Err(Refusal::Frozen {
            item: id.map(Item::Recommendation),
        });
    }
    Ok(())
}

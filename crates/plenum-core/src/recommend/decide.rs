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

/// Decides a command about recommendations.
///
/// # Errors
/// The rule that is broken.
pub fn decide(workshop: &Workshop, ctx: &Context<'_>, command: &Command) -> Result<Vec<AnyEvent>, Refusal> {
    match command {
        Command::Draft { .. } | Command::Revise { .. } | Command::Merge { .. } | Command::PutToRating { .. } => {
            draft::decide(workshop, ctx, command)
        }
        Command::OpenRound { .. } | Command::Rate { .. } | Command::CloseRound { .. } | Command::AskTotals { .. } => {
            rate::decide(workshop, ctx, command)
        }
        Command::Endorse { .. } | Command::RevealEndorsements { .. } | Command::HandOver { .. } => {
            endorse::decide(workshop, ctx, command)
        }
    }
}

/// A recommendation that is there and not frozen, in the workshop days.
fn open_item(workshop: &Workshop, id: RecommendationId) -> Result<&Recommendation, Refusal> {
    let item = workshop.recommend.get(id).ok_or_else(|| Refusal::no_such(Item::Recommendation(id)))?;
    not_frozen(workshop, Some(id))?;
    workshop.in_phase(Phase::Days)?;
    Ok(item)
}

/// The wording is frozen for good once it is handed over.
fn not_frozen(workshop: &Workshop, id: Option<RecommendationId>) -> Result<(), Refusal> {
    if workshop.recommend.is_handed_over() {
        return Err(Refusal::Frozen { item: id.map(Item::Recommendation) });
    }
    Ok(())
}

//! What is unmet in the host's answers (METHOD 7.6).

use crate::agenda::Phase;
use crate::id::RecommendationId;
use crate::item::Item;
use crate::refusal::{Check, Unmet};
use crate::workshop::Workshop;

/// Recommendations that were handed over and have no first stance.
pub fn unmet_stances(workshop: &Workshop) -> Vec<Unmet> {
    let stances = &workshop.response.stances;
    missing(workshop, Check::AllStances, |id| stances.contains_key(&id))
        .into_iter()
        .collect()
}

/// What keeps the phase of the formal response open: what the publication needs, and the publication itself.
pub fn unmet_responses(workshop: &Workshop) -> Vec<Unmet> {
    let mut unmet = before_publication(workshop);
    let given = given(workshop);
    let waits = workshop.response.published.is_none() && !given.is_empty();
    if waits && unmet.iter().all(|unmet| unmet.check != Check::AllResponded) {
        let need = count(given.len());
        unmet.push(Unmet {
            names: vec!["published".to_owned()],
            have: need,
            need,
            ..Unmet::of(Check::AllResponded)
        });
    }
    unmet
}

/// The progress statement of a check is not submitted.
pub fn unmet_progress(workshop: &Workshop, phase: Phase) -> Vec<Unmet> {
    let state = &workshop.response;
    if state.actions.is_empty() || state.checks.contains_key(&phase) {
        return Vec::new();
    }
    vec![Unmet::of(Check::ProgressSubmitted)]
}

/// Every recommendation answered, every action with owner and date.
pub(super) fn before_publication(workshop: &Workshop) -> Vec<Unmet> {
    let state = &workshop.response;
    let mut unmet: Vec<_> = missing(workshop, Check::AllResponded, |id| {
        state.responses.contains_key(&id)
    })
    .into_iter()
    .collect();
    let open = state
        .actions
        .iter()
        .filter(|(_, action)| action.owner.is_none() || action.due.is_none());
    let items: Vec<_> = open.map(|(id, _)| Item::Action(id)).collect();
    if !items.is_empty() {
        let need = count(state.actions.len());
        let have = need.saturating_sub(count(items.len()));
        unmet.push(Unmet {
            items,
            have,
            need,
            ..Unmet::of(Check::ActionsOwned)
        });
    }
    unmet
}

fn missing(
    workshop: &Workshop,
    check: Check,
    has: impl Fn(RecommendationId) -> bool,
) -> Option<Unmet> {
    let given = given(workshop);
    let items: Vec<_> = given
        .iter()
        .copied()
        .filter(|id| !has(*id))
        .map(Item::Recommendation)
        .collect();
    if items.is_empty() {
        return None;
    }
    let need = count(given.len());
    Some(Unmet {
        have: need.saturating_sub(count(items.len())),
        need,
        items,
        ..Unmet::of(check)
    })
}

/// The recommendations that the host was given: none before the handover.
fn given(workshop: &Workshop) -> Vec<RecommendationId> {
    if workshop.recommend.is_handed_over() {
        workshop.recommend.carried()
    } else {
        Vec::new()
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

//! Guards: what should be true before the room moves on, and stepping over them with a reason.
//!
//! Each noun says what is unmet in its own matters; this file says which of these belong to which block and phase.

use super::{Block, Event, Phase, Preset};
use crate::context::Context;
use crate::people::{Right, Role};
use crate::refusal::{Check, Refusal, Unmet};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

/// Lets a step pass if nothing is unmet, or if a facilitator steps over it with a reason, which is kept and printed.
///
/// # Errors
/// [`Refusal::Guard`] naming each unmet condition; [`Refusal::NotPermitted`] where a reason came from a role that may
/// not override.
pub fn overridden(
    workshop: &Workshop,
    ctx: &Context<'_>,
    unmet: Vec<Unmet>,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    if unmet.is_empty() {
        return Ok(Vec::new());
    }
    let Some(reason) = reason else {
        return Err(Refusal::Guard { unmet });
    };
    let seat = workshop.permitted(ctx, Right::Override)?;
    let reason = reason.parse(Limit::Note)?;
    Ok(vec![AnyEvent::Agenda(Event::Overridden {
        unmet,
        reason,
        by: seat.id,
        at: ctx.now,
    })])
}

/// What is unmet before a block may end. Only matters that the block itself opened.
pub(super) fn unmet_of_block(workshop: &Workshop, block: &Block) -> Vec<Unmet> {
    let mut unmet: Vec<Unmet> = workshop.rubric.unmet_in(block.id).into_iter().collect();
    match block.preset {
        // What was sealed here, or waits for this block, must not be left behind.
        Preset::SilentWrite | Preset::CardPassScore | Preset::Read | Preset::TableRotation => {
            unmet.extend(unrevealed(workshop, block));
        }
        Preset::Cluster => unmet.extend(workshop.entries.unmet_clusters()),
        Preset::RateRounds | Preset::Rank => unmet.extend(workshop.recommend.unmet_round(block.id)),
        Preset::Endorse => unmet.extend(workshop.recommend.unmet_endorsement(workshop)),
        Preset::FeedbackOneWay => unmet.extend(workshop.recommend.unmet_handover()),
        Preset::RespondOneWay => unmet.extend(crate::response::unmet_stances(workshop)),
        Preset::AgreeText => unmet.extend(crate::close::unmet_conclusions(workshop)),
        Preset::Present
        | Preset::Clarify
        | Preset::Hearing
        | Preset::OpenDiscussion
        | Preset::RoundRobin
        | Preset::Fishbowl
        | Preset::ConsultHostListens
        | Preset::Caucus
        | Preset::Evaluate
        | Preset::Opening
        | Preset::ReportBack
        | Preset::DraftText
        | Preset::Visit
        | Preset::Break
        | Preset::Outside => {}
    }
    unmet
}

/// What is unmet before a phase of the review may close (METHOD 4.3, 7.6).
pub fn unmet_of_phase(workshop: &Workshop, phase: Phase) -> Vec<Unmet> {
    match phase {
        Phase::Mandate => leads(workshop)
            .into_iter()
            .chain(crate::prepare::unmet_mandate(workshop))
            .collect(),
        Phase::Initial => crate::prepare::unmet_release(workshop),
        Phase::Desk => crate::prepare::unmet_desk(workshop),
        Phase::Merge => crate::prepare::unmet_answer_plan(workshop),
        Phase::Days => days(workshop),
        Phase::Report => {
            if workshop.close.has_final_report() {
                Vec::new()
            } else {
                vec![Unmet::of(Check::FinalReport)]
            }
        }
        Phase::Formal => crate::response::unmet_responses(workshop),
        Phase::Follow6 | Phase::Follow12 => crate::response::unmet_progress(workshop, phase),
        Phase::Archive => Vec::new(),
    }
}

fn leads(workshop: &Workshop) -> Option<Unmet> {
    let missing = [(Role::Convenor, "convenor"), (Role::HostLead, "host_lead")];
    let names: Vec<_> = missing
        .iter()
        .filter(|(role, _)| !workshop.people.has(*role))
        .map(|(_, n)| (*n).to_owned())
        .collect();
    (!names.is_empty()).then(|| Unmet {
        names,
        ..Unmet::of(Check::LeadsPresent)
    })
}

fn days(workshop: &Workshop) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if workshop.agenda.running_block().is_some() {
        unmet.push(Unmet::of(Check::DaysOver));
    }
    if !workshop.recommend.is_handed_over() && workshop.recommend.iter().next().is_some() {
        unmet.push(Unmet::of(Check::HandedOver));
    }
    unmet.extend(workshop.rubric.unmet_open());
    unmet.extend(crate::close::unmet_conclusions(workshop));
    unmet
}

fn unrevealed(workshop: &Workshop, block: &Block) -> Option<Unmet> {
    let waiting = workshop.entries.unrevealed_in(workshop, block.id);
    (waiting > 0).then(|| Unmet {
        items: vec![crate::Item::Block(block.id)],
        have: 0,
        need: waiting,
        ..Unmet::of(Check::Revealed)
    })
}

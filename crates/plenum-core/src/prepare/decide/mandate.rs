//! The mandate: written by convenor or host lead, confirmed by both.

use super::Event;
use crate::agenda::Phase;
use crate::context::Context;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::workshop::Workshop;

pub(super) fn set(
    workshop: &Workshop,
    ctx: &Context<'_>,
    purpose: &TextInput,
    guiding_questions: &[TextInput],
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::WriteMandate)?;
    workshop.in_phase(Phase::Mandate)?;
    if let Some(template) = workshop.setup.template() {
        let (least, most) = template.guiding_questions;
        let count = u32::try_from(guiding_questions.len()).unwrap_or(u32::MAX);
        if !(least..=most).contains(&count) {
            return Err(Refusal::OutsideScale {
                value: count.into(),
                lowest: least.into(),
                highest: most.into(),
            });
        }
    }
    let guiding_questions = guiding_questions
        .iter()
        .map(|q| q.parse(Limit::Note))
        .collect::<Result<_, _>>()?;
    Ok(Event::MandateSet {
        purpose: purpose.parse(Limit::Note)?,
        guiding_questions,
    })
}

pub(super) fn confirm(workshop: &Workshop, ctx: &Context<'_>) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::ConfirmMandate)?;
    workshop.in_phase(Phase::Mandate)?;
    let mandate = workshop
        .prepare
        .mandate
        .as_ref()
        .ok_or(Refusal::NoSuchItem { item: None })?;
    if mandate.confirmations.iter().any(|c| c.by == seat.id) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::MandateConfirmed {
        by: seat.id,
        role: seat.role,
    })
}

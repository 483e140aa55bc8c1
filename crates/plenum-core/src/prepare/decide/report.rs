//! The initial report: sections are written, released together, and then frozen; a correction is a new version.

use super::{Event, note};
use crate::agenda::{Phase, overridden};
use crate::context::Context;
use crate::item::Item;
use crate::people::{Right, Seat};
use crate::prepare::{SectionKind, unmet};
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

pub(super) fn write(
    workshop: &Workshop,
    ctx: &Context<'_>,
    section: SectionKind,
    body: &TextInput,
    remark: Option<&TextInput>,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::EditReport)?;
    let item = Item::Section(section);
    if !unmet::sections(workshop)
        .iter()
        .any(|rule| rule.section == section)
    {
        return Err(Refusal::no_such(item));
    }
    open(workshop, seat, Refusal::Frozen { item: Some(item) })?;
    Ok(Event::SectionWritten {
        section,
        body: body.parse(Limit::Section)?,
        remark: note(remark)?,
    })
}

pub(super) fn release(
    workshop: &Workshop,
    ctx: &Context<'_>,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    let seat = workshop.permitted(ctx, Right::ReleaseReport)?;
    open(workshop, seat, Refusal::AlreadyDone)?;
    let mut events = overridden(workshop, ctx, unmet::report(workshop), reason)?;
    let version = workshop.prepare.report.version.saturating_add(1);
    events.push(AnyEvent::Prepare(Event::ReportReleased {
        version,
        at: ctx.now,
    }));
    Ok(events)
}

/// A released report can be revised until the workshop days are over; afterwards it belongs to the record.
pub(super) fn revise(
    workshop: &Workshop,
    ctx: &Context<'_>,
    reason: &TextInput,
) -> Result<Event, Refusal> {
    let seat = workshop.permitted(ctx, Right::EditReport)?;
    let report = &workshop.prepare.report;
    if report.version == 0 {
        return Err(Refusal::WrongState {
            state: "draft".to_owned(),
        });
    }
    if report.is_open() {
        return Err(Refusal::AlreadyDone);
    }
    until_days_over(workshop, seat)?;
    Ok(Event::ReportReopened {
        reason: reason.parse(Limit::Note)?,
    })
}

/// The first version belongs to its phase; a revision may be written until the workshop days are over.
fn open(workshop: &Workshop, seat: &Seat, frozen: Refusal) -> Result<(), Refusal> {
    let report = &workshop.prepare.report;
    if !report.is_open() {
        return Err(frozen);
    }
    if report.version == 0 {
        workshop.in_phase(Phase::Initial)
    } else {
        until_days_over(workshop, seat)
    }
}

fn until_days_over(workshop: &Workshop, seat: &Seat) -> Result<(), Refusal> {
    if workshop.agenda.phase > Phase::Days {
        return workshop.in_phase(Phase::Days);
    }
    workshop.host_may_write(seat)
}

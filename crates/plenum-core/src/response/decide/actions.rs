//! Actions: planned, owned, reported, remarked on, marked when they fall due, and summed up at each check.

use super::{Event, handed_over, in_follow_up, note};
use crate::agenda::Phase;
use crate::context::{Actor, Context};
use crate::id::{ActionId, RecommendationId};
use crate::item::Item;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::response::{Action, Due, Shown, Status};
use crate::text::{Limit, TextInput};
use crate::time::Date;
use crate::workshop::{Event as AnyEvent, Workshop};

/// What may be left open when an action is planned.
pub(super) struct Details<'a> {
    pub(super) owner: Option<&'a TextInput>,
    pub(super) due: Option<Date>,
    pub(super) dependence: Option<&'a TextInput>,
}

pub(super) fn plan(
    workshop: &Workshop,
    ctx: &Context<'_>,
    text: &TextInput,
    recommendations: &[RecommendationId],
    details: &Details<'_>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::ProposeActions)?;
    in_follow_up(workshop)?;
    for recommendation in recommendations {
        handed_over(workshop, *recommendation)?;
    }
    let mut serves = Vec::new();
    for recommendation in recommendations {
        if !serves.contains(recommendation) {
            serves.push(*recommendation);
        }
    }
    Ok(Event::ActionPlanned {
        id: ActionId(ctx.command.derive()),
        number: u32::try_from(workshop.response.actions.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1),
        text: text.parse(Limit::Note)?,
        recommendations: serves,
        owner: owner(details.owner)?,
        due: due(ctx, details.due)?,
        dependence: note(details.dependence)?,
    })
}

pub(super) fn set(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ActionId,
    who: Option<&TextInput>,
    until: Option<Date>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::ProposeActions)?;
    in_follow_up(workshop)?;
    let action = action(workshop, id)?;
    if !action.is_open() {
        return Err(Refusal::state(&action.reported));
    }
    if who.is_none() && until.is_none() {
        return Err(Refusal::Missing {
            fields: vec!["owner".to_owned(), "due".to_owned()],
        });
    }
    Ok(Event::ActionSet {
        action: id,
        owner: owner(who)?,
        due: due(ctx, until)?,
    })
}

/// Without owner, date and evidence an action cannot be closed; dropping it needs the reason.
pub(super) fn report(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ActionId,
    status: Status,
    evidence: Option<&TextInput>,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::ProposeActions)?;
    in_follow_up(workshop)?;
    let action = action(workshop, id)?;
    match status {
        Status::Done => {
            let details = [
                ("owner", action.owner.is_some()),
                ("due", action.due.is_some()),
                ("evidence", evidence.is_some()),
            ];
            let fields: Vec<_> = details
                .iter()
                .filter(|(_, given)| !given)
                .map(|(name, _)| (*name).to_owned())
                .collect();
            if !fields.is_empty() {
                return Err(Refusal::Missing { fields });
            }
        }
        Status::Dropped if evidence.is_none() => return Err(Refusal::ReasonRequired),
        Status::Planned | Status::OnTrack | Status::Late | Status::Dropped => {}
    }
    Ok(Event::ProgressReported {
        action: id,
        status,
        evidence: note(evidence)?,
        at: ctx.now,
    })
}

/// Peers see actions once the response is published, and may remark on them from then on.
pub(super) fn remark(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ActionId,
    remark: &TextInput,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RemarkActions)?;
    in_follow_up(workshop)?;
    if workshop.response.published.is_none() {
        return Err(Refusal::no_such(Item::Action(id)));
    }
    action(workshop, id)?;
    Ok(Event::ActionRemarked {
        action: id,
        remark: remark.parse(Limit::Note)?,
    })
}

/// The statement keeps each action as it is shown now. What is overdue and unmarked, because no clock ran, is marked
/// first, so that the statement and the screens say the same.
pub(super) fn submit(
    workshop: &Workshop,
    ctx: &Context<'_>,
    statement: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    workshop.permitted(ctx, Right::RespondFormally)?;
    let phase = workshop.agenda.phase;
    if phase != Phase::Follow12 {
        workshop.in_phase(Phase::Follow6)?;
    }
    if workshop.response.checks.contains_key(&phase) {
        return Err(Refusal::AlreadyDone);
    }
    let statement = note(statement)?;
    let mut events = Vec::new();
    let mut actions = Vec::new();
    for (id, action) in workshop.response.actions.iter() {
        let overdue = action.falls_due(ctx.now);
        if overdue {
            events.push(AnyEvent::Response(Event::ActionFellDue { action: id }));
        }
        let shown = if overdue {
            Status::Late
        } else {
            action.shown()
        };
        actions.push(Shown {
            action: id,
            reported: action.reported,
            shown,
        });
    }
    events.push(AnyEvent::Response(Event::ProgressSubmitted {
        phase,
        statement,
        actions,
        at: ctx.now,
    }));
    Ok(events)
}

/// Marks an action that is open after its due date. The clock calls it through the agenda.
///
/// # Errors
/// [`Refusal::NoSeat`] for anybody but the clock, [`Refusal::AlreadyDone`] where nothing is due.
pub fn expire(
    workshop: &Workshop,
    ctx: &Context<'_>,
    action: ActionId,
) -> Result<Vec<AnyEvent>, Refusal> {
    if ctx.actor != Actor::Clock {
        return Err(Refusal::NoSeat);
    }
    let due = workshop
        .response
        .actions
        .get(action)
        .is_some_and(|action| action.falls_due(ctx.now));
    if due {
        Ok(vec![AnyEvent::Response(Event::ActionFellDue { action })])
    } else {
        Err(Refusal::AlreadyDone)
    }
}

fn action(workshop: &Workshop, id: ActionId) -> Result<&Action, Refusal> {
    workshop
        .response
        .actions
        .get(id)
        .ok_or_else(|| Refusal::no_such(Item::Action(id)))
}

fn owner(input: Option<&TextInput>) -> Result<Option<crate::text::Text>, Refusal> {
    input.map(|text| text.parse(Limit::Name)).transpose()
}

fn due(ctx: &Context<'_>, date: Option<Date>) -> Result<Option<Due>, Refusal> {
    date.map(|date| {
        Ok(Due {
            date,
            at: ctx.instant(date.end())?,
        })
    })
    .transpose()
}

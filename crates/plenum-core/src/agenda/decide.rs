//! Rules about the agenda, the position, the clock and the phases.

use super::event::Planned;
use super::plan::{BlockPlan, settings};
use super::{
    BlockState, ClockState, Command, Event, OnExpiry, Phase, Reason, State, guard, overridden,
    retime,
};
use crate::context::{Actor, Context};
use crate::id::BlockId;
use crate::item::Item;
use crate::keys::KeyScope;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::time::LocalTime;
use crate::workshop::{Event as AnyEvent, Workshop};

/// The local times whose instants a command needs: the planned starts.
pub fn local_times(command: &Command) -> Vec<LocalTime> {
    match command {
        Command::Plan { blocks } => blocks.iter().map(|block| block.start).collect(),
        Command::Insert { block, .. } => vec![block.start],
        Command::Move { .. }
        | Command::Skip { .. }
        | Command::Next { .. }
        | Command::Back { .. }
        | Command::Jump { .. }
        | Command::Extend { .. }
        | Command::Pause {}
        | Command::Resume {}
        | Command::ShowClock { .. }
        | Command::SetHostTask { .. }
        | Command::ClosePhase { .. }
        | Command::Expire { .. } => Vec::new(),
    }
}

/// Decides a command about the agenda.
///
/// # Errors
/// The rule that is broken.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<AnyEvent>, Refusal> {
    let state = &workshop.agenda;
    let event = match command {
        Command::Plan { blocks } => plan(workshop, ctx, blocks)?,
        Command::Insert { block, after } => {
            planner(workshop, ctx)?;
            if state.block(block.id).is_some() || state.blocks.len() >= MOST_BLOCKS {
                return Err(Refusal::AlreadyDone);
            }
            Event::Inserted {
                block: planned(workshop, ctx, block)?,
                place: place_after(state, *after)?,
            }
        }
        Command::Move { block, after } => {
            planner(workshop, ctx)?;
            let from = to_come(state, *block)?;
            if *after == Some(*block) {
                return Err(Refusal::no_such(Item::Block(*block)));
            }
            let place = place_after(state, *after)?;
            // Its own place closes behind it.
            let place = if usize::try_from(place).is_ok_and(|to| to > from) {
                place - 1
            } else {
                place
            };
            Event::Moved {
                block: *block,
                place,
            }
        }
        Command::Skip { block } => {
            workshop.permitted(ctx, Right::RunRoom)?;
            to_come(state, *block)?;
            Event::Skipped { block: *block }
        }
        Command::Next { expected, reason } => {
            return next(workshop, ctx, *expected, reason.as_ref());
        }
        Command::Back { expected, reason } => {
            mover(workshop, ctx, *expected)?;
            let place = state
                .running
                .and_then(|id| state.place(id))
                .unwrap_or(state.blocks.len());
            let before = state
                .blocks
                .iter()
                .take(place)
                .rev()
                .find(|block| block.started.is_some());
            let block = before
                .ok_or(Refusal::NotInThisBlock {
                    block: state.running,
                })?
                .id;
            Event::Started {
                block,
                at: ctx.now,
                reason: Some(reason.parse(Limit::Note)?),
            }
        }
        Command::Jump {
            expected,
            to,
            reason,
        } => {
            mover(workshop, ctx, *expected)?;
            state
                .block(*to)
                .ok_or_else(|| Refusal::no_such(Item::Block(*to)))?;
            if state.running == Some(*to) {
                return Err(Refusal::AlreadyDone);
            }
            Event::Started {
                block: *to,
                at: ctx.now,
                reason: Some(reason.parse(Limit::Note)?),
            }
        }
        Command::Extend { minutes, take_from } => {
            workshop.permitted(ctx, Right::RunRoom)?;
            retime::extend(state, *minutes, take_from)?
        }
        Command::Pause {} => {
            workshop.permitted(ctx, Right::RunRoom)?;
            clock_is(state, ClockState::Running)?;
            Event::Paused { at: ctx.now }
        }
        Command::Resume {} => {
            workshop.permitted(ctx, Right::RunRoom)?;
            clock_is(state, ClockState::Paused)?;
            Event::Resumed { at: ctx.now }
        }
        Command::ShowClock { shown } => {
            workshop.permitted(ctx, Right::RunRoom)?;
            Event::ClockShown { shown: *shown }
        }
        Command::SetHostTask { block, task } => {
            workshop.permitted(ctx, Right::RunRoom)?;
            state
                .block(*block)
                .ok_or_else(|| Refusal::no_such(Item::Block(*block)))?;
            Event::HostTaskSet {
                block: *block,
                task: task.parse(Limit::Note)?,
            }
        }
        Command::ClosePhase { phase, reason } => {
            return close_phase(workshop, ctx, *phase, reason.as_ref());
        }
        Command::Expire { due } => return expire(workshop, ctx, *due),
    };
    Ok(vec![AnyEvent::Agenda(event)])
}

fn plan(workshop: &Workshop, ctx: &Context<'_>, blocks: &[BlockPlan]) -> Result<Event, Refusal> {
    planner(workshop, ctx)?;
    if workshop.agenda.has_started() {
        return Err(Refusal::AlreadyDone);
    }
    if blocks.len() > MOST_BLOCKS {
        let (value, highest) = (i64::try_from(blocks.len()).unwrap_or(i64::MAX), 500);
        return Err(Refusal::OutsideScale {
            value,
            lowest: 0,
            highest,
        });
    }
    let blocks = blocks
        .iter()
        .map(|block| planned(workshop, ctx, block))
        .collect::<Result<Vec<_>, _>>()?;
    let mut ids: Vec<_> = blocks.iter().map(|block| block.id).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() != blocks.len() {
        return Err(malformed("blocks", "two blocks have one id"));
    }
    if !blocks.is_sorted_by_key(|block| block.start) {
        return Err(malformed("blocks", "they are not in order of their start"));
    }
    Ok(Event::Planned { blocks })
}

fn planned(workshop: &Workshop, ctx: &Context<'_>, plan: &BlockPlan) -> Result<Planned, Refusal> {
    let label = crate::text::clean(&plan.label);
    if label.is_empty() || label.chars().count() > 12 {
        return Err(malformed("label", "a label has 1 to 12 characters"));
    }
    let settings = settings(plan.preset, plan.minutes, &plan.change);
    let time = settings.time;
    if !(1..=24 * 60).contains(&time.minutes)
        || !(10..=30).contains(&time.factor)
        || time.slack > time.minutes
    {
        return Err(malformed(
            "minutes",
            "a block lasts 1 to 1440 minutes, its factor is 10 to 30 tenths, its slack is at most as long",
        ));
    }
    if plan
        .presenter
        .is_some_and(|id| workshop.people.organisation(id).is_none())
    {
        return Err(malformed("presenter", "there is no such organisation"));
    }
    if plan
        .lead
        .is_some_and(|id| workshop.people.seat(id).is_none())
    {
        return Err(malformed("lead", "there is no such seat"));
    }
    Ok(Planned {
        id: plan.id,
        label,
        title: plan.title.parse(Limit::Name)?,
        preset: plan.preset,
        step: plan.step,
        day: plan.start.date,
        start: ctx.instant(plan.start)?,
        settings,
        presenter: plan.presenter,
        lead: plan.lead,
    })
}

fn next(
    workshop: &Workshop,
    ctx: &Context<'_>,
    expected: u32,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    mover(workshop, ctx, expected)?;
    let state = &workshop.agenda;
    let unmet = state
        .running_block()
        .map(|block| guard::unmet_of_block(workshop, block))
        .unwrap_or_default();
    let mut events = overridden(workshop, ctx, unmet, reason)?;
    events.extend(retime::overrun(state, ctx.now).map(AnyEvent::Agenda));
    let from = state
        .running
        .and_then(|id| state.place(id))
        .map_or(0, |place| place + 1);
    let following = state
        .blocks
        .iter()
        .skip(from)
        .find(|block| block.state == BlockState::Planned);
    events.push(AnyEvent::Agenda(match (following, state.running) {
        (Some(block), _) => Event::Started {
            block: block.id,
            at: ctx.now,
            reason: None,
        },
        (None, Some(_)) => Event::Ended { at: ctx.now },
        (None, None) => return Err(Refusal::NotInThisBlock { block: None }),
    }));
    Ok(events)
}

fn close_phase(
    workshop: &Workshop,
    ctx: &Context<'_>,
    phase: Phase,
    reason: Option<&TextInput>,
) -> Result<Vec<AnyEvent>, Refusal> {
    workshop.permitted(ctx, Right::ClosePhase)?;
    workshop.in_phase(phase)?;
    let following = workshop
        .setup
        .template()
        .and_then(|t| t.phases.iter().copied().find(|p| *p > phase))
        .or_else(|| phase.next());
    let next = following.ok_or(Refusal::AlreadyDone)?;
    let mut events = overridden(
        workshop,
        ctx,
        guard::unmet_of_phase(workshop, phase),
        reason,
    )?;
    // A block that was left running ends with its phase, or its clock and its silence would go on for ever.
    events.extend(
        workshop
            .agenda
            .running
            .map(|_| AnyEvent::Agenda(Event::Ended { at: ctx.now })),
    );
    events.push(AnyEvent::Agenda(Event::PhaseClosed {
        phase,
        next,
        at: ctx.now,
    }));
    if phase == Phase::Days && !workshop.people.is_cut(KeyScope::Group) {
        // The link of `group` texts is cut when the workshop days close (METHOD 7.1). What was sealed and never counted
        // loses its link as well.
        events.push(AnyEvent::People(crate::people::Event::LinkCut {
            scope: KeyScope::Group,
        }));
        let sealed = workshop
            .agenda
            .blocks
            .iter()
            .map(|block| KeyScope::Sealed(block.id));
        let open = sealed.filter(|scope| !workshop.people.is_cut(*scope));
        events.extend(open.map(|scope| AnyEvent::People(crate::people::Event::LinkCut { scope })));
        events.extend(crate::rubric::lapse(workshop));
    }
    Ok(events)
}

fn expire(workshop: &Workshop, ctx: &Context<'_>, due: Reason) -> Result<Vec<AnyEvent>, Refusal> {
    if ctx.actor != Actor::Clock {
        return Err(Refusal::NoSeat);
    }
    let (block, revision) = match due {
        Reason::Action(action) => return crate::response::expire(workshop, ctx, action),
        Reason::Lease(assignment) => return crate::assign::expire(workshop, ctx, assignment),
        Reason::Block { block, revision } => (block, revision),
    };
    let state = &workshop.agenda;
    let running = state
        .running_block()
        .filter(|b| b.id == block && state.clock.revision == revision);
    let running = running.ok_or(Refusal::StalePosition {
        expected: revision,
        now: state.clock.revision,
    })?;
    if state.clock.expired
        || state
            .clock
            .deadline
            .is_none_or(|deadline| ctx.now < deadline)
    {
        return Err(Refusal::AlreadyDone);
    }
    let on_expiry = running.settings.time.on_expiry;
    let mut events = vec![AnyEvent::Agenda(Event::Expired {
        block,
        locks: on_expiry == OnExpiry::Lock,
    })];
    let following = state
        .blocks
        .iter()
        .skip_while(|b| b.id != block)
        .skip(1)
        .find(|b| b.state == BlockState::Planned);
    if on_expiry == OnExpiry::Advance
        && guard::unmet_of_block(workshop, running).is_empty()
        && let Some(next) = following
    {
        events.push(AnyEvent::Agenda(Event::Started {
            block: next.id,
            at: ctx.now,
            reason: None,
        }));
    }
    Ok(events)
}

fn planner(workshop: &Workshop, ctx: &Context<'_>) -> Result<(), Refusal> {
    if ctx.actor == Actor::Operator {
        return Ok(());
    }
    workshop.permitted(ctx, Right::PlanAgenda).map(|_| ())
}

/// A facilitator who sees the position as it is, in the workshop days.
fn mover(workshop: &Workshop, ctx: &Context<'_>, expected: u32) -> Result<(), Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    let now = workshop.agenda.position;
    if expected != now {
        return Err(Refusal::StalePosition { expected, now });
    }
    workshop.in_phase(Phase::Days)
}

fn to_come(state: &State, id: BlockId) -> Result<usize, Refusal> {
    let place = state
        .place(id)
        .ok_or_else(|| Refusal::no_such(Item::Block(id)))?;
    match state.blocks.get(place) {
        Some(block) if block.state == BlockState::Planned => Ok(place),
        Some(block) => Err(Refusal::state(&block.state)),
        None => Err(Refusal::no_such(Item::Block(id))),
    }
}

/// The place after a block, or the first place to come.
fn place_after(state: &State, after: Option<BlockId>) -> Result<u32, Refusal> {
    let first = state
        .blocks
        .iter()
        .rposition(|block| block.started.is_some())
        .map_or(0, |last| last + 1);
    let place = match after {
        None => first,
        Some(id) => {
            state
                .place(id)
                .ok_or_else(|| Refusal::no_such(Item::Block(id)))?
                + 1
        }
    };
    Ok(u32::try_from(place.max(first)).unwrap_or(u32::MAX))
}

fn clock_is(state: &State, needed: ClockState) -> Result<(), Refusal> {
    if state.clock.state == needed {
        Ok(())
    } else {
        Err(Refusal::state(&state.clock.state))
    }
}

fn malformed(field: &str, problem: &str) -> Refusal {
    Refusal::Malformed {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}

/// More blocks than this are no agenda.
const MOST_BLOCKS: usize = 500;

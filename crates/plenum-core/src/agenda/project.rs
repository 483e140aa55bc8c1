//! What screens show of the agenda.

use std::collections::BTreeSet;

use super::{
    AgendaBody, AgendaLine, Block, BlockBody, BlockState, ClockBody, Event, HostTaskBody,
    OverrideBody, WorkshopBody, progress, retime, task,
};
use crate::id::BlockId;
use crate::keys::Keyring;
use crate::people::Seat;
use crate::visibility::{Audience, Records, Topic, policy};
use crate::workshop::Workshop;

/// What an event touches. A move of the position or of the phase changes audiences: recompute all.
pub fn touched(workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    match event {
        Event::Planned { .. }
        | Event::Inserted { .. }
        | Event::Started { .. }
        | Event::Ended { .. }
        | Event::Expired { .. }
        | Event::PhaseClosed { .. } => BTreeSet::from([Topic::Everything]),
        Event::Moved { .. } => BTreeSet::from([Topic::Agenda, Topic::Warnings]),
        Event::Skipped { block } => BTreeSet::from([Topic::Agenda, Topic::Block(*block)]),
        Event::Retimed { minutes, .. } => {
            let blocks = minutes.iter().map(|(block, _)| Topic::Block(*block));
            // More time opens writing again that had been locked when the time ran out.
            let open = [Topic::Agenda, Topic::Clock, Topic::Tasks, Topic::Warnings];
            blocks.chain(open).collect()
        }
        Event::Paused { .. } | Event::Resumed { .. } => {
            // The time of a round of tables stands still with the clock.
            let tables = workshop.agenda.running().map(Topic::Tables);
            [Topic::Agenda, Topic::Clock]
                .into_iter()
                .chain(tables)
                .collect()
        }
        Event::ClockShown { .. } => BTreeSet::from([Topic::Agenda, Topic::Clock]),
        Event::HostTaskSet { block, .. } => BTreeSet::from([Topic::Block(*block)]),
        Event::Overridden { .. } => BTreeSet::from([Topic::Overrides]),
    }
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    topics.extend([
        Topic::Workshop,
        Topic::Agenda,
        Topic::Clock,
        Topic::Tasks,
        Topic::Overrides,
    ]);
    for block in workshop.agenda.blocks() {
        topics.insert(Topic::Block(block.id));
        topics.insert(Topic::Progress(block.id));
    }
}

/// The records of a topic.
pub fn records(workshop: &Workshop, keys: &Keyring, topic: Topic, out: &mut Records) {
    if !workshop.setup.is_created() {
        return;
    }
    let room = |out: &mut Records, key: &str, body| {
        out.insert((Audience::Room, key.to_owned()), body);
    };
    let block = |id: BlockId| workshop.agenda.block(id);
    if topic == Topic::Workshop {
        room(out, "workshop", overview(workshop).into());
    } else if topic == Topic::Agenda {
        room(out, "agenda", sequence(workshop).into());
    } else if topic == Topic::Clock {
        room(out, "clock", clock(workshop).into());
    } else if let Topic::Tasks | Topic::Task(_) = topic {
        let tasks = task::Tasks::of(workshop, keys);
        let of = |seat: &&Seat| topic == Topic::Tasks || topic == Topic::Task(seat.id);
        for seat in workshop.people.seats().filter(of) {
            out.insert(
                (Audience::Person(seat.id), "task".to_owned()),
                tasks.of_seat(seat).into(),
            );
        }
    } else if topic == Topic::Overrides {
        overrides(workshop, out);
    } else if let Topic::Progress(id) = topic
        && workshop.agenda.running() == Some(id)
        && let Some(body) = block(id).and_then(|b| progress::progress(workshop, keys, b))
    {
        out.insert((Audience::Desk, format!("progress/{id}")), body.into());
    } else if let Topic::Block(id) = topic
        && let Some(block) = block(id)
    {
        show(workshop, block, out);
    }
}

fn show(workshop: &Workshop, block: &Block, out: &mut Records) {
    let body = BlockBody {
        block: block.id,
        label: block.label.clone(),
        title: block.title.clone(),
        preset: block.preset,
        step: block.step,
        settings: block.settings.clone(),
        presenter: block.presenter,
        lead: block.lead,
        revealed: block.started.is_some()
            && workshop.entries.unrevealed_in(workshop, block.id) == 0,
    };
    out.insert((Audience::Room, format!("block/{}", block.id)), body.into());
    if let Some(task) = &block.host_task {
        for audience in policy::host_and_desk() {
            let body = HostTaskBody {
                block: block.id,
                task: task.clone(),
            };
            out.insert((audience, format!("host_task/{}", block.id)), body.into());
        }
    }
}

fn overview(workshop: &Workshop) -> WorkshopBody {
    let setup = &workshop.setup;
    WorkshopBody {
        title: setup.title.clone(),
        subject: setup.subject.clone(),
        template: setup.template.clone(),
        template_version: setup.template_version,
        zone: setup.zone.clone(),
        langs: setup.langs.clone(),
        first_day: setup.first_day,
        last_day: setup.last_day,
        deadlines: setup.deadlines.clone(),
        phase: workshop.agenda.phase,
        position: workshop.agenda.position,
        running: workshop.agenda.running(),
    }
}

fn sequence(workshop: &Workshop) -> AgendaBody {
    let state = &workshop.agenda;
    let starts = retime::forecast(state);
    let line = |(block, forecast): (&Block, crate::time::Timestamp)| AgendaLine {
        block: block.id,
        label: block.label.clone(),
        title: block.title.clone(),
        preset: block.preset,
        step: block.step,
        day: block.day,
        planned: block.planned,
        forecast,
        minutes: block.minutes,
        slack: block.slack,
        protected: block.settings.time.protected,
        anchor: block.settings.time.anchor,
        state: block.state,
        started: block.started,
        ended: block.ended,
    };
    AgendaBody {
        blocks: state.blocks().iter().zip(starts).map(line).collect(),
    }
}

fn clock(workshop: &Workshop) -> ClockBody {
    let clock = &workshop.agenda.clock;
    let running = workshop.agenda.running_block();
    ClockBody {
        block: running
            .filter(|b| matches!(b.state, BlockState::Running | BlockState::Paused))
            .map(|b| b.id),
        state: clock.state,
        deadline: clock.deadline,
        remaining: clock.remaining,
        shown: clock.shown,
        expired: clock.expired,
        locked: clock.locked,
        revision: clock.revision,
    }
}

fn overrides(workshop: &Workshop, out: &mut Records) {
    let audience = if policy::days_over(workshop) {
        Audience::Room
    } else {
        Audience::Desk
    };
    for (n, given) in (1..).zip(&workshop.agenda.overrides) {
        let body = OverrideBody {
            n,
            unmet: given.unmet.clone(),
            reason: given.reason.clone(),
            by: given.by,
            at: given.at,
        };
        out.insert((audience, format!("override/{n}")), body.into());
    }
}

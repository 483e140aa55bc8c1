//! The agenda as it stands.

use super::clock::Clock;
use super::event::Planned;
use super::{BlockState, Event, Phase, Preset, Settings, Step};
use crate::id::{BlockId, OrganisationId, SeatId};
use crate::refusal::Unmet;
use crate::text::Text;
use crate::time::{Date, Timestamp};
use crate::workshop::Workshop;

/// Phase, blocks, position and clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The phase now.
    pub phase: Phase,
    /// Counts each move, so that two taps move the room once.
    pub position: u32,
    /// The clock of the running block.
    pub clock: Clock,
    /// Guards that were stepped over, oldest first.
    pub overrides: Vec<Override>,
    /// When each phase was closed.
    pub closed: Vec<(Phase, Timestamp)>,
    pub(super) blocks: Vec<Block>,
    pub(super) running: Option<BlockId>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            phase: Phase::Mandate,
            position: 0,
            clock: Clock::default(),
            overrides: Vec::new(),
            closed: Vec::new(),
            blocks: Vec::new(),
            running: None,
        }
    }
}

/// A block of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its id.
    pub id: BlockId,
    /// Its label.
    pub label: String,
    /// Its title.
    pub title: Text,
    /// Its preset.
    pub preset: Preset,
    /// Its step.
    pub step: Step,
    /// Its day.
    pub day: Date,
    /// Planned start.
    pub planned: Timestamp,
    /// Its settings.
    pub settings: Settings,
    /// Who presents.
    pub presenter: Option<OrganisationId>,
    /// Who leads it.
    pub lead: Option<SeatId>,
    /// Room minutes as it looks now.
    pub minutes: u32,
    /// Slack that is left.
    pub slack: u32,
    /// Where it stands.
    pub state: BlockState,
    /// When it really started.
    pub started: Option<Timestamp>,
    /// When it really ended.
    pub ended: Option<Timestamp>,
    /// The host's own question while it is out of the room.
    pub host_task: Option<Text>,
}

/// A guard that was stepped over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// What was unmet.
    pub unmet: Vec<Unmet>,
    /// Why.
    pub reason: Text,
    /// Who decided it.
    pub by: SeatId,
    /// When.
    pub at: Timestamp,
}

impl State {
    /// All blocks in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// A block by id.
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }

    /// The id of the running block.
    pub fn running(&self) -> Option<BlockId> {
        self.running
    }

    /// The running block.
    pub fn running_block(&self) -> Option<&Block> {
        self.running.and_then(|id| self.block(id))
    }

    /// Whether writing is open: a block runs and its time did not lock it.
    pub fn writing_open(&self) -> bool {
        self.running.is_some() && !self.clock.locked
    }

    /// Whether any block has started.
    pub fn has_started(&self) -> bool {
        self.blocks.iter().any(|block| block.started.is_some())
    }

    /// An instant as the log may hold it where an author is protected: the start of the running block.
    pub fn coarse(&self, now: Timestamp) -> Timestamp {
        self.running_block()
            .and_then(|block| block.started)
            .unwrap_or(now)
    }

    /// The longest stretch of planned blocks of one day without a break, in minutes. What is outside does not count.
    pub fn longest_stretch(&self) -> u32 {
        let mut longest = 0;
        let mut stretch = 0;
        let mut day = None;
        for block in &self.blocks {
            if day.replace(block.day) != Some(block.day)
                || matches!(block.preset, Preset::Break | Preset::Outside)
            {
                stretch = 0;
            }
            if !matches!(block.preset, Preset::Break | Preset::Outside) {
                stretch += block.minutes;
            }
            longest = longest.max(stretch);
        }
        longest
    }

    pub(super) fn place(&self, id: BlockId) -> Option<usize> {
        self.blocks.iter().position(|block| block.id == id)
    }

    /// The title of a block, to add a translation.
    pub(crate) fn title_mut(&mut self, id: BlockId) -> Option<&mut Text> {
        self.block_mut(id).map(|block| &mut block.title)
    }

    fn block_mut(&mut self, id: BlockId) -> Option<&mut Block> {
        self.blocks.iter_mut().find(|block| block.id == id)
    }

    fn end_running(&mut self, at: Timestamp) {
        if let Some(block) = self.running.take().and_then(|id| self.block_mut(id)) {
            block.state = BlockState::Done;
            block.ended = Some(at);
        }
    }
}

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.agenda;
    match event {
        Event::Planned { blocks } => state.blocks = blocks.iter().map(block).collect(),
        Event::Inserted {
            block: planned,
            place,
        } => {
            let place = usize::try_from(*place)
                .unwrap_or(usize::MAX)
                .min(state.blocks.len());
            state.blocks.insert(place, block(planned));
        }
        Event::Moved { block, place } => {
            if let Some(from) = state.place(*block) {
                let moved = state.blocks.remove(from);
                let place = usize::try_from(*place)
                    .unwrap_or(usize::MAX)
                    .min(state.blocks.len());
                state.blocks.insert(place, moved);
            }
        }
        Event::Skipped { block } => {
            if let Some(block) = state.block_mut(*block) {
                block.state = BlockState::Skipped;
            }
        }
        Event::Started { block, at, .. } => {
            state.end_running(*at);
            state.position += 1;
            state.running = Some(*block);
            let Some(block) = state.block_mut(*block) else {
                return;
            };
            block.state = BlockState::Running;
            block.started = Some(*at);
            block.ended = None;
            let minutes = block.minutes;
            let stands = block.preset == Preset::Outside;
            state.clock.start(*at, minutes, stands);
        }
        Event::Ended { at } => {
            state.end_running(*at);
            state.position += 1;
            state.clock.stop();
        }
        Event::Retimed { minutes, slack } => {
            for (id, minutes) in minutes {
                if state.running == Some(*id)
                    && let Some(block) = state.block(*id)
                {
                    let added = i64::from(*minutes) - i64::from(block.minutes);
                    state.clock.extend(added);
                }
                if let Some(block) = state.block_mut(*id) {
                    block.minutes = *minutes;
                }
            }
            for (id, slack) in slack {
                if let Some(block) = state.block_mut(*id) {
                    block.slack = *slack;
                }
            }
        }
        Event::Paused { at } => {
            state.clock.pause(*at);
            if let Some(block) = state.running.and_then(|id| state.block_mut(id)) {
                block.state = BlockState::Paused;
            }
        }
        Event::Resumed { at } => {
            state.clock.resume(*at);
            if let Some(block) = state.running.and_then(|id| state.block_mut(id)) {
                block.state = BlockState::Running;
            }
        }
        Event::ClockShown { shown } => state.clock.show(*shown),
        Event::HostTaskSet { block, task } => {
            if let Some(block) = state.block_mut(*block) {
                block.host_task = Some(task.clone());
            }
        }
        Event::Expired { locks, .. } => state.clock.expire(*locks),
        Event::PhaseClosed { phase, next, at } => {
            state.closed.push((*phase, *at));
            state.phase = *next;
        }
        Event::Overridden {
            unmet,
            reason,
            by,
            at,
        } => {
            state.overrides.push(Override {
                unmet: unmet.clone(),
                reason: reason.clone(),
                by: *by,
                at: *at,
            });
        }
    }
}

fn block(planned: &Planned) -> Block {
    Block {
        id: planned.id,
        label: planned.label.clone(),
        title: planned.title.clone(),
        preset: planned.preset,
        step: planned.step,
        day: planned.day,
        planned: planned.start,
        settings: planned.settings.clone(),
        presenter: planned.presenter,
        lead: planned.lead,
        minutes: planned.settings.time.room_minutes(),
        slack: planned.settings.time.slack,
        state: BlockState::Planned,
        started: None,
        ended: None,
        host_task: None,
    }
}

//! The clock of the running block: a deadline while it runs, a remainder while it stands.

use super::{Block, BlockState, ClockState, OnExpiry, Reason};
use crate::time::{MINUTE, Timestamp};
use crate::workshop::Workshop;

/// Time left = deadline - now while it runs. It knows no now of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What it does.
    pub state: ClockState,
    /// When the time is over, while it runs.
    pub deadline: Option<Timestamp>,
    /// Milliseconds left, while it is paused.
    pub remaining: Option<i64>,
    /// Whether phones and projector show it.
    pub shown: bool,
    /// Whether the time ran out.
    pub expired: bool,
    /// Whether writing is locked because of it.
    pub locked: bool,
    /// Rises with every change.
    pub revision: u32,
}

impl Default for Clock {
    fn default() -> Self {
        Self {
            state: ClockState::Stopped,
            deadline: None,
            remaining: None,
            shown: true,
            expired: false,
            locked: false,
            revision: 0,
        }
    }
}

impl Clock {
    pub(super) fn start(&mut self, at: Timestamp, minutes: u32, stands: bool) {
        self.state = if stands {
            ClockState::Stopped
        } else {
            ClockState::Running
        };
        self.deadline = (!stands).then(|| at.plus_minutes(i64::from(minutes)));
        self.remaining = None;
        self.fresh();
    }

    pub(super) fn stop(&mut self) {
        self.state = ClockState::Stopped;
        self.deadline = None;
        self.remaining = None;
        self.fresh();
    }

    pub(super) fn extend(&mut self, minutes: i64) {
        self.deadline = self.deadline.map(|deadline| deadline.plus_minutes(minutes));
        self.remaining = self.remaining.map(|remaining| remaining + minutes * MINUTE);
        self.fresh();
    }

    pub(super) fn pause(&mut self, at: Timestamp) {
        if let Some(deadline) = self.deadline.take() {
            self.state = ClockState::Paused;
            self.remaining = Some(deadline.since(at));
            self.revision += 1;
        }
    }

    pub(super) fn resume(&mut self, at: Timestamp) {
        if let Some(remaining) = self.remaining.take() {
            self.state = ClockState::Running;
            self.deadline = Some(at.plus_millis(remaining));
            self.revision += 1;
        }
    }

    pub(super) fn show(&mut self, shown: bool) {
        self.shown = shown;
        self.revision += 1;
    }

    pub(super) fn expire(&mut self, locks: bool) {
        self.expired = true;
        self.locked = locks;
        self.revision += 1;
    }

    fn fresh(&mut self) {
        self.expired = false;
        self.locked = false;
        self.revision += 1;
    }
}

/// When the time of the running block runs out, if anything happens then.
pub fn deadline(workshop: &Workshop) -> Option<(Timestamp, Reason)> {
    let clock = &workshop.agenda.clock;
    let block: &Block = workshop
        .agenda
        .running_block()
        .filter(|b| b.state == BlockState::Running)?;
    if clock.expired || block.settings.time.on_expiry == OnExpiry::Nothing {
        return None;
    }
    Some((
        clock.deadline?,
        Reason::Block {
            block: block.id,
            revision: clock.revision,
        },
    ))
}

//! What is told beside records and outcomes: to the desk, who is here, who waits to be let in, whether the store takes commits;
//! to those who asked, that they should come again.

use std::time::Duration;

use plenum_core::Audience;
use tokio::time::Instant;

use super::Task;
use crate::room::outbox::text;
use crate::room::{Ask, Outcome};
use crate::wire::ServerFrame;

impl Task {
    /// A snapshot takes the place of everything that waited, and so of what the desk had been told beside the records.
    pub(super) fn tell_desk_again(&mut self) {
        self.health.tell_again();
        self.presence_changed();
        self.tell_who_waits();
        if self.read_only {
            self.sockets
                .send(Audience::Desk, &text(&storing(true)).into());
        }
    }

    pub(super) fn tell_who_waits(&self) {
        let frame = ServerFrame::Waiting {
            requests: self.env.joins.list(self.workshop),
        };
        self.sockets.send_to_managers(&text(&frame).into());
    }

    /// Tells the desk when the store fails, and when it takes commits again.
    pub(super) fn tell_stored(&mut self, stores: bool) {
        if self.read_only != stores {
            return;
        }
        self.read_only = !stores;
        self.sockets
            .send(Audience::Desk, &text(&storing(self.read_only)).into());
    }

    /// Tells those who asked to come again later.
    pub(super) fn put_off(&self, asks: Vec<Ask>, outcome: &Outcome) {
        self.env.metrics.busy(asks.len());
        for ask in asks {
            ask.reply.send(ask.id, outcome.clone());
        }
    }

    /// Presence is told at most twice a second, however many come and go.
    pub(super) fn presence_changed(&mut self) {
        let due = Instant::now() + PRESENCE_EVERY;
        self.presence = Some(self.presence.map_or(due, |planned| planned.min(due)));
    }

    /// Tells the desk who is here and how the room is connected, as far as it changed, and looks again a little later: pages
    /// fall silent without a word.
    pub(super) fn send_presence(&mut self) {
        self.presence = None;
        self.health.take(self.sockets.pulses());
        if !self.sockets.has_desk() {
            return;
        }
        self.presence = Some(Instant::now() + HEALTH_EVERY);
        let Some(live) = &self.live else { return };
        let (here, health) = self.health.news(&live.workshop, Instant::now());
        let here = here.map(|connected| ServerFrame::Presence { connected });
        let health = health.map(|organisations| ServerFrame::Health { organisations });
        for frame in here.into_iter().chain(health) {
            self.sockets.send(Audience::Desk, &text(&frame).into());
        }
    }
}

/// What the desk is told when the store fails or works again.
pub(super) fn storing(read_only: bool) -> ServerFrame {
    let code = if read_only { "read_only" } else { "storing" };
    ServerFrame::Problem {
        code: code.to_owned(),
        detail: serde_json::json!({}),
    }
}

const PRESENCE_EVERY: Duration = Duration::from_millis(500);
const HEALTH_EVERY: Duration = Duration::from_secs(5);

//! What counts: who is done in a block. A hall that writes at once changes it with every card, so it is told at most ten
//! times a second; the first change after a quiet moment is told at once. What a person did herself is never late.

use std::collections::BTreeSet;
use std::time::Duration;

use plenum_core::visibility::Topic;
use tokio::time::Instant;

use super::Task;

/// What is to be counted, and when it was last told.
#[derive(Debug, Default)]
pub(super) struct Counts {
    topics: BTreeSet<Topic>,
    told: Option<Instant>,
}

impl Counts {
    pub(super) fn add(&mut self, topics: &mut BTreeSet<Topic>) {
        self.topics.append(topics);
    }

    /// When something is to be told; none if there is nothing.
    pub(super) fn due(&self) -> Option<Instant> {
        let at = self.told.map_or_else(Instant::now, |told| told + EVERY);
        (!self.topics.is_empty()).then_some(at)
    }

    /// Forgets what was to be told. True if there was something.
    pub(super) fn forget(&mut self) -> bool {
        !std::mem::take(&mut self.topics).is_empty()
    }
}

impl Task {
    /// Tells what counts, as of the last commit.
    pub(super) fn send_counts(&mut self) {
        let now = self.now();
        let Some(live) = &mut self.live else { return };
        self.counts.told = Some(Instant::now());
        let topics = std::mem::take(&mut self.counts.topics);
        let seq = live.head.seq;
        for change in live.count(&topics) {
            let audience = change.audience;
            let frame = self.screens.change(seq, now, change);
            self.sockets.send(audience, &frame);
        }
    }
}

const EVERY: Duration = Duration::from_millis(100);

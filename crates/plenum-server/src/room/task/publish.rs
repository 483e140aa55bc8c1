//! What durable commits changed, to those who may see it.

use plenum_core::time::Timestamp;
use plenum_core::visibility;
use tokio::time::Instant;

use super::{Task, facts};
use crate::room::live::Step;
use crate::room::sockets::Place;
use crate::room::store::Chore;

impl Task {
    /// Sends the changes of durable commits. Sockets whose rights changed get a snapshot instead.
    pub(super) fn publish(&mut self, steps: Vec<Step>, now: Timestamp) {
        let Some(live) = &self.live else { return };
        let seq = live.head.seq;
        if steps.iter().any(|step| step.people) {
            self.sockets.place_again(&live.workshop, &self.join_code);
            let audiences = live.audiences();
            let moved = audiences
                .iter()
                .filter(|(seat, now)| self.audiences.get(seat) != Some(now))
                .map(|(seat, _)| *seat);
            for seat in moved.collect::<Vec<_>>() {
                self.screens.move_seat(seat, seq);
            }
            self.audiences = audiences;
        } else {
            // Nobody watches yet who came new, and nobody else sees other things.
            for seat in steps.iter().flat_map(|step| &step.newcomers) {
                let audiences = visibility::audiences(&live.workshop, *seat);
                self.audiences.insert(*seat, audiences);
            }
        }
        for mut step in steps {
            self.counts.add(&mut step.counts);
            for change in step.changes {
                let audience = change.audience;
                let frame = self.screens.change(step.commit.seq, now, change);
                self.sockets.send(audience, &frame);
            }
            self.chores
                .extend(step.cuts.into_iter().map(Chore::Destroy));
            self.chores
                .extend(step.removed.into_iter().map(Chore::Revoke));
        }
        self.announced = Some(seq);
        if self.counts.due().is_some_and(|due| due <= Instant::now()) {
            self.send_counts();
        }
        self.refresh_held_back(seq, now);
    }

    pub(super) fn refresh_held_back(&mut self, seq: u64, now: Timestamp) {
        let (screens, epoch) = (&mut self.screens, &self.env.epoch);
        let picture = |place: &Place, unpacks| {
            let facts = facts(place, epoch, seq, now);
            screens.picture(facts, &place.audiences, unpacks)
        };
        if self.sockets.refreshed(picture) {
            self.tell_desk_again();
        }
    }
}

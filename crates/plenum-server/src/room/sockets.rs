//! The sockets of one room: who watches, with which audiences, and what each is sent.
//!
//! Owned by the room's task alone. A seat may have several sockets. A change of rights is a change of audiences: the socket
//! then gets a fresh snapshot and nothing of the audiences it left.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use plenum_core::id::SeatId;
use plenum_core::people::Right;
use plenum_core::{Audience, Workshop, visibility};

use super::health::Pulse;
use super::outbox::{Frame, Outbox, POLICY, SERVICE_RESTART, Shared};
use crate::wire::{ServerFrame, You};

/// Who watches a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Viewer {
    /// A person.
    Seat(SeatId),
    /// A projector: sees what the room sees.
    Projector,
}

/// What a viewer is in the present state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) you: You,
    pub(super) audiences: BTreeSet<Audience>,
    /// Whether it lets people in.
    pub(super) manages: bool,
    /// Whether it is at the desk.
    pub(super) desk: bool,
}

/// All sockets of a room.
#[derive(Debug, Default)]
pub(super) struct Sockets {
    watchers: Vec<Watcher>,
    /// Something was queued since all sockets were last flushed.
    stirred: AtomicBool,
}

#[derive(Debug)]
struct Watcher {
    viewer: Viewer,
    place: Place,
    outbox: Arc<Outbox>,
    /// Its rights changed in the batch that is being published.
    fresh: bool,
}

impl Viewer {
    /// The seat, if it is one.
    pub(crate) fn seat(self) -> Option<SeatId> {
        match self {
            Self::Seat(seat) => Some(seat),
            Self::Projector => None,
        }
    }

    /// What this viewer is; none for a seat that is unknown or was removed.
    pub(super) fn place(self, workshop: &Workshop, join_code: &str) -> Option<Place> {
        let id = workshop.id;
        match self {
            Self::Projector => Some(Place {
                you: You::Projector {
                    workshop: id,
                    join_code: join_code.to_owned(),
                },
                audiences: BTreeSet::from([Audience::Room]),
                manages: false,
                desk: false,
            }),
            Self::Seat(seat) => workshop.people.seat(seat).map(|s| Place {
                you: You::Seat {
                    workshop: id,
                    seat,
                    role: s.role,
                    organisation: s.organisation,
                },
                audiences: visibility::audiences(workshop, seat),
                manages: s.role.may(Right::ManagePeople),
                desk: s.role.is_desk(),
            }),
        }
    }
}

impl Watcher {
    /// Whether it belongs to an audience. Each change asks a thousand sockets; most answers are found without their sets.
    fn sees(&self, audience: Audience) -> bool {
        match audience {
            Audience::Room => true,
            Audience::Person(seat) => self.viewer == Viewer::Seat(seat),
            Audience::Desk => self.place.desk,
            Audience::Role(_)
            | Audience::Side(_)
            | Audience::Organisation(_)
            | Audience::Table(_) => self.place.audiences.contains(&audience),
        }
    }
}

impl Sockets {
    /// Notes that something is queued, or will be before the next flush.
    pub(super) fn stir(&self) {
        self.stirred.store(true, Ordering::Relaxed);
    }

    /// Adds a socket. Beyond `most` of one viewer the oldest one makes room: whoever holds the device now counts.
    pub(super) fn add(&mut self, viewer: Viewer, place: Place, outbox: Arc<Outbox>, most: usize) {
        let same = self
            .watchers
            .iter()
            .filter(|w| w.viewer == viewer && !w.outbox.is_closing())
            .count();
        if same >= most
            && let Some(oldest) = self
                .watchers
                .iter()
                .find(|w| w.viewer == viewer && !w.outbox.is_closing())
        {
            oldest.outbox.close(&bye("too_many", None), POLICY);
        }
        self.stir();
        self.watchers.push(Watcher {
            viewer,
            place,
            outbox,
            fresh: false,
        });
    }

    /// Whether a socket has gone that is not forgotten yet.
    pub(super) fn any_gone(&self) -> bool {
        self.watchers.iter().any(|watcher| watcher.outbox.is_gone())
    }

    /// Forgets sockets that have gone.
    pub(super) fn sweep(&mut self) {
        self.watchers.retain(|watcher| !watcher.outbox.is_gone());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.watchers.is_empty()
    }

    /// Sends a frame to all sockets of an audience, but for those that get a snapshot anyway.
    pub(super) fn send(&self, audience: Audience, frame: &Shared) {
        self.stir();
        for watcher in self
            .watchers
            .iter()
            .filter(|w| !w.fresh && w.sees(audience))
        {
            watcher.outbox.share(frame);
        }
    }

    /// Sends a frame to the sockets of those who let people in.
    pub(super) fn send_to_managers(&self, frame: &Shared) {
        self.stir();
        for watcher in self.watchers.iter().filter(|w| w.place.manages) {
            watcher.outbox.share(frame);
        }
    }

    /// Brings the places up to date with a state. Sockets of removed seats are cut off; those whose rights changed are
    /// held back until [`refreshed`](Self::refreshed). Call it before the changes of that state are sent.
    pub(super) fn place_again(&mut self, workshop: &Workshop, join_code: &str) {
        for watcher in &mut self.watchers {
            match watcher.viewer.place(workshop, join_code) {
                None => watcher.outbox.cut_off(&bye("expelled", None), POLICY),
                Some(place) if place != watcher.place => {
                    watcher.place = place;
                    watcher.fresh = true;
                }
                Some(_) => {}
            }
        }
    }

    /// Holds all sockets back until [`refreshed`](Self::refreshed).
    pub(super) fn all_again(&mut self) {
        for watcher in &mut self.watchers {
            watcher.fresh = true;
        }
    }

    /// Gives a snapshot to each socket that was held back, packed if its page unpacks. True if there was one.
    pub(super) fn refreshed(&mut self, mut snapshot: impl FnMut(&Place, bool) -> Frame) -> bool {
        self.stir();
        let mut any = false;
        for watcher in self.watchers.iter_mut().filter(|w| w.fresh) {
            let frame = snapshot(&watcher.place, watcher.outbox.unpacks());
            watcher.outbox.snapshot(frame);
            watcher.fresh = false;
            any = true;
        }
        any
    }

    /// Gives a snapshot to one socket.
    pub(super) fn refresh(
        &self,
        outbox: &Arc<Outbox>,
        snapshot: impl FnOnce(&Place, bool) -> Frame,
    ) {
        self.stir();
        if let Some(watcher) = self
            .watchers
            .iter()
            .find(|w| Arc::ptr_eq(&w.outbox, outbox))
        {
            outbox.snapshot(snapshot(&watcher.place, outbox.unpacks()));
        }
    }

    /// Cuts off all sockets of a viewer.
    pub(super) fn expel(&self, viewer: Viewer) {
        for watcher in self.watchers.iter().filter(|w| w.viewer == viewer) {
            watcher.outbox.cut_off(&bye("expelled", None), POLICY);
        }
    }

    /// Sends what was queued in this turn, to the desk before all others: whoever leads the room sees first what it does.
    pub(super) fn flush(&self) {
        // To look at a thousand queues and find them empty costs a good part of what writing to them does.
        if !self.stirred.swap(false, Ordering::Relaxed) {
            return;
        }
        for watcher in self.watchers.iter().filter(|watcher| watcher.place.desk) {
            watcher.outbox.flush();
        }
        for watcher in self.watchers.iter().filter(|watcher| !watcher.place.desk) {
            watcher.outbox.flush();
        }
    }

    /// Sockets of seats, with what their readers noted and whether they are open.
    pub(super) fn pulses(&self) -> impl Iterator<Item = (SeatId, &Pulse, bool)> {
        self.watchers
            .iter()
            .filter_map(|w| Some((w.viewer.seat()?, w.outbox.pulse(), !w.outbox.is_closing())))
    }

    /// Whether somebody at the desk watches.
    pub(super) fn has_desk(&self) -> bool {
        self.watchers.iter().any(|watcher| watcher.place.desk)
    }

    /// Sends all sockets away to come back: spread over some seconds, so that a whole hall does not return in one moment.
    pub(super) fn restart(&self) {
        for (place, watcher) in self.watchers.iter().enumerate() {
            let spread = SPREAD_MS * (place as u64 % 100) / 100;
            watcher
                .outbox
                .close(&bye("restart", Some(RETURN_MS + spread)), SERVICE_RESTART);
        }
    }
}

/// However the room ends, its sockets learn of it.
impl Drop for Sockets {
    fn drop(&mut self) {
        self.restart();
    }
}

/// A `bye` frame.
pub(crate) fn bye(reason: &str, reconnect_after_ms: Option<u64>) -> ServerFrame {
    ServerFrame::Bye {
        reason: reason.to_owned(),
        reconnect_after_ms,
    }
}

const RETURN_MS: u64 = 500;
const SPREAD_MS: u64 = 3_000;

//! How the room is connected, for the desk: who is here, who fell silent, what waits on devices, when the last word of each
//! organisation was stored.
//!
//! Lives in memory only and is forgotten with the room: presence is never stored (DESIGN section 3). A line that breaks for
//! a moment is not an absence: whoever comes back within [`GRACE`] never left.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use plenum_core::Workshop;
use plenum_core::id::{OrganisationId, SeatId};
use plenum_core::time::Timestamp;
use tokio::time::Instant;

use crate::wire::OrganisationHealth;

/// Names each pulse; a later one has a larger number.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// What the reader of a socket notes for the room without waking it.
#[derive(Debug)]
pub(crate) struct Pulse {
    id: u64,
    born: Instant,
    /// Milliseconds after `born`.
    heard: AtomicU64,
    unsent: AtomicU32,
}

impl Pulse {
    /// Of a socket that has just come.
    pub(crate) fn new() -> Self {
        Self {
            id: NEXT.fetch_add(1, Ordering::Relaxed),
            born: Instant::now(),
            heard: AtomicU64::new(0),
            unsent: AtomicU32::new(0),
        }
    }

    /// The peer said something.
    pub(crate) fn heard(&self) {
        let since = u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.heard.store(since, Ordering::Relaxed);
    }

    /// The page said how much on it is not stored here yet.
    pub(crate) fn unsent(&self, count: u32) {
        self.unsent.store(count, Ordering::Relaxed);
    }

    fn last_heard(&self) -> Instant {
        self.born + Duration::from_millis(self.heard.load(Ordering::Relaxed))
    }
}

/// What is known of the seats of one room.
#[derive(Debug, Default)]
pub(super) struct Health {
    seats: BTreeMap<SeatId, Beat>,
    told: Option<(Vec<SeatId>, Vec<OrganisationHealth>)>,
}

#[derive(Debug, Default)]
struct Beat {
    /// Its open sockets, with what their pages said to be unsent.
    sockets: BTreeMap<u64, u32>,
    /// When something was last heard on any of its sockets.
    heard: Option<Instant>,
    /// What a device kept that went away, until a device of the seat comes back.
    away: u32,
    acknowledged: Option<Timestamp>,
}

impl Beat {
    /// Takes the sockets of the seat in, each with whether it is open.
    fn take(&mut self, pulses: &[(&Pulse, bool)]) {
        let mut open = BTreeMap::new();
        for (pulse, is_open) in pulses {
            let unsent = pulse.unsent.load(Ordering::Relaxed);
            self.heard = self.heard.max(Some(pulse.last_heard()));
            if *is_open {
                open.insert(pulse.id, unsent);
            } else if let Some(last) = self.sockets.get_mut(&pulse.id) {
                *last = unsent;
            }
        }
        if open.keys().any(|id| !self.sockets.contains_key(id)) {
            self.away = 0;
        }
        // A socket that another one came after was replaced by it: that page says itself what it keeps.
        let newest = open.keys().next_back().copied();
        let left = self.sockets.iter();
        let left = left.filter(|(id, _)| !open.contains_key(id) && newest.is_none_or(|n| **id > n));
        self.away = left.map(|(_, unsent)| *unsent).fold(self.away, u32::max);
        self.sockets = open;
    }

    /// Two tabs on one device hold the same unsent words: the larger number counts.
    fn unsent(&self) -> u32 {
        self.sockets.values().copied().fold(self.away, u32::max)
    }
}

impl Health {
    /// A command of a seat was stored.
    pub(super) fn acknowledged(&mut self, seat: SeatId, now: Timestamp) {
        self.seats.entry(seat).or_default().acknowledged = Some(now);
    }

    /// Takes the sockets in, each with whether it is open.
    pub(super) fn take<'a>(&mut self, sockets: impl Iterator<Item = (SeatId, &'a Pulse, bool)>) {
        let mut seen: BTreeMap<SeatId, Vec<(&Pulse, bool)>> = BTreeMap::new();
        for (seat, pulse, open) in sockets {
            self.seats.entry(seat).or_default();
            seen.entry(seat).or_default().push((pulse, open));
        }
        for (seat, beat) in &mut self.seats {
            beat.take(seen.get(seat).map_or(&[], Vec::as_slice));
        }
    }

    /// Seats that are here: with an open socket, or gone for a moment only.
    pub(super) fn here(&self, now: Instant) -> Vec<SeatId> {
        let here =
            |beat: &Beat| !beat.sockets.is_empty() || beat.heard.is_some_and(|at| now - at < GRACE);
        let seats = self.seats.iter().filter(|(_, beat)| here(beat));
        seats.map(|(seat, _)| *seat).collect()
    }

    /// Who is here and how it goes, by organisation, if that is something else than what was told last.
    pub(super) fn news(
        &mut self,
        workshop: &Workshop,
        now: Instant,
    ) -> (Option<Vec<SeatId>>, Option<Vec<OrganisationHealth>>) {
        let here = self.here(now);
        let health = self.by_organisation(workshop, &here, now);
        let last = self.told.replace((here.clone(), health.clone()));
        let (last_here, last_health) = last.map_or((None, None), |(a, b)| (Some(a), Some(b)));
        (
            (last_here.as_ref() != Some(&here)).then_some(here),
            (last_health.as_ref() != Some(&health)).then_some(health),
        )
    }

    /// What was told no longer counts: somebody new is to be told.
    pub(super) fn tell_again(&mut self) {
        self.told = None;
    }

    fn by_organisation(
        &self,
        workshop: &Workshop,
        here: &[SeatId],
        now: Instant,
    ) -> Vec<OrganisationHealth> {
        let here: BTreeSet<&SeatId> = here.iter().collect();
        let mut lines: BTreeMap<OrganisationId, OrganisationHealth> = BTreeMap::new();
        for seat in workshop.people.seats() {
            let line = lines
                .entry(seat.organisation)
                .or_insert_with(|| OrganisationHealth::of(seat.organisation));
            line.seats += 1;
            let Some(beat) = self.seats.get(&seat.id) else {
                continue;
            };
            if here.contains(&seat.id) {
                let silent = beat.heard.is_none_or(|at| now - at >= GRACE);
                line.connected += 1;
                line.silent += u32::from(silent);
            }
            line.unsent += beat.unsent();
            line.acknowledged = line.acknowledged.max(beat.acknowledged);
        }
        // In the order in which organisations were made, as everywhere.
        let order = workshop.people.organisations();
        order.filter_map(|one| lines.remove(&one.id)).collect()
    }
}

/// Without a word for so long a page counts as silent, and a seat without a socket as gone. Pages say something at least
/// every twelve seconds.
pub(super) const GRACE: Duration = Duration::from_secs(20);

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const SEAT: SeatId = SeatId(Uuid::from_u128(1));

    #[tokio::test(start_paused = true)]
    async fn a_line_that_breaks_for_a_moment_is_no_absence() {
        let pulse = Pulse::new();
        let mut health = Health::default();
        health.take([(SEAT, &pulse, true)].into_iter());
        assert_eq!(health.here(Instant::now()), [SEAT]);

        health.take(std::iter::empty());
        tokio::time::advance(GRACE.saturating_sub(Duration::from_millis(1))).await;
        assert_eq!(health.here(Instant::now()), [SEAT]);
        tokio::time::advance(Duration::from_millis(1)).await;
        assert_eq!(health.here(Instant::now()), []);
    }

    #[tokio::test(start_paused = true)]
    async fn what_waited_on_a_device_is_remembered_when_it_falls_silent() {
        let pulse = Pulse::new();
        let mut health = Health::default();
        pulse.unsent(3);
        health.take([(SEAT, &pulse, true)].into_iter());
        health.take(std::iter::empty());

        assert_eq!(health.seats[&SEAT].unsent(), 3);
    }

    #[tokio::test(start_paused = true)]
    async fn what_waits_on_one_device_outlasts_it_while_another_of_the_seat_is_here() {
        let (laptop, phone) = (Pulse::new(), Pulse::new());
        let both = |open| [(SEAT, &laptop, true), (SEAT, &phone, open)].into_iter();
        let mut health = Health::default();
        health.take(both(true));
        phone.unsent(2);

        // The last word of a socket counts, also where it came just before the end.
        health.take(both(false));
        health.take(std::iter::once((SEAT, &laptop, true)));
        assert_eq!(health.seats[&SEAT].unsent(), 2);

        let back = Pulse::new();
        health.take([(SEAT, &laptop, true), (SEAT, &back, true)].into_iter());
        assert_eq!(health.seats[&SEAT].unsent(), 0, "it says so itself");
    }

    #[tokio::test(start_paused = true)]
    async fn a_socket_that_was_replaced_leaves_nothing_behind() {
        let (lost, fresh) = (Pulse::new(), Pulse::new());
        let mut health = Health::default();
        lost.unsent(2);
        health.take(std::iter::once((SEAT, &lost, true)));
        health.take([(SEAT, &lost, true), (SEAT, &fresh, true)].into_iter());
        health.take(std::iter::once((SEAT, &fresh, true)));

        assert_eq!(health.seats[&SEAT].unsent(), 0);
    }
}

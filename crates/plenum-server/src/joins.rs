//! People at the door: who asked to be let in by the short code and waits for the facilitator's tap.
//!
//! Kept in memory only, bounded, and forgotten after a quarter of an hour. The ticket of the one who waits is a secret; the
//! request id that the desk sees is not.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use plenum_core::id::{SeatId, WorkshopId};

use crate::token;
use crate::wire::{JoinOutput, JoinRequest};

/// All requests of the server.
#[derive(Debug, Default)]
pub(crate) struct Joins {
    waiting: Mutex<HashMap<SeatId, Waiting>>,
}

#[derive(Debug)]
struct Waiting {
    workshop: WorkshopId,
    ticket: [u8; 32],
    since: Instant,
    request: JoinRequest,
    decision: Decision,
}

#[derive(Debug)]
enum Decision {
    Open,
    /// Somebody is carrying out the approval, so that two taps make one seat.
    Taken,
    Approved(String),
    Declined,
}

impl Joins {
    /// Takes a request in and returns the ticket, or none where too many wait.
    pub(crate) fn ask(&self, workshop: WorkshopId, request: JoinRequest) -> Option<String> {
        let mut waiting = self.fresh();
        if waiting.values().filter(|w| w.workshop == workshop).count() >= MOST_WAITING {
            return None;
        }
        let ticket = token::fresh();
        let id = request.request;
        let entry = Waiting {
            workshop,
            ticket: token::hash(&ticket),
            since: Instant::now(),
            request,
            decision: Decision::Open,
        };
        waiting.insert(id, entry);
        Some(ticket)
    }

    /// What became of a ticket. An unknown or old one reads as declined.
    pub(crate) fn answer(&self, ticket: &str) -> JoinOutput {
        let hash = token::hash(ticket);
        match self
            .fresh()
            .values()
            .find(|w| w.ticket == hash)
            .map(|w| &w.decision)
        {
            Some(Decision::Open | Decision::Taken) => JoinOutput::Waiting {
                ticket: ticket.to_owned(),
            },
            Some(Decision::Approved(token)) => JoinOutput::Welcome {
                token: token.clone(),
            },
            Some(Decision::Declined) | None => JoinOutput::Declined {},
        }
    }

    /// Those who wait in a workshop, longest first.
    pub(crate) fn list(&self, workshop: WorkshopId) -> Vec<JoinRequest> {
        let waiting = self.fresh();
        let mut open: Vec<_> = waiting
            .values()
            .filter(|w| w.workshop == workshop && matches!(w.decision, Decision::Open))
            .collect();
        open.sort_by_key(|w| (w.since, w.request.request));
        open.into_iter().map(|w| w.request.clone()).collect()
    }

    /// Takes an open request to decide it. It must be followed by [`approve`](Self::approve), [`decline`](Self::decline) or
    /// [`put_back`](Self::put_back).
    pub(crate) fn take(&self, workshop: WorkshopId, request: SeatId) -> Option<JoinRequest> {
        let mut waiting = self.fresh();
        let entry = waiting
            .get_mut(&request)
            .filter(|w| w.workshop == workshop && matches!(w.decision, Decision::Open))?;
        entry.decision = Decision::Taken;
        Some(entry.request.clone())
    }

    /// The person is in; the token waits for the next look at the ticket.
    pub(crate) fn approve(&self, request: SeatId, token: String) {
        self.decide(request, Decision::Approved(token));
    }

    /// The person is not let in.
    pub(crate) fn decline(&self, request: SeatId) {
        self.decide(request, Decision::Declined);
    }

    /// It could not be carried out: the request is open again.
    pub(crate) fn put_back(&self, request: SeatId) {
        self.decide(request, Decision::Open);
    }

    fn decide(&self, request: SeatId, decision: Decision) {
        if let Some(entry) = self.fresh().get_mut(&request) {
            entry.decision = decision;
        }
    }

    fn fresh(&self) -> MutexGuard<'_, HashMap<SeatId, Waiting>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|_, w| w.since.elapsed() < TOO_OLD);
        waiting
    }
}

/// People who may wait in one workshop: a whole hall, and no more.
const MOST_WAITING: usize = 500;
const TOO_OLD: Duration = Duration::from_mins(15);

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn request(n: u128) -> JoinRequest {
        JoinRequest {
            request: SeatId(Uuid::from_u128(n)),
            name: "Transport planner".to_owned(),
            organisation: "Cairo".to_owned(),
            langs: Vec::new(),
        }
    }

    #[test]
    fn a_request_is_decided_once_and_answered_by_its_ticket() {
        let (joins, workshop, other) = (
            Joins::default(),
            WorkshopId(Uuid::from_u128(1)),
            WorkshopId(Uuid::from_u128(2)),
        );
        let ticket = joins.ask(workshop, request(7)).unwrap();
        assert_eq!(
            joins.answer(&ticket),
            JoinOutput::Waiting {
                ticket: ticket.clone()
            }
        );
        assert_eq!(
            joins.take(other, request(7).request),
            None,
            "another workshop's desk"
        );

        assert!(joins.take(workshop, request(7).request).is_some());
        assert_eq!(
            joins.take(workshop, request(7).request),
            None,
            "a second tap"
        );
        joins.approve(request(7).request, "token".to_owned());

        assert_eq!(
            joins.answer(&ticket),
            JoinOutput::Welcome {
                token: "token".to_owned()
            }
        );
        assert_eq!(joins.answer("guess"), JoinOutput::Declined {});
        assert_eq!(joins.list(workshop), []);
    }

    #[test]
    fn a_full_lobby_of_one_workshop_leaves_others_open() {
        let (joins, workshop, other) = (
            Joins::default(),
            WorkshopId(Uuid::from_u128(1)),
            WorkshopId(Uuid::from_u128(2)),
        );
        for n in 0..MOST_WAITING as u128 {
            assert!(joins.ask(workshop, request(n)).is_some());
        }

        assert_eq!(joins.ask(workshop, request(1_000)), None);
        assert!(joins.ask(other, request(1_001)).is_some());
    }
}

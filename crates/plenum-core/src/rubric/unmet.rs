//! What is unmet in matters of scoring, who is done, and what ends with the workshop days.

use std::collections::BTreeSet;

use super::who::{self, Part};
use super::{Event, Round, Scoring, State, Subject};
use crate::id::{BlockId, SeatId};
use crate::item::Item;
use crate::keys::Keyring;
use crate::refusal::{Check, Unmet};
use crate::workshop::{Event as AnyEvent, Workshop};

/// Whose sheets are not handed in.
pub(super) fn missing(
    workshop: &Workshop,
    keys: &Keyring,
    scoring: &Scoring,
    round: &Round,
) -> Option<Unmet> {
    let mut asked: BTreeSet<SeatId> = BTreeSet::new();
    let mut late: Vec<SeatId> = Vec::new();
    for owed in who::owed(workshop, scoring, round) {
        asked.insert(owed.seat.id);
        let (_, status) = round.sheet_of(keys, owed.seat.id, owed.subject);
        if !status.is_done() && !late.contains(&owed.seat.id) {
            late.push(owed.seat.id);
        }
    }
    (!late.is_empty()).then(|| Unmet {
        items: vec![Item::Scoring(scoring.id)],
        have: count(asked.len() - late.len()),
        need: count(asked.len()),
        seats: late,
        ..Unmet::of(Check::SheetsHandedIn)
    })
}

impl State {
    /// A round of this block that is not counted.
    pub(crate) fn unmet_in(&self, block: BlockId) -> Option<Unmet> {
        self.unmet_rounds(|round| round.block == Some(block))
    }

    /// A round that is open anywhere.
    pub(crate) fn unmet_open(&self) -> Option<Unmet> {
        self.unmet_rounds(|_| true)
    }

    fn unmet_rounds(&self, which: impl Fn(&Round) -> bool) -> Option<Unmet> {
        let open = self.open_rounds().filter(|(_, round)| which(round));
        let items: Vec<Item> = open.map(|(scoring, _)| Item::Scoring(scoring.id)).collect();
        (!items.is_empty()).then(|| Unmet {
            items,
            ..Unmet::of(Check::RoundClosed)
        })
    }

    /// Whether a scoring that is not over has this as its subject.
    pub(crate) fn is_scored(&self, item: Item) -> bool {
        let mut running = self.scorings().filter(|scoring| !scoring.finished);
        running.any(|scoring| scoring.subjects.contains(&Subject::Item(item)))
    }

    /// How many people a scoring asks for a sheet, the host's own view left aside.
    pub(super) fn people(workshop: &Workshop, scoring: &Scoring) -> u32 {
        let Some(round) = scoring.rounds.last() else {
            return 0;
        };
        let scorers = who::owed(workshop, scoring, round).filter(|o| o.part == Part::Scorer);
        let people: BTreeSet<SeatId> = scorers.map(|owed| owed.seat.id).collect();
        count(people.len())
    }
}

/// When the workshop days close, rounds that are still open end uncounted and their link is cut (METHOD 7.1).
pub fn lapse(workshop: &Workshop) -> Vec<AnyEvent> {
    let open = workshop.rubric.open_rounds();
    let events = open.flat_map(|(scoring, round)| {
        let lapsed = Event::Lapsed {
            scoring: scoring.id,
            round: round.id,
        };
        let scope = round.scope();
        [
            AnyEvent::Rubric(lapsed),
            AnyEvent::People(crate::people::Event::LinkCut { scope }),
        ]
    });
    events.collect()
}

/// A length as a count.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

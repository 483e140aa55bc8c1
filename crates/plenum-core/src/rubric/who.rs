//! Of whom a sheet is asked, and who holds its pen.
//!
//! Nobody scores the work of their own organisation, and the host does not score itself: where a scoring asks for it,
//! the host lead gives the host's agreed view, which stands beside the others' and is never mixed with them.

use super::{Round, Scoring, Sheet, SheetStatus, Subject, assigned};
use crate::id::SeatId;
use crate::item::Item;
use crate::keys::{Author, Keyring};
use crate::people::{Right, Role, Seat, Side};
use crate::workshop::Workshop;

/// What is asked of a seat on a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A sheet as one of the scorers.
    Scorer,
    /// The host's view of itself.
    OwnView,
    /// Nothing: the role does not score here.
    NotAsked,
    /// Nothing: it is the seat's own work.
    OwnWork,
    /// Nothing: the seat stepped out.
    Recused,
    /// Nothing: the assignment gave it to others.
    NotAssigned,
}

impl Part {
    /// Whether there is a sheet to fill in.
    pub(super) fn has_sheet(self) -> bool {
        matches!(self, Self::Scorer | Self::OwnView)
    }
}

/// What is asked of a seat on a subject of a scoring.
pub(super) fn part(workshop: &Workshop, scoring: &Scoring, seat: &Seat, subject: Subject) -> Part {
    let host = seat.role.side() == Some(Side::Host);
    if host && is_own(workshop, seat, subject) {
        return if scoring.self_assessment && seat.role == Role::HostLead {
            Part::OwnView
        } else {
            Part::OwnWork
        };
    }
    if !scoring.scorers.contains(&seat.role) || !seat.role.may(Right::Score) {
        return Part::NotAsked;
    }
    if is_own(workshop, seat, subject) {
        return Part::OwnWork;
    }
    if is_recused(workshop, seat.id, subject) {
        return Part::Recused;
    }
    match (scoring.assigned, subject) {
        (Some(assignment), Subject::Submission(id))
            if !assigned::may_review(workshop, assignment, &scoring.scorers, seat, id) =>
        {
            Part::NotAssigned
        }
        (Some(_) | None, _) => Part::Scorer,
    }
}

/// Whether a subject is the work of the seat's own organisation.
fn is_own(workshop: &Workshop, seat: &Seat, subject: Subject) -> bool {
    let host = seat.role.side() == Some(Side::Host);
    let prepare = &workshop.prepare;
    let by = match subject {
        Subject::Programme => return host,
        Subject::Organisation(id) => Some(id),
        Subject::Submission(id) => return assigned::is_own(workshop, seat, id),
        Subject::Item(item) => match item {
            Item::Section(_) | Item::Action(_) | Item::Stance(_) => return host,
            Item::Presentation(id) => workshop.floor.presenter(id),
            Item::Hypothesis(id) => prepare.hypotheses.get(id).map(|h| h.by),
            Item::Question(id) => prepare.questions.get(id).map(|q| q.by),
            Item::Request(id) => prepare.requests.get(id).map(|r| r.by),
            Item::Invitation(id) => prepare.invitations.get(id).map(|i| i.by),
            Item::Block(_)
            | Item::Entry(_)
            | Item::Cluster(_)
            | Item::Note(_)
            | Item::Recommendation(_)
            | Item::Conclusion(_)
            | Item::Rubric(_)
            | Item::Scoring(_) => None,
        },
    };
    by == Some(seat.organisation)
}

/// Whether a seat stepped out of deciding a subject.
pub(super) fn is_recused(workshop: &Workshop, seat: SeatId, subject: Subject) -> bool {
    matches!(subject, Subject::Item(item) if workshop.people.is_recused(seat, item))
}

/// Whether the sheet of this seat does not count: it stepped out, or it turned out to be its own work.
pub(super) fn is_out(workshop: &Workshop, seat: &Seat, subject: Subject) -> bool {
    is_recused(workshop, seat.id, subject) || is_own(workshop, seat, subject)
}

/// A sheet that is owed: whose, on what, in which part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owed<'a> {
    pub(super) seat: &'a Seat,
    pub(super) subject: Subject,
    pub(super) part: Part,
}

/// All sheets that are asked for in a round, by seat and then by subject.
pub(super) fn owed<'a>(
    workshop: &'a Workshop,
    scoring: &'a Scoring,
    round: &'a Round,
) -> impl Iterator<Item = Owed<'a>> {
    workshop
        .people
        .seats()
        .filter(|seat| seat.role.may(Right::Score))
        .flat_map(move |seat| owed_by(workshop, scoring, round, seat))
}

/// The sheets that are asked of one seat.
pub(super) fn owed_by<'a>(
    workshop: &'a Workshop,
    scoring: &'a Scoring,
    round: &'a Round,
    seat: &'a Seat,
) -> impl Iterator<Item = Owed<'a>> {
    subjects(scoring, round).filter_map(move |subject| {
        let part = part(workshop, scoring, seat, subject);
        part.has_sheet().then_some(Owed {
            seat,
            subject,
            part,
        })
    })
}

/// The subjects of a round, in the order of the scoring.
pub(super) fn subjects<'a>(
    scoring: &'a Scoring,
    round: &'a Round,
) -> impl Iterator<Item = Subject> + 'a {
    let asks = |subject: &Subject| {
        round.cells.is_empty() || round.cells.iter().any(|cell| cell.subject == *subject)
    };
    scoring.subjects.iter().copied().filter(asks)
}

impl Round {
    /// The pseudonym of a seat for a subject, as long as its key lives.
    pub(super) fn author(&self, keys: &Keyring, seat: SeatId, subject: Subject) -> Option<Author> {
        let scope = self.scope();
        let mark = keys.pseudonym(scope, seat, subject.uuid())?;
        Some(Author::Hidden { mark, scope })
    }

    /// The sheet of a seat, if it saved one and its key lives, and how far it is.
    pub(super) fn sheet_of(
        &self,
        keys: &Keyring,
        seat: SeatId,
        subject: Subject,
    ) -> (Option<&Sheet>, SheetStatus) {
        let sheet = self
            .author(keys, seat, subject)
            .and_then(|author| self.sheet(subject, author));
        (sheet, self.status(subject, seat, sheet))
    }

    /// Whether sheets are taken at this moment.
    pub fn takes_sheets(&self, workshop: &Workshop) -> bool {
        let here =
            |block| workshop.agenda.running() == Some(block) && workshop.agenda.writing_open();
        self.is_open() && self.block.is_none_or(here)
    }
}

impl super::State {
    /// The scoring that a seat has sheets in: one of the running block, or where no block runs one without a block that
    /// still waits for it.
    pub(crate) fn task_of(
        &self,
        workshop: &Workshop,
        keys: &Keyring,
        seat: &Seat,
    ) -> Option<crate::id::ScoringId> {
        let running = workshop.agenda.running();
        let mut open = self.open_rounds();
        let found = open.find(|(scoring, round)| {
            if round.block != running {
                return false;
            }
            let waits = |owed: Owed<'_>| {
                round.pen_of(owed.seat.id) == seat.id
                    && (running.is_some()
                        || !round.sheet_of(keys, owed.seat.id, owed.subject).1.is_done())
            };
            let mut writers = workshop
                .people
                .seats()
                .filter(|other| round.pen_of(other.id) == seat.id);
            writers.any(|of| owed_by(workshop, scoring, round, of).any(waits))
        });
        found.map(|(scoring, _)| scoring.id)
    }
}

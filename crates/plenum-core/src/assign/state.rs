//! Assignments as they stand.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Measure, NewSubmission, Terms};
use super::problem::count;
use super::{PlanReceipt, QueueTerms, ReviewStatus, ReviewUnit, ReviewerChange};
use crate::id::{AssignmentId, OrganisationId, SeatId, SubmissionId, UnitId};
use crate::item::Item;
use crate::people::{self, Seat};
use crate::text::{Lang, Text};
use crate::time::Timestamp;
use crate::workshop::{Shelf, Workshop};

mod apply;

pub use apply::apply;

/// All assignments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    items: Shelf<AssignmentId, Assignment>,
}

/// Who reviews what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// Its title.
    pub title: Text,
    /// What counts as one reviewer.
    pub unit: ReviewUnit,
    /// What holds for all.
    pub terms: Terms,
    /// Names of regions that are not countries.
    pub regions: BTreeMap<OrganisationId, Text>,
    /// Who reviews.
    pub units: BTreeMap<UnitId, Unit>,
    /// What is reviewed.
    pub submissions: Shelf<SubmissionId, Submission>,
    /// Bids above 0.
    pub bids: BTreeMap<(UnitId, SubmissionId), u16>,
    /// Declared conflicts with their reasons.
    pub conflicts: BTreeMap<(UnitId, SubmissionId), Option<Text>>,
    /// Pairs that every plan must hold.
    pub fixed: BTreeSet<(UnitId, SubmissionId)>,
    /// Pairs that no plan may hold.
    pub forbidden: BTreeSet<(UnitId, SubmissionId)>,
    /// The reviews there are.
    pub reviews: BTreeMap<(SubmissionId, UnitId), Review>,
    /// The last plan that was adopted.
    pub plan: Option<Plan>,
    /// Rises with every change of what a plan depends on.
    pub version: u32,
    /// Since when each unit sees its part.
    pub published: Option<Timestamp>,
    /// How the queue works, if it is one.
    pub queue: Option<QueueTerms>,
    /// Units that asked the queue and got nothing, and for whom they wait.
    pub waiting: BTreeMap<UnitId, Vec<UnitId>>,
    /// Whether it has ended.
    pub closed: bool,
}

/// A reviewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its own fewest reviews.
    pub least: Option<u32>,
    /// Its own most reviews.
    pub most: Option<u32>,
    /// Why it was let go.
    pub released: Option<Text>,
}

/// Something to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Its id.
    pub id: SubmissionId,
    /// Its number, from 1, in the order of handing in; never reused.
    pub number: u32,
    /// Its title.
    pub title: Text,
    /// Where it comes from.
    pub organisation: Option<OrganisationId>,
    /// Who wrote it, where it is not the whole organisation.
    pub authors: Vec<SeatId>,
    /// The languages it can be read in.
    pub langs: Vec<Lang>,
    /// The thing in this workshop that it is.
    pub item: Option<Item>,
    /// Its own number of reviews.
    pub demand: Option<u32>,
    /// Why it was withdrawn.
    pub withdrawn: Option<Text>,
}

/// One review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// How far it is.
    pub status: ReviewStatus,
    /// When its lease ends, while it is under one.
    pub until: Option<Timestamp>,
    /// Whether it was taken from the queue; its unit sees it without publication.
    pub taken: bool,
}

/// What is kept of a plan beside its pairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// When it was adopted.
    pub at: Timestamp,
    /// How good it was.
    pub measure: Measure,
    /// Whether rules, loads, demands, bids, conflicts and pairs set by hand are as they were then.
    pub current: bool,
    /// The seed and digest of the proof.
    pub receipt: Option<PlanReceipt>,
    /// Who got something different.
    pub changed: Vec<ReviewerChange>,
}

impl State {
    /// An assignment by id.
    pub fn get(&self, id: AssignmentId) -> Option<&Assignment> {
        self.items.get(id)
    }

    /// All assignments in order of opening.
    pub fn iter(&self) -> impl Iterator<Item = &Assignment> {
        self.items.values()
    }

    /// Whether the seat, or the delegation it belongs to, has a review of the submission and may see it. What is handed
    /// in counts; whether it may still be changed is for the one who asks to say.
    pub fn may_review(
        &self,
        people: &people::State,
        seat: SeatId,
        submission: SubmissionId,
    ) -> bool {
        let Some(seat) = people.seat(seat) else {
            return false;
        };
        self.iter().any(|assignment| {
            assignment.unit_of(seat).is_some_and(|unit| {
                assignment
                    .review(unit, submission)
                    .is_some_and(|review| assignment.shows(review))
            })
        })
    }

    /// A submission by id, in whichever assignment it is.
    pub fn submission(&self, id: SubmissionId) -> Option<(&Assignment, &Submission)> {
        self.iter()
            .find_map(|assignment| Some((assignment, assignment.submissions.get(id)?)))
    }
}

impl Assignment {
    /// The unit that a seat acts for, if that unit reviews here and was not let go.
    pub fn unit_of(&self, seat: &Seat) -> Option<UnitId> {
        let unit = match self.unit {
            ReviewUnit::Organisation => UnitId(seat.organisation.0),
            ReviewUnit::Seat => UnitId(seat.id.0),
        };
        self.units
            .get(&unit)
            .is_some_and(|unit| unit.released.is_none())
            .then_some(unit)
    }

    /// The review of a submission by a unit.
    pub fn review(&self, unit: UnitId, submission: SubmissionId) -> Option<&Review> {
        self.reviews.get(&(submission, unit))
    }

    /// The reviews of a submission, by unit.
    pub fn reviews_of(&self, id: SubmissionId) -> impl Iterator<Item = (UnitId, &Review)> {
        self.reviews
            .range((id, UnitId(uuid::Uuid::nil()))..=(id, UnitId(uuid::Uuid::max())))
            .map(|((_, unit), review)| (*unit, review))
    }

    /// Whether the unit of a review may see it.
    pub fn shows(&self, review: &Review) -> bool {
        review.taken || self.published.is_some()
    }

    /// How many reviews a submission needs.
    pub fn demand(&self, submission: &Submission) -> u32 {
        submission.demand.unwrap_or(self.terms.demand)
    }

    /// Submissions that were not withdrawn, in the order of handing in.
    pub fn open_submissions(&self) -> impl Iterator<Item = &Submission> {
        self.submissions
            .values()
            .filter(|submission| submission.withdrawn.is_none())
    }

    /// Units that were not let go and whose people are there.
    pub fn active_units<'a>(
        &'a self,
        people: &'a people::State,
    ) -> impl Iterator<Item = (UnitId, &'a Unit)> {
        let homes: BTreeSet<UnitId> = people
            .seats()
            .map(|seat| match self.unit {
                ReviewUnit::Organisation => UnitId(seat.organisation.0),
                ReviewUnit::Seat => UnitId(seat.id.0),
            })
            .collect();
        self.units
            .iter()
            .filter(move |(id, unit)| unit.released.is_none() && homes.contains(id))
            .map(|(id, unit)| (*id, unit))
    }

    /// Whether the unit wrote the submission.
    pub fn is_author(&self, people: &people::State, unit: UnitId, submission: &Submission) -> bool {
        let seats = || submission.authors.iter().filter_map(|id| people.seat(*id));
        match self.unit {
            ReviewUnit::Organisation if submission.authors.is_empty() => {
                submission.organisation.map(|id| UnitId(id.0)) == Some(unit)
            }
            ReviewUnit::Organisation => {
                submission.organisation.map(|id| UnitId(id.0)) == Some(unit)
                    || seats().any(|seat| UnitId(seat.organisation.0) == unit)
            }
            ReviewUnit::Seat if submission.authors.is_empty() => false,
            ReviewUnit::Seat => seats().any(|seat| UnitId(seat.id.0) == unit),
        }
    }

    /// The organisation of a unit.
    pub fn home(&self, people: &people::State, unit: UnitId) -> Option<OrganisationId> {
        match self.unit {
            ReviewUnit::Organisation => Some(OrganisationId(unit.0)),
            ReviewUnit::Seat => people.seat(SeatId(unit.0)).map(|seat| seat.organisation),
        }
    }

    /// Whether a unit is one that exists in the workshop.
    pub(super) fn names_somebody(kind: ReviewUnit, people: &people::State, unit: UnitId) -> bool {
        match kind {
            ReviewUnit::Organisation => people.organisation(OrganisationId(unit.0)).is_some(),
            ReviewUnit::Seat => people.seat(SeatId(unit.0)).is_some(),
        }
    }

    /// The leases that run, with their ends.
    pub fn leases(&self) -> impl Iterator<Item = (UnitId, SubmissionId, Timestamp)> {
        self.reviews
            .iter()
            .filter_map(|((submission, unit), review)| {
                let until = review
                    .until
                    .filter(|_| review.status != ReviewStatus::Done)?;
                Some((*unit, *submission, until))
            })
    }

    /// Submissions that have fewer reviews than they need, by the order of handing in. A review counts while its unit is
    /// there, and for good once it is handed in.
    pub fn missing(&self, people: &people::State) -> Vec<SubmissionId> {
        let active: BTreeSet<UnitId> = self.active_units(people).map(|(id, _)| id).collect();
        self.open_submissions()
            .filter(|submission| {
                let reviews = self.reviews_of(submission.id).filter(|(unit, review)| {
                    review.status == ReviewStatus::Done || active.contains(unit)
                });
                count(reviews.count()) < self.demand(submission)
            })
            .map(|submission| submission.id)
            .collect()
    }

    /// In how many parts the graph of reviews falls, over submissions that have a review. Scores of different parts share
    /// no reviewer and cannot be compared.
    pub fn parts(&self) -> u32 {
        let mut of: BTreeMap<UnitId, SubmissionId> = BTreeMap::new();
        let mut parent: BTreeMap<SubmissionId, SubmissionId> = BTreeMap::new();
        let root = |parent: &BTreeMap<SubmissionId, SubmissionId>, mut at: SubmissionId| {
            while let Some(up) = parent.get(&at).filter(|up| **up != at) {
                at = *up;
            }
            at
        };
        for (submission, unit) in self.reviews.keys() {
            parent.entry(*submission).or_insert(*submission);
            let first = *of.entry(*unit).or_insert(*submission);
            let (a, b) = (root(&parent, first), root(&parent, *submission));
            // The smaller id becomes the root: paths stay short enough for a room and the result knows no order.
            parent.insert(a.max(b), a.min(b));
        }
        count(parent.iter().filter(|(at, up)| at == up).count())
    }

    fn add(&mut self, new: &NewSubmission) {
        let number = u32::try_from(self.submissions.len() + 1).unwrap_or(u32::MAX);
        let submission = Submission {
            id: new.id,
            number,
            title: new.title.clone(),
            organisation: new.organisation,
            authors: new.authors.clone(),
            langs: new.langs.clone(),
            item: new.item,
            demand: new.demand,
            withdrawn: None,
        };
        self.submissions.put(new.id, submission);
    }
}

impl Plan {
    /// How many points a better plan could have at most; none where nothing was proven.
    pub fn gap(&self) -> Option<i64> {
        let bound = self.measure.bound?;
        Some(bound.saturating_sub(self.measure.total))
    }

    /// Whether it is proven that no plan is better.
    pub fn is_proven(&self) -> bool {
        self.gap() == Some(0)
    }
}

/// When the next lease ends, in the assignment in which it ends.
pub fn deadline(workshop: &Workshop) -> Option<(Timestamp, crate::agenda::Reason)> {
    let open = workshop
        .assign
        .iter()
        .filter(|assignment| !assignment.closed);
    open.filter_map(|assignment| {
        let until = assignment.leases().map(|(_, _, until)| until).min()?;
        Some((until, crate::agenda::Reason::Lease(assignment.id)))
    })
    .min()
}

//! What each fact changes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assignment, Plan, Review, Unit};
use crate::assign::event::{Measure, Terms};
use crate::assign::{
    Event, PlanReceipt, PlannedReviews, Region, ReviewStatus, ReviewUnit, ReviewerChange,
    ReviewerInput,
};
use crate::id::{AssignmentId, SubmissionId, UnitId};
use crate::text::Text;
use crate::time::Timestamp;
use crate::workshop::{Shelf, Workshop};

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.assign;
    if let Event::Opened {
        id,
        title,
        unit,
        terms,
        regions,
        units,
        submissions,
        queue,
    } = event
    {
        let mut assignment = opened(*id, title, *unit, terms, regions);
        assignment.queue = *queue;
        for reviewer in units {
            assignment.set_reviewer(*reviewer);
        }
        for submission in submissions {
            assignment.add(submission);
        }
        state.items.put(*id, assignment);
        return;
    }
    if let Some(assignment) = state.items.get_mut(event.assignment()) {
        assignment.take(event);
    }
}

fn opened(
    id: AssignmentId,
    title: &Text,
    unit: ReviewUnit,
    terms: &Terms,
    regions: &[Region],
) -> Assignment {
    Assignment {
        id,
        title: title.clone(),
        unit,
        terms: terms.clone(),
        regions: regions
            .iter()
            .map(|named| (named.organisation, named.region.clone()))
            .collect(),
        units: BTreeMap::new(),
        submissions: Shelf::default(),
        bids: BTreeMap::new(),
        conflicts: BTreeMap::new(),
        fixed: BTreeSet::new(),
        forbidden: BTreeSet::new(),
        reviews: BTreeMap::new(),
        plan: None,
        version: 1,
        published: None,
        queue: None,
        waiting: BTreeMap::new(),
        closed: false,
    }
}

impl Assignment {
    /// Takes a fact of this assignment.
    pub(in crate::assign) fn take(&mut self, event: &Event) {
        match event {
            Event::Opened { .. } => {}
            Event::Changed { terms, .. } => {
                self.terms = terms.clone();
                self.input_changed();
            }
            Event::QueueSet { queue, .. } => {
                self.queue = *queue;
                self.waiting.clear();
            }
            Event::ReviewerSet { reviewer, .. } => {
                self.set_reviewer(*reviewer);
                self.input_changed();
            }
            Event::ReviewerReleased { unit, reason, .. } => {
                if let Some(unit) = self.units.get_mut(unit) {
                    unit.released = Some(reason.clone());
                }
                self.fixed.retain(|(fixed, _)| fixed != unit);
                self.waiting.remove(unit);
                self.reviews
                    .retain(|(_, by), review| by != unit || review.status == ReviewStatus::Done);
                self.input_changed();
            }
            Event::SubmissionAdded { submission, .. } => {
                self.add(submission);
                self.waiting.clear();
                self.input_changed();
            }
            Event::DemandSet {
                submission, demand, ..
            } => {
                if let Some(submission) = self.submissions.get_mut(*submission) {
                    submission.demand = *demand;
                }
                self.input_changed();
            }
            Event::SubmissionWithdrawn {
                submission, reason, ..
            } => {
                if let Some(submission) = self.submissions.get_mut(*submission) {
                    submission.withdrawn = Some(reason.clone());
                }
                self.fixed.retain(|(_, fixed)| fixed != submission);
                self.reviews.retain(|(of, _), review| {
                    of != submission || review.status == ReviewStatus::Done
                });
                self.input_changed();
            }
            Event::Bid {
                unit,
                submission,
                points,
                ..
            } => {
                if *points == 0 {
                    self.bids.remove(&(*unit, *submission));
                } else {
                    self.bids.insert((*unit, *submission), *points);
                }
                self.input_changed();
            }
            Event::ConflictDeclared {
                unit,
                submission,
                reason,
                ..
            } => {
                self.conflicts.insert((*unit, *submission), reason.clone());
                self.fixed.remove(&(*unit, *submission));
                self.drop_review(*unit, *submission);
                self.input_changed();
            }
            Event::ConflictWithdrawn {
                unit, submission, ..
            } => {
                self.conflicts.remove(&(*unit, *submission));
                self.input_changed();
            }
            Event::Fixed {
                unit, submission, ..
            } => {
                self.fixed.insert((*unit, *submission));
                self.input_changed();
            }
            Event::Forbidden {
                unit, submission, ..
            } => {
                self.forbidden.insert((*unit, *submission));
                self.drop_review(*unit, *submission);
                self.input_changed();
            }
            Event::Freed {
                unit, submission, ..
            } => {
                self.fixed.remove(&(*unit, *submission));
                self.forbidden.remove(&(*unit, *submission));
                self.input_changed();
            }
            Event::PlanAdopted {
                at,
                pairs,
                measure,
                certificate,
                ..
            } => {
                let receipt = certificate.as_ref().map(|proof| PlanReceipt {
                    algorithm: proof.version,
                    seed: proof.seed.to_string(),
                    digest: proof.digest.clone(),
                });
                self.adopt(*at, pairs, *measure, receipt);
            }
            Event::Published { at, .. } => self.published = Some(*at),
            Event::HandedIn {
                unit, submission, ..
            } => {
                self.set_status(*unit, *submission, ReviewStatus::Done);
                self.waiting.clear();
            }
            Event::Started {
                unit, submission, ..
            }
            | Event::Reopened {
                unit, submission, ..
            } => self.set_status(*unit, *submission, ReviewStatus::Started),
            Event::HandedOut {
                unit,
                submission,
                until,
                ..
            } => {
                let review = Review {
                    status: ReviewStatus::Started,
                    until: Some(*until),
                    taken: true,
                };
                self.reviews.insert((*submission, *unit), review);
                self.waiting.remove(unit);
                self.version += 1;
            }
            Event::Waited { unit, for_whom, .. } => {
                self.waiting.insert(*unit, for_whom.clone());
            }
            Event::LeaseRenewed {
                unit,
                submission,
                until,
                ..
            } => {
                if let Some(review) = self.reviews.get_mut(&(*submission, *unit)) {
                    review.until = Some(*until);
                }
            }
            Event::LeaseReturned {
                unit, submission, ..
            } => {
                self.drop_review(*unit, *submission);
                self.waiting.clear();
                self.version += 1;
            }
            Event::LeasesEnded { at, .. } => {
                self.reviews.retain(|_, review| {
                    review.status == ReviewStatus::Done
                        || review.until.is_none_or(|until| until > *at)
                });
                self.waiting.clear();
                self.version += 1;
            }
            Event::Closed { .. } => {
                self.closed = true;
                self.waiting.clear();
            }
        }
    }

    /// Something that a plan depends on is not as it was when the plan was made.
    fn input_changed(&mut self) {
        self.version += 1;
        if let Some(plan) = &mut self.plan {
            plan.current = false;
        }
    }

    fn set_reviewer(&mut self, reviewer: ReviewerInput) {
        let ReviewerInput { unit, least, most } = reviewer;
        self.units.insert(
            unit,
            Unit {
                least,
                most,
                released: None,
            },
        );
    }

    /// Who would get something different by a plan: nobody, as long as there is no plan.
    pub(in crate::assign) fn changes_by(&self, pairs: &[PlannedReviews]) -> Vec<ReviewerChange> {
        if self.plan.is_none() {
            return Vec::new();
        }
        let planned = planned(pairs);
        let mut changes: BTreeMap<UnitId, ReviewerChange> = BTreeMap::new();
        let gone = self.reviews.iter().filter(|(pair, review)| {
            review.status == ReviewStatus::Planned && !planned.contains(pair)
        });
        for ((submission, unit), _) in gone {
            change(&mut changes, *unit).dropped.push(*submission);
        }
        let new = planned
            .iter()
            .filter(|pair| !self.reviews.contains_key(pair));
        for (submission, unit) in new {
            change(&mut changes, *unit).added.push(*submission);
        }
        changes.into_values().collect()
    }

    /// Ends a review that is not handed in.
    fn drop_review(&mut self, unit: UnitId, submission: SubmissionId) {
        if self
            .review(unit, submission)
            .is_some_and(|review| review.status != ReviewStatus::Done)
        {
            self.reviews.remove(&(submission, unit));
        }
    }

    fn set_status(&mut self, unit: UnitId, submission: SubmissionId, status: ReviewStatus) {
        if let Some(review) = self.reviews.get_mut(&(submission, unit)) {
            review.status = status;
            // What is handed in, or was given back by the desk, is under no lease any more.
            review.until = None;
            self.version += 1;
        }
    }

    /// Takes a plan: what was begun keeps its state, what was only planned follows the plan.
    fn adopt(
        &mut self,
        at: Timestamp,
        pairs: &[PlannedReviews],
        measure: Measure,
        receipt: Option<PlanReceipt>,
    ) {
        let planned = planned(pairs);
        let changed = self.changes_by(pairs);
        self.reviews.retain(|pair, review| {
            review.status != ReviewStatus::Planned || planned.contains(pair)
        });
        for pair in planned {
            self.reviews.entry(pair).or_insert(Review {
                status: ReviewStatus::Planned,
                until: None,
                taken: false,
            });
        }
        self.plan = Some(Plan {
            at,
            measure,
            current: true,
            receipt,
            changed,
        });
    }
}

fn planned(pairs: &[PlannedReviews]) -> BTreeSet<(SubmissionId, UnitId)> {
    pairs
        .iter()
        .flat_map(|line| line.units.iter().map(|unit| (line.submission, *unit)))
        .collect()
}

fn change(changes: &mut BTreeMap<UnitId, ReviewerChange>, unit: UnitId) -> &mut ReviewerChange {
    changes.entry(unit).or_insert_with(|| ReviewerChange {
        unit,
        added: Vec::new(),
        dropped: Vec::new(),
    })
}

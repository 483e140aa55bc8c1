//! What screens show of assignments.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{Bridge, count};
use super::{
    AssignedBody, Assignment, AssignmentBody, BidLine, ConflictLine, Event, MyAssignmentBody,
    MyReviewLine, MyReviewsBody, PlanLine, QueueLine, Review, ReviewLine, ReviewStatus,
    ReviewerBody, Submission, SubmissionBody, SubmissionLine, SubmissionsBody, WaitingLine,
};
use crate::id::{SubmissionId, UnitId};
use crate::keys::Keyring;
use crate::people;
use crate::visibility::{Audience, Body, Records, Topic, policy};
use crate::workshop::Workshop;
use plenum_judge::assign::verify;

/// The topics that a fact touches.
pub fn touched(_workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    BTreeSet::from([Topic::Assignment(event.assignment())])
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    topics.extend(
        workshop
            .assign
            .iter()
            .map(|assignment| Topic::Assignment(assignment.id)),
    );
}

/// The records of a topic.
pub fn records(workshop: &Workshop, _keys: &Keyring, topic: Topic, out: &mut Records) {
    let Topic::Assignment(id) = topic else {
        return;
    };
    let (Some(assignment), Some(bridge)) = (workshop.assign.get(id), Bridge::of(workshop, id))
    else {
        return;
    };
    let view = View {
        people: &workshop.people,
        assignment,
        bridge,
    };
    view.desk(out);
    view.reviewers(out);
    if assignment.published.is_some() {
        let body = view.assigned();
        show(out, policy::room(), &format!("assigned/{id}"), &body.into());
    }
}

/// An assignment with what is needed to show it.
struct View<'a> {
    people: &'a people::State,
    assignment: &'a Assignment,
    bridge: Bridge,
}

impl View<'_> {
    fn desk(&self, out: &mut Records) {
        let (assignment, id) = (self.assignment, self.assignment.id);
        show(
            out,
            policy::desk(),
            &format!("assignment/{id}"),
            &self.overview().into(),
        );
        for submission in assignment.submissions.values() {
            show(
                out,
                policy::desk(),
                &format!("submission/{id}/{}", submission.id),
                &self.submission(submission).into(),
            );
        }
        for unit in assignment.units.keys() {
            show(
                out,
                policy::desk(),
                &format!("reviewer/{id}/{unit}"),
                &self.reviewer(*unit).into(),
            );
        }
    }

    fn overview(&self) -> AssignmentBody {
        let assignment = self.assignment;
        let number = |status: ReviewStatus| {
            let reviews = assignment.reviews.values();
            count(reviews.filter(|review| review.status == status).count())
        };
        let needed = assignment
            .open_submissions()
            .map(|submission| assignment.demand(submission));
        AssignmentBody {
            id: assignment.id,
            title: assignment.title.clone(),
            unit: assignment.unit,
            objective: assignment.terms.objective,
            rules: assignment.terms.rules.clone(),
            demand: assignment.terms.demand,
            least: assignment.terms.least,
            most: assignment.terms.most,
            version: assignment.version,
            reviewers: count(self.bridge.units.len()),
            submissions: count(self.bridge.submissions.len()),
            needed: needed.sum(),
            planned: number(ReviewStatus::Planned),
            started: number(ReviewStatus::Started),
            done: number(ReviewStatus::Done),
            missing: assignment.missing(self.people),
            parts: assignment.parts(),
            plan: assignment.plan.as_ref().map(|plan| PlanLine {
                at: plan.at,
                total: plan.measure.total,
                bound: plan.measure.bound,
                gap: plan.gap(),
                weakest: plan.measure.weakest,
                weakest_bound: plan.measure.weakest_bound,
                mutual_pairs: plan.measure.mutual_pairs,
                receipt: plan.receipt.clone(),
                current: plan.current,
            }),
            changed: assignment
                .plan
                .as_ref()
                .map(|plan| plan.changed.clone())
                .unwrap_or_default(),
            published: assignment.published,
            queue: assignment.queue.map(|terms| QueueLine {
                terms,
                waiting: assignment
                    .waiting
                    .iter()
                    .map(|(unit, for_whom)| WaitingLine {
                        unit: *unit,
                        holders: for_whom.clone(),
                    })
                    .collect(),
            }),
            closed: assignment.closed,
        }
    }

    fn submission(&self, submission: &Submission) -> SubmissionBody {
        let assignment = self.assignment;
        let reviews: Vec<ReviewLine> = assignment
            .reviews_of(submission.id)
            .map(|(unit, review)| ReviewLine {
                unit,
                status: review.status,
                points: self.points(unit, submission.id),
                fixed: assignment.fixed.contains(&(unit, submission.id)),
                until: review.until,
            })
            .collect();
        SubmissionBody {
            assignment: assignment.id,
            submission: line(submission),
            demand: assignment.demand(submission),
            withdrawn: submission.withdrawn.clone(),
            points: reviews.iter().map(|review| u32::from(review.points)).sum(),
            reviews,
        }
    }

    fn reviewer(&self, unit: UnitId) -> ReviewerBody {
        let assignment = self.assignment;
        let of = |done: bool| -> Vec<SubmissionId> {
            let mine = assignment.reviews.iter().filter(|((_, by), review)| {
                *by == unit && (review.status == ReviewStatus::Done) == done
            });
            mine.map(|((submission, _), _)| *submission).collect()
        };
        let place = self.bridge.units.binary_search(&unit).ok();
        let active = place.and_then(|place| self.bridge.problem.units.get(place));
        let own = assignment.units.get(&unit);
        ReviewerBody {
            assignment: assignment.id,
            unit,
            least: active.map_or(0, |unit| unit.least),
            most: active.map_or(0, |unit| unit.most),
            reviews: of(false),
            done: of(true),
            bids: count(self.bids(unit).len()),
            conflicts: self.conflicts(unit),
            forbidden: assignment
                .forbidden
                .iter()
                .filter(|(by, _)| *by == unit)
                .map(|(_, submission)| *submission)
                .collect(),
            released: own.and_then(|own| own.released.clone()),
            active: active.is_some(),
        }
    }

    /// What reviewers see: what there is to all of them, bids and conflicts and reviews to each alone.
    fn reviewers(&self, out: &mut Records) {
        let (assignment, id) = (self.assignment, self.assignment.id);
        let body = SubmissionsBody {
            assignment: id,
            title: assignment.title.clone(),
            submissions: assignment.open_submissions().map(line).collect(),
            bidding: assignment.published.is_none() && !assignment.closed,
            queue: assignment.queue,
            closed: assignment.closed,
        };
        show(
            out,
            policy::reviewers(self.people, assignment),
            &format!("submissions/{id}"),
            &body.into(),
        );
        for unit in &self.bridge.units {
            let audience = policy::review_unit(assignment.unit, *unit);
            out.insert(
                (audience, format!("my_assignment/{id}")),
                self.my_assignment(*unit).into(),
            );
            if let Some(body) = self.my_reviews(*unit) {
                out.insert((audience, format!("my_reviews/{id}")), body.into());
            }
        }
    }

    fn my_assignment(&self, unit: UnitId) -> MyAssignmentBody {
        let assignment = self.assignment;
        let own = assignment
            .open_submissions()
            .filter(|submission| assignment.is_author(self.people, unit, submission));
        MyAssignmentBody {
            assignment: assignment.id,
            unit,
            own: own.map(|submission| submission.id).collect(),
            bids: self.bids(unit),
            conflicts: self.conflicts(unit),
        }
    }

    /// Nothing before the release, but for what the unit itself took from the queue.
    fn my_reviews(&self, unit: UnitId) -> Option<MyReviewsBody> {
        let assignment = self.assignment;
        let mine: Vec<MyReviewLine> = assignment
            .open_submissions()
            .filter_map(|submission| Some((submission, assignment.review(unit, submission.id)?)))
            .filter(|(_, review)| assignment.shows(review))
            .map(|(submission, review)| self.my_review(unit, submission, *review))
            .collect();
        let waiting = assignment.waiting.contains_key(&unit);
        let released = assignment.published.is_some() || assignment.queue.is_some();
        (released || !mine.is_empty()).then_some(MyReviewsBody {
            assignment: assignment.id,
            unit,
            reviews: mine,
            waiting,
        })
    }

    fn my_review(&self, unit: UnitId, submission: &Submission, review: Review) -> MyReviewLine {
        let readers = (!submission.langs.is_empty()).then(|| {
            let reads = self.bridge.problem.units.iter().filter(|unit| {
                let mut langs = submission.langs.iter();
                langs.any(|lang| unit.languages.contains(lang.as_str()))
            });
            count(reads.count())
        });
        MyReviewLine {
            submission: submission.id,
            status: review.status,
            until: review.until,
            points: self.points(unit, submission.id),
            fixed: self.assignment.fixed.contains(&(unit, submission.id)),
            readers,
        }
    }

    /// Numbers for the room: what everybody may know, and nobody's name.
    fn assigned(&self) -> AssignedBody {
        let assignment = self.assignment;
        let mut loads: BTreeMap<UnitId, u32> =
            self.bridge.units.iter().map(|unit| (*unit, 0)).collect();
        for (_, unit) in assignment.reviews.keys() {
            if let Some(load) = loads.get_mut(unit) {
                *load += 1;
            }
        }
        let reviews: Vec<u32> = assignment
            .open_submissions()
            .map(|submission| count(assignment.reviews_of(submission.id).count()))
            .collect();
        let number = |least: ReviewStatus| {
            let reviews = assignment.reviews.values();
            count(reviews.filter(|review| review.status >= least).count())
        };
        let pairs = self.bridge.present(assignment);
        let plan = assignment.plan.as_ref().filter(|plan| plan.current);
        AssignedBody {
            assignment: assignment.id,
            title: assignment.title.clone(),
            submissions: count(self.bridge.submissions.len()),
            reviewers: count(self.bridge.units.len()),
            each_submission: ends(reviews.iter().copied()),
            each_reviewer: ends(loads.values().copied()),
            mutual_pairs: count(verify::mutual_pairs(&self.bridge.problem, &pairs).len()),
            proven: plan.is_some_and(super::Plan::is_proven),
            gap: plan.and_then(super::Plan::gap),
            reviews: count(assignment.reviews.len()),
            started: number(ReviewStatus::Started),
            done: number(ReviewStatus::Done),
            receipt: assignment
                .plan
                .as_ref()
                .and_then(|plan| plan.receipt.clone()),
            closed: assignment.closed,
        }
    }

    fn points(&self, unit: UnitId, submission: SubmissionId) -> u16 {
        let bids = &self.assignment.bids;
        bids.get(&(unit, submission)).copied().unwrap_or(0)
    }

    fn bids(&self, unit: UnitId) -> Vec<BidLine> {
        self.assignment
            .bids
            .range(of_unit(unit))
            .map(|((_, submission), points)| BidLine {
                submission: *submission,
                points: *points,
            })
            .collect()
    }

    fn conflicts(&self, unit: UnitId) -> Vec<ConflictLine> {
        self.assignment
            .conflicts
            .range(of_unit(unit))
            .map(|((_, submission), reason)| ConflictLine {
                submission: *submission,
                reason: reason.clone(),
            })
            .collect()
    }
}

fn of_unit(unit: UnitId) -> std::ops::RangeInclusive<(UnitId, SubmissionId)> {
    (unit, SubmissionId(uuid::Uuid::nil()))..=(unit, SubmissionId(uuid::Uuid::max()))
}

fn line(submission: &Submission) -> SubmissionLine {
    SubmissionLine {
        id: submission.id,
        number: submission.number,
        title: submission.title.clone(),
        organisation: submission.organisation,
        langs: submission.langs.clone(),
        item: submission.item,
    }
}

/// The smallest and the largest number.
fn ends(numbers: impl Iterator<Item = u32> + Clone) -> [u32; 2] {
    [
        numbers.clone().min().unwrap_or(0),
        numbers.max().unwrap_or(0),
    ]
}

fn show(out: &mut Records, audiences: Vec<Audience>, key: &str, body: &Body) {
    for audience in audiences {
        out.insert((audience, key.to_owned()), body.clone());
    }
}

//! What happened in assignments.

use serde::{Deserialize, Serialize};

use super::{
    OwnOrganisation, PlannedReviews, QueueTerms, Region, ReviewRules, ReviewUnit, ReviewerInput,
};
use crate::id::{AssignmentId, OrganisationId, SeatId, SubmissionId, UnitId};
use crate::item::Item;
use crate::keys::Author;
use crate::text::{Lang, Text};
use crate::time::Timestamp;
use plenum_judge::assign::certificate::Certificate;
use plenum_judge::assign::model::Objective;

/// A fact. In JSON: `{"noun": "assign", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// An assignment was opened.
    Opened {
        /// Which one.
        id: AssignmentId,
        /// Its title.
        title: Text,
        /// What counts as one reviewer.
        unit: ReviewUnit,
        /// What holds for all.
        terms: Terms,
        /// Regions that were named.
        regions: Vec<Region>,
        /// Who reviews.
        units: Vec<ReviewerInput>,
        /// What is reviewed.
        submissions: Vec<NewSubmission>,
        /// How the queue works, if it is one.
        queue: Option<QueueTerms>,
    },
    /// What holds for all was changed.
    Changed {
        /// Which one.
        assignment: AssignmentId,
        /// What holds now.
        terms: Terms,
    },
    /// It became a queue, or is one no more.
    QueueSet {
        /// Which one.
        assignment: AssignmentId,
        /// How it works.
        queue: Option<QueueTerms>,
    },
    /// A reviewer was added, brought back, or given loads.
    ReviewerSet {
        /// Which one.
        assignment: AssignmentId,
        /// Who, and how much.
        reviewer: ReviewerInput,
    },
    /// A reviewer was let go.
    ReviewerReleased {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// Why.
        reason: Text,
    },
    /// Something to review was added.
    SubmissionAdded {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: NewSubmission,
    },
    /// The number of reviews of one submission was set.
    DemandSet {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionId,
        /// How many; none means as many as all others.
        demand: Option<u32>,
    },
    /// A submission was taken out.
    SubmissionWithdrawn {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionId,
        /// Why.
        reason: Text,
    },
    /// A unit said how well something fits.
    Bid {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// On what.
        submission: SubmissionId,
        /// 0 takes it back.
        points: u16,
    },
    /// A unit declared a conflict.
    ConflictDeclared {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// With what.
        submission: SubmissionId,
        /// Why.
        reason: Option<Text>,
    },
    /// A unit took a conflict back.
    ConflictWithdrawn {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// With what.
        submission: SubmissionId,
    },
    /// A pair was fixed.
    Fixed {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
    /// A pair was forbidden.
    Forbidden {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
    /// A pair is neither fixed nor forbidden any more.
    Freed {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
    /// A plan was adopted. It is all here: reading it needs no solver.
    PlanAdopted {
        /// Which one.
        assignment: AssignmentId,
        /// When.
        at: Timestamp,
        /// Who reviews what.
        pairs: Vec<PlannedReviews>,
        /// How good it is.
        measure: Measure,
        /// The version of the assignment it was computed on.
        based_on: u32,
        /// The proof that came with it.
        certificate: Option<Box<Certificate>>,
    },
    /// Each reviewer was shown its part.
    Published {
        /// Which one.
        assignment: AssignmentId,
        /// When.
        at: Timestamp,
    },
    /// A review was begun.
    Started {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
    /// A review was handed in.
    HandedIn {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
    /// A review was given back to its reviewer.
    Reopened {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
        /// Why.
        reason: Text,
    },
    /// The next submission was handed out.
    HandedOut {
        /// Which one.
        assignment: AssignmentId,
        /// To whom.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
        /// When the lease ends.
        until: Timestamp,
    },
    /// There was nothing to hand out now: the unit waits for others.
    Waited {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// For whom: those who hold what it could take, or are kept for it.
        for_whom: Vec<UnitId>,
    },
    /// A lease was renewed.
    LeaseRenewed {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
        /// When it ends now.
        until: Timestamp,
    },
    /// What was taken was given back.
    LeaseReturned {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
    /// Leases ran out: what was taken is back in the queue.
    LeasesEnded {
        /// Which one.
        assignment: AssignmentId,
        /// Those that ended at or before this instant.
        at: Timestamp,
    },
    /// It ended.
    Closed {
        /// Which one.
        assignment: AssignmentId,
    },
}

/// What holds for all submissions and reviewers of an assignment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Reviews each submission needs.
    pub demand: u32,
    /// The fewest reviews of a reviewer; none means as evenly as possible.
    pub least: Option<u32>,
    /// The most reviews of a reviewer; none means as evenly as possible.
    pub most: Option<u32>,
    /// The rules.
    pub rules: ReviewRules,
    /// What the best plan is.
    pub objective: Objective,
}

impl Terms {
    /// Whether people review within their own group only.
    pub(super) fn within_group(&self) -> bool {
        self.rules.own_organisation == OwnOrganisation::Only
    }
}

/// Something to review, as it was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewSubmission {
    /// Its id.
    pub id: SubmissionId,
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
    /// How many reviews it needs; none means as many as all others.
    pub demand: Option<u32>,
}

/// How good a plan is, as it was checked when it was adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Points of all pairs.
    pub total: i64,
    /// No plan has more; none where that was not proven for the state it was adopted in.
    pub bound: Option<i64>,
    /// Points of the weakest submission.
    pub weakest: i64,
    /// No plan lifts it higher; none where that was not proven.
    pub weakest_bound: Option<i64>,
    /// Pairs of reviewers who review each other.
    pub mutual_pairs: u32,
}

impl Event {
    /// The author whose name this event protects: reviewing for an assignment is a duty of a known unit.
    #[expect(
        clippy::unused_self,
        reason = "every noun whose events may protect an author answers this"
    )]
    pub(crate) fn author(&self) -> Option<Author> {
        None
    }

    /// The assignment it belongs to.
    pub fn assignment(&self) -> AssignmentId {
        match self {
            Self::Opened { id, .. } => *id,
            Self::Changed { assignment, .. }
            | Self::QueueSet { assignment, .. }
            | Self::ReviewerSet { assignment, .. }
            | Self::ReviewerReleased { assignment, .. }
            | Self::SubmissionAdded { assignment, .. }
            | Self::DemandSet { assignment, .. }
            | Self::SubmissionWithdrawn { assignment, .. }
            | Self::Bid { assignment, .. }
            | Self::ConflictDeclared { assignment, .. }
            | Self::ConflictWithdrawn { assignment, .. }
            | Self::Fixed { assignment, .. }
            | Self::Forbidden { assignment, .. }
            | Self::Freed { assignment, .. }
            | Self::PlanAdopted { assignment, .. }
            | Self::Published { assignment, .. }
            | Self::Started { assignment, .. }
            | Self::HandedIn { assignment, .. }
            | Self::Reopened { assignment, .. }
            | Self::HandedOut { assignment, .. }
            | Self::Waited { assignment, .. }
            | Self::LeaseRenewed { assignment, .. }
            | Self::LeaseReturned { assignment, .. }
            | Self::LeasesEnded { assignment, .. }
            | Self::Closed { assignment } => *assignment,
        }
    }
}

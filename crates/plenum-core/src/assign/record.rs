//! What screens show of this noun.

use serde::{Deserialize, Serialize};

use super::{QueueTerms, ReviewRules, ReviewStatus, ReviewUnit, ReviewerChange};
use crate::id::{AssignmentId, OrganisationId, SubmissionId, UnitId};
use crate::item::Item;
use crate::text::{Lang, Text};
use crate::time::Timestamp;
use plenum_judge::assign::model::Objective;

/// `assignment/{id}`, to the desk: the whole at a glance. Its lines are `submission/…` and `reviewer/…`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AssignmentBody {
    /// Its id.
    pub id: AssignmentId,
    /// Its title.
    pub title: Text,
    /// What counts as one reviewer.
    pub unit: ReviewUnit,
    /// What the best plan is.
    #[cfg_attr(feature = "types", ts(type = "\"total\" | \"fair\" | \"balanced\""))]
    pub objective: Objective,
    /// The rules.
    pub rules: ReviewRules,
    /// Reviews each submission needs.
    pub demand: u32,
    /// The fewest reviews of a reviewer, if set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub least: Option<u32>,
    /// The most reviews of a reviewer, if set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub most: Option<u32>,
    /// Rises with every change of what a plan depends on.
    pub version: u32,
    /// Reviewers who are there.
    pub reviewers: u32,
    /// Submissions that were not withdrawn.
    pub submissions: u32,
    /// Reviews needed in all.
    pub needed: u32,
    /// Reviews planned, not begun.
    pub planned: u32,
    /// Reviews begun.
    pub started: u32,
    /// Reviews handed in.
    pub done: u32,
    /// Submissions that have fewer reviews than they need.
    pub missing: Vec<SubmissionId>,
    /// In how many parts the graph of reviews falls; scores of different parts cannot be compared. 1 is good.
    pub parts: u32,
    /// The plan, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub plan: Option<PlanLine>,
    /// Who got something different by the last plan.
    pub changed: Vec<ReviewerChange>,
    /// Since when each reviewer sees its part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub published: Option<Timestamp>,
    /// The queue, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub queue: Option<QueueLine>,
    /// Whether it has ended.
    pub closed: bool,
}

/// What is known of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PlanLine {
    /// When it was adopted.
    pub at: Timestamp,
    /// Points of all pairs.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub total: i64,
    /// No plan has more; absent where that was not proven.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "number"))]
    pub bound: Option<i64>,
    /// `bound` less `total`: 0 is proven best.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "number"))]
    pub gap: Option<i64>,
    /// Points of the weakest submission.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub weakest: i64,
    /// No plan lifts it higher; absent where that was not proven.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "number"))]
    pub weakest_bound: Option<i64>,
    /// Pairs of reviewers who review each other.
    pub mutual_pairs: u32,
    /// The receipt: anyone with it and the input can check the plan; absent if made by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub receipt: Option<PlanReceipt>,
    /// Whether nothing that a plan depends on has changed since.
    pub current: bool,
}

/// What a plan was computed from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PlanReceipt {
    /// The version of the algorithm.
    pub algorithm: u32,
    /// The seed, in decimal digits.
    pub seed: String,
    /// SHA-256 of the input.
    pub digest: String,
}

/// A queue at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct QueueLine {
    /// How it works.
    pub terms: QueueTerms,
    /// Who waits for whom.
    pub waiting: Vec<WaitingLine>,
}

/// Somebody waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct WaitingLine {
    /// Who waits.
    pub unit: UnitId,
    /// For whom: those who hold what the other could take, or are kept for it.
    pub holders: Vec<UnitId>,
}

/// `submission/{assignment}/{id}`, to the desk: one submission and its reviewers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SubmissionBody {
    /// The assignment.
    pub assignment: AssignmentId,
    /// What.
    pub submission: SubmissionLine,
    /// Reviews it needs.
    pub demand: u32,
    /// Why it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub withdrawn: Option<Text>,
    /// Its reviews.
    pub reviews: Vec<ReviewLine>,
    /// The points of its reviewers together: how well it is matched.
    pub points: u32,
}

/// What a submission is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SubmissionLine {
    /// Its id.
    pub id: SubmissionId,
    /// Its number in the order of handing in, from 1.
    pub number: u32,
    /// Its title.
    pub title: Text,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub organisation: Option<OrganisationId>,
    /// The languages it can be read in.
    pub langs: Vec<Lang>,
    /// The thing in this workshop that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub item: Option<Item>,
}

/// One review as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ReviewLine {
    /// By whom.
    pub unit: UnitId,
    /// How far.
    pub status: ReviewStatus,
    /// How well they fit.
    pub points: u16,
    /// Whether it was fixed by hand.
    pub fixed: bool,
    /// When the lease ends, in a queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub until: Option<Timestamp>,
}

/// `reviewer/{assignment}/{unit}`, to the desk: one reviewer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ReviewerBody {
    /// The assignment.
    pub assignment: AssignmentId,
    /// The organisation or the seat.
    pub unit: UnitId,
    /// The fewest reviews.
    pub least: u32,
    /// The most reviews.
    pub most: u32,
    /// What it reviews, planned or begun.
    pub reviews: Vec<SubmissionId>,
    /// What it has handed in.
    pub done: Vec<SubmissionId>,
    /// How many submissions it has bid on.
    pub bids: u32,
    /// Conflicts it declared.
    pub conflicts: Vec<ConflictLine>,
    /// Pairs that the desk has forbidden.
    pub forbidden: Vec<SubmissionId>,
    /// Why it was let go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub released: Option<Text>,
    /// Whether it reviews: not let go, and its people are there.
    pub active: bool,
}

/// A declared conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ConflictLine {
    /// With what.
    pub submission: SubmissionId,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub reason: Option<Text>,
}

/// `submissions/{assignment}`, to those who review and the desk: what there is to review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SubmissionsBody {
    /// The assignment.
    pub assignment: AssignmentId,
    /// Its title.
    pub title: Text,
    /// What is reviewed, in the order of handing in.
    pub submissions: Vec<SubmissionLine>,
    /// Whether bids are taken.
    pub bidding: bool,
    /// How the queue works, if it is one: reviewers take the next submission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub queue: Option<QueueTerms>,
    /// Whether it has ended.
    pub closed: bool,
}

/// `my_assignment/{assignment}`, to one reviewer: its bids and conflicts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MyAssignmentBody {
    /// The assignment.
    pub assignment: AssignmentId,
    /// The reviewer.
    pub unit: UnitId,
    /// What it wrote itself and never reviews.
    pub own: Vec<SubmissionId>,
    /// Its bids above 0.
    pub bids: Vec<BidLine>,
    /// Its conflicts.
    pub conflicts: Vec<ConflictLine>,
}

/// A bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BidLine {
    /// On what.
    pub submission: SubmissionId,
    /// 1 to 10,000.
    pub points: u16,
}

/// `my_reviews/{assignment}`, to one reviewer, once published or taken from the queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MyReviewsBody {
    /// The assignment.
    pub assignment: AssignmentId,
    /// The reviewer.
    pub unit: UnitId,
    /// What it reviews.
    pub reviews: Vec<MyReviewLine>,
    /// Whether it waits for the queue.
    pub waiting: bool,
}

/// One review as its reviewer sees it, with the facts that explain it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MyReviewLine {
    /// What.
    pub submission: SubmissionId,
    /// How far.
    pub status: ReviewStatus,
    /// When the lease ends, in a queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub until: Option<Timestamp>,
    /// The own bid.
    pub points: u16,
    /// Whether the desk fixed it.
    pub fixed: bool,
    /// How many reviewers read a language of it; absent where everybody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub readers: Option<u32>,
}

/// `assigned/{assignment}`, to the room once published: numbers, and nobody's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AssignedBody {
    /// The assignment.
    pub assignment: AssignmentId,
    /// Its title.
    pub title: Text,
    /// Submissions.
    pub submissions: u32,
    /// Reviewers.
    pub reviewers: u32,
    /// The fewest and the most reviews of a submission.
    pub each_submission: [u32; 2],
    /// The fewest and the most reviews of a reviewer.
    pub each_reviewer: [u32; 2],
    /// Pairs of reviewers who review each other.
    pub mutual_pairs: u32,
    /// Whether it is proven that no plan is better.
    pub proven: bool,
    /// How many points a better plan could have at most; absent where nothing is proven.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "number"))]
    pub gap: Option<i64>,
    /// Reviews in all.
    pub reviews: u32,
    /// Reviews begun.
    pub started: u32,
    /// Reviews handed in.
    pub done: u32,
    /// The receipt of the draw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub receipt: Option<PlanReceipt>,
    /// Whether it has ended.
    pub closed: bool,
}

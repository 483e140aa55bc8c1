//! Commands about assignments: open, bid, plan, release, review, take the next.

use serde::{Deserialize, Serialize};

use super::{PlannedReviews, QueueTerms, RegionInput, ReviewRules, ReviewUnit};
use crate::id::{AssignmentId, OrganisationId, SeatId, SubmissionId, UnitId};
use crate::item::Item;
use crate::text::{Lang, TextInput};
use plenum_judge::assign::model::Objective;

/// What can be asked for. In JSON: `{"noun": "assign", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AssignCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Opens an assignment. Nothing is planned yet.
    Open {
        /// Its title.
        title: TextInput,
        /// What is reviewed.
        submissions: Vec<SubmissionInput>,
        /// What counts as one reviewer.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<ReviewUnit>"))]
        unit: ReviewUnit,
        /// Who reviews; empty means all peer organisations, or all peers.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<ReviewerInput>>"))]
        units: Vec<ReviewerInput>,
        /// How many reviews each submission needs.
        demand: u32,
        /// The fewest reviews of a reviewer; none means as evenly as possible.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
        least: Option<u32>,
        /// The most reviews of a reviewer; none means as evenly as possible.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
        most: Option<u32>,
        /// The rules.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<ReviewRules>"))]
        rules: ReviewRules,
        /// What the best plan is; the weakest match as good as possible if none is named.
        #[serde(default)]
        #[cfg_attr(
            feature = "types",
            ts(optional, type = "\"total\" | \"fair\" | \"balanced\"")
        )]
        objective: Option<Objective>,
        /// Regions of organisations; the country where none is named.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<RegionInput>>"))]
        regions: Vec<RegionInput>,
        /// Makes it a queue: reviewers take the next submission when they are free.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<QueueTerms>"))]
        queue: Option<QueueTerms>,
    },
    /// Changes what holds for all; what is not named stays.
    Change {
        /// Which one.
        assignment: AssignmentId,
        /// How many reviews each submission needs.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
        demand: Option<u32>,
        /// Loads; named together.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Loads>"))]
        loads: Option<Loads>,
        /// All rules anew.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<ReviewRules>"))]
        rules: Option<ReviewRules>,
        /// What the best plan is.
        #[serde(default)]
        #[cfg_attr(
            feature = "types",
            ts(optional, type = "\"total\" | \"fair\" | \"balanced\"")
        )]
        objective: Option<Objective>,
    },
    /// Makes it a queue, changes how it works, or ends that.
    SetQueue {
        /// Which one.
        assignment: AssignmentId,
        /// How it works; none ends the queue. Leases that run go on.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<QueueTerms>"))]
        queue: Option<QueueTerms>,
    },
    /// Adds a reviewer, brings a released one back, or sets the own loads of one.
    SetReviewer {
        /// Which one.
        assignment: AssignmentId,
        /// Who, and how much.
        reviewer: ReviewerInput,
    },
    /// Lets a reviewer go: what is planned or begun is free again, what is handed in stays.
    ReleaseReviewer {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// Why.
        reason: TextInput,
    },
    /// Adds something to review.
    AddSubmission {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionInput,
    },
    /// Sets how many reviews one submission needs.
    SetDemand {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionId,
        /// How many; none means as many as all others.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
        demand: Option<u32>,
    },
    /// Takes a submission out. What was handed in about it stays in the record.
    WithdrawSubmission {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionId,
        /// Why.
        reason: TextInput,
    },
    /// Says how well a submission fits the own unit; 0 takes a bid back.
    Bid {
        /// Which one.
        assignment: AssignmentId,
        /// On what.
        submission: SubmissionId,
        /// 0 to 10,000.
        points: u16,
    },
    /// Says that the own unit must not review a submission. A review that is not handed in ends.
    DeclareConflict {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionId,
        /// Why, to the desk.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Takes the own conflict back.
    WithdrawConflict {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionId,
    },
    /// Fixes a pair: every plan must hold it.
    Fix {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
    /// Forbids a pair: no plan may hold it. A planned review ends.
    Forbid {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
    /// Makes a pair neither fixed nor forbidden.
    Free {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
    /// Takes a plan, computed or made by hand. It must keep every rule as things are now, and hold what was begun.
    AdoptPlan {
        /// Which one.
        assignment: AssignmentId,
        /// Who reviews what: all of it, also what was begun.
        pairs: Vec<PlannedReviews>,
        /// The proof that came with it, as JSON text: its numbers are larger than a page can hold. None if the plan was
        /// made by hand.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<String>"))]
        certificate: Option<String>,
        /// The version of the assignment the plan was computed on; the proof speaks of that version.
        based_on: u32,
    },
    /// Shows each reviewer its part, all at once.
    Publish {
        /// Which one.
        assignment: AssignmentId,
    },
    /// Begins a review of the own unit: from now on no plan takes it away.
    Start {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionId,
    },
    /// Hands a review of the own unit in.
    HandIn {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionId,
    },
    /// Gives a review that was handed in back to its reviewer.
    Reopen {
        /// Which one.
        assignment: AssignmentId,
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
        /// Why.
        reason: TextInput,
    },
    /// Asks for the next submission to review, in a queue.
    TakeNext {
        /// Which one.
        assignment: AssignmentId,
    },
    /// Keeps what was taken for another lease; typing does this.
    RenewLease {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionId,
    },
    /// Gives back what was taken.
    ReturnLease {
        /// Which one.
        assignment: AssignmentId,
        /// What.
        submission: SubmissionId,
    },
    /// Ends the assignment: nothing moves any more.
    Close {
        /// Which one.
        assignment: AssignmentId,
    },
}

/// Something to review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SubmissionInput {
    /// Its id, if the sender makes one; else it is derived from the command and the place in its list.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub id: Option<SubmissionId>,
    /// Its title.
    pub title: TextInput,
    /// Where it comes from. That organisation wrote it, unless authors are named.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub organisation: Option<OrganisationId>,
    /// Who wrote it, where it is not the whole organisation.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<SeatId>>"))]
    pub authors: Vec<SeatId>,
    /// The languages it can be read in; none means everybody can read it.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<Lang>>"))]
    pub langs: Vec<Lang>,
    /// The thing in this workshop that it is.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub item: Option<Item>,
    /// How many reviews it needs; none means as many as all others.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub demand: Option<u32>,
}

/// A reviewer and its own loads, where they differ from those of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReviewerInput {
    /// The organisation or the seat.
    pub unit: UnitId,
    /// The fewest reviews.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub least: Option<u32>,
    /// The most reviews.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub most: Option<u32>,
}

/// How many reviews a reviewer does; what is not named is as even as possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Loads {
    /// The fewest.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub least: Option<u32>,
    /// The most.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub most: Option<u32>,
}

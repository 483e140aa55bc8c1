//! What can be wrong with a plan or its certificate, in the terms of the problem's ids.

use serde::{Deserialize, Serialize};

/// One way in which a plan or its certificate is not what it should be, in the terms of the problem's ids.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error,
)]
#[serde(tag = "violation", rename_all = "snake_case")]
pub enum Violation {
    /// An index points nowhere.
    #[error("{what} number {index} does not exist")]
    UnknownIndex {
        /// `unit` or `submission`.
        what: String,
        /// The index.
        index: u32,
    },
    /// A pair is in the plan more than once.
    #[error("{unit} reviews {submission} twice")]
    PairTwice {
        /// The unit.
        unit: String,
        /// The submission.
        submission: String,
    },
    /// A submission does not have the number of reviews it needs.
    #[error("{submission} has {found} reviews and needs {needed}")]
    Demand {
        /// The submission.
        submission: String,
        /// Reviews it needs.
        needed: u32,
        /// Reviews in the plan.
        found: u32,
    },
    /// A unit does fewer reviews than it must.
    #[error("{unit} has {found} reviews and must have at least {least}")]
    LoadBelow {
        /// The unit.
        unit: String,
        /// The fewest.
        least: u32,
        /// Reviews in the plan.
        found: u32,
    },
    /// A unit does more reviews than it can.
    #[error("{unit} has {found} reviews and can do {most}")]
    LoadAbove {
        /// The unit.
        unit: String,
        /// The most.
        most: u32,
        /// Reviews in the plan.
        found: u32,
    },
    /// A pair that is not allowed.
    #[error("{unit} must not review {submission}: {because:?}")]
    Barred {
        /// The unit.
        unit: String,
        /// The submission.
        submission: String,
        /// The first reason, in the order of [`Bar`].
        because: Bar,
    },
    /// A locked pair is not in the plan.
    #[error("{unit} is fixed on {submission} and missing there")]
    LockMissing {
        /// The unit.
        unit: String,
        /// The submission.
        submission: String,
    },
    /// Too many reviewers of one organisation.
    #[error("{submission} has {found} reviewers of {organisation}, at most {most} are allowed")]
    OrganisationCap {
        /// The submission.
        submission: String,
        /// The organisation of the reviewers.
        organisation: String,
        /// The most.
        most: u32,
        /// Reviewers in the plan.
        found: u32,
    },
    /// Too many reviewers of one region.
    #[error("{submission} has {found} reviewers of {region}, at most {most} are allowed")]
    RegionCap {
        /// The submission.
        submission: String,
        /// The region of the reviewers.
        region: String,
        /// The most.
        most: u32,
        /// Reviewers in the plan.
        found: u32,
    },
    /// Nobody reads a language of the submission.
    #[error("none of the reviewers of {submission} reads its language")]
    NoReader {
        /// The submission.
        submission: String,
    },
    /// Nobody fits well enough to count as an expert.
    #[error("none of the reviewers of {submission} fits with {points} points or more")]
    NoExpert {
        /// The submission.
        submission: String,
        /// The points of an expert.
        points: u16,
    },
    /// Two units review each other.
    #[error("{unit} and {other} review each other")]
    Mutual {
        /// The unit with the smaller id.
        unit: String,
        /// The other.
        other: String,
    },
    /// The plan fits no division of the organisations into two cells that review each other only.
    #[error("the plan fits no division into two cells: {unit} on {submission}")]
    NoCells {
        /// The unit of the first pair that does not fit.
        unit: String,
        /// Its submission.
        submission: String,
    },
    /// What is wrong with the certificate.
    #[error("certificate: {what}")]
    Certificate {
        /// `version`, `digest`, `shape`, `range`, `negative`, `group`, `mutual`, `cells`, `floor`, `even`, `draw`, `search`
        /// or `bound`.
        what: String,
    },
}

/// Why a pair is not allowed. The order is the order in which reasons are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    /// The unit wrote the submission.
    OwnWork,
    /// The unit is of the organisation the submission comes from.
    OwnOrganisation,
    /// A declared conflict, or a pair of an earlier round.
    Conflict,
    /// The unit reads no language of the submission, and every reviewer must.
    Language,
    /// The unit is in the cell of the submission.
    Cell,
}

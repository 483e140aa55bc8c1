//! The problem of who reviews what, as plain data: units, submissions, affinities, rules, and what a solver answers.
//!
//! Everything is an integer or a name, so that a problem, a plan and its certificate can be stored in an event and read
//! years later. Units and submissions carry ids: results follow the sorted ids, never the order of the input. This file
//! holds no algorithm; `check.rs` finds the faults of a problem, `solve` works on a problem without faults.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// The largest affinity of a pair. Affinities are whole points from 0 to this.
pub const BEST_FIT: u16 = 10_000;

/// A pair: the index of a unit and the index of a submission, as given in the problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pair {
    /// Index of the submission in [`Problem::submissions`].
    pub submission: u32,
    /// Index of the unit in [`Problem::units`].
    pub unit: u32,
}

/// Who reviews: a person or a delegation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its name among the units.
    pub id: String,
    /// The fewest reviews it may be given.
    pub least: u32,
    /// The most reviews it can do.
    pub most: u32,
    /// Its organisation.
    pub organisation: Option<String>,
    /// The region of its organisation.
    pub region: Option<String>,
    /// The languages it reads.
    pub languages: BTreeSet<String>,
}

/// What is reviewed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Its name among the submissions.
    pub id: String,
    /// How many reviews it needs, exactly.
    pub demand: u32,
    /// The units that wrote it, as indices into [`Problem::units`]; they never review it.
    pub authors: Vec<u32>,
    /// The organisation it comes from.
    pub organisation: Option<String>,
    /// The languages it can be read in; none given means any reader can.
    pub languages: BTreeSet<String>,
}

/// How well a unit and a submission fit, 0 to [`BEST_FIT`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Affinity {
    /// Every pair fits equally well (0 points): only load and mixing matter.
    Equal,
    /// One number per pair, units one after the other: `points[unit * submissions + submission]`.
    Dense(Vec<u16>),
    /// The pairs that fit at all, each once; all others are allowed at 0 points.
    Pairs(Vec<(Pair, u16)>),
}

/// What a rule about organisations says of a reviewer of the organisation the submission comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnOrganisation {
    /// Nobody reviews work of the own organisation.
    #[default]
    Forbid,
    /// Only authors are excluded.
    Allow,
}

/// What is asked of the languages of the reviewers of a submission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Languages {
    /// Nothing.
    #[default]
    Ignore,
    /// At least one reviewer reads a language of the submission.
    One,
    /// Every reviewer reads a language of the submission.
    Require,
}

/// Whether two units may review each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mutual {
    /// They may.
    #[default]
    Allow,
    /// Each such pair costs this many points.
    Avoid {
        /// Points per mutual pair.
        price: u32,
    },
    /// They may not.
    Forbid,
}

/// A share `of / out_of` between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Numerator.
    pub of: u32,
    /// Denominator, at least 1.
    pub out_of: u32,
}

/// The hard rules beside loads, demands and conflicts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Reviewers of the organisation the submission comes from.
    pub own_organisation: OwnOrganisation,
    /// The most reviewers of one organisation on a submission.
    pub most_of_organisation: Option<u32>,
    /// The most reviewers of one region on a submission.
    pub most_of_region: Option<u32>,
    /// Languages of the reviewers.
    pub languages: Languages,
    /// At least one reviewer of each submission fits with at least this many points.
    pub expert: Option<u16>,
    /// Two units that review each other.
    pub mutual: Mutual,
    /// The most likely any single pair may be; the plan is then drawn by the seed.
    pub per_pair_limit: Option<Share>,
    /// Units are split into two cells of whole organisations and review the other cell only, so that nobody can help
    /// the own work by how they review.
    pub partition: bool,
}

/// Who could review what, and under which rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Who reviews.
    pub units: Vec<Unit>,
    /// What is reviewed.
    pub submissions: Vec<Submission>,
    /// How well they fit.
    pub affinity: Affinity,
    /// Declared conflicts and forbidden pairs; also pairs of earlier rounds.
    pub forbidden: Vec<Pair>,
    /// Pairs that must be in the plan: fixed by hand, or started.
    pub locked: Vec<Pair>,
    /// The rules.
    pub rules: Rules,
}

/// What the best plan is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Objective {
    /// The most points in total.
    #[default]
    Total,
    /// The weakest submission as strong as possible, then the most points.
    Fair,
    /// Loads as even as the limits allow (within one where possible), then the most points.
    Balanced,
}

/// What to solve for, and how long to try where a rule makes the problem hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// What the best plan is.
    pub objective: Objective,
    /// How many warm solves the hard parts (weakest submission, mutual pairs) may use.
    pub effort: u32,
}

impl Default for Goal {
    fn default() -> Self {
        Self {
            objective: Objective::Total,
            effort: 60,
        }
    }
}

/// Everything that is wrong with a problem, in the terms of its ids. `check` returns all of them at once.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error,
)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// There is nobody to review.
    #[error("there are no reviewers")]
    NoUnits,
    /// There is nothing to review.
    #[error("there are no submissions")]
    NoSubmissions,
    /// More than the solver is made for.
    #[error("too large: at most {most} of each are possible")]
    TooLarge {
        /// The limit.
        most: u32,
    },
    /// An id is empty.
    #[error("an id is empty")]
    EmptyId,
    /// Two units have one id.
    #[error("the reviewer {id} is there twice")]
    UnitTwice {
        /// The id.
        id: String,
    },
    /// Two submissions have one id.
    #[error("the submission {id} is there twice")]
    SubmissionTwice {
        /// The id.
        id: String,
    },
    /// A unit must do more than it can.
    #[error("the reviewer {id} must do at least {least} reviews and can do {most}")]
    LeastAboveMost {
        /// The unit.
        id: String,
        /// The fewest.
        least: u32,
        /// The most.
        most: u32,
    },
    /// An index points nowhere.
    #[error("{what} number {index} does not exist")]
    UnknownIndex {
        /// `unit` or `submission`.
        what: String,
        /// The index.
        index: u32,
    },
    /// The affinities do not have one number per pair.
    #[error("the fit has {found} numbers, {expected} are needed")]
    WrongShape {
        /// Numbers found.
        found: u64,
        /// Numbers needed.
        expected: u64,
    },
    /// An affinity above [`BEST_FIT`].
    #[error("the fit of {unit} and {submission} is {points}, at most {BEST_FIT} is possible")]
    FitTooLarge {
        /// The unit.
        unit: String,
        /// The submission.
        submission: String,
        /// The points found.
        points: u16,
    },
    /// A pair appears twice in one list.
    #[error("the pair {unit}, {submission} is there twice in {list}")]
    PairTwice {
        /// `fit`, `forbidden` or `locked`.
        list: String,
        /// The unit.
        unit: String,
        /// The submission.
        submission: String,
    },
    /// A pair is locked and excluded at once.
    #[error("{unit} is fixed on {submission} and excluded from it: {because}")]
    LockedAndExcluded {
        /// The unit.
        unit: String,
        /// The submission.
        submission: String,
        /// `own_work`, `own_organisation`, `conflict`, `language` or `partition`.
        because: String,
    },
    /// A limit per pair that is no share between 0 and 1.
    #[error("the limit per pair must be above 0 and at most 1")]
    NotAShare,
    /// A draw keeps a pair rule only on average.
    #[error("a limit per pair cannot be combined with {rule}")]
    DrawnPlanCannotKeep {
        /// `mutual` or `fair`.
        rule: String,
    },
}

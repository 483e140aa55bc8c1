//! The words of this noun.

use serde::{Deserialize, Serialize};

/// The life of a key conclusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ConclusionState {
    /// Being agreed.
    Proposed,
    /// Agreed by all.
    Agreed,
    /// Settled with a dissent.
    DissentNoted,
}

/// What participants rate about the workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EvaluationQuestion {
    /// Was it useful for my own work?
    Usefulness,
    /// Could I say what I think?
    Openness,
    /// Were all heard?
    Fairness,
    /// Was it well organised?
    Organisation,
    /// All in all.
    Overall,
}

/// The stages of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReportStage {
    /// The raw record.
    Raw,
    /// The edited draft.
    Draft,
    /// The draft in the hands of the host, for facts only.
    FactCheck,
    /// The final report.
    Final,
}

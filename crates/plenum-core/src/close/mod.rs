//! The last hour and the report: key conclusions, next dates, evaluation, report versions, corrections.

mod command;
mod decide;
mod event;
mod kinds;
mod project;
mod record;
mod state;
#[cfg(test)]
mod tests;

pub use command::Command;
pub use decide::decide;
pub use event::{Event, QuestionResult};
pub use kinds::{ConclusionState, EvaluationQuestion, ReportStage};
pub use project::{records, topics, touched};
pub use record::{
    ConclusionBody, CorrectionBody, DateLine, DatesBody, DissentLine, EvaluationBody,
    MyEvaluationBody, ReportBody,
};
pub use state::{Conclusion, State, Voice, apply, unmet_conclusions};

use uuid::Uuid;

/// The scale of the evaluation.
pub const SCALE: (u32, u32) = (1, 5);

impl EvaluationQuestion {
    /// All questions, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::Usefulness,
        Self::Openness,
        Self::Fairness,
        Self::Organisation,
        Self::Overall,
    ];

    /// What the pseudonym of an answer is made for.
    pub fn subject(self) -> Uuid {
        Uuid::from_u128(self as u128 + 1)
    }
}

//! Rubrics, score sheets and rounds: what may be judged by which scale, and what came of it.
//!
//! ```text
//! rubric version: draft ──first sheet──▶ in_use (shape frozen, wording audited) ──▶ retired
//! sheet:          empty ──▶ draft ──▶ submitted or abstained ──(taken back, with a reason)──▶ draft
//! round:          open ──▶ counted (link cut, only facts are left), or lapsed with the workshop days
//! ```
//!
//! Sheets are sealed: the log holds a pseudonym for each person, subject and round, and its key dies at the count. What is
//! asked of whom is in `who`, the arithmetic of a count in `count`; the figures themselves are those of
//! [`scoring`](plenum_judge::scoring). No record of results says a name.

mod answers;
mod assigned;
mod check;
mod command;
mod count;
mod decide;
mod event;
mod files;
mod input;
mod kinds;
mod project;
mod record;
mod rescale;
mod result;
mod shape;
mod shipped;
mod state;
#[cfg(test)]
mod tests;
mod unmet;
mod who;

pub use check::{Fault, Problem, check};
pub use command::{Answer, Command, CriterionMap, Value, ValueMap};
pub use decide::decide;
pub use event::{Event, Given};
pub use files::{FileFault, FileProblem, from_csv, from_json, to_csv, to_json};
pub use input::{
    CriterionInput, ErrorGrade, LevelInput, RubricInput, ScaleInput, StatementInput, StepInput,
};
pub use kinds::{
    Asked, Cell, Direction, FileForm, RubricState, RubricTemplate, ScoringState, SheetStatus,
    Subject, Wording,
};
pub(crate) use project::of_assignments;
pub use project::{records, topics, touched};
pub use record::{
    CellBody, CorrectionLine, Explanation, MyPenBody, MySheetBody, RescaledBody, RoundLine,
    RubricBody, ScorerLine, ScoresBody, ScoringBody, ScoringProgressBody, SubjectBody,
};
pub use result::{CellResult, OwnView, Score, ScoreUnit, SubjectResult};
pub use shape::{Criterion, Level, Rubric, Scale, Statement, StepLabel};
pub use shipped::{Shipped, shipped};
pub use state::{Correction, Entry, Round, Scoring, Sheet, Stage, State, Version, View, apply};
pub use unmet::lapse;

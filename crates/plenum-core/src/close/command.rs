//! Commands of the last hour and the report: key conclusions, evaluation, report versions, dates.

use serde::{Deserialize, Serialize};

use super::{EvaluationQuestion, ReportStage};
use crate::id::ConclusionId;
use crate::text::TextInput;
use crate::time::Date;

/// What can be asked for. In JSON: `{"noun": "close", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CloseCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Proposes a key conclusion.
    Propose {
        /// One sentence.
        sentence: TextInput,
    },
    /// Changes a proposed sentence; the voices on it are asked again.
    Reword {
        /// Which one.
        conclusion: ConclusionId,
        /// The new sentence.
        sentence: TextInput,
    },
    /// Agrees to a conclusion, for the sender's organisation.
    Agree {
        /// Which one.
        conclusion: ConclusionId,
    },
    /// Notes a dissent, for the sender's organisation.
    Dissent {
        /// Which one.
        conclusion: ConclusionId,
        /// On what.
        note: TextInput,
    },
    /// Settles a conclusion: agreed, or with the dissent that was noted.
    Settle {
        /// Which one.
        conclusion: ConclusionId,
    },
    /// Sets a next date that was agreed in the room.
    SetDate {
        /// What falls on it.
        what: TextInput,
        /// The day.
        date: Date,
    },
    /// Rates the workshop itself; sealed.
    Evaluate {
        /// What is rated.
        question: EvaluationQuestion,
        /// 1 to 5; none is an abstention.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u8>"))]
        value: Option<u8>,
        /// In words.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        comment: Option<TextInput>,
    },
    /// Counts the evaluation; the link to those who answered is cut.
    CountEvaluation {},
    /// Files a version of the report.
    FileReport {
        /// Raw, draft, fact check or final.
        stage: ReportStage,
        /// The executive summary or a description of the version.
        summary: TextInput,
    },
    /// Asks for the correction of a fact in the draft report.
    CorrectFact {
        /// Where.
        place: TextInput,
        /// What is right.
        correction: TextInput,
    },
}

//! What happened in the last hour and to the report.

use serde::{Deserialize, Serialize};

use super::{EvaluationQuestion, ReportStage};
use crate::id::{BlockId, ConclusionId, OrganisationId};
use crate::keys::Author;
use crate::text::Text;
use crate::time::{Date, Timestamp};
use plenum_judge::scoring::Summary;

/// A fact. In JSON: `{"noun": "close", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// A conclusion was proposed, or its sentence changed; voices on it are asked again.
    Proposed {
        /// Which one.
        id: ConclusionId,
        /// The sentence.
        sentence: Text,
    },
    /// An organisation gave its voice.
    Voiced {
        /// On which conclusion.
        conclusion: ConclusionId,
        /// Whose voice.
        organisation: OrganisationId,
        /// On what it dissents; none is agreement.
        dissent: Option<Text>,
    },
    /// A conclusion was settled.
    Settled {
        /// Which one.
        conclusion: ConclusionId,
    },
    /// A next date was agreed.
    DateSet {
        /// What falls on it.
        what: Text,
        /// The day.
        date: Date,
    },
    /// Somebody rated the workshop.
    Evaluated {
        /// The block.
        block: BlockId,
        /// By whom, as a pseudonym.
        author: Author,
        /// What was rated.
        question: EvaluationQuestion,
        /// 1 to 5; none is an abstention.
        value: Option<u8>,
        /// In words.
        comment: Option<Text>,
    },
    /// The evaluation was counted.
    EvaluationCounted {
        /// What came of each question.
        results: Vec<QuestionResult>,
    },
    /// A version of the report was filed.
    ReportFiled {
        /// Which stage.
        stage: ReportStage,
        /// The summary.
        summary: Text,
        /// When.
        at: Timestamp,
    },
    /// The correction of a fact was asked for.
    FactCorrected {
        /// Where.
        place: Text,
        /// What is right.
        correction: Text,
    },
}

/// What the evaluation says about one question. Integers only; computed once, at the count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionResult {
    /// The question.
    pub question: EvaluationQuestion,
    /// How many answered, abstentions included.
    pub answered: u32,
    /// Absent where fewer than five people gave a value.
    pub summary: Option<Summary>,
    /// Comments, shuffled.
    pub comments: Vec<Text>,
}

impl Event {
    /// The author whose name this event protects.
    pub fn author(&self) -> Option<Author> {
        match self {
            Self::Evaluated { author, .. } => Some(*author),
            Self::Proposed { .. }
            | Self::Voiced { .. }
            | Self::Settled { .. }
            | Self::DateSet { .. }
            | Self::EvaluationCounted { .. }
            | Self::ReportFiled { .. }
            | Self::FactCorrected { .. } => None,
        }
    }
}

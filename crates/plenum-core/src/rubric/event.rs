//! What happened to rubrics, sheets and rounds.

use serde::{Deserialize, Serialize};

use super::{Cell, CellResult, CriterionMap, Rubric, Subject, SubjectResult, Value, Wording};
use crate::id::{AssignmentId, BlockId, RubricId, ScoringId, ScoringRoundId, SeatId};
use crate::keys::Author;
use crate::people::Role;
use crate::text::{Text, Words};
use crate::time::Timestamp;

/// A fact. In JSON: `{"noun": "rubric", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// A version of a rubric was made, or replaced while it was a draft.
    Set {
        /// Which rubric.
        rubric: RubricId,
        /// Which version, from 1.
        version: u32,
        /// All of it.
        content: Rubric,
    },
    /// A text of the newest version was corrected.
    Reworded {
        /// Which rubric.
        rubric: RubricId,
        /// Where.
        place: Wording,
        /// The text.
        text: Text,
        /// Why; always there when the version was in use.
        reason: Option<Text>,
        /// By whom.
        by: SeatId,
        /// When.
        at: Timestamp,
    },
    /// A text of the newest version got a translation.
    Translated {
        /// Which rubric.
        rubric: RubricId,
        /// Where.
        place: Wording,
        /// The translation.
        words: Words,
    },
    /// A rubric was taken out of use.
    Retired {
        /// Which.
        rubric: RubricId,
    },
    /// A scoring was opened with its first round.
    Opened {
        /// Its id.
        id: ScoringId,
        /// By which rubric.
        rubric: RubricId,
        /// In which version.
        version: u32,
        /// What is asked.
        title: Text,
        /// What is scored.
        subjects: Vec<Subject>,
        /// Who scores.
        scorers: Vec<Role>,
        /// Whether the host gives its own view.
        self_assessment: bool,
        /// Only the pairs of this assignment score.
        assigned: Option<AssignmentId>,
        /// Sheets are taken only in this block.
        block: Option<BlockId>,
        /// The first round.
        round: ScoringRoundId,
        /// When.
        at: Timestamp,
    },
    /// A further round was opened.
    RoundOpened {
        /// Of which scoring.
        scoring: ScoringId,
        /// The round.
        round: ScoringRoundId,
        /// What is asked; empty means everything.
        cells: Vec<Cell>,
        /// Sheets are taken only in this block.
        block: Option<BlockId>,
        /// When.
        at: Timestamp,
    },
    /// A sheet was saved, and handed in if it says so.
    Saved {
        /// Of which scoring.
        scoring: ScoringId,
        /// In which round.
        round: ScoringRoundId,
        /// What is scored.
        subject: Subject,
        /// Whose sheet, as a pseudonym.
        author: Author,
        /// Whether it is the host's view of itself.
        own_view: bool,
        /// The answers.
        answers: Vec<Given>,
        /// Why the view changed.
        change: Option<Text>,
        /// Whether it is handed in.
        handed_in: bool,
    },
    /// A sheet was handed in without values.
    Abstained {
        /// Of which scoring.
        scoring: ScoringId,
        /// In which round.
        round: ScoringRoundId,
        /// What is scored.
        subject: Subject,
        /// Whose sheet, as a pseudonym.
        author: Author,
        /// Whether it is the host's view of itself.
        own_view: bool,
    },
    /// A sheet was given back to be worked on. It names the person and not the pseudonym, so that the log itself does not
    /// join the two.
    TakenBack {
        /// Of which scoring.
        scoring: ScoringId,
        /// In which round.
        round: ScoringRoundId,
        /// What is scored.
        subject: Subject,
        /// Whose.
        seat: SeatId,
        /// Why.
        reason: Text,
    },
    /// The pen of somebody's sheets went to another hand.
    Delegated {
        /// Of which scoring.
        scoring: ScoringId,
        /// In which round.
        round: ScoringRoundId,
        /// Whose sheets.
        of: SeatId,
        /// Who writes them.
        to: SeatId,
    },
    /// A round was counted.
    Counted {
        /// Of which scoring.
        scoring: ScoringId,
        /// The round.
        round: ScoringRoundId,
        /// What came of each cell.
        cells: Vec<CellResult>,
        /// What came of each subject.
        subjects: Vec<SubjectResult>,
    },
    /// A round ended with the workshop days and was never counted: its sheets are dropped.
    Lapsed {
        /// Of which scoring.
        scoring: ScoringId,
        /// The round.
        round: ScoringRoundId,
    },
    /// A scoring ended.
    Finished {
        /// Which.
        scoring: ScoringId,
    },
    /// The results of all rounds counted so far were shown to the room.
    Shown {
        /// Of which scoring.
        scoring: ScoringId,
    },
    /// A view of counted results on a newer version was made.
    Rescaled {
        /// Of which scoring.
        scoring: ScoringId,
        /// Onto which version.
        version: u32,
        /// What became of each criterion.
        map: Vec<CriterionMap>,
        /// Why.
        reason: Text,
        /// By whom.
        by: SeatId,
        /// When.
        at: Timestamp,
        /// The figures of the last round on the new scale.
        cells: Vec<CellResult>,
    },
}

/// One answer of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// To which criterion.
    pub criterion: String,
    /// The value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub value: Option<Value>,
    /// The comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub comment: Option<Text>,
    /// The evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub evidence: Option<Text>,
    /// How sure, 1 to 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub confidence: Option<u8>,
}

impl Event {
    /// Whether it opens a round, and with it a scope that needs a key for each seat.
    pub fn opens_round(&self) -> bool {
        matches!(self, Self::Opened { .. } | Self::RoundOpened { .. })
    }

    /// The author whose name this event protects.
    pub fn author(&self) -> Option<Author> {
        match self {
            Self::Saved { author, .. } | Self::Abstained { author, .. } => Some(*author),
            Self::Set { .. }
            | Self::Reworded { .. }
            | Self::Translated { .. }
            | Self::Retired { .. }
            | Self::Opened { .. }
            | Self::RoundOpened { .. }
            | Self::TakenBack { .. }
            | Self::Delegated { .. }
            | Self::Counted { .. }
            | Self::Lapsed { .. }
            | Self::Finished { .. }
            | Self::Shown { .. }
            | Self::Rescaled { .. } => None,
        }
    }
}

//! What screens show of this noun.

use serde::{Deserialize, Serialize};

use super::{
    Cell, CriterionMap, Given, OwnView, Rubric, RubricState, Score, ScoringState, SheetStatus,
    Subject, Wording,
};
use crate::id::{AssignmentId, BlockId, RubricId, ScoringId, ScoringRoundId, SeatId};
use crate::keys::Pseudonym;
use crate::people::Role;
use crate::text::Text;
use crate::time::Timestamp;
use plenum_judge::scoring::Summary;

/// `rubric/{id}/{version}`: while it is a draft to convenor, desk and interpreters; once a scoring uses it, to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RubricBody {
    /// Its id.
    pub id: RubricId,
    /// The version, from 1.
    pub version: u32,
    /// Whether a newer version exists.
    pub newest: bool,
    /// What may be done with it.
    pub state: RubricState,
    /// The criteria and their scales.
    pub rubric: Rubric,
    /// Corrections of wording since it came into use, oldest first.
    pub corrections: Vec<CorrectionLine>,
}

/// A correction of wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CorrectionLine {
    /// Where.
    pub place: Wording,
    /// How it read before.
    pub before: Text,
    /// Why it was changed.
    pub reason: Text,
    /// By whom.
    pub by: SeatId,
    /// When.
    pub at: Timestamp,
}

/// `scoring/{id}`, to peers and desk, to all who have a sheet, and to the room once shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ScoringBody {
    /// Its id.
    pub id: ScoringId,
    /// Its printed number, such as `SC1`.
    pub number: String,
    /// What is asked.
    pub title: Text,
    /// By which rubric.
    pub rubric: RubricId,
    /// In which version.
    pub version: u32,
    /// What is scored, in order.
    pub subjects: Vec<Subject>,
    /// Who scores.
    pub scorers: Vec<Role>,
    /// Whether the host gives its own view.
    pub self_assessment: bool,
    /// Only the pairs of this assignment score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub assigned: Option<AssignmentId>,
    /// What happens now.
    pub state: ScoringState,
    /// Whether sheets are taken at this moment.
    pub open: bool,
    /// How many people score.
    pub people: u32,
    /// The rounds, oldest first; the last one is the running one while the scoring is open.
    pub rounds: Vec<RoundLine>,
}

/// A round of a scoring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RoundLine {
    /// Its id.
    pub id: ScoringRoundId,
    /// Its number, from 1.
    pub n: u32,
    /// What is asked; empty means everything.
    pub cells: Vec<Cell>,
    /// Sheets are taken only in this block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub block: Option<BlockId>,
    /// Whether it is counted.
    pub counted: bool,
    /// Whether the room sees its results.
    pub shown: bool,
    /// Whether it ended with the workshop days, uncounted.
    pub lapsed: bool,
}

/// `my_sheet/{scoring}/{subject}` to the one who writes it, and `my_sheet/{scoring}/{subject}/{seat}` where it is
/// somebody else's whose pen one holds. The subject is its id, or `programme`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MySheetBody {
    /// Of which scoring.
    pub scoring: ScoringId,
    /// In which round.
    pub round: ScoringRoundId,
    /// What is scored.
    pub subject: Subject,
    /// Whether it is the host's view of itself.
    pub own_view: bool,
    /// Whose sheet it is, where it is not one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub of: Option<SeatId>,
    /// What to name it by in commands, where it is not one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub sheet: Option<Pseudonym>,
    /// The criteria to answer, in order.
    pub criteria: Vec<String>,
    /// How far it is.
    pub status: SheetStatus,
    /// Rises with each save; send it back with the next one.
    pub revision: u32,
    /// What is answered.
    pub answers: Vec<Given>,
    /// Why the view changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub change: Option<Text>,
    /// Why it was given back, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub taken_back: Option<Text>,
}

/// `my_pen/{scoring}`, to one person whose sheets another writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MyPenBody {
    /// Of which scoring.
    pub scoring: ScoringId,
    /// Who writes.
    pub with: SeatId,
}

/// `progress/{scoring}`, to the desk while a round runs: who is done, by name, and never what they wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ScoringProgressBody {
    /// Of which scoring.
    pub scoring: ScoringId,
    /// How many sheets are handed in, abstentions included.
    pub done: u32,
    /// How many there should be.
    pub of: u32,
    /// Each person's part.
    pub people: Vec<ScorerLine>,
}

/// One person's part of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ScorerLine {
    /// Whose sheets.
    pub seat: SeatId,
    /// Who writes them, where it is somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub pen: Option<SeatId>,
    /// What is handed in, abstentions included.
    pub done: Vec<Subject>,
    /// What is begun.
    pub begun: Vec<Subject>,
    /// What is not.
    pub missing: Vec<Subject>,
}

/// `scores/{scoring}/{round}`: what a counted round says; to peers, facilitator and rapporteur, and to the room once shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ScoresBody {
    /// Of which scoring.
    pub scoring: ScoringId,
    /// Which round.
    pub round: ScoringRoundId,
    /// Its number, from 1.
    pub n: u32,
    /// By which rubric.
    pub rubric: RubricId,
    /// In which version.
    pub version: u32,
    /// Widest spread first; ties by range, then by subject and criterion in their order. What is withheld comes last.
    pub cells: Vec<CellBody>,
    /// The subjects, in their order.
    pub subjects: Vec<SubjectBody>,
}

/// One criterion of one subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CellBody {
    /// What was scored.
    pub subject: Subject,
    /// By which criterion.
    pub criterion: String,
    /// Its place by spread, widest first, from 1; none where the figures are withheld.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub spread_place: Option<u32>,
    /// How many sheets were handed in for it, abstentions included.
    pub answered: u32,
    /// How many were not.
    pub missing: u32,
    /// How many abstained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub abstained: Option<u32>,
    /// How many found it not applicable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub not_applicable: Option<u32>,
    /// The figures; absent where fewer than five people gave a value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub summary: Option<Summary>,
    /// What each number of the histogram counts: points, steps or per cent, from the lowest.
    pub steps: Vec<u32>,
    /// How sure they were, 1 to 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub confidence: Option<Summary>,
    /// Comments, shuffled, without names.
    pub comments: Vec<Text>,
    /// Evidence, shuffled, without names.
    pub evidence: Vec<Text>,
    /// What to say of the figures in one sentence.
    pub explanation: Explanation,
    /// What the round before said, if it asked the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub before: Option<Summary>,
}

/// One subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SubjectBody {
    /// What was scored.
    pub subject: Subject,
    /// How many sheets were handed in, abstentions included.
    pub answered: u32,
    /// How many were not.
    pub missing: u32,
    /// How many abstained from all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub abstained: Option<u32>,
    /// The score over its criteria.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub score: Option<Score>,
    /// Why views changed since the round before, without names.
    pub changes: Vec<Text>,
    /// The host's agreed view of itself, beside the others' and never mixed with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub own_view: Option<Vec<OwnView>>,
}

/// The facts of one sentence about a figure; the words are made in the page: "median of 8 ratings, two groups far apart".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "says", rename_all = "snake_case")]
pub enum Explanation {
    /// Fewer than five people: "all have answered", or how many are missing.
    Withheld {
        /// How many answered.
        answered: u32,
        /// How many did not.
        missing: u32,
    },
    /// Everybody abstained or found it not applicable, or it takes words only.
    NoValues {
        /// How many answered.
        answered: u32,
    },
    /// All gave the same.
    Agreed {
        /// How many values.
        n: u32,
    },
    /// The values lie side by side.
    Median {
        /// How many values.
        n: u32,
        /// How many abstained or found it not applicable.
        without: u32,
    },
    /// Two groups of at least a quarter each, with nobody on at least one step between them.
    Apart {
        /// How many values.
        n: u32,
        /// How many lie below the gap.
        below: u32,
        /// How many lie above it.
        above: u32,
        /// How many abstained or found it not applicable.
        without: u32,
    },
}

/// `rescaled/{scoring}/{version}`: a view of the last counted round on a newer version; audiences as `scores`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RescaledBody {
    /// Of which scoring.
    pub scoring: ScoringId,
    /// Which round it was made of.
    pub round: ScoringRoundId,
    /// The version it was answered on.
    pub from: u32,
    /// The version of this view.
    pub version: u32,
    /// What became of each criterion.
    pub map: Vec<CriterionMap>,
    /// Why.
    pub reason: Text,
    /// By whom.
    pub by: SeatId,
    /// When.
    pub at: Timestamp,
    /// The figures, in the order of `scores`.
    pub cells: Vec<CellBody>,
}

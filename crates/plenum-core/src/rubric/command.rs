//! Commands about rubrics and scorings: make, open, fill in, hand in, count, show.

use serde::{Deserialize, Serialize};

use super::{Cell, FileForm, RubricInput, RubricTemplate, Subject, Wording};
use crate::id::{AssignmentId, BlockId, RubricId, ScoringId, SeatId};
use crate::keys::Pseudonym;
use crate::people::Role;
use crate::text::{TextInput, WordsInput};

/// What can be asked for. In JSON: `{"noun": "rubric", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "RubricCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Makes a rubric of a shipped one.
    UseTemplate {
        /// The id of the new rubric, made by the sender.
        rubric: RubricId,
        /// Which one.
        template: RubricTemplate,
    },
    /// Makes a rubric of a file, or replaces its newest version while that is a draft.
    Import {
        /// Its id, made by the sender.
        rubric: RubricId,
        /// The form of the file.
        form: FileForm,
        /// The file.
        file: String,
    },
    /// Makes a rubric, or replaces its newest version while that is a draft.
    Set {
        /// Its id, made by the sender.
        rubric: RubricId,
        /// All of it.
        content: RubricInput,
    },
    /// Changes the shape of a rubric in use: a new version, as a draft. What was answered stays with its version.
    NewVersion {
        /// Which one.
        rubric: RubricId,
        /// All of it.
        content: RubricInput,
    },
    /// Corrects one text of the newest version. Once it is in use this needs a reason and stays on record.
    Reword {
        /// Which one.
        rubric: RubricId,
        /// Where the text stands.
        place: Wording,
        /// The text, with all its translations.
        text: TextInput,
        /// Why.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Adds a translation to one text of the newest version.
    Translate {
        /// Which one.
        rubric: RubricId,
        /// Where the text stands.
        place: Wording,
        /// The translation.
        words: WordsInput,
    },
    /// Takes a rubric out of use; scorings that run go on.
    Retire {
        /// Which one.
        rubric: RubricId,
    },
    /// Opens a scoring with its first round. Its id is derived from the command.
    Open {
        /// By which rubric; its newest version.
        rubric: RubricId,
        /// What is asked of whom.
        title: TextInput,
        /// What is scored.
        subjects: Vec<Subject>,
        /// Who scores; empty means the peers.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<Role>>"))]
        scorers: Vec<Role>,
        /// Whether the host gives its own view beside the others'.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
        self_assessment: bool,
        /// Only the pairs of this assignment score.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<AssignmentId>"))]
        assigned: Option<AssignmentId>,
        /// Sheets are taken only while this block runs; none takes them at any time.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<BlockId>"))]
        block: Option<BlockId>,
    },
    /// Saves a sheet as it is; what is left out is not answered yet. A sheet that was handed in stays handed in and must
    /// stay complete.
    SaveSheet {
        /// Which scoring.
        scoring: ScoringId,
        /// Of what.
        subject: Subject,
        /// The revision that was edited; 0 for a new sheet.
        revision: u32,
        /// What is answered.
        answers: Vec<Answer>,
        /// In a second round: why the view changed.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        change: Option<TextInput>,
        /// Somebody else's sheet that one holds the pen of, as `my_sheet` names it.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Pseudonym>"))]
        sheet: Option<Pseudonym>,
    },
    /// Hands a sheet in, with these answers.
    SubmitSheet {
        /// Which scoring.
        scoring: ScoringId,
        /// Of what.
        subject: Subject,
        /// The revision that was edited; 0 for a new sheet.
        revision: u32,
        /// What is answered.
        answers: Vec<Answer>,
        /// In a second round: why the view changed.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        change: Option<TextInput>,
        /// Somebody else's sheet that one holds the pen of.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Pseudonym>"))]
        sheet: Option<Pseudonym>,
    },
    /// Hands a sheet in without values, on purpose.
    Abstain {
        /// Which scoring.
        scoring: ScoringId,
        /// Of what.
        subject: Subject,
        /// The revision that was seen; 0 for a new sheet.
        revision: u32,
        /// Somebody else's sheet that one holds the pen of.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Pseudonym>"))]
        sheet: Option<Pseudonym>,
    },
    /// Gives a sheet back to be worked on, with a reason its owner reads.
    TakeBack {
        /// Which scoring.
        scoring: ScoringId,
        /// Of what.
        subject: Subject,
        /// Whose.
        seat: SeatId,
        /// Why.
        reason: TextInput,
    },
    /// Hands the pen over, for one's sheets of the running round: to a colleague, or back to oneself.
    Delegate {
        /// Which scoring.
        scoring: ScoringId,
        /// Whose sheets; none means one's own.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<SeatId>"))]
        of: Option<SeatId>,
        /// Who writes from now on; of the same organisation.
        to: SeatId,
    },
    /// Counts the round: results are made, the link to the scorers is cut.
    CloseRound {
        /// Which scoring.
        scoring: ScoringId,
        /// Overrides missing sheets.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Opens a further round on some cells.
    OpenRound {
        /// Which scoring.
        scoring: ScoringId,
        /// What is asked again; empty means everything.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<Cell>>"))]
        cells: Vec<Cell>,
        /// Sheets are taken only while this block runs; none takes them at any time.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<BlockId>"))]
        block: Option<BlockId>,
    },
    /// Ends a scoring; no further round.
    Finish {
        /// Which one.
        scoring: ScoringId,
    },
    /// Lets the room and the projector see the results of all rounds counted so far.
    Show {
        /// Which scoring.
        scoring: ScoringId,
    },
    /// Makes a view of counted results on a newer version of the rubric. The results themselves stay as they are.
    Rescale {
        /// Which scoring.
        scoring: ScoringId,
        /// Onto which version of its rubric.
        version: u32,
        /// What becomes of each criterion; what is not named is left out of the view.
        map: Vec<CriterionMap>,
        /// Why.
        reason: TextInput,
    },
}

/// The answer to one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Which one.
    pub criterion: String,
    /// The value; none where there is only a comment so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Value>"))]
    pub value: Option<Value>,
    /// A comment, shown without a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
    pub comment: Option<TextInput>,
    /// Where it can be seen: a link or a reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
    pub evidence: Option<TextInput>,
    /// How sure one is: 1 not very, 2 fairly, 3 very.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<u8>"))]
    pub confidence: Option<u8>,
}

/// A value on the scale of its criterion. In JSON: `{"step": 7}` or `"not_applicable"`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A level by key.
    Level(String),
    /// A step of a range, or a number of points.
    Step(u32),
    /// The statements of an error list that do not hold; none may be named.
    Failed(Vec<String>),
    /// It cannot be judged here. An answer, and no number.
    NotApplicable,
}

/// What becomes of a criterion in a view on a newer version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CriterionMap {
    /// The criterion that was answered.
    pub from: String,
    /// The criterion of the newer version.
    pub to: String,
    /// What each value becomes; every value of the old scale, once.
    pub values: Vec<ValueMap>,
}

/// What becomes of a value: points of a level, a step, or per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ValueMap {
    /// The value on the old scale.
    pub from: u32,
    /// The value on the new scale.
    pub to: u32,
}

//! A rubric as a person or a file brings it: the form of commands, of the shipped data and of JSON files. Nothing in it
//! is believed before `check` has read it.

use serde::{Deserialize, Serialize};

use super::{Asked, Criterion, Direction, Level, Rubric, Scale, Statement, StepLabel};
use crate::text::{Text, TextInput, Words, WordsInput};

/// A rubric as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RubricInput {
    /// Its title.
    pub title: TextInput,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
    pub explanation: Option<TextInput>,
    /// The criteria, in order.
    pub criteria: Vec<CriterionInput>,
}

/// A criterion as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CriterionInput {
    /// Its stable name inside the rubric, such as `S3`: 1 to 40 of the letters a-z and A-Z, digits, `_`, `-`, `.`.
    pub key: String,
    /// What is asked.
    pub prompt: TextInput,
    /// How to judge it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
    pub explanation: Option<TextInput>,
    /// The group it stands in, such as a domain of a profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
    pub group: Option<TextInput>,
    /// Its weight in the score of a subject, 0 to 100; 0 is shown and not counted.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
    pub weight: u32,
    /// Which end of the scale is the good one.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Direction>"))]
    pub direction: Direction,
    /// Whether a comment is asked for.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Asked>"))]
    pub comment: Asked,
    /// Whether a link or reference to evidence is asked for.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Asked>"))]
    pub evidence: Asked,
    /// Whether "not applicable" is an answer.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
    pub not_applicable: bool,
    /// Whether one says how sure one is, from 1 to 3.
    #[serde(default, skip_serializing_if = "is_default")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
    pub confidence: bool,
    /// How it is answered.
    pub scale: ScaleInput,
}

/// A scale as it is sent. In JSON: `{"is": "range", "lowest": 1, "highest": 9}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum ScaleInput {
    /// One of several described levels.
    Levels {
        /// The levels, from the lowest points to the highest.
        levels: Vec<LevelInput>,
    },
    /// A whole number of a range, whose steps may have labels.
    Range {
        /// The lowest step.
        lowest: u32,
        /// The highest step.
        highest: u32,
        /// Labels of steps, if any.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<StepInput>>"))]
        labels: Vec<StepInput>,
    },
    /// A number of points from 0 on.
    Points {
        /// The most that can be given.
        most: u32,
    },
    /// Statements answered with yes or no; each that does not hold is an error of its weight.
    Errors {
        /// The statements.
        statements: Vec<StatementInput>,
        /// What a number of errors is worth.
        grades: Vec<ErrorGrade>,
    },
    /// Words only; the comment is required then.
    Words {},
    /// The scale of an earlier criterion.
    Like {
        /// Which one.
        criterion: String,
    },
}

/// A level as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LevelInput {
    /// Its stable name inside the criterion.
    pub key: String,
    /// What it is worth.
    pub points: u32,
    /// A word for it.
    pub label: TextInput,
    /// What is true at this level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
    pub descriptor: Option<TextInput>,
}

/// The label of a step of a range as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct StepInput {
    /// The step.
    pub value: u32,
    /// Its label.
    pub label: TextInput,
    /// Its colour as `#RRGGBB`; never the only sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub colour: Option<String>,
}

/// A statement of an error list as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct StatementInput {
    /// Its stable name inside the criterion.
    pub key: String,
    /// What should hold.
    pub statement: TextInput,
    /// How many errors it is when it does not hold.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<u32>"))]
    pub weight: u32,
}

/// A line of the mapping of an error list: from this many errors on, this grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ErrorGrade {
    /// From this many errors on, 1 or more.
    pub errors: u32,
    /// The grade in per cent. Without an error it is 100.
    pub percent: u32,
}

/// A rubric as it would be sent again: what an export writes.
impl From<&Rubric> for RubricInput {
    fn from(rubric: &Rubric) -> Self {
        Self {
            title: sent(&rubric.title),
            explanation: rubric.explanation.as_ref().map(sent),
            criteria: rubric.criteria.iter().map(CriterionInput::from).collect(),
        }
    }
}

impl From<&Criterion> for CriterionInput {
    fn from(criterion: &Criterion) -> Self {
        Self {
            key: criterion.key.clone(),
            prompt: sent(&criterion.prompt),
            explanation: criterion.explanation.as_ref().map(sent),
            group: criterion.group.as_ref().map(sent),
            weight: criterion.weight,
            direction: criterion.direction,
            comment: criterion.comment,
            evidence: criterion.evidence,
            not_applicable: criterion.not_applicable,
            confidence: criterion.confidence,
            scale: ScaleInput::from(&criterion.scale),
        }
    }
}

impl From<&Scale> for ScaleInput {
    fn from(scale: &Scale) -> Self {
        let level = |level: &Level| LevelInput {
            key: level.key.clone(),
            points: level.points,
            label: sent(&level.label),
            descriptor: level.descriptor.as_ref().map(sent),
        };
        let step = |step: &StepLabel| StepInput {
            value: step.value,
            label: sent(&step.label),
            colour: step.colour.clone(),
        };
        let statement = |line: &Statement| StatementInput {
            key: line.key.clone(),
            statement: sent(&line.statement),
            weight: line.weight,
        };
        match scale {
            Scale::Levels { levels } => Self::Levels {
                levels: levels.iter().map(level).collect(),
            },
            Scale::Range {
                lowest,
                highest,
                labels,
            } => Self::Range {
                lowest: *lowest,
                highest: *highest,
                labels: labels.iter().map(step).collect(),
            },
            Scale::Points { most } => Self::Points { most: *most },
            Scale::Errors { statements, grades } => Self::Errors {
                statements: statements.iter().map(statement).collect(),
                grades: grades.clone(),
            },
            Scale::Words {} => Self::Words {},
        }
    }
}

fn sent(text: &Text) -> TextInput {
    let words = |words: &Words| WordsInput {
        lang: words.lang.clone(),
        text: words.text.clone(),
    };
    TextInput {
        lang: text.original.lang.clone(),
        text: text.original.text.clone(),
        translations: text.translations.iter().map(words).collect(),
    }
}

fn one() -> u32 {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
fn is_one(value: &u32) -> bool {
    *value == 1
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

//! A rubric that was checked: criteria with their scales, and what can be read from them.

use serde::{Deserialize, Serialize};

use super::{Asked, Direction, ErrorGrade, Wording};
use crate::text::Text;

/// What is judged and how. Its keys, order, weights and points are its shape; the texts are its wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// Its title.
    pub title: Text,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub explanation: Option<Text>,
    /// The criteria, in order.
    pub criteria: Vec<Criterion>,
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its stable name inside the rubric.
    pub key: String,
    /// What is asked.
    pub prompt: Text,
    /// How to judge it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub explanation: Option<Text>,
    /// The group it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub group: Option<Text>,
    /// Its weight in the score of a subject; 0 is shown and not counted.
    pub weight: u32,
    /// Which end of the scale is the good one.
    pub direction: Direction,
    /// Whether a comment is asked for.
    pub comment: Asked,
    /// Whether evidence is asked for.
    pub evidence: Asked,
    /// Whether "not applicable" is an answer.
    pub not_applicable: bool,
    /// Whether one says how sure one is.
    pub confidence: bool,
    /// How it is answered.
    pub scale: Scale,
}

/// A scale. In JSON: `{"is": "range", "lowest": 1, "highest": 9, "labels": []}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Scale {
    /// One of several described levels, from the lowest points to the highest.
    Levels {
        /// The levels.
        levels: Vec<Level>,
    },
    /// A whole number of a range.
    Range {
        /// The lowest step.
        lowest: u32,
        /// The highest step.
        highest: u32,
        /// Labels of steps.
        labels: Vec<StepLabel>,
    },
    /// A number of points from 0 on.
    Points {
        /// The most that can be given.
        most: u32,
    },
    /// Statements answered with yes or no.
    Errors {
        /// The statements.
        statements: Vec<Statement>,
        /// What a number of errors is worth, by rising number.
        grades: Vec<ErrorGrade>,
    },
    /// Words only.
    Words {},
}

/// One level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Its stable name inside the criterion.
    pub key: String,
    /// What it is worth.
    pub points: u32,
    /// A word for it.
    pub label: Text,
    /// What is true at this level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub descriptor: Option<Text>,
}

/// The label of a step of a range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct StepLabel {
    /// The step.
    pub value: u32,
    /// Its label.
    pub label: Text,
    /// Its colour as `#RRGGBB`; never the only sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub colour: Option<String>,
}

/// A statement of an error list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its stable name inside the criterion.
    pub key: String,
    /// What should hold.
    pub statement: Text,
    /// How many errors it is when it does not hold.
    pub weight: u32,
}

impl Rubric {
    /// A criterion by key, with its number from 1.
    pub fn criterion(&self, key: &str) -> Option<(u32, &Criterion)> {
        let numbered = (1..).zip(&self.criteria);
        numbered.into_iter().find(|(_, c)| c.key == key)
    }

    /// The text in a place, to be changed.
    pub(super) fn text_mut(&mut self, place: &Wording) -> Option<&mut Text> {
        match place {
            Wording::Title => Some(&mut self.title),
            Wording::Explanation => self.explanation.as_mut(),
            Wording::Prompt(key) => self.of(key).map(|c| &mut c.prompt),
            Wording::About(key) => self.of(key)?.explanation.as_mut(),
            Wording::Group(key) => self.of(key)?.group.as_mut(),
            Wording::Level(key, level) => self.of(key)?.level_mut(level).map(|l| &mut l.label),
            Wording::Descriptor(key, level) => self.of(key)?.level_mut(level)?.descriptor.as_mut(),
            Wording::Step(key, value) => self.of(key)?.step_mut(*value),
            Wording::Statement(key, statement) => self.of(key)?.statement_mut(statement),
        }
    }

    fn of(&mut self, key: &str) -> Option<&mut Criterion> {
        self.criteria.iter_mut().find(|c| c.key == key)
    }

    /// The text in a place.
    pub fn text(&self, place: &Wording) -> Option<&Text> {
        let of = |key: &String| self.criteria.iter().find(|c| c.key == *key);
        match place {
            Wording::Title => Some(&self.title),
            Wording::Explanation => self.explanation.as_ref(),
            Wording::Prompt(key) => of(key).map(|c| &c.prompt),
            Wording::About(key) => of(key)?.explanation.as_ref(),
            Wording::Group(key) => of(key)?.group.as_ref(),
            Wording::Level(key, level) => of(key)?.level(level).map(|l| &l.label),
            Wording::Descriptor(key, level) => of(key)?.level(level)?.descriptor.as_ref(),
            Wording::Step(key, value) => match &of(key)?.scale {
                Scale::Range { labels, .. } => {
                    labels.iter().find(|l| l.value == *value).map(|l| &l.label)
                }
                Scale::Levels { .. }
                | Scale::Points { .. }
                | Scale::Errors { .. }
                | Scale::Words {} => None,
            },
            Wording::Statement(key, name) => of(key)?
                .statements()
                .iter()
                .find(|s| s.key == *name)
                .map(|s| &s.statement),
        }
    }
}

impl Criterion {
    /// Whether it is answered with a value.
    pub fn has_values(&self) -> bool {
        !matches!(self.scale, Scale::Words {})
    }

    /// Whether its values enter the score of a subject.
    pub fn counts(&self) -> bool {
        self.has_values() && self.weight > 0 && self.direction != Direction::Neutral
    }

    /// A level by key.
    pub fn level(&self, key: &str) -> Option<&Level> {
        self.levels().iter().find(|level| level.key == key)
    }

    /// The statements of an error list; of other scales none.
    pub fn statements(&self) -> &[Statement] {
        match &self.scale {
            Scale::Errors { statements, .. } => statements,
            Scale::Levels { .. } | Scale::Range { .. } | Scale::Points { .. } | Scale::Words {} => {
                &[]
            }
        }
    }

    fn levels(&self) -> &[Level] {
        match &self.scale {
            Scale::Levels { levels } => levels,
            Scale::Range { .. } | Scale::Points { .. } | Scale::Errors { .. } | Scale::Words {} => {
                &[]
            }
        }
    }

    fn level_mut(&mut self, key: &str) -> Option<&mut Level> {
        match &mut self.scale {
            Scale::Levels { levels } => levels.iter_mut().find(|level| level.key == key),
            Scale::Range { .. } | Scale::Points { .. } | Scale::Errors { .. } | Scale::Words {} => {
                None
            }
        }
    }

    fn step_mut(&mut self, value: u32) -> Option<&mut Text> {
        match &mut self.scale {
            Scale::Range { labels, .. } => labels
                .iter_mut()
                .find(|label| label.value == value)
                .map(|label| &mut label.label),
            Scale::Levels { .. }
            | Scale::Points { .. }
            | Scale::Errors { .. }
            | Scale::Words {} => None,
        }
    }

    fn statement_mut(&mut self, key: &str) -> Option<&mut Text> {
        match &mut self.scale {
            Scale::Errors { statements, .. } => statements
                .iter_mut()
                .find(|statement| statement.key == key)
                .map(|statement| &mut statement.statement),
            Scale::Levels { .. } | Scale::Range { .. } | Scale::Points { .. } | Scale::Words {} => {
                None
            }
        }
    }
}

impl Scale {
    /// The lowest and the highest value; none where there are words only. Of an error list it is per cent.
    pub fn bounds(&self) -> Option<(u32, u32)> {
        match self {
            Self::Levels { levels } => Some((levels.first()?.points, levels.last()?.points)),
            Self::Range {
                lowest, highest, ..
            } => Some((*lowest, *highest)),
            Self::Points { most } => Some((0, *most)),
            Self::Errors { .. } => Some((0, 100)),
            Self::Words {} => None,
        }
    }

    /// The values that an answer can have, from the lowest to the highest: the steps of a histogram.
    pub fn steps(&self) -> Vec<u32> {
        match self {
            Self::Levels { levels } => levels.iter().map(|level| level.points).collect(),
            Self::Range {
                lowest, highest, ..
            } => (*lowest..=*highest).collect(),
            Self::Points { most } => (0..=*most).collect(),
            Self::Errors { grades, .. } => {
                let mut steps: Vec<u32> = grades.iter().map(|grade| grade.percent).collect();
                steps.push(100);
                steps.sort_unstable();
                steps.dedup();
                steps
            }
            Self::Words {} => Vec::new(),
        }
    }

    /// What a weighted number of errors is worth in per cent: the line with the largest number not above it; none: 100.
    pub fn grade_of_errors(&self, errors: u32) -> u32 {
        match self {
            Self::Errors { grades, .. } => grades
                .iter()
                .rfind(|grade| grade.errors <= errors)
                .map_or(100, |grade| grade.percent),
            Self::Levels { .. } | Self::Range { .. } | Self::Points { .. } | Self::Words {} => 0,
        }
    }
}

//! A rubric as a file, both ways: JSON, and a table for spreadsheets.
//!
//! The table has one line for the rubric and one for each criterion, level, step, statement and grade:
//!
//! ```text
//! kind,criterion,key,points,highest,weight,direction,comment,evidence,not_applicable,confidence,colour,group:en,text:en,about:en
//! rubric,,,,,,,,,,,,,Institute,What it is for
//! range,S1,,1,9,1,higher,optional,no,yes,no,,,Mandate,Is the mandate clear?
//! step,S1,,1,,,,,,,,#ED1C24,,Critical,
//! levels,D1,,,,2,higher,required,no,no,yes,,,Delivery,
//! level,D1,low,0,,,,,,,,,,Behind,More than a year behind
//! points,P1,,10,,1,higher,no,no,no,no,,,Points,
//! errors,E1,,,,1,higher,no,no,no,no,,,Formal errors,
//! statement,E1,dated,,,2,,,,,,,,The report has a date,
//! grade,E1,,1,80,,,,,,,,,,
//! words,W1,,,,,,,,,,,,Strengths,
//! like,S2,S1,,,1,higher,optional,no,yes,no,,,Organisation,
//! ```
//!
//! `points` is the points of a level, the value of a step, the lowest step of a range, the most points, the number of
//! errors of a grade; `highest` is the highest step of a range, the per cent of a grade. `like` takes the scale of the
//! criterion named by `key`. A line that belongs to a criterion stands anywhere below it. Columns may come in any order,
//! and all but `kind` and one `text:…` may be left out. The language of the first `text:…` column is the original; other
//! languages are translations. Where a text has nothing in it, the next language that has something is its original.
//! A cell that a spreadsheet would take for a formula carries a `'` in front.

mod read;
mod table;
mod write;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Problem, RubricInput, Wording};

pub use read::from_csv;
pub use write::to_csv;

/// A fault of a file, by line and column from 1. In a table the column is that of the sheet, in JSON a character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "RubricFileFault"))]
#[error("line {line}, column {column}: {problem:?}")]
#[serde(deny_unknown_fields)]
pub struct FileFault {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// What is wrong there.
    pub problem: FileProblem,
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "RubricFileProblem"))]
#[serde(rename_all = "snake_case")]
pub enum FileProblem {
    /// It is no JSON of a rubric; the parser's words.
    Json(String),
    /// A quoted cell has no end.
    OpenQuote,
    /// There is something after the end of a quoted cell.
    AfterQuote,
    /// The file is empty.
    NoHeader,
    /// The header has a column that is not known.
    UnknownColumn(String),
    /// The header has a column twice.
    ColumnTwice(String),
    /// The header lacks a column.
    ColumnMissing(String),
    /// More cells than the header has.
    TooManyCells,
    /// `kind` is none of those that are known.
    UnknownKind(String),
    /// A number was expected.
    NoNumber(String),
    /// One of these words was expected.
    NoneOf(Vec<String>),
    /// The cell must not be empty.
    Empty,
    /// There is a second line of the rubric.
    SecondTitle,
    /// There is no line of the rubric.
    NoTitle,
    /// The criterion was not named above.
    UnknownCriterion(String),
    /// This line does not belong to a criterion of this scale.
    NotOfThisScale,
    /// The content has a fault; where it is.
    Content(Wording, Problem),
}

/// A rubric as JSON, indented, with a line feed at the end.
pub fn to_json(rubric: &RubricInput) -> String {
    let mut json = serde_json::to_string_pretty(rubric).unwrap_or_default();
    json.push('\n');
    json
}

/// Reads a rubric from JSON. Its content is not checked yet: see [`check`](super::check()).
///
/// # Errors
/// Where the file is no rubric, by line and column.
pub fn from_json(json: &str) -> Result<RubricInput, FileFault> {
    serde_json::from_str(json).map_err(|error| FileFault {
        line: u32::try_from(error.line()).unwrap_or(u32::MAX).max(1),
        column: u32::try_from(error.column()).unwrap_or(u32::MAX).max(1),
        problem: FileProblem::Json(error.to_string()),
    })
}

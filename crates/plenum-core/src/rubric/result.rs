//! What a count found: facts in integers and exact fractions, computed once and kept. They say no name.

use serde::{Deserialize, Serialize};

use super::{Subject, Value};
use crate::text::Text;
use plenum_judge::scoring::Summary;
use plenum_judge::scoring::exact::Fraction;

/// The count of one criterion of one subject.
///
/// Where fewer than five people answered it says how many answered and how many did not, and no more (METHOD 7.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellResult {
    /// What was scored.
    pub subject: Subject,
    /// By which criterion.
    pub criterion: String,
    /// How many sheets were handed in for it, abstentions included.
    pub answered: u32,
    /// How many were not.
    pub missing: u32,
    /// How many abstained; absent where fewer than five people answered.
    pub abstained: Option<u32>,
    /// How many found it not applicable; absent where fewer than five people answered.
    pub not_applicable: Option<u32>,
    /// The figures; absent where fewer than five people gave a value. The histogram has one number for each value that
    /// the scale knows, from the lowest.
    pub summary: Option<Summary>,
    /// How sure they were, 1 to 3; absent where fewer than five people said so.
    pub confidence: Option<Summary>,
    /// Comments, shuffled; none where fewer than five people answered.
    pub comments: Vec<Text>,
    /// Evidence, shuffled by itself; none where fewer than five people answered.
    pub evidence: Vec<Text>,
}

/// The count of one subject over all its criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectResult {
    /// What was scored.
    pub subject: Subject,
    /// How many sheets were handed in, abstentions included.
    pub answered: u32,
    /// How many were not.
    pub missing: u32,
    /// How many abstained from all of it; absent where fewer than five people answered.
    pub abstained: Option<u32>,
    /// The score; absent where a cell that enters it is withheld, or where nothing enters it.
    pub score: Option<Score>,
    /// Why views changed since the round before, shuffled; none where fewer than five people answered.
    pub changes: Vec<Text>,
    /// The host's agreed view of itself, if it was asked for and handed in.
    pub own_view: Option<Vec<OwnView>>,
}

/// The score of a subject: of each sheet the weighted mean of its answered criteria, gaps ignored; over the sheets the
/// mean and the median. Exact, not rounded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// How many sheets gave a value.
    pub n: u32,
    /// In which unit.
    pub unit: ScoreUnit,
    /// The mean over the sheets.
    pub mean: Fraction,
    /// The middle sheet, or the mean of the two middle ones.
    pub median: Fraction,
    /// The lowest sheet.
    pub lowest: Fraction,
    /// The highest sheet.
    pub highest: Fraction,
    /// How many sheets left a weighted criterion without a value.
    pub gaps: u32,
}

/// The unit of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ScoreUnit {
    /// The scale that all its criteria share, from the lowest to the highest value.
    Scale(u32, u32),
    /// Per cent of what each criterion could give, turned round where less is better: the scales differ.
    Percent,
}

/// What the host says of itself on one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OwnView {
    /// Which one.
    pub criterion: String,
    /// The value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub value: Option<Value>,
    /// The value as a number, as it stands in a histogram.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub number: Option<u32>,
    /// The comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub comment: Option<Text>,
}

//! The words of this noun.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::id::{OrganisationId, SubmissionId};
use crate::item::Item;
use crate::prepare::SectionKind;

/// The shipped rubrics. Their content is data with a version: `data/rubrics/{name}.v1.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RubricTemplate {
    /// A profile of a whole city: 4 domains of 7 perspectives, nine points (METHOD 8).
    Circles,
    /// Relevance, governance, delivery, evidence of effect, transferability.
    ProgrammeReview,
    /// Importance and feasibility, nine points.
    RecommendationRating,
    /// What is strong and what is hard, in words only.
    StrengthsChallenges,
    /// The eight criteria of the institute of Seoul, nine points.
    Institute,
}

impl RubricTemplate {
    /// All shipped rubrics, in the order of lists.
    pub const ALL: [Self; 5] = [
        Self::Circles,
        Self::ProgrammeReview,
        Self::RecommendationRating,
        Self::StrengthsChallenges,
        Self::Institute,
    ];
}

/// The life of a rubric version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RubricState {
    /// May change in every way.
    Draft,
    /// Somebody has answered: the shape is frozen, the wording may still be corrected.
    InUse,
    /// No new scoring may use it.
    Retired,
}

/// Which end of a scale is the good one.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    #[default]
    Higher,
    /// Less is better: the value is turned round before it enters a score in per cent.
    Lower,
    /// Neither: a description that enters no score.
    Neutral,
}

/// Whether something beside the value is asked for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// Not taken.
    #[default]
    No,
    /// Taken if given.
    Optional,
    /// A sheet cannot be handed in without it.
    Required,
}

/// Where a text of a rubric stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// The title of the rubric.
    Title,
    /// The explanation of the rubric.
    Explanation,
    /// The prompt of a criterion.
    Prompt(String),
    /// The explanation of a criterion.
    About(String),
    /// The group that a criterion stands in, such as a domain.
    Group(String),
    /// The label of a level: criterion and level.
    Level(String, String),
    /// The descriptor of a level: criterion and level.
    Descriptor(String, String),
    /// The label of a step of a range: criterion and value.
    Step(String, u32),
    /// A statement of an error list: criterion and statement.
    Statement(String, String),
}

/// What is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The programme under review; it belongs to the host.
    Programme,
    /// A thing of the workshop.
    Item(Item),
    /// Something handed in for review.
    Submission(SubmissionId),
    /// An organisation.
    Organisation(OrganisationId),
}

impl Subject {
    /// The number that stands for this subject in pseudonyms and in the keys of records.
    pub fn uuid(self) -> Uuid {
        match self {
            Self::Programme => Uuid::nil(),
            Self::Submission(id) => id.0,
            Self::Organisation(id) => id.0,
            Self::Item(item) => of_item(item),
        }
    }
}

/// A part of the initial report has no id of its own: a small number stands for it.
fn of_item(item: Item) -> Uuid {
    let section = |section: SectionKind| Uuid::from_u128(1 + section as u128);
    match item {
        Item::Section(kind) => section(kind),
        Item::Block(id) => id.0,
        Item::Hypothesis(id) => id.0,
        Item::Question(id) => id.0,
        Item::Request(id) => id.0,
        Item::Invitation(id) => id.0,
        Item::Entry(id) => id.0,
        Item::Cluster(id) => id.0,
        Item::Presentation(id) => id.0,
        Item::Note(id) => id.0,
        Item::Recommendation(id) | Item::Stance(id) => id.0,
        Item::Action(id) => id.0,
        Item::Conclusion(id) => id.0,
        Item::Rubric(id) => id.0,
        Item::Scoring(id) => id.0,
    }
}

/// How far a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SheetStatus {
    /// Nothing was saved.
    Empty,
    /// Saved and not handed in.
    Draft,
    /// Handed in without values, on purpose.
    Abstained,
    /// Handed in.
    Submitted,
}

impl SheetStatus {
    /// Whether nobody waits for this sheet any more.
    pub fn is_done(self) -> bool {
        self >= Self::Abstained
    }
}

/// The life of a scoring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ScoringState {
    /// A round takes sheets.
    Open,
    /// The last round is counted; another may be opened.
    Counted,
    /// No further round.
    Finished,
}

/// One criterion of one subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// What is scored.
    pub subject: Subject,
    /// By which criterion.
    pub criterion: String,
}

/// The form of a file that holds a rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FileForm {
    /// JSON, as a [`RubricInput`](super::RubricInput).
    Json,
    /// A table, one line a criterion, level, step, statement or grade.
    Csv,
}

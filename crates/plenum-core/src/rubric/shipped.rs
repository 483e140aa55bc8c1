//! The rubrics that come with the program: data with a version, never code.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{RubricInput, RubricTemplate};

/// A shipped rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shipped {
    /// Which one.
    pub name: RubricTemplate,
    /// Its version, from 1. A rubric made of it keeps what it was made with.
    pub version: u32,
    /// What it says.
    pub rubric: RubricInput,
}

/// The newest version of a shipped rubric.
pub fn shipped(name: RubricTemplate) -> Option<&'static Shipped> {
    static ALL: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
        let read = |source: &&str| {
            #[expect(
                clippy::expect_used,
                reason = "the files are part of the program and read in a test"
            )]
            serde_json::from_str(source).expect("a shipped rubric is well-formed")
        };
        SOURCES.iter().map(read).collect()
    });
    let of_name = ALL.iter().filter(|shipped| shipped.name == name);
    of_name.max_by_key(|shipped| shipped.version)
}

const SOURCES: [&str; 5] = [
    include_str!("../../data/rubrics/circles.v1.json"),
    include_str!("../../data/rubrics/programme_review.v1.json"),
    include_str!("../../data/rubrics/recommendation_rating.v1.json"),
    include_str!("../../data/rubrics/strengths_challenges.v1.json"),
    include_str!("../../data/rubrics/institute.v1.json"),
];

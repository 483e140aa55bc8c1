//! The input of `plenum assign`: read as a stream, checked, turned into a problem of the core.
//!
//! A dense matrix is read number by number into two bytes each, so that three thousand by three thousand costs eighteen
//! megabytes and not the text. Whatever is wrong is said with the ids of the file; all faults of the content at once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::Read;

use plenum_judge::assign::{
    Affinity, BEST_FIT, Fault, Languages, Mutual, OwnOrganisation, Pair, Problem, Rules, Share,
    Submission, Unit,
};
use serde::de::{self, DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

/// What a mutual pair costs under `avoid` unless the rules say otherwise: as much as one perfect match.
const PRICE: u32 = BEST_FIT as u32;

/// An id as the file has it: a text or a whole number. It is printed back as it came.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    /// A number.
    Number(u64),
    /// A text.
    Text(String),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// The problem, and the ids as the file has them.
#[derive(Debug)]
pub struct Input {
    /// What is to be solved.
    pub problem: Problem,
    /// Ids of the reviewers, by index.
    pub reviewers: Vec<Id>,
    /// Ids of the submissions, by index.
    pub submissions: Vec<Id>,
}

/// Why the input cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// It is not JSON of the documented form; the message tells the line and column.
    #[error("the input cannot be read: {0}")]
    Form(#[from] serde_json::Error),
    /// It is of the documented form and contradicts itself.
    #[error("the input cannot be used:\n{}", .0.iter().map(|fault| format!("  {fault}")).collect::<Vec<_>>().join("\n"))]
    Content(Vec<String>),
}

/// Reads and checks an input.
///
/// # Errors
/// [`InputError`]; nothing was computed.
pub fn read(source: impl Read) -> Result<Input, InputError> {
    let file: File = serde_json::from_reader(source)?;
    let mut faults = Vec::new();
    let units = Names::of(file.reviewers.iter().map(|r| &r.id));
    let works = Names::of(file.submissions.iter().map(|s| &s.id));
    let mut pair = |list: &str, (r, s): (&Id, &Id)| {
        let unit = units.find(r);
        let submission = works.find(s);
        if unit.is_none() {
            faults.push(format!("{list}: there is no reviewer {r}"));
        }
        if submission.is_none() {
            faults.push(format!("{list}: there is no submission {s}"));
        }
        Some(Pair {
            unit: unit?,
            submission: submission?,
        })
    };
    let conflicts = file.conflicts.iter();
    let mut forbidden: Vec<Pair> = conflicts
        .filter_map(|(r, s)| pair("conflicts", (r, s)))
        .collect();
    let fixed = file.fixed.iter();
    let locked = fixed.filter_map(|(r, s)| pair("fixed", (r, s))).collect();
    let fit_pairs = file.fit_pairs.as_ref().map(|pairs| {
        pairs
            .iter()
            .filter_map(|(r, s, points)| Some((pair("fit_pairs", (r, s))?, points.0)))
            .collect()
    });
    let affinity = match (file.fit, fit_pairs) {
        (None, None) => Affinity::Equal,
        (None, Some(pairs)) => Affinity::Pairs(pairs),
        (Some(matrix), None) => {
            let wrong = matrix.faults(file.reviewers.len(), file.submissions.len());
            if wrong.is_empty() {
                Affinity::Dense(matrix.points)
            } else {
                faults.extend(wrong);
                Affinity::Equal
            }
        }
        (Some(_), Some(_)) => {
            faults.push("give either fit or fit_pairs, not both".to_owned());
            Affinity::Equal
        }
    };
    let submissions = file.submissions.iter().map(|work| {
        let authors = work.authors.iter().filter_map(|author| {
            let index = units.find(author);
            if index.is_none() {
                faults.push(format!(
                    "submission {}: there is no reviewer {author} to be its author",
                    work.id
                ));
            }
            index
        });
        Submission {
            id: work.id.to_string(),
            demand: work.demand.0,
            authors: authors.collect(),
            organisation: work.organisation.clone(),
            languages: work.languages.iter().cloned().collect(),
        }
    });
    let submissions: Vec<_> = submissions.collect();
    let reviewers = file.reviewers.iter().map(|reviewer| Unit {
        id: reviewer.id.to_string(),
        least: reviewer.minimum.0,
        most: reviewer.capacity.0,
        organisation: reviewer.organisation.clone(),
        region: reviewer.region.clone(),
        languages: reviewer.languages.iter().cloned().collect(),
    });
    let reviewers: Vec<_> = reviewers.collect();
    let rules = file.rules.rules();
    if rules.own_organisation == OwnOrganisation::Forbid {
        forbidden.extend(colleagues_of_authors(&reviewers, &submissions));
        forbidden.sort_unstable();
    }
    let problem = Problem {
        units: reviewers,
        submissions,
        affinity,
        forbidden,
        locked,
        rules,
    };
    // What reading found is left out of the problem, so what the check finds in the rest is true beside it.
    let found: Vec<Fault> = plenum_judge::assign::check(&problem);
    faults.extend(found.iter().map(ToString::to_string));
    if !faults.is_empty() {
        return Err(InputError::Content(faults));
    }
    Ok(Input {
        problem,
        reviewers: file.reviewers.into_iter().map(|r| r.id).collect(),
        submissions: file.submissions.into_iter().map(|s| s.id).collect(),
    })
}

/// Where a submission names no organisation, those of its authors count as its own.
fn colleagues_of_authors(units: &[Unit], submissions: &[Submission]) -> BTreeSet<Pair> {
    let mut pairs = BTreeSet::new();
    for (s, work) in (0_u32..).zip(submissions) {
        if work.organisation.is_some() {
            continue;
        }
        let of = |unit: &u32| units.get(*unit as usize)?.organisation.as_ref();
        let own: BTreeSet<&String> = work.authors.iter().filter_map(of).collect();
        for (unit, reviewer) in (0_u32..).zip(units) {
            let colleague = reviewer
                .organisation
                .as_ref()
                .is_some_and(|o| own.contains(o));
            if colleague && !work.authors.contains(&unit) {
                pairs.insert(Pair {
                    unit,
                    submission: s,
                });
            }
        }
    }
    pairs
}

/// Finds the index of an id. Where all ids are texts, a number is a position, counted from 0.
struct Names<'a> {
    by_id: BTreeMap<String, u32>,
    numbered: bool,
    count: u64,
    _ids: std::marker::PhantomData<&'a Id>,
}

impl<'a> Names<'a> {
    fn of(ids: impl Iterator<Item = &'a Id> + Clone) -> Self {
        let numbered = ids.clone().any(|id| matches!(id, Id::Number(_)));
        let count = u64::try_from(ids.clone().count()).unwrap_or(u64::MAX);
        Self {
            // Ids that are there twice are a fault that `check` names.
            by_id: ids.map(ToString::to_string).zip(0..).collect(),
            numbered,
            count,
            _ids: std::marker::PhantomData,
        }
    }

    fn find(&self, id: &Id) -> Option<u32> {
        let position = match id {
            Id::Number(number) if !self.numbered && *number < self.count => {
                u32::try_from(*number).ok()
            }
            Id::Number(_) | Id::Text(_) => None,
        };
        self.by_id.get(&id.to_string()).copied().or(position)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    reviewers: Vec<Reviewer>,
    submissions: Vec<Work>,
    #[serde(default)]
    fit: Option<Matrix>,
    #[serde(default)]
    fit_pairs: Option<Vec<(Id, Id, Points)>>,
    #[serde(default)]
    conflicts: Vec<(Id, Id)>,
    #[serde(default)]
    fixed: Vec<(Id, Id)>,
    #[serde(default)]
    rules: RulesInput,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reviewer {
    id: Id,
    capacity: Count,
    #[serde(default)]
    minimum: Count,
    #[serde(default)]
    organisation: Option<String>,
    #[serde(default)]
    region: Option<String>,
    #[serde(default)]
    languages: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Work {
    id: Id,
    demand: Count,
    #[serde(default)]
    authors: Vec<Id>,
    #[serde(default)]
    organisation: Option<String>,
    #[serde(default)]
    languages: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum MutualInput {
    Allow,
    Avoid,
    Forbid,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RulesInput {
    mutual: MutualInput,
    mutual_price: u32,
    own_organisation: OwnOrganisation,
    max_same_organisation: Option<u32>,
    max_same_region: Option<u32>,
    languages: Languages,
    expert: Option<Points>,
    #[serde(deserialize_with = "share")]
    per_pair_limit: Option<Share>,
    partition: bool,
}

impl Default for RulesInput {
    fn default() -> Self {
        Self {
            mutual: MutualInput::Allow,
            mutual_price: PRICE,
            own_organisation: OwnOrganisation::default(),
            max_same_organisation: None,
            max_same_region: None,
            languages: Languages::default(),
            expert: None,
            per_pair_limit: None,
            partition: false,
        }
    }
}

impl RulesInput {
    fn rules(&self) -> Rules {
        Rules {
            own_organisation: self.own_organisation,
            most_of_organisation: self.max_same_organisation,
            most_of_region: self.max_same_region,
            languages: self.languages,
            expert: self.expert.map(|points| points.0),
            mutual: match self.mutual {
                MutualInput::Allow => Mutual::Allow,
                MutualInput::Avoid => Mutual::Avoid {
                    price: self.mutual_price,
                },
                MutualInput::Forbid => Mutual::Forbid,
            },
            per_pair_limit: self.per_pair_limit,
            partition: self.partition,
        }
    }
}

/// `p/q`, or nothing.
fn share<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Share>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else {
        return Ok(None);
    };
    let (of, out_of) = text.split_once('/').unwrap_or((&text, "1"));
    let parsed = of.trim().parse().ok().zip(out_of.trim().parse().ok());
    let share = parsed.map(|(of, out_of)| Share { of, out_of });
    share.map(Some).ok_or_else(|| {
        de::Error::custom("per_pair_limit is a share such as \"1/2\", above 0 and at most 1")
    })
}

/// A number of reviews, 0 to 100,000.
#[derive(Clone, Copy, Default)]
struct Count(u32);

const MOST_REVIEWS: u32 = 100_000;

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(Whole {
                most: MOST_REVIEWS,
                what: "a number of reviews",
            })
            .map(Self)
    }
}

/// A fit, 0 to [`BEST_FIT`].
#[derive(Clone, Copy)]
struct Points(u16);

impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let points = deserializer.deserialize_any(Whole {
            most: u32::from(BEST_FIT),
            what: "a fit",
        })?;
        // `Whole` refuses what is above the best fit.
        Ok(Self(u16::try_from(points).unwrap_or(BEST_FIT)))
    }
}

/// A whole number from 0 to `most`; the refusal says what it should have been.
struct Whole {
    most: u32,
    what: &'static str,
}

impl Whole {
    fn wrong<T, E: de::Error>(&self, found: impl fmt::Display) -> Result<T, E> {
        Err(E::custom(format_args!(
            "{} is a whole number from 0 to {}, not {found}",
            self.what, self.most
        )))
    }
}

impl Visitor<'_> for Whole {
    type Value = u32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: a whole number from 0 to {}", self.what, self.most)
    }

    fn visit_u64<E: de::Error>(self, found: u64) -> Result<u32, E> {
        match u32::try_from(found) {
            Ok(number) if number <= self.most => Ok(number),
            Ok(_) | Err(_) => self.wrong(found),
        }
    }

    fn visit_i64<E: de::Error>(self, found: i64) -> Result<u32, E> {
        self.wrong(found)
    }

    fn visit_f64<E: de::Error>(self, found: f64) -> Result<u32, E> {
        self.wrong(found)
    }
}

/// The rows of `fit`, one after the other.
struct Matrix {
    points: Vec<u16>,
    widths: Vec<usize>,
}

impl Matrix {
    fn faults(&self, rows: usize, columns: usize) -> Vec<String> {
        let mut faults = Vec::new();
        if self.widths.len() != rows {
            let found = self.widths.len();
            faults.push(format!(
                "fit has {found} rows, there are {rows} reviewers: one row a reviewer"
            ));
        }
        let wrong = (1..).zip(&self.widths).filter(|(_, w)| **w != columns);
        faults.extend(wrong.take(5).map(|(row, width)| {
            format!("fit, row {row}: {width} numbers, there are {columns} submissions")
        }));
        faults
    }
}

impl<'de> Deserialize<'de> for Matrix {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Rows)
    }
}

struct Rows;

impl<'de> Visitor<'de> for Rows {
    type Value = Matrix;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row of numbers for each reviewer")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Matrix, A::Error> {
        let mut matrix = Matrix {
            points: Vec::new(),
            widths: Vec::new(),
        };
        while let Some(width) = rows.next_element_seed(Row(&mut matrix.points))? {
            if matrix.widths.is_empty() {
                // Matrices are mostly square: one allocation instead of many.
                matrix
                    .points
                    .reserve(width.saturating_mul(width).min(1 << 27));
            }
            matrix.widths.push(width);
        }
        Ok(matrix)
    }
}

struct Row<'a>(&'a mut Vec<u16>);

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row of numbers, one for each submission")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<usize, A::Error> {
        let before = self.0.len();
        while let Some(points) = row.next_element::<Points>()? {
            self.0.push(points.0);
        }
        Ok(self.0.len() - before)
    }
}

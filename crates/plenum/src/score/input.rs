//! The input of `plenum score`: ratings in long form, as CSV or JSON, with a scale and weights.
//!
//! Scores are read as exact thousandths, never through a float. A score that is missing is a gap, never a zero. All
//! faults are told at once, each with its line (CSV) or place (JSON).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::Read;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

/// The columns, in the order of the documentation; a file may have them in any order, and others are refused.
pub const COLUMNS: [&str; 6] = [
    "submission",
    "criterion",
    "reviewer",
    "organisation",
    "round",
    "score",
];

/// More faults than this are counted, not listed.
const MOST_FAULTS: usize = 20;

/// The scale of the scores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Numbers from one end to the other, in thousandths.
    Range(i64, i64),
    /// Words from the lowest to the highest; they count as 1, 2, 3 and so on.
    Ordinal(Vec<String>),
    /// Any number.
    #[default]
    Any,
}

impl Scale {
    /// A score on this scale, in thousandths; `None` for a gap.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    fn read(&self, text: &str) -> Result<Option<i64>, String> {
        let text = text.trim();
        if text.is_empty() || text == "NA" || text == "-" {
            return Ok(None);
        }
        match self {
            Self::Ordinal(words) => match words.iter().position(|word| word == text) {
                Some(place) => Ok(i64::try_from(place).ok().map(|place| (place + 1) * 1000)),
                None => Err(format!(
                    "the score `{text}` is none of the words of the scale: {}",
                    words.join(", ")
                )),
            },
            Self::Any => number(text).map(Some),
            Self::Range(lowest, highest) => {
                let value = number(text)?;
                if (*lowest..=*highest).contains(&value) {
                    Ok(Some(value))
                } else {
                    Err(format!(
                        "the score {text} is outside the scale {}..{}",
                        decimal(*lowest),
                        decimal(*highest)
                    ))
                }
            }
        }
    }
}

impl FromStr for Scale {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(words) = text.strip_prefix("ordinal:") {
            let words: Vec<String> = words.split(',').map(|w| w.trim().to_owned()).collect();
            let different: BTreeSet<_> = words.iter().collect();
            if words.len() < 2
                || different.len() != words.len()
                || words.iter().any(String::is_empty)
            {
                return Err(
                    "an ordinal scale has at least two different words, such as ordinal:weak,fair,strong"
                        .to_owned(),
                );
            }
            return Ok(Self::Ordinal(words));
        }
        let ends = text.split_once("..");
        let ends = ends.and_then(|(low, high)| milli(low.trim()).zip(milli(high.trim())));
        match ends {
            Some((low, high)) if low < high => Ok(Self::Range(low, high)),
            Some(_) | None => Err(
                "a scale is lowest..highest such as 1..9, or words such as ordinal:weak,fair,strong"
                    .to_owned(),
            ),
        }
    }
}

/// Weights of criteria: `relevance=2,governance=1`. Criteria that are not named weigh 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights(pub BTreeMap<String, u32>);

impl FromStr for Weights {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut weights = BTreeMap::new();
        for part in text.split(',') {
            let weight = part.split_once('=').and_then(|(name, weight)| {
                let weight = weight.trim().parse::<u32>().ok()?;
                (weight <= 1_000_000).then(|| (name.trim().to_owned(), weight))
            });
            let Some((name, weight)) = weight else {
                return Err(format!(
                    "`{part}` is no weight: write criterion=weight with a whole number from 0 to 1000000, such as relevance=2,governance=1"
                ));
            };
            if weights.insert(name.clone(), weight).is_some() {
                return Err(format!("the criterion {name} has two weights"));
            }
        }
        Ok(Self(weights))
    }
}

/// The ratings, with names replaced by indices in the order of the sorted names.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// What is scored.
    pub submissions: Vec<String>,
    /// By what.
    pub criteria: Vec<String>,
    /// By whom.
    pub reviewers: Vec<String>,
    /// The organisations.
    pub organisations: Vec<String>,
    /// The organisation of each reviewer, if the file says.
    pub organisation_of: Vec<Option<u32>>,
    /// The scores that count, sorted: of each submission and criterion those of its last round.
    pub scores: Vec<Score>,
    /// How many scores of earlier rounds were replaced.
    pub superseded: u32,
    /// How many lines had no score.
    pub gaps: u32,
}

/// One score that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// Index of the submission.
    pub submission: u32,
    /// Index of the criterion.
    pub criterion: u32,
    /// Index of the reviewer.
    pub reviewer: u32,
    /// Thousandths; `None` where the line has no score.
    pub value: Option<i64>,
}

/// Why the input cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// It is not JSON of the documented form.
    #[error("the input cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// It is not CSV.
    #[error("the input cannot be read: {0}")]
    Csv(#[from] csv::Error),
    /// It cannot be read at all.
    #[error("the input cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// The header is not the documented one.
    #[error("the first line must name the columns {}; {what}", COLUMNS.join(","))]
    Header {
        /// What is wrong with it.
        what: String,
    },
    /// The lines contradict the scale or each other.
    #[error("the input cannot be used:\n{0}")]
    Content(Faults),
}

/// What is wrong, line by line.
#[derive(Debug, Default)]
pub struct Faults {
    listed: Vec<String>,
    more: usize,
}

impl Faults {
    fn add(&mut self, fault: String) {
        if self.listed.len() < MOST_FAULTS {
            self.listed.push(fault);
        } else {
            self.more += 1;
        }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<_> = self
            .listed
            .iter()
            .map(|fault| format!("  {fault}"))
            .collect();
        f.write_str(&lines.join("\n"))?;
        if self.more > 0 {
            write!(f, "\n  and {} more", self.more)?;
        }
        Ok(())
    }
}

/// One line of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(deserialize_with = "name")]
    submission: String,
    #[serde(default = "overall", deserialize_with = "name")]
    criterion: String,
    #[serde(deserialize_with = "name")]
    reviewer: String,
    #[serde(default, deserialize_with = "name")]
    organisation: String,
    #[serde(default = "first", deserialize_with = "name")]
    round: String,
    #[serde(default, deserialize_with = "name")]
    score: String,
}

fn overall() -> String {
    "overall".to_owned()
}

fn first() -> String {
    "1".to_owned()
}

/// A text, a number as it is written, or nothing.
fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Name {
        Number(serde_json::Number),
        Text(String),
    }
    Ok(match Option::<Name>::deserialize(deserializer)? {
        Some(Name::Text(text)) => text,
        Some(Name::Number(number)) => number.to_string(),
        None => String::new(),
    })
}

/// Reads ratings as JSON: an array of objects with the columns as fields.
///
/// # Errors
/// [`InputError`].
pub fn read_json(source: impl Read, scale: &Scale) -> Result<Input, InputError> {
    let lines: Vec<Line> = serde_json::from_reader(source)?;
    let places = (1..).map(|n| format!("rating {n}"));
    collect(places.zip(lines), scale)
}

/// Reads ratings as CSV with a header.
///
/// # Errors
/// [`InputError`].
pub fn read_csv(source: impl Read, scale: &Scale) -> Result<Input, InputError> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(source);
    let header = reader.headers()?.clone();
    let mut places = [None; COLUMNS.len()];
    for (at, column) in header.iter().enumerate() {
        let column = column.trim_start_matches('\u{feff}');
        let Some(known) = COLUMNS.iter().position(|name| *name == column) else {
            return Err(InputError::Header {
                what: format!("`{column}` is none of them"),
            });
        };
        if let Some(place) = places.get_mut(known) {
            if place.is_some() {
                return Err(InputError::Header {
                    what: format!("`{column}` is there twice"),
                });
            }
            *place = Some(at);
        }
    }
    for needed in ["submission", "reviewer", "score"] {
        let there = COLUMNS
            .iter()
            .zip(places)
            .any(|(name, place)| *name == needed && place.is_some());
        if !there {
            return Err(InputError::Header {
                what: format!("`{needed}` is missing"),
            });
        }
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let [submission, criterion, reviewer, organisation, round, score] = places.map(|place| {
            place
                .and_then(|at| record.get(at))
                .unwrap_or_default()
                .to_owned()
        });
        let or =
            |text: String, default: fn() -> String| if text.is_empty() { default() } else { text };
        lines.push((
            format!("line {line}"),
            Line {
                submission,
                criterion: or(criterion, overall),
                reviewer,
                organisation,
                round: or(round, first),
                score,
            },
        ));
    }
    collect(lines.into_iter(), scale)
}

/// The score of each reviewer; none for "not applicable".
type Sheets = BTreeMap<String, Option<i64>>;

/// Holds the lines to the scale and to each other, and keeps the last round of each submission and criterion.
fn collect(
    lines: impl Iterator<Item = (String, Line)>,
    scale: &Scale,
) -> Result<Input, InputError> {
    let mut faults = Faults::default();
    let mut organisation_of: BTreeMap<String, String> = BTreeMap::new();
    // By submission and criterion, then by round, then by reviewer.
    let mut cells: BTreeMap<(String, String), BTreeMap<u32, Sheets>> = BTreeMap::new();
    for (place, line) in lines {
        for (column, value) in [
            ("submission", &line.submission),
            ("reviewer", &line.reviewer),
        ] {
            if value.trim().is_empty() {
                faults.add(format!("{place}: the {column} is empty"));
            }
        }
        let Some(round) = line
            .round
            .trim()
            .parse()
            .ok()
            .filter(|round| *round > 0_u32)
        else {
            faults.add(format!(
                "{place}: the round `{}` is not a whole number from 1",
                line.round
            ));
            continue;
        };
        let value = match scale.read(&line.score) {
            Ok(value) => value,
            Err(fault) => {
                faults.add(format!("{place}: {fault}"));
                continue;
            }
        };
        if !line.organisation.is_empty() {
            let known = organisation_of
                .entry(line.reviewer.clone())
                .or_insert_with(|| line.organisation.clone());
            if *known != line.organisation {
                faults.add(format!(
                    "{place}: {} is of {known} in a line before, and of {} here",
                    line.reviewer, line.organisation
                ));
            }
        }
        let cell = cells
            .entry((line.submission.clone(), line.criterion.clone()))
            .or_default()
            .entry(round)
            .or_default();
        if cell.insert(line.reviewer.clone(), value).is_some() {
            faults.add(format!(
                "{place}: {} scored {} by {} in round {round} before",
                line.reviewer, line.submission, line.criterion
            ));
        }
    }
    if !faults.listed.is_empty() {
        return Err(InputError::Content(faults));
    }
    Ok(indexed(&cells, &organisation_of))
}

type Cells = BTreeMap<(String, String), BTreeMap<u32, BTreeMap<String, Option<i64>>>>;

fn indexed(cells: &Cells, organisation_of: &BTreeMap<String, String>) -> Input {
    let last = |rounds: &BTreeMap<u32, BTreeMap<String, Option<i64>>>| {
        rounds.last_key_value().map(|(_, scores)| scores.clone())
    };
    let submissions = places(cells.keys().map(|(submission, _)| submission));
    let criteria = places(cells.keys().map(|(_, criterion)| criterion));
    let reviewers = places(
        cells
            .values()
            .flat_map(BTreeMap::values)
            .flat_map(BTreeMap::keys),
    );
    let organisations = places(organisation_of.values());
    let mut input = Input {
        organisation_of: reviewers
            .keys()
            .map(|reviewer| organisations.get(organisation_of.get(reviewer)?).copied())
            .collect(),
        ..Input::default()
    };
    let at = |places: &BTreeMap<String, u32>, name: &String| places.get(name).copied().unwrap_or(0);
    for ((submission, criterion), rounds) in cells {
        let earlier = rounds
            .values()
            .rev()
            .skip(1)
            .map(BTreeMap::len)
            .sum::<usize>();
        input.superseded += u32::try_from(earlier).unwrap_or(u32::MAX);
        for (reviewer, value) in last(rounds).unwrap_or_default() {
            input.gaps += u32::from(value.is_none());
            input.scores.push(Score {
                submission: at(&submissions, submission),
                criterion: at(&criteria, criterion),
                reviewer: at(&reviewers, &reviewer),
                value,
            });
        }
    }
    input.scores.sort_unstable();
    input.submissions = submissions.into_keys().collect();
    input.criteria = criteria.into_keys().collect();
    input.reviewers = reviewers.into_keys().collect();
    input.organisations = organisations.into_keys().collect();
    input
}

/// The sorted names with their places.
fn places<'a>(names: impl Iterator<Item = &'a String>) -> BTreeMap<String, u32> {
    let sorted: BTreeSet<&String> = names.collect();
    sorted.into_iter().cloned().zip(0..).collect()
}

fn number(text: &str) -> Result<i64, String> {
    milli(text).ok_or_else(|| {
        format!("the score `{text}` is not a number below a million with at most three decimals")
    })
}

/// A decimal number in thousandths; `None` if it is none or has more than three decimals.
fn milli(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let decimals = decimals.trim_end_matches('0');
    if whole.is_empty() || whole.len() > 6 || decimals.len() > 3 {
        return None;
    }
    if !is_digits(whole) || !is_digits(decimals) {
        return None;
    }
    let value: i64 = format!("{whole}{decimals:0<3}").parse().ok()?;
    Some(if negative { -value } else { value })
}

/// Thousandths as a decimal number.
fn decimal(milli: i64) -> String {
    let sign = if milli < 0 { "-" } else { "" };
    let (whole, rest) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
    if rest == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:03}")
            .trim_end_matches('0')
            .to_owned()
    }
}

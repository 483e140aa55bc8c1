//! Reads a rubric as it was sent: either all of it is well-formed, or every fault is named, before anything happens.
//!
//! What a rubric must be: one to sixty criteria with keys of their own; scales with at least two values that rise and
//! differ; weights of which one counts; texts within their limits. Sizes are bounded so that a sheet fits a screen.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Asked, Criterion, CriterionInput, Direction, ErrorGrade, Level, LevelInput, Rubric,
    RubricInput, Scale, ScaleInput, Statement, StatementInput, StepInput, StepLabel, Wording,
};
use crate::refusal::Refusal;
use crate::text::{Lang, Limit, Text, TextInput};

/// One fault of a rubric, and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "RubricFault"))]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Where: the criterion by its prompt, a level by its label, the rubric by its title.
    pub place: Wording,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "RubricProblem"))]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// There is no criterion.
    Empty,
    /// More criteria, levels or statements than this.
    TooMany(u32),
    /// Fewer levels or statements than this.
    TooFew(u32),
    /// A key is of 1 to 40 letters a-z, A-Z, digits, `_`, `-`, `.`.
    KeyForm,
    /// The key stands there twice.
    KeyTwice,
    /// No criterion with a value has a weight.
    NoWeight,
    /// A number is larger than this.
    TooLarge(u32),
    /// Two levels are worth the same.
    SamePoints,
    /// The points of levels fall, or the range ends below its start.
    UpsideDown,
    /// A label stands beside no step of the range.
    OutsideRange,
    /// A step has two labels, or a number of errors two grades.
    Twice,
    /// A colour is `#RRGGBB`.
    Colour,
    /// A number must be above zero.
    Zero,
    /// An error list needs at least one grade.
    NoGrades,
    /// Grades rise by number of errors, and never become better.
    GradesRise,
    /// The scales differ so much that a common score would have no exact sum.
    ScalesTooDifferent,
    /// There is no earlier criterion of this key with a scale.
    LikeUnknown,
    /// The text has nothing visible.
    TextEmpty,
    /// The text is longer than this.
    TextTooLong(u32),
}

/// Reads a rubric.
///
/// # Errors
/// Every fault, in the order of the rubric; at most a hundred.
pub fn check(input: &RubricInput) -> Result<Rubric, Vec<Fault>> {
    let mut faults = Faults(Vec::new());
    let title = faults.text(&Wording::Title, &input.title, Limit::Name);
    let explanation = faults.maybe(
        &Wording::Explanation,
        input.explanation.as_ref(),
        Limit::Note,
    );
    if input.criteria.is_empty() {
        faults.at(Wording::Title, Problem::Empty);
    }
    if input.criteria.len() > MOST_CRITERIA {
        faults.at(Wording::Title, Problem::TooMany(count(MOST_CRITERIA)));
    }
    let mut seen = BTreeSet::new();
    let mut criteria: Vec<Criterion> = Vec::new();
    for sent in input.criteria.iter().take(MOST_CRITERIA) {
        if !seen.insert(sent.key.as_str()) {
            faults.at(Wording::Prompt(sent.key.clone()), Problem::KeyTwice);
        }
        let read = criterion(&mut faults, &criteria, sent);
        criteria.push(read);
    }
    whole(&mut faults, &criteria);
    if faults.0.is_empty() {
        Ok(Rubric {
            title,
            explanation,
            criteria,
        })
    } else {
        faults.0.truncate(MOST_FAULTS);
        Err(faults.0)
    }
}

struct Faults(Vec<Fault>);

impl Faults {
    fn at(&mut self, place: Wording, problem: Problem) {
        self.0.push(Fault { place, problem });
    }

    fn text(&mut self, place: &Wording, text: &TextInput, limit: Limit) -> Text {
        // A text is refused for these two reasons only.
        match text.parse(limit) {
            Ok(text) => return text,
            Err(Refusal::TextTooLong { limit, .. }) => {
                self.at(place.clone(), Problem::TextTooLong(count(limit)));
            }
            Err(_) => self.at(place.clone(), Problem::TextEmpty),
        }
        // The fault stands in the list, so that this never leaves the function above.
        Text::plain(Lang::english(), "")
    }

    fn maybe(&mut self, place: &Wording, text: Option<&TextInput>, limit: Limit) -> Option<Text> {
        text.map(|text| self.text(place, text, limit))
    }

    fn key(&mut self, place: Wording, key: &str) {
        let good = (1..=LONGEST_KEY).contains(&key.len())
            && key
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'));
        if !good {
            self.at(place, Problem::KeyForm);
        }
    }

    fn at_most(&mut self, place: &Wording, value: u32, most: u32) {
        if value > most {
            self.at(place.clone(), Problem::TooLarge(most));
        }
    }

    /// Whether a list has a number of members that can be read.
    fn length(&mut self, place: &Wording, length: usize, least: usize, most: usize) {
        if length < least {
            self.at(place.clone(), Problem::TooFew(count(least)));
        }
        if length > most {
            self.at(place.clone(), Problem::TooMany(count(most)));
        }
    }
}

fn criterion(faults: &mut Faults, before: &[Criterion], sent: &CriterionInput) -> Criterion {
    let place = Wording::Prompt(sent.key.clone());
    faults.key(place.clone(), &sent.key);
    faults.at_most(&place, sent.weight, MOST_WEIGHT);
    let scale = scale(faults, before, sent);
    // Where there are words only, the words are the answer (LESSONS P12).
    let comment = if scale == (Scale::Words {}) {
        Asked::Required
    } else {
        sent.comment
    };
    let key = sent.key.clone();
    Criterion {
        prompt: faults.text(&place, &sent.prompt, Limit::Name),
        explanation: faults.maybe(
            &Wording::About(key.clone()),
            sent.explanation.as_ref(),
            Limit::Note,
        ),
        group: faults.maybe(
            &Wording::Group(key.clone()),
            sent.group.as_ref(),
            Limit::Name,
        ),
        key,
        weight: sent.weight,
        direction: sent.direction,
        comment,
        evidence: sent.evidence,
        not_applicable: sent.not_applicable,
        confidence: sent.confidence && scale != (Scale::Words {}),
        scale,
    }
}

fn scale(faults: &mut Faults, before: &[Criterion], sent: &CriterionInput) -> Scale {
    let place = Wording::Prompt(sent.key.clone());
    match &sent.scale {
        ScaleInput::Levels {
            levels: sent_levels,
        } => Scale::Levels {
            levels: levels(faults, &sent.key, sent_levels),
        },
        ScaleInput::Range {
            lowest,
            highest,
            labels,
        } => {
            faults.at_most(&place, *highest, MOST_STEP);
            if lowest >= highest {
                faults.at(place, Problem::UpsideDown);
            }
            let range = (*lowest, (*highest).min(MOST_STEP));
            Scale::Range {
                lowest: *lowest,
                highest: *highest,
                labels: steps(faults, &sent.key, range, labels),
            }
        }
        ScaleInput::Points { most } => {
            faults.at_most(&place, *most, MOST_STEP);
            if *most == 0 {
                faults.at(place, Problem::Zero);
            }
            Scale::Points { most: *most }
        }
        ScaleInput::Errors {
            statements: list,
            grades: table,
        } => Scale::Errors {
            statements: statements(faults, &sent.key, list),
            grades: grades(faults, &place, table),
        },
        ScaleInput::Words {} => Scale::Words {},
        ScaleInput::Like { criterion } => {
            let other = before.iter().find(|c| c.key == *criterion);
            other.map_or_else(
                || {
                    faults.at(place, Problem::LikeUnknown);
                    Scale::Words {}
                },
                |other| other.scale.clone(),
            )
        }
    }
}

fn levels(faults: &mut Faults, criterion: &str, sent: &[LevelInput]) -> Vec<Level> {
    let place = Wording::Prompt(criterion.to_owned());
    faults.length(&place, sent.len(), 2, MOST_LEVELS);
    let at = |level: &LevelInput| Wording::Level(criterion.to_owned(), level.key.clone());
    let mut seen = BTreeSet::new();
    for level in sent {
        faults.key(at(level), &level.key);
        faults.at_most(&at(level), level.points, MOST_POINTS);
        if !seen.insert(&level.key) {
            faults.at(at(level), Problem::KeyTwice);
        }
    }
    for (low, high) in sent.iter().zip(sent.iter().skip(1)) {
        if low.points == high.points {
            faults.at(at(high), Problem::SamePoints);
        } else if low.points > high.points {
            faults.at(at(high), Problem::UpsideDown);
        }
    }
    let read = |level: &LevelInput| Level {
        key: level.key.clone(),
        points: level.points,
        label: faults.text(&at(level), &level.label, Limit::Name),
        descriptor: faults.maybe(
            &Wording::Descriptor(criterion.to_owned(), level.key.clone()),
            level.descriptor.as_ref(),
            Limit::Note,
        ),
    };
    sent.iter().take(MOST_LEVELS).map(read).collect()
}

fn steps(
    faults: &mut Faults,
    criterion: &str,
    (lowest, highest): (u32, u32),
    sent: &[StepInput],
) -> Vec<StepLabel> {
    let mut seen = BTreeSet::new();
    let mut read = Vec::new();
    for step in sent.iter().take(MOST_STEP as usize + 1) {
        let place = Wording::Step(criterion.to_owned(), step.value);
        if !(lowest..=highest).contains(&step.value) {
            faults.at(place.clone(), Problem::OutsideRange);
        }
        if !seen.insert(step.value) {
            faults.at(place.clone(), Problem::Twice);
        }
        if step.colour.as_deref().is_some_and(|c| !is_colour(c)) {
            faults.at(place.clone(), Problem::Colour);
        }
        read.push(StepLabel {
            value: step.value,
            label: faults.text(&place, &step.label, Limit::Name),
            colour: step.colour.clone(),
        });
    }
    read.sort_by_key(|step| step.value);
    read
}

fn is_colour(colour: &str) -> bool {
    let digits = colour.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
}

fn statements(faults: &mut Faults, criterion: &str, sent: &[StatementInput]) -> Vec<Statement> {
    let place = Wording::Prompt(criterion.to_owned());
    faults.length(&place, sent.len(), 1, MOST_STATEMENTS);
    let mut seen = BTreeSet::new();
    let mut read = Vec::new();
    for line in sent.iter().take(MOST_STATEMENTS) {
        let place = Wording::Statement(criterion.to_owned(), line.key.clone());
        faults.key(place.clone(), &line.key);
        faults.at_most(&place, line.weight, MOST_WEIGHT);
        if line.weight == 0 {
            faults.at(place.clone(), Problem::Zero);
        }
        if !seen.insert(&line.key) {
            faults.at(place.clone(), Problem::KeyTwice);
        }
        read.push(Statement {
            key: line.key.clone(),
            statement: faults.text(&place, &line.statement, Limit::Note),
            weight: line.weight,
        });
    }
    read
}

fn grades(faults: &mut Faults, place: &Wording, sent: &[ErrorGrade]) -> Vec<ErrorGrade> {
    if sent.is_empty() {
        faults.at(place.clone(), Problem::NoGrades);
    }
    faults.length(place, sent.len(), 0, MOST_STATEMENTS);
    for grade in sent {
        faults.at_most(place, grade.percent, 100);
        if grade.errors == 0 {
            faults.at(place.clone(), Problem::Zero);
        }
    }
    for (few, many) in sent.iter().zip(sent.iter().skip(1)) {
        if few.errors == many.errors {
            faults.at(place.clone(), Problem::Twice);
        } else if few.errors > many.errors || few.percent < many.percent {
            faults.at(place.clone(), Problem::GradesRise);
        }
    }
    sent.to_vec()
}

/// What only the whole rubric can tell.
fn whole(faults: &mut Faults, criteria: &[Criterion]) {
    let scored = |c: &&Criterion| c.has_values() && c.direction != Direction::Neutral;
    let mut valued = criteria.iter().filter(scored).peekable();
    if valued.peek().is_some() && valued.all(|c| c.weight == 0) {
        faults.at(Wording::Title, Problem::NoWeight);
    }
    let spans = criteria.iter().filter(|c| c.counts()).filter_map(|c| {
        let (lowest, highest) = c.scale.bounds()?;
        highest.checked_sub(lowest).filter(|span| *span > 0)
    });
    let common = spans.fold(1_u64, |all, span| {
        all.saturating_mul(u64::from(span) / gcd(all, u64::from(span)))
    });
    if common > MOST_COMMON {
        faults.at(Wording::Title, Problem::ScalesTooDifferent);
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

const MOST_CRITERIA: usize = 60;
const MOST_LEVELS: usize = 20;
const MOST_STATEMENTS: usize = 50;
const MOST_WEIGHT: u32 = 100;
const MOST_POINTS: u32 = 1_000;
/// The highest step of a range and the most points: a histogram has a number for each.
const MOST_STEP: u32 = 100;
const LONGEST_KEY: usize = 40;
const MOST_FAULTS: usize = 100;
/// Scores in per cent are sums over the common multiple of the spans; up to here they are exact.
const MOST_COMMON: u64 = 1_000_000_000;

//! Writes a rubric as a table.

use super::table::escaped;
use crate::rubric::{Asked, CriterionInput, Direction, RubricInput, ScaleInput};
use crate::text::{Lang, TextInput};

/// A rubric as a table, as described in the parent module; lines end with CRLF.
pub fn to_csv(rubric: &RubricInput) -> String {
    let langs = langs(rubric);
    let mut file = String::new();
    let texts = ["group", "text", "about"];
    let named = texts
        .iter()
        .flat_map(|what| langs.iter().map(move |l| format!("{what}:{}", l.as_str())));
    let header: Vec<String> = FIXED.iter().map(|c| (*c).to_owned()).chain(named).collect();
    put(&mut file, &header);
    let mut line = |row: Row<'_>| put(&mut file, &row.cells(&langs));
    line(Row {
        kind: "rubric",
        text: Some(&rubric.title),
        about: rubric.explanation.as_ref(),
        ..Row::default()
    });
    for criterion in &rubric.criteria {
        line(head(criterion));
        parts(criterion, &mut line);
    }
    file
}

/// The line of a criterion.
fn head(criterion: &CriterionInput) -> Row<'_> {
    let mut row = Row {
        criterion: &criterion.key,
        weight: criterion.weight.to_string(),
        direction: direction(criterion.direction),
        comment: asked(criterion.comment),
        evidence: asked(criterion.evidence),
        not_applicable: yes(criterion.not_applicable),
        confidence: yes(criterion.confidence),
        group: criterion.group.as_ref(),
        text: Some(&criterion.prompt),
        about: criterion.explanation.as_ref(),
        ..Row::default()
    };
    match &criterion.scale {
        ScaleInput::Levels { .. } => row.kind = "levels",
        ScaleInput::Range {
            lowest, highest, ..
        } => {
            row.kind = "range";
            (row.points, row.highest) = (lowest.to_string(), highest.to_string());
        }
        ScaleInput::Points { most } => (row.kind, row.points) = ("points", most.to_string()),
        ScaleInput::Errors { .. } => row.kind = "errors",
        ScaleInput::Words {} => row.kind = "words",
        ScaleInput::Like { criterion } => (row.kind, row.key) = ("like", criterion),
    }
    row
}

/// The lines below a criterion.
fn parts<'a>(criterion: &'a CriterionInput, line: &mut impl FnMut(Row<'a>)) {
    let row = |kind| Row {
        kind,
        criterion: &criterion.key,
        ..Row::default()
    };
    match &criterion.scale {
        ScaleInput::Levels { levels } => {
            for level in levels {
                line(Row {
                    key: &level.key,
                    points: level.points.to_string(),
                    text: Some(&level.label),
                    about: level.descriptor.as_ref(),
                    ..row("level")
                });
            }
        }
        ScaleInput::Range { labels, .. } => {
            for step in labels {
                line(Row {
                    points: step.value.to_string(),
                    colour: step.colour.as_deref().unwrap_or_default(),
                    text: Some(&step.label),
                    ..row("step")
                });
            }
        }
        ScaleInput::Errors { statements, grades } => {
            for statement in statements {
                line(Row {
                    key: &statement.key,
                    weight: statement.weight.to_string(),
                    text: Some(&statement.statement),
                    ..row("statement")
                });
            }
            for grade in grades {
                line(Row {
                    points: grade.errors.to_string(),
                    highest: grade.percent.to_string(),
                    ..row("grade")
                });
            }
        }
        ScaleInput::Points { .. } | ScaleInput::Words {} | ScaleInput::Like { .. } => {}
    }
}

/// One line, by name.
#[derive(Clone, Default)]
struct Row<'a> {
    kind: &'a str,
    criterion: &'a str,
    key: &'a str,
    points: String,
    highest: String,
    weight: String,
    direction: &'a str,
    comment: &'a str,
    evidence: &'a str,
    not_applicable: &'a str,
    confidence: &'a str,
    colour: &'a str,
    group: Option<&'a TextInput>,
    text: Option<&'a TextInput>,
    about: Option<&'a TextInput>,
}

impl Row<'_> {
    /// The cells in the order of the header.
    fn cells(&self, langs: &[Lang]) -> Vec<String> {
        let fixed = [
            self.kind,
            self.criterion,
            self.key,
            &self.points,
            &self.highest,
            &self.weight,
            self.direction,
            self.comment,
            self.evidence,
            self.not_applicable,
            self.confidence,
            self.colour,
        ];
        let texts = [self.group, self.text, self.about].into_iter();
        let named = texts.flat_map(|text| langs.iter().map(move |lang| words(text, lang)));
        fixed
            .iter()
            .map(|cell| (*cell).to_owned())
            .chain(named)
            .collect()
    }
}

fn words(text: Option<&TextInput>, lang: &Lang) -> String {
    let Some(text) = text else {
        return String::new();
    };
    if text.lang == *lang {
        return text.text.clone();
    }
    let translation = text.translations.iter().find(|t| t.lang == *lang);
    translation.map(|t| t.text.clone()).unwrap_or_default()
}

/// All languages of a rubric: that of the title first, then the others in the order of their tags.
fn langs(rubric: &RubricInput) -> Vec<Lang> {
    let mut all = std::collections::BTreeSet::new();
    let mut see = |text: &TextInput| {
        all.insert(text.lang.clone());
        all.extend(text.translations.iter().map(|t| t.lang.clone()));
    };
    see(&rubric.title);
    rubric.explanation.iter().for_each(&mut see);
    for criterion in &rubric.criteria {
        see(&criterion.prompt);
        criterion.explanation.iter().for_each(&mut see);
        criterion.group.iter().for_each(&mut see);
        parts(criterion, &mut |row| {
            row.text.into_iter().chain(row.about).for_each(&mut see);
        });
    }
    all.remove(&rubric.title.lang);
    std::iter::once(rubric.title.lang.clone())
        .chain(all)
        .collect()
}

fn put(file: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
    file.push_str(&cells.join(","));
    file.push_str("\r\n");
}

fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

fn asked(asked: Asked) -> &'static str {
    match asked {
        Asked::No => "no",
        Asked::Optional => "optional",
        Asked::Required => "required",
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
        Direction::Neutral => "neutral",
    }
}

/// The columns before those of the texts.
pub(super) const FIXED: [&str; 12] = [
    "kind",
    "criterion",
    "key",
    "points",
    "highest",
    "weight",
    "direction",
    "comment",
    "evidence",
    "not_applicable",
    "confidence",
    "colour",
];

//! Reads a rubric from a table.

use std::collections::BTreeMap;

use super::table::{Line, lines};
use super::write::FIXED;
use super::{FileFault, FileProblem};
use crate::rubric::{
    Asked, CriterionInput, Direction, ErrorGrade, LevelInput, RubricInput, ScaleInput,
    StatementInput, StepInput, Wording, check,
};
use crate::text::{Lang, TextInput, WordsInput};

/// Reads a rubric from a table, as described in the parent module, and checks its content.
///
/// # Errors
/// Every fault, by line and column. Faults of content are found only where the table itself can be read.
pub fn from_csv(file: &str) -> Result<RubricInput, Vec<FileFault>> {
    let lines = lines(file).map_err(|fault| vec![fault])?;
    let Some((first, rest)) = lines.split_first() else {
        return Err(vec![FileFault {
            line: 1,
            column: 1,
            problem: FileProblem::NoHeader,
        }]);
    };
    let header = Header::read(first)?;
    let mut table = Table {
        header,
        faults: Vec::new(),
        title: None,
        criteria: Vec::new(),
        places: BTreeMap::new(),
    };
    for line in rest {
        table.line(line);
    }
    table.finish()
}

/// Where each column stands.
struct Header {
    width: usize,
    fixed: BTreeMap<&'static str, usize>,
    /// Columns of texts by what they are, in the order of the file.
    texts: Vec<(&'static str, Lang, usize)>,
}

impl Header {
    fn read(line: &Line) -> Result<Self, Vec<FileFault>> {
        let mut header = Self {
            width: line.cells.len(),
            fixed: BTreeMap::new(),
            texts: Vec::new(),
        };
        let mut faults = Vec::new();
        for (column, cell) in line.cells.iter().enumerate() {
            let name = cell.trim();
            let fixed = FIXED.iter().find(|known| **known == name);
            let text = name.split_once(':').and_then(|(what, lang)| {
                let what = TEXTS.iter().find(|known| **known == what)?;
                Some((*what, Lang::new(lang).ok()?))
            });
            let twice = fixed.is_some_and(|name| header.fixed.contains_key(name))
                || text.as_ref().is_some_and(|(what, lang)| {
                    header.texts.iter().any(|(w, l, _)| w == what && l == lang)
                });
            if twice {
                faults.push(line.fault(column, FileProblem::ColumnTwice(name.to_owned())));
            } else if let Some(name) = fixed {
                header.fixed.insert(name, column);
            } else if let Some((what, lang)) = text {
                header.texts.push((what, lang, column));
            } else {
                faults.push(line.fault(column, FileProblem::UnknownColumn(name.to_owned())));
            }
        }
        if !header.fixed.contains_key("kind") {
            faults.push(line.fault(0, FileProblem::ColumnMissing("kind".to_owned())));
        }
        if !header.texts.iter().any(|(what, _, _)| *what == "text") {
            faults.push(line.fault(0, FileProblem::ColumnMissing("text:en".to_owned())));
        }
        if faults.is_empty() {
            Ok(header)
        } else {
            Err(faults)
        }
    }

    /// The place of a column; where it is left out, that of `kind`, which every table has.
    fn place(&self, name: &str) -> usize {
        let kind = self.fixed.get("kind").copied().unwrap_or(0);
        self.fixed.get(name).copied().unwrap_or(kind)
    }

    fn cell<'a>(&self, line: &'a Line, name: &str) -> &'a str {
        self.fixed
            .get(name)
            .map_or("", |column| line.cell(*column).trim())
    }
}

struct Table {
    header: Header,
    faults: Vec<FileFault>,
    title: Option<(TextInput, Option<TextInput>)>,
    criteria: Vec<CriterionInput>,
    /// Where each place of the rubric stands in the file, to say where a fault of content is.
    places: BTreeMap<Wording, (u32, usize)>,
}

impl Table {
    fn line(&mut self, line: &Line) {
        if let Some(column) = (self.header.width..line.cells.len())
            .find(|column| !line.cell(*column).trim().is_empty())
        {
            self.fault(line.fault(column, FileProblem::TooManyCells));
        }
        let read = match self.header.cell(line, "kind") {
            "rubric" => self.rubric(line),
            kind @ ("levels" | "range" | "points" | "errors" | "words" | "like") => {
                self.criterion(line, kind)
            }
            kind @ ("level" | "step" | "statement" | "grade") => self.part(line, kind),
            other => Err(self.wrong(line, "kind", FileProblem::UnknownKind(other.to_owned()))),
        };
        if let Err(fault) = read {
            self.fault(fault);
        }
    }

    fn rubric(&mut self, line: &Line) -> Result<(), FileFault> {
        if self.title.is_some() {
            return Err(self.wrong(line, "kind", FileProblem::SecondTitle));
        }
        let title = self.needed(line, "text")?;
        self.at(Wording::Title, line, "text");
        self.at(Wording::Explanation, line, "about");
        self.title = Some((title, self.text(line, "about")));
        Ok(())
    }

    fn criterion(&mut self, line: &Line, kind: &str) -> Result<(), FileFault> {
        let key = self.header.cell(line, "criterion").to_owned();
        if key.is_empty() {
            return Err(self.wrong(line, "criterion", FileProblem::Empty));
        }
        let scale = match kind {
            "range" => ScaleInput::Range {
                lowest: self.number(line, "points")?,
                highest: self.number(line, "highest")?,
                labels: Vec::new(),
            },
            "points" => ScaleInput::Points {
                most: self.number(line, "points")?,
            },
            "errors" => ScaleInput::Errors {
                statements: Vec::new(),
                grades: Vec::new(),
            },
            "words" => ScaleInput::Words {},
            "like" => ScaleInput::Like {
                criterion: self.header.cell(line, "key").to_owned(),
            },
            _ => ScaleInput::Levels { levels: Vec::new() },
        };
        let asked = [
            ("no", Asked::No),
            ("optional", Asked::Optional),
            ("required", Asked::Required),
        ];
        let directions = [
            ("higher", Direction::Higher),
            ("lower", Direction::Lower),
            ("neutral", Direction::Neutral),
        ];
        let switch = [("no", false), ("yes", true)];
        let criterion = CriterionInput {
            prompt: self.needed(line, "text")?,
            explanation: self.text(line, "about"),
            group: self.text(line, "group"),
            weight: self.number_or(line, "weight", 1)?,
            direction: self.word(line, "direction", &directions)?,
            comment: self.word(line, "comment", &asked)?,
            evidence: self.word(line, "evidence", &asked)?,
            not_applicable: self.word(line, "not_applicable", &switch)?,
            confidence: self.word(line, "confidence", &switch)?,
            scale,
            key: key.clone(),
        };
        self.at(Wording::Prompt(key.clone()), line, "text");
        self.at(Wording::About(key.clone()), line, "about");
        self.at(Wording::Group(key), line, "group");
        self.criteria.push(criterion);
        Ok(())
    }

    fn part(&mut self, line: &Line, kind: &str) -> Result<(), FileFault> {
        let of = self.header.cell(line, "criterion").to_owned();
        let key = self.header.cell(line, "key").to_owned();
        let place = self.criteria.iter().rposition(|c| c.key == of);
        let place = place.ok_or_else(|| {
            self.wrong(line, "criterion", FileProblem::UnknownCriterion(of.clone()))
        })?;
        let alien = self.wrong(line, "kind", FileProblem::NotOfThisScale);
        // Everything is read before the list is touched, so that a faulty line adds nothing.
        let (text, about) = (self.text(line, "text"), self.text(line, "about"));
        let needed = self.wrong(line, "text:", FileProblem::Empty);
        let (column, wording) = match kind {
            "level" => ("text", Wording::Level(of.clone(), key.clone())),
            "step" => (
                "text",
                Wording::Step(of.clone(), self.number(line, "points")?),
            ),
            "statement" => ("text", Wording::Statement(of.clone(), key.clone())),
            _ => ("points", Wording::Prompt(of.clone())),
        };
        let points = match kind {
            "statement" => 0,
            _ => self.number(line, "points")?,
        };
        let highest = match kind {
            "grade" => self.number(line, "highest")?,
            _ => 0,
        };
        let weight = self.number_or(line, "weight", 1)?;
        let colour = self.header.cell(line, "colour").to_owned();
        let scale = self.criteria.get_mut(place).map(|c| &mut c.scale);
        match (kind, scale) {
            ("level", Some(ScaleInput::Levels { levels })) => levels.push(LevelInput {
                key: key.clone(),
                points,
                label: text.ok_or(needed)?,
                descriptor: about,
            }),
            ("step", Some(ScaleInput::Range { labels, .. })) => labels.push(StepInput {
                value: points,
                label: text.ok_or(needed)?,
                colour: (!colour.is_empty()).then_some(colour),
            }),
            ("statement", Some(ScaleInput::Errors { statements, .. })) => {
                statements.push(StatementInput {
                    key: key.clone(),
                    statement: text.ok_or(needed)?,
                    weight,
                });
            }
            ("grade", Some(ScaleInput::Errors { grades, .. })) => grades.push(ErrorGrade {
                errors: points,
                percent: highest,
            }),
            (_, _) => return Err(alien),
        }
        if kind == "level" {
            self.at(Wording::Descriptor(of, key), line, "about");
        }
        if kind != "grade" {
            self.at(wording, line, column);
        }
        Ok(())
    }

    /// The whole, checked; a fault of content gets the place where it stands in the file.
    fn finish(mut self) -> Result<RubricInput, Vec<FileFault>> {
        if self.title.is_none() {
            self.fault(FileFault {
                line: 1,
                column: 1,
                problem: FileProblem::NoTitle,
            });
        }
        let Some((title, explanation)) = self.title.filter(|_| self.faults.is_empty()) else {
            return Err(self.faults);
        };
        let rubric = RubricInput {
            title,
            explanation,
            criteria: self.criteria,
        };
        let found = check(&rubric).err().unwrap_or_default();
        let placed = found.into_iter().map(|fault| {
            let (line, column) = self.places.get(&fault.place).copied().unwrap_or((1, 0));
            FileFault {
                line,
                column: u32::try_from(column + 1).unwrap_or(u32::MAX),
                problem: FileProblem::Content(fault.place, fault.problem),
            }
        });
        let faults: Vec<_> = placed.collect();
        if faults.is_empty() {
            Ok(rubric)
        } else {
            Err(faults)
        }
    }

    fn fault(&mut self, fault: FileFault) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    /// A place that stands twice keeps its last line: the second of two equal keys is the wrong one.
    fn at(&mut self, place: Wording, line: &Line, name: &'static str) {
        let column = self.text_place(name);
        self.places.insert(place, (line.number, column));
    }

    fn text_place(&self, name: &str) -> usize {
        let text = self.header.texts.iter().find(|(what, _, _)| *what == name);
        text.map_or_else(|| self.header.place(name), |(_, _, column)| *column)
    }

    fn wrong(&self, line: &Line, name: &str, problem: FileProblem) -> FileFault {
        let column = match name.strip_suffix(':') {
            Some(text) => self.text_place(text),
            None => self.header.place(name),
        };
        line.fault(column, problem)
    }

    fn number(&self, line: &Line, name: &str) -> Result<u32, FileFault> {
        let cell = self.header.cell(line, name);
        cell.parse()
            .map_err(|_| self.wrong(line, name, FileProblem::NoNumber(cell.to_owned())))
    }

    fn number_or(&self, line: &Line, name: &str, otherwise: u32) -> Result<u32, FileFault> {
        if self.header.cell(line, name).is_empty() {
            Ok(otherwise)
        } else {
            self.number(line, name)
        }
    }

    /// One of some words; an empty cell is the first of them.
    fn word<T: Copy>(&self, line: &Line, name: &str, words: &[(&str, T)]) -> Result<T, FileFault> {
        let cell = self.header.cell(line, name);
        let found = words
            .iter()
            .find(|(word, _)| *word == cell || cell.is_empty());
        found.map(|(_, value)| *value).ok_or_else(|| {
            let known = words.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.wrong(line, name, FileProblem::NoneOf(known))
        })
    }

    fn needed(&self, line: &Line, what: &'static str) -> Result<TextInput, FileFault> {
        self.text(line, what)
            .ok_or_else(|| line.fault(self.text_place(what), FileProblem::Empty))
    }

    /// A text with its translations; the first language that has something in it is the original.
    fn text(&self, line: &Line, what: &str) -> Option<TextInput> {
        let columns = self.header.texts.iter().filter(|(w, _, _)| *w == what);
        let mut words = columns.filter_map(|(_, lang, column)| {
            let text = line.cell(*column);
            (!text.trim().is_empty()).then(|| WordsInput {
                lang: lang.clone(),
                text: text.to_owned(),
            })
        });
        let original = words.next()?;
        Some(TextInput {
            lang: original.lang,
            text: original.text,
            translations: words.collect(),
        })
    }
}

const TEXTS: [&str; 3] = ["group", "text", "about"];
const MOST_FAULTS: usize = 100;

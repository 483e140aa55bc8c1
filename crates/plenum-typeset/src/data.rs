//! The document as values of the template: a flat list of blocks with lines of runs. Texts are strings in them and
//! nothing else, so nothing that somebody wrote is read as markup.

use plenum_report::chart;
use plenum_report::model::{
    Document, Fact, Figure, Line, Part, Passage, Run, Section, Table, is_figure,
};
use typst::foundations::{Array, Bytes, Datetime, Dict, IntoValue, Str, Value};

use crate::table::{self, Column};
use crate::text;

/// The width of the text on the page, in points: A4 less two margins of 20 mm.
const PLACE: f64 = 481.0;

/// Sizes of text, in points.
const BODY: f64 = 10.0;
const SMALL: f64 = 8.5;
const TINY: f64 = 7.0;

/// With more columns than this the text of a table is tiny.
const MANY_COLUMNS: usize = 8;

/// A paragraph longer than this, in bytes, is set as several: its lines are chosen one by one, but shaped together.
const LONGEST_PARAGRAPH: usize = 8_000;

/// A row with fewer lines than this is kept on one page.
const SHORT_ROW: f64 = 14.0;

/// So many lines of contents fit on the first page, below the title.
const LISTED: usize = 30;

/// Stands for a heading or a title that says nothing.
const NOTHING: &str = "–";

/// The values that the template reads.
pub(crate) fn report(document: &Document) -> Dict {
    let writer = Writer {
        page: Run::new(&document.lang, ""),
    };
    let title = Some(plain(document.title.lines.first()))
        .filter(|title| !text::is_blank(title))
        .unwrap_or_else(|| NOTHING.to_owned());
    let mut blocks = Array::new();
    for section in &document.sections {
        writer.section(section, 1, &mut blocks);
    }
    let (lang, region) = tag(&document.lang);
    let listed = listed(&blocks);
    Dict::from_iter(
        [
            ("lang", lang),
            ("region", region),
            ("rtl", writer.page.is_right_to_left().into_value()),
            ("name", title.as_str().into_value()),
            ("running", shortened(&title).into_value()),
            (
                "kind",
                writer.line(std::slice::from_ref(&document.kind), Place::of(BODY)),
            ),
            (
                "title",
                writer.lines(&document.title, Place::of(2.0 * BODY)),
            ),
            ("facts", writer.facts(&document.facts)),
            ("size", (BODY * writer.scale()).into_value()),
            (
                "contents",
                text::clean(&document.labels.contents).into_value(),
            ),
            (
                "foot",
                text::breakable(&plain(Some(&document.foot)), 20.0).into_value(),
            ),
            (
                "mark",
                document.mark.as_ref().map_or(Value::None, |mark| {
                    writer.line(std::slice::from_ref(mark), Place::of(BODY))
                }),
            ),
            ("date", day(&document.day)),
            ("listed", listed.into_value()),
            ("whole", (counted(&blocks, listed) <= LISTED).into_value()),
            ("blocks", blocks.into_value()),
        ]
        .map(|(key, value): (&str, Value)| (Str::from(key), value)),
    )
}

/// How deep the table of contents goes: into the second level while it fits on a page, and not at all for a few parts.
fn listed(blocks: &Array) -> i64 {
    if counted(blocks, 1) < 3 {
        0
    } else if counted(blocks, 2) <= LISTED {
        2
    } else {
        1
    }
}

/// The headings down to a level.
fn counted(blocks: &Array, level: i64) -> usize {
    let headings = blocks.iter().filter_map(|block| {
        let Value::Dict(block) = block else {
            return None;
        };
        block.get("level").ok()
    });
    headings
        .filter(|value| matches!(value, Value::Int(at) if *at <= level))
        .count()
}

/// Where a line stands: how wide, and in which size of text.
#[derive(Clone, Copy)]
struct Place {
    width: f64,
    size: f64,
    side: Side,
}

/// On which side of its place a line stands. The direction of the line decides only the order inside of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Where the lines of the document begin: cells, lists, headings.
    Start,
    /// At the right in every language, units below units: figures in a column of figures.
    Right,
    /// Where the line itself begins: running texts and quotations.
    Own,
}

impl Place {
    fn of(size: f64) -> Self {
        Self {
            width: PLACE,
            size,
            side: Side::Start,
        }
    }
}

struct Writer {
    /// Nothing in the language of the document.
    page: Run,
}

impl Writer {
    /// Arabic letters are small in their size, so all sizes are larger.
    fn scale(&self) -> f64 {
        if self.page.is_right_to_left() {
            1.1
        } else {
            1.0
        }
    }

    fn section(&self, section: &Section, level: usize, blocks: &mut Array) {
        blocks.push(block(
            "heading",
            [
                (
                    "level",
                    i64::try_from(level.min(6)).unwrap_or(6).into_value(),
                ),
                ("line", self.heading(&section.heading)),
            ],
        ));
        for part in &section.parts {
            self.part(part, level, blocks);
        }
    }

    /// A reader who goes from heading to heading must hear something.
    fn heading(&self, line: &Line) -> Value {
        if text::is_blank(&plain(Some(line))) {
            NOTHING.into_value()
        } else {
            self.line(line, Place::of(1.5 * BODY))
        }
    }

    fn part(&self, part: &Part, level: usize, blocks: &mut Array) {
        let body = Place::of(BODY);
        match part {
            Part::Paragraph(passage) => {
                let own = Place {
                    side: Side::Own,
                    ..body
                };
                blocks.push(block("text", [("lines", self.lines(passage, own))]));
            }
            Part::Quote(passage) => {
                let beside = passage.lines.len().clamp(1, 2);
                let own = Place {
                    side: Side::Own,
                    width: PLACE / if beside == 1 { 1.0 } else { 2.0 } - 20.0,
                    ..body
                };
                blocks.push(block(
                    "quote",
                    [
                        ("beside", i64::try_from(beside).unwrap_or(1).into_value()),
                        ("lines", self.lines(passage, own)),
                    ],
                ));
            }
            Part::List(items) => {
                let items: Array = items.iter().map(|item| self.lines(item, body)).collect();
                if !items.is_empty() {
                    blocks.push(block("list", [("items", items.into_value())]));
                }
            }
            Part::Facts(facts) => {
                let lines = facts
                    .iter()
                    .map(|fact| 1.0 + length(&fact.is) * BODY / PLACE);
                let whole = lines.sum::<f64>() < SHORT_ROW;
                blocks.push(block(
                    "facts",
                    [("facts", self.facts(facts)), ("whole", whole.into_value())],
                ));
            }
            Part::Table(table) => blocks.push(self.table(table)),
            Part::Figure(figure) => blocks.push(self.figure(figure)),
            Part::Section(section) => self.section(section, level + 1, blocks),
        }
    }

    fn facts(&self, facts: &[Fact]) -> Value {
        let place = Place {
            width: PLACE * 0.68 - 10.0,
            ..Place::of(BODY)
        };
        let term = Place {
            width: PLACE * 0.3 - 10.0,
            ..place
        };
        facts
            .iter()
            .map(|fact| {
                let lines = length(&fact.is) * BODY / place.width;
                dict([
                    ("whole", (lines < SHORT_ROW).into_value()),
                    ("term", self.line(std::slice::from_ref(&fact.term), term)),
                    ("lines", self.lines(&fact.is, place)),
                ])
            })
            .collect::<Array>()
            .into_value()
    }

    fn figure(&self, figure: &Figure) -> Value {
        let mut picture = chart::svg(figure, &self.page.lang);
        if self.page.is_right_to_left() {
            picture = mirrored(&picture);
        }
        block(
            "figure",
            [
                (
                    "caption",
                    self.line(std::slice::from_ref(&figure.caption), Place::of(BODY)),
                ),
                ("alt", text::clean(&figure.alt.text).into_value()),
                ("picture", Bytes::from_string(picture).into_value()),
            ],
        )
    }

    fn table(&self, table: &Table) -> Value {
        let columns = table
            .rows
            .iter()
            .map(Vec::len)
            .fold(table.head.len(), usize::max)
            .max(1);
        let numeric: Vec<bool> = (0..columns).map(|at| table.is_numeric(at)).collect();
        let measured = measured(table, &numeric);
        let (small, tiny) = (SMALL * self.scale(), TINY * self.scale());
        let size = if columns > MANY_COLUMNS && !table::fits(&measured, PLACE, small) {
            tiny
        } else {
            small
        };
        let widths = table::widths(&measured, PLACE, size);
        let place = |at: usize| Place {
            width: widths[at],
            size,
            side: if numeric[at] {
                Side::Right
            } else {
                Side::Start
            },
        };
        let head: Array = (0..columns)
            .map(|at| {
                let name = table.head.get(at).map_or(&[][..], std::slice::from_ref);
                self.line(name, place(at))
            })
            .collect();
        let rows: Array = table
            .rows
            .iter()
            .map(|row| {
                let cells: Array = (0..columns)
                    .map(|at| {
                        row.get(at)
                            .map_or(Value::None, |cell| self.cell(cell, place(at)))
                    })
                    .collect();
                let lines = row
                    .iter()
                    .zip(&widths)
                    .map(|(cell, width)| length(cell) * size / width)
                    .fold(0.0, f64::max);
                dict([
                    ("cells", cells.into_value()),
                    ("whole", (lines < SHORT_ROW).into_value()),
                ])
            })
            .collect();
        block(
            "table",
            [
                (
                    "caption",
                    self.line(std::slice::from_ref(&table.caption), Place::of(BODY)),
                ),
                ("size", size.into_value()),
                (
                    "widths",
                    widths
                        .iter()
                        .map(|w| w.into_value())
                        .collect::<Array>()
                        .into_value(),
                ),
                (
                    "numeric",
                    numeric
                        .into_iter()
                        .map(IntoValue::into_value)
                        .collect::<Array>()
                        .into_value(),
                ),
                ("head", head.into_value()),
                ("rows", rows.into_value()),
            ],
        )
    }

    /// A cell that is one line in the language of the document is a string, which costs the template nothing.
    fn cell(&self, cell: &Passage, place: Place) -> Value {
        match cell.lines.as_slice() {
            [] => Value::None,
            [line] => self.line(line, place),
            _ => self.lines(cell, place),
        }
    }

    /// Lines as an array; a very long one is several.
    fn lines(&self, passage: &Passage, place: Place) -> Value {
        let mut lines = Array::new();
        for line in &passage.lines {
            match line.as_slice() {
                [run] if run.text.len() > LONGEST_PARAGRAPH => {
                    for part in text::portions(&run.text, LONGEST_PARAGRAPH) {
                        lines.push(self.line(&[Run::new(&run.lang, part)], place));
                    }
                }
                line => lines.push(self.line(line, place)),
            }
        }
        lines.into_value()
    }

    fn line(&self, line: &[Run], place: Place) -> Value {
        let runs: Vec<&Run> = line.iter().filter(|run| !run.text.is_empty()).collect();
        let page = self.page.is_right_to_left();
        // A line takes its direction from its runs if they agree, else from the page. Brackets and commas between them are
        // in the language of the page and have no direction.
        let mut written = runs.iter().filter_map(|run| direction(run)).peekable();
        let other = written.peek().is_some() && written.all(|rtl| rtl != page);
        let rtl = page != other;
        let plain = !other
            && runs
                .iter()
                .all(|run| run.lang == self.page.lang && !turns(run, rtl));
        let room = table::room(place.width, place.size);
        if plain {
            let words: String = runs.iter().map(|run| run.text.as_str()).collect();
            return text::breakable(&text::clean(&words), room).into_value();
        }
        let mut written = Array::new();
        for (at, run) in runs.iter().enumerate() {
            if at > 0 && turns(runs[at - 1], rtl) {
                // What follows must not be drawn into the direction of the run before: a mark of the line's own is between.
                let mark = if rtl { "\u{200f}" } else { "\u{200e}" };
                written.push(mark.into_value());
            }
            written.push(self.run(run, rtl, room));
        }
        let right = match place.side {
            Side::Start => page,
            Side::Right => true,
            Side::Own => rtl,
        };
        dict([
            ("rtl", rtl.into_value()),
            ("right", right.into_value()),
            ("runs", written.into_value()),
        ])
    }

    fn run(&self, run: &Run, line: bool, room: f64) -> Value {
        let words = text::breakable(&text::clean(&run.text), room);
        let turned = turns(run, line);
        if run.lang == self.page.lang && !turned && line == self.page.is_right_to_left() {
            return words.into_value();
        }
        let rtl = turned != line;
        let (lang, region) = tag(&run.lang);
        dict([
            ("lang", lang),
            ("region", region),
            ("rtl", rtl.into_value()),
            (
                "arabic",
                direction(run)
                    .unwrap_or_else(|| run.is_right_to_left())
                    .into_value(),
            ),
            ("text", words.into_value()),
        ])
    }
}

/// Whether a run is written against the direction of its line. Figures run from left to right in every language; what is
/// neither letter nor figure has no direction of its own.
fn turns(run: &Run, line: bool) -> bool {
    if is_figure(&run.text) {
        line
    } else {
        direction(run).is_some_and(|rtl| rtl != line)
    }
}

/// Whether the letters of a run go from right to left, if it has letters: as they are if they agree, such as those of an
/// English name in an Arabic report, else as its language does.
fn direction(run: &Run) -> Option<bool> {
    let mut letters = run.text.chars().filter(|c| c.is_alphabetic());
    let first = text::is_right_to_left(letters.next()?);
    if letters.all(|c| text::is_right_to_left(c) == first) {
        Some(first)
    } else {
        Some(run.is_right_to_left())
    }
}

/// What the typesetter takes of a language tag: two or three letters, and a region of two.
fn tag(lang: &str) -> (Value, Value) {
    let mut parts = lang.split('-');
    let primary = parts
        .next()
        .filter(|part| matches!(part.len(), 2..=3) && part.bytes().all(|b| b.is_ascii_alphabetic()))
        .map_or_else(|| "und".to_owned(), str::to_ascii_lowercase);
    let region = parts
        .find(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()))
        .map_or(Value::None, |part| part.to_ascii_uppercase().into_value());
    (primary.into_value(), region)
}

fn measured(table: &Table, numeric: &[bool]) -> Vec<Column> {
    let mut measured: Vec<Column> = numeric
        .iter()
        .enumerate()
        .map(|(at, numeric)| Column {
            grows: at > 0 && !numeric,
            ..Column::default()
        })
        .collect();
    // Names of columns are bold, and so are those of rows.
    for (column, name) in measured.iter_mut().zip(&table.head) {
        let extent = text::extent(&name.text);
        column.extent.word = extent.word * 1.08;
        // A long name is wrapped rather than that it makes its column wide.
        column.extent.line = column.extent.word.max(extent.line.min(9.0));
    }
    for row in &table.rows {
        for (at, (column, cell)) in measured.iter_mut().zip(row).enumerate() {
            let bold = if at == 0 { 1.08 } else { 1.0 };
            column.cells += 1;
            for line in &cell.lines {
                let extents: Vec<_> = line.iter().map(|run| text::extent(&run.text)).collect();
                let wide: f64 = extents.iter().map(|extent| extent.line).sum();
                let word = extents.iter().map(|extent| extent.word).fold(0.0, f64::max);
                column.extent.line = column.extent.line.max(wide * bold);
                column.extent.word = column.extent.word.max(word * bold);
                column.total += wide;
            }
        }
    }
    measured
}

fn length(cell: &Passage) -> f64 {
    cell.lines
        .iter()
        .flatten()
        .map(|run| text::extent(&run.text).line)
        .sum()
}

fn plain(line: Option<&Line>) -> String {
    line.map(|line| line.iter().map(|run| text::clean(&run.text)).collect())
        .unwrap_or_default()
}

/// A picture whose labels begin at the right. The typesetter's reader of pictures takes `start` for the left end whatever
/// the direction; quotation marks inside labels are escaped, so nothing that somebody wrote is changed.
fn mirrored(picture: &str) -> String {
    const START: &str = "text-anchor=\"start\"";
    const END: &str = "text-anchor=\"end\"";
    let parts = picture.split(START).map(|part| part.replace(END, START));
    parts.collect::<Vec<_>>().join(END)
}

/// A day, `2014-03-14`.
fn day(written: &str) -> Value {
    let mut parts = written.split('-').map(str::parse::<u16>);
    let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) =
        (parts.next(), parts.next(), parts.next())
    else {
        return Value::None;
    };
    let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else {
        return Value::None;
    };
    Datetime::from_ymd(year.into(), month, day).map_or(Value::None, IntoValue::into_value)
}

/// A title for the head of a page, which has one line.
fn shortened(title: &str) -> String {
    const MOST: f64 = 46.0;
    let title = title.replace('\n', " ");
    let mut width = 0.0;
    let mut words = String::new();
    for c in title.chars() {
        width += crate::fonts::width(c).unwrap_or_default();
        if width > MOST {
            words.push('…');
            break;
        }
        words.push(c);
    }
    words
}

fn dict<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Dict::from_iter(entries.map(|(key, value)| (Str::from(key), value))).into_value()
}

fn block<const N: usize>(kind: &str, entries: [(&str, Value); N]) -> Value {
    let mut block = Dict::from_iter(entries.map(|(key, value)| (Str::from(key), value)));
    block.insert("block".into(), kind.into_value());
    block.into_value()
}

#[cfg(test)]
#[path = "data_tests.rs"]
mod tests;

//! The report model: what every writer prints, whatever the format.
//!
//! A document is a title, some facts and a tree of sections made of paragraphs, lists, tables and figures. It knows
//! neither HTML nor pages. Each piece of text is a [`Run`] with its language, so that every writer can set direction and
//! font right; a text with translations stays together, the original first. It is also a stored form: as JSON it goes to
//! writers in a process of their own, so that no writer needs records or a catalogue.

use plenum_core::text::{Text, Words};
use serde::{Deserialize, Serialize};

use crate::order::{Profile, ReportKind};

/// A whole report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The interface language, as a BCP 47 tag: of headings, labels and words, and the direction of the pages.
    pub lang: String,
    /// Which report this is.
    pub report: ReportKind,
    /// Who is named in it.
    pub profile: Profile,
    /// Its title.
    pub title: Passage,
    /// A line above the title: what kind of document this is, and under which profile.
    pub kind: Run,
    /// What must be seen on the first page, such as "as of 12 March 2014, 09:05: the workshop is not closed".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Run>,
    /// What stands on the title page.
    pub facts: Vec<Fact>,
    /// The parts in order.
    pub sections: Vec<Section>,
    /// What stands at the foot of each page, beside its number: the title, and the commit it follows from.
    pub foot: Line,
    /// The day of the last commit behind it, `2014-03-14`, for the properties of the file.
    pub day: String,
    /// Words that a writer may need.
    pub labels: Labels,
}

/// Words that a writer may need, in the interface language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// Heading of the table of contents.
    pub contents: String,
}

/// A part with a heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Names it inside the document, for links.
    pub anchor: String,
    /// Its heading, one or more runs on a line.
    pub heading: Line,
    /// What it says.
    pub parts: Vec<Part>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Running text.
    Paragraph(Passage),
    /// What somebody said or wrote, with its translations beside it.
    Quote(Passage),
    /// Short things one below the other.
    List(Vec<Passage>),
    /// Terms and what they are.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// A chart; the same numbers stand in a table beside it.
    Figure(Figure),
    /// A part of this part.
    Section(Section),
}

/// A term and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The term.
    pub term: Run,
    /// What it is.
    pub is: Passage,
}

/// A table with a caption; the first cell of each row names the row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// What it shows.
    pub caption: Run,
    /// The names of the columns.
    pub head: Vec<Run>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<Passage>>,
}

/// A chart with a caption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What it shows, below it.
    pub caption: Run,
    /// The same in words, for those who do not see it.
    pub alt: Run,
    /// What is drawn; [`chart::svg`](crate::chart::svg) draws it.
    pub chart: Chart,
}

/// What a chart shows. Values are whole numbers or whole quarters, so that a chart says what the table says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Chart {
    /// Medians with their quartiles and ranges on a scale.
    Spread {
        /// The lowest and the highest value of the scale.
        scale: (u32, u32),
        /// One row each.
        rows: Vec<Spread>,
    },
    /// Counts that add up, such as voices by stance.
    Stacked {
        /// What is counted, in order.
        parts: Vec<Run>,
        /// One bar each.
        rows: Vec<Stack>,
    },
    /// Days on a line.
    Timeline {
        /// In order of day.
        points: Vec<Point>,
    },
}

/// One row of a spread chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// What it is about.
    pub label: Run,
    /// Lowest value, first quartile, median, third quartile, highest value, in quarters.
    pub quarters: [u32; 5],
    /// How many values.
    pub n: u32,
}

/// One bar of a stacked chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stack {
    /// What it is about.
    pub label: Run,
    /// The counts, as many as there are parts.
    pub counts: Vec<u32>,
}

/// One day of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Days since 1970-01-01.
    pub day: i64,
    /// The day in words.
    pub date: Run,
    /// What falls on it.
    pub label: Run,
}

/// Lines below each other that belong together, such as an original and its translations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// The lines.
    pub lines: Vec<Line>,
}

/// Runs one after the other.
pub type Line = Vec<Run>;

/// Text in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The language, as a BCP 47 tag.
    pub lang: String,
    /// The text.
    pub text: String,
}

impl Run {
    /// A run in a language. Controls that turn the direction of what follows are left out: a run says its direction
    /// by its language, and no text may turn the words beside it.
    pub fn new(lang: &str, text: impl Into<String>) -> Self {
        let mut text = text.into();
        text.retain(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        Self {
            lang: lang.to_owned(),
            text,
        }
    }

    /// The direction in which its language is written.
    pub fn is_right_to_left(&self) -> bool {
        is_right_to_left(&self.lang)
    }
}

/// Whether a language is written from right to left.
pub fn is_right_to_left(lang: &str) -> bool {
    let primary = lang.split('-').next().unwrap_or_default();
    matches!(
        primary,
        "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ks" | "ps" | "sd" | "ug" | "ur" | "yi"
    )
}

/// A line as plain text.
pub fn plain(line: &[Run]) -> String {
    line.iter().map(|run| run.text.as_str()).collect()
}

/// Whether a text reads from left to right in every language: figures, and no letter.
pub fn is_figure(text: &str) -> bool {
    text.chars().any(char::is_numeric) && !text.chars().any(char::is_alphabetic)
}

fn is_dash(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '–' | '—' | '-' | '·'))
}

impl Document {
    /// The title as one line.
    pub fn plain_title(&self) -> String {
        self.title
            .lines
            .first()
            .map_or_else(String::new, |line| plain(line))
    }

    /// Whether its pages run from right to left.
    pub fn is_right_to_left(&self) -> bool {
        is_right_to_left(&self.lang)
    }
}

impl Table {
    /// Whether a column holds figures and nothing else: numbers, ranges, times, and dashes where there is none. They stand
    /// at the right in every language, units below units, as in spreadsheets; all other cells begin where the lines of the
    /// document do, in whatever language they are.
    /// The first column names the rows and never does.
    pub fn is_numeric(&self, column: usize) -> bool {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        let mut lines = cells
            .flat_map(|cell| &cell.lines)
            .map(|line| plain(line))
            .filter(|line| !line.is_empty())
            .peekable();
        column > 0 && lines.peek().is_some() && lines.all(|line| is_figure(&line) || is_dash(&line))
    }

    /// How much of the width each column should have, in parts of 1,000. No column gets less than its longest word needs
    /// on a page of about a hundred characters, as far as that goes; the rest goes where the long texts are.
    pub fn widths(&self) -> Vec<u32> {
        let texts = |column: usize| {
            let cells = self.rows.iter().filter_map(move |row| row.get(column));
            let runs = cells.flat_map(|cell| &cell.lines).flatten();
            let head = self.head.get(column).into_iter();
            head.chain(runs).map(|run| run.text.as_str())
        };
        let word = |text: &str| {
            let words = text.split_whitespace().map(places);
            words.max().unwrap_or_default()
        };
        let columns = 0..self.head.len();
        let least: Vec<usize> = columns
            .clone()
            .map(|column| {
                texts(column)
                    .map(word)
                    .max()
                    .unwrap_or_default()
                    .clamp(3, 16)
                    + 3
            })
            .collect();
        let wished = columns.zip(&least).map(|(column, least)| {
            let longest = texts(column).map(places).max();
            longest.unwrap_or_default().min(70).saturating_sub(*least)
        });
        let wished: Vec<usize> = wished.collect();
        let (needed, more) = (least.iter().sum::<usize>(), wished.iter().sum::<usize>());
        let free = 100_usize.saturating_sub(needed).min(more);
        let all = (needed + free).max(1);
        let share = |(least, wished): (&usize, &usize)| {
            let extra = free * 1_000 * wished / more.max(1);
            u32::try_from((least * 1_000 + extra) / all).unwrap_or_default()
        };
        least.iter().zip(&wished).map(share).collect()
    }
}

/// How many places a text takes in a line: a syllable of Hangul or a Chinese character takes two.
fn places(text: &str) -> usize {
    let place = |c| match c {
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' => 2,
        _ => 1,
    };
    text.chars().map(place).sum()
}

impl Passage {
    /// One line.
    pub fn line(runs: Line) -> Self {
        Self { lines: vec![runs] }
    }

    /// Several lines; empty ones are dropped.
    pub fn lines(lines: impl IntoIterator<Item = Line>) -> Self {
        Self {
            lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(Vec::is_empty)
    }

    /// Adds the lines of another passage.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.lines.extend(other.lines);
        self
    }

    /// A text with all its translations, the original first. `blanked` stands for what was removed on request.
    pub fn text(text: &Text, blanked: &Run) -> Self {
        let words = std::iter::once(&text.original).chain(&text.translations);
        Self {
            lines: words.map(|words| vec![run(words, blanked)]).collect(),
        }
    }
}

impl From<Run> for Passage {
    fn from(run: Run) -> Self {
        Self::line(vec![run])
    }
}

fn run(words: &Words, blanked: &Run) -> Run {
    if words.blanked.is_some() {
        blanked.clone()
    } else {
        Run::new(words.lang.as_str(), words.text.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_the_same_after_a_journey_as_json() {
        let section = Section {
            anchor: "one".to_owned(),
            heading: vec![Run::new("en", "One")],
            parts: vec![
                Part::List(vec![Run::new("fa", "متن").into()]),
                Part::Figure(Figure {
                    caption: Run::new("en", "Days"),
                    alt: Run::new("en", "One day"),
                    chart: Chart::Timeline {
                        points: vec![Point {
                            day: 16_141,
                            date: Run::new("en", "12 March 2014"),
                            label: Run::new("en", "First day"),
                        }],
                    },
                }),
            ],
        };
        let json = serde_json::to_string(&section).unwrap();

        assert_eq!(serde_json::from_str::<Section>(&json).unwrap(), section);
        assert!(
            json.contains(r#"{"list":[{"lines":[[{"lang":"fa","text":"متن"}]]}]}"#),
            "{json}"
        );
    }

    #[test]
    fn wide_texts_get_wide_columns() {
        let cell = |text: &str| Passage::from(Run::new("en", text));
        let table = Table {
            caption: Run::new("en", "Widths"),
            head: vec![Run::new("en", "No."), Run::new("en", "Text")],
            rows: vec![vec![cell("R1"), cell(&"word ".repeat(40))]],
        };

        assert_eq!(table.widths(), [78, 921]);
        assert_eq!([places("참여"), places("yes")], [4, 3]);
    }

    #[test]
    fn figures_are_told_from_words() {
        assert!(is_figure("3.5 ± 0.2") && is_figure("2014-09-30") && is_figure("۱۲"));
        assert!(!is_figure("R1") && !is_figure("–") && !is_figure("نص 5"));
    }

    #[test]
    fn a_column_of_figures_is_numeric_and_the_names_of_rows_are_not() {
        let row = |cells: [&str; 4]| {
            let cells = cells.map(|text| Passage::from(Run::new("ar", text)));
            cells.to_vec()
        };
        let table = Table {
            caption: Run::new("en", "Figures"),
            head: Vec::new(),
            rows: vec![row(["1", "7.75", "1–9", "8"]), row(["2", "–", "", "none"])],
        };

        let numeric: Vec<_> = (0..5).map(|at| table.is_numeric(at)).collect();
        assert_eq!(numeric, [false, true, true, false, false]);
    }

    #[test]
    fn persian_and_arabic_run_from_right_to_left() {
        assert!(Run::new("fa", "متن").is_right_to_left());
        assert!(Run::new("ar-EG", "نص").is_right_to_left());
        assert!(!Run::new("ko", "글").is_right_to_left());
    }
}

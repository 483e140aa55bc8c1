//! The report model: what every writer prints, whatever the format.
//!
//! A document is a title, some facts and a tree of sections made of paragraphs, lists and tables. It knows neither HTML
//! nor pages. Each piece of text is a [`Run`] with its language, so that every writer can set direction and font right;
//! a text with translations stays together, the original first.

use plenum_core::text::{Text, Words};

/// A whole report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: Passage,
    /// A line above the title: what kind of document this is.
    pub kind: Run,
    /// What stands on the title page.
    pub facts: Vec<Fact>,
    /// The parts in order.
    pub sections: Vec<Section>,
}

/// A numbered part with a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Names it inside the document, for links.
    pub anchor: String,
    /// Its heading, one or more runs on a line.
    pub heading: Line,
    /// What it says.
    pub parts: Vec<Part>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// A part of this part.
    Section(Section),
}

/// A term and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The term.
    pub term: Run,
    /// What it is.
    pub is: Passage,
}

/// A table with a caption; the first cell of each row names the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: Run,
    /// The names of the columns.
    pub head: Vec<Run>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<Passage>>,
}

/// Lines below each other that belong together, such as an original and its translations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The lines.
    pub lines: Vec<Line>,
}

/// Runs one after the other.
pub type Line = Vec<Run>;

/// Text in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The language, as a BCP 47 tag.
    pub lang: String,
    /// The text.
    pub text: String,
}

impl Run {
    /// A run in a language.
    pub fn new(lang: &str, text: impl Into<String>) -> Self {
        Self {
            lang: lang.to_owned(),
            text: text.into(),
        }
    }

    /// The direction in which its language is written.
    pub fn is_right_to_left(&self) -> bool {
        let primary = self.lang.split('-').next().unwrap_or_default();
        matches!(
            primary,
            "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ks" | "ps" | "sd" | "ug" | "ur" | "yi"
        )
    }
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
    fn persian_and_arabic_run_from_right_to_left() {
        assert!(Run::new("fa", "متن").is_right_to_left());
        assert!(Run::new("ar-EG", "نص").is_right_to_left());
        assert!(!Run::new("ko", "글").is_right_to_left());
    }
}

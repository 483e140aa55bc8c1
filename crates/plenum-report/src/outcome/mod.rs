//! Makes the document of a workshop from the records of the room (METHOD 9.1).
//!
//! One file per part of the report. A part that has nothing to say says so; nothing that the room decided is left out:
//! what was not carried, objected to or overridden stands here like everything else. Made from records only, so it can
//! be written at any time; before the end it holds what the room has seen so far.

mod agreements;
mod beside;
mod calendar;
mod close;
mod days;
mod earlier;
#[cfg(test)]
mod earlier_tests;
mod feedback;
mod figures;
mod front;
mod judgement;
mod kinds;
mod method;
mod names;
mod narrative;
mod own;
mod prepare;
mod recommend;
pub mod reminders;
mod response;
mod sheet_figures;
mod sheets;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeSet;

use plenum_core::text::{Lang, Text};
use plenum_core::time::{Date, Timestamp};
use plenum_core::{Head, Records};
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::model::{Document, Fact, Labels, Line, Part, Passage, Run, Section, Table};
use crate::order::{Order, Profile};
use view::View;

pub use beside::{Earlier, NotComparable};
pub use calendar::calendar;
pub use sheets::{tables, tables_beside};

/// The outcome of a workshop.
pub fn document(records: &Records, head: &Head, words: &Catalogue, order: Order) -> Document {
    document_beside(records, head, words, order, None)
}

/// The outcome of a workshop beside an earlier one of the same host.
pub fn document_beside(
    records: &Records,
    head: &Head,
    words: &Catalogue,
    order: Order,
    earlier: Option<&Earlier<'_>>,
) -> Document {
    let view = View::of(records);
    let maker = maker(&view, words, order);
    let mut sections = maker.parts(records, head, order);
    if let Some(earlier) = earlier.filter(|_| order.kind.compares()) {
        let then = self::maker(&earlier.view, words, order);
        // Annexes and the receipt stay last.
        let place = sections.len().saturating_sub(1);
        sections.insert(place, maker.earlier(&then, earlier));
    }
    Document {
        lang: words.lang().to_owned(),
        report: order.kind,
        profile: order.profile,
        mark: maker.mark(order.as_of),
        foot: maker.foot(head),
        day: words.day_of(order.as_of, maker.zone).to_string(),
        labels: Labels {
            contents: words.text("contents"),
        },
        title: maker.title(),
        kind: maker.word("report-kind", &order.kind),
        facts: maker.title_page(head),
        sections,
    }
}

fn maker<'a>(view: &'a View<'a>, words: &'a Catalogue, order: Order) -> Maker<'a> {
    let workshop = view.workshop;
    Maker {
        view,
        words,
        zone: workshop.map_or("UTC", |workshop| workshop.zone.as_str()),
        profile: order.profile,
        common: view.common_langs(),
    }
}

/// What every part of the report needs at hand.
struct Maker<'a> {
    view: &'a View<'a>,
    words: &'a Catalogue,
    zone: &'a str,
    profile: Profile,
    /// Languages of enough people for a text in one of them not to tell who wrote it (METHOD 7.2).
    common: BTreeSet<Lang>,
}

impl Maker<'_> {
    fn run(&self, text: impl Into<String>) -> Run {
        Run::new(self.words.lang(), text)
    }

    fn label(&self, id: &str) -> Run {
        self.run(self.words.text(id))
    }

    fn word(&self, family: &str, value: &impl Serialize) -> Run {
        self.run(self.words.word(family, value))
    }

    /// A text with its translations. Where sources are not named, an original that would give its author away is kept
    /// back and its translations stand alone.
    fn text(&self, text: &Text) -> Passage {
        let passage = Passage::text(text, &self.label("blanked"));
        if self.profile.names_sources() || self.common.contains(&text.original.lang) {
            return passage;
        }
        let translations: Vec<Line> = passage.lines.into_iter().skip(1).collect();
        if translations.is_empty() {
            self.label("original-withheld").into()
        } else {
            Passage::lines(translations)
        }
    }

    fn text_or_dash(&self, text: Option<&Text>) -> Passage {
        text.map_or_else(|| self.run("–").into(), |text| self.text(text))
    }

    /// A text that is nobody's statement, such as a title or the mandate: never kept back.
    fn title_text(&self, text: &Text) -> Passage {
        Passage::text(text, &self.label("blanked"))
    }

    /// The first language of a title, for headings.
    fn heading(&self, text: &Text) -> Line {
        self.title_text(text)
            .lines
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    fn day(&self, date: Date) -> Run {
        self.run(self.words.day(date))
    }

    fn instant(&self, at: Timestamp) -> Run {
        self.run(self.words.instant(at, self.zone))
    }

    fn number(&self, n: u32) -> Passage {
        self.run(self.words.whole(n)).into()
    }

    fn fact(&self, term: &str, is: impl Into<Passage>) -> Fact {
        Fact {
            term: self.label(term),
            is: is.into(),
        }
    }

    fn fact_of(&self, term: &str, text: Option<&Text>) -> Option<Fact> {
        text.map(|text| self.fact(term, self.text(text)))
    }

    fn paragraph(&self, id: &str) -> Part {
        Part::Paragraph(self.label(id).into())
    }

    fn table(&self, caption: &str, head: &[&str], rows: Vec<Vec<Passage>>) -> Part {
        let head = head.iter().map(|id| self.label(id)).collect();
        Part::Table(Table {
            caption: self.label(caption),
            head,
            rows,
        })
    }

    /// A section of the report; one without content says so.
    fn section(&self, anchor: &str, mut parts: Vec<Part>) -> Section {
        if parts.is_empty() {
            parts.push(self.paragraph("nothing"));
        }
        Section {
            anchor: anchor.to_owned(),
            heading: vec![self.label(&format!("section-{anchor}"))],
            parts,
        }
    }

    fn subsection(anchor: String, heading: Line, parts: Vec<Part>) -> Part {
        Part::Section(Section {
            anchor,
            heading,
            parts,
        })
    }

    /// A printed number before what it belongs to. The space is a run of its own, or it would go to the wrong end of the
    /// number, which is written from left to right in every language.
    fn lead(&self, number: impl Into<String>) -> Line {
        vec![self.run(number), self.run(" ")]
    }

    fn colon(&self) -> Run {
        self.label("colon")
    }

    fn separator(&self) -> Run {
        self.label("list-separator")
    }

    /// Runs with a separator between them.
    fn joined(&self, items: impl IntoIterator<Item = Line>, separator: &str) -> Line {
        let mut line = Line::new();
        for item in items {
            if !line.is_empty() {
                line.push(self.run(separator));
            }
            line.extend(item);
        }
        line
    }

    /// Items on one line with commas, or a dash if there are none.
    fn list(&self, items: impl IntoIterator<Item = Line>) -> Passage {
        let line = self.joined(items, &self.words.text("list-separator"));
        if line.is_empty() {
            self.run("–").into()
        } else {
            Passage::line(line)
        }
    }
}

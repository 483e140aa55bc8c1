//! Makes the document of a workshop from the records of the room (METHOD 9.1).
//!
//! One file per part of the report. A part that has nothing to say says so; nothing that the room decided is left out:
//! what was not carried, objected to or overridden stands here like everything else. Made from records only, so it can
//! be written at any time; before the end it holds what the room has seen so far.

mod close;
mod days;
mod feedback;
mod front;
mod judgement;
mod names;
mod prepare;
mod recommend;
mod response;
#[cfg(test)]
mod tests;
mod view;

use plenum_core::text::Text;
use plenum_core::time::{Date, Timestamp};
use plenum_core::{Head, Records};
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::model::{Document, Fact, Labels, Line, Part, Passage, Run, Section, Table};
use crate::order::Order;
use view::View;

/// The outcome of a workshop.
pub fn document(records: &Records, head: &Head, words: &Catalogue, order: Order) -> Document {
    let view = View::of(records);
    let zone = view
        .workshop
        .map_or("UTC", |workshop| workshop.zone.as_str());
    let maker = Maker {
        view: &view,
        words,
        zone,
    };
    Document {
        lang: words.lang().to_owned(),
        report: order.kind,
        profile: order.profile,
        mark: maker.mark(order.as_of),
        foot: maker.foot(head),
        day: words.day_of(order.as_of, zone).to_string(),
        labels: Labels {
            contents: words.text("contents"),
        },
        title: maker.title(),
        kind: maker.label("kind"),
        facts: maker.title_page(head),
        sections: vec![
            maker.conclusions(),
            maker.summary(),
            maker.mandate(),
            maker.people(),
            maker.initial_report(),
            maker.desk_review(),
            maker.agenda(),
            maker.presentations(),
            maker.hearings(),
            maker.notes(),
            maker.tables(),
            maker.assignments(),
            maker.feedback(),
            maker.recommendations(),
            maker.ratings(),
            maker.scores(),
            maker.stances(),
            maker.formal_responses(),
            maker.actions(),
            maker.evaluation(),
            maker.overrides(),
            maker.dates(),
            maker.receipt(head),
        ],
    }
}

/// What every part of the report needs at hand.
struct Maker<'a> {
    view: &'a View<'a>,
    words: &'a Catalogue,
    zone: &'a str,
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

    fn text(&self, text: &Text) -> Passage {
        Passage::text(text, &self.label("blanked"))
    }

    fn text_or_dash(&self, text: Option<&Text>) -> Passage {
        text.map_or_else(|| self.run("–").into(), |text| self.text(text))
    }

    /// The first language of a text, for headings.
    fn heading(&self, text: &Text) -> Line {
        self.text(text).lines.into_iter().next().unwrap_or_default()
    }

    fn day(&self, date: Date) -> Run {
        self.run(self.words.day(date))
    }

    fn instant(&self, at: Timestamp) -> Run {
        self.run(self.words.instant(at, self.zone))
    }

    fn number(&self, n: u32) -> Passage {
        self.run(n.to_string()).into()
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
        let line = self.joined(items, ", ");
        if line.is_empty() {
            self.run("–").into()
        } else {
            Passage::line(line)
        }
    }
}

//! What one person contributed, from the records that this person may see.
//!
//! It is made for that person alone: entries recognised as her own while the link exists, her ratings, her evaluation, her
//! sheets and her private notes. Once a link was cut nobody can say what was hers, and the report says so.

use std::collections::BTreeMap;

use plenum_core::entries::EntryBody;
use plenum_core::{Body, Item, Records};

use super::Maker;
use crate::model::{Part, Passage, Section};

impl Maker<'_> {
    pub(super) fn own(&self, records: &Records) -> Vec<Section> {
        // A record that comes to a seat in two ways counts once, in its narrower form: audiences go from wide to narrow.
        let mine: BTreeMap<&String, &Body> =
            records.iter().map(|((_, key), body)| (key, body)).collect();
        let mine: Vec<&Body> = mine.into_values().collect();
        vec![
            self.own_entries(&mine),
            self.own_ratings(&mine),
            self.own_notes(&mine),
        ]
    }

    fn own_entries(&self, mine: &[&Body]) -> Section {
        let entries: Vec<&EntryBody> = mine
            .iter()
            .filter_map(|body| {
                if let Body::Entry(entry) = body {
                    Some(entry)
                } else {
                    None
                }
            })
            .filter(|entry| entry.mine)
            .collect();
        let mut parts = vec![self.paragraph("own-link")];
        if !entries.is_empty() {
            parts.push(self.entries("own-entries", &entries, true));
        }
        self.section("own-entries", parts)
    }

    fn own_ratings(&self, mine: &[&Body]) -> Section {
        let value = |value: Option<u8>| {
            value.map_or_else(|| self.run("–").into(), |value| self.number(value.into()))
        };
        let mut ratings: Vec<Vec<Passage>> = Vec::new();
        let mut evaluations: Vec<Vec<Passage>> = Vec::new();
        let mut sheets: Vec<Vec<Passage>> = Vec::new();
        for body in mine {
            if let Body::MyRating(rating) = body {
                ratings.push(vec![
                    Passage::line(self.item(Item::Recommendation(rating.recommendation))),
                    value(rating.importance),
                    value(rating.feasibility),
                    self.text_or_dash(rating.comment.as_ref()),
                ]);
            } else if let Body::MyEvaluation(evaluation) = body {
                evaluations.push(vec![
                    self.word("evaluation", &evaluation.question).into(),
                    value(evaluation.value),
                    self.text_or_dash(evaluation.comment.as_ref()),
                ]);
            } else if let Body::MySheet(sheet) = body
                && sheet.of.is_none()
            {
                sheets.push(vec![
                    Passage::line(self.item(Item::Scoring(sheet.scoring))),
                    Passage::line(self.subject(sheet.subject)),
                    self.number(u32::try_from(sheet.answers.len()).unwrap_or(u32::MAX)),
                ]);
            }
        }
        let tables = [
            (
                "own-ratings",
                &["number", "importance", "feasibility", "reason"][..],
                ratings,
            ),
            (
                "own-evaluation",
                &["question", "score-value", "score-comment"],
                evaluations,
            ),
            (
                "own-sheets",
                &["number", "score-subject", "answers-given"],
                sheets,
            ),
        ];
        let tables = tables.into_iter().filter(|(_, _, rows)| !rows.is_empty());
        self.section(
            "own-ratings",
            tables
                .map(|(caption, head, rows)| self.table(caption, head, rows))
                .collect(),
        )
    }

    fn own_notes(&self, mine: &[&Body]) -> Section {
        let notes = mine.iter().filter_map(|body| {
            if let Body::Private(note) = body {
                Some(self.text(&note.text))
            } else {
                None
            }
        });
        let notes: Vec<Passage> = notes.collect();
        let parts = (!notes.is_empty()).then_some(Part::List(notes));
        self.section("own-notes", parts.into_iter().collect())
    }
}

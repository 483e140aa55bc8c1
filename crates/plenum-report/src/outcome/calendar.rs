//! The dates of a review: phases, workshop days, dates agreed in the room, and actions with their due days.

use plenum_core::response::Status;
use plenum_core::text::Text;
use plenum_core::{Head, Records};

use super::view::View;
use super::{Maker, maker};
use crate::catalogue::Catalogue;
use crate::ics::{Calendar, Kind, Line};
use crate::model::plain;
use crate::order::Order;

/// The calendar of a review.
pub fn calendar(records: &Records, head: &Head, words: &Catalogue, order: Order) -> Calendar {
    let view = View::of(records);
    let maker = maker(&view, words, order);
    Calendar {
        lang: words.lang().to_owned(),
        title: maker
            .title()
            .lines
            .first()
            .map_or_else(String::new, |line| plain(line)),
        stamp: order.as_of,
        lines: maker.calendar_lines(head),
    }
}

impl Maker<'_> {
    fn calendar_lines(&self, head: &Head) -> Vec<Line> {
        let workshop = head.workshop;
        let mut lines = Vec::new();
        if let Some(body) = self.view.workshop {
            lines.push(Line {
                id: format!("days@{workshop}"),
                kind: Kind::Days(body.first_day, body.last_day),
                summary: self.in_words(&body.title),
                description: None,
            });
            lines.extend(body.deadlines.iter().map(|deadline| Line {
                id: format!("phase-{}@{workshop}", name(&deadline.phase)),
                kind: Kind::Instant(deadline.at),
                summary: self.words.with(
                    "calendar-phase",
                    &[("phase", self.words.word("phase", &deadline.phase))],
                ),
                description: None,
            }));
        }
        let dates = self.view.dates.into_iter().flat_map(|dates| &dates.dates);
        lines.extend((1..).zip(dates).map(|(n, line)| Line {
            id: format!("date-{n}@{workshop}"),
            kind: Kind::Days(line.date, line.date),
            summary: self.in_words(&line.what),
            description: None,
        }));
        for action in &self.view.actions {
            let Some(due) = action.due else { continue };
            let owner = action.owner.as_ref().map(|owner| {
                let owner = self.in_words(owner);
                self.words.labelled(&self.words.text("owner"), &owner)
            });
            lines.push(Line {
                id: format!("action-{}@{workshop}", action.number),
                kind: Kind::Task {
                    due,
                    done: action.shown == Status::Done,
                    dropped: action.shown == Status::Dropped,
                },
                summary: format!("{} {}", action.number, self.in_words(&action.text)),
                description: owner,
            });
        }
        lines
    }

    /// A text in the language of the report, in English, or as it was written.
    fn in_words(&self, text: &Text) -> String {
        let shown = self.text(text);
        let mut wanted = [self.words.lang(), "en"].into_iter();
        let runs = || shown.lines.iter().filter_map(|line| line.first());
        let found = wanted.find_map(|lang| runs().find(|run| run.lang == lang));
        found
            .or_else(|| runs().next())
            .map_or_else(String::new, |run| run.text.clone())
    }
}

fn name(value: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(value).ok();
    let name = name.and_then(|value| value.as_str().map(str::to_owned));
    name.unwrap_or_default()
}

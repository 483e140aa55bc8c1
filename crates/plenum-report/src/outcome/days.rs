//! The workshop days: the agenda as it was run, presentations, hearings, notes, and guards that were stepped over.

use std::collections::BTreeSet;

use plenum_core::agenda::{AgendaLine, EntryKind};
use plenum_core::people::Side;
use plenum_core::refusal::Unmet;

use super::Maker;
use crate::model::{Line, Part, Passage, Section};

impl Maker<'_> {
    /// One table a day, with planned and real times.
    pub(super) fn agenda(&self) -> Section {
        let Some(agenda) = self.view.agenda else {
            return self.section("agenda", Vec::new());
        };
        let days: BTreeSet<_> = agenda.blocks.iter().map(|line| line.day).collect();
        let parts = days.into_iter().map(|day| {
            let rows = agenda
                .blocks
                .iter()
                .filter(|line| line.day == day)
                .map(|line| self.agenda_row(line))
                .collect();
            let head = [
                "block", "title", "method", "planned", "started", "ended", "state",
            ];
            let table = self.table("agenda-table", &head, rows);
            Self::subsection(format!("day-{day}"), vec![self.day(day)], vec![table])
        });
        self.section("agenda", parts.collect())
    }

    fn agenda_row(&self, line: &AgendaLine) -> Vec<Passage> {
        let time = |at| self.run(self.words.time_of_day(at, self.zone));
        let actual = |at: Option<_>| at.map_or_else(|| self.run("–"), time);
        vec![
            self.run(line.label.clone()).into(),
            self.view
                .blocks
                .get(&line.block)
                .filter(|block| self.names_its_presenter(block))
                .map_or_else(|| self.title_text(&line.title), |_| self.run("–").into()),
            self.word("preset", &line.preset).into(),
            time(line.planned).into(),
            actual(line.started).into(),
            actual(line.ended).into(),
            self.word("block-state", &line.state).into(),
        ]
    }

    /// What was presented, and the transfer cards: what of one's own practice another city could use.
    pub(super) fn presentations(&self) -> Section {
        let mut parts = Vec::new();
        let rows: Vec<_> = self
            .view
            .presentations
            .iter()
            // Its title would name the peer that gave it.
            .filter(|presentation| {
                self.profile.names_sources()
                    || self.side(presentation.organisation) == Some(Side::Host)
            })
            .map(|presentation| {
                vec![
                    self.text(&presentation.title),
                    Passage::line(self.organisation(presentation.organisation)),
                    Passage::line(self.block(presentation.block)),
                    self.text_or_dash(presentation.message.as_ref()),
                ]
            })
            .collect();
        let rows_left_out = rows.len() < self.view.presentations.len();
        if !rows.is_empty() {
            parts.push(self.table(
                "presentations-table",
                &["title", "organisation", "block", "message"],
                rows,
            ));
        }
        if rows_left_out {
            parts.push(self.paragraph("presentations-left-out"));
        }
        parts.extend(self.entry_table(EntryKind::Transfer));
        self.section("presentations", parts)
    }

    pub(super) fn hearings(&self) -> Section {
        let parts = self.view.hearings.iter().map(|hearing| {
            let source = hearing.source.map_or_else(
                || vec![self.label("small-group")],
                |id| self.organisation(id),
            );
            let state = self.label(if hearing.checked {
                "confirmed"
            } else {
                "unconfirmed"
            });
            let mut head = self.block(hearing.block);
            head.extend(
                [self.colon()]
                    .into_iter()
                    .chain(source)
                    .chain([self.separator(), state]),
            );
            let statement = match &hearing.statement {
                Some(statement) => Part::Quote(self.text(statement)),
                None => self.paragraph("statement-withheld"),
            };
            [Part::Paragraph(Passage::line(head)), statement]
        });
        self.section("hearings", parts.flatten().collect())
    }

    /// The rapporteur's notes: the discussion by theme.
    pub(super) fn notes(&self) -> Section {
        let parts = self.view.notes.iter().map(|note| {
            let place: Option<Line> = note.block.map(|block| self.block(block));
            let theme: Option<Line> = note.theme.as_ref().map(|theme| self.heading(theme));
            let colon = self.words.text("colon");
            let head = self.joined(place.into_iter().chain(theme), &colon);
            let head = (!head.is_empty()).then(|| Part::Paragraph(Passage::line(head)));
            head.into_iter().chain([Part::Quote(self.text(&note.text))])
        });
        self.section("notes", parts.flatten().collect())
    }

    pub(super) fn overrides(&self) -> Section {
        let rows: Vec<_> = self
            .view
            .overrides
            .iter()
            .map(|step| {
                vec![
                    self.number(step.n),
                    Passage::lines(step.unmet.iter().map(|unmet| self.unmet(unmet))),
                    self.text(&step.reason),
                    Passage::line(self.seat(step.by)),
                    self.instant(step.at).into(),
                ]
            })
            .collect();
        let table = (!rows.is_empty()).then(|| {
            self.table(
                "overrides",
                &["number", "unmet", "reason", "by", "when"],
                rows,
            )
        });
        self.section("overrides", table.into_iter().collect())
    }

    /// An unmet condition with all that names it: "2 of 4: desk reviews are missing: Cairo, Mashhad".
    fn unmet(&self, unmet: &Unmet) -> Line {
        let mut line = vec![self.word("check", &unmet.check)];
        if unmet.need > 0 {
            line.push(
                self.run(
                    self.words
                        .counts("have-need", &[("have", unmet.have), ("need", unmet.need)]),
                ),
            );
        }
        let names = (unmet.organisations.iter().map(|id| self.organisation(*id)))
            .chain(unmet.seats.iter().map(|id| self.seat(*id)))
            .chain(unmet.items.iter().map(|item| self.item(*item)))
            .chain(unmet.names.iter().map(|name| vec![self.run(name.clone())]));
        let details = self.joined(names, &self.words.text("list-separator"));
        if !details.is_empty() {
            line.push(self.colon());
            line.extend(details);
        }
        line
    }
}

//! The tables of a report: everything that is counted or listed, as rows.
//!
//! They come from the same records by the same rules of naming as the document. Texts stand in their own language with the
//! language named beside them, and once more in the language of the report or in English, where there is a translation.

use plenum_core::agenda::EntryKind;
use plenum_core::response::{FormalDecision, Status};
use plenum_core::text::Text;
use plenum_core::{Head, Item, Records};

use super::beside::Earlier;
use super::view::View;
use super::{Maker, maker};
use crate::catalogue::Catalogue;
use crate::model::{Passage, plain};
use crate::order::{Order, ReportKind};
use crate::tables::{Cell, Column, Sheet, SheetChart, Tables};

/// The tables of a report.
pub fn tables(records: &Records, head: &Head, words: &Catalogue, order: Order) -> Tables {
    tables_beside(records, head, words, order, None)
}

/// The tables of a report, with those of an earlier workshop of the same host.
pub fn tables_beside(
    records: &Records,
    head: &Head,
    words: &Catalogue,
    order: Order,
    earlier: Option<&Earlier<'_>>,
) -> Tables {
    let view = View::of(records);
    let maker = maker(&view, words, order);
    let mut sheets = match order.kind {
        ReportKind::Tracker => vec![
            maker.about(head, order),
            maker.sheet_recommendations(),
            maker.sheet_actions(),
            maker.sheet_progress(),
            maker.sheet_dates(),
        ],
        ReportKind::Conclusions => vec![
            maker.about(head, order),
            maker.sheet_conclusions(),
            maker.sheet_dates(),
        ],
        ReportKind::Full
        | ReportKind::Raw
        | ReportKind::Feedback
        | ReportKind::Own
        | ReportKind::Method => vec![
            maker.about(head, order),
            maker.sheet_entries(),
            maker.sheet_recommendations(),
            maker.sheet_ratings(),
            maker.sheet_counts(),
            maker.sheet_scores(),
            maker.sheet_actions(),
            maker.sheet_progress(),
            maker.sheet_conclusions(),
            maker.sheet_desk(),
            maker.sheet_agenda(),
            maker.sheet_dates(),
            maker.sheet_people(),
        ],
    };
    if let Some(earlier) = earlier.filter(|_| order.kind.compares()) {
        let then = super::maker(&earlier.view, words, order);
        sheets.push(maker.sheet_comparison(&then));
        sheets.push(maker.sheet_earlier(&then));
    }
    Tables {
        lang: words.lang().to_owned(),
        title: maker
            .title()
            .lines
            .first()
            .map_or_else(String::new, |line| plain(line)),
        day: words.day_of(order.as_of, maker.zone),
        sheets,
    }
}

const TEXT: [(&str, u16); 3] = [("text", 60), ("lang", 10), ("translation", 60)];

impl Maker<'_> {
    /// What this file is, as terms and words.
    fn about(&self, head: &Head, order: Order) -> Sheet {
        let mut rows: Vec<Vec<Cell>> = vec![vec![
            Cell::Text(self.words.text("report")),
            Cell::Text(self.words.word("report-kind", &order.kind)),
        ]];
        if let Some(mark) = self.mark(order.as_of) {
            rows.push(vec![
                Cell::Text(self.words.text("state")),
                Cell::Text(mark.text),
            ]);
        }
        rows.push(vec![
            Cell::Text(self.words.text("title")),
            passage(&self.title()),
        ]);
        let facts = self.title_page(head).into_iter();
        rows.extend(facts.map(|fact| vec![Cell::Text(fact.term.text), passage(&fact.is)]));
        self.sheet("about", &[("term", 28), ("what", 80)], rows)
    }

    fn sheet_entries(&self) -> Sheet {
        let mut rows = Vec::new();
        for kind in EntryKind::ALL
            .into_iter()
            .filter(|_| self.profile.keeps_raw())
        {
            for entry in self.view.entries.iter().filter(|e| e.kind == kind) {
                let number = match (&entry.number, entry.merged_into) {
                    (Some(number), _) => Cell::Text(number.clone()),
                    (None, Some(survivor)) => {
                        passage(&Passage::line(self.item(Item::Entry(survivor))))
                    }
                    (None, None) => Cell::Empty,
                };
                let cluster = entry.cluster.map_or(Cell::Empty, |id| {
                    passage(&Passage::line(self.item(Item::Cluster(id))))
                });
                let mut row = vec![number, Cell::Text(self.words.word("kind", &entry.kind))];
                row.extend(self.texts(entry.text.as_ref()));
                row.extend([
                    Cell::Text(self.words.word("grade", &entry.grade)),
                    cluster,
                    passage(&Passage::line(self.author(&entry.author))),
                    passage(&Passage::line(self.block(entry.block))),
                    Cell::Whole(entry.cards.into()),
                ]);
                rows.push(row);
            }
        }
        let mut columns = vec![("number", 9), ("entry-kind", 12)];
        columns.extend(TEXT);
        columns.extend([
            ("grade", 10),
            ("cluster", 10),
            ("author", 24),
            ("block", 30),
            ("cards-number", 8),
        ]);
        self.sheet("entries", &columns, rows)
    }

    fn sheet_recommendations(&self) -> Sheet {
        let rows = self.view.recommendations.iter().map(|r| {
            let mut row = vec![Cell::Text(r.number.clone())];
            row.extend(self.texts(Some(&r.text)));
            let voices = self.view.endorsements.get(&r.id);
            let count = |n: Option<u32>| n.map_or(Cell::Empty, |n| Cell::Whole(n.into()));
            let response = self.view.responses.get(&r.id);
            row.extend([
                self.told(r.reason.as_ref()),
                self.told(r.addressee.as_ref()),
                r.horizon
                    .map_or(Cell::Empty, |h| Cell::Text(self.words.word("horizon", &h))),
                Cell::Text(self.words.word("recommendation-state", &r.state)),
                count(voices.map(|v| v.support)),
                count(voices.map(|v| v.can_live_with)),
                count(voices.map(|v| v.object)),
                count(r.tracker_place),
                response
                    .and_then(|response| response.stance)
                    .map_or(Cell::Empty, |stance| {
                        Cell::Text(self.words.word("stance", &stance))
                    }),
                response
                    .and_then(|response| response.decision)
                    .map_or(Cell::Empty, |d| Cell::Text(self.words.word("decision", &d))),
                self.told(response.and_then(|response| response.reason.as_ref())),
            ]);
            row
        });
        let rows = rows.collect();
        let mut columns = vec![("number", 9)];
        columns.extend(TEXT);
        columns.extend([
            ("reason", 40),
            ("addressee", 28),
            ("horizon", 24),
            ("state", 16),
            ("voice-support", 12),
            ("voice-can_live_with", 12),
            ("voice-object", 12),
            ("tracker-place", 12),
            ("stance", 16),
            ("decision", 20),
            ("decision-reason", 40),
        ]);
        let mut sheet = self.sheet("recommendations", &columns, rows);
        let decisions = [
            FormalDecision::Accepted,
            FormalDecision::Partly,
            FormalDecision::NotAccepted,
            FormalDecision::NeedsOtherAuthority,
        ];
        if let Some(column) = sheet.columns.get_mut(13) {
            column.choices = decisions.map(|d| self.words.word("decision", &d)).into();
        }
        sheet.chart = Some(SheetChart {
            names: (0, 0),
            first: 8,
            last: 10,
            stacked: true,
        });
        sheet
    }

    fn sheet_actions(&self) -> Sheet {
        let rows = self.view.actions.iter().map(|action| {
            let serves = action.recommendations.iter();
            let serves = self.list(serves.map(|id| self.recommendation(*id)));
            let evidence = action
                .history
                .last()
                .and_then(|line| line.evidence.as_ref());
            let mut row = vec![Cell::Text(action.number.clone()), passage(&serves)];
            row.extend(self.texts(Some(&action.text)));
            row.extend([
                self.told(action.owner.as_ref()),
                action.due.map_or(Cell::Empty, Cell::Day),
                self.told(action.dependence.as_ref()),
                Cell::Text(self.words.word("status", &action.reported)),
                Cell::Text(self.words.word("status", &action.shown)),
                self.told(evidence),
            ]);
            row
        });
        let rows = rows.collect();
        let mut columns = vec![("number", 9), ("serves", 12)];
        columns.extend(TEXT);
        columns.extend([
            ("owner", 30),
            ("due", 13),
            ("dependence", 30),
            ("reported", 14),
            ("shown", 14),
            ("shown-by", 40),
        ]);
        let mut sheet = self.sheet("actions", &columns, rows);
        let statuses = [
            Status::Planned,
            Status::OnTrack,
            Status::Late,
            Status::Done,
            Status::Dropped,
        ];
        for column in [8, 9] {
            if let Some(column) = sheet.columns.get_mut(column) {
                column.choices = statuses.map(|s| self.words.word("status", &s)).into();
            }
        }
        sheet
    }

    fn sheet_progress(&self) -> Sheet {
        let mut rows = Vec::new();
        for action in &self.view.actions {
            for line in &action.history {
                rows.push(vec![
                    Cell::Text(action.number.clone()),
                    Cell::Day(self.words.day_of(line.at, self.zone)),
                    Cell::Text(self.words.word("status", &line.status)),
                    self.told(line.evidence.as_ref()),
                ]);
            }
        }
        let columns = [
            ("action", 9),
            ("when", 13),
            ("status", 14),
            ("shown-by", 60),
        ];
        self.sheet("progress", &columns, rows)
    }

    fn sheet_conclusions(&self) -> Sheet {
        let rows = self.view.conclusions.iter().map(|conclusion| {
            let mut row = vec![Cell::Text(conclusion.number.clone())];
            row.extend(self.texts(Some(&conclusion.sentence)));
            let dissents = conclusion.dissents.iter().map(|dissent| {
                let mut line = self.organisation(dissent.organisation);
                line.push(self.colon());
                line.extend(
                    self.text(&dissent.note)
                        .lines
                        .into_iter()
                        .next()
                        .unwrap_or_default(),
                );
                line
            });
            row.extend([
                Cell::Text(self.words.word("conclusion", &conclusion.state)),
                passage(&self.organisations(&conclusion.agreed)),
                passage(&Passage::lines(dissents)),
            ]);
            row
        });
        let rows = rows.collect();
        let mut columns = vec![("number", 9)];
        columns.extend(TEXT);
        columns.extend([("state", 20), ("agreed-by", 40), ("dissent", 50)]);
        self.sheet("conclusions", &columns, rows)
    }

    fn sheet_desk(&self) -> Sheet {
        let mut rows = Vec::new();
        let mut add =
            |number: &String, kind: &str, by, text: &Text, became: String, note: Option<&Text>| {
                let mut row = vec![
                    Cell::Text(number.clone()),
                    Cell::Text(self.words.text(kind)),
                    passage(&Passage::line(self.organisation(by))),
                ];
                row.extend(self.texts(Some(text)));
                row.extend([Cell::Text(became), self.told(note)]);
                rows.push(row);
            };
        for item in &self.view.hypotheses {
            let became = item.verdict.map_or_else(
                || self.words.word("hypothesis-state", &item.state),
                |verdict| self.words.word("verdict", &verdict),
            );
            add(
                &item.number,
                "hypothesis",
                item.by,
                &item.statement,
                became,
                item.why.as_ref(),
            );
        }
        for item in &self.view.questions {
            let became = self.words.word("question-state", &item.state);
            add(
                &item.number,
                "question",
                item.by,
                &item.question,
                became,
                item.answer.as_ref(),
            );
        }
        for item in &self.view.requests {
            let became = item.delivery.map_or_else(
                || self.words.text("no-answer"),
                |d| self.words.word("delivery", &d),
            );
            add(
                &item.number,
                "request",
                item.by,
                &item.what,
                became,
                item.note.as_ref(),
            );
        }
        for item in &self.view.invitations {
            let became = self.words.word("invitation-state", &item.state);
            add(
                &item.number,
                "invitation",
                item.by,
                &item.who,
                became,
                item.reason.as_ref(),
            );
        }
        let mut columns = vec![("number", 9), ("entry-kind", 16), ("by", 24)];
        columns.extend(TEXT);
        columns.extend([("became", 24), ("answer", 60)]);
        self.sheet("desk", &columns, rows)
    }

    fn sheet_agenda(&self) -> Sheet {
        let lines = self
            .view
            .agenda
            .into_iter()
            .flat_map(|agenda| &agenda.blocks);
        let rows = lines.map(|line| {
            let time = |at| Cell::Text(self.words.time_of_day(at, self.zone));
            let title = match self.view.blocks.get(&line.block) {
                Some(block) if self.names_its_presenter(block) => Cell::Empty,
                Some(_) | None => Cell::Text(first(&self.title_text(&line.title))),
            };
            vec![
                Cell::Day(line.day),
                Cell::Text(line.label.clone()),
                title,
                Cell::Text(self.words.word("preset", &line.preset)),
                time(line.planned),
                line.started.map_or(Cell::Empty, time),
                line.ended.map_or(Cell::Empty, time),
                Cell::Whole(line.minutes.into()),
                Cell::Text(self.words.word("block-state", &line.state)),
            ]
        });
        let rows = rows.collect();
        let columns = [
            ("day", 13),
            ("block", 8),
            ("title", 44),
            ("method", 24),
            ("planned", 10),
            ("started", 10),
            ("ended", 10),
            ("minutes", 9),
            ("state", 12),
        ];
        self.sheet("agenda", &columns, rows)
    }

    fn sheet_dates(&self) -> Sheet {
        let agreed = self.view.dates.into_iter().flat_map(|dates| &dates.dates);
        let mut rows: Vec<Vec<Cell>> = agreed
            .map(|line| vec![Cell::Day(line.date), self.told(Some(&line.what))])
            .collect();
        let workshop = self.view.workshop.into_iter();
        for line in workshop.flat_map(|workshop| &workshop.deadlines) {
            rows.push(vec![
                Cell::Day(self.words.day_of(line.at, self.zone)),
                Cell::Text(self.words.word("phase", &line.phase)),
            ]);
        }
        self.sheet("dates", &[("day", 13), ("what", 70)], rows)
    }

    fn sheet_people(&self) -> Sheet {
        let section = self.people();
        let table = section.parts.iter().find_map(|part| match part {
            crate::model::Part::Table(table) => Some(table),
            crate::model::Part::Paragraph(_)
            | crate::model::Part::Quote(_)
            | crate::model::Part::List(_)
            | crate::model::Part::Facts(_)
            | crate::model::Part::Figure(_)
            | crate::model::Part::Section(_) => None,
        });
        let rows = table.into_iter().flat_map(|table| &table.rows);
        let cell = |cell: &Passage| {
            let told = passage(cell);
            told.plain().parse().map_or(told, Cell::Whole)
        };
        let rows = rows.map(|row| row.iter().map(cell).collect()).collect();
        let head = table.into_iter().flat_map(|table| &table.head);
        Sheet {
            name: "people",
            title: self.words.text("sheet-people"),
            columns: head.map(|run| Column::new(run.text.clone(), 28)).collect(),
            rows,
            chart: None,
        }
    }

    pub(super) fn sheet(
        &self,
        name: &'static str,
        columns: &[(&str, u16)],
        rows: Vec<Vec<Cell>>,
    ) -> Sheet {
        let column = |(title, width): &(&str, u16)| Column::new(self.words.text(title), *width);
        Sheet {
            name,
            title: self.words.text(&format!("sheet-{name}")),
            columns: columns.iter().map(column).collect(),
            rows,
            chart: None,
        }
    }

    /// A text, its language, and the best translation.
    pub(super) fn texts(&self, text: Option<&Text>) -> [Cell; 3] {
        let Some(text) = text else {
            return [Cell::Empty, Cell::Empty, Cell::Empty];
        };
        let shown = self.text(text);
        let mut runs = shown.lines.iter().filter_map(|line| line.first());
        let Some(original) = runs.next() else {
            return [Cell::Empty, Cell::Empty, Cell::Empty];
        };
        let rest: Vec<_> = runs.collect();
        let wanted = [self.words.lang(), "en"].into_iter();
        let translation = wanted
            .filter(|lang| *lang != original.lang)
            .find_map(|lang| rest.iter().find(|run| run.lang == lang));
        [
            Cell::Text(original.text.clone()),
            Cell::Text(original.lang.clone()),
            translation.map_or(Cell::Empty, |run| Cell::Text(run.text.clone())),
        ]
    }

    /// A text in all its languages, in one cell.
    pub(super) fn told(&self, text: Option<&Text>) -> Cell {
        text.map_or(Cell::Empty, |text| passage(&self.text(text)))
    }
}

pub(super) fn passage(passage: &Passage) -> Cell {
    let lines: Vec<String> = passage.lines.iter().map(|line| plain(line)).collect();
    let text = lines.join("\n");
    if text.is_empty() || text == "–" {
        Cell::Empty
    } else {
        Cell::Text(text)
    }
}

pub(super) fn first(passage: &Passage) -> String {
    passage
        .lines
        .first()
        .map_or_else(String::new, |line| plain(line))
}

//! Title page, key conclusions, summary of the final report, mandate, people.

use std::collections::BTreeMap;

use plenum_core::Head;
use plenum_core::agenda::Phase;
use plenum_core::id::OrganisationId;
use plenum_core::people::{Role, SeatBody, Side};
use plenum_core::time::Timestamp;

use super::Maker;
use crate::model::{Fact, Line, Part, Passage, Run, Section};

impl Maker<'_> {
    pub(super) fn title(&self) -> Passage {
        match self.view.workshop {
            Some(workshop) => self.title_text(&workshop.title),
            None => self.label("untitled").into(),
        }
    }

    /// Until the workshop is in the archive, a report says that it is not the last word.
    pub(super) fn mark(&self, as_of: Timestamp) -> Option<Run> {
        let open = self.view.workshop?.phase != Phase::Archive;
        let at = [("instant", self.words.instant(as_of, self.zone))];
        open.then(|| self.run(self.words.with("as-of", &at)))
    }

    /// At the foot of each page: the title, and the commit that it follows from.
    pub(super) fn foot(&self, head: &Head) -> Line {
        let mut line = self.title().lines.into_iter().next().unwrap_or_default();
        let hash = head.hash.get(..12).unwrap_or(&head.hash);
        line.push(self.run(format!(" · {} · {hash}", head.seq)));
        line
    }

    pub(super) fn title_page(&self, head: &Head) -> Vec<Fact> {
        let mut facts = Vec::new();
        if let Some(workshop) = self.view.workshop {
            let subject = workshop.subject.as_ref();
            facts.extend(subject.map(|text| self.fact("subject", self.title_text(text))));
            let days = [
                ("first", self.words.day(workshop.first_day)),
                ("last", self.words.day(workshop.last_day)),
            ];
            facts.push(self.fact("days", self.run(self.words.with("from-to", &days))));
            facts.push(self.fact("profile", self.word("profile", &self.profile)));
            facts.push(self.fact("zone", self.run(workshop.zone.clone())));
            let langs = workshop
                .langs
                .iter()
                .map(|lang| vec![self.run(lang.as_str())]);
            facts.push(self.fact("langs", self.list(langs)));
            facts.push(self.fact("phase", self.word("phase", &workshop.phase)));
            let method = format!("{} {}", workshop.template, workshop.template_version);
            facts.push(self.fact("template", self.run(method)));
        }
        facts.push(self.fact("host", self.sides(Some(Side::Host))));
        facts.push(self.fact("peers", self.sides(Some(Side::Peers))));
        facts.push(self.fact("others", self.sides(None)));
        let convenors = self
            .view
            .seats
            .values()
            .filter(|seat| seat.role == Role::Convenor);
        facts.push(self.fact(
            "convenor",
            self.list(convenors.map(|seat| self.seat(seat.id))),
        ));
        facts.push(self.fact("head-hash", self.run(head.hash.clone())));
        facts
    }

    /// The organisations of a side, one a line, with their cities.
    fn sides(&self, side: Option<Side>) -> Passage {
        let of_side = || self.view.organisations.values().filter(|o| o.side == side);
        // The host is what the report is about; all others are named only where the profile lists who took part.
        if side != Some(Side::Host) && !self.profile.lists_organisations() {
            let ids: Vec<_> = of_side().map(|organisation| organisation.id).collect();
            return self.organisations(&ids);
        }
        let organisations = of_side();
        let lines: Vec<Line> = organisations
            .map(|organisation| {
                let place = [organisation.city.as_ref(), organisation.country.as_ref()];
                let place = place.into_iter().flatten().map(|text| self.heading(text));
                self.joined(
                    std::iter::once(self.heading(&organisation.name)).chain(place),
                    &self.words.text("list-separator"),
                )
            })
            .collect();
        if lines.is_empty() {
            self.run("–").into()
        } else {
            Passage::lines(lines)
        }
    }

    pub(super) fn conclusions(&self) -> Section {
        let items = self.view.conclusions.iter().map(|conclusion| {
            let mut heading = self.lead(&conclusion.number);
            heading.push(self.word("conclusion", &conclusion.state));
            let agreed = self.organisations(&conclusion.agreed);
            let mut parts = vec![
                Part::Quote(self.text(&conclusion.sentence)),
                Part::Facts(vec![self.fact("agreed-by", agreed)]),
            ];
            for dissent in &conclusion.dissents {
                let mut line = vec![self.label("dissent"), self.colon()];
                line.extend(self.organisation(dissent.organisation));
                parts.push(Part::Paragraph(Passage::line(line)));
                parts.push(Part::Quote(self.text(&dissent.note)));
            }
            Self::subsection(anchor(&conclusion.number), heading, parts)
        });
        self.section("conclusions", items.collect())
    }

    /// The filed versions of the report with their summaries.
    pub(super) fn summary(&self) -> Section {
        let items = self.view.reports.iter().flat_map(|report| {
            let line = vec![
                self.word("report", &report.stage),
                self.separator(),
                self.instant(report.at),
            ];
            [
                Part::Paragraph(Passage::line(line)),
                Part::Quote(self.text(&report.summary)),
            ]
        });
        self.section("summary", items.collect())
    }

    pub(super) fn mandate(&self) -> Section {
        let Some(mandate) = self.view.mandate else {
            return self.section("mandate", Vec::new());
        };
        let confirmed = self.list(mandate.confirmed_by.iter().map(|seat| self.seat(*seat)));
        let questions = mandate
            .guiding_questions
            .iter()
            .map(|question| self.title_text(question))
            .collect();
        let parts = vec![
            self.paragraph("purpose"),
            Part::Quote(self.title_text(&mandate.purpose)),
            self.paragraph("guiding-questions"),
            Part::List(questions),
            Part::Facts(vec![self.fact("confirmed-by", confirmed)]),
        ];
        self.section("mandate", parts)
    }

    /// Everybody by function, in the order of roles; where people are not named, how many of each role.
    pub(super) fn people(&self) -> Section {
        let mut seats: Vec<&&SeatBody> = self.view.seats.values().collect();
        if seats.is_empty() {
            return self.section("people", Vec::new());
        }
        seats.sort_by_key(|seat| (seat.organisation, seat.role, seat.name.clone(), seat.id));
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let joined = seats.iter().filter(|seat| seat.present).count();
        let counts = [("n", number(seats.len())), ("joined", number(joined))];
        let table = if self.profile.names_people() {
            self.people_by_function(&seats)
        } else {
            self.people_by_role(&seats)
        };
        self.section(
            "people",
            vec![
                Part::Paragraph(self.run(self.words.counts("people-count", &counts)).into()),
                table,
            ],
        )
    }

    fn people_by_function(&self, seats: &[&&SeatBody]) -> Part {
        let rows = seats
            .iter()
            .map(|seat| {
                let function = seat
                    .name
                    .as_ref()
                    .map_or_else(|| self.label("erased"), |name| self.run(name.clone()));
                let role = if seat.speaker {
                    vec![
                        self.word("role", &seat.role),
                        self.separator(),
                        self.label("speaker"),
                    ]
                } else {
                    vec![self.word("role", &seat.role)]
                };
                vec![
                    function.into(),
                    Passage::line(self.organisation_name(seat.organisation)),
                    Passage::line(role),
                    self.list(seat.langs.iter().map(|lang| vec![self.run(lang.as_str())])),
                    self.label(if seat.present { "yes" } else { "no" }).into(),
                ]
            })
            .collect();
        self.table(
            "people-table",
            &["function", "organisation", "role", "langs", "joined"],
            rows,
        )
    }

    /// How many people of each organisation and role, or of each role alone.
    fn people_by_role(&self, seats: &[&&SeatBody]) -> Part {
        let listed = self.profile.lists_organisations();
        let mut groups: BTreeMap<(Option<OrganisationId>, Role), u32> = BTreeMap::new();
        for seat in seats {
            let organisation = listed.then_some(seat.organisation);
            *groups.entry((organisation, seat.role)).or_default() += 1;
        }
        let rows = groups.into_iter().map(|((organisation, role), n)| {
            let mut row = vec![self.word("role", &role).into(), self.number(n)];
            if let Some(id) = organisation {
                row.insert(0, Passage::line(self.organisation_name(id)));
            }
            row
        });
        let head: &[&str] = if listed {
            &["organisation", "role", "people-number"]
        } else {
            &["role", "people-number"]
        };
        self.table("roles-table", head, rows.collect())
    }
}

/// The anchor of a printed number.
pub(super) fn anchor(number: &str) -> String {
    number
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase()
}

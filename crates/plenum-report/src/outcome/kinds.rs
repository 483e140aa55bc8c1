//! Which parts stand in which kind of report.
//!
//! The full report follows METHOD 9.1: its first part is the title page, then thirteen parts in the order of the table
//! there. The other kinds take from the same parts, so that a sentence reads the same wherever it stands.

use plenum_core::narrative::NarrativePart;
use plenum_core::people::Side;
use plenum_core::recommend::RecommendationState;
use plenum_core::{Head, Item, Records};

use super::Maker;
use crate::model::{Part, Passage, Section};
use crate::order::{Order, ReportKind};

impl Maker<'_> {
    pub(super) fn parts(&self, records: &Records, head: &Head, order: Order) -> Vec<Section> {
        match order.kind {
            ReportKind::Full => self.full(head),
            ReportKind::Conclusions => vec![
                self.conclusions(),
                self.short_list(),
                self.dates(),
                self.receipt(head),
            ],
            ReportKind::Raw => vec![
                self.agenda(),
                self.presentations(),
                self.tables(),
                self.raw("hearings", Self::hearings),
                self.raw("notes", Self::notes),
                self.feedback(),
                self.recommendations(),
                self.ratings(),
                self.scores(),
                self.stances(),
                self.evaluation(),
                self.raw("overrides", Self::overrides),
                self.receipt(head),
            ],
            ReportKind::Tracker => vec![
                self.tracker(),
                self.formal_responses(),
                self.actions(),
                self.agreements(),
                self.dates(),
                self.receipt(head),
            ],
            ReportKind::Feedback => self.feedback_sheet(order.organisation),
            ReportKind::Own => self.own(records),
            ReportKind::Method => self.method(head),
        }
    }

    fn full(&self, head: &Head) -> Vec<Section> {
        let told = |part, section| self.narrated(part, section);
        vec![
            told(NarrativePart::Summary, self.summary()),
            self.conclusions(),
            told(
                NarrativePart::Background,
                self.group("background", vec![self.mandate(), self.timeline()]),
            ),
            told(NarrativePart::Peers, self.people()),
            told(NarrativePart::InitialReport, self.initial_report()),
            told(NarrativePart::DeskReview, self.desk_review()),
            told(
                NarrativePart::Workshop,
                self.group(
                    "workshop",
                    vec![self.agenda(), self.presentations(), self.tables()],
                ),
            ),
            told(
                NarrativePart::Discussion,
                self.group(
                    "discussion",
                    vec![
                        self.raw("notes", Self::notes),
                        self.raw("hearings", Self::hearings),
                    ],
                ),
            ),
            told(NarrativePart::Feedback, self.feedback()),
            told(NarrativePart::Recommendations, self.recommendations()),
            told(
                NarrativePart::Scores,
                self.group("scored", vec![self.ratings(), self.scores()]),
            ),
            told(
                NarrativePart::Response,
                self.group(
                    "answer",
                    vec![
                        self.stances(),
                        self.formal_responses(),
                        self.actions(),
                        self.agreements(),
                        self.dates(),
                    ],
                ),
            ),
            self.group(
                "annexes",
                vec![
                    self.evaluation(),
                    self.assignments(),
                    self.raw("overrides", Self::overrides),
                    self.receipt(head),
                ],
            ),
        ]
    }

    /// A part made of parts.
    fn group(&self, anchor: &str, sections: Vec<Section>) -> Section {
        self.section(anchor, sections.into_iter().map(Part::Section).collect())
    }

    /// A section of single contributions; a profile that keeps none says so.
    fn raw(&self, anchor: &str, section: impl FnOnce(&Self) -> Section) -> Section {
        if self.profile.keeps_raw() {
            section(self)
        } else {
            self.section(anchor, vec![self.paragraph("left-out")])
        }
    }

    /// The carried recommendations on a page.
    fn short_list(&self) -> Section {
        let carried = self.view.recommendations.iter().filter(|r| {
            matches!(
                r.state,
                RecommendationState::HandedOver | RecommendationState::Endorsed
            )
        });
        let rows: Vec<_> = carried
            .map(|recommendation| {
                let support = self.support(recommendation);
                vec![
                    self.run(recommendation.number.clone()).into(),
                    self.text(&recommendation.text),
                    self.text_or_dash(recommendation.addressee.as_ref()),
                    support.map_or_else(|| self.run("–").into(), |fact| fact.is),
                ]
            })
            .collect();
        let head = ["number", "recommendation", "addressee", "support"];
        let table = (!rows.is_empty()).then(|| self.table("short-table", &head, rows));
        self.section("short", table.into_iter().collect())
    }

    /// METHOD 9.4: reference, area, recommendation, response, lead, action, due, status.
    fn tracker(&self) -> Section {
        let mut rows = Vec::new();
        let places = self.view.handover.into_iter().flat_map(|h| &h.tracker);
        for id in places {
            let all = &self.view.recommendations;
            let Some(recommendation) = all.iter().find(|r| r.id == *id) else {
                continue;
            };
            let areas = recommendation.clusters.iter();
            let area = self.list(areas.map(|id| self.item(Item::Cluster(*id))));
            let decision = self.view.responses.get(id).and_then(|r| r.decision);
            let decision = decision.map_or_else(
                || self.run("–"),
                |decision| self.word("decision", &decision),
            );
            let number = self.run(recommendation.number.clone());
            let start = [
                number.into(),
                area,
                self.text(&recommendation.text),
                decision.into(),
            ];
            let of =
                |action: &&&plenum_core::response::ActionBody| action.recommendations.contains(id);
            let actions: Vec<_> = self.view.actions.iter().filter(of).collect();
            if actions.is_empty() {
                let none = || Passage::from(self.run("–"));
                rows.push(
                    start
                        .iter()
                        .cloned()
                        .chain([none(), none(), none(), none()])
                        .collect(),
                );
            }
            for action in actions {
                let what = Passage::line(vec![self.run(action.number.clone())])
                    .and(self.text(&action.text));
                let due = action
                    .due
                    .map_or_else(|| self.run("–"), |due| self.day(due));
                let line = [
                    what,
                    self.text_or_dash(action.owner.as_ref()),
                    due.into(),
                    self.word("status", &action.shown).into(),
                ];
                rows.push(start.iter().cloned().chain(line).collect());
            }
        }
        let head = [
            "number",
            "rests-on",
            "recommendation",
            "decision",
            "action",
            "owner",
            "due",
            "status",
        ];
        let table = (!rows.is_empty()).then(|| self.table("tracker-table", &head, rows));
        let figure = self.status_figure();
        self.section("tracker", figure.into_iter().chain(table).collect())
    }

    /// What an organisation asked, said and received. The host receives the feedback; without a name it is the host's.
    fn feedback_sheet(&self, of: Option<plenum_core::id::OrganisationId>) -> Vec<Section> {
        let host = self
            .view
            .organisations
            .values()
            .find(|o| o.side == Some(Side::Host));
        let Some(id) = of.or_else(|| host.map(|o| o.id)) else {
            return vec![self.section("sheet", Vec::new())];
        };
        let whose = Part::Facts(vec![
            self.fact("organisation", Passage::line(self.organisation_name(id))),
        ]);
        let sheet = self.section("sheet", vec![whose]);
        if self.side(id) == Some(Side::Host) {
            let rest = [
                self.conclusions(),
                self.feedback(),
                self.recommendations(),
                self.scores(),
                self.dates(),
            ];
            return [sheet].into_iter().chain(rest).collect();
        }
        vec![sheet, self.asked(id), self.voiced(id), self.dates()]
    }

    /// What became of the hypotheses, questions and requests of one organisation.
    fn asked(&self, id: plenum_core::id::OrganisationId) -> Section {
        let mut rows: Vec<Vec<Passage>> = Vec::new();
        for item in self.view.hypotheses.iter().filter(|item| item.by == id) {
            let verdict = item.verdict.map_or_else(
                || self.word("hypothesis-state", &item.state),
                |verdict| self.word("verdict", &verdict),
            );
            rows.push(vec![
                self.run(item.number.clone()).into(),
                self.text(&item.statement),
                verdict.into(),
            ]);
        }
        for item in self.view.questions.iter().filter(|item| item.by == id) {
            let state = Passage::from(self.word("question-state", &item.state));
            let answer = item.answer.as_ref().map(|answer| self.text(answer));
            rows.push(vec![
                self.run(item.number.clone()).into(),
                self.text(&item.question),
                state.and(answer.unwrap_or_default()),
            ]);
        }
        for item in self.view.requests.iter().filter(|item| item.by == id) {
            let delivery = item
                .delivery
                .map_or_else(|| self.label("no-answer"), |d| self.word("delivery", &d));
            let note = item.note.as_ref().map(|note| self.text(note));
            rows.push(vec![
                self.run(item.number.clone()).into(),
                self.text(&item.what),
                Passage::from(delivery).and(note.unwrap_or_default()),
            ]);
        }
        let table = (!rows.is_empty())
            .then(|| self.table("asked-table", &["number", "asked", "became"], rows));
        self.section("asked", table.into_iter().collect())
    }

    /// The voices and dissents of one organisation.
    fn voiced(&self, id: plenum_core::id::OrganisationId) -> Section {
        let mut rows: Vec<Vec<Passage>> = Vec::new();
        for recommendation in &self.view.recommendations {
            let endorsement = self.view.endorsements.get(&recommendation.id);
            let lines = endorsement.into_iter().flat_map(|e| &e.stances);
            for line in lines.filter(|line| line.organisation == id) {
                rows.push(vec![
                    self.run(recommendation.number.clone()).into(),
                    self.text(&recommendation.text),
                    Passage::from(self.word("voice", &line.stance)).and(
                        line.reason
                            .as_ref()
                            .map(|r| self.text(r))
                            .unwrap_or_default(),
                    ),
                ]);
            }
        }
        for conclusion in &self.view.conclusions {
            for dissent in conclusion.dissents.iter().filter(|d| d.organisation == id) {
                rows.push(vec![
                    self.run(conclusion.number.clone()).into(),
                    self.text(&conclusion.sentence),
                    Passage::from(self.label("dissent")).and(self.text(&dissent.note)),
                ]);
            }
        }
        let head = ["number", "recommendation", "voice"];
        let table = (!rows.is_empty()).then(|| self.table("voiced-table", &head, rows));
        self.section("voiced", table.into_iter().collect())
    }
}

//! The records of the room, sorted by noun: what the report is made from.
//!
//! Only what the whole room may see is taken; a report needs no filter of its own. Where bodies carry a printed number
//! they stand in the order of that number, for a reader looks them up by it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use plenum_core::agenda::{AgendaBody, BlockBody, OverrideBody, WorkshopBody};
use plenum_core::agreements::AgreementBody;
use plenum_core::assign::AssignedBody;
use plenum_core::close::{ConclusionBody, DatesBody, EvaluationBody, ReportBody};
use plenum_core::entries::{ClusterBody, EntryBody};
use plenum_core::floor::{HearingBody, NoteBody, PresentationBody};
use plenum_core::id::{BlockId, OrganisationId, RecommendationId, RubricId, SeatId};
use plenum_core::narrative::{NarrativeBody, NarrativePart};
use plenum_core::people::{OrganisationBody, Role, SeatBody};
use plenum_core::prepare::{
    CoverageBody, HypothesisBody, InvitationBody, MandateBody, QuestionBody, RequestBody,
    SectionBody,
};
use plenum_core::recommend::{
    EndorsementBody, HandoverBody, RecommendationBody, ResultBody, WeighingBody,
};
use plenum_core::response::{ActionBody, CheckBody, ResponseBody, ResponsesBody};
use plenum_core::rubric::{RubricBody, ScoresBody, ScoringBody};
use plenum_core::tables::{TableNoteBody, TablesBody};
use plenum_core::text::Lang;
use plenum_core::{Audience, Body, Records};
use plenum_judge::scoring::MINIMUM_CELL;

/// The bodies by noun.
#[derive(Default)]
pub(super) struct View<'a> {
    pub(super) narrative: BTreeMap<NarrativePart, &'a NarrativeBody>,
    pub(super) agreements: Vec<&'a AgreementBody>,
    pub(super) workshop: Option<&'a WorkshopBody>,
    pub(super) agenda: Option<&'a AgendaBody>,
    pub(super) blocks: BTreeMap<BlockId, &'a BlockBody>,
    pub(super) overrides: Vec<&'a OverrideBody>,
    pub(super) organisations: BTreeMap<OrganisationId, &'a OrganisationBody>,
    pub(super) seats: BTreeMap<SeatId, &'a SeatBody>,
    pub(super) mandate: Option<&'a MandateBody>,
    pub(super) sections: Vec<&'a SectionBody>,
    pub(super) hypotheses: Vec<&'a HypothesisBody>,
    pub(super) questions: Vec<&'a QuestionBody>,
    pub(super) requests: Vec<&'a RequestBody>,
    pub(super) invitations: Vec<&'a InvitationBody>,
    pub(super) coverage: Option<&'a CoverageBody>,
    pub(super) presentations: Vec<&'a PresentationBody>,
    pub(super) hearings: Vec<&'a HearingBody>,
    pub(super) notes: Vec<&'a NoteBody>,
    pub(super) entries: Vec<&'a EntryBody>,
    pub(super) clusters: Vec<&'a ClusterBody>,
    pub(super) recommendations: Vec<&'a RecommendationBody>,
    pub(super) results: BTreeMap<RecommendationId, &'a ResultBody>,
    pub(super) weighing: Option<&'a WeighingBody>,
    pub(super) endorsements: BTreeMap<RecommendationId, &'a EndorsementBody>,
    pub(super) handover: Option<&'a HandoverBody>,
    pub(super) responses: BTreeMap<RecommendationId, &'a ResponseBody>,
    pub(super) formal: Option<&'a ResponsesBody>,
    pub(super) actions: Vec<&'a ActionBody>,
    pub(super) checks: Vec<&'a CheckBody>,
    pub(super) conclusions: Vec<&'a ConclusionBody>,
    pub(super) dates: Option<&'a DatesBody>,
    pub(super) evaluation: Vec<&'a EvaluationBody>,
    pub(super) reports: Vec<&'a ReportBody>,
    pub(super) rubrics: BTreeMap<(RubricId, u32), &'a RubricBody>,
    pub(super) scorings: Vec<&'a ScoringBody>,
    pub(super) scores: Vec<&'a ScoresBody>,
    pub(super) assigned: Vec<&'a AssignedBody>,
    pub(super) tables: Vec<&'a TablesBody>,
    pub(super) table_notes: Vec<&'a TableNoteBody>,
}

impl<'a> View<'a> {
    /// Sorts the records of the room.
    pub(super) fn of(records: &'a Records) -> Self {
        let mut view = Self::default();
        for ((audience, _), body) in records {
            if *audience == Audience::Room {
                view.take(body);
            }
        }
        view.sort();
        view
    }

    /// The languages of as many people as a shown figure must rest on. Interpreters speak for others and are not counted.
    pub(super) fn common_langs(&self) -> BTreeSet<Lang> {
        let mut speakers: BTreeMap<&Lang, u32> = BTreeMap::new();
        for seat in self.seats.values() {
            let writes = !matches!(seat.role, Role::Interpreter | Role::Observer);
            for lang in seat.langs.iter().filter(|_| writes) {
                *speakers.entry(lang).or_default() += 1;
            }
        }
        let common = speakers.into_iter().filter(|(_, n)| *n >= MINIMUM_CELL);
        common.map(|(lang, _)| lang.clone()).collect()
    }

    fn take(&mut self, body: &'a Body) {
        match body {
            Body::Narrative(body) => drop(self.narrative.insert(body.part, body)),
            Body::Agreement(body) => self.agreements.push(body),
            Body::Workshop(body) => self.workshop = Some(body),
            Body::Agenda(body) => self.agenda = Some(body),
            Body::Block(body) => drop(self.blocks.insert(body.block, body)),
            Body::Override(body) => self.overrides.push(body),
            Body::Organisation(body) => drop(self.organisations.insert(body.id, body)),
            Body::Seat(body) => drop(self.seats.insert(body.id, body)),
            Body::Mandate(body) => self.mandate = Some(body),
            Body::Section(body) => self.sections.push(body),
            Body::Hypothesis(body) => self.hypotheses.push(body),
            Body::Question(body) => self.questions.push(body),
            Body::Request(body) => self.requests.push(body),
            Body::Invitation(body) => self.invitations.push(body),
            Body::Coverage(body) => self.coverage = Some(body),
            Body::Presentation(body) => self.presentations.push(body),
            Body::Hearing(body) => self.hearings.push(body),
            Body::Note(body) => self.notes.push(body),
            Body::Entry(body) => self.entries.push(body),
            Body::Cluster(body) => self.clusters.push(body),
            Body::Recommendation(body) => self.recommendations.push(body),
            Body::Result(body) => drop(self.results.insert(body.recommendation, body)),
            Body::Weighing(body) => self.weighing = Some(body),
            Body::Endorsement(body) => drop(self.endorsements.insert(body.recommendation, body)),
            Body::Handover(body) => self.handover = Some(body),
            Body::Response(body) => drop(self.responses.insert(body.recommendation, body)),
            Body::Responses(body) => self.formal = Some(body),
            Body::Action(body) => self.actions.push(body),
            Body::Check(body) => self.checks.push(body),
            Body::Conclusion(body) => self.conclusions.push(body),
            Body::Dates(body) => self.dates = Some(body),
            Body::Evaluation(body) => self.evaluation.push(body),
            Body::Report(body) => self.reports.push(body),
            Body::Rubric(body) => drop(self.rubrics.insert((body.id, body.version), body)),
            Body::Scoring(body) => self.scorings.push(body),
            Body::Scores(body) => self.scores.push(body),
            Body::Assigned(body) => self.assigned.push(body),
            Body::Tables(body) => self.tables.push(body),
            Body::TableNote(body) => self.table_notes.push(body),
            // What helps to run the room, or is one person's own: no part of an outcome.
            Body::HostTask(_)
            | Body::Clock(_)
            | Body::Task(_)
            | Body::Progress(_)
            | Body::Warnings(_)
            | Body::DeskReview(_)
            | Body::Private(_)
            | Body::Queue(_)
            | Body::Airtime(_)
            | Body::Attention(_)
            | Body::Round(_)
            | Body::MyRating(_)
            | Body::MyEvaluation(_)
            | Body::ScoringProgress(_)
            | Body::MySheet(_)
            | Body::MyPen(_)
            | Body::Rescaled(_)
            | Body::Assignment(_)
            | Body::Submission(_)
            | Body::Reviewer(_)
            | Body::Submissions(_)
            | Body::MyAssignment(_)
            | Body::MyReviews(_)
            | Body::MyTable(_)
            | Body::TablesDesk(_)
            | Body::TableHelp(_)
            | Body::Announcement(_)
            | Body::Remark(_)
            | Body::Signatures(_)
            | Body::Correction(_) => {}
        }
    }

    fn sort(&mut self) {
        self.overrides.sort_by_key(|body| body.n);
        self.sections.sort_by_key(|body| body.section);
        self.hypotheses
            .sort_by(|a, b| by_number(&a.number, &b.number));
        self.questions
            .sort_by(|a, b| by_number(&a.number, &b.number));
        self.requests
            .sort_by(|a, b| by_number(&a.number, &b.number));
        self.invitations
            .sort_by(|a, b| by_number(&a.number, &b.number));
        self.clusters
            .sort_by(|a, b| by_number(&a.number, &b.number));
        self.recommendations
            .sort_by(|a, b| by_number(&a.number, &b.number));
        self.actions.sort_by(|a, b| by_number(&a.number, &b.number));
        self.conclusions
            .sort_by(|a, b| by_number(&a.number, &b.number));
        self.checks.sort_by_key(|body| body.phase);
        self.evaluation.sort_by_key(|body| body.question);
        self.reports.sort_by_key(|body| body.stage);
        self.entries.sort_by(|a, b| {
            let number = |entry: &EntryBody| entry.number.clone().unwrap_or_default();
            (a.kind.cmp(&b.kind))
                .then_with(|| by_number(&number(a), &number(b)))
                .then(a.place.cmp(&b.place))
                .then(a.id.cmp(&b.id))
        });
        let order: BTreeMap<BlockId, usize> = self
            .agenda
            .iter()
            .flat_map(|agenda| &agenda.blocks)
            .enumerate()
            .map(|(n, line)| (line.block, n))
            .collect();
        let place = |block: Option<BlockId>| {
            block
                .and_then(|block| order.get(&block).copied())
                .unwrap_or(usize::MAX)
        };
        self.presentations
            .sort_by_key(|body| (place(Some(body.block)), body.id));
        self.hearings
            .sort_by_key(|body| (place(Some(body.block)), body.id));
        self.notes.sort_by_key(|body| (place(body.block), body.id));
    }
}

/// The order of printed numbers: by letters, then as numbers, so that `CH10` follows `CH9`.
pub(super) fn by_number(a: &str, b: &str) -> Ordering {
    let split = |number: &str| {
        let digits = number.trim_start_matches(|c: char| !c.is_ascii_digit());
        let letters = number.len() - digits.len();
        (
            number.get(..letters).unwrap_or_default().to_owned(),
            digits.parse::<u64>().unwrap_or(0),
            digits.to_owned(),
        )
    };
    split(a).cmp(&split(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_numbers_are_ordered_as_people_count() {
        let mut numbers = ["CH10", "CH9", "ST2", "CH1"];
        numbers.sort_by(|a, b| by_number(a, b));

        assert_eq!(numbers, ["CH1", "CH9", "CH10", "ST2"]);
    }
}

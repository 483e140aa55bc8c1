//! Topics: what an event touches, and the records of each.

use std::collections::BTreeSet;

use super::Records;
use crate::agenda::Phase;
use crate::id::{
    ActionId, AgreementId, AssignmentId, BlockId, ClusterId, ConclusionId, EntryId, HypothesisId,
    InvitationId, NoteId, OrganisationId, PresentationId, QuestionId, RecommendationId, RemarkId,
    RequestId, RubricId, ScoringId, SeatId,
};
use crate::keys::Keyring;
use crate::narrative::NarrativePart;
use crate::prepare::SectionKind;
use crate::workshop::{Event, Workshop};
use crate::{
    agenda, agreements, assign, close, entries, floor, narrative, people, prepare, recommend,
    response, rubric, tables,
};

/// A part of the state whose records are computed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// All of them: after a move of the agenda, a reveal, a change of rights. Rare, and safe.
    Everything,
    /// The review as a whole.
    Workshop,
    /// The sequence of blocks.
    Agenda,
    /// One block.
    Block(BlockId),
    /// The clock.
    Clock,
    /// What each person is to do now.
    Tasks,
    /// What one person is to do now: a part of the topic before.
    Task(SeatId),
    /// Guards that were stepped over.
    Overrides,
    /// An organisation.
    Organisation(OrganisationId),
    /// A seat.
    Seat(SeatId),
    /// Warnings to the desk.
    Warnings,
    /// The mandate.
    Mandate,
    /// A section of the initial report.
    Section(SectionKind),
    /// A hypothesis.
    Hypothesis(HypothesisId),
    /// A question.
    Question(QuestionId),
    /// An information request.
    Request(RequestId),
    /// An invitation proposal.
    Invitation(InvitationId),
    /// The desk review of an organisation.
    DeskReview(OrganisationId),
    /// Which sectors will be heard.
    Coverage,
    /// A presentation.
    Presentation(PresentationId),
    /// A hearing note.
    Hearing(NoteId),
    /// A note of the rapporteur.
    Note(NoteId),
    /// A private note.
    Private(NoteId),
    /// The speaker queue and the airtime.
    Queue,
    /// Whether everybody is asked to look up.
    Attention,
    /// A written part of the report.
    Narrative(NarrativePart),
    /// A remark on one.
    Remark(RemarkId),
    /// Who signed the report.
    Signatures,
    /// An agreement.
    Agreement(AgreementId),
    /// An entry.
    Entry(EntryId),
    /// Who is done in a block.
    Progress(BlockId),
    /// A cluster.
    Cluster(ClusterId),
    /// A recommendation.
    Recommendation(RecommendationId),
    /// A rating round.
    Round(BlockId),
    /// Everybody's own rating of a recommendation.
    Ratings(RecommendationId),
    /// All results and their order.
    Results,
    /// The endorsement of a recommendation.
    Endorsement(RecommendationId),
    /// The handover.
    Handover,
    /// The response to a recommendation.
    Response(RecommendationId),
    /// The formal response as a whole.
    Responses,
    /// An action.
    Action(ActionId),
    /// A progress check.
    Check(Phase),
    /// A key conclusion.
    Conclusion(ConclusionId),
    /// Next dates.
    Dates,
    /// The evaluation.
    Evaluation,
    /// Report versions and corrections.
    Report,
    /// A rubric.
    Rubric(RubricId),
    /// A scoring: its rounds, sheets and results.
    Scoring(ScoringId),
    /// The sheets of one subject of a scoring, each to the one who writes it.
    Sheets(ScoringId, rubric::Subject),
    /// An assignment: its plan and everybody's part of it.
    Assignment(AssignmentId),
    /// The tables of a block.
    Tables(BlockId),
}

/// The topics that an event touches, seen from the state after it.
pub fn touched(workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    match event {
        Event::Setup(_) => BTreeSet::from([Topic::Everything]),
        Event::People(event) => people::touched(workshop, event),
        Event::Agenda(event) => agenda::touched(workshop, event),
        Event::Prepare(event) => prepare::touched(workshop, event),
        Event::Floor(event) => floor::touched(workshop, event),
        Event::Entries(event) => entries::touched(workshop, event),
        Event::Recommend(event) => recommend::touched(workshop, event),
        Event::Response(event) => response::touched(workshop, event),
        Event::Close(event) => close::touched(workshop, event),
        Event::Rubric(event) => rubric::touched(workshop, event),
        Event::Assign(event) => {
            let mut topics = assign::touched(workshop, event);
            topics.extend(rubric::of_assignments(workshop));
            topics
        }
        Event::Narrative(event) => narrative::touched(event),
        Event::Agreements(event) => agreements::touched(event),
        Event::Tables(event) => tables::touched(workshop, event),
    }
}

/// All topics of a state (without [`Topic::Everything`] itself).
pub fn everything(workshop: &Workshop) -> BTreeSet<Topic> {
    let mut topics = BTreeSet::new();
    people::topics(workshop, &mut topics);
    agenda::topics(workshop, &mut topics);
    prepare::topics(workshop, &mut topics);
    floor::topics(workshop, &mut topics);
    narrative::topics(workshop, &mut topics);
    agreements::topics(workshop, &mut topics);
    entries::topics(workshop, &mut topics);
    recommend::topics(workshop, &mut topics);
    response::topics(workshop, &mut topics);
    close::topics(workshop, &mut topics);
    rubric::topics(workshop, &mut topics);
    assign::topics(workshop, &mut topics);
    tables::topics(workshop, &mut topics);
    topics
}

/// What a seat touches that was not there before. Who comes new has written nothing, and nobody's rights change: what people
/// have written, how they are shown, and what they are to do stays as it is. So a hall can be filled seat by seat, and each
/// costs as much as the first. What counts people or asks who they are is looked at again.
pub(crate) fn of_newcomer(workshop: &Workshop, seat: SeatId) -> BTreeSet<Topic> {
    let mut topics = BTreeSet::from([Topic::Seat(seat), Topic::Task(seat), Topic::Warnings]);
    // All nouns but people and entries.
    agenda::topics(workshop, &mut topics);
    prepare::topics(workshop, &mut topics);
    floor::topics(workshop, &mut topics);
    narrative::topics(workshop, &mut topics);
    agreements::topics(workshop, &mut topics);
    recommend::topics(workshop, &mut topics);
    response::topics(workshop, &mut topics);
    close::topics(workshop, &mut topics);
    rubric::topics(workshop, &mut topics);
    assign::topics(workshop, &mut topics);
    tables::topics(workshop, &mut topics);
    let place = workshop.people.seat(seat);
    let own = place.map(|seat| seat.organisation);
    let others = |organisation: &OrganisationId| Some(*organisation) != own;
    topics.retain(|topic| match topic {
        Topic::Tasks => agenda::tasks_count_people(workshop),
        Topic::DeskReview(organisation) => !others(organisation),
        Topic::Progress(block) => workshop.agenda.running() == Some(*block),
        Topic::Private(_) => false,
        Topic::Everything
        | Topic::Workshop
        | Topic::Agenda
        | Topic::Block(_)
        | Topic::Clock
        | Topic::Task(_)
        | Topic::Overrides
        | Topic::Organisation(_)
        | Topic::Seat(_)
        | Topic::Warnings
        | Topic::Mandate
        | Topic::Section(_)
        | Topic::Hypothesis(_)
        | Topic::Question(_)
        | Topic::Request(_)
        | Topic::Invitation(_)
        | Topic::Coverage
        | Topic::Presentation(_)
        | Topic::Hearing(_)
        | Topic::Note(_)
        | Topic::Queue
        | Topic::Attention
        | Topic::Narrative(_)
        | Topic::Remark(_)
        | Topic::Signatures
        | Topic::Agreement(_)
        | Topic::Entry(_)
        | Topic::Cluster(_)
        | Topic::Recommendation(_)
        | Topic::Round(_)
        | Topic::Ratings(_)
        | Topic::Results
        | Topic::Endorsement(_)
        | Topic::Handover
        | Topic::Response(_)
        | Topic::Responses
        | Topic::Action(_)
        | Topic::Check(_)
        | Topic::Conclusion(_)
        | Topic::Dates
        | Topic::Evaluation
        | Topic::Report
        | Topic::Rubric(_)
        | Topic::Scoring(_)
        | Topic::Sheets(_, _)
        | Topic::Assignment(_)
        | Topic::Tables(_) => true,
    });
    topics
}

/// The records of one topic. A noun that does not know the topic adds nothing.
pub(crate) fn records(workshop: &Workshop, keys: &Keyring, topic: Topic) -> Records {
    let mut out = Records::new();
    match topic {
        Topic::Everything => {}
        Topic::Organisation(_) | Topic::Seat(_) | Topic::Warnings => {
            people::records(workshop, keys, topic, &mut out);
        }
        Topic::Workshop
        | Topic::Agenda
        | Topic::Block(_)
        | Topic::Clock
        | Topic::Tasks
        | Topic::Task(_)
        | Topic::Overrides
        | Topic::Progress(_) => {
            agenda::records(workshop, keys, topic, &mut out);
        }
        Topic::Mandate
        | Topic::Section(_)
        | Topic::Hypothesis(_)
        | Topic::Question(_)
        | Topic::Request(_)
        | Topic::Invitation(_)
        | Topic::DeskReview(_)
        | Topic::Coverage => prepare::records(workshop, keys, topic, &mut out),
        Topic::Presentation(_)
        | Topic::Hearing(_)
        | Topic::Note(_)
        | Topic::Private(_)
        | Topic::Queue
        | Topic::Attention => {
            floor::records(workshop, keys, topic, &mut out);
        }
        Topic::Narrative(_) | Topic::Remark(_) | Topic::Signatures => {
            narrative::records(workshop, topic, &mut out);
        }
        Topic::Agreement(_) => agreements::records(workshop, topic, &mut out),
        Topic::Entry(_) | Topic::Cluster(_) => entries::records(workshop, keys, topic, &mut out),
        Topic::Recommendation(_)
        | Topic::Round(_)
        | Topic::Ratings(_)
        | Topic::Results
        | Topic::Endorsement(_)
        | Topic::Handover => recommend::records(workshop, keys, topic, &mut out),
        Topic::Response(_) | Topic::Responses | Topic::Action(_) | Topic::Check(_) => {
            response::records(workshop, keys, topic, &mut out);
        }
        Topic::Conclusion(_) | Topic::Dates | Topic::Evaluation | Topic::Report => {
            close::records(workshop, keys, topic, &mut out);
        }
        Topic::Rubric(_) | Topic::Scoring(_) | Topic::Sheets(_, _) => {
            rubric::records(workshop, keys, topic, &mut out);
        }
        Topic::Assignment(_) => assign::records(workshop, keys, topic, &mut out),
        Topic::Tables(_) => tables::records(workshop, keys, topic, &mut out),
    }
    out
}

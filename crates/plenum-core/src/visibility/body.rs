//! The bodies of all records, as they go over the wire.

use serde::{Deserialize, Serialize};

use crate::{
    agenda, agreements, assign, close, entries, floor, narrative, people, prepare, recommend,
    response, rubric, tables,
};

macro_rules! bodies {
    ($($name:ident($type:ty)),* $(,)?) => {
        /// What a record says. In JSON: `{"is": "entry", …}`; the fields are those of the body.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "types", derive(ts_rs::TS))]
        #[serde(tag = "is", rename_all = "snake_case")]
        pub enum Body {$(
            #[doc = concat!("See [`", stringify!($type), "`].")]
            $name($type),
        )*}

        $(impl From<$type> for Body {
            fn from(body: $type) -> Self {
                Self::$name(body)
            }
        })*
    };
}

bodies! {
    Workshop(agenda::WorkshopBody),
    Agenda(agenda::AgendaBody),
    Block(agenda::BlockBody),
    HostTask(agenda::HostTaskBody),
    Clock(agenda::ClockBody),
    Task(agenda::TaskBody),
    Override(agenda::OverrideBody),
    Progress(agenda::ProgressBody),
    Organisation(people::OrganisationBody),
    Seat(people::SeatBody),
    Warnings(people::WarningsBody),
    Mandate(prepare::MandateBody),
    Section(prepare::SectionBody),
    Hypothesis(prepare::HypothesisBody),
    Question(prepare::QuestionBody),
    Request(prepare::RequestBody),
    Invitation(prepare::InvitationBody),
    DeskReview(prepare::DeskReviewBody),
    Coverage(prepare::CoverageBody),
    Presentation(floor::PresentationBody),
    Hearing(floor::HearingBody),
    Note(floor::NoteBody),
    Private(floor::PrivateBody),
    Queue(floor::QueueBody),
    Airtime(floor::AirtimeBody),
    Attention(floor::AttentionBody),
    Entry(entries::EntryBody),
    Cluster(entries::ClusterBody),
    Recommendation(recommend::RecommendationBody),
    Round(recommend::RoundBody),
    MyRating(recommend::MyRatingBody),
    Result(recommend::ResultBody),
    Weighing(recommend::WeighingBody),
    Endorsement(recommend::EndorsementBody),
    Handover(recommend::HandoverBody),
    Response(response::ResponseBody),
    Responses(response::ResponsesBody),
    Action(response::ActionBody),
    Check(response::CheckBody),
    Conclusion(close::ConclusionBody),
    Dates(close::DatesBody),
    MyEvaluation(close::MyEvaluationBody),
    Evaluation(close::EvaluationBody),
    Report(close::ReportBody),
    Correction(close::CorrectionBody),
    Rubric(rubric::RubricBody),
    Scoring(rubric::ScoringBody),
    ScoringProgress(rubric::ScoringProgressBody),
    MySheet(rubric::MySheetBody),
    MyPen(rubric::MyPenBody),
    Scores(rubric::ScoresBody),
    Rescaled(rubric::RescaledBody),
    Assignment(assign::AssignmentBody),
    Submission(assign::SubmissionBody),
    Reviewer(assign::ReviewerBody),
    Submissions(assign::SubmissionsBody),
    MyAssignment(assign::MyAssignmentBody),
    MyReviews(assign::MyReviewsBody),
    Assigned(assign::AssignedBody),
    Tables(tables::TablesBody),
    MyTable(tables::MyTableBody),
    TablesDesk(tables::TablesDeskBody),
    TableNote(tables::TableNoteBody),
    TableHelp(tables::TableHelpBody),
    Announcement(tables::AnnouncementBody),
    Narrative(narrative::NarrativeBody),
    Remark(narrative::RemarkBody),
    Signatures(narrative::SignaturesBody),
    Agreement(agreements::AgreementBody),
}

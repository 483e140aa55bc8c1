//! What happened in steps 1 and 2.

use serde::{Deserialize, Serialize};

use super::{
    AnswerPath, Attendance, Decision, Delivery, QuestionKind, QuestionState, SectionKind, Sector,
    Verdict,
};
use crate::id::{HypothesisId, InvitationId, OrganisationId, QuestionId, RequestId, SeatId};
use crate::item::Item;
use crate::people::Role;
use crate::text::{Text, Words};
use crate::time::Timestamp;

/// A fact. In JSON: `{"noun": "prepare", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The mandate was written; confirmations of an earlier version are void.
    MandateSet {
        /// What the review is for.
        purpose: Text,
        /// What the host wants to know.
        guiding_questions: Vec<Text>,
    },
    /// The mandate was confirmed.
    MandateConfirmed {
        /// By whom.
        by: SeatId,
        /// In which role.
        role: Role,
    },
    /// A section was written.
    SectionWritten {
        /// Which one.
        section: SectionKind,
        /// Its text.
        body: Text,
        /// Why it has no number or map.
        remark: Option<Text>,
    },
    /// The initial report was frozen and shown.
    ReportReleased {
        /// Its version, from 1.
        version: u32,
        /// When.
        at: Timestamp,
    },
    /// A new version of the report was opened.
    ReportReopened {
        /// Why.
        reason: Text,
    },
    /// A hypothesis was proposed.
    HypothesisProposed {
        /// Its id.
        id: HypothesisId,
        /// Its number within the kind.
        number: u32,
        /// Whose it is.
        by: OrganisationId,
        /// What is supposed.
        statement: Text,
        /// Why we think so.
        why: Option<Text>,
        /// What would change our mind.
        would_change: Option<Text>,
    },
    /// A question was asked.
    QuestionAsked {
        /// Its id.
        id: QuestionId,
        /// Its number within the kind.
        number: u32,
        /// Whose it is.
        by: OrganisationId,
        /// The question.
        question: Text,
        /// Facts, or reasons and alternatives.
        kind: QuestionKind,
    },
    /// Something missing was asked for.
    InformationRequested {
        /// Its id.
        id: RequestId,
        /// Its number within the kind.
        number: u32,
        /// Whose it is.
        by: OrganisationId,
        /// What is wanted.
        what: Text,
        /// What for.
        why: Option<Text>,
    },
    /// It was proposed to hear somebody.
    InvitationProposed {
        /// Its id.
        id: InvitationId,
        /// Its number within the kind.
        number: u32,
        /// Whose it is.
        by: OrganisationId,
        /// Function or group.
        who: Text,
        /// Why.
        why: Option<Text>,
        /// One of the four groups.
        sector: Sector,
    },
    /// An organisation handed in its desk review.
    DeskReviewSubmitted {
        /// Which one.
        organisation: OrganisationId,
        /// Its answer to "who is missing?" was "nobody".
        nobody_missing: bool,
    },
    /// An organisation goes on without a desk review.
    DeskReviewWaived {
        /// Which one.
        organisation: OrganisationId,
        /// Why.
        reason: Text,
    },
    /// A hypothesis was joined with another.
    HypothesisMerged {
        /// The duplicate.
        hypothesis: HypothesisId,
        /// The survivor.
        into: HypothesisId,
    },
    /// A question was joined with another.
    QuestionMerged {
        /// The duplicate.
        question: QuestionId,
        /// The survivor.
        into: QuestionId,
    },
    /// It was said how a question will be answered.
    PathChosen {
        /// The question.
        question: QuestionId,
        /// In writing, in the room, or parked.
        path: AnswerPath,
    },
    /// A question was answered.
    QuestionAnswered {
        /// The question.
        question: QuestionId,
        /// The answer.
        answer: Text,
        /// In writing or in the room.
        state: QuestionState,
    },
    /// It was said what becomes of a request.
    RequestAnswered {
        /// The request.
        request: RequestId,
        /// The outcome.
        delivery: Delivery,
        /// Reason or remark.
        note: Option<Text>,
    },
    /// The host decided about an invitation.
    InvitationDecided {
        /// The proposal.
        invitation: InvitationId,
        /// Accepted or declined.
        decision: Decision,
        /// Why.
        reason: Option<Text>,
    },
    /// It was recorded what came of an invitation.
    InvitationRecorded {
        /// The proposal.
        invitation: InvitationId,
        /// Invited, unable, confirmed or attended.
        outcome: Attendance,
        /// The seat of the person who came.
        seat: Option<SeatId>,
        /// Why they cannot come.
        reason: Option<Text>,
    },
    /// The answer plan was confirmed.
    AnswerPlanConfirmed {
        /// When.
        at: Timestamp,
        /// Why, where a sector will not be heard.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Text>,
    },
    /// The verdict on a hypothesis was set.
    VerdictSet {
        /// Which one.
        hypothesis: HypothesisId,
        /// What became of it.
        verdict: Verdict,
    },
    /// A translation was added to a text of any noun.
    Translated {
        /// Whose main text.
        item: Item,
        /// The translation.
        words: Words,
    },
}

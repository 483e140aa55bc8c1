//! Commands of steps 1 and 2: mandate, initial report, desk review, answer plan.

use serde::{Deserialize, Serialize};

use super::{
    AnswerPath, Attendance, Decision, Delivery, QuestionKind, SectionKind, Sector, Verdict,
};
use crate::id::{HypothesisId, InvitationId, OrganisationId, QuestionId, RequestId, SeatId};
use crate::item::Item;
use crate::text::{TextInput, WordsInput};

/// What can be asked for. In JSON: `{"noun": "prepare", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PrepareCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Writes the mandate. A later version supersedes the confirmations of the one before.
    SetMandate {
        /// What the review is for.
        purpose: TextInput,
        /// What the host wants to know, three to five.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<TextInput>>"))]
        guiding_questions: Vec<TextInput>,
    },
    /// Confirms the mandate, as convenor or host lead.
    ConfirmMandate {},
    /// Writes a section of the initial report.
    WriteSection {
        /// Which one.
        section: SectionKind,
        /// Its text.
        body: TextInput,
        /// Why it has no number or map, where that is so.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        remark: Option<TextInput>,
    },
    /// Freezes the initial report and shows it to the peers.
    ReleaseReport {
        /// Overrides unmet guards.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Opens a new version of a released report; the old one stays readable.
    ReviseReport {
        /// Why.
        reason: TextInput,
    },
    /// Proposes a hypothesis.
    ProposeHypothesis {
        /// What is supposed.
        statement: TextInput,
        /// Why we think so.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        why: Option<TextInput>,
        /// What would change our mind.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        would_change: Option<TextInput>,
    },
    /// Asks a question.
    AskQuestion {
        /// The question.
        question: TextInput,
        /// Facts, or reasons and alternatives.
        kind: QuestionKind,
    },
    /// Asks for something missing.
    RequestInformation {
        /// What is wanted.
        what: TextInput,
        /// What for.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        why: Option<TextInput>,
    },
    /// Proposes to hear somebody, named by function or group.
    ProposeInvitation {
        /// Function or group.
        who: TextInput,
        /// Why.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
        /// One of the four groups.
        sector: Sector,
    },
    /// Hands in the desk review of the sender's organisation.
    SubmitDeskReview {
        /// The answer to "who is missing?" where no invitation is proposed.
        nobody_missing: bool,
    },
    /// Lets an organisation go on without a desk review.
    WaiveDeskReview {
        /// Which one.
        organisation: OrganisationId,
        /// Why.
        reason: TextInput,
    },
    /// Joins a duplicate hypothesis or question with the one that survives.
    MergeItem {
        /// The duplicate; it keeps number and text.
        item: Item,
        /// The survivor.
        into: Item,
    },
    /// Says how a question will be answered.
    ChoosePath {
        /// The question.
        question: QuestionId,
        /// In writing, in the room, or parked.
        path: AnswerPath,
    },
    /// Answers a question.
    AnswerQuestion {
        /// The question.
        question: QuestionId,
        /// The answer.
        answer: TextInput,
    },
    /// Says what becomes of an information request.
    AnswerRequest {
        /// The request.
        request: RequestId,
        /// The outcome.
        delivery: Delivery,
        /// Reason or remark; required where it is not available.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        note: Option<TextInput>,
    },
    /// Decides about an invitation, as the host.
    DecideInvitation {
        /// The proposal.
        invitation: InvitationId,
        /// Accepted or declined.
        decision: Decision,
        /// Required when declined.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Records what came of an accepted invitation.
    RecordInvitation {
        /// The proposal.
        invitation: InvitationId,
        /// Invited, unable, confirmed or attended.
        outcome: Attendance,
        /// The seat of the person who came.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<SeatId>"))]
        seat: Option<SeatId>,
        /// Required when unable.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Confirms the answer plan, as host lead.
    ConfirmAnswerPlan {
        /// Overrides unmet guards, such as a missing sector.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Sets the verdict on a hypothesis, as a peer.
    SetVerdict {
        /// Which one.
        hypothesis: HypothesisId,
        /// What became of it.
        verdict: Verdict,
    },
    /// Adds a translation to any text.
    Translate {
        /// Whose main text.
        item: Item,
        /// The translation.
        words: WordsInput,
    },
}

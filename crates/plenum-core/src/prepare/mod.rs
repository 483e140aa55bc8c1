//! Steps 1 and 2: the mandate, the initial report, the desk review of each peer organisation, and the host's answers.
//!
//! ```text
//! section      draft ──▶ released ──▶ (revise) draft of the next version ──▶ released
//! hypothesis   proposed ──▶ merged | taken_up ──▶ verdict, may change until the handover
//! question     proposed ──▶ merged | parked | answered in writing or in the room
//! request      proposed ──▶ promised ──▶ delivered (whole or part) | not available
//! invitation   proposed ──▶ declined | accepted ──▶ invited ──▶ confirmed ──▶ attended;  unable
//! ```
//!
//! Numbers are given once, in order of writing within a kind. What an organisation writes is its own until the desk
//! review closes. Translations of all nouns are accepted here, because one command serves every text.

mod apply;
mod command;
mod decide;
mod event;
mod kinds;
mod project;
mod record;
mod state;
#[cfg(test)]
mod tests;
mod translate;
mod unmet;

pub use apply::apply;
pub use command::Command;
pub use decide::decide;
pub use event::Event;
pub use kinds::{
    AnswerPath, Attendance, Decision, Delivery, HypothesisState, InvitationState, QuestionKind,
    QuestionState, SectionKind, SectionState, Sector, Verdict,
};
pub use project::{records, topics, touched};
pub use record::{
    CoverageBody, DeskReviewBody, HypothesisBody, InvitationBody, MandateBody, QuestionBody,
    RequestBody, SectionBody,
};
pub use state::{
    Confirmation, DeskReview, Hypothesis, Invitation, Mandate, Question, Report, Request,
    SectionText, State,
};
pub use unmet::{unmet_answer_plan, unmet_desk, unmet_mandate, unmet_release};

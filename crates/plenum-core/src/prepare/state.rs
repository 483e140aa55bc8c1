//! Steps 1 and 2 as they stand.

use std::collections::BTreeMap;

use super::{
    AnswerPath, Delivery, HypothesisState, InvitationState, QuestionKind, QuestionState,
    SectionKind, Sector, Verdict,
};
use crate::agenda::Phase;
use crate::id::{HypothesisId, InvitationId, OrganisationId, QuestionId, RequestId, SeatId};
use crate::people::Role;
use crate::text::{Lang, Text};
use crate::time::Timestamp;
use crate::workshop::Shelf;

/// Mandate, initial report, desk review, answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The mandate, once it is written.
    pub mandate: Option<Mandate>,
    /// The initial report.
    pub report: Report,
    /// Hypotheses by number.
    pub hypotheses: Shelf<HypothesisId, Hypothesis>,
    /// Questions by number.
    pub questions: Shelf<QuestionId, Question>,
    /// Information requests by number.
    pub requests: Shelf<RequestId, Request>,
    /// Invitation proposals by number.
    pub invitations: Shelf<InvitationId, Invitation>,
    /// Where each organisation stands with its desk review.
    pub desk: BTreeMap<OrganisationId, DeskReview>,
    /// When the answer plan was confirmed.
    pub answer_plan: Option<Timestamp>,
    /// Why it was confirmed although a sector will not be heard.
    pub coverage_reason: Option<Text>,
}

/// What was agreed at the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// What the review is for.
    pub purpose: Text,
    /// What the host wants to know.
    pub guiding_questions: Vec<Text>,
    /// Who confirmed this version.
    pub confirmations: Vec<Confirmation>,
}

/// One confirmation of the mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// By whom.
    pub by: SeatId,
    /// In which role.
    pub role: Role,
}

impl Mandate {
    /// Whether convenor and host lead confirmed it.
    pub fn is_confirmed(&self) -> bool {
        [Role::Convenor, Role::HostLead]
            .into_iter()
            .all(|role| self.has(role))
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.confirmations.iter().any(|c| c.role == role)
    }
}

/// The initial report: what the room reads, and what the host is writing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The released version; 0 before the first release.
    pub version: u32,
    /// When it was released.
    pub released_at: Option<Timestamp>,
    /// The sections as released.
    pub released: BTreeMap<SectionKind, SectionText>,
    /// The sections being written: before the first release, or in an open revision.
    pub draft: BTreeMap<SectionKind, SectionText>,
    /// Why the open revision was opened; none while no revision is open.
    pub revision: Option<Text>,
    /// Earlier versions, oldest first.
    pub superseded: Vec<BTreeMap<SectionKind, SectionText>>,
}

impl Report {
    /// Whether sections can be written: before the first release, and in a revision.
    pub fn is_open(&self) -> bool {
        self.version == 0 || self.revision.is_some()
    }
}

/// The text of one section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionText {
    /// Its text.
    pub body: Text,
    /// Why it has no number or map.
    pub remark: Option<Text>,
}

impl SectionText {
    /// Its length in 2,075,000ths of a page, which is exact for both kinds of writing (METHOD 4.2).
    pub(super) fn length(&self) -> u64 {
        let words = &self.body.original;
        let characters = words.text.chars().filter(|c| !c.is_whitespace()).count();
        u64::try_from(characters)
            .unwrap_or(u64::MAX)
            .saturating_mul(weight(&words.lang))
    }

    /// Its length in hundredths of a page, rounded up.
    pub fn pages(&self) -> u32 {
        hundredths(self.length())
    }
}

/// A page is 2,500 characters without spaces, or 830 for Korean, Chinese and Japanese.
const PAGE: u64 = 2_500 * 830;

fn weight(lang: &Lang) -> u64 {
    let primary = lang.as_str().split('-').next().unwrap_or_default();
    if matches!(primary, "ko" | "zh" | "ja") {
        PAGE / 830
    } else {
        PAGE / 2_500
    }
}

pub(super) fn hundredths(length: u64) -> u32 {
    u32::try_from(length.saturating_mul(100).div_ceil(PAGE)).unwrap_or(u32::MAX)
}

/// A supposition to be tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hypothesis {
    /// Its number within the kind.
    pub number: u32,
    /// Whose it is.
    pub by: OrganisationId,
    /// What is supposed.
    pub statement: Text,
    /// Why we think so.
    pub why: Option<Text>,
    /// What would change our mind.
    pub would_change: Option<Text>,
    /// The survivor, if it was merged.
    pub merged_into: Option<HypothesisId>,
    /// What became of it.
    pub verdict: Option<Verdict>,
}

impl Hypothesis {
    /// What is not merged is taken up when the merging is over.
    pub fn state(&self, phase: Phase) -> HypothesisState {
        match self.merged_into {
            Some(_) => HypothesisState::Merged,
            None if phase > Phase::Merge => HypothesisState::TakenUp,
            None => HypothesisState::Proposed,
        }
    }
}

/// A question of a peer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its number within the kind.
    pub number: u32,
    /// Whose it is.
    pub by: OrganisationId,
    /// The question.
    pub question: Text,
    /// Facts, or reasons and alternatives.
    pub kind: QuestionKind,
    /// Where it stands.
    pub state: QuestionState,
    /// How it will be answered.
    pub path: Option<AnswerPath>,
    /// The answer.
    pub answer: Option<Text>,
    /// The survivor, if it was merged.
    pub merged_into: Option<QuestionId>,
}

/// What is missing beyond the initial report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Its number within the kind.
    pub number: u32,
    /// Whose it is.
    pub by: OrganisationId,
    /// What is wanted.
    pub what: Text,
    /// What for.
    pub why: Option<Text>,
    /// The outcome.
    pub delivery: Option<Delivery>,
    /// Reason or remark.
    pub note: Option<Text>,
}

/// A person or group the peers want to hear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its number within the kind.
    pub number: u32,
    /// Whose it is.
    pub by: OrganisationId,
    /// Function or group.
    pub who: Text,
    /// Why.
    pub why: Option<Text>,
    /// One of the four groups.
    pub sector: Sector,
    /// Where it stands.
    pub state: InvitationState,
    /// Why it was declined, or why they cannot come.
    pub reason: Option<Text>,
    /// The seat of the person who came.
    pub seat: Option<SeatId>,
}

impl Invitation {
    /// Whether its sector will be heard as it looks now.
    pub fn counts(&self) -> bool {
        match self.state {
            InvitationState::Accepted
            | InvitationState::Invited
            | InvitationState::Confirmed
            | InvitationState::Attended => true,
            InvitationState::Proposed | InvitationState::Declined | InvitationState::Unable => {
                false
            }
        }
    }
}

/// Where an organisation stands with its desk review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeskReview {
    /// It was handed in.
    pub submitted: bool,
    /// The organisation goes on without.
    pub waived: bool,
    /// Its answer to "who is missing?" was "nobody".
    pub nobody_missing: bool,
}

impl State {
    /// Where an organisation stands with its desk review.
    pub fn desk_review(&self, organisation: OrganisationId) -> DeskReview {
        self.desk.get(&organisation).copied().unwrap_or_default()
    }

    /// The sectors that will be heard as it looks now, in order.
    pub fn sectors(&self) -> Vec<Sector> {
        Sector::ALL
            .into_iter()
            .filter(|sector| {
                self.invitations
                    .values()
                    .any(|i| i.sector == *sector && i.counts())
            })
            .collect()
    }

    /// The sectors that will not.
    pub fn missing_sectors(&self) -> Vec<Sector> {
        let present = self.sectors();
        Sector::ALL
            .into_iter()
            .filter(|sector| !present.contains(sector))
            .collect()
    }
}

impl Sector {
    /// All four, in order.
    pub const ALL: [Self; 4] = [
        Self::CivilSociety,
        Self::Business,
        Self::Governance,
        Self::Research,
    ];
}

//! References to things of a workshop, as commands, guards and records name them.

use serde::{Deserialize, Serialize};

use crate::id::{
    ActionId, BlockId, ClusterId, ConclusionId, EntryId, HypothesisId, InvitationId, NoteId,
    PresentationId, QuestionId, RecommendationId, RequestId, RubricId, ScoringId,
};
use crate::prepare::SectionKind;
use crate::workshop::Workshop;

/// One thing that can be pointed at. In JSON: `{"entry": "…"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A block of the agenda.
    Block(BlockId),
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
    /// An entry.
    Entry(EntryId),
    /// A cluster.
    Cluster(ClusterId),
    /// A presentation.
    Presentation(PresentationId),
    /// A hearing note or a note of the rapporteur.
    Note(NoteId),
    /// A recommendation.
    Recommendation(RecommendationId),
    /// An action of the host.
    Action(ActionId),
    /// A key conclusion.
    Conclusion(ConclusionId),
    /// The host's first stance on a recommendation; its text is the remark.
    Stance(RecommendationId),
    /// A rubric; its text is the title of its newest version.
    Rubric(RubricId),
    /// A scoring; its text is its title.
    Scoring(ScoringId),
}

impl Workshop {
    /// Whether there is such a thing to point at. What is under seal and what is private is not.
    pub(crate) fn knows(&self, item: Item) -> bool {
        let prepare = &self.prepare;
        match item {
            Item::Block(id) => self.agenda.block(id).is_some(),
            Item::Section(section) => prepare.report.released.contains_key(&section),
            Item::Hypothesis(id) => prepare.hypotheses.get(id).is_some(),
            Item::Question(id) => prepare.questions.get(id).is_some(),
            Item::Request(id) => prepare.requests.get(id).is_some(),
            Item::Invitation(id) => prepare.invitations.get(id).is_some(),
            Item::Entry(id) => self
                .entries
                .get(id)
                .is_some_and(crate::entries::Entry::is_visible),
            Item::Cluster(id) => self.entries.cluster(id).is_some(),
            Item::Presentation(id) => self.floor.presentation_title(id).is_some(),
            Item::Note(id) => self.floor.note_text(id).is_some(),
            Item::Recommendation(id) | Item::Stance(id) => self.recommend.get(id).is_some(),
            Item::Action(id) => self.response.actions.get(id).is_some(),
            Item::Conclusion(id) => self.close.sentence(id).is_some(),
            Item::Rubric(id) => self.rubric.rubric(id).is_some(),
            Item::Scoring(id) => self.rubric.scoring(id).is_some(),
        }
    }
}

impl Workshop {
    /// Whether something that can be pointed at has this printed number: what is under seal and what is private has not.
    pub(crate) fn has_number(&self, printed: &str) -> bool {
        let digits = printed.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let (prefix, Ok(number)) = (
            printed.strip_suffix(digits).unwrap_or_default(),
            digits.parse::<u32>(),
        ) else {
            return false;
        };
        let prepare = &self.prepare;
        match prefix {
            "H" => prepare.hypotheses.values().any(|one| one.number == number),
            "Q" => prepare.questions.values().any(|one| one.number == number),
            "I" => prepare.requests.values().any(|one| one.number == number),
            "INV" => prepare.invitations.values().any(|one| one.number == number),
            "K" => self.entries.clusters().any(|one| one.number == number),
            "R" => self.recommend.iter().any(|one| one.number == number),
            "A" => self
                .response
                .actions
                .values()
                .any(|one| one.number == number),
            "KC" => self.close.iter().any(|one| one.number == number),
            "AG" => self.agreements.iter().any(|(_, one)| one.number == number),
            _ => self.entries.iter().any(|entry| {
                entry.is_visible() && entry.printed().is_some_and(|own| own == printed)
            }),
        }
    }
}

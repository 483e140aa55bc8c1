//! What happened to recommendations.

use serde::{Deserialize, Serialize};

use super::{Horizon, RecommendationKind, Stance};
use crate::id::{BlockId, ClusterId, EntryId, OrganisationId, RecommendationId, SeatId};
use crate::keys::Author;
use crate::text::Text;
use crate::time::Timestamp;
use plenum_judge::scoring::Summary;

/// A fact. In JSON: `{"noun": "recommend", "was": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "was", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// A recommendation was drafted, or its draft was changed.
    Drafted {
        /// Which one.
        id: RecommendationId,
        /// What is advised.
        text: Text,
        /// Why.
        reason: Option<Text>,
        /// To whom.
        addressee: Option<Text>,
        /// Until when.
        horizon: Option<Horizon>,
        /// Do, change, stop or study.
        kind: Option<RecommendationKind>,
        /// What it rests on.
        clusters: Vec<ClusterId>,
        /// The challenges it answers.
        challenges: Vec<EntryId>,
    },
    /// Two were joined.
    Merged {
        /// The one that joined.
        recommendation: RecommendationId,
        /// The survivor.
        into: RecommendationId,
        /// The new text of the survivor.
        text: Option<Text>,
    },
    /// Drafts were put up for rating.
    PutToRating {
        /// Which ones.
        recommendations: Vec<RecommendationId>,
    },
    /// A round was opened.
    RoundOpened {
        /// Its block.
        block: BlockId,
        /// What is rated.
        items: Vec<RecommendationId>,
    },
    /// Somebody rated.
    Rated {
        /// The round's block.
        block: BlockId,
        /// What was rated.
        recommendation: RecommendationId,
        /// By whom, as a pseudonym.
        author: Author,
        /// 1 to 9; none is an abstention.
        importance: Option<u8>,
        /// 1 to 9; none is an abstention.
        feasibility: Option<u8>,
        /// The reason.
        comment: Option<Text>,
    },
    /// A round was counted.
    RoundClosed {
        /// Its block.
        block: BlockId,
        /// What came of each item.
        results: Vec<ItemResult>,
    },
    /// An organisation gave its voice.
    Endorsed {
        /// On what.
        recommendation: RecommendationId,
        /// Whose voice.
        organisation: OrganisationId,
        /// Who gave it.
        seat: SeatId,
        /// The voice.
        stance: Stance,
        /// Why.
        reason: Option<Text>,
    },
    /// All voices were shown and what is carried was settled.
    EndorsementsRevealed {
        /// What is carried.
        carried: Vec<RecommendationId>,
        /// What is not.
        not_carried: Vec<RecommendationId>,
    },
    /// The peers passed their recommendations to the host.
    HandedOver {
        /// When.
        at: Timestamp,
        /// The feedback statement.
        statement: Option<Text>,
        /// What was passed, by number.
        carried: Vec<RecommendationId>,
    },
}

/// What a round says about one item. Integers only; computed once, at the count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemResult {
    /// The item.
    pub recommendation: RecommendationId,
    /// How many answered, abstentions included.
    pub answered: u32,
    /// How many did not.
    pub missing: u32,
    /// Absent where fewer than five people gave a value.
    pub importance: Option<Summary>,
    /// Absent where fewer than five people gave a value.
    pub feasibility: Option<Summary>,
    /// Reasons, shuffled.
    pub comments: Vec<Text>,
}

impl Event {
    /// The author whose name this event protects.
    pub fn author(&self) -> Option<Author> {
        match self {
            Self::Rated { author, .. } => Some(*author),
            Self::Drafted { .. }
            | Self::Merged { .. }
            | Self::PutToRating { .. }
            | Self::RoundOpened { .. }
            | Self::RoundClosed { .. }
            | Self::Endorsed { .. }
            | Self::EndorsementsRevealed { .. }
            | Self::HandedOver { .. } => None,
        }
    }
}

//! What screens show of this noun.

use serde::{Deserialize, Serialize};

use super::{Horizon, RecommendationKind, RecommendationState, Stance};
use crate::id::{BlockId, ClusterId, EntryId, OrganisationId, RecommendationId};
use crate::text::Text;
use crate::time::Timestamp;
use plenum_judge::scoring::{Quarters, Summary};

/// `recommendation/{id}`, to peers and desk; to the room once handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RecommendationBody {
    /// Its id.
    pub id: RecommendationId,
    /// Its printed number, such as `R6`.
    pub number: String,
    /// What is advised.
    pub text: Text,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub reason: Option<Text>,
    /// To whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub addressee: Option<Text>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub horizon: Option<Horizon>,
    /// Do, change, stop or study.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub kind: Option<RecommendationKind>,
    /// What it rests on.
    pub clusters: Vec<ClusterId>,
    /// The challenges it answers.
    pub challenges: Vec<EntryId>,
    /// What became of it.
    pub state: RecommendationState,
    /// Rises with each change of text.
    pub version: u32,
    /// The survivor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub merged_into: Option<RecommendationId>,
    /// Details that are missing: reason, addressee, horizon, clusters.
    pub missing: Vec<String>,
    /// Its place in the tracker's order, from 1, once carried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub tracker_place: Option<u32>,
}

/// `round/{block}`, to peers and desk: a round of rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RoundBody {
    /// The block.
    pub block: BlockId,
    /// Whether answers are taken.
    pub open: bool,
    /// What is rated.
    pub items: Vec<RecommendationId>,
    /// How many people rate.
    pub raters: u32,
}

/// `my_rating/{recommendation}`, to one rater.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MyRatingBody {
    /// Which one.
    pub recommendation: RecommendationId,
    /// 1 to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub importance: Option<u8>,
    /// 1 to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub feasibility: Option<u8>,
    /// No value on purpose.
    pub abstained: bool,
    /// The reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub comment: Option<Text>,
}

/// `result/{recommendation}`, to peers, facilitator and rapporteur when the round closes; to the room once handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ResultBody {
    /// Which one.
    pub recommendation: RecommendationId,
    /// The block of the last round that counts.
    pub block: BlockId,
    /// How many answered, abstentions included.
    pub answered: u32,
    /// How many did not.
    pub missing: u32,
    /// Absent where fewer than five people answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub importance: Option<Summary>,
    /// Absent where fewer than five people answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub feasibility: Option<Summary>,
    /// Reasons, shuffled, without names; none where fewer than five people answered.
    pub comments: Vec<Text>,
    /// The rounds before it.
    pub earlier: Vec<RoundResult>,
    /// Its place by spread of importance, widest first, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub spread_place: Option<u32>,
}

/// What an earlier round said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RoundResult {
    /// The block.
    pub block: BlockId,
    /// The summary then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub importance: Option<Summary>,
    /// The summary then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub feasibility: Option<Summary>,
}

/// `weighing`, to the desk, and to the room once handed over: how many answers there are, abstentions included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct WeighingBody {
    /// Pairs that count.
    pub counted: u32,
    /// Replaced by a later round.
    pub superseded_by_round: u32,
    /// Dropped by a merge or a change of text.
    pub superseded_by_change: u32,
}

/// `endorsement/{recommendation}`: to one organisation its own; after the reveal to peers and desk, after the handover to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct EndorsementBody {
    /// Which one.
    pub recommendation: RecommendationId,
    /// The voices.
    pub stances: Vec<EndorsementLine>,
    /// Whether all are shown.
    pub revealed: bool,
    /// How many support it.
    pub support: u32,
    /// How many can live with it.
    pub can_live_with: u32,
    /// How many object.
    pub object: u32,
    /// Whether it is carried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub carried: Option<bool>,
}

/// One organisation's voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct EndorsementLine {
    /// Whose.
    pub organisation: OrganisationId,
    /// The voice.
    pub stance: Stance,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub reason: Option<Text>,
}

/// `handover`, to the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct HandoverBody {
    /// When.
    pub at: Timestamp,
    /// The feedback statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub statement: Option<Text>,
    /// The list, by number.
    pub carried: Vec<RecommendationId>,
    /// Kept in the record, not in the list.
    pub not_carried: Vec<RecommendationId>,
    /// The list in the tracker's order.
    pub tracker: Vec<RecommendationId>,
    /// Importance and feasibility both 7 or more.
    pub strong: Vec<RecommendationId>,
    /// The widest spread of importance among the carried.
    pub spread_limit: Quarters,
}

//! Commands about recommendations: draft, rate, endorse, hand over.

use serde::{Deserialize, Serialize};

use super::{Horizon, RecommendationKind, Stance};
use crate::id::{BlockId, ClusterId, EntryId, OrganisationId, RecommendationId};
use crate::text::TextInput;

/// What can be asked for. In JSON: `{"noun": "recommend", "do": "…", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "RecommendCommand"))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Drafts a recommendation.
    Draft {
        /// What is advised.
        text: TextInput,
        /// Why.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
        /// To whom.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        addressee: Option<TextInput>,
        /// Until when.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Horizon>"))]
        horizon: Option<Horizon>,
        /// Do, change, stop or study.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<RecommendationKind>"))]
        kind: Option<RecommendationKind>,
        /// What it rests on.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<ClusterId>>"))]
        clusters: Vec<ClusterId>,
        /// The challenges it answers.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<EntryId>>"))]
        challenges: Vec<EntryId>,
    },
    /// Changes a draft. A change of text after ratings began asks everyone to rate again.
    Revise {
        /// Which one.
        recommendation: RecommendationId,
        /// What is advised.
        text: TextInput,
        /// Why.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
        /// To whom.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        addressee: Option<TextInput>,
        /// Until when.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Horizon>"))]
        horizon: Option<Horizon>,
        /// Do, change, stop or study.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<RecommendationKind>"))]
        kind: Option<RecommendationKind>,
        /// What it rests on.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<ClusterId>>"))]
        clusters: Vec<ClusterId>,
        /// The challenges it answers.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<EntryId>>"))]
        challenges: Vec<EntryId>,
    },
    /// Joins two recommendations; both their ratings are superseded and the survivor is rated again by everyone.
    Merge {
        /// The one that joins.
        recommendation: RecommendationId,
        /// The survivor.
        into: RecommendationId,
        /// The new text of the survivor.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        text: Option<TextInput>,
    },
    /// Puts drafts up for rating.
    PutToRating {
        /// Which ones.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<RecommendationId>>"))]
        recommendations: Vec<RecommendationId>,
        /// Overrides missing reason, addressee or horizon.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Opens a round of rating in the running block.
    OpenRound {
        /// What is rated; empty means all that are up for rating.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<RecommendationId>>"))]
        items: Vec<RecommendationId>,
    },
    /// Rates one recommendation; a later answer in the same round replaces it.
    Rate {
        /// Which one.
        recommendation: RecommendationId,
        /// 1 to 9; none on both scales is an abstention.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u8>"))]
        importance: Option<u8>,
        /// 1 to 9.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<u8>"))]
        feasibility: Option<u8>,
        /// A reason, shown without name.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        comment: Option<TextInput>,
    },
    /// Counts the round: totals are shown, the link to the raters is cut.
    CloseRound {
        /// Overrides missing answers.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Gives the voice of the sender's organisation.
    Endorse {
        /// Which one.
        recommendation: RecommendationId,
        /// Support, can live with, object or abstain.
        stance: Stance,
        /// Required for an objection.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Shows all endorsements at once and settles what is carried.
    RevealEndorsements {
        /// The block whose reveal it is.
        block: BlockId,
        /// Overrides missing endorsements.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Passes the recommendations from the peers to the host; the wording is frozen for good.
    HandOver {
        /// The feedback statement.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        statement: Option<TextInput>,
        /// Overrides unmet guards.
        #[serde(default)]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<TextInput>"))]
        reason: Option<TextInput>,
    },
    /// Asks for the totals of one organisation. It is refused where an organisation has fewer people than the minimum cell.
    AskTotals {
        /// Which one.
        recommendation: RecommendationId,
        /// Whose.
        organisation: OrganisationId,
    },
}

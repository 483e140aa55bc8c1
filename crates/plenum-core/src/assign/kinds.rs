//! The words of this noun.

use serde::{Deserialize, Serialize};

use crate::id::{OrganisationId, SubmissionId, UnitId};
use crate::text::{Text, TextInput};
use plenum_judge::assign::model::{Languages, Mutual, Share};

/// What counts as one reviewer. Together with [`OwnOrganisation`] these are the four modes of groups: the group as one
/// reviewer, each member alone, outside the own group, within it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReviewUnit {
    /// The delegation acts; any of its members holds the pen.
    #[default]
    Organisation,
    /// Each person acts alone.
    Seat,
}

/// What a rule says of reviewers of the organisation that a submission comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OwnOrganisation {
    /// They do not review it.
    #[default]
    Forbid,
    /// They may, unless they wrote it.
    Allow,
    /// They alone review it: people review within their own group.
    Only,
}

/// The hard rules of an assignment, beside loads, demands, conflicts and pairs set by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct ReviewRules {
    /// Reviewers of the organisation that the submission comes from.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<OwnOrganisation>"))]
    pub own_organisation: OwnOrganisation,
    /// The most reviewers of one organisation on a submission.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub most_of_organisation: Option<u32>,
    /// The most reviewers of one region on a submission.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub most_of_region: Option<u32>,
    /// Whether one reviewer, or each, reads a language of the submission.
    #[cfg_attr(
        feature = "types",
        ts(optional, type = "\"ignore\" | \"one\" | \"require\"")
    )]
    pub languages: Languages,
    /// At least one reviewer of each submission bids with at least this many points.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub expert: Option<u16>,
    /// Two that review each other. None means: forbidden where there are enough reviewers to avoid it, else allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "types",
        ts(
            optional,
            type = "\"allow\" | \"forbid\" | { avoid: { price: number } }"
        )
    )]
    pub mutual: Option<Mutual>,
    /// The most likely any single pair may be; the plan is then drawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "types",
        ts(optional, type = "{ of: number; out_of: number }")
    )]
    pub per_pair_limit: Option<Share>,
    /// Reviewers are split into two cells of whole organisations that review each other only.
    #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
    pub partition: bool,
}

/// A queue: reviewers take the next submission when they are free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct QueueTerms {
    /// Minutes of a lease, 1 to 240; then what was taken goes back.
    pub minutes: u32,
    /// Fewer reviews are enough for now: three tenths of what is needed, at least one.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
    pub relaxed: bool,
    /// Further reviews are drawn at random once everything has what it needs.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<bool>"))]
    pub extra: bool,
}

/// The life of one review. It never falls by saving; only the desk takes a step back, with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReviewStatus {
    /// Assigned, not begun; a new plan may take it away.
    Planned,
    /// Begun; no plan takes it away.
    Started,
    /// Handed in.
    Done,
}

/// The reviewers of one submission in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PlannedReviews {
    /// What is reviewed.
    pub submission: SubmissionId,
    /// By whom.
    pub units: Vec<UnitId>,
}

/// The region of an organisation, where it is not its country, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RegionInput {
    /// Whose.
    pub organisation: OrganisationId,
    /// Its name; organisations with one name are of one region.
    pub region: TextInput,
}

/// The region of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Whose.
    pub organisation: OrganisationId,
    /// Its name.
    pub region: Text,
}

/// One rule that a plan breaks, in the terms of the workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Breach {
    /// The rule: `pair_twice`, `demand`, `load_below`, `load_above`, `own_work`, `own_organisation`, `conflict`,
    /// `language`, `cell`, `lock_missing`, `organisation_cap`, `region_cap`, `no_reader`, `no_expert`, `mutual`, `no_cells`,
    /// or what is wrong with the certificate.
    pub rule: String,
    /// The submission it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub submission: Option<SubmissionId>,
    /// The reviewer it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub unit: Option<UnitId>,
    /// The other reviewer, of two that review each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub other: Option<UnitId>,
    /// The organisation of a limit; for a limit of regions, one organisation of the region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub group: Option<OrganisationId>,
    /// How many there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub have: Option<u32>,
    /// How many there must or may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub need: Option<u32>,
}

/// Who gets something different by a new plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReviewerChange {
    /// Who.
    pub unit: UnitId,
    /// What comes.
    pub added: Vec<SubmissionId>,
    /// What goes.
    pub dropped: Vec<SubmissionId>,
}

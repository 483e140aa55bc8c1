//! What a facilitator plans: a block as a preset with a start, and where it differs from the preset.

use serde::{Deserialize, Serialize};

use super::{
    Attribution, HostMode, OnExpiry, Preset, Reveal, Sees, Settings, Speaks, Step, TimeSetting,
    Writes, preset,
};
use crate::id::{BlockId, OrganisationId, SeatId};
use crate::text::TextInput;
use crate::time::LocalTime;

/// A planned block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BlockPlan {
    /// Its id, made by the sender.
    pub id: BlockId,
    /// Its printed label, such as `B21`; at most 12 characters.
    pub label: String,
    /// Its title.
    pub title: TextInput,
    /// Its preset.
    pub preset: Preset,
    /// The step it belongs to.
    pub step: Step,
    /// Planned start on the wall clock of the workshop.
    pub start: LocalTime,
    /// Content minutes; none takes the preset's.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub minutes: Option<u32>,
    /// Who presents.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub presenter: Option<OrganisationId>,
    /// Who leads it.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub lead: Option<SeatId>,
    /// Where it differs from its preset.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<SettingsChange>"))]
    pub change: SettingsChange,
}

/// Where a block differs from its preset; what is absent stays as in the preset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct SettingsChange {
    /// Who writes what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub writes: Option<Writes>,
    /// Who speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaks: Option<Speaks>,
    /// What the host may do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_mode: Option<HostMode>,
    /// Who sees before the reveal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sees: Option<Sees>,
    /// What becomes visible at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reveal: Option<Reveal>,
    /// How much of an author is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Attribution>,
    /// Interpretation factor in tenths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor: Option<u32>,
    /// What happens when the time is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_expiry: Option<OnExpiry>,
    /// Minutes of a break that overruns may use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slack: Option<u32>,
    /// Overruns may not shorten it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protected: Option<bool>,
    /// Its start is fixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<bool>,
}

/// The settings of a block: those of its preset with the changes.
pub(super) fn settings(kind: Preset, minutes: Option<u32>, change: &SettingsChange) -> Settings {
    let base = preset(kind);
    Settings {
        writes: change
            .writes
            .clone()
            .unwrap_or_else(|| base.settings.writes.clone()),
        speaks: change.speaks.unwrap_or(base.settings.speaks),
        host_mode: change.host_mode.unwrap_or(base.settings.host_mode),
        sees: change.sees.unwrap_or(base.settings.sees),
        reveal: change.reveal.unwrap_or(base.settings.reveal),
        attribution: change.attribution.unwrap_or(base.settings.attribution),
        time: TimeSetting {
            minutes: minutes.unwrap_or(base.settings.time.minutes),
            factor: change.factor.unwrap_or(base.settings.time.factor),
            on_expiry: change.on_expiry.unwrap_or(base.settings.time.on_expiry),
            slack: change.slack.unwrap_or(base.settings.time.slack),
            protected: change.protected.unwrap_or(base.settings.time.protected),
            anchor: change.anchor.unwrap_or(base.settings.time.anchor),
        },
    }
}

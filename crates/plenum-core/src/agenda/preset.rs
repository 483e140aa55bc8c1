//! The presets of METHOD 5.2, as data with a version.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{Preset, Settings};

/// A preset with its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PresetSettings {
    /// Which one.
    pub preset: Preset,
    /// Its five settings and attribution level.
    pub settings: Settings,
}

/// All presets, in the order of [`Preset`].
pub fn presets() -> &'static [PresetSettings] {
    static PRESETS: LazyLock<Vec<PresetSettings>> = LazyLock::new(|| {
        #[expect(
            clippy::expect_used,
            reason = "the file is part of the program and read in a test"
        )]
        serde_json::from_str(include_str!("../../data/presets.v1.json"))
            .expect("the shipped presets are well-formed")
    });
    &PRESETS
}

/// The settings of one preset.
pub fn preset(preset: Preset) -> &'static PresetSettings {
    #[expect(
        clippy::indexing_slicing,
        reason = "a test sees to it that the file has every preset, in order"
    )]
    &presets()[preset as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_stands_at_its_place() {
        for (place, preset) in presets().iter().enumerate() {
            assert_eq!(preset.preset as usize, place);
        }
        assert_eq!(presets().len(), Preset::Outside as usize + 1);
    }
}

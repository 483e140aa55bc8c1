//! Templates: sequences of presets with sections, checks and deadlines. Data with a version, never code.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::agenda::{Phase, Preset, SettingsChange, Step};
use crate::prepare::SectionKind;
use crate::text::Text;
use crate::time::{Date, LocalTime};

/// One template version. A running review keeps the version it was made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its name, such as `metropolis`.
    pub name: String,
    /// Its version, from 1.
    pub version: u32,
    /// Its title.
    pub title: Text,
    /// The phases this review goes through, in order.
    pub phases: Vec<Phase>,
    /// The sections of the initial report; empty where there is none.
    pub sections: Vec<SectionRule>,
    /// How many guiding questions, from and to.
    pub guiding_questions: (u32, u32),
    /// At most this many carried recommendations at the handover.
    pub most_carried: u32,
    /// Whether recommendations are rated.
    pub ratings: bool,
    /// Days from T or E until each phase should be closed.
    pub deadlines: Vec<DeadlineRule>,
    /// The blocks of a usual agenda.
    pub blocks: Vec<TemplateBlock>,
}

/// One section of the initial report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SectionRule {
    /// Which one.
    pub section: SectionKind,
    /// Whether it must be filled.
    pub mandatory: bool,
    /// Its limit in hundredths of a page; none is not counted.
    pub pages: Option<u32>,
}

/// When a phase should be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DeadlineRule {
    /// The phase.
    pub phase: Phase,
    /// From the first day (T) or the last (E).
    pub from: DayMark,
    /// Days after it; negative is before.
    pub days: i32,
}

/// The day a deadline counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DayMark {
    /// The first workshop day.
    FirstDay,
    /// The last workshop day.
    LastDay,
}

/// One block of a usual agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TemplateBlock {
    /// The workshop day, from 1.
    pub day: u32,
    /// Its title.
    pub title: Text,
    /// Its preset.
    pub preset: Preset,
    /// The step it belongs to.
    pub step: Step,
    /// Content minutes; none takes the preset's.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional))]
    pub minutes: Option<u32>,
    /// Where it differs from its preset.
    #[serde(default)]
    pub change: SettingsChange,
}

impl Template {
    /// The deadlines of a review with these days: each phase with the last minute it should be closed in.
    pub fn deadlines(&self, first: Date, last: Date) -> Vec<(Phase, LocalTime)> {
        let date = |rule: &DeadlineRule| match rule.from {
            DayMark::FirstDay => first.plus_days(rule.days),
            DayMark::LastDay => last.plus_days(rule.days),
        };
        self.deadlines
            .iter()
            .map(|rule| (rule.phase, date(rule).end()))
            .collect()
    }
}

/// All templates, newest versions last.
pub fn templates() -> &'static [Template] {
    static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| {
        SOURCES
            .iter()
            .map(|source| {
                #[expect(
                    clippy::expect_used,
                    reason = "the files are part of the program and read in a test"
                )]
                serde_json::from_str(source).expect("a shipped template is well-formed")
            })
            .collect()
    });
    &TEMPLATES
}

/// A template by name and version.
pub fn template(name: &str, version: u32) -> Option<&'static Template> {
    templates()
        .iter()
        .find(|t| t.name == name && t.version == version)
}

/// The newest version of a template.
pub(super) fn newest(name: &str) -> Option<&'static Template> {
    templates()
        .iter()
        .filter(|t| t.name == name)
        .max_by_key(|t| t.version)
}

const SOURCES: [&str; 5] = [
    include_str!("../../data/templates/metropolis.v1.json"),
    include_str!("../../data/templates/eui.v1.json"),
    include_str!("../../data/templates/lga.v1.json"),
    include_str!("../../data/templates/circles.v1.json"),
    include_str!("../../data/templates/peer_assist.v1.json"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_template_is_well_formed() {
        let names: Vec<_> = templates()
            .iter()
            .map(|t| (t.name.as_str(), t.version))
            .collect();

        assert_eq!(
            names,
            [
                ("metropolis", 1),
                ("eui", 1),
                ("lga", 1),
                ("circles", 1),
                ("peer_assist", 1)
            ]
        );
        for template in templates() {
            assert!(!template.blocks.is_empty(), "{}", template.name);
            assert!(template.phases.is_sorted(), "{}", template.name);
        }
    }
}

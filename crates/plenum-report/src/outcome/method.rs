//! The method appendix: who could see what, how figures and plans were computed, and how anybody can check it.

use plenum_core::Head;
use plenum_core::agenda::BlockBody;

use super::Maker;
use crate::model::{Part, Passage, Section};

impl Maker<'_> {
    pub(super) fn method(&self, head: &Head) -> Vec<Section> {
        vec![
            self.visibility(),
            self.computing(),
            self.assignments(),
            self.receipt(head),
        ]
    }

    /// The attribution level and the audience of each block where something was written.
    fn visibility(&self) -> Section {
        let lines = self
            .view
            .agenda
            .into_iter()
            .flat_map(|agenda| &agenda.blocks);
        let blocks = lines.filter_map(|line| self.view.blocks.get(&line.block));
        let collecting = blocks.filter(|block| !block.settings.writes.kinds.is_empty());
        let rows: Vec<_> = collecting.map(|block| self.visibility_row(block)).collect();
        let mut parts: Vec<Part> = [
            "level-named",
            "level-organisation",
            "level-group",
            "level-sealed",
        ]
        .map(|level| self.paragraph(level))
        .into();
        if !rows.is_empty() {
            let head = ["block", "attribution", "shown-to", "revealed"];
            parts.push(self.table("visibility-table", &head, rows));
        }
        parts.push(Part::Facts(vec![
            self.fact("profile", self.word("profile-says", &self.profile)),
        ]));
        self.section("visibility", parts)
    }

    fn visibility_row(&self, block: &BlockBody) -> Vec<Passage> {
        vec![
            Passage::line(self.block(block.block)),
            self.word("attribution", &block.settings.attribution).into(),
            self.word("shown-to", &block.settings.sees).into(),
            self.label(if block.revealed { "yes" } else { "no" }).into(),
        ]
    }

    fn computing(&self) -> Section {
        let rules = [
            "computed-cell",
            "computed-quartiles",
            "computed-carried",
            "computed-tracker",
            "computed-late",
            "computed-language",
        ];
        self.section("computed", rules.map(|rule| self.paragraph(rule)).into())
    }
}

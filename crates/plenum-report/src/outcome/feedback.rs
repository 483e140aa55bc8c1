//! Strengths and challenges by cluster with their evidence, and all other written contributions.

use plenum_core::Item;
use plenum_core::agenda::EntryKind;
use plenum_core::entries::{ClusterBody, EntryBody, EntryState};

use super::Maker;
use super::front::anchor;
use crate::model::{Line, Part, Passage, Section};

impl Maker<'_> {
    /// Clusters with their entries, then what belongs to none.
    pub(super) fn feedback(&self) -> Section {
        let mut parts: Vec<Part> = self
            .view
            .clusters
            .iter()
            .map(|cluster| self.cluster(cluster))
            .collect();
        for kind in EntryKind::ALL {
            // Transfer cards stand beside the presentations they came from.
            if kind != EntryKind::Transfer {
                parts.extend(self.entry_table(kind));
            }
        }
        self.section("feedback", parts)
    }

    fn cluster(&self, cluster: &ClusterBody) -> Part {
        let mut heading: Line = self.lead(&cluster.number);
        heading.extend(self.heading(&cluster.title));
        let evidence = cluster
            .evidence
            .map_or_else(|| self.label("no-evidence"), |e| self.word("evidence", &e));
        let mut facts = vec![
            self.fact("evidence", evidence),
            self.fact(
                "links",
                self.list(cluster.links.iter().map(|item| self.item(*item))),
            ),
            self.fact("state", self.word("cluster-state", &cluster.state)),
        ];
        facts.extend(self.fact_of("note", cluster.note.as_ref()));
        let entries: Vec<&EntryBody> = self
            .view
            .entries
            .iter()
            .copied()
            .filter(|e| belongs(e, cluster))
            .collect();
        let mut parts = Vec::new();
        if !cluster.title.translations.is_empty() {
            parts.push(Part::Quote(self.text(&cluster.title)));
        }
        parts.push(Part::Facts(facts));
        if !entries.is_empty() && self.profile.keeps_raw() {
            parts.push(self.entries("entries-of-cluster", &entries, true));
        }
        Self::subsection(anchor(&cluster.number), heading, parts)
    }

    /// The entries of a kind that are in no cluster.
    pub(super) fn entry_table(&self, kind: EntryKind) -> Option<Part> {
        let entries = self.view.entries.iter().copied().filter(|e| e.kind == kind);
        if !self.profile.keeps_raw() {
            return None;
        }
        let entries: Vec<&EntryBody> = entries
            .filter(|e| !self.view.clusters.iter().any(|c| belongs(e, c)))
            .collect();
        let caption = format!("entries-{}", serde_json::to_value(kind).ok()?.as_str()?);
        (!entries.is_empty()).then(|| self.entries(&caption, &entries, false))
    }

    pub(super) fn entries(&self, caption: &str, entries: &[&EntryBody], with_kind: bool) -> Part {
        let rows = entries.iter().map(|entry| {
            let number = match (&entry.number, entry.merged_into) {
                (Some(number), _) => vec![self.run(number.clone())],
                (None, Some(survivor)) => self.item(Item::Entry(survivor)),
                (None, None) => vec![self.run("–")],
            };
            let mut row = vec![Passage::line(number)];
            if with_kind {
                row.push(self.word("kind", &entry.kind).into());
            }
            row.push(self.entry_text(entry));
            row.push(self.word("grade", &entry.grade).into());
            row.push(Passage::line(self.author(&entry.author)));
            row.push(Passage::line(self.block(entry.block)));
            row
        });
        let rows = rows.collect();
        if with_kind {
            self.table(
                caption,
                &["number", "entry-kind", "entry", "grade", "author", "block"],
                rows,
            )
        } else {
            self.table(
                caption,
                &["number", "entry", "grade", "author", "block"],
                rows,
            )
        }
    }

    /// What an entry says, and what became of it where that matters to the reader.
    fn entry_text(&self, entry: &EntryBody) -> Passage {
        let text = match (&entry.text, entry.state) {
            (Some(text), _) => self.text(text),
            (None, EntryState::Hidden) => self.label("entry-hidden").into(),
            (None, EntryState::Withdrawn) => self.label("entry-withdrawn").into(),
            (None, EntryState::Submitted | EntryState::Revealed | EntryState::Merged) => {
                self.label("entry-sealed").into()
            }
        };
        let mut remarks = Vec::new();
        if let Some(survivor) = entry.merged_into {
            remarks.push(self.merged_into(self.item(Item::Entry(survivor))));
        }
        if entry.original_withheld {
            remarks.push(vec![self.label("original-withheld")]);
        }
        if entry.cards > 1 {
            remarks.push(vec![self.run(self.words.count("cards", entry.cards))]);
        }
        text.and(Passage::lines(remarks))
    }
}

/// Whether an entry stands in a cluster, by itself or by the entry whose number it shares.
fn belongs(entry: &EntryBody, cluster: &ClusterBody) -> bool {
    let listed = |id| cluster.entries.contains(&id);
    listed(entry.id) || entry.merged_into.is_some_and(listed)
}

//! Entries and clusters as they stand.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{ClusterState, EntryState, Evidence};
use crate::agenda::{Attribution, EntryKind, Grade, Reveal};
use crate::id::{BlockId, ClusterId, EntryId, OrganisationId, SeatId, TableId};
use crate::item::Item;
use crate::keys::{Author, KeyScope, Keyring};
use crate::people::Side;
use crate::refusal::{Check, Unmet};
use crate::text::Text;
use crate::workshop::{Shelf, Workshop};

/// Entries in order of submission, clusters in order of opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub(super) entries: Shelf<EntryId, Entry>,
    pub(super) clusters: Shelf<ClusterId, Cluster>,
}

/// One written contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// Where it was written.
    pub block: BlockId,
    /// Who wrote it, as far as the log knows.
    pub author: Author,
    /// How much of the author is shown.
    pub level: Attribution,
    /// The author's organisation, at levels `named` and `organisation`.
    pub organisation: Option<OrganisationId>,
    /// The author's side, at level `group`.
    pub side: Option<Side>,
    /// Its kind.
    pub kind: EntryKind,
    /// How far it goes.
    pub grade: Grade,
    /// What it says.
    pub text: Text,
    /// Its number within its kind.
    pub number: Option<u32>,
    /// What became of it.
    pub state: EntryState,
    /// Its place in the order of the reveal, from 1.
    pub place: Option<u32>,
    /// The block whose audience sees it, once it is visible.
    pub visible_in: Option<BlockId>,
    /// Whether the author consents to showing the original.
    pub show_original: bool,
    /// Who typed the paper card.
    pub typed_by: Option<SeatId>,
    /// The table at which its author sat, where that may be known.
    pub table: Option<TableId>,
    /// The entry whose number it shares.
    pub merged_into: Option<EntryId>,
    /// Why it was hidden.
    pub hidden_reason: Option<Text>,
}

/// A titled group of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its id.
    pub id: ClusterId,
    /// Its number, printed as `K3`.
    pub number: u32,
    /// Where it was opened.
    pub block: BlockId,
    /// Its title.
    pub title: Text,
    /// Its entries, in the order in which they were put in.
    pub entries: Vec<EntryId>,
    /// What it rests on.
    pub evidence: Option<Evidence>,
    /// Documents, answers, hearing notes.
    pub links: Vec<Item>,
    /// In words.
    pub note: Option<Text>,
    /// Open or agreed.
    pub state: ClusterState,
}

impl Entry {
    /// What the author's pseudonym was made over: the block at level `group`, the entry itself at level `sealed`.
    pub fn subject(&self) -> Uuid {
        match self.author {
            Author::Seat(_)
            | Author::Hidden {
                scope: KeyScope::Group,
                ..
            } => self.block.0,
            Author::Hidden {
                scope: KeyScope::Sealed(_) | KeyScope::Scores(_),
                ..
            } => self.id.0,
        }
    }

    /// Whether a seat wrote it, as long as its key lives.
    pub fn is_by(&self, keys: &Keyring, seat: SeatId) -> bool {
        keys.is_author(self.author, self.subject(), seat)
    }

    /// The seat that wrote it, as long as its key lives.
    pub fn writer(&self, keys: &Keyring) -> Option<SeatId> {
        keys.seat_of(self.author, self.subject())
    }

    /// Its printed number, such as `CH4`.
    pub fn printed(&self) -> Option<String> {
        self.number
            .map(|number| format!("{}{number}", self.kind.prefix()))
    }

    /// Whether it was shown to the room, whatever became of it since.
    pub fn is_visible(&self) -> bool {
        self.visible_in.is_some()
    }
}

impl State {
    /// An entry.
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// All entries in order of submission.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.values()
    }

    /// A cluster.
    pub fn cluster(&self, id: ClusterId) -> Option<&Cluster> {
        self.clusters.get(id)
    }

    /// All clusters by number.
    pub fn clusters(&self) -> impl DoubleEndedIterator<Item = &Cluster> {
        self.clusters.values()
    }

    /// The cluster of an entry; a merged card is where its survivor is.
    pub fn cluster_of(&self, entry: &Entry) -> Option<&Cluster> {
        let id = entry.merged_into.unwrap_or(entry.id);
        self.clusters()
            .find(|cluster| cluster.entries.contains(&id))
    }

    /// The cards that were merged into an entry.
    pub fn merged_into(&self, into: EntryId) -> impl Iterator<Item = &Entry> {
        self.iter()
            .filter(move |entry| entry.merged_into == Some(into))
    }

    /// Sealed entries that wait for the reveal of this block.
    pub fn unrevealed_in(&self, workshop: &Workshop, block: BlockId) -> u32 {
        u32::try_from(self.waiting_for(workshop, block).count()).unwrap_or(u32::MAX)
    }

    /// Entries of a block that were not taken back, by living author.
    pub fn written_by(
        &self,
        workshop: &Workshop,
        keys: &Keyring,
        block: BlockId,
    ) -> BTreeMap<SeatId, u32> {
        // At level `group` a person has one pseudonym for the whole block: made once a seat, not once an entry.
        let seats = workshop.people.seats();
        let marks: BTreeMap<_, _> = seats
            .filter_map(|seat| Some((keys.pseudonym(KeyScope::Group, seat.id, block.0)?, seat.id)))
            .collect();
        let mut counts = BTreeMap::new();
        for entry in self
            .iter()
            .filter(|entry| entry.block == block && entry.state != EntryState::Withdrawn)
        {
            let writer = match entry.author {
                Author::Hidden {
                    mark,
                    scope: KeyScope::Group,
                } => marks.get(&mark).copied(),
                Author::Seat(_)
                | Author::Hidden {
                    scope: KeyScope::Sealed(_) | KeyScope::Scores(_),
                    ..
                } => entry.writer(keys),
            };
            if let Some(seat) = writer {
                *counts.entry(seat).or_default() += 1;
            }
        }
        counts
    }

    /// Clusters that are not agreed. A cluster without entries asks nothing of anybody.
    pub fn unmet_clusters(&self) -> Option<Unmet> {
        let (agreed, open): (Vec<_>, Vec<_>) = self
            .clusters()
            .filter(|cluster| !cluster.entries.is_empty())
            .partition(|cluster| cluster.state == ClusterState::Agreed);
        let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        (!open.is_empty()).then(|| Unmet {
            items: open
                .iter()
                .map(|cluster| Item::Cluster(cluster.id))
                .collect(),
            have: count(agreed.len()),
            need: count(agreed.len() + open.len()),
            ..Unmet::of(Check::ClustersAgreed)
        })
    }

    /// The text of an entry that can be read, for its translators.
    pub fn text(&self, id: EntryId) -> Option<&Text> {
        let entry = self.get(id).filter(|entry| entry.is_visible())?;
        matches!(entry.state, EntryState::Revealed | EntryState::Merged).then_some(&entry.text)
    }

    /// The text of an entry, to put a translation beside it.
    pub fn text_mut(&mut self, id: EntryId) -> Option<&mut Text> {
        self.entries.get_mut(id).map(|entry| &mut entry.text)
    }

    /// The title of a cluster.
    pub fn cluster_title(&self, id: ClusterId) -> Option<&Text> {
        self.cluster(id).map(|cluster| &cluster.title)
    }

    /// The title of a cluster, to put a translation beside it.
    pub fn cluster_title_mut(&mut self, id: ClusterId) -> Option<&mut Text> {
        self.clusters.get_mut(id).map(|cluster| &mut cluster.title)
    }

    pub(super) fn waiting_for(
        &self,
        workshop: &Workshop,
        block: BlockId,
    ) -> impl Iterator<Item = &Entry> {
        let waiting = move |e: &&Entry| {
            e.state == EntryState::Submitted && reveal_of(workshop, e) == Some(block)
        };
        self.iter().filter(waiting)
    }

    /// The next number of a kind.
    pub(crate) fn next_number(&self, kind: EntryKind) -> u32 {
        let used = self
            .iter()
            .filter(|entry| entry.kind == kind)
            .filter_map(|entry| entry.number);
        used.max().unwrap_or(0) + 1
    }

    pub(super) fn next_cluster(&self) -> u32 {
        u32::try_from(self.clusters.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    }

    pub(super) fn change(&mut self, id: EntryId, how: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.entries.get_mut(id) {
            how(entry);
        }
    }

    pub(super) fn change_cluster(&mut self, id: ClusterId, how: impl FnOnce(&mut Cluster)) {
        if let Some(cluster) = self.clusters.get_mut(id) {
            how(cluster);
        }
    }

    /// Takes entries out of every cluster; a cluster that loses one is open again.
    pub(super) fn loosen(&mut self, gone: &BTreeSet<EntryId>) {
        for id in self.clusters.ids().collect::<Vec<_>>() {
            self.change_cluster(id, |cluster| {
                let before = cluster.entries.len();
                cluster.entries.retain(|entry| !gone.contains(entry));
                if cluster.entries.len() < before {
                    cluster.state = ClusterState::Open;
                }
            });
        }
    }

    pub(super) fn merge(&mut self, cards: &[EntryId], into: EntryId) {
        let joined: BTreeSet<_> = cards.iter().copied().collect();
        self.loosen(&joined);
        // What was merged into one of the cards before follows it.
        for id in self.entries.ids().collect::<Vec<_>>() {
            self.change(id, |entry| {
                if joined.contains(&id) {
                    entry.state = EntryState::Merged;
                }
                if joined.contains(&id)
                    || entry.merged_into.is_some_and(|old| joined.contains(&old))
                {
                    entry.merged_into = Some(into);
                }
            });
        }
    }
}

/// The block whose reveal shows an entry; none where nothing of it is revealed. Where the named block does not exist,
/// the block of the entry itself reveals it, so that nothing is locked in for ever.
pub(super) fn reveal_of(workshop: &Workshop, entry: &Entry) -> Option<BlockId> {
    match workshop.agenda.block(entry.block)?.settings.reveal {
        Reveal::AtOnce => Some(entry.block),
        Reveal::Later(block) => Some(
            workshop
                .agenda
                .block(block)
                .map_or(entry.block, |block| block.id),
        ),
        Reveal::Live | Reveal::Totals | Reveal::Freeze | Reveal::None => None,
    }
}

//! What screens show of entries and clusters.

use std::collections::BTreeSet;

use super::shown::{Reader, body};
use super::state::reveal_of;
use super::{ClusterBody, Entry, EntryState, Event, State};
use crate::agenda::{Attribution, Sees};
use crate::id::{BlockId, ClusterId, EntryId};
use crate::keys::Keyring;
use crate::people::Role;
use crate::visibility::{Audience, Body, Records, Topic, policy};
use crate::workshop::Workshop;

/// What an event touches.
pub fn touched(workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    let state = &workshop.entries;
    match event {
        Event::Written { id, block, .. } => {
            let mut topics = of_block(workshop, *block);
            topics.insert(Topic::Entry(*id));
            topics.extend(
                state
                    .get(*id)
                    .and_then(|entry| reveal_of(workshop, entry))
                    .map(Topic::Block),
            );
            topics
        }
        Event::Revised { entry, .. }
        | Event::OriginalShown { entry, .. }
        | Event::Hidden { entry, .. } => BTreeSet::from([Topic::Entry(*entry)]),
        Event::Withdrawn { entry, .. } => {
            let mut topics = family(state, [*entry]);
            if let Some(entry) = state.get(*entry) {
                topics.extend(of_block(workshop, entry.block));
                topics.extend(reveal_of(workshop, entry).map(Topic::Block));
                topics.extend(entry.merged_into.map(Topic::Entry));
            }
            topics.extend(clusters(state));
            topics
        }
        // What was sealed becomes content of the room: recompute all.
        Event::Revealed { .. } => BTreeSet::from([Topic::Everything]),
        Event::Merged { cards, into } => {
            let mut topics = family(state, [*into]);
            topics.extend(cards.iter().copied().map(Topic::Entry));
            topics.extend(clusters(state));
            topics
        }
        Event::ClusterOpened {
            entries, numbers, ..
        } => {
            let mut topics = family(state, entries.iter().copied());
            topics.extend(numbers.iter().map(|(id, _)| Topic::Entry(*id)));
            topics.extend(clusters(state));
            topics
        }
        Event::Placed { entry, .. } => {
            let mut topics = family(state, [*entry]);
            topics.extend(clusters(state));
            topics
        }
        Event::ClusterRenamed { cluster, .. }
        | Event::EvidenceSet { cluster, .. }
        | Event::ClusterAgreed { cluster } => BTreeSet::from([Topic::Cluster(*cluster)]),
    }
}

/// Counts by person: the progress of the block, and what is left to each where there is a limit.
fn of_block(workshop: &Workshop, id: BlockId) -> BTreeSet<Topic> {
    let mut topics = BTreeSet::from([Topic::Progress(id)]);
    if workshop
        .agenda
        .block(id)
        .is_some_and(|block| block.settings.writes.most_each.is_some())
    {
        topics.insert(Topic::Tasks);
    }
    topics
}

/// Entries with all cards that were merged into them.
fn family(state: &State, entries: impl IntoIterator<Item = EntryId>) -> BTreeSet<Topic> {
    let with_cards = |id: EntryId| {
        state
            .merged_into(id)
            .map(|card| Topic::Entry(card.id))
            .chain([Topic::Entry(id)])
    };
    entries.into_iter().flat_map(with_cards).collect()
}

fn clusters(state: &State) -> impl Iterator<Item = Topic> {
    state.clusters().map(|cluster| Topic::Cluster(cluster.id))
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    topics.extend(workshop.entries.iter().map(|entry| Topic::Entry(entry.id)));
    topics.extend(clusters(&workshop.entries));
}

/// The records of a topic.
pub fn records(workshop: &Workshop, keys: &Keyring, topic: Topic, out: &mut Records) {
    if let Topic::Entry(id) = topic
        && let Some(entry) = workshop.entries.get(id)
    {
        show(workshop, keys, entry, out);
    }
    if let Topic::Cluster(id) = topic {
        cluster(workshop, id, out);
    }
}

fn show(workshop: &Workshop, keys: &Keyring, entry: &Entry, out: &mut Records) {
    let key = format!("entry/{}", entry.id);
    let public = body(workshop, entry, Reader::Public);
    let readers = audiences(workshop, entry);
    // Interpreters and the desk read more than the room, where there is more to read.
    let special = [
        (Audience::Role(Role::Interpreter), Reader::Interpreter),
        (Audience::Desk, Reader::Desk),
    ];
    for (audience, reader) in special {
        let fuller = body(workshop, entry, reader);
        let reads = readers.contains(&Audience::Room) || readers.contains(&audience);
        if reads && fuller != public {
            out.insert((audience, key.clone()), fuller.into());
        }
    }
    for audience in readers {
        out.entry((audience, key.clone()))
            .or_insert_with(|| public.clone().into());
    }
    if let Some(seat) = entry.writer(keys) {
        out.insert(
            (Audience::Person(seat), key),
            body(workshop, entry, Reader::Author).into(),
        );
    }
}

/// Who sees an entry beside its author.
fn audiences(workshop: &Workshop, entry: &Entry) -> Vec<Audience> {
    let block = |id: BlockId| workshop.agenda.block(id);
    if let Some(shown) = entry.visible_in.and_then(block) {
        return policy::content(workshop, shown);
    }
    let sees = block(entry.block).map(|block| block.settings.sees);
    if let Some(table) = entry.table
        && sees == Some(Sees::Table)
        && entry.state == EntryState::Submitted
    {
        return vec![Audience::Table(table)];
    }
    let shares = sees == Some(Sees::Organisation);
    match entry.organisation {
        Some(organisation)
            if shares
                && entry.level <= Attribution::Organisation
                && entry.state == EntryState::Submitted =>
        {
            vec![Audience::Organisation(organisation)]
        }
        Some(_) | None => Vec::new(),
    }
}

fn cluster(workshop: &Workshop, id: ClusterId, out: &mut Records) {
    let Some(cluster) = workshop.entries.cluster(id) else {
        return;
    };
    let Some(block) = workshop.agenda.block(cluster.block) else {
        return;
    };
    let shown: Body = ClusterBody {
        id,
        number: format!("K{}", cluster.number),
        title: cluster.title.clone(),
        entries: cluster.entries.clone(),
        evidence: cluster.evidence,
        links: cluster.links.clone(),
        note: cluster.note.clone(),
        state: cluster.state,
    }
    .into();
    for audience in policy::content(workshop, block) {
        out.insert((audience, format!("cluster/{id}")), shown.clone());
    }
}

//! What a fact changes.

use std::collections::BTreeSet;

use super::{Cluster, ClusterState, Entry, EntryState, Event};
use crate::workshop::Workshop;

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.entries;
    match event {
        Event::Written {
            id,
            block,
            author,
            level,
            organisation,
            side,
            kind,
            grade,
            text,
            number,
            visible,
            show_original,
            typed_by,
            table,
        } => {
            let entry = Entry {
                id: *id,
                block: *block,
                author: *author,
                level: *level,
                organisation: *organisation,
                side: *side,
                kind: *kind,
                grade: *grade,
                text: text.clone(),
                number: *number,
                state: if *visible {
                    EntryState::Revealed
                } else {
                    EntryState::Submitted
                },
                place: None,
                visible_in: visible.then_some(*block),
                show_original: *show_original,
                typed_by: *typed_by,
                table: *table,
                merged_into: None,
                hidden_reason: None,
            };
            state.entries.put(*id, entry);
        }
        Event::Revised {
            entry, text, grade, ..
        } => state.change(*entry, |entry| {
            entry.text = text.clone();
            entry.grade = *grade;
        }),
        Event::Withdrawn { entry, .. } => {
            state.loosen(&BTreeSet::from([*entry]));
            state.change(*entry, |entry| entry.state = EntryState::Withdrawn);
        }
        Event::OriginalShown { entry, .. } => {
            state.change(*entry, |entry| entry.show_original = true);
        }
        Event::Hidden { entry, reason } => state.change(*entry, |entry| {
            entry.state = EntryState::Hidden;
            entry.hidden_reason = Some(reason.clone());
        }),
        Event::Revealed {
            block,
            order,
            first,
        } => {
            for (place, id) in (*first..).zip(order) {
                state.change(*id, |entry| {
                    entry.state = EntryState::Revealed;
                    entry.place = Some(place);
                    entry.visible_in = Some(*block);
                });
            }
        }
        Event::Merged { cards, into } => state.merge(cards, *into),
        Event::ClusterOpened {
            id,
            number,
            block,
            title,
            entries,
            numbers,
        } => {
            state.loosen(&entries.iter().copied().collect());
            let cluster = Cluster {
                id: *id,
                number: *number,
                block: *block,
                title: title.clone(),
                entries: entries.clone(),
                evidence: None,
                links: Vec::new(),
                note: None,
                state: ClusterState::Open,
            };
            state.clusters.put(*id, cluster);
            for (entry, number) in numbers {
                state.change(*entry, |entry| entry.number = Some(*number));
            }
        }
        Event::ClusterRenamed { cluster, title } => state.change_cluster(*cluster, |cluster| {
            cluster.title = title.clone();
            cluster.state = ClusterState::Open;
        }),
        Event::Placed { entry, cluster } => {
            state.loosen(&BTreeSet::from([*entry]));
            if let Some(cluster) = cluster {
                state.change_cluster(*cluster, |cluster| {
                    cluster.entries.push(*entry);
                    cluster.state = ClusterState::Open;
                });
            }
        }
        Event::EvidenceSet {
            cluster,
            level,
            links,
            note,
        } => state.change_cluster(*cluster, |cluster| {
            cluster.evidence = Some(*level);
            cluster.links.clone_from(links);
            cluster.note.clone_from(note);
            cluster.state = ClusterState::Open;
        }),
        Event::ClusterAgreed { cluster } => {
            state.change_cluster(*cluster, |cluster| cluster.state = ClusterState::Agreed);
        }
    }
}

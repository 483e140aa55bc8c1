//! Clusters: titled groups of entries, and what they rest on.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::standing;
use crate::agenda::{EntryKind, Phase};
use crate::context::Context;
use crate::entries::{Cluster, ClusterState, Entry, EntryState, Event, Evidence};
use crate::id::{BlockId, ClusterId, EntryId};
use crate::item::Item;
use crate::keys::{Author, KeyScope};
use crate::people::{self, Right};
use crate::refusal::{Check, Refusal, Unmet};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

pub(super) fn open(
    workshop: &Workshop,
    ctx: &Context<'_>,
    title: &TextInput,
    entries: &[EntryId],
) -> Result<Event, Refusal> {
    grouper(workshop, ctx)?;
    let block = workshop.running()?.id;
    let mut first = Vec::new();
    for id in entries {
        standing(workshop, *id)?;
        if !first.contains(id) {
            first.push(*id);
        }
    }
    Ok(Event::ClusterOpened {
        id: ClusterId(ctx.command.derive()),
        number: workshop.entries.next_cluster(),
        block,
        title: title.parse(Limit::Name)?,
        entries: first,
        numbers: numbers(workshop),
    })
}

pub(super) fn rename(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ClusterId,
    title: &TextInput,
) -> Result<Event, Refusal> {
    grouper(workshop, ctx)?;
    cluster(workshop, id)?;
    Ok(Event::ClusterRenamed {
        cluster: id,
        title: title.parse(Limit::Name)?,
    })
}

pub(super) fn place(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: EntryId,
    to: Option<ClusterId>,
) -> Result<Event, Refusal> {
    grouper(workshop, ctx)?;
    let entry = workshop.entries.get(id).filter(|entry| entry.is_visible());
    let entry = entry.ok_or_else(|| Refusal::no_such(Item::Entry(id)))?;
    if entry.merged_into.is_some() {
        // It goes where its survivor goes.
        return Err(Refusal::state(&EntryState::Merged));
    }
    // What was hidden may be taken out of its cluster, and nothing more.
    if let Some(to) = to {
        cluster(workshop, to)?;
        standing(workshop, id)?;
    }
    if workshop.entries.cluster_of(entry).map(|cluster| cluster.id) == to {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::Placed {
        entry: id,
        cluster: to,
    })
}

pub(super) fn set_evidence(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ClusterId,
    level: Evidence,
    links: &[Item],
    note: Option<&TextInput>,
) -> Result<Event, Refusal> {
    grouper(workshop, ctx)?;
    cluster(workshop, id)?;
    if let Some(unknown) = links.iter().find(|link| !workshop.knows(**link)) {
        return Err(Refusal::no_such(*unknown));
    }
    if links.len() > MOST_LINKS {
        return Err(Refusal::Malformed {
            field: "links".to_owned(),
            problem: format!("at most {MOST_LINKS}"),
        });
    }
    let note = note.map(|note| note.parse(Limit::Note)).transpose()?;
    Ok(Event::EvidenceSet {
        cluster: id,
        level,
        links: links.to_vec(),
        note,
    })
}

/// Agrees a cluster. Where this settles the last sealed entry of a block, the link to its authors is cut.
pub(super) fn agree(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: ClusterId,
) -> Result<Vec<AnyEvent>, Refusal> {
    grouper(workshop, ctx)?;
    let cluster = cluster(workshop, id)?;
    if cluster.state == ClusterState::Agreed {
        return Err(Refusal::AlreadyDone);
    }
    let mut names = Vec::new();
    if cluster.evidence.is_none() {
        names.push("evidence".to_owned());
    }
    let state = &workshop.entries;
    let reads = |id: &EntryId| {
        state
            .get(*id)
            .is_some_and(|entry| entry.state == EntryState::Revealed)
    };
    if !cluster.entries.iter().any(reads) {
        names.push("entries".to_owned());
    }
    if !names.is_empty() {
        let unmet = Unmet {
            items: vec![Item::Cluster(id)],
            names,
            ..Unmet::of(Check::ClustersAgreed)
        };
        return Err(Refusal::Guard { unmet: vec![unmet] });
    }
    let mut events = vec![AnyEvent::Entries(Event::ClusterAgreed { cluster: id })];
    let settled = settled_blocks(workshop, id).into_iter();
    events.extend(settled.map(|block| {
        AnyEvent::People(people::Event::LinkCut {
            scope: KeyScope::Sealed(block),
        })
    }));
    Ok(events)
}

/// Blocks whose sealed entries are all settled once `agreed` is, and whose link still holds. A block that runs may get
/// another sealed entry, so it waits.
fn settled_blocks(workshop: &Workshop, agreed: ClusterId) -> BTreeSet<BlockId> {
    let sealed = |entry: &Entry| match entry.author {
        Author::Hidden {
            scope: KeyScope::Sealed(block),
            ..
        } => Some(block),
        Author::Hidden {
            scope: KeyScope::Group | KeyScope::Scores(_),
            ..
        }
        | Author::Seat(_) => None,
    };
    let mut open = BTreeMap::new();
    for entry in workshop.entries.iter() {
        if let Some(block) = sealed(entry) {
            *open.entry(block).or_insert(true) &= is_settled(workshop, entry, agreed);
        }
    }
    let waits = |block: BlockId| {
        workshop.people.is_cut(KeyScope::Sealed(block)) || workshop.agenda.running() == Some(block)
    };
    open.into_iter()
        .filter(|(block, settled)| *settled && !waits(*block))
        .map(|(block, _)| block)
        .collect()
}

fn is_settled(workshop: &Workshop, entry: &Entry, agreed: ClusterId) -> bool {
    match entry.state {
        EntryState::Submitted => false,
        EntryState::Hidden | EntryState::Withdrawn => true,
        EntryState::Revealed | EntryState::Merged => {
            let cluster = workshop.entries.cluster_of(entry);
            cluster.is_some_and(|cluster| {
                cluster.id == agreed || cluster.state == ClusterState::Agreed
            })
        }
    }
}

/// Numbers for what was revealed and has none, within each kind in order of submission.
fn numbers(workshop: &Workshop) -> Vec<(EntryId, u32)> {
    let mut next: BTreeMap<EntryKind, u32> = BTreeMap::new();
    let bare = workshop
        .entries
        .iter()
        .filter(|entry| entry.state == EntryState::Revealed && entry.number.is_none());
    bare.map(|entry| {
        let number = next
            .entry(entry.kind)
            .or_insert_with(|| workshop.entries.next_number(entry.kind));
        let given = (entry.id, *number);
        *number += 1;
        given
    })
    .collect()
}

fn grouper(workshop: &Workshop, ctx: &Context<'_>) -> Result<(), Refusal> {
    workshop.permitted(ctx, Right::Cluster)?;
    workshop.in_phase(Phase::Days)
}

fn cluster(workshop: &Workshop, id: ClusterId) -> Result<&Cluster, Refusal> {
    workshop
        .entries
        .cluster(id)
        .ok_or_else(|| Refusal::no_such(Item::Cluster(id)))
}

/// More links than this are no evidence but a list.
const MOST_LINKS: usize = 50;

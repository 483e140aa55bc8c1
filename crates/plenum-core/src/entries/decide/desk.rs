//! What the desk does with entries: reveal, merge, hide.

use crate::agenda::Phase;
use crate::context::Context;
use crate::entries::{Entry, EntryState, Event};
use crate::id::{BlockId, EntryId};
use crate::item::Item;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::workshop::Workshop;

/// Shows what waits for the reveal of a block, all together. The order is drawn here and written in the event: the order
/// of submission would tell who wrote what.
pub(super) fn reveal(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: BlockId,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::RunRoom)?;
    workshop.in_phase(Phase::Days)?;
    let block = workshop
        .agenda
        .block(id)
        .ok_or_else(|| Refusal::no_such(Item::Block(id)))?;
    let waiting: Vec<_> = workshop
        .entries
        .waiting_for(workshop, id)
        .map(|entry| entry.id)
        .collect();
    if waiting.is_empty() {
        return Err(Refusal::AlreadyDone);
    }
    if block.started.is_none() {
        // People were told that nobody reads it before this block.
        return Err(Refusal::NotInThisBlock {
            block: workshop.agenda.running(),
        });
    }
    let shown = workshop
        .entries
        .iter()
        .filter(|entry| entry.visible_in == Some(id))
        .filter_map(|entry| entry.place);
    let first = shown.max().unwrap_or(0) + 1;
    Ok(Event::Revealed {
        block: id,
        order: ctx.shuffled(waiting),
        first,
    })
}

/// Joins identical cards under the number of one of them.
pub(super) fn merge(
    workshop: &Workshop,
    ctx: &Context<'_>,
    cards: &[EntryId],
    into: EntryId,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::Cluster)?;
    workshop.in_phase(Phase::Days)?;
    let survivor = standing(workshop, into)?;
    if cards.is_empty() {
        return Err(malformed("cards", "name at least one card that joins"));
    }
    let home = workshop
        .entries
        .cluster_of(survivor)
        .map(|cluster| cluster.id);
    for (place, id) in cards.iter().enumerate() {
        let card = standing(workshop, *id)?;
        if *id == into || cards.iter().take(place).any(|earlier| earlier == id) {
            return Err(malformed(
                "cards",
                "each card is named once, and none joins itself",
            ));
        }
        if card.kind != survivor.kind {
            return Err(malformed("cards", "cards of one kind are merged"));
        }
        // Whoever put the two into different clusters saw a difference: it must be taken back first.
        let cluster = workshop.entries.cluster_of(card).map(|cluster| cluster.id);
        if cluster.is_some() && cluster != home {
            return Err(Refusal::WrongState {
                state: "clustered".to_owned(),
            });
        }
    }
    Ok(Event::Merged {
        cards: cards.to_vec(),
        into,
    })
}

/// Hides what everybody could read. Nothing is deleted; author and desk see the words and the reason.
pub(super) fn hide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: EntryId,
    reason: &TextInput,
) -> Result<Event, Refusal> {
    workshop.permitted(ctx, Right::HideEntry)?;
    let entry = visible(workshop, id)?;
    match entry.state {
        EntryState::Hidden => Err(Refusal::AlreadyDone),
        EntryState::Withdrawn => Err(Refusal::state(&entry.state)),
        EntryState::Submitted | EntryState::Revealed | EntryState::Merged => Ok(Event::Hidden {
            entry: id,
            reason: reason.parse(Limit::Note)?,
        }),
    }
}

/// An entry that can be read and stands for itself.
pub(super) fn standing(workshop: &Workshop, id: EntryId) -> Result<&Entry, Refusal> {
    let entry = visible(workshop, id)?;
    if entry.state == EntryState::Revealed {
        Ok(entry)
    } else {
        Err(Refusal::state(&entry.state))
    }
}

/// An entry that was shown. Of what is under seal the desk knows a count and nothing else.
fn visible(workshop: &Workshop, id: EntryId) -> Result<&Entry, Refusal> {
    let entry = workshop.entries.get(id).filter(|entry| entry.is_visible());
    entry.ok_or_else(|| Refusal::no_such(Item::Entry(id)))
}

fn malformed(field: &str, problem: &str) -> Refusal {
    Refusal::Malformed {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}

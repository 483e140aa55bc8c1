//! Notes of tables, and their way back to the plenary.

use std::collections::BTreeSet;

use super::open;
use crate::agenda::{EntryKind, Grade, Phase};
use crate::context::Context;
use crate::entries;
use crate::id::{EntryId, TableId, TableNoteId};
use crate::people::{Right, Role, Seat};
use crate::refusal::Refusal;
use crate::tables::{Event, Laid, TableNote};
use crate::text::{Limit, TextInput};
use crate::workshop::{Event as AnyEvent, Workshop};

pub(super) fn note(
    workshop: &Workshop,
    ctx: &Context<'_>,
    table: TableId,
    text: &TextInput,
) -> Result<Event, Refusal> {
    let seat = workshop.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?;
    let (block, _) = workshop
        .tables
        .with(table)
        .ok_or(Refusal::NoSuchItem { item: None })?;
    let laid = open(workshop, block)?;
    workshop.host_may_write(seat)?;
    if !workshop.agenda.writing_open() {
        return Err(Refusal::WrongState {
            state: "locked".to_owned(),
        });
    }
    if !may_note(workshop, laid, table, seat) {
        return Err(Refusal::NotYours);
    }
    let id = TableNoteId(ctx.command.derive());
    let level = workshop.running()?.settings.attribution;
    Ok(Event::Noted {
        id,
        block,
        table,
        round: laid.round,
        author: workshop.author(ctx, seat.id, block, level, id.0)?,
        text: text.parse(Limit::Note)?,
    })
}

/// Who notes for a table: its host if one sits there, else all who do; facilitator and rapporteur for any.
pub(in crate::tables) fn may_note(
    workshop: &Workshop,
    laid: &Laid,
    table: TableId,
    seat: &Seat,
) -> bool {
    if seat.role.may(Right::HelpTables) {
        return true;
    }
    let Some(round) = laid.seating(laid.round) else {
        return false;
    };
    let at = round.at(table);
    let hosts = |id| {
        laid.hosted_by(id) == Some(table)
            || workshop
                .people
                .seat(id)
                .is_some_and(|seat| seat.role == Role::TableHost)
    };
    at.contains(&seat.id) && (hosts(seat.id) || !at.iter().any(|id| hosts(*id)))
}

/// Shows notes to the plenary; as entries if wanted, so that they can be grouped with what others wrote.
pub(super) fn harvest(
    workshop: &Workshop,
    ctx: &Context<'_>,
    ids: &[TableNoteId],
    kind: Option<EntryKind>,
) -> Result<Vec<AnyEvent>, Refusal> {
    let desk = workshop.permitted(ctx, Right::HelpTables)?.id;
    workshop.in_phase(Phase::Days)?;
    let notes: Vec<(TableNoteId, &TableNote)> = ids
        .iter()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|id| {
            let note = workshop.tables.note(*id);
            note.map(|note| (*id, note))
                .ok_or(Refusal::NoSuchItem { item: None })
        })
        .collect::<Result<_, _>>()?;
    let Some(block) = notes.first().map(|(_, note)| note.block) else {
        return Err(Refusal::Missing {
            fields: vec!["notes".to_owned()],
        });
    };
    if notes.iter().any(|(_, note)| note.block != block) {
        return Err(super::malformed("notes", "they are of one block"));
    }
    if notes.iter().any(|(_, note)| note.harvested) {
        return Err(Refusal::AlreadyDone);
    }
    // In the order in which they were taken, so that numbers tell nothing else.
    let chosen: BTreeSet<_> = notes.iter().map(|(id, _)| *id).collect();
    let in_order = || {
        let all = workshop.tables.notes_of(block);
        all.filter(|(id, _)| chosen.contains(id))
    };
    let as_entry = |id: TableNoteId| kind.map(|_| EntryId(id.0));
    let mut events = vec![AnyEvent::Tables(Event::Harvested {
        block,
        by: desk,
        notes: in_order().map(|(id, _)| (id, as_entry(id))).collect(),
    })];
    if let Some(kind) = kind {
        let level = workshop
            .agenda
            .block(block)
            .ok_or_else(|| Refusal::no_such(crate::Item::Block(block)))?
            .settings
            .attribution;
        let first = workshop.entries.next_number(kind);
        events.extend((first..).zip(in_order()).map(|(number, (id, note))| {
            AnyEvent::Entries(entries::Event::Written {
                id: EntryId(id.0),
                block,
                author: note.author,
                level,
                organisation: None,
                side: None,
                kind,
                grade: Grade::Warm,
                text: note.text.clone(),
                number: Some(number),
                visible: true,
                // It is the word of the table, which knows who took it down; the language gives nobody away.
                show_original: true,
                typed_by: None,
                table: Some(note.table),
            })
        }));
    }
    Ok(events)
}

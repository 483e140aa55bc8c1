//! Writing an entry: who may, what the block takes, and how much of the author the log may hold.

use crate::agenda::{Attribution, Block, EntryKind, Grade, Reveal, Sees};
use crate::context::Context;
use crate::entries::Event;
use crate::id::{EntryId, SeatId};
use crate::people::{Right, Seat};
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::workshop::Workshop;

/// A card as it was sent.
pub(super) struct Card<'a> {
    pub(super) kind: EntryKind,
    pub(super) grade: Grade,
    pub(super) text: &'a TextInput,
    pub(super) stricter: Option<Attribution>,
    pub(super) on_behalf_of: Option<SeatId>,
    pub(super) show_original: bool,
}

pub(super) fn write(
    workshop: &Workshop,
    ctx: &Context<'_>,
    card: &Card<'_>,
) -> Result<Event, Refusal> {
    let (seat, typed_by) = author_and_typist(workshop, ctx, card.on_behalf_of)?;
    workshop.in_phase(crate::agenda::Phase::Days)?;
    let block = workshop.running()?;
    workshop.host_may_write(seat)?;
    takes(workshop, block, seat, card)?;
    if let Some(most) = block.settings.writes.most_each {
        hold_to(workshop, ctx, block, seat, most)?;
    }
    let id = EntryId(ctx.command.derive());
    let level = card
        .stricter
        .map_or(block.settings.attribution, |stricter| {
            stricter.max(block.settings.attribution)
        });
    let live = block.settings.reveal == Reveal::Live;
    Ok(Event::Written {
        id,
        block: block.id,
        author: workshop.author(ctx, seat.id, block.id, level, id.0)?,
        level,
        organisation: (level <= Attribution::Organisation).then_some(seat.organisation),
        side: seat.role.side().filter(|_| level == Attribution::Group),
        kind: card.kind,
        grade: card.grade,
        text: card.text.parse(Limit::Note)?,
        number: live.then(|| workshop.entries.next_number(card.kind)),
        visible: live && matches!(block.settings.sees, Sees::All | Sees::Peers),
        show_original: card.show_original,
        typed_by,
        table: (level <= Attribution::Organisation && block.settings.sees == Sees::Table)
            .then(|| workshop.table_of(seat.id))
            .flatten(),
    })
}

/// Whose card it is, and who typed it if that is somebody else.
fn author_and_typist<'a>(
    workshop: &'a Workshop,
    ctx: &Context<'_>,
    on_behalf_of: Option<SeatId>,
) -> Result<(&'a Seat, Option<SeatId>), Refusal> {
    let Some(author) = on_behalf_of.filter(|author| ctx.seat() != Ok(*author)) else {
        return Ok((workshop.permitted(ctx, Right::WriteEntries)?, None));
    };
    let typist = workshop.permitted(ctx, Right::EnterForOthers)?;
    let seat = workshop.people.seat(author).ok_or(Refusal::NoSeat)?;
    if !seat.role.may(Right::WriteEntries) {
        return Err(Refusal::NotPermitted {
            role: seat.role,
            right: Right::WriteEntries,
        });
    }
    Ok((seat, Some(typist.id)))
}

/// Whether the block takes this card from this seat.
fn takes(workshop: &Workshop, block: &Block, seat: &Seat, card: &Card<'_>) -> Result<(), Refusal> {
    let writes = &block.settings.writes;
    if !workshop.agenda.writing_open() {
        return Err(Refusal::WrongState {
            state: "locked".to_owned(),
        });
    }
    if writes.kinds.is_empty() || !writes.roles.contains(&seat.role) {
        return Err(Refusal::NotInThisBlock {
            block: Some(block.id),
        });
    }
    if !writes.kinds.contains(&card.kind) {
        return Err(Refusal::KindNotTaken { entry: card.kind });
    }
    goes_no_further(block, card.grade)
}

/// Holds a grade to the presenter's limit.
pub(super) fn goes_no_further(block: &Block, grade: Grade) -> Result<(), Refusal> {
    match block.settings.writes.hardest {
        Some(limit) if grade > limit => Err(Refusal::GradeAboveLimit { limit }),
        Some(_) | None => Ok(()),
    }
}

/// At most so many cards a person in a block; one that was taken back does not count.
fn hold_to(
    workshop: &Workshop,
    ctx: &Context<'_>,
    block: &Block,
    seat: &Seat,
    most: u32,
) -> Result<(), Refusal> {
    let written = workshop
        .entries
        .written_by(workshop, ctx.keys, block.id)
        .get(&seat.id)
        .copied()
        .unwrap_or(0);
    if written < most {
        return Ok(());
    }
    Err(Refusal::OutsideScale {
        value: i64::from(written) + 1,
        lowest: 0,
        highest: i64::from(most),
    })
}

//! Who belongs at the tables of a block, who has no chair, and where there is room.

use super::{Laid, SeatedRound};
use crate::agenda::HostMode;
use crate::id::{BlockId, SeatId, TableId};
use crate::people::{Seat, Side};
use crate::workshop::Workshop;

/// Whether a seat belongs at the tables of a block, be it here or not.
pub fn may_sit(workshop: &Workshop, block: BlockId, seat: SeatId) -> bool {
    let (Some(laid), Some(seat)) = (workshop.tables.of(block), workshop.people.seat(seat)) else {
        return false;
    };
    belongs(workshop, block, laid, seat)
}

fn belongs(workshop: &Workshop, block: BlockId, laid: &Laid, seat: &Seat) -> bool {
    let side = seat.role.side();
    let kept_out = side == Some(Side::Host)
        && workshop
            .agenda
            .block(block)
            .is_none_or(|block| block.settings.host_mode == HostMode::OutOfRoom);
    let who = &laid.who;
    let named = side.is_some_and(|side| who.sides.contains(&side))
        || who.roles.contains(&seat.role)
        || who.seats.contains(&seat.id);
    !kept_out && ((named && !who.without.contains(&seat.id)) || laid.hosted_by(seat.id).is_some())
}

/// Who is to be seated: before the block everybody who belongs, while it runs those of them who are here.
pub fn expected<'a>(
    workshop: &'a Workshop,
    block: BlockId,
    laid: &'a Laid,
) -> impl Iterator<Item = &'a Seat> {
    let runs = workshop.agenda.running() == Some(block);
    workshop
        .people
        .seats()
        .filter(move |seat| (!runs || seat.present) && belongs(workshop, block, laid, seat))
}

/// Who should sit in a round, is here, and has no chair.
pub fn unseated(workshop: &Workshop, block: BlockId, laid: &Laid, round: u32) -> Vec<SeatId> {
    let seated = laid.seating(round);
    let has_place = |seat: SeatId| {
        seated.is_some_and(|round| round.table_of(seat).is_some() || round.resting.contains(&seat))
    };
    expected(workshop, block, laid)
        .filter(|seat| seat.present && !has_place(seat.id))
        .map(|seat| seat.id)
        .collect()
}

/// The table for a newcomer: the one she hosts; else, of those that have a free chair and nobody from whom she is kept
/// apart, the one where she is understood, with the fewest people, then with the fewest of her organisation.
pub fn emptiest(
    workshop: &Workshop,
    laid: &Laid,
    round: Option<&SeatedRound>,
    seat: SeatId,
) -> Option<TableId> {
    let at = |table: TableId| round.map_or(&[] as &[SeatId], |round| round.at(table));
    let own = workshop.people.seat(seat)?;
    if let Some(table) = laid.hosted_by(seat) {
        return Some(table);
    }
    let fits = |table: &&super::Table| {
        let people = at(table.id);
        has_room(table.capacity, people.len())
            && !people.iter().any(|other| laid.are_apart(seat, *other))
    };
    let rank = |table: &super::Table| {
        let seats: Vec<&Seat> = at(table.id)
            .iter()
            .filter_map(|id| workshop.people.seat(*id))
            .collect();
        let mut with_her = seats.clone();
        with_her.push(own);
        let same = seats
            .iter()
            .filter(|other| other.organisation == own.organisation)
            .count();
        (!share_a_language(&with_her), seats.len(), same)
    };
    laid.tables
        .iter()
        .filter(fits)
        .min_by_key(|table| rank(table))
        .map(|table| table.id)
}

/// Whether a table with so many people has a free chair.
pub(super) fn has_room(capacity: Option<u32>, people: usize) -> bool {
    capacity.is_none_or(|most| u32::try_from(people).is_ok_and(|people| people < most))
}

/// Whether people understand each other: all share a language, or an interpreter among them has one of each. Who states
/// no language is not looked at.
pub(super) fn share_a_language(seats: &[&Seat]) -> bool {
    let stated = || seats.iter().filter(|seat| !seat.langs.is_empty());
    let all_have = |lang| stated().all(|seat| seat.langs.contains(lang));
    let common = stated()
        .next()
        .is_none_or(|first| first.langs.iter().any(all_have));
    let helps = |interpreter: &&&Seat| {
        interpreter.role == crate::people::Role::Interpreter
            && stated().all(|seat| {
                seat.langs
                    .iter()
                    .any(|lang| interpreter.langs.contains(lang))
            })
    };
    common || seats.iter().any(|seat| helps(&seat))
}

//! Who is done in the running block, by name and never by content (LESSONS F13). Computed, never stored.

use std::collections::BTreeMap;

use super::{Block, OrganisationCount, Preset, ProgressBody};
use crate::id::{OrganisationId, SeatId};
use crate::keys::Keyring;
use crate::people::{Right, Seat};
use crate::workshop::Workshop;

/// The progress of a block; `None` where nobody is expected to write.
pub(super) fn progress(workshop: &Workshop, keys: &Keyring, block: &Block) -> Option<ProgressBody> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "blocks without an answer of their own count entries, or nothing"
    )]
    let (expected, counts, each) = match block.preset {
        Preset::RateRounds | Preset::Rank => {
            let (counts, items) = workshop.recommend.answered_in(workshop, keys, block.id);
            (
                seats(workshop, |seat| seat.role.may(Right::Rate)),
                counts,
                items,
            )
        }
        Preset::Endorse => {
            let (counts, items) = workshop.recommend.endorsed_by(workshop);
            (
                seats(workshop, |seat| seat.role == crate::people::Role::PeerLead),
                counts,
                items,
            )
        }
        Preset::Evaluate => {
            let (counts, items) = workshop.close.evaluated_in(workshop, keys, block.id);
            (
                seats(workshop, |seat| {
                    seat.role.may(Right::Evaluate) && seat.present
                }),
                counts,
                items,
            )
        }
        _ if !block.settings.writes.kinds.is_empty() => {
            let writes =
                |seat: &Seat| block.settings.writes.roles.contains(&seat.role) && seat.present;
            (
                seats(workshop, writes),
                workshop.entries.written_by(workshop, keys, block.id),
                0,
            )
        }
        _ => return None,
    };
    Some(body(workshop, block, expected, &counts, each))
}

fn body(
    workshop: &Workshop,
    block: &Block,
    expected: Vec<SeatId>,
    counts: &BTreeMap<SeatId, u32>,
    each: u32,
) -> ProgressBody {
    let count = |seat: &SeatId| counts.get(seat).copied().unwrap_or(0);
    let is_done = |seat: &SeatId| count(seat) >= each.max(1);
    let mut by_organisation: BTreeMap<OrganisationId, u32> = BTreeMap::new();
    for seat in workshop.people.seats() {
        *by_organisation.entry(seat.organisation).or_default() += count(&seat.id);
    }
    let organisations = workshop.people.organisations().filter_map(|organisation| {
        let count = by_organisation.get(&organisation.id).copied()?;
        (count > 0).then_some(OrganisationCount {
            organisation: organisation.id,
            count,
        })
    });
    ProgressBody {
        block: block.id,
        written: counts.values().sum(),
        of: each * u32::try_from(expected.len()).unwrap_or(0),
        organisations: organisations.collect(),
        done: expected.iter().copied().filter(is_done).collect(),
        missing: expected.into_iter().filter(|seat| !is_done(seat)).collect(),
    }
}

fn seats(workshop: &Workshop, filter: impl Fn(&Seat) -> bool) -> Vec<SeatId> {
    workshop
        .people
        .seats()
        .filter(|seat| filter(seat))
        .map(|seat| seat.id)
        .collect()
}

//! The audiences of every kind of content, in one place (METHOD 4.3, 5.1, 7.1, 7.2).

use std::collections::BTreeSet;

use super::Audience;
use crate::agenda::{Block, HostMode, Phase, Sees};
use crate::assign::{Assignment, ReviewUnit};
use crate::id::{OrganisationId, SeatId, TableId, UnitId};
use crate::people::{self, Role, Seat, Side};
use crate::rubric::Scoring;
use crate::text::Text;
use crate::workshop::Workshop;
use plenum_judge::scoring::MINIMUM_CELL;

/// Everybody.
pub fn room() -> Vec<Audience> {
    vec![Audience::Room]
}

/// The desk alone.
pub fn desk() -> Vec<Audience> {
    vec![Audience::Desk]
}

/// One person alone.
pub fn person(seat: SeatId) -> Vec<Audience> {
    vec![Audience::Person(seat)]
}

/// The peers and the desk, while the host is kept out. Interpreters need texts early (METHOD 7.7); experts think along.
pub fn peers_and_desk() -> Vec<Audience> {
    vec![
        Audience::Side(Side::Peers),
        Audience::Desk,
        Audience::Role(Role::Interpreter),
        Audience::Role(Role::Expert),
    ]
}

/// The host and the desk.
pub fn host_and_desk() -> Vec<Audience> {
    vec![
        Audience::Side(Side::Host),
        Audience::Desk,
        Audience::Role(Role::Interpreter),
    ]
}

/// Those who worked in the workshop: a draft of the report is theirs to read before it is final.
pub fn participants() -> Vec<Audience> {
    let roles = [
        Role::Convenor,
        Role::Secretariat,
        Role::Expert,
        Role::Interpreter,
    ];
    let sides = [
        Audience::Side(Side::Host),
        Audience::Side(Side::Peers),
        Audience::Desk,
    ];
    sides.into_iter().chain(roles.map(Audience::Role)).collect()
}

/// The host, the desk and the convenor: the mandate while it is agreed.
pub fn mandate() -> Vec<Audience> {
    let mut audiences = host_and_desk();
    audiences.push(Audience::Role(Role::Convenor));
    audiences
}

/// A desk-review item: its organisation until the desk review closes, then the room.
pub fn desk_review(workshop: &Workshop, organisation: OrganisationId) -> Vec<Audience> {
    if workshop.agenda.phase <= Phase::Desk {
        vec![Audience::Organisation(organisation)]
    } else {
        room()
    }
}

/// How far an organisation is with its desk review, without content: itself and the desk.
pub fn desk_review_progress(organisation: OrganisationId) -> Vec<Audience> {
    vec![Audience::Organisation(organisation), Audience::Desk]
}

/// The verdict on a hypothesis: the peers' until the handover or the end of the days, then the room's.
pub fn verdict(workshop: &Workshop) -> Vec<Audience> {
    if days_over(workshop) {
        room()
    } else {
        until_handover(workshop)
    }
}

/// The initial report and what the host prepares: the host and the desk until `released`, then the room.
pub fn until_released(released: bool) -> Vec<Audience> {
    if released { room() } else { host_and_desk() }
}

/// Content of a block that is visible as it is written, or that was revealed: the room, unless the block keeps the host
/// out or shows to peers only. What was kept from the host is released with the record, once the workshop days are over.
pub fn content(workshop: &Workshop, block: &Block) -> Vec<Audience> {
    let open =
        block.settings.host_mode != HostMode::OutOfRoom && block.settings.sees != Sees::Peers;
    if open || days_over(workshop) {
        room()
    } else {
        peers_and_desk()
    }
}

/// The peers' own property until the handover, then the room's.
pub fn until_handover(workshop: &Workshop) -> Vec<Audience> {
    if workshop.recommend.is_handed_over() {
        room()
    } else {
        peers_and_desk()
    }
}

/// Totals of ratings: until the handover those that METHOD 3.2 names, who are fewer than those who read the texts.
pub fn rating_totals(workshop: &Workshop) -> Vec<Audience> {
    if workshop.recommend.is_handed_over() {
        room()
    } else {
        vec![
            Audience::Side(Side::Peers),
            Audience::Role(Role::Facilitator),
            Audience::Role(Role::Rapporteur),
        ]
    }
}

/// One reviewer of an assignment: the delegation, or the person.
pub fn review_unit(by: ReviewUnit, unit: UnitId) -> Audience {
    match by {
        ReviewUnit::Organisation => Audience::Organisation(OrganisationId(unit.0)),
        ReviewUnit::Seat => Audience::Person(SeatId(unit.0)),
    }
}

/// What there is to review: those who review and the desk. Reviewers of one side are addressed as that side, the others one
/// by one.
pub fn reviewers(people: &people::State, assignment: &Assignment) -> Vec<Audience> {
    let mut audiences = BTreeSet::from([Audience::Desk]);
    for (unit, _) in assignment.active_units(people) {
        let side = match assignment.unit {
            ReviewUnit::Organisation => people
                .organisation(OrganisationId(unit.0))
                .and_then(|organisation| organisation.side),
            ReviewUnit::Seat => people
                .seat(SeatId(unit.0))
                .and_then(|seat| seat.role.side()),
        };
        let single = review_unit(assignment.unit, unit);
        audiences.insert(side.map_or(single, Audience::Side));
    }
    audiences.into_iter().collect()
}

/// A rubric: those who make and translate it, until a scoring uses it; then the room.
pub fn rubric(in_use: bool) -> Vec<Audience> {
    if in_use {
        room()
    } else {
        vec![
            Audience::Role(Role::Convenor),
            Audience::Desk,
            Audience::Role(Role::Interpreter),
        ]
    }
}

/// What is scored by whom: the peers, the desk, and every side that has a sheet; the room once results are shown.
pub fn scoring(scoring: &Scoring) -> Vec<Audience> {
    if scoring.is_shown() {
        return room();
    }
    let mut audiences = peers_and_desk();
    let host = |role: &Role| role.side() == Some(Side::Host);
    if scoring.self_assessment || scoring.scorers.iter().any(host) {
        audiences.push(Audience::Side(Side::Host));
    }
    audiences
}

/// Results of a scoring: those who may see totals of ratings, and the room once the facilitator shows them.
pub fn scores(shown: bool) -> Vec<Audience> {
    if shown {
        room()
    } else {
        vec![
            Audience::Side(Side::Peers),
            Audience::Role(Role::Facilitator),
            Audience::Role(Role::Rapporteur),
        ]
    }
}

/// Sealed texts without the mark that a rare language leaves (METHOD 7.2): where fewer than five of those who may have
/// written it have the language, the best translation stands in its place, or nothing.
pub fn unmarked(workshop: &Workshop, texts: &[Text], may: impl Fn(&Seat) -> bool) -> Vec<Text> {
    let common = |text: &Text| {
        let has = |seat: &&Seat| may(seat) && seat.langs.contains(&text.original.lang);
        workshop.people.seats().filter(has).count() >= MINIMUM_CELL as usize
    };
    let shown = |text: &Text| {
        if common(text) {
            Some(text.clone())
        } else {
            crate::entries::translated(workshop, text)
        }
    };
    texts.iter().filter_map(shown).collect()
}

/// What a table keeps to itself: those who sit there now, and the desk.
pub fn table(table: TableId) -> Vec<Audience> {
    vec![Audience::Table(table), Audience::Desk]
}

/// A note of a table: its own until the harvest, then what the block shows, and still the table's.
pub fn table_note(
    workshop: &Workshop,
    block: &Block,
    of: TableId,
    harvested: bool,
) -> Vec<Audience> {
    let mut audiences = table(of);
    if harvested {
        audiences.extend(content(workshop, block));
    }
    audiences
}

/// What is said to all tables: whoever sees the content of the block, and all who sit at one of its tables.
pub fn all_tables(
    workshop: &Workshop,
    block: &Block,
    tables: impl Iterator<Item = TableId>,
) -> Vec<Audience> {
    let mut audiences = content(workshop, block);
    audiences.extend(tables.map(Audience::Table));
    audiences
}

/// Whether the workshop days are over.
pub fn days_over(workshop: &Workshop) -> bool {
    workshop.agenda.phase > Phase::Days
}

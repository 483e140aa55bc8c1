//! The audiences of every kind of content, in one place (METHOD 4.3, 5.1, 7.1, 7.2).

use super::Audience;
use crate::agenda::{Block, HostMode, Phase, Sees};
use crate::id::{OrganisationId, SeatId};
use crate::people::{Role, Seat, Side};
use crate::scoring::MINIMUM_CELL;
use crate::text::Text;
use crate::workshop::Workshop;

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

/// Whether the workshop days are over.
pub fn days_over(workshop: &Workshop) -> bool {
    workshop.agenda.phase > Phase::Days
}

//! Organisations and seats as they stand.

use std::collections::BTreeSet;

use super::{Event, Role, Side};
use crate::id::{OrganisationId, SeatId};
use crate::item::Item;
use crate::keys::KeyScope;
use crate::text::{Lang, Text};
use crate::workshop::{Shelf, Workshop};

/// The people of a workshop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    organisations: Shelf<OrganisationId, Organisation>,
    seats: Shelf<SeatId, Seat>,
    recused: BTreeSet<(SeatId, Item)>,
    cut: BTreeSet<KeyScope>,
    /// Who was given the lead of the room.
    lead: Option<SeatId>,
    /// The seat that the last fact about people added.
    newcomer: Option<SeatId>,
}

/// A party at the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: Text,
    /// Its city.
    pub city: Option<Text>,
    /// Its country.
    pub country: Option<Text>,
    /// Host, peers or neither.
    pub side: Option<Side>,
}

/// A person's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// Whom it belongs to.
    pub organisation: OrganisationId,
    /// Its role.
    pub role: Role,
    /// Whether it is the speaker of the peers.
    pub speaker: bool,
    /// Languages read and spoken.
    pub langs: Vec<Lang>,
    /// Whether the person has joined and not left.
    pub present: bool,
    /// Whether it was removed; it then has no rights and sees nothing.
    pub removed: bool,
}

impl State {
    /// A seat that was not removed.
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.get(id).filter(|seat| !seat.removed)
    }

    /// All seats that were not removed, in order of creation.
    pub fn seats(&self) -> impl Iterator<Item = &Seat> {
        self.seats.values().filter(|seat| !seat.removed)
    }

    /// Seats of one side.
    pub fn side(&self, side: Side) -> impl Iterator<Item = &Seat> {
        self.seats()
            .filter(move |seat| seat.role.side() == Some(side))
    }

    /// An organisation.
    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations.get(id)
    }

    /// All organisations in order of creation.
    pub fn organisations(&self) -> impl Iterator<Item = &Organisation> {
        self.organisations.values()
    }

    /// Peer organisations that have a seat among the peers, in order of creation.
    pub fn peer_organisations(&self) -> impl Iterator<Item = &Organisation> {
        self.organisations().filter(|o| self.is_peer(o.id))
    }

    /// Whether a seat stepped out of deciding an item.
    pub fn is_recused(&self, seat: SeatId, item: Item) -> bool {
        self.recused.contains(&(seat, item))
    }

    /// Whether an organisation has no voice on an item: all its peers stepped out.
    pub fn organisation_is_recused(&self, organisation: OrganisationId, item: Item) -> bool {
        let mut seats = self
            .side(Side::Peers)
            .filter(|seat| seat.organisation == organisation)
            .peekable();
        seats.peek().is_some() && seats.all(|seat| self.is_recused(seat.id, item))
    }

    /// Whether the link between texts and authors was cut for a scope.
    pub fn is_cut(&self, scope: KeyScope) -> bool {
        self.cut.contains(&scope)
    }

    /// Whether the last fact about people added this seat, which was not there before, removed or not.
    pub fn is_newcomer(&self, seat: SeatId) -> bool {
        self.newcomer == Some(seat)
    }

    /// Whether an organisation has a seat among the peers.
    pub fn is_peer(&self, organisation: OrganisationId) -> bool {
        self.side(Side::Peers)
            .any(|seat| seat.organisation == organisation)
    }

    /// Whether anybody holds the role.
    pub fn has(&self, role: Role) -> bool {
        self.seats().any(|seat| seat.role == role)
    }

    /// Who leads the room: the facilitator who was given the lead, else the first one. A connection that breaks moves nothing.
    pub fn lead(&self) -> Option<SeatId> {
        let facilitators = || self.seats().filter(|seat| seat.role == Role::Facilitator);
        self.lead
            .filter(|lead| facilitators().any(|seat| seat.id == *lead))
            .or_else(|| facilitators().next().map(|seat| seat.id))
    }

    /// Whether a seat may pass the lead on, also by a recovery link: whoever leads, and convenors.
    pub fn may_hand_over(&self, by: SeatId) -> bool {
        self.lead() == Some(by) || self.seat(by).is_some_and(|s| s.role == Role::Convenor)
    }

    /// Whether one seat may change, remove or give away another: nobody reaches above. A convenor's is for convenors; that of
    /// whoever leads is not for co-facilitators, because authority moves by hand-over and never by whoever is faster.
    pub fn may_reseat(&self, by: SeatId, seat: SeatId) -> bool {
        let Some(role) = self.seat(by).map(|seat| seat.role) else {
            return false;
        };
        let convenor = self.seat(seat).is_some_and(|s| s.role == Role::Convenor);
        let leads = self.lead() == Some(seat);
        by == seat || role == Role::Convenor || !(convenor || leads && role == Role::Facilitator)
    }

    pub(crate) fn all_seats(&self) -> impl Iterator<Item = &Seat> {
        self.seats.values()
    }
}

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.people;
    state.newcomer = None;
    match event {
        Event::OrganisationSet {
            id,
            name,
            city,
            country,
            side,
        } => {
            let organisation = Organisation {
                id: *id,
                name: name.clone(),
                city: city.clone(),
                country: country.clone(),
                side: *side,
            };
            state.organisations.put(*id, organisation);
        }
        Event::SeatSet {
            id,
            organisation,
            role,
            speaker,
            langs,
        } => {
            let before = state.seats.get(*id);
            let present = before.is_some_and(|seat| seat.present);
            state.newcomer = before.is_none().then_some(*id);
            let seat = Seat {
                id: *id,
                organisation: *organisation,
                role: *role,
                speaker: *speaker,
                langs: langs.clone(),
                present,
                removed: false,
            };
            state.seats.put(*id, seat);
        }
        Event::SeatRemoved { seat } => {
            if let Some(seat) = state.seats.get_mut(*seat) {
                seat.removed = true;
                seat.present = false;
            }
        }
        Event::PresenceMarked { seat, present } => {
            if let Some(seat) = state.seats.get_mut(*seat) {
                seat.present = *present;
            }
        }
        Event::LeadGiven { seat, .. } => state.lead = Some(*seat),
        Event::Recused { seat, item } => {
            state.recused.insert((*seat, *item));
        }
        Event::LinkCut { scope } => {
            state.cut.insert(*scope);
        }
    }
}

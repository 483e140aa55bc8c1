//! What screens show of organisations and seats.

use std::collections::BTreeSet;

use super::{Event, OrganisationBody, Role, SeatBody, State, WarningsBody};
use crate::keys::Keyring;
use crate::visibility::{Audience, Records, Topic, of_newcomer, policy};
use crate::workshop::Workshop;

/// What an event touches.
pub fn touched(workshop: &Workshop, event: &Event) -> BTreeSet<Topic> {
    match event {
        Event::PresenceMarked { seat, .. } => {
            // Whoever is here is expected to write.
            let progress = workshop.agenda.running().map(Topic::Progress);
            // Whoever comes late is shown to the desk without a chair.
            let tables = workshop.tables.blocks().map(|(id, _)| Topic::Tables(id));
            [Topic::Seat(*seat), Topic::Warnings]
                .into_iter()
                .chain(progress)
                .chain(tables)
                .collect()
        }
        // One seat leads no longer, another does.
        Event::LeadGiven { .. } => workshop
            .people
            .seats()
            .map(|seat| Topic::Seat(seat.id))
            .collect(),
        Event::SeatSet { id, .. } if workshop.people.is_newcomer(*id) => of_newcomer(workshop, *id),
        // A change of rights, of organisations or of keys changes what people may see: recompute all.
        Event::OrganisationSet { .. }
        | Event::SeatSet { .. }
        | Event::SeatRemoved { .. }
        | Event::Recused { .. }
        | Event::LinkCut { .. } => BTreeSet::from([Topic::Everything]),
    }
}

/// All topics of this noun.
pub fn topics(workshop: &Workshop, topics: &mut BTreeSet<Topic>) {
    topics.extend(
        workshop
            .people
            .organisations()
            .map(|o| Topic::Organisation(o.id)),
    );
    topics.extend(workshop.people.all_seats().map(|s| Topic::Seat(s.id)));
    topics.insert(Topic::Warnings);
}

/// The records of a topic.
pub fn records(workshop: &Workshop, keys: &Keyring, topic: Topic, out: &mut Records) {
    if let Topic::Organisation(id) = topic
        && let Some(o) = workshop.people.organisation(id)
    {
        let body = OrganisationBody {
            id,
            name: o.name.clone(),
            city: o.city.clone(),
            country: o.country.clone(),
            side: o.side,
        };
        out.insert((Audience::Room, format!("organisation/{id}")), body.into());
    }
    if let Topic::Seat(id) = topic
        && let Some(seat) = workshop.people.seat(id)
    {
        let body = SeatBody {
            id,
            name: keys.name(id).map(str::to_owned),
            organisation: seat.organisation,
            role: seat.role,
            speaker: seat.speaker,
            langs: seat.langs.clone(),
            present: seat.present,
            lead: workshop.people.lead() == Some(id),
        };
        out.insert((Audience::Room, format!("seat/{id}")), body.into());
    }
    if topic == Topic::Warnings {
        for audience in policy::desk() {
            out.insert((audience, "warnings".to_owned()), warnings(workshop).into());
        }
    }
}

fn warnings(workshop: &Workshop) -> WarningsBody {
    let covered = &workshop.setup.langs;
    let people: &State = &workshop.people;
    let without = people.seats().filter(|seat| {
        seat.role != Role::Interpreter && !seat.langs.iter().any(|l| covered.contains(l))
    });
    WarningsBody {
        without_language: without.map(|seat| seat.id).collect(),
        missing_leads: !people.has(Role::Convenor) || !people.has(Role::HostLead),
        long_stretch: workshop.agenda.longest_stretch(),
    }
}

#[cfg(test)]
mod tests {
    use crate::agenda::{Phase, Preset};
    use crate::people::{self, Role, Side};
    use crate::testing::{FACILITATOR, HOST_CITY, OTHERS, PEER, PEERS, Room, seat};
    use crate::visibility::{Body, Topic, topic, touched};
    use crate::workshop::Command;

    /// Adds a seat, in a way that compares all that is shown with the whole, and counts the topics that were looked at and the
    /// records in them.
    fn add(room: &mut Room, number: usize, role: Role) -> (usize, usize) {
        let set = people::Command::SetSeat {
            id: seat(1_000 + number as u128),
            organisation: match role.side() {
                Some(Side::Peers) => PEERS[number % PEERS.len()],
                Some(Side::Host) => HOST_CITY,
                None => OTHERS,
            },
            role,
            speaker: false,
            langs: vec![crate::text::Lang::english()],
        };
        room.run(FACILITATOR, Command::People(set)).unwrap();
        let events = room.log.last().unwrap().events().unwrap();
        let topics: std::collections::BTreeSet<Topic> = events
            .iter()
            .flat_map(|event| touched(&room.workshop, event))
            .collect();
        assert!(!topics.contains(&Topic::Everything));
        let records = |topic: &Topic| topic::records(&room.workshop, &room.keys, *topic).len();
        (topics.len(), topics.iter().map(records).sum())
    }

    #[test]
    fn a_hall_is_filled_seat_by_seat_and_each_costs_as_much_as_the_others() {
        let mut room = Room::in_days();
        room.start(Preset::SilentWrite);
        let costs: Vec<_> = (0..60)
            .map(|number| add(&mut room, number, Role::PeerDelegate))
            .collect();

        assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
    }

    #[test]
    fn somebody_new_changes_nothing_that_is_not_looked_at() {
        let phases = [Phase::Mandate, Phase::Desk, Phase::Merge, Phase::Days];
        let roles = [
            Role::PeerLead,
            Role::HostDelegate,
            Role::Interpreter,
            Role::Rapporteur,
            Role::Facilitator,
            Role::Observer,
        ];
        let presets = [
            Preset::SilentWrite,
            Preset::RateRounds,
            Preset::Endorse,
            Preset::Evaluate,
            Preset::Hearing,
            Preset::DraftText,
        ];
        for phase in phases {
            let mut room = Room::new();
            room.go_to(phase);
            for (number, role) in roles.into_iter().enumerate() {
                add(&mut room, number, role);
            }
        }
        for preset in presets {
            let mut room = Room::in_days();
            room.start(preset);
            for (number, role) in roles.into_iter().enumerate() {
                add(&mut room, number, role);
            }
        }
    }

    #[test]
    fn whoever_leaves_is_no_longer_waited_for() {
        let mut room = Room::in_days();
        let block = room.start(Preset::SilentWrite);
        let missing = |room: &Room| match room.sees(FACILITATOR, &format!("progress/{block}")) {
            Some(Body::Progress(progress)) => progress.missing.len(),
            other => panic!("no progress: {other:?}"),
        };
        assert_eq!(missing(&room), 8);

        let gone = people::Command::MarkPresence {
            seat: PEER[0],
            present: false,
        };
        room.run(FACILITATOR, Command::People(gone)).unwrap();

        assert_eq!(missing(&room), 7);
    }
}

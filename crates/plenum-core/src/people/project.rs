//! What screens show of organisations and seats.

use std::collections::BTreeSet;

use super::{Event, OrganisationBody, Role, SeatBody, State, WarningsBody};
use crate::keys::Keyring;
use crate::visibility::{Audience, Records, Topic, policy};
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
    use crate::agenda::Preset;
    use crate::people;
    use crate::testing::{FACILITATOR, PEER, Room};
    use crate::visibility::Body;
    use crate::workshop::Command;

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

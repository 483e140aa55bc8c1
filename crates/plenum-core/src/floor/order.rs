//! Who speaks next: points of order first, then by the rule that the chair has set. The chair may always name somebody else.

use std::collections::BTreeMap;

use super::state::Hand;
use super::{QueueOrder, State};
use crate::id::{OrganisationId, SeatId};
use crate::people;

/// Those who wait, in the order in which they will speak. A seat that was removed meanwhile waits no longer.
pub fn speaking_order(state: &State, people: &people::State) -> Vec<SeatId> {
    let seated = |hand: &&Hand| people.seat(hand.seat).is_some();
    let (points, others): (Vec<&Hand>, Vec<&Hand>) = state
        .waiting
        .iter()
        .filter(seated)
        .partition(|hand| hand.point_of_order);
    let points = points.into_iter().map(|hand| hand.seat);
    let others = others.into_iter().map(|hand| hand.seat);
    points.chain(by_rule(state, people, others)).collect()
}

fn by_rule(
    state: &State,
    people: &people::State,
    hands: impl Iterator<Item = SeatId>,
) -> Vec<SeatId> {
    let mut hands: Vec<SeatId> = hands.collect();
    match state.order {
        QueueOrder::Arrival => hands,
        QueueOrder::FewestTurns => {
            // The sort is stable: among equals the hands stay as they went up.
            hands.sort_by_key(|seat| state.turns.get(seat).copied().unwrap_or(0));
            hands
        }
        QueueOrder::AlternateOrganisations => alternate(state, people, hands),
    }
}

/// Takes one after the other, as if each had had the floor: the organisation with the fewest turns, not the one that spoke
/// last if another waits, and then the earliest hand.
fn alternate(state: &State, people: &people::State, mut hands: Vec<SeatId>) -> Vec<SeatId> {
    let of = |seat: SeatId| people.seat(seat).map(|seat| seat.organisation);
    let mut turns: BTreeMap<OrganisationId, u32> = BTreeMap::new();
    for (seat, count) in &state.turns {
        if let Some(organisation) = of(*seat) {
            *turns.entry(organisation).or_default() += count;
        }
    }
    let mut last = state.last;
    let mut order = Vec::with_capacity(hands.len());
    while !hands.is_empty() {
        let rank = |(place, seat): &(usize, &SeatId)| {
            let organisation = of(**seat);
            let count = organisation.and_then(|id| turns.get(&id)).copied();
            (organisation == last, count.unwrap_or(0), *place)
        };
        let next = hands.iter().enumerate().min_by_key(rank);
        let Some(place) = next.map(|(place, _)| place) else {
            break;
        };
        let seat = hands.remove(place);
        last = of(seat);
        if let Some(organisation) = last {
            *turns.entry(organisation).or_default() += 1;
        }
        order.push(seat);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::super::{Command as FloorCommand, QueueOrder};
    use crate::agenda::Preset;
    use crate::id::SeatId;
    use crate::refusal::Refusal;
    use crate::testing::{FACILITATOR, PEER, Room};
    use crate::visibility::Body;
    use crate::workshop::Command;

    fn say(room: &mut Room, by: SeatId, command: FloorCommand) -> Result<(), Refusal> {
        room.run(by, Command::Floor(command))
    }

    fn raise(room: &mut Room, by: SeatId) {
        say(
            room,
            by,
            FloorCommand::RaiseHand {
                point_of_order: false,
            },
        )
        .unwrap();
    }

    fn ordered(order: QueueOrder) -> Room {
        let mut room = Room::in_days();
        room.start(Preset::OpenDiscussion);
        if order != QueueOrder::Arrival {
            let seconds = Some(120);
            say(
                &mut room,
                FACILITATOR,
                FloorCommand::SetQueue { order, seconds },
            )
            .unwrap();
        }
        room
    }

    fn next(room: &mut Room) -> SeatId {
        say(room, FACILITATOR, FloorCommand::GiveFloor { seat: None }).unwrap();
        let Some(Body::Queue(queue)) = room.sees(PEER[0], "queue") else {
            panic!("no queue");
        };
        queue.speaking.unwrap()
    }

    fn waiting(room: &Room) -> Vec<SeatId> {
        let Some(Body::Queue(queue)) = room.sees(PEER[0], "queue") else {
            panic!("no queue");
        };
        queue.waiting
    }

    #[test]
    fn whoever_spoke_least_often_comes_first() {
        let mut room = ordered(QueueOrder::FewestTurns);
        raise(&mut room, PEER[0]);
        assert_eq!(next(&mut room), PEER[0]);
        raise(&mut room, PEER[2]);
        say(&mut room, FACILITATOR, FloorCommand::EndTurn {}).unwrap();
        raise(&mut room, PEER[0]);
        raise(&mut room, PEER[4]);

        assert_eq!(waiting(&room), [PEER[2], PEER[4], PEER[0]]);
    }

    #[test]
    fn organisations_alternate_and_the_rarest_comes_first() {
        let mut room = ordered(QueueOrder::AlternateOrganisations);
        // Two of the first organisation, two of the second, one of the third.
        for seat in [PEER[0], PEER[1], PEER[2], PEER[3], PEER[4]] {
            raise(&mut room, seat);
        }

        assert_eq!(
            waiting(&room),
            [PEER[0], PEER[2], PEER[4], PEER[1], PEER[3]]
        );
        let spoken: Vec<_> = (0..5).map(|_| next(&mut room)).collect();
        assert_eq!(
            spoken,
            [PEER[0], PEER[2], PEER[4], PEER[1], PEER[3]],
            "what is shown is what happens"
        );
    }

    #[test]
    fn nobody_waits_for_another_organisation_that_is_not_there() {
        let mut room = ordered(QueueOrder::AlternateOrganisations);
        raise(&mut room, PEER[0]);
        assert_eq!(next(&mut room), PEER[0]);
        raise(&mut room, PEER[1]);

        assert_eq!(next(&mut room), PEER[1]);
    }

    #[test]
    fn a_point_of_order_comes_first_and_costs_no_turn() {
        let mut room = ordered(QueueOrder::FewestTurns);
        raise(&mut room, PEER[2]);
        raise(&mut room, PEER[0]);
        let point = FloorCommand::RaiseHand {
            point_of_order: true,
        };
        say(&mut room, PEER[0], point.clone()).unwrap();
        assert_eq!(
            say(&mut room, PEER[0], point),
            Err(Refusal::AlreadyDone),
            "it is one already"
        );

        assert_eq!(waiting(&room), [PEER[0], PEER[2]]);
        assert_eq!(next(&mut room), PEER[0]);
        assert_eq!(next(&mut room), PEER[2]);
        say(&mut room, FACILITATOR, FloorCommand::EndTurn {}).unwrap();
        raise(&mut room, PEER[2]);
        raise(&mut room, PEER[0]);
        assert_eq!(
            waiting(&room),
            [PEER[0], PEER[2]],
            "PEER[0] had no turn yet"
        );
    }

    #[test]
    fn whoever_is_skipped_goes_to_the_end_and_keeps_the_hand() {
        let mut room = ordered(QueueOrder::Arrival);
        raise(&mut room, PEER[0]);
        raise(&mut room, PEER[2]);
        let skip = |room: &mut Room, seat| say(room, FACILITATOR, FloorCommand::SkipHand { seat });

        skip(&mut room, PEER[0]).unwrap();

        assert_eq!(waiting(&room), [PEER[2], PEER[0]]);
        assert_eq!(skip(&mut room, PEER[0]), Err(Refusal::AlreadyDone));
        assert_eq!(
            skip(&mut room, PEER[4]),
            Err(Refusal::NoSuchItem { item: None })
        );
    }

    #[test]
    fn order_and_time_of_a_turn_outlive_the_block_and_turns_do_not() {
        let mut room = ordered(QueueOrder::FewestTurns);
        raise(&mut room, PEER[0]);
        next(&mut room);
        room.start(Preset::OpenDiscussion);
        raise(&mut room, PEER[0]);
        raise(&mut room, PEER[2]);

        let Some(Body::Queue(queue)) = room.sees(PEER[0], "queue") else {
            panic!("no queue");
        };
        assert_eq!(
            (queue.order, queue.seconds),
            (QueueOrder::FewestTurns, Some(120))
        );
        assert_eq!(queue.waiting, [PEER[0], PEER[2]]);
    }

    #[test]
    fn a_turn_has_a_time_that_somebody_can_speak_in() {
        let mut room = ordered(QueueOrder::Arrival);
        let set = |room: &mut Room, by, seconds| {
            let order = QueueOrder::Arrival;
            say(room, by, FloorCommand::SetQueue { order, seconds })
        };

        for seconds in [0, 9, 3_601] {
            assert!(matches!(
                set(&mut room, FACILITATOR, Some(seconds)),
                Err(Refusal::Malformed { field, .. }) if field == "seconds"
            ));
        }
        assert_eq!(set(&mut room, FACILITATOR, None), Err(Refusal::AlreadyDone));
        assert!(matches!(
            set(&mut room, PEER[0], Some(60)),
            Err(Refusal::NotPermitted { .. })
        ));
    }
}

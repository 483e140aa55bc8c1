//! Who sees what of an assignment.

use std::collections::BTreeSet;

use super::*;
use crate::testing::{CONVENOR, HOST_LEAD, INTERPRETER, OBSERVER, RAPPORTEUR, STAKEHOLDER};
use crate::visibility::{Audience, Body, audiences};

const EVERYBODY: [SeatId; 15] = [
    FACILITATOR,
    RAPPORTEUR,
    CONVENOR,
    HOST_LEAD,
    STAKEHOLDER,
    INTERPRETER,
    OBSERVER,
    PEER[0],
    PEER[1],
    PEER[2],
    PEER[3],
    PEER[4],
    PEER[5],
    PEER[6],
    PEER[7],
];

/// Seats that see some record whose JSON holds `word`.
fn who_sees(room: &Room, word: &str) -> BTreeSet<SeatId> {
    let sees = |seat: &SeatId| {
        let seen = room.published.seen_by(&audiences(&room.workshop, *seat));
        seen.values()
            .any(|body| serde_json::to_string(body).unwrap().contains(word))
    };
    EVERYBODY.into_iter().filter(sees).collect()
}

#[test]
fn a_conflict_reaches_the_desk_and_its_own_delegation_alone() {
    let (mut room, id) = published(1);
    conflict(&mut room, id, 0, 1).unwrap();

    assert_eq!(
        who_sees(&room, "sister cities"),
        [FACILITATOR, RAPPORTEUR, PEER[0], PEER[1]].into()
    );
}

#[test]
fn a_bid_reaches_the_desk_and_its_own_delegation_alone() {
    let (mut room, id) = opened(1);
    adopt(&mut room, id, ring(1)).unwrap();
    bid(&mut room, id, member(1), 2, 7_777).unwrap();

    assert_eq!(
        who_sees(&room, "7777"),
        [FACILITATOR, RAPPORTEUR, PEER[2], PEER[3]].into()
    );
}

#[test]
fn a_plan_is_the_desks_until_all_see_their_part_at_once() {
    let (mut room, id) = opened(1);
    adopt(&mut room, id, ring(1)).unwrap();
    let mine = format!("my_reviews/{id}");
    let numbers = format!("assigned/{id}");
    for seat in EVERYBODY {
        assert_eq!(room.sees(seat, &mine), None, "{seat:?}");
        assert_eq!(room.sees(seat, &numbers), None, "{seat:?}");
        let desk = matches!(seat, FACILITATOR | RAPPORTEUR);
        assert_eq!(
            room.sees(seat, &format!("submission/{id}/{}", WORK[0]))
                .is_some(),
            desk,
            "{seat:?}"
        );
    }

    publish(&mut room, id);

    for place in 0..4 {
        let Some(Body::MyReviews(body)) = room.sees(PEER[2 * place + 1], &mine) else {
            panic!("the part of city {place}")
        };
        let reviews: Vec<_> = body.reviews.iter().map(|line| line.submission).collect();
        assert_eq!(reviews, [WORK[(place + 1) % 4]]);
    }
    for seat in [OBSERVER, HOST_LEAD, CONVENOR] {
        assert_eq!(room.sees(seat, &mine), None);
    }
    let Some(Body::Assigned(body)) = room.sees(OBSERVER, &numbers) else {
        panic!("the numbers")
    };
    assert_eq!(
        (body.each_submission, body.each_reviewer, body.mutual_pairs),
        ([1, 1], [1, 1], 0)
    );
    assert!(!body.proven, "a plan made by hand proves nothing");
}

#[test]
fn the_room_sees_numbers_and_nobodys_name() {
    let (room, id) = published(1);

    let body = room.sees(OBSERVER, &format!("assigned/{id}")).unwrap();
    let shown = serde_json::to_string(&body).unwrap();

    for organisation in PEERS {
        assert!(!shown.contains(&organisation.to_string()));
    }
    for work in WORK {
        assert!(!shown.contains(&work.to_string()));
    }
}

#[test]
fn those_who_review_see_what_there_is_to_review() {
    let (room, _) = opened(1);

    let seen = who_sees(&room, "work of city");

    let expected: BTreeSet<_> = PEER.into_iter().chain([FACILITATOR, RAPPORTEUR]).collect();
    assert_eq!(seen, expected);
}

#[test]
fn reviews_of_a_person_are_that_persons() {
    let mut room = Room::in_days();
    let mut command = opening(1);
    if let AssignCommand::Open { unit, units, .. } = &mut command {
        *unit = ReviewUnit::Seat;
        *units = [0, 2, 4, 6]
            .map(|place| crate::assign::ReviewerInput {
                unit: PEER[place].into(),
                least: None,
                most: None,
            })
            .to_vec();
    }
    let id = open(&mut room, command);
    let plan = (0..4)
        .map(|of| PlannedReviews {
            submission: WORK[of],
            units: vec![PEER[2 * ((of + 3) % 4)].into()],
        })
        .collect();
    adopt(&mut room, id, plan).unwrap();
    publish(&mut room, id);
    let key = format!("my_reviews/{id}");

    assert!(room.sees(PEER[0], &key).is_some());
    assert_eq!(room.sees(PEER[1], &key), None, "a colleague");
    let records = room.published.all();
    let audiences: BTreeSet<_> = records
        .keys()
        .filter(|(_, k)| *k == key)
        .map(|(audience, _)| *audience)
        .collect();
    assert_eq!(
        audiences,
        [0, 2, 4, 6]
            .map(|place| Audience::Person(PEER[place]))
            .into()
    );
}

#[test]
fn the_desk_sees_the_whole_at_a_glance() {
    let (mut room, id) = published(1);
    start(&mut room, id, 0, 1).unwrap();
    hand_in(&mut room, id, 1, 2).unwrap();
    conflict(&mut room, id, 2, 3).unwrap();

    let Some(Body::Assignment(body)) = room.sees(FACILITATOR, &format!("assignment/{id}")) else {
        panic!("the overview")
    };

    assert_eq!(
        (body.needed, body.planned, body.started, body.done),
        (4, 1, 1, 1)
    );
    assert_eq!(body.missing, [WORK[3]]);
    assert_eq!(body.parts, 3, "no reviewer has two submissions");
    let plan = body.plan.unwrap();
    assert_eq!((plan.current, plan.gap, plan.receipt), (false, None, None));
}

#[test]
fn reviewers_with_two_submissions_hold_the_graph_together() {
    let (room, id) = published(2);

    assert_eq!(get(&room, id).parts(), 1);
}

//! Plans: adopting, publishing, and what stays when a new one comes.

use super::*;
use crate::assign::{Measure, ReviewerInput};
use crate::testing::CONVENOR;

#[test]
fn a_plan_made_by_hand_is_checked_and_stored_without_a_proof() {
    let (mut room, id) = opened(2);
    bid(&mut room, id, member(0), 1, 400).unwrap();

    adopt(&mut room, id, ring(2)).unwrap();

    let plan = get(&room, id).plan.clone().unwrap();
    let expected = Measure {
        total: 400,
        bound: None,
        weakest: 0,
        weakest_bound: None,
        mutual_pairs: 2,
    };
    assert_eq!(plan.measure, expected);
    assert!(plan.receipt.is_none());
    assert_eq!(status(&room, id, 0, 1), Some(ReviewStatus::Planned));
    assert_eq!(
        status(&room, id, 1, 0),
        None,
        "0 reviews 1 and 2, and is reviewed by 3 and 2"
    );
    replays(&room);
}

#[test]
fn only_the_desk_adopts() {
    let (mut room, id) = opened(1);
    let command = AssignCommand::AdoptPlan {
        assignment: id,
        pairs: ring(1),
        certificate: None,
        based_on: 1,
    };
    for seat in [PEER[0], CONVENOR] {
        assert!(matches!(
            room.run(seat, assign(command.clone())),
            Err(Refusal::NotPermitted { .. })
        ));
    }
}

#[test]
fn a_plan_that_breaks_a_rule_is_refused_with_the_rule() {
    let (mut room, id) = opened(1);
    let mut own = ring(1);
    own[0].units = vec![city(0)];
    let mut short = ring(1);
    short[2].units.clear();
    let mut twice = ring(1);
    let same = twice[0].units[0];
    twice[0].units = vec![same, same];
    let mut mutual = ring(1);
    (mutual[0].units, mutual[1].units) = (vec![city(1)], vec![city(0)]);
    (mutual[2].units, mutual[3].units) = (vec![city(3)], vec![city(2)]);

    let mut refused = |plan| rules(adopt(&mut room, id, plan).unwrap_err());

    assert!(refused(own).contains(&"own_work".to_owned()));
    let short = refused(short);
    assert!(
        short.contains(&"demand".to_owned()) && short.contains(&"load_below".to_owned()),
        "{short:?}"
    );
    assert!(refused(twice).contains(&"pair_twice".to_owned()));
    assert_eq!(refused(mutual), ["mutual", "mutual"]);
    assert!(get(&room, id).plan.is_none());
}

#[test]
fn a_plan_made_before_a_conflict_is_checked_against_the_state_of_now() {
    let (mut room, id) = opened(1);
    let based_on = get(&room, id).version;
    conflict(&mut room, id, 0, 1).unwrap();

    let refused = room.run(
        FACILITATOR,
        assign(AssignCommand::AdoptPlan {
            assignment: id,
            pairs: ring(1),
            certificate: None,
            based_on,
        }),
    );

    assert_eq!(rules(refused.unwrap_err()), ["conflict"]);
}

#[test]
fn a_plan_of_the_future_and_one_for_strangers_are_refused() {
    let (mut room, id) = opened(1);
    let command = |pairs, certificate, based_on| {
        assign(AssignCommand::AdoptPlan {
            assignment: id,
            pairs,
            certificate,
            based_on,
        })
    };
    let future = room.run(FACILITATOR, command(ring(1), None, 9));
    let mut strange = ring(1);
    strange[0].units = vec![PEER[0].into()];
    let strange = room.run(FACILITATOR, command(strange, None, 1));
    let garbled = room.run(FACILITATOR, command(ring(1), Some("{}".to_owned()), 1));

    assert_eq!(
        future,
        Err(Refusal::StalePosition {
            expected: 9,
            now: 1
        })
    );
    assert_eq!(strange.unwrap_err().code(), "malformed");
    assert_eq!(garbled.unwrap_err().code(), "malformed");
}

#[test]
fn the_same_plan_again_is_nothing_new() {
    let (mut room, id) = opened(1);
    adopt(&mut room, id, ring(1)).unwrap();

    assert_eq!(adopt(&mut room, id, ring(1)), Err(Refusal::AlreadyDone));
}

#[test]
fn started_reviews_stay_in_every_plan() {
    let (mut room, id) = published(1);
    start(&mut room, id, 0, 1).unwrap();
    let reversed: Vec<_> = (0..4)
        .map(|of| PlannedReviews {
            submission: WORK[of],
            units: vec![city((of + 1) % 4)],
        })
        .collect();

    let refused = adopt(&mut room, id, reversed);

    assert!(rules(refused.unwrap_err()).contains(&"lock_missing".to_owned()));
    assert_eq!(status(&room, id, 0, 1), Some(ReviewStatus::Started));
}

#[test]
fn a_new_plan_keeps_what_was_begun_and_says_who_gets_something_different() {
    let (mut room, id) = published(1);
    start(&mut room, id, 0, 1).unwrap();
    hand_in(&mut room, id, 0, 1).unwrap();
    // 0 → 1 stays; 1, 2, 3 now review 3, 0, 2 instead of 2, 3, 0.
    let mut plan = ring(1);
    plan[3].units = vec![city(1)];
    plan[0].units = vec![city(2)];
    plan[2].units = vec![city(3)];

    adopt(&mut room, id, plan).unwrap();

    let changed = &get(&room, id).plan.as_ref().unwrap().changed;
    let read: Vec<_> = changed
        .iter()
        .map(|change| (change.unit, change.added.clone(), change.dropped.clone()))
        .collect();
    assert_eq!(
        read,
        [
            (city(1), vec![WORK[3]], vec![WORK[2]]),
            (city(2), vec![WORK[0]], vec![WORK[3]]),
            (city(3), vec![WORK[2]], vec![WORK[0]]),
        ]
    );
    assert_eq!(status(&room, id, 0, 1), Some(ReviewStatus::Done));
    replays(&room);
}

#[test]
fn a_fixed_pair_is_in_every_plan_and_a_rule_is_not_broken_by_hand() {
    let (mut room, id) = opened(1);
    let fix = |by: usize, of: usize| {
        assign(AssignCommand::Fix {
            assignment: id,
            unit: city(by),
            submission: WORK[of],
        })
    };
    assert_eq!(
        room.run(FACILITATOR, fix(0, 0)).unwrap_err().code(),
        "malformed",
        "own work"
    );
    room.run(FACILITATOR, fix(1, 0)).unwrap();

    let refused = adopt(&mut room, id, ring(1));
    assert_eq!(rules(refused.unwrap_err()), ["lock_missing"]);

    let free = AssignCommand::Free {
        assignment: id,
        unit: city(1),
        submission: WORK[0],
    };
    room.run(FACILITATOR, assign(free)).unwrap();
    adopt(&mut room, id, ring(1)).unwrap();
    replays(&room);
}

#[test]
fn a_forbidden_pair_leaves_the_plan_and_what_was_begun_is_not_forbidden() {
    let (mut room, id) = published(1);
    start(&mut room, id, 0, 1).unwrap();
    let forbid = |by: usize, of: usize| {
        assign(AssignCommand::Forbid {
            assignment: id,
            unit: city(by),
            submission: WORK[of],
        })
    };

    let begun = room.run(FACILITATOR, forbid(0, 1));
    room.run(FACILITATOR, forbid(1, 2)).unwrap();

    assert!(matches!(begun, Err(Refusal::WrongState { .. })));
    assert_eq!(status(&room, id, 1, 2), None);
    assert_eq!(get(&room, id).missing(&room.workshop.people), [WORK[2]]);
    assert!(!get(&room, id).plan.as_ref().unwrap().current);
    replays(&room);
}

#[test]
fn who_is_let_go_leaves_what_is_not_handed_in() {
    let (mut room, id) = published(2);
    hand_in(&mut room, id, 0, 1).unwrap();
    start(&mut room, id, 0, 2).unwrap();
    let release = AssignCommand::ReleaseReviewer {
        assignment: id,
        unit: city(0),
        reason: text("the train did not come"),
    };

    room.run(FACILITATOR, assign(release)).unwrap();

    assert_eq!(status(&room, id, 0, 1), Some(ReviewStatus::Done));
    assert_eq!(status(&room, id, 0, 2), None);
    assert_eq!(get(&room, id).missing(&room.workshop.people), [WORK[2]]);
    let problem = super::super::problem(&room.workshop, id).unwrap();
    let demands: Vec<_> = problem.submissions.iter().map(|s| s.demand).collect();
    assert_eq!((problem.units.len(), demands), (3, vec![2, 1, 2, 2]));
    assert!(start(&mut room, id, 0, 1).is_err());

    let back = ReviewerInput {
        unit: city(0),
        least: None,
        most: None,
    };
    let set = AssignCommand::SetReviewer {
        assignment: id,
        reviewer: back,
    };
    room.run(FACILITATOR, assign(set)).unwrap();
    assert_eq!(
        get(&room, id).active_units(&room.workshop.people).count(),
        4
    );
    replays(&room);
}

#[test]
fn withdrawn_work_is_reviewed_by_nobody_and_what_was_said_of_it_stays() {
    let (mut room, id) = published(1);
    hand_in(&mut room, id, 0, 1).unwrap();
    let withdraw = |of: usize| {
        assign(AssignCommand::WithdrawSubmission {
            assignment: id,
            submission: WORK[of],
            reason: text("the city withdrew"),
        })
    };
    room.run(FACILITATOR, withdraw(1)).unwrap();
    room.run(FACILITATOR, withdraw(2)).unwrap();

    assert_eq!(status(&room, id, 0, 1), Some(ReviewStatus::Done));
    assert_eq!(status(&room, id, 1, 2), None);
    assert!(matches!(
        room.run(FACILITATOR, withdraw(1)),
        Err(Refusal::WrongState { .. })
    ));
    let problem = super::super::problem(&room.workshop, id).unwrap();
    assert_eq!(problem.submissions.len(), 2);
    replays(&room);
}

#[test]
fn a_removed_seat_leaves_the_problem_without_a_word() {
    let (mut room, id) = opened(1);
    for seat in [PEER[0], PEER[1]] {
        let remove = crate::people::Command::RemoveSeat { seat };
        room.run(FACILITATOR, Command::People(remove)).unwrap();
    }

    let problem = super::super::problem(&room.workshop, id).unwrap();

    assert_eq!(problem.units.len(), 3);
    assert_eq!(problem.submissions[0].authors, [] as [u32; 0]);
}

#[test]
fn only_a_whole_plan_is_released_and_only_once() {
    let (mut room, id) = opened(1);
    let command = assign(AssignCommand::Publish { assignment: id });
    let without = room.run(FACILITATOR, command.clone());
    adopt(&mut room, id, ring(1)).unwrap();
    conflict(&mut room, id, 0, 1).unwrap();
    let incomplete = room.run(FACILITATOR, command.clone());
    let mut mended = ring(1);
    (mended[1].units, mended[2].units) = (vec![city(3)], vec![city(1)]);
    (mended[0].units, mended[3].units) = (vec![city(2)], vec![city(0)]);
    adopt(&mut room, id, mended).unwrap();
    room.run(FACILITATOR, command.clone()).unwrap();
    let again = room.run(FACILITATOR, command);

    for refused in [without, incomplete] {
        assert!(
            matches!(refused, Err(Refusal::WrongState { .. })),
            "{refused:?}"
        );
    }
    assert_eq!(again, Err(Refusal::AlreadyDone));
}

#[test]
fn a_closed_assignment_moves_no_more() {
    let (mut room, id) = published(1);
    let close = AssignCommand::Close { assignment: id };
    room.run(FACILITATOR, assign(close.clone())).unwrap();

    assert!(matches!(
        start(&mut room, id, 0, 1),
        Err(Refusal::WrongState { .. })
    ));
    assert!(matches!(
        room.run(FACILITATOR, assign(close)),
        Err(Refusal::WrongState { .. })
    ));
    replays(&room);
}

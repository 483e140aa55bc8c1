//! Reviews: begun, handed in, reopened.

use super::*;
use crate::agenda::{HostMode, Preset, SettingsChange};
use crate::assign::ReviewerInput;
use crate::testing::{HOST_CITY, HOST_LEAD, OBSERVER};

#[test]
fn nothing_is_begun_before_the_release() {
    let (mut room, id) = opened(1);
    adopt(&mut room, id, ring(1)).unwrap();

    assert_eq!(start(&mut room, id, 0, 1), Err(Refusal::NotYours));
    assert!(
        !room
            .workshop
            .assign
            .may_review(&room.workshop.people, member(0), WORK[1])
    );
}

#[test]
fn any_member_of_the_delegation_holds_the_pen() {
    let (mut room, id) = published(1);
    start(&mut room, id, 0, 1).unwrap();
    let command = AssignCommand::HandIn {
        assignment: id,
        submission: WORK[1],
    };

    room.run(PEER[1], assign(command)).unwrap();

    assert_eq!(status(&room, id, 0, 1), Some(ReviewStatus::Done));
    let people = &room.workshop.people;
    for (seat, may) in [
        (PEER[0], true),
        (PEER[1], true),
        (PEER[2], false),
        (OBSERVER, false),
    ] {
        assert_eq!(
            room.workshop.assign.may_review(people, seat, WORK[1]),
            may,
            "{seat:?}"
        );
    }
    replays(&room);
}

#[test]
fn nobody_begins_what_is_another_reviewers() {
    let (mut room, id) = published(1);

    assert_eq!(start(&mut room, id, 1, 1), Err(Refusal::NotYours));
    assert_eq!(hand_in(&mut room, id, 2, 1), Err(Refusal::NotYours));
}

#[test]
fn status_rises_and_only_the_desk_takes_it_back_with_a_reason() {
    let (mut room, id) = published(1);
    start(&mut room, id, 0, 1).unwrap();
    assert_eq!(start(&mut room, id, 0, 1), Err(Refusal::AlreadyDone));
    hand_in(&mut room, id, 0, 1).unwrap();
    assert_eq!(hand_in(&mut room, id, 0, 1), Err(Refusal::AlreadyDone));
    assert_eq!(start(&mut room, id, 0, 1), Err(Refusal::AlreadyDone));
    let reopen = AssignCommand::Reopen {
        assignment: id,
        unit: city(0),
        submission: WORK[1],
        reason: text("a page was missing"),
    };

    assert!(matches!(
        room.run(member(0), assign(reopen.clone())),
        Err(Refusal::NotPermitted { .. })
    ));
    room.run(FACILITATOR, assign(reopen)).unwrap();

    assert_eq!(status(&room, id, 0, 1), Some(ReviewStatus::Started));
    replays(&room);
}

#[test]
fn bids_are_whole_points_on_the_work_of_others_until_the_release() {
    let (mut room, id) = opened(1);
    assert!(matches!(
        bid(&mut room, id, member(0), 1, 10_001),
        Err(Refusal::OutsideScale { .. })
    ));
    assert_eq!(
        bid(&mut room, id, member(0), 0, 5).unwrap_err().code(),
        "malformed"
    );
    assert!(matches!(
        bid(&mut room, id, OBSERVER, 0, 5),
        Err(Refusal::NotPermitted { .. })
    ));
    assert_eq!(bid(&mut room, id, HOST_LEAD, 0, 5), Err(Refusal::NotYours));
    bid(&mut room, id, member(0), 1, 10_000).unwrap();
    bid(&mut room, id, member(0), 1, 0).unwrap();
    assert!(get(&room, id).bids.is_empty());
    assert_eq!(
        bid(&mut room, id, member(0), 1, 0),
        Err(Refusal::AlreadyDone)
    );
    adopt(&mut room, id, ring(1)).unwrap();
    publish(&mut room, id);

    assert!(matches!(
        bid(&mut room, id, member(0), 1, 1),
        Err(Refusal::WrongState { .. })
    ));
}

#[test]
fn a_conflict_ends_a_review_that_was_begun_and_not_one_that_was_handed_in() {
    let (mut room, id) = published(2);
    start(&mut room, id, 0, 1).unwrap();
    hand_in(&mut room, id, 0, 2).unwrap();

    conflict(&mut room, id, 0, 1).unwrap();
    let late = conflict(&mut room, id, 0, 2);

    assert_eq!(status(&room, id, 0, 1), None);
    assert!(matches!(late, Err(Refusal::WrongState { .. })));
    assert_eq!(conflict(&mut room, id, 0, 1), Err(Refusal::AlreadyDone));

    let withdraw = AssignCommand::WithdrawConflict {
        assignment: id,
        submission: WORK[1],
    };
    assert!(matches!(
        room.run(member(1), assign(withdraw.clone())),
        Err(Refusal::NoSuchItem { .. })
    ));
    room.run(member(0), assign(withdraw)).unwrap();
    assert!(get(&room, id).conflicts.is_empty());
    replays(&room);
}

#[test]
fn the_host_reviews_like_others_and_rests_while_it_is_kept_silent() {
    let (mut room, id) = opened(1);
    let set = AssignCommand::SetReviewer {
        assignment: id,
        reviewer: ReviewerInput {
            unit: HOST_CITY.into(),
            least: None,
            most: None,
        },
    };
    room.run(FACILITATOR, assign(set)).unwrap();
    bid(&mut room, id, HOST_LEAD, 0, 5).unwrap();
    room.start_with(
        Preset::Caucus,
        SettingsChange {
            host_mode: Some(HostMode::OutOfRoom),
            ..SettingsChange::default()
        },
    );

    assert!(matches!(
        bid(&mut room, id, HOST_LEAD, 1, 5),
        Err(Refusal::HostSilent { .. })
    ));
}

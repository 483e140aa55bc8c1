//! The pull queue and its leases.

use super::*;
use crate::agenda::{self, Reason};
use crate::assign::QueueTerms;
use crate::context::Actor;
use crate::time::Timestamp;
use crate::workshop::next_deadline;

/// A queue in which each of the four works needs so many reviews, with leases of ten minutes.
fn queue(demand: u32) -> (Room, AssignmentId) {
    let mut room = Room::in_days();
    let mut command = opening(demand);
    if let AssignCommand::Open { queue, .. } = &mut command {
        *queue = Some(minutes(10));
    }
    let id = open(&mut room, command);
    (room, id)
}

fn minutes(minutes: u32) -> QueueTerms {
    QueueTerms {
        minutes,
        relaxed: false,
        extra: false,
    }
}

fn take(room: &mut Room, id: AssignmentId, by: usize) -> Result<SubmissionId, Refusal> {
    let before = get(room, id).reviews.clone();
    let command = AssignCommand::TakeNext { assignment: id };
    room.run(member(by), assign(command))?;
    let mut new = get(room, id).reviews.keys().filter(|(submission, unit)| {
        *unit == city(by) && !before.contains_key(&(*submission, *unit))
    });
    Ok(new
        .next()
        .map_or(SubmissionId(uuid::Uuid::nil()), |(submission, _)| {
            *submission
        }))
}

fn place(work: SubmissionId) -> usize {
    WORK.iter().position(|id| *id == work).unwrap()
}

fn finish(room: &mut Room, id: AssignmentId, by: usize, work: SubmissionId) {
    hand_in(room, id, by, place(work)).unwrap();
}

fn expire(room: &mut Room) -> Result<(), Refusal> {
    let (_, due) = next_deadline(&room.workshop).unwrap();
    let command = Command::Agenda(agenda::Command::Expire { due });
    room.act(Actor::Clock, &command).map(|_| ())
}

#[test]
fn everybody_takes_turns_and_everything_gets_its_reviews() {
    let (mut room, id) = queue(2);
    for _ in 0..2 {
        for by in 0..4 {
            let work = take(&mut room, id, by).unwrap();
            assert_ne!(place(work), by, "never the own work");
            finish(&mut room, id, by, work);
        }
    }

    assert!(get(&room, id).missing(&room.workshop.people).is_empty());
    assert_eq!(get(&room, id).reviews.len(), 8);
    assert_eq!(take(&mut room, id, 0), Err(Refusal::AlreadyDone));
    replays(&room);
}

#[test]
fn a_plan_needs_no_queue_and_a_queue_no_plan() {
    let (mut room, id) = opened(1);
    assert!(matches!(
        take(&mut room, id, 0),
        Err(Refusal::WrongState { .. })
    ));
    let set = |queue| {
        assign(AssignCommand::SetQueue {
            assignment: id,
            queue,
        })
    };
    assert!(matches!(
        room.run(FACILITATOR, set(Some(minutes(0)))),
        Err(Refusal::OutsideScale { .. })
    ));
    room.run(FACILITATOR, set(Some(minutes(5)))).unwrap();

    take(&mut room, id, 0).unwrap();

    let (_, _, until) = get(&room, id).leases().next().unwrap();
    assert_eq!(until, room.now.plus_minutes(5));
}

#[test]
fn one_thing_at_a_time() {
    let (mut room, id) = queue(1);
    take(&mut room, id, 0).unwrap();

    assert!(matches!(
        take(&mut room, id, 0),
        Err(Refusal::WrongState { state }) if state == "holding"
    ));
}

#[test]
fn a_lease_that_runs_out_goes_back_by_the_clock() {
    let (mut room, id) = queue(1);
    let work = take(&mut room, id, 0).unwrap();
    let (at, due) = next_deadline(&room.workshop).unwrap();
    assert_eq!((at, due), (room.now.plus_minutes(10), Reason::Lease(id)));
    assert_eq!(expire(&mut room), Err(Refusal::AlreadyDone), "not yet");

    room.now = at;
    expire(&mut room).unwrap();

    assert_eq!(status(&room, id, 0, place(work)), None);
    assert_eq!(next_deadline(&room.workshop), None);
    replays(&room);
}

#[test]
fn a_lease_that_ran_out_unnoticed_ends_with_the_next_request() {
    let (mut room, id) = queue(1);
    let work = take(&mut room, id, 0).unwrap();
    room.now = room.now.plus_minutes(11);

    for by in 1..4 {
        take(&mut room, id, by).unwrap();
    }

    assert_eq!(status(&room, id, 0, place(work)), None);
    replays(&room);
}

#[test]
fn typing_renews_the_lease_and_giving_back_ends_it() {
    let (mut room, id) = queue(1);
    let work = take(&mut room, id, 0).unwrap();
    room.now = room.now.plus_minutes(9);
    let renew = AssignCommand::RenewLease {
        assignment: id,
        submission: work,
    };
    room.run(member(0), assign(renew.clone())).unwrap();
    let ends: Vec<Timestamp> = get(&room, id).leases().map(|(_, _, until)| until).collect();
    assert_eq!(ends, [room.now.plus_minutes(10)]);
    assert_eq!(room.run(member(1), assign(renew)), Err(Refusal::NotYours));

    let give = AssignCommand::ReturnLease {
        assignment: id,
        submission: work,
    };
    room.run(member(0), assign(give)).unwrap();
    assert_eq!(status(&room, id, 0, place(work)), None);
    replays(&room);
}

#[test]
fn who_gets_nothing_waits_for_those_who_hold_it_and_is_served_when_they_are_done() {
    let (mut room, id) = queue(1);
    // Only city 1 has handed in work: one review is needed, and city 2 does it.
    for of in [0, 2, 3] {
        let withdraw = AssignCommand::WithdrawSubmission {
            assignment: id,
            submission: WORK[of],
            reason: text("not ready"),
        };
        room.run(FACILITATOR, assign(withdraw)).unwrap();
    }
    assert_eq!(take(&mut room, id, 2).unwrap(), WORK[1]);
    take(&mut room, id, 3).unwrap();

    assert_eq!(get(&room, id).waiting, [(city(3), vec![city(2)])].into());
    assert!(matches!(
        take(&mut room, id, 3),
        Err(Refusal::WrongState { state }) if state == "waiting"
    ));

    let give = AssignCommand::ReturnLease {
        assignment: id,
        submission: WORK[1],
    };
    room.run(member(2), assign(give)).unwrap();
    assert!(get(&room, id).waiting.is_empty());
    assert_eq!(take(&mut room, id, 3).unwrap(), WORK[1]);
    replays(&room);
}

#[test]
fn equal_seeds_hand_out_alike() {
    let order = || {
        let (mut room, id) = queue(2);
        (0..4)
            .map(|by| take(&mut room, id, by).unwrap())
            .collect::<Vec<_>>()
    };

    assert_eq!(order(), order());
}

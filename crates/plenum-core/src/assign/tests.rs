//! Rules of assignments: given, when, then.

mod opening;
mod planning;
mod queueing;
mod reviewing;
mod seen;
mod solving;

use super::{
    Assignment, Command as AssignCommand, PlannedReviews, ReviewRules, ReviewStatus, ReviewUnit,
    SubmissionInput,
};
use crate::id::{AssignmentId, SeatId, SubmissionId, UnitId};
use crate::refusal::Refusal;
use crate::testing::{FACILITATOR, PEER, PEERS, Room, text};
use crate::workshop::Command;

fn assign(command: AssignCommand) -> Command {
    Command::Assign(command)
}

/// The works of the four peer cities, in their order.
const WORK: [SubmissionId; 4] = [work(1), work(2), work(3), work(4)];

const fn work(n: u128) -> SubmissionId {
    SubmissionId(uuid::Uuid::from_u128(0x0B00_0000 + n))
}

/// The peer city at this place, as a reviewer.
fn city(place: usize) -> UnitId {
    PEERS[place].into()
}

/// A member of the peer city at this place.
fn member(place: usize) -> SeatId {
    PEER[2 * place]
}

fn submission(place: usize) -> SubmissionInput {
    SubmissionInput {
        id: Some(WORK[place]),
        title: text(&format!("work of city {place}")),
        organisation: Some(PEERS[place]),
        authors: Vec::new(),
        langs: Vec::new(),
        item: None,
        demand: None,
    }
}

/// An assignment of the four works to the four cities, with so many reviews each.
fn opening(demand: u32) -> AssignCommand {
    AssignCommand::Open {
        title: text("Who reviews what"),
        submissions: (0..4).map(submission).collect(),
        unit: ReviewUnit::Organisation,
        units: Vec::new(),
        demand,
        least: None,
        most: None,
        rules: ReviewRules::default(),
        objective: None,
        regions: Vec::new(),
        queue: None,
    }
}

fn open(room: &mut Room, command: AssignCommand) -> AssignmentId {
    AssignmentId(room.make(FACILITATOR, assign(command)))
}

/// A room in its days with four works and the demand.
fn opened(demand: u32) -> (Room, AssignmentId) {
    let mut room = Room::in_days();
    let id = open(&mut room, opening(demand));
    (room, id)
}

/// Each city reviews the next ones: 0 reviews 1 (and 2), 1 reviews 2 (and 3), …
fn ring(demand: usize) -> Vec<PlannedReviews> {
    let reviewers = |of: usize| {
        let mut units: Vec<_> = (1..=demand).map(|step| city((of + 4 - step) % 4)).collect();
        units.sort_unstable();
        units
    };
    (0..4)
        .map(|of| PlannedReviews {
            submission: WORK[of],
            units: reviewers(of),
        })
        .collect()
}

fn adopt(room: &mut Room, id: AssignmentId, pairs: Vec<PlannedReviews>) -> Result<(), Refusal> {
    let based_on = get(room, id).version;
    room.run(
        FACILITATOR,
        assign(AssignCommand::AdoptPlan {
            assignment: id,
            pairs,
            certificate: None,
            based_on,
        }),
    )
}

fn publish(room: &mut Room, id: AssignmentId) {
    let command = AssignCommand::Publish { assignment: id };
    room.run(FACILITATOR, assign(command)).unwrap();
}

/// A ring that was adopted and released.
fn published(demand: usize) -> (Room, AssignmentId) {
    let (mut room, id) = opened(u32::try_from(demand).unwrap());
    adopt(&mut room, id, ring(demand)).unwrap();
    publish(&mut room, id);
    (room, id)
}

fn start(room: &mut Room, id: AssignmentId, by: usize, of: usize) -> Result<(), Refusal> {
    let command = AssignCommand::Start {
        assignment: id,
        submission: WORK[of],
    };
    room.run(member(by), assign(command))
}

fn hand_in(room: &mut Room, id: AssignmentId, by: usize, of: usize) -> Result<(), Refusal> {
    let command = AssignCommand::HandIn {
        assignment: id,
        submission: WORK[of],
    };
    room.run(member(by), assign(command))
}

fn bid(
    room: &mut Room,
    id: AssignmentId,
    seat: SeatId,
    of: usize,
    points: u16,
) -> Result<(), Refusal> {
    let command = AssignCommand::Bid {
        assignment: id,
        submission: WORK[of],
        points,
    };
    room.run(seat, assign(command))
}

fn conflict(room: &mut Room, id: AssignmentId, by: usize, of: usize) -> Result<(), Refusal> {
    let command = AssignCommand::DeclareConflict {
        assignment: id,
        submission: WORK[of],
        reason: Some(text("sister cities")),
    };
    room.run(member(by), assign(command))
}

fn get(room: &Room, id: AssignmentId) -> &Assignment {
    room.workshop.assign.get(id).unwrap()
}

fn status(room: &Room, id: AssignmentId, by: usize, of: usize) -> Option<ReviewStatus> {
    get(room, id)
        .review(city(by), WORK[of])
        .map(|review| review.status)
}

fn rules(refusal: Refusal) -> Vec<String> {
    let Refusal::PlanBroken { breaches } = refusal else {
        panic!("not about the plan: {refusal:?}")
    };
    breaches.into_iter().map(|breach| breach.rule).collect()
}

/// The state rebuilt from the log is the state.
fn replays(room: &Room) {
    assert_eq!(room.replayed(), room.workshop);
}

//! Scorings whose pairs an assignment gives.

use super::{RubricCommand, my_sheet, nine, rubric, set, step, text, with};
use crate::assign::{
    Command as AssignCommand, PlannedReviews, ReviewRules, ReviewUnit, SubmissionInput,
};
use crate::id::{AssignmentId, ScoringId, SubmissionId};
use crate::refusal::Refusal;
use crate::rubric::Subject;
use crate::testing::{FACILITATOR, PEER, PEERS, Room};
use crate::visibility::Body;
use crate::workshop::Command;

const WORK: [SubmissionId; 4] = [work(1), work(2), work(3), work(4)];

const fn work(n: u128) -> SubmissionId {
    SubmissionId(uuid::Uuid::from_u128(0x0B00_0000 + n))
}

/// Four works of the four peer cities, and an assignment in which each city reviews the next one, not yet released.
fn ring(room: &mut Room) -> AssignmentId {
    let submission = |(id, organisation)| SubmissionInput {
        id: Some(id),
        title: text("a work"),
        organisation: Some(organisation),
        authors: Vec::new(),
        langs: Vec::new(),
        item: None,
        demand: None,
    };
    let assignment = AssignmentId(room.make(
        FACILITATOR,
        Command::Assign(AssignCommand::Open {
            title: text("Who reviews what"),
            submissions: WORK.into_iter().zip(PEERS).map(submission).collect(),
            unit: ReviewUnit::Organisation,
            units: Vec::new(),
            demand: 1,
            least: None,
            most: None,
            rules: ReviewRules::default(),
            objective: None,
            regions: Vec::new(),
            queue: None,
        }),
    ));
    let next = |of: usize| PlannedReviews {
        submission: WORK[of],
        units: vec![PEERS[(of + 3) % 4].into()],
    };
    let based_on = room.workshop.assign.get(assignment).unwrap().version;
    room.run(
        FACILITATOR,
        Command::Assign(AssignCommand::AdoptPlan {
            assignment,
            pairs: (0..4).map(next).collect(),
            certificate: None,
            based_on,
        }),
    )
    .unwrap();
    assignment
}

fn publish(room: &mut Room, assignment: AssignmentId) {
    room.run(
        FACILITATOR,
        Command::Assign(AssignCommand::Publish { assignment }),
    )
    .unwrap();
}

fn open(assigned: Option<AssignmentId>, subjects: Vec<Subject>) -> Command {
    rubric(RubricCommand::Open {
        rubric: super::id(1),
        title: text("The works"),
        subjects,
        scorers: Vec::new(),
        self_assessment: false,
        assigned,
        block: None,
    })
}

fn give(scoring: ScoringId, work: SubmissionId) -> Command {
    rubric(RubricCommand::SubmitSheet {
        scoring,
        subject: Subject::Submission(work),
        revision: 0,
        answers: vec![step("a", 5)],
        change: None,
        sheet: None,
    })
}

#[test]
fn only_the_pairs_of_the_assignment_score_and_a_delegation_has_one_sheet() {
    let mut room = Room::in_days();
    set(&mut room, with(vec![nine("a")]));
    let assignment = ring(&mut room);
    let works = WORK.map(Subject::Submission).to_vec();
    let scoring = ScoringId(room.make(FACILITATOR, open(Some(assignment), works)));
    let key = format!("my_sheet/{scoring}/{}", WORK[1]);
    assert_eq!(
        my_sheet(&room, PEER[0], &key),
        None,
        "a plan that is not released gives nothing"
    );
    assert_eq!(
        room.run(PEER[0], give(scoring, WORK[1])),
        Err(Refusal::NotYours)
    );

    publish(&mut room, assignment);

    assert!(my_sheet(&room, PEER[0], &key).is_some());
    assert_eq!(
        room.run(PEER[0], give(scoring, WORK[0])),
        Err(Refusal::OwnWork)
    );
    assert_eq!(
        room.run(PEER[0], give(scoring, WORK[2])),
        Err(Refusal::NotYours)
    );
    assert_eq!(
        room.run(PEER[1], give(scoring, WORK[1])),
        Err(Refusal::NotYours),
        "the lead of the delegation has the pen"
    );
    room.run(
        PEER[0],
        rubric(RubricCommand::Delegate {
            scoring,
            of: None,
            to: PEER[1],
        }),
    )
    .unwrap();
    let held = my_sheet(&room, PEER[1], &format!("{key}/{}", PEER[0])).unwrap();
    assert_eq!(held.of, Some(PEER[0]));
    let Some(Body::ScoringProgress(progress)) =
        room.sees(FACILITATOR, &format!("progress/{scoring}"))
    else {
        panic!("no progress")
    };
    assert_eq!((progress.of, progress.people.len()), (4, 4));
}

#[test]
fn works_and_assignments_that_are_not_there_are_refused() {
    let mut room = Room::in_days();
    set(&mut room, with(vec![nine("a")]));
    let assignment = ring(&mut room);
    let nowhere = AssignmentId(uuid::Uuid::from_u128(4));
    for command in [
        open(Some(nowhere), vec![Subject::Submission(WORK[0])]),
        open(Some(assignment), vec![Subject::Submission(work(9))]),
        open(None, vec![Subject::Submission(work(9))]),
    ] {
        assert_eq!(
            room.run(FACILITATOR, command),
            Err(Refusal::NoSuchItem { item: None })
        );
    }
    room.run(FACILITATOR, open(None, vec![Subject::Submission(WORK[0])]))
        .unwrap();
}

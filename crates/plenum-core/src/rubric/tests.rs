//! Rules of rubrics and scorings: given, when, then.

mod assigned;
mod counting;
mod files;
mod properties;
mod rounds;
mod rubrics;
mod secrecy;
mod seoul;
mod sheets;

use super::{
    Answer, Command as RubricCommand, CriterionInput, RubricInput, RubricTemplate, ScaleInput,
    ScoresBody, Subject, Value,
};
use crate::id::{RubricId, ScoringId, SeatId};
use crate::refusal::Refusal;
use crate::testing::{FACILITATOR, PEER, Room, text};
use crate::visibility::Body;
use crate::workshop::Command;

/// The programme under review.
const PROGRAMME: Subject = Subject::Programme;

fn rubric(command: RubricCommand) -> Command {
    Command::Rubric(command)
}

fn id(n: u128) -> RubricId {
    RubricId(uuid::Uuid::from_u128(0x0B_0000 + n))
}

/// A criterion on nine points.
fn nine(key: &str) -> CriterionInput {
    CriterionInput {
        key: key.to_owned(),
        prompt: text(key),
        explanation: None,
        group: None,
        weight: 1,
        direction: super::Direction::Higher,
        comment: super::Asked::Optional,
        evidence: super::Asked::No,
        not_applicable: true,
        confidence: false,
        scale: ScaleInput::Range {
            lowest: 1,
            highest: 9,
            labels: Vec::new(),
        },
    }
}

fn with(criteria: Vec<CriterionInput>) -> RubricInput {
    RubricInput {
        title: text("How good is it"),
        explanation: None,
        criteria,
    }
}

fn set(room: &mut Room, content: RubricInput) -> RubricId {
    room.run(
        FACILITATOR,
        rubric(RubricCommand::Set {
            rubric: id(1),
            content,
        }),
    )
    .unwrap();
    id(1)
}

fn open_of(rubric: RubricId) -> RubricCommand {
    RubricCommand::Open {
        rubric,
        title: text("The institute"),
        subjects: vec![PROGRAMME],
        scorers: Vec::new(),
        self_assessment: false,
        assigned: None,
        block: None,
    }
}

/// A room in its days with an open scoring of the programme by these criteria.
fn opened(criteria: Vec<CriterionInput>) -> (Room, ScoringId) {
    let mut room = Room::in_days();
    let made = set(&mut room, with(criteria));
    let scoring = ScoringId(room.make(FACILITATOR, rubric(open_of(made))));
    (room, scoring)
}

fn value(criterion: &str, value: Value) -> Answer {
    Answer {
        criterion: criterion.to_owned(),
        value: Some(value),
        comment: None,
        evidence: None,
        confidence: None,
    }
}

fn step(criterion: &str, n: u32) -> Answer {
    value(criterion, Value::Step(n))
}

fn comment(criterion: &str, n: u32, words: &str) -> Answer {
    Answer {
        comment: Some(text(words)),
        ..step(criterion, n)
    }
}

fn save(scoring: ScoringId, revision: u32, answers: Vec<Answer>) -> Command {
    rubric(RubricCommand::SaveSheet {
        scoring,
        subject: PROGRAMME,
        revision,
        answers,
        change: None,
        sheet: None,
    })
}

fn submit(scoring: ScoringId, revision: u32, answers: Vec<Answer>) -> Command {
    rubric(RubricCommand::SubmitSheet {
        scoring,
        subject: PROGRAMME,
        revision,
        answers,
        change: None,
        sheet: None,
    })
}

fn abstain(scoring: ScoringId, revision: u32) -> Command {
    rubric(RubricCommand::Abstain {
        scoring,
        subject: PROGRAMME,
        revision,
        sheet: None,
    })
}

fn close(room: &mut Room, scoring: ScoringId, overrides: bool) -> Result<(), Refusal> {
    let reason = overrides.then(|| text("it is late"));
    room.run(
        FACILITATOR,
        rubric(RubricCommand::CloseRound { scoring, reason }),
    )
}

/// The results of the last counted round as a seat sees them.
fn scores(room: &Room, seat: SeatId, scoring: ScoringId) -> Option<ScoresBody> {
    let round = room.workshop.rubric.scoring(scoring)?.counted()?.id;
    match room.sees(seat, &format!("scores/{scoring}/{round}")) {
        Some(Body::Scores(body)) => Some(body),
        _ => None,
    }
}

/// All eight peers hand in a step on one criterion.
fn all_give(room: &mut Room, scoring: ScoringId, criterion: &str, steps: [u32; 8]) {
    for (seat, n) in PEER.into_iter().zip(steps) {
        room.run(seat, submit(scoring, 0, vec![step(criterion, n)]))
            .unwrap();
    }
}

fn my_sheet(room: &Room, seat: SeatId, key: &str) -> Option<super::MySheetBody> {
    match room.sees(seat, key) {
        Some(Body::MySheet(body)) => Some(body),
        _ => None,
    }
}

fn use_template(room: &mut Room, template: RubricTemplate) -> RubricId {
    room.run(
        FACILITATOR,
        rubric(RubricCommand::UseTemplate {
            rubric: id(1),
            template,
        }),
    )
    .unwrap();
    id(1)
}

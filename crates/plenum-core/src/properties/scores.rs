//! Attempts at rubrics and sheets, and who may see their words.

use super::Oracle;
use crate::id::{RubricId, ScoringId, ScoringRoundId, SeatId};
use crate::keys::Author;
use crate::people::{Role, Side};
use crate::rubric::{
    Answer, Asked, Cell, Command, CriterionInput, Direction, RubricInput, ScaleInput, Subject,
    Value,
};
use crate::testing::{FACILITATOR, PEER, Room, text};
use crate::text::TextInput;

/// What words of this noun are secret, in plain words.
#[derive(Clone, Debug)]
pub(super) enum Secret {
    /// A criterion of a rubric that no scoring uses yet.
    Criterion(RubricId),
    /// Words on a sheet, or why it was given back.
    Sheet {
        writer: SeatId,
        owner: SeatId,
        scoring: ScoringId,
        round: ScoringRoundId,
    },
}

/// Who may see it: a draft, those who make rubrics; a sheet, its owner and whoever holds the pen; after the count peers,
/// facilitator and rapporteur; after showing, everybody.
pub(super) fn may_see(secret: &Secret, seat: SeatId, role: Role, room: &Room) -> bool {
    let state = &room.workshop.rubric;
    match secret {
        Secret::Criterion(rubric) => {
            let used = state.scorings().any(|scoring| scoring.rubric == *rubric);
            let makes = matches!(
                role,
                Role::Convenor
                    | Role::Facilitator
                    | Role::TableHost
                    | Role::Rapporteur
                    | Role::Interpreter
            );
            used || makes
        }
        Secret::Sheet {
            writer,
            owner,
            scoring,
            round,
        } => {
            let Some(scoring) = state.scoring(*scoring) else {
                return false;
            };
            let round = scoring.rounds.iter().find(|r| r.id == *round).unwrap();
            if round.is_open() {
                let pen = round.pens.get(owner).copied().unwrap_or(*owner);
                return seat == pen || seat == *writer;
            }
            let inner = role.side() == Some(Side::Peers)
                || matches!(role, Role::Facilitator | Role::Rapporteur);
            round.results().is_some() && (inner || round.shown)
        }
    }
}

/// Whether the facilitator sends it.
pub(super) fn by_facilitator(command: &Command) -> bool {
    !matches!(
        command,
        Command::SaveSheet { .. }
            | Command::SubmitSheet { .. }
            | Command::Abstain { .. }
            | Command::Delegate { .. }
    )
}

/// One attempt, by number from 0 to 9.
pub(super) fn command(
    room: &Room,
    oracle: &mut Oracle,
    seat: SeatId,
    what: u8,
    pick: u8,
) -> Option<Command> {
    let nth = usize::from(pick);
    let state = &room.workshop.rubric;
    let rubric = RubricId(uuid::Uuid::from_u128(0x0B_0000 + u128::from(pick % 2)));
    let reason = Some(text("because"));
    let running = state.open_rounds().last();
    let any = || state.scorings().last().map(|scoring| scoring.id);
    let open = running.map(|(scoring, _)| scoring.id);
    Some(match what {
        0 => {
            let content = content(oracle.canary(super::Secret::Scores(Secret::Criterion(rubric))));
            if nth % 3 == 0 {
                Command::NewVersion { rubric, content }
            } else {
                Command::Set { rubric, content }
            }
        }
        1 => Command::Open {
            rubric: state.rubrics().nth(nth % 2)?.id,
            title: text("How good is it"),
            subjects: subjects(nth),
            scorers: Vec::new(),
            self_assessment: nth % 2 == 0,
            assigned: None,
            block: room.workshop.agenda.running().filter(|_| nth % 3 == 0),
        },
        2..=5 => sheet(room, oracle, seat, nth)?,
        6 => match nth % 3 {
            0 => Command::TakeBack {
                scoring: open?,
                subject: *running?.0.subjects.first()?,
                seat: PEER[nth % 8],
                reason: secret_of(room, oracle, (PEER[nth % 8], FACILITATOR))?,
            },
            1 => Command::Delegate {
                scoring: open?,
                of: None,
                to: PEER[nth % 8],
            },
            _ => Command::Delegate {
                scoring: open?,
                of: Some(seat),
                to: seat,
            },
        },
        7 => Command::CloseRound {
            scoring: open?,
            reason,
        },
        8 => Command::OpenRound {
            scoring: any()?,
            cells: if nth % 2 == 0 {
                Vec::new()
            } else {
                vec![Cell {
                    subject: Subject::Programme,
                    criterion: "a".to_owned(),
                }]
            },
            block: None,
        },
        _ => match nth % 4 {
            0 => Command::Finish { scoring: any()? },
            1 => Command::Retire { rubric },
            _ => Command::Show { scoring: any()? },
        },
    })
}

fn subjects(nth: usize) -> Vec<Subject> {
    let all = [
        Subject::Programme,
        Subject::Organisation(crate::testing::PEERS[nth % 4]),
        Subject::Organisation(crate::testing::HOST_CITY),
    ];
    all.into_iter().take(nth % 3 + 1).collect()
}

fn content(prompt: TextInput) -> RubricInput {
    let criterion = |key: &str, prompt, scale| CriterionInput {
        key: key.to_owned(),
        prompt,
        explanation: None,
        group: None,
        weight: 1,
        direction: Direction::Higher,
        comment: Asked::Optional,
        evidence: Asked::Optional,
        not_applicable: true,
        confidence: true,
        scale,
    };
    let nine = ScaleInput::Range {
        lowest: 1,
        highest: 9,
        labels: Vec::new(),
    };
    RubricInput {
        title: text("How good is it"),
        explanation: None,
        criteria: vec![
            criterion("a", prompt, nine),
            criterion("b", text("Points"), ScaleInput::Points { most: 20 }),
        ],
    }
}

/// A save, a hand-in or an abstention on one's own sheet, or on one whose pen one holds.
fn sheet(room: &Room, oracle: &mut Oracle, seat: SeatId, nth: usize) -> Option<Command> {
    let (scoring, round) = room.workshop.rubric.open_rounds().last()?;
    let (id, round_id) = (scoring.id, round.id);
    let subject = *scoring.subjects.get(nth % scoring.subjects.len())?;
    let mut others = round.pens.iter().filter(|(_, pen)| **pen == seat);
    let owner = others.next().map_or(seat, |(owner, _)| *owner);
    let scope = round.scope();
    let mark = room.keys.pseudonym(scope, owner, subject.uuid());
    let stored = mark.and_then(|mark| round.sheet(subject, Author::Hidden { mark, scope }));
    let revision = stored.map_or(0, |sheet| sheet.revision) + u32::from(nth.is_multiple_of(17));
    let sheet = mark.filter(|_| owner != seat);
    let asked = |criterion: &str| round.asks(subject, criterion);
    let (first, second) = (asked("a"), asked("b"));
    let secret = Secret::Sheet {
        writer: seat,
        owner,
        scoring: id,
        round: round_id,
    };
    let mut words = || Some(oracle.canary(super::Secret::Scores(secret.clone())));
    let mut answers = Vec::new();
    if first {
        answers.push(Answer {
            criterion: "a".to_owned(),
            value: Some(Value::Step(u32::try_from(nth % 9).unwrap_or(0) + 1)),
            comment: words(),
            evidence: words(),
            confidence: Some(2),
        });
    }
    if second && !nth.is_multiple_of(5) {
        answers.push(Answer {
            criterion: "b".to_owned(),
            value: Some(Value::NotApplicable).filter(|_| !nth.is_multiple_of(3)),
            comment: words(),
            evidence: None,
            confidence: None,
        });
    }
    let change = words();
    Some(match nth % 7 {
        0 => Command::Abstain {
            scoring: id,
            subject,
            revision,
            sheet,
        },
        1 | 2 => Command::SaveSheet {
            scoring: id,
            subject,
            revision,
            answers,
            change,
            sheet,
        },
        _ => Command::SubmitSheet {
            scoring: id,
            subject,
            revision,
            answers,
            change,
            sheet,
        },
    })
}

/// A reason for the owner of a sheet alone.
fn secret_of(
    room: &Room,
    oracle: &mut Oracle,
    (owner, writer): (SeatId, SeatId),
) -> Option<TextInput> {
    let (scoring, round) = room.workshop.rubric.open_rounds().last()?;
    let secret = Secret::Sheet {
        writer,
        owner,
        scoring: scoring.id,
        round: round.id,
    };
    Some(oracle.canary(super::Secret::Scores(secret)))
}

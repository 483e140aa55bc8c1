//! Attempts at assignments of reviews, and who may see their words.

use uuid::Uuid;

use super::Oracle;
use crate::assign::{
    Assignment, Command, PlannedReviews, QueueTerms, ReviewRules, ReviewUnit, ReviewerInput,
    SubmissionInput,
};
use crate::id::{OrganisationId, SeatId, SubmissionId, UnitId};
use crate::people::{Role, Side};
use crate::testing::{HOST_CITY, PEERS, Room, text};
use crate::text::TextInput;

/// What words of this noun are secret, in plain words.
#[derive(Clone, Debug)]
pub(super) enum Secret {
    /// Why an organisation must not review something.
    Conflict(OrganisationId),
    /// The title of a work.
    Title,
    /// Why the desk let a reviewer go, or withdrew a work.
    Desk,
}

/// Who may see it: a conflict, its delegation and the desk; a work, the reviewers and the desk; the rest, the desk.
pub(super) fn may_see(
    secret: &Secret,
    role: Role,
    organisation: OrganisationId,
    room: &Room,
) -> bool {
    match secret {
        Secret::Conflict(of) => role.is_desk() || organisation == *of,
        Secret::Title => {
            let host = |assignment: &Assignment| {
                assignment
                    .units
                    .get(&HOST_CITY.into())
                    .is_some_and(|unit| unit.released.is_none())
            };
            let host_reviews = room.workshop.assign.iter().any(host);
            role.is_desk()
                || role.side() == Some(Side::Peers)
                || (role.side() == Some(Side::Host) && host_reviews)
        }
        Secret::Desk => role.is_desk(),
    }
}

/// Whether the facilitator sends it.
pub(super) fn by_facilitator(command: &Command) -> bool {
    !matches!(
        command,
        Command::Bid { .. }
            | Command::DeclareConflict { .. }
            | Command::WithdrawConflict { .. }
            | Command::Start { .. }
            | Command::HandIn { .. }
            | Command::TakeNext { .. }
            | Command::RenewLease { .. }
            | Command::ReturnLease { .. }
    )
}

/// An assignment of a work of each peer city, one review each.
pub(super) fn opening() -> Command {
    let submission = |(place, city): (u128, &OrganisationId)| {
        input(
            Some(SubmissionId(Uuid::from_u128(0x0B00_0000 + place))),
            text("A work"),
            *city,
        )
    };
    Command::Open {
        title: text("Who reviews what"),
        submissions: (1..).zip(&PEERS).map(submission).collect(),
        unit: ReviewUnit::Organisation,
        units: Vec::new(),
        demand: 1,
        least: None,
        most: None,
        rules: ReviewRules::default(),
        objective: None,
        regions: Vec::new(),
        queue: None,
    }
}

fn input(
    id: Option<SubmissionId>,
    title: TextInput,
    organisation: OrganisationId,
) -> SubmissionInput {
    SubmissionInput {
        id,
        title,
        organisation: Some(organisation),
        authors: Vec::new(),
        langs: Vec::new(),
        item: None,
        demand: None,
    }
}

/// One attempt, by number from 0 to 7.
pub(super) fn command(
    room: &Room,
    oracle: &mut Oracle,
    seat: SeatId,
    what: u8,
    pick: u8,
) -> Option<Command> {
    let nth = usize::from(pick);
    let state = &room.workshop.assign;
    let now = state.iter().nth(nth % state.iter().count().max(1))?;
    let assignment = now.id;
    let submission = now
        .submissions
        .ids()
        .nth(nth % now.submissions.len().max(1))?;
    let unit: UnitId = PEERS[nth / 4 % 4].into();
    let organisation = room.workshop.people.seat(seat)?.organisation;
    let secret = |oracle: &mut Oracle, secret| oracle.canary(super::Secret::Reviews(secret));
    Some(match what {
        0 => Command::Bid {
            assignment,
            submission,
            points: u16::from(pick) * 40,
        },
        1 => Command::DeclareConflict {
            assignment,
            submission,
            reason: Some(secret(oracle, Secret::Conflict(organisation))),
        },
        2 | 3 => plan(room, now, nth)?,
        4 => match nth % 3 {
            0 => Command::Publish { assignment },
            1 => Command::Start {
                assignment,
                submission,
            },
            _ => Command::HandIn {
                assignment,
                submission,
            },
        },
        5 => match nth % 5 {
            0 => Command::SetQueue {
                assignment,
                queue: (!nth.is_multiple_of(3)).then_some(QueueTerms {
                    minutes: 10,
                    relaxed: nth.is_multiple_of(2),
                    extra: nth.is_multiple_of(7),
                }),
            },
            1 | 2 => Command::TakeNext { assignment },
            3 => Command::RenewLease {
                assignment,
                submission,
            },
            _ => Command::ReturnLease {
                assignment,
                submission,
            },
        },
        6 => match nth % 4 {
            0 => Command::Fix {
                assignment,
                unit,
                submission,
            },
            1 => Command::Forbid {
                assignment,
                unit,
                submission,
            },
            2 => Command::Free {
                assignment,
                unit,
                submission,
            },
            _ => Command::WithdrawConflict {
                assignment,
                submission,
            },
        },
        _ => match nth % 6 {
            0 => Command::AddSubmission {
                assignment,
                submission: input(None, secret(oracle, Secret::Title), organisation),
            },
            1 => Command::ReleaseReviewer {
                assignment,
                unit,
                reason: secret(oracle, Secret::Desk),
            },
            2 => Command::SetReviewer {
                assignment,
                reviewer: reviewer(nth),
            },
            3 => Command::WithdrawSubmission {
                assignment,
                submission,
                reason: secret(oracle, Secret::Desk),
            },
            4 => Command::Reopen {
                assignment,
                unit,
                submission,
                reason: secret(oracle, Secret::Desk),
            },
            _ if nth.is_multiple_of(5) => Command::Close { assignment },
            _ => opening(),
        },
    })
}

fn reviewer(nth: usize) -> ReviewerInput {
    let unit = if nth.is_multiple_of(4) {
        HOST_CITY.into()
    } else {
        PEERS[nth % 4].into()
    };
    ReviewerInput {
        unit,
        least: None,
        most: (nth.is_multiple_of(5)).then_some(2),
    }
}

/// A plan by hand: each work goes to the city some places further on. It is right where nothing stands in the way.
fn plan(room: &Room, now: &Assignment, nth: usize) -> Option<Command> {
    let bridge = crate::assign::Bridge::of(&room.workshop, now.id)?;
    let units = &bridge.units;
    let lines = bridge
        .submissions
        .iter()
        .enumerate()
        .map(|(place, submission)| {
            let at = (place + 1 + nth % 3) % units.len().max(1);
            PlannedReviews {
                submission: *submission,
                units: units.get(at).copied().into_iter().collect(),
            }
        });
    Some(Command::AdoptPlan {
        assignment: now.id,
        pairs: lines.collect(),
        certificate: None,
        based_on: now.version,
    })
}

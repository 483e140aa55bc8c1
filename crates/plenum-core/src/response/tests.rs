//! Rules of the host's answers and actions: given, when, then.

mod answers;
mod follow_up;

use super::Command as ResponseCommand;
use crate::agenda::{Phase, Preset, SettingsChange};
use crate::id::{RecommendationId, SeatId};
use crate::recommend::{self, Horizon, RecommendationKind, Stance};
use crate::refusal::Refusal;
use crate::response::{FirstStance, FormalDecision};
use crate::testing::{FACILITATOR, HOST, HOST_LEAD, PEER, Room, text};
use crate::workshop::Command;

/// What tests of this noun ask of a room.
trait Responding {
    fn respond(&mut self, seat: SeatId, command: ResponseCommand) -> Result<(), Refusal>;
    fn recommend(&mut self, seat: SeatId, command: recommend::Command) -> Result<(), Refusal>;
    fn replays_responses(&self);
}

impl Responding for Room {
    fn respond(&mut self, seat: SeatId, command: ResponseCommand) -> Result<(), Refusal> {
        self.run(seat, Command::Response(command))
    }

    fn recommend(&mut self, seat: SeatId, command: recommend::Command) -> Result<(), Refusal> {
        self.run(seat, Command::Recommend(command))
    }

    fn replays_responses(&self) {
        assert_eq!(
            self.replayed().response,
            self.workshop.response,
            "the log gives another state"
        );
    }
}

/// A room in its days with drafts that are not handed over.
fn drafted(count: usize) -> (Room, Vec<RecommendationId>) {
    let mut room = Room::in_days();
    let ids = draft(&mut room, count);
    (room, ids)
}

fn draft(room: &mut Room, count: usize) -> Vec<RecommendationId> {
    room.start(Preset::DraftText);
    let ids = (1..=count).map(|n| {
        let draft = recommend::Command::Draft {
            text: text(&format!("Do number {n}")),
            reason: Some(text("It was asked for")),
            addressee: Some(text("The host")),
            horizon: Some(Horizon::Short),
            kind: Some(RecommendationKind::Do),
            clusters: Vec::new(),
            challenges: Vec::new(),
        };
        RecommendationId(room.make(PEER[0], Command::Recommend(draft)))
    });
    ids.collect()
}

/// A room in its days after the handover of so many recommendations, in the block of the host's response.
fn handed_over(count: usize) -> (Room, Vec<RecommendationId>) {
    let mut room = Room::in_days();
    let ids = hand_over(&mut room, count);
    (room, ids)
}

fn hand_over(room: &mut Room, count: usize) -> Vec<RecommendationId> {
    let ids = draft(room, count);
    let reason = || Some(text("for the test"));
    let put = recommend::Command::PutToRating {
        recommendations: ids.clone(),
        reason: reason(),
    };
    room.recommend(FACILITATOR, put).unwrap();
    let block = room.start_with(Preset::Endorse, SettingsChange::default());
    for id in &ids {
        for seat in [PEER[0], PEER[2], PEER[4], PEER[6]] {
            let voice = recommend::Command::Endorse {
                recommendation: *id,
                stance: Stance::Support,
                reason: None,
            };
            room.recommend(seat, voice).unwrap();
        }
    }
    room.recommend(
        FACILITATOR,
        recommend::Command::RevealEndorsements {
            block,
            reason: reason(),
        },
    )
    .unwrap();
    room.start(Preset::FeedbackOneWay);
    room.recommend(
        FACILITATOR,
        recommend::Command::HandOver {
            statement: None,
            reason: reason(),
        },
    )
    .unwrap();
    room.start(Preset::RespondOneWay);
    assert_eq!(room.workshop.recommend.carried(), ids);
    ids
}

/// The same in the phase of the formal response.
fn in_formal(count: usize) -> (Room, Vec<RecommendationId>) {
    let (mut room, ids) = handed_over(count);
    room.go_to(Phase::Formal);
    (room, ids)
}

fn stance(recommendation: RecommendationId, stance: FirstStance) -> ResponseCommand {
    ResponseCommand::TakeStance {
        recommendation,
        stance,
        remark: None,
    }
}

fn answer(
    recommendation: RecommendationId,
    decision: FormalDecision,
    reason: Option<&str>,
) -> ResponseCommand {
    ResponseCommand::Respond {
        recommendation,
        decision,
        reason: reason.map(text),
    }
}

fn publish() -> ResponseCommand {
    ResponseCommand::PublishResponses {
        statement: None,
        reason: None,
    }
}

/// Everything accepted and published.
fn published(count: usize) -> (Room, Vec<RecommendationId>) {
    let (mut room, ids) = in_formal(count);
    for id in &ids {
        room.respond(HOST, answer(*id, FormalDecision::Accepted, None))
            .unwrap();
    }
    room.respond(HOST_LEAD, publish()).unwrap();
    (room, ids)
}

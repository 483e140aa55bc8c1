//! Rules of recommendations: given, when, then.

mod drafting;
mod endorsing;
mod rating;
mod seoul;

use super::{Command as RecommendCommand, Horizon, RecommendationKind, Stance};
use crate::agenda::Preset;
use crate::id::{BlockId, ClusterId, RecommendationId, SeatId};
use crate::item::Item;
use crate::refusal::Refusal;
use crate::testing::{FACILITATOR, PEER, RAPPORTEUR, Room, text};
use crate::workshop::Command;
use crate::{entries, people};

fn recommend(command: RecommendCommand) -> Command {
    Command::Recommend(command)
}

fn draft(room: &mut Room, words: &str, complete: bool) -> RecommendationId {
    let more = || complete.then(|| text("because"));
    RecommendationId(room.make(
        PEER[0],
        recommend(RecommendCommand::Draft {
            text: text(words),
            reason: more(),
            addressee: more(),
            horizon: complete.then_some(Horizon::Short),
            kind: Some(RecommendationKind::Do),
            clusters: Vec::new(),
            challenges: Vec::new(),
        }),
    ))
}

fn put(room: &mut Room, recommendations: Vec<RecommendationId>) {
    let reason = Some(text("the peers want to settle it by vote"));
    room.run(
        FACILITATOR,
        recommend(RecommendCommand::PutToRating {
            recommendations,
            reason,
        }),
    )
    .unwrap();
}

fn rate(
    room: &mut Room,
    seat: SeatId,
    recommendation: RecommendationId,
    values: Option<(u8, u8)>,
) -> Result<(), Refusal> {
    let (importance, feasibility) = (values.map(|v| v.0), values.map(|v| v.1));
    room.run(
        seat,
        recommend(RecommendCommand::Rate {
            recommendation,
            importance,
            feasibility,
            comment: None,
        }),
    )
}

fn open_round(room: &mut Room, items: Vec<RecommendationId>) -> BlockId {
    let block = room.start(Preset::RateRounds);
    room.run(
        FACILITATOR,
        recommend(RecommendCommand::OpenRound { items }),
    )
    .unwrap();
    block
}

fn close_round(room: &mut Room, reason: bool) -> Result<(), Refusal> {
    room.run(
        FACILITATOR,
        recommend(RecommendCommand::CloseRound {
            reason: reason.then(|| text("they left")),
        }),
    )
}

fn endorse(
    room: &mut Room,
    seat: SeatId,
    recommendation: RecommendationId,
    stance: Stance,
) -> Result<(), Refusal> {
    let reason = (stance == Stance::Object).then(|| text("at home first"));
    room.run(
        seat,
        recommend(RecommendCommand::Endorse {
            recommendation,
            stance,
            reason,
        }),
    )
}

fn revise(room: &mut Room, recommendation: RecommendationId, words: &str) -> Result<(), Refusal> {
    let revise = RecommendCommand::Revise {
        recommendation,
        text: text(words),
        reason: Some(text("because")),
        addressee: Some(text("the host")),
        horizon: Some(Horizon::Short),
        kind: None,
        clusters: Vec::new(),
        challenges: Vec::new(),
    };
    room.run(PEER[0], recommend(revise))
}

fn merge(
    room: &mut Room,
    recommendation: RecommendationId,
    into: RecommendationId,
) -> Result<(), Refusal> {
    room.run(
        PEER[0],
        recommend(RecommendCommand::Merge {
            recommendation,
            into,
            text: None,
        }),
    )
}

fn reveal(room: &mut Room, block: BlockId, overridden: bool) -> Result<(), Refusal> {
    let reason = overridden.then(|| text("for the test"));
    room.run(
        FACILITATOR,
        recommend(RecommendCommand::RevealEndorsements { block, reason }),
    )
}

fn hand_over(room: &mut Room, seat: SeatId, overridden: bool) -> Result<(), Refusal> {
    let reason = overridden.then(|| text("for the test"));
    room.run(
        seat,
        recommend(RecommendCommand::HandOver {
            statement: Some(text("thank you")),
            reason,
        }),
    )
}

fn recuse(room: &mut Room, seat: SeatId, recommendation: RecommendationId) {
    let command = people::Command::Recuse {
        item: Item::Recommendation(recommendation),
    };
    room.run(seat, Command::People(command)).unwrap();
}

/// A cluster to rest on.
fn cluster(room: &mut Room) -> ClusterId {
    room.start(Preset::Cluster);
    let command = entries::Command::OpenCluster {
        title: text("A theme"),
        entries: Vec::new(),
    };
    ClusterId(room.make(RAPPORTEUR, Command::Entries(command)))
}

/// A room in its days with so many recommendations up for rating, in the block in which they were drafted.
fn up_for_rating(drafts: usize) -> (Room, Vec<RecommendationId>) {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let items: Vec<_> = (1..=drafts)
        .map(|n| draft(&mut room, &format!("advice {n}"), true))
        .collect();
    put(&mut room, items.clone());
    (room, items)
}

/// All leads say the same of all items, and it is revealed.
fn all_support(room: &mut Room, items: &[RecommendationId]) {
    let block = room.start(Preset::Endorse);
    for item in items {
        for lead in [0, 2, 4, 6] {
            endorse(room, PEER[lead], *item, Stance::Support).unwrap();
        }
    }
    reveal(room, block, false).unwrap();
}

fn numbers(room: &Room, ids: &[RecommendationId]) -> Vec<u32> {
    ids.iter()
        .map(|id| room.workshop.recommend.get(*id).unwrap().number)
        .collect()
}

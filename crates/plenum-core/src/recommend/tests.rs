//! Rules of recommendations: given, when, then; and the tables of the Seoul workshop.

use super::{Command as RecommendCommand, Horizon, RecommendationKind, RecommendationState, Stance};
use crate::agenda::{HostMode, Preset, SettingsChange};
use crate::id::{BlockId, RecommendationId, SeatId};
use crate::refusal::{Check, Refusal};
use crate::testing::{FACILITATOR, HOST, HOST_LEAD, OBSERVER, PEER, PEERS, Room, text};
use crate::visibility::Body;
use crate::workshop::Command;
use crate::{Item, people};

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
    room.run(FACILITATOR, recommend(RecommendCommand::PutToRating { recommendations, reason })).unwrap();
}

fn rate(room: &mut Room, seat: SeatId, recommendation: RecommendationId, values: Option<(u8, u8)>) -> Result<(), Refusal> {
    let (importance, feasibility) = (values.map(|v| v.0), values.map(|v| v.1));
    room.run(seat, recommend(RecommendCommand::Rate { recommendation, importance, feasibility, comment: None }))
}

fn open_round(room: &mut Room, items: Vec<RecommendationId>) -> BlockId {
    let block = room.start(Preset::RateRounds);
    room.run(FACILITATOR, recommend(RecommendCommand::OpenRound { items })).unwrap();
    block
}

fn close_round(room: &mut Room, reason: bool) -> Result<(), Refusal> {
    room.run(FACILITATOR, recommend(RecommendCommand::CloseRound { reason: reason.then(|| text("they left")) }))
}

fn endorse(room: &mut Room, seat: SeatId, recommendation: RecommendationId, stance: Stance) -> Result<(), Refusal> {
    let reason = (stance == Stance::Object).then(|| text("at home first"));
    room.run(seat, recommend(RecommendCommand::Endorse { recommendation, stance, reason }))
}

/// Eleven items rated by eight people; importance and feasibility of Seoul, final values.
const IMPORTANCE: [[u8; 8]; 11] = [
    [9, 8, 9, 8, 9, 8, 9, 9],
    [9, 9, 7, 8, 8, 7, 8, 8],
    [8, 7, 9, 8, 6, 7, 8, 9],
    [8, 9, 7, 8, 9, 9, 9, 9],
    [8, 8, 6, 7, 8, 9, 9, 8],
    [8, 7, 3, 4, 7, 6, 9, 9],
    [5, 4, 6, 6, 6, 3, 8, 8],
    [9, 9, 8, 8, 7, 8, 5, 6],
    [7, 6, 7, 8, 5, 7, 8, 7],
    [9, 8, 6, 5, 7, 8, 4, 7],
    [1, 2, 3, 2, 3, 4, 7, 6],
];
const FEASIBILITY: [[u8; 8]; 11] = [
    [8, 7, 9, 8, 8, 7, 9, 8],
    [7, 6, 8, 7, 7, 6, 8, 7],
    [9, 9, 9, 8, 9, 8, 9, 9],
    [5, 6, 4, 6, 7, 7, 6, 5],
    [8, 7, 8, 8, 9, 8, 9, 7],
    [6, 5, 2, 3, 5, 4, 7, 6],
    [5, 5, 6, 6, 7, 4, 8, 7],
    [3, 4, 2, 3, 3, 5, 2, 1],
    [6, 6, 7, 7, 8, 7, 8, 7],
    [7, 6, 6, 5, 6, 7, 4, 5],
    [2, 3, 4, 3, 4, 5, 7, 6],
];
/// Round 1 of R6, R7 and R11.
const FIRST: [(usize, [u8; 8]); 3] =
    [(5, [9, 8, 1, 3, 7, 5, 9, 9]), (6, [4, 3, 6, 6, 5, 2, 9, 9]), (10, [1, 1, 3, 2, 4, 5, 9, 8])];

fn seoul() -> (Room, Vec<RecommendationId>) {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let items: Vec<_> = (1..=11).map(|n| draft(&mut room, &format!("advice {n}"), true)).collect();
    put(&mut room, items.clone());
    open_round(&mut room, Vec::new());
    for (n, item) in items.iter().enumerate() {
        let first = FIRST.iter().find(|(row, _)| *row == n).map_or(IMPORTANCE[n], |(_, values)| *values);
        for (rater, seat) in PEER.iter().enumerate() {
            rate(&mut room, *seat, *item, Some((first[rater], FEASIBILITY[n][rater]))).unwrap();
        }
    }
    close_round(&mut room, false).unwrap();
    (room, items)
}

fn numbers(room: &Room, ids: &[RecommendationId]) -> Vec<u32> {
    ids.iter().map(|id| room.workshop.recommend.get(*id).unwrap().number).collect()
}

#[test]
fn the_orders_of_seoul_come_out() {
    let (mut room, items) = seoul();
    assert_eq!(numbers(&room, &room.workshop.recommend.by_spread()), [6, 11, 7, 10, 8, 3, 4, 1, 5, 9, 2]);

    open_round(&mut room, FIRST.iter().map(|(n, _)| items[*n]).collect());
    for (n, _) in FIRST {
        for (rater, seat) in PEER.iter().enumerate() {
            rate(&mut room, *seat, items[n], Some((IMPORTANCE[n][rater], FEASIBILITY[n][rater]))).unwrap();
        }
    }
    close_round(&mut room, false).unwrap();

    let state = &room.workshop.recommend;
    assert_eq!(numbers(&room, &state.by_spread()), [6, 11, 10, 7, 8, 3, 4, 1, 5, 9, 2]);
    assert_eq!(state.pairs(), (88, 24));
    let sums = items.iter().map(|id| state.importance(*id).unwrap().sum + state.feasibility(*id).unwrap().sum);
    assert_eq!(sums.sum::<u32>(), 1167);
    let Some(Body::Result(six)) = room.sees(PEER[0], &format!("result/{}", items[5])) else { panic!("no result of R6") };
    assert_eq!((six.earlier.len(), six.spread_place), (1, Some(1)));
}

#[test]
fn the_handover_rule_of_seoul_and_what_follows() {
    use Stance::{CanLiveWith as L, Object as O, Support as S};
    let voices = [
        [S, S, S, S], [S, S, S, S], [S, S, S, S], [S, L, S, S], [S, S, S, S], [S, O, L, S], [L, S, L, S], [S, S, S, L],
        [S, S, S, S], [S, L, S, S], [O, O, L, S],
    ];
    let (mut room, items) = seoul();
    let block = room.start(Preset::Endorse);
    for (item, row) in items.iter().zip(voices) {
        for (lead, stance) in row.into_iter().enumerate() {
            endorse(&mut room, PEER[2 * lead], *item, stance).unwrap();
        }
    }
    room.run(FACILITATOR, recommend(RecommendCommand::RevealEndorsements { block, reason: None })).unwrap();
    room.start(Preset::FeedbackOneWay);
    let hand_over = recommend(RecommendCommand::HandOver { statement: Some(text("thank you")), reason: None });
    assert!(matches!(room.run(PEER[0], hand_over.clone()), Err(Refusal::NotPermitted { .. })), "only the speaker");
    room.run(PEER[6], hand_over.clone()).unwrap();

    let Some(Body::Handover(body)) = room.sees(HOST_LEAD, "handover") else { panic!("the host sees nothing") };
    assert_eq!(numbers(&room, &body.carried), (1..=10).collect::<Vec<_>>());
    assert_eq!(numbers(&room, &body.not_carried), [11]);
    assert_eq!(numbers(&room, &body.strong), [1, 2, 3, 5, 9]);
    assert_eq!(room.run(PEER[6], hand_over), Err(Refusal::AlreadyDone));
    assert_eq!(room.workshop.recommend.get(items[10]).unwrap().state, RecommendationState::NotCarried);
}

#[test]
fn the_wording_is_frozen_for_good_after_the_handover() {
    let (mut room, items) = seoul();
    let block = room.start(Preset::Endorse);
    let reveal = RecommendCommand::RevealEndorsements { block, reason: Some(text("for the test")) };
    room.run(FACILITATOR, recommend(reveal)).unwrap();
    room.run(FACILITATOR, recommend(RecommendCommand::HandOver { statement: None, reason: None })).unwrap();
    room.start(Preset::DraftText);

    let revise = RecommendCommand::Revise {
        recommendation: items[0],
        text: text("softer"),
        reason: None,
        addressee: None,
        horizon: None,
        kind: None,
        clusters: Vec::new(),
        challenges: Vec::new(),
    };
    let frozen = Err(Refusal::Frozen { item: Some(Item::Recommendation(items[0])) });
    assert_eq!(room.run(PEER[0], recommend(revise)), frozen);
}

#[test]
fn the_host_sees_nothing_before_the_handover() {
    let (room, items) = seoul();

    for seat in [HOST_LEAD, HOST, OBSERVER] {
        for key in [format!("recommendation/{}", items[0]), format!("result/{}", items[0]), "weighing".to_owned()] {
            assert_eq!(room.sees(seat, &key), None, "{seat:?} {key}");
        }
    }
    assert!(room.sees(PEER[0], &format!("result/{}", items[0])).is_some());
}

#[test]
fn a_rating_is_its_raters_alone_until_the_link_is_cut() {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let item = draft(&mut room, "advice", true);
    put(&mut room, vec![item]);
    open_round(&mut room, Vec::new());
    let key = format!("my_rating/{item}");

    rate(&mut room, PEER[0], item, Some((7, 3))).unwrap();
    rate(&mut room, PEER[0], item, Some((8, 3))).unwrap();

    let Some(Body::MyRating(mine)) = room.sees(PEER[0], &key) else { panic!("the rater does not see her rating") };
    assert_eq!(mine.importance, Some(8));
    assert_eq!(room.workshop.recommend.open_round().unwrap().answers.len(), 1, "one answer a person");
    assert_eq!(room.sees(PEER[1], &key), None);
    assert_eq!(room.sees(FACILITATOR, &key), None);
    close_round(&mut room, true).unwrap();
    assert_eq!(room.sees(PEER[0], &key), None);
}

#[test]
fn the_count_waits_for_the_missing_and_names_them() {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let item = draft(&mut room, "advice", true);
    put(&mut room, vec![item]);
    open_round(&mut room, Vec::new());
    for seat in &PEER[..6] {
        rate(&mut room, *seat, item, Some((5, 5))).unwrap();
    }
    rate(&mut room, PEER[6], item, None).unwrap();

    let Err(Refusal::Guard { unmet }) = close_round(&mut room, false) else { panic!("the guard is silent") };

    assert_eq!((unmet[0].check, unmet[0].seats.as_slice()), (Check::AllRated, &[PEER[7]][..]));
    assert_eq!((unmet[0].have, unmet[0].need), (7, 8));
}

#[test]
fn fewer_than_five_values_give_no_totals() {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let item = draft(&mut room, "advice", true);
    put(&mut room, vec![item]);
    open_round(&mut room, Vec::new());
    for seat in &PEER[..4] {
        rate(&mut room, *seat, item, Some((5, 5))).unwrap();
    }
    rate(&mut room, PEER[4], item, None).unwrap();
    close_round(&mut room, true).unwrap();

    let Some(Body::Result(body)) = room.sees(PEER[0], &format!("result/{item}")) else { panic!("no result") };
    assert_eq!((body.importance, body.answered, body.missing), (None, 5, 3));
    let ask = RecommendCommand::AskTotals { recommendation: item, organisation: PEERS[0] };
    assert_eq!(room.run(FACILITATOR, recommend(ask)), Err(Refusal::TooFew { least: 5 }));
}

#[test]
fn a_merge_supersedes_both_and_asks_everyone_again() {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let (three, twelve) = (draft(&mut room, "a calendar", true), draft(&mut room, "a rule", true));
    put(&mut room, vec![three, twelve]);
    open_round(&mut room, Vec::new());
    for seat in &PEER[..3] {
        rate(&mut room, *seat, three, Some((7, 8))).unwrap();
        rate(&mut room, *seat, twelve, Some((6, 7))).unwrap();
    }

    let merge = RecommendCommand::Merge { recommendation: twelve, into: three, text: Some(text("a calendar with a rule")) };
    room.run(PEER[0], recommend(merge)).unwrap();

    let state = &room.workshop.recommend;
    assert_eq!(state.superseded_by_change(), 6);
    assert_eq!(state.open_round().unwrap().items, [three]);
    assert_eq!(state.get(twelve).unwrap().merged_into, Some(three));
    assert_eq!(state.get(three).unwrap().version, 2);
    assert!(rate(&mut room, PEER[0], twelve, Some((1, 1))).is_err());
}

#[test]
fn a_draft_without_addressee_is_named_and_can_be_put_up_with_a_reason() {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let item = draft(&mut room, "introduce fees", false);
    let bare = RecommendCommand::PutToRating { recommendations: vec![item], reason: None };

    let Err(Refusal::Guard { unmet }) = room.run(FACILITATOR, recommend(bare)) else { panic!("the guard is silent") };

    assert_eq!(unmet[0].names, ["reason", "addressee", "horizon", "clusters"]);
    put(&mut room, vec![item]);
    assert_eq!(room.workshop.agenda.overrides.last().unwrap().unmet, unmet);
}

#[test]
fn one_voice_an_organisation_and_an_objection_needs_a_reason() {
    let (mut room, items) = seoul();
    room.start(Preset::Endorse);

    assert!(matches!(endorse(&mut room, PEER[1], items[0], Stance::Support), Err(Refusal::NotPermitted { .. })));
    let bare = RecommendCommand::Endorse { recommendation: items[0], stance: Stance::Object, reason: None };
    assert_eq!(room.run(PEER[0], recommend(bare)), Err(Refusal::ReasonRequired));

    let away = people::Command::MarkPresence { seat: PEER[0], present: false };
    room.run(FACILITATOR, Command::People(away)).unwrap();
    endorse(&mut room, PEER[1], items[0], Stance::Support).unwrap();
    let key = format!("endorsement/{}", items[0]);
    assert!(room.sees(PEER[0], &key).is_some(), "the organisation sees its voice");
    assert_eq!(room.sees(PEER[2], &key), None, "another does not before the reveal");
}

#[test]
fn who_stepped_out_does_not_decide() {
    let (mut room, items) = seoul();
    for seat in [PEER[0], PEER[1]] {
        room.run(seat, Command::People(people::Command::Recuse { item: Item::Recommendation(items[0]) })).unwrap();
    }
    let block = room.start(Preset::Endorse);

    assert_eq!(endorse(&mut room, PEER[0], items[0], Stance::Support), Err(Refusal::Recused));
    for seat in [PEER[2], PEER[4]] {
        endorse(&mut room, seat, items[0], Stance::Support).unwrap();
    }
    let reveal = RecommendCommand::RevealEndorsements { block, reason: Some(text("for the test")) };
    room.run(FACILITATOR, recommend(reveal)).unwrap();
    assert_eq!(room.workshop.recommend.get(items[0]).unwrap().state, RecommendationState::Endorsed, "2 of 3");
}

#[test]
fn the_host_writes_nothing_while_it_is_out() {
    let mut room = Room::in_days();
    room.start_with(Preset::DraftText, SettingsChange { host_mode: Some(HostMode::OutOfRoom), ..SettingsChange::default() });
    let command = RecommendCommand::Draft {
        text: text("x"),
        reason: None,
        addressee: None,
        horizon: None,
        kind: None,
        clusters: Vec::new(),
        challenges: Vec::new(),
    };

    assert!(matches!(room.run(HOST_LEAD, recommend(command)), Err(Refusal::NotPermitted { .. })));
}

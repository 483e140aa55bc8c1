//! Drafting, changing, merging, putting up for rating.

use super::super::{Command as RecommendCommand, RecommendationState};
use super::{
    close_round, cluster, draft, hand_over, merge, numbers, open_round, put, rate, recommend,
    reveal, revise, up_for_rating,
};
use crate::agenda::{HostMode, Preset, SettingsChange};
use crate::id::{ClusterId, RecommendationId};
use crate::item::Item;
use crate::prepare;
use crate::refusal::{Check, Refusal};
use crate::testing::{FACILITATOR, HOST_LEAD, INTERPRETER, PEER, RAPPORTEUR, Room, text};
use crate::text::{Lang, WordsInput};
use crate::workshop::Command;

#[test]
fn a_draft_without_addressee_is_named_and_can_be_put_up_with_a_reason() {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let item = draft(&mut room, "introduce fees", false);
    let bare = RecommendCommand::PutToRating {
        recommendations: vec![item],
        reason: None,
    };

    let Err(Refusal::Guard { unmet }) = room.run(FACILITATOR, recommend(bare)) else {
        panic!("the guard is silent")
    };

    assert_eq!(
        unmet[0].names,
        ["reason", "addressee", "horizon", "clusters"]
    );
    put(&mut room, vec![item]);
    assert_eq!(room.workshop.agenda.overrides.last().unwrap().unmet, unmet);
}

#[test]
fn a_complete_draft_is_put_up_without_a_reason() {
    let mut room = Room::in_days();
    let cluster = cluster(&mut room);
    room.start(Preset::DraftText);
    let item = RecommendationId(room.make(RAPPORTEUR, recommend(complete(vec![cluster, cluster]))));

    let put = RecommendCommand::PutToRating {
        recommendations: vec![item, item],
        reason: None,
    };
    room.run(FACILITATOR, recommend(put.clone())).unwrap();

    let found = room.workshop.recommend.get(item).unwrap();
    assert_eq!(
        (found.state, found.clusters.as_slice()),
        (RecommendationState::ForRating, &[cluster][..])
    );
    assert!(
        room.workshop
            .agenda
            .overrides
            .iter()
            .all(|o| o.unmet.iter().all(|u| u.check != Check::DraftComplete))
    );
    assert_eq!(
        room.run(FACILITATOR, recommend(put)),
        Err(Refusal::WrongState {
            state: "for_rating".to_owned()
        })
    );
}

fn complete(clusters: Vec<ClusterId>) -> RecommendCommand {
    RecommendCommand::Draft {
        text: text("advice"),
        reason: Some(text("because")),
        addressee: Some(text("the host")),
        horizon: Some(super::Horizon::Short),
        kind: None,
        clusters,
        challenges: Vec::new(),
    }
}

#[test]
fn a_draft_rests_on_clusters_that_are_there() {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let unknown = ClusterId(uuid::Uuid::from_u128(7));

    let refused = room.run(PEER[0], recommend(complete(vec![unknown])));

    assert_eq!(refused, Err(Refusal::no_such(Item::Cluster(unknown))));
}

#[test]
fn drafts_belong_to_blocks_that_take_them_and_to_the_peers() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    assert_eq!(
        room.run(PEER[0], recommend(complete(Vec::new()))),
        Err(Refusal::NotInThisBlock { block: Some(block) })
    );

    room.start(Preset::Caucus);
    assert!(matches!(
        room.run(HOST_LEAD, recommend(complete(Vec::new()))),
        Err(Refusal::NotPermitted { .. })
    ));
    room.run(PEER[3], recommend(complete(Vec::new()))).unwrap();
}

#[test]
fn a_change_of_text_drops_the_count_and_asks_everyone_again() {
    let (mut room, items) = up_for_rating(2);
    open_round(&mut room, Vec::new());
    for (n, seat) in PEER.iter().enumerate() {
        for item in &items {
            rate(&mut room, *seat, *item, (n != 7).then_some((5, 5))).unwrap();
        }
    }
    close_round(&mut room, false).unwrap();

    revise(&mut room, items[0], "clearer advice").unwrap();

    let state = &room.workshop.recommend;
    let found = state.get(items[0]).unwrap();
    assert_eq!(
        (found.version, found.state),
        (2, RecommendationState::ForRating)
    );
    assert_eq!(
        (state.pairs(), state.superseded_by_change()),
        ((8, 0), 8),
        "an abstention is an answer"
    );
    assert_eq!(room.sees(PEER[0], &format!("result/{}", items[0])), None);
    assert!(
        room.sees(PEER[0], &format!("result/{}", items[1]))
            .is_some()
    );
    open_round(&mut room, vec![items[0]]);
    rate(&mut room, PEER[0], items[0], Some((6, 6))).unwrap();
}

#[test]
fn a_change_of_details_keeps_ratings_and_translations() {
    let (mut room, items) = up_for_rating(1);
    let words = WordsInput {
        lang: Lang::new("ko").unwrap(),
        text: "조언".to_owned(),
    };
    let translate = prepare::Command::Translate {
        item: Item::Recommendation(items[0]),
        words,
    };
    room.run(INTERPRETER, Command::Prepare(translate)).unwrap();
    open_round(&mut room, Vec::new());
    rate(&mut room, PEER[0], items[0], Some((5, 5))).unwrap();

    revise(&mut room, items[0], "advice 1").unwrap();

    let state = &room.workshop.recommend;
    let found = state.get(items[0]).unwrap();
    assert_eq!(
        (
            found.version,
            found.text.translations.len(),
            state.open_round().unwrap().answers.len()
        ),
        (1, 1, 1)
    );
    revise(&mut room, items[0], "other advice").unwrap();
    assert!(
        room.workshop
            .recommend
            .text(items[0])
            .unwrap()
            .translations
            .is_empty(),
        "they translate what is no more"
    );
}

#[test]
fn a_merge_supersedes_both_and_asks_everyone_again() {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let (three, twelve) = (
        draft(&mut room, "a calendar", true),
        draft(&mut room, "a rule", true),
    );
    put(&mut room, vec![three, twelve]);
    open_round(&mut room, Vec::new());
    for seat in &PEER[..3] {
        rate(&mut room, *seat, three, Some((7, 8))).unwrap();
        rate(&mut room, *seat, twelve, Some((6, 7))).unwrap();
    }

    let merge = RecommendCommand::Merge {
        recommendation: twelve,
        into: three,
        text: Some(text("a calendar with a rule")),
    };
    room.run(PEER[0], recommend(merge)).unwrap();

    let state = &room.workshop.recommend;
    assert_eq!(state.superseded_by_change(), 6);
    assert_eq!(state.open_round().unwrap().items, [three]);
    assert_eq!(state.get(twelve).unwrap().merged_into, Some(three));
    assert_eq!(state.get(three).unwrap().version, 2);
    assert!(rate(&mut room, PEER[0], twelve, Some((1, 1))).is_err());
}

#[test]
fn the_survivor_takes_the_place_in_the_round_and_the_links() {
    let mut room = Room::in_days();
    let clusters = [cluster(&mut room), cluster(&mut room)];
    room.start(Preset::DraftText);
    let [from, into] =
        clusters.map(|c| RecommendationId(room.make(PEER[0], recommend(complete(vec![c])))));
    put(&mut room, vec![from, into]);
    open_round(&mut room, vec![from]);

    merge(&mut room, from, into).unwrap();

    let state = &room.workshop.recommend;
    assert_eq!(state.open_round().unwrap().items, [into]);
    assert_eq!(
        state.get(into).unwrap().clusters,
        [clusters[1], clusters[0]]
    );
    assert_eq!(state.get(from).unwrap().state, RecommendationState::Merged);
    assert_eq!(
        merge(&mut room, from, into),
        Err(Refusal::WrongState {
            state: "merged".to_owned()
        })
    );
    assert!(matches!(
        merge(&mut room, into, into),
        Err(Refusal::Malformed { .. })
    ));
}

#[test]
fn a_number_is_never_given_twice() {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let items = [draft(&mut room, "one", true), draft(&mut room, "two", true)];
    merge(&mut room, items[1], items[0]).unwrap();

    let third = draft(&mut room, "three", true);

    assert_eq!(numbers(&room, &[items[0], items[1], third]), [1, 2, 3]);
}

#[test]
fn the_wording_is_frozen_for_good_after_the_handover() {
    let (mut room, items) = up_for_rating(2);
    let block = room.start(Preset::Endorse);
    reveal(&mut room, block, true).unwrap();
    hand_over(&mut room, FACILITATOR, false).unwrap();
    room.start(Preset::DraftText);

    let frozen = Err(Refusal::Frozen {
        item: Some(Item::Recommendation(items[0])),
    });
    assert_eq!(revise(&mut room, items[0], "softer"), frozen);
    assert_eq!(merge(&mut room, items[0], items[1]), frozen);
    assert_eq!(
        room.run(PEER[0], recommend(complete(Vec::new()))),
        Err(Refusal::Frozen { item: None })
    );
}

#[test]
fn the_host_writes_nothing_while_it_is_out() {
    let mut room = Room::in_days();
    room.start_with(
        Preset::DraftText,
        SettingsChange {
            host_mode: Some(HostMode::OutOfRoom),
            ..SettingsChange::default()
        },
    );
    let command = RecommendCommand::Draft {
        text: text("x"),
        reason: None,
        addressee: None,
        horizon: None,
        kind: None,
        clusters: Vec::new(),
        challenges: Vec::new(),
    };

    assert!(matches!(
        room.run(HOST_LEAD, recommend(command)),
        Err(Refusal::NotPermitted { .. })
    ));
}

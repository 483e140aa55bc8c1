//! Rounds of rating and their count.

use super::super::Command as RecommendCommand;
use super::{close_round, draft, open_round, put, rate, recommend, recuse, up_for_rating};
use crate::agenda::Preset;
use crate::refusal::{Check, Refusal};
use crate::testing::{
    FACILITATOR, HOST, HOST_LEAD, INTERPRETER, OBSERVER, PEER, PEERS, RAPPORTEUR, Room, text,
};
use crate::visibility::Body;
use crate::workshop::Event;

fn comment(
    room: &mut Room,
    seat: crate::id::SeatId,
    recommendation: crate::id::RecommendationId,
    words: &str,
) {
    let rate = RecommendCommand::Rate {
        recommendation,
        importance: Some(5),
        feasibility: Some(5),
        comment: Some(text(words)),
    };
    room.run(seat, recommend(rate)).unwrap();
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

    let Some(Body::MyRating(mine)) = room.sees(PEER[0], &key) else {
        panic!("the rater does not see her rating")
    };
    assert_eq!(mine.importance, Some(8));
    assert_eq!(
        room.workshop.recommend.open_round().unwrap().answers.len(),
        1,
        "one answer a person"
    );
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

    let Err(Refusal::Guard { unmet }) = close_round(&mut room, false) else {
        panic!("the guard is silent")
    };

    assert_eq!(
        (unmet[0].check, unmet[0].seats.as_slice()),
        (Check::AllRated, &[PEER[7]][..])
    );
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

    let Some(Body::Result(body)) = room.sees(PEER[0], &format!("result/{item}")) else {
        panic!("no result")
    };
    assert_eq!((body.importance, body.answered, body.missing), (None, 5, 3));
    let ask = RecommendCommand::AskTotals {
        recommendation: item,
        organisation: PEERS[0],
    };
    assert_eq!(
        room.run(FACILITATOR, recommend(ask)),
        Err(Refusal::TooFew { least: 5 })
    );
}

#[test]
fn four_answers_show_no_reasons_and_five_do() {
    for (people, shown) in [(4, 0), (5, 5)] {
        let (mut room, items) = up_for_rating(1);
        open_round(&mut room, Vec::new());
        for seat in &PEER[..people] {
            comment(&mut room, *seat, items[0], "too dear");
        }
        close_round(&mut room, true).unwrap();

        let Some(Body::Result(body)) = room.sees(PEER[0], &format!("result/{}", items[0])) else {
            panic!("no result")
        };
        assert_eq!(body.comments.len(), shown, "{people} answered");
    }
}

#[test]
fn totals_are_for_peers_facilitator_and_rapporteur_before_the_handover() {
    let (mut room, items) = up_for_rating(1);
    open_round(&mut room, Vec::new());
    for seat in PEER {
        rate(&mut room, seat, items[0], Some((5, 5))).unwrap();
    }
    close_round(&mut room, false).unwrap();

    let key = format!("result/{}", items[0]);
    for seat in [PEER[0], PEER[7], FACILITATOR, RAPPORTEUR] {
        assert!(room.sees(seat, &key).is_some(), "{seat:?}");
    }
    for seat in [HOST_LEAD, HOST, OBSERVER, INTERPRETER] {
        assert_eq!(room.sees(seat, &key), None, "{seat:?}");
    }
    assert_eq!(
        room.sees(HOST_LEAD, &format!("recommendation/{}", items[0])),
        None
    );
    assert_eq!(room.sees(HOST_LEAD, "weighing"), None);
}

#[test]
fn values_stay_on_the_scale_and_come_in_pairs() {
    let (mut room, items) = up_for_rating(1);
    open_round(&mut room, Vec::new());

    for wrong in [(0, 5), (5, 10)] {
        assert!(matches!(
            rate(&mut room, PEER[0], items[0], Some(wrong)),
            Err(Refusal::OutsideScale {
                lowest: 1,
                highest: 9,
                ..
            })
        ));
    }
    let half = RecommendCommand::Rate {
        recommendation: items[0],
        importance: Some(5),
        feasibility: None,
        comment: None,
    };
    assert_eq!(
        room.run(PEER[0], recommend(half)),
        Err(Refusal::Missing {
            fields: vec!["feasibility".to_owned()]
        })
    );
}

#[test]
fn one_round_a_block_and_none_beside_another() {
    let (mut room, items) = up_for_rating(2);
    let open = || recommend(RecommendCommand::OpenRound { items: Vec::new() });
    let drafting = room.workshop.agenda.running();
    assert_eq!(
        room.run(FACILITATOR, open()),
        Err(Refusal::NotInThisBlock { block: drafting })
    );
    open_round(&mut room, vec![items[0]]);

    assert_eq!(
        room.run(FACILITATOR, open()),
        Err(Refusal::AlreadyDone),
        "one is open"
    );
    assert!(
        matches!(
            rate(&mut room, PEER[0], items[1], Some((5, 5))),
            Err(Refusal::NoSuchItem { .. })
        ),
        "not chosen"
    );
    close_round(&mut room, true).unwrap();
    assert_eq!(
        room.run(FACILITATOR, open()),
        Err(Refusal::AlreadyDone),
        "the block had its round"
    );
}

#[test]
fn nobody_but_peers_rates_and_only_in_the_block_of_the_round() {
    let (mut room, items) = up_for_rating(1);
    let block = open_round(&mut room, Vec::new());
    for seat in [HOST_LEAD, FACILITATOR, OBSERVER] {
        assert!(matches!(
            rate(&mut room, seat, items[0], Some((5, 5))),
            Err(Refusal::NotPermitted { .. })
        ));
    }

    let later = room.start(Preset::DraftText);

    assert_ne!(block, later);
    assert_eq!(
        rate(&mut room, PEER[0], items[0], Some((5, 5))),
        Err(Refusal::NotInThisBlock { block: Some(later) })
    );
}

#[test]
fn who_steps_out_is_not_waited_for_and_does_not_count() {
    let (mut room, items) = up_for_rating(1);
    open_round(&mut room, Vec::new());
    for seat in PEER {
        rate(
            &mut room,
            seat,
            items[0],
            Some(if seat == PEER[7] { (9, 9) } else { (1, 1) }),
        )
        .unwrap();
    }
    recuse(&mut room, PEER[7], items[0]);
    assert_eq!(
        rate(&mut room, PEER[7], items[0], Some((9, 9))),
        Err(Refusal::Recused)
    );

    close_round(&mut room, false).unwrap();

    let Some(Body::Result(body)) = room.sees(PEER[0], &format!("result/{}", items[0])) else {
        panic!("no result")
    };
    let importance = body.importance.unwrap();
    assert_eq!(
        (
            body.answered,
            body.missing,
            importance.n,
            importance.highest
        ),
        (7, 0, 7, 1)
    );
}

#[test]
fn the_log_holds_no_rater() {
    let mut room = Room::in_days();
    room.start(Preset::DraftText);
    let item = draft(&mut room, "advice", true);
    put(&mut room, vec![item]);
    open_round(&mut room, Vec::new());
    let before = room.log.len();

    rate(&mut room, PEER[0], item, Some((7, 3))).unwrap();

    let commit = &room.log[before];
    assert!(!commit.line().contains(&PEER[0].to_string()));
    assert!(matches!(
        commit.events().unwrap().as_slice(),
        [Event::Recommend(_)]
    ));
    assert_eq!(room.replayed(), room.workshop);
}

#[test]
fn totals_of_one_organisation_are_refused_to_everybody() {
    let (mut room, items) = up_for_rating(1);
    for seat in [FACILITATOR, PEER[0], RAPPORTEUR] {
        let ask = RecommendCommand::AskTotals {
            recommendation: items[0],
            organisation: PEERS[1],
        };
        assert_eq!(
            room.run(seat, recommend(ask)),
            Err(Refusal::TooFew { least: 5 })
        );
    }
}

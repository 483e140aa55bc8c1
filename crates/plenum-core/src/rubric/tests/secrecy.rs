//! The seal: nobody but the author sees a value before the count, and afterwards nobody can tell whose it was.

use super::{all_give, close, comment, nine, opened, save, submit};
use crate::id::SeatId;
use crate::testing::{
    CONVENOR, FACILITATOR, HOST, HOST_LEAD, INTERPRETER, OBSERVER, PEER, RAPPORTEUR, Room,
    STAKEHOLDER,
};
use crate::visibility::{Body, audiences};

const ALL: [SeatId; 16] = [
    FACILITATOR,
    RAPPORTEUR,
    CONVENOR,
    HOST_LEAD,
    HOST,
    STAKEHOLDER,
    INTERPRETER,
    OBSERVER,
    PEER[0],
    PEER[1],
    PEER[2],
    PEER[3],
    PEER[4],
    PEER[5],
    PEER[6],
    PEER[7],
];

/// Everything a seat has on its screen, as it is sent.
fn screen(room: &Room, seat: SeatId) -> String {
    let seen = room.published.seen_by(&audiences(&room.workshop, seat));
    let seen = seen
        .into_iter()
        .map(|((_, key), body)| (key, body))
        .collect::<Vec<_>>();
    serde_json::to_string(&seen).unwrap()
}

#[test]
fn nobody_but_the_author_sees_a_sheet_before_the_count() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    room.run(PEER[0], save(scoring, 0, vec![comment("a", 7, "canary1x")]))
        .unwrap();
    room.run(
        PEER[0],
        submit(scoring, 1, vec![comment("a", 7, "canary1x")]),
    )
    .unwrap();

    for seat in ALL {
        assert_eq!(
            screen(&room, seat).contains("canary1x"),
            seat == PEER[0],
            "{seat:?}"
        );
        assert!(super::scores(&room, seat, scoring).is_none());
    }
}

#[test]
fn the_desk_sees_who_is_done_by_name_and_nothing_of_what_they_wrote() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    room.run(
        PEER[0],
        submit(scoring, 0, vec![comment("a", 7, "canary1x")]),
    )
    .unwrap();
    room.run(PEER[1], save(scoring, 0, Vec::new())).unwrap();

    let key = format!("progress/{scoring}");
    let Some(Body::ScoringProgress(body)) = room.sees(RAPPORTEUR, &key) else {
        panic!("no progress")
    };
    assert_eq!((body.done, body.of), (1, 8));
    let of = |seat| body.people.iter().find(|line| line.seat == seat).unwrap();
    assert_eq!(of(PEER[0]).done, [super::PROGRAMME]);
    assert_eq!(of(PEER[1]).begun, [super::PROGRAMME]);
    assert_eq!(of(PEER[2]).missing, [super::PROGRAMME]);
    for seat in [PEER[0], HOST_LEAD, OBSERVER, CONVENOR] {
        assert_eq!(room.sees(seat, &key), None);
    }
}

#[test]
fn the_log_holds_no_scorer_and_no_hour_of_a_sheet() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    let opened_at = room.workshop.rubric.scoring(scoring).unwrap().rounds[0].opened;
    let before = room.log.len();

    room.run(PEER[0], submit(scoring, 0, vec![comment("a", 7, "w")]))
        .unwrap();

    let commit = &room.log[before];
    assert!(!commit.line().contains(&PEER[0].to_string()));
    assert_eq!(
        commit.at, opened_at,
        "the time of the round, not of the hand"
    );
    assert_eq!(room.replayed(), room.workshop);
}

#[test]
fn after_the_count_the_key_is_gone_and_the_sheets_with_it() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    all_give(&mut room, scoring, "a", [1, 2, 3, 4, 5, 6, 7, 8]);
    let scope = room.workshop.rubric.scoring(scoring).unwrap().rounds[0].scope();
    assert!(room.keys.key(scope, PEER[0]).is_some());

    close(&mut room, scoring, false).unwrap();

    assert_eq!(room.keys.key(scope, PEER[0]), None);
    let round = &room.workshop.rubric.scoring(scoring).unwrap().rounds[0];
    assert!(round.sheets(super::PROGRAMME).next().is_none());
    for seat in ALL {
        assert!(!screen(&room, seat).contains("my_sheet"), "{seat:?}");
    }
}

#[test]
fn no_record_of_results_says_a_name() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    all_give(&mut room, scoring, "a", [1, 2, 3, 4, 5, 6, 7, 8]);
    close(&mut room, scoring, false).unwrap();

    let body = super::scores(&room, PEER[0], scoring).unwrap();
    let sent = serde_json::to_string(&body).unwrap();

    for seat in ALL {
        assert!(!sent.contains(&seat.to_string()));
    }
}

#[test]
fn a_rare_language_is_not_shown_among_sealed_comments() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    for (place, seat) in PEER.into_iter().enumerate() {
        let mut answer = comment("a", 5, "words");
        if place == 0 {
            answer.comment.as_mut().unwrap().lang = crate::text::Lang::new("fa").unwrap();
        }
        room.run(seat, submit(scoring, 0, vec![answer])).unwrap();
    }
    close(&mut room, scoring, false).unwrap();

    let body = super::scores(&room, PEER[1], scoring).unwrap();
    assert_eq!(body.cells[0].comments.len(), 7);
}

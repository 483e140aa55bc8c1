//! Recommendations of the reference workshop: the tables of its weighing and the values that must come out of them.

use super::super::{Command as RecommendCommand, Horizon, RecommendationState, Stance};
use super::{
    close_round, cluster, endorse, hand_over, numbers, open_round, put, rate, recommend, reveal,
};
use crate::agenda::Preset;
use crate::id::RecommendationId;
use crate::refusal::{Check, Refusal};
use crate::testing::{FACILITATOR, HOST_LEAD, PEER, RAPPORTEUR, Room, text};
use crate::visibility::Body;
use plenum_judge::scoring::{Quarters, Summary, summarise};

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
const FIRST: [(usize, [u8; 8]); 3] = [
    (5, [9, 8, 1, 3, 7, 5, 9, 9]),
    (6, [4, 3, 6, 6, 5, 2, 9, 9]),
    (10, [1, 1, 3, 2, 4, 5, 9, 8]),
];

/// Importance and feasibility.
type Pair = (u8, u8);
/// Answers to the old R3 and to R12 that the merge dropped: rater, R3, R12.
const DROPPED: [(usize, Pair, Pair); 3] = [
    (0, (7, 8), (6, 7)),
    (3, (8, 9), (5, 6)),
    (6, (6, 8), (7, 7)),
];
/// Scores of the institute, S1 to S8.
const INSTITUTE: [[u32; 8]; 8] = [
    [8, 8, 7, 6, 8, 7, 9, 8],
    [9, 8, 9, 8, 8, 8, 7, 9],
    [3, 4, 5, 6, 4, 5, 6, 7],
    [4, 5, 3, 5, 4, 6, 2, 3],
    [4, 3, 2, 3, 5, 4, 7, 5],
    [3, 4, 4, 5, 2, 1, 3, 2],
    [5, 6, 8, 7, 6, 7, 5, 4],
    [2, 3, 7, 5, 5, 3, 8, 7],
];

/// Twelve drafts, one of them without addressee and horizon, put up for rating.
fn drafted() -> (Room, Vec<RecommendationId>) {
    let mut room = Room::in_days();
    let cluster = cluster(&mut room);
    room.start(Preset::DraftText);
    let draft = |n: usize| RecommendCommand::Draft {
        text: text(&format!("advice {n}")),
        reason: Some(text("because")),
        addressee: (n != 11).then(|| text("the host")),
        horizon: (n != 11).then_some(Horizon::Short),
        kind: None,
        clusters: vec![cluster],
        challenges: Vec::new(),
    };
    let items: Vec<_> = (1..=12)
        .map(|n| RecommendationId(room.make(RAPPORTEUR, recommend(draft(n)))))
        .collect();
    put(&mut room, items.clone());
    (room, items)
}

/// Round 1, in which R12 joins R3.
fn first_round() -> (Room, Vec<RecommendationId>) {
    let (mut room, items) = drafted();
    open_round(&mut room, Vec::new());
    for (rater, three, twelve) in DROPPED {
        rate(&mut room, PEER[rater], items[2], Some(three)).unwrap();
        rate(&mut room, PEER[rater], items[11], Some(twelve)).unwrap();
    }
    let merge = RecommendCommand::Merge {
        recommendation: items[11],
        into: items[2],
        text: Some(text("advice 3 with a rule")),
    };
    room.run(PEER[2], recommend(merge)).unwrap();
    for (n, item) in items.iter().take(11).enumerate() {
        let first = FIRST
            .iter()
            .find(|(row, _)| *row == n)
            .map_or(IMPORTANCE[n], |(_, values)| *values);
        for (rater, seat) in PEER.iter().enumerate() {
            rate(
                &mut room,
                *seat,
                *item,
                Some((first[rater], FEASIBILITY[n][rater])),
            )
            .unwrap();
        }
    }
    close_round(&mut room, false).unwrap();
    (room, items)
}

/// Round 2 over R6, R7 and R11.
fn weighed() -> (Room, Vec<RecommendationId>) {
    let (mut room, items) = first_round();
    open_round(&mut room, FIRST.iter().map(|(n, _)| items[*n]).collect());
    for (n, _) in FIRST {
        for (rater, seat) in PEER.iter().enumerate() {
            rate(
                &mut room,
                *seat,
                items[n],
                Some((IMPORTANCE[n][rater], FEASIBILITY[n][rater])),
            )
            .unwrap();
        }
    }
    close_round(&mut room, false).unwrap();
    (room, items)
}

fn endorsed() -> (Room, Vec<RecommendationId>) {
    use Stance::{CanLiveWith as L, Object as O, Support as S};
    let voices = [
        [S, S, S, S],
        [S, S, S, S],
        [S, S, S, S],
        [S, L, S, S],
        [S, S, S, S],
        [S, O, L, S],
        [L, S, L, S],
        [S, S, S, L],
        [S, S, S, S],
        [S, L, S, S],
        [O, O, L, S],
    ];
    let (mut room, items) = weighed();
    let block = room.start(Preset::Endorse);
    for (item, row) in items.iter().zip(voices) {
        for (organisation, stance) in row.into_iter().enumerate() {
            endorse(&mut room, PEER[2 * organisation], *item, stance).unwrap();
        }
    }
    reveal(&mut room, block, false).unwrap();
    (room, items)
}

/// Median in quarters, lowest, highest.
fn figures(summary: &Summary) -> (u32, u32, u32) {
    (summary.median.0, summary.lowest, summary.highest)
}

#[test]
fn the_orders_by_spread_come_out() {
    let (room, items) = first_round();
    let state = &room.workshop.recommend;
    assert_eq!(
        numbers(&room, &state.by_spread()),
        [6, 11, 7, 10, 8, 3, 4, 1, 5, 9, 2]
    );
    let widest = [5, 10, 6].map(|n| state.importance(items[n]).unwrap().spread);
    assert_eq!(widest, [Quarters(18), Quarters(16), Quarters(12)]);

    let (room, _) = weighed();
    assert_eq!(
        numbers(&room, &room.workshop.recommend.by_spread()),
        [6, 11, 10, 7, 8, 3, 4, 1, 5, 9, 2]
    );
}

#[test]
fn medians_and_ranges_come_out() {
    let (room, items) = weighed();
    let state = &room.workshop.recommend;

    let importance: Vec<_> = items[..11]
        .iter()
        .map(|item| figures(state.importance(*item).unwrap()))
        .collect();
    let table = [
        (9, 8, 9),
        (8, 7, 9),
        (8, 6, 9),
        (9, 7, 9),
        (8, 6, 9),
        (7, 3, 9),
        (6, 3, 8),
        (8, 5, 9),
        (7, 5, 8),
        (7, 4, 9),
        (3, 1, 7),
    ];
    assert_eq!(
        importance,
        table.map(|(median, lowest, highest)| (4 * median, lowest, highest))
    );
    let feasibility: Vec<_> = items[..11]
        .iter()
        .map(|item| state.feasibility(*item).unwrap().median.0)
        .collect();
    assert_eq!(
        feasibility,
        [8, 7, 9, 6, 8, 5, 6, 3, 7, 6, 4].map(|median| 4 * median)
    );
    let sums = items[..11]
        .iter()
        .map(|item| state.importance(*item).unwrap().sum + state.feasibility(*item).unwrap().sum);
    assert_eq!(sums.sum::<u32>(), 1167);
}

#[test]
fn pairs_are_counted_and_the_first_round_is_kept() {
    let (room, items) = weighed();

    let Some(Body::Weighing(weighing)) = room.sees(FACILITATOR, "weighing") else {
        panic!("no weighing")
    };
    assert_eq!(
        (
            weighing.counted,
            weighing.superseded_by_round,
            weighing.superseded_by_change
        ),
        (88, 24, 6)
    );
    let Some(Body::Result(six)) = room.sees(PEER[0], &format!("result/{}", items[5])) else {
        panic!("no result of R6")
    };
    assert_eq!((six.spread_place, six.earlier.len()), (Some(1), 1));
    let first = six.earlier[0].importance.as_ref().unwrap();
    assert_eq!(
        (figures(first), first.q1, first.q3),
        ((30, 1, 9), Quarters(18), Quarters(36))
    );
}

#[test]
fn ten_of_twelve_are_carried_and_the_tracker_has_its_order() {
    let (mut room, items) = endorsed();
    room.start(Preset::FeedbackOneWay);
    hand_over(&mut room, PEER[6], false).unwrap();

    let Some(Body::Handover(body)) = room.sees(HOST_LEAD, "handover") else {
        panic!("the host sees nothing")
    };
    assert_eq!(numbers(&room, &body.carried), (1..=10).collect::<Vec<_>>());
    assert_eq!(numbers(&room, &body.not_carried), [11]);
    assert_eq!(
        numbers(&room, &body.tracker),
        [1, 4, 3, 5, 2, 8, 9, 10, 6, 7]
    );
    assert_eq!(numbers(&room, &body.strong), [1, 2, 3, 5, 9]);
    let states: Vec<_> = room
        .workshop
        .recommend
        .iter()
        .map(|item| item.state)
        .collect();
    let number = |state: RecommendationState| states.iter().filter(|s| **s == state).count();
    assert_eq!(states.len(), 12);
    assert_eq!(number(RecommendationState::HandedOver), 10);
    assert_eq!(number(RecommendationState::NotCarried), 1);
    assert_eq!(number(RecommendationState::Merged), 1);
    assert!(
        room.sees(HOST_LEAD, &format!("result/{}", items[10]))
            .is_some(),
        "what is not carried keeps its ratings"
    );
}

#[test]
fn the_voices_add_up() {
    let (room, items) = endorsed();
    let bodies =
        items[..11].iter().map(
            |item| match room.sees(PEER[0], &format!("endorsement/{item}")) {
                Some(Body::Endorsement(body)) => body,
                other => panic!("{other:?}"),
            },
        );

    let sums = bodies.fold((0, 0, 0), |sum, body| {
        (
            sum.0 + body.support,
            sum.1 + body.can_live_with,
            sum.2 + body.object,
        )
    });

    assert_eq!(sums, (34, 7, 3));
    assert_eq!(
        [5, 6, 10].map(|n| room.workshop.recommend.get(items[n]).unwrap().state),
        [
            RecommendationState::Endorsed,
            RecommendationState::Endorsed,
            RecommendationState::NotCarried,
        ]
    );
}

#[test]
fn one_guard_is_overridden_and_it_names_two_details_of_fees() {
    let (room, items) = endorsed();

    let kept = room
        .workshop
        .agenda
        .overrides
        .iter()
        .flat_map(|o| &o.unmet)
        .filter(|u| u.check == Check::DraftComplete);
    let kept: Vec<_> = kept.map(|u| (u.items.clone(), u.names.clone())).collect();

    let fees = crate::Item::Recommendation(items[10]);
    assert_eq!(
        kept,
        [(
            vec![fees],
            vec!["addressee".to_owned(), "horizon".to_owned()]
        )]
    );
}

#[test]
fn the_merged_item_is_not_rated_any_more() {
    let (mut room, items) = first_round();
    open_round(&mut room, Vec::new());

    assert_eq!(
        rate(&mut room, PEER[0], items[11], Some((5, 5))),
        Err(Refusal::WrongState {
            state: "merged".to_owned()
        })
    );
    assert_eq!(room.workshop.recommend.get(items[2]).unwrap().version, 2);
}

#[test]
fn the_scores_of_the_institute_have_their_widest_spread_at_its_finance() {
    let summaries = INSTITUTE.map(|row| summarise(&row, (1, 9)).unwrap());
    let mut order: Vec<_> = (1..=8)
        .zip(&summaries)
        .map(|(n, s)| (std::cmp::Reverse((s.spread, s.highest - s.lowest)), n))
        .collect();
    order.sort_unstable();

    assert_eq!(summaries[7].spread, Quarters(16));
    assert_eq!(
        order.into_iter().map(|(_, n)| n).collect::<Vec<_>>(),
        [8, 5, 3, 4, 6, 7, 1, 2]
    );
}

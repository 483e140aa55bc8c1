//! Endorsement by organisation, what is carried, the handover.

use super::super::{Command as RecommendCommand, RecommendationState, Stance};
use super::{
    all_support, draft, endorse, hand_over, merge, open_round, put, rate, recommend, recuse,
    reveal, revise, up_for_rating,
};
use crate::agenda::Preset;
use crate::people;
use crate::refusal::{Check, Refusal};
use crate::testing::{FACILITATOR, HOST_LEAD, PEER, PEERS};
use crate::visibility::Body;
use crate::workshop::Command;

#[test]
fn one_voice_an_organisation_and_an_objection_needs_a_reason() {
    let (mut room, items) = up_for_rating(1);
    room.start(Preset::Endorse);

    assert!(matches!(
        endorse(&mut room, PEER[1], items[0], Stance::Support),
        Err(Refusal::NotPermitted { .. })
    ));
    let bare = RecommendCommand::Endorse {
        recommendation: items[0],
        stance: Stance::Object,
        reason: None,
    };
    assert_eq!(
        room.run(PEER[0], recommend(bare)),
        Err(Refusal::ReasonRequired)
    );

    let away = people::Command::MarkPresence {
        seat: PEER[0],
        present: false,
    };
    room.run(FACILITATOR, Command::People(away)).unwrap();
    endorse(&mut room, PEER[1], items[0], Stance::Support).unwrap();
    let key = format!("endorsement/{}", items[0]);
    assert!(
        room.sees(PEER[0], &key).is_some(),
        "the organisation sees its voice"
    );
    assert_eq!(
        room.sees(PEER[2], &key),
        None,
        "another does not before the reveal"
    );
}

#[test]
fn the_organisations_that_stepped_out_do_not_count() {
    let (mut room, items) = up_for_rating(1);
    for seat in [PEER[0], PEER[1]] {
        recuse(&mut room, seat, items[0]);
    }
    let block = room.start(Preset::Endorse);

    assert_eq!(
        endorse(&mut room, PEER[0], items[0], Stance::Support),
        Err(Refusal::Recused)
    );
    for seat in [PEER[2], PEER[4]] {
        endorse(&mut room, seat, items[0], Stance::Support).unwrap();
    }
    endorse(&mut room, PEER[6], items[0], Stance::Object).unwrap();
    reveal(&mut room, block, false).unwrap();
    assert_eq!(
        room.workshop.recommend.get(items[0]).unwrap().state,
        RecommendationState::Endorsed,
        "2 of 3"
    );
}

#[test]
fn a_delegate_speaks_where_the_lead_stepped_out() {
    let (mut room, items) = up_for_rating(1);
    room.start(Preset::Endorse);
    assert!(matches!(
        endorse(&mut room, PEER[1], items[0], Stance::Support),
        Err(Refusal::NotPermitted { .. })
    ));

    recuse(&mut room, PEER[0], items[0]);

    endorse(&mut room, PEER[1], items[0], Stance::Support).unwrap();
}

#[test]
fn support_of_two_and_more_than_half_carry() {
    use Stance::{Abstain as A, CanLiveWith as L, Object as O, Support as S};
    let rows = [
        ([S, S, L, O], true),
        ([S, S, O, O], false),
        ([S, S, A, A], false),
        ([S, L, L, L], false),
        ([L, L, L, L], false),
        ([S, S, L, L], true),
    ];
    let (mut room, items) = up_for_rating(rows.len());
    let block = room.start(Preset::Endorse);
    for (item, (row, _)) in items.iter().zip(rows) {
        for (organisation, stance) in row.into_iter().enumerate() {
            endorse(&mut room, PEER[2 * organisation], *item, stance).unwrap();
        }
    }

    reveal(&mut room, block, false).unwrap();

    for (item, (row, carried)) in items.iter().zip(rows) {
        let state = if carried {
            RecommendationState::Endorsed
        } else {
            RecommendationState::NotCarried
        };
        assert_eq!(
            room.workshop.recommend.get(*item).unwrap().state,
            state,
            "{row:?}"
        );
    }
}

#[test]
fn the_reveal_waits_for_every_organisation_and_names_them() {
    let (mut room, items) = up_for_rating(2);
    let block = room.start(Preset::Endorse);
    for item in &items {
        for lead in [0, 2, 4] {
            endorse(&mut room, PEER[lead], *item, Stance::Support).unwrap();
        }
    }
    endorse(&mut room, PEER[6], items[0], Stance::Support).unwrap();

    let Err(Refusal::Guard { unmet }) = reveal(&mut room, block, false) else {
        panic!("the guard is silent")
    };

    assert_eq!(
        (unmet[0].check, unmet[0].organisations.as_slice()),
        (Check::AllEndorsed, &[PEERS[3]][..])
    );
    assert_eq!(unmet[0].items, [crate::Item::Recommendation(items[1])]);
    reveal(&mut room, block, true).unwrap();
    assert_eq!(reveal(&mut room, block, true), Err(Refusal::AlreadyDone));
}

#[test]
fn a_voice_changes_until_the_reveal_and_is_shown_then() {
    let (mut room, items) = up_for_rating(1);
    let block = room.start(Preset::Endorse);
    for lead in [0, 2, 4, 6] {
        endorse(&mut room, PEER[lead], items[0], Stance::Object).unwrap();
        endorse(&mut room, PEER[lead], items[0], Stance::Support).unwrap();
    }
    let key = format!("endorsement/{}", items[0]);
    let Some(Body::Endorsement(own)) = room.sees(PEER[0], &key) else {
        panic!("no voice")
    };
    assert_eq!(
        (own.stances.len(), own.revealed, own.carried),
        (1, false, None)
    );
    assert_eq!(room.sees(FACILITATOR, &key), None);

    reveal(&mut room, block, false).unwrap();

    let Some(Body::Endorsement(all)) = room.sees(FACILITATOR, &key) else {
        panic!("no voices")
    };
    assert_eq!((all.support, all.object, all.carried), (4, 0, Some(true)));
    assert_eq!(room.sees(HOST_LEAD, &key), None);
    assert!(matches!(
        endorse(&mut room, PEER[0], items[0], Stance::Object),
        Err(Refusal::WrongState { .. })
    ));
}

#[test]
fn a_change_of_text_drops_the_voices_on_it() {
    let (mut room, items) = up_for_rating(1);
    room.start(Preset::Endorse);
    endorse(&mut room, PEER[0], items[0], Stance::Support).unwrap();
    room.start(Preset::DraftText);

    revise(&mut room, items[0], "other advice").unwrap();

    assert_eq!(room.workshop.recommend.voices(items[0]).count(), 0);
    assert_eq!(
        room.sees(PEER[0], &format!("endorsement/{}", items[0])),
        None
    );
}

#[test]
fn more_than_ten_are_not_handed_over_and_a_merge_makes_them_ten() {
    let (mut room, items) = up_for_rating(11);
    all_support(&mut room, &items);
    let refusal = hand_over(&mut room, FACILITATOR, false).unwrap_err();
    let Refusal::Guard { unmet } = refusal else {
        panic!("{refusal:?}")
    };
    assert_eq!(
        (unmet[0].check, unmet[0].have, unmet[0].need),
        (Check::AtMostTen, 11, 10)
    );

    room.start(Preset::DraftText);
    merge(&mut room, items[10], items[9]).unwrap();

    assert_eq!(
        room.workshop.recommend.get(items[9]).unwrap().state,
        RecommendationState::ForRating,
        "asked again"
    );
    let refusal = hand_over(&mut room, FACILITATOR, false).unwrap_err();
    let Refusal::Guard { unmet } = refusal else {
        panic!("{refusal:?}")
    };
    assert_eq!(unmet[0].check, Check::AllEndorsed);
    all_support(&mut room, &items[9..10]);
    hand_over(&mut room, FACILITATOR, false).unwrap();
    assert_eq!(room.workshop.recommend.carried(), items[..10]);
}

#[test]
fn a_handover_over_missing_voices_is_settled_by_the_voices_there_are() {
    let (mut room, items) = up_for_rating(2);
    room.start(Preset::Endorse);
    for lead in [0, 2, 4] {
        endorse(&mut room, PEER[lead], items[0], Stance::Support).unwrap();
    }
    room.start(Preset::FeedbackOneWay);

    assert!(
        matches!(
            hand_over(&mut room, PEER[6], true),
            Err(Refusal::NotPermitted { .. })
        ),
        "a speaker overrides nothing"
    );
    hand_over(&mut room, FACILITATOR, true).unwrap();

    let state = &room.workshop.recommend;
    assert_eq!(
        state.get(items[0]).unwrap().state,
        RecommendationState::HandedOver
    );
    assert_eq!(
        state.get(items[1]).unwrap().state,
        RecommendationState::NotCarried
    );
    let kept = &room.workshop.agenda.overrides.last().unwrap().unmet;
    assert_eq!(
        kept.iter().map(|u| u.check).collect::<Vec<_>>(),
        [Check::AllEndorsed]
    );
}

#[test]
fn an_open_round_is_counted_before_the_voices_are_shown() {
    let (mut room, items) = up_for_rating(1);
    open_round(&mut room, Vec::new());
    rate(&mut room, PEER[0], items[0], Some((5, 5))).unwrap();
    let block = room.start(Preset::Endorse);
    for lead in [0, 2, 4, 6] {
        endorse(&mut room, PEER[lead], items[0], Stance::Support).unwrap();
    }

    let Err(Refusal::Guard { unmet }) = reveal(&mut room, block, false) else {
        panic!("the guard is silent")
    };

    assert_eq!(unmet[0].check, Check::RoundClosed);
}

#[test]
fn the_speaker_hands_over_and_a_late_draft_stays_out() {
    let (mut room, items) = up_for_rating(2);
    all_support(&mut room, &items);
    room.start(Preset::DraftText);
    let late = draft(&mut room, "late advice", true);
    put(&mut room, vec![late]);
    assert!(
        matches!(
            hand_over(&mut room, PEER[6], false),
            Err(Refusal::Guard { .. })
        ),
        "it waits for voices"
    );
    let block = room.start(Preset::Endorse);
    reveal(&mut room, block, true).unwrap();

    assert!(
        matches!(
            hand_over(&mut room, PEER[0], false),
            Err(Refusal::NotPermitted { .. })
        ),
        "only the speaker"
    );
    hand_over(&mut room, PEER[6], false).unwrap();

    let Some(Body::Handover(body)) = room.sees(HOST_LEAD, "handover") else {
        panic!("the host sees nothing")
    };
    assert_eq!((body.carried, body.not_carried), (items, vec![late]));
    assert_eq!(
        hand_over(&mut room, PEER[6], false),
        Err(Refusal::AlreadyDone)
    );
}

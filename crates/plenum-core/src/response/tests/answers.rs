//! Stances, remarks and the formal response.

use super::{
    Responding, ResponseCommand, answer, drafted, hand_over, handed_over, in_formal, publish,
    stance,
};
use crate::agenda::{Phase, Preset};
use crate::id::{HypothesisId, RecommendationId, SeatId};
use crate::item::Item;
use crate::prepare::{self, Verdict};
use crate::refusal::{Check, Refusal};
use crate::response::{FirstStance, FormalDecision, ResponseBody, unmet_responses, unmet_stances};
use crate::testing::{HOST, HOST_LEAD, INTERPRETER, PEER, Room, text};
use crate::text::{Lang, WordsInput};
use crate::visibility::Body;
use crate::workshop::Command;

fn seen(room: &Room, seat: SeatId, id: RecommendationId) -> Option<ResponseBody> {
    match room.sees(seat, &format!("response/{id}")) {
        Some(Body::Response(body)) => Some(body),
        None => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_stance_follows_the_handover_and_belongs_to_the_host_lead() {
    let (mut room, ids) = drafted(1);
    room.start(Preset::RespondOneWay);
    let early = room.respond(HOST_LEAD, stance(ids[0], FirstStance::Welcome));
    assert!(matches!(early, Err(Refusal::Guard { unmet }) if unmet[0].check == Check::HandedOver));

    let (mut room, ids) = handed_over(2);
    let by_delegate = room.respond(HOST, stance(ids[0], FirstStance::Welcome));
    assert!(matches!(by_delegate, Err(Refusal::NotPermitted { .. })));
    room.respond(HOST_LEAD, stance(ids[0], FirstStance::Welcome))
        .unwrap();

    assert_eq!(
        seen(&room, PEER[0], ids[0]).unwrap().stance,
        Some(FirstStance::Welcome)
    );
    let unmet = unmet_stances(&room.workshop);
    assert_eq!(
        (unmet[0].have, unmet[0].need, unmet[0].items.as_slice()),
        (1, 2, [Item::Recommendation(ids[1])].as_slice())
    );
    room.respond(HOST_LEAD, stance(ids[1], FirstStance::Difficult))
        .unwrap();
    assert_eq!(unmet_stances(&room.workshop), []);
    room.replays_responses();
}

#[test]
fn a_host_that_listens_takes_no_stance() {
    let (mut room, ids) = handed_over(1);
    room.start(Preset::Fishbowl);

    assert!(matches!(
        room.respond(HOST_LEAD, stance(ids[0], FirstStance::Welcome)),
        Err(Refusal::HostSilent { .. })
    ));
}

#[test]
fn a_remark_stands_beside_the_frozen_wording() {
    let (mut room, ids) = handed_over(1);
    let before = room.workshop.recommend.text(ids[0]).cloned();

    for words in ["The memoranda were signed yesterday", "A letter could do"] {
        let remark = ResponseCommand::Remark {
            recommendation: ids[0],
            remark: text(words),
        };
        room.respond(HOST, remark).unwrap();
    }

    assert_eq!(seen(&room, PEER[0], ids[0]).unwrap().remarks.len(), 2);
    assert_eq!(room.workshop.recommend.text(ids[0]).cloned(), before);
}

#[test]
fn a_response_is_the_hosts_until_all_are_published() {
    let (mut room, ids) = in_formal(2);
    assert_eq!(
        room.respond(HOST, answer(ids[0], FormalDecision::Partly, None)),
        Err(Refusal::ReasonRequired)
    );
    room.respond(HOST, answer(ids[0], FormalDecision::Partly, Some("staff")))
        .unwrap();
    assert_eq!(seen(&room, PEER[0], ids[0]), None);
    assert_eq!(
        seen(&room, HOST, ids[0]).unwrap().decision,
        Some(FormalDecision::Partly)
    );

    let Err(Refusal::Guard { unmet }) = room.respond(HOST_LEAD, publish()) else {
        panic!("no guard")
    };
    assert_eq!(
        (unmet[0].check, unmet[0].items.as_slice()),
        (
            Check::AllResponded,
            [Item::Recommendation(ids[1])].as_slice()
        )
    );
    room.respond(HOST_LEAD, answer(ids[1], FormalDecision::Accepted, None))
        .unwrap();
    assert_eq!(unmet_responses(&room.workshop)[0].names, ["published"]);
    assert!(matches!(
        room.respond(HOST, publish()),
        Err(Refusal::NotPermitted { .. })
    ));
    room.respond(HOST_LEAD, publish()).unwrap();

    let body = seen(&room, PEER[0], ids[0]).unwrap();
    assert!(body.published);
    assert_eq!(
        (body.decision, body.reason.unwrap().original.text.as_str()),
        (Some(FormalDecision::Partly), "staff")
    );
    assert!(room.sees(PEER[0], "responses").is_some());
    assert_eq!(
        room.respond(HOST_LEAD, publish()),
        Err(Refusal::AlreadyDone)
    );
    let late = room.respond(HOST_LEAD, answer(ids[0], FormalDecision::Accepted, None));
    assert_eq!(
        late,
        Err(Refusal::Frozen {
            item: Some(Item::Recommendation(ids[0]))
        })
    );
    assert_eq!(unmet_responses(&room.workshop), []);
    room.replays_responses();
}

#[test]
fn a_reason_does_not_publish_what_is_unanswered() {
    let (mut room, _) = in_formal(1);

    let publish = ResponseCommand::PublishResponses {
        statement: None,
        reason: Some(text("no time")),
    };

    assert!(matches!(
        room.respond(HOST_LEAD, publish),
        Err(Refusal::NotPermitted { .. })
    ));
    assert!(room.workshop.response.published.is_none());
}

#[test]
fn a_response_belongs_to_its_phase_and_to_what_was_handed_over() {
    let (mut room, ids) = handed_over(1);
    let early = room.respond(HOST, answer(ids[0], FormalDecision::Accepted, None));
    assert!(matches!(
        early,
        Err(Refusal::WrongPhase {
            needs: Phase::Formal,
            ..
        })
    ));

    room.go_to(Phase::Formal);
    let unknown = RecommendationId(uuid::Uuid::from_u128(5));
    let refusal = room.respond(HOST, answer(unknown, FormalDecision::Accepted, None));
    assert_eq!(
        refusal,
        Err(Refusal::no_such(Item::Recommendation(unknown)))
    );
}

/// SEOUL 11.1, check values 43 and 44: stances and decisions on R1 to R10.
#[test]
fn the_answers_of_the_reference_workshop_come_out() {
    use FirstStance::{Difficult, NeedsStudy, Welcome};
    use FormalDecision::{Accepted, NeedsOtherAuthority, NotAccepted, Partly};
    let stances = [
        Welcome, Welcome, Welcome, NeedsStudy, Welcome, Difficult, Welcome, Difficult, Welcome,
        NeedsStudy,
    ];
    let decisions = [
        Accepted,
        Accepted,
        Accepted,
        Partly,
        Accepted,
        NotAccepted,
        NeedsOtherAuthority,
        Partly,
        Accepted,
        Accepted,
    ];
    let (mut room, ids) = handed_over(10);
    for (id, taken) in ids.iter().zip(stances) {
        room.respond(HOST_LEAD, stance(*id, taken)).unwrap();
    }
    room.next().unwrap();
    room.go_to(Phase::Formal);
    for (id, decision) in ids.iter().zip(decisions) {
        let reason = Some("said in the table").filter(|_| decision != Accepted);
        room.respond(HOST, answer(*id, decision, reason)).unwrap();
    }
    room.respond(HOST_LEAD, publish()).unwrap();

    let bodies: Vec<_> = ids
        .iter()
        .map(|id| seen(&room, PEER[0], *id).unwrap())
        .collect();
    let taken = [Welcome, NeedsStudy, Difficult]
        .map(|s| bodies.iter().filter(|b| b.stance == Some(s)).count());
    assert_eq!(taken, [6, 2, 2]);
    let decided = [Accepted, Partly, NotAccepted, NeedsOtherAuthority];
    let decided = decided.map(|d| bodies.iter().filter(|b| b.decision == Some(d)).count());
    assert_eq!(decided, [6, 2, 1, 1]);
}

#[test]
fn an_interpreter_translates_a_stance_while_the_block_runs() {
    let (mut room, ids) = handed_over(1);
    let remark = Some(text("We were surprised"));
    let taken = ResponseCommand::TakeStance {
        recommendation: ids[0],
        stance: FirstStance::Welcome,
        remark,
    };
    room.respond(HOST_LEAD, taken).unwrap();

    let words = WordsInput {
        lang: Lang::new("ko").unwrap(),
        text: "놀랐습니다".to_owned(),
    };
    let translate = prepare::Command::Translate {
        item: Item::Stance(ids[0]),
        words,
    };
    room.run(INTERPRETER, Command::Prepare(translate)).unwrap();

    let remark = seen(&room, PEER[0], ids[0]).unwrap().remark.unwrap();
    assert_eq!(
        (remark.original.text.as_str(), remark.translations.len()),
        ("We were surprised", 1)
    );
}

#[test]
fn the_verdict_at_the_handover_is_the_last_and_the_room_sees_it_then() {
    let mut room = Room::new();
    room.go_to(Phase::Desk);
    let propose = prepare::Command::ProposeHypothesis {
        statement: text("Themes follow pride"),
        why: None,
        would_change: None,
    };
    let hypothesis = HypothesisId(room.make(PEER[0], Command::Prepare(propose)));
    room.go_to(Phase::Days);
    room.start(Preset::SilentWrite);
    let verdict = |verdict| {
        Command::Prepare(prepare::Command::SetVerdict {
            hypothesis,
            verdict,
        })
    };
    room.run(PEER[0], verdict(Verdict::Partly)).unwrap();
    let shown = |room: &Room| match room.sees(HOST, &format!("hypothesis/{hypothesis}")) {
        Some(Body::Hypothesis(body)) => body.verdict,
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(&room), None);

    hand_over(&mut room, 1);

    assert_eq!(shown(&room), Some(Verdict::Partly));
    let late = room.run(PEER[0], verdict(Verdict::Confirmed));
    assert_eq!(
        late,
        Err(Refusal::Frozen {
            item: Some(Item::Hypothesis(hypothesis))
        })
    );
}

#[test]
fn what_was_left_running_does_not_silence_the_host_after_the_days() {
    let (mut room, ids) = handed_over(1);
    room.start(Preset::Fishbowl);
    room.go_to(Phase::Formal);

    let remark = ResponseCommand::Remark {
        recommendation: ids[0],
        remark: text("A letter could do"),
    };

    room.respond(HOST, remark).unwrap();
}

//! The desk review: each organisation alone, then all together.

use super::{PrepareCommand, Preparing, room_in};
use crate::agenda::{self, Phase, Preset};
use crate::item::Item;
use crate::prepare::{HypothesisState, QuestionKind, QuestionState, Sector};
use crate::refusal::{Check, Refusal};
use crate::testing::{FACILITATOR, HOST_CITY, HOST_LEAD, PEER, PEERS, RAPPORTEUR, text};
use crate::visibility::Body;
use crate::workshop::Command;

fn submit(nobody_missing: bool) -> PrepareCommand {
    PrepareCommand::SubmitDeskReview { nobody_missing }
}

#[test]
fn what_an_organisation_writes_is_its_own_until_the_desk_review_closes() {
    let mut room = room_in(Phase::Desk);
    let id = room.hypothesis(PEER[0]);
    let key = format!("hypothesis/{id}");

    assert!(
        room.sees(PEER[1], &key).is_some(),
        "the own delegation sees it"
    );
    for seat in [PEER[2], HOST_LEAD, FACILITATOR] {
        assert_eq!(room.sees(seat, &key), None);
    }
    let Some(Body::DeskReview(review)) =
        room.sees(FACILITATOR, &format!("desk_review/{}", PEERS[0]))
    else {
        panic!("the desk sees counts")
    };
    assert_eq!(
        (review.hypotheses, review.questions, review.submitted),
        (1, 0, false)
    );

    room.go_to(Phase::Merge);

    assert!(room.sees(HOST_LEAD, &key).is_some());
    room.replays();
}

#[test]
fn numbers_run_within_a_kind_in_order_of_writing() {
    let mut room = room_in(Phase::Desk);
    let ids = [PEER[0], PEER[2], PEER[1]].map(|seat| room.hypothesis(seat));
    let question = room.question(PEER[4], QuestionKind::Probing);
    room.go_to(Phase::Merge);

    let number = |key: String| match room.sees(PEER[0], &key) {
        Some(Body::Hypothesis(body)) => body.number,
        Some(Body::Question(body)) => body.number,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        ids.map(|id| number(format!("hypothesis/{id}"))),
        ["H1", "H2", "H3"]
    );
    assert_eq!(number(format!("question/{question}")), "Q1");
}

#[test]
fn a_desk_review_is_handed_in_whole_and_closed_then() {
    let mut room = room_in(Phase::Desk);
    let Err(Refusal::Guard { unmet }) = room.prepare(PEER[0], submit(false)) else {
        panic!("no guard")
    };
    assert_eq!(unmet[0].check, Check::DeskReviewComplete);
    assert_eq!(unmet[0].names, ["hypothesis", "question", "invitation"]);

    room.hypothesis(PEER[0]);
    room.question(PEER[1], QuestionKind::Clarifying);
    let Err(Refusal::Guard { unmet }) = room.prepare(PEER[0], submit(false)) else {
        panic!("no guard")
    };
    assert_eq!(unmet[0].names, ["invitation"]);
    room.prepare(PEER[0], submit(true)).unwrap();

    assert_eq!(
        room.prepare(PEER[1], submit(true)),
        Err(Refusal::AlreadyDone)
    );
    let late = PrepareCommand::RequestInformation {
        what: text("The budget"),
        why: None,
    };
    assert_eq!(
        room.prepare(PEER[1], late.clone()),
        Err(Refusal::WrongState {
            state: "submitted".to_owned()
        })
    );
    room.prepare(PEER[2], late).unwrap();
    room.replays();
}

#[test]
fn the_guard_of_the_phase_names_the_organisations_that_miss() {
    let mut room = room_in(Phase::Desk);
    for peer in [0, 2] {
        room.hypothesis(PEER[peer]);
        room.question(PEER[peer], QuestionKind::Clarifying);
        room.invitation(PEER[peer], Sector::Research);
        room.prepare(PEER[peer], submit(false)).unwrap();
    }
    let waive = |organisation| PrepareCommand::WaiveDeskReview {
        organisation,
        reason: text("on leave"),
    };
    assert_eq!(
        room.prepare(FACILITATOR, waive(PEERS[0])),
        Err(Refusal::AlreadyDone)
    );
    assert_eq!(
        room.prepare(FACILITATOR, waive(HOST_CITY)),
        Err(Refusal::NoSuchItem { item: None })
    );
    room.prepare(FACILITATOR, waive(PEERS[3])).unwrap();

    let close = agenda::Command::ClosePhase {
        phase: Phase::Desk,
        reason: None,
    };
    let Err(Refusal::Guard { unmet }) = room.run(FACILITATOR, Command::Agenda(close)) else {
        panic!("no guard")
    };

    assert_eq!(
        (unmet[0].check, unmet[0].have, unmet[0].need),
        (Check::DeskReviewsSubmitted, 3, 4)
    );
    assert_eq!(unmet[0].organisations, [PEERS[2]]);
}

#[test]
fn hosts_and_desk_write_no_desk_review() {
    let mut room = room_in(Phase::Desk);
    let ask = PrepareCommand::AskQuestion {
        question: text("Why?"),
        kind: QuestionKind::Probing,
    };

    for seat in [HOST_LEAD, FACILITATOR, RAPPORTEUR] {
        assert!(matches!(
            room.prepare(seat, ask.clone()),
            Err(Refusal::NotPermitted { .. })
        ));
    }
    room.go_to(Phase::Merge);
    assert!(matches!(
        room.prepare(PEER[0], ask),
        Err(Refusal::WrongPhase { .. })
    ));
}

#[test]
fn a_merged_item_keeps_number_and_text_and_points_to_the_survivor() {
    let mut room = room_in(Phase::Desk);
    let [first, second, third] = [PEER[0], PEER[2], PEER[4]].map(|seat| room.hypothesis(seat));
    let question = room.question(PEER[0], QuestionKind::Clarifying);
    room.go_to(Phase::Merge);
    let merge = |item, into| PrepareCommand::MergeItem {
        item: Item::Hypothesis(item),
        into: Item::Hypothesis(into),
    };
    assert!(matches!(
        room.prepare(PEER[0], merge(third, second)),
        Err(Refusal::NotPermitted { .. })
    ));
    let across = PrepareCommand::MergeItem {
        item: Item::Hypothesis(first),
        into: Item::Question(question),
    };
    assert!(matches!(
        room.prepare(FACILITATOR, across),
        Err(Refusal::Malformed { .. })
    ));
    assert!(matches!(
        room.prepare(FACILITATOR, merge(first, first)),
        Err(Refusal::Malformed { .. })
    ));

    room.prepare(FACILITATOR, merge(third, second)).unwrap();
    room.prepare(FACILITATOR, merge(second, first)).unwrap();

    for (id, number) in [(second, "H2"), (third, "H3")] {
        let Some(Body::Hypothesis(body)) = room.sees(PEER[0], &format!("hypothesis/{id}")) else {
            panic!("gone")
        };
        assert_eq!(
            (body.state, body.merged_into, body.number.as_str()),
            (HypothesisState::Merged, Some(first), number)
        );
    }
    let again = room.prepare(FACILITATOR, merge(first, second));
    assert_eq!(
        again,
        Err(Refusal::WrongState {
            state: "merged".to_owned()
        })
    );
    room.replays();
}

#[test]
fn a_merged_question_needs_no_answer() {
    let mut room = room_in(Phase::Desk);
    let [first, second] =
        [PEER[0], PEER[2]].map(|seat| room.question(seat, QuestionKind::Clarifying));
    room.go_to(Phase::Merge);

    let merge = PrepareCommand::MergeItem {
        item: Item::Question(second),
        into: Item::Question(first),
    };
    room.prepare(FACILITATOR, merge).unwrap();

    assert_eq!(
        room.workshop.prepare.questions.get(second).unwrap().state,
        QuestionState::Merged
    );
    let answer = PrepareCommand::AnswerQuestion {
        question: second,
        answer: text("Nobody"),
    };
    assert_eq!(
        room.prepare(HOST_LEAD, answer),
        Err(Refusal::WrongState {
            state: "merged".to_owned()
        })
    );
}

#[test]
fn a_block_of_clarifying_questions_takes_facts_and_no_probing() {
    let mut room = room_in(Phase::Days);
    let ask = |kind| PrepareCommand::AskQuestion {
        question: text("How many?"),
        kind,
    };
    room.start(Preset::OpenDiscussion);
    assert!(matches!(
        room.prepare(PEER[0], ask(QuestionKind::Clarifying)),
        Err(Refusal::NotInThisBlock { .. })
    ));

    room.start(Preset::Clarify);
    assert!(matches!(
        room.prepare(PEER[0], ask(QuestionKind::Probing)),
        Err(Refusal::NotInThisBlock { .. })
    ));
    let id = room.question(PEER[0], QuestionKind::Clarifying);

    assert!(room.sees(HOST_LEAD, &format!("question/{id}")).is_some());
}

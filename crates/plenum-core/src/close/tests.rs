//! Rules of the last hour: given, when, then.

use super::{Command as CloseCommand, ConclusionState, EvaluationQuestion, ReportStage};
use crate::agenda::{Phase, Preset};
use crate::id::ConclusionId;
use crate::refusal::{Check, Refusal};
use crate::testing::{FACILITATOR, HOST_LEAD, OBSERVER, PEER, PEERS, RAPPORTEUR, Room, text};
use crate::time::Date;
use crate::visibility::Body;
use crate::workshop::Command;

fn close(command: CloseCommand) -> Command {
    Command::Close(command)
}

fn proposed(room: &mut Room) -> ConclusionId {
    room.start(Preset::AgreeText);
    ConclusionId(room.make(
        RAPPORTEUR,
        close(CloseCommand::Propose {
            sentence: text("Demand must be asked."),
        }),
    ))
}

fn evaluate(room: &mut Room, seat: crate::id::SeatId, value: u8) -> Result<(), Refusal> {
    let question = EvaluationQuestion::Overall;
    room.run(
        seat,
        close(CloseCommand::Evaluate {
            question,
            value: Some(value),
            comment: None,
        }),
    )
}

#[test]
fn a_conclusion_waits_for_every_organisation_and_names_the_silent() {
    let mut room = Room::in_days();
    let conclusion = proposed(&mut room);
    for seat in [HOST_LEAD, PEER[0], PEER[2], PEER[4]] {
        room.run(seat, close(CloseCommand::Agree { conclusion }))
            .unwrap();
    }

    let refusal = room
        .run(RAPPORTEUR, close(CloseCommand::Settle { conclusion }))
        .unwrap_err();
    let Refusal::Guard { unmet } = refusal else {
        panic!("{refusal:?}")
    };
    assert_eq!(
        (unmet[0].check, unmet[0].organisations.as_slice()),
        (Check::ConclusionsSettled, &[PEERS[3]][..])
    );

    room.run(PEER[7], close(CloseCommand::Agree { conclusion }))
        .unwrap();
    room.run(RAPPORTEUR, close(CloseCommand::Settle { conclusion }))
        .unwrap();
    assert_eq!(
        room.workshop.close.get(conclusion).unwrap().state,
        ConclusionState::Agreed
    );
}

#[test]
fn a_dissent_is_noted_and_settles_the_sentence() {
    let mut room = Room::in_days();
    let conclusion = proposed(&mut room);

    room.run(
        PEER[2],
        close(CloseCommand::Dissent {
            conclusion,
            note: text("not on an annex"),
        }),
    )
    .unwrap();
    room.run(RAPPORTEUR, close(CloseCommand::Settle { conclusion }))
        .unwrap();

    assert_eq!(
        room.workshop.close.get(conclusion).unwrap().state,
        ConclusionState::DissentNoted
    );
    assert!(matches!(
        room.run(PEER[0], close(CloseCommand::Agree { conclusion })),
        Err(Refusal::WrongState { .. })
    ));
}

#[test]
fn rewording_asks_everyone_again() {
    let mut room = Room::in_days();
    let conclusion = proposed(&mut room);
    room.run(PEER[0], close(CloseCommand::Agree { conclusion }))
        .unwrap();

    room.run(
        RAPPORTEUR,
        close(CloseCommand::Reword {
            conclusion,
            sentence: text("Ask, do not assume."),
        }),
    )
    .unwrap();

    let found = room.workshop.close.get(conclusion).unwrap();
    assert!(found.voices.is_empty());
    assert_eq!(found.number, 1);
}

#[test]
fn four_answers_give_no_totals_and_five_do() {
    for (people, shown) in [(4, false), (5, true)] {
        let mut room = Room::in_days();
        room.start(Preset::Evaluate);
        for seat in &PEER[..people] {
            evaluate(&mut room, *seat, 4).unwrap();
        }
        assert!(matches!(
            room.sees(PEER[0], "my_evaluation/overall"),
            Some(Body::MyEvaluation(_))
        ));

        room.run(FACILITATOR, close(CloseCommand::CountEvaluation {}))
            .unwrap();

        let Some(Body::Evaluation(body)) = room.sees(OBSERVER, "evaluation/overall") else {
            panic!("nothing is shown")
        };
        assert_eq!(
            (body.answered as usize, body.summary.is_some()),
            (people, shown)
        );
        assert_eq!(
            room.sees(PEER[0], "my_evaluation/overall"),
            None,
            "the link is cut"
        );
    }
}

#[test]
fn an_observer_does_not_evaluate_and_the_scale_is_kept() {
    let mut room = Room::in_days();
    room.start(Preset::Evaluate);

    assert!(matches!(
        evaluate(&mut room, OBSERVER, 3),
        Err(Refusal::NotPermitted { .. })
    ));
    assert_eq!(
        evaluate(&mut room, PEER[0], 6),
        Err(Refusal::OutsideScale {
            value: 6,
            lowest: 1,
            highest: 5
        })
    );
}

#[test]
fn the_report_goes_through_its_stages() {
    let mut room = Room::in_days();
    let file = |stage| {
        close(CloseCommand::FileReport {
            stage,
            summary: text("what was said"),
        })
    };
    room.run(RAPPORTEUR, file(ReportStage::Raw)).unwrap();
    assert!(matches!(
        room.run(RAPPORTEUR, file(ReportStage::Draft)),
        Err(Refusal::WrongPhase { .. })
    ));
    room.go_to(Phase::Report);

    assert!(matches!(
        room.run(RAPPORTEUR, file(ReportStage::Final)),
        Err(Refusal::Missing { .. })
    ));
    let correct = close(CloseCommand::CorrectFact {
        place: text("page 3"),
        correction: text("25 districts"),
    });
    assert!(matches!(
        room.run(HOST_LEAD, correct.clone()),
        Err(Refusal::Missing { .. })
    ));
    room.run(RAPPORTEUR, file(ReportStage::Draft)).unwrap();
    assert_eq!(
        room.sees(OBSERVER, "report/draft"),
        None,
        "a draft is for those who took part"
    );
    room.run(RAPPORTEUR, file(ReportStage::FactCheck)).unwrap();
    room.run(HOST_LEAD, correct).unwrap();
    room.run(RAPPORTEUR, file(ReportStage::Final)).unwrap();

    assert!(matches!(
        room.sees(OBSERVER, "report/final"),
        Some(Body::Report(_))
    ));
    assert!(matches!(
        room.run(RAPPORTEUR, file(ReportStage::Draft)),
        Err(Refusal::Frozen { .. })
    ));
}

#[test]
fn the_raw_record_waits_for_the_days_and_facts_for_the_check() {
    let mut room = Room::new();
    let raw = close(CloseCommand::FileReport {
        stage: ReportStage::Raw,
        summary: text("what was said"),
    });
    assert!(matches!(
        room.run(RAPPORTEUR, raw.clone()),
        Err(Refusal::WrongPhase { .. })
    ));
    room.go_to(Phase::Report);
    room.run(RAPPORTEUR, raw).unwrap();

    for stage in [
        ReportStage::Draft,
        ReportStage::FactCheck,
        ReportStage::Final,
    ] {
        room.run(
            RAPPORTEUR,
            close(CloseCommand::FileReport {
                stage,
                summary: text("what was said"),
            }),
        )
        .unwrap();
    }

    let correct = close(CloseCommand::CorrectFact {
        place: text("page 3"),
        correction: text("25 districts"),
    });
    assert_eq!(
        room.run(HOST_LEAD, correct),
        Err(Refusal::Frozen { item: None }),
        "the final report is filed"
    );
}

#[test]
fn four_comments_are_withheld_and_five_are_shown() {
    for (people, shown) in [(4, 0), (5, 5)] {
        let mut room = Room::in_days();
        room.start(Preset::Evaluate);
        for seat in &PEER[..people] {
            let question = EvaluationQuestion::Openness;
            let comment = Some(text("more time"));
            room.run(
                *seat,
                close(CloseCommand::Evaluate {
                    question,
                    value: None,
                    comment,
                }),
            )
            .unwrap();
        }
        room.run(FACILITATOR, close(CloseCommand::CountEvaluation {}))
            .unwrap();

        let Some(Body::Evaluation(body)) = room.sees(OBSERVER, "evaluation/openness") else {
            panic!("nothing is shown")
        };
        assert_eq!(
            (body.comments.len(), body.summary),
            (shown, None),
            "abstentions have no totals"
        );
    }
}

#[test]
fn the_evaluation_stays_in_its_block_and_is_counted_once() {
    let mut room = Room::in_days();
    let count = || close(CloseCommand::CountEvaluation {});
    assert_eq!(
        room.run(FACILITATOR, count()),
        Err(Refusal::Missing {
            fields: vec!["answers".to_owned()]
        })
    );
    room.start(Preset::Evaluate);
    evaluate(&mut room, PEER[0], 4).unwrap();
    evaluate(&mut room, PEER[0], 5).unwrap();

    let second = room.start(Preset::Evaluate);

    assert_eq!(
        evaluate(&mut room, PEER[0], 4),
        Err(Refusal::NotInThisBlock {
            block: Some(second)
        })
    );
    room.run(FACILITATOR, count()).unwrap();
    let Some(Body::Evaluation(body)) = room.sees(OBSERVER, "evaluation/overall") else {
        panic!("nothing is shown")
    };
    assert_eq!(body.answered, 1, "a later answer replaces the earlier");
    assert_eq!(room.run(FACILITATOR, count()), Err(Refusal::AlreadyDone));
    assert_eq!(evaluate(&mut room, PEER[1], 4), Err(Refusal::AlreadyDone));
    assert_eq!(room.replayed(), room.workshop);
}

#[test]
fn dates_stand_in_order_and_are_set_by_those_who_keep_them() {
    let mut room = Room::in_days();
    let day = |month| Date {
        year: 2014,
        month,
        day: 11,
    };
    let set = |what: &str, month| {
        close(CloseCommand::SetDate {
            what: text(what),
            date: day(month),
        })
    };
    assert!(matches!(
        room.run(PEER[0], set("Draft report", 4)),
        Err(Refusal::NotPermitted { .. })
    ));
    room.run(RAPPORTEUR, set("Final report", 5)).unwrap();
    room.run(FACILITATOR, set("Draft report", 4)).unwrap();

    room.run(RAPPORTEUR, set("Final report", 3)).unwrap();

    let Some(Body::Dates(body)) = room.sees(OBSERVER, "dates") else {
        panic!("nothing is shown")
    };
    let dates: Vec<_> = body
        .dates
        .iter()
        .map(|line| (line.date, line.what.original.text.as_str()))
        .collect();
    assert_eq!(dates, [(day(3), "Final report"), (day(4), "Draft report")]);
}

#[test]
fn a_later_voice_replaces_the_earlier_and_a_settled_sentence_opens_only_by_rewording() {
    let mut room = Room::in_days();
    let conclusion = proposed(&mut room);
    room.run(
        PEER[0],
        close(CloseCommand::Dissent {
            conclusion,
            note: text("on the date"),
        }),
    )
    .unwrap();
    room.run(PEER[1], close(CloseCommand::Agree { conclusion }))
        .unwrap();
    let Some(Body::Conclusion(body)) = room.sees(OBSERVER, &format!("conclusion/{conclusion}"))
    else {
        panic!("nothing")
    };
    assert_eq!(
        (
            body.number.as_str(),
            body.agreed.as_slice(),
            body.dissents.len()
        ),
        ("KC1", &[PEERS[0]][..], 0)
    );
    room.run(
        PEER[2],
        close(CloseCommand::Dissent {
            conclusion,
            note: text("on an annex"),
        }),
    )
    .unwrap();
    room.run(RAPPORTEUR, close(CloseCommand::Settle { conclusion }))
        .unwrap();

    let reword = || {
        close(CloseCommand::Reword {
            conclusion,
            sentence: text("Ask first."),
        })
    };
    room.run(RAPPORTEUR, reword()).unwrap();
    assert_eq!(
        room.workshop.close.get(conclusion).unwrap().state,
        ConclusionState::Proposed
    );
    room.go_to(Phase::Report);
    assert!(matches!(
        room.run(RAPPORTEUR, reword()),
        Err(Refusal::WrongPhase { .. })
    ));
}

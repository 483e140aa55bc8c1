//! Filling in: autosave, completeness, scales, pens, who may and who may not.

use super::{
    Answer, PROGRAMME, RubricCommand, Value, abstain, close, comment, my_sheet, nine, opened,
    rubric, save, step, submit, text, value,
};
use crate::agenda::{HostMode, Preset, SettingsChange, TaskKind};
use crate::id::{ScoringId, SeatId};
use crate::item::Item;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::rubric::{
    Asked, CriterionInput, ErrorGrade, LevelInput, ScaleInput, SheetStatus, StatementInput, Subject,
};
use crate::testing::{
    FACILITATOR, HOST, HOST_CITY, HOST_LEAD, OBSERVER, PEER, PEERS, Room, STAKEHOLDER,
};
use crate::visibility::Body;
use crate::workshop::Command;

fn key(scoring: ScoringId) -> String {
    format!("my_sheet/{scoring}/programme")
}

fn task(room: &Room, seat: SeatId) -> TaskKind {
    match room.sees(seat, "task") {
        Some(Body::Task(task)) => task.task,
        other => panic!("no task: {other:?}"),
    }
}

fn delegate(scoring: ScoringId, of: Option<SeatId>, to: SeatId) -> Command {
    rubric(RubricCommand::Delegate { scoring, of, to })
}

#[test]
fn a_sheet_is_saved_as_it_is_and_handed_in_when_it_is_whole() {
    let (mut room, scoring) = opened(vec![nine("a"), nine("b")]);
    room.run(PEER[0], save(scoring, 0, vec![step("a", 3)]))
        .unwrap();
    let mine = my_sheet(&room, PEER[0], &key(scoring)).unwrap();
    assert_eq!((mine.status, mine.revision), (SheetStatus::Draft, 1));

    assert_eq!(
        room.run(PEER[0], submit(scoring, 1, vec![step("a", 3)])),
        Err(Refusal::Missing {
            fields: vec!["b".to_owned()]
        })
    );
    room.run(
        PEER[0],
        submit(scoring, 1, vec![step("a", 3), step("b", 4)]),
    )
    .unwrap();

    let mine = my_sheet(&room, PEER[0], &key(scoring)).unwrap();
    assert_eq!((mine.status, mine.revision), (SheetStatus::Submitted, 2));
    assert_eq!(mine.criteria, ["a", "b"]);
}

#[test]
fn a_save_one_version_behind_is_refused_with_the_revision_stored() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    room.run(PEER[0], save(scoring, 0, vec![step("a", 3)]))
        .unwrap();

    for late in [
        save(scoring, 0, vec![step("a", 8)]),
        submit(scoring, 0, vec![step("a", 8)]),
        abstain(scoring, 0),
    ] {
        assert_eq!(
            room.run(PEER[0], late),
            Err(Refusal::StaleSheet {
                expected: 0,
                now: 1
            })
        );
    }
    assert_eq!(
        my_sheet(&room, PEER[0], &key(scoring)).unwrap().answers[0].value,
        Some(Value::Step(3))
    );
}

#[test]
fn a_status_never_falls_by_saving() {
    let (mut room, scoring) = opened(vec![nine("a"), nine("b")]);
    let whole = |n| vec![step("a", n), step("b", n)];
    room.run(PEER[0], submit(scoring, 0, whole(3))).unwrap();

    assert_eq!(
        room.run(PEER[0], save(scoring, 1, vec![step("a", 3)])),
        Err(Refusal::Missing {
            fields: vec!["b".to_owned()]
        })
    );
    room.run(PEER[0], save(scoring, 1, whole(8))).unwrap();
    assert_eq!(
        my_sheet(&room, PEER[0], &key(scoring)).unwrap().status,
        SheetStatus::Submitted
    );
    room.run(PEER[1], abstain(scoring, 0)).unwrap();
    room.run(PEER[1], save(scoring, 1, whole(2))).unwrap();
    assert_eq!(
        my_sheet(&room, PEER[1], &key(scoring)).unwrap().status,
        SheetStatus::Submitted
    );
}

#[test]
fn answers_are_held_to_their_scale() {
    let level = |key: &str, points| LevelInput {
        key: key.to_owned(),
        points,
        label: text(key),
        descriptor: None,
    };
    let levels = ScaleInput::Levels {
        levels: vec![level("low", 0), level("high", 5)],
    };
    let statement = StatementInput {
        key: "dated".to_owned(),
        statement: text("It has a date"),
        weight: 1,
    };
    let errors = ScaleInput::Errors {
        statements: vec![statement],
        grades: vec![ErrorGrade {
            errors: 1,
            percent: 50,
        }],
    };
    let with = |key: &str, scale| CriterionInput { scale, ..nine(key) };
    let (mut room, scoring) = opened(vec![
        CriterionInput {
            not_applicable: false,
            comment: Asked::No,
            ..nine("a")
        },
        with("l", levels),
        with("e", errors),
        with("w", ScaleInput::Words {}),
    ]);
    let failed = |names: &[&str]| {
        value(
            "e",
            Value::Failed(names.iter().map(|n| (*n).to_owned()).collect()),
        )
    };
    let mut refused = |answer: Answer| {
        room.run(PEER[0], save(scoring, 0, vec![answer]))
            .unwrap_err()
    };
    assert_eq!(
        refused(step("a", 10)),
        Refusal::OutsideScale {
            value: 10,
            lowest: 1,
            highest: 9
        }
    );
    for wrong in [
        step("nowhere", 1),
        step("l", 0),
        value("l", Value::Level("middle".to_owned())),
        value("a", Value::Level("low".to_owned())),
        value("a", Value::NotApplicable),
        comment("a", 5, "not asked"),
        failed(&["dated", "dated"]),
        failed(&["signed"]),
        step("w", 1),
        Answer {
            confidence: Some(2),
            ..step("a", 5)
        },
    ] {
        let shown = format!("{wrong:?}");
        assert!(
            matches!(refused(wrong), Refusal::Malformed { .. }),
            "{shown}"
        );
    }
    let twice = vec![step("a", 5), step("a", 6)];
    assert!(matches!(
        room.run(PEER[0], save(scoring, 0, twice)),
        Err(Refusal::Malformed { .. })
    ));
    let long = vec![comment("l", 1, &"x".repeat(4_001))];
    assert!(room.run(PEER[0], save(scoring, 0, long)).is_err());
    let good = vec![
        step("a", 9),
        value("l", Value::Level("high".to_owned())),
        failed(&[]),
        Answer {
            value: None,
            ..comment("w", 1, "well kept")
        },
    ];
    room.run(PEER[0], submit(scoring, 0, good)).unwrap();
}

#[test]
fn required_words_are_required_and_what_cannot_be_judged_needs_none() {
    let (mut room, scoring) = opened(vec![CriterionInput {
        comment: Asked::Required,
        evidence: Asked::Required,
        ..nine("a")
    }]);
    assert_eq!(
        room.run(PEER[0], submit(scoring, 0, vec![comment("a", 5, "  ")])),
        Err(Refusal::Missing {
            fields: vec!["a/comment".to_owned(), "a/evidence".to_owned()]
        }),
        "a cleared box is no comment"
    );

    let no_answer = vec![value("a", Value::NotApplicable)];
    room.run(PEER[0], submit(scoring, 0, no_answer)).unwrap();
}

#[test]
fn nobody_scores_their_own_organisation() {
    let mut room = Room::in_days();
    let made = super::set(&mut room, super::with(vec![nine("a")]));
    let own = Subject::Organisation(PEERS[0]);
    let scoring = ScoringId(room.make(
        FACILITATOR,
        rubric(RubricCommand::Open {
            rubric: made,
            title: text("The centres"),
            subjects: vec![own, Subject::Organisation(HOST_CITY)],
            scorers: Vec::new(),
            self_assessment: false,
            assigned: None,
            block: None,
        }),
    ));
    let of = |subject| {
        rubric(RubricCommand::SubmitSheet {
            scoring,
            subject,
            revision: 0,
            answers: vec![step("a", 5)],
            change: None,
            sheet: None,
        })
    };

    for seat in [PEER[0], PEER[1]] {
        assert_eq!(room.run(seat, of(own)), Err(Refusal::OwnWork));
        let own_key = format!("my_sheet/{scoring}/{}", PEERS[0]);
        assert_eq!(room.sees(seat, &own_key), None);
        room.run(seat, of(Subject::Organisation(HOST_CITY)))
            .unwrap();
    }
    room.run(PEER[2], of(own)).unwrap();
}

#[test]
fn the_host_does_not_score_itself_and_others_do_not_score() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    for seat in [HOST_LEAD, HOST] {
        assert_eq!(
            room.run(seat, submit(scoring, 0, vec![step("a", 9)])),
            Err(Refusal::OwnWork)
        );
    }
    for seat in [FACILITATOR, OBSERVER, STAKEHOLDER] {
        assert!(matches!(
            room.run(seat, submit(scoring, 0, vec![step("a", 9)])),
            Err(Refusal::NotPermitted {
                right: Right::Score,
                ..
            })
        ));
    }
}

#[test]
fn whoever_stepped_out_is_not_asked() {
    let mut room = Room::in_days();
    room.start(Preset::SilentWrite);
    let entry = crate::id::EntryId(room.make(
        PEER[2],
        Command::Entries(crate::entries::Command::Write {
            entry: crate::agenda::EntryKind::Strength,
            grade: crate::agenda::Grade::Warm,
            text: text("the courses are sought after"),
            stricter: None,
            on_behalf_of: None,
            show_original: None,
        }),
    ));
    let block = room.workshop.agenda.running().unwrap();
    room.run(
        FACILITATOR,
        Command::Entries(crate::entries::Command::Reveal { block }),
    )
    .unwrap();
    room.start(Preset::OpenDiscussion);
    let made = super::set(&mut room, super::with(vec![nine("a")]));
    let item = Item::Entry(entry);
    let recuse = || Command::People(crate::people::Command::Recuse { item });
    assert!(
        matches!(room.run(PEER[0], recuse()), Err(Refusal::Malformed { .. })),
        "nothing is decided of it yet"
    );
    let scoring = ScoringId(room.make(
        FACILITATOR,
        rubric(RubricCommand::Open {
            rubric: made,
            title: text("The card"),
            subjects: vec![Subject::Item(item)],
            scorers: Vec::new(),
            self_assessment: false,
            assigned: None,
            block: None,
        }),
    ));
    let sheet = |n| {
        rubric(RubricCommand::SubmitSheet {
            scoring,
            subject: Subject::Item(item),
            revision: 0,
            answers: vec![step("a", n)],
            change: None,
            sheet: None,
        })
    };
    room.run(PEER[0], recuse()).unwrap();
    assert_eq!(room.run(PEER[0], sheet(5)), Err(Refusal::Recused));
    for seat in &PEER[1..] {
        room.run(*seat, sheet(5)).unwrap();
    }
    room.run(PEER[1], recuse()).unwrap();

    close(&mut room, scoring, false).unwrap();

    let body = super::scores(&room, PEER[0], scoring).unwrap();
    assert_eq!(
        (body.cells[0].answered, body.cells[0].missing),
        (6, 0),
        "whoever steps out after answering does not count either"
    );
}

#[test]
fn a_sheet_of_a_block_is_taken_only_while_it_runs() {
    let mut room = Room::in_days();
    let block = room.insert(Preset::OpenDiscussion, SettingsChange::default(), None);
    let made = super::set(&mut room, super::with(vec![nine("a")]));
    let open = |block| {
        rubric(RubricCommand::Open {
            rubric: made,
            title: text("The institute"),
            subjects: vec![PROGRAMME],
            scorers: Vec::new(),
            self_assessment: false,
            assigned: None,
            block: Some(block),
        })
    };
    let unknown = crate::id::BlockId(uuid::Uuid::from_u128(5));
    assert_eq!(
        room.run(FACILITATOR, open(unknown)),
        Err(Refusal::no_such(Item::Block(unknown)))
    );
    let scoring = ScoringId(room.make(FACILITATOR, open(block)));
    assert_eq!(task(&room, PEER[0]), TaskKind::Wait);
    assert_eq!(
        room.run(PEER[0], submit(scoring, 0, vec![step("a", 5)])),
        Err(Refusal::NotInThisBlock { block: None })
    );

    room.next().unwrap();

    assert_eq!(task(&room, PEER[0]), TaskKind::Score);
    assert_eq!(task(&room, HOST_LEAD), TaskKind::Look);
    room.run(PEER[0], submit(scoring, 0, vec![step("a", 5)]))
        .unwrap();
    assert!(
        matches!(room.next(), Err(Refusal::Guard { .. })),
        "a block waits for the count of its sheets"
    );
}

#[test]
fn overnight_the_task_is_the_sheet_until_it_is_handed_in() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    assert_eq!(task(&room, PEER[0]), TaskKind::Score);
    assert_eq!(task(&room, HOST_LEAD), TaskKind::Wait);

    room.run(PEER[0], submit(scoring, 0, vec![step("a", 5)]))
        .unwrap();

    assert_eq!(task(&room, PEER[0]), TaskKind::Wait);
    room.start(Preset::OpenDiscussion);
    assert_eq!(
        task(&room, PEER[1]),
        TaskKind::Look,
        "a sheet without a block interrupts none"
    );
}

#[test]
fn a_sheet_is_given_back_with_a_reason_and_waits_to_be_handed_in_anew() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    let back = |seat| {
        rubric(RubricCommand::TakeBack {
            scoring,
            subject: PROGRAMME,
            seat,
            reason: text("you asked for it"),
        })
    };
    assert_eq!(
        room.run(FACILITATOR, back(PEER[0])),
        Err(Refusal::WrongState {
            state: "empty".to_owned()
        })
    );
    room.run(PEER[0], submit(scoring, 0, vec![step("a", 5)]))
        .unwrap();
    assert!(matches!(
        room.run(PEER[1], back(PEER[0])),
        Err(Refusal::NotPermitted { .. })
    ));

    let before = room.log.len();
    room.run(FACILITATOR, back(PEER[0])).unwrap();

    let mine = my_sheet(&room, PEER[0], &key(scoring)).unwrap();
    assert_eq!(mine.status, SheetStatus::Draft);
    assert_eq!(mine.taken_back.unwrap().original.text, "you asked for it");
    let Some(Body::ScoringProgress(progress)) =
        room.sees(FACILITATOR, &format!("progress/{scoring}"))
    else {
        panic!("no progress")
    };
    assert_eq!((progress.done, progress.of), (0, 8));
    // The log names the person and no pseudonym, so that it does not join the two.
    assert!(!room.log[before].line().contains("hidden"));
    room.run(PEER[0], submit(scoring, 1, vec![step("a", 6)]))
        .unwrap();
    let mine = my_sheet(&room, PEER[0], &key(scoring)).unwrap();
    assert_eq!(
        (mine.status, mine.taken_back),
        (SheetStatus::Submitted, None)
    );
}

#[test]
fn the_pen_goes_to_a_colleague_with_the_draft_and_comes_back() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    room.run(PEER[0], save(scoring, 0, vec![comment("a", 3, "begun")]))
        .unwrap();

    room.run(PEER[0], delegate(scoring, None, PEER[1])).unwrap();

    assert_eq!(my_sheet(&room, PEER[0], &key(scoring)), None);
    assert!(room.sees(PEER[0], &format!("my_pen/{scoring}")).is_some());
    assert_eq!(
        room.run(PEER[0], save(scoring, 1, vec![step("a", 4)])),
        Err(Refusal::NotYours)
    );
    let others = format!("{}/{}", key(scoring), PEER[0]);
    let held = my_sheet(&room, PEER[1], &others).unwrap();
    assert_eq!((held.of, held.revision), (Some(PEER[0]), 1));
    assert_eq!(
        held.answers[0].comment.as_ref().unwrap().original.text,
        "begun"
    );
    let own = my_sheet(&room, PEER[1], &key(scoring)).unwrap();
    assert_eq!((own.of, own.sheet, own.revision), (None, None, 0));
    let with_pen = |seat_sheet| {
        rubric(RubricCommand::SubmitSheet {
            scoring,
            subject: PROGRAMME,
            revision: 1,
            answers: vec![step("a", 7)],
            change: None,
            sheet: seat_sheet,
        })
    };
    assert_eq!(
        room.run(PEER[2], with_pen(held.sheet)),
        Err(Refusal::NotYours),
        "a mark alone gives no pen"
    );
    let before = room.log.len();
    room.run(PEER[1], with_pen(held.sheet)).unwrap();
    let line = room.log[before].line();
    assert!(!line.contains(&PEER[0].to_string()) && !line.contains(&PEER[1].to_string()));

    room.run(PEER[0], delegate(scoring, None, PEER[0])).unwrap();

    let mine = my_sheet(&room, PEER[0], &key(scoring)).unwrap();
    assert_eq!((mine.status, mine.revision), (SheetStatus::Submitted, 2));
    assert_eq!(room.sees(PEER[0], &format!("my_pen/{scoring}")), None);
}

#[test]
fn the_pen_stays_in_the_organisation_and_is_nobody_elses_to_give() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    assert!(matches!(
        room.run(PEER[0], delegate(scoring, None, PEER[2])),
        Err(Refusal::NotPermitted { .. })
    ));
    assert_eq!(
        room.run(PEER[2], delegate(scoring, Some(PEER[0]), PEER[1])),
        Err(Refusal::NotYours)
    );
    assert_eq!(
        room.run(PEER[0], delegate(scoring, None, PEER[0])),
        Err(Refusal::AlreadyDone)
    );
    assert!(matches!(
        room.run(OBSERVER, delegate(scoring, None, FACILITATOR)),
        Err(Refusal::NotPermitted { .. })
    ));
    room.run(FACILITATOR, delegate(scoring, Some(PEER[0]), PEER[1]))
        .unwrap();
}

#[test]
fn a_silent_host_writes_no_sheet() {
    let mut room = Room::in_days();
    let made = super::set(&mut room, super::with(vec![nine("a")]));
    let scoring = ScoringId(room.make(
        FACILITATOR,
        rubric(RubricCommand::Open {
            rubric: made,
            title: text("The institute"),
            subjects: vec![PROGRAMME],
            scorers: Vec::new(),
            self_assessment: true,
            assigned: None,
            block: None,
        }),
    ));
    let silent = SettingsChange {
        host_mode: Some(HostMode::ListenOnly),
        ..SettingsChange::default()
    };
    room.start_with(Preset::OpenDiscussion, silent);

    assert!(matches!(
        room.run(HOST_LEAD, submit(scoring, 0, vec![step("a", 5)])),
        Err(Refusal::HostSilent { .. })
    ));
}

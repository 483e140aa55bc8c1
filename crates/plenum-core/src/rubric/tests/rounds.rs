//! Opening, guards, second rounds, showing, ending, and views on newer versions.

use super::{
    PROGRAMME, RubricCommand, all_give, close, id, nine, open_of, opened, rubric, scores, set,
    step, submit, text, with,
};
use crate::agenda::{self, Phase};
use crate::id::{ScoringId, SeatId};
use crate::item::Item;
use crate::keys::KeyScope;
use crate::people::Role;
use crate::refusal::{Check, Refusal};
use crate::rubric::{
    Cell, CriterionInput, CriterionMap, ScaleInput, ScoringState, Stage, Subject, ValueMap,
};
use crate::testing::{FACILITATOR, OBSERVER, PEER, Room};
use crate::visibility::Body;
use crate::workshop::Command;
use plenum_judge::scoring::Quarters;

fn again(scoring: ScoringId, criteria: &[&str]) -> Command {
    let cell = |criterion: &&str| Cell {
        subject: PROGRAMME,
        criterion: (*criterion).to_owned(),
    };
    rubric(RubricCommand::OpenRound {
        scoring,
        cells: criteria.iter().map(cell).collect(),
        block: None,
    })
}

fn give(room: &mut Room, seat: SeatId, scoring: ScoringId, steps: &[(&str, u32)], change: &str) {
    let change = (!change.is_empty()).then(|| text(change));
    let answers = steps.iter().map(|(criterion, n)| step(criterion, *n));
    room.run(
        seat,
        rubric(RubricCommand::SubmitSheet {
            scoring,
            subject: PROGRAMME,
            revision: 0,
            answers: answers.collect(),
            change,
            sheet: None,
        }),
    )
    .unwrap();
}

fn wrong_state(state: &str) -> Result<(), Refusal> {
    Err(Refusal::WrongState {
        state: state.to_owned(),
    })
}

#[test]
fn the_terms_of_a_scoring_are_checked() {
    let mut room = Room::in_days();
    set(&mut room, with(vec![nine("a")]));
    let mut open = |subjects: Vec<Subject>, scorers: Vec<Role>| {
        room.run(
            FACILITATOR,
            rubric(RubricCommand::Open {
                rubric: id(1),
                title: text("The institute"),
                subjects,
                scorers,
                self_assessment: false,
                assigned: None,
                block: None,
            }),
        )
    };
    assert_eq!(
        open(Vec::new(), Vec::new()),
        Err(Refusal::Missing {
            fields: vec!["subjects".to_owned()]
        })
    );
    assert!(matches!(
        open(vec![PROGRAMME, PROGRAMME], Vec::new()),
        Err(Refusal::Malformed { .. })
    ));
    assert!(matches!(
        open(vec![PROGRAMME], vec![Role::Observer]),
        Err(Refusal::NotPermitted { .. })
    ));
    let nowhere = Item::Entry(crate::id::EntryId(uuid::Uuid::from_u128(3)));
    assert_eq!(
        open(vec![Subject::Item(nowhere)], Vec::new()),
        Err(Refusal::no_such(nowhere))
    );
    assert!(matches!(
        open(vec![Subject::Item(Item::Rubric(id(1)))], Vec::new()),
        Err(Refusal::Malformed { .. })
    ));
    assert!(matches!(
        open(
            vec![Subject::Organisation(crate::id::OrganisationId(
                uuid::Uuid::from_u128(7)
            ))],
            Vec::new()
        ),
        Err(Refusal::NoSuchItem { item: None })
    ));
    let many = (0..201).map(|n| Subject::Organisation(crate::testing::organisation(n)));
    assert!(matches!(
        open(many.collect(), Vec::new()),
        Err(Refusal::OutsideScale { highest: 200, .. })
    ));
    assert_eq!(
        room.run(FACILITATOR, rubric(open_of(id(2)))),
        Err(Refusal::no_such(Item::Rubric(id(2))))
    );
    assert!(matches!(
        room.run(PEER[0], rubric(open_of(id(1)))),
        Err(Refusal::NotPermitted { .. })
    ));
}

#[test]
fn the_count_waits_for_the_missing_and_names_them() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    for seat in &PEER[..6] {
        give(&mut room, *seat, scoring, &[("a", 5)], "");
    }
    room.run(PEER[6], super::abstain(scoring, 0)).unwrap();
    room.run(PEER[7], super::save(scoring, 0, vec![step("a", 5)]))
        .unwrap();

    let Err(Refusal::Guard { unmet }) = close(&mut room, scoring, false) else {
        panic!("the guard is silent")
    };

    assert_eq!(unmet[0].check, Check::SheetsHandedIn);
    assert_eq!(unmet[0].seats, [PEER[7]], "a draft is not handed in");
    assert_eq!((unmet[0].have, unmet[0].need), (7, 8));
    assert_eq!(unmet[0].items, [Item::Scoring(scoring)]);
    assert!(matches!(
        room.run(
            PEER[0],
            rubric(RubricCommand::CloseRound {
                scoring,
                reason: None
            })
        ),
        Err(Refusal::NotPermitted { .. })
    ));
    close(&mut room, scoring, true).unwrap();
    let body = scores(&room, PEER[0], scoring).unwrap();
    assert_eq!((body.cells[0].answered, body.cells[0].missing), (7, 1));
    assert_eq!(close(&mut room, scoring, true), wrong_state("counted"));
    assert_eq!(
        room.run(PEER[7], submit(scoring, 1, vec![step("a", 5)])),
        wrong_state("counted")
    );
}

#[test]
fn a_second_round_asks_the_chosen_cells_and_keeps_the_first_with_the_reasons() {
    let (mut room, scoring) = opened(vec![nine("a"), nine("b")]);
    assert_eq!(
        room.run(FACILITATOR, again(scoring, &["a"])),
        wrong_state("open")
    );
    for (seat, n) in PEER.into_iter().zip([1, 1, 2, 2, 8, 8, 9, 9]) {
        give(&mut room, seat, scoring, &[("a", n), ("b", 5)], "ignored");
    }
    close(&mut room, scoring, false).unwrap();
    assert!(matches!(
        room.run(FACILITATOR, again(scoring, &["c"])),
        Err(Refusal::Malformed { .. })
    ));

    room.run(FACILITATOR, again(scoring, &["a"])).unwrap();
    assert!(matches!(
        room.run(PEER[0], submit(scoring, 0, vec![step("b", 5)])),
        Err(Refusal::Malformed { .. })
    ));
    for (seat, n) in PEER.into_iter().zip([4, 4, 5, 5, 5, 5, 6, 6]) {
        give(
            &mut room,
            seat,
            scoring,
            &[("a", n)],
            "we had read it otherwise",
        );
    }
    close(&mut room, scoring, false).unwrap();

    let second = scores(&room, PEER[0], scoring).unwrap();
    assert_eq!((second.n, second.cells.len()), (2, 1));
    let cell = &second.cells[0];
    assert_eq!(cell.summary.as_ref().unwrap().spread, Quarters(2));
    assert_eq!(cell.before.as_ref().unwrap().spread, Quarters(26));
    assert_eq!(second.subjects[0].changes.len(), 8);
    assert_eq!(
        second.subjects[0].score, None,
        "a score over some of the criteria would be another figure"
    );
    let rounds = &room.workshop.rubric.scoring(scoring).unwrap().rounds;
    assert_eq!(rounds.len(), 2);
    let (_, first) = rounds[0].results().unwrap();
    assert!(first[0].changes.is_empty(), "a first round has no change");
    assert!(first[0].score.is_some());
    assert_eq!(room.replayed(), room.workshop);
}

#[test]
fn each_round_is_shown_by_itself_and_a_finished_scoring_has_no_more() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    let show = || rubric(RubricCommand::Show { scoring });
    let finish = || rubric(RubricCommand::Finish { scoring });
    assert_eq!(room.run(FACILITATOR, show()), wrong_state("open"));
    assert_eq!(room.run(FACILITATOR, finish()), wrong_state("open"));
    all_give(&mut room, scoring, "a", [5; 8]);
    close(&mut room, scoring, false).unwrap();
    room.run(FACILITATOR, show()).unwrap();
    assert_eq!(room.run(FACILITATOR, show()), Err(Refusal::AlreadyDone));
    assert!(scores(&room, OBSERVER, scoring).is_some());

    room.run(FACILITATOR, again(scoring, &[])).unwrap();
    all_give(&mut room, scoring, "a", [6; 8]);
    close(&mut room, scoring, false).unwrap();

    assert_eq!(
        scores(&room, OBSERVER, scoring),
        None,
        "what is shown is decided for each round"
    );
    assert!(scores(&room, PEER[0], scoring).is_some());
    room.run(FACILITATOR, finish()).unwrap();
    assert_eq!(room.run(FACILITATOR, finish()), Err(Refusal::AlreadyDone));
    assert_eq!(
        room.run(FACILITATOR, again(scoring, &[])),
        wrong_state("finished")
    );
    assert_eq!(
        room.workshop.rubric.scoring(scoring).unwrap().state(),
        ScoringState::Finished
    );
}

#[test]
fn what_is_open_when_the_days_close_lapses_and_its_link_is_cut() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    give(&mut room, PEER[0], scoring, &[("a", 5)], "");
    let round = room.workshop.rubric.scoring(scoring).unwrap().rounds[0].id;
    let close_days = |reason| {
        Command::Agenda(agenda::Command::ClosePhase {
            phase: Phase::Days,
            reason,
        })
    };
    let Err(Refusal::Guard { unmet }) = room.run(FACILITATOR, close_days(None)) else {
        panic!("the guard is silent")
    };
    assert!(
        unmet
            .iter()
            .any(|u| { u.check == Check::RoundClosed && u.items == [Item::Scoring(scoring)] })
    );

    room.run(FACILITATOR, close_days(Some(text("time is up"))))
        .unwrap();

    let state = room.workshop.rubric.scoring(scoring).unwrap();
    assert_eq!(state.rounds[0].stage, Stage::Lapsed);
    assert!(state.rounds[0].sheets(PROGRAMME).next().is_none());
    assert!(room.workshop.people.is_cut(KeyScope::Scores(round)));
    assert_eq!(
        room.sees(PEER[0], &format!("my_sheet/{scoring}/programme")),
        None
    );
    assert!(matches!(
        room.run(FACILITATOR, again(scoring, &[])),
        Err(Refusal::WrongPhase { .. })
    ));
    assert!(matches!(
        room.run(FACILITATOR, rubric(open_of(id(1)))),
        Err(Refusal::WrongPhase { .. })
    ));
    assert_eq!(room.replayed(), room.workshop);
}

/// Onto three points: what was 1 to 3 becomes 1, and so on.
fn thirds(from: &str, to: &str) -> CriterionMap {
    CriterionMap {
        from: from.to_owned(),
        to: to.to_owned(),
        values: (1..=9)
            .map(|from| ValueMap {
                from,
                to: (from - 1) / 3 + 1,
            })
            .collect(),
    }
}

#[test]
fn a_view_on_a_newer_version_is_an_explicit_mapping_and_touches_nothing() {
    let (mut room, scoring) = opened(vec![nine("a"), nine("b")]);
    for (seat, n) in PEER.into_iter().zip([1, 2, 3, 4, 5, 6, 7, 9]) {
        give(&mut room, seat, scoring, &[("a", n), ("b", 5)], "");
    }
    let rescale = |version, map| {
        rubric(RubricCommand::Rescale {
            scoring,
            version,
            map,
            reason: text("the network uses three points"),
        })
    };
    let map = || vec![thirds("a", "x")];
    assert_eq!(
        room.run(FACILITATOR, rescale(2, map())),
        wrong_state("open")
    );
    close(&mut room, scoring, false).unwrap();
    assert!(matches!(
        room.run(FACILITATOR, rescale(2, map())),
        Err(Refusal::Malformed { .. })
    ));
    let three = ScaleInput::Range {
        lowest: 1,
        highest: 3,
        labels: Vec::new(),
    };
    room.run(
        FACILITATOR,
        rubric(RubricCommand::NewVersion {
            rubric: id(1),
            content: with(vec![CriterionInput {
                scale: three,
                ..nine("x")
            }]),
        }),
    )
    .unwrap();
    let mut short = thirds("a", "x");
    short.values.pop();
    let mut off = thirds("a", "x");
    off.values[0].to = 4;
    for wrong in [
        vec![short],
        vec![off],
        vec![thirds("a", "y")],
        vec![thirds("z", "x")],
        vec![thirds("a", "x"), thirds("b", "x")],
    ] {
        assert!(matches!(
            room.run(FACILITATOR, rescale(2, wrong)),
            Err(Refusal::Malformed { .. })
        ));
    }
    assert!(matches!(
        room.run(FACILITATOR, rescale(2, Vec::new())),
        Err(Refusal::Missing { .. })
    ));
    let before = scores(&room, PEER[0], scoring);

    room.run(FACILITATOR, rescale(2, map())).unwrap();

    assert_eq!(scores(&room, PEER[0], scoring), before);
    let key = format!("rescaled/{scoring}/2");
    let Some(Body::Rescaled(view)) = room.sees(PEER[0], &key) else {
        panic!("no view")
    };
    assert_eq!((view.from, view.version, view.cells.len()), (1, 2, 1));
    let summary = view.cells[0].summary.as_ref().unwrap();
    assert_eq!(summary.histogram, [3, 3, 2]);
    assert_eq!((summary.n, summary.sum), (8, 15));
    assert_eq!(room.sees(OBSERVER, &key), None);
    assert_eq!(
        room.run(FACILITATOR, rescale(2, map())),
        Err(Refusal::AlreadyDone)
    );
}

//! Making, freezing, rewording, versions, templates, faults.

use super::{RubricCommand, abstain, id, nine, opened, rubric, set, step, submit, text, with};
use crate::agenda::Phase;
use crate::item::Item;
use crate::people::Right;
use crate::refusal::Refusal;
use crate::rubric::{
    Asked, CriterionInput, Direction, ErrorGrade, Fault, LevelInput, Problem, RubricInput,
    RubricState, RubricTemplate, ScaleInput, StatementInput, StepInput, Wording, check, shipped,
};
use crate::testing::{CONVENOR, FACILITATOR, HOST_LEAD, INTERPRETER, OBSERVER, PEER, Room};
use crate::text::{Lang, WordsInput};
use crate::visibility::Body;

fn prompt(key: &str) -> Wording {
    Wording::Prompt(key.to_owned())
}

fn level(criterion: &str, key: &str) -> Wording {
    Wording::Level(criterion.to_owned(), key.to_owned())
}

fn levels(points: &[(&str, u32)]) -> ScaleInput {
    let one = |(key, points): &(&str, u32)| LevelInput {
        key: (*key).to_owned(),
        points: *points,
        label: text(key),
        descriptor: None,
    };
    ScaleInput::Levels {
        levels: points.iter().map(one).collect(),
    }
}

fn scaled(key: &str, scale: ScaleInput) -> CriterionInput {
    CriterionInput { scale, ..nine(key) }
}

/// Checks that a rubric has exactly these faults.
fn faulty(content: &RubricInput, faults: &[(Wording, Problem)]) {
    let wanted: Vec<Fault> = faults
        .iter()
        .map(|(place, problem)| Fault {
            place: place.clone(),
            problem: *problem,
        })
        .collect();
    assert_eq!(check(content), Err(wanted));
}

#[test]
fn an_empty_rubric_is_refused() {
    faulty(&with(Vec::new()), &[(Wording::Title, Problem::Empty)]);
}

#[test]
fn all_weights_nought_is_refused_and_words_or_descriptions_alone_are_not() {
    let weightless = |direction| CriterionInput {
        weight: 0,
        direction,
        ..nine("a")
    };
    faulty(
        &with(vec![weightless(Direction::Higher)]),
        &[(Wording::Title, Problem::NoWeight)],
    );

    assert!(check(&with(vec![weightless(Direction::Neutral)])).is_ok());
    let words = CriterionInput {
        weight: 0,
        ..scaled("w", ScaleInput::Words {})
    };
    let read = check(&with(vec![words])).unwrap();
    assert_eq!(
        read.criteria[0].comment,
        Asked::Required,
        "where there are words only, the words are required"
    );
}

#[test]
fn every_fault_is_named_before_anything_happens() {
    let content = with(vec![
        scaled("a b", levels(&[("x", 1)])),
        scaled("l", levels(&[("x", 5), ("x", 5), ("z", 2)])),
        scaled(
            "r",
            ScaleInput::Range {
                lowest: 9,
                highest: 1,
                labels: Vec::new(),
            },
        ),
        scaled("p", ScaleInput::Points { most: 0 }),
        scaled("p", ScaleInput::Points { most: 101 }),
        CriterionInput {
            weight: 101,
            prompt: text("  "),
            ..nine("w")
        },
        scaled(
            "c",
            ScaleInput::Like {
                criterion: "nowhere".to_owned(),
            },
        ),
    ]);
    faulty(
        &content,
        &[
            (prompt("a b"), Problem::KeyForm),
            (prompt("a b"), Problem::TooFew(2)),
            (level("l", "x"), Problem::KeyTwice),
            (level("l", "x"), Problem::SamePoints),
            (level("l", "z"), Problem::UpsideDown),
            (prompt("r"), Problem::UpsideDown),
            (prompt("p"), Problem::Zero),
            (prompt("p"), Problem::KeyTwice),
            (prompt("p"), Problem::TooLarge(100)),
            (prompt("w"), Problem::TooLarge(100)),
            (prompt("w"), Problem::TextEmpty),
            (prompt("c"), Problem::LikeUnknown),
        ],
    );
}

#[test]
fn labels_statements_and_grades_are_held_to_their_scale() {
    let label = |value, colour: &str| StepInput {
        value,
        label: text("label"),
        colour: Some(colour.to_owned()),
    };
    let range = ScaleInput::Range {
        lowest: 1,
        highest: 9,
        labels: vec![label(1, "#FFF200"), label(1, "red"), label(10, "#FFF200")],
    };
    let statement = |key: &str, weight| StatementInput {
        key: key.to_owned(),
        statement: text("it is dated"),
        weight,
    };
    let grade = |errors, percent| ErrorGrade { errors, percent };
    let errors = |statements, grades| ScaleInput::Errors { statements, grades };
    let step = |value| Wording::Step("r".to_owned(), value);
    let of = |key: &str| Wording::Statement("e".to_owned(), key.to_owned());
    faulty(
        &with(vec![
            scaled("r", range),
            scaled(
                "e",
                errors(
                    vec![statement("a", 0), statement("a", 1)],
                    vec![grade(0, 90), grade(2, 101), grade(2, 50), grade(1, 60)],
                ),
            ),
            scaled("f", errors(Vec::new(), Vec::new())),
        ]),
        &[
            (step(1), Problem::Twice),
            (step(1), Problem::Colour),
            (step(10), Problem::OutsideRange),
            (of("a"), Problem::Zero),
            (of("a"), Problem::KeyTwice),
            (prompt("e"), Problem::Zero),
            (prompt("e"), Problem::TooLarge(100)),
            (prompt("e"), Problem::GradesRise),
            (prompt("e"), Problem::Twice),
            (prompt("e"), Problem::GradesRise),
            (prompt("f"), Problem::TooFew(1)),
            (prompt("f"), Problem::NoGrades),
        ],
    );
}

#[test]
fn too_many_of_anything_is_refused() {
    let many = |n: usize| -> Vec<_> { (0..n).map(|n| nine(&format!("k{n}"))).collect() };
    assert!(check(&with(many(60))).is_ok());
    faulty(&with(many(61)), &[(Wording::Title, Problem::TooMany(60))]);
    let keys: Vec<String> = (0..21).map(|n| format!("l{n}")).collect();
    let sent: Vec<(&str, u32)> = keys.iter().map(String::as_str).zip(0..).collect();
    faulty(
        &with(vec![scaled("l", levels(&sent))]),
        &[(prompt("l"), Problem::TooMany(20))],
    );
    faulty(
        &RubricInput {
            title: text(&"x".repeat(201)),
            ..with(vec![nine("a")])
        },
        &[(Wording::Title, Problem::TextTooLong(200))],
    );
}

#[test]
fn scales_without_a_common_measure_are_refused() {
    let primes = [97, 89, 83, 79, 73, 71];
    let odd = primes
        .into_iter()
        .map(|most| scaled(&format!("p{most}"), ScaleInput::Points { most }));
    faulty(
        &with(odd.collect()),
        &[(Wording::Title, Problem::ScalesTooDifferent)],
    );
}

#[test]
fn faults_reach_the_sender_as_a_refusal_and_nothing_is_stored() {
    let mut room = Room::in_days();
    let before = room.log.len();

    let refused = room.run(
        FACILITATOR,
        rubric(RubricCommand::Set {
            rubric: id(1),
            content: with(Vec::new()),
        }),
    );

    let faults = vec![Fault {
        place: Wording::Title,
        problem: Problem::Empty,
    }];
    assert_eq!(refused, Err(Refusal::RubricFaults { faults }));
    assert_eq!(room.log.len(), before);
}

#[test]
fn convenor_and_facilitator_make_rubrics_and_nobody_else() {
    let mut room = Room::in_days();
    for (seat, may) in [
        (CONVENOR, true),
        (FACILITATOR, true),
        (PEER[0], false),
        (HOST_LEAD, false),
        (OBSERVER, false),
    ] {
        let made = room.run(
            seat,
            rubric(RubricCommand::Set {
                rubric: id(1),
                content: with(vec![nine("a")]),
            }),
        );
        match made {
            Ok(()) => assert!(may, "{seat:?}"),
            Err(Refusal::NotPermitted { right, .. }) => {
                assert!(!may && right == Right::EditRubric, "{seat:?}");
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_draft_may_change_its_shape_until_the_first_sheet_and_then_only_its_wording() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    let again = |keys: &[&str]| {
        rubric(RubricCommand::Set {
            rubric: id(1),
            content: with(keys.iter().map(|key| nine(key)).collect()),
        })
    };
    room.run(FACILITATOR, again(&["a", "b"])).unwrap();

    room.run(PEER[0], abstain(scoring, 0)).unwrap();

    let item = Some(Item::Rubric(id(1)));
    assert_eq!(
        room.run(FACILITATOR, again(&["a"])),
        Err(Refusal::Frozen { item }),
        "an abstention is an answer"
    );
    let reword = |reason| {
        rubric(RubricCommand::Reword {
            rubric: id(1),
            place: prompt("a"),
            text: text("Better put"),
            reason,
        })
    };
    assert_eq!(
        room.run(FACILITATOR, reword(None)),
        Err(Refusal::ReasonRequired)
    );
    room.run(FACILITATOR, reword(Some(text("it was misread"))))
        .unwrap();

    let Some(Body::Rubric(body)) = room.sees(PEER[0], &format!("rubric/{}/1", id(1))) else {
        panic!("the peers do not see the rubric")
    };
    assert_eq!(body.state, RubricState::InUse);
    assert_eq!(body.rubric.criteria[0].prompt.original.text, "Better put");
    let line = &body.corrections[0];
    assert_eq!(
        (line.before.original.text.as_str(), line.by),
        ("a", FACILITATOR)
    );
    assert_eq!(line.reason.original.text, "it was misread");
    assert_eq!(
        room.run(FACILITATOR, reword(Some(text("again")))),
        Err(Refusal::AlreadyDone)
    );
    assert_eq!(room.replayed(), room.workshop);
}

#[test]
fn what_has_no_text_is_not_reworded() {
    let mut room = Room::in_days();
    set(&mut room, with(vec![nine("a")]));
    for place in [
        Wording::Explanation,
        prompt("b"),
        level("a", "x"),
        Wording::Step("a".to_owned(), 3),
        Wording::Statement("a".to_owned(), "x".to_owned()),
    ] {
        let command = RubricCommand::Reword {
            rubric: id(1),
            place,
            text: text("x"),
            reason: None,
        };
        assert!(matches!(
            room.run(FACILITATOR, rubric(command)),
            Err(Refusal::Malformed { .. })
        ));
    }
}

#[test]
fn an_interpreter_adds_a_translation_that_never_replaces_the_original() {
    let mut room = Room::in_days();
    set(&mut room, with(vec![nine("a")]));
    let translate = |lang: &str| {
        rubric(RubricCommand::Translate {
            rubric: id(1),
            place: prompt("a"),
            words: WordsInput {
                lang: Lang::new(lang).unwrap(),
                text: "위임".to_owned(),
            },
        })
    };
    assert!(matches!(
        room.run(INTERPRETER, translate("en")),
        Err(Refusal::Malformed { .. })
    ));
    assert!(matches!(
        room.run(PEER[0], translate("ko")),
        Err(Refusal::NotPermitted { .. })
    ));

    room.run(INTERPRETER, translate("ko")).unwrap();

    let entry = room.workshop.rubric.rubric(id(1)).unwrap();
    let stands = &entry.newest().unwrap().content.criteria[0].prompt;
    assert_eq!(stands.original.text, "a");
    assert_eq!(stands.translations[0].text, "위임");
}

#[test]
fn a_change_of_shape_is_a_new_version_and_old_answers_stay_with_theirs() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    let newer = || {
        rubric(RubricCommand::NewVersion {
            rubric: id(1),
            content: with(vec![nine("a"), nine("b")]),
        })
    };
    assert_eq!(
        room.run(FACILITATOR, newer()),
        Err(Refusal::WrongState {
            state: "draft".to_owned()
        }),
        "a draft is changed, not versioned"
    );
    room.run(PEER[0], submit(scoring, 0, vec![step("a", 5)]))
        .unwrap();

    room.run(FACILITATOR, newer()).unwrap();

    let state = &room.workshop.rubric;
    assert_eq!(state.rubric(id(1)).unwrap().versions.len(), 2);
    let answered = state.scoring(scoring).unwrap();
    assert_eq!(
        state.version_of(answered).unwrap().content.criteria.len(),
        1
    );
    assert!(
        room.run(PEER[1], submit(scoring, 0, vec![step("a", 5)]))
            .is_ok()
    );
}

#[test]
fn a_retired_rubric_opens_nothing_more() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    let retire = || rubric(RubricCommand::Retire { rubric: id(1) });
    room.run(FACILITATOR, retire()).unwrap();

    let retired = || {
        Err(Refusal::WrongState {
            state: "retired".to_owned(),
        })
    };
    assert_eq!(room.run(FACILITATOR, retire()), Err(Refusal::AlreadyDone));
    assert_eq!(
        room.run(FACILITATOR, rubric(super::open_of(id(1)))),
        retired()
    );
    assert_eq!(
        room.run(
            FACILITATOR,
            rubric(RubricCommand::Set {
                rubric: id(1),
                content: with(vec![nine("a")]),
            })
        ),
        retired()
    );
    room.run(PEER[0], submit(scoring, 0, vec![step("a", 5)]))
        .unwrap();
}

#[test]
fn a_draft_is_kept_from_the_room_until_a_scoring_uses_it() {
    let mut room = Room::in_days();
    set(&mut room, with(vec![nine("a")]));
    let key = format!("rubric/{}/1", id(1));
    for (seat, sees) in [(CONVENOR, true), (FACILITATOR, true), (PEER[0], false)] {
        assert_eq!(room.sees(seat, &key).is_some(), sees);
    }

    room.run(FACILITATOR, rubric(super::open_of(id(1))))
        .unwrap();

    assert!(room.sees(PEER[0], &key).is_some());
}

#[test]
fn every_shipped_rubric_is_well_formed() {
    for (template, criteria) in RubricTemplate::ALL.into_iter().zip([28, 5, 2, 2, 8]) {
        let shipped = shipped(template).unwrap();
        let read = check(&shipped.rubric).unwrap();
        assert_eq!((shipped.version, read.criteria.len()), (1, criteria));
        let mut room = Room::in_days();
        super::use_template(&mut room, template);
        let again = RubricCommand::UseTemplate {
            rubric: id(1),
            template,
        };
        assert_eq!(
            room.run(FACILITATOR, rubric(again)),
            Err(Refusal::AlreadyDone)
        );
    }
}

#[test]
fn the_profile_has_the_labels_and_colours_of_the_method() {
    let profile = check(&shipped(RubricTemplate::Circles).unwrap().rubric).unwrap();
    let groups: Vec<_> = profile
        .criteria
        .iter()
        .map(|c| c.group.as_ref().unwrap().original.text.as_str())
        .collect();
    assert_eq!(
        [groups[0], groups[7], groups[14], groups[21], groups[27]],
        ["Economics", "Ecology", "Politics", "Culture", "Culture"]
    );
    for criterion in &profile.criteria {
        let crate::rubric::Scale::Range { labels, .. } = &criterion.scale else {
            panic!("nine points")
        };
        let ends = [&labels[0], &labels[8]]
            .map(|l| (l.label.original.text.as_str(), l.colour.as_deref().unwrap()));
        assert_eq!(ends, [("Critical", "#ED1C24"), ("Vibrant", "#00A651")]);
    }
}

#[test]
fn nothing_is_made_in_an_archive() {
    let mut room = Room::new();
    room.go_to(Phase::Archive);
    assert!(matches!(
        room.run(
            FACILITATOR,
            rubric(RubricCommand::Set {
                rubric: id(1),
                content: with(vec![nine("a")]),
            })
        ),
        Err(Refusal::WrongPhase { .. })
    ));
}

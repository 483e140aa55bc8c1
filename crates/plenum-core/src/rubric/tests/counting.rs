//! What a count says, and what it withholds.

use super::{
    Answer, PROGRAMME, RubricCommand, Value, abstain, all_give, close, comment, my_sheet, nine,
    opened, rubric, scores, set, step, submit, text, value, with,
};
use crate::id::ScoringId;
use crate::rubric::{
    CriterionInput, Direction, ErrorGrade, Explanation, LevelInput, ScaleInput, ScoreUnit,
    StatementInput,
};
use crate::testing::{FACILITATOR, HOST, HOST_LEAD, PEER, Room};
use plenum_judge::scoring::Quarters;
use plenum_judge::scoring::exact::Fraction;

fn fraction(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).unwrap()
}

#[test]
fn fewer_than_five_people_give_a_number_of_answers_and_no_more() {
    for people in [1, 4] {
        let (mut room, scoring) = opened(vec![nine("a")]);
        for seat in &PEER[..people] {
            let answers = vec![comment("a", 3, "too dear")];
            room.run(*seat, submit(scoring, 0, answers)).unwrap();
        }
        close(&mut room, scoring, true).unwrap();

        let body = scores(&room, PEER[0], scoring).unwrap();
        let cell = &body.cells[0];
        let answered = u32::try_from(people).unwrap();
        assert_eq!((cell.answered, cell.missing), (answered, 8 - answered));
        assert_eq!((&cell.summary, cell.spread_place), (&None, None));
        assert_eq!((cell.abstained, cell.not_applicable), (None, None));
        assert!(cell.comments.is_empty());
        assert_eq!(
            cell.explanation,
            Explanation::Withheld {
                answered,
                missing: 8 - answered
            }
        );
        assert_eq!(body.subjects[0].score, None);
        assert_eq!(body.subjects[0].abstained, None);
    }
}

#[test]
fn a_round_of_abstentions_has_no_values_and_says_so() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    for seat in PEER {
        room.run(seat, abstain(scoring, 0)).unwrap();
    }
    close(&mut room, scoring, false).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    let cell = &body.cells[0];
    assert_eq!((cell.answered, cell.abstained), (8, Some(8)));
    assert_eq!(cell.explanation, Explanation::NoValues { answered: 8 });
    assert_eq!((&cell.summary, &body.subjects[0].score), (&None, &None));
}

#[test]
fn a_round_that_nobody_answered_is_counted_with_a_reason() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    close(&mut room, scoring, true).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    assert_eq!((body.cells[0].answered, body.cells[0].missing), (0, 8));
    assert_eq!(
        body.cells[0].explanation,
        Explanation::Withheld {
            answered: 0,
            missing: 8
        }
    );
}

#[test]
fn not_applicable_is_an_answer_and_no_nought() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    for (place, seat) in PEER.into_iter().enumerate() {
        let answer = if place < 3 {
            value("a", Value::NotApplicable)
        } else {
            step("a", 6)
        };
        room.run(seat, submit(scoring, 0, vec![answer])).unwrap();
    }
    close(&mut room, scoring, false).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    let cell = &body.cells[0];
    let summary = cell.summary.as_ref().unwrap();
    assert_eq!((summary.n, summary.median), (5, Quarters(24)));
    assert_eq!(cell.not_applicable, Some(3));
    assert_eq!(cell.explanation, Explanation::Agreed { n: 5 });
    assert_eq!(
        body.subjects[0].score.as_ref().unwrap().mean,
        fraction(6, 1)
    );
}

#[test]
fn a_score_is_withheld_where_a_part_of_it_is() {
    let (mut room, scoring) = opened(vec![nine("a"), nine("b")]);
    for (place, seat) in PEER.into_iter().enumerate() {
        let second = if place < 4 {
            step("b", 1)
        } else {
            value("b", Value::NotApplicable)
        };
        room.run(seat, submit(scoring, 0, vec![step("a", 5), second]))
            .unwrap();
    }
    close(&mut room, scoring, false).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    let of = |key: &str| body.cells.iter().find(|c| c.criterion == key).unwrap();
    assert!(of("a").summary.is_some());
    assert_eq!(of("b").summary, None, "four people gave a value");
    assert_eq!(
        body.subjects[0].score, None,
        "the rest could be had by subtraction"
    );
    assert_eq!(body.cells[1].criterion, "b", "what is withheld comes last");
}

#[test]
fn whoever_holds_two_pens_is_one_person() {
    let (mut room, scoring) = opened(vec![nine("a")]);
    for (of, to) in [(PEER[1], PEER[0]), (PEER[3], PEER[2])] {
        room.run(
            of,
            rubric(RubricCommand::Delegate {
                scoring,
                of: None,
                to,
            }),
        )
        .unwrap();
        room.run(to, submit(scoring, 0, vec![step("a", 5)]))
            .unwrap();
        let key = format!("my_sheet/{scoring}/programme/{of}");
        let sheet = my_sheet(&room, to, &key).unwrap().sheet;
        room.run(
            to,
            rubric(RubricCommand::SubmitSheet {
                scoring,
                subject: PROGRAMME,
                revision: 0,
                answers: vec![step("a", 5)],
                change: None,
                sheet,
            }),
        )
        .unwrap();
    }
    for seat in [PEER[4], PEER[5]] {
        room.run(seat, submit(scoring, 0, vec![step("a", 5)]))
            .unwrap();
    }
    close(&mut room, scoring, true).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    let cell = &body.cells[0];
    assert_eq!(cell.answered, 6);
    assert_eq!(cell.summary, None, "six sheets of four people");
}

#[test]
fn weights_gaps_and_directions_make_an_exact_score_in_per_cent() {
    let points = |key: &str, most, weight, direction| CriterionInput {
        weight,
        direction,
        scale: ScaleInput::Points { most },
        ..nine(key)
    };
    let (mut room, scoring) = opened(vec![
        points("a", 5, 2, Direction::Higher),
        points("b", 20, 1, Direction::Higher),
        points("c", 10, 1, Direction::Lower),
        points("d", 10, 0, Direction::Higher),
        points("e", 10, 9, Direction::Neutral),
    ]);
    for (place, seat) in PEER.into_iter().enumerate() {
        let third = if place < 2 {
            value("c", Value::NotApplicable)
        } else {
            step("c", 0)
        };
        let answers = vec![
            step("a", 4),
            step("b", 15),
            third,
            step("d", 0),
            step("e", 0),
        ];
        room.run(seat, submit(scoring, 0, answers)).unwrap();
    }
    close(&mut room, scoring, false).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    let score = body.subjects[0].score.as_ref().unwrap();
    // (80 · 2 + 75 · 1) / 3 where the third is a gap, and with a full third (160 + 75 + 100) / 4.
    let (gap, whole) = (fraction(235, 3), fraction(335, 4));
    assert_eq!(score.unit, ScoreUnit::Percent);
    assert_eq!((score.lowest, score.highest), (gap, whole));
    assert_eq!((score.n, score.gaps), (8, 2));
    assert_eq!(score.median, whole);
    assert_eq!(score.mean, fraction(2 * 235 * 4 + 6 * 335 * 3, 8 * 12));
}

#[test]
fn levels_are_counted_by_level_and_errors_by_their_table() {
    let level = |key: &str, points| LevelInput {
        key: key.to_owned(),
        points,
        label: text(key),
        descriptor: None,
    };
    let statement = |key: &str, weight| StatementInput {
        key: key.to_owned(),
        statement: text(key),
        weight,
    };
    let grade = |errors, percent| ErrorGrade { errors, percent };
    let (mut room, scoring) = opened(vec![
        CriterionInput {
            scale: ScaleInput::Levels {
                levels: vec![level("low", 0), level("mid", 5), level("high", 10)],
            },
            ..nine("l")
        },
        CriterionInput {
            scale: ScaleInput::Errors {
                statements: vec![statement("a", 3), statement("b", 1), statement("c", 1)],
                grades: vec![grade(1, 90), grade(3, 60), grade(5, 20)],
            },
            ..nine("e")
        },
    ]);
    for (place, seat) in PEER.into_iter().enumerate() {
        let chosen = ["low", "mid", "mid", "mid", "high", "high", "high", "high"][place];
        // Errors of weight 3 + 1 with the table 1, 3, 5 give 60 (LESSONS 6.2); none give 100.
        let failed = if place < 6 {
            vec!["a".to_owned(), "b".to_owned()]
        } else {
            Vec::new()
        };
        let answers = vec![
            value("l", Value::Level(chosen.to_owned())),
            value("e", Value::Failed(failed)),
        ];
        room.run(seat, submit(scoring, 0, answers)).unwrap();
    }
    close(&mut room, scoring, false).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    let of = |key: &str| body.cells.iter().find(|c| c.criterion == key).unwrap();
    assert_eq!(of("l").steps, [0, 5, 10]);
    assert_eq!(of("l").summary.as_ref().unwrap().histogram, [1, 3, 4]);
    assert_eq!(of("e").steps, [20, 60, 90, 100]);
    let errors = of("e").summary.as_ref().unwrap();
    assert_eq!(errors.histogram, [0, 6, 0, 2]);
    assert_eq!(errors.median, Quarters(240));
}

#[test]
fn words_alone_have_no_figures_and_every_word_is_shown() {
    let (mut room, scoring) = opened(vec![CriterionInput {
        scale: ScaleInput::Words {},
        ..nine("w")
    }]);
    for (place, seat) in PEER.into_iter().enumerate() {
        let answer = Answer {
            value: None,
            ..comment("w", 1, &format!("word {place}"))
        };
        room.run(seat, submit(scoring, 0, vec![answer])).unwrap();
    }
    close(&mut room, scoring, false).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    let cell = &body.cells[0];
    assert_eq!(cell.explanation, Explanation::NoValues { answered: 8 });
    let mut words: Vec<_> = cell
        .comments
        .iter()
        .map(|c| c.original.text.clone())
        .collect();
    let as_sent: Vec<_> = (0..8).map(|n| format!("word {n}")).collect();
    assert_ne!(words, as_sent, "shuffled");
    words.sort();
    assert_eq!(words, as_sent);
}

#[test]
fn equal_places_in_two_lists_of_comments_say_nothing() {
    let (mut room, scoring) = opened(vec![nine("a"), nine("b")]);
    for (place, seat) in PEER.into_iter().enumerate() {
        let words = format!("{place}");
        let answers = vec![comment("a", 5, &words), comment("b", 5, &words)];
        room.run(seat, submit(scoring, 0, answers)).unwrap();
    }
    close(&mut room, scoring, false).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    assert_ne!(body.cells[0].comments, body.cells[1].comments);
}

#[test]
fn confidence_is_summarised_by_itself() {
    let (mut room, scoring) = opened(vec![CriterionInput {
        confidence: true,
        ..nine("a")
    }]);
    for seat in PEER {
        let answer = Answer {
            confidence: Some(3),
            ..step("a", 5)
        };
        room.run(seat, submit(scoring, 0, vec![answer])).unwrap();
    }
    close(&mut room, scoring, false).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    let sure = body.cells[0].confidence.as_ref().unwrap();
    assert_eq!((sure.n, sure.histogram.as_slice()), (8, &[0, 0, 8][..]));
}

#[test]
fn the_hosts_view_stands_beside_the_peers_and_never_among_them() {
    let mut room = Room::in_days();
    let made = set(&mut room, with(vec![nine("a")]));
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
    assert!(
        room.run(HOST, submit(scoring, 0, vec![step("a", 9)]))
            .is_err(),
        "the host lead speaks for the host"
    );
    all_give(&mut room, scoring, "a", [3; 8]);
    assert!(
        close(&mut room, scoring, false).is_err(),
        "the host is late"
    );
    room.run(
        HOST_LEAD,
        submit(scoring, 0, vec![comment("a", 9, "we are proud")]),
    )
    .unwrap();
    close(&mut room, scoring, false).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    let summary = body.cells[0].summary.as_ref().unwrap();
    assert_eq!((summary.n, summary.highest), (8, 3));
    assert!(body.cells[0].comments.is_empty());
    let own = &body.subjects[0].own_view.as_ref().unwrap()[0];
    assert_eq!((own.number, own.criterion.as_str()), (Some(9), "a"));
    assert_eq!(own.comment.as_ref().unwrap().original.text, "we are proud");
    assert_eq!(scores(&room, HOST_LEAD, scoring), None, "until it is shown");
}

#[test]
fn a_host_that_abstains_from_its_own_view_has_none() {
    let mut room = Room::in_days();
    let made = set(&mut room, with(vec![nine("a")]));
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
    all_give(&mut room, scoring, "a", [3; 8]);
    room.run(HOST_LEAD, abstain(scoring, 0)).unwrap();
    close(&mut room, scoring, false).unwrap();

    let body = scores(&room, PEER[0], scoring).unwrap();
    assert_eq!(body.subjects[0].own_view, None);
    assert_eq!((body.subjects[0].answered, body.cells[0].answered), (8, 8));
}

//! Rubrics as files: what is written is read again, and what cannot be read says where.

use super::{RubricCommand, id, nine, rubric, text, with};
use crate::refusal::Refusal;
use crate::rubric::{
    CriterionInput, Direction, ErrorGrade, FileFault, FileForm, FileProblem, LevelInput, Problem,
    RubricInput, RubricTemplate, ScaleInput, StatementInput, Wording, check, from_csv, from_json,
    shipped, to_csv, to_json,
};
use crate::testing::{FACILITATOR, PEER, Room};
use crate::text::{Lang, WordsInput};

/// Checks that a table has exactly one fault, here.
fn fault_at(file: &str, line: u32, column: u32, problem: FileProblem) {
    assert_eq!(
        from_csv(file),
        Err(vec![FileFault {
            line,
            column,
            problem
        }]),
        "{file}"
    );
}

fn in_korean(mut input: crate::text::TextInput) -> crate::text::TextInput {
    input.translations.push(WordsInput {
        lang: Lang::new("ko").unwrap(),
        text: "위임, \"명확\"".to_owned(),
    });
    input
}

/// A rubric with every kind of scale.
fn all_scales() -> RubricInput {
    let level = |key: &str, points| LevelInput {
        key: key.to_owned(),
        points,
        label: text(key),
        descriptor: Some(text("two\nlines, and a comma")),
    };
    let scaled = |key: &str, scale| CriterionInput { scale, ..nine(key) };
    with(vec![
        CriterionInput {
            prompt: in_korean(text("=SUM(A1)")),
            explanation: Some(text("'=already escaped")),
            group: Some(text("-1 group")),
            weight: 7,
            direction: Direction::Lower,
            ..nine("r")
        },
        scaled(
            "l",
            ScaleInput::Levels {
                levels: vec![level("low", 0), level("high", 10)],
            },
        ),
        scaled("p", ScaleInput::Points { most: 20 }),
        scaled(
            "e",
            ScaleInput::Errors {
                statements: vec![StatementInput {
                    key: "dated".to_owned(),
                    statement: text("It has a date"),
                    weight: 3,
                }],
                grades: vec![ErrorGrade {
                    errors: 1,
                    percent: 80,
                }],
            },
        ),
        scaled("w", ScaleInput::Words {}),
        scaled(
            "s",
            ScaleInput::Like {
                criterion: "r".to_owned(),
            },
        ),
    ])
}

#[test]
fn what_is_written_is_read_again_in_both_forms() {
    let mut all = vec![all_scales()];
    all.extend(RubricTemplate::ALL.map(|name| shipped(name).unwrap().rubric.clone()));
    for content in all {
        assert_eq!(from_json(&to_json(&content)), Ok(content.clone()));
        assert_eq!(from_csv(&to_csv(&content)), Ok(content));
    }
}

#[test]
fn a_stored_rubric_is_exported_and_read_as_the_same() {
    for content in [
        all_scales(),
        shipped(RubricTemplate::Circles).unwrap().rubric.clone(),
    ] {
        let stored = check(&content).unwrap();
        let export = RubricInput::from(&stored);

        for read in [
            from_json(&to_json(&export)).unwrap(),
            from_csv(&to_csv(&export)).unwrap(),
        ] {
            assert_eq!(check(&read), Ok(stored.clone()));
        }
    }
}

#[test]
fn no_cell_is_a_formula() {
    let file = to_csv(&all_scales());
    for cell in file.split(['\n', ',']) {
        let bare = cell.trim_start_matches('"');
        assert!(!bare.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
    }
    assert!(file.contains("'=SUM(A1)") && file.contains("''=already escaped"));
}

#[test]
fn the_example_of_the_documentation_is_read() {
    let example = include_str!("../files.rs");
    let table: Vec<&str> = example
        .lines()
        .skip_while(|line| !line.starts_with("//! kind,"))
        .take_while(|line| !line.contains("```"))
        .map(|line| line.trim_start_matches("//! "))
        .collect();

    let read = from_csv(&table.join("\n"));

    // It shows one of each kind and is not a whole rubric: its levels are too few.
    let Err(faults) = read else {
        panic!("two levels at least")
    };
    assert_eq!(
        faults,
        [FileFault {
            line: 5,
            column: 14,
            problem: FileProblem::Content(Wording::Prompt("D1".to_owned()), Problem::TooFew(2))
        }]
    );
}

#[test]
fn faults_of_a_table_name_line_and_column() {
    let head = "kind,criterion,points,highest,text:en\n";
    let title = "rubric,,,,Title\n";
    let with_title = |rest: &str| format!("{head}{title}{rest}");
    let word = |word: &str| word.to_owned();
    fault_at("", 1, 1, FileProblem::NoHeader);
    fault_at(
        "kind,text:en,colour,size\n",
        1,
        4,
        FileProblem::UnknownColumn(word("size")),
    );
    fault_at(
        "kind,text:en,kind\n",
        1,
        3,
        FileProblem::ColumnTwice(word("kind")),
    );
    fault_at(
        "kind,key\n",
        1,
        1,
        FileProblem::ColumnMissing(word("text:en")),
    );
    fault_at(head, 1, 1, FileProblem::NoTitle);
    fault_at(&with_title(title), 3, 1, FileProblem::SecondTitle);
    fault_at(
        &with_title("scale,a,,,A\n"),
        3,
        1,
        FileProblem::UnknownKind(word("scale")),
    );
    fault_at(&with_title("range,,1,9,A\n"), 3, 2, FileProblem::Empty);
    fault_at(
        &with_title("range,a,one,9,A\n"),
        3,
        3,
        FileProblem::NoNumber(word("one")),
    );
    fault_at(
        &with_title("range,a,-1,9,A\n"),
        3,
        3,
        FileProblem::NoNumber(word("-1")),
    );
    fault_at(&with_title("range,a,1,9,\n"), 3, 5, FileProblem::Empty);
    fault_at(
        &with_title("range,a,1,9,A,more\n"),
        3,
        6,
        FileProblem::TooManyCells,
    );
    fault_at(
        &with_title("step,b,1,,One\n"),
        3,
        2,
        FileProblem::UnknownCriterion(word("b")),
    );
    fault_at(
        &with_title("range,a,1,9,A\nlevel,a,1,,One\n"),
        4,
        1,
        FileProblem::NotOfThisScale,
    );
    fault_at(
        &with_title("range,a,1,9,\"A\n\n"),
        3,
        5,
        FileProblem::OpenQuote,
    );
    fault_at(
        &with_title("range,a,1,9,\"A\"b\n"),
        3,
        5,
        FileProblem::AfterQuote,
    );
    fault_at(
        &with_title("\nrange,a,9,1,A\n"),
        4,
        5,
        FileProblem::Content(Wording::Prompt(word("a")), Problem::UpsideDown),
    );
    let directions = ["higher", "lower", "neutral"].map(word).to_vec();
    fault_at(
        "kind,criterion,direction,text:en\nrubric,,,T\nwords,w,up,W\n",
        3,
        3,
        FileProblem::NoneOf(directions),
    );
}

#[test]
fn faults_of_json_name_line_and_column() {
    let fault = from_json("{\n  \"title\": 7\n}").unwrap_err();
    assert_eq!(fault.line, 2);
    assert!(fault.column > 1 && matches!(fault.problem, FileProblem::Json(_)));
    assert!(from_json("").is_err());
    let unknown = to_json(&with(vec![nine("a")])).replace("\"key\"", "\"name\"");
    assert!(from_json(&unknown).is_err());
}

#[test]
fn a_file_is_imported_or_refused_whole() {
    let mut room = Room::in_days();
    let import = |form, file: &str| {
        rubric(RubricCommand::Import {
            rubric: id(1),
            form,
            file: file.to_owned(),
        })
    };
    let content = all_scales();
    assert!(matches!(
        room.run(PEER[0], import(FileForm::Csv, &to_csv(&content))),
        Err(Refusal::NotPermitted { .. })
    ));
    assert!(matches!(
        room.run(FACILITATOR, import(FileForm::Csv, "nothing")),
        Err(Refusal::FileFaults { .. })
    ));
    assert!(matches!(
        room.run(FACILITATOR, import(FileForm::Json, "{}")),
        Err(Refusal::FileFaults { .. })
    ));

    for (form, file) in [
        (FileForm::Csv, to_csv(&content)),
        (FileForm::Json, to_json(&content)),
    ] {
        room.run(FACILITATOR, import(form, &file)).unwrap();
        let entry = room.workshop.rubric.rubric(id(1)).unwrap();
        assert_eq!(entry.newest().unwrap().content, check(&content).unwrap());
    }
}

#[test]
fn a_table_of_a_spreadsheet_with_another_line_end_is_read() {
    let file = to_csv(&all_scales());
    let marked = format!("\u{FEFF}{file}");
    assert!(from_csv(&marked).is_ok());
    assert!(from_csv(&file.replace("\r\n", "\n")).is_ok());
    assert!(from_csv(&file.replace("\r\n", "\r")).is_ok());
}

//! `plenum assign` and `plenum score` as a script meets them: the documented examples, what is refused and how it is said.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

/// Runs the program with something on its standard input.
fn plenum(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plenum"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses early closes its end.
    let _broken = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn answer(output: &Output) -> Value {
    assert!(output.status.success(), "{}", said(output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn assign(input: &Value) -> Output {
    plenum(&["assign", "--input", "-"], &input.to_string())
}

/// What stands after the word EXAMPLE of a help text.
fn example(command: &str) -> String {
    let help = Command::new(env!("CARGO_BIN_EXE_plenum"))
        .args([command, "--help-format"])
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let (_, example) = help.split_once("\nEXAMPLE").unwrap();
    let (_, example) = example.split_once('\n').unwrap();
    example.to_owned()
}

/// Four people who review each other's work, one review each.
fn four() -> Value {
    json!({
        "reviewers": [
            {"id": "ana", "capacity": 1}, {"id": "ben", "capacity": 1},
            {"id": "chi", "capacity": 1}, {"id": "dan", "capacity": 1}
        ],
        "submissions": [
            {"id": "a", "demand": 1, "authors": ["ana"]}, {"id": "b", "demand": 1, "authors": ["ben"]},
            {"id": "c", "demand": 1, "authors": ["chi"]}, {"id": "d", "demand": 1, "authors": ["dan"]}
        ],
        "fit": [[0, 9, 1, 1], [9, 0, 1, 1], [1, 1, 0, 9], [1, 1, 9, 0]]
    })
}

#[test]
fn the_example_of_the_help_is_solved_with_a_proof_that_holds() {
    let folder = tempfile::tempdir().unwrap();
    let [input, plan] = ["input.json", "plan.json"].map(|name| folder.path().join(name));
    std::fs::write(&input, example("assign")).unwrap();
    let [input, plan] = [&input, &plan].map(|path| path.to_str().unwrap());

    let made = plenum(
        &[
            "assign",
            "--input",
            input,
            "--objective",
            "fair",
            "--output",
            plan,
        ],
        "",
    );
    assert!(made.status.success(), "{}", said(&made));
    let written: Value = serde_json::from_str(&std::fs::read_to_string(plan).unwrap()).unwrap();
    assert_eq!(written["pairs"].as_array().unwrap().len(), 10);
    assert_eq!(written["mutual_pairs"], 0);
    assert_eq!(written["minimum"], written["minimum_bound"]);
    assert_eq!(written["total"], written["bound"]);
    assert_eq!(written["loads"]["Mexico City"], 2);
    assert!(
        written["explanation"]
            .as_str()
            .unwrap()
            .starts_with("All 5 submissions have their reviews."),
        "{written}"
    );
    let checked = plenum(&["assign", "--input", input, "--check", plan], "");
    assert!(checked.status.success(), "{}", said(&checked));

    let mut forged = written;
    forged["pairs"][0][0] = forged["pairs"][9][0].clone();
    std::fs::write(plan, forged.to_string()).unwrap();
    let refused = plenum(&["assign", "--input", input, "--check", plan], "");
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        said(&refused).contains("the plan is refused"),
        "{}",
        said(&refused)
    );
}

#[test]
fn the_best_plan_takes_the_mutual_pairs_unless_they_are_forbidden() {
    let mut problem = four();
    let free = answer(&assign(&problem));
    assert_eq!(
        (&free["total"], &free["mutual_pairs"]),
        (&json!(36), &json!(2))
    );

    problem["rules"] = json!({"mutual": "forbid"});
    let strict = answer(&assign(&problem));
    assert_eq!(
        (&strict["total"], &strict["bound"]),
        (&json!(20), &json!(20))
    );
    assert_eq!(strict["mutual_pairs"], 0);
}

#[test]
fn equal_input_gives_equal_bytes_in_whatever_order() {
    let problem = four();
    let mut turned = four();
    for list in ["reviewers", "submissions", "fit"] {
        turned[list].as_array_mut().unwrap().reverse();
    }
    for row in turned["fit"].as_array_mut().unwrap() {
        row.as_array_mut().unwrap().reverse();
    }

    let [one, again] = [assign(&problem), assign(&problem)];
    assert_eq!(one.stdout, again.stdout);
    assert_eq!(answer(&one)["pairs"], answer(&assign(&turned))["pairs"]);
}

#[test]
fn what_cannot_be_says_why_and_what_would_help() {
    let blocked = assign(&json!({
        "reviewers": [{"id": "Ana", "capacity": 1}, {"id": "Ben", "capacity": 1}, {"id": "Chi", "capacity": 5}],
        "submissions": [{"id": "p", "demand": 1}, {"id": "q", "demand": 1}, {"id": "r", "demand": 1}],
        "conflicts": [["Chi", "p"], ["Chi", "q"], ["Chi", "r"]]
    }));

    assert_eq!(blocked.status.code(), Some(3));
    let report: Value = serde_json::from_slice(&blocked.stdout).unwrap();
    assert_eq!(report["blocked"]["reviewers"], json!(["Ana", "Ben"]));
    assert_eq!(report["blocked"]["submissions"], json!(["p", "q", "r"]));
    let why = report["blocked"]["why"].as_str().unwrap();
    assert_eq!(
        why,
        "p, q and r need 3 reviews together. They can only go to Ana and Ben, who have 2 places left."
    );
    let repairs = report["blocked"]["repairs"].as_array().unwrap();
    assert!(
        repairs[0]["change"]
            .as_str()
            .unwrap()
            .contains("does one more review"),
        "{report}"
    );
    assert!(
        repairs[0]["price"].as_u64() < repairs[1]["price"].as_u64(),
        "{report}"
    );
}

#[test]
fn an_input_that_cannot_be_used_is_told_with_its_ids_and_all_faults_at_once() {
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut problem = four();
        change(&mut problem);
        let output = assign(&problem);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(output.stdout.is_empty());
        said(&output)
    };

    let unknown = refused(&|p| {
        p["conflicts"] = json!([["eve", "a"]]);
        p["fixed"] = json!([["ana", "z"]]);
    });
    assert!(
        unknown.contains("conflicts: there is no reviewer eve"),
        "{unknown}"
    );
    assert!(
        unknown.contains("fixed: there is no submission z"),
        "{unknown}"
    );
    let twice = refused(&|p| p["reviewers"][1]["id"] = "ana".into());
    assert!(twice.contains("the reviewer ana is there twice"), "{twice}");
    let negative = refused(&|p| p["fit"][0][1] = json!(-4));
    assert!(
        negative.contains("a whole number from 0 to 10000, not -4"),
        "{negative}"
    );
    let large = refused(&|p| p["fit"][0][1] = json!(10_001));
    assert!(large.contains("not 10001"), "{large}");
    let narrow = refused(&|p| p["fit"][2] = json!([1, 2]));
    assert!(
        narrow.contains("fit, row 3: 2 numbers, there are 4 submissions"),
        "{narrow}"
    );
    let field = refused(&|p| p["rules"] = json!({"colour": "red"}));
    assert!(field.contains("unknown field `colour`"), "{field}");
    let share = refused(&|p| p["rules"] = json!({"per_pair_limit": "half"}));
    assert!(
        share.contains("per_pair_limit is a share such as"),
        "{share}"
    );
    let own = refused(&|p| p["fixed"] = json!([["ana", "a"]]));
    assert!(
        own.contains("ana is fixed on a and excluded from it"),
        "{own}"
    );
    let empty = refused(&|p| p["submissions"] = json!([]));
    assert!(empty.contains("there are no submissions"), "{empty}");
}

#[test]
fn numbers_are_ids_and_positions_as_documented() {
    let mut problem = four();
    problem["conflicts"] = json!([[0, "b"]]);
    let pairs = answer(&assign(&problem))["pairs"].clone();
    assert!(
        !pairs.as_array().unwrap().contains(&json!(["ana", "b"])),
        "{pairs}"
    );

    let numbered = json!({
        "reviewers": [{"id": 7, "capacity": 1}], "submissions": [{"id": 3, "demand": 1}],
        "fit_pairs": [[7, 3, 5]]
    });
    assert_eq!(answer(&assign(&numbered))["pairs"], json!([[7, 3]]));
}

#[test]
fn the_example_of_shrout_and_fleiss_gives_their_six_coefficients() {
    let scored = answer(&plenum(
        &["score", "--input", "-", "--scale", "1..10"],
        &example("score"),
    ));

    let icc = &scored["agreement"]["icc"];
    let two = |name: &str| format!("{:.2}", icc[name].as_f64().unwrap());
    assert_eq!(
        ["icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k"].map(two),
        ["0.17", "0.29", "0.71", "0.44", "0.62", "0.91"]
    );
    assert_eq!(scored["submissions"][0]["mean"], 6.0);
    assert_eq!(scored["submissions"][0]["median"], 6.5);
    assert_eq!(scored["ranking"]["borda"].as_array().unwrap().len(), 6);
    assert_eq!(scored["reviewers"].as_array().unwrap().len(), 4);
}

#[test]
fn only_the_last_round_counts_and_gaps_are_no_zeros() {
    let csv = "submission,criterion,reviewer,organisation,round,score\n\
        p,c,A,x,1,2\np,c,B,y,1,8\np,d,A,x,1,4\np,d,B,y,1,\n\
        p,c,A,x,2,6\np,c,B,y,2,8\n";

    let scored = answer(&plenum(
        &[
            "score",
            "--input",
            "-",
            "--scale",
            "1..9",
            "--weights",
            "c=3",
        ],
        csv,
    ));

    // A: (3 x 6 + 1 x 4) / 4 = 5.5; B left d out: 8.
    assert_eq!(scored["submissions"][0]["mean"], 6.75);
    assert_eq!(
        (&scored["superseded"], &scored["gaps"]),
        (&json!(2), &json!(1))
    );
    assert!(
        scored["submissions"][0]["explanation"]
            .as_str()
            .unwrap()
            .contains("left out"),
        "{scored}"
    );
}

#[test]
fn one_rater_or_none_has_no_agreement_and_says_why() {
    let head = "submission,reviewer,score\n";

    let one = answer(&plenum(
        &["score", "--input", "-"],
        &format!("{head}p,A,3\nq,A,4\n"),
    ));
    assert_eq!(one["agreement"]["kendall_w"], Value::Null);
    assert!(one["reasons"]["agreement.kendall_w"].is_string(), "{one}");
    assert_eq!(one["submissions"][0]["calibrated"], Value::Null);
    let none = answer(&plenum(
        &["score", "--input", "-"],
        &format!("{head}p,A,NA\nq,B,-\n"),
    ));
    assert_eq!(none["submissions"][0]["mean"], Value::Null);
    assert_eq!(none["submissions"][0]["explanation"], "no ratings");
    assert_eq!(none["ranking"]["borda"], Value::Null);
    let nothing = answer(&plenum(&["score", "--input", "-"], head));
    assert_eq!(nothing["submissions"], json!([]));
    let zero = answer(&plenum(
        &["score", "--input", "-", "--weights", "overall=0"],
        &format!("{head}p,A,3\np,B,4\n"),
    ));
    assert_eq!(zero["submissions"][0]["mean"], Value::Null);
}

#[test]
fn words_are_a_scale_and_a_score_outside_is_told_with_its_line() {
    let csv = "submission,reviewer,score\np,A,weak\np,B,strong\nq,A,fair\nq,B,fair\n";
    let words = [
        "score",
        "--input",
        "-",
        "--scale",
        "ordinal:weak,fair,strong",
    ];
    assert_eq!(answer(&plenum(&words, csv))["submissions"][0]["mean"], 2.0);

    let outside = plenum(&words, "submission,reviewer,score\np,A,great\np,B,bad\n");
    assert_eq!(outside.status.code(), Some(1));
    assert!(
        said(&outside).contains("line 2: the score `great` is none of"),
        "{}",
        said(&outside)
    );
    assert!(
        said(&outside).contains("line 3: the score `bad`"),
        "{}",
        said(&outside)
    );
    let range = plenum(
        &["score", "--input", "-", "--scale", "1..9"],
        "submission,reviewer,score\np,A,10\np,A,1.0001\n",
    );
    assert!(said(&range).contains("line 2: the score 10 is outside the scale 1..9"));
    assert!(said(&range).contains("line 3: the score `1.0001` is not a number"));
    let twice = plenum(
        &["score", "--input", "-"],
        "submission,reviewer,score\np,A,1\np,A,2\n",
    );
    assert!(said(&twice).contains("line 3: A scored p by overall in round 1 before"));
    let column = plenum(
        &["score", "--input", "-"],
        "submission,reviewer,mark\np,A,1\n",
    );
    assert!(
        said(&column).contains("`mark` is none of them"),
        "{}",
        said(&column)
    );
    let weight = plenum(
        &["score", "--input", "-", "--weights", "colour=2"],
        "submission,reviewer,score\np,A,1\n",
    );
    assert!(
        said(&weight).contains("there is no criterion `colour`"),
        "{}",
        said(&weight)
    );
}

#[test]
fn json_and_csv_of_the_same_ratings_give_the_same_bytes() {
    let csv = "submission,criterion,reviewer,organisation,round,score\n1,c,A,x,1,3.5\n1,c,B,y,1,4\n2,c,A,x,1,2\n2,c,B,y,1,9\n";
    let rating = |s: u32, r: &str, o: &str, score: f64| json!({"submission": s, "criterion": "c", "reviewer": r, "organisation": o, "round": 1, "score": score});
    let json = json!([
        rating(2, "B", "y", 9.0),
        rating(2, "A", "x", 2.0),
        rating(1, "B", "y", 4.0),
        rating(1, "A", "x", 3.5)
    ]);

    let [one, other] =
        [csv.to_owned(), json.to_string()].map(|input| plenum(&["score", "--input", "-"], &input));
    assert_eq!(answer(&one), answer(&other));
    assert_eq!(one.stdout, other.stdout);
}

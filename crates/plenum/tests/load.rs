//! A small load by the real program: everything is accounted for, and nothing beyond this machine is touched unasked.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::process::{Command, Output};

fn load(args: &[&str]) -> Output {
    let mut load = Command::new(env!("CARGO_BIN_EXE_plenum"));
    load.arg("load")
        .args(args)
        .env("PLENUM_LOG", "error")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn a_small_load_is_accounted_for_to_the_last_command() {
    let output = load(&["--seats", "12", "--rooms", "2", "--seconds", "2"]);
    let said = said(&output);

    assert_eq!(output.status.code(), Some(0), "{said}");
    let begins = [
        "load: 12 seats in 2 rooms for 2 s",
        "joined: all in ",
        "commands: ",
        "again: ",
        "replicas: 14 compared, 0 diverged, 0 could not be read, 0 numbers backwards",
        "acknowledged after: p50 ",
        "on the desk after: p50 ",
        "throughput: ",
    ];
    for begin in begins {
        assert!(
            said.lines().any(|line| line.starts_with(begin)),
            "{begin}: {said}"
        );
    }
    assert!(
        said.contains(" 0 refused, 0 unanswered, 0 lost, 0 doubled (against log and desk)"),
        "{said}"
    );
    assert!(said.contains("; 0 connections lost unasked"), "{said}");
}

#[test]
fn a_server_on_another_machine_is_left_alone() {
    let server = ["--server", "http://192.0.2.1:7470", "--operator", "none"];
    let output = load(&server);

    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("--i-own-this-server"));
}

#[test]
fn bounds_are_kept() {
    for args in [
        ["--seats", "5001"],
        ["--rooms", "101"],
        ["--seconds", "601"],
    ] {
        assert_eq!(load(&args).status.code(), Some(2), "{args:?}");
    }
    let output = load(&["--seats", "2", "--rooms", "3"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("cannot fill"), "{}", said(&output));
}

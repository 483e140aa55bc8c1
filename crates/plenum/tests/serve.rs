//! The server as an operator meets it: the first start, a port in use, a folder that cannot be used, the end.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

fn serve(data: &Path, listen: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plenum"));
    command
        .args(["serve", "--listen", listen, "--data"])
        .arg(data)
        .env("PLENUM_LOG", "error");
    command
}

/// Starts a server and reads what it says until it serves.
fn started(data: &Path, args: &[&str], lines: usize) -> (Child, Vec<String>) {
    let mut server = serve(data, "127.0.0.1:0")
        .args(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(server.stdout.take().unwrap())
        .lines()
        .take(lines)
        .map(Result::unwrap)
        .collect();
    (server, said)
}

/// Asks a server to end, as a service manager does, and returns its exit code.
#[cfg(unix)]
fn ended(mut server: Child) -> Option<i32> {
    let asked = Command::new("kill")
        .args(["-TERM", &server.id().to_string()])
        .status()
        .unwrap();
    assert!(asked.success());
    server.wait().unwrap().code()
}

/// The exit code and what was said about it.
fn refused(mut command: Command) -> (Option<i32>, String) {
    let output = command.output().unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[cfg(unix)]
#[test]
fn the_first_start_prints_the_operators_link_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new/data");

    let (first, said) = started(&data, &[], 3);
    assert!(
        said[0].starts_with("Plenum serves http://127.0.0.1:"),
        "{said:?}"
    );
    assert!(
        said[2].contains("/o#k=") && said[2].starts_with("http://127.0.0.1:"),
        "{said:?}"
    );
    assert_eq!(ended(first), Some(0));

    let (mut second, said) = started(&data, &[], 1);
    assert!(
        said[0].starts_with("Plenum serves http://127.0.0.1:"),
        "{said:?}"
    );
    let mut rest = String::new();
    let stdout = second.stdout.take();
    assert_eq!(ended(second), Some(0));
    if let Some(mut stdout) = stdout {
        stdout.read_to_string(&mut rest).unwrap();
    }
    assert!(!rest.contains("#k="), "{rest}");

    let (third, said) = started(&data, &["--new-operator-link"], 3);
    assert!(said[2].contains("/o#k="), "{said:?}");
    assert_eq!(ended(third), Some(0));
}

#[test]
fn a_port_in_use_is_one_line_that_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = other.local_addr().unwrap().to_string();

    let (code, said) = refused(serve(folder.path(), &address));

    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        format!(
            "plenum: {address} is in use by another program: stop that one, or choose another address with --listen\n"
        )
    );
}

#[test]
fn a_folder_that_cannot_be_used_is_one_line_that_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "not a folder").unwrap();

    let (code, said) = refused(serve(&file.join("data"), "127.0.0.1:0"));

    assert_eq!(code, Some(1));
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(
        said.starts_with("plenum: the data folder ") && said.contains("choose another folder"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn a_folder_in_use_is_refused_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let (first, _) = started(folder.path(), &[], 1);

    let (code, said) = refused(serve(folder.path(), "127.0.0.1:0"));

    assert_eq!(code, Some(1));
    assert!(said.contains("is in use by another Plenum"), "{said}");
    assert_eq!(ended(first), Some(0));
}

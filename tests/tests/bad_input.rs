//! Bad input gets a clear answer and loses nothing.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;
use plenum_tests::client::{Answer, Page};
use plenum_tests::demo::Demo;
use plenum_tests::{binary, count};
use serde_json::json;
use uuid::Uuid;

fn write(words: &str) -> serde_json::Value {
    json!({ "noun": "entries", "do": "write", "entry": "strength", "grade": "warm", "text": { "lang": "en", "text": words } })
}

#[test]
fn what_is_refused_is_stored_nowhere_and_seen_by_nobody() -> Result<()> {
    let demo = Demo::until("B21")?;
    let mut peer = demo.page("P06")?;
    let mut console = demo.page("P14")?;
    console.settle(Duration::from_millis(300))?;
    let (seq, frames) = (console.seq, console.frames.len());
    let block = console.get("workshop").unwrap()["running"].clone();

    for (command, code) in [
        (write(""), "text_empty"),
        (write(&"x".repeat(4_001)), "text_too_long"),
        (
            json!({ "noun": "entries", "do": "write", "entry": "transfer", "grade": "warm", "text": { "lang": "en", "text": "x" } }),
            "kind_not_taken",
        ),
        (
            json!({ "noun": "entries", "do": "reveal", "block": block }),
            "not_permitted",
        ),
        (
            json!({ "noun": "agenda", "do": "next", "expected": 0 }),
            "not_permitted",
        ),
        (
            json!({ "noun": "recommend", "do": "rate", "recommendation": Uuid::nil(), "importance": 5, "feasibility": 5 }),
            "not_in_this_block",
        ),
        (
            json!({ "noun": "prepare", "do": "release_report" }),
            "not_permitted",
        ),
    ] {
        assert_eq!(peer.run(command.clone())?.code(), Some(code), "{command}");
    }
    for (frame, code) in [
        (
            r#"{"frame":"do","id":"00000000-0000-7000-8000-000000000000","command":{"noun":"entries","do":"explode"}}"#,
            "unknown_command",
        ),
        (
            r#"{"frame":"do","id":"00000000-0000-7000-8000-000000000000","command":{"noun":"people","do":"join","role":"facilitator"}}"#,
            "unknown_command",
        ),
        ("{", "malformed"),
        (r#"{"frame":"fly"}"#, "malformed"),
    ] {
        peer.send_raw(frame)?;
        let problem = peer.until(|f| matches!(f["frame"].as_str(), Some("problem" | "refused")))?;
        assert!(
            problem["code"] == code || problem["code"] == "malformed",
            "{frame}: {problem}"
        );
    }
    console.settle(Duration::from_millis(500))?;
    assert_eq!(console.seq, seq, "nothing was stored");
    let noticed = console.frames[frames..]
        .iter()
        .filter(|f| f["frame"] == "change")
        .count();
    assert_eq!(noticed, 0, "nobody else saw anything");

    assert!(
        matches!(peer.run(write("it still works"))?, Answer::Done(_)),
        "the socket stayed open"
    );
    Ok(())
}

#[test]
fn the_same_command_twice_is_one_and_another_body_is_a_conflict() -> Result<()> {
    let demo = Demo::until("B21")?;
    let mut peer = demo.page("P06")?;
    let id = Uuid::now_v7();

    let first = peer.run_as(id, &write("once"))?;
    assert!(matches!(first, Answer::Done(_)));
    assert_eq!(peer.run_as(id, &write("once"))?, first);
    assert_eq!(peer.run_as(id, &write("twice"))?.code(), Some("id_reused"));

    peer.settle(Duration::from_millis(200))?;
    assert_eq!(
        count(peer.all("entry"), |e| e.to_string().contains("once")),
        1
    );
    Ok(())
}

#[test]
fn an_oversized_frame_closes_with_a_reason_and_the_seat_comes_back() -> Result<()> {
    let demo = Demo::until("B21")?;
    let mut peer = demo.page("P06")?;

    peer.send_raw(&format!(
        "{{\"frame\":\"ping\",\"t\":0,\"pad\":\"{}\"}}",
        "x".repeat(70_000)
    ))?;
    let closed = peer.until(|_| false).unwrap_err().to_string();
    assert!(closed.contains("closed"), "{closed}");

    assert!(matches!(
        demo.page("P06")?.run(write("back again"))?,
        Answer::Done(_)
    ));
    Ok(())
}

#[test]
fn a_seat_of_another_workshop_learns_nothing() -> Result<()> {
    let (one, other) = (Demo::until("B01")?, Demo::until("B01")?);
    let link = one.link("P06")?;
    let token = link.split_once("#k=").unwrap().1;
    let page = one.page("P06")?;
    let workshop = page.you["workshop"].as_str().unwrap();
    let host = other.links["base"]
        .as_str()
        .unwrap()
        .trim_start_matches("http://")
        .to_owned();

    let refused = Page::connect(&host, workshop, token, None);
    assert!(refused.is_err());
    Ok(())
}

#[test]
fn a_port_in_use_and_a_folder_that_cannot_be_written_are_said_in_one_line() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("not-a-folder");
    std::fs::write(&file, "x").unwrap();

    let port = Command::new(binary())
        .args(["serve", "--listen", &address, "--data"])
        .arg(folder.path().join("data"))
        .output()
        .unwrap();
    let data = Command::new(binary())
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(&file)
        .output()
        .unwrap();

    for (output, word) in [(port, address.as_str()), (data, "not-a-folder")] {
        assert!(!output.status.success());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.contains(word) && said.trim().lines().count() == 1,
            "{said}"
        );
    }
}

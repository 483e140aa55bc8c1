//! A backup of a running server, and a server that goes on from it.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;
use plenum_tests::binary;
use plenum_tests::client::{Answer, Page};
use plenum_tests::demo::Demo;
use serde_json::{Value, json};

fn plenum(args: &[&str], paths: &[&Path]) -> Output {
    Command::new(binary())
        .args(args)
        .args(paths)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn write(words: &str) -> Value {
    json!({ "noun": "entries", "do": "write", "entry": "idea", "grade": "warm",
        "text": { "lang": "en", "text": words } })
}

#[test]
fn a_running_server_is_copied_and_another_goes_on_from_the_copy() -> Result<()> {
    let mut demo = Demo::until("B21")?;
    demo.kill()?;
    let host = demo.serve_again("2014-03-13T11:05:00+09:00")?;
    let link = demo.link("P06")?;
    let token = link.split_once("#k=").unwrap().1.to_owned();
    let data = demo.data.path().join("data");
    let away = tempfile::tempdir()?;
    let (copy, second) = (away.path().join("copy"), away.path().join("second"));

    let mut peer = Page::enter(&host, &token, None)?;
    for n in 0..5 {
        assert!(matches!(
            peer.run(write(&format!("before {n}")))?,
            Answer::Done(_)
        ));
    }
    let (old_epoch, old_seq) = (peer.epoch.clone(), peer.seq);
    let stop = Arc::new(AtomicBool::new(false));
    let writer = std::thread::spawn({
        let stop = Arc::clone(&stop);
        move || {
            let mut done = 0;
            while !stop.load(Ordering::Relaxed) {
                match peer.run(write(&format!("meanwhile {done}"))) {
                    Ok(Answer::Done(_)) => done += 1,
                    // The rate of one socket is limited; a person waits.
                    Ok(Answer::Refused(..)) => {
                        std::thread::sleep(std::time::Duration::from_millis(200));
                    }
                    Err(error) => panic!("{error}"),
                }
            }
            done
        }
    });
    let output = plenum(&["backup", "--data"], &[&data, &copy]);
    stop.store(true, Ordering::Relaxed);
    let meanwhile = writer.join().expect("the writer does not panic");
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        said(&output).contains("through the running server"),
        "{}",
        said(&output)
    );
    assert!(said(&output).contains("1 workshops"), "{}", said(&output));

    // A copy is never overwritten, and nobody without the secret of the folder gets one.
    let again = plenum(&["backup", "--data"], &[&data, &copy]);
    assert!(
        !again.status.success() && said(&again).contains("is there already"),
        "{}",
        said(&again)
    );
    let stranger = ureq::post(format!("http://{host}/api/backup"))
        .config()
        .http_status_as_error(false)
        .build()
        .header("authorization", format!("Bearer {token}"))
        .send_json(json!({ "to": away.path().join("stolen") }))?;
    assert_eq!(stranger.status(), 404);
    assert!(!away.path().join("stolen").exists());
    demo.kill()?;

    let restored = plenum(&["restore", "--data"], &[&second, &copy]);
    assert!(restored.status.success(), "{}", said(&restored));
    let onto = plenum(&["restore", "--data"], &[&second, &copy]);
    assert!(
        !onto.status.success() && said(&onto).contains("holds data already"),
        "{}",
        said(&onto)
    );

    let host = demo.serve_from(&second, "2014-03-13T11:06:00+09:00")?;
    let peer = Page::enter(&host, &token, Some((&old_epoch, old_seq)))?;
    let cards = peer
        .all("entry")
        .into_iter()
        .map(Value::to_string)
        .collect::<String>();
    for n in 0..5 {
        assert_eq!(cards.matches(&format!("\"before {n}\"")).count(), 1);
    }
    assert_ne!(peer.epoch, old_epoch, "pages that were ahead must notice");
    println!("copied while {meanwhile} more cards were written");
    Ok(())
}

#[test]
fn a_copy_that_was_changed_is_not_restored() -> Result<()> {
    let mut demo = Demo::until("B05")?;
    demo.kill()?;
    let data = demo.data.path().join("data");
    let away = tempfile::tempdir()?;
    let (copy, second) = (away.path().join("copy"), away.path().join("second"));
    let output = plenum(&["backup", "--data"], &[&data, &copy]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        said(&output).contains("no server runs"),
        "{}",
        said(&output)
    );
    let checked = plenum(&["restore", "--check"], &[&copy]);
    assert!(checked.status.success(), "{}", said(&checked));

    let log = copy.join("log.db");
    let mut bytes = std::fs::read(&log)?;
    let place = bytes.len() / 2;
    bytes[place] ^= 1;
    std::fs::write(&log, bytes)?;

    let refused = plenum(&["restore", "--data"], &[&second, &copy]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        said(&refused).contains("is not as it was"),
        "{}",
        said(&refused)
    );
    assert!(!second.join("log.db").exists() && !second.join("directory.db").exists());

    let nothing = plenum(
        &["backup", "--data"],
        &[&second, &away.path().join("other")],
    );
    assert!(
        said(&nothing).contains("there is no data in"),
        "{}",
        said(&nothing)
    );
    Ok(())
}

#[test]
fn the_doctor_finds_a_healthy_folder_and_a_broken_one() -> Result<()> {
    let mut demo = Demo::until("B05")?;
    demo.kill()?;
    let data = demo.data.path().join("data");
    let doctor = || plenum(&["doctor", "--listen", "127.0.0.1:0", "--data"], &[&data]);

    let healthy = doctor();
    assert!(healthy.status.success(), "{}", said(&healthy));
    assert!(
        said(&healthy).contains("every chain verified"),
        "{}",
        said(&healthy)
    );

    std::fs::remove_file(data.join("log.db"))?;
    std::fs::write(data.join("log.db"), "nothing of ours")?;
    let broken = doctor();
    assert_eq!(broken.status.code(), Some(1));
    assert!(said(&broken).contains("FAIL  data"), "{}", said(&broken));
    Ok(())
}

#[test]
fn a_server_tells_its_numbers_to_those_who_run_it() -> Result<()> {
    let mut demo = Demo::until("B21")?;
    demo.kill()?;
    let host = demo.serve_again("2014-03-13T11:05:00+09:00")?;
    let metrics = demo.metrics()?;
    let link = demo.link("P06")?;
    let mut peer = Page::enter(&host, link.split_once("#k=").unwrap().1, None)?;
    assert!(matches!(peer.run(write("counted"))?, Answer::Done(_)));

    let text = ureq::get(format!("http://{metrics}/metrics"))
        .call()?
        .body_mut()
        .read_to_string()?;
    for line in [
        "plenum_rooms 1",
        "plenum_connections{transport=\"websocket\"} 1",
        "plenum_commands_total{outcome=\"accepted\"} 1",
        "plenum_append_seconds_count 1",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    assert!(!text.contains("P06") && !text.contains("counted"));
    let public = ureq::get(format!("http://{host}/metrics"))
        .config()
        .http_status_as_error(false)
        .build()
        .call()?
        .body_mut()
        .read_to_string()?;
    assert!(!public.contains("plenum_rooms"), "not for the hall");
    Ok(())
}

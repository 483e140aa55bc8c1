//! Reminders go out by mail: one to each who asked, none twice, again where the mail server would not take them, and no
//! address anywhere but beside the log.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use plenum_core::id::WorkshopId;
use plenum_report::archive;
use plenum_tests::client::PATIENCE;
use plenum_tests::post::{Manner, PostOffice};
use plenum_tests::{binary, seoul};
use serde_json::Value;

/// The Seoul review as it was when the formal response was signed: actions are planned, none is done.
fn planned() -> (WorkshopId, String) {
    let whole = archive::verify(seoul().json.as_bytes()).unwrap();
    let workshop = whole.head.workshop;
    // The response was signed and its phase closed on 13 June, in the afternoon of Seoul.
    let commits = whole.commits.into_iter();
    let commits: Vec<_> = commits.take_while(|commit| commit.at.0 < EVENING).collect();
    let text = archive::write(workshop, &commits, &whole.names).unwrap();
    (workshop, text)
}

fn plenum(data: &Path, args: &[&str]) -> (bool, String) {
    let mut command = Command::new(binary());
    let output = command.args(args).arg("--data").arg(data).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

/// A server that sends reminders, on the days of the review.
struct Served {
    child: Child,
    host: String,
}

impl Served {
    fn start(data: &Path, office: &PostOffice, clock: &str, log: &Path) -> Result<Self> {
        let log = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(log)?;
        let smtp = office.address.to_string();
        let mut child = Command::new(binary())
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--clock",
                clock,
                "--smtp",
                &smtp,
            ])
            .args(["--mail-from", "Peer reviews <reviews@network.example>"])
            .args(["--mail-link", "https://reviews.network.example"])
            .arg("--data")
            .arg(data)
            .env("PLENUM_LOG", "debug")
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()?;
        let output = child.stdout.take().context("the program has no output")?;
        let line = BufReader::new(output)
            .lines()
            .next()
            .context("nothing was said")??;
        let host = line.split("http://").nth(1).context("no address")?;
        let host = host.split([' ', '/']).next().unwrap_or_default().to_owned();
        Ok(Self { child, host })
    }

    /// What it answers under a path of a workshop to the holder of a token.
    fn ask(&self, workshop: &str, path: &str, token: &str, post: bool) -> Result<(u16, Value)> {
        let url = format!("http://{}/api/workshops/{workshop}/{path}", self.host);
        let agent = ureq::Agent::config_builder().http_status_as_error(false);
        let agent = agent.build().new_agent();
        let bearer = format!("Bearer {token}");
        let mut answer = if post {
            let request = agent.post(url).header("authorization", bearer);
            request.send_empty()?
        } else {
            agent.get(url).header("authorization", bearer).call()?
        };
        let status = answer.status().as_u16();
        Ok((status, answer.body_mut().read_json()?))
    }

    /// Waits until it has looked through all reminders so often since the log was begun, then kills it.
    fn kill_after(mut self, log: &Path, rounds: usize) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        let looked = || -> Result<usize> {
            let said = std::fs::read_to_string(log)?;
            Ok(said.matches("reminders were looked through").count())
        };
        while looked()? < rounds {
            ensure!(
                Instant::now() < end,
                "no round: {}",
                std::fs::read_to_string(log)?
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have been killed already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn each_contact_is_reminded_once_and_again_where_a_mail_was_not_taken() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let (workshop, text) = planned();
    let source = folder.path().join("planned.json");
    std::fs::write(&source, text)?;
    let (taken, said) = plenum(&data, &["import", source.to_str().unwrap()]);
    assert!(taken, "{said}");
    let workshop = workshop.to_string();
    let contacts = |args: &[&str]| plenum(&data, &[&["contacts", &workshop][..], args].concat());
    assert!(contacts(&["add", "ana@city.example"]).0);
    assert!(contacts(&["add", "huda@city.example", "--language", "ar"]).0);
    assert!(!contacts(&["add", "no address"]).0);

    // The first action is due at the end of June: nothing goes out before, and the list says when.
    let (_, list) = plenum(
        &data,
        &["reminders", &workshop, "--at", "2014-06-14T09:00:00+09:00"],
    );
    let due = list.lines().filter(|line| line.starts_with("now")).count();
    let review = list
        .lines()
        .find(|line| line.contains("progress check after six months"));
    let review = review.context("no review is listed")?;
    assert!(
        review.starts_with("from 2014-09-") && review.ends_with(": to 2 contacts"),
        "{list}"
    );
    assert!(!list.contains("city.example"));
    assert_eq!(due, 0, "{list}");
    let (_, list) = plenum(
        &data,
        &["reminders", &workshop, "--at", "2014-07-20T09:00:00+09:00"],
    );
    let due = list.lines().filter(|line| line.starts_with("now")).count();
    assert!(due > 0, "{list}");

    // A mail server that takes nothing: each mail is tried and stays owed.
    let office = PostOffice::open()?;
    office.behave(Manner::Refuses);
    let served = Served::start(&data, &office, "2014-07-20T09:00:00+09:00", &log)?;
    office.wait_turned_away(2 * due)?;
    served.kill_after(&log, 1)?;
    office.behave(Manner::BreaksOff);
    let served = Served::start(&data, &office, "2014-07-20T09:30:00+09:00", &log)?;
    office.wait_turned_away(4 * due)?;
    served.kill_after(&log, 2)?;
    assert!(office.mails().is_empty());
    let (_, said) = plenum(&data, &["doctor", "--listen", "127.0.0.1:0"]);
    assert!(said.contains("not taken yet, tried again later"), "{said}");

    // It takes them again, after the pause: one to each; a start anew sends none, and the next day brings no more of them.
    office.behave(Manner::Takes);
    let served = Served::start(&data, &office, "2014-07-20T10:00:00+09:00", &log)?;
    let mails = office.wait(2 * due)?;
    let (known, listed) = contacts(&["list"]);
    assert!(
        known && listed.contains("huda@city.example  ar"),
        "through the server: {listed}"
    );
    let control: Value = serde_json::from_slice(&std::fs::read(data.join("control.json"))?)?;
    let control = control["token"].as_str().context("no token")?;
    for (role, status) in [("convenor", 200), ("host_lead", 403), ("peer_lead", 403)] {
        let seats = seoul().room("seat");
        let seat = seats.iter().find(|seat| seat["role"] == role).unwrap();
        let link = format!("seats/{}/link", seat["id"].as_str().unwrap());
        let (_, made) = served.ask(&workshop, &link, control, true)?;
        let token = made["token"].as_str().context("no link")?;
        let (got, _) = served.ask(&workshop, "contacts", token, false)?;
        assert_eq!(got, status, "{role}");
    }
    assert_eq!(served.ask(&workshop, "contacts", "nobody", false)?.0, 404);
    served.kill_after(&log, 3)?;
    let served = Served::start(&data, &office, "2014-07-20T10:05:00+09:00", &log)?;
    served.kill_after(&log, 4)?;
    assert_eq!(office.mails(), mails, "none twice");
    for to in ["ana@city.example", "huda@city.example"] {
        assert_eq!(
            mails.iter().filter(|mail| mail.to == to).count(),
            due,
            "{to}"
        );
    }
    let english = mails
        .iter()
        .find(|mail| mail.to == "ana@city.example")
        .unwrap();
    assert!(english.text.contains("Auto-Submitted: auto-generated"));
    assert!(
        english.text.contains("https://reviews.network.example"),
        "{}",
        english.text
    );

    // No address in the log of the server, nor in what leaves it.
    let archive = folder.path().join("again.json");
    let (wrote, said) = plenum(&data, &["export", "--out", archive.to_str().unwrap()]);
    assert!(wrote, "{said}");
    for file in [&log, &archive, &data.join("log.db")] {
        let bytes = std::fs::read(file)?;
        let found = bytes.windows(12).any(|part| part == b"city.example");
        assert!(!found, "{}", file.display());
    }
    assert!(contacts(&["remove", "ana@city.example"]).0);
    let bytes = std::fs::read(data.join("directory.db"))?;
    assert!(!bytes.windows(16).any(|part| part == b"ana@city.example"));
    Ok(())
}

/// 13 June 2014, 20:00 in Seoul, in milliseconds since 1970.
const EVENING: i64 = 1_402_657_200_000;

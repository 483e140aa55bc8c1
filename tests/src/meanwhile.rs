//! People who write while something else happens to their room, and how long each waits for an answer.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::Value;

use crate::client::Page;
use crate::hall::{Hall, command};

/// How long each acknowledgement took, the shortest first.
#[derive(Clone, Debug, Default)]
pub struct Waits(Vec<Duration>);

impl Waits {
    /// How many there were.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time within which so many of a hundred came.
    pub fn within(&self, percent: usize) -> Duration {
        let place = self.0.len() * percent / 100;
        let wait = self.0.get(place).or_else(|| self.0.last());
        wait.copied().unwrap_or_default()
    }
}

impl fmt::Display for Waits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |percent| self.within(percent).as_secs_f64() * 1e3;
        write!(
            f,
            "{} acknowledgements, median {:.1} ms, p99 {:.1} ms",
            self.count(),
            ms(50),
            ms(99)
        )
    }
}

/// What was acknowledged so far, by the marks in the texts.
#[derive(Debug, Default)]
pub struct Acknowledged(Mutex<BTreeSet<String>>);

impl Acknowledged {
    /// The marks so far.
    pub fn so_far(&self) -> BTreeSet<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn add(&self, mark: String) {
        let mut marks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        marks.insert(mark);
    }
}

/// Has every peer of a hall write `each` cards, ten a second, and runs `meanwhile` over and over until the last is
/// acknowledged.
///
/// # Errors
/// Somebody was disconnected, refused or not answered; or what `meanwhile` says.
pub fn write_while(
    host: &str,
    hall: &Hall,
    each: usize,
    done: &Acknowledged,
    mut meanwhile: impl FnMut() -> Result<()>,
) -> Result<Waits> {
    // A page of its own for each run: what may be sent at once is counted by socket.
    let pages = hall
        .seats
        .iter()
        .map(|token| Page::connect(host, &hall.workshop, token, None))
        .collect::<Result<Vec<_>>>()?;
    let mut waits = thread::scope(|scope| -> Result<Vec<Duration>> {
        let writers: Vec<_> = pages
            .into_iter()
            .map(|page| scope.spawn(move || write(page, each, done)))
            .collect();
        while writers.iter().any(|writer| !writer.is_finished()) {
            meanwhile()?;
        }
        let mut all = Vec::new();
        for writer in writers {
            all.extend(writer.join().map_err(|_| anyhow!("a writer panicked"))??);
        }
        Ok(all)
    })?;
    waits.sort();
    Ok(Waits(waits))
}

/// Takes the record of a hall as it is now: its archive, which is returned, and the report as a page and as a document.
///
/// # Errors
/// The server refused one of them.
pub fn take_record(host: &str, hall: &Hall, operator: &str) -> Result<String> {
    let get = |path: &str, token: &str| -> Result<Vec<u8>> {
        let mut answer = ureq::get(format!(
            "http://{host}/api/workshops/{}/{path}",
            hall.workshop
        ))
        .header("authorization", format!("Bearer {token}"))
        .call()
        .with_context(|| path.to_owned())?;
        let body = answer.body_mut().with_config().limit(LONGEST);
        Ok(body.read_to_vec()?)
    };
    let archive = String::from_utf8(get("archive", operator)?)?;
    for format in ["html", "docx"] {
        let query = format!("report?kind=full&format={format}&profile=full&lang=en");
        ensure!(!get(&query, &hall.desk)?.is_empty(), "an empty {format}");
    }
    Ok(archive)
}

fn write(mut page: Page, each: usize, done: &Acknowledged) -> Result<Vec<Duration>> {
    let mut waits = Vec::new();
    let began = Instant::now();
    for number in 0..each {
        let at = began + PACE * u32::try_from(number)?;
        page.settle(at.saturating_duration_since(Instant::now()))
            .context("disconnected between two cards")?;
        let mark = format!("mark-{}", uuid::Uuid::now_v7());
        let frame = command(&mark);
        let id = serde_json::from_str::<Value>(&frame)?["id"].clone();
        let sent = Instant::now();
        page.send_raw(&frame)?;
        let answer = page.until(|frame| {
            frame["id"] == id && matches!(frame["frame"].as_str(), Some("done" | "refused"))
        })?;
        waits.push(sent.elapsed());
        ensure!(answer["frame"] == "done", "refused: {answer}");
        done.add(mark);
    }
    Ok(waits)
}

const PACE: Duration = Duration::from_millis(100);
/// The archive of a thousand cards has a megabyte.
const LONGEST: u64 = 64 << 20;

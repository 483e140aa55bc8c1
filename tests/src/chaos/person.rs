//! Somebody who works through a page, sends again under the same id what was not acknowledged, and keeps account.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};
use uuid::Uuid;

use super::house::House;
use super::ledger::Line;
use super::proxy::Proxy;
use crate::client::{Answer, Page};
use crate::random::Random;

/// A person with a page behind a network.
#[derive(Debug)]
pub struct Person {
    /// How the person is called in what it writes.
    pub name: String,
    /// The page.
    pub page: Page,
    /// The network; exchanged for another where somebody walks from one into the next.
    pub network: Arc<Proxy>,
    /// Everything that was asked for.
    pub lines: Vec<Line>,
    /// What was refused for good: nothing should be.
    pub refused: Vec<String>,
    /// How often the page came back.
    pub returns: u64,
    pings: u64,
    random: Random,
    workshop: String,
    token: String,
    notes: Vec<String>,
    cards: Vec<String>,
    ratings: BTreeMap<String, u64>,
    hand: Option<bool>,
}

/// What somebody may do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Private notes only.
    Notes,
    /// Notes, ratings, and the hand up and down.
    Rating,
    /// Notes and cards.
    Cards,
}

impl Person {
    /// A person of the scenario, with a network of its own, not yet connected.
    ///
    /// # Errors
    /// Where there is no such person.
    pub fn new(house: &House, person: &str, random: &mut Random) -> Result<Self> {
        let mut page = Page::away();
        page.patience = PATIENCE;
        Ok(Self {
            name: format!("{person}-{}", random.below(1_000)),
            page,
            network: house.network(random)?,
            lines: Vec::new(),
            refused: Vec::new(),
            returns: 0,
            pings: 0,
            random: random.split(),
            workshop: house.workshop.clone(),
            token: house.token(person)?.to_owned(),
            notes: Vec::new(),
            cards: Vec::new(),
            ratings: BTreeMap::new(),
            hand: None,
        })
    }

    /// Sees to it that the page is connected, however often that takes.
    ///
    /// # Errors
    /// Where it does not come to be.
    pub fn connected(&mut self) -> Result<()> {
        let end = Instant::now() + LONGEST;
        while !self.page.is_connected() {
            let host = self.network.host();
            self.returns += 1;
            if let Err(error) = self.page.come_back(&host, &self.workshop, &self.token) {
                self.give_up();
                if Instant::now() > end {
                    return Err(error.context(format!("{} cannot come back", self.name)));
                }
                std::thread::sleep(self.random.millis(10, 150));
            }
        }
        Ok(())
    }

    /// Tries with a new connection, and more patiently each time.
    fn give_up(&mut self) {
        self.page.leave();
        self.page.patience = (self.page.patience * 2).min(MOST_PATIENCE);
    }

    /// Has a command done, sending it again until there is an answer.
    ///
    /// # Errors
    /// Where no answer comes for a very long time.
    pub fn run(&mut self, command: &Value) -> Result<Answer> {
        self.run_as(Uuid::now_v7(), command)
    }

    /// The same under an id.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn run_as(&mut self, id: Uuid, command: &Value) -> Result<Answer> {
        let mut line = Line {
            id,
            command: command.clone(),
            seq: None,
            tries: 0,
        };
        let end = Instant::now() + LONGEST;
        self.page.patience = PATIENCE;
        let answer = loop {
            if Instant::now() > end {
                self.lines.push(line);
                bail!("{} has no answer to {command}", self.name);
            }
            self.connected()?;
            line.tries += 1;
            match self.page.run_as(id, command) {
                Ok(answer) => break answer,
                Err(_) => self.give_up(),
            }
        };
        if let Answer::Done(seq) = answer {
            line.seq = Some(seq);
        }
        self.lines.push(line);
        Ok(answer)
    }

    /// Works until told to stop: something every now and then, and looks at the page in between.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn work(&mut self, doing: Doing, stop: &AtomicBool) -> Result<()> {
        while !stop.load(Ordering::Acquire) {
            self.act(doing)?;
            if self.random.chance(600) {
                let moment = self.random.millis(10, 250);
                self.look(moment);
            }
        }
        Ok(())
    }

    /// Only looks on until told to stop.
    ///
    /// # Errors
    /// Where the page cannot come back.
    pub fn watch(&mut self, stop: &AtomicBool) -> Result<()> {
        while !stop.load(Ordering::Acquire) {
            self.connected()?;
            self.look(Duration::from_millis(300));
            self.probe();
        }
        Ok(())
    }

    /// Asks whether anybody is there: a connection that is half open looks like any other.
    fn probe(&mut self) {
        self.pings += 1;
        let ping = json!({ "frame": "ping", "t": self.pings });
        let pong = |frame: &Value| frame["frame"] == "pong" && frame["t"] == ping["t"];
        if self.page.send(&ping).is_err() || self.page.until(pong).is_err() {
            self.give_up();
        }
    }

    /// Reads what comes for a while.
    pub fn look(&mut self, moment: Duration) {
        if self.page.is_connected() && self.page.settle(moment).is_err() {
            self.page.leave();
        }
    }

    /// Does one thing.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn act(&mut self, doing: Doing) -> Result<()> {
        let words = format!("{} says {}", self.name, self.lines.len());
        let text = json!({ "lang": "en", "text": words });
        let rateable = self.rateable();
        let chosen = self.random.below(10);
        let (command, kind) = match doing {
            Doing::Cards if chosen < 7 => (
                json!({ "noun": "entries", "do": "write", "entry": "idea", "grade": "warm", "text": text }),
                Kind::Card,
            ),
            Doing::Rating if chosen < 4 && !rateable.is_empty() => {
                let place = usize::try_from(self.random.draw())? % rateable.len();
                let item = rateable[place].clone();
                let value = self.ratings.get(&item).map_or(5, |value| value % 9 + 1);
                let rate = json!({ "noun": "recommend", "do": "rate", "recommendation": item, "importance": value, "feasibility": 5 });
                (rate, Kind::Rating(item, value))
            }
            Doing::Rating if chosen < 7 => {
                let raised = !self.hand.unwrap_or(false);
                let what = if raised { "raise_hand" } else { "lower_hand" };
                (json!({ "noun": "floor", "do": what }), Kind::Hand(raised))
            }
            Doing::Notes | Doing::Cards | Doing::Rating => (
                json!({ "noun": "floor", "do": "keep_private", "text": text }),
                Kind::Note,
            ),
        };
        match self.run(&command)? {
            Answer::Refused(code, detail) => {
                self.refused.push(format!("{code} {detail}: {command}"));
            }
            Answer::Done(_) => match kind {
                Kind::Note => self.notes.push(words),
                Kind::Card => self.cards.push(words),
                Kind::Rating(item, value) => drop(self.ratings.insert(item, value)),
                Kind::Hand(raised) => self.hand = Some(raised),
            },
        }
        Ok(())
    }

    /// Forgets the hand, where a new block begins with an empty queue.
    pub fn hand_down(&mut self) {
        self.hand = None;
    }

    /// Holds what was acknowledged against a fresh snapshot of the same seat, and the replica too.
    ///
    /// # Errors
    /// What is missing, double or different.
    pub fn verify(&mut self, house: &House) -> Result<()> {
        let (name, token) = (self.name.clone(), self.token.clone());
        ensure!(self.refused.is_empty(), "{name}: {:?}", self.refused);
        let end = Instant::now() + LONGEST;
        let fresh = loop {
            self.connected()?;
            self.probe();
            let fresh = Page::connect(&house.host(), &self.workshop, &token, None)?;
            self.look(Duration::from_millis(100));
            if fresh.records == self.page.records && self.page.is_connected() {
                break fresh;
            }
            if Instant::now() > end {
                bail!(
                    "{name} sees something else than a fresh page: {}",
                    self.page.differs(&fresh).join("; ")
                );
            }
        };
        let said = |kind: &str| -> Vec<String> {
            let all = fresh.all(kind).into_iter();
            all.map(|body| {
                body["text"]["original"]["text"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect()
        };
        for (kind, written) in [("private", &self.notes), ("entry", &self.cards)] {
            let shown = said(kind);
            for words in written {
                let times = shown.iter().filter(|shown| *shown == words).count();
                ensure!(times == 1, "{name}: {words} is there {times} times");
            }
        }
        for (item, value) in &self.ratings {
            let shown = fresh.get(&format!("my_rating/{item}"));
            let shown = shown.and_then(|body| body["importance"].as_u64());
            ensure!(shown == Some(*value), "{name}: {item} {shown:?} {value}");
        }
        if let Some(raised) = self.hand {
            let seat = &fresh.you["seat"];
            let waiting = fresh
                .get("queue")
                .and_then(|queue| queue["waiting"].as_array());
            let shown = waiting.is_some_and(|waiting| waiting.contains(seat));
            ensure!(shown == raised, "{name}: the hand is up: {shown}");
        }
        Ok(())
    }

    fn rateable(&self) -> Vec<String> {
        let all = self.page.all("recommendation").into_iter();
        all.filter(|body| body["state"] == "for_rating")
            .filter_map(|body| Some(body["id"].as_str()?.to_owned()))
            .collect()
    }
}

enum Kind {
    Note,
    Card,
    Rating(String, u64),
    Hand(bool),
}

/// How long somebody waits for an answer before trying again: at first, and at most.
const PATIENCE: Duration = Duration::from_millis(700);
const MOST_PATIENCE: Duration = Duration::from_secs(5);
/// After so long without success something is broken.
const LONGEST: Duration = Duration::from_mins(1);

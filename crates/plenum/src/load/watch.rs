//! The desk of a room: it sees what others write, and says how long that took.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use plenum_core::Body;
use plenum_server::client::{Client, ClientError};
use plenum_server::wire::ServerFrame;
use tokio::time::Instant;

use super::Shared;
use super::screen::{Replica, Screen, Seen, Tally};
use crate::say;

/// A watching desk.
#[derive(Debug)]
pub(super) struct Watch {
    screen: Screen,
    shared: Arc<Shared>,
    delivered: Vec<Duration>,
}

/// What a desk saw.
#[derive(Debug)]
pub(super) struct Findings {
    pub(super) tally: Tally,
    /// From sending to seeing, for each entry that came as a change.
    pub(super) delivered: Vec<Duration>,
    /// How its replica stands against a fresh snapshot.
    pub(super) replica: Replica,
    /// How often each text stands on a fresh screen of the desk, if there was one.
    pub(super) texts: Option<BTreeMap<String, u32>>,
}

impl Watch {
    pub(super) fn new(screen: Screen, shared: Arc<Shared>) -> Self {
        Self {
            screen,
            shared,
            delivered: Vec::new(),
        }
    }

    /// Watches until the room is quiet, and compares.
    pub(super) async fn run(mut self) -> Findings {
        let (replica, texts) = match self.watch().await {
            Ok((replica, fresh)) => (replica, Some(texts(&fresh))),
            Err(error) => {
                say::err(&format!("a desk gave up: {error}"));
                (Replica::Unread, None)
            }
        };
        Findings {
            tally: self.screen.tally,
            delivered: self.delivered,
            replica,
            texts,
        }
    }

    async fn watch(&mut self) -> Result<(Replica, Client), ClientError> {
        while !self.shared.over.is_cancelled() {
            if let Seen::Frame(frame) = self.screen.frame(Instant::now() + GLANCE).await? {
                self.measure(&frame);
            }
        }
        // What was still on its way counts as well.
        let mut quiet = false;
        while !quiet {
            match self.screen.frame(Instant::now() + GLANCE).await? {
                Seen::Frame(frame) => self.measure(&frame),
                Seen::Back => {}
                Seen::Quiet => quiet = true,
            }
        }
        self.screen.compare(&self.shared.fresh).await
    }

    fn measure(&mut self, frame: &ServerFrame) {
        if let ServerFrame::Change { change, .. } = frame {
            let entries = change.set.keys().filter(|key| key.starts_with(ENTRY));
            let arrived = entries.filter_map(|key| self.shared.arrived(key));
            self.delivered.extend(arrived);
        }
    }
}

/// The texts of all entries. A desk may have one entry through several audiences; it is counted once.
fn texts(desk: &Client) -> BTreeMap<String, u32> {
    let mut entries = BTreeMap::new();
    for (key, body) in desk.records_under(ENTRY) {
        if let Body::Entry(entry) = body
            && let Some(text) = &entry.text
        {
            entries.entry(key).or_insert(&text.original.text);
        }
    }
    let mut texts = BTreeMap::new();
    for text in entries.into_values() {
        *texts.entry(text.clone()).or_default() += 1;
    }
    texts
}

const ENTRY: &str = "entry/";
const GLANCE: Duration = Duration::from_millis(100);

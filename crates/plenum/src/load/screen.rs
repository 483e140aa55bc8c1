//! One connected screen: it reads, pings, comes back where it was, and watches that numbers never go backwards.

use std::time::Duration;

use plenum_core::Command;
use plenum_core::id::CommandId;
use plenum_server::client::{Client, ClientError};
use plenum_server::wire::ServerFrame;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, timeout_at};

use crate::say;
use crate::seat::Place;

/// What happened to screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Frames with a smaller number than one before.
    pub(super) backwards: u32,
    /// How often a screen came back.
    pub(super) returns: u32,
    /// Of these without a snapshot.
    pub(super) resumed: u32,
    /// Connections that ended unasked.
    pub(super) lost: u32,
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.backwards += other.backwards;
        self.returns += other.returns;
        self.resumed += other.resumed;
        self.lost += other.lost;
    }
}

/// What reading brought.
#[derive(Debug)]
pub(super) enum Seen {
    /// A frame, already in the replica.
    Frame(ServerFrame),
    /// The connection was lost and there is a new one: answers that were on their way will not come.
    Back,
    /// Nothing until the time was over.
    Quiet,
}

/// How what a screen holds stands against a fresh snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Replica {
    /// Equal, record by record.
    Same,
    /// Different, long after the last change.
    Differs,
    /// No fresh snapshot could be had, so nobody knows.
    Unread,
}

/// A screen.
#[derive(Debug)]
pub(super) struct Screen {
    place: Place,
    client: Option<Client>,
    seen: u64,
    ping: Instant,
    pub(super) tally: Tally,
}

impl Screen {
    /// Connects, as patiently as a page.
    pub(super) async fn open(place: Place) -> Result<Self, ClientError> {
        let mut screen = Self {
            place,
            client: None,
            seen: 0,
            ping: Instant::now() + PING,
            tally: Tally::default(),
        };
        screen.connect().await?;
        screen.tally = Tally::default();
        Ok(screen)
    }

    /// The next frame, or what became of the connection meanwhile.
    ///
    /// # Errors
    /// The server did not take the screen back for a very long time.
    pub(super) async fn frame(&mut self, until: Instant) -> Result<Seen, ClientError> {
        loop {
            let due = Instant::now() >= self.ping;
            let Some(client) = &mut self.client else {
                self.connect().await?;
                return Ok(Seen::Back);
            };
            let read = if due {
                self.ping = Instant::now() + PING;
                client
                    .send_text(r#"{"frame":"ping","t":0}"#)
                    .await
                    .map(|()| None)
            } else {
                match timeout_at(until.min(self.ping), client.next()).await {
                    Ok(frame) => frame.map(Some),
                    Err(_) if Instant::now() >= until => return Ok(Seen::Quiet),
                    Err(_) => continue,
                }
            };
            match read {
                Ok(Some(frame)) => {
                    self.follow(&frame);
                    return Ok(Seen::Frame(frame));
                }
                Ok(None) | Err(ClientError::Late(_)) => {}
                Err(error) => {
                    tracing::warn!(%error, "a screen lost its connection");
                    self.tally.lost += 1;
                    self.connect().await?;
                    return Ok(Seen::Back);
                }
            }
        }
    }

    /// Sends a command. Where that fails, reading will bring [`Seen::Back`].
    pub(super) async fn send(&mut self, id: CommandId, command: Command) {
        if let Some(client) = &mut self.client
            && let Err(error) = client.start(id, command).await
        {
            // The socket is broken, so the next read says so too and comes back.
            tracing::debug!(%error, "a command was not sent");
        }
    }

    /// Leaves the connection as it is and comes back on another, as a phone between two networks does.
    ///
    /// # Errors
    /// As [`frame`](Self::frame).
    pub(super) async fn walk(&mut self, away: Duration) -> Result<(), ClientError> {
        sleep(away).await;
        self.connect().await
    }

    /// Compares the replica with a fresh snapshot over a new connection, which is returned.
    ///
    /// # Errors
    /// As [`frame`](Self::frame).
    pub(super) async fn compare(
        &mut self,
        turns: &Semaphore,
    ) -> Result<(Replica, Client), ClientError> {
        let end = Instant::now() + SETTLES;
        loop {
            // The semaphore is never closed; without a turn the comparison is as good, only in a crowd.
            let turn = turns.acquire().await.ok();
            let fresh =
                Client::connect(&self.place.server, self.place.workshop, &self.place.token).await?;
            drop(turn);
            let pause = Instant::now() + PAUSE;
            while let Seen::Frame(_) | Seen::Back = self.frame(pause).await? {}
            let Some(client) = &self.client else { continue };
            if client.records == fresh.records {
                return Ok((Replica::Same, fresh));
            }
            if Instant::now() >= end {
                say::err(&differs(client, &fresh));
                return Ok((Replica::Differs, fresh));
            }
        }
    }

    /// Connects, with what the last connection had seen.
    async fn connect(&mut self) -> Result<(), ClientError> {
        let end = Instant::now() + LONGEST;
        let mut before = self.client.take();
        loop {
            let (server, workshop, token) =
                (&self.place.server, self.place.workshop, &self.place.token);
            let connected = match before.take() {
                Some(client) => client.reconnect(server, workshop, token).await,
                None => Client::connect(server, workshop, token).await,
            };
            match connected {
                Ok(client) => {
                    self.tally.returns += 1;
                    self.tally.resumed += u32::from(client.resumed);
                    self.number(client.seq);
                    self.client = Some(client);
                    return Ok(());
                }
                Err(error) if Instant::now() >= end => return Err(error),
                Err(_) => sleep(AGAIN).await,
            }
        }
    }

    fn follow(&mut self, frame: &ServerFrame) {
        if let ServerFrame::Change { seq, .. }
        | ServerFrame::Welcome { seq, .. }
        | ServerFrame::Resumed { seq, .. } = frame
        {
            self.number(*seq);
        }
    }

    fn number(&mut self, seq: u64) {
        self.tally.backwards += u32::from(seq < self.seen);
        self.seen = self.seen.max(seq);
    }
}

/// Where two screens of one seat differ, in one line.
fn differs(screen: &Client, fresh: &Client) -> String {
    let keys = screen.records.keys().chain(fresh.records.keys());
    let first = keys
        .filter(|key| screen.records.get(key) != fresh.records.get(key))
        .min();
    let named = first.map_or_else(String::new, |(audience, key)| {
        format!(", first in {key} for {audience:?}")
    });
    format!(
        "diverged: {} records at commit {}, a fresh screen has {} at commit {}{named}",
        screen.records.len(),
        screen.seq,
        fresh.records.len(),
        fresh.seq
    )
}

/// A server closes what says nothing for 45 seconds.
const PING: Duration = Duration::from_secs(15);
const AGAIN: Duration = Duration::from_millis(200);
/// After so long without success something is broken.
pub(super) const LONGEST: Duration = Duration::from_mins(1);
/// How long a screen may lag behind once nothing changes any more.
const SETTLES: Duration = Duration::from_secs(30);
/// A screen that reads nothing for so long has read what there was.
const PAUSE: Duration = Duration::from_millis(200);

//! One participant's device: a live socket of its own, kept open by a task of its own.
//!
//! ```text
//!  player ── ask ──▶ device task ── hello, do, ping ──▶ server
//!         ◀─ answer ─┘           ◀─ change, done, refused ──
//! ```
//!
//! The task reads whatever comes, so that the server never waits for it, and pings while nothing is asked. Ask for a
//! device to be offline and its socket closes; online again, it opens a new one. A person who is not in the room has no
//! socket: commands go over HTTP.

use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use plenum_core::agenda::WorkshopBody;
use plenum_core::id::{CommandId, WorkshopId};
use plenum_core::{Body, Command};
use plenum_server::client::{Api, Client, ClientError, Outcome};
use plenum_server::wire::{CommandInput, ServerFrame};
use tokio::sync::{mpsc, oneshot};

/// Where a device connects, and as whom.
#[derive(Clone, Debug)]
pub struct Place {
    /// The server, `http://…`.
    pub server: String,
    /// The workshop.
    pub workshop: WorkshopId,
    /// The secret of the seat or projector.
    pub token: String,
}

/// A device in somebody's hand.
#[derive(Debug)]
pub struct Device {
    asks: mpsc::Sender<Ask>,
}

enum Ask {
    Do(
        CommandId,
        Box<Command>,
        oneshot::Sender<Result<Outcome, ClientError>>,
    ),
    Look(oneshot::Sender<Result<Option<WorkshopBody>, ClientError>>),
    Offline(oneshot::Sender<()>),
    Online(oneshot::Sender<Result<(), ClientError>>),
}

impl Device {
    /// Connects a device.
    ///
    /// # Errors
    /// The server did not let it in.
    pub async fn connect(place: Place) -> Result<Self> {
        let client = place.connect().await?;
        let (asks, inbox) = mpsc::channel(8);
        tokio::spawn(
            Task {
                place,
                client: Some(client),
            }
            .run(inbox),
        );
        Ok(Self { asks })
    }

    /// Sends a command and waits for what becomes of it.
    ///
    /// # Errors
    /// The socket failed.
    pub async fn send(&self, id: CommandId, command: Command) -> Result<Outcome> {
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::Do(id, Box::new(command), reply), answer)
            .await?
            .map_err(Into::into)
    }

    /// The review as this device sees it now.
    ///
    /// # Errors
    /// The socket failed, or there is no such record.
    pub async fn look(&self) -> Result<WorkshopBody> {
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::Look(reply), answer)
            .await??
            .context("the room has no record of the workshop")
    }

    /// Closes the socket.
    ///
    /// # Errors
    /// The device is gone.
    pub async fn offline(&self) -> Result<()> {
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::Offline(reply), answer).await
    }

    /// Opens the socket again.
    ///
    /// # Errors
    /// The server did not let it in.
    pub async fn online(&self) -> Result<()> {
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::Online(reply), answer)
            .await?
            .map_err(Into::into)
    }

    async fn ask<T>(&self, ask: Ask, answer: oneshot::Receiver<T>) -> Result<T> {
        self.asks
            .send(ask)
            .await
            .map_err(|_| anyhow!("the device is gone"))?;
        answer.await.context("the device is gone")
    }
}

/// Sends a command without a socket.
///
/// # Errors
/// The server could not be asked.
pub async fn send_over_http(place: &Place, id: CommandId, command: Command) -> Result<Outcome> {
    let api = Api::new(&place.server, Some(&place.token));
    let path = format!("/api/workshops/{}/commands", place.workshop);
    match api.post(&path, &CommandInput { id, command }).await {
        Ok(ServerFrame::Done { seq, .. }) => Ok(Outcome::Done(seq)),
        Ok(other) => Err(anyhow!("the server answered {other:?}")),
        Err(ClientError::Refused { code, detail, .. }) => Ok(Outcome::Refused { code, detail }),
        Err(error) => Err(error.into()),
    }
}

struct Task {
    place: Place,
    client: Option<Client>,
}

impl Task {
    async fn run(mut self, mut inbox: mpsc::Receiver<Ask>) {
        let mut ping = tokio::time::interval(PING);
        loop {
            tokio::select! {
                ask = inbox.recv() => match ask {
                    Some(ask) => self.answer(ask).await,
                    None => return,
                },
                kept = keep_reading(&mut self.client) => if kept.is_err() {
                    self.reconnect().await;
                },
                _ = ping.tick() => if let Some(client) = &mut self.client && client.settle().await.is_err() {
                    self.reconnect().await;
                },
            }
        }
    }

    async fn answer(&mut self, ask: Ask) {
        // Whoever asked may have given up; then nobody wants the answer.
        match ask {
            Ask::Do(id, command, reply) => drop(reply.send(self.carry_out(id, *command).await)),
            Ask::Look(reply) => drop(reply.send(self.look().await)),
            Ask::Offline(reply) => {
                self.client = None;
                // Who asked may have gone; then nobody is left to be told.
                let _ = reply.send(());
            }
            Ask::Online(reply) => {
                let client = self.place.connect().await;
                drop(reply.send(client.map(|client| self.client = Some(client))));
            }
        }
    }

    async fn carry_out(&mut self, id: CommandId, command: Command) -> Result<Outcome, ClientError> {
        let client = self
            .client
            .as_mut()
            .ok_or(ClientError::Late("the network"))?;
        match client.do_command_as(id, command.clone()).await {
            Err(ClientError::Socket(_) | ClientError::Closed { .. }) => {
                // The same id: if the first one arrived, this one changes nothing.
                self.reconnect().await;
                let client = self
                    .client
                    .as_mut()
                    .ok_or(ClientError::Late("the network"))?;
                client.do_command_as(id, command).await
            }
            outcome => outcome,
        }
    }

    async fn look(&mut self) -> Result<Option<WorkshopBody>, ClientError> {
        let client = self
            .client
            .as_mut()
            .ok_or(ClientError::Late("the network"))?;
        client.settle().await?;
        let body = client.record("workshop");
        Ok(body.and_then(|body| {
            if let Body::Workshop(body) = body {
                Some(body.clone())
            } else {
                None
            }
        }))
    }

    async fn reconnect(&mut self) {
        match self.place.connect().await {
            Ok(client) => self.client = Some(client),
            Err(error) => {
                tracing::debug!(%error, "a device could not come back yet");
                tokio::time::sleep(AGAIN).await;
            }
        }
    }
}

/// Reads until the socket fails; waits for ever where there is none. May be dropped at any time without losing a frame.
async fn keep_reading(client: &mut Option<Client>) -> Result<(), ClientError> {
    let Some(client) = client else {
        return std::future::pending().await;
    };
    loop {
        match client.next().await {
            Ok(_) | Err(ClientError::Late(_)) => {}
            Err(error) => return Err(error),
        }
    }
}

impl Place {
    async fn connect(&self) -> Result<Client, ClientError> {
        Client::connect(&self.server, self.workshop, &self.token).await
    }
}

const PING: Duration = Duration::from_secs(15);
const AGAIN: Duration = Duration::from_millis(200);

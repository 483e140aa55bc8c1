//! A typed client of one seat: what the page does, without a page. For the scenario player, the load test and the tests.
//!
//! [`Client`] keeps a replica of its records, fed by snapshots and changes exactly as a page does; [`Api`] speaks HTTP.
//! Command ids stay the same when a command is repeated after `busy` or `rate_limited`.

mod api;

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use flate2::read::DeflateDecoder;
use futures_util::{SinkExt, StreamExt};
use plenum_core::id::{CommandId, SeatId, WorkshopId};
use plenum_core::{Body, Change, Command, Records};
use serde_json::Value;
use thiserror::Error;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::token;
use crate::wire::{
    ClientFrame, JoinRequest, OrganisationHealth, PACKED, PROTOCOL, Resume, ServerFrame, You,
};

pub use api::Api;

/// Why the client could not go on.
#[derive(Debug, Error)]
pub enum ClientError {
    /// The server cannot be reached, or did not take the socket.
    #[error("the socket failed: {0}")]
    Socket(#[from] Box<tungstenite::Error>),
    /// The server closed the socket.
    #[error("the server closed the socket: {reason}")]
    Closed {
        /// The reason in its last `bye`, or why there was none.
        reason: String,
    },
    /// A frame that this client cannot read.
    #[error("a frame cannot be read: {0}")]
    Frame(#[from] serde_json::Error),
    /// What was waited for did not come.
    #[error("nothing came in time while waiting for {0}")]
    Late(&'static str),
    /// The server answered a request with an error.
    #[error("the server answered {status}: {code} {detail}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The stable code.
        code: String,
        /// The facts.
        detail: Value,
    },
    /// The server could not be asked over HTTP.
    #[error("the request failed: {0}")]
    Http(String),
}

impl From<tungstenite::Error> for ClientError {
    fn from(error: tungstenite::Error) -> Self {
        Self::Socket(Box::new(error))
    }
}

/// What became of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is durable, as this commit.
    Done(u64),
    /// A rule refused it.
    Refused {
        /// A stable code.
        code: String,
        /// The facts that explain it.
        detail: Value,
    },
}

impl Outcome {
    /// The commit.
    ///
    /// # Errors
    /// [`ClientError::Refused`] with status 0.
    pub fn done(self) -> Result<u64, ClientError> {
        match self {
            Self::Done(seq) => Ok(seq),
            Self::Refused { code, detail } => Err(ClientError::Refused {
                status: 0,
                code,
                detail,
            }),
        }
    }

    /// The code of the refusal, if it was one.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Done(_) => None,
            Self::Refused { code, .. } => Some(code),
        }
    }
}

/// A connected seat or projector.
#[derive(Debug)]
pub struct Client {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// Who the server says this is.
    pub you: You,
    /// The incarnation of the store.
    pub epoch: String,
    /// The last commit seen.
    pub seq: u64,
    /// The last commit of which something was seen on the screens: from here it resumes.
    shown: u64,
    /// The records, as last sent.
    pub records: Records,
    /// Who is connected, as the desk was last told.
    pub connected: Vec<SeatId>,
    /// Who waits to be let in, as last told.
    pub waiting: Vec<JoinRequest>,
    /// How organisations are connected, as the desk was last told.
    pub health: Vec<OrganisationHealth>,
    /// Whether the last `hello` was answered with the changes since rather than a snapshot.
    pub resumed: bool,
    /// How many snapshots came.
    pub snapshots: u32,
    /// How many of them were packed.
    pub packed: u32,
    bye: Option<String>,
    unread: VecDeque<ServerFrame>,
}

impl Client {
    /// Connects and says hello. `server` is `ws://127.0.0.1:8080` or `http://…`.
    ///
    /// # Errors
    /// The server cannot be reached or does not know the token.
    pub async fn connect(
        server: &str,
        workshop: WorkshopId,
        token: &str,
    ) -> Result<Self, ClientError> {
        Self::connect_from(server, workshop, token, None, BTreeMap::new()).await
    }

    /// Connects again with what an earlier connection has seen; the records are brought up to date.
    ///
    /// # Errors
    /// As [`connect`](Self::connect).
    pub async fn reconnect(
        self,
        server: &str,
        workshop: WorkshopId,
        token: &str,
    ) -> Result<Self, ClientError> {
        drop(self.socket);
        let resume = Resume {
            epoch: self.epoch,
            seq: self.shown,
        };
        Self::connect_from(server, workshop, token, Some(resume), self.records).await
    }

    async fn connect_from(
        server: &str,
        workshop: WorkshopId,
        token: &str,
        resume: Option<Resume>,
        records: Records,
    ) -> Result<Self, ClientError> {
        let socket = open(server, workshop).await?;
        let mut client = Self {
            socket,
            you: You::Operator,
            epoch: resume
                .as_ref()
                .map(|resume| resume.epoch.clone())
                .unwrap_or_default(),
            seq: 0,
            shown: 0,
            records,
            connected: Vec::new(),
            waiting: Vec::new(),
            health: Vec::new(),
            resumed: false,
            snapshots: 0,
            packed: 0,
            bye: None,
            unread: VecDeque::new(),
        };
        client
            .send(&ClientFrame::Hello {
                protocol: PROTOCOL,
                token: token.to_owned(),
                resume,
            })
            .await?;
        loop {
            let frame = client.frame(PATIENCE, "welcome").await?;
            if matches!(
                frame,
                ServerFrame::Welcome { .. } | ServerFrame::Resumed { .. }
            ) {
                return Ok(client);
            }
        }
    }

    /// Sends a command under a new id and waits for its outcome. A server that asks to wait is obeyed.
    ///
    /// # Errors
    /// The socket failed or closed.
    pub async fn do_command(&mut self, command: Command) -> Result<Outcome, ClientError> {
        self.do_command_as(token::command_id(), command).await
    }

    /// Sends a command under a given id and waits for its outcome. A server that asks to wait is obeyed.
    ///
    /// # Errors
    /// The socket failed or closed.
    pub async fn do_command_as(
        &mut self,
        id: CommandId,
        command: Command,
    ) -> Result<Outcome, ClientError> {
        loop {
            self.send(&ClientFrame::Do {
                id,
                command: command.clone(),
            })
            .await?;
            let outcome = self.outcome(id).await?;
            match &outcome {
                Outcome::Refused { code, detail }
                    if matches!(code.as_str(), "busy" | "read_only" | "rate_limited") =>
                {
                    let wait = detail
                        .get("retry_after_ms")
                        .and_then(Value::as_u64)
                        .unwrap_or(1_000);
                    self.rest(Duration::from_millis(wait)).await?;
                }
                Outcome::Done(_) | Outcome::Refused { .. } => return Ok(outcome),
            }
        }
    }

    /// Sends a command and does not wait; [`outcome`](Self::outcome) waits for it.
    ///
    /// # Errors
    /// The socket failed.
    pub async fn start(&mut self, id: CommandId, command: Command) -> Result<(), ClientError> {
        self.send(&ClientFrame::Do { id, command }).await
    }

    /// Waits for the outcome of a command, whatever it is.
    ///
    /// # Errors
    /// The socket failed or closed.
    pub async fn outcome(&mut self, wanted: CommandId) -> Result<Outcome, ClientError> {
        let early = self
            .unread
            .iter()
            .position(|frame| outcome_of(frame, wanted).is_some());
        let mut next = early.and_then(|place| self.unread.remove(place));
        loop {
            let frame = match next.take() {
                Some(frame) => frame,
                None => self.frame(PATIENCE, "the outcome of a command").await?,
            };
            if let Some(outcome) = outcome_of(&frame, wanted) {
                return Ok(outcome);
            }
            self.keep(frame);
        }
    }

    /// Takes frames in until the condition holds.
    ///
    /// # Errors
    /// It did not come true in ten seconds, or the socket failed.
    pub async fn wait_for(
        &mut self,
        what: &'static str,
        condition: impl Fn(&Self) -> bool,
    ) -> Result<(), ClientError> {
        let start = Instant::now();
        while !condition(self) {
            let left = PATIENCE
                .checked_sub(start.elapsed())
                .ok_or(ClientError::Late(what))?;
            let frame = self.frame(left, what).await?;
            self.keep(frame);
        }
        Ok(())
    }

    /// Waits until a commit is on this screen. A commit that changes nothing for this seat sends it nothing: then a `pong`
    /// that was asked for after the outcome shows that all has arrived.
    ///
    /// # Errors
    /// The socket failed.
    pub async fn settle(&mut self) -> Result<(), ClientError> {
        let t = i64::from_be_bytes(token::random::<8>()) >> 12;
        self.send(&ClientFrame::Ping { t, unsent: None }).await?;
        loop {
            let frame = self.frame(PATIENCE, "pong").await?;
            if matches!(frame, ServerFrame::Pong { t: echoed, .. } if echoed == t) {
                return Ok(());
            }
            self.keep(frame);
        }
    }

    /// Takes frames in for a while.
    ///
    /// # Errors
    /// The socket failed or closed.
    pub async fn rest(&mut self, time: Duration) -> Result<(), ClientError> {
        let start = Instant::now();
        while let Some(left) = time.checked_sub(start.elapsed()) {
            match self.frame(left, "a while").await {
                Ok(frame) => self.keep(frame),
                Err(ClientError::Late(_)) => break,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The next frame of any kind, already taken in.
    ///
    /// # Errors
    /// None came in ten seconds, or the socket failed.
    pub async fn next(&mut self) -> Result<ServerFrame, ClientError> {
        match self.unread.pop_front() {
            Some(frame) => Ok(frame),
            None => self.frame(PATIENCE, "a frame").await,
        }
    }

    /// Sends text as it is, for tests of what should not be sent.
    ///
    /// # Errors
    /// The socket failed.
    pub async fn send_text(&mut self, text: &str) -> Result<(), ClientError> {
        Ok(self.socket.send(Message::text(text)).await?)
    }

    /// Sends a binary frame, for tests of what should not be sent.
    ///
    /// # Errors
    /// The socket failed.
    pub async fn send_bytes(&mut self, bytes: &[u8]) -> Result<(), ClientError> {
        Ok(self.socket.send(Message::binary(bytes.to_vec())).await?)
    }

    /// Waits for the end: the reason of the last `bye` and the close code, if there were any.
    ///
    /// # Errors
    /// The socket stayed open.
    pub async fn ended(&mut self) -> Result<(Option<String>, Option<u16>), ClientError> {
        let mut code = None;
        loop {
            match timeout(PATIENCE, self.socket.next())
                .await
                .map_err(|_| ClientError::Late("the end"))?
            {
                Some(Ok(Message::Text(text))) => {
                    self.take(&serde_json::from_str(&text)?);
                }
                Some(Ok(Message::Close(frame))) => {
                    code = frame.map(|CloseFrame { code, .. }| code.into());
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Ok((self.bye.clone(), code)),
            }
        }
    }

    /// A record by its key; of several the one for the narrowest audience, as a page shows it.
    pub fn record(&self, key: &str) -> Option<&Body> {
        self.records
            .iter()
            .rev()
            .find(|((_, k), _)| k == key)
            .map(|(_, body)| body)
    }

    /// All records whose key begins so, narrowest audience first.
    pub fn records_under<'a>(
        &'a self,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a Body)> {
        self.records
            .iter()
            .rev()
            .filter(move |((_, key), _)| key.starts_with(prefix))
            .map(|((_, key), body)| (key.as_str(), body))
    }

    async fn send(&mut self, frame: &ClientFrame) -> Result<(), ClientError> {
        let text = serde_json::to_string(frame)?;
        Ok(self.socket.send(Message::text(text)).await?)
    }

    async fn frame(
        &mut self,
        patience: Duration,
        what: &'static str,
    ) -> Result<ServerFrame, ClientError> {
        loop {
            match timeout(patience, self.socket.next())
                .await
                .map_err(|_| ClientError::Late(what))?
            {
                Some(Ok(message @ (Message::Text(_) | Message::Binary(_)))) => {
                    let frame = if let Message::Binary(packed) = &message {
                        self.packed += 1;
                        serde_json::from_reader(DeflateDecoder::new(&**packed))?
                    } else {
                        serde_json::from_str(message.to_text()?)?
                    };
                    self.take(&frame);
                    if let ServerFrame::Bye { reason, .. } = &frame {
                        return Err(ClientError::Closed {
                            reason: reason.clone(),
                        });
                    }
                    return Ok(frame);
                }
                Some(Ok(Message::Close(_))) | None => {
                    return Err(ClientError::Closed {
                        reason: self
                            .bye
                            .clone()
                            .unwrap_or_else(|| "without a word".to_owned()),
                    });
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
            }
        }
    }

    fn take(&mut self, frame: &ServerFrame) {
        match frame {
            ServerFrame::Welcome {
                you,
                epoch,
                seq,
                records,
                ..
            } => {
                self.you = you.clone();
                self.epoch.clone_from(epoch);
                (self.seq, self.shown) = (*seq, *seq);
                self.records = records
                    .iter()
                    .map(|r| ((r.audience, r.key.clone()), r.body.clone()))
                    .collect();
                self.resumed = false;
                self.snapshots += 1;
            }
            ServerFrame::Resumed {
                you, seq, changes, ..
            } => {
                self.you = you.clone();
                (self.seq, self.shown) = (*seq, *seq);
                for change in changes {
                    self.change(change);
                }
                self.resumed = true;
            }
            ServerFrame::Change { seq, change, .. } => {
                (self.seq, self.shown) = (*seq, *seq);
                self.change(change);
            }
            ServerFrame::Presence { connected } => self.connected.clone_from(connected),
            ServerFrame::Health { organisations } => self.health.clone_from(organisations),
            ServerFrame::Waiting { requests } => self.waiting.clone_from(requests),
            ServerFrame::Bye { reason, .. } => self.bye = Some(reason.clone()),
            ServerFrame::Done { .. }
            | ServerFrame::Refused { .. }
            | ServerFrame::Problem { .. }
            | ServerFrame::Pong { .. } => {}
        }
    }

    fn change(&mut self, change: &Change) {
        for key in &change.gone {
            self.records.remove(&(change.audience, key.clone()));
        }
        for (key, body) in &change.set {
            self.records
                .insert((change.audience, key.clone()), body.clone());
        }
    }

    /// Keeps what somebody may still ask for: answers, not changes.
    fn keep(&mut self, frame: ServerFrame) {
        if matches!(
            frame,
            ServerFrame::Done { .. } | ServerFrame::Refused { .. } | ServerFrame::Problem { .. }
        ) {
            self.unread.push_back(frame);
        }
    }
}

fn outcome_of(frame: &ServerFrame, wanted: CommandId) -> Option<Outcome> {
    if let ServerFrame::Done { id, seq } = frame {
        return (*id == wanted).then_some(Outcome::Done(*seq));
    }
    if let ServerFrame::Refused { id, code, detail } = frame {
        return (*id == wanted).then(|| Outcome::Refused {
            code: code.clone(),
            detail: detail.clone(),
        });
    }
    None
}

/// A fresh command id.
pub fn command_id() -> CommandId {
    token::command_id()
}

async fn open(
    server: &str,
    workshop: WorkshopId,
) -> Result<WebSocketStream<MaybeTlsStream<TcpStream>>, ClientError> {
    let server = server.trim_end_matches('/').replacen("http", "ws", 1);
    let address = format!("{server}/api/workshops/{workshop}/live?{PACKED}");
    let request = address.into_client_request()?;
    let (socket, _) = tokio_tungstenite::connect_async_with_config(request, None, true).await?;
    Ok(socket)
}

const PATIENCE: Duration = Duration::from_secs(10);

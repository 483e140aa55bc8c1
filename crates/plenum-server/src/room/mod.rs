//! The room: one task owns one workshop while it is in use (DESIGN section 6).
//!
//! ```text
//!  commands (bounded) ─┐   deadline ─┐   sockets come and go ─┐   shutdown ─┐
//!                      └─────────────┴─── one turn ───────────┴─────────────┘
//!                                            │
//!        decide each on the working state ─▶ append the batch ─▶ publish ─▶ acknowledge
//! ```
//!
//! [`Room`] is the handle that others hold; [`task`] is the loop, [`live`] the state, [`screens`] what was sent,
//! [`sockets`] to whom. Nothing outside the task touches them. A full inbox means "busy": the sender is told to wait.

mod health;
mod live;
pub(crate) mod outbox;
mod screens;
#[cfg(test)]
mod simulation;
mod sockets;
mod store;
mod task;

use std::fmt;
use std::sync::Arc;

use axum::extract::ws::Utf8Bytes;
use plenum_core::id::{CommandId, SeatId, WorkshopId};
use plenum_core::{Actor, Command, Keyring, Published, Refusal, Workshop};
use plenum_log::{Directory, EventLog};
use tokio::sync::{Notify, mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use crate::joins::Joins;
use crate::metrics::Metrics;
use crate::token;
use crate::wire::{Resume, ServerFrame};

pub(crate) use outbox::{Line, Outbox};
pub(crate) use sockets::{Viewer, bye};

/// What all rooms of a server share.
pub(crate) struct Env {
    pub(crate) log: Arc<dyn EventLog>,
    pub(crate) directory: Arc<dyn Directory>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) epoch: String,
    pub(crate) join_secret: Vec<u8>,
    pub(crate) joins: Joins,
    pub(crate) stop: CancellationToken,
    pub(crate) tasks: TaskTracker,
    /// Where random bytes come from: the operating system, or the seed of a simulation.
    pub(crate) draw: Box<dyn Fn() -> [u8; 32] + Send + Sync>,
    pub(crate) idle: std::time::Duration,
    pub(crate) metrics: Arc<Metrics>,
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Env")
            .field("epoch", &self.epoch)
            .finish_non_exhaustive()
    }
}

impl Env {
    /// The short code of a workshop.
    pub(crate) fn join_code(&self, workshop: WorkshopId) -> String {
        token::join_code(&self.join_secret, workshop)
    }
}

/// The handle of a running room. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    inbox: mpsc::Sender<Message>,
    left: Arc<Notify>,
}

/// The room has just stopped, or its log cannot be read: ask for it again a little later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stopped;

/// One command on its way.
#[derive(Debug)]
pub(crate) struct Ask {
    pub(crate) actor: Actor,
    pub(crate) id: CommandId,
    pub(crate) command: Command,
    pub(crate) reply: Reply,
}

/// Where the outcome goes.
#[derive(Debug)]
pub(crate) enum Reply {
    /// Into the queue of the socket it came from, after the changes it made.
    Socket(Arc<Outbox>),
    /// To one who waits.
    Once(oneshot::Sender<Outcome>),
}

/// What became of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is durable.
    Done(u64),
    /// It left no trace.
    Refused {
        /// A stable code.
        code: String,
        /// What explains it.
        detail: serde_json::Value,
    },
}

/// A look at a room's state, for those who only read.
#[derive(Clone, Copy)]
pub(crate) struct Glance<'a> {
    pub(crate) workshop: &'a Workshop,
    pub(crate) published: &'a Published,
    pub(crate) keys: &'a Keyring,
    pub(crate) seq: u64,
}

enum Message {
    Ask(Ask),
    Attach {
        viewer: Viewer,
        resume: Option<Resume>,
        outbox: Arc<Outbox>,
        reply: oneshot::Sender<bool>,
    },
    Refresh {
        outbox: Arc<Outbox>,
        reply: oneshot::Sender<()>,
    },
    Snapshot {
        viewer: Viewer,
        reply: oneshot::Sender<Option<Utf8Bytes>>,
    },
    Look(Box<dyn FnOnce(Glance<'_>) + Send>),
    Name {
        seat: SeatId,
        name: Option<String>,
        reply: oneshot::Sender<()>,
    },
    Expel(Viewer),
    Waiting,
}

impl Room {
    /// Starts the task of a room.
    pub(crate) fn start(env: &Arc<Env>, workshop: WorkshopId) -> Self {
        let (inbox, messages) = mpsc::channel(INBOX);
        let left = Arc::new(Notify::new());
        let task = task::Task::new(Arc::clone(env), workshop, messages, Arc::clone(&left));
        env.tasks.spawn(task.run());
        Self { inbox, left }
    }

    /// Whether the room has stopped.
    pub(crate) fn has_stopped(&self) -> bool {
        self.inbox.is_closed()
    }

    /// An empty queue for a socket of this room, which the room writes to straight if there is a line to it, and whose page
    /// may say that it unpacks.
    pub(crate) fn outbox(&self, line: Option<Arc<dyn Line>>, unpacks: bool) -> Arc<Outbox> {
        Arc::new(Outbox::new(Arc::clone(&self.left), line).unpacking(unpacks))
    }

    /// Hands a command in without waiting. A room that is full or has stopped answers that it is busy.
    pub(crate) fn ask(&self, ask: Ask) {
        match self.inbox.try_reserve() {
            Ok(place) => place.send(Message::Ask(ask)),
            Err(_) => ask.reply.send(ask.id, Outcome::busy()),
        }
    }

    /// Hands a command in and waits for what becomes of it.
    pub(crate) async fn command(&self, actor: Actor, id: CommandId, command: Command) -> Outcome {
        let (reply, outcome) = oneshot::channel();
        self.ask(Ask {
            actor,
            id,
            command,
            reply: Reply::Once(reply),
        });
        outcome.await.unwrap_or_else(|_| Outcome::busy())
    }

    /// Adds a socket: `welcome` or `resumed` is the first frame in its queue. False if the viewer has no place here.
    pub(crate) async fn attach(
        &self,
        viewer: Viewer,
        resume: Option<Resume>,
        outbox: Arc<Outbox>,
    ) -> Result<bool, Stopped> {
        self.exchange(|reply| Message::Attach {
            viewer,
            resume,
            outbox,
            reply,
        })
        .await
    }

    /// Puts a fresh snapshot into the queue of a socket that fell behind.
    pub(crate) async fn refresh(&self, outbox: Arc<Outbox>) -> Result<(), Stopped> {
        self.exchange(|reply| Message::Refresh { outbox, reply })
            .await
    }

    /// A `welcome` frame; none if the viewer has no place here.
    pub(crate) async fn snapshot(&self, viewer: Viewer) -> Result<Option<Utf8Bytes>, Stopped> {
        self.exchange(|reply| Message::Snapshot { viewer, reply })
            .await
    }

    /// Reads the state.
    pub(crate) async fn look<T: Send + 'static>(
        &self,
        read: impl FnOnce(Glance<'_>) -> T + Send + 'static,
    ) -> Result<T, Stopped> {
        self.exchange(|reply| {
            Message::Look(Box::new(move |glance| {
                // Whoever asked may have gone away; then nobody misses the answer.
                let _sent = reply.send(read(glance));
            }))
        })
        .await
    }

    /// Sets or forgets the function a seat is shown by; shown with the next change of the seat.
    pub(crate) async fn name(&self, seat: SeatId, name: Option<String>) -> Result<(), Stopped> {
        self.exchange(|reply| Message::Name { seat, name, reply })
            .await
    }

    /// Closes all sockets of a viewer at once.
    pub(crate) async fn expel(&self, viewer: Viewer) {
        // A room that has stopped has no sockets.
        let _stopped = self.inbox.send(Message::Expel(viewer)).await;
    }

    /// Tells the desk that the list of those who wait has changed.
    pub(crate) async fn waiting_changed(&self) {
        // A room that has stopped has no desk to tell.
        let _stopped = self.inbox.send(Message::Waiting).await;
    }

    async fn exchange<T>(
        &self,
        message: impl FnOnce(oneshot::Sender<T>) -> Message,
    ) -> Result<T, Stopped> {
        let (reply, answer) = oneshot::channel();
        self.inbox.send(message(reply)).await.map_err(|_| Stopped)?;
        answer.await.map_err(|_| Stopped)
    }
}

impl Reply {
    /// Delivers the outcome.
    pub(crate) fn send(self, id: CommandId, outcome: Outcome) {
        match self {
            Self::Socket(outbox) => outbox.own(&outcome.frame(id)),
            Self::Once(reply) => {
                // Whoever asked may have gone away; the command stands all the same.
                let _sent = reply.send(outcome);
            }
        }
    }
}

/// A refusal as clients see it: the code apart, the facts beside it.
pub(crate) fn parts(refusal: &Refusal) -> (String, serde_json::Value) {
    let mut detail = serde_json::to_value(refusal).unwrap_or_default();
    if let Some(fields) = detail.as_object_mut() {
        fields.remove("code");
    }
    (refusal.code().to_owned(), detail)
}

impl Outcome {
    /// The room has too much to do; waiting helps.
    pub(crate) fn busy() -> Self {
        Self::wait("busy", 1_000)
    }

    /// A rule's refusal.
    pub(crate) fn refused(refusal: &Refusal) -> Self {
        let (code, detail) = parts(refusal);
        Self::Refused { code, detail }
    }

    /// A refusal that no rule of the workshop made and that waiting does not help.
    fn refuse(code: &str) -> Self {
        Self::Refused {
            code: code.to_owned(),
            detail: serde_json::json!({}),
        }
    }

    /// A refusal that is none: the same command will be taken later.
    pub(crate) fn wait(code: &str, retry_after_ms: u64) -> Self {
        Self::Refused {
            code: code.to_owned(),
            detail: serde_json::json!({ "retry_after_ms": retry_after_ms }),
        }
    }

    /// As a frame.
    pub(crate) fn frame(self, id: CommandId) -> ServerFrame {
        match self {
            Self::Done(seq) => ServerFrame::Done { id, seq },
            Self::Refused { code, detail } => ServerFrame::Refused { id, code, detail },
        }
    }
}

/// Messages that may wait at a room's door. A hall that comes back at once has about a thousand.
const INBOX: usize = 1_024;

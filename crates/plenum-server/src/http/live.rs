//! The socket: `GET /api/workshops/{id}/live`.
//!
//! ```text
//!  reader: hello ─▶ attach ─▶ do … do … ping …                until the peer closes, falls silent or is sent away
//!  writer: queue ─▶ frame, frame, …, snapshot when behind      until the queue says close
//! ```
//!
//! The reader keeps polling after a close until the stream ends, or the closing handshake would be cut short. What cannot
//! be understood is answered with `problem` and the socket stays open; what is over a limit is answered and then closed.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use plenum_core::id::{CommandId, WorkshopId};
use plenum_core::{Actor, Command, agenda, assign, narrative};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep, sleep_until, timeout, timeout_at};

use super::error::Failure;
use super::headers::is_own_origin;
use super::input::{parse, viewer};
use super::serve::Place;
use crate::limit::{Bucket, COMMAND_BYTES, MESSAGE_BYTES};
use crate::room::outbox::{
    GOING_AWAY, Next, POLICY, PROTOCOL_ERROR, SERVICE_RESTART, TOO_BIG, TRY_AGAIN_LATER,
    UNSUPPORTED, text,
};
use crate::room::{Ask, Outbox, Outcome, Reply, Room, Viewer, bye};
use crate::shared::Shared;
use crate::wire::{ClientFrame, PROTOCOL, Resume, ServerFrame};

/// Takes a socket in.
pub(crate) async fn live(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    Extension(place): Extension<Arc<Place>>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Failure> {
    if !is_own_origin(&headers, shared.secure) {
        return Err(Failure::ForeignOrigin);
    }
    // A message a little over the limit is still read, so that the peer gets an answer and not a broken pipe.
    let upgrade = upgrade
        .max_message_size(4 * MESSAGE_BYTES)
        .max_frame_size(4 * MESSAGE_BYTES);
    let upgrade = upgrade.read_buffer_size(4_096).write_buffer_size(0);
    Ok(upgrade.on_upgrade(move |socket| async move {
        let tasks = shared.env.tasks.clone();
        tasks
            .track_future(Box::pin(serve(shared, workshop, socket)))
            .await;
        drop(place);
    }))
}

async fn serve(shared: Arc<Shared>, workshop: WorkshopId, socket: WebSocket) {
    let (mut sink, mut stream) = socket.split();
    let hello = match greet(&shared, workshop, &mut stream).await {
        Ok(hello) => hello,
        Err(Some((frame, code))) => return part(sink, stream, &frame, code).await,
        Err(None) => return,
    };
    let room = shared.room(workshop);
    let outbox = room.outbox();
    let guard = Leaving::of(&outbox);
    let _open = shared.env.metrics.socket();
    match room
        .attach(hello.viewer, hello.resume, Arc::clone(&outbox))
        .await
    {
        Ok(true) => {}
        Ok(false) => return part(sink, stream, &bye("bad_token", None), POLICY).await,
        Err(_) => return part(sink, stream, &bye("restart", Some(2_000)), SERVICE_RESTART).await,
    }
    let reader = Reader {
        viewer: hello.viewer,
        bucket: Bucket::new(shared.limits.commands),
        outbox: Arc::clone(&outbox),
        room: room.clone(),
        shared: Arc::clone(&shared),
    };
    let idle = shared.limits.idle;
    tokio::join!(
        write(&mut sink, &outbox, &room, idle),
        reader.run(&mut stream)
    );
    drop(guard);
}

/// Tells the room that the socket has gone, however this ends.
pub(super) struct Leaving(Arc<Outbox>);

impl Leaving {
    pub(super) fn of(outbox: &Arc<Outbox>) -> Self {
        Self(Arc::clone(outbox))
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.leave();
    }
}

struct Hello {
    viewer: Viewer,
    resume: Option<Resume>,
}

/// Waits for the first frame. The error is what to say and how to close, or nothing if the peer has gone.
async fn greet(
    shared: &Shared,
    workshop: WorkshopId,
    stream: &mut SplitStream<WebSocket>,
) -> Result<Hello, Option<(ServerFrame, u16)>> {
    let wrong = || Some((bye("protocol", None), PROTOCOL_ERROR));
    let deadline = Instant::now() + shared.limits.first;
    let first = loop {
        match timeout_at(deadline, stream.next()).await {
            Ok(Some(Ok(Message::Text(text)))) => break text,
            Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => {}
            Ok(Some(Ok(Message::Binary(_) | Message::Close(_)))) | Err(_) => return Err(wrong()),
            Ok(Some(Err(_)) | None) => return Err(None),
        }
    };
    let frame = if first.len() > MESSAGE_BYTES {
        Err(String::new())
    } else {
        parse::<ClientFrame>(&first)
    };
    let Ok(ClientFrame::Hello {
        protocol: PROTOCOL,
        token,
        resume,
    }) = frame
    else {
        return Err(wrong());
    };
    let holder = shared.holder(&token).await.map_err(|error| {
        tracing::error!(%error, "the directory cannot be read");
        Some((bye("restart", Some(5_000)), SERVICE_RESTART))
    })?;
    // A token of another workshop reads like one of nobody.
    let viewer = holder
        .and_then(|grant| viewer(grant, workshop))
        .ok_or_else(|| Some((bye("bad_token", None), POLICY)))?;
    Ok(Hello { viewer, resume })
}

/// Closes a socket that never was attached.
async fn part(
    mut sink: SplitSink<WebSocket, Message>,
    mut stream: SplitStream<WebSocket>,
    frame: &ServerFrame,
    code: u16,
) {
    let close = async {
        // The peer may have gone; there is nobody to tell then.
        let _sent = sink.send(Message::Text(text(frame))).await;
        let _closed = sink.send(closing(code)).await;
        while let Some(Ok(_)) = stream.next().await {}
    };
    let _late = timeout(CLOSE_TIME, close).await;
}

/// Empties the queue into the socket until it is to be closed or takes nothing any more.
async fn write(
    sink: &mut SplitSink<WebSocket, Message>,
    outbox: &Arc<Outbox>,
    room: &Room,
    idle: Duration,
) {
    loop {
        let message = match timeout(idle / 3, outbox.next()).await {
            Ok(Next::Frame(frame)) => Message::Text(frame),
            Ok(Next::Refresh) => {
                if room.refresh(Arc::clone(outbox)).await.is_err() {
                    outbox.close(&bye("restart", Some(1_000)), SERVICE_RESTART);
                }
                continue;
            }
            Ok(Next::Close(code)) => {
                let _closed = timeout(CLOSE_TIME, sink.send(closing(code))).await;
                return;
            }
            // Browsers answer by themselves, even in tabs that sleep: that keeps the socket from falling idle.
            Err(_) => Message::Ping(axum::body::Bytes::new()),
        };
        let sent = tokio::select! {
            sent = sink.send(message) => sent.is_ok(),
            () = sleep(PATIENCE) => false,
            () = async { outbox.closing().await; sleep(CLOSE_TIME).await } => false,
        };
        if !sent {
            return outbox.close(&bye("too_slow", Some(1_000)), TRY_AGAIN_LATER);
        }
    }
}

struct Reader {
    viewer: Viewer,
    bucket: Bucket,
    outbox: Arc<Outbox>,
    room: Room,
    shared: Arc<Shared>,
}

impl Reader {
    async fn run(mut self, stream: &mut SplitStream<WebSocket>) {
        let idle = self.shared.limits.idle;
        let mut silent_since = Instant::now();
        loop {
            let outbox = Arc::clone(&self.outbox);
            let next = tokio::select! {
                next = stream.next() => next,
                () = sleep_until(silent_since + idle), if !outbox.is_closing() => {
                    outbox.close(&bye("idle", Some(0)), GOING_AWAY);
                    continue;
                }
                // The peer has this long to finish the closing handshake.
                () = async { outbox.closing().await; sleep(CLOSE_TIME).await } => return,
            };
            match next {
                Some(Ok(message)) => {
                    silent_since = Instant::now();
                    self.outbox.pulse().heard();
                    self.message(message);
                }
                Some(Err(error)) => return self.broken(&error),
                None => return outbox.close(&bye("closed", None), GOING_AWAY),
            }
        }
    }

    fn message(&mut self, message: Message) {
        match message {
            Message::Text(_) if self.outbox.is_closing() => {}
            Message::Text(text) if text.len() > MESSAGE_BYTES => {
                self.over(
                    &problem(
                        "too_long",
                        json!({ "limit": MESSAGE_BYTES, "got": text.len() }),
                    ),
                    TOO_BIG,
                );
            }
            Message::Text(text) => self.text(&text),
            Message::Binary(_) => self.over(
                &problem(
                    "malformed",
                    json!({ "problem": "binary frames are not used" }),
                ),
                UNSUPPORTED,
            ),
            // The library answers pings and close frames by itself.
            Message::Ping(_) | Message::Pong(_) | Message::Close(_) => {}
        }
    }

    fn text(&mut self, text: &Utf8Bytes) {
        match parse::<ClientFrame>(text) {
            Ok(ClientFrame::Do { id, command }) => self.command(id, command, text.len()),
            Ok(ClientFrame::Ping { t, unsent }) => {
                if let Some(unsent) = unsent {
                    self.outbox.pulse().unsent(unsent);
                }
                let now = self.shared.env.clock.now();
                self.outbox.own(&ServerFrame::Pong { t, now });
            }
            Ok(ClientFrame::Hello { .. }) => self.outbox.own(&problem(
                "malformed",
                json!({ "problem": "hello comes once" }),
            )),
            Err(error) => {
                // Nonsense costs as much as sense, or a flood of it would be free.
                match self.bucket.take() {
                    Ok(()) => self.outbox.own(&not_understood(text, &error)),
                    Err(wait) => self
                        .outbox
                        .own(&problem("rate_limited", json!({ "retry_after_ms": wait }))),
                }
            }
        }
    }

    fn command(&mut self, id: CommandId, command: Command, bytes: usize) {
        let Some(actor) = self.viewer.seat().map(Actor::Seat) else {
            return self.refuse(
                id,
                Outcome::Refused {
                    code: "no_seat".to_owned(),
                    detail: json!({}),
                },
            );
        };
        if let Some(limit) = over_limit(&command, bytes) {
            return self.refuse(
                id,
                Outcome::Refused {
                    code: "command_too_long".to_owned(),
                    detail: json!({ "limit": limit, "got": bytes }),
                },
            );
        }
        if let Err(wait) = self.bucket.take() {
            return self.refuse(id, Outcome::wait("rate_limited", wait));
        }
        self.room.ask(Ask {
            actor,
            id,
            command,
            reply: Reply::Socket(Arc::clone(&self.outbox)),
        });
    }

    fn refuse(&self, id: CommandId, outcome: Outcome) {
        self.outbox.own(&outcome.frame(id));
    }

    /// Answers and closes: such a peer does not keep to the protocol.
    fn over(&self, problem: &ServerFrame, code: u16) {
        self.outbox.own(problem);
        self.outbox.close(&bye("protocol", Some(1_000)), code);
    }

    fn broken(&self, error: &axum::Error) {
        tracing::debug!(%error, "a socket broke");
        self.over(
            &problem("too_long", json!({ "limit": MESSAGE_BYTES })),
            TOO_BIG,
        );
    }
}

/// The limit that a command is over, if it is. An agenda is set in one command and may take the whole message, and so may
/// all works of an assignment, a plan of who reviews what, and a written part of the report.
pub(crate) fn over_limit(command: &Command, bytes: usize) -> Option<usize> {
    let whole = matches!(
        command,
        Command::Agenda(agenda::Command::Plan { .. })
            | Command::Assign(assign::Command::Open { .. } | assign::Command::AdoptPlan { .. })
            | Command::Narrative(narrative::Command::Write { .. })
    );
    let limit = if whole { MESSAGE_BYTES } else { COMMAND_BYTES };
    // The frame around the command does not count.
    (bytes > limit + ENVELOPE).then_some(limit)
}

/// Explains a frame that cannot be read, with the id of the command it held, if it can be found, so that the page knows
/// which of its commands will never be understood.
fn not_understood(text: &str, error: &str) -> ServerFrame {
    #[derive(Deserialize)]
    struct Probe {
        frame: Option<String>,
        id: Option<CommandId>,
    }
    let mut detail = json!({ "problem": error });
    let mut code = "malformed";
    if let Ok(Probe {
        frame: Some(frame),
        id,
    }) = parse::<Probe>(text)
        && frame == "do"
    {
        if error.starts_with("unknown variant") {
            code = "unknown_command";
        }
        if let Some(id) = id {
            detail["id"] = Value::String(id.to_string());
        }
    }
    problem(code, detail)
}

fn problem(code: &str, detail: Value) -> ServerFrame {
    ServerFrame::Problem {
        code: code.to_owned(),
        detail,
    }
}

fn closing(code: u16) -> Message {
    Message::Close(Some(CloseFrame {
        code,
        reason: Utf8Bytes::from_static(""),
    }))
}

/// Bytes of a `do` frame beside its command.
const ENVELOPE: usize = 128;
/// A peer that takes nothing for so long is sent away.
const PATIENCE: Duration = Duration::from_secs(30);
/// A peer that does not finish the closing handshake is dropped.
const CLOSE_TIME: Duration = Duration::from_millis(900);

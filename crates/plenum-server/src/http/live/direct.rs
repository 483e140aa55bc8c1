//! The direct way: the TCP stream is taken back from hyper, the room's own task writes to it, and the task here reads.
//!
//! ```text
//!  room ─── queue ─── flush ──▶ stream ──▶ peer          in the room's turn, one write for all frames of the turn
//!                        │ full
//!                        ▼
//!  here ◀──────────── changed     waits until the stream takes more, goes on writing, asks for a snapshot
//! ```
//!
//! Reading (masks, fragments, UTF-8, order of control frames) is tungstenite's; what it answers by itself, pongs and the
//! close frame, goes through the queue like everything else, so that frames never run into each other.

use std::io::{self, Read, Write};
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use plenum_core::id::WorkshopId;
use tokio::io::{Interest, Ready};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until, timeout_at};
use tungstenite::error::{Error, ProtocolError};
use tungstenite::handshake::derive_accept_key;
use tungstenite::protocol::{Role, WebSocketConfig, WebSocketContext};
use tungstenite::{Message, Utf8Bytes};

use super::reader::Reader;
use super::{CLOSE_TIME, Hello, Leaving, MOST_READ, PATIENCE, Refused, greeting, wrong};
use crate::http::serve::Place;
use crate::limit::Bucket;
use crate::room::outbox::{
    Duty, GOING_AWAY, NOT_UTF8, POLICY, PROTOCOL_ERROR, SERVICE_RESTART, TRY_AGAIN_LATER,
};
use crate::room::{Line, Outbox, bye};
use crate::shared::Shared;

/// Answers a request that was found good; the socket is served by a task of its own.
pub(super) fn accept(
    shared: Arc<Shared>,
    workshop: WorkshopId,
    place: Arc<Place>,
    connection: OnUpgrade,
    key: &HeaderValue,
    unpacks: bool,
) -> Response {
    let tasks = shared.env.tasks.clone();
    tasks.spawn(async move {
        match connection.await {
            Ok(upgraded) => {
                if let Some(stream) = Stream::of(upgraded) {
                    serve(shared, workshop, stream, unpacks).await;
                } else {
                    tracing::error!("a connection was not what its listener said");
                }
            }
            Err(error) => tracing::debug!(%error, "a socket was not opened"),
        }
        drop(place);
    });
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let headers = response.headers_mut();
    headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(header::UPGRADE, HeaderValue::from_static("websocket"));
    if let Ok(accept) = HeaderValue::from_str(&derive_accept_key(key.as_bytes())) {
        headers.insert(header::SEC_WEBSOCKET_ACCEPT, accept);
    }
    response
}

async fn serve(shared: Arc<Shared>, workshop: WorkshopId, mut stream: Stream, unpacks: bool) {
    // In a box, so that a socket does not keep for ever the room that its greeting needed.
    let greeted = Box::pin(greet(&shared, workshop, &mut stream)).await;
    let hello = match greeted {
        Ok(hello) => hello,
        Err(Some(refused)) => return part(stream, refused).await,
        Err(None) => return,
    };
    let room = shared.room(workshop);
    let outbox = room.outbox(Some(stream.line()), unpacks);
    let _guard = Leaving::of(&outbox);
    let _open = shared.env.metrics.socket();
    let attached = Box::pin(room.attach(hello.viewer, hello.resume, Arc::clone(&outbox))).await;
    match attached {
        Ok(true) => {}
        Ok(false) => return part(stream, (bye("bad_token", None), POLICY)).await,
        Err(_) => return part(stream, (bye("restart", Some(2_000)), SERVICE_RESTART)).await,
    }
    let reader = Reader {
        viewer: hello.viewer,
        bucket: Bucket::new(shared.limits.commands),
        outbox,
        room,
        shared,
    };
    let connection = Connection {
        reader,
        heard: Instant::now(),
        taken: Instant::now(),
        pinged: false,
    };
    connection.run(&mut stream).await;
}

/// Waits for the first frame. The error is what to say and how to close, or nothing if the peer has gone.
async fn greet(
    shared: &Shared,
    workshop: WorkshopId,
    stream: &mut Stream,
) -> Result<Hello, Option<Refused>> {
    let deadline = Instant::now() + shared.limits.first;
    let mut replies = Vec::new();
    let first = loop {
        match stream.next(&mut replies) {
            Heard::Text(text) => break text,
            Heard::Control if Instant::now() < deadline => tokio::task::yield_now().await,
            Heard::Control | Heard::Binary | Heard::Close => return Err(Some(wrong())),
            Heard::Broken(_) | Heard::End => return Err(None),
            Heard::Nothing => match timeout_at(deadline, stream.tcp.readable()).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) => return Err(None),
                Err(_) => return Err(Some(wrong())),
            },
        }
        // Pings before the greeting are answered as far as there is room, which there is before anything was sent.
        let _written = stream.tcp.try_write(&std::mem::take(&mut replies));
    };
    Ok(greeting(shared, workshop, &first).await?)
}

/// Closes a socket that never was attached.
async fn part(mut stream: Stream, (frame, code): Refused) {
    let outbox = Outbox::new(Arc::default(), Some(stream.line()));
    outbox.close(&frame, code);
    finish(&mut stream, &outbox).await;
}

/// Writes what is left, and reads until the peer has answered the close frame. It has a moment for that.
async fn finish(stream: &mut Stream, outbox: &Outbox) {
    let end = Instant::now() + CLOSE_TIME;
    let mut replies = Vec::new();
    while Instant::now() < end {
        match stream.next(&mut replies) {
            Heard::Close | Heard::End => return,
            Heard::Nothing => {}
            Heard::Text(_) | Heard::Binary | Heard::Control | Heard::Broken(_) => {
                tokio::task::yield_now().await;
                continue;
            }
        }
        let mut interest = Interest::READABLE;
        if outbox.is_full() {
            interest |= Interest::WRITABLE;
        }
        match timeout_at(end, stream.tcp.ready(interest)).await {
            Ok(Ok(ready)) if ready.is_writable() => outbox.resume(),
            Ok(Ok(_)) => {}
            Ok(Err(_)) | Err(_) => return,
        }
    }
}

/// A socket of a seat, as its own task sees it.
struct Connection {
    reader: Reader,
    /// When something was last heard of the peer.
    heard: Instant,
    /// When the socket last took something after it had been full.
    taken: Instant,
    /// The peer was asked for a sign of life since then.
    pinged: bool,
}

impl Connection {
    async fn run(mut self, stream: &mut Stream) {
        loop {
            let busy = match self.hear(stream) {
                Going::On => false,
                Going::Busy => {
                    tokio::task::yield_now().await;
                    true
                }
                Going::Ended => return,
            };
            match self.reader.outbox.duty() {
                Duty::Part => return Box::pin(finish(stream, &self.reader.outbox)).await,
                Duty::Refresh => Box::pin(self.refresh()).await,
                // There is more to hear that was read already and makes no stream ready.
                Duty::Read | Duty::Write if busy => {}
                Duty::Read => self.wait(stream, false).await,
                Duty::Write => self.wait(stream, true).await,
            }
        }
    }

    /// Waits for the peer, for room in the socket, for the room, or for the time to do something.
    async fn wait(&mut self, stream: &Stream, full: bool) {
        let outbox = &self.reader.outbox;
        let limit = self.reader.shared.limits.idle;
        let idle = self.heard + limit;
        let ping = self.heard + limit / 3;
        let mut until = if self.pinged { idle } else { ping };
        let mut interest = Interest::READABLE;
        if full {
            interest |= Interest::WRITABLE;
            until = until.min(self.taken + PATIENCE);
        }
        tokio::select! {
            ready = stream.tcp.ready(interest) => {
                if full && ready.is_ok_and(Ready::is_writable) {
                    self.taken = Instant::now();
                    outbox.resume();
                }
                return;
            }
            () = outbox.changed() => {
                if !full {
                    self.taken = Instant::now();
                }
                return;
            }
            () = sleep_until(until) => {}
        }
        let now = Instant::now();
        if now >= idle {
            outbox.close(&bye("idle", Some(0)), GOING_AWAY);
        } else if full && now >= self.taken + PATIENCE {
            outbox.close(&bye("too_slow", Some(1_000)), TRY_AGAIN_LATER);
        } else if now >= ping {
            // Browsers answer by themselves, even in tabs that sleep: that keeps the socket from falling idle.
            self.pinged = true;
            outbox.ping();
        }
    }

    /// Takes in what has arrived, so much of it that others get their turn as well.
    fn hear(&mut self, stream: &mut Stream) -> Going {
        let mut replies = Vec::new();
        for _ in 0..TOGETHER {
            let heard = stream.next(&mut replies);
            if !replies.is_empty() {
                self.reader.outbox.urgent(&std::mem::take(&mut replies));
            }
            match heard {
                Heard::Nothing => return Going::On,
                Heard::Text(text) => self.reader.text(&text),
                Heard::Binary => self.reader.binary(),
                Heard::Control => {}
                // What the peer wanted to say is said, and so is our answer to its goodbye.
                Heard::Close => {
                    stream.answer_close(&mut replies);
                    self.reader.outbox.urgent(&replies);
                    return Going::Ended;
                }
                Heard::Broken(how) => {
                    match how {
                        Broken::TooLong => self.reader.too_long(),
                        Broken::NotText => self.reader.broken("not UTF-8", NOT_UTF8),
                        Broken::Rules => self.reader.broken("against RFC 6455", PROTOCOL_ERROR),
                    }
                    return Going::On;
                }
                Heard::End => return Going::Ended,
            }
            self.heard = Instant::now();
            self.reader.outbox.pulse().heard();
            self.pinged = false;
        }
        Going::Busy
    }

    async fn refresh(&self) {
        let outbox = &self.reader.outbox;
        if self.reader.room.refresh(Arc::clone(outbox)).await.is_err() {
            outbox.close(&bye("restart", Some(1_000)), SERVICE_RESTART);
        }
    }
}

/// How a connection goes on.
enum Going {
    /// It waits.
    On,
    /// There is more to hear.
    Busy,
    /// The peer has gone, or said goodbye and was answered.
    Ended,
}

/// What was heard.
enum Heard {
    Text(Utf8Bytes),
    Binary,
    Control,
    Close,
    /// No message, and there never will be one.
    Broken(Broken),
    /// Nothing yet.
    Nothing,
    End,
}

/// Why there never will be a message any more.
#[derive(Clone, Copy)]
enum Broken {
    TooLong,
    NotText,
    /// The protocol below ours.
    Rules,
}

/// A TCP stream with the protocol's reading side.
struct Stream {
    tcp: Arc<TcpStream>,
    protocol: WebSocketContext,
    /// No message can be read any more. What still comes is read and forgotten: closing over unread bytes would take back
    /// what was written last.
    broken: bool,
}

impl Stream {
    fn of(upgraded: Upgraded) -> Option<Self> {
        let parts = upgraded.downcast::<TokioIo<TcpStream>>().ok()?;
        let config = WebSocketConfig::default()
            .max_message_size(Some(MOST_READ))
            .max_frame_size(Some(MOST_READ))
            .read_buffer_size(READ_BUFFER)
            .write_buffer_size(0);
        Some(Self {
            tcp: Arc::new(parts.io.into_inner()),
            // Copied out, so that the buffer of hyper is let go.
            protocol: WebSocketContext::from_partially_read(
                parts.read_buf.to_vec(),
                Role::Server,
                Some(config),
            ),
            broken: false,
        })
    }

    fn line(&self) -> Arc<dyn Line> {
        Arc::<TcpStream>::clone(&self.tcp)
    }

    /// The next message, if one is there. What the protocol answers by itself is added to the replies.
    fn next(&mut self, replies: &mut Vec<u8>) -> Heard {
        if self.broken {
            return match self.tcp.try_read(&mut [0; DRAIN]) {
                Ok(1..) => Heard::Control,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => Heard::Nothing,
                Ok(0) | Err(_) => Heard::End,
            };
        }
        let mut ends = Ends {
            tcp: &self.tcp,
            replies,
        };
        match self.protocol.read(&mut ends) {
            Ok(Message::Text(text)) => Heard::Text(text),
            Ok(Message::Binary(_)) => Heard::Binary,
            Ok(Message::Ping(_)) => {
                // The pong is queued inside, and would wait for the next read.
                let _flushed = self.protocol.flush(&mut ends);
                Heard::Control
            }
            Ok(Message::Pong(_) | Message::Frame(_)) => Heard::Control,
            Ok(Message::Close(_)) => Heard::Close,
            Err(Error::Io(error)) if error.kind() == io::ErrorKind::WouldBlock => Heard::Nothing,
            Err(Error::Capacity(_)) => self.broke(Broken::TooLong),
            Err(Error::Utf8(_)) => self.broke(Broken::NotText),
            // Going away without a word is no offence.
            Err(Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)) => Heard::End,
            Err(Error::Protocol(_)) => self.broke(Broken::Rules),
            Err(_) => Heard::End,
        }
    }

    fn broke(&mut self, how: Broken) -> Heard {
        self.broken = true;
        Heard::Broken(how)
    }

    /// The close frame that answers the peer's.
    fn answer_close(&mut self, replies: &mut Vec<u8>) {
        let mut ends = Ends {
            tcp: &self.tcp,
            replies,
        };
        // It says that the connection is closed now, which is what was asked for.
        let _closed = self.protocol.flush(&mut ends);
    }
}

/// Both ends of the protocol: bytes come from the stream, and its answers are collected.
struct Ends<'a> {
    tcp: &'a TcpStream,
    replies: &'a mut Vec<u8>,
}

impl Read for Ends<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.tcp.try_read(bytes)
    }
}

impl Write for Ends<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.replies.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes that a socket keeps for reading: a usual command fits, a longer one makes room for itself.
const READ_BUFFER: usize = 512;
/// Messages of one socket in a row.
const TOGETHER: usize = 16;
const DRAIN: usize = 1_024;

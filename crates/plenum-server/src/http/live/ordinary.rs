//! The ordinary way: axum's socket, and a task that empties the queue into it.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use plenum_core::id::WorkshopId;
use tokio::time::{Instant, sleep, sleep_until, timeout, timeout_at};

use super::reader::Reader;
use super::{CLOSE_TIME, Hello, Leaving, MOST_READ, PATIENCE, Refused, greeting, wrong};
use crate::http::serve::Place;
use crate::limit::Bucket;
use crate::room::outbox::{
    Frame, GOING_AWAY, Next, POLICY, SERVICE_RESTART, TRY_AGAIN_LATER, text,
};
use crate::room::{Outbox, Room, bye};
use crate::shared::Shared;
use crate::wire::ServerFrame;

/// Answers the request; the socket is served by a task of its own.
pub(super) fn accept(
    shared: Arc<Shared>,
    workshop: WorkshopId,
    place: Arc<Place>,
    upgrade: WebSocketUpgrade,
    unpacks: bool,
) -> Response {
    let upgrade = upgrade
        .max_message_size(MOST_READ)
        .max_frame_size(MOST_READ);
    let upgrade = upgrade.read_buffer_size(4_096).write_buffer_size(0);
    upgrade.on_upgrade(move |socket| async move {
        let tasks = shared.env.tasks.clone();
        tasks
            .track_future(Box::pin(serve(shared, workshop, socket, unpacks)))
            .await;
        drop(place);
    })
}

async fn serve(shared: Arc<Shared>, workshop: WorkshopId, socket: WebSocket, unpacks: bool) {
    let (mut sink, mut stream) = socket.split();
    let hello = match greet(&shared, workshop, &mut stream).await {
        Ok(hello) => hello,
        Err(Some((frame, code))) => return part(sink, stream, &frame, code).await,
        Err(None) => return,
    };
    let room = shared.room(workshop);
    let outbox = room.outbox(None, unpacks);
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
        read(reader, &mut stream)
    );
    drop(guard);
}

/// Waits for the first frame. The error is what to say and how to close, or nothing if the peer has gone.
async fn greet(
    shared: &Shared,
    workshop: WorkshopId,
    stream: &mut SplitStream<WebSocket>,
) -> Result<Hello, Option<Refused>> {
    let deadline = Instant::now() + shared.limits.first;
    let first = loop {
        match timeout_at(deadline, stream.next()).await {
            Ok(Some(Ok(Message::Text(text)))) => break text,
            Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => {}
            Ok(Some(Ok(Message::Binary(_) | Message::Close(_)))) | Err(_) => {
                return Err(Some(wrong()));
            }
            Ok(Some(Err(_)) | None) => return Err(None),
        }
    };
    Ok(greeting(shared, workshop, &first).await?)
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
            Ok(Next::Frame(Frame::Text(text))) => Message::Text(text),
            Ok(Next::Frame(Frame::Packed(bytes))) => Message::Binary(bytes),
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

async fn read(mut reader: Reader, stream: &mut SplitStream<WebSocket>) {
    let idle = reader.shared.limits.idle;
    let outbox = Arc::clone(&reader.outbox);
    let mut silent_since = Instant::now();
    loop {
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
                outbox.pulse().heard();
                match message {
                    Message::Text(text) => reader.text(&text),
                    Message::Binary(_) => reader.binary(),
                    // The library answers pings and close frames by itself.
                    Message::Ping(_) | Message::Pong(_) | Message::Close(_) => {}
                }
            }
            Some(Err(error)) => {
                tracing::debug!(%error, "a socket broke");
                return reader.too_long();
            }
            None => return outbox.close(&bye("closed", None), GOING_AWAY),
        }
    }
}

fn closing(code: u16) -> Message {
    Message::Close(Some(CloseFrame {
        code,
        reason: Utf8Bytes::from_static(""),
    }))
}

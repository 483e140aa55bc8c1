//! The way in where sockets are blocked: `GET /api/workshops/{id}/events`, a stream of the same frames as server-sent
//! events. Commands go by `POST /api/workshops/{id}/commands`, whose answer is their outcome.
//!
//! The token stands in a header and not in the address, so a page reads the stream with `fetch` and not with
//! `EventSource`; what it asks for is otherwise what `hello` says.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use futures_util::stream::unfold;
use plenum_core::id::WorkshopId;
use serde::Deserialize;
use tokio::time::timeout;

use super::error::Failure;
use super::headers::is_own_origin;
use super::input::Caller;
use super::live::Leaving;
use crate::metrics::Open;
use crate::room::outbox::{Frame, Next, SERVICE_RESTART};
use crate::room::{Outbox, Room, bye};
use crate::shared::Shared;
use crate::wire::Resume;

/// Where the page stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Since {
    epoch: Option<String>,
    seq: Option<u64>,
}

/// Takes a stream in.
pub(crate) async fn events(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    Query(since): Query<Since>,
    headers: HeaderMap,
    caller: Caller,
) -> Result<Response, Failure> {
    if !is_own_origin(&headers, shared.secure) {
        return Err(Failure::ForeignOrigin);
    }
    let viewer = caller.viewer(workshop)?;
    let room = shared.room(workshop);
    let outbox = room.outbox(None, false);
    // From here on the room hears of it however this ends.
    let leaving = Leaving::of(&outbox);
    let resume = since
        .epoch
        .zip(since.seq)
        .map(|(epoch, seq)| Resume { epoch, seq });
    if !room.attach(viewer, resume, Arc::clone(&outbox)).await? {
        return Err(Failure::NotFound);
    }
    let queue = Queue {
        outbox,
        room,
        beat: shared.limits.idle / 3,
        _leaving: leaving,
        _open: shared.env.metrics.stream(),
    };
    let mut response = Sse::new(queue.frames()).into_response();
    // Proxies that collect what they pass on would make a live page of the past.
    response.headers_mut().insert(
        header::HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    Ok(response)
}

struct Queue {
    outbox: Arc<Outbox>,
    room: Room,
    beat: Duration,
    _leaving: Leaving,
    _open: Open,
}

impl Queue {
    /// Frames until the queue says close. A comment now and then keeps proxies from cutting the line, and shows that the
    /// reader has gone.
    fn frames(self) -> impl Stream<Item = Result<Event, Infallible>> {
        unfold(self, |queue| async move {
            loop {
                match timeout(queue.beat, queue.outbox.next()).await {
                    Ok(Next::Frame(Frame::Text(frame))) => {
                        // A stream brings nothing back: what it takes shows that somebody is there.
                        queue.outbox.pulse().heard();
                        return Some((Ok(Event::default().data(frame.as_str())), queue));
                    }
                    // A stream of events is text, so nothing is packed for it.
                    Ok(Next::Frame(Frame::Packed(_))) => {}
                    Ok(Next::Refresh) => {
                        if queue.room.refresh(Arc::clone(&queue.outbox)).await.is_err() {
                            let bye = bye("restart", Some(1_000));
                            queue.outbox.close(&bye, SERVICE_RESTART);
                        }
                    }
                    Ok(Next::Close(_)) => return None,
                    Err(_) => {
                        queue.outbox.pulse().heard();
                        return Some((Ok(Event::default().comment("")), queue));
                    }
                }
            }
        })
    }
}

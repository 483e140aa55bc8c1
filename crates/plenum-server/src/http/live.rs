//! The socket: `GET /api/workshops/{id}/live`.
//!
//! ```text
//!  hello ─▶ attach ─▶ do … do … ping …      until the peer closes, falls silent or is sent away
//!
//!  direct     the room's own task writes to the socket; a connection's task reads, and waits for a socket that is full
//!  ordinary   a task for each socket empties its queue, where there is no plain TCP stream to be had
//! ```
//!
//! Reading goes on after a close until the stream ends, or the closing handshake would be cut short. What cannot be
//! understood is answered with `problem` and the socket stays open; what is over a limit is answered and then closed.
//!
//! With `?packed=deflate-raw` a large `welcome` comes as a binary frame, the same text as raw DEFLATE: a room of a thousand
//! seats has a first picture of some hundred kilobytes, which a hall's one wireless network carries a thousand times.

mod direct;
mod ordinary;
mod reader;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequestParts, Path, Request, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, http};
use hyper::upgrade::OnUpgrade;
use plenum_core::id::WorkshopId;

pub(crate) use self::reader::over_limit;

use super::error::Failure;
use super::headers::is_own_origin;
use super::input::{parse, viewer};
use super::serve::{Place, Plain};
use crate::limit::MESSAGE_BYTES;
use crate::room::outbox::{POLICY, PROTOCOL_ERROR, SERVICE_RESTART};
use crate::room::{Outbox, Viewer, bye};
use crate::shared::Shared;
use crate::wire::{ClientFrame, PACKED, PROTOCOL, Resume, ServerFrame};

/// Takes a socket in.
pub(crate) async fn live(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    Extension(place): Extension<Arc<Place>>,
    request: Request,
) -> Result<Response, Failure> {
    let (mut parts, _) = request.into_parts();
    if !is_own_origin(&parts.headers, shared.secure) {
        return Err(Failure::ForeignOrigin);
    }
    let unpacks = unpacks(parts.uri.query().unwrap_or_default());
    let plain = parts.extensions.get::<Plain>().is_some();
    let connection = parts.extensions.get::<OnUpgrade>().cloned();
    let key = parts.headers.get(http::header::SEC_WEBSOCKET_KEY).cloned();
    // Whether the request is a good one is looked at in one place for both ways.
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade,
        Err(rejection) => return Ok(rejection.into_response()),
    };
    if let (true, Some(connection), Some(key)) = (plain, connection, key) {
        return Ok(direct::accept(
            shared, workshop, place, connection, &key, unpacks,
        ));
    }
    Ok(ordinary::accept(shared, workshop, place, upgrade, unpacks))
}

/// Whether a page says in its address that it unpacks large snapshots. A server that knows nothing of it reads past it, and a
/// page that does not say it gets text, so that old and new understand each other.
fn unpacks(query: &str) -> bool {
    query.split('&').any(|part| part == PACKED)
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

/// What the first frame says.
struct Hello {
    viewer: Viewer,
    resume: Option<Resume>,
}

/// Why somebody is not let in: what to say, and how to close.
type Refused = (ServerFrame, u16);

/// The first frame has to be a greeting.
fn wrong() -> Refused {
    (bye("protocol", None), PROTOCOL_ERROR)
}

/// Reads the first frame and looks up who holds its token.
async fn greeting(shared: &Shared, workshop: WorkshopId, first: &str) -> Result<Hello, Refused> {
    let frame = if first.len() > MESSAGE_BYTES {
        Err(String::new())
    } else {
        parse::<ClientFrame>(first)
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
        (bye("restart", Some(5_000)), SERVICE_RESTART)
    })?;
    // A token of another workshop reads like one of nobody.
    let viewer = holder
        .and_then(|grant| viewer(grant, workshop))
        .ok_or_else(|| (bye("bad_token", None), POLICY))?;
    Ok(Hello { viewer, resume })
}

/// A message a little over the limit is still read, so that the peer gets an answer and not a broken pipe.
const MOST_READ: usize = 4 * MESSAGE_BYTES;
/// A peer that takes nothing for so long is sent away.
const PATIENCE: Duration = Duration::from_secs(30);
/// A peer that does not finish the closing handshake is dropped.
const CLOSE_TIME: Duration = Duration::from_millis(900);

//! What a request brings: the caller by its token, and JSON bodies held to limits of size, depth and time.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header;
use axum::http::request::Parts;
use plenum_core::Actor;
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::people::Right;
use plenum_log::Grant;
use serde::de::DeserializeOwned;

use super::error::Failure;
use crate::limit::{JSON_DEPTH, MESSAGE_BYTES};
use crate::room::{Room, Viewer};
use crate::shared::Shared;

/// The address a request came from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

impl<S: Sync> FromRequestParts<S> for Peer {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts
            .extensions
            .get()
            .copied()
            .ok_or_else(|| Failure::Internal("a request without an address".to_owned()))
    }
}

/// Who sends a request, by `Authorization: Bearer`. Without a token that somebody holds there is nothing to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Caller(pub(crate) Grant);

impl FromRequestParts<Arc<Shared>> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared>) -> Result<Self, Failure> {
        let header = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let token = header
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or(Failure::NotFound)?;
        let grant = shared.holder(token).await?.ok_or(Failure::NotFound)?;
        Ok(Self(grant))
    }
}

impl Caller {
    /// Lets only the operator pass.
    pub(crate) fn operator(self) -> Result<(), Failure> {
        if self.0 == Grant::Operator {
            Ok(())
        } else {
            Err(Failure::NotFound)
        }
    }

    /// The one who acts in this workshop. Nobody acts in another one, and a projector says nothing.
    pub(crate) fn actor(self, workshop: WorkshopId) -> Result<Actor, Failure> {
        match self.0 {
            Grant::Operator => Ok(Actor::Operator),
            Grant::Seat {
                workshop: own,
                seat,
            } if own == workshop => Ok(Actor::Seat(seat)),
            Grant::Seat { .. }
            | Grant::Projector { .. }
            | Grant::JoinCode { .. }
            | Grant::Recovery { .. } => Err(Failure::NotFound),
        }
    }

    /// The one who watches this workshop.
    pub(crate) fn viewer(self, workshop: WorkshopId) -> Result<Viewer, Failure> {
        viewer(self.0, workshop).ok_or(Failure::NotFound)
    }

    /// Lets the operator pass, and seats that manage people.
    pub(crate) async fn manager(self, workshop: WorkshopId, room: &Room) -> Result<Actor, Failure> {
        let actor = self.actor(workshop)?;
        if let Actor::Seat(seat) = actor {
            let may = room.look(move |glance| manages(&glance, seat)).await?;
            if !may {
                return Err(Failure::Refused {
                    code: "not_permitted".to_owned(),
                    detail: serde_json::json!({ "right": "manage_people" }),
                });
            }
        }
        Ok(actor)
    }
}

/// Who watches a workshop with this grant.
pub(crate) fn viewer(grant: Grant, workshop: WorkshopId) -> Option<Viewer> {
    match grant {
        Grant::Seat {
            workshop: own,
            seat,
        } if own == workshop => Some(Viewer::Seat(seat)),
        Grant::Projector { workshop: own } if own == workshop => Some(Viewer::Projector),
        Grant::Operator
        | Grant::Seat { .. }
        | Grant::Projector { .. }
        | Grant::JoinCode { .. }
        | Grant::Recovery { .. } => None,
    }
}

fn manages(glance: &crate::room::Glance<'_>, seat: SeatId) -> bool {
    glance
        .workshop
        .people
        .seat(seat)
        .is_some_and(|seat| seat.role.may(Right::ManagePeople))
}

/// A JSON body.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Arc<Shared>> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &Arc<Shared>) -> Result<Self, Failure> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let essence = kind.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return Err(Failure::NotJson);
        }
        let bytes = tokio::time::timeout(BODY_TIME, to_bytes(request.into_body(), MESSAGE_BYTES))
            .await
            .map_err(|_| Failure::TooSlow)?
            .map_err(|_| Failure::TooLong {
                limit: MESSAGE_BYTES,
            })?;
        let text =
            std::str::from_utf8(&bytes).map_err(|_| Failure::Malformed("not UTF-8".to_owned()))?;
        parse(text).map(Self).map_err(Failure::Malformed)
    }
}

/// Reads JSON that is not too deep.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    if is_too_deep(text) {
        return Err(format!("more than {JSON_DEPTH} brackets inside each other"));
    }
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn is_too_deep(text: &str) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                if depth > JSON_DEPTH {
                    return true;
                }
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// A body must have arrived by then.
const BODY_TIME: Duration = Duration::from_secs(10);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_brackets_and_not_text() {
        assert!(!is_too_deep(&"[".repeat(JSON_DEPTH)));
        assert!(is_too_deep(&"[".repeat(JSON_DEPTH + 1)));
        assert!(is_too_deep(&"[{".repeat(5_000)));
        assert!(!is_too_deep(&format!(
            r#"["{}\"{}"]"#,
            "[".repeat(100),
            "{".repeat(100)
        )));
        assert!(!is_too_deep(&"[]".repeat(100)));
    }
}

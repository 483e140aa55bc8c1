//! Reading over HTTP: the snapshot, the archive and the outcome document.
//!
//! The snapshot is what the socket would send. The archive holds every commit, also of what is not revealed yet; a seat may
//! have it only once the workshop days are over. The outcome document is written from the records that the caller sees.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use plenum_core::agenda::Phase;
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::people::Role;
use plenum_core::{Actor, Audience, Commit, Records, Refusal, visibility};

use super::error::Failure;
use super::input::Caller;
use super::people::{exists, refuse};
use crate::room::{Glance, Room};
use crate::shared::Shared;

/// `GET /api/workshops/{id}/snapshot`: a `welcome` frame.
pub(crate) async fn snapshot(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let viewer = caller.viewer(workshop)?;
    let frame = shared
        .room(workshop)
        .snapshot(viewer)
        .await?
        .ok_or(Failure::NotFound)?;
    Ok((
        [(header::CONTENT_TYPE, "application/json")],
        frame.as_str().to_owned(),
    )
        .into_response())
}

/// `GET /api/workshops/{id}/archive`.
pub(crate) async fn archive(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let material = Material::gather(&shared, workshop, caller, Some(Phase::Report)).await?;
    let exporter = Arc::clone(&shared.exporter);
    let text =
        blocking(move || exporter.archive(&material.commits, &material.records, &material.names))
            .await?;
    Ok(file(
        text,
        "application/json",
        &format!("plenum-{workshop}.json"),
    ))
}

/// `GET /api/workshops/{id}/outcome.html`.
pub(crate) async fn outcome(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let material = Material::gather(&shared, workshop, caller, None).await?;
    let exporter = Arc::clone(&shared.exporter);
    let text =
        blocking(move || exporter.html(&material.commits, &material.records, &material.names))
            .await?;
    let mut response = file(
        text,
        "text/html; charset=utf-8",
        &format!("plenum-{workshop}.html"),
    );
    // The document carries its own styles and no script; opened in place it may still do nothing but be read.
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        header::HeaderValue::from_static(DOCUMENT),
    );
    Ok(response)
}

struct Material {
    commits: Vec<Commit>,
    records: Records,
    names: BTreeMap<SeatId, String>,
}

impl Material {
    async fn gather(
        shared: &Shared,
        workshop: WorkshopId,
        caller: Caller,
        not_before: Option<Phase>,
    ) -> Result<Self, Failure> {
        let actor = caller.actor(workshop)?;
        let room: Room = shared.room(workshop);
        exists(&room).await?;
        let (seq, records, names) = room
            .look(move |glance| {
                let audiences = readers(&glance, actor, not_before)?;
                let names = glance
                    .keys
                    .names()
                    .map(|(seat, name)| (seat, name.to_owned()))
                    .collect();
                Ok((glance.seq, glance.published.seen_by(&audiences), names))
            })
            .await?
            .map_err(|refusal: Refusal| refuse(&refusal))?;
        let mut commits = shared.env.log.read(workshop, 0).await?;
        commits.retain(|commit| commit.seq <= seq);
        Ok(Self {
            commits,
            records,
            names,
        })
    }
}

/// The audiences of the one who asks: the desk, the convenor and the secretariat may; the operator sees what the room sees.
fn readers(
    glance: &Glance<'_>,
    actor: Actor,
    not_before: Option<Phase>,
) -> Result<BTreeSet<Audience>, Refusal> {
    let Actor::Seat(seat) = actor else {
        return Ok(BTreeSet::from([Audience::Room]));
    };
    let place = glance.workshop.people.seat(seat).ok_or(Refusal::NoSeat)?;
    if !(place.role.is_desk() || matches!(place.role, Role::Convenor | Role::Secretariat)) {
        return Err(Refusal::NotYours);
    }
    let phase = glance.workshop.agenda.phase;
    match not_before {
        Some(needs) if phase < needs => Err(Refusal::WrongPhase { needs, now: phase }),
        Some(_) | None => Ok(visibility::audiences(glance.workshop, seat)),
    }
}

/// Writing a document is work for a thread that nobody else waits for.
async fn blocking(write: impl FnOnce() -> String + Send + 'static) -> Result<String, Failure> {
    tokio::task::spawn_blocking(write)
        .await
        .map_err(|error| Failure::Internal(error.to_string()))
}

fn file(text: String, kind: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    (
        [
            (header::CONTENT_TYPE, kind.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        text,
    )
        .into_response()
}

const DOCUMENT: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

//! Reading over HTTP: the snapshot, the archive, the outcome document and the reports.
//!
//! The snapshot is what the socket would send. The archive holds every commit, also of what is not revealed yet; a seat may
//! have it only once the workshop days are over. The outcome document is written from the records that the caller sees.
//! Reports are written at any moment and say of when they are. Who runs the room may have all of them; whoever else sits
//! there may have those that name nobody, and what is her own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use plenum_core::agenda::Phase;
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::people::Role;
use plenum_core::{Actor, Audience, Commit, Records, Refusal, visibility};

use super::error::Failure;
use super::input::Caller;
use super::people::{exists, refuse};
use crate::export::{Asked, NotWritten};
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

/// `GET /api/workshops/{id}/report?kind=…&format=…&profile=…&lang=…`, with `organisation=…` for a feedback sheet.
pub(crate) async fn report(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Failure> {
    let Query(asked) = asked.map_err(|problem| Failure::Malformed(problem.body_text()))?;
    let reader = Reader {
        kind: asked.kind.clone(),
        profile: asked.profile.clone(),
    };
    let place = shared.writers.acquire().await;
    let _place = place.map_err(|closed| Failure::Internal(closed.to_string()))?;
    let may = move |glance: &Glance<'_>, actor| reader.audiences(glance, actor);
    let material = Material::of(&shared, workshop, caller, may).await?;
    let exporter = Arc::clone(&shared.exporter);
    let written =
        blocking(move || exporter.report(&asked, &material.commits, &material.records)).await?;
    let written = written.map_err(|problem| match problem {
        NotWritten::Unknown(_) => Failure::Malformed(problem.to_string()),
        NotWritten::Failed(cause) => Failure::Internal(cause),
        // Nothing is broken: what makes this form is not here, or has its hands full. Why, the operator reads in the log.
        NotWritten::Later(cause) => {
            tracing::warn!(room.id = %workshop, %cause, "a report could not be made");
            Failure::Refused {
                code: "not_written".to_owned(),
                detail: serde_json::json!({}),
            }
        }
    })?;
    let name = format!("plenum-{workshop}-{}", written.name);
    Ok(download(written.bytes, written.media_type, &name))
}

/// Who asks for which report.
struct Reader {
    kind: String,
    profile: String,
}

impl Reader {
    /// What the report is made from: what the room sees; for one's own contributions what oneself sees.
    fn audiences(&self, glance: &Glance<'_>, actor: Actor) -> Result<BTreeSet<Audience>, Refusal> {
        let room = BTreeSet::from([Audience::Room]);
        let own = self.kind == "own";
        let Actor::Seat(seat) = actor else {
            return if own {
                Err(Refusal::NotYours)
            } else {
                Ok(room)
            };
        };
        let place = glance.workshop.people.seat(seat).ok_or(Refusal::NoSeat)?;
        if own {
            return Ok(visibility::audiences(glance.workshop, seat));
        }
        if runs(place.role) || self.profile != "full" {
            Ok(room)
        } else {
            Err(Refusal::NotYours)
        }
    }
}

/// Whether a role answers for the record: the desk, the convenor and the secretariat.
fn runs(role: Role) -> bool {
    role.is_desk() || matches!(role, Role::Convenor | Role::Secretariat)
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
        let may = move |glance: &Glance<'_>, actor| readers(glance, actor, not_before);
        Self::of(shared, workshop, caller, may).await
    }

    async fn of(
        shared: &Shared,
        workshop: WorkshopId,
        caller: Caller,
        may: impl FnOnce(&Glance<'_>, Actor) -> Result<BTreeSet<Audience>, Refusal> + Send + 'static,
    ) -> Result<Self, Failure> {
        let actor = caller.actor(workshop)?;
        let room: Room = shared.room(workshop);
        exists(&room).await?;
        let (seq, records, names) = room
            .look(move |glance| {
                let audiences = may(&glance, actor)?;
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
    if !runs(place.role) {
        return Err(Refusal::NotYours);
    }
    let phase = glance.workshop.agenda.phase;
    match not_before {
        Some(needs) if phase < needs => Err(Refusal::WrongPhase { needs, now: phase }),
        Some(_) | None => Ok(visibility::audiences(glance.workshop, seat)),
    }
}

/// Writing a document is work for a thread that nobody else waits for.
async fn blocking<T: Send + 'static>(
    write: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(write)
        .await
        .map_err(|error| Failure::Internal(error.to_string()))
}

fn file(text: String, kind: &'static str, name: &str) -> Response {
    download(text.into_bytes(), kind, name)
}

/// A file to be saved, under a name that is made of ids and words of ours.
fn download(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    (
        [
            (header::CONTENT_TYPE, kind.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}

const DOCUMENT: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

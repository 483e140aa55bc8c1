//! Who holds a token, and what can be read without one.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use plenum_core::agenda::{PresetSettings, presets};
use plenum_core::setup::{Template, templates};
use plenum_log::Grant;

use super::error::Failure;
use super::input::Body;
use crate::shared::Shared;
use crate::wire::{SessionInput, You};

/// `POST /api/session`.
pub(crate) async fn session(
    State(shared): State<Arc<Shared>>,
    Body(input): Body<SessionInput>,
) -> Result<Json<You>, Failure> {
    let you = match shared
        .holder(&input.token)
        .await?
        .ok_or(Failure::BadToken)?
    {
        Grant::Operator => You::Operator,
        Grant::Projector { workshop } => You::Projector {
            workshop,
            join_code: shared.env.join_code(workshop),
        },
        Grant::Seat { workshop, seat } => {
            let room = shared.room(workshop);
            let found = room.look(move |glance| {
                let seat = glance.workshop.people.seat(seat)?;
                Some(You::Seat {
                    workshop,
                    seat: seat.id,
                    role: seat.role,
                    organisation: seat.organisation,
                })
            });
            found.await?.ok_or(Failure::BadToken)?
        }
        Grant::Recovery { workshop } => You::Recovery { workshop },
        Grant::JoinCode { .. } => return Err(Failure::BadToken),
    };
    Ok(Json(you))
}

/// `GET /api/templates`.
pub(crate) async fn all_templates() -> Json<&'static [Template]> {
    Json(templates())
}

/// `GET /api/presets`.
pub(crate) async fn all_presets() -> Json<&'static [PresetSettings]> {
    Json(presets())
}

/// `GET /healthz`: the process lives.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the store answers and the server is not going down.
pub(crate) async fn ready(State(shared): State<Arc<Shared>>) -> (StatusCode, &'static str) {
    let stored = shared.env.directory.setting(crate::EPOCH).await.is_ok();
    if stored && !shared.env.stop.is_cancelled() {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    }
}

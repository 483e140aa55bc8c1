//! For those who run the server: what it counts, and backups while it runs.
//!
//! The counters have a listener of their own, because behind a proxy on the same machine every address looks like that
//! machine. A backup is asked for with the control token, which lies in the data folder: whoever can read that folder may
//! have a copy of it.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use plenum_log::Manifest;
use serde::Deserialize;
use subtle::ConstantTimeEq;

use super::error::Failure;
use super::input::Body;
use super::session;
use crate::shared::Shared;
use crate::token;

/// The routes of the listener for operators.
pub(crate) fn router(shared: &Arc<Shared>) -> Router {
    Router::new()
        .route("/metrics", get(metrics))
        .route("/healthz", get(session::alive))
        .route("/readyz", get(session::ready))
        .with_state(Arc::clone(shared))
}

async fn metrics(State(shared): State<Arc<Shared>>) -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4")],
        shared.env.metrics.text(shared.open_rooms()),
    )
}

/// Where a backup goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BackupInput {
    /// A folder on the machine of the server that does not exist yet.
    to: PathBuf,
}

/// `POST /api/backup`.
pub(crate) async fn back_up(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    Body(input): Body<BackupInput>,
) -> Result<Json<Manifest>, Failure> {
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .unwrap_or_default();
    let known = token::hash(given).ct_eq(&token::hash(&shared.control));
    let store = shared
        .backup
        .as_ref()
        .filter(|_| bool::from(known))
        .ok_or(Failure::NotFound)?;
    if !input.to.is_absolute() {
        return Err(Failure::Malformed(
            "`to` is not an absolute path".to_owned(),
        ));
    }
    let made_at = shared.env.clock.now().0;
    match store.back_up(input.to, made_at).await {
        Ok(manifest) => {
            shared.env.metrics.backed_up();
            tracing::info!(workshops = manifest.workshops.len(), "a backup was made");
            Ok(Json(manifest))
        }
        // Whoever holds the control token may read the folder, and needs to know what to do.
        Err(plenum_log::LogError::Unusable(advice) | plenum_log::LogError::Storage(advice)) => {
            Err(Failure::Refused {
                code: "not_backed_up".to_owned(),
                detail: serde_json::json!({ "problem": advice }),
            })
        }
        Err(error) => Err(error.into()),
    }
}

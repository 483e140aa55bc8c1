//! `POST /api/import`: an archive that another server wrote.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use serde_json::json;

use super::error::Failure;
use super::input::Caller;
use crate::import::{self, ImportError, Imported};
use crate::shared::Shared;

/// Takes a workshop in, for the operator.
pub(crate) async fn import(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    request: Request,
) -> Result<Json<Imported>, Failure> {
    caller.operator()?;
    let bytes = tokio::time::timeout(TIME, to_bytes(request.into_body(), IMPORT_BYTES))
        .await
        .map_err(|_| Failure::TooSlow)?
        .map_err(|_| Failure::TooLong {
            limit: IMPORT_BYTES,
        })?;
    let exporter = Arc::clone(&shared.exporter);
    // Proving a long chain takes a moment, and nobody waits for it but the one who asked.
    let whole = tokio::task::spawn_blocking(move || exporter.read(&bytes))
        .await
        .map_err(|error| Failure::Internal(error.to_string()))?
        .map_err(|problem| refused("not_an_archive", &problem))?;
    let imported = import::import(&shared, whole).await.map_err(|error| {
        let said = error.to_string();
        match error {
            ImportError::Known(_) => refused("already_here", &said),
            ImportError::NotWhole => refused("not_an_archive", &said),
            ImportError::Store(error) => error.into(),
        }
    })?;
    Ok(Json(imported))
}

fn refused(code: &str, problem: &str) -> Failure {
    Failure::Refused {
        code: code.to_owned(),
        detail: json!({ "problem": problem }),
    }
}

/// The published limit of an import.
const IMPORT_BYTES: usize = 20 << 20;
const TIME: Duration = Duration::from_mins(2);

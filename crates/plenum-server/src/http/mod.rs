//! The HTTP interface: routes, and the layers around them. Handlers translate; no rule of the workshop lives here.

mod assets;
mod contacts;
mod erase;
mod error;
mod events;
mod headers;
mod import;
mod input;
mod join;
mod live;
pub(crate) mod operate;
mod people;
mod reading;
mod recovery;
pub(crate) mod serve;
mod session;
mod solve;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::shared::Shared;

/// All routes of a server.
pub(crate) fn router(shared: &Arc<Shared>) -> Router {
    // Only what is large and text is packed on the fly; pages are packed when they are built.
    let packed = Router::new()
        .route("/api/workshops/{id}/snapshot", get(reading::snapshot))
        .route("/api/workshops/{id}/archive", get(reading::archive))
        .route("/api/workshops/{id}/outcome.html", get(reading::outcome))
        .layer(CompressionLayer::new());
    Router::new()
        .route("/healthz", get(session::alive))
        .route("/readyz", get(session::ready))
        .route("/api/backup", post(operate::back_up))
        .route("/api/session", post(session::session))
        .route("/api/templates", get(session::all_templates))
        .route("/api/presets", get(session::all_presets))
        .route("/api/workshops", get(people::list).post(people::create))
        .route("/api/workshops/{id}/people", post(people::people))
        .route("/api/workshops/{id}/seats/{seat}/link", post(people::link))
        .route("/api/workshops/{id}/seats/{seat}/erase", post(erase::erase))
        .route("/api/workshops/{id}/recovery", post(recovery::make))
        .route("/api/import", post(import::import))
        .route("/api/recover", post(recovery::recover))
        .route("/api/workshops/{id}/commands", post(people::command))
        .route("/api/workshops/{id}/solve", post(solve::solve))
        .route("/api/workshops/{id}/join/{request}", post(join::decide))
        .route(
            "/api/workshops/{id}/contacts",
            get(contacts::list).post(contacts::add),
        )
        .route(
            "/api/workshops/{id}/contacts/remove",
            post(contacts::remove),
        )
        .route("/api/workshops/{id}/report", get(reading::report))
        .route("/api/workshops/{id}/live", get(live::live))
        .route("/api/workshops/{id}/events", get(events::events))
        .route("/api/join", post(join::ask))
        .route("/api/join/{ticket}", get(join::answer))
        .merge(packed)
        .route(
            "/api/{*rest}",
            axum::routing::any(|| async { error::Failure::NotFound }),
        )
        .fallback(get(assets::serve))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(from_fn_with_state(Arc::clone(shared), headers::secure))
        .with_state(Arc::clone(shared))
}

//! The way in by the short code on the projector: ask, wait, one tap of the facilitator.
//!
//! A wrong code always gets the same answer. Wrong codes are counted by address; a right one always passes, so that a guesser
//! in the hall locks nobody out, and then opens nothing: somebody at the desk must let the person in.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use plenum_core::Refusal;
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::text::{Lang, Limit, TextInput};
use plenum_log::Grant;
use serde_json::json;

use super::error::Failure;
use super::input::{Body, Caller, Peer};
use super::people::{add_seat, may_reseat, refuse, relink};
use crate::room::Room;
use crate::shared::Shared;
use crate::token;
use crate::wire::{JoinDecision, JoinInput, JoinOutput, JoinRequest, SeatInput};

/// `POST /api/join`.
pub(crate) async fn ask(
    State(shared): State<Arc<Shared>>,
    Peer(address): Peer,
    Body(input): Body<JoinInput>,
) -> Result<Json<JoinOutput>, Failure> {
    let limited = |retry_after_ms| Failure::Wait {
        code: "rate_limited",
        retry_after_ms,
    };
    let code = token::read_join_code(&input.code);
    let grant = match code {
        Some(code) => {
            shared
                .env
                .directory
                .holder(token::join_code_hash(&code))
                .await?
        }
        None => None,
    };
    let Some(Grant::JoinCode { workshop }) = grant else {
        shared.wrong_codes.take(address).map_err(limited)?;
        return Err(Failure::Refused {
            code: "no_such_code".to_owned(),
            detail: json!({}),
        });
    };
    shared.knocks.take(address).map_err(limited)?;
    let request = JoinRequest {
        request: SeatId(token::command_id().0),
        name: cleaned(&input.name)?,
        organisation: cleaned(&input.organisation)?,
        langs: input.langs.into_iter().take(MOST_LANGS).collect(),
    };
    let ticket = shared
        .env
        .joins
        .ask(workshop, request)
        .ok_or(Failure::Wait {
            code: "busy",
            retry_after_ms: 10_000,
        })?;
    shared.room(workshop).waiting_changed().await;
    Ok(Json(JoinOutput::Waiting { ticket }))
}

/// `GET /api/join/{ticket}`.
pub(crate) async fn answer(
    State(shared): State<Arc<Shared>>,
    Path(ticket): Path<String>,
) -> Json<JoinOutput> {
    Json(shared.env.joins.answer(&ticket))
}

/// `POST /api/workshops/{id}/join/{request}`.
pub(crate) async fn decide(
    State(shared): State<Arc<Shared>>,
    Path((workshop, request)): Path<(WorkshopId, SeatId)>,
    caller: Caller,
    Body(decision): Body<JoinDecision>,
) -> Result<StatusCode, Failure> {
    let room = shared.room(workshop);
    let actor = caller.manager(workshop, &room).await?;
    let joins = &shared.env.joins;
    let who = joins
        .take(workshop, request)
        .ok_or_else(|| refuse(&Refusal::AlreadyDone))?;
    let let_in = match decision {
        JoinDecision::Decline {} => {
            joins.decline(request);
            Ok(())
        }
        JoinDecision::As { seat } => match may_reseat(&room, actor, seat).await {
            Ok(()) => relink(&shared, workshop, &room, seat)
                .await
                .map(|token| joins.approve(request, token)),
            Err(failure) => Err(failure),
        },
        JoinDecision::Approve { organisation, role } => {
            let JoinRequest {
                request: id,
                name,
                langs,
                organisation: _,
            } = who;
            let seat = SeatInput {
                id,
                name,
                organisation,
                role,
                speaker: false,
                langs,
            };
            match add_seat(&shared, workshop, &room, actor, seat).await {
                Ok(link) => finish(&shared, workshop, &room, id, link.map(|link| link.token)).await,
                Err(failure) => Err(failure),
            }
        }
    };
    if let_in.is_err() {
        joins.put_back(request);
    }
    room.waiting_changed().await;
    // The token is for the one who waits, not for the one who decides.
    let_in.map(|()| StatusCode::NO_CONTENT)
}

/// Hands the token over; a seat that was made by an attempt before gets a fresh one.
async fn finish(
    shared: &Shared,
    workshop: WorkshopId,
    room: &Room,
    seat: SeatId,
    token: Option<String>,
) -> Result<(), Failure> {
    let token = match token {
        Some(token) => token,
        None => relink(shared, workshop, room, seat).await?,
    };
    shared.env.joins.approve(seat, token);
    Ok(())
}

fn cleaned(text: &str) -> Result<String, Failure> {
    let text = TextInput::new(&Lang::english(), text)
        .parse(Limit::Name)
        .map_err(|refusal| refuse(&refusal))?;
    Ok(text.original.text)
}

const MOST_LANGS: usize = 10;

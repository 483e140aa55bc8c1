//! Taking over by the recovery link: for the day on which nobody holds the room any more.
//!
//! The link lies in an envelope with the convenor or the operator. It opens one thing: its holder becomes the facilitator who
//! leads. The seat it takes gets a fresh link and loses the old one with all that hang on it; the take-over is a commit like any
//! other, seen by everybody. The link stays until a new one is made: an answer that gets lost on the way must not leave the room
//! without anybody.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use plenum_core::id::WorkshopId;
use plenum_core::people::Command as PeopleCommand;
use plenum_core::{Actor, Command, Refusal};
use plenum_log::Grant;

use super::error::Failure;
use super::input::{Body, Caller, Peer};
use super::people::{exists, patiently, refuse, relink};
use crate::shared::Shared;
use crate::wire::{RecoverInput, RecoverOutput, RecoveryLink};

/// `POST /api/workshops/{id}/recovery` (operator, convenor, the facilitator who leads): a new recovery link; the old one ends.
pub(crate) async fn make(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
) -> Result<Json<RecoveryLink>, Failure> {
    let room = shared.room(workshop);
    let actor = caller.manager(workshop, &room).await?;
    exists(&room).await?;
    if let Actor::Seat(seat) = actor {
        // A co-facilitator who could make the link could take the lead, which only a hand-over gives.
        let may = room.look(move |glance| glance.workshop.people.may_hand_over(seat));
        if !may.await? {
            return Err(refuse(&Refusal::NotYours));
        }
    }
    let grant = Grant::Recovery { workshop };
    shared.env.directory.revoke(grant).await?;
    let token = shared.issue(grant).await?;
    Ok(Json(RecoveryLink { workshop, token }))
}

/// `POST /api/recover`: takes the room over. Without a seat it takes that of the facilitator who leads.
pub(crate) async fn recover(
    State(shared): State<Arc<Shared>>,
    Peer(address): Peer,
    Body(input): Body<RecoverInput>,
) -> Result<Json<RecoverOutput>, Failure> {
    let Some(Grant::Recovery { workshop }) = shared.holder(&input.token).await? else {
        shared
            .wrong_codes
            .take(address)
            .map_err(|retry_after_ms| Failure::Wait {
                code: "rate_limited",
                retry_after_ms,
            })?;
        return Err(Failure::BadToken);
    };
    let room = shared.room(workshop);
    let lead = room.look(|glance| glance.workshop.people.lead()).await?;
    let seat = input.seat.or(lead).ok_or(Failure::NotFound)?;
    let command = Command::People(PeopleCommand::TakeOver { seat });
    Failure::of(patiently(&room, Actor::Operator, command).await)?;
    // Only now, with the take-over in the log, does the old device lose the room.
    let token = relink(&shared, workshop, &room, seat).await?;
    tracing::warn!(room.id = %workshop, "the room was taken over by its recovery link");
    Ok(Json(RecoverOutput {
        workshop,
        seat,
        token,
    }))
}

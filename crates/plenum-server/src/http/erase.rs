//! Erasing a person: the name, the keys and the links of a seat go, for good; what was written stays, by a seat without a
//! name.
//!
//! The log is not touched: it holds neither names nor keys. The journal of the directory keeps the erasure, so that
//! `plenum restore` can repeat it on an older backup.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::people::Command as PeopleCommand;
use plenum_core::{Actor, Command, Refusal};

use super::error::Failure;
use super::input::Caller;
use super::people::{may_reseat, patiently, refuse};
use crate::room::Viewer;
use crate::shared::Shared;

/// `POST /api/workshops/{id}/seats/{seat}/erase` (whoever manages people, but not for themselves). Repeating it is harmless.
pub(crate) async fn erase(
    State(shared): State<Arc<Shared>>,
    Path((workshop, seat)): Path<(WorkshopId, SeatId)>,
    caller: Caller,
) -> Result<StatusCode, Failure> {
    let room = shared.room(workshop);
    let actor = caller.manager(workshop, &room).await?;
    may_reseat(&room, actor, seat).await?;
    if actor == Actor::Seat(seat) {
        // The link goes with the name: a slip would lock the room's lead out of the room.
        return Err(refuse(&Refusal::Malformed {
            field: "seat".to_owned(),
            problem: "nobody erases themselves: the convenor or the operator does it".to_owned(),
        }));
    }
    let (known, is_named) = room
        .look(move |glance| {
            let known = glance.workshop.people.seat(seat).cloned();
            (known, glance.keys.name(seat).is_some())
        })
        .await?;
    if known.is_none() && !is_named {
        return Err(refuse(&Refusal::NoSeat));
    }
    shared.env.directory.erase(workshop, seat).await?;
    room.name(seat, None).await?;
    room.expel(Viewer::Seat(seat)).await;
    // Who was removed before is on no screen, but the directory still has the name.
    if let Some(known) = known {
        // Screens learn with a commit: the seat is set to what it was, and its record is told again without the name.
        let again = Command::People(PeopleCommand::SetSeat {
            id: seat,
            organisation: known.organisation,
            role: known.role,
            speaker: known.speaker,
            langs: known.langs,
        });
        Failure::of(patiently(&room, actor, again).await)?;
    }
    tracing::info!(room.id = %workshop, seat.id = %seat, "a person was erased");
    Ok(StatusCode::NO_CONTENT)
}

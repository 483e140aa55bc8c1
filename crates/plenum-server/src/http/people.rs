//! Workshops, their people and their links.
//!
//! Names go to the directory, everything else through the room like any command. A link is shown once, when its seat is
//! new or the link is made anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use plenum_core::id::{CommandId, SeatId, WorkshopId};
use plenum_core::people::Command as PeopleCommand;
use plenum_core::text::{Lang, Limit, TextInput};
use plenum_core::{Actor, Command, Refusal, setup};
use plenum_log::Grant;
use serde_json::json;

use super::error::Failure;
use super::input::{Body, Caller};
use super::live::over_limit;
use crate::room::{Glance, Outcome, Room, Viewer, parts};
use crate::shared::Shared;
use crate::wire::{
    CommandInput, OrganisationInput, PeopleInput, PeopleOutput, SeatInput, SeatLink, ServerFrame,
    WorkshopInput, WorkshopLine,
};
use crate::{calendar, token};

/// `GET /api/workshops`.
pub(crate) async fn list(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
) -> Result<Json<Vec<WorkshopLine>>, Failure> {
    caller.operator()?;
    let mut lines = Vec::new();
    for workshop in shared.env.log.workshops().await? {
        let room = shared.room(workshop);
        let title = |glance: Glance<'_>| glance.workshop.setup.title.original.text.clone();
        let (title, seq) = room.look(move |glance| (title(glance), glance.seq)).await?;
        lines.push(WorkshopLine {
            workshop,
            title,
            seq,
        });
    }
    Ok(Json(lines))
}

/// `POST /api/workshops`. The workshop is named after the command, so that a repeated request makes one workshop; it gets a
/// fresh projector token, because whoever repeats has not seen the first one.
pub(crate) async fn create(
    State(shared): State<Arc<Shared>>,
    caller: Caller,
    Body(input): Body<WorkshopInput>,
) -> Result<Json<PeopleOutput>, Failure> {
    caller.operator()?;
    let CommandInput { id, command } = input.create;
    let Command::Setup(setup::Command::Create { zone, .. }) = &command else {
        return Err(Failure::Malformed(
            "`create` takes the command that creates a workshop".to_owned(),
        ));
    };
    if !calendar::is_zone(zone) {
        let refusal = Refusal::Malformed {
            field: "zone".to_owned(),
            problem: "there is no such time zone".to_owned(),
        };
        return Err(refuse(&refusal));
    }
    let workshop = WorkshopId(id.derive());
    let room = shared.room(workshop);
    Failure::of(room.command(Actor::Operator, id, command).await)?;

    let seats = add(&shared, workshop, &room, Actor::Operator, input.people).await?;
    shared
        .env
        .directory
        .revoke(Grant::Projector { workshop })
        .await?;
    let projector_token = shared.issue(Grant::Projector { workshop }).await?;
    let join_code = shared.env.join_code(workshop);
    shared
        .env
        .directory
        .grant(
            token::join_code_hash(&join_code),
            Grant::JoinCode { workshop },
        )
        .await?;
    Ok(Json(PeopleOutput {
        workshop,
        seats,
        projector_token: Some(projector_token),
        join_code: Some(join_code),
    }))
}

/// `POST /api/workshops/{id}/people`.
pub(crate) async fn people(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
    Body(input): Body<PeopleInput>,
) -> Result<Json<PeopleOutput>, Failure> {
    let room = shared.room(workshop);
    let actor = caller.manager(workshop, &room).await?;
    exists(&room).await?;
    let seats = add(&shared, workshop, &room, actor, input).await?;
    Ok(Json(PeopleOutput {
        workshop,
        seats,
        projector_token: None,
        join_code: None,
    }))
}

/// `POST /api/workshops/{id}/seats/{seat}/link`: a new link; the old one and all that hang on it end at once.
pub(crate) async fn link(
    State(shared): State<Arc<Shared>>,
    Path((workshop, seat)): Path<(WorkshopId, SeatId)>,
    caller: Caller,
) -> Result<Json<SeatLink>, Failure> {
    let room = shared.room(workshop);
    let actor = caller.manager(workshop, &room).await?;
    may_reseat(&room, actor, seat).await?;
    let token = relink(&shared, workshop, &room, seat).await?;
    Ok(Json(SeatLink { seat, token }))
}

/// A link to a seat is that seat: whoever may not change it makes none.
pub(crate) async fn may_reseat(room: &Room, actor: Actor, seat: SeatId) -> Result<(), Failure> {
    let Actor::Seat(by) = actor else {
        return Ok(());
    };
    if room
        .look(move |glance| glance.workshop.people.may_reseat(by, seat))
        .await?
    {
        Ok(())
    } else {
        Err(refuse(&Refusal::NotYours))
    }
}

/// `POST /api/workshops/{id}/commands`: the same as a `do` frame.
pub(crate) async fn command(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
    Body(input): Body<CommandInput>,
) -> Result<Json<ServerFrame>, Failure> {
    let actor = caller.actor(workshop)?;
    let CommandInput { id, command } = input;
    let bytes = serde_json::to_string(&command).map_or(usize::MAX, |text| text.len());
    if let Some(limit) = over_limit(&command, bytes) {
        return Err(Failure::Refused {
            code: "command_too_long".to_owned(),
            detail: json!({ "limit": limit, "got": bytes }),
        });
    }
    if actor != Actor::Operator {
        shared
            .commands
            .take(caller.0)
            .map_err(|retry_after_ms| Failure::Wait {
                code: "rate_limited",
                retry_after_ms,
            })?;
    }
    let room = shared.room(workshop);
    exists(&room).await?;
    let seq = Failure::of(room.command(actor, id, command).await)?;
    Ok(Json(ServerFrame::Done { id, seq }))
}

/// Withdraws the links of a seat and makes a new one. Sockets that came by the old one are closed.
pub(crate) async fn relink(
    shared: &Shared,
    workshop: WorkshopId,
    room: &Room,
    seat: SeatId,
) -> Result<String, Failure> {
    let known = room
        .look(move |glance| glance.workshop.people.seat(seat).is_some())
        .await?;
    if !known {
        return Err(refuse(&Refusal::NoSeat));
    }
    let grant = Grant::Seat { workshop, seat };
    shared.env.directory.revoke(grant).await?;
    let token = shared.issue(grant).await?;
    room.expel(Viewer::Seat(seat)).await;
    Ok(token)
}

/// Adds one seat with its name; the link only if it is new.
pub(crate) async fn add_seat(
    shared: &Shared,
    workshop: WorkshopId,
    room: &Room,
    actor: Actor,
    input: SeatInput,
) -> Result<Option<SeatLink>, Failure> {
    let SeatInput {
        id: seat,
        name,
        organisation,
        role,
        speaker,
        langs,
    } = input;
    let name = TextInput::new(&Lang::english(), &name)
        .parse(Limit::Name)
        .map_err(|refusal| refuse(&refusal))?
        .original
        .text;
    let known = room
        .look(move |glance| glance.workshop.people.seat(seat).is_some())
        .await?;
    let before = room
        .look(move |glance| glance.keys.name(seat).map(str::to_owned))
        .await?;

    // The name comes first, so that the seat is never on a screen without it.
    shared
        .env
        .directory
        .set_name(workshop, seat, name.clone())
        .await?;
    room.name(seat, Some(name)).await?;
    let command = Command::People(PeopleCommand::SetSeat {
        id: seat,
        organisation,
        role,
        speaker,
        langs,
    });
    if let Err(failure) = Failure::of(patiently(room, actor, command).await) {
        if let Some(name) = before {
            shared
                .env
                .directory
                .set_name(workshop, seat, name.clone())
                .await?;
            room.name(seat, Some(name)).await?;
        } else if !known {
            shared.env.directory.erase(workshop, seat).await?;
            room.name(seat, None).await?;
        }
        return Err(failure);
    }
    if known {
        return Ok(None);
    }
    let token = shared.issue(Grant::Seat { workshop, seat }).await?;
    Ok(Some(SeatLink { seat, token }))
}

/// Fails where the workshop has no commit.
pub(crate) async fn exists(room: &Room) -> Result<(), Failure> {
    let seq = room.look(|glance| glance.seq).await?;
    if seq == 0 {
        Err(Failure::NotFound)
    } else {
        Ok(())
    }
}

async fn add(
    shared: &Shared,
    workshop: WorkshopId,
    room: &Room,
    actor: Actor,
    people: PeopleInput,
) -> Result<Vec<SeatLink>, Failure> {
    let lang = room
        .look(|glance| glance.workshop.setup.langs.first().cloned())
        .await?
        .unwrap_or_else(Lang::english);
    for organisation in people.organisations {
        let command = set_organisation(&lang, organisation);
        Failure::of(patiently(room, actor, command).await)?;
    }
    let twice = people.seats.len()
        - people
            .seats
            .iter()
            .map(|seat| seat.id)
            .collect::<BTreeSet<_>>()
            .len();
    if twice > 0 {
        return Err(Failure::Malformed("a seat is named twice".to_owned()));
    }
    let mut links = Vec::new();
    for seat in people.seats {
        links.extend(add_seat(shared, workshop, room, actor, seat).await?);
    }
    Ok(links)
}

fn set_organisation(lang: &Lang, input: OrganisationInput) -> Command {
    let text = |text: String| TextInput::new(lang, &text);
    let OrganisationInput {
        id,
        name,
        city,
        country,
        side,
    } = input;
    Command::People(PeopleCommand::SetOrganisation {
        id,
        name: text(name),
        city: city.map(text),
        country: country.map(text),
        side,
    })
}

/// Sends a command of the server's own making; a busy room is asked again.
pub(crate) async fn patiently(room: &Room, actor: Actor, command: Command) -> Outcome {
    let id: CommandId = token::command_id();
    for _ in 0..5 {
        let outcome = room.command(actor, id, command.clone()).await;
        if outcome != Outcome::busy() {
            return outcome;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Outcome::busy()
}

/// A refusal as an HTTP answer.
pub(crate) fn refuse(refusal: &Refusal) -> Failure {
    let (code, detail) = parts(refusal);
    Failure::Refused { code, detail }
}

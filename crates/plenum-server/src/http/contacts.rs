//! Who is reminded by mail: for the operator and for convenors alone.
//!
//! An address is in bodies only, never in the path of a request, where it would find its way into logs.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use plenum_core::Actor;
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::people::Role;
use plenum_core::text::Lang;
use plenum_log::{Contact, Contacts, Mailing};
use serde::{Deserialize, Serialize};

use super::error::Failure;
use super::input::{Body, Caller};
use super::people::exists;
use crate::room::Room;
use crate::shared::Shared;

/// Who is reminded, and what was sent.
#[derive(Debug, Serialize)]
pub(crate) struct ContactsOutput {
    contacts: Vec<Contact>,
    mailings: Vec<Mailing>,
}

/// A contact to be added.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactInput {
    address: String,
    /// The language of the mails; the first of the workshop without it.
    #[serde(default)]
    lang: Option<Lang>,
    /// The seat of this person, if there is one.
    #[serde(default)]
    seat: Option<SeatId>,
}

/// A contact to be taken off.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemovalInput {
    address: String,
}

/// `GET /api/workshops/{id}/contacts`.
pub(crate) async fn list(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
) -> Result<Json<ContactsOutput>, Failure> {
    let (store, _room) = admitted(&shared, workshop, caller).await?;
    output(&*store, workshop).await
}

/// `POST /api/workshops/{id}/contacts`.
pub(crate) async fn add(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
    Body(input): Body<ContactInput>,
) -> Result<Json<ContactsOutput>, Failure> {
    let (store, room) = admitted(&shared, workshop, caller).await?;
    let ContactInput {
        address,
        lang,
        seat,
    } = input;
    if !is_address(&address) {
        return Err(Failure::Malformed("this is no mail address".to_owned()));
    }
    let (first, seated) = room
        .look(move |glance| {
            let seated = seat.is_none_or(|seat| glance.workshop.people.seat(seat).is_some());
            (glance.workshop.setup.langs.first().cloned(), seated)
        })
        .await?;
    if !seated {
        return Err(Failure::Malformed("there is no such seat".to_owned()));
    }
    if store.contacts(workshop).await?.len() >= MOST {
        return Err(Failure::Malformed(format!("there are {MOST} contacts")));
    }
    let lang = lang.or(first).unwrap_or_else(Lang::english);
    let contact = Contact {
        address,
        lang: lang.as_str().to_owned(),
        seat,
    };
    store.add_contact(workshop, contact).await?;
    output(&*store, workshop).await
}

/// `POST /api/workshops/{id}/contacts/remove`.
pub(crate) async fn remove(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
    Body(input): Body<RemovalInput>,
) -> Result<Json<ContactsOutput>, Failure> {
    let (store, _room) = admitted(&shared, workshop, caller).await?;
    store.remove_contact(workshop, input.address).await?;
    output(&*store, workshop).await
}

/// Lets the operator and convenors of this workshop pass; a store without contacts has nothing to be found.
async fn admitted(
    shared: &Shared,
    workshop: WorkshopId,
    caller: Caller,
) -> Result<(Arc<dyn Contacts>, Room), Failure> {
    let store = shared.contacts.as_ref().ok_or(Failure::NotFound)?;
    let actor = caller.actor(workshop)?;
    let room = shared.room(workshop);
    exists(&room).await?;
    if let Actor::Seat(seat) = actor {
        let convenes = room
            .look(move |glance| {
                let seat = glance.workshop.people.seat(seat);
                seat.is_some_and(|seat| seat.role == Role::Convenor)
            })
            .await?;
        if !convenes {
            return Err(Failure::Refused {
                code: "not_permitted".to_owned(),
                detail: serde_json::json!({ "right": "contacts" }),
            });
        }
    }
    Ok((Arc::clone(store), room))
}

async fn output(
    store: &dyn Contacts,
    workshop: WorkshopId,
) -> Result<Json<ContactsOutput>, Failure> {
    Ok(Json(ContactsOutput {
        contacts: store.contacts(workshop).await?,
        mailings: store.mailings(workshop).await?,
    }))
}

/// Whether a text may be a mail address. Whoever sends reads it once more by all the rules.
fn is_address(text: &str) -> bool {
    let strange = |c: char| c.is_control() || c.is_whitespace() || "<>,;:\"()[]\\".contains(c);
    let parts = text.rsplit_once('@');
    let named = parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
    named && text.len() <= LONGEST && !text.chars().any(strange)
}

/// Contacts of one workshop: a mail goes to each.
const MOST: usize = 200;
/// Bytes of a mail address (RFC 5321, with RFC 3696 erratum 1690).
const LONGEST: usize = 254;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_address_on_one_line() {
        assert!(is_address("ana.garcia@city.example"));
        for text in [
            "",
            "ana",
            "@city",
            "ana@",
            "a@b\r\nBcc: c@d",
            "Ana <a@b>",
            "a@b,c@d",
        ] {
            assert!(!is_address(text), "{text}");
        }
        assert!(!is_address(&format!("{}@city.example", "a".repeat(250))));
    }
}

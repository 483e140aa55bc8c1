//! `plenum contacts`: who is reminded by mail. Through the running server where one uses the folder.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use lettre::Address;
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::text::Lang;
use plenum_log::{Contact, Contacts as _, EventLog, LogError, Mailing, Sqlite};
use serde::Deserialize;
use serde_json::json;

use crate::cli::{ContactChange, Contacts};
use crate::control::Control;
use crate::start::advise_store;

/// Who is reminded, and what was sent.
#[derive(Debug, Default, Deserialize)]
pub struct Known {
    /// The contacts, by address.
    pub contacts: Vec<Contact>,
    /// The mails, by reminder and address.
    pub mailings: Vec<Mailing>,
}

/// Changes the contacts of a workshop, and lists them.
///
/// # Errors
/// There is no such workshop or the address is none; one line that says what to do.
pub fn contacts(args: &Contacts) -> Result<Vec<String>> {
    let workshop = args
        .workshop
        .parse()
        .map(WorkshopId)
        .map_err(|_| anyhow!("{} is not the id of a workshop", args.workshop))?;
    if let ContactChange::Add {
        address, language, ..
    } = &args.change
    {
        let _read: Address = address
            .parse()
            .map_err(|_| anyhow!("{address} is no mail address"))?;
        Lang::new(language).map_err(|_| anyhow!("{language} is no language"))?;
    }
    let known = known(&args.data, workshop, &args.change)?;
    let lines = known.contacts.iter().map(|contact| {
        let seat = contact.seat.map(|seat| format!("  seat {seat}"));
        format!(
            "{}  {}{}",
            contact.address,
            contact.lang,
            seat.unwrap_or_default()
        )
    });
    let mut lines: Vec<_> = lines.collect();
    if lines.is_empty() {
        lines.push("Nobody is reminded by mail.".to_owned());
    }
    Ok(lines)
}

/// Makes a change and returns who is known then.
///
/// # Errors
/// There is no such workshop, or the data cannot be used.
pub fn known(data: &Path, workshop: WorkshopId, change: &ContactChange) -> Result<Known> {
    match Sqlite::open(data) {
        Ok(store) => alone(&store, workshop, change),
        Err(in_use) => {
            let control = Control::load(data).ok_or_else(|| advise_store(&in_use))?;
            through(&control, workshop, change)
        }
    }
}

/// Every mail of every workshop of a data folder that no server uses.
///
/// # Errors
/// The folder is in use, or cannot be read.
pub async fn all_mailings(store: &Sqlite) -> Result<Vec<Mailing>, LogError> {
    let mut all = Vec::new();
    for workshop in store.with_contacts().await? {
        all.extend(store.mailings(workshop).await?);
    }
    Ok(all)
}

fn alone(store: &Sqlite, workshop: WorkshopId, change: &ContactChange) -> Result<Known> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .context("the runtime cannot be started")?;
    let known = runtime.block_on(async {
        let here = store.workshops().await?;
        if !here.contains(&workshop) {
            return Ok(None);
        }
        match change {
            ContactChange::Add {
                address,
                language,
                seat,
            } => {
                let contact = Contact {
                    address: address.clone(),
                    lang: language.clone(),
                    seat: seat.map(SeatId),
                };
                store.add_contact(workshop, contact).await?;
            }
            ContactChange::Remove { address } => {
                store.remove_contact(workshop, address.clone()).await?;
            }
            ContactChange::List => {}
        }
        Ok(Some(Known {
            contacts: store.contacts(workshop).await?,
            mailings: store.mailings(workshop).await?,
        }))
    });
    let known: Option<Known> = known.map_err(|error: LogError| advise_store(&error))?;
    known.ok_or_else(|| anyhow!("there is no workshop {workshop} in the data folder"))
}

fn through(control: &Control, workshop: WorkshopId, change: &ContactChange) -> Result<Known> {
    let path = format!("/api/workshops/{workshop}/contacts");
    let answer = match change {
        ContactChange::Add {
            address,
            language,
            seat,
        } => {
            let contact = json!({ "address": address, "lang": language, "seat": seat });
            control.post(&path, &serde_json::to_vec(&contact)?)?
        }
        ContactChange::Remove { address } => control.post(
            &format!("{path}/remove"),
            &serde_json::to_vec(&json!({ "address": address }))?,
        )?,
        ContactChange::List => control.get(&path)?,
    };
    serde_json::from_str(&answer).context("the server has another version")
}

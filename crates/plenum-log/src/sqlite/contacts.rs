//! Contacts and what they were sent, in the directory's file.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use futures_util::future::{BoxFuture, FutureExt};
use plenum_core::id::{SeatId, WorkshopId};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::Sqlite;
use super::writer::Written;
use crate::LogError;
use crate::contacts::{Contact, Contacts, MailState, Mailing, Settled};

/// The step of the directory's schema that this module lives on. Once released, it is never edited.
pub(super) const SCHEMA: &str = "
CREATE TABLE contacts (
    workshop BLOB NOT NULL,
    address  TEXT NOT NULL COLLATE NOCASE,
    lang     TEXT NOT NULL,
    seat     BLOB,
    PRIMARY KEY (workshop, address)
) WITHOUT ROWID, STRICT;
CREATE TABLE mailings (
    workshop BLOB NOT NULL,
    key      TEXT NOT NULL,
    address  TEXT NOT NULL COLLATE NOCASE,
    state    TEXT NOT NULL,
    tries    INTEGER NOT NULL,
    again_at INTEGER NOT NULL,
    PRIMARY KEY (workshop, key, address)
) WITHOUT ROWID, STRICT;
";

/// Destroys the contacts of a seat and what they were sent; says how many rows went.
pub(super) fn erase(
    connection: &Connection,
    workshop: WorkshopId,
    seat: SeatId,
) -> Result<usize, rusqlite::Error> {
    let person = params![workshop.0.as_bytes(), seat.0.as_bytes()];
    let mails = connection.execute(
        "DELETE FROM mailings WHERE workshop = ?1
         AND address IN (SELECT address FROM contacts WHERE workshop = ?1 AND seat = ?2)",
        person,
    )?;
    let contacts = connection.execute(
        "DELETE FROM contacts WHERE workshop = ?1 AND seat = ?2",
        person,
    )?;
    Ok(mails + contacts)
}

impl Contacts for Sqlite {
    fn add_contact(
        &self,
        workshop: WorkshopId,
        contact: Contact,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.change(move |connection| {
            let seat = contact.seat.map(|seat| seat.0.into_bytes());
            connection
                .prepare_cached(
                    "INSERT INTO contacts (workshop, address, lang, seat) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO UPDATE SET lang = ?3, seat = ?4",
                )?
                .execute(params![
                    workshop.0.as_bytes(),
                    contact.address,
                    contact.lang,
                    seat
                ])?;
            Ok(Written::Rows)
        })
    }

    fn remove_contact(
        &self,
        workshop: WorkshopId,
        address: String,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        self.change(move |connection| {
            let contact = params![workshop.0.as_bytes(), address];
            let mut rows = 0;
            for table in ["mailings", "contacts"] {
                let delete = format!("DELETE FROM {table} WHERE workshop = ?1 AND address = ?2");
                rows += connection.execute(&delete, contact)?;
            }
            Ok(Written::Destroyed(rows))
        })
    }

    fn contacts(&self, workshop: WorkshopId) -> BoxFuture<'_, Result<Vec<Contact>, LogError>> {
        self.look_up(move |connection| {
            connection
                .prepare_cached(
                    "SELECT address, lang, seat FROM contacts WHERE workshop = ?1 ORDER BY address",
                )?
                .query_map([workshop.0.as_bytes()], |row| {
                    let seat: Option<[u8; 16]> = row.get(2)?;
                    Ok(Contact {
                        address: row.get(0)?,
                        lang: row.get(1)?,
                        seat: seat.map(|seat| SeatId(Uuid::from_bytes(seat))),
                    })
                })?
                .collect()
        })
    }

    fn with_contacts(&self) -> BoxFuture<'_, Result<Vec<WorkshopId>, LogError>> {
        self.look_up(move |connection| {
            connection
                .prepare_cached("SELECT DISTINCT workshop FROM contacts ORDER BY workshop")?
                .query_map([], |row| Ok(WorkshopId(Uuid::from_bytes(row.get(0)?))))?
                .collect()
        })
    }

    fn claim(
        &self,
        workshop: WorkshopId,
        key: String,
        address: String,
        now: i64,
    ) -> BoxFuture<'_, Result<Option<u32>, LogError>> {
        let claimed = Arc::new(AtomicU32::new(0));
        let told = Arc::clone(&claimed);
        async move {
            self.change(move |connection| {
                let tries: Option<u32> = connection
                    .prepare_cached(
                        "INSERT INTO mailings (workshop, key, address, state, tries, again_at)
                         SELECT ?1, ?2, address, 'claimed', 1, 0 FROM contacts
                         WHERE workshop = ?1 AND address = ?3
                         ON CONFLICT DO UPDATE SET state = 'claimed', tries = tries + 1
                         WHERE state = 'failed' AND again_at <= ?4
                         RETURNING tries",
                    )?
                    .query_row(params![workshop.0.as_bytes(), key, address, now], |row| {
                        row.get(0)
                    })
                    .optional()?;
                told.store(tries.unwrap_or_default(), Ordering::Release);
                Ok(Written::Rows)
            })
            .await?;
            let tries = claimed.load(Ordering::Acquire);
            Ok((tries > 0).then_some(tries))
        }
        .boxed()
    }

    fn settle(
        &self,
        workshop: WorkshopId,
        key: String,
        address: String,
        became: Settled,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        let (state, again_at) = match became {
            Settled::Sent => (MailState::Sent, 0),
            Settled::Failed { again_at } => (MailState::Failed, again_at),
            Settled::GivenUp => (MailState::GivenUp, 0),
        };
        self.change(move |connection| {
            connection
                .prepare_cached(
                    "UPDATE mailings SET state = ?4, again_at = ?5
                     WHERE workshop = ?1 AND key = ?2 AND address = ?3 AND state = 'claimed'",
                )?
                .execute(params![
                    workshop.0.as_bytes(),
                    key,
                    address,
                    state.name(),
                    again_at
                ])?;
            Ok(Written::Rows)
        })
    }

    fn mailings(&self, workshop: WorkshopId) -> BoxFuture<'_, Result<Vec<Mailing>, LogError>> {
        self.look_up(move |connection| {
            connection
                .prepare_cached(
                    "SELECT key, address, state, tries, again_at FROM mailings
                     WHERE workshop = ?1 ORDER BY key, address",
                )?
                .query_map([workshop.0.as_bytes()], |row| {
                    let name = row.get_ref(2)?.as_str()?;
                    let state = MailState::ALL
                        .into_iter()
                        .find(|state| state.name() == name);
                    Ok(Mailing {
                        key: row.get(0)?,
                        address: row.get(1)?,
                        state: state.ok_or(rusqlite::Error::InvalidQuery)?,
                        tries: row.get(3)?,
                        again_at: row.get(4)?,
                    })
                })?
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Directory;

    fn contact(address: &str, seat: Option<u128>) -> Contact {
        Contact {
            address: address.to_owned(),
            lang: "en".to_owned(),
            seat: seat.map(|n| SeatId(Uuid::from_u128(n))),
        }
    }

    #[tokio::test]
    async fn a_mail_is_claimed_once_and_again_only_when_it_failed_and_waited() {
        let folder = tempfile::tempdir().unwrap();
        let here = WorkshopId(Uuid::from_u128(1));
        let store = Sqlite::open(folder.path()).unwrap();
        store
            .add_contact(here, contact("ana@city.example", None))
            .await
            .unwrap();
        let claim = |now| store.claim(here, "due/a".to_owned(), "ANA@city.example".to_owned(), now);
        let settle = |became| {
            store.settle(
                here,
                "due/a".to_owned(),
                "ana@city.example".to_owned(),
                became,
            )
        };

        assert_eq!(claim(0).await.unwrap(), Some(1));
        assert_eq!(claim(0).await.unwrap(), None, "somebody sends it already");
        settle(Settled::Failed { again_at: 50 }).await.unwrap();
        assert_eq!(claim(49).await.unwrap(), None);
        assert_eq!(claim(50).await.unwrap(), Some(2));
        settle(Settled::Sent).await.unwrap();
        assert_eq!(claim(1_000).await.unwrap(), None);
        let mails = store.mailings(here).await.unwrap();
        assert_eq!((mails[0].state, mails[0].tries), (MailState::Sent, 2));
        let stranger = store.claim(here, "due/a".to_owned(), "eve@city.example".to_owned(), 0);
        assert_eq!(stranger.await.unwrap(), None, "not a contact");
    }

    #[tokio::test]
    async fn an_address_that_is_removed_is_in_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let here = WorkshopId(Uuid::from_u128(1));
        let store = Sqlite::open(folder.path()).unwrap();
        for (address, seat) in [("ana@city.example", None), ("ben@city.example", Some(7))] {
            store
                .add_contact(here, contact(address, seat))
                .await
                .unwrap();
            let claim = store.claim(here, "late/a".to_owned(), address.to_owned(), 0);
            assert_eq!(claim.await.unwrap(), Some(1));
        }
        assert_eq!(store.with_contacts().await.unwrap(), [here]);
        store
            .remove_contact(here, "ana@city.example".to_owned())
            .await
            .unwrap();
        store.erase(here, SeatId(Uuid::from_u128(7))).await.unwrap();

        assert!(store.contacts(here).await.unwrap().is_empty());
        assert!(store.mailings(here).await.unwrap().is_empty());
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            assert!(!bytes.windows(12).any(|part| part == b"city.example"));
        }
    }

    #[tokio::test]
    async fn a_directory_from_before_contacts_is_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let here = WorkshopId(Uuid::from_u128(1));
        let seat = SeatId(Uuid::from_u128(7));
        let store = Sqlite::open(folder.path()).unwrap();
        store
            .set_name(here, seat, "Director".to_owned())
            .await
            .unwrap();
        drop(store);
        let raw = Connection::open(folder.path().join("directory.db")).unwrap();
        raw.execute_batch(
            "DROP TABLE contacts; DROP TABLE mailings; DROP TABLE erased; PRAGMA user_version = 1",
        )
        .unwrap();
        drop(raw);

        let store = Sqlite::open(folder.path()).unwrap();
        assert_eq!(store.names(here).await.unwrap().len(), 1);
        store
            .add_contact(here, contact("ana@city.example", None))
            .await
            .unwrap();
        assert_eq!(store.contacts(here).await.unwrap().len(), 1);
    }
}

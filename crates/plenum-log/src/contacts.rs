//! Who is reminded by mail, and what was sent to whom.
//!
//! Addresses are personal and stand nowhere else: not in the log, so in no archive and no report. What was sent is kept
//! beside them and goes with them. A mail is claimed before it is sent and settled afterwards; a claim that was never
//! settled, because the server was killed in between, is not sent again: nobody can know whether it went out.

use futures_util::future::BoxFuture;
use plenum_core::id::{SeatId, WorkshopId};
use serde::{Deserialize, Serialize};

use crate::LogError;

/// Somebody who wants to be reminded of what is due in a workshop.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The mail address.
    pub address: String,
    /// The language of the mails, as a BCP 47 tag.
    pub lang: String,
    /// The seat of this person, if there is one: whoever erases it erases the contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<SeatId>,
}

/// An address is never printed by accident.
impl std::fmt::Debug for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Contact")
            .field("lang", &self.lang)
            .field("seat", &self.seat)
            .finish_non_exhaustive()
    }
}

/// How far the mail of one reminder to one contact is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailing {
    /// Which reminder.
    pub key: String,
    /// To whom.
    pub address: String,
    /// How far it is.
    pub state: MailState,
    /// How often it was tried.
    pub tries: u32,
    /// When it is tried again at the earliest, in milliseconds since 1970; of meaning only where it failed.
    pub again_at: i64,
}

impl std::fmt::Debug for Mailing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mailing")
            .field("key", &self.key)
            .field("state", &self.state)
            .field("tries", &self.tries)
            .finish_non_exhaustive()
    }
}

/// How far a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// Somebody sends it, or was killed while sending it.
    Claimed,
    /// The mail server took it.
    Sent,
    /// It was not taken and is tried again.
    Failed,
    /// It was not taken, and is not tried again.
    GivenUp,
}

impl MailState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Claimed, Self::Sent, Self::Failed, Self::GivenUp];

    /// Its name in the database and on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::GivenUp => "given_up",
        }
    }
}

/// What became of a mail that was claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The mail server took it.
    Sent,
    /// It did not, and is asked again after this instant, in milliseconds since 1970.
    Failed {
        /// The instant.
        again_at: i64,
    },
    /// It did not, and is not asked again.
    GivenUp,
}

/// The contacts of workshops, and the memory of what was sent.
pub trait Contacts: Send + Sync + 'static {
    /// Adds a contact, or changes its language and seat.
    fn add_contact(
        &self,
        workshop: WorkshopId,
        contact: Contact,
    ) -> BoxFuture<'_, Result<(), LogError>>;

    /// Destroys a contact and the memory of what it was sent.
    fn remove_contact(
        &self,
        workshop: WorkshopId,
        address: String,
    ) -> BoxFuture<'_, Result<(), LogError>>;

    /// The contacts of a workshop, by address.
    fn contacts(&self, workshop: WorkshopId) -> BoxFuture<'_, Result<Vec<Contact>, LogError>>;

    /// The workshops that have a contact.
    fn with_contacts(&self) -> BoxFuture<'_, Result<Vec<WorkshopId>, LogError>>;

    /// Claims the mail of one reminder to one contact, durably: whoever has to send it now learns which try it is, from 1.
    /// None if it was sent, is being sent, has to wait, was given up, or if the contact is gone.
    fn claim(
        &self,
        workshop: WorkshopId,
        key: String,
        address: String,
        now: i64,
    ) -> BoxFuture<'_, Result<Option<u32>, LogError>>;

    /// Says what became of a claimed mail.
    fn settle(
        &self,
        workshop: WorkshopId,
        key: String,
        address: String,
        became: Settled,
    ) -> BoxFuture<'_, Result<(), LogError>>;

    /// All mails of a workshop, by reminder and address.
    fn mailings(&self, workshop: WorkshopId) -> BoxFuture<'_, Result<Vec<Mailing>, LogError>>;
}

//! Reminds people by mail of what is due, and lists what is sent when.
//!
//! ```text
//! records of the room, now ─▶ reminders that are due ─▶ each contact: claim ─▶ send ─▶ settle
//!                                                       (durable)             (sent, or again after a pause)
//! ```
//!
//! What is due is decided in `plenum-report`; here it is only carried out. A mail is claimed before it is sent, so a start
//! anew sends nothing twice; one that was being sent when the server was killed is not sent again, and is listed as such.
//! The log names reminders by key, never an address.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use plenum_core::Records;
use plenum_core::id::WorkshopId;
use plenum_core::time::{Date, Timestamp};
use plenum_log::{Contact, Contacts, LogError, MailState, Settled, Sqlite};
use plenum_report::outcome::reminders::{About, Reminder, due, letter, reminders, today};
use plenum_report::{Catalogue, archive};
use plenum_server::{Clock, Server, SystemClock};
use tokio_util::sync::CancellationToken;

use crate::archive::from_data;
use crate::cli::{ContactChange, Reminders};
use crate::contacts::{self, Known};
use crate::mail::{Mailer, Trouble};
use crate::start::Running;

/// Sends reminders for as long as a server runs.
pub struct Postman {
    server: Server,
    store: Arc<Sqlite>,
    clock: Arc<dyn Clock>,
    mailer: Mailer,
    /// Where people reach the server, as it stands in mails.
    link: String,
}

impl fmt::Debug for Postman {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postman")
            .field("link", &self.link)
            .finish_non_exhaustive()
    }
}

/// What one round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Mails that were taken.
    pub sent: u32,
    /// Mails that were not.
    pub failed: u32,
}

impl Postman {
    /// A postman for a server that runs.
    pub fn new(running: &Running, clock: Arc<dyn Clock>, mailer: Mailer, link: String) -> Self {
        Self {
            server: running.server.clone(),
            store: Arc::clone(&running.store),
            clock,
            mailer,
            link,
        }
    }

    /// Goes round after round until told to stop, and ends between two mails.
    pub async fn run(self, stop: CancellationToken) {
        loop {
            let pause = match self.round(&stop).await {
                Ok(Round { sent, failed }) => {
                    tracing::debug!(sent, failed, "reminders were looked through");
                    if failed == 0 {
                        BETWEEN_ROUNDS
                    } else {
                        AFTER_FAILURE
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "reminders could not be looked up");
                    AFTER_FAILURE
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Sends what is due now and was not sent.
    ///
    /// # Errors
    /// The store cannot be read or written; what was claimed by then is not sent again.
    pub async fn round(&self, stop: &CancellationToken) -> Result<Round, LogError> {
        let mut round = Round::default();
        for workshop in self.store.with_contacts().await? {
            let Some(records) = self.server.shown(workshop).await else {
                continue;
            };
            let due = due(&records, self.clock.now());
            if due.is_empty() {
                continue;
            }
            let contacts = self.store.contacts(workshop).await?;
            for (reminder, contact) in pairs(&due, &contacts) {
                if stop.is_cancelled() {
                    return Ok(round);
                }
                match self.deliver(workshop, &records, reminder, contact).await? {
                    Some(Ok(())) => round.sent += 1,
                    Some(Err(_)) => round.failed += 1,
                    None => {}
                }
            }
        }
        Ok(round)
    }

    /// Sends one mail, unless it is not ours to send.
    async fn deliver(
        &self,
        workshop: WorkshopId,
        records: &Records,
        reminder: &Reminder,
        contact: &Contact,
    ) -> Result<Option<Result<(), Trouble>>, LogError> {
        let (key, address) = (reminder.key.clone(), contact.address.clone());
        let now = self.clock.now().0;
        let claimed = self
            .store
            .claim(workshop, key.clone(), address.clone(), now);
        let Some(tries) = claimed.await? else {
            return Ok(None);
        };
        let letter = {
            let words = Catalogue::of(&contact.lang).unwrap_or_else(Catalogue::english);
            letter(records, reminder, &words, &self.link)
        };
        let name = format!("{workshop}/{key}");
        let sent = self.mailer.send(&address, &name, &letter).await;
        let became = match sent {
            Ok(()) => {
                tracing::info!(room.id = %workshop, reminder = %key, "a reminder was sent");
                Settled::Sent
            }
            Err(trouble) => {
                tracing::warn!(room.id = %workshop, reminder = %key, tries, %trouble, "a reminder was not sent");
                settled(trouble, tries, self.clock.now())
            }
        };
        self.store.settle(workshop, key, address, became).await?;
        Ok(Some(sent))
    }
}

fn pairs<'a>(
    due: &'a [Reminder],
    contacts: &'a [Contact],
) -> impl Iterator<Item = (&'a Reminder, &'a Contact)> {
    due.iter()
        .flat_map(move |reminder| contacts.iter().map(move |contact| (reminder, contact)))
}

/// What becomes of a mail that was not taken: a minute, then four, sixteen and so on up to a day are waited.
fn settled(trouble: Trouble, tries: u32, now: Timestamp) -> Settled {
    if trouble == Trouble::Address || tries >= MOST_TRIES {
        return Settled::GivenUp;
    }
    let minutes = 4_i64.saturating_pow(tries.saturating_sub(1)).min(DAY);
    Settled::Failed {
        again_at: now.0.saturating_add(minutes * 60_000),
    }
}

/// Lists the reminders of a workshop, soonest first: what is sent when, and what was sent. Names no address.
///
/// # Errors
/// There is no such workshop or archive; one line that says what to do.
pub fn list(args: &Reminders) -> Result<Vec<String>> {
    let path = Path::new(&args.source);
    let is_file = path.is_file();
    let json = if is_file {
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?
    } else {
        from_data(&args.data, Some(&args.source))?
    };
    let verified = archive::verify(json.as_bytes()).context("the archive is refused")?;
    let known = if is_file {
        Known::default()
    } else {
        contacts::known(&args.data, verified.head.workshop, &ContactChange::List)?
    };
    let at = args.at.map(|at| Timestamp(at.as_millisecond()));
    let now = today(
        &verified.records,
        at.unwrap_or_else(|| SystemClock::new().now()),
    );
    let all = reminders(&verified.records);
    let mut lines: Vec<_> = all
        .iter()
        .map(|reminder| line(reminder, now, &known))
        .collect();
    if lines.is_empty() {
        lines.push("There is nothing to remind anybody of.".to_owned());
    }
    if known.contacts.is_empty() && !is_file {
        lines.push("Nobody is reminded by mail: see plenum contacts.".to_owned());
    }
    Ok(lines)
}

fn line(reminder: &Reminder, today: Date, known: &Known) -> String {
    let when = match reminder.until {
        _ if today < reminder.from => format!("from {}", reminder.from),
        Some(until) if until < today => format!("over {until}"),
        Some(_) | None => format!("now  {today}"),
    };
    let about = match &reminder.about {
        About::ComesDue { number, due, .. } => format!("{number} is due on {due}"),
        About::Late { number, due, .. } => format!("{number} is late since {due}"),
        About::Review { phase, by } => {
            let words = Catalogue::english();
            format!("{} by {by}", words.word("phase", phase))
        }
    };
    let count = |state| {
        let mails = known.mailings.iter();
        let of = mails.filter(|mail| mail.key == reminder.key && mail.state == state);
        of.count()
    };
    let counts = MailState::ALL.map(|state| (told(state), count(state)));
    let counts = counts.into_iter().filter(|(_, n)| *n > 0);
    let counts: Vec<_> = counts.map(|(words, n)| format!("{n} {words}")).collect();
    let sent = if counts.is_empty() {
        format!("to {} contacts", known.contacts.len())
    } else {
        counts.join(", ")
    };
    format!("{when}  {about}: {sent}")
}

/// A state in words, after a number.
pub fn told(state: MailState) -> &'static str {
    match state {
        MailState::Claimed => "being sent, or interrupted and not sent again",
        MailState::Sent => "sent",
        MailState::Failed => "not taken yet, tried again later",
        MailState::GivenUp => "given up",
    }
}

const BETWEEN_ROUNDS: Duration = Duration::from_mins(10);
const AFTER_FAILURE: Duration = Duration::from_mins(1);
/// The pauses before them add up to about a week.
const MOST_TRIES: u32 = 12;
/// In minutes.
const DAY: i64 = 24 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_day_and_end() {
        let pause = |tries| match settled(Trouble::Connection, tries, Timestamp(0)) {
            Settled::Failed { again_at } => again_at / 60_000,
            Settled::Sent | Settled::GivenUp => -1,
        };

        assert_eq!(
            [1, 2, 3, 6, 7, 11, 12].map(pause),
            [1, 4, 16, 1_024, 1_440, 1_440, -1]
        );
        assert_eq!(settled(Trouble::Address, 1, Timestamp(0)), Settled::GivenUp);
    }
}

//! What every engine must do, as one suite that is run over each of them.
//!
//! To add an engine, call [`run`] in a test with a function that makes a fresh, empty store. Each case gets a store of
//! its own and panics with a sentence where the engine breaks a rule. Durability is not covered: only killing a process
//! or the power can show it, and each engine has its own tests for that.

mod directory;
mod log;

use std::future::Future;

use plenum_core::context::{CommitActor, Seed};
use plenum_core::id::{CommandId, SeatId, WorkshopId};
use plenum_core::people;
use plenum_core::time::Timestamp;
use plenum_core::{Command, Commit, Event, Head};
use uuid::Uuid;

use crate::{Directory, EventLog, LogError};

pub use self::directory::directory;
pub use self::log::log;

/// Runs all cases, each over a fresh store, in a tokio runtime.
///
/// # Panics
/// Where the engine breaks a rule.
pub async fn run<L: EventLog + Directory>(make: impl Fn() -> L) {
    log(&make).await;
    directory(&make).await;
}

/// The next `count` commits after `head`, which is moved over them. Another `flavour` gives other commits.
pub fn commits(head: &mut Head, count: u64, flavour: u8) -> Vec<Commit> {
    (0..count)
        .map(|_| {
            let id = u128::from(flavour) << 64 | u128::from(head.seq);
            let seat = SeatId(Uuid::from_u128(id));
            let present = flavour.is_multiple_of(2);
            let command = Command::People(people::Command::MarkPresence { seat, present });
            let event = Event::People(people::Event::PresenceMarked { seat, present });
            let at = Timestamp(1_394_582_400_000).plus_minutes(i64::from(flavour));
            let command = (CommandId(Uuid::from_u128(id)), &command);
            let commit = Commit::seal(
                head,
                at,
                CommitActor::Seat(seat),
                command,
                &[event],
                Seed([flavour; 32]),
            );
            head.advance(&commit);
            commit
        })
        .collect()
}

/// A workshop of the tests.
pub const fn workshop(number: u128) -> WorkshopId {
    WorkshopId(Uuid::from_u128(0x0A11_0000 + number))
}

/// A seat of the tests.
pub const fn seat(number: u128) -> SeatId {
    SeatId(Uuid::from_u128(0x5EA7_0000 + number))
}

async fn case(rule: &str, body: impl Future<Output = Result<(), LogError>>) {
    if let Err(error) = body.await {
        panic!("{rule}: {error}");
    }
}

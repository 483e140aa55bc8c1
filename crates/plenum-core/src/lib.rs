//! The rules of a peer review workshop, as pure functions.
//!
//! A workshop is a log of commits; everything else is a function of it. The whole contract:
//!
//! ```text
//! decide(&Workshop, &Context, &Command) -> Result<Vec<Event>, Refusal>    reads, never writes
//! apply(&mut Workshop, &Event)                                            writes, cannot fail
//! records(&Workshop, &Keyring) -> Records                                 who may see what; the only way to a screen
//! next_deadline(&Workshop) -> Option<(Timestamp, Reason)>                 when to call back, and why
//! ```
//!
//! State changes only by `apply`, in order, of events that `decide` returned on the state just before. There is no
//! clock, no randomness, no input or output here: time, seeds and looked-up instants arrive in [`Context`]; what was
//! drawn is written in the event. Each noun of the method has a folder with its state, commands, events, rules and
//! records; [`workshop`] only dispatches.

pub mod agenda;
pub mod agreements;
pub mod assign;
pub mod close;
pub mod commit;
pub mod context;
pub mod entries;
pub mod floor;
pub mod id;
pub mod item;
pub mod keys;
pub mod narrative;
pub mod people;
pub mod prepare;
pub mod recommend;
pub mod refusal;
pub mod response;
pub mod rubric;
pub mod setup;
pub mod tables;
pub mod text;
pub mod time;
pub mod visibility;
pub mod workshop;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod testing;

pub use commit::{Commit, CommitError, Head};
pub use context::{Actor, CommitActor, Context, Seed};
pub use item::Item;
pub use keys::{Author, Key, KeyScope, Keyring, Pseudonym};
pub use refusal::{Check, Refusal, Unmet};
pub use visibility::{Audience, Body, Change, Published, Records, Topic, records};
pub use workshop::{Command, Event, Workshop, apply, decide, next_deadline};

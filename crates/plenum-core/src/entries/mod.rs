//! Entries: what people write, under seal or live; the reveal, numbers, merging and clusters with their evidence.
//!
//! ```text
//! submitted ──▶ revealed ──▶ merged        any ──▶ withdrawn (by its author)        revealed ──▶ hidden (by the desk)
//! cluster: open ⇄ agreed
//! ```
//!
//! Below the level `organisation` no event here says who wrote it: the author is a pseudonym, and so is the sender of
//! every commit about one's own entry. Sealed writing becomes visible through a reveal and in no other way.

mod apply;
mod command;
mod decide;
mod event;
mod kinds;
mod project;
mod record;
mod shown;
mod state;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub use command::Command;
pub use decide::decide;
pub use event::Event;
pub use kinds::{ClusterState, EntryState, Evidence};
pub use project::{records, topics, touched};
pub use record::{ClusterBody, EntryBody, ShownAuthor};
pub(crate) use shown::translated;
pub use state::{Cluster, Entry, State};

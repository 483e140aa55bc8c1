//! Agreements between organisations that a workshop leads to, such as the four memoranda of Seoul.
//!
//! ```text
//! proposed ──▶ signed (by every party, in a function) ──▶ ended
//! ```
//!
//! An agreement names its parties, for each a contact function and its duties, the money, the dates. A change voids the
//! signatures. Nobody signs as a person: a party signs by a function, as in the rest of the record.

mod command;
mod decide;
mod event;
mod project;
mod record;
mod state;
#[cfg(test)]
mod tests;

pub use command::{Command, PartyInput};
pub use decide::decide;
pub use event::{Event, Party};
pub use project::{records, topics, touched};
pub use record::{AgreementBody, PartyLine};
pub use state::{Agreement, Signature, State, apply};

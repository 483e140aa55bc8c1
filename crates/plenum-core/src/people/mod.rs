//! Organisations, seats, roles and rights; recusal; the cutting of links between texts and authors.
//!
//! Names and contacts are not here: they live in the directory outside the log.

mod command;
mod decide;
mod event;
mod kinds;
mod project;
mod record;
mod rights;
mod state;

pub use command::Command;
pub use decide::decide;
pub use event::Event;
pub use kinds::{Role, Side};
pub use project::{records, topics, touched};
pub use record::{OrganisationBody, SeatBody, WarningsBody};
pub use rights::Right;
pub use state::{Organisation, Seat, State, apply};

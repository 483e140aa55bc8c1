//! The edited part of the report (METHOD 9.1): the raw record is automatic and immediate, the analysis is an edited draft.
//!
//! ```text
//! part      version 1 ─▶ 2 ─▶ …          written by the rapporteur; a sentence points to entries by number: "[ST3, R5]"
//! remark    open ─▶ taken | declined     participants comment; the host corrects facts, and nothing but facts
//! edition   rises with every version ─▶ signed by convenor and host lead ─▶ filed as final
//! ```
//!
//! A new version voids the signatures: what was signed is what is filed. Numbers stand in the report by reference, so a text
//! never repeats a figure that could differ.

mod command;
mod decide;
mod event;
mod kinds;
mod project;
mod record;
mod state;
#[cfg(test)]
mod tests;

pub use command::Command;
pub use decide::{cited, decide};
pub use event::Event;
pub use kinds::{NarrativePart, RemarkKind, RemarkState};
pub use project::{records, topics, touched};
pub use record::{NarrativeBody, RemarkBody, SignaturesBody, VersionLine};
pub use state::{Remark, State, Version, apply};

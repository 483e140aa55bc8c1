//! What happens on the floor: presentations, hearings, the rapporteur's notes, private notes, and the speaker queue.
//!
//! Nothing here says who was heard: a hearing note keeps the group it came from, and not even that where the group is
//! small. A private note is seen by its author and by nobody else, in any block and host mode. The queue belongs to the
//! running block and ends with it; its order and the time of a turn stay as they were set.

mod command;
mod decide;
mod event;
mod kinds;
mod order;
mod project;
mod record;
mod state;
#[cfg(test)]
mod tests;

pub use command::Command;
pub use decide::decide;
pub use event::Event;
pub use kinds::QueueOrder;
pub use order::speaking_order;
pub use project::{records, topics, touched};
pub use record::{
    AirtimeBody, AirtimeLine, AttentionBody, HearingBody, NoteBody, PresentationBody, PrivateBody,
    QueueBody,
};
pub use state::{
    Airtime, Attention, Hand, Hearing, Note, Presentation, Private, State, Turn, apply, follow,
};

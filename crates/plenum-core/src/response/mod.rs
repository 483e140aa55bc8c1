//! Step 5 as the host's property: stances in the room, remarks, the formal response, actions and their progress.
//!
//! ```text
//! response   draft ──▶ published, all together, once
//! action     planned ──▶ on_track ⇄ late ──▶ done | dropped        shown late also when open after its due date
//! ```
//!
//! The wording of a recommendation is never touched here: a remark stands beside it. Due dates are resolved to instants
//! when they are set; the clock marks what fell due.

mod command;
mod decide;
mod event;
mod kinds;
mod project;
mod record;
mod state;
#[cfg(test)]
mod tests;
mod unmet;

pub use command::Command;
pub use decide::{decide, expire, local_times};
pub use event::{Due, Event, Shown};
pub use kinds::{FirstStance, FormalDecision, Status};
pub use project::{records, topics, touched};
pub use record::{ActionBody, CheckBody, CheckLine, ProgressLine, ResponseBody, ResponsesBody};
pub use state::{
    Action, Formal, Progress, Publication, StanceTaken, State, Submitted, apply, deadline,
};
pub use unmet::{unmet_progress, unmet_responses, unmet_stances};

//! The agenda of blocks, the running position, the clock, and the phases of the review.
//!
//! ```text
//! planned ──▶ running ⇄ paused ──▶ done          skipped: passed over, may be jumped to later
//! ```

mod clock;
mod command;
mod decide;
mod event;
mod guard;
mod plan;
mod preset;
mod progress;
mod project;
mod record;
mod retime;
mod settings;
mod state;
mod task;
#[cfg(test)]
mod tests;

pub use clock::{Clock, deadline};
pub use command::{Command, Give};
pub use decide::{decide, local_times};
pub use event::{Event, Reason};
pub use guard::{overridden, unmet_of_phase};
pub use plan::{BlockPlan, SettingsChange};
pub use preset::{PresetSettings, preset, presets};
pub use project::{records, topics, touched};
pub use record::{
    AgendaBody, AgendaLine, BlockBody, BlockState, ClockBody, ClockState, Deadline, HostTaskBody,
    OrganisationCount, OverrideBody, ProgressBody, TaskBody, TaskKind, WorkshopBody,
};
pub use settings::{
    Attribution, EntryKind, Grade, HostMode, OnExpiry, Phase, Preset, Reveal, Sees, Settings,
    Speaks, Step, TimeSetting, Writes,
};
pub use state::{Block, Override, State, apply};
pub(crate) use task::tasks_count_people;

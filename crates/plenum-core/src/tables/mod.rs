//! Tables of a block: who sits where in which round, notes, calls for help, and the way back to the plenary.
//!
//! ```text
//! waiting ──▶ open (round 1 ▶ 2 ▶ … ) ──▶ closed          returns to open if the room returns to the block
//! ```
//!
//! A block needs no special preset to have tables. Seatings are computed elsewhere ([`plenum_judge::rotation`], pure) on a copy of the
//! state ([`problem`]) and come back as a command; here they are only checked, with rules of their own ([`Fault`]).
//! Where a seat sits now decides what it sees: a note of a table reaches those who sit there and the desk, nobody else.

mod apply;
mod check;
mod command;
mod decide;
mod event;
mod kinds;
mod people;
mod problem;
mod project;
mod record;
mod state;
#[cfg(test)]
mod tests;

pub use apply::{apply, follow, follow_people};
pub use check::{Fault, count};
pub use command::{Command, TablePlan};
pub use decide::decide;
pub use event::{Event, Table};
pub use kinds::{Mixing, SeatedBy, SeatedRound, SeatedTable, Seating, TablesState, WhoSits};
pub use people::{emptiest, expected, may_sit, unseated};
pub use problem::{Problem, adopt_command, problem};
pub use project::{has_place, records, topics, touched};
pub use record::{
    AnnouncementBody, MyRound, MyTableBody, SeatChange, TableHelpBody, TableLine, TableNoteBody,
    TablesBody, TablesDeskBody, UnseatedLine,
};
pub use state::{Announced, Laid, State, TableNote};

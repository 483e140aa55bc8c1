//! Who reviews what: bids and conflicts, plans and their release, reviews and their state, a queue as the fall-back.
//!
//! ```text
//!            adopt_plan (checked, not solved)        publish            start           hand_in
//! open ──▶ planned, seen by the desk ──▶ seen by each reviewer ──▶ started (locked) ──▶ done
//! queue:   take_next ──▶ started, under a lease of minutes ──▶ done, or back in the queue
//! ```
//!
//! The solvers stand in [`assign`](crate::assign) and run outside the room. A plan comes in as pairs; `decide` holds it
//! to the rules and the state of now with the second code path, and the event stores it whole, so that no replay needs a
//! solver. What a plan was made from is [`problem()`].

mod ask;
mod command;
mod decide;
mod event;
mod kinds;
pub mod problem;
mod project;
mod queue;
mod record;
mod state;
#[cfg(test)]
mod tests;

pub use ask::{Blockage, PlanSummary, Task, Way, WayChange};
pub use command::{Command, Loads, ReviewerInput, SubmissionInput};
pub use decide::decide;
pub use event::{Event, Measure, NewSubmission, Terms};
pub use kinds::{
    Breach, OwnOrganisation, PlannedReviews, QueueTerms, Region, RegionInput, ReviewRules,
    ReviewStatus, ReviewUnit, ReviewerChange,
};
pub use problem::{Bridge, problem};
pub use project::{records, topics, touched};
pub use record::{
    AssignedBody, AssignmentBody, BidLine, ConflictLine, MyAssignmentBody, MyReviewLine,
    MyReviewsBody, PlanLine, PlanReceipt, QueueLine, ReviewLine, ReviewerBody, SubmissionBody,
    SubmissionLine, SubmissionsBody, WaitingLine,
};
pub use state::{Assignment, Plan, Review, State, Submission, Unit, apply, deadline};

pub(crate) use decide::expire;

//! Recommendations: drafting, rating in rounds, endorsement by organisation, handover.
//!
//! ```text
//! draft ──▶ for_rating ──▶ endorsed ──▶ handed_over (frozen for good)
//!   │  ▲        │     └──▶ not_carried (kept in the record)
//!   │  └────────┘ a change of text supersedes the ratings
//!   └──▶ merged (keeps number and text, points to the survivor)
//! ```
//!
//! Ratings are sealed: the log holds a pseudonym for each person, item and round, and its key dies at the count.

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
mod unmet;

pub use command::Command;
pub use decide::decide;
pub use event::{Event, ItemResult};
pub use kinds::{Horizon, RecommendationKind, RecommendationState, Stance};
pub use project::{records, topics, touched};
pub use record::{
    EndorsementBody, EndorsementLine, HandoverBody, MyRatingBody, RecommendationBody, ResultBody,
    RoundBody, RoundResult, WeighingBody,
};
pub use state::{Handover, Rating, Recommendation, Round, State, Voice, apply};

/// The scale of importance and feasibility (METHOD 7.4).
pub const SCALE: (u32, u32) = (1, 9);

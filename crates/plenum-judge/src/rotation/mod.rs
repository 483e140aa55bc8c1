//! Rotations: who sits at which table in which round, so that as many different people as possible meet.
//!
//! Pure functions on plain data ([`plan`], [`replan`], [`verify`], [`seat`]); they know no workshop, no clock and no
//! records. Plans come from arithmetic where it gives one without repeats, else from a seeded search. Bounds and
//! constructions follow the project's algorithms reference, section 3; sources are named where they are used.
//!
//! A plan depends on ids, rules, effort and seed only: not on the order of people, not on the machine.

mod blocks;
mod bound;
mod choice;
mod construct;
mod fields;
mod pairs;
mod plan;
mod possible;
mod problem;
mod random;
mod search;
mod seating;
mod start;
mod state;
mod symmetric;
mod types;
mod verify;

pub use plan::{plan, replan};
#[cfg(test)]
mod tests;

pub use seating::{Feature, Seated, Seating, join, seat};
pub use types::{
    Blocked, Change, Effort, Held, LanguageRule, Meetings, Method, Rotation, Round, Rules, Seat,
    Shape, Standing, TooLarge, Violation,
};
pub use verify::{verify, verify_after};

//! The arithmetic of judgement: pure functions on numbers that know no workshop, no clock and no records.
//!
//! - [`assign`]: who reviews what, with a certificate, or what blocks it and the ways out.
//! - [`rotation`]: who sits at which table in which round, with a bound beside every plan.
//! - [`scoring`]: what the scores say, how far the reviewers agree, and the sentence that explains each figure.
//!
//! A crate of its own so that a change to a rule of the method does not build the solvers again. `plenum-core` decides who
//! may see a figure and when a plan becomes a fact; here a seed is an input and equal inputs give equal bytes on every
//! machine.

pub mod assign;
pub mod rotation;
pub mod scoring;
mod xoshiro;

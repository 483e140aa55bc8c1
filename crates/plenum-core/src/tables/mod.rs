//! Tables: small working groups, and who sits where in which round.
//!
//! Only the arithmetic is here so far: [`rotation`] seats people over rounds so that as many different people as possible
//! meet, with a bound beside every plan.

pub mod rotation;

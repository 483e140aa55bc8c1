//! The solvers against a brute force that knows nothing of them, and against the corners of small rooms.

mod brute;
mod corners;
mod input;
mod optimum;
mod rules;

//! `cargo xtask bench assign`: our assignments and rotations, beside OR-tools where it is installed.
//!
//! Both sides solve the same instances of the seeded generator in one run, on one thread, building the model included. The
//! totals must agree: a comparison with a wrong answer is none.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement speaks through its output and stops where something is wrong"
)]

mod common;

use std::io::Write as _;

use common::{least, python_with, script, seconds, table};
use plenum_core::assign::generate::{Kind, generate};
use plenum_core::assign::{
    Affinity, Change as _Change, Failure, Goal, Mutual, Objective, OwnOrganisation, Pair, Plan,
    Problem, Stay, diagnose, repair, solve, verify,
};
use plenum_core::tables::rotation::{self, Effort, Rules, Seat, Shape};

fn main() {
    // `cargo test --benches` and a linter's run pass no `--bench`.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let quick = std::env::args().any(|arg| arg == "quick");
    let sizes: &[u32] = if quick {
        &[200, 1_000]
    } else {
        &[200, 1_000, 3_000]
    };
    totals(sizes);
    rules(&sizes[..2]);
    room();
    rotations();
}

//! Everything that is left to chance, drawn from one seed, and the trace of what came of it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The dice of one run. Shared by all parts; the order of the draws is part of the run.
#[derive(Debug)]
pub(super) struct Fate {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// SplitMix64: small, and its output is specified.
    drawn: u64,
    /// FNV-1a over what happened.
    trace: u64,
}

impl Fate {
    pub(super) fn new(seed: u64) -> Self {
        let state = State {
            drawn: seed,
            trace: 0xcbf2_9ce4_8422_2325,
        };
        Self {
            state: Mutex::new(state),
        }
    }

    /// The next number.
    pub(super) fn draw(&self) -> u64 {
        let mut state = self.state();
        state.drawn = state.drawn.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (state.drawn ^ (state.drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below a bound. The bias is far below what a simulation could notice.
    pub(super) fn below(&self, bound: usize) -> usize {
        let bound = bound.max(1) as u64;
        usize::try_from(self.draw() % bound).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&self, percent: usize) -> bool {
        percent > 0 && self.below(100) < percent
    }

    /// One of these.
    pub(super) fn one<'a, T>(&self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A time between two numbers of milliseconds.
    pub(super) fn millis(&self, least: usize, most: usize) -> Duration {
        Duration::from_millis((least + self.below(most - least + 1)) as u64)
    }

    /// Random bytes, as the operating system would give them.
    pub(super) fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        for chunk in bytes.chunks_mut(8) {
            let drawn = self.draw().to_le_bytes();
            chunk.copy_from_slice(&drawn[..chunk.len()]);
        }
        bytes
    }

    /// Notes that something happened.
    pub(super) fn note(&self, what: u64) {
        let mut state = self.state();
        state.trace = (state.trace ^ what).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// What identifies everything that was noted, in its order.
    pub(super) fn trace(&self) -> u64 {
        self.state().trace
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

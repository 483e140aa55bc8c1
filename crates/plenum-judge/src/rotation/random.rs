//! The draws of the search, over the generator of `xoshiro.rs`.

use crate::xoshiro::Xoshiro256;

/// A stream of numbers that its seed determines.
#[derive(Clone, Debug)]
pub(super) struct Random(Xoshiro256);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(Xoshiro256::new(seed))
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// An even draw from `0..n` by Lemire's multiplication, its slight bias (below n / 2^32) accepted; 0 for `n` = 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        let wide = u128::from(self.next()) * (n as u128);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// An exponential variate of base 2 in steps of 2^-16: its integer part counts leading zeros, its fraction is
    /// taken as straight between powers of two (error below .09). In integers, so that no logarithm is needed.
    pub(super) fn exponential(&mut self) -> u64 {
        let bits = self.next() | 1;
        let zeros = u64::from(bits.leading_zeros());
        let fraction = (bits << zeros << 1) >> 48;
        ((zeros + 1) << 16) - fraction
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_even_and_variates_have_the_mean_of_their_law() {
        let mut random = Random::new(7);
        let mut seen = [0_u32; 6];
        let mut sum = 0;
        for _ in 0..60_000 {
            seen[random.below(6)] += 1;
            sum += random.exponential();
        }
        assert!(
            seen.iter().all(|&n| (9_600..10_400).contains(&n)),
            "{seen:?}"
        );
        // 1 / ln 2 = 1.4427 in exact arithmetic, 1.5 with straight fractions.
        let mean = sum / 60_000;
        assert!((96_000..100_500).contains(&mean), "{mean}");
    }
}

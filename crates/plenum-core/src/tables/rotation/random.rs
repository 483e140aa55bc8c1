//! The generator of the search: xoshiro256** (Blackman and Vigna 2018), seeded by SplitMix64, as both are published.
//!
//! Fast and specified, so that a seed means the same on every machine. Not for draws that must be hard to predict.

/// A stream of numbers that its seed determines.
#[derive(Clone, Debug)]
pub(super) struct Random {
    state: [u64; 4],
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        let mut x = seed;
        let mut next = || {
            x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = x;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        };
        Self {
            state: [next(), next(), next(), next()],
        }
    }

    pub(super) fn next(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
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
    fn splitmix_and_xoshiro_are_the_published_ones() {
        // The first values of SplitMix64 from 0 seed the state; from the reference code of both authors.
        let mut random = Random::new(0);
        assert_eq!(
            random.state,
            [
                0xe220_a839_7b1d_cdaf,
                0x6e78_9e6a_a1b9_65f4,
                0x06c4_5d18_8009_454f,
                0xf88b_b8a8_724c_81ec
            ]
        );
        assert_eq!(random.next(), 0x99ec_5f36_cb75_f2b4);
        let mut known = Random {
            state: [1, 2, 3, 4],
        };
        let first: Vec<u64> = (0..4).map(|_| known.next()).collect();
        assert_eq!(first, [11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240]);
    }

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

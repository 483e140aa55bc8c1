//! The generator behind searches and simulations: xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number
//! generators", 2021), seeded by SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
//!
//! Fast and specified, so that a seed means the same on every machine. Not for draws that are recorded in events or must
//! be hard to predict: those use ChaCha. How numbers become draws is the matter of whoever draws.

/// Steele, Lea and Flood's generator; here only to spread one seed over the state of [`Xoshiro256`].
#[derive(Clone, Debug)]
struct SplitMix(u64);

impl SplitMix {
    fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }
}

/// The finaliser of SplitMix64: every bit of the number counts for every bit of the result.
pub(crate) const fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// xoshiro256**, one stream a seed.
#[derive(Clone, Debug)]
pub(crate) struct Xoshiro256 {
    state: [u64; 4],
}

impl Xoshiro256 {
    /// A stream that depends on nothing but the seed.
    pub(crate) fn new(seed: u64) -> Self {
        let mut split = SplitMix(seed);
        Self {
            state: std::array::from_fn(|_| split.next_u64()),
        }
    }

    /// The next 64 bits.
    pub(crate) fn next_u64(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// A whole number from 0 to below `bound`, each equally likely, by rejection; 0 for a bound of 0 or 1.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        if bound <= 1 {
            return 0;
        }
        // 2^64 modulo the bound: numbers below it would favour some remainders.
        let surplus = bound.wrapping_neg() % bound;
        loop {
            let draw = self.next_u64();
            if draw >= surplus {
                return draw % bound;
            }
        }
    }

    /// Puts the items in random order, from the end.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(u64::try_from(last).unwrap_or(u64::MAX) + 1);
            items.swap(last, usize::try_from(other).unwrap_or(last));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix_gives_its_published_numbers() {
        let mut generator = SplitMix(1_234_567);
        let drawn: [u64; 5] = std::array::from_fn(|_| generator.next_u64());

        assert_eq!(
            drawn,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ]
        );
    }

    #[test]
    fn xoshiro_gives_its_published_numbers() {
        let mut generator = Xoshiro256 {
            state: [1, 2, 3, 4],
        };
        let drawn: [u64; 10] = std::array::from_fn(|_| generator.next_u64());

        assert_eq!(
            drawn,
            [
                11_520,
                0,
                1_509_978_240,
                1_215_971_899_390_074_240,
                1_216_172_134_540_287_360,
                607_988_272_756_665_600,
                16_172_922_978_634_559_625,
                8_476_171_486_693_032_832,
                10_595_114_339_597_558_777,
                2_904_607_092_377_533_576,
            ]
        );
    }

    #[test]
    fn a_seed_is_spread_over_the_state_by_splitmix() {
        let mut generator = Xoshiro256::new(0);

        assert_eq!(
            generator.state,
            [
                0xe220_a839_7b1d_cdaf,
                0x6e78_9e6a_a1b9_65f4,
                0x06c4_5d18_8009_454f,
                0xf88b_b8a8_724c_81ec
            ]
        );
        assert_eq!(generator.next_u64(), 0x99ec_5f36_cb75_f2b4);
    }

    #[test]
    fn numbers_below_a_bound_are_even() {
        let mut generator = Xoshiro256::new(7);
        let mut counts = [0_u32; 6];
        for _ in 0..60_000 {
            counts[usize::try_from(generator.below(6)).unwrap()] += 1;
        }
        assert!(
            counts.iter().all(|&c| (9_600..10_400).contains(&c)),
            "{counts:?}"
        );
        assert_eq!((generator.below(0), generator.below(1)), (0, 0));
    }

    #[test]
    fn a_shuffle_keeps_what_it_mixes() {
        let mut generator = Xoshiro256::new(9);
        let mut list: Vec<u32> = (0..50).collect();
        generator.shuffle(&mut list);
        assert_ne!(list, (0..50).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..50).collect::<Vec<_>>());
    }
}

//! Numbers from a seed: the same on every machine, for ever.
//!
//! SplitMix64 (Steele, Lea, Flood 2014) turns one seed into many; xoshiro256** (Blackman, Vigna 2018) makes numbers in
//! bulk; `hash8` breaks ties between pairs. Draws that are recorded as evidence use ChaCha instead (`random.rs`).

/// SplitMix64: a state that only counts, and a finaliser.
#[derive(Clone, Debug)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// Starts from a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }
}

/// The finaliser of SplitMix64.
const fn mix(z: u64) -> u64 {
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// xoshiro256**.
#[derive(Clone, Debug)]
pub struct Xoshiro256([u64; 4]);

impl Xoshiro256 {
    /// Fills the state from a seed by SplitMix64, as its authors advise.
    pub const fn new(seed: u64) -> Self {
        let mut s = SplitMix64::new(seed);
        Self([s.next(), s.next(), s.next(), s.next()])
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        let s = &mut self.0;
        let result = s[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// A number below `limit`, each equally likely (by rejection). 0 if the limit is 0.
    pub const fn below(&mut self, limit: u64) -> u64 {
        if limit == 0 {
            return 0;
        }
        let spare = (u64::MAX % limit + 1) % limit;
        loop {
            let x = self.next();
            if x <= u64::MAX - spare {
                return x % limit;
            }
        }
    }

    /// Puts a list into random order, from its end.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            let j = self.below(i as u64 + 1);
            list.swap(i, usize::try_from(j).unwrap_or(i));
        }
    }
}

/// A number from 0 to 255 for a unit and a submission (by their places in the order of ids).
pub const fn hash8(seed: u64, unit: u32, submission: u32) -> u8 {
    let pair = ((unit as u64) << 32) | submission as u64;
    (mix(mix(seed ^ 0x5851_f42d_4c95_7f2d).wrapping_add(pair.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
        >> 56) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix_gives_the_published_numbers() {
        let mut s = SplitMix64::new(1_234_567);
        let got: Vec<u64> = (0..5).map(|_| s.next()).collect();
        assert_eq!(
            got,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821
            ]
        );
    }

    #[test]
    fn xoshiro_gives_the_published_numbers() {
        let mut x = Xoshiro256([1, 2, 3, 4]);
        let got: Vec<u64> = (0..10).map(|_| x.next()).collect();
        assert_eq!(
            got,
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
                2_904_607_092_377_533_576
            ]
        );
    }

    #[test]
    fn numbers_below_a_limit_are_even() {
        let mut x = Xoshiro256::new(7);
        let mut counts = [0_u32; 6];
        for _ in 0..60_000 {
            counts[usize::try_from(x.below(6)).unwrap()] += 1;
        }
        assert!(
            counts.iter().all(|&c| (9_600..10_400).contains(&c)),
            "{counts:?}"
        );
        assert_eq!(x.below(0), 0);
        assert_eq!(x.below(1), 0);
    }

    #[test]
    fn a_shuffle_keeps_what_it_mixes() {
        let mut x = Xoshiro256::new(9);
        let mut list: Vec<u32> = (0..50).collect();
        x.shuffle(&mut list);
        assert_ne!(list, (0..50).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..50).collect::<Vec<_>>());
    }

    #[test]
    fn ties_fall_differently_for_each_seed_and_evenly() {
        let mut counts = [0_u32; 256];
        for unit in 0..256 {
            for submission in 0..256 {
                counts[usize::from(hash8(3, unit, submission))] += 1;
            }
        }
        assert!(counts.iter().all(|&c| (180..340).contains(&c)));
        let differ = (0..256)
            .filter(|&u| hash8(1, u, 5) != hash8(2, u, 5))
            .count();
        assert!(differ > 240);
    }
}

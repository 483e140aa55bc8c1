//! How ties between pairs fall: a number for each pair that only the seed and the order of ids decide.

use crate::xoshiro::mix;

/// A number from 0 to 255 for a unit and a submission (by their places in the order of ids).
pub(super) const fn hash8(seed: u64, unit: u32, submission: u32) -> u8 {
    let pair = ((unit as u64) << 32) | submission as u64;
    (mix(mix(seed ^ 0x5851_f42d_4c95_7f2d).wrapping_add(pair.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
        >> 56) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

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

//! The distributions that scoring draws from, over the generator of `xoshiro.rs`.
//!
//! Draws that are recorded as events use ChaCha instead; these only feed derived statistics, whose seed stands in their
//! receipt. Every distribution is built from [`super::special`], so a seed means the same bits on every machine.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use super::special::{exp, ln};
use crate::xoshiro::Xoshiro256;

/// A stream of random numbers that its seed determines.
#[derive(Clone, Debug)]
pub struct Xoshiro {
    bits: Xoshiro256,
    /// The second number of the last pair of normal numbers.
    spare: Option<f64>,
}

impl Xoshiro {
    /// A stream that depends on nothing but the seed.
    pub fn new(seed: u64) -> Self {
        Self {
            bits: Xoshiro256::new(seed),
            spare: None,
        }
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.bits.next_u64()
    }

    /// A number from 0 to below 1, in steps of 2^-53.
    pub fn uniform(&mut self) -> f64 {
        steps(self.next_u64() >> 11) * TWO_POW_MINUS_53
    }

    /// A whole number from 0 to below `bound`, each equally likely; 0 for a bound of 0 or 1.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.bits.below(bound)
    }

    /// Puts the items in random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        self.bits.shuffle(items);
    }

    /// A standard normal number, by Marsaglia's polar method.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let u = 2.0 * self.uniform() - 1.0;
            let v = 2.0 * self.uniform() - 1.0;
            let square = u * u + v * v;
            if square < 1.0 && square > 0.0 {
                let scale = (-2.0 * ln(square) / square).sqrt();
                self.spare = Some(v * scale);
                return u * scale;
            }
        }
    }

    /// A gamma number of the given shape (> 0) and scale 1: Marsaglia and Tsang, "A simple method for generating gamma
    /// variables" (2000). A shape that is not above 0 counts as the smallest one.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        let shape = if shape >= SMALLEST_SHAPE {
            shape
        } else {
            SMALLEST_SHAPE
        };
        if shape < 1.0 {
            // G(a) = G(a + 1) U^(1/a).
            let larger = self.gamma(shape + 1.0);
            return larger * exp(ln(self.positive_uniform()) / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let cube_root = 1.0 + c * x;
            if cube_root <= 0.0 {
                continue;
            }
            let v = cube_root * cube_root * cube_root;
            let u = self.positive_uniform();
            if ln(u) < 0.5 * x * x + d - d * v + d * ln(v) {
                return d * v;
            }
        }
    }

    /// An inverse-gamma number: `scale` over a gamma number of this shape, never infinite.
    pub fn inverse_gamma(&mut self, shape: f64, scale: f64) -> f64 {
        (scale / self.gamma(shape).max(f64::MIN_POSITIVE)).min(f64::MAX)
    }

    /// A uniform number that is not 0.
    fn positive_uniform(&mut self) -> f64 {
        steps((self.next_u64() >> 11) | 1) * TWO_POW_MINUS_53
    }
}

/// Normal numbers in bulk: the ziggurat of Marsaglia and Tsang, "The ziggurat method for generating random variables"
/// (2000), with 256 layers of equal area. Several times as quick as [`Xoshiro::normal`], at the price of a table.
#[derive(Clone, Debug)]
pub struct Ziggurat {
    /// The right end of each layer, the lowest first, and 0 after the last.
    edge: [f64; LAYERS + 1],
    /// The height of the curve e^(-x²/2) there.
    height: [f64; LAYERS + 1],
}

impl Ziggurat {
    /// Builds the table.
    pub fn new() -> Self {
        let curve = |x: f64| exp(-0.5 * x * x);
        let (mut edge, mut height) = ([0.0; LAYERS + 1], [1.0; LAYERS + 1]);
        // The lowest layer has the tail in its area, so its box is wider than the curve.
        edge[0] = LAYER_AREA / curve(TAIL_FROM);
        height[0] = curve(edge[0]);
        edge[1] = TAIL_FROM;
        height[1] = curve(TAIL_FROM);
        for layer in 1..LAYERS - 1 {
            let above = LAYER_AREA / edge[layer] + height[layer];
            edge[layer + 1] = (-2.0 * ln(above)).sqrt();
            height[layer + 1] = above;
        }
        Self { edge, height }
    }

    /// A standard normal number.
    pub fn draw(&self, generator: &mut Xoshiro) -> f64 {
        loop {
            let bits = generator.next_u64();
            let layer = usize::from(bits.to_le_bytes()[0]);
            let u = 2.0 * TWO_POW_MINUS_53 * steps(bits >> 11) - 1.0;
            let x = u * self.edge[layer];
            if x.abs() < self.edge[layer + 1] {
                return x;
            }
            if layer == 0 {
                let beyond = Self::tail(generator);
                return if u < 0.0 { -beyond } else { beyond };
            }
            let (low, high) = (self.height[layer], self.height[layer + 1]);
            if low + (high - low) * generator.uniform() < exp(-0.5 * x * x) {
                return x;
            }
        }
    }

    /// A number beyond the last edge (Marsaglia 1964).
    fn tail(generator: &mut Xoshiro) -> f64 {
        loop {
            let x = -ln(generator.positive_uniform()) / TAIL_FROM;
            let y = -ln(generator.positive_uniform());
            if 2.0 * y >= x * x {
                return TAIL_FROM + x;
            }
        }
    }
}

impl Default for Ziggurat {
    fn default() -> Self {
        Self::new()
    }
}

const LAYERS: usize = 256;

/// Where the tail begins, and the area of a layer, for 256 layers.
const TAIL_FROM: f64 = 3.654_152_885_361_009;
const LAYER_AREA: f64 = 0.004_928_673_233_974_655;

/// A whole number below 2^53 as a float: exact.
#[expect(
    clippy::cast_precision_loss,
    reason = "below 2^53 every whole number is a float"
)]
fn steps(n: u64) -> f64 {
    n as f64
}

const TWO_POW_MINUS_53: f64 = 1.0 / 9_007_199_254_740_992.0;

const SMALLEST_SHAPE: f64 = 1e-3;

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of 200,000 draws.
    fn moments(mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let draws: Vec<f64> = (0..200_000).map(|_| draw()).collect();
        let mean = draws.iter().sum::<f64>() / 200_000.0;
        let square = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 200_000.0;
        (mean, square)
    }

    #[test]
    fn distributions_have_their_mean_and_variance() {
        let mut generator = Xoshiro::new(7);

        let (mean, variance) = moments(|| generator.normal());
        assert!(mean.abs() < 0.01 && (variance - 1.0).abs() < 0.02);
        let table = Ziggurat::new();
        let (mean, variance) = moments(|| table.draw(&mut generator));
        assert!(mean.abs() < 0.01 && (variance - 1.0).abs() < 0.02);
        for shape in [0.4, 1.0, 6.5] {
            let (mean, variance) = moments(|| generator.gamma(shape));
            assert!((mean / shape - 1.0).abs() < 0.02, "{shape}: {mean}");
            assert!((variance / shape - 1.0).abs() < 0.05, "{shape}: {variance}");
        }
        let (mean, _) = moments(|| generator.inverse_gamma(6.0, 10.0));
        assert!((mean - 2.0).abs() < 0.02);
        let (mean, variance) = moments(|| generator.uniform());
        assert!((mean - 0.5).abs() < 0.005 && (variance - 1.0 / 12.0).abs() < 0.002);
    }

    #[test]
    fn the_layers_of_the_ziggurat_meet_at_the_top() {
        let table = Ziggurat::new();

        // The last layer closes only if tail and area fit each other.
        let top = LAYER_AREA / table.edge[LAYERS - 1] + table.height[LAYERS - 1];
        assert!((top - 1.0).abs() < 1e-12, "{top}");
        assert!(table.edge.is_sorted_by(|a, b| a > b));
        let mut generator = Xoshiro::new(1);
        let far = (0..2_000_000)
            .filter(|_| table.draw(&mut generator).abs() > 3.7)
            .count();
        // 2 million times 0.000 215 6.
        assert!(far.abs_diff(431) < 85, "{far}");
    }

    #[test]
    fn normal_numbers_follow_the_normal_curve() {
        let mut generator = Xoshiro::new(3);
        follow(|| generator.normal());
        let table = Ziggurat::new();
        follow(|| table.draw(&mut generator));
    }

    fn follow(mut draw: impl FnMut() -> f64) {
        let mut below = [0_u32; 3];
        for _ in 0..100_000 {
            let x = draw();
            for (count, limit) in
                below
                    .iter_mut()
                    .zip([-1.644_853_626_951_472_7, 0.0, 1.959_963_984_540_054])
            {
                *count += u32::from(x < limit);
            }
        }

        for (count, share) in below.into_iter().zip([0.05, 0.5, 0.975]) {
            assert!((f64::from(count) / 100_000.0 - share).abs() < 0.005);
        }
    }

    #[test]
    fn ranges_and_shuffles_are_even() {
        let mut generator = Xoshiro::new(11);
        let mut first = [0_u32; 3];
        for _ in 0..30_000 {
            let mut items = [0_usize, 1, 2];
            generator.shuffle(&mut items);
            first[items[0]] += 1;
        }

        assert!(
            first.iter().all(|count| count.abs_diff(10_000) < 300),
            "{first:?}"
        );
        assert!((0..1_000).all(|_| generator.below(7) < 7));
        assert_eq!((generator.below(0), generator.below(1)), (0, 0));
    }

    #[test]
    fn odd_shapes_stay_finite() {
        let mut generator = Xoshiro::new(5);

        for shape in [0.0, -1.0, f64::NAN, 1e-9] {
            assert!(generator.gamma(shape).is_finite());
            assert!(generator.inverse_gamma(shape, 1.0).is_finite());
        }
    }
}

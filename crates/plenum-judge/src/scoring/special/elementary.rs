//! Logarithm, exponential and whole powers.
//!
//! The reductions and polynomials are those of Sun's fdlibm (`e_log.c`, `e_exp.c`, 1993): errors below one unit in
//! the last place.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

/// ln 2 in two parts: the first has trailing zeros, so that a whole number times it is exact.
const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// Natural logarithm. As in IEEE 754: minus infinity at 0, not a number below 0.
pub fn ln(x: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    if x.is_infinite() {
        return x;
    }
    // A subnormal number is first brought into the normal range.
    let (x, shift) = if x < f64::MIN_POSITIVE {
        (x * TWO_54, -54)
    } else {
        (x, 0)
    };
    let bits = x.to_bits();
    let mut exponent = i32::try_from((bits >> 52) & 0x7ff).unwrap_or(0) - 1023 + shift;
    let mut mantissa = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    if mantissa > std::f64::consts::SQRT_2 {
        mantissa *= 0.5;
        exponent += 1;
    }
    let k = f64::from(exponent);
    let f = mantissa - 1.0;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w * (LOG[1] + w * (LOG[3] + w * LOG[5]));
    let odd = z * (LOG[0] + w * (LOG[2] + w * (LOG[4] + w * LOG[6])));
    let half_square = 0.5 * f * f;
    k * LN2_HIGH - ((half_square - (s * (half_square + even + odd) + k * LN2_LOW)) - f)
}

/// e to the power `x`; 0 below about -745, infinite above about 709.8.
pub fn exp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    if x > 709.782_712_893_384 {
        return f64::INFINITY;
    }
    if x < -745.133_219_101_941_1 {
        return 0.0;
    }
    let k = (x * std::f64::consts::LOG2_E).round();
    let high = x - k * LN2_HIGH;
    let low = k * LN2_LOW;
    let r = high - low;
    let t = r * r;
    let c = r - t * (EXP[0] + t * (EXP[1] + t * (EXP[2] + t * (EXP[3] + t * EXP[4]))));
    let y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    // In two steps, since 2^k itself may be outside the normal range.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "k is a whole number between -1075 and 1024"
    )]
    let k = k as i32;
    let half = k / 2;
    y * power_of_two(half) * power_of_two(k - half)
}

/// `x` to the whole power `n`, by squaring; 1 for `n = 0`.
pub fn powi(x: f64, n: i32) -> f64 {
    let (mut base, mut left, mut result) = (x, n.unsigned_abs(), 1.0);
    while left > 0 {
        if left & 1 == 1 {
            result *= base;
        }
        base *= base;
        left >>= 1;
    }
    if n < 0 { 1.0 / result } else { result }
}

/// 2^k for k between -1022 and 1023.
fn power_of_two(k: i32) -> f64 {
    f64::from_bits(u64::from((k + 1023).unsigned_abs()) << 52)
}

const TWO_54: f64 = 18_014_398_509_481_984.0;

/// Coefficients of `ln` (fdlibm `Lg1` to `Lg7`).
const LOG: [f64; 7] = [
    6.666_666_666_666_735e-1,
    3.999_999_999_940_942e-1,
    2.857_142_874_366_239e-1,
    2.222_219_843_214_978_4e-1,
    1.818_357_216_161_805e-1,
    1.531_383_769_920_937_3e-1,
    1.479_819_860_511_658_6e-1,
];

/// Coefficients of `exp` (fdlibm `P1` to `P5`).
const EXP: [f64; 5] = [
    1.666_666_666_666_660_2e-1,
    -2.777_777_777_701_559_3e-3,
    6.613_756_321_437_934e-5,
    -1.653_390_220_546_525_2e-6,
    4.138_136_797_057_238_5e-8,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: f64, expected: f64) {
        assert!(
            (value - expected).abs() <= 4e-16 * expected.abs(),
            "{value} is not {expected}"
        );
    }

    #[test]
    fn logarithms_of_the_handbook() {
        // Abramowitz and Stegun, table 1.1 and 4.2.
        close(ln(2.0), std::f64::consts::LN_2);
        close(ln(10.0), std::f64::consts::LN_10);
        close(ln(1.5), 0.405_465_108_108_164_4);
        close(ln(1e-300), -690.775_527_898_213_7);
        close(ln(5e-324), -744.440_071_921_381_3);
        assert!(ln(1.0).abs() < f64::MIN_POSITIVE);
    }

    #[test]
    fn exponentials_of_the_handbook() {
        close(exp(1.0), std::f64::consts::E);
        close(exp(-1.0), 0.367_879_441_171_442_33);
        close(exp(10.0), 22_026.465_794_806_718);
        close(exp(-700.0), 9.859_676_543_759_77e-305);
        close(exp(0.0), 1.0);
        assert!(exp(710.0).is_infinite() && exp(-746.0) == 0.0);
    }

    #[test]
    fn whole_powers() {
        close(powi(1.5, 10), 57.665_039_062_5);
        close(powi(2.0, -3), 0.125);
        close(powi(7.0, 0), 1.0);
    }
}

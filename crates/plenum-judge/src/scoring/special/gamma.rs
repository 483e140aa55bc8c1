//! The gamma function, its incomplete integrals, and the chi-square distribution.
//!
//! Stirling's series with the argument shifted up; series and continued fraction of the incomplete integral as in
//! DLMF 8.11.4 and 8.9.2.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use super::{exp, ln, solve};

/// Half of ln(2 pi).
const HALF_LN_TWO_PI: f64 = 0.918_938_533_204_672_8;

/// Terms of series and continued fractions before they are taken as they are.
pub(super) const MOST_TERMS: u32 = 20_000;

/// Logarithm of the gamma function for `x > 0`; infinite at 0 and below.
pub fn ln_gamma(x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 {
        return f64::INFINITY;
    }
    // Gamma(x) = Gamma(x + m) / (x (x + 1) ... (x + m - 1)), so that the series is used from 10 on.
    let (mut shifted, mut product) = (x, 1.0);
    while shifted < 10.0 {
        product *= shifted;
        shifted += 1.0;
    }
    let inverse = 1.0 / shifted;
    let square = inverse * inverse;
    let series = STIRLING
        .iter()
        .rev()
        .fold(0.0, |sum, coefficient| sum * square + coefficient);
    (shifted - 0.5) * ln(shifted) - shifted + HALF_LN_TWO_PI + series * inverse - ln(product)
}

/// Regularised lower incomplete gamma function P(a, x), for `a > 0` and `x >= 0`.
pub fn gamma_p(a: f64, x: f64) -> Option<f64> {
    both(a, x).map(|(lower, _)| lower)
}

/// Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), exact also where it is tiny.
pub fn gamma_q(a: f64, x: f64) -> Option<f64> {
    both(a, x).map(|(_, upper)| upper)
}

/// Share of the chi-square distribution with `degrees` (> 0) below `x`.
pub fn chi_square_cdf(x: f64, degrees: f64) -> Option<f64> {
    gamma_p(0.5 * degrees, 0.5 * x.max(0.0))
}

/// Share of the chi-square distribution with `degrees` (> 0) above `x`: the p-value of a test.
pub fn chi_square_sf(x: f64, degrees: f64) -> Option<f64> {
    gamma_q(0.5 * degrees, 0.5 * x.max(0.0))
}

/// The x below which the share `p` (strictly between 0 and 1) of the chi-square distribution lies.
pub fn chi_square_quantile(p: f64, degrees: f64) -> Option<f64> {
    let a = 0.5 * degrees;
    if !(p > 0.0 && p < 1.0 && a > 0.0 && a.is_finite()) {
        return None;
    }
    // In u = ln x every magnitude is within reach; the smaller tail is solved for, so that it stays precise.
    let log_density = |u: f64| a * u - exp(u) - ln_gamma(a);
    let u = if p <= 0.5 {
        solve::rising(-700.0, 60.0, p, |u| {
            (gamma_p(a, exp(u)).unwrap_or(0.0), exp(log_density(u)))
        })
    } else {
        solve::rising(-700.0, 60.0, p - 1.0, |u| {
            (-gamma_q(a, exp(u)).unwrap_or(0.0), exp(log_density(u)))
        })
    };
    Some(2.0 * exp(u))
}

/// P and Q together.
fn both(a: f64, x: f64) -> Option<(f64, f64)> {
    if !(a > 0.0 && a.is_finite() && x >= 0.0) {
        return None;
    }
    if x == 0.0 {
        return Some((0.0, 1.0));
    }
    if x.is_infinite() {
        return Some((1.0, 0.0));
    }
    let front = exp(a * ln(x) - x - ln_gamma(a));
    if x < a + 1.0 {
        let lower = (front * series(a, x)).min(1.0);
        Some((lower, 1.0 - lower))
    } else {
        let upper = (front * fraction(a, x)).min(1.0);
        Some((1.0 - upper, upper))
    }
}

fn series(a: f64, x: f64) -> f64 {
    let mut term = 1.0 / a;
    let mut sum = term;
    let mut n = a;
    for _ in 0..MOST_TERMS {
        n += 1.0;
        term *= x / n;
        sum += term;
        if term <= sum * 1e-17 {
            break;
        }
    }
    sum
}

/// The continued fraction by the modified method of Lentz.
fn fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = 1e300;
    let mut d = 1.0 / b;
    let mut h = d;
    for i in 1..=MOST_TERMS {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = 1.0 / away_from_zero(an * d + b);
        c = away_from_zero(b + an / c);
        let delta = d * c;
        h *= delta;
        if (delta - 1.0).abs() < 1e-15 {
            break;
        }
    }
    h
}

pub(super) fn away_from_zero(x: f64) -> f64 {
    if x.abs() < 1e-300 { 1e-300 } else { x }
}

/// B(2k) / (2k (2k - 1)), Bernoulli numbers over their place in Stirling's series.
const STIRLING: [f64; 8] = [
    1.0 / 12.0,
    -1.0 / 360.0,
    1.0 / 1_260.0,
    -1.0 / 1_680.0,
    1.0 / 1_188.0,
    -691.0 / 360_360.0,
    1.0 / 156.0,
    -3_617.0 / 122_400.0,
];

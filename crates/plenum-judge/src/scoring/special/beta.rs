//! The incomplete beta integral with the distributions of t and F.
//!
//! Continued fraction DLMF 8.17.22. Inside, the argument is carried as the pair (x, 1 - x), so that neither end of
//! the interval loses digits.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use super::{
    exp,
    gamma::{MOST_TERMS, away_from_zero},
    ln, ln_gamma, solve,
};

/// Logarithm of the beta function for `a, b > 0`; infinite otherwise.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    if a > 0.0 && b > 0.0 {
        ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
    } else {
        f64::INFINITY
    }
}

/// Regularised incomplete beta function, for `a, b > 0` and `x` from 0 to 1.
pub fn beta_inc(a: f64, b: f64, x: f64) -> Option<f64> {
    if positive(a) && positive(b) && (0.0..=1.0).contains(&x) {
        Some(split(a, b, x, 1.0 - x).0)
    } else {
        None
    }
}

/// Share of Student's t distribution with `degrees` (> 0) below `t`.
pub fn t_cdf(t: f64, degrees: f64) -> Option<f64> {
    if !positive(degrees) || t.is_nan() {
        return None;
    }
    let square = t * t;
    let (x, y) = if square.is_finite() {
        (degrees / (degrees + square), square / (degrees + square))
    } else {
        (0.0, 1.0)
    };
    let tail = 0.5 * split(0.5 * degrees, 0.5, x, y).0;
    Some(if t > 0.0 { 1.0 - tail } else { tail })
}

/// The t below which the share `p` (strictly between 0 and 1) of Student's distribution lies.
pub fn t_quantile(p: f64, degrees: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0 && positive(degrees)) {
        return None;
    }
    if (p - 0.5).abs() < f64::EPSILON {
        return Some(0.0);
    }
    // y = v / (v + t²), of which the two tails together are I_y(v/2, 1/2); u = ln(y / (1 - y)), so t² = v / e^u.
    let tail = p.min(1.0 - p);
    let u = logit_quantile(0.5 * degrees, 0.5, 2.0 * tail);
    let t = (degrees * exp(-u)).sqrt();
    Some(if p < 0.5 { -t } else { t })
}

/// Share of the F distribution with `d1` and `d2` degrees (> 0) below `f`.
pub fn f_cdf(f: f64, d1: f64, d2: f64) -> Option<f64> {
    f_split(f, d1, d2).map(|(below, _)| below)
}

/// Share of the F distribution with `d1` and `d2` degrees (> 0) above `f`: the p-value of a test.
pub fn f_sf(f: f64, d1: f64, d2: f64) -> Option<f64> {
    f_split(f, d1, d2).map(|(_, above)| above)
}

/// The f below which the share `p` (strictly between 0 and 1) of the F distribution lies.
pub fn f_quantile(p: f64, d1: f64, d2: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0 && positive(d1) && positive(d2)) {
        return None;
    }
    let u = logit_quantile(0.5 * d1, 0.5 * d2, p);
    Some(exp(u) * d2 / d1)
}

fn f_split(f: f64, d1: f64, d2: f64) -> Option<(f64, f64)> {
    if !(positive(d1) && positive(d2)) || f.is_nan() {
        return None;
    }
    if f <= 0.0 {
        return Some((0.0, 1.0));
    }
    // Through the ratio, which cannot overflow to infinity over infinity.
    let odds = f * d1 / d2;
    Some(split(
        0.5 * d1,
        0.5 * d2,
        1.0 / (1.0 + 1.0 / odds),
        1.0 / (1.0 + odds),
    ))
}

/// ln(x / (1 - x)) of the x with I_x(a, b) = p; the smaller tail is solved for, so that it stays precise.
fn logit_quantile(a: f64, b: f64, p: f64) -> f64 {
    let constant = ln_beta(a, b);
    let at = |u: f64| (1.0 / (1.0 + exp(-u)), 1.0 / (1.0 + exp(u)));
    let slope = |x: f64, y: f64| exp(a * ln(x) + b * ln(y) - constant);
    if p <= 0.5 {
        solve::rising(-700.0, 700.0, p, |u| {
            let (x, y) = at(u);
            (split(a, b, x, y).0, slope(x, y))
        })
    } else {
        solve::rising(-700.0, 700.0, p - 1.0, |u| {
            let (x, y) = at(u);
            (-split(a, b, x, y).1, slope(x, y))
        })
    }
}

/// I_x(a, b) and 1 - I_x(a, b), with y = 1 - x given apart.
fn split(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    if y <= 0.0 {
        return (1.0, 0.0);
    }
    let front = exp(a * ln(x) + b * ln(y) - ln_beta(a, b));
    if x < (a + 1.0) / (a + b + 2.0) {
        let lower = (front * fraction(a, b, x) / a).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (front * fraction(b, a, y) / b).min(1.0);
        (1.0 - upper, upper)
    }
}

/// The continued fraction by the modified method of Lentz.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for m in 1..=MOST_TERMS {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        let delta = d * c;
        h *= delta;
        if (delta - 1.0).abs() < 1e-15 {
            break;
        }
    }
    h
}

fn positive(x: f64) -> bool {
    x > 0.0 && x.is_finite()
}

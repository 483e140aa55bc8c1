//! Exact fractions: what means, medians and grades are calculated in, so that rounding happens once, at the very end.
//!
//! A [`Fraction`] is always in lowest terms with a denominator above zero, so that equal numbers have equal parts.
//! Arithmetic is checked: a result that does not fit is `None`, never a wrong number and never a panic. Comparison
//! is exact for any two fractions.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ratings::Micro;

/// A rational number in lowest terms; sent as `"p/q"`, a whole number as `"p"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
#[serde(into = "String", try_from = "String")]
pub struct Fraction {
    num: i128,
    den: i128,
}

/// A text that is not a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a fraction of the form p/q with q above zero")]
pub struct NotAFraction;

impl Fraction {
    /// Nought.
    pub const ZERO: Self = Self { num: 0, den: 1 };
    /// One.
    pub const ONE: Self = Self { num: 1, den: 1 };

    /// `num / den`; `None` for a denominator of zero, and for the one number whose negative does not fit.
    pub fn new(num: i128, den: i128) -> Option<Self> {
        if den == 0 || num == i128::MIN || den == i128::MIN {
            return None;
        }
        let divisor = gcd(num.abs(), den.abs());
        let sign = den.signum();
        Some(Self {
            num: num / divisor * sign,
            den: den / divisor * sign,
        })
    }

    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Self {
            num: i128::from(value),
            den: 1,
        }
    }

    /// A number given in thousandths, as ratings are.
    pub fn from_milli(value: i64) -> Self {
        Self::new(i128::from(value), 1_000).unwrap_or(Self::ZERO)
    }

    /// The part above the line, with the sign.
    pub fn num(self) -> i128 {
        self.num
    }

    /// The part below the line, above zero.
    pub fn den(self) -> i128 {
        self.den
    }

    /// Whether it is nought.
    pub fn is_zero(self) -> bool {
        self.num == 0
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self {
            num: self.num.abs(),
            den: self.den,
        }
    }

    /// `self + other`, if it fits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        // Over the common divisor, so that sums over one denominator stay small on the way.
        let divisor = gcd(self.den, other.den);
        let (left, right) = (other.den / divisor, self.den / divisor);
        let num = self
            .num
            .checked_mul(left)?
            .checked_add(other.num.checked_mul(right)?)?;
        Self::new(num, self.den.checked_mul(left)?)
    }

    /// `self - other`, if it fits.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self {
            num: -other.num,
            den: other.den,
        })
    }

    /// `self × other`, if it fits.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let (first, second) = (
            gcd(self.num.abs(), other.den),
            gcd(other.num.abs(), self.den),
        );
        let num = (self.num / first).checked_mul(other.num / second)?;
        let den = (self.den / second).checked_mul(other.den / first)?;
        Self::new(num, den)
    }

    /// `self / other`, if it fits; `None` for a division by zero.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.checked_mul(Self::new(other.den, other.num)?)
    }

    /// The sum of many, if it fits.
    pub fn sum(of: impl IntoIterator<Item = Self>) -> Option<Self> {
        of.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// The largest whole number not above it.
    pub fn floor(self) -> i128 {
        self.num.div_euclid(self.den)
    }

    /// The smallest whole number not below it.
    pub fn ceil(self) -> i128 {
        let floor = self.floor();
        if self.den == 1 { floor } else { floor + 1 }
    }

    /// The nearest whole number, halves up.
    pub fn half_up(self) -> i128 {
        let rest = self.num.rem_euclid(self.den);
        // Compared by difference: twice the rest might not fit.
        self.floor() + i128::from(rest >= self.den - rest)
    }

    /// The nearest whole number, halves to the even one.
    pub fn half_even(self) -> i128 {
        let (floor, rest) = (self.floor(), self.num.rem_euclid(self.den));
        match rest.cmp(&(self.den - rest)) {
            Ordering::Less => floor,
            Ordering::Equal => floor + (floor & 1),
            Ordering::Greater => floor + 1,
        }
    }

    /// The number in units of `1 / scale`, rounded once, ties to even; `None` if it does not fit.
    pub fn scaled(self, scale: u32) -> Option<i128> {
        self.checked_mul(Self::whole(i64::from(scale)))
            .map(Self::half_even)
    }

    /// The number in millionths, rounded once, ties to even; `None` beyond what is published.
    pub fn to_micro(self) -> Option<Micro> {
        i64::try_from(self.scaled(1_000_000)?).ok().map(Micro)
    }

    /// The number in thousandths, rounded once, ties to even: the form of a rating.
    pub fn to_milli(self) -> Option<i64> {
        i64::try_from(self.scaled(1_000)?).ok()
    }

    /// The nearest floating-point number, for square roots and statistics.
    #[expect(
        clippy::cast_precision_loss,
        reason = "rounded to nearest, the same on every machine"
    )]
    pub fn to_f64(self) -> f64 {
        self.num as f64 / self.den as f64
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        match (
            self.num.checked_mul(other.den),
            other.num.checked_mul(self.den),
        ) {
            (Some(left), Some(right)) => left.cmp(&right),
            (None, _) | (_, None) => compare_slowly(*self, *other),
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares where the cross products do not fit: by whole parts, then the other way round by the reciprocals of the rests.
fn compare_slowly(mut left: Fraction, mut right: Fraction) -> Ordering {
    loop {
        let whole = left.floor().cmp(&right.floor());
        if whole.is_ne() {
            return whole;
        }
        let (a, b) = (
            left.num.rem_euclid(left.den),
            right.num.rem_euclid(right.den),
        );
        if a == 0 || b == 0 {
            return a.cmp(&b);
        }
        // a/p < b/q exactly if q/b < p/a.
        (left, right) = (
            Fraction {
                num: right.den,
                den: b,
            },
            Fraction {
                num: left.den,
                den: a,
            },
        );
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.den == 1 {
            write!(f, "{}", self.num)
        } else {
            write!(f, "{}/{}", self.num, self.den)
        }
    }
}

impl FromStr for Fraction {
    type Err = NotAFraction;

    fn from_str(text: &str) -> Result<Self, NotAFraction> {
        let (num, den) = text.split_once('/').unwrap_or((text, "1"));
        let part = |text: &str| text.parse::<i128>().map_err(|_| NotAFraction);
        let (num, den) = (part(num)?, part(den)?);
        if den < 1 {
            return Err(NotAFraction);
        }
        Self::new(num, den).ok_or(NotAFraction)
    }
}

impl From<Fraction> for String {
    fn from(fraction: Fraction) -> Self {
        fraction.to_string()
    }
}

impl TryFrom<String> for Fraction {
    type Error = NotAFraction;

    fn try_from(text: String) -> Result<Self, NotAFraction> {
        text.parse()
    }
}

/// The greatest common divisor of two numbers not below zero, of which at least one is above it.
fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn f(num: i128, den: i128) -> Fraction {
        Fraction::new(num, den).unwrap()
    }

    #[test]
    fn equal_numbers_have_equal_parts() {
        assert_eq!(f(2, -4), f(-1, 2));
        assert_eq!((f(2, -4).num(), f(2, -4).den()), (-1, 2));
        assert_eq!(f(0, -7), Fraction::ZERO);
        assert_eq!(Fraction::new(1, 0), None);
        assert_eq!(Fraction::new(i128::MIN, 1), None);
    }

    #[test]
    fn rounding_is_named() {
        assert_eq!((f(11, 2).half_up(), f(11, 2).half_even()), (6, 6));
        assert_eq!((f(9, 2).half_up(), f(9, 2).half_even()), (5, 4));
        assert_eq!((f(-9, 2).half_up(), f(-9, 2).half_even()), (-4, -4));
        assert_eq!((f(-1, 3).ceil(), f(-1, 3).floor()), (0, -1));
        assert_eq!((f(7, 1).ceil(), f(7, 1).floor()), (7, 7));
        assert_eq!(f(235, 3).to_micro(), Some(Micro(78_333_333)));
        assert_eq!(f(i128::MAX, 2).half_up(), i128::MAX / 2 + 1);
        assert_eq!(f(i128::MAX, 1).to_micro(), None);
    }

    #[test]
    fn what_does_not_fit_is_nothing() {
        let huge = f(i128::MAX, 1);
        assert_eq!(huge.checked_add(Fraction::ONE), None);
        assert_eq!(huge.checked_mul(huge), None);
        assert_eq!(Fraction::ONE.checked_div(Fraction::ZERO), None);
        assert_eq!(huge.checked_mul(f(1, i128::MAX)), Some(Fraction::ONE));
    }

    #[test]
    fn large_fractions_compare_exactly() {
        let (below, above) = (f(i128::MAX - 1, i128::MAX), f(i128::MAX - 2, i128::MAX - 1));
        // 1 - 1/M is above 1 - 1/(M - 1).
        assert_eq!(below.cmp(&above), Ordering::Greater);
        assert_eq!(f(i128::MAX, 2).cmp(&f(i128::MAX, 3)), Ordering::Greater);
        assert_eq!(f(-i128::MAX, 2).cmp(&f(-i128::MAX, 3)), Ordering::Less);
    }

    #[test]
    fn the_sent_form_is_checked() {
        assert_eq!(serde_json::to_string(&f(6, 4)).unwrap(), "\"3/2\"");
        assert_eq!(serde_json::to_string(&f(6, 3)).unwrap(), "\"2\"");
        assert_eq!(
            serde_json::from_str::<Fraction>("\"6/4\"").unwrap(),
            f(3, 2)
        );
        for wrong in ["\"1/0\"", "\"1/-2\"", "\"\"", "\"x\"", "\"1/2/3\"", "1"] {
            assert!(serde_json::from_str::<Fraction>(wrong).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn fractions_stay_in_lowest_terms(
            a in any::<i64>(), b in 1_i64.., c in any::<i64>(), d in 1_i64..,
        ) {
            let (x, y) = (f(a.into(), b.into()), f(c.into(), d.into()));
            for result in [x.checked_add(y), x.checked_sub(y), x.checked_mul(y), x.checked_div(y)].into_iter().flatten() {
                prop_assert!(result.den() > 0);
                prop_assert_eq!(gcd(result.num().abs(), result.den()), 1);
            }
            prop_assert_eq!(x.cmp(&y), compare_slowly(x, y));
            prop_assert_eq!(x.checked_add(y).and_then(|sum| sum.checked_sub(y)).unwrap_or(x), x);
        }

        #[test]
        fn nothing_panics(a in any::<i128>(), b in any::<i128>(), c in any::<i128>(), d in any::<i128>()) {
            if let (Some(x), Some(y)) = (Fraction::new(a, b), Fraction::new(c, d)) {
                let _ = (x.checked_add(y), x.checked_sub(y), x.checked_mul(y), x.checked_div(y), x.to_micro(), x.half_up());
                prop_assert_eq!(x.cmp(&y), y.cmp(&x).reverse());
                prop_assert_eq!(x.to_string().parse(), Ok(x));
            }
        }
    }
}

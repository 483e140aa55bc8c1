//! Intraclass correlations after Shrout and Fleiss, "Intraclass correlations: uses in assessing rater reliability" (1979).
//!
//! Sums of squares are whole numbers over a common divisor, so that a variance of zero is exactly zero. With unequal
//! numbers of ratings only the one-way figures exist, with `n0 = (n - Σ n_i² / n) / (a - 1)` in place of k; the others need
//! every reviewer's rating of every submission.

use serde::{Deserialize, Serialize};

use super::{Complete, float, rated, raters, stat, wide};
use crate::scoring::ratings::{Micro, Ratings, Stat, Undefined};
use crate::scoring::special::f_quantile;

/// Where the F distribution is cut for an interval of 95 %.
const UPPER: f64 = 0.975;

/// The six intraclass correlations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Icc {
    /// ICC(1,1): each submission by other reviewers, one rating.
    pub icc1: Result<Stat, Undefined>,
    /// ICC(2,1): the same reviewers, taken as a sample; one rating; leniency counts as error.
    pub icc2: Result<Stat, Undefined>,
    /// ICC(3,1): the same reviewers, the only ones of interest; one rating; leniency does not count.
    pub icc3: Result<Stat, Undefined>,
    /// ICC(1,k): the mean of k ratings.
    pub icc1k: Result<Stat, Undefined>,
    /// ICC(2,k): the mean of k ratings.
    pub icc2k: Result<Stat, Undefined>,
    /// ICC(3,k): the mean of k ratings; Cronbach's alpha.
    pub icc3k: Result<Stat, Undefined>,
}

/// Mean squares of a one-way layout.
struct OneWay {
    between: f64,
    within: f64,
    /// Ratings of a submission, or what stands for it when the numbers are unequal.
    k: f64,
    a: f64,
    /// Whether every submission has the same number of ratings.
    equal: bool,
    n: usize,
}

/// Mean squares of a complete two-way layout.
struct TwoWay {
    between: f64,
    raters: f64,
    error: f64,
    k: f64,
    a: f64,
    n: usize,
}

/// All intraclass correlations of a set of ratings, with 95 % intervals where the numbers are equal and there is error.
pub fn icc(ratings: &Ratings) -> Icc {
    let one = OneWay::new(ratings);
    let two = TwoWay::new(ratings);
    Icc {
        icc1: one.as_ref().map_err(|r| *r).and_then(OneWay::single),
        icc2: two
            .as_ref()
            .map_err(|r| *r)
            .and_then(TwoWay::single_sampled),
        icc3: two.as_ref().map_err(|r| *r).and_then(TwoWay::single_fixed),
        icc1k: one.as_ref().map_err(|r| *r).and_then(OneWay::mean),
        icc2k: two.as_ref().map_err(|r| *r).and_then(TwoWay::mean_sampled),
        icc3k: two.as_ref().map_err(|r| *r).and_then(TwoWay::mean_fixed),
    }
}

fn ratio(
    above: f64,
    below: f64,
    interval: Option<(f64, f64)>,
    n: usize,
) -> Result<Stat, Undefined> {
    if below == 0.0 {
        return Err(Undefined::NoVariance);
    }
    let (lo, hi) = interval
        .and_then(|(lo, hi)| Some((Micro::from_f64(lo)?, Micro::from_f64(hi)?)))
        .unzip();
    Ok(Stat {
        lo,
        hi,
        ..stat(above / below, n)?
    })
}

/// The ends of the interval of a ratio of mean squares that is `f` in the sample.
fn ends(f: f64, between: f64, error: f64) -> Option<(f64, f64)> {
    Some((
        f / f_quantile(UPPER, between, error)?,
        f * f_quantile(UPPER, error, between)?,
    ))
}

/// The intraclass correlation of single ratings that belongs to a ratio of mean squares.
fn of_single(f: f64, k: f64) -> f64 {
    (f - 1.0) / (f + k - 1.0)
}

impl OneWay {
    fn ends(&self) -> Option<(f64, f64)> {
        if !self.equal || self.within <= 0.0 {
            return None;
        }
        ends(
            self.between / self.within,
            self.a - 1.0,
            self.a * (self.k - 1.0),
        )
    }

    fn single(&self) -> Result<Stat, Undefined> {
        ratio(
            self.between - self.within,
            self.between + (self.k - 1.0) * self.within,
            self.ends()
                .map(|(lo, hi)| (of_single(lo, self.k), of_single(hi, self.k))),
            self.n,
        )
    }

    fn mean(&self) -> Result<Stat, Undefined> {
        ratio(
            self.between - self.within,
            self.between,
            self.ends().map(|(lo, hi)| (1.0 - 1.0 / lo, 1.0 - 1.0 / hi)),
            self.n,
        )
    }
}

impl TwoWay {
    fn ends(&self) -> Option<(f64, f64)> {
        if self.error <= 0.0 || self.between <= 0.0 {
            return None;
        }
        let degrees = self.a - 1.0;
        ends(self.between / self.error, degrees, degrees * (self.k - 1.0))
    }

    fn single_fixed(&self) -> Result<Stat, Undefined> {
        ratio(
            self.between - self.error,
            self.between + (self.k - 1.0) * self.error,
            self.ends()
                .map(|(lo, hi)| (of_single(lo, self.k), of_single(hi, self.k))),
            self.n,
        )
    }

    fn mean_fixed(&self) -> Result<Stat, Undefined> {
        ratio(
            self.between - self.error,
            self.between,
            self.ends().map(|(lo, hi)| (1.0 - 1.0 / lo, 1.0 - 1.0 / hi)),
            self.n,
        )
    }

    fn single_sampled(&self) -> Result<Stat, Undefined> {
        ratio(
            self.between - self.error,
            self.sampled(),
            self.sampled_ends(),
            self.n,
        )
    }

    fn mean_sampled(&self) -> Result<Stat, Undefined> {
        let of_mean = |single: f64| single * self.k / (1.0 + single * (self.k - 1.0));
        ratio(
            self.between - self.error,
            self.between + (self.raters - self.error) / self.a,
            self.sampled_ends()
                .map(|(lo, hi)| (of_mean(lo), of_mean(hi))),
            self.n,
        )
    }

    /// All variance of a single rating, by whichever reviewer.
    fn sampled(&self) -> f64 {
        self.between + (self.k - 1.0) * self.error + self.k * (self.raters - self.error) / self.a
    }

    /// Shrout and Fleiss' interval, with Satterthwaite's degrees of freedom.
    fn sampled_ends(&self) -> Option<(f64, f64)> {
        let (a, k) = (self.a, self.k);
        let below = self.sampled();
        if self.error <= 0.0 || below == 0.0 {
            return None;
        }
        let icc = (self.between - self.error) / below;
        let leniency = k * icc * self.raters / self.error;
        let rest = a * (1.0 + (k - 1.0) * icc) - k * icc;
        let degrees = (k - 1.0) * (a - 1.0) * (leniency + rest) * (leniency + rest)
            / ((a - 1.0) * leniency * leniency + rest * rest);
        let lower = f_quantile(UPPER, a - 1.0, degrees)?;
        let upper = f_quantile(UPPER, degrees, a - 1.0)?;
        let common = k * self.raters + (k * a - k - a) * self.error;
        Some((
            a * (self.between - lower * self.error) / (lower * common + a * self.between),
            a * (upper * self.between - self.error) / (common + a * upper * self.between),
        ))
    }
}

impl OneWay {
    fn new(ratings: &Ratings) -> Result<Self, Undefined> {
        if ratings.is_empty() {
            return Err(Undefined::NoValues);
        }
        if raters(ratings) < 2 {
            return Err(Undefined::TooFewRaters);
        }
        let rows: Vec<_> = rated(ratings).collect();
        let (a, n) = (rows.len(), ratings.len());
        if a < 2 {
            return Err(Undefined::TooFewSubmissions);
        }
        if n == a {
            return Err(Undefined::TooFewRatings);
        }
        let lowest = ratings.all().iter().map(|r| r.value).min().unwrap_or(0);
        // From the lowest value, so that the squares stay small.
        let value = |value: i64| i128::from(value) - i128::from(lowest);
        let total: i128 = ratings.all().iter().map(|r| value(r.value)).sum();
        if total == 0 {
            return Err(Undefined::AllEqual);
        }
        let (mut between, mut within, mut squared_counts) = (0.0, 0.0, 0_i128);
        for row in &rows {
            let k = wide(row.len());
            let sum: i128 = row.iter().map(|r| value(r.value)).sum();
            let squares: i128 = row.iter().map(|r| value(r.value) * value(r.value)).sum();
            within += float(k * squares - sum * sum) / float(k);
            let off = float(wide(n) * sum - k * total) / float(wide(n));
            between += off * off / float(k);
            squared_counts += k * k;
        }
        let wide_n = float(wide(n));
        Ok(Self {
            between: between / float(wide(a) - 1),
            within: within / float(wide(n) - wide(a)),
            k: (wide_n - float(squared_counts) / wide_n) / float(wide(a) - 1),
            a: float(wide(a)),
            equal: rows.iter().all(|row| row.len() * a == n),
            n,
        })
    }
}

impl TwoWay {
    fn new(ratings: &Ratings) -> Result<Self, Undefined> {
        let table = Complete::new(ratings)?;
        let (a, k) = (wide(table.rows.len()), wide(table.raters));
        let lowest = table.rows.iter().flatten().min().copied().unwrap_or(0);
        let mut columns = vec![0_i128; table.raters];
        let (mut total, mut squares, mut row_squares) = (0_i128, 0_i128, 0_i128);
        for row in &table.rows {
            let mut sum = 0;
            for (value, column) in row.iter().zip(&mut columns) {
                let value = value - lowest;
                sum += value;
                squares += value * value;
                *column += value;
            }
            total += sum;
            row_squares += sum * sum;
        }
        if total == 0 {
            return Err(Undefined::AllEqual);
        }
        let column_squares: i128 = columns.iter().map(|sum| sum * sum).sum();
        // All sums of squares times the number of ratings.
        let between = a * row_squares - total * total;
        let raters = k * column_squares - total * total;
        let error = a * k * squares - total * total - between - raters;
        let n = float(a * k);
        Ok(Self {
            between: float(between) / n / float(a - 1),
            raters: float(raters) / n / float(k - 1),
            error: float(error) / n / float((a - 1) * (k - 1)),
            k: float(k),
            a: float(a),
            n: ratings.len(),
        })
    }
}

//! Agreement of orders: Kendall's coefficient of concordance W with ties, and tau-b.
//!
//! Kendall, "Rank Correlation Methods" (1948); Siegel, "Nonparametric Statistics" (1956). Ranks of tied values are their
//! mean; they are kept doubled, in whole numbers, and W is an exact fraction until it is rounded.

use serde::{Deserialize, Serialize};

use super::{Complete, float, stat, wide};
use crate::scoring::exact::Fraction;
use crate::scoring::ratings::{Micro, Ratings, Stat, Undefined};

/// Kendall's W with what a test of it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concordance {
    /// W, from 0 (no common order) to 1 (one order).
    pub w: Stat,
    /// `m (n - 1) W`, about chi-square distributed where there is no common order.
    pub chi_square: Micro,
    /// Its degrees of freedom, `n - 1`.
    pub degrees: u32,
}

/// Kendall's W of a complete table: `12 S / (m² (n³ - n) - m T)`.
///
/// # Errors
/// Not complete; too few; every reviewer gives one mark for everything.
pub fn concordance(ratings: &Ratings) -> Result<Concordance, Undefined> {
    let table = Complete::new(ratings)?;
    let (n, m) = (table.rows.len(), table.raters);
    let mut sums = vec![0_i128; n];
    let mut ties = 0_i128;
    for rater in 0..m {
        let column: Vec<i128> = table
            .rows
            .iter()
            .filter_map(|row| row.get(rater).copied())
            .collect();
        ties += add_ranks(&column, &mut sums);
    }
    let (n, m) = (wide(n), wide(m));
    // Ranks are doubled: the mean of their sums is m (n + 1), and S is four times too large.
    let four_s: i128 = sums
        .iter()
        .map(|sum| (sum - m * (n + 1)) * (sum - m * (n + 1)))
        .sum();
    let most = m * m * (n * n * n - n) - m * ties;
    let w = Fraction::new(3 * four_s, most).ok_or(Undefined::AllEqual)?;
    let degrees = i64::try_from(n - 1).map_err(|_| Undefined::TooLarge)?;
    let m = i64::try_from(m).map_err(|_| Undefined::TooLarge)?;
    let chi_square = w
        .checked_mul(Fraction::whole(degrees))
        .and_then(|part| part.checked_mul(Fraction::whole(m)));
    Ok(Concordance {
        w: Stat {
            value: w.to_micro().ok_or(Undefined::TooLarge)?,
            lo: None,
            hi: None,
            n: u32::try_from(ratings.len()).unwrap_or(u32::MAX),
        },
        chi_square: chi_square
            .and_then(Fraction::to_micro)
            .ok_or(Undefined::TooLarge)?,
        degrees: u32::try_from(degrees).unwrap_or(u32::MAX),
    })
}

/// Adds twice the mean rank of each value to its sum; gives `Σ (t³ - t)` over the ties.
fn add_ranks(values: &[i128], sums: &mut [i128]) -> i128 {
    let mut order: Vec<(i128, usize)> = values.iter().copied().zip(0..).collect();
    order.sort_unstable();
    let (mut before, mut ties) = (0, 0);
    for run in order.chunk_by(|a, b| a.0 == b.0) {
        let t = wide(run.len());
        for (_, place) in run {
            if let Some(sum) = sums.get_mut(*place) {
                // Ranks before + 1 to before + t.
                *sum += 2 * before + t + 1;
            }
        }
        before += t;
        ties += t * t * t - t;
    }
    ties
}

/// Kendall's tau-b of two rows of numbers, pair by pair: `(C - D) / √((n0 - n1)(n0 - n2))`.
///
/// Pairs are counted by merging (Knight 1966), not one by one. Numbers beyond the shorter row are left out.
///
/// # Errors
/// Fewer than two pairs of numbers; one row all equal.
pub fn tau_b(left: &[i64], right: &[i64]) -> Result<Stat, Undefined> {
    let mut pairs: Vec<(i64, i64)> = left.iter().copied().zip(right.iter().copied()).collect();
    match pairs.len() {
        0 => return Err(Undefined::NoValues),
        1 => return Err(Undefined::TooFewSubmissions),
        _ => {}
    }
    pairs.sort_unstable();
    let tied_left = tied_pairs(pairs.chunk_by(|a, b| a.0 == b.0));
    let tied_both = tied_pairs(pairs.chunk_by(|a, b| a == b));
    let mut order: Vec<i64> = pairs.iter().map(|(_, right)| *right).collect();
    let mut spare = order.clone();
    let discordant = inversions(&mut order, &mut spare);
    let tied_right = tied_pairs(order.chunk_by(|a, b| a == b));
    let all = choose_two(pairs.len());
    if tied_left == all || tied_right == all {
        return Err(Undefined::AllEqual);
    }
    // Concordant and discordant pairs are those tied in neither row.
    let difference = all - tied_left - tied_right + tied_both - 2 * discordant;
    let below = (float(all - tied_left) * float(all - tied_right)).sqrt();
    stat(float(difference) / below, pairs.len())
}

fn tied_pairs<'a, T: 'a>(runs: impl Iterator<Item = &'a [T]>) -> i128 {
    runs.map(|run| choose_two(run.len())).sum()
}

fn choose_two(length: usize) -> i128 {
    let length = wide(length);
    length * (length - 1) / 2
}

/// Sorts by merging and counts the pairs that stood in the wrong order.
fn inversions(values: &mut [i64], spare: &mut [i64]) -> i128 {
    let len = values.len();
    if len < 2 {
        return 0;
    }
    let middle = len / 2;
    let mut count = 0;
    {
        let (low, high) = values.split_at_mut(middle);
        let (low_spare, high_spare) = spare.split_at_mut(middle);
        count += inversions(low, low_spare);
        count += inversions(high, high_spare);
        let (mut i, mut j) = (0, 0);
        for slot in spare.iter_mut() {
            let (from_low, from_high) = (low.get(i), high.get(j));
            match (from_low, from_high) {
                (Some(a), Some(b)) if b < a => {
                    *slot = *b;
                    j += 1;
                    count += wide(low.len() - i);
                }
                (Some(a), _) => {
                    *slot = *a;
                    i += 1;
                }
                (None, Some(b)) => {
                    *slot = *b;
                    j += 1;
                }
                (None, None) => {}
            }
        }
    }
    values.copy_from_slice(spare);
    count
}

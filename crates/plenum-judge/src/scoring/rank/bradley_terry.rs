//! Bradley and Terry's model of duels: i beats j with probability `p_i / (p_i + p_j)`.
//!
//! Fitted by `p_i <- W_i / Σ n_ij / (p_i + p_j)` (Ford 1957; Hunter, "MM algorithms for generalized Bradley-Terry models",
//! 2004). Half a win each way against a phantom of strength 1 keeps clean sweeps finite and everything comparable.
//! Standard errors are the roots of the diagonal of the inverse information matrix of the logarithms. A tie is half a
//! win for either.

use super::{Pairwise, Strength};
use crate::scoring::ratings::{Micro, Undefined};
use crate::scoring::special::ln;

/// The most items for which standard errors are calculated.
pub const MOST_WITH_ERRORS: usize = 400;

/// Steps after which the calculation is given up.
pub(super) const MOST_STEPS: u32 = 20_000;

/// The relative change of a strength below which the calculation has come to rest.
pub(super) const TOLERANCE: f64 = 1e-12;

/// What the strengths are measured from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// A phantom of strength 1, with half a win each way against every item.
    Phantom,
    /// One of the items, without a phantom: the plain maximum of the likelihood.
    Item(usize),
}

/// The strengths of all items.
///
/// # Errors
/// No items; without a phantom, items of which some never lost, even indirectly, to others
/// ([`Undefined::Disconnected`]), or no such anchor; not converged.
pub fn bradley_terry(pairs: &Pairwise, anchor: Anchor) -> Result<Vec<Strength>, Undefined> {
    let items = pairs.items();
    if items == 0 {
        return Err(Undefined::NoValues);
    }
    let phantom = match anchor {
        Anchor::Phantom => 0.5,
        Anchor::Item(item) => {
            if item >= items || !connected(pairs) {
                return Err(Undefined::Disconnected);
            }
            0.0
        }
    };
    let contests = Contests::new(pairs);
    let mut strengths = vec![1.0_f64; items];
    contests.fit(&mut strengths, phantom)?;
    if let Anchor::Item(item) = anchor {
        let unit = strengths.get(item).copied().unwrap_or(1.0);
        for strength in &mut strengths {
            *strength /= unit;
        }
    }
    let errors = contests.errors(&strengths, anchor);
    strengths
        .iter()
        .enumerate()
        .map(|(item, strength)| {
            let variance = errors.as_ref().and_then(|errors| errors.get(item).copied());
            Ok(Strength {
                log: Micro::from_f64(ln(*strength)).ok_or(Undefined::NotConverged)?,
                error: variance.and_then(|variance| Micro::from_f64(variance.sqrt())),
            })
        })
        .collect()
}

/// Whether of any two items each has beaten the other, directly or through others: only then are strengths finite.
fn connected(pairs: &Pairwise) -> bool {
    let reaches_all = |wins: &dyn Fn(usize, usize) -> u32| {
        let mut unseen: Vec<usize> = (1..pairs.items()).collect();
        let mut front = vec![0];
        while let Some(item) = front.pop() {
            let (reached, rest): (Vec<usize>, Vec<usize>) =
                unseen.into_iter().partition(|other| wins(item, *other) > 0);
            unseen = rest;
            front.extend(reached);
        }
        unseen.is_empty()
    };
    reaches_all(&|a, b| pairs.wins(a, b)) && reaches_all(&|a, b| pairs.wins(b, a))
}

/// Who met whom how often.
struct Contests {
    /// Wins of each item.
    wins: Vec<f64>,
    /// For each item its opponents and the number of contests.
    against: Vec<Vec<(usize, f64)>>,
}

impl Contests {
    fn new(pairs: &Pairwise) -> Self {
        let items = pairs.items();
        let half = |halves: u64| {
            #[expect(clippy::cast_precision_loss, reason = "sums are far below 2^53")]
            let value = halves as f64;
            value / 2.0
        };
        let mut against = Vec::with_capacity(items);
        let mut wins = Vec::with_capacity(items);
        for one in 0..items {
            let won: u64 = (0..items)
                .map(|other| u64::from(pairs.wins(one, other)))
                .sum();
            wins.push(half(won));
            let met = |other: usize| {
                u64::from(pairs.wins(one, other)) + u64::from(pairs.wins(other, one))
            };
            against.push(
                (0..items)
                    .filter(|other| met(*other) > 0)
                    .map(|other| (other, half(met(other))))
                    .collect(),
            );
        }
        Self { wins, against }
    }

    fn fit(&self, strengths: &mut [f64], phantom: f64) -> Result<(), Undefined> {
        for _ in 0..MOST_STEPS {
            let mut change = 0.0_f64;
            // One item after the other, each with the newest strengths of the others.
            for (item, (wins, against)) in self.wins.iter().zip(&self.against).enumerate() {
                let Some(own) = strengths.get(item).copied() else {
                    continue;
                };
                let mut sum = 2.0 * phantom / (own + 1.0);
                for (other, contests) in against {
                    let other = strengths.get(*other).copied().unwrap_or(1.0);
                    sum += contests / (own + other);
                }
                // An item without contests and phantom stays where it is.
                if sum > 0.0 {
                    let next = (wins + phantom) / sum;
                    change = change.max((next / own - 1.0).abs());
                    if let Some(slot) = strengths.get_mut(item) {
                        *slot = next;
                    }
                }
            }
            if change < TOLERANCE {
                return Ok(());
            }
        }
        Err(Undefined::NotConverged)
    }

    /// Variances of the logarithms of the strengths; nothing where there are too many items.
    fn errors(&self, strengths: &[f64], anchor: Anchor) -> Option<Vec<f64>> {
        let items = strengths.len();
        if items > MOST_WITH_ERRORS {
            return None;
        }
        let (phantom, fixed) = match anchor {
            Anchor::Phantom => (1.0, None),
            Anchor::Item(item) => (0.0, Some(item)),
        };
        let mut information = vec![vec![0.0; items]; items];
        for (item, (own, against)) in strengths.iter().zip(&self.against).enumerate() {
            let row = information.get_mut(item)?;
            let mut own_information = phantom * own / ((1.0 + own) * (1.0 + own));
            for (other, contests) in against {
                let strength = strengths.get(*other)?;
                let sum = own + strength;
                let part = contests * own * strength / (sum * sum);
                own_information += part;
                *row.get_mut(*other)? = -part;
            }
            *row.get_mut(item)? = own_information;
        }
        if let Some(fixed) = fixed {
            // The anchor is known: without its row and column, put back as a variance of nought.
            information.remove(fixed);
            for row in &mut information {
                row.remove(fixed);
            }
        }
        let mut variances = inverse_diagonal(information)?;
        if let Some(fixed) = fixed {
            variances.insert(fixed, 0.0);
        }
        Some(variances)
    }
}

/// The diagonal of the inverse of a symmetric positive definite matrix, by Cholesky's factor; `None` if it is not one.
fn inverse_diagonal(mut matrix: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let n = matrix.len();
    for column in 0..n {
        let (done, open) = matrix.split_at_mut(column);
        let (own, below) = open.split_first_mut()?;
        let _ = done;
        let mut pivot = *own.get(column)?;
        for entry in own.get(..column)? {
            pivot -= entry * entry;
        }
        if pivot <= 0.0 || !pivot.is_finite() {
            return None;
        }
        let root = pivot.sqrt();
        *own.get_mut(column)? = root;
        for row in below {
            let mut entry = *row.get(column)?;
            for (a, b) in row.iter().zip(own.iter()).take(column) {
                entry -= a * b;
            }
            *row.get_mut(column)? = entry / root;
        }
    }
    // The inverse of the factor, column by column; the sums of its squared columns are the diagonal asked for.
    let mut diagonal = Vec::with_capacity(n);
    for column in 0..n {
        let mut solution = vec![0.0; n];
        let mut sum_of_squares = 0.0;
        for row in column..n {
            let factor = matrix.get(row)?;
            let mut value = if row == column { 1.0 } else { 0.0 };
            for (a, b) in factor.iter().zip(&solution).take(row).skip(column) {
                value -= a * b;
            }
            value /= factor.get(row)?;
            *solution.get_mut(row)? = value;
            sum_of_squares += value * value;
        }
        diagonal.push(sum_of_squares);
    }
    Some(diagonal)
}

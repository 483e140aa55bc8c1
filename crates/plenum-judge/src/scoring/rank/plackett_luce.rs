//! Plackett and Luce's model of orders: from those still to be placed, each is next in proportion to its strength.
//!
//! Fitted by Hunter's iteration ("MM algorithms for generalized Bradley-Terry models", 2004), for partial orders too: items a
//! ballot leaves out say nothing. Items tied on a ballot are each taken from the whole of what is still to be placed
//! (Breslow's rule). Half a win each way against a phantom of strength 1 keeps all strengths finite.

use super::bradley_terry::{MOST_STEPS, TOLERANCE};
use super::{Ballots, Strength, index};
use crate::scoring::ratings::{Micro, Undefined};
use crate::scoring::special::ln;

/// The strengths of all items, without standard errors.
///
/// # Errors
/// No items; not converged.
pub fn plackett_luce(ballots: &Ballots) -> Result<Vec<Strength>, Undefined> {
    if ballots.items() == 0 {
        return Err(Undefined::NoValues);
    }
    let mut strengths = vec![1.0_f64; ballots.items()];
    let wins = wins(ballots);
    for _ in 0..MOST_STEPS {
        let rates = rates(ballots, &strengths);
        let mut change = 0.0_f64;
        for ((own, wins), rate) in strengths.iter_mut().zip(&wins).zip(&rates) {
            let next = (wins + 0.5) / (rate + 1.0 / (1.0 + *own));
            change = change.max((next / *own - 1.0).abs());
            *own = next;
        }
        if change < TOLERANCE {
            return strengths
                .iter()
                .map(|strength| {
                    Ok(Strength {
                        log: Micro::from_f64(ln(*strength)).ok_or(Undefined::NotConverged)?,
                        error: None,
                    })
                })
                .collect();
        }
    }
    Err(Undefined::NotConverged)
}

/// How often each item was taken while others were left.
fn wins(ballots: &Ballots) -> Vec<f64> {
    let mut wins = vec![0.0; ballots.items()];
    for ballot in ballots.all() {
        let before_last = ballot.groups.len().saturating_sub(1);
        for item in ballot.groups.iter().take(before_last).flatten() {
            if let Some(wins) = wins.get_mut(index(*item)) {
                *wins += f64::from(ballot.times);
            }
        }
    }
    wins
}

/// For each item the sum, over the takings it was still there for, of one over the strength of all who were.
fn rates(ballots: &Ballots, strengths: &[f64]) -> Vec<f64> {
    let mut rates = vec![0.0; strengths.len()];
    let strength = |item: &u32| strengths.get(index(*item)).copied().unwrap_or(0.0);
    for ballot in ballots.all() {
        let times = f64::from(ballot.times);
        // What is left at each place, from the end, so that nothing is subtracted.
        let mut left = Vec::with_capacity(ballot.groups.len());
        let mut sum = 0.0;
        for group in ballot.groups.iter().rev() {
            for item in group {
                sum += strength(item);
            }
            left.push(sum);
        }
        left.reverse();
        let mut rate = 0.0;
        for (place, (group, left)) in ballot.groups.iter().zip(&left).enumerate() {
            if place + 1 < ballot.groups.len() {
                for _ in group {
                    rate += times / left;
                }
            }
            for item in group {
                if let Some(slot) = rates.get_mut(index(*item)) {
                    *slot += rate;
                }
            }
        }
    }
    rates
}

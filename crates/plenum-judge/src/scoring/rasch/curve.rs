//! The chances of the steps of a scale at each place of it.

use crate::scoring::special::exp;

/// Logits up to which the chances are built from one exponential and products.
const QUICK: f64 = 300.0;

/// Thresholds, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub(super) struct Curve {
    thresholds: Vec<f64>,
    /// e to minus the sum of the thresholds up to each step; empty if one would leave the numbers.
    weights: Vec<f64>,
}

impl Curve {
    pub(super) fn new(thresholds: Vec<f64>) -> Self {
        let (mut sum, mut quick) = (0.0_f64, true);
        let mut weights = vec![1.0];
        for threshold in &thresholds {
            sum += threshold;
            quick &= sum.abs() < QUICK;
            weights.push(exp(-sum));
        }
        if !quick {
            weights.clear();
        }
        Self {
            thresholds,
            weights,
        }
    }

    pub(super) fn thresholds(&self) -> &[f64] {
        &self.thresholds
    }

    /// The highest step.
    pub(super) fn most(&self) -> f64 {
        f64::from(u32::try_from(self.thresholds.len()).unwrap_or(u32::MAX))
    }

    /// The chances of all steps at a place `logit` of the scale, into `chances`.
    pub(super) fn chances(&self, logit: f64, chances: &mut Vec<f64>) {
        chances.clear();
        if self.weights.is_empty() || logit.abs() * self.most() > QUICK {
            let (mut sum, mut highest) = (0.0, 0.0_f64);
            chances.push(0.0);
            for threshold in &self.thresholds {
                sum += logit - threshold;
                highest = highest.max(sum);
                chances.push(sum);
            }
            for chance in chances.iter_mut() {
                *chance = exp(*chance - highest);
            }
        } else {
            let (step, mut power) = (exp(logit), 1.0);
            for weight in &self.weights {
                chances.push(power * weight);
                power *= step;
            }
        }
        let total: f64 = chances.iter().sum();
        for chance in chances.iter_mut() {
            *chance /= total;
        }
    }
}

/// Mean and variance of the step.
pub(super) fn moments(chances: &[f64]) -> (f64, f64) {
    let steps = || (0_u32..).map(f64::from).zip(chances);
    let mean: f64 = steps().map(|(step, chance)| step * chance).sum();
    let variance = steps()
        .map(|(step, chance)| (step - mean) * (step - mean) * chance)
        .sum();
    (mean, variance)
}

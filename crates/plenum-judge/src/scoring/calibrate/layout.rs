//! Ratings as the fits read them: only what was rated, by submission and by reviewer, as numbers of one scale.
//!
//! Values are centred and divided by their standard deviation, so that a prior and a tolerance mean the same for every
//! scale; results are turned back at the very end.

use crate::scoring::ratings::{Rating, Ratings, Undefined};

/// The ratings of one side, grouped by its units.
#[derive(Clone, Debug)]
pub(in crate::scoring) struct Side {
    /// The index of each unit in [`Ratings`].
    pub(in crate::scoring) units: Vec<u32>,
    /// The unit of each rating.
    pub(in crate::scoring) of: Vec<u32>,
    /// Where the ratings of each unit begin in `places`, and the end of the last.
    pub(in crate::scoring) starts: Vec<u32>,
    /// Places of the ratings, grouped by unit.
    pub(in crate::scoring) places: Vec<u32>,
    /// The sum of the weights of each unit.
    pub(in crate::scoring) weight: Vec<f64>,
}

/// All ratings, numbered as in [`Ratings::all`].
#[derive(Clone, Debug)]
pub(in crate::scoring) struct Layout {
    /// Values, centred and scaled.
    pub(in crate::scoring) y: Vec<f64>,
    /// Weights.
    pub(in crate::scoring) w: Vec<f64>,
    /// By submission.
    pub(in crate::scoring) submissions: Side,
    /// By reviewer.
    pub(in crate::scoring) reviewers: Side,
    /// What was taken from each value.
    pub(in crate::scoring) centre: f64,
    /// What each value was divided by.
    pub(in crate::scoring) scale: f64,
}

impl Side {
    fn new(of: Vec<u32>, units: Vec<u32>, w: &[f64]) -> Self {
        let mut starts = vec![0_u32; units.len() + 1];
        let mut weight = vec![0.0; units.len()];
        for (unit, w) in of.iter().zip(w) {
            starts[at(*unit) + 1] += 1;
            weight[at(*unit)] += w;
        }
        for unit in 0..units.len() {
            starts[unit + 1] += starts[unit];
        }
        let mut free = starts.clone();
        let mut places = vec![0; of.len()];
        for (place, unit) in (0_u32..).zip(&of) {
            let slot = &mut free[at(*unit)];
            places[at(*slot)] = place;
            *slot += 1;
        }
        Self {
            units,
            of,
            starts,
            places,
            weight,
        }
    }

    /// How many units.
    pub(in crate::scoring) fn len(&self) -> usize {
        self.units.len()
    }

    /// The places of one unit's ratings.
    pub(in crate::scoring) fn places(&self, unit: usize) -> &[u32] {
        &self.places[at(self.starts[unit])..at(self.starts[unit + 1])]
    }

    /// How many ratings one unit has.
    pub(in crate::scoring) fn count(&self, unit: usize) -> u32 {
        self.starts[unit + 1] - self.starts[unit]
    }

    /// The sums of a figure per rating over each unit's ratings, weighted.
    pub(in crate::scoring) fn sums(&self, w: &[f64], x: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.len()];
        for ((unit, w), x) in self.of.iter().zip(w).zip(x) {
            sums[at(*unit)] += w * x;
        }
        sums
    }

    /// Whether some unit has two ratings.
    pub(in crate::scoring) fn repeats(&self) -> bool {
        self.len() < self.of.len()
    }
}

impl Layout {
    /// Lays out the ratings, with their weights or as if all weights were 1.
    ///
    /// # Errors
    /// What there is too little of, or that nothing differs.
    pub(in crate::scoring) fn new(ratings: &Ratings, weighted: bool) -> Result<Self, Undefined> {
        let all = ratings.all();
        if all.is_empty() {
            return Err(Undefined::NoValues);
        }
        let weight = |rating: &Rating| {
            if weighted {
                f64::from(rating.weight)
            } else {
                1.0
            }
        };
        let w: Vec<f64> = all.iter().map(weight).collect();
        let submissions = units(ratings.submissions(), all.iter().map(|r| r.submission));
        let reviewers = units(ratings.reviewers(), all.iter().map(|r| r.reviewer));
        let submissions = Side::new(submissions.0, submissions.1, &w);
        let reviewers = Side::new(reviewers.0, reviewers.1, &w);
        if submissions.len() < 2 {
            return Err(Undefined::TooFewSubmissions);
        }
        if reviewers.len() < 2 {
            return Err(Undefined::TooFewRaters);
        }
        // Quality is told from noise by two ratings of one submission, or not at all.
        if !submissions.repeats() {
            return Err(Undefined::TooFewRatings);
        }
        let values: Vec<f64> = all.iter().map(|r| value(r.value)).collect();
        let n = f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX));
        let centre = values.iter().sum::<f64>() / n;
        let square: f64 = values.iter().map(|v| (v - centre) * (v - centre)).sum();
        if all.iter().all(|r| r.value == all[0].value) {
            return Err(Undefined::AllEqual);
        }
        let scale = (square / (n - 1.0)).sqrt();
        Ok(Self {
            y: values.iter().map(|v| (v - centre) / scale).collect(),
            w,
            submissions,
            reviewers,
            centre,
            scale,
        })
    }
}

/// A value in thousandths as a number.
#[expect(
    clippy::cast_precision_loss,
    reason = "values of ratings are below 2^53, where every whole number is a float"
)]
pub(in crate::scoring) fn value(thousandths: i64) -> f64 {
    thousandths as f64 / 1_000.0
}

/// An index as the machine counts.
pub(in crate::scoring) fn at(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

/// Numbers the units that occur, in order: the new number of each rating's unit, and the old one of each new.
fn units(most: usize, of: impl Iterator<Item = u32> + Clone) -> (Vec<u32>, Vec<u32>) {
    let mut number = vec![None; most];
    for unit in of.clone() {
        number[at(unit)] = Some(0);
    }
    let mut old = vec![];
    for (unit, slot) in (0_u32..).zip(&mut number) {
        if slot.is_some() {
            *slot = u32::try_from(old.len()).ok();
            old.push(unit);
        }
    }
    let new = of.map(|unit| number[at(unit)].unwrap_or(0)).collect();
    (new, old)
}

//! Agreement on categories beyond chance: `(P - P_e) / (1 - P_e)` after Fleiss, Cohen and Gwet.
//!
//! Fleiss, "Measuring nominal scale agreement among many raters" (1971); Cohen, "A coefficient of agreement for nominal
//! scales" (1960); Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement" (2008).
//! Different values are different categories; their order and distance do not matter.

use std::collections::BTreeMap;

use super::{float, rated, raters, stat, wide};
use crate::scoring::ratings::{Rating, Ratings, Stat, Undefined};

/// Fleiss' kappa; every submission with the same number of ratings, by whomever.
///
/// # Errors
/// Unequal numbers, fewer than two ratings each, fewer than two submissions, one category only.
pub fn fleiss(ratings: &Ratings) -> Result<Stat, Undefined> {
    let rows = enough(ratings)?;
    let each = rows.first().map_or(0, |row| row.len());
    if rows.iter().any(|row| row.len() != each) {
        return Err(Undefined::UnequalNumbers);
    }
    if each < 2 {
        return Err(Undefined::TooFewRatings);
    }
    let mut totals: BTreeMap<i64, i128> = BTreeMap::new();
    let mut agreeing = 0_i128;
    for row in &rows {
        for (category, count) in categories(row) {
            agreeing += count * (count - 1);
            *totals.entry(category).or_default() += count;
        }
    }
    let (units, each) = (wide(rows.len()), wide(each));
    let all = units * each;
    let observed = float(agreeing) / float(all * (each - 1));
    let squares: i128 = totals.values().map(|count| count * count).sum();
    if squares == all * all {
        return Err(Undefined::AllEqual);
    }
    beyond_chance(observed, float(squares) / float(all * all), ratings.len())
}

/// Cohen's kappa of two reviewers over the submissions both rated.
///
/// # Errors
/// The same reviewer twice or an unknown one; fewer than two submissions in common; both only ever give one and the same value.
pub fn cohen(ratings: &Ratings, first: usize, second: usize) -> Result<Stat, Undefined> {
    if first == second || first.max(second) >= ratings.reviewers() {
        return Err(Undefined::TooFewRaters);
    }
    let theirs: BTreeMap<u32, i64> = ratings
        .by_reviewer(second)
        .map(|r| (r.submission, r.value))
        .collect();
    let common: Vec<(i64, i64)> = ratings
        .by_reviewer(first)
        .filter_map(|r| Some((r.value, *theirs.get(&r.submission)?)))
        .collect();
    match common.len() {
        0 => return Err(Undefined::NoValues),
        1 => return Err(Undefined::TooFewSubmissions),
        _ => {}
    }
    let mut margins: BTreeMap<i64, (i128, i128)> = BTreeMap::new();
    for (a, b) in &common {
        margins.entry(*a).or_default().0 += 1;
        margins.entry(*b).or_default().1 += 1;
    }
    let n = wide(common.len());
    let by_chance: i128 = margins.values().map(|(a, b)| a * b).sum();
    if by_chance == n * n {
        return Err(Undefined::AllEqual);
    }
    let agreeing = wide(common.iter().filter(|(a, b)| a == b).count());
    beyond_chance(
        float(agreeing) / float(n),
        float(by_chance) / float(n * n),
        common.len() * 2,
    )
}

/// Gwet's AC1, for any number of reviewers and with gaps: for categories of which one dominates, where kappa misleads.
///
/// `on_scale` is how many categories the scale has; if fewer than those that occur, these count. Chance agreement is
/// `Σ π (1 - π) / (q - 1)`, with `π` the mean share of a category among the ratings of a submission.
///
/// # Errors
/// No submission with two ratings, fewer than two submissions, one category only.
pub fn ac1(ratings: &Ratings, on_scale: u32) -> Result<Stat, Undefined> {
    let rows = enough(ratings)?;
    let (mut observed, mut shared) = (0.0, 0_usize);
    let mut shares: BTreeMap<i64, f64> = BTreeMap::new();
    for row in &rows {
        let m = wide(row.len());
        let mut agreeing = 0_i128;
        for (category, count) in categories(row) {
            agreeing += count * (count - 1);
            *shares.entry(category).or_default() += float(count) / float(m);
        }
        if m >= 2 {
            observed += float(agreeing) / float(m * (m - 1));
            shared += 1;
        }
    }
    if shared == 0 {
        return Err(Undefined::TooFewRatings);
    }
    if shares.len() < 2 {
        return Err(Undefined::AllEqual);
    }
    let q = wide(shares.len()).max(i128::from(on_scale));
    let units = float(wide(rows.len()));
    let mut by_chance = 0.0;
    for share in shares.values() {
        let share = share / units;
        by_chance += share * (1.0 - share);
    }
    beyond_chance(
        observed / float(wide(shared)),
        by_chance / float(q - 1),
        ratings.len(),
    )
}

fn beyond_chance(observed: f64, by_chance: f64, n: usize) -> Result<Stat, Undefined> {
    stat((observed - by_chance) / (1.0 - by_chance), n)
}

/// The submissions with ratings: at least two, by at least two reviewers.
fn enough(ratings: &Ratings) -> Result<Vec<&[Rating]>, Undefined> {
    if ratings.is_empty() {
        return Err(Undefined::NoValues);
    }
    if raters(ratings) < 2 {
        return Err(Undefined::TooFewRaters);
    }
    let rows: Vec<_> = rated(ratings).collect();
    if rows.len() < 2 {
        return Err(Undefined::TooFewSubmissions);
    }
    Ok(rows)
}

/// How often each value occurs among the ratings of a submission.
fn categories(row: &[Rating]) -> BTreeMap<i64, i128> {
    let mut counts = BTreeMap::new();
    for rating in row {
        *counts.entry(rating.value).or_insert(0) += 1;
    }
    counts
}

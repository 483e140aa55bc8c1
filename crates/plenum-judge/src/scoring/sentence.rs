//! One plain sentence for every number, as facts for the message catalogues: which sentence applies, and what it counts.
//!
//! The words stand in the catalogues. Here also is the rule of small numbers (METHOD 7.2) as far as it is arithmetic:
//! over sealed answers of fewer than five people the only sentence is that all have answered, or how many are missing,
//! and no breakdown or later figure may yield one by subtraction. Which answers are sealed is decided in `visibility`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::MINIMUM_CELL;
use super::aggregate::{Combined, Exact, Rule, Sorted};
use super::exact::Fraction;
use super::explain::Light;
use super::rank::bands::Band;
use super::rank::copeland::Condorcet;
use super::ratings::{Micro, Rating, Stat, Undefined};
use super::votes::{Dots, Tally};

/// What a number says, for the catalogues.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "sentence")]
pub enum Sentence {
    /// Nobody rated it.
    NoRatings,
    /// All have answered; nothing more is said.
    AllAnswered,
    /// So many answers are missing; nothing more is said.
    StillMissing {
        /// How many.
        missing: u32,
    },
    /// Everybody gave the same.
    Unanimous {
        /// How many ratings.
        n: u32,
    },
    /// The middle of n ratings.
    MedianOf {
        /// How many ratings.
        n: u32,
        /// By how many organisations.
        organisations: u32,
        /// How many of these are far from the whole.
        far_apart: u32,
    },
    /// The mean of n ratings.
    MeanOf {
        /// How many ratings.
        n: u32,
        /// By how many organisations.
        organisations: u32,
        /// How many of these are far from the whole.
        far_apart: u32,
        /// Whether some ratings count more than others.
        weighted: bool,
    },
    /// The mean of n ratings without so many at either end.
    TrimmedMeanOf {
        /// How many ratings.
        n: u32,
        /// How many are left out in all.
        left_out: u32,
    },
    /// Another figure of n ratings; the rule says which.
    FigureOf {
        /// How many ratings.
        n: u32,
        /// How it was made.
        rule: Rule,
    },
    /// The score of a sheet on which all criteria that count were answered.
    AllCriteria {
        /// How many criteria.
        of: u32,
    },
    /// The score of a sheet with gaps, their weight shared among the others.
    SomeCriteria {
        /// How many criteria were answered.
        answered: u32,
        /// How many count.
        of: u32,
    },
    /// How far reviewers agree, by a coefficient.
    AgreementBy {
        /// Which coefficient.
        measure: Measure,
        /// Of how many ratings.
        n: u32,
    },
    /// How far the averaged scores can be relied on.
    Reliable {
        /// The verdict.
        light: Light,
        /// Of how many ratings.
        n: u32,
    },
    /// There is no figure, and why.
    NoFigure {
        /// Why.
        reason: Undefined,
    },
    /// One place for certain.
    AtPlace {
        /// The place, from 1.
        place: u32,
    },
    /// These places are not separable.
    AmongPlaces {
        /// The first.
        from: u32,
        /// The last.
        to: u32,
    },
    /// So sure that it is among the first k.
    AmongBest {
        /// How many are the best.
        k: u32,
        /// The chance in percent, rounded down, so that nothing short of certain is called certain.
        percent: u32,
    },
    /// It beats every other in a duel.
    BeatsAll,
    /// So many beat each other in a circle.
    InCircle {
        /// How many.
        items: u32,
    },
    /// So many are tied at the top.
    TiedAtTop {
        /// How many.
        items: u32,
    },
    /// So many of all dots.
    DotsOf {
        /// The dots on the item.
        count: u32,
        /// All dots placed.
        #[cfg_attr(feature = "types", ts(type = "number"))]
        of: u64,
        /// Whether the unspent dots could still change its place.
        open: bool,
    },
}

/// Coefficients of agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Krippendorff's alpha, nominal.
    AlphaNominal,
    /// Krippendorff's alpha, ordinal.
    AlphaOrdinal,
    /// Krippendorff's alpha, interval.
    AlphaInterval,
    /// Krippendorff's alpha, ratio.
    AlphaRatio,
    /// Intraclass correlation of single ratings, other reviewers each time.
    Icc1,
    /// Intraclass correlation of single ratings, leniency counted as error.
    Icc2,
    /// Intraclass correlation of single ratings, leniency set aside.
    Icc3,
    /// Intraclass correlation of means, other reviewers each time.
    Icc1k,
    /// Intraclass correlation of means, leniency counted as error.
    Icc2k,
    /// Intraclass correlation of means, leniency set aside.
    Icc3k,
    /// Kendall's W.
    Concordance,
    /// Kendall's tau-b.
    TauB,
    /// Fleiss' kappa.
    Fleiss,
    /// Cohen's kappa.
    Cohen,
    /// Gwet's AC1.
    Ac1,
}

/// What the figures of one submission rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// Whether answers are sealed, so that the rule of small numbers holds.
    pub sealed: bool,
    /// How many different people answered.
    pub people: u32,
    /// How many people were asked.
    pub asked: u32,
    /// From how many organisations the answers come.
    pub organisations: u32,
    /// How many of these are far from the whole: see [`far_apart`].
    pub far_apart: u32,
    /// Whether all ratings are equal.
    pub unanimous: bool,
    /// Whether the ratings have different weights.
    pub weighted: bool,
}

impl Basis {
    /// What the given ratings of one submission amount to, each by one person. `organisation` gives the organisation of each
    /// reviewer, `step` the width of a step of the scale in thousandths, `asked` how many people were to answer.
    pub fn new(
        ratings: &[Rating],
        organisation: &[Option<u32>],
        step: i64,
        asked: u32,
        sealed: bool,
    ) -> Self {
        let differs = |of: fn(&Rating) -> i64| {
            ratings
                .first()
                .is_some_and(|first| ratings.iter().any(|r| of(r) != of(first)))
        };
        Self {
            sealed,
            people: count(ratings.len()),
            asked,
            organisations: count(by_organisation(ratings, organisation).len()),
            far_apart: far_apart(ratings, organisation, step),
            unanimous: !ratings.is_empty() && !differs(|r| r.value),
            weighted: differs(|r| r.weight.into()),
        }
    }

    /// The only sentence allowed where sealed answers come from fewer than five people; `None` where figures may be shown.
    pub fn too_small(&self) -> Option<Sentence> {
        if !self.sealed || self.people >= MINIMUM_CELL {
            return None;
        }
        let missing = self.asked.saturating_sub(self.people);
        Some(if missing == 0 {
            Sentence::AllAnswered
        } else {
            Sentence::StillMissing { missing }
        })
    }
}

/// How many organisations are far from the whole: the median of their own ratings lies two steps of the scale or more from
/// the median of all.
///
/// It is a count without names, and it is 0 with fewer than three organisations: of two, each would know who the other is.
pub fn far_apart(ratings: &[Rating], organisation: &[Option<u32>], step: i64) -> u32 {
    let organisations = by_organisation(ratings, organisation);
    let whole = Sorted::new(ratings.iter().map(|r| r.value).collect()).and_then(|v| v.median());
    let two_steps = Fraction::new(2 * i128::from(step), 1_000);
    let (Some(whole), Some(two_steps)) = (whole, two_steps) else {
        return 0;
    };
    if organisations.len() < 3 || step <= 0 {
        return 0;
    }
    let far = organisations
        .into_values()
        .filter_map(|values| {
            let off = Sorted::new(values)?.median()?.checked_sub(whole)?.abs();
            (off >= two_steps).then_some(())
        })
        .count();
    count(far)
}

/// The values of each organisation; reviewers without one are left out.
fn by_organisation(ratings: &[Rating], organisation: &[Option<u32>]) -> BTreeMap<u32, Vec<i64>> {
    let mut organisations: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
    for rating in ratings {
        let of = usize::try_from(rating.reviewer)
            .ok()
            .and_then(|reviewer| organisation.get(reviewer).copied().flatten());
        if let Some(of) = of {
            organisations.entry(of).or_default().push(rating.value);
        }
    }
    organisations
}

/// Whether figures of all parts of a whole may be shown: each part rests on nobody or on at least five people. One part
/// that must be withheld withholds all others, or it could be had by subtraction (METHOD 7.2, rule 2).
pub fn may_break_down(people: &[u32]) -> bool {
    people.iter().all(|n| *n == 0 || *n >= MINIMUM_CELL)
}

/// Whether a figure may be shown again after so many people answered or changed their answer since it was shown last: none,
/// or at least five, so that the difference of the two says nothing of anyone.
pub fn may_show_again(changed: u32) -> bool {
    changed == 0 || changed >= MINIMUM_CELL
}

/// The sentence of a figure of one submission.
pub fn of_exact(basis: &Basis, figure: Option<&Exact>) -> Sentence {
    if let Some(only) = basis.too_small() {
        return only;
    }
    let Some(Exact { n, rule, .. }) = figure.copied() else {
        return Sentence::NoRatings;
    };
    if basis.unanimous && n > 1 {
        return Sentence::Unanimous { n };
    }
    let (organisations, far_apart) = (basis.organisations, basis.far_apart);
    match rule {
        Rule::Median => Sentence::MedianOf {
            n,
            organisations,
            far_apart,
        },
        Rule::Mean => Sentence::MeanOf {
            n,
            organisations,
            far_apart,
            weighted: basis.weighted,
        },
        Rule::Trimmed { share } => Sentence::TrimmedMeanOf {
            n,
            left_out: 2 * share.cut(n),
        },
        Rule::FirstQuartile
        | Rule::ThirdQuartile
        | Rule::Spread
        | Rule::Lowest
        | Rule::Highest
        | Rule::Range
        | Rule::Variance
        | Rule::HodgesLehmann
        | Rule::MedianDeviation => Sentence::FigureOf { n, rule },
    }
}

/// The sentence of the score of one sheet.
pub fn of_combined(combined: Option<&Combined>) -> Sentence {
    match combined {
        None => Sentence::NoRatings,
        Some(Combined {
            answered,
            of,
            renormalised: true,
            ..
        }) => Sentence::SomeCriteria {
            answered: *answered,
            of: *of,
        },
        Some(Combined { of, .. }) => Sentence::AllCriteria { of: *of },
    }
}

/// The sentence of a coefficient of agreement.
pub fn of_stat(measure: Measure, figure: &Result<Stat, Undefined>) -> Sentence {
    match figure {
        Ok(stat) => Sentence::AgreementBy { measure, n: stat.n },
        Err(reason) => Sentence::NoFigure { reason: *reason },
    }
}

/// The sentence of the reliability of the averaged scores, of so many ratings: what [`super::explain::light`] says.
pub fn of_reliability(light: Light, n: u32) -> Sentence {
    Sentence::Reliable { light, n }
}

/// The sentence of an item within its band.
pub fn of_band(band: &Band) -> Sentence {
    if band.from == band.to {
        Sentence::AtPlace { place: band.from }
    } else {
        Sentence::AmongPlaces {
            from: band.from,
            to: band.to,
        }
    }
}

/// The sentence of the chance to be among the first k.
pub fn of_chance(k: u32, chance: Micro) -> Sentence {
    let percent = chance.0.clamp(0, Micro::ONE.0) / 10_000;
    Sentence::AmongBest {
        k,
        percent: u32::try_from(percent).unwrap_or(0),
    }
}

/// The sentence of the top of all duels.
pub fn of_condorcet(top: &Condorcet) -> Sentence {
    match top {
        Condorcet::Winner { .. } => Sentence::BeatsAll,
        Condorcet::Cycle { items } => Sentence::InCircle {
            items: count(items.len()),
        },
        Condorcet::Tied { items } => Sentence::TiedAtTop {
            items: count(items.len()),
        },
        Condorcet::Nobody => Sentence::NoRatings,
    }
}

/// The sentence of the dots on one item.
pub fn of_dots(vote: &Tally, dots: &Dots) -> Sentence {
    Sentence::DotsOf {
        count: dots.count,
        of: vote.placed,
        open: dots.best != dots.worst,
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;

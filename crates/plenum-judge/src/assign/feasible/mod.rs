//! Whether a plan exists at all; if not, a smallest set of conditions that cannot hold together, and the cheapest ways
//! out, each of which was tried.
//!
//! The part of the rules that is a flow (loads, demands, conflicts, languages, nested caps) is decided exactly by a
//! maximum flow (`network.rs`, after Hopcroft and Karp 1973 and Dinitz 1970); its minimum cut is a violation of Hall's
//! condition, which `blocking.rs` shrinks until dropping any member makes it vanish. Rules about pairs of pairs (mutual
//! reviews, caps that cross each other) are decided by a search over such flows (`search.rs`) with a limit on its
//! steps: a problem that is neither solved nor refuted within it passes. Everything follows the sorted ids.

use serde::{Deserialize, Serialize};

use super::model::{Languages, Problem};
use super::verify::Bar;

mod blocking;
mod elastic;
mod mixture;
mod network;
mod reach;
mod repairs;
mod search;
mod terms;

pub(super) use mixture::{Mixture, crossing};
pub(super) use network::{Flow, Until};
pub(super) use reach::Reach;
pub use repairs::{Change, Repair, apply};
pub(super) use search::{is_refuted, meet_loads};
pub(super) use terms::{Cells, Terms, bits};

/// How many flows the search for a plan under rules about pairs of pairs may try.
pub(super) const STEPS: u32 = 2_000;

/// A smallest set of conditions that cannot hold together, and what would help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocked {
    /// The units that are short of places, or of work; indices, by id.
    pub reviewers: Vec<u32>,
    /// The submissions that cannot all be served; indices, by id. Dropping any one of them makes the condition vanish
    /// ([`Why::Crowded`], [`Why::FewReviewers`]).
    pub submissions: Vec<u32>,
    /// The facts.
    pub why: Why,
    /// Ways out, cheapest first, at most three; each was tried on the whole problem. Empty only where nothing that may be
    /// changed helps.
    pub repairs: Vec<Repair>,
}

/// Why no plan exists, as facts for a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// One submission alone has too few reviewers who may see it.
    FewReviewers {
        /// Reviews it needs.
        needed: u32,
        /// Reviews it can get when everybody is free for it.
        possible: u32,
        /// How many units each rule takes away from it.
        rules: Vec<Crossing>,
    },
    /// The submissions can only go to the reviewers named, who do not have enough places.
    Crowded {
        /// Reviews that the submissions need together.
        needed: u32,
        /// Places that the reviewers named have left for them (reviews fixed elsewhere are taken off).
        places: u32,
        /// Reviews of these submissions that other reviewers can do.
        elsewhere: u32,
        /// How many pairs of these submissions with other reviewers each rule takes away.
        rules: Vec<Crossing>,
    },
    /// The reviewers named must do more reviews than there are for them.
    Idle {
        /// Reviews they must do together.
        least: u32,
        /// Reviews that they can get together.
        possible: u32,
        /// How many of their pairs each rule takes away.
        rules: Vec<Crossing>,
    },
    /// Fixed pairs break a demand, a load or a cap by themselves.
    Fixed {
        /// Fixed reviews of the submission or unit named, or of one group on the submission.
        fixed: u32,
        /// What is possible.
        most: u32,
        /// The rule they break.
        rule: Rule,
    },
    /// No division into two cells gives each cell enough places in the other.
    Cells {
        /// Divisions that were tried.
        tried: u32,
        /// Whether these are all there are; if not, they were the best balanced of their draws.
        all: bool,
        /// Reviews that were missing in the best of them.
        missing: u32,
    },
    /// Everyone can be served, but not with so low a limit on how likely a pair may be.
    Limit {
        /// The limit, in 1,024ths.
        limit: u32,
        /// The lowest limit with which everyone can be served, in 1,024ths.
        least: u32,
    },
    /// Everyone can be served, but not under a rule about pairs of pairs.
    PairRule {
        /// The rule without which a plan exists.
        rule: Rule,
        /// Pairs of units that must review each other at least, from counting alone; 0 where counting proves nothing or
        /// the rule is another one.
        unavoidable: u32,
        /// Whether every possibility was tried. If not, `unavoidable` is the proof.
        exhausted: bool,
    },
}

/// How many pairs a rule takes away across the blocking set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossing {
    /// The rule.
    pub rule: Rule,
    /// How many pairs.
    pub pairs: u32,
}

/// A rule that can stand in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Nobody reviews the own work.
    OwnWork,
    /// Nobody reviews work of the own organisation.
    OwnOrganisation,
    /// Declared conflicts and pairs of earlier rounds.
    Conflict,
    /// Every reviewer reads a language of the submission.
    Language,
    /// At least one reviewer reads a language of the submission.
    Reader,
    /// At least one reviewer is an expert.
    Expert,
    /// A cap per organisation.
    OrganisationCap,
    /// A cap per region.
    RegionCap,
    /// Reviewers are in the other cell.
    Cell,
    /// Two units do not review each other.
    Mutual,
    /// No pair is more likely than the limit.
    Limit,
    /// The number of reviews a submission needs.
    Demand,
    /// The most reviews a unit can do.
    Load,
}

impl From<Bar> for Rule {
    fn from(bar: Bar) -> Self {
        match bar {
            Bar::OwnWork => Self::OwnWork,
            Bar::OwnOrganisation => Self::OwnOrganisation,
            Bar::Conflict => Self::Conflict,
            Bar::Language => Self::Language,
            Bar::Cell => Self::Cell,
        }
    }
}

/// Says whether a plan exists under the rules; if not, what blocks it and what would help. The problem has no faults: ask
/// [`check`](super::check()) first.
///
/// `Ok` is a proof where the rules are a flow. With rules about pairs of pairs it means that a plan was found, or that
/// the search came to its limit without refuting it.
///
/// # Errors
/// [`Blocked`]: always a proof, except [`Why::Cells`], which speaks of the divisions tried.
pub fn diagnose(p: &Problem) -> Result<(), Blocked> {
    match cause(p) {
        None => Ok(()),
        Some(mut blocked) => {
            blocked.repairs = repairs::repairs(p, &blocked);
            Err(blocked)
        }
    }
}

/// The blocking set without the ways out.
fn cause(p: &Problem) -> Option<Blocked> {
    if p.rules.partition {
        return blocking::of_cells(p);
    }
    let terms = Terms::new(p, None);
    blocking::of_flow(p, &terms).or_else(|| blocking::of_pairs(p, &terms))
}

/// Whether fixed pairs break a demand, a load or a cap by themselves.
pub(super) fn fixed_break(p: &Problem, terms: &Terms) -> bool {
    blocking::fixed_pairs(p, terms).is_some()
}

/// A rule about languages one step weaker.
fn weaker(languages: Languages) -> Option<Languages> {
    match languages {
        Languages::Require => Some(Languages::One),
        Languages::One => Some(Languages::Ignore),
        Languages::Ignore => None,
    }
}

#[cfg(test)]
pub(super) mod small;
#[cfg(test)]
mod tests;

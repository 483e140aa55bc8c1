//! What is stored beside a plan, so that anybody can check it years later without the solver.
//!
//! A certificate holds prices (dual values). With them the bound of the total is one sum over the problem, by weak
//! duality (Bertsekas, Network Optimization, ch. 4 and 10): no plan that keeps the rules can have more points. All
//! prices are whole numbers, scaled by [`Certificate::scale`]. This file holds the stored form and the digest; the
//! check itself is in `verify.rs` and shares nothing with the solver.
//!
//! With `D` = scale, `b` = [`Prices::base`], `L` = lift, `u` = submission, `q` = load and [`Even`] giving `e` and `Q`
//! (0 without it), every plan that keeps the rules, in which every submission has at least [`Prices::floor`] = `F`
//! points and the sum of the squared loads is at most `Q`, has
//!
//! ```text
//! b D total - D price mutual_pairs  <=   sum of d_p u_p - F sum of L_p + e Q
//!     + sum over units of max(q_r l - e l l | least_r <= l <= most_r)
//!     + sum over caps of cap y - sum over "at least one" of z + sum of m
//!     + sum over allowed pairs of max(0, t_rp)  + sum over locked pairs of t_rp
//! t_rp = (b D + L_p) s_rp - u_p - q_r - y of its groups + z of its groups - m of its mutual pairs
//! ```
//!
//! where `price` is that of `Mutual::Avoid` (0 else), and the `m` of one pair of units add up to at most `D price`
//! there. The bound of the total is the right side divided by `D`, rounded down, plus `price * mutual_pairs` of the
//! plan. With `b = 0` the same sum divided by the sum of `L`, rounded down, bounds the weakest submission; there are no
//! mutual prices then under `Mutual::Avoid`.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::model::{Affinity, Languages, Mutual, Objective, OwnOrganisation, Pair, Problem};

/// The version of the algorithms in this folder. A change of what they answer is a new number.
pub const VERSION: u32 = 1;

/// A group of units whose number on a submission is limited.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// The units of an organisation: at most `most_of_organisation`.
    Organisation(String),
    /// The units of a region: at most `most_of_region`.
    Region(String),
    /// The units that read a language of the submission: at least one.
    Readers,
    /// The units that fit with at least `expert` points: at least one.
    Experts,
}

/// The price of a rule about a group on one submission, not below 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupPrice {
    /// Index of the submission.
    pub submission: u32,
    /// The group.
    pub group: Group,
    /// The price, scaled: what one more place would be worth (caps), or what the one place costs (at least one).
    pub price: i64,
}

/// The price of not having both of two pairs in which the units would review each other, not below 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MutualPrice {
    /// The smaller pair.
    pub first: Pair,
    /// The pair the other way round: its unit wrote the submission of `first`, and the other way round.
    pub second: Pair,
    /// The price, scaled.
    pub price: i64,
}

/// One set of prices, scaled by the scale of the certificate. Indices are those of the problem as given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prices {
    /// How much a point counts beside the lifts: 1 bounds the total, 0 the weakest submission.
    pub base: u8,
    /// The fewest points every submission has in the plans that are bounded; 0 where there is no such condition.
    pub floor: i64,
    /// By submission: the price of a review of it (any sign).
    pub submission: Vec<i64>,
    /// By unit: the price of a place with it (any sign).
    pub load: Vec<i64>,
    /// By submission: the extra weight of its points, not below 0. Empty means none anywhere.
    pub lift: Vec<i64>,
    /// Prices of the rules about groups; those at 0 are left out.
    pub groups: Vec<GroupPrice>,
    /// Prices of mutual pairs; those at 0 are left out.
    pub mutual: Vec<MutualPrice>,
}

/// The condition that loads are as even as in the plan: the sum of their squares is not higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Even {
    /// The sum of the squared loads of the plan.
    pub squares: i64,
    /// The price of one more, scaled; not below 0.
    pub price: i64,
}

/// A draw with a limit per pair: what was fixed before the dice fell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// The most likely a pair may be, in 1,024ths.
    pub limit: u32,
    /// The expected total, in 1,024ths of a point.
    pub expected: i64,
    /// The probability of each pair that could be drawn, in 1,024ths, by submission and unit.
    pub chances: Vec<(Pair, u16)>,
}

/// A proof by exhaustive search, for small problems whose prices leave a gap: every way to staff a submission alone is
/// listed, the ways whose loss against the best one is above what is left to gain are crossed out with these prices,
/// and the rest is tried. Whoever checks tries the rest again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// How many steps the search took.
    pub steps: u64,
    /// What it proved: no plan has more points than this (under the same conditions as the prices for the total), or no
    /// plan has a stronger weakest submission.
    pub bound: i64,
    /// By unit: the price of a place with it (any sign), scaled. Only a help: any values give a correct search.
    pub load: Vec<i64>,
    /// Prices of mutual pairs, not below 0, scaled; a help too.
    pub mutual: Vec<MutualPrice>,
}

/// All that is needed to check a plan and its bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// [`VERSION`] at the time.
    pub version: u32,
    /// The seed.
    pub seed: u64,
    /// SHA-256 of the problem in canonical form (sorted by id), in hexadecimal.
    pub digest: String,
    /// What was asked for.
    pub objective: Objective,
    /// The scale `D` of all prices: 2 to the power of the tie bits.
    pub scale: i64,
    /// The cell of each unit if the units were partitioned, else empty.
    pub cells: Vec<u8>,
    /// Prices that bound the total.
    pub total: Prices,
    /// Prices that bound the weakest submission.
    pub weakest: Prices,
    /// The condition about loads, with `Objective::Balanced`.
    pub even: Option<Even>,
    /// The search that closed the gap of the total, if one did.
    pub total_search: Option<Search>,
    /// The search that closed the gap of the weakest submission, if one did.
    pub weakest_search: Option<Search>,
    /// The draw, with a limit per pair.
    pub draw: Option<Draw>,
}

/// SHA-256 of a problem in canonical form: everything sorted by id, so that the order of the input does not matter.
/// Numbers are hashed as eight bytes, texts with their length before them. Not for problems with faults: indices that
/// point nowhere are left out.
pub fn digest(p: &Problem) -> String {
    let mut w = Writer(Sha256::new());
    w.text("plenum problem 1");
    let mut units: Vec<usize> = (0..p.units.len()).collect();
    units.sort_by(|&a, &b| p.units[a].id.cmp(&p.units[b].id));
    let mut submissions: Vec<usize> = (0..p.submissions.len()).collect();
    submissions.sort_by(|&a, &b| p.submissions[a].id.cmp(&p.submissions[b].id));
    w.number(units.len() as u64);
    for &u in &units {
        let unit = &p.units[u];
        w.text(&unit.id);
        w.number(u64::from(unit.least));
        w.number(u64::from(unit.most));
        w.name(unit.organisation.as_deref());
        w.name(unit.region.as_deref());
        w.list(unit.languages.iter().map(String::as_str).collect());
    }
    w.number(submissions.len() as u64);
    for &s in &submissions {
        let submission = &p.submissions[s];
        w.text(&submission.id);
        w.number(u64::from(submission.demand));
        let authors = submission.authors.iter();
        let known = authors.filter_map(|&a| p.units.get(a as usize).map(|u| u.id.as_str()));
        w.list(known.collect());
        w.name(submission.organisation.as_deref());
        w.list(submission.languages.iter().map(String::as_str).collect());
    }
    affinity(p, &units, &submissions, &mut w);
    for list in [&p.forbidden, &p.locked] {
        w.list(list.iter().filter_map(|&pair| named(p, pair)).collect());
    }
    rules(p, &mut w);
    w.0.finalize().iter().fold(String::new(), |mut hex, byte| {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
        hex
    })
}

/// The ids of a pair, submission first.
fn named(p: &Problem, pair: Pair) -> Option<(&str, &str)> {
    Some((
        &p.submissions.get(pair.submission as usize)?.id,
        &p.units.get(pair.unit as usize)?.id,
    ))
}

fn affinity(p: &Problem, units: &[usize], submissions: &[usize], w: &mut Writer) {
    match &p.affinity {
        Affinity::Equal => w.number(0),
        Affinity::Dense(points) => {
            w.number(1);
            let mut row = Vec::with_capacity(submissions.len() * 2);
            for &u in units {
                row.clear();
                let from = u * submissions.len();
                for &s in submissions {
                    row.extend(points.get(from + s).copied().unwrap_or(0).to_be_bytes());
                }
                w.0.update(&row);
            }
        }
        Affinity::Pairs(pairs) => {
            w.number(2);
            let mut list: Vec<_> = pairs
                .iter()
                .filter_map(|&(pair, points)| Some((named(p, pair)?, points)))
                .collect();
            list.sort_unstable();
            w.number(list.len() as u64);
            for ((submission, unit), points) in list {
                w.text(submission);
                w.text(unit);
                w.number(u64::from(points));
            }
        }
    }
}

fn rules(p: &Problem, w: &mut Writer) {
    let r = &p.rules;
    w.number(match r.own_organisation {
        OwnOrganisation::Forbid => 0,
        OwnOrganisation::Allow => 1,
    });
    let optional = |x: Option<u64>| x.map_or(0, |x| x + 1);
    w.number(optional(r.most_of_organisation.map(u64::from)));
    w.number(optional(r.most_of_region.map(u64::from)));
    w.number(match r.languages {
        Languages::Ignore => 0,
        Languages::One => 1,
        Languages::Require => 2,
    });
    w.number(optional(r.expert.map(u64::from)));
    w.number(match r.mutual {
        Mutual::Allow => 0,
        Mutual::Forbid => 1,
        Mutual::Avoid { price } => 2 + u64::from(price),
    });
    w.number(optional(r.per_pair_limit.map(|s| u64::from(s.of))));
    w.number(optional(r.per_pair_limit.map(|s| u64::from(s.out_of))));
    w.number(u64::from(r.partition));
}

/// Writes values into a hash so that no two different sequences look alike.
struct Writer(Sha256);

impl Writer {
    fn number(&mut self, number: u64) {
        self.0.update(number.to_be_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.update(text.as_bytes());
    }

    fn name(&mut self, name: Option<&str>) {
        self.number(u64::from(name.is_some()));
        self.text(name.unwrap_or(""));
    }

    /// A list in sorted order.
    fn list<T: Ord + Texts>(&mut self, mut list: Vec<T>) {
        list.sort_unstable();
        self.number(list.len() as u64);
        for item in list {
            item.write(self);
        }
    }
}

/// What a list is made of.
trait Texts {
    fn write(&self, w: &mut Writer);
}

impl Texts for &str {
    fn write(&self, w: &mut Writer) {
        w.text(self);
    }
}

impl Texts for (&str, &str) {
    fn write(&self, w: &mut Writer) {
        w.text(self.0);
        w.text(self.1);
    }
}

//! The part of a problem that is a flow, in the order of the sorted ids: a row of bits per submission for the units that
//! may see it, what fixed pairs leave of demands and loads, and the nested groups whose number on a submission is capped.
//!
//! "At least one reader" and "at least one expert" become caps on the others: with exactly d reviewers, at least one of
//! a group is at most d - 1 of the rest. Families of groups that cross each other cannot all be in a flow; those left
//! out are told by [`Terms::complete`], and `search.rs` keeps them.

use std::collections::BTreeMap;

use super::super::model::{Languages, OwnOrganisation, Pair, Problem};
use super::super::verify::{index, points, reads, sparse};
use super::Rule;

/// A capped group of units.
#[derive(Clone, Debug)]
pub(in super::super) struct Group {
    /// Its units.
    pub(in super::super) members: Vec<u64>,
    /// The most of them on a submission.
    pub(in super::super) most: u32,
    /// The rule behind the cap. For [`Rule::Reader`] and [`Rule::Expert`] the members are those who are not.
    pub(in super::super) rule: Rule,
}

/// The flow part of a problem. Units and submissions are ranks by id here.
#[derive(Clone, Debug)]
pub(in super::super) struct Terms {
    /// Index of the unit with a rank.
    pub(in super::super) units: Vec<u32>,
    /// Index of the submission with a rank.
    pub(in super::super) submissions: Vec<u32>,
    /// Rank of each unit.
    pub(in super::super) unit_rank: Vec<u32>,
    /// Rank of each submission.
    pub(in super::super) submission_rank: Vec<u32>,
    /// Words per row.
    pub(in super::super) words: usize,
    /// Units that may see a submission and are not fixed on it.
    pub(in super::super) rows: Vec<Vec<u64>>,
    /// Units fixed on a submission.
    pub(in super::super) fixed: Vec<Vec<u32>>,
    /// Reviews still needed beside the fixed ones; below 0 where too many are fixed.
    pub(in super::super) need: Vec<i64>,
    /// Reviews a unit must do beside the fixed ones, at least 0.
    pub(in super::super) least: Vec<i64>,
    /// Reviews a unit can do beside the fixed ones; below 0 where too many are fixed.
    pub(in super::super) most: Vec<i64>,
    /// Capped groups that hold on every submission.
    pub(in super::super) groups: Vec<Group>,
    /// The groups of each unit, the inner one first.
    pub(in super::super) chain: Vec<Vec<u32>>,
    /// The group around all others of one submission: those who are not readers (or experts), and how many may be.
    pub(in super::super) outer: Vec<Option<Group>>,
    /// Whether every rule but that about mutual reviews is in here.
    pub(in super::super) complete: bool,
}

impl Terms {
    /// The terms of a problem without faults; `cells` gives the cell of each unit by index (see `impartial.rs`).
    pub(in super::super) fn new(p: &Problem, cells: Option<&Cells>) -> Self {
        let units = by_id(p.units.iter().map(|unit| unit.id.as_str()));
        let submissions = by_id(
            p.submissions
                .iter()
                .map(|submission| submission.id.as_str()),
        );
        let words = units.len().div_ceil(64).max(1);
        let mut terms = Self {
            unit_rank: ranks(&units),
            submission_rank: ranks(&submissions),
            words,
            rows: Vec::with_capacity(submissions.len()),
            fixed: vec![Vec::new(); submissions.len()],
            need: submissions
                .iter()
                .map(|at| i64::from(p.submissions[index(*at)].demand))
                .collect(),
            least: units
                .iter()
                .map(|at| i64::from(p.units[index(*at)].least))
                .collect(),
            most: units
                .iter()
                .map(|at| i64::from(p.units[index(*at)].most))
                .collect(),
            groups: Vec::new(),
            chain: vec![Vec::new(); units.len()],
            outer: vec![None; submissions.len()],
            complete: true,
            units,
            submissions,
        };
        terms.fill_rows(p, cells);
        terms.fix(&p.locked);
        terms.nest(p);
        terms.surround(p);
        terms
    }

    /// The pair of two ranks, in the indices of the problem.
    pub(in super::super) fn pair(&self, submission: u32, unit: u32) -> Pair {
        Pair {
            submission: self.submissions[index(submission)],
            unit: self.units[index(unit)],
        }
    }

    /// The ranks `(submission, unit)` of a pair that exists.
    pub(in super::super) fn ranks(&self, pair: Pair) -> (u32, u32) {
        (
            self.submission_rank[index(pair.submission)],
            self.unit_rank[index(pair.unit)],
        )
    }

    /// Whether the unit may see the submission (ranks); fixed pairs say no.
    pub(in super::super) fn allows(&self, submission: u32, unit: u32) -> bool {
        has(&self.rows[index(submission)], unit)
    }

    /// Takes pairs out of what may be chosen.
    pub(in super::super) fn forbid(&mut self, pairs: &[Pair]) {
        for pair in pairs {
            let (submission, unit) = self.ranks(*pair);
            clear(&mut self.rows[index(submission)], unit);
        }
    }

    /// Fixes pairs: they are taken off demands and loads, whether they were allowed or not.
    pub(in super::super) fn fix(&mut self, pairs: &[Pair]) {
        for pair in pairs {
            let (submission, unit) = self.ranks(*pair);
            if self.fixed[index(submission)].contains(&unit) {
                continue;
            }
            clear(&mut self.rows[index(submission)], unit);
            let fixed = &mut self.fixed[index(submission)];
            fixed.insert(fixed.partition_point(|other| *other < unit), unit);
            self.need[index(submission)] -= 1;
            self.most[index(unit)] -= 1;
            self.least[index(unit)] = (self.least[index(unit)] - 1).max(0);
        }
    }

    /// The groups that a unit is in on a submission, inner ones first, as `(number, group)`; the outer group of the
    /// submission has the number of all groups.
    pub(in super::super) fn groups_of(
        &self,
        submission: u32,
        unit: u32,
    ) -> impl Iterator<Item = (u32, &Group)> {
        let outer = self.outer[index(submission)]
            .as_ref()
            .filter(|group| has(&group.members, unit));
        self.chain[index(unit)]
            .iter()
            .map(|at| (*at, &self.groups[index(*at)]))
            .chain(outer.map(|group| (u32::try_from(self.groups.len()).unwrap_or(u32::MAX), group)))
    }

    /// The group with a number on a submission.
    pub(in super::super) fn group(&self, submission: u32, number: u32) -> Option<&Group> {
        self.groups
            .get(index(number))
            .or_else(|| self.outer[index(submission)].as_ref())
    }

    fn fill_rows(&mut self, p: &Problem, cells: Option<&Cells>) {
        let mut all = vec![0; self.words];
        for unit in 0..self.units.len() {
            set(&mut all, narrow(unit));
        }
        let organisations = masks(
            self,
            p.units
                .iter()
                .map(|unit| unit.organisation.as_deref().into_iter()),
        );
        let languages = masks(
            self,
            p.units
                .iter()
                .map(|unit| unit.languages.iter().map(String::as_str)),
        );
        let mut cell = [vec![0; self.words], vec![0; self.words]];
        if let Some(cells) = cells {
            for (rank, at) in self.units.iter().enumerate() {
                set(
                    &mut cell[usize::from(cells.units[index(*at)] & 1)],
                    narrow(rank),
                );
            }
        }
        for at in &self.submissions {
            let submission = &p.submissions[index(*at)];
            let mut row = all.clone();
            for author in &submission.authors {
                if let Some(rank) = self.unit_rank.get(index(*author)) {
                    clear(&mut row, *rank);
                }
            }
            if let (OwnOrganisation::Forbid, Some(own)) =
                (p.rules.own_organisation, &submission.organisation)
                && let Some(mask) = organisations.get(own.as_str())
            {
                minus(&mut row, mask);
            }
            if p.rules.languages == Languages::Require && !submission.languages.is_empty() {
                let mut readers = vec![0; self.words];
                for mask in submission
                    .languages
                    .iter()
                    .filter_map(|language| languages.get(language.as_str()))
                {
                    plus(&mut readers, mask);
                }
                row.iter_mut()
                    .zip(&readers)
                    .for_each(|(word, other)| *word &= other);
            }
            if let Some(own) = cells.and_then(|cells| cells.submissions[index(*at)]) {
                minus(&mut row, &cell[usize::from(own & 1)]);
            }
            self.rows.push(row);
        }
        self.forbid(&p.forbidden);
    }

    /// Organisations and regions with caps; organisations inside regions where each lies in one region.
    fn nest(&mut self, p: &Problem) {
        let organisations = masks(
            self,
            p.units
                .iter()
                .map(|unit| unit.organisation.as_deref().into_iter()),
        );
        let regions = masks(
            self,
            p.units
                .iter()
                .map(|unit| unit.region.as_deref().into_iter()),
        );
        let (by_organisation, mut by_region) =
            (p.rules.most_of_organisation, p.rules.most_of_region);
        if by_organisation.is_some() && by_region.is_some() {
            let nested = organisations.values().all(|inner| {
                count(inner) <= u64::from(p.rules.most_of_organisation.unwrap_or(0))
                    || regions
                        .values()
                        .all(|outer| !meets(inner, outer) || within(inner, outer))
            });
            if !nested {
                self.complete = false;
                by_region = None;
            }
        }
        let families = [
            (by_organisation, organisations, Rule::OrganisationCap),
            (by_region, regions, Rule::RegionCap),
        ];
        for (most, family, rule) in families {
            let Some(most) = most else { continue };
            if most == 0 {
                // A cap of none at all is a plain exclusion.
                for members in family.values() {
                    self.rows.iter_mut().for_each(|row| minus(row, members));
                }
            }
            for members in family
                .into_values()
                .filter(|members| count(members) > u64::from(most))
            {
                let at = narrow(self.groups.len());
                for unit in bits(&members) {
                    self.chain[index(unit)].push(at);
                }
                self.groups.push(Group {
                    members,
                    most,
                    rule,
                });
            }
        }
    }

    /// Readers and experts: the cap on the others, where it lies around the other groups.
    fn surround(&mut self, p: &Problem) {
        let one_reader = p.rules.languages == Languages::One;
        if !one_reader && p.rules.expert.is_none() {
            return;
        }
        let sparse = sparse(p);
        for submission in 0..narrow(self.submissions.len()) {
            let at = self.submissions[index(submission)];
            let demand = p.submissions[index(at)].demand;
            if demand == 0 {
                continue;
            }
            let mut others = Vec::new();
            if one_reader && !p.submissions[index(at)].languages.is_empty() {
                others.push((
                    self.units_where(submission, |pair| !reads(p, pair)),
                    Rule::Reader,
                ));
            }
            if let Some(least) = p.rules.expert {
                others.push((
                    self.units_where(submission, |pair| {
                        points(p, &sparse, pair) < i64::from(least)
                    }),
                    Rule::Expert,
                ));
            }
            // The larger group is the harder rule; a group inside it is implied.
            others.sort_by_key(|(members, _)| std::cmp::Reverse(count(members)));
            let mut others = others.into_iter();
            let Some((members, rule)) = others.next() else {
                continue;
            };
            if others.any(|(inner, _)| !within(&inner, &members)) {
                self.complete = false;
            }
            let mut row = self.rows[index(submission)].clone();
            self.fixed[index(submission)]
                .iter()
                .for_each(|unit| set(&mut row, *unit));
            let nested = self.groups.iter().all(|group| {
                let inside: Vec<u64> = group.members.iter().zip(&row).map(|(a, b)| a & b).collect();
                count(&inside) < u64::from(group.most)
                    || !meets(&inside, &members)
                    || within(&inside, &members)
            });
            if demand == 1 {
                minus(&mut self.rows[index(submission)], &members);
            }
            if nested || demand == 1 {
                self.outer[index(submission)] = Some(Group {
                    members,
                    most: demand - 1,
                    rule,
                });
            } else {
                self.complete = false;
            }
        }
    }

    /// The units that may see the submission, or are fixed on it, and of whom `holds` is true.
    fn units_where(&self, submission: u32, holds: impl Fn(Pair) -> bool) -> Vec<u64> {
        let mut found = vec![0; self.words];
        let fixed = self.fixed[index(submission)].iter().copied();
        for unit in bits(&self.rows[index(submission)]).chain(fixed) {
            if holds(self.pair(submission, unit)) {
                set(&mut found, unit);
            }
        }
        found
    }
}

/// A division of units and submissions into two cells; a submission without authors and organisation has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Cells {
    /// The cell of each unit, 0 or 1, by index.
    pub(in super::super) units: Vec<u8>,
    /// The cell of each submission: its reviewers are in the other one.
    pub(in super::super) submissions: Vec<Option<u8>>,
}

/// The members of a row, in order.
pub(in super::super) fn bits(row: &[u64]) -> impl Iterator<Item = u32> {
    row.iter().enumerate().flat_map(|(at, word)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            (left != 0).then(|| {
                let bit = left.trailing_zeros();
                left &= left - 1;
                narrow(at * 64) + bit
            })
        })
    })
}

pub(super) fn has(row: &[u64], unit: u32) -> bool {
    row[index(unit) / 64] >> (unit % 64) & 1 == 1
}

pub(super) fn set(row: &mut [u64], unit: u32) {
    row[index(unit) / 64] |= 1 << (unit % 64);
}

pub(super) fn clear(row: &mut [u64], unit: u32) {
    row[index(unit) / 64] &= !(1 << (unit % 64));
}

pub(super) fn minus(row: &mut [u64], other: &[u64]) {
    row.iter_mut()
        .zip(other)
        .for_each(|(word, other)| *word &= !other);
}

fn plus(row: &mut [u64], other: &[u64]) {
    row.iter_mut()
        .zip(other)
        .for_each(|(word, other)| *word |= other);
}

fn count(row: &[u64]) -> u64 {
    row.iter().map(|word| u64::from(word.count_ones())).sum()
}

fn meets(a: &[u64], b: &[u64]) -> bool {
    a.iter().zip(b).any(|(a, b)| a & b != 0)
}

fn within(a: &[u64], b: &[u64]) -> bool {
    a.iter().zip(b).all(|(a, b)| a & !b == 0)
}

/// A position as an index; problems are far below four billion (`check`).
pub(super) fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The indices in the order of their ids.
fn by_id<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut order: Vec<(&str, u32)> = ids.zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, at)| at).collect()
}

fn ranks(order: &[u32]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (rank, at) in (0..).zip(order) {
        ranks[index(*at)] = rank;
    }
    ranks
}

/// The units under each name, as rows of ranks.
fn masks<'a, I>(terms: &Terms, names: impl Iterator<Item = I>) -> BTreeMap<&'a str, Vec<u64>>
where
    I: Iterator<Item = &'a str>,
{
    let mut masks: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for (names, rank) in names.zip(&terms.unit_rank) {
        for name in names {
            set(
                masks.entry(name).or_insert_with(|| vec![0; terms.words]),
                *rank,
            );
        }
    }
    masks
}

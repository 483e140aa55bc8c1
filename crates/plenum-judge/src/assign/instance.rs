//! A problem in the form the solvers work on: indices in the order of the ids, exclusions as bits, rules about groups as
//! caps, locked pairs taken out beforehand.
//!
//! Every rule about the reviewers of one submission becomes a cap: "at least one reader" of d reviewers is "at most
//! d - 1 who do not read". Families of caps that nest (one inside the other on every submission) go into the network,
//! the others are priced by multipliers.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "check.rs limits units and submissions to 12,000 each"
)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::bits::Bits;
use super::feasible::Cells;
use super::model::{Affinity, Languages, Mutual, OwnOrganisation, Pair, Problem};
use super::tie::hash8;

/// A pair as (unit, submission), both as places in the order of ids.
pub(super) type At = (u32, u32);

/// No group.
pub(super) const NOBODY: u32 = u32::MAX;

/// Which family of caps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Organisation,
    Region,
    /// Those who do not read the submission.
    Strangers,
    /// Those who are no experts for it.
    Laymen,
}

/// A family of caps: to which group each unit belongs.
#[derive(Clone, Debug)]
pub(super) struct Caps {
    pub(super) family: Family,
    /// The cap of each group on each submission, before locked pairs; not used for strangers and laymen.
    most: u32,
}

/// The sorted, indexed form of a problem. `unit` and `submission` are places in the order of ids throughout.
#[derive(Clone, Debug)]
pub(super) struct Instance<'a> {
    pub(super) units: usize,
    pub(super) submissions: usize,
    /// From sorted to given index.
    pub(super) unit_given: Vec<u32>,
    pub(super) submission_given: Vec<u32>,
    /// From given to sorted index.
    unit_at: Vec<u32>,
    submission_at: Vec<u32>,
    pub(super) seed: u64,
    /// Reviews still to be given, without the locked ones.
    pub(super) demand: Vec<i64>,
    /// Limits of the loads, with the locked ones.
    pub(super) least: Vec<i64>,
    pub(super) most: Vec<i64>,
    /// Locked pairs (unit, submission), sorted by submission.
    pub(super) locked: Vec<(u32, u32)>,
    pub(super) locked_load: Vec<i64>,
    pub(super) locked_points: Vec<i64>,
    /// Points by unit, then submission.
    points: Cow<'a, [u16]>,
    /// Pairs that cannot be added: excluded by a rule, locked already, or against a full cap.
    pub(super) closed: Bits,
    pub(super) authors: Vec<Vec<u32>>,
    pub(super) works: Vec<Vec<u32>>,
    organisation: Vec<u32>,
    region: Vec<u32>,
    pub(super) organisation_names: Vec<String>,
    pub(super) region_names: Vec<String>,
    reads: Option<Bits>,
    pub(super) expert: u16,
    /// The families in the network, the outer first.
    pub(super) nested: Vec<Caps>,
    /// The other families.
    pub(super) crossing: Vec<Caps>,
    /// Locked reviewers by (submission, family, group).
    locked_groups: BTreeMap<(u32, Family, u32), u32>,
    pub(super) mutual: Mutual,
    /// Locked pairs break a rule by themselves.
    pub(super) broken: bool,
    /// Some group has no place left on some submission before anything is solved.
    pub(super) full_groups: bool,
}

/// The order of a list by id: places in the list, sorted.
fn order<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let ids: Vec<&str> = ids.collect();
    let mut order: Vec<u32> = (0..ids.len() as u32).collect();
    order.sort_unstable_by(|&a, &b| ids[a as usize].cmp(ids[b as usize]));
    order
}

fn inverse(order: &[u32]) -> Vec<u32> {
    let mut inverse = vec![0; order.len()];
    for (i, &o) in order.iter().enumerate() {
        inverse[o as usize] = i as u32;
    }
    inverse
}

/// Numbers names in their order; [`NOBODY`] for none.
fn number<'a>(names: impl Iterator<Item = Option<&'a String>> + Clone) -> (Vec<String>, Vec<u32>) {
    let mut all: Vec<&String> = names.clone().flatten().collect();
    all.sort_unstable();
    all.dedup();
    let of = names
        .map(|name| {
            name.map_or(NOBODY, |n| {
                all.binary_search(&n).map_or(NOBODY, |i| i as u32)
            })
        })
        .collect();
    (all.into_iter().cloned().collect(), of)
}

impl<'a> Instance<'a> {
    /// Builds the form of a problem without faults, with its division into cells if there is one.
    pub(super) fn new(p: &'a Problem, cells: Option<&Cells>, seed: u64) -> Self {
        let (n, m) = (p.units.len(), p.submissions.len());
        let unit_given = order(p.units.iter().map(|u| u.id.as_str()));
        let submission_given = order(p.submissions.iter().map(|s| s.id.as_str()));
        let unit_at = inverse(&unit_given);
        let submission_at = inverse(&submission_given);
        let sorted_units = || unit_given.iter().map(|&u| &p.units[u as usize]);
        let sorted_submissions = || submission_given.iter().map(|&s| &p.submissions[s as usize]);
        let (organisation_names, organisation) =
            number(sorted_units().map(|u| u.organisation.as_ref()));
        let (region_names, region) = number(sorted_units().map(|u| u.region.as_ref()));
        let authors: Vec<Vec<u32>> = sorted_submissions()
            .map(|s| {
                let mut list: Vec<u32> = s.authors.iter().map(|&a| unit_at[a as usize]).collect();
                list.sort_unstable();
                list.dedup();
                list
            })
            .collect();
        let mut works = vec![Vec::new(); n];
        for (s, list) in authors.iter().enumerate() {
            for &a in list {
                works[a as usize].push(s as u32);
            }
        }
        let mut locked: Vec<(u32, u32)> = p
            .locked
            .iter()
            .map(|l| {
                (
                    unit_at[l.unit as usize],
                    submission_at[l.submission as usize],
                )
            })
            .collect();
        locked.sort_unstable_by_key(|&(u, s)| (s, u));
        let mut i = Self {
            units: n,
            submissions: m,
            seed,
            demand: sorted_submissions().map(|s| i64::from(s.demand)).collect(),
            least: sorted_units().map(|u| i64::from(u.least)).collect(),
            most: sorted_units()
                .map(|u| i64::from(u.most).min(m as i64))
                .collect(),
            locked,
            locked_load: vec![0; n],
            locked_points: vec![0; m],
            points: points(p, &unit_given, &submission_given, &unit_at, &submission_at),
            closed: Bits::new(n, m),
            authors,
            works,
            organisation,
            region,
            organisation_names,
            region_names,
            reads: None,
            expert: p.rules.expert.unwrap_or(0),
            nested: Vec::new(),
            crossing: Vec::new(),
            locked_groups: BTreeMap::new(),
            mutual: p.rules.mutual,
            broken: false,
            full_groups: false,
            unit_given,
            submission_given,
            unit_at,
            submission_at,
        };
        i.languages(p);
        i.exclude(p, cells);
        i.families(p);
        i.lock();
        i
    }

    /// Points of a pair.
    pub(super) fn points(&self, unit: u32, submission: u32) -> i64 {
        i64::from(self.points[unit as usize * self.submissions + submission as usize])
    }

    /// Points of a unit with each submission.
    pub(super) fn row(&self, unit: usize) -> &[u16] {
        &self.points[unit * self.submissions..(unit + 1) * self.submissions]
    }

    /// The tie-break of a pair, of so many bits (0 to 8).
    pub(super) fn tie(&self, unit: u32, submission: u32, bits: u32) -> i64 {
        if bits == 0 {
            0
        } else {
            i64::from(hash8(self.seed, unit, submission) >> (8 - bits))
        }
    }

    pub(super) fn open(&self, unit: u32, submission: u32) -> bool {
        !self.closed.get(unit as usize, submission as usize)
    }

    /// The pair in the indices of the problem.
    pub(super) fn pair(&self, unit: u32, submission: u32) -> Pair {
        Pair {
            submission: self.submission_given[submission as usize],
            unit: self.unit_given[unit as usize],
        }
    }

    /// A pair of the problem as (unit, submission) in sorted order.
    pub(super) fn at(&self, pair: Pair) -> (u32, u32) {
        (
            self.unit_at[pair.unit as usize],
            self.submission_at[pair.submission as usize],
        )
    }

    /// The reviews a submission has in all, locked ones too.
    pub(super) fn whole_demand(&self, submission: u32) -> i64 {
        self.demand[submission as usize] + self.locked_on(submission).len() as i64
    }

    /// The locked pairs of a submission.
    pub(super) fn locked_on(&self, submission: u32) -> &[(u32, u32)] {
        let from = self.locked.partition_point(|l| l.1 < submission);
        let to = self.locked.partition_point(|l| l.1 <= submission);
        &self.locked[from..to]
    }

    pub(super) fn reads(&self, unit: u32, submission: u32) -> bool {
        self.reads
            .as_ref()
            .is_none_or(|r| r.get(unit as usize, submission as usize))
    }

    /// The group of a unit on a submission in a family, or [`NOBODY`].
    pub(super) fn group(&self, family: Family, unit: u32, submission: u32) -> u32 {
        match family {
            Family::Organisation => self.organisation[unit as usize],
            Family::Region => self.region[unit as usize],
            Family::Strangers => {
                if self.reads(unit, submission) {
                    NOBODY
                } else {
                    0
                }
            }
            Family::Laymen => {
                if self.points(unit, submission) >= i64::from(self.expert) {
                    NOBODY
                } else {
                    0
                }
            }
        }
    }

    /// How many more of a group fit on a submission; below 0 if the locked ones are too many already.
    pub(super) fn cap(&self, caps: &Caps, group: u32, submission: u32) -> i64 {
        let most = match caps.family {
            Family::Organisation | Family::Region => i64::from(caps.most),
            Family::Strangers | Family::Laymen => match self.whole_demand(submission) {
                0 => 0,
                demand => demand - 1,
            },
        };
        let key = (submission, caps.family, group);
        most - i64::from(self.locked_groups.get(&key).copied().unwrap_or(0))
    }

    fn languages(&mut self, p: &Problem) {
        match p.rules.languages {
            Languages::Ignore => return,
            Languages::One | Languages::Require => {}
        }
        let mut names: Vec<&String> = p.units.iter().flat_map(|u| &u.languages).collect();
        names.sort_unstable();
        names.dedup();
        let mask = |set: &std::collections::BTreeSet<String>| {
            let mut mask = vec![0_u64; names.len().div_ceil(64)];
            for at in set
                .iter()
                .filter_map(|name| names.binary_search(&name).ok())
            {
                mask[at / 64] |= 1 << (at % 64);
            }
            mask
        };
        let of_units: Vec<Vec<u64>> = self
            .unit_given
            .iter()
            .map(|&u| mask(&p.units[u as usize].languages))
            .collect();
        let mut reads = Bits::new(self.units, self.submissions);
        for (at, &given) in self.submission_given.iter().enumerate() {
            let languages = &p.submissions[given as usize].languages;
            let wanted = mask(languages);
            for (u, known) in of_units.iter().enumerate() {
                if languages.is_empty() || known.iter().zip(&wanted).any(|(a, b)| a & b != 0) {
                    reads.set(u, at);
                }
            }
        }
        self.reads = Some(reads);
    }

    fn exclude(&mut self, p: &Problem, cells: Option<&Cells>) {
        for f in &p.forbidden {
            let (u, s) = self.at(*f);
            self.closed.set(u as usize, s as usize);
        }
        for (s, list) in self.authors.iter().enumerate() {
            for &a in list {
                self.closed.set(a as usize, s);
            }
        }
        let submission_organisation: Vec<u32> = self
            .submission_given
            .iter()
            .map(|&s| p.submissions[s as usize].organisation.as_ref())
            .map(|name| {
                name.map_or(NOBODY, |n| {
                    self.organisation_names
                        .binary_search(n)
                        .map_or(NOBODY, |i| i as u32)
                })
            })
            .collect();
        let mut of_organisation = vec![Vec::new(); self.organisation_names.len()];
        for (u, &o) in self.organisation.iter().enumerate() {
            if o != NOBODY {
                of_organisation[o as usize].push(u);
            }
        }
        if p.rules.own_organisation == OwnOrganisation::Forbid {
            for (s, &o) in submission_organisation.iter().enumerate() {
                if o != NOBODY {
                    for &u in &of_organisation[o as usize] {
                        self.closed.set(u, s);
                    }
                }
            }
        }
        if p.rules.languages == Languages::Require {
            for u in 0..self.units as u32 {
                for s in 0..self.submissions as u32 {
                    if !self.reads(u, s) {
                        self.closed.set(u as usize, s as usize);
                    }
                }
            }
        }
        if let Some(cells) = cells {
            for (u, &unit) in self.unit_given.iter().enumerate() {
                for (s, &submission) in self.submission_given.iter().enumerate() {
                    if cells.submissions[submission as usize] == Some(cells.units[unit as usize]) {
                        self.closed.set(u, s);
                    }
                }
            }
        }
    }

    /// Decides which families of caps go into the network.
    fn families(&mut self, p: &Problem) {
        let organisation = p.rules.most_of_organisation.map(|most| Caps {
            family: Family::Organisation,
            most,
        });
        let region = p.rules.most_of_region.map(|most| Caps {
            family: Family::Region,
            most,
        });
        let mut rest = Vec::new();
        if p.rules.languages == Languages::One {
            rest.push(Caps {
                family: Family::Strangers,
                most: 0,
            });
        }
        if p.rules.expert.is_some_and(|e| e > 0) {
            rest.push(Caps {
                family: Family::Laymen,
                most: 0,
            });
        }
        match (region, organisation) {
            (Some(r), Some(o)) => {
                self.nested.push(r);
                if self.organisations_within_regions() {
                    self.nested.push(o);
                } else {
                    self.crossing.push(o);
                }
            }
            (Some(one), None) | (None, Some(one)) => self.nested.push(one),
            (None, None) => self.nested.extend(rest.pop()),
        }
        self.crossing.extend(rest);
    }

    fn organisations_within_regions(&self) -> bool {
        let mut of = vec![None; self.organisation_names.len()];
        self.organisation
            .iter()
            .zip(&self.region)
            .all(|(&o, &r)| o == NOBODY || *of[o as usize].get_or_insert(r) == r)
    }

    /// Takes the locked pairs out and closes what they make impossible.
    fn lock(&mut self) {
        let locked = self.locked.clone();
        for &(u, s) in &locked {
            self.demand[s as usize] -= 1;
            self.locked_load[u as usize] += 1;
            self.locked_points[s as usize] += self.points(u, s);
            self.closed.set(u as usize, s as usize);
            for caps in self.nested.iter().chain(&self.crossing) {
                let group = self.group(caps.family, u, s);
                if group != NOBODY {
                    *self
                        .locked_groups
                        .entry((s, caps.family, group))
                        .or_insert(0) += 1;
                }
            }
        }
        self.broken |= self.demand.iter().any(|&d| d < 0);
        self.broken |= self
            .locked_load
            .iter()
            .zip(&self.most)
            .any(|(l, most)| l > most);
        for u in 0..self.units {
            if self.locked_load[u] > 0 && self.locked_load[u] >= self.most[u] {
                for s in 0..self.submissions {
                    self.closed.set(u, s);
                }
            }
        }
        let all: Vec<Caps> = self.nested.iter().chain(&self.crossing).cloned().collect();
        for caps in &all {
            self.close_full(caps);
        }
        if self.mutual == Mutual::Forbid {
            for &(u, s) in &locked {
                for back in self.reverse(u, s) {
                    self.broken |= locked.contains(&back);
                    self.closed.set(back.0 as usize, back.1 as usize);
                }
            }
        }
    }

    /// Closes the pairs of groups that have no place left.
    fn close_full(&mut self, caps: &Caps) {
        let tight = match caps.family {
            Family::Organisation | Family::Region => caps.most == 0 || !self.locked.is_empty(),
            Family::Strangers | Family::Laymen => true,
        };
        if !tight {
            return;
        }
        for s in 0..self.submissions as u32 {
            let all_locked = self.demand[s as usize] == 0;
            let may_be_full = match caps.family {
                Family::Organisation | Family::Region => {
                    caps.most == 0 || !self.locked_on(s).is_empty()
                }
                Family::Strangers | Family::Laymen => {
                    let full = self.cap(caps, 0, s) <= 0;
                    // Locked pairs alone that leave nobody who reads, or no expert.
                    self.broken |= all_locked && self.cap(caps, 0, s) < 0;
                    full
                }
            };
            if !may_be_full {
                continue;
            }
            for u in 0..self.units as u32 {
                let group = self.group(caps.family, u, s);
                if group != NOBODY {
                    let left = self.cap(caps, group, s);
                    self.broken |= left < 0 && self.whole_demand(s) > 0;
                    if left <= 0 {
                        self.full_groups = true;
                        self.closed.set(u as usize, s as usize);
                    }
                }
            }
        }
    }

    /// For each two units that review each other by locked pairs alone: one such pair each way, the smaller first.
    pub(super) fn locked_reciprocal(&self) -> Vec<(At, At)> {
        let mut found: BTreeMap<At, (At, At)> = BTreeMap::new();
        for &(u, s) in &self.locked {
            for back in self.reverse(u, s) {
                if self.locked_on(back.1).binary_search(&back).is_ok() {
                    let units = (u.min(back.0), u.max(back.0));
                    found
                        .entry(units)
                        .or_insert_with(|| ((u, s).min(back), (u, s).max(back)));
                }
            }
        }
        found.into_values().collect()
    }

    /// The pairs in which an author of `submission` reviews a work of `unit`: with any of them the two units would
    /// review each other.
    pub(super) fn reverse(&self, unit: u32, submission: u32) -> Vec<(u32, u32)> {
        let mut back = Vec::new();
        for &author in &self.authors[submission as usize] {
            if author != unit {
                back.extend(self.works[unit as usize].iter().map(|&work| (author, work)));
            }
        }
        back
    }
}

/// The points by unit and submission in the order of ids.
fn points<'a>(
    p: &'a Problem,
    unit_given: &[u32],
    submission_given: &[u32],
    unit_at: &[u32],
    submission_at: &[u32],
) -> Cow<'a, [u16]> {
    let (units, submissions) = (unit_given.len(), submission_given.len());
    match &p.affinity {
        Affinity::Equal => Cow::Owned(vec![0; units * submissions]),
        Affinity::Dense(points) => {
            let sorted = |order: &[u32]| order.iter().enumerate().all(|(i, &o)| i == o as usize);
            if sorted(unit_given) && sorted(submission_given) {
                return Cow::Borrowed(points);
            }
            let mut all = Vec::with_capacity(units * submissions);
            for &u in unit_given {
                let row = &points[u as usize * submissions..][..submissions];
                all.extend(submission_given.iter().map(|&s| row[s as usize]));
            }
            Cow::Owned(all)
        }
        Affinity::Pairs(pairs) => {
            let mut all = vec![0; units * submissions];
            for (pair, points) in pairs {
                let (u, s) = (
                    unit_at[pair.unit as usize],
                    submission_at[pair.submission as usize],
                );
                all[u as usize * submissions + s as usize] = *points;
            }
            Cow::Owned(all)
        }
    }
}

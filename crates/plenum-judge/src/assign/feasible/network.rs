//! Flow between submissions and units along rows of bits: augmenting paths found for all open submissions in one sweep
//! (Hopcroft and Karp 1973; Dinitz 1970), and cheapest paths where some pairs cost 1 and the others nothing.
//!
//! The residual network is never written down. From a submission one reaches every unit that may see it and is not on
//! it, unless a full group shuts it out; from a unit one reaches the submissions it is on, and there also the *gates*:
//! the full groups it belongs to, through which another member of the group may take its place. Sets of units are rows
//! of bits, so that a sweep over n submissions and n units costs about n n / 64 steps.

use super::super::verify::index;
use super::reach::Reach;
use super::terms::{Terms, bits, clear, has, minus, narrow, set};

/// No node.
pub(in super::super) const NONE: u32 = u32::MAX;

/// A flow over the terms: who is on what, beside the fixed pairs.
#[derive(Clone, Debug)]
pub(in super::super) struct Flow<'t> {
    /// The rules.
    pub(in super::super) terms: &'t Terms,
    /// Pairs that cost nothing; the rows of the terms if none are given.
    free: Option<&'t [Vec<u64>]>,
    /// Pairs that cost 1.
    dear: Option<&'t [Vec<u64>]>,
    /// Units on each submission.
    pub(in super::super) on: Vec<Vec<u32>>,
    /// Submissions of each unit.
    pub(in super::super) of: Vec<Vec<u32>>,
    /// Reviews each submission is to have.
    pub(in super::super) need: Vec<usize>,
    /// Places of each unit.
    pub(in super::super) limit: Vec<usize>,
}

/// When a sweep ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Until {
    /// With one unit that has a free place for each start that can reach one. Costs are not looked at.
    Places,
    /// When everything that can be reached has its lowest cost.
    Everything,
}

impl<'t> Flow<'t> {
    /// An empty flow with the demands and places of the terms.
    pub(in super::super) fn new(terms: &'t Terms) -> Self {
        let places = |most: &i64| usize::try_from(*most).unwrap_or(0);
        Self {
            terms,
            free: None,
            dear: None,
            on: vec![Vec::new(); terms.submissions.len()],
            of: vec![Vec::new(); terms.units.len()],
            need: terms.need.iter().map(places).collect(),
            limit: terms.most.iter().map(places).collect(),
        }
    }

    /// Gives pairs a cost: those of `free` cost nothing, those of `dear` cost 1; no pair may be in both.
    pub(in super::super) fn priced(mut self, free: &'t [Vec<u64>], dear: &'t [Vec<u64>]) -> Self {
        self.free = Some(free);
        self.dear = Some(dear);
        self
    }

    /// Puts a unit on a submission. The caller answers for the rules.
    pub(in super::super) fn add(&mut self, submission: u32, unit: u32) {
        self.on[index(submission)].push(unit);
        self.of[index(unit)].push(submission);
    }

    /// Takes a unit off a submission, if it is there.
    pub(in super::super) fn remove(&mut self, submission: u32, unit: u32) {
        self.on[index(submission)].retain(|other| *other != unit);
        self.of[index(unit)].retain(|other| *other != submission);
    }

    /// Reviews a submission still misses.
    pub(in super::super) fn missing(&self, submission: u32) -> usize {
        self.need[index(submission)].saturating_sub(self.on[index(submission)].len())
    }

    /// Reviews missing in all.
    pub(in super::super) fn shortage(&self) -> usize {
        (0..narrow(self.on.len()))
            .map(|submission| self.missing(submission))
            .sum()
    }

    /// Whether the unit has a free place.
    pub(in super::super) fn has_place(&self, unit: u32) -> bool {
        self.of[index(unit)].len() < self.limit[index(unit)]
    }

    /// The pairs of the flow, as ranks `(submission, unit)`.
    pub(in super::super) fn pairs(&self) -> impl Iterator<Item = (u32, u32)> {
        (0..)
            .zip(&self.on)
            .flat_map(|(submission, units)| units.iter().map(move |unit| (submission, *unit)))
    }

    /// Fills as many demands as possible; true if all are met. Loads never fall on the way.
    pub(in super::super) fn fill(&mut self, reach: &mut Reach) -> bool {
        self.first_fit();
        loop {
            let starts: Vec<u32> = (0..narrow(self.on.len()))
                .filter(|at| self.missing(*at) > 0)
                .collect();
            if starts.is_empty() {
                return true;
            }
            reach.sweep(self, &starts, &[], Until::Places);
            let mut touched = vec![false; self.on.len()];
            let mut moved = false;
            for target in std::mem::take(&mut reach.targets) {
                let path = reach.path(self, target);
                if path.iter().all(|step| !touched[index(step.submission)]) {
                    for step in &path {
                        touched[index(step.submission)] = true;
                    }
                    self.walk(&path);
                    moved = true;
                }
            }
            if !moved {
                return false;
            }
        }
    }

    /// Puts as many units on a submission as it needs, for itself alone; how many were found. Groups are nested, so taking
    /// any unit that fits is never a mistake.
    pub(super) fn serve_alone(&mut self, submission: u32) -> usize {
        let row = self.row(submission, true);
        let mut shut = self.shut(submission, NONE);
        for unit in bits(&row) {
            if self.missing(submission) == 0 {
                break;
            }
            if self.limit[index(unit)] > 0 && !has(&shut, unit) {
                self.add(submission, unit);
                shut = self.shut(submission, NONE);
            }
        }
        self.on[index(submission)].len()
    }

    /// Gives each open submission the next free units, going round.
    fn first_fit(&mut self) {
        let mut free = vec![0; self.terms.words];
        (0..narrow(self.of.len()))
            .filter(|unit| self.has_place(*unit))
            .for_each(|unit| set(&mut free, unit));
        let mut cursor = 0;
        for submission in 0..narrow(self.on.len()) {
            while self.missing(submission) > 0 {
                let mut row = self.row(submission, true);
                row.iter_mut()
                    .zip(&free)
                    .for_each(|(word, free)| *word &= free);
                minus(&mut row, &self.shut(submission, NONE));
                let Some(unit) = next_from(&row, cursor) else {
                    break;
                };
                self.add(submission, unit);
                if !self.has_place(unit) {
                    clear(&mut free, unit);
                }
                cursor = unit + 1;
            }
        }
    }

    /// Changes the flow along a path.
    pub(in super::super) fn walk(&mut self, path: &[Step]) {
        for step in path.iter().filter(|step| step.leaves != NONE) {
            self.remove(step.submission, step.leaves);
        }
        for step in path {
            self.add(step.submission, step.joins);
        }
    }

    /// The pairs of a submission that cost nothing, or those that cost 1.
    pub(super) fn row(&self, submission: u32, free: bool) -> Vec<u64> {
        let rows = if free {
            Some(self.free.unwrap_or(&self.terms.rows))
        } else {
            self.dear
        };
        rows.map_or_else(Vec::new, |rows| rows[index(submission)].clone())
    }

    /// Whether a pair costs 1.
    pub(in super::super) fn is_dear(&self, submission: u32, unit: u32) -> bool {
        self.dear
            .is_some_and(|rows| has(&rows[index(submission)], unit))
    }

    /// Whether a unit may join a submission as it is now: allowed at no cost, not on it, in no full group.
    pub(in super::super) fn may_join(&self, submission: u32, unit: u32) -> bool {
        let row = &self.free.unwrap_or(&self.terms.rows)[index(submission)];
        has(row, unit)
            && !self.on[index(submission)].contains(&unit)
            && !self.is_shut(submission, unit)
    }

    /// Whether a full group of the submission shuts the unit out.
    fn is_shut(&self, submission: u32, unit: u32) -> bool {
        let mut groups = self.terms.groups_of(submission, unit).peekable();
        groups.peek().is_some() && {
            let full = self.full(submission);
            groups.any(|(number, _)| full.contains(&number))
        }
    }

    /// The full groups of a submission.
    pub(in super::super) fn full(&self, submission: u32) -> Vec<u32> {
        if self.terms.groups.is_empty() && self.terms.outer[index(submission)].is_none() {
            return Vec::new();
        }
        let mut counts: Vec<(u32, u32, u32)> = Vec::new();
        let here = self.on[index(submission)]
            .iter()
            .chain(&self.terms.fixed[index(submission)]);
        for unit in here {
            for (number, group) in self.terms.groups_of(submission, *unit) {
                match counts.iter_mut().find(|entry| entry.0 == number) {
                    Some(entry) => entry.1 += 1,
                    None => counts.push((number, 1, group.most)),
                }
            }
        }
        let mut full: Vec<u32> = counts
            .iter()
            .filter(|entry| entry.1 >= entry.2)
            .map(|entry| entry.0)
            .collect();
        if self.terms.outer[index(submission)]
            .as_ref()
            .is_some_and(|outer| outer.most == 0)
        {
            full.push(narrow(self.terms.groups.len()));
        }
        full
    }

    /// The units that cannot join a submission: those on it, and those shut out by full groups inside the gate given
    /// (a group number; [`NONE`] for the submission itself).
    pub(super) fn shut(&self, submission: u32, gate: u32) -> Vec<u64> {
        let mut shut = vec![0; self.terms.words];
        for unit in &self.on[index(submission)] {
            set(&mut shut, *unit);
        }
        for number in self.full(submission) {
            // Organisations come before regions, and both before the outer group: what is inside has a lower number.
            if (gate == NONE || number < gate)
                && let Some(group) = self.terms.group(submission, number)
            {
                shut.iter_mut()
                    .zip(&group.members)
                    .for_each(|(word, other)| *word |= other);
            }
        }
        shut
    }
}

/// One step of a path: on a submission, one unit leaves ([`NONE`] at the start) and another joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Step {
    /// The submission.
    pub(in super::super) submission: u32,
    /// Who leaves it.
    pub(in super::super) leaves: u32,
    /// Who joins it.
    pub(in super::super) joins: u32,
}

/// The first member of a row from a position on, going round.
fn next_from(row: &[u64], from: u32) -> Option<u32> {
    let later = bits(row).find(|unit| *unit >= from);
    later.or_else(|| bits(row).next())
}

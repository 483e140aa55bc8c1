//! Which reviews of a submission are open in a flow: rows of bits, with what its groups shut.

use super::{Flow, narrow, set, minus, NONE, next_from, clear, Step, index, has};

impl Flow<'_> {
    /// Gives each open submission the next free units, going round.
    pub(super) fn first_fit(&mut self) {
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
    pub(in super::super::super) fn walk(&mut self, path: &[Step]) {
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
    pub(in super::super::super) fn is_dear(&self, submission: u32, unit: u32) -> bool {
        self.dear
            .is_some_and(|rows| has(&rows[index(submission)], unit))
    }

    /// Whether a unit may join a submission as it is now: allowed at no cost, not on it, in no full group.
    pub(in super::super::super) fn may_join(&self, submission: u32, unit: u32) -> bool {
        let row = &self.free.unwrap_or(&self.terms.rows)[index(submission)];
        has(row, unit)
            && !self.on[index(submission)].contains(&unit)
            && !self.is_shut(submission, unit)
    }

    /// Whether a full group of the submission shuts the unit out.
    pub(super) fn is_shut(&self, submission: u32, unit: u32) -> bool {
        let mut groups = self.terms.groups_of(submission, unit).peekable();
        groups.peek().is_some() && {
            let full = self.full(submission);
            groups.any(|(number, _)| full.contains(&number))
        }
    }

    /// The full groups of a submission.
    pub(in super::super::super) fn full(&self, submission: u32) -> Vec<u32> {
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

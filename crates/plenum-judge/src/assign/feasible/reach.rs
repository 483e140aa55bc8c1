//! Sweeps over the residual network of a flow: everything that can be reached, at the lowest cost, and the ways there.

use std::collections::{BTreeMap, VecDeque};

use super::super::verify::index;
use super::network::{Flow, NONE, Step, Until};
use super::terms::{bits, minus, narrow, set};

/// A full group of a submission that was entered by one of its members.
#[derive(Clone, Copy, Debug)]
struct Gate {
    submission: u32,
    group: u32,
    level: i32,
    from: u32,
    root: u32,
}

/// What a sweep reached. Levels are costs; nodes are submissions, then units, then gates.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Reach {
    /// Units with a free place that were reached, in the order of discovery.
    pub(in super::super) targets: Vec<u32>,
    submissions: Vec<Label>,
    units: Vec<Label>,
    gates: Vec<Gate>,
    gates_of: Vec<Vec<u32>>,
    served: Vec<bool>,
    /// Units reached at a level or below it, for each level in use.
    within: BTreeMap<i32, Vec<u64>>,
    queue: BTreeMap<i32, VecDeque<u32>>,
}

#[derive(Clone, Copy, Debug)]
struct Label {
    level: i32,
    /// For a unit the node it was reached from, for a submission the unit; [`NONE`] at a start.
    from: u32,
    root: u32,
}

const UNSEEN: Label = Label {
    level: i32::MAX,
    from: NONE,
    root: NONE,
};

impl Reach {
    /// The cost at which a submission was reached.
    pub(in super::super) fn submission(&self, at: u32) -> Option<i32> {
        self.submissions
            .get(index(at))
            .map(|label| label.level)
            .filter(|level| *level != i32::MAX)
    }

    /// The unit from which a submission was reached; `None` at a start.
    pub(in super::super) fn entered_from(&self, at: u32) -> Option<u32> {
        self.submissions
            .get(index(at))
            .map(|label| label.from)
            .filter(|from| *from != NONE)
    }

    /// The cost at which a unit was reached.
    pub(in super::super) fn unit(&self, at: u32) -> Option<i32> {
        self.units
            .get(index(at))
            .map(|label| label.level)
            .filter(|level| *level != i32::MAX)
    }

    /// The cost at which a full group of a submission was reached, if it was.
    pub(in super::super) fn gate(&self, submission: u32, group: u32) -> Option<i32> {
        let gates = self.gates_of.get(index(submission))?;
        let found = gates
            .iter()
            .map(|at| &self.gates[index(*at)])
            .find(|gate| gate.group == group)?;
        Some(found.level)
    }

    /// Sweeps from submissions that look for a unit and units that would give one review away.
    pub(in super::super) fn sweep(
        &mut self,
        flow: &Flow<'_>,
        submissions: &[u32],
        units: &[u32],
        goal: Until,
    ) {
        self.reset(flow);
        for (root, start) in (0..).zip(submissions) {
            self.label_submission(*start, 0, NONE, root);
        }
        for (root, start) in (narrow(submissions.len())..).zip(units) {
            self.label_unit(flow, *start, 0, NONE, root);
        }
        self.served = vec![false; submissions.len() + units.len()];
        self.run(flow, goal);
    }

    /// Potentials of a flow of least cost in which each unit does at least `least` reviews: afterwards no residual arc has
    /// `cost + level(from) - level(to)` below 0. Returns the level of the sink, where all places end. Were the flow not of
    /// least cost, the levels would fall without end; a limit on the rounds stops that.
    pub(in super::super) fn potentials(&mut self, flow: &Flow<'_>, least: &[usize]) -> i32 {
        self.reset(flow);
        self.served = vec![false];
        let (n, u) = (narrow(flow.on.len()), narrow(flow.of.len()));
        (0..n).for_each(|at| self.label_submission(at, 0, NONE, 0));
        (0..u).for_each(|unit| self.label_unit(flow, unit, 0, NONE, 0));
        let mut sink = 0;
        for _ in 0..=flow.of.len() {
            self.run(flow, Until::Everything);
            let open = (0..u)
                .filter(|unit| flow.has_place(*unit))
                .filter_map(|unit| self.unit(unit))
                .min();
            sink = sink.min(open.unwrap_or(0));
            let above = |unit: &u32| {
                let spare = flow.of[index(*unit)].len() > least[index(*unit)];
                spare && self.unit(*unit).is_some_and(|level| level > sink)
            };
            let late: Vec<u32> = (0..u).filter(above).collect();
            if late.is_empty() {
                break;
            }
            for unit in late {
                self.label_unit(flow, unit, sink, NONE, 0);
            }
        }
        sink
    }

    fn run(&mut self, flow: &Flow<'_>, goal: Until) {
        while let Some(mut entry) = self.queue.first_entry() {
            let level = *entry.key();
            let Some(node) = entry.get_mut().pop_front() else {
                entry.remove();
                continue;
            };
            self.visit(flow, node, level, goal);
            if goal == Until::Places && self.targets.len() == self.served.len() {
                break;
            }
        }
    }

    /// The way to a unit, from the start on.
    pub(in super::super) fn path(&self, flow: &Flow<'_>, target: u32) -> Vec<Step> {
        let (n, u) = (narrow(flow.on.len()), narrow(flow.of.len()));
        let mut path = Vec::new();
        let mut joins = target;
        while let Some(label) = self
            .units
            .get(index(joins))
            .filter(|label| label.from != NONE)
        {
            let (submission, leaves) = if label.from < n {
                (label.from, self.submissions[index(label.from)].from)
            } else {
                let gate = &self.gates[index(label.from - n - u)];
                (gate.submission, gate.from)
            };
            path.push(Step {
                submission,
                leaves,
                joins,
            });
            joins = leaves;
            if joins == NONE {
                break;
            }
        }
        path.reverse();
        path
    }

    fn reset(&mut self, flow: &Flow<'_>) {
        self.submissions.clear();
        self.submissions.resize(flow.on.len(), UNSEEN);
        self.units.clear();
        self.units.resize(flow.of.len(), UNSEEN);
        self.gates_of.resize_with(flow.on.len(), Vec::new);
        for gate in self.gates.drain(..) {
            if let Some(gates) = self.gates_of.get_mut(index(gate.submission)) {
                gates.clear();
            }
        }
        self.targets.clear();
        self.within.clear();
        self.queue.clear();
    }

    fn visit(&mut self, flow: &Flow<'_>, node: u32, level: i32, goal: Until) {
        let (n, u) = (narrow(flow.on.len()), narrow(flow.of.len()));
        if node < n {
            let label = self.submissions[index(node)];
            if label.level == level && !self.is_served(label.root, goal) {
                self.spread(flow, node, NONE, node, label.root, level, goal);
            }
        } else if node < n + u {
            let unit = node - n;
            let label = self.units[index(unit)];
            if label.level == level && !self.is_served(label.root, goal) {
                self.retreat(flow, unit, label.root, level);
            }
        } else {
            let gate = self.gates[index(node - n - u)];
            if gate.level == level && !self.is_served(gate.root, goal) {
                self.spread(
                    flow,
                    gate.submission,
                    gate.group,
                    node,
                    gate.root,
                    level,
                    goal,
                );
            }
        }
    }

    fn is_served(&self, root: u32, goal: Until) -> bool {
        goal == Until::Places && self.served[index(root)]
    }

    /// From a submission (or one of its gates) to the units that may join it.
    #[expect(clippy::too_many_arguments, reason = "the state of one visit")]
    fn spread(
        &mut self,
        flow: &Flow<'_>,
        submission: u32,
        gate: u32,
        node: u32,
        root: u32,
        level: i32,
        goal: Until,
    ) {
        let shut = flow.shut(submission, gate);
        let members = if gate == NONE {
            None
        } else {
            flow.terms
                .group(submission, gate)
                .map(|group| &group.members)
        };
        for (cost, free) in [(0, true), (1, false)] {
            let mut row = flow.row(submission, free);
            if row.is_empty() {
                continue;
            }
            minus(&mut row, &shut);
            if let Some(members) = members {
                row.iter_mut()
                    .zip(members)
                    .for_each(|(word, other)| *word &= other);
            }
            if let Some((_, reached)) = self.within.range(..=level + cost).next_back() {
                minus(&mut row, reached);
            }
            for unit in bits(&row) {
                self.label_unit(flow, unit, level + cost, node, root);
                if goal == Until::Places && flow.has_place(unit) {
                    self.targets.push(unit);
                    self.served[index(root)] = true;
                    return;
                }
            }
        }
    }

    /// From a unit to the submissions it could leave.
    fn retreat(&mut self, flow: &Flow<'_>, unit: u32, root: u32, level: i32) {
        for submission in &flow.of[index(unit)] {
            let level = level - i32::from(flow.is_dear(*submission, unit));
            self.label_submission(*submission, level, unit, root);
            let full = flow.full(*submission);
            for (number, _) in flow.terms.groups_of(*submission, unit) {
                if full.contains(&number) {
                    self.label_gate(flow, *submission, number, level, unit, root);
                }
            }
        }
    }

    fn label_submission(&mut self, at: u32, level: i32, from: u32, root: u32) {
        let label = &mut self.submissions[index(at)];
        if level < label.level {
            *label = Label { level, from, root };
            self.queue.entry(level).or_default().push_back(at);
        }
    }

    fn label_unit(&mut self, flow: &Flow<'_>, at: u32, level: i32, from: u32, root: u32) {
        let label = &mut self.units[index(at)];
        if level < label.level {
            *label = Label { level, from, root };
            if !self.within.contains_key(&level) {
                let below = self
                    .within
                    .range(..level)
                    .next_back()
                    .map(|(_, row)| row.clone());
                self.within
                    .insert(level, below.unwrap_or_else(|| vec![0; flow.terms.words]));
            }
            for row in self.within.range_mut(level..).map(|(_, row)| row) {
                set(row, at);
            }
            self.queue
                .entry(level)
                .or_default()
                .push_back(narrow(flow.on.len()) + at);
        }
    }

    fn label_gate(
        &mut self,
        flow: &Flow<'_>,
        submission: u32,
        group: u32,
        level: i32,
        from: u32,
        root: u32,
    ) {
        let known = self.gates_of[index(submission)].iter().copied();
        let known = known
            .into_iter()
            .find(|at| self.gates[index(*at)].group == group);
        let at = match known {
            Some(at) if self.gates[index(at)].level <= level => return,
            Some(at) => at,
            None => {
                let at = narrow(self.gates.len());
                self.gates_of[index(submission)].push(at);
                self.gates.push(Gate {
                    submission,
                    group,
                    level,
                    from,
                    root,
                });
                at
            }
        };
        let gate = &mut self.gates[index(at)];
        (gate.level, gate.from, gate.root) = (level, from, root);
        self.queue
            .entry(level)
            .or_default()
            .push_back(narrow(flow.on.len() + flow.of.len()) + at);
    }
}

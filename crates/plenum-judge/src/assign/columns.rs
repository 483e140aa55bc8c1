//! The network of an instance over a list of promising pairs, grown by pricing all the others until none of them would
//! help: then the best plan of the list is the best of all.
//!
//! The network: submission -> (region -> organisation ->) unit -> sink. Rules that do not fit into it are priced: a lift
//! of the points of a submission, a price of a cap, a penalty on a pair. Whoever sets such prices (fair.rs, mutual.rs)
//! reads the relaxed optimum from here.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "columns, units and submissions are counted in u32; thresholds are clamped before they are narrowed"
)]

use super::bits::Bits;
use super::instance::{Instance, NOBODY};
use super::simplex::{Arc, Node, Simplex};

/// The number of a column: a pair in the list.
pub(super) type Column = u32;

/// How many pairs a round of pricing adds to a submission at most.
const PER_ROUND: usize = 8;
/// A bar that no points reach, however low the other price.
const NEVER: i32 = 1 << 30;

/// A group on a submission: its columns so far, and its node once they are more than fit.
#[derive(Clone, Debug)]
struct Gate {
    level: usize,
    group: u32,
    columns: Vec<Column>,
    node: Option<(Node, Arc)>,
}

/// The price of a cap that is not in the network.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) submission: u32,
    /// Index into [`Instance::crossing`].
    pub(super) caps: usize,
    pub(super) group: u32,
    /// The places, without locked ones.
    pub(super) cap: i64,
    pub(super) price: i64,
}

/// What the loads may be.
#[derive(Clone, Debug)]
pub(super) struct Loads {
    pub(super) least: Vec<i64>,
    pub(super) most: Vec<i64>,
    /// The price of one more in the sum of the squared loads; 0 where loads are free within the limits.
    pub(super) square: i64,
}

/// The list, its network and the prices of what is not in it.
#[derive(Clone, Debug)]
pub(super) struct Columns<'i> {
    pub(super) instance: &'i Instance<'i>,
    pub(super) net: Simplex,
    pub(super) scale: i64,
    /// What a point counts: the scale, or 0 when only lifts count.
    base: i64,
    pub(super) ties: u32,
    pub(super) loads: Loads,
    /// Unit and submission by column.
    pub(super) pairs: Vec<(u32, u32)>,
    arcs: Vec<Arc>,
    penalty: Vec<i64>,
    pub(super) of_submission: Vec<Vec<Column>>,
    present: Bits,
    gates: Vec<Vec<Gate>>,
    pub(super) lift: Vec<i64>,
    pub(super) rows: Vec<Row>,
    rows_of: Vec<Vec<u32>>,
    /// The best open units of each submission at the start, best first: points << 40 | tie << 32 | unit.
    pub(super) tops: Vec<Vec<u64>>,
    /// The price of a review of each submission and of a place with each unit, as last read.
    pub(super) of_review: Vec<i64>,
    pub(super) of_place: Vec<i64>,
    /// Nothing needs to flow into the sink.
    tight: bool,
    /// Arcs unit -> sink with the square price of one unit of flow, where loads are priced.
    load_arcs: Vec<(Arc, i64)>,
    /// Warm solves so far.
    pub(super) solves: u32,
}

/// The scale for a sum of demands: all tie-breaks together never outweigh one point.
pub(super) fn scale_for(reviews: i64, ties: u32) -> i64 {
    let most = reviews.max(1) * ((1_i64 << ties) - 1).max(0);
    1 << (64 - most.leading_zeros())
}

/// The largest price that may stand on a pair of a problem of this size.
pub(super) fn price_limit(units: usize, submissions: usize) -> i64 {
    (1 << 57) / (units as i64 + 8 * submissions as i64 + 2)
}

impl<'i> Columns<'i> {
    /// The list of the best pairs by unit and by submission and its network, not solved yet. `base` is 1 for the total,
    /// 0 where only lifted points count; `ties` is the number of bits of a tie-break, 0 to 8.
    pub(super) fn new(instance: &'i Instance<'i>, loads: Loads, base: i64, ties: u32) -> Self {
        let (n, m) = (instance.units, instance.submissions);
        let mut supply = instance.demand.clone();
        let whole: i64 = instance.demand.iter().sum();
        let mut needed = 0;
        for (u, least) in loads.least.iter().enumerate() {
            let least = (least - instance.locked_load[u]).max(0);
            supply.push(-least);
            needed += least;
        }
        supply.push(needed - whole);
        let mut net = Simplex::new(&supply);
        let sink = (m + n) as u32;
        let mut load_arcs = Vec::with_capacity(n);
        for u in 0..n {
            let locked = instance.locked_load[u];
            let least = (loads.least[u] - locked).max(0);
            let most = (loads.most[u] - locked).max(least);
            let node = (m + u) as u32;
            if loads.square == 0 {
                load_arcs.push((net.add_arc(node, sink, most - least, 0), 0));
            } else {
                for load in least + locked + 1..=most + locked {
                    let square = 2 * load - 1;
                    load_arcs.push((net.add_arc(node, sink, 1, square * loads.square), square));
                }
            }
        }
        let scale = scale_for(whole + instance.locked.len() as i64, ties);
        let mut columns = Self {
            instance,
            net,
            scale,
            base: base * scale,
            ties,
            loads,
            pairs: Vec::new(),
            arcs: Vec::new(),
            penalty: Vec::new(),
            of_submission: vec![Vec::new(); m],
            present: Bits::new(n, m),
            gates: vec![Vec::new(); if instance.nested.is_empty() { 0 } else { m }],
            lift: vec![0; m],
            rows: Vec::new(),
            rows_of: vec![Vec::new(); m],
            tops: Vec::new(),
            of_review: vec![0; m],
            of_place: vec![0; n],
            tight: needed == whole,
            load_arcs,
            solves: 0,
        };
        let mut first = columns.candidates();
        first.sort_unstable();
        first.dedup();
        for code in first {
            columns.add((code & 0xffff_ffff) as u32, (code >> 32) as u32);
        }
        columns
    }

    /// The tie-break of a pair, with as many bits as there is room for.
    pub(super) fn tie(&self, unit: u32, submission: u32) -> i64 {
        self.instance.tie(unit, submission, self.ties)
    }

    /// What a pair is worth at present, scaled, before penalties of single pairs.
    fn worth(&self, unit: u32, submission: u32) -> i64 {
        let i = self.instance;
        let mut worth = (self.base + self.lift[submission as usize]) * i.points(unit, submission)
            + self.tie(unit, submission);
        for &row in &self.rows_of[submission as usize] {
            let row = &self.rows[row as usize];
            if i.group(i.crossing[row.caps].family, unit, submission) == row.group {
                worth -= row.price;
            }
        }
        worth
    }

    /// What a column is worth at present, with everything.
    pub(super) fn value(&self, column: Column) -> i64 {
        let (u, s) = self.pairs[column as usize];
        self.worth(u, s) - self.penalty[column as usize]
    }

    /// What a column is worth in points and ties alone.
    pub(super) fn plain(&self, column: Column) -> i64 {
        let (u, s) = self.pairs[column as usize];
        self.scale * self.instance.points(u, s) + self.tie(u, s)
    }

    /// The column of a pair, if it is in the list.
    pub(super) fn find(&self, unit: u32, submission: u32) -> Option<Column> {
        if !self.present.get(unit as usize, submission as usize) {
            return None;
        }
        self.of_submission[submission as usize]
            .iter()
            .copied()
            .find(|&c| self.pairs[c as usize].0 == unit)
    }

    /// Adds a pair that is open and not in the list yet.
    pub(super) fn add(&mut self, unit: u32, submission: u32) -> Column {
        let i = self.instance;
        let column = self.pairs.len() as u32;
        self.present.set(unit as usize, submission as usize);
        self.pairs.push((unit, submission));
        self.penalty.push(0);
        self.of_submission[submission as usize].push(column);
        let mut tail = submission;
        for (level, caps) in i.nested.iter().enumerate() {
            let group = i.group(caps.family, unit, submission);
            if group == NOBODY {
                continue;
            }
            let gates = &mut self.gates[submission as usize];
            let at = gates
                .iter()
                .position(|g| g.level == level && g.group == group)
                .unwrap_or_else(|| {
                    gates.push(Gate {
                        level,
                        group,
                        columns: Vec::new(),
                        node: None,
                    });
                    gates.len() - 1
                });
            let cap = i.cap(caps, group, submission);
            let full = gates[at].columns.len() as i64 >= cap;
            if gates[at].node.is_none() && full {
                self.build(submission, at, tail, cap);
            }
            let gate = &mut self.gates[submission as usize][at];
            gate.columns.push(column);
            if let Some((node, _)) = gate.node {
                tail = node;
            }
        }
        let cost = -self.worth(unit, submission);
        let arc = self.net.add_arc(tail, i.submissions as u32 + unit, 1, cost);
        self.arcs.push(arc);
        column
    }

    /// Puts the arcs of a group behind a node of their own.
    fn build(&mut self, submission: u32, at: usize, tail: Node, cap: i64) {
        let gates = &self.gates[submission as usize];
        let mut members: Vec<Arc> = Vec::new();
        for &c in &gates[at].columns {
            let inner = gates[at + 1..]
                .iter()
                .chain(&gates[..at])
                .filter(|g| g.level > gates[at].level && g.columns.contains(&c))
                .find_map(|g| g.node);
            let arc = inner.map_or_else(|| self.arcs[c as usize], |(_, arc)| arc);
            if !members.contains(&arc) {
                members.push(arc);
            }
        }
        let node = self.net.group(tail, cap, &members);
        self.gates[submission as usize][at].node = Some(node);
    }

    /// The largest price that may stand on a pair: potentials must not overflow however long a path of them is.
    pub(super) fn limit(&self) -> i64 {
        price_limit(self.instance.units, self.instance.submissions)
    }

    fn refresh_cost(&mut self, column: Column) {
        let cost = -self.value(column);
        self.net.set_cost(self.arcs[column as usize], cost);
    }

    fn refresh_submission(&mut self, submission: u32) {
        for at in 0..self.of_submission[submission as usize].len() {
            let column = self.of_submission[submission as usize][at];
            self.refresh_cost(column);
        }
    }

    /// Sets the extra weight of the points of a submission.
    pub(super) fn set_lift(&mut self, submission: u32, lift: i64) {
        if self.lift[submission as usize] != lift {
            self.lift[submission as usize] = lift;
            self.refresh_submission(submission);
        }
    }

    /// The row of a cap outside the network, made on first use.
    pub(super) fn row(&mut self, submission: u32, caps: usize, group: u32) -> usize {
        let known = self.rows_of[submission as usize]
            .iter()
            .map(|&r| r as usize)
            .find(|&r| self.rows[r].caps == caps && self.rows[r].group == group);
        known.unwrap_or_else(|| {
            let cap = self
                .instance
                .cap(&self.instance.crossing[caps], group, submission);
            self.rows.push(Row {
                submission,
                caps,
                group,
                cap,
                price: 0,
            });
            self.rows_of[submission as usize].push(self.rows.len() as u32 - 1);
            self.rows.len() - 1
        })
    }

    /// Sets the price of a cap outside the network.
    pub(super) fn set_row(&mut self, row: usize, price: i64) {
        if self.rows[row].price != price {
            self.rows[row].price = price;
            self.refresh_submission(self.rows[row].submission);
        }
    }

    /// Sets the penalty of a pair.
    pub(super) fn set_penalty(&mut self, column: Column, penalty: i64) {
        if self.penalty[column as usize] != penalty {
            self.penalty[column as usize] = penalty;
            self.refresh_cost(column);
        }
    }

    /// Forbids or permits a pair of the list.
    pub(super) fn forbid(&mut self, column: Column, on: bool) {
        self.net.forbid(self.arcs[column as usize], on);
    }

    pub(super) fn is_forbidden(&self, column: Column) -> bool {
        self.net.is_forbidden(self.arcs[column as usize])
    }

    pub(super) fn is_chosen(&self, column: Column) -> bool {
        self.net.flow(self.arcs[column as usize]) > 0
    }

    /// The chosen columns, by submission, in the order of the list.
    pub(super) fn chosen(&self) -> Vec<Column> {
        self.of_submission
            .iter()
            .flatten()
            .copied()
            .filter(|&c| self.is_chosen(c))
            .collect()
    }

    /// Solves over the list alone. False: not possible within it.
    pub(super) fn solve_list(&mut self) -> bool {
        self.solves += 1;
        self.net.solve()
    }

    /// Solves over all pairs. False: not possible at all.
    pub(super) fn solve_all(&mut self) -> bool {
        loop {
            let possible = self.solve_list();
            if self.price() == 0 {
                return possible;
            }
        }
    }

    /// The value of the present optimum of the network, scaled: worth of the chosen columns less the price of squares
    /// beyond the locked ones.
    pub(super) fn optimum(&self) -> i128 {
        let worth: i128 = self
            .chosen()
            .iter()
            .map(|&c| i128::from(self.value(c)))
            .sum();
        let squares: i128 = self
            .load_arcs
            .iter()
            .map(|&(arc, square)| i128::from(square) * i128::from(self.net.flow(arc)))
            .sum();
        let set: i64 = (self.loads.least.iter().zip(&self.instance.locked_load))
            .map(|(least, locked)| (least * least - locked * locked).max(0))
            .sum();
        worth - (squares + i128::from(set)) * i128::from(self.loads.square)
    }

    /// Reads the prices of reviews and places from the potentials.
    pub(super) fn read_prices(&mut self) {
        let i = self.instance;
        let (n, m) = (i.units, i.submissions);
        let open = |u: usize| self.loads.most[u] > i.locked_load[u];
        let sink = self.net.potential((m + n) as u32);
        // Where no place beyond the least is needed, the sink may hang loosely; then the cheapest unit is the measure.
        let zero = if self.tight {
            let units = (0..n).filter(|&u| open(u));
            units
                .map(|u| self.net.potential((m + u) as u32))
                .min()
                .unwrap_or(sink)
        } else {
            sink
        };
        for s in 0..m {
            self.of_review[s] = self.net.potential(s as u32) - zero;
        }
        for u in 0..n {
            let price = zero - self.net.potential((m + u) as u32);
            // A unit that need do no more than its locked reviews can stay idle: its places never cost less than that.
            let idle = self.loads.least[u] <= i.locked_load[u];
            self.of_place[u] = if idle {
                price.max(self.loads.square * (2 * i.locked_load[u] - 1).max(0))
            } else {
                price
            };
        }
    }

    /// The prices of caps in the network on a submission: (family index, group, price above 0).
    pub(super) fn gate_prices(
        &self,
        submission: u32,
    ) -> impl Iterator<Item = (usize, u32, i64)> + '_ {
        self.gates
            .get(submission as usize)
            .into_iter()
            .flatten()
            .filter_map(|g| {
                let (_, arc) = g.node?;
                let price = -self.net.reduced_cost(arc);
                (price > 0).then_some((g.level, g.group, price))
            })
    }

    /// What all prices on a pair add up to, beside its own worth: a pair above that would help.
    fn asked(&self, unit: u32, submission: u32) -> i64 {
        let i = self.instance;
        let mut asked = self.of_review[submission as usize] + self.of_place[unit as usize];
        if !i.nested.is_empty() {
            for (level, group, price) in self.gate_prices(submission) {
                if i.group(i.nested[level].family, unit, submission) == group {
                    asked += price;
                }
            }
        }
        asked
    }

    /// The pairs of the list whose use costs at most so much against the relaxed optimum, in the order of the list.
    pub(super) fn pool(&self, limit: i64) -> Vec<(u32, u32)> {
        let near = self
            .arcs
            .iter()
            .map(|&arc| self.net.reduced_cost(arc) <= limit);
        self.pairs
            .iter()
            .zip(near)
            .filter(|(_, near)| *near)
            .map(|(pair, _)| *pair)
            .collect()
    }

    /// By how much a pair outside the list would help at present.
    pub(super) fn gain(&self, unit: u32, submission: u32) -> i64 {
        self.worth(unit, submission) - self.asked(unit, submission)
    }

    /// Prices all open pairs outside the list and adds the most promising ones. Returns how many.
    fn price(&mut self) -> usize {
        self.read_prices();
        let i = self.instance;
        let (n, m) = (i.units, i.submissions);
        let mut best: Vec<Vec<(i64, u32)>> = vec![Vec::new(); m];
        // A pair can only help if its points are above the sum of two whole numbers; prices too large for that (where
        // something is missing still) are compared one by one.
        let middle = self
            .of_review
            .iter()
            .copied()
            .find(|&x| x != 0)
            .unwrap_or(0);
        let narrow = |x: i64| {
            let points = x.div_euclid(self.scale);
            (points.abs() < 1 << 29).then_some(points as i32)
        };
        let mut slow = Vec::new();
        let mut bars: Vec<i32> = vec![NEVER; m];
        for (s, slot) in bars.iter_mut().enumerate() {
            if i.demand[s] == 0 {
                continue;
            }
            match narrow(self.of_review[s] - middle) {
                Some(bar) if self.lift[s] == 0 && self.base > 0 => *slot = bar,
                Some(_) | None => slow.push(s as u32),
            }
        }
        for u in 0..n as u32 {
            if self.loads.most[u as usize] <= i.locked_load[u as usize] {
                continue;
            }
            for &s in &slow {
                self.note(u, s, &mut best);
            }
            let Some(own) = narrow(self.of_place[u as usize] + middle - 255) else {
                for s in (0..m).filter(|&s| bars[s] != NEVER) {
                    self.note(u, s as u32, &mut best);
                }
                continue;
            };
            let row = i.row(u as usize);
            for (block, (points, bars)) in row.chunks(32).zip(bars.chunks(32)).enumerate() {
                let mut hit = false;
                for (&p, &b) in points.iter().zip(bars) {
                    hit |= i32::from(p) > b + own;
                }
                if !hit {
                    continue;
                }
                for (k, (&p, &b)) in points.iter().zip(bars).enumerate() {
                    if i32::from(p) > b + own {
                        self.note(u, (block * 32 + k) as u32, &mut best);
                    }
                }
            }
        }
        let mut added = 0;
        for (s, list) in best.iter_mut().enumerate() {
            list.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            for &(_, u) in list.iter().take(PER_ROUND) {
                self.add(u, s as u32);
                added += 1;
            }
        }
        added
    }

    /// Keeps a pair in mind if it would help.
    fn note(&self, unit: u32, submission: u32, best: &mut [Vec<(i64, u32)>]) {
        let (u, s) = (unit as usize, submission as usize);
        if self.present.get(u, s) || self.instance.closed.get(u, s) {
            return;
        }
        let gain = self.gain(unit, submission);
        if gain > 0 {
            let list = &mut best[s];
            list.push((gain, unit));
            if list.len() >= 8 * PER_ROUND {
                list.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
                list.truncate(PER_ROUND);
            }
        }
    }
}

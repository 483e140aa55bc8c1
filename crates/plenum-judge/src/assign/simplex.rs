//! A primal network simplex for minimum-cost flow, made for being asked again: arcs and nodes can be appended, costs
//! changed, arcs forbidden, and the next solve starts from the basis of the last.
//!
//! The spanning tree is strongly feasible (Cunningham 1976), so it cannot cycle, and arcs are priced in blocks in a
//! fixed order, so the same calls give the same basis on every machine (Ahuja, Magnanti, Orlin, *Network Flows*,
//! ch. 11). All numbers are integers. It knows nothing of reviews.
//!
//! The caller keeps (nodes + 1) times the largest cost below 2^60: then no potential overflows.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "nodes and arcs are counted in u32; the callers stay far below 2^31 of either"
)]

/// The number of an arc; later arcs have higher numbers.
pub(super) type Arc = u32;
/// The number of a node; those of `new` are 0, 1, ...; those of `group` follow.
pub(super) type Node = u32;

/// A capacity that never binds.
pub(super) const UNLIMITED: i64 = i64::MAX / 4;

/// No node, no arc.
const NONE: u32 = u32::MAX;
/// The inner root of the tree; the callers' node `v` is `v + 1` inside.
const ROOT: usize = 0;

/// Where the flow of an arc outside the tree stands. The number is the sign under which its reduced cost may not be
/// negative.
const AT_ZERO: i8 = 1;
const AT_CAPACITY: i8 = -1;
/// In the tree, or never to enter it (artificial arcs).
const SETTLED: i8 = 0;

/// What pricing reads of an arc.
#[derive(Clone, Copy, Debug)]
struct Ends {
    cost: i64,
    from: u32,
    to: u32,
}

/// A node in the tree.
#[derive(Clone, Copy, Debug)]
struct Place {
    parent: u32,
    /// The arc to the parent.
    arc: u32,
    depth: u32,
    first: u32,
    next: u32,
    previous: u32,
    /// The arc runs from the node to its parent.
    up: bool,
}

impl Place {
    const fn loose() -> Self {
        Self {
            parent: NONE,
            arc: NONE,
            depth: 0,
            first: NONE,
            next: NONE,
            previous: NONE,
            up: true,
        }
    }
}

/// A network with its flow, basis and potentials.
#[derive(Clone, Debug)]
pub(super) struct Simplex {
    ends: Vec<Ends>,
    state: Vec<i8>,
    flow: Vec<i64>,
    capacity: Vec<i64>,
    /// Costs as set; `ends[..].cost` is what counts at present (dear for forbidden and artificial arcs).
    cost: Vec<i64>,
    forbidden: Vec<bool>,
    /// How many arcs are forbidden.
    forbidden_count: usize,
    /// By inner node: its artificial arc to or from the root.
    artificial: Vec<u32>,
    places: Vec<Place>,
    potential: Vec<i64>,
    largest: i64,
    dear: i64,
    stale: bool,
    next_block: usize,
    stack: Vec<u32>,
}

impl Simplex {
    /// A network without arcs. A node with a supply above 0 sends it out, one below 0 receives it; the sum is 0.
    pub(super) fn new(supply: &[i64]) -> Self {
        let n = supply.len();
        let mut s = Self {
            ends: Vec::with_capacity(n * 8),
            state: Vec::with_capacity(n * 8),
            flow: Vec::with_capacity(n * 8),
            capacity: Vec::with_capacity(n * 8),
            cost: Vec::with_capacity(n * 8),
            forbidden: Vec::with_capacity(n * 8),
            forbidden_count: 0,
            artificial: vec![NONE],
            places: vec![Place::loose()],
            potential: vec![0],
            largest: 0,
            dear: 1,
            stale: true,
            next_block: 0,
            stack: Vec::new(),
        };
        for &amount in supply {
            s.push_node(amount);
        }
        s
    }

    /// Appends a node without supply, to be joined by later arcs.
    pub(super) fn add_node(&mut self) -> Node {
        self.push_node(0)
    }

    fn push_node(&mut self, supply: i64) -> Node {
        let v = self.places.len();
        self.places.push(Place::loose());
        self.potential.push(0);
        let (from, to) = if supply >= 0 { (v, ROOT) } else { (ROOT, v) };
        let arc = self.push_arc(from as u32, to as u32, UNLIMITED, 0);
        self.flow[arc as usize] = supply.abs();
        self.state[arc as usize] = SETTLED;
        self.artificial.push(arc);
        self.places[v].arc = arc;
        self.places[v].up = supply >= 0;
        self.link(v, ROOT);
        self.stale = true;
        v as u32 - 1
    }

    fn push_arc(&mut self, from: u32, to: u32, capacity: i64, cost: i64) -> Arc {
        self.ends.push(Ends { cost, from, to });
        self.state.push(AT_ZERO);
        self.flow.push(0);
        self.capacity.push(capacity);
        self.cost.push(cost);
        self.forbidden.push(false);
        self.ends.len() as u32 - 1
    }

    /// Appends an arc with flow 0. The capacity is not below 0.
    pub(super) fn add_arc(&mut self, from: Node, to: Node, capacity: i64, cost: i64) -> Arc {
        let arc = self.push_arc(from + 1, to + 1, capacity, cost);
        if capacity == 0 {
            self.state[arc as usize] = SETTLED;
        }
        self.note_cost(cost);
        arc
    }

    fn note_cost(&mut self, cost: i64) {
        if cost.abs() > self.largest {
            self.largest = cost.abs();
            self.stale = true;
        }
    }

    /// Changes a cost.
    pub(super) fn set_cost(&mut self, arc: Arc, cost: i64) {
        let a = arc as usize;
        self.cost[a] = cost;
        self.note_cost(cost);
        if !self.forbidden[a] && self.ends[a].cost != cost {
            self.ends[a].cost = cost;
            self.stale |= self.state[a] == SETTLED;
        }
    }

    /// Forbids or permits an arc. A forbidden arc is as dear as an artificial one: it is emptied wherever it can be.
    pub(super) fn forbid(&mut self, arc: Arc, on: bool) {
        let a = arc as usize;
        if self.forbidden[a] == on {
            return;
        }
        self.forbidden[a] = on;
        if on {
            self.forbidden_count += 1;
        } else {
            self.forbidden_count -= 1;
        }
        self.ends[a].cost = if on { self.dear } else { self.cost[a] };
        self.stale |= self.state[a] == SETTLED;
    }

    /// Whether an arc is forbidden.
    pub(super) fn is_forbidden(&self, arc: Arc) -> bool {
        self.forbidden[arc as usize]
    }

    /// Moves arcs that leave `tail` behind a new node: `tail` -> new node (with this capacity, at no cost) -> where
    /// they led. Their present flows fit into the capacity. The basis is kept. Returns the new node and the new arc.
    pub(super) fn group(&mut self, tail: Node, capacity: i64, members: &[Arc]) -> (Node, Arc) {
        let p = tail as usize + 1;
        let node = self.push_node(0);
        let g = node as usize + 1;
        self.unlink(g);
        let gate = self.push_arc(p as u32, g as u32, capacity, 0);
        let mut flow = 0;
        let mut to_root = false;
        for &m in members {
            let a = m as usize;
            flow += self.flow[a];
            self.ends[a].from = g as u32;
            let head = self.ends[a].to as usize;
            if self.state[a] == SETTLED && self.places[head].arc == m {
                self.unlink(head);
                self.link(head, g);
            } else if self.state[a] == SETTLED && self.places[p].arc == m {
                to_root = true;
                self.unlink(p);
                self.places[g].arc = m;
                self.places[g].up = true;
                self.link(g, head);
            }
        }
        self.flow[gate as usize] = flow;
        self.state[gate as usize] = SETTLED;
        if to_root {
            if flow < capacity {
                self.places[p].arc = gate;
                self.places[p].up = true;
                self.link(p, g);
            } else {
                self.state[gate as usize] = AT_CAPACITY;
                self.hang(p);
            }
        } else if flow > 0 {
            self.places[g].arc = gate;
            self.places[g].up = false;
            self.link(g, p);
        } else {
            self.state[gate as usize] = if capacity == 0 { SETTLED } else { AT_ZERO };
            self.hang(g);
        }
        self.stale = true;
        (node, gate)
    }

    /// Hangs a loose node below the root by its artificial arc, which carries no flow.
    fn hang(&mut self, v: usize) {
        let arc = self.artificial[v];
        let e = &mut self.ends[arc as usize];
        e.from = v as u32;
        e.to = ROOT as u32;
        self.places[v].arc = arc;
        self.places[v].up = true;
        self.link(v, ROOT);
    }

    /// The flow of an arc.
    pub(super) fn flow(&self, arc: Arc) -> i64 {
        self.flow[arc as usize]
    }

    /// The potential of a node. After a solve `cost + potential(from) - potential(to)` is not below 0 on arcs without
    /// flow, not above 0 on full ones and 0 between.
    pub(super) fn potential(&self, node: Node) -> i64 {
        self.potential[node as usize + 1]
    }

    /// `cost + potential(from) - potential(to)`, with the cost that counts at present.
    pub(super) fn reduced_cost(&self, arc: Arc) -> i64 {
        let e = self.ends[arc as usize];
        e.cost + self.potential[e.from as usize] - self.potential[e.to as usize]
    }

    /// Minimises the cost, starting from the present basis. True if all supplies are met without forbidden arcs; else
    /// the shortage is the least possible, and the potentials prove it.
    pub(super) fn solve(&mut self) -> bool {
        if self.stale {
            self.refresh();
        }
        while let Some(arc) = self.entering() {
            self.pivot(arc);
        }
        self.complete()
    }

    /// No artificial and no forbidden arc is in use.
    fn complete(&self) -> bool {
        let artificial = self.artificial.iter().skip(1);
        if artificial.into_iter().any(|&a| self.flow[a as usize] > 0) {
            return false;
        }
        self.forbidden_count == 0
            || !self
                .forbidden
                .iter()
                .zip(&self.flow)
                .any(|(&forbidden, &flow)| forbidden && flow > 0)
    }

    /// Sets the dear costs anew and recomputes depths and potentials in one walk of the tree.
    fn refresh(&mut self) {
        let dear = (self.places.len() as i64 + 1) * self.largest.max(1) + 1;
        for &a in self.artificial.iter().skip(1) {
            self.ends[a as usize].cost = dear;
        }
        if dear != self.dear && self.forbidden_count > 0 {
            for (e, &forbidden) in self.ends.iter_mut().zip(&self.forbidden) {
                if forbidden {
                    e.cost = dear;
                }
            }
        }
        self.dear = dear;
        self.potential[ROOT] = 0;
        self.walk_from(ROOT);
        self.stale = false;
    }

    /// Recomputes depth and potential of everything below a node from the node's own.
    fn walk_from(&mut self, top: usize) {
        let mut stack = std::mem::take(&mut self.stack);
        stack.clear();
        stack.push(top as u32);
        while let Some(v) = stack.pop() {
            let place = self.places[v as usize];
            let mut c = place.first;
            while c != NONE {
                let child = self.places[c as usize];
                let cost = self.ends[child.arc as usize].cost;
                self.potential[c as usize] = if child.up {
                    self.potential[v as usize] - cost
                } else {
                    self.potential[v as usize] + cost
                };
                self.places[c as usize].depth = place.depth + 1;
                if child.first != NONE {
                    stack.push(c);
                }
                c = child.next;
            }
        }
        self.stack = stack;
    }

    /// The most promising arc of the first block that has one.
    fn entering(&mut self) -> Option<usize> {
        let m = self.ends.len();
        let block = (m.isqrt()).max(24);
        let mut best = 0;
        let mut found = None;
        let mut at = self.next_block.min(m);
        let mut left = m;
        while left > 0 {
            if at >= m {
                at = 0;
            }
            let end = (at + block.min(left)).min(m);
            for (i, (e, &state)) in self.ends[at..end]
                .iter()
                .zip(&self.state[at..end])
                .enumerate()
            {
                let reduced = i64::from(state)
                    * (e.cost + self.potential[e.from as usize] - self.potential[e.to as usize]);
                if reduced < best {
                    best = reduced;
                    found = Some(at + i);
                }
            }
            left -= end - at;
            at = end;
            if found.is_some() {
                break;
            }
        }
        self.next_block = at;
        found
    }

    fn unlink(&mut self, v: usize) {
        let Place {
            parent,
            next,
            previous,
            ..
        } = self.places[v];
        if previous == NONE {
            self.places[parent as usize].first = next;
        } else {
            self.places[previous as usize].next = next;
        }
        if next != NONE {
            self.places[next as usize].previous = previous;
        }
    }

    fn link(&mut self, v: usize, parent: usize) {
        let first = self.places[parent].first;
        if first != NONE {
            self.places[first as usize].previous = v as u32;
        }
        self.places[parent].first = v as u32;
        let place = &mut self.places[v];
        place.parent = parent as u32;
        place.next = first;
        place.previous = NONE;
    }

    /// How much more can be sent along the tree arc of `v`, towards its parent or away from it.
    fn room(&self, v: usize, towards_parent: bool) -> i64 {
        let place = &self.places[v];
        let a = place.arc as usize;
        if place.up == towards_parent {
            self.capacity[a] - self.flow[a]
        } else {
            self.flow[a]
        }
    }

    fn pivot(&mut self, entering: usize) {
        let e = self.ends[entering];
        let forward = self.state[entering] == AT_ZERO;
        // Flow is sent first -> second over the entering arc and back from second to first through the tree.
        let (first, second) = if forward {
            (e.from as usize, e.to as usize)
        } else {
            (e.to as usize, e.from as usize)
        };
        let (mut a, mut b) = (first, second);
        let mut least = self.capacity[entering];
        let mut out = NONE as usize;
        let mut on_first = false;
        // The last blocking arc in the direction of the cycle, seen from its top, leaves: this keeps the tree strongly
        // feasible. On the side of `first` that is the one nearest to `first`, on the other the one nearest to the top.
        let (mut least_b, mut out_b) = (i64::MAX, NONE as usize);
        while a != b {
            if self.places[a].depth >= self.places[b].depth {
                let room = self.room(a, false);
                if room < least {
                    least = room;
                    out = a;
                    on_first = true;
                }
                a = self.places[a].parent as usize;
            } else {
                let room = self.room(b, true);
                if room <= least_b {
                    least_b = room;
                    out_b = b;
                }
                b = self.places[b].parent as usize;
            }
        }
        let top = a;
        if out_b != NONE as usize && least_b <= least {
            least = least_b;
            out = out_b;
            on_first = false;
        }
        if least > 0 {
            self.flow[entering] += if forward { least } else { -least };
            let mut v = first;
            while v != top {
                let place = &self.places[v];
                self.flow[place.arc as usize] += if place.up { -least } else { least };
                v = place.parent as usize;
            }
            v = second;
            while v != top {
                let place = &self.places[v];
                self.flow[place.arc as usize] += if place.up { least } else { -least };
                v = place.parent as usize;
            }
        }
        if out == NONE as usize {
            self.state[entering] = -self.state[entering];
            return;
        }
        let leaving = self.places[out].arc as usize;
        let artificial =
            self.ends[leaving].from as usize == ROOT || self.ends[leaving].to as usize == ROOT;
        self.state[leaving] = if artificial || self.capacity[leaving] == 0 {
            SETTLED
        } else if self.flow[leaving] == 0 {
            AT_ZERO
        } else {
            AT_CAPACITY
        };
        self.state[entering] = SETTLED;
        let (inner, outer) = if on_first {
            (first, second)
        } else {
            (second, first)
        };
        self.rehang(inner, outer, entering, out);
    }

    /// Turns the path from `inner` up to `out` round and hangs it below `outer` by the entering arc.
    fn rehang(&mut self, inner: usize, outer: usize, entering: usize, out: usize) {
        let mut v = inner;
        let mut parent = outer;
        let mut arc = entering as u32;
        let mut up = self.ends[entering].from as usize == inner;
        loop {
            let old = self.places[v];
            self.unlink(v);
            self.places[v].arc = arc;
            self.places[v].up = up;
            self.link(v, parent);
            if v == out {
                break;
            }
            parent = v;
            v = old.parent as usize;
            arc = old.arc;
            up = !old.up;
        }
        let cost = self.ends[entering].cost;
        self.potential[inner] = if self.places[inner].up {
            self.potential[outer] - cost
        } else {
            self.potential[outer] + cost
        };
        self.places[inner].depth = self.places[outer].depth + 1;
        self.walk_from(inner);
    }
}

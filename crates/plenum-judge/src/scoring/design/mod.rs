//! What the graph of reviewers and submissions allows: can leniency be told from quality at all?
//!
//! Two submissions are comparable only along chains of shared reviewers. This module finds the parts that share
//! nothing, the single reviews or reviewers that hold two parts together, and submissions with too few reviews, and
//! says which condition of the calibration policy fails (ALGORITHMS 4.3). It looks at who rated what, never at the
//! ratings. The leverage of a review in the additive model is the resistance between its two ends when every review is
//! a conductor of one unit, so it is 1 exactly on a bridge.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::calibrate::dense::Cholesky;
use super::ratings::{Micro, Ratings};

/// Reviews each submission needs before calibrated scores may serve a decision.
pub const REVIEWS_NEEDED: u32 = 3;

/// The share of leniency in the disagreement, s_b²/(s_b² + s_e²), from which evening out is worth it.
pub const LENIENCY_NEEDED: Micro = Micro(100_000);

/// Up to this many units on the smaller side the leverage of each review is computed.
const LEVERAGE_LIMIT: usize = 400;

/// A condition for the use of calibrated scores in decisions that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "condition")]
pub enum Condition {
    /// Reviewers and submissions fall into parts that share nothing.
    Disconnected {
        /// How many parts.
        parts: u32,
    },
    /// Without one review, or without one reviewer, some submissions could no longer be compared with the others.
    ThinBridge {
        /// Reviews of this kind.
        reviews: u32,
        /// Reviewers of this kind.
        reviewers: u32,
    },
    /// Submissions with fewer reviews than needed.
    FewReviews {
        /// How many submissions.
        submissions: u32,
        /// The fewest reviews one of them has.
        fewest: u32,
        /// Reviews needed.
        needed: u32,
    },
    /// Reviewers hardly differ in leniency: there is nothing to even out.
    LittleLeniency {
        /// The share of leniency in the disagreement.
        share: Micro,
        /// The share needed.
        needed: Micro,
    },
    /// Leniency cannot be told from noise or from quality: nobody reviewed twice, or the ratings agree exactly.
    Inseparable,
    /// The estimate did not come to rest within its steps.
    NotConverged,
}

/// The graph of reviewers and submissions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Design {
    /// Submissions with at least one review.
    pub submissions: u32,
    /// Reviewers with at least one review.
    pub reviewers: u32,
    /// Reviews.
    pub reviews: u32,
    /// Parts that share nothing, among what was reviewed.
    pub components: u32,
    /// The part of each submission, numbered in order of appearance; `None` without a review.
    pub component_of: Vec<Option<u32>>,
    /// Reviews (submission, reviewer) whose loss would cut submissions from each other.
    pub bridge_reviews: Vec<(u32, u32)>,
    /// Reviewers whose absence would cut submissions from each other.
    pub bridge_reviewers: Vec<u32>,
    /// Reviews of each submission.
    pub reviews_of: Vec<u32>,
    /// Mean leverage: parameters over reviews; 1 means that nothing is left to judge the noise by.
    pub mean_leverage: Micro,
}

impl Design {
    /// The conditions on the graph that fail; empty if the design supports calibration.
    pub fn failed(&self) -> Vec<Condition> {
        let mut failed = vec![];
        if self.components > 1 {
            failed.push(Condition::Disconnected {
                parts: self.components,
            });
        }
        if !self.bridge_reviews.is_empty() || !self.bridge_reviewers.is_empty() {
            failed.push(Condition::ThinBridge {
                reviews: count(self.bridge_reviews.len()),
                reviewers: count(self.bridge_reviewers.len()),
            });
        }
        let short = || self.reviews_of.iter().filter(|n| **n < REVIEWS_NEEDED);
        if let Some(fewest) = short().min() {
            failed.push(Condition::FewReviews {
                submissions: count(short().count()),
                fewest: *fewest,
                needed: REVIEWS_NEEDED,
            });
        }
        failed
    }
}

/// Describes who rated what.
pub fn design(ratings: &Ratings) -> Design {
    let graph = Graph::new(ratings);
    let walk = graph.walk();
    let rated = |from: usize, to: usize| (from..to).filter(|n| graph.degree(*n) > 0).count();
    let (submissions, nodes) = (graph.submissions, graph.starts.len() - 1);
    let parameters = rated(0, nodes) - walk.components;
    Design {
        submissions: count(rated(0, submissions)),
        reviewers: count(rated(submissions, nodes)),
        reviews: count(ratings.len()),
        components: count(walk.components),
        component_of: walk.component.iter().take(submissions).copied().collect(),
        bridge_reviews: walk.bridges,
        bridge_reviewers: walk.cuts,
        reviews_of: (0..submissions).map(|p| count(graph.degree(p))).collect(),
        mean_leverage: share(parameters, ratings.len()),
    }
}

/// Submissions first, then reviewers, as nodes; each review is an edge, listed at both ends.
struct Graph {
    submissions: usize,
    starts: Vec<usize>,
    ends: Vec<usize>,
}

/// What one walk through the graph finds.
struct Walk {
    components: usize,
    component: Vec<Option<u32>>,
    bridges: Vec<(u32, u32)>,
    cuts: Vec<u32>,
}

impl Graph {
    fn new(ratings: &Ratings) -> Self {
        let submissions = ratings.submissions();
        let nodes = submissions + ratings.reviewers();
        let edge =
            |(submission, reviewer): (u32, u32)| (index(submission), submissions + index(reviewer));
        let mut starts = vec![0; nodes + 1];
        for rating in ratings.all() {
            let (from, to) = edge((rating.submission, rating.reviewer));
            starts[from + 1] += 1;
            starts[to + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut free = starts.clone();
        let mut ends = vec![0; 2 * ratings.len()];
        for rating in ratings.all() {
            let (from, to) = edge((rating.submission, rating.reviewer));
            ends[free[from]] = to;
            ends[free[to]] = from;
            free[from] += 1;
            free[to] += 1;
        }
        Self {
            submissions,
            starts,
            ends,
        }
    }

    fn degree(&self, node: usize) -> usize {
        self.starts[node + 1] - self.starts[node]
    }

    /// Depth first, without recursion: a chain of reviews may be as long as the list. Tarjan's low points give bridges
    /// and cut nodes; a pair is rated once, so the edge to the parent is the only one between the two.
    fn walk(&self) -> Walk {
        let nodes = self.starts.len() - 1;
        let mut walk = Walk {
            components: 0,
            component: vec![None; nodes],
            bridges: vec![],
            cuts: vec![],
        };
        let mut search = Search {
            entered: vec![usize::MAX; nodes],
            low: vec![usize::MAX; nodes],
            below: vec![0; nodes],
            clock: 0,
        };
        for root in 0..nodes {
            if self.degree(root) > 0 && search.entered[root] == usize::MAX {
                self.walk_from(root, &mut search, &mut walk);
                walk.components += 1;
            }
        }
        walk.bridges.sort_unstable();
        walk.cuts.sort_unstable();
        walk.cuts.dedup();
        walk
    }

    fn walk_from(&self, root: usize, search: &mut Search, walk: &mut Walk) {
        let label = Some(count(walk.components));
        // Node, parent, next edge to look at.
        let mut path = vec![(root, usize::MAX, self.starts[root])];
        let mut reached = vec![];
        search.enter(root, self.submissions);
        walk.component[root] = label;
        // Edges of the tree that closed without a way around: settled when the size of the part is known.
        let mut closed = vec![];
        while let Some(last) = path.last_mut() {
            let (node, parent, edge) = *last;
            if edge < self.starts[node + 1] {
                last.2 += 1;
                let next = self.ends[edge];
                if next == parent {
                    continue;
                }
                if search.entered[next] == usize::MAX {
                    search.enter(next, self.submissions);
                    walk.component[next] = label;
                    path.push((next, node, self.starts[next]));
                } else {
                    search.low[node] = search.low[node].min(search.entered[next]);
                }
                continue;
            }
            path.pop();
            reached.push(node);
            if parent != usize::MAX {
                search.below[parent] += search.below[node];
                search.low[parent] = search.low[parent].min(search.low[node]);
                if search.low[node] >= search.entered[parent] {
                    closed.push((parent, node));
                }
            }
        }
        let all = search.below[root];
        for (parent, node) in closed {
            let inside = search.below[node];
            if search.low[node] > search.entered[parent] && inside > 0 && inside < all {
                walk.bridges.push(self.review(parent, node));
            }
            // A reviewer is a cut if a part with submissions hangs on them and other submissions remain elsewhere.
            if parent >= self.submissions && inside > 0 && inside < all {
                walk.cuts.push(count(parent - self.submissions));
            }
        }
    }

    fn review(&self, one: usize, other: usize) -> (u32, u32) {
        let (submission, reviewer) = (one.min(other), one.max(other));
        (count(submission), count(reviewer - self.submissions))
    }
}

struct Search {
    entered: Vec<usize>,
    low: Vec<usize>,
    /// Submissions at or below each node in the tree of the walk.
    below: Vec<usize>,
    clock: usize,
}

impl Search {
    fn enter(&mut self, node: usize, submissions: usize) {
        self.entered[node] = self.clock;
        self.low[node] = self.clock;
        self.below[node] = usize::from(node < submissions);
        self.clock += 1;
    }
}

/// Leverage of each review in the additive model, in the order of [`Ratings::all`]: how far the fit follows this review
/// alone, 1 on a bridge. Empty where both sides have more than a few hundred units.
///
/// It is the resistance of the review, from the graph's Laplacian with the larger side eliminated.
pub fn leverage(ratings: &Ratings) -> Vec<Micro> {
    let graph = Graph::new(ratings);
    let component = graph.walk().component;
    let (submissions, nodes) = (graph.submissions, graph.starts.len() - 1);
    let by_reviewer = ratings.reviewers() <= submissions;
    let (small, large) = if by_reviewer {
        (submissions..nodes, 0..submissions)
    } else {
        (0..submissions, submissions..nodes)
    };
    let first = small.start;
    let size = small.len();
    if size == 0 || size > LEVERAGE_LIMIT {
        return vec![];
    }
    let mut matrix = vec![0.0; size * size];
    for node in large {
        let ends = &graph.ends[graph.starts[node]..graph.starts[node + 1]];
        let each = 1.0 / number(ends.len().max(1));
        for a in ends {
            matrix[(a - first) * size + a - first] += 1.0;
            for b in ends {
                matrix[(a - first) * size + b - first] -= each;
            }
        }
    }
    // Resistances do not change when a part is tied to the ground at one node, nor when it is lifted evenly: a constant
    // block per part makes the matrix invertible. A node without reviews stands alone on 1.
    let label = |node: usize| component[node];
    for i in 0..size {
        if label(first + i).is_none() {
            matrix[i * size + i] = 1.0;
            continue;
        }
        for j in 0..size {
            if label(first + i) == label(first + j) {
                matrix[i * size + j] += 1.0;
            }
        }
    }
    let Some(factor) = Cholesky::new(size, matrix) else {
        return vec![];
    };
    let inverse = factor.inverse();
    let mean = |node: usize, column: usize| {
        let ends = &graph.ends[graph.starts[node]..graph.starts[node + 1]];
        let sum: f64 = ends
            .iter()
            .map(|a| inverse[(a - first) * size + column])
            .sum();
        sum / number(ends.len().max(1))
    };
    let mut within = vec![f64::NAN; nodes];
    let mut each = vec![];
    for rating in ratings.all() {
        let (p, r) = (
            index(rating.submission),
            submissions + index(rating.reviewer),
        );
        let (node, end) = if by_reviewer {
            (p, r - first)
        } else {
            (r, p - first)
        };
        let ends = &graph.ends[graph.starts[node]..graph.starts[node + 1]];
        if within[node].is_nan() {
            let sum: f64 = ends.iter().map(|a| mean(node, a - first)).sum();
            within[node] = sum / number(ends.len());
        }
        let value = 1.0 / number(ends.len()) + inverse[end * size + end] - 2.0 * mean(node, end)
            + within[node];
        each.push(Micro::from_f64(value.clamp(0.0, 1.0)).unwrap_or_default());
    }
    each
}

fn share(part: usize, whole: usize) -> Micro {
    if whole == 0 {
        return Micro(0);
    }
    Micro::from_f64(number(part) / number(whole)).unwrap_or_default()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn index(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn number(n: usize) -> f64 {
    f64::from(count(n))
}

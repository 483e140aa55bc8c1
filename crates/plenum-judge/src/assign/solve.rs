//! From a problem to a plan: which solver does what, in which order, and what is said if there is no plan.
//!
//! Rules that fit the network give a proven optimum at once. A floor under the weakest submission, mutual pairs and caps
//! that cross are priced (`relax.rs`), which gives a bound and, after a dive and a local search, a plan near it; in
//! small rooms a complete search (`exact.rs`) closes the gap. Effort is counted in warm solves, never in time.

use serde::{Deserialize, Serialize};

use super::attempt::{Answer, Tried};
use super::certificate::{self, Certificate, Prices, Search};
use super::check::check;
use super::columns::{Columns, Loads};
use super::fair;
use super::feasible::{Blocked, Cells, Rule, Why, diagnose};
use super::impartial;
use super::instance::Instance;
use super::model::{Fault, Goal, Mutual, Objective, Pair, Problem};
use super::random;

/// Who reviews what, how good it is and how good any plan can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The pairs, sorted by the ids of the submission and the unit.
    pub pairs: Vec<Pair>,
    /// The points of all pairs.
    pub total: i64,
    /// No plan that keeps the rules has more points: with `Objective::Fair` among those whose weakest submission is as
    /// strong, with `Objective::Balanced` among those whose loads are as even, with `Mutual::Avoid` among those with
    /// no more mutual pairs.
    pub bound: i64,
    /// The fewest points of a submission (the sum over its reviewers).
    pub weakest: i64,
    /// No plan that keeps the rules has a weakest submission above this.
    pub weakest_bound: i64,
    /// Reviews per unit, by index of the unit.
    pub loads: Vec<u32>,
    /// How many pairs of units review each other.
    pub mutual_pairs: u32,
    /// What is needed to check all this.
    pub certificate: Certificate,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// The problem itself is wrong.
    Faults(Vec<Fault>),
    /// The rules cannot hold together.
    Blocked(Blocked),
    /// No plan was found although nothing proves that there is none: too large to try everything.
    NotFound {
        /// How many warm solves were spent.
        tried: u32,
    },
}

/// Finds the best plan for a goal. The same problem (in any order of its lists), goal and seed give the same plan; over
/// the seeds, plans of equal worth take turns.
///
/// # Errors
/// [`Failure::Faults`] if the problem is wrong in itself, [`Failure::Blocked`] with a cause if there is provably no plan,
/// [`Failure::NotFound`] if none was found within the effort and neither is proven.
pub fn solve(p: &Problem, goal: &Goal, seed: u64) -> Result<Plan, Failure> {
    let mut faults = check(p);
    if p.rules.per_pair_limit.is_some() {
        let rule = match goal.objective {
            Objective::Total => None,
            Objective::Fair => Some("fair"),
            Objective::Balanced => Some("balanced"),
        };
        faults.extend(rule.map(|rule| Fault::DrawnPlanCannotKeep {
            rule: rule.to_owned(),
        }));
    }
    if !faults.is_empty() {
        return Err(Failure::Faults(faults));
    }
    let cells = if p.rules.partition {
        Some(impartial::cells(p, seed).map_err(|_| blocked(p, 0))?)
    } else {
        None
    };
    if p.rules.per_pair_limit.is_some() {
        return random::drawn(p, cells.as_ref(), seed).map_err(|blocked| {
            blocked.map_or_else(|| self::blocked(p, 0), |blocked| Failure::Blocked(*blocked))
        });
    }
    let i = Instance::new(p, cells.as_ref(), seed);
    if i.broken {
        return Err(blocked(p, 0));
    }
    let run = Run {
        p,
        i: &i,
        cells: cells.as_ref(),
        goal: *goal,
        seed,
    };
    run.solve()
}

/// The cause, as far as it can be named.
fn blocked(p: &Problem, tried: u32) -> Failure {
    match diagnose(p) {
        Err(blocked) => Failure::Blocked(blocked),
        Ok(()) => Failure::NotFound { tried },
    }
}

/// One call of [`solve`].
pub(super) struct Run<'a> {
    pub(super) p: &'a Problem,
    pub(super) i: &'a Instance<'a>,
    pub(super) cells: Option<&'a Cells>,
    pub(super) goal: Goal,
    pub(super) seed: u64,
}

impl Run<'_> {
    fn solve(&self) -> Result<Plan, Failure> {
        let free = Loads {
            least: self.i.least.clone(),
            most: self.i.most.clone(),
            square: 0,
        };
        let columns = self.columns(&free, 8);
        let best = fair::weakest_alone(&columns);
        let prices = fair::prices_alone(self.i, &best, columns.scale);
        let tried = match self.goal.objective {
            Objective::Total => self.attempt(columns, 0, None),
            Objective::Balanced => self.balanced(free),
            Objective::Fair => return self.fair(columns, &best, prices),
        };
        let answer = self.settle(tried)?;
        Ok(self.plan(*answer, best.points, prices, None))
    }

    pub(super) fn columns(&self, loads: &Loads, ties: u32) -> Columns<'_> {
        Columns::new(self.i, loads.clone(), 1, ties)
    }

    pub(super) fn settle(&self, tried: Tried) -> Result<Box<Answer>, Failure> {
        match tried {
            Tried::Answer(answer) => Ok(answer),
            Tried::Impossible => Err(self.impossible()),
            Tried::Nothing { tried } => Err(blocked(self.p, tried)),
        }
    }

    /// There is provably no plan: the cause, or at least the rule.
    pub(super) fn impossible(&self) -> Failure {
        match diagnose(self.p) {
            Err(blocked) => Failure::Blocked(blocked),
            Ok(()) => Failure::Blocked(Blocked {
                reviewers: self.i.unit_given.clone(),
                submissions: self.i.submission_given.clone(),
                why: Why::PairRule {
                    rule: match self.i.mutual {
                        Mutual::Forbid => Rule::Mutual,
                        Mutual::Allow | Mutual::Avoid { .. } => Rule::Reader,
                    },
                    unavoidable: 0,
                    exhausted: true,
                },
                repairs: Vec::new(),
            }),
        }
    }

    /// Everything together.
    pub(super) fn plan(
        &self,
        answer: Answer,
        weakest_bound: i64,
        weakest: Prices,
        weakest_search: Option<Search>,
    ) -> Plan {
        let i = self.i;
        let mut pairs = answer.found.pairs.clone();
        pairs.extend(&i.locked);
        pairs.sort_unstable_by_key(|&(u, s)| (s, u));
        let mut points = vec![0; i.submissions];
        let mut loads = vec![0; i.units];
        let mut squares = 0;
        for &(u, s) in &pairs {
            points[s as usize] += i.points(u, s);
            loads[i.unit_given[u as usize] as usize] += 1;
        }
        let locked: i64 = i.locked_load.iter().map(|l| l * l).sum();
        squares += loads
            .iter()
            .map(|&l: &u32| i64::from(l) * i64::from(l))
            .sum::<i64>()
            - locked;
        let mutual_pairs = mutual_pairs(i, &pairs);
        let scaled = answer.bound + i128::from(answer.square) * i128::from(squares);
        let mut bound =
            i64::try_from(scaled.div_euclid(i128::from(answer.scale))).unwrap_or(i64::MAX);
        if let Mutual::Avoid { price } = i.mutual {
            bound += i64::from(price) * i64::from(mutual_pairs);
        }
        let total = points.iter().sum();
        Plan {
            pairs: pairs.iter().map(|&(u, s)| i.pair(u, s)).collect(),
            total,
            bound,
            weakest: points.into_iter().min().unwrap_or(0),
            weakest_bound,
            loads,
            mutual_pairs,
            certificate: Certificate {
                version: certificate::VERSION,
                seed: self.seed,
                digest: certificate::digest(self.p),
                objective: self.goal.objective,
                scale: answer.scale,
                cells: self.cells.map_or_else(Vec::new, |c| c.units.clone()),
                total: answer.prices,
                weakest,
                even: answer.even,
                total_search: answer.search,
                weakest_search,
                draw: None,
            },
        }
    }
}

/// How many pairs of units review each other.
pub(super) fn mutual_pairs(i: &Instance<'_>, pairs: &[(u32, u32)]) -> u32 {
    let mut reviews: Vec<(u32, u32)> = pairs
        .iter()
        .flat_map(|&(u, s)| i.authors[s as usize].iter().map(move |&a| (u, a)))
        .filter(|(u, a)| u != a)
        .collect();
    reviews.sort_unstable();
    reviews.dedup();
    let twice = reviews
        .iter()
        .filter(|(u, a)| u < a && reviews.binary_search(&(*a, *u)).is_ok());
    u32::try_from(twice.count()).unwrap_or(u32::MAX)
}

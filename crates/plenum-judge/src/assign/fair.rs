//! The weakest submission: how strong it can be at most, with the prices that prove it.
//!
//! The first bound looks at each submission alone: the sum of its best reviewers that the caps let through together. The
//! submission where this is least bounds every plan. Where it cannot be reached, the lifts of the submissions that were
//! in each other's way bound what they can have together, and the highest floor is looked for in between.

use super::attempt::{Answer, STEPS, Tried};
use super::certificate::{Prices, Search};
use super::columns::{Columns, Loads};
use super::exact;
use super::instance::{Instance, NOBODY};
use super::model::BEST_FIT;
use super::proof;
use super::relax::{Found, Relaxed};
use super::solve::{Failure, Plan, Run};
use crate::xoshiro::Xoshiro256;

/// What a submission can have at most, looked at alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Alone {
    pub(super) submission: u32,
    /// The points of its best reviewers together.
    pub(super) points: i64,
    /// The points of the last of them.
    last: i64,
    /// No cap kept anybody better out.
    plain: bool,
}

/// The most points a submission can have, reviewers taken best first as the nested caps let them (a greedy choice is
/// best there). `None` if it cannot have enough reviewers.
fn best_alone(
    i: &Instance<'_>,
    submission: u32,
    ranked: impl Iterator<Item = u32>,
) -> Option<Alone> {
    let mut taken: Vec<u32> = Vec::new();
    let mut alone = Alone {
        submission,
        points: i.locked_points[submission as usize],
        last: 0,
        plain: true,
    };
    let wanted = usize::try_from(i.demand[submission as usize]).unwrap_or(0);
    for unit in ranked {
        if taken.len() == wanted {
            break;
        }
        let fits = i.nested.iter().all(|caps| {
            let group = i.group(caps.family, unit, submission);
            let same = taken
                .iter()
                .filter(|&&t| i.group(caps.family, t, submission) == group)
                .count();
            group == NOBODY || i64::try_from(same).is_ok_and(|n| n < i.cap(caps, group, submission))
        });
        if fits {
            taken.push(unit);
            alone.last = i.points(unit, submission);
            alone.points += alone.last;
        } else {
            alone.plain = false;
        }
    }
    (taken.len() == wanted).then_some(alone)
}

/// The bound of the weakest submission, from the submission where it is least.
pub(super) fn weakest_alone(columns: &Columns<'_>) -> Alone {
    let i = columns.instance;
    let count = u32::try_from(i.submissions).unwrap_or(0);
    let mut least: Option<Alone> = None;
    for s in 0..count {
        let top = columns.tops[s as usize].iter();
        let listed = top.map(|key| u32::try_from(key & 0xffff_ffff).unwrap_or(0));
        let best = best_alone(i, s, listed).or_else(|| {
            let mut all: Vec<u32> = (0..u32::try_from(i.units).unwrap_or(0))
                .filter(|&u| i.open(u, s))
                .collect();
            all.sort_by_key(|&u| std::cmp::Reverse(i.points(u, s)));
            best_alone(i, s, all.into_iter())
        });
        // A submission that cannot be served bounds nothing here; the network finds it.
        if let Some(best) = best
            && least.is_none_or(|l| best.points < l.points)
        {
            least = Some(best);
        }
    }
    least.unwrap_or(Alone {
        submission: 0,
        points: 0,
        last: 0,
        plain: false,
    })
}

/// The prices that prove the bound: those of the problem in which only this submission counts.
pub(super) fn prices_alone(i: &Instance<'_>, best: &Alone, scale: i64) -> Prices {
    let submission = best.submission;
    if best.plain && i.locked.is_empty() && !i.full_groups {
        // Every reviewer as good as the last one chosen, or worse, adds nothing.
        let given = i.submission_given[submission as usize] as usize;
        let mut prices = Prices {
            submission: vec![0; i.submissions],
            load: vec![0; i.units],
            lift: vec![0; i.submissions],
            ..Prices::default()
        };
        // A submission without reviews gains nothing from anybody, whatever its price.
        let nobody = i.demand[submission as usize] == 0;
        let last = if nobody {
            i64::from(BEST_FIT)
        } else {
            best.last
        };
        prices.submission[given] = last * scale;
        prices.lift[given] = scale;
        return prices;
    }
    let mut alone = i.clone();
    for (s, demand) in alone.demand.iter_mut().enumerate() {
        if s != submission as usize {
            *demand = 0;
        }
    }
    let loads = Loads {
        least: vec![0; i.units],
        most: i.locked_load.iter().map(|l| l + 2).collect(),
        square: 0,
    };
    let mut columns = Columns::new(&alone, loads, 0, 0);
    columns.set_lift(submission, scale);
    columns.solve_all();
    proof::prices(&columns, &[], 0, 0, None)
}

/// How often the bound is lowered by lifts at most.
const LOWERED: u32 = 6;

/// What is known of the weakest submission.
struct Weakest {
    /// No plan is stronger.
    bound: i64,
    prices: Prices,
    search: Option<Search>,
}

/// What came of asking for a floor.
enum Floor {
    Reached(Found),
    /// No plan reaches it.
    Refuted(Search),
    Unknown,
}

impl Run<'_> {
    /// The weakest submission first.
    pub(super) fn fair(
        &self,
        mut columns: Columns<'_>,
        best: &Alone,
        prices: Prices,
    ) -> Result<Plan, Failure> {
        if !columns.solve_all() {
            return Err(self.impossible());
        }
        let mut weakest = Weakest {
            bound: best.points,
            prices,
            search: None,
        };
        match self.attempt(columns.clone(), weakest.bound, None) {
            Tried::Answer(answer) => return Ok(self.fair_plan(*answer, weakest)),
            Tried::Impossible | Tried::Nothing { .. } => {}
        }
        let mut reached = None;
        let mut low = 0;
        // Those that are in each other's way up there lower the bound.
        for _ in 0..LOWERED {
            if !self.lower(&columns, &mut weakest) {
                break;
            }
            if let Floor::Reached(found) = self.reach(&columns, weakest.bound, None) {
                low = weakest.bound;
                reached = Some(found);
                break;
            }
        }
        if reached.is_none()
            && let Floor::Reached(found) = self.reach(&columns, 0, None)
        {
            low = self.weakest(&found);
            reached = Some(found);
        }
        let Some(mut found) = reached else {
            let base = *self.settle(self.attempt(columns, 0, None))?;
            return Ok(self.fair_plan(base, weakest));
        };
        let mut high = weakest.bound;
        // In small rooms each step is decided, in others the last fifth of a hundredth is not worth its time.
        let near = if self.i.units <= exact::UNITS {
            0
        } else {
            high / 500
        };
        while low + near < high {
            let middle = low + (high - low + 1) / 2;
            match self.reach(&columns, middle, Some(&found)) {
                Floor::Reached(higher) => {
                    low = self.weakest(&higher).max(middle);
                    found = higher;
                }
                Floor::Refuted(search) => {
                    high = middle - 1;
                    if high < weakest.bound {
                        weakest.bound = high;
                        weakest.search = Some(search);
                    }
                }
                Floor::Unknown => high = middle - 1,
            }
        }
        match self.attempt_from(columns, low, found) {
            Tried::Answer(answer) => Ok(self.fair_plan(*answer, weakest)),
            Tried::Impossible => Err(self.impossible()),
            Tried::Nothing { tried } => Err(Failure::NotFound { tried }),
        }
    }

    fn fair_plan(&self, answer: Answer, weakest: Weakest) -> Plan {
        self.plan(answer, weakest.bound, weakest.prices, weakest.search)
    }

    /// Lowers the bound, if that can be: the submissions that are lifted highest in vain cannot all be so strong.
    fn lower(&self, columns: &Columns<'_>, weakest: &mut Weakest) -> bool {
        let mut relaxed = Relaxed::new(columns.clone(), weakest.bound);
        let lifts = relaxed.lifts_in_vain(self.goal.effort);
        match priced(self.i, columns, &lifts) {
            Some((bound, prices)) if bound < weakest.bound => {
                weakest.bound = bound;
                weakest.prices = prices;
                true
            }
            Some(_) | None => false,
        }
    }

    /// Whether a plan reaches a floor.
    fn reach(&self, columns: &Columns<'_>, floor: i64, known: Option<&Found>) -> Floor {
        let task = exact::Task {
            instance: self.i,
            scale: columns.scale,
            ties: columns.ties,
            floor,
            squares: None,
            above: None,
            first: true,
            steps: STEPS,
        };
        if let Some(outcome) = exact::search(task) {
            return match &outcome.found {
                Some(found) => Floor::Reached(found.clone()),
                None if outcome.complete => Floor::Refuted(self.proof(&outcome, floor - 1)),
                None => Floor::Unknown,
            };
        }
        let effort = self.goal.effort;
        let mut relaxed = Relaxed::new(columns.clone(), floor);
        if !relaxed.tighten(effort / 3) {
            return Floor::Unknown;
        }
        relaxed.dive_by_staff(effort);
        if relaxed.found.is_none() {
            relaxed.dive(effort, None);
        }
        if let (None, Some(known), true) = (&relaxed.found, known, self.is_small()) {
            let mut dice = Xoshiro256::new(self.seed ^ 0xf1);
            let moves = 40_000 + 200 * u64::try_from(known.pairs.len()).unwrap_or(0);
            let scale = columns.scale;
            relaxed.wander(Some(known), moves, (scale * 200, scale * 6_000), &mut dice);
        }
        relaxed.found.map_or(Floor::Unknown, Floor::Reached)
    }

    /// The points of the weakest submission.
    fn weakest(&self, found: &Found) -> i64 {
        let mut points = self.i.locked_points.clone();
        for &(u, s) in &found.pairs {
            points[s as usize] += self.i.points(u, s);
        }
        points.into_iter().min().unwrap_or(0)
    }
}

/// The bound of the weakest submission from lifts alone: the most lifted points any plan has, over the sum of the lifts.
fn priced(i: &Instance<'_>, like: &Columns<'_>, lifts: &[i64]) -> Option<(i64, Prices)> {
    let most = lifts.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return None;
    }
    let mut columns = Columns::new(i, like.loads.clone(), 0, 0);
    for (s, lift) in (0_u32..).zip(lifts) {
        // Small lifts only blur what the large ones say.
        let share = i128::from(*lift) * i128::from(like.scale) / i128::from(most);
        columns.set_lift(s, i64::try_from(share).unwrap_or(0));
    }
    if !columns.solve_all() {
        return None;
    }
    let locked = columns.lift.iter().zip(&i.locked_points);
    let locked: i128 = locked.map(|(l, p)| i128::from(*l) * i128::from(*p)).sum();
    let sum: i128 = columns.lift.iter().map(|l| i128::from(*l)).sum();
    let bound = (columns.optimum() + locked).div_euclid(sum);
    let prices = proof::prices(&columns, &[], 0, 0, None);
    Some((i64::try_from(bound).ok()?, prices))
}

//! Who reviews what: the best plan under the rules, with a proof that anybody can check, or a named cause and a way out.
//!
//! Fill a [`Problem`]: `units` (who reviews, from `least` to `most` reviews each), `submissions` (with `demand` and
//! `authors`), [`Affinity`], `forbidden` and `locked` pairs, [`Rules`]. Units and submissions are named by their index in
//! these lists, and results follow their ids, so the order of the lists does not matter. Then
//!
//! ```
//! use plenum_judge::assign::{Affinity, Failure, Goal, Objective, Problem, Rules, Submission, Unit, solve, verify};
//!
//! let unit = |id: &str| Unit { id: id.into(), least: 1, most: 1, ..Unit::default() };
//! let work = |id: &str, author| Submission { id: id.into(), demand: 1, authors: vec![author], ..Submission::default() };
//! let problem = Problem {
//!     units: vec![unit("a"), unit("b"), unit("c")],
//!     submissions: vec![work("s", 0), work("t", 1), work("u", 2)],
//!     affinity: Affinity::Dense(vec![0, 50, 10, 20, 0, 90, 70, 30, 0]),
//!     forbidden: vec![],
//!     locked: vec![],
//!     rules: Rules::default(),
//! };
//! match solve(&problem, &Goal { objective: Objective::Fair, ..Goal::default() }, 1) {
//!     Ok(plan) => {
//!         assert_eq!((plan.total, plan.bound), (210, 210)); // equal: proven best
//!         assert_eq!((plan.weakest, plan.weakest_bound), (50, 50)); // the command line says "minimum"
//!         assert_eq!((plan.loads, plan.mutual_pairs), (vec![1, 1, 1], 0));
//!         assert!(verify(&problem, &plan.pairs, &plan.certificate).is_ok());
//!     }
//!     Err(Failure::Faults(faults)) => panic!("the input is wrong: {faults:?}"),
//!     Err(Failure::Blocked(blocked)) => panic!("no plan: {:?}, ways out: {:?}", blocked.why, blocked.repairs),
//!     Err(Failure::NotFound { tried }) => panic!("no plan found in {tried} solves, and no proof that there is none"),
//! }
//! ```
//!
//! [`Objective::Total`] is proven best (`total == bound`) whenever the rules fit a network: loads, demands, conflicts,
//! caps per organisation within regions. With `Fair`, `mutual` or caps that cross, both figures are stated; in rooms of up
//! to twelve they are equal. The methods and their sources stand in the files, `relax.rs` and `simplex.rs` first.

mod attempt;
mod balance;
mod bits;
mod candidates;
pub mod certificate;
pub mod check;
mod columns;
mod dive;
mod exact;
pub mod explain;
mod fair;
pub mod feasible;
pub mod generate;
pub mod impartial;
mod instance;
pub mod model;
pub mod next;
mod orient;
mod polish;
mod proof;
pub mod random;
mod relax;
pub mod repair;
mod simplex;
pub mod solve;
mod staff;
mod tie;
pub mod verify;
mod wander;

#[cfg(test)]
mod tests;

pub use certificate::{Certificate, Draw, Even, Group, GroupPrice, MutualPrice, Prices, Search};
pub use check::check;
pub use explain::{Explanation, explain};
pub use feasible::{Blocked, Change, Crossing, Repair, Rule, Why, apply, diagnose};
pub use model::{
    Affinity, BEST_FIT, Fault, Goal, Languages, Mutual, Objective, OwnOrganisation, Pair, Problem,
    Rules, Share, Submission, Unit,
};
pub use next::{Lease, LeaseFault, Next, Progress, next};
pub use repair::{Repaired, Stay, repair};
pub use solve::{Failure, Plan, solve};
pub use verify::{Bar, Verified, Violation, breaches, verify};

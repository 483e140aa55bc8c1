//! What a solver is asked, and what its answer means: the only place that touches the solvers. Pure, and never called by
//! [`decide`](super::decide): whoever runs it does so on a copy of the state, outside the room.

use serde::{Deserialize, Serialize};

use super::{
    Assignment, Bridge, Command, OwnOrganisation, ReviewRules, ReviewerChange, ReviewerInput,
};
use crate::id::{AssignmentId, SubmissionId, UnitId};
use crate::refusal::Refusal;
use crate::workshop::{Command as AnyCommand, Workshop};
use plenum_judge::assign::feasible::{self, Blocked, Change, Repair, Rule, Why};
use plenum_judge::assign::model::{Fault, Goal, OwnOrganisation as OwnRule, Pair, Rules};
use plenum_judge::assign::repair::{Stay, repair};
use plenum_judge::assign::solve::{Failure, Plan, solve};

/// An assignment as it is handed to a solver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The assignment.
    pub assignment: Assignment,
    /// Its problem.
    pub bridge: Bridge,
}

/// How good a plan is and what it changes, before it is adopted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PlanSummary {
    /// The seed: with it the same question gets the same answer.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub seed: u64,
    /// Reviews in all.
    pub reviews: u32,
    /// Points of all pairs.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub total: i64,
    /// No plan has more.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub bound: i64,
    /// Points of the weakest submission.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub weakest: i64,
    /// No plan lifts it higher.
    #[cfg_attr(feature = "types", ts(type = "number"))]
    pub weakest_bound: i64,
    /// Pairs of reviewers who review each other.
    pub mutual_pairs: u32,
    /// The fewest and the most reviews of a reviewer.
    pub each_reviewer: [u32; 2],
    /// Who gets something different from now.
    pub changes: Vec<ReviewerChange>,
    /// No plan changes fewer pairs, where that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub fewest_changes: Option<u32>,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "because", rename_all = "snake_case")]
pub enum Blockage {
    /// The rules cannot hold together for these reviewers and submissions.
    Rules {
        /// The reviewers.
        reviewers: Vec<UnitId>,
        /// The submissions.
        submissions: Vec<SubmissionId>,
        /// The numbers.
        #[cfg_attr(
            feature = "types",
            ts(type = "{ why: string; [key: string]: unknown }")
        )]
        why: Why,
        /// Ways out, cheapest first; each was tried.
        ways: Vec<Way>,
    },
    /// The question itself is wrong.
    Faults {
        /// All that is wrong.
        #[cfg_attr(
            feature = "types",
            ts(type = "{ fault: string; [key: string]: unknown }[]")
        )]
        faults: Vec<Fault>,
    },
    /// No plan was found, although nothing proves that there is none.
    NotFound {
        /// How many attempts were made.
        tried: u32,
    },
}

/// A way out of a blocked assignment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Way {
    /// What is changed.
    pub changes: Vec<WayChange>,
    /// What it costs, in units of one more review for somebody.
    pub price: u32,
    /// The commands that go this way; none where somebody else must act, as with a conflict that was declared.
    pub commands: Vec<AnyCommand>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum WayChange {
    /// A reviewer does more reviews.
    More {
        /// Who.
        unit: UnitId,
        /// How many more.
        by: u32,
    },
    /// A reviewer may do fewer reviews.
    Lower {
        /// Who.
        unit: UnitId,
        /// How many fewer.
        by: u32,
    },
    /// A submission is content with fewer reviews.
    Less {
        /// Which.
        submission: SubmissionId,
        /// How many fewer.
        by: u32,
    },
    /// A submission gets more reviews.
    Extra {
        /// Which.
        submission: SubmissionId,
        /// How many more.
        by: u32,
    },
    /// A rule is one step weaker for everybody.
    Relax {
        /// The rule.
        #[cfg_attr(feature = "types", ts(type = "string"))]
        rule: Rule,
    },
    /// The limit on how likely a pair may be is higher.
    Likelier {
        /// The new limit, in 1,024ths.
        parts: u32,
    },
    /// A pair is no longer fixed.
    Release {
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
    /// A conflict is lifted.
    Lift {
        /// Who.
        unit: UnitId,
        /// What.
        submission: SubmissionId,
    },
}

impl Task {
    /// The task of a solver for an assignment now.
    ///
    /// # Errors
    /// There is no such assignment, or it has ended.
    pub fn of(workshop: &Workshop, id: AssignmentId) -> Result<Self, Refusal> {
        let assignment = workshop
            .assign
            .get(id)
            .ok_or(Refusal::NoSuchItem { item: None })?;
        if assignment.closed {
            return Err(Refusal::WrongState {
                state: "closed".to_owned(),
            });
        }
        let bridge = Bridge::of(workshop, id).ok_or(Refusal::NoSuchItem { item: None })?;
        Ok(Self {
            assignment: assignment.clone(),
            bridge,
        })
    }

    /// The best plan.
    ///
    /// # Errors
    /// Why there is none.
    pub fn solve(&self, seed: u64) -> Result<(Command, PlanSummary), Blockage> {
        let goal = Goal {
            objective: self.assignment.terms.objective,
            ..Goal::default()
        };
        let plan = solve(&self.bridge.problem, &goal, seed).map_err(|f| self.blockage(f))?;
        Ok((self.command(&plan), self.summary(&plan, seed, None)))
    }

    /// The plan that is nearest to the present reviews and keeps all rules; what was begun stays.
    ///
    /// # Errors
    /// Why there is none.
    pub fn repair(&self, seed: u64) -> Result<(Command, PlanSummary), Blockage> {
        let present = self.bridge.present(&self.assignment);
        let started = self.bridge.started(&self.assignment);
        let problem = &self.bridge.problem;
        let repaired = repair(problem, &present, &started, Stay::Fewest, seed)
            .map_err(|f| self.blockage(f))?;
        let summary = self.summary(&repaired.plan, seed, Some(repaired.fewest));
        Ok((self.command(&repaired.plan), summary))
    }

    /// The command that adopts a plan.
    pub fn command(&self, plan: &Plan) -> Command {
        Command::AdoptPlan {
            assignment: self.assignment.id,
            pairs: self.bridge.lines(&plan.pairs),
            certificate: serde_json::to_string(&plan.certificate).ok(),
            based_on: self.assignment.version,
        }
    }

    fn summary(&self, plan: &Plan, seed: u64, fewest_changes: Option<u32>) -> PlanSummary {
        PlanSummary {
            seed,
            reviews: u32::try_from(plan.pairs.len()).unwrap_or(u32::MAX),
            total: plan.total,
            bound: plan.bound,
            weakest: plan.weakest,
            weakest_bound: plan.weakest_bound,
            mutual_pairs: plan.mutual_pairs,
            each_reviewer: [
                plan.loads.iter().copied().min().unwrap_or(0),
                plan.loads.iter().copied().max().unwrap_or(0),
            ],
            changes: self.assignment.changes_by(&self.bridge.lines(&plan.pairs)),
            fewest_changes,
        }
    }

    fn blockage(&self, failure: Failure) -> Blockage {
        match failure {
            Failure::Faults(faults) => Blockage::Faults { faults },
            Failure::Blocked(blocked) => self.rules_that_clash(blocked),
            Failure::NotFound { tried } => Blockage::NotFound { tried },
        }
    }

    fn rules_that_clash(&self, blocked: Blocked) -> Blockage {
        let Blocked {
            reviewers,
            submissions,
            why,
            repairs,
        } = blocked;
        Blockage::Rules {
            reviewers: reviewers
                .into_iter()
                .filter_map(|index| self.bridge.unit(index))
                .collect(),
            submissions: submissions
                .into_iter()
                .filter_map(|index| self.bridge.submission_at(index))
                .collect(),
            why,
            ways: repairs.iter().map(|repair| self.way(repair)).collect(),
        }
    }

    fn way(&self, repair: &Repair) -> Way {
        let after = feasible::apply(&self.bridge.problem, repair);
        let mut commands = Vec::new();
        for change in &repair.changes {
            // Where somebody else must act there is no button for any of it.
            let Some(command) = self.command_for(*change, &after.rules) else {
                commands.clear();
                break;
            };
            // Rules are sent whole: one command weakens all that are to be weakened.
            let command = AnyCommand::Assign(command);
            if !commands.contains(&command) {
                commands.push(command);
            }
        }
        Way {
            changes: repair
                .changes
                .iter()
                .filter_map(|change| self.named(*change))
                .collect(),
            price: repair.price,
            commands,
        }
    }

    fn named(&self, change: Change) -> Option<WayChange> {
        let pair = |pair: Pair| {
            Some((
                self.bridge.unit(pair.unit)?,
                self.bridge.submission_at(pair.submission)?,
            ))
        };
        Some(match change {
            Change::More { unit, by } => WayChange::More {
                unit: self.bridge.unit(unit)?,
                by,
            },
            Change::Lower { unit, by } => WayChange::Lower {
                unit: self.bridge.unit(unit)?,
                by,
            },
            Change::Less { submission, by } => WayChange::Less {
                submission: self.bridge.submission_at(submission)?,
                by,
            },
            Change::Extra { submission, by } => WayChange::Extra {
                submission: self.bridge.submission_at(submission)?,
                by,
            },
            Change::Relax { rule } => WayChange::Relax { rule },
            Change::Likelier { parts } => WayChange::Likelier { parts },
            Change::Release { pair: fixed } => {
                let (unit, submission) = pair(fixed)?;
                WayChange::Release { unit, submission }
            }
            Change::Lift { pair: conflict } => {
                let (unit, submission) = pair(conflict)?;
                WayChange::Lift { unit, submission }
            }
        })
    }

    /// The command of the desk for one change; none where somebody else must act.
    fn command_for(&self, change: Change, after: &Rules) -> Option<Command> {
        let assignment = self.assignment.id;
        let loads = |index: u32| {
            let place = usize::try_from(index).ok()?;
            let unit = self.bridge.problem.units.get(place)?;
            Some((self.bridge.unit(index)?, unit.least, unit.most))
        };
        let demand = |index: u32, set: &dyn Fn(u32) -> u32| {
            let submission = self.bridge.submission_at(index)?;
            let now = self.assignment.submissions.get(submission)?;
            Some(Command::SetDemand {
                assignment,
                submission,
                demand: Some(set(self.assignment.demand(now))),
            })
        };
        let free = |pair: Pair| {
            Some(Command::Free {
                assignment,
                unit: self.bridge.unit(pair.unit)?,
                submission: self.bridge.submission_at(pair.submission)?,
            })
        };
        match change {
            Change::More { unit, by } => {
                let (unit, _, most) = loads(unit)?;
                let own = self.assignment.units.get(&unit)?;
                let most = Some(most.saturating_add(by));
                let reviewer = ReviewerInput {
                    unit,
                    least: own.least,
                    most,
                };
                Some(Command::SetReviewer {
                    assignment,
                    reviewer,
                })
            }
            Change::Lower { unit, by } => {
                let (unit, least, _) = loads(unit)?;
                let own = self.assignment.units.get(&unit)?;
                let reviewer = ReviewerInput {
                    unit,
                    least: Some(least.saturating_sub(by)),
                    most: own.most,
                };
                Some(Command::SetReviewer {
                    assignment,
                    reviewer,
                })
            }
            Change::Less { submission, by } => demand(submission, &|now| now.saturating_sub(by)),
            Change::Extra { submission, by } => demand(submission, &|now| now.saturating_add(by)),
            Change::Relax { .. } | Change::Likelier { .. } => Some(Command::Change {
                assignment,
                demand: None,
                loads: None,
                rules: Some(self.weaker(after)),
                objective: None,
            }),
            Change::Release { pair } => {
                let (unit, submission) = (
                    self.bridge.unit(pair.unit)?,
                    self.bridge.submission_at(pair.submission)?,
                );
                // What was begun is locked and was not fixed by hand: nobody frees that.
                self.assignment
                    .fixed
                    .contains(&(unit, submission))
                    .then(|| free(pair))?
            }
            Change::Lift { pair } => {
                let (unit, submission) = (
                    self.bridge.unit(pair.unit)?,
                    self.bridge.submission_at(pair.submission)?,
                );
                // A conflict is its unit's to take back.
                self.assignment
                    .forbidden
                    .contains(&(unit, submission))
                    .then(|| free(pair))?
            }
        }
    }

    /// The rules of the assignment with what the solver has weakened.
    fn weaker(&self, after: &Rules) -> ReviewRules {
        let now = &self.assignment.terms.rules;
        ReviewRules {
            own_organisation: match (now.own_organisation, after.own_organisation) {
                (OwnOrganisation::Forbid, OwnRule::Allow) => OwnOrganisation::Allow,
                (own, OwnRule::Allow | OwnRule::Forbid) => own,
            },
            most_of_organisation: after.most_of_organisation,
            most_of_region: after.most_of_region,
            languages: after.languages,
            expert: after.expert,
            mutual: if after.mutual == self.bridge.problem.rules.mutual {
                now.mutual
            } else {
                Some(after.mutual)
            },
            per_pair_limit: after.per_pair_limit,
            partition: after.partition,
        }
    }
}

//! The host's answers and actions as they stand.

use std::collections::BTreeMap;

use super::{Due, Event, FirstStance, FormalDecision, Shown, Status};
use crate::agenda::{Phase, Reason};
use crate::id::{ActionId, RecommendationId, SeatId};
use crate::text::Text;
use crate::time::Timestamp;
use crate::workshop::{Shelf, Workshop};

/// Stances, remarks, responses, actions, checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// First stances.
    pub stances: BTreeMap<RecommendationId, StanceTaken>,
    /// Remarks beside frozen recommendations, oldest first.
    pub remarks: BTreeMap<RecommendationId, Vec<Text>>,
    /// Formal responses, drafted or published.
    pub responses: BTreeMap<RecommendationId, Formal>,
    /// The publication of all formal responses.
    pub published: Option<Publication>,
    /// Actions by number.
    pub actions: Shelf<ActionId, Action>,
    /// Progress statements by check.
    pub checks: BTreeMap<Phase, Submitted>,
}

/// A first stance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StanceTaken {
    /// Welcome, needs study or difficult.
    pub stance: FirstStance,
    /// In words.
    pub remark: Option<Text>,
}

/// A formal response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formal {
    /// The decision.
    pub decision: FormalDecision,
    /// Why.
    pub reason: Option<Text>,
}

/// The publication of all formal responses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// When.
    pub at: Timestamp,
    /// Who signed.
    pub by: SeatId,
    /// An overall statement.
    pub statement: Option<Text>,
}

/// What the host will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its number.
    pub number: u32,
    /// What will be done.
    pub text: Text,
    /// What it serves.
    pub recommendations: Vec<RecommendationId>,
    /// Who answers for it.
    pub owner: Option<Text>,
    /// Until when.
    pub due: Option<Due>,
    /// What it costs or depends on.
    pub dependence: Option<Text>,
    /// As the host sees it.
    pub reported: Status,
    /// Whether it was open when its due date was over.
    pub fell_due: bool,
    /// What was reported, oldest first.
    pub history: Vec<Progress>,
    /// Remarks of the peers, oldest first.
    pub remarks: Vec<Text>,
}

/// One report on an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// When.
    pub at: Timestamp,
    /// As the host sees it.
    pub status: Status,
    /// What shows it.
    pub evidence: Option<Text>,
}

/// A progress statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    /// When.
    pub at: Timestamp,
    /// An overall statement.
    pub statement: Option<Text>,
    /// Each action as it was shown then.
    pub actions: Vec<Shown>,
}

impl Action {
    /// Whether there is still something to do.
    pub fn is_open(&self) -> bool {
        match self.reported {
            Status::Planned | Status::OnTrack | Status::Late => true,
            Status::Done | Status::Dropped => false,
        }
    }

    /// As shown: late also when it is open after its due date. What was reported stays visible beside it.
    pub fn shown(&self) -> Status {
        if self.is_open() && self.fell_due {
            Status::Late
        } else {
            self.reported
        }
    }

    /// Whether it is open after its due date and nobody has marked it yet.
    pub(super) fn falls_due(&self, now: Timestamp) -> bool {
        self.next_due().is_some_and(|over| now >= over)
    }

    fn next_due(&self) -> Option<Timestamp> {
        self.due
            .filter(|_| self.is_open() && !self.fell_due)
            .map(Due::over)
    }
}

/// When the next action falls due. An archived review waits for nothing.
pub fn deadline(workshop: &Workshop) -> Option<(Timestamp, Reason)> {
    if workshop.agenda.phase == Phase::Archive {
        return None;
    }
    let open = workshop.response.actions.iter();
    open.filter_map(|(id, action)| Some((action.next_due()?, Reason::Action(id))))
        .min()
}

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.response;
    match event {
        Event::StanceTaken {
            recommendation,
            stance,
            remark,
        } => {
            state.stances.insert(
                *recommendation,
                StanceTaken {
                    stance: *stance,
                    remark: remark.clone(),
                },
            );
        }
        Event::Remarked {
            recommendation,
            remark,
        } => {
            state
                .remarks
                .entry(*recommendation)
                .or_default()
                .push(remark.clone());
        }
        Event::Responded {
            recommendation,
            decision,
            reason,
        } => {
            state.responses.insert(
                *recommendation,
                Formal {
                    decision: *decision,
                    reason: reason.clone(),
                },
            );
        }
        Event::ResponsesPublished { statement, by, at } => {
            state.published = Some(Publication {
                at: *at,
                by: *by,
                statement: statement.clone(),
            });
        }
        Event::ActionPlanned {
            id,
            number,
            text,
            recommendations,
            owner,
            due,
            dependence,
        } => {
            let action = Action {
                number: *number,
                text: text.clone(),
                recommendations: recommendations.clone(),
                owner: owner.clone(),
                due: *due,
                dependence: dependence.clone(),
                reported: Status::Planned,
                fell_due: false,
                history: Vec::new(),
                remarks: Vec::new(),
            };
            state.actions.put(*id, action);
        }
        Event::ActionSet { action, owner, due } => {
            if let Some(action) = state.actions.get_mut(*action) {
                if owner.is_some() {
                    action.owner.clone_from(owner);
                }
                if due.is_some() {
                    action.due = *due;
                    action.fell_due = false;
                }
            }
        }
        Event::ActionFellDue { action } => {
            if let Some(action) = state.actions.get_mut(*action) {
                action.fell_due = true;
            }
        }
        Event::ProgressReported {
            action,
            status,
            evidence,
            at,
        } => {
            if let Some(action) = state.actions.get_mut(*action) {
                action.reported = *status;
                action.history.push(Progress {
                    at: *at,
                    status: *status,
                    evidence: evidence.clone(),
                });
            }
        }
        Event::ActionRemarked { action, remark } => {
            if let Some(action) = state.actions.get_mut(*action) {
                action.remarks.push(remark.clone());
            }
        }
        Event::ProgressSubmitted {
            phase,
            statement,
            actions,
            at,
        } => {
            let submitted = Submitted {
                at: *at,
                statement: statement.clone(),
                actions: actions.clone(),
            };
            state.checks.insert(*phase, submitted);
        }
    }
}

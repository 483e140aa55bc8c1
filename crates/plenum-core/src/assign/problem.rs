//! From an assignment to the problem that solvers and checkers read, and back.
//!
//! The bridge is pure and its order is that of the ids. What is handed in by a reviewer who is no longer there lowers the
//! demand; what is begun is locked; loads that nobody set are as even as the numbers allow.

use std::collections::{BTreeMap, BTreeSet};

use super::event::Measure;
use super::{
    Assignment, Breach, OwnOrganisation, PlannedReviews, ReviewStatus, ReviewUnit, Submission,
};
use crate::id::{AssignmentId, OrganisationId, SeatId, SubmissionId, UnitId};
use crate::people;
use crate::workshop::Workshop;
use plenum_judge::assign::model::{
    Affinity, Mutual, OwnOrganisation as OwnRule, Pair, Problem, Rules, Submission as Reviewed,
    Unit as Reviewer,
};
use plenum_judge::assign::verify::{self, Bar, Violation};

/// A problem with the ids behind its indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// The problem.
    pub problem: Problem,
    /// The unit at each index.
    pub units: Vec<UnitId>,
    /// The submission at each index.
    pub submissions: Vec<SubmissionId>,
}

/// The problem of an assignment as things are now; none if there is no such assignment.
pub fn problem(workshop: &Workshop, assignment: AssignmentId) -> Option<Problem> {
    Bridge::of(workshop, assignment).map(|bridge| bridge.problem)
}

impl Bridge {
    /// The problem of an assignment as things are now, with the ids; none if there is no such assignment.
    pub fn of(workshop: &Workshop, assignment: AssignmentId) -> Option<Self> {
        workshop
            .assign
            .get(assignment)
            .map(|assignment| Self::build(&workshop.people, assignment, Use::Plan))
    }

    /// The same for a queue, in which loads are not limited and reviewers take turns.
    pub(super) fn of_queue(people: &people::State, assignment: &Assignment) -> Self {
        Self::build(people, assignment, Use::Queue)
    }

    pub(super) fn build(people: &people::State, assignment: &Assignment, purpose: Use) -> Self {
        let active: BTreeMap<UnitId, _> = assignment.active_units(people).collect();
        let mut open: Vec<&Submission> = assignment.open_submissions().collect();
        open.sort_unstable_by_key(|submission| submission.id);
        let units: Vec<UnitId> = active.keys().copied().collect();
        let submissions: Vec<SubmissionId> = open.iter().map(|submission| submission.id).collect();
        let mut bridge = Self {
            problem: Problem {
                units: Vec::new(),
                submissions: Vec::new(),
                affinity: Affinity::Equal,
                forbidden: Vec::new(),
                locked: Vec::new(),
                rules: Rules::default(),
            },
            units,
            submissions,
        };
        let regions = regions(people, assignment);
        bridge.problem.locked = bridge.locked(assignment, purpose);
        bridge.problem.submissions = open
            .iter()
            .map(|submission| bridge.submission(people, assignment, submission))
            .collect();
        bridge.problem.units = active
            .keys()
            .map(|unit| reviewer(people, assignment, *unit, &regions))
            .collect();
        bridge.set_loads(assignment, &active, purpose);
        bridge.problem.rules = bridge.rules(assignment, purpose);
        bridge.problem.forbidden = bridge.forbidden(assignment);
        let fits: Vec<(Pair, u16)> = assignment
            .bids
            .iter()
            .filter_map(|((unit, submission), points)| {
                Some((bridge.pair(*unit, *submission)?, *points))
            })
            .collect();
        if !fits.is_empty() {
            bridge.problem.affinity = Affinity::Pairs(fits);
        }
        bridge
    }

    /// The indices of a pair; none where one of the two takes no part now.
    pub fn pair(&self, unit: UnitId, submission: SubmissionId) -> Option<Pair> {
        pair(self, unit, submission)
    }

    /// The unit at an index.
    pub fn unit(&self, index: u32) -> Option<UnitId> {
        at(&self.units, index)
    }

    /// The submission at an index.
    pub fn submission_at(&self, index: u32) -> Option<SubmissionId> {
        at(&self.submissions, index)
    }

    /// Pairs by submission, in the order of ids: the form in which a plan is sent and stored.
    pub fn lines(&self, pairs: &[Pair]) -> Vec<PlannedReviews> {
        let mut lines: BTreeMap<SubmissionId, BTreeSet<UnitId>> = self
            .submissions
            .iter()
            .map(|submission| (*submission, BTreeSet::new()))
            .collect();
        for pair in pairs {
            if let (Some(unit), Some(submission)) =
                (self.unit(pair.unit), self.submission_at(pair.submission))
            {
                lines.entry(submission).or_default().insert(unit);
            }
        }
        lines
            .into_iter()
            .map(|(submission, units)| PlannedReviews {
                submission,
                units: units.into_iter().collect(),
            })
            .collect()
    }

    /// The reviews of an assignment that its present units do, as pairs of the problem.
    pub fn present(&self, assignment: &Assignment) -> Vec<Pair> {
        assignment
            .reviews
            .keys()
            .filter_map(|(submission, unit)| self.pair(*unit, *submission))
            .collect()
    }

    /// Those of them that were begun.
    pub fn started(&self, assignment: &Assignment) -> Vec<Pair> {
        assignment
            .reviews
            .iter()
            .filter(|(_, review)| review.status != ReviewStatus::Planned)
            .filter_map(|((submission, unit), _)| self.pair(*unit, *submission))
            .collect()
    }

    /// How good a plan is by the bids of now. Nothing is proven by it.
    pub fn measure(&self, pairs: &[Pair]) -> Measure {
        let mut points: Vec<i64> = vec![0; self.submissions.len()];
        let fits: BTreeMap<Pair, u16> = match &self.problem.affinity {
            Affinity::Equal | Affinity::Dense(_) => BTreeMap::new(),
            Affinity::Pairs(fits) => fits.iter().copied().collect(),
        };
        for pair in pairs {
            let place = usize::try_from(pair.submission).unwrap_or(usize::MAX);
            if let Some(sum) = points.get_mut(place) {
                *sum += i64::from(fits.get(pair).copied().unwrap_or(0));
            }
        }
        Measure {
            total: points.iter().sum(),
            bound: None,
            weakest: points.iter().copied().min().unwrap_or(0),
            weakest_bound: None,
            mutual_pairs: count(verify::mutual_pairs(&self.problem, pairs).len()),
        }
    }

    /// A violation in the terms of the workshop.
    pub fn breach(violation: &Violation) -> Breach {
        breach(violation)
    }

    fn submission(
        &self,
        people: &people::State,
        assignment: &Assignment,
        submission: &Submission,
    ) -> Reviewed {
        let index = |unit: &UnitId| {
            self.units
                .binary_search(unit)
                .ok()
                .and_then(|at| u32::try_from(at).ok())
        };
        let authors = self
            .units
            .iter()
            .filter(|unit| assignment.is_author(people, **unit, submission))
            .filter_map(index);
        let absent = assignment
            .reviews_of(submission.id)
            .filter(|(unit, review)| {
                review.status == ReviewStatus::Done && self.units.binary_search(unit).is_err()
            })
            .count();
        let place = self.submissions.binary_search(&submission.id).ok();
        let locked = self
            .problem
            .locked
            .iter()
            .filter(|pair| usize::try_from(pair.submission).ok() == place)
            .count();
        Reviewed {
            id: submission.id.to_string(),
            demand: assignment
                .demand(submission)
                .saturating_sub(count(absent))
                .max(count(locked)),
            authors: authors.collect(),
            organisation: submission.organisation.map(|id| id.to_string()),
            languages: submission
                .langs
                .iter()
                .map(|lang| lang.as_str().to_owned())
                .collect(),
        }
    }

    /// What every plan must hold: what was fixed, and what was begun. A queue keeps what was fixed for its reviewer; what
    /// was begun is its progress.
    fn locked(&self, assignment: &Assignment, purpose: Use) -> Vec<Pair> {
        let fixed = assignment
            .fixed
            .iter()
            .filter_map(|(unit, submission)| self.pair(*unit, *submission));
        let begun = match purpose {
            Use::Plan => self.started(assignment),
            Use::Queue => Vec::new(),
        };
        let locked: BTreeSet<Pair> = fixed.chain(begun).collect();
        locked.into_iter().collect()
    }

    /// The loads: a unit's own, those of all, or as even as the numbers allow. Nobody who has begun more than that is asked
    /// to stop, and once reviews have begun nobody is given work only to be even.
    fn set_loads(
        &mut self,
        assignment: &Assignment,
        active: &BTreeMap<UnitId, &super::Unit>,
        purpose: Use,
    ) {
        let needed: u64 = self
            .problem
            .submissions
            .iter()
            .map(|submission| u64::from(submission.demand))
            .sum();
        let units = u64::try_from(self.problem.units.len().max(1)).unwrap_or(1);
        let even = (
            u32::try_from(needed / units).unwrap_or(u32::MAX),
            u32::try_from(needed.div_ceil(units)).unwrap_or(u32::MAX),
        );
        let begun = !self.started(assignment).is_empty();
        let mut locked: BTreeMap<u32, u32> = BTreeMap::new();
        for pair in &self.problem.locked {
            *locked.entry(pair.unit).or_default() += 1;
        }
        let everything = count(self.problem.submissions.len());
        for ((place, unit), own) in (0_u32..).zip(&mut self.problem.units).zip(active.values()) {
            let held = locked.get(&place).copied().unwrap_or(0);
            let (least, most) = (
                own.least.or(assignment.terms.least),
                own.most.or(assignment.terms.most),
            );
            (unit.least, unit.most) = match purpose {
                Use::Queue => (0, most.unwrap_or(everything).max(held)),
                Use::Plan => {
                    let most = most.unwrap_or_else(|| even.1.max(least.unwrap_or(0)));
                    let lowest = if begun { 0 } else { even.0 };
                    (least.unwrap_or_else(|| lowest.min(most)), most.max(held))
                }
            };
        }
    }

    fn rules(&self, assignment: &Assignment, purpose: Use) -> Rules {
        let rules = &assignment.terms.rules;
        let most_demand = self
            .problem
            .submissions
            .iter()
            .map(|submission| u64::from(submission.demand))
            .max()
            .unwrap_or(0);
        let enough =
            u64::try_from(self.units.len()).unwrap_or(u64::MAX) > most_demand.saturating_mul(2);
        let drawn = rules.per_pair_limit.is_some();
        Rules {
            own_organisation: match rules.own_organisation {
                OwnOrganisation::Forbid => OwnRule::Forbid,
                OwnOrganisation::Allow | OwnOrganisation::Only => OwnRule::Allow,
            },
            most_of_organisation: rules.most_of_organisation,
            most_of_region: rules.most_of_region,
            languages: rules.languages,
            expert: rules.expert,
            // Fewer than 2k + 1 reviewers cannot all review k others without two of them reviewing each other. A draw
            // keeps no rule about two pairs, and a queue that kept it could leave the last ones with nothing to do.
            mutual: rules
                .mutual
                .unwrap_or(if enough && !drawn && purpose == Use::Plan {
                    Mutual::Forbid
                } else {
                    Mutual::Allow
                }),
            per_pair_limit: rules.per_pair_limit,
            partition: rules.partition,
        }
    }

    /// Declared conflicts, pairs that were forbidden, and all pairs across groups where people review within their group.
    fn forbidden(&self, assignment: &Assignment) -> Vec<Pair> {
        let set_by_hand = assignment
            .conflicts
            .keys()
            .chain(&assignment.forbidden)
            .filter_map(|(unit, submission)| self.pair(*unit, *submission));
        let mut forbidden: BTreeSet<Pair> = set_by_hand.collect();
        if assignment.terms.within_group() {
            for (s, submission) in (0_u32..).zip(&self.problem.submissions) {
                for (u, unit) in (0_u32..).zip(&self.problem.units) {
                    if unit.organisation != submission.organisation {
                        forbidden.insert(Pair {
                            submission: s,
                            unit: u,
                        });
                    }
                }
            }
        }
        forbidden.into_iter().collect()
    }
}

/// What the problem is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A plan.
    Plan,
    /// A queue: nobody must, everybody may.
    Queue,
}

fn pair(bridge: &Bridge, unit: UnitId, submission: SubmissionId) -> Option<Pair> {
    Some(Pair {
        submission: u32::try_from(bridge.submissions.binary_search(&submission).ok()?).ok()?,
        unit: u32::try_from(bridge.units.binary_search(&unit).ok()?).ok()?,
    })
}

fn at<T: Copy>(ids: &[T], index: u32) -> Option<T> {
    ids.get(usize::try_from(index).ok()?).copied()
}

fn reviewer(
    people: &people::State,
    assignment: &Assignment,
    unit: UnitId,
    regions: &BTreeMap<OrganisationId, OrganisationId>,
) -> Reviewer {
    let home = assignment.home(people, unit);
    let seats = people.seats().filter(|seat| match assignment.unit {
        ReviewUnit::Organisation => UnitId(seat.organisation.0) == unit,
        ReviewUnit::Seat => UnitId(seat.id.0) == unit,
    });
    Reviewer {
        id: unit.to_string(),
        least: 0,
        most: 0,
        organisation: home.map(|id| id.to_string()),
        region: home
            .and_then(|id| regions.get(&id))
            .map(OrganisationId::to_string),
        languages: seats
            .flat_map(|seat| &seat.langs)
            .map(|lang| lang.as_str().to_owned())
            .collect(),
    }
}

/// The region of each organisation, named by the first organisation in it: names of people's making stay out of what is
/// stored with a plan.
fn regions(
    people: &people::State,
    assignment: &Assignment,
) -> BTreeMap<OrganisationId, OrganisationId> {
    let mut first: BTreeMap<String, OrganisationId> = BTreeMap::new();
    let mut named: Vec<(OrganisationId, String)> = people
        .organisations()
        .filter_map(|organisation| {
            let name = assignment
                .regions
                .get(&organisation.id)
                .or(organisation.country.as_ref())?;
            Some((organisation.id, name.original.text.to_lowercase()))
        })
        .filter(|(_, name)| !name.is_empty())
        .collect();
    named.sort_unstable();
    named
        .into_iter()
        .map(|(id, name)| (id, *first.entry(name).or_insert(id)))
        .collect()
}

fn breach(violation: &Violation) -> Breach {
    let blank = |rule: &str| Breach {
        rule: rule.to_owned(),
        submission: None,
        unit: None,
        other: None,
        group: None,
        have: None,
        need: None,
    };
    let of = |rule: &str, submission: &str| Breach {
        submission: id(submission).map(SubmissionId),
        ..blank(rule)
    };
    let pair = |rule: &str, unit: &str, submission: &str| Breach {
        unit: id(unit).map(UnitId),
        ..of(rule, submission)
    };
    let capped = |rule: &str, submission: &str, group: &str, (have, need): (u32, u32)| Breach {
        group: id(group).map(OrganisationId),
        have: Some(have),
        need: Some(need),
        ..of(rule, submission)
    };
    match violation {
        Violation::UnknownIndex { what, index } => Breach {
            have: Some(*index),
            ..blank(&format!("unknown_{what}"))
        },
        Violation::PairTwice { unit, submission } => pair("pair_twice", unit, submission),
        Violation::Demand {
            submission,
            needed,
            found,
        } => Breach {
            have: Some(*found),
            need: Some(*needed),
            ..of("demand", submission)
        },
        Violation::LoadBelow { unit, least, found } => Breach {
            unit: id(unit).map(UnitId),
            have: Some(*found),
            need: Some(*least),
            ..blank("load_below")
        },
        Violation::LoadAbove { unit, most, found } => Breach {
            unit: id(unit).map(UnitId),
            have: Some(*found),
            need: Some(*most),
            ..blank("load_above")
        },
        Violation::Barred {
            unit,
            submission,
            because,
        } => pair(bar(*because), unit, submission),
        Violation::LockMissing { unit, submission } => pair("lock_missing", unit, submission),
        Violation::OrganisationCap {
            submission,
            organisation,
            most,
            found,
        } => capped(
            "organisation_cap",
            submission,
            organisation,
            (*found, *most),
        ),
        Violation::RegionCap {
            submission,
            region,
            most,
            found,
        } => capped("region_cap", submission, region, (*found, *most)),
        Violation::NoReader { submission } => of("no_reader", submission),
        Violation::NoExpert { submission, points } => Breach {
            need: Some(u32::from(*points)),
            ..of("no_expert", submission)
        },
        Violation::Mutual { unit, other } => Breach {
            unit: id(unit).map(UnitId),
            other: id(other).map(UnitId),
            ..blank("mutual")
        },
        Violation::NoCells { unit, submission } => pair("no_cells", unit, submission),
        Violation::Certificate { what } => blank(&format!("certificate_{what}")),
    }
}

/// The name of a reason why a pair is not allowed.
pub(super) fn bar(because: Bar) -> &'static str {
    match because {
        Bar::OwnWork => "own_work",
        Bar::OwnOrganisation => "own_organisation",
        Bar::Conflict => "conflict",
        Bar::Language => "language",
        Bar::Cell => "cell",
    }
}

fn id(text: &str) -> Option<uuid::Uuid> {
    text.parse().ok()
}

/// A length as a count.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A seat as a unit, for assignments in which each person acts alone.
impl From<SeatId> for UnitId {
    fn from(seat: SeatId) -> Self {
        Self(seat.0)
    }
}

/// An organisation as a unit, for assignments in which the delegation acts.
impl From<OrganisationId> for UnitId {
    fn from(organisation: OrganisationId) -> Self {
        Self(organisation.0)
    }
}

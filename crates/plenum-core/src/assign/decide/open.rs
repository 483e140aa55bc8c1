//! Opening an assignment and changing what it is made of: terms, reviewers, submissions.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use uuid::Builder;

use super::{desk, malformed, reviews_here, running, there, within};
use crate::assign::event::{NewSubmission, Terms};
use crate::assign::problem::count;
use crate::assign::{
    Assignment, Command, Event, QueueTerms, Region, RegionInput, ReviewRules, ReviewUnit,
    ReviewerInput, SubmissionInput,
};
use crate::context::Context;
use crate::id::{AssignmentId, SubmissionId, UnitId};
use crate::people::Side;
use crate::refusal::Refusal;
use crate::text::{Limit, TextInput};
use crate::workshop::Workshop;
use plenum_judge::assign::model::{BEST_FIT, Mutual, Objective};

pub(super) fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Event, Refusal> {
    desk(workshop, ctx)?;
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the caller hands over these commands only"
    )]
    match command {
        Command::Open { .. } => open(workshop, ctx, command),
        Command::Change {
            assignment,
            demand,
            loads,
            rules,
            objective,
        } => {
            let now = running(workshop, *assignment)?;
            let mut terms = now.terms.clone();
            terms.demand = demand.unwrap_or(terms.demand);
            if let Some(loads) = loads {
                (terms.least, terms.most) = (loads.least, loads.most);
            }
            if let Some(rules) = rules {
                terms.rules = rules.clone();
            }
            terms.objective = objective.unwrap_or(terms.objective);
            sound(&terms)?;
            if terms == now.terms {
                return Err(Refusal::AlreadyDone);
            }
            Ok(Event::Changed {
                assignment: *assignment,
                terms,
            })
        }
        Command::SetQueue { assignment, queue } => {
            let now = running(workshop, *assignment)?;
            lease(*queue)?;
            if now.queue == *queue {
                return Err(Refusal::AlreadyDone);
            }
            Ok(Event::QueueSet {
                assignment: *assignment,
                queue: *queue,
            })
        }
        Command::SetReviewer {
            assignment,
            reviewer,
        } => set_reviewer(workshop, *assignment, *reviewer),
        Command::ReleaseReviewer {
            assignment,
            unit,
            reason,
        } => {
            reviews_here(running(workshop, *assignment)?, *unit)?;
            Ok(Event::ReviewerReleased {
                assignment: *assignment,
                unit: *unit,
                reason: reason.parse(Limit::Note)?,
            })
        }
        Command::AddSubmission {
            assignment,
            submission,
        } => {
            let now = running(workshop, *assignment)?;
            within(count(now.submissions.len() + 1), (1, MOST))?;
            let submission = parsed(workshop, ctx, submission, 0)?;
            if now.submissions.get(submission.id).is_some() {
                return Err(Refusal::AlreadyDone);
            }
            Ok(Event::SubmissionAdded {
                assignment: *assignment,
                submission,
            })
        }
        Command::SetDemand {
            assignment,
            submission,
            demand,
        } => {
            let now = there(running(workshop, *assignment)?, *submission)?;
            within(demand.unwrap_or(0), (0, MOST_REVIEWS))?;
            if now.demand == *demand {
                return Err(Refusal::AlreadyDone);
            }
            Ok(Event::DemandSet {
                assignment: *assignment,
                submission: *submission,
                demand: *demand,
            })
        }
        Command::WithdrawSubmission {
            assignment,
            submission,
            reason,
        } => {
            there(running(workshop, *assignment)?, *submission)?;
            Ok(Event::SubmissionWithdrawn {
                assignment: *assignment,
                submission: *submission,
                reason: reason.parse(Limit::Note)?,
            })
        }
        _ => Err(Refusal::NoSuchItem { item: None }),
    }
}

fn open(workshop: &Workshop, ctx: &Context<'_>, command: &Command) -> Result<Event, Refusal> {
    let Command::Open {
        title,
        submissions,
        unit,
        units,
        demand,
        least,
        most,
        rules,
        objective,
        regions,
        queue,
    } = command
    else {
        return Err(Refusal::NoSuchItem { item: None });
    };
    let now = workshop.agenda.phase;
    if now == crate::agenda::Phase::Archive {
        return Err(Refusal::state(&now));
    }
    if workshop.assign.iter().count() >= MOST_ASSIGNMENTS {
        return Err(Refusal::AlreadyDone);
    }
    within(count(submissions.len()), (0, MOST))?;
    lease(*queue)?;
    let drawn = rules.per_pair_limit.is_some();
    let terms = Terms {
        demand: *demand,
        least: *least,
        most: *most,
        rules: rules.clone(),
        objective: objective.unwrap_or(if drawn {
            Objective::Total
        } else {
            Objective::Fair
        }),
    };
    sound(&terms)?;
    let parsed = submissions
        .iter()
        .enumerate()
        .map(|(place, submission)| parsed(workshop, ctx, submission, place))
        .collect::<Result<Vec<_>, _>>()?;
    let ids: BTreeSet<SubmissionId> = parsed.iter().map(|submission| submission.id).collect();
    if ids.len() != parsed.len() {
        return Err(malformed("submissions", "two submissions have one id"));
    }
    let chosen = if units.is_empty() {
        everyone(workshop, *unit)
    } else {
        units.clone()
    };
    within(count(chosen.len()), (0, MOST))?;
    for reviewer in &chosen {
        named(workshop, *unit, *reviewer)?;
    }
    let ids: BTreeSet<UnitId> = chosen.iter().map(|reviewer| reviewer.unit).collect();
    if ids.len() != chosen.len() {
        return Err(malformed("units", "a reviewer is named twice"));
    }
    Ok(Event::Opened {
        id: AssignmentId(ctx.command.derive()),
        title: title.parse(Limit::Name)?,
        unit: *unit,
        terms,
        regions: regions
            .iter()
            .map(|named| region(workshop, named))
            .collect::<Result<Vec<_>, _>>()?,
        units: chosen,
        submissions: parsed,
        queue: *queue,
    })
}

/// All peer organisations, or all peers.
fn everyone(workshop: &Workshop, unit: ReviewUnit) -> Vec<ReviewerInput> {
    let plain = |unit: UnitId| ReviewerInput {
        unit,
        least: None,
        most: None,
    };
    match unit {
        ReviewUnit::Organisation => workshop
            .people
            .peer_organisations()
            .map(|organisation| plain(organisation.id.into()))
            .collect(),
        ReviewUnit::Seat => workshop
            .people
            .side(Side::Peers)
            .map(|seat| plain(seat.id.into()))
            .collect(),
    }
}

fn set_reviewer(
    workshop: &Workshop,
    assignment: AssignmentId,
    reviewer: ReviewerInput,
) -> Result<Event, Refusal> {
    let now = running(workshop, assignment)?;
    named(workshop, now.unit, reviewer)?;
    match now.units.get(&reviewer.unit) {
        None => within(count(now.units.len() + 1), (1, MOST))?,
        Some(unit)
            if unit.released.is_none()
                && (unit.least, unit.most) == (reviewer.least, reviewer.most) =>
        {
            return Err(Refusal::AlreadyDone);
        }
        Some(_) => {}
    }
    Ok(Event::ReviewerSet {
        assignment,
        reviewer,
    })
}

/// A reviewer that exists, with loads that can be.
fn named(workshop: &Workshop, unit: ReviewUnit, reviewer: ReviewerInput) -> Result<(), Refusal> {
    if !Assignment::names_somebody(unit, &workshop.people, reviewer.unit) {
        return Err(malformed("unit", "there is no such reviewer"));
    }
    loads(reviewer.least, reviewer.most)
}

fn loads(least: Option<u32>, most: Option<u32>) -> Result<(), Refusal> {
    within(least.unwrap_or(0), (0, MOST))?;
    within(most.unwrap_or(0), (0, MOST))?;
    if least.zip(most).is_some_and(|(least, most)| least > most) {
        return Err(malformed(
            "least",
            "the fewest reviews are more than the most",
        ));
    }
    Ok(())
}

/// Rules that can hold together whatever the numbers are.
fn sound(terms: &Terms) -> Result<(), Refusal> {
    within(terms.demand, (1, MOST_REVIEWS))?;
    loads(terms.least, terms.most)?;
    let ReviewRules {
        own_organisation: _,
        most_of_organisation,
        most_of_region,
        languages: _,
        expert,
        mutual,
        per_pair_limit,
        partition: _,
    } = &terms.rules;
    for most in [most_of_organisation, most_of_region].into_iter().flatten() {
        within(*most, (1, MOST_REVIEWS))?;
    }
    if let Some(expert) = expert {
        within(u32::from(*expert), (1, u32::from(BEST_FIT)))?;
    }
    if let Some(share) = per_pair_limit {
        if share.of == 0 || share.out_of == 0 || share.of > share.out_of {
            return Err(malformed("per_pair_limit", "a share above 0, at most 1"));
        }
        if mutual.is_some_and(|mutual| mutual != Mutual::Allow) {
            return Err(malformed(
                "per_pair_limit",
                "a drawn plan keeps no rule about two who review each other",
            ));
        }
        if terms.objective != Objective::Total {
            return Err(malformed(
                "per_pair_limit",
                "a drawn plan has the best expected total and no other aim",
            ));
        }
    }
    Ok(())
}

fn lease(queue: Option<QueueTerms>) -> Result<(), Refusal> {
    queue.map_or(Ok(()), |queue| within(queue.minutes, (1, MOST_MINUTES)))
}

fn region(workshop: &Workshop, named: &RegionInput) -> Result<Region, Refusal> {
    if workshop.people.organisation(named.organisation).is_none() {
        return Err(malformed("regions", "there is no such organisation"));
    }
    Ok(Region {
        organisation: named.organisation,
        region: named.region.parse(Limit::Name)?,
    })
}

fn parsed(
    workshop: &Workshop,
    ctx: &Context<'_>,
    input: &SubmissionInput,
    place: usize,
) -> Result<NewSubmission, Refusal> {
    let SubmissionInput {
        id,
        title,
        organisation,
        authors,
        langs,
        item,
        demand,
    } = input;
    if organisation.is_some_and(|id| workshop.people.organisation(id).is_none()) {
        return Err(malformed("organisation", "there is no such organisation"));
    }
    if authors.iter().any(|id| workshop.people.seat(*id).is_none()) {
        return Err(malformed("authors", "there is no such seat"));
    }
    if let Some(unknown) = item.filter(|item| !workshop.knows(*item)) {
        return Err(Refusal::no_such(unknown));
    }
    within(demand.unwrap_or(0), (0, MOST_REVIEWS))?;
    within(count(authors.len()), (0, MOST_AUTHORS))?;
    within(count(langs.len()), (0, MOST_AUTHORS))?;
    Ok(NewSubmission {
        id: id.unwrap_or_else(|| derived(ctx, place)),
        title: text(title)?,
        organisation: *organisation,
        authors: authors.clone(),
        langs: langs.clone(),
        item: *item,
        demand: *demand,
    })
}

fn text(title: &TextInput) -> Result<crate::text::Text, Refusal> {
    title.parse(Limit::Name)
}

/// The id of the submission at this place of the command's list.
fn derived(ctx: &Context<'_>, place: usize) -> SubmissionId {
    let digest = Sha256::new()
        .chain_update(b"plenum submission")
        .chain_update(ctx.command.derive().as_bytes())
        .chain_update(count(place).to_be_bytes())
        .finalize();
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest) {
        *to = from;
    }
    SubmissionId(Builder::from_custom_bytes(bytes).into_uuid())
}

/// More submissions or reviewers than this are no workshop.
const MOST: u32 = 1_000;
/// More reviews of one submission than this nobody reads.
const MOST_REVIEWS: u32 = 50;
/// A lease is minutes, not hours.
const MOST_MINUTES: u32 = 240;
/// Authors, and languages, of one submission.
const MOST_AUTHORS: u32 = 50;
/// Assignments of one workshop.
const MOST_ASSIGNMENTS: usize = 50;

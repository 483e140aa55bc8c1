//! Adopting a plan and releasing it.
//!
//! Nothing is solved here. A plan comes in as a list of pairs, from the solver or from a hand; the second code path checks it
//! against the rules and the state of now, and, where the state is still the one it was computed on, recomputes the bounds
//! from its certificate.

use std::collections::BTreeSet;

use super::{desk, malformed, running, state};
use crate::assign::problem::Bridge;
use crate::assign::{Assignment, Event, PlannedReviews};
use crate::context::Context;
use crate::id::AssignmentId;
use crate::refusal::Refusal;
use crate::workshop::Workshop;
use plenum_judge::assign::certificate::Certificate;
use plenum_judge::assign::model::Pair;
use plenum_judge::assign::verify::{self, Violation};

pub(super) fn adopt(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
    lines: &[PlannedReviews],
    certificate: Option<&str>,
    based_on: u32,
) -> Result<Event, Refusal> {
    desk(workshop, ctx)?;
    let assignment = running(workshop, id)?;
    if based_on > assignment.version {
        return Err(Refusal::StalePosition {
            expected: based_on,
            now: assignment.version,
        });
    }
    let bridge = Bridge::of(workshop, id).ok_or(Refusal::NoSuchItem { item: None })?;
    let pairs = indices(&bridge, lines)?;
    let broken = verify::breaches(&bridge.problem, &pairs);
    if !broken.is_empty() {
        return Err(Refusal::PlanBroken {
            breaches: broken.iter().take(MOST_NAMED).map(Bridge::breach).collect(),
        });
    }
    let certificate: Option<Box<Certificate>> = certificate
        .map(|text| {
            serde_json::from_str(text)
                .map_err(|_| malformed("certificate", "this is no certificate"))
        })
        .transpose()?;
    let proven = match &certificate {
        Some(certificate) if based_on == assignment.version => proof(&bridge, &pairs, certificate)?,
        Some(_) | None => None,
    };
    let mut measure = bridge.measure(&pairs);
    if let Some((bound, weakest_bound)) = proven {
        (measure.bound, measure.weakest_bound) = (Some(bound), Some(weakest_bound));
    }
    let unchanged = bridge
        .present(assignment)
        .into_iter()
        .collect::<BTreeSet<_>>()
        == pairs.iter().copied().collect::<BTreeSet<_>>();
    let same_proof = assignment
        .plan
        .as_ref()
        .is_some_and(|plan| plan.current && plan.measure == measure);
    if unchanged && same_proof {
        return Err(Refusal::AlreadyDone);
    }
    Ok(Event::PlanAdopted {
        assignment: id,
        at: ctx.now,
        pairs: bridge.lines(&pairs),
        measure,
        based_on,
        certificate,
    })
}

/// The pairs as the problem of now names them. Who is gone and what is withdrawn has no place in a plan.
fn indices(bridge: &Bridge, lines: &[PlannedReviews]) -> Result<Vec<Pair>, Refusal> {
    let mut pairs = Vec::new();
    for line in lines {
        for unit in &line.units {
            let pair = bridge
                .pair(*unit, line.submission)
                .ok_or_else(|| malformed("pairs", "a reviewer or a submission takes no part"))?;
            pairs.push(pair);
        }
    }
    pairs.sort_unstable();
    Ok(pairs)
}

/// The bounds that the certificate proves for the problem of now. A proof of another problem proves nothing here and
/// counts as none; a proof that does not hold is refused.
fn proof(
    bridge: &Bridge,
    pairs: &[Pair],
    certificate: &Certificate,
) -> Result<Option<(i64, i64)>, Refusal> {
    match verify::verify(&bridge.problem, pairs, certificate) {
        Ok(verified) => Ok(Some((verified.bound, verified.weakest_bound))),
        Err(violations) => {
            let other_problem = violations
                .iter()
                .any(|v| matches!(v, Violation::Certificate { what } if what == "digest"));
            if other_problem {
                return Ok(None);
            }
            Err(Refusal::PlanBroken {
                breaches: violations
                    .iter()
                    .take(MOST_NAMED)
                    .map(Bridge::breach)
                    .collect(),
            })
        }
    }
}

/// Each reviewer sees its part from now on. It must be whole: what is prepared is released together.
pub(super) fn publish(
    workshop: &Workshop,
    ctx: &Context<'_>,
    id: AssignmentId,
) -> Result<Event, Refusal> {
    desk(workshop, ctx)?;
    let assignment: &Assignment = running(workshop, id)?;
    if assignment.published.is_some() {
        return Err(Refusal::AlreadyDone);
    }
    if assignment.plan.is_none() {
        return Err(state("no_plan"));
    }
    let missing = assignment.missing(&workshop.people);
    if !missing.is_empty() {
        return Err(state("incomplete"));
    }
    Ok(Event::Published {
        assignment: id,
        at: ctx.now,
    })
}

/// Rules named in one refusal.
const MOST_NAMED: usize = 20;

//! Dry runs of the solvers: `POST /api/workshops/{id}/solve`.
//!
//! The room gives a copy of its state and goes on; the solver, which is pure, runs on that copy in a thread of its own. What
//! comes back is the command that adopts the plan, for whoever asked to send, or the reason why there is none. Effort is
//! bounded in steps, never in seconds: the same state, question and seed give the same answer on every machine.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use plenum_core::assign::{Blockage, Task};
use plenum_core::id::{AssignmentId, BlockId, WorkshopId};
use plenum_core::people::Right;
use plenum_core::{Actor, Command, Refusal, Workshop, assign, tables};
use plenum_judge::rotation::{Effort, Rotation};

use super::error::Failure;
use super::input::{Body, Caller};
use super::people::{exists, refuse};
use crate::room::{Glance, Room};
use crate::shared::Shared;
use crate::token;
use crate::wire::{RotationSummary, SolveBlocked, SolveInput, SolveOutput, SolveSummary};

/// `POST /api/workshops/{id}/solve`.
pub(crate) async fn solve(
    State(shared): State<Arc<Shared>>,
    Path(workshop): Path<WorkshopId>,
    caller: Caller,
    Body(input): Body<SolveInput>,
) -> Result<Json<SolveOutput>, Failure> {
    let actor = caller.actor(workshop)?;
    let room = shared.room(workshop);
    exists(&room).await?;
    permitted(&room, actor, right(input)).await?;
    let seed = seed(input)?;

    let busy = Failure::Wait {
        code: "busy",
        retry_after_ms: 1_000,
    };
    let running = shared.solves.begin(workshop).ok_or(busy)?;
    let state = room.look(|glance| glance.workshop.clone()).await?;
    let solved = tokio::task::spawn_blocking(move || {
        // The right to solve ends with the solver, also where the one who asked has gone.
        let _running = running;
        answer(&state, input, seed)
    });
    let mut output = solved
        .await
        .map_err(|error| Failure::Internal(error.to_string()))?
        .map_err(|refusal| refuse(&refusal))?;

    if let SolveOutput::Solved {
        command, adopted, ..
    } = &mut output
        && adopts(input)
    {
        let id = token::command_id();
        let outcome = room.command(actor, id, command.as_ref().clone()).await;
        *adopted = Some(Failure::of(outcome)?);
    }
    Ok(Json(output))
}

/// The question, put to the solver.
fn answer(state: &Workshop, input: SolveInput, seed: u64) -> Result<SolveOutput, Refusal> {
    match input {
        SolveInput::Assignment { assignment, .. } => {
            assigned(state, assignment, |task| task.solve(seed))
        }
        SolveInput::Repair { assignment, .. } => {
            assigned(state, assignment, |task| task.repair(seed))
        }
        SolveInput::Rotation { block, .. } => rotated(state, block, seed),
    }
}

fn assigned(
    state: &Workshop,
    id: AssignmentId,
    solve: impl FnOnce(&Task) -> Result<(assign::Command, assign::PlanSummary), Blockage>,
) -> Result<SolveOutput, Refusal> {
    let task = Task::of(state, id)?;
    Ok(match solve(&task) {
        Ok((command, summary)) => {
            solved(Command::Assign(command), SolveSummary::Assignment(summary))
        }
        Err(blockage) => SolveOutput::Blocked {
            blocked: SolveBlocked::Assignment(blockage),
        },
    })
}

fn rotated(state: &Workshop, block: BlockId, seed: u64) -> Result<SolveOutput, Refusal> {
    let problem = tables::problem(state, block)?;
    Ok(match problem.solve(Effort::NORMAL, seed) {
        Ok(plan) => solved(
            Command::Tables(tables::adopt_command(&problem, &plan)),
            SolveSummary::Rotation(worth(&plan)),
        ),
        Err(blocked) => SolveOutput::Blocked {
            blocked: SolveBlocked::Rotation(blocked),
        },
    })
}

fn solved(command: Command, summary: SolveSummary) -> SolveOutput {
    SolveOutput::Solved {
        command: Box::new(command),
        summary,
        adopted: None,
    }
}

fn worth(plan: &Rotation) -> RotationSummary {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    RotationSummary {
        seed: plan.seed,
        rounds: count(plan.rounds.len()),
        repeats: plan.repeats,
        repeats_bound: plan.repeats_bound,
        standing: plan.standing(),
        met: plan.met.clone(),
        changed_seats: count(plan.changes.len()),
    }
}

/// Lets the operator pass, and seats that may adopt what they ask for.
async fn permitted(room: &Room, actor: Actor, right: Right) -> Result<(), Failure> {
    let Actor::Seat(seat) = actor else {
        return Ok(());
    };
    let may = move |glance: Glance<'_>| match glance.workshop.people.seat(seat) {
        None => Err(Refusal::NoSeat),
        Some(seat) if seat.role.may(right) => Ok(()),
        Some(seat) => Err(Refusal::NotPermitted {
            role: seat.role,
            right,
        }),
    };
    room.look(may).await?.map_err(|refusal| refuse(&refusal))
}

fn right(input: SolveInput) -> Right {
    match input {
        SolveInput::Assignment { .. } | SolveInput::Repair { .. } => Right::AssignReviews,
        SolveInput::Rotation { .. } => Right::PlanTables,
    }
}

fn adopts(input: SolveInput) -> bool {
    match input {
        SolveInput::Assignment { adopt, .. }
        | SolveInput::Repair { adopt, .. }
        | SolveInput::Rotation { adopt, .. } => adopt,
    }
}

/// The seed that was sent, or a fresh one; pages can hold whole numbers below 2^53.
fn seed(input: SolveInput) -> Result<u64, Failure> {
    let sent = match input {
        SolveInput::Assignment { seed, .. }
        | SolveInput::Repair { seed, .. }
        | SolveInput::Rotation { seed, .. } => seed,
    };
    match sent {
        Some(seed) if seed >= SEEDS => Err(refuse(&Refusal::OutsideScale {
            value: i64::try_from(seed).unwrap_or(i64::MAX),
            lowest: 0,
            highest: i64::try_from(SEEDS - 1).unwrap_or(i64::MAX),
        })),
        Some(seed) => Ok(seed),
        None => Ok(u64::from_be_bytes(token::random()) % SEEDS),
    }
}

/// Seeds are below this.
const SEEDS: u64 = 1 << 53;

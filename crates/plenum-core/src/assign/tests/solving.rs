//! From the state of a room to a problem, and back to a command.

use super::*;
use crate::assign::{Blockage, PlanSummary, Task, WayChange};

fn ask(room: &Room, id: AssignmentId, seed: u64) -> (AssignCommand, PlanSummary) {
    Task::of(&room.workshop, id).unwrap().solve(seed).unwrap()
}

fn with_certificate(command: &AssignCommand, change: impl Fn(String) -> String) -> AssignCommand {
    let mut command = command.clone();
    if let AssignCommand::AdoptPlan { certificate, .. } = &mut command {
        *certificate = certificate.take().map(change);
    }
    command
}

#[test]
fn a_computed_plan_is_adopted_with_the_bounds_that_its_certificate_proves() {
    let (mut room, id) = opened(1);
    for (by, of, points) in [
        (0, 1, 900),
        (1, 2, 300),
        (2, 3, 500),
        (3, 0, 700),
        (0, 2, 950),
    ] {
        bid(&mut room, id, member(by), of, points).unwrap();
    }

    let (command, summary) = ask(&room, id, 11);
    room.run(FACILITATOR, assign(command)).unwrap();

    let plan = get(&room, id).plan.clone().unwrap();
    assert_eq!(
        (plan.measure.total, plan.measure.bound),
        (summary.total, Some(summary.bound))
    );
    assert_eq!(
        (plan.measure.weakest, plan.measure.weakest_bound),
        (summary.weakest, Some(summary.weakest_bound))
    );
    assert_eq!(
        plan.measure.weakest, 300,
        "each city is needed where only it has bid"
    );
    let receipt = plan.receipt.unwrap();
    assert_eq!((receipt.seed.as_str(), receipt.digest.len()), ("11", 64));
    replays(&room);
}

#[test]
fn the_same_seed_gets_the_same_plan() {
    let (room, id) = opened(2);

    assert_eq!(ask(&room, id, 4), ask(&room, id, 4));
}

#[test]
fn a_certificate_that_proves_less_than_it_says_is_refused() {
    let (mut room, id) = opened(1);
    bid(&mut room, id, member(0), 1, 900).unwrap();
    let (command, _) = ask(&room, id, 1);
    // Prices of other submissions: the digest still fits, and the sums do not.
    let forged = with_certificate(&command, |text| {
        let mut proof: plenum_judge::assign::certificate::Certificate =
            serde_json::from_str(&text).unwrap();
        for prices in [&mut proof.total, &mut proof.weakest] {
            for price in prices.submission.iter_mut().chain(&mut prices.load) {
                *price = 0;
            }
            prices.submission.pop();
        }
        (proof.total_search, proof.weakest_search) = (None, None);
        serde_json::to_string(&proof).unwrap()
    });

    let refused = room.run(FACILITATOR, assign(forged)).unwrap_err();

    let named = rules(refused);
    assert!(
        named.iter().all(|rule| rule.starts_with("certificate_")) && !named.is_empty(),
        "{named:?}"
    );
    room.run(FACILITATOR, assign(command)).unwrap();
}

#[test]
fn a_proof_of_an_earlier_state_is_kept_and_proves_nothing_of_now() {
    let (mut room, id) = opened(1);
    let (command, _) = ask(&room, id, 1);
    bid(&mut room, id, member(0), 1, 900).unwrap();

    room.run(FACILITATOR, assign(command)).unwrap();

    let plan = get(&room, id).plan.clone().unwrap();
    assert_eq!(
        (plan.measure.bound, plan.measure.weakest_bound),
        (None, None)
    );
    assert!(plan.receipt.is_some());
    assert!(!plan.is_proven());
    replays(&room);
}

#[test]
fn a_proof_of_another_assignment_proves_nothing_here() {
    let (mut room, id) = opened(1);
    let other = open(&mut room, opening(1));
    bid(&mut room, other, member(0), 1, 900).unwrap();
    let (foreign, _) = ask(&room, other, 1);
    let AssignCommand::AdoptPlan { certificate, .. } = foreign else {
        panic!("a plan")
    };
    let (command, _) = ask(&room, id, 1);
    let mixed = with_certificate(&command, |_| certificate.clone().unwrap());

    room.run(FACILITATOR, assign(mixed)).unwrap();

    assert_eq!(get(&room, id).plan.as_ref().unwrap().measure.bound, None);
}

#[test]
fn a_repair_keeps_what_was_begun_and_changes_as_little_as_it_says() {
    let (mut room, id) = published(2);
    start(&mut room, id, 0, 1).unwrap();
    conflict(&mut room, id, 3, 0).unwrap();
    let task = Task::of(&room.workshop, id).unwrap();

    let (command, summary) = task.repair(2).unwrap();
    room.run(FACILITATOR, assign(command)).unwrap();

    let changes: usize = summary
        .changes
        .iter()
        .map(|change| change.added.len() + change.dropped.len())
        .sum();
    assert_eq!(summary.fewest_changes, u32::try_from(changes).ok());
    assert_eq!(
        get(&room, id).plan.as_ref().unwrap().changed,
        summary.changes
    );
    assert_eq!(status(&room, id, 0, 1), Some(ReviewStatus::Started));
    assert_eq!(status(&room, id, 3, 0), None);
    assert!(get(&room, id).missing(&room.workshop.people).is_empty());
    replays(&room);
}

#[test]
fn what_cannot_be_names_the_clash_and_offers_commands_that_work() {
    let (mut room, id) = opened(2);
    conflict(&mut room, id, 1, 0).unwrap();
    conflict(&mut room, id, 2, 0).unwrap();

    let blockage = Task::of(&room.workshop, id).unwrap().solve(1).unwrap_err();

    let Blockage::Rules {
        submissions, ways, ..
    } = blockage
    else {
        panic!("the rules clash: {blockage:?}")
    };
    assert_eq!(submissions, [WORK[0]]);
    assert!(!ways.is_empty());
    for way in ways {
        let lifts = way
            .changes
            .iter()
            .any(|change| matches!(change, WayChange::Lift { .. }));
        assert_eq!(way.commands.is_empty(), lifts, "{way:?}");
        if lifts {
            continue;
        }
        let mut tried = room.clone();
        for command in way.commands {
            tried.run(FACILITATOR, command).unwrap();
        }
        ask(&tried, id, 1);
    }
}

#[test]
fn there_is_no_task_without_an_open_assignment() {
    let (mut room, id) = opened(1);
    let unknown = AssignmentId(uuid::Uuid::from_u128(5));
    assert!(matches!(
        Task::of(&room.workshop, unknown),
        Err(Refusal::NoSuchItem { .. })
    ));
    let close = AssignCommand::Close { assignment: id };
    room.run(FACILITATOR, assign(close)).unwrap();

    assert!(matches!(
        Task::of(&room.workshop, id),
        Err(Refusal::WrongState { .. })
    ));
}

#[test]
fn an_empty_assignment_is_wrong_in_itself() {
    let mut room = Room::in_days();
    let mut command = opening(1);
    if let AssignCommand::Open { submissions, .. } = &mut command {
        submissions.clear();
    }
    let id = open(&mut room, command);

    let blockage = Task::of(&room.workshop, id).unwrap().solve(1).unwrap_err();

    assert!(matches!(blockage, Blockage::Faults { .. }), "{blockage:?}");
}

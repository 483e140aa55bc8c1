//! Opening an assignment, and what is refused.

use super::*;
use crate::agenda::Phase;
use crate::assign::{Bridge, Loads, OwnOrganisation, RegionInput, ReviewerInput};
use crate::testing::{CONVENOR, HOST, HOST_CITY, OBSERVER};
use crate::text::Lang;
use plenum_judge::assign::model::{Affinity, Mutual, Objective, Share};

#[test]
fn all_peer_organisations_review_as_delegations_unless_others_are_named() {
    let (room, id) = opened(2);

    let units: Vec<_> = get(&room, id).units.keys().copied().collect();

    assert_eq!(units, (0..4).map(city).collect::<Vec<_>>());
    replays(&room);
}

#[test]
fn the_desk_opens_and_nobody_else() {
    let mut room = Room::in_days();
    for seat in [PEER[0], CONVENOR, OBSERVER, HOST] {
        let refused = room.run(seat, assign(opening(2)));
        assert!(
            matches!(refused, Err(Refusal::NotPermitted { .. })),
            "{seat:?}: {refused:?}"
        );
    }
}

#[test]
fn submissions_without_an_id_are_named_after_the_command() {
    let mut command = opening(1);
    if let AssignCommand::Open { submissions, .. } = &mut command {
        for submission in submissions {
            submission.id = None;
        }
    }
    let mut room = Room::in_days();
    let id = open(&mut room, command);

    let assignment = get(&room, id);
    let numbers: Vec<u32> = assignment.open_submissions().map(|s| s.number).collect();
    let ids: std::collections::BTreeSet<_> = assignment.submissions.ids().collect();

    assert_eq!(numbers, [1, 2, 3, 4]);
    assert_eq!(ids.len(), 4);
    replays(&room);
}

#[test]
fn what_cannot_hold_is_refused_at_once() {
    let mut room = Room::in_days();
    let mut refused = |change: fn(&mut AssignCommand)| {
        let mut command = opening(2);
        change(&mut command);
        room.run(FACILITATOR, assign(command)).unwrap_err().code()
    };

    assert_eq!(
        refused(|command| {
            if let AssignCommand::Open { demand, .. } = command {
                *demand = 0;
            }
        }),
        "outside_scale"
    );
    assert_eq!(
        refused(|command| {
            if let AssignCommand::Open { least, most, .. } = command {
                (*least, *most) = (Some(3), Some(2));
            }
        }),
        "malformed"
    );
    assert_eq!(
        refused(|command| {
            if let AssignCommand::Open { submissions, .. } = command {
                submissions[1].id = submissions[0].id;
            }
        }),
        "malformed"
    );
    assert_eq!(
        refused(|command| {
            if let AssignCommand::Open { rules, .. } = command {
                rules.per_pair_limit = Some(Share { of: 2, out_of: 1 });
            }
        }),
        "malformed"
    );
    assert_eq!(
        refused(|command| {
            if let AssignCommand::Open { rules, .. } = command {
                rules.per_pair_limit = Some(Share { of: 1, out_of: 2 });
                rules.mutual = Some(Mutual::Forbid);
            }
        }),
        "malformed"
    );
    assert_eq!(
        refused(|command| {
            if let AssignCommand::Open { units, .. } = command {
                units.push(ReviewerInput {
                    unit: PEER[0].into(),
                    least: None,
                    most: None,
                });
            }
        }),
        "malformed",
        "a seat is no organisation"
    );
}

#[test]
fn a_drawn_plan_aims_at_the_total_and_others_at_the_weakest() {
    let mut room = Room::in_days();
    let drawn = {
        let mut command = opening(1);
        if let AssignCommand::Open { rules, .. } = &mut command {
            rules.per_pair_limit = Some(Share { of: 1, out_of: 2 });
        }
        open(&mut room, command)
    };
    let plain = open(&mut room, opening(1));

    assert_eq!(get(&room, drawn).terms.objective, Objective::Total);
    assert_eq!(get(&room, plain).terms.objective, Objective::Fair);
}

#[test]
fn the_problem_has_own_work_even_loads_and_no_mutual_pairs_where_that_is_possible() {
    let (room, id) = opened(1);
    let problem = super::super::problem(&room.workshop, id).unwrap();

    let authors: Vec<_> = problem
        .submissions
        .iter()
        .map(|submission| submission.authors.clone())
        .collect();
    assert_eq!(authors, [[0], [1], [2], [3]]);
    assert!(
        problem
            .units
            .iter()
            .all(|unit| (unit.least, unit.most) == (1, 1))
    );
    assert_eq!(problem.rules.mutual, Mutual::Forbid, "4 > 2 * 1");

    let (room, id) = opened(2);
    let problem = super::super::problem(&room.workshop, id).unwrap();
    assert_eq!(problem.rules.mutual, Mutual::Allow, "4 < 2 * 2 + 1");
    assert!(
        problem
            .units
            .iter()
            .all(|unit| (unit.least, unit.most) == (2, 2))
    );
}

#[test]
fn regions_are_those_that_were_named_or_the_countries() {
    let mut command = opening(1);
    if let AssignCommand::Open { regions, .. } = &mut command {
        *regions = vec![
            RegionInput {
                organisation: PEERS[2],
                region: text("South"),
            },
            RegionInput {
                organisation: PEERS[3],
                region: text("south"),
            },
        ];
    }
    let mut room = Room::in_days();
    let id = open(&mut room, command);
    let problem = super::super::problem(&room.workshop, id).unwrap();

    let regions: Vec<_> = problem
        .units
        .iter()
        .map(|unit| unit.region.clone())
        .collect();

    assert_eq!(regions[0], None, "no country is known");
    assert_eq!(regions[2], Some(PEERS[2].to_string()));
    assert_eq!(regions[3], regions[2]);
}

#[test]
fn seats_review_alone_within_their_group_or_outside_of_it() {
    let mut room = Room::in_days();
    let open_as = |room: &mut Room, own: OwnOrganisation| {
        let mut command = opening(1);
        if let AssignCommand::Open { unit, rules, .. } = &mut command {
            *unit = ReviewUnit::Seat;
            rules.own_organisation = own;
        }
        open(room, command)
    };
    let within = open_as(&mut room, OwnOrganisation::Only);
    let outside = open_as(&mut room, OwnOrganisation::Forbid);
    let allowed = |room: &Room, id| -> Vec<usize> {
        let bridge = Bridge::of(&room.workshop, id).unwrap();
        (0..4)
            .filter(|place| {
                let pair = bridge.pair(PEER[0].into(), WORK[*place]).unwrap();
                plenum_judge::assign::verify::bar(&bridge.problem, pair).is_none()
            })
            .collect()
    };

    assert_eq!(get(&room, within).units.len(), 8);
    assert_eq!(allowed(&room, within), [0]);
    assert_eq!(allowed(&room, outside), [1, 2, 3]);
}

#[test]
fn named_authors_never_review_their_work_and_their_delegation_neither() {
    let mut command = opening(1);
    if let AssignCommand::Open { submissions, .. } = &mut command {
        submissions[0].authors = vec![PEER[2]];
    }
    let mut room = Room::in_days();
    let id = open(&mut room, command);
    let problem = super::super::problem(&room.workshop, id).unwrap();

    assert_eq!(problem.submissions[0].authors, [0, 1]);
}

#[test]
fn bids_are_the_fit_and_languages_are_those_of_the_delegation() {
    let (mut room, id) = opened(1);
    bid(&mut room, id, member(1), 0, 700).unwrap();
    bid(&mut room, id, PEER[3], 0, 800).unwrap();
    let bridge = Bridge::of(&room.workshop, id).unwrap();

    let pair = bridge.pair(city(1), WORK[0]).unwrap();
    assert_eq!(bridge.problem.affinity, Affinity::Pairs(vec![(pair, 800)]));
    assert_eq!(
        bridge.problem.units[0].languages,
        [Lang::english().as_str().to_owned()].into()
    );
}

#[test]
fn terms_change_one_by_one_and_rise_the_version() {
    let (mut room, id) = opened(1);
    let change = |demand, loads| AssignCommand::Change {
        assignment: id,
        demand,
        loads,
        rules: None,
        objective: None,
    };
    room.run(FACILITATOR, assign(change(Some(2), None)))
        .unwrap();
    let loads = Loads {
        least: None,
        most: Some(3),
    };
    room.run(FACILITATOR, assign(change(None, Some(loads))))
        .unwrap();

    let again = room.run(FACILITATOR, assign(change(Some(2), Some(loads))));

    let terms = &get(&room, id).terms;
    assert_eq!((terms.demand, terms.least, terms.most), (2, None, Some(3)));
    assert_eq!(get(&room, id).version, 3);
    assert_eq!(again, Err(Refusal::AlreadyDone));
    replays(&room);
}

#[test]
fn latecomers_and_new_work_come_in_and_the_archive_takes_nothing() {
    let (mut room, id) = opened(1);
    let reviewer = ReviewerInput {
        unit: HOST_CITY.into(),
        least: None,
        most: Some(1),
    };
    let set = AssignCommand::SetReviewer {
        assignment: id,
        reviewer,
    };
    room.run(FACILITATOR, assign(set.clone())).unwrap();
    assert_eq!(
        room.run(FACILITATOR, assign(set)),
        Err(Refusal::AlreadyDone)
    );
    let mut late = submission(0);
    (late.id, late.organisation) = (None, Some(HOST_CITY));
    let add = AssignCommand::AddSubmission {
        assignment: id,
        submission: late,
    };
    room.run(FACILITATOR, assign(add.clone())).unwrap();
    assert_eq!(get(&room, id).open_submissions().count(), 5);
    replays(&room);

    room.go_to(Phase::Archive);
    assert!(matches!(
        room.run(FACILITATOR, assign(add)),
        Err(Refusal::WrongState { .. })
    ));
}

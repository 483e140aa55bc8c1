//! Actions, due dates and checks, with the data of the reference workshop (SEOUL 11.2; check values 45 to 47).

use super::{Responding, ResponseCommand, in_formal, publish, published};
use crate::Actor;
use crate::agenda::{self, Phase};
use crate::id::{ActionId, RecommendationId};
use crate::item::Item;
use crate::refusal::{Check, Refusal};
use crate::response::{ActionBody, Shown, Status, unmet_progress};
use crate::testing::{FACILITATOR, HOST, HOST_LEAD, PEER, Room, text};
use crate::time::{Date, Timestamp};
use crate::visibility::Body;
use crate::workshop::{Command, next_deadline};

fn date(day: &str) -> Date {
    day.parse().unwrap()
}

/// The end of a day in Seoul.
fn end_of(day: &str) -> Timestamp {
    let days = (0..40_000)
        .find(|n| {
            Date {
                year: 1970,
                month: 1,
                day: 1,
            }
            .plus_days(*n)
                == date(day)
        })
        .unwrap();
    Timestamp((i64::from(days) * 1_440 + 1_439 - 540) * 60_000)
}

fn plan(
    room: &mut Room,
    serves: RecommendationId,
    owner: Option<&str>,
    due: Option<&str>,
) -> ActionId {
    let command = ResponseCommand::PlanAction {
        text: text("An action"),
        recommendations: vec![serves],
        owner: owner.map(text),
        due: due.map(date),
        dependence: None,
    };
    ActionId(room.make(HOST, Command::Response(command)))
}

fn report(action: ActionId, status: Status) -> ResponseCommand {
    ResponseCommand::Report {
        action,
        status,
        evidence: Some(text("A paper")),
    }
}

fn submit() -> ResponseCommand {
    ResponseCommand::SubmitProgress { statement: None }
}

fn seen(room: &Room, seat: crate::id::SeatId, id: ActionId) -> Option<ActionBody> {
    match room.sees(seat, &format!("action/{id}")) {
        Some(Body::Action(body)) => Some(body),
        None => None,
        other => panic!("{other:?}"),
    }
}

/// Lets the time pass as the server does: the clock fires each deadline until then.
fn wait(room: &mut Room, until: Timestamp) {
    while let Some((at, due)) = next_deadline(&room.workshop).filter(|(at, _)| *at <= until) {
        room.now = at;
        room.act(
            Actor::Clock,
            &Command::Agenda(agenda::Command::Expire { due }),
        )
        .unwrap();
    }
    room.now = until;
}

#[test]
fn an_action_is_the_hosts_until_the_response_is_published() {
    let (mut room, ids) = in_formal(1);
    let id = plan(&mut room, ids[0], Some("Director"), Some("2014-06-30"));
    assert_eq!(seen(&room, PEER[0], id), None);
    let remark = ResponseCommand::RemarkAction {
        action: id,
        remark: text("Good"),
    };
    assert_eq!(
        room.respond(PEER[0], remark),
        Err(Refusal::no_such(Item::Action(id)))
    );

    let (mut room, ids) = published(1);
    let id = plan(&mut room, ids[0], Some("Director"), Some("2014-06-30"));
    let remark = ResponseCommand::RemarkAction {
        action: id,
        remark: text("Good"),
    };
    assert!(matches!(
        room.respond(HOST, remark.clone()),
        Err(Refusal::NotPermitted { .. })
    ));
    room.respond(PEER[0], remark).unwrap();

    let body = seen(&room, PEER[1], id).unwrap();
    assert_eq!(
        (body.number.as_str(), body.due, body.remarks.len()),
        ("A1", Some(date("2014-06-30")), 1)
    );
    room.replays_responses();
}

#[test]
fn a_publication_names_actions_without_owner_or_date() {
    let (mut room, ids) = in_formal(1);
    let [owned, open] =
        [Some("Director"), None].map(|owner| plan(&mut room, ids[0], owner, Some("2014-06-30")));
    let accept = super::answer(ids[0], crate::response::FormalDecision::Accepted, None);
    room.respond(HOST, accept).unwrap();

    let Err(Refusal::Guard { unmet }) = room.respond(HOST_LEAD, publish()) else {
        panic!("no guard")
    };
    assert_eq!(
        (unmet[0].check, unmet[0].items.as_slice()),
        (Check::ActionsOwned, [Item::Action(open)].as_slice())
    );
    let set = ResponseCommand::SetAction {
        action: open,
        owner: Some(text("Curriculum Officer")),
        due: None,
    };
    room.respond(HOST, set).unwrap();
    room.respond(HOST_LEAD, publish()).unwrap();

    assert_eq!(
        seen(&room, PEER[0], open).unwrap().due,
        seen(&room, PEER[0], owned).unwrap().due
    );
}

#[test]
fn an_action_is_not_closed_without_owner_date_and_evidence() {
    let (mut room, ids) = published(1);
    let id = plan(&mut room, ids[0], None, None);
    let done = |evidence: Option<&str>| ResponseCommand::Report {
        action: id,
        status: Status::Done,
        evidence: evidence.map(text),
    };
    let missing = |fields: &[&str]| {
        Err(Refusal::Missing {
            fields: fields.iter().map(|f| (*f).to_owned()).collect(),
        })
    };

    assert_eq!(
        room.respond(HOST, done(None)),
        missing(&["owner", "due", "evidence"])
    );
    let set = |owner: Option<&str>, due: Option<&str>| ResponseCommand::SetAction {
        action: id,
        owner: owner.map(text),
        due: due.map(date),
    };
    assert_eq!(
        room.respond(HOST, set(None, None)),
        missing(&["owner", "due"])
    );
    room.respond(HOST, set(None, Some("2014-11-30"))).unwrap();
    assert_eq!(room.respond(HOST, done(Some("held"))), missing(&["owner"]));
    room.respond(HOST, set(Some("Director"), None)).unwrap();
    room.respond(HOST, done(Some("held"))).unwrap();

    assert_eq!(
        room.respond(HOST, set(Some("Other"), None)),
        Err(Refusal::WrongState {
            state: "done".to_owned()
        })
    );
}

#[test]
fn an_action_is_dropped_with_a_reason_only() {
    let (mut room, ids) = published(1);
    let id = plan(&mut room, ids[0], None, None);

    let drop = |evidence: Option<&str>| ResponseCommand::Report {
        action: id,
        status: Status::Dropped,
        evidence: evidence.map(text),
    };
    assert_eq!(room.respond(HOST, drop(None)), Err(Refusal::ReasonRequired));
    room.respond(HOST, drop(Some("the budget was cut")))
        .unwrap();

    assert_eq!(seen(&room, PEER[0], id).unwrap().shown, Status::Dropped);
}

#[test]
fn an_open_action_is_late_from_the_minute_after_its_day_and_a_new_date_takes_that_back() {
    let (mut room, ids) = published(1);
    let id = plan(&mut room, ids[0], Some("Secretariat"), Some("2014-07-31"));
    let (at, due) = next_deadline(&room.workshop).unwrap();
    assert_eq!(at, end_of("2014-07-31").plus_minutes(1));

    room.now = end_of("2014-07-31");
    let expire = Command::Agenda(agenda::Command::Expire { due });
    assert_eq!(
        room.act(Actor::Clock, &expire).map(|_| ()),
        Err(Refusal::AlreadyDone)
    );
    assert_eq!(room.run(HOST_LEAD, expire.clone()), Err(Refusal::NoSeat));
    wait(&mut room, end_of("2014-08-01"));
    let body = seen(&room, PEER[0], id).unwrap();
    assert_eq!((body.reported, body.shown), (Status::Planned, Status::Late));
    assert_eq!(next_deadline(&room.workshop), None);

    let set = ResponseCommand::SetAction {
        action: id,
        owner: None,
        due: Some(date("2014-10-31")),
    };
    room.respond(HOST_LEAD, set).unwrap();
    assert_eq!(seen(&room, PEER[0], id).unwrap().shown, Status::Planned);
    room.respond(HOST, report(id, Status::Done)).unwrap();
    assert_eq!(
        next_deadline(&room.workshop),
        None,
        "what is done does not fall due"
    );
    room.replays_responses();
}

#[test]
fn a_check_is_submitted_once_by_the_host_lead_in_its_phase() {
    let (mut room, ids) = published(1);
    assert!(matches!(
        room.respond(HOST_LEAD, submit()),
        Err(Refusal::WrongPhase { .. })
    ));
    assert_eq!(
        unmet_progress(&room.workshop, Phase::Follow6),
        [],
        "without actions there is nothing to report"
    );
    plan(&mut room, ids[0], Some("Director"), Some("2015-06-30"));
    room.go_to(Phase::Follow6);
    assert_eq!(
        unmet_progress(&room.workshop, Phase::Follow6)[0].check,
        Check::ProgressSubmitted
    );

    assert!(matches!(
        room.respond(HOST, submit()),
        Err(Refusal::NotPermitted { .. })
    ));
    room.respond(HOST_LEAD, submit()).unwrap();
    assert_eq!(room.respond(HOST_LEAD, submit()), Err(Refusal::AlreadyDone));

    assert!(room.sees(PEER[0], "check/follow6").is_some());
    let close = agenda::Command::ClosePhase {
        phase: Phase::Follow6,
        reason: None,
    };
    room.run(FACILITATOR, Command::Agenda(close)).unwrap();
    room.respond(HOST_LEAD, submit()).unwrap();
    assert!(room.sees(PEER[0], "check/follow12").is_some());
}

#[test]
fn a_statement_marks_what_is_overdue_even_where_no_clock_ran() {
    let (mut room, ids) = published(1);
    let id = plan(&mut room, ids[0], Some("Director"), Some("2014-07-31"));
    room.go_to(Phase::Follow6);
    room.now = end_of("2014-09-26");

    room.respond(HOST_LEAD, submit()).unwrap();

    assert_eq!(seen(&room, PEER[0], id).unwrap().shown, Status::Late);
    let check = &room.workshop.response.checks[&Phase::Follow6];
    assert_eq!(
        check.actions,
        [Shown {
            action: id,
            reported: Status::Planned,
            shown: Status::Late
        }]
    );
}

#[test]
fn an_archived_review_takes_nothing_and_waits_for_nothing() {
    let (mut room, ids) = published(1);
    let id = plan(&mut room, ids[0], Some("Director"), Some("2016-07-31"));
    room.go_to(Phase::Archive);

    assert_eq!(next_deadline(&room.workshop), None);
    assert!(matches!(
        room.respond(HOST_LEAD, report(id, Status::OnTrack)),
        Err(Refusal::WrongPhase { .. })
    ));
    let remark = ResponseCommand::Remark {
        recommendation: ids[0],
        remark: text("Late"),
    };
    assert!(matches!(
        room.respond(HOST_LEAD, remark),
        Err(Refusal::WrongPhase { .. })
    ));
}

/// A1 to A11 of SEOUL 11.2: recommendation, due date, status reported by 26 September 2014 and by 27 March 2015.
const ACTIONS: [(usize, &str, Status, Status); 11] = [
    (1, "2014-06-30", Status::Done, Status::Done),
    (1, "2014-12-31", Status::Planned, Status::Done),
    (2, "2014-07-31", Status::OnTrack, Status::Done),
    (3, "2014-11-30", Status::Planned, Status::Done),
    (4, "2014-10-31", Status::Late, Status::OnTrack),
    (5, "2014-11-30", Status::OnTrack, Status::Done),
    (6, "2014-12-31", Status::Planned, Status::OnTrack),
    (7, "2015-06-30", Status::Planned, Status::Planned),
    (8, "2014-09-30", Status::Done, Status::Done),
    (9, "2015-03-31", Status::Planned, Status::Late),
    (10, "2015-12-31", Status::Planned, Status::OnTrack),
];

/// Done, on track, late, planned; and the numbers of the late ones.
fn tally(lines: &[Shown], ids: &[ActionId]) -> ([usize; 4], Vec<usize>) {
    let count = |status| lines.iter().filter(|line| line.shown == status).count();
    let counts = [Status::Done, Status::OnTrack, Status::Late, Status::Planned].map(count);
    let late = lines.iter().filter(|line| line.shown == Status::Late);
    let number = |line: &Shown| ids.iter().position(|id| *id == line.action).unwrap() + 1;
    (counts, late.map(number).collect())
}

#[test]
fn the_follow_up_of_the_reference_workshop_comes_out() {
    let (mut room, recommendations) = published(10);
    let actions = ACTIONS.map(|(serves, due, ..)| {
        plan(
            &mut room,
            recommendations[serves - 1],
            Some("Director"),
            Some(due),
        )
    });
    room.go_to(Phase::Follow6);

    wait(&mut room, end_of("2014-09-26").plus_minutes(-60));
    for (id, (.., status, _)) in actions.iter().zip(ACTIONS) {
        room.respond(HOST, report(*id, status)).unwrap();
    }
    room.respond(HOST_LEAD, submit()).unwrap();
    room.go_to(Phase::Follow12);
    wait(&mut room, end_of("2015-03-27").plus_minutes(-60));
    for (id, (.., status)) in actions.iter().zip(ACTIONS) {
        room.respond(HOST, report(*id, status)).unwrap();
    }
    room.respond(HOST_LEAD, submit()).unwrap();

    let checks = &room.workshop.response.checks;
    assert_eq!(
        tally(&checks[&Phase::Follow6].actions, &actions),
        ([2, 1, 2, 6], vec![3, 5])
    );
    assert_eq!(
        tally(&checks[&Phase::Follow12].actions, &actions),
        ([6, 1, 3, 1], vec![5, 7, 10])
    );
    room.replays_responses();
}

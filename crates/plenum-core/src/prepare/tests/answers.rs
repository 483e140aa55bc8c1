//! Answers, invitations, the answer plan and the verdicts.

use super::{PrepareCommand, Preparing, room_in};
use crate::agenda::{self, Phase, Preset};
use crate::id::{HypothesisId, InvitationId, QuestionId, RequestId, SeatId};
use crate::item::Item;
use crate::prepare::{
    AnswerPath, Attendance, Decision, Delivery, HypothesisState, InvitationState, QuestionKind,
    QuestionState, Sector, Verdict,
};
use crate::refusal::{Check, Refusal, Unmet};
use crate::testing::{FACILITATOR, HOST, HOST_LEAD, PEER, Room, STAKEHOLDER, text};
use crate::visibility::Body;
use crate::workshop::Command;

fn path(question: QuestionId, path: AnswerPath) -> PrepareCommand {
    PrepareCommand::ChoosePath { question, path }
}

fn answer(question: QuestionId) -> PrepareCommand {
    PrepareCommand::AnswerQuestion {
        question,
        answer: text("Each centre decides"),
    }
}

fn deliver(request: RequestId, delivery: Delivery) -> PrepareCommand {
    PrepareCommand::AnswerRequest {
        request,
        delivery,
        note: None,
    }
}

fn decide(invitation: InvitationId, decision: Decision, reason: Option<&str>) -> PrepareCommand {
    PrepareCommand::DecideInvitation {
        invitation,
        decision,
        reason: reason.map(text),
    }
}

fn record(invitation: InvitationId, outcome: Attendance, seat: Option<SeatId>) -> PrepareCommand {
    PrepareCommand::RecordInvitation {
        invitation,
        outcome,
        seat,
        reason: None,
    }
}

fn confirm(reason: Option<&str>) -> PrepareCommand {
    PrepareCommand::ConfirmAnswerPlan {
        reason: reason.map(text),
    }
}

fn guard(result: Result<(), Refusal>) -> Vec<Unmet> {
    match result {
        Err(Refusal::Guard { unmet }) => unmet,
        other => panic!("no guard: {other:?}"),
    }
}

fn state(room: &Room, id: QuestionId) -> QuestionState {
    room.workshop.prepare.questions.get(id).unwrap().state
}

#[test]
fn an_answer_before_the_workshop_is_written_and_one_in_its_days_is_given_in_the_room() {
    let mut room = room_in(Phase::Desk);
    let [written, spoken] =
        [QuestionKind::Clarifying, QuestionKind::Probing].map(|kind| room.question(PEER[0], kind));
    assert!(matches!(
        room.prepare(HOST, answer(written)),
        Err(Refusal::WrongPhase { .. })
    ));
    room.go_to(Phase::Merge);

    room.prepare(HOST, path(written, AnswerPath::Writing))
        .unwrap();
    room.prepare(HOST, answer(written)).unwrap();
    room.prepare(HOST, path(spoken, AnswerPath::Room)).unwrap();
    room.go_to(Phase::Days);
    room.start(Preset::Clarify);
    room.prepare(HOST, answer(spoken)).unwrap();

    assert_eq!(state(&room, written), QuestionState::AnsweredInWriting);
    assert_eq!(state(&room, spoken), QuestionState::AnsweredInRoom);
    room.prepare(HOST, answer(written)).unwrap();
    assert_eq!(
        state(&room, written),
        QuestionState::AnsweredInWriting,
        "a correction does not move the answer"
    );
    room.replays();
}

#[test]
fn a_silent_host_does_not_answer() {
    let mut room = room_in(Phase::Desk);
    let question = room.question(PEER[0], QuestionKind::Clarifying);
    room.go_to(Phase::Days);
    room.start(Preset::Fishbowl);

    assert!(matches!(
        room.prepare(HOST, answer(question)),
        Err(Refusal::HostSilent { .. })
    ));
}

#[test]
fn a_facilitator_parks_a_question_and_does_nothing_else_with_it() {
    let mut room = room_in(Phase::Desk);
    let question = room.question(PEER[0], QuestionKind::Probing);
    room.go_to(Phase::Merge);

    assert!(matches!(
        room.prepare(FACILITATOR, path(question, AnswerPath::Room)),
        Err(Refusal::NotPermitted { .. })
    ));
    room.prepare(FACILITATOR, path(question, AnswerPath::Parked))
        .unwrap();

    assert_eq!(state(&room, question), QuestionState::Parked);
}

#[test]
fn what_is_not_available_needs_its_reason() {
    let mut room = room_in(Phase::Desk);
    let request = room.request(PEER[0]);
    room.go_to(Phase::Merge);

    assert_eq!(
        room.prepare(HOST, deliver(request, Delivery::NotAvailable)),
        Err(Refusal::ReasonRequired)
    );
    let note = Some(text("personal data"));
    room.prepare(
        HOST,
        PrepareCommand::AnswerRequest {
            request,
            delivery: Delivery::NotAvailable,
            note,
        },
    )
    .unwrap();

    let Some(Body::Request(body)) = room.sees(PEER[3], &format!("request/{request}")) else {
        panic!("not shown")
    };
    assert_eq!(
        (
            body.number.as_str(),
            body.note.unwrap().original.text.as_str()
        ),
        ("I1", "personal data")
    );
}

#[test]
fn an_invitation_goes_step_by_step() {
    let mut room = room_in(Phase::Desk);
    let [first, second] =
        [Sector::Research, Sector::Business].map(|sector| room.invitation(PEER[0], sector));
    room.go_to(Phase::Merge);

    assert!(matches!(
        room.prepare(HOST, decide(first, Decision::Accepted, None)),
        Err(Refusal::NotPermitted { .. })
    ));
    assert_eq!(
        room.prepare(HOST_LEAD, decide(second, Decision::Declined, None)),
        Err(Refusal::ReasonRequired)
    );
    room.prepare(
        HOST_LEAD,
        decide(second, Decision::Declined, Some("commercial interest")),
    )
    .unwrap();
    let early = room.prepare(HOST, record(first, Attendance::Invited, None));
    assert_eq!(
        early,
        Err(Refusal::WrongState {
            state: "proposed".to_owned()
        })
    );

    room.prepare(HOST_LEAD, decide(first, Decision::Accepted, None))
        .unwrap();
    for outcome in [Attendance::Invited, Attendance::Confirmed] {
        room.prepare(HOST, record(first, outcome, None)).unwrap();
    }
    let late = room.prepare(
        HOST_LEAD,
        decide(first, Decision::Declined, Some("too late")),
    );
    assert_eq!(
        late,
        Err(Refusal::WrongState {
            state: "confirmed".to_owned()
        })
    );
    assert_eq!(
        room.prepare(HOST, record(first, Attendance::Unable, None)),
        Err(Refusal::ReasonRequired)
    );
    room.prepare(
        FACILITATOR,
        record(first, Attendance::Attended, Some(STAKEHOLDER)),
    )
    .unwrap();

    let invitation = room.workshop.prepare.invitations.get(first).unwrap();
    assert_eq!(
        (invitation.state, invitation.seat),
        (InvitationState::Attended, Some(STAKEHOLDER))
    );
    room.replays();
}

/// The invitations of SEOUL 6.4: three come, one is unable, two were declined.
fn seoul() -> Room {
    let mut room = room_in(Phase::Desk);
    let proposals = [
        (PEER[4], Sector::Governance),
        (PEER[0], Sector::Governance),
        (PEER[6], Sector::Research),
        (PEER[2], Sector::Governance),
        (PEER[6], Sector::CivilSociety),
        (PEER[4], Sector::Business),
    ];
    let ids = proposals.map(|(seat, sector)| room.invitation(seat, sector));
    let question = room.question(PEER[0], QuestionKind::Clarifying);
    let request = room.request(PEER[0]);
    room.go_to(Phase::Merge);

    let unmet = guard(room.prepare(HOST_LEAD, confirm(Some("nobody else is interested"))));
    let checks: Vec<_> = unmet.iter().map(|u| u.check).collect();
    assert_eq!(
        checks,
        [Check::PathsChosen, Check::InvitationsDecided],
        "a reason covers the sectors alone"
    );
    assert_eq!(
        unmet[0].items,
        [Item::Question(question), Item::Request(request)]
    );

    room.prepare(HOST, path(question, AnswerPath::Room))
        .unwrap();
    room.prepare(HOST, deliver(request, Delivery::Delivered))
        .unwrap();
    for id in &ids[..4] {
        room.prepare(HOST_LEAD, decide(*id, Decision::Accepted, None))
            .unwrap();
    }
    for id in &ids[4..] {
        room.prepare(
            HOST_LEAD,
            decide(*id, Decision::Declined, Some("out of scope")),
        )
        .unwrap();
    }
    let unable = PrepareCommand::RecordInvitation {
        invitation: ids[3],
        outcome: Attendance::Unable,
        seat: None,
        reason: Some(text("duty")),
    };
    room.prepare(HOST, unable).unwrap();
    room
}

#[test]
fn missing_sectors_are_a_warning_that_the_host_lead_answers_for() {
    let mut room = seoul();

    let unmet = guard(room.prepare(HOST_LEAD, confirm(None)));
    assert_eq!((unmet.len(), unmet[0].check), (1, Check::SectorsCovered));
    assert_eq!(unmet[0].names, ["civil_society", "business"]);
    let Some(Body::Coverage(coverage)) = room.sees(HOST, "coverage") else {
        panic!("no coverage")
    };
    assert_eq!(coverage.missing, [Sector::CivilSociety, Sector::Business]);
    assert_eq!(room.sees(PEER[0], "coverage"), None);

    room.prepare(
        HOST_LEAD,
        confirm(Some("both were declined for good reasons")),
    )
    .unwrap();

    assert!(
        room.workshop
            .agenda
            .overrides
            .iter()
            .all(|o| o.unmet[0].check != Check::SectorsCovered),
        "a warning is no guard of the facilitator"
    );
    let Some(Body::Coverage(coverage)) = room.sees(PEER[0], "coverage") else {
        panic!("no coverage")
    };
    assert!(coverage.reason.is_some());
    assert_eq!(
        room.prepare(HOST_LEAD, confirm(None)),
        Err(Refusal::AlreadyDone)
    );
    let close = agenda::Command::ClosePhase {
        phase: Phase::Merge,
        reason: None,
    };
    room.run(FACILITATOR, Command::Agenda(close)).unwrap();
    room.replays();
}

fn verdict(hypothesis: HypothesisId, verdict: Verdict) -> PrepareCommand {
    PrepareCommand::SetVerdict {
        hypothesis,
        verdict,
    }
}

fn seen(room: &Room, seat: SeatId, id: HypothesisId) -> (HypothesisState, Option<Verdict>) {
    match room.sees(seat, &format!("hypothesis/{id}")) {
        Some(Body::Hypothesis(body)) => (body.state, body.verdict),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_verdict_is_set_where_the_block_asks_for_it_and_may_change_afterwards() {
    let mut room = room_in(Phase::Desk);
    let [first, second] = [PEER[0], PEER[2]].map(|seat| room.hypothesis(seat));
    room.go_to(Phase::Days);
    assert_eq!(seen(&room, HOST, first), (HypothesisState::TakenUp, None));
    room.start(Preset::OpenDiscussion);
    assert!(matches!(
        room.prepare(PEER[0], verdict(first, Verdict::Open)),
        Err(Refusal::NotInThisBlock { .. })
    ));

    room.start(Preset::SilentWrite);
    assert!(matches!(
        room.prepare(HOST_LEAD, verdict(first, Verdict::Open)),
        Err(Refusal::NotPermitted { .. })
    ));
    room.prepare(PEER[4], verdict(first, Verdict::Open))
        .unwrap();
    room.start(Preset::OpenDiscussion);
    room.prepare(PEER[5], verdict(first, Verdict::Confirmed))
        .unwrap();

    assert!(matches!(
        room.prepare(PEER[0], verdict(second, Verdict::Open)),
        Err(Refusal::NotInThisBlock { .. })
    ));
    assert_eq!(
        seen(&room, PEER[0], first),
        (HypothesisState::TakenUp, Some(Verdict::Confirmed))
    );
    assert_eq!(seen(&room, FACILITATOR, first).1, Some(Verdict::Confirmed));
    assert_eq!(
        seen(&room, HOST, first).1,
        None,
        "the host hears the verdicts with the feedback"
    );

    room.go_to(Phase::Report);
    assert_eq!(seen(&room, HOST, first).1, Some(Verdict::Confirmed));
    room.replays();
}

//! The mandate and the initial report.

use super::{PrepareCommand, Preparing, room_in};
use crate::agenda::{self, Phase};
use crate::prepare::{SectionBody, SectionKind, SectionState};
use crate::refusal::{Check, Refusal, Unmet};
use crate::testing::{CONVENOR, FACILITATOR, HOST, HOST_LEAD, OBSERVER, PEER, Room, text};
use crate::text::{Lang, TextInput};
use crate::visibility::Body;
use crate::workshop::Command;

const MANDATORY: [SectionKind; 7] = [
    SectionKind::Frame,
    SectionKind::Overview,
    SectionKind::Related,
    SectionKind::Challenges,
    SectionKind::Actors,
    SectionKind::State,
    SectionKind::Guiding,
];

/// In the phase of the initial report, with a mandate of four questions.
fn with_mandate() -> Room {
    let mut room = Room::new();
    room.set_mandate(4).unwrap();
    room.go_to(Phase::Initial);
    room
}

fn with_sections() -> Room {
    let mut room = with_mandate();
    for section in MANDATORY {
        room.write_section(section, "Forty courses a year").unwrap();
    }
    room
}

fn release() -> PrepareCommand {
    PrepareCommand::ReleaseReport { reason: None }
}

fn unmet(result: Result<(), Refusal>) -> Vec<Unmet> {
    match result {
        Err(Refusal::Guard { unmet }) => unmet,
        other => panic!("no guard: {other:?}"),
    }
}

fn section(room: &Room, seat: crate::id::SeatId) -> Option<SectionBody> {
    match room.sees(seat, "section/overview") {
        Some(Body::Section(body)) => Some(body),
        _ => None,
    }
}

#[test]
fn the_template_bounds_the_number_of_guiding_questions() {
    let mut room = Room::new();

    assert_eq!(
        room.set_mandate(2),
        Err(Refusal::OutsideScale {
            value: 2,
            lowest: 3,
            highest: 5
        })
    );
    assert_eq!(
        room.set_mandate(6),
        Err(Refusal::OutsideScale {
            value: 6,
            lowest: 3,
            highest: 5
        })
    );
    room.set_mandate(3).unwrap();
}

#[test]
fn a_mandate_holds_when_convenor_and_host_lead_confirmed_it_and_then_the_room_sees_it() {
    let mut room = Room::new();
    room.set_mandate(4).unwrap();
    let confirm = PrepareCommand::ConfirmMandate {};
    assert!(room.sees(HOST, "mandate").is_some());

    room.prepare(CONVENOR, confirm.clone()).unwrap();
    assert_eq!(
        room.prepare(CONVENOR, confirm.clone()),
        Err(Refusal::AlreadyDone)
    );
    assert_eq!(room.sees(PEER[0], "mandate"), None);
    let missing = super::super::unmet_mandate(&room.workshop);
    assert_eq!(
        (missing[0].have, missing[0].names.as_slice()),
        (1, ["host_lead".to_owned()].as_slice())
    );

    room.prepare(HOST_LEAD, confirm).unwrap();
    assert!(room.sees(PEER[0], "mandate").is_some());
    let close = agenda::Command::ClosePhase {
        phase: Phase::Mandate,
        reason: None,
    };
    room.run(FACILITATOR, Command::Agenda(close)).unwrap();
    room.replays();
}

#[test]
fn a_new_version_of_the_mandate_asks_for_confirmation_again() {
    let mut room = Room::new();
    room.set_mandate(4).unwrap();
    for seat in [CONVENOR, HOST_LEAD] {
        room.prepare(seat, PrepareCommand::ConfirmMandate {})
            .unwrap();
    }

    room.set_mandate(5).unwrap();

    let mandate = room.workshop.prepare.mandate.as_ref().unwrap();
    assert!(!mandate.is_confirmed());
    assert_eq!(room.sees(PEER[0], "mandate"), None);
}

#[test]
fn nobody_but_the_host_writes_the_report_and_only_in_its_phase() {
    let mut room = Room::new();
    assert!(matches!(
        room.write_section(SectionKind::Frame, "x"),
        Err(Refusal::WrongPhase { .. })
    ));

    room.go_to(Phase::Initial);
    let write = PrepareCommand::WriteSection {
        section: SectionKind::Frame,
        body: text("x"),
        remark: None,
    };
    assert!(matches!(
        room.prepare(PEER[0], write.clone()),
        Err(Refusal::NotPermitted { .. })
    ));
    assert!(matches!(
        room.prepare(FACILITATOR, write.clone()),
        Err(Refusal::NotPermitted { .. })
    ));
    room.prepare(HOST, write).unwrap();

    room.go_to(Phase::Desk);
    assert!(matches!(
        room.write_section(SectionKind::Frame, "y"),
        Err(Refusal::WrongPhase { .. })
    ));
}

#[test]
fn a_release_names_the_empty_sections() {
    let mut room = with_mandate();
    room.write_section(SectionKind::Frame, "Seoul").unwrap();

    let unmet = unmet(room.prepare(HOST_LEAD, release()));

    assert_eq!(unmet.len(), 1);
    assert_eq!(
        (unmet[0].check, unmet[0].have, unmet[0].need),
        (Check::SectionsFilled, 1, 7)
    );
    assert_eq!(
        unmet[0].names,
        [
            "overview",
            "related",
            "challenges",
            "actors",
            "state",
            "guiding"
        ]
    );
}

#[test]
fn a_release_needs_guiding_questions() {
    let mut room = room_in(Phase::Initial);
    for section in MANDATORY {
        room.write_section(section, "Forty courses a year").unwrap();
    }

    let unmet = unmet(room.prepare(HOST_LEAD, release()));

    assert_eq!(
        unmet.iter().map(|u| u.check).collect::<Vec<_>>(),
        [Check::GuidingQuestions]
    );
}

#[test]
fn ten_pages_are_2500_characters_each_without_spaces_and_annexes_do_not_count() {
    let mut room = with_sections();
    let page = |pages: usize| vec!["x".repeat(50); pages * 50].join(" ");
    // Spaces are not counted for a page, but a section has at most 5,000 characters in all.
    assert_eq!(
        room.write_section(SectionKind::Overview, &page(2)),
        Err(Refusal::TextTooLong {
            limit: 5_000,
            got: 5_099
        })
    );
    for section in [
        SectionKind::Frame,
        SectionKind::Overview,
        SectionKind::Related,
        SectionKind::Challenges,
        SectionKind::Annexes,
    ] {
        room.write_section(section, &"x".repeat(5_000)).unwrap();
    }
    for section in [SectionKind::Actors, SectionKind::State] {
        room.write_section(section, &page(1).replace(' ', "")[..2_480])
            .unwrap();
    }
    // 4 x 2 pages, 2 x 2,480 characters, and 40 for the guiding questions: ten pages to the character.
    room.write_section(
        SectionKind::Guiding,
        &format!("{} {}", "x".repeat(20), "y".repeat(21)),
    )
    .unwrap();

    let unmet = unmet(room.prepare(HOST_LEAD, release()));
    assert_eq!(
        (unmet[0].check, unmet[0].have, unmet[0].need),
        (Check::ReportLength, 1_001, 1_000)
    );

    room.write_section(
        SectionKind::Guiding,
        &format!("{} {}", "x".repeat(20), "y".repeat(20)),
    )
    .unwrap();
    room.prepare(HOST_LEAD, release()).unwrap();
}

#[test]
fn a_korean_page_has_830_characters() {
    let mut room = with_mandate();
    let body = TextInput::new(&Lang::new("ko").unwrap(), &"서".repeat(415));
    room.prepare(
        HOST,
        PrepareCommand::WriteSection {
            section: SectionKind::Overview,
            body,
            remark: None,
        },
    )
    .unwrap();

    assert_eq!(section(&room, HOST).unwrap().pages, 50);
}

#[test]
fn the_report_is_the_hosts_until_it_is_released_and_frozen_then() {
    let mut room = with_sections();
    assert_eq!(section(&room, PEER[0]), None);
    assert_eq!(section(&room, HOST).unwrap().state, SectionState::Draft);
    assert!(matches!(
        room.prepare(HOST, release()),
        Err(Refusal::NotPermitted { .. })
    ));

    room.prepare(HOST_LEAD, release()).unwrap();

    for seat in [PEER[0], OBSERVER, HOST] {
        let body = section(&room, seat).unwrap();
        assert_eq!((body.state, body.version), (SectionState::Released, 1));
    }
    assert_eq!(
        room.prepare(HOST_LEAD, release()),
        Err(Refusal::AlreadyDone)
    );
    assert!(matches!(
        room.write_section(SectionKind::Overview, "other"),
        Err(Refusal::Frozen { .. })
    ));
    assert_eq!(super::super::unmet_release(&room.workshop), []);
    room.replays();
}

#[test]
fn a_correction_is_a_new_version_and_the_old_one_is_read_until_its_release() {
    let mut room = with_sections();
    room.prepare(HOST_LEAD, release()).unwrap();
    room.go_to(Phase::Desk);
    let revise = PrepareCommand::ReviseReport {
        reason: text("a wrong figure"),
    };

    room.prepare(HOST, revise.clone()).unwrap();
    room.write_section(SectionKind::Overview, "Forty-one courses a year")
        .unwrap();

    assert_eq!(
        section(&room, PEER[0]).unwrap().body.unwrap().original.text,
        "Forty courses a year"
    );
    assert_eq!(
        section(&room, HOST).unwrap().body.unwrap().original.text,
        "Forty-one courses a year"
    );
    assert_eq!(room.prepare(HOST, revise), Err(Refusal::AlreadyDone));

    room.prepare(HOST_LEAD, release()).unwrap();

    let body = section(&room, PEER[0]).unwrap();
    assert_eq!(
        (body.version, body.body.unwrap().original.text.as_str()),
        (2, "Forty-one courses a year")
    );
    assert_eq!(room.workshop.prepare.report.superseded.len(), 1);
    room.replays();
}

#[test]
fn a_reason_of_the_host_lead_does_not_override_a_release() {
    let mut room = with_mandate();

    let release = PrepareCommand::ReleaseReport {
        reason: Some(text("no time")),
    };

    assert!(matches!(
        room.prepare(HOST_LEAD, release),
        Err(Refusal::NotPermitted { .. })
    ));
    assert_eq!(room.workshop.prepare.report.version, 0);
}

//! Rules of the written parts: given, when, then.

use super::{Command as NarrativeCommand, NarrativeBody, NarrativePart, RemarkKind, cited};
use crate::agenda::{Phase, Preset};
use crate::close::{Command as CloseCommand, ReportStage};
use crate::id::{RemarkId, SeatId};
use crate::refusal::Refusal;
use crate::testing::{
    CONVENOR, FACILITATOR, HOST, HOST_LEAD, OBSERVER, PEER, RAPPORTEUR, Room, text,
};
use crate::visibility::Body;
use crate::workshop::Command;

fn say(room: &mut Room, by: SeatId, command: NarrativeCommand) -> Result<(), Refusal> {
    room.run(by, Command::Narrative(command))
}

fn write(room: &mut Room, words: &str, base: u32) -> Result<(), Refusal> {
    let command = NarrativeCommand::Write {
        part: NarrativePart::Summary,
        text: text(words),
        base,
    };
    say(room, RAPPORTEUR, command)
}

fn file(room: &mut Room, stage: ReportStage) -> Result<(), Refusal> {
    let summary = text("A version");
    room.run(
        RAPPORTEUR,
        Command::Close(CloseCommand::FileReport { stage, summary }),
    )
}

fn remark(room: &mut Room, by: SeatId, kind: RemarkKind) -> Result<RemarkId, Refusal> {
    let command = NarrativeCommand::Remark {
        part: NarrativePart::Summary,
        kind,
        quote: Some(text("four centres")),
        text: text("There are five."),
    };
    let id = room.act(
        crate::context::Actor::Seat(by),
        &Command::Narrative(command),
    )?;
    Ok(RemarkId(id.derive()))
}

fn reads(room: &Room, by: SeatId) -> Option<NarrativeBody> {
    let body = room.sees(by, "narrative/summary")?;
    let Body::Narrative(body) = body else {
        panic!("not a part: {body:?}")
    };
    Some(body)
}

fn drafted() -> Room {
    let mut room = Room::in_days();
    write(&mut room, "The institute links four centres.", 0).unwrap();
    room.go_to(Phase::Report);
    file(&mut room, ReportStage::Draft).unwrap();
    room
}

#[test]
fn a_version_is_written_on_the_one_before_or_not_at_all() {
    let mut room = Room::in_days();
    write(&mut room, "One", 0).unwrap();

    assert_eq!(
        write(&mut room, "Two, on nothing", 0),
        Err(Refusal::StaleText {
            expected: 0,
            now: 1
        })
    );
    write(&mut room, "Two", 1).unwrap();

    let body = reads(&room, RAPPORTEUR).unwrap();
    assert_eq!((body.version, body.versions.len()), (2, 2));
    assert!(matches!(
        say(
            &mut room,
            PEER[0],
            NarrativeCommand::Write {
                part: NarrativePart::Scores,
                text: text("Mine"),
                base: 0
            }
        ),
        Err(Refusal::NotPermitted { .. })
    ));
}

#[test]
fn brackets_point_to_what_the_room_has_seen() {
    assert_eq!(
        cited("Water is dear [ST3, R5]; see [R5] and [annex 2], [sic], [A1; KC2]."),
        ["ST3", "R5", "A1", "KC2"]
    );
    assert_eq!(cited("No end [ST3"), [] as [&str; 0]);

    let mut room = Room::in_days();
    assert_eq!(
        write(&mut room, "It rests on [ST99].", 0),
        Err(Refusal::NoSuchNumber {
            number: "ST99".to_owned()
        })
    );
    room.start(Preset::AgreeText);
    let sentence = text("Demand must be asked.");
    room.run(
        RAPPORTEUR,
        Command::Close(CloseCommand::Propose { sentence }),
    )
    .unwrap();
    write(&mut room, "The room agreed on it [KC1].", 0).unwrap();

    assert_eq!(reads(&room, RAPPORTEUR).unwrap().cites, ["KC1"]);
}

#[test]
fn the_draft_is_the_desks_until_it_is_filed_and_the_rooms_when_it_is_final() {
    let mut room = Room::in_days();
    write(&mut room, "The institute links four centres.", 0).unwrap();
    assert!(reads(&room, CONVENOR).is_some() && reads(&room, FACILITATOR).is_some());
    assert!(reads(&room, PEER[0]).is_none() && reads(&room, HOST).is_none());
    assert_eq!(
        remark(&mut room, PEER[0], RemarkKind::Comment),
        Err(Refusal::WrongState {
            state: "not_out".to_owned()
        })
    );

    room.go_to(Phase::Report);
    file(&mut room, ReportStage::Draft).unwrap();
    assert!(reads(&room, PEER[0]).is_some() && reads(&room, HOST).is_some());
    assert!(reads(&room, OBSERVER).is_none());
    let id = remark(&mut room, PEER[0], RemarkKind::Comment).unwrap();
    assert!(room.sees(OBSERVER, &format!("remark/{id}")).is_none());

    file(&mut room, ReportStage::FactCheck).unwrap();
    for by in [CONVENOR, HOST_LEAD] {
        let edition = room.workshop.narrative.edition;
        say(&mut room, by, NarrativeCommand::Sign { edition }).unwrap();
    }
    file(&mut room, ReportStage::Final).unwrap();

    assert!(reads(&room, OBSERVER).is_some());
    assert!(room.sees(OBSERVER, &format!("remark/{id}")).is_none());
    assert_eq!(
        write(&mut room, "Afterwards", 1),
        Err(Refusal::WrongState {
            state: "filed".to_owned()
        })
    );
}

#[test]
fn the_host_corrects_facts_and_nothing_else_and_the_rapporteur_answers() {
    let mut room = drafted();
    assert_eq!(
        remark(&mut room, HOST, RemarkKind::Comment),
        Err(Refusal::FactsOnly)
    );
    let id = remark(&mut room, HOST, RemarkKind::Fact).unwrap();
    let settle = |taken, answer: Option<&str>| NarrativeCommand::Settle {
        remark: id,
        taken,
        answer: answer.map(text),
    };

    assert_eq!(
        say(&mut room, RAPPORTEUR, settle(false, None)),
        Err(Refusal::ReasonRequired)
    );
    say(
        &mut room,
        RAPPORTEUR,
        settle(false, Some("The fifth was announced only.")),
    )
    .unwrap();
    assert_eq!(
        say(&mut room, RAPPORTEUR, settle(true, None)),
        Err(Refusal::AlreadyDone)
    );
}

#[test]
fn two_sign_what_stands_and_a_new_version_is_signed_anew() {
    let mut room = drafted();
    file(&mut room, ReportStage::FactCheck).unwrap();
    let fact = remark(&mut room, HOST, RemarkKind::Fact).unwrap();
    let sign = |room: &mut Room, by, edition| say(room, by, NarrativeCommand::Sign { edition });
    assert_eq!(
        sign(&mut room, CONVENOR, 1),
        Err(Refusal::WrongState {
            state: "open_facts".to_owned()
        })
    );
    let taken = NarrativeCommand::Settle {
        remark: fact,
        taken: true,
        answer: None,
    };
    say(&mut room, RAPPORTEUR, taken).unwrap();
    sign(&mut room, CONVENOR, 1).unwrap();
    assert_eq!(
        file(&mut room, ReportStage::Final),
        Err(Refusal::Missing {
            fields: vec!["signatures".to_owned()]
        })
    );

    write(&mut room, "The institute links five centres.", 1).unwrap();
    assert_eq!(
        sign(&mut room, HOST_LEAD, 1),
        Err(Refusal::StaleText {
            expected: 1,
            now: 2
        })
    );
    sign(&mut room, HOST_LEAD, 2).unwrap();
    assert_eq!(sign(&mut room, HOST_LEAD, 2), Err(Refusal::AlreadyDone));
    assert!(
        file(&mut room, ReportStage::Final).is_err(),
        "the convenor signed what stands no longer"
    );
    sign(&mut room, CONVENOR, 2).unwrap();
    file(&mut room, ReportStage::Final).unwrap();
}

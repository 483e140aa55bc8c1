//! Rules of the agenda: given, when, then.

use super::{BlockState, Command as AgendaCommand, Give, Preset, SettingsChange};
use crate::agenda::{ClockState, HostMode, OnExpiry, Phase, Reason};
use crate::id::BlockId;
use crate::refusal::{Check, Refusal};
use crate::testing::{FACILITATOR, HOST_LEAD, PEER, Room, text};
use crate::time::MINUTE;
use crate::visibility::Body;
use crate::workshop::{Command, next_deadline};
use crate::{Actor, people};

fn agenda(command: AgendaCommand) -> Command {
    Command::Agenda(command)
}

fn slack(minutes: u32) -> SettingsChange {
    SettingsChange {
        slack: Some(minutes),
        ..SettingsChange::default()
    }
}

fn anchored() -> SettingsChange {
    SettingsChange {
        anchor: Some(true),
        ..SettingsChange::default()
    }
}

fn extend(room: &mut Room, minutes: i32, take_from: Vec<Give>) -> Result<(), Refusal> {
    room.run(
        FACILITATOR,
        agenda(AgendaCommand::Extend { minutes, take_from }),
    )
}

fn minutes(room: &Room, block: BlockId) -> u32 {
    room.workshop.agenda.block(block).unwrap().minutes
}

/// A discussion of 75 minutes, a break of 90 with 15 of slack, an anchor.
fn tight_day() -> (Room, [BlockId; 3]) {
    let mut room = Room::in_days();
    let discussion = room.insert(Preset::OpenDiscussion, SettingsChange::default(), Some(75));
    let lunch = room.insert(Preset::Break, slack(15), Some(90));
    let ceremony = room.insert(Preset::Outside, anchored(), Some(150));
    room.next().unwrap();
    (room, [discussion, lunch, ceremony])
}

#[test]
fn an_extension_uses_the_slack_of_the_next_break() {
    let (mut room, [discussion, lunch, _]) = tight_day();

    extend(&mut room, 10, vec![]).unwrap();

    assert_eq!(
        (minutes(&room, discussion), minutes(&room, lunch)),
        (85, 80)
    );
    assert_eq!(room.workshop.agenda.block(lunch).unwrap().slack, 5);
}

#[test]
fn an_extension_beyond_the_slack_asks_the_facilitator_to_choose() {
    let (mut room, [_, lunch, ceremony]) = tight_day();

    let refusal = extend(&mut room, 20, vec![]).unwrap_err();

    assert_eq!(
        refusal,
        Refusal::NotEnoughTime {
            short_by: 5,
            before: ceremony,
            candidates: vec![lunch]
        }
    );
    extend(
        &mut room,
        20,
        vec![Give {
            block: lunch,
            minutes: 5,
        }],
    )
    .unwrap();
    assert_eq!(minutes(&room, lunch), 70);
}

#[test]
fn two_taps_on_next_move_the_room_once() {
    let (mut room, _) = tight_day();
    let tap = agenda(AgendaCommand::Next {
        expected: room.workshop.agenda.position,
        reason: None,
    });

    room.run(FACILITATOR, tap.clone()).unwrap();

    assert!(matches!(
        room.run(FACILITATOR, tap),
        Err(Refusal::StalePosition { .. })
    ));
}

#[test]
fn a_pause_keeps_the_time_that_is_left() {
    let (mut room, _) = tight_day();
    let left = room.workshop.agenda.clock.deadline.unwrap().since(room.now);

    room.run(FACILITATOR, agenda(AgendaCommand::Pause {}))
        .unwrap();
    room.now = room.now.plus_minutes(30);
    room.run(FACILITATOR, agenda(AgendaCommand::Resume {}))
        .unwrap();

    let clock = &room.workshop.agenda.clock;
    assert_eq!(clock.state, ClockState::Running);
    assert!((left - clock.deadline.unwrap().since(room.now)).abs() <= 2_000);
}

#[test]
fn only_the_clock_lets_time_run_out_and_only_when_it_is_due() {
    let mut room = Room::in_days();
    room.start_with(
        Preset::SilentWrite,
        SettingsChange {
            on_expiry: Some(OnExpiry::Lock),
            ..SettingsChange::default()
        },
    );
    let (at, due) = next_deadline(&room.workshop).unwrap();
    let expire = agenda(AgendaCommand::Expire { due });

    assert_eq!(room.run(FACILITATOR, expire.clone()), Err(Refusal::NoSeat));
    assert_eq!(
        room.act(Actor::Clock, &expire).map(|_| ()),
        Err(Refusal::AlreadyDone)
    );
    room.now = at;
    room.act(Actor::Clock, &expire).unwrap();

    assert!(!room.workshop.agenda.writing_open());
    assert_eq!(next_deadline(&room.workshop), None);
    assert!(
        room.act(Actor::Clock, &expire).is_err(),
        "a deadline fires once"
    );
}

#[test]
fn an_extension_opens_writing_again_on_every_screen() {
    let mut room = Room::in_days();
    let lock = SettingsChange {
        on_expiry: Some(OnExpiry::Lock),
        ..SettingsChange::default()
    };
    room.start_with(Preset::SilentWrite, lock);
    let (at, due) = next_deadline(&room.workshop).unwrap();
    room.now = at;
    room.act(Actor::Clock, &agenda(AgendaCommand::Expire { due }))
        .unwrap();

    extend(&mut room, 5, vec![]).unwrap();

    let Some(Body::Task(task)) = room.sees(PEER[0], "task") else {
        panic!("a task");
    };
    assert!(room.workshop.agenda.writing_open() && task.open);
}

#[test]
fn an_extension_makes_an_older_deadline_void() {
    let mut room = Room::in_days();
    room.start(Preset::SilentWrite);
    let (at, due) = next_deadline(&room.workshop).unwrap();
    assert!(matches!(due, Reason::Block { .. }));

    extend(&mut room, 5, vec![]).unwrap();
    room.now = at;

    assert!(matches!(
        room.act(Actor::Clock, &agenda(AgendaCommand::Expire { due })),
        Err(Refusal::StalePosition { .. })
    ));
}

#[test]
fn a_guard_names_the_condition_and_yields_to_a_reason_that_is_kept() {
    let mut room = Room::new();
    let close = |reason| {
        agenda(AgendaCommand::ClosePhase {
            phase: Phase::Mandate,
            reason,
        })
    };

    let Err(Refusal::Guard { unmet }) = room.run(FACILITATOR, close(None)) else {
        panic!("the guard is silent")
    };
    assert_eq!(unmet[0].check, Check::MandateConfirmed);
    room.run(FACILITATOR, close(Some(text("agreed by telephone"))))
        .unwrap();

    assert_eq!(room.workshop.agenda.phase, Phase::Initial);
    assert_eq!(room.workshop.agenda.overrides.len(), 1);
    assert!(matches!(
        room.sees(FACILITATOR, "override/1"),
        Some(Body::Override(_))
    ));
    assert_eq!(
        room.sees(PEER[0], "override/1"),
        None,
        "an override is the desk's until the days are over"
    );
}

#[test]
fn delegates_do_not_move_the_room() {
    let (mut room, _) = tight_day();
    let expected = room.workshop.agenda.position;

    for seat in [PEER[0], HOST_LEAD] {
        let tap = agenda(AgendaCommand::Next {
            expected,
            reason: None,
        });
        assert!(matches!(
            room.run(seat, tap),
            Err(Refusal::NotPermitted { .. })
        ));
    }
}

#[test]
fn the_host_gets_its_own_question_and_no_content_while_it_is_out() {
    let mut room = Room::in_days();
    let out = SettingsChange {
        host_mode: Some(HostMode::OutOfRoom),
        ..SettingsChange::default()
    };
    let block = room.start_with(Preset::DraftText, out);
    let task = text("What can we decide ourselves?");

    room.run(
        FACILITATOR,
        agenda(AgendaCommand::SetHostTask { block, task }),
    )
    .unwrap();

    let key = format!("host_task/{block}");
    assert!(room.sees(HOST_LEAD, &key).is_some());
    assert!(room.sees(PEER[0], &key).is_none());
}

#[test]
fn a_block_can_be_skipped_moved_and_returned_to() {
    let mut room = Room::in_days();
    let [first, second, third] =
        [(); 3].map(|()| room.insert(Preset::OpenDiscussion, SettingsChange::default(), None));
    room.next().unwrap();

    room.run(
        FACILITATOR,
        agenda(AgendaCommand::Move {
            block: third,
            after: Some(first),
        }),
    )
    .unwrap();
    room.run(FACILITATOR, agenda(AgendaCommand::Skip { block: third }))
        .unwrap();
    room.next().unwrap();
    assert_eq!(room.workshop.agenda.running(), Some(second));

    let expected = room.workshop.agenda.position;
    room.run(
        FACILITATOR,
        agenda(AgendaCommand::Back {
            expected,
            reason: text("one more word"),
        }),
    )
    .unwrap();
    assert_eq!(room.workshop.agenda.running(), Some(first));
    assert_eq!(
        room.workshop.agenda.block(third).unwrap().state,
        BlockState::Skipped
    );
}

#[test]
fn an_overrun_eats_slack_when_the_room_moves_on() {
    let mut room = Room::in_days();
    room.insert(Preset::OpenDiscussion, SettingsChange::default(), Some(30));
    let pause = room.insert(Preset::Break, slack(10), Some(20));
    room.next().unwrap();

    room.now = room.now.plus_millis(36 * MINUTE);
    room.next().unwrap();

    assert_eq!(minutes(&room, pause), 14);
}

#[test]
fn a_removed_seat_sees_nothing() {
    let mut room = Room::in_days();

    room.run(
        FACILITATOR,
        Command::People(people::Command::RemoveSeat { seat: PEER[1] }),
    )
    .unwrap();

    assert_eq!(room.sees(PEER[1], "workshop"), None);
    assert_eq!(
        room.run(PEER[1], Command::People(people::Command::Join {})),
        Err(Refusal::NoSeat)
    );
}

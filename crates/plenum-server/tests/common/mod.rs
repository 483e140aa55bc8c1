//! Words that several tests use.
#![expect(dead_code, reason = "each test binary uses some of these")]

use plenum_core::agenda::{
    BlockPlan, Command as Agenda, OnExpiry, Phase, Preset, SettingsChange, Step,
};
use plenum_core::id::{BlockId, SeatId};
use plenum_core::people::Command as People;
use plenum_core::text::{Lang, TextInput};
use plenum_core::time::LocalTime;
use plenum_core::{Body, Command};
use plenum_server::client::Client;
use plenum_server::testing::fresh;

pub(crate) fn join() -> Command {
    Command::People(People::Join {})
}

pub(crate) fn mark(seat: SeatId, present: bool) -> Command {
    Command::People(People::MarkPresence { seat, present })
}

pub(crate) fn remove(seat: SeatId) -> Command {
    Command::People(People::RemoveSeat { seat })
}

/// One block of silent writing of ten minutes that locks when its time is over.
pub(crate) fn plan() -> (BlockId, Command) {
    let block = block(0, "Strengths");
    (
        block.id,
        Command::Agenda(Agenda::Plan {
            blocks: vec![block],
        }),
    )
}

/// An agenda of many blocks with long titles.
pub(crate) fn long_plan(blocks: u16) -> Command {
    let title = "x".repeat(200);
    Command::Agenda(Agenda::Plan {
        blocks: (0..blocks).map(|place| block(place, &title)).collect(),
    })
}

fn block(place: u16, title: &str) -> BlockPlan {
    let mut start: LocalTime = "2014-03-12T09:00".parse().unwrap();
    start.minute += place * 10;
    BlockPlan {
        id: BlockId(fresh()),
        label: format!("B{place}"),
        title: text(title),
        preset: Preset::SilentWrite,
        step: Step::Write,
        start,
        minutes: Some(10),
        presenter: None,
        lead: None,
        change: SettingsChange {
            on_expiry: Some(OnExpiry::Lock),
            factor: Some(10),
            ..SettingsChange::default()
        },
    }
}

pub(crate) fn next(expected: u32) -> Command {
    Command::Agenda(Agenda::Next {
        expected,
        reason: Some(text("a rehearsal")),
    })
}

/// Closes the phases before the workshop days, with a reason for what is unmet.
pub(crate) async fn go_to_the_days(desk: &mut Client) {
    for phase in [Phase::Mandate, Phase::Initial, Phase::Desk, Phase::Merge] {
        let close = Agenda::ClosePhase {
            phase,
            reason: Some(text("a rehearsal")),
        };
        desk.do_command(Command::Agenda(close))
            .await
            .unwrap()
            .done()
            .unwrap();
    }
}

pub(crate) fn pause() -> Command {
    Command::Agenda(Agenda::Pause {})
}

pub(crate) fn text(words: &str) -> TextInput {
    TextInput::new(&Lang::english(), words)
}

/// Whether a seat is shown as present.
pub(crate) fn shows_present(client: &Client, seat: SeatId) -> bool {
    matches!(client.record(&format!("seat/{seat}")), Some(Body::Seat(body)) if body.present)
}

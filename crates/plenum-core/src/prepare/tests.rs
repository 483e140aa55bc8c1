//! Rules of steps 1 and 2: given, when, then.

mod answers;
mod desk;
mod report;
mod translations;

use super::Command as PrepareCommand;
use crate::agenda::Phase;
use crate::id::{HypothesisId, InvitationId, QuestionId, RequestId, SeatId};
use crate::prepare::{QuestionKind, SectionKind, Sector};
use crate::refusal::Refusal;
use crate::testing::{CONVENOR, HOST_LEAD, Room, text};
use crate::workshop::Command;

/// What tests of this noun ask of a room.
trait Preparing {
    fn prepare(&mut self, seat: SeatId, command: PrepareCommand) -> Result<(), Refusal>;
    fn set_mandate(&mut self, questions: usize) -> Result<(), Refusal>;
    fn write_section(&mut self, section: SectionKind, body: &str) -> Result<(), Refusal>;
    fn hypothesis(&mut self, seat: SeatId) -> HypothesisId;
    fn question(&mut self, seat: SeatId, kind: QuestionKind) -> QuestionId;
    fn request(&mut self, seat: SeatId) -> RequestId;
    fn invitation(&mut self, seat: SeatId, sector: Sector) -> InvitationId;
    fn replays(&self);
}

impl Preparing for Room {
    fn prepare(&mut self, seat: SeatId, command: PrepareCommand) -> Result<(), Refusal> {
        self.run(seat, Command::Prepare(command))
    }

    fn set_mandate(&mut self, questions: usize) -> Result<(), Refusal> {
        let guiding_questions = (0..questions)
            .map(|n| text(&format!("Guiding question {n}")))
            .collect();
        self.prepare(
            CONVENOR,
            PrepareCommand::SetMandate {
                purpose: text("To learn"),
                guiding_questions,
            },
        )
    }

    fn write_section(&mut self, section: SectionKind, body: &str) -> Result<(), Refusal> {
        self.prepare(
            HOST_LEAD,
            PrepareCommand::WriteSection {
                section,
                body: text(body),
                remark: None,
            },
        )
    }

    fn hypothesis(&mut self, seat: SeatId) -> HypothesisId {
        let statement = text("Themes follow pride, not demand");
        let command = PrepareCommand::ProposeHypothesis {
            statement,
            why: None,
            would_change: None,
        };
        HypothesisId(self.make(seat, Command::Prepare(command)))
    }

    fn question(&mut self, seat: SeatId, kind: QuestionKind) -> QuestionId {
        let command = PrepareCommand::AskQuestion {
            question: text("Who approves a course?"),
            kind,
        };
        QuestionId(self.make(seat, Command::Prepare(command)))
    }

    fn request(&mut self, seat: SeatId) -> RequestId {
        let command = PrepareCommand::RequestInformation {
            what: text("The budget"),
            why: None,
        };
        RequestId(self.make(seat, Command::Prepare(command)))
    }

    fn invitation(&mut self, seat: SeatId, sector: Sector) -> InvitationId {
        let command = PrepareCommand::ProposeInvitation {
            who: text("A trainer"),
            reason: None,
            sector,
        };
        InvitationId(self.make(seat, Command::Prepare(command)))
    }

    fn replays(&self) {
        assert_eq!(
            self.replayed().prepare,
            self.workshop.prepare,
            "the log gives another state"
        );
    }
}

/// A room in this phase.
fn room_in(phase: Phase) -> Room {
    let mut room = Room::new();
    room.go_to(phase);
    room
}

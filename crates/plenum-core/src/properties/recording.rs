//! What is written for the record in the random histories: the report's parts, remarks on them, agreements, a call to look up.

use super::*;
use crate::agreements::{Command as AgreementsCommand, PartyInput};
use crate::close::{Command as CloseCommand, ReportStage};
use crate::narrative::{Command as NarrativeCommand, NarrativePart, RemarkKind};

/// What is written for the record.
#[derive(Clone, Copy, Debug)]
pub(super) enum Secret {
    /// A part of the report.
    Part,
    /// A remark on one.
    Remark,
    /// What an agreement says.
    Agreement,
    /// What everybody is to look up for.
    Attention(Option<BlockId>),
}

/// Who looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Eyes {
    pub(super) organisation: OrganisationId,
    pub(super) role: Role,
    pub(super) desk: bool,
    pub(super) inner: bool,
    pub(super) days_over: bool,
}

/// Who may see it, in plain words.
pub(super) fn may_see(secret: Secret, word: &str, eyes: Eyes, workshop: &Workshop) -> bool {
    let works = eyes.desk
        || eyes.role.side().is_some()
        || matches!(
            eyes.role,
            Role::Convenor | Role::Secretariat | Role::Expert | Role::Interpreter
        );
    match secret {
        Secret::Part if workshop.close.has_final_report() => true,
        Secret::Part if workshop.close.is_filed(ReportStage::Draft) => works,
        Secret::Part => eyes.desk || eyes.role == Role::Convenor,
        Secret::Remark => works,
        Secret::Agreement => {
            let said = |party: &crate::agreements::Party| party.duties.original.text == word;
            let mut all = workshop.agreements.iter().map(|(_, one)| one);
            let Some(agreement) = all.find(|one| one.parties.iter().any(said)) else {
                return false;
            };
            agreement.is_signed()
                || agreement.has(eyes.organisation)
                || eyes.desk
                || matches!(eyes.role, Role::Convenor | Role::Secretariat)
        }
        Secret::Attention(block) => {
            let kept = block
                .and_then(|id| workshop.agenda.block(id))
                .is_some_and(|b| b.settings.host_mode == HostMode::OutOfRoom);
            // In a hearing without the host the stakeholders are in the room.
            eyes.inner || !kept || eyes.days_over || eyes.role == Role::Stakeholder
        }
    }
}

/// Whether it is the rapporteur who says this, or the facilitator.
pub(super) fn sender(command: &Command) -> Option<SeatId> {
    let writes = matches!(
        command,
        Command::Narrative(NarrativeCommand::Write { .. } | NarrativeCommand::Settle { .. })
            | Command::Close(CloseCommand::FileReport { .. })
    );
    let calls = matches!(
        command,
        Command::Floor(floor::Command::HoldAttention { .. } | floor::Command::ReleaseAttention {},)
    );
    writes
        .then_some(RAPPORTEUR)
        .or_else(|| calls.then_some(FACILITATOR))
}

pub(super) fn command(
    room: &Room,
    oracle: &mut Oracle,
    seat: SeatId,
    attempt: u8,
    pick: u8,
) -> Option<Command> {
    let workshop = &room.workshop;
    let part = NarrativePart::ALL[usize::from(pick) % NarrativePart::ALL.len()];
    Some(match attempt {
        0 => Command::Narrative(NarrativeCommand::Write {
            part,
            text: oracle.canary(super::Secret::Recording(Secret::Part)),
            base: workshop.narrative.version(part),
        }),
        1 => Command::Narrative(NarrativeCommand::Remark {
            part: workshop.narrative.written().next()?,
            kind: RemarkKind::Fact,
            quote: None,
            text: oracle.canary(super::Secret::Recording(Secret::Remark)),
        }),
        2 if pick.is_multiple_of(2) => Command::Narrative(NarrativeCommand::Sign {
            edition: workshop.narrative.edition,
        }),
        2 => Command::Narrative(NarrativeCommand::Settle {
            remark: workshop.narrative.remarks.ids().next_back()?,
            taken: true,
            answer: None,
        }),
        3 => Command::Close(CloseCommand::FileReport {
            stage: [
                ReportStage::Draft,
                ReportStage::FactCheck,
                ReportStage::Final,
            ][usize::from(pick) % 3],
            summary: text("A version"),
        }),
        4 if pick.is_multiple_of(2) => Command::Agreements(AgreementsCommand::Sign {
            agreement: workshop.agreements.iter().next_back()?.0,
            function: text("Director"),
        }),
        4 => {
            let own = workshop.people.seat(seat)?.organisation;
            let other = crate::testing::PEERS[usize::from(pick) % 4];
            let party = |organisation, duties| PartyInput {
                organisation,
                contact: text("Office"),
                duties,
            };
            let words = oracle.canary(super::Secret::Recording(Secret::Agreement));
            Command::Agreements(AgreementsCommand::Propose {
                agreement: None,
                title: text("An exchange"),
                parties: vec![party(own, words), party(other, text("The same"))],
                money: None,
                from: "2014-04-01".parse().ok()?,
                until: None,
            })
        }
        _ if pick.is_multiple_of(3) => Command::Floor(floor::Command::ReleaseAttention {}),
        _ => Command::Floor(floor::Command::HoldAttention {
            words: Some(oracle.canary(super::Secret::Recording(Secret::Attention(
                workshop.agenda.running(),
            )))),
        }),
    })
}

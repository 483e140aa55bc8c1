//! What each person is to do now: one task per screen. A page decides nothing; it shows the form of the task.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::{Block, HostMode, Phase, Preset, Reveal, Sees, State, TaskBody, TaskKind};
use crate::agenda::Attribution;
use crate::id::SeatId;
use crate::keys::Keyring;
use crate::people::{Right, Role, Seat, Side};
use crate::workshop::Workshop;
use plenum_judge::scoring::MINIMUM_CELL;

/// The tasks of all seats, with what is counted once for all of them.
pub(super) struct Tasks<'a> {
    workshop: &'a Workshop,
    keys: &'a Keyring,
    written: OnceCell<BTreeMap<SeatId, u32>>,
    few: OnceCell<bool>,
}

impl<'a> Tasks<'a> {
    pub(super) fn of(workshop: &'a Workshop, keys: &'a Keyring) -> Self {
        Self {
            workshop,
            keys,
            written: OnceCell::new(),
            few: OnceCell::new(),
        }
    }

    /// The task of a seat.
    pub(super) fn of_seat(&self, seat: &Seat) -> TaskBody {
        let state = &self.workshop.agenda;
        if let Some(block) = state.running_block().filter(|_| state.phase == Phase::Days) {
            return self.in_block(seat, block);
        }
        // A sheet may be open overnight, between the blocks of two days.
        let scoring = self.workshop.rubric.task_of(self.workshop, self.keys, seat);
        match scoring.filter(|_| state.phase == Phase::Days) {
            Some(scoring) => TaskBody {
                scoring: Some(scoring),
                attribution: Attribution::Sealed,
                sees: Sees::Author,
                reveal: Reveal::Totals,
                ..plain(TaskKind::Score)
            },
            None => between(state, seat),
        }
    }

    /// What a seat has written in the running block.
    fn written(&self, block: &Block, seat: &Seat) -> u32 {
        let count = || {
            let entries = &self.workshop.entries;
            entries.written_by(self.workshop, self.keys, block.id)
        };
        let written = self.written.get_or_init(count).get(&seat.id);
        written.copied().unwrap_or(0)
    }

    /// Whether so few write that a text would tell its author.
    fn few(&self, block: &Block) -> bool {
        let few = || writers(self.workshop, block) < MINIMUM_CELL;
        *self.few.get_or_init(few)
    }

    fn in_block(&self, seat: &Seat, block: &Block) -> TaskBody {
        let (workshop, keys) = (self.workshop, self.keys);
        let settings = &block.settings;
        let is_host = seat.role.side() == Some(Side::Host);
        let host_mode = if is_host {
            settings.host_mode
        } else {
            HostMode::Open
        };
        let scoring = workshop
            .rubric
            .task_of(workshop, keys, seat)
            .filter(|_| host_mode == HostMode::Open);
        let task = match host_mode {
            HostMode::Open if scoring.is_some() => TaskKind::Score,
            HostMode::OutOfRoom => TaskKind::OutOfRoom,
            HostMode::ListenOnly if block.preset == Preset::Read => TaskKind::Read,
            HostMode::ListenOnly => TaskKind::Listen,
            HostMode::Open => of_block(workshop, seat, block),
        };
        let writes = matches!(task, TaskKind::Write | TaskKind::Verdicts);
        TaskBody {
            block: Some(block.id),
            task,
            host_mode,
            kinds: if writes {
                settings.writes.kinds.clone()
            } else {
                Vec::new()
            },
            hardest: settings.writes.hardest.filter(|_| writes),
            left: settings
                .writes
                .most_each
                .filter(|_| writes)
                .map(|most| most.saturating_sub(self.written(block, seat))),
            attribution: settings.attribution,
            sees: settings.sees,
            reveal: settings.reveal,
            few: writes && settings.attribution >= Attribution::Group && self.few(block),
            open: workshop.agenda.writing_open(),
            scoring,
        }
    }
}

fn plain(task: TaskKind) -> TaskBody {
    TaskBody {
        block: None,
        task,
        host_mode: HostMode::Open,
        kinds: Vec::new(),
        hardest: None,
        left: None,
        attribution: Attribution::Organisation,
        sees: Sees::Organisation,
        reveal: Reveal::None,
        few: false,
        open: true,
        scoring: None,
    }
}

/// Outside the workshop days the phase gives the task.
fn between(state: &State, seat: &Seat) -> TaskBody {
    let side = seat.role.side();
    plain(match state.phase {
        Phase::Initial if side == Some(Side::Host) => TaskKind::Report,
        Phase::Desk if side == Some(Side::Peers) => TaskKind::DeskReview,
        Phase::Merge if side == Some(Side::Host) => TaskKind::Answer,
        Phase::Formal if side == Some(Side::Host) => TaskKind::Formal,
        Phase::Follow6 | Phase::Follow12 if side.is_some() => TaskKind::Progress,
        Phase::Mandate
        | Phase::Initial
        | Phase::Desk
        | Phase::Merge
        | Phase::Days
        | Phase::Report
        | Phase::Formal
        | Phase::Follow6
        | Phase::Follow12
        | Phase::Archive => {
            if seat.role == Role::Facilitator {
                TaskKind::Run
            } else {
                TaskKind::Wait
            }
        }
    })
}

/// Whether one person more may change what others are to do: where so few write that a text would tell its author, and where
/// somebody fills in a sheet for others.
pub(crate) fn tasks_count_people(workshop: &Workshop) -> bool {
    let running = workshop.agenda.running_block();
    running.is_some_and(|block| writers(workshop, block) <= MINIMUM_CELL)
        || workshop.rubric.open_rounds().next().is_some()
}

fn writers(workshop: &Workshop, block: &Block) -> u32 {
    let writers = workshop
        .people
        .seats()
        .filter(|seat| block.settings.writes.roles.contains(&seat.role));
    u32::try_from(writers.count()).unwrap_or(u32::MAX)
}

/// The task of a role in a block that does not silence it.
fn of_block(workshop: &Workshop, seat: &Seat, block: &Block) -> TaskKind {
    let peer = seat.role.side() == Some(Side::Peers);
    let host = seat.role.side() == Some(Side::Host);
    if seat.role == Role::Facilitator {
        return TaskKind::Run;
    }
    let takes_entries =
        block.settings.writes.roles.contains(&seat.role) && !block.settings.writes.kinds.is_empty();
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a block that gives a role no task of its own is for looking"
    )]
    match block.preset {
        Preset::Break | Preset::Outside => TaskKind::Break,
        Preset::Read => TaskKind::Read,
        Preset::RateRounds | Preset::Rank if peer => TaskKind::Rate,
        Preset::Endorse if peer => TaskKind::Endorse,
        Preset::DraftText if peer => TaskKind::Draft,
        Preset::FeedbackOneWay if seat.speaker => TaskKind::Deliver,
        Preset::RespondOneWay if seat.role == Role::HostLead => TaskKind::Respond,
        Preset::AgreeText if seat.role.may(Right::Agree) => TaskKind::Agree,
        Preset::Evaluate if seat.role.may(Right::Evaluate) => TaskKind::Evaluate,
        Preset::Clarify if host => TaskKind::Answer,
        Preset::Present if block.presenter == Some(seat.organisation) => TaskKind::Present,
        _ if takes_entries && block.settings.writes.verdicts && peer => TaskKind::Verdicts,
        _ if takes_entries => TaskKind::Write,
        Preset::Cluster if seat.role.is_desk() => TaskKind::Cluster,
        Preset::Hearing if peer => TaskKind::Note,
        _ if crate::tables::has_place(workshop, block.id, seat.id) => TaskKind::Table,
        _ if seat.role.may(Right::TakeNotes) => TaskKind::Note,
        _ => TaskKind::Look,
    }
}

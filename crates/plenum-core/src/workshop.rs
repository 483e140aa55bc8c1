//! The aggregate: the state, and the dispatch to its nouns. No rule lives here.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::agenda::Reason;
use crate::close::ReportStage;
use crate::context::{CommitActor, Context};
use crate::id::{BlockId, WorkshopId};
use crate::keys::{Author, KeyScope};
use crate::people::Right;
use crate::refusal::Refusal;
use crate::time::{LocalTime, Timestamp};
use crate::{
    agenda, agreements, assign, close, entries, floor, narrative, people, prepare, recommend,
    response, rubric, setup, tables,
};

/// One workshop: the review from mandate to archive. A function of its log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workshop {
    /// Its id.
    pub id: WorkshopId,
    /// Title, template, days.
    pub setup: setup::State,
    /// Organisations, seats, recusals.
    pub people: people::State,
    /// Phase, blocks, running position, clock.
    pub agenda: agenda::State,
    /// Mandate, initial report, desk review.
    pub prepare: prepare::State,
    /// Presentations, hearings, notes, queue.
    pub floor: floor::State,
    /// Entries and clusters.
    pub entries: entries::State,
    /// Recommendations, ratings, endorsements.
    pub recommend: recommend::State,
    /// Stances, responses, actions, progress.
    pub response: response::State,
    /// Key conclusions, evaluation, report versions.
    pub close: close::State,
    /// Rubrics, score sheets, rounds.
    pub rubric: rubric::State,
    /// Who reviews what.
    pub assign: assign::State,
    /// Tables and rotations.
    pub tables: tables::State,
    /// The written parts of the report.
    pub narrative: narrative::State,
    /// Agreements between organisations.
    pub agreements: agreements::State,
}

impl Workshop {
    /// A workshop before its first commit.
    pub fn new(id: WorkshopId) -> Self {
        Self {
            id,
            setup: setup::State::default(),
            people: people::State::default(),
            agenda: agenda::State::default(),
            prepare: prepare::State::default(),
            floor: floor::State::default(),
            entries: entries::State::default(),
            recommend: recommend::State::default(),
            response: response::State::default(),
            close: close::State::default(),
            rubric: rubric::State::default(),
            assign: assign::State::default(),
            tables: tables::State::default(),
            narrative: narrative::State::default(),
            agreements: agreements::State::default(),
        }
    }
}

/// What can be asked of a workshop. In JSON: `{"noun": "entries", "do": "write", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "noun", rename_all = "snake_case")]
pub enum Command {
    /// Sets the workshop up.
    Setup(setup::Command),
    /// Organisations and seats.
    People(people::Command),
    /// Agenda, position, phases.
    Agenda(agenda::Command),
    /// Steps 1 and 2.
    Prepare(prepare::Command),
    /// Presentations, hearings, notes, queue.
    Floor(floor::Command),
    /// Entries and clusters.
    Entries(entries::Command),
    /// Recommendations.
    Recommend(recommend::Command),
    /// The host's response and the follow-up.
    Response(response::Command),
    /// Key conclusions, evaluation, report.
    Close(close::Command),
    /// Rubrics, score sheets, rounds.
    Rubric(rubric::Command),
    /// Who reviews what.
    Assign(assign::Command),
    /// Tables and rotations.
    Tables(tables::Command),
    /// The written parts of the report.
    Narrative(narrative::Command),
    /// Agreements between organisations.
    Agreements(agreements::Command),
}

impl Command {
    /// The local times whose instants the shell must bring in [`Context::calendar`].
    pub fn local_times(&self) -> Vec<LocalTime> {
        match self {
            Self::Setup(command) => setup::local_times(command),
            Self::Agenda(command) => agenda::local_times(command),
            Self::Response(command) => response::local_times(command),
            Self::People(_)
            | Self::Prepare(_)
            | Self::Floor(_)
            | Self::Entries(_)
            | Self::Recommend(_)
            | Self::Close(_)
            | Self::Rubric(_)
            | Self::Assign(_)
            | Self::Tables(_)
            | Self::Narrative(_)
            | Self::Agreements(_) => Vec::new(),
        }
    }
}

/// What happened. In JSON: `{"noun": "entries", "was": "written", …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "noun", rename_all = "snake_case")]
pub enum Event {
    /// The workshop was set up.
    Setup(setup::Event),
    /// Organisations and seats.
    People(people::Event),
    /// Agenda, position, phases.
    Agenda(agenda::Event),
    /// Steps 1 and 2.
    Prepare(prepare::Event),
    /// Presentations, hearings, notes, queue.
    Floor(floor::Event),
    /// Entries and clusters.
    Entries(entries::Event),
    /// Recommendations.
    Recommend(recommend::Event),
    /// The host's response and the follow-up.
    Response(response::Event),
    /// Key conclusions, evaluation, report.
    Close(close::Event),
    /// Rubrics, score sheets, rounds.
    Rubric(rubric::Event),
    /// Who reviews what.
    Assign(assign::Event),
    /// Tables and rotations.
    Tables(tables::Event),
    /// The written parts of the report.
    Narrative(narrative::Event),
    /// Agreements between organisations.
    Agreements(agreements::Event),
}

impl Event {
    /// The key scope whose link between text and author this event cuts. The shell destroys the keys of that scope as
    /// soon as the commit is durable, and again at every start.
    pub fn cuts(&self) -> Option<KeyScope> {
        match self {
            Self::People(people::Event::LinkCut { scope }) => Some(*scope),
            Self::Setup(_)
            | Self::People(_)
            | Self::Agenda(_)
            | Self::Prepare(_)
            | Self::Floor(_)
            | Self::Entries(_)
            | Self::Recommend(_)
            | Self::Response(_)
            | Self::Close(_)
            | Self::Rubric(_)
            | Self::Assign(_)
            | Self::Tables(_)
            | Self::Narrative(_)
            | Self::Agreements(_) => None,
        }
    }

    /// The author whose name this event protects, if it does.
    fn author(&self) -> Option<Author> {
        match self {
            Self::Floor(event) => event.author(),
            Self::Entries(event) => event.author(),
            Self::Recommend(event) => event.author(),
            Self::Close(event) => event.author(),
            Self::Rubric(event) => event.author(),
            Self::Assign(event) => event.author(),
            Self::Tables(event) => event.author(),
            Self::Setup(_)
            | Self::People(_)
            | Self::Agenda(_)
            | Self::Prepare(_)
            | Self::Response(_)
            | Self::Narrative(_)
            | Self::Agreements(_) => None,
        }
    }
}

/// Decides a command: the events it causes, or why not. Reads, never writes.
///
/// # Errors
/// The rule that the command breaks. Nothing has changed then.
pub fn decide(
    workshop: &Workshop,
    ctx: &Context<'_>,
    command: &Command,
) -> Result<Vec<Event>, Refusal> {
    if !workshop.setup.is_created() && !matches!(command, Command::Setup(_)) {
        return Err(Refusal::NoSeat);
    }
    match command {
        Command::Setup(command) => setup::decide(workshop, ctx, command),
        Command::People(command) => people::decide(workshop, ctx, command),
        Command::Agenda(command) => agenda::decide(workshop, ctx, command),
        Command::Prepare(command) => prepare::decide(workshop, ctx, command),
        Command::Floor(command) => floor::decide(workshop, ctx, command),
        Command::Entries(command) => entries::decide(workshop, ctx, command),
        Command::Recommend(command) => recommend::decide(workshop, ctx, command),
        Command::Response(command) => response::decide(workshop, ctx, command),
        Command::Close(command) => close::decide(workshop, ctx, command),
        Command::Rubric(command) => rubric::decide(workshop, ctx, command),
        Command::Assign(command) => assign::decide(workshop, ctx, command),
        Command::Tables(command) => tables::decide(workshop, ctx, command),
        Command::Narrative(command) => narrative::decide(workshop, ctx, command),
        Command::Agreements(command) => agreements::decide(workshop, ctx, command),
    }
}

/// Applies an event that [`decide`] returned on this very state. Cannot fail.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    match event {
        Event::Setup(event) => setup::apply(workshop, event),
        Event::People(event) => {
            people::apply(workshop, event);
            tables::follow_people(workshop, event);
        }
        Event::Agenda(event) => {
            agenda::apply(workshop, event);
            floor::follow(workshop, event);
            tables::follow(workshop, event);
        }
        Event::Prepare(event) => prepare::apply(workshop, event),
        Event::Floor(event) => floor::apply(workshop, event),
        Event::Entries(event) => entries::apply(workshop, event),
        Event::Recommend(event) => recommend::apply(workshop, event),
        Event::Response(event) => response::apply(workshop, event),
        Event::Close(event) => close::apply(workshop, event),
        Event::Rubric(event) => rubric::apply(workshop, event),
        Event::Assign(event) => assign::apply(workshop, event),
        Event::Tables(event) => tables::apply(workshop, event),
        Event::Narrative(event) => narrative::apply(workshop, event),
        Event::Agreements(event) => agreements::apply(workshop, event),
    }
}

/// When the room should wake and send [`agenda::Command::Expire`], and why; the earliest of all.
pub fn next_deadline(workshop: &Workshop) -> Option<(Timestamp, Reason)> {
    agenda::deadline(workshop)
        .into_iter()
        .chain(response::deadline(workshop))
        .chain(assign::deadline(workshop))
        .min()
}

/// The key scopes in which somebody may be writing now. The shell sees to it that each seat has a key for each.
pub fn living_scopes(workshop: &Workshop) -> BTreeSet<KeyScope> {
    let mut scopes = BTreeSet::from([KeyScope::Group]);
    scopes.extend(workshop.agenda.running().map(KeyScope::Sealed));
    scopes.extend(workshop.rubric.living_scopes());
    scopes.retain(|scope| !workshop.people.is_cut(*scope));
    scopes
}

/// How the log names the sender of a command, and the instant it gives: where an author is protected, a pseudonym and
/// the start of the block, else the seat and the time itself.
pub fn commit_face(
    workshop: &Workshop,
    ctx: &Context<'_>,
    events: &[Event],
) -> (CommitActor, Timestamp) {
    match events.iter().find_map(Event::author) {
        Some(Author::Hidden { mark, scope }) => (
            CommitActor::Pseudonym(mark),
            // Sheets may be open overnight, outside every block: their time is that of their round.
            match scope {
                KeyScope::Scores(round) => workshop.rubric.opened(round),
                KeyScope::Group | KeyScope::Sealed(_) => None,
            }
            .unwrap_or_else(|| workshop.agenda.coarse(ctx.now)),
        ),
        Some(Author::Seat(_)) | None => (
            match ctx.actor {
                crate::Actor::Seat(seat) => CommitActor::Seat(seat),
                crate::Actor::Operator => CommitActor::Operator,
                crate::Actor::Clock => CommitActor::Clock,
            },
            ctx.now,
        ),
    }
}

/// Helpers that several nouns use in their `decide`.
impl Workshop {
    /// The acting seat, if its role carries the right.
    ///
    /// # Errors
    /// [`Refusal::NoSeat`], [`Refusal::NotPermitted`].
    pub(crate) fn permitted(
        &self,
        ctx: &Context<'_>,
        right: Right,
    ) -> Result<&people::Seat, Refusal> {
        let seat = self.people.seat(ctx.seat()?).ok_or(Refusal::NoSeat)?;
        if seat.role.may(right) {
            Ok(seat)
        } else {
            Err(Refusal::NotPermitted {
                role: seat.role,
                right,
            })
        }
    }

    /// Refuses host seats that write while a block keeps the host silent.
    ///
    /// # Errors
    /// [`Refusal::HostSilent`].
    pub(crate) fn host_may_write(&self, seat: &people::Seat) -> Result<(), Refusal> {
        let silent = self
            .agenda
            .running_block()
            .filter(|b| b.settings.host_mode != agenda::HostMode::Open);
        match silent {
            Some(block) if seat.role.side() == Some(people::Side::Host) => {
                Err(Refusal::HostSilent {
                    block: block.id,
                    mode: block.settings.host_mode,
                })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The running block.
    ///
    /// # Errors
    /// [`Refusal::NotInThisBlock`] where none runs.
    pub(crate) fn running(&self) -> Result<&agenda::Block, Refusal> {
        self.agenda
            .running_block()
            .ok_or(Refusal::NotInThisBlock { block: None })
    }

    /// Whether the draft of the report is in the hands of participants.
    pub(crate) fn narrative_is_out(&self) -> bool {
        self.close.is_filed(ReportStage::Draft)
    }

    /// Holds the review to a phase.
    ///
    /// # Errors
    /// [`Refusal::WrongPhase`].
    pub(crate) fn in_phase(&self, needs: agenda::Phase) -> Result<(), Refusal> {
        let now = self.agenda.phase;
        if now == needs {
            Ok(())
        } else {
            Err(Refusal::WrongPhase { needs, now })
        }
    }

    /// The author as the log may hold it, by the attribution level.
    ///
    /// # Errors
    /// [`Refusal::NoSeat`] where the key of the seat is gone.
    #[expect(
        clippy::unused_self,
        reason = "reads as a question to the workshop, like its neighbours"
    )]
    pub(crate) fn author(
        &self,
        ctx: &Context<'_>,
        seat: crate::id::SeatId,
        block: BlockId,
        level: agenda::Attribution,
        item: uuid::Uuid,
    ) -> Result<Author, Refusal> {
        let (scope, subject) = match level {
            agenda::Attribution::Named | agenda::Attribution::Organisation => {
                return Ok(Author::Seat(seat));
            }
            agenda::Attribution::Group => (KeyScope::Group, block.0),
            agenda::Attribution::Sealed => (KeyScope::Sealed(block), item),
        };
        let mark = ctx
            .keys
            .pseudonym(scope, seat, subject)
            .ok_or(Refusal::NoSeat)?;
        Ok(Author::Hidden { mark, scope })
    }
}

/// A table by id whose entries keep their order of creation: `BTreeMap` by id plus the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf<Id: Ord, T> {
    order: Vec<Id>,
    things: BTreeMap<Id, T>,
}

impl<Id: Ord, T> Default for Shelf<Id, T> {
    fn default() -> Self {
        Self {
            order: Vec::new(),
            things: BTreeMap::new(),
        }
    }
}

impl<Id: Ord + Copy, T> Shelf<Id, T> {
    /// Puts a thing at the end, or replaces one in its place.
    pub fn put(&mut self, id: Id, thing: T) {
        if self.things.insert(id, thing).is_none() {
            self.order.push(id);
        }
    }

    /// A thing by id.
    pub fn get(&self, id: Id) -> Option<&T> {
        self.things.get(&id)
    }

    /// A thing by id, to be changed.
    pub fn get_mut(&mut self, id: Id) -> Option<&mut T> {
        self.things.get_mut(&id)
    }

    /// Ids and things in order of creation.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id, &T)> {
        self.order
            .iter()
            .filter_map(|id| self.things.get(id).map(|thing| (*id, thing)))
    }

    /// Things in order of creation.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.iter().map(|(_, thing)| thing)
    }

    /// Ids in order of creation.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id> {
        self.order.iter().copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}

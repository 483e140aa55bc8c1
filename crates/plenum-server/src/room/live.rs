//! The working state of a room and what one command does to it. Synchronous: no clock, no disk, no socket.
//!
//! A command is decided and applied at once, ahead of the append; nothing of it leaves the room before the append has
//! succeeded. If the append fails the whole `Live` is thrown away and built again from the log, or from a copy.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use plenum_core::agenda::{self, Reason};
use plenum_core::commit::Receipt;
use plenum_core::id::{CommandId, CommandKey, SeatId, WorkshopId};
use plenum_core::people;
use plenum_core::time::{LocalTime, Timestamp};
use plenum_core::visibility::Topic;
use plenum_core::workshop::{commit_face, living_scopes};
use plenum_core::{
    Actor, Audience, Change, Command, Commit, CommitError, Context, Event, Head, Key, KeyScope,
    Keyring, Published, Refusal, Seed, Workshop, visibility,
};
use sha2::{Digest, Sha256};
use uuid::Builder;

/// The state of one room.
#[derive(Clone, Debug)]
pub(super) struct Live {
    pub(super) workshop: Workshop,
    pub(super) head: Head,
    pub(super) keys: Keyring,
    pub(super) published: Published,
    receipts: HashMap<CommandKey, (u64, Receipt)>,
    /// Whose keys may be missing since they were last looked at.
    keys_due: Due,
}

/// Whom something concerns.
#[derive(Clone, Debug, Default)]
enum Due {
    #[default]
    Nobody,
    /// Seats that came new.
    Some(Vec<SeatId>),
    /// A block may have come.
    All,
}

impl Due {
    fn add(&mut self, seat: SeatId) {
        match self {
            Self::Nobody => *self = Self::Some(vec![seat]),
            Self::Some(seats) => seats.push(seat),
            Self::All => {}
        }
    }
}

/// What became of a command.
#[derive(Debug)]
pub(super) enum Verdict {
    /// It was done before, by this commit; or there was nothing to do.
    Known(u64),
    /// It is decided and applied; it counts once it is appended.
    Accepted(Box<Step>),
    /// A rule refuses it.
    Refused(Refusal),
    /// The id was used for another command.
    IdReused,
}

/// One accepted command, ready to be appended and then published.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) commit: Commit,
    pub(super) changes: Vec<Change>,
    /// Key scopes to be destroyed in the directory.
    pub(super) cuts: Vec<KeyScope>,
    /// Seats whose links are void.
    pub(super) removed: Vec<SeatId>,
    /// Whether the rights of anybody who was here before may have changed.
    pub(super) people: bool,
    /// Seats that were not there before.
    pub(super) newcomers: Vec<SeatId>,
    /// What counts and is not in the changes: [`Live::count`] tells it, many commits at a time.
    pub(super) counts: BTreeSet<Topic>,
}

/// What the shell brings for one command.
#[derive(Debug)]
pub(super) struct Brought {
    pub(super) now: Timestamp,
    pub(super) seed: Seed,
    pub(super) calendar: BTreeMap<LocalTime, Timestamp>,
}

/// A log replayed, before the keys are known.
#[derive(Debug)]
pub(super) struct Replayed {
    workshop: Workshop,
    head: Head,
    receipts: HashMap<CommandKey, (u64, Receipt)>,
    /// Scopes whose keys were destroyed, to be destroyed again.
    pub(super) cuts: BTreeSet<KeyScope>,
    /// The last commit is taken when the keys are there: then it tells once more what it changed, for pages that were cut
    /// off in the middle of it. Not if it cut a link: what stood before cannot be built any more.
    last: Option<(Commit, Vec<Event>)>,
}

impl Replayed {
    /// Replays a log and verifies its chain.
    pub(super) fn of(id: WorkshopId, commits: &[Commit]) -> Result<Self, (u64, CommitError)> {
        let mut replayed = Self {
            workshop: Workshop::new(id),
            head: Head::empty(id),
            receipts: HashMap::new(),
            cuts: BTreeSet::new(),
            last: None,
        };
        for (place, commit) in commits.iter().enumerate() {
            let is_last = place + 1 == commits.len();
            replayed
                .take(commit, is_last)
                .map_err(|e| (commit.seq, e))?;
        }
        Ok(replayed)
    }

    fn take(&mut self, commit: &Commit, is_last: bool) -> Result<(), CommitError> {
        commit.follows(&self.head)?;
        let events = commit.events()?;
        if is_last && events.iter().all(|event| event.cuts().is_none()) {
            self.last = Some((commit.clone(), events));
            return Ok(());
        }
        for event in events {
            self.cuts.extend(event.cuts());
            plenum_core::apply(&mut self.workshop, &event);
        }
        self.receipts
            .insert(commit.command.key, (commit.seq, commit.command.clone()));
        self.head.advance(commit);
        Ok(())
    }

    /// The room as it stands, with these keys and names, and what the last commit changed, if that can be told.
    pub(super) fn with_keys(self, keys: Keyring) -> (Live, Option<Vec<Change>>) {
        let published = Published::of(&self.workshop, &keys);
        let mut live = Live {
            workshop: self.workshop,
            head: self.head,
            keys,
            published,
            receipts: self.receipts,
            keys_due: Due::All,
        };
        let changes = self.last.map(|(commit, events)| {
            let mut step = live.apply(commit, &events);
            step.changes.extend(live.count(&step.counts));
            step.changes
        });
        (live, changes)
    }
}

impl Live {
    /// Decides a command on the working state and applies it.
    pub(super) fn decide(
        &mut self,
        actor: Actor,
        id: CommandId,
        command: &Command,
        brought: &Brought,
    ) -> Verdict {
        if let Some((seq, receipt)) = self.receipts.get(&id.key()) {
            return if receipt.is_of(id, command) == Some(true) {
                Verdict::Known(*seq)
            } else {
                Verdict::IdReused
            };
        }
        let ctx = Context {
            actor,
            command: id,
            now: brought.now,
            seed: brought.seed,
            keys: &self.keys,
            calendar: &brought.calendar,
        };
        let events = match plenum_core::decide(&self.workshop, &ctx, command) {
            Ok(events) if events.is_empty() => return Verdict::Known(self.head.seq),
            Ok(events) => events,
            Err(refusal) => return Verdict::Refused(refusal),
        };
        let (face, at) = commit_face(&self.workshop, &ctx, &events);
        let commit = Commit::seal(&self.head, at, face, (id, command), &events, brought.seed);
        let step = self.apply(commit, &events);
        Verdict::Accepted(Box::new(step))
    }

    /// The deadline that is due at `now`, as a command of the clock. Its id follows from what is due, so that two nodes
    /// cannot fire one deadline twice.
    pub(super) fn due(&self, now: Timestamp) -> Option<((Timestamp, Reason), CommandId, Command)> {
        let (at, reason) =
            plenum_core::next_deadline(&self.workshop).filter(|(at, _)| *at <= now)?;
        let digest = Sha256::new()
            .chain_update(b"plenum deadline\n")
            .chain_update(self.workshop.id.0.as_bytes())
            .chain_update(format!("\n{}\n", at.0))
            .chain_update(serde_json::to_vec(&reason).unwrap_or_default())
            .finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        let id = CommandId(Builder::from_custom_bytes(bytes).into_uuid());
        Some((
            (at, reason),
            id,
            Command::Agenda(agenda::Command::Expire { due: reason }),
        ))
    }

    /// The scopes and seats that still need a key. Cheap unless the agenda or the people changed since the last call.
    pub(super) fn missing_keys(&mut self) -> Vec<(KeyScope, SeatId)> {
        let seats: Vec<_> = match std::mem::take(&mut self.keys_due) {
            Due::Nobody => return Vec::new(),
            Due::Some(seats) => seats,
            Due::All => self.workshop.people.seats().map(|seat| seat.id).collect(),
        };
        let mut missing = Vec::new();
        for scope in living_scopes(&self.workshop) {
            let has_none = |seat: &SeatId| self.keys.key(scope, *seat).is_none();
            let without = seats.iter().copied().filter(has_none);
            missing.extend(without.map(|seat| (scope, seat)));
        }
        missing
    }

    /// Takes keys from the directory.
    pub(super) fn take_keys(&mut self, keys: Vec<(KeyScope, SeatId, Key)>) {
        for (scope, seat, key) in keys {
            if !self.workshop.people.is_cut(scope) {
                self.keys.insert(scope, seat, key);
            }
        }
    }

    /// Brings what counts up to date, and returns what that changes.
    pub(super) fn count(&mut self, counts: &BTreeSet<Topic>) -> Vec<Change> {
        self.published.update(&self.workshop, &self.keys, counts)
    }

    /// The audiences of every seat.
    pub(super) fn audiences(&self) -> BTreeMap<SeatId, BTreeSet<Audience>> {
        self.workshop
            .people
            .seats()
            .map(|seat| (seat.id, visibility::audiences(&self.workshop, seat.id)))
            .collect()
    }

    fn apply(&mut self, commit: Commit, events: &[Event]) -> Step {
        let mut step = Step {
            commit,
            changes: Vec::new(),
            cuts: Vec::new(),
            removed: Vec::new(),
            people: false,
            newcomers: Vec::new(),
            counts: BTreeSet::new(),
        };
        let mut topics = BTreeSet::new();
        for event in events {
            plenum_core::apply(&mut self.workshop, event);
            topics.extend(visibility::touched(&self.workshop, event));
            match event {
                // Nobody else's rights change.
                Event::People(people::Event::SeatSet { id, .. })
                    if self.workshop.people.is_newcomer(*id) =>
                {
                    self.keys_due.add(*id);
                    step.newcomers.push(*id);
                }
                Event::People(
                    event @ (people::Event::OrganisationSet { .. }
                    | people::Event::SeatSet { .. }
                    | people::Event::SeatRemoved { .. }
                    | people::Event::LeadGiven { .. }
                    | people::Event::Recused { .. }
                    | people::Event::LinkCut { .. }),
                ) => {
                    self.keys_due = Due::All;
                    step.people = true;
                    if let people::Event::SeatRemoved { seat } = event {
                        step.removed.push(*seat);
                    }
                }
                // Who sits at which table changes with the running block, too.
                Event::Setup(_) | Event::Agenda(_) => {
                    self.keys_due = Due::All;
                    step.people = true;
                }
                Event::Rubric(event) => {
                    if event.opens_round() {
                        self.keys_due = Due::All;
                    }
                }
                Event::Tables(event) => step.people |= event.moves_people(),
                // Nor do rights change where somebody comes in or goes out.
                Event::People(people::Event::PresenceMarked { .. })
                | Event::Prepare(_)
                | Event::Floor(_)
                | Event::Entries(_)
                | Event::Recommend(_)
                | Event::Response(_)
                | Event::Close(_)
                | Event::Assign(_)
                | Event::Narrative(_)
                | Event::Agreements(_) => {}
            }
            if let Some(scope) = event.cuts() {
                // Cut before publishing: what is shown after this commit must not depend on a key that is about to go.
                self.keys.cut(scope);
                step.cuts.push(scope);
            }
        }
        if !topics.contains(&Topic::Everything) {
            let counts = |topic: &Topic| matches!(topic, Topic::Progress(_));
            (step.counts, topics) = topics.into_iter().partition(counts);
        }
        step.changes = self.published.update(&self.workshop, &self.keys, &topics);
        self.receipts.insert(
            step.commit.command.key,
            (step.commit.seq, step.commit.command.clone()),
        );
        self.head.advance(&step.commit);
        step
    }
}

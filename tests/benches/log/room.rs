//! A room without sockets: the working state of a workshop, and what one command costs it.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, anyhow};
use plenum_core::id::{CommandId, OrganisationId, SeatId, WorkshopId};
use plenum_core::time::Timestamp;
use plenum_core::workshop::commit_face;
use plenum_core::{
    Actor, Change, Command, Commit, Context, Event, Head, Keyring, Published, Seed, Workshop,
    visibility,
};
use serde_json::{Value, json};
use uuid::Uuid;

/// The working state.
#[derive(Debug)]
pub(crate) struct Room {
    pub(crate) workshop: Workshop,
    pub(crate) head: Head,
    keys: Keyring,
    published: Published,
    /// Numbers of all that was made so far.
    made: u128,
}

impl Room {
    /// A workshop of so many seats, in a block in which the rapporteur takes notes that all see.
    ///
    /// # Errors
    /// A rule refused something.
    pub(crate) fn build(seats: u128) -> Result<(Self, Vec<Commit>)> {
        let id = WorkshopId(Uuid::from_u128(1));
        let mut room = Self {
            workshop: Workshop::new(id),
            head: Head::empty(id),
            keys: Keyring::default(),
            published: Published::default(),
            made: 0,
        };
        let mut commits = Vec::new();
        let mut run = |actor, command: Value| -> Result<()> {
            let command: Command = serde_json::from_value(command.clone())
                .with_context(|| format!("{command} is no command"))?;
            commits.push(room.run(actor, &command)?.0);
            Ok(())
        };
        let (office, peers) = (
            OrganisationId(Uuid::from_u128(2)),
            OrganisationId(Uuid::from_u128(3)),
        );
        run(
            Actor::Operator,
            json!({
                "noun": "setup", "do": "create", "title": words("Bench"), "template": "metropolis", "zone": "UTC",
                "langs": ["en"], "first_day": "2030-05-14", "last_day": "2030-05-14",
            }),
        )?;
        for (id, side) in [(office, Value::Null), (peers, json!("peers"))] {
            run(
                Actor::Operator,
                json!({ "noun": "people", "do": "set_organisation", "id": id, "name": words("City"), "side": side }),
            )?;
        }
        let members =
            (0..seats).map(|n| (SeatId(Uuid::from_u128(1_000 + n)), peers, "peer_delegate"));
        for (id, organisation, role) in [(FACILITATOR, office, "facilitator")]
            .into_iter()
            .chain(members)
        {
            run(
                Actor::Operator,
                json!({
                    "noun": "people", "do": "set_seat", "id": id, "organisation": organisation, "role": role,
                    "speaker": false, "langs": ["en"],
                }),
            )?;
        }
        let reason = words("A measurement.");
        let desk = Actor::Seat(FACILITATOR);
        for phase in ["mandate", "initial", "desk", "merge"] {
            run(
                desk,
                json!({ "noun": "agenda", "do": "close_phase", "phase": phase, "reason": reason }),
            )?;
        }
        run(
            desk,
            json!({ "noun": "agenda", "do": "plan", "blocks": [{
                "id": Uuid::from_u128(9), "label": "B1", "title": words("Bench"), "preset": "open_discussion",
                "step": "between", "start": "2030-05-14T09:00", "minutes": 120, "change": { "host_mode": "open" },
            }] }),
        )?;
        run(
            desk,
            json!({ "noun": "agenda", "do": "next", "expected": 0, "reason": reason }),
        )?;
        Ok((room, commits))
    }

    /// Builds the state again from a log that was verified when it was read.
    ///
    /// # Errors
    /// A commit cannot be read.
    pub(crate) fn replay(id: WorkshopId, commits: &[Commit]) -> Result<Self> {
        let mut workshop = Workshop::new(id);
        let mut head = Head::empty(id);
        for commit in commits {
            for event in commit.events()? {
                plenum_core::apply(&mut workshop, &event);
            }
            head.advance(commit);
        }
        let keys = Keyring::default();
        Ok(Self {
            published: Published::of(&workshop, &keys),
            made: u128::from(head.seq) + 1_000_000_000,
            workshop,
            head,
            keys,
        })
    }

    /// Decides, seals and applies a command, and tells what it changes.
    ///
    /// # Errors
    /// A rule refused it.
    pub(crate) fn run(&mut self, actor: Actor, command: &Command) -> Result<(Commit, Vec<Change>)> {
        let (id, seed, events, face, at) = self.decide(actor, command)?;
        let commit = Commit::seal(&self.head, at, face, (id, command), &events, seed);
        let changes = self.apply(&events);
        self.head.advance(&commit);
        Ok((commit, changes))
    }

    /// The same without a commit: the rules alone.
    ///
    /// # Errors
    /// A rule refused it.
    pub(crate) fn run_unsealed(&mut self, actor: Actor, command: &Command) -> Result<Vec<Change>> {
        let (_, _, events, ..) = self.decide(actor, command)?;
        Ok(self.apply(&events))
    }

    fn decide(
        &mut self,
        actor: Actor,
        command: &Command,
    ) -> Result<(
        CommandId,
        Seed,
        Vec<Event>,
        plenum_core::CommitActor,
        Timestamp,
    )> {
        self.made += 1;
        let id = CommandId(Uuid::from_u128((7 << 76) + (2 << 62) + self.made));
        let mut seed = [0; 32];
        seed[..16].copy_from_slice(&self.made.to_le_bytes());
        let seed = Seed(seed);
        let calendar: BTreeMap<_, _> = command
            .local_times()
            .into_iter()
            .map(|local| (local, Timestamp(NOON)))
            .collect();
        let ctx = Context {
            actor,
            command: id,
            now: Timestamp(NOON),
            seed,
            keys: &self.keys,
            calendar: &calendar,
        };
        let events = plenum_core::decide(&self.workshop, &ctx, command)
            .map_err(|refusal| anyhow!("{command:?}: {refusal}"))?;
        let (face, at) = commit_face(&self.workshop, &ctx, &events);
        Ok((id, seed, events, face, at))
    }

    fn apply(&mut self, events: &[Event]) -> Vec<Change> {
        let mut topics = std::collections::BTreeSet::new();
        for event in events {
            plenum_core::apply(&mut self.workshop, event);
            topics.extend(visibility::touched(&self.workshop, event));
        }
        self.published.update(&self.workshop, &self.keys, &topics)
    }
}

/// A note of about 300 bytes as it is sent.
///
/// # Errors
/// Never, as long as the form of commands stays.
pub(crate) fn note(number: u64) -> Result<Command> {
    let text = format!("{number} {}", "a card of a usual length ".repeat(6));
    let note = json!({ "noun": "floor", "do": "note", "text": words(&text) });
    Ok(serde_json::from_value(note)?)
}

fn words(text: &str) -> Value {
    json!({ "lang": "en", "text": text })
}

pub(crate) const FACILITATOR: SeatId = SeatId(Uuid::from_u128(100));
const NOON: i64 = 1_904_991_600_000;

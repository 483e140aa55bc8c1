//! A room for rule tests: four peer organisations of two, the host, the desk, and a clock that moves a second a command.
//!
//! Tests read as sentences: `room.start(Preset::SilentWrite); room.run(PEER[0], write("…"))`.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::agenda::{BlockPlan, Phase, Preset, SettingsChange, Step};
use crate::commit::{Commit, Head};
use crate::context::{Actor, Context, Seed};
use crate::id::{BlockId, CommandId, OrganisationId, SeatId, WorkshopId};
use crate::keys::{Key, Keyring};
use crate::people::{Role, Side};
use crate::refusal::Refusal;
use crate::text::{Lang, TextInput};
use crate::time::{Date, LocalTime, Timestamp};
use crate::visibility::{Body, Change, Published, Topic, records, touched};
use crate::workshop::{Command, Event, Workshop, apply, commit_face, decide, living_scopes};
use crate::{agenda, people, setup};

/// The facilitator, who may run the room and override.
pub(crate) const FACILITATOR: SeatId = seat(1);
/// The rapporteur.
pub(crate) const RAPPORTEUR: SeatId = seat(2);
/// The convenor.
pub(crate) const CONVENOR: SeatId = seat(3);
/// The host lead.
pub(crate) const HOST_LEAD: SeatId = seat(4);
/// A host delegate.
pub(crate) const HOST: SeatId = seat(5);
/// A stakeholder.
pub(crate) const STAKEHOLDER: SeatId = seat(6);
/// An interpreter.
pub(crate) const INTERPRETER: SeatId = seat(7);
/// An observer.
pub(crate) const OBSERVER: SeatId = seat(8);
/// Eight peers of four organisations: leads at even places, the delegate after each. The seventh is the speaker.
pub(crate) const PEER: [SeatId; 8] = [
    seat(10),
    seat(11),
    seat(12),
    seat(13),
    seat(14),
    seat(15),
    seat(16),
    seat(17),
];
/// The peer organisations.
pub(crate) const PEERS: [OrganisationId; 4] = [
    organisation(1),
    organisation(2),
    organisation(3),
    organisation(4),
];
/// The host.
pub(crate) const HOST_CITY: OrganisationId = organisation(9);
/// Everybody else.
pub(crate) const OTHERS: OrganisationId = organisation(10);

pub(crate) const fn seat(n: u128) -> SeatId {
    SeatId(Uuid::from_u128(0x5EA7_0000 + n))
}

pub(crate) const fn organisation(n: u128) -> OrganisationId {
    OrganisationId(Uuid::from_u128(0x0126_0000 + n))
}

/// An English text as a client sends it.
pub(crate) fn text(words: &str) -> TextInput {
    TextInput::new(&Lang::english(), words)
}

/// A workshop with its log, its published records and its keys.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    pub(crate) workshop: Workshop,
    pub(crate) keys: Keyring,
    pub(crate) published: Published,
    pub(crate) log: Vec<Commit>,
    pub(crate) now: Timestamp,
    /// What the last command sent, by audience.
    pub(crate) sent: Vec<Change>,
    head: Head,
    count: u128,
}

impl Room {
    /// A workshop with its people, in the phase `mandate`, without an agenda.
    pub(crate) fn new() -> Self {
        let id = WorkshopId(Uuid::from_u128(1));
        let mut room = Self {
            workshop: Workshop::new(id),
            keys: Keyring::default(),
            published: Published::default(),
            log: Vec::new(),
            now: Timestamp(1_394_582_400_000),
            sent: Vec::new(),
            head: Head::empty(id),
            count: 0,
        };
        room.operate(Command::Setup(setup::Command::Create {
            title: text("A review"),
            subject: None,
            template: "metropolis".to_owned(),
            zone: "Asia/Seoul".to_owned(),
            langs: vec![Lang::english(), Lang::new("ko").unwrap()],
            first_day: day(12),
            last_day: day(14),
        }));
        let hosts = (HOST_CITY, "Seoul", Some(Side::Host));
        let peers = PEERS
            .iter()
            .zip(["Cairo", "Mashhad", "Mexico City", "Paris"])
            .map(|(id, n)| (*id, n, Some(Side::Peers)));
        for (id, name, side) in peers.chain([hosts, (OTHERS, "Berlin", None)]) {
            let command = people::Command::SetOrganisation {
                id,
                name: text(name),
                city: None,
                country: None,
                side,
            };
            room.operate(Command::People(command));
        }
        let mut people = vec![
            (FACILITATOR, OTHERS, Role::Facilitator),
            (RAPPORTEUR, OTHERS, Role::Rapporteur),
            (CONVENOR, OTHERS, Role::Convenor),
            (HOST_LEAD, HOST_CITY, Role::HostLead),
            (HOST, HOST_CITY, Role::HostDelegate),
            (STAKEHOLDER, OTHERS, Role::Stakeholder),
            (INTERPRETER, OTHERS, Role::Interpreter),
            (OBSERVER, OTHERS, Role::Observer),
        ];
        for (place, peer) in PEER.iter().enumerate() {
            let role = if place % 2 == 0 {
                Role::PeerLead
            } else {
                Role::PeerDelegate
            };
            people.push((*peer, PEERS[place / 2], role));
        }
        for (id, organisation, role) in people {
            let speaker = id == PEER[6];
            let langs = vec![Lang::english()];
            room.operate(Command::People(people::Command::SetSeat {
                id,
                organisation,
                role,
                speaker,
                langs,
            }));
            room.run(id, Command::People(people::Command::Join {}))
                .unwrap();
        }
        room
    }

    /// The workshop in its days, with no block running. Phases before are passed over with a reason.
    pub(crate) fn in_days() -> Self {
        let mut room = Self::new();
        room.go_to(Phase::Days);
        room
    }

    /// Closes phases until the review is in `phase`, overriding guards.
    pub(crate) fn go_to(&mut self, phase: Phase) {
        while self.workshop.agenda.phase < phase {
            let now = self.workshop.agenda.phase;
            let command = agenda::Command::ClosePhase {
                phase: now,
                reason: Some(text("for the test")),
            };
            self.run(FACILITATOR, Command::Agenda(command)).unwrap();
        }
    }

    /// Inserts a block of this preset and starts it.
    pub(crate) fn start(&mut self, preset: Preset) -> BlockId {
        self.start_with(preset, SettingsChange::default())
    }

    /// Inserts a block of this preset with changes and starts it.
    pub(crate) fn start_with(&mut self, preset: Preset, change: SettingsChange) -> BlockId {
        let block = self.insert(preset, change, None);
        let expected = self.workshop.agenda.position;
        let reason = text("for the test");
        self.run(
            FACILITATOR,
            Command::Agenda(agenda::Command::Jump {
                expected,
                to: block,
                reason,
            }),
        )
        .unwrap();
        block
    }

    /// Appends a block that does not start yet.
    pub(crate) fn insert(
        &mut self,
        preset: Preset,
        change: SettingsChange,
        minutes: Option<u32>,
    ) -> BlockId {
        self.count += 1;
        let id = BlockId(Uuid::from_u128(0xB10C_0000 + self.count));
        let after = self.workshop.agenda.blocks().last().map(|block| block.id);
        let block = BlockPlan {
            id,
            label: format!("B{}", self.workshop.agenda.blocks().len() + 1),
            title: text("A block"),
            preset,
            step: Step::Between,
            start: LocalTime {
                date: day(12),
                minute: 540,
            },
            minutes,
            presenter: Some(PEERS[0]),
            lead: None,
            change,
        };
        self.run(
            FACILITATOR,
            Command::Agenda(agenda::Command::Insert { block, after }),
        )
        .unwrap();
        id
    }

    /// Moves to the next block.
    pub(crate) fn next(&mut self) -> Result<(), Refusal> {
        let expected = self.workshop.agenda.position;
        self.run(
            FACILITATOR,
            Command::Agenda(agenda::Command::Next {
                expected,
                reason: None,
            }),
        )
    }

    /// Runs a command of a seat.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "tests read better without borrowing what they have just made"
    )]
    pub(crate) fn run(&mut self, seat: SeatId, command: Command) -> Result<(), Refusal> {
        self.act(Actor::Seat(seat), &command).map(|_| ())
    }

    /// Runs a command of a seat and returns the id of the thing it created.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "tests read better without borrowing what they have just made"
    )]
    pub(crate) fn make(&mut self, seat: SeatId, command: Command) -> Uuid {
        self.act(Actor::Seat(seat), &command).unwrap().derive()
    }

    #[expect(clippy::needless_pass_by_value, reason = "as above")]
    fn operate(&mut self, command: Command) {
        self.act(Actor::Operator, &command).unwrap();
    }

    /// Runs a command as the room of the server does: keys, decide, seal, apply, publish, cut.
    pub(crate) fn act(&mut self, actor: Actor, command: &Command) -> Result<CommandId, Refusal> {
        self.count += 1;
        self.now = self.now.plus_millis(1_000);
        for scope in living_scopes(&self.workshop) {
            for seat in self
                .workshop
                .people
                .seats()
                .map(|seat| seat.id)
                .collect::<Vec<_>>()
            {
                if self.keys.key(scope, seat).is_none() {
                    self.count += 1;
                    self.keys.insert(scope, seat, Key(seed(self.count).0));
                }
            }
        }
        let calendar: BTreeMap<_, _> = command
            .local_times()
            .into_iter()
            .map(|local| (local, instant(local)))
            .collect();
        let id = CommandId(Uuid::from_u128(0xC0DE_0000 + self.count));
        let ctx = Context {
            actor,
            command: id,
            now: self.now,
            seed: seed(self.count),
            keys: &self.keys,
            calendar: &calendar,
        };
        let events = decide(&self.workshop, &ctx, command)?;
        let (face, at) = commit_face(&self.workshop, &ctx, &events);
        let commit = Commit::seal(
            &self.head,
            at,
            face,
            (id, command),
            &events,
            seed(self.count),
        );
        let mut topics = std::collections::BTreeSet::<Topic>::new();
        for event in &events {
            apply(&mut self.workshop, event);
            topics.extend(touched(&self.workshop, event));
        }
        for scope in events.iter().filter_map(Event::cuts) {
            self.keys.cut(scope);
        }
        self.sent = self.published.update(&self.workshop, &self.keys, &topics);
        assert_eq!(
            self.published.all(),
            records(&self.workshop, &self.keys),
            "incremental records differ after {command:?}"
        );
        self.head.advance(&commit);
        self.log.push(commit);
        Ok(id)
    }

    /// What a seat sees under a key; the narrowest audience wins.
    pub(crate) fn sees(&self, seat: SeatId, key: &str) -> Option<Body> {
        let seen = self
            .published
            .seen_by(&crate::visibility::audiences(&self.workshop, seat));
        seen.into_iter()
            .filter(|((_, k), _)| k == key)
            .map(|(_, body)| body)
            .next_back()
    }

    /// The state rebuilt from the log alone.
    pub(crate) fn replayed(&self) -> Workshop {
        let mut head = Head::empty(self.workshop.id);
        let mut workshop = Workshop::new(self.workshop.id);
        for commit in &self.log {
            let commit = Commit::read(&commit.line()).unwrap();
            commit.follows(&head).unwrap();
            head.advance(&commit);
            for event in commit.events().unwrap() {
                apply(&mut workshop, &event);
            }
        }
        workshop
    }
}

fn seed(count: u128) -> Seed {
    let mut bytes = [0x5A; 32];
    for (to, from) in bytes.iter_mut().zip(count.to_be_bytes()) {
        *to = from;
    }
    Seed(bytes)
}

fn day(day: u8) -> Date {
    Date {
        year: 2014,
        month: 3,
        day,
    }
}

/// An instant at UTC+9, without a time zone data base: enough for rules.
fn instant(local: LocalTime) -> Timestamp {
    let days = (0..40_000)
        .find(|n| {
            Date {
                year: 1970,
                month: 1,
                day: 1,
            }
            .plus_days(*n)
                == local.date
        })
        .unwrap();
    Timestamp((i64::from(days) * 1_440 + i64::from(local.minute) - 540) * 60_000)
}

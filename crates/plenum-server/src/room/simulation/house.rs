//! A small workshop, prepared once: a facilitator, the host, two peers and an observer. And what they may want to do.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use plenum_core::agenda::{
    self, BlockPlan, EntryKind, Grade, OnExpiry, Phase, Preset, SettingsChange, Step,
};
use plenum_core::id::{BlockId, CommandId, OrganisationId, SeatId, WorkshopId};
use plenum_core::people::{self, Role, Side};
use plenum_core::text::{Lang, TextInput};
use plenum_core::time::{Date, LocalTime, Timestamp};
use plenum_core::{
    Actor, Command, Commit, Key, KeyScope, Keyring, Seed, Workshop, entries, floor, recommend,
};
use uuid::Uuid;

use super::fate::Fate;
use crate::calendar;
use crate::room::live::{Brought, Live, Replayed, Verdict};
use crate::testing::{create_command, organisation, seat};

pub(super) const WORKSHOP: WorkshopId = WorkshopId(Uuid::from_u128(0x1234));
pub(super) const FACILITATOR: SeatId = SeatId(Uuid::from_u128(0x51));
pub(super) const HOST: SeatId = SeatId(Uuid::from_u128(0x52));
pub(super) const LEAD: SeatId = SeatId(Uuid::from_u128(0x53));
pub(super) const PEER: SeatId = SeatId(Uuid::from_u128(0x54));
const OFFICE: OrganisationId = OrganisationId(Uuid::from_u128(0x61));
const CITY: OrganisationId = OrganisationId(Uuid::from_u128(0x62));
const PEERS: OrganisationId = OrganisationId(Uuid::from_u128(0x63));

/// Two of the four blocks.
const RATING: u8 = 2;
const WRITING: u8 = 4;

/// When the first command came.
pub(super) const START: i64 = 1_394_582_400_000;

/// A prepared log and what belongs to it.
pub(super) struct House {
    pub(super) log: Vec<Commit>,
    pub(super) keys: BTreeMap<(KeyScope, SeatId), Key>,
    pub(super) workshop: Workshop,
}

/// The same workshop before its first block, in silent writing, and in a round of rating.
pub(super) static HOUSES: LazyLock<[House; 3]> = LazyLock::new(|| {
    let mut builder = Builder::new();
    builder.people();
    builder.agenda();
    builder.drafts();
    let before = builder.house();
    builder.go(WRITING);
    let writing = builder.house();
    builder.go(RATING);
    builder.run(
        FACILITATOR,
        Command::Recommend(recommend::Command::OpenRound { items: Vec::new() }),
    );
    [before, writing, builder.house()]
});

struct Builder {
    live: Live,
    log: Vec<Commit>,
    keys: BTreeMap<(KeyScope, SeatId), Key>,
    count: u8,
}

impl Builder {
    fn new() -> Self {
        let (live, _) = Replayed::of(WORKSHOP, &[])
            .unwrap()
            .with_keys(Keyring::default());
        Self {
            live,
            log: Vec::new(),
            keys: BTreeMap::new(),
            count: 0,
        }
    }

    fn people(&mut self) {
        self.act(Actor::Operator, &create_command());
        for (id, name, side) in [
            (OFFICE, "Office", None),
            (CITY, "Seoul", Some(Side::Host)),
            (PEERS, "Cairo", Some(Side::Peers)),
        ] {
            let input = organisation(id, name, side);
            let command = people::Command::SetOrganisation {
                id,
                name: text(&input.name),
                city: None,
                country: None,
                side,
            };
            self.act(Actor::Operator, &Command::People(command));
        }
        for (id, of, role) in [
            (FACILITATOR, OFFICE, Role::Facilitator),
            (HOST, CITY, Role::HostLead),
            (LEAD, PEERS, Role::PeerLead),
            (PEER, PEERS, Role::PeerDelegate),
        ] {
            let input = seat(id, "", of, role);
            self.act(Actor::Operator, &set_seat(id, of, role, input.langs));
        }
    }

    fn agenda(&mut self) {
        for phase in [Phase::Mandate, Phase::Initial, Phase::Desk, Phase::Merge] {
            let reason = Some(text("a rehearsal"));
            self.run(
                FACILITATOR,
                Command::Agenda(agenda::Command::ClosePhase { phase, reason }),
            );
        }
        let blocks = vec![
            block(1, Preset::DraftText, OnExpiry::Nothing),
            block(RATING, Preset::RateRounds, OnExpiry::Warn),
            block(3, Preset::Visit, OnExpiry::Advance),
            block(WRITING, Preset::SilentWrite, OnExpiry::Lock),
        ];
        self.run(
            FACILITATOR,
            Command::Agenda(agenda::Command::Plan { blocks }),
        );
    }

    fn drafts(&mut self) {
        self.go(1);
        for words in ["Buses first", "Trams later"] {
            self.run(LEAD, draft(words));
        }
        let reason = Some(text("a rehearsal"));
        let recommendations = self.live.workshop.recommend.iter().map(|r| r.id).collect();
        self.run(
            FACILITATOR,
            Command::Recommend(recommend::Command::PutToRating {
                recommendations,
                reason,
            }),
        );
    }

    fn go(&mut self, to: u8) {
        let expected = self.live.workshop.agenda.position;
        self.run(
            FACILITATOR,
            Command::Agenda(agenda::Command::Jump {
                expected,
                to: block_id(to),
                reason: text("a rehearsal"),
            }),
        );
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "reads better without borrowing what has just been made"
    )]
    fn run(&mut self, seat: SeatId, command: Command) {
        self.act(Actor::Seat(seat), &command);
    }

    fn act(&mut self, actor: Actor, command: &Command) {
        self.count += 1;
        let seed = [self.count; 32];
        let mut fresh = Vec::new();
        for (place, (scope, seat)) in self.live.missing_keys().into_iter().enumerate() {
            let mut key = seed;
            key[0] = u8::try_from(place).unwrap();
            fresh.push((scope, seat, Key(key)));
        }
        self.keys.extend(
            fresh
                .iter()
                .map(|(scope, seat, key)| ((*scope, *seat), *key)),
        );
        self.live.take_keys(fresh);
        let brought = Brought {
            now: Timestamp(START + 1_000 * i64::from(self.count)),
            seed: Seed(seed),
            calendar: calendar::instants(&self.live.workshop.setup.zone, command),
        };
        let id = CommandId(Uuid::from_u128(u128::from(self.count)));
        match self.live.decide(actor, id, command, &brought) {
            Verdict::Accepted(step) => self.log.push(step.commit),
            other @ (Verdict::Known(_) | Verdict::Refused(_) | Verdict::IdReused) => {
                panic!("the house cannot be built: {other:?} to {command:?}")
            }
        }
    }

    fn house(&self) -> House {
        House {
            log: self.log.clone(),
            keys: self.keys.clone(),
            workshop: self.live.workshop.clone(),
        }
    }
}

/// Something that somebody in this seat might do now. `word` makes a text that can be recognised.
pub(super) fn wish(
    fate: &Fate,
    workshop: &Workshop,
    seat: SeatId,
    word: impl FnOnce(Wish) -> String,
) -> Command {
    if seat == FACILITATOR && !fate.chance(15) {
        return facilitate(fate, workshop);
    }
    match fate.below(12) {
        0..=3 => Command::Entries(entries::Command::Write {
            entry: *fate.one(&[EntryKind::Strength, EntryKind::Challenge, EntryKind::Idea]),
            grade: *fate.one(&[Grade::Warm, Grade::Hard]),
            text: text(&word(Wish::Card)),
            stricter: None,
            on_behalf_of: None,
            show_original: None,
        }),
        4 => {
            let entries: Vec<_> = workshop.entries.iter().map(|entry| entry.id).collect();
            if entries.is_empty() {
                return Command::People(people::Command::Join {});
            }
            Command::Entries(entries::Command::Withdraw {
                entry: *fate.one(&entries),
            })
        }
        5 | 6 => {
            let recommendations: Vec<_> = workshop.recommend.iter().map(|r| r.id).collect();
            Command::Recommend(recommend::Command::Rate {
                recommendation: *fate.one(&recommendations),
                importance: Some(mark(fate)),
                feasibility: Some(mark(fate)),
                comment: None,
            })
        }
        7 | 8 => Command::Floor(floor::Command::RaiseHand {
            point_of_order: false,
        }),
        9 => Command::Floor(floor::Command::LowerHand {}),
        10 => Command::Floor(floor::Command::KeepPrivate {
            text: text(&word(Wish::Private)),
        }),
        _ => Command::People(people::Command::Join {}),
    }
}

/// What a planted word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// A card, its author's until it is revealed.
    Card,
    /// A private note.
    Private,
}

fn facilitate(fate: &Fate, workshop: &Workshop) -> Command {
    let position = workshop.agenda.position;
    // Now and then from a screen that is behind.
    let expected = if fate.chance(20) {
        position.saturating_sub(1)
    } else {
        position
    };
    let reason = Some(text("go on"));
    let seat = *fate.one(&[HOST, LEAD, PEER]);
    match fate.below(20) {
        0..=3 => Command::Agenda(agenda::Command::Next { expected, reason }),
        4 => Command::Agenda(agenda::Command::Pause {}),
        5 => Command::Agenda(agenda::Command::Resume {}),
        6 => Command::Agenda(agenda::Command::Extend {
            minutes: 1,
            take_from: Vec::new(),
        }),
        7 => Command::Agenda(agenda::Command::Jump {
            expected,
            to: block_id(*fate.one(&[RATING, 3, WRITING])),
            reason: text("again"),
        }),
        8 | 9 => Command::Entries(entries::Command::Reveal {
            block: block_id(WRITING),
        }),
        10 => Command::Recommend(recommend::Command::OpenRound { items: Vec::new() }),
        11 => Command::Recommend(recommend::Command::CloseRound { reason }),
        12 => Command::Floor(floor::Command::GiveFloor { seat: None }),
        13 => Command::Floor(floor::Command::EndTurn {}),
        14 => Command::Floor(floor::Command::ClearQueue {}),
        15 | 16 => {
            // The rights of one seat come and go.
            let role = *fate.one(&[Role::PeerDelegate, Role::Observer]);
            set_seat(PEER, PEERS, role, vec![Lang::english()])
        }
        17 if fate.chance(20) => Command::People(people::Command::RemoveSeat { seat: PEER }),
        _ => Command::People(people::Command::MarkPresence {
            seat,
            present: fate.chance(50),
        }),
    }
}

fn mark(fate: &Fate) -> u8 {
    u8::try_from(1 + fate.below(9)).unwrap()
}

fn set_seat(id: SeatId, organisation: OrganisationId, role: Role, langs: Vec<Lang>) -> Command {
    Command::People(people::Command::SetSeat {
        id,
        organisation,
        role,
        speaker: false,
        langs,
    })
}

fn draft(words: &str) -> Command {
    Command::Recommend(recommend::Command::Draft {
        text: text(words),
        reason: Some(text("they are full")),
        addressee: Some(text("the city")),
        horizon: None,
        kind: None,
        clusters: Vec::new(),
        challenges: Vec::new(),
    })
}

fn block_id(n: u8) -> BlockId {
    BlockId(Uuid::from_u128(0xB0 + u128::from(n)))
}

fn block(n: u8, preset: Preset, on_expiry: OnExpiry) -> BlockPlan {
    BlockPlan {
        id: block_id(n),
        label: format!("B{n}"),
        title: text("A block"),
        preset,
        step: Step::Write,
        start: LocalTime {
            date: Date {
                year: 2014,
                month: 3,
                day: 12,
            },
            minute: 540 + u16::from(n),
        },
        minutes: Some(1),
        presenter: Some(PEERS),
        lead: None,
        change: SettingsChange {
            on_expiry: Some(on_expiry),
            factor: Some(10),
            ..SettingsChange::default()
        },
    }
}

fn text(words: &str) -> TextInput {
    TextInput::new(&Lang::english(), words)
}

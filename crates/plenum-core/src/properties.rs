//! Properties over random histories: replay, replicas, secrecy, no panic.
//!
//! A history is a list of small numbers; each is read as "this seat tries that". Most attempts are refused, as in life.
//! [`Room::act`](crate::testing::Room::act) checks after every commit that the incremental records equal the
//! specification. Every text carries a canary, and [`Oracle`] says in plain words, without looking at `visibility`, who
//! may see it; every frame of every seat is searched for canaries.

mod recording;
mod reviews;
mod scores;
mod seating;
mod seats;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;
use uuid::Uuid;

use self::seats::SEATS;
use crate::agenda::{
    self, Attribution, EntryKind, Grade, HostMode, Phase, Preset, Reveal, Sees, SettingsChange,
    Writes,
};
use crate::id::{BlockId, EntryId, OrganisationId, RecommendationId, SeatId, TableId};
use crate::keys::Keyring;
use crate::people::{Role, Side};
use crate::recommend::{RecommendationKind, Stance};
use crate::testing::{
    CONVENOR, FACILITATOR, HOST, HOST_LEAD, INTERPRETER, OBSERVER, PEER, RAPPORTEUR, Room,
    STAKEHOLDER, text,
};
use crate::text::TextInput;
use crate::visibility::{Audience, audiences, records};
use crate::workshop::{Command, Workshop};
use seating::{adopt, lay, sits, two_tables};

use crate::{close, entries, floor, people, prepare, recommend, response, tables};

/// One attempt: who, what, and a number that picks among what there is.
type Attempt = (u8, u8, u8);

#[derive(Clone, Debug)]
enum Secret {
    Private(SeatId),
    Entry {
        author: SeatId,
        entry: EntryId,
    },
    Draft,
    RatingComment {
        rater: SeatId,
        block: BlockId,
    },
    EndorsementReason {
        organisation: OrganisationId,
    },
    DeskItem {
        organisation: OrganisationId,
    },
    Section,
    Evaluation {
        author: SeatId,
        block: BlockId,
    },
    Note {
        block: BlockId,
    },
    Tables(seating::Secret),
    /// What is written for the record.
    Recording(recording::Secret),
    Scores(scores::Secret),
    Reviews(reviews::Secret),
}

/// Who may see what, in plain words.
#[derive(Default)]
struct Oracle {
    secrets: BTreeMap<String, Secret>,
    count: u32,
}

impl Oracle {
    fn canary(&mut self, secret: Secret) -> TextInput {
        self.count += 1;
        let word = format!("canary{}x", self.count);
        self.secrets.insert(word.clone(), secret);
        text(&word)
    }

    fn may_see(&self, word: &str, seat: SeatId, room: &Room) -> bool {
        let workshop = &room.workshop;
        let Some(place) = workshop.people.seat(seat) else {
            return false;
        };
        let role = place.role;
        let is_host = role.side() == Some(Side::Host);
        let desk = matches!(role, Role::Facilitator | Role::TableHost | Role::Rapporteur);
        let inner = role.side() == Some(Side::Peers)
            || desk
            || matches!(role, Role::Interpreter | Role::Expert);
        let handed_over = workshop.recommend.is_handed_over();
        let days_over = workshop.agenda.phase > Phase::Days;
        match &self.secrets[word] {
            Secret::Scores(secret) => scores::may_see(secret, seat, role, room),
            Secret::Reviews(secret) => reviews::may_see(secret, role, place.organisation, room),
            Secret::Private(author) => seat == *author,
            Secret::Entry { author, entry } => {
                let Some(found) = workshop.entries.get(*entry) else {
                    return seat == *author;
                };
                let block = workshop.agenda.block(found.block).unwrap();
                let visible =
                    found.place.is_some() || matches!(block.settings.reveal, Reveal::Live);
                let kept_from_host = block.settings.host_mode == HostMode::OutOfRoom && !days_over;
                let at_its_table = block.settings.sees == Sees::Table
                    && found.table.is_some()
                    && sits(workshop, seat) == found.table;
                seat == *author || at_its_table || (visible && (inner || !kept_from_host))
            }
            Secret::Draft => handed_over || inner,
            Secret::RatingComment { rater, block } => {
                seat == *rater
                    || (workshop.recommend.unmet_round(*block).is_none() && (inner || handed_over))
            }
            Secret::EndorsementReason { organisation } => {
                inner || handed_over || place.organisation == *organisation
            }
            Secret::DeskItem { organisation } => {
                workshop.agenda.phase > Phase::Desk || place.organisation == *organisation
            }
            Secret::Section => {
                is_host
                    || desk
                    || role == Role::Interpreter
                    || workshop.agenda.phase > Phase::Initial
            }
            Secret::Evaluation { author, block } => {
                seat == *author || workshop.people.is_cut(crate::KeyScope::Sealed(*block))
            }
            Secret::Note { block } => {
                let kept = workshop
                    .agenda
                    .block(*block)
                    .is_some_and(|b| b.settings.host_mode == HostMode::OutOfRoom);
                inner || !kept || days_over
            }
            Secret::Recording(secret) => {
                let eyes = recording::Eyes {
                    organisation: place.organisation,
                    role,
                    desk,
                    inner,
                    days_over,
                };
                recording::may_see(*secret, word, eyes, workshop)
            }
            Secret::Tables(secret) => {
                let eyes = seating::Eyes {
                    seat,
                    desk,
                    inner,
                    days_over,
                };
                seating::may_see(secret, word, eyes, workshop)
            }
        }
    }
}

/// Tries one thing and checks what was sent for it.
fn attempt(room: &mut Room, oracle: &mut Oracle, (who, what, pick): Attempt) -> bool {
    let seat = SEATS[usize::from(who) % SEATS.len()];
    let organisation = room.workshop.people.seat(seat).map(|s| s.organisation);
    let running = room.workshop.agenda.running();
    let Some(command) = command(room, oracle, seat, organisation, running, what, pick) else {
        return false;
    };
    let actor = if matches!(
        command,
        Command::Agenda(_)
            | Command::Recommend(
                recommend::Command::PutToRating { .. }
                    | recommend::Command::OpenRound { .. }
                    | recommend::Command::CloseRound { .. }
                    | recommend::Command::RevealEndorsements { .. }
                    | recommend::Command::HandOver { .. }
            )
            | Command::Entries(entries::Command::Reveal { .. } | entries::Command::Hide { .. })
            | Command::Close(close::Command::CountEvaluation {})
            | Command::Tables(
                tables::Command::Set { .. }
                    | tables::Command::Adopt { .. }
                    | tables::Command::Move { .. }
                    | tables::Command::NextRound { .. }
                    | tables::Command::Broadcast { .. }
                    | tables::Command::Harvest { .. }
                    | tables::Command::Close { .. }
            )
    ) || matches!(&command, Command::Rubric(command) if scores::by_facilitator(command))
        || matches!(&command, Command::Assign(command) if reviews::by_facilitator(command))
    {
        FACILITATOR
    } else {
        recording::sender(&command).unwrap_or(seat)
    };
    let Ok(id) = room.act(crate::Actor::Seat(actor), &command) else {
        return false;
    };
    if let Command::Entries(entries::Command::Write {
        text, on_behalf_of, ..
    }) = &command
    {
        let secret = Secret::Entry {
            author: on_behalf_of.unwrap_or(seat),
            entry: EntryId(id.derive()),
        };
        oracle.secrets.insert(text.text.clone(), secret);
    }
    true
}

fn command(
    room: &Room,
    oracle: &mut Oracle,
    seat: SeatId,
    organisation: Option<OrganisationId>,
    running: Option<BlockId>,
    what: u8,
    pick: u8,
) -> Option<Command> {
    let nth = usize::from(pick);
    let workshop = &room.workshop;
    let entry = || {
        workshop
            .entries
            .iter()
            .map(|e| e.id)
            .nth(nth % workshop.entries.iter().count().max(1))
    };
    let recommendation = || {
        workshop
            .recommend
            .iter()
            .map(|r| r.id)
            .nth(nth % workshop.recommend.iter().count().max(1))
    };
    let expected = workshop.agenda.position;
    let reason = Some(text("because"));
    Some(match what % 68 {
        attempt @ 62..=67 => recording::command(room, oracle, seat, attempt - 62, pick)?,
        attempt @ 54..=61 => {
            Command::Assign(reviews::command(room, oracle, seat, attempt - 54, pick)?)
        }
        attempt @ 44..=53 => {
            Command::Rubric(scores::command(room, oracle, seat, attempt - 44, pick)?)
        }
        0..=4 => Command::Entries(entries::Command::Write {
            entry: EntryKind::ALL[nth % 6],
            grade: if nth % 2 == 0 {
                Grade::Warm
            } else {
                Grade::Hard
            },
            text: oracle.canary(Secret::Private(seat)),
            stricter: (nth % 5 == 0).then_some(Attribution::Sealed),
            on_behalf_of: (nth % 11 == 0).then_some(PEER[nth % 8]),
            show_original: None,
        }),
        5 => Command::Entries(entries::Command::Reveal { block: running? }),
        6 => Command::Entries(entries::Command::Withdraw { entry: entry()? }),
        7 => Command::Entries(entries::Command::Merge {
            cards: vec![entry()?],
            into: workshop.entries.iter().next()?.id,
        }),
        8 => Command::Entries(entries::Command::OpenCluster {
            title: text("a theme"),
            entries: entry().into_iter().collect(),
        }),
        9 => Command::Entries(entries::Command::Hide {
            entry: entry()?,
            reason: text("abuse"),
        }),
        10 => Command::Entries(entries::Command::AgreeCluster {
            cluster: workshop.entries.clusters().next()?.id,
        }),
        11 | 12 => Command::Recommend(recommend::Command::Draft {
            text: oracle.canary(Secret::Draft),
            reason: reason.clone(),
            addressee: reason,
            horizon: None,
            kind: Some(RecommendationKind::Do),
            clusters: Vec::new(),
            challenges: Vec::new(),
        }),
        13 => Command::Recommend(recommend::Command::PutToRating {
            recommendations: workshop
                .recommend
                .iter()
                .map(|r| r.id)
                .collect::<Vec<RecommendationId>>(),
            reason,
        }),
        14 => Command::Recommend(recommend::Command::OpenRound { items: Vec::new() }),
        15..=18 => Command::Recommend(recommend::Command::Rate {
            recommendation: recommendation()?,
            importance: (nth % 7 != 0).then_some(pick % 9 + 1),
            feasibility: (nth % 7 != 0).then_some(pick % 9 + 1),
            comment: running
                .filter(|_| nth % 3 == 0)
                .map(|block| oracle.canary(Secret::RatingComment { rater: seat, block })),
        }),
        19 => Command::Recommend(recommend::Command::CloseRound { reason }),
        20 => Command::Recommend(recommend::Command::Endorse {
            recommendation: recommendation()?,
            stance: [Stance::Support, Stance::Object, Stance::CanLiveWith][nth % 3],
            reason: Some(oracle.canary(Secret::EndorsementReason {
                organisation: organisation?,
            })),
        }),
        21 => Command::Recommend(recommend::Command::RevealEndorsements {
            block: running?,
            reason,
        }),
        22 => Command::Recommend(recommend::Command::HandOver {
            statement: None,
            reason,
        }),
        23 => Command::Recommend(recommend::Command::Merge {
            recommendation: recommendation()?,
            into: workshop.recommend.iter().next()?.id,
            text: None,
        }),
        24 => Command::Floor(floor::Command::KeepPrivate {
            text: oracle.canary(Secret::Private(seat)),
        }),
        25 => Command::Floor(floor::Command::Note {
            theme: None,
            text: oracle.canary(Secret::Note { block: running? }),
        }),
        26 | 34 | 35 => Command::Agenda(agenda::Command::Next { expected, reason }),
        27 => Command::Agenda(match nth % 4 {
            0 => agenda::Command::Pause {},
            1 => agenda::Command::Resume {},
            2 => agenda::Command::Extend {
                minutes: i32::from(pick) - 100,
                take_from: Vec::new(),
            },
            _ => agenda::Command::Back {
                expected,
                reason: text("again"),
            },
        }),
        28 => Command::Agenda(agenda::Command::ClosePhase {
            phase: workshop.agenda.phase,
            reason,
        }),
        29 => Command::Prepare(prepare::Command::ProposeHypothesis {
            statement: oracle.canary(Secret::DeskItem {
                organisation: organisation?,
            }),
            why: None,
            would_change: None,
        }),
        30 => Command::Prepare(prepare::Command::WriteSection {
            section: prepare::SectionKind::Frame,
            body: oracle.canary(Secret::Section),
            remark: None,
        }),
        31 => Command::Close(close::Command::Evaluate {
            question: close::EvaluationQuestion::Overall,
            value: Some(pick % 5 + 1),
            comment: running.map(|block| {
                oracle.canary(Secret::Evaluation {
                    author: seat,
                    block,
                })
            }),
        }),
        32 => Command::Close(close::Command::CountEvaluation {}),
        36 if nth % 4 == 0 => lay(running?),
        36 | 37 => adopt(workshop, running?, nth)?,
        38 => Command::Tables(tables::Command::NextRound {
            block: running?,
            expected: workshop.tables.of(running?)?.round,
        }),
        39 => Command::Tables(tables::Command::Move {
            block: running?,
            seat: SEATS[nth % SEATS.len()],
            table: two_tables(running?)[nth / SEATS.len() % 2],
            round: None,
        }),
        40 | 41 => {
            let (block, table) = (running?, sits(workshop, seat)?);
            Command::Tables(tables::Command::Note {
                table,
                text: oracle.canary(Secret::Tables(seating::Secret::Note {
                    author: seat,
                    block,
                    table,
                })),
            })
        }
        42 => Command::Tables(tables::Command::Harvest {
            notes: vec![
                workshop
                    .tables
                    .notes_of(running?)
                    .map(|(id, _)| id)
                    .next_back()?,
            ],
            entry: (nth % 2 == 0).then_some(EntryKind::Idea),
        }),
        43 => Command::Tables(match nth % 4 {
            0 | 1 => tables::Command::Broadcast {
                block: running?,
                text: oracle.canary(Secret::Tables(seating::Secret::Announcement(running?))),
            },
            2 => tables::Command::AskHelp { block: running? },
            _ => tables::Command::Close { block: running? },
        }),
        _ => match nth % 3 {
            0 => Command::People(people::Command::SetSeat {
                // Somebody who is here, or somebody new.
                id: if pick.is_multiple_of(2) {
                    STAKEHOLDER
                } else {
                    crate::testing::seat(2_000 + u128::from(pick))
                },
                organisation: crate::testing::OTHERS,
                role: if pick > 128 {
                    Role::Expert
                } else {
                    Role::Stakeholder
                },
                speaker: false,
                langs: Vec::new(),
            }),
            1 => Command::Response(response::Command::TakeStance {
                recommendation: recommendation()?,
                stance: response::FirstStance::Welcome,
                remark: None,
            }),
            _ => Command::People(people::Command::Recuse {
                item: crate::Item::Recommendation(recommendation()?),
            }),
        },
    })
}

/// A room with an agenda that has every kind of secrecy, in one of three phases.
fn room(start: u8) -> Room {
    let mut room = Room::new();
    let phase = [
        Phase::Initial,
        Phase::Desk,
        Phase::Days,
        Phase::Days,
        Phase::Days,
    ][usize::from(start) % 5];
    room.go_to(phase);
    let out = || SettingsChange {
        host_mode: Some(HostMode::OutOfRoom),
        ..SettingsChange::default()
    };
    room.insert(Preset::SilentWrite, SettingsChange::default(), None);
    room.insert(Preset::SilentWrite, out(), None);
    room.insert(Preset::Cluster, SettingsChange::default(), None);
    let writes = Writes {
        roles: vec![Role::PeerLead, Role::PeerDelegate, Role::HostDelegate],
        kinds: EntryKind::ALL.to_vec(),
        ..Writes::default()
    };
    let written_at_tables = SettingsChange {
        writes: Some(writes),
        ..SettingsChange::default()
    };
    let rotation = room.insert(Preset::TableRotation, written_at_tables, None);
    let draft = room.insert(Preset::DraftText, SettingsChange::default(), None);
    for block in [rotation, draft] {
        room.run(FACILITATOR, lay(block)).unwrap();
        let seating = adopt(&room.workshop, block, usize::from(start)).unwrap();
        room.run(FACILITATOR, seating).unwrap();
    }
    room.insert(Preset::RateRounds, SettingsChange::default(), None);
    room.insert(Preset::Endorse, SettingsChange::default(), None);
    room.insert(Preset::FeedbackOneWay, SettingsChange::default(), None);
    room.insert(Preset::RespondOneWay, SettingsChange::default(), None);
    room.insert(Preset::Evaluate, SettingsChange::default(), None);
    room.run(FACILITATOR, Command::Assign(reviews::opening()))
        .unwrap();
    if phase == Phase::Days {
        let blocks: Vec<BlockId> = room
            .workshop
            .agenda
            .blocks()
            .iter()
            .map(|block| block.id)
            .collect();
        let (expected, reason) = (room.workshop.agenda.position, text("begin here"));
        let to = blocks[usize::from(start) / 5 % 7];
        room.run(
            FACILITATOR,
            Command::Agenda(agenda::Command::Jump {
                expected,
                to,
                reason,
            }),
        )
        .unwrap();
    }
    room
}

/// Searches everything a seat was sent for words that it may not see.
fn check_frames(room: &Room, oracle: &Oracle, seen: &mut BTreeSet<String>) {
    let moved = room
        .sent
        .iter()
        .any(|change| change.set.keys().any(|key| key.starts_with("tables/")));
    for seat in SEATS {
        let mine: BTreeSet<Audience> = audiences(&room.workshop, seat);
        let changes = room
            .sent
            .iter()
            .filter(|change| mine.contains(&change.audience));
        let mut frames: Vec<String> = changes
            .map(|change| serde_json::to_string(change).unwrap())
            .collect();
        // Who moved to another table is shown afresh what is there.
        if moved
            && mine
                .iter()
                .any(|audience| matches!(audience, Audience::Table(_)))
        {
            let shown = room.published.seen_by(&mine);
            frames.extend(
                shown
                    .values()
                    .map(|body| serde_json::to_string(body).unwrap()),
            );
        }
        for frame in &frames {
            for word in frame
                .split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|w| w.starts_with("canary"))
            {
                assert!(
                    oracle.may_see(word, seat, room),
                    "{seat:?} was sent {word}: {:?}",
                    oracle.secrets[word]
                );
                seen.insert(word.to_owned());
            }
        }
    }
}

static ACCEPTED: AtomicU64 = AtomicU64::new(0);
static SEEN: AtomicU64 = AtomicU64::new(0);
static HISTORIES: AtomicU64 = AtomicU64::new(0);

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_replay_stay_secret_and_never_panic(
        start in any::<u8>(),
        attempts in proptest::collection::vec(any::<Attempt>(), 1..140),
    ) {
        let mut room = room(start);
        let mut oracle = Oracle::default();
        let mut seen = BTreeSet::new();
        for attempt_made in attempts {
            if attempt(&mut room, &mut oracle, attempt_made) {
                ACCEPTED.fetch_add(1, Ordering::Relaxed);
                check_frames(&room, &oracle, &mut seen);
            }
        }
        SEEN.fetch_add(seen.len() as u64, Ordering::Relaxed);

        // Replay gives the same state and, without keys, the same records.
        let replayed = room.replayed();
        prop_assert_eq!(&replayed, &room.workshop);
        prop_assert_eq!(records(&replayed, &Keyring::default()), records(&room.workshop, &Keyring::default()));

        // The check was not vacuous: over all histories things were accepted and canaries were seen by those who may.
        if HISTORIES.fetch_add(1, Ordering::Relaxed) == 900 {
            prop_assert!(ACCEPTED.load(Ordering::Relaxed) > 4_500, "too little was accepted: {ACCEPTED:?}, seen: {SEEN:?}");
            prop_assert!(SEEN.load(Ordering::Relaxed) > 1_500, "too few canaries were seen: {SEEN:?}");
        }
    }
}

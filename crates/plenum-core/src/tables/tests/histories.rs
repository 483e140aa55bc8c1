//! Random histories of tables alone, denser than those of the whole workshop: whatever is tried, the state keeps its
//! promises, each of which is said here in plain words and counted anew.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::agenda::{self, Preset, SettingsChange};
use crate::people::Command as PeopleCommand;
use crate::tables::{Laid, TablesState, adopt_command, problem};
use plenum_judge::rotation;

type Attempt = (u8, u8, u8);

const C: TableId = table(3);
const APART: (SeatId, SeatId) = (PEER[2], PEER[5]);

fn lay(pick: u8) -> Lay {
    Lay {
        tables: vec![
            TablePlan {
                host: Some(PEER[0]),
                ..plan(A)
            },
            TablePlan {
                capacity: Some(4),
                ..plan(B)
            },
            TablePlan {
                capacity: Some(4),
                ..plan(C)
            },
        ],
        rounds: u32::from(pick % 4) + 1,
        minutes: u32::from(pick % 3) * 10,
        seating: if pick.is_multiple_of(2) {
            Seating::Choice
        } else {
            Seating::Rotation
        },
        mixing: Mixing {
            apart: vec![APART],
            organisation_price: 5,
            ..Mixing::default()
        },
        ..Lay::default()
    }
}

fn attempt(room: &mut Room, block: BlockId, (what, who, pick): Attempt) -> Option<()> {
    let seat = PEER[usize::from(who) % PEER.len()];
    let at = [A, B, C][usize::from(pick) % 3];
    let laid = room.workshop.tables.of(block);
    let round = laid.map_or(0, |laid| laid.round);
    let expected = room.workshop.agenda.position;
    let reason = || text("because");
    let command = match what % 20 {
        0 => return lay(pick).set(room, block).ok(),
        1..=4 => {
            let task = problem(&room.workshop, block).ok()?;
            let plan = task.solve(rotation::Effort(2_000), pick.into()).ok()?;
            // A plan of the planner for the state as it is must hold here, too.
            let command = tables(adopt_command(&task, &plan));
            room.run(FACILITATOR, command).unwrap();
            return Some(());
        }
        5 | 6 => tables(TablesCommand::NextRound {
            block,
            expected: round,
        }),
        7 => {
            let round = (pick > 128).then_some(u32::from(pick) % 5);
            tables(TablesCommand::Move {
                block,
                seat,
                table: at,
                round,
            })
        }
        8 | 9 => tables(TablesCommand::Choose { block, table: at }),
        10 => tables(TablesCommand::ExtendRound {
            block,
            minutes: i32::from(pick) - 128,
        }),
        11 => tables(TablesCommand::AskHelp { block }),
        12 => tables(TablesCommand::Note {
            table: at,
            text: text("a note"),
        }),
        13 => tables(TablesCommand::Close { block }),
        14 | 15 => Command::People(PeopleCommand::MarkPresence {
            seat,
            present: pick.is_multiple_of(2),
        }),
        16 => Command::Agenda(agenda::Command::Next {
            expected,
            reason: Some(reason()),
        }),
        17 => Command::Agenda(agenda::Command::Back {
            expected,
            reason: reason(),
        }),
        18 => Command::Agenda(agenda::Command::Jump {
            expected,
            to: block,
            reason: reason(),
        }),
        _ => Command::Agenda(if pick.is_multiple_of(2) {
            agenda::Command::Pause {}
        } else {
            agenda::Command::Resume {}
        }),
    };
    let own = matches!(
        command,
        Command::Tables(
            TablesCommand::Choose { .. }
                | TablesCommand::AskHelp { .. }
                | TablesCommand::Note { .. }
        )
    );
    let actor = if own { seat } else { FACILITATOR };
    room.run(actor, command).ok()
}

/// What must hold after every step.
fn promises(room: &Room, block: BlockId, laid: &Laid) {
    assert!(laid.round <= laid.rounds);
    assert!(laid.plan.len() <= laid.rounds as usize);
    assert!(laid.plan.len() >= laid.round as usize || laid.plan.is_empty());
    for round in &laid.plan {
        let seats: Vec<_> = round.tables.iter().flat_map(|table| &table.seats).collect();
        assert_eq!(
            seats.len(),
            seats.iter().collect::<BTreeSet<_>>().len(),
            "one chair each"
        );
        for table in &laid.tables {
            let at = round.at(table.id);
            assert!(table.capacity.is_none_or(|most| at.len() <= most as usize));
            assert!(
                !(at.contains(&APART.0) && at.contains(&APART.1)),
                "kept apart"
            );
        }
        let host = round.table_of(PEER[0]);
        assert!(host.is_none_or(|table| table == A), "the host stays");
    }
    let runs = room.workshop.agenda.running() == Some(block);
    assert!(
        laid.state != TablesState::Open || runs,
        "closed with its block"
    );
    for seat in PEER {
        let sits = room.workshop.table_of(seat);
        let chair = laid
            .plan
            .get((laid.round as usize).wrapping_sub(1))
            .and_then(|round| round.table_of(seat))
            .filter(|_| runs && laid.state == TablesState::Open);
        assert_eq!(sits, chair);
    }
    assert!(!(laid.ends_at.is_some() && laid.remaining.is_some()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_tried_the_tables_keep_their_promises(
        first in any::<u8>(),
        attempts in proptest::collection::vec(any::<Attempt>(), 1..60),
    ) {
        let mut room = Room::in_days();
        let block = room.insert(Preset::OpenDiscussion, SettingsChange::default(), None);
        room.insert(Preset::Break, SettingsChange::default(), None);
        lay(first).set(&mut room, block).unwrap();
        for made in attempts {
            let past = room.workshop.tables.of(block).unwrap().begun().to_vec();
            let revision = room.workshop.tables.of(block).unwrap().revision;
            if attempt(&mut room, block, made).is_some() {
                let laid = room.workshop.tables.of(block).unwrap();
                promises(&room, block, laid);
                // Rounds before the running one never change; a new tables' life begins only without any.
                let kept = past.len().saturating_sub(1);
                prop_assert_eq!(past.get(..kept), laid.plan.get(..kept));
                prop_assert!(laid.revision >= revision);
            }
        }
        prop_assert_eq!(room.replayed(), room.workshop);
    }
}

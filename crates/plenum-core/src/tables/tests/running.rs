//! Rounds, moves, choices, time, help, and the agenda that goes on above them.

use super::*;
use crate::agenda::{self, BlockState, Phase, Preset, SettingsChange, TaskKind};
use crate::people::Command as PeopleCommand;
use crate::tables::TablesState;
use crate::testing::{OBSERVER, RAPPORTEUR, STAKEHOLDER};
use crate::time::MINUTE;

fn agenda(room: &mut Room, command: agenda::Command) -> Result<(), Refusal> {
    room.run(FACILITATOR, Command::Agenda(command))
}

fn task(room: &Room, seat: SeatId) -> TaskKind {
    match room.sees(seat, "task") {
        Some(Body::Task(task)) => task.task,
        other => panic!("no task: {other:?}"),
    }
}

fn presence(room: &mut Room, seat: SeatId, present: bool) {
    let command = PeopleCommand::MarkPresence { seat, present };
    room.run(FACILITATOR, Command::People(command)).unwrap();
}

mod rounds {
    use super::*;

    #[test]
    fn a_block_that_starts_with_a_seating_begins_its_first_round() {
        let mut room = Room::in_days();
        let block = room.insert(Preset::OpenDiscussion, SettingsChange::default(), None);
        Lay::default().set(&mut room, block).unwrap();
        adopt(&mut room, block, two_rounds()).unwrap();
        assert_eq!(room.workshop.table_of(PEER[0]), None);

        room.next().unwrap();

        let shown = overview(&room, OBSERVER, block).unwrap();
        assert_eq!((shown.state, shown.round), (TablesState::Open, 1));
        assert_eq!(shown.ends_at, Some(room.now.plus_minutes(20)));
        assert_eq!(room.workshop.table_of(PEER[1]), Some(B));
        assert_eq!(task(&room, PEER[1]), TaskKind::Table);
        assert_eq!(task(&room, OBSERVER), TaskKind::Look);
        assert_eq!(task(&room, FACILITATOR), TaskKind::Run);
    }

    #[test]
    fn a_stronger_task_stays() {
        let mut room = Room::in_days();
        let block = room.start(Preset::DraftText);
        Lay::default().set(&mut room, block).unwrap();
        adopt(&mut room, block, two_rounds()).unwrap();
        next_round(&mut room, block).unwrap();

        assert_eq!(task(&room, PEER[0]), TaskKind::Draft);
    }

    #[test]
    fn two_taps_move_the_room_once_and_the_last_round_is_the_last() {
        let (mut room, block) = seated();
        let again = tables(TablesCommand::NextRound { block, expected: 0 });

        let (expected, now) = (0, 1);
        assert_eq!(
            room.run(FACILITATOR, again),
            Err(Refusal::StalePosition { expected, now })
        );
        next_round(&mut room, block).unwrap();
        assert_eq!(room.workshop.table_of(PEER[1]), Some(A));
        assert_eq!(next_round(&mut room, block), Err(Refusal::AlreadyDone));
    }

    #[test]
    fn no_round_begins_without_a_seating_or_outside_its_block() {
        let mut room = Room::in_days();
        let other = room.insert(Preset::Break, SettingsChange::default(), None);
        let block = room.start(Preset::TableRotation);
        Lay::default().set(&mut room, block).unwrap();
        Lay {
            tables: vec![plan(table(7))],
            ..Lay::default()
        }
        .set(&mut room, other)
        .unwrap();

        let fields = vec!["seating".to_owned()];
        assert_eq!(
            next_round(&mut room, block),
            Err(Refusal::Missing { fields })
        );
        let running = Some(block);
        assert_eq!(
            next_round(&mut room, other),
            Err(Refusal::NotInThisBlock { block: running })
        );
        let refusal = room.run(
            PEER[0],
            tables(TablesCommand::NextRound { block, expected: 0 }),
        );
        assert!(matches!(refusal, Err(Refusal::NotPermitted { .. })));
    }

    #[test]
    fn a_round_is_extended_from_its_end_or_from_now() {
        let (mut room, block) = seated();
        let end = room.workshop.tables.of(block).unwrap().ends_at.unwrap();
        let extend = |room: &mut Room, minutes| {
            room.run(
                FACILITATOR,
                tables(TablesCommand::ExtendRound { block, minutes }),
            )
        };

        extend(&mut room, 5).unwrap();
        assert_eq!(
            overview(&room, PEER[0], block).unwrap().ends_at,
            Some(end.plus_minutes(5))
        );

        room.now = end.plus_minutes(60);
        extend(&mut room, 3).unwrap();
        let ends_at = overview(&room, PEER[0], block).unwrap().ends_at;
        assert_eq!(
            ends_at,
            Some(room.now.plus_minutes(3)),
            "what ran out begins again now"
        );
        extend(&mut room, -30).unwrap();
        assert_eq!(
            overview(&room, PEER[0], block).unwrap().ends_at,
            Some(room.now)
        );
        assert_eq!(extend(&mut room, 0), Err(Refusal::AlreadyDone));
        assert_eq!(extend(&mut room, 241).unwrap_err().code(), "outside_scale");
    }

    #[test]
    fn a_round_stands_still_with_the_clock() {
        let (mut room, block) = seated();
        let end = room.workshop.tables.of(block).unwrap().ends_at.unwrap();

        agenda(&mut room, agenda::Command::Pause {}).unwrap();
        let left = end.since(room.now);
        let shown = overview(&room, PEER[0], block).unwrap();
        assert_eq!((shown.ends_at, shown.remaining), (None, Some(left)));
        let more = TablesCommand::ExtendRound { block, minutes: 2 };
        room.run(FACILITATOR, tables(more)).unwrap();

        room.now = room.now.plus_minutes(30);
        agenda(&mut room, agenda::Command::Resume {}).unwrap();
        let shown = overview(&room, PEER[0], block).unwrap();
        let ends_at = Some(room.now.plus_millis(left + 2 * MINUTE));
        assert_eq!((shown.ends_at, shown.remaining), (ends_at, None));
    }
}

mod seats {
    use super::*;

    #[test]
    fn a_move_changes_the_running_round_and_keeps_the_later_ones() {
        let (mut room, block) = seated();

        put(&mut room, block, PEER[0], B).unwrap();

        let own = mine(&room, PEER[0], block).unwrap();
        assert_eq!(own.now.unwrap().with, [PEER[1], PEER[3], PEER[5], PEER[7]]);
        assert_eq!(own.next[0].table, A);
        assert_eq!(room.workshop.table_of(PEER[0]), Some(B));
        assert_eq!(put(&mut room, block, PEER[0], B), Err(Refusal::AlreadyDone));
    }

    #[test]
    fn a_coming_round_can_be_changed_but_no_past_one() {
        let (mut room, block) = seated();
        let to = |room: &mut Room, round| {
            let command = TablesCommand::Move {
                block,
                seat: PEER[0],
                table: B,
                round: Some(round),
            };
            room.run(FACILITATOR, tables(command))
        };

        to(&mut room, 2).unwrap();
        assert_eq!(mine(&room, PEER[0], block).unwrap().next[0].table, B);
        assert_eq!(room.workshop.table_of(PEER[0]), Some(A));
        next_round(&mut room, block).unwrap();
        assert_eq!(to(&mut room, 1).unwrap_err().code(), "outside_scale");
        assert_eq!(to(&mut room, 3).unwrap_err().code(), "outside_scale");
    }

    #[test]
    fn chairs_pairs_and_hosts_are_respected() {
        let mut room = Room::in_days();
        let block = room.start(Preset::TableRotation);
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
                plan(table(3)),
            ],
            rounds: 1,
            seating: Seating::Hand,
            mixing: Mixing {
                apart: vec![(PEER[1], PEER[2])],
                ..Mixing::default()
            },
            ..Lay::default()
        }
        .set(&mut room, block)
        .unwrap();
        for peer in [1, 3, 4, 5] {
            put(&mut room, block, PEER[peer], B).unwrap();
        }

        assert_eq!(
            put(&mut room, block, PEER[6], B).unwrap_err().code(),
            "outside_scale"
        );
        let moved = put(&mut room, block, PEER[0], B);
        assert_eq!(problem_of(&moved), "a host stays at her table");
        put(&mut room, block, PEER[2], table(3)).unwrap();
        let moved = put(&mut room, block, PEER[1], table(3));
        assert!(problem_of(&moved).contains("kept apart"));
        let moved = put(&mut room, block, OBSERVER, A);
        assert!(problem_of(&moved).contains("does not belong"));
        assert!(matches!(
            put(&mut room, block, PEER[6], table(99)),
            Err(Refusal::NoSuchItem { .. })
        ));
        assert_eq!(
            overview(&room, OBSERVER, block).unwrap().by,
            Some(SeatedBy::Hand)
        );
    }

    #[test]
    fn a_latecomer_is_shown_with_the_emptiest_table_and_gets_later_rounds_too() {
        let mut room = Room::in_days();
        presence(&mut room, PEER[7], false);
        let block = room.start(Preset::TableRotation);
        Lay::default().set(&mut room, block).unwrap();
        let rounds = vec![
            round(&[0, 2, 4, 6], &[1, 3, 5]),
            round(&[0, 1, 2], &[3, 4, 5, 6]),
        ];
        adopt(&mut room, block, rounds).unwrap();
        next_round(&mut room, block).unwrap();
        assert_eq!(desk(&room, block).unwrap().unseated, []);

        presence(&mut room, PEER[7], true);
        let line = desk(&room, block).unwrap().unseated[0];
        assert_eq!((line.seat, line.suggested), (PEER[7], Some(B)));
        assert_eq!(mine(&room, PEER[7], block), None);

        put(&mut room, block, PEER[7], B).unwrap();
        assert_eq!(desk(&room, block).unwrap().unseated, []);
        assert_eq!(mine(&room, PEER[7], block).unwrap().next[0].table, A);
    }

    #[test]
    fn the_suggestion_respects_pairs_that_are_kept_apart() {
        let mut room = Room::in_days();
        presence(&mut room, PEER[7], false);
        let block = room.start(Preset::TableRotation);
        Lay {
            rounds: 1,
            mixing: Mixing {
                apart: vec![(PEER[7], PEER[1])],
                ..Mixing::default()
            },
            ..Lay::default()
        }
        .set(&mut room, block)
        .unwrap();
        adopt(&mut room, block, vec![round(&[0, 2, 4, 6], &[1, 3, 5])]).unwrap();
        next_round(&mut room, block).unwrap();
        presence(&mut room, PEER[7], true);

        assert_eq!(desk(&room, block).unwrap().unseated[0].suggested, Some(A));
    }

    #[test]
    fn a_removed_seat_frees_its_chair_now_and_later_but_what_was_stays_true() {
        let (mut room, block) = seated();
        next_round(&mut room, block).unwrap();

        room.run(
            FACILITATOR,
            Command::People(PeopleCommand::RemoveSeat { seat: PEER[0] }),
        )
        .unwrap();

        let laid = room.workshop.tables.of(block).unwrap();
        assert_eq!(laid.plan[0].table_of(PEER[0]), Some(A));
        assert_eq!(laid.plan[1].table_of(PEER[0]), None);
        assert_eq!(room.replayed(), room.workshop);
    }

    #[test]
    fn whoever_may_no_longer_sit_there_frees_the_chair() {
        let (mut room, block) = seated();
        let observer = PeopleCommand::SetSeat {
            id: PEER[1],
            organisation: crate::testing::OTHERS,
            role: crate::people::Role::Observer,
            speaker: false,
            langs: Vec::new(),
        };
        room.run(FACILITATOR, Command::People(observer)).unwrap();

        assert_eq!(room.workshop.table_of(PEER[1]), None);
        assert_eq!(mine(&room, PEER[1], block), None);
    }
}

mod choosing {
    use super::*;

    fn by_choice() -> (Room, BlockId) {
        let mut room = Room::in_days();
        let block = room.insert(Preset::OpenDiscussion, SettingsChange::default(), None);
        Lay {
            tables: vec![
                TablePlan {
                    capacity: Some(2),
                    ..plan(A)
                },
                plan(B),
            ],
            seating: Seating::Choice,
            ..Lay::default()
        }
        .set(&mut room, block)
        .unwrap();
        (room, block)
    }

    fn choose(
        room: &mut Room,
        block: BlockId,
        seat: SeatId,
        table: TableId,
    ) -> Result<(), Refusal> {
        room.run(seat, tables(TablesCommand::Choose { block, table }))
    }

    #[test]
    fn the_first_to_come_has_the_chair_and_may_change_her_mind() {
        let (mut room, block) = by_choice();
        assert_eq!(mine(&room, PEER[0], block).unwrap().choosing, Some(1));
        choose(&mut room, block, PEER[0], A).unwrap();
        choose(&mut room, block, PEER[1], A).unwrap();
        assert_eq!(
            choose(&mut room, block, PEER[2], A).unwrap_err().code(),
            "outside_scale"
        );

        choose(&mut room, block, PEER[0], B).unwrap();
        choose(&mut room, block, PEER[2], A).unwrap();

        let shown = overview(&room, OBSERVER, block).unwrap();
        assert_eq!(shown.tables[0].seats, [PEER[1], PEER[2]]);
        assert_eq!(shown.tables[1].seats, [PEER[0]]);
        assert_eq!(shown.by, Some(SeatedBy::Choice));
        assert_eq!(
            choose(&mut room, block, OBSERVER, B).unwrap_err().code(),
            "wrong_state"
        );
    }

    #[test]
    fn while_a_round_runs_one_chooses_for_the_next_and_a_latecomer_for_this_one() {
        let (mut room, block) = by_choice();
        choose(&mut room, block, PEER[0], A).unwrap();
        room.next().unwrap();
        assert_eq!(
            task(&room, PEER[5]),
            TaskKind::Table,
            "she may still choose"
        );

        choose(&mut room, block, PEER[0], B).unwrap();
        assert_eq!(room.workshop.table_of(PEER[0]), Some(A));
        assert_eq!(mine(&room, PEER[0], block).unwrap().next[0].table, B);
        assert_eq!(mine(&room, PEER[5], block).unwrap().choosing, Some(1));
        choose(&mut room, block, PEER[5], B).unwrap();
        assert_eq!(room.workshop.table_of(PEER[5]), Some(B));

        next_round(&mut room, block).unwrap();
        assert_eq!(room.workshop.table_of(PEER[0]), Some(B));
        let state = "last_round".to_owned();
        assert_eq!(
            choose(&mut room, block, PEER[0], A),
            Err(Refusal::WrongState { state })
        );
    }

    #[test]
    fn a_planned_rotation_is_not_for_choosing() {
        let (mut room, block) = seated();

        let refusal = choose(&mut room, block, PEER[0], B);

        assert_eq!(refusal, Err(Refusal::NotInThisBlock { block: Some(block) }));
    }
}

mod agenda_above {
    use super::*;

    #[test]
    fn the_end_of_the_block_closes_its_tables_and_going_back_opens_them_at_the_same_round() {
        let (mut room, block) = seated();
        room.insert(Preset::Break, SettingsChange::default(), None);
        next_round(&mut room, block).unwrap();

        room.next().unwrap();
        let shown = overview(&room, OBSERVER, block).unwrap();
        assert_eq!((shown.state, shown.ends_at), (TablesState::Closed, None));
        assert_eq!(room.workshop.table_of(PEER[0]), None);
        assert_eq!(mine(&room, PEER[0], block), None);

        let expected = room.workshop.agenda.position;
        let back = agenda::Command::Back {
            expected,
            reason: text("not done"),
        };
        agenda(&mut room, back).unwrap();
        let shown = overview(&room, OBSERVER, block).unwrap();
        assert_eq!((shown.state, shown.round), (TablesState::Open, 2));
        assert_eq!(shown.ends_at, Some(room.now.plus_minutes(20)));
        assert_eq!(room.workshop.table_of(PEER[1]), Some(A));
        assert_eq!(room.replayed(), room.workshop);
    }

    #[test]
    fn a_skipped_block_opens_no_tables() {
        let mut room = Room::in_days();
        let block = room.insert(Preset::TableRotation, SettingsChange::default(), None);
        room.insert(Preset::Break, SettingsChange::default(), None);
        Lay::default().set(&mut room, block).unwrap();
        adopt(&mut room, block, two_rounds()).unwrap();

        agenda(&mut room, agenda::Command::Skip { block }).unwrap();
        room.next().unwrap();

        assert_eq!(
            room.workshop.agenda.block(block).unwrap().state,
            BlockState::Skipped
        );
        assert_eq!(
            room.workshop.tables.of(block).unwrap().state,
            TablesState::Waiting
        );
        assert_eq!(room.workshop.table_of(PEER[0]), None);
    }

    #[test]
    fn the_end_of_the_days_closes_what_is_open() {
        let (mut room, block) = seated();

        room.go_to(Phase::Report);

        assert_eq!(
            room.workshop.tables.of(block).unwrap().state,
            TablesState::Closed
        );
    }

    #[test]
    fn tables_closed_by_hand_can_go_on_with_the_next_round() {
        let (mut room, block) = seated();
        let close = || tables(TablesCommand::Close { block });
        room.run(FACILITATOR, close()).unwrap();
        assert_eq!(room.workshop.table_of(PEER[0]), None);
        assert_eq!(task(&room, PEER[0]), TaskKind::Look);
        let state = "closed".to_owned();
        assert_eq!(
            room.run(FACILITATOR, close()),
            Err(Refusal::WrongState { state })
        );

        next_round(&mut room, block).unwrap();

        assert_eq!(room.workshop.table_of(PEER[1]), Some(A));
    }
}

mod help {
    use super::*;

    #[test]
    fn a_table_calls_the_desk_once_and_is_helped() {
        let (mut room, block) = seated();
        let ask = || tables(TablesCommand::AskHelp { block });
        room.run(PEER[1], ask()).unwrap();
        assert_eq!(room.run(PEER[3], ask()), Err(Refusal::AlreadyDone));
        assert_eq!(room.run(STAKEHOLDER, ask()), Err(Refusal::NotYours));

        let key = format!("table_help/{B}");
        assert!(room.sees(RAPPORTEUR, &key).is_some());
        assert_eq!(room.sees(PEER[1], &key), None);
        assert!(mine(&room, PEER[5], block).unwrap().help);
        assert!(!mine(&room, PEER[0], block).unwrap().help);

        let helped = || tables(TablesCommand::Helped { table: B });
        assert!(matches!(
            room.run(PEER[0], helped()),
            Err(Refusal::NotPermitted { .. })
        ));
        room.run(RAPPORTEUR, helped()).unwrap();
        assert_eq!(room.sees(RAPPORTEUR, &key), None);
        assert_eq!(room.run(PEER[1], helped()), Err(Refusal::AlreadyDone));
    }
}

//! Laying tables, and taking a seating over.

use super::*;
use crate::agenda::{HostMode, Phase, Preset, SettingsChange};
use crate::people::{Command as PeopleCommand, Role};
use crate::tables::{adopt_command, problem};
use crate::testing::{HOST, HOST_LEAD, INTERPRETER, OBSERVER, OTHERS, PEERS, RAPPORTEUR, seat};
use crate::text::Lang;
use plenum_judge::rotation;

fn planned() -> (Room, BlockId) {
    let mut room = Room::in_days();
    let block = room.insert(Preset::TableRotation, SettingsChange::default(), None);
    (room, block)
}

mod laying {
    use super::*;

    #[test]
    fn tables_are_laid_ahead_and_shown_to_the_room() {
        let (mut room, block) = planned();

        Lay::default().set(&mut room, block).unwrap();

        let shown = overview(&room, OBSERVER, block).unwrap();
        assert_eq!(shown.tables.len(), 2);
        assert_eq!((shown.round, shown.rounds, shown.seated), (0, 2, 0));
        assert_eq!(mine(&room, PEER[0], block), None, "nobody has a chair yet");
    }

    #[test]
    fn only_those_who_may_lay_them() {
        let (mut room, block) = planned();
        let command = |tables_of: Lay| {
            tables(TablesCommand::Set {
                block,
                tables: tables_of.tables,
                rounds: 1,
                minutes: 0,
                who: peers(),
                seating: Seating::Hand,
                mixing: Mixing::default(),
            })
        };

        let refusal = room.run(PEER[0], command(Lay::default()));

        assert!(matches!(refusal, Err(Refusal::NotPermitted { .. })));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let (mut room, block) = planned();
        let other = room.insert(Preset::DraftText, SettingsChange::default(), None);
        Lay {
            tables: vec![plan(table(9))],
            ..Lay::default()
        }
        .set(&mut room, other)
        .unwrap();
        let nobody = seat(999);
        let host = |id, host| TablePlan {
            host: Some(host),
            ..plan(id)
        };
        let apart = |one, other| Mixing {
            apart: vec![(one, other)],
            ..Mixing::default()
        };
        let cases: Vec<(Lay, &str)> = vec![
            (
                Lay {
                    tables: vec![],
                    ..Lay::default()
                },
                "outside_scale",
            ),
            (
                Lay {
                    rounds: 0,
                    ..Lay::default()
                },
                "outside_scale",
            ),
            (
                Lay {
                    rounds: 51,
                    ..Lay::default()
                },
                "outside_scale",
            ),
            (
                Lay {
                    minutes: 241,
                    ..Lay::default()
                },
                "outside_scale",
            ),
            (
                Lay {
                    who: WhoSits::default(),
                    ..Lay::default()
                },
                "missing",
            ),
            (
                Lay {
                    tables: vec![plan(A), plan(A)],
                    ..Lay::default()
                },
                "malformed",
            ),
            (
                Lay {
                    tables: vec![plan(table(9))],
                    ..Lay::default()
                },
                "malformed",
            ),
            (
                Lay {
                    tables: vec![host(A, PEER[0]), host(B, PEER[0])],
                    ..Lay::default()
                },
                "malformed",
            ),
            (
                Lay {
                    tables: vec![host(A, nobody), plan(B)],
                    ..Lay::default()
                },
                "no_seat",
            ),
            (
                Lay {
                    mixing: apart(PEER[0], PEER[0]),
                    ..Lay::default()
                },
                "malformed",
            ),
            (
                Lay {
                    mixing: apart(PEER[0], nobody),
                    ..Lay::default()
                },
                "no_seat",
            ),
            (
                Lay {
                    tables: vec![TablePlan {
                        capacity: Some(0),
                        ..plan(A)
                    }],
                    ..Lay::default()
                },
                "outside_scale",
            ),
            (
                Lay {
                    mixing: Mixing {
                        role_price: 1_001,
                        ..Mixing::default()
                    },
                    ..Lay::default()
                },
                "outside_scale",
            ),
        ];
        for (lay, code) in cases {
            let refusal = lay.clone().set(&mut room, block).unwrap_err();
            assert_eq!(refusal.code(), code, "{lay:?}");
        }
        assert!(
            room.workshop.tables.of(block).is_none(),
            "nothing came of it"
        );
    }

    #[test]
    fn words_may_change_and_the_plan_stays_but_not_when_a_host_changes() {
        let (mut room, block) = planned();
        Lay::default().set(&mut room, block).unwrap();
        adopt(&mut room, block, two_rounds()).unwrap();

        let mut renamed = Lay::default();
        renamed.tables[0].title = text("The green table");
        renamed.clone().set(&mut room, block).unwrap();
        assert_eq!(overview(&room, OBSERVER, block).unwrap().seated, 2);

        renamed.tables[0].host = Some(PEER[5]);
        renamed.set(&mut room, block).unwrap();
        assert_eq!(overview(&room, OBSERVER, block).unwrap().seated, 0);
    }

    #[test]
    fn a_table_in_use_stays() {
        let (mut room, block) = seated();
        let fewer = Lay {
            tables: vec![plan(A)],
            ..Lay::default()
        };

        let state = "in_use".to_owned();
        assert_eq!(
            fewer.set(&mut room, block),
            Err(Refusal::WrongState { state })
        );
        let more = Lay {
            tables: vec![plan(A), plan(B), plan(table(3))],
            ..Lay::default()
        };
        more.set(&mut room, block).unwrap();
        let shown = overview(&room, OBSERVER, block).unwrap();
        assert_eq!(
            (shown.round, shown.seated),
            (1, 1),
            "the running round stays"
        );
        assert_eq!(mine(&room, PEER[0], block).unwrap().now.unwrap().table, A);
    }

    #[test]
    fn after_the_days_no_tables_are_laid() {
        let (mut room, block) = planned();
        room.go_to(Phase::Report);

        let refusal = Lay::default().set(&mut room, block);

        assert!(matches!(refusal, Err(Refusal::WrongPhase { .. })));
    }
}

mod adopting {
    use super::*;

    fn refused(lay: Lay, rounds: Vec<SeatedRound>) -> String {
        let (mut room, block) = planned();
        lay.set(&mut room, block).unwrap();
        let before = room.workshop.clone();
        let refusal = adopt(&mut room, block, rounds);
        assert_eq!(room.workshop, before);
        problem_of(&refusal).to_owned()
    }

    #[test]
    fn a_seating_gives_each_her_table_and_those_who_sit_with_her() {
        let (mut room, block) = planned();
        Lay::default().set(&mut room, block).unwrap();

        adopt(&mut room, block, two_rounds()).unwrap();

        let own = mine(&room, PEER[2], block).unwrap();
        assert_eq!(own.now, None);
        let tables: Vec<_> = own.next.iter().map(|round| round.table).collect();
        assert_eq!(tables, [A, A]);
        assert_eq!(own.next[1].with, [PEER[0], PEER[1], PEER[3]]);
        let shown = overview(&room, OBSERVER, block).unwrap();
        // Each round joins 12 pairs; those of leads 0-2, 4-6 and of delegates 1-3, 5-7 meet again.
        assert_eq!((shown.repeats, shown.met, shown.pairs), (4, 20, 28));
    }

    #[test]
    fn each_rule_is_checked() {
        let good = two_rounds;
        assert!(refused(Lay::default(), good()[..1].to_vec()).contains("2 rounds to come"));
        let mut case = good();
        case[1].tables[0].seats.pop();
        assert!(
            refused(Lay::default(), case).contains("1 who are expected have no chair in round 2")
        );
        let mut case = good();
        case[0].tables[0].seats.push(PEER[1]);
        assert!(refused(Lay::default(), case).contains("twice in round 1"));
        let mut case = good();
        case[0].tables[0].seats[0] = OBSERVER;
        assert!(refused(Lay::default(), case).contains("does not belong"));
        let mut case = good();
        case[0].tables[1].table = table(5);
        assert!(refused(Lay::default(), case).contains("each table once"));
        let case = vec![round(&[0, 1, 2, 3, 4], &[5, 6, 7]), good()[1].clone()];
        assert!(refused(Lay::default(), case).contains("from 3 to 5"));
        let mut case = good();
        case[0].tables[0].seats.retain(|seat| *seat != PEER[0]);
        case[0].resting.push(PEER[0]);
        assert!(refused(Lay::default(), case).contains("without need"));

        let small = Lay {
            tables: vec![
                TablePlan {
                    capacity: Some(3),
                    ..plan(A)
                },
                plan(B),
            ],
            ..Lay::default()
        };
        assert!(refused(small, good()).contains("too few chairs"));
        let apart = Lay {
            mixing: Mixing {
                apart: vec![(PEER[6], PEER[0])],
                ..Mixing::default()
            },
            ..Lay::default()
        };
        assert!(refused(apart, good()).contains("kept apart share table 1 in round 1"));
        let hosted = Lay {
            tables: vec![
                plan(A),
                TablePlan {
                    host: Some(PEER[1]),
                    ..plan(B)
                },
            ],
            ..Lay::default()
        };
        assert!(refused(hosted, good()).contains("host of table 2 sits elsewhere in round 2"));
    }

    #[test]
    fn a_wrong_count_of_repeats_is_refused_and_a_bound_above_it() {
        let (mut room, block) = planned();
        Lay::default().set(&mut room, block).unwrap();
        let mut claim = |repeats, repeats_bound| {
            room.run(
                FACILITATOR,
                tables(TablesCommand::Adopt {
                    block,
                    revision: 1,
                    rounds: two_rounds(),
                    by: SeatedBy::Search,
                    seed: 0,
                    repeats,
                    repeats_bound,
                }),
            )
        };

        assert_eq!(
            problem_of(&claim(0, 0)),
            "4 repeats are counted, 0 are claimed"
        );
        assert_eq!(
            problem_of(&claim(4, 5)),
            "a bound of 5 is claimed for a seating with 4 repeats"
        );
        claim(4, 4).unwrap();
        assert_eq!(
            overview(&room, PEER[0], block).unwrap().repeats_bound,
            Some(4)
        );
    }

    #[test]
    fn a_seating_for_tables_as_they_were_is_refused() {
        let (mut room, block) = planned();
        Lay::default().set(&mut room, block).unwrap();
        let old = problem(&room.workshop, block).unwrap();
        Lay::rounds(3).set(&mut room, block).unwrap();
        let plan = old.solve(rotation::Effort::QUICK, 1);

        let refusal = room.run(FACILITATOR, tables(adopt_command(&old, &plan.unwrap())));

        let (expected, now) = (1, 2);
        assert_eq!(refusal, Err(Refusal::StalePosition { expected, now }));
    }

    #[test]
    fn a_common_language_is_asked_for_and_an_interpreter_gives_one() {
        let (mut room, block) = planned();
        let langs = |seat: SeatId, n: usize, tags: &[&str]| PeopleCommand::SetSeat {
            id: seat,
            organisation: PEERS[n / 2],
            role: if n.is_multiple_of(2) {
                Role::PeerLead
            } else {
                Role::PeerDelegate
            },
            speaker: n == 6,
            langs: tags.iter().map(|tag| Lang::new(tag).unwrap()).collect(),
        };
        room.run(FACILITATOR, Command::People(langs(PEER[0], 0, &["ko"])))
            .unwrap();
        let interpreter = PeopleCommand::SetSeat {
            id: INTERPRETER,
            organisation: OTHERS,
            role: Role::Interpreter,
            speaker: false,
            langs: vec![Lang::new("ko").unwrap(), Lang::english()],
        };
        room.run(FACILITATOR, Command::People(interpreter)).unwrap();
        let lay = Lay {
            rounds: 1,
            mixing: Mixing {
                common_language: true,
                ..Mixing::default()
            },
            ..Lay::default()
        };
        lay.clone().set(&mut room, block).unwrap();
        let one = vec![two_rounds()[0].clone()];
        let refusal = adopt(&mut room, block, one.clone());
        assert!(problem_of(&refusal).contains("table 1 has no common language"));

        let with_interpreter = Lay {
            who: WhoSits {
                roles: vec![Role::Interpreter],
                ..peers()
            },
            ..lay
        };
        with_interpreter.set(&mut room, block).unwrap();
        let mut helped = one;
        helped[0].tables[0].seats.push(INTERPRETER);
        adopt(&mut room, block, helped).unwrap();
    }

    #[test]
    fn an_interpreter_keeps_her_table() {
        let (mut room, block) = planned();
        Lay {
            who: WhoSits {
                roles: vec![Role::Interpreter],
                ..peers()
            },
            ..Lay::default()
        }
        .set(&mut room, block)
        .unwrap();
        let mut rounds = two_rounds();
        rounds[0].tables[0].seats.push(INTERPRETER);
        rounds[1].tables[1].seats.push(INTERPRETER);

        let refusal = adopt(&mut room, block, rounds);

        assert!(problem_of(&refusal).contains("interpreter changes tables in round 2"));
    }

    #[test]
    fn a_host_that_is_out_of_the_room_has_no_chair() {
        let mut room = Room::in_days();
        let change = SettingsChange {
            host_mode: Some(HostMode::OutOfRoom),
            ..SettingsChange::default()
        };
        let block = room.start_with(Preset::DraftText, change);
        Lay {
            who: WhoSits {
                sides: vec![Side::Peers, Side::Host],
                ..WhoSits::default()
            },
            rounds: 1,
            ..Lay::default()
        }
        .set(&mut room, block)
        .unwrap();

        let task = problem(&room.workshop, block).unwrap();

        assert_eq!(task.seats, PEER);
        adopt(&mut room, block, two_rounds()[..1].to_vec()).unwrap();
        next_round(&mut room, block).unwrap();
        for host in [HOST, HOST_LEAD] {
            assert_eq!(overview(&room, host, block), None);
            assert_eq!(mine(&room, host, block), None);
        }
        assert!(overview(&room, RAPPORTEUR, block).is_some());
    }
}

mod planning {
    use super::*;

    #[test]
    fn a_plan_of_the_planner_is_taken() {
        let (mut room, block) = planned();
        Lay {
            tables: vec![plan(A), plan(B), plan(table(3)), plan(table(4))],
            rounds: 3,
            mixing: Mixing {
                organisation_price: 100,
                ..Mixing::default()
            },
            ..Lay::default()
        }
        .set(&mut room, block)
        .unwrap();
        let task = problem(&room.workshop, block).unwrap();
        let plan = task.solve(rotation::Effort::QUICK, 5).unwrap();

        room.run(FACILITATOR, tables(adopt_command(&task, &plan)))
            .unwrap();

        let shown = overview(&room, OBSERVER, block).unwrap();
        assert_eq!(
            (shown.seated, shown.repeats),
            (3, 0),
            "pairs meet once in three rounds of two"
        );
        assert_eq!(room.replayed(), room.workshop);
    }

    #[test]
    fn a_running_rotation_is_repaired_for_the_coming_rounds_only() {
        let mut room = Room::in_days();
        let block = room.start(Preset::TableRotation);
        Lay::rounds(3).set(&mut room, block).unwrap();
        let mut rounds = two_rounds();
        rounds.push(round(&[0, 3, 5, 6], &[1, 2, 4, 7]));
        adopt(&mut room, block, rounds.clone()).unwrap();
        next_round(&mut room, block).unwrap();
        let gone = PeopleCommand::MarkPresence {
            seat: PEER[7],
            present: false,
        };
        room.run(FACILITATOR, Command::People(gone)).unwrap();
        assert_eq!(desk(&room, block).unwrap().away, [PEER[7]]);

        let task = problem(&room.workshop, block).unwrap();
        assert_eq!((task.first, task.left, task.people.len()), (2, 2, 7));
        let plan = task.solve(rotation::Effort::QUICK, 5).unwrap();
        room.run(FACILITATOR, tables(adopt_command(&task, &plan)))
            .unwrap();

        let laid = room.workshop.tables.of(block).unwrap();
        assert_eq!(
            laid.plan[0], rounds[0],
            "the running round is never touched"
        );
        assert_eq!(laid.plan.len(), 3);
        let changes = desk(&room, block).unwrap().changes;
        for round in 2..=3 {
            let left = changes.iter().any(|change| {
                change.round == round && change.seat == PEER[7] && change.to.is_none()
            });
            assert!(left, "it is said that she has no chair in round {round}");
        }
        for change in &changes {
            let old = rounds[change.round as usize - 1].table_of(change.seat);
            let new = laid.plan[change.round as usize - 1].table_of(change.seat);
            assert_eq!((change.from, change.to), (old, new));
            assert_ne!(old, new);
        }
        assert_eq!(room.replayed(), room.workshop);
    }

    #[test]
    fn by_lot_another_seed_seats_others_and_balanced_organisations_are_spread() {
        let (mut room, block) = planned();
        let by = |seating| Lay {
            rounds: 1,
            seating,
            ..Lay::default()
        };
        by(Seating::Random).set(&mut room, block).unwrap();
        let task = problem(&room.workshop, block).unwrap();
        let seatings: Vec<_> = (0..8)
            .map(|seed| task.solve(rotation::Effort::QUICK, seed).unwrap().rounds)
            .collect();
        assert!(seatings.iter().any(|other| *other != seatings[0]));

        by(Seating::Balanced).set(&mut room, block).unwrap();
        let task = problem(&room.workshop, block).unwrap();
        let plan = task.solve(rotation::Effort::QUICK, 3).unwrap();
        room.run(FACILITATOR, tables(adopt_command(&task, &plan)))
            .unwrap();
        for pair in PEER.chunks(2) {
            let laid = room.workshop.tables.of(block).unwrap();
            assert_ne!(
                laid.plan[0].table_of(pair[0]),
                laid.plan[0].table_of(pair[1])
            );
        }
        assert_eq!(
            overview(&room, OBSERVER, block).unwrap().by,
            Some(SeatedBy::Balanced)
        );
    }

    #[test]
    fn without_a_coming_round_there_is_nothing_to_plan() {
        let (mut room, block) = seated();
        next_round(&mut room, block).unwrap();

        assert_eq!(problem(&room.workshop, block), Err(Refusal::AlreadyDone));
        assert_eq!(
            adopt(&mut room, block, Vec::new()),
            Err(Refusal::AlreadyDone)
        );
    }
}

//! Rules of the floor: given, when, then.

use super::{Command as FloorCommand, HearingBody, QueueBody};
use crate::agenda::{HostMode, Phase, Preset, SettingsChange};
use crate::context::CommitActor;
use crate::id::{NoteId, OrganisationId, SeatId};
use crate::item::Item;
use crate::people::{Command as PeopleCommand, Right, Role};
use crate::prepare::Command as PrepareCommand;
use crate::refusal::Refusal;
use crate::testing::{
    FACILITATOR, HOST, HOST_CITY, HOST_LEAD, INTERPRETER, OBSERVER, OTHERS, PEER, PEERS,
    RAPPORTEUR, Room, STAKEHOLDER, seat, text,
};
use crate::text::{Lang, TextInput, WordsInput};
use crate::visibility::Body;
use crate::workshop::Command;

fn floor(command: FloorCommand) -> Command {
    Command::Floor(command)
}

fn host_out() -> SettingsChange {
    SettingsChange {
        host_mode: Some(HostMode::OutOfRoom),
        ..SettingsChange::default()
    }
}

fn raise(room: &mut Room, by: SeatId) -> Result<(), Refusal> {
    room.run(
        by,
        floor(FloorCommand::RaiseHand {
            point_of_order: false,
        }),
    )
}

fn give(room: &mut Room, to: Option<SeatId>) -> Result<(), Refusal> {
    room.run(FACILITATOR, floor(FloorCommand::GiveFloor { seat: to }))
}

fn queue(room: &Room, by: SeatId) -> Option<QueueBody> {
    let body = room.sees(by, "queue")?;
    let Body::Queue(body) = body else {
        panic!("not a queue: {body:?}")
    };
    Some(body)
}

fn hear(room: &mut Room, statement: TextInput) -> NoteId {
    NoteId(room.make(
        PEER[0],
        floor(FloorCommand::NoteHearing {
            heard: STAKEHOLDER,
            statement,
        }),
    ))
}

fn heard(room: &Room, by: SeatId, note: NoteId) -> Option<HearingBody> {
    let body = room.sees(by, &format!("hearing/{note}"))?;
    let Body::Hearing(body) = body else {
        panic!("not a hearing note: {body:?}")
    };
    Some(body)
}

fn french() -> TextInput {
    TextInput::new(&Lang::new("fr").unwrap(), "personne ne savait")
}

mod presenting {
    use super::*;

    fn present(organisation: OrganisationId) -> Command {
        floor(FloorCommand::Present {
            organisation,
            title: text("A centre"),
            message: Some(text("lessons")),
        })
    }

    #[test]
    fn an_organisation_records_its_own_presentation_and_the_desk_any() {
        let mut room = Room::in_days();
        let early = room.run(PEER[0], present(PEERS[0]));
        assert_eq!(early, Err(Refusal::NotInThisBlock { block: None }));
        room.start(Preset::Present);

        let id = room.make(PEER[0], present(PEERS[0]));
        assert!(matches!(
            room.sees(OBSERVER, &format!("presentation/{id}")),
            Some(Body::Presentation(_))
        ));
        assert_eq!(room.run(PEER[0], present(PEERS[1])), Err(Refusal::NotYours));
        room.run(RAPPORTEUR, present(PEERS[1])).unwrap();
        room.run(HOST, present(HOST_CITY)).unwrap();
    }

    #[test]
    fn a_silent_host_presents_nothing() {
        let mut room = Room::in_days();
        let block = room.start(Preset::ConsultHostListens);

        let refusal = room.run(HOST, present(HOST_CITY));

        assert_eq!(
            refusal,
            Err(Refusal::HostSilent {
                block,
                mode: HostMode::ListenOnly
            })
        );
    }
}

mod hearing {
    use super::*;

    #[test]
    fn a_hearing_note_names_nobody_in_the_log() {
        let mut room = Room::in_days();
        room.start(Preset::Hearing);

        hear(&mut room, text("nobody asked us"));

        let commit = room.log.last().unwrap();
        let line = commit.line();
        assert!(!line.contains(&STAKEHOLDER.to_string()), "who was heard");
        assert!(
            !line.contains(&OTHERS.to_string()),
            "nor the group, which is one person"
        );
        assert!(
            matches!(commit.actor, CommitActor::Pseudonym(_)),
            "nor who noted it"
        );
    }

    #[test]
    fn the_group_is_named_from_five_people_on() {
        let mut room = Room::in_days();
        for n in 30..34 {
            let command = PeopleCommand::SetSeat {
                id: seat(n),
                organisation: OTHERS,
                role: Role::Stakeholder,
                speaker: false,
                langs: vec![Lang::english()],
            };
            room.run(FACILITATOR, Command::People(command)).unwrap();
        }
        room.start(Preset::Hearing);

        let note = hear(&mut room, text("nobody asked us"));

        assert_eq!(heard(&room, PEER[3], note).unwrap().source, Some(OTHERS));
    }

    #[test]
    fn it_is_for_peers_and_desk_until_the_days_are_over() {
        let mut room = Room::in_days();
        room.start(Preset::Hearing);
        let note = hear(&mut room, text("nobody asked us"));

        assert!(heard(&room, PEER[3], note).is_some() && heard(&room, RAPPORTEUR, note).is_some());
        assert_eq!(
            (heard(&room, HOST, note), heard(&room, STAKEHOLDER, note)),
            (None, None)
        );

        room.go_to(Phase::Report);
        let body = heard(&room, HOST, note).unwrap();
        assert_eq!((body.source, body.statement.is_some()), (None, true));
    }

    #[test]
    fn a_language_of_few_speakers_is_shown_in_translation_only() {
        let mut room = Room::in_days();
        room.start(Preset::Hearing);
        let note = hear(&mut room, french());

        assert_eq!(heard(&room, PEER[3], note).unwrap().statement, None);
        for reader in [PEER[0], INTERPRETER, RAPPORTEUR] {
            assert_eq!(
                heard(&room, reader, note)
                    .unwrap()
                    .statement
                    .unwrap()
                    .original
                    .lang
                    .as_str(),
                "fr"
            );
        }

        let words = WordsInput {
            lang: Lang::english(),
            text: "nobody knew".to_owned(),
        };
        room.run(
            INTERPRETER,
            Command::Prepare(PrepareCommand::Translate {
                item: Item::Note(note),
                words,
            }),
        )
        .unwrap();
        let shown = heard(&room, PEER[3], note).unwrap().statement.unwrap();
        assert_eq!(shown.langs().map(Lang::as_str).collect::<Vec<_>>(), ["en"]);
    }

    #[test]
    fn only_those_invited_are_heard_and_only_in_a_hearing() {
        let mut room = Room::in_days();
        let other = room.start(Preset::OpenDiscussion);
        let note = |heard| {
            floor(FloorCommand::NoteHearing {
                heard,
                statement: text("a word"),
            })
        };
        assert_eq!(
            room.run(PEER[0], note(STAKEHOLDER)),
            Err(Refusal::NotInThisBlock { block: Some(other) })
        );
        room.start(Preset::Hearing);

        assert!(matches!(
            room.run(PEER[0], note(PEER[1])),
            Err(Refusal::Malformed { .. })
        ));
        assert!(matches!(
            room.run(HOST, note(STAKEHOLDER)),
            Err(Refusal::NotPermitted { .. })
        ));
    }

    #[test]
    fn a_note_is_confirmed_once() {
        let mut room = Room::in_days();
        room.start(Preset::Hearing);
        let note = hear(&mut room, text("nobody asked us"));
        let check = || floor(FloorCommand::CheckHearing { note });

        room.run(RAPPORTEUR, check()).unwrap();

        assert!(heard(&room, PEER[3], note).unwrap().checked);
        assert_eq!(room.run(RAPPORTEUR, check()), Err(Refusal::AlreadyDone));
    }
}

mod notes {
    use super::*;

    #[test]
    fn the_rapporteurs_note_reaches_those_who_took_part() {
        let mut room = Room::in_days();
        room.start_with(Preset::Caucus, host_out());
        let note = || {
            floor(FloorCommand::Note {
                theme: Some(text("Quality")),
                text: text("two pages are enough"),
            })
        };

        let id = room.make(RAPPORTEUR, note());

        let key = format!("note/{id}");
        assert!(room.sees(PEER[0], &key).is_some());
        assert_eq!(room.sees(HOST, &key), None);
        let refusal = Refusal::NotPermitted {
            role: Role::PeerLead,
            right: Right::TakeNotes,
        };
        assert_eq!(room.run(PEER[0], note()), Err(refusal));
        room.go_to(Phase::Report);
        assert!(room.sees(HOST, &key).is_some());
    }

    #[test]
    fn a_private_note_is_kept_anywhere_and_seen_by_its_author_alone() {
        let mut room = Room::in_days();
        room.start_with(Preset::Caucus, host_out());

        let id = NoteId(room.make(
            HOST,
            floor(FloorCommand::KeepPrivate {
                text: text("a thought"),
            }),
        ));

        let key = format!("private/{id}");
        assert!(room.sees(HOST, &key).is_some());
        for other in [HOST_LEAD, FACILITATOR, RAPPORTEUR, INTERPRETER, PEER[0]] {
            assert_eq!(room.sees(other, &key), None);
        }
        let revise = || {
            floor(FloorCommand::RevisePrivate {
                note: id,
                text: text("a better thought"),
            })
        };
        assert_eq!(
            room.run(HOST_LEAD, revise()),
            Err(Refusal::no_such(Item::Note(id)))
        );
        room.run(HOST, revise()).unwrap();
        let Some(Body::Private(body)) = room.sees(HOST, &key) else {
            panic!("still there")
        };
        assert_eq!(body.text.original.text, "a better thought");
        assert!(!room.workshop.knows(Item::Note(id)), "nothing points at it");
    }
}

mod speaking {
    use super::*;

    #[test]
    fn the_queue_keeps_its_order_and_the_chair_may_choose() {
        let mut room = Room::in_days();
        room.start(Preset::OpenDiscussion);
        for by in [PEER[0], HOST, PEER[2]] {
            raise(&mut room, by).unwrap();
        }
        assert_eq!(raise(&mut room, PEER[0]), Err(Refusal::AlreadyDone));

        give(&mut room, None).unwrap();
        assert_eq!(
            raise(&mut room, PEER[0]),
            Err(Refusal::AlreadyDone),
            "whoever speaks does not wait"
        );
        give(&mut room, Some(PEER[2])).unwrap();

        let body = queue(&room, OBSERVER).unwrap();
        assert_eq!((body.speaking, body.waiting), (Some(PEER[2]), vec![HOST]));
        room.run(HOST, floor(FloorCommand::LowerHand {})).unwrap();
        assert_eq!(
            give(&mut room, Some(HOST)),
            Err(Refusal::NoSuchItem { item: None }),
            "the hand went down"
        );
    }

    #[test]
    fn a_silent_host_asks_for_no_floor_and_in_silence_nobody_does() {
        let mut room = Room::in_days();
        let block = room.start(Preset::Fishbowl);
        assert_eq!(
            raise(&mut room, HOST),
            Err(Refusal::HostSilent {
                block,
                mode: HostMode::ListenOnly
            })
        );
        let silent = room.start(Preset::SilentWrite);
        assert_eq!(
            raise(&mut room, PEER[0]),
            Err(Refusal::NotInThisBlock {
                block: Some(silent)
            })
        );
        assert!(matches!(
            raise(&mut room, OBSERVER),
            Err(Refusal::NotPermitted { .. })
        ));
    }

    #[test]
    fn airtime_adds_up_by_organisation_and_is_for_the_desk() {
        let mut room = Room::in_days();
        room.start(Preset::OpenDiscussion);
        raise(&mut room, PEER[0]).unwrap();
        raise(&mut room, PEER[2]).unwrap();
        give(&mut room, None).unwrap();
        room.now = room.now.plus_millis(59_000);
        give(&mut room, None).unwrap();
        room.now = room.now.plus_millis(29_000);
        room.run(FACILITATOR, floor(FloorCommand::EndTurn {}))
            .unwrap();

        let Some(Body::Airtime(body)) = room.sees(FACILITATOR, "airtime") else {
            panic!("two have spoken")
        };

        let lines: Vec<_> = body
            .lines
            .iter()
            .map(|line| (line.organisation, line.turns, line.seconds))
            .collect();
        assert_eq!(lines, [(PEERS[0], 1, 60), (PEERS[1], 1, 30)]);
        assert_eq!(room.sees(PEER[0], "airtime"), None);
        assert_eq!(
            room.run(FACILITATOR, floor(FloorCommand::EndTurn {})),
            Err(Refusal::AlreadyDone)
        );
    }

    #[test]
    fn when_the_room_moves_on_the_turn_ends_and_the_queue_is_empty() {
        let mut room = Room::in_days();
        room.start(Preset::OpenDiscussion);
        raise(&mut room, PEER[0]).unwrap();
        raise(&mut room, PEER[2]).unwrap();
        give(&mut room, None).unwrap();
        let since = room.now;

        let next = room.start(Preset::RoundRobin);

        let body = queue(&room, PEER[0]).unwrap();
        assert_eq!(
            (body.block, body.speaking, body.waiting),
            (Some(next), None, vec![])
        );
        assert_eq!(
            room.workshop.floor.airtime[&PEERS[0]].millis,
            room.now.since(since)
        );
    }

    #[test]
    fn the_queue_of_a_talk_without_the_host_does_not_reach_it() {
        let mut room = Room::in_days();
        room.start_with(Preset::Hearing, host_out());
        raise(&mut room, STAKEHOLDER).unwrap();

        assert_eq!(queue(&room, HOST), None);
        assert_eq!(queue(&room, STAKEHOLDER).unwrap().waiting, [STAKEHOLDER]);
        assert_eq!(queue(&room, PEER[0]).unwrap().waiting, [STAKEHOLDER]);
    }

    #[test]
    fn only_the_chair_gives_the_floor_and_empties_the_queue() {
        let mut room = Room::in_days();
        room.start(Preset::OpenDiscussion);
        raise(&mut room, PEER[0]).unwrap();
        let refusal = Refusal::NotPermitted {
            role: Role::PeerLead,
            right: Right::GiveFloor,
        };

        assert_eq!(
            room.run(PEER[0], floor(FloorCommand::GiveFloor { seat: None })),
            Err(refusal.clone())
        );
        assert_eq!(
            room.run(PEER[0], floor(FloorCommand::ClearQueue {})),
            Err(refusal)
        );
        room.run(FACILITATOR, floor(FloorCommand::ClearQueue {}))
            .unwrap();
        assert_eq!(queue(&room, PEER[0]).unwrap().waiting, []);
        assert_eq!(
            room.run(FACILITATOR, floor(FloorCommand::ClearQueue {})),
            Err(Refusal::AlreadyDone)
        );
    }
}

mod attention {
    use super::*;

    fn held(room: &Room, by: SeatId) -> bool {
        room.sees(by, "attention").is_some()
    }

    fn hold(room: &mut Room, by: SeatId) -> Result<(), Refusal> {
        let words = Some(text("Please look at the map"));
        room.run(by, floor(FloorCommand::HoldAttention { words }))
    }

    #[test]
    fn everybody_is_asked_to_look_up_and_released_again() {
        let mut room = Room::in_days();
        room.start(Preset::OpenDiscussion);

        hold(&mut room, FACILITATOR).unwrap();
        assert!(held(&room, PEER[0]) && held(&room, HOST) && held(&room, OBSERVER));
        let release = floor(FloorCommand::ReleaseAttention {});
        room.run(FACILITATOR, release.clone()).unwrap();

        assert!(!held(&room, PEER[0]));
        assert_eq!(room.run(FACILITATOR, release), Err(Refusal::AlreadyDone));
        assert!(matches!(
            hold(&mut room, PEER[0]),
            Err(Refusal::NotPermitted { .. })
        ));
    }

    #[test]
    fn the_next_activity_releases() {
        let mut room = Room::in_days();
        room.start(Preset::OpenDiscussion);
        hold(&mut room, FACILITATOR).unwrap();

        room.start(Preset::SilentWrite);

        assert!(!held(&room, PEER[0]));
    }

    #[test]
    fn words_of_a_talk_without_the_host_do_not_reach_it() {
        let mut room = Room::in_days();
        room.start_with(Preset::OpenDiscussion, host_out());
        hold(&mut room, FACILITATOR).unwrap();

        assert!(held(&room, PEER[0]));
        assert!(!held(&room, HOST));
    }
}

//! Writing, revising, taking back.

use super::*;

#[test]
fn under_seal_an_entry_is_seen_by_its_author_and_by_nobody_else() {
    let mut room = Room::in_days();
    room.start(Preset::SilentWrite);

    let entry = write(&mut room, PEER[0], "needs are unknown");

    let mine = seen(&room, PEER[0], entry).unwrap();
    assert!(mine.mine);
    assert_eq!((mine.state, mine.number), (EntryState::Submitted, None));
    for other in [
        PEER[1],
        FACILITATOR,
        RAPPORTEUR,
        HOST_LEAD,
        INTERPRETER,
        OBSERVER,
    ] {
        assert_eq!(seen(&room, other, entry), None);
    }
}

#[test]
fn the_log_names_neither_the_author_nor_the_minute() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    let started = room.workshop.agenda.block(block).unwrap().started.unwrap();

    write(&mut room, PEER[0], "needs are unknown");

    let commit = room.log.last().unwrap();
    assert!(!commit.line().contains(&PEER[0].to_string()));
    assert!(matches!(commit.actor, CommitActor::Pseudonym(_)));
    assert_eq!(commit.at, started);
}

#[test]
fn revising_and_withdrawing_carry_the_same_pseudonym() {
    let mut room = Room::in_days();
    room.start(Preset::SilentWrite);
    let entry = write(&mut room, PEER[0], "needs are unknown");
    let writer = room.log.last().unwrap().actor.clone();

    let words = text("needs of the members are unknown");
    room.run(
        PEER[0],
        entries(EntriesCommand::Revise {
            entry,
            text: words,
            grade: Grade::Hard,
        }),
    )
    .unwrap();
    assert_eq!(room.log.last().unwrap().actor, writer);

    withdraw(&mut room, PEER[0], entry).unwrap();
    assert_eq!(room.log.last().unwrap().actor, writer);
    assert_eq!(seen(&room, PEER[0], entry).unwrap().text, None);
}

#[test]
fn a_silent_host_is_refused_with_the_mode() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);

    let refusal = room.run(HOST, entries(card(text("we know this"))));

    assert_eq!(
        refusal,
        Err(Refusal::HostSilent {
            block,
            mode: HostMode::ListenOnly
        })
    );
}

#[test]
fn a_block_takes_its_roles_and_kinds_and_grades_only() {
    let mut room = Room::in_days();
    let writes = Writes {
        roles: vec![Role::PeerLead],
        kinds: vec![EntryKind::Challenge],
        hardest: Some(Grade::Warm),
        most_each: None,
        verdicts: false,
    };
    let block = room.start_with(
        Preset::SilentWrite,
        with(|change| change.writes = Some(writes)),
    );
    let idea = EntriesCommand::Write {
        entry: EntryKind::Idea,
        grade: Grade::Warm,
        text: text("an idea"),
        stricter: None,
        on_behalf_of: None,
        show_original: None,
    };

    assert_eq!(
        room.run(PEER[1], entries(card(text("a")))),
        Err(Refusal::NotInThisBlock { block: Some(block) })
    );
    assert_eq!(
        room.run(PEER[0], entries(idea)),
        Err(Refusal::KindNotTaken {
            entry: EntryKind::Idea
        })
    );
    assert_eq!(
        room.run(PEER[0], entries(card(text("a")))),
        Err(Refusal::GradeAboveLimit { limit: Grade::Warm })
    );
}

#[test]
fn outside_the_days_and_between_blocks_nothing_is_written() {
    let mut room = Room::new();
    let early = room.run(PEER[0], entries(card(text("a"))));
    assert_eq!(
        early,
        Err(Refusal::WrongPhase {
            needs: Phase::Days,
            now: Phase::Mandate
        })
    );

    let mut room = Room::in_days();
    assert_eq!(
        room.run(PEER[0], entries(card(text("a")))),
        Err(Refusal::NotInThisBlock { block: None })
    );
}

#[test]
fn a_locked_clock_locks_writing_and_revising() {
    let mut room = Room::in_days();
    let block = room.start_with(
        Preset::SilentWrite,
        with(|change| change.on_expiry = Some(OnExpiry::Lock)),
    );
    let entry = write(&mut room, PEER[0], "in time");
    room.now = room.workshop.agenda.clock.deadline.unwrap();
    let due = agenda::Reason::Block {
        block,
        revision: room.workshop.agenda.clock.revision,
    };
    room.act(
        Actor::Clock,
        &Command::Agenda(agenda::Command::Expire { due }),
    )
    .unwrap();

    let locked = Err(Refusal::WrongState {
        state: "locked".to_owned(),
    });
    assert_eq!(room.run(PEER[0], entries(card(text("too late")))), locked);
    let revision = EntriesCommand::Revise {
        entry,
        text: text("too late"),
        grade: Grade::Warm,
    };
    assert_eq!(room.run(PEER[0], entries(revision)), locked);
}

#[test]
fn a_limit_counts_by_person_and_forgets_what_was_taken_back() {
    let mut room = Room::in_days();
    let writes = Writes {
        roles: vec![Role::PeerLead, Role::PeerDelegate],
        kinds: vec![EntryKind::Challenge],
        hardest: None,
        most_each: Some(1),
        verdicts: false,
    };
    room.start_with(
        Preset::SilentWrite,
        with(|change| change.writes = Some(writes)),
    );
    let first = write_sealed(&mut room, PEER[0], "one");
    write(&mut room, PEER[1], "one of another");

    let more = room.run(PEER[0], entries(card(text("two"))));
    assert_eq!(
        more,
        Err(Refusal::OutsideScale {
            value: 2,
            lowest: 0,
            highest: 1
        })
    );

    withdraw(&mut room, PEER[0], first).unwrap();
    write(&mut room, PEER[0], "again");
}

#[test]
fn a_level_is_made_stricter_and_never_weaker() {
    let mut room = Room::in_days();
    room.start(Preset::SilentWrite);
    let named = EntriesCommand::Write {
        entry: EntryKind::Strength,
        grade: Grade::Warm,
        text: text("good logistics"),
        stricter: Some(Attribution::Named),
        on_behalf_of: None,
        show_original: None,
    };

    let weaker = EntryId(room.make(PEER[0], entries(named)));
    let stricter = write_sealed(&mut room, PEER[0], "hard to apply");

    let level = |id| room.workshop.entries.get(id).unwrap().level;
    assert_eq!(
        (level(weaker), level(stricter)),
        (Attribution::Group, Attribution::Sealed)
    );
}

#[test]
fn a_paper_card_is_its_authors_and_says_who_typed_it() {
    let mut room = Room::in_days();
    room.start_with(Preset::SilentWrite, live());
    let paper = |author| {
        entries(EntriesCommand::Write {
            entry: EntryKind::Challenge,
            grade: Grade::Cool,
            text: text("nobody asks the alumni"),
            stricter: None,
            on_behalf_of: Some(author),
            show_original: None,
        })
    };

    let entry = EntryId(room.make(RAPPORTEUR, paper(PEER[5])));

    assert!(
        matches!(room.log.last().unwrap().actor, CommitActor::Pseudonym(_)),
        "the author's, not the typist's"
    );
    let mine = seen(&room, PEER[5], entry).unwrap();
    assert_eq!((mine.mine, mine.typed_by), (true, Some(RAPPORTEUR)));
    assert_eq!(
        seen(&room, FACILITATOR, entry).unwrap().typed_by,
        Some(RAPPORTEUR)
    );
    let public = seen(&room, PEER[0], entry).unwrap();
    assert_eq!((public.mine, public.typed_by), (false, None));
    assert_eq!(
        room.run(PEER[0], paper(PEER[1])),
        Err(Refusal::NotPermitted {
            role: Role::PeerLead,
            right: Right::EnterForOthers
        })
    );
    assert!(
        matches!(
            room.run(RAPPORTEUR, paper(HOST)),
            Err(Refusal::HostSilent { .. })
        ),
        "the author's limits hold"
    );
    assert!(matches!(
        room.run(RAPPORTEUR, paper(STAKEHOLDER)),
        Err(Refusal::NotInThisBlock { .. })
    ));
}

#[test]
fn progress_counts_pseudonyms_by_the_people_behind_them() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    write(&mut room, PEER[0], "one");
    write_sealed(&mut room, PEER[0], "two");
    let back = write(&mut room, PEER[1], "taken back");
    withdraw(&mut room, PEER[1], back).unwrap();

    let counts = room
        .workshop
        .entries
        .written_by(&room.workshop, &room.keys, block);

    assert_eq!(counts.into_iter().collect::<Vec<_>>(), [(PEER[0], 2)]);
}

#[test]
fn somebody_elses_entry_is_not_there_before_the_reveal_and_not_theirs_after() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    let entry = write(&mut room, PEER[0], "mine");

    assert_eq!(
        withdraw(&mut room, PEER[1], entry),
        Err(Refusal::no_such(Item::Entry(entry)))
    );
    reveal(&mut room, block).unwrap();
    assert_eq!(withdraw(&mut room, PEER[1], entry), Err(Refusal::NotYours));
    let revision = EntriesCommand::Revise {
        entry,
        text: text("too late"),
        grade: Grade::Warm,
    };
    assert_eq!(
        room.run(PEER[0], entries(revision)),
        Err(Refusal::state(&EntryState::Revealed))
    );
}

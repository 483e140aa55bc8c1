//! What becomes visible, when, to whom, and how much of the author.

use super::*;

#[test]
fn a_live_entry_is_visible_and_numbered_at_once() {
    let mut room = Room::in_days();
    room.start_with(
        Preset::Present,
        with(|change| change.sees = Some(Sees::All)),
    );
    let transfer = EntriesCommand::Write {
        entry: EntryKind::Transfer,
        grade: Grade::Warm,
        text: text("ask each participant for a plan"),
        stricter: None,
        on_behalf_of: None,
        show_original: None,
    };

    let entry = EntryId(room.make(PEER[0], entries(transfer)));

    let body = seen(&room, OBSERVER, entry).unwrap();
    assert_eq!((body.number.as_deref(), body.place), (Some("TR1"), None));
    assert_eq!(
        (body.author.seat, body.author.organisation),
        (Some(PEER[0]), Some(PEERS[0]))
    );
}

#[test]
fn all_is_revealed_together_in_a_recorded_order() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    let written: Vec<_> = PEER
        .iter()
        .map(|peer| write(&mut room, *peer, "a card"))
        .collect();
    assert_eq!(
        room.workshop.entries.unrevealed_in(&room.workshop, block),
        8
    );

    assert!(matches!(
        room.run(PEER[0], entries(EntriesCommand::Reveal { block })),
        Err(Refusal::NotPermitted { .. })
    ));
    reveal(&mut room, block).unwrap();

    let mut places: Vec<_> = written
        .iter()
        .map(|id| seen(&room, HOST, *id).unwrap().place.unwrap())
        .collect();
    assert_ne!(
        places,
        (1..=8).collect::<Vec<_>>(),
        "the order of submission would tell"
    );
    places.sort_unstable();
    assert_eq!(places, (1..=8).collect::<Vec<_>>());
    assert_eq!(
        room.workshop.entries.unrevealed_in(&room.workshop, block),
        0
    );
    assert_eq!(reveal(&mut room, block), Err(Refusal::AlreadyDone));
    assert_eq!(room.replayed(), room.workshop);
}

#[test]
fn what_was_promised_for_a_later_block_waits_for_it() {
    let mut room = Room::in_days();
    let read = room.insert(Preset::Read, SettingsChange::default(), None);
    let block = room.start_with(
        Preset::SilentWrite,
        with(|change| change.reveal = Some(Reveal::Later(read))),
    );
    let entry = write(&mut room, PEER[0], "sealed until then");

    assert_eq!(reveal(&mut room, block), Err(Refusal::AlreadyDone));
    assert_eq!(
        reveal(&mut room, read),
        Err(Refusal::NotInThisBlock { block: Some(block) })
    );

    let expected = room.workshop.agenda.position;
    let jump = agenda::Command::Jump {
        expected,
        to: read,
        reason: text("time to read"),
    };
    room.run(FACILITATOR, Command::Agenda(jump)).unwrap();
    reveal(&mut room, read).unwrap();
    assert_eq!(seen(&room, OBSERVER, entry).unwrap().place, Some(1));
}

#[test]
fn what_was_taken_back_under_seal_is_not_revealed() {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    let entry = write(&mut room, PEER[0], "on second thought");
    write(&mut room, PEER[1], "this one stays");
    withdraw(&mut room, PEER[0], entry).unwrap();

    reveal(&mut room, block).unwrap();

    assert_eq!(seen(&room, FACILITATOR, entry), None);
}

#[test]
fn the_author_is_shown_as_far_as_the_level_allows() {
    for level in [
        Attribution::Named,
        Attribution::Organisation,
        Attribution::Group,
        Attribution::Sealed,
    ] {
        let mut room = Room::in_days();
        let block = room.start_with(
            Preset::SilentWrite,
            with(|change| change.attribution = Some(level)),
        );
        let entry = write(&mut room, PEER[0], "a card");
        reveal(&mut room, block).unwrap();

        let author = seen(&room, HOST, entry).unwrap().author;

        let expected = match level {
            Attribution::Named => (Some(PEER[0]), Some(PEERS[0]), None),
            Attribution::Organisation => (None, Some(PEERS[0]), None),
            Attribution::Group => (None, None, Some(Side::Peers)),
            Attribution::Sealed => (None, None, None),
        };
        assert_eq!((author.seat, author.organisation, author.side), expected);
    }
}

#[test]
fn what_was_written_without_the_host_stays_from_it_until_the_days_are_over() {
    let mut room = Room::in_days();
    let change = with(|change| change.host_mode = Some(HostMode::OutOfRoom));
    let block = room.start_with(Preset::SilentWrite, change);
    let entry = write(&mut room, PEER[0], "frank words");
    reveal(&mut room, block).unwrap();

    assert_eq!(seen(&room, HOST, entry), None);
    assert!(seen(&room, PEER[3], entry).is_some());

    room.go_to(Phase::Report);
    assert!(seen(&room, HOST, entry).is_some());
}

#[test]
fn an_organisation_shares_its_drafts_only_at_a_level_that_names_it() {
    for (level, shared) in [
        (Attribution::Organisation, true),
        (Attribution::Group, false),
    ] {
        let mut room = Room::in_days();
        let change = with(|change| {
            change.sees = Some(Sees::Organisation);
            change.attribution = Some(level);
        });
        room.start_with(Preset::SilentWrite, change);

        let entry = write(&mut room, PEER[0], "a draft");

        assert_eq!(seen(&room, PEER[1], entry).is_some(), shared);
        assert_eq!(seen(&room, PEER[2], entry), None);
    }
}

#[test]
fn hidden_words_are_for_author_and_desk_with_the_reason() {
    let (mut room, [entry, _]) = two_challenges();
    let hide = |entry| {
        entries(EntriesCommand::Hide {
            entry,
            reason: text("names a person"),
        })
    };

    assert!(matches!(
        room.run(RAPPORTEUR, hide(entry)),
        Err(Refusal::NotPermitted { .. })
    ));
    room.run(FACILITATOR, hide(entry)).unwrap();

    for (reader, reads) in [
        (PEER[0], true),
        (RAPPORTEUR, true),
        (PEER[1], false),
        (HOST, false),
        (INTERPRETER, false),
    ] {
        let body = seen(&room, reader, entry).unwrap();
        assert_eq!(
            (body.text.is_some(), body.hidden_reason.is_some()),
            (reads, reads),
            "{reader:?}"
        );
    }
    assert_eq!(
        room.run(FACILITATOR, hide(entry)),
        Err(Refusal::AlreadyDone)
    );
}

#[test]
fn the_desk_cannot_hide_what_it_may_not_see() {
    let mut room = Room::in_days();
    room.start(Preset::SilentWrite);
    let entry = write(&mut room, PEER[0], "sealed");

    let hidden = room.run(
        FACILITATOR,
        entries(EntriesCommand::Hide {
            entry,
            reason: text("abuse"),
        }),
    );

    assert_eq!(hidden, Err(Refusal::no_such(Item::Entry(entry))));
}

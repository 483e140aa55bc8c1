//! A language that gives its author away.

use super::*;

fn persian() -> TextInput {
    TextInput::new(&Lang::new("fa").unwrap(), "هزینهٔ سفر")
}

/// Two of the peers have Persian; one of them has written.
fn room() -> (Room, EntryId) {
    let mut room = Room::in_days();
    speaks(&mut room, PEER[2], 2, &["fa", "en"]);
    speaks(&mut room, PEER[3], 3, &["fa"]);
    let block = room.start(Preset::SilentWrite);
    let entry = EntryId(room.make(PEER[2], entries(card(persian()))));
    reveal(&mut room, block).unwrap();
    (room, entry)
}

fn languages(body: &EntryBody) -> Vec<&str> {
    body.text
        .iter()
        .flat_map(|text| text.langs().map(Lang::as_str))
        .collect()
}

#[test]
fn an_original_that_gives_its_author_away_is_kept_back() {
    let (room, entry) = room();

    for reader in [PEER[2], INTERPRETER, RAPPORTEUR] {
        assert_eq!(languages(&seen(&room, reader, entry).unwrap()), ["fa"]);
    }
    for reader in [PEER[3], HOST, OBSERVER] {
        let body = seen(&room, reader, entry).unwrap();
        assert!(body.original_withheld && body.text.is_none(), "{reader:?}");
    }
}

#[test]
fn a_translation_stands_in_the_place_of_the_original() {
    let (mut room, entry) = room();
    for lang in ["de", "en"] {
        let words = WordsInput {
            lang: Lang::new(lang).unwrap(),
            text: "the cost of travel".to_owned(),
        };
        room.run(
            INTERPRETER,
            Command::Prepare(PrepareCommand::Translate {
                item: Item::Entry(entry),
                words,
            }),
        )
        .unwrap();
    }

    let body = seen(&room, HOST, entry).unwrap();

    assert_eq!(languages(&body), ["en", "de"], "the working language first");
    assert!(body.original_withheld);
    assert_eq!(
        languages(&seen(&room, RAPPORTEUR, entry).unwrap()),
        ["fa", "de", "en"]
    );
}

#[test]
fn the_author_may_consent_to_the_original() {
    let (mut room, entry) = room();
    let consent = || entries(EntriesCommand::ShowOriginal { entry });

    assert_eq!(room.run(PEER[3], consent()), Err(Refusal::NotYours));
    room.run(PEER[2], consent()).unwrap();

    let body = seen(&room, HOST, entry).unwrap();
    assert_eq!(
        (languages(&body), body.original_withheld),
        (vec!["fa"], false)
    );
    assert!(matches!(
        room.log.last().unwrap().actor,
        CommitActor::Pseudonym(_)
    ));
    assert_eq!(room.run(PEER[2], consent()), Err(Refusal::AlreadyDone));
}

#[test]
fn a_language_of_five_possible_authors_gives_nobody_away() {
    let mut room = Room::in_days();
    for (place, peer) in PEER.iter().enumerate().take(5) {
        speaks(&mut room, *peer, place, &["fa"]);
    }
    let block = room.start(Preset::SilentWrite);
    let entry = EntryId(room.make(PEER[2], entries(card(persian()))));
    reveal(&mut room, block).unwrap();

    assert_eq!(languages(&seen(&room, HOST, entry).unwrap()), ["fa"]);
}

#[test]
fn nothing_under_seal_can_be_translated() {
    let mut room = Room::in_days();
    room.start(Preset::SilentWrite);
    let entry = EntryId(room.make(PEER[2], entries(card(persian()))));
    let words = WordsInput {
        lang: Lang::english(),
        text: "a guess".to_owned(),
    };

    let guess = Command::Prepare(PrepareCommand::Translate {
        item: Item::Entry(entry),
        words,
    });

    assert_eq!(
        room.run(INTERPRETER, guess),
        Err(Refusal::no_such(Item::Entry(entry)))
    );
}

//! Translations stand beside the original, whatever its state.

use super::{PrepareCommand, Preparing, room_in};
use crate::agenda::{Phase, Preset};
use crate::id::EntryId;
use crate::item::Item;
use crate::prepare::{QuestionKind, SectionKind};
use crate::refusal::Refusal;
use crate::testing::{HOST, INTERPRETER, PEER, text};
use crate::text::{Lang, WordsInput};
use crate::visibility::Body;

fn korean(item: Item, words: &str) -> PrepareCommand {
    PrepareCommand::Translate {
        item,
        words: WordsInput {
            lang: Lang::new("ko").unwrap(),
            text: words.to_owned(),
        },
    }
}

#[test]
fn a_translation_stands_beside_the_original_and_a_later_one_replaces_it() {
    let mut room = room_in(Phase::Desk);
    let id = room.question(PEER[0], QuestionKind::Clarifying);
    room.go_to(Phase::Merge);
    let item = Item::Question(id);

    assert!(matches!(
        room.prepare(HOST, korean(item, "누가")),
        Err(Refusal::NotPermitted { .. })
    ));
    room.prepare(INTERPRETER, korean(item, "누가")).unwrap();
    room.prepare(INTERPRETER, korean(item, "누가 승인합니까?"))
        .unwrap();

    let Some(Body::Question(body)) = room.sees(PEER[0], &format!("question/{id}")) else {
        panic!("gone")
    };
    assert_eq!(body.question.original.text, "Who approves a course?");
    let translations: Vec<_> = body
        .question
        .translations
        .iter()
        .map(|words| words.text.as_str())
        .collect();
    assert_eq!(translations, ["누가 승인합니까?"]);
    room.replays();
}

#[test]
fn nobody_translates_into_the_language_of_the_original() {
    let mut room = room_in(Phase::Desk);
    let item = Item::Question(room.question(PEER[0], QuestionKind::Clarifying));
    let words = WordsInput {
        lang: Lang::english(),
        text: "Another wording".to_owned(),
    };

    let refusal = room.prepare(INTERPRETER, PrepareCommand::Translate { item, words });

    assert!(matches!(refusal, Err(Refusal::Malformed { .. })));
}

#[test]
fn what_is_not_there_is_not_translated() {
    let mut room = room_in(Phase::Desk);
    let item = Item::Entry(EntryId(uuid::Uuid::from_u128(4)));

    assert_eq!(
        room.prepare(INTERPRETER, korean(item, "없음")),
        Err(Refusal::no_such(item))
    );
}

#[test]
fn a_block_gets_a_title_in_another_language_while_it_runs() {
    let mut room = room_in(Phase::Days);
    let block = room.start(Preset::RespondOneWay);

    room.prepare(INTERPRETER, korean(Item::Block(block), "첫 답변"))
        .unwrap();

    let Some(Body::Block(body)) = room.sees(PEER[0], &format!("block/{block}")) else {
        panic!("gone")
    };
    assert_eq!(body.title.translations.len(), 1);
    room.replays();
}

#[test]
fn a_released_section_may_be_translated_and_in_revision_both_copies_are() {
    let mut room = crate::testing::Room::new();
    room.set_mandate(3).unwrap();
    room.go_to(Phase::Initial);
    let sections = [
        SectionKind::Frame,
        SectionKind::Overview,
        SectionKind::Related,
        SectionKind::Challenges,
        SectionKind::Actors,
        SectionKind::State,
        SectionKind::Guiding,
    ];
    for section in sections {
        room.write_section(section, "Forty courses").unwrap();
    }
    room.prepare(
        crate::testing::HOST_LEAD,
        PrepareCommand::ReleaseReport { reason: None },
    )
    .unwrap();
    room.prepare(
        HOST,
        PrepareCommand::ReviseReport {
            reason: text("a figure"),
        },
    )
    .unwrap();

    room.prepare(
        INTERPRETER,
        korean(Item::Section(SectionKind::Frame), "마흔 과정"),
    )
    .unwrap();

    for seat in [HOST, PEER[0]] {
        let Some(Body::Section(body)) = room.sees(seat, "section/frame") else {
            panic!("gone")
        };
        assert_eq!(body.body.unwrap().translations.len(), 1);
    }
    room.replays();
}

//! Notes of tables, and what comes of them in the plenary.

use super::*;
use crate::agenda::{EntryKind, HostMode, Preset, SettingsChange};
use crate::context::CommitActor;
use crate::entries::Command as EntriesCommand;
use crate::testing::{HOST, OBSERVER, RAPPORTEUR};

fn read(room: &Room, by: SeatId, note: TableNoteId) -> Option<crate::tables::TableNoteBody> {
    let body = room.sees(by, &format!("table_note/{note}"))?;
    let Body::TableNote(body) = body else {
        panic!("not a note: {body:?}")
    };
    Some(body)
}

fn harvest(
    room: &mut Room,
    notes: &[TableNoteId],
    entry: Option<EntryKind>,
) -> Result<(), Refusal> {
    let notes = notes.to_vec();
    room.run(RAPPORTEUR, tables(TablesCommand::Harvest { notes, entry }))
}

/// Four peers at each of two tables, in a block from which the host is kept out and in which nobody is named.
fn drafting() -> (Room, BlockId) {
    let mut room = Room::in_days();
    let change = SettingsChange {
        host_mode: Some(HostMode::OutOfRoom),
        ..SettingsChange::default()
    };
    let block = room.start_with(Preset::DraftText, change);
    Lay::rounds(1).set(&mut room, block).unwrap();
    adopt(&mut room, block, two_rounds()[..1].to_vec()).unwrap();
    next_round(&mut room, block).unwrap();
    (room, block)
}

#[test]
fn a_note_reaches_its_table_and_the_desk_and_nobody_else() {
    let (mut room, _) = seated();

    let id = note(&mut room, PEER[0], A, "our worry").unwrap();

    for reader in [PEER[0], PEER[2], PEER[4], PEER[6], FACILITATOR, RAPPORTEUR] {
        assert!(read(&room, reader, id).is_some());
    }
    for other in [PEER[1], PEER[3], PEER[5], PEER[7], HOST, OBSERVER] {
        assert_eq!(read(&room, other, id), None);
    }
}

#[test]
fn notes_stay_at_the_table_when_people_move_on() {
    let (mut room, block) = seated();
    let id = note(&mut room, PEER[0], A, "for those who come").unwrap();

    put(&mut room, block, PEER[6], B).unwrap();
    assert_eq!(
        read(&room, PEER[6], id),
        None,
        "at once, not at the next round"
    );
    next_round(&mut room, block).unwrap();

    assert!(read(&room, PEER[1], id).is_some());
    assert_eq!(read(&room, PEER[4], id), None);
}

#[test]
fn where_a_table_has_a_host_she_notes_else_any_and_the_desk_always() {
    let mut room = Room::in_days();
    let block = room.start(Preset::TableRotation);
    Lay {
        tables: vec![
            TablePlan {
                host: Some(PEER[0]),
                ..plan(A)
            },
            plan(B),
        ],
        ..Lay::default()
    }
    .set(&mut room, block)
    .unwrap();
    adopt(&mut room, block, two_rounds()).unwrap();
    assert_eq!(
        note(&mut room, PEER[0], A, "too early").unwrap_err().code(),
        "wrong_state"
    );
    next_round(&mut room, block).unwrap();

    note(&mut room, PEER[0], A, "as host").unwrap();
    assert_eq!(
        note(&mut room, PEER[2], A, "beside her"),
        Err(Refusal::NotYours)
    );
    assert!(!mine(&room, PEER[2], block).unwrap().may_note);
    note(&mut room, PEER[3], B, "nobody hosts").unwrap();
    assert!(mine(&room, PEER[3], block).unwrap().may_note);
    assert_eq!(
        note(&mut room, PEER[3], A, "elsewhere"),
        Err(Refusal::NotYours)
    );
    note(&mut room, RAPPORTEUR, B, "from the desk").unwrap();
    assert_eq!(note(&mut room, PEER[3], B, "  "), Err(Refusal::TextEmpty));
    assert!(note(&mut room, PEER[3], table(77), "nowhere").is_err());
}

#[test]
fn the_log_names_nobody_where_the_block_does_not() {
    let (mut room, _) = drafting();

    note(&mut room, PEER[2], A, "we think").unwrap();

    let commit = room.log.last().unwrap();
    assert!(matches!(commit.actor, CommitActor::Pseudonym(_)));
    assert!(!commit.line().contains(&PEER[2].to_string()));
}

#[test]
fn a_harvested_note_is_the_rooms_but_not_the_hosts_that_is_kept_out() {
    let (mut room, _) = drafting();
    let id = note(&mut room, PEER[0], A, "to all").unwrap();
    let kept = note(&mut room, PEER[0], A, "not this").unwrap();

    harvest(&mut room, &[id], None).unwrap();

    assert!(read(&room, PEER[1], id).unwrap().harvested);
    assert_eq!(read(&room, PEER[1], kept), None);
    assert_eq!(read(&room, HOST, id), None);
    assert_eq!(harvest(&mut room, &[id], None), Err(Refusal::AlreadyDone));
    let by_peer = TablesCommand::Harvest {
        notes: vec![kept],
        entry: None,
    };
    let refusal = room.run(PEER[0], tables(by_peer));
    assert!(matches!(refusal, Err(Refusal::NotPermitted { .. })));
    assert_eq!(harvest(&mut room, &[], None).unwrap_err().code(), "missing");
}

#[test]
fn harvested_notes_become_entries_that_can_be_grouped_in_the_order_in_which_they_were_taken() {
    let (mut room, _) = drafting();
    let first = note(&mut room, PEER[0], A, "one").unwrap();
    let second = note(&mut room, PEER[1], B, "two").unwrap();

    harvest(
        &mut room,
        &[second, first, second],
        Some(EntryKind::Challenge),
    )
    .unwrap();

    let number = |room: &Room, note: TableNoteId| {
        let entry = read(room, PEER[7], note).unwrap().entry.unwrap();
        match room.sees(PEER[7], &format!("entry/{entry}")) {
            Some(Body::Entry(entry)) => {
                assert!(entry.text.is_some(), "the words are shown");
                assert_eq!(entry.author.seat, None);
                entry.number.unwrap()
            }
            other => panic!("no entry: {other:?}"),
        }
    };
    assert_eq!(number(&room, first), "CH1");
    assert_eq!(number(&room, second), "CH2");
    let commit = room.log.last().unwrap();
    assert_eq!(
        commit.actor,
        CommitActor::Seat(RAPPORTEUR),
        "not those who noted it"
    );
    let group = EntriesCommand::OpenCluster {
        title: text("A theme"),
        entries: vec![crate::id::EntryId(first.0), crate::id::EntryId(second.0)],
    };
    room.run(FACILITATOR, Command::Entries(group)).unwrap();
    assert_eq!(room.replayed(), room.workshop);
}

//! Audiences that follow the chairs: what is written at a table, and what is said to all.

use super::*;
use crate::agenda::{Attribution, EntryKind, Grade, HostMode, Preset, SettingsChange};
use crate::entries::Command as EntriesCommand;
use crate::id::EntryId;
use crate::people::Role;
use crate::testing::{HOST, OBSERVER, STAKEHOLDER};
use crate::visibility::{Audience, audiences};

fn writing(attribution: Attribution) -> (Room, BlockId) {
    let mut room = Room::in_days();
    let writes = crate::agenda::Writes {
        roles: vec![Role::PeerLead, Role::PeerDelegate],
        kinds: vec![EntryKind::Idea],
        ..crate::agenda::Writes::default()
    };
    let change = SettingsChange {
        writes: Some(writes),
        attribution: Some(attribution),
        ..SettingsChange::default()
    };
    let block = room.start_with(Preset::TableRotation, change);
    Lay::default().set(&mut room, block).unwrap();
    adopt(&mut room, block, two_rounds()).unwrap();
    next_round(&mut room, block).unwrap();
    (room, block)
}

fn write(room: &mut Room, by: SeatId) -> String {
    let command = EntriesCommand::Write {
        entry: EntryKind::Idea,
        grade: Grade::Warm,
        text: text("an idea"),
        stricter: None,
        on_behalf_of: None,
        show_original: None,
    };
    format!(
        "entry/{}",
        EntryId(room.make(by, Command::Entries(command)))
    )
}

#[test]
fn a_seat_has_the_audience_of_the_table_at_which_it_sits_now() {
    let (mut room, block) = seated();
    let at = |room: &Room, seat| {
        let all = audiences(&room.workshop, seat);
        let tables = all
            .into_iter()
            .filter(|audience| matches!(audience, Audience::Table(_)));
        tables.collect::<Vec<_>>()
    };
    assert_eq!(at(&room, PEER[0]), [Audience::Table(A)]);
    assert_eq!(at(&room, FACILITATOR), []);

    put(&mut room, block, PEER[0], B).unwrap();
    assert_eq!(at(&room, PEER[0]), [Audience::Table(B)]);
    room.run(FACILITATOR, tables(TablesCommand::Close { block }))
        .unwrap();
    assert_eq!(at(&room, PEER[0]), []);
}

#[test]
fn where_tables_see_what_is_written_an_entry_goes_to_the_table_of_its_author() {
    let (mut room, _) = writing(Attribution::Organisation);

    let entry = write(&mut room, PEER[0]);

    assert!(room.sees(PEER[4], &entry).is_some());
    for other in [PEER[1], FACILITATOR, HOST, OBSERVER] {
        assert_eq!(room.sees(other, &entry), None);
    }
    let block = room.workshop.agenda.running().unwrap();
    room.run(
        FACILITATOR,
        Command::Entries(EntriesCommand::Reveal { block }),
    )
    .unwrap();
    assert!(room.sees(OBSERVER, &entry).is_some());
}

#[test]
fn a_table_is_too_small_to_hide_an_author_so_under_seal_it_sees_nothing() {
    let (mut room, _) = writing(Attribution::Group);

    let entry = write(&mut room, PEER[0]);

    assert!(room.sees(PEER[0], &entry).is_some());
    assert_eq!(room.sees(PEER[4], &entry), None);
    assert!(!room.log.last().unwrap().line().contains(&A.to_string()));
}

#[test]
fn a_block_of_tables_does_not_end_with_entries_under_seal() {
    let (mut room, _) = writing(Attribution::Organisation);
    write(&mut room, PEER[0]);

    assert_eq!(room.next().unwrap_err().code(), "guard");
}

#[test]
fn what_is_said_to_all_reaches_every_table_and_never_the_host_that_is_kept_out() {
    let mut room = Room::in_days();
    let change = SettingsChange {
        host_mode: Some(HostMode::OutOfRoom),
        ..SettingsChange::default()
    };
    let block = room.start_with(Preset::DraftText, change);
    Lay {
        who: WhoSits {
            seats: vec![STAKEHOLDER],
            ..peers()
        },
        rounds: 1,
        ..Lay::default()
    }
    .set(&mut room, block)
    .unwrap();
    let mut rounds = two_rounds()[..1].to_vec();
    rounds[0].tables[1].seats.push(STAKEHOLDER);
    adopt(&mut room, block, rounds).unwrap();
    next_round(&mut room, block).unwrap();
    let say = |words| {
        let text = text(words);
        tables(TablesCommand::Broadcast { block, text })
    };
    room.run(FACILITATOR, say("five minutes")).unwrap();
    room.run(FACILITATOR, say("two minutes")).unwrap();

    let key = format!("announcement/{block}");
    for reader in [PEER[0], PEER[1], STAKEHOLDER, FACILITATOR] {
        match room.sees(reader, &key) {
            Some(Body::Announcement(said)) => {
                assert_eq!(
                    (said.n, said.text.original.text.as_str()),
                    (2, "two minutes")
                );
            }
            other => panic!("not told: {other:?}"),
        }
    }
    for other in [HOST, OBSERVER] {
        assert_eq!(room.sees(other, &key), None);
    }
    let refusal = room.run(PEER[0], say("no"));
    assert!(matches!(refusal, Err(Refusal::NotPermitted { .. })));
}

#[test]
fn a_stakeholder_at_a_table_is_told_her_own_place_alone() {
    let mut room = Room::in_days();
    let change = SettingsChange {
        host_mode: Some(HostMode::OutOfRoom),
        ..SettingsChange::default()
    };
    let block = room.start_with(Preset::DraftText, change);
    Lay {
        who: WhoSits {
            seats: vec![STAKEHOLDER],
            without: vec![PEER[7]],
            ..peers()
        },
        rounds: 1,
        ..Lay::default()
    }
    .set(&mut room, block)
    .unwrap();
    let mut rounds = vec![round(&[0, 2, 4, 6], &[1, 3, 5])];
    rounds[0].tables[1].seats.push(STAKEHOLDER);
    adopt(&mut room, block, rounds).unwrap();
    next_round(&mut room, block).unwrap();

    let own = mine(&room, STAKEHOLDER, block).unwrap().now.unwrap();
    assert_eq!((own.table, own.with), (B, vec![PEER[1], PEER[3], PEER[5]]));
    assert_eq!(overview(&room, STAKEHOLDER, block), None);
}

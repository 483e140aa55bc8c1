//! Rules of entries and clusters: given, when, then.

mod clustering;
mod languages;
mod revealing;
mod writing;

use super::{Command as EntriesCommand, EntryBody, EntryState, Evidence};
use crate::agenda;
use crate::agenda::{
    Attribution, EntryKind, Grade, HostMode, OnExpiry, Phase, Preset, Reveal, Sees, SettingsChange,
    Writes,
};
use crate::context::{Actor, CommitActor};
use crate::id::{BlockId, ClusterId, EntryId, SeatId};
use crate::item::Item;
use crate::keys::KeyScope;
use crate::people::{Command as PeopleCommand, Right, Role, Side};
use crate::prepare::Command as PrepareCommand;
use crate::refusal::{Check, Refusal};
use crate::testing::{
    FACILITATOR, HOST, HOST_LEAD, INTERPRETER, OBSERVER, PEER, PEERS, RAPPORTEUR, Room,
    STAKEHOLDER, seat, text,
};
use crate::text::{Lang, TextInput, WordsInput};
use crate::visibility::{Audience, Body};
use crate::workshop::Command;

fn entries(command: EntriesCommand) -> Command {
    Command::Entries(command)
}

fn card(words: TextInput) -> EntriesCommand {
    EntriesCommand::Write {
        entry: EntryKind::Challenge,
        grade: Grade::Cool,
        text: words,
        stricter: None,
        on_behalf_of: None,
        show_original: None,
    }
}

fn with(change: impl FnOnce(&mut SettingsChange)) -> SettingsChange {
    let mut changes = SettingsChange::default();
    change(&mut changes);
    changes
}

/// A live block in which peers write.
fn live() -> SettingsChange {
    with(|change| {
        change.reveal = Some(Reveal::Live);
        change.sees = Some(Sees::All);
    })
}

fn write(room: &mut Room, by: SeatId, words: &str) -> EntryId {
    EntryId(room.make(by, entries(card(text(words)))))
}

fn write_sealed(room: &mut Room, by: SeatId, words: &str) -> EntryId {
    let command = EntriesCommand::Write {
        entry: EntryKind::Challenge,
        grade: Grade::Hard,
        text: text(words),
        stricter: Some(Attribution::Sealed),
        on_behalf_of: None,
        show_original: None,
    };
    EntryId(room.make(by, entries(command)))
}

fn reveal(room: &mut Room, block: BlockId) -> Result<(), Refusal> {
    room.run(FACILITATOR, entries(EntriesCommand::Reveal { block }))
}

fn open(room: &mut Room, with: Vec<EntryId>) -> ClusterId {
    ClusterId(room.make(
        RAPPORTEUR,
        entries(EntriesCommand::OpenCluster {
            title: text("A theme"),
            entries: with,
        }),
    ))
}

fn evidence(room: &mut Room, cluster: ClusterId, links: Vec<Item>) -> Result<(), Refusal> {
    let command = EntriesCommand::SetEvidence {
        cluster,
        level: Evidence::Impression,
        links,
        note: None,
    };
    room.run(RAPPORTEUR, entries(command))
}

fn agree(room: &mut Room, cluster: ClusterId) -> Result<(), Refusal> {
    room.run(
        RAPPORTEUR,
        entries(EntriesCommand::AgreeCluster { cluster }),
    )
}

fn merge(room: &mut Room, cards: Vec<EntryId>, into: EntryId) -> Result<(), Refusal> {
    room.run(RAPPORTEUR, entries(EntriesCommand::Merge { cards, into }))
}

fn withdraw(room: &mut Room, by: SeatId, entry: EntryId) -> Result<(), Refusal> {
    room.run(by, entries(EntriesCommand::Withdraw { entry }))
}

fn seen(room: &Room, by: SeatId, entry: EntryId) -> Option<EntryBody> {
    let body = room.sees(by, &format!("entry/{entry}"))?;
    let Body::Entry(body) = body else {
        panic!("not an entry: {body:?}")
    };
    Some(body)
}

fn number(room: &Room, entry: EntryId) -> Option<String> {
    room.workshop.entries.get(entry).unwrap().printed()
}

fn speaks(room: &mut Room, id: SeatId, place: usize, langs: &[&str]) {
    let role = if place.is_multiple_of(2) {
        Role::PeerLead
    } else {
        Role::PeerDelegate
    };
    let langs = langs.iter().map(|tag| Lang::new(tag).unwrap()).collect();
    let command = PeopleCommand::SetSeat {
        id,
        organisation: PEERS[place / 2],
        role,
        speaker: false,
        langs,
    };
    room.run(FACILITATOR, Command::People(command)).unwrap();
}

/// Two revealed challenges, with the cluster block running.
fn two_challenges() -> (Room, [EntryId; 2]) {
    let mut room = Room::in_days();
    let block = room.start(Preset::SilentWrite);
    let first = write(&mut room, PEER[0], "needs are unknown");
    let second = write(&mut room, PEER[2], "nobody asks the members");
    reveal(&mut room, block).unwrap();
    room.start(Preset::Cluster);
    (room, [first, second])
}

#[test]
fn what_the_room_is_sent_for_a_sealed_card_is_no_content() {
    let mut room = Room::in_days();
    room.start(Preset::SilentWrite);
    write(&mut room, PEER[0], "first");

    write(&mut room, PEER[1], "second");

    let audiences: Vec<_> = room.sent.iter().map(|change| change.audience).collect();
    assert_eq!(
        audiences,
        [Audience::Desk, Audience::Person(PEER[1])],
        "a count, and one's own"
    );
}

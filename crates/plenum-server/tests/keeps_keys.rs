//! Keys: every seat has one before it may write, and none outlives the cut.

#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, also in its helpers"
)]

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;

use plenum_core::agenda::{Command as Agenda, Phase};
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::{Command, Key, KeyScope};
use plenum_log::{Directory, Grant, Memory};
use plenum_server::testing::TestServer;

async fn holders(store: &Memory, workshop: WorkshopId, scope: KeyScope) -> BTreeSet<SeatId> {
    let keys = store.keys(workshop).await.unwrap();
    keys.into_iter()
        .filter(|(s, ..)| *s == scope)
        .map(|(_, seat, _)| seat)
        .collect()
}

#[tokio::test]
async fn every_seat_has_a_key_before_the_first_word_and_for_each_block() {
    let store = Arc::new(Memory::new());
    let server = TestServer::over_store(Arc::clone(&store)).await.unwrap();
    let house = server.house().await.unwrap();
    let everybody = [
        &house.convenor,
        &house.facilitator,
        &house.host_lead,
        &house.peer_lead,
        &house.peer,
    ]
    .map(|chair| chair.seat)
    .into();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    common::go_to_the_days(&mut desk).await;
    let (block, planned) = common::plan();
    desk.do_command(planned).await.unwrap().done().unwrap();

    let before = holders(&store, house.workshop, KeyScope::Sealed(block)).await;
    desk.do_command(common::next(0))
        .await
        .unwrap()
        .done()
        .unwrap();

    assert_eq!(before, BTreeSet::new());
    assert_eq!(
        holders(&store, house.workshop, KeyScope::Group).await,
        everybody
    );
    assert_eq!(
        holders(&store, house.workshop, KeyScope::Sealed(block)).await,
        everybody
    );
}

#[tokio::test]
async fn the_cut_destroys_keys_and_a_restart_destroys_what_a_crash_left() {
    let store = Arc::new(Memory::new());
    let server = TestServer::over_store(Arc::clone(&store)).await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    common::go_to_the_days(&mut desk).await;
    let close = Agenda::ClosePhase {
        phase: Phase::Days,
        reason: Some(common::text("a rehearsal")),
    };
    desk.do_command(Command::Agenda(close))
        .await
        .unwrap()
        .done()
        .unwrap();
    desk.do_command(common::join())
        .await
        .unwrap()
        .done()
        .unwrap();
    assert_eq!(
        holders(&store, house.workshop, KeyScope::Group).await,
        BTreeSet::new()
    );
    assert!(server.stop().await);

    store
        .put_keys(
            house.workshop,
            vec![(KeyScope::Group, house.peer.seat, Key([7; 32]))],
        )
        .await
        .unwrap();
    let server = TestServer::over_store(Arc::clone(&store)).await.unwrap();
    server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();

    assert_eq!(
        holders(&store, house.workshop, KeyScope::Group).await,
        BTreeSet::new()
    );
}

#[tokio::test]
async fn the_links_of_a_removed_seat_are_void() {
    let store = Arc::new(Memory::new());
    let server = TestServer::over_store(Arc::clone(&store)).await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let hash = sha2::Digest::finalize(sha2::Digest::chain_update(
        <sha2::Sha256 as sha2::Digest>::new(),
        &house.peer.token,
    ))
    .into();
    let grant = Grant::Seat {
        workshop: house.workshop,
        seat: house.peer.seat,
    };
    assert_eq!(store.holder(hash).await.unwrap(), Some(grant));

    desk.do_command(common::remove(house.peer.seat))
        .await
        .unwrap()
        .done()
        .unwrap();
    desk.do_command(common::join())
        .await
        .unwrap()
        .done()
        .unwrap();

    assert_eq!(store.holder(hash).await.unwrap(), None);
}

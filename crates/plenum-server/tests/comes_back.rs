//! Reconnection, restart and going down: nothing is lost, nothing is doubled, nobody is left hanging.
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, also in its helpers"
)]

mod common;

use std::sync::Arc;
use std::time::Duration;

use common::{go_to_the_days, join, mark, next, pause, plan, shows_present};
use plenum_core::Body;
use plenum_core::agenda::ClockState;
use plenum_core::id::CommandId;
use plenum_core::people::{Command as People, Role};
use plenum_core::time::Timestamp;
use plenum_core::{Command, agenda};
use plenum_log::{Memory, Sqlite};
use plenum_server::client::{Client, Outcome, command_id};
use plenum_server::testing::{TestServer, seat};
use plenum_server::wire::PeopleInput;
use plenum_server::{Config, SettableClock};

#[tokio::test]
async fn a_page_that_was_away_resumes_without_gap_or_repeat() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let away = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    for present in [true, false, true] {
        desk.do_command(mark(house.peer_lead.seat, present))
            .await
            .unwrap()
            .done()
            .unwrap();
    }

    let back = away
        .reconnect(&server.url(), house.workshop, &house.peer.token)
        .await
        .unwrap();
    let fresh = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();

    assert!(back.resumed);
    assert_eq!((back.seq, &back.records), (fresh.seq, &fresh.records));
}

#[tokio::test]
async fn a_page_whose_rights_changed_while_away_starts_afresh() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let away = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    desk.do_command(role(&house, Role::PeerLead))
        .await
        .unwrap()
        .done()
        .unwrap();

    let back = away
        .reconnect(&server.url(), house.workshop, &house.peer.token)
        .await
        .unwrap();
    let fresh = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();

    assert!(!back.resumed);
    assert_eq!(back.records, fresh.records);
}

#[tokio::test]
async fn a_page_whose_rights_change_while_connected_gets_a_snapshot() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    desk.do_command(role(&house, Role::PeerLead))
        .await
        .unwrap()
        .done()
        .unwrap();

    peer.wait_for("a second snapshot", |peer| peer.snapshots == 2)
        .await
        .unwrap();
    desk.do_command(mark(house.peer.seat, true))
        .await
        .unwrap()
        .done()
        .unwrap();
    peer.settle().await.unwrap();
    let fresh = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();

    assert_eq!(peer.you, fresh.you);
    assert_eq!(peer.records, fresh.records);
}

#[tokio::test]
async fn a_page_of_another_store_starts_afresh() {
    let (server, other) = (
        TestServer::start().await.unwrap(),
        TestServer::start().await.unwrap(),
    );
    let (house, elsewhere) = (server.house().await.unwrap(), other.house().await.unwrap());
    let page = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();

    let page = page
        .reconnect(&other.url(), elsewhere.workshop, &elsewhere.peer.token)
        .await
        .unwrap();

    assert!(!page.resumed);
}

#[tokio::test]
async fn a_restart_keeps_state_time_left_and_acknowledgements() {
    let folder = tempfile::tempdir().unwrap();
    let start = Timestamp(1_394_582_400_000);
    let (first, _) = on_disk(folder.path(), start).await;
    let house = first.house().await.unwrap();
    let mut desk = first
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    go_to_the_days(&mut desk).await;
    let (block, planned) = plan();
    desk.do_command(planned).await.unwrap().done().unwrap();
    let id = command_id();
    let started = desk
        .do_command_as(id, next(0))
        .await
        .unwrap()
        .done()
        .unwrap();
    let seen = desk.records.clone();
    assert!(first.stop().await);

    let (second, clock) = on_disk(folder.path(), start.plus_minutes(4)).await;
    let mut desk = desk
        .reconnect(&second.url(), house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let repeated = desk.do_command_as(id, next(0)).await.unwrap();
    assert!(desk.resumed, "the store is the same");
    assert_eq!(desk.records, seen);
    assert_eq!(repeated, Outcome::Done(started));

    clock.set(start.plus_minutes(9));
    desk.settle().await.unwrap();
    assert!(!expired(&desk), "a minute is left");
    clock.set(start.plus_minutes(10));
    desk.wait_for("the end of the block", expired)
        .await
        .unwrap();
    let Some(Body::Clock(body)) = desk.record("clock") else {
        panic!("a clock")
    };
    assert_eq!((body.block, body.locked), (Some(block), true));
}

#[tokio::test]
async fn a_deadline_that_passed_while_the_server_was_down_fires_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let start = Timestamp(1_394_582_400_000);
    let (first, _) = on_disk(folder.path(), start).await;
    let house = first.house().await.unwrap();
    let mut desk = first
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    go_to_the_days(&mut desk).await;
    desk.do_command(plan().1).await.unwrap().done().unwrap();
    desk.do_command(next(0)).await.unwrap().done().unwrap();
    assert!(first.stop().await);

    let (second, _) = on_disk(folder.path(), start.plus_minutes(60)).await;
    let mut desk = second
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();

    desk.wait_for("the end of the block", expired)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_deadline_comes_before_the_commands_that_wait() {
    let clock = Arc::new(SettableClock::new(Timestamp(1_394_582_400_000)));
    let server = TestServer::over(Config {
        clock: Arc::clone(&clock) as _,
        ..Config::over(Arc::new(Memory::new()))
    })
    .await
    .unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    go_to_the_days(&mut desk).await;
    desk.do_command(plan().1).await.unwrap().done().unwrap();
    desk.do_command(next(0)).await.unwrap().done().unwrap();

    clock.advance(11 * 60_000);
    let id = command_id();
    desk.start(id, pause()).await.unwrap();
    desk.outcome(id).await.unwrap();

    desk.wait_for("the end of the block", expired)
        .await
        .unwrap();
    let Some(Body::Clock(body)) = desk.record("clock") else {
        panic!("a clock")
    };
    assert_ne!(body.state, ClockState::Stopped);
}

#[tokio::test]
async fn going_down_says_when_to_come_back() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let mut projector = server
        .connect(house.workshop, &house.projector)
        .await
        .unwrap();
    peer.do_command(join()).await.unwrap().done().unwrap();

    let (stopped, peer_end, projector_end) =
        tokio::join!(server.stop(), peer.ended(), projector.ended());

    let expected = (Some("restart".to_owned()), Some(1012));
    assert!(stopped, "every task ended in time");
    assert_eq!(peer_end.unwrap(), expected);
    assert_eq!(projector_end.unwrap(), expected);
}

#[tokio::test]
async fn a_room_stops_when_empty_and_comes_back_on_demand() {
    let mut config = Config::over(Arc::new(Memory::new()));
    config.limits.room_idle = Duration::from_millis(100);
    let server = TestServer::over(config).await.unwrap();
    let house = server.house().await.unwrap();
    let id: CommandId = command_id();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let first = peer.do_command_as(id, join()).await.unwrap();
    drop(peer);
    tokio::time::sleep(Duration::from_millis(400)).await;

    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();

    assert!(shows_present(&peer, house.peer.seat));
    assert_eq!(
        peer.do_command_as(id, join()).await.unwrap(),
        first,
        "command ids are known for the life of the workshop"
    );
}

#[tokio::test]
async fn a_seat_added_later_gets_a_link_once() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let api = server.api(Some(&house.facilitator.token));
    let path = format!("/api/workshops/{}/people", house.workshop);
    let id = plenum_core::id::SeatId(plenum_server::testing::fresh());
    let input = PeopleInput {
        organisations: Vec::new(),
        seats: vec![seat(id, "Bus operator", house.office, Role::Stakeholder)],
    };

    let first: plenum_server::wire::PeopleOutput = api.post(&path, &input).await.unwrap();
    let again: plenum_server::wire::PeopleOutput = api.post(&path, &input).await.unwrap();

    let link = &first.seats[0];
    assert_eq!((link.seat, again.seats.len()), (id, 0));
    assert!(server.connect(house.workshop, &link.token).await.is_ok());
}

async fn on_disk(folder: &std::path::Path, now: Timestamp) -> (TestServer, Arc<SettableClock>) {
    let clock = Arc::new(SettableClock::new(now));
    let store = Arc::new(Sqlite::open(folder).unwrap());
    let config = Config {
        clock: Arc::clone(&clock) as _,
        ..Config::over(store)
    };
    (TestServer::over(config).await.unwrap(), clock)
}

fn role(house: &plenum_server::testing::House, role: Role) -> Command {
    Command::People(People::SetSeat {
        id: house.peer.seat,
        organisation: house.peers,
        role,
        speaker: false,
        langs: Vec::new(),
    })
}

fn expired(client: &Client) -> bool {
    matches!(
        client.record("clock"),
        Some(Body::Clock(agenda::ClockBody { expired: true, .. }))
    )
}

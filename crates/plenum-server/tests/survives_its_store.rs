//! What the room does when its log does not: nothing is announced that is not stored, and nothing is done twice.
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, also in its helpers"
)]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use common::{join, mark, shows_present};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use plenum_core::id::WorkshopId;
use plenum_core::time::Timestamp;
use plenum_core::{Body, Commit};
use plenum_log::{EventLog, LogError, Memory};
use plenum_server::client::{Outcome, command_id};
use plenum_server::testing::TestServer;
use plenum_server::{Clock, Config, SettableClock};
use tokio::net::TcpSocket;

/// A memory whose next appends fail, or store and then fail, and which counts appends and commits.
#[derive(Default)]
struct Fickle {
    store: Arc<Memory>,
    failing: AtomicU32,
    lying: AtomicU32,
    appends: AtomicUsize,
    commits: AtomicUsize,
    /// How often the log was read from its beginning.
    reads: AtomicUsize,
    slow: AtomicU32,
}

impl EventLog for Fickle {
    fn append(
        &self,
        workshop: WorkshopId,
        expected: u64,
        commits: Vec<Commit>,
    ) -> BoxFuture<'_, Result<(), LogError>> {
        async move {
            let full = || LogError::Storage("disk full".to_owned());
            if take(&self.failing) {
                return Err(full());
            }
            tokio::time::sleep(Duration::from_millis(
                self.slow.load(Ordering::SeqCst).into(),
            ))
            .await;
            self.appends.fetch_add(1, Ordering::SeqCst);
            self.commits.fetch_add(commits.len(), Ordering::SeqCst);
            self.store.append(workshop, expected, commits).await?;
            if take(&self.lying) {
                Err(full())
            } else {
                Ok(())
            }
        }
        .boxed()
    }

    fn read(
        &self,
        workshop: WorkshopId,
        after: u64,
    ) -> BoxFuture<'_, Result<Vec<Commit>, LogError>> {
        self.reads
            .fetch_add(usize::from(after == 0), Ordering::SeqCst);
        self.store.read(workshop, after)
    }

    fn workshops(&self) -> BoxFuture<'_, Result<Vec<WorkshopId>, LogError>> {
        self.store.workshops()
    }
}

fn take(counter: &AtomicU32) -> bool {
    counter
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
            left.checked_sub(1)
        })
        .is_ok()
}

async fn over(log: &Arc<Fickle>) -> TestServer {
    let config = Config {
        log: Arc::clone(log) as _,
        ..Config::over(Arc::clone(&log.store))
    };
    TestServer::over(config).await.unwrap()
}

#[tokio::test]
async fn a_failed_append_announces_nothing_and_asks_to_wait() {
    let log = Arc::new(Fickle::default());
    let server = over(&log).await;
    let house = server.house().await.unwrap();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let id = command_id();
    log.failing.store(1, Ordering::SeqCst);

    peer.start(id, join()).await.unwrap();
    let refused = peer.outcome(id).await.unwrap();
    desk.settle().await.unwrap();

    assert!(
        matches!(&refused, Outcome::Refused { code, detail } if code == "read_only" && detail["retry_after_ms"] == 2_000)
    );
    assert!(!shows_present(&desk, house.peer.seat));
    assert!(matches!(
        peer.do_command_as(id, join()).await.unwrap(),
        Outcome::Done(_)
    ));
    desk.settle().await.unwrap();
    assert!(shows_present(&desk, house.peer.seat));
    assert_eq!(
        desk.snapshots, 1,
        "nothing was announced, so nothing had to be taken back"
    );
}

#[tokio::test]
async fn a_full_disk_costs_one_reading_of_the_log_however_many_commands_come() {
    let log = Arc::new(Fickle::default());
    let server = over(&log).await;
    let house = server.house().await.unwrap();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let before = log.reads.load(Ordering::SeqCst);
    log.failing.store(20, Ordering::SeqCst);

    for _ in 0..20 {
        let id = command_id();
        peer.start(id, join()).await.unwrap();
        let refused = peer.outcome(id).await.unwrap();
        assert_eq!(refused.code(), Some("read_only"));
    }

    let reads = log.reads.load(Ordering::SeqCst) - before;
    assert_eq!((reads, log.failing.load(Ordering::SeqCst)), (1, 0));
    peer.do_command(join()).await.unwrap().done().unwrap();
    desk.settle().await.unwrap();
    let fresh = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    assert!(shows_present(&desk, house.peer.seat));
    assert_eq!(desk.records, fresh.records);
    assert_eq!(desk.snapshots, 1);
}

#[tokio::test]
async fn a_commit_that_was_stored_after_all_is_found_and_not_done_twice() {
    let log = Arc::new(Fickle::default());
    let server = over(&log).await;
    let house = server.house().await.unwrap();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    log.lying.store(1, Ordering::SeqCst);
    let before = desk.seq;

    let outcome = peer.do_command(join()).await.unwrap();
    desk.settle().await.unwrap();

    assert_eq!(outcome, Outcome::Done(before + 1));
    assert!(shows_present(&desk, house.peer.seat));
    assert_eq!(
        (desk.seq, desk.snapshots),
        (before + 1, 2),
        "the screens start afresh from the log"
    );
}

#[tokio::test]
async fn two_servers_over_one_log_never_both_win() {
    let store = Arc::new(Memory::new());
    let one = TestServer::over_store(Arc::clone(&store)).await.unwrap();
    let house = one.house().await.unwrap();
    let two = TestServer::over_store(Arc::clone(&store)).await.unwrap();
    let mut here = one
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let mut there = two
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let id = command_id();

    let first = here
        .do_command_as(id, mark(house.peer.seat, true))
        .await
        .unwrap()
        .done()
        .unwrap();
    let same = there
        .do_command_as(id, mark(house.peer.seat, true))
        .await
        .unwrap()
        .done()
        .unwrap();
    let second = there
        .do_command(mark(house.peer_lead.seat, true))
        .await
        .unwrap()
        .done()
        .unwrap();
    let third = here
        .do_command(mark(house.host_lead.seat, true))
        .await
        .unwrap()
        .done()
        .unwrap();
    here.settle().await.unwrap();

    assert_eq!((same, second, third), (first, first + 1, first + 2));
    assert!(
        shows_present(&here, house.peer_lead.seat) && shows_present(&here, house.host_lead.seat)
    );
    assert_eq!(
        store.read(house.workshop, 0).await.unwrap().len() as u64,
        third
    );
}

#[tokio::test]
async fn what_waits_is_stored_in_one_append() {
    let log = Arc::new(Fickle::default());
    let server = over(&log).await;
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let (appends, commits) = (
        log.appends.load(Ordering::SeqCst),
        log.commits.load(Ordering::SeqCst),
    );
    log.slow.store(200, Ordering::SeqCst);

    let ids: Vec<_> = (0..16).map(|_| command_id()).collect();
    for (place, id) in ids.iter().enumerate() {
        desk.start(*id, mark(house.peer.seat, place % 2 == 0))
            .await
            .unwrap();
    }
    for id in ids {
        desk.outcome(id).await.unwrap().done().unwrap();
    }

    assert_eq!(log.commits.load(Ordering::SeqCst) - commits, 16);
    assert!(
        log.appends.load(Ordering::SeqCst) - appends <= 3,
        "the first alone, the others together"
    );
}

#[tokio::test]
async fn a_slow_reader_holds_nobody_up_and_gets_a_snapshot() {
    use futures_util::{SinkExt, StreamExt};
    use tokio_tungstenite::tungstenite::Message;

    let log = Arc::new(Fickle::default());
    let mut config = Config {
        log: Arc::clone(&log) as _,
        ..Config::over(Arc::clone(&log.store))
    };
    config.limits.commands = plenum_server::Rate {
        burst: 100_000,
        per_minute: 100_000,
    };
    let server = TestServer::over(config).await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(8_192).unwrap();
    let stream = socket.connect(server.address).await.unwrap();
    let url = format!(
        "ws://{}/api/workshops/{}/live",
        server.address, house.workshop
    );
    let (mut slow, _) = tokio_tungstenite::client_async(url, stream).await.unwrap();
    let hello = serde_json::json!({ "frame": "hello", "protocol": 1, "token": house.peer.token });
    slow.send(Message::text(hello.to_string())).await.unwrap();

    // Each agenda replaces the one before: large changes fill the buffers of the kernel while nobody reads.
    let mut last = 0;
    for _ in 0..60 {
        last = desk
            .do_command(common::long_plan(60))
            .await
            .unwrap()
            .done()
            .unwrap();
    }

    let (mut welcomes, mut seq, mut frames) = (0, 0, 0);
    while seq < last {
        let frame = tokio::time::timeout(Duration::from_secs(10), slow.next())
            .await
            .unwrap()
            .unwrap()
            .unwrap();
        let Message::Text(frame) = frame else {
            continue;
        };
        let frame: serde_json::Value = serde_json::from_str(&frame).unwrap();
        frames += 1;
        if frame["frame"] == "welcome" {
            welcomes += 1;
        }
        seq = frame["seq"].as_u64().unwrap_or(seq);
    }
    assert!(
        welcomes >= 2,
        "{welcomes} welcomes among {frames} frames up to {seq}"
    );
    assert!(frames < last, "changes were left out and replaced");
}

#[tokio::test]
async fn a_deadline_that_cannot_be_stored_is_tried_again_with_patience() {
    let log = Arc::new(Fickle::default());
    let clock = Arc::new(SettableClock::new(Timestamp(1_394_582_400_000)));
    let config = Config {
        log: Arc::clone(&log) as _,
        clock: Arc::clone(&clock) as _,
        ..Config::over(Arc::clone(&log.store))
    };
    let server = TestServer::over(config).await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    common::go_to_the_days(&mut desk).await;
    desk.do_command(common::plan().1)
        .await
        .unwrap()
        .done()
        .unwrap();
    desk.do_command(common::next(0))
        .await
        .unwrap()
        .done()
        .unwrap();

    log.failing.store(1_000, Ordering::SeqCst);
    clock.advance(11 * 60_000);
    tokio::time::sleep(Duration::from_millis(700)).await;
    let tried = 1_000 - log.failing.swap(0, Ordering::SeqCst);
    desk.wait_for(
        "the end of the block",
        |desk| matches!(desk.record("clock"), Some(Body::Clock(clock)) if clock.expired),
    )
    .await
    .unwrap();

    assert!(
        (1..=2).contains(&tried),
        "{tried} attempts in less than a second"
    );
}

/// A clock that panics when it is told to, which brings a room's task down outside all guards.
struct Faulty {
    clock: SettableClock,
    panics: AtomicU32,
}

impl Clock for Faulty {
    fn now(&self) -> Timestamp {
        assert!(!take(&self.panics), "a fault");
        self.clock.now()
    }

    fn wait_until(&self, at: Timestamp) -> BoxFuture<'_, ()> {
        self.clock.wait_until(at)
    }
}

#[tokio::test]
async fn a_room_that_breaks_down_sends_its_sockets_back_and_starts_again_from_the_log() {
    let clock = Arc::new(Faulty {
        clock: SettableClock::new(Timestamp(1_394_582_400_000)),
        panics: AtomicU32::new(0),
    });
    let config = Config {
        clock: Arc::clone(&clock) as _,
        ..Config::over(Arc::new(Memory::new()))
    };
    let server = TestServer::over(config).await.unwrap();
    let (house, other) = (server.house().await.unwrap(), server.house().await.unwrap());
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let mut elsewhere = server
        .connect(other.workshop, &other.peer.token)
        .await
        .unwrap();
    peer.do_command(join()).await.unwrap().done().unwrap();

    clock.panics.store(1, Ordering::SeqCst);
    peer.start(command_id(), mark(house.peer.seat, false))
        .await
        .unwrap();
    let ended = peer.ended().await.unwrap();
    let back = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();

    assert_eq!(ended, (Some("restart".to_owned()), Some(1012)));
    assert!(shows_present(&back, house.peer.seat));
    assert!(
        matches!(
            elsewhere.do_command(join()).await.unwrap(),
            Outcome::Done(_)
        ),
        "another room noticed nothing"
    );
}

//! Who leads the room: hand-over, take-over by the recovery link, and what the desk is told of the room's health.
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, also in its helpers"
)]

mod common;

use common::join;
use plenum_core::people::{Command as People, Role};
use plenum_core::{Body, Command};
use plenum_server::client::{Api, Client, ClientError, Outcome};
use plenum_server::testing::{Chair, House, TestServer};
use plenum_server::wire::{
    ClientFrame, RecoverInput, RecoverOutput, RecoveryLink, SeatLink, SessionInput, You,
};

async fn recovery(api: &Api, house: &House) -> Result<RecoveryLink, ClientError> {
    let path = format!("/api/workshops/{}/recovery", house.workshop);
    api.post(&path, &serde_json::json!({})).await
}

async fn recover(
    server: &TestServer,
    link: &RecoveryLink,
    seat: Option<&Chair>,
) -> Result<RecoverOutput, ClientError> {
    let input = RecoverInput {
        token: link.token.clone(),
        seat: seat.map(|chair| chair.seat),
    };
    server.api(None).post("/api/recover", &input).await
}

fn leads(client: &Client, chair: &Chair) -> bool {
    match client.record(&format!("seat/{}", chair.seat)) {
        Some(Body::Seat(seat)) => seat.lead && seat.role == Role::Facilitator,
        other => panic!("not a seat: {other:?}"),
    }
}

#[tokio::test]
async fn the_holder_of_the_recovery_link_takes_the_room_and_the_lost_device_loses_it() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut lost = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let link = recovery(&server.api(Some(&house.convenor.token)), &house)
        .await
        .unwrap();
    let you: You = server
        .api(None)
        .post(
            "/api/session",
            &SessionInput {
                token: link.token.clone(),
            },
        )
        .await
        .unwrap();
    assert_eq!(
        you,
        You::Recovery {
            workshop: house.workshop
        }
    );

    let taken = recover(&server, &link, None).await.unwrap();

    assert_eq!(taken.seat, house.facilitator.seat);
    let (reason, _) = lost.ended().await.unwrap();
    assert_eq!(reason.as_deref(), Some("expelled"));
    assert!(
        server
            .connect(house.workshop, &house.facilitator.token)
            .await
            .is_err(),
        "the old link is void"
    );
    let back = server.connect(house.workshop, &taken.token).await.unwrap();
    assert!(leads(&back, &house.facilitator));
    recover(&server, &link, None)
        .await
        .expect("whoever lost the answer on the way asks again");
}

#[tokio::test]
async fn the_recovery_link_may_seat_somebody_else_but_never_a_side() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let link = recovery(&server.operator(), &house).await.unwrap();

    recover(&server, &link, Some(&house.peer))
        .await
        .expect_err("a peer does not run the room");
    let taken = recover(&server, &link, Some(&house.convenor))
        .await
        .unwrap();

    let watching = server.connect(house.workshop, &taken.token).await.unwrap();
    assert!(leads(&watching, &house.convenor) && !leads(&watching, &house.facilitator));
}

#[tokio::test]
async fn only_who_leads_or_stands_above_makes_the_recovery_link_and_a_new_one_voids_the_old() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    for chair in [&house.peer, &house.host_lead] {
        recovery(&server.api(Some(&chair.token)), &house)
            .await
            .expect_err("delegates make no recovery link");
    }
    let mut convenor = server
        .connect(house.workshop, &house.convenor.token)
        .await
        .unwrap();
    let first = recovery(&server.api(Some(&house.facilitator.token)), &house)
        .await
        .unwrap();

    let to = house.convenor.seat;
    let handed = convenor
        .do_command(Command::People(People::HandOver { to }))
        .await
        .unwrap();
    assert!(matches!(handed, Outcome::Done(_)), "{handed:?}");
    recovery(&server.api(Some(&house.facilitator.token)), &house)
        .await
        .expect_err("a co-facilitator would take the lead with it");
    recovery(&server.operator(), &house).await.unwrap();

    recover(&server, &first, None)
        .await
        .expect_err("the first link is void");
    assert!(
        server.connect(house.workshop, &first.token).await.is_err(),
        "a recovery link is no seat"
    );
}

#[tokio::test]
async fn a_co_facilitator_makes_no_link_to_the_seat_that_leads() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let link = async |by: &Chair, of: &Chair| -> Result<SeatLink, ClientError> {
        let path = format!("/api/workshops/{}/seats/{}/link", house.workshop, of.seat);
        let api = server.api(Some(&by.token));
        api.post(&path, &serde_json::json!({})).await
    };
    let mut convenor = server
        .connect(house.workshop, &house.convenor.token)
        .await
        .unwrap();
    let to = house.convenor.seat;
    convenor
        .do_command(Command::People(People::HandOver { to }))
        .await
        .unwrap();

    link(&house.facilitator, &house.convenor)
        .await
        .expect_err("that link would be the lead");

    link(&house.facilitator, &house.peer)
        .await
        .expect("others lost theirs too");
    link(&house.convenor, &house.facilitator)
        .await
        .expect("whoever leads renews the link of a co-facilitator");
}

#[tokio::test]
async fn the_desk_sees_who_is_connected_what_waits_on_devices_and_what_was_stored_last() {
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
    let done = peer.do_command(join()).await.unwrap();
    assert!(matches!(done, Outcome::Done(_)));
    let ping = ClientFrame::Ping {
        t: 1,
        unsent: Some(2),
    };
    peer.send_text(&serde_json::to_string(&ping).unwrap())
        .await
        .unwrap();

    desk.wait_for("the health of the peers", |desk| {
        desk.health
            .iter()
            .any(|line| line.organisation == house.peers && line.unsent == 2)
    })
    .await
    .unwrap();

    let line = desk
        .health
        .iter()
        .find(|line| line.organisation == house.peers)
        .unwrap();
    assert_eq!((line.seats, line.connected, line.silent), (2, 1, 0));
    assert!(line.acknowledged.is_some());
    assert_eq!(peer.health, [], "the room's health is for the desk");
}

//! The short code on the projector, the tap of the facilitator, links made anew, and people erased.
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, also in its helpers"
)]

mod common;

use common::{join, remove};
use plenum_core::Body;
use plenum_core::id::SeatId;
use plenum_core::people::Role;
use plenum_server::client::{Api, ClientError, Outcome};
use plenum_server::testing::{self, House, TestServer};
use plenum_server::wire::{JoinDecision, JoinInput, JoinOutput, SeatLink};
use serde_json::Value;

async fn knock(server: &TestServer, code: &str) -> Result<String, ClientError> {
    let input = JoinInput {
        code: code.to_owned(),
        name: "Bus\u{202E} operator".to_owned(),
        organisation: "Cairo".to_owned(),
        langs: Vec::new(),
    };
    let JoinOutput::Waiting { ticket } = server.api(None).post("/api/join", &input).await? else {
        panic!("nobody is let in at once")
    };
    Ok(ticket)
}

async fn decide(
    api: &Api,
    house: &House,
    request: SeatId,
    decision: &JoinDecision,
) -> Result<Value, ClientError> {
    api.post(
        &format!("/api/workshops/{}/join/{request}", house.workshop),
        decision,
    )
    .await
}

#[tokio::test]
async fn a_person_with_the_code_is_let_in_by_one_tap() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let anybody = server.api(None);

    let ticket = knock(&server, &house.join_code.to_lowercase())
        .await
        .unwrap();
    desk.wait_for("somebody at the door", |desk| desk.waiting.len() == 1)
        .await
        .unwrap();
    let request = desk.waiting[0].clone();
    let before: JoinOutput = anybody.get(&format!("/api/join/{ticket}")).await.unwrap();
    let tap = JoinDecision::Approve {
        organisation: house.peers,
        role: Role::PeerDelegate,
    };
    decide(
        &server.api(Some(&house.facilitator.token)),
        &house,
        request.request,
        &tap,
    )
    .await
    .unwrap();
    let JoinOutput::Welcome { token } = anybody.get(&format!("/api/join/{ticket}")).await.unwrap()
    else {
        panic!("a token")
    };
    let mut person = server.connect(house.workshop, &token).await.unwrap();

    assert_eq!(
        (request.name.as_str(), request.organisation.as_str()),
        ("Bus operator", "Cairo")
    );
    assert_eq!(before, JoinOutput::Waiting { ticket });
    assert!(matches!(
        person.do_command(join()).await.unwrap(),
        Outcome::Done(_)
    ));
    let Some(Body::Seat(seat)) = person.record(&format!("seat/{}", request.request)) else {
        panic!("a seat")
    };
    assert_eq!(
        (seat.name.as_deref(), seat.role),
        (Some("Bus operator"), Role::PeerDelegate)
    );
    desk.wait_for("an empty door", |desk| desk.waiting.is_empty())
        .await
        .unwrap();
}

#[tokio::test]
async fn only_those_who_manage_people_see_the_door_and_open_it() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let ticket = knock(&server, &house.join_code).await.unwrap();
    desk.wait_for("somebody at the door", |desk| desk.waiting.len() == 1)
        .await
        .unwrap();
    peer.settle().await.unwrap();

    let tap = JoinDecision::Approve {
        organisation: house.peers,
        role: Role::Facilitator,
    };
    let refused = decide(
        &server.api(Some(&house.peer.token)),
        &house,
        desk.waiting[0].request,
        &tap,
    )
    .await
    .unwrap_err();

    assert_eq!(peer.waiting, []);
    assert!(
        matches!(refused, ClientError::Refused { status: 403, .. }),
        "{refused}"
    );
    let state: JoinOutput = server
        .api(None)
        .get(&format!("/api/join/{ticket}"))
        .await
        .unwrap();
    assert!(matches!(state, JoinOutput::Waiting { .. }));
}

#[tokio::test]
async fn an_impossible_approval_leaves_the_request_open_and_a_second_tap_is_refused() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let desk = server.api(Some(&house.facilitator.token));
    let mut screen = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    knock(&server, &house.join_code).await.unwrap();
    screen
        .wait_for("somebody at the door", |desk| desk.waiting.len() == 1)
        .await
        .unwrap();
    let request = screen.waiting[0].request;

    let wrong_side = JoinDecision::Approve {
        organisation: house.host,
        role: Role::PeerDelegate,
    };
    let refused = decide(&desk, &house, request, &wrong_side)
        .await
        .unwrap_err();
    let declined = decide(&desk, &house, request, &JoinDecision::Decline {}).await;
    let again = decide(&desk, &house, request, &JoinDecision::Decline {})
        .await
        .unwrap_err();

    assert!(
        matches!(&refused, ClientError::Refused { status: 422, code, .. } if code == "malformed"),
        "{refused}"
    );
    assert!(declined.is_ok());
    assert!(
        matches!(&again, ClientError::Refused { status: 409, code, .. } if code == "already_done"),
        "{again}"
    );
}

#[tokio::test]
async fn a_lost_link_is_replaced_and_the_old_one_ends() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut old = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let path = format!(
        "/api/workshops/{}/seats/{}/link",
        house.workshop, house.peer.seat
    );

    let link: SeatLink = server
        .api(Some(&house.facilitator.token))
        .post(&path, &())
        .await
        .unwrap();
    let ended = old.ended().await.unwrap();

    assert_eq!(ended.0.as_deref(), Some("expelled"));
    assert!(
        server
            .connect(house.workshop, &house.peer.token)
            .await
            .is_err()
    );
    assert!(server.connect(house.workshop, &link.token).await.is_ok());
}

#[tokio::test]
async fn a_guesser_learns_nothing_and_locks_nobody_out() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut answers = Vec::new();
    for guess in 0..80 {
        let error = knock(&server, &format!("{guess:08}")).await.unwrap_err();
        let ClientError::Refused { status, code, .. } = error else {
            panic!("{error}")
        };
        answers.push((status, code));
    }

    assert!(
        answers[..60]
            .iter()
            .all(|answer| *answer == (404, "no_such_code".to_owned()))
    );
    assert!(
        answers[65..]
            .iter()
            .any(|answer| *answer == (429, "rate_limited".to_owned()))
    );
    assert!(
        knock(&server, &house.join_code).await.is_ok(),
        "the room stays open for those who know the code"
    );
}

async fn erase(api: &Api, house: &House, seat: SeatId) -> Result<Value, ClientError> {
    let path = format!("/api/workshops/{}/seats/{seat}/erase", house.workshop);
    api.post(&path, &serde_json::json!({})).await
}

#[tokio::test]
async fn who_is_erased_has_no_name_and_no_link_and_the_seat_stays() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let api = |token: &str| server.api(Some(token));
    let (peer, lead) = (house.peer.seat, house.facilitator.seat);
    let shown = |body: Option<&Body>| match body {
        Some(Body::Seat(seat)) => seat.name.clone(),
        other => panic!("no seat: {other:?}"),
    };
    let key = format!("seat/{peer}");
    let mut gone = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let mut watching = server
        .connect(house.workshop, &house.host_lead.token)
        .await
        .unwrap();
    assert!(shown(watching.record(&key)).is_some());

    let by_delegate = erase(&api(&house.host_lead.token), &house, peer).await;
    let by_oneself = erase(&api(&house.facilitator.token), &house, lead).await;
    let of_nobody = erase(&server.operator(), &house, SeatId(testing::fresh())).await;
    for refused in [by_delegate, by_oneself, of_nobody] {
        assert!(
            matches!(refused, Err(ClientError::Refused { status, .. }) if status < 500),
            "{refused:?}"
        );
    }
    assert!(shown(watching.record(&key)).is_some());
    erase(&api(&house.facilitator.token), &house, peer)
        .await
        .unwrap();

    let (reason, _) = gone.ended().await.unwrap();
    assert_eq!(reason.as_deref(), Some("expelled"));
    watching
        .wait_for("the name is gone", |client| {
            shown(client.record(&key)).is_none()
        })
        .await
        .unwrap();
    let link = server.connect(house.workshop, &house.peer.token).await;
    assert!(link.is_err(), "the link is void");
    erase(&server.operator(), &house, peer)
        .await
        .expect("whoever lost the answer asks again");
}

#[tokio::test]
async fn who_left_the_workshop_can_still_be_erased() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let peer = house.peer.seat;
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    desk.do_command(remove(peer)).await.unwrap().done().unwrap();

    erase(&server.operator(), &house, peer).await.unwrap();

    let again = erase(&server.operator(), &house, peer).await;
    assert!(again.is_err(), "no name is left to be erased: {again:?}");
}

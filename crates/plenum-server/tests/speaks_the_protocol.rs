//! The socket: hello, welcome, do, done, change; and what is refused keeps it open.
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, also in its helpers"
)]

mod common;

use std::sync::Arc;

use common::{join, long_plan, mark, shows_present};
use plenum_core::people::Role;
use plenum_core::{Audience, Body};
use plenum_log::Memory;
use plenum_server::Config;
use plenum_server::client::{ClientError, Outcome, command_id};
use plenum_server::testing::TestServer;
use plenum_server::wire::{ServerFrame, You};
use serde_json::json;

#[tokio::test]
async fn a_command_is_acknowledged_and_everybody_sees_it() {
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

    let seq = peer.do_command(join()).await.unwrap().done().unwrap();
    projector
        .wait_for("the seat", |screen| shows_present(screen, house.peer.seat))
        .await
        .unwrap();

    assert!(
        shows_present(&peer, house.peer.seat),
        "the change comes before the acknowledgement"
    );
    assert_eq!((peer.seq, projector.seq), (seq, seq));
    let expected = You::Seat {
        workshop: house.workshop,
        seat: house.peer.seat,
        role: Role::PeerDelegate,
        organisation: house.peers,
    };
    assert_eq!(peer.you, expected);
    assert_eq!(
        projector.you,
        You::Projector {
            workshop: house.workshop,
            join_code: house.join_code
        }
    );
    assert!(server.stop().await);
}

#[tokio::test]
async fn a_replica_fed_with_changes_equals_a_fresh_snapshot() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    for present in [true, false, true] {
        desk.do_command(mark(house.peer.seat, present))
            .await
            .unwrap()
            .done()
            .unwrap();
    }

    let fresh = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();

    assert_eq!(desk.records, fresh.records);
    assert_eq!((desk.epoch, desk.seq), (fresh.epoch, fresh.seq));
}

#[tokio::test]
async fn a_large_snapshot_comes_packed_to_whoever_unpacks_and_as_text_to_others() {
    for direct in [true, false] {
        let config = Config {
            direct,
            ..Config::over(Arc::new(Memory::new()))
        };
        let server = TestServer::over(config).await.unwrap();
        let house = server.house().await.unwrap();
        let (workshop, token) = (house.workshop, &house.facilitator.token);
        let mut desk = server.connect(workshop, token).await.unwrap();
        assert_eq!((desk.snapshots, desk.packed), (1, 0), "it is short");
        let plan = desk.do_command(long_plan(60)).await.unwrap();
        plan.done().unwrap();

        let packed = server.connect(workshop, token).await.unwrap();
        let path = format!("/api/workshops/{workshop}/snapshot");
        let text: ServerFrame = server.api(Some(token)).get(&path).await.unwrap();

        assert_eq!((packed.snapshots, packed.packed), (1, 1));
        assert_eq!(packed.records, desk.records);
        let ServerFrame::Welcome { records, .. } = text else {
            panic!("a welcome")
        };
        assert_eq!(records.len(), packed.records.len());
        assert!(server.stop().await);
    }
}

#[tokio::test]
async fn names_are_shown_from_the_directory_and_only_functions() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();

    let projector = server
        .connect(house.workshop, &house.projector)
        .await
        .unwrap();

    let Some(Body::Seat(seat)) = projector.record(&format!("seat/{}", house.host_lead.seat)) else {
        panic!("a seat")
    };
    assert_eq!(seat.name.as_deref(), Some("Director of transport"));
    assert!(
        projector
            .records
            .keys()
            .all(|(audience, _)| *audience == Audience::Room)
    );
}

#[tokio::test]
async fn a_refusal_names_its_rule_and_the_socket_stays_open() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();

    let refused = peer
        .do_command(mark(house.peer_lead.seat, true))
        .await
        .unwrap();
    let then = peer.do_command(join()).await.unwrap();

    let detail = json!({ "role": "peer_delegate", "right": "run_room" });
    assert_eq!(
        refused,
        Outcome::Refused {
            code: "not_permitted".to_owned(),
            detail
        }
    );
    assert!(matches!(then, Outcome::Done(_)));
}

#[tokio::test]
async fn a_projector_says_nothing() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut projector = server
        .connect(house.workshop, &house.projector)
        .await
        .unwrap();

    assert_eq!(
        projector.do_command(join()).await.unwrap().code(),
        Some("no_seat")
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_a_problem_and_the_socket_stays_open() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let id = command_id();
    let deep = format!(
        r#"{{"frame":"do","x":{}1{}}}"#,
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    let cases = [
        ("{".to_owned(), "malformed"),
        ("null".to_owned(), "malformed"),
        (r#"{"frame":"sing"}"#.to_owned(), "malformed"),
        (
            format!(r#"{{"frame":"do","id":"{id}","command":{{"noun":"people","do":"dance"}}}}"#),
            "unknown_command",
        ),
        (
            format!(
                r#"{{"frame":"do","id":"{id}","command":{{"noun":"people","do":"join","role":"convenor"}}}}"#
            ),
            "malformed",
        ),
        (
            format!(
                r#"{{"frame":"do","id":"{id}","id":"{id}","command":{{"noun":"people","do":"join"}}}}"#
            ),
            "malformed",
        ),
        (r#"{"frame":"ping","t":1e400}"#.to_owned(), "malformed"),
        (
            r#"{"frame":"ping","t":1,"__proto__":{}}"#.to_owned(),
            "malformed",
        ),
        (r#"{"frame":"ping","t":"\ud800"}"#.to_owned(), "malformed"),
        (deep, "malformed"),
    ];

    for (sent, expected) in cases {
        peer.send_text(&sent).await.unwrap();
        let ServerFrame::Problem { code, detail } = peer.next().await.unwrap() else {
            panic!("a problem for {sent:.80}")
        };
        assert_eq!(code, expected, "{sent:.80}");
        if sent.starts_with(r#"{"frame":"do","id""#)
            && !sent.contains(r#","id":"#.repeat(2).as_str())
        {
            let named = detail
                .get("id")
                .and_then(|id| id.as_str())
                .map(str::to_owned);
            assert!(named.is_none_or(|named| named == id.to_string()));
        }
    }

    assert!(matches!(
        peer.do_command(join()).await.unwrap(),
        Outcome::Done(_)
    ));
}

#[tokio::test]
async fn an_unreadable_command_is_answered_with_its_id() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let id = command_id();

    peer.send_text(&format!(
        r#"{{"frame":"do","id":"{id}","command":{{"noun":"weather","do":"rain"}}}}"#
    ))
    .await
    .unwrap();

    let ServerFrame::Problem { code, detail } = peer.next().await.unwrap() else {
        panic!("a problem")
    };
    assert_eq!(
        (code.as_str(), detail["id"].as_str()),
        ("unknown_command", Some(id.to_string().as_str()))
    );
}

#[tokio::test]
async fn a_message_over_the_limit_is_answered_and_then_closed() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    for (size, text) in [(65_537, true), (100, false)] {
        let mut peer = server
            .connect(house.workshop, &house.peer.token)
            .await
            .unwrap();
        if text {
            peer.send_text(&"x".repeat(size)).await.unwrap();
        } else {
            peer.send_bytes(&vec![0; size]).await.unwrap();
        }

        let ServerFrame::Problem { code, .. } = peer.next().await.unwrap() else {
            panic!("a problem")
        };
        let ended = peer.ended().await.unwrap();

        let expected = if text {
            ("too_long", 1009)
        } else {
            ("malformed", 1003)
        };
        assert_eq!(
            (code.as_str(), ended),
            (expected.0, (Some("protocol".to_owned()), Some(expected.1)))
        );
    }
}

#[tokio::test]
async fn a_command_over_its_limit_is_refused_and_the_socket_stays_open() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let id = command_id();

    let reason = "x".repeat(17_000);
    desk.send_text(&format!(
        r#"{{"frame":"do","id":"{id}","command":{{"noun":"agenda","do":"next","expected":0,"reason":{{"lang":"en","text":"{reason}"}}}}}}"#
    ))
    .await
    .unwrap();

    assert_eq!(
        desk.outcome(id).await.unwrap().code(),
        Some("command_too_long")
    );
    assert!(matches!(
        desk.do_command(join()).await.unwrap(),
        Outcome::Done(_)
    ));
}

#[tokio::test]
async fn a_token_of_another_workshop_reads_like_one_of_nobody() {
    let server = TestServer::start().await.unwrap();
    let (house, other) = (server.house().await.unwrap(), server.house().await.unwrap());
    let nobody = "A".repeat(43);
    for token in [
        &other.peer.token,
        &other.projector,
        &nobody,
        &house.join_code,
        &server.operator,
        &String::new(),
    ] {
        let error = server.connect(house.workshop, token).await.unwrap_err();
        assert!(
            matches!(&error, ClientError::Closed { reason } if reason == "bad_token"),
            "{error}"
        );

        let path = format!("/api/workshops/{}/snapshot", house.workshop);
        let error = server.api(Some(token)).get_text(&path).await.unwrap_err();
        assert!(
            matches!(&error, ClientError::Refused { status: 404, code, .. } if code == "not_found"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn the_first_frame_must_be_hello() {
    use futures_util::{SinkExt, StreamExt};
    use tokio_tungstenite::tungstenite::Message;

    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    for first in [
        r#"{"frame":"ping","t":1}"#,
        r#"{"frame":"hello","protocol":2,"token":"x"}"#,
        "{",
    ] {
        let url = format!(
            "ws://{}/api/workshops/{}/live",
            server.address, house.workshop
        );
        let (mut socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
        socket.send(Message::text(first)).await.unwrap();

        let bye = socket.next().await.unwrap().unwrap().into_text().unwrap();
        let close = socket.next().await.unwrap().unwrap();

        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&bye).unwrap(),
            json!({ "frame": "bye", "reason": "protocol" })
        );
        assert!(matches!(close, Message::Close(Some(frame)) if u16::from(frame.code) == 1002));
    }
}

#[tokio::test]
async fn a_repeated_command_is_done_once_whatever_way_it_comes() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();
    let id = command_id();
    let api = server.api(Some(&house.peer.token));
    let path = format!("/api/workshops/{}/commands", house.workshop);

    let first = peer.do_command_as(id, join()).await.unwrap();
    let again = peer.do_command_as(id, join()).await.unwrap();
    let over_http: ServerFrame = api
        .post(&path, &json!({ "id": id, "command": join() }))
        .await
        .unwrap();
    let other = mark(house.peer.seat, false);
    let reused = peer.do_command_as(id, other.clone()).await.unwrap();
    let reused_over_http = api
        .post::<ServerFrame>(&path, &json!({ "id": id, "command": other }))
        .await
        .unwrap_err();

    let seq = first.clone().done().unwrap();
    assert_eq!(again, first);
    assert_eq!(over_http, ServerFrame::Done { id, seq });
    assert_eq!(reused.code(), Some("id_reused"));
    assert!(
        matches!(&reused_over_http, ClientError::Refused { status: 409, code, .. } if code == "id_reused"),
        "{reused_over_http}"
    );
    assert_eq!(peer.seq, seq, "one commit only");
}

#[tokio::test]
async fn a_removed_seat_is_sent_away_at_once_and_for_good() {
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

    desk.do_command(common::remove(house.peer.seat))
        .await
        .unwrap()
        .done()
        .unwrap();
    let since = std::time::Instant::now();
    let ended = peer.ended().await.unwrap();

    assert_eq!(ended, (Some("expelled".to_owned()), Some(1008)));
    assert!(since.elapsed().as_millis() < 1_000);
    assert!(
        server
            .connect(house.workshop, &house.peer.token)
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_sixth_socket_of_a_seat_sends_the_oldest_away() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut sockets = Vec::new();
    for _ in 0..6 {
        sockets.push(
            server
                .connect(house.workshop, &house.peer.token)
                .await
                .unwrap(),
        );
    }

    let ended = sockets[0].ended().await.unwrap();

    assert_eq!(ended, (Some("too_many".to_owned()), Some(1008)));
    assert!(matches!(
        sockets[5].do_command(join()).await.unwrap(),
        Outcome::Done(_)
    ));
    assert!(sockets[1].settle().await.is_ok());
}

#[tokio::test]
async fn too_many_commands_are_asked_to_wait_and_none_is_lost() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let commands: Vec<_> = (0..22)
        .map(|n| (command_id(), mark(house.peer.seat, n % 2 == 0)))
        .collect();
    for (id, command) in &commands {
        desk.start(*id, command.clone()).await.unwrap();
    }

    let mut outcomes = Vec::new();
    for (id, _) in &commands {
        outcomes.push(desk.outcome(*id).await.unwrap());
    }
    let (id, command) = commands[20].clone();
    let later = desk.do_command_as(id, command).await.unwrap();

    assert!(
        outcomes[..20]
            .iter()
            .all(|outcome| matches!(outcome, Outcome::Done(_))),
        "an outbox of 20 drains at once"
    );
    assert_eq!(outcomes[20].code(), Some("rate_limited"));
    assert!(
        matches!(&outcomes[21], Outcome::Refused { detail, .. } if detail["retry_after_ms"].as_u64() > Some(0))
    );
    assert!(matches!(later, Outcome::Done(_)));
}

#[tokio::test]
async fn the_desk_sees_who_is_connected() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let mut desk = server
        .connect(house.workshop, &house.facilitator.token)
        .await
        .unwrap();
    let peer = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();

    desk.wait_for("the peer", |desk| desk.connected.contains(&house.peer.seat))
        .await
        .unwrap();
    drop(peer);
    let _host = server
        .connect(house.workshop, &house.host_lead.token)
        .await
        .unwrap();
    desk.wait_for("the host", |desk| {
        desk.connected.contains(&house.host_lead.seat)
    })
    .await
    .unwrap();
    assert!(
        desk.connected.contains(&house.peer.seat),
        "a line that breaks for a moment is no absence"
    );
}

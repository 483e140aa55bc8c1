//! The HTTP interface: headers on every answer, origins, limits, and who may read what.
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, also in its helpers"
)]

mod common;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use plenum_core::id::SeatId;
use plenum_core::{Commit, Records};
use plenum_log::Memory;
use plenum_server::client::{ClientError, command_id};
use plenum_server::testing::{TestServer, create_command};
use plenum_server::wire::{
    CommandInput, PeopleInput, PeopleOutput, ServerFrame, SessionInput, WorkshopInput,
    WorkshopLine, You,
};
use plenum_server::{Asked, Config, Exporter, NotWritten, Whole, Written};
use serde_json::{Value, json};

/// Sends bytes as they are and returns the head of the answer and its body.
async fn raw(server: &TestServer, request: String) -> (String, String) {
    let address = server.address;
    tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let (mut answer, mut piece) = (Vec::new(), [0; 4_096]);
        // A connection that asked to be upgraded stays open: the head is the answer.
        let complete = |answer: &[u8]| {
            request.contains("upgrade") && answer.windows(4).any(|end| end == b"\r\n\r\n")
        };
        while !complete(&answer) {
            match stream.read(&mut piece) {
                Ok(length @ 1..) => answer.extend_from_slice(&piece[..length]),
                Ok(0) | Err(_) => break,
            }
        }
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        (head.to_owned(), body.to_owned())
    })
    .await
    .unwrap()
}

async fn get(server: &TestServer, path: &str, headers: &str) -> (String, String) {
    let host = server.address;
    raw(
        server,
        format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n{headers}\r\n"),
    )
    .await
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let server = TestServer::start().await.unwrap();
    let mut seen = String::new();
    for path in [
        "/",
        "/c",
        "/missing.js",
        "/api/templates",
        "/api/nothing",
        "/healthz",
    ] {
        let (head, _) = get(&server, path, "").await;
        let mut lines: Vec<_> = head
            .lines()
            .filter(|line| {
                !["date:", "etag:", "content-length:"]
                    .iter()
                    .any(|skip| line.starts_with(skip))
            })
            .collect();
        lines[1..].sort_unstable();
        seen += &["GET ", path, "\n", &lines.join("\n"), "\n\n"].concat();
    }

    insta::assert_snapshot!(seen);
}

#[tokio::test]
async fn tls_adds_the_headers_that_need_it() {
    let config = Config {
        secure: true,
        ..Config::over(Arc::new(Memory::new()))
    };
    let server = TestServer::over(config).await.unwrap();

    let (head, _) = get(&server, "/", "").await;

    assert!(
        head.contains("strict-transport-security: max-age=31536000"),
        "{head}"
    );
    assert!(
        head.contains("cross-origin-opener-policy: same-origin"),
        "{head}"
    );
}

#[tokio::test]
async fn a_page_is_not_sent_twice() {
    let server = TestServer::start().await.unwrap();
    let (head, page) = get(&server, "/p", "").await;
    let tag = head
        .lines()
        .find_map(|line| line.strip_prefix("etag: "))
        .unwrap()
        .to_owned();

    let (again, body) = get(&server, "/", &format!("if-none-match: {tag}\r\n")).await;

    assert!(head.starts_with("HTTP/1.1 200") && page.contains("<title>"));
    assert!(again.starts_with("HTTP/1.1 304") && body.is_empty());
}

#[tokio::test]
async fn a_socket_from_a_foreign_page_is_refused() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let own = server.url();
    let upgrade = "upgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    let socket = async |origin: &str| {
        let path = format!("/api/workshops/{}/live", house.workshop);
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: upgrade\r\n{upgrade}{origin}\r\n",
            server.address
        );
        let (head, _) = raw(&server, request).await;
        head.lines().next().unwrap_or_default().to_owned()
    };

    for foreign in [
        "http://evil.example",
        "null",
        &format!("{own}.evil.example"),
        &own.replace("http", "https"),
    ] {
        assert_eq!(
            socket(&format!("origin: {foreign}\r\n")).await,
            "HTTP/1.1 403 Forbidden",
            "{foreign}"
        );
    }
    assert_eq!(
        socket(&format!("origin: {own}\r\n")).await,
        "HTTP/1.1 101 Switching Protocols"
    );
    assert_eq!(socket("").await, "HTTP/1.1 101 Switching Protocols");
}

#[tokio::test]
async fn half_sent_headers_are_dropped() {
    let mut config = Config::over(Arc::new(Memory::new()));
    config.limits.first = Duration::from_millis(300);
    let server = TestServer::over(config).await.unwrap();
    let start = Instant::now();

    for half in ["", "GET / HTTP/1.1\r\nhost: x\r\nx-slow: "] {
        raw(&server, half.to_owned()).await;
    }

    assert!(
        start.elapsed() < Duration::from_secs(4),
        "both were closed by the server"
    );
}

#[tokio::test]
async fn too_many_connections_from_one_address_are_not_taken() {
    let mut config = Config::over(Arc::new(Memory::new()));
    config.limits.connections_per_address = 3;
    let server = TestServer::over(config).await.unwrap();
    let held: Vec<_> = (0..3)
        .map(|_| TcpStream::connect(server.address).unwrap())
        .collect();
    tokio::time::sleep(Duration::from_millis(100)).await;

    let refused = get(&server, "/healthz", "").await.0;
    drop(held);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let taken = get(&server, "/healthz", "").await.0;

    assert_eq!(refused, "");
    assert!(taken.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn who_holds_a_token_is_told_and_nobody_else_anything() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let api = server.api(None);
    let session = async |token: &str| {
        api.post::<You>(
            "/api/session",
            &SessionInput {
                token: token.to_owned(),
            },
        )
        .await
    };

    assert_eq!(session(&server.operator).await.unwrap(), You::Operator);
    let projector = You::Projector {
        workshop: house.workshop,
        join_code: house.join_code.clone(),
    };
    assert_eq!(session(&house.projector).await.unwrap(), projector);
    assert!(
        matches!(session(&house.peer.token).await.unwrap(), You::Seat { seat, .. } if seat == house.peer.seat)
    );
    for nobody in ["", "x", &house.join_code, &"A".repeat(43)] {
        let error = session(nobody).await.unwrap_err();
        assert!(
            matches!(&error, ClientError::Refused { status: 401, code, .. } if code == "bad_token"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn only_the_operator_makes_and_lists_workshops() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let create = WorkshopInput {
        create: CommandInput {
            id: command_id(),
            command: create_command(),
        },
        people: PeopleInput::default(),
    };

    for token in [None, Some(house.convenor.token.as_str())] {
        let made = server
            .api(token)
            .post::<PeopleOutput>("/api/workshops", &create)
            .await
            .unwrap_err();
        let listed = server
            .api(token)
            .get::<Vec<WorkshopLine>>("/api/workshops")
            .await
            .unwrap_err();
        for error in [made, listed] {
            assert!(
                matches!(error, ClientError::Refused { status: 404, .. }),
                "{error}"
            );
        }
    }
    let first: PeopleOutput = server
        .operator()
        .post("/api/workshops", &create)
        .await
        .unwrap();
    let again: PeopleOutput = server
        .operator()
        .post("/api/workshops", &create)
        .await
        .unwrap();
    let list: Vec<WorkshopLine> = server.operator().get("/api/workshops").await.unwrap();

    assert_eq!(
        (first.workshop, first.join_code),
        (again.workshop, again.join_code),
        "a repeated request makes one workshop"
    );
    assert_eq!(list.len(), 2);
    assert!(list.iter().all(|line| line.title == "Bus reform in Seoul"));
    assert!(
        server
            .connect(first.workshop, &first.projector_token.unwrap())
            .await
            .is_err(),
        "the lost token is void"
    );
    assert!(
        server
            .connect(again.workshop, &again.projector_token.unwrap())
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn bodies_are_held_to_their_form() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let path = format!("/api/workshops/{}/commands", house.workshop);
    let id = command_id();
    let token = &house.peer.token;
    let post = async |kind: &str, body: String| {
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\nauthorization: Bearer {token}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n{body}",
            server.address,
            body.len()
        );
        let (head, body) = raw(&server, request).await;
        let status: u16 = head.split(' ').nth(1).unwrap().parse().unwrap();
        let body: Value = serde_json::from_str(&body).unwrap_or_default();
        (status, body["code"].as_str().unwrap_or_default().to_owned())
    };
    let good = json!({ "id": id, "command": common::join() });
    let mut extra = good.clone();
    extra["role"] = json!("convenor");
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let long = format!("\"{}\"", "x".repeat(70_000));
    let json = "application/json";

    assert_eq!(
        post("text/plain", good.to_string()).await,
        (415, "not_json".to_owned())
    );
    assert_eq!(
        post(json, "{".to_owned()).await,
        (400, "malformed".to_owned())
    );
    assert_eq!(
        post(json, extra.to_string()).await,
        (400, "malformed".to_owned())
    );
    assert_eq!(post(json, deep).await, (400, "malformed".to_owned()));
    assert_eq!(post(json, long).await, (413, "too_long".to_owned()));
    assert_eq!(
        post("application/json; charset=utf-8", good.to_string())
            .await
            .0,
        200
    );
}

#[tokio::test]
async fn a_refusal_over_http_has_its_status_and_code() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let path = format!("/api/workshops/{}/commands", house.workshop);
    let input = |command| CommandInput {
        id: command_id(),
        command,
    };
    let api = server.api(Some(&house.peer.token));

    let forbidden = api
        .post::<ServerFrame>(&path, &input(common::mark(house.peer.seat, true)))
        .await
        .unwrap_err();
    api.post::<ServerFrame>(&path, &input(common::join()))
        .await
        .unwrap();
    let conflict = api
        .post::<ServerFrame>(&path, &input(common::join()))
        .await
        .unwrap_err();

    assert!(
        matches!(&forbidden, ClientError::Refused { status: 403, code, .. } if code == "not_permitted"),
        "{forbidden}"
    );
    assert!(
        matches!(&conflict, ClientError::Refused { status: 409, code, .. } if code == "already_done"),
        "{conflict}"
    );
}

#[tokio::test]
async fn a_workshop_in_an_unknown_zone_is_refused() {
    let server = TestServer::start().await.unwrap();
    let mut command = serde_json::to_value(create_command()).unwrap();
    command["zone"] = json!("Mars/Olympus");
    let create = json!({ "create": { "id": command_id(), "command": command } });

    let error = server
        .operator()
        .post::<PeopleOutput>("/api/workshops", &create)
        .await
        .unwrap_err();

    assert!(
        matches!(&error, ClientError::Refused { status: 422, code, detail } if code == "malformed" && detail["field"] == "zone"),
        "{error}"
    );
}

#[tokio::test]
async fn the_snapshot_is_the_welcome_and_can_be_packed() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let path = format!("/api/workshops/{}/snapshot", house.workshop);
    let socket = server
        .connect(house.workshop, &house.peer.token)
        .await
        .unwrap();

    let frame: ServerFrame = server
        .api(Some(&house.peer.token))
        .get(&path)
        .await
        .unwrap();
    let bearer = format!(
        "authorization: Bearer {}\r\naccept-encoding: gzip\r\n",
        house.peer.token
    );
    let (head, _) = get(&server, &path, &bearer).await;

    let ServerFrame::Welcome {
        you, seq, records, ..
    } = frame
    else {
        panic!("a welcome")
    };
    assert_eq!(
        (you, seq, records.len()),
        (socket.you, socket.seq, socket.records.len())
    );
    assert!(head.contains("content-encoding: gzip"), "{head}");
    assert!(head.contains("cache-control: no-store"), "{head}");
}

#[tokio::test]
async fn the_archive_is_for_the_operator_and_only_later_for_the_desk() {
    let server = TestServer::start().await.unwrap();
    let house = server.house().await.unwrap();
    let path = format!("/api/workshops/{}/archive", house.workshop);
    let of = async |token: &str| server.api(Some(token)).get_text(&path).await;

    let archive = of(&server.operator).await.unwrap();
    let (peer, desk, projector) = (
        of(&house.peer.token).await.unwrap_err(),
        of(&house.facilitator.token).await.unwrap_err(),
        of(&house.projector).await.unwrap_err(),
    );

    let commits: Vec<Commit> = serde_json::from_str(&archive).unwrap();
    assert!(
        !commits.is_empty()
            && commits
                .iter()
                .all(|commit| commit.workshop == house.workshop)
    );
    assert!(
        !archive.contains("Director of transport"),
        "names are not in the log"
    );
    assert!(
        matches!(&peer, ClientError::Refused { status: 403, .. }),
        "{peer}"
    );
    assert!(
        matches!(&desk, ClientError::Refused { status: 409, code, .. } if code == "wrong_phase"),
        "{desk}"
    );
    assert!(
        matches!(&projector, ClientError::Refused { status: 404, .. }),
        "{projector}"
    );
}

#[tokio::test]
async fn the_operator_is_made_once() {
    let store = Arc::new(Memory::new());
    let server = plenum_server::Server::new(Config::over(Arc::clone(&store)))
        .await
        .unwrap();
    let first = server.ensure_operator().await.unwrap();
    let again = plenum_server::Server::new(Config::over(store))
        .await
        .unwrap();

    assert!(first.is_some());
    assert_eq!(again.ensure_operator().await.unwrap(), None);
    assert_eq!(server.epoch(), again.epoch(), "the store is the same");
}

/// A report writer that fails.
struct Broken;

impl Exporter for Broken {
    fn archive(&self, _: &[Commit], _: &Records, _: &BTreeMap<SeatId, String>) -> String {
        panic!("a secret of the writer")
    }

    fn read(&self, _: &[u8]) -> Result<Whole, String> {
        panic!("a secret of the reader")
    }

    fn report(&self, _: &Asked, _: &[Commit], _: &Records) -> Result<Written, NotWritten> {
        Err(NotWritten::Later("a place on this machine".to_owned()))
    }

    fn html(&self, commits: &[Commit], _: &Records, _: &BTreeMap<SeatId, String>) -> String {
        format!("<title>{} commits</title>", commits.len())
    }
}

#[tokio::test]
async fn a_panic_is_an_incident_with_an_id_and_the_server_goes_on() {
    let config = Config {
        exporter: Arc::new(Broken),
        ..Config::over(Arc::new(Memory::new()))
    };
    let server = TestServer::over(config).await.unwrap();
    let house = server.house().await.unwrap();
    let path = |what: &str| format!("/api/workshops/{}/{what}", house.workshop);

    let error = server
        .operator()
        .get_text(&path("archive"))
        .await
        .unwrap_err();
    let document = server
        .operator()
        .get_text(&path("outcome.html"))
        .await
        .unwrap();

    let ClientError::Refused {
        status,
        code,
        detail,
    } = error
    else {
        panic!("{error}")
    };
    assert_eq!((status, code.as_str()), (500, "internal"));
    assert_eq!(detail["incident"].as_str().map(str::len), Some(16));
    assert!(!detail.to_string().contains("secret"));
    assert!(document.contains("commits"));
}

#[tokio::test]
async fn a_report_that_cannot_be_made_now_is_refused_and_no_incident() {
    let config = Config {
        exporter: Arc::new(Broken),
        ..Config::over(Arc::new(Memory::new()))
    };
    let server = TestServer::over(config).await.unwrap();
    let house = server.house().await.unwrap();
    let asked = "report?kind=full&format=pdf&profile=full&lang=en";
    let path = format!("/api/workshops/{}/{asked}", house.workshop);

    let error = server.operator().get_text(&path).await.unwrap_err();

    let ClientError::Refused {
        status,
        code,
        detail,
    } = error
    else {
        panic!("{error}")
    };
    assert!(status < 500, "{status}");
    assert_eq!(code, "not_written");
    assert!(!detail.to_string().contains("machine"));
}

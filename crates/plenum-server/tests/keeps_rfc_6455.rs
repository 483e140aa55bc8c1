//! The WebSocket protocol below our own, byte by byte, whichever way frames leave: straight from the room, or through a task
//! for each socket (PROMISES 13).
#![expect(
    clippy::unwrap_used,
    reason = "a test fails by panicking, also in its helpers"
)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use plenum_core::id::WorkshopId;
use plenum_log::Memory;
use plenum_server::Config;
use plenum_server::testing::TestServer;

/// A socket as bytes.
struct Raw {
    stream: TcpStream,
    bytes: Vec<u8>,
}

/// Opcode and payload.
type Frame = (u8, Vec<u8>);

impl Raw {
    /// Connects and greets.
    fn open(address: SocketAddr, workshop: WorkshopId, token: &str) -> Self {
        let mut stream = TcpStream::connect(address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        write!(
            stream,
            "GET /api/workshops/{workshop}/live HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        .unwrap();
        let mut raw = Self {
            stream,
            bytes: Vec::new(),
        };
        let end = loop {
            if let Some(end) = raw.bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            assert!(raw.read(), "the server hung up");
        };
        let head = String::from_utf8(raw.bytes.drain(..end).collect()).unwrap();
        assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
        // The answer to the key of the example in RFC 6455, section 1.3.
        assert!(head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), "{head}");
        let hello = format!(r#"{{"frame":"hello","protocol":1,"token":"{token}"}}"#);
        raw.send(0x81, hello.as_bytes());
        assert!(raw.text().starts_with(r#"{"frame":"welcome""#));
        raw
    }

    fn read(&mut self) -> bool {
        let mut some = [0; 4_096];
        let read = self.stream.read(&mut some).unwrap_or(0);
        self.bytes.extend(&some[..read]);
        read > 0
    }

    /// Sends a frame with this first byte, masked.
    fn send(&mut self, first: u8, payload: &[u8]) {
        let mask = [0x37, 0xfa, 0x21, 0x3d];
        let mut frame = vec![first];
        match u16::try_from(payload.len()).unwrap() {
            short @ ..126 => frame.push(0x80 | u8::try_from(short).unwrap()),
            long => {
                frame.push(0x80 | 0x7e);
                frame.extend(long.to_be_bytes());
            }
        }
        frame.extend(mask);
        frame.extend(payload.iter().zip(mask.iter().cycle()).map(|(a, b)| a ^ b));
        self.stream.write_all(&frame).unwrap();
    }

    /// The next frame; none at the end of the stream.
    fn frame(&mut self) -> Option<Frame> {
        loop {
            if let Some((head, length)) = header(&self.bytes)
                && self.bytes.len() >= head + length
            {
                let frame: Vec<u8> = self.bytes.drain(..head + length).collect();
                assert_eq!(frame[1] & 0x80, 0, "a server does not mask");
                assert_eq!(frame[0] & 0x80, 0x80, "a server does not fragment");
                return Some((frame[0] & 0x0f, frame[head..].to_vec()));
            }
            if !self.read() {
                assert!(self.bytes.is_empty(), "half a frame");
                return None;
            }
        }
    }

    fn text(&mut self) -> String {
        let (opcode, payload) = self.frame().unwrap();
        assert_eq!(opcode, 1);
        String::from_utf8(payload).unwrap()
    }

    /// The first frame that is no text.
    fn control(&mut self) -> Option<Frame> {
        loop {
            match self.frame() {
                Some((1, _)) => {}
                other => return other,
            }
        }
    }

    /// The code with which the server closes, and that nothing comes after it.
    fn closed(&mut self) -> u16 {
        let (opcode, payload) = self.control().unwrap();
        assert_eq!(opcode, 8, "{payload:?}");
        // The peer answers, as it must.
        self.send(0x88, &payload);
        assert_eq!(self.frame(), None, "the close frame is the last");
        u16::from_be_bytes(payload[..2].try_into().unwrap())
    }
}

fn header(bytes: &[u8]) -> Option<(usize, usize)> {
    let (head, length) = match bytes.get(1)? & 0x7f {
        126 => (
            4,
            u64::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?)),
        ),
        127 => (10, u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?)),
        short => (2, u64::from(short)),
    };
    Some((head, usize::try_from(length).unwrap()))
}

/// Runs a case on a socket of its own, both ways.
async fn both_ways(case: impl Fn(&mut Raw, bool) + Send + Sync + 'static) {
    let case = Arc::new(case);
    for direct in [true, false] {
        let config = Config {
            direct,
            ..Config::over(Arc::new(Memory::new()))
        };
        let server = TestServer::over(config).await.unwrap();
        let house = server.house().await.unwrap();
        let (address, case) = (server.address, Arc::clone(&case));
        tokio::task::spawn_blocking(move || {
            let mut raw = Raw::open(address, house.workshop, &house.peer.token);
            case(&mut raw, direct);
        })
        .await
        .unwrap();
        assert!(server.stop().await);
    }
}

const PING: &[u8] = br#"{"frame":"ping","t":7}"#;

#[tokio::test(flavor = "multi_thread")]
async fn pings_are_answered_with_what_they_carried() {
    both_ways(|raw, _| {
        for payload in [&b""[..], b"are you there?", &[0xff; 125]] {
            raw.send(0x89, payload);
            assert_eq!(raw.control(), Some((10, payload.to_vec())));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fragments_are_put_together_and_a_ping_between_them_is_answered_first() {
    both_ways(|raw, _| {
        raw.send(0x01, &PING[..5]);
        raw.send(0x00, b"");
        raw.send(0x89, b"between");
        raw.send(0x80, &PING[5..]);

        assert_eq!(raw.frame(), Some((10, b"between".to_vec())));
        assert!(raw.text().starts_with(r#"{"frame":"pong","t":7"#));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_messages_in_one_packet_are_all_answered_in_order() {
    both_ways(|raw, _| {
        for t in 0..100 {
            raw.send(0x81, format!(r#"{{"frame":"ping","t":{t}}}"#).as_bytes());
        }
        for t in 0..100 {
            let answer = raw.text();
            assert!(
                answer.starts_with(&format!(r#"{{"frame":"pong","t":{t},"#)),
                "{answer}"
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_that_says_goodbye_is_answered_and_the_stream_ends() {
    both_ways(|raw, _| {
        raw.send(0x88, &1_000_u16.to_be_bytes());

        assert_eq!(raw.control(), Some((8, 1_000_u16.to_be_bytes().to_vec())));
        assert_eq!(raw.frame(), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_against_the_protocol_ends_with_its_code() {
    // A reserved opcode, a reserved bit, a continuation of nothing, a long ping, a fragmented ping.
    let cases: [(u8, usize); 5] = [(0x83, 3), (0xc1, 3), (0x80, 3), (0x89, 126), (0x09, 3)];
    for (first, length) in cases {
        both_ways(move |raw, direct| {
            raw.send(first, &vec![b'x'; length]);
            let code = raw.closed();
            // Through the library the code is lost on the way.
            assert_eq!(code, if direct { 1002 } else { 1009 }, "{first:#x}");
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn text_that_is_none_ends_with_its_code() {
    both_ways(|raw, direct| {
        raw.send(0x81, &[b'"', 0xc3, 0x28, b'"']);
        assert_eq!(raw.closed(), if direct { 1007 } else { 1009 });
    })
    .await;
}

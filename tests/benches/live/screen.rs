//! One screen: a raw socket that counts what arrives and reads no more of it than that takes.
//!
//! Frames are told apart by their size and by a mark in their text, so that the generator costs as little as it can and the
//! server is what is measured.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::mpsc;

/// What a server speaks on top of WebSocket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Text as it is.
    Plain,
    /// Our own: a greeting, then commands.
    Plenum,
    /// Engine.IO 4 with Socket.IO 5 inside.
    SocketIo,
    /// The binary protocol of Colyseus.
    Colyseus,
}

/// Where a screen connects, and what it says first.
#[derive(Clone, Debug)]
pub(crate) struct Entrance {
    pub(crate) dialect: Dialect,
    /// `127.0.0.1:7470`.
    pub(crate) host: String,
    pub(crate) path: String,
    /// Our greeting.
    pub(crate) hello: Option<String>,
    /// The address it comes from: one has ports for some ten thousand connections, and ours takes 4,096 from each.
    pub(crate) from: SocketAddr,
}

/// What all screens of one run share: when each message was sent, and what came of it.
#[derive(Debug)]
pub(crate) struct Board {
    start: Instant,
    /// Microseconds after the start, by the number of the message.
    sent: RefCell<Vec<u64>>,
    delivered: Cell<u64>,
    /// Microseconds of a sample of all deliveries.
    delays: RefCell<Vec<u32>>,
    /// Screens that have their first picture.
    shown: Cell<usize>,
    /// Bytes of the first picture.
    picture: Cell<usize>,
    /// Microseconds until each screen had it.
    joins: RefCell<Vec<u32>>,
    /// Connections that ended unasked.
    pub(crate) lost: Cell<usize>,
}

impl Board {
    pub(crate) fn new() -> Rc<Self> {
        Rc::new(Self {
            start: Instant::now(),
            sent: RefCell::default(),
            delivered: Cell::new(0),
            delays: RefCell::default(),
            shown: Cell::new(0),
            picture: Cell::new(0),
            joins: RefCell::default(),
            lost: Cell::new(0),
        })
    }

    /// Notes that the next message leaves now, and returns its mark.
    pub(crate) fn stamp(&self) -> String {
        let mut sent = self.sent.borrow_mut();
        sent.push(micros(self.start.elapsed()));
        format!("#{:08}", sent.len() - 1)
    }

    pub(crate) fn delivered(&self) -> u64 {
        self.delivered.get()
    }

    pub(crate) fn shown(&self) -> usize {
        self.shown.get()
    }

    pub(crate) fn picture(&self) -> usize {
        self.picture.get()
    }

    /// The delays in order, in microseconds; forgotten here.
    pub(crate) fn take_delays(&self) -> Vec<u32> {
        self.delivered.set(0);
        sorted(self.delays.take())
    }

    /// The joins in order, in microseconds.
    pub(crate) fn take_joins(&self) -> Vec<u32> {
        sorted(self.joins.take())
    }

    fn arrived(&self, payload: &[u8], sampled: bool) {
        // Who wrote something gets it once more, as its author.
        let head = payload.get(..PERSONAL.1).unwrap_or_default();
        if head
            .windows(PERSONAL.0.len())
            .any(|part| part == PERSONAL.0)
        {
            return;
        }
        let Some(mark) = payload.iter().position(|byte| *byte == b'#') else {
            return;
        };
        self.delivered.set(self.delivered.get() + 1);
        if !sampled {
            return;
        }
        let digits = payload.get(mark + 1..mark + 9).unwrap_or_default();
        let number = digits
            .iter()
            .fold(0, |number, digit| number * 10 + usize::from(digit - b'0'));
        if let Some(sent) = self.sent.borrow().get(number) {
            let delay = micros(self.start.elapsed()).saturating_sub(*sent);
            self.delays.borrow_mut().push(clamped(delay));
        }
    }
}

/// Connects, and counts until the bench drops the other end of `says`.
pub(crate) async fn run(
    board: Rc<Board>,
    entrance: Entrance,
    sampled: bool,
    says: mpsc::UnboundedReceiver<String>,
) {
    let lives = Screen::open(&board, entrance, sampled).await;
    let ended = match lives {
        Ok(mut screen) => screen.live(says).await,
        Err(error) => Err(error),
    };
    if let Err(error) = ended {
        if board.lost.get() == 0 {
            crate::print(&format!("a screen lost its connection: {error:#}"));
        }
        board.lost.set(board.lost.get() + 1);
    }
}

struct Screen {
    board: Rc<Board>,
    dialect: Dialect,
    stream: TcpStream,
    buffer: Vec<u8>,
    /// Bytes of a frame too long to look at that are still to come.
    skip: usize,
    sampled: bool,
    began: Instant,
    has_picture: bool,
}

impl Screen {
    async fn open(board: &Rc<Board>, entrance: Entrance, sampled: bool) -> Result<Self> {
        let began = Instant::now();
        let mut path = entrance.path;
        if entrance.dialect == Dialect::Colyseus {
            path = reserve(&entrance.host).await?;
        }
        let stream = connect(&entrance.host, entrance.from).await?;
        stream.set_nodelay(true)?;
        let mut screen = Self {
            board: Rc::clone(board),
            dialect: entrance.dialect,
            stream,
            buffer: Vec::with_capacity(BUFFER),
            skip: 0,
            sampled,
            began,
            has_picture: false,
        };
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
            entrance.host
        );
        screen.stream.write_all(request.as_bytes()).await?;
        let end = loop {
            if let Some(end) = screen
                .buffer
                .windows(4)
                .position(|four| four == b"\r\n\r\n")
            {
                break end + 4;
            }
            screen.read().await?;
        };
        ensure!(
            screen.buffer.starts_with(b"HTTP/1.1 101"),
            "no socket: {}",
            String::from_utf8_lossy(&screen.buffer)
        );
        screen.buffer.drain(..end);
        if let Some(hello) = entrance.hello {
            screen.send(TEXT, hello.as_bytes()).await?;
        }
        Ok(screen)
    }

    async fn live(&mut self, mut says: mpsc::UnboundedReceiver<String>) -> Result<()> {
        loop {
            self.look().await?;
            tokio::select! {
                read = self.stream.read_buf(&mut self.buffer) => {
                    ensure!(read? > 0, "the server closed the connection");
                }
                said = says.recv() => match said {
                    Some(text) => self.say(&text).await?,
                    None => return Ok(()),
                },
            }
        }
    }

    async fn read(&mut self) -> Result<()> {
        let read = self.stream.read_buf(&mut self.buffer).await?;
        ensure!(read > 0, "the server closed the connection");
        Ok(())
    }

    /// Looks at all frames that are there.
    async fn look(&mut self) -> Result<()> {
        let mut at = 0;
        loop {
            if self.skip > 0 {
                let there = self.skip.min(self.buffer.len() - at);
                at += there;
                self.skip -= there;
                if self.skip > 0 {
                    break;
                }
                self.picture();
            }
            let Some((opcode, head, length)) = header(&self.buffer[at..]) else {
                break;
            };
            if length >= PICTURE {
                // Longer than any message: the picture of the room at the beginning, or after falling behind.
                self.skip = head + length;
                if !self.has_picture {
                    self.board.picture.set(length);
                }
                continue;
            }
            let Some(payload) = self.buffer.get(at + head..at + head + length) else {
                break;
            };
            let answer = match opcode {
                PING => Some((PONG, Vec::new())),
                CLOSE => bail!("the server said goodbye"),
                _ => match (self.dialect, payload) {
                    (Dialect::SocketIo, b"2") => Some((TEXT, b"3".to_vec())),
                    (Dialect::SocketIo, [b'0', ..]) => Some((TEXT, b"40".to_vec())),
                    (Dialect::Colyseus, [JOIN_ROOM, ..]) => Some((BINARY, vec![JOIN_ROOM])),
                    _ => {
                        self.board.arrived(payload, self.sampled);
                        None
                    }
                },
            };
            at += head + length;
            if let Some((opcode, payload)) = answer {
                self.send(opcode, &payload).await?;
            }
        }
        self.buffer.drain(..at);
        Ok(())
    }

    fn picture(&mut self) {
        if !self.has_picture {
            self.has_picture = true;
            self.board.shown.set(self.board.shown.get() + 1);
            let took = clamped(micros(self.began.elapsed()));
            self.board.joins.borrow_mut().push(took);
        }
    }

    async fn say(&mut self, text: &str) -> Result<()> {
        match self.dialect {
            Dialect::Plain | Dialect::Plenum => self.send(TEXT, text.as_bytes()).await,
            Dialect::SocketIo => {
                let packet = format!("42[\"say\",\"{text}\"]");
                self.send(TEXT, packet.as_bytes()).await
            }
            Dialect::Colyseus => {
                let length = u16::try_from(text.len())?.to_be_bytes();
                let mut packet = vec![ROOM_DATA, 0xa3, b's', b'a', b'y', 0xda];
                packet.extend(length);
                packet.extend(text.as_bytes());
                self.send(BINARY, &packet).await
            }
        }
    }

    /// Sends a frame, masked with zeros, which leave it as it is.
    async fn send(&mut self, opcode: u8, payload: &[u8]) -> Result<()> {
        let mut frame = vec![0x80 | opcode];
        match u16::try_from(payload.len()) {
            Ok(short @ ..=125) => frame.push(0x80 | short.to_be_bytes()[1]),
            Ok(long) => {
                frame.push(0x80 | 0x7e);
                frame.extend(long.to_be_bytes());
            }
            Err(_) => bail!("nobody sends that much here"),
        }
        frame.extend([0; 4]);
        frame.extend(payload);
        Ok(self.stream.write_all(&frame).await?)
    }
}

/// Opcode, bytes of the header and of the payload of a server's frame, if the header is there.
pub(crate) fn header(bytes: &[u8]) -> Option<(u8, usize, usize)> {
    let (first, second) = (bytes.first()?, bytes.get(1)? & 0x7f);
    let (head, length) = match second {
        126 => (
            4,
            u64::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?)),
        ),
        127 => (10, u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?)),
        short => (2, u64::from(short)),
    };
    Some((first & 0x0f, head, usize::try_from(length).ok()?))
}

async fn connect(host: &str, from: SocketAddr) -> Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(from)?;
    Ok(socket.connect(host.parse()?).await?)
}

/// Asks Colyseus for a place in the room, and returns the path to it.
async fn reserve(host: &str) -> Result<String> {
    let mut stream = TcpStream::connect(host).await?;
    let request = format!(
        "POST /matchmake/joinOrCreate/hall HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let place = answer
        .split_once('{')
        .and_then(|(_, rest)| rest.rsplit_once('}'))
        .with_context(|| format!("no place in the room: {answer}"))?
        .0;
    let place: serde_json::Value = serde_json::from_str(&format!("{{{place}}}"))?;
    let part = |name: &str| place[name].as_str().unwrap_or_default().to_owned();
    let (process, room, session) = (part("processId"), part("roomId"), part("sessionId"));
    Ok(format!("/{process}/{room}?sessionId={session}"))
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

fn clamped(micros: u64) -> u32 {
    u32::try_from(micros).unwrap_or(u32::MAX)
}

fn sorted(mut values: Vec<u32>) -> Vec<u32> {
    values.sort_unstable();
    values
}

pub(crate) const TEXT: u8 = 1;
const BINARY: u8 = 2;
pub(crate) const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
/// Frames of Colyseus.
const JOIN_ROOM: u8 = 10;
const ROOM_DATA: u8 = 13;
/// Frames from here on are pictures of the room.
pub(crate) const PICTURE: usize = 4_096;
const BUFFER: usize = 16 << 10;
/// What stands near the beginning of a frame of ours that is for one person.
const PERSONAL: (&[u8], usize) = (br#"{"person":"#, 100);

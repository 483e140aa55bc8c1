//! The network: frames take their time, arrive in order on one connection, in any order across connections, or never.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::io::{self, IoSlice};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::ws::Utf8Bytes;
use plenum_core::Command;
use plenum_core::id::CommandId;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use super::fate::Fate;
use crate::room::Line;

/// What a client says after its hello.
#[derive(Clone, Debug)]
pub(super) enum Said {
    Do(CommandId, Command),
}

/// One connection.
pub(super) struct Wire {
    pub(super) up: Pipe<Said>,
    pub(super) down: Pipe<Utf8Bytes>,
    abandoned: Cell<bool>,
}

/// One direction of a connection.
pub(super) struct Pipe<T> {
    queue: RefCell<VecDeque<(Instant, T)>>,
    state: Cell<State>,
    changed: Notify,
    space: Notify,
    /// So many may be under way; whoever sends more waits.
    window: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    /// What is under way arrives, then the end.
    Ended,
    /// What is under way is lost.
    Cut,
}

impl Wire {
    pub(super) fn new(window: usize) -> Self {
        Self {
            up: Pipe::new(usize::MAX),
            down: Pipe::new(window),
            abandoned: Cell::new(false),
        }
    }

    /// Both ends lose each other.
    pub(super) fn cut(&self) {
        self.up.set(State::Cut);
        self.down.set(State::Cut);
    }

    /// The client goes away; what it has sent still arrives.
    pub(super) fn leave(&self) {
        self.up.set(State::Ended);
        self.down.set(State::Cut);
    }

    /// The client vanishes, and nothing tells the server.
    pub(super) fn abandon(&self) {
        self.abandoned.set(true);
    }

    pub(super) fn is_abandoned(&self) -> bool {
        self.abandoned.get()
    }

    /// The server closes in good order.
    pub(super) fn close(&self) {
        self.up.set(State::Cut);
        self.down.set(State::Ended);
    }
}

impl<T> Pipe<T> {
    fn new(window: usize) -> Self {
        Self {
            queue: RefCell::default(),
            state: Cell::new(State::Open),
            changed: Notify::new(),
            space: Notify::new(),
            window,
        }
    }

    fn set(&self, state: State) {
        if self.state.get() == State::Cut {
            return;
        }
        self.state.set(state);
        if state == State::Cut {
            self.queue.borrow_mut().clear();
        }
        self.changed.notify_one();
        self.space.notify_one();
    }

    /// Sends something that arrives after so long, and not before what was sent earlier.
    pub(super) fn send(&self, after: Duration, thing: T) {
        if self.state.get() != State::Open {
            return;
        }
        let mut queue = self.queue.borrow_mut();
        let due = Instant::now() + after;
        let due = queue.back().map_or(due, |(last, _)| due.max(*last));
        queue.push_back((due, thing));
        self.changed.notify_one();
    }

    /// Waits until something may be sent; false if nothing will ever arrive.
    pub(super) async fn ready(&self) -> bool {
        loop {
            if self.state.get() != State::Open {
                return false;
            }
            if self.queue.borrow().len() < self.window {
                return true;
            }
            self.space.notified().await;
        }
    }

    /// The next that arrives; none at the end. Nothing is lost if it is not waited for.
    pub(super) async fn receive(&self) -> Option<T> {
        loop {
            let due = self.queue.borrow().front().map(|(due, _)| *due);
            match due {
                Some(due) if due <= Instant::now() => {
                    let first = self.queue.borrow_mut().pop_front();
                    self.space.notify_one();
                    return first.map(|(_, thing)| thing);
                }
                Some(due) => tokio::select! {
                    biased;
                    () = self.changed.notified() => {}
                    () = sleep_until(due) => {}
                },
                None if self.state.get() == State::Open => self.changed.notified().await,
                None => return None,
            }
        }
    }

    /// Whether nothing is under way.
    pub(super) fn is_empty(&self) -> bool {
        self.queue.borrow().is_empty()
    }
}

/// What lies between a room that writes bytes and the wire: a buffer that is soon full and takes any part of a frame.
pub(super) struct Cable {
    held: Mutex<Vec<u8>>,
    fate: Arc<Fate>,
    ended: AtomicBool,
    filled: Notify,
    drained: Notify,
}

impl fmt::Debug for Cable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cable").finish_non_exhaustive()
    }
}

impl Cable {
    pub(super) fn new(fate: &Arc<Fate>) -> Arc<Self> {
        Arc::new(Self {
            held: Mutex::default(),
            fate: Arc::clone(fate),
            ended: AtomicBool::new(false),
            filled: Notify::new(),
            drained: Notify::new(),
        })
    }

    /// Nothing is written any more.
    pub(super) fn end(&self) {
        self.ended.store(true, Ordering::Relaxed);
        self.filled.notify_one();
    }

    /// Resolves after it has taken something away.
    pub(super) async fn drained(&self) {
        self.drained.notified().await;
    }

    /// Makes frames of bytes again and sends them, until one of the ends has gone.
    pub(super) async fn carry(&self, wire: &Wire, latency: impl Fn() -> Duration) {
        let mut bytes = Vec::new();
        loop {
            while let Some((opcode, frame)) = cut(&mut bytes) {
                if opcode == CLOSE {
                    return;
                }
                assert_eq!(opcode, TEXT, "nobody else speaks here");
                if !wire.down.ready().await {
                    return self.end();
                }
                let text = String::from_utf8(frame).unwrap();
                wire.down.send(latency(), text.into());
            }
            bytes.append(&mut self.held.lock().unwrap());
            self.drained.notify_one();
            if header(&bytes).is_some_and(|(_, head, length)| bytes.len() >= head + length) {
                continue;
            }
            if self.ended.load(Ordering::Relaxed) {
                return;
            }
            self.filled.notified().await;
        }
    }
}

impl Line for Cable {
    fn try_write(&self, parts: &[IoSlice<'_>]) -> io::Result<usize> {
        if self.ended.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let mut held = self.held.lock().unwrap();
        let total = parts.iter().map(|part| part.len()).sum::<usize>();
        let mut left = total.min(CABLE - held.len().min(CABLE));
        if left == 0 {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        if self.fate.chance(30) {
            left = 1 + self.fate.below(left);
        }
        let taken = left;
        for part in parts {
            let some = &part[..part.len().min(left)];
            held.extend_from_slice(some);
            left -= some.len();
        }
        self.filled.notify_one();
        Ok(taken)
    }
}

/// Cuts the first frame off, if it is whole.
fn cut(bytes: &mut Vec<u8>) -> Option<(u8, Vec<u8>)> {
    let (opcode, head, length) = header(bytes)?;
    if bytes.len() < head + length {
        return None;
    }
    let rest = bytes.split_off(head + length);
    let frame = std::mem::replace(bytes, rest).split_off(head);
    Some((opcode, frame))
}

/// First byte, bytes of the header, bytes of the payload.
fn header(bytes: &[u8]) -> Option<(u8, usize, usize)> {
    let (head, length) = match *bytes.get(1)? {
        126 => (
            4,
            u64::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?)),
        ),
        127 => (10, u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?)),
        short => (2, u64::from(short)),
    };
    Some((bytes[0], head, usize::try_from(length).ok()?))
}

const TEXT: u8 = 0x81;
const CLOSE: u8 = 0x88;
/// Bytes that a cable holds.
const CABLE: usize = 3_000;

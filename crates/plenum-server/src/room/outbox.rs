//! The bounded queue between a room and one socket.
//!
//! ```text
//!  room ── shared frames (changes, presence) ──▶ ┌───────┐
//!  room ── own frames (done, refused, pong) ───▶ │ queue │ ──▶ writer ──▶ socket
//!                                                └───────┘
//!  over 256 frames or 1 MB: shared frames are dropped and the queue is *stale*; once the writer has drained it, it asks
//!  the room for a fresh snapshot. Acknowledgements are never dropped: too many of them close the socket.
//! ```
//!
//! A slow reader therefore costs a bounded amount of memory and never misses anything for good.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::ws::Utf8Bytes;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::health::Pulse;
use crate::wire::ServerFrame;

/// One socket's queue. Shared by the room, which fills it, and the socket, which empties it.
#[derive(Debug)]
pub(crate) struct Outbox {
    queue: Mutex<Queue>,
    bounds: Bounds,
    /// Wakes the writer.
    filled: Notify,
    /// Wakes the room after the socket has gone.
    left: Arc<Notify>,
    /// Wakes both halves of the socket when it is to be closed.
    ending: CancellationToken,
    /// What its reader notes for the desk.
    pulse: Pulse,
}

/// How much may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// Frames, before shared ones are dropped.
    pub(crate) frames: usize,
    /// Their bytes.
    pub(crate) bytes: usize,
    /// Frames for this socket alone, before it is closed.
    pub(crate) own: usize,
}

impl Bounds {
    /// Those of PROMISES 6.1.
    pub(crate) const PUBLISHED: Self = Self {
        frames: MOST_FRAMES,
        bytes: MOST_BYTES,
        own: MOST_OWN,
    };
}

#[derive(Debug, Default)]
struct Queue {
    frames: VecDeque<(Kind, Utf8Bytes)>,
    bytes: usize,
    /// Shared frames were dropped; only a snapshot brings the socket up to date again.
    stale: bool,
    closing: Option<u16>,
    gone: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Shared,
    Own,
    Snapshot,
}

/// What the writer does next.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Send a frame.
    Frame(Utf8Bytes),
    /// Ask the room for a snapshot.
    Refresh,
    /// Close with this code.
    Close(u16),
}

impl Outbox {
    /// An empty queue of a room whose sweeper is `left`.
    pub(crate) fn new(left: Arc<Notify>) -> Self {
        Self::within(Bounds::PUBLISHED, left)
    }

    /// The same, with bounds of its own.
    pub(crate) fn within(bounds: Bounds, left: Arc<Notify>) -> Self {
        Self {
            queue: Mutex::default(),
            bounds,
            filled: Notify::new(),
            left,
            ending: CancellationToken::new(),
            pulse: Pulse::new(),
        }
    }

    /// Where the reader notes what the desk wants to know of this socket.
    pub(crate) fn pulse(&self) -> &Pulse {
        &self.pulse
    }

    /// Queues a frame that others get as well.
    pub(crate) fn share(&self, frame: &Utf8Bytes) {
        let mut queue = self.lock();
        if queue.stale || queue.closing.is_some() {
            return;
        }
        if queue.frames.len() >= self.bounds.frames || queue.bytes + frame.len() > self.bounds.bytes
        {
            queue.frames.retain(|(kind, _)| *kind == Kind::Own);
            queue.bytes = queue.frames.iter().map(|(_, f)| f.len()).sum();
            queue.stale = true;
        } else {
            queue.push(Kind::Shared, frame.clone());
        }
        self.filled.notify_one();
    }

    /// Queues a frame for this socket alone.
    pub(crate) fn own(&self, frame: &ServerFrame) {
        let mut queue = self.lock();
        if queue.closing.is_some() {
            return;
        }
        if queue
            .frames
            .iter()
            .filter(|(kind, _)| *kind == Kind::Own)
            .count()
            >= self.bounds.own
        {
            queue.close(
                &ServerFrame::Bye {
                    reason: "too_slow".to_owned(),
                    reconnect_after_ms: Some(1_000),
                },
                TRY_AGAIN_LATER,
            );
            self.ending.cancel();
        } else {
            queue.push(Kind::Own, text(frame));
        }
        self.filled.notify_one();
    }

    /// Queues a snapshot in the place of all shared frames that still wait.
    pub(crate) fn snapshot(&self, frame: Utf8Bytes) {
        let mut queue = self.lock();
        if queue.closing.is_some() {
            return;
        }
        queue.frames.retain(|(kind, _)| *kind == Kind::Own);
        queue.bytes = queue.frames.iter().map(|(_, f)| f.len()).sum();
        queue.stale = false;
        queue.push(Kind::Snapshot, frame);
        self.filled.notify_one();
    }

    /// Says goodbye after what waits, and closes.
    pub(crate) fn close(&self, bye: &ServerFrame, code: u16) {
        self.lock().close(bye, code);
        self.ending.cancel();
        self.filled.notify_one();
    }

    /// Says goodbye at once: nothing that still waits may be seen any more.
    pub(crate) fn cut_off(&self, bye: &ServerFrame, code: u16) {
        let mut queue = self.lock();
        queue.frames.clear();
        queue.bytes = 0;
        queue.close(bye, code);
        drop(queue);
        self.ending.cancel();
        self.filled.notify_one();
    }

    /// Whether the socket is being closed.
    pub(crate) fn is_closing(&self) -> bool {
        self.lock().closing.is_some()
    }

    /// Resolves once the socket is being closed.
    pub(crate) async fn closing(&self) {
        self.ending.cancelled().await;
    }

    /// The next thing to do for the writer.
    pub(crate) async fn next(&self) -> Next {
        loop {
            if let Some(next) = self.lock().next() {
                return next;
            }
            self.filled.notified().await;
        }
    }

    /// Marks the socket as gone; the room forgets it soon.
    pub(crate) fn leave(&self) {
        let mut queue = self.lock();
        queue.gone = true;
        queue.frames.clear();
        drop(queue);
        self.left.notify_one();
    }

    /// Whether the socket has gone.
    pub(crate) fn is_gone(&self) -> bool {
        self.lock().gone
    }

    /// Frames that wait, and the bytes of those that are no snapshot.
    #[cfg(test)]
    pub(super) fn held(&self) -> (usize, usize) {
        let queue = self.lock();
        (queue.frames.len(), queue.bytes)
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn push(&mut self, kind: Kind, frame: Utf8Bytes) {
        if kind != Kind::Snapshot {
            self.bytes += frame.len();
        }
        self.frames.push_back((kind, frame));
    }

    fn close(&mut self, bye: &ServerFrame, code: u16) {
        if self.closing.is_none() {
            self.push(Kind::Own, text(bye));
            self.closing = Some(code);
        }
    }

    fn next(&mut self) -> Option<Next> {
        if let Some((kind, frame)) = self.frames.pop_front() {
            if kind != Kind::Snapshot {
                self.bytes -= frame.len();
            }
            return Some(Next::Frame(frame));
        }
        if let Some(code) = self.closing {
            return Some(Next::Close(code));
        }
        // Asked for once; until the snapshot comes, shared frames stay dropped because `stale` is cleared by it alone.
        self.stale.then_some(Next::Refresh)
    }
}

/// A frame as text.
pub(crate) fn text(frame: &ServerFrame) -> Utf8Bytes {
    #[expect(clippy::expect_used, reason = "frames have string keys only")]
    let text = serde_json::to_string(frame).expect("a frame is always JSON");
    text.into()
}

/// Frames that may wait (PROMISES 6.1).
pub(crate) const MOST_FRAMES: usize = 256;
/// Bytes that may wait (PROMISES 6.1).
const MOST_BYTES: usize = 1 << 20;
/// Acknowledgements that may wait.
const MOST_OWN: usize = 512;

/// Close codes (RFC 6455, section 7.4 and the IANA registry).
pub(crate) const GOING_AWAY: u16 = 1001;
pub(crate) const PROTOCOL_ERROR: u16 = 1002;
pub(crate) const UNSUPPORTED: u16 = 1003;
pub(crate) const POLICY: u16 = 1008;
pub(crate) const TOO_BIG: u16 = 1009;
pub(crate) const SERVICE_RESTART: u16 = 1012;
pub(crate) const TRY_AGAIN_LATER: u16 = 1013;

#[cfg(test)]
mod tests {
    use plenum_core::time::Timestamp;

    use super::*;

    fn outbox() -> Outbox {
        Outbox::new(Arc::default())
    }

    fn pong(t: i64) -> ServerFrame {
        ServerFrame::Pong {
            t,
            now: Timestamp(0),
        }
    }

    #[tokio::test]
    async fn a_reader_that_falls_behind_gets_a_snapshot_and_keeps_its_acknowledgements() {
        let outbox = outbox();
        outbox.own(&pong(1));
        for _ in 0..=MOST_FRAMES {
            outbox.share(&"change".into());
        }

        assert_eq!(outbox.next().await, Next::Frame(text(&pong(1))));
        assert_eq!(outbox.next().await, Next::Refresh);
        outbox.share(&"dropped".into());
        outbox.snapshot("welcome".into());
        outbox.share(&"after".into());
        assert_eq!(outbox.next().await, Next::Frame("welcome".into()));
        assert_eq!(outbox.next().await, Next::Frame("after".into()));
    }

    #[tokio::test]
    async fn a_megabyte_is_enough() {
        let outbox = outbox();
        let large = Utf8Bytes::from("x".repeat(MOST_BYTES / 2));
        outbox.share(&large);
        outbox.share(&large);
        outbox.share(&"x".into());

        assert_eq!(outbox.next().await, Next::Refresh);
    }

    #[tokio::test]
    async fn a_socket_that_takes_no_acknowledgement_is_closed() {
        let outbox = outbox();
        for t in 0..=i64::try_from(MOST_OWN).unwrap() {
            outbox.own(&pong(t));
        }

        assert!(outbox.is_closing());
    }

    #[tokio::test]
    async fn who_is_cut_off_sees_nothing_more() {
        let outbox = outbox();
        let bye = ServerFrame::Bye {
            reason: "expelled".to_owned(),
            reconnect_after_ms: None,
        };
        outbox.share(&"secret".into());

        outbox.cut_off(&bye, POLICY);
        outbox.share(&"secret".into());

        assert_eq!(outbox.next().await, Next::Frame(text(&bye)));
        assert_eq!(outbox.next().await, Next::Close(POLICY));
    }
}

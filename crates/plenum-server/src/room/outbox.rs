//! The bounded queue between a room and one socket.
//!
//! ```text
//!  room ── shared frames (changes, presence) ──▶ ┌───────┐ ── flush ─▶ socket, straight, as long as it takes something
//!  room ── own frames (done, refused, pong) ───▶ │ queue │
//!                                                └───────┘ ── next ──▶ writer, where frames go another way
//!  over 256 frames or 1 MB: changes that wait are merged by record, the newest state of each; where that is over 128 kB
//!  all shared frames are dropped and the queue is *stale*; once it has drained, its connection asks the room for a fresh
//!  snapshot. Acknowledgements are never dropped: too many of them close the socket.
//! ```
//!
//! A slow reader therefore costs a bounded amount of memory and never misses anything for good. Queueing sends nothing:
//! whoever has queued all frames of a turn calls [`flush`](Outbox::flush), and a socket gets them in one write.

mod merged;
mod queue;

use std::fmt::Debug;
use std::io::{self, IoSlice};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::ws::Utf8Bytes;
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

pub(crate) use self::merged::{News, Shared};
pub(crate) use self::queue::Frame;
use self::queue::{Kind, PING, Queue, Written};
use super::health::Pulse;
use crate::wire::ServerFrame;

/// One socket's queue. Shared by the room, which fills it, and the socket, which empties it.
#[derive(Debug)]
pub(crate) struct Outbox {
    queue: Mutex<Queue>,
    /// Where frames are written straight to; none once the socket has gone.
    line: Mutex<Option<Arc<dyn Line>>>,
    /// Whether there ever was a line.
    direct: bool,
    /// Whether its page unpacks what is packed.
    unpacks: bool,
    bounds: Bounds,
    /// Wakes the writer; of a direct socket, its connection, when something is to be done that writing alone does not do.
    filled: Notify,
    /// Wakes the room after the socket has gone.
    left: Arc<Notify>,
    /// Wakes both halves of the socket when it is to be closed.
    ending: CancellationToken,
    /// What its reader notes for the desk.
    pulse: Pulse,
}

/// A socket that takes bytes without waiting.
pub(crate) trait Line: Debug + Send + Sync {
    /// Writes as much of this as the socket takes now.
    ///
    /// # Errors
    /// `WouldBlock` where it takes nothing now; anything else where it never will again.
    fn try_write(&self, parts: &[IoSlice<'_>]) -> io::Result<usize>;
}

impl Line for TcpStream {
    fn try_write(&self, parts: &[IoSlice<'_>]) -> io::Result<usize> {
        match parts {
            [whole] => Self::try_write(self, whole),
            _ => self.try_write_vectored(parts),
        }
    }
}

/// How much may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// Frames, before changes are merged.
    pub(crate) frames: usize,
    /// Their bytes.
    pub(crate) bytes: usize,
    /// Bytes of merged changes, before a snapshot takes the place of all shared frames.
    pub(crate) merged: usize,
    /// Frames for this socket alone, before it is closed.
    pub(crate) own: usize,
}

impl Bounds {
    /// Those of PROMISES 6.1.
    pub(crate) const PUBLISHED: Self = Self {
        frames: MOST_FRAMES,
        bytes: MOST_BYTES,
        merged: MOST_MERGED,
        own: MOST_OWN,
    };
}

/// What the writer does next.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Send a frame.
    Frame(Frame),
    /// Ask the room for a snapshot.
    Refresh,
    /// Close with this code.
    Close(u16),
}

/// What a connection whose frames are written straight has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Duty {
    /// Nothing but to read.
    Read,
    /// Wait until the socket takes something, then [`resume`](Outbox::resume).
    Write,
    /// Ask the room for a snapshot.
    Refresh,
    /// Say what is left, the close frame too, and read to the end.
    Part,
}

impl Outbox {
    /// An empty queue of a room whose sweeper is `left`, written straight to a line, if there is one.
    pub(crate) fn new(left: Arc<Notify>, line: Option<Arc<dyn Line>>) -> Self {
        Self::within(Bounds::PUBLISHED, left, line)
    }

    /// The same for a page that unpacks, if it says so.
    pub(crate) fn unpacking(mut self, unpacks: bool) -> Self {
        self.unpacks = unpacks;
        self
    }

    /// Whether its page unpacks what is packed.
    pub(crate) fn unpacks(&self) -> bool {
        self.unpacks
    }

    /// The same, with bounds of its own.
    pub(crate) fn within(bounds: Bounds, left: Arc<Notify>, line: Option<Arc<dyn Line>>) -> Self {
        Self {
            queue: Mutex::default(),
            direct: line.is_some(),
            unpacks: false,
            line: Mutex::new(line),
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
    pub(crate) fn share(&self, frame: &Shared) {
        let mut queue = self.lock();
        if queue.stale || queue.closing.is_some() || queue.gone {
            return;
        }
        if self.overflows(&queue, frame) && self.direct && !queue.full {
            // A turn may bring more than may wait; that is not the reader's fault.
            self.write(&mut queue);
        }
        if self.overflows(&queue, frame) {
            queue.merge();
        }
        if self.overflows(&queue, frame) || queue.merged() > self.bounds.merged {
            queue.drop_shared();
            queue.stale = true;
        } else {
            queue.share(frame);
        }
    }

    /// Queues a frame for this socket alone.
    pub(crate) fn own(&self, frame: &ServerFrame) {
        let mut queue = self.lock();
        if queue.closing.is_some() || queue.gone {
            return;
        }
        if queue.own() >= self.bounds.own {
            queue.close(
                &ServerFrame::Bye {
                    reason: "too_slow".to_owned(),
                    reconnect_after_ms: Some(1_000),
                },
                TRY_AGAIN_LATER,
            );
            self.ending.cancel();
        } else {
            queue.push(Kind::Own, text(frame).into());
        }
    }

    /// Queues a snapshot in the place of all shared frames that still wait.
    pub(crate) fn snapshot(&self, frame: Frame) {
        let mut queue = self.lock();
        if queue.closing.is_some() || queue.gone {
            return;
        }
        queue.drop_shared();
        queue.stale = false;
        queue.push(Kind::Snapshot, frame);
    }

    /// Sends what was queued: writes it, as far as the socket takes it, or wakes the writer.
    pub(crate) fn flush(&self) {
        let mut queue = self.lock();
        if !self.direct {
            if !queue.frames.is_empty() || queue.stale || queue.closing.is_some() {
                self.filled.notify_one();
            }
        } else if !queue.full && (!queue.is_written() || queue.stale) {
            self.write(&mut queue);
        }
    }

    /// Goes on writing to a socket that was full.
    pub(crate) fn resume(&self) {
        self.write(&mut self.lock());
    }

    /// Sends a frame that is no text, with its header, between two others.
    pub(crate) fn urgent(&self, frame: &[u8]) {
        let mut queue = self.lock();
        queue.push_urgent(frame);
        if !queue.full {
            self.write(&mut queue);
        }
    }

    /// Asks the peer for a sign of life.
    pub(crate) fn ping(&self) {
        self.urgent(&PING);
    }

    /// Says goodbye after what waits, and closes.
    pub(crate) fn close(&self, bye: &ServerFrame, code: u16) {
        self.lock().close(bye, code);
        self.ending.cancel();
        self.flush();
        self.filled.notify_one();
    }

    /// Says goodbye at once: nothing that still waits may be seen any more.
    pub(crate) fn cut_off(&self, bye: &ServerFrame, code: u16) {
        let mut queue = self.lock();
        queue.clear();
        queue.close(bye, code);
        drop(queue);
        self.ending.cancel();
        self.flush();
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

    /// What the connection of a direct socket has to do now.
    pub(crate) fn duty(&self) -> Duty {
        let queue = self.lock();
        if queue.closing.is_some() {
            Duty::Part
        } else if queue.full {
            Duty::Write
        } else if queue.stale {
            Duty::Refresh
        } else {
            Duty::Read
        }
    }

    /// Whether the socket takes nothing now.
    pub(crate) fn is_full(&self) -> bool {
        self.lock().full
    }

    /// Resolves when the duty of a direct socket may have changed.
    pub(crate) async fn changed(&self) {
        self.filled.notified().await;
    }

    /// Marks the socket as gone; the room forgets it soon.
    pub(crate) fn leave(&self) {
        let mut queue = self.lock();
        queue.gone = true;
        queue.clear();
        drop(queue);
        // The room may hold the queue a little longer; the socket is not kept open for that.
        self.line
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
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
        (queue.frames.len(), queue.bytes + queue.merged())
    }

    fn overflows(&self, queue: &Queue, frame: &Shared) -> bool {
        let bytes = queue.bytes + queue.merged() + frame.text.len();
        queue.frames.len() >= self.bounds.frames || bytes > self.bounds.bytes
    }

    fn write(&self, queue: &mut Queue) {
        let line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(line) = &*line else { return };
        let was_full = queue.full;
        let written = queue.write(&**line);
        // Only the connection can wait for the socket, ask for a snapshot, or finish; reading tells it of a broken socket.
        if (written == Written::Full && !was_full) || queue.stale || queue.closing.is_some() {
            self.filled.notify_one();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
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
/// Bytes of merged changes that may wait. A room of a thousand seats has a snapshot of twice this, which is packed.
const MOST_MERGED: usize = 128 << 10;
/// Acknowledgements that may wait.
const MOST_OWN: usize = 512;

/// Close codes (RFC 6455, section 7.4 and the IANA registry).
pub(crate) const GOING_AWAY: u16 = 1001;
pub(crate) const PROTOCOL_ERROR: u16 = 1002;
pub(crate) const UNSUPPORTED: u16 = 1003;
pub(crate) const NOT_UTF8: u16 = 1007;
pub(crate) const POLICY: u16 = 1008;
pub(crate) const TOO_BIG: u16 = 1009;
pub(crate) const SERVICE_RESTART: u16 = 1012;
pub(crate) const TRY_AGAIN_LATER: u16 = 1013;

#[cfg(test)]
mod tests {
    use plenum_core::time::Timestamp;

    use super::*;

    fn outbox() -> Outbox {
        Outbox::new(Arc::default(), None)
    }

    fn plain(text: &'static str) -> Frame {
        Frame::Text(text.into())
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

        assert_eq!(outbox.next().await, Next::Frame(text(&pong(1)).into()));
        assert_eq!(outbox.next().await, Next::Refresh);
        outbox.share(&"dropped".into());
        outbox.snapshot(plain("welcome"));
        outbox.share(&"after".into());
        assert_eq!(outbox.next().await, Next::Frame(plain("welcome")));
        assert_eq!(outbox.next().await, Next::Frame(plain("after")));
    }

    #[tokio::test]
    async fn a_megabyte_is_enough() {
        let outbox = outbox();
        let large = Utf8Bytes::from("x".repeat(MOST_BYTES / 2));
        outbox.share(&large.clone().into());
        outbox.share(&large.clone().into());
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

        assert_eq!(outbox.next().await, Next::Frame(text(&bye).into()));
        assert_eq!(outbox.next().await, Next::Close(POLICY));
    }

    /// A socket that takes so many bytes a write, and so many in all.
    #[derive(Debug)]
    struct Narrow {
        each: usize,
        room: Mutex<usize>,
        taken: Mutex<Vec<u8>>,
    }

    impl Narrow {
        fn new(each: usize, room: usize) -> Arc<Self> {
            Arc::new(Self {
                each,
                room: Mutex::new(room),
                taken: Mutex::default(),
            })
        }

        fn widen(&self, room: usize) {
            *self.room.lock().unwrap() += room;
        }

        fn taken(&self) -> Vec<u8> {
            std::mem::take(&mut *self.taken.lock().unwrap())
        }
    }

    impl Line for Narrow {
        fn try_write(&self, parts: &[IoSlice<'_>]) -> io::Result<usize> {
            let mut room = self.room.lock().unwrap();
            if *room == 0 {
                return Err(io::ErrorKind::WouldBlock.into());
            }
            let bytes = parts.iter().flat_map(|part| part.iter().copied());
            let bytes: Vec<u8> = bytes.take(self.each.min(*room)).collect();
            *room -= bytes.len();
            self.taken.lock().unwrap().extend(&bytes);
            Ok(bytes.len())
        }
    }

    fn direct(line: &Arc<Narrow>) -> Outbox {
        let line: Arc<dyn Line> = Arc::<Narrow>::clone(line);
        Outbox::new(Arc::default(), Some(line))
    }

    fn framed(text: &str) -> Vec<u8> {
        let mut frame = vec![0x81];
        match text.len() {
            short @ ..126 => frame.push(u8::try_from(short).unwrap()),
            long @ ..65_536 => {
                frame.push(126);
                frame.extend(u16::try_from(long).unwrap().to_be_bytes());
            }
            long => {
                frame.push(127);
                frame.extend((long as u64).to_be_bytes());
            }
        }
        frame.extend(text.as_bytes());
        frame
    }

    #[test]
    fn frames_of_every_length_leave_whole_however_little_a_socket_takes() {
        let texts = [0, 1, 125, 126, 65_535, 65_536].map(|length| "x".repeat(length));
        for each in [7, 4_000, usize::MAX] {
            let line = Narrow::new(each, usize::MAX);
            let outbox = direct(&line);
            for text in &texts {
                outbox.share(&Utf8Bytes::from(text.clone()).into());
            }
            assert!(line.taken().is_empty(), "queueing sends nothing");

            outbox.flush();

            let expected: Vec<u8> = texts.iter().flat_map(|text| framed(text)).collect();
            assert!(line.taken() == expected, "{each} bytes a write");
            assert_eq!((outbox.held(), outbox.duty()), ((0, 0), Duty::Read));
        }
    }

    #[test]
    fn a_frame_that_has_begun_is_finished_before_what_takes_the_place_of_the_others() {
        let line = Narrow::new(usize::MAX, 4);
        let outbox = direct(&line);
        outbox.share(&"begun".into());
        outbox.share(&"waits".into());
        outbox.flush();
        assert_eq!(outbox.duty(), Duty::Write);
        outbox.ping();

        outbox.snapshot(plain("welcome"));
        outbox.flush();
        line.widen(usize::MAX / 2);
        outbox.resume();

        let expected = [framed("begun"), vec![0x89, 0], framed("welcome")].concat();
        assert_eq!(line.taken(), expected);
    }

    #[test]
    fn a_socket_that_is_full_falls_behind_and_asks_for_a_snapshot_when_it_takes_again() {
        let line = Narrow::new(usize::MAX, 0);
        let outbox = direct(&line);
        for _ in 0..=MOST_FRAMES {
            outbox.share(&"change".into());
            outbox.flush();
        }
        outbox.own(&pong(1));
        outbox.flush();
        assert_eq!(outbox.held().0, 1, "only its own is kept");

        line.widen(usize::MAX);
        outbox.resume();

        assert_eq!(line.taken(), framed(text(&pong(1)).as_str()));
        assert_eq!(outbox.duty(), Duty::Refresh);
    }

    #[test]
    fn a_turn_that_brings_more_than_may_wait_is_no_fault_of_the_reader() {
        let line = Narrow::new(usize::MAX, usize::MAX);
        let outbox = direct(&line);
        for _ in 0..3 * MOST_FRAMES {
            outbox.share(&"change".into());
        }
        outbox.flush();

        assert_eq!(line.taken().len(), 3 * MOST_FRAMES * framed("change").len());
        assert_eq!(outbox.duty(), Duty::Read);
    }

    #[test]
    fn the_close_frame_is_the_last_word() {
        let line = Narrow::new(3, usize::MAX);
        let outbox = direct(&line);
        let bye = ServerFrame::Bye {
            reason: "expelled".to_owned(),
            reconnect_after_ms: None,
        };
        outbox.share(&"secret".into());

        outbox.cut_off(&bye, POLICY);
        outbox.share(&"secret".into());
        outbox.ping();
        outbox.flush();

        let last = vec![0x88, 2, 0x03, 0xf0];
        assert_eq!(line.taken(), [framed(text(&bye).as_str()), last].concat());
        assert_eq!(outbox.duty(), Duty::Part);
    }
}

//! What waits for one socket, and how it goes out as bytes.
//!
//! Where the room writes straight to the socket, a header is put before each text at the moment of writing; the text itself
//! is the one that all sockets share. What a socket takes of it is remembered to the byte, so a frame that has begun is
//! always finished, whatever replaces the others behind it.

use std::collections::VecDeque;
use std::io::{self, IoSlice};
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::ws::Utf8Bytes;

use super::merged::{Merged, Shared, Told};
use super::{Line, Next};
use crate::wire::ServerFrame;

#[derive(Debug, Default)]
pub(super) struct Queue {
    pub(super) frames: VecDeque<(Kind, Frame)>,
    /// Of the frames that are no snapshot.
    pub(super) bytes: usize,
    /// What is sent at the place that is kept for it, if there is one.
    merged: Option<Box<Merged>>,
    /// Shared frames were dropped; only a snapshot brings the socket up to date again.
    pub(super) stale: bool,
    pub(super) closing: Option<u16>,
    pub(super) gone: bool,
    /// The socket is full: whoever waits for it goes on writing.
    pub(super) full: bool,
    /// Pings and pongs, framed; they go between two frames.
    urgent: Vec<u8>,
    /// Bytes of the first frame that are written.
    begun: usize,
    /// Bytes of the close frame that are written.
    parted: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Others get it as well; with what it changes, if it changes records.
    Shared(Option<Arc<Told>>),
    Own,
    Snapshot,
    /// The place of what is merged.
    Merged,
}

/// How far writing came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Everything is out.
    All,
    /// The socket takes no more for now.
    Full,
    /// The socket takes nothing any more.
    Broken,
}

impl Queue {
    pub(super) fn push(&mut self, kind: Kind, frame: Frame) {
        if kind != Kind::Snapshot {
            self.bytes += frame.len();
        }
        self.frames.push_back((kind, frame));
    }

    /// Queues a frame that others get as well: into what is merged, if there is such, or else as it is.
    pub(super) fn share(&mut self, frame: &Shared) {
        match (&mut self.merged, &frame.told) {
            (Some(merged), Some(told)) => merged.take(&told.news),
            (Some(_) | None, told) => {
                self.push(Kind::Shared(told.clone()), frame.text.clone().into());
            }
        }
    }

    /// Merges all changes that wait. They are sent where the first of them stood: a frame for this socket alone is never
    /// before a change that it followed.
    pub(super) fn merge(&mut self) {
        if self.merged.is_some() {
            return;
        }
        let mut merged = Box::new(Merged::new());
        let mut begun = self.begun > 0;
        let mut place = None;
        let mut kept = VecDeque::new();
        for (kind, frame) in self.frames.drain(..) {
            if let (false, Kind::Shared(Some(told))) = (std::mem::take(&mut begun), &kind) {
                place.get_or_insert(kept.len());
                merged.take(&told.news);
            } else {
                kept.push_back((kind, frame));
            }
        }
        if let Some(place) = place {
            kept.insert(place, (Kind::Merged, Utf8Bytes::default().into()));
            self.merged = Some(merged);
        }
        self.frames = kept;
        self.count();
    }

    /// Bytes of what is merged.
    pub(super) fn merged(&self) -> usize {
        self.merged.as_ref().map_or(0, |merged| merged.bytes)
    }

    /// Makes frames of what is merged, if its turn has come.
    fn unfold(&mut self) {
        if self
            .frames
            .front()
            .is_some_and(|(kind, _)| *kind == Kind::Merged)
        {
            self.frames.pop_front();
            let frames = self.merged.take().map(|merged| merged.frames());
            for text in frames.into_iter().flatten().rev() {
                self.bytes += text.len();
                self.frames.push_front((Kind::Shared(None), text.into()));
            }
        }
    }

    /// Frames for this socket alone.
    pub(super) fn own(&self) -> usize {
        let own = self.frames.iter().filter(|(kind, _)| *kind == Kind::Own);
        own.count()
    }

    /// Drops what a snapshot says better.
    pub(super) fn drop_shared(&mut self) {
        self.keep(|kind| *kind == Kind::Own);
    }

    /// Drops everything that has not begun.
    pub(super) fn clear(&mut self) {
        self.keep(|_| false);
    }

    pub(super) fn close(&mut self, bye: &ServerFrame, code: u16) {
        if self.closing.is_none() {
            self.push(Kind::Own, super::text(bye).into());
            self.closing = Some(code);
        }
    }

    /// Queues a frame that is no text, with its header.
    pub(super) fn push_urgent(&mut self, frame: &[u8]) {
        // What comes after the close frame would be against the protocol.
        if self.parted == 0 && self.urgent.len() + frame.len() <= MOST_URGENT {
            self.urgent.extend_from_slice(frame);
        }
    }

    /// Whether there is nothing left to write.
    pub(super) fn is_written(&self) -> bool {
        let parted = self.closing.is_none() || self.parted == CLOSE_FRAME;
        self.frames.is_empty() && self.urgent.is_empty() && parted
    }

    pub(super) fn next(&mut self) -> Option<Next> {
        self.unfold();
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

    /// Writes what waits, many frames at a time.
    pub(super) fn write(&mut self, line: &dyn Line) -> Written {
        while !self.is_written() {
            self.unfold();
            match self.write_some(line) {
                Ok(0) => return self.broken(),
                Ok(written) => self.advance(written),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.full = true;
                    return Written::Full;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return self.broken(),
            }
        }
        self.full = false;
        if self.frames.capacity() > SPARE {
            // Whoever sits in silence keeps no memory for what once waited.
            self.frames = VecDeque::new();
        }
        Written::All
    }

    fn write_some(&self, line: &dyn Line) -> io::Result<usize> {
        let alone = self.frames.len() == 1 && self.urgent.is_empty() && self.closing.is_none();
        if let (true, Some((Kind::Shared(Some(told)), _))) = (alone, self.frames.front()) {
            let left = told.framed.get(self.begun..).unwrap_or_default();
            return line.try_write(&[IoSlice::new(left)]);
        }
        let whole = self.begun == 0;
        let count = if whole || self.urgent.is_empty() {
            let whole = |(kind, _): &&(Kind, Frame)| *kind != Kind::Merged;
            self.frames.iter().take(TOGETHER).take_while(whole).count()
        } else {
            // What is urgent waits for the end of the frame that has begun, and for nothing else.
            1
        };
        let mut heads = [([0; LONGEST_HEAD], 0); TOGETHER];
        for (head, (_, frame)) in heads.iter_mut().zip(&self.frames).take(count) {
            *head = frame.header();
        }
        let mut parts = Vec::with_capacity(2 * count + 2);
        if whole && !self.urgent.is_empty() {
            parts.push(IoSlice::new(&self.urgent));
        }
        let mut skip = self.begun;
        for ((head, length), (_, frame)) in heads.iter().zip(&self.frames).take(count) {
            let (head, payload) = (&head[..*length], frame.bytes());
            let past = skip.saturating_sub(head.len());
            parts.push(IoSlice::new(head.get(skip..).unwrap_or_default()));
            parts.push(IoSlice::new(payload.get(past..).unwrap_or_default()));
            skip = 0;
        }
        let farewell = self.closing.map(close_frame).unwrap_or_default();
        let nothing_before = whole || self.urgent.is_empty();
        if count == self.frames.len() && nothing_before && self.closing.is_some() {
            parts.push(IoSlice::new(
                farewell.get(self.parted..).unwrap_or_default(),
            ));
        }
        line.try_write(&parts)
    }

    fn advance(&mut self, mut written: usize) {
        if self.begun == 0 {
            let urgent = written.min(self.urgent.len());
            self.urgent.drain(..urgent);
            written -= urgent;
            if self.urgent.is_empty() {
                self.urgent = Vec::new();
            }
        }
        while let Some((kind, frame)) = self.frames.front() {
            let left = frame.header().1 + frame.len() - self.begun;
            if written < left {
                self.begun += written;
                return;
            }
            written -= left;
            self.begun = 0;
            if *kind != Kind::Snapshot {
                self.bytes -= frame.len();
            }
            self.frames.pop_front();
        }
        self.parted += written;
    }

    fn broken(&mut self) -> Written {
        self.frames = VecDeque::new();
        self.urgent = Vec::new();
        self.merged = None;
        (self.bytes, self.begun) = (0, 0);
        self.full = false;
        Written::Broken
    }

    fn keep(&mut self, kinds: impl Fn(&Kind) -> bool) {
        let mut begun = self.begun > 0;
        self.frames
            .retain(|(kind, _)| std::mem::take(&mut begun) || kinds(kind));
        self.merged = None;
        self.count();
    }

    fn count(&mut self) {
        let counted = self
            .frames
            .iter()
            .filter(|(kind, _)| *kind != Kind::Snapshot);
        self.bytes = counted.map(|(_, frame)| frame.len()).sum();
    }
}

/// One frame, as a page gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// JSON.
    Text(Utf8Bytes),
    /// The same as raw DEFLATE, for a page that unpacks.
    Packed(Bytes),
}

impl From<Utf8Bytes> for Frame {
    fn from(text: Utf8Bytes) -> Self {
        Self::Text(text)
    }
}

impl Frame {
    pub(super) fn len(&self) -> usize {
        self.bytes().len()
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_str().as_bytes(),
            Self::Packed(bytes) => bytes,
        }
    }

    fn header(&self) -> ([u8; LONGEST_HEAD], usize) {
        match self {
            Self::Text(_) => header(TEXT, self.len()),
            Self::Packed(_) => header(BINARY, self.len()),
        }
    }
}

/// The header of a frame of a server: unmasked and whole (RFC 6455, section 5.2).
fn header(opcode: u8, length: usize) -> ([u8; LONGEST_HEAD], usize) {
    let mut head = [0; LONGEST_HEAD];
    head[0] = opcode;
    match u16::try_from(length) {
        Ok(short @ ..=125) => {
            head[1] = short.to_be_bytes()[1];
            (head, 2)
        }
        Ok(long) => {
            head[1] = 126;
            head[2..4].copy_from_slice(&long.to_be_bytes());
            (head, 4)
        }
        Err(_) => {
            head[1] = 127;
            head[2..].copy_from_slice(&(length as u64).to_be_bytes());
            (head, LONGEST_HEAD)
        }
    }
}

/// A text frame with its header, in one piece.
pub(super) fn framed(text: &Utf8Bytes) -> Bytes {
    let (head, length) = header(TEXT, text.len());
    let head = head.get(..length).unwrap_or_default();
    [head, text.as_str().as_bytes()].concat().into()
}

fn close_frame(code: u16) -> [u8; CLOSE_FRAME] {
    let [high, low] = code.to_be_bytes();
    [CLOSE, 2, high, low]
}

/// A ping without content.
pub(super) const PING: [u8; 2] = [0x89, 0];
const TEXT: u8 = 0x81;
const BINARY: u8 = 0x82;
const CLOSE: u8 = 0x88;
const CLOSE_FRAME: usize = 4;
const LONGEST_HEAD: usize = 10;
/// Frames in one write.
const TOGETHER: usize = 32;
/// Room for frames that an empty queue keeps.
const SPARE: usize = 4;
/// Bytes of pings and pongs that may wait; more of them are not answered.
const MOST_URGENT: usize = 4_096;

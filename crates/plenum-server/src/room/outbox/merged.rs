//! What waits for a reader that fell behind: of each record the newest state, and nothing of what it was in between.
//!
//! A page may be cut off between two frames, and comes back with the number of the last one it saw; what it saw nothing of
//! must come again then. So of the frames made here each carries the number of the earliest change that is not in it or in
//! those before it, and only the last one that of the latest change.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::ws::Utf8Bytes;
use plenum_core::Audience;
use plenum_core::time::Timestamp;
use serde::Serialize;

use super::queue::framed;

/// A frame that many get, and what it changes, if it changes records.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    pub(super) text: Utf8Bytes,
    pub(super) told: Option<Arc<Told>>,
}

/// What one commit changed for one audience.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct News {
    /// The commit.
    pub(crate) seq: u64,
    /// When it was told.
    pub(crate) now: Timestamp,
    pub(crate) audience: Audience,
    /// Records that are new or differ, by key, with their bodies as JSON.
    pub(crate) set: Vec<(String, Arc<str>)>,
    /// Keys of records that are no longer there.
    pub(crate) gone: Vec<String>,
}

/// A change as it waits for a socket.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(super) news: News,
    /// The whole frame with its header, in one piece: a socket that has nothing else to say takes it in one plain write,
    /// which costs the kernel less than one of two parts.
    pub(super) framed: Bytes,
}

impl From<Utf8Bytes> for Shared {
    fn from(text: Utf8Bytes) -> Self {
        Self { text, told: None }
    }
}

impl Shared {
    /// A frame of a change.
    pub(crate) fn of(news: News, change: &str) -> Self {
        let text = frame(news.seq, news.now, change);
        let framed = framed(&text);
        Self {
            text,
            told: Some(Arc::new(Told { news, framed })),
        }
    }
}

#[cfg(test)]
impl From<&'static str> for Shared {
    fn from(text: &'static str) -> Self {
        Utf8Bytes::from_static(text).into()
    }
}

#[cfg(test)]
impl Shared {
    /// The frame.
    pub(crate) fn text(&self) -> Utf8Bytes {
        self.text.clone()
    }
}

impl News {
    /// The change as it is sent.
    pub(crate) fn change(&self) -> String {
        let set = self.set.iter().map(|(key, body)| (key.as_str(), &**body));
        change(self.audience, set, self.gone.iter().map(String::as_str))
    }
}

/// Changes of many commits, merged by record.
#[derive(Debug)]
pub(super) struct Merged {
    parts: BTreeMap<Audience, Part>,
    now: Timestamp,
    pub(super) bytes: usize,
}

#[derive(Debug)]
struct Part {
    /// The earliest and the latest commit of which there is something here.
    first: u64,
    last: u64,
    /// The newest state of each record that changed; none if it is gone.
    records: BTreeMap<String, Option<Arc<str>>>,
}

impl Merged {
    pub(super) fn new() -> Self {
        Self {
            parts: BTreeMap::new(),
            now: Timestamp::default(),
            bytes: 0,
        }
    }

    /// Takes in what comes after all that is here.
    pub(super) fn take(&mut self, news: &News) {
        self.now = self.now.max(news.now);
        let part = self.parts.entry(news.audience).or_insert_with(|| Part {
            first: news.seq,
            last: news.seq,
            records: BTreeMap::new(),
        });
        part.last = news.seq;
        let gone = news.gone.iter().map(|key| (key, None));
        let set = news.set.iter().map(|(key, body)| (key, Some(body)));
        for (key, body) in gone.chain(set) {
            let weight = |body: &Arc<str>| body.len();
            self.bytes += body.map_or(0, weight);
            match part.records.insert(key.clone(), body.cloned()) {
                Some(before) => self.bytes -= before.as_ref().map_or(0, weight),
                None => self.bytes += key.len() + AROUND,
            }
        }
    }

    /// As frames, for one page after the other audience.
    pub(super) fn frames(self) -> Vec<Utf8Bytes> {
        let mut parts: Vec<_> = self.parts.into_iter().collect();
        parts.sort_by_key(|(_, part)| part.first);
        let next = parts.iter().skip(1).map(|(_, part)| part.first);
        let last = parts.iter().map(|(_, part)| part.last).max();
        let seqs: Vec<_> = next.chain(last).collect();
        let frame = |((audience, part), seq): ((Audience, Part), u64)| {
            let set = part
                .records
                .iter()
                .filter_map(|(key, body)| Some((key.as_str(), &**body.as_ref()?)));
            let gone = part.records.iter().filter(|(_, body)| body.is_none());
            let change = change(audience, set, gone.map(|(key, _)| key.as_str()));
            frame(seq, self.now, &change)
        };
        parts.into_iter().zip(seqs).map(frame).collect()
    }
}

/// A `change` frame of the wire.
fn frame(seq: u64, now: Timestamp, change: &str) -> Utf8Bytes {
    format!(
        r#"{{"frame":"change","seq":{seq},"now":{},"change":{change}}}"#,
        now.0
    )
    .into()
}

/// A change of the wire, put together from bodies that were serialised once.
fn change<'a>(
    audience: Audience,
    set: impl Iterator<Item = (&'a str, &'a str)>,
    gone: impl Iterator<Item = &'a str>,
) -> String {
    let mut text = format!(r#"{{"audience":{}"#, json(&audience));
    let mut open = ",\"set\":{";
    for (key, body) in set {
        // Writing to a string cannot fail.
        let _written = write!(text, "{open}{}:{body}", json(key));
        open = ",";
    }
    if open == "," {
        text.push('}');
    }
    let gone: Vec<_> = gone.collect();
    if !gone.is_empty() {
        let _written = write!(text, r#","gone":{}"#, json(&gone));
    }
    text.push('}');
    text
}

fn json<T: Serialize + ?Sized>(value: &T) -> String {
    #[expect(clippy::expect_used, reason = "keys and audiences are always JSON")]
    serde_json::to_string(value).expect("a key is always JSON")
}

/// What a record takes in a frame beside its key and its body.
const AROUND: usize = 4;

#[cfg(test)]
mod tests {
    use plenum_core::id::SeatId;
    use uuid::Uuid;

    use super::super::{Bounds, Frame, Next, Outbox};
    use super::*;
    use crate::wire::ServerFrame;

    type Records = BTreeMap<(Audience, String), String>;

    /// Draws that are the same in every run (SplitMix64).
    struct Draw(u64);

    impl Draw {
        fn below(&mut self, most: u64) -> u64 {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (z ^ (z >> 31)) % most
        }
    }

    fn news(draw: &mut Draw, seq: u64) -> News {
        let audiences = [
            Audience::Room,
            Audience::Desk,
            Audience::Person(SeatId(Uuid::nil())),
        ];
        let mut keys: Vec<String> = (0..6).map(|key| format!("entry/\"{key}\"")).collect();
        keys.retain(|_| draw.below(3) == 0);
        let gone = keys.len() / 2;
        let set = keys.split_off(gone);
        let body = |_: &String| format!(r#""{seq} and {}""#, draw.below(9));
        let bodies: Vec<_> = set.iter().map(body).collect();
        News {
            seq,
            now: Timestamp(i64::try_from(seq).unwrap()),
            audience: audiences[usize::try_from(draw.below(3)).unwrap()],
            set: set
                .into_iter()
                .zip(bodies.into_iter().map(Into::into))
                .collect(),
            gone: keys,
        }
    }

    fn apply(records: &mut Records, audience: Audience, change: &serde_json::Value) {
        for key in change["gone"].as_array().into_iter().flatten() {
            records.remove(&(audience, key.as_str().unwrap().to_owned()));
        }
        for (key, body) in change["set"].as_object().into_iter().flatten() {
            records.insert((audience, key.clone()), body.to_string());
        }
    }

    fn take(records: &mut Records, frame: &serde_json::Value) -> u64 {
        let change = &frame["change"];
        let audience = serde_json::from_value(change["audience"].clone()).unwrap();
        apply(records, audience, change);
        frame["seq"].as_u64().unwrap()
    }

    /// Whatever a reader takes of merged changes and wherever it is cut off: with the changes since the number that it saw
    /// last it stands where all changes lead.
    #[tokio::test]
    async fn merged_changes_lead_where_all_changes_lead_and_can_be_resumed_anywhere() {
        let mut merged = 0;
        for seed in 0..400 {
            let mut draw = Draw(seed);
            let bounds = Bounds {
                frames: 4,
                bytes: 10_000,
                merged: 10_000,
                own: 9,
            };
            let outbox = Outbox::within(bounds, Arc::default(), None);
            let (mut all, mut seen, mut past) = (Records::new(), Records::new(), Vec::new());
            let (mut seq, mut shown) = (0, 0);
            let mut waiting = 0;
            for _ in 0..60 {
                seq += draw.below(2);
                let news = news(&mut draw, seq);
                let change = news.change();
                let value: serde_json::Value = serde_json::from_str(&change).unwrap();
                apply(&mut all, news.audience, &value);
                past.push((seq, news.audience, value));
                outbox.share(&Shared::of(news, &change));
                waiting += 1;
                if draw.below(4) > 0 {
                    continue;
                }
                for _ in 0..=draw.below(5) {
                    if outbox.held().0 == 0 {
                        break;
                    }
                    let Next::Frame(Frame::Text(text)) = outbox.next().await else {
                        panic!("nothing else is said here")
                    };
                    waiting -= 1;
                    let frame = serde_json::from_str(&text).unwrap();
                    let number = take(&mut seen, &frame);
                    assert!(number >= shown, "never back");
                    shown = number;
                }
                let mut resumed = seen.clone();
                for (_, audience, change) in past.iter().filter(|(seq, ..)| *seq >= shown) {
                    apply(&mut resumed, *audience, change);
                }
                assert_eq!(resumed, all, "seed {seed}");
            }
            while outbox.held().0 > 0 {
                let Next::Frame(Frame::Text(text)) = outbox.next().await else {
                    panic!("nothing else is said here")
                };
                waiting -= 1;
                take(&mut seen, &serde_json::from_str(&text).unwrap());
            }
            assert_eq!(seen, all, "seed {seed}");
            merged += usize::from(waiting > 0);
        }
        assert!(merged > 300, "{merged} readers fell behind");
    }

    #[tokio::test]
    async fn what_is_merged_stays_before_the_answers_that_followed_it_and_is_bounded() {
        let bounds = Bounds {
            frames: 4,
            bytes: 10_000,
            merged: 100,
            own: 9,
        };
        let outbox = Outbox::within(bounds, Arc::default(), None);
        let card = |seq: u64, key: &str| {
            let news = News {
                seq,
                now: Timestamp(0),
                audience: Audience::Room,
                set: vec![(key.to_owned(), format!("{seq}").into())],
                gone: Vec::new(),
            };
            let change = news.change();
            Shared::of(news, &change)
        };
        outbox.share(&card(1, "a"));
        let pong = ServerFrame::Pong {
            t: 1,
            now: Timestamp(0),
        };
        outbox.own(&pong);
        for seq in 2..20 {
            outbox.share(&card(seq, "a"));
        }
        assert_eq!(outbox.held().0, 2);
        let one =
            r#"{"frame":"change","seq":19,"now":0,"change":{"audience":"room","set":{"a":19}}}"#;
        let expected = [Utf8Bytes::from_static(one), super::super::text(&pong)];
        for text in expected {
            assert_eq!(outbox.next().await, Next::Frame(text.into()));
        }

        for seq in 20..60 {
            outbox.share(&card(seq, &format!("{seq}")));
        }
        assert_eq!(outbox.next().await, Next::Refresh);
    }
}

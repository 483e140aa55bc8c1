//! What was sent, in the form in which it was sent: records and changes as text, by audience.
//!
//! Each change is serialised once, however many sockets it goes to, and a snapshot is put together from one piece of text
//! per audience, so that three hundred phones that come back at once cost little more than one. A bounded history lets
//! a page that was away shortly catch up without a snapshot. A page that unpacks gets a large snapshot [`packed`].

mod packed;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;

use axum::extract::ws::Utf8Bytes;
use plenum_core::id::SeatId;
use plenum_core::time::Timestamp;
use plenum_core::{Audience, Change, Records};
use serde::Serialize;

use self::packed::{Packer, Parts};
use super::outbox::{Frame, News, Shared};
use crate::wire::{Record, You};

/// The records and the recent changes of one room, as text.
#[derive(Debug, Default)]
pub(super) struct Screens {
    segments: BTreeMap<Audience, Segment>,
    history: VecDeque<Past>,
    history_bytes: usize,
    /// Every change after this commit is in the history.
    floor: u64,
    /// The commit at which the audiences of a seat last changed, since this room started.
    moved: BTreeMap<SeatId, u64>,
}

#[derive(Debug, Default)]
struct Segment {
    records: BTreeMap<String, String>,
    /// Their bytes.
    bytes: usize,
    /// All records with commas between; rebuilt when asked for after a change.
    joined: Option<String>,
    /// The same packed, in parts.
    parts: Parts,
}

#[derive(Debug)]
struct Past {
    seq: u64,
    audience: Audience,
    change: String,
}

/// Everything a snapshot says beside the records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facts<'a> {
    pub(super) you: &'a You,
    pub(super) epoch: &'a str,
    pub(super) seq: u64,
    pub(super) now: Timestamp,
}

impl Screens {
    /// The records of a state at commit `seq`. The history begins with what that commit changed, if it is known: a page that
    /// stands there may have been cut off in the middle of it.
    pub(super) fn of(records: Records, seq: u64, last: Option<Vec<Change>>) -> Self {
        let known = u64::from(last.is_some());
        let mut screens = Self {
            floor: seq - known,
            ..Self::default()
        };
        for change in last.unwrap_or_default() {
            screens.remember(Past {
                seq,
                audience: change.audience,
                change: json(&change),
            });
        }
        for ((audience, key), body) in records {
            let text = json(&Record {
                audience,
                key: key.clone(),
                body,
            });
            let segment = screens.segments.entry(audience).or_default();
            segment.set(key, text);
        }
        screens
    }

    /// Takes a change in and returns its frame. Each body is serialised once, for whatever it is put into.
    pub(super) fn change(&mut self, seq: u64, now: Timestamp, change: Change) -> Shared {
        let audience = change.audience;
        let set = change.set.into_iter();
        let news = News {
            seq,
            now,
            audience,
            set: set.map(|(key, body)| (key, json(&body).into())).collect(),
            gone: change.gone,
        };
        let segment = self.segments.entry(audience).or_default();
        for key in &news.gone {
            segment.remove(key);
        }
        let place = json(&audience);
        for (key, body) in &news.set {
            let name = json(key);
            let text = format!(r#"{{"audience":{place},"key":{name},"body":{body}}}"#);
            segment.set(key.clone(), text);
        }
        let text = news.change();
        let frame = Shared::of(news, &text);
        self.remember(Past {
            seq,
            audience,
            change: text,
        });
        frame
    }

    /// Notes that the audiences of a seat changed at commit `seq`.
    pub(super) fn move_seat(&mut self, seat: SeatId, seq: u64) {
        self.moved.insert(seat, seq);
    }

    /// A `welcome` frame for these audiences: packed if it is large and the page unpacks.
    pub(super) fn picture(
        &mut self,
        facts: Facts<'_>,
        audiences: &BTreeSet<Audience>,
        unpacks: bool,
    ) -> Frame {
        let bytes = audiences
            .iter()
            .filter_map(|audience| self.segments.get(audience))
            .map(|segment| segment.bytes);
        if !unpacks || bytes.sum::<usize>() < PACKED_FROM {
            return Frame::Text(self.welcome(facts, audiences));
        }
        let mut packer = Packer::new();
        packer.plain(&facts.head());
        let mut first = true;
        for audience in audiences {
            let Some(segment) = self.segments.get_mut(audience) else {
                continue;
            };
            let mut next = |packer: &mut Packer| {
                if !std::mem::take(&mut first) {
                    packer.plain(",");
                }
            };
            if segment.bytes >= PARTED_FROM {
                for part in segment.parts.of(&segment.records) {
                    next(&mut packer);
                    packer.part(part);
                }
            } else if !segment.records.is_empty() {
                next(&mut packer);
                packer.plain(segment.joined());
            }
        }
        packer.plain("]}");
        Frame::Packed(packer.end().into())
    }

    /// A `welcome` frame for these audiences, as text.
    pub(super) fn welcome(
        &mut self,
        facts: Facts<'_>,
        audiences: &BTreeSet<Audience>,
    ) -> Utf8Bytes {
        let head = facts.head();
        // A hall that joins at once gets a thousand of these: each is allocated in its size, once.
        let joined = |audience| {
            let segment = self.segments.get_mut(audience);
            segment.map_or(0, |segment| segment.joined().len() + 1)
        };
        let length = audiences.iter().map(joined).sum::<usize>();
        let mut frame = String::with_capacity(head.len() + length + 2);
        frame.push_str(&head);
        let mut first = true;
        for audience in audiences {
            let Some(segment) = self
                .segments
                .get_mut(audience)
                .filter(|segment| !segment.records.is_empty())
            else {
                continue;
            };
            if !first {
                frame.push(',');
            }
            frame.push_str(segment.joined());
            first = false;
        }
        frame.push_str("]}");
        frame.into()
    }

    /// A `resumed` frame for a page that stands at commit `since`, if the history reaches back that far and the seat sees
    /// the same audiences as then. A commit has a change for each audience, and the page may have been cut off between two
    /// of them: so the changes of `since` itself come again, which does no harm.
    pub(super) fn resumed(
        &self,
        facts: Facts<'_>,
        audiences: &BTreeSet<Audience>,
        seat: Option<SeatId>,
        since: u64,
    ) -> Option<Utf8Bytes> {
        let moved = seat
            .and_then(|seat| self.moved.get(&seat))
            .is_some_and(|at| *at > since);
        if since <= self.floor || since > facts.seq || moved {
            return None;
        }
        let mut frame = format!(
            r#"{{"frame":"resumed","you":{},"seq":{},"now":{},"changes":["#,
            json(facts.you),
            facts.seq,
            facts.now.0
        );
        let missed = self
            .history
            .iter()
            .filter(|past| past.seq >= since && audiences.contains(&past.audience));
        for (place, past) in missed.enumerate() {
            let comma = if place > 0 { "," } else { "" };
            // Writing to a string cannot fail.
            let _written = write!(frame, "{comma}{}", past.change);
        }
        frame.push_str("]}");
        Some(frame.into())
    }

    fn remember(&mut self, past: Past) {
        self.history_bytes += past.change.len();
        self.history.push_back(past);
        while self.history.len() > MOST_CHANGES || self.history_bytes > MOST_BYTES {
            let Some(oldest) = self.history.pop_front() else {
                return;
            };
            self.history_bytes -= oldest.change.len();
            self.floor = oldest.seq;
        }
    }
}

impl Facts<'_> {
    /// What a `welcome` frame begins with.
    fn head(self) -> String {
        format!(
            r#"{{"frame":"welcome","you":{},"epoch":{},"seq":{},"now":{},"records":["#,
            json(self.you),
            json(self.epoch),
            self.seq,
            self.now.0
        )
    }
}

impl Segment {
    fn set(&mut self, key: String, record: String) {
        self.remove(&key);
        self.bytes += record.len();
        self.records.insert(key, record);
    }

    fn remove(&mut self, key: &str) {
        self.joined = None;
        self.parts.changed(key);
        if let Some(record) = self.records.remove(key) {
            self.bytes -= record.len();
        }
    }

    fn joined(&mut self) -> &str {
        let records = &self.records;
        self.joined.get_or_insert_with(|| {
            records
                .values()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(",")
        })
    }
}

fn json<T: Serialize + ?Sized>(value: &T) -> String {
    #[expect(clippy::expect_used, reason = "records have string keys only")]
    serde_json::to_string(value).expect("a record is always JSON")
}

/// Changes that are kept for pages that come back.
const MOST_CHANGES: usize = 2_048;
/// Their size.
const MOST_BYTES: usize = 4 << 20;
/// Bytes of records from which on a snapshot is packed: what is shorter leaves with the first packets of a connection.
const PACKED_FROM: usize = 16 << 10;
/// Bytes of the records of one audience from which on they are packed. What is shorter is mostly one person's own, and would
/// be packed for her alone.
const PARTED_FROM: usize = 4 << 10;

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use plenum_core::Body;
    use plenum_core::people::WarningsBody;
    use uuid::Uuid;

    use super::*;
    use crate::wire::ServerFrame;

    const YOU: You = You::Operator;

    fn facts(seq: u64) -> Facts<'static> {
        Facts {
            you: &YOU,
            epoch: "e",
            seq,
            now: Timestamp(7),
        }
    }

    fn body(long_stretch: u32) -> Body {
        WarningsBody {
            without_language: Vec::new(),
            missing_leads: false,
            long_stretch,
        }
        .into()
    }

    fn set(audience: Audience, value: u32) -> Change {
        Change {
            audience,
            set: BTreeMap::from([("warnings".to_owned(), body(value))]),
            gone: Vec::new(),
        }
    }

    fn parsed(frame: &Utf8Bytes) -> ServerFrame {
        serde_json::from_str(frame.as_str()).unwrap()
    }

    #[test]
    fn frames_put_together_by_hand_are_those_of_the_wire() {
        let mut screens = Screens::of(
            Records::from([((Audience::Room, "warnings".to_owned()), body(1))]),
            4,
            None,
        );
        let room = BTreeSet::from([Audience::Room]);

        let change = screens.change(5, Timestamp(7), set(Audience::Desk, 2));
        let welcome = screens.welcome(facts(5), &room);
        let resumed = screens
            .resumed(facts(5), &BTreeSet::from([Audience::Desk]), None, 5)
            .unwrap();

        assert_eq!(
            parsed(&change.text()),
            ServerFrame::Change {
                seq: 5,
                now: Timestamp(7),
                change: set(Audience::Desk, 2)
            }
        );
        let records = vec![Record {
            audience: Audience::Room,
            key: "warnings".to_owned(),
            body: body(1),
        }];
        let expected = ServerFrame::Welcome {
            you: YOU,
            epoch: "e".to_owned(),
            seq: 5,
            now: Timestamp(7),
            records,
        };
        assert_eq!(parsed(&welcome), expected);
        let changes = vec![set(Audience::Desk, 2)];
        assert_eq!(
            parsed(&resumed),
            ServerFrame::Resumed {
                you: YOU,
                seq: 5,
                now: Timestamp(7),
                changes
            }
        );
    }

    fn unpacked(frame: Frame) -> ServerFrame {
        let Frame::Packed(bytes) = frame else {
            panic!("packed, and not {frame:?}")
        };
        let mut text = String::new();
        flate2::read::DeflateDecoder::new(&*bytes)
            .read_to_string(&mut text)
            .unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn a_large_snapshot_is_packed_for_those_who_unpack_and_says_the_same() {
        let many = |audience, count: u32| {
            (0..count).map(move |n| ((audience, format!("warnings/{n}")), body(n)))
        };
        let (own, side) = (Audience::Person(SeatId(Uuid::nil())), Audience::Desk);
        let records = many(Audience::Room, 400).chain(many(own, 3)).collect();
        let mut screens = Screens::of(records, 4, None);
        let audiences = BTreeSet::from([Audience::Room, side, own]);
        let sorted = |frame: ServerFrame| {
            let ServerFrame::Welcome { mut records, .. } = frame else {
                panic!("a welcome");
            };
            records.sort_by_key(|record| (record.audience, record.key.clone()));
            records
        };
        for gone in [None, Some("warnings/7".to_owned())] {
            let change = Change {
                audience: Audience::Room,
                set: BTreeMap::from([("warnings/8".to_owned(), body(u32::MAX))]),
                gone: gone.into_iter().collect(),
            };
            screens.change(5, Timestamp(7), change);

            let text = screens.welcome(facts(5), &audiences);
            let packed = screens.picture(facts(5), &audiences, true);

            let Frame::Packed(bytes) = &packed else {
                panic!("packed")
            };
            assert!(4 * bytes.len() < text.len(), "{} bytes", bytes.len());
            assert_eq!(sorted(unpacked(packed)), sorted(parsed(&text)));
            let plain = screens.picture(facts(5), &audiences, false);
            assert_eq!(plain, Frame::Text(text));
        }

        let short = screens.picture(facts(5), &BTreeSet::from([own]), true);
        assert!(matches!(short, Frame::Text(_)));
    }

    #[test]
    fn what_is_gone_is_not_in_the_next_snapshot() {
        let mut screens = Screens::of(
            Records::from([((Audience::Room, "warnings".to_owned()), body(1))]),
            1,
            None,
        );
        let gone = Change {
            audience: Audience::Room,
            set: BTreeMap::new(),
            gone: vec!["warnings".to_owned()],
        };

        screens.change(2, Timestamp(7), gone);

        let ServerFrame::Welcome { records, .. } =
            parsed(&screens.welcome(facts(2), &BTreeSet::from([Audience::Room])))
        else {
            panic!("a welcome");
        };
        assert_eq!(records, []);
    }

    #[test]
    fn a_page_resumes_only_from_where_the_history_reaches_and_with_the_same_rights() {
        let seat = SeatId(Uuid::from_u128(1));
        let mut screens = Screens::of(Records::new(), 10, None);
        let room = BTreeSet::from([Audience::Room]);
        screens.change(11, Timestamp(7), set(Audience::Room, 1));
        screens.change(12, Timestamp(7), set(Audience::Room, 2));
        screens.move_seat(seat, 12);

        let resumes = |seat, since| screens.resumed(facts(12), &room, seat, since).is_some();

        assert!(resumes(None, 11) && resumes(None, 12));
        assert!(!resumes(None, 9), "before the room started");
        assert!(
            !resumes(None, 10),
            "the room that sent commit 10 may not have sent all of it"
        );
        assert!(!resumes(None, 13), "ahead of a restored store");
        assert!(!resumes(Some(seat), 11), "its rights changed since");
        assert!(resumes(Some(seat), 12));
    }

    #[test]
    fn a_page_that_was_cut_off_in_the_middle_of_a_commit_gets_the_rest_of_it() {
        let mut screens = Screens::of(Records::new(), 4, None);
        screens.change(5, Timestamp(7), set(Audience::Room, 1));
        screens.change(5, Timestamp(7), set(Audience::Desk, 2));

        let both = BTreeSet::from([Audience::Room, Audience::Desk]);
        let resumed = screens.resumed(facts(5), &both, None, 5).unwrap();

        let ServerFrame::Resumed { changes, .. } = parsed(&resumed) else {
            panic!("resumed");
        };
        assert_eq!(changes, [set(Audience::Room, 1), set(Audience::Desk, 2)]);
    }

    #[test]
    fn a_room_that_starts_again_tells_its_last_commit_once_more() {
        let last = Some(vec![set(Audience::Room, 1)]);
        let screens = Screens::of(Records::new(), 4, last);

        let room = BTreeSet::from([Audience::Room]);
        let resumed = screens.resumed(facts(4), &room, None, 4).unwrap();

        assert!(
            matches!(parsed(&resumed), ServerFrame::Resumed { changes, .. } if changes == [set(Audience::Room, 1)])
        );
        assert!(screens.resumed(facts(4), &room, None, 3).is_none());
    }

    #[test]
    fn the_history_is_bounded() {
        let mut screens = Screens::of(Records::new(), 0, None);
        for seq in 1..=3_000 {
            screens.change(seq, Timestamp(7), set(Audience::Room, 1));
        }

        assert_eq!(screens.history.len(), MOST_CHANGES);
        assert!(
            screens
                .resumed(facts(3_000), &BTreeSet::new(), None, 952)
                .is_none()
        );
        assert!(
            screens
                .resumed(facts(3_000), &BTreeSet::new(), None, 953)
                .is_some()
        );
    }
}

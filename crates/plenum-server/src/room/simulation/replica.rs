//! What a page holds: the last snapshot and the changes since. Frames are kept as text and read when they are compared.

use std::collections::BTreeMap;

use axum::extract::ws::Utf8Bytes;
use serde::Deserialize;
use serde_json::value::RawValue;

/// Records as text, by audience and key.
pub(super) type Shown = BTreeMap<(String, String), String>;

/// A page's copy.
#[derive(Clone, Debug, Default)]
pub(super) struct Replica {
    pub(super) epoch: String,
    pub(super) seq: u64,
    welcome: Option<Utf8Bytes>,
    since: Vec<Utf8Bytes>,
}

#[derive(Deserialize)]
struct Frame<'a> {
    #[serde(borrow, default)]
    records: Vec<Record<'a>>,
    #[serde(borrow, default)]
    changes: Vec<Change<'a>>,
    #[serde(borrow, default)]
    change: Option<Change<'a>>,
}

#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    audience: &'a RawValue,
    key: String,
    #[serde(borrow)]
    body: &'a RawValue,
}

#[derive(Deserialize)]
struct Change<'a> {
    #[serde(borrow)]
    audience: &'a RawValue,
    #[serde(borrow, default)]
    set: BTreeMap<String, &'a RawValue>,
    #[serde(default)]
    gone: Vec<String>,
}

impl Replica {
    /// Takes a snapshot.
    pub(super) fn welcome(&mut self, frame: Utf8Bytes) {
        self.epoch = field(&frame, r#","epoch":""#)
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_default()
            .to_owned();
        self.seq = number(&frame);
        self.welcome = Some(frame);
        self.since.clear();
    }

    /// Takes changes.
    pub(super) fn change(&mut self, frame: Utf8Bytes) {
        self.seq = number(&frame);
        self.since.push(frame);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.welcome.is_none()
    }

    /// What stands on the screen.
    pub(super) fn shown(&self) -> Shown {
        let mut shown = Shown::new();
        for text in self.welcome.iter().chain(&self.since) {
            let frame: Frame<'_> = serde_json::from_str(text).unwrap();
            for Record {
                audience,
                key,
                body,
            } in frame.records
            {
                shown.insert((audience.get().to_owned(), key), body.get().to_owned());
            }
            for change in frame.changes.into_iter().chain(frame.change) {
                let audience = change.audience.get();
                for key in change.gone {
                    shown.remove(&(audience.to_owned(), key));
                }
                for (key, body) in change.set {
                    shown.insert((audience.to_owned(), key), body.get().to_owned());
                }
            }
        }
        shown
    }
}

/// The kind of a frame.
pub(super) fn kind(frame: &str) -> &str {
    field(frame, r#""frame":""#)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default()
}

/// The number of the commit in a frame.
pub(super) fn number(frame: &str) -> u64 {
    digits(field(frame, r#","seq":"#).unwrap_or_default())
}

/// The time in a frame.
pub(super) fn time(frame: &str) -> u64 {
    digits(field(frame, r#","now":"#).unwrap_or_default())
}

/// The audience of a change.
pub(super) fn audience(frame: &str) -> &str {
    let rest = field(frame, r#""change":{"audience":"#).unwrap_or_default();
    let end = rest.find(['}', ',']).unwrap_or(rest.len());
    if rest.starts_with('{') {
        &rest[..=end]
    } else {
        &rest[..end]
    }
}

fn field<'a>(frame: &'a str, name: &str) -> Option<&'a str> {
    frame.find(name).map(|at| &frame[at + name.len()..])
}

fn digits(text: &str) -> u64 {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().unwrap_or_default()
}

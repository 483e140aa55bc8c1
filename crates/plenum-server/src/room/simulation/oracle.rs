//! What must hold, whatever happens. The first breach ends the run.

use std::collections::BTreeMap;

use plenum_core::Audience;
use plenum_core::id::{CommandId, SeatId};
use plenum_core::{Command, Keyring, Published, Workshop, visibility};

use super::disk::{Disk, json};
use super::house::Wish;
use super::replica::Shown;
use crate::room::{Outcome, Viewer};

/// Everything that was said and answered.
#[derive(Default)]
pub(super) struct Oracle {
    sent: BTreeMap<CommandId, Sent>,
    words: Vec<Word>,
    broken: Option<String>,
    pub(super) counts: Counts,
}

struct Sent {
    command: Command,
    done: Option<u64>,
}

struct Word {
    seat: SeatId,
    wish: Wish,
    /// Once shown to the room it may be seen for good.
    shown: bool,
}

/// How much a run did, so that nobody takes an idle run for a good one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) commands: u64,
    pub(super) done: u64,
    pub(super) refused: u64,
    pub(super) delayed: u64,
    pub(super) late: u64,
    pub(super) snapshots: u64,
    pub(super) resumed: u64,
    pub(super) changes: u64,
    pub(super) faults: u64,
    pub(super) deadlines: u64,
    pub(super) steps: u64,
}

impl Counts {
    pub(super) fn add(&mut self, other: Self) {
        for (to, from) in [
            (&mut self.commands, other.commands),
            (&mut self.done, other.done),
            (&mut self.refused, other.refused),
            (&mut self.delayed, other.delayed),
            (&mut self.late, other.late),
            (&mut self.snapshots, other.snapshots),
            (&mut self.resumed, other.resumed),
            (&mut self.changes, other.changes),
            (&mut self.faults, other.faults),
            (&mut self.deadlines, other.deadlines),
            (&mut self.steps, other.steps),
        ] {
            *to += from;
        }
    }
}

/// Begins a planted word; no other text holds this character.
pub(super) const PLANTED: char = '§';

impl Oracle {
    /// Ends the run with a breach.
    pub(super) fn breach(&mut self, what: impl Into<String>) {
        self.broken.get_or_insert_with(|| what.into());
    }

    pub(super) fn broken(&self) -> Option<&str> {
        self.broken.as_deref()
    }

    /// A text that can be recognised wherever it turns up.
    pub(super) fn plant(&mut self, seat: SeatId, wish: Wish) -> String {
        self.words.push(Word {
            seat,
            wish,
            shown: false,
        });
        format!("words {PLANTED}{:04}", self.words.len() - 1)
    }

    pub(super) fn sends(&mut self, id: CommandId, command: Command) {
        self.counts.commands += 1;
        let sent = Sent {
            command,
            done: None,
        };
        self.sent.insert(id, sent);
    }

    /// One whose command is on record, to be abused under another body.
    pub(super) fn done_ids(&self) -> Vec<CommandId> {
        let done = self.sent.iter().filter(|(_, sent)| sent.done.is_some());
        done.map(|(id, _)| *id).collect()
    }

    /// An answer as it reached somebody, to a command that was sent when the log ended at `asked`.
    pub(super) fn answered(&mut self, disk: &Disk, id: CommandId, asked: u64, outcome: &Outcome) {
        let place = disk.place(id.key());
        let Some(sent) = self.sent.get_mut(&id) else {
            return self.breach(format!("{id} was answered and never asked"));
        };
        let breach = match outcome {
            Outcome::Done(seq) => {
                self.counts.done += 1;
                sent.done = Some(*seq);
                (place != Some(*seq)).then(|| {
                    format!(
                        "{id} was done as {seq} and stands at {place:?}: {:?}",
                        sent.command
                    )
                })
            }
            Outcome::Refused { code, .. } if waits(code) => {
                self.counts.delayed += 1;
                None
            }
            Outcome::Refused { code, .. } => {
                self.counts.refused += 1;
                // A refusal leaves no trace: of two copies under way the first may be refused and the second done. But what
                // was done before it was asked for must not be refused.
                self.counts.late += u64::from(place.is_some());
                place
                    .filter(|place| *place <= asked)
                    .map(|place| format!("{id} was refused ({code}) although it is commit {place}"))
            }
        };
        if let Some(breach) = breach {
            self.breach(breach);
        }
    }

    /// An answer to a command under an id that was used for another one.
    pub(super) fn abused(&mut self, disk: &Disk, id: CommandId, outcome: &Outcome) {
        let reused =
            matches!(outcome, Outcome::Refused { code, .. } if code == "id_reused" || waits(code));
        if disk.place(id.key()).is_some() && !reused {
            self.breach(format!("{id} was used twice: {outcome:?}"));
        }
    }

    /// Searches a frame for words that this viewer may not see.
    pub(super) fn reads(&mut self, disk: &Disk, viewer: Viewer, frame: &str) {
        let mut rest = frame;
        while let Some(at) = rest.find(PLANTED) {
            rest = &rest[at + PLANTED.len_utf8()..];
            let number = rest
                .get(..4)
                .and_then(|digits| digits.parse::<usize>().ok());
            let number = number.unwrap_or(usize::MAX);
            let Some(word) = self.words.get_mut(number) else {
                return self.breach("a planted word was broken");
            };
            if viewer == Viewer::Seat(word.seat) || word.shown {
                continue;
            }
            let text = format!("{PLANTED}{number:04}");
            word.shown = word.wish == Wish::Card && disk.with_workshop(|w| is_revealed(w, &text));
            if !word.shown {
                let seat = word.seat;
                self.breach(format!("{viewer:?} saw {text}, of {seat:?}: {frame}"));
            }
        }
    }

    /// The store went back: what came after is nobody's fault.
    pub(super) fn restored(&mut self, keep: u64) {
        for sent in self.sent.values_mut() {
            if sent.done.is_some_and(|seq| seq > keep) {
                sent.done = None;
            }
        }
    }

    /// At the end all that was acknowledged is there.
    pub(super) fn nothing_lost(&mut self, disk: &Disk) {
        let mut lost = None;
        for (id, sent) in &self.sent {
            if let Some(seq) = sent.done
                && disk.place(id.key()) != Some(seq)
            {
                lost = Some(format!("{id} was acknowledged as {seq} and lost"));
            }
        }
        if let Some(lost) = lost {
            self.breach(lost);
        }
    }
}

/// Refusals that mean "later".
pub(super) fn waits(code: &str) -> bool {
    matches!(code, "busy" | "read_only")
}

fn is_revealed(workshop: &Workshop, text: &str) -> bool {
    workshop
        .entries
        .iter()
        .any(|entry| entry.is_visible() && entry.text.original.text.contains(text))
}

/// What each viewer should see of a state, from the specification and not from what was sent.
pub(super) struct Truth {
    workshop: Workshop,
    records: BTreeMap<(Audience, String), String>,
}

impl Truth {
    pub(super) fn of(workshop: Workshop, keys: &Keyring) -> Self {
        let records = Published::of(&workshop, keys).all();
        let text = |body| serde_json::to_string(&body).unwrap();
        Self {
            workshop,
            records: records
                .into_iter()
                .map(|(at, body)| (at, text(body)))
                .collect(),
        }
    }

    pub(super) fn shown_to(&self, viewer: Viewer) -> Shown {
        let audiences = match viewer {
            Viewer::Projector => [Audience::Room].into(),
            Viewer::Seat(seat) => visibility::audiences(&self.workshop, seat),
        };
        let mine = self
            .records
            .iter()
            .filter(|((a, _), _)| audiences.contains(a));
        mine.map(|((audience, key), body)| ((json(audience), key.clone()), body.clone()))
            .collect()
    }
}

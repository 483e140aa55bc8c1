//! The floor as it stands.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Event, QueueOrder};
use crate::agenda;
use crate::id::{BlockId, NoteId, OrganisationId, PresentationId, SeatId};
use crate::keys::{Author, KeyScope};
use crate::text::Text;
use crate::time::Timestamp;
use crate::workshop::{Shelf, Workshop};

/// Presentations, notes, queue and airtime.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Presentations in the order in which they were given.
    pub presentations: Shelf<PresentationId, Presentation>,
    /// Hearing notes in the order in which they were taken.
    pub hearings: Shelf<NoteId, Hearing>,
    /// The rapporteur's notes in the order in which they were taken.
    pub notes: Shelf<NoteId, Note>,
    /// Private notes of everybody.
    pub privates: Shelf<NoteId, Private>,
    /// Who waits for the floor in the running block, as the hands went up.
    pub waiting: Vec<Hand>,
    /// In which order they speak.
    pub order: QueueOrder,
    /// Seconds for each turn; none sets no time.
    pub seconds: Option<u32>,
    /// How often each seat had the floor in the running block, points of order not counted.
    pub(super) turns: BTreeMap<SeatId, u32>,
    /// Which organisation had the floor last in the running block.
    pub(super) last: Option<OrganisationId>,
    /// Everybody is asked to look up.
    pub attention: Option<Attention>,
    /// Who has the floor.
    pub speaking: Option<Turn>,
    /// What each organisation had of the floor.
    pub airtime: BTreeMap<OrganisationId, Airtime>,
}

/// A presentation that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presentation {
    /// In which block.
    pub block: BlockId,
    /// Who gave it.
    pub organisation: OrganisationId,
    /// Its title.
    pub title: Text,
    /// The main message.
    pub message: Option<Text>,
}

/// What a stakeholder said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// In which block.
    pub block: BlockId,
    /// Who noted it, as far as the log knows.
    pub author: Author,
    /// The group, if it is large enough.
    pub source: Option<OrganisationId>,
    /// What was said.
    pub statement: Text,
    /// Whether it was confirmed.
    pub checked: bool,
}

impl Hearing {
    /// What the noter's pseudonym was made over.
    pub fn subject(&self, id: NoteId) -> Uuid {
        match self.author {
            Author::Seat(_)
            | Author::Hidden {
                scope: KeyScope::Group,
                ..
            } => self.block.0,
            Author::Hidden {
                scope: KeyScope::Sealed(_) | KeyScope::Scores(_),
                ..
            } => id.0,
        }
    }
}

/// A note of a discussion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// In which block.
    pub block: Option<BlockId>,
    /// Who took it.
    pub by: SeatId,
    /// The theme.
    pub theme: Option<Text>,
    /// The note.
    pub text: Text,
}

/// A note that nobody but its author sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    /// Whose it is.
    pub by: SeatId,
    /// In which block.
    pub block: Option<BlockId>,
    /// The note.
    pub text: Text,
}

/// A hand that is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Whose.
    pub seat: SeatId,
    /// For a point of order.
    pub point_of_order: bool,
}

/// Everybody is asked to look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// Who asked.
    pub by: SeatId,
    /// What for.
    pub words: Option<Text>,
    /// Since when.
    pub since: Timestamp,
}

/// A turn at the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks.
    pub seat: SeatId,
    /// For whom.
    pub organisation: OrganisationId,
    /// Since when.
    pub since: Timestamp,
}

/// A share of the floor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Airtime {
    /// Turns, the present one included.
    pub turns: u32,
    /// Milliseconds of the turns that ended.
    pub millis: i64,
}

impl State {
    /// The text of a hearing note or a note of the rapporteur; never of a private note.
    pub fn note_text(&self, id: NoteId) -> Option<&Text> {
        let hearing = self.hearings.get(id).map(|hearing| &hearing.statement);
        hearing.or_else(|| self.notes.get(id).map(|note| &note.text))
    }

    /// The same, to put a translation beside it.
    pub(crate) fn note_text_mut(&mut self, id: NoteId) -> Option<&mut Text> {
        let hearing = self
            .hearings
            .get_mut(id)
            .map(|hearing| &mut hearing.statement);
        hearing.or_else(|| self.notes.get_mut(id).map(|note| &mut note.text))
    }

    /// The title of a presentation.
    pub fn presentation_title(&self, id: PresentationId) -> Option<&Text> {
        self.presentations
            .get(id)
            .map(|presentation| &presentation.title)
    }

    /// Who gave a presentation.
    pub(crate) fn presenter(&self, id: PresentationId) -> Option<OrganisationId> {
        self.presentations
            .get(id)
            .map(|presentation| presentation.organisation)
    }

    /// The same, to put a translation beside it.
    pub(crate) fn presentation_title_mut(&mut self, id: PresentationId) -> Option<&mut Text> {
        self.presentations
            .get_mut(id)
            .map(|presentation| &mut presentation.title)
    }

    fn end_turn(&mut self, at: Timestamp) {
        if let Some(turn) = self.speaking.take() {
            self.airtime.entry(turn.organisation).or_default().millis +=
                at.since(turn.since).max(0);
        }
    }

    /// The hand of a seat, if it is up.
    pub fn hand(&self, seat: SeatId) -> Option<&Hand> {
        self.waiting.iter().find(|hand| hand.seat == seat)
    }

    fn lower(&mut self, seat: SeatId) {
        self.waiting.retain(|hand| hand.seat != seat);
    }

    fn give_floor(&mut self, turn: Turn) {
        self.end_turn(turn.since);
        // A point of order is about how the room works: it takes nothing from anybody's turns at the matter.
        if !self.hand(turn.seat).is_some_and(|hand| hand.point_of_order) {
            *self.turns.entry(turn.seat).or_default() += 1;
            self.last = Some(turn.organisation);
        }
        self.lower(turn.seat);
        self.airtime.entry(turn.organisation).or_default().turns += 1;
        self.speaking = Some(turn);
    }
}

/// Applies a fact.
pub fn apply(workshop: &mut Workshop, event: &Event) {
    let state = &mut workshop.floor;
    match event {
        Event::Presented {
            id,
            block,
            organisation,
            title,
            message,
        } => {
            let (title, message) = (title.clone(), message.clone());
            state.presentations.put(
                *id,
                Presentation {
                    block: *block,
                    organisation: *organisation,
                    title,
                    message,
                },
            );
        }
        Event::HearingNoted {
            id,
            block,
            author,
            source,
            statement,
        } => {
            let hearing = Hearing {
                block: *block,
                author: *author,
                source: *source,
                statement: statement.clone(),
                checked: false,
            };
            state.hearings.put(*id, hearing);
        }
        Event::HearingChecked { note } => {
            if let Some(hearing) = state.hearings.get_mut(*note) {
                hearing.checked = true;
            }
        }
        Event::Noted {
            id,
            block,
            by,
            theme,
            text,
        } => {
            state.notes.put(
                *id,
                Note {
                    block: *block,
                    by: *by,
                    theme: theme.clone(),
                    text: text.clone(),
                },
            );
        }
        Event::PrivateKept {
            id,
            by,
            block,
            text,
        } => {
            state.privates.put(
                *id,
                Private {
                    by: *by,
                    block: *block,
                    text: text.clone(),
                },
            );
        }
        Event::PrivateRevised { note, text } => {
            if let Some(private) = state.privates.get_mut(*note) {
                private.text = text.clone();
            }
        }
        Event::HandRaised {
            seat,
            point_of_order,
        } => {
            let hand = Hand {
                seat: *seat,
                point_of_order: *point_of_order,
            };
            match state.waiting.iter_mut().find(|hand| hand.seat == *seat) {
                Some(up) => *up = hand,
                None => state.waiting.push(hand),
            }
        }
        Event::HandLowered { seat } => state.lower(*seat),
        Event::HandSkipped { seat } => {
            // Whoever was skipped waits like everybody else from then on.
            if state.hand(*seat).is_some() {
                state.lower(*seat);
                state.waiting.push(Hand {
                    seat: *seat,
                    point_of_order: false,
                });
            }
        }
        Event::FloorGiven {
            seat,
            organisation,
            at,
        } => {
            state.give_floor(Turn {
                seat: *seat,
                organisation: *organisation,
                since: *at,
            });
        }
        Event::TurnEnded { at } => state.end_turn(*at),
        Event::QueueCleared {} => state.waiting.clear(),
        Event::QueueSet { order, seconds } => {
            state.order = *order;
            state.seconds = *seconds;
        }
        Event::AttentionHeld { by, words, at } => {
            state.attention = Some(Attention {
                by: *by,
                words: words.clone(),
                since: *at,
            });
        }
        Event::AttentionReleased {} => state.attention = None,
    }
}

/// Follows the agenda: when the room moves on, the present turn ends, the queue is empty again, turns are counted afresh, and
/// everybody has looked up.
pub fn follow(workshop: &mut Workshop, event: &agenda::Event) {
    if let agenda::Event::Started { at, .. } | agenda::Event::Ended { at } = event {
        let state = &mut workshop.floor;
        state.end_turn(*at);
        state.waiting.clear();
        state.turns.clear();
        state.last = None;
        state.attention = None;
    }
}

//! What of an entry a reader may be shown: the author as far as the level allows, the words as far as they do not give
//! the author away (METHOD 7.1, 7.2).

use super::{Entry, EntryBody, EntryState, ShownAuthor};
use crate::agenda::Attribution;
use crate::keys::Author;
use crate::text::{Lang, Text};
use crate::workshop::Workshop;
use plenum_judge::scoring::MINIMUM_CELL;

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// Whoever may see the block.
    Public,
    /// An interpreter, who needs the original.
    Interpreter,
    /// The desk.
    Desk,
    /// The author.
    Author,
}

/// The record of an entry for a reader.
pub(super) fn body(workshop: &Workshop, entry: &Entry, reader: Reader) -> EntryBody {
    let withheld = is_withheld(workshop, entry);
    let inside = matches!(reader, Reader::Desk | Reader::Author);
    let words = || match reader {
        Reader::Public if withheld => translated(workshop, &entry.text),
        Reader::Public | Reader::Interpreter | Reader::Desk | Reader::Author => {
            Some(entry.text.clone())
        }
    };
    let text = match entry.state {
        EntryState::Submitted | EntryState::Revealed | EntryState::Merged => words(),
        EntryState::Hidden => inside.then(|| entry.text.clone()),
        EntryState::Withdrawn => None,
    };
    EntryBody {
        id: entry.id,
        block: entry.block,
        number: entry.printed(),
        place: entry.place,
        kind: entry.kind,
        grade: entry.grade,
        state: entry.state,
        text,
        original_withheld: withheld,
        attribution: entry.level,
        author: author(entry),
        mine: reader == Reader::Author,
        typed_by: entry.typed_by.filter(|_| inside),
        merged_into: entry.merged_into,
        cards: cards(workshop, entry),
        cluster: workshop.entries.cluster_of(entry).map(|cluster| cluster.id),
        hidden_reason: entry.hidden_reason.clone().filter(|_| inside),
    }
}

fn author(entry: &Entry) -> ShownAuthor {
    let seat = match (entry.level, entry.author) {
        (Attribution::Named, Author::Seat(seat)) => Some(seat),
        (Attribution::Named, Author::Hidden { .. })
        | (Attribution::Organisation | Attribution::Group | Attribution::Sealed, _) => None,
    };
    ShownAuthor {
        seat,
        organisation: entry.organisation,
        side: entry.side,
    }
}

/// The card itself and those that were merged into it; what was taken back does not count.
fn cards(workshop: &Workshop, entry: &Entry) -> u32 {
    let joined = workshop
        .entries
        .merged_into(entry.id)
        .filter(|card| card.state != EntryState::Withdrawn)
        .count();
    let own = u32::from(entry.state != EntryState::Withdrawn);
    u32::try_from(joined)
        .unwrap_or(u32::MAX)
        .saturating_add(own)
}

/// Whether the language of the original would give the author away: too few of those who may have written it have it.
fn is_withheld(workshop: &Workshop, entry: &Entry) -> bool {
    if entry.level < Attribution::Group || entry.show_original {
        return false;
    }
    let Some(block) = workshop.agenda.block(entry.block) else {
        return true;
    };
    // At level `sealed` nobody knows the side, so both may have written it.
    let may_be =
        |role: crate::people::Role| entry.level == Attribution::Sealed || role.side() == entry.side;
    let possible = workshop.people.seats().filter(|seat| {
        block.settings.writes.roles.contains(&seat.role)
            && may_be(seat.role)
            && seat.langs.contains(&entry.text.original.lang)
    });
    u32::try_from(possible.count()).unwrap_or(u32::MAX) < MINIMUM_CELL
}

/// A text without its original: the translation into the working language, or else the best there is, stands first.
pub(crate) fn translated(workshop: &Workshop, text: &Text) -> Option<Text> {
    let rank = |lang: &Lang| {
        workshop
            .setup
            .langs
            .iter()
            .position(|covered| covered == lang)
            .unwrap_or(usize::MAX)
    };
    let mut words: Vec<_> = text
        .translations
        .iter()
        .filter(|words| words.lang != text.original.lang)
        .cloned()
        .collect();
    words.sort_by_key(|words| rank(&words.lang));
    let mut words = words.into_iter();
    let original = words.next()?;
    Some(Text {
        original,
        translations: words.collect(),
    })
}

//! What may stand in a line: controls that could turn a page around are taken out, characters that no font has are shown
//! as U+FFFD, and words that are wider than their place get points where they may break.

use unicode_normalization::UnicodeNormalization;

use crate::fonts;

/// A break point that is seen by nobody.
const BREAK: char = '\u{200b}';

/// A break point that is not even a character: the template puts nothing of no width in its place, so that a word that was
/// broken, such as a hash, is copied whole. No text has it, for [`clean`] takes out all of its kind.
const APART: char = '\u{f8ff}';

/// The text as it is printed. Letters and accents are composed, because fonts have them that way.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '\n' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if is_unseen(c) => {}
            c if fonts::width(c).is_some() => out.push(c),
            // Joiners and marks of direction need no glyph.
            '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' => out.push(c),
            // The Arabic mark of direction, which fonts do not know, is the other one with a nuance for figures.
            '\u{61c}' => out.push('\u{200f}'),
            _ => out.push('\u{fffd}'),
        }
    }
    out
}

/// Controls, embeddings, overrides and isolates (each run gets its own), selectors, and what is not a character.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{fffe}'..='\u{ffff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Whether there is nothing to see.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || matches!(c, BREAK..='\u{200f}' | '\u{ad}' | '\u{2060}'))
}

/// Whether a letter is of a script that is written from right to left.
pub(crate) fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// The width of the widest word and of the widest line, in parts of the font's size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Extent {
    /// Of the widest word.
    pub(crate) word: f64,
    /// Of the widest line.
    pub(crate) line: f64,
}

/// How wide a text is.
pub(crate) fn extent(text: &str) -> Extent {
    let mut most = Extent::default();
    let mut line = 0.0;
    let mut word = 0.0_f64;
    for c in text.chars() {
        if c == '\n' {
            line = 0.0;
        }
        let width = fonts::width(c).unwrap_or_default();
        line += width;
        word = if breaks_around(c) { 0.0 } else { word + width };
        most.word = most.word.max(word);
        most.line = most.line.max(line);
    }
    most
}

/// Puts break points into words wider than `most`, so that each piece has room.
pub(crate) fn breakable(text: &str, most: f64) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(breaks_around) {
        if extent(word).word > most {
            pieces(word, most / 2.0, &mut out);
        } else {
            out.push_str(word);
        }
    }
    out
}

fn pieces(word: &str, most: f64, out: &mut String) {
    // Letters that join must stay in one piece for the typesetter.
    let joins = word.chars().any(|c| matches!(c, '\u{600}'..='\u{8ff}'));
    let mark = if joins { BREAK } else { APART };
    let mut width = 0.0;
    for c in word.chars() {
        let more = fonts::width(c).unwrap_or_default();
        // A mark of no width stays with its letter.
        if width + more > most && more > 0.0 {
            out.push(mark);
            width = 0.0;
        }
        width += more;
        out.push(c);
    }
}

/// Whether a line may end beside this character anyway. It may inside Korean words too, but a column as wide as its words is
/// easier to read.
fn breaks_around(c: char) -> bool {
    (c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}'))
        || matches!(c, BREAK | APART | '-' | '\u{ad}' | '\u{2e80}'..='\u{abff}')
}

/// Parts of a text, each of at most `most` bytes where it has a space to divide it at.
pub(crate) fn portions(text: &str, most: usize) -> Vec<&str> {
    let mut rest = text;
    let mut parts = Vec::new();
    while rest.len() > most {
        let mut limit = most;
        while !rest.is_char_boundary(limit) {
            limit -= 1;
        }
        let (head, _) = rest.split_at(limit);
        let end = head
            .rfind([' ', '\n', BREAK])
            .filter(|at| *at > 0)
            .unwrap_or(limit);
        let (part, more) = rest.split_at(end);
        parts.push(part);
        rest = more.trim_start_matches([' ', '\n', BREAK]);
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_of_direction_are_taken_out_and_joiners_stay() {
        assert_eq!(clean("a\u{202e}b\u{2067}c\u{0}d\u{feff}"), "abcd");
        assert_eq!(clean("می\u{200c}شود"), "می\u{200c}شود");
    }

    #[test]
    fn what_no_font_has_is_seen_as_missing() {
        assert_eq!(clean("a\u{e000}b\u{10ffff}"), "a\u{fffd}b\u{fffd}");
        assert_eq!(clean("\u{1112}\u{1161}\u{11ab}"), "한");
    }

    #[test]
    fn a_word_too_wide_for_its_place_may_break_and_others_may_not() {
        let long = "a".repeat(100);

        assert_eq!(breakable("two words", 10.0), "two words");
        let broken = breakable(&long, 10.0);
        assert_eq!(broken.replace(APART, ""), long);
        assert!(extent(&broken).word <= 5.0, "{broken}");
    }

    #[test]
    fn a_space_that_keeps_words_together_is_no_place_to_break() {
        let (together, apart) = (extent("mot\u{202f}:"), extent("mot :"));

        assert!(together.word >= together.line && apart.word < apart.line);
    }

    #[test]
    fn a_korean_word_is_as_wide_as_all_its_syllables() {
        assert!(extent("참여 여부").word >= extent("참여").line);
    }

    #[test]
    fn a_word_of_joining_letters_keeps_them_together() {
        let long = "م".repeat(100);

        assert_eq!(breakable(&long, 10.0).replace(BREAK, ""), long);
    }

    #[test]
    fn portions_lose_no_word() {
        let text = "wörter ".repeat(1_000);

        let parts = portions(&text, 100);

        assert!(parts.iter().all(|part| part.len() <= 100));
        assert_eq!(
            parts.join(" ").split_whitespace().count(),
            text.split_whitespace().count()
        );
        assert_eq!(portions("x", 100), ["x"]);
    }
}

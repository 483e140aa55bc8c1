//! Multilingual text.
//!
//! A [`Text`] is an original and its translations; a translation never overwrites the original (METHOD 7.7). What a
//! client types arrives as [`TextInput`] and becomes a `Text` in one place, [`TextInput::parse`]: invisible controls
//! are stripped, the form is NFC, the length is bounded. Nothing is unified: Persian letters and digits stay as typed,
//! and U+200C stays, for Persian is misspelt without it.
//!
//! Every user text inside an event is a [`Words`]. The commit format relies on that: it commits to each one by itself,
//! so that a single text can be blanked later (see [`commit`](crate::commit)).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};
use unicode_normalization::UnicodeNormalization;

use crate::refusal::Refusal;

/// A language as a short BCP 47 tag such as `ko` or `pt-BR`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "string"))]
#[serde(transparent)]
pub struct Lang(String);

impl Lang {
    /// Reads a tag: two or three letters, then subtags of two to eight letters or digits.
    ///
    /// # Errors
    /// Says what a tag looks like.
    pub fn new(tag: &str) -> Result<Self, &'static str> {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        let good = (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_lowercase())
            && parts.all(|p| {
                (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric())
            })
            && tag.len() <= 35;
        if good {
            Ok(Self(tag.to_owned()))
        } else {
            Err("a language is a tag such as `ko` or `pt-BR`")
        }
    }

    /// English, the language of last resort.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// One text in one language, cleaned. In the log it carries its own commitment.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The language it is written in.
    pub lang: Lang,
    /// The text itself; empty where it was blanked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "String"))]
    pub text: String,
    /// The commitment that stands in the place of a blanked text (hexadecimal).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub blanked: Option<String>,
}

/// User text never reaches a log line or a panic message.
impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Words({:?}, {} characters)",
            self.lang,
            self.text.chars().count()
        )
    }
}

/// An original with its translations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// As typed by its author.
    pub original: Words,
    /// Other languages, in the order in which they were added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Vec<Words>"))]
    pub translations: Vec<Words>,
}

impl Text {
    /// A text without translations, for texts of templates and tests.
    pub fn plain(lang: Lang, text: &str) -> Self {
        Self {
            original: Words {
                lang,
                text: text.to_owned(),
                blanked: None,
            },
            translations: Vec::new(),
        }
    }

    /// Puts a translation in its place: a language has at most one.
    pub fn translate(&mut self, words: Words) {
        if let Some(old) = self.translations.iter_mut().find(|t| t.lang == words.lang) {
            *old = words;
        } else {
            self.translations.push(words);
        }
    }

    /// The languages in which this text can be read.
    pub fn langs(&self) -> impl Iterator<Item = &Lang> {
        std::iter::once(&self.original.lang).chain(self.translations.iter().map(|t| &t.lang))
    }
}

/// What a client sends where a text is asked for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TextInput {
    /// The language it is written in.
    pub lang: Lang,
    /// As typed.
    pub text: String,
    /// Translations by the author, if any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<WordsInput>>"))]
    pub translations: Vec<WordsInput>,
}

/// One text in one language, as typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WordsInput {
    /// The language it is written in.
    pub lang: Lang,
    /// As typed.
    pub text: String,
}

impl fmt::Debug for TextInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "TextInput({:?}, {} characters)",
            self.lang,
            self.text.chars().count()
        )
    }
}

impl fmt::Debug for WordsInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "WordsInput({:?}, {} characters)",
            self.lang,
            self.text.chars().count()
        )
    }
}

impl TextInput {
    /// A text without translations.
    pub fn new(lang: &Lang, text: &str) -> Self {
        Self {
            lang: lang.clone(),
            text: text.to_owned(),
            translations: Vec::new(),
        }
    }

    /// Cleans the text and holds it to a limit in characters.
    ///
    /// # Errors
    /// [`Refusal::TextEmpty`] if nothing visible is left, [`Refusal::TextTooLong`] over the limit. The text is never cut.
    pub fn parse(&self, limit: Limit) -> Result<Text, Refusal> {
        let original = parse(&self.lang, &self.text, limit)?;
        let mut text = Text {
            original,
            translations: Vec::new(),
        };
        for translation in self.translations.iter().take(MOST_TRANSLATIONS) {
            text.translate(translation.parse(limit)?);
        }
        Ok(text)
    }
}

impl WordsInput {
    /// Cleans one text and holds it to a limit in characters.
    ///
    /// # Errors
    /// As [`TextInput::parse`].
    pub fn parse(&self, limit: Limit) -> Result<Words, Refusal> {
        parse(&self.lang, &self.text, limit)
    }
}

/// How long a text may be, in characters (PROMISES 6.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A name or title: 200.
    Name,
    /// A note, card, reason or recommendation: 4,000.
    Note,
    /// A section of the initial report: 5,000, about two pages.
    Section,
    /// A written part of the report: 12,000, about five pages.
    Narrative,
}

impl Limit {
    /// The number of characters.
    pub fn chars(self) -> usize {
        match self {
            Self::Name => 200,
            Self::Note => 4_000,
            Self::Section => 5_000,
            Self::Narrative => 12_000,
        }
    }
}

/// Strips what a reader cannot see and must not be fooled by, and puts the rest in NFC.
///
/// Gone: control characters but the line feed (a tab becomes a space), embedding and isolate controls of the
/// bidirectional algorithm, runs of more than [`MOST_MARKS`] combining marks. Kept: U+200C and all else.
pub fn clean(raw: &str) -> String {
    let mut marks = 0;
    raw.replace("\r\n", "\n")
        .nfc()
        .filter_map(|c| match c {
            '\t' => Some(' '),
            '\n' => Some('\n'),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .filter(|c| {
            marks = if unicode_normalization::char::is_combining_mark(*c) {
                marks + 1
            } else {
                0
            };
            marks <= MOST_MARKS
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// More combining marks than this in a row are dropped: no script needs them, and they can cover a page.
pub const MOST_MARKS: usize = 8;

/// More translations than this are ignored in one command.
const MOST_TRANSLATIONS: usize = 12;

fn parse(lang: &Lang, raw: &str, limit: Limit) -> Result<Words, Refusal> {
    let text = clean(raw);
    if !text.chars().any(is_visible) {
        return Err(Refusal::TextEmpty);
    }
    let got = text.chars().count();
    if got > limit.chars() {
        return Err(Refusal::TextTooLong {
            limit: limit.chars(),
            got,
        });
    }
    Ok(Words {
        lang: lang.clone(),
        text,
        blanked: None,
    })
}

fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !unicode_normalization::char::is_combining_mark(c)
        && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' | '\u{180E}' | '\u{3164}' | '\u{115F}' | '\u{1160}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(raw: &str) -> Result<String, Refusal> {
        TextInput::new(&Lang::english(), raw)
            .parse(Limit::Name)
            .map(|t| t.original.text)
    }

    #[test]
    fn direction_overrides_are_stripped() {
        assert_eq!(parsed("a\u{202E}b\u{2066}c").unwrap(), "abc");
    }

    #[test]
    fn the_persian_non_joiner_is_kept() {
        assert_eq!(parsed("می\u{200C}خواهم").unwrap(), "می\u{200C}خواهم");
    }

    #[test]
    fn a_text_of_invisible_characters_is_refused() {
        assert_eq!(parsed("\u{200B}\u{200C} \u{FEFF}"), Err(Refusal::TextEmpty));
    }

    #[test]
    fn korean_twins_become_one() {
        assert_eq!(
            parsed("\u{1112}\u{1161}\u{11AB}").unwrap(),
            parsed("\u{D55C}").unwrap()
        );
    }

    #[test]
    fn a_tower_of_marks_is_capped() {
        let tower = format!("a{}", "\u{0316}".repeat(1_000));

        assert_eq!(parsed(&tower).unwrap().chars().count(), 1 + MOST_MARKS);
    }

    #[test]
    fn a_long_text_is_refused_and_never_cut() {
        assert_eq!(
            parsed(&"x".repeat(201)),
            Err(Refusal::TextTooLong {
                limit: 200,
                got: 201
            })
        );
        assert!(parsed(&"x".repeat(200)).is_ok());
    }
}

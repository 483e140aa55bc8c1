//! No text breaks the pages, and none is read as markup.

use plenum_report::model::{Part, Passage, Run};
use plenum_typeset::pdf;

use crate::documents::{document, saying, section, table};
use crate::read::read;

fn is_typeset(lang: &str, text: &str) {
    let file = pdf(&saying(lang, text)).unwrap_or_else(|problem| panic!("{problem}: {text:.80}"));

    let reading = read(&file);
    assert_eq!(reading.unmarked, [""; 0]);
    assert_eq!(reading.on_pages, reading.in_tree);
}

#[test]
fn markup_is_text() {
    for text in [
        "#import \"/etc/passwd\": *",
        "#panic(\"stop\") #read(\"/x\") #sys.inputs",
        "$ x^2 $ \\ @ref <label> *bold* _it_ `raw` = heading",
        "]] }} \" ' // comment /* open",
        "<script>alert(1)</script>",
        "=HYPERLINK(\"http://example.org\")",
        "- item\n+ item\n/ term: x",
        "https://example.org/a/very/long/address?with=many&parts=of#it",
    ] {
        is_typeset("en", text);
    }
}

#[test]
fn controls_and_odd_characters_are_no_error() {
    for text in [
        "\u{0}\u{1}\u{7f}\u{85}",
        "\u{202e}evil\u{202c} \u{2066}\u{2067}\u{2068}unbalanced",
        "\u{feff}\u{fffe}\u{ffff}\u{fdd0}\u{10ffff}",
        "\u{e000}\u{f8ff}\u{f0000} private",
        "👩‍👩‍👧‍👦 🏳️‍🌈 🇰🇷 emoji",
        "日本語 ไทย ქართული हिन्दी አማርኛ ᠮᠣᠩᠭᠣᠯ",
        "\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{2060}\u{61c}\u{ad}",
        "가\u{200b}나\u{200d}다\u{ad}라\u{2060}마 م\u{61c}ن\u{2060}ص ✓\u{200d}✓\u{200f}✓",
        " ",
        "\n\n\n",
    ] {
        is_typeset("en", text);
        is_typeset("ar", text);
    }
    is_typeset("en", &format!("e{}", "\u{301}".repeat(1_000)));
}

#[test]
fn languages_that_nobody_speaks_are_no_error() {
    for lang in ["", "x", "zz-Zzzz-ZZ", "und", "\"", "en-US-x-private", "123"] {
        is_typeset(lang, "text متن");
    }
}

#[test]
fn very_long_words_and_paragraphs_are_no_error() {
    is_typeset("en", &"w".repeat(5_000));
    is_typeset("ar", &"م".repeat(5_000));
    is_typeset("en", &"-".repeat(2_000));
    is_typeset("ko", &"가".repeat(2_000));
}

#[test]
fn a_word_wider_than_its_column_stays_inside_the_page() {
    let word = "w".repeat(400);
    let rows = vec![vec![word.as_str(), word.as_str(), word.as_str()]];
    let wide = document(
        "en",
        vec![section("en", "Wide", vec![Part::Table(table("en", rows))])],
    );

    let reading = read(&pdf(&wide).unwrap());

    // A page holds about 60 lines; in three narrow columns the words take some 40 each, one below the other.
    assert!(reading.pages <= 3, "{}", reading.pages);
}

#[test]
fn deep_nesting_is_no_error() {
    let mut inner = section("en", "Innermost", vec![]);
    for depth in 0..40 {
        inner = section("en", &format!("Depth {depth}"), vec![Part::Section(inner)]);
    }

    let reading = read(&pdf(&document("en", vec![inner])).unwrap());

    assert_eq!(reading.outline.len(), 41);
}

#[test]
fn what_is_empty_is_no_error() {
    let empty = vec![
        Part::Paragraph(Passage::default()),
        Part::Quote(Passage::default()),
        Part::List(vec![]),
        Part::List(vec![Passage::default()]),
        Part::Facts(vec![]),
        Part::Table(table("en", vec![])),
        Part::Table(table(
            "en",
            vec![vec![], vec!["only one"], vec!["a", "b", "c", "more"]],
        )),
    ];
    let mut nothing = document("en", vec![section("en", "Empty", empty)]);
    nothing.facts.clear();
    nothing.foot.clear();
    nothing.mark = None;
    nothing.day = "no day".to_owned();
    nothing.title = Passage::default();
    nothing.kind = Run::new("en", "");

    assert!(pdf(&nothing).is_ok(), "{:?}", pdf(&nothing).err());
}

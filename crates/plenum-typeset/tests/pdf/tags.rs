//! A reader who hears the pages gets what a reader who sees them gets, in the same order.

use plenum_typeset::pdf;

use crate::documents::{document, everything, section, table};
use crate::read::{Node, Reading, read};
use plenum_report::model::Part;

fn reading(lang: &str) -> Reading {
    read(&pdf(&everything(lang)).unwrap())
}

#[test]
fn all_that_is_drawn_is_in_the_tree_or_marked_as_decoration() {
    for lang in ["en", "ar"] {
        let reading = reading(lang);

        assert_eq!(reading.unmarked, [""; 0]);
        assert_eq!(reading.on_pages, reading.in_tree);
        assert!(reading.in_tree.len() > 30, "{}", reading.in_tree.len());
    }
}

#[test]
fn the_file_says_its_language_and_title_counts_in_its_digits_and_keeps_the_standard() {
    for (lang, code) in [("en", "en"), ("ar", "ar"), ("fa", "fa"), ("ko", "ko")] {
        let reading = reading(lang);

        assert_eq!(reading.lang, code);
        let one = if lang == "fa" { "۱ " } else { "1 " };
        assert!(reading.outline[0].starts_with(one), "{lang}");
        assert!(reading.marked && reading.shows_title);
        assert!(
            reading.xmp.contains("Peer review of Seoul"),
            "{}",
            reading.xmp
        );
        assert!(reading.xmp.contains("pdfuaid:part"), "{}", reading.xmp);
    }
}

#[test]
fn the_outline_is_the_headings() {
    let reading = reading("en");

    assert_eq!(
        reading.outline,
        [
            "1 Conclusions",
            "1.1 Second level",
            "2 Strengths",
            "3 Nothing"
        ]
    );
    assert_eq!(reading.tree.tagged("H1").len(), 4);
    assert_eq!(reading.tree.tagged("H2").len(), 1);
}

#[test]
fn a_table_has_named_columns_and_rows() {
    let reading = reading("en");

    let tables = reading.tree.tagged("Table");
    let figures = tables
        .iter()
        .find(|table| table.tagged("TR").len() == 3)
        .unwrap();
    let scopes = |node: &Node| -> Vec<String> {
        let heads = node.tagged("TH");
        heads.iter().filter_map(|head| head.scope.clone()).collect()
    };
    assert_eq!(
        scopes(figures),
        ["Column", "Column", "Column", "Row", "Row"]
    );
    assert_eq!(figures.tagged("TD").len(), 4);
    assert_eq!(reading.tree.tagged("Caption").len(), 2);
    for table in tables {
        assert!(table.tagged("TH").iter().all(|head| head.scope.is_some()));
    }
}

#[test]
fn a_table_over_many_pages_names_its_columns_once_in_the_tree() {
    let rows = (0..200)
        .map(|_| vec!["R", "Text of a row", "3.5"])
        .collect();
    let long = document(
        "en",
        vec![section("en", "Long", vec![Part::Table(table("en", rows))])],
    );

    let reading = read(&pdf(&long).unwrap());

    let tables = reading.tree.tagged("Table");
    let long = tables.last().unwrap();
    assert!(reading.pages > 3, "{}", reading.pages);
    assert_eq!(long.tagged("TR").len(), 201);
    assert_eq!(long.tagged("TH").len(), 3 + 200);
    assert_eq!(reading.on_pages, reading.in_tree);
}

#[test]
fn a_chart_is_said_in_words() {
    let reading = reading("en");

    let figures = reading.tree.tagged("Figure");
    let told: Vec<_> = figures.iter().filter_map(|f| f.alt.as_deref()).collect();
    assert_eq!(told, ["Seoul: median 4 of 7"]);
}

#[test]
fn texts_in_other_languages_say_so() {
    let reading = reading("en");

    for lang in ["ko", "ar", "fa"] {
        assert!(
            reading
                .tree
                .all()
                .iter()
                .any(|node| node.lang.as_deref() == Some(lang)),
            "{lang}"
        );
    }
}

#[test]
fn all_fonts_are_inside() {
    let reading = reading("fa");

    assert_eq!(reading.missing_fonts, [""; 0]);
    assert!(reading.fonts >= 3, "{}", reading.fonts);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = everything("ar");

    assert!(pdf(&document).unwrap() == pdf(&document).unwrap());
}

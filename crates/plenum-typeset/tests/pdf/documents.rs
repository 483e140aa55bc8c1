//! Documents to typeset.

use plenum_report::model::{
    Chart, Document, Fact, Figure, Labels, Part, Passage, Run, Section, Spread, Table,
};
use plenum_report::{Profile, ReportKind};

/// What somebody says in each language of the workshop.
pub(crate) const SAID: [(&str, &str); 4] = [
    ("en", "The peers reviewed housing and transport together."),
    ("ko", "동료 도시들이 주거와 교통을 함께 검토하였다."),
    ("ar", "راجع الأقران الإسكان والنقل معًا."),
    ("fa", "همتایان مسکن و حمل‌ونقل را با هم مرور کردند."),
];

/// A document with these sections, in an interface language.
pub(crate) fn document(lang: &str, sections: Vec<Section>) -> Document {
    Document {
        lang: lang.to_owned(),
        report: ReportKind::Full,
        profile: Profile::Full,
        title: Passage::lines([
            vec![Run::new("en", "Peer review of Seoul")],
            vec![Run::new("ko", "서울 동료 검토")],
        ]),
        kind: Run::new(lang, "Outcome report"),
        mark: Some(Run::new(lang, "As of 12 March 2014")),
        facts: vec![fact(lang, "Host", "ko", "서울특별시")],
        sections,
        foot: vec![Run::new(lang, "Peer review of Seoul, commit 7")],
        day: "2014-03-14".to_owned(),
        labels: Labels {
            contents: "Contents".to_owned(),
        },
    }
}

/// A section in the language of the document.
pub(crate) fn section(lang: &str, heading: &str, parts: Vec<Part>) -> Section {
    Section {
        anchor: heading.to_lowercase(),
        heading: vec![Run::new(lang, heading)],
        parts,
    }
}

/// A document with one section that says this.
pub(crate) fn saying(lang: &str, text: &str) -> Document {
    let words = || Passage::from(Run::new(lang, text));
    let parts = vec![
        Part::Paragraph(words()),
        Part::Quote(words().and(words())),
        Part::List(vec![words()]),
        Part::Facts(vec![Fact {
            term: Run::new(lang, text),
            is: words(),
        }]),
        Part::Table(table(lang, vec![vec!["R1", text, "3.5"]])),
    ];
    let mut document = document("en", vec![section(lang, text, parts)]);
    document.title = words();
    document.foot = vec![Run::new(lang, text)];
    document
}

/// A fact.
pub(crate) fn fact(lang: &str, term: &str, other: &str, is: &str) -> Fact {
    Fact {
        term: Run::new(lang, term),
        is: Run::new(other, is).into(),
    }
}

/// A table with three columns.
pub(crate) fn table(lang: &str, rows: Vec<Vec<&str>>) -> Table {
    let cells = |row: Vec<&str>| -> Vec<Passage> {
        row.into_iter()
            .map(|text| Run::new(lang, text).into())
            .collect()
    };
    Table {
        caption: Run::new(lang, "Figures"),
        head: ["No.", "Text", "Median"]
            .into_iter()
            .map(|name| Run::new(lang, name))
            .collect(),
        rows: rows.into_iter().map(cells).collect(),
    }
}

/// A report with everything that a report can have.
pub(crate) fn everything(lang: &str) -> Document {
    let quote = Passage::lines(SAID.map(|(lang, text)| vec![Run::new(lang, text)]));
    let figure = Figure {
        caption: Run::new(lang, "Spread of the scores"),
        alt: Run::new(lang, "Seoul: median 4 of 7"),
        chart: Chart::Spread {
            scale: (1, 7),
            rows: vec![Spread {
                label: Run::new("ko", "서울"),
                quarters: [4, 12, 16, 20, 28],
                n: 12,
            }],
        },
    };
    let inner = section(
        lang,
        "Second level",
        vec![
            Part::Table(table(
                lang,
                vec![vec!["R1", "First", "3.5"], vec!["R2", "Second", "4"]],
            )),
            Part::Figure(figure),
        ],
    );
    document(
        lang,
        vec![
            section(
                lang,
                "Conclusions",
                vec![
                    Part::Paragraph(Run::new(lang, "A paragraph.").into()),
                    Part::Quote(quote),
                    Part::Section(inner),
                ],
            ),
            section(
                lang,
                "Strengths",
                vec![
                    Part::List(vec![Run::new(lang, "An item").into()]),
                    Part::Facts(vec![fact(lang, "Peers", "ar", "القاهرة")]),
                ],
            ),
            section(lang, "Nothing", vec![]),
        ],
    )
}

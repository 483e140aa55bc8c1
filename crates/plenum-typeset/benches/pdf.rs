//! How long the typesetter takes, and how much memory: `cargo xtask bench pdf [DOCUMENT.json]`.
//!
//! Without a document it makes the report of a workshop with 500 participants, 5,000 entries in several languages and
//! 15,000 scores, once with the scores summed up, as reports have them, and once with each in a row. The program is
//! measured from its start to its end, as the server sees it.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement prints its figures and stops where something is missing"
)]

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

use plenum_report::model::{Document, Labels, Part, Passage, Run, Section, Table};
use plenum_report::{Profile, ReportKind};

fn main() {
    let path = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let documents = match path {
        Some(path) => vec![(path.clone(), std::fs::read(path).unwrap())],
        None => vec![
            ("no sections (start)".to_owned(), json(Vec::new())),
            ("scores summed up".to_owned(), json(workshop(1_500))),
            ("every score in a row".to_owned(), json(workshop(15_000))),
        ],
    };
    println!("500 participants, 5,000 entries, 15,000 scores; aimed at: 20 s, 600 MiB");
    println!(
        "{:<24} {:>8} {:>9} {:>9} {:>7}",
        "document", "JSON", "time", "memory", "PDF"
    );
    for (name, json) in documents {
        let (seconds, peak, file) = run(&json);
        println!(
            "{name:<24} {:>5} KiB {seconds:>7.2} s {peak:>5} MiB {:>3} KiB",
            json.len() >> 10,
            file >> 10
        );
    }
}

/// Seconds, peak memory in MiB, and the size of the file.
fn run(json: &[u8]) -> (f64, String, usize) {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_plenum-typeset"))
        .args(["--figures", "1"])
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(json).unwrap());
        child.wait_with_output().unwrap()
    });
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    assert!(output.status.success(), "{said}");
    (started.elapsed().as_secs_f64(), said, output.stdout.len())
}

const LANGS: [(&str, &str); 4] = [
    (
        "en",
        "Housing, transport and training were looked at together, and the peers asked how the plan is paid for.",
    ),
    (
        "ko",
        "주거와 교통과 교육을 함께 살펴보았고, 동료들은 계획의 재원을 물었다.",
    ),
    (
        "ar",
        "نوقش الإسكان والنقل والتدريب معًا، وسأل الأقران كيف تُموَّل الخطة.",
    ),
    (
        "fa",
        "مسکن و حمل‌ونقل و آموزش با هم بررسی شد و همتایان پرسیدند که هزینه‌ی برنامه چگونه تأمین می‌شود.",
    ),
];

fn workshop(scores: usize) -> Vec<Section> {
    let people = (0..500).map(|n| {
        vec![
            cell(format!("P{n}")),
            cell(format!("Director of department {}", n % 40)),
            cell(format!("City {}", n % 60)),
            cell("Peer delegate".to_owned()),
        ]
    });
    let entry = |n: usize| {
        let (lang, text) = LANGS[n % LANGS.len()];
        let original = vec![Run::new(lang, format!("{n}: {text}"))];
        let translation = vec![Run::new("en", format!("{n}: {}", LANGS[0].1))];
        let text = if lang == "en" {
            Passage::line(original)
        } else {
            Passage::lines([original, translation])
        };
        vec![
            cell(format!("ST{n}")),
            cell("strength".to_owned()),
            text,
            cell("warm".to_owned()),
            cell(format!("City {}", n % 60)),
            cell(format!("B{} First discussion", n % 40)),
        ]
    };
    let score = |n: usize| {
        vec![
            cell(format!("R{}", n % 300)),
            cell(format!("Criterion {}", n % 12)),
            cell(format!("{}", n % 7 + 1)),
            cell(format!("{}.25", n % 7)),
            cell(format!("{}", n % 40)),
        ]
    };
    let clusters = (0..50).map(|cluster| {
        let entries = (cluster * 100..(cluster + 1) * 100).map(entry);
        Part::Section(Section {
            anchor: format!("k{cluster}"),
            heading: vec![Run::new("en", format!("Cluster {cluster}"))],
            parts: vec![table(
                "Entries of this cluster",
                &["No.", "Kind", "Entry", "Grade", "Author", "Block"],
                entries.collect(),
            )],
        })
    });
    vec![
        section(
            "People",
            vec![table(
                "People",
                &["No.", "Function", "Organisation", "Role"],
                people.collect(),
            )],
        ),
        section("Strengths and challenges", clusters.collect()),
        section(
            "Scores",
            vec![table(
                "Scores",
                &["No.", "Criterion", "Score", "Median", "n"],
                (0..scores).map(score).collect(),
            )],
        ),
    ]
}

fn section(heading: &str, parts: Vec<Part>) -> Section {
    Section {
        anchor: heading.to_lowercase(),
        heading: vec![Run::new("en", heading)],
        parts,
    }
}

fn table(caption: &str, head: &[&str], rows: Vec<Vec<Passage>>) -> Part {
    Part::Table(Table {
        caption: Run::new("en", caption),
        head: head.iter().map(|name| Run::new("en", *name)).collect(),
        rows,
    })
}

fn cell(text: String) -> Passage {
    Run::new("en", text).into()
}

fn json(sections: Vec<Section>) -> Vec<u8> {
    let document = Document {
        lang: "en".to_owned(),
        report: ReportKind::Full,
        profile: Profile::Full,
        title: Run::new("en", "Peer review of a large city").into(),
        kind: Run::new("en", "Outcome report"),
        mark: None,
        facts: Vec::new(),
        sections,
        foot: Vec::new(),
        day: "2026-03-14".to_owned(),
        labels: Labels {
            contents: "Contents".to_owned(),
        },
    };
    serde_json::to_vec(&document).unwrap()
}

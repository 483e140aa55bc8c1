//! The PDF of the reference workshop, read by poppler: every text of the report is there, in reading order, tagged, with
//! its language and title, and all fonts inside. And the seam: a typesetter that may not use enough says so.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{LazyLock, Mutex};

use plenum_report::model::{Document, Fact, Line, Part, Passage, Run, Section};
use plenum_report::{Catalogue, Order, archive, outcome};
use plenum_tests::{binary, seoul};

/// A report of Seoul in a language, and where it is as a PDF.
struct Written {
    document: Document,
    path: PathBuf,
}

static WRITTEN: LazyLock<Mutex<BTreeMap<String, &'static Written>>> = LazyLock::new(Mutex::default);

/// The full report in a language, made once by `plenum report`.
fn written(lang: &str) -> &'static Written {
    let mut all = WRITTEN.lock().unwrap();
    if let Some(known) = all.get(lang) {
        return known;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outcome-pdf");
    std::fs::create_dir_all(&folder).unwrap();
    let source = folder.join("outcome.json");
    std::fs::write(&source, &seoul().json).unwrap();
    let path = folder.join(format!("{lang}.pdf"));
    let done = Command::new(binary())
        .arg("report")
        .arg(&source)
        .args(["--format", "pdf", "--language", lang, "--out"])
        .arg(&path)
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    let verified = archive::verify(seoul().json.as_bytes()).unwrap();
    let as_of = verified.commits.last().unwrap().at;
    let words = Catalogue::of(lang).unwrap();
    let document = outcome::document(
        &verified.records,
        &verified.head,
        &words,
        Order::full(as_of),
    );
    let new: &'static Written = Box::leak(Box::new(Written { document, path }));
    all.insert(lang.to_owned(), new);
    new
}

/// What a program of poppler says of a file.
fn poppler(program: &str, args: &[&str], path: &Path) -> String {
    let output = Command::new(program)
        .args(args)
        .arg(path)
        .args((program == "pdftotext").then_some("-"))
        .output()
        .unwrap_or_else(|error| panic!("{program} of poppler-utils is needed: {error}"));
    assert!(output.status.success(), "{output:?}");
    // Attributes of the tree are printed as they are in the file.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The letters and figures of a text, as they are without shaping: lines, hyphens and marks of direction may differ.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// All texts of a document, in reading order.
fn texts(document: &Document) -> Vec<String> {
    let mut found = Texts(Vec::new());
    found.run(&document.kind);
    found.passage(&document.title);
    found.facts(&document.facts);
    for section in &document.sections {
        found.section(section);
    }
    found.0.retain(|text| !letters(text).is_empty());
    found.0
}

struct Texts(Vec<String>);

impl Texts {
    fn run(&mut self, run: &Run) {
        self.0.push(run.text.clone());
    }

    fn line(&mut self, line: &Line) {
        self.0
            .push(line.iter().map(|run| run.text.as_str()).collect());
    }

    fn passage(&mut self, passage: &Passage) {
        for line in &passage.lines {
            self.line(line);
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            self.run(&fact.term);
            self.passage(&fact.is);
        }
    }

    fn section(&mut self, section: &Section) {
        self.line(&section.heading);
        for part in &section.parts {
            match part {
                Part::Paragraph(passage) | Part::Quote(passage) => self.passage(passage),
                Part::List(items) => items.iter().for_each(|item| self.passage(item)),
                Part::Facts(facts) => self.facts(facts),
                Part::Table(table) => {
                    self.run(&table.caption);
                    table.head.iter().for_each(|name| self.run(name));
                    table
                        .rows
                        .iter()
                        .flatten()
                        .for_each(|cell| self.passage(cell));
                }
                Part::Figure(figure) => self.run(&figure.caption),
                Part::Section(section) => self.section(section),
            }
        }
    }
}

/// The text of the tree of tags, element by element.
fn told(path: &Path) -> String {
    let tree = poppler("pdfinfo", &["-struct-text"], path);
    let mut text = String::new();
    for piece in tree
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"'))
    {
        text.push_str(piece.strip_suffix('"').unwrap_or(piece));
    }
    text
}

/// Poppler reads Arabic on pages, and not in the tree of tags.
fn is_arabic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{600}'..='\u{6ff}'))
}

#[test]
fn every_text_of_the_report_is_told_in_reading_order() {
    let written = written("en");
    let told = letters(&told(&written.path));
    let mut at = 0;
    let mut found = 0;

    for text in texts(&written.document) {
        if is_arabic(&text) {
            continue;
        }
        let wanted = letters(&text);
        let next = told[at..].find(&wanted);
        let next = next
            .unwrap_or_else(|| panic!("{text:?} is not told after the {found} texts before it"));
        at += next + wanted.len();
        found += 1;
    }

    assert!(found > 500, "only {found} texts");
}

#[test]
fn s02_every_text_of_the_arabic_report_is_on_a_page() {
    let written = written("ar");
    let pages = letters(&poppler("pdftotext", &["-layout"], &written.path));
    let mut found = 0;

    for text in texts(&written.document) {
        for word in text.split([' ', '\n', '-', '/']).map(letters) {
            // A mark above a letter is read twice; Korean breaks a line between any two syllables.
            let broken = |c| matches!(c, '\u{64b}'..='\u{65f}' | '가'..='힣');
            if !word.chars().any(broken) && word.chars().count() < 20 {
                found += 1;
                assert!(pages.contains(&word), "{word} of {text:?} is on no page");
            }
        }
    }

    assert!(found > 2_000, "only {found} words");
}

#[test]
fn the_file_is_tagged_and_says_its_title_and_its_kind_of_page() {
    let info = poppler("pdfinfo", &[], &written("en").path);

    for wanted in [
        "Title:           MITI: Achievements and Challenges",
        "Tagged:          yes",
        "(A4)",
        "JavaScript:      no",
    ] {
        assert!(info.contains(wanted), "{wanted}: {info}");
    }
}

#[test]
fn headings_tables_and_charts_have_tags() {
    let tree = poppler("pdfinfo", &["-struct"], &written("en").path);
    let tags = |tag: &str| {
        let first = |line: &str| line.split_whitespace().next().map(str::to_owned);
        let names = tree.lines().filter_map(first);
        names
            .filter(|name| name.trim_end_matches(':') == tag)
            .count()
    };

    assert!(tags("H1") > 10, "{}", tags("H1"));
    assert!(
        tags("TH") > 200 && tags("TD") > 500,
        "{} {}",
        tags("TH"),
        tags("TD")
    );
    assert!(tags("Figure") > 0 && tags("BlockQuote") > 10 && tags("TOC") > 0);
}

#[test]
fn all_fonts_are_inside_and_their_letters_can_be_read_back() {
    let list = poppler("pdffonts", &[], &written("ar").path);
    let fonts: Vec<&str> = list.lines().skip(2).collect();

    assert!(fonts.len() >= 4, "{list}");
    for font in fonts {
        let columns: Vec<&str> = font.split_whitespace().rev().skip(2).take(3).collect();
        assert_eq!(columns, ["yes", "yes", "yes"], "{list}");
    }
}

/// The typesetter itself, with what it may use.
fn typeset(args: &[&str], json: &[u8]) -> Output {
    let mut child = Command::new(binary().with_file_name("plenum-typeset"))
        .args(args)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // It may end before it has read everything.
        scope.spawn(move || std::io::Write::write_all(&mut stdin, json));
        child.wait_with_output().unwrap()
    })
}

#[test]
fn a_run_over_its_limits_is_ended_and_writes_nothing() {
    let mut document = written("en").document.clone();
    let sections = document.sections.clone();
    for _ in 0..20 {
        document.sections.extend(sections.iter().cloned());
    }
    let json = serde_json::to_vec(&document).unwrap();

    for args in [["--memory", "200"], ["--cpu", "1"]] {
        let ended = typeset(&args, &json);

        assert!(!ended.status.success(), "{args:?}");
        assert_eq!(ended.stdout.len(), 0, "{args:?}");
    }
}

#[test]
fn what_is_no_document_is_refused_in_words() {
    for json in ["", "{", "[]", "{\"lang\":\"en\"}", &"[".repeat(100_000)] {
        let ended = typeset(&[], json.as_bytes());

        assert_eq!(ended.status.code(), Some(2), "{ended:?}");
        let said = String::from_utf8(ended.stderr).unwrap();
        assert!(said.contains("not a document"), "{said}");
    }
}

#[test]
fn the_doctor_says_whether_pdfs_can_be_made() {
    let folder = tempfile::tempdir().unwrap();
    let asked = |typesetter: Option<&str>| {
        let mut doctor = Command::new(binary());
        doctor.args(["doctor", "--listen", "127.0.0.1:0", "--data"]);
        doctor.arg(folder.path());
        doctor.envs(typesetter.map(|path| ("PLENUM_TYPESET", path)));
        String::from_utf8(doctor.output().unwrap().stdout).unwrap()
    };

    let there = asked(None);
    assert!(there.contains("well  pdf    plenum-typeset"), "{there}");
    let missing = asked(Some("nowhere/plenum-typeset"));
    assert!(
        missing.contains("note  pdf") && missing.contains("cargo xtask build"),
        "{missing}"
    );
}

//! Checks on our own sources. Each is a sentence about what must be absent or present, with the file that breaks it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::build::walk;
use crate::shell::root;

const SKIPPED: &[&str] = &[
    "target",
    "node_modules",
    "dist",
    ".git",
    "test-results",
    "playwright-report",
    "snapshots",
];

/// The most lines that a source file may have.
const MOST_LINES: usize = 600;

struct Source {
    path: PathBuf,
    text: String,
}

/// All source files with one of these extensions, by path from the root.
fn sources(extensions: &[&str]) -> Vec<Source> {
    let mut files = Vec::new();
    walk(&root(), SKIPPED, &mut files).unwrap();
    files.sort();
    let wanted = |path: &Path| {
        path.extension()
            .is_some_and(|extension| extensions.iter().any(|e| extension == *e))
    };
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        Source {
            path: path.strip_prefix(root()).unwrap().to_path_buf(),
            text,
        }
    };
    let sources: Vec<_> = files
        .into_iter()
        .filter(|path| wanted(path))
        .map(read)
        .collect();
    assert!(!sources.is_empty(), "no file with {extensions:?} was found");
    sources
}

fn lines_with(sources: &[Source], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (number, line) in (1..).zip(source.text.lines()) {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!(
                    "{}:{number}: {}",
                    source.path.display(),
                    line.trim()
                ));
            }
        }
    }
    found
}

#[test]
fn nothing_is_left_for_later_in_a_comment() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
    ];
    // A task in a calendar file is called like that, with a V in front.
    let task = concat!("VTO", "DO");
    let mut found = lines_with(&sources(&["rs", "ts", "svelte", "css", "toml"]), &marks);
    found.retain(|line| !line.contains(task));

    assert_eq!(found, [""; 0]);
}

#[test]
fn no_file_names_a_place_on_one_machine() {
    let places = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
    ];

    assert_eq!(
        lines_with(
            &sources(&["rs", "ts", "svelte", "md", "toml", "json", "ftl"]),
            &places
        ),
        [""; 0]
    );
}

#[test]
fn no_file_is_too_long_to_read() {
    let long: Vec<_> = sources(&["rs", "ts", "svelte", "css"])
        .into_iter()
        .filter(|source| {
            !source.path.ends_with("web/src/lib/wire.ts")
                && source.text.lines().count() > MOST_LINES
        })
        .map(|source| {
            format!(
                "{}: {} lines",
                source.path.display(),
                source.text.lines().count()
            )
        })
        .collect();

    assert_eq!(long, [""; 0]);
}

#[test]
fn every_module_says_what_it_is_responsible_for() {
    let silent: Vec<_> = sources(&["rs"])
        .into_iter()
        .filter(|source| !source.text.starts_with("//!"))
        .map(|source| source.path.display().to_string())
        .collect();

    assert_eq!(silent, [""; 0]);
}

#[test]
fn no_page_writes_markup_from_a_text() {
    let pages = sources(&["svelte", "ts"]);

    assert_eq!(
        lines_with(
            &pages,
            &[
                concat!("{@", "html"),
                concat!("inner", "HTML"),
                concat!("outer", "HTML")
            ]
        ),
        [""; 0]
    );
}

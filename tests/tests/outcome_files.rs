//! The files of the reports, read by readers that share no code with the writers, and held against the archive.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where what it needs is not there"
)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Ods, Reader, Xlsx};
use plenum_tests::reports::{read, seoul_reports};
use plenum_tests::{count, seoul};
use scraper::{Html, Selector};

/// The cells of a sheet as text; numbers as a person would write them.
type Rows = Vec<Vec<String>>;

fn rows(range: &calamine::Range<Data>) -> Rows {
    let cell = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::DateTime(date) => {
            // Days since the beginning of 1900, as spreadsheets count.
            let days = date.as_f64();
            format!("day {days}")
        }
        Data::DateTimeIso(date) => format!("day {}", spreadsheet_day(date)),
        Data::Int(_) | Data::Float(_) | Data::Bool(_) | Data::DurationIso(_) | Data::Error(_) => {
            cell.to_string()
        }
    };
    let mut rows: Rows = range
        .rows()
        .map(|row| row.iter().map(cell).collect())
        .collect();
    // One reader shows trailing empty cells and rows, the other does not.
    for row in &mut rows {
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// `2014-03-12` as spreadsheets count days.
fn spreadsheet_day(date: &str) -> i64 {
    let mut parts = date
        .split(['-', 'T'])
        .map(|part| part.parse::<i64>().unwrap_or_default());
    let (year, month, day) = (
        parts.next().unwrap(),
        parts.next().unwrap(),
        parts.next().unwrap(),
    );
    // Howard Hinnant's days from civil, then from 1970 to 1899-12-30.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468 + 25_569
}

fn xlsx(lang: &str) -> Vec<(String, Rows)> {
    let bytes = read(&format!("report-full.full.{lang}.xlsx"));
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let sheet = |name: String| (name.clone(), rows(&book.worksheet_range(&name).unwrap()));
    names.into_iter().map(sheet).collect()
}

fn ods(lang: &str) -> Vec<(String, Rows)> {
    let bytes = read(&format!("report-full.full.{lang}.ods"));
    let mut book: Ods<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let sheet = |name: String| (name.clone(), rows(&book.worksheet_range(&name).unwrap()));
    names.into_iter().map(sheet).collect()
}

/// The CSV files of the set by the name of the table.
fn csv(lang: &str) -> BTreeMap<String, Rows> {
    let bytes = read(&format!("report-full.full.{lang}.csv.zip"));
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let rows = reader
            .records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect());
        let name = name
            .get(3..)
            .unwrap()
            .strip_suffix(".csv")
            .unwrap()
            .to_owned();
        files.insert(name, rows.collect());
    }
    files
}

#[test]
fn xlsx_ods_and_csv_hold_the_same_cells() {
    let mut compared = 0;
    for lang in ["en", "ar"] {
        let (xlsx, ods, csv) = (xlsx(lang), ods(lang), csv(lang));
        assert_eq!(xlsx, ods);
        assert_eq!(xlsx.len(), csv.len());
        for rows in csv.values() {
            // A day is written as such in CSV; all else is the same text.
            let plain = |row: &Vec<String>| {
                let mut row: Vec<String> = row
                    .iter()
                    .map(|cell| {
                        let is_day = cell.len() == 10 && cell.as_bytes()[4] == b'-';
                        if is_day {
                            format!("day {}", spreadsheet_day(cell))
                        } else {
                            cell.clone()
                        }
                    })
                    .collect();
                while row.last().is_some_and(String::is_empty) {
                    row.pop();
                }
                row
            };
            let rows: Rows = rows.iter().map(plain).collect();
            assert!(xlsx.iter().any(|(_, other)| *other == rows), "{rows:?}");
            compared += rows.len();
        }
    }
    assert!(compared > 500, "{compared} rows");
}

#[test]
fn the_tables_say_what_the_archive_says() {
    let csv = csv("en");
    let column = |table: &str, name: &str| -> Vec<String> {
        let rows = &csv[table];
        let place = rows[0].iter().position(|head| head == name).unwrap();
        rows[1..].iter().map(|row| row[place].clone()).collect()
    };
    let outcome = seoul();

    // METHOD and check value 37: the sum of all counted values.
    let values = column("counts", "Value").into_iter();
    let times = column("counts", "Times given").into_iter();
    let numbers = column("counts", "No.").into_iter();
    let all = values
        .zip(times)
        .zip(numbers)
        .filter(|(_, number)| number.starts_with('R'));
    let sum: u32 = all
        .map(|((value, times), _)| value.parse::<u32>().unwrap() * times.parse::<u32>().unwrap())
        .sum();
    assert_eq!(sum, 1_167);
    // Check value 29: the medians of importance in the last round.
    let mut medians = BTreeMap::new();
    for ((number, criterion), median) in column("ratings", "No.")
        .into_iter()
        .zip(column("ratings", "Criterion"))
        .zip(column("ratings", "Median"))
    {
        if criterion == "importance" {
            medians.insert(number, median);
        }
    }
    let of = |n: u32| medians[&format!("R{n}")].as_str();
    let medians: Vec<_> = (1..=11).map(of).collect();
    assert_eq!(
        medians,
        ["9", "8", "8", "9", "8", "7", "6", "8", "7", "7", "3"]
    );

    assert_eq!(csv["actions"].len() - 1, outcome.room("action").len());
    assert_eq!(csv["entries"].len() - 1, outcome.room("entry").len());
    assert_eq!(csv["people"].len() - 1, 25);
    let done = |status: &str| {
        column("actions", "Shown")
            .iter()
            .filter(|s| *s == status)
            .count()
    };
    assert_eq!(
        (
            done("done"),
            done("on track"),
            done("late"),
            done("planned")
        ),
        (6, 1, 3, 1)
    );
}

#[test]
fn every_page_is_html_without_an_error_and_names_its_language() {
    let mut pages = 0;
    for entry in std::fs::read_dir(seoul_reports()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension() != Some("html".as_ref()) {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let page = Html::parse_document(&text);
        assert!(
            page.errors.is_empty(),
            "{}: {:?}",
            path.display(),
            page.errors
        );
        let root = page
            .select(&Selector::parse("html").unwrap())
            .next()
            .unwrap();
        let arabic = path.to_string_lossy().contains(".ar.");
        let (lang, dir) = if arabic { ("ar", "rtl") } else { ("en", "ltr") };
        assert_eq!(
            (root.attr("lang"), root.attr("dir")),
            (Some(lang), Some(dir))
        );
        let ids: Vec<_> = page
            .select(&Selector::parse("[id]:not(pattern)").unwrap())
            .filter_map(|element| element.attr("id"))
            .collect();
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{}: {ids:?}", path.display());
        for link in page.select(&Selector::parse("a[href]").unwrap()) {
            let target = link.attr("href").unwrap().trim_start_matches('#');
            assert!(ids.contains(&target), "{target}");
        }
        pages += 1;
    }
    assert_eq!(pages, 18);
}

#[test]
fn the_calendar_has_each_action_and_each_date() {
    let text = String::from_utf8(read("report-full.full.en.ics")).unwrap();

    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    let unfolded = icalendar::parser::unfold(&text);
    let calendar = icalendar::parser::read_calendar(&unfolded).unwrap();
    let of = |kind: &str| {
        calendar
            .components
            .iter()
            .filter(|c| c.name == kind)
            .count()
    };
    let with_due = count(seoul().room("action"), |action| !action["due"].is_null());
    assert_eq!(of("VTODO"), with_due);
    let dates = seoul().room("dates")[0]["dates"].as_array().unwrap().len();
    let deadlines = seoul().room("workshop")[0]["deadlines"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(of("VEVENT"), dates + deadlines + 1);
    let mut uids: Vec<String> = Vec::new();
    for component in &calendar.components {
        let uid = component
            .properties
            .iter()
            .find(|p| p.name == "UID")
            .unwrap();
        uids.push(uid.val.to_string());
    }
    let all = uids.len();
    uids.sort();
    uids.dedup();
    assert_eq!((uids.len(), all), (all, with_due + dates + deadlines + 1));
}

#[test]
fn s17_under_the_chatham_house_rule_no_organisation_is_the_source_of_anything() {
    let full = String::from_utf8(read("report-full.full.en.html")).unwrap();
    let outcome = seoul();
    for kind in ["chatham", "public"] {
        let page = String::from_utf8(read(&format!("report-full.{kind}.en.html"))).unwrap();
        let (listed, rest) = page.split_once("<main>").unwrap();
        let mut looked = 0;
        for organisation in outcome.room("organisation") {
            if organisation["side"] == "host" {
                continue;
            }
            let name = organisation["name"]["original"]["text"].as_str().unwrap();
            assert!(full.contains(name), "{name}");
            assert_eq!(listed.contains(name), kind == "public", "{name}");
            // The public profile lists who took part, in one table.
            let people = if kind == "public" {
                let (_, section) = rest.split_once("<section id=\"people\">").unwrap();
                section.split_once("</section>").unwrap().0
            } else {
                ""
            };
            let elsewhere = rest.matches(name).count() - people.matches(name).count();
            // What somebody owns or is asked to do is no source of a statement.
            let owned = outcome
                .room("action")
                .into_iter()
                .map(|action| &action["owner"])
                .chain(
                    outcome
                        .room("recommendation")
                        .into_iter()
                        .map(|r| &r["addressee"]),
                )
                .any(|text| text.to_string().contains(name));
            assert!(
                elsewhere == 0 || owned,
                "{kind}: {name} stands {elsewhere} times"
            );
            looked += 1;
        }
        assert!(looked > 8, "{looked}");
        assert!(page.contains("one peer organisation"));
        // FA-3, in a language of two possible authors: the translation alone.
        assert!(!page.contains("الحاقیه") && full.contains("الحاقیه"));
        assert!(page.contains("The annex must first be approved"));
    }
}

#[test]
fn no_person_stands_in_a_report_that_names_organisations_only() {
    let full = String::from_utf8(read("report-full.full.en.html")).unwrap();
    for profile in ["organisation", "chatham", "public"] {
        let page = String::from_utf8(read(&format!("report-full.{profile}.en.html"))).unwrap();
        for function in [
            "Director, Regional Centre Mashhad",
            "Programme Officer, Regional Centre Cairo",
            "Academic Coordinator",
        ] {
            assert!(full.contains(function), "{function}");
            assert!(!page.contains(function), "{profile}: {function}");
        }
    }
}

#[test]
fn single_contributions_are_no_part_of_the_public_report() {
    let page = String::from_utf8(read("report-full.public.en.html")).unwrap();
    let raw = String::from_utf8(read("report-full.chatham.en.html")).unwrap();
    let mut looked = 0;
    for note in seoul().room("hearing") {
        if let Some(statement) = note["statement"]["original"]["text"].as_str() {
            assert!(!page.contains(statement));
            looked += usize::from(raw.contains(statement));
        }
    }
    assert!(looked > 0);
}

#[test]
fn the_same_archive_gives_the_same_files() {
    let folder = tempfile::tempdir().unwrap();
    let archive = seoul_reports().join("outcome.json");
    let again = folder.path().join("again");
    plenum_tests::reports::report(&archive, &["--all", "--language", "en,ar"], &again);
    let mut compared = 0;
    for entry in std::fs::read_dir(&again).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            std::fs::read(&path).unwrap() == read(&name),
            "{name} differs"
        );
        compared += 1;
    }
    assert_eq!(
        compared,
        std::fs::read_dir(seoul_reports()).unwrap().count()
    );
    assert!(compared > 40, "{compared} files");
}

//! Writes tables as a set of CSV files in one zip: RFC 4180, UTF-8, one file a table.
//!
//! Each file begins with a byte order mark, for without it the most used spreadsheet program reads UTF-8 as something else
//! and Korean and Arabic turn to noise. A text that a spreadsheet could take for a formula gets an apostrophe before it.

use crate::WriteError;
use crate::pack::Pack;
use crate::tables::{Cell, Sheet, Tables, fitting};

/// The set as a zip archive.
///
/// # Errors
/// The archive cannot be packed.
pub fn write(tables: &Tables) -> Result<Vec<u8>, WriteError> {
    let mut pack = Pack::new();
    for (n, sheet) in (1..).zip(&tables.sheets) {
        pack.add(&format!("{n:02}-{}.csv", sheet.name), one(sheet).as_bytes())?;
    }
    pack.finish()
}

/// One table as a CSV file.
pub fn one(sheet: &Sheet) -> String {
    let mut out = String::from("\u{feff}");
    let head = sheet.columns.iter().map(|column| guarded(&column.title));
    line(&mut out, head);
    for row in &sheet.rows {
        line(&mut out, row.iter().map(field));
    }
    out
}

fn line(out: &mut String, fields: impl Iterator<Item = String>) {
    for (n, field) in fields.enumerate() {
        if n > 0 {
            out.push(',');
        }
        if field.contains([',', '"', '\n', '\r']) || field.starts_with([' ', '\'']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&field);
        }
    }
    out.push_str("\r\n");
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Empty | Cell::Whole(_) | Cell::Quarters(_) | Cell::Hundredths(_) | Cell::Day(_) => {
            cell.plain()
        }
    }
}

/// A text with an apostrophe before what a spreadsheet could take for a formula, also where white space or an invisible
/// mark stands before it.
pub fn guarded(text: &str) -> String {
    // NUL and other controls are no text; what follows them decides.
    let dangerous = |c: char| {
        matches!(
            c,
            '=' | '+'
                | '-'
                | '@'
                | '\t'
                | '\r'
                | '\n'
                | '\0'
                | '＝'
                | '＋'
                | '－'
                | '＠'
                | '|'
                | '%'
        )
    };
    let visible = text.trim_start_matches(|c: char| c == ' ' || is_invisible(c));
    let guard = text.starts_with(dangerous) || visible.starts_with(dangerous);
    let fitted = fitting(text);
    if guard { format!("'{fitted}") } else { fitted }
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{a0}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Column;

    fn sheet(texts: &[&str]) -> Sheet {
        Sheet {
            name: "entries",
            title: "Entries".to_owned(),
            columns: vec![
                Column::new("Text".to_owned(), 20),
                Column::new("n".to_owned(), 5),
            ],
            rows: texts
                .iter()
                .map(|text| vec![Cell::Text((*text).to_owned()), Cell::Whole(-1)])
                .collect(),
            chart: None,
        }
    }

    #[test]
    fn fields_are_quoted_as_rfc_4180_says_and_numbers_stay_numbers() {
        let written = one(&sheet(&["a, \"b\"", "two\nlines", "plain"]));

        assert_eq!(
            written,
            "\u{feff}Text,n\r\n\"a, \"\"b\"\"\",-1\r\n\"two\nlines\",-1\r\nplain,-1\r\n"
        );
    }

    #[test]
    fn what_could_be_a_formula_gets_an_apostrophe() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\0=1",
            " =1",
            "\u{200e}=1",
        ] {
            assert!(guarded(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(guarded("R1 = good"), "R1 = good");
    }

    #[test]
    fn the_same_tables_give_the_same_bytes() {
        let tables = Tables {
            lang: "en".to_owned(),
            title: "Tables".to_owned(),
            day: "2014-03-14".parse().unwrap(),
            sheets: vec![sheet(&["one"])],
        };

        assert_eq!(write(&tables).unwrap(), write(&tables).unwrap());
    }
}

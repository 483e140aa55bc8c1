//! The same numbers as rows and columns: one model for XLSX, ODS and CSV.
//!
//! A cell is a text or a number and never a formula; a writer has no way to make one. Numbers stay whole (quarters,
//! hundredths, days), so that every writer prints the same digits.

use plenum_core::time::Date;

/// All tables of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    /// The interface language; its direction is that of the sheets.
    pub lang: String,
    /// The title of the report.
    pub title: String,
    /// The day of the last commit behind it.
    pub day: Date,
    /// The sheets in order.
    pub sheets: Vec<Sheet>,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name in file names: lower-case letters.
    pub name: &'static str,
    /// Its name for people.
    pub title: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<Cell>>,
    /// A chart beside it, where a spreadsheet can draw one.
    pub chart: Option<SheetChart>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// How wide, in characters.
    pub width: u16,
    /// The only words it takes, for columns that people go on filling in; empty means anything.
    pub choices: Vec<String>,
}

/// A bar chart of some columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetChart {
    /// The first and the last of the columns that name the bars.
    pub names: (u16, u16),
    /// The first column of values.
    pub first: u16,
    /// The last column of values.
    pub last: u16,
    /// Whether values of a row are stacked.
    pub stacked: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text, whatever it begins with.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number in quarters: 31 is 7.75.
    Quarters(u32),
    /// A number in hundredths: 667 is 6.67.
    Hundredths(i64),
    /// A day.
    Day(Date),
}

impl Cell {
    /// As digits with a point, or as it is; what CSV holds, and what a test compares.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Quarters(number) => {
                let rest = ["", ".25", ".5", ".75"][(number % 4) as usize];
                format!("{}{rest}", number / 4)
            }
            Self::Hundredths(number) => {
                let sign = if *number < 0 { "-" } else { "" };
                let (whole, rest) = (number.unsigned_abs() / 100, number.unsigned_abs() % 100);
                let digits = format!("{sign}{whole}.{rest:02}");
                digits
                    .trim_end_matches('0')
                    .trim_end_matches('.')
                    .to_owned()
            }
            Self::Day(date) => date.to_string(),
        }
    }

    /// The number in a cell, exact for quarters and as near as may be for hundredths.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Empty | Self::Text(_) | Self::Day(_) => None,
            Self::Whole(_) | Self::Quarters(_) | Self::Hundredths(_) => self.plain().parse().ok(),
        }
    }
}

impl Column {
    /// A column that takes anything.
    pub fn new(title: String, width: u16) -> Self {
        Self {
            title,
            width,
            choices: Vec::new(),
        }
    }
}

/// The most characters that spreadsheet programs take in one cell; longer texts are cut there with an ellipsis, and stand in
/// full in the other formats.
pub const LONGEST: usize = 32_000;

/// A text as a spreadsheet can hold it: no characters that XML forbids, and not too long.
pub fn fitting(text: &str) -> String {
    let clean = crate::xml::legal(text);
    if clean.encode_utf16().count() <= LONGEST {
        return clean;
    }
    let mut units = 0;
    let mut cut: String = clean
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units < LONGEST
        })
        .collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_without_needless_zeros() {
        let cells = [
            Cell::Quarters(31),
            Cell::Quarters(28),
            Cell::Hundredths(667),
            Cell::Hundredths(-50),
            Cell::Hundredths(700),
            Cell::Whole(-3),
        ];

        assert_eq!(
            cells.map(|cell| cell.plain()),
            ["7.75", "7", "6.67", "-0.5", "7", "-3"]
        );
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
        let fitted = fitting(&"가".repeat(40_000));

        assert!(fitted.ends_with('…') && fitted.chars().count() == LONGEST);
        assert_eq!(fitting("a\u{0}b\u{b}c"), "abc");
    }
}

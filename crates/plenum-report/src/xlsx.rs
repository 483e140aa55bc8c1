//! Writes tables as an XLSX workbook: frozen headers, filters, words to choose from, native charts, sheets from right to
//! left where the language is.
//!
//! Every cell is typed: a text is written as a string cell whatever it begins with, and no formula is ever written.

use rust_xlsxwriter::{
    Chart, ChartType, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::WriteError;
use crate::model::is_right_to_left;
use crate::tables::{Cell, Sheet, Tables, fitting};

/// The workbook of some tables.
///
/// # Errors
/// The workbook cannot be put together.
pub fn write(tables: &Tables) -> Result<Vec<u8>, WriteError> {
    book(tables).map_err(|error| WriteError(error.to_string()))
}

fn book(tables: &Tables) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = &tables.day;
    let (month, of_month) = (day.month, day.day);
    // The day of the last commit, not of the writing: the same record gives the same bytes.
    let created = ExcelDateTime::from_ymd(day.year.max(1900), month, of_month)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(short(&tables.title))
            .set_creation_datetime(&created),
    );
    let formats = Formats::new(is_right_to_left(&tables.lang));
    let mut taken = Vec::new();
    for sheet in &tables.sheets {
        let name = sheet_name(&sheet.title, &taken);
        let mut worksheet = Worksheet::new();
        worksheet.set_name(&name)?;
        worksheet.set_right_to_left(formats.right_to_left);
        fill(&mut worksheet, sheet, &formats)?;
        chart(&mut worksheet, sheet, &name)?;
        workbook.push_worksheet(worksheet);
        taken.push(name);
    }
    workbook.save_to_buffer()
}

/// A title as file properties take it.
fn short(title: &str) -> String {
    crate::xml::legal(title).chars().take(120).collect()
}

struct Formats {
    right_to_left: bool,
    head: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Formats {
    fn new(right_to_left: bool) -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            right_to_left,
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_background_color(0x00E7_EFF1)
                .set_border_bottom(FormatBorder::Medium),
            text: top().set_text_wrap(),
            number: top(),
            day: top().set_num_format("yyyy-mm-dd"),
        }
    }
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    for (n, column) in (0_u16..).zip(&sheet.columns) {
        worksheet.set_column_width(n, f64::from(column.width))?;
        worksheet.write_string_with_format(0, n, fitting(&column.title), &formats.head)?;
        if !column.choices.is_empty() {
            let choices = DataValidation::new().allow_list_strings(&column.choices)?;
            // Some rows below are for what is added by hand.
            worksheet.add_data_validation(1, n, last_row.saturating_add(200), n, &choices)?;
        }
    }
    for (n, row) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(row) {
            write_cell(worksheet, (n, column), cell, formats)?;
        }
    }
    worksheet.set_freeze_panes(1, 0)?;
    let columns = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX);
    if last_row > 0 && columns > 0 {
        worksheet.autofilter(0, 0, last_row, columns - 1)?;
    }
    worksheet.set_landscape().set_repeat_rows(0, 0)?;
    worksheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            worksheet.write_string_with_format(row, column, fitting(text), &formats.text)?;
        }
        Cell::Whole(_) | Cell::Quarters(_) | Cell::Hundredths(_) => {
            let number = cell.number().unwrap_or_default();
            worksheet.write_number_with_format(row, column, number, &formats.number)?;
        }
        Cell::Day(day) => match ExcelDateTime::from_ymd(day.year, day.month, day.day) {
            Ok(date) => {
                worksheet.write_datetime_with_format(row, column, &date, &formats.day)?;
            }
            // Spreadsheets know no day before 1900.
            Err(_) => {
                worksheet.write_string(row, column, day.to_string())?;
            }
        },
    }
    Ok(())
}

fn chart(worksheet: &mut Worksheet, sheet: &Sheet, name: &str) -> Result<(), XlsxError> {
    let rows = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let Some(of) = sheet.chart.filter(|_| (1..=60).contains(&rows)) else {
        return Ok(());
    };
    let mut chart = Chart::new(if of.stacked {
        ChartType::BarStacked
    } else {
        ChartType::Bar
    });
    chart.title().set_name(&sheet.title);
    for column in of.first..=of.last {
        chart
            .add_series()
            .set_name((name, 0, column))
            .set_categories((name, 1, of.names.0, rows, of.names.1))
            .set_values((name, 1, column, rows, column));
    }
    // The first row is at the top, as in the table.
    chart.x_axis().set_reverse();
    chart.set_width(640).set_height(120 + rows.min(60) * 22);
    let beside = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX - 2) + 1;
    worksheet.insert_chart(1, beside, &chart)?;
    Ok(())
}

/// A name that spreadsheets take: at most 31 units of UTF-16, none of `[]:*?/\`, and not taken yet.
fn sheet_name(title: &str, taken: &[String]) -> String {
    let forbidden = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let mut units = 0;
    let clean: String = crate::xml::legal(title)
        .chars()
        .filter(|c| !forbidden(*c) && !c.is_control())
        .take_while(|c| {
            units += c.len_utf16();
            units <= 28
        })
        .collect();
    let base = if clean.trim().is_empty() {
        "–".to_owned()
    } else {
        clean.trim().to_owned()
    };
    let is_free = |name: &String| {
        !taken
            .iter()
            .any(|other| other.to_lowercase() == name.to_lowercase())
    };
    std::iter::once(base.clone())
        .chain((2..=99).map(|n| format!("{base} {n}")))
        .find(is_free)
        .unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_name_is_short_clean_and_free() {
        let long = "a/b:c".repeat(20);

        assert_eq!(sheet_name(&long, &[]).chars().count(), 28);
        assert!(!sheet_name(&long, &[]).contains(['/', ':']));
        assert_eq!(sheet_name("Dates", &["dates".to_owned()]), "Dates 2");
        assert_eq!(sheet_name("[]", &[]), "–");
        // Each of these takes two units.
        assert_eq!(sheet_name(&"🂠".repeat(40), &[]).chars().count(), 14);
    }
}

//! Writes tables as an OpenDocument spreadsheet (ODF 1.3): `mimetype` first and stored, one table a sheet.
//!
//! Own XML, for it is one flat file. A text is a string cell whatever it begins with; no formula is ever written.

use crate::WriteError;
use crate::model::is_right_to_left;
use crate::pack::Pack;
use crate::tables::{Cell, Column, Sheet, Tables, fitting};
use crate::xml::escape;

/// The spreadsheet of some tables.
///
/// # Errors
/// The archive cannot be packed.
pub fn write(tables: &Tables) -> Result<Vec<u8>, WriteError> {
    let mut pack = Pack::new();
    pack.store("mimetype", MIMETYPE.as_bytes())?;
    pack.add("META-INF/manifest.xml", MANIFEST.as_bytes())?;
    pack.add("content.xml", content(tables).as_bytes())?;
    pack.add("styles.xml", STYLES.as_bytes())?;
    pack.add("meta.xml", meta(tables).as_bytes())?;
    pack.add("settings.xml", settings(tables).as_bytes())?;
    pack.finish()
}

const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const NAMESPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" \
xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" office:version=\"1.3\"";
const MANIFEST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\
<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\
<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\
<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\
<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\
<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>\
</manifest:manifest>\n";
const STYLES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:version=\"1.3\"/>\n";

fn content(tables: &Tables) -> String {
    let mode = if is_right_to_left(&tables.lang) {
        "rl-tb"
    } else {
        "lr-tb"
    };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {NAMESPACES}>\n<office:automatic-styles>\n\
         <number:date-style style:name=\"iso\"><number:year number:style=\"long\"/><number:text>-</number:text>\
         <number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>\n\
         <style:style style:name=\"sheet\" style:family=\"table\"><style:table-properties style:writing-mode=\"{mode}\"/></style:style>\n\
         <style:style style:name=\"head\" style:family=\"table-cell\"><style:table-cell-properties fo:background-color=\"#e7eff1\" fo:wrap-option=\"wrap\"/>\
         <style:text-properties fo:font-weight=\"bold\"/></style:style>\n\
         <style:style style:name=\"text\" style:family=\"table-cell\"><style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\"/></style:style>\n\
         <style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"iso\"><style:table-cell-properties style:vertical-align=\"top\"/></style:style>\n"
    );
    let mut widths: Vec<u16> = columns(tables).map(|(_, _, column)| column.width).collect();
    widths.sort_unstable();
    widths.dedup();
    for width in widths {
        let millimetres = u32::from(width) * 2;
        let (name, wide) = (width.to_string(), millimetres.to_string());
        push(
            &mut out,
            &[
                "<style:style style:name=\"w",
                &name,
                "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"",
                &wide,
                "mm\"/></style:style>\n",
            ],
        );
    }
    out.push_str("</office:automatic-styles>\n<office:body>\n<office:spreadsheet>\n<table:content-validations>\n");
    for (sheet, n, column) in columns(tables).filter(|(_, _, column)| !column.choices.is_empty()) {
        let quoted: Vec<String> = column
            .choices
            .iter()
            .map(|choice| format!("\"{}\"", choice.replace('"', "\"\"")))
            .collect();
        let condition = format!("of:cell-content-is-in-list({})", quoted.join(";"));
        push(
            &mut out,
            &[
                "<table:content-validation table:name=\"",
                &validation(sheet, n),
                "\" table:condition=\"",
                &escape(&condition),
                "\" table:allow-empty-cell=\"true\"/>\n",
            ],
        );
    }
    out.push_str("</table:content-validations>\n");
    for sheet in &tables.sheets {
        table(&mut out, sheet);
    }
    out.push_str("<table:database-ranges>\n");
    for sheet in tables
        .sheets
        .iter()
        .filter(|s| !s.rows.is_empty() && !s.columns.is_empty())
    {
        let name = escape(&sheet.title.replace('\'', "''"));
        let last = format!("{}{}", letters(sheet.columns.len()), sheet.rows.len() + 1);
        push(
            &mut out,
            &[
                "<table:database-range table:name=\"filter-",
                sheet.name,
                "\" table:target-range-address=\"'",
                &name,
                "'.A1:'",
                &name,
                "'.",
                &last,
                "\" table:display-filter-buttons=\"true\"/>\n",
            ],
        );
    }
    out.push_str("</table:database-ranges>\n</office:spreadsheet>\n</office:body>\n</office:document-content>\n");
    out
}

fn columns(tables: &Tables) -> impl Iterator<Item = (&Sheet, usize, &Column)> {
    let sheets = tables.sheets.iter();
    sheets.flat_map(|sheet| {
        let columns = sheet.columns.iter().enumerate();
        columns.map(move |(n, column)| (sheet, n, column))
    })
}

fn validation(sheet: &Sheet, column: usize) -> String {
    format!("choice-{}-{column}", sheet.name)
}

/// The name of a column, from 1: A, B, …, Z, AA.
fn letters(mut column: usize) -> String {
    let mut name = Vec::new();
    while column > 0 {
        let place = u8::try_from((column - 1) % 26).unwrap_or_default();
        name.push(char::from(b'A' + place));
        column = (column - 1) / 26;
    }
    name.into_iter().rev().collect()
}

fn table(out: &mut String, sheet: &Sheet) {
    push(
        out,
        &[
            "<table:table table:name=\"",
            &escape(&sheet.title),
            "\" table:style-name=\"sheet\">\n",
        ],
    );
    for column in &sheet.columns {
        let width = column.width.to_string();
        push(
            out,
            &["<table:table-column table:style-name=\"w", &width, "\"/>\n"],
        );
    }
    out.push_str("<table:table-header-rows>\n<table:table-row>");
    for column in &sheet.columns {
        out.push_str("<table:table-cell table:style-name=\"head\" office:value-type=\"string\">");
        paragraphs(out, &column.title);
        out.push_str("</table:table-cell>");
    }
    out.push_str("</table:table-row>\n</table:table-header-rows>\n");
    for row in &sheet.rows {
        out.push_str("<table:table-row>");
        for (n, value) in row.iter().enumerate() {
            let choices = sheet
                .columns
                .get(n)
                .is_some_and(|column| !column.choices.is_empty());
            let named = choices.then(|| validation(sheet, n));
            cell(out, value, named.as_deref());
        }
        out.push_str("</table:table-row>\n");
    }
    out.push_str("</table:table>\n");
}

fn cell(out: &mut String, cell: &Cell, validation: Option<&str>) {
    out.push_str("<table:table-cell");
    if let Some(name) = validation {
        push(out, &[" table:content-validation-name=\"", name, "\""]);
    }
    match cell {
        Cell::Empty => out.push_str("/>"),
        Cell::Text(text) => {
            out.push_str(" table:style-name=\"text\" office:value-type=\"string\">");
            paragraphs(out, text);
            out.push_str("</table:table-cell>");
        }
        Cell::Whole(_) | Cell::Quarters(_) | Cell::Hundredths(_) => {
            let number = cell.plain();
            push(
                out,
                &[
                    " table:style-name=\"text\" office:value-type=\"float\" office:value=\"",
                    &number,
                    "\"><text:p>",
                    &number,
                    "</text:p></table:table-cell>",
                ],
            );
        }
        Cell::Day(day) => {
            let day = day.to_string();
            push(
                out,
                &[
                    " table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"",
                    &day,
                    "\"><text:p>",
                    &day,
                    "</text:p></table:table-cell>",
                ],
            );
        }
    }
}

/// A text as paragraphs; white space that XML readers would fold is written out.
fn paragraphs(out: &mut String, text: &str) {
    for line in fitting(text).replace("\r\n", "\n").split(['\n', '\r']) {
        out.push_str("<text:p>");
        let mut after_space = true;
        for c in line.chars() {
            match c {
                '\t' => out.push_str("<text:tab/>"),
                ' ' if after_space => out.push_str("<text:s/>"),
                c => out.push_str(&escape(c.encode_utf8(&mut [0; 4]))),
            }
            after_space = c == ' ';
        }
        out.push_str("</text:p>");
    }
}

fn meta(tables: &Tables) -> String {
    let (title, lang, day) = (escape(&tables.title), escape(&tables.lang), tables.day);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta {NAMESPACES}><office:meta>\
         <dc:title>{title}</dc:title><dc:language>{lang}</dc:language><meta:creation-date>{day}T00:00:00</meta:creation-date>\
         </office:meta></office:document-meta>\n"
    )
}

/// The first row of each sheet stays when one scrolls.
fn settings(tables: &Tables) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-settings {NAMESPACES}><office:settings>\
         <config:config-item-set config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">\
         <config:config-item-map-entry><config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>\
         <config:config-item-map-named config:name=\"Tables\">"
    );
    for sheet in &tables.sheets {
        let name = escape(&sheet.title);
        push(
            &mut out,
            &["<config:config-item-map-entry config:name=\"", &name, "\">"],
        );
        let items = [
            ("VerticalSplitMode", "short", "2"),
            ("VerticalSplitPosition", "int", "1"),
            ("ActiveSplitRange", "short", "2"),
            ("PositionBottom", "int", "1"),
        ];
        for (item, kind, value) in items {
            push(
                &mut out,
                &[
                    "<config:config-item config:name=\"",
                    item,
                    "\" config:type=\"",
                    kind,
                    "\">",
                    value,
                    "</config:config-item>",
                ],
            );
        }
        out.push_str("</config:config-item-map-entry>");
    }
    out.push_str(
        "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>\
         </config:config-item-set></office:settings></office:document-settings>\n",
    );
    out
}

fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!(
            [1, 26, 27, 52, 703].map(letters),
            ["A", "Z", "AA", "AZ", "AAA"]
        );
    }

    #[test]
    fn white_space_and_lines_of_a_text_are_kept() {
        let mut out = String::new();
        paragraphs(&mut out, " a  <b>\tc\nd");

        assert_eq!(
            out,
            "<text:p><text:s/>a <text:s/>&lt;b&gt;<text:tab/>c</text:p><text:p>d</text:p>"
        );
    }
}

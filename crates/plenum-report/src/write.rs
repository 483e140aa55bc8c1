//! One way in to all writers: a format by its name, and the bytes of a report in it.

use plenum_core::{Head, Records};

use crate::model::Document;
use crate::outcome::Earlier;
use crate::{Catalogue, Order, WriteError, csv, docx, html, ics, markdown, ods, outcome, xlsx};

/// A form in which a report can leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One self-contained page.
    Html,
    /// Pages, by a typesetter.
    Pdf,
    /// A document to edit.
    Docx,
    /// A workbook.
    Xlsx,
    /// A workbook in the open format.
    Ods,
    /// All tables as CSV files in a zip.
    Csv,
    /// Notes.
    Markdown,
    /// Dates and actions.
    Calendar,
}

/// Makes pages of a document; it lives in a process of its own.
pub trait Typesetter: Send + Sync {
    /// The document as a tagged PDF.
    ///
    /// # Errors
    /// What went wrong, in words for a person.
    fn pdf(&self, document: &Document) -> Result<Vec<u8>, WriteError>;
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 8] = [
        Self::Html,
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
        Self::Ods,
        Self::Csv,
        Self::Markdown,
        Self::Calendar,
    ];

    /// Its name in addresses and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Calendar => "ics",
        }
    }

    /// How its files end.
    pub fn extension(self) -> &'static str {
        if self == Self::Csv {
            "csv.zip"
        } else {
            self.name()
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Csv => "application/zip",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Calendar => "text/calendar; charset=utf-8",
        }
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// The name of the file of a report: `report-full.full.en.docx`; nothing in it comes from a text.
pub fn file_name(format: Format, order: Order, lang: &str) -> String {
    let (kind, profile, ending) = (order.kind.name(), order.profile.name(), format.extension());
    format!("report-{kind}.{profile}.{lang}.{ending}")
}

/// The bytes of a report.
///
/// # Errors
/// The file cannot be put together; or there is no typesetter for pages.
pub fn report(
    format: Format,
    records: &Records,
    head: &Head,
    words: &Catalogue,
    order: Order,
    typesetter: Option<&dyn Typesetter>,
) -> Result<Vec<u8>, WriteError> {
    report_beside(format, records, head, words, order, None, typesetter)
}

/// The bytes of a report beside an earlier workshop of the same host.
///
/// # Errors
/// As [`report`].
pub fn report_beside(
    format: Format,
    records: &Records,
    head: &Head,
    words: &Catalogue,
    order: Order,
    earlier: Option<&Earlier<'_>>,
    typesetter: Option<&dyn Typesetter>,
) -> Result<Vec<u8>, WriteError> {
    let document = || outcome::document_beside(records, head, words, order, earlier);
    let tables = || outcome::tables_beside(records, head, words, order, earlier);
    match format {
        Format::Html => Ok(html::write(&document()).into_bytes()),
        Format::Pdf => typesetter
            .ok_or_else(|| WriteError("this program has no typesetter for PDF".to_owned()))?
            .pdf(&document()),
        Format::Docx => docx::write(&document()),
        Format::Xlsx => xlsx::write(&tables()),
        Format::Ods => ods::write(&tables()),
        Format::Csv => csv::write(&tables()),
        Format::Markdown => Ok(markdown::write(&document()).into_bytes()),
        Format::Calendar => {
            Ok(ics::write(&outcome::calendar(records, head, words, order)).into_bytes())
        }
    }
}

#[cfg(test)]
mod tests {
    use plenum_core::id::WorkshopId;
    use plenum_core::time::Timestamp;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn every_format_is_found_by_its_name_and_gives_the_same_bytes_twice() {
        let head = Head::empty(WorkshopId(Uuid::nil()));
        let order = Order::full(Timestamp(1_394_582_400_000));
        for format in Format::ALL {
            assert_eq!(Format::named(format.name()), Some(format));
            let write = || {
                let words = Catalogue::english();
                report(format, &Records::new(), &head, &words, order, None)
            };
            assert_eq!(write(), write());
            assert_eq!(write().is_err(), format == Format::Pdf);
        }
    }
}

//! Typesets a report as a tagged PDF.
//!
//! ```text
//! Document ── data::report ──▶ values ── report.typ in a closed world ──▶ pages ── PDF/UA-1 ──▶ bytes
//! ```
//!
//! A program of its own (`plenum-typeset`) and not a part of the server: what it is given was written by hundreds of
//! people, typesetting takes time and memory that depend on it, and a run that takes too much is ended without anybody in
//! a room noticing. It reads one document, writes one file, and reaches nothing else.

mod data;
pub mod fonts;
pub mod limits;
mod table;
mod text;
mod world;

use plenum_report::model::Document;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Dict, IntoValue, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The file of a document: tagged, with its language, title and outline, all fonts inside. The same document gives the
/// same bytes.
///
/// # Errors
/// The typesetter's own words. No text is expected to cause one: an error is a fault of the template.
pub fn pdf(document: &Document) -> Result<Vec<u8>, String> {
    let inputs = Dict::from_iter([("report".into(), data::report(document).into_value())]);
    let world = world::Closed::around(inputs)?;
    let pages: PagedDocument = typst::compile(&world)
        .output
        .map_err(|errors| spoken(&errors))?;
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| error.message().to_string())?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(
            concat!("Plenum ", env!("CARGO_PKG_VERSION")).to_owned(),
        )),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).map_err(|errors| spoken(&errors))
}

fn spoken(errors: &[SourceDiagnostic]) -> String {
    let words: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    words.join("; ")
}

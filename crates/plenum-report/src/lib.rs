//! What a workshop leaves behind: the archive that proves it, and the report that people read.
//!
//! ```text
//! commits ── archive::write ──▶ outcome.json ── archive::verify ──▶ commits, state, records
//! records ── outcome::document ──▶ Document ── html, docx, markdown (and a typesetter for PDF)
//!         ── outcome::tables ────▶ Tables ──── xlsx, ods, csv
//!         ── outcome::calendar ──▶ Calendar ── ics
//! ```
//!
//! [`Order`] says which report, for whom; it decides what is in the model. Writers are pure and print all of it.
//!
//! A report is a function of records, never of events: it can say nothing that a screen of the room could not show. It
//! reads only what the whole room may see. The crate decides no rule and no audience, and does no input or output.

pub mod archive;
pub mod catalogue;
pub mod chart;
pub mod csv;
pub mod docx;
pub mod html;
pub mod ics;
pub mod markdown;
pub mod model;
mod numbers;
pub mod ods;
pub mod order;
pub mod outcome;
mod pack;
pub mod tables;
pub mod write;
#[cfg(test)]
mod writer_tests;
pub mod xlsx;
pub mod xml;

use plenum_core::time::Timestamp;
use plenum_core::{Head, Records};

pub use archive::{Damage, Verified};
pub use catalogue::Catalogue;
pub use order::{Order, Profile, ReportKind};
pub use write::{Format, Typesetter};

/// A file could not be put together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file cannot be written: {0}")]
pub struct WriteError(pub String);

/// The full report as one self-contained page, in English. `as_of` is the time of the last commit.
pub fn outcome_html(records: &Records, head: &Head, as_of: Timestamp) -> String {
    let order = Order::full(as_of);
    html::write(&outcome::document(
        records,
        head,
        &Catalogue::english(),
        order,
    ))
}

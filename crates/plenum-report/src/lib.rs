//! What a workshop leaves behind: the archive that proves it, and the report that people read.
//!
//! ```text
//! commits ── archive::write ──▶ outcome.json ── archive::verify ──▶ commits, state, records
//! records ── outcome::document ──▶ Document ── html::write ──▶ outcome.html
//! ```
//!
//! A report is a function of records, never of events: it can say nothing that a screen of the room could not show. It
//! reads only what the whole room may see. The crate decides no rule and no audience, and does no input or output.

pub mod archive;
pub mod catalogue;
pub mod chart;
pub mod html;
pub mod model;
pub mod order;
pub mod outcome;

use plenum_core::time::Timestamp;
use plenum_core::{Head, Records};

pub use archive::{Damage, Verified};
pub use catalogue::Catalogue;
pub use order::{Order, Profile, ReportKind};

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

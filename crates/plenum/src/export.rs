//! Brings the report writers to the server, and writes an outcome into a folder.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use plenum_core::id::{SeatId, WorkshopId};
use plenum_core::time::Timestamp;
use plenum_core::{Commit, Head, Records};
use plenum_report::write::{file_name, report};
use plenum_report::{Catalogue, Format, Order, Profile, ReportKind, archive};
use plenum_server::{Asked, Exporter, NotWritten, Whole, Written};

use crate::report::typesetter;

/// The writers of `plenum-report`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reports;

impl Exporter for Reports {
    /// The archive of these commits. Its records follow from the commits and not from what the caller sees.
    fn archive(
        &self,
        commits: &[Commit],
        _records: &Records,
        names: &BTreeMap<SeatId, String>,
    ) -> String {
        let Some(first) = commits.first() else {
            return String::new();
        };
        archive::write(first.workshop, commits, names).unwrap_or_else(|damage| {
            // A room does not start on a damaged log, so nobody can ask for its archive. Were it so, nothing is handed out.
            tracing::error!(%damage, "an archive could not be written");
            String::new()
        })
    }

    fn read(&self, archive: &[u8]) -> Result<Whole, String> {
        archive::verify(archive)
            .map(whole)
            .map_err(|damage| damage.to_string())
    }

    fn html(
        &self,
        commits: &[Commit],
        records: &Records,
        _names: &BTreeMap<SeatId, String>,
    ) -> String {
        let Some(last) = commits.last() else {
            return String::new();
        };
        let head = Head {
            workshop: last.workshop,
            seq: last.seq,
            hash: last.hash.clone(),
        };
        plenum_report::outcome_html(records, &head, last.at)
    }

    fn report(
        &self,
        asked: &Asked,
        commits: &[Commit],
        records: &Records,
    ) -> Result<Written, NotWritten> {
        let unknown = |name: &String| NotWritten::Unknown(name.clone());
        let last = commits.last().ok_or_else(|| unknown(&asked.kind))?;
        let format = Format::named(&asked.format).ok_or_else(|| unknown(&asked.format))?;
        let words = Catalogue::of(&asked.lang).ok_or_else(|| unknown(&asked.lang))?;
        let order = Order {
            kind: ReportKind::named(&asked.kind).ok_or_else(|| unknown(&asked.kind))?,
            profile: Profile::named(&asked.profile).ok_or_else(|| unknown(&asked.profile))?,
            organisation: asked.organisation,
            ..Order::full(last.at)
        };
        let typesetter = typesetter();
        if format == Format::Pdf && typesetter.is_none() {
            return Err(unknown(&asked.format));
        }
        let head = Head {
            workshop: last.workshop,
            seq: last.seq,
            hash: last.hash.clone(),
        };
        let bytes = report(format, records, &head, &words, order, typesetter.as_deref());
        Ok(Written {
            name: file_name(format, order, words.lang()),
            media_type: format.media_type(),
            bytes: bytes.map_err(|error| {
                let cause = error.to_string();
                // Only pages are made by another program, which may be missing, busy or at its limits.
                if format == Format::Pdf {
                    NotWritten::Later(cause)
                } else {
                    NotWritten::Failed(cause)
                }
            })?,
        })
    }
}

/// What an import needs of a proved archive.
pub fn whole(verified: archive::Verified) -> Whole {
    Whole {
        workshop: verified.head.workshop,
        commits: verified.commits,
        names: verified.names,
    }
}

/// Writes `outcome.html` and `outcome.json` of a log.
///
/// # Errors
/// The log is damaged, or a file cannot be written.
pub fn write(
    folder: &Path,
    workshop: WorkshopId,
    commits: &[Commit],
    names: &BTreeMap<SeatId, String>,
) -> Result<Head> {
    let json = archive::write(workshop, commits, names)?;
    // Read back what was written: the page is made from the very bytes that will be verified.
    let verified = archive::verify(json.as_bytes())?;
    let as_of = commits.last().map_or(Timestamp(0), |commit| commit.at);
    let html = plenum_report::outcome_html(&verified.records, &verified.head, as_of);
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot create {}", folder.display()))?;
    for (name, text) in [("outcome.json", json), ("outcome.html", html)] {
        let path = folder.join(name);
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(verified.head)
}

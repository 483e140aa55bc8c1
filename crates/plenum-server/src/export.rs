//! The seam to the reports: the binary brings the writers, the server knows who may have what.

use std::collections::BTreeMap;

use plenum_core::id::{OrganisationId, SeatId};
use plenum_core::{Commit, Records};
use serde::Deserialize;
use thiserror::Error;

use crate::import::Whole;

/// A report that somebody asks for. The names are those of the writers; a name they do not know is refused.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Which report.
    pub kind: String,
    /// In which form.
    pub format: String,
    /// Who is named.
    pub profile: String,
    /// In which language of headings.
    pub lang: String,
    /// Whose feedback sheet.
    pub organisation: Option<OrganisationId>,
}

/// A file that leaves the server.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its name: letters, digits, dots and hyphens.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why there is no file.
#[derive(Clone, Debug, Error)]
pub enum NotWritten {
    /// There is no such kind, format, profile or language here.
    #[error("there is no such report: {0}")]
    Unknown(String),
    /// What makes this form is not here now, or the report is too much for it; other forms can be had.
    #[error("{0}")]
    Later(String),
    /// The writer failed.
    #[error("{0}")]
    Failed(String),
}

/// Writes what leaves the server as a file.
///
/// To add one, implement all functions as pure functions of their arguments: the same state must give the same bytes.
/// `records` holds only what the one who asks may see.
pub trait Exporter: Send + Sync + 'static {
    /// The archive: every commit, with the functions people are shown by.
    fn archive(
        &self,
        commits: &[Commit],
        records: &Records,
        names: &BTreeMap<SeatId, String>,
    ) -> String;

    /// Reads an archive and proves it.
    ///
    /// # Errors
    /// What is wrong with it, in one line.
    fn read(&self, archive: &[u8]) -> Result<Whole, String>;

    /// The outcome document as one self-contained page.
    fn html(
        &self,
        commits: &[Commit],
        records: &Records,
        names: &BTreeMap<SeatId, String>,
    ) -> String;

    /// A report.
    ///
    /// # Errors
    /// There is no such report, or it could not be written.
    fn report(
        &self,
        asked: &Asked,
        commits: &[Commit],
        records: &Records,
    ) -> Result<Written, NotWritten> {
        let (_, _) = (commits, records);
        Err(NotWritten::Unknown(asked.kind.clone()))
    }
}

/// The archive as a bare JSON array, one commit a line, and no document: what the server can do without a report writer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lines;

impl Exporter for Lines {
    fn archive(
        &self,
        commits: &[Commit],
        _records: &Records,
        _names: &BTreeMap<SeatId, String>,
    ) -> String {
        let lines: Vec<_> = commits.iter().map(Commit::line).collect();
        format!("[\n{}\n]\n", lines.join(",\n"))
    }

    fn read(&self, _archive: &[u8]) -> Result<Whole, String> {
        Err("this server reads no archives".to_owned())
    }

    fn html(
        &self,
        _commits: &[Commit],
        _records: &Records,
        _names: &BTreeMap<SeatId, String>,
    ) -> String {
        "<!doctype html><meta charset=\"utf-8\"><title>Plenum</title><p>This server has no report writer.</p>\n".to_owned()
    }
}

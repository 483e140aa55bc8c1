//! Zip archives that depend on nothing but their entries: no clock, no host, one fixed time.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::WriteError;

/// A zip archive that is being filled.
#[derive(Debug)]
pub(crate) struct Pack {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Pack {
    pub(crate) fn new() -> Self {
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
        }
    }

    /// Adds a file.
    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.put(name, bytes, CompressionMethod::Deflated)
    }

    /// Adds a file that must stand uncompressed.
    pub(crate) fn store(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.put(name, bytes, CompressionMethod::Stored)
    }

    fn put(&mut self, name: &str, bytes: &[u8], how: CompressionMethod) -> Result<(), WriteError> {
        let options = SimpleFileOptions::default()
            .compression_method(how)
            .last_modified_time(DateTime::default());
        let failed = |error: &dyn std::fmt::Display| WriteError(error.to_string());
        self.zip
            .start_file(name, options)
            .map_err(|error| failed(&error))?;
        self.zip.write_all(bytes).map_err(|error| failed(&error))
    }

    pub(crate) fn finish(self) -> Result<Vec<u8>, WriteError> {
        let done = self.zip.finish();
        done.map(Cursor::into_inner)
            .map_err(|error| WriteError(error.to_string()))
    }
}
